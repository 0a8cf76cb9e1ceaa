//! Relative addresses in tags made absolute.

use std::borrow::Cow;

use url::Url;

use super::elements::holds_address;
use super::pieces::{Piece, Pieces};
use crate::entity;
use crate::xml::escape_into;

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

#[cfg(test)]
mod tests {
    use url::Url;

    use super::absolute_links;

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
}
