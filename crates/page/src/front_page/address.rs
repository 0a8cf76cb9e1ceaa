//! What an address alone says about whether an article stands behind it.

use url::Url;

/// Path segments behind which no article stands, unless all else says so.
const NEVER: &[&str] = &[
    "login",
    "signin",
    "sign-in",
    "signup",
    "register",
    "account",
    "konto",
    "subscribe",
    "subscription",
    "subscriptions",
    "abo",
    "abos",
    "abonnement",
    "abonnements",
    "abonnes",
    "suscripcion",
    "newsletter",
    "newsletters",
    "search",
    "suche",
    "recherche",
    "buscar",
    "impressum",
    "datenschutz",
    "privacy",
    "privacy-policy",
    "terms",
    "agb",
    "kontakt",
    "contact",
    "contact-us",
    "about",
    "about-us",
    "faq",
    "help",
    "hilfe",
    "rss",
    "feed",
    "feeds",
    "sitemap",
    "advertise",
    "mediadaten",
    "cookie-policy",
    "cookies",
    "epaper",
    "e-paper",
    "shop",
    "store",
    "jobs",
    "weather",
    "wetter",
    "meteo",
    "horoskop",
    "horoscope",
    "tv-programm",
    "games",
    "spiele",
    "puzzles",
    "crosswords",
    "cdn-cgi",
    "share",
    "print",
    "widget",
    "gutscheine",
    "gutschein",
    "coupons",
    "rabattcode",
];

/// Path segments behind which lists, persons or players stand, more often than articles.
const SELDOM: &[&str] = &[
    "tag",
    "tags",
    "topic",
    "topics",
    "thema",
    "themen",
    "sujet",
    "temas",
    "tema",
    "author",
    "authors",
    "autor",
    "autoren",
    "auteur",
    "autores",
    "by",
    "profile",
    "people",
    "section",
    "sections",
    "category",
    "kategorie",
    "rubrik",
    "rubrique",
    "ressort",
    "seccion",
    "archive",
    "archiv",
    "archives",
    "hub",
    "dossier",
    "dossiers",
    "series",
    "serie",
    "columnists",
    "page",
    "seite",
    "podcast",
    "podcasts",
    "video",
    "videos",
    "gallery",
    "galleries",
    "live-tv",
    "event",
    "events",
    "collection",
    "collections",
    "places",
    "location",
    "team",
];

/// Endings of files that are no pages.
const FILES: &[&str] = &[
    "jpg", "jpeg", "png", "gif", "webp", "svg", "pdf", "mp3", "mp4", "zip", "xml", "json", "rss", "ics", "apk", "css",
    "js",
];

/// Parameters that name an article.
const ID_PARAMETERS: &[&str] = &[
    "id",
    "article",
    "articleid",
    "article_id",
    "aid",
    "p",
    "story",
    "storyid",
    "newsid",
    "news_id",
    "nid",
    "idxno",
    "no",
    "cid",
];

/// Parameters that count clicks and name nothing.
const CLICK_PARAMETERS: &[&str] = &[
    "fbclid",
    "gclid",
    "wt_mc",
    "wt_zmc",
    "xtor",
    "cmpid",
    "cmp",
    "ocid",
    "smid",
    "ito",
    "iref",
    "ref",
    "ref_src",
    "source",
    "src",
    "icid",
    "ftag",
    "mc_cid",
    "mc_eid",
    "traffic_source",
    "intcmp",
    "int_cmp",
    "icmp",
    "li_source",
    "li_medium",
    "pos",
    "position",
    "module",
];

/// An address as far as it tells articles apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Address {
    /// What is shown and stored.
    pub url: String,
    /// What links to one article share.
    pub key: String,
    /// The site: the host's last labels.
    pub site: String,
    /// How much it looks like an article's: about -4 to 7.
    pub score: i32,
}

