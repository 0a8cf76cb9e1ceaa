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
# U+200F begins what is put together of parts alone: inside a sentence it would run from left to right.
date-time = ‏{ $date }، { $time }
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
counts = ‏{ $titles }، { $reports }
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
language-about = يبقى ما تنشره الصحف بلغته.
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

published = نُشر
updated = حُدّث
minutes-to-read = { $n ->
    [one] قراءة دقيقة
    [two] قراءة دقيقتين
    [few] قراءة { $n } دقائق
   *[other] قراءة { $n } دقيقة
}
corrected = صحّحه ناشره.
taken-down = سحبت { $name } هذا المقال.
with-agencies = مع { $name }
list-and = { $name } و{ $other }
text-taken-back = لم يعد النص معروضًا هنا لأن الجهة التي كتبته سحبته.
keeps-for-members = تحتفظ { $name } ببقية هذا المقال لأعضائها.
given-to-everyone = ما سبق هو ما تتيحه للجميع.
go-on-at = المتابعة في { $name }
all-in-feed = هذا كل ما تعطيه { $name } في خلاصتها.
headline-only = لا تعطي { $name } في خلاصتها إلا العنوان.
read-at = القراءة في { $name }
read-original = قراءة الأصل في { $name }
changed-since = { $n ->
    [one] تغيّر مرة واحدة منذ { $name }
    [two] تغيّر مرتين منذ { $name }
    [few] تغيّر { $n } مرات منذ { $name }
   *[other] تغيّر { $n } مرة منذ { $name }
}
see-what-changed = ماذا تغيّر
changed-silently = تغيّر دون تنويه:
about = عن:
sure = بنسبة ثقة { $n }٪
give-article = إهداء هذا المقال
saved = محفوظ
how-texts-look = مظهر النصوص
size = الحجم
letters = الخط
show-it-so = العرض هكذا
whole-story = القصة كاملة
related = ذو صلة
top-now = أهم الأخبار الآن
more-from = المزيد من { $name }
in-section = في { $name }
yours = ما يخصك
your-highlights = تظليلاتك وملاحظاتك
highlight-lost = تغيّر النص منذ ذلك الحين، ولم تعد هذه الكلمات فيه.
note = ملاحظة
a-note = ملاحظة
keep-note = حفظ الملاحظة
take-out = إزالة
highlight-passage = تظليل مقطع
whole-paragraph = فقرة كاملة
none = لا شيء
or-words = أو كلمات كما وردت في المقال
highlight = تظليل
labels = وسوم
label = وسم
take-off = نزع
put-on = وضع
follow = + متابعة { $name }
follows = تتابع { $name }
all-by = كل ما كتب { $name }
wall-down = سُحب هذا المقال
wall-down-about = ربما كتبت صحف أخرى عنه.
wall-later = يمكن قراءة هذا المقال لاحقًا
wall-later-about = يتيح ناشره قراءته هنا ابتداءً من { $name }.
wall-territory = لا يمكن قراءة هذا المقال هنا
wall-territory-about = يتيح ناشره قراءته في بعض البلدان فقط، ولا يُعرف أن بلدك منها.
wall-used-up = قرأت مقالات هذا الشهر المجانية
wall-used-up-about = يواصل الأعضاء القراءة. ابتداءً من { $name } تعود لك المقالات المجانية.
wall-register = سجّل لقراءة هذا المقال
wall-register-about = هو مجاني لكل من لديه حساب.
wall-subscribers = هذا المقال لمشتركي صحيفته
wall-subscribers-about = العضوية هنا لا تفتحه، والاشتراك في الصحيفة يفتحه.
wall-join-about = عضوية واحدة تفتح مقالات كل الصحف المشاركة هنا.
first-days-free = { $n ->
    [one] اليوم الأول مجاني.
    [two] أول يومين مجانًا.
    [few] أول { $n } أيام مجانًا.
   *[other] أول { $n } يومًا مجانًا.
}
read-this = قراءة هذا المقال
free-until = { $n ->
    [one] هو آخر مقال مجاني لك حتى { $name }.
    [two] هو أحد مقالين مجانيين لك حتى { $name }.
    [few] هو واحد من { $n } مقالات مجانية لك حتى { $name }.
   *[other] هو واحد من { $n } مقالًا مجانيًا لك حتى { $name }.
}
cookie-counts = يعدّها ملف ارتباط فيه رقم، ولا شيء غيره.
trial-button = { $n ->
    [one] تابع القراءة: يوم مجاني
    [two] تابع القراءة: يومان مجانًا
    [few] تابع القراءة: { $n } أيام مجانًا
   *[other] تابع القراءة: { $n } يومًا مجانًا
}
sign-up = التسجيل
see-plans = عرض الخطط
already-member = عضو بالفعل؟
sign-in-here = سجّل الدخول هنا
story = قصة
editors-named = سمّى محررو { $name } هذه القصة.
headline-of = عنوان
follow-story = + متابعة هذه القصة
follows-story = تتابع هذه القصة
new-reports = { $n ->
    [one] تقرير جديد منذ زيارتك ({ $name })
    [two] تقريران جديدان منذ زيارتك ({ $name })
    [few] { $n } تقارير جديدة منذ زيارتك ({ $name })
   *[other] { $n } تقريرًا جديدًا منذ زيارتك ({ $name })
}
new-since = جديد منذ زيارتك
counts-countries = { $n ->
    [one] بلد واحد
    [two] بلدان
    [few] { $n } بلدان
   *[other] { $n } بلدًا
}
counts-languages = { $n ->
    [one] لغة واحدة
    [two] لغتان
    [few] { $n } لغات
   *[other] { $n } لغة
}
first-seen = أول ظهور
newest = الأحدث
first-by = أول من نشر: { $name }
first-by-at = أول من نشر: { $name }، { $other }
read-it = اقرأه
was-part-of = كانت من قبل جزءًا من:
part-left = صار جزء من هذه القصة قصة مستقلة:
picture-from = الصورة:
every-report = كل التقارير بترتيب ظهورها
agency-carried = { $n ->
    [one] نص من { $name }، نشرته صحيفة واحدة
    [two] نص من { $name }، نشرته صحيفتان
    [few] نص من { $name }، نشرته { $n } صحف
   *[other] نص من { $name }، نشرته { $n } صحيفة
}
one-text-carried = { $n ->
    [one] نص واحد نشرته صحيفة واحدة
    [two] نص واحد نشرته صحيفتان
    [few] نص واحد نشرته { $n } صحف
   *[other] نص واحد نشرته { $n } صحيفة
}
agency-text = نص من { $name }
and-more = و{ $n } أخرى
newer-not-listed = { $n ->
    [one] ومقال أحدث لا تعرضه هذه الصفحة.
    [two] ومقالان أحدث لا تعرضهما هذه الصفحة.
    [few] و{ $n } مقالات أحدث لا تعرضها هذه الصفحة.
   *[other] و{ $n } مقالًا أحدث لا تعرضها هذه الصفحة.
}
copy-exact = النص نفسه
copy-edited = محرَّر
copy-shortened = مختصر
copy-extended = مع فقرات خاصة
copy-headline = بعنوان مترجم
how-told = كيف رُوي
own-texts = نصوص خاصة
copies = نسخ
as-table = كجدول
from-time = من
articles = مقالات
bars-about = { $name }، { $other }.
counts-articles = { $n ->
    [one] مقال واحد
    [two] مقالان
    [few] { $n } مقالات
   *[other] { $n } مقالًا
}
between = بين { $name } و{ $other }
who-led = من تصدّر به
pages-had-it = { $n ->
    [one] ظهر في صفحة أولى واحدة
    [two] ظهر في صفحتين أوليين
    [few] ظهر في { $n } صفحات أولى
   *[other] ظهر في { $n } صفحة أولى
}
at-very-top = منها { $n } في أعلى الصفحة
very-top = في أعلى الصفحة
further-down = أسفل ذلك
places-on-fronts = المواقع في الصفحات الأولى
title = الصحيفة
best-place = أفضل موقع
in-first-three = ضمن الثلاثة الأوائل
now = الآن
gone = اختفى
place-n = المركز { $n }
never = أبدًا
lasted-minutes = { $n } د
lasted-hours = { $n ->
    [one] ساعة
    [two] ساعتان
    [few] { $n } ساعات
   *[other] { $n } ساعة
}
only-one-says = ما قالته واحدة فقط
before = ما حدث من قبل
related-stories = قصص ذات صلة
who-tells = من يرويه
countries = البلدان
owners = المالكون
languages = اللغات
titles-about = { $name } من { $other } صحيفة مشغّلة. تحتفظ كل منها باسمها وتوقيعاتها وحقوقها.
no-title-yet = لا توجد صحف بعد. يضيفها المشغّل من لوحة التحكم.
off = متوقفة
elsewhere = في مكان آخر
kind = النوع
kind-newspaper = جريدة
kind-agency = وكالة أنباء
kind-broadcaster = هيئة بث
kind-magazine = مجلة
kind-digital = رقمي
kind-newsletter = نشرة بريدية
country = البلد
language-of-title = اللغة
owner = المالك
visit = زيارة { $name }
nothing-of = لا شيء من { $name } هنا بعد.
search-label = البحث في كل المقالات
search-hint = كلمات، "عبارة"، -بدون
search-title = بحث: { $name }
newest-first = الأحدث أولًا
best-first = الأنسب أولًا
found-all-muted = كل ما عُثر عليه هنا مخفي بسبب ما كتمته.
found-nothing = لا شيء من { $name } مقال فيه كل ذلك. جرّب كلمات أقل.
back = رجوع
more-results = نتائج أكثر
narrow = تضييق البحث
sections = الأقسام
keep-search = حفظ هذا البحث
its-name = اسمه
keep-it = حفظ
can-be-searched = يمكن البحث في { $name } مقال.
searches-kept = عمليات بحث تحفظها
remove = حذف
can-be-typed = ما يمكن كتابته
type-words = مقالات فيها الكلمتان بأي صيغة، مع التشكيل أو دونه
type-phrase = هذه الكلمات متتالية
type-without = دون كلمة
type-either = إحداهما
type-beginning = كلمات تبدأ هكذا
type-headline = في العنوان؛ بين الكتّاب؛ في قسم أو موضوع
type-source = من صحيفة؛ من بلد؛ بلغة
type-day = منذ ذلك اليوم؛ قبل يوم؛ في الأيام الأخيرة
type-saved = بين ما حفظته
saved-sign-in = is:saved يبحث فيما حفظته: سجّل الدخول أولًا.
history = السجل
history-about = ما فتحته في التسعين يومًا الأخيرة. لا يراه أحد غيرك.
saved-articles = المقالات المحفوظة
opened-lately = ما فتحته مؤخرًا
opened-nothing = لم تفتح شيئًا بعد، أو نُسي.
saved-nothing = لا شيء محفوظ بعد. «حفظ» تحت كل مقال.
opened-when = فُتح { $name }
saved-when = حُفظ { $name }
forget-all = نسيان كل ذلك
sign-in = تسجيل الدخول
nobody-runs = لا يشغّل أحد هذا الموقع بعد. ظهر رابط الإعداد عند أول تشغيل للخادم، وهذا الأمر يعرض رابطًا جديدًا:
mail-address = البريد الإلكتروني
password = كلمة المرور
sign-in-passkey = الدخول بمفتاح مرور
no-password = لا تتوفر كلمة المرور؟
mail-link = أرسل لي رابطًا للدخول
mail-reset = أرسل لي رابطًا لكلمة مرور جديدة
no-mail = لا بريد مُعدّ هنا. يمكن لمن يشغّل الموقع أن يعطيك رابطًا لكلمة مرور جديدة.
reset-done = حُفظت كلمة المرور الجديدة. سجّل الدخول بها.
mailed-done = إن كان لهذا العنوان حساب هنا فالرابط في طريقه إليه.
one-more-step = خطوة أخرى
six-digits = اكتب الأرقام الستة التي يعرضها تطبيق المصادقة الآن، أو أحد رموز الاستعادة.
code = الرمز
error-page = هذه الصفحة ليست في الجريدة
error-page-about = ربما كُتب العنوان خطأ أو انتقلت الصفحة.
error-article = هذا المقال ليس هنا
error-article-about = ربما العنوان مقطوع. عناوين المقالات هنا لا تتغير، والعنوان الكامل يعمل دائمًا.
error-story = هذه القصة ليست هنا
error-story-empty = لم يبق شيء من هذه القصة
error-story-empty-about = سحب الناشرون كل مقالاتها.
error-story-muted = كتمت كل ما في هذه القصة
error-story-muted-about = ما تكتمه مخفي هنا أيضًا، ويمكنك إنهاء الكتم متى شئت.
error-title = هذه الصحيفة ليست في الكشك
error-title-about = ربما لها اسم آخر هنا. كل الصحف في القائمة.
error-section = هذا القسم غير موجود
error-section-about = الأقسام في الشريط أعلى كل صفحة.
error-withdrawn = سحب الناشر هذا المقال
error-withdrawn-about = نُشر ثم سُحب، ولم يعد نصه معروضًا.
error-sign-in = سجّل الدخول أولًا
error-sign-in-about = هذا لمن لديهم حساب هنا. لم يُحفظ ما أرسلته، فسجّل الدخول وأرسله مجددًا.
error-prove = أما زلت أنت؟
error-prove-about = أثبت هويتك مرة أخرى.
error-other-role-about = لحسابك دور آخر، ويمكن لمن يشغّل الموقع تغييره.
error-refused = لم ينجح ذلك
error-foreign-form = لم يُرسل النموذج من هذا الموقع
error-foreign-form-about = لحماية الحسابات لا تُقبل النماذج إلا من صفحات هذا الموقع. افتح الصفحة هنا وحاول مجددًا.
error-method = هذا العنوان لا يقبل طلبًا كهذا
error-method-about = افتح الصفحة في متصفحك بدلًا من ذلك.
error-form = ينقص شيء في النموذج
error-search = لا يمكن البحث الآن
error-search-about = فهرس البحث غير موجود ويُعاد بناؤه تلقائيًا. القوائم والمقالات كما هي، فحاول بعد قليل.
error-database = لا يمكن قراءة الأخبار الآن
error-database-about = لم تستجب قاعدة البيانات. لم يضِع شيء، فحاول بعد قليل. يجد المشغّل السبب في السجل.
error-broken = تعطّل شيء من جهتنا
error-broken-about = سُجّل العطل. حاول مجددًا أو اقرأ شيئًا آخر في هذه الأثناء.
to-front = إلى الصفحة الأولى
your-account = حسابك
kind-public-body = جهة عامة
site-about = أخبار صحف كثيرة في مكان واحد بمصادرها: بلا إعلانات ولا تتبع.

error-operators = هذه الصفحة للمشغّل
error-editors = هذه الصفحة للمحررين
error-publishers = هذه الصفحة للناشرين

last-days = { $name } من الأيام الثلاثة الأخيرة.
by-words = بحسب كلماتها وأقسامها، ويذكر كل منها مدى الثقة.
all-topics = كل المواضيع
nothing-about = لا شيء من الأيام الثلاثة الأخيرة عنه.
topics-about = أعلى مفردات وكالات الأنباء (Media Topics, © IPTC, CC BY 4.0). ويمكن متابعة أي شيء آخر: مكان أو شخص أو عبارة.
place-person-phrase = مكان أو شخص أو عبارة
follow-it = + متابعة
picks-about = اختاره محررو هذا الموقع لا معادلة. لا يمكن لأحد أن يدفع مقابل مكان.
nothing-picked = لا شيء في هذه القائمة الآن.
the-list = القائمة
our-picks = اختياراتنا
good-news = أخبار سارة
for-you-everybody = هذا ما يراه الجميع: ما يتصدر وما هو جديد. لا يُتعلَّم عنك شيء قبل تسجيل الدخول.
for-you-sign-in = سجّل الدخول لتكون لك قائمتك
for-you-off = التعلّم متوقف: هذه القائمة نفسها للجميع.
change-that = تغيير ذلك
for-you-about = لك وحدك، مما تفتحه وتتابعه.
new-in-followed = الجديد فيما تتابعه
see-and-forget = رؤية ما هو معروف وتغييره ونسيانه
knows-nothing = لا يُعرف عنك شيء بعد. افتح ما يعجبك أو تابع شيئًا: علامة «+» تحت كل عنصر.
how-varied = مقدار التنوع
nothing-to-choose = لا شيء للاختيار بعد: لم تنشر أي صحيفة من هذه الطبعة شيئًا هنا.
more-or-less = المزيد منه أو الأقل
mute-30 = كتم لمدة 30 يومًا
all-for-now = هذا كل شيء الآن. تتجدد القائمة مع كل ما يصل.
briefing-morning = الطبعة الصباحية
briefing-evening = الطبعة المسائية
as-of = حتى { $name }
briefing-stories = { $n ->
    [one] قصة واحدة
    [two] قصتان
    [few] { $n } قصص
   *[other] { $n } قصة
}
minutes = { $n ->
    [one] دقيقة
    [two] دقيقتان
    [few] { $n } دقائق
   *[other] { $n } دقيقة
}
then-ends = { $name }، { $other }؛ ثم تنتهي.
length-and-edition = الطول والطبعة
nothing-to-tell = لا شيء يُروى بعد.
that-is-all = هذا كل شيء.
next-edition = تصدر الطبعة التالية { $name }.
at-clock = الساعة { $name }
briefing-sign-in = سجّل الدخول ليعرف ما تتابعه وما قرأته.
by-mail = بالبريد
no-mail-server = ليس لهذا الموقع خادم بريد، ويمكن للمشغّل إعداد واحد.
when = متى
how-long = كم يطول
your-zone = منطقتك الزمنية
keep-this = حفظ
dial-close = قريب مما أقرأ
dial-balanced = متوازن
dial-varied = متنوع قدر الإمكان

