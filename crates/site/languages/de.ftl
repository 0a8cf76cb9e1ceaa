language = Deutsch

to-content = Zum Inhalt
navigation-site = Website
navigation-sections = Ressorts
navigation-about = Über uns
edition = Ausgabe:
search = Suche
titles = Titel
settings = Einstellungen
account = Konto
top-stories = Topthemen
for-you = Für Sie
briefing = Überblick
latest = Neueste
all-titles = Alle Titel
topics = Themen
how-we-rank = Wie wir gewichten
membership = Mitgliedschaft
cancel-here = Verträge hier kündigen
unclaimed-money = Nicht abgerufenes Geld
promise = Keine Werbung, keine Verfolgung, nichts wird von anderswo geladen. Jeder Artikel gehört dem Titel, der ihn veröffentlicht hat.
hidden = { $n ->
    [one] { $n } Artikel ist durch Ihre Stummschaltungen ausgeblendet
   *[other] { $n } Artikel sind durch Ihre Stummschaltungen ausgeblendet
}
what-you-mute = Was Sie stummgeschaltet haben

section-world = Welt
section-national = Inland
section-politics = Politik
section-business = Wirtschaft
section-technology = Technik
section-science = Wissen
section-health = Gesundheit
section-climate = Klima
section-sport = Sport
section-culture = Kultur
section-life = Leben
section-opinion = Meinung

just-now = gerade eben
minutes-ago = { $n ->
    [one] vor { $n } Minute
   *[other] vor { $n } Minuten
}
hours-ago = { $n ->
    [one] vor { $n } Stunde
   *[other] vor { $n } Stunden
}
yesterday = gestern
today = Heute
date-long = { $weekday }, { $day }. { $month } { $year }
date-weekday = { $weekday }, { $day }. { $month }
date-short = { $day }. { $month }
date-short-year = { $day }. { $month } { $year }
date-exact = { $weekday }, { $day }. { $month } { $year }
date-time = { $date }, { $time }
weekday-1 = Montag
weekday-2 = Dienstag
weekday-3 = Mittwoch
weekday-4 = Donnerstag
weekday-5 = Freitag
weekday-6 = Samstag
weekday-7 = Sonntag
weekday-short-1 = Mo.
weekday-short-2 = Di.
weekday-short-3 = Mi.
weekday-short-4 = Do.
weekday-short-5 = Fr.
weekday-short-6 = Sa.
weekday-short-7 = So.
month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember
month-short-1 = Jan.
month-short-2 = Feb.
month-short-3 = März
month-short-4 = Apr.
month-short-5 = Mai
month-short-6 = Juni
month-short-7 = Juli
month-short-8 = Aug.
month-short-9 = Sept.
month-short-10 = Okt.
month-short-11 = Nov.
month-short-12 = Dez.

live = Live
locked = Gesperrt
locked-for = Für Mitglieder von { $name }
why-is-this-here = Warum steht das hier?
why-here = Warum hier?
told = { $n ->
    [one] { $n } Titel berichtet darüber
   *[other] { $n } Titel berichten darüber
}
similar = { $n ->
    [one] { $n } Titel hat eine ähnliche Überschrift
   *[other] { $n } Titel haben eine ähnliche Überschrift
}
counts-titles = { $n ->
    [one] { $n } Titel
   *[other] { $n } Titel
}
counts-reports = { $n ->
    [one] ein Bericht
   *[other] { $n } eigenständige Berichte
}
counts = { $titles }, { $reports }
older-articles = Ältere Artikel

front-heading = { $name }: Topthemen
all-the-latest = Alle neuesten Artikel
more-top-stories = Weitere Topthemen
on-this-stand = An diesem Kiosk
titles-of-edition = Alle { $n } Titel dieser Ausgabe
ordered-by-rules = Diese Seite ist nach Regeln geordnet, die Sie nachlesen können.
why-each-story = Warum jedes Thema dort steht, wo es steht

newest-in = Neu in { $name }
more-in = Mehr in { $name }
nothing-in-section = Noch hat kein Titel dieser Ausgabe etwas in { $name }. Ressorts füllen sich, sobald Titel veröffentlichen.
nothing-older = Es gibt nichts Älteres.
latest-articles = Die neuesten Artikel
latest-about = Alles von allen Titeln, das Neueste zuerst.
nothing-yet = Noch hat hier kein Titel etwas veröffentlicht. Die Titelseite sagt, wie weit das Sammeln ist.
front-page = Titelseite

settings-about = Liegt in einem einzigen Cookie in Ihrem Browser. Hier wird nichts über Sie gespeichert.
colours = Farben
theme-auto = Wie mein Gerät
theme-light = Hell
theme-dark = Dunkel
text-size = Schriftgröße
size-small = Klein
size-medium = Mittel
size-large = Groß
size-huge = Sehr groß
typeface = Schrift der Artikel
face-serif = Zeitung
face-sans = Schlicht
edition-of-front = Ausgabe der Titelseite
as-this-site = Wie hier vorgesehen ({ $name })
language-of-site = Sprache dieser Website
as-browser = Wie mein Browser es wünscht
language-about = Was die Titel veröffentlichen, bleibt in seiner Sprache.
save = Speichern

feeds-say = Was die Feeds melden
choose-titles = Titel wählen
choose-titles-meanwhile = Inzwischen Titel wählen
outage = Seit { $name } war kein Verlag erreichbar. Hier stehen die Nachrichten von damals; sie werden erneuert, sobald einer antwortet.
no-network = Es gibt keine Nachrichten, weil es kein Netz gibt
no-network-about = Seit { $name } war kein Verlag erreichbar. Die Nachrichten erscheinen, sobald der erste Titel antwortet.
all-off = Alle Titel sind ausgeschaltet
all-off-about = Nichts wird gesammelt und nichts gezeigt, bis mindestens ein Titel eingeschaltet ist.
edition-off = Kein Titel dieser Ausgabe ist eingeschaltet
edition-off-about = Andere Ausgaben haben vielleicht Nachrichten; der Betreiber kann Titel dieser Ausgabe einschalten.
collecting = { $name } sammelt die ersten Titel
collecting-soon = Die ersten Antworten kommen in wenigen Sekunden. Diese Seite füllt sich von selbst.
collecting-so-far = Feeds, die geantwortet haben: { $name }. Diese Seite füllt sich von selbst.
none-brought = Alle Feeds wurden gefragt, keiner brachte einen Artikel
none-brought-about = Feeds, die geantwortet haben: { $name }. Was jeder gemeldet hat, steht in der Konsole.
of-all = { $name } von { $other }

published = Veröffentlicht
updated = Aktualisiert
minutes-to-read = { $n } Min. Lesezeit
corrected = Vom Verlag berichtigt.
taken-down = { $name } hat diesen Artikel zurückgezogen.
with-agencies = Mit { $name }
list-and = { $name } und { $other }
text-taken-back = Der Text wird hier nicht mehr gezeigt, weil das Haus, das ihn geschrieben hat, ihn zurückgezogen hat.
keeps-for-members = { $name } behält den Rest dieses Artikels seinen Mitgliedern vor.
given-to-everyone = Was oben steht, gibt er allen.
go-on-at = Weiterlesen bei { $name }
all-in-feed = Das ist alles, was { $name } in seinem Feed gibt.
headline-only = { $name } gibt in seinem Feed nur die Überschrift.
read-at = Bei { $name } lesen
read-original = Das Original bei { $name } lesen
changed-since = { $n ->
    [one] Einmal geändert seit { $name }
    [2] Zweimal geändert seit { $name }
   *[other] { $n }-mal geändert seit { $name }
}
see-what-changed = Zeigen, was sich geändert hat
changed-silently = Ohne Hinweis geändert:
about = Über:
sure = zu { $n } % sicher
give-article = Diesen Artikel verschenken
saved = Gespeichert
how-texts-look = Wie Texte aussehen
size = Größe
letters = Schrift
show-it-so = So zeigen
whole-story = Das ganze Thema
related = Verwandtes
top-now = Topthemen in diesem Moment
more-from = Mehr von { $name }
in-section = In { $name }
yours = Ihres
your-highlights = Ihre Markierungen und Notizen
highlight-lost = Der Text wurde seither geändert; diese Worte stehen nicht mehr darin.
note = Notiz
a-note = Eine Notiz
keep-note = Notiz behalten
take-out = Entfernen
highlight-passage = Eine Stelle markieren
whole-paragraph = Einen ganzen Absatz
none = Keinen
or-words = Oder Worte, wie sie im Artikel stehen
highlight = Markieren
labels = Etiketten
label = Etikett
take-off = Abnehmen
put-on = Anbringen
follow = + { $name } folgen
follows = Sie folgen { $name }
all-by = Alles von { $name }
wall-down = Dieser Artikel wurde zurückgezogen
wall-down-about = Vielleicht haben andere Titel darüber berichtet.
wall-later = Dieser Artikel kann später gelesen werden
wall-later-about = Sein Verlag gibt ihn hier ab { $name } frei.
wall-territory = Dieser Artikel kann hier nicht gelesen werden
wall-territory-about = Sein Verlag gibt ihn nur in einigen Ländern frei, und von Ihrem ist das nicht bekannt.
wall-used-up = Ihre kostenlosen Artikel dieses Monats sind gelesen
wall-used-up-about = Mitglieder lesen weiter. Ab { $name } haben Sie wieder kostenlose Artikel.
wall-register = Registrieren Sie sich, um diesen Artikel zu lesen
wall-register-about = Er ist kostenlos für alle, die ein Konto haben.
wall-subscribers = Dieser Artikel ist für Abonnenten seines Titels
wall-subscribers-about = Eine Mitgliedschaft hier öffnet ihn nicht; ein Abonnement des Titels schon.
wall-join-about = Eine Mitgliedschaft öffnet die Artikel aller Titel, die hier mitmachen.
first-days-free = { $n ->
    [one] Der erste Tag ist kostenlos.
   *[other] Die ersten { $n } Tage sind kostenlos.
}
read-this = Diesen Artikel lesen
free-until = { $n ->
    [one] Es ist der letzte, der für Sie bis { $name } kostenlos ist.
   *[other] Es ist einer von { $n }, die für Sie bis { $name } kostenlos sind.
}
cookie-counts = Ein Cookie mit einer Nummer zählt sie; sonst steht nichts darin.
trial-button = { $n ->
    [one] Weiterlesen: ein Tag kostenlos
   *[other] Weiterlesen: { $n } Tage kostenlos
}
sign-up = Registrieren
see-plans = Angebote ansehen
already-member = Schon Mitglied?
sign-in-here = Hier anmelden
story = Thema
editors-named = Die Redaktion von { $name } hat dieses Thema benannt.
headline-of = Überschrift von
follow-story = + Diesem Thema folgen
follows-story = Sie folgen diesem Thema
new-reports = { $n ->
    [one] { $n } neuer Bericht, seit Sie hier waren ({ $name })
   *[other] { $n } neue Berichte, seit Sie hier waren ({ $name })
}
new-since = Neu, seit Sie hier waren
counts-countries = { $n ->
    [one] { $n } Land
   *[other] { $n } Länder
}
counts-languages = { $n ->
    [one] { $n } Sprache
   *[other] { $n } Sprachen
}
first-seen = Zuerst gesehen
newest = Neuestes
first-by = Zuerst berichtet von { $name }
first-by-at = Zuerst berichtet von { $name }, { $other }
read-it = Lesen
was-part-of = War zuvor ein Teil hiervon:
part-left = Ein Teil dieses Themas wurde ein eigenes:
picture-from = Bild:
every-report = Alle Berichte in der Reihenfolge ihres Erscheinens
agency-carried = { $n ->
    [one] Text von { $name }, übernommen von { $n } Titel
   *[other] Text von { $name }, übernommen von { $n } Titeln
}
one-text-carried = { $n ->
    [one] Ein Text, übernommen von { $n } Titel
   *[other] Ein Text, übernommen von { $n } Titeln
}
agency-text = Text von { $name }
and-more = und { $n } weitere
newer-not-listed = { $n ->
    [one] Und { $n } neuerer Artikel, den diese Seite nicht zeigt.
   *[other] Und { $n } neuere Artikel, die diese Seite nicht zeigt.
}
copy-exact = derselbe Wortlaut
copy-edited = bearbeitet
copy-shortened = gekürzt
copy-extended = mit eigenen Absätzen
copy-headline = mit übersetzter Überschrift
how-told = Wie darüber berichtet wurde
own-texts = eigene Texte
copies = Übernahmen
as-table = Als Tabelle
from-time = Ab
articles = Artikel
bars-about = { $name }, { $other }.
counts-articles = { $n ->
    [one] { $n } Artikel
   *[other] { $n } Artikel
}
between = zwischen { $name } und { $other }
who-led = Wer damit aufmachte
pages-had-it = { $n ->
    [one] { $n } Titelseite hatte es
   *[other] { $n } Titelseiten hatten es
}
at-very-top = { $n ->
    [0] keine davon ganz oben
   *[other] { $n } davon ganz oben
}
very-top = ganz oben
further-down = weiter unten
places-on-fronts = Plätze auf Titelseiten
title = Titel
best-place = Bester Platz
in-first-three = Unter den ersten drei
now = Jetzt
gone = weg
place-n = Platz { $n }
never = nie
lasted-minutes = { $n } Min.
lasted-hours = { $n ->
    [one] { $n } Stunde
   *[other] { $n } Stunden
}
only-one-says = Nur einer von ihnen sagt
before = Was zuvor geschah
related-stories = Verwandte Themen
who-tells = Wer darüber berichtet
countries = Länder
owners = Eigentümer
languages = Sprachen
titles-about = { $name } von { $other } Titeln sind eingeschaltet. Jeder behält Namen, Autorenzeile und Nachweise.
no-title-yet = Es gibt noch keinen Titel. Der Betreiber fügt welche in der Konsole hinzu.
off = Aus
elsewhere = Anderswo
kind = Art
kind-newspaper = Zeitung
kind-agency = Nachrichtenagentur
kind-broadcaster = Sender
kind-magazine = Magazin
kind-digital = Digital
kind-newsletter = Newsletter
country = Land
language-of-title = Sprache
owner = Eigentümer
visit = { $name } besuchen
nothing-of = Von { $name } ist noch nichts hier.
search-label = Alle Artikel durchsuchen
search-hint = Wörter, "eine Wendung", -nicht dies
search-title = Suche: { $name }
newest-first = Neueste zuerst
best-first = Beste Treffer zuerst
found-all-muted = Alles, was hier gefunden wurde, ist durch Ihre Stummschaltungen ausgeblendet.
found-nothing = In { $name } Artikeln steht nicht alles davon. Versuchen Sie weniger Wörter.
back = Zurück
more-results = Weitere Treffer
narrow = Suche eingrenzen
sections = Ressorts
keep-search = Diese Suche behalten
its-name = Name
keep-it = Behalten
can-be-searched = { $name } Artikel können durchsucht werden.
searches-kept = Suchen, die Sie behalten
remove = Entfernen
can-be-typed = Was man eingeben kann
type-words = Artikel mit beiden Wörtern, in jeder Form, mit oder ohne Akzente
type-phrase = Diese Wörter hintereinander
type-without = Ohne ein Wort
type-either = Eins von beiden
type-beginning = Wörter, die so beginnen
type-headline = In der Überschrift; unter den Autoren; in einem Ressort oder Thema
type-source = Von einem Titel; aus einem Land; in einer Sprache
type-day = Seit diesem Tag; vor einem Tag; der letzten Tage
type-saved = Unter dem, was Sie gespeichert haben
saved-sign-in = is:saved durchsucht, was Sie gespeichert haben: Melden Sie sich zuerst an.
history = Verlauf
history-about = Was Sie in den letzten neunzig Tagen geöffnet haben. Niemand sonst sieht es.
saved-articles = Gespeicherte Artikel
opened-lately = Was Sie zuletzt geöffnet haben
opened-nothing = Sie haben noch nichts geöffnet, oder es ist vergessen.
saved-nothing = Noch ist nichts gespeichert. „Speichern“ steht unter jedem Artikel.
opened-when = Geöffnet { $name }
saved-when = Gespeichert { $name }
forget-all = Alles vergessen
sign-in = Anmelden
nobody-runs = Noch betreibt niemand diese Website. Der Link zum Einrichten wurde beim ersten Start des Servers ausgegeben; dieser Befehl gibt einen neuen aus:
mail-address = E-Mail-Adresse
password = Passwort
sign-in-passkey = Mit einem Passkey anmelden
no-password = Kein Passwort zur Hand?
mail-link = Link zum Anmelden schicken
mail-reset = Link für ein neues Passwort schicken
no-mail = Hier ist keine E-Mail eingerichtet. Wer diese Website betreibt, kann Ihnen einen Link für ein neues Passwort geben.
reset-done = Ihr neues Passwort ist gespeichert. Melden Sie sich damit an.
mailed-done = Wenn diese Adresse hier ein Konto hat, ist ein Link unterwegs.
one-more-step = Noch ein Schritt
six-digits = Geben Sie die sechs Ziffern ein, die Ihre Authenticator-App jetzt zeigt, oder einen Ihrer Wiederherstellungscodes.
code = Code
error-page = Diese Seite steht nicht im Blatt
error-page-about = Vielleicht ist die Adresse vertippt oder die Seite umgezogen.
error-article = Diesen Artikel gibt es hier nicht
error-article-about = Vielleicht ist die Adresse abgeschnitten. Adressen von Artikeln ändern sich hier nie; eine vollständige funktioniert immer.
error-story = Dieses Thema gibt es hier nicht
error-story-empty = Von diesem Thema ist nichts übrig
error-story-empty-about = Alle Artikel dazu wurden von ihren Verlagen zurückgezogen.
error-story-muted = Sie haben alles zu diesem Thema stummgeschaltet
error-story-muted-about = Was Sie stummschalten, ist auch hier ausgeblendet. Sie können das jederzeit beenden.
error-title = Diesen Titel gibt es am Kiosk nicht
error-title-about = Vielleicht heißt er hier anders. Alle Titel stehen in der Liste.
error-section = Dieses Ressort gibt es nicht
error-section-about = Die Ressorts stehen oben auf jeder Seite.
error-withdrawn = Der Verlag hat diesen Artikel zurückgezogen
error-withdrawn-about = Er wurde veröffentlicht und dann zurückgezogen. Sein Text wird nicht mehr gezeigt.
error-sign-in = Melden Sie sich zuerst an
error-sign-in-about = Das ist für alle, die hier ein Konto haben. Was Sie gesendet haben, wurde nicht gespeichert; melden Sie sich an und senden Sie es noch einmal.
error-prove = Sind Sie es noch?
error-prove-about = Weisen Sie sich noch einmal aus.
error-other-role-about = Ihr Konto hat eine andere Rolle. Wer diese Website betreibt, kann sie ändern.
error-refused = Das hat nicht geklappt
error-foreign-form = Das Formular kam nicht von dieser Website
error-foreign-form-about = Zum Schutz der Konten werden Formulare nur von eigenen Seiten angenommen. Öffnen Sie die Seite hier und versuchen Sie es noch einmal.
error-method = Diese Adresse nimmt eine solche Anfrage nicht an
error-method-about = Öffnen Sie die Seite stattdessen im Browser.
error-form = Im Formular fehlt etwas
error-search = Gerade kann nicht gesucht werden
error-search-about = Der Suchindex fehlt; er wird von selbst neu gebaut. Listen und Artikel sind wie immer da; versuchen Sie es gleich noch einmal.
error-database = Die Nachrichten können gerade nicht gelesen werden
error-database-about = Die Datenbank hat nicht geantwortet. Nichts ist verloren; versuchen Sie es gleich noch einmal. Der Betreiber findet die Ursache im Protokoll.
error-broken = Bei uns ist etwas kaputtgegangen
error-broken-about = Der Fehler wurde protokolliert. Versuchen Sie es noch einmal, oder lesen Sie inzwischen etwas anderes.
to-front = Zur Titelseite
your-account = Ihr Konto
kind-public-body = Öffentliche Stelle
site-about = Nachrichten vieler Titel an einem Ort, mit ihren Quellen: ohne Werbung, ohne Verfolgung.

