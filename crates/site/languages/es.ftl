language = Español

to-content = Ir al contenido
navigation-site = Sitio
navigation-sections = Secciones
navigation-about = Acerca de
edition = Edición:
search = Buscar
titles = Cabeceras
settings = Ajustes
account = Cuenta
top-stories = Portada
for-you = Para ti
briefing = Resumen
latest = Lo último
all-titles = Todas las cabeceras
topics = Temas
how-we-rank = Cómo ordenamos
membership = Suscripción
cancel-here = Cancelar contratos aquí
unclaimed-money = Dinero sin reclamar
promise = Sin anuncios, sin rastreo, nada se carga de otros sitios. Cada artículo pertenece a la cabecera que lo publicó.
hidden = { $n ->
    [one] { $n } artículo está oculto por lo que silenciaste
   *[other] { $n } artículos están ocultos por lo que silenciaste
}
what-you-mute = Lo que silencias

section-world = Mundo
section-national = Nacional
section-politics = Política
section-business = Economía
section-technology = Tecnología
section-science = Ciencia
section-health = Salud
section-climate = Clima
section-sport = Deportes
section-culture = Cultura
section-life = Vida
section-opinion = Opinión

just-now = ahora mismo
minutes-ago = hace { $n } min
hours-ago = { $n ->
    [one] hace { $n } hora
   *[other] hace { $n } horas
}
yesterday = ayer
today = Hoy
date-long = { $weekday }, { $day } de { $month } de { $year }
date-weekday = { $weekday }, { $day } de { $month }
date-short = { $day } { $month }
date-short-year = { $day } { $month } { $year }
date-exact = { $weekday }, { $day } { $month } { $year }
date-time = { $date }, { $time }
weekday-1 = lunes
weekday-2 = martes
weekday-3 = miércoles
weekday-4 = jueves
weekday-5 = viernes
weekday-6 = sábado
weekday-7 = domingo
weekday-short-1 = lun
weekday-short-2 = mar
weekday-short-3 = mié
weekday-short-4 = jue
weekday-short-5 = vie
weekday-short-6 = sáb
weekday-short-7 = dom
month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre
month-short-1 = ene
month-short-2 = feb
month-short-3 = mar
month-short-4 = abr
month-short-5 = may
month-short-6 = jun
month-short-7 = jul
month-short-8 = ago
month-short-9 = sept
month-short-10 = oct
month-short-11 = nov
month-short-12 = dic

live = En directo
locked = Cerrado
locked-for = Para suscriptores de { $name }
why-is-this-here = ¿Por qué está aquí?
why-here = ¿Por qué aquí?
told = { $n ->
    [one] { $n } cabecera lo cuenta
   *[other] { $n } cabeceras lo cuentan
}
similar = { $n ->
    [one] { $n } cabecera tiene un titular parecido
   *[other] { $n } cabeceras tienen un titular parecido
}
counts-titles = { $n ->
    [one] { $n } cabecera
   *[other] { $n } cabeceras
}
counts-reports = { $n ->
    [one] una sola información
   *[other] { $n } informaciones independientes
}
counts = { $titles }, { $reports }
older-articles = Artículos anteriores

front-heading = { $name }: portada
all-the-latest = Todo lo último
more-top-stories = Más en portada
on-this-stand = En este quiosco
titles-of-edition = Las { $n } cabeceras de esta edición
ordered-by-rules = Esta página se ordena con reglas que puedes leer.
why-each-story = Por qué cada noticia está donde está

newest-in = Lo más nuevo en { $name }
more-in = Más en { $name }
nothing-in-section = Ninguna cabecera de esta edición tiene todavía nada en { $name }. Las secciones se llenan a medida que publican.
nothing-older = No hay nada anterior.
latest-articles = Los últimos artículos
latest-about = Todo lo de todas las cabeceras, lo más nuevo primero.
nothing-yet = Ninguna cabecera ha publicado nada aquí todavía. La portada dice cómo va la recogida.
front-page = Portada

settings-about = Se guardan en una sola cookie de tu navegador. Aquí no se guarda nada sobre ti.
colours = Colores
theme-auto = Como mi dispositivo
theme-light = Claro
theme-dark = Oscuro
text-size = Tamaño del texto
size-small = Pequeño
size-medium = Mediano
size-large = Grande
size-huge = Muy grande
typeface = Letra de los artículos
face-serif = De periódico
face-sans = Sencilla
edition-of-front = Edición de la portada
as-this-site = La de este sitio ({ $name })
language-of-site = Idioma de este sitio
as-browser = El que pide mi navegador
language-about = Lo que publican las cabeceras queda en su idioma.
save = Guardar

feeds-say = Qué dicen los canales
choose-titles = Elegir cabeceras
choose-titles-meanwhile = Elegir cabeceras mientras tanto
outage = Ningún editor responde desde { $name }. Aquí están las noticias de entonces; se renovarán en cuanto uno responda.
no-network = No hay noticias porque no hay red
no-network-about = Desde { $name } no se ha podido contactar con ningún editor. Las noticias aparecerán en cuanto responda la primera cabecera.
all-off = Todas las cabeceras están desactivadas
all-off-about = No se recoge ni se muestra nada hasta que haya al menos una cabecera activada.
edition-off = Ninguna cabecera de esta edición está activada
edition-off-about = Otras ediciones pueden tener noticias; el operador puede activar cabeceras de esta.
collecting = { $name } está recogiendo sus primeras cabeceras
collecting-soon = Las primeras respuestas llegan en segundos. Esta página se llena sola.
collecting-so-far = Canales que han respondido: { $name }. Esta página se llena sola.
none-brought = Se preguntó a todos los canales y ninguno trajo un artículo
none-brought-about = Canales que respondieron: { $name }. Lo que dijo cada uno está en la consola.
of-all = { $name } de { $other }

published = Publicado
updated = Actualizado
minutes-to-read = { $n } min de lectura
corrected = Corregido por su editor.
taken-down = { $name } ha retirado este artículo.
with-agencies = Con { $name }
list-and = { $name } y { $other }
text-taken-back = El texto ya no se muestra aquí porque la casa que lo escribió lo retiró.
keeps-for-members = { $name } reserva el resto de este artículo a sus suscriptores.
given-to-everyone = Lo de arriba es lo que ofrece a todos.
go-on-at = Seguir en { $name }
all-in-feed = Es todo lo que { $name } ofrece en su canal.
headline-only = { $name } solo ofrece el titular en su canal.
read-at = Leer en { $name }
read-original = Leer el original en { $name }
changed-since = { $n ->
    [one] Cambiado una vez desde { $name }
   *[other] Cambiado { $n } veces desde { $name }
}
see-what-changed = Ver qué cambió
changed-silently = Cambiado sin aviso:
about = Sobre:
sure = seguro al { $n } %
give-article = Regalar este artículo
saved = Guardado
how-texts-look = Aspecto de los textos
size = Tamaño
letters = Letra
show-it-so = Mostrar así
whole-story = Toda la historia
related = Relacionado
top-now = Lo más destacado ahora
more-from = Más de { $name }
in-section = En { $name }
yours = Lo suyo
your-highlights = Sus subrayados y notas
highlight-lost = El texto cambió desde entonces; estas palabras ya no figuran en él.
note = Nota
a-note = Una nota
keep-note = Guardar la nota
take-out = Quitar
highlight-passage = Subrayar un pasaje
whole-paragraph = Un párrafo entero
none = Ninguno
or-words = O palabras, tal como están en el artículo
highlight = Subrayar
labels = Etiquetas
label = Etiqueta
take-off = Quitar
put-on = Poner
follow = + Seguir { $name }
follows = Siguiendo { $name }
all-by = Todo de { $name }
wall-down = Este artículo fue retirado
wall-down-about = Quizá otras cabeceras hayan informado de ello.
wall-later = Este artículo podrá leerse más tarde
wall-later-about = Su editor permite leerlo aquí a partir del { $name }.
wall-territory = Este artículo no puede leerse aquí
wall-territory-about = Su editor solo permite leerlo en algunos países, y no consta que el suyo sea uno de ellos.
wall-used-up = Ya leyó sus artículos gratuitos de este mes
wall-used-up-about = Los miembros siguen leyendo. A partir del { $name } tendrá de nuevo artículos gratuitos.
wall-register = Regístrese para leer este artículo
wall-register-about = Es gratis para quien tenga una cuenta.
wall-subscribers = Este artículo es para suscriptores de su cabecera
wall-subscribers-about = Una membresía de aquí no lo abre; una suscripción a la cabecera, sí.
wall-join-about = Una sola membresía abre los artículos de todas las cabeceras participantes.
first-days-free = { $n ->
    [one] El primer día es gratis.
   *[other] Los primeros { $n } días son gratis.
}
read-this = Leer este artículo
free-until = { $n ->
    [one] Es el último gratuito para usted hasta el { $name }.
   *[other] Es uno de los { $n } gratuitos para usted hasta el { $name }.
}
cookie-counts = Una cookie con un número los cuenta; no contiene nada más.
trial-button = { $n ->
    [one] Seguir leyendo: un día gratis
   *[other] Seguir leyendo: { $n } días gratis
}
sign-up = Registrarse
see-plans = Ver los planes
already-member = ¿Ya es miembro?
sign-in-here = Inicie sesión aquí
story = Historia
editors-named = La redacción de { $name } puso nombre a esta historia.
headline-of = Titular de
follow-story = + Seguir esta historia
follows-story = Siguiendo esta historia
new-reports = { $n ->
    [one] { $n } informe nuevo desde su visita ({ $name })
   *[other] { $n } informes nuevos desde su visita ({ $name })
}
new-since = Nuevo desde su visita
counts-countries = { $n ->
    [one] { $n } país
   *[other] { $n } países
}
counts-languages = { $n ->
    [one] { $n } idioma
   *[other] { $n } idiomas
}
first-seen = Visto por primera vez
newest = Lo más reciente
first-by = Informó primero { $name }
first-by-at = Informó primero { $name }, { $other }
read-it = Leer
was-part-of = Antes formaba parte de:
part-left = Una parte de esta historia pasó a ser otra:
picture-from = Imagen:
every-report = Todos los informes, por orden de aparición
agency-carried = { $n ->
    [one] Texto de { $name }, publicado por { $n } cabecera
   *[other] Texto de { $name }, publicado por { $n } cabeceras
}
one-text-carried = { $n ->
    [one] Un solo texto, publicado por { $n } cabecera
   *[other] Un solo texto, publicado por { $n } cabeceras
}
agency-text = Texto de { $name }
and-more = y { $n } más
newer-not-listed = { $n ->
    [one] Y { $n } artículo más reciente que esta página no muestra.
   *[other] Y { $n } artículos más recientes que esta página no muestra.
}
copy-exact = las mismas palabras
copy-edited = editado
copy-shortened = abreviado
copy-extended = con párrafos propios
copy-headline = con el titular traducido
how-told = Cómo se contó
own-texts = textos propios
copies = copias
as-table = Como tabla
from-time = Desde
articles = Artículos
bars-about = { $name }, { $other }.
counts-articles = { $n ->
    [one] { $n } artículo
   *[other] { $n } artículos
}
between = entre { $name } y { $other }
who-led = Quién abrió con ello
pages-had-it = { $n ->
    [one] { $n } portada lo tenía
   *[other] { $n } portadas lo tenían
}
at-very-top = { $n ->
    [0] ninguna en lo más alto
   *[other] { $n } de ellas en lo más alto
}
very-top = en lo más alto
further-down = más abajo
places-on-fronts = Puestos en las portadas
title = Cabecera
best-place = Mejor puesto
in-first-three = Entre los tres primeros
now = Ahora
gone = ya no está
place-n = puesto { $n }
never = nunca
lasted-minutes = { $n } min
lasted-hours = { $n ->
    [one] { $n } hora
   *[other] { $n } horas
}
only-one-says = Solo uno de ellos dice
before = Lo que pasó antes
related-stories = Historias relacionadas
who-tells = Quién lo cuenta
countries = Países
owners = Propietarios
languages = Idiomas
titles-about = { $name } de { $other } cabeceras están activadas. Cada una conserva su nombre, sus firmas y sus créditos.
no-title-yet = Aún no hay cabeceras. El operador las añade en la consola.
off = Desactivada
elsewhere = Otros lugares
kind = Tipo
kind-newspaper = Periódico
kind-agency = Agencia de noticias
kind-broadcaster = Radiotelevisión
kind-magazine = Revista
kind-digital = Digital
kind-newsletter = Boletín
country = País
language-of-title = Idioma
owner = Propietario
visit = Visitar { $name }
nothing-of = Todavía no hay nada de { $name }.
search-label = Buscar en todos los artículos
search-hint = Palabras, "una frase", -esto no
search-title = Búsqueda: { $name }
newest-first = Lo más reciente primero
best-first = Lo más relevante primero
found-all-muted = Todo lo encontrado aquí está oculto por lo que silenció.
found-nothing = Ninguno de los { $name } artículos contiene todo eso. Pruebe con menos palabras.
back = Atrás
more-results = Más resultados
narrow = Acotar la búsqueda
sections = Secciones
keep-search = Guardar esta búsqueda
its-name = Su nombre
keep-it = Guardar
can-be-searched = Se puede buscar en { $name } artículos.
searches-kept = Búsquedas que guarda
remove = Quitar
can-be-typed = Qué se puede escribir
type-words = Artículos con ambas palabras, en cualquiera de sus formas, con o sin acentos
type-phrase = Estas palabras seguidas
type-without = Sin una palabra
type-either = Cualquiera de las dos
type-beginning = Palabras que empiezan así
type-headline = En el titular; entre los autores; en una sección o un tema
type-source = De una cabecera; de un país; en un idioma
type-day = Desde ese día; antes de uno; de los últimos días
type-saved = Entre lo que guardó
saved-sign-in = is:saved busca en lo que guardó: inicie sesión primero.
history = Historial
history-about = Lo que abrió en los últimos noventa días. Nadie más lo ve.
saved-articles = Artículos guardados
opened-lately = Lo que abrió últimamente
opened-nothing = Aún no abrió nada, o ya está olvidado.
saved-nothing = Aún no hay nada guardado. «Guardar» está debajo de cada artículo.
opened-when = Abierto { $name }
saved-when = Guardado { $name }
forget-all = Olvidarlo todo
sign-in = Iniciar sesión
nobody-runs = Nadie opera aún este sitio. El enlace de configuración se mostró al iniciar el servidor por primera vez; esta orden muestra uno nuevo:
mail-address = Correo electrónico
password = Contraseña
sign-in-passkey = Iniciar sesión con una llave de acceso
no-password = ¿No tiene la contraseña a mano?
mail-link = Enviarme un enlace para entrar
mail-reset = Enviarme un enlace para una nueva contraseña
no-mail = Aquí no hay correo configurado. Quien opera este sitio puede darle un enlace para una nueva contraseña.
reset-done = Su nueva contraseña está guardada. Inicie sesión con ella.
mailed-done = Si esta dirección tiene una cuenta aquí, va un enlace en camino.
one-more-step = Un paso más
six-digits = Escriba los seis dígitos que muestra ahora su aplicación de autenticación, o uno de sus códigos de recuperación.
code = Código
error-page = Esta página no está en el periódico
error-page-about = Quizá la dirección esté mal escrita o la página se haya movido.
error-article = Este artículo no está aquí
error-article-about = Quizá la dirección esté cortada. Las direcciones de artículos no cambian nunca; una completa siempre funciona.
error-story = Esta historia no está aquí
error-story-empty = No queda nada de esta historia
error-story-empty-about = Todos sus artículos fueron retirados por sus editores.
error-story-muted = Silenció todo en esta historia
error-story-muted-about = Lo que silencia también se oculta aquí. Puede dejar de silenciarlo cuando quiera.
error-title = Esta cabecera no está en el quiosco
error-title-about = Quizá tenga otro nombre aquí. Todas las cabeceras están en la lista.
error-section = Esta sección no existe
error-section-about = Las secciones están en la barra superior de cada página.
error-withdrawn = El editor retiró este artículo
error-withdrawn-about = Se publicó y luego se retiró. Su texto ya no se muestra.
error-sign-in = Inicie sesión primero
error-sign-in-about = Esto es para quien tiene una cuenta aquí. Lo que envió no se guardó; inicie sesión y envíelo de nuevo.
error-prove = ¿Sigue siendo usted?
error-prove-about = Demuestre de nuevo quién es.
error-other-role-about = Su cuenta tiene otra función. Quien opera este sitio puede cambiarla.
error-refused = No ha funcionado
error-foreign-form = El formulario no se envió desde este sitio
error-foreign-form-about = Para proteger las cuentas, solo se aceptan formularios de este sitio. Abra la página aquí e inténtelo de nuevo.
error-method = Esta dirección no admite una petición así
error-method-about = Abra la página en su navegador.
error-form = Falta algo en el formulario
error-search = Ahora mismo no se puede buscar
error-search-about = Falta el índice de búsqueda; se rehace solo. Las listas y los artículos siguen ahí; inténtelo en un momento.
error-database = Ahora mismo no se pueden leer las noticias
error-database-about = La base de datos no respondió. No se ha perdido nada; inténtelo en un momento. El operador encontrará la causa en el registro.
error-broken = Algo se rompió por nuestra parte
error-broken-about = El fallo quedó registrado. Inténtelo de nuevo o lea otra cosa mientras tanto.
to-front = A la portada
your-account = Su cuenta
kind-public-body = Organismo público
site-about = Noticias de muchas cabeceras en un solo lugar, con sus fuentes: sin anuncios ni rastreo.

