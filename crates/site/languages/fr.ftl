language = Français

to-content = Aller au contenu
navigation-site = Site
navigation-sections = Rubriques
navigation-about = À propos
edition = Édition :
search = Recherche
titles = Titres
settings = Réglages
account = Compte
top-stories = À la une
for-you = Pour vous
briefing = L’essentiel
latest = Dernières nouvelles
all-titles = Tous les titres
topics = Thèmes
how-we-rank = Comment nous classons
membership = Abonnement
cancel-here = Résilier un contrat ici
unclaimed-money = Sommes non réclamées
promise = Sans publicité, sans pistage, rien n’est chargé d’ailleurs. Chaque article appartient au titre qui l’a publié.
hidden = { $n ->
    [one] { $n } article est masqué selon vos choix
   *[other] { $n } articles sont masqués selon vos choix
}
what-you-mute = Ce que vous masquez

section-world = Monde
section-national = National
section-politics = Politique
section-business = Économie
section-technology = Technologie
section-science = Sciences
section-health = Santé
section-climate = Climat
section-sport = Sport
section-culture = Culture
section-life = Vie quotidienne
section-opinion = Opinions

just-now = à l’instant
minutes-ago = il y a { $n } min
hours-ago = { $n ->
    [one] il y a { $n } heure
   *[other] il y a { $n } heures
}
yesterday = hier
today = Aujourd’hui
date-long = { $weekday } { $day } { $month } { $year }
date-weekday = { $weekday } { $day } { $month }
date-short = { $day } { $month }
date-short-year = { $day } { $month } { $year }
date-exact = { $weekday } { $day } { $month } { $year }
date-time = { $date } à { $time }
weekday-1 = lundi
weekday-2 = mardi
weekday-3 = mercredi
weekday-4 = jeudi
weekday-5 = vendredi
weekday-6 = samedi
weekday-7 = dimanche
weekday-short-1 = lun.
weekday-short-2 = mar.
weekday-short-3 = mer.
weekday-short-4 = jeu.
weekday-short-5 = ven.
weekday-short-6 = sam.
weekday-short-7 = dim.
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
month-short-1 = janv.
month-short-2 = févr.
month-short-3 = mars
month-short-4 = avr.
month-short-5 = mai
month-short-6 = juin
month-short-7 = juil.
month-short-8 = août
month-short-9 = sept.
month-short-10 = oct.
month-short-11 = nov.
month-short-12 = déc.

live = En direct
locked = Réservé
locked-for = Pour les abonnés de { $name }
why-is-this-here = Pourquoi est-ce ici ?
why-here = Pourquoi ici ?
told = { $n ->
    [one] { $n } titre en parle
   *[other] { $n } titres en parlent
}
similar = { $n ->
    [one] { $n } titre a un intitulé semblable
   *[other] { $n } titres ont un intitulé semblable
}
counts-titles = { $n ->
    [one] { $n } titre
   *[other] { $n } titres
}
counts-reports = { $n ->
    [one] un seul récit
   *[other] { $n } récits indépendants
}
counts = { $titles }, { $reports }
older-articles = Articles plus anciens

front-heading = { $name } : à la une
all-the-latest = Toutes les dernières nouvelles
more-top-stories = Aussi à la une
on-this-stand = Dans ce kiosque
titles-of-edition = Les { $n } titres de cette édition
ordered-by-rules = Cette page est ordonnée selon des règles que vous pouvez lire.
why-each-story = Pourquoi chaque sujet est à sa place

newest-in = Nouveautés : { $name }
more-in = Plus dans { $name }
nothing-in-section = Aucun titre de cette édition n’a encore rien publié dans { $name }. Les rubriques se remplissent au fil des publications.
nothing-older = Il n’y a rien de plus ancien.
latest-articles = Les derniers articles
latest-about = Tout, de tous les titres, du plus récent au plus ancien.
nothing-yet = Aucun titre n’a encore rien publié ici. La une dit où en est la collecte.
front-page = La une

settings-about = Gardés dans un seul cookie de votre navigateur. Rien sur vous n’est conservé ici.
colours = Couleurs
theme-auto = Comme mon appareil
theme-light = Clair
theme-dark = Sombre
text-size = Taille du texte
size-small = Petite
size-medium = Moyenne
size-large = Grande
size-huge = Très grande
typeface = Caractères des articles
face-serif = Journal
face-sans = Simples
edition-of-front = Édition de la une
as-this-site = Celle de ce site ({ $name })
language-of-site = Langue de ce site
as-browser = Celle que demande mon navigateur
language-about = Ce que les titres publient reste dans sa langue. Certaines pages ne sont encore qu’en anglais.
save = Enregistrer

feeds-say = Ce que disent les flux
choose-titles = Choisir des titres
choose-titles-meanwhile = Choisir des titres en attendant
outage = Aucun éditeur n’est joignable depuis { $name }. Vous lisez ici l’actualité telle qu’elle était alors ; elle sera renouvelée dès que l’un d’eux répondra.
no-network = Pas d’actualité, car il n’y a pas de réseau
no-network-about = Depuis { $name }, aucun éditeur n’a pu être joint. L’actualité s’affichera dès que le premier titre répondra.
all-off = Tous les titres sont désactivés
all-off-about = Rien n’est collecté ni affiché tant qu’aucun titre n’est activé.
edition-off = Aucun titre de cette édition n’est activé
edition-off-about = D’autres éditions ont peut-être des articles ; l’exploitant peut activer des titres de celle-ci.
collecting = { $name } collecte ses premiers titres
collecting-soon = Les premières réponses arrivent en quelques secondes. Cette page se remplit d’elle-même.
collecting-so-far = Flux ayant répondu : { $name }. Cette page se remplit d’elle-même.
none-brought = Tous les flux ont été interrogés, aucun n’a apporté d’article
none-brought-about = Flux ayant répondu : { $name }. Ce que chacun a dit se trouve dans la console.
of-all = { $name } sur { $other }
