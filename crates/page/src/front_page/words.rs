//! Words by which parts of a front page give away what they are: in class names, in headings, in labels.

/// Words in class names and ids of parts that are never news: navigation, forms, advertising.
const NEVER: &[&str] = &[
    "nav",
    "navi",
    "navbar",
    "navigation",
    "topnav",
    "subnav",
    "sitenav",
    "megamenu",
    "menu",
    "submenu",
    "offcanvas",
    "footer",
    "breadcrumb",
    "breadcrumbs",
    "newsletter",
    "newsletters",
    "cookie",
    "consent",
    "login",
    "signin",
    "signup",
    "paywall",
    "sharing",
    "sharebar",
    "socialbar",
    "searchbar",
    "searchform",
    "advert",
    "adverts",
    "advertisement",
    "advertising",
    "advertorial",
    "adslot",
    "adunit",
    "adbox",
    "adcontainer",
    "sponsored",
    "sponsor",
    "sponsors",
    "promoted",
    "outbrain",
    "taboola",
    "plista",
    "anzeige",
    "anzeigen",
    "werbung",
    "publicite",
    "publicidad",
    "pubblicita",
    "reklama",
    "reklame",
    "annons",
    "nativead",
    "commercial",
    "affiliate",
    "brandedcontent",
    "partnercontent",
    "sitemap",
    "weather",
    "wetter",
    "meteo",
    "horoscope",
    "horoskop",
    "stocks",
    "skiplinks",
    "pagination",
    "pager",
    "tagcloud",
    "comments",
    "servicebox",
];

/// Words in class names and ids of lists that readers or machines made, and of shelves that are not news.
const NEVER_AS_A_LIST: &[&str] = &[
    "mostread",
    "mostviewed",
    "mostpopular",
    "mostcommented",
    "mostshared",
    "popular",
    "trending",
    "meistgelesen",
    "meistgeklickt",
    "topgelesen",
    "plislus",
    "pluslus",
    "lesplus",
    "masleidas",
    "masleido",
    "maisvistas",
    "maislidas",
    "piuletti",
    "ranking",
    "rankings",
    "toplist",
    "bestseller",
    "bestsellers",
    "videos",
    "videoslider",
    "videocarousel",
    "videoplaylist",
    "videostrip",
    "videolist",
    "videocenter",
    "videohub",
    "videorail",
    "reels",
    "shorts",
    "podcasts",
    "games",
    "puzzles",
    "crosswords",
    "quiz",
    "quizzes",
    "shop",
    "shopping",
    "deals",
    "coupons",
    "gutscheine",
    "vouchers",
    "jobs",
    "stellenmarkt",
    "partner",
    "partners",
    "services",
    "epaper",
    "magazines",
    "foryou",
    "recommended",
    "recommendations",
    "recirculation",
    "tags",
    "topics",
    "hottopics",
    "social",
    "follow",
    "authors",
    "events",
];

/// Two words after one another in a class name that mean the same as one of the lists above.
const PAIRS: &[(&str, &str)] = &[
    ("most", "read"),
    ("most", "viewed"),
    ("most", "popular"),
    ("most", "shared"),
    ("most", "commented"),
    ("most", "watched"),
    ("top", "read"),
    ("read", "most"),
    ("plus", "lus"),
    ("mas", "leidas"),
    ("mas", "leido"),
    ("piu", "letti"),
    ("mais", "lidas"),
    ("mais", "vistas"),
    ("meist", "gelesen"),
    ("video", "list"),
    ("video", "slider"),
    ("video", "carousel"),
    ("video", "strip"),
    ("video", "playlist"),
    ("video", "hub"),
    ("video", "rail"),
    ("video", "section"),
    ("video", "gallery"),
    ("video", "block"),
    ("for", "you"),
    ("ad", "slot"),
    ("ad", "unit"),
    ("ad", "container"),
    ("ad", "wrapper"),
    ("ad", "box"),
    ("native", "ad"),
    ("paid", "content"),
    ("paid", "post"),
    ("branded", "content"),
    ("partner", "content"),
    ("main", "menu"),
    ("side", "menu"),
    ("hot", "topics"),
    ("tag", "list"),
    ("topic", "list"),
    ("social", "links"),
    ("newsletter", "signup"),
    ("photo", "galleries"),
];

