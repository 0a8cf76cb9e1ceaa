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
language-about = What the titles publish stays in the language it was written in.
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

# An article
published = Published
updated = Updated
minutes-to-read = { $n } min read
corrected = Corrected by its publisher.
taken-down = { $name } has taken this article down.
with-agencies = With { $name }
list-and = { $name } and { $other }
text-taken-back = The text is no longer shown here, because the house that wrote it took it back.
keeps-for-members = { $name } keeps the rest of this article for its members.
given-to-everyone = What is above is what it gives to everyone.
go-on-at = Go on at { $name }
all-in-feed = This is all that { $name } gives in its feed.
headline-only = { $name } gives only the headline in its feed.
read-at = Read it at { $name }
read-original = Read the original at { $name }
changed-since = { $n ->
    [one] Changed once since { $name }
    [2] Changed twice since { $name }
   *[other] Changed { $n } times since { $name }
}
see-what-changed = See what changed
changed-silently = Changed without a note:
about = About:
sure = { $n } % sure
give-article = Give this article
saved = Saved
how-texts-look = How texts look
size = Size
letters = Letters
show-it-so = Show it so
whole-story = The whole story
related = Related
top-now = Top stories right now
more-from = More from { $name }
in-section = In { $name }

# What a reader marks in an article
yours = Yours
your-highlights = Your highlights and notes
highlight-lost = The text was changed since; these words do not stand in it any more.
note = Note
a-note = A note
keep-note = Keep the note
take-out = Take out
highlight-passage = Highlight a passage
whole-paragraph = A whole paragraph
none = None
or-words = Or words, as they stand in the article
highlight = Highlight
labels = Labels
label = Label
take-off = Take off
put-on = Put on
follow = + Follow { $name }
follows = Following { $name }
all-by = All by { $name }

# The wall
wall-down = This article was taken down
wall-down-about = Other titles may have reported on it.
wall-later = This article can be read later
wall-later-about = Its publisher lets it be read here from { $name } on.
wall-territory = This article cannot be read here
wall-territory-about = Its publisher lets it be read in some countries only, and yours is not known to be one of them.
wall-used-up = Your free articles of this month are read
wall-used-up-about = Members read on. From { $name } you have free articles again.
wall-register = Sign up to read this article
wall-register-about = It is free for everybody who has an account.
wall-subscribers = This article is for subscribers of its title
wall-subscribers-about = A membership here does not open it; a subscription of the title does.
wall-join-about = One membership opens the articles of every title here that takes part.
first-days-free = { $n ->
    [one] The first day is free.
   *[other] The first { $n } days are free.
}
read-this = Read this article
free-until = { $n ->
    [one] It is the last one that is free for you until { $name }.
   *[other] It is one of { $n } that are free for you until { $name }.
}
cookie-counts = A cookie with a number counts them; nothing else is in it.
trial-button = { $n ->
    [one] Read on: one day free
   *[other] Read on: { $n } days free
}
sign-up = Sign up
see-plans = See the plans
already-member = Already a member?
sign-in-here = Sign in here

# A story
story = Story
editors-named = The editors of { $name } named this story.
headline-of = Headline of
follow-story = + Follow this story
follows-story = Following this story
new-reports = { $n ->
    [one] { $n } new report since you were here on { $name }
   *[other] { $n } new reports since you were here on { $name }
}
new-since = New since you were here
counts-countries = { $n ->
    [one] { $n } country
   *[other] { $n } countries
}
counts-languages = { $n ->
    [one] { $n } language
   *[other] { $n } languages
}
first-seen = First seen
newest = Newest
first-by = First reported by { $name }
first-by-at = First reported by { $name }, { $other }
read-it = Read it
was-part-of = Was a part of this before:
part-left = A part of this story became one of its own:
picture-from = Picture:
every-report = Every report, as it appeared
agency-carried = { $n ->
    [one] Text of { $name }, carried by { $n } title
   *[other] Text of { $name }, carried by { $n } titles
}
one-text-carried = { $n ->
    [one] One text, carried by { $n } title
   *[other] One text, carried by { $n } titles
}
agency-text = Text of { $name }
and-more = and { $n } more
newer-not-listed = { $n ->
    [one] And { $n } newer article that this page does not list.
   *[other] And { $n } newer articles that this page does not list.
}
copy-exact = the same words
copy-edited = edited
copy-shortened = shortened
copy-extended = with paragraphs of its own
copy-headline = with a translated headline
how-told = How it was told
own-texts = own texts
copies = copies
as-table = As a table
from-time = From
articles = Articles
bars-about = { $name }, { $other }.
counts-articles = { $n ->
    [one] { $n } article
   *[other] { $n } articles
}
between = between { $name } and { $other }
who-led = Who led with it
pages-had-it = { $n ->
    [one] { $n } front page had it
   *[other] { $n } front pages had it
}
at-very-top = { $n ->
    [0] none of them at the very top
   *[other] { $n } of them at the very top
}
very-top = at the very top
further-down = further down
places-on-fronts = Places on front pages
title = Title
best-place = Best place
in-first-three = In the first three
now = Now
gone = gone
place-n = place { $n }
never = never
lasted-minutes = { $n } min
lasted-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}
only-one-says = Only one of them says
before = What happened before
related-stories = Related stories
who-tells = Who tells it
countries = Countries
owners = Owners
languages = Languages

# Titles
titles-about = { $name } of { $other } titles are on. Every one keeps its name, its byline and its credits.
no-title-yet = There is no title yet. The operator adds some in the console.
off = Off
elsewhere = Elsewhere
kind = Kind
kind-newspaper = Newspaper
kind-agency = News agency
kind-broadcaster = Broadcaster
kind-magazine = Magazine
kind-digital = Digital title
kind-newsletter = Newsletter
country = Country
language-of-title = Language
owner = Owner
visit = Visit { $name }
nothing-of = Nothing of { $name } is here yet.

# Searching
search-label = Search all articles
search-hint = Words, “a phrase”, -not this
search-title = Search: { $name }
newest-first = Newest first
best-first = Best match first
found-all-muted = All that was found here is hidden by what you muted.
found-nothing = Nothing of { $name } articles has all of that. Try fewer words.
back = Back
more-results = More results
narrow = Narrow the search
sections = Sections
keep-search = Keep this search
its-name = Its name
keep-it = Keep it
can-be-searched = { $name } articles can be searched.
searches-kept = Searches you keep
remove = Remove
can-be-typed = What can be typed
type-words = Articles with both words, in any of their forms, accents or not
type-phrase = These words in a row
type-without = Without a word
type-either = Either
type-beginning = Words that begin so
type-headline = In the headline; among the writers; in a section or topic
type-source = Of one title; of a country; in a language
type-day = Since that day; before one; of the last days
type-saved = Among what you saved
saved-sign-in = is:saved looks through what you saved: sign in first.

# What one keeps
history = History
history-about = What you opened in the last ninety days. Nobody else sees it.
saved-articles = Saved articles
opened-lately = What you opened lately
opened-nothing = You opened nothing yet, or it is forgotten.
saved-nothing = Nothing is saved yet. “Save” stands below every article.
opened-when = Opened { $name }
saved-when = Saved { $name }
forget-all = Forget all of it

# Signing in
sign-in = Sign in
nobody-runs = Nobody runs this site yet. The link that sets it up was printed when the server started for the first time; this command prints a new one:
mail-address = E-mail address
password = Password
sign-in-passkey = Sign in with a passkey
no-password = No password at hand?
mail-link = Mail me a link to sign in
mail-reset = Mail me a link to a new password
no-mail = No mail is set up here. Whoever runs this site can give you a link that sets a new password.
reset-done = Your new password is saved. Sign in with it.
mailed-done = If this address has an account here, a link is on its way to it.
one-more-step = One more step
six-digits = Type the six digits that your authenticator app shows now, or one of your recovery codes.
code = Code

# What can go wrong
error-page = This page is not in the paper
error-page-about = The address may be mistyped, or the page may have moved.
error-article = This article is not here
error-article-about = Its address may be cut off. Article addresses here never change, so a complete one always works.
error-story = This story is not here
error-story-empty = Nothing is left of this story
error-story-empty-about = Every article of it was taken back by its publisher.
error-story-muted = You muted everything in this story
error-story-muted-about = What you mute is hidden here too. You can end a mute at any time.
error-title = This title is not on the stand
error-title-about = It may have another name here. All titles are in the list.
error-section = This section does not exist
error-section-about = The sections are in the bar at the top of every page.
error-withdrawn = The publisher withdrew this article
error-withdrawn-about = It was published and then taken back. Its text is no longer shown.
error-sign-in = Sign in first
error-sign-in-about = This is for those who have an account here. What you sent was not saved; sign in and send it again.
error-prove = Is it still you?
error-prove-about = Prove once more who you are.
error-other-role-about = Your account has another role. Whoever runs this site can change it.
error-refused = That did not work
error-foreign-form = The form was not sent from this site
error-foreign-form-about = To protect accounts, forms are only taken from this site’s own pages. Open the page here and try again.
error-method = This address does not take such a request
error-method-about = Open the page in your browser instead.
error-form = Something in the form is missing
error-search = Nothing can be searched just now
error-search-about = The search index is not there; it is made anew by itself. Lists and articles are as ever; try again in a moment.
error-database = The news cannot be read just now
error-database-about = The database did not answer. Nothing is lost; try again in a moment. The operator finds the cause in the log.
error-broken = Something broke on our side
error-broken-about = The fault was written to the log. Try again, or read something else meanwhile.
to-front = To the front page
your-account = Your account
kind-public-body = Public body
site-about = News of many titles in one place, with its sources: no ads, no tracking.
error-operators = This page is the operator’s
error-editors = This page is the editors’
error-publishers = This page is the publishers’

# Topics, picks and places
last-days = { $name } of the last three days.
by-words = By what their words and sections say; each says how sure that is.
all-topics = All topics
nothing-about = Nothing of the last three days is about it.
topics-about = The top of the vocabulary that news agencies use (Media Topics, © IPTC, CC BY 4.0). Anything else can be followed too: a place, a person, a phrase.
place-person-phrase = A place, a person, a phrase
follow-it = + Follow
picks-about = Chosen by the editors of this site, not by a formula. Nobody can pay for a place.
nothing-picked = Nothing is on this list just now.
the-list = The list
our-picks = Our Picks
good-news = Good News