/// Reads `href` as a link on the page at `base`; `None` where no page can stand behind it.
pub(super) fn read(href: &str, base: Option<&Url>) -> Option<Address> {
    let absolute = crate::address::absolute(href, base)?;
    let mut url = Url::parse(&absolute).ok()?;
    url.set_fragment(None);
    let kept: Vec<String> =
        url.query().unwrap_or_default().split('&').filter(|part| !counts_clicks(part)).map(str::to_owned).collect();
    url.set_query(if kept.is_empty() { None } else { Some(kept.join("&")) }.as_deref());
    let path = url.path().to_ascii_lowercase();
    let trimmed = path.trim_matches('/');
    if trimmed.is_empty() && url.query().is_none() {
        return None;
    }
    if base.is_some_and(|base| {
        base.host_str() == url.host_str() && base.path().trim_matches('/').eq_ignore_ascii_case(trimmed)
    }) && url.query().is_none()
    {
        return None;
    }
    let segments: Vec<&str> = trimmed.split('/').collect();
    let last = segments.last().copied().unwrap_or_default();
    let (stem, ending) = last.rsplit_once('.').unwrap_or((last, ""));
    if FILES.contains(&ending) {
        return None;
    }
    let score = score(&segments, stem, ending, url.query().unwrap_or_default());
    if score < 0 && segments.iter().any(|segment| NEVER.contains(segment)) {
        return None;
    }
    let host = url.host_str().unwrap_or_default().to_ascii_lowercase();
    let key = format!("{host}/{}?{}", path.trim_end_matches('/'), url.query().unwrap_or_default());
    Some(Address { site: site(&host), key, score, url: url.into() })
}

fn counts_clicks(parameter: &str) -> bool {
    let name = parameter.split('=').next().unwrap_or_default().to_ascii_lowercase();
    name.is_empty()
        || CLICK_PARAMETERS.contains(&name.as_str())
        || ["utm_", "pk_", "mtm_", "at_", "int_"].iter().any(|prefix| name.starts_with(prefix))
}

/// The part of a host that one publisher owns: its last two labels, or three under "co.uk" and the like.
pub(super) fn site(host: &str) -> String {
    if host.parse::<std::net::Ipv4Addr>().is_ok() || host.starts_with('[') {
        return host.to_owned();
    }
    let labels: Vec<&str> = host.rsplit('.').collect();
    let shared_second = labels.first().is_some_and(|label| label.len() == 2)
        && labels.get(1).is_some_and(|label| {
            matches!(*label, "co" | "com" | "net" | "org" | "gov" | "ac" | "edu" | "or" | "ne" | "go" | "gob" | "nom")
        });
    let count = if shared_second { 3 } else { 2 };
    let mut kept: Vec<&str> = labels.into_iter().take(count).collect();
    kept.reverse();
    kept.join(".")
}

fn score(segments: &[&str], stem: &str, ending: &str, query: &str) -> i32 {
    let mut score = 0;
    let longest = segments.iter().map(|segment| slug_words(segment)).max().unwrap_or(0);
    score += match longest {
        0 | 1 => 0,
        2 => 1,
        3 => 2,
        _ => 3,
    };
    let digits = segments
        .iter()
        .flat_map(|segment| segment.split(|c: char| !c.is_ascii_digit()))
        .map(str::len)
        .max()
        .unwrap_or(0);
    // Four digits may be a year; more are an article's number, as are long mixtures of letters and digits.
    if digits >= 5 || segments.iter().any(|segment| is_mixture(segment)) {
        score += 2;
    }
    if has_date(segments) {
        score += 2;
    }
    if matches!(ending, "html" | "htm" | "shtml" | "php" | "aspx" | "ece" | "story" | "cms" | "phtml" | "jsp" | "asp")
        && stem != "index"
    {
        score += 1;
    }
    if segments.len() >= 2 {
        score += 1;
    }
    let named = query.split('&').any(|parameter| {
        let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        ID_PARAMETERS.contains(&name.to_ascii_lowercase().as_str()) && value.len() >= 3
    });
    if named {
        score += 2;
    }
    if segments.len() == 1 && longest <= 2 && digits < 5 && !named {
        score -= 3;
    }
    if segments.iter().any(|segment| SELDOM.contains(segment)) {
        score -= 4;
    }
    // "/weather/2026/11/26/storm-makes-landfall" is an article all the same.
    if segments.iter().any(|segment| NEVER.contains(segment)) {
        score -= 5;
    }
    score
}