because-newest-published = الأحدث أولًا: نشرته { $name } في { $other }
because-newest-seen = الأحدث أولًا: رُصد هنا أول مرة في { $name }
because-of-title = هو من { $name }
because-of-section = تضعه { $name } في { $other } بحسب خلاصتها أو صفحتها
its-title = صحيفته
because-no-other-story = لا صحيفة أخرى لديها هذه القصة بعد
because-no-other-headline = لا صحيفة أخرى لها عنوان مشابه بعد
because-one-report = { $n ->
    [one] صحيفة واحدة تنشر التقرير نفسه
    [two] صحيفتان تنشران التقرير نفسه
    [few] { $n } صحف تنشر التقرير نفسه
   *[other] { $n } صحيفة تنشر التقرير نفسه
}
of-owners = { $n ->
    [one] لمالك واحد
    [two] لمالكين
    [few] لـ{ $n } ملاك
   *[other] لـ{ $n } مالكًا
}
because-carried-story = هذه القصة لدى { $name } { $other }
because-carried-headline = عنوان مشابه لدى { $name } { $other }
because-in-reports = { $name }، في { $other }
because-feed-top = في أعلى خلاصة صحيفته
because-feed-place = في المرتبة { $n } من خلاصة صحيفته
because-published = نُشر: { $name }
because-pinned-top = ثبّته محرر في الأعلى
because-pinned = ثبّته محرر في المرتبة { $n }
because-placed = { $n } من { $of } من الملاك يضعونه على صفحاتهم
because-top-three = { $name }، { $n } ضمن الثلاثة الأولى ({ $other })
because-rising = { $n ->
    [one] في صعود: تناوله مالك واحد في آخر ثلاث ساعات
    [two] في صعود: تناوله مالكان في آخر ثلاث ساعات
    [few] في صعود: تناوله { $n } ملاك في آخر ثلاث ساعات
   *[other] في صعود: تناوله { $n } مالكًا في آخر ثلاث ساعات
}
because-first-seen = رُصد أول مرة: { $name }
because-sport = تُحسب الرياضة { $name } في الطبعة العامة
because-soft = تُحسب القصة الخفيفة { $name } في الطبعة العامة
because-home = { $n }% من أصواته من بلد هذه الطبعة
because-aged = لا جديد منذ مدة: بقي { $n }% من وزنه
because-brief = مقالات قصيرة فقط حتى الآن ({ $n } كلمة)
because-interest = يشبه ما فتحته من قبل
because-lately = يشبه ما فتحته في الأيام الأخيرة
because-opens-section = تفتح { $name } أكثر من الأقسام الأخرى
because-opens-title = تفتح { $name } أكثر من الصحف الأخرى
because-follow = تتابع «{ $name }»
because-follow-near = قريب من موضوع تتابعه
because-many-newsrooms = لدى غرف أخبار كثيرة
because-new = جديد
because-readers = يشبه ما يفتحه القرّاء هنا
because-must-know = هو من أوائل القصص على الصفحات الأولى لغرف أخبار كثيرة
because-new-follow = بدأت للتو متابعة شيء ورد فيه
because-exploration = لمعرفة إن كان يهمك شيء آخر: واحد من { $n }، بالمصادفة
because-nothing-else = لا شيء يرجّحه سوى أن المراتب الأفضل كانت مشغولة
because-read = قرأته، فلا يتصدّر
because-told = أُخطرت به، فلا يتصدّر
because-another-report = تقرير آخر عن حدث هذا المقال
because-same-report = النص نفسه لمقال من القصة
because-same-headline = العنوان نفسه لمقال من القصة
because-names = أسماء مشتركة: { $name }
because-words = كلمات مشتركة: { $name }
because-numbers = أرقام مشتركة: { $name }
because-same-time = في وقت تقارير القصة
because-minutes-apart = { $n ->
    [one] على بعد دقيقة من أقرب تقرير في القصة
    [two] على بعد دقيقتين من أقرب تقرير في القصة
    [few] على بعد { $n } دقائق من أقرب تقرير في القصة
   *[other] على بعد { $n } دقيقة من أقرب تقرير في القصة
}
because-hours-apart = { $n ->
    [one] على بعد ساعة من أقرب تقرير في القصة
    [two] على بعد ساعتين من أقرب تقرير في القصة
    [few] على بعد { $n } ساعات من أقرب تقرير في القصة
   *[other] على بعد { $n } ساعة من أقرب تقرير في القصة
}
because-days-apart = { $n ->
    [one] على بعد يوم من أقرب تقرير في القصة
    [two] على بعد يومين من أقرب تقرير في القصة
    [few] على بعد { $n } أيام من أقرب تقرير في القصة
   *[other] على بعد { $n } يومًا من أقرب تقرير في القصة
}
because-link = أحدهما يحيل إلى الآخر
because-same-picture = الصورة نفسها
because-across-languages = الحدث نفسه بلغة أخرى ({ $name }، { $other })؛ المشترك: { $shared }
because-likely = يُرجَّح بنسبة { $n }% أنه الحدث نفسه
because-nothing-alike = لا قصة أخرى رُصدت حتى الآن عن هذا الحدث
because-round-up = جولة على أحداث عدة تُعرض وحدها
because-game = الاختبار أو اللعبة تُعرض وحدها
because-promotion = العرض الترويجي يُعرض وحده
because-listing = القائمة تُعرض وحدها
because-alone = يُعرض وحده
because-editor = قرّره محرر
because-before = ما حدث قبل ذلك
because-near-story = قصة قريبة من هذه
because-words-beside = عنوانه وملخصه قريبان من عنوان هذا المقال وملخصه بكلماتهما واستعمالها
because-headlines-share = في العنوانين معًا: { $name }
because-texts-share = في المقالين معًا: { $name }
because-found-both = ما تبحث عنه في عنوانه وفي نصه
because-found-headline = ما تبحث عنه في عنوانه
because-found-text = ما تبحث عنه في نصه
because-found-otherwise = هو كما طلبته: بالصحيفة أو الكاتب أو الموضوع أو اللغة أو البلد أو اليوم أو ما حفظته
because-picked = اختاره محرر في هذا الموقع في { $name }
because-topic = عن «{ $name }» بحسب كلماته وقسمه؛ بثقة { $n }%
because-words-stand = «{ $name }» في عنوانه أو سطر كاتبه

text-from-carried = { $n ->
    [one] هذا النص من { $name } وتنشره صحيفة واحدة.
    [two] هذا النص من { $name } وتنشره صحيفتان.
    [few] هذا النص من { $name } وتنشره { $n } صحف.
   *[other] هذا النص من { $name } وتنشره { $n } صحيفة.
}
text-from = هذا النص من { $name }.
text-others-carry = { $n ->
    [one] تنشر هذا النص صحيفة أخرى.
    [two] تنشر هذا النص صحيفتان أخريان.
    [few] تنشر هذا النص { $n } صحف أخرى.
   *[other] تنشر هذا النص { $n } صحيفة أخرى.
}
text-first-carried = { $n ->
    [one] كان هذا النص لدى { $name } أولًا؛ تنشره صحيفة واحدة.
    [two] كان هذا النص لدى { $name } أولًا؛ تنشره صحيفتان.
    [few] كان هذا النص لدى { $name } أولًا؛ تنشره { $n } صحف.
   *[other] كان هذا النص لدى { $name } أولًا؛ تنشره { $n } صحيفة.
}
text-unknown-carried = { $n ->
    [one] تنشر هذا النص صحيفة واحدة؛ ولا يُعرف من كتبه أولًا.
    [two] تنشر هذا النص صحيفتان؛ ولا يُعرف من كتبه أولًا.
    [few] تنشر هذا النص { $n } صحف؛ ولا يُعرف من كتبه أولًا.
   *[other] تنشر هذا النص { $n } صحيفة؛ ولا يُعرف من كتبه أولًا.
}
text-first-published = نشرت { $name } هذا النص أول مرة.
here-shortened = وهو هنا مختصر.
here-edited = وهو هنا محرَّر.
here-translated = وهو هنا تحت عنوان بلغة أخرى.
copy-first = رُصد أولًا
own-paragraphs = الفقرات التي بجانبها خط هي من { $name } نفسها.
who-wrote-it = من كتبه
who-carries-it = من ينشره
how-known = كيف عُرف ذلك
first-reported-by = أول من أورده
who-cites-this = من يستشهد به
whom-this-cites = بمن يستشهد
who-cites-whom = من يستشهد بمن
names-as-sources = يسمّي هذا المقال:
is-named-by = يسمّيه:
withdrawn-by-source = سحبت { $name } هذا النص، وهي مصدره.
says-start = جاء في بدايته هنا «{ $name }».
says-end = جاء في سطوره الأخيرة هنا «{ $name }».
says-byline = جاء في سطر الكاتب هنا «{ $name }».
says-caption = جاء في شرح الصورة هنا «{ $name }».
says-headline = جاء في العنوان هنا «{ $name }».
says-any = جاء في النص هنا «{ $name }».
says-url = جاء في العنوان الإلكتروني هنا «{ $name }».
says-slug = جاء في كلمة الوكالة المفتاحية هنا «{ $name }».
says-machine = جاء في الجزء المقروء آليًا من الصفحة «{ $name }».
says-article = جاء في { $name } «{ $other }».
an-article = مقال
published-itself = نشرته { $name } بنفسها.
appeared-ahead = { $n ->
    [one] ظهر قبل غيره بدقيقة.
    [two] ظهر قبل غيره بدقيقتين.
    [few] ظهر قبل غيره بـ{ $n } دقائق.
   *[other] ظهر قبل غيره بـ{ $n } دقيقة.
}
appeared-ahead-of = { $n ->
    [one] ظهر نص { $name } قبل غيره بدقيقة.
    [two] ظهر نص { $name } قبل غيره بدقيقتين.
    [few] ظهر نص { $name } قبل غيره بـ{ $n } دقائق.
   *[other] ظهر نص { $name } قبل غيره بـ{ $n } دقيقة.
}
others-have-parts = لدى الآخرين أجزاء من نصه.
basis-beside = بالمقارنة مع نص { $name }: { $other }
basis-nothing-alike = لا مقال آخر رُصد حتى الآن له هذا النص.
basis-same-text = النص نفسه كلمة بكلمة.
basis-same-item = خبر الوكالة نفسه بحسب رقمه.
basis-same-address = كلاهما يذكر العنوان الأصلي نفسه للنص.
basis-same-headline = العنوان نفسه؛ ولم يأتِ أيٌّ منهما بنص.
basis-shared = { $here }% من هذا النص في الآخر، و{ $there }% من الآخر في هذا.
basis-own = { $n ->
    [one] فقرة واحدة من الصحيفة نفسها.
    [two] فقرتان من الصحيفة نفسها.
    [few] { $n } فقرات من الصحيفة نفسها.
   *[other] { $n } فقرة من الصحيفة نفسها.
}
silent-headline = كان العنوان «{ $name }» وصار «{ $other }»
silent-number = صار «{ $name }» «{ $other }» في جملة لم يتغير فيها سواه
silent-taken-out = حُذفت { $n } كلمة، أي { $name }% من النص
named-in-it = وردت فيه أسماء:
why-these = لماذا هذه؟
follow-them = متابعتها
named-person = { $n ->
    [one] شخص ذُكر مرة واحدة
    [two] شخص ذُكر مرتين
    [few] شخص ذُكر { $n } مرات
   *[other] شخص ذُكر { $n } مرة
}
named-place = { $n ->
    [one] مكان ذُكر مرة واحدة
    [two] مكان ذُكر مرتين
    [few] مكان ذُكر { $n } مرات
   *[other] مكان ذُكر { $n } مرة
}
named-organisation = { $n ->
    [one] جهة ذُكرت مرة واحدة
    [two] جهة ذُكرت مرتين
    [few] جهة ذُكرت { $n } مرات
   *[other] جهة ذُكرت { $n } مرة
}
named-because = { $name }: { $other }.
shown-office = قبله «{ $name }»
shown-age = بعده عُمر: { $name }
shown-surname = ثم يكتفي النص بـ«{ $name }»
shown-house = فيه كلمة «{ $name }»
shown-letters = يسمّيه النص { $name }
shown-gazetteer = هو بلد أو مدينة
search-every-article = البحث عن «{ $name }» في كل المقالات

feeds-off = متوقفة: لا يُجمع شيء.
feeds-none = لا خلاصة معروفة، فلا يُجمع شيء.
feeds-count = { $n ->
    [one] خلاصة واحدة
    [two] خلاصتان
    [few] { $n } خلاصات
   *[other] { $n } خلاصة
}
feeds-not-asked = { $name }، لم تُطلب بعد.
feeds-answered = { $name }، آخر رد: { $other }.
feeds-all-fail = تفشل كل الخلاصات منذ { $name }:
feeds-some-fail = تفشل { $n } من { $of } خلاصات منذ { $name }:

topic-01000000 = فنون وثقافة وترفيه وإعلام
topic-02000000 = جريمة وقانون وقضاء
topic-03000000 = كوارث وحوادث
topic-04000000 = اقتصاد وأعمال ومال
topic-05000000 = تربية وتعليم
topic-06000000 = بيئة
topic-07000000 = صحة
topic-08000000 = قضايا إنسانية
topic-09000000 = عمل
topic-10000000 = حياة يومية وترفيه
topic-11000000 = سياسة
topic-12000000 = ديانة ومعتقدات
topic-13000000 = علوم وتكنولوجيا
topic-14000000 = قضايا اجتماعية
topic-15000000 = رياضة
topic-16000000 = نزاعات وحرب وسلام
topic-17000000 = طقس

places-about = أعلى { $n } مرتبة في قائمة هذه الطبعة، مع كل ما رفع كل قصة إليها.
places-none-kept = لم تُحفظ قائمة لذلك الوقت: تُحفظ القوائم ستين يومًا منذ أول صفحة أولى قُرئت.
places-then = أهم قصص هذه الطبعة كما كانت حينها: أُعدّت القائمة في { $name }. العناوين كما هي اليوم.
places-now = القائمة كما هي الآن
places-at = بتاريخ
places-show = عرض قائمة ذلك الوقت
places-empty = القائمة فارغة: لم تنشر أي صحيفة من هذه الطبعة شيئًا هنا بعد.
places-of = قائمة { $name }
score = الدرجة { $name }
held-back = أوقفها المحررون
held-back-about = يمنع محررو هذا الموقع هذه القصص من التصدّر؛ وكل ما يفعلونه موقَّع ويمكن الرجوع عنه.
held-back-since = موقوفة منذ { $name }