# For You
for-you-everybody = This is what everybody sees: what leads, and what is new. Nothing is learned of you before you sign in.
for-you-sign-in = Sign in to have a list of your own
for-you-off = Learning is switched off: this list is the same for everyone.
change-that = Change that
for-you-about = Yours alone, from what you open and follow.
new-in-followed = New in what you follow
see-and-forget = See, change and forget what is known
knows-nothing = Nothing is known of you yet. Open what you like, or follow something: “+” stands below every item.
how-varied = How varied
nothing-to-choose = There is nothing to choose among yet: no title of this edition has published anything here.
more-or-less = More or less of it
mute-30 = Mute for 30 days
all-for-now = That is all for now. The list is renewed with everything that comes in.

# Briefing
briefing-morning = Morning briefing
briefing-evening = Evening briefing
as-of = As of { $name }
briefing-stories = { $n ->
    [one] { $n } story
   *[other] { $n } stories
}
minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
then-ends = { $name }, { $other }; then it ends.
length-and-edition = Length and edition
nothing-to-tell = There is nothing to tell yet.
that-is-all = That is all.
next-edition = The next edition is there { $name }.
at-clock = at { $name }
briefing-sign-in = Sign in, and it knows what you follow and have read.
by-mail = By mail
no-mail-server = This site has no mail server; the operator can set one.
when = When
how-long = How long
your-zone = Your time zone
keep-this = Keep this
dial-close = Close to what I read
dial-balanced = Balanced
dial-varied = As varied as can be

# Why an article stands here
because-newest-published = The newest stands first: { $name } published it on { $other }
because-newest-seen = The newest stands first: it was first seen here on { $name }
because-of-title = It is { $name }’s
because-of-section = { $name } has it in { $other }, by its feed or its page
its-title = Its title
because-no-other-story = No other title has this story yet
because-no-other-headline = No other title carries a similar headline yet
because-one-report = { $n ->
    [one] { $n } title carries one and the same report
   *[other] { $n } titles carry one and the same report
}
of-owners = { $n ->
    [one] of one owner
   *[other] of { $n } owners
}
because-carried-story = { $name } { $other } carry this story
because-carried-headline = { $name } { $other } carry a similar headline
because-in-reports = { $name }, in { $other }
because-feed-top = At the top of its title’s own feed
because-feed-place = Number { $n } in its title’s own feed
because-published = Published { $name }
because-pinned-top = An editor pinned it to the top
because-pinned = An editor pinned it to place { $n }
because-placed = { $n } of { $of } owners have it on their pages
because-top-three = { $name }, { $n } in their top three ({ $other })
because-rising = { $n ->
    [one] Rising: { $n } owner took it up in the last three hours
   *[other] Rising: { $n } owners took it up in the last three hours
}
because-first-seen = First seen { $name }
because-sport = Sport counts { $name } in the general edition
because-soft = A soft story counts { $name } in the general edition
because-home = { $n }% of its votes come from this edition’s country
because-aged = Nothing new for some time: { $n }% of its weight is left
because-brief = Only short articles so far ({ $n } words)
because-interest = Like what you have opened before
because-lately = Like what you opened in the last days
because-opens-section = You open { $name } more than other sections
because-opens-title = You open { $name } more than other titles
because-follow = You follow “{ $name }”
because-follow-near = Near a topic that you follow
because-many-newsrooms = Many newsrooms have it
because-new = New
because-readers = Like what readers here open
because-must-know = It is among the first stories on the front pages of many newsrooms
because-new-follow = You have just begun to follow something in it
because-exploration = To find out whether you care for something else: one of { $n }, by chance
because-nothing-else = Nothing speaks for it but that the better places were taken
because-read = You have read it, so it does not lead
because-told = You were told of it, so it does not lead
because-another-report = Another report on the event of this article
because-same-report = The same text as an article of the story
because-same-headline = The same headline as an article of the story
because-names = Names in common: { $name }
because-words = Words in common: { $name }
because-numbers = Numbers in common: { $name }
because-same-time = At the time of the story’s reports
because-minutes-apart = { $n ->
    [one] { $n } minute from the story’s nearest report
   *[other] { $n } minutes from the story’s nearest report
}
because-hours-apart = { $n ->
    [one] { $n } hour from the story’s nearest report
   *[other] { $n } hours from the story’s nearest report
}
because-days-apart = { $n ->
    [one] { $n } day from the story’s nearest report
   *[other] { $n } days from the story’s nearest report
}
because-link = One links to the other
because-same-picture = The same picture
because-across-languages = The same event in another language ({ $name }, { $other }); in common: { $shared }
because-likely = { $n }% likely to be the same event
because-nothing-alike = No other story seen so far is about this event
because-round-up = A round-up of several events stands alone
because-game = A quiz or game stands alone
because-promotion = An offer stands alone
because-listing = A listing stands alone
because-alone = It stands alone
because-editor = An editor decided it
because-before = What happened before
because-near-story = A story near this one
because-words-beside = Headline and summary are near this article’s, by their words and by how words are used
because-headlines-share = Both headlines have: { $name }
because-texts-share = Both articles have: { $name }
because-found-both = What you look for stands in its headline and in its text
because-found-headline = What you look for stands in its headline
because-found-text = What you look for stands in its text
because-found-otherwise = It is as you asked for it: by title, writer, topic, language, country, day or what you saved
because-picked = An editor of this site chose it on { $name }
because-topic = About “{ $name }” by its words and its section; { $n }% sure
because-words-stand = “{ $name }” stands in its headline or byline

# Who wrote an article, and how that is known
text-from-carried = { $n ->
    [one] This text comes from { $name } and is carried by { $n } title.
   *[other] This text comes from { $name } and is carried by { $n } titles.
}
text-from = This text comes from { $name }.
text-others-carry = { $n ->
    [one] One other title carries this text.
   *[other] { $n } other titles carry this text.
}
text-first-carried = { $n ->
    [one] { $name } had this text first; it is carried by { $n } title.
   *[other] { $name } had this text first; it is carried by { $n } titles.
}
text-unknown-carried = { $n ->
    [one] { $n } title carries this text; who wrote it first is not known.
   *[other] { $n } titles carry this text; who wrote it first is not known.
}
text-first-published = This text was first published by { $name }.
here-shortened = Here it is shortened.
here-edited = Here it is edited.
here-translated = Here it stands under a headline in another language.
copy-first = first seen
own-paragraphs = The paragraphs with a line beside them are { $name }’s own.
who-wrote-it = Who wrote it
who-carries-it = Who carries it
how-known = How this is known
first-reported-by = First reported by
who-cites-this = Who cites this
whom-this-cites = Whom this cites
who-cites-whom = Who cites whom
names-as-sources = This article names:
is-named-by = It is named by:
withdrawn-by-source = { $name }, from whom this text comes, has withdrawn it.
says-start = The opening here says “{ $name }”.
says-end = The closing lines here say “{ $name }”.
says-byline = The byline here says “{ $name }”.
says-caption = The picture’s caption here says “{ $name }”.
says-headline = The headline here says “{ $name }”.
says-any = The text here says “{ $name }”.
says-url = The address here says “{ $name }”.
says-slug = The agency’s keyword here says “{ $name }”.
says-machine = The page’s machine-readable part here says “{ $name }”.
says-article = { $name } says “{ $other }”.
an-article = An article
published-itself = { $name } published it itself.
appeared-ahead = { $n ->
    [one] It appeared { $n } minute before any other.
   *[other] It appeared { $n } minutes before any other.
}
appeared-ahead-of = { $n ->
    [one] { $name }’s appeared { $n } minute before any other.
   *[other] { $name }’s appeared { $n } minutes before any other.
}
others-have-parts = The others have parts of its text.
basis-beside = Beside { $name }’s: { $other }
basis-nothing-alike = no other article seen so far has this text.
basis-same-text = the same text, word for word.
basis-same-item = the same agency item, by its number.
basis-same-address = both name the same address as the text’s own.
basis-same-headline = the same headline; neither came with a text.
basis-shared = { $here }% of this text is in the other, { $there }% of the other in this one.
basis-own = { $n ->
    [one] One paragraph is the outlet’s own.
   *[other] { $n } paragraphs are the outlet’s own.
}
silent-headline = the headline was “{ $name }” and is “{ $other }”
silent-number = “{ $name }” became “{ $other }” in a sentence that is otherwise the same
silent-taken-out = { $n } words were taken out, { $name }% of the text
named-in-it = Named in it:
why-these = Why these?
follow-them = Follow them
named-person = { $n ->
    [one] A person named once
   *[other] A person named { $n } times
}
named-place = { $n ->
    [one] A place named once
   *[other] A place named { $n } times
}
named-organisation = { $n ->
    [one] An organisation named once
   *[other] An organisation named { $n } times
}
named-because = { $name }: { $other }.
shown-office = “{ $name }” stands before it
shown-age = an age, { $name }, stands behind it
shown-surname = the text goes on with “{ $name }” alone
shown-house = it has the word “{ $name }”
shown-letters = the text calls it { $name }
shown-gazetteer = it is a country or a city
search-every-article = Search every article for “{ $name }”

# How a title’s feeds do
feeds-off = Switched off: nothing is collected.
feeds-none = No feed is known, so nothing is collected.
feeds-count = { $n ->
    [one] { $n } feed
   *[other] { $n } feeds
}
feeds-not-asked = { $name }, not asked yet.
feeds-answered = { $name }, last answer { $other }.
feeds-all-fail = All feeds fail since { $name }:
feeds-some-fail = { $n } of { $of } feeds fail since { $name }:

# Topics: the top of the Media Topics (© IPTC, CC BY 4.0)
topic-01000000 = Arts, culture, entertainment and media
topic-02000000 = Crime, law and justice
topic-03000000 = Disaster, accident and emergency
topic-04000000 = Economy, business and finance
topic-05000000 = Education
topic-06000000 = Environment
topic-07000000 = Health
topic-08000000 = Human interest
topic-09000000 = Labor
topic-10000000 = Lifestyle and leisure
topic-11000000 = Politics and government
topic-12000000 = Religion
topic-13000000 = Science and technology
topic-14000000 = Society
topic-15000000 = Sport
topic-16000000 = Conflict, war and peace
topic-17000000 = Weather

# The whole list with its reasons, as of now or of a past time
places-about = The { $n } highest places of this edition’s list, with everything that lifted each story there.
places-none-kept = No list was kept for that time: lists are kept for sixty days, from the first front page that was read.
places-then = The lead stories of this edition as they stood then: the list was made on { $name }. Headlines are as they read today.
places-now = The list as it is now
places-at = As of
places-show = Show the list of that time
places-empty = The list is empty: no title of this edition has published anything here yet.
places-of = The list of { $name }
score = Score { $name }
held-back = Held back by editors
held-back-about = Editors of this site keep these stories from leading; whatever they do is signed and can be taken back.
held-back-since = Held back since { $name }

