//! The one cut of a locked text: at the end of a sentence within the preview's length, never inside markup.
//!
//! The body is safe HTML as `page::sanitize` writes it. What follows the cut is not in what is returned, neither as text nor as markup,
//! attribute or comment; what was open is closed. A sentence that does not fit as a whole is left out as a whole.

use unicode_segmentation::UnicodeSegmentation as _;

/// The class of the element that holds the locked part's place on the page. JSON-LD names it (`hasPart`, `cssSelector`), so the
/// markup and the cut cannot tell different things.
pub const LOCKED_CLASS: &str = "locked-part";

/// What is left of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cut {
    /// Safe HTML, everything closed.
    pub html: String,
    /// The same as plain text: whole sentences, a blank line between blocks.
    pub text: String,
    /// Whether something was left out.
    pub is_cut: bool,
}

/// A piece of markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece<'a> {
    Open {
        name: &'a str,
        whole: &'a str,
    },
    Close {
        name: &'a str,
    },
    Text(&'a str),
    /// A comment, a declaration: nothing that a reader sees.
    Other,
}

/// Elements that have no end (HTML, 13.1.2).
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// Elements that stand in a line of text; every other one begins and ends a block.
const INLINE: [&str; 30] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark", "q",
    "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
];

/// The next piece of `html` and what follows it.
fn next(html: &str) -> Option<(Piece<'_>, &str)> {
    if html.is_empty() {
        return None;
    }
    let Some(rest) = html.strip_prefix('<') else {
        let (text, rest) = html.split_at(html.find('<').unwrap_or(html.len()));
        return Some((Piece::Text(text), rest));
    };
    let (whole, after) = html.split_at(tag_length(html));
    let (closes, named) = match rest.strip_prefix('/') {
        Some(named) => (true, named),
        None => (false, rest),
    };
    let (name, _) = named.split_at(named.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(named.len()));
    let piece = match (name.is_empty(), closes) {
        // A lone "<" is text to a browser; here it is dropped with its tag, which never shows more.
        (true, _) => Piece::Other,
        (false, true) => Piece::Close { name },
        (false, false) => Piece::Open { name, whole },
    };
    Some((piece, after))
}

/// The length of the tag or comment that `html` begins with; to the end where it never closes.
fn tag_length(html: &str) -> usize {
    if html.starts_with("<!--") {
        return html.find("-->").map_or(html.len(), |end| end + 3);
    }
    let mut quote = None;
    for (place, c) in html.char_indices() {
        match (quote, c) {
            (None, '>') => return place + 1,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
    }
    html.len()
}

/// The characters of `text` with entities read, each with the place in `text` where it ends.
fn characters(text: &str) -> impl Iterator<Item = (char, usize)> {
    let mut place = 0;
    std::iter::from_fn(move || {
        let rest = text.get(place..)?;
        let first = rest.chars().next()?;
        if first == '&'
            && let Some(end) = rest.find(';').filter(|end| *end <= 10)
            && let Some(read) = rest.get(1..end).and_then(entity)
        {
            place += end + 1;
            return Some((read, place));
        }
        place += first.len_utf8();
        Some((first, place))
    })
}

/// What the sanitiser writes as an entity, and numbers.
fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => {
            let digits = name.strip_prefix('#')?;
            let number = match digits.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(number)
        }
    }
}

/// A block of text: its characters, and where each ends in the whole HTML.
#[derive(Default)]
struct Block {
    text: String,
    /// Places in the HTML, one for each character of `text`.
    ends: Vec<usize>,
}

impl Block {
    fn push(&mut self, text: &str, from: usize) {
        for (c, end) in characters(text) {
            self.text.push(c);
            self.ends.push(from + end);
        }
    }

    fn length(&self) -> usize {
        self.text.trim().chars().count()
    }
}

/// The end of the last whole sentence of `text` within `room` characters: characters that stay, 0 for none.
fn whole_sentences(text: &str, room: usize) -> usize {
    let (mut kept, mut length) = (0, 0);
    for sentence in text.split_sentence_bounds() {
        let with_gap = sentence.chars().count();
        let without_gap = sentence.trim_end().chars().count();
        if length + without_gap > room {
            break;
        }
        // What has no end mark is a sentence only if nothing follows it.
        length += with_gap;
        kept = length;
    }
    kept
}

/// Where to cut.
enum Place {
    Nowhere,
    At(usize),
}