error-operators = Diese Seite ist für den Betreiber
error-editors = Diese Seite ist für die Redaktion
error-publishers = Diese Seite ist für Verlage

last-days = { $name } der letzten drei Tage.
by-words = Nach dem, was Wörter und Ressorts sagen; jeder sagt, wie sicher das ist.
all-topics = Alle Themen
nothing-about = Nichts aus den letzten drei Tagen handelt davon.
topics-about = Die oberste Ebene des Vokabulars der Nachrichtenagenturen (Media Topics, © IPTC, CC BY 4.0). Auch allem anderen kann man folgen: einem Ort, einer Person, einer Wendung.
place-person-phrase = Ein Ort, eine Person, eine Wendung
follow-it = + Folgen
picks-about = Von der Redaktion dieser Website ausgewählt, nicht von einer Formel. Niemand kann für einen Platz bezahlen.
nothing-picked = Gerade steht nichts auf dieser Liste.
the-list = Die Liste
our-picks = Unsere Auswahl
good-news = Gute Nachrichten
for-you-everybody = Das sehen alle: was führt und was neu ist. Bevor Sie sich anmelden, wird nichts über Sie gelernt.
for-you-sign-in = Anmelden für eine eigene Liste
for-you-off = Das Lernen ist ausgeschaltet: Diese Liste ist für alle gleich.
change-that = Ändern
for-you-about = Nur für Sie, aus dem, was Sie öffnen und dem Sie folgen.
new-in-followed = Neues zu dem, was Sie verfolgen
see-and-forget = Ansehen, ändern und vergessen, was bekannt ist
knows-nothing = Noch ist nichts über Sie bekannt. Öffnen Sie, was Ihnen gefällt, oder folgen Sie etwas: Unter jedem Eintrag steht „+“.
how-varied = Wie abwechslungsreich
nothing-to-choose = Noch gibt es nichts zur Auswahl: Kein Titel dieser Ausgabe hat hier etwas veröffentlicht.
more-or-less = Mehr oder weniger davon
mute-30 = 30 Tage stummschalten
all-for-now = Das ist vorerst alles. Die Liste erneuert sich mit allem, was hereinkommt.
briefing-morning = Morgenausgabe
briefing-evening = Abendausgabe
as-of = Stand: { $name }
briefing-stories = { $n ->
    [one] { $n } Thema
   *[other] { $n } Themen
}
minutes = { $n ->
    [one] { $n } Minute
   *[other] { $n } Minuten
}
then-ends = { $name }, { $other }; dann ist Schluss.
length-and-edition = Länge und Ausgabe
nothing-to-tell = Noch gibt es nichts zu berichten.
that-is-all = Das ist alles.
next-edition = Die nächste Ausgabe kommt { $name }.
at-clock = um { $name }
briefing-sign-in = Melden Sie sich an, dann weiß er, was Sie verfolgen und gelesen haben.
by-mail = Per E-Mail
no-mail-server = Diese Website hat keinen Mailserver; der Betreiber kann einen einrichten.
when = Wann
how-long = Wie lang
your-zone = Ihre Zeitzone
keep-this = Behalten
dial-close = Nah an dem, was ich lese
dial-balanced = Ausgewogen
dial-varied = So abwechslungsreich wie möglich

because-newest-published = Das Neueste steht oben: { $name } hat es am { $other } veröffentlicht
because-newest-seen = Das Neueste steht oben: hier zuerst gesehen am { $name }
because-of-title = Es ist von { $name }
because-of-section = { $name } führt es unter { $other }, laut Feed oder Seite
its-title = Sein Titel
because-no-other-story = Noch kein anderer Titel hat dieses Thema
because-no-other-headline = Noch kein anderer Titel hat eine ähnliche Überschrift
because-one-report = { $n ->
    [one] { $n } Titel bringt ein und denselben Bericht
   *[other] { $n } Titel bringen ein und denselben Bericht
}
of-owners = { $n ->
    [one] eines Eigentümers
   *[other] von { $n } Eigentümern
}
because-carried-story = { $name } { $other } haben dieses Thema
because-carried-headline = { $name } { $other } haben eine ähnliche Überschrift
because-in-reports = { $name }, zusammen { $other }
because-feed-top = Ganz oben im Feed seines Titels
because-feed-place = Platz { $n } im Feed seines Titels
because-published = Erschienen: { $name }
because-pinned-top = Die Redaktion hat es oben festgesetzt
because-pinned = Die Redaktion hat es auf Platz { $n } festgesetzt
because-placed = { $n } von { $of } Eigentümern haben es auf ihren Seiten
because-top-three = { $name }, { $n } unter den ersten drei ({ $other })
because-rising = { $n ->
    [one] Im Kommen: { $n } Eigentümer hat es in den letzten drei Stunden aufgegriffen
   *[other] Im Kommen: { $n } Eigentümer haben es in den letzten drei Stunden aufgegriffen
}
because-first-seen = Zuerst gesehen: { $name }
because-sport = Sport zählt in der allgemeinen Ausgabe { $name }
because-soft = Ein buntes Thema zählt in der allgemeinen Ausgabe { $name }
because-home = { $n } % seiner Stimmen kommen aus dem Land dieser Ausgabe
because-aged = Seit einiger Zeit nichts Neues: { $n } % des Gewichts bleiben
because-brief = Bisher nur kurze Artikel ({ $n } Wörter)
because-interest = Ähnlich dem, was Sie früher geöffnet haben
because-lately = Ähnlich dem, was Sie in den letzten Tagen geöffnet haben
because-opens-section = Sie öffnen { $name } häufiger als andere Ressorts
because-opens-title = Sie öffnen { $name } häufiger als andere Titel
because-follow = Sie folgen „{ $name }“
because-follow-near = Nahe an einem Thema, dem Sie folgen
because-many-newsrooms = Viele Redaktionen haben es
because-new = Neu
because-readers = Ähnlich dem, was hier gern gelesen wird
because-must-know = Es gehört zu den ersten Themen auf den Titelseiten vieler Redaktionen
because-new-follow = Sie folgen seit Kurzem etwas, das darin vorkommt
because-exploration = Um zu erfahren, ob Sie auch anderes mögen: eines von { $n }, zufällig gewählt
because-nothing-else = Dafür spricht nur, dass die besseren Plätze vergeben waren
because-read = Sie haben es gelesen, darum steht es nicht vorn
because-told = Sie wurden darüber benachrichtigt, darum steht es nicht vorn
because-another-report = Ein weiterer Bericht über das Ereignis dieses Artikels
because-same-report = Derselbe Text wie ein Artikel des Themas
because-same-headline = Dieselbe Überschrift wie ein Artikel des Themas
because-names = Gemeinsame Namen: { $name }
because-words = Gemeinsame Wörter: { $name }
because-numbers = Gemeinsame Zahlen: { $name }
because-same-time = Zur Zeit der Berichte des Themas
because-minutes-apart = { $n ->
    [one] { $n } Minute vom nächsten Bericht des Themas entfernt
   *[other] { $n } Minuten vom nächsten Bericht des Themas entfernt
}
because-hours-apart = { $n ->
    [one] { $n } Stunde vom nächsten Bericht des Themas entfernt
   *[other] { $n } Stunden vom nächsten Bericht des Themas entfernt
}
because-days-apart = { $n ->
    [one] { $n } Tag vom nächsten Bericht des Themas entfernt
   *[other] { $n } Tage vom nächsten Bericht des Themas entfernt
}
because-link = Einer verweist auf den anderen
because-same-picture = Dasselbe Bild
because-across-languages = Dasselbe Ereignis in einer anderen Sprache ({ $name }, { $other }); gemeinsam: { $shared }
because-likely = Zu { $n } % dasselbe Ereignis
because-nothing-alike = Bisher handelt kein anderes Thema von diesem Ereignis
because-round-up = Ein Überblick über mehrere Ereignisse steht für sich
because-game = Ein Quiz oder Spiel steht für sich
because-promotion = Ein Angebot steht für sich
because-listing = Eine Auflistung steht für sich
because-alone = Es steht für sich
because-editor = Die Redaktion hat es so entschieden
because-before = Was davor geschah
because-near-story = Ein Thema in der Nähe von diesem
because-words-beside = Überschrift und Vorspann stehen diesem Artikel nahe, durch ihre Wörter und deren Gebrauch
because-headlines-share = Beide Überschriften enthalten: { $name }
because-texts-share = Beide Artikel enthalten: { $name }
because-found-both = Das Gesuchte steht in Überschrift und Text
because-found-headline = Das Gesuchte steht in der Überschrift
because-found-text = Das Gesuchte steht im Text
because-found-otherwise = Es ist, wie Sie es verlangt haben: nach Titel, Autor, Thema, Sprache, Land, Tag oder Gespeichertem
because-picked = Die Redaktion dieser Website hat es am { $name } ausgewählt
because-topic = Über „{ $name }“, nach Wörtern und Ressort; zu { $n } % sicher
because-words-stand = „{ $name }“ steht in Überschrift oder Autorenzeile

text-from-carried = { $n ->
    [one] Dieser Text stammt von { $name } und steht in { $n } Titel.
   *[other] Dieser Text stammt von { $name } und steht in { $n } Titeln.
}
text-from = Dieser Text stammt von { $name }.
text-others-carry = { $n ->
    [one] Ein anderer Titel bringt diesen Text.
   *[other] { $n } andere Titel bringen diesen Text.
}
text-first-carried = { $n ->
    [one] { $name } hatte diesen Text zuerst; er steht in { $n } Titel.
   *[other] { $name } hatte diesen Text zuerst; er steht in { $n } Titeln.
}
text-unknown-carried = { $n ->
    [one] { $n } Titel bringt diesen Text; wer ihn zuerst schrieb, ist nicht bekannt.
   *[other] { $n } Titel bringen diesen Text; wer ihn zuerst schrieb, ist nicht bekannt.
}
text-first-published = Dieser Text erschien zuerst bei { $name }.
here-shortened = Hier ist er gekürzt.
here-edited = Hier ist er bearbeitet.
here-translated = Hier steht er unter einer Überschrift in einer anderen Sprache.
copy-first = zuerst gesehen
own-paragraphs = Absätze mit einem Strich daneben sind von { $name } selbst.
who-wrote-it = Wer es geschrieben hat
who-carries-it = Wer ihn bringt
how-known = Woher man das weiß
first-reported-by = Zuerst berichtet von
who-cites-this = Wer dies zitiert
whom-this-cites = Wen dieser Artikel zitiert
who-cites-whom = Wer wen zitiert
names-as-sources = Dieser Artikel nennt:
is-named-by = Er wird genannt von:
withdrawn-by-source = { $name }, von wo dieser Text stammt, hat ihn zurückgezogen.
says-start = Im Einstieg steht hier: „{ $name }“.
says-end = In den Schlusszeilen steht hier: „{ $name }“.
says-byline = In der Autorenzeile steht hier: „{ $name }“.
says-caption = In der Bildunterschrift steht hier: „{ $name }“.
says-headline = In der Überschrift steht hier: „{ $name }“.
says-any = Im Text steht hier: „{ $name }“.
says-url = In der Adresse steht hier: „{ $name }“.
says-slug = Im Stichwort der Agentur steht hier: „{ $name }“.
says-machine = Im maschinenlesbaren Teil der Seite steht hier: „{ $name }“.
says-article = Bei { $name } steht: „{ $other }“.
an-article = einem Artikel
published-itself = { $name } hat es selbst veröffentlicht.
appeared-ahead = { $n ->
    [one] Er erschien { $n } Minute vor allen anderen.
   *[other] Er erschien { $n } Minuten vor allen anderen.
}
appeared-ahead-of = { $n ->
    [one] Der von { $name } erschien { $n } Minute vor allen anderen.
   *[other] Der von { $name } erschien { $n } Minuten vor allen anderen.
}
others-have-parts = Die anderen enthalten Teile seines Textes.
basis-beside = Neben dem von { $name }: { $other }
basis-nothing-alike = kein anderer bisher gesehener Artikel hat diesen Text.
basis-same-text = derselbe Text, Wort für Wort.
basis-same-item = dieselbe Agenturmeldung, nach ihrer Nummer.
basis-same-address = beide nennen dieselbe Adresse als die des Textes.
basis-same-headline = dieselbe Überschrift; keiner kam mit einem Text.
basis-shared = { $here } % dieses Textes stehen im anderen, { $there } % des anderen in diesem.
basis-own = { $n ->
    [one] Ein Absatz ist vom Titel selbst.
   *[other] { $n } Absätze sind vom Titel selbst.
}
silent-headline = die Überschrift lautete „{ $name }“ und lautet nun „{ $other }“
silent-number = aus „{ $name }“ wurde „{ $other }“ in einem sonst gleichen Satz
silent-taken-out = { $n } Wörter wurden entfernt, { $name } % des Textes
named-in-it = Darin genannt:
why-these = Warum diese?
follow-them = Ihnen folgen
named-person = { $n ->
    [one] Eine Person, einmal genannt
   *[other] Eine Person, { $n }-mal genannt
}
named-place = { $n ->
    [one] Ein Ort, einmal genannt
   *[other] Ein Ort, { $n }-mal genannt
}
named-organisation = { $n ->
    [one] Eine Organisation, einmal genannt
   *[other] Eine Organisation, { $n }-mal genannt
}
named-because = { $name }: { $other }.
shown-office = davor steht „{ $name }“
shown-age = dahinter steht ein Alter, { $name }
shown-surname = der Text fährt mit „{ $name }“ allein fort
shown-house = es enthält das Wort „{ $name }“
shown-letters = der Text nennt es { $name }
shown-gazetteer = es ist ein Land oder eine Stadt
search-every-article = Alle Artikel nach „{ $name }“ durchsuchen

