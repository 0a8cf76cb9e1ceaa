//! Text of an element, of whatever type it says or turns out to be.

use std::borrow::Cow;

use base64::Engine;
use url::Url;

use crate::entity;
use crate::html;
use crate::namespace::Namespace;
use crate::xml::Element;

/// Text and whether it is HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Text {
    value: String,
    is_html: bool,
}

/// What an element holds when it does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Usually {
    /// HTML: `description`, `content:encoded`.
    Html,
    /// Plain text, unless it looks like HTML: `title`, Atom.
    Text,
}

impl Text {
    /// Reads an element: RSS text, Atom text construct (RFC 4287 section 3.1, Atom 0.3 section 3.1), XHTML, base64.
    pub(crate) fn read(element: Element<'_>, usually: Usually) -> Option<Self> {
        let media_type = element.attribute("type").unwrap_or_default().to_ascii_lowercase();
        let media_type = media_type.split(';').next().unwrap_or_default().trim();
        let mode = element.attribute("mode").unwrap_or_default();
        let is_textual = media_type.is_empty()
            || matches!(media_type, "text" | "html" | "xhtml" | "plain" | "xml" | "escaped")
            || media_type.starts_with("text/")
            || media_type.ends_with("xml");
        if element.has_elements() {
            let html = markup(element);
            return Self { value: html, is_html: true }.non_empty();
        }
        let text = element.text()?;
        // A made-up word as type ("test") says nothing; a media type that is not text promises base64 (RFC 4287 section 4.1.3.3).
        if mode == "base64" || !is_textual && media_type.contains('/') {
            // Base64 that is no text (a picture, a PDF) is nothing to read; what is not base64 is taken as it stands.
            return match decode_base64(&text) {
                Decoded::Text(value) => {
                    let is_html = html::looks_like_html(&value);
                    Self { value: value.trim().to_owned(), is_html }.non_empty()
                }
                Decoded::Binary if holds_no_text(media_type) => None,
                Decoded::Binary | Decoded::NotBase64 => {
                    Self { is_html: html::looks_like_html(&text), value: text.into_owned() }.non_empty()
                }
            };
        }
        let is_html = match media_type {
            "html" | "text/html" | "xhtml" | "application/xhtml+xml" => true,
            // Atom says that these are literal; too many feeds escape HTML into them all the same.
            "text" | "text/plain" | "plain" => html::looks_like_html(&text),
            _ => usually == Usually::Html || html::looks_like_html(&text),
        };
        Self { value: text.into_owned(), is_html }.non_empty()
    }

    /// HTML that stands in a string.
    pub(crate) fn html(value: &str) -> Option<Self> {
        Self { value: value.trim().to_owned(), is_html: true }.non_empty()
    }

    /// Text that stands in a string.
    pub(crate) fn plain(value: &str) -> Option<Self> {
        Self { value: value.trim().to_owned(), is_html: false }.non_empty()
    }

    /// Text that stands in a string and may be HTML all the same.
    pub(crate) fn guess(value: &str) -> Option<Self> {
        Self { value: value.trim().to_owned(), is_html: html::looks_like_html(value) }.non_empty()
    }

    /// Bytes as written.
    pub(crate) fn len(&self) -> usize {
        self.value.len()
    }

    fn non_empty(self) -> Option<Self> {
        (!self.value.is_empty()).then_some(self)
    }

    /// The text on one line, markup out.
    pub(crate) fn line(&self) -> Option<String> {
        let text = if self.is_html { html::to_text(&self.value) } else { fold(&self.value) };
        (!text.is_empty()).then_some(text)
    }

    /// A title on one line: like [`Self::line`], entities that were escaped twice resolved as well ("AT&amp;amp;T").
    pub(crate) fn title(&self) -> Option<String> {
        let line = self.line()?;
        if self.is_html { Some(entity::decode(&line).into_owned()) } else { Some(line) }
    }

    /// The text, a blank line between paragraphs.
    pub(crate) fn paragraphs(&self) -> Option<String> {
        let text = if self.is_html { html::to_paragraphs(&self.value) } else { self.value.trim().to_owned() };
        (!text.is_empty()).then_some(text)
    }

    /// The text on one line, from its [`Self::paragraphs`], which are HTML that was read already.
    pub(crate) fn line_of(&self, paragraphs: &str) -> Option<String> {
        if !self.is_html {
            return self.line();
        }
        let mut line = String::with_capacity(paragraphs.len());
        for (number, part) in paragraphs.split('\n').filter(|part| !part.is_empty()).enumerate() {
            if number > 0 {
                line.push(' ');
            }
            line.push_str(part);
        }
        Some(line)
    }

    /// The text as HTML with absolute links.
    pub(crate) fn to_html(&self, base: Option<&Url>) -> String {
        if self.is_html { html::absolute_links(&self.value, base).into_owned() } else { html::from_text(&self.value) }
    }

    /// The address of the first picture inside.
    pub(crate) fn first_picture(&self, base: Option<&Url>) -> Option<String> {
        if self.is_html { html::first_picture(&self.value, base) } else { None }
    }
}

/// Whether a media type is that of pictures, sound or files.
fn holds_no_text(media_type: &str) -> bool {
    ["image/", "audio/", "video/", "font/"].iter().any(|family| media_type.starts_with(family))
        || matches!(media_type, "application/octet-stream" | "application/pdf" | "application/zip")
}

fn fold(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() && c != '\u{A0}')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The markup inside; Atom's `<div>` around XHTML is not part of it (RFC 4287 section 3.1.1.3).
fn markup(element: Element<'_>) -> String {
    let mut children = element.children();
    if let (Some(only), None) = (children.next(), children.next())
        && only.name() == "div"
        && (only.namespace() == Namespace::Xhtml || element.attribute("type") == Some("xhtml"))
        && element.text() == only.text()
    {
        return only.inner_html();
    }
    element.inner_html()
}

enum Decoded {
    Text(String),
    Binary,
    NotBase64,
}

fn decode_base64(text: &str) -> Decoded {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let engine = base64::engine::GeneralPurpose::new(
        &base64::alphabet::STANDARD,
        base64::engine::GeneralPurposeConfig::new()
            .with_decode_padding_mode(base64::engine::DecodePaddingMode::Indifferent)
            .with_decode_allow_trailing_bits(true),
    );
    match engine.decode(compact.as_bytes()).map(String::from_utf8) {
        Ok(Ok(text)) => Decoded::Text(text),
        Ok(Err(_)) => Decoded::Binary,
        Err(_) => Decoded::NotBase64,
    }
}

/// At most `chars` characters from the beginning of `text`, cut at the end of a sentence or between words, word for word.
pub(crate) fn beginning(text: &str, chars: usize) -> Cow<'_, str> {
    let Some((end, _)) = text.char_indices().nth(chars) else { return Cow::Borrowed(text) };
    let head = text.get(..end).unwrap_or(text);
    let stops =
        head.as_bytes().windows(2).rposition(|pair| matches!(pair, [b'.' | b'!' | b'?', b' '])).map(|at| at + 1);
    let wide_stop = head.rfind(['。', '！', '？']).map(|at| at + '。'.len_utf8());
    let sentence = stops.max(wide_stop).filter(|at| at * 2 > end);
    match sentence.and_then(|at| head.get(..at)) {
        Some(sentences) => Cow::Borrowed(sentences),
        None => {
            let words = head.rfind(char::is_whitespace).and_then(|at| head.get(..at)).unwrap_or(head);
            Cow::Owned(format!("{} …", words.trim_end()))
        }
    }
}