# What changed in an article
what-changed = What changed
what-changed-in = What changed: { $name }
changes-locked = Of this article only what everyone may read is compared; the rest is for members.
taken-out = taken out
put-in = put in
its-headlines = Its headlines
unchanged-since = { $name } has not changed this article since it was first seen on { $other }.
the-headline = The headline
same-words = The words are the same; a picture, a link or the layout changed.
the-text = The text
unchanged-paragraphs = { $n ->
    [one] { $n } unchanged paragraph
   *[other] { $n } unchanged paragraphs
}
moved-here = Moved here
older-changes = { $n ->
    [one] { $n } older change is not shown.
   *[other] { $n } older changes are not shown.
}
first-seen-here = First seen here on { $name }.
full-text-came = On { $name } the full text from the title’s page took the place of the feed’s few words; that was our reading, not the publisher’s change, and is not listed.
only-publisher = Only what the publisher changed is shown.
back-to-article = Back to the article

# The welcome series
welcome = Welcome
welcome-part = Welcome, part { $name } of 6
welcome-all = All six on one page
choosing = What do you want to read?
choosing-about = It takes less than a minute, and all of it can be changed later. What you tick is followed: For You begins with it, and you see and forget it there.
choosing-topics = Topics you care about
choosing-titles = Titles you read
begin-reading = Begin reading
skip-this = Skip this
choose-topics = Choose topics and titles

# Following
following = Following
following-about = What is new in stories that you follow and searches that you keep, and what was corrected since you read it.
be-told = Be told of it
all-you-follow = Everything you follow
corrected-since = Corrected since you read it
put-right = Its publisher put something right { $name }:
see-the-change = see the change
rules-found = What your rules found
by-your-rule = By your rule: { $name }
clear-list = Clear this list
stories = Stories
searches = Searches
writers = Writers
following-nothing = You follow no story and keep no search yet: “Follow this story” stands on each story’s page, “Keep this search” beside what you search.
new-since-there = { $n ->
    [one] { $n } new article since you were there
   *[other] { $n } new articles since you were there
}
new-since-looked = { $n ->
    [one] { $n } new article since you looked
   *[other] { $n } new articles since you looked
}

# Labels, highlights and notes
labels-about = Labels are put on below an article, or by a rule.
rules = Rules
labels-none = No article has a label yet.
label-empty = No article has this label.
labelled-when = Labelled { $name }
highlights-title = Highlights and notes
highlights-about = Passages that you marked, the newest first. Nobody else sees them.
all-as-markdown = All of it as Markdown
highlights-none = Nothing is marked yet. “Highlight a passage” stands below every article.
words-gone = The article was taken down, and its words with it.
older-highlights = Older highlights

# One’s own account
how-sign-in = How you sign in
your-name = Name
not-answered-yet = It has not answered yet.
change = Change
new-address = New address
password-set = Set
password-none = None
choose-one = Choose one
present-password = Present password
new-password = New password
password-hint = At least ten characters. A few words in a row are easy to keep in mind.
second-factor = Second factor
factor-on = On: a code of your app
factor-off = Off
turn-on = Turn on
turn-off = Turn off
passkeys = Passkeys
passkeys-none = None
make-one = Make one
see-them = See them
apps = Apps
apps-short = Tokens instead of your password
where-signed-in = Where you are signed in
this-one = this one
session-from = from { $name }, last used { $other }
last-used = last used { $name }
never-used = never used
end = End
end-named = End { $name }
remove-named = Remove { $name }
end-all-others = End all others
sign-out = Sign out
your-reading = Your reading
what-is-unread = What is unread
subscriptions-and-apps = Subscriptions and apps
what-you-follow = What you follow
what-you-are-told = What you are told
webhooks = Webhooks
webhooks-about = News that is found for you is sent to a program of yours, within a minute: the headline and where to read it, no text.
webhook-of-search = What the search “{ $name }” finds
webhook-of-rules = What my rules tell of
webhook-secret = Its secret
webhook-turn-on = Turn on
webhook-turn-on-named = Turn { $name } on
webhook-address = Address of your program
webhook-of = What is sent
webhook-how = Messages are JSON, signed by HMAC-SHA256 as Standard Webhooks says. What is not taken (200 to 299) is tried again, ever more rarely; an address that takes nothing for three days is turned off, and you are told by mail.
webhook-log = Messages
webhook-waits = waits
webhook-not-reached = not reached, is tried again
webhook-answered = answered { $name }, is tried again
webhook-taken = taken { $name }
webhook-failing = Has taken nothing since { $name }
webhook-off = Turned off { $name }; what waits is kept for two weeks
webhook-letter-subject = A webhook of yours was turned off
webhook-letter = Nothing is sent to { $name } any more: it has taken nothing for too long, or said that it is gone.
webhook-letter-waits = What waits is kept for two weeks and sent when you turn the address on again:
form-webhook-address = This is no address of a program on the web; one begins with https://.
form-webhook-search = You do not keep this search any more; choose another.
form-webhooks = You have ten addresses already; end one first.
what-for-you-knows = What For You knows
your-membership-and-gifts = Your membership, and articles you give
plans = Plans
where-fee-went = Where my fee went
your-data = Your data
your-data-about = Everything that is kept about you here is yours.
take-a-copy = Take a copy
erase-account = Erase your account
desk = Desk
console = Console
for-publishers = For publishers
role-reader = Reader
role-publisher = Publisher
role-editor = Editor
role-operator = Operator
done-address = From now on this is your address.
done-address-mailed = A link is on its way to the new address. Open it, and the address is yours.
done-factor-off = Signing in asks for no code any more.
done-name = Your name is saved.
done-password = Your password is changed. Wherever else you were signed in, you are not any more.
done-session = That session has ended.
done-sessions = All other sessions have ended.
back-to-account = Back to your account
done = Done
go-on = Go on
prove-password = What comes next is delicate, so it asks for your password once more.
prove-otherwise = What comes next is delicate. Sign out and in again to go on.

# Apps, passkeys and codes
apps-about = An app that reads here for you signs in with a token of its own instead of your password. End it, and the app is out.
token-made = The token for { $name }. Copy it now; it is not shown again.
a-new-token = A new token
name-of-app = Name of the app
it-may = It may
scope-read = See lists, articles, and what you read, save and follow
scope-write = Mark as read, save, follow and mute
scope-manage = Do everything else that your role allows
it-ends = It ends
after-days = { $n ->
    [one] after { $n } day
   *[other] after { $n } days
}
after-a-year = after a year
not-at-any-time = never
make-token = Make the token
does-not-end = does not end
has-ended = has ended
ends-on = ends { $name }
passkeys-about = A passkey stays on your device or in your password manager and opens your account with your fingerprint, face or PIN. Nobody can guess it, and no other site can ask for it.
passkey-synced = kept in more than one place
new-passkey = A new passkey
needs-script = Your browser needs JavaScript for this one step.
name-of-device = What you call the device
passkey-not-made = No passkey was made. Try again, or use another device.
make-passkey = Make a passkey
passkeys-need-name = Browsers offer passkeys only where the site has a name and TLS, or at http://localhost.
passkey-asks = Your browser asks your device or password manager.
sign-in-otherwise = Sign in another way.
passkey-not-used = No passkey was used. Try again, or sign in another way.
use-passkey = Use a passkey
another-way = Another way
a-second-factor = A second factor
factor-about = With it, your password alone opens nothing: signing in also asks for six digits that an app on your phone shows.
factor-square = Open your authenticator app and let it read this square.
factor-square-label = The secret as a square for the app’s camera
factor-secret = Or type the secret
factor-digits = Type the six digits that it shows
factor-is-on = { $n ->
    [one] It is on: signing in asks for a code of your app. You have { $n } recovery code left.
   *[other] It is on: signing in asks for a code of your app. You have { $n } recovery codes left.
}
new-codes = New recovery codes
old-codes-stop = The old ones stop working.
make-codes = Make new codes
turn-it-off = Turn it off
code-or-recovery = A code of your app, or a recovery code
your-codes = Your recovery codes
your-codes-about = Keep them where you will find them without your phone: on paper, or in your password manager. Each opens your account once. They are not shown again.

# Links that come by mail, and erasing
welcome-to = Welcome to { $name }
invited = You are invited to read here. Choose a password; with it and your address you sign in from now on.
accept-invitation = Accept the invitation
or-by-passkey = Or without a password: your device opens your account with your fingerprint, face or PIN.
accept-by-passkey = Accept with a passkey
one-more-click = One more click and you are signed in on this device.
choose-new-password = Choose a new password
new-password-about = Wherever you are signed in now, you will not be any more.
save-password = Save the password
your-new-address = Your new address
new-address-about = From now on you sign in with this address, and mail goes there.
use-address = Use this address
to-sign-in = To the sign-in page
erase-about = Your address, your name, your sessions, tokens and everything that was kept for you go at once and do not come back.
erase-copy-first = Take a copy first.
erase-mistyped = This is not your address. Nothing was erased.
erase-sure = To be sure, type your address: { $name }
erase-everything = Erase everything
keep-account = Keep it

# What is known for For You
known-bytes = All of it: { $n } bytes. Nobody else sees it, and it goes with your account.
your-list = Your list
learning = Learning
learning-off = Switched off. Nothing is learned, nothing that was learned is used, and your list is the same as everyone’s.
learning-on = Switched on: what you open changes the list within a second.
switch-on = Switch on
switch-off = Switch off
nothing-followed = Nothing yet.
a-topic = A topic: a word, a name, a place
mute-about = It stands in no list of yours until its time has come.
nothing-muted = Nothing.
mute-words = Words in a headline or summary
mute-for = For
a-day = a day
a-week = a week
thirty-days = 30 days
for-ever = ever
mute = Mute
what-you-opened = What you opened
remembered = { $n ->
    [one] Remembered so that it is not offered again: { $n } article, at most two hundred.
   *[other] Remembered so that they are not offered again: { $n } articles, at most two hundred.
}
by-section = By section
by-title = By title
pieces-opened = { $n ->
    [one] { $n } piece opened
   *[other] { $n } pieces opened
}
forget-this = Forget this
forget-named = Forget this: { $name }
forget-everything = Forget everything that was learned
wish-words = words
wish-topic = topic
wish-title = title
wish-author = writer
wish-story = story
until = until { $name }
until-you-end-it = until you end it
hides-nothing = hides nothing of what is fresh
hides-now = { $n ->
    [one] hides { $n } article now
   *[other] hides { $n } articles now
}