feeds-off = Ausgeschaltet: Es wird nichts gesammelt.
feeds-none = Kein Feed ist bekannt, also wird nichts gesammelt.
feeds-count = { $n ->
    [one] { $n } Feed
   *[other] { $n } Feeds
}
feeds-not-asked = { $name }, noch nicht abgefragt.
feeds-answered = { $name }, letzte Antwort: { $other }.
feeds-all-fail = Alle Feeds schlagen fehl, seit { $name }:
feeds-some-fail = { $n } von { $of } Feeds schlagen fehl, seit { $name }:

topic-01000000 = Kultur, Kunst, Unterhaltung und Medien
topic-02000000 = Justiz, Kriminalität
topic-03000000 = Katastrophe und Unglück
topic-04000000 = Wirtschaft und Finanzen
topic-05000000 = Erziehung, Ausbildung
topic-06000000 = Umwelt
topic-07000000 = Medizin, Gesundheit
topic-08000000 = Vermischtes
topic-09000000 = Arbeit, Soziales
topic-10000000 = Freizeit, Modernes Leben
topic-11000000 = Politik
topic-12000000 = Religion, Weltanschauung
topic-13000000 = Wissenschaft, Technik, Forschung
topic-14000000 = Gesellschaft, Bevölkerung
topic-15000000 = Sport
topic-16000000 = Krise, Krieg, Konflikte
topic-17000000 = Wetter

places-about = Die { $n } höchsten Plätze der Liste dieser Ausgabe, mit allem, was jedes Thema dorthin gehoben hat.
places-none-kept = Für diese Zeit ist keine Liste aufbewahrt: Listen werden sechzig Tage lang aufbewahrt, ab der ersten gelesenen Titelseite.
places-then = Die Topthemen dieser Ausgabe, wie sie damals standen: Die Liste wurde am { $name } erstellt. Überschriften lauten wie heute.
places-now = Die Liste, wie sie jetzt ist
places-at = Stand
places-show = Liste dieser Zeit zeigen
places-empty = Die Liste ist leer: Noch kein Titel dieser Ausgabe hat hier etwas veröffentlicht.
places-of = Die Liste: { $name }
score = Wert { $name }
held-back = Von der Redaktion zurückgehalten
held-back-about = Die Redaktion dieser Website lässt diese Themen nicht vorn stehen; was sie tut, ist gezeichnet und lässt sich zurücknehmen.
held-back-since = Zurückgehalten seit { $name }

what-changed = Was sich geändert hat
what-changed-in = Was sich geändert hat: { $name }
changes-locked = Verglichen wird nur, was alle von diesem Artikel lesen dürfen; der Rest ist für Mitglieder.
taken-out = entfernt
put-in = eingefügt
its-headlines = Seine Überschriften
unchanged-since = { $name } hat diesen Artikel nicht geändert, seit er am { $other } zuerst gesehen wurde.
the-headline = Die Überschrift
same-words = Der Wortlaut ist gleich; ein Bild, ein Link oder die Gestaltung hat sich geändert.
the-text = Der Text
unchanged-paragraphs = { $n ->
    [one] { $n } unveränderter Absatz
   *[other] { $n } unveränderte Absätze
}
moved-here = Hierher verschoben
older-changes = { $n ->
    [one] { $n } ältere Änderung wird nicht gezeigt.
   *[other] { $n } ältere Änderungen werden nicht gezeigt.
}
first-seen-here = Hier zuerst gesehen am { $name }.
full-text-came = Am { $name } trat der ganze Text von der Seite des Titels an die Stelle der wenigen Worte des Feeds; das war unser Lesen, keine Änderung des Verlags, und ist nicht aufgeführt.
only-publisher = Gezeigt wird nur, was der Verlag geändert hat.
back-to-article = Zurück zum Artikel

welcome = Willkommen
welcome-part = Willkommen, Teil { $name } von 6
welcome-all = Alle sechs auf einer Seite
choosing = Was möchten Sie lesen?
choosing-about = Das dauert keine Minute, und alles lässt sich später ändern. Was Sie ankreuzen, dem folgen Sie: „Für Sie“ beginnt damit, und dort sehen und vergessen Sie es auch.
choosing-topics = Themen, die Ihnen wichtig sind
choosing-titles = Titel, die Sie lesen
begin-reading = Mit dem Lesen beginnen
skip-this = Überspringen
choose-topics = Themen und Titel auswählen

following = Was Sie verfolgen
following-about = Was in Themen neu ist, denen Sie folgen, und in Suchen, die Sie behalten; und was berichtigt wurde, seit Sie es lasen.
be-told = Benachrichtigt werden
all-you-follow = Alles, dem Sie folgen
corrected-since = Berichtigt, seit Sie es lasen
put-right = Der Verlag hat etwas richtiggestellt, { $name }:
see-the-change = die Änderung ansehen
rules-found = Was Ihre Regeln fanden
by-your-rule = Nach Ihrer Regel: { $name }
clear-list = Diese Liste leeren
stories = Themen
searches = Suchen
writers = Autorinnen und Autoren
following-nothing = Sie folgen noch keinem Thema und behalten keine Suche: „Diesem Thema folgen“ steht auf der Seite jedes Themas, „Diese Suche behalten“ neben dem Gefundenen.
new-since-there = { $n ->
    [one] { $n } neuer Artikel, seit Sie dort waren
   *[other] { $n } neue Artikel, seit Sie dort waren
}
new-since-looked = { $n ->
    [one] { $n } neuer Artikel, seit Sie nachsahen
   *[other] { $n } neue Artikel, seit Sie nachsahen
}

labels-about = Etiketten vergeben Sie unter einem Artikel oder durch eine Regel.
rules = Regeln
labels-none = Noch hat kein Artikel ein Etikett.
label-empty = Kein Artikel hat dieses Etikett.
labelled-when = Etikettiert: { $name }
highlights-title = Markierungen und Notizen
highlights-about = Stellen, die Sie markiert haben, die neuesten zuerst. Niemand sonst sieht sie.
all-as-markdown = Alles als Markdown
highlights-none = Noch ist nichts markiert. „Eine Stelle markieren“ steht unter jedem Artikel.
words-gone = Der Artikel wurde zurückgezogen und mit ihm seine Worte.
older-highlights = Ältere Markierungen

how-sign-in = Wie Sie sich anmelden
your-name = Name
not-answered-yet = Sie hat noch nicht geantwortet.
change = Ändern
new-address = Neue Adresse
password-set = Gesetzt
password-none = Keines
choose-one = Eines wählen
present-password = Bisheriges Passwort
new-password = Neues Passwort
password-hint = Mindestens zehn Zeichen. Ein paar Wörter hintereinander lassen sich gut merken.
second-factor = Zweiter Faktor
factor-on = An: ein Code Ihrer App
factor-off = Aus
turn-on = Einschalten
turn-off = Ausschalten
passkeys = Passkeys
passkeys-none = Keine
make-one = Einen anlegen
see-them = Ansehen
apps = Apps
apps-short = Token statt Ihres Passworts
where-signed-in = Wo Sie angemeldet sind
this-one = diese hier
session-from = von { $name }, zuletzt benutzt: { $other }
last-used = zuletzt benutzt: { $name }
never-used = nie benutzt
end = Beenden
end-named = Beenden: { $name }
remove-named = Entfernen: { $name }
end-all-others = Alle anderen beenden
sign-out = Abmelden
your-reading = Ihre Lektüre
what-is-unread = Ungelesenes
subscriptions-and-apps = Abonnierte Titel und Apps
what-you-follow = Was Sie verfolgen
what-you-are-told = Worüber Sie benachrichtigt werden
webhooks = Webhooks
webhooks-about = Was für Sie gefunden wird, geht binnen einer Minute an ein Programm von Ihnen: die Überschrift und wo man liest, kein Text.
webhook-of-search = Was die Suche „{ $name }“ findet
webhook-of-rules = Was meine Regeln melden
webhook-secret = Sein Geheimnis
webhook-turn-on = Einschalten
webhook-turn-on-named = { $name } einschalten
webhook-address = Adresse Ihres Programms
webhook-of = Was gesendet wird
webhook-how = Nachrichten sind JSON, mit HMAC-SHA256 unterschrieben, wie Standard Webhooks es vorsieht. Was nicht angenommen wird (200 bis 299), wird immer seltener noch einmal versucht; eine Adresse, die drei Tage lang nichts annimmt, wird abgeschaltet, und Sie erfahren es per Mail.
webhook-log = Nachrichten
webhook-waits = wartet
webhook-not-reached = nicht erreicht, wird noch einmal versucht
webhook-answered = hat { $name } geantwortet, wird noch einmal versucht
webhook-taken = angenommen { $name }
webhook-failing = Nimmt nichts an: seit { $name }
webhook-off = Abgeschaltet { $name }; was wartet, bleibt zwei Wochen
webhook-letter-subject = Einer Ihrer Webhooks wurde abgeschaltet
webhook-letter = An { $name } wird nichts mehr gesendet: Die Adresse hat zu lange nichts angenommen oder gesagt, dass es sie nicht mehr gibt.
webhook-letter-waits = Was wartet, bleibt zwei Wochen und wird gesendet, wenn Sie die Adresse wieder einschalten:
form-webhook-address = Das ist keine Adresse eines Programms im Web; sie beginnt mit https://.
form-webhook-search = Diese Suche ist nicht mehr gemerkt; wählen Sie eine andere.
form-webhooks = Sie haben schon zehn Adressen; beenden Sie erst eine.
what-for-you-knows = Was „Für Sie“ weiß
your-membership-and-gifts = Ihre Mitgliedschaft und verschenkte Artikel
plans = Angebote
where-fee-went = Wohin mein Beitrag ging
your-data = Ihre Daten
your-data-about = Alles, was hier über Sie gespeichert ist, gehört Ihnen.
take-a-copy = Eine Kopie mitnehmen
erase-account = Ihr Konto löschen
desk = Redaktionspult
console = Konsole
for-publishers = Für Verlage
role-reader = Leserin oder Leser
role-publisher = Verlag
role-editor = Redaktion
role-operator = Betreiber
done-address = Ab jetzt ist das Ihre Adresse.
done-address-mailed = Ein Link ist unterwegs an die neue Adresse. Öffnen Sie ihn, dann ist sie Ihre.
done-factor-off = Beim Anmelden wird kein Code mehr verlangt.
done-name = Ihr Name ist gespeichert.
done-password = Ihr Passwort ist geändert. Überall sonst, wo Sie angemeldet waren, sind Sie es nicht mehr.
done-session = Diese Sitzung ist beendet.
done-sessions = Alle anderen Sitzungen sind beendet.
back-to-account = Zurück zu Ihrem Konto
done = Fertig
go-on = Weiter
prove-password = Was jetzt kommt, ist heikel; darum wird noch einmal nach Ihrem Passwort gefragt.
prove-otherwise = Was jetzt kommt, ist heikel. Melden Sie sich ab und wieder an, um weiterzumachen.

apps-about = Eine App, die hier für Sie liest, meldet sich mit einem eigenen Token statt mit Ihrem Passwort an. Beenden Sie es, und die App ist draußen.
token-made = Das Token für { $name }. Kopieren Sie es jetzt; es wird nicht noch einmal gezeigt.
a-new-token = Ein neues Token
name-of-app = Name der App
it-may = Sie darf
scope-read = Listen und Artikel sehen und was Sie lesen, speichern und verfolgen
scope-write = Als gelesen markieren, speichern, folgen und stummschalten
scope-manage = Alles andere tun, was Ihre Rolle erlaubt
it-ends = Es endet
after-days = { $n ->
    [one] nach { $n } Tag
   *[other] nach { $n } Tagen
}
after-a-year = nach einem Jahr
not-at-any-time = nie
make-token = Token anlegen
does-not-end = endet nicht
has-ended = ist abgelaufen
ends-on = endet am { $name }
passkeys-about = Ein Passkey bleibt auf Ihrem Gerät oder in Ihrem Passwortmanager und öffnet Ihr Konto mit Fingerabdruck, Gesicht oder PIN. Niemand kann ihn erraten, und keine andere Website kann danach fragen.
passkey-synced = an mehreren Orten aufbewahrt
new-passkey = Ein neuer Passkey
needs-script = Ihr Browser braucht für diesen einen Schritt JavaScript.
name-of-device = Wie Sie das Gerät nennen
passkey-not-made = Es wurde kein Passkey angelegt. Versuchen Sie es noch einmal oder nehmen Sie ein anderes Gerät.
make-passkey = Passkey anlegen
passkeys-need-name = Browser bieten Passkeys nur an, wo die Website einen Namen und TLS hat, oder unter http://localhost.
passkey-asks = Ihr Browser fragt Ihr Gerät oder Ihren Passwortmanager.
sign-in-otherwise = Auf anderem Weg anmelden.
passkey-not-used = Es wurde kein Passkey verwendet. Versuchen Sie es noch einmal oder melden Sie sich auf anderem Weg an.
use-passkey = Passkey verwenden
another-way = Anderer Weg
a-second-factor = Ein zweiter Faktor
factor-about = Damit öffnet Ihr Passwort allein nichts: Beim Anmelden werden auch sechs Ziffern verlangt, die eine App auf Ihrem Telefon zeigt.
factor-square = Öffnen Sie Ihre Authenticator-App und lassen Sie sie dieses Quadrat lesen.
factor-square-label = Das Geheimnis als Quadrat für die Kamera der App
factor-secret = Oder das Geheimnis eintippen
factor-digits = Geben Sie die sechs Ziffern ein, die sie zeigt
factor-is-on = { $n ->
    [one] Er ist an: Beim Anmelden wird ein Code Ihrer App verlangt. Sie haben noch { $n } Wiederherstellungscode.
   *[other] Er ist an: Beim Anmelden wird ein Code Ihrer App verlangt. Sie haben noch { $n } Wiederherstellungscodes.
}
new-codes = Neue Wiederherstellungscodes
old-codes-stop = Die alten gelten dann nicht mehr.
make-codes = Neue Codes anlegen
turn-it-off = Ausschalten
code-or-recovery = Ein Code Ihrer App oder ein Wiederherstellungscode
your-codes = Ihre Wiederherstellungscodes
your-codes-about = Bewahren Sie sie dort auf, wo Sie sie ohne Ihr Telefon finden: auf Papier oder im Passwortmanager. Jeder öffnet Ihr Konto einmal. Sie werden nicht noch einmal gezeigt.

welcome-to = Willkommen bei { $name }
invited = Sie sind eingeladen, hier zu lesen. Wählen Sie ein Passwort; damit und mit Ihrer Adresse melden Sie sich künftig an.
accept-invitation = Einladung annehmen
or-by-passkey = Oder ohne Passwort: Ihr Gerät öffnet Ihr Konto mit Fingerabdruck, Gesicht oder PIN.
accept-by-passkey = Mit einem Passkey annehmen
one-more-click = Noch ein Klick, und Sie sind auf diesem Gerät angemeldet.
choose-new-password = Wählen Sie ein neues Passwort
new-password-about = Überall, wo Sie jetzt angemeldet sind, sind Sie es danach nicht mehr.
save-password = Passwort speichern
your-new-address = Ihre neue Adresse
new-address-about = Künftig melden Sie sich mit dieser Adresse an, und E-Mails gehen dorthin.
use-address = Diese Adresse verwenden
to-sign-in = Zur Anmeldung
erase-about = Ihre Adresse, Ihr Name, Ihre Sitzungen, Token und alles, was für Sie gespeichert war, verschwinden sofort und kommen nicht wieder.
erase-copy-first = Nehmen Sie zuerst eine Kopie mit.
erase-mistyped = Das ist nicht Ihre Adresse. Nichts wurde gelöscht.
erase-sure = Geben Sie zur Sicherheit Ihre Adresse ein: { $name }
erase-everything = Alles löschen
keep-account = Behalten

