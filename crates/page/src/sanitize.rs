//! Safe HTML: what may stand in an article that is shown on our pages.
//!
//! Two walls. The writer walks the parsed tree and writes only elements and attributes that it knows, links and
//! pictures absolute, trackers and players replaced; then ammonia parses what was written and checks it against the
//! same allow-list. The pair is repeated until nothing changes, so that sanitising twice equals once.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};
use url::Url;

use crate::address;
use crate::dom::{Dom, Id, NONE};
use crate::guard;

/// How often the pair of walls is repeated before the text alone is kept.
const ROUNDS: usize = 4;
/// Longer results are always proved by another round: the guard may cut them, bytes.
const SURELY_WHOLE_BYTES: usize = 500_000;

/// `html` made safe to show: allow-listed elements, absolute http(s) addresses against `base`, no scripts, styles,
/// frames, trackers or ids. `sanitize(sanitize(x)) == sanitize(x)`.
#[must_use]
pub fn sanitize(html: &str, base: &str) -> String {
    let base = Url::parse(base).ok();
    let mut current = html.to_owned();
    for _ in 0..=ROUNDS {
        let Round { html: next, settled } = once(&current, base.as_ref());
        if settled || next == current {
            return next;
        }
        current = next;
    }
    // Markup that changes at every parse is an attack or noise; its words are kept.
    let mut text = String::from("<p>");
    push_escaped(&mut text, &crate::plain_text(&current).replace('\n', " "));
    text.push_str("</p>");
    text
}

/// What one pass through both walls gave.
struct Round {
    html: String,
    /// Another pass gives the same. The second wall parsed what the first wrote, found nothing to change and wrote the same again, so
    /// that what stands there is what any parser makes of it; and the first wall writes what it wrote itself as it is, unless
    /// a link leads to a place that was left out.
    settled: bool,
}

fn once(html: &str, base: Option<&Url>) -> Round {
    let guarded = guard::guard(html);
    let dom = Dom::parse(&format!("<!doctype html><body>{}", guarded.markup));
    let Some(body) = dom.first_named("body") else { return Round { html: String::new(), settled: true } };
    let written = write(&dom, body, base, &|_| true);
    let html = clean(&written);
    let settled = html == written && html.len() <= SURELY_WHOLE_BYTES && !html.contains("href=\"#");
    Round { html, settled }
}

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
        .attribute_filter(|_, name, value| {
            (name != "id" || value.strip_prefix(PLACE_PREFIX).is_some_and(is_plain_word)).then(|| value.into())
        })
        .link_rel(Some("noopener noreferrer nofollow"))
        .strip_comments(true);
    builder
});

/// What stands in front of every id: no id of a publisher's can be taken for one of our page's.
const PLACE_PREFIX: &str = "article-";
/// Longest id that is kept, in bytes.
const PLACE_BYTES: usize = 80;

/// Whether an address is a place inside the article.
fn is_own_place(address: &str) -> bool {
    address.strip_prefix('#').and_then(|place| place.strip_prefix(PLACE_PREFIX)).is_some_and(is_plain_word)
}

/// The only relative addresses that stay.
fn place_inside(address: &str) -> Option<Cow<'_, str>> {
    is_own_place(address).then_some(Cow::Borrowed(address))
}

fn is_plain_word(word: &str) -> bool {
    !word.is_empty()
        && word.len() <= PLACE_BYTES
        && word.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
}

