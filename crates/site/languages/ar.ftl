language = العربية

to-content = إلى المحتوى
navigation-site = الموقع
navigation-sections = الأقسام
navigation-about = حول الموقع
edition = الطبعة:
search = بحث
titles = الصحف
settings = الإعدادات
account = الحساب
top-stories = أهم الأخبار
for-you = لك
briefing = الموجز
latest = الأحدث
all-titles = كل الصحف
topics = المواضيع
how-we-rank = كيف نرتب
membership = العضوية
cancel-here = إلغاء العقود من هنا
unclaimed-money = أموال لم يطالب بها أحد
promise = بلا إعلانات ولا تتبع، ولا يُحمَّل شيء من مكان آخر. كل مقال ملك للصحيفة التي نشرته.
hidden = { $n ->
    [one] أُخفي مقال واحد بسبب ما كتمته
    [two] أُخفي مقالان بسبب ما كتمته
    [few] أُخفيت { $n } مقالات بسبب ما كتمته
   *[other] أُخفي { $n } مقالًا بسبب ما كتمته
}
what-you-mute = ما كتمته

section-world = العالم
section-national = محليات
section-politics = سياسة
section-business = اقتصاد
section-technology = تقنية
section-science = علوم
section-health = صحة
section-climate = مناخ
section-sport = رياضة
section-culture = ثقافة
section-life = حياة
section-opinion = رأي

just-now = الآن
minutes-ago = { $n ->
    [one] قبل دقيقة
    [two] قبل دقيقتين
    [few] قبل { $n } دقائق
   *[other] قبل { $n } دقيقة
}
hours-ago = { $n ->
    [one] قبل ساعة
    [two] قبل ساعتين
    [few] قبل { $n } ساعات
   *[other] قبل { $n } ساعة
}
yesterday = أمس
today = اليوم
date-long = { $weekday } { $day } { $month } { $year }
date-weekday = { $weekday } { $day } { $month }
date-short = { $day } { $month }
date-short-year = { $day } { $month } { $year }
date-exact = { $weekday } { $day } { $month } { $year }
date-time = { $date }، { $time }
weekday-1 = الاثنين
weekday-2 = الثلاثاء
weekday-3 = الأربعاء
weekday-4 = الخميس
weekday-5 = الجمعة
weekday-6 = السبت
weekday-7 = الأحد
weekday-short-1 = الاثنين
weekday-short-2 = الثلاثاء
weekday-short-3 = الأربعاء
weekday-short-4 = الخميس
weekday-short-5 = الجمعة
weekday-short-6 = السبت
weekday-short-7 = الأحد
month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر
month-short-1 = يناير
month-short-2 = فبراير
month-short-3 = مارس
month-short-4 = أبريل
month-short-5 = مايو
month-short-6 = يونيو
month-short-7 = يوليو
month-short-8 = أغسطس
month-short-9 = سبتمبر
month-short-10 = أكتوبر
month-short-11 = نوفمبر
month-short-12 = ديسمبر

live = مباشر
locked = مقفل
locked-for = لأعضاء { $name }
why-is-this-here = لماذا هذا هنا؟
why-here = لماذا هنا؟
told = { $n ->
    [one] صحيفة واحدة تروي هذا الخبر
    [two] صحيفتان ترويان هذا الخبر
    [few] { $n } صحف تروي هذا الخبر
   *[other] { $n } صحيفة تروي هذا الخبر
}
similar = { $n ->
    [one] صحيفة واحدة لها عنوان مشابه
    [two] صحيفتان لهما عنوان مشابه
    [few] { $n } صحف لها عنوان مشابه
   *[other] { $n } صحيفة لها عنوان مشابه
}
counts-titles = { $n ->
    [one] صحيفة واحدة
    [two] صحيفتان
    [few] { $n } صحف
   *[other] { $n } صحيفة
}
counts-reports = { $n ->
    [one] تقرير واحد
    [two] تقريران مستقلان
    [few] { $n } تقارير مستقلة
   *[other] { $n } تقريرًا مستقلًا
}
counts = { $titles }، { $reports }
older-articles = مقالات أقدم

front-heading = { $name }: أهم الأخبار
all-the-latest = كل الأحدث
more-top-stories = المزيد من أهم الأخبار
on-this-stand = في هذا الكشك
titles-of-edition = كل صحف هذه الطبعة وعددها { $n }
ordered-by-rules = ترتيب هذه الصفحة بقواعد يمكنك قراءتها.
why-each-story = لماذا كل خبر في مكانه

newest-in = الأحدث في { $name }
more-in = المزيد في { $name }
nothing-in-section = لا شيء في { $name } من صحف هذه الطبعة بعد. تمتلئ الأقسام كلما نشرت الصحف.
nothing-older = لا يوجد ما هو أقدم.
latest-articles = أحدث المقالات
latest-about = كل شيء من كل الصحف، الأحدث أولًا.
nothing-yet = لم تنشر أي صحيفة شيئًا هنا بعد. الصفحة الأولى تبيّن سير الجمع.
front-page = الصفحة الأولى

settings-about = تُحفظ في ملف ارتباط واحد في متصفحك. لا يُحفظ هنا شيء عنك.
colours = الألوان
theme-auto = مثل جهازي
theme-light = فاتح
theme-dark = داكن
text-size = حجم النص
size-small = صغير
size-medium = متوسط
size-large = كبير
size-huge = كبير جدًا
typeface = خط المقالات
face-serif = صحفي
face-sans = بسيط
edition-of-front = طبعة الصفحة الأولى
as-this-site = كما في هذا الموقع ({ $name })
language-of-site = لغة هذا الموقع
as-browser = كما يطلب متصفحي
language-about = يبقى ما تنشره الصحف بلغته. بعض الصفحات بالإنجليزية فقط حتى الآن.
save = حفظ

feeds-say = ماذا تقول الخلاصات
choose-titles = اختيار الصحف
choose-titles-meanwhile = اختيار الصحف في هذه الأثناء
outage = لم يمكن الوصول إلى أي ناشر منذ { $name }. ما هنا هو أخبار ذلك الوقت، وتتجدد حالما يجيب أحدهم.
no-network = لا أخبار لأنه لا توجد شبكة
no-network-about = منذ { $name } لم يمكن الوصول إلى أي ناشر. تظهر الأخبار حالما تجيب أول صحيفة.
all-off = كل الصحف متوقفة
all-off-about = لا يُجمع شيء ولا يُعرض شيء حتى تُشغَّل صحيفة واحدة على الأقل.
edition-off = لا صحيفة مشغّلة في هذه الطبعة
edition-off-about = قد تكون في الطبعات الأخرى أخبار، ويمكن للمشغّل أن يشغّل صحفًا في هذه الطبعة.
collecting = { $name } يجمع صحفه الأولى
collecting-soon = تصل الإجابات الأولى خلال ثوانٍ. هذه الصفحة تمتلئ من تلقاء نفسها.
collecting-so-far = الخلاصات التي أجابت: { $name }. هذه الصفحة تمتلئ من تلقاء نفسها.
none-brought = سُئلت كل الخلاصات ولم تأت أي منها بمقال
none-brought-about = الخلاصات التي أجابت: { $name }. ما قالته كل واحدة موجود في لوحة التحكم.
of-all = { $name } من { $other }