known-bytes = Alles davon: { $n } Bytes. Niemand sonst sieht es, und es geht mit Ihrem Konto.
your-list = Ihre Liste
learning = Lernen
learning-off = Ausgeschaltet. Nichts wird gelernt, nichts Gelerntes verwendet, und Ihre Liste ist dieselbe wie die aller anderen.
learning-on = Eingeschaltet: Was Sie öffnen, ändert die Liste binnen einer Sekunde.
switch-on = Einschalten
switch-off = Ausschalten
nothing-followed = Noch nichts.
a-topic = Ein Thema: ein Wort, ein Name, ein Ort
mute-about = Es steht in keiner Ihrer Listen, bis seine Zeit abgelaufen ist.
nothing-muted = Nichts.
mute-words = Wörter in Überschrift oder Zusammenfassung
mute-for = Für
a-day = einen Tag
a-week = eine Woche
thirty-days = 30 Tage
for-ever = immer
mute = Stummschalten
what-you-opened = Was Sie geöffnet haben
remembered = { $n ->
    [one] Gemerkt, damit er nicht noch einmal angeboten wird: { $n } Artikel, höchstens zweihundert.
   *[other] Gemerkt, damit sie nicht noch einmal angeboten werden: { $n } Artikel, höchstens zweihundert.
}
by-section = Nach Ressort
by-title = Nach Titel
pieces-opened = { $n ->
    [one] { $n } Beitrag geöffnet
   *[other] { $n } Beiträge geöffnet
}
forget-this = Vergessen
forget-named = Vergessen: { $name }
forget-everything = Alles Gelernte vergessen
wish-words = Wörter
wish-topic = Thema
wish-title = Titel
wish-author = Autorin oder Autor
wish-story = laufendes Thema
until = bis { $name }
until-you-end-it = bis Sie es beenden
hides-nothing = blendet nichts Neues aus
hides-now = { $n ->
    [one] blendet gerade { $n } Artikel aus
   *[other] blendet gerade { $n } Artikel aus
}

telling-title = Worüber ich benachrichtigt werde
telling-about = Ungefragt, nie zweimal dasselbe, und nichts davon führt den nächsten Überblick an. Was Sie stummschalten, wird nicht gemeldet.
told-stories = Neues zu Themen, denen Sie folgen
told-leads = Ein Thema, das gerade zum Topthema wurde
told-rules = Was Ihre Regeln finden
told-searches = Was Suchen, die Sie behalten, neu finden
way-none = Gar nicht
way-push = Per Nachricht
way-mail = Per E-Mail
way-both = Beides
briefing-none = Gar nicht
in-the-morning = Am Morgen
in-the-evening = Am Abend
morning-and-evening = Beides
quiet-from = Ruhe von
quiet-until = Bis
quiet-about = Zweimal dieselbe Zeit für nie. Was inzwischen kam, wird danach gemeldet.
browsers = Browser, die Nachrichten annehmen
no-browsers = Noch keine.
since = seit: { $name }
no-messages = Diese Website schickt keine Nachrichten an Browser.
messages-about = Eine Nachricht läuft über den Push-Dienst des Browserherstellers, so verschlüsselt, dass nur dieser Browser sie liest.
messages-need-script = Nachrichten brauchen JavaScript in dem Browser, der sie annehmen soll; E-Mails nicht.
mails-stop = Diese E-Mails beenden?
mails-stopped = Diese E-Mails kommen nicht mehr
mails-again = Sie können sie dort wieder bestellen, wo Sie wählen, worüber Sie benachrichtigt werden.
end-them = Beenden
briefing-stop = Den Überblick per E-Mail beenden?
briefing-stopped = Der Überblick kommt nicht mehr
briefing-stopped-about = Er wurde auf Ihren Wunsch abbestellt. Auf seiner Seite finden Sie ihn jederzeit und können ihn wieder bestellen.
to-briefing = Zum Überblick
end-it = Beenden

form-feed-address = Die Adresse eines Feeds beginnt mit http:// oder https://.
form-no-list = Die Datei ist keine Liste von Artikeln, die gelesen werden konnte (JSON mit „items“ oder „entries“).
form-no-opml = Die Datei ist keine OPML-Datei.
form-app = Nennen Sie die App und wählen Sie, was sie darf.
form-app-role = Ihre Rolle erlaubt nur das Lesen; lassen Sie die letzte Auswahl weg.
form-app-room = Sie haben fünfzig Token; beenden Sie einige, die Sie nicht brauchen.
form-clock = Eine Uhrzeit wird wie 22:30 geschrieben.
form-way = Wählen Sie, wie Sie benachrichtigt werden.
form-zone = Eine Zeitzone wird wie Europe/Berlin geschrieben.
form-browser = Der Browser gab nichts an, wohin Nachrichten geschickt werden könnten.
form-browsers = Es ist Platz für zwanzig Browser. Beenden Sie zuerst einen.
form-up-to = Das Formular sagt nicht, bis wann; öffnen Sie die Liste noch einmal.
form-no-mail = Hier ist keine E-Mail eingerichtet. Wer diese Website betreibt, kann Ihnen einen Link geben.
form-no-mail-invite = Hier ist keine E-Mail eingerichtet; wer diese Website betreibt, kann Sie einladen.
form-time = Ein Zeitpunkt wird wie 2026-11-26T08:00 geschrieben; wählen Sie einen vergangenen.
form-seat-name = Schreiben Sie, für wen der Platz ist, damit Sie ihn wiedererkennen.
form-voucher-member = Sie sind schon Mitglied. Behalten Sie den Gutschein für die Zeit danach.
form-search-first = Suchen Sie zuerst etwas; dann lässt es sich behalten.
form-searches = Sie behalten hundert Suchen; entfernen Sie einige, die Sie nicht brauchen.
form-quote = Diese Worte stehen nicht im Artikel. Kopieren Sie sie, wie sie dort stehen, oder wählen Sie einen Absatz.
form-highlights = Ein Artikel nimmt { $n } Markierungen auf. Entfernen Sie zuerst eine.
form-highlight-act = Wählen Sie, was mit der Markierung geschehen soll.
form-file = Wählen Sie die Datei, die Ihnen das andere Leseprogramm gegeben hat.
form-article-act = Wählen Sie, was mit dem Artikel geschehen soll.
form-when = Wählen Sie, wann er kommt.
form-day = Wählen Sie einen Tag zwischen heute und in einem Jahr, wie 2026-12-24.
form-plan-gone = Dieses Angebot gibt es nicht mehr. Wählen Sie ein anderes.
form-for-whom = Schreiben Sie, für wen es ist.
form-letters = Schreiben Sie ein bis achtzig Zeichen.
form-follow = Folgen kann man einem Stichwort, einem Titel, einer Autorin oder einem Autor oder einem laufenden Thema.
form-mute = Stummschalten kann man Wörter, ein Stichwort, einen Titel oder ein laufendes Thema.
form-no-word = Darin steht kein Wort, nach dem gesucht werden könnte.
form-dial = Wählen Sie eine Stellung des Reglers.
form-learning = Wählen Sie, ob „Für Sie“ lernt.
form-rule-act = Sagen Sie, was geschehen soll: als gelesen markieren, speichern, etikettieren, ausblenden oder melden.
form-rules = Es ist Platz für { $n } Regeln. Beenden Sie zuerst eine.
form-rule-when = Sagen Sie, wie ein Artikel sein muss: Wörter, ein Titel, eine Autorin oder ein Autor, ein Thema oder eine Sprache.
form-member-already = Sie haben schon eine Mitgliedschaft. Sie steht auf Ihrer Kontoseite.
form-nothing-paid = Von diesem Konto wurde noch nie etwas bezahlt.
form-provider = Der Zahlungsdienst antwortet gerade nicht. Nichts wurde abgebucht; versuchen Sie es in einer Minute noch einmal.
form-no-passkey = Der Browser hat keinen Passkey geschickt. Er braucht für diesen einen Schritt JavaScript.
form-farewell = Wählen Sie, ob Sie kündigen oder widerrufen.
form-farewell-address = Schreiben Sie die Adresse, unter der der Vertrag läuft.
form-pause = Wählen Sie, ob Sie pausieren oder weitermachen.
form-label = Schreiben Sie ein Etikett aus ein bis sechzig Zeichen.

refused-address-empty = Geben Sie eine E-Mail-Adresse an.
refused-address-incomplete = Eine E-Mail-Adresse hat einen Namen, ein @ und einen Rechner: anna@example.org.
refused-address-long = Diese E-Mail-Adresse ist zu lang.
refused-address-letter = In dieser E-Mail-Adresse steht ein Zeichen, das nicht hineingehört.
refused-address-host = Was auf das @ folgt, ist kein Rechner, an den man E-Mails schicken kann.
refused-password-short = Wählen Sie mindestens zehn Zeichen. Ein paar Wörter hintereinander lassen sich gut merken.
refused-password-long = Dieses Passwort ist länger als 256 Bytes; wählen Sie ein kürzeres.
refused-password-guess = Das ist eines der ersten Passwörter, die jeder ausprobieren würde. Wählen Sie ein anderes.
refused-password-own = Wählen Sie nicht Ihre eigene Adresse oder Ihren Namen.
refused-not-together = Diese Adresse und dieses Passwort gehören nicht zusammen. Prüfen Sie beide oder lassen Sie sich einen Link per E-Mail schicken.
refused-password-wrong = Das ist nicht Ihr Passwort.
refused-code = Dieser Code gilt nicht oder wurde schon benutzt. Warten Sie auf den nächsten in Ihrer App und geben Sie diesen ein.
refused-link = Dieser Link wurde schon benutzt oder ist abgelaufen. Lassen Sie sich einen neuen geben.
refused-key = Das ist nicht der Schlüssel, den dieser Server zuletzt ausgegeben hat, oder er wurde schon benutzt. `newsstand operator-key` gibt einen neuen aus.
refused-address-taken = Mit dieser Adresse gibt es schon ein Konto.
refused-suspended = Dieses Konto ist gesperrt. Der Betreiber kann es wieder öffnen.
refused-passkey = Dieser Passkey wurde nicht angenommen. Versuchen Sie es noch einmal oder melden Sie sich auf anderem Weg an.
refused-passkeys = Sie haben zwanzig Passkeys; entfernen Sie einen, den Sie nicht brauchen.
refused-last-way-in = Das ist Ihr einziger Zugang. Wählen Sie zuerst ein Passwort.
refused-last-operator = Das ist der einzige Betreiber. Machen Sie zuerst jemand anderen zum Betreiber.
refused-no-account = Ein solches Konto gibt es nicht.
refused-wait-seconds = { $n ->
    [one] Das wurde zu oft versucht. Versuchen Sie es in einer Sekunde wieder.
   *[other] Das wurde zu oft versucht. Versuchen Sie es in { $n } Sekunden wieder.
}
refused-wait-minutes = { $n ->
    [one] Das wurde zu oft versucht. Versuchen Sie es in einer Minute wieder.
   *[other] Das wurde zu oft versucht. Versuchen Sie es in { $n } Minuten wieder.
}

plans-about = Eine Mitgliedschaft, die Ihnen die Artikel aller Titel gibt, die hier mitmachen.
sign-up-sent = Eine E-Mail ist unterwegs an { $name }. Der Link darin öffnet Ihr Konto.
invites-only = Wer diese Website betreibt, lädt ihre Leserinnen und Leser ein: Fragen Sie dort nach einem Konto.
days-free = { $n ->
    [one] { $n } Tag kostenlos
   *[other] { $n } Tage kostenlos
}
trial-with-card = { $n ->
    [one] Wählen Sie das Angebot, das folgen soll. Zu Beginn wird nach einer Karte gefragt; bevor der Tag vorüber ist, wird nichts abgebucht, und Sie werden vorher erinnert. Jede Person kann einmal probelesen.
   *[other] Wählen Sie das Angebot, das folgen soll. Zu Beginn wird nach einer Karte gefragt; bevor die { $n } Tage vorüber sind, wird nichts abgebucht, und Sie werden vorher erinnert. Jede Person kann einmal probelesen.
}
trial-without-card = Nach einer Karte wird nicht gefragt, und am Ende wird nichts abgebucht. Jede Person kann einmal probelesen.
begin-trial = Probelesen beginnen
begin-days-free = { $n ->
    [one] { $n } Tag kostenlos beginnen
   *[other] { $n } Tage kostenlos beginnen
}
choose-for-trial = Wählen Sie das Angebot, das auf das Probelesen folgen soll. Der Zahlungsdienst fragt nach einer Karte; bevor das Probelesen vorüber ist, wird nichts abgebucht.
money = { $amount } { $code }
price-term = { $n ->
    [1] { $name } im Monat
    [12] { $name } im Jahr
   *[other] { $name } alle { $n } Monate
}
people-family = { $n ->
    [one] Für Sie und eine weitere Person, jede mit eigenem Konto und eigenem Verlauf
   *[other] Für Sie und bis zu { $n } weitere Personen, jede mit eigenem Konto und eigenem Verlauf
}
people-team = Für ein Team von { $n }; wer zahlt, sieht nie, was andere lesen
order-by-invoice = Auf Rechnung bestellen
order-named = Auf Rechnung bestellen: { $name }
choose = Wählen
choose-named = Wählen: { $name }
invoice-terms = Sie bekommen eine Rechnung und zahlen sie per Überweisung; sie gilt für eine Laufzeit und verlängert sich nicht von selbst. Binnen vierzehn Tagen nach der Zahlung können Sie widerrufen und bekommen alles zurück.
you-are-member = Sie sind Mitglied.
your-membership = Ihre Mitgliedschaft
paying-terms = Sie zahlen auf der Seite des Zahlungsdienstes. Es läuft weiter, bis Sie kündigen: zwei Klicks, kein Grund nötig; was bezahlt ist, können Sie bis zum Ende lesen. Binnen vierzehn Tagen können Sie widerrufen und bekommen alles zurück.
sign-up-first = Um ein Angebot zu wählen, registrieren Sie sich oder melden Sie sich an.
for-somebody-else = Für jemand anderen
giving-about = Eine Mitgliedschaft für eine Laufzeit, ab dem Tag, den Sie wählen. Sie beginnt, wenn sie eingelöst wird, und endet von selbst.
give-a-membership = Eine Mitgliedschaft verschenken
withdraw-here = Vertrag hier widerrufen

