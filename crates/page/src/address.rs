//! Addresses in pages: absolute http(s) only, the best of several picture sources, known trackers.

use url::Url;

use crate::dom::{Dom, Id};

/// Longest address that is kept, in bytes.
const ADDRESS_BYTES: usize = 4_000;
/// The width in pixels that is wanted of a picture when several are offered.
const WANTED_WIDTH: u32 = 1_600;

/// `address` made absolute against `base`; `None` unless the result is http(s).
pub(crate) fn absolute(address: &str, base: Option<&Url>) -> Option<String> {
    let address = address.trim();
    if address.is_empty() || address.len() > ADDRESS_BYTES || address.starts_with('#') {
        return None;
    }
    let parsed = match base {
        Some(base) => base.join(address).ok()?,
        None => Url::parse(address).ok()?,
    };
    let mut parsed = parsed;
    if !matches!(parsed.scheme(), "http" | "https") || parsed.host_str().is_none_or(str::is_empty) {
        return None;
    }
    if !parsed.username().is_empty() || parsed.password().is_some() {
        // Credentials in an address are a trap, never news.
        parsed.set_username("").ok()?;
        parsed.set_password(None).ok()?;
    }
    let text: String = parsed.into();
    (text.len() <= ADDRESS_BYTES).then_some(text)
}

/// The best address of the picture `id` (an `img`, or a `source` of a `picture`).
pub(crate) fn picture(dom: &Dom, id: Id, base: Option<&Url>) -> Option<String> {
    let mut best = own_sources(dom, id, base);
    let parent = dom.node(id).parent;
    if dom.name(parent) == "picture" {
        for source in dom.children(parent).filter(|&child| dom.name(child) == "source") {
            let found = own_sources(dom, source, base);
            if better(&found, &best) {
                best = found;
            }
        }
    }
    if best.is_none() {
        // Lazy loading: the real picture stands in a noscript right behind.
        let mut next = dom.node(if dom.name(parent) == "picture" { parent } else { id }).next;
        while dom.text(next).is_some_and(|text| text.trim().is_empty()) {
            next = dom.node(next).next;
        }
        if dom.name(next) == "noscript" {
            let inner = dom.subtree(next).find(|&inner| dom.name(inner) == "img");
            best = inner.and_then(|inner| own_sources(dom, inner, base));
        }
    }
    best.map(|(address, _)| address)
}

fn better(new: &Option<(String, u32)>, old: &Option<(String, u32)>) -> bool {
    match (new, old) {
        (Some(_), None) => true,
        (Some((_, new)), Some((_, old))) => distance(*new) < distance(*old),
        _ => false,
    }
}

/// How far a width is from the wanted one; too small is worse than too large.
fn distance(width: u32) -> u32 {
    if width >= WANTED_WIDTH { (width - WANTED_WIDTH) / 2 } else { WANTED_WIDTH - width }
}

/// The best of the addresses written on one element, with its width where known (0 if not).
fn own_sources(dom: &Dom, id: Id, base: Option<&Url>) -> Option<(String, u32)> {
    let mut best: Option<(String, u32)> = None;
    for name in ["srcset", "data-srcset", "data-lazy-srcset"] {
        for (address, width) in dom.attribute(id, name).map(candidates).unwrap_or_default() {
            let found =
                absolute(&address, base).filter(|address| !is_placeholder(address)).map(|address| (address, width));
            if better(&found, &best) {
                best = found;
            }
        }
    }
    if best.is_some() {
        return best;
    }
    for name in ["data-src", "data-original", "data-lazy-src", "data-url", "data-hi-res-src", "src"] {
        let found = dom
            .attribute(id, name)
            .and_then(|address| absolute(address, base))
            .filter(|address| !is_placeholder(address));
        if let Some(address) = found {
            return Some((address, 0));
        }
    }
    None
}

