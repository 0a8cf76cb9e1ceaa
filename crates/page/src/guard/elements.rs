//! What the guard knows of HTML's elements and character references.

use memchr::memchr;

/// A tag's name: lower-case ASCII letters and digits of up to 12 bytes, which is enough to tell HTML's elements apart.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Name([u8; 12]);

impl Name {
    pub fn new(bytes: &[u8]) -> Self {
        let mut name = [0; 12];
        for (to, from) in name.iter_mut().zip(bytes) {
            *to = from.to_ascii_lowercase();
        }
        Self(name)
    }

    pub fn as_str(&self) -> &str {
        let end = memchr(0, &self.0).unwrap_or(self.0.len());
        self.0.get(..end).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

/// Elements that are opened again in the next block when they are not closed.
pub(super) const FORMATTING_NAMES: [&str; 14] =
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// The place of a formatting element's name in the list.
pub(super) fn formatting_index(name: &str) -> Option<usize> {
    FORMATTING_NAMES.iter().position(|known| *known == name)
}

/// Elements without content or end tag.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "frame"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
            | "basefont"
            | "bgsound"
            | "keygen"
            | "image"
    )
}

/// Elements that an end tag of another name does not reach through (WHATWG HTML, "has an element in scope").
pub(super) fn is_scope(name: &str) -> bool {
    matches!(
        name,
        "html"
            | "table"
            | "td"
            | "th"
            | "caption"
            | "template"
            | "marquee"
            | "object"
            | "applet"
            | "button"
            | "select"
            | "svg"
            | "math"
    )
}

/// The elements that a start tag of `name` closes when they are the innermost (optional end tags).
pub(super) fn closes(name: &str, open: &str) -> bool {
    match open {
        "p" => matches!(
            name,
            "p" | "div"
                | "ul"
                | "ol"
                | "dl"
                | "table"
                | "section"
                | "article"
                | "aside"
                | "header"
                | "footer"
                | "nav"
                | "main"
                | "figure"
                | "figcaption"
                | "blockquote"
                | "pre"
                | "form"
                | "h1"
                | "h2"
                | "h3"
                | "h4"
                | "h5"
                | "h6"
                | "hr"
                | "li"
                | "address"
                | "center"
                | "details"
                | "summary"
                | "fieldset"
                | "dd"
                | "dt"
                | "menu"
        ),
        "li" => name == "li",
        "dd" | "dt" => matches!(name, "dd" | "dt"),
        "option" => matches!(name, "option" | "optgroup"),
        "td" | "th" => matches!(name, "td" | "th" | "tr" | "tbody" | "tfoot" | "thead"),
        "tr" => matches!(name, "tr" | "tbody" | "tfoot" | "thead"),
        "tbody" | "thead" | "tfoot" => matches!(name, "tbody" | "thead" | "tfoot"),
        _ => false,
    }
}

/// Elements whose content is text until their own end tag.
pub(super) fn is_raw_text(name: &str) -> bool {
    matches!(name, "script" | "style" | "textarea" | "title" | "xmp" | "iframe" | "noembed" | "noframes")
}

/// Whether what follows an ampersand can be a character reference (`amp;`, `#8217;`): up to 32 letters or digits, then a semicolon.
pub(super) fn is_reference(rest: &[u8]) -> bool {
    let digits = rest.strip_prefix(b"#").unwrap_or(rest);
    let length = digits.iter().take(33).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    if length == 0 || length > 32 {
        return false;
    }
    // Old references work without the semicolon (`&nbsp`, `&copy`); the short list is what pages use.
    digits.get(length) == Some(&b';')
        || digits.len() < rest.len()
        || [&b"nbsp"[..], b"amp", b"lt", b"gt", b"quot", b"copy", b"raquo", b"laquo"]
            .iter()
            .any(|known| digits.starts_with(known))
}