member-not = Sie lesen ohne Mitgliedschaft.
member-trial-until = Ihr Probelesen läuft bis { $name }. Am Ende wird nichts abgebucht.
member-trial = Sie lesen wie ein Mitglied, zur Probe.
member-endless = Sie lesen als Mitglied.
member-until = Sie lesen als Mitglied bis { $name }.
thanks-member = Danke. Sie sind jetzt Mitglied. Der Zahlungsdienst schickt die Quittung per E-Mail.
thanks-waiting = Danke. Der Zahlungsdienst meldet uns Ihre Zahlung binnen einer Minute.
look-again = Noch einmal nachsehen
card-and-invoices = Karte und Rechnungen
pause = Pausieren
cancel = Kündigen
your-team = Ihr Team
your-family = Ihre Familie
seats-room = { $n ->
    [one] Neben Ihnen ist Platz für eine Person. Sie hat ein eigenes Konto und einen eigenen Verlauf; Sie sehen nie, was sie liest.
   *[other] Neben Ihnen ist Platz für { $n } Personen. Jede hat ein eigenes Konto und einen eigenen Verlauf; Sie sehen nie, was sie lesen.
}
seat-taken = liest mit Ihnen
seat-open = hat den Platz noch nicht eingenommen
take-back = Zurücknehmen
take-back-named = Zurücknehmen: { $name }
seat-for-whom = Für wen ist der nächste Platz?
make-link = Link anlegen
a-seat = Ein Platz
sits-about = Jemand anderes zahlt hier für Ihre Lektüre und sieht nie, was Sie lesen.
leave-seat = Platz verlassen
what-you-asked = Worum Sie gebeten haben
asked-at = { $name }, Nummer { $other }
asked-cancel = Kündigung
asked-withdraw = Widerruf
asked-pause = Pause
asked-go-on = Fortsetzung
asked-by-hand = Ein Mensch kümmert sich darum. Nichts von dem, was Sie gesagt haben, geht verloren.
asked-again = Der Zahlungsdienst hat es noch nicht getan; er wird wieder gefragt. Es zählt der Zeitpunkt, zu dem Sie es gesagt haben.
asked-due = Es wird am { $name } ausgeführt, da es ohne Anmeldung gesagt wurde. Wenn Sie es nicht waren, nehmen Sie es zurück.
asked-now = Es wird gerade ausgeführt.
outcome-ends-at = Es endet am { $name }. Bis dahin lesen Sie wie bisher.
outcome-ended-money-back = Es ist beendet, und { $name } ist auf dem Weg zurück zu Ihnen, so wie Sie bezahlt haben.
outcome-ended = Es ist beendet, und es wird nichts mehr abgebucht.
outcome-too-late = Die vierzehn Tage für den Widerruf endeten mit dem { $name }; darum wurde stattdessen gekündigt: Es endet am { $other }, und bis dahin lesen Sie wie bisher.
outcome-waived = Sie haben verlangt, dass das Lesen sofort beginnt, und bestätigt, dass damit das Widerrufsrecht erlischt; darum wurde stattdessen gekündigt: Es endet am { $name }, und bis dahin lesen Sie wie bisher.
outcome-pauses-at = Es ruht ab dem { $name }. Bis Sie weitermachen, wird nichts abgebucht.
outcome-goes-on = Es geht weiter wie bisher.
outcome-nothing-to-end = Es gibt nichts, was von Ihnen abgebucht würde. Eine Probezeit oder ein Geschenk endet von selbst.
outcome-gift-back = { $name } für ein Geschenk, das niemand angenommen hat, sind auf dem Weg zurück zu Ihnen, so wie Sie bezahlt haben.
outcome-balance-back = { $name } von Ihrem Guthaben sind auf dem Weg zurück zu Ihnen, so wie Sie bezahlt haben.
outcome-balance-sent = { $name } von Ihrem Guthaben wurden Ihnen per Überweisung zurückgeschickt.
outcome-nothing-left = Von Ihrem Guthaben war nichts übrig.
outcome-by-person = Es wurde von einem Menschen erledigt, der diese Seite betreut.
outcome-taken-back = Sie haben es zurückgenommen.
articles-you-give = Artikel, die Sie verschenken
gifts-left-about = { $n ->
    [one] Auf der Seite jedes Artikels können Sie einen Link anlegen, der ihn für andere öffnet. Diesen Monat können Sie noch einen verschenken.
   *[other] Auf der Seite jedes Artikels können Sie einen Link anlegen, der ihn für andere öffnet. Diesen Monat können Sie noch { $n } verschenken.
}
opens-until = öffnet bis { $name }
opens-no-more = öffnet nicht mehr
invoices = Rechnungen
invoice-of = { $n ->
    [1] { $name }, ein Monat
   *[other] { $name }, { $n } Monate
}
invoice-open = { $name }: { $other }, zu zahlen
invoice-paid = { $name }: { $other }, bezahlt
invoice-void = { $name }: { $other }, hinfällig
memberships-given = Mitgliedschaften, die Sie verschenkt haben
link-to-hand-over = Link zum Weitergeben
a-voucher = Ein Gutschein
its-code = Sein Code
use-it = Einlösen
paid-pending = Die erste Zahlung ist noch nicht durch.
paid-pauses = Sie pausiert ab { $name }. Nichts wird abgebucht, bis Sie weitermachen.
paid-next = Die nächste Zahlung wird am { $name } abgebucht.
paid-free-until = Kostenlos bis { $name }; danach { $other }.
paid-active = { $name }; die nächste Zahlung wird am { $other } abgebucht.
paid-past-due = Die letzte Zahlung schlug fehl. Sie lesen weiter bis { $name }, während der Zahlungsdienst es noch einmal versucht.
paid-on-hold = Sie ruht, weil eine Zahlung fehlschlug. Sobald bezahlt ist, lesen Sie weiter.
paid-paused = Pausiert. Nichts wird abgebucht, bis Sie weitermachen.
paid-cancelled = Gekündigt. Sie lesen weiter bis { $name }; nichts wird mehr abgebucht.

cancel-headline = Eine Mitgliedschaft kündigen
cancel-effect = Sie endet mit dem bezahlten Zeitraum; bis dahin lesen Sie wie bisher. Ein Grund ist nicht nötig.
cancel-confirm = Jetzt kündigen
withdraw-headline = Einen Vertrag widerrufen
withdraw-effect = Binnen vierzehn Tagen nach Vertragsschluss endet er sofort, und alles, was Sie gezahlt haben, kommt zurück. Danach wird er stattdessen gekündigt: Er endet mit dem bezahlten Zeitraum.
withdraw-confirm = Widerruf bestätigen
farewell-done = Ihr Wunsch ist aufgenommen. Nummer { $name }, { $other }.
farewell-address = Adresse: { $name }
farewell-contract = Vertrag: { $name }
farewell-mailed = Wenn unter dieser Adresse ein Vertrag läuft, kommt die Bestätigung jetzt in ihr Postfach. Bewahren Sie diese Seite auf, wenn Sie einen eigenen Beleg möchten.
contract-address = E-Mail-Adresse des Vertrags
contract-number = Nummer des Vertrags
contract-number-hint = Falls Sie sie zur Hand haben; nötig ist sie nicht.

a-gift = Ein Geschenk
gift-send = Schicken Sie diesen Link an alle, die ihn lesen sollen:
gift-link = Geschenklink
gift-terms = { $n ->
    [one] Er öffnet diesen einen Artikel auf einem Gerät bis { $name }.
   *[other] Er öffnet diesen einen Artikel auf bis zu { $n } Geräten bis { $name }.
}
gift-again = Er wurde schon angelegt und zählt nur einmal.
gift-left = Sie können diesen Monat noch { $n } verschenken.
gift-from = Jemand, der hier Mitglied ist, schenkt Ihnen diesen Artikel.
open-gift = Geschenk öffnen
to-article = Zur Seite des Artikels
give-about = Sie beginnt, wenn sie eingelöst wird, nicht wenn Sie zahlen, und endet von selbst: Von niemandem, der damit liest, wird je etwas abgebucht und von Ihnen nichts noch einmal.
no-plan-to-give = Gerade kann hier kein Angebot verschenkt werden.
what = Was
for-whom = Für wen
their-address = E-Mail-Adresse der Person
their-address-hint = (bleibt sie leer, bekommen Sie einen Link zum Weitergeben)
on-which-day = An welchem Tag
on-which-day-hint = (leer für sofort)
what-to-say = Was Sie sagen möchten
what-to-say-hint = (darf leer bleiben)
pay-and-give = Zahlen und verschenken
give-terms = Sie zahlen einmal, auf der Seite des Zahlungsdienstes. Eingelöst werden kann es binnen eines Jahres. Sie erfahren, ob es eingelöst wurde, und nie, was damit gelesen wird. Solange niemand es eingelöst hat, können Sie binnen vierzehn Tagen widerrufen und bekommen alles zurück.
gift-months = { $n ->
    [1] Ein Monat
    [12] Ein Jahr
   *[other] { $n } Monate
}
gift-of = { $n ->
    [1] Ein Monat { $name }
    [12] Ein Jahr { $name }
   *[other] { $n } Monate { $name }
}
gift-priced = { $name }, { $other }
gift-to = { $name } für { $other }
membership-for-you = Eine Mitgliedschaft für Sie
membership-for = Eine Mitgliedschaft für { $name }
gift-begins = Sie beginnt, wenn Sie sie einlösen, oder wo eine Mitgliedschaft endet, die Sie haben, und hört von selbst auf. Nach einer Karte wird nicht gefragt. Wer sie verschenkt hat, sieht nie, was Sie lesen.
claim-it = Einlösen
sign-in-to-claim = Zum Einlösen anmelden
given-claimed = { $name }, eingelöst am { $other }
given-unclaimed = { $name }; niemand hat es binnen eines Jahres eingelöst
given-letter-went = { $length }; die E-Mail ging am { $day } an { $name }
given-letter-goes = { $length }; die E-Mail geht am { $day } an { $name }
given-from = { $name }, einlösbar ab { $other }
given-open = { $name }, noch nicht eingelöst
seat-for = Ein Platz für { $name }
seat-for-you = Ein Platz für Sie
seat-send = Schicken Sie diesen Link an die Person, der Sie den Platz geben möchten. Er kann einmal genutzt werden.
link-label = Link
seat-terms = Wer ihn nimmt, liest als Mitglied, solange Sie zahlen, mit eigenem Konto und eigenem Verlauf. Sie sehen nie, was gelesen wird.
seat-from = Jemand, der hier Mitglied ist, gibt Ihnen einen Platz: Sie lesen jeden Artikel, mit eigenem Konto und eigenem Verlauf. Wer zahlt, sieht nie, was Sie lesen.
take-seat = Platz nehmen
sign-in-to-take = Anmelden und Platz nehmen
going-to-pay = Zahlen
onward-about = Der Zahlungsdienst hat dafür eine eigene Seite. Keine Kartennummer kommt in die Nähe dieser Website.

invoice-title = Rechnung { $name }
invoice-for = Für
to-be-paid = Zu zahlen
tax-in-it = Darin Steuer
to-whom = An wen
reference = Verwendungszweck
invoice-open-about = Sie lesen als Mitglied, sobald der Betreiber dieser Website das Geld gesehen hat. Sie verlängert sich nicht von selbst: Für eine weitere Laufzeit bestellen Sie noch einmal. Solange nicht bezahlt ist, können Sie davon absehen, und binnen vierzehn Tagen nach der Zahlung können Sie widerrufen und bekommen alles zurück.
do-not-want = Ich möchte sie nicht mehr
paid-on = Bezahlt am { $name }.
void-since = Hinfällig seit { $name }: Niemand muss sie zahlen.
receipts-about = Bis auf den letzten Cent. Niemand außer Ihnen sieht diese Seite.
nothing-paid-yet = Von diesem Konto wurde noch nichts bezahlt.
to-all-titles = An alle Titel zusammen
to-this-service = An diesen Dienst
divided = Aufgeteilt
pool-about = Was alle Titel zusammen bekamen, nach dem Lesen aller
what-you-paid = Was Sie gezahlt haben
paid = Gezahlt
provider-fee = Gebühr des Zahlungsdienstes
given-back = Zurückgegeben
receipts-note = Was für ein Jahr bezahlt ist, wird Monat für Monat aufgeteilt. Was Sie noch nicht genutzt haben, wartet und gehört bis dahin Ihnen.
date-month = { $month } { $year }
month-came-back = { $name }, Geld, das für { $other } zurückkam
title-gone = Ein Titel, den es nicht mehr gibt
unclaimed-about = Was das Lesen der Mitglieder Titeln eingebracht hat, deren Eigentümer es noch nicht abgerufen haben. Es wird für sie verwahrt.
owners-claim = Eigentümer rufen es hier ab
nothing-held = Gerade wird nichts verwahrt.
released-after = { $n ->
    [one] Was innerhalb von { $n } Monat niemand beansprucht, wird auf alle Titel verteilt, nach dem, was alle Mitglieder gelesen haben. Der Dienst behält nichts davon.
   *[other] Was innerhalb von { $n } Monaten niemand beansprucht, wird auf alle Titel verteilt, nach dem, was alle Mitglieder gelesen haben. Der Dienst behält nichts davon.
}
due-for-release = { $name } davon gehen an alle Titel, wenn { $other } verteilt wird, falls es vorher niemand beansprucht.
released-money = An alle Titel verteilt, da es niemand beanspruchte

no-gift-member = Artikel verschenken können Mitglieder.
no-gift-title = Der Verlag dieses Artikels erlaubt nicht, dass er verschenkt wird.
no-gift-used-up = Sie haben diesen Monat so viele Artikel verschenkt, wie Sie können. Am Ersten des nächsten Monats geht es wieder.
no-gift-revoked = Dieses Geschenk wurde von der Person zurückgenommen, die es gemacht hat.
no-gift-expired = Dieses Geschenk ist abgelaufen: Ein Geschenk öffnet seinen Artikel für einige Tage.
no-gift-devices = Dieses Geschenk wurde auf so vielen Geräten geöffnet, wie es geht. Wo es schon geöffnet wurde, öffnet es weiterhin.
no-gift-claimed = Dieses Geschenk wurde schon eingelöst.
no-gift-early = Dieses Geschenk darf noch nicht geöffnet werden.
no-gift-given-back = Dieses Geschenk wurde von der Person zurückgegeben, die es gekauft hat.
no-gift-is-member = Sie sind schon Mitglied. Behalten Sie das Geschenk für die Zeit danach oder geben Sie den Link jemand anderem.
no-seat-full = Alle Plätze sind vergeben.
no-seat-plan = Dieses Angebot ist für eine Person.
no-seat-gone = Diese Einladung wurde schon genutzt oder zurückgenommen.
no-seat-payer = Wer zahlt, hat schon einen Platz.
no-seat-soon = Dieser Platz hat in den letzten sieben Tagen den Besitzer gewechselt.
no-trial-here = Probelesen gibt es hier nicht.
no-trial-unverified = Ihre Adresse muss zuerst antworten: Lassen Sie sich auf der Anmeldeseite einen Link schicken und folgen Sie ihm.
no-trial-had = Jede Person kann einmal probelesen, und Sie haben es schon getan. Wenn Sie das für einen Irrtum halten, schreiben Sie uns.
no-trial-member = Sie sind schon Mitglied.
no-trial-card = Das Probelesen beginnt hier mit einer Karte; vor seinem Ende wird nichts abgebucht.
no-voucher-unknown = Einen solchen Gutschein gibt es nicht. Prüfen Sie, ob ein Zeichen fehlt.
no-voucher-over = Dieser Gutschein gilt nicht mehr.
no-voucher-used = Dieser Gutschein wurde schon eingelöst.
no-voucher-by-you = Sie haben diesen Gutschein schon eingelöst; er zählt für jede Person einmal.

reading-title = Lesen
unread-articles = { $n ->
    [one] { $n } ungelesener Artikel
   *[other] { $n } ungelesene Artikel
}
subscriptions = Abonnierte Titel
mark-all-read = Alle als gelesen markieren
only-unread = Nur Ungelesenes
read-too = Auch Gelesenes
subscribe-nothing = Sie haben noch keinen Titel abonniert.
choose-or-bring = Titel wählen oder die Liste aus einem anderen Leseprogramm mitbringen
nothing-came = Noch ist nichts gekommen.
everything-read = Alles ist gelesen.
mark-read = Als gelesen markieren
mark-read-named = Als gelesen markieren: { $name }
keep-unread = Ungelesen lassen
keep-unread-named = Ungelesen lassen: { $name }
all-of-it = Alle