error-operators = Esta página es del operador
error-editors = Esta página es de la redacción
error-publishers = Esta página es de los editores

last-days = { $name } de los últimos tres días.
by-words = Por lo que dicen sus palabras y secciones; cada uno dice con qué seguridad.
all-topics = Todos los temas
nothing-about = Nada de los últimos tres días trata de ello.
topics-about = La parte superior del vocabulario de las agencias (Media Topics, © IPTC, CC BY 4.0). También se puede seguir cualquier otra cosa: un lugar, una persona, una frase.
place-person-phrase = Un lugar, una persona, una frase
follow-it = + Seguir
picks-about = Elegido por la redacción de este sitio, no por una fórmula. Nadie puede pagar por un puesto.
nothing-picked = Ahora mismo no hay nada en esta lista.
the-list = La lista
our-picks = Nuestra selección
good-news = Buenas noticias
for-you-everybody = Esto es lo que ve todo el mundo: lo destacado y lo nuevo. No se aprende nada de usted antes de que inicie sesión.
for-you-sign-in = Inicie sesión para tener su propia lista
for-you-off = El aprendizaje está desactivado: esta lista es igual para todos.
change-that = Cambiarlo
for-you-about = Solo suya, a partir de lo que abre y sigue.
new-in-followed = Novedades de lo que sigue
see-and-forget = Ver, cambiar y olvidar lo que se sabe
knows-nothing = Aún no se sabe nada de usted. Abra lo que le guste o siga algo: «+» está debajo de cada elemento.
how-varied = Variedad
nothing-to-choose = Aún no hay nada entre lo que elegir: ninguna cabecera de esta edición ha publicado nada aquí.
more-or-less = Más o menos de esto
mute-30 = Silenciar 30 días
all-for-now = Eso es todo por ahora. La lista se renueva con todo lo que llega.
briefing-morning = Edición de la mañana
briefing-evening = Edición de la tarde
as-of = Actualizada el { $name }
briefing-stories = { $n ->
    [one] { $n } historia
   *[other] { $n } historias
}
minutes = { $n ->
    [one] { $n } minuto
   *[other] { $n } minutos
}
then-ends = { $name }, { $other }; y ahí termina.
length-and-edition = Duración y edición
nothing-to-tell = Aún no hay nada que contar.
that-is-all = Eso es todo.
next-edition = La próxima edición llega { $name }.
at-clock = a las { $name }
briefing-sign-in = Inicie sesión y sabrá lo que sigue y ha leído.
by-mail = Por correo
no-mail-server = Este sitio no tiene servidor de correo; el operador puede configurar uno.
when = Cuándo
how-long = Cuánto
your-zone = Su zona horaria
keep-this = Guardar
dial-close = Cerca de lo que leo
dial-balanced = Equilibrado
dial-varied = Lo más variado posible

because-newest-published = Lo más nuevo va primero: { $name } lo publicó el { $other }
because-newest-seen = Lo más nuevo va primero: visto aquí por primera vez el { $name }
because-of-title = Es de { $name }
because-of-section = { $name } lo tiene en { $other }, según su canal o su página
its-title = Su cabecera
because-no-other-story = Ninguna otra cabecera tiene aún esta historia
because-no-other-headline = Ninguna otra cabecera tiene aún un titular parecido
because-one-report = { $n ->
    [one] { $n } cabecera lleva una misma información
   *[other] { $n } cabeceras llevan una misma información
}
of-owners = { $n ->
    [one] de un mismo propietario
   *[other] de { $n } propietarios
}
because-carried-story = { $name } { $other } llevan esta historia
because-carried-headline = { $name } { $other } llevan un titular parecido
because-in-reports = { $name }, en { $other }
because-feed-top = En cabeza del canal de su cabecera
because-feed-place = Número { $n } en el canal de su cabecera
because-published = Publicado: { $name }
because-pinned-top = Un editor lo fijó en cabeza
because-pinned = Un editor lo fijó en el puesto { $n }
because-placed = { $n } de { $of } propietarios lo tienen en sus páginas
because-top-three = { $name }, { $n } entre los tres primeros ({ $other })
because-rising = { $n ->
    [one] En alza: { $n } propietario lo recogió en las últimas tres horas
   *[other] En alza: { $n } propietarios lo recogieron en las últimas tres horas
}
because-first-seen = Visto por primera vez: { $name }
because-sport = El deporte cuenta { $name } en la edición general
because-soft = Un tema ligero cuenta { $name } en la edición general
because-home = El { $n } % de sus votos viene del país de esta edición
because-aged = Sin novedades desde hace un tiempo: le queda el { $n } % de su peso
because-brief = Solo artículos breves por ahora ({ $n } palabras)
because-interest = Parecido a lo que ha abierto antes
because-lately = Parecido a lo que abrió en los últimos días
because-opens-section = Abre { $name } más que otras secciones
because-opens-title = Abre { $name } más que otras cabeceras
because-follow = Sigue «{ $name }»
because-follow-near = Cerca de un tema que sigue
because-many-newsrooms = Muchas redacciones lo tienen
because-new = Nuevo
because-readers = Parecido a lo que leen los lectores de aquí
because-must-know = Está entre las primeras historias en las portadas de muchas redacciones
because-new-follow = Acaba de empezar a seguir algo que aparece aquí
because-exploration = Para saber si le interesa otra cosa: uno de { $n }, al azar
because-nothing-else = Nada habla en su favor salvo que los mejores puestos estaban ocupados
because-read = Ya lo ha leído, así que no encabeza
because-told = Ya se le avisó, así que no encabeza
because-another-report = Otra información sobre el suceso de este artículo
because-same-report = El mismo texto que un artículo de la historia
because-same-headline = El mismo titular que un artículo de la historia
because-names = Nombres en común: { $name }
because-words = Palabras en común: { $name }
because-numbers = Cifras en común: { $name }
because-same-time = En el momento de las informaciones de la historia
because-minutes-apart = { $n ->
    [one] A { $n } minuto de la información más próxima de la historia
   *[other] A { $n } minutos de la información más próxima de la historia
}
because-hours-apart = { $n ->
    [one] A { $n } hora de la información más próxima de la historia
   *[other] A { $n } horas de la información más próxima de la historia
}
because-days-apart = { $n ->
    [one] A { $n } día de la información más próxima de la historia
   *[other] A { $n } días de la información más próxima de la historia
}
because-link = Uno enlaza al otro
because-same-picture = La misma imagen
because-across-languages = El mismo suceso en otro idioma ({ $name }, { $other }); en común: { $shared }
because-likely = Un { $n } % de probabilidad de ser el mismo suceso
because-nothing-alike = Ninguna otra historia vista hasta ahora trata de este suceso
because-round-up = Un repaso de varios sucesos va aparte
because-game = Un concurso o juego va aparte
because-promotion = Una oferta va aparte
because-listing = Un listado va aparte
because-alone = Va aparte
because-editor = Lo decidió un editor
because-before = Lo que pasó antes
because-near-story = Una historia cercana a esta
because-words-beside = Su titular y su resumen se parecen a los de este artículo, por sus palabras y su uso
because-headlines-share = Ambos titulares contienen: { $name }
because-texts-share = Ambos artículos contienen: { $name }
because-found-both = Lo que busca está en su titular y en su texto
because-found-headline = Lo que busca está en su titular
because-found-text = Lo que busca está en su texto
because-found-otherwise = Es como lo pidió: por cabecera, autor, tema, idioma, país, día o lo que guardó
because-picked = Un editor de este sitio lo eligió el { $name }
because-topic = Sobre «{ $name }» por sus palabras y su sección; seguro al { $n } %
because-words-stand = «{ $name }» está en su titular o en su firma

text-from-carried = { $n ->
    [one] Este texto viene de { $name } y lo lleva { $n } cabecera.
   *[other] Este texto viene de { $name } y lo llevan { $n } cabeceras.
}
text-from = Este texto viene de { $name }.
text-others-carry = { $n ->
    [one] Otra cabecera lleva este texto.
   *[other] Otras { $n } cabeceras llevan este texto.
}
text-first-carried = { $n ->
    [one] { $name } tuvo este texto primero; lo lleva { $n } cabecera.
   *[other] { $name } tuvo este texto primero; lo llevan { $n } cabeceras.
}
text-unknown-carried = { $n ->
    [one] { $n } cabecera lleva este texto; no se sabe quién lo escribió primero.
   *[other] { $n } cabeceras llevan este texto; no se sabe quién lo escribió primero.
}
text-first-published = Este texto lo publicó primero { $name }.
here-shortened = Aquí está abreviado.
here-edited = Aquí está editado.
here-translated = Aquí lleva un titular en otro idioma.
copy-first = visto primero
own-paragraphs = Los párrafos con una línea al lado son de { $name }.
who-wrote-it = Quién lo escribió
who-carries-it = Quién lo lleva
how-known = Cómo se sabe
first-reported-by = Informó primero
who-cites-this = Quién cita esto
whom-this-cites = A quién cita
who-cites-whom = Quién cita a quién
names-as-sources = Este artículo nombra:
is-named-by = Lo nombran:
withdrawn-by-source = { $name }, de donde viene este texto, lo ha retirado.
says-start = El comienzo dice aquí «{ $name }».
says-end = Las últimas líneas dicen aquí «{ $name }».
says-byline = La firma dice aquí «{ $name }».
says-caption = El pie de foto dice aquí «{ $name }».
says-headline = El titular dice aquí «{ $name }».
says-any = El texto dice aquí «{ $name }».
says-url = La dirección dice aquí «{ $name }».
says-slug = La palabra clave de la agencia dice aquí «{ $name }».
says-machine = La parte de la página legible por máquinas dice aquí «{ $name }».
says-article = { $name } dice «{ $other }».
an-article = Un artículo
published-itself = { $name } lo publicó por su cuenta.
appeared-ahead = { $n ->
    [one] Apareció { $n } minuto antes que los demás.
   *[other] Apareció { $n } minutos antes que los demás.
}
appeared-ahead-of = { $n ->
    [one] El de { $name } apareció { $n } minuto antes que los demás.
   *[other] El de { $name } apareció { $n } minutos antes que los demás.
}
others-have-parts = Los demás contienen partes de su texto.
basis-beside = Junto al de { $name }: { $other }
basis-nothing-alike = ningún otro artículo visto hasta ahora tiene este texto.
basis-same-text = el mismo texto, palabra por palabra.
basis-same-item = el mismo despacho de agencia, por su número.
basis-same-address = ambos dan la misma dirección como la del texto.
basis-same-headline = el mismo titular; ninguno vino con texto.
basis-shared = El { $here } % de este texto está en el otro y el { $there } % del otro en este.
basis-own = { $n ->
    [one] Un párrafo es propio de la cabecera.
   *[other] { $n } párrafos son propios de la cabecera.
}
silent-headline = el titular era «{ $name }» y es «{ $other }»
silent-number = «{ $name }» pasó a «{ $other }» en una frase por lo demás igual
silent-taken-out = se quitaron { $n } palabras, el { $name } % del texto
named-in-it = Nombrados en él:
why-these = ¿Por qué estos?
follow-them = Seguirlos
named-person = { $n ->
    [one] Una persona nombrada una vez
   *[other] Una persona nombrada { $n } veces
}
named-place = { $n ->
    [one] Un lugar nombrado una vez
   *[other] Un lugar nombrado { $n } veces
}
named-organisation = { $n ->
    [one] Una organización nombrada una vez
   *[other] Una organización nombrada { $n } veces
}
named-because = { $name }: { $other }.
shown-office = delante está «{ $name }»
shown-age = detrás hay una edad, { $name }
shown-surname = el texto sigue solo con «{ $name }»
shown-house = contiene la palabra «{ $name }»
shown-letters = el texto lo llama { $name }
shown-gazetteer = es un país o una ciudad
search-every-article = Buscar «{ $name }» en todos los artículos

