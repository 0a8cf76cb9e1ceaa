//! The lead picture: the first one of the article that linked data or meta tags confirm, with its caption and credit.

use std::collections::HashSet;
use std::sync::LazyLock;

use news::Picture;
use regex::Regex;
use url::Url;

use crate::address;
use crate::agencies::{CAPITAL, LETTER};
use crate::blocks::Block;
use crate::dom::{Dom, Id, collapse};
use crate::lexicon;
use crate::linked_data::{Image, LinkedArticle, squash};
use crate::metadata::Metadata;

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

/// The nodes of the pictures (with captions), players and posts that stand between the article's blocks.
pub(crate) fn between(dom: &Dom, blocks: &[Block], kept: &[bool], lead: Option<Id>) -> Vec<Id> {
    let own = || blocks.iter().zip(kept).filter(|(_, kept)| **kept).map(|(block, _)| block);
    let (Some(first), Some(last)) =
        (own().next().and_then(|block| block.nodes.first()), own().next_back().and_then(|block| block.nodes.last()))
    else {
        return Vec::new();
    };
    let homes: HashSet<Id> = own().flat_map(|block| dom.ancestors(block.container).take(4)).collect();
    let mut found = Vec::new();
    let mut at = *first;
    while at != crate::dom::NONE && at != *last && found.len() < 2_000 {
        let name = dom.name(at);
        let is_embed = name == "iframe" || crate::sanitize::is_social_post(dom, at);
        let is_picture =
            matches!(name, "img" | "video" | "audio") && Some(at) != lead && (name != "img" || is_content(dom, at));
        if (is_embed || is_picture) && dom.ancestors(at).take(7).any(|id| homes.contains(&id)) {
            found.push(at);
            found.extend(dom.subtree(at));
            if let Some(figure) = dom.ancestors(at).take(6).find(|&id| dom.name(id) == "figure") {
                let caption = dom.subtree(figure).find(|&inner| dom.name(inner) == "figcaption");
                found.extend(caption.into_iter().flat_map(|caption| dom.subtree(caption).take(200)));
            }
        }
        let silent = is_embed || matches!(name, "script" | "style" | "noscript" | "template" | "svg" | "nav");
        at = if silent { dom.after(at, 0) } else { dom.following(at, 0) };
    }
    found
}

fn finish(url: String, caption: Option<String>, credit: Option<String>) -> Picture {
    let (caption, credit) = separate(caption.unwrap_or_default(), credit);
    Picture { url, caption, credit }
}