/// Reads blocks until the room is used up.
fn place(html: &str, characters: usize) -> (Place, String) {
    let (mut room, mut from, mut shown) = (characters, 0, String::new());
    // The end of what surely stays: the end of the last block that fitted.
    let mut safe = 0;
    let mut block = Block::default();
    let mut rest = html;
    loop {
        let piece = next(rest);
        let ends_block = match &piece {
            None => true,
            Some((Piece::Open { name, .. } | Piece::Close { name }, _)) => !is_inline(name),
            Some((Piece::Text(_) | Piece::Other, _)) => false,
        };
        if ends_block && block.length() > 0 {
            let kept = whole_sentences(&block.text, room + leading_gap(&block.text));
            let is_whole = kept == block.ends.len();
            let text: String = block.text.chars().take(kept).collect();
            if !text.trim().is_empty() {
                shown.push_str(if shown.is_empty() { "" } else { "\n\n" });
                shown.push_str(text.trim());
                safe = kept.checked_sub(1).and_then(|last| block.ends.get(last).copied()).unwrap_or(safe);
            }
            if !is_whole {
                return (Place::At(safe), shown);
            }
            room = room.saturating_sub(block.length());
            block = Block::default();
        }
        let Some((piece, after)) = piece else { return (Place::Nowhere, shown) };
        if let Piece::Text(text) = piece {
            block.push(text, from);
        }
        from += rest.len() - after.len();
        rest = after;
    }
}

fn leading_gap(text: &str) -> usize {
    text.chars().take_while(|c| c.is_whitespace()).count()
}

fn is_inline(name: &str) -> bool {
    INLINE.iter().any(|inline| inline.eq_ignore_ascii_case(name)) || name.eq_ignore_ascii_case("wbr")
}

/// The part of `html` before byte `end`, with everything that is open there closed. Comments are left out.
fn closed(html: &str, end: usize) -> String {
    let kept = html.get(..end).unwrap_or_default();
    let mut out = String::with_capacity(kept.len() + 32);
    let mut open: Vec<&str> = Vec::new();
    let mut rest = kept;
    while let Some((piece, after)) = next(rest) {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Other => {}
            Piece::Open { name, whole } => {
                out.push_str(whole);
                if !VOID.iter().any(|void| void.eq_ignore_ascii_case(name)) && !whole.ends_with("/>") {
                    open.push(name);
                }
            }
            Piece::Close { name } => {
                if let Some(at) = open.iter().rposition(|known| known.eq_ignore_ascii_case(name)) {
                    for name in open.drain(at..).rev() {
                        out.push_str(&format!("</{name}>"));
                    }
                }
            }
        }
        rest = after;
    }
    for name in open.iter().rev() {
        out.push_str(&format!("</{name}>"));
    }
    out
}

/// The beginning of a body: whole sentences, at most `characters` of them as a reader counts, blocks whole or ended at a sentence.
#[must_use]
pub fn body(html: &str, characters: u32) -> Cut {
    if characters == 0 {
        return Cut { is_cut: !html.trim().is_empty(), ..Cut::default() };
    }
    match place(html, characters as usize) {
        (Place::Nowhere, text) => Cut { html: html.to_owned(), text, is_cut: false },
        (Place::At(0), text) => Cut { html: String::new(), text, is_cut: true },
        (Place::At(end), text) => Cut { html: closed(html, end), text, is_cut: true },
    }
}

/// The beginning of a plain text: whole sentences, at most `characters`. Empty where the first one is longer.
#[must_use]
pub fn text(text: &str, characters: u32) -> String {
    let kept = whole_sentences(text.trim(), characters as usize);
    text.trim().chars().take(kept).collect::<String>().trim_end().to_owned()
}

