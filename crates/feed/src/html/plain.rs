//! Plain text of HTML, and HTML that shows plain text.

use super::elements::{holds_no_text, is_block};
use super::pieces::{Piece, Pieces};
use crate::entity;
use crate::xml::escape_into;

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

#[cfg(test)]
mod tests {
    use super::{to_paragraphs, to_text};

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
}