/// Caption and credit as the page prints them: marked up, in attributes for a gallery, or right behind the picture.
fn printed_words(dom: &Dom, id: Id, text_nodes: &HashSet<Id>) -> (Option<String>, Option<String>) {
    let (mut caption, mut credit) = words(dom, id);
    let attribute = |names: [&str; 3]| {
        names.iter().find_map(|name| dom.attribute(id, name)).map(collapse).filter(|text| !text.is_empty())
    };
    if caption.is_none() {
        credit = credit.or_else(|| attribute(["data-source", "data-credit", "data-copyright"]));
        caption = attribute(["data-caption", "data-description", "data-legend"]);
    }
    if caption.is_none() {
        let (text, by) = behind(dom, id, text_nodes);
        caption = text;
        credit = credit.or(by);
    }
    (caption, credit)
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

/// The caption and credit printed with the picture.
fn words(dom: &Dom, id: Id) -> (Option<String>, Option<String>) {
    let mut holder = None;
    for (level, ancestor) in dom.ancestors(id).take(11).enumerate() {
        if dom.name(ancestor) == "figure" {
            holder = Some(ancestor);
            break;
        }
        let marked = level < 6
            && dom.subtree(ancestor).take(60).any(|inner| {
                dom.name(inner) == "figcaption"
                    || class_of(dom, inner, &CAPTIONS)
                    || class_of(dom, inner, &CREDITS) && dom.name(inner) != "img"
            });
        if marked && holder.is_none() {
            holder = Some(ancestor);
        }
    }
    let Some(holder) = holder else { return (None, None) };
    let mut caption = None;
    let mut credits: Vec<(Id, String)> = Vec::new();
    for inner in dom.subtree(holder).take(400) {
        if dom.name(inner) == "figcaption" && caption.is_none() {
            caption = Some(inner);
        }
        if class_of(dom, inner, &CREDITS)
            && !matches!(dom.name(inner), "figure" | "img" | "picture" | "figcaption")
            && !credits.iter().any(|(known, _)| dom.ancestors(inner).any(|id| id == *known))
        {
            let text = dom.inner_text(inner);
            if (2..200).contains(&text.chars().count()) {
                credits.push((inner, text));
            }
        }
    }
    if credits.is_empty() && caption.is_some() {
        // "Photo: Ada Berg" in an element of its own, beside the caption.
        let labelled = dom.subtree(holder).take(400).filter_map(|inner| Some((inner, collapse(dom.text(inner)?))));
        let labelled = labelled.filter(|(_, text)| (6..120).contains(&text.chars().count()) && is_labelled(text));
        let beside = |inner: Id| caption.is_some_and(|caption| !dom.ancestors(inner).any(|id| id == caption));
        credits.extend(labelled.filter(|(inner, _)| beside(*inner)).take(1));
    }
    if caption.is_none() {
        caption = dom.subtree(holder).take(400).find(|&inner| {
            class_of(dom, inner, &CAPTIONS) && dom.name(inner) != "figure" && !dom.inner_text(inner).is_empty()
        });
    }
    let credit = (!credits.is_empty()).then(|| {
        let mut parts: Vec<&str> = Vec::new();
        for (_, text) in &credits {
            if !parts.contains(&text.as_str()) && parts.len() < 4 {
                parts.push(text);
            }
        }
        parts.join(" ")
    });
    let caption = caption.map(|caption| {
        // The credit inside the caption is not the caption.
        let mut text = String::new();
        let mut at = caption;
        while at != crate::dom::NONE {
            let skip = credits.iter().any(|(id, _)| *id == at) && at != caption
                || matches!(dom.name(at), "button" | "svg" | "script" | "style");
            if !skip && let Some(part) = dom.text(at) {
                text.push_str(part);
            }
            if matches!(dom.name(at), "p" | "div" | "br" | "span") {
                text.push(' ');
            }
            at = if skip { dom.after(at, caption) } else { dom.following(at, caption) };
        }
        collapse(&text)
    });
    (caption.filter(|text| !text.is_empty() && text.chars().count() < 1_500), credit)
}

/// Elements whose text nobody sees or that is no text.
fn is_silent(name: &str) -> bool {
    matches!(name, "script" | "style" | "noscript" | "template" | "svg" | "button" | "title")
}

/// The words right behind a picture that are not the article's: an unmarked caption, and the credit in an own element.
fn behind(dom: &Dom, id: Id, text_nodes: &HashSet<Id>) -> (Option<String>, Option<String>) {
    let Some(holder) = dom.ancestors(id).take(5).find(|&holder| {
        dom.subtree(holder).any(|inner| {
            dom.text(inner).is_some_and(|text| text.trim().chars().count() > 8)
                && !dom.ancestors(inner).take(4).any(|id| is_silent(dom.name(id)))
        })
    }) else {
        return (None, None);
    };
    let alternative = squash(dom.attribute(id, "alt").unwrap_or_default());
    let mut was_alternative = false;
    let mut parts: Vec<String> = Vec::new();
    let mut at = dom.after(id, holder);
    while at != crate::dom::NONE && parts.len() < 3 {
        // A caption that repeats the alternative text is one, even where it was taken for the article's text.
        let repeats_alt = || dom.text(at).is_some_and(|text| !alternative.is_empty() && squash(text) == alternative);
        if text_nodes.contains(&at) && !(parts.is_empty() && repeats_alt()) && !(was_alternative && parts.len() == 1) {
            break;
        }
        if dom.name(at) == "h1" {
            break;
        }
        was_alternative |= repeats_alt();
        if let Some(text) = dom.text(at).map(collapse).filter(|text| text.chars().count() >= 2) {
            parts.push(text);
        }
        at = if is_silent(dom.name(at)) { dom.after(at, holder) } else { dom.following(at, holder) };
    }
    let caption =
        parts.first().filter(|text| (12..600).contains(&text.chars().count()) && text.split(' ').count() >= 4).cloned();
    let credit = parts.get(1).filter(|text| caption.is_some() && text.chars().count() < 100).cloned();
    (caption, credit)
}

const CAPTIONS: [&str; 11] = [
    "caption",
    "bildunterschrift",
    "legend",
    "bildtext",
    "img-desc",
    "image-desc",
    "photo-desc",
    "image__desc",
    "img-info",
    "image-info",
    "picture__text",
];
const CREDITS: [&str; 22] = [
    "-source",
    "__source",
    "_source",
    "caption-author",
    "caption__author",
    "photo-agency",
    "credit",
    "copyright",
    "photographer",
    "fotograf",
    "image-source",
    "imagesource",
    "image__source",
    "img-source",
    "rights",
    "attribution",
    "photo-by",
    "image-author",
    "image__author",
    "bildquelle",
    "bildnachweis",
    "picture-source",
];

fn class_of(dom: &Dom, id: Id, words: &[&str]) -> bool {
    ["class", "itemprop", "data-testid"].iter().filter_map(|name| dom.attribute(id, name)).any(|class| {
        let class = class.get(..class.floor_char_boundary(160)).unwrap_or_default().to_ascii_lowercase();
        words.iter().any(|word| class.contains(word))
    })
}

/// Characters at the end of a caption in which a credit is looked for.
const TAIL_CHARS: usize = 200;

/// The credit at the end of `caption` that is group 1 of `pattern`, and where it begins; at most `most` characters.
///
/// The bound is checked here: counted repetitions of any character are slow to build, for the first page of a process.
fn trailing(pattern: &Regex, most: usize, caption: &str) -> Option<(String, usize)> {
    let from = caption.char_indices().rev().nth(TAIL_CHARS).map_or(0, |(at, _)| at);
    let found = pattern.captures(caption.get(from..)?)?.get(1)?;
    (2..=most).contains(&found.as_str().chars().count()).then(|| (found.as_str().to_owned(), from + found.start()))
}

/// A credit at the end of a caption, the surest forms first, with its most characters. Group 1 is the credit, what stands in front stays caption.
static TRAILING: LazyLock<Vec<(usize, Regex)>> = LazyLock::new(|| {
    let agency = r"(?:AP|AFP|REUTERS|Reuters|Getty(?: Images)?|EPA|EPA-EFE|dpa|DPA|PA|APA|ANSA|EFE|NTB|TT|TNS|Bloomberg|Keystone|KEYSTONE|AP Photo|Xinhua|Anadolu|imago|IMAGO|Imago|Shutterstock|iStock|Europa Press|picture alliance|PA Wire|NurPhoto|Zuma|ZUMA|LaPresse|Scanpix|NTB scanpix|共同通信社|AA)";
    let word = LABEL;
    [
        // (AP Photo/Ada Berg)
        (120, format!(r"[\s(\[—–|-]*[\s(\[|]({agency} (?:Photo|Foto)\s*/\s*[^()]+?)[)\]]?\.?$")),
        // Photo by Ada Berg / AFP via Getty Images; (Foto: Ada Berg/NTB); [사진 출처 = ..]
        (175, format!(r"(?i)(?:^|[\s(\[（.,;—–|/-])\(?((?:(?:symbol|archiv|archive |file |stock |handout |teaser|themen|agentur)-?)?{word}\s*(?:by(?-u:\b)|credits?\s*:|courtesy(?-u:\b)|:|=|：|＝)\s*.+?)[)\]）]?\.?$")),
        (130, r"((?:©|（Ｃ）|\(c\)|\(C\)|Copyright)\s*[^()]+)$".to_owned()),
        // The port (Ada Berg/NTB); The port (AP)
        (160, format!(r"[(（]([^()（）]+/[^()（）]+|[^()（）]*(?-u:\b){agency}(?-u:\b)[^()（）]*)[)）]\s*\.?$")),
        // The port at dawn. Ada Berg / AP; The port at dawn. | Ada Berg/PA
        (145, format!(r"[.!?…»”\x22)]\s*[|—–]?\s*([{LETTER}][^.!?|]+/[^.!?|]+(?:\.com)?)$")),
        (100, r"\s\|\s([^|]+)$".to_owned()),
        (95, format!(r"[.!?…»”\x22)]\s+({agency}(?:(?-u:\b)[^.!?]*)?|Supplied|Handout|Submitted)$")),
        (90, format!(r"\s/\s((?:[{CAPITAL}][{LETTER}.'’-]+\s?){{2,4}})$")),
        (25, r"（([^（）]+(?:撮影|提供|通信社))）$".to_owned()),
    ]
    .into_iter()
    .filter_map(|(most, pattern)| Some((most, Regex::new(&pattern).ok()?)))
    .collect()
});

/// A credit with its label at the end of a caption.
static LABELLED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!(r"(?i)[\s(\[（.,;—–|/-]\(?({LABEL}\s*(?:credits?\s*:|:|：|＝)\s*.+?)[)\]）]?\.?$")).ok()
});