feeds-off = Desactivada: no se recoge nada.
feeds-none = No se conoce ningún canal, así que no se recoge nada.
feeds-count = { $n ->
    [one] { $n } canal
   *[other] { $n } canales
}
feeds-not-asked = { $name }, aún sin consultar.
feeds-answered = { $name }, última respuesta: { $other }.
feeds-all-fail = Todos los canales fallan desde { $name }:
feeds-some-fail = { $n } de { $of } canales fallan desde { $name }:

topic-01000000 = Artes, cultura, entretenimiento y medios
topic-02000000 = Policía y justicia
topic-03000000 = Catástrofes y accidentes
topic-04000000 = Economía, negocios y finanzas
topic-05000000 = Educación
topic-06000000 = Medio ambiente
topic-07000000 = Salud
topic-08000000 = Interés humano, animales, insólito
topic-09000000 = Mano de obra
topic-10000000 = Estilo de vida y tiempo libre
topic-11000000 = Política
topic-12000000 = Religión y culto
topic-13000000 = Ciencia y tecnología
topic-14000000 = Sociedad
topic-15000000 = Deporte
topic-16000000 = Conflicto, guerra y paz
topic-17000000 = Meteorología

places-about = Los { $n } primeros puestos de la lista de esta edición, con todo lo que llevó allí cada historia.
places-none-kept = No se guardó ninguna lista de ese momento: las listas se guardan sesenta días, desde la primera portada leída.
places-then = Las historias principales de esta edición tal como estaban: la lista se hizo el { $name }. Los titulares son los de hoy.
places-now = La lista tal como está ahora
places-at = En el momento
places-show = Mostrar la lista de ese momento
places-empty = La lista está vacía: ninguna cabecera de esta edición ha publicado nada aquí todavía.
places-of = La lista: { $name }
score = Puntuación { $name }
held-back = Retenidas por la redacción
held-back-about = La redacción de este sitio impide que estas historias encabecen; todo lo que hace va firmado y puede deshacerse.
held-back-since = Retenida desde el { $name }

what-changed = Qué cambió
what-changed-in = Qué cambió: { $name }
changes-locked = Solo se compara lo que todos pueden leer de este artículo; el resto es para suscriptores.
taken-out = quitado
put-in = añadido
its-headlines = Sus titulares
unchanged-since = { $name } no ha cambiado este artículo desde que se vio por primera vez el { $other }.
the-headline = El titular
same-words = Las palabras son las mismas; cambió una imagen, un enlace o el diseño.
the-text = El texto
unchanged-paragraphs = { $n ->
    [one] { $n } párrafo sin cambios
   *[other] { $n } párrafos sin cambios
}
moved-here = Movido aquí
older-changes = { $n ->
    [one] No se muestra { $n } cambio anterior.
   *[other] No se muestran { $n } cambios anteriores.
}
first-seen-here = Visto aquí por primera vez el { $name }.
full-text-came = El { $name } el texto completo de la página de la cabecera sustituyó las pocas palabras del canal; fue nuestra lectura, no un cambio del editor, y no figura en la lista.
only-publisher = Solo se muestra lo que cambió el editor.
back-to-article = Volver al artículo

welcome = Bienvenida
welcome-part = Bienvenida, parte { $name } de 6
welcome-all = Las seis en una página
choosing = ¿Qué quiere leer?
choosing-about = Lleva menos de un minuto, y todo se puede cambiar después. Lo que marque se sigue: «Para ti» empieza con ello, y allí lo ve y lo olvida.
choosing-topics = Temas que le importan
choosing-titles = Cabeceras que lee
begin-reading = Empezar a leer
skip-this = Omitir
choose-topics = Elegir temas y cabeceras

following = Lo que sigue
following-about = Lo nuevo en las historias que sigue y las búsquedas que conserva, y lo que se corrigió desde que lo leyó.
be-told = Recibir avisos
all-you-follow = Todo lo que sigue
corrected-since = Corregido desde que lo leyó
put-right = El editor rectificó algo, { $name }:
see-the-change = ver el cambio
rules-found = Lo que encontraron sus reglas
by-your-rule = Por su regla: { $name }
clear-list = Vaciar esta lista
stories = Historias
searches = Búsquedas
writers = Autores
following-nothing = Aún no sigue ninguna historia ni conserva ninguna búsqueda: «Seguir esta historia» está en la página de cada historia, «Guardar esta búsqueda» junto a lo que busca.
new-since-there = { $n ->
    [one] { $n } artículo nuevo desde su visita
   *[other] { $n } artículos nuevos desde su visita
}
new-since-looked = { $n ->
    [one] { $n } artículo nuevo desde que miró
   *[other] { $n } artículos nuevos desde que miró
}

labels-about = Las etiquetas se ponen debajo de un artículo o mediante una regla.
rules = Reglas
labels-none = Ningún artículo tiene aún etiqueta.
label-empty = Ningún artículo tiene esta etiqueta.
labelled-when = Etiquetado: { $name }
highlights-title = Subrayados y notas
highlights-about = Los pasajes que subrayó, los más nuevos primero. Nadie más los ve.
all-as-markdown = Todo en Markdown
highlights-none = Aún no hay nada subrayado. «Subrayar un pasaje» está debajo de cada artículo.
words-gone = El artículo fue retirado, y sus palabras con él.
older-highlights = Subrayados anteriores

how-sign-in = Cómo inicia sesión
your-name = Nombre
not-answered-yet = Todavía no ha respondido.
change = Cambiar
new-address = Nueva dirección
password-set = Definida
password-none = Ninguna
choose-one = Elegir una
present-password = Contraseña actual
new-password = Nueva contraseña
password-hint = Al menos diez caracteres. Unas cuantas palabras seguidas se recuerdan con facilidad.
second-factor = Segundo factor
factor-on = Activado: un código de su aplicación
factor-off = Desactivado
turn-on = Activar
turn-off = Desactivar
passkeys = Llaves de acceso
passkeys-none = Ninguna
make-one = Crear una
see-them = Verlas
apps = Aplicaciones
apps-short = Tokens en lugar de su contraseña
where-signed-in = Dónde tiene la sesión iniciada
this-one = esta
session-from = desde { $name }, último uso: { $other }
last-used = último uso: { $name }
never-used = nunca usado
end = Terminar
end-named = Terminar: { $name }
remove-named = Quitar: { $name }
end-all-others = Terminar todas las demás
sign-out = Cerrar sesión
your-reading = Su lectura
what-is-unread = Lo que no ha leído
subscriptions-and-apps = Cabeceras suscritas y aplicaciones
what-you-follow = Lo que sigue
what-you-are-told = De qué se le avisa
webhooks = Webhooks
webhooks-about = Lo que se encuentra para usted se envía a un programa suyo en menos de un minuto: el titular y dónde leerlo, sin texto.
webhook-of-search = Lo que encuentra la búsqueda «{ $name }»
webhook-of-rules = De lo que avisan mis reglas
webhook-secret = Su secreto
webhook-turn-on = Activar
webhook-turn-on-named = Activar { $name }
webhook-address = Dirección de su programa
webhook-of = Qué se envía
webhook-how = Los mensajes son JSON, firmados con HMAC-SHA256 como dice Standard Webhooks. Lo que no se acepta (200 a 299) se intenta de nuevo, cada vez con menos frecuencia; una dirección que no acepta nada durante tres días se desactiva, y se le avisa por correo.
webhook-log = Mensajes
webhook-waits = en espera
webhook-not-reached = no se pudo alcanzar, se intentará de nuevo
webhook-answered = respondió { $name }, se intentará de nuevo
webhook-taken = aceptado { $name }
webhook-failing = No acepta nada desde: { $name }
webhook-off = Desactivada { $name }; lo que espera se guarda dos semanas
webhook-letter-subject = Uno de sus webhooks se ha desactivado
webhook-letter = Ya no se envía nada a { $name }: lleva demasiado tiempo sin aceptar nada, o ha dicho que ya no existe.
webhook-letter-waits = Lo que espera se guarda dos semanas y se enviará cuando vuelva a activar la dirección:
form-webhook-address = Esto no es la dirección de un programa en la web; empieza por https://.
form-webhook-search = Ya no guarda esta búsqueda; elija otra.
form-webhooks = Ya tiene diez direcciones; termine antes una.
what-for-you-knows = Lo que sabe «Para ti»
your-membership-and-gifts = Su suscripción y los artículos que regala
plans = Planes
where-fee-went = Adónde fue mi cuota
your-data = Sus datos
your-data-about = Todo lo que aquí se guarda sobre usted es suyo.
take-a-copy = Llevarse una copia
erase-account = Borrar su cuenta
desk = Redacción
console = Consola
for-publishers = Para editoriales
role-reader = Lector
role-publisher = Editorial
role-editor = Redacción
role-operator = Operador
done-address = A partir de ahora, esta es su dirección.
done-address-mailed = Hay un enlace en camino a la nueva dirección. Ábralo y será la suya.
done-factor-off = Al iniciar sesión ya no se pide ningún código.
done-name = Su nombre está guardado.
done-password = Su contraseña ha cambiado. En todos los demás lugares se ha cerrado su sesión.
done-session = Esa sesión ha terminado.
done-sessions = Todas las demás sesiones han terminado.
back-to-account = Volver a su cuenta
done = Listo
go-on = Continuar
prove-password = Lo que sigue es delicado, así que se le pide otra vez la contraseña.
prove-otherwise = Lo que sigue es delicado. Cierre la sesión y vuelva a iniciarla para continuar.

apps-about = Una aplicación que lee aquí por usted entra con un token propio en lugar de su contraseña. Termínelo y la aplicación queda fuera.
token-made = El token para { $name }. Cópielo ahora; no se volverá a mostrar.
a-new-token = Un token nuevo
name-of-app = Nombre de la aplicación
it-may = Puede
scope-read = Ver listas y artículos, y lo que lee, guarda y sigue
scope-write = Marcar como leído, guardar, seguir y silenciar
scope-manage = Hacer todo lo demás que permite su función
it-ends = Termina
after-days = { $n ->
    [one] al cabo de { $n } día
   *[other] al cabo de { $n } días
}
after-a-year = al cabo de un año
not-at-any-time = nunca
make-token = Crear el token
does-not-end = no termina
has-ended = ha terminado
ends-on = termina el { $name }
passkeys-about = Una llave de acceso permanece en su dispositivo o en su gestor de contraseñas y abre su cuenta con su huella, su rostro o su PIN. Nadie puede adivinarla y ningún otro sitio puede pedirla.
passkey-synced = guardada en más de un lugar
new-passkey = Una llave de acceso nueva
needs-script = Su navegador necesita JavaScript para este único paso.
name-of-device = Cómo llama al dispositivo
passkey-not-made = No se creó ninguna llave de acceso. Inténtelo de nuevo o use otro dispositivo.
make-passkey = Crear una llave de acceso
passkeys-need-name = Los navegadores solo ofrecen llaves de acceso si el sitio tiene nombre y TLS, o en http://localhost.
passkey-asks = Su navegador consulta a su dispositivo o a su gestor de contraseñas.
sign-in-otherwise = Iniciar sesión de otra manera.
passkey-not-used = No se usó ninguna llave de acceso. Inténtelo de nuevo o inicie sesión de otra manera.
use-passkey = Usar una llave de acceso
another-way = De otra manera
a-second-factor = Un segundo factor
factor-about = Con él, su contraseña por sí sola no abre nada: al iniciar sesión también se piden seis dígitos que muestra una aplicación de su teléfono.
factor-square = Abra su aplicación de autenticación y haga que lea este cuadrado.
factor-square-label = El secreto como cuadrado para la cámara de la aplicación
factor-secret = O escribir el secreto
factor-digits = Escriba los seis dígitos que muestra
factor-is-on = { $n ->
    [one] Está activado: al iniciar sesión se pide un código de su aplicación. Le queda { $n } código de recuperación.
   *[other] Está activado: al iniciar sesión se pide un código de su aplicación. Le quedan { $n } códigos de recuperación.
}
new-codes = Códigos de recuperación nuevos
old-codes-stop = Los anteriores dejan de funcionar.
make-codes = Crear códigos nuevos
turn-it-off = Desactivarlo
code-or-recovery = Un código de su aplicación o un código de recuperación
your-codes = Sus códigos de recuperación
your-codes-about = Guárdelos donde los encuentre sin su teléfono: en papel o en su gestor de contraseñas. Cada uno abre su cuenta una vez. No se volverán a mostrar.

