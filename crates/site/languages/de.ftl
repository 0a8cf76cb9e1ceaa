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