subscriptions-about = Titel, die Sie einzeln lesen, wie in einem Feedreader.
not-taken = Nicht übernommen:
folder = Ordner
folder-of = Ordner von { $name }
file-it = Ablegen
add-a-title = Einen Titel hinzufügen
from-this-stand = Von diesem Kiosk
or-any-feed = Oder irgendein Feed im Netz, über seine Adresse
subscribe = Abonnieren
from-another-reader = Aus einem anderen Leseprogramm
from-another-reader-about = Miniflux, FreshRSS, Feedly, Inoreader, NetNewsWire und die meisten anderen geben eine Datei mit allen abonnierten Feeds heraus (OPML). Bringen Sie diese zuerst. Dateien mit Artikeln (JSON von FreshRSS, Inoreader, Feedly, Miniflux und Google Takeout) werden auch übernommen, ebenso ganze Archive von FreshRSS (ZIP): Was davon hier ist, wird gespeichert, als gelesen markiert und etikettiert, wie es dort war.
the-file = Die Datei
bring-in = Übernehmen
as-opml = Ihre abonnierten Titel als OPML
in-an-app = In einer App
in-an-app-about = Legen Sie unter „Apps“ ein Token an: Es ist dort das Passwort, mit Ihrer E-Mail-Adresse als Namen.
app-greader = FreshRSS oder Google Reader
taken-subscriptions = { $n ->
    [one] { $n } Titel übernommen
   *[other] { $n } Titel übernommen
}
taken-feeds = { $n ->
    [one] { $n } neuer Feed wird ab jetzt gesammelt
   *[other] { $n } neue Feeds werden ab jetzt gesammelt
}
taken-saved = { $n ->
    [one] { $n } Artikel gespeichert
   *[other] { $n } Artikel gespeichert
}
taken-read = { $n ->
    [one] { $n } Artikel als gelesen markiert
   *[other] { $n } Artikel als gelesen markiert
}
taken-labels = { $n ->
    [one] { $n } Etikett angebracht
   *[other] { $n } Etiketten angebracht
}
skipped-line = { $name }: { $other }
skipped-older = ist nicht hier: älter als das, was von seinem Titel gesammelt wurde
skipped-uncollected = ist nicht hier: Niemand sammelt hier seinen Feed; bringen Sie zuerst die Liste der abonnierten Feeds
skipped-most = eine Datei darf zweitausend Feeds enthalten
skipped-address = die Adresse beginnt weder mit http:// noch mit https://
skipped-scraped = ist kein Feed: Das andere Programm hat ihn aus einer Seite gemacht, nach Regeln, die hier nicht bekannt sind
skipped-list = ist eine Liste, die anderswo steht: Laden Sie sie herunter und bringen Sie auch diese Datei
skipped-rules = ist übernommen; die Regeln, die manches davon als gelesen markierten, nicht: Legen Sie sie unter „Regeln“ an
skipped-too-deep = die Ordner sind zu tief verschachtelt; die inneren sind zusammengelegt
skipped-too-long = eine Liste darf zehntausend Zeilen haben; der Rest fehlt
skipped-second-folder = steht auch in einem zweiten Ordner; hier nur im ersten
skipped-cut-off = sie ist abgeschnitten
skipped-packing = sie ist auf eine Art gepackt, die hier nicht bekannt ist
skipped-too-large = das Archiv ist zu groß
skipped-damaged = sie ist beschädigt

rules-about = Was mit Artikeln von selbst geschieht, wenn sie kommen. Jede Bedingung, die Sie angeben, muss zutreffen.
tried = Ausprobiert
your-rules = Ihre
a-new-rule = Eine neue Regel
rule-words-hint = Wörter hintereinander; mit Kommas dazwischen irgendeines von mehreren.
any = Beliebig
writer = Autorin oder Autor
topic = Thema
rule-topic-hint = Ein Ressort oder die Nummer eines Themas.
rule-language-hint = Wie „en“ oder „pt-BR“.
then = Dann
then-read = Als gelesen markieren
then-save = Speichern
then-hide = In jeder Liste ausblenden
then-tell = Mir melden, wo ich sehe, was ich verfolge
then-label = Mit einem Etikett versehen
name-of-rule = Wie Sie die Regel nennen
and-now = Und
do-it-now = Jetzt auch mit dem tun, was schon da ist
try-it = Ausprobieren
rule-words = „{ $name }“
rule-in-title = in { $name }
rule-by = von { $name }
rule-about = über { $name }
rule-in-language = in der Sprache { $name }
rule-marks-read = als gelesen markieren
rule-saves = speichern
rule-hides = in jeder Liste ausblenden
rule-tells = mir melden
rule-labels = Etikett „{ $name }“
rule-says = { $name }: { $other }.
rule-matched = { $n ->
    [one] bisher { $n } Artikel
   *[other] bisher { $n } Artikel
}
rule-tried = Hätte auf { $n } der neuesten { $name } Artikel zugetroffen

rank-about = Nach Regeln, die auf eine Seite passen, mit den Zahlen, die gerade gelten. Es ist Fassung { $n } einer Datei, die jeder lesen kann.
rank-lead = Topthemen: für alle in einer Ausgabe gleich
rank-lead-about = Die Redaktionen vieler Häuser sagen, was wichtig ist, indem sie es platzieren. Wir lesen ihre Titelseiten und zählen zusammen, was sie sagen.
rank-vote = Eine Stimme je Eigentümer.
rank-vote-about = Ein Thema ganz oben auf einer Titelseite ist eine volle Stimme wert; { $name } Plätze weiter unten sind es 37 % davon. Eine Kette mit vierzig Zeitungen hat eine Stimme.
rank-steady = { $name } % eines Platzes sind sein Mittel über die letzten { $other } Stunden, damit ein einzelnes Umstellen wenig ändert.
rank-owners = Mindestens { $name } vertrauenswürdige Eigentümer müssen es haben.
rank-owners-about = Ein einzelner Titel kann sein eigenes Thema nicht nach oben heben.
rank-trust = Vertrauen kommt von anderen.
rank-trust-about = Einem Titel wird so weit vertraut, wie seine Seite mit denen anderer Eigentümer übereinstimmt. Ein neuer Titel, für den niemand bürgt, zählt { $other } Tage lang { $name }; abzuschreiben, was alle haben, bringt nichts. Redaktionen mit allzu ähnlichen Seiten zählen als eine.
rank-kind = Art.
rank-kind-about = In der allgemeinen Ausgabe zählt ein buntes Thema { $name } und Sport { $other }.
rank-place = Ort.
rank-place-about = In der Ausgabe eines Landes zählt der Anteil der Stimmen aus diesem Land, mindestens { $name }.
rank-age = Alter.
rank-age-about = Ohne Neues verliert ein Thema in { $name } Stunden die Hälfte seines Gewichts, aber nie mehr als bis auf { $other } %: Redaktionen nehmen alte Themen selbst herunter.
rank-length = Länge.
rank-length-about = Ein Thema mit nur kurzen Artikeln (unter { $name } Wörtern) zählt { $other }.
rank-not-counted = Niemandes Klicks und keine Zahl von Artikeln heben ein Thema: Solche Zahlen lassen sich leicht machen. Wie schnell sich ein Thema verbreitet, wird gesagt („im Kommen“) und nicht gezählt. Für ein Thema steht ein eigener Bericht vor Übernahmen und ein freier vor einem gesperrten; von den ersten zehn sind keine zwei von einem Eigentümer, wo es sich vermeiden lässt.
rank-feed-only = Ein Titel, dessen Titelseite sich nicht lesen lässt, wird nach der Reihenfolge seines Feeds gehört, mit { $name } einer Stimme.
rank-follows = Was auf die Topthemen folgt
rank-follows-about = Themen, die noch keine zwei Titelseiten haben, folgen in einfacherer Ordnung: wie viele eigenständige Berichte es zu einer Überschrift gibt (Übernahmen eines Textes zählen einmal, ein Eigentümer zählt einmal), wo der eigene Feed des Titels es führt, wie neu es ist (halbes Gewicht nach { $name } Stunden) und ob es ein Bild hat.
rank-two = Kein Titel hat mehr als zwei Themen oben. Kommentare stehen an eigener Stelle und führen nie.
rank-for-you = Für Sie: nur Ihres, und nur wenn Sie angemeldet sind
rank-for-you-about = Was Sie öffnen und verfolgen, wird nach der Tabelle unten gewichtet. Ein Schalter stellt es ab: Dann ist die Liste für alle gleich.
rank-known = Ansehen, ändern und löschen, was bekannt ist
rank-see = Sehen Sie es selbst
rank-see-about = Jeder Eintrag beantwortet „Warum steht das hier?“. Die ganze Liste ist offen, von jetzt oder von jedem Zeitpunkt der letzten sechzig Tage.
rank-whole-list = Die ganze Liste mit ihren Gründen
rank-numbers = Alle Zahlen
rank-weights = Die Gewichte
rank-lead-stories = Topthemen
rank-weight = Gewicht
rank-value = Wert
rank-meaning = Was es bedeutet

offline-title = Es gibt kein Netz
offline-about = Diese Artikel sind auf diesem Gerät aufbewahrt. Was Sie jetzt speichern, wird gespeichert, sobald es wieder ein Netz gibt.
kept-here = Auf diesem Gerät aufbewahrt
offline-no-script = Ohne Skripte kann hier nichts aufbewahrt werden.
try-front = Titelseite versuchen
series-about = Sechs kurze Artikel über diese Website, einer am Tag oder alle auf einmal.

text-width = Breite der Texte
width = Breite
width-narrow = Schmal
width-normal = Mittel
width-wide = Breit

script-keys = Tasten
script-key-next = Nächste Überschrift, vorige
script-key-open = Öffnen
script-key-save = Artikel speichern oder nicht mehr speichern
script-key-saved = Was Sie gespeichert haben
script-key-these = Diese Tasten
script-close = Schließen
script-share = Teilen
script-address-copied = Adresse kopiert
script-listen = Anhören
script-stop = Anhalten
script-copy-source = Mit Quelle kopieren
script-copied = Kopiert
script-scroll = Beim Scrollen als gelesen markieren
script-messages = Nachrichten an diesen Browser
script-no-messages = Dieser Browser nimmt keine Nachrichten an, oder es wurde ihm untersagt
script-take = { $name } übernehmen
script-waits = Was Sie getan haben, wartet auf das Netz.
script-nothing-kept = Auf diesem Gerät ist noch nichts aufbewahrt.
script-beginning = Zum Anfang

letter-lasts-week = Der Link gilt einmal, binnen 7 Tagen.
letter-lasts-day = Der Link gilt einmal, binnen eines Tages.
letter-lasts-hour = Der Link gilt einmal, binnen einer Stunde.
letter-lasts-minutes = Der Link gilt einmal, binnen 15 Minuten.
letter-not-you = Wenn Sie das nicht waren, lassen Sie diese E-Mail unbeachtet: Ohne den Link geschieht nichts, und er gilt einmal.
letter-unknown = Wenn Sie nicht wissen, worum es geht, lassen Sie diese E-Mail unbeachtet.
letter-invitation-subject = Sie sind zu { $name } eingeladen
letter-invitation = Jemand, der den Nachrichtendienst { $name } betreibt, hat Sie eingeladen, dort zu lesen. Öffnen Sie diesen Link, um ein Passwort zu wählen:
letter-sign-up-subject = Ihr Konto bei { $name }
letter-sign-up = Sie haben sich bei { $name } registriert. Öffnen Sie diesen Link, um ein Passwort zu wählen:
letter-sign-in-subject = Anmelden bei { $name }
letter-sign-in = Öffnen Sie diesen Link, um sich bei { $name } anzumelden:
letter-reset-subject = Ein neues Passwort für { $name }
letter-reset = Öffnen Sie diesen Link, um ein neues Passwort für { $name } zu wählen:
letter-address-subject = Ihre neue Adresse bei { $name }
letter-address = Öffnen Sie diesen Link, um diese Adresse bei { $name } künftig zu verwenden:
letter-farewell-at = { $name }, bei { $other }.
letter-farewell-undo = Wenn Sie das nicht gesagt haben oder es sich anders überlegen, nehmen Sie es hier zurück:
letter-membership-subject = { $name }: Ihre Mitgliedschaft
letter-farewell-done = Ihr Wunsch mit der Nummer { $name } wurde ausgeführt.
letter-gift-subject = { $name }, eine Mitgliedschaft bei { $other } für Sie
letter-gift = Jemand schenkt Ihnen eine Mitgliedschaft bei { $name }, einem Nachrichtendienst. Sie beginnt, wenn Sie sie einlösen, und endet von selbst; nach einer Karte wird nicht gefragt:
letter-gift-until = Sie können sie bis { $name } einlösen. Wer sie verschenkt hat, sieht nie, was Sie lesen.
letter-gift-unwanted = Wenn Sie sie nicht möchten, lassen Sie diese E-Mail unbeachtet.
letter-invoice-subject = { $name }: Rechnung { $other }
letter-invoice = Sie haben eine Mitgliedschaft bei { $name } bestellt. Sie beginnt, sobald { $other } eingegangen sind:
letter-invoice-reference = Verwendungszweck: { $name }
letter-invoice-here = Die Rechnung steht hier:
letter-invoice-leave = Wenn Sie sie nicht mehr möchten, lassen Sie sie unbezahlt oder sagen Sie es dort.
letter-gift-ends-subject = { $name }: Ihre geschenkte Mitgliedschaft endet am { $other }
letter-gift-ends = Die Mitgliedschaft bei { $name }, die Sie geschenkt bekamen, endet am { $other }. Nichts wird abgebucht, und Sie müssen nichts tun.
letter-gift-ends-plans = Wenn Sie weiterlesen möchten, finden Sie hier die Angebote; der Rest des Geschenks geht nicht verloren, wenn Sie heute eines wählen:
letter-trial-ends-subject = { $name }: Ihr Probelesen endet am { $other }
letter-trial-ends = Ihr Probelesen bei { $name } endet am { $other }.
letter-trial-ends-plans = Nichts wird abgebucht, und Sie müssen nichts tun. Was Sie gespeichert haben, bleibt Ihres. Wenn Sie als Mitglied weiterlesen möchten, finden Sie hier die Angebote:
letter-failed-subject = { $name }: Ihre Zahlung ist fehlgeschlagen
letter-failed = Die Zahlung für Ihre Mitgliedschaft bei { $name } ist fehlgeschlagen. Sie lesen als Mitglied weiter bis { $other }.
letter-failed-mend = Der Zahlungsdienst versucht es von selbst noch einmal. Wenn die Karte abgelaufen ist oder Ihre Bank sie ablehnt, können Sie hier mit „Karte und Rechnungen“ die Karte ändern und die Rechnung sehen:
letter-failed-leave = Wenn Sie lieber aufhören möchten, können Sie dort auch kündigen; dann wird nichts mehr abgebucht.
letter-warned-subject = { $name }: Sie lesen weiter bis { $other }
letter-warned = Die Zahlung für Ihre Mitgliedschaft bei { $name } ist noch immer nicht angekommen. Geschieht das nicht, ruht Ihre Mitgliedschaft ab { $other }.
letter-rests-subject = { $name }: Ihre Mitgliedschaft ruht
letter-rests = Die Zahlung für Ihre Mitgliedschaft bei { $name } ist fehlgeschlagen; seit { $other } ruht sie. Was Sie gespeichert haben, bleibt Ihres.
letter-rests-mend = Sobald bezahlt ist, lesen Sie weiter. Karte und Rechnung finden Sie hier unter „Karte und Rechnungen“:
letter-briefing-ordered = Sie haben das bei { $name } bestellt.
letter-nobody-counts = Niemand zählt, wer ihn öffnet.
letter-telling-chosen = Sie haben das hier gewählt:
letter-end-here = Beenden:
letter-end-mails-here = Diese E-Mails beenden:
told-leading = Jetzt Topthema
told-new-in-story = { $n ->
    [one] { $n } neuer Artikel zu einem Thema, dem Sie folgen
   *[other] { $n } neue Artikel zu einem Thema, dem Sie folgen
}
told-new-in-search = { $n ->
    [one] { $n } neuer Artikel zu einer Suche, die Sie behalten
   *[other] { $n } neue Artikel zu einer Suche, die Sie behalten
}

elsewhere-sign-in = Mit { $name } anmelden
elsewhere-refused = Der andere Dienst hat Sie nicht eingelassen, oder Sie haben abgebrochen.
elsewhere-failed = Der andere Dienst war nicht zu erreichen, oder seine Antwort beweist nichts. Versuchen Sie es später wieder, oder melden Sie sich anders an.
elsewhere-not-begun = Die Anmeldung wurde in einem anderen Browser begonnen, oder vor zu langer Zeit. Beginnen Sie von vorn.
elsewhere-no-account = Über diesen Dienst haben Sie hier kein Konto. Melden Sie sich anders an, oder fragen Sie, wer diese Seite betreibt.

set-up = Einrichten
set-up-site = { $name } einrichten
set-up-about = Sie werden Betreiber: Sie verwalten Titel, Konten und diese Website. Danach melden Sie sich mit Ihrer Adresse und Ihrem Passwort oder mit einem Passkey an.
set-up-again = Diese Website hat schon einen Betreiber. Mit einem neuen Schlüssel werden Sie auch einer; ein Konto, das Sie hier haben, wird dazu, mit dem Passwort oder dem Passkey, den Sie jetzt wählen.
set-up-key = Schlüssel
set-up-key-about = Er wurde beim ersten Start dieses Servers ausgegeben. Dieser Befehl gibt einen neuen aus:
set-up-by-passkey = Mit einem Passkey einrichten
become-operator = Betreiber werden
stand-question = Was soll an Ihrem Kiosk liegen?
stand-about = Wählen Sie Ausgaben; ihre Titel werden ab jetzt gesammelt. Einzelne Titel lassen sich jederzeit in der Konsole ein- und ausschalten.
stand-not-yours = Das wählt der Betreiber. Wenn diese Website noch niemand eingerichtet hat: Der Link dafür wurde beim ersten Start des Servers ausgegeben.
stand-no-titles = Der Katalog hat noch keine Titel.
add-a-feed = Einen Feed hinzufügen
collect-these = Diese sammeln
stand-skip = { $n ->
    [one] Überspringen: der eine eingeschaltete Titel bleibt
   *[other] Überspringen: die { $n } eingeschalteten Titel bleiben
}
form-editions = Wählen Sie mindestens eine Ausgabe, oder überspringen Sie diesen Schritt.