welcome-to = Le damos la bienvenida a { $name }
invited = Se le invita a leer aquí. Elija una contraseña; con ella y su dirección iniciará sesión a partir de ahora.
accept-invitation = Aceptar la invitación
or-by-passkey = O sin contraseña: su dispositivo abre su cuenta con su huella, su rostro o un PIN.
accept-by-passkey = Aceptar con una llave de acceso
one-more-click = Un clic más y habrá iniciado sesión en este dispositivo.
choose-new-password = Elija una contraseña nueva
new-password-about = Dondequiera que tenga la sesión iniciada, se cerrará.
save-password = Guardar la contraseña
your-new-address = Su nueva dirección
new-address-about = A partir de ahora iniciará sesión con esta dirección y el correo llegará allí.
use-address = Usar esta dirección
to-sign-in = A la página de inicio de sesión
erase-about = Su dirección, su nombre, sus sesiones, sus tokens y todo lo que se guardaba para usted desaparecen de inmediato y no vuelven.
erase-copy-first = Llévese antes una copia.
erase-mistyped = Esa no es su dirección. No se borró nada.
erase-sure = Para estar seguros, escriba su dirección: { $name }
erase-everything = Borrarlo todo
keep-account = Conservarla

known-bytes = Todo ello: { $n } bytes. Nadie más lo ve y desaparece con su cuenta.
your-list = Su lista
learning = Aprendizaje
learning-off = Desactivado. No se aprende nada, no se usa nada de lo aprendido y su lista es la misma que la de todos.
learning-on = Activado: lo que abre cambia la lista en menos de un segundo.
switch-on = Activar
switch-off = Desactivar
nothing-followed = Nada todavía.
a-topic = Un tema: una palabra, un nombre, un lugar
mute-about = No aparece en ninguna de sus listas hasta que venza su plazo.
nothing-muted = Nada.
mute-words = Palabras de un titular o resumen
mute-for = Durante
a-day = un día
a-week = una semana
thirty-days = 30 días
for-ever = siempre
mute = Silenciar
what-you-opened = Lo que abrió
remembered = { $n ->
    [one] Se recuerda para no volver a ofrecerlo: { $n } artículo, doscientos como máximo.
   *[other] Se recuerdan para no volver a ofrecerlos: { $n } artículos, doscientos como máximo.
}
by-section = Por sección
by-title = Por cabecera
pieces-opened = { $n ->
    [one] { $n } artículo abierto
   *[other] { $n } artículos abiertos
}
forget-this = Olvidar
forget-named = Olvidar: { $name }
forget-everything = Olvidar todo lo aprendido
wish-words = palabras
wish-topic = tema
wish-title = cabecera
wish-author = autor
wish-story = historia
until = hasta el { $name }
until-you-end-it = hasta que usted lo termine
hides-nothing = no oculta nada reciente
hides-now = { $n ->
    [one] oculta ahora { $n } artículo
   *[other] oculta ahora { $n } artículos
}

telling-title = De qué se me avisa
telling-about = Sin pedirlo, nunca dos veces lo mismo, y nada de ello encabeza el siguiente resumen. De lo que silencia no se avisa.
told-stories = Novedades de las historias que sigue
told-leads = Una historia que acaba de pasar a encabezar
told-rules = Lo que encuentran sus reglas
told-searches = Lo nuevo que encuentran las búsquedas que guarda
way-none = De ninguna manera
way-push = Por mensaje
way-mail = Por correo
way-both = Ambas cosas
briefing-none = Nunca
in-the-morning = Por la mañana
in-the-evening = Por la tarde
morning-and-evening = Ambas
quiet-from = No molestarme desde
quiet-until = Hasta
quiet-about = Dos veces la misma hora para nunca. De lo que llegó entretanto se avisa después.
browsers = Navegadores que reciben mensajes
no-browsers = Ninguno todavía.
since = añadido: { $name }
no-messages = Este sitio no envía mensajes a navegadores.
messages-about = Un mensaje pasa por el servicio del fabricante del navegador, cifrado para que solo lo lea este navegador.
messages-need-script = Los mensajes necesitan JavaScript en el navegador que los reciba; el correo no.
mails-stop = ¿Terminar estos correos?
mails-stopped = Estos correos ya no llegarán
mails-again = Puede volver a recibirlos donde elige de qué se le avisa.
end-them = Terminarlos
briefing-stop = ¿Terminar el resumen por correo?
briefing-stopped = El resumen ya no llegará
briefing-stopped-about = Se retiró por deseo suyo. Lo encuentra en su página en todo momento y allí puede volver a pedirlo.
to-briefing = Al resumen
end-it = Terminarlo

form-feed-address = La dirección de un canal empieza por http:// o https://.
form-no-list = El archivo no es una lista de artículos que se pueda leer (JSON con «items» o «entries»).
form-no-opml = El archivo no es un archivo OPML.
form-app = Dé un nombre a la aplicación y elija qué puede hacer.
form-app-role = Su función solo permite leer; deje sin marcar la última opción.
form-app-room = Tiene cincuenta tokens; termine los que no usa.
form-clock = Una hora se escribe como 22:30.
form-way = Elija cómo se le avisa.
form-zone = Una zona horaria se escribe como Europe/Berlin.
form-browser = El navegador no dio nada a lo que enviar mensajes.
form-browsers = Hay sitio para veinte navegadores. Termine antes uno.
form-up-to = El formulario no dice hasta cuándo; abra la lista de nuevo.
form-no-mail = Aquí no hay correo configurado. Quien opera este sitio puede darle un enlace.
form-no-mail-invite = Aquí no hay correo configurado; quien opera este sitio puede invitarle.
form-time = Un momento se escribe como 2026-11-26T08:00; elija uno que ya haya pasado.
form-seat-name = Escriba para quién es la plaza, para poder reconocerla.
form-voucher-member = Ya está suscrito. Guarde el vale para cuando eso termine.
form-search-first = Busque algo primero; después podrá guardarlo.
form-searches = Guarda cien búsquedas; quite las que no usa.
form-quote = Estas palabras no están en el artículo. Cópielas tal como están o elija un párrafo.
form-highlights = Un artículo admite { $n } subrayados. Quite antes uno.
form-highlight-act = Elija qué hacer con el subrayado.
form-file = Elija el archivo que le dio el otro lector.
form-article-act = Elija qué hacer con el artículo.
form-when = Elija cuándo llega.
form-day = Elija un día entre hoy y dentro de un año, como 2026-12-24.
form-plan-gone = Este plan ya no está a la venta. Elija otro.
form-for-whom = Escriba para quién es.
form-letters = Escriba de una a ochenta letras.
form-follow = Se puede seguir un tema, una cabecera, un autor o una historia.
form-mute = Se pueden silenciar palabras, un tema, una cabecera o una historia.
form-no-word = Ahí no hay ninguna palabra que buscar.
form-dial = Elija una posición del mando.
form-learning = Elija si «Para ti» aprende.
form-rule-act = Diga qué debe ocurrir: marcar como leído, guardar, etiquetar, ocultar o avisar.
form-rules = Hay sitio para { $n } reglas. Termine antes una.
form-rule-when = Diga cómo debe ser el artículo: palabras, una cabecera, un autor, un tema o un idioma.
form-member-already = Ya tiene una suscripción. Está en la página de su cuenta.
form-nothing-paid = Esta cuenta nunca ha pagado nada.
form-provider = El proveedor de pagos no responde en este momento. No se ha cobrado nada; inténtelo de nuevo en un minuto.
form-no-passkey = El navegador no envió ninguna llave de acceso. Necesita JavaScript para este único paso.
form-farewell = Elija si cancela o desiste.
form-farewell-address = Escriba la dirección a la que está el contrato.
form-pause = Elija si hace una pausa o continúa.
form-label = Escriba una etiqueta de una a sesenta letras.

refused-address-empty = Indique una dirección de correo.
refused-address-incomplete = Una dirección de correo tiene un nombre, una @ y un dominio: anna@example.org.
refused-address-long = Esta dirección de correo es demasiado larga.
refused-address-letter = En esta dirección de correo hay un carácter que no corresponde.
refused-address-host = Lo que sigue a la @ no es un dominio al que se pueda escribir.
refused-password-short = Elija al menos diez caracteres. Unas cuantas palabras seguidas se recuerdan con facilidad.
refused-password-long = Esta contraseña supera los 256 bytes; elija una más corta.
refused-password-guess = Es una de las primeras contraseñas que probaría cualquiera. Elija otra.
refused-password-own = No elija su propia dirección ni su nombre.
refused-not-together = Esta dirección y esta contraseña no se corresponden. Compruebe ambas o pida un enlace por correo.
refused-password-wrong = Esa no es su contraseña.
refused-code = Este código no vale o ya se usó. Espere al siguiente en su aplicación y escríbalo.
refused-link = Este enlace ya se usó o ha caducado. Pida uno nuevo.
refused-key = No es la última clave que mostró este servidor o ya se usó. `newsstand operator-key` muestra una nueva.
refused-address-taken = Ya hay una cuenta con esta dirección.
refused-suspended = Esta cuenta está suspendida. El operador puede volver a abrirla.
refused-passkey = Esta llave de acceso no se aceptó. Inténtelo de nuevo o inicie sesión de otra manera.
refused-passkeys = Tiene veinte llaves de acceso; quite una que no use.
refused-last-way-in = Es su único acceso. Elija antes una contraseña.
refused-last-operator = Es el único operador. Nombre antes a otra persona.
refused-no-account = No existe esa cuenta.
refused-wait-seconds = { $n ->
    [one] Se ha intentado demasiadas veces. Inténtelo de nuevo en un segundo.
   *[other] Se ha intentado demasiadas veces. Inténtelo de nuevo en { $n } segundos.
}
refused-wait-minutes = { $n ->
    [one] Se ha intentado demasiadas veces. Inténtelo de nuevo en un minuto.
   *[other] Se ha intentado demasiadas veces. Inténtelo de nuevo en { $n } minutos.
}

plans-about = Una sola suscripción que le da los artículos de todas las cabeceras que aquí participan.
sign-up-sent = Hay un correo en camino a { $name }. El enlace que contiene abre su cuenta.
invites-only = Quien opera este sitio invita a sus lectores: pídale una cuenta.
days-free = { $n ->
    [one] { $n } día gratis
   *[other] { $n } días gratis
}
trial-with-card = { $n ->
    [one] Elija el plan que debe seguir. Al principio se pide una tarjeta; no se cobra nada antes de que termine el día y se le recuerda antes. Hay una prueba por persona.
   *[other] Elija el plan que debe seguir. Al principio se pide una tarjeta; no se cobra nada antes de que terminen los { $n } días y se le recuerda antes. Hay una prueba por persona.
}
trial-without-card = No se pide tarjeta y no se cobra nada al terminar. Hay una prueba por persona.
begin-trial = Empezar la prueba
begin-days-free = { $n ->
    [one] Empezar { $n } día gratis
   *[other] Empezar { $n } días gratis
}
choose-for-trial = Elija el plan que debe seguir a la prueba. El proveedor de pagos pide una tarjeta; no se cobra nada antes de que termine la prueba.
money = { $amount } { $code }
price-term = { $n ->
    [1] { $name } al mes
    [12] { $name } al año
   *[other] { $name } cada { $n } meses
}
people-family = { $n ->
    [one] Para usted y otra persona, cada una con su cuenta y su historial
   *[other] Para usted y hasta { $n } personas más, cada una con su cuenta y su historial
}
people-team = Para un equipo de { $n }; quien paga nunca ve lo que leen los demás
order-by-invoice = Pedir con factura
order-named = Pedir con factura: { $name }
choose = Elegir
choose-named = Elegir: { $name }
invoice-terms = Recibe una factura y la paga por transferencia; vale para un período y no se renueva sola. En los catorce días siguientes al pago puede desistir y recuperarlo todo.
you-are-member = Ya está suscrito.
your-membership = Su suscripción
paying-terms = Se paga en la página del proveedor de pagos. Continúa hasta que lo cancele, con dos clics y sin dar motivos; lo pagado se puede leer hasta el final. En catorce días puede desistir y recuperarlo todo.
sign-up-first = Para elegir un plan, regístrese o inicie sesión primero.
for-somebody-else = Para otra persona
giving-about = Una suscripción por un período, desde el día que elija. Empieza cuando se canjea y termina por sí sola.
give-a-membership = Regalar una suscripción
withdraw-here = Desistir de un contrato aquí