what-changed = ما الذي تغيّر
what-changed-in = ما الذي تغيّر: { $name }
changes-locked = لا يُقارن من هذا المقال إلا ما يجوز للجميع قراءته؛ والباقي للأعضاء.
taken-out = محذوف
put-in = مضاف
its-headlines = عناوينه
unchanged-since = لم تغيّر { $name } هذا المقال منذ رُصد أول مرة في { $other }.
the-headline = العنوان
same-words = الكلمات هي نفسها؛ تغيّرت صورة أو رابط أو التنسيق.
the-text = النص
unchanged-paragraphs = { $n ->
    [one] فقرة واحدة لم تتغير
    [two] فقرتان لم تتغيرا
    [few] { $n } فقرات لم تتغير
   *[other] { $n } فقرة لم تتغير
}
moved-here = نُقل إلى هنا
older-changes = { $n ->
    [one] تغيير أقدم واحد غير معروض.
    [two] تغييران أقدمان غير معروضين.
    [few] { $n } تغييرات أقدم غير معروضة.
   *[other] { $n } تغييرًا أقدم غير معروض.
}
first-seen-here = رُصد هنا أول مرة في { $name }.
full-text-came = في { $name } حلّ النص الكامل من صفحة الصحيفة محل كلمات الخلاصة القليلة؛ كانت تلك قراءتنا لا تغييرًا من الناشر، فلا تُدرج.
only-publisher = لا يُعرض إلا ما غيّره الناشر.
back-to-article = العودة إلى المقال

welcome = مرحبًا
welcome-part = مرحبًا، الجزء { $name } من 6
welcome-all = الستة في صفحة واحدة
choosing = ماذا تريد أن تقرأ؟
choosing-about = لا يستغرق ذلك دقيقة، ويمكن تغيير كل شيء لاحقًا. ما تختاره تتابعه: تبدأ به «لك»، وهناك تراه وتنساه.
choosing-topics = مواضيع تهمك
choosing-titles = صحف تقرؤها
begin-reading = ابدأ القراءة
skip-this = تخطَّ هذا
choose-topics = اختر مواضيع وصحفًا

following = ما تتابعه
following-about = الجديد في القصص التي تتابعها وعمليات البحث التي تحتفظ بها، وما صُحّح منذ قرأته.
be-told = تلقّي إخطار به
all-you-follow = كل ما تتابعه
corrected-since = صُحّح منذ قرأته
put-right = صحّح ناشره شيئًا { $name }:
see-the-change = عرض التغيير
rules-found = ما وجدته قواعدك
by-your-rule = وفق قاعدتك: { $name }
clear-list = إفراغ هذه القائمة
stories = القصص
searches = عمليات البحث
writers = الكتّاب
following-nothing = لا تتابع أي قصة ولا تحتفظ بأي بحث بعد: «متابعة هذه القصة» في صفحة كل قصة، و«حفظ هذا البحث» بجانب ما تبحث عنه.
new-since-there = { $n ->
    [one] مقال جديد منذ زيارتك
    [two] مقالان جديدان منذ زيارتك
    [few] { $n } مقالات جديدة منذ زيارتك
   *[other] { $n } مقالًا جديدًا منذ زيارتك
}
new-since-looked = { $n ->
    [one] مقال جديد منذ نظرت
    [two] مقالان جديدان منذ نظرت
    [few] { $n } مقالات جديدة منذ نظرت
   *[other] { $n } مقالًا جديدًا منذ نظرت
}

labels-about = تُوضع الوسوم أسفل المقال أو بقاعدة.
rules = القواعد
labels-none = لا مقال عليه وسم بعد.
label-empty = لا مقال عليه هذا الوسم.
labelled-when = وُسم { $name }
highlights-title = التظليلات والملاحظات
highlights-about = المقاطع التي ظلّلتها، الأحدث أولًا. لا يراها أحد غيرك.
all-as-markdown = كلها بصيغة Markdown
highlights-none = لم يُظلَّل شيء بعد. «تظليل مقطع» أسفل كل مقال.
words-gone = سُحب المقال ومعه كلماته.
older-highlights = تظليلات أقدم

how-sign-in = كيف تسجّل الدخول
your-name = الاسم
not-answered-yet = لم يأتِ منه رد بعد.
change = تغيير
new-address = العنوان الجديد
password-set = مضبوطة
password-none = لا توجد
choose-one = اختيار واحدة
present-password = كلمة المرور الحالية
new-password = كلمة المرور الجديدة
password-hint = عشرة أحرف على الأقل. بضع كلمات متتالية يسهل تذكّرها.
second-factor = العامل الثاني
factor-on = مفعّل: رمز من تطبيقك
factor-off = غير مفعّل
turn-on = تفعيل
turn-off = إيقاف
passkeys = مفاتيح المرور
passkeys-none = لا توجد
make-one = إنشاء واحد
see-them = عرضها
apps = التطبيقات
apps-short = رموز مميّزة بدل كلمة المرور
where-signed-in = أين سجّلت الدخول
this-one = هذه
session-from = من { $name }، آخر استخدام: { $other }
last-used = آخر استخدام: { $name }
never-used = لم يُستخدم قط
end = إنهاء
end-named = إنهاء: { $name }
remove-named = حذف: { $name }
end-all-others = إنهاء كل ما عداها
sign-out = تسجيل الخروج
your-reading = قراءتك
what-is-unread = غير المقروء
subscriptions-and-apps = الاشتراكات والتطبيقات
what-you-follow = ما تتابعه
what-you-are-told = ما تُخطَر به
webhooks = Webhooks
webhooks-about = ما يُعثر عليه لك يُرسل إلى برنامج لك خلال دقيقة: العنوان ومكان قراءته، بلا نص.
webhook-of-search = ما يعثر عليه البحث «{ $name }»
webhook-of-rules = ما تُخطر به قواعدي
webhook-secret = سرّه
webhook-turn-on = تشغيل
webhook-turn-on-named = تشغيل { $name }
webhook-address = عنوان برنامجك
webhook-of = ما يُرسل
webhook-how = الرسائل بصيغة JSON وموقّعة بـ HMAC-SHA256 وفق Standard Webhooks. ما لا يُقبل (200 إلى 299) يُعاد إرساله على فترات تطول؛ والعنوان الذي لا يقبل شيئًا ثلاثة أيام يُوقَف، وتُخطَر بالبريد.
webhook-log = الرسائل
webhook-waits = ينتظر
webhook-not-reached = تعذّر الوصول، وستُعاد المحاولة
webhook-answered = أجاب { $name }، وستُعاد المحاولة
webhook-taken = قُبل { $name }
webhook-failing = لا يقبل شيئًا منذ: { $name }
webhook-off = أُوقف { $name }؛ ما ينتظر يُحفظ أسبوعين
webhook-letter-subject = أُوقف أحد عناوين webhook لديك
webhook-letter = لم يعد يُرسل شيء إلى { $name }: لم يقبل شيئًا مدة طويلة، أو قال إنه لم يعد موجودًا.
webhook-letter-waits = ما ينتظر يُحفظ أسبوعين ويُرسل حين تشغّل العنوان من جديد:
form-webhook-address = ليس هذا عنوان برنامج على الوِب؛ يبدأ العنوان بـ https://.
form-webhook-search = لم تعد تحفظ هذا البحث؛ اختر غيره.
form-webhooks = لديك عشرة عناوين؛ أنهِ واحدًا أولًا.
what-for-you-knows = ما يعرفه «لك»
your-membership-and-gifts = عضويتك والمقالات التي تهديها
plans = الخطط
where-fee-went = أين ذهب اشتراكي
your-data = بياناتك
your-data-about = كل ما يُحفظ عنك هنا ملكك.
take-a-copy = أخذ نسخة
erase-account = محو حسابك
desk = مكتب التحرير
console = لوحة التحكم
for-publishers = للناشرين
role-reader = قارئ
role-publisher = ناشر
role-editor = محرر
role-operator = مشغّل
done-address = هذا عنوانك من الآن.
done-address-mailed = رابط في طريقه إلى العنوان الجديد. افتحه ليصبح العنوان عنوانك.
done-factor-off = لم يعد الدخول يتطلب رمزًا.
done-name = حُفظ اسمك.
done-password = غُيّرت كلمة المرور، وانتهى دخولك من أي مكان آخر.
done-session = انتهت تلك الجلسة.
done-sessions = انتهت كل الجلسات الأخرى.
back-to-account = العودة إلى حسابك
done = تم
go-on = متابعة
prove-password = ما يلي أمر حسّاس، لذا تُطلب كلمة المرور مرة أخرى.
prove-otherwise = ما يلي أمر حسّاس. سجّل الخروج ثم الدخول من جديد للمتابعة.

apps-about = التطبيق الذي يقرأ هنا نيابة عنك يدخل برمز مميّز خاص به بدل كلمة المرور. أنهِ الرمز فيخرج التطبيق.
token-made = الرمز المميّز لـ { $name }. انسخه الآن، فلن يُعرض ثانية.
a-new-token = رمز مميّز جديد
name-of-app = اسم التطبيق
it-may = يجوز له
scope-read = رؤية القوائم والمقالات وما تقرؤه وتحفظه وتتابعه
scope-write = التعليم كمقروء والحفظ والمتابعة والكتم
scope-manage = كل ما عدا ذلك مما يسمح به دورك
it-ends = ينتهي
after-days = { $n ->
    [one] بعد يوم واحد
    [two] بعد يومين
    [few] بعد { $n } أيام
    [many] بعد { $n } يومًا
   *[other] بعد { $n } يوم
}
after-a-year = بعد سنة
not-at-any-time = لا ينتهي أبدًا
make-token = إنشاء الرمز المميّز
does-not-end = لا ينتهي
has-ended = انتهى
ends-on = ينتهي في { $name }
passkeys-about = يبقى مفتاح المرور على جهازك أو في مدير كلمات المرور ويفتح حسابك ببصمتك أو وجهك أو رمزك السري. لا يمكن لأحد تخمينه، ولا لموقع آخر أن يطلبه.
passkey-synced = محفوظ في أكثر من مكان
new-passkey = مفتاح مرور جديد
needs-script = يحتاج متصفحك إلى JavaScript لهذه الخطوة وحدها.
name-of-device = ما تسمّي به الجهاز
passkey-not-made = لم يُنشأ مفتاح مرور. حاول مجددًا أو استخدم جهازًا آخر.
make-passkey = إنشاء مفتاح مرور
passkeys-need-name = لا تعرض المتصفحات مفاتيح المرور إلا حيث للموقع اسم وTLS، أو في http://localhost.
passkey-asks = يسأل متصفحك جهازك أو مدير كلمات المرور.
sign-in-otherwise = سجّل الدخول بطريقة أخرى.
passkey-not-used = لم يُستخدم مفتاح مرور. حاول مجددًا أو سجّل الدخول بطريقة أخرى.
use-passkey = استخدام مفتاح مرور
another-way = طريقة أخرى
a-second-factor = عامل ثانٍ
factor-about = معه لا تفتح كلمة المرور وحدها شيئًا: يطلب الدخول أيضًا ستة أرقام يعرضها تطبيق على هاتفك.
factor-square = افتح تطبيق المصادقة ودعه يقرأ هذا المربع.
factor-square-label = السر في صورة مربع لكاميرا التطبيق
factor-secret = أو اكتب السر
factor-digits = اكتب الأرقام الستة التي يعرضها
factor-is-on = { $n ->
    [zero] هو مفعّل: يطلب الدخول رمزًا من تطبيقك. لم يبقَ لك أي رمز استعادة.
    [one] هو مفعّل: يطلب الدخول رمزًا من تطبيقك. بقي لك رمز استعادة واحد.
    [two] هو مفعّل: يطلب الدخول رمزًا من تطبيقك. بقي لك رمزا استعادة.
    [few] هو مفعّل: يطلب الدخول رمزًا من تطبيقك. بقيت لك { $n } رموز استعادة.
   *[other] هو مفعّل: يطلب الدخول رمزًا من تطبيقك. بقي لك { $n } رمز استعادة.
}
new-codes = رموز استعادة جديدة
old-codes-stop = تتوقف القديمة عن العمل.
make-codes = إنشاء رموز جديدة
turn-it-off = إيقافه
code-or-recovery = رمز من تطبيقك أو رمز استعادة
your-codes = رموز الاستعادة الخاصة بك
your-codes-about = احفظها حيث تجدها من دون هاتفك: على ورق أو في مدير كلمات المرور. يفتح كل منها حسابك مرة واحدة. لن تُعرض ثانية.

welcome-to = مرحبًا بك في { $name }
invited = أنت مدعو للقراءة هنا. اختر كلمة مرور؛ بها وبعنوانك تسجّل الدخول من الآن.
accept-invitation = قبول الدعوة
or-by-passkey = أو من دون كلمة مرور: يفتح جهازك حسابك ببصمتك أو وجهك أو رقمك السري.
accept-by-passkey = القبول بمفتاح مرور
one-more-click = نقرة واحدة أخرى وتكون قد سجّلت الدخول على هذا الجهاز.
choose-new-password = اختر كلمة مرور جديدة
new-password-about = سينتهي دخولك من كل مكان سجّلت الدخول فيه.
save-password = حفظ كلمة المرور
your-new-address = عنوانك الجديد
new-address-about = من الآن تسجّل الدخول بهذا العنوان، وإليه يصل البريد.
use-address = استخدام هذا العنوان
to-sign-in = إلى صفحة الدخول
erase-about = يزول عنوانك واسمك وجلساتك ورموزك وكل ما حُفظ لك فورًا ولا يعود.
erase-copy-first = خذ نسخة أولًا.
erase-mistyped = هذا ليس عنوانك. لم يُمحَ شيء.
erase-sure = للتأكد، اكتب عنوانك: { $name }
erase-everything = محو كل شيء
keep-account = الإبقاء عليه

known-bytes = كله: { $n } بايت. لا يراه أحد غيرك، ويزول مع حسابك.
your-list = قائمتك
learning = التعلّم
learning-off = متوقف. لا يُتعلَّم شيء، ولا يُستخدم شيء مما سبق تعلّمه، وقائمتك كقائمة الجميع.
learning-on = مفعّل: ما تفتحه يغيّر القائمة خلال ثانية.
switch-on = تفعيل
switch-off = إيقاف
nothing-followed = لا شيء بعد.
a-topic = موضوع: كلمة أو اسم أو مكان
mute-about = لا يظهر في أي من قوائمك حتى يحين أجله.
nothing-muted = لا شيء.
mute-words = كلمات في عنوان أو ملخص
mute-for = لمدة
a-day = يوم
a-week = أسبوع
thirty-days = 30 يومًا
for-ever = دائمًا
mute = كتم
what-you-opened = ما فتحته
remembered = { $n ->
    [zero] لا شيء محفوظ مما فُتح؛ الحد الأقصى مئتا مقال.
    [one] محفوظ كي لا يُعرض ثانية: مقال واحد، والحد الأقصى مئتان.
    [two] محفوظ كي لا يُعرض ثانية: مقالان، والحد الأقصى مئتان.
    [few] محفوظة كي لا تُعرض ثانية: { $n } مقالات، والحد الأقصى مئتان.
    [many] محفوظة كي لا تُعرض ثانية: { $n } مقالًا، والحد الأقصى مئتان.
   *[other] محفوظة كي لا تُعرض ثانية: { $n } مقال، والحد الأقصى مئتان.
}
by-section = حسب القسم
by-title = حسب الصحيفة
pieces-opened = { $n ->
    [zero] لم يُفتح شيء
    [one] فُتح مقال واحد
    [two] فُتح مقالان
    [few] فُتحت { $n } مقالات
    [many] فُتح { $n } مقالًا
   *[other] فُتح { $n } مقال
}
forget-this = نسيان هذا
forget-named = نسيان هذا: { $name }
forget-everything = نسيان كل ما تُعُلّم
wish-words = كلمات
wish-topic = موضوع
wish-title = صحيفة
wish-author = كاتب
wish-story = قصة
until = حتى { $name }
until-you-end-it = حتى تنهيه
hides-nothing = لا يخفي شيئًا من الجديد
hides-now = { $n ->
    [zero] لا يخفي شيئًا الآن
    [one] يخفي الآن مقالًا واحدًا
    [two] يخفي الآن مقالين
    [few] يخفي الآن { $n } مقالات
    [many] يخفي الآن { $n } مقالًا
   *[other] يخفي الآن { $n } مقال
}

