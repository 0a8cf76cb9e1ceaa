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
language-about = Lo que publican las cabeceras queda en su idioma. Algunas páginas están por ahora solo en inglés.
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