member-not = Lee sin suscripción.
member-trial-until = Su prueba dura hasta el { $name }. No se cobra nada al terminar.
member-trial = Lee como suscriptor, en su período de prueba.
member-endless = Lee como suscriptor.
member-until = Lee como suscriptor hasta el { $name }.
thanks-member = Gracias. Ya está suscrito. El proveedor de pagos envía el recibo por correo.
thanks-waiting = Gracias. El proveedor de pagos nos avisa de su pago en un minuto.
look-again = Mirar de nuevo
card-and-invoices = Tarjeta y facturas
pause = Hacer una pausa
cancel = Cancelar
your-team = Su equipo
your-family = Su familia
seats-room = { $n ->
    [one] Además de usted hay sitio para una persona. Tiene su propia cuenta y su historial; usted nunca ve lo que lee.
   *[other] Además de usted hay sitio para { $n } personas. Cada una tiene su cuenta y su historial; usted nunca ve lo que leen.
}
seat-taken = lee con usted
seat-open = aún no ha ocupado la plaza
take-back = Retirar
take-back-named = Retirar: { $name }
seat-for-whom = ¿Para quién es la siguiente plaza?
make-link = Crear un enlace
a-seat = Una plaza
sits-about = Otra persona paga aquí por su lectura y nunca ve lo que lee.
leave-seat = Dejar la plaza
what-you-asked = Lo que pidió
asked-at = { $name }, número { $other }
asked-cancel = Cancelación
asked-withdraw = Desistimiento
asked-pause = Pausa
asked-go-on = Continuación
asked-by-hand = Una persona se ocupa de ello. Nada de lo que dijo se pierde.
asked-again = El proveedor de pagos aún no lo ha hecho; se le vuelve a pedir. Cuenta el momento en que usted lo dijo.
asked-due = Se ejecuta el { $name }, pues se dijo sin iniciar sesión. Si no fue usted, retírelo.
asked-now = Se está ejecutando.
outcome-ends-at = Termina el { $name }. Hasta entonces lee como antes.
outcome-ended-money-back = Ha terminado, y { $name } va de vuelta a usted, por el mismo medio con que pagó.
outcome-ended = Ha terminado, y no se cobra nada más.
outcome-too-late = Los catorce días de desistimiento terminaron con el { $name }, así que se canceló en su lugar: termina el { $other }, y hasta entonces lee como antes.
outcome-waived = Pidió que la lectura empezara de inmediato y reconoció que con ello se pierde el derecho de desistimiento, así que se canceló en su lugar: termina el { $name }, y hasta entonces lee como antes.
outcome-pauses-at = Se pausa el { $name }. No se cobra nada hasta que continúe.
outcome-goes-on = Continúa como antes.
outcome-nothing-to-end = No hay nada que se le fuera a cobrar. Una prueba o un regalo termina por sí solo.
outcome-gift-back = { $name } de un regalo que nadie ha aceptado van de vuelta a usted, por el mismo medio con que pagó.
outcome-balance-back = { $name } de su saldo van de vuelta a usted, por el mismo medio con que pagó.
outcome-balance-sent = { $name } de su saldo se le devolvieron por transferencia bancaria.
outcome-nothing-left = No quedaba nada de su saldo.
outcome-by-person = Lo hizo una persona que cuida de este sitio.
outcome-taken-back = Usted lo retiró.
articles-you-give = Artículos que regala
gifts-left-about = { $n ->
    [one] En la página de cada artículo puede crear un enlace que lo abre para otros. Este mes puede regalar uno más.
   *[other] En la página de cada artículo puede crear un enlace que lo abre para otros. Este mes puede regalar { $n } más.
}
opens-until = se abre hasta el { $name }
opens-no-more = ya no se abre
invoices = Facturas
invoice-of = { $n ->
    [1] { $name }, un mes
   *[other] { $name }, { $n } meses
}
invoice-open = { $name }: { $other }, por pagar
invoice-paid = { $name }: { $other }, pagada
invoice-void = { $name }: { $other }, anulada
memberships-given = Suscripciones que regaló
link-to-hand-over = Enlace para entregar
a-voucher = Un vale
its-code = Su código
use-it = Usarlo
paid-pending = El primer pago aún no se ha completado.
paid-pauses = Se pausa el { $name }. No se cobra nada hasta que continúe.
paid-next = El próximo pago se cobra el { $name }.
paid-free-until = Gratis hasta el { $name }; después, { $other }.
paid-active = { $name }; el próximo pago se cobra el { $other }.
paid-past-due = El último pago falló. Sigue leyendo hasta el { $name } mientras el proveedor de pagos lo intenta de nuevo.
paid-on-hold = Está en suspenso porque falló un pago. En cuanto se pague, seguirá leyendo.
paid-paused = En pausa. No se cobra nada hasta que continúe.
paid-cancelled = Cancelada. Sigue leyendo hasta el { $name }; no se cobra nada más.

cancel-headline = Cancelar una suscripción
cancel-effect = Termina con el período pagado; hasta entonces lee como antes. No hace falta dar motivos.
cancel-confirm = Cancelar ahora
withdraw-headline = Desistir de un contrato
withdraw-effect = En los catorce días siguientes al contrato termina de inmediato y se devuelve todo lo que pagó. Después, en cambio, se cancela: termina con el período pagado.
withdraw-confirm = Confirmar el desistimiento
farewell-done = Su deseo queda registrado. Número { $name }, { $other }.
farewell-address = Dirección: { $name }
farewell-contract = Contrato: { $name }
farewell-mailed = Si hay un contrato a esta dirección, su buzón recibe ahora la confirmación. Guarde esta página si quiere un comprobante propio.
contract-address = Dirección de correo del contrato
contract-number = Número del contrato
contract-number-hint = Si lo tiene a mano; no es necesario.

a-gift = Un regalo
gift-send = Envíe este enlace a quien quiera que lo lea:
gift-link = Enlace de regalo
gift-terms = { $n ->
    [one] Abre este único artículo en un dispositivo hasta el { $name }.
   *[other] Abre este único artículo en hasta { $n } dispositivos hasta el { $name }.
}
gift-again = Ya se había creado y cuenta una sola vez.
gift-left = Este mes puede regalar { $n } más.
gift-from = Alguien suscrito aquí le regala este artículo.
open-gift = Abrir el regalo
to-article = A la página del artículo
give-about = Empieza cuando se canjea, no cuando usted paga, y termina por sí sola: nunca se cobra nada a quien lee con ella ni a usted otra vez.
no-plan-to-give = Ahora mismo no se puede regalar ningún plan aquí.
what = Qué
for-whom = Para quién
their-address = Su dirección de correo
their-address-hint = (déjela vacía y recibirá un enlace para entregar)
on-which-day = Qué día
on-which-day-hint = (vacío para ahora mismo)
what-to-say = Lo que quiere decir
what-to-say-hint = (puede quedar vacío)
pay-and-give = Pagar y regalar
give-terms = Paga una vez, en la página del proveedor de pagos. Se puede canjear durante un año. Se le dice si se canjeó y nunca lo que se lee con ella. Mientras nadie la haya canjeado, puede desistir en catorce días y recuperarlo todo.
gift-months = { $n ->
    [1] Un mes
    [12] Un año
   *[other] { $n } meses
}
gift-of = { $n ->
    [1] Un mes de { $name }
    [12] Un año de { $name }
   *[other] { $n } meses de { $name }
}
gift-priced = { $name }, { $other }
gift-to = { $name } para { $other }
membership-for-you = Una suscripción para usted
membership-for = Una suscripción para { $name }
gift-begins = Empieza cuando la canjea, o donde termina una suscripción que ya tenga, y acaba por sí sola. No se pide tarjeta. Quien la regaló nunca ve lo que usted lee.
claim-it = Canjearla
sign-in-to-claim = Iniciar sesión para canjearla
given-claimed = { $name }, canjeado el { $other }
given-unclaimed = { $name }; nadie lo canjeó en un año
given-letter-went = { $length }; el correo salió para { $name } el { $day }
given-letter-goes = { $length }; el correo sale para { $name } el { $day }
given-from = { $name }, se puede canjear desde el { $other }
given-open = { $name }, aún sin canjear
seat-for = Una plaza para { $name }
seat-for-you = Una plaza para usted
seat-send = Envíe este enlace a quien quiera dar la plaza. Se puede usar una vez.
link-label = Enlace
seat-terms = Quien la ocupe lee como suscriptor mientras usted pague, con su cuenta y su historial. Usted nunca ve lo que lee.
seat-from = Alguien suscrito aquí le da una plaza: puede leer todos los artículos, con su cuenta y su historial. Quien paga nunca ve lo que usted lee.
take-seat = Ocupar la plaza
sign-in-to-take = Iniciar sesión para ocuparla
going-to-pay = Pago
onward-about = El proveedor de pagos tiene una página propia para esto. Ningún número de tarjeta se acerca a este sitio.

invoice-title = Factura { $name }
invoice-for = Para
to-be-paid = Por pagar
tax-in-it = Impuesto incluido
to-whom = A quién
reference = Concepto
invoice-open-about = Lee como suscriptor en cuanto quien opera este sitio haya visto el dinero. No se renueva sola: para otro período, vuelva a pedirla. Mientras no esté pagada puede dejarla, y en los catorce días siguientes al pago puede desistir y recuperarlo todo.
do-not-want = Ya no la quiero
paid-on = Pagada el { $name }.
void-since = Anulada desde el { $name }: nadie tiene que pagarla.
receipts-about = Hasta el último céntimo. Nadie más que usted ve esta página.
nothing-paid-yet = Esta cuenta aún no ha pagado nada.
to-all-titles = A todas las cabeceras en conjunto
to-this-service = A este servicio
divided = Repartido
pool-about = Lo que recibieron todas las cabeceras en conjunto, según la lectura de todos
what-you-paid = Lo que pagó
paid = Pagado
provider-fee = Comisión del proveedor de pagos
given-back = Devuelto
receipts-note = Lo que se paga por un año se reparte mes a mes. Lo que aún no ha usado espera y es suyo hasta entonces.
date-month = { $month } de { $year }
month-came-back = { $name }, dinero devuelto de { $other }
title-gone = Una cabecera que ya no está
unclaimed-about = Lo que la lectura de los suscriptores ha generado para cabeceras cuyos propietarios aún no lo han reclamado. Se guarda para ellos.
owners-claim = Los propietarios lo reclaman aquí
nothing-held = Ahora mismo no se guarda nada.
released-after = { $n ->
    [one] Lo que nadie reclama en { $n } mes se reparte entre todas las cabeceras, según lo que leyeron todos los miembros. El servicio no se queda con nada.
   *[other] Lo que nadie reclama en { $n } meses se reparte entre todas las cabeceras, según lo que leyeron todos los miembros. El servicio no se queda con nada.
}
due-for-release = { $name } irán a todas las cabeceras al repartirse { $other }, si nadie lo reclama antes.
released-money = Repartido entre todas las cabeceras, pues nadie lo reclamó

no-gift-member = Regalar artículos es para suscriptores.
no-gift-title = La editorial de este artículo no permite regalarlo.
no-gift-used-up = Este mes ya ha regalado todos los artículos que podía. El día uno del próximo mes podrá volver a hacerlo.
no-gift-revoked = Este regalo fue retirado por quien lo hizo.
no-gift-expired = Este regalo ha caducado: un regalo abre su artículo durante unos días.
no-gift-devices = Este regalo se ha abierto en tantos dispositivos como es posible. Donde ya se abrió, sigue abriéndose.
no-gift-claimed = Este regalo ya se ha canjeado.
no-gift-early = Este regalo aún no se puede abrir.
no-gift-given-back = Este regalo fue devuelto por quien lo compró.
no-gift-is-member = Ya está suscrito. Guarde el regalo para cuando eso termine o dé el enlace a otra persona.
no-seat-full = Todas las plazas están ocupadas.
no-seat-plan = Este plan es para una persona.
no-seat-gone = Esta invitación ya se usó o fue retirada.
no-seat-payer = Quien paga ya tiene una plaza.
no-seat-soon = Esta plaza cambió de manos en los últimos siete días.
no-trial-here = Aquí no hay pruebas.
no-trial-unverified = Antes tiene que responder su dirección: pida un enlace por correo en la página de inicio de sesión y ábralo.
no-trial-had = Hay una prueba por persona y la suya ya pasó. Si cree que es un error, escríbanos.
no-trial-member = Ya está suscrito.
no-trial-card = Aquí la prueba empieza con una tarjeta; no se cobra nada antes de que termine.
no-voucher-unknown = No existe ese vale. Compruebe si falta alguna letra.
no-voucher-over = Este vale ya no es válido.
no-voucher-used = Este vale ya se ha usado.
no-voucher-by-you = Ya ha usado este vale; cuenta una vez por lector.

reading-title = Lectura
unread-articles = { $n ->
    [one] { $n } artículo sin leer
   *[other] { $n } artículos sin leer
}
subscriptions = Cabeceras suscritas
mark-all-read = Marcar todo como leído
only-unread = Solo lo no leído
read-too = También lo leído
subscribe-nothing = Aún no está suscrito a nada.
choose-or-bring = Elegir cabeceras o traer su lista de otro lector
nothing-came = Todavía no ha llegado nada.
everything-read = Todo está leído.
mark-read = Marcar como leído
mark-read-named = Marcar como leído: { $name }
keep-unread = Mantener sin leer
keep-unread-named = Mantener sin leer: { $name }
all-of-it = Todas