telling-title = ما أُخطَر به
telling-about = من دون طلب، ولا يتكرر الشيء مرتين، ولا يتصدّر شيء منه الموجز التالي. وما تكتمه لا تُخطَر به.
told-stories = جديد القصص التي تتابعها
told-leads = قصة تصدّرت للتو
told-rules = ما تجده قواعدك
told-searches = ما تجده من جديد عمليات البحث التي تحفظها
way-none = لا إخطار
way-push = برسالة
way-mail = بالبريد
way-both = كلاهما
briefing-none = لا ترسل
in-the-morning = صباحًا
in-the-evening = مساءً
morning-and-evening = كلاهما
quiet-from = لا تزعجني من
quiet-until = إلى
quiet-about = الوقت نفسه مرتين يعني أبدًا. وما جاء في هذه الأثناء تُخطَر به بعدها.
browsers = متصفحات تتلقى الرسائل
no-browsers = لا يوجد بعد.
since = أُضيف: { $name }
no-messages = لا يرسل هذا الموقع رسائل إلى المتصفحات.
messages-about = تمر الرسالة عبر خدمة صانع المتصفح، مشفّرة بحيث لا يقرؤها إلا هذا المتصفح.
messages-need-script = تحتاج الرسائل إلى JavaScript في المتصفح الذي يتلقاها؛ أما البريد فلا.
mails-stop = هل تُنهى هذه الرسائل؟
mails-stopped = لن تصل هذه الرسائل بعد الآن
mails-again = يمكنك استعادتها حيث تختار ما تُخطَر به.
end-them = إنهاؤها
briefing-stop = هل يُنهى إرسال الموجز بالبريد؟
briefing-stopped = لن يصل الموجز بعد الآن
briefing-stopped-about = أُلغي بناءً على رغبتك. تجده في صفحته في أي وقت، ويمكنك طلبه من هناك مجددًا.
to-briefing = إلى الموجز
end-it = إنهاؤه

form-feed-address = يبدأ عنوان الخلاصة بـ http:// أو https://.
form-no-list = الملف ليس قائمة مقالات يمكن قراءتها (JSON فيه «items» أو «entries»).
form-no-opml = الملف ليس ملف OPML.
form-app = سمِّ التطبيق واختر ما يجوز له.
form-app-role = لا يسمح دورك إلا بالقراءة؛ اترك الخيار الأخير.
form-app-room = لديك خمسون رمزًا مميّزًا؛ أنهِ ما لا تستخدمه.
form-clock = يُكتب الوقت هكذا: 22:30.
form-way = اختر كيف تُخطَر.
form-zone = تُكتب المنطقة الزمنية هكذا: Europe/Berlin.
form-browser = لم يقدّم المتصفح ما يمكن إرسال الرسائل إليه.
form-browsers = يتسع المكان لعشرين متصفحًا. أنهِ واحدًا أولًا.
form-up-to = لا يقول النموذج حتى متى؛ افتح القائمة مجددًا.
form-no-mail = لا بريد مُعدّ هنا. يمكن لمن يشغّل الموقع أن يعطيك رابطًا.
form-no-mail-invite = لا بريد مُعدّ هنا؛ يمكن لمن يشغّل الموقع أن يدعوك.
form-time = يُكتب الوقت هكذا: 2026-11-26T08:00؛ اختر وقتًا مضى.
form-seat-name = اكتب لمن المقعد كي تتعرّف عليه لاحقًا.
form-voucher-member = أنت عضو بالفعل. احتفظ بالقسيمة لما بعد انتهاء عضويتك.
form-search-first = ابحث عن شيء أولًا؛ ثم يمكن حفظه.
form-searches = تحفظ مئة عملية بحث؛ احذف ما لا تستخدمه.
form-quote = هذه الكلمات ليست في المقال. انسخها كما هي أو اختر فقرة.
form-highlights = يتسع المقال لعدد { $n } من التظليلات. أزل واحدًا أولًا.
form-highlight-act = اختر ما يُفعل بالتظليل.
form-file = اختر الملف الذي أعطاك إياه القارئ الآخر.
form-article-act = اختر ما يُفعل بالمقال.
form-when = اختر متى يصل.
form-day = اختر يومًا بين اليوم وبعد سنة، مثل 2026-12-24.
form-plan-gone = لم تعد هذه الخطة معروضة. اختر غيرها.
form-for-whom = اكتب لمن هي.
form-letters = اكتب من حرف إلى ثمانين حرفًا.
form-follow = يمكن متابعة موضوع أو صحيفة أو كاتب أو قصة.
form-mute = يمكن كتم كلمات أو موضوع أو صحيفة أو قصة.
form-no-word = لا كلمة في ذلك يمكن البحث عنها.
form-dial = اختر درجة من درجات التنوّع.
form-learning = اختر هل يتعلّم «لك» أم لا.
form-rule-act = قل ما يجب أن يحدث: التعليم كمقروء أو الحفظ أو الوسم أو الإخفاء أو الإخطار.
form-rules = يتسع المكان لعدد { $n } من القواعد. أنهِ واحدة أولًا.
form-rule-when = قل كيف يجب أن يكون المقال: كلمات أو صحيفة أو كاتب أو موضوع أو لغة.
form-member-already = لديك عضوية بالفعل، وهي في صفحة حسابك.
form-nothing-paid = لم يُدفع شيء قط من هذا الحساب.
form-provider = لا يجيب مزوّد الدفع الآن. لم يُقتطع شيء؛ حاول بعد دقيقة.
form-no-passkey = لم يرسل المتصفح مفتاح مرور. يحتاج إلى JavaScript لهذه الخطوة وحدها.
form-farewell = اختر الإلغاء أو الانسحاب.
form-farewell-address = اكتب العنوان الذي يجري العقد باسمه.
form-pause = اختر التوقف المؤقت أو المتابعة.
form-label = اكتب وسمًا من حرف إلى ستين حرفًا.

refused-address-empty = أدخل عنوان بريد إلكتروني.
refused-address-incomplete = لعنوان البريد اسم وعلامة @ ونطاق: anna@example.org.
refused-address-long = عنوان البريد هذا طويل جدًا.
refused-address-letter = في عنوان البريد هذا حرف لا مكان له.
refused-address-host = ما يلي @ ليس نطاقًا يمكن إرسال البريد إليه.
refused-password-short = اختر عشرة أحرف على الأقل. بضع كلمات متتالية يسهل تذكّرها.
refused-password-long = كلمة المرور هذه أطول من 256 بايت؛ اختر أقصر منها.
refused-password-guess = هذه من أولى كلمات المرور التي قد يجرّبها أي أحد. اختر غيرها.
refused-password-own = لا تختر عنوانك أو اسمك.
refused-not-together = هذا العنوان وكلمة المرور هذه لا يتطابقان. تحقق من كليهما أو اطلب رابطًا بالبريد.
refused-password-wrong = هذه ليست كلمة مرورك.
refused-code = هذا الرمز غير صالح أو استُخدم من قبل. انتظر الرمز التالي في تطبيقك واكتبه.
refused-link = استُخدم هذا الرابط أو انتهى. اطلب رابطًا جديدًا.
refused-key = ليس هذا آخر مفتاح عرضه الخادم، أو أنه استُخدم. يعرض `newsstand operator-key` مفتاحًا جديدًا.
refused-address-taken = يوجد حساب بهذا العنوان بالفعل.
refused-suspended = هذا الحساب موقوف. يمكن للمشغّل إعادة فتحه.
refused-passkey = لم يُقبل مفتاح المرور هذا. حاول مجددًا أو سجّل الدخول بطريقة أخرى.
refused-passkeys = لديك عشرون مفتاح مرور؛ احذف واحدًا لا تستخدمه.
refused-last-way-in = هذا طريقك الوحيد إلى الدخول. اختر أولًا كلمة مرور.
refused-last-operator = هذا هو المشغّل الوحيد. عيّن شخصًا آخر مشغّلًا أولًا.
refused-no-account = لا يوجد حساب كهذا.
refused-wait-seconds = { $n ->
    [one] كثرت المحاولات. حاول مجددًا بعد ثانية.
    [two] كثرت المحاولات. حاول مجددًا بعد ثانيتين.
    [few] كثرت المحاولات. حاول مجددًا بعد { $n } ثوانٍ.
   *[other] كثرت المحاولات. حاول مجددًا بعد { $n } ثانية.
}
refused-wait-minutes = { $n ->
    [one] كثرت المحاولات. حاول مجددًا بعد دقيقة.
    [two] كثرت المحاولات. حاول مجددًا بعد دقيقتين.
    [few] كثرت المحاولات. حاول مجددًا بعد { $n } دقائق.
   *[other] كثرت المحاولات. حاول مجددًا بعد { $n } دقيقة.
}

plans-about = عضوية واحدة تمنحك مقالات كل صحيفة مشاركة هنا.
sign-up-sent = رسالة في طريقها إلى { $name }. الرابط الذي فيها يفتح حسابك.
invites-only = من يشغّل هذا الموقع يدعو قرّاءه: اطلب منه حسابًا.
days-free = { $n ->
    [one] يوم واحد مجانًا
    [two] يومان مجانًا
    [few] { $n } أيام مجانًا
    [many] { $n } يومًا مجانًا
   *[other] { $n } يوم مجانًا
}
trial-with-card = { $n ->
    [one] اختر الخطة التي تلي التجربة. تُطلب بطاقة في البداية؛ ولا يُقتطع منها شيء قبل انقضاء اليوم، وتُذكَّر قبل ذلك. لكل شخص تجربة واحدة.
    [two] اختر الخطة التي تلي التجربة. تُطلب بطاقة في البداية؛ ولا يُقتطع منها شيء قبل انقضاء اليومين، وتُذكَّر قبل ذلك. لكل شخص تجربة واحدة.
    [few] اختر الخطة التي تلي التجربة. تُطلب بطاقة في البداية؛ ولا يُقتطع منها شيء قبل انقضاء { $n } أيام، وتُذكَّر قبل ذلك. لكل شخص تجربة واحدة.
   *[other] اختر الخطة التي تلي التجربة. تُطلب بطاقة في البداية؛ ولا يُقتطع منها شيء قبل انقضاء { $n } يومًا، وتُذكَّر قبل ذلك. لكل شخص تجربة واحدة.
}
trial-without-card = لا تُطلب بطاقة، ولا يُقتطع شيء عند انتهائها. لكل شخص تجربة واحدة.
begin-trial = بدء التجربة
begin-days-free = { $n ->
    [one] بدء يوم مجاني
    [two] بدء يومين مجانيين
    [few] بدء { $n } أيام مجانية
   *[other] بدء { $n } يومًا مجانيًا
}
choose-for-trial = اختر الخطة التي تلي التجربة. يطلب مزوّد الدفع بطاقة؛ ولا يُقتطع شيء قبل انتهاء التجربة.
money = { $amount } { $code }
price-term = { $n ->
    [1] { $name } في الشهر
    [12] { $name } في السنة
    [two] { $name } كل شهرين
    [few] { $name } كل { $n } أشهر
   *[other] { $name } كل { $n } شهرًا
}
people-family = { $n ->
    [one] لك ولشخص آخر، لكل منكما حسابه وسجله
    [two] لك ولشخصين آخرين، لكل منهم حسابه وسجله
    [few] لك ولـ { $n } أشخاص آخرين على الأكثر، لكل منهم حسابه وسجله
   *[other] لك ولـ { $n } شخصًا آخر على الأكثر، لكل منهم حسابه وسجله
}
people-team = لفريق من { $n }؛ ومن يدفع لا يرى أبدًا ما يقرؤه الآخرون
order-by-invoice = الطلب بفاتورة
order-named = الطلب بفاتورة: { $name }
choose = اختيار
choose-named = اختيار: { $name }
invoice-terms = تصلك فاتورة وتدفعها بتحويل مصرفي؛ وهي لمدة واحدة ولا تتجدد من تلقاء نفسها. يمكنك الانسحاب خلال أربعة عشر يومًا من الدفع واسترداد كل شيء.
you-are-member = أنت عضو.
your-membership = عضويتك
paying-terms = تدفع في صفحة مزوّد الدفع. تستمر حتى تلغيها بنقرتين ومن دون سبب؛ وما دُفع تقرؤه حتى نهايته. يمكنك الانسحاب خلال أربعة عشر يومًا واسترداد كل شيء.
sign-up-first = لاختيار خطة، سجّل أو ادخل أولًا.
for-somebody-else = لشخص آخر
giving-about = عضوية لمدة محددة من اليوم الذي تختاره. تبدأ عند المطالبة بها وتنتهي من تلقاء نفسها.
give-a-membership = إهداء عضوية
withdraw-here = الانسحاب من العقد من هنا

member-not = تقرأ من دون عضوية.
member-trial-until = تستمر تجربتك حتى { $name }. ولا يُقتطع شيء عند انتهائها.
member-trial = تقرأ كعضو في فترة تجربتك.
member-endless = تقرأ كعضو.
member-until = تقرأ كعضو حتى { $name }.
thanks-member = شكرًا. أنت الآن عضو. يرسل مزوّد الدفع الإيصال بالبريد.
thanks-waiting = شكرًا. يبلغنا مزوّد الدفع بدفعتك خلال دقيقة.
look-again = انظر مجددًا
card-and-invoices = البطاقة والفواتير
pause = توقف مؤقت
cancel = إلغاء
your-team = فريقك
your-family = عائلتك
seats-room = { $n ->
    [zero] لا مكان لأحد غيرك.
    [one] إلى جانبك مكان لشخص واحد. له حسابه وسجله، ولا ترى أبدًا ما يقرؤه.
    [two] إلى جانبك مكان لشخصين. لكل منهما حسابه وسجله، ولا ترى أبدًا ما يقرآنه.
    [few] إلى جانبك مكان لـ { $n } أشخاص. لكل منهم حسابه وسجله، ولا ترى أبدًا ما يقرؤونه.
   *[other] إلى جانبك مكان لـ { $n } شخصًا. لكل منهم حسابه وسجله، ولا ترى أبدًا ما يقرؤونه.
}
seat-taken = يقرأ معك
seat-open = لم يأخذ المقعد بعد
take-back = استرجاع
take-back-named = استرجاع: { $name }
seat-for-whom = لمن المقعد التالي؟
make-link = إنشاء رابط
a-seat = مقعد
sits-about = شخص آخر يدفع عن قراءتك هنا، ولا يرى أبدًا ما تقرؤه.
leave-seat = ترك المقعد
what-you-asked = ما طلبته
asked-at = { $name }، الرقم { $other }
asked-cancel = إلغاء
asked-withdraw = انسحاب
asked-pause = توقف مؤقت
asked-go-on = متابعة
asked-by-hand = يتولى الأمر إنسان. لم يضع شيء مما قلته.
asked-again = لم ينفّذه مزوّد الدفع بعد؛ ويُطلب منه مجددًا. والعبرة بوقت قولك له.
asked-due = يُنفَّذ في { $name } لأنه قيل من دون تسجيل الدخول. إن لم تكن أنت من قاله فاسترجعه.
asked-now = يجري تنفيذه.
outcome-ends-at = ينتهي في { $name }. وحتى ذلك الحين تقرأ كما كنت.
outcome-ended-money-back = انتهى، و{ $name } في طريقه إليك بالطريقة التي دفعت بها.
outcome-ended = انتهى، ولن يُسحب شيء بعد الآن.
outcome-too-late = انتهت أيام العدول الأربعة عشر مع { $name }، فأُلغي بدلًا من ذلك: ينتهي في { $other }، وحتى ذلك الحين تقرأ كما كنت.
outcome-waived = طلبت أن تبدأ القراءة فورًا وأقررت بأن حق العدول يسقط بذلك، فأُلغي بدلًا من ذلك: ينتهي في { $name }، وحتى ذلك الحين تقرأ كما كنت.
outcome-pauses-at = يتوقف مؤقتًا في { $name }. ولا يُسحب شيء حتى تواصل.
outcome-goes-on = يستمر كما كان.
outcome-nothing-to-end = لا شيء يُسحب منك. التجربة أو الهدية تنتهي من تلقاء نفسها.
outcome-gift-back = { $name } ثمن هدية لم يقبلها أحد في طريقها إليك بالطريقة التي دفعت بها.
outcome-balance-back = { $name } من رصيدك في طريقها إليك بالطريقة التي دفعت بها.
outcome-balance-sent = { $name } من رصيدك أُعيدت إليك بحوالة مصرفية.
outcome-nothing-left = لم يبقَ شيء من رصيدك.
outcome-by-person = نفّذه شخص يعتني بهذا الموقع.
outcome-taken-back = تراجعتَ عنه.
articles-you-give = مقالات تهديها
gifts-left-about = { $n ->
    [zero] في صفحة كل مقال يمكنك إنشاء رابط يفتحه لغيرك. لا يمكنك إهداء المزيد هذا الشهر.
    [one] في صفحة كل مقال يمكنك إنشاء رابط يفتحه لغيرك. يمكنك إهداء مقال واحد آخر هذا الشهر.
    [two] في صفحة كل مقال يمكنك إنشاء رابط يفتحه لغيرك. يمكنك إهداء مقالين آخرين هذا الشهر.
    [few] في صفحة كل مقال يمكنك إنشاء رابط يفتحه لغيرك. يمكنك إهداء { $n } مقالات أخرى هذا الشهر.
   *[other] في صفحة كل مقال يمكنك إنشاء رابط يفتحه لغيرك. يمكنك إهداء { $n } مقالًا آخر هذا الشهر.
}
opens-until = يُفتح حتى { $name }
opens-no-more = لم يعد يُفتح
invoices = الفواتير
invoice-of = { $n ->
    [one] { $name }، شهر واحد
    [two] { $name }، شهران
    [few] { $name }، { $n } أشهر
   *[other] { $name }، { $n } شهرًا
}
invoice-open = { $name }: { $other }، مستحقة الدفع
invoice-paid = { $name }: { $other }، مدفوعة
invoice-void = { $name }: { $other }، ملغاة
memberships-given = عضويات أهديتها
link-to-hand-over = رابط لتسليمه
a-voucher = قسيمة
its-code = رمزها
use-it = استخدامها
paid-pending = لم تكتمل الدفعة الأولى بعد.
paid-pauses = تتوقف مؤقتًا في { $name }. لا يُقتطع شيء حتى تتابع.
paid-next = تُقتطع الدفعة التالية في { $name }.
paid-free-until = مجانًا حتى { $name }؛ ثم { $other }.
paid-active = { $name }؛ تُقتطع الدفعة التالية في { $other }.
paid-past-due = فشلت الدفعة الأخيرة. تواصل القراءة حتى { $name } ريثما يعيد مزوّد الدفع المحاولة.
paid-on-hold = هي معلّقة لأن دفعة فشلت. ما إن تُدفع حتى تواصل القراءة.
paid-paused = متوقفة مؤقتًا. لا يُقتطع شيء حتى تتابع.
paid-cancelled = أُلغيت. تواصل القراءة حتى { $name }؛ ولا يُقتطع شيء آخر.

