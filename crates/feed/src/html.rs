//! Snippets of HTML inside feeds: their plain text, their links, their first picture. Not a sanitiser: [`to_text`] is safe
//! because it keeps no tags; what [`absolute_links`] returns is as dangerous as what it was given.

use std::borrow::Cow;

use url::Url;

use crate::xml::escape_into;
use crate::{entity, link};

/// A piece of HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece<'a> {
    Text(&'a str),
    Tag {
        raw: &'a str,
        name: &'a str,
        attributes: &'a str,
        is_end: bool,
    },
    /// Comments, doctypes, processing instructions.
    Nothing,
}

/// Cuts HTML into pieces in linear time, however broken it is.
struct Pieces<'a> {
    rest: &'a str,
    /// Set once a quote was never closed: from then on a tag ends at the next `>`.
    quotes_are_broken: bool,
}

impl<'a> Pieces<'a> {
    fn new(html: &'a str) -> Self {
        Self { rest: html, quotes_are_broken: false }
    }

    fn take(&mut self, bytes: usize) -> &'a str {
        let (piece, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        self.rest = rest;
        piece
    }

    fn tag_end(&mut self) -> Option<usize> {
        if !self.quotes_are_broken {
            let (mut quote, mut before) = (None, 0_u8);
            for (at, byte) in self.rest.bytes().enumerate() {
                match quote {
                    Some(open) if byte == open => quote = None,
                    Some(_) => {}
                    None if matches!(byte, b'"' | b'\'') && before == b'=' => quote = Some(byte),
                    None if byte == b'>' => return Some(at),
                    None => {}
                }
                if !byte.is_ascii_whitespace() {
                    before = byte;
                }
            }
            self.quotes_are_broken = true;
        }
        self.rest.find('>')
    }

    /// Skips to the end tag of an element whose content is no text.
    fn skip_to_end_of(&mut self, name: &str) {
        let mut from = 0;
        while let Some(found) = self.rest.get(from..).and_then(|rest| rest.find("</")) {
            let at = from + found;
            let here = self.rest.get(at + 2..).unwrap_or_default();
            if here.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)) {
                self.take(at);
                return;
            }
            from = at + 2;
        }
        self.rest = "";
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        let bytes = self.rest.as_bytes();
        match bytes {
            [] => None,
            [b'<', b'!', b'-', b'-', ..] => {
                let end =
                    self.rest.get(4..).and_then(|inside| inside.find("-->")).map_or(self.rest.len(), |end| end + 7);
                self.take(end);
                Some(Piece::Nothing)
            }
            [b'<', b'!' | b'?', ..] => {
                let end = self.rest.find('>').map_or(self.rest.len(), |end| end + 1);
                self.take(end);
                Some(Piece::Nothing)
            }
            [b'<', first, rest @ ..]
                if first.is_ascii_alphabetic()
                    || *first == b'/' && rest.first().is_some_and(u8::is_ascii_alphabetic) =>
            {
                let Some(end) = self.tag_end() else { return Some(Piece::Text(self.take(usize::MAX))) };
                let raw = self.take(end + 1);
                let inside = raw.get(1..end).unwrap_or_default();
                let is_end = inside.starts_with('/');
                let inside = inside.trim_start_matches('/');
                let name_end = inside.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(inside.len());
                let (name, attributes) = inside.split_at_checked(name_end).unwrap_or((inside, ""));
                Some(Piece::Tag { raw, name, attributes, is_end })
            }
            _ => {
                // A `<` that opens no tag is text.
                let end = self.rest.get(1..).and_then(|rest| rest.find('<')).map_or(self.rest.len(), |end| end + 1);
                let end = if bytes.first() == Some(&b'<') { end } else { self.rest.find('<').unwrap_or(end) };
                Some(Piece::Text(self.take(end)))
            }
        }
    }
}

/// The plain text of `html` on one line: tags out, entities resolved, white space folded.
pub(crate) fn to_text(html: &str) -> String {
    plain(html, false)
}

/// The plain text of `html`, a blank line between blocks.
pub(crate) fn to_paragraphs(html: &str) -> String {
    plain(html, true)
}