device-browser-on = { $name } auf { $other }
device-some-browser = Ein Browser auf { $name }
device-unknown = Ein unbekanntes Gerät

picks = Auswahl
our-own = Eigenes
editors-did = Was die Redaktion getan hat
taken-back = zurückgenommen
act-take-back = Zurücknehmen
act-take-back-number = Zurücknehmen: Nummer { $name }
who-is-gone = jemand, der nicht mehr da ist
command-line = die Befehlszeile
act-merged = Thema { $name } mit diesem zusammengeführt
act-split = { $n ->
    [one] { $n } Artikel abgetrennt
   *[other] { $n } Artikel abgetrennt
}
act-named = „{ $name }“ genannt
act-unnamed = Namen entfernt
act-undid = Etwas Früheres zurückgenommen
desk-stories = Themen am Redaktionspult
desk-stories-about = Themen der letzten drei Tage, über die mehrere Titel berichten. Öffnen Sie eines, um es zusammenzuführen, zu teilen oder zu benennen; alles lässt sich zurücknehmen, und Adressen bleiben gültig.
desk-stories-none = Noch berichten über kein Thema der letzten drei Tage mehrere Titel.
its-page = Zur Seite
desk-story = Ein Thema am Redaktionspult
desk-done = Erledigt. Was daraus folgt, ist binnen einer Sekunde hier; laden Sie die Seite neu, um es zu sehen.
desk-forwards = Dieses Thema wurde zusammengeführt; seine Adresse leitet weiter.
desk-part-of = Das Thema, zu dem es gehört
name-hint = Wird statt einer Überschrift gezeigt. Leer: Die aussagekräftigste Überschrift steht für das Thema.
save-name = Namen speichern
merge-other = Ein anderes Thema hierher zusammenführen
merge-hint = Seine Adresse oder eines von diesen. Es leitet von da an hierher weiter.
merge = Zusammenführen
split = Teilen
split-hint = Wählen Sie die Artikel, die von einem anderen Ereignis handeln; sie werden ein eigenes Thema.
split-these = Diese abtrennen
form-story-name = { $n ->
    [one] Ein Name hat höchstens { $n } Zeichen.
   *[other] Ein Name hat höchstens { $n } Zeichen.
}
form-story-address = Kein Thema hat diese Adresse. Kopieren Sie die Adresse seiner Seite.
form-story-same = Die beiden Themen sind schon eines.
form-story-split = Wählen Sie einige Artikel des Themas, nicht keinen und nicht alle.

pick-lists = Listen
list-pinned = An den Topthemen festgesetzt: { $name }
list-held = Von den Topthemen zurückgehalten: { $name }
desk-picks-about = Was Sie tun, ist gezeichnet und lässt sich zurücknehmen; zwei, die zugleich arbeiten, verlieren nichts voneinander.
as-readers-see = Wie man es beim Lesen sieht
on-the-list = Auf der Liste
list-empty = Noch nichts. Setzen Sie unten einen Artikel darauf.
drag-hint = Ziehen Sie einen Artikel an seinen Platz, oder drücken Sie auf ihm Alt und eine Pfeiltaste.
put-there-by = Hinzugefügt von { $name }; { $other }.
pick-to-come = kommt: ab { $name } bis { $other }
pick-stands = steht dort bis { $name }
pick-over = vorbei seit { $name }
move-up = Nach oben
move-down = Nach unten
note-time-pin = Notiz, Zeit, Platz
note-to-reader = An die Lesenden: warum es sich lohnt
stands-from = Ab
stands-until = bis
by-the-clock = nach der Uhr von { $name }
the-sites-clock = der Website
keep-times = Zeiten behalten
pinned-to-place = Fester Platz
keep-place = Platz behalten
put-an-article = Einen Artikel daraufsetzen
address-on-site = Seine Adresse auf dieser Website
put-on-list = Auf die Liste setzen
worth-a-look = Einen Blick wert
proposed-by-rule = Nach Regeln vorgeschlagen, mit Belegen; Sie entscheiden.
what-was-done = Was getan wurde
nothing-done = Noch nichts.
acted-added = auf die Liste gesetzt
acted-removed = entfernt
acted-moved = vor einen anderen gerückt
acted-moved-last = ans Ende gerückt
acted-from-now = steht ab jetzt
acted-from = steht ab { $name }
acted-until = steht bis { $name }
acted-between = steht von { $name } bis { $other }
acted-pinned = auf Platz { $n } festgesetzt
acted-unpinned = nicht mehr festgesetzt
acted-note-gone = Notiz entfernt
acted-note = mit einer Notiz: { $name }
acted-undone = Nummer { $name } zurückgenommen
worth-very-long = { $n ->
    [one] Sehr lang: { $n } Wort
   *[other] Sehr lang: { $n } Wörter
}
worth-long = { $n ->
    [one] Lang: { $n } Wort
   *[other] Lang: { $n } Wörter
}
worth-own = Eigener Bericht, keine Übernahme
worth-no-other = Kein anderer Titel hat es
worth-only = { $n ->
    [one] Nur { $n } Titel hat es
   *[other] Nur { $n } Titel haben es
}
worth-speaks-of = Es spricht von: { $name }
worth-no-harm = In Überschrift und Anriss nichts von Tod, Krieg oder Verbrechen
form-desk-time = Ein Zeitpunkt wird wie 2026-11-26T08:00 geschrieben.
form-desk-article = Geben Sie die Adresse eines Artikels auf dieser Website an.
form-desk-end = Das Ende muss nach dem Anfang liegen.
form-desk-note = Eine Notiz hat höchstens 240 Zeichen.

own-articles = Eigene Artikel
own-articles-about = Was Sie hier schreiben, erscheint unter dem Namen dieser Website wie jeder andere Artikel: in Listen, in Themen, in der Suche, mit allem, was später daran geändert wurde.
write-an-article = Einen Artikel schreiben
nothing-written = Noch ist nichts geschrieben.
welcome-series = Die Begrüßungsreihe
welcome-series-about = Sechs kurze Artikel für neue Konten gehören zu dieser Website: wie sie funktioniert, wer entscheidet, was vorn steht, Stummschalten, Datenschutz, Folgen, Mitgliedschaft. Wer neu ist, bekommt sechs Tage lang täglich einen unter „Für Sie“.
read-the-series = Ansehen
publish-series = Begrüßungsreihe veröffentlichen
series-published = Sie ist veröffentlicht. Ihre Artikel stehen in der Liste oben und lassen sich ändern wie alle anderen.
own-draft = Ein Entwurf; niemand sonst sieht ihn
own-scheduled = Erscheint am { $name }
own-published = Erschienen am { $name }
own-withdrawn = Zurückgezogen
own-write = Schreiben
own-headline = Überschrift
own-standfirst = Vorspann
own-byline = Autorenzeile
own-section = Ressort
own-text = Text
own-markdown = Markdown, mit einer Leerzeile zwischen Absätzen:
own-picture = Bild
own-caption = Bildunterschrift
own-credit = Bildnachweis
publish-at = Veröffentlichen am
by-the-clock-or-now = Nach der Uhr von { $name }; leer für sofort.
keep-and-publish = Änderung veröffentlichen
keep-and-look = Behalten und ansehen
publish = Veröffentlichen
withdraw-own = Zurückziehen
drop-own = Verwerfen
as-it-will-read = So wird es aussehen
form-own-headline = Ein Artikel braucht eine Überschrift.
form-own-long = Das ist zu lang: Eine Zeile hat höchstens 400 Zeichen, der Text 200.000.
form-own-picture = Die Adresse des Bildes beginnt mit https://.
form-own-language = Wählen Sie die Sprache des Artikels.
form-own-meanwhile = Jemand anderes hat diesen Artikel inzwischen neu geschrieben. Gehen Sie zurück, sichern Sie Ihren Text, und öffnen Sie ihn noch einmal.

your-titles = Ihre Titel
publisher-about = Was Mitglieder von einem Titel lesen, wird ihm bezahlt. Sobald Sie gezeigt haben, dass ein Titel Ihnen gehört, stehen hier seine Abrechnungen, und was für ihn verwahrt wurde, steht Ihnen zu.
your-terms-about = Was man hier von seinen Artikeln zu lesen bekommt und was Programme damit tun dürfen:
your-terms = Ihre Bedingungen
no-statement-yet = Dieser Titel gehört Ihnen. Noch gibt es keine Abrechnung: Die erste kommt, wenn ein Monat, in dem Mitglieder ihn lasen, vorbei und aufgeteilt ist.
statement-month = Monat
earned = Verdient
paid-out = Ausgezahlt
owed-after = Danach offen
files = Dateien
prove-by-file = Um zu zeigen, dass er Ihnen gehört, legen Sie die Zeile unten in einer Textdatei unter dieser Adresse ab:
prove-by-record = Oder machen Sie die Zeile zum Text eines TXT-Eintrags dieses Namens:
look-for-it = Danach suchen
give-it-up = Aufgeben
not-mine-any-more = { $name } gehört mir nicht mehr
claim-a-title = Einen Titel beanspruchen
claim-by-name = Sein Name hier oder der letzte Teil seiner Adresse
it-is-mine = Er gehört mir
publisher-asked = Legen Sie nun die Zeile unten dort ab, wo sie erwartet wird, und lassen Sie danach suchen.
publisher-proved = Die Zeile wurde gefunden: Dieser Titel gehört Ihnen. Was für ihn verwahrt wurde, steht jetzt Ihnen zu.
publisher-missing = Die Zeile wurde dort nicht gefunden. Sie muss allein in ihrer Zeile stehen oder der ganze Text des Eintrags sein; Weiterleitungen auf andere Websites wird nicht gefolgt, und bis ein neuer Eintrag zu sehen ist, kann eine Stunde vergehen.
publisher-given-up = Der Titel gehört Ihnen hier nicht mehr.

statement-heading = { $name }, { $other }
statement-number = Abrechnung { $name }
all-statements = Alle Abrechnungen
statement-wrong = Diese Abrechnung geht nicht auf:
owed-before = Vor dem Monat offen
statement-corrections = Berichtigungen und zurückgekommene Auszahlungen
statement-sold = Einzeln gekaufte Artikel
statement-trials = Lesen zur Probe, vom Dienst bezahlt
statement-released = Nicht rechtzeitig beansprucht: auf alle Titel verteilt
statement-sold-each = Je Artikel, nach Steuer
statement-sold-part = Anteil
statement-sold-outlet = des Titels, der ihn bringt
statement-sold-agency = der Agentur
statement-sold-whole = des Titels
statement-sold-few = wenige Leser, zusammen gezeigt
statement-sold-articles = { $n } Artikel
statement-trials-how = { $weight } von { $whole } Teilen von { $budget }
statement-released-how = { $name } waren einbehalten; davon kamen { $other } später hinzu und bleiben
owed-after-month = Nach dem Monat offen
how-it-was-read = Wie er gelesen wurde
statement-readers = { $n ->
    [one] { $n } Leserin oder Leser
   *[other] { $n } Lesende
}
too-few-readers = Zu wenige Lesende, um zu sagen, wie viele
statement-reads = { $n ->
    [one] { $n } Lesen, das zählt
   *[other] { $n } Male gelesen, die zählen
}
statement-seconds = { $n ->
    [one] { $n } Sekunde
   *[other] { $n } Sekunden
}
how-shares = Wie die Anteile berechnet wurden
statement-formula = Formel { $version }: { $model }. Titel bekommen { $titles } von dem, was nach Steuer und Gebühr des Zahlungsdienstes bleibt; eine Agentur bekommt { $agency } des Gewichts ihres Textes in einem Titel. Ein Lesen zählt ab { $seconds } Sekunden.
shares-user-centric = jede Gebühr nach dem, was die Person las, die sie zahlt
shares-pro-rata = alle Gebühren zusammen nach allem Gelesenen
shares-by-time = alle Gebühren zusammen nach der Lesezeit
statement-whole = Alle Titel zusammen: { $net } aufgeteilt, davon gingen { $titles } an Titel und Agenturen, und { $service } blieben beim Dienst.
by-reading-of = Nach dem Lesen von
readers = Lesende
divided-of-each = Aufgeteilt von jeder Person
of-weight = Von
all-together = alle zusammen
each-of-another-kind = { $n ->
    [one] { $n }, von anderer Art
   *[other] { $n }, jeweils anderer Art
}
few-readers = wenige
seconds-column = Sekunden
statement-again = Jeder kann diese Abrechnung nachrechnen: die JSON-Datei behalten und dies ausführen:
statement-digest = Ihre Prüfsumme:
statement-digest-before = Die der vorigen:
percent = { $name } %

terms = Bedingungen
terms-of = Bedingungen von { $name }
terms-set-here = Es gilt, was hier festgelegt ist.
terms-by-policy = Hier ist nichts festgelegt: Es gilt die Regelung dieser Website.
terms-none = Hier ist nichts festgelegt.
terms-readers = Was Lesende bekommen
terms-preview = Zeichen eines gesperrten Artikels, die alle sehen
terms-preview-hint = Sie enden mit einem ganzen Satz. Leer: wie es die Regelung sagt.
terms-embargo = Minuten nach dem Erscheinen, in denen es hier niemand liest
terms-countries = Länder, in denen es gelesen werden darf
terms-countries-example = NO, SE
terms-countries-hint = Leer: überall. Sind welche genannt, bekommt nichts, wer aus einem unbekannten Land liest.
terms-price = Was ein einzelner Artikel kostet, in { $name }
terms-price-hint = Zwischen { $name } und { $other }; leer für den Preis dieser Seite. Die Steuer ist darin.
terms-in-membership = Eine Mitgliedschaft dieser Website öffnet seine gesperrten Artikel
terms-gifts = Mitglieder dürfen seine Artikel mit einem Geschenklink weitergeben
terms-programs = Was Programme dürfen
terms-search-engines = Suchmaschinen dürfen seine Artikel so aufführen, wie sie hier stehen
terms-mining = Seine Texte dürfen ausgewertet und zum Trainieren von Modellen verwendet werden
terms-drop = Diese Bedingungen aufheben
terms-saved = Gespeichert. Sie gelten ab jetzt.
terms-dropped = Dieser Titel hat keine eigenen Bedingungen mehr.
form-terms-preview = Was alle sehen, ist eine Zahl von Zeichen von 0 bis { $n }.
form-terms-embargo = Die Sperrfrist ist eine Zahl von Minuten von 0 bis { $n }.
form-terms-country = „{ $name }“ ist kein Land; schreiben Sie Kürzel aus zwei Buchstaben wie NO, SE.
form-terms-price = Der Preis eines Artikels liegt hier zwischen { $name }.

