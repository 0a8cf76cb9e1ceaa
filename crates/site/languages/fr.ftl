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
language-about = Ce que les titres publient reste dans sa langue.
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

published = Publié
updated = Mis à jour
minutes-to-read = { $n } min de lecture
corrected = Corrigé par son éditeur.
taken-down = { $name } a retiré cet article.
with-agencies = Avec { $name }
list-and = { $name } et { $other }
text-taken-back = Le texte n’est plus affiché ici, car la maison qui l’a écrit l’a retiré.
keeps-for-members = { $name } réserve la suite de cet article à ses abonnés.
given-to-everyone = Ce qui précède est ouvert à tous.
go-on-at = Continuer sur { $name }
all-in-feed = C’est tout ce que { $name } donne dans son flux.
headline-only = { $name } ne donne que le titre dans son flux.
read-at = Lire sur { $name }
read-original = Lire l’original sur { $name }
changed-since = { $n ->
    [one] Modifié { $n } fois depuis { $name }
   *[other] Modifié { $n } fois depuis { $name }
}
see-what-changed = Voir ce qui a changé
changed-silently = Modifié sans mention :
about = À propos de :
sure = sûr à { $n } %
give-article = Offrir cet article
saved = Enregistré
how-texts-look = Apparence des textes
size = Taille
letters = Caractères
show-it-so = Afficher ainsi
whole-story = Toute l’affaire
related = À lire aussi
top-now = À la une en ce moment
more-from = Plus de { $name }
in-section = Dans { $name }
yours = À vous
your-highlights = Vos passages surlignés et notes
highlight-lost = Le texte a changé depuis ; ces mots n’y figurent plus.
note = Note
a-note = Une note
keep-note = Garder la note
take-out = Retirer
highlight-passage = Surligner un passage
whole-paragraph = Un paragraphe entier
none = Aucun
or-words = Ou des mots, tels qu’ils figurent dans l’article
highlight = Surligner
labels = Étiquettes
label = Étiquette
take-off = Retirer
put-on = Ajouter
follow = + Suivre { $name }
follows = Vous suivez { $name }
all-by = Tout de { $name }
wall-down = Cet article a été retiré
wall-down-about = D’autres titres en ont peut-être parlé.
wall-later = Cet article pourra être lu plus tard
wall-later-about = Son éditeur l’ouvre ici à partir du { $name }.
wall-territory = Cet article ne peut pas être lu ici
wall-territory-about = Son éditeur ne l’ouvre que dans certains pays, et rien n’indique que le vôtre en fasse partie.
wall-used-up = Vos articles gratuits du mois sont lus
wall-used-up-about = Les membres continuent à lire. À partir du { $name }, vous aurez de nouveau des articles gratuits.
wall-register = Inscrivez-vous pour lire cet article
wall-register-about = Il est gratuit pour tous ceux qui ont un compte.
wall-subscribers = Cet article est réservé aux abonnés de son titre
wall-subscribers-about = Une adhésion ici ne l’ouvre pas ; un abonnement au titre, si.
wall-join-about = Une seule adhésion ouvre les articles de tous les titres participants.
first-days-free = { $n ->
    [one] Le premier jour est gratuit.
   *[other] Les { $n } premiers jours sont gratuits.
}
read-this = Lire cet article
free-until = { $n ->
    [one] C’est le dernier article gratuit pour vous jusqu’au { $name }.
   *[other] C’est l’un des { $n } articles gratuits pour vous jusqu’au { $name }.
}
cookie-counts = Un cookie avec un numéro les compte ; il ne contient rien d’autre.
trial-button = { $n ->
    [one] Continuer : un jour gratuit
   *[other] Continuer : { $n } jours gratuits
}
sign-up = S’inscrire
see-plans = Voir les offres
already-member = Déjà membre ?
sign-in-here = Connectez-vous ici
story = Affaire
editors-named = La rédaction de { $name } a nommé cette affaire.
headline-of = Titre de
follow-story = + Suivre cette affaire
follows-story = Vous suivez cette affaire
new-reports = { $n ->
    [one] { $n } nouvel article depuis votre visite ({ $name })
   *[other] { $n } nouveaux articles depuis votre visite ({ $name })
}
new-since = Nouveau depuis votre visite
counts-countries = { $n ->
    [one] { $n } pays
   *[other] { $n } pays
}
counts-languages = { $n ->
    [one] { $n } langue
   *[other] { $n } langues
}
first-seen = Vu d’abord
newest = Le plus récent
first-by = D’abord rapporté par { $name }
first-by-at = D’abord rapporté par { $name }, { $other }
read-it = Lire
was-part-of = Faisait auparavant partie de :
part-left = Une partie de cette affaire est devenue une affaire à part :
picture-from = Image :
every-report = Tous les articles, dans l’ordre de parution
agency-carried = { $n ->
    [one] Texte de { $name }, repris par { $n } titre
   *[other] Texte de { $name }, repris par { $n } titres
}
one-text-carried = { $n ->
    [one] Un seul texte, repris par { $n } titre
   *[other] Un seul texte, repris par { $n } titres
}
agency-text = Texte de { $name }
and-more = et { $n } de plus
newer-not-listed = { $n ->
    [one] Et { $n } article plus récent que cette page ne montre pas.
   *[other] Et { $n } articles plus récents que cette page ne montre pas.
}
copy-exact = les mêmes mots
copy-edited = remanié
copy-shortened = abrégé
copy-extended = avec ses propres paragraphes
copy-headline = avec un titre traduit
how-told = Comment il en a été rendu compte
own-texts = textes propres
copies = reprises
as-table = En tableau
from-time = À partir de
articles = Articles
bars-about = { $name }, { $other }.
counts-articles = { $n ->
    [one] { $n } article
   *[other] { $n } articles
}
between = entre { $name } et { $other }
who-led = Qui en a fait sa une
pages-had-it = { $n ->
    [one] { $n } une l’avait
   *[other] { $n } unes l’avaient
}
at-very-top = { $n ->
    [0] aucune tout en haut
   *[other] { $n } d’entre elles tout en haut
}
very-top = tout en haut
further-down = plus bas
places-on-fronts = Places à la une
title = Titre
best-place = Meilleure place
in-first-three = Parmi les trois premiers
now = Maintenant
gone = plus là
place-n = place { $n }
never = jamais
lasted-minutes = { $n } min
lasted-hours = { $n ->
    [one] { $n } heure
   *[other] { $n } heures
}
only-one-says = Un seul d’entre eux le dit
before = Ce qui s’est passé avant
related-stories = Affaires liées
who-tells = Qui en parle
countries = Pays
owners = Propriétaires
languages = Langues
titles-about = { $name } titres sur { $other } sont activés. Chacun garde son nom, ses signatures et ses crédits.
no-title-yet = Il n’y a pas encore de titre. L’exploitant en ajoute dans la console.
off = Désactivé
elsewhere = Ailleurs
kind = Genre
kind-newspaper = Journal
kind-agency = Agence de presse
kind-broadcaster = Audiovisuel
kind-magazine = Magazine
kind-digital = Numérique
kind-newsletter = Lettre d’information
country = Pays
language-of-title = Langue
owner = Propriétaire
visit = Visiter { $name }
nothing-of = Rien de { $name } n’est encore là.
search-label = Rechercher dans tous les articles
search-hint = Des mots, "une expression", -sans ceci
search-title = Recherche : { $name }
newest-first = Les plus récents d’abord
best-first = Les plus pertinents d’abord
found-all-muted = Tout ce qui a été trouvé ici est masqué par vos mises en sourdine.
found-nothing = Aucun des { $name } articles ne contient tout cela. Essayez moins de mots.
back = Retour
more-results = Plus de résultats
narrow = Affiner la recherche
sections = Rubriques
keep-search = Garder cette recherche
its-name = Son nom
keep-it = Garder
can-be-searched = { $name } articles peuvent être recherchés.
searches-kept = Recherches que vous gardez
remove = Supprimer
can-be-typed = Ce qu’on peut saisir
type-words = Articles avec les deux mots, sous toutes leurs formes, avec ou sans accents
type-phrase = Ces mots à la suite
type-without = Sans un mot
type-either = L’un ou l’autre
type-beginning = Les mots qui commencent ainsi
type-headline = Dans le titre ; parmi les auteurs ; dans une rubrique ou un thème
type-source = D’un titre ; d’un pays ; dans une langue
type-day = Depuis ce jour ; avant un jour ; des derniers jours
type-saved = Parmi ce que vous avez enregistré
saved-sign-in = is:saved cherche dans ce que vous avez enregistré : connectez-vous d’abord.
history = Historique
history-about = Ce que vous avez ouvert ces quatre-vingt-dix derniers jours. Personne d’autre ne le voit.
saved-articles = Articles enregistrés
opened-lately = Ce que vous avez ouvert récemment
opened-nothing = Vous n’avez encore rien ouvert, ou c’est oublié.
saved-nothing = Rien n’est encore enregistré. « Enregistrer » se trouve sous chaque article.
opened-when = Ouvert { $name }
saved-when = Enregistré { $name }
forget-all = Tout oublier
sign-in = Se connecter
nobody-runs = Personne n’exploite encore ce site. Le lien d’installation a été affiché au premier démarrage du serveur ; cette commande en affiche un nouveau :
mail-address = Adresse e-mail
password = Mot de passe
sign-in-passkey = Se connecter avec une clé d’accès
no-password = Pas de mot de passe sous la main ?
mail-link = Envoyez-moi un lien de connexion
mail-reset = Envoyez-moi un lien pour un nouveau mot de passe
no-mail = Aucun courrier n’est configuré ici. L’exploitant de ce site peut vous donner un lien pour un nouveau mot de passe.
reset-done = Votre nouveau mot de passe est enregistré. Connectez-vous avec lui.
mailed-done = Si cette adresse a un compte ici, un lien est en route.
one-more-step = Encore une étape
six-digits = Saisissez les six chiffres que votre application d’authentification affiche, ou l’un de vos codes de secours.
code = Code
error-page = Cette page n’est pas dans le journal
error-page-about = L’adresse est peut-être mal saisie, ou la page a déménagé.
error-article = Cet article n’est pas ici
error-article-about = Son adresse est peut-être tronquée. Les adresses d’articles ne changent jamais ici ; une adresse complète fonctionne toujours.
error-story = Cette affaire n’est pas ici
error-story-empty = Il ne reste rien de cette affaire
error-story-empty-about = Tous ses articles ont été retirés par leurs éditeurs.
error-story-muted = Vous avez mis toute cette affaire en sourdine
error-story-muted-about = Ce que vous mettez en sourdine est aussi masqué ici. Vous pouvez y mettre fin à tout moment.
error-title = Ce titre n’est pas au kiosque
error-title-about = Il porte peut-être un autre nom ici. Tous les titres sont dans la liste.
error-section = Cette rubrique n’existe pas
error-section-about = Les rubriques sont dans la barre en haut de chaque page.
error-withdrawn = L’éditeur a retiré cet article
error-withdrawn-about = Il a été publié puis retiré. Son texte n’est plus affiché.
error-sign-in = Connectez-vous d’abord
error-sign-in-about = Ceci est réservé à ceux qui ont un compte ici. Votre envoi n’a pas été enregistré ; connectez-vous et recommencez.
error-prove = Est-ce toujours vous ?
error-prove-about = Prouvez encore une fois qui vous êtes.
error-other-role-about = Votre compte a un autre rôle. L’exploitant de ce site peut le changer.
error-refused = Cela n’a pas fonctionné
error-foreign-form = Le formulaire ne vient pas de ce site
error-foreign-form-about = Pour protéger les comptes, seuls les formulaires de ce site sont acceptés. Ouvrez la page ici et réessayez.
error-method = Cette adresse n’accepte pas une telle requête
error-method-about = Ouvrez plutôt la page dans votre navigateur.
error-form = Il manque quelque chose dans le formulaire
error-search = La recherche est impossible pour l’instant
error-search-about = L’index de recherche n’est pas là ; il se refait de lui-même. Listes et articles sont là comme toujours ; réessayez dans un instant.
error-database = L’actualité ne peut pas être lue pour l’instant
error-database-about = La base de données n’a pas répondu. Rien n’est perdu ; réessayez dans un instant. L’exploitant trouvera la cause dans le journal.
error-broken = Quelque chose s’est cassé de notre côté
error-broken-about = La panne a été consignée. Réessayez, ou lisez autre chose en attendant.
to-front = À la une
your-account = Votre compte
kind-public-body = Organisme public
site-about = L’actualité de nombreux titres en un seul endroit, avec ses sources : sans publicité, sans pistage.

error-operators = Cette page est réservée à l’exploitant
error-editors = Cette page est réservée à la rédaction
error-publishers = Cette page est réservée aux éditeurs