# Being told, and the ends of mails
telling-title = What I am told
telling-about = Without asking, never twice the same, and nothing of it leads the next briefing. What you mute is not told.
told-stories = News of stories that you follow
told-leads = A story that has just come to lead
told-rules = What your rules find
told-searches = What searches that you keep find anew
way-none = Not at all
way-push = By message
way-mail = By mail
way-both = Both
briefing-none = Not at all
in-the-morning = In the morning
in-the-evening = In the evening
morning-and-evening = Both
quiet-from = Leave me alone from
quiet-until = Until
quiet-about = The same twice for never. What came meanwhile is told afterwards.
browsers = Browsers that take messages
no-browsers = None yet.
since = since { $name }
no-messages = This site sends no messages to browsers.
messages-about = A message goes through the push service of the browser’s maker, encrypted so that only this browser reads it.
messages-need-script = Messages need JavaScript in the browser that is to take them; mail does not.
mails-stop = End these mails?
mails-stopped = These mails come no more
mails-again = You can have them again where you choose what you are told.
end-them = End them
briefing-stop = End the briefing by mail?
briefing-stopped = The briefing comes no more
briefing-stopped-about = It was taken off by your wish. You find it on its page at any time, and can order it there again.
to-briefing = To the briefing
end-it = End it

# What is wrong in a form
form-feed-address = The address of a feed starts with http:// or https://.
form-no-list = The file is no list of articles that could be read (JSON with “items” or “entries”).
form-no-opml = The file is no OPML file.
form-app = Name the app, and choose what it may do.
form-app-role = Your role allows nothing more than reading; leave the last choice out.
form-app-room = You have fifty tokens; end some that you do not use.
form-clock = A time of the day is written like 22:30.
form-way = Choose how you are told.
form-zone = A time zone is written like Europe/Berlin.
form-browser = The browser gave nothing that messages could be sent to.
form-browsers = There is room for twenty browsers. End one first.
form-up-to = The form does not say up to when; open the list again.
form-no-mail = No mail is set up here. Whoever runs this site can give you a link.
form-no-mail-invite = No mail is set up here; whoever runs this site can invite you.
form-time = A time is written like 2026-11-26T08:00; choose one that has passed.
form-seat-name = Write whom the seat is for, so that you know it again.
form-voucher-member = You are a member already. Keep the voucher for when that ends.
form-search-first = Search for something first; then it can be kept.
form-searches = You keep a hundred searches; remove some that you do not use.
form-quote = These words do not stand in the article. Copy them as they stand there, or choose a paragraph.
form-highlights = One article takes { $n } highlights. Take one out first.
form-highlight-act = Choose what to do with the highlight.
form-file = Choose the file that the other reader gave you.
form-article-act = Choose what to do with the article.
form-when = Choose when it comes.
form-day = Choose a day between today and a year from now, as in 2026-12-24.
form-plan-gone = This plan is not on sale any more. Choose another one.
form-for-whom = Write whom it is for.
form-letters = Write one to eighty letters.
form-follow = A topic, a title, a writer or a story can be followed.
form-mute = Words, a topic, a title or a story can be muted.
form-no-word = There is no word in that to look for.
form-dial = Choose a place of the dial.
form-learning = Choose whether For You learns.
form-rule-act = Say what is to happen: mark as read, save, label, hide or tell.
form-rules = There is room for { $n } rules. End one first.
form-rule-when = Say what an article has to be: words, a title, a writer, a topic or a language.
form-member-already = You have a membership already. It is on your account page.
form-nothing-paid = Nothing was ever paid by this account.
form-provider = The payment provider does not answer just now. Nothing was charged; try again in a minute.
form-no-passkey = The browser sent no passkey. It needs JavaScript for this one step.
form-farewell = Choose whether to cancel or to withdraw.
form-farewell-address = Write the address that the contract runs under.
form-pause = Choose whether to pause or to go on.
form-label = Write a label of one to sixty letters.

# Why an account may not, or what was given cannot be used
refused-address-empty = Give an e-mail address.
refused-address-incomplete = An e-mail address has a name, an @ and a host: anna@example.org.
refused-address-long = This e-mail address is too long.
refused-address-letter = There is a letter in this e-mail address that does not belong there.
refused-address-host = What follows the @ is no host that mail can be sent to.
refused-password-short = Choose at least ten characters. A few words in a row are easy to keep in mind.
refused-password-long = This password is longer than 256 bytes; choose a shorter one.
refused-password-guess = This is one of the first passwords that anybody would try. Choose another one.
refused-password-own = Do not choose your own address or name.
refused-not-together = This address and this password do not belong together. Check both, or ask for a link by mail.
refused-password-wrong = This is not your password.
refused-code = This code is not good, or was used before. Wait for the next one in your app and type that.
refused-link = This link has been used or has ended. Ask for a new one.
refused-key = This is not the key that this server printed last, or it has been used. `newsstand operator-key` prints a new one.
refused-address-taken = There is an account with this address already.
refused-suspended = This account is suspended. The operator can open it again.
refused-passkey = This passkey was not taken. Try again, or sign in another way.
refused-passkeys = You have twenty passkeys; remove one that you do not use.
refused-last-way-in = This is your only way in. Choose a password first.
refused-last-operator = This is the only operator. Make somebody else operator first.
refused-no-account = There is no such account.
refused-wait-seconds = { $n ->
    [one] That was tried too often. Try again in a second.
   *[other] That was tried too often. Try again in { $n } seconds.
}
refused-wait-minutes = { $n ->
    [one] That was tried too often. Try again in a minute.
   *[other] That was tried too often. Try again in { $n } minutes.
}

# Membership: plans
plans-about = One membership that gives you the articles of every title here that takes part.
sign-up-sent = A letter is on its way to { $name }. The link in it opens your account.
invites-only = Whoever runs this site invites its readers: ask there for an account.
days-free = { $n ->
    [one] { $n } day free
   *[other] { $n } days free
}
trial-with-card = { $n ->
    [one] Choose the plan that is to follow. A card is asked for at the beginning; nothing is drawn from it before the day is over, and you are reminded before. There is one trial for each person.
   *[other] Choose the plan that is to follow. A card is asked for at the beginning; nothing is drawn from it before the { $n } days are over, and you are reminded before. There is one trial for each person.
}
trial-without-card = No card is asked for, and nothing is drawn when they end. There is one trial for each person.
begin-trial = Begin the trial
begin-days-free = { $n ->
    [one] Begin { $n } day free
   *[other] Begin { $n } days free
}
choose-for-trial = Choose the plan that is to follow the trial. The payment provider asks for a card; nothing is drawn before the trial is over.
money = { $code } { $amount }
price-term = { $n ->
    [1] { $name } a month
    [12] { $name } a year
   *[other] { $name } every { $n } months
}
people-family = { $n ->
    [one] For you and one other, each with an account and a history of their own
   *[other] For you and up to { $n } others, each with an account and a history of their own
}
people-team = For a team of { $n }; who pays never sees what others read
order-by-invoice = Order by invoice
order-named = Order by invoice: { $name }
choose = Choose
choose-named = Choose { $name }
invoice-terms = You get an invoice and pay it by bank transfer; it pays for one term, and does not go on by itself. Within fourteen days of paying you can withdraw and get everything back.
you-are-member = You are a member.
your-membership = Your membership
paying-terms = You pay on the page of the payment provider. It goes on until you cancel, which takes two clicks and no reason; what is paid you can read to its end. Within fourteen days you can withdraw and get everything back.
sign-up-first = To choose a plan, sign up or sign in first.
for-somebody-else = For somebody else
giving-about = A membership for a term, from the day that you choose. It begins when it is claimed, and ends by itself.
give-a-membership = Give a membership
withdraw-here = Withdraw from contract here

# One’s own membership
member-not = You read without a membership.
member-trial-until = Your trial runs until { $name }. Nothing is drawn when it ends.
member-trial = You read as a member, in your trial.
member-endless = You read as a member.
member-until = You read as a member until { $name }.
thanks-member = Thank you. You are a member now. The payment provider sends the receipt by mail.
thanks-waiting = Thank you. The payment provider tells us of your payment within a minute.
look-again = Look again
card-and-invoices = Card and invoices
pause = Pause
cancel = Cancel
your-team = Your team
your-family = Your family
seats-room = { $n ->
    [one] Besides you there is room for one. They have an account and a history of their own; you never see what they read.
   *[other] Besides you there is room for { $n }. Each has an account and a history of their own; you never see what they read.
}
seat-taken = reads with you
seat-open = has not taken the seat yet
take-back = Take back
take-back-named = Take back: { $name }
seat-for-whom = Whom is the next seat for?
make-link = Make a link
a-seat = A seat
sits-about = Somebody else pays for your reading here, and never sees what you read.
leave-seat = Leave the seat
what-you-asked = What you asked for
asked-at = { $name }, number { $other }
asked-cancel = Cancelling
asked-withdraw = Withdrawing
asked-pause = Pausing
asked-go-on = Going on
asked-by-hand = A person looks after it. Nothing that you said is lost.
asked-again = The payment provider did not do it yet; it is asked again. The time when you said it counts.
asked-due = It is carried out on { $name }, as it was said without signing in. If it was not you, take it back.
asked-now = It is being carried out.
outcome-ends-at = It ends on { $name }. Until then you read as before.
outcome-ended-money-back = It has ended, and { $name } is on its way back to you, the way that you paid.
outcome-ended = It has ended, and nothing more is drawn.
outcome-too-late = The fourteen days of withdrawing ended with { $name }, so it was cancelled instead: it ends on { $other }, and until then you read as before.
outcome-waived = You asked for reading to begin at once and acknowledged that the right to withdraw is lost by it, so it was cancelled instead: it ends on { $name }, and until then you read as before.
outcome-pauses-at = It pauses on { $name }. Nothing is drawn until you go on.
outcome-goes-on = It goes on as before.
outcome-nothing-to-end = There is nothing that would be drawn from you. A trial or a gift ends by itself.
outcome-gift-back = { $name } for a gift that nobody has claimed are on their way back to you, the way that you paid.
outcome-balance-back = { $name } of your balance are on their way back to you, the way that you paid.
outcome-balance-sent = { $name } of your balance were sent back to you by bank transfer.
outcome-nothing-left = Nothing was left of your balance.
outcome-by-person = It was carried out by a person who looks after this site.
outcome-taken-back = You took it back.
articles-you-give = Articles you give
gifts-left-about = { $n ->
    [one] On each article’s page you can make a link that opens it for others. You can give one more this month.
   *[other] On each article’s page you can make a link that opens it for others. You can give { $n } more this month.
}
opens-until = opens until { $name }
opens-no-more = opens no more
invoices = Invoices
invoice-of = { $n ->
    [1] { $name }, a month
   *[other] { $name }, { $n } months
}
invoice-open = { $name }: { $other }, to be paid
invoice-paid = { $name }: { $other }, paid
invoice-void = { $name }: { $other }, void
memberships-given = Memberships you gave
link-to-hand-over = Link to hand over
a-voucher = A voucher
its-code = Its code
use-it = Use it
paid-pending = The first payment is not through yet.
paid-pauses = It pauses on { $name }. Nothing is drawn until you go on.
paid-next = The next payment is drawn on { $name }.
paid-free-until = Free until { $name }; then { $other }.
paid-active = { $name }; the next payment is drawn on { $other }.
paid-past-due = The last payment failed. You read on until { $name } while the payment provider tries again.
paid-on-hold = It rests, because a payment failed. As soon as it is paid, you read on.
paid-paused = Paused. Nothing is drawn until you go on.
paid-cancelled = Cancelled. You read on until { $name }; nothing more is drawn.