subscriptions-about = Cabeceras que lee una por una, como en un lector de canales.
not-taken = No se tomó:
folder = Carpeta
folder-of = Carpeta de { $name }
file-it = Archivar
add-a-title = Añadir una cabecera
from-this-stand = De este quiosco
or-any-feed = O cualquier canal de la web, por su dirección
subscribe = Suscribirse
from-another-reader = De otro lector
from-another-reader-about = Miniflux, FreshRSS, Feedly, Inoreader, NetNewsWire y casi todos los demás dan un archivo con todas las suscripciones (OPML). Tráigalo primero. También se toman archivos de artículos (JSON de FreshRSS, Inoreader, Feedly, Miniflux y Google Takeout) y archivos enteros de FreshRSS (ZIP): lo que de ellos está aquí se guarda, se marca como leído y se etiqueta como estaba allí.
the-file = El archivo
bring-in = Traerlo
as-opml = Sus suscripciones como OPML
in-an-app = En una aplicación
in-an-app-about = Cree un token en «Aplicaciones»: es la contraseña allí, con su dirección de correo como nombre.
app-greader = FreshRSS o Google Reader
taken-subscriptions = { $n ->
    [one] { $n } suscripción tomada
   *[other] { $n } suscripciones tomadas
}
taken-feeds = { $n ->
    [one] { $n } canal nuevo se recoge desde ahora
   *[other] { $n } canales nuevos se recogen desde ahora
}
taken-saved = { $n ->
    [one] { $n } artículo guardado
   *[other] { $n } artículos guardados
}
taken-read = { $n ->
    [one] { $n } artículo marcado como leído
   *[other] { $n } artículos marcados como leídos
}
taken-labels = { $n ->
    [one] { $n } etiqueta puesta
   *[other] { $n } etiquetas puestas
}
skipped-line = { $name }: { $other }
skipped-older = no está aquí: es anterior a lo recogido de su cabecera
skipped-uncollected = no está aquí: nadie recoge aquí su canal; traiga primero la lista de suscripciones
skipped-most = un archivo puede tener dos mil suscripciones
skipped-address = su dirección no empieza ni por http:// ni por https://
skipped-scraped = no es un canal: el otro lector lo hizo a partir de una página, con reglas que aquí no se conocen
skipped-list = es una lista que está en otro sitio: descárguela y traiga también ese archivo
skipped-rules = está incluido; las reglas que marcaban una parte como leída, no: créelas en «Reglas»
skipped-too-deep = sus carpetas están demasiado anidadas; las interiores quedan unidas
skipped-too-long = una lista puede tener diez mil líneas; el resto se omite
skipped-second-folder = está también en una segunda carpeta; aquí, solo en la primera
skipped-cut-off = está cortado
skipped-packing = está comprimido de una forma que aquí no se conoce
skipped-too-large = el archivo es demasiado grande
skipped-damaged = está dañado

rules-about = Lo que ocurre por sí solo con los artículos cuando llegan. Debe cumplirse cada condición que escriba.
tried = Prueba
your-rules = Las suyas
a-new-rule = Una regla nueva
rule-words-hint = Palabras seguidas; con comas entre ellas, cualquiera de varias.
any = Cualquiera
writer = Autor
topic = Tema
rule-topic-hint = Una sección o el número de un tema.
rule-language-hint = Como «en» o «pt-BR».
then = Entonces
then-read = Marcarlo como leído
then-save = Guardarlo
then-hide = Ocultarlo en todas las listas
then-tell = Avisarme, donde veo lo que sigo
then-label = Ponerle una etiqueta
name-of-rule = Cómo llama a la regla
and-now = Y
do-it-now = Hacerlo también ahora con lo que ya está
try-it = Probarla
rule-words = «{ $name }»
rule-in-title = en { $name }
rule-by = de { $name }
rule-about = sobre { $name }
rule-in-language = en el idioma { $name }
rule-marks-read = marcar como leído
rule-saves = guardar
rule-hides = ocultar en todas las listas
rule-tells = avisarme
rule-labels = etiqueta «{ $name }»
rule-says = { $name }: { $other }.
rule-matched = { $n ->
    [one] { $n } artículo hasta ahora
   *[other] { $n } artículos hasta ahora
}
rule-tried = Habría coincidido con { $n } de los { $name } artículos más recientes

rank-about = Según reglas que caben en una página, con los números que se usan ahora mismo. Es la versión { $n } de un archivo que cualquiera puede leer.
rank-lead = Lo destacado: igual para todos en una edición
rank-lead-about = Las redacciones dicen qué importa por el lugar que le dan. Leemos sus portadas y sumamos lo que dicen.
rank-vote = Un voto por propietario.
rank-vote-about = Una historia en lo alto de una portada vale un voto entero; { $name } puestos más abajo vale el 37 % de eso. Una cadena con cuarenta periódicos tiene un voto.
rank-steady = El { $name } % de un puesto es su media de las últimas { $other } horas, para que una sola recolocación cambie poco.
rank-owners = Al menos { $name } propietarios de confianza deben tenerla.
rank-owners-about = Una cabecera no puede subir su propia historia.
rank-trust = La confianza la dan los demás.
rank-trust-about = Se confía en una cabecera en la medida en que su página coincide con las de otros propietarios. Una cabecera nueva por la que nadie responde cuenta { $name } durante { $other } días; copiar lo que todos tienen no aporta nada. Las redacciones con páginas demasiado parecidas cuentan como una.
rank-kind = Tipo.
rank-kind-about = En la edición general, una historia ligera cuenta { $name } y el deporte { $other }.
rank-place = Lugar.
rank-place-about = En la edición de un país cuenta la parte de los votos que vienen de ese país, al menos { $name }.
rank-age = Antigüedad.
rank-age-about = Sin nada nuevo, una historia pierde la mitad de su peso en { $name } horas, pero nunca baja del { $other } %: las redacciones retiran por sí mismas las historias viejas.
rank-length = Extensión.
rank-length-about = Una historia que solo tiene artículos cortos (menos de { $name } palabras) cuenta { $other }.
rank-not-counted = Ni los clics de nadie ni el número de artículos suben una historia: esos números se fabrican con facilidad. La rapidez con que se extiende se dice («al alza») y no se cuenta. El artículo que representa una historia es reportaje propio antes que copia, y libre antes que cerrado; entre los diez primeros no hay dos de un mismo propietario si se puede evitar.
rank-feed-only = Una cabecera cuya portada no se puede leer se escucha por el orden de su canal, con { $name } de un voto.
rank-follows = Lo que sigue a lo destacado
rank-follows-about = Las historias que aún no están en dos portadas siguen en un orden más simple: cuántos informes independientes hay de un titular (las copias de un texto cuentan una vez, un propietario cuenta una vez), dónde la tiene el canal de la cabecera, lo nueva que es (la mitad del peso en { $name } horas) y si tiene imagen.
rank-two = Ninguna cabecera tiene más de dos historias arriba. La opinión tiene su propio lugar y nunca encabeza.
rank-for-you = Para ti: solo suyo y solo si ha iniciado sesión
rank-for-you-about = Lo que abre y sigue se pondera según la tabla de abajo. Un interruptor lo apaga: entonces la lista es igual para todos.
rank-known = Ver, cambiar y borrar lo que se sabe
rank-see = Véalo
rank-see-about = Cada elemento responde a «¿Por qué está aquí?». La lista entera está abierta, la de ahora o la de cualquier momento de los últimos sesenta días.
rank-whole-list = La lista entera con sus razones
rank-numbers = Todos los números
rank-weights = Los pesos
rank-lead-stories = Lo destacado
rank-weight = Peso
rank-value = Valor
rank-meaning = Qué significa

offline-title = No hay red
offline-about = Estos artículos se guardan en este dispositivo. Lo que guarde ahora se guardará en cuanto vuelva la red.
kept-here = Guardados en este dispositivo
offline-no-script = Sin scripts no se puede guardar nada aquí.
try-front = Probar la portada
series-about = Seis artículos breves sobre este sitio, uno al día o todos de una vez.

text-width = Ancho de los textos
width = Ancho
width-narrow = Estrecho
width-normal = Medio
width-wide = Ancho

script-keys = Teclas
script-key-next = Titular siguiente, anterior
script-key-open = Abrirlo
script-key-save = Guardar el artículo o dejar de guardarlo
script-key-saved = Lo que guardó
script-key-these = Estas teclas
script-close = Cerrar
script-share = Compartir
script-address-copied = Dirección copiada
script-listen = Escuchar
script-stop = Parar
script-copy-source = Copiar con la fuente
script-copied = Copiado
script-scroll = Marcar como leído al desplazarse
script-messages = Mensajes a este navegador
script-no-messages = Este navegador no admite mensajes o se le dijo que no
script-take = Usar { $name }
script-waits = Lo que hizo espera a que haya red.
script-nothing-kept = Todavía no se guarda nada en este dispositivo.
script-beginning = Al principio

letter-lasts-week = El enlace funciona una vez, en un plazo de 7 días.
letter-lasts-day = El enlace funciona una vez, en un plazo de un día.
letter-lasts-hour = El enlace funciona una vez, en un plazo de una hora.
letter-lasts-minutes = El enlace funciona una vez, en un plazo de 15 minutos.
letter-not-you = Si no fue usted, no haga caso de este correo: sin el enlace no ocurre nada y solo funciona una vez.
letter-unknown = Si no sabe de qué se trata, no haga caso de este correo.
letter-invitation-subject = Se le invita a { $name }
letter-invitation = Alguien que opera { $name }, un servicio de noticias, le ha invitado a leer allí. Abra este enlace para elegir una contraseña:
letter-sign-up-subject = Su cuenta en { $name }
letter-sign-up = Se ha registrado en { $name }. Abra este enlace para elegir una contraseña:
letter-sign-in-subject = Iniciar sesión en { $name }
letter-sign-in = Abra este enlace para iniciar sesión en { $name }:
letter-reset-subject = Una contraseña nueva para { $name }
letter-reset = Abra este enlace para elegir una contraseña nueva para { $name }:
letter-address-subject = Su nueva dirección en { $name }
letter-address = Abra este enlace para usar esta dirección en { $name } a partir de ahora:
letter-farewell-at = { $name }, en { $other }.
letter-farewell-undo = Si usted no lo dijo o lo piensa mejor, retírelo aquí:
letter-membership-subject = { $name }: su suscripción
letter-farewell-done = Su deseo con el número { $name } se ha ejecutado.
letter-gift-subject = { $name }, una suscripción a { $other } para usted
letter-gift = Alguien le regala una suscripción a { $name }, un servicio de noticias. Empieza cuando la canjea y termina por sí sola; no se pide tarjeta:
letter-gift-until = Puede canjearla hasta el { $name }. Quien la regaló nunca ve lo que usted lee.
letter-gift-unwanted = Si no la quiere, no haga caso de este correo.
letter-invoice-subject = { $name }: factura { $other }
letter-invoice = Ha pedido una suscripción a { $name }. Empieza en cuanto hayan llegado { $other }:
letter-invoice-reference = Concepto: { $name }
letter-invoice-here = La factura está aquí:
letter-invoice-leave = Si ya no la quiere, déjela sin pagar o dígalo allí.
letter-gift-ends-subject = { $name }: la suscripción que le regalaron termina el { $other }
letter-gift-ends = La suscripción a { $name } que le regalaron termina el { $other }. No se cobra nada y no tiene que hacer nada.
letter-gift-ends-plans = Si quiere seguir leyendo, los planes están aquí; el resto del regalo no se pierde si elige uno hoy:
letter-trial-ends-subject = { $name }: su prueba termina el { $other }
letter-trial-ends = Su prueba en { $name } termina el { $other }.
letter-trial-ends-plans = No se cobra nada y no tiene que hacer nada. Lo que guardó sigue siendo suyo. Si quiere seguir leyendo como suscriptor, los planes están aquí:
letter-failed-subject = { $name }: su pago no se ha realizado
letter-failed = El pago de su suscripción a { $name } no se ha realizado. Sigue leyendo como suscriptor hasta el { $other }.
letter-failed-mend = El proveedor de pagos lo intenta de nuevo por sí mismo. Si la tarjeta ha caducado o su banco la rechaza, puede cambiarla, y ver la factura, con el botón «Tarjeta y facturas» aquí:
letter-failed-leave = Si prefiere dejarlo, allí también puede cancelar, y no se cobrará nada más.
letter-warned-subject = { $name }: sigue leyendo hasta el { $other }
letter-warned = El pago de su suscripción a { $name } sigue sin realizarse. Si no llega, su suscripción quedará en suspenso desde el { $other }.
letter-rests-subject = { $name }: su suscripción está en suspenso
letter-rests = El pago de su suscripción a { $name } no se ha realizado, y desde el { $other } está en suspenso. Lo que guardó sigue siendo suyo.
letter-rests-mend = En cuanto se pague, seguirá leyendo. La tarjeta y la factura están tras el botón «Tarjeta y facturas» aquí:
letter-briefing-ordered = Lo pidió en { $name }.
letter-nobody-counts = Nadie cuenta quién lo abre.
letter-telling-chosen = Lo eligió aquí:
letter-end-here = Terminarlo:
letter-end-mails-here = Terminar estos correos:
told-leading = Ahora encabeza
told-new-in-story = { $n ->
    [one] { $n } artículo nuevo en una historia que sigue
   *[other] { $n } artículos nuevos en una historia que sigue
}
told-new-in-search = { $n ->
    [one] { $n } artículo nuevo para una búsqueda que guarda
   *[other] { $n } artículos nuevos para una búsqueda que guarda
}

elsewhere-sign-in = Iniciar sesión con { $name }
elsewhere-refused = El otro servicio no le dejó entrar, o usted lo canceló.
elsewhere-failed = No se pudo consultar al otro servicio, o su respuesta no prueba nada. Inténtelo más tarde, o inicie sesión de otro modo.
elsewhere-not-begun = La sesión se empezó en otro navegador, o hace demasiado tiempo. Empiece de nuevo.
elsewhere-no-account = Usted no tiene cuenta aquí por ese servicio. Inicie sesión de otro modo, o pregunte a quien gestiona este sitio.

set-up = Configurar
set-up-site = Configurar { $name }
set-up-about = Usted pasa a ser el operador: quien gestiona las cabeceras, las cuentas y este sitio. Después inicia sesión con su dirección y su contraseña, o con una llave de acceso.
set-up-again = Este sitio ya tiene un operador. Con una clave nueva usted también lo será; la cuenta que tenga aquí pasa a serlo, con la contraseña o la llave de acceso que elija ahora.
set-up-key = Clave
set-up-key-about = Se mostró al iniciar este servidor por primera vez. Esta orden muestra una nueva:
set-up-by-passkey = Configurar con una llave de acceso
become-operator = Ser operador
stand-question = ¿Qué quiere en su quiosco?
stand-about = Elija ediciones; sus cabeceras se recogen desde ahora. Cada cabecera puede activarse o desactivarse en la consola en cualquier momento.
stand-not-yours = Elige el operador. Si nadie ha configurado aún este sitio: el enlace de configuración se mostró al iniciar el servidor por primera vez.
stand-no-titles = El catálogo aún no tiene cabeceras.
add-a-feed = Añadir un canal
collect-these = Recoger estas
stand-skip = { $n ->
    [one] Omitir: dejar la única cabecera activa
   *[other] Omitir: dejar las { $n } cabeceras activas
}
form-editions = Elija al menos una edición u omita este paso.

