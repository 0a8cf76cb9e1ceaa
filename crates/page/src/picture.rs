//! The lead picture: the first one of the article that linked data or meta tags confirm, with its caption and credit.

mod between;
mod credit;
mod printed;

use std::collections::HashSet;
use std::sync::LazyLock;

use news::Picture;
use regex::Regex;
use url::Url;

use crate::address;
use crate::dom::{Dom, Id};
use crate::lexicon;
use crate::linked_data::{Image, LinkedArticle};
use crate::metadata::Metadata;
pub(crate) use between::between;
use credit::separate;
use printed::printed_words;

/// The lead picture and, where it stands in the page, its element.
#[derive(Debug, Default)]
pub(crate) struct Lead {
    pub picture: Option<Picture>,
    pub element: Option<Id>,
}

/// A picture of the page.
struct Seen {
    id: Id,
    url: String,
    /// Blocks of the article in front of it.
    before: usize,
    after_headline: bool,
    in_figure: bool,
    /// Its size and surroundings allow it to be the article's.
    is_content: bool,
}

/// Texts that may stand between the headline and a picture that opens the article.
const TOP: usize = 2;
/// Most pictures that are looked at.
const PICTURES: usize = 400;

/// Chooses the lead picture. `text_nodes` are the text nodes of the article, `headline` is its heading's element,
/// `wanted` the picture that the title's own rules name.
pub(crate) fn choose(
    dom: &Dom,
    text_nodes: &HashSet<Id>,
    headline: Option<Id>,
    metadata: &Metadata,
    linked: &LinkedArticle,
    wanted: Option<Id>,
) -> Lead {
    let base = metadata.base.as_ref();
    let seen = collect(dom, text_nodes, headline, base);
    let total = text_nodes.len();
    let said = said(metadata, linked, base);
    let assets: Vec<HashSet<String>> = said.iter().map(|image| asset(&image.url)).collect();
    let confirmed = |picture: &&Seen| assets.iter().any(|known| !known.is_disjoint(&asset(&picture.url)));
    let in_article = |picture: &&Seen| picture.before < total.max(1);
    let own: Vec<&Seen> = seen.iter().filter(in_article).filter(|picture| picture.is_content).collect();
    let below = |most: usize, in_figure: bool| {
        own.iter()
            .copied()
            .find(|picture| picture.after_headline && picture.before <= most && (picture.in_figure || !in_figure))
    };
    let agreed = seen
        .iter()
        .filter(in_article)
        .find(|picture| (picture.is_content || picture.before <= TOP) && confirmed(picture));
    // What opens the article leads it, even where the tags name a picture further down.
    let opening = below(TOP, true).filter(|first| agreed.is_some_and(|agreed| agreed.before > first.before + TOP));
    let chosen = seen
        .iter()
        .find(|picture| Some(picture.id) == wanted)
        .or(opening)
        .or(agreed)
        .or_else(|| below(0, true))
        .or_else(|| below(total * 2 / 3, true))
        .or_else(|| below(TOP, false))
        .or_else(|| below(total / 3, false));
    if let Some(found) = chosen {
        let (mut caption, mut credit) = printed_words(dom, found.id, text_nodes);
        let own = asset(&found.url);
        if let Some(image) =
            said.iter().zip(&assets).find(|(_, known)| !known.is_disjoint(&own)).map(|(image, _)| image)
        {
            caption = caption.or_else(|| image.caption.clone());
            credit = credit.or_else(|| image.credit.clone());
        }
        return Lead { picture: Some(finish(found.url.clone(), caption, credit)), element: Some(found.id) };
    }
    let picture =
        said.into_iter().find(|image| !is_logo(&image.url)).map(|image| finish(image.url, image.caption, image.credit));
    Lead { picture, element: None }
}

fn finish(url: String, caption: Option<String>, credit: Option<String>) -> Picture {
    let (caption, credit) = separate(caption.unwrap_or_default(), credit);
    Picture { url, caption, credit }
}

/// The pictures that linked data and meta tags name, absolute.
fn said(metadata: &Metadata, linked: &LinkedArticle, base: Option<&Url>) -> Vec<Image> {
    let mut found: Vec<Image> = Vec::new();
    for image in &linked.images {
        if let Some(url) = address::absolute(&image.url, base) {
            found.push(Image { url, ..image.clone() });
        }
    }
    for name in [
        "og:image",
        "og:image:url",
        "og:image:secure_url",
        "twitter:image",
        "twitter:image:src",
        "thumbnail",
        "image",
        "parsely-image-url",
    ] {
        for value in metadata.all(name) {
            if let Some(url) = address::absolute(value, base) {
                let caption = (name == "og:image")
                    .then(|| metadata.first(&["og:image:alt"]))
                    .flatten()
                    .filter(|text| text.len() > 400)
                    .map(str::to_owned);
                found.push(Image { url, caption, credit: None });
            }
        }
    }
    found
}