last-days = { $name } de ces trois derniers jours.
by-words = D’après leurs mots et leurs rubriques ; chacun dit avec quelle certitude.
all-topics = Tous les thèmes
nothing-about = Rien, ces trois derniers jours, n’en parle.
topics-about = Le sommet du vocabulaire des agences de presse (Media Topics, © IPTC, CC BY 4.0). On peut aussi suivre tout le reste : un lieu, une personne, une expression.
place-person-phrase = Un lieu, une personne, une expression
follow-it = + Suivre
picks-about = Choisi par la rédaction de ce site, non par une formule. Personne ne peut payer sa place.
nothing-picked = Cette liste est vide pour l’instant.
the-list = La liste
our-picks = Notre sélection
good-news = Bonnes nouvelles
for-you-everybody = Voici ce que tout le monde voit : la une et les nouveautés. Rien n’est appris sur vous avant votre connexion.
for-you-sign-in = Se connecter pour avoir votre liste
for-you-off = L’apprentissage est désactivé : cette liste est la même pour tous.
change-that = Changer cela
for-you-about = À vous seul, d’après ce que vous ouvrez et suivez.
new-in-followed = Du nouveau dans ce que vous suivez
see-and-forget = Voir, modifier et oublier ce qui est su
knows-nothing = On ne sait encore rien de vous. Ouvrez ce qui vous plaît, ou suivez quelque chose : « + » se trouve sous chaque élément.
how-varied = Variété
nothing-to-choose = Il n’y a encore rien à choisir : aucun titre de cette édition n’a rien publié ici.
more-or-less = En voir plus ou moins
mute-30 = Mettre en sourdine 30 jours
all-for-now = C’est tout pour l’instant. La liste se renouvelle à chaque arrivée.
briefing-morning = Édition du matin
briefing-evening = Édition du soir
as-of = Au { $name }
briefing-stories = { $n ->
    [one] { $n } sujet
   *[other] { $n } sujets
}
minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
then-ends = { $name }, { $other } ; puis c’est fini.
length-and-edition = Longueur et édition
nothing-to-tell = Il n’y a encore rien à raconter.
that-is-all = C’est tout.
next-edition = La prochaine édition paraît { $name }.
at-clock = à { $name }
briefing-sign-in = Connectez-vous, et il saura ce que vous suivez et avez lu.
by-mail = Par e-mail
no-mail-server = Ce site n’a pas de serveur de messagerie ; l’exploitant peut en configurer un.
when = Quand
how-long = Durée
your-zone = Votre fuseau horaire
keep-this = Garder
dial-close = Proche de ce que je lis
dial-balanced = Équilibré
dial-varied = Aussi varié que possible

because-newest-published = Le plus récent d’abord : { $name } l’a publié le { $other }
because-newest-seen = Le plus récent d’abord : vu ici pour la première fois le { $name }
because-of-title = C’est un article de { $name }
because-of-section = { $name } le classe dans { $other }, d’après son flux ou sa page
its-title = Son titre
because-no-other-story = Aucun autre titre n’a encore cette affaire
because-no-other-headline = Aucun autre titre n’a encore de titre semblable
because-one-report = { $n ->
    [one] { $n } titre publie un seul et même récit
   *[other] { $n } titres publient un seul et même récit
}
of-owners = { $n ->
    [one] d’un même propriétaire
   *[other] de { $n } propriétaires
}
because-carried-story = { $name } { $other } ont cette affaire
because-carried-headline = { $name } { $other } ont un titre semblable
because-in-reports = { $name }, soit { $other }
because-feed-top = En tête du flux de son titre
because-feed-place = Numéro { $n } dans le flux de son titre
because-published = Publié : { $name }
because-pinned-top = Un rédacteur l’a épinglé en tête
because-pinned = Un rédacteur l’a épinglé à la place { $n }
because-placed = { $n } propriétaires sur { $of } l’ont sur leurs pages
because-top-three = { $name }, { $n } parmi les trois premiers ({ $other })
because-rising = { $n ->
    [one] En hausse : { $n } propriétaire l’a repris ces trois dernières heures
   *[other] En hausse : { $n } propriétaires l’ont repris ces trois dernières heures
}
because-first-seen = Vu pour la première fois : { $name }
because-sport = Le sport compte { $name } dans l’édition générale
because-soft = Un sujet léger compte { $name } dans l’édition générale
because-home = { $n } % de ses voix viennent du pays de cette édition
because-aged = Rien de nouveau depuis un moment : il lui reste { $n } % de son poids
because-brief = Seulement de courts articles pour l’instant ({ $n } mots)
because-interest = Proche de ce que vous avez déjà ouvert
because-lately = Proche de ce que vous avez ouvert ces derniers jours
because-opens-section = Vous ouvrez { $name } plus que les autres rubriques
because-opens-title = Vous ouvrez { $name } plus que les autres titres
because-follow = Vous suivez « { $name } »
because-follow-near = Proche d’un sujet que vous suivez
because-many-newsrooms = Beaucoup de rédactions en parlent
because-new = Nouveau
because-readers = Proche de ce que lisent les lecteurs d’ici
because-must-know = C’est l’un des premiers sujets à la une de nombreuses rédactions
because-new-follow = Vous venez de commencer à suivre quelque chose qui s’y trouve
because-exploration = Pour savoir si autre chose vous intéresse : un sur { $n }, au hasard
because-nothing-else = Rien ne plaide pour lui, sinon que les meilleures places étaient prises
because-read = Vous l’avez lu, il ne passe donc pas en tête
because-told = Vous en avez été averti, il ne passe donc pas en tête
because-another-report = Un autre récit de l’événement de cet article
because-same-report = Le même texte qu’un article de l’affaire
because-same-headline = Le même titre qu’un article de l’affaire
because-names = Noms en commun : { $name }
because-words = Mots en commun : { $name }
because-numbers = Nombres chiffrés en commun : { $name }
because-same-time = Au moment des récits de l’affaire
because-minutes-apart = { $n ->
    [one] À { $n } minute du récit le plus proche de l’affaire
   *[other] À { $n } minutes du récit le plus proche de l’affaire
}
because-hours-apart = { $n ->
    [one] À { $n } heure du récit le plus proche de l’affaire
   *[other] À { $n } heures du récit le plus proche de l’affaire
}
because-days-apart = { $n ->
    [one] À { $n } jour du récit le plus proche de l’affaire
   *[other] À { $n } jours du récit le plus proche de l’affaire
}
because-link = L’un renvoie à l’autre
because-same-picture = La même image
because-across-languages = Le même événement dans une autre langue ({ $name }, { $other }) ; en commun : { $shared }
because-likely = Même événement, probable à { $n } %
because-nothing-alike = Aucune autre affaire vue jusqu’ici ne porte sur cet événement
because-round-up = Un tour d’horizon de plusieurs événements reste à part
because-game = Un quiz ou un jeu reste à part
because-promotion = Une offre reste à part
because-listing = Une liste reste à part
because-alone = Il reste à part
because-editor = Un rédacteur en a décidé
because-before = Ce qui s’est passé avant
because-near-story = Une affaire proche de celle-ci
because-words-beside = Son titre et son résumé sont proches de ceux de cet article, par leurs mots et leur emploi
because-headlines-share = Les deux titres contiennent : { $name }
because-texts-share = Les deux articles contiennent : { $name }
because-found-both = Ce que vous cherchez figure dans son titre et dans son texte
because-found-headline = Ce que vous cherchez figure dans son titre
because-found-text = Ce que vous cherchez figure dans son texte
because-found-otherwise = Il répond à votre demande : par titre, auteur, sujet, langue, pays, jour ou ce que vous avez gardé
because-picked = Un rédacteur de ce site l’a choisi le { $name }
because-topic = Sur « { $name } », d’après ses mots et sa rubrique ; sûr à { $n } %
because-words-stand = « { $name } » figure dans son titre ou sa signature

text-from-carried = { $n ->
    [one] Ce texte vient de { $name } et est publié par { $n } titre.
   *[other] Ce texte vient de { $name } et est publié par { $n } titres.
}
text-from = Ce texte vient de { $name }.
text-others-carry = { $n ->
    [one] Un autre titre publie ce texte.
   *[other] { $n } autres titres publient ce texte.
}
text-first-carried = { $n ->
    [one] { $name } a eu ce texte en premier ; { $n } titre le publie.
   *[other] { $name } a eu ce texte en premier ; { $n } titres le publient.
}
text-unknown-carried = { $n ->
    [one] { $n } titre publie ce texte ; on ne sait pas qui l’a écrit le premier.
   *[other] { $n } titres publient ce texte ; on ne sait pas qui l’a écrit le premier.
}
text-first-published = Ce texte a d’abord été publié par { $name }.
here-shortened = Il est abrégé ici.
here-edited = Il est remanié ici.
here-translated = Il porte ici un titre dans une autre langue.
copy-first = vu en premier
own-paragraphs = Les paragraphes marqués d’un trait sont de { $name }.
who-wrote-it = Qui l’a écrit
who-carries-it = Qui le publie
how-known = Comment on le sait
first-reported-by = D’abord rapporté par
who-cites-this = Qui cite cet article
whom-this-cites = Qui cet article cite
who-cites-whom = Qui cite qui
names-as-sources = Cet article nomme :
is-named-by = Il est nommé par :
withdrawn-by-source = { $name }, d’où vient ce texte, l’a retiré.
says-start = Le début dit ici « { $name } ».
says-end = Les dernières lignes disent ici « { $name } ».
says-byline = La signature dit ici « { $name } ».
says-caption = La légende de l’image dit ici « { $name } ».
says-headline = Le titre dit ici « { $name } ».
says-any = Le texte dit ici « { $name } ».
says-url = L’adresse dit ici « { $name } ».
says-slug = Le mot-clé de l’agence dit ici « { $name } ».
says-machine = La partie de la page lisible par les machines dit ici « { $name } ».
says-article = { $name } dit « { $other } ».
an-article = Un article
published-itself = { $name } l’a publié en propre.
appeared-ahead = { $n ->
    [one] Il est paru { $n } minute avant tous les autres.
   *[other] Il est paru { $n } minutes avant tous les autres.
}
appeared-ahead-of = { $n ->
    [one] Celui de { $name } est paru { $n } minute avant tous les autres.
   *[other] Celui de { $name } est paru { $n } minutes avant tous les autres.
}
others-have-parts = Les autres contiennent des parties de son texte.
basis-beside = À côté de celui de { $name } : { $other }
basis-nothing-alike = aucun autre article vu jusqu’ici n’a ce texte.
basis-same-text = le même texte, mot pour mot.
basis-same-item = la même dépêche d’agence, par son numéro.
basis-same-address = les deux donnent la même adresse comme celle du texte.
basis-same-headline = le même titre ; aucun n’est venu avec un texte.
basis-shared = { $here } % de ce texte sont dans l’autre, { $there } % de l’autre dans celui-ci.
basis-own = { $n ->
    [one] Un paragraphe est propre au titre.
   *[other] { $n } paragraphes sont propres au titre.
}
silent-headline = le titre était « { $name } » et est « { $other } »
silent-number = « { $name } » est devenu « { $other } » dans une phrase par ailleurs identique
silent-taken-out = { $n } mots ont été retirés, soit { $name } % du texte
named-in-it = Nommés dans l’article :
why-these = Pourquoi ceux-là ?
follow-them = Les suivre
named-person = { $n ->
    [one] Une personne nommée une fois
   *[other] Une personne nommée { $n } fois
}
named-place = { $n ->
    [one] Un lieu nommé une fois
   *[other] Un lieu nommé { $n } fois
}
named-organisation = { $n ->
    [one] Une organisation nommée une fois
   *[other] Une organisation nommée { $n } fois
}
named-because = { $name } : { $other }.
shown-office = « { $name } » figure devant
shown-age = un âge, { $name }, figure après
shown-surname = le texte continue avec « { $name } » seul
shown-house = il contient le mot « { $name } »
shown-letters = le texte l’appelle { $name }
shown-gazetteer = c’est un pays ou une ville
search-every-article = Chercher « { $name } » dans tous les articles

feeds-off = Désactivé : rien n’est collecté.
feeds-none = Aucun flux n’est connu, rien n’est donc collecté.
feeds-count = { $n ->
    [one] { $n } flux
   *[other] { $n } flux
}
feeds-not-asked = { $name }, pas encore interrogé.
feeds-answered = { $name }, dernière réponse : { $other }.
feeds-all-fail = Tous les flux échouent depuis { $name } :
feeds-some-fail = { $n } flux sur { $of } échouent depuis { $name } :

topic-01000000 = Arts, culture, divertissement et médias
topic-02000000 = Criminalité, droit et justice
topic-03000000 = Désastres et accidents
topic-04000000 = Économie et finances
topic-05000000 = Éducation
topic-06000000 = Environnement
topic-07000000 = Santé
topic-08000000 = Gens, animaux, insolite
topic-09000000 = Social
topic-10000000 = Vie quotidienne et loisirs
topic-11000000 = Politique
topic-12000000 = Religion et croyance
topic-13000000 = Science et technologie
topic-14000000 = Société
topic-15000000 = Sport
topic-16000000 = Conflit, guerre et paix
topic-17000000 = Météo

places-about = Les { $n } premières places de la liste de cette édition, avec tout ce qui y a porté chaque sujet.
places-none-kept = Aucune liste n’a été gardée pour ce moment : les listes sont gardées soixante jours, depuis la première une lue.
places-then = Les sujets à la une de cette édition tels qu’ils étaient alors : la liste date du { $name }. Les titres sont ceux d’aujourd’hui.
places-now = La liste telle qu’elle est maintenant
places-at = Au moment
places-show = Montrer la liste de ce moment
places-empty = La liste est vide : aucun titre de cette édition n’a encore rien publié ici.
places-of = La liste : { $name }
score = Score { $name }
held-back = Retenus par la rédaction
held-back-about = La rédaction de ce site empêche ces sujets de passer en tête ; chacun de ses actes est signé et peut être annulé.
held-back-since = Retenu depuis le { $name }

what-changed = Ce qui a changé
what-changed-in = Ce qui a changé : { $name }
changes-locked = Seul ce que tout le monde peut lire de cet article est comparé ; le reste est réservé aux abonnés.
taken-out = retiré
put-in = ajouté
its-headlines = Ses titres
unchanged-since = { $name } n’a pas modifié cet article depuis qu’il a été vu pour la première fois le { $other }.
the-headline = Le titre
same-words = Les mots sont les mêmes ; une image, un lien ou la mise en page a changé.
the-text = Le texte
unchanged-paragraphs = { $n ->
    [one] { $n } paragraphe inchangé
   *[other] { $n } paragraphes inchangés
}
moved-here = Déplacé ici
older-changes = { $n ->
    [one] { $n } modification plus ancienne n’est pas montrée.
   *[other] { $n } modifications plus anciennes ne sont pas montrées.
}
first-seen-here = Vu ici pour la première fois le { $name }.
full-text-came = Le { $name }, le texte complet de la page du titre a remplacé les quelques mots du flux ; c’était notre lecture, non une modification de l’éditeur, et cela n’est pas listé.
only-publisher = Seul ce que l’éditeur a modifié est montré.
back-to-article = Retour à l’article