fn plain(html: &str, keeps_blocks: bool) -> String {
    let mut text = String::with_capacity(html.len());
    let mut pieces = Pieces::new(html);
    let mut pending = Pending::Nothing;
    while let Some(piece) = pieces.next() {
        match piece {
            Piece::Text(raw) => append(&mut text, &entity::decode(raw), &mut pending),
            Piece::Tag { name, is_end, .. } => {
                if !is_end && holds_no_text(name) {
                    pieces.skip_to_end_of(name);
                } else if is_block(name) {
                    pending = pending.max(if keeps_blocks { Pending::Block } else { Pending::Space });
                } else if name.eq_ignore_ascii_case("br") {
                    pending = pending.max(if keeps_blocks { Pending::Line } else { Pending::Space });
                }
            }
            Piece::Nothing => {}
        }
    }
    text
}

/// What separates the next word from the last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Pending {
    Nothing,
    Space,
    Line,
    Block,
}

fn append(text: &mut String, more: &str, pending: &mut Pending) {
    // A no-break space is one of the writer's choosing and stays.
    let is_space = |c: char| c.is_whitespace() && c != '\u{A0}';
    if text::space::is_even(more) {
        if more.starts_with(' ') {
            *pending = (*pending).max(Pending::Space);
        }
        append_words(text, more.trim_matches(' '), pending);
        if more.ends_with(' ') {
            *pending = (*pending).max(Pending::Space);
        }
        return;
    }
    let mut rest = more;
    loop {
        let (word, behind) = rest.split_at(text::space::next(rest, is_space));
        append_words(text, word, pending);
        let Some(space) = behind.chars().next() else { return };
        *pending = (*pending).max(Pending::Space);
        rest = behind.get(space.len_utf8()..).unwrap_or_default();
    }
}

/// Adds words with what is pending before them; nothing where there are none.
fn append_words(text: &mut String, words: &str, pending: &mut Pending) {
    if words.is_empty() {
        return;
    }
    if !text.is_empty() {
        text.push_str(match pending {
            Pending::Nothing => "",
            Pending::Space => " ",
            Pending::Line => "\n",
            Pending::Block => "\n\n",
        });
    }
    *pending = Pending::Nothing;
    text.push_str(words);
}

/// A name in lower case, copied only where it must be.
fn lower(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    }
}

fn holds_no_text(name: &str) -> bool {
    matches!(&*lower(name), "script" | "style" | "applet" | "template")
}

fn is_block(name: &str) -> bool {
    matches!(
        &*lower(name),
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}

/// Elements that writers use in titles and summaries; a "tag" of another name is more likely a word in brackets.
fn is_html_element(name: &str) -> bool {
    is_block(name)
        || matches!(
            &*lower(name),
            "a" | "abbr"
                | "acronym"
                | "area"
                | "audio"
                | "b"
                | "bdo"
                | "big"
                | "br"
                | "button"
                | "cite"
                | "code"
                | "col"
                | "colgroup"
                | "data"
                | "del"
                | "dfn"
                | "em"
                | "embed"
                | "font"
                | "i"
                | "iframe"
                | "img"
                | "input"
                | "ins"
                | "kbd"
                | "label"
                | "link"
                | "map"
                | "mark"
                | "meta"
                | "noscript"
                | "object"
                | "option"
                | "param"
                | "picture"
                | "q"
                | "rp"
                | "rt"
                | "ruby"
                | "s"
                | "samp"
                | "script"
                | "select"
                | "small"
                | "source"
                | "span"
                | "strike"
                | "strong"
                | "style"
                | "sub"
                | "sup"
                | "svg"
                | "textarea"
                | "time"
                | "title"
                | "track"
                | "tt"
                | "u"
                | "var"
                | "video"
                | "wbr"
        )
}

/// Whether text that should be plain is HTML after all: it closes an element or names an entity, and holds no tag unknown to HTML.
///
/// Errs on the side of text, since a false "yes" loses words. The rule is feedparser's.
pub(crate) fn looks_like_html(text: &str) -> bool {
    if !text.contains(['<', '&']) {
        return false;
    }
    let (mut closes, mut has_entity) = (false, false);
    for piece in Pieces::new(text) {
        match piece {
            Piece::Tag { name, is_end, raw, .. } => {
                if !is_html_element(name) {
                    return false;
                }
                closes |= is_end || raw.ends_with("/>") || matches!(name, "br" | "img" | "hr" | "BR" | "IMG" | "HR");
            }
            Piece::Text(raw) => {
                for part in raw.split('&').skip(1) {
                    let Some((name, _)) = part.split_once(';').filter(|(name, _)| is_reference(name)) else { continue };
                    if !entity::is_known(name) {
                        return false;
                    }
                    has_entity = true;
                }
            }
            Piece::Nothing => {}
        }
    }
    closes || has_entity
}

fn is_reference(name: &str) -> bool {
    (1..=32).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#')
}

/// `text` as HTML that shows it: escaped, blank lines between paragraphs kept, line breaks kept.
pub(crate) fn from_text(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 16);
    let paragraphs: Vec<&str> = text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()).collect();
    let is_one = paragraphs.len() == 1;
    for paragraph in paragraphs {
        if !is_one {
            html.push_str("<p>");
        }
        for (number, line) in paragraph.lines().enumerate() {
            if number > 0 {
                html.push_str("<br>");
            }
            escape_into(&mut html, line.trim());
        }
        if !is_one {
            html.push_str("</p>");
        }
    }
    html
}