cancel-headline = إلغاء عضوية
cancel-effect = تنتهي بانتهاء المدة المدفوعة؛ وحتى ذلك الحين تقرأ كما من قبل. لا حاجة إلى سبب.
cancel-confirm = إلغاء الآن
withdraw-headline = الانسحاب من عقد
withdraw-effect = خلال أربعة عشر يومًا من العقد ينتهي فورًا ويعود إليك كل ما دفعته. وبعد ذلك يُلغى بدلًا من ذلك: ينتهي بانتهاء المدة المدفوعة.
withdraw-confirm = تأكيد الانسحاب
farewell-done = سُجّل طلبك. الرقم { $name }، { $other }.
farewell-address = العنوان: { $name }
farewell-contract = العقد: { $name }
farewell-mailed = إن كان ثمة عقد بهذا العنوان فإن صندوق بريده يتلقى التأكيد الآن. احتفظ بهذه الصفحة إن أردت إثباتًا لديك.
contract-address = البريد الإلكتروني للعقد
contract-number = رقم العقد
contract-number-hint = إن كان لديك؛ وليس ضروريًا.

a-gift = هدية
gift-send = أرسل هذا الرابط إلى من تريده أن يقرأ:
gift-link = رابط الهدية
gift-terms = { $n ->
    [one] يفتح هذا المقال وحده على جهاز واحد حتى { $name }.
    [two] يفتح هذا المقال وحده على جهازين على الأكثر حتى { $name }.
    [few] يفتح هذا المقال وحده على { $n } أجهزة على الأكثر حتى { $name }.
   *[other] يفتح هذا المقال وحده على { $n } جهازًا على الأكثر حتى { $name }.
}
gift-again = أُنشئ من قبل ويُحسب مرة واحدة.
gift-left = يمكنك هذا الشهر إهداء المزيد: { $n }.
gift-from = عضو هنا يهديك هذا المقال.
open-gift = فتح الهدية
to-article = إلى صفحة المقال
give-about = تبدأ عند المطالبة بها لا عند دفعك، وتنتهي من تلقاء نفسها: لا يُقتطع شيء ممن يقرأ بها ولا منك ثانية.
no-plan-to-give = لا خطة يمكن إهداؤها هنا الآن.
what = ماذا
for-whom = لمن
their-address = بريده الإلكتروني
their-address-hint = (اتركه فارغًا لتحصل على رابط تسلّمه)
on-which-day = في أي يوم
on-which-day-hint = (فارغ يعني الآن)
what-to-say = ما تود قوله
what-to-say-hint = (يجوز تركه فارغًا)
pay-and-give = ادفع وأهدِ
give-terms = تدفع مرة واحدة في صفحة مزوّد الدفع. يمكن المطالبة بها خلال سنة. تُخبَر هل طولب بها، لا بما يُقرأ بها أبدًا. وما دام أحد لم يطالب بها فيمكنك الانسحاب خلال أربعة عشر يومًا واسترداد كل شيء.
gift-months = { $n ->
    [1] شهر
    [12] سنة
    [two] شهران
    [few] { $n } أشهر
   *[other] { $n } شهرًا
}
gift-of = { $n ->
    [1] شهر من { $name }
    [12] سنة من { $name }
    [two] شهران من { $name }
    [few] { $n } أشهر من { $name }
   *[other] { $n } شهرًا من { $name }
}
gift-priced = ‏{ $name }، { $other }
gift-to = { $name } لـ { $other }
membership-for-you = عضوية لك
membership-for = عضوية لـ { $name }
gift-begins = تبدأ حين تطالب بها، أو حيث تنتهي عضوية لديك، وتتوقف من تلقاء نفسها. لا تُطلب بطاقة. ومن أهداها لا يرى أبدًا ما تقرؤه.
claim-it = المطالبة بها
sign-in-to-claim = سجّل الدخول للمطالبة بها
given-claimed = { $name }، طولب بها في { $other }
given-unclaimed = { $name }؛ لم يطالب بها أحد خلال سنة
given-letter-went = { $length }؛ أُرسلت الرسالة إلى { $name } في { $day }
given-letter-goes = { $length }؛ تُرسل الرسالة إلى { $name } في { $day }
given-from = { $name }، يمكن المطالبة بها من { $other }
given-open = { $name }، لم يطالب بها أحد بعد
seat-for = مقعد لـ { $name }
seat-for-you = مقعد لك
seat-send = أرسل هذا الرابط إلى من تريد إعطاءه المقعد. يُستخدم مرة واحدة.
link-label = الرابط
seat-terms = من يأخذه يقرأ كعضو ما دمت تدفع، وله حسابه وسجله. ولا ترى أبدًا ما يقرؤه.
seat-from = عضو هنا يعطيك مقعدًا: تقرأ كل مقال، ولك حسابك وسجلك. ومن يدفع لا يرى أبدًا ما تقرؤه.
take-seat = أخذ المقعد
sign-in-to-take = سجّل الدخول لأخذه
going-to-pay = الدفع
onward-about = لمزوّد الدفع صفحة خاصة لهذا. لا يقترب أي رقم بطاقة من هذا الموقع.

invoice-title = الفاتورة { $name }
invoice-for = إلى
to-be-paid = المبلغ المستحق
tax-in-it = الضريبة ضمنه
to-whom = لمن يُدفع
reference = المرجع
invoice-open-about = تقرأ كعضو ما إن يرى مشغّل هذا الموقع المال. لا تتجدد من تلقاء نفسها: لمدة أخرى اطلب مجددًا. ما دامت غير مدفوعة فيمكنك تركها، وخلال أربعة عشر يومًا من الدفع يمكنك الانسحاب واسترداد كل شيء.
do-not-want = لم أعد أريدها
paid-on = دُفعت في { $name }.
void-since = ملغاة منذ { $name }: لا أحد ملزم بدفعها.
receipts-about = حتى آخر وحدة. لا يرى هذه الصفحة أحد غيرك.
nothing-paid-yet = لم يُدفع شيء من هذا الحساب بعد.
to-all-titles = لكل الصحف مجتمعة
to-this-service = لهذه الخدمة
divided = المُقسَّم
pool-about = ما نالته الصحف مجتمعة بحسب قراءة كل القرّاء
what-you-paid = ما دفعته
paid = المدفوع
provider-fee = رسوم مزوّد الدفع
given-back = المُعاد
receipts-note = ما يُدفع عن سنة يُقسَّم شهرًا بشهر. وما لم تستخدمه بعد ينتظر، وهو لك حتى ذلك الحين.
date-month = { $month } { $year }
month-came-back = { $name }، مال عاد عن { $other }
title-gone = صحيفة لم تعد موجودة
unclaimed-about = ما كسبته قراءة الأعضاء لصحف لم يطالب به أصحابها بعد. وهو محفوظ لهم.
owners-claim = يطالب به أصحابه من هنا
nothing-held = لا شيء محفوظ الآن.
released-after = { $n ->
    [one] ما لا يطالب به أحد خلال شهر واحد يُقسم على الصحف كلها بحسب ما قرأه جميع الأعضاء، ولا تأخذ الخدمة منه شيئًا.
   *[other] ما لا يطالب به أحد خلال { $n } من الأشهر يُقسم على الصحف كلها بحسب ما قرأه جميع الأعضاء، ولا تأخذ الخدمة منه شيئًا.
}
due-for-release = يذهب منه { $name } إلى الصحف كلها عند قسمة { $other } ما لم يُطالب به قبل ذلك.
released-money = قُسم على الصحف كلها إذ لم يطالب به أحد

no-gift-member = إهداء المقالات للأعضاء.
no-gift-title = لا يسمح ناشر هذا المقال بإهدائه.
no-gift-used-up = أهديت هذا الشهر كل ما يمكنك إهداؤه. يمكنك الإهداء مجددًا في أول الشهر القادم.
no-gift-revoked = استرجع هذه الهدية من أهداها.
no-gift-expired = انتهت هذه الهدية: تفتح الهدية مقالها بضعة أيام.
no-gift-devices = فُتحت هذه الهدية على أقصى عدد من الأجهزة. وحيث فُتحت من قبل ما زالت تُفتح.
no-gift-claimed = سبقت المطالبة بهذه الهدية.
no-gift-early = لم يحن وقت فتح هذه الهدية بعد.
no-gift-given-back = أعاد هذه الهدية من اشتراها.
no-gift-is-member = أنت عضو بالفعل. احتفظ بالهدية لما بعد ذلك، أو أعطِ الرابط لشخص آخر.
no-seat-full = كل المقاعد مأخوذة.
no-seat-plan = هذه الخطة لشخص واحد.
no-seat-gone = استُخدمت هذه الدعوة أو استُرجعت.
no-seat-payer = لمن يدفع مقعد بالفعل.
no-seat-soon = تبدّل صاحب هذا المقعد في الأيام السبعة الأخيرة.
no-trial-here = لا تجارب هنا.
no-trial-unverified = يجب أن يأتي رد من عنوانك أولًا: اطلب رابطًا بالبريد في صفحة الدخول وافتحه.
no-trial-had = لكل شخص تجربة واحدة، وقد كانت تجربتك. إن ظننت أن هذا خطأ فاكتب إلينا.
no-trial-member = أنت عضو بالفعل.
no-trial-card = تبدأ التجربة هنا ببطاقة؛ ولا يُقتطع منها شيء قبل انتهاء التجربة.
no-voucher-unknown = لا توجد قسيمة كهذه. تحقق من عدم سقوط حرف.
no-voucher-over = لم تعد هذه القسيمة صالحة.
no-voucher-used = استُخدمت هذه القسيمة من قبل.
no-voucher-by-you = استخدمت هذه القسيمة من قبل؛ وهي مرة واحدة لكل قارئ.

reading-title = القراءة
unread-articles = { $n ->
    [zero] لا مقالات غير مقروءة
    [one] مقال واحد غير مقروء
    [two] مقالان غير مقروءين
    [few] { $n } مقالات غير مقروءة
    [many] { $n } مقالًا غير مقروء
   *[other] { $n } مقال غير مقروء
}
subscriptions = الاشتراكات
mark-all-read = تعليم الكل كمقروء
only-unread = غير المقروء فقط
read-too = المقروء أيضًا
subscribe-nothing = لست مشتركًا في شيء بعد.
choose-or-bring = اختر صحفًا أو أحضر قائمتك من قارئ آخر
nothing-came = لم يصل شيء بعد.
everything-read = كل شيء مقروء.
mark-read = تعليم كمقروء
mark-read-named = تعليم كمقروء: { $name }
keep-unread = إبقاء غير مقروء
keep-unread-named = إبقاء غير مقروء: { $name }
all-of-it = الكل

subscriptions-about = صحف تقرؤها واحدة واحدة كما في قارئ الخلاصات.
not-taken = لم يؤخذ:
folder = مجلد
folder-of = مجلد { $name }
file-it = وضع
add-a-title = إضافة صحيفة
from-this-stand = من هذا الكشك
or-any-feed = أو أي خلاصة على الويب بعنوانها
subscribe = اشتراك
from-another-reader = من قارئ آخر
from-another-reader-about = يعطي Miniflux وFreshRSS وFeedly وInoreader وNetNewsWire ومعظم غيرها ملفًا بكل الاشتراكات (OPML). أحضره أولًا. وتؤخذ أيضًا ملفات المقالات (JSON من FreshRSS وInoreader وFeedly وMiniflux وGoogle Takeout) وأرشيفات FreshRSS كاملة (ZIP): ما كان منها هنا يُحفظ ويُعلَّم كمقروء ويوسم كما كان هناك.
the-file = الملف
bring-in = إدخاله
as-opml = اشتراكاتك بصيغة OPML
in-an-app = في تطبيق
in-an-app-about = أنشئ رمزًا مميّزًا في «التطبيقات»: هو كلمة المرور هناك، وبريدك هو الاسم.
app-greader = FreshRSS أو Google Reader
taken-subscriptions = { $n ->
    [zero] لم يؤخذ أي اشتراك
    [one] أُخذ اشتراك واحد
    [two] أُخذ اشتراكان
    [few] أُخذت { $n } اشتراكات
    [many] أُخذ { $n } اشتراكًا
   *[other] أُخذ { $n } اشتراك
}
taken-feeds = { $n ->
    [one] خلاصة جديدة واحدة تُجمع من الآن
    [two] خلاصتان جديدتان تُجمعان من الآن
    [few] { $n } خلاصات جديدة تُجمع من الآن
   *[other] { $n } خلاصة جديدة تُجمع من الآن
}
taken-saved = { $n ->
    [one] حُفظ مقال واحد
    [two] حُفظ مقالان
    [few] حُفظت { $n } مقالات
   *[other] حُفظ { $n } مقالًا
}
taken-read = { $n ->
    [one] عُلّم مقال واحد كمقروء
    [two] عُلّم مقالان كمقروءين
    [few] عُلّمت { $n } مقالات كمقروءة
   *[other] عُلّم { $n } مقالًا كمقروء
}
taken-labels = { $n ->
    [one] وُضع وسم واحد
    [two] وُضع وسمان
    [few] وُضعت { $n } وسوم
   *[other] وُضع { $n } وسمًا
}
skipped-line = { $name }: { $other }
skipped-older = ليس هنا: أقدم مما جُمع من صحيفته
skipped-uncollected = ليس هنا: لا أحد يجمع خلاصته هنا؛ أحضر قائمة الاشتراكات أولًا
skipped-most = يجوز أن يكون في الملف ألفا اشتراك
skipped-address = لا يبدأ عنوانها بـ http:// ولا بـ https://
skipped-scraped = ليست خلاصة: صنعها القارئ الآخر من صفحة بقواعد غير معروفة هنا
skipped-list = قائمة موجودة في مكان آخر: نزّلها وأحضر ذلك الملف أيضًا
skipped-rules = أُخذت؛ أما القواعد التي كانت تجعل بعضها مقروءًا فلا: أنشئها في «القواعد»
skipped-too-deep = مجلداتها متداخلة أكثر من اللازم؛ ضُمّت الداخلية معًا
skipped-too-long = يجوز أن يكون في القائمة عشرة آلاف سطر؛ وتُرك الباقي
skipped-second-folder = موجودة في مجلد ثانٍ أيضًا؛ وهي هنا في الأول وحده
skipped-cut-off = مقطوع
skipped-packing = مضغوط بطريقة غير معروفة هنا
skipped-too-large = الأرشيف كبير جدًا
skipped-damaged = تالف