# Cancelling and withdrawing
cancel-headline = Cancel a membership
cancel-effect = It ends with the period that is paid; until then you read as before. No reason is needed.
cancel-confirm = Cancel now
withdraw-headline = Withdraw from a contract
withdraw-effect = Within fourteen days of the contract it ends at once, and everything that you paid comes back. After that it is cancelled instead: it ends with the period that is paid.
withdraw-confirm = Confirm withdrawal
farewell-done = Your wish is taken down. Number { $name }, { $other }.
farewell-address = Address: { $name }
farewell-contract = Contract: { $name }
farewell-mailed = If a contract runs under this address, its mailbox gets the confirmation now. Keep this page if you want a record of your own.
contract-address = E-mail address of the contract
contract-number = Number of the contract
contract-number-hint = If you have it at hand; you need not.

# Gifts and seats
a-gift = A gift
gift-send = Send this link to whom you want to read it:
gift-link = Gift link
gift-terms = { $n ->
    [one] It opens this one article on one device until { $name }.
   *[other] It opens this one article on up to { $n } devices until { $name }.
}
gift-again = It was made before and counts once.
gift-left = You can give { $n } more this month.
gift-from = Somebody who is a member here gives you this article.
open-gift = Open the gift
to-article = To the article’s page
give-about = It begins when it is claimed, not when you pay, and ends by itself: nothing is ever drawn from whoever reads by it, nor from you again.
no-plan-to-give = No plan can be given here just now.
what = What
for-whom = For whom
their-address = Their e-mail address
their-address-hint = (leave it empty, and you get a link to hand over)
on-which-day = On which day
on-which-day-hint = (empty for now)
what-to-say = What you want to say
what-to-say-hint = (may be empty)
pay-and-give = Pay and give
give-terms = You pay once, on the page of the payment provider. It can be claimed within a year. You are told whether it was claimed, and never what is read by it. As long as nobody has claimed it you can withdraw within fourteen days and get everything back.
gift-months = { $n ->
    [1] A month
    [12] A year
   *[other] { $n } months
}
gift-of = { $n ->
    [1] A month of { $name }
    [12] A year of { $name }
   *[other] { $n } months of { $name }
}
gift-priced = { $name }, { $other }
gift-to = { $name } for { $other }
membership-for-you = A membership for you
membership-for = A membership for { $name }
gift-begins = It begins when you claim it, or where a membership that you have ends, and stops by itself. No card is asked for. Whoever gave it never sees what you read.
claim-it = Claim it
sign-in-to-claim = Sign in to claim it
given-claimed = { $name }, claimed on { $other }
given-unclaimed = { $name }; nobody claimed it within a year
given-letter-went = { $length }; the letter went to { $name } on { $day }
given-letter-goes = { $length }; the letter goes to { $name } on { $day }
given-from = { $name }, to be claimed from { $other } on
given-open = { $name }, not claimed yet
seat-for = A seat for { $name }
seat-for-you = A seat for you
seat-send = Send this link to whom you want to give the seat. It can be taken once.
link-label = Link
seat-terms = Whoever takes it reads as a member as long as you pay, with an account and a history of their own. You never see what they read.
seat-from = Somebody who is a member here gives you a seat: you read every article, with an account and a history of your own. Who pays never sees what you read.
take-seat = Take the seat
sign-in-to-take = Sign in to take it
going-to-pay = Paying
onward-about = The payment provider has a page of its own for this. No card number comes near this site.

# Invoices and receipts
invoice-title = Invoice { $name }
invoice-for = For
to-be-paid = To be paid
tax-in-it = Tax in it
to-whom = To whom
reference = Reference
invoice-open-about = You read as a member as soon as whoever runs this site has seen the money. It does not go on by itself: for another term, order again. As long as it is not paid you can leave it, and within fourteen days of paying you can withdraw and get everything back.
do-not-want = I do not want it any more
paid-on = Paid on { $name }.
void-since = Void since { $name }: nobody has to pay it.
receipts-about = To the last unit. Nobody but you sees this page.
nothing-paid-yet = Nothing was paid by this account yet.
to-all-titles = To all titles together
to-this-service = To this service
divided = Divided
pool-about = What all titles together got, by all readers’ reading
what-you-paid = What you paid
paid = Paid
provider-fee = Fee of the payment provider
given-back = Given back
receipts-note = What is paid for a year is divided month by month. What you have not used yet waits, and is yours until then.
date-month = { $month } { $year }
month-came-back = { $name }, money that came back of { $other }
title-gone = A title that is gone
unclaimed-about = What members’ reading has earned for titles whose owners have not claimed it yet. It is held for them.
owners-claim = Owners claim it here
nothing-held = Nothing is held just now.
released-after = { $n ->
    [one] What nobody claims within { $n } month is divided among all titles, by what all members read. The service keeps nothing of it.
   *[other] What nobody claims within { $n } months is divided among all titles, by what all members read. The service keeps nothing of it.
}
due-for-release = { $name } of it goes to all titles when { $other } is divided, unless it is claimed before.
released-money = Divided among all titles, as nobody claimed it

# Why there is no gift, no seat, no trial
no-gift-member = Giving articles is for members.
no-gift-title = The publisher of this article does not allow that it is given away.
no-gift-used-up = You have given as many articles as you can this month. On the first of next month you can give again.
no-gift-revoked = This gift was taken back by the person who gave it.
no-gift-expired = This gift has expired: a gift opens its article for some days.
no-gift-devices = This gift has been opened on as many devices as it can be. Where it was opened before, it still opens.
no-gift-claimed = This gift has been claimed already.
no-gift-early = This gift is not to be opened yet.
no-gift-given-back = This gift was given back by the person who bought it.
no-gift-is-member = You are a member already. Keep the gift for when that ends, or give the link to somebody else.
no-seat-full = All seats are taken.
no-seat-plan = This plan is for one person.
no-seat-gone = This invitation has been used or taken back.
no-seat-payer = The person who pays has a seat already.
no-seat-soon = This seat changed hands in the last seven days.
no-trial-here = There are no trials here.
no-trial-unverified = Your address has to answer first: ask for a link by mail on the sign-in page, and follow it.
no-trial-had = There is one trial for each person, and yours has been. If you think that this is a mistake, write to us.
no-trial-member = You are a member already.
no-trial-card = A trial begins with a card here; nothing is drawn from it before the trial ends.
no-voucher-unknown = There is no such voucher. Check for a letter that was left out.
no-voucher-over = This voucher is no longer valid.
no-voucher-used = This voucher has been used already.
no-voucher-by-you = You have used this voucher already; it counts once for each reader.

# Reading title by title
reading-title = Reading
unread-articles = { $n ->
    [one] { $n } unread article
   *[other] { $n } unread articles
}
subscriptions = Subscriptions
mark-all-read = Mark all as read
only-unread = Only what is unread
read-too = What is read too
subscribe-nothing = You subscribe to nothing yet.
choose-or-bring = Choose titles, or bring your list from another reader
nothing-came = Nothing has come yet.
everything-read = Everything is read.
mark-read = Mark as read
mark-read-named = Mark as read: { $name }
keep-unread = Keep unread
keep-unread-named = Keep unread: { $name }
all-of-it = All

# Subscriptions
subscriptions-about = Titles that you read one by one, as in a feed reader.
not-taken = Not taken:
folder = Folder
folder-of = Folder of { $name }
file-it = File
add-a-title = Add a title
from-this-stand = From this stand
or-any-feed = Or any feed on the web, by its address
subscribe = Subscribe
from-another-reader = From another reader
from-another-reader-about = Miniflux, FreshRSS, Feedly, Inoreader, NetNewsWire and most others give a file with all subscriptions (OPML). Bring it first. Files of articles (JSON of FreshRSS, Inoreader, Feedly, Miniflux and Google Takeout) are taken too, and whole archives of FreshRSS (ZIP): what of it is here is saved, marked as read and labelled as it was there.
the-file = The file
bring-in = Bring it in
as-opml = Your subscriptions as OPML
in-an-app = In an app
in-an-app-about = Make a token under “Apps”: it is the password there, with your e-mail address as the name.
app-greader = FreshRSS or Google Reader
taken-subscriptions = { $n ->
    [one] { $n } subscription taken
   *[other] { $n } subscriptions taken
}
taken-feeds = { $n ->
    [one] { $n } new feed collected from now on
   *[other] { $n } new feeds collected from now on
}
taken-saved = { $n ->
    [one] { $n } article saved
   *[other] { $n } articles saved
}
taken-read = { $n ->
    [one] { $n } article marked as read
   *[other] { $n } articles marked as read
}
taken-labels = { $n ->
    [one] { $n } label put on
   *[other] { $n } labels put on
}
skipped-line = { $name }: { $other }
skipped-older = is not here: it is older than what was collected of its title
skipped-uncollected = is not here: nobody here collects its feed; bring the list of subscriptions first
skipped-most = one file may have two thousand subscriptions
skipped-address = its address starts neither with http:// nor with https://
skipped-scraped = it is no feed: the other reader made one of a page, by rules that are not known here
skipped-list = it is a list that stands elsewhere: download it and bring that file too
skipped-rules = it is taken; the rules that marked some of it as read are not: make them under "Rules"
skipped-too-deep = its folders are nested too deeply; the inner ones are joined
skipped-too-long = a list may have ten thousand lines; the rest is left out
skipped-second-folder = it stands in a second folder too; here it is in the first alone
skipped-cut-off = it is cut off
skipped-packing = it is packed in a way that is not known here
skipped-too-large = the archive is too large
skipped-damaged = it is damaged

