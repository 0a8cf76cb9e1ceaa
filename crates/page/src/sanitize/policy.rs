//! What may stand in an article, as both walls know it: the elements, their attributes, and what becomes of other elements.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

use super::places::{is_own, place_inside};

/// Ammonia's pass over what the writer wrote.
pub(crate) fn clean(html: &str) -> String {
    // From a reader, which hands the parser small pieces: one large one makes character references quadratic.
    POLICY.clean_from_reader(html.as_bytes()).map(|document| document.to_string()).unwrap_or_default()
}

static POLICY: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    let attributes: HashMap<&str, HashSet<&str>> =
        ATTRIBUTES.iter().map(|(tag, names)| (*tag, names.iter().copied().collect())).collect();
    builder
        .tags(TAGS.iter().copied().collect())
        .clean_content_tags(
            [
                "script", "style", "svg", "math", "template", "object", "iframe", "noscript", "textarea", "select",
                "title", "xmp",
            ]
            .into_iter()
            .collect(),
        )
        .tag_attributes(attributes)
        .generic_attributes(["lang", "dir", "id"].into_iter().collect())
        .allowed_classes(
            [("p", ["embed"].into_iter().collect()), ("div", ["live-post"].into_iter().collect())]
                .into_iter()
                .collect(),
        )
        .url_schemes(["http", "https"].into_iter().collect())
        .url_relative(UrlRelative::Custom(Box::new(place_inside)))
        .attribute_filter(|_, name, value| (name != "id" || is_own(value)).then(|| value.into()))
        .link_rel(Some("noopener noreferrer nofollow"))
        .strip_comments(true);
    builder
});

/// Elements that may stand in an article.
const TAGS: [&str; 66] = [
    "a",
    "abbr",
    "audio",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "small",
    "source",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
    "h1",
    "picture",
    "span",
];

/// Attributes that each element may carry, in the order in which they are written.
pub(super) const ATTRIBUTES: [(&str, &[&str]); 13] = [
    ("a", &["href"]),
    ("abbr", &["title"]),
    ("img", &["src", "alt", "width", "height", "loading"]),
    ("video", &["src", "poster", "width", "height", "controls", "preload"]),
    ("audio", &["src", "controls", "preload"]),
    ("source", &["src", "type"]),
    ("time", &["datetime"]),
    ("td", &["colspan", "rowspan"]),
    ("th", &["colspan", "rowspan", "scope"]),
    ("ol", &["start", "reversed"]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("li", &["value"]),
];

/// What the writer makes of an element.
pub(super) enum Treatment {
    /// Written as this element.
    As(&'static str),
    /// Left out, its content kept.
    Unwrap,
    /// Left out with all its content.
    Drop,
}

pub(super) fn treatment(name: &str) -> Treatment {
    match name {
        "h1" => Treatment::As("h2"),
        "section" | "article" | "main" | "header" | "footer" | "aside" | "center" | "address" | "fieldset"
        | "hgroup" => Treatment::As("div"),
        "strike" => Treatment::As("s"),
        "tt" => Treatment::As("code"),
        "acronym" => Treatment::As("abbr"),
        "dir" | "menu" => Treatment::As("ul"),
        "picture" | "span" => Treatment::Unwrap,
        "script" | "style" | "svg" | "math" | "template" | "object" | "noscript" | "textarea" | "select" | "input"
        | "button" | "title" | "head" | "canvas" | "map" | "applet" | "embed" | "frameset" | "frame" | "dialog"
        | "xmp" | "noembed" | "noframes" | "plaintext" | "param" | "track" | "meta" | "link" | "base" | "option"
        | "optgroup" | "datalist" | "area" => Treatment::Drop,
        _ => match TAGS.iter().find(|tag| **tag == name) {
            Some(tag) => Treatment::As(tag),
            None => Treatment::Unwrap,
        },
    }
}

pub(super) fn is_void(name: &str) -> bool {
    matches!(name, "br" | "hr" | "img" | "wbr" | "source" | "col")
}

/// Elements that mean something even when empty.
pub(super) fn may_be_empty(name: &str) -> bool {
    matches!(name, "td" | "th" | "video" | "audio" | "tr" | "colgroup") || is_void(name)
}