welcome = Bienvenue
welcome-part = Bienvenue, partie { $name } sur 6
welcome-all = Les six sur une page
choosing = Que voulez-vous lire ?
choosing-about = Cela prend moins d’une minute, et tout peut être changé plus tard. Ce que vous cochez est suivi : « Pour vous » commence par là, et vous l’y voyez et l’y effacez.
choosing-topics = Les thèmes qui comptent pour vous
choosing-titles = Les titres que vous lisez
begin-reading = Commencer à lire
skip-this = Passer
choose-topics = Choisir thèmes et titres

following = Ce que vous suivez
following-about = Ce qui est nouveau dans les affaires que vous suivez et les recherches que vous gardez, et ce qui a été corrigé depuis votre lecture.
be-told = En être averti
all-you-follow = Tout ce que vous suivez
corrected-since = Corrigé depuis votre lecture
put-right = L’éditeur a rectifié quelque chose, { $name } :
see-the-change = voir la modification
rules-found = Ce que vos règles ont trouvé
by-your-rule = Par votre règle : { $name }
clear-list = Vider cette liste
stories = Affaires
searches = Recherches
writers = Auteurs
following-nothing = Vous ne suivez encore aucune affaire et ne gardez aucune recherche : « Suivre cette affaire » figure sur la page de chaque affaire, « Garder cette recherche » à côté des résultats.
new-since-there = { $n ->
    [one] { $n } nouvel article depuis votre visite
   *[other] { $n } nouveaux articles depuis votre visite
}
new-since-looked = { $n ->
    [one] { $n } nouvel article depuis votre consultation
   *[other] { $n } nouveaux articles depuis votre consultation
}

labels-about = Les étiquettes se posent sous un article, ou par une règle.
rules = Règles
labels-none = Aucun article n’a encore d’étiquette.
label-empty = Aucun article n’a cette étiquette.
labelled-when = Étiqueté : { $name }
highlights-title = Passages surlignés et notes
highlights-about = Les passages que vous avez surlignés, les plus récents d’abord. Personne d’autre ne les voit.
all-as-markdown = Le tout en Markdown
highlights-none = Rien n’est encore surligné. « Surligner un passage » figure sous chaque article.
words-gone = L’article a été retiré, et ses mots avec lui.
older-highlights = Passages plus anciens

how-sign-in = Comment vous vous connectez
your-name = Nom
not-answered-yet = Elle n’a pas encore répondu.
change = Modifier
new-address = Nouvelle adresse
password-set = Défini
password-none = Aucun
choose-one = En choisir un
present-password = Mot de passe actuel
new-password = Nouveau mot de passe
password-hint = Au moins dix caractères. Quelques mots à la suite se retiennent facilement.
second-factor = Second facteur
factor-on = Activé : un code de votre application
factor-off = Désactivé
turn-on = Activer
turn-off = Désactiver
passkeys = Clés d’accès
passkeys-none = Aucune
make-one = En créer une
see-them = Les voir
apps = Applications
apps-short = Des jetons au lieu de votre mot de passe
where-signed-in = Où vous êtes connecté
this-one = celle-ci
session-from = depuis { $name }, dernière utilisation : { $other }
last-used = dernière utilisation : { $name }
never-used = jamais utilisé
end = Mettre fin
end-named = Mettre fin : { $name }
remove-named = Supprimer : { $name }
end-all-others = Mettre fin à toutes les autres
sign-out = Se déconnecter
your-reading = Vos lectures
what-is-unread = Ce qui n’est pas lu
subscriptions-and-apps = Titres suivis et applications
what-you-follow = Ce que vous suivez
what-you-are-told = Ce dont vous êtes averti
webhooks = Webhooks
webhooks-about = Ce qui est trouvé pour vous est envoyé à un programme à vous, dans la minute : le titre et où le lire, sans texte.
webhook-of-search = Ce que trouve la recherche « { $name } »
webhook-of-rules = Ce que signalent mes règles
webhook-secret = Son secret
webhook-turn-on = Activer
webhook-turn-on-named = Activer { $name }
webhook-address = Adresse de votre programme
webhook-of = Ce qui est envoyé
webhook-how = Les messages sont en JSON, signés par HMAC-SHA256 selon Standard Webhooks. Ce qui n’est pas accepté (200 à 299) est retenté, de plus en plus rarement ; une adresse qui n’accepte rien pendant trois jours est désactivée, et vous en êtes averti par courriel.
webhook-log = Messages
webhook-waits = en attente
webhook-not-reached = injoignable, sera retenté
webhook-answered = a répondu { $name }, sera retenté
webhook-taken = accepté { $name }
webhook-failing = N’accepte rien depuis : { $name }
webhook-off = Désactivée { $name } ; ce qui attend est gardé deux semaines
webhook-letter-subject = Un de vos webhooks a été désactivé
webhook-letter = Plus rien n’est envoyé à { $name } : cette adresse n’a rien accepté depuis trop longtemps, ou a dit qu’elle n’existe plus.
webhook-letter-waits = Ce qui attend est gardé deux semaines et sera envoyé quand vous réactiverez l’adresse :
form-webhook-address = Ce n’est pas l’adresse d’un programme sur le web ; elle commence par https://.
form-webhook-search = Vous ne gardez plus cette recherche ; choisissez-en une autre.
form-webhooks = Vous avez déjà dix adresses ; supprimez-en une d’abord.
what-for-you-knows = Ce que « Pour vous » sait
your-membership-and-gifts = Votre abonnement et les articles que vous offrez
plans = Offres
where-fee-went = Où est allée ma cotisation
your-data = Vos données
your-data-about = Tout ce qui est conservé ici sur vous vous appartient.
take-a-copy = En prendre une copie
erase-account = Effacer votre compte
desk = Rédaction
console = Console
for-publishers = Pour les éditeurs
role-reader = Lecteur
role-publisher = Éditeur de presse
role-editor = Rédaction
role-operator = Exploitant
done-address = C’est désormais votre adresse.
done-address-mailed = Un lien est en route vers la nouvelle adresse. Ouvrez-le, et elle sera la vôtre.
done-factor-off = La connexion ne demande plus de code.
done-name = Votre nom est enregistré.
done-password = Votre mot de passe est changé. Partout ailleurs, vous êtes déconnecté.
done-session = Cette session est terminée.
done-sessions = Toutes les autres sessions sont terminées.
back-to-account = Retour à votre compte
done = Terminé
go-on = Continuer
prove-password = La suite est délicate : votre mot de passe est demandé encore une fois.
prove-otherwise = La suite est délicate. Déconnectez-vous puis reconnectez-vous pour continuer.

apps-about = Une application qui lit ici pour vous se connecte avec son propre jeton, pas avec votre mot de passe. Mettez-y fin, et elle n’a plus accès.
token-made = Le jeton pour { $name }. Copiez-le maintenant ; il ne sera plus affiché.
a-new-token = Un nouveau jeton
name-of-app = Nom de l’application
it-may = Elle peut
scope-read = Voir les listes, les articles, et ce que vous lisez, enregistrez et suivez
scope-write = Marquer comme lu, enregistrer, suivre et masquer
scope-manage = Faire tout ce que votre rôle permet par ailleurs
it-ends = Il prend fin
after-days = { $n ->
    [one] après { $n } jour
   *[other] après { $n } jours
}
after-a-year = après un an
not-at-any-time = jamais
make-token = Créer le jeton
does-not-end = ne prend pas fin
has-ended = a pris fin
ends-on = prend fin le { $name }
passkeys-about = Une clé d’accès reste sur votre appareil ou dans votre gestionnaire de mots de passe et ouvre votre compte avec votre empreinte, votre visage ou votre code. Personne ne peut la deviner, et aucun autre site ne peut la demander.
passkey-synced = conservée à plusieurs endroits
new-passkey = Une nouvelle clé d’accès
needs-script = Votre navigateur a besoin de JavaScript pour cette seule étape.
name-of-device = Comment vous appelez l’appareil
passkey-not-made = Aucune clé d’accès n’a été créée. Réessayez, ou prenez un autre appareil.
make-passkey = Créer une clé d’accès
passkeys-need-name = Les navigateurs ne proposent les clés d’accès que si le site a un nom et TLS, ou sur http://localhost.
passkey-asks = Votre navigateur interroge votre appareil ou votre gestionnaire de mots de passe.
sign-in-otherwise = Se connecter autrement.
passkey-not-used = Aucune clé d’accès n’a été utilisée. Réessayez, ou connectez-vous autrement.
use-passkey = Utiliser une clé d’accès
another-way = Autrement
a-second-factor = Un second facteur
factor-about = Avec lui, votre mot de passe seul n’ouvre rien : la connexion demande aussi six chiffres affichés par une application de votre téléphone.
factor-square = Ouvrez votre application d’authentification et faites-lui lire ce carré.
factor-square-label = Le secret sous forme de carré pour la caméra de l’application
factor-secret = Ou saisir le secret
factor-digits = Saisissez les six chiffres qu’elle affiche
factor-is-on = { $n ->
    [one] Il est activé : la connexion demande un code de votre application. Il vous reste { $n } code de secours.
   *[other] Il est activé : la connexion demande un code de votre application. Il vous reste { $n } codes de secours.
}
new-codes = Nouveaux codes de secours
old-codes-stop = Les anciens ne fonctionneront plus.
make-codes = Créer de nouveaux codes
turn-it-off = Le désactiver
code-or-recovery = Un code de votre application, ou un code de secours
your-codes = Vos codes de secours
your-codes-about = Gardez-les là où vous les trouverez sans votre téléphone : sur papier, ou dans votre gestionnaire de mots de passe. Chacun ouvre votre compte une fois. Ils ne seront plus affichés.

welcome-to = Bienvenue sur { $name }
invited = Vous êtes invité à lire ici. Choisissez un mot de passe ; avec lui et votre adresse, vous vous connecterez désormais.
accept-invitation = Accepter l’invitation
or-by-passkey = Ou sans mot de passe : votre appareil ouvre votre compte avec votre empreinte, votre visage ou un code.
accept-by-passkey = Accepter avec une clé d’accès
one-more-click = Encore un clic et vous êtes connecté sur cet appareil.
choose-new-password = Choisissez un nouveau mot de passe
new-password-about = Partout où vous êtes connecté, vous ne le serez plus.
save-password = Enregistrer le mot de passe
your-new-address = Votre nouvelle adresse
new-address-about = Désormais, vous vous connectez avec cette adresse, et le courrier y arrive.
use-address = Utiliser cette adresse
to-sign-in = Vers la page de connexion
erase-about = Votre adresse, votre nom, vos sessions, vos jetons et tout ce qui était conservé pour vous disparaissent aussitôt et ne reviennent pas.
erase-copy-first = Prenez d’abord une copie.
erase-mistyped = Ce n’est pas votre adresse. Rien n’a été effacé.
erase-sure = Pour être sûr, saisissez votre adresse : { $name }
erase-everything = Tout effacer
keep-account = Le garder

known-bytes = En tout : { $n } octets. Personne d’autre ne le voit, et cela disparaît avec votre compte.
your-list = Votre liste
learning = Apprentissage
learning-off = Désactivé. Rien n’est appris, rien de ce qui l’a été ne sert, et votre liste est celle de tout le monde.
learning-on = Activé : ce que vous ouvrez change la liste en une seconde.
switch-on = Activer
switch-off = Désactiver
nothing-followed = Rien pour l’instant.
a-topic = Un thème : un mot, un nom, un lieu
mute-about = Cela ne figure dans aucune de vos listes jusqu’à son échéance.
nothing-muted = Rien.
mute-words = Des mots d’un titre d’article ou d’un résumé
mute-for = Pendant
a-day = un jour
a-week = une semaine
thirty-days = 30 jours
for-ever = toujours
mute = Masquer
what-you-opened = Ce que vous avez ouvert
remembered = { $n ->
    [one] Retenu pour ne plus être proposé : { $n } article, deux cents au plus.
   *[other] Retenus pour ne plus être proposés : { $n } articles, deux cents au plus.
}
by-section = Par rubrique
by-title = Par titre
pieces-opened = { $n ->
    [one] { $n } article ouvert
   *[other] { $n } articles ouverts
}
forget-this = Oublier
forget-named = Oublier : { $name }
forget-everything = Oublier tout ce qui a été appris
wish-words = mots
wish-topic = thème
wish-title = titre
wish-author = auteur
wish-story = affaire
until = jusqu’au { $name }
until-you-end-it = jusqu’à ce que vous y mettiez fin
hides-nothing = ne masque rien de récent
hides-now = { $n ->
    [one] masque { $n } article en ce moment
   *[other] masque { $n } articles en ce moment
}

