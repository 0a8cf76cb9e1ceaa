# What Newsstand says to readers. The same messages stand in every file of this folder; a test holds them together.
language = English

# The frame around every page
to-content = To the content
navigation-site = Site
navigation-sections = Sections
navigation-about = About
edition = Edition:
search = Search
titles = Titles
settings = Settings
account = Account
top-stories = Top stories
for-you = For You
briefing = Briefing
latest = Latest
all-titles = All titles
topics = Topics
how-we-rank = How we rank
membership = Membership
cancel-here = Cancel contracts here
unclaimed-money = Unclaimed money
promise = No ads, no tracking, nothing loaded from elsewhere. Every article belongs to the title that published it.
hidden = { $n ->
    [one] { $n } article is hidden by what you muted
   *[other] { $n } articles are hidden by what you muted
}
what-you-mute = What you mute

# Sections
section-world = World
section-national = National
section-politics = Politics
section-business = Business
section-technology = Technology
section-science = Science
section-health = Health
section-climate = Climate
section-sport = Sport
section-culture = Culture
section-life = Life
section-opinion = Opinion

# Times
just-now = just now
minutes-ago = { $n } min ago
hours-ago = { $n ->
    [one] { $n } hour ago
   *[other] { $n } hours ago
}
yesterday = yesterday
today = Today
date-long = { $weekday } { $day } { $month } { $year }
date-weekday = { $weekday } { $day } { $month }
date-short = { $day } { $month }
date-short-year = { $day } { $month } { $year }
date-exact = { $weekday } { $day } { $month } { $year }
date-time = { $date }, { $time }
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
weekday-short-1 = Mon
weekday-short-2 = Tue
weekday-short-3 = Wed
weekday-short-4 = Thu
weekday-short-5 = Fri
weekday-short-6 = Sat
weekday-short-7 = Sun
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec

# An article in a list
live = Live
locked = Locked
locked-for = For members of { $name }
why-is-this-here = Why is this here?
why-here = Why here?
told = { $n ->
    [one] { $n } title tells this story
   *[other] { $n } titles tell this story
}
similar = { $n ->
    [one] { $n } title has a similar headline
   *[other] { $n } titles have a similar headline
}
counts-titles = { $n ->
    [one] { $n } title
   *[other] { $n } titles
}
counts-reports = { $n ->
    [one] one report
   *[other] { $n } independent reports
}
counts = { $titles }, { $reports }
older-articles = Older articles

# The front page
front-heading = { $name }: top stories
all-the-latest = All the latest
more-top-stories = More top stories
on-this-stand = On this stand
titles-of-edition = All { $n } titles of this edition
ordered-by-rules = This page is ordered by rules that you can read.
why-each-story = Why each story stands where it stands

# A section, and the latest
newest-in = Newest in { $name }
more-in = More in { $name }
nothing-in-section = No title of this edition has anything in { $name } yet. Sections fill as titles publish.
nothing-older = There is nothing older.
latest-articles = The latest articles
latest-about = Everything from all titles, newest first.
nothing-yet = No title has published anything here yet. The front page says how collecting goes.
front-page = Front page

# Settings
settings-about = Kept in one cookie in your browser. Nothing about you is stored here.
colours = Colours
theme-auto = As my device
theme-light = Light
theme-dark = Dark
text-size = Text size
size-small = Small
size-medium = Medium
size-large = Large
size-huge = Very large
typeface = Typeface of articles
face-serif = Newspaper
face-sans = Plain
edition-of-front = Edition of the front page
as-this-site = As this site has it ({ $name })
language-of-site = Language of this site
as-browser = As my browser asks for it
language-about = What the titles publish stays in the language it was written in. Some pages are in English only so far.
save = Save

# The front page while there is nothing, or nothing new
feeds-say = What the feeds say
choose-titles = Choose titles
choose-titles-meanwhile = Choose titles meanwhile
outage = No publisher has been reachable since { $name }. What stands here is the news as of then; it is renewed as soon as one answers.
no-network = There is no news because there is no network
no-network-about = Since { $name } no publisher could be reached. The news is shown as soon as the first title answers.
all-off = All titles are switched off
all-off-about = Nothing is collected and nothing is shown until at least one title is on.
edition-off = No title of this edition is on
edition-off-about = Other editions may have news; the operator can switch titles of this one on.
collecting = { $name } is collecting its first titles
collecting-soon = The first answers come within seconds. This page fills itself.
collecting-so-far = { $name } feeds have answered. This page fills itself.
none-brought = All feeds were asked, and none brought an article
none-brought-about = { $name } feeds answered. What each one said is in the console.
of-all = { $name } of { $other }