/// Whether an attribute holds one address.
fn holds_address(attribute: &str) -> bool {
    matches!(
        &*lower(attribute),
        "href"
            | "src"
            | "poster"
            | "cite"
            | "action"
            | "background"
            | "longdesc"
            | "data"
            | "classid"
            | "codebase"
            | "usemap"
            | "profile"
    )
}

/// `html` with the relative addresses in its tags resolved against `base`.
pub(crate) fn absolute_links<'a>(html: &'a str, base: Option<&Url>) -> Cow<'a, str> {
    let Some(base) = base else { return Cow::Borrowed(html) };
    if !html.contains('<') {
        return Cow::Borrowed(html);
    }
    let mut written = String::new();
    let mut copied = 0;
    let mut at = 0;
    let mut pieces = Pieces::new(html);
    while let Some(piece) = pieces.next() {
        let start = at;
        at = html.len() - pieces.rest.len();
        let Piece::Tag { name, attributes, is_end: false, raw } = piece else { continue };
        let Some(tag) = absolute_tag(name, attributes, raw, base) else { continue };
        written.push_str(html.get(copied..start).unwrap_or_default());
        written.push_str(&tag);
        copied = at;
        // A long base in front of very many short links is no page but an attack.
        if written.len() > 8 * html.len() + 64 * 1024 {
            return Cow::Borrowed(html);
        }
    }
    if copied == 0 {
        return Cow::Borrowed(html);
    }
    written.push_str(html.get(copied..).unwrap_or_default());
    Cow::Owned(written)
}

/// The tag with absolute addresses, or `None` where nothing changes.
fn absolute_tag(name: &str, attributes: &str, raw: &str, base: &Url) -> Option<String> {
    // Most tags need nothing: they are known before anything is written.
    let may_change = entity::attributes(attributes).take(crate::limits::ATTRIBUTES).any(|(attribute, value)| {
        attribute.eq_ignore_ascii_case("srcset") || holds_address(attribute) && !is_absolute(value)
    });
    if !may_change {
        return None;
    }
    let mut changed = false;
    let mut tag = format!("<{name}");
    for (attribute, value) in entity::attributes(attributes).take(crate::limits::ATTRIBUTES) {
        let decoded = entity::decode(value);
        let resolved = if holds_address(attribute) {
            resolve(&decoded, base)
        } else if attribute.eq_ignore_ascii_case("srcset") {
            Some(resolve_candidates(&decoded, base))
        } else {
            None
        };
        tag.push(' ');
        tag.push_str(attribute);
        changed |= resolved.is_some();
        let value = resolved.map_or(decoded, Cow::Owned);
        tag.push_str("=\"");
        escape_into(&mut tag, &value);
        tag.push('"');
    }
    tag.push_str(if raw.ends_with("/>") { " />" } else { ">" });
    changed.then_some(tag)
}

fn is_absolute(value: &str) -> bool {
    let value = value.trim_start();
    value.starts_with("https://") || value.starts_with("http://")
}

fn resolve(value: &str, base: &Url) -> Option<String> {
    let value = value.trim();
    if value.is_empty()
        || is_absolute(value)
        || !matches!(Url::parse(value), Err(url::ParseError::RelativeUrlWithoutBase))
    {
        return None;
    }
    base.join(value).ok().map(String::from)
}

fn resolve_candidates(value: &str, base: &Url) -> String {
    let candidates = value.split(", ").map(|candidate| {
        let (url, rest) = candidate.trim().split_once(char::is_whitespace).unwrap_or((candidate.trim(), ""));
        let url = resolve(url, base).unwrap_or_else(|| url.to_owned());
        if rest.is_empty() { url } else { format!("{url} {rest}") }
    });
    candidates.collect::<Vec<_>>().join(", ")
}