rules-about = ما يحدث للمقالات من تلقاء نفسه عند وصولها. يجب أن ينطبق كل شرط تكتبه.
tried = جُرّبت
your-rules = قواعدك
a-new-rule = قاعدة جديدة
rule-words-hint = كلمات متتالية؛ وبفواصل بينها أي واحدة منها.
any = أي واحدة
writer = الكاتب
topic = الموضوع
rule-topic-hint = قسم أو رقم موضوع.
rule-language-hint = مثل «en» أو «pt-BR».
then = عندئذ
then-read = تعليمه كمقروء
then-save = حفظه
then-hide = إخفاؤه في كل قائمة
then-tell = إخطاري حيث أرى ما أتابعه
then-label = وضعه تحت وسم
name-of-rule = ما تسمّي به القاعدة
and-now = وأيضًا
do-it-now = طبّقها الآن على الموجود أيضًا
try-it = تجربتها
rule-words = «{ $name }»
rule-in-title = في { $name }
rule-by = بقلم { $name }
rule-about = عن { $name }
rule-in-language = باللغة { $name }
rule-marks-read = تعليم كمقروء
rule-saves = حفظ
rule-hides = إخفاء في كل قائمة
rule-tells = إخطاري
rule-labels = وسم «{ $name }»
rule-says = { $name }: { $other }.
rule-matched = { $n ->
    [zero] لا مقالات حتى الآن
    [one] مقال واحد حتى الآن
    [two] مقالان حتى الآن
    [few] { $n } مقالات حتى الآن
    [many] { $n } مقالًا حتى الآن
   *[other] { $n } مقال حتى الآن
}
rule-tried = كانت ستنطبق على { $n } من أحدث { $name } مقال

rank-about = بقواعد تتسع لها صفحة واحدة، وبالأرقام المستخدمة الآن. هي النسخة { $n } من ملف يمكن لأي أحد قراءته.
rank-lead = القصص المتصدّرة: نفسها للجميع في الطبعة
rank-lead-about = يقول محررو غرف أخبار كثيرة ما المهم بالمكان الذي يضعونه فيه. نقرأ صفحاتهم الأولى ونجمع ما يقولون.
rank-vote = صوت واحد لكل مالك.
rank-vote-about = القصة في أعلى الصفحة الأولى تساوي صوتًا كاملًا؛ وبعد { $name } من المراتب نزولًا تساوي 37% منه. وللسلسلة ذات الأربعين صحيفة صوت واحد.
rank-steady = { $name }% من المرتبة هي متوسطها في آخر { $other } ساعة، كي لا يغيّر ترتيب واحد إلا قليلًا.
rank-owners = يجب أن تكون لدى { $name } من المالكين الموثوقين على الأقل.
rank-owners-about = لا تستطيع صحيفة واحدة رفع قصتها.
rank-trust = الثقة تُكتسب من الآخرين.
rank-trust-about = يوثق بالصحيفة بقدر ما تتفق صفحتها مع صفحات مالكين آخرين. الصحيفة الجديدة التي لا يشهد لها أحد تُحسب { $name } مدة { $other } يومًا؛ ونسخ ما لدى الجميع لا يكسب شيئًا. وغرف الأخبار المفرطة في التشابه تُحسب واحدة.
rank-kind = النوع.
rank-kind-about = في الطبعة العامة تُحسب القصة الخفيفة { $name } والرياضة { $other }.
rank-place = المكان.
rank-place-about = في طبعة بلد ما تُحسب حصة الأصوات الآتية من ذلك البلد، { $name } على الأقل.
rank-age = العمر.
rank-age-about = من دون جديد تفقد القصة نصف وزنها في { $name } ساعة، لكنها لا تنزل عن { $other }%: فالمحررون ينزلون القصص القديمة بأنفسهم.
rank-length = الطول.
rank-length-about = القصة التي ليس فيها إلا مقالات قصيرة (أقل من { $name } كلمة) تُحسب { $other }.
rank-not-counted = لا نقرات أحد ولا عدد المقالات ترفع قصة: فمثل هذه الأرقام يسهل صنعها. سرعة انتشار القصة تُذكر («في صعود») ولا تُحسب. والمقال الذي يمثّل القصة تقرير خاص قبل المنقول، ومجاني قبل المقفل؛ ولا يكون اثنان من العشرة الأوائل لمالك واحد ما أمكن.
rank-feed-only = الصحيفة التي لا يمكن قراءة صفحتها الأولى يُسمع لها بترتيب خلاصتها، بقدر { $name } من الصوت.
rank-follows = ما يلي القصص المتصدّرة
rank-follows-about = القصص التي ليست بعد في صفحتين أوليين تتبع بترتيب أبسط: كم تقريرًا مستقلًا لعنوان واحد (نسخ النص الواحد تُحسب مرة، والمالك مرة)، وأين تضعها خلاصة الصحيفة نفسها، وكم هي جديدة (نصف الوزن في { $name } ساعة)، وهل معها صورة.
rank-two = لا يكون لصحيفة أكثر من قصتين في الأعلى. وللرأي مكانه ولا يتصدّر أبدًا.
rank-for-you = لك: لك وحدك، وفقط حين تسجّل الدخول
rank-for-you-about = ما تفتحه وتتابعه يُوزن بالجدول أدناه. مفتاح واحد يوقف ذلك: فتصير القائمة نفسها للجميع.
rank-known = رؤية ما هو معروف وتغييره ومحوه
rank-see = شاهده
rank-see-about = كل عنصر يجيب عن «لماذا هذا هنا؟». والقائمة كلها مفتوحة، كما هي الآن أو في أي وقت من آخر ستين يومًا.
rank-whole-list = القائمة كلها بأسبابها
rank-numbers = كل الأرقام
rank-weights = الأوزان
rank-lead-stories = القصص المتصدّرة
rank-weight = الوزن
rank-value = القيمة
rank-meaning = ما يعنيه

offline-title = لا توجد شبكة
offline-about = هذه المقالات محفوظة على هذا الجهاز. ما تحفظه الآن يُحفظ حين تعود الشبكة.
kept-here = محفوظ على هذا الجهاز
offline-no-script = من دون نصوص برمجية لا يمكن حفظ شيء هنا.
try-front = جرّب الصفحة الأولى
series-about = ستة مقالات قصيرة عن هذا الموقع، تُقرأ واحدًا في اليوم أو كلها معًا.

text-width = عرض النصوص
width = العرض
width-narrow = ضيق
width-normal = متوسط
width-wide = واسع

script-keys = المفاتيح
script-key-next = العنوان التالي، السابق
script-key-open = فتحه
script-key-save = حفظ المقال أو إلغاء حفظه
script-key-saved = ما حفظته
script-key-these = هذه المفاتيح
script-close = إغلاق
script-share = مشاركة
script-address-copied = نُسخ العنوان
script-listen = استماع
script-stop = إيقاف
script-copy-source = نسخ مع المصدر
script-copied = نُسخ
script-scroll = التعليم كمقروء أثناء التمرير
script-messages = رسائل إلى هذا المتصفح
script-no-messages = هذا المتصفح لا يتلقى رسائل، أو مُنع من ذلك
script-take = استخدام { $name }
script-waits = ما فعلته ينتظر الشبكة.
script-nothing-kept = لا شيء محفوظ على هذا الجهاز بعد.
script-beginning = إلى البداية

letter-lasts-week = يعمل الرابط مرة واحدة خلال 7 أيام.
letter-lasts-day = يعمل الرابط مرة واحدة خلال يوم.
letter-lasts-hour = يعمل الرابط مرة واحدة خلال ساعة.
letter-lasts-minutes = يعمل الرابط مرة واحدة خلال 15 دقيقة.
letter-not-you = إن لم تكن أنت من طلب هذا فتجاهل الرسالة: لا يحدث شيء من دون الرابط، وهو يعمل مرة واحدة.
letter-unknown = إن لم تعرف عمّ يدور هذا فتجاهل الرسالة.
letter-invitation-subject = أنت مدعو إلى { $name }
letter-invitation = دعاك أحد مشغّلي { $name }، وهي خدمة أخبار، إلى القراءة فيها. افتح هذا الرابط لاختيار كلمة مرور:
letter-sign-up-subject = حسابك في { $name }
letter-sign-up = سجّلت في { $name }. افتح هذا الرابط لاختيار كلمة مرور:
letter-sign-in-subject = الدخول إلى { $name }
letter-sign-in = افتح هذا الرابط للدخول إلى { $name }:
letter-reset-subject = كلمة مرور جديدة لـ { $name }
letter-reset = افتح هذا الرابط لاختيار كلمة مرور جديدة لـ { $name }:
letter-address-subject = عنوانك الجديد في { $name }
letter-address = افتح هذا الرابط لاستخدام هذا العنوان في { $name } من الآن:
letter-farewell-at = { $name }، في { $other }.
letter-farewell-undo = إن لم تقل هذا أو غيّرت رأيك فاسترجعه هنا:
letter-membership-subject = { $name }: عضويتك
letter-farewell-done = نُفّذ طلبك ذو الرقم { $name }.
letter-gift-subject = { $name }، عضوية في { $other } لك
letter-gift = يهديك أحدهم عضوية في { $name }، وهي خدمة أخبار. تبدأ حين تطالب بها وتنتهي من تلقاء نفسها؛ ولا تُطلب بطاقة:
letter-gift-until = يمكنك المطالبة بها حتى { $name }. ومن أهداها لا يرى أبدًا ما تقرؤه.
letter-gift-unwanted = إن لم تردها فتجاهل الرسالة.
letter-invoice-subject = { $name }: الفاتورة { $other }
letter-invoice = طلبت عضوية في { $name }. تبدأ ما إن يصل { $other }:
letter-invoice-reference = المرجع: { $name }
letter-invoice-here = الفاتورة هنا:
letter-invoice-leave = إن لم تعد تريدها فاتركها من دون دفع، أو قل ذلك هناك.
letter-gift-ends-subject = { $name }: تنتهي العضوية المهداة إليك في { $other }
letter-gift-ends = تنتهي العضوية في { $name } التي أُهديت إليك في { $other }. لا يُقتطع شيء، وليس عليك فعل شيء.
letter-gift-ends-plans = إن أردت مواصلة القراءة فالخطط هنا؛ ولا يضيع ما بقي من الهدية إن اخترت واحدة اليوم:
letter-trial-ends-subject = { $name }: تنتهي تجربتك في { $other }
letter-trial-ends = تنتهي تجربتك في { $name } في { $other }.
letter-trial-ends-plans = لا يُقتطع شيء، وليس عليك فعل شيء. ما حفظته يبقى لك. إن أردت مواصلة القراءة كعضو فالخطط هنا:
letter-failed-subject = { $name }: لم تتم دفعتك
letter-failed = لم تتم دفعة عضويتك في { $name }. تواصل القراءة كعضو حتى { $other }.
letter-failed-mend = يعيد مزوّد الدفع المحاولة من تلقاء نفسه. إن انتهت صلاحية البطاقة أو رفضها مصرفك فيمكنك تغييرها والاطلاع على الفاتورة عبر زر «البطاقة والفواتير» هنا:
letter-failed-leave = إن كنت تفضّل التوقف فيمكنك الإلغاء هناك أيضًا، ولن يُقتطع شيء بعد ذلك.
letter-warned-subject = { $name }: تواصل القراءة حتى { $other }
letter-warned = لم تتم دفعة عضويتك في { $name } بعد. إن لم تتم فستُعلَّق عضويتك ابتداءً من { $other }.
letter-rests-subject = { $name }: عضويتك معلّقة
letter-rests = لم تتم دفعة عضويتك في { $name }، وهي معلّقة منذ { $other }. ما حفظته يبقى لك.
letter-rests-mend = ما إن تُدفع حتى تواصل القراءة. تجد البطاقة والفاتورة عبر زر «البطاقة والفواتير» هنا:
letter-briefing-ordered = طلبت هذا في { $name }.
letter-nobody-counts = لا أحد يعدّ من يفتحه.
letter-telling-chosen = اخترت هذا هنا:
letter-end-here = إنهاؤه:
letter-end-mails-here = إنهاء هذه الرسائل:
told-leading = يتصدّر الآن
told-new-in-story = { $n ->
    [one] مقال جديد واحد في قصة تتابعها
    [two] مقالان جديدان في قصة تتابعها
    [few] { $n } مقالات جديدة في قصة تتابعها
   *[other] { $n } مقالًا جديدًا في قصة تتابعها
}
told-new-in-search = { $n ->
    [one] مقال جديد واحد لبحث تحفظه
    [two] مقالان جديدان لبحث تحفظه
    [few] { $n } مقالات جديدة لبحث تحفظه
   *[other] { $n } مقالًا جديدًا لبحث تحفظه
}

elsewhere-sign-in = تسجيل الدخول عبر { $name }
elsewhere-refused = لم تسمح لك الخدمة الأخرى بالدخول، أو أنك تراجعت.
elsewhere-failed = تعذّر سؤال الخدمة الأخرى، أو أن جوابها لا يثبت شيئًا. حاول لاحقًا، أو سجّل الدخول بطريقة أخرى.
elsewhere-not-begun = بدأ تسجيل الدخول في متصفح آخر، أو قبل وقت طويل. ابدأ من جديد.
elsewhere-no-account = ليس لديك حساب هنا عبر هذه الخدمة. سجّل الدخول بطريقة أخرى، أو اسأل القائم على هذا الموقع.

set-up = إعداد
set-up-site = إعداد { $name }
set-up-about = تصبح المشغّل: من يدير الصحف والحسابات وهذا الموقع. بعد ذلك تسجّل الدخول بعنوانك وكلمة مرورك، أو بمفتاح مرور.
set-up-again = لهذا الموقع مشغّل بالفعل. بمفتاح جديد تصبح مشغّلًا أيضًا؛ وحسابك هنا يصبح حساب مشغّل بكلمة المرور أو مفتاح المرور الذي تختاره الآن.
set-up-key = المفتاح
set-up-key-about = ظهر عند أول تشغيل لهذا الخادم. وهذا الأمر يعرض مفتاحًا جديدًا:
set-up-by-passkey = الإعداد بمفتاح مرور
become-operator = أصبح مشغّلًا
stand-question = ماذا تريد في كشكك؟
stand-about = اختر الطبعات؛ تُجمع صحفها من الآن. ويمكن تشغيل كل صحيفة أو إيقافها في لوحة التحكم في أي وقت.
stand-not-yours = الاختيار للمشغّل. وإن لم يُعدّ أحد هذا الموقع بعد فقد ظهر رابط الإعداد عند أول تشغيل للخادم.
stand-no-titles = لا صحف في الدليل بعد.
add-a-feed = إضافة خلاصة
collect-these = اجمع هذه
stand-skip = { $n ->
    [zero] تخطٍّ: لا صحيفة مشغّلة
    [one] تخطٍّ: إبقاء الصحيفة المشغّلة
    [two] تخطٍّ: إبقاء الصحيفتين المشغّلتين
    [few] تخطٍّ: إبقاء { $n } صحف مشغّلة
    [many] تخطٍّ: إبقاء { $n } صحيفة مشغّلة
   *[other] تخطٍّ: إبقاء { $n } صحيفة مشغّلة
}
form-editions = اختر طبعة واحدة على الأقل أو تخطَّ هذه الخطوة.

device-browser-on = { $name } على { $other }
device-some-browser = متصفح على { $name }
device-unknown = جهاز غير معروف