telling-title = Ce dont je suis averti
telling-about = Sans le demander, jamais deux fois la même chose, et rien de cela n’ouvre l’édition suivante. Ce que vous masquez n’est pas annoncé.
told-stories = Du nouveau dans les affaires que vous suivez
told-leads = Une affaire qui vient de passer à la une
told-rules = Ce que vos règles trouvent
told-searches = Ce que vos recherches gardées trouvent de nouveau
way-none = Pas du tout
way-push = Par message
way-mail = Par e-mail
way-both = Les deux
briefing-none = Jamais
in-the-morning = Le matin
in-the-evening = Le soir
morning-and-evening = Les deux
quiet-from = Ne pas me déranger de
quiet-until = À
quiet-about = Deux fois la même heure pour jamais. Ce qui est venu entre-temps est annoncé ensuite.
browsers = Navigateurs qui reçoivent les messages
no-browsers = Aucun pour l’instant.
since = ajouté : { $name }
no-messages = Ce site n’envoie pas de messages aux navigateurs.
messages-about = Un message passe par le service de l’éditeur du navigateur, chiffré pour que seul ce navigateur le lise.
messages-need-script = Les messages demandent JavaScript dans le navigateur qui doit les recevoir ; les e-mails, non.
mails-stop = Mettre fin à ces e-mails ?
mails-stopped = Ces e-mails ne viendront plus
mails-again = Vous pouvez les recevoir à nouveau là où vous choisissez ce dont vous êtes averti.
end-them = Y mettre fin
briefing-stop = Mettre fin à l’envoi de l’essentiel par e-mail ?
briefing-stopped = L’essentiel ne viendra plus par e-mail
briefing-stopped-about = L’envoi a été arrêté à votre demande. Vous le trouvez à tout moment sur sa page, et pouvez l’y commander de nouveau.
to-briefing = Vers l’essentiel
end-it = Y mettre fin

form-feed-address = L’adresse d’un flux commence par http:// ou https://.
form-no-list = Le fichier n’est pas une liste d’articles lisible (JSON avec « items » ou « entries »).
form-no-opml = Le fichier n’est pas un fichier OPML.
form-app = Nommez l’application, et choisissez ce qu’elle peut faire.
form-app-role = Votre rôle ne permet que de lire ; laissez le dernier choix de côté.
form-app-room = Vous avez cinquante jetons ; mettez fin à ceux qui ne servent pas.
form-clock = Une heure s’écrit comme 22:30.
form-way = Choisissez comment vous êtes averti.
form-zone = Un fuseau horaire s’écrit comme Europe/Berlin.
form-browser = Le navigateur n’a rien donné à quoi envoyer des messages.
form-browsers = Il y a de la place pour vingt navigateurs. Mettez d’abord fin à l’un d’eux.
form-up-to = Le formulaire ne dit pas jusqu’à quand ; rouvrez la liste.
form-no-mail = Aucun courrier n’est configuré ici. L’exploitant de ce site peut vous donner un lien.
form-no-mail-invite = Aucun courrier n’est configuré ici ; l’exploitant de ce site peut vous inviter.
form-time = Un moment s’écrit comme 2026-11-26T08:00 ; choisissez-en un qui est passé.
form-seat-name = Écrivez pour qui est la place, afin de la reconnaître.
form-voucher-member = Vous êtes déjà abonné. Gardez le bon pour la suite.
form-search-first = Cherchez d’abord quelque chose ; vous pourrez ensuite le garder.
form-searches = Vous gardez cent recherches ; supprimez celles qui ne servent pas.
form-quote = Ces mots ne figurent pas dans l’article. Copiez-les tels qu’ils y sont, ou choisissez un paragraphe.
form-highlights = Un article accepte { $n } passages surlignés. Retirez-en d’abord un.
form-highlight-act = Choisissez que faire du passage surligné.
form-file = Choisissez le fichier que l’autre lecteur vous a donné.
form-article-act = Choisissez que faire de l’article.
form-when = Choisissez quand il vient.
form-day = Choisissez un jour entre aujourd’hui et dans un an, comme 2026-12-24.
form-plan-gone = Cette offre n’est plus en vente. Choisissez-en une autre.
form-for-whom = Écrivez pour qui c’est.
form-letters = Écrivez de une à quatre-vingts lettres.
form-follow = On peut suivre un thème, un titre, un auteur ou une affaire.
form-mute = On peut masquer des mots, un thème, un titre ou une affaire.
form-no-word = Il n’y a là aucun mot à chercher.
form-dial = Choisissez une position du réglage.
form-learning = Choisissez si « Pour vous » apprend.
form-rule-act = Dites ce qui doit se passer : marquer comme lu, enregistrer, étiqueter, masquer ou avertir.
form-rules = Il y a de la place pour { $n } règles. Mettez d’abord fin à l’une d’elles.
form-rule-when = Dites comment doit être l’article : des mots, un titre, un auteur, un thème ou une langue.
form-member-already = Vous avez déjà un abonnement. Il figure sur la page de votre compte.
form-nothing-paid = Rien n’a jamais été payé par ce compte.
form-provider = Le prestataire de paiement ne répond pas pour l’instant. Rien n’a été débité ; réessayez dans une minute.
form-no-passkey = Le navigateur n’a pas envoyé de clé d’accès. Il a besoin de JavaScript pour cette seule étape.
form-farewell = Choisissez si vous résiliez ou vous rétractez.
form-farewell-address = Écrivez l’adresse sous laquelle court le contrat.
form-pause = Choisissez si vous faites une pause ou continuez.
form-label = Écrivez une étiquette de une à soixante lettres.

refused-address-empty = Indiquez une adresse e-mail.
refused-address-incomplete = Une adresse e-mail a un nom, un @ et un domaine : anna@example.org.
refused-address-long = Cette adresse e-mail est trop longue.
refused-address-letter = Il y a dans cette adresse e-mail un caractère qui n’a pas sa place.
refused-address-host = Ce qui suit le @ n’est pas un domaine auquel on peut écrire.
refused-password-short = Choisissez au moins dix caractères. Quelques mots à la suite se retiennent facilement.
refused-password-long = Ce mot de passe dépasse 256 octets ; choisissez-en un plus court.
refused-password-guess = C’est l’un des premiers mots de passe que n’importe qui essaierait. Choisissez-en un autre.
refused-password-own = Ne choisissez pas votre propre adresse ni votre nom.
refused-not-together = Cette adresse et ce mot de passe ne vont pas ensemble. Vérifiez les deux, ou demandez un lien par e-mail.
refused-password-wrong = Ce n’est pas votre mot de passe.
refused-code = Ce code n’est pas valable, ou a déjà servi. Attendez le suivant dans votre application et saisissez-le.
refused-link = Ce lien a déjà servi ou a expiré. Demandez-en un nouveau.
refused-key = Ce n’est pas la dernière clé affichée par ce serveur, ou elle a déjà servi. `newsstand operator-key` en affiche une nouvelle.
refused-address-taken = Il existe déjà un compte avec cette adresse.
refused-suspended = Ce compte est suspendu. L’exploitant peut le rouvrir.
refused-passkey = Cette clé d’accès n’a pas été acceptée. Réessayez, ou connectez-vous autrement.
refused-passkeys = Vous avez vingt clés d’accès ; supprimez-en une qui ne sert pas.
refused-last-way-in = C’est votre seul accès. Choisissez d’abord un mot de passe.
refused-last-operator = C’est le seul exploitant. Nommez d’abord quelqu’un d’autre.
refused-no-account = Il n’y a pas de tel compte.
refused-wait-seconds = { $n ->
    [one] Trop d’essais. Réessayez dans une seconde.
   *[other] Trop d’essais. Réessayez dans { $n } secondes.
}
refused-wait-minutes = { $n ->
    [one] Trop d’essais. Réessayez dans une minute.
   *[other] Trop d’essais. Réessayez dans { $n } minutes.
}

plans-about = Un seul abonnement qui vous donne les articles de tous les titres qui participent ici.
sign-up-sent = Un e-mail est en route vers { $name }. Le lien qu’il contient ouvre votre compte.
invites-only = L’exploitant de ce site invite ses lecteurs : demandez-lui un compte.
days-free = { $n ->
    [one] { $n } jour gratuit
   *[other] { $n } jours gratuits
}
trial-with-card = { $n ->
    [one] Choisissez l’offre qui doit suivre. Une carte est demandée au début ; rien n’est prélevé avant la fin de cette journée, et un rappel vous est envoyé avant. Un seul essai par personne.
   *[other] Choisissez l’offre qui doit suivre. Une carte est demandée au début ; rien n’est prélevé avant la fin des { $n } jours, et un rappel vous est envoyé avant. Un seul essai par personne.
}
trial-without-card = Aucune carte n’est demandée, et rien n’est prélevé à la fin. Un seul essai par personne.
begin-trial = Commencer l’essai
begin-days-free = { $n ->
    [one] Commencer { $n } jour gratuit
   *[other] Commencer { $n } jours gratuits
}
choose-for-trial = Choisissez l’offre qui doit suivre l’essai. Le prestataire de paiement demande une carte ; rien n’est prélevé avant la fin de l’essai.
money = { $amount } { $code }
price-term = { $n ->
    [1] { $name } par mois
    [12] { $name } par an
   *[other] { $name } tous les { $n } mois
}
people-family = { $n ->
    [one] Pour vous et une autre personne, chacune avec son compte et son historique
   *[other] Pour vous et jusqu’à { $n } autres personnes, chacune avec son compte et son historique
}
people-team = Pour une équipe de { $n } ; qui paie ne voit jamais ce que lisent les autres
order-by-invoice = Commander sur facture
order-named = Commander sur facture : { $name }
choose = Choisir
choose-named = Choisir : { $name }
invoice-terms = Vous recevez une facture et la payez par virement ; elle vaut pour une période et ne se renouvelle pas d’elle-même. Dans les quatorze jours suivant le paiement, vous pouvez vous rétracter et être entièrement remboursé.
you-are-member = Vous êtes abonné.
your-membership = Votre abonnement
paying-terms = Vous payez sur la page du prestataire de paiement. L’abonnement continue jusqu’à ce que vous le résiliiez, en deux clics et sans motif ; ce qui est payé se lit jusqu’au bout. Dans les quatorze jours, vous pouvez vous rétracter et être entièrement remboursé.
sign-up-first = Pour choisir une offre, inscrivez-vous ou connectez-vous d’abord.
for-somebody-else = Pour quelqu’un d’autre
giving-about = Un abonnement pour une période, à partir du jour que vous choisissez. Il commence quand il est réclamé et s’arrête de lui-même.
give-a-membership = Offrir un abonnement
withdraw-here = Se rétracter d’un contrat ici

member-not = Vous lisez sans abonnement.
member-trial-until = Votre essai court jusqu’au { $name }. Rien n’est prélevé à la fin.
member-trial = Vous lisez comme abonné, pendant votre essai.
member-endless = Vous lisez comme abonné.
member-until = Vous lisez comme abonné jusqu’au { $name }.
thanks-member = Merci. Vous êtes maintenant abonné. Le prestataire de paiement envoie le reçu par e-mail.
thanks-waiting = Merci. Le prestataire de paiement nous annonce votre paiement dans la minute.
look-again = Regarder à nouveau
card-and-invoices = Carte et factures
pause = Faire une pause
cancel = Résilier
your-team = Votre équipe
your-family = Votre famille
seats-room = { $n ->
    [one] Outre vous, il y a de la place pour une personne. Elle a son compte et son historique ; vous ne voyez jamais ce qu’elle lit.
   *[other] Outre vous, il y a de la place pour { $n } personnes. Chacune a son compte et son historique ; vous ne voyez jamais ce qu’elles lisent.
}
seat-taken = lit avec vous
seat-open = n’a pas encore pris la place
take-back = Reprendre
take-back-named = Reprendre : { $name }
seat-for-whom = Pour qui est la prochaine place ?
make-link = Créer un lien
a-seat = Une place
sits-about = Quelqu’un d’autre paie vos lectures ici, et ne voit jamais ce que vous lisez.
leave-seat = Quitter la place
what-you-asked = Ce que vous avez demandé
asked-at = { $name }, numéro { $other }
asked-cancel = Résiliation
asked-withdraw = Rétractation
asked-pause = Pause
asked-go-on = Reprise
asked-by-hand = Une personne s’en occupe. Rien de ce que vous avez dit n’est perdu.
asked-again = Le prestataire de paiement ne l’a pas encore fait ; la demande est répétée. C’est le moment où vous l’avez dit qui compte.
asked-due = C’est exécuté le { $name }, car cela a été dit sans connexion. Si ce n’était pas vous, reprenez-le.
asked-now = C’est en cours d’exécution.
outcome-ends-at = Il prend fin le { $name }. D’ici là, vous lisez comme avant.
outcome-ended-money-back = Il a pris fin, et { $name } vous est renvoyé par le même moyen de paiement.
outcome-ended = Il a pris fin, et plus rien n’est prélevé.
outcome-too-late = Les quatorze jours de rétractation ont pris fin avec le { $name } ; il a donc été résilié : il prend fin le { $other }, et d’ici là vous lisez comme avant.
outcome-waived = Vous avez demandé que la lecture commence aussitôt et reconnu perdre ainsi le droit de rétractation ; il a donc été résilié : il prend fin le { $name }, et d’ici là vous lisez comme avant.
outcome-pauses-at = Il est suspendu à partir du { $name }. Rien n’est prélevé jusqu’à ce que vous repreniez.
outcome-goes-on = Il continue comme avant.
outcome-nothing-to-end = Il n’y a rien qui vous serait prélevé. Un essai ou un cadeau prend fin de lui-même.
outcome-gift-back = { $name } pour un cadeau que personne n’a accepté vous sont renvoyés par le même moyen de paiement.
outcome-balance-back = { $name } de votre solde vous sont renvoyés par le même moyen de paiement.
outcome-balance-sent = { $name } de votre solde vous ont été renvoyés par virement.
outcome-nothing-left = Il ne restait rien de votre solde.
outcome-by-person = Une personne qui s’occupe de ce site l’a fait.
outcome-taken-back = Vous l’avez retiré.
articles-you-give = Articles que vous offrez
gifts-left-about = { $n ->
    [one] Sur la page de chaque article, vous pouvez créer un lien qui l’ouvre à d’autres. Vous pouvez encore en offrir { $n } ce mois-ci.
   *[other] Sur la page de chaque article, vous pouvez créer un lien qui l’ouvre à d’autres. Vous pouvez encore en offrir { $n } ce mois-ci.
}
opens-until = s’ouvre jusqu’au { $name }
opens-no-more = ne s’ouvre plus
invoices = Factures
invoice-of = { $n ->
    [1] { $name }, un mois
   *[other] { $name }, { $n } mois
}
invoice-open = { $name } : { $other }, à payer
invoice-paid = { $name } : { $other }, payée
invoice-void = { $name } : { $other }, annulée
memberships-given = Abonnements que vous avez offerts
link-to-hand-over = Lien à remettre
a-voucher = Un bon
its-code = Son code
use-it = L’utiliser
paid-pending = Le premier paiement n’est pas encore passé.
paid-pauses = Pause à partir du { $name }. Rien n’est prélevé jusqu’à ce que vous repreniez.
paid-next = Le prochain paiement est prélevé le { $name }.
paid-free-until = Gratuit jusqu’au { $name } ; ensuite { $other }.
paid-active = { $name } ; le prochain paiement est prélevé le { $other }.
paid-past-due = Le dernier paiement a échoué. Vous continuez à lire jusqu’au { $name } pendant que le prestataire de paiement réessaie.
paid-on-hold = En attente, car un paiement a échoué. Dès qu’il est réglé, vous continuez à lire.
paid-paused = En pause. Rien n’est prélevé jusqu’à ce que vous repreniez.
paid-cancelled = Résilié. Vous continuez à lire jusqu’au { $name } ; plus rien n’est prélevé.