/// Most characters of a credit with its label.
const LABELLED_CHARS: usize = 165;

/// Words that announce a credit.
const LABEL: &str = r"(?:photo(?:graph|graphy|s)?(?: credits?)?|pictures?|images?(?: credits?| source)?|fotos?|fotó|foto credit|bild(?:er|quelle|nachweis)?|credits?|crédits?|créditos?|credito|kredit|fonte|fuente|source|quelle|zdjęcie|zdroj|kuva|kredi|nuotr|isithombe|коллаж|фото|写真|사진(?: 출처)?|video|illustration|grafik)";

/// The label in front of a credit, which the page of the article prints itself.
static LEADING: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!(r"(?i)^[\s(\[|—–/-]*(?:symbol|archiv|file |stock |teaser|themen|agentur)?{LABEL}\s*(?:by(?-u:\b)|credits?\s*:|:|=|：|＝)\s*")).ok()
});

/// Whether a text begins as a credit does.
fn is_labelled(text: &str) -> bool {
    LEADING.as_ref().is_some_and(|label| label.is_match(text))
}

/// A picture library's mark at the end of a line that is nothing else: "ada - stock.adobe.com".
static LIBRARY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:stock\.adobe\.com|shutterstock(?:\.com)?|getty images(?:/istockphoto)?|istock(?:photo)?|depositphotos|unsplash|pexels|alamy(?: stock photo)?|flickr)$").ok()
});