picks = الاختيارات
our-own = مقالاتنا
editors-did = ما فعله المحررون
taken-back = تم التراجع عنه
act-take-back = تراجع
act-take-back-number = تراجع: الإجراء { $name }
who-is-gone = شخص لم يعد هنا
command-line = سطر الأوامر
act-merged = دُمجت القصة { $name } في هذه
act-split = { $n ->
    [zero] لم يُفصل أي مقال
    [one] فُصل مقال واحد
    [two] فُصل مقالان
    [few] فُصلت { $n } مقالات
    [many] فُصل { $n } مقالًا
   *[other] فُصل { $n } مقال
}
act-named = سُمّيت «{ $name }»
act-unnamed = أُزيل الاسم
act-undid = تم التراجع عن إجراء سابق
desk-stories = القصص في مكتب التحرير
desk-stories-about = قصص الأيام الثلاثة الأخيرة التي ترويها عدة صحف. افتح إحداها لدمجها أو تقسيمها أو تسميتها؛ كل شيء يمكن التراجع عنه، والعناوين لا تنقطع.
desk-stories-none = لا قصة في الأيام الثلاثة الأخيرة ترويها عدة صحف بعد.
its-page = صفحتها
desk-story = قصة في مكتب التحرير
desk-done = تم. يظهر الأثر هنا خلال ثانية؛ أعد تحميل الصفحة لتراه.
desk-forwards = دُمجت هذه القصة، وعنوانها يحيل إلى غيره.
desk-part-of = القصة التي هي جزء منها
name-hint = يُعرض بدل العنوان. إن تُرك فارغًا فأوضح العناوين يمثّل القصة.
save-name = حفظ الاسم
merge-other = دمج قصة أخرى في هذه
merge-hint = عنوانها أو واحدة من هذه. وتحيل بعدها إلى هذه القصة.
merge = دمج
split = تقسيم
split-hint = اختر المقالات التي تروي حدثًا آخر؛ تصبح قصة قائمة بذاتها.
split-these = افصل هذه
form-story-name = { $n ->
    [one] لا يزيد الاسم على حرف واحد.
    [two] لا يزيد الاسم على حرفين.
    [few] لا يزيد الاسم على { $n } أحرف.
    [many] لا يزيد الاسم على { $n } حرفًا.
   *[other] لا يزيد الاسم على { $n } حرف.
}
form-story-address = لا قصة بهذا العنوان. انسخ عنوان صفحتها.
form-story-same = القصتان واحدة بالفعل.
form-story-split = اختر بعض مقالات القصة، لا كلها ولا لا شيء.

pick-lists = القوائم
list-pinned = مثبّت في أهم الأخبار: { $name }
list-held = موقوف عن أهم الأخبار: { $name }
desk-picks-about = كل ما تفعله موقَّع ويمكن التراجع عنه؛ ولا يضيع شيء إن عمل محرران معًا.
as-readers-see = كما يراه القرّاء
on-the-list = في القائمة
list-empty = لا شيء بعد. أضف مقالًا أدناه.
drag-hint = اسحب المقال إلى مكانه، أو اضغط Alt وسهمًا وهو محدَّد.
put-there-by = أضافه { $name }؛ { $other }.
pick-to-come = سيظهر من { $name } إلى { $other }
pick-stands = يبقى حتى { $name }
pick-over = انتهى منذ { $name }
move-up = أعلى
move-down = أسفل
note-time-pin = ملاحظة ووقت ومكان
note-to-reader = للقارئ: لماذا يستحق القراءة
stands-from = من
stands-until = إلى
by-the-clock = بتوقيت { $name }
the-sites-clock = الموقع
keep-times = حفظ الأوقات
pinned-to-place = مكان ثابت
keep-place = حفظ المكان
put-an-article = إضافة مقال
address-on-site = عنوانه في هذا الموقع
put-on-list = إضافة إلى القائمة
worth-a-look = يستحق نظرة
proposed-by-rule = مقترحة وفق قواعد، مع الدلائل؛ والقرار لك.
what-was-done = ما جرى
nothing-done = لا شيء بعد.
acted-added = أُضيف إلى القائمة
acted-removed = أُزيل
acted-moved = نُقل قبل غيره
acted-moved-last = نُقل إلى الآخر
acted-from-now = يظهر من الآن
acted-from = يظهر من { $name }
acted-until = يظهر حتى { $name }
acted-between = يظهر من { $name } إلى { $other }
acted-pinned = ثُبّت في المكان { $n }
acted-unpinned = لم يعد مثبّتًا
acted-note-gone = أُزيلت ملاحظته
acted-note = بملاحظة: { $name }
acted-undone = تم التراجع عن الإجراء { $name }
worth-very-long = { $n ->
    [one] طويل جدًا: كلمة واحدة
    [two] طويل جدًا: كلمتان
    [few] طويل جدًا: { $n } كلمات
    [many] طويل جدًا: { $n } كلمة
   *[other] طويل جدًا: { $n } كلمة
}
worth-long = { $n ->
    [one] طويل: كلمة واحدة
    [two] طويل: كلمتان
    [few] طويل: { $n } كلمات
    [many] طويل: { $n } كلمة
   *[other] طويل: { $n } كلمة
}
worth-own = تقرير خاص لا نسخة
worth-no-other = لا تملكه صحيفة أخرى
worth-only = { $n ->
    [one] تملكه صحيفة واحدة فقط
    [two] تملكه صحيفتان فقط
    [few] تملكه { $n } صحف فقط
    [many] تملكه { $n } صحيفة فقط
   *[other] تملكه { $n } صحيفة فقط
}
worth-speaks-of = يتحدث عن: { $name }
worth-no-harm = لا موت ولا حرب ولا جريمة في العنوان أو الملخص
form-desk-time = يُكتب الوقت هكذا: 2026-11-26T08:00.
form-desk-article = اكتب عنوان مقال في هذا الموقع.
form-desk-end = يجب أن تكون النهاية بعد البداية.
form-desk-note = لا تزيد الملاحظة على 240 حرفًا.

own-articles = مقالاتنا
own-articles-about = ما تكتبه هنا يُنشر باسم هذا الموقع كأي مقال آخر: في القوائم والقصص والبحث، مع كل ما يُغيَّر فيه لاحقًا.
write-an-article = كتابة مقال
nothing-written = لم يُكتب شيء بعد.
welcome-series = سلسلة الترحيب
welcome-series-about = تأتي مع هذا الموقع ستة مقالات قصيرة للقرّاء الجدد: كيف يعمل، ومن يقرر ما يتصدّر، والكتم، والخصوصية، والمتابعة، والعضوية. ويُعرض على القارئ الجديد واحد كل يوم لستة أيام ضمن «لك».
read-the-series = اقرأها
publish-series = نشر سلسلة الترحيب
series-published = نُشرت. مقالاتها في القائمة أعلاه ويمكن تغييرها كغيرها.
own-draft = مسودة لا يراها غيركم
own-scheduled = سيُنشر في { $name }
own-published = نُشر في { $name }
own-withdrawn = مسحوب
own-write = كتابة
own-headline = العنوان
own-standfirst = المقدمة
own-byline = التوقيع
own-section = القسم
own-text = النص
own-markdown = ماركداون، مع سطر فارغ بين الفقرات:
own-picture = الصورة
own-caption = التعليق
own-credit = المصدر
publish-at = وقت النشر
by-the-clock-or-now = بتوقيت { $name }؛ اتركه فارغًا للنشر الآن.
keep-and-publish = حفظ ونشر التغيير
keep-and-look = حفظ ومعاينة
publish = نشر
withdraw-own = سحب
drop-own = حذف المسودة
as-it-will-read = كما سيُقرأ
form-own-headline = لا بد للمقال من عنوان.
form-own-long = هذا طويل جدًا: للسطر 400 حرف على الأكثر، وللنص 200,000.
form-own-picture = يبدأ عنوان الصورة بـ https://.
form-own-language = اختر لغة المقال.
form-own-meanwhile = أعاد شخص آخر كتابة هذا المقال في هذه الأثناء. ارجع واحتفظ بنسخة من نصك ثم افتحه من جديد.

your-titles = صحفك
publisher-about = ما يقرؤه الأعضاء من صحيفة يُدفع لها. ومتى أثبتَّ أن الصحيفة لك تجد كشوفها هنا، ويصبح ما حُفظ لها مستحقًا لك.
your-terms-about = ما يناله القرّاء من مقالاتها هنا وما يجوز للبرامج أن تفعله بها:
your-terms = شروطك
no-statement-yet = هذه الصحيفة لك. لا كشف بعد: يأتي الأول حين ينتهي شهر قرأها فيه أعضاء ويُقسَّم.
statement-month = الشهر
earned = المكتسب
paid-out = المدفوع لها
owed-after = المستحق بعده
files = الملفات
prove-by-file = لإثبات أنها لك ضع السطر أدناه في ملف نصي على هذا العنوان:
prove-by-record = أو اجعل السطر نص سجل TXT بهذا الاسم:
look-for-it = تحقّق منه
give-it-up = التخلي عنها
not-mine-any-more = لم تعد { $name } لي
claim-a-title = المطالبة بصحيفة
claim-by-name = اسمها هنا أو آخر عنوانها
it-is-mine = إنها لي
publisher-asked = ضع الآن السطر أدناه حيث هو مطلوب ثم تحقّق منه.
publisher-proved = وُجد السطر: هذه الصحيفة لك. وما حُفظ لها مستحق لك الآن.
publisher-missing = لم يوجد السطر هناك. يجب أن يكون وحده في سطره أو كل نص السجل؛ ولا تُتبع الإحالات إلى مواقع أخرى، وقد يحتاج السجل الجديد إلى ساعة ليُرى.
publisher-given-up = لم تعد الصحيفة لك هنا.

statement-heading = ‏{ $name }، { $other }
statement-number = الكشف { $name }
all-statements = كل الكشوف
statement-wrong = هذا الكشف لا يستقيم حسابه:
owed-before = المستحق قبل الشهر
statement-corrections = تصحيحات ومدفوعات عادت
statement-sold = مقالات اشتُريت منفردة
statement-trials = قراءات تجريبية دفعت الخدمة ثمنها
statement-released = لم يُطالَب بها في الموعد: وُزّعت على كل الصحف
statement-sold-each = ثمن الواحدة بعد الضريبة
statement-sold-part = الحصة
statement-sold-outlet = للصحيفة التي تنشره
statement-sold-agency = للوكالة
statement-sold-whole = للصحيفة
statement-sold-few = قراء قليلون، معًا
statement-sold-articles = { $n ->
    [one] مقال واحد
    [two] مقالان
    [few] { $n } مقالات
   *[other] { $n } مقالًا
}
statement-trials-how = { $weight } من { $whole } حصة من { $budget }
statement-released-how = كان المحجوز { $name }، ووصل منه { $other } لاحقًا ويبقى
owed-after-month = المستحق بعد الشهر
how-it-was-read = كيف قُرئت
statement-readers = { $n ->
    [zero] لا قرّاء
    [one] قارئ واحد
    [two] قارئان
    [few] { $n } قرّاء
    [many] { $n } قارئًا
   *[other] { $n } قارئ
}
too-few-readers = قرّاء أقل من أن يُذكر عددهم
statement-reads = { $n ->
    [zero] لا قراءات محسوبة
    [one] قراءة محسوبة واحدة
    [two] قراءتان محسوبتان
    [few] { $n } قراءات محسوبة
    [many] { $n } قراءة محسوبة
   *[other] { $n } قراءة محسوبة
}
statement-seconds = { $n ->
    [zero] لا ثوانٍ
    [one] ثانية واحدة
    [two] ثانيتان
    [few] { $n } ثوانٍ
    [many] { $n } ثانية
   *[other] { $n } ثانية
}
how-shares = كيف حُسبت الحصص
statement-formula = المعادلة { $version }: { $model }. تنال الصحف { $titles } مما يبقى بعد الضريبة ورسوم مزوّد الدفع، وتنال الوكالة { $agency } من وزن نصها في الصحيفة. تُحسب القراءة من { $seconds } ثانية.
shares-user-centric = اشتراك كل قارئ بحسب ما قرأه هو
shares-pro-rata = كل الاشتراكات معًا بحسب كل القراءات
shares-by-time = كل الاشتراكات معًا بحسب وقت القراءة
statement-whole = كل الصحف معًا: قُسم { $net }، ذهب منها { $titles } إلى الصحف والوكالات وبقي { $service } للخدمة.
by-reading-of = بحسب القراءة في
readers = القرّاء
divided-of-each = المُقسَّم من كل قارئ
of-weight = من
all-together = الجميع معًا
each-of-another-kind = { $n ->
    [one] { $n }، من نوع آخر
   *[other] { $n }، كلٌّ من نوع آخر
}
few-readers = قليلون
seconds-column = الثواني
statement-again = يمكن لأي أحد إعادة حساب هذا الكشف: احتفظ بملف JSON وشغّل
statement-digest = بصمته:
statement-digest-before = بصمة الذي قبله:
percent = { $name }٪

terms = الشروط
terms-of = شروط { $name }
terms-set-here = يسري ما حُدِّد هنا.
terms-by-policy = لم يُحدَّد شيء هنا: تسري سياسة هذا الموقع.
terms-none = لم يُحدَّد شيء هنا.
terms-readers = ما يناله القرّاء
terms-preview = أحرف المقال المقفل التي يراها الجميع
terms-preview-hint = تنتهي بجملة كاملة. إن تُرك فارغًا فكما تقول السياسة.
terms-embargo = الدقائق بعد النشر التي لا يقرؤه فيها أحد هنا
terms-countries = البلدان التي تجوز قراءته فيها
terms-countries-example = NO, SE
terms-countries-hint = إن تُرك فارغًا ففي كل مكان. وإن سُمّيت بلدان فمن لا يُعرف بلده لا ينال شيئًا.
terms-price = ثمن المقال المفرد بـ{ $name }
terms-price-hint = بين { $name } و{ $other }؛ اتركه فارغًا لسعر هذا الموقع. الضريبة مشمولة.
terms-in-membership = تفتح عضوية هذا الموقع مقالاتها المقفلة
terms-gifts = يجوز للأعضاء إهداء مقالاتها برابط هدية
terms-programs = ما يجوز للبرامج
terms-search-engines = يجوز لمحركات البحث أن تدرج مقالاتها كما هي هنا
terms-mining = يجوز التنقيب في نصوصها وتدريب النماذج بها
terms-drop = إلغاء هذه الشروط
terms-saved = حُفظت وتسري من الآن.
terms-dropped = لم تعد لهذه الصحيفة شروط خاصة.
form-terms-preview = ما يراه الجميع عدد من الأحرف بين 0 و{ $n }.
form-terms-embargo = مدة الحظر عدد من الدقائق بين 0 و{ $n }.
form-terms-country = «{ $name }» ليس بلدًا؛ اكتب رموزًا من حرفين مثل NO, SE.
form-terms-price = ثمن المقال هنا بين { $name }.