cancel-headline = Résilier un abonnement
cancel-effect = Il prend fin avec la période payée ; jusque-là, vous lisez comme avant. Aucun motif n’est nécessaire.
cancel-confirm = Résilier maintenant
withdraw-headline = Se rétracter d’un contrat
withdraw-effect = Dans les quatorze jours du contrat, il prend fin aussitôt, et tout ce que vous avez payé vous revient. Ensuite, il est résilié : il prend fin avec la période payée.
withdraw-confirm = Confirmer la rétractation
farewell-done = Votre demande est enregistrée. Numéro { $name }, { $other }.
farewell-address = Adresse : { $name }
farewell-contract = Contrat : { $name }
farewell-mailed = Si un contrat court sous cette adresse, sa boîte reçoit maintenant la confirmation. Gardez cette page si vous voulez une trace.
contract-address = Adresse e-mail du contrat
contract-number = Numéro du contrat
contract-number-hint = Si vous l’avez sous la main ; ce n’est pas nécessaire.

a-gift = Un cadeau
gift-send = Envoyez ce lien à qui doit le lire :
gift-link = Lien cadeau
gift-terms = { $n ->
    [one] Il ouvre ce seul article sur { $n } appareil jusqu’au { $name }.
   *[other] Il ouvre ce seul article sur { $n } appareils au plus jusqu’au { $name }.
}
gift-again = Il avait déjà été créé et ne compte qu’une fois.
gift-left = Vous pouvez encore en offrir { $n } ce mois-ci.
gift-from = Une personne abonnée ici vous offre cet article.
open-gift = Ouvrir le cadeau
to-article = Vers la page de l’article
give-about = Il commence quand il est réclamé, non quand vous payez, et s’arrête de lui-même : rien n’est jamais prélevé à qui lit grâce à lui, ni à vous une seconde fois.
no-plan-to-give = Aucune offre ne peut être offerte ici pour l’instant.
what = Quoi
for-whom = Pour qui
their-address = Son adresse e-mail
their-address-hint = (laissez-la vide, et vous recevez un lien à remettre)
on-which-day = Quel jour
on-which-day-hint = (vide pour tout de suite)
what-to-say = Ce que vous voulez dire
what-to-say-hint = (peut rester vide)
pay-and-give = Payer et offrir
give-terms = Vous payez une fois, sur la page du prestataire de paiement. Il peut être réclamé pendant un an. Vous apprenez s’il a été réclamé, jamais ce qui est lu grâce à lui. Tant que personne ne l’a réclamé, vous pouvez vous rétracter dans les quatorze jours et être entièrement remboursé.
gift-months = { $n ->
    [1] Un mois
    [12] Un an
   *[other] { $n } mois
}
gift-of = { $n ->
    [1] Un mois de { $name }
    [12] Un an de { $name }
   *[other] { $n } mois de { $name }
}
gift-priced = { $name }, { $other }
gift-to = { $name } pour { $other }
membership-for-you = Un abonnement pour vous
membership-for = Un abonnement pour { $name }
gift-begins = Il commence quand vous le réclamez, ou à la fin d’un abonnement que vous avez, et s’arrête de lui-même. Aucune carte n’est demandée. Qui l’a offert ne voit jamais ce que vous lisez.
claim-it = Le réclamer
sign-in-to-claim = Se connecter pour le réclamer
given-claimed = { $name }, réclamé le { $other }
given-unclaimed = { $name } ; personne ne l’a réclamé en un an
given-letter-went = { $length } ; l’e-mail est parti vers { $name } le { $day }
given-letter-goes = { $length } ; l’e-mail part vers { $name } le { $day }
given-from = { $name }, à réclamer à partir du { $other }
given-open = { $name }, pas encore réclamé
seat-for = Une place pour { $name }
seat-for-you = Une place pour vous
seat-send = Envoyez ce lien à qui vous voulez donner la place. Il ne sert qu’une fois.
link-label = Lien
seat-terms = Qui la prend lit comme abonné tant que vous payez, avec son compte et son historique. Vous ne voyez jamais ce qui est lu.
seat-from = Une personne abonnée ici vous donne une place : vous lisez tous les articles, avec votre compte et votre historique. Qui paie ne voit jamais ce que vous lisez.
take-seat = Prendre la place
sign-in-to-take = Se connecter pour la prendre
going-to-pay = Paiement
onward-about = Le prestataire de paiement a sa propre page pour cela. Aucun numéro de carte n’approche ce site.

invoice-title = Facture { $name }
invoice-for = Pour
to-be-paid = À payer
tax-in-it = Dont taxe
to-whom = À qui
reference = Référence
invoice-open-about = Vous lisez comme abonné dès que l’exploitant de ce site a vu l’argent. Rien ne se renouvelle de soi-même : pour une autre période, commandez à nouveau. Tant que ce n’est pas payé, vous pouvez y renoncer, et dans les quatorze jours suivant le paiement, vous pouvez vous rétracter et être entièrement remboursé.
do-not-want = Je n’en veux plus
paid-on = Payée le { $name }.
void-since = Annulée depuis le { $name } : personne n’a à la payer.
receipts-about = Au centime près. Personne d’autre que vous ne voit cette page.
nothing-paid-yet = Rien n’a encore été payé par ce compte.
to-all-titles = À tous les titres ensemble
to-this-service = À ce service
divided = Réparti
pool-about = Ce que tous les titres ont reçu ensemble, selon les lectures de tous
what-you-paid = Ce que vous avez payé
paid = Payé
provider-fee = Frais du prestataire de paiement
given-back = Remboursé
receipts-note = Ce qui est payé pour un an est réparti mois par mois. Ce que vous n’avez pas encore utilisé attend, et vous appartient jusque-là.
date-month = { $month } { $year }
month-came-back = { $name }, argent revenu de { $other }
title-gone = Un titre disparu
unclaimed-about = Ce que les lectures des abonnés ont rapporté à des titres dont les propriétaires ne l’ont pas encore réclamé. C’est gardé pour eux.
owners-claim = Les propriétaires le réclament ici
nothing-held = Rien n’est gardé pour l’instant.
released-after = { $n ->
    [one] Ce que personne ne réclame dans un délai de { $n } mois est réparti entre tous les titres, selon les lectures de tous les membres. Le service n’en garde rien.
   *[other] Ce que personne ne réclame dans un délai de { $n } mois est réparti entre tous les titres, selon les lectures de tous les membres. Le service n’en garde rien.
}
due-for-release = { $name } en iront à tous les titres à la répartition de { $other }, sauf réclamation avant.
released-money = Réparti entre tous les titres, faute de réclamation

no-gift-member = Offrir des articles est réservé aux abonnés.
no-gift-title = L’éditeur de cet article ne permet pas de l’offrir.
no-gift-used-up = Vous avez offert autant d’articles que possible ce mois-ci. Dès le premier du mois prochain, vous pourrez en offrir à nouveau.
no-gift-revoked = Ce cadeau a été repris par la personne qui l’avait fait.
no-gift-expired = Ce cadeau a expiré : un cadeau ouvre son article pendant quelques jours.
no-gift-devices = Ce cadeau a été ouvert sur autant d’appareils que possible. Là où il l’a déjà été, il s’ouvre encore.
no-gift-claimed = Ce cadeau a déjà été réclamé.
no-gift-early = Ce cadeau ne s’ouvre pas encore.
no-gift-given-back = Ce cadeau a été rendu par la personne qui l’avait acheté.
no-gift-is-member = Vous êtes déjà abonné. Gardez le cadeau pour la suite, ou donnez le lien à quelqu’un d’autre.
no-seat-full = Toutes les places sont prises.
no-seat-plan = Cette offre est pour une personne.
no-seat-gone = Cette invitation a déjà servi ou a été reprise.
no-seat-payer = La personne qui paie a déjà une place.
no-seat-soon = Cette place a changé de mains au cours des sept derniers jours.
no-trial-here = Il n’y a pas d’essai ici.
no-trial-unverified = Votre adresse doit d’abord répondre : demandez un lien par e-mail sur la page de connexion, et suivez-le.
no-trial-had = Il y a un essai par personne, et le vôtre a eu lieu. Si vous pensez que c’est une erreur, écrivez-nous.
no-trial-member = Vous êtes déjà abonné.
no-trial-card = Ici, un essai commence par une carte ; rien n’est prélevé avant la fin de l’essai.
no-voucher-unknown = Il n’y a pas de tel bon. Vérifiez s’il manque une lettre.
no-voucher-over = Ce bon n’est plus valable.
no-voucher-used = Ce bon a déjà servi.
no-voucher-by-you = Vous avez déjà utilisé ce bon ; il compte une fois par personne.

reading-title = Lecture
unread-articles = { $n ->
    [one] { $n } article non lu
   *[other] { $n } articles non lus
}
subscriptions = Titres suivis
mark-all-read = Tout marquer comme lu
only-unread = Seulement le non lu
read-too = Aussi ce qui est lu
subscribe-nothing = Vous ne suivez encore aucun titre.
choose-or-bring = Choisir des titres, ou apporter votre liste d’un autre lecteur
nothing-came = Rien n’est encore arrivé.
everything-read = Tout est lu.
mark-read = Marquer comme lu
mark-read-named = Marquer comme lu : { $name }
keep-unread = Garder non lu
keep-unread-named = Garder non lu : { $name }
all-of-it = Tous

subscriptions-about = Des titres que vous lisez un par un, comme dans un lecteur de flux.
not-taken = Non repris :
folder = Dossier
folder-of = Dossier de { $name }
file-it = Classer
add-a-title = Ajouter un titre
from-this-stand = De ce kiosque
or-any-feed = Ou n’importe quel flux du web, par son adresse
subscribe = Suivre ce titre
from-another-reader = D’un autre lecteur
from-another-reader-about = Miniflux, FreshRSS, Feedly, Inoreader, NetNewsWire et la plupart des autres donnent un fichier de tous les flux suivis (OPML). Apportez-le d’abord. Les fichiers d’articles (JSON de FreshRSS, Inoreader, Feedly, Miniflux et Google Takeout) sont repris aussi, de même que les archives entières de FreshRSS (ZIP) : ce qui s’en trouve ici est enregistré, marqué comme lu et étiqueté comme là-bas.
the-file = Le fichier
bring-in = L’apporter
as-opml = Vos titres suivis en OPML
in-an-app = Dans une application
in-an-app-about = Créez un jeton sous « Applications » : c’est le mot de passe là-bas, avec votre adresse e-mail comme nom.
app-greader = FreshRSS ou Google Reader
taken-subscriptions = { $n ->
    [one] { $n } titre repris
   *[other] { $n } titres repris
}
taken-feeds = { $n ->
    [one] { $n } nouveau flux collecté désormais
   *[other] { $n } nouveaux flux collectés désormais
}
taken-saved = { $n ->
    [one] { $n } article enregistré
   *[other] { $n } articles enregistrés
}
taken-read = { $n ->
    [one] { $n } article marqué comme lu
   *[other] { $n } articles marqués comme lus
}
taken-labels = { $n ->
    [one] { $n } étiquette posée
   *[other] { $n } étiquettes posées
}
skipped-line = { $name } : { $other }
skipped-older = n’est pas ici : plus ancien que ce qui a été collecté de son titre
skipped-uncollected = n’est pas ici : personne n’y collecte son flux ; apportez d’abord la liste des flux suivis
skipped-most = un fichier peut avoir deux mille flux
skipped-address = l’adresse ne commence ni par http:// ni par https://
skipped-scraped = ce n’est pas un flux : l’autre lecteur l’a tiré d’une page, selon des règles inconnues ici
skipped-list = c’est une liste qui se trouve ailleurs : téléchargez-la et apportez aussi ce fichier
skipped-rules = est repris ; les règles qui en marquaient une partie comme lue ne le sont pas : créez-les sous « Règles »
skipped-too-deep = ses dossiers sont trop imbriqués ; ceux de l’intérieur sont réunis
skipped-too-long = une liste peut avoir dix mille lignes ; le reste est laissé
skipped-second-folder = se trouve aussi dans un deuxième dossier ; ici, dans le premier seulement
skipped-cut-off = il est tronqué
skipped-packing = il est compressé d’une façon inconnue ici
skipped-too-large = l’archive est trop grande
skipped-damaged = il est endommagé