/// Words in class names of lists that show what is new rather than what matters.
const TICKER: &[&str] = &[
    "ticker",
    "newsticker",
    "liveticker",
    "latest",
    "latestnews",
    "justin",
    "breakingbar",
    "breakingnews",
    "newsfeed",
    "timeline",
    "minute",
    "flash",
    "lastminute",
    "ultimahora",
    "eilmeldungen",
    "schlagzeilen",
    "kurzmeldungen",
    "river",
];

/// Headings of lists and shelves that are not news.
const NEVER_HEADINGS: &[&str] = &[
    "most read",
    "most viewed",
    "most popular",
    "most commented",
    "most shared",
    "most watched",
    "popular",
    "popular now",
    "trending",
    "trending now",
    "trending topics",
    "must reads",
    "recommended",
    "recommended for you",
    "for you",
    "you may also like",
    "meistgelesen",
    "meist gelesen",
    "am meisten gelesen",
    "meistgelesene artikel",
    "beliebt",
    "beliebteste artikel",
    "top-themen",
    "themen",
    "das könnte sie auch interessieren",
    "les plus lus",
    "les plus lues",
    "le plus lu",
    "les plus consultés",
    "les plus partagés",
    "lo más leído",
    "lo más visto",
    "las más leídas",
    "más leídas",
    "más leído",
    "los más leídos",
    "più letti",
    "i più letti",
    "le più lette",
    "mais lidas",
    "as mais lidas",
    "mais lidos",
    "mais vistas",
    "meest gelezen",
    "mest lästa",
    "mest läst",
    "mest læste",
    "mest lest",
    "mest leste",
    "luetuimmat",
    "najczęściej czytane",
    "najpopularniejsze",
    "en çok okunanlar",
    "çok okunanlar",
    "самое читаемое",
    "популярное",
    "الأكثر قراءة",
    "الأكثر مشاهدة",
    "アクセスランキング",
    "ランキング",
    "人気記事",
    "人気",
    "よく読まれている記事",
    "热门",
    "最多閱讀",
    "많이 본 뉴스",
    "video",
    "videos",
    "vídeos",
    "vidéos",
    "watch",
    "watch now",
    "video der woche",
    "動画",
    "فيديو",
    "видео",
    "podcast",
    "podcasts",
    "audio",
    "listen",
    "games",
    "spiele",
    "puzzles",
    "crosswords",
    "quiz",
    "jeux",
    "juegos",
    "pasatiempos",
    "newsletter",
    "newsletters",
    "follow us",
    "folgen sie uns",
    "suivez-nous",
    "síguenos",
    "services",
    "service",
    "servicios",
    "shop",
    "deals",
    "gutscheine",
    "vergleiche",
    "jobs",
    "stellenmarkt",
    "anzeige",
    "anzeigen",
    "werbung",
    "advertisement",
    "sponsored",
    "sponsored content",
    "paid content",
    "paid post",
    "partner content",
    "from our partners",
    "brand studio",
    "publicité",
    "contenu partenaire",
    "contenido patrocinado",
    "publicidad",
    "contenuto sponsorizzato",
    "partnerinhalte",
    "events",
    "weather",
    "wetter",
    "météo",
    "el tiempo",
    "horoskop",
    "horoscope",
    "photo galleries",
    "galleries",
    "fotostrecken",
    "pr",
    "広告",
    "お知らせ",
    "إعلان",
    "reklam",
    "advertorials",
    "advertorial",
];

/// Headings of lists that show what is new rather than what matters.
const TICKER_HEADINGS: &[&str] = &[
    "latest",
    "latest news",
    "the latest",
    "latest stories",
    "latest headlines",
    "just in",
    "newsticker",
    "ticker",
    "liveticker",
    "live-ticker",
    "neueste",
    "neueste meldungen",
    "neueste artikel",
    "aktuelle meldungen",
    "schlagzeilen",
    "kurzmeldungen",
    "eilmeldungen",
    "en continu",
    "le fil info",
    "fil info",
    "en direct",
    "dernières nouvelles",
    "l'actu en continu",
    "dernière minute",
    "última hora",
    "lo último",
    "últimas noticias",
    "ultime notizie",
    "ultima ora",
    "últimas",
    "últimas notícias",
    "laatste nieuws",
    "net binnen",
    "senaste nytt",
    "senaste",
    "seneste",
    "siste",
    "siste nytt",
    "najnowsze",
    "son dakika",
    "последние новости",
    "лента новостей",
    "лента",
    "عاجل",
    "آخر الأخبار",
    "أحدث الأخبار",
    "速報",
    "新着",
    "新着記事",
    "最新ニュース",
    "ニュース速報",
    "最新消息",
    "最新",
    "최신 뉴스",
    "속보",
];