/// The candidates of a `srcset` (WHATWG HTML 4.8.4.2.2), densities read as multiples of 800 pixels.
pub(crate) fn candidates(srcset: &str) -> Vec<(String, u32)> {
    let mut found = Vec::new();
    let mut rest = srcset;
    while found.len() < 40 {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        if rest.is_empty() {
            break;
        }
        let end = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        let (address, tail) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let bare = address.trim_end_matches(',');
        if bare.len() < address.len() {
            found.push((bare.to_owned(), 0));
            rest = tail;
            continue;
        }
        let end = tail.find(',').unwrap_or(tail.len());
        let (descriptor, tail) = tail.split_at_checked(end).unwrap_or((tail, ""));
        let descriptor = descriptor.trim();
        let width = if let Some(width) = descriptor.strip_suffix('w') {
            width.trim().parse::<f32>().map_or(0, |width| width.clamp(0.0, 20_000.0) as u32)
        } else if let Some(density) = descriptor.strip_suffix('x') {
            density.trim().parse::<f32>().map_or(0, |density| (density.clamp(0.0, 10.0) * 800.0) as u32)
        } else {
            0
        };
        found.push((address.to_owned(), width));
        rest = tail;
    }
    found
}

/// Whether an address is a stand-in for a picture that a script loads later.
fn is_placeholder(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    [
        "placeholder",
        "blank.gif",
        "spacer.",
        "transparent.",
        "grey-placeholder",
        "/lazy.",
        "1x1.",
        "pixel.gif",
        "loading.gif",
        "fallback.gif",
    ]
    .iter()
    .any(|word| lower.contains(word))
}

/// Hosts and paths that count readers and show them nothing.
const TRACKERS: [&str; 28] = [
    "doubleclick.net",
    "google-analytics.com",
    "googletagmanager.com",
    "googlesyndication.com",
    "facebook.com/tr",
    "scorecardresearch.com",
    "quantserve.com",
    "chartbeat.",
    "feedburner.com/~r",
    "feeds.feedburner.com/~",
    "feedsportal.com",
    "pixel.wp.com",
    "stats.wordpress.com",
    "pixel.quantserve",
    "pixel.parsely.com",
    "ivwbox.de",
    "ioam.de",
    "vgwort.de",
    "omtrdc.net",
    "2o7.net",
    "adnxs.com",
    "amazon-adsystem.com",
    "bat.bing.com",
    "hits.theguardian.com",
    "rss.nytimes.com/c/",
    "a.rfihub.com",
    "counter.theconversation.com",
    "analytics.",
];

/// Whether a picture's address is a known tracker's.
pub(crate) fn is_tracker(address: &str) -> bool {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let head = rest.get(..rest.floor_char_boundary(120)).unwrap_or(rest);
    TRACKERS.iter().any(|tracker| head.contains(tracker))
}