/// A summary for lists, of an article that is locked: whole sentences within the preview. What lists shortened themselves ends with
/// "…", inside a sentence: that sentence is left out.
#[must_use]
pub fn summary(summary: &str, characters: u32) -> String {
    let summary = summary.trim();
    match summary.strip_suffix('…') {
        None => text(summary, characters),
        Some(shortened) => {
            let last = shortened.split_sentence_bounds().last().unwrap_or_default();
            let whole = shortened.len() - last.len();
            text(shortened.get(..whole).unwrap_or_default(), characters)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_preview_ends_at_a_sentence_and_closes_what_is_open() {
        let html = "<p>Polls opened at <b>seven</b>. The mayor voted first, in the rain.</p><p>Counting begins at <i>nine. It is slow.</i></p>";
        for (characters, expected, is_cut) in [
            (0, "", true),
            (10, "", true),
            (22, "<p>Polls opened at <b>seven</b>. </p>", true),
            (60, "<p>Polls opened at <b>seven</b>. The mayor voted first, in the rain.</p>", true),
            (
                83,
                "<p>Polls opened at <b>seven</b>. The mayor voted first, in the rain.</p><p>Counting begins at <i>nine. </i></p>",
                true,
            ),
            (900, html, false),
        ] {
            let cut = body(html, characters);
            assert_eq!((cut.html.as_str(), cut.is_cut), (expected, is_cut), "{characters}");
        }
    }

    #[test]
    fn what_follows_the_cut_is_nowhere_in_it() {
        let html = "<p>Seen by all.</p><figure><img src=\"/a.jpg\" alt=\"A secret hall\"><figcaption>A secret caption.</figcaption></figure><!-- secret --><p>A secret text.</p>";
        let cut = body(html, 14);
        assert_eq!(cut.html, "<p>Seen by all.</p>");
        assert_eq!(cut.text, "Seen by all.");
        assert!(cut.is_cut);
    }

    #[test]
    fn entities_count_as_one_and_tags_are_never_cut() {
        let html = "<p title=\"a > b\">R&amp;D is dear. Very &#8220;dear&#8221;.</p>";
        assert_eq!(body(html, 12).html, "<p title=\"a > b\">R&amp;D is dear. </p>");
        assert_eq!(body(html, 12).text, "R&D is dear.");
        assert_eq!(body("<p>broken <b", 4), Cut { html: String::new(), text: String::new(), is_cut: true });
    }

    #[test]
    fn scripts_without_spaces_end_at_their_own_marks() {
        let cut = body("<p>国会が開会した。首相は演説した。</p>", 9);
        assert_eq!(cut.text, "国会が開会した。");
        assert_eq!(cut.html, "<p>国会が開会した。</p>");
    }

    #[test]
    fn a_summary_that_was_shortened_loses_its_broken_sentence() {
        assert_eq!(summary("One is here. Two is cut at some…", 300), "One is here.");
        assert_eq!(summary("Only one that is cut…", 300), "");
        assert_eq!(summary("One is here. Two too.", 300), "One is here. Two too.");
        assert_eq!(summary("One is here. Two too.", 13), "One is here.");
    }

    fn piece() -> impl Strategy<Value = String> {
        prop_oneof![
            Just("<p>".to_owned()),
            Just("</p>".to_owned()),
            Just("<b>".to_owned()),
            Just("</b>".to_owned()),
            Just("<img src=\"x\" alt=\"a. b\">".to_owned()),
            Just("<!-- no. -->".to_owned()),
            Just("<br>".to_owned()),
            Just("<ul><li>".to_owned()),
            Just("</li></ul>".to_owned()),
            Just("&amp;".to_owned()),
            Just("< ".to_owned()),
            "[a-z]{1,6}[.!?] ",
            "[A-Z][a-z]{1,4} ",
            "[一-三]{1,4}。",
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1_000))]

        #[test]
        fn no_cut_is_longer_than_its_preview_and_each_is_a_beginning(pieces in prop::collection::vec(piece(), 0..14), characters in 0_u32..40) {
            let html = pieces.concat();
            let cut = body(&html, characters);
            let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            let whole = body(&html, u32::MAX);
            prop_assert!(!whole.is_cut);
            prop_assert!(letters(&whole.text).starts_with(&letters(&cut.text)), "{} / {}", cut.text, whole.text);
            prop_assert!(cut.text.replace("\n\n", "").chars().count() <= characters as usize || !cut.is_cut && cut.text.is_empty());
            // What is printed says the same as the plain text, and no more.
            prop_assert_eq!(letters(&body(&cut.html, u32::MAX).text), letters(&cut.text));
            if cut.is_cut {
                let opened = cut.html.matches("<p>").count() + cut.html.matches("<b>").count() + cut.html.matches("<li>").count();
                let ended = cut.html.matches("</p>").count() + cut.html.matches("</b>").count() + cut.html.matches("</li>").count();
                prop_assert_eq!(opened, ended);
                prop_assert!(!cut.html.contains("<!--"));
            }
        }
    }
}