rules-about = Ce qui arrive tout seul aux articles quand ils viennent. Chaque condition que vous écrivez doit être remplie.
tried = Essai
your-rules = Les vôtres
a-new-rule = Une nouvelle règle
rule-words-hint = Des mots à la suite ; séparés par des virgules, l’un ou l’autre.
any = N’importe lequel
writer = Auteur
topic = Thème
rule-topic-hint = Une rubrique, ou le numéro d’un thème.
rule-language-hint = Comme « en » ou « pt-BR ».
then = Alors
then-read = Le marquer comme lu
then-save = L’enregistrer
then-hide = Le masquer dans toutes les listes
then-tell = M’en avertir, là où je vois ce que je suis
then-label = Lui poser une étiquette
name-of-rule = Comment vous appelez la règle
and-now = Et
do-it-now = Le faire aussi maintenant avec ce qui est là
try-it = L’essayer
rule-words = « { $name } »
rule-in-title = dans { $name }
rule-by = par { $name }
rule-about = sur { $name }
rule-in-language = dans la langue { $name }
rule-marks-read = marquer comme lu
rule-saves = enregistrer
rule-hides = masquer dans toutes les listes
rule-tells = m’avertir
rule-labels = étiquette « { $name } »
rule-says = { $name } : { $other }.
rule-matched = { $n ->
    [one] { $n } article jusqu’ici
   *[other] { $n } articles jusqu’ici
}
rule-tried = Aurait convenu à { $n } des { $name } articles les plus récents

rank-about = Selon des règles qui tiennent sur une page, avec les nombres utilisés en ce moment. C’est la version { $n } d’un fichier que chacun peut lire.
rank-lead = La une : la même pour tous dans une édition
rank-lead-about = Les rédactions disent ce qui compte par la place qu’elles lui donnent. Nous lisons leurs unes et additionnons ce qu’elles disent.
rank-vote = Une voix par propriétaire.
rank-vote-about = Une affaire en haut d’une une vaut une voix entière ; { $name } places plus bas, elle en vaut 37 %. Une chaîne de quarante journaux a une voix.
rank-steady = { $name } % d’une place sont sa moyenne sur les { $other } dernières heures, pour qu’un remaniement change peu.
rank-owners = Au moins { $name } propriétaires de confiance doivent l’avoir.
rank-owners-about = Un titre ne peut pas faire monter sa propre affaire.
rank-trust = La confiance vient des autres.
rank-trust-about = On fait confiance à un titre dans la mesure où sa page concorde avec celles d’autres propriétaires. Un nouveau titre dont personne ne répond compte { $name } pendant { $other } jours ; copier ce que tous ont ne rapporte rien. Des rédactions aux pages trop semblables comptent pour une.
rank-kind = Genre.
rank-kind-about = Dans l’édition générale, un sujet léger compte { $name } et le sport { $other }.
rank-place = Lieu.
rank-place-about = Dans l’édition d’un pays compte la part des voix venues de ce pays, au moins { $name }.
rank-age = Âge.
rank-age-about = Sans rien de nouveau, une affaire perd la moitié de son poids en { $name } heures, mais ne descend jamais sous { $other } % : les rédactions retirent elles-mêmes les vieilles affaires.
rank-length = Longueur.
rank-length-about = Une affaire qui n’a que des articles courts (moins de { $name } mots) compte { $other }.
rank-not-counted = Ni les clics ni le nombre d’articles ne font monter une affaire : ces nombres se fabriquent facilement. La vitesse à laquelle elle se répand est dite (« en hausse ») et ne compte pas. L’article qui représente une affaire est un reportage propre avant une reprise, et libre avant verrouillé ; parmi les dix premiers, pas deux du même propriétaire si cela s’évite.
rank-feed-only = Un titre dont la une ne peut être lue est entendu par l’ordre de son flux, à { $name } d’une voix.
rank-follows = Ce qui suit la une
rank-follows-about = Les affaires que deux unes n’ont pas encore suivent dans un ordre plus simple : combien de reportages indépendants partagent un titre (les copies d’un texte comptent une fois, un propriétaire aussi), où le flux du titre la place, sa fraîcheur (moitié du poids en { $name } heures), et si elle a une image.
rank-two = Aucun titre n’a plus de deux affaires en tête. Les commentaires ont leur propre place et ne mènent jamais.
rank-for-you = Pour vous : à vous seul, et seulement si vous êtes connecté
rank-for-you-about = Ce que vous ouvrez et suivez est pesé selon le tableau ci-dessous. Un interrupteur l’arrête : la liste est alors la même pour tous.
rank-known = Voir, modifier et effacer ce qui est su
rank-see = Le voir
rank-see-about = Chaque élément répond à « Pourquoi est-ce ici ? ». Toute la liste est ouverte, telle qu’elle est ou telle qu’elle était à tout moment des soixante derniers jours.
rank-whole-list = Toute la liste avec ses raisons
rank-numbers = Tous les nombres
rank-weights = Les poids
rank-lead-stories = La une
rank-weight = Poids
rank-value = Valeur
rank-meaning = Ce que cela veut dire

offline-title = Il n’y a pas de réseau
offline-about = Ces articles sont gardés sur cet appareil. Ce que vous enregistrez maintenant le sera dès que le réseau reviendra.
kept-here = Gardés sur cet appareil
offline-no-script = Sans scripts, rien ne peut être gardé ici.
try-front = Essayer la une
series-about = Six courts articles sur ce site, à lire un par jour ou tous à la fois.

text-width = Largeur des textes
width = Largeur
width-narrow = Étroite
width-normal = Moyenne
width-wide = Large

script-keys = Touches
script-key-next = Titre suivant, précédent
script-key-open = L’ouvrir
script-key-save = Enregistrer l’article, ou ne plus l’enregistrer
script-key-saved = Ce que vous avez enregistré
script-key-these = Ces touches
script-close = Fermer
script-share = Partager
script-address-copied = Adresse copiée
script-listen = Écouter
script-stop = Arrêter
script-copy-source = Copier avec la source
script-copied = Copié
script-scroll = Marquer comme lu en faisant défiler
script-messages = Messages à ce navigateur
script-no-messages = Ce navigateur n’accepte pas de messages, ou on le lui a interdit
script-take = Prendre { $name }
script-waits = Ce que vous avez fait attend le réseau.
script-nothing-kept = Rien n’est encore gardé sur cet appareil.
script-beginning = Au début

letter-lasts-week = Le lien sert une fois, dans les 7 jours.
letter-lasts-day = Le lien sert une fois, dans la journée.
letter-lasts-hour = Le lien sert une fois, dans l’heure.
letter-lasts-minutes = Le lien sert une fois, dans les 15 minutes.
letter-not-you = Si ce n’était pas vous, ignorez cet e-mail : sans le lien, rien ne se passe, et il ne sert qu’une fois.
letter-unknown = Si vous ne savez pas de quoi il s’agit, ignorez cet e-mail.
letter-invitation-subject = Vous êtes invité sur { $name }
letter-invitation = Une personne qui exploite { $name }, un service d’actualités, vous a invité à y lire. Ouvrez ce lien pour choisir un mot de passe :
letter-sign-up-subject = Votre compte sur { $name }
letter-sign-up = Vous vous êtes inscrit à { $name }. Ouvrez ce lien pour choisir un mot de passe :
letter-sign-in-subject = Se connecter à { $name }
letter-sign-in = Ouvrez ce lien pour vous connecter à { $name } :
letter-reset-subject = Un nouveau mot de passe pour { $name }
letter-reset = Ouvrez ce lien pour choisir un nouveau mot de passe pour { $name } :
letter-address-subject = Votre nouvelle adresse sur { $name }
letter-address = Ouvrez ce lien pour utiliser désormais cette adresse sur { $name } :
letter-farewell-at = { $name }, sur { $other }.
letter-farewell-undo = Si vous ne l’avez pas dit, ou changez d’avis, reprenez-le ici :
letter-membership-subject = { $name } : votre abonnement
letter-farewell-done = Votre demande numéro { $name } a été exécutée.
letter-gift-subject = { $name }, un abonnement à { $other } pour vous
letter-gift = Quelqu’un vous offre un abonnement à { $name }, un service d’actualités. Il commence quand vous le réclamez et s’arrête de lui-même ; aucune carte n’est demandée :
letter-gift-until = Vous pouvez le réclamer jusqu’au { $name }. Qui l’a offert ne voit jamais ce que vous lisez.
letter-gift-unwanted = Si vous n’en voulez pas, ignorez cet e-mail.
letter-invoice-subject = { $name } : facture { $other }
letter-invoice = Vous avez commandé un abonnement à { $name }. Il commence dès que { $other } sont arrivés :
letter-invoice-reference = Référence : { $name }
letter-invoice-here = La facture est ici :
letter-invoice-leave = Si vous n’en voulez plus, ne la payez pas, ou dites-le là-bas.
letter-gift-ends-subject = { $name } : l’abonnement qui vous a été offert prend fin le { $other }
letter-gift-ends = L’abonnement à { $name } qui vous a été offert prend fin le { $other }. Rien n’est prélevé, et vous n’avez rien à faire.
letter-gift-ends-plans = Si vous voulez continuer à lire, les offres sont ici ; le reste du cadeau n’est pas perdu si vous en choisissez une aujourd’hui :
letter-trial-ends-subject = { $name } : votre essai prend fin le { $other }
letter-trial-ends = Votre essai sur { $name } prend fin le { $other }.
letter-trial-ends-plans = Rien n’est prélevé, et vous n’avez rien à faire. Ce que vous avez enregistré reste à vous. Si vous voulez continuer comme abonné, les offres sont ici :
letter-failed-subject = { $name } : votre paiement a échoué
letter-failed = Le paiement de votre abonnement à { $name } a échoué. Vous continuez à lire comme abonné jusqu’au { $other }.
letter-failed-mend = Le prestataire de paiement réessaie de lui-même. Si la carte a expiré ou si votre banque la refuse, vous pouvez la changer, et voir la facture, avec le bouton « Carte et factures » ici :
letter-failed-leave = Si vous préférez arrêter, vous pouvez aussi y résilier ; plus rien ne sera prélevé.
letter-warned-subject = { $name } : vous continuez à lire jusqu’au { $other }
letter-warned = Le paiement de votre abonnement à { $name } n’est toujours pas passé. Sans paiement, votre abonnement sera suspendu à partir du { $other }.
letter-rests-subject = { $name } : votre abonnement est suspendu
letter-rests = Le paiement de votre abonnement à { $name } a échoué, et il est suspendu depuis le { $other }. Ce que vous avez enregistré reste à vous.
letter-rests-mend = Dès qu’il est payé, vous continuez à lire. La carte et la facture se trouvent derrière le bouton « Carte et factures » ici :
letter-briefing-ordered = Vous l’avez commandé sur { $name }.
letter-nobody-counts = Personne ne compte qui l’ouvre.
letter-telling-chosen = Vous avez choisi cela ici :
letter-end-here = Y mettre fin :
letter-end-mails-here = Mettre fin à ces e-mails :
told-leading = À la une maintenant
told-new-in-story = { $n ->
    [one] { $n } nouvel article dans une affaire que vous suivez
   *[other] { $n } nouveaux articles dans une affaire que vous suivez
}
told-new-in-search = { $n ->
    [one] { $n } nouvel article pour une recherche que vous gardez
   *[other] { $n } nouveaux articles pour une recherche que vous gardez
}

elsewhere-sign-in = Se connecter avec { $name }
elsewhere-refused = L’autre service ne vous a pas laissé entrer, ou vous avez renoncé.
elsewhere-failed = L’autre service n’a pas pu être joint, ou sa réponse ne prouve rien. Réessayez plus tard, ou connectez-vous autrement.
elsewhere-not-begun = La connexion a été commencée dans un autre navigateur, ou il y a trop longtemps. Recommencez.
elsewhere-no-account = Vous n’avez pas de compte ici par ce service. Connectez-vous autrement, ou demandez à qui gère ce site.

set-up = Installer
set-up-site = Installer { $name }
set-up-about = Vous devenez l’exploitant : la personne qui gère les titres, les comptes et ce site. Ensuite, vous vous connectez avec votre adresse et votre mot de passe, ou avec une clé d’accès.
set-up-again = Ce site a déjà un exploitant. Avec une nouvelle clé, vous le devenez aussi ; le compte que vous avez ici le devient, avec le mot de passe ou la clé d’accès que vous choisissez maintenant.
set-up-key = Clé
set-up-key-about = Elle a été affichée au premier démarrage de ce serveur. Cette commande en affiche une nouvelle :
set-up-by-passkey = Installer avec une clé d’accès
become-operator = Devenir exploitant
stand-question = Que voulez-vous dans votre kiosque ?
stand-about = Choisissez des éditions ; leurs titres sont collectés dès maintenant. Chaque titre peut être activé ou désactivé à tout moment dans la console.
stand-not-yours = C’est à l’exploitant de choisir. Si personne n’a encore installé ce site : le lien d’installation a été affiché au premier démarrage du serveur.
stand-no-titles = Le catalogue n’a encore aucun titre.
add-a-feed = Ajouter un flux
collect-these = Collecter ceux-ci
stand-skip = { $n ->
    [one] Passer : garder le seul titre activé
   *[other] Passer : garder les { $n } titres activés
}
form-editions = Choisissez au moins une édition, ou passez cette étape.

device-browser-on = { $name } sur { $other }
device-some-browser = Un navigateur sur { $name }
device-unknown = Un appareil inconnu