/// The provider of an embedded player or post, and a plain address of what it shows.
pub(crate) fn embed(address: &str) -> Option<(String, &'static str)> {
    let url = Url::parse(address).ok()?;
    let host = url.host_str()?.trim_start_matches("www.").trim_start_matches("m.").to_ascii_lowercase();
    let segment =
        |n: usize| url.path_segments().and_then(|mut segments| segments.nth(n)).unwrap_or_default().to_owned();
    let plain = |label: &'static str| Some((address.to_owned(), label));
    match host.as_str() {
        "youtube.com" | "youtube-nocookie.com" | "youtu.be" => {
            let id = if host == "youtu.be" { segment(0) } else { segment(1) };
            let usable = id.len() >= 6 && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
            if usable && (host == "youtu.be" || segment(0) == "embed") && id != "videoseries" {
                return Some((format!("https://www.youtube.com/watch?v={id}"), "Watch on YouTube"));
            }
            plain("Watch on YouTube")
        }
        "vimeo.com" => plain("Watch on Vimeo"),
        "player.vimeo.com" => Some((format!("https://vimeo.com/{}", segment(1)), "Watch on Vimeo")),
        "dailymotion.com" | "geo.dailymotion.com" => plain("Watch on Dailymotion"),
        "twitch.tv" | "player.twitch.tv" | "clips.twitch.tv" => plain("Watch on Twitch"),
        "tiktok.com" => plain("Watch on TikTok"),
        "streamable.com" => plain("Watch on Streamable"),
        "twitter.com" | "x.com" | "platform.twitter.com" => plain("See the post on X"),
        "instagram.com" => plain("See the post on Instagram"),
        "facebook.com" => plain("See the post on Facebook"),
        "bsky.app" | "embed.bsky.app" => plain("See the post on Bluesky"),
        "reddit.com" | "embed.reddit.com" => plain("See the post on Reddit"),
        "threads.net" | "threads.com" => plain("See the post on Threads"),
        "t.me" => plain("See the post on Telegram"),
        "linkedin.com" => plain("See the post on LinkedIn"),
        "open.spotify.com" => plain("Listen on Spotify"),
        "w.soundcloud.com" | "soundcloud.com" => plain("Listen on SoundCloud"),
        "podcasts.apple.com" | "embed.podcasts.apple.com" => plain("Listen on Apple Podcasts"),
        "music.apple.com" | "embed.music.apple.com" => plain("Listen on Apple Music"),
        "deezer.com" | "widget.deezer.com" => plain("Listen on Deezer"),
        "bandcamp.com" => plain("Listen on Bandcamp"),
        "embed.acast.com" | "shows.acast.com" => plain("Listen on Acast"),
        "omny.fm" => plain("Listen on Omny"),
        "playlist.megaphone.fm" | "player.megaphone.fm" => plain("Listen on Megaphone"),
        "player.podigee.io" => plain("Listen on Podigee"),
        "rumble.com" => plain("Watch on Rumble"),
        "players.brightcove.net" => plain("Watch the video on Brightcove"),
        "cdn.jwplayer.com" | "content.jwplatform.com" => plain("Watch the video on JW Player"),
        "archive.org" => plain("See it on the Internet Archive"),
        "giphy.com" => plain("See the picture on Giphy"),
        "imgur.com" => plain("See the picture on Imgur"),
        "pinterest.com" | "assets.pinterest.com" => plain("See the post on Pinterest"),
        "scribd.com" => plain("Read the document on Scribd"),
        "cdn.knightlab.com" => plain("See the timeline on Knight Lab"),
        "youtube.googleapis.com" => plain("Watch on YouTube"),
        "datawrapper.dwcdn.net" => plain("See the chart on Datawrapper"),
        "flo.uri.sh" | "public.flourish.studio" => plain("See the chart on Flourish"),
        "infogram.com" | "e.infogram.com" => plain("See the chart on Infogram"),
        "documentcloud.org" | "embed.documentcloud.org" => plain("Read the document on DocumentCloud"),
        "google.com" if url.path().starts_with("/maps") => plain("See the map on Google Maps"),
        "maps.google.com" => plain("See the map on Google Maps"),
        "mapbox.com" | "api.mapbox.com" => plain("See the map on Mapbox"),
        "umap.openstreetmap.fr" => plain("See the map on uMap"),
        "openstreetmap.org" => plain("See the map on OpenStreetMap"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{absolute, candidates, embed, is_tracker};
    use url::Url;

    #[test]
    fn addresses_become_absolute_or_nothing() {
        let base = Url::parse("https://courier.example/news/a.html").unwrap();
        let cases = [
            ("/x", Some("https://courier.example/x")),
            ("//cdn.example/p.jpg", Some("https://cdn.example/p.jpg")),
            (" b?c=1 ", Some("https://courier.example/news/b?c=1")),
            ("#top", None),
            ("javascript:alert(1)", None),
            ("java\nscript:alert(1)", None),
            ("data:text/html,x", None),
            ("mailto:a@b.example", None),
            ("https://user:word@host.example/", Some("https://host.example/")),
            ("", None),
        ];
        for (address, expected) in cases {
            assert_eq!(absolute(address, Some(&base)).as_deref(), expected, "{address}");
        }
        assert_eq!(absolute("/x", None), None);
    }

    #[test]
    fn a_srcset_is_split_as_browsers_do() {
        assert_eq!(
            candidates("a.jpg 400w, b,c.jpg 800w,d.jpg 2x, e.jpg"),
            [("a.jpg".into(), 400), ("b,c.jpg".into(), 800), ("d.jpg".into(), 1600), ("e.jpg".into(), 0)]
        );
        assert_eq!(candidates(" , "), []);
    }

    #[test]
    fn embeds_of_listed_providers_become_plain_addresses() {
        let cases = [
            ("https://www.youtube.com/embed/dQw4w9WgXcQ?rel=0", Some("https://www.youtube.com/watch?v=dQw4w9WgXcQ")),
            ("https://player.vimeo.com/video/12345", Some("https://vimeo.com/12345")),
            ("https://evil.example/embed", None),
        ];
        for (address, expected) in cases {
            assert_eq!(embed(address).map(|(address, _)| address).as_deref(), expected);
        }
    }

    #[test]
    fn trackers_are_known() {
        assert!(is_tracker("https://pixel.wp.com/g.gif?x"));
        assert!(!is_tracker("https://courier.example/p.jpg"));
    }
}