console-overview = نظرة عامة
feeds = الخلاصات
front-pages = الصفحات الأولى
audit-log = سجل التدقيق
console-money = المال
console-unreachable = لا يمكن الوصول إلى أي ناشر منذ { $name }. افحص شبكة هذا الخادم.
console-titles-on = الصحف المشغّلة
console-of = من { $n }
console-answering = خلاصات تجيب
console-failing = خلاصات تفشل
console-last-answer = آخر رد
choose-by-edition = الاختيار حسب الطبعة
feeds-failing = { $n ->
    [zero] لا تفشل أي خلاصة.
    [one] تفشل خلاصة واحدة.
    [two] تفشل خلاصتان.
    [few] تفشل { $n } خلاصات.
    [many] تفشل { $n } خلاصة.
   *[other] تفشل { $n } خلاصة.
}
feed-address = عنوان الخلاصة
a-new-title = صحيفة جديدة
name-of-new-title = اسم الصحيفة الجديدة
as-the-feed-says = كما تقول الخلاصة
add = إضافة
no-feeds-yet = لا خلاصات بعد.
a-feed = الخلاصة
how-it-does = حالتها
actions = إجراءات
feed-off = صحيفتها متوقفة.
feed-gone = أزالها ناشرها نهائيًا؛ لم تعد تُطلب.
feed-fails = { $n ->
    [one] تفشل منذ { $name } (مرة واحدة):
    [two] تفشل منذ { $name } (مرتين):
    [few] تفشل منذ { $name } ({ $n } مرات):
    [many] تفشل منذ { $name } ({ $n } مرة):
   *[other] تفشل منذ { $name } ({ $n } مرة):
}
feed-answered = أجابت { $name }.
not-asked-yet = لم تُطلب بعد.
hub-tells = يُبلغ موزّع (hub) عن الجديد، وآخر مرة { $name }.
hub-promised = وعد موزّع (hub) بالإبلاغ عن الجديد.
hub-silent = طُلب من الموزّع (hub) أن يُبلغ عن الجديد ولم يَعِد بذلك.
form-feed-title = توجد صحيفة باسم { $name }؛ اخترها من القائمة.
form-feed-none = لا يسمّي النموذج خلاصة؛ افتح القائمة من جديد.
front-pages-unwell = { $n ->
    [zero] كل الصفحات الأولى التي طُلبت تُقرأ.
    [one] صفحة أولى واحدة لا تُقرأ.
    [two] صفحتان أوليان لا تُقرآن.
    [few] { $n } صفحات أولى لا تُقرأ.
    [many] { $n } صفحة أولى لا تُقرأ.
   *[other] { $n } صفحة أولى لا تُقرأ.
}
front-pages-about = تُزار لمعرفة ما يضعه محرروها وأين. وهذا الأمر يضيفها ويزيلها:
front-pages-none = لا صفحات أولى بعد؛ والصفحات الرئيسية للصحف المشغّلة تأتي من تلقاء نفسها.
front-page-unread = لم تُقرأ منذ { $name }:
front-page-feed-instead = تنوب عنها الخلاصة الرئيسية للصحيفة.
front-page-stands-in = لا تُقرأ؛ تنوب عنها الخلاصة الرئيسية للصحيفة، وأُعيدت المحاولة { $name }.
front-page-places = { $n ->
    [zero] لا مواقع، قُرئت { $name }.
    [one] موقع واحد، قُرئت { $name }.
    [two] موقعان، قُرئت { $name }.
    [few] { $n } مواقع، قُرئت { $name }.
    [many] { $n } موقعًا، قُرئت { $name }.
   *[other] { $n } موقع، قُرئت { $name }.
}
front-page-rhythm = { $n ->
    [one] تتغير كل دقيقة تقريبًا.
    [two] تتغير كل دقيقتين تقريبًا.
    [few] تتغير كل { $n } دقائق تقريبًا.
    [many] تتغير كل { $n } دقيقة تقريبًا.
   *[other] تتغير كل { $n } دقيقة تقريبًا.
}
titles-on-off = تشغيل الصحف وإيقافها
titles-on-off-about = { $name } من { $other } مشغّلة. الصحيفة المتوقفة لا تُجمع ولا تُعرض، وتبقى مقالاتها.

audit-about = ما جرى على الحسابات وما فعله مشغّلو هذه الخدمة. لا يمكن تغيير شيء هنا ولا إزالته، وما يقرؤه القرّاء لا يُدوَّن في أي مكان. ما يفعله المحررون:
who = من
older = الأقدم
account-gone = حساب لم يعد موجودًا
holder-or-command-line = صاحبه أو سطر الأوامر
audit-titles-on = شغّل صحفًا
audit-titles-off = أوقف صحفًا
audit-titles-imported = أدخل صحفًا
audit-feed-added = أضاف خلاصة
audit-feed-removed = أزال خلاصة
audit-plan = حدّد خطة
audit-vouchers = أنشأ قسائم
audit-coupon = أنشأ كوبونًا
audit-money-returned = أعاد مالًا
audit-invoice = سوّى فاتورة
audit-farewell = تولّى طلب مغادرة
audit-month = قسّم شهرًا على الصحف
audit-published = نشر مقالًا للموقع
audit-withdrawn = سحب مقالًا للموقع
audit-terms = حدّد شروط صحيفة
audit-account-made = أنشأ حسابًا
audit-accepted = قبل دعوة
audit-role = منح دورًا
audit-suspended = علّق حسابًا
audit-resumed = سمح لحساب بالدخول
audit-changed = غيّر حسابًا
audit-password = وضع كلمة مرور جديدة
audit-second-factor-on = شغّل العامل الثاني
audit-second-factor-off = أوقف العامل الثاني
audit-erased = محا حسابًا
audit-of = { $name }: { $other }

accounts-count = { $n ->
    [zero] لا حسابات
    [one] حساب واحد
    [two] حسابان
    [few] { $n } حسابات
    [many] { $n } حسابًا
   *[other] { $n } حساب
}
reading-is-theirs = ما يقرؤونه لهم وحدهم، ولا يراه أحد هنا.
reader-role-done = تغيّر الدور. يسجّل صاحب الحساب الدخول من جديد.
reader-suspended-done = عُلّق الحساب وسُجّل خروجه في كل مكان.
reader-resumed-done = يمكن للحساب الدخول من جديد.
reader-erased-done = مُحي الحساب وكل ما حُفظ له.
link-invites = بهذا الرابط يقبل { $name } الدعوة، مرة واحدة، خلال 7 أيام.
link-resets = بهذا الرابط يختار { $name } كلمة مرور جديدة، مرة واحدة، خلال ساعة.
link-mailed = وهو في الطريق بالبريد.
link-hand-on = سلّمه بطريقة تثق بها؛ فلن يُعرض ثانية.
invite-somebody = دعوة شخص
role = الدور
invite = دعوة
invite-no-mail = لا بريد مُعدّ هنا: تنال الرابط وتسلّمه بنفسك.
state = الحالة
it-is-you = أنت
role-of = دور { $name }
change-role-of = تغيير دور { $name }
state-invited = مدعو
state-suspended = معلّق
state-active = نشط
with-second-factor = مع العامل الثاني
never-signed-in = لم يدخل قط
last-signed-in = آخر دخول: { $name }
let-in-again = السماح بالدخول
give-a-link = إعطاء رابط
suspend = تعليق
erase = محو
erase-for-good = محو { $name } نهائيًا
form-role = اختر دورًا.
form-account-act = اختر ما يُفعل بالحساب.

money-about = ما دفعه القرّاء وأين هو. ما يقرؤونه لهم وحدهم، ولا يراه أحد هنا.
ledger-as-sheet = دفتر الأستاذ كجدول (CSV)
no-provider-set = لا مزوّد دفع مُعدّ. تُعرض الخطط ولا يمكن دفع شيء.
provider-waiting = { $n ->
    [zero] لا رسائل تنتظر.
    [one] رسالة من مزوّد الدفع تنتظر المعالجة. إن بقيت فالسجل يقول لماذا.
    [two] رسالتان من مزوّد الدفع تنتظران المعالجة. إن بقيتا فالسجل يقول لماذا.
    [few] { $n } رسائل من مزوّد الدفع تنتظر المعالجة. إن بقي العدد فالسجل يقول لماذا.
    [many] { $n } رسالة من مزوّد الدفع تنتظر المعالجة. إن بقي العدد فالسجل يقول لماذا.
   *[other] { $n } رسالة من مزوّد الدفع تنتظر المعالجة. إن بقي العدد فالسجل يقول لماذا.
}
wishes-wait = طلبات قرّاء تنتظر
wish-said = قيل في
wish = الطلب
how-it-stands = وضعه
of-contract = العقد { $name }
wish-due = يُنفَّذ في { $name }.
wish-again = يُعاد في { $name }.
try-again = إعادة المحاولة
try-again-named = إعادة المحاولة: { $name }، { $other }
done-by-hand = تم يدويًا
done-by-hand-named = تم يدويًا: { $name }، { $other }
invoices-open = فواتير غير مدفوعة
payments-failed = دفعات فشلت
balances-to-send = أرصدة يجب إعادتها
to-be-sent = المبلغ المطلوب إرساله
money-sent = أُرسل المال
money-sent-named = أُرسل المال إلى { $name }
balance-sent-done = دُوِّن أنه أُعيد، ويُبلَّغ صاحبه.
article-taken-back-done = أُعيد: الثمن في رصيد القارئ من جديد.
give-back-to-named = إعادة { $name } إلى { $other }
failed-since = فشلت في
access-until = الوصول
access-until-day = حتى { $name }
told-what = أُبلغ
told-nothing = لا شيء بعد
told-first = بأنها فشلت، في { $name }
told-again = مرة أخرى، في { $name }
told-end = بأن العضوية معلّقة، في { $name }
an-invoice = الفاتورة
money-came = وصل المال
money-came-named = وصل مال { $name }
make-void = إبطال
make-void-named = إبطال { $name }
what-is-where = أين المال
nobody-paid-yet = لم يدفع أحد شيئًا بعد.
no-month-divided = لم يُقسَّم أي شهر بعد. وهذا الأمر يفعل ذلك:
months-divided = قُسِّم: { $name }.
month-in-currency = { $name } بـ{ $other }
no-plan-made = لا خطة بعد. وهذا الأمر ينشئ واحدة:
a-plan = الخطة
price = السعر
term = المدة
on-sale = معروضة
members = الأعضاء
nobody-subscribed = لم يشترك أحد بعد.
term-ends = نهاية المدة
payments = المدفوعات
no-payment-yet = لا شيء بعد.
give-back = إعادة المال
how-much-back = كم يُعاد من { $name }
who-left = شخص غادر
not-known-yet = غير معروف بعد
place-provider = المُستلَم مطروحًا منه المُعاد والمدفوع
place-reader = دفعه القرّاء ولم يُستحق بعد
place-wallet = أودعه القرّاء ولم يُنفق بعد: حق لهم
place-tax = الضريبة
place-fees = رسوم مزوّد الدفع
place-pool = قيد القسمة
place-payee = مستحق للصحف
place-unclaimed = محفوظ لصحف لم يطالب بها أحد
place-platform = حصة الخدمة
subscription-pending = بانتظار الدفعة الأولى
subscription-trialing = تجربة
subscription-active = نشطة
subscription-past-due = فشلت الدفعة وتُعاد المحاولة
subscription-on-hold = موقوفة
subscription-paused = متوقفة مؤقتًا
subscription-cancelled = ملغاة، مدفوعة حتى نهايتها
subscription-expired = انتهت
subscription-refunded = أُعيد مالها
money-returned-done = المال في طريق العودة. يظهر هنا حالما يؤكده المزوّد.
money-noted-done = دُوِّن أنه أُعيد.
invoice-settled-done = سُوّيت الفاتورة.
wish-again-done = تُعاد المحاولة خلال ثوانٍ، وتظهر النتيجة هنا.
wish-settled-done = دُوِّن أنه تم.
form-money-act = اختر ما يُفعل بشأنه.
form-amount = «{ $name }» ليس مبلغًا؛ اكتبه هكذا: 12.50.
form-refund-most = لا يمكن أن يُعاد من هذه الدفعة أكثر من { $name }.
form-no-provider = لا مزوّد دفع مُعدّ. لم يُعَد شيء.
form-refund-failed = لم يقبل مزوّد الدفع الإعادة. لم يُعَد شيء.
form-api-state = أرسل JSON مثل { $name }.

own-picture-file = رفع صورة
own-picture-hint = JPEG أو PNG أو WebP أو GIF، حتى 12 ميغابايت. تُحفظ هنا من دون المكان والوقت والجهاز التي تكتبها الكاميرا فيها.
own-picture-or-address = أو عنوانها على الويب
own-picture-remove = إزالة الصورة
form-picture-words = تحتاج الصورة إلى تعليق ومصدر.
form-picture-bytes = الصورة كبيرة جدًا: { $n } ميغابايت على الأكثر.
form-picture-pixels = في الصورة بكسلات أكثر مما يجوز: { $n } مليونًا على الأكثر، و8,000 لكل ضلع.
form-picture-kind = الملف ليس صورة يمكن قراءتها: اختر JPEG أو PNG أو WebP أو GIF.

services = خدمات تسجّل الدخول بها
services-short = خدمات أخرى
services-about = تقول الخدمة إنك أنت، فلا تحتاج هنا إلى كلمة مرور. تعلم أنك تسجّل الدخول هنا ولا تعلم شيئًا مما تقرأ.
services-none = لا خدمة مربوطة بحسابك.
tied-since = رُبطت { $name }
untie = فك الربط
untie-named = فك ربط { $name }
tie-a-service = ربط خدمة
tie-named = ربط { $name }
done-tied = رُبطت الخدمة بحسابك. يمكنك من الآن تسجيل الدخول بها.
done-untied = لم تعد الخدمة مربوطة بحسابك.
done-tied-elsewhere = هويتك في تلك الخدمة مربوطة بحساب آخر هنا. لم يتغير شيء.
done-last-way = هذه الخدمة طريقك الوحيد إلى الدخول. اختر أولًا كلمة مرور أو أنشئ مفتاح مرور.
your-balance = رصيدك
balance-name = رصيد لشراء المقالات مفردة
balance-about = تُدفع منه المقالات المفردة. لا تنتهي صلاحيته، ويُعاد ما بقي متى طلبت، وكذلك عند محو حسابك.
balance-there = الموجود
balance-empty = لا شيء بعد.
article-costs = ثمن المقالة { $name } ما لم يُكتب غيره على زرها. وإعادة قراءتها مجانية.
balance-goes-back = هو في طريقه إليك، ولا يُؤخذ منه شيء في الأثناء.
put-money-in = إيداع المال
put-in-amount = أودع { $name }
put-in-by-invoice = تصلك فاتورة، ويظهر المال حين يصل تحويلك.
articles-bought = المقالات التي اشتريتها
bought-for = ‏{ $name }، { $other }
article-gone = مقالة لم تعد هنا
rest-back = استرداد الباقي
rest-back-about = يعود الباقي بالطريقة التي دفعت بها.
give-rest-back = أعيدوا الباقي
rest-back-vouchers = ما أعطته القسيمة يُنفق أولًا ولا يُدفع نقدًا.
voucher-filled = أُضيفت القسيمة إلى رصيدك.
return-within = { $n ->
    [one] يمكنك إعادة المقال خلال دقيقة من شرائه، كل مقال مرة واحدة.
    [two] يمكنك إعادة المقال خلال دقيقتين من شرائه، كل مقال مرة واحدة.
    [few] يمكنك إعادة المقال خلال { $n } دقائق من شرائه، كل مقال مرة واحدة.
   *[other] يمكنك إعادة المقال خلال { $n } دقيقة من شرائه، كل مقال مرة واحدة.
}
give-article-back = إعادته
give-article-back-named = إعادته: { $name }
article-returned = أُعيد
article-returned-done = أُعيد المقال، وثمنه في رصيدك من جديد.
form-return-late = لا يمكن إعادة هذا المقال بعد الآن. إن حدث خطأ فراسل من يدير هذا الموقع.
asked-give-back = باقي رصيدك
buy-this = اقرأ هذه المقالة مقابل { $name }
buy-from-balance = يُؤخذ من رصيدك البالغ { $name }. وإعادة القراءة مجانية.
buy-top-up-first = تودع المال أولًا، ويُعاد إليك ما لا تنفقه.
form-top-up = اختر أحد المبالغ التي يمكن إيداعها.
erase-balance = يعود إليك { $name } من رصيدك بالطريقة التي دفعت بها.
waiver-words = أطلب أن تبدأ القراءة فورًا قبل انقضاء مهلة العدول البالغة أربعة عشر يومًا، وأعلم أنني أفقد بذلك حقي في العدول.
what-you-declared = ما صرّحت به
form-waiver = ضع علامة في المربع بجانب الخطة، أو لا تنضم الآن: فبدونها لا يمكن أن تبدأ القراءة فورًا.
letter-waiver-subject = { $name }: ما صرّحت به عند الانضمام
letter-waiver = بشأن { $name } صرّحت في { $other } بما يلي:
letter-waiver-keep = يسري ذلك إن دفعت. احتفظ بهذه الرسالة؛ والكلمات مدونة أيضًا في صفحة عضويتك. ويمكنك الإلغاء متى شئت.

# Sound and video
audio = صوت
video = فيديو
download = تنزيل
plays-seconds = { $n } ث
plays-minutes = { $n } د
plays-whole-hours = { $n } س
plays-hours = { $hours } س { $minutes } د
megabytes = { $name } م.ب
recording-private = يُشغَّل عبر هذا الموقع: لا تعرف { $name } من يستمع أو يشاهد.

newsletters = النشرات البريدية
newsletters-about = أعطِ هذا العنوان لأي نشرة بريدية لتقرأ رسائلها هنا: كل مرسِل مطبوعة خاصة بك لا يراها غيرك. ومن يعرف العنوان يستطيع الكتابة إليه.
open-inbox = أعطني عنوانًا
another-inbox-about = يحل عنوان آخر محل هذا العنوان، وما يُرسل إلى القديم يُرفض منذ ذلك الحين.
another-inbox = عنوان آخر
newsletters-ended = لم تعد مقبولة، ورسائلها تُرفض:
take-again = اقبلها مجددًا
take-again-named = اقبل { $name } مجددًا
unsubscribe-at-sender = إلغاء الاشتراك لدى المرسِل