device-browser-on = { $name } en { $other }
device-some-browser = Un navegador en { $name }
device-unknown = Un dispositivo desconocido

picks = Selección
our-own = Propio
editors-did = Lo que hizo la redacción
taken-back = deshecho
act-take-back = Deshacer
act-take-back-number = Deshacer: acto { $name }
who-is-gone = alguien que ya no está
command-line = la línea de órdenes
act-merged = Historia { $name } unida a esta
act-split = { $n ->
    [one] { $n } artículo separado
   *[other] { $n } artículos separados
}
act-named = Nombrada «{ $name }»
act-unnamed = Nombre quitado
act-undid = Acto anterior deshecho
desk-stories = Historias en la redacción
desk-stories-about = Historias de los últimos tres días que cuentan varias cabeceras. Abra una para unirla, dividirla o ponerle nombre; todo puede deshacerse y las direcciones nunca se rompen.
desk-stories-none = Ninguna historia de los últimos tres días la cuentan aún varias cabeceras.
its-page = Su página
desk-story = Una historia en la redacción
desk-done = Hecho. El efecto se ve aquí en un segundo; vuelva a cargar la página para verlo.
desk-forwards = Esta historia se unió a otra; su dirección redirige.
desk-part-of = La historia de la que forma parte
name-hint = Se muestra en lugar de un titular. Vacío: representa a la historia el titular que más dice.
save-name = Guardar el nombre
merge-other = Unir otra historia a esta
merge-hint = Su dirección o una de estas. Desde entonces redirige a esta historia.
merge = Unir
split = Dividir
split-hint = Elija los artículos que cuentan otro suceso; formarán una historia propia.
split-these = Separar estos
form-story-name = { $n ->
    [one] Un nombre tiene como máximo { $n } letra.
   *[other] Un nombre tiene como máximo { $n } letras.
}
form-story-address = Ninguna historia tiene esta dirección. Copie la dirección de su página.
form-story-same = Las dos historias ya son una.
form-story-split = Elija algunos artículos de la historia, no ninguno ni todos.

pick-lists = Listas
list-pinned = Fijado en lo principal: { $name }
list-held = Retenido de lo principal: { $name }
desk-picks-about = Todo lo que haga va firmado y puede deshacerse; dos personas a la vez no pierden nada la una de la otra.
as-readers-see = Como lo ven los lectores
on-the-list = En la lista
list-empty = Nada aún. Ponga un artículo más abajo.
drag-hint = Arrastre un artículo a su sitio o pulse Alt y una flecha sobre él.
put-there-by = Puesto por { $name }; { $other }.
pick-to-come = por venir: desde el { $name } hasta el { $other }
pick-stands = está ahí hasta el { $name }
pick-over = terminado desde el { $name }
move-up = Subir
move-down = Bajar
note-time-pin = Nota, tiempo, puesto
note-to-reader = Al lector: por qué merece la pena
stands-from = Desde
stands-until = hasta
by-the-clock = según la hora de { $name }
the-sites-clock = el sitio
keep-times = Guardar las horas
pinned-to-place = Puesto fijo
keep-place = Guardar el puesto
put-an-article = Poner un artículo
address-on-site = Su dirección en este sitio
put-on-list = Poner en la lista
worth-a-look = Merece una mirada
proposed-by-rule = Propuestos por reglas, con los indicios; usted decide.
what-was-done = Lo que se hizo
nothing-done = Nada aún.
acted-added = puesto en la lista
acted-removed = quitado
acted-moved = movido delante de otro
acted-moved-last = movido al final
acted-from-now = visible desde ahora
acted-from = visible desde el { $name }
acted-until = visible hasta el { $name }
acted-between = visible desde el { $name } hasta el { $other }
acted-pinned = fijado en el puesto { $n }
acted-unpinned = ya no está fijado
acted-note-gone = nota quitada
acted-note = con una nota: { $name }
acted-undone = acto { $name } deshecho
worth-very-long = { $n ->
    [one] Muy largo: { $n } palabra
   *[other] Muy largo: { $n } palabras
}
worth-long = { $n ->
    [one] Largo: { $n } palabra
   *[other] Largo: { $n } palabras
}
worth-own = Información propia, no una copia
worth-no-other = Ninguna otra cabecera lo tiene
worth-only = { $n ->
    [one] Solo { $n } cabecera lo tiene
   *[other] Solo { $n } cabeceras lo tienen
}
worth-speaks-of = Habla de: { $name }
worth-no-harm = Nada de muerte, guerra o delito en el titular ni en el resumen
form-desk-time = Un momento se escribe como 2026-11-26T08:00.
form-desk-article = Indique la dirección de un artículo de este sitio.
form-desk-end = Debe terminar después de empezar.
form-desk-note = Una nota tiene como máximo 240 letras.

own-articles = Nuestros artículos
own-articles-about = Lo que escriba aquí se publica con el nombre de este sitio como cualquier otro artículo: en listas, en historias y en la búsqueda, con todo lo que se cambie después.
write-an-article = Escribir un artículo
nothing-written = Aún no hay nada escrito.
welcome-series = La serie de bienvenida
welcome-series-about = Este sitio trae seis artículos breves para nuevos lectores: cómo funciona, quién decide lo principal, silenciar, privacidad, seguir, suscripción. Se les ofrece uno al día durante seis días, en «Para ti».
read-the-series = Leerlos
publish-series = Publicar la serie de bienvenida
series-published = Está publicada. Sus artículos están en la lista de arriba y pueden cambiarse como los demás.
own-draft = Un borrador; nadie más lo ve
own-scheduled = Se publicará el { $name }
own-published = Publicado el { $name }
own-withdrawn = Retirado
own-write = Escribir
own-headline = Titular
own-standfirst = Entradilla
own-byline = Firma
own-section = Sección
own-text = Texto
own-markdown = Markdown, con una línea en blanco entre párrafos:
own-picture = Imagen
own-caption = Pie de foto
own-credit = Crédito
publish-at = Publicar el
by-the-clock-or-now = Según la hora de { $name }; vacío para ahora.
keep-and-publish = Publicar el cambio
keep-and-look = Guardar y ver
publish = Publicar
withdraw-own = Retirar
drop-own = Descartar
as-it-will-read = Así se leerá
form-own-headline = Un artículo lleva un titular.
form-own-long = Es demasiado largo: una línea tiene como máximo 400 letras; el texto, 200 000.
form-own-picture = La dirección de la imagen empieza por https://.
form-own-language = Elija el idioma del artículo.
form-own-meanwhile = Otra persona ha reescrito este artículo mientras tanto. Vuelva atrás, guarde una copia de su texto y ábralo de nuevo.

your-titles = Sus cabeceras
publisher-about = Lo que los suscriptores leen de una cabecera se le paga. Cuando haya demostrado que una cabecera es suya, sus liquidaciones están aquí y lo que se guardaba para ella se le debe a usted.
your-terms-about = Lo que los lectores reciben aquí de sus artículos y lo que los programas pueden hacer con ellos:
your-terms = Sus condiciones
no-statement-yet = Esta cabecera es suya. Aún no hay liquidación: la primera llega cuando termina y se reparte un mes en que la leyeron suscriptores.
statement-month = Mes
earned = Ganado
paid-out = Abonado
owed-after = Pendiente después
files = Archivos
prove-by-file = Para demostrar que es suya, ponga la línea de abajo en un archivo de texto en esta dirección:
prove-by-record = O haga de la línea el texto de un registro TXT de este nombre:
look-for-it = Comprobar
give-it-up = Renunciar
not-mine-any-more = { $name } ya no es mía
claim-a-title = Reclamar una cabecera
claim-by-name = Su nombre aquí o el final de su dirección
it-is-mine = Es mía
publisher-asked = Ahora ponga la línea de abajo donde se pide y compruébelo.
publisher-proved = Se encontró la línea: esta cabecera es suya. Lo que se guardaba para ella ahora se le debe a usted.
publisher-missing = La línea no se encontró ahí. Debe estar sola en su línea o ser todo el texto del registro; no se siguen redirecciones a otros sitios, y un registro nuevo puede tardar una hora en verse.
publisher-given-up = La cabecera ya no es suya aquí.

statement-heading = { $name }, { $other }
statement-number = Liquidación { $name }
all-statements = Todas las liquidaciones
statement-wrong = Esta liquidación no cuadra:
owed-before = Pendiente antes del mes
statement-corrections = Correcciones y abonos devueltos
statement-sold = Artículos comprados sueltos
statement-trials = Lecturas de prueba, pagadas por el servicio
statement-released = No reclamado a tiempo: repartido entre todas las cabeceras
statement-sold-each = Cada uno, sin impuesto
statement-sold-part = Parte
statement-sold-outlet = de la cabecera que lo publica
statement-sold-agency = de la agencia
statement-sold-whole = de la cabecera
statement-sold-few = pocos lectores, mostrados juntos
statement-sold-articles = { $n ->
    [one] { $n } artículo
   *[other] { $n } artículos
}
statement-trials-how = { $weight } de { $whole } partes de { $budget }
statement-released-how = Se retenían { $name }; de ellos, { $other } llegaron después y se quedan
owed-after-month = Pendiente después del mes
how-it-was-read = Cómo se leyó
statement-readers = { $n ->
    [one] { $n } lector
   *[other] { $n } lectores
}
too-few-readers = Demasiado pocos lectores para decir cuántos
statement-reads = { $n ->
    [one] { $n } lectura que cuenta
   *[other] { $n } lecturas que cuentan
}
statement-seconds = { $n ->
    [one] { $n } segundo
   *[other] { $n } segundos
}
how-shares = Cómo se calcularon las partes
statement-formula = Fórmula { $version }: { $model }. Las cabeceras reciben { $titles } de lo que queda tras los impuestos y la comisión del proveedor de pagos; una agencia recibe { $agency } del peso de su texto en una cabecera. Una lectura cuenta a partir de { $seconds } segundos.
shares-user-centric = la cuota de cada lector según lo que leyó
shares-pro-rata = todas las cuotas juntas según todas las lecturas
shares-by-time = todas las cuotas juntas según el tiempo de lectura
statement-whole = Todas las cabeceras juntas: { $net } repartidos, de los que { $titles } fueron a cabeceras y agencias y { $service } quedaron en el servicio.
by-reading-of = Según la lectura de
readers = Lectores
divided-of-each = Repartido de cada uno
of-weight = De
all-together = todos juntos
each-of-another-kind = { $n ->
    [one] { $n }, de otro tipo
   *[other] { $n }, cada uno de otro tipo
}
few-readers = pocos
seconds-column = Segundos
statement-again = Cualquiera puede recalcular esta liquidación: guarde el archivo JSON y ejecute
statement-digest = Su resumen:
statement-digest-before = El de la anterior:
percent = { $name } %

terms = Condiciones
terms-of = Condiciones de { $name }
terms-set-here = Vale lo que se fija aquí.
terms-by-policy = Aquí no se fija nada: vale la política de este sitio.
terms-none = Aquí no se fija nada.
terms-readers = Lo que reciben los lectores
terms-preview = Letras de un artículo cerrado que todos ven
terms-preview-hint = Terminan con una frase entera. Vacío: como diga la política.
terms-embargo = Minutos tras la publicación en que nadie lo lee aquí
terms-countries = Países en los que puede leerse
terms-countries-example = NO, SE
terms-countries-hint = Vacío: en todas partes. Si se nombran algunos, quien lee desde un país desconocido no recibe nada.
terms-price = Lo que cuesta un artículo suelto, en { $name }
terms-price-hint = Entre { $name } y { $other }; vacío para el precio de este sitio. Impuesto incluido.
terms-in-membership = Una suscripción a este sitio abre sus artículos cerrados
terms-gifts = Los suscriptores pueden regalar sus artículos con un enlace
terms-programs = Lo que pueden hacer los programas
terms-search-engines = Los buscadores pueden mostrar sus artículos tal como están aquí
terms-mining = Sus textos pueden minarse y usarse para entrenar modelos
terms-drop = Quitar estas condiciones
terms-saved = Guardado. Valen desde ahora.
terms-dropped = Esta cabecera ya no tiene condiciones propias.
form-terms-preview = Lo que todos ven es un número de letras de 0 a { $n }.
form-terms-embargo = El embargo es un número de minutos de 0 a { $n }.
form-terms-country = «{ $name }» no es un país; escriba códigos de dos letras, como NO, SE.
form-terms-price = El precio de un artículo está aquí entre { $name }.