/// Words of a gallery's buttons behind a credit.
const BUTTONS: [&str; 6] = ["Vis mer", "Visa mer", "Vollbild", "Bild vergrößern", "Enlarge", "Open in gallery"];

/// Separates the credit from the end of a caption, unless it is known already.
fn separate(caption: String, credit: Option<String>) -> (Option<String>, Option<String>) {
    let mut caption = collapse(&caption);
    let mut credit = credit.map(|credit| collapse(&credit)).filter(|credit| !credit.is_empty());
    let labelled = LABELLED.as_ref().and_then(|pattern| trailing(pattern, LABELLED_CHARS, &caption));
    if let Some((text, start)) = labelled.filter(|(_, start)| *start > 0 && credit.is_some()) {
        let is_known = credit.as_deref().is_some_and(|known| text.contains(known));
        caption = caption.get(..start).unwrap_or_default().to_owned();
        if is_known || credit.as_deref().is_some_and(|known| !known.contains(&bare_credit(&text))) {
            credit = Some(text);
        }
    } else if let Some(known) = &credit {
        if let Some(rest) = caption.strip_suffix(known.as_str()) {
            caption = rest.to_owned();
        } else if let Some((rest, house)) =
            caption.rsplit_once(" / ").filter(|(_, house)| house.chars().count() <= 60 && !house.contains(". "))
        {
            // "Photo by Ada Berg" was marked as credit, "/ AFP via Getty Images" was not.
            credit = Some(format!("{known} / {house}"));
            caption = rest.to_owned();
        }
    } else if caption.chars().count() <= 60
        && !caption.contains(". ")
        && LIBRARY.as_ref().is_some_and(|library| library.is_match(&caption))
    {
        credit = Some(std::mem::take(&mut caption));
    } else {
        let found = TRAILING.iter().find_map(|(most, pattern)| trailing(pattern, *most, &caption));
        if let Some((text, start)) = found {
            caption = caption.get(..start).unwrap_or_default().to_owned();
            credit = Some(text);
        }
    }
    let caption = caption.trim_end_matches([' ', '(', '[', '（', '|', '-', '–', '—', '/', ',']).to_owned();
    let credit = credit.map(|credit| bare_credit(&credit)).filter(|credit| !credit.is_empty());
    (Some(caption).filter(|caption| !caption.is_empty()), credit)
}

