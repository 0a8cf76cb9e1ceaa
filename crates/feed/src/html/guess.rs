//! Whether text that should be plain is HTML after all.

use super::elements::is_html_element;
use super::pieces::{Piece, Pieces};
use crate::entity;

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

#[cfg(test)]
mod tests {
    use super::looks_like_html;

    #[test]
    fn html_is_told_from_text_in_brackets() {
        for text in ["<b>bold</b>", "AT&amp;T", "a<br/>b", "<p>x</p>"] {
            assert!(looks_like_html(text), "{text}");
        }
        for text in ["1 < 2", "History of the <blink> tag", "a <x> b </x>", "R&D;", "Q & A", "plain", "&bogus;"] {
            assert!(!looks_like_html(text), "{text}");
        }
    }
}
