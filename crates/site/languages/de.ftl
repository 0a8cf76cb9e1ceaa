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
minutes-ago = vor { $n } Min.
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
language-about = Was die Titel veröffentlichen, bleibt in seiner Sprache. Manche Seiten gibt es bisher nur auf Englisch.
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