/// Words of a slug: parts between hyphens or underscores that hold letters.
fn slug_words(segment: &str) -> usize {
    segment
        .split(['-', '_', ',', '+'])
        .filter(|word| word.len() >= 2 && word.bytes().any(|byte| byte.is_ascii_alphabetic() || byte == b'%'))
        .count()
}

/// "c4nnxxxg2v0o", "ASR7W4X2TR7W": letters and digits in turn, as machines name articles.
fn is_mixture(segment: &str) -> bool {
    let stem = segment.split('.').next().unwrap_or_default();
    stem.split('-').any(|part| {
        part.len() >= 8
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && part.bytes().filter(u8::is_ascii_digit).count() >= 2
            && part.bytes().filter(u8::is_ascii_alphabetic).count() >= 2
    })
}

/// "/2026/11/26/", "/2026-11/", "/20261126/".
fn has_date(segments: &[&str]) -> bool {
    let is_year = |text: &str| {
        text.len() == 4
            && (text.starts_with("20") || text.starts_with("19"))
            && text.bytes().all(|b| b.is_ascii_digit())
    };
    segments.iter().enumerate().any(|(at, segment)| {
        let next_is_month = segments.get(at + 1).is_some_and(|next| (1..=3).contains(&next.len()));
        (is_year(segment) && next_is_month)
            || segment
                .split_once('-')
                .is_some_and(|(year, rest)| is_year(year) && rest.bytes().next().is_some_and(|b| b.is_ascii_digit()))
            || (segment.len() == 8 && segment.starts_with("20") && segment.bytes().all(|b| b.is_ascii_digit()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score_of(href: &str) -> Option<i32> {
        read(href, Url::parse("https://www.courier.example/").ok().as_ref()).map(|address| address.score)
    }

    #[test]
    fn articles_addresses_stand_above_those_of_sections() {
        let articles = [
            "/politics/2026/nov/26/harbour-bridge-closed-for-repairs",
            "/news/articles/c4nnxxxg2v0o",
            "/articles/ASR7W4X2TR7W.html?iref=comtop_7_01",
            "/ausland/hafenbruecke-gesperrt-a-8c411945-6c17-4eb5-bdae-6b0991726713",
            "/harbour-bridge-closed-for-repairs-until-spring/",
            "/?p=48213",
            "/story.php?id=88123",
            "/a/7766554",
        ];
        for href in articles {
            assert!(score_of(href).is_some_and(|score| score >= 2), "{href}: {:?}", score_of(href));
        }
        for href in [
            "/sport/",
            "/sport/football",
            "/thema/zeitzeugen/",
            "/tag/harbour-bridge-news",
            "/meinung",
            "/author/mara-lindqvist",
        ] {
            assert!(score_of(href).is_some_and(|score| score < 2), "{href}: {:?}", score_of(href));
        }
        for href in [
            "/",
            "#top",
            "/impressum",
            "/abo/angebote",
            "mailto:x@y.example",
            "/bild.jpg",
            "javascript:void(0)",
            "/?utm_source=x",
        ] {
            assert_eq!(score_of(href), None, "{href}");
        }
    }

    #[test]
    fn what_counts_clicks_is_left_out_and_what_names_the_article_stays() {
        let base = Url::parse("https://www.courier.example/").ok();
        let address =
            read("//www.courier.example/a-b-c?id=77123&utm_source=home&iref=top#comments", base.as_ref()).unwrap();
        assert_eq!(address.url, "https://www.courier.example/a-b-c?id=77123");
        assert_eq!(address.key, read("http://www.courier.example/a-b-c/?id=77123", base.as_ref()).unwrap().key);
    }

    #[test]
    fn a_site_is_what_one_publisher_owns() {
        for (host, expected) in [
            ("www.courier.example", "courier.example"),
            ("amp.news.bbc.co.uk", "bbc.co.uk"),
            ("g1.globo.com", "globo.com"),
            ("www.abc.net.au", "abc.net.au"),
            ("www.taz.de", "taz.de"),
            ("localhost", "localhost"),
        ] {
            assert_eq!(site(host), expected);
        }
    }
}