# Rules
rules-about = What happens by itself to articles when they come. Every condition that you write has to fit.
tried = Tried
your-rules = Yours
a-new-rule = A new rule
rule-words-hint = Words in a row; with commas between them, any of several.
any = Any
writer = Writer
topic = Topic
rule-topic-hint = A section, or the number of a topic.
rule-language-hint = As “en” or “pt-BR”.
then = Then
then-read = Mark it as read
then-save = Save it
then-hide = Hide it in every list
then-tell = Tell me, where I see what I follow
then-label = Put it under a label
name-of-rule = What you call the rule
and-now = And
do-it-now = Do it now with what is there, too
try-it = Try it
rule-words = “{ $name }”
rule-in-title = in { $name }
rule-by = by { $name }
rule-about = about { $name }
rule-in-language = in the language { $name }
rule-marks-read = mark as read
rule-saves = save
rule-hides = hide in every list
rule-tells = tell me
rule-labels = label “{ $name }”
rule-says = { $name }: { $other }.
rule-matched = { $n ->
    [one] { $n } article so far
   *[other] { $n } articles so far
}
rule-tried = Would have matched { $n } of the newest { $name } articles

# How we rank
rank-about = By rules that fit on a page, with the numbers that are used right now. They are version { $n } of a file that anybody can read.
rank-lead = Lead stories: the same for everyone in an edition
rank-lead-about = The editors of many newsrooms say what matters by where they put it. We read their front pages and add up what they say.
rank-vote = One vote for each owner.
rank-vote-about = A story at the top of a front page is worth a full vote; { $name } places further down it is worth 37% of that. A chain with forty papers has one vote.
rank-steady = { $name }% of a place is its average over the last { $other } hours, so that one reshuffle changes little.
rank-owners = At least { $name } trusted owners must have it.
rank-owners-about = One title cannot lift its own story.
rank-trust = Trust is earned from others.
rank-trust-about = A title is trusted as far as its page agrees with those of other owners. A new title that nobody vouches for counts { $name } for { $other } days; copying what all have earns nothing. Newsrooms with pages that are too much alike count as one.
rank-kind = Kind.
rank-kind-about = In the general edition a soft story counts { $name } and sport counts { $other }.
rank-place = Place.
rank-place-about = In a country’s edition the share of the votes that come from that country counts, at least { $name }.
rank-age = Age.
rank-age-about = Without anything new a story loses half its weight in { $name } hours, but never more than to { $other }%: editors take old stories down themselves.
rank-length = Length.
rank-length-about = A story with only short articles (under { $name } words) counts { $other }.
rank-not-counted = Nobody’s clicks, and no number of articles, lift a story: such numbers are easily made. How fast a story spreads is told (“rising”) and not counted. The article that stands for a story is own reporting before copies and free before locked; of the first ten no two are of one owner where that can be helped.
rank-feed-only = A title whose front page cannot be read is heard by the order of its feed, at { $name } of a vote.
rank-follows = What follows the lead stories
rank-follows-about = Stories that no two front pages have yet follow in a simpler order: how many independent reports of one headline there are (copies of one text count once, an owner counts once), where the title’s own feed has it, how new it is (half the weight in { $name } hours), and whether it has a picture.
rank-two = No title has more than two stories at the top. Comment stands in its own place and never leads.
rank-for-you = For You: yours alone, and only when you are signed in
rank-for-you-about = What you open and follow is weighed by the table below. One switch turns it off: then the list is the same for everyone.
rank-known = See, change and erase what is known
rank-see = See it
rank-see-about = Each item answers “Why is this here?”. The whole list is open, as of now or of any time in the last sixty days.
rank-whole-list = The whole list with its reasons
rank-numbers = All the numbers
rank-weights = The weights
rank-lead-stories = Lead stories
rank-weight = Weight
rank-value = Value
rank-meaning = What it means

# Without a network
offline-title = There is no network
offline-about = These articles are kept on this device. What you save now is saved once there is a network again.
kept-here = Kept on this device
offline-no-script = Without scripts nothing can be kept here.
try-front = Try the front page
series-about = Six short articles about this site, to be read one a day or all at once.

# Text width
text-width = Width of texts
width = Width
width-narrow = Narrow
width-normal = Medium
width-wide = Wide

# What scripts add
script-keys = Keys
script-key-next = Next headline, the one before
script-key-open = Open it
script-key-save = Save the article, or save it no more
script-key-saved = What you saved
script-key-these = These keys
script-close = Close
script-share = Share
script-address-copied = Address copied
script-listen = Listen
script-stop = Stop
script-copy-source = Copy with source
script-copied = Copied
script-scroll = Mark as read while scrolling
script-messages = Messages to this browser
script-no-messages = This browser takes no messages, or was told not to
script-take = Take { $name }
script-waits = What you did waits for the network.
script-nothing-kept = Nothing is kept on this device yet.
script-beginning = To the beginning

# Letters
letter-lasts-week = The link works once, within 7 days.
letter-lasts-day = The link works once, within a day.
letter-lasts-hour = The link works once, within an hour.
letter-lasts-minutes = The link works once, within 15 minutes.
letter-not-you = If this was not you, leave this mail alone: nothing happens without the link, and it works once.
letter-unknown = If you do not know what this is about, leave this mail alone.
letter-invitation-subject = You are invited to { $name }
letter-invitation = Somebody who runs { $name }, a news service, has invited you to read there. Open this link to choose a password:
letter-sign-up-subject = Your account at { $name }
letter-sign-up = You signed up to { $name }. Open this link to choose a password:
letter-sign-in-subject = Sign in to { $name }
letter-sign-in = Open this link to sign in to { $name }:
letter-reset-subject = A new password for { $name }
letter-reset = Open this link to choose a new password for { $name }:
letter-address-subject = Your new address at { $name }
letter-address = Open this link to use this address at { $name } from now on:
letter-farewell-at = { $name }, at { $other }.
letter-farewell-undo = If you did not say this, or think otherwise, take it back here:
letter-membership-subject = { $name }: your membership
letter-farewell-done = Your wish with the number { $name } was carried out.
letter-gift-subject = { $name }, a membership of { $other } for you
letter-gift = Somebody gives you a membership of { $name }, a news service. It begins when you claim it, and ends by itself; no card is asked for:
letter-gift-until = You can claim it until { $name }. Whoever gave it never sees what you read.
letter-gift-unwanted = If you do not want it, leave this mail alone.
letter-invoice-subject = { $name }: invoice { $other }
letter-invoice = You ordered a membership of { $name }. It begins as soon as { $other } have come:
letter-invoice-reference = Reference: { $name }
letter-invoice-here = The invoice is here:
letter-invoice-leave = If you do not want it any more, leave it unpaid, or say so there.
letter-gift-ends-subject = { $name }: the membership you were given ends on { $other }
letter-gift-ends = The membership of { $name } that you were given ends on { $other }. Nothing is drawn, and there is nothing that you have to do.
letter-gift-ends-plans = If you want to read on, the plans are here; the rest of the gift is not lost when you choose one today:
letter-trial-ends-subject = { $name }: your trial ends on { $other }
letter-trial-ends = Your trial at { $name } ends on { $other }.
letter-trial-ends-plans = Nothing is drawn, and you need not do anything. What you saved stays yours. If you want to read on as a member, the plans are here:
letter-failed-subject = { $name }: your payment did not go through
letter-failed = The payment for your membership at { $name } did not go through. You read on as a member until { $other }.
letter-failed-mend = The payment provider tries again by itself. If the card has expired or your bank declines it, you can change it, and see the invoice, with the button “Card and invoices” here:
letter-failed-leave = If you would rather stop, you can cancel there as well, and nothing more is drawn.
letter-warned-subject = { $name }: you read on until { $other }
letter-warned = The payment for your membership at { $name } has still not gone through. Unless it does, your membership rests from { $other }.
letter-rests-subject = { $name }: your membership rests
letter-rests = The payment for your membership at { $name } did not go through, and since { $other } your membership rests. What you saved stays yours.
letter-rests-mend = As soon as it is paid you read on. The card and the invoice are behind the button “Card and invoices” here:
letter-briefing-ordered = You ordered this at { $name }.
letter-nobody-counts = Nobody counts who opens it.
letter-telling-chosen = You chose this at:
letter-end-here = End it:
letter-end-mails-here = End these mails:
told-leading = Now leading
told-new-in-story = { $n ->
    [one] { $n } new article in a story that you follow
   *[other] { $n } new articles in a story that you follow
}
told-new-in-search = { $n ->
    [one] { $n } new article for a search that you keep
   *[other] { $n } new articles for a search that you keep
}

elsewhere-sign-in = Sign in with { $name }
elsewhere-refused = The other service did not let you in, or you turned back.
elsewhere-failed = The other service could not be asked, or its answer proves nothing. Try again later, or sign in another way.
elsewhere-not-begun = Signing in was begun in another browser, or too long ago. Begin again.
elsewhere-no-account = You have no account here by that service. Sign in another way, or ask whoever runs this site.

# The first start
set-up = Set up
set-up-site = Set up { $name }
set-up-about = You become the operator: whoever runs titles, readers and this site. After this you sign in with your address and password, or with a passkey.
set-up-again = Somebody runs this site already. With a new key you become an operator too; an account that you have here becomes one, with the password or the passkey that you choose now.
set-up-key = Key
set-up-key-about = It was printed when this server started for the first time. This command prints a new one:
set-up-by-passkey = Set up with a passkey
become-operator = Become operator
stand-question = What shall be on your stand?
stand-about = Choose editions; their titles are collected from now on. Single titles can be switched on and off in the console at any time.
stand-not-yours = Choosing is the operator’s. Where nobody has set up this site yet: the link that does was printed when the server started for the first time.
stand-no-titles = The catalogue has no titles yet.
add-a-feed = Add a feed
collect-these = Collect these
stand-skip = { $n ->
    [one] Skip: keep the one title that is on
   *[other] Skip: keep the { $n } titles that are on
}
form-editions = Choose at least one edition, or skip this step.

# Names of devices
device-browser-on = { $name } on { $other }
device-some-browser = A browser on { $name }
device-unknown = An unknown device

# The editors' desk
picks = Picks
our-own = Our own
editors-did = What editors did
taken-back = taken back
act-take-back = Take back
act-take-back-number = Take back: act { $name }
who-is-gone = somebody who is gone
command-line = the command line
act-merged = Merged story { $name } into this one
act-split = { $n ->
    [one] Split off { $n } article
   *[other] Split off { $n } articles
}
act-named = Named it “{ $name }”
act-unnamed = Took the name away
act-undid = Took an earlier act back
desk-stories = Stories at the desk
desk-stories-about = Stories of the last three days that several titles tell. Open one to merge, split or name it; everything can be taken back, and addresses never break.
desk-stories-none = No story of the last three days is told by several titles yet.
its-page = Its page
desk-story = A story at the desk
desk-done = Done. What follows from it is here within a second; load the page again to see it.
desk-forwards = This story was merged; its address forwards.
desk-part-of = The story that it is part of
name-hint = Shown instead of a headline. Empty: the headline that says most stands for the story.
save-name = Save the name
merge-other = Merge another story into this one
merge-hint = Its address, or one of these. It forwards to this story from then on.
merge = Merge
split = Split
split-hint = Choose the articles that tell another event; they become a story of their own.
split-these = Split these off
form-story-name = { $n ->
    [one] A name has at most { $n } letter.
   *[other] A name has at most { $n } letters.
}
form-story-address = There is no story with this address. Copy the address of its page.
form-story-same = The two stories are one already.
form-story-split = Choose some of the story’s articles, not none and not all.