console-overview = Resumen
feeds = Canales
front-pages = Portadas
audit-log = Registro
console-money = Dinero
console-unreachable = No se puede contactar con ningún editor desde { $name }. Compruebe la red de este servidor.
console-titles-on = Cabeceras activas
console-of = de { $n }
console-answering = Canales que responden
console-failing = Canales con fallos
console-last-answer = Última respuesta
choose-by-edition = Elegir por edición
feeds-failing = { $n ->
    [0] Ningún canal falla.
    [one] Falla un canal.
   *[other] Fallan { $n } canales.
}
feed-address = Dirección del canal
a-new-title = Una cabecera nueva
name-of-new-title = Nombre de la cabecera nueva
as-the-feed-says = Según el canal
add = Añadir
no-feeds-yet = Aún no hay canales.
a-feed = Canal
how-it-does = Cómo va
actions = Acciones
feed-off = Su cabecera está desactivada.
feed-gone = Su editor lo eliminó para siempre; ya no se consulta.
feed-fails = { $n ->
    [one] Falla desde { $name } (una vez):
   *[other] Falla desde { $name } ({ $n } veces):
}
feed-answered = Respondió { $name }.
not-asked-yet = Aún sin consultar.
hub-tells = Un concentrador (hub) avisa de las novedades; la última vez, { $name }.
hub-promised = Un concentrador (hub) ha prometido avisar de las novedades.
hub-silent = Se pidió al concentrador (hub) que avisara y no lo ha prometido.
form-feed-title = Ya hay una cabecera llamada { $name }; elíjala en la lista.
form-feed-none = El formulario no nombra ningún canal; abra la lista de nuevo.
front-pages-unwell = { $n ->
    [0] Todas las portadas consultadas pueden leerse.
    [one] Una portada no puede leerse.
   *[other] { $n } portadas no pueden leerse.
}
front-pages-about = Se visitan para ver qué colocan sus redacciones y dónde. Esta orden las añade y las quita:
front-pages-none = Aún no hay portadas; las páginas de inicio de las cabeceras activas llegan solas.
front-page-unread = Sin leer desde { $name }:
front-page-feed-instead = La sustituye el canal principal de su cabecera.
front-page-stands-in = No puede leerse; la sustituye el canal principal de su cabecera, reintentada { $name }.
front-page-places = { $n ->
    [one] Un puesto, leído { $name }.
   *[other] { $n } puestos, leídos { $name }.
}
front-page-rhythm = { $n ->
    [one] Cambia más o menos cada minuto.
   *[other] Cambia más o menos cada { $n } minutos.
}
titles-on-off = Cabeceras activas e inactivas
titles-on-off-about = { $name } de { $other } están activas. Una cabecera inactiva no se recoge ni se muestra; sus artículos se conservan.

audit-about = Lo que se hizo con las cuentas y lo que hicieron quienes operan este servicio. Nada de esto puede cambiarse ni quitarse; lo que se lee no consta en ninguna parte. Lo que hace la redacción:
who = Quién
older = Más antiguo
account-gone = una cuenta que ya no existe
holder-or-command-line = su titular o la línea de órdenes
audit-titles-on = activó cabeceras
audit-titles-off = desactivó cabeceras
audit-titles-imported = incorporó cabeceras
audit-feed-added = añadió un canal
audit-feed-removed = quitó un canal
audit-plan = fijó un plan
audit-vouchers = creó vales
audit-coupon = creó un cupón
audit-money-returned = devolvió dinero
audit-invoice = cerró una factura
audit-farewell = atendió un deseo de baja
audit-month = repartió un mes entre las cabeceras
audit-published = publicó un artículo propio
audit-withdrawn = retiró un artículo propio
audit-terms = fijó las condiciones de una cabecera
audit-account-made = creó una cuenta
audit-accepted = aceptó una invitación
audit-role = dio una función
audit-suspended = suspendió una cuenta
audit-resumed = permitió entrar a una cuenta
audit-changed = cambió una cuenta
audit-password = puso una contraseña nueva
audit-second-factor-on = activó un segundo factor
audit-second-factor-off = desactivó un segundo factor
audit-erased = borró una cuenta
audit-of = { $name }: { $other }

accounts-count = { $n ->
    [one] { $n } cuenta
   *[other] { $n } cuentas
}
reading-is-theirs = Lo que leen es suyo; nadie lo ve aquí.
reader-role-done = La función ha cambiado. El titular de la cuenta vuelve a iniciar sesión.
reader-suspended-done = La cuenta está suspendida y desconectada en todas partes.
reader-resumed-done = La cuenta puede volver a iniciar sesión.
reader-erased-done = La cuenta y todo lo que se guardaba para ella han desaparecido.
link-invites = Con este enlace { $name } acepta la invitación, una vez, en 7 días.
link-resets = Con este enlace { $name } elige una contraseña nueva, una vez, en una hora.
link-mailed = Va de camino por correo.
link-hand-on = Entréguelo por una vía de confianza; no se volverá a mostrar.
invite-somebody = Invitar a alguien
role = Función
invite = Invitar
invite-no-mail = Aquí no hay correo configurado: recibe usted el enlace y lo entrega.
state = Estado
it-is-you = usted
role-of = Función de { $name }
change-role-of = Cambiar la función de { $name }
state-invited = Invitado
state-suspended = Suspendida
state-active = Activa
with-second-factor = con segundo factor
never-signed-in = nunca inició sesión
last-signed-in = última sesión: { $name }
let-in-again = Readmitir
give-a-link = Dar un enlace
suspend = Suspender
erase = Borrar
erase-for-good = Borrar { $name } para siempre
form-role = Elija una función.
form-account-act = Elija qué hacer con la cuenta.

money-about = Lo que pagaron los lectores y dónde está. Lo que leen es suyo; nadie lo ve aquí.
ledger-as-sheet = El libro mayor en una hoja (CSV)
no-provider-set = No hay proveedor de pagos configurado. Los planes se muestran, pero no se puede pagar nada.
provider-waiting = { $n ->
    [one] Un mensaje del proveedor de pagos espera. Si sigue ahí, el registro del servidor dice por qué.
   *[other] { $n } mensajes del proveedor de pagos esperan. Si el número no baja, el registro del servidor dice por qué.
}
wishes-wait = Deseos de lectores que esperan
wish-said = Dicho
wish = Deseo
how-it-stands = Cómo está
of-contract = contrato { $name }
wish-due = Se cumplirá el { $name }.
wish-again = Se reintenta el { $name }.
try-again = Reintentar
try-again-named = Reintentar: { $name }, { $other }
done-by-hand = Hecho a mano
done-by-hand-named = Hecho a mano: { $name }, { $other }
invoices-open = Facturas por pagar
payments-failed = Pagos fallidos
balances-to-send = Saldos por devolver
to-be-sent = Por enviar
money-sent = El dinero se ha enviado
money-sent-named = El dinero se ha enviado a { $name }
balance-sent-done = Anotado como devuelto; se avisa a la persona.
article-taken-back-done = Devuelto: el precio está de nuevo en el saldo de la persona.
give-back-to-named = Devolver { $name } a { $other }
failed-since = Falló
access-until = Acceso
access-until-day = hasta el { $name }
told-what = Comunicado
told-nothing = nada todavía
told-first = que falló, el { $name }
told-again = de nuevo, el { $name }
told-end = que la suscripción está en suspenso, el { $name }
an-invoice = Factura
money-came = Dinero recibido
money-came-named = El dinero de { $name } ha llegado
make-void = Anular
make-void-named = Anular { $name }
what-is-where = Qué hay y dónde
nobody-paid-yet = Nadie ha pagado nada aún.
no-month-divided = Aún no se ha repartido ningún mes. Esta orden lo hace:
months-divided = Repartidos: { $name }.
month-in-currency = { $name } en { $other }
no-plan-made = Aún no hay ningún plan. Esta orden crea uno:
a-plan = Plan
price = Precio
term = Período
on-sale = A la venta
members = Suscriptores
nobody-subscribed = Nadie se ha suscrito aún.
term-ends = Fin del período
payments = Pagos
no-payment-yet = Aún no hay ninguno.
give-back = Devolver
how-much-back = Cuánto de { $name } se devuelve
who-left = alguien que se fue
not-known-yet = aún desconocido
place-provider = Recibido, menos lo devuelto y lo abonado
place-reader = Pagado por lectores, aún no devengado
place-wallet = Ingresado por lectores, aún no gastado: se les debe
place-tax = Impuestos
place-fees = Comisiones del proveedor de pagos
place-pool = En reparto
place-payee = Debido a cabeceras
place-unclaimed = Guardado para cabeceras que nadie reclamó
place-platform = Propio del servicio
subscription-pending = A la espera del primer pago
subscription-trialing = Prueba
subscription-active = Activa
subscription-past-due = Pago fallido, se reintenta
subscription-on-hold = En espera
subscription-paused = En pausa
subscription-cancelled = Cancelada, pagada hasta su fin
subscription-expired = Terminada
subscription-refunded = Reembolsada
money-returned-done = El dinero va de vuelta. Aparece aquí en cuanto el proveedor lo confirma.
money-noted-done = Anotado como devuelto.
invoice-settled-done = La factura está cerrada.
wish-again-done = Se reintenta en segundos. El resultado aparece aquí.
wish-settled-done = Anotado como hecho.
form-money-act = Elija qué se hace con ello.
form-amount = «{ $name }» no es un importe; escríbalo como 12.50.
form-refund-most = De este pago se pueden devolver como máximo { $name }.
form-no-provider = No hay proveedor de pagos configurado. No se devolvió nada.
form-refund-failed = El proveedor de pagos no aceptó la devolución. No se devolvió nada.
form-api-state = Envíe JSON como { $name }.

own-picture-file = Subir una imagen
own-picture-hint = JPEG, PNG, WebP o GIF, 12 MB como máximo. Se guarda aquí, sin el lugar, la hora y el dispositivo que la cámara escribe en ella.
own-picture-or-address = O su dirección en la web
own-picture-remove = Quitar la imagen
form-picture-words = Una imagen necesita un pie de foto y un crédito.
form-picture-bytes = La imagen pesa demasiado: { $n } MB como máximo.
form-picture-pixels = La imagen tiene demasiados píxeles: { $n } millones como máximo y 8000 por lado.
form-picture-kind = El archivo no es una imagen que pueda leerse: use JPEG, PNG, WebP o GIF.

services = Servicios con los que inicia sesión
services-short = Otros servicios
services-about = Un servicio así dice que es usted, y aquí no necesita contraseña. Sabe que inicia sesión aquí y nada de lo que lee.
services-none = Ningún servicio está vinculado a su cuenta.
tied-since = vinculado { $name }
untie = Desvincular
untie-named = Desvincular { $name }
tie-a-service = Vincular un servicio
tie-named = Vincular { $name }
done-tied = El servicio está vinculado a su cuenta. Desde ahora puede iniciar sesión con él.
done-untied = El servicio ya no está vinculado a su cuenta.
done-tied-elsewhere = Su identidad en ese servicio está vinculada a otra cuenta de aquí. No se ha cambiado nada.
done-last-way = Este servicio es su único acceso. Elija antes una contraseña o cree una llave de acceso.
your-balance = Su saldo
balance-name = Saldo para artículos sueltos
balance-about = Con él se pagan artículos sueltos. No caduca, y lo que queda se devuelve cuando usted lo pida, también al borrar su cuenta.
balance-there = Lo que hay
balance-empty = Nada todavía.
article-costs = Un artículo cuesta { $name }, salvo que su botón diga otra cosa. Volver a leerlo es gratis.
balance-goes-back = Está de vuelta hacia usted. Mientras tanto no se toma nada de él.
put-money-in = Ingresar dinero
put-in-amount = Ingresar { $name }
put-in-by-invoice = Recibirá una factura. El dinero estará cuando llegue su transferencia.
articles-bought = Artículos que compró
bought-for = { $name }, { $other }
article-gone = Un artículo que ya no está aquí
rest-back = Recuperar el resto
rest-back-about = Lo que queda vuelve por la misma vía por la que pagó.
give-rest-back = Devolver el resto
rest-back-vouchers = Lo que dio un vale se gasta primero y no se paga en dinero.
voucher-filled = El vale está en su saldo.
return-within = { $n ->
    [one] Puede devolver un artículo en el minuto siguiente a la compra, cada uno una vez.
   *[other] Puede devolver un artículo en los { $n } minutos siguientes a la compra, cada uno una vez.
}
give-article-back = Devolverlo
give-article-back-named = Devolverlo: { $name }
article-returned = devuelto
article-returned-done = Está devuelto, y su precio está de nuevo en su saldo.
form-return-late = Este artículo ya no se puede devolver. Si algo salió mal, escriba a quienes llevan este sitio.
asked-give-back = El resto de su saldo
buy-this = Leer este artículo por { $name }
buy-from-balance = Se toma de su saldo de { $name }. Volver a leerlo es gratis.
buy-top-up-first = Primero ingresa dinero; lo que no gaste se le devuelve.
form-top-up = Elija uno de los importes que se pueden ingresar.
erase-balance = { $name } de su saldo vuelven a usted por la misma vía por la que pagó.
waiver-words = Solicito que la lectura comience enseguida, antes de que termine el plazo de desistimiento de catorce días, y sé que con ello pierdo mi derecho de desistimiento.
what-you-declared = Lo que declaró
form-waiver = Marque la casilla junto al plan, o no se una ahora: sin ella la lectura no puede comenzar enseguida.
letter-waiver-subject = { $name }: lo que declaró al unirse
letter-waiver = Sobre { $name } usted declaró el { $other }:
letter-waiver-keep = Vale si paga por ello. Guarde esta carta; las palabras están también en la página de su membresía. Puede cancelar en cualquier momento.

# Sound and video
audio = Audio
video = Vídeo
download = Descargar
plays-seconds = { $n } s
plays-minutes = { $n } min
plays-whole-hours = { $n } h
plays-hours = { $hours } h { $minutes } min
megabytes = { $name } MB
recording-private = Se reproduce a través de este sitio: { $name } no sabe quién escucha o mira.

newsletters = Boletines
newsletters-about = Dé esta dirección a cualquier boletín y lo leerá aquí: cada remitente es un título suyo que nadie más ve. Quien conozca la dirección puede escribir a ella.
open-inbox = Obtener una dirección
another-inbox-about = Otra dirección ocupa el lugar de esta; lo que se envíe a la antigua se rechaza desde entonces.
another-inbox = Otra dirección
newsletters-ended = Ya no se aceptan; sus envíos se rechazan:
take-again = Aceptar de nuevo
take-again-named = Aceptar de nuevo { $name }
unsubscribe-at-sender = Darse de baja con el remitente