/// A start tag.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tag<'a> {
    name: &'a str,
    attributes: &'a str,
}

impl Tag<'_> {
    /// Its name in lower case.
    pub(crate) fn name(&self) -> String {
        self.name.to_ascii_lowercase()
    }

    /// An attribute by its name in lower case, references resolved; empty ones count as absent.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = entity::attributes(self.attributes).take(crate::limits::ATTRIBUTES);
        let (_, value) = attributes.find(|(attribute, _)| attribute.eq_ignore_ascii_case(name))?;
        let value = entity::decode(value).trim().to_owned();
        (!value.is_empty()).then_some(value)
    }
}

/// The start tags of a page in order, those inside scripts left out.
pub(crate) fn tags(page: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut pieces = Pieces::new(page);
    std::iter::from_fn(move || {
        loop {
            if let Piece::Tag { name, attributes, is_end: false, .. } = pieces.next()? {
                if holds_no_text(name) {
                    pieces.skip_to_end_of(name);
                }
                return Some(Tag { name, attributes });
            }
        }
    })
}

/// The address of the first picture of `html` that is more than a counting pixel.
pub(crate) fn first_picture(html: &str, base: Option<&Url>) -> Option<String> {
    let is_dot = |value: &str| matches!(value.trim(), "0" | "1" | "2" | "0px" | "1px");
    Pieces::new(html).find_map(|piece| {
        let Piece::Tag { name, attributes, is_end: false, .. } = piece else { return None };
        if !name.eq_ignore_ascii_case("img") {
            return None;
        }
        let mut source = None;
        for (attribute, value) in entity::attributes(attributes).take(64) {
            match attribute.to_ascii_lowercase().as_str() {
                "src" => source = link::absolute(&entity::decode(value), base),
                "width" | "height" if is_dot(value) => return None,
                _ => {}
            }
        }
        source
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_what_a_reader_sees() {
        for (html, expected) in [
            ("<p>One</p><p>Two &amp; <b>three</b></p>", "One Two & three"),
            ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
            ("a<script>alert('</p>')</script>b", "ab"),
            ("a<!-- no -->b", "ab"),
            ("<a title='x > y'>link</a>", "link"),
            ("<a title=\"never closed>text</a>", "text"),
            ("caf&eacute;&nbsp;noir", "café\u{A0}noir"),
            ("  spread \n out ", "spread out"),
            ("<unclosed", "<unclosed"),
        ] {
            assert_eq!(to_text(html), expected, "{html}");
        }
        assert_eq!(to_paragraphs("<p>One<br>line</p>\n<div>Two</div>"), "One\nline\n\nTwo");
    }

    #[test]
    fn html_is_told_from_text_in_brackets() {
        for text in ["<b>bold</b>", "AT&amp;T", "a<br/>b", "<p>x</p>"] {
            assert!(looks_like_html(text), "{text}");
        }
        for text in ["1 < 2", "History of the <blink> tag", "a <x> b </x>", "R&D;", "Q & A", "plain", "&bogus;"] {
            assert!(!looks_like_html(text), "{text}");
        }
    }

    #[test]
    fn relative_links_become_absolute() {
        let base = Url::parse("https://paper.example/a/").expect("valid");
        for (html, expected) in [
            ("<a href=\"b?x=1&amp;y=2\">l</a>", "<a href=\"https://paper.example/a/b?x=1&amp;y=2\">l</a>"),
            ("<img src=/p.jpg alt='q'>t", "<img src=\"https://paper.example/p.jpg\" alt=\"q\">t"),
            ("<a href='https://x.example/'>l</a>", "<a href='https://x.example/'>l</a>"),
            ("<a href='javascript:x'>l</a>", "<a href='javascript:x'>l</a>"),
            (
                "<img srcset='a.jpg 1x, b.jpg 2x'>",
                "<img srcset=\"https://paper.example/a/a.jpg 1x, https://paper.example/a/b.jpg 2x\">",
            ),
        ] {
            assert_eq!(absolute_links(html, Some(&base)), expected);
        }
    }

    #[test]
    fn the_first_picture_is_no_counter() {
        let html = "<img src='https://c.example/1.gif' width=1 height=1><img src='/p.jpg'>";
        let base = Url::parse("https://paper.example/").expect("valid");
        assert_eq!(first_picture(html, Some(&base)).as_deref(), Some("https://paper.example/p.jpg"));
    }
}