picks = Sélections
our-own = À nous
editors-did = Ce que la rédaction a fait
taken-back = annulé
act-take-back = Annuler
act-take-back-number = Annuler : acte { $name }
who-is-gone = quelqu’un qui n’est plus là
command-line = la ligne de commande
act-merged = Affaire { $name } fusionnée avec celle-ci
act-split = { $n ->
    [one] { $n } article détaché
   *[other] { $n } articles détachés
}
act-named = Nommée « { $name } »
act-unnamed = Nom retiré
act-undid = Acte antérieur annulé
desk-stories = Affaires à la rédaction
desk-stories-about = Les affaires des trois derniers jours que plusieurs titres racontent. Ouvrez-en une pour la fusionner, la scinder ou la nommer ; tout peut être annulé, et les adresses restent valables.
desk-stories-none = Aucune affaire des trois derniers jours n’est encore racontée par plusieurs titres.
its-page = Sa page
desk-story = Une affaire à la rédaction
desk-done = C’est fait. L’effet est visible ici en une seconde ; rechargez la page pour le voir.
desk-forwards = Cette affaire a été fusionnée ; son adresse redirige.
desk-part-of = L’affaire dont elle fait partie
name-hint = Affiché à la place d’un titre. Vide : le titre le plus parlant représente l’affaire.
save-name = Enregistrer le nom
merge-other = Fusionner une autre affaire avec celle-ci
merge-hint = Son adresse, ou l’une de celles-ci. Elle redirige ensuite vers cette affaire.
merge = Fusionner
split = Scinder
split-hint = Choisissez les articles qui racontent un autre événement ; ils forment une affaire à part.
split-these = Détacher ceux-ci
form-story-name = { $n ->
    [one] Un nom a au plus { $n } caractère.
   *[other] Un nom a au plus { $n } caractères.
}
form-story-address = Aucune affaire n’a cette adresse. Copiez l’adresse de sa page.
form-story-same = Les deux affaires n’en font déjà qu’une.
form-story-split = Choisissez quelques articles de l’affaire, ni aucun ni tous.

pick-lists = Listes
list-pinned = Épinglé à la une : { $name }
list-held = Retenu hors de la une : { $name }
desk-picks-about = Tout ce que vous faites est signé et peut être annulé ; deux personnes à la fois ne perdent rien l’une de l’autre.
as-readers-see = Comme les lecteurs le voient
on-the-list = Sur la liste
list-empty = Rien encore. Ajoutez un article ci-dessous.
drag-hint = Glissez un article à sa place, ou pressez Alt et une flèche sur lui.
put-there-by = Ajouté par { $name } ; { $other }.
pick-to-come = à venir : du { $name } au { $other }
pick-stands = y reste jusqu’au { $name }
pick-over = terminé depuis le { $name }
move-up = Monter
move-down = Descendre
note-time-pin = Note, horaire, place
note-to-reader = Au lecteur : pourquoi le lire
stands-from = Du
stands-until = au
by-the-clock = à l’heure de { $name }
the-sites-clock = le site
keep-times = Garder l’horaire
pinned-to-place = Place fixe
keep-place = Garder la place
put-an-article = Ajouter un article
address-on-site = Son adresse sur ce site
put-on-list = Mettre sur la liste
worth-a-look = À regarder
proposed-by-rule = Proposés par des règles, avec les indices ; vous décidez.
what-was-done = Ce qui a été fait
nothing-done = Rien encore.
acted-added = mis sur la liste
acted-removed = retiré
acted-moved = placé avant un autre
acted-moved-last = placé à la fin
acted-from-now = affiché dès maintenant
acted-from = affiché à partir du { $name }
acted-until = affiché jusqu’au { $name }
acted-between = affiché du { $name } au { $other }
acted-pinned = épinglé à la place { $n }
acted-unpinned = n’est plus épinglé
acted-note-gone = note retirée
acted-note = avec une note : { $name }
acted-undone = acte { $name } annulé
worth-very-long = { $n ->
    [one] Très long : { $n } mot
   *[other] Très long : { $n } mots
}
worth-long = { $n ->
    [one] Long : { $n } mot
   *[other] Long : { $n } mots
}
worth-own = Récit propre, pas une reprise
worth-no-other = Aucun autre titre ne l’a
worth-only = { $n ->
    [one] Seul { $n } titre l’a
   *[other] Seuls { $n } titres l’ont
}
worth-speaks-of = Il parle de : { $name }
worth-no-harm = Ni mort, ni guerre, ni crime dans le titre ou le résumé
form-desk-time = Un moment s’écrit comme 2026-11-26T08:00.
form-desk-article = Donnez l’adresse d’un article de ce site.
form-desk-end = La fin doit suivre le début.
form-desk-note = Une note a au plus 240 caractères.

own-articles = Nos propres articles
own-articles-about = Ce que vous écrivez ici paraît sous le nom de ce site comme tout autre article : dans les listes, les affaires et la recherche, avec tout ce qui y a été modifié ensuite.
write-an-article = Écrire un article
nothing-written = Rien n’est encore écrit.
welcome-series = La série de bienvenue
welcome-series-about = Six courts articles pour les nouveaux lecteurs accompagnent ce site : son fonctionnement, qui décide de la une, le masquage, la vie privée, le suivi, l’abonnement. Ils en reçoivent un par jour pendant six jours, sous « Pour vous ».
read-the-series = Les lire
publish-series = Publier la série de bienvenue
series-published = Elle est publiée. Ses articles figurent dans la liste ci-dessus et se modifient comme les autres.
own-draft = Un brouillon ; personne d’autre ne le voit
own-scheduled = Paraîtra le { $name }
own-published = Publié le { $name }
own-withdrawn = Retiré
own-write = Écrire
own-headline = Titre
own-standfirst = Chapeau
own-byline = Signature
own-section = Rubrique
own-text = Texte
own-markdown = Markdown, avec une ligne vide entre les paragraphes :
own-picture = Image
own-caption = Légende
own-credit = Crédit
publish-at = Publier le
by-the-clock-or-now = À l’heure de { $name } ; vide pour maintenant.
keep-and-publish = Publier la modification
keep-and-look = Garder et relire
publish = Publier
withdraw-own = Retirer
drop-own = Jeter
as-it-will-read = Tel qu’on le lira
form-own-headline = Un article a un titre.
form-own-long = C’est trop long : une ligne a au plus 400 caractères, le texte 200 000.
form-own-picture = L’adresse de l’image commence par https://.
form-own-language = Choisissez la langue de l’article.
form-own-meanwhile = Quelqu’un d’autre a réécrit cet article entre-temps. Revenez en arrière, gardez une copie de votre texte, et rouvrez-le.

your-titles = Vos titres
publisher-about = Ce que les abonnés lisent d’un titre lui est payé. Dès que vous avez montré qu’un titre est à vous, ses relevés sont ici, et ce qui était gardé pour lui vous est dû.
your-terms-about = Ce que les lecteurs reçoivent ici de ses articles, et ce que les programmes peuvent en faire :
your-terms = Vos conditions
no-statement-yet = Ce titre est à vous. Il n’y a pas encore de relevé : le premier vient quand un mois où des abonnés l’ont lu est terminé et réparti.
statement-month = Mois
earned = Gagné
paid-out = Versé
owed-after = Dû ensuite
files = Fichiers
prove-by-file = Pour montrer qu’il est à vous, placez la ligne ci-dessous dans un fichier texte à cette adresse :
prove-by-record = Ou faites de la ligne le texte d’un enregistrement TXT de ce nom :
look-for-it = Vérifier
give-it-up = Y renoncer
not-mine-any-more = { $name } n’est plus à moi
claim-a-title = Revendiquer un titre
claim-by-name = Son nom ici, ou la fin de son adresse
it-is-mine = Il est à moi
publisher-asked = Placez maintenant la ligne ci-dessous à l’endroit demandé, puis vérifiez.
publisher-proved = La ligne a été trouvée : ce titre est à vous. Ce qui était gardé pour lui vous est dû maintenant.
publisher-missing = La ligne n’y a pas été trouvée. Elle doit être seule sur sa ligne, ou former tout le texte de l’enregistrement ; les redirections vers d’autres sites ne sont pas suivies, et un nouvel enregistrement peut mettre une heure à être visible.
publisher-given-up = Le titre n’est plus à vous ici.

statement-heading = { $name }, { $other }
statement-number = Relevé { $name }
all-statements = Tous les relevés
statement-wrong = Ce relevé ne tombe pas juste :
owed-before = Dû avant le mois
statement-corrections = Corrections et versements revenus
statement-sold = Articles achetés à l’unité
statement-trials = Lectures à l’essai, payées par le service
statement-released = Non réclamé à temps : réparti entre tous les titres
statement-sold-each = Chacun, hors taxe
statement-sold-part = Part
statement-sold-outlet = du titre qui le publie
statement-sold-agency = de l’agence
statement-sold-whole = du titre
statement-sold-few = peu de lecteurs, montrés ensemble
statement-sold-articles = { $n ->
    [one] { $n } article
   *[other] { $n } articles
}
statement-trials-how = { $weight } parts sur { $whole } de { $budget }
statement-released-how = { $name } étaient retenus ; { $other } sont venus plus tard et restent
owed-after-month = Dû après le mois
how-it-was-read = Comment il a été lu
statement-readers = { $n ->
    [one] { $n } lecteur
   *[other] { $n } lecteurs
}
too-few-readers = Trop peu de lecteurs pour dire combien
statement-reads = { $n ->
    [one] { $n } lecture qui compte
   *[other] { $n } lectures qui comptent
}
statement-seconds = { $n ->
    [one] { $n } seconde
   *[other] { $n } secondes
}
how-shares = Comment les parts ont été calculées
statement-formula = Formule { $version } : { $model }. Les titres reçoivent { $titles } de ce qui reste après l’impôt et les frais du prestataire de paiement ; une agence reçoit { $agency } du poids de son texte dans un titre. Une lecture compte à partir de { $seconds } secondes.
shares-user-centric = l’abonnement de chacun selon ce qu’il a lu
shares-pro-rata = tous les abonnements ensemble selon toutes les lectures
shares-by-time = tous les abonnements ensemble selon le temps de lecture
statement-whole = Tous les titres ensemble : { $net } répartis, dont { $titles } aux titres et agences, et { $service } restés au service.
by-reading-of = Selon les lectures de
readers = Lecteurs
divided-of-each = Réparti par lecteur
of-weight = Sur
all-together = tous ensemble
each-of-another-kind = { $n ->
    [one] { $n }, d’un autre genre
   *[other] { $n }, chacun d’un autre genre
}
few-readers = peu
seconds-column = Secondes
statement-again = Chacun peut recalculer ce relevé : gardez le fichier JSON et lancez
statement-digest = Son empreinte :
statement-digest-before = Celle du précédent :
percent = { $name } %

terms = Conditions
terms-of = Conditions de { $name }
terms-set-here = Ce qui est fixé ici s’applique.
terms-by-policy = Rien n’est fixé ici : la politique de ce site s’applique.
terms-none = Rien n’est fixé ici.
terms-readers = Ce que reçoivent les lecteurs
terms-preview = Caractères d’un article réservé que chacun voit
terms-preview-hint = Ils finissent par une phrase entière. Vide : selon la politique.
terms-embargo = Minutes après la parution pendant lesquelles personne ne le lit ici
terms-countries = Pays où il peut être lu
terms-countries-example = NO, SE
terms-countries-hint = Vide : partout. Si des pays sont nommés, qui lit depuis un pays inconnu ne reçoit rien.
terms-price = Prix d’un article à l’unité, en { $name }
terms-price-hint = Entre { $name } et { $other } ; vide pour le prix de ce site. Taxe comprise.
terms-in-membership = Un abonnement à ce site ouvre ses articles réservés
terms-gifts = Les abonnés peuvent offrir ses articles par un lien cadeau
terms-programs = Ce que peuvent faire les programmes
terms-search-engines = Les moteurs de recherche peuvent référencer ses articles tels qu’ils sont ici
terms-mining = Ses textes peuvent être fouillés et servir à entraîner des modèles
terms-drop = Abandonner ces conditions
terms-saved = Enregistré. Elles s’appliquent dès maintenant.
terms-dropped = Ce titre n’a plus de conditions propres.
form-terms-preview = Ce que chacun voit est un nombre de caractères de 0 à { $n }.
form-terms-embargo = L’embargo est un nombre de minutes de 0 à { $n }.
form-terms-country = « { $name } » n’est pas un pays ; écrivez des codes de deux lettres, comme NO, SE.
form-terms-price = Le prix d’un article se situe ici entre { $name }.

console-overview = Vue d’ensemble
feeds = Flux
front-pages = Unes
audit-log = Journal
console-money = Argent
console-unreachable = Aucun éditeur n’est joignable depuis { $name }. Vérifiez le réseau de ce serveur.
console-titles-on = Titres actifs
console-of = sur { $n }
console-answering = Flux qui répondent
console-failing = Flux en échec
console-last-answer = Dernière réponse
choose-by-edition = Choisir par édition
feeds-failing = { $n ->
    [0] Aucun flux n’échoue.
    [one] Un flux échoue.
   *[other] { $n } flux échouent.
}
feed-address = Adresse du flux
a-new-title = Un nouveau titre
name-of-new-title = Nom du nouveau titre
as-the-feed-says = Selon le flux
add = Ajouter
no-feeds-yet = Il n’y a pas encore de flux.
a-feed = Flux
how-it-does = État
actions = Actions
feed-off = Son titre est désactivé.
feed-gone = L’éditeur l’a supprimé définitivement ; il n’est plus interrogé.
feed-fails = { $n ->
    [one] En échec depuis { $name } (une fois) :
   *[other] En échec depuis { $name } ({ $n } fois) :
}
feed-answered = A répondu { $name }.
not-asked-yet = Pas encore interrogé.
hub-tells = Un hub signale les nouveautés, la dernière fois { $name }.
hub-promised = Un hub a promis de signaler les nouveautés.
hub-silent = Le hub a été sollicité et n’a rien promis.
form-feed-title = Il y a déjà un titre nommé { $name } ; choisissez-le dans la liste.
form-feed-none = Le formulaire ne nomme aucun flux ; rouvrez la liste.
front-pages-unwell = { $n ->
    [0] Toutes les unes interrogées sont lisibles.
    [one] Une une est illisible.
   *[other] { $n } unes sont illisibles.
}
front-pages-about = Elles sont visitées pour voir ce que leurs rédactions placent où. Cette commande en ajoute et en retire :
front-pages-none = Il n’y a pas encore de unes ; les pages d’accueil des titres actifs viennent d’elles-mêmes.
front-page-unread = Non lue depuis { $name } :
front-page-feed-instead = Le flux principal du titre la remplace.
front-page-stands-in = Illisible ; le flux principal du titre la remplace, réessayée { $name }.
front-page-places = { $n ->
    [one] Une place, lue { $name }.
   *[other] { $n } places, lues { $name }.
}
front-page-rhythm = { $n ->
    [one] Elle change environ chaque minute.
   *[other] Elle change environ toutes les { $n } minutes.
}
titles-on-off = Titres actifs et inactifs
titles-on-off-about = { $name } sur { $other } sont actifs. Un titre inactif n’est ni collecté ni affiché ; ses articles restent.

