//! What the names of elements and attributes tell.

use std::borrow::Cow;

/// A name in lower case, copied only where it must be.
fn lower(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    }
}

pub(super) fn holds_no_text(name: &str) -> bool {
    matches!(&*lower(name), "script" | "style" | "applet" | "template")
}

pub(super) fn is_block(name: &str) -> bool {
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
pub(super) fn is_html_element(name: &str) -> bool {
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

/// Whether an attribute holds one address.
pub(super) fn holds_address(attribute: &str) -> bool {
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