fn collect(dom: &Dom, text_nodes: &HashSet<Id>, headline: Option<Id>, base: Option<&Url>) -> Vec<Seen> {
    let mut found: Vec<Seen> = Vec::new();
    let mut before = 0;
    let mut after_headline = headline.is_none();
    let mut at = 0;
    while at != crate::dom::NONE && found.len() < PICTURES {
        let name = dom.name(at);
        if Some(at) == headline {
            after_headline = true;
        }
        if text_nodes.contains(&at) {
            before += 1;
        }
        if (name == "img" || is_picture_component(dom, at))
            && let Some(url) = address::picture(dom, at, base).filter(|url| !address::is_tracker(url) && !is_logo(url))
        {
            let in_figure = dom.ancestors(at).take(11).any(|id| dom.name(id) == "figure");
            found.push(Seen { id: at, url, before, after_headline, in_figure, is_content: is_content(dom, at) });
        }
        at = if matches!(name, "script" | "style" | "noscript" | "template" | "svg" | "nav" | "footer") {
            dom.after(at, 0)
        } else {
            dom.following(at, 0)
        };
    }
    found
}

/// Whether an element is a publisher's own component for pictures (`<brick-image data-src=..>`).
fn is_picture_component(dom: &Dom, id: Id) -> bool {
    let name = dom.name(id);
    name.contains('-')
        && ["image", "img", "picture", "photo"].iter().any(|word| name.contains(word))
        && ["src", "data-src"].iter().any(|name| dom.attribute(id, name).is_some())
}

fn is_logo(url: &str) -> bool {
    let lower = url.to_ascii_lowercase();
    [
        "logo",
        "/icon",
        "favicon",
        "avatar",
        "sprite",
        "default-image",
        "default_image",
        "gravatar",
        "badge",
        "placeholder",
        "transparent",
        ".svg",
        "apple-touch",
    ]
    .iter()
    .any(|word| lower.contains(word))
}

/// Whether a picture's size and surroundings allow it to be the article's: no face of an author, no teaser, no button.
fn is_content(dom: &Dom, id: Id) -> bool {
    let number =
        |name: &str| dom.attribute(id, name).and_then(|value| value.trim_end_matches("px").parse::<f32>().ok());
    if number("width").is_some_and(|width| width < 150.0) || number("height").is_some_and(|height| height < 90.0) {
        return false;
    }
    for (level, ancestor) in std::iter::once(id).chain(dom.ancestors(id)).take(7).enumerate() {
        let mut words = String::new();
        for name in ["class", "id", "data-testid"] {
            if let Some(value) = dom.attribute(ancestor, name) {
                words.push_str(value.get(..value.floor_char_boundary(200)).unwrap_or_default());
                words.push(' ');
            }
        }
        let lower = words.to_ascii_lowercase();
        if [
            "author",
            "avatar",
            "byline",
            "related",
            "teaser",
            "recommend",
            "newsletter",
            "promo",
            "outbrain",
            "taboola",
            "advert",
            "sidebar",
            "most-read",
            "trending",
        ]
        .iter()
        .any(|word| lower.contains(word))
            && level < 5
        {
            return false;
        }
        if dom.name(ancestor) == "aside"
            || (dom.name(ancestor) == "header" && lexicon::markup_mask(&lower) & (1 << 8) != 0)
        {
            return false;
        }
    }
    true
}

/// What of an address names the picture, whatever its size and format: long numbers, ids and names in its path.
fn asset(url: &str) -> HashSet<String> {
    let decoded = url.replace("%2F", "/").replace("%2f", "/").replace("%3A", ":");
    let inner = decoded.rfind("http").and_then(|at| decoded.get(at..)).unwrap_or(&decoded);
    let path = inner.split("://").last().unwrap_or_default().split('?').next().unwrap_or_default();
    let mut found = HashSet::new();
    for segment in path.split('/').skip(1) {
        let stem = segment.rsplit_once('.').map_or(segment, |(stem, _)| stem);
        let lower = stem.to_ascii_lowercase();
        if lower.len() >= 16 && lower.bytes().any(|b| b.is_ascii_digit() || b == b'-') {
            found.insert(lower.clone());
        }
        for part in lower.split(['-', '_', ',', '.', '~']) {
            let digits = part.bytes().filter(u8::is_ascii_digit).count();
            let is_hex = part.len() >= 8 && digits >= 2 && part.bytes().all(|b| b.is_ascii_hexdigit());
            if (digits == part.len() && digits >= 6) || is_hex || (part.len() >= 10 && digits >= 3) {
                found.insert(part.to_owned());
            }
        }
    }
    if let Some(name) = path.rsplit('/').next() {
        let stem = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
        if stem.len() >= 6 {
            found.insert(SIZES.as_ref().map_or(stem.clone(), |sizes| sizes.replace_all(&stem, "").into_owned()));
        }
    }
    found
}

static SIZES: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"[-_@](?:\d{2,4}x\d{2,4}|\d{1,2}x|scaled|large|medium|w\d{2,4})").ok());

#[cfg(test)]
mod tests {
    use super::asset;

    #[test]
    fn one_picture_in_two_sizes_is_one_asset() {
        let a = asset("https://cdn.example/2026/11/port-of-oslo-9c1b2d3e_w1200.jpg?x=1");
        let b = asset("https://img.example/r/port-of-oslo-9c1b2d3e_w320.webp");
        let c = asset("https://img.example/r/bridge-of-bergen-11aa22bb_w320.webp");
        assert!(!a.is_disjoint(&b));
        assert!(a.is_disjoint(&c));
    }
}