audit-about = Ce qui a été fait aux comptes, et par ceux qui exploitent ce service. Rien ici ne peut être modifié ni retiré ; ce que lisent les lecteurs ne figure nulle part. Ce que fait la rédaction :
who = Qui
older = Plus ancien
account-gone = un compte disparu
holder-or-command-line = son titulaire, ou la ligne de commande
audit-titles-on = a activé des titres
audit-titles-off = a désactivé des titres
audit-titles-imported = a importé des titres
audit-feed-added = a ajouté un flux
audit-feed-removed = a retiré un flux
audit-plan = a fixé une offre
audit-vouchers = a créé des bons
audit-coupon = a créé un code de réduction
audit-money-returned = a remboursé de l’argent
audit-invoice = a réglé le sort d’une facture
audit-farewell = s’est occupé d’une demande de résiliation
audit-month = a réparti un mois entre les titres
audit-published = a publié un article du site
audit-withdrawn = a retiré un article du site
audit-terms = a fixé les conditions d’un titre
audit-account-made = a créé un compte
audit-accepted = a accepté une invitation
audit-role = a attribué un rôle
audit-suspended = a suspendu un compte
audit-resumed = a laissé un compte se connecter
audit-changed = a modifié un compte
audit-password = a fixé un nouveau mot de passe
audit-second-factor-on = a activé un second facteur
audit-second-factor-off = a désactivé un second facteur
audit-erased = a effacé un compte
audit-of = { $name } : { $other }

accounts-count = { $n ->
    [one] { $n } compte
   *[other] { $n } comptes
}
reading-is-theirs = Ce qu’ils lisent leur appartient ; personne ne le voit ici.
reader-role-done = Le rôle est modifié. Le titulaire du compte se reconnecte.
reader-suspended-done = Le compte est suspendu et déconnecté partout.
reader-resumed-done = Le compte peut se reconnecter.
reader-erased-done = Le compte et tout ce qui était gardé pour lui ont disparu.
link-invites = Ce lien permet à { $name } d’accepter l’invitation, une fois, sous 7 jours.
link-resets = Ce lien permet à { $name } de choisir un nouveau mot de passe, une fois, dans l’heure.
link-mailed = Il est en route par e-mail.
link-hand-on = Transmettez-le par un moyen sûr ; il ne sera plus affiché.
invite-somebody = Inviter quelqu’un
role = Rôle
invite = Inviter
invite-no-mail = Aucun courrier n’est configuré ici : vous recevez le lien et le transmettez.
state = État
it-is-you = vous
role-of = Rôle de { $name }
change-role-of = Modifier le rôle de { $name }
state-invited = Invité
state-suspended = Suspendu
state-active = Actif
with-second-factor = avec second facteur
never-signed-in = jamais connecté
last-signed-in = dernière connexion : { $name }
let-in-again = Réadmettre
give-a-link = Donner un lien
suspend = Suspendre
erase = Effacer
erase-for-good = Effacer { $name } définitivement
form-role = Choisissez un rôle.
form-account-act = Choisissez que faire du compte.

money-about = Ce que les lecteurs ont payé et où c’est. Ce qu’ils lisent leur appartient ; personne ne le voit ici.
ledger-as-sheet = Le grand livre en tableau (CSV)
no-provider-set = Aucun prestataire de paiement n’est configuré. Les offres s’affichent, et rien ne peut être payé.
provider-waiting = { $n ->
    [one] Un message du prestataire de paiement attend d’être traité. S’il reste, le journal du serveur dit pourquoi.
   *[other] { $n } messages du prestataire de paiement attendent d’être traités. Si ce nombre reste, le journal du serveur dit pourquoi.
}
wishes-wait = Demandes de lecteurs en attente
wish-said = Dit
wish = Demande
how-it-stands = Où elle en est
of-contract = contrat { $name }
wish-due = Sera exécutée le { $name }.
wish-again = Réessayée le { $name }.
try-again = Réessayer
try-again-named = Réessayer : { $name }, { $other }
done-by-hand = Fait à la main
done-by-hand-named = Fait à la main : { $name }, { $other }
invoices-open = Factures à payer
payments-failed = Paiements échoués
balances-to-send = Soldes à renvoyer
to-be-sent = À envoyer
money-sent = L’argent est envoyé
money-sent-named = L’argent est envoyé à { $name }
balance-sent-done = Noté comme renvoyé ; la personne en est informée.
article-taken-back-done = Rendu : le prix est de nouveau sur le solde de la personne.
give-back-to-named = Rendre { $name } à { $other }
failed-since = Échoué
access-until = Accès
access-until-day = jusqu’au { $name }
told-what = Annoncé
told-nothing = rien encore
told-first = l’échec, le { $name }
told-again = de nouveau, le { $name }
told-end = la suspension de l’abonnement, le { $name }
an-invoice = Facture
money-came = Argent reçu
money-came-named = L’argent de { $name } est reçu
make-void = Annuler
make-void-named = Annuler { $name }
what-is-where = Où est l’argent
nobody-paid-yet = Personne n’a encore rien payé.
no-month-divided = Aucun mois n’a encore été réparti. Cette commande le fait :
months-divided = Répartis : { $name }.
month-in-currency = { $name } en { $other }
no-plan-made = Il n’y a pas encore d’offre. Cette commande en crée une :
a-plan = Offre
price = Prix
term = Durée
on-sale = En vente
members = Abonnés
nobody-subscribed = Personne n’est encore abonné.
term-ends = Fin de période
payments = Paiements
no-payment-yet = Il n’y en a pas encore.
give-back = Rembourser
how-much-back = Combien de { $name } est remboursé
who-left = quelqu’un qui est parti
not-known-yet = pas encore connu
place-provider = Reçu, moins les remboursements et versements
place-reader = Payé par les lecteurs, pas encore gagné
place-wallet = Déposé par les lecteurs, pas encore dépensé : leur est dû
place-tax = Impôt
place-fees = Frais du prestataire de paiement
place-pool = En cours de répartition
place-payee = Dû aux titres
place-unclaimed = Gardé pour des titres que personne n’a réclamés
place-platform = Propre au service
subscription-pending = En attente du premier paiement
subscription-trialing = Essai
subscription-active = Actif
subscription-past-due = Paiement échoué, nouvel essai en cours
subscription-on-hold = Suspendu
subscription-paused = En pause
subscription-cancelled = Résilié, payé jusqu’à la fin
subscription-expired = Terminé
subscription-refunded = Remboursé
money-returned-done = L’argent est en route. Il apparaît ici dès que le prestataire le confirme.
money-noted-done = Noté comme remboursé.
invoice-settled-done = La facture est réglée.
wish-again-done = Nouvel essai dans quelques secondes. Le résultat apparaît ici.
wish-settled-done = Noté comme fait.
form-money-act = Choisissez ce qui en est fait.
form-amount = « { $name } » n’est pas un montant ; écrivez-le comme 12.50.
form-refund-most = Au plus { $name } de ce paiement peuvent être remboursés.
form-no-provider = Aucun prestataire de paiement n’est configuré. Rien n’a été remboursé.
form-refund-failed = Le prestataire de paiement n’a pas accepté le remboursement. Rien n’a été remboursé.
form-api-state = Envoyez du JSON comme { $name }.

own-picture-file = Téléverser une image
own-picture-hint = JPEG, PNG, WebP ou GIF, 12 Mo au plus. Elle est gardée ici, sans le lieu, l’heure et l’appareil que l’appareil photo y inscrit.
own-picture-or-address = Ou son adresse sur le web
own-picture-remove = Retirer l’image
form-picture-words = Une image a besoin d’une légende et d’un crédit.
form-picture-bytes = L’image est trop lourde : { $n } Mo au plus.
form-picture-pixels = L’image a trop de pixels : { $n } millions au plus, et 8 000 par côté.
form-picture-kind = Le fichier n’est pas une image lisible : prenez du JPEG, PNG, WebP ou GIF.

services = Services par lesquels vous vous connectez
services-short = Autres services
services-about = Un tel service dit que c’est vous, et vous n’avez pas besoin de mot de passe ici. Il apprend que vous vous connectez ici, et rien de ce que vous lisez.
services-none = Aucun service n’est lié à votre compte.
tied-since = lié { $name }
untie = Délier
untie-named = Délier { $name }
tie-a-service = Lier un service
tie-named = Lier { $name }
done-tied = Le service est lié à votre compte. Vous pouvez désormais vous connecter par lui.
done-untied = Le service n’est plus lié à votre compte.
done-tied-elsewhere = Votre identité auprès de ce service est liée à un autre compte ici. Rien n’a été modifié.
done-last-way = Ce service est votre seul accès. Choisissez d’abord un mot de passe ou créez une clé d’accès.
your-balance = Votre solde
balance-name = Solde pour des articles à l’unité
balance-about = Il paie des articles à l’unité. Il n’expire pas, et ce qui reste vous est rendu quand vous le demandez, aussi quand vous effacez votre compte.
balance-there = Ce qu’il y a
balance-empty = Rien pour le moment.
article-costs = Un article coûte { $name }, sauf autre prix sur son bouton. Le relire est gratuit.
balance-goes-back = Il est en route vers vous. Rien n’en est pris entre-temps.
put-money-in = Déposer de l’argent
put-in-amount = Déposer { $name }
put-in-by-invoice = Vous recevez une facture. L’argent est là quand votre virement est arrivé.
articles-bought = Articles que vous avez achetés
bought-for = { $name }, { $other }
article-gone = Un article qui n’est plus ici
rest-back = Récupérer le reste
rest-back-about = Ce qui reste repart par le moyen de paiement utilisé.
give-rest-back = Rendre le reste
rest-back-vouchers = Ce qu’un bon a donné est dépensé d’abord et n’est pas versé.
voucher-filled = Le bon est sur votre solde.
return-within = { $n ->
    [one] Vous pouvez rendre un article dans la minute qui suit l’achat, chacun une fois.
   *[other] Vous pouvez rendre un article dans les { $n } minutes qui suivent l’achat, chacun une fois.
}
give-article-back = Le rendre
give-article-back-named = Le rendre : { $name }
article-returned = rendu
article-returned-done = Il est rendu, et son prix est de nouveau sur votre solde.
form-return-late = Cet article ne peut plus être rendu. Si quelque chose s’est mal passé, écrivez à ceux qui gèrent ce site.
asked-give-back = Le reste de votre solde
buy-this = Lire cet article pour { $name }
buy-from-balance = C’est pris sur votre solde de { $name }. Le relire est gratuit.
buy-top-up-first = Vous déposez d’abord de l’argent ; ce que vous ne dépensez pas vous est rendu.
form-top-up = Choisissez l’un des montants qui peuvent être déposés.
erase-balance = { $name } de votre solde vous reviennent par le moyen de paiement utilisé.
waiver-words = Je demande que la lecture commence tout de suite, avant la fin du délai de rétractation de quatorze jours, et je reconnais perdre ainsi mon droit de rétractation.
what-you-declared = Ce que vous avez déclaré
form-waiver = Cochez la case à côté de l’offre, ou n’adhérez pas maintenant : sans elle la lecture ne peut pas commencer tout de suite.
letter-waiver-subject = { $name } : ce que vous avez déclaré en adhérant
letter-waiver = Pour { $name }, vous avez déclaré le { $other } :
letter-waiver-keep = Cela vaut si vous payez. Gardez cette lettre ; les mots figurent aussi sur la page de votre adhésion. Vous pouvez résilier à tout moment.

# Sound and video
audio = Audio
video = Vidéo
download = Télécharger
plays-seconds = { $n } s
plays-minutes = { $n } min
plays-whole-hours = { $n } h
plays-hours = { $hours } h { $minutes } min
megabytes = { $name } Mo
recording-private = Lu par l’intermédiaire de ce site : { $name } n’apprend pas qui écoute ou regarde.

newsletters = Lettres d’information
newsletters-about = Donnez cette adresse à une lettre d’information et vous la lirez ici : chaque expéditeur est un titre à vous, que personne d’autre ne voit. Quiconque connaît l’adresse peut y écrire.
open-inbox = Obtenir une adresse
another-inbox-about = Une autre adresse prend la place de celle-ci ; ce qui est envoyé à l’ancienne est refusé dès lors.
another-inbox = Une autre adresse
newsletters-ended = Plus acceptées ; leurs envois sont refusés :
take-again = Accepter à nouveau
take-again-named = Accepter à nouveau { $name }
unsubscribe-at-sender = Se désabonner chez l’expéditeur