/// A credit without its label, brackets and buttons.
fn bare_credit(credit: &str) -> String {
    let mut credit = credit.trim();
    for _ in 0..2 {
        credit = LEADING
            .as_ref()
            .and_then(|label| label.find(credit))
            .and_then(|found| credit.get(found.end()..))
            .filter(|rest| !rest.is_empty())
            .unwrap_or(credit);
    }
    for button in BUTTONS {
        credit = credit.strip_suffix(button).unwrap_or(credit).trim_end();
    }
    let credit = credit.trim_matches(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | '|' | '—' | '–' | ';'));
    let opened = credit.matches('(').count();
    let credit = if opened < credit.matches(')').count() { credit.trim_end_matches([')', '）', '.']) } else { credit };
    let credit = if opened > credit.matches(')').count() { credit.trim_start_matches('(') } else { credit };
    credit.trim_start_matches("(C)").trim_start_matches("© ").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{asset, separate};

    #[test]
    fn credits_are_split_from_captions() {
        let cases = [
            ("The port of Oslo at dawn. Photo: Ada Berg/NTB", Some("The port of Oslo at dawn."), Some("Ada Berg/NTB")),
            ("The port of Oslo at dawn (Ada Berg/AP)", Some("The port of Oslo at dawn"), Some("Ada Berg/AP")),
            ("Der Hafen. © Ada Berg", Some("Der Hafen."), Some("Ada Berg")),
            ("The port of Oslo at dawn", Some("The port of Oslo at dawn"), None),
            ("The port. (AP Photo/Ada Berg)", Some("The port."), Some("AP Photo/Ada Berg")),
            (
                "The port. Photo by Ada Berg / AFP via Getty Images",
                Some("The port."),
                Some("Ada Berg / AFP via Getty Images"),
            ),
            (
                "The port, seen from the sea. | Ada Berg/PA Images via Getty Images",
                Some("The port, seen from the sea."),
                Some("Ada Berg/PA Images via Getty Images"),
            ),
            ("Der Hafen (Symbolfoto: Ada Berg/dpa)", Some("Der Hafen"), Some("Ada Berg/dpa")),
            ("Der Hafen. AP", Some("Der Hafen."), Some("AP")),
            (
                "El puerto (España).Ada Berg / Europa Press",
                Some("El puerto (España)."),
                Some("Ada Berg / Europa Press"),
            ),
            ("港（代表撮影）", Some("港"), Some("代表撮影")),
            ("The port (built in 1900) at dawn", Some("The port (built in 1900) at dawn"), None),
            ("", None, None),
        ];
        for (text, caption, credit) in cases {
            let found = separate(text.to_owned(), None);
            assert_eq!((found.0.as_deref(), found.1.as_deref()), (caption, credit), "{text}");
        }
        assert_eq!(
            separate("The port Ada Berg".to_owned(), Some("Ada Berg".to_owned())),
            (Some("The port".to_owned()), Some("Ada Berg".to_owned()))
        );
    }

    #[test]
    fn one_picture_in_two_sizes_is_one_asset() {
        let a = asset("https://cdn.example/2026/11/port-of-oslo-9c1b2d3e_w1200.jpg?x=1");
        let b = asset("https://img.example/r/port-of-oslo-9c1b2d3e_w320.webp");
        let c = asset("https://img.example/r/bridge-of-bergen-11aa22bb_w320.webp");
        assert!(!a.is_disjoint(&b));
        assert!(a.is_disjoint(&c));
    }
}