console-overview = Übersicht
feeds = Feeds
front-pages = Titelseiten
audit-log = Protokoll
console-money = Geld
console-unreachable = Seit { $name } ist kein Verlag zu erreichen. Prüfen Sie das Netz dieses Servers.
console-titles-on = Titel an
console-of = von { $n }
console-answering = Feeds, die antworten
console-failing = Feeds mit Fehlern
console-last-answer = Letzte Antwort
choose-by-edition = Nach Ausgabe wählen
feeds-failing = { $n ->
    [0] Kein Feed schlägt fehl.
    [one] Ein Feed schlägt fehl.
   *[other] { $n } Feeds schlagen fehl.
}
feed-address = Adresse des Feeds
a-new-title = Ein neuer Titel
name-of-new-title = Name des neuen Titels
as-the-feed-says = Wie es der Feed sagt
add = Hinzufügen
no-feeds-yet = Noch gibt es keine Feeds.
a-feed = Feed
how-it-does = Wie es läuft
actions = Aktionen
feed-off = Sein Titel ist aus.
feed-gone = Der Verlag hat ihn endgültig entfernt; er wird nicht mehr abgefragt.
feed-fails = { $n ->
    [one] Schlägt fehl seit { $name } (einmal):
   *[other] Schlägt fehl seit { $name } ({ $n }-mal):
}
feed-answered = Hat geantwortet: { $name }.
not-asked-yet = Noch nicht abgefragt.
hub-tells = Ein Hub meldet Neues, zuletzt { $name }.
hub-promised = Ein Hub hat zugesagt, Neues zu melden.
hub-silent = Der Hub wurde gebeten, Neues zu melden, und hat nicht zugesagt.
form-feed-title = Es gibt schon einen Titel namens { $name }; wählen Sie ihn in der Liste.
form-feed-none = Das Formular nennt keinen Feed; öffnen Sie die Liste noch einmal.
front-pages-unwell = { $n ->
    [0] Jede abgefragte Titelseite lässt sich lesen.
    [one] Eine Titelseite lässt sich nicht lesen.
   *[other] { $n } Titelseiten lassen sich nicht lesen.
}
front-pages-about = Sie werden besucht, um zu sehen, was ihre Redaktionen wohin setzen. Dieser Befehl fügt sie hinzu und entfernt sie:
front-pages-none = Noch gibt es keine Titelseiten; die Startseiten eingeschalteter Titel kommen von selbst.
front-page-unread = Nicht gelesen seit { $name }:
front-page-feed-instead = Der Hauptfeed des Titels springt ein.
front-page-stands-in = Lässt sich nicht lesen; der Hauptfeed des Titels springt ein, wieder versucht { $name }.
front-page-places = { $n ->
    [one] Ein Platz, gelesen { $name }.
   *[other] { $n } Plätze, gelesen { $name }.
}
front-page-rhythm = { $n ->
    [one] Sie ändert sich etwa jede Minute.
   *[other] Sie ändert sich etwa alle { $n } Minuten.
}
titles-on-off = Titel ein und aus
titles-on-off-about = { $name } von { $other } sind an. Ein ausgeschalteter Titel wird nicht gesammelt und nicht gezeigt; seine Artikel bleiben.

audit-about = Was mit Konten geschah und was die taten, die diesen Dienst betreiben. Nichts hier lässt sich ändern oder entfernen; was jemand liest, steht nirgends. Was die Redaktion tut:
who = Wer
older = Ältere
account-gone = ein Konto, das es nicht mehr gibt
holder-or-command-line = wem es gehört, oder die Befehlszeile
audit-titles-on = hat Titel eingeschaltet
audit-titles-off = hat Titel ausgeschaltet
audit-titles-imported = hat Titel übernommen
audit-feed-added = hat einen Feed hinzugefügt
audit-feed-removed = hat einen Feed entfernt
audit-plan = hat ein Angebot festgelegt
audit-vouchers = hat Gutscheine erstellt
audit-coupon = hat einen Rabattcode erstellt
audit-money-returned = hat Geld zurückgegeben
audit-invoice = hat eine Rechnung erledigt
audit-farewell = hat sich um einen Kündigungswunsch gekümmert
audit-month = hat einen Monat auf die Titel aufgeteilt
audit-published = hat einen eigenen Artikel veröffentlicht
audit-withdrawn = hat einen eigenen Artikel zurückgezogen
audit-terms = hat die Bedingungen eines Titels festgelegt
audit-account-made = hat ein Konto angelegt
audit-accepted = hat eine Einladung angenommen
audit-role = hat eine Rolle vergeben
audit-suspended = hat ein Konto gesperrt
audit-resumed = hat ein Konto zugelassen
audit-changed = hat ein Konto geändert
audit-password = hat ein neues Passwort gesetzt
audit-second-factor-on = hat einen zweiten Faktor eingeschaltet
audit-second-factor-off = hat einen zweiten Faktor ausgeschaltet
audit-erased = hat ein Konto gelöscht
audit-of = { $name }: { $other }

accounts-count = { $n ->
    [one] { $n } Konto
   *[other] { $n } Konten
}
reading-is-theirs = Was sie lesen, gehört ihnen; hier sieht es niemand.
reader-role-done = Die Rolle ist geändert. Wem das Konto gehört, meldet sich neu an.
reader-suspended-done = Das Konto ist gesperrt und überall abgemeldet.
reader-resumed-done = Das Konto darf sich wieder anmelden.
reader-erased-done = Das Konto und alles, was für es aufbewahrt wurde, sind gelöscht.
link-invites = Mit diesem Link nimmt { $name } die Einladung an, einmal, binnen 7 Tagen.
link-resets = Mit diesem Link wählt { $name } ein neues Passwort, einmal, binnen einer Stunde.
link-mailed = Er ist per E-Mail unterwegs.
link-hand-on = Geben Sie ihn auf einem Weg weiter, dem Sie trauen; er wird nicht noch einmal gezeigt.
invite-somebody = Jemanden einladen
role = Rolle
invite = Einladen
invite-no-mail = Hier ist keine E-Mail eingerichtet: Sie bekommen den Link und geben ihn weiter.
state = Stand
it-is-you = Sie
role-of = Rolle von { $name }
change-role-of = Rolle von { $name } ändern
state-invited = Eingeladen
state-suspended = Gesperrt
state-active = Aktiv
with-second-factor = mit zweitem Faktor
never-signed-in = nie angemeldet
last-signed-in = zuletzt angemeldet: { $name }
let-in-again = Wieder zulassen
give-a-link = Link geben
suspend = Sperren
erase = Löschen
erase-for-good = { $name } endgültig löschen
form-role = Wählen Sie eine Rolle.
form-account-act = Wählen Sie, was mit dem Konto geschehen soll.

money-about = Was bezahlt wurde und wo es ist. Was gelesen wird, gehört den Lesenden; hier sieht es niemand.
ledger-as-sheet = Das Hauptbuch als Tabelle (CSV)
no-provider-set = Kein Zahlungsdienst ist eingerichtet. Angebote lassen sich zeigen, und nichts lässt sich bezahlen.
provider-waiting = { $n ->
    [one] Eine Nachricht des Zahlungsdienstes wartet. Wenn sie bleibt, sagt das Serverprotokoll, warum.
   *[other] { $n } Nachrichten des Zahlungsdienstes warten. Wenn diese Zahl bleibt, sagt das Serverprotokoll, warum.
}
wishes-wait = Wünsche, die warten
wish-said = Gesagt
wish = Wunsch
how-it-stands = Wie es steht
of-contract = Vertrag { $name }
wish-due = Wird am { $name } ausgeführt.
wish-again = Wird am { $name } noch einmal versucht.
try-again = Noch einmal
try-again-named = Noch einmal: { $name }, { $other }
done-by-hand = Von Hand erledigt
done-by-hand-named = Von Hand erledigt: { $name }, { $other }
invoices-open = Offene Rechnungen
payments-failed = Fehlgeschlagene Zahlungen
balances-to-send = Guthaben, die zurückzusenden sind
to-be-sent = Zu senden
money-sent = Das Geld ist gesendet
money-sent-named = Das Geld ist an { $name } gesendet
balance-sent-done = Als zurückgesendet vermerkt; die Person erfährt es.
article-taken-back-done = Zurückgegeben: Der Preis ist wieder im Guthaben der Person.
give-back-to-named = { $name } an { $other } zurückgeben
failed-since = Fehlgeschlagen
access-until = Zugang
access-until-day = bis { $name }
told-what = Mitgeteilt
told-nothing = noch nichts
told-first = dass sie fehlschlug, am { $name }
told-again = noch einmal, am { $name }
told-end = dass die Mitgliedschaft ruht, am { $name }
an-invoice = Rechnung
money-came = Geld ist da
money-came-named = Das Geld für { $name } ist da
make-void = Stornieren
make-void-named = { $name } stornieren
what-is-where = Was wo ist
nobody-paid-yet = Noch hat niemand etwas bezahlt.
no-month-divided = Noch wurde kein Monat aufgeteilt. Dieser Befehl tut es:
months-divided = Aufgeteilt: { $name }.
month-in-currency = { $name } in { $other }
no-plan-made = Noch gibt es kein Angebot. Dieser Befehl macht eines:
a-plan = Angebot
price = Preis
term = Laufzeit
on-sale = Im Verkauf
members = Mitglieder
nobody-subscribed = Noch ist niemand Mitglied.
term-ends = Laufzeit endet
payments = Zahlungen
no-payment-yet = Noch gibt es keine.
give-back = Zurückgeben
how-much-back = Wie viel von { $name } zurückgegeben wird
who-left = jemand, der gegangen ist
not-known-yet = noch nicht bekannt
place-provider = Eingegangen, abzüglich Zurückgegebenem und Ausgezahltem
place-reader = Von Lesenden bezahlt, noch nicht verdient
place-wallet = Von Lesenden eingezahlt, noch nicht ausgegeben: ihnen geschuldet
place-tax = Steuer
place-fees = Gebühren des Zahlungsdienstes
place-pool = Wird aufgeteilt
place-payee = Titeln geschuldet
place-unclaimed = Verwahrt für Titel, die niemand beansprucht hat
place-platform = Eigenes des Dienstes
subscription-pending = Wartet auf die erste Zahlung
subscription-trialing = Probelesen
subscription-active = Aktiv
subscription-past-due = Zahlung fehlgeschlagen, wird wiederholt
subscription-on-hold = Ruht
subscription-paused = Pausiert
subscription-cancelled = Gekündigt, bis zum Ende bezahlt
subscription-expired = Beendet
subscription-refunded = Erstattet
money-returned-done = Das Geld ist auf dem Rückweg. Es erscheint hier, sobald der Zahlungsdienst es bestätigt.
money-noted-done = Als zurückgegeben vermerkt.
invoice-settled-done = Die Rechnung ist erledigt.
wish-again-done = Es wird binnen Sekunden noch einmal versucht. Was daraus wird, erscheint hier.
wish-settled-done = Als erledigt vermerkt.
form-money-act = Wählen Sie, was damit geschieht.
form-amount = „{ $name }“ ist kein Betrag; schreiben Sie ihn wie 12.50.
form-refund-most = Von dieser Zahlung lassen sich höchstens { $name } zurückgeben.
form-no-provider = Kein Zahlungsdienst ist eingerichtet. Nichts wurde zurückgegeben.
form-refund-failed = Der Zahlungsdienst hat die Rückzahlung nicht angenommen. Nichts wurde zurückgegeben.
form-api-state = Senden Sie JSON wie { $name }.

own-picture-file = Bild hochladen
own-picture-hint = JPEG, PNG, WebP oder GIF, höchstens 12 MB. Es wird hier aufbewahrt, ohne Ort, Zeit und Gerät, die eine Kamera hineinschreibt.
own-picture-or-address = Oder seine Adresse im Netz
own-picture-remove = Bild entfernen
form-picture-words = Ein Bild braucht eine Bildunterschrift und einen Bildnachweis.
form-picture-bytes = Das Bild ist zu groß: höchstens { $n } MB.
form-picture-pixels = Das Bild hat zu viele Pixel: höchstens { $n } Millionen und 8.000 an einer Seite.
form-picture-kind = Die Datei ist kein lesbares Bild: Nehmen Sie JPEG, PNG, WebP oder GIF.

services = Dienste, mit denen Sie sich anmelden
services-short = Andere Dienste
services-about = Ein solcher Dienst sagt, dass Sie es sind, und Sie brauchen hier kein Passwort. Er erfährt, dass Sie sich hier anmelden, und nichts von dem, was Sie lesen.
services-none = Mit Ihrem Konto ist kein Dienst verbunden.
tied-since = verbunden: { $name }
untie = Trennen
untie-named = { $name } trennen
tie-a-service = Einen Dienst verbinden
tie-named = { $name } verbinden
done-tied = Der Dienst ist mit Ihrem Konto verbunden. Ab jetzt können Sie sich damit anmelden.
done-untied = Der Dienst ist nicht mehr mit Ihrem Konto verbunden.
done-tied-elsewhere = Wer Sie bei diesem Dienst sind, ist hier mit einem anderen Konto verbunden. Nichts wurde geändert.
done-last-way = Dieser Dienst ist Ihr einziger Zugang. Wählen Sie zuerst ein Passwort, oder legen Sie einen Passkey an.
your-balance = Ihr Guthaben
balance-name = Guthaben für einzelne Artikel
balance-about = Daraus werden einzelne Artikel bezahlt. Es verfällt nicht, und der Rest wird zurückgegeben, wann immer Sie es wünschen, auch wenn Sie Ihr Konto löschen.
balance-there = Was da ist
balance-empty = Noch nichts.
article-costs = Ein Artikel kostet { $name }, wenn auf seiner Schaltfläche nichts anderes steht. Ihn noch einmal zu lesen ist frei.
balance-goes-back = Es ist auf dem Weg zurück zu Ihnen. Inzwischen wird nichts davon abgezogen.
put-money-in = Geld einzahlen
put-in-amount = { $name } einzahlen
put-in-by-invoice = Sie erhalten eine Rechnung. Das Geld ist da, sobald Ihre Überweisung eingegangen ist.
articles-bought = Artikel, die Sie gekauft haben
bought-for = { $name }, { $other }
article-gone = Ein Artikel, der nicht mehr hier ist
rest-back = Den Rest zurückbekommen
rest-back-about = Der Rest geht den Weg zurück, auf dem Sie gezahlt haben.
give-rest-back = Den Rest zurückgeben
rest-back-vouchers = Was ein Gutschein gab, wird zuerst ausgegeben und nicht ausgezahlt.
voucher-filled = Der Gutschein ist in Ihrem Guthaben.
return-within = { $n ->
    [one] Sie können einen Artikel innerhalb einer Minute nach dem Kauf zurückgeben, jeden einmal.
   *[other] Sie können einen Artikel innerhalb von { $n } Minuten nach dem Kauf zurückgeben, jeden einmal.
}
give-article-back = Zurückgeben
give-article-back-named = Zurückgeben: { $name }
article-returned = zurückgegeben
article-returned-done = Er ist zurückgegeben, und der Preis ist wieder in Ihrem Guthaben.
form-return-late = Dieser Artikel kann nicht mehr zurückgegeben werden. Wenn etwas schiefging, schreiben Sie denen, die diese Seite betreiben.
asked-give-back = Der Rest Ihres Guthabens
buy-this = Diesen Artikel für { $name } lesen
buy-from-balance = Es wird von Ihrem Guthaben von { $name } abgezogen. Noch einmal lesen ist frei.
buy-top-up-first = Sie zahlen zuerst Geld ein; was Sie nicht ausgeben, wird zurückgegeben.
form-top-up = Wählen Sie einen der Beträge, die eingezahlt werden können.
erase-balance = { $name } Ihres Guthabens gehen auf dem Weg, auf dem Sie gezahlt haben, an Sie zurück.
waiver-words = Ich verlange, dass das Lesen sofort beginnt, vor Ablauf der vierzehntägigen Widerrufsfrist, und mir ist bekannt, dass ich dadurch mein Widerrufsrecht verliere.
what-you-declared = Was Sie erklärt haben
form-waiver = Setzen Sie das Häkchen beim Angebot, oder treten Sie jetzt nicht bei: Ohne es kann das Lesen nicht sofort beginnen.
letter-waiver-subject = { $name }: was Sie beim Beitritt erklärt haben
letter-waiver = Zu { $name } haben Sie am { $other } erklärt:
letter-waiver-keep = Es gilt, wenn Sie dafür zahlen. Bewahren Sie diesen Brief auf; die Worte stehen auch auf der Seite Ihrer Mitgliedschaft. Kündigen können Sie jederzeit.

# Sound and video
audio = Audio
video = Video
download = Herunterladen
plays-seconds = { $n } s
plays-minutes = { $n } Min.
plays-whole-hours = { $n } Std.
plays-hours = { $hours } Std. { $minutes } Min.
megabytes = { $name } MB
recording-private = Läuft über diese Seite: { $name } erfährt nicht, wer zuhört oder zusieht.

newsletters = Newsletter
newsletters-about = Geben Sie diese Adresse bei einem Newsletter an, dann lesen Sie seine Briefe hier: Jeder Absender ist ein eigener Titel, den sonst niemand sieht. Wer die Adresse kennt, kann an sie schreiben.
open-inbox = Adresse einrichten
another-inbox-about = Eine andere Adresse tritt an die Stelle dieser; was an die alte geht, wird von da an abgewiesen.
another-inbox = Andere Adresse
newsletters-ended = Nicht mehr angenommen; ihre Briefe werden abgewiesen:
take-again = Wieder annehmen
take-again-named = { $name } wieder annehmen
unsubscribe-at-sender = Beim Absender abbestellen