/// Labels by which a single unit says that it was paid for.
const PAID_LABELS: &[&str] = &[
    "anzeige",
    "werbung",
    "advertisement",
    "ad",
    "sponsored",
    "sponsored content",
    "sponsored by",
    "paid content",
    "paid post",
    "paid for by",
    "promoted",
    "promotion",
    "advertorial",
    "advertiser content",
    "partner content",
    "branded content",
    "publicité",
    "publireportage",
    "contenu sponsorisé",
    "sponsorisé",
    "publicidad",
    "patrocinado",
    "contenido patrocinado",
    "publirreportaje",
    "branded",
    "pubblicità",
    "sponsorizzato",
    "contenuto sponsorizzato",
    "publicidade",
    "conteúdo patrocinado",
    "advertentie",
    "gesponsord",
    "annons",
    "annonce",
    "annonse",
    "annonsørinnhold",
    "reklama",
    "materiał sponsorowany",
    "reklam",
    "реклама",
    "إعلان",
    "محتوى مدفوع",
    "pr",
    "広告",
    "提供",
    "廣告",
    "广告",
    "광고",
];

/// What class names and ids of an element say it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Navigation, forms, advertising: never news.
    Never,
    /// A list that readers or machines made, or a shelf that is not news.
    NeverAsAList,
    /// A list of what is new.
    Ticker,
}

/// What the names of a part say it is; `None` where they say nothing.
pub(super) fn kind_of_names(names: &str) -> Option<Kind> {
    let mut found = None;
    for name in names.split_ascii_whitespace().filter(|name| name.len() <= 80 && !name.contains(':')) {
        let words = words_of(name);
        // "has-ads", "no-menu", "js-nav": what an element has, lacks or serves is not what it is.
        let told = words.first().is_some_and(|word| {
            matches!(word.as_str(), "has" | "no" | "with" | "without" | "js" | "is" | "not" | "hide")
        });
        if told && !name.contains("spons") {
            continue;
        }
        let whole = words.concat();
        let said =
            |list: &[&str]| list.contains(&whole.as_str()) || words.iter().any(|word| list.contains(&word.as_str()));
        let paired = words.windows(2).any(|pair| match pair {
            [first, second] => PAIRS.contains(&(first.as_str(), second.as_str())),
            _ => false,
        });
        let is_ad = words.first().is_some_and(|word| matches!(word.as_str(), "ad" | "ads")) || whole == "ad";
        if said(NEVER) || is_ad {
            return Some(Kind::Never);
        }
        if said(NEVER_AS_A_LIST) || paired {
            found = Some(Kind::NeverAsAList);
        } else if said(TICKER) && found.is_none() {
            found = Some(Kind::Ticker);
        }
    }
    found
}