/// The id under our prefix; `None` unless it is a plain word.
fn place(id: &str) -> Option<String> {
    let bare = id.strip_prefix(PLACE_PREFIX).unwrap_or(id);
    is_plain_word(bare).then(|| format!("{PLACE_PREFIX}{bare}"))
}

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
const ATTRIBUTES: [(&str, &[&str]); 13] = [
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
enum Treatment {
    /// Written as this element.
    As(&'static str),
    /// Left out, its content kept.
    Unwrap,
    /// Left out with all its content.
    Drop,
}

fn treatment(name: &str) -> Treatment {
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

fn is_void(name: &str) -> bool {
    matches!(name, "br" | "hr" | "img" | "wbr" | "source" | "col")
}

/// Elements that mean something even when empty.
fn may_be_empty(name: &str) -> bool {
    matches!(name, "td" | "th" | "video" | "audio" | "tr" | "colgroup") || is_void(name)
}

/// One step of the writer.
enum Step {
    Enter(Id),
    Close { tag: &'static str, opened_at: usize, content_at: usize },
}

/// Writes the children of `root`: known elements and attributes only. Nodes that `keep` refuses are left out whole.
pub(crate) fn write(dom: &Dom, root: Id, base: Option<&Url>, keep: &dyn Fn(Id) -> bool) -> String {
    write_as(&Source { dom, base, places: places(dom, root, keep), instead: &|_| None }, root, keep)
}

/// As [`write`], without a base; elements for which `instead` gives something are written as that: as another element, or as what they hold.
pub(crate) fn write_flat(
    dom: &Dom,
    root: Id,
    keep: &dyn Fn(Id) -> bool,
    instead: &dyn Fn(Id) -> Option<Option<&'static str>>,
) -> String {
    write_as(&Source { dom, base: None, places: places(dom, root, keep), instead }, root, keep)
}

fn write_as(page: &Source<'_>, root: Id, keep: &dyn Fn(Id) -> bool) -> String {
    let dom = page.dom;
    let mut out = String::new();
    let mut steps: Vec<Step> = Vec::new();
    push_children(dom, root, &mut steps);
    while let Some(step) = steps.pop() {
        match step {
            Step::Close { tag, opened_at, content_at } => {
                let content = out.get(content_at..).unwrap_or_default();
                if content.trim().is_empty() && !may_be_empty(tag) {
                    let had_space = !content.is_empty() && crate::blocks::is_inline(tag);
                    out.truncate(opened_at);
                    if had_space && !out.ends_with([' ', '\n', '>']) {
                        out.push(' ');
                    }
                } else {
                    out.push_str("</");
                    out.push_str(tag);
                    out.push('>');
                }
            }
            Step::Enter(id) if keep(id) => page.enter(id, &mut out, &mut steps),
            Step::Enter(_) => {}
        }
    }
    out
}

fn push_children(dom: &Dom, id: Id, steps: &mut Vec<Step>) {
    let mut child = dom.node(id).last;
    while child != NONE {
        steps.push(Step::Enter(child));
        child = dom.node(child).previous;
    }
}

/// The places inside a piece of HTML that its own links lead to: ids of footnotes and the marks that lead back.
fn places(dom: &Dom, root: Id, keep: &dyn Fn(Id) -> bool) -> HashSet<String> {
    let (mut wanted, mut there) = (HashSet::new(), HashSet::new());
    for id in dom.subtree(root) {
        let href = if dom.name(id) == "a" { dom.attribute(id, "href") } else { None };
        wanted.extend(href.and_then(|href| href.trim().strip_prefix('#')).and_then(place));
        if dom.element(id).is_some() && keep(id) {
            there.extend(dom.attribute(id, "id").and_then(place));
        }
    }
    wanted.retain(|place| there.contains(place));
    wanted
}

/// What the writer reads from.
struct Source<'a> {
    dom: &'a Dom,
    base: Option<&'a Url>,
    places: HashSet<String>,
    /// What an element is written as, where that is not its own.
    instead: &'a dyn Fn(Id) -> Option<Option<&'static str>>,
}

impl Source<'_> {
    /// The id that an element keeps: one that a link of the same piece leads to.
    fn own_place(&self, id: Id) -> Option<String> {
        self.dom.attribute(id, "id").and_then(place).filter(|place| self.places.contains(place))
    }

    fn push_place(&self, id: Id, opening: &mut String) {
        if let Some(place) = self.own_place(id) {
            push_attribute(opening, "id", &place);
        }
    }

    /// Where a link leads: a place inside the piece, or an absolute address.
    fn leads_to(&self, href: &str) -> Option<String> {
        match href.trim().strip_prefix('#') {
            Some(inside) => place(inside).filter(|place| self.places.contains(place)).map(|place| format!("#{place}")),
            None => address::absolute(href, self.base),
        }
    }

    fn enter(&self, id: Id, out: &mut String, steps: &mut Vec<Step>) {
        let (dom, base) = (self.dom, self.base);
        if let Some(text) = dom.text(id) {
            push_escaped(out, text);
            return;
        }
        let Some(element) = dom.element(id) else { return };
        if &*element.name.ns != "http://www.w3.org/1999/xhtml" {
            return;
        }
        let name = dom.name(id);
        if name == "iframe" || is_social_post(dom, id) {
            write_embed(dom, id, base, out);
            return;
        }
        let treatment = match (self.instead)(id) {
            Some(Some(tag)) => Treatment::As(tag),
            Some(None) => Treatment::Unwrap,
            None => treatment(name),
        };
        let tag = match treatment {
            Treatment::Drop => return,
            Treatment::Unwrap => return push_children(dom, id, steps),
            Treatment::As(tag) => tag,
        };
        let opened_at = out.len();
        let mut opening = format!("<{tag}");
        let fits = match tag {
            "a" => match dom.attribute(id, "href").and_then(|href| self.leads_to(href)) {
                Some(href) => {
                    push_attribute(&mut opening, "href", &href);
                    push_attribute(&mut opening, "rel", "noopener noreferrer nofollow");
                    true
                }
                // The mark in a footnote that the text links to may be a bare anchor.
                None if self.own_place(id).is_some() => true,
                None => return push_children(dom, id, steps),
            },
            "img" => image(dom, id, base, &mut opening),
            "video" | "audio" | "source" => media(dom, id, tag, base, &mut opening),
            _ => {
                other_attributes(dom, id, tag, &mut opening);
                true
            }
        };
        if !fits {
            return;
        }
        self.push_place(id, &mut opening);
        opening.push('>');
        out.push_str(&opening);
        if !is_void(tag) {
            steps.push(Step::Close { tag, opened_at, content_at: out.len() });
            push_children(dom, id, steps);
        }
    }
}

fn image(dom: &Dom, id: Id, base: Option<&Url>, opening: &mut String) -> bool {
    let size =
        |name: &str| dom.attribute(id, name).and_then(|value| value.trim().trim_end_matches("px").parse::<f32>().ok());
    if size("width").is_some_and(|width| width <= 2.0) || size("height").is_some_and(|height| height <= 2.0) {
        return false;
    }
    let Some(source) = address::picture(dom, id, base).filter(|source| !address::is_tracker(source)) else {
        return false;
    };
    push_attribute(opening, "src", &source);
    push_attribute(opening, "alt", dom.attribute(id, "alt").unwrap_or_default().trim());
    push_sizes(dom, id, opening);
    push_attribute(opening, "loading", "lazy");
    true
}

fn push_sizes(dom: &Dom, id: Id, opening: &mut String) {
    for name in ["width", "height"] {
        if let Some(value) = dom.attribute(id, name).filter(|value| is_small_number(value)) {
            push_attribute(opening, name, value);
        }
    }
}

fn media(dom: &Dom, id: Id, tag: &'static str, base: Option<&Url>, opening: &mut String) -> bool {
    let source = dom.attribute(id, "src").and_then(|source| address::absolute(source, base));
    if tag == "source" {
        let in_media = matches!(dom.name(dom.node(id).parent), "video" | "audio");
        let (Some(source), true) = (source, in_media) else { return false };
        push_attribute(opening, "src", &source);
        if let Some(kind) = dom.attribute(id, "type").filter(|kind| kind.len() < 60 && kind.contains('/')) {
            push_attribute(opening, "type", kind);
        }
        return true;
    }
    let has_inner = dom.subtree(id).any(|inner| {
        dom.name(inner) == "source"
            && dom.attribute(inner, "src").is_some_and(|source| address::absolute(source, base).is_some())
    });
    if source.is_none() && !has_inner {
        return false;
    }
    if let Some(source) = source {
        push_attribute(opening, "src", &source);
    }
    if tag == "video" {
        if let Some(poster) = dom.attribute(id, "poster").and_then(|poster| address::absolute(poster, base)) {
            push_attribute(opening, "poster", &poster);
        }
        push_sizes(dom, id, opening);
    }
    opening.push_str(" controls=\"\" preload=\"none\"");
    true
}

fn other_attributes(dom: &Dom, id: Id, tag: &'static str, opening: &mut String) {
    let allowed = ATTRIBUTES.iter().find(|(known, _)| *known == tag).map_or(&[][..], |(_, names)| names);
    for name in allowed {
        let Some(value) = dom.attribute(id, name) else { continue };
        let fits = match *name {
            "colspan" | "rowspan" | "start" | "span" | "value" => is_small_number(value),
            "scope" => matches!(value, "row" | "col" | "rowgroup" | "colgroup"),
            "reversed" => true,
            _ => value.len() <= 300,
        };
        if fits {
            push_attribute(opening, name, if *name == "reversed" { "" } else { value });
        }
    }
    if let Some(direction) = dom.attribute(id, "dir").filter(|value| matches!(*value, "ltr" | "rtl" | "auto")) {
        push_attribute(opening, "dir", direction);
    }
    if let Some(language) = dom.attribute(id, "lang").and_then(text::language::tidy) {
        push_attribute(opening, "lang", &language);
    }
    let class = match tag {
        "p" => "embed",
        "div" => "live-post",
        _ => return,
    };
    if dom.attribute(id, "class").is_some_and(|classes| classes.split_ascii_whitespace().any(|word| word == class)) {
        push_attribute(opening, "class", class);
    }
}

fn is_small_number(value: &str) -> bool {
    !value.is_empty() && value.len() <= 5 && value.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether `id` is a post of a social network, put into the page as a quotation that a script replaces.
pub(crate) fn is_social_post(dom: &Dom, id: Id) -> bool {
    dom.name(id) == "blockquote"
        && dom.attribute(id, "class").is_some_and(|class| {
            [
                "twitter-tweet",
                "twitter-video",
                "instagram-media",
                "tiktok-embed",
                "bluesky-embed",
                "reddit-embed",
                "text-post-media",
            ]
            .iter()
            .any(|known| class.contains(known))
        })
}

/// Writes a link in place of a player or a post; a frame of an unlisted provider leaves nothing.
fn write_embed(dom: &Dom, id: Id, base: Option<&Url>, out: &mut String) {
    let found = if dom.name(id) == "iframe" {
        ["src", "data-src", "data-lazy-src"]
            .iter()
            .find_map(|name| dom.attribute(id, name))
            .and_then(|source| address::absolute(source, base))
    } else {
        let links =
            dom.subtree(id).filter(|&inner| dom.name(inner) == "a").filter_map(|inner| dom.attribute(inner, "href"));
        let permalink = ["cite", "data-instgrm-permalink"].iter().find_map(|name| dom.attribute(id, name));
        permalink.or_else(|| links.last()).and_then(|href| address::absolute(href, base))
    };
    let Some((address, label)) = found.as_deref().and_then(address::embed) else { return };
    out.push_str("<p class=\"embed\"><a");
    push_attribute(out, "href", &address);
    push_attribute(out, "rel", "noopener noreferrer nofollow");
    out.push('>');
    out.push_str(label);
    out.push_str("</a></p>");
}

fn push_attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    for c in value.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\u{a0}' => out.push_str("&nbsp;"),
            c => out.push(c),
        }
    }
    out.push('"');
}

/// Appends `text` with the characters escaped that markup gives a meaning.
pub(crate) fn push_escaped(out: &mut String, text: &str) {
    let mut lines = text.split('\u{a0}');
    push_marks_escaped(out, lines.next().unwrap_or_default());
    for line in lines {
        out.push_str("&nbsp;");
        push_marks_escaped(out, line);
    }
}

fn push_marks_escaped(out: &mut String, text: &str) {
    let mut written = 0;
    for place in memchr::memchr3_iter(b'&', b'<', b'>', text.as_bytes()) {
        out.push_str(text.get(written..place).unwrap_or_default());
        out.push_str(match text.as_bytes().get(place) {
            Some(b'&') => "&amp;",
            Some(b'<') => "&lt;",
            _ => "&gt;",
        });
        written = place + 1;
    }
    out.push_str(text.get(written..).unwrap_or_default());
}

#[cfg(test)]
mod tests;