# The desk's lists
pick-lists = Lists
list-pinned = Pinned to the lead stories: { $name }
list-held = Held back from the lead stories: { $name }
desk-picks-about = Whatever you do is signed and can be taken back; two editors at once lose nothing of each other’s.
as-readers-see = As readers see it
on-the-list = On the list
list-empty = Nothing yet. Put an article on it below.
drag-hint = Drag a pick to its place, or press Alt and an arrow key on it.
put-there-by = Put there by { $name }; { $other }.
pick-to-come = to come: from { $name } until { $other }
pick-stands = stands there until { $name }
pick-over = over since { $name }
move-up = Up
move-down = Down
note-time-pin = Note, time, pin
note-to-reader = To the reader, why it is worth reading
stands-from = From
stands-until = until
by-the-clock = by the clock of { $name }
the-sites-clock = the site’s clock
keep-times = Keep the times
pinned-to-place = Pinned to place
keep-place = Keep the place
put-an-article = Put an article on it
address-on-site = Its address on this site
put-on-list = Put it on the list
worth-a-look = Worth a look
proposed-by-rule = Proposed by rule, with the evidence; you decide.
what-was-done = What was done
nothing-done = Nothing yet.
acted-added = put on the list
acted-removed = taken out
acted-moved = moved before another one
acted-moved-last = moved to the end
acted-from-now = set to stand from now on
acted-from = set to stand from { $name }
acted-until = set to stand until { $name }
acted-between = set to stand from { $name } until { $other }
acted-pinned = pinned to place { $n }
acted-unpinned = not pinned any more
acted-note-gone = its note taken away
acted-note = given a note: { $name }
acted-undone = act { $name } taken back
worth-very-long = { $n ->
    [one] Very long: { $n } word
   *[other] Very long: { $n } words
}
worth-long = { $n ->
    [one] Long: { $n } word
   *[other] Long: { $n } words
}
worth-own = Own reporting, not a copy
worth-no-other = No other title has it
worth-only = { $n ->
    [one] Only { $n } title has it
   *[other] Only { $n } titles have it
}
worth-speaks-of = It speaks of: { $name }
worth-no-harm = Nothing in headline or summary of death, war or crime
form-desk-time = A time is written like 2026-11-26T08:00.
form-desk-article = Give the address of an article on this site.
form-desk-end = It has to end after it begins.
form-desk-note = A note has at most 240 letters.

# Articles of the site's own
own-articles = Our own articles
own-articles-about = What you write here is published under the name of this site, as every other article is: in lists, in stories, in search, with everything that was changed in it later.
write-an-article = Write an article
nothing-written = Nothing is written yet.
welcome-series = The welcome series
welcome-series-about = Six short articles for new readers ship with this site: how it works, who decides what leads, muting, privacy, following, membership. New readers are offered one a day for six days, under For You.
read-the-series = Read them
publish-series = Publish the welcome series
series-published = It is published. Its articles stand in the list above and can be changed like any other.
own-draft = A draft; nobody else sees it
own-scheduled = To be published on { $name }
own-published = Published on { $name }
own-withdrawn = Taken back
own-write = Write
own-headline = Headline
own-standfirst = Standfirst
own-byline = Byline
own-section = Section
own-text = Text
own-markdown = Markdown, with a blank line between paragraphs:
own-picture = Picture
own-caption = Caption
own-credit = Credit
publish-at = Publish at
by-the-clock-or-now = By the clock of { $name }; empty for now.
keep-and-publish = Keep and publish the change
keep-and-look = Keep and look at it
publish = Publish
withdraw-own = Take it back
drop-own = Throw it away
as-it-will-read = As it will read
form-own-headline = An article has a headline.
form-own-long = That is too long: a line has at most 400 letters, the text 200,000.
form-own-picture = The picture’s address begins with https://.
form-own-language = Choose the language that the article is in.
form-own-meanwhile = Somebody else has written this article anew meanwhile. Go back, keep a copy of your words, and open it again.

# The publishers' pages
your-titles = Your titles
publisher-about = What members read of a title is paid to it. Once you have shown that a title is yours, its statements are here, and what was held for it is owed to you.
your-terms-about = What readers get of its articles here, and what programs may do with them:
your-terms = Your terms
no-statement-yet = This title is yours. There is no statement yet: the first comes when a month in which members read it is over and divided.
statement-month = Month
earned = Earned
paid-out = Paid out
owed-after = Owed after it
files = Files
prove-by-file = To show that it is yours, put the line below into a text file at this address:
prove-by-record = Or make the line the text of a TXT record of this name:
look-for-it = Look for it
give-it-up = Give it up
not-mine-any-more = { $name } is not mine any more
claim-a-title = Claim a title
claim-by-name = Its name here, or the last part of its address
it-is-mine = It is mine
publisher-asked = Now put the line below where it is asked for, and look for it.
publisher-proved = The line was found: this title is yours. What was held for it is now owed to you.
publisher-missing = The line was not found there. It must be the only thing on its line, or the whole text of the record; redirects to other sites are not followed, and a new record may take an hour to be seen.
publisher-given-up = The title is not yours here any more.

# Statements
statement-heading = { $name }, { $other }
statement-number = Statement { $name }
all-statements = All statements
statement-wrong = This statement does not come out:
owed-before = Owed before the month
statement-corrections = Corrections and payouts that came back
statement-sold = Articles bought alone
statement-trials = Reads in trials, paid by the service
statement-released = Not claimed in time: divided among all titles
statement-sold-each = Each, after tax
statement-sold-part = Part
statement-sold-outlet = of the title that carries it
statement-sold-agency = of the agency
statement-sold-whole = the title’s
statement-sold-few = few readers, shown together
statement-sold-articles = { $n ->
    [one] { $n } article
   *[other] { $n } articles
}
statement-trials-how = { $weight } of { $whole } parts of { $budget }
statement-released-how = { $name } were held; of that, { $other } came in later and stay
owed-after-month = Owed after the month
how-it-was-read = How it was read
statement-readers = { $n ->
    [one] { $n } reader
   *[other] { $n } readers
}
too-few-readers = Too few readers to say how many
statement-reads = { $n ->
    [one] { $n } read that counts
   *[other] { $n } reads that count
}
statement-seconds = { $n ->
    [one] { $n } second
   *[other] { $n } seconds
}
how-shares = How the shares were worked out
statement-formula = Formula { $version }: { $model }. Titles get { $titles } of what is left after tax and the provider’s fee; an agency gets { $agency } of the weight of its text in a title. A read counts from { $seconds } seconds on.
shares-user-centric = each reader’s fee by what this reader read
shares-pro-rata = all fees together by all reads
shares-by-time = all fees together by the time of reading
statement-whole = All titles together: { $net } divided, of which { $titles } went to titles and agencies and { $service } stayed with the service.
by-reading-of = By the reading of
readers = Readers
divided-of-each = Divided of each
of-weight = Of
all-together = all together
each-of-another-kind = { $n ->
    [one] { $n }, of another kind
   *[other] { $n }, each of another kind
}
few-readers = few
seconds-column = Seconds
statement-again = Anybody can work this statement out again: keep the JSON file and run
statement-digest = Its digest:
statement-digest-before = That of the one before it:
percent = { $name }%

# Terms of a title
terms = Terms
terms-of = Terms of { $name }
terms-set-here = What is set here holds.
terms-by-policy = Nothing is set here: the policy of this site holds.
terms-none = Nothing is set here.
terms-readers = What readers get
terms-preview = Characters of a locked article that everyone sees
terms-preview-hint = They end with a whole sentence. Empty: as the policy says.
terms-embargo = Minutes after publishing in which nobody reads it here
terms-countries = Countries in which it may be read
terms-countries-example = NO, SE
terms-countries-hint = Empty: everywhere. Where some are named, whoever reads from a country that is not known gets nothing.
terms-price = What an article costs alone, in { $name }
terms-price-hint = Between { $name } and { $other }; empty for the price of this site. Tax is in it.
terms-in-membership = A membership of this site opens its locked articles
terms-gifts = Members may give its articles to others by a gift link
terms-programs = What programs may do
terms-search-engines = Search engines may list its articles as they stand here
terms-mining = Its texts may be mined, and models trained with them
terms-drop = Drop these terms
terms-saved = Saved. They hold from now on.
terms-dropped = This title has no terms of its own any more.
form-terms-preview = What everyone sees is a number of characters from 0 to { $n }.
form-terms-embargo = The embargo is a number of minutes from 0 to { $n }.
form-terms-country = “{ $name }” is no country; write codes of two letters, as in NO, SE.
form-terms-price = The price of an article is between { $name } here.

# The console
console-overview = Overview
feeds = Feeds
front-pages = Front pages
audit-log = Audit log
console-money = Money
console-unreachable = No publisher can be reached since { $name }. Check the network of this server.
console-titles-on = Titles on
console-of = of { $n }
console-answering = Feeds answering
console-failing = Feeds failing
console-last-answer = Last answer
choose-by-edition = Choose by edition
feeds-failing = { $n ->
    [0] No feed is failing.
    [one] One feed is failing.
   *[other] { $n } feeds are failing.
}
feed-address = Address of the feed
a-new-title = A new title
name-of-new-title = Name of the new title
as-the-feed-says = As the feed says
add = Add
no-feeds-yet = There are no feeds yet.
a-feed = Feed
how-it-does = How it does
actions = Actions
feed-off = Its title is off.
feed-gone = Its publisher removed it for good; it is not asked any more.
feed-fails = { $n ->
    [one] Failing since { $name } (once):
   *[other] Failing since { $name } ({ $n } times):
}
feed-answered = Answered { $name }.
not-asked-yet = Not asked yet.
hub-tells = A hub tells of its news, last { $name }.
hub-promised = A hub has promised to tell of its news.
hub-silent = Its hub was asked to tell of news and has not promised to.
form-feed-title = There is a title called { $name } already; choose it in the list.
form-feed-none = The form names no feed; open the list again.
front-pages-unwell = { $n ->
    [0] Every front page that was asked can be read.
    [one] One front page cannot be read.
   *[other] { $n } front pages cannot be read.
}
front-pages-about = They are visited to see what their editors put where. This command adds and removes them:
front-pages-none = There are no front pages yet; the homepages of titles that are on come by themselves.
front-page-unread = Not read since { $name }:
front-page-feed-instead = Its title’s main feed stands in.
front-page-stands-in = Cannot be read; its title’s main feed stands in, tried again { $name }.
front-page-places = { $n ->
    [one] One place, read { $name }.
   *[other] { $n } places, read { $name }.
}
front-page-rhythm = { $n ->
    [one] It changes about every minute.
   *[other] It changes about every { $n } minutes.
}
titles-on-off = Titles on and off
titles-on-off-about = { $name } of { $other } are on. A title that is off is not collected and not shown; its articles stay.