/// The words of a class name, in lower case: split at punctuation and at capitals.
pub(super) fn words_of(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut previous_lower = false;
    for c in name.chars() {
        if !c.is_alphanumeric() || (c.is_uppercase() && previous_lower) {
            words.push(String::new());
        }
        if c.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(c.to_lowercase());
        }
        previous_lower = c.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// What a block's heading says it is; `None` for news.
pub(super) fn kind_of_heading(heading: &str) -> Option<Kind> {
    let plain = plain(heading);
    if NEVER_HEADINGS.contains(&plain.as_str()) {
        return Some(Kind::NeverAsAList);
    }
    TICKER_HEADINGS.contains(&plain.as_str()).then_some(Kind::Ticker)
}

/// Whether a label says that its unit was paid for.
pub(super) fn is_paid_label(label: &str) -> bool {
    label.len() <= 60 && PAID_LABELS.contains(&plain(label).as_str())
}

/// In lower case, without marks at its ends.
fn plain(text: &str) -> String {
    text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// Whether an element's names say that it is one unit of a front page.
pub(super) fn is_unit(names: &str) -> bool {
    names.split_ascii_whitespace().filter(|name| name.len() <= 80 && !name.contains(':')).any(|name| {
        words_of(name).iter().any(|word| {
            matches!(
                word.as_str(),
                "teaser"
                    | "card"
                    | "story"
                    | "promo"
                    | "article"
                    | "post"
                    | "tease"
                    | "aufmacher"
                    | "noticia"
                    | "nota"
                    | "entry"
            )
        })
    })
}

/// Whether an element's names say that it holds a headline.
pub(super) fn is_headline(names: &str) -> bool {
    names.split_ascii_whitespace().filter(|name| name.len() <= 80 && !name.contains(':')).any(|name| {
        let words = words_of(name);
        words.last().is_some_and(|word| {
            matches!(
                word.as_str(),
                "headline"
                    | "headlines"
                    | "heading"
                    | "hed"
                    | "title"
                    | "titre"
                    | "titel"
                    | "titulo"
                    | "titolo"
                    | "titular"
                    | "midashi"
                    | "hl"
            )
        }) || words.iter().any(|word| word == "headline")
    })
}

/// Whether an element's names say that it leads the page.
pub(super) fn is_lead(names: &str) -> bool {
    names.split_ascii_whitespace().filter(|name| name.len() <= 80 && !name.contains(':')).any(|name| {
        words_of(name).iter().any(|word| {
            matches!(
                word.as_str(),
                "lead" | "hero" | "opener" | "aufmacher" | "splash" | "xxl" | "mega" | "gigaboost" | "megaboost"
            )
        })
    })
}

/// Whether an element's names say that it is what belongs to a piece rather than a piece.
pub(super) fn is_extra(names: &str) -> bool {
    names.split_ascii_whitespace().filter(|name| name.len() <= 80 && !name.contains(':')).any(|name| {
        words_of(name).iter().any(|word| {
            matches!(
                word.as_str(),
                "gallery"
                    | "fotostrecke"
                    | "bilder"
                    | "slideshow"
                    | "video"
                    | "podcast"
                    | "audio"
                    | "comment"
                    | "comments"
                    | "share"
            )
        })
    })
}

/// Whether an element's names say that it names a section.
pub(super) fn is_section_label(names: &str) -> bool {
    names.split_ascii_whitespace().filter(|name| name.len() <= 80 && !name.contains(':')).any(|name| {
        words_of(name).iter().any(|word| {
            matches!(
                word.as_str(),
                "category"
                    | "categories"
                    | "section"
                    | "rubrik"
                    | "rubrique"
                    | "ressort"
                    | "channel"
                    | "seccion"
                    | "sezione"
                    | "cat"
                    | "categoria"
            )
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn class_names_tell_what_a_part_is() {
        let cases = [
            ("site-nav", Some(Kind::Never)),
            ("c-mostRead__list", Some(Kind::NeverAsAList)),
            ("most-read", Some(Kind::NeverAsAList)),
            ("ad-slot ad-slot--mpu", Some(Kind::Never)),
            ("teaser teaser--sponsored", Some(Kind::Never)),
            ("newsticker", Some(Kind::Ticker)),
            ("has-ads no-nav js-menu", None),
            ("hover:nav teaser__video-icon", None),
            ("main-content story-card", None),
            ("adventure-stories", None),
            ("shadow-lg", None),
        ];
        for (names, expected) in cases {
            assert_eq!(kind_of_names(names), expected, "{names}");
        }
    }

    #[test]
    fn headings_tell_what_a_block_is() {
        assert_eq!(kind_of_heading("Meistgelesen"), Some(Kind::NeverAsAList));
        assert_eq!(kind_of_heading("» Les plus lus «"), Some(Kind::NeverAsAList));
        assert_eq!(kind_of_heading("速報"), Some(Kind::Ticker));
        assert_eq!(kind_of_heading("Politik"), None);
        assert!(is_paid_label("ANZEIGE:") && is_paid_label("Sponsored") && !is_paid_label("Adele"));
    }

    #[test]
    fn words_split_at_punctuation_and_capitals() {
        assert_eq!(words_of("c-storyCard__headLine"), ["c", "story", "card", "head", "line"]);
    }
}