# The audit log
audit-about = What was done to accounts, and by those who run this service. Nothing here can be changed or removed; what readers read stands nowhere. What editors do:
who = Who
older = Older
account-gone = an account that is gone
holder-or-command-line = its holder, or the command line
audit-titles-on = switched titles on
audit-titles-off = switched titles off
audit-titles-imported = brought titles in
audit-feed-added = added a feed
audit-feed-removed = removed a feed
audit-plan = set a plan
audit-vouchers = made vouchers
audit-coupon = made a coupon
audit-money-returned = gave money back
audit-invoice = settled an invoice
audit-farewell = saw to a reader’s wish to leave
audit-month = divided a month among the titles
audit-published = published an article of the site’s own
audit-withdrawn = took an article of the site’s own back
audit-terms = set the terms of a title
audit-account-made = made an account
audit-accepted = took up an invitation
audit-role = gave a role
audit-suspended = suspended an account
audit-resumed = let an account sign in
audit-changed = changed an account
audit-password = set a new password
audit-second-factor-on = switched a second factor on
audit-second-factor-off = switched a second factor off
audit-erased = erased an account
audit-of = { $name }: { $other }

# The list of readers
accounts-count = { $n ->
    [one] { $n } account
   *[other] { $n } accounts
}
reading-is-theirs = What they read is theirs; nobody sees it here.
reader-role-done = The role is changed. Whoever has the account signs in again.
reader-suspended-done = The account is suspended and signed out everywhere.
reader-resumed-done = The account may sign in again.
reader-erased-done = The account and everything that was kept for it are gone.
link-invites = This link for { $name } accepts the invitation, once, within 7 days.
link-resets = This link for { $name } sets a new password, once, within an hour.
link-mailed = It is on its way by mail.
link-hand-on = Hand it on by a way that you trust; it is not shown again.
invite-somebody = Invite somebody
role = Role
invite = Invite
invite-no-mail = No mail is set up here: you get the link and hand it on.
state = State
it-is-you = you
role-of = Role of { $name }
change-role-of = Change the role of { $name }
state-invited = Invited
state-suspended = Suspended
state-active = Active
with-second-factor = with a second factor
never-signed-in = never signed in
last-signed-in = last signed in { $name }
let-in-again = Let in again
give-a-link = Give a link
suspend = Suspend
erase = Erase
erase-for-good = Erase { $name } for good
form-role = Choose a role.
form-account-act = Choose what to do with the account.

# The operator's page of money
money-about = What readers paid and where it is. What they read is theirs; nobody sees it here.
ledger-as-sheet = The ledger as a sheet (CSV)
no-provider-set = No payment provider is set up. Plans can be shown, and nothing can be paid.
provider-waiting = { $n ->
    [one] One message of the payment provider waits to be taken in. If it stays, the log says why.
   *[other] { $n } messages of the payment provider wait to be taken in. If this number stays, the log says why.
}
wishes-wait = Wishes of readers that wait
wish-said = Said
wish = Wish
how-it-stands = How it stands
of-contract = contract { $name }
wish-due = Is carried out on { $name }.
wish-again = Tried again on { $name }.
try-again = Try again
try-again-named = Try again: { $name }, { $other }
done-by-hand = Done by hand
done-by-hand-named = Done by hand: { $name }, { $other }
invoices-open = Invoices to be paid
payments-failed = Payments that failed
balances-to-send = Balances to be sent back
to-be-sent = To be sent
money-sent = The money was sent
money-sent-named = The money was sent to { $name }
balance-sent-done = Noted as sent back, and its reader is told.
article-taken-back-done = Given back: the price is in its reader’s balance again.
give-back-to-named = Give { $name } back to { $other }
failed-since = Failed
access-until = Access
access-until-day = until { $name }
told-what = Told
told-nothing = not yet
told-first = that it failed, on { $name }
told-again = again, on { $name }
told-end = that the membership rests, on { $name }
an-invoice = Invoice
money-came = The money has come
money-came-named = The money of { $name } has come
make-void = Void
make-void-named = Make { $name } void
what-is-where = What is where
nobody-paid-yet = Nobody has paid anything yet.
no-month-divided = No month was divided yet. This command does it:
months-divided = Divided: { $name }.
month-in-currency = { $name } in { $other }
no-plan-made = There is no plan yet. This command makes one:
a-plan = Plan
price = Price
term = Term
on-sale = On sale
members = Members
nobody-subscribed = Nobody has subscribed yet.
term-ends = Term ends
payments = Payments
no-payment-yet = There is none yet.
give-back = Give back
how-much-back = How much of { $name } is given back
who-left = somebody who left
not-known-yet = not known yet
place-provider = Received, less what was given back and paid out
place-reader = Paid by readers, not yet earned
place-wallet = Put in by readers, not yet spent: owed to them
place-tax = Tax
place-fees = Fees of the payment provider
place-pool = Being divided
place-payee = Owed to titles
place-unclaimed = Held for titles that nobody claimed
place-platform = The service’s own
subscription-pending = Waiting for the first payment
subscription-trialing = Trial
subscription-active = Active
subscription-past-due = Payment failed, being tried again
subscription-on-hold = On hold
subscription-paused = Paused
subscription-cancelled = Cancelled, paid until its end
subscription-expired = Ended
subscription-refunded = Refunded
money-returned-done = The money is on its way back. It shows here as soon as the provider confirms it.
money-noted-done = Noted as given back.
invoice-settled-done = The invoice is settled.
wish-again-done = It is tried again within seconds. What comes of it shows here.
wish-settled-done = Noted as done.
form-money-act = Choose what is done about it.
form-amount = “{ $name }” is no amount; write it like 12.50.
form-refund-most = At most { $name } of this payment can be given back.
form-no-provider = No payment provider is set up. Nothing was given back.
form-refund-failed = The payment provider did not take the refund. Nothing was given back.
form-api-state = Send JSON like { $name }.

# Pictures of the site's own articles
own-picture-file = Bring a picture
own-picture-hint = JPEG, PNG, WebP or GIF, at most 12 MB. It is kept here, without the place, time and device that a camera writes into it.
own-picture-or-address = Or its address on the web
own-picture-remove = Take the picture out
form-picture-words = A picture needs a caption and a credit.
form-picture-bytes = The picture is too large: at most { $n } MB.
form-picture-pixels = The picture has too many pixels: at most { $n } million, and 8,000 along a side.
form-picture-kind = The file is no picture that can be read: bring JPEG, PNG, WebP or GIF.

# Services by which one signs in
services = Services you sign in by
services-short = Other services
services-about = Such a service says that it is you, and you need no password here. It learns that you sign in here, and nothing of what you read.
services-none = No service is tied to your account.
tied-since = tied { $name }
untie = Untie
untie-named = Untie { $name }
tie-a-service = Tie a service
tie-named = Tie { $name }
done-tied = The service is tied to your account. From now on you can sign in by it.
done-untied = The service is not tied to your account any more.
done-tied-elsewhere = Whoever you are at that service is tied to another account here. Nothing was changed.
done-last-way = This service is your only way in. Choose a password or make a passkey first.
your-balance = Your balance
balance-name = Balance for single articles
balance-about = Single articles are paid from it. It does not expire, and what is left is given back whenever you ask, also when you erase your account.
balance-there = What is there
balance-empty = Nothing yet.
article-costs = An article costs { $name }, if nothing else stands on its button. Reading it again is free.
balance-goes-back = It is on its way back to you. Nothing is taken from it meanwhile.
put-money-in = Put money in
put-in-amount = Put in { $name }
put-in-by-invoice = You get an invoice. The money is there when your transfer has come.
articles-bought = Articles that you bought
bought-for = { $name }, { $other }
article-gone = An article that is not here any more
rest-back = Have the rest back
rest-back-about = What is left goes back the way that you paid it.
give-rest-back = Give the rest back
rest-back-vouchers = What a voucher gave is spent first, and is not paid out.
voucher-filled = The voucher is in your balance.
return-within = { $n ->
    [one] You can give an article back within a minute of buying it, each one once.
   *[other] You can give an article back within { $n } minutes of buying it, each one once.
}
give-article-back = Give it back
give-article-back-named = Give it back: { $name }
article-returned = given back
article-returned-done = It is given back, and its price is in your balance again.
form-return-late = This article cannot be given back any more. If something went wrong, write to whoever runs this site.
asked-give-back = The rest of your balance
buy-this = Read this article for { $name }
buy-from-balance = It is taken from your balance of { $name }. Reading it again is free.
buy-top-up-first = You put money in first; what you do not spend is given back.
form-top-up = Choose one of the amounts that can be put in.
erase-balance = { $name } of your balance goes back to you, the way that you paid it.
waiver-words = I ask that reading begins at once, before the fourteen days for withdrawing are over, and I know that I lose my right to withdraw by it.
what-you-declared = What you declared
form-waiver = Tick the box beside the plan, or do not join now: without it reading cannot begin at once.
letter-waiver-subject = { $name }: what you declared when joining
letter-waiver = For { $name } you declared on { $other }:
letter-waiver-keep = It counts if you pay for it. Keep this letter; the words also stand on the page of your membership. You can cancel at any time.

# Sound and video
audio = Audio
video = Video
download = Download
plays-seconds = { $n } s
plays-minutes = { $n } min
plays-whole-hours = { $n } h
plays-hours = { $hours } h { $minutes } min
megabytes = { $name } MB
recording-private = Played through this site: { $name } does not learn who is listening or watching.

newsletters = Newsletters
newsletters-about = Give this address to any newsletter, and its letters are read here: each sender is a title of yours, which nobody else sees. Whoever knows the address can write to it.
open-inbox = Give me an address
another-inbox-about = Another address takes the place of this one; what is sent to the old one is refused from then on.
another-inbox = Another address
newsletters-ended = Not taken any more; their letters are refused:
take-again = Take again
take-again-named = Take { $name } again
unsubscribe-at-sender = Unsubscribe at the sender
