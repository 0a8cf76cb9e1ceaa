//! Passages of an article: found by their words, so that a highlight stays where it is when the article is revised, and marked in safe HTML.
//!
//! Words are compared as they are read: tags do not count, entities are letters, white space of any kind and every end of a block is one blank.

/// A passage to be marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Passage<'a> {
    /// What its first mark is called: `highlight-ID`.
    pub id: i64,
    /// Its words.
    pub quote: &'a str,
    /// What stood before it when it was marked.
    pub before: &'a str,
}

/// Letters of what stands before a passage that are kept to tell like passages apart.
const BEFORE_LETTERS: usize = 40;
/// Letters that a passage may have.
pub(crate) const MOST_LETTERS: usize = 2_000;
/// Blocks shorter than this cannot be chosen as a whole, letters.
const SHORT_BLOCK: usize = 20;

/// Elements that stand within a line; every other one begins and ends a block.
const INLINE: [&str; 29] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "rp",
    "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
];

/// The text of safe HTML with where each letter stands in it.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    text: String,
    /// For each letter of `text`: where it begins there, and where it begins and ends in the HTML; a blank that no letter stands for is empty.
    letters: Vec<(usize, usize, usize)>,
    /// Where blocks begin in `text`.
    blocks: Vec<usize>,
}

impl Reading {
    /// Reads safe HTML, as `page::sanitize` writes it.
    pub fn of(html: &str) -> Self {
        let mut reading = Self { blocks: vec![0], ..Self::default() };
        let mut at = 0;
        while let Some(rest) = html.get(at..).filter(|rest| !rest.is_empty()) {
            let length = if rest.starts_with('<') {
                let length = rest.find('>').map_or(rest.len(), |end| end + 1);
                if !is_inline(rest.get(..length).unwrap_or_default()) {
                    reading.blank(at, at);
                    if reading.blocks.last() != Some(&reading.text.len()) {
                        reading.blocks.push(reading.text.len());
                    }
                }
                length
            } else {
                let (letter, length) = letter(rest);
                if letter.is_whitespace() {
                    reading.blank(at, at + length)
                } else {
                    reading.push(letter, at, length)
                }
                length
            };
            at += length;
        }
        reading
    }

    fn push(&mut self, letter: char, at: usize, length: usize) {
        self.letters.push((self.text.len(), at, at + length));
        self.text.push(letter);
    }

    fn blank(&mut self, from: usize, to: usize) {
        if self.text.ends_with(' ') {
            // White space goes on: the same blank.
            if let Some((.., end)) = self.letters.last_mut().filter(|(_, start, end)| *end == from && start < end) {
                *end = to;
            }
        } else if !self.text.is_empty() {
            self.letters.push((self.text.len(), from, to));
            self.text.push(' ');
        }
    }

    /// Where a passage stands, as a range of letters: of several like it the one after the same words.
    fn find(&self, passage: &Passage<'_>) -> Option<std::ops::Range<usize>> {
        let quote = plain(passage.quote);
        let before = plain(passage.before);
        if quote.is_empty() {
            return None;
        }
        let nearest = self.text.match_indices(&quote).max_by_key(|(at, _)| {
            let stands = self.text.get(..*at).unwrap_or_default().trim_end().chars().rev();
            let like = stands.zip(before.chars().rev()).take_while(|(one, other)| one == other).count();
            (like, std::cmp::Reverse(*at))
        });
        let (at, _) = nearest?;
        let letter = |place: usize| self.letters.partition_point(|(start, ..)| *start < place);
        Some(letter(at)..letter(at + quote.len()))
    }

    /// A passage as it stands here: its words, and what stands before it. `None` where it does not.
    pub fn quote(&self, words: &str) -> Option<(String, String)> {
        let quote: String = plain(words).chars().take(MOST_LETTERS).collect();
        let quote = quote.trim_end();
        let range = self.find(&Passage { id: 0, quote, before: "" })?;
        let (at, ..) = self.letters.get(range.start)?;
        Some((quote.to_owned(), self.before(*at)))
    }

    fn before(&self, at: usize) -> String {
        let stands: Vec<char> =
            self.text.get(..at).unwrap_or_default().trim_end().chars().rev().take(BEFORE_LETTERS).collect();
        stands.into_iter().rev().collect()
    }

    /// The blocks that can be marked as a whole: how each begins. In the order of the text.
    pub fn openings(&self) -> Vec<String> {
        let blocks = self.whole_blocks().filter(|block| block.chars().count() >= SHORT_BLOCK);
        blocks.map(|block| block.chars().take(BEFORE_LETTERS).collect()).collect()
    }

    /// The block that begins with these words.
    pub fn block(&self, opening: &str) -> Option<&str> {
        let opening = opening.trim();
        self.whole_blocks().find(|block| !opening.is_empty() && block.starts_with(opening))
    }

    fn whole_blocks(&self) -> impl Iterator<Item = &str> {
        let ends = self.blocks.iter().copied().skip(1).chain([self.text.len()]);
        self.blocks.iter().zip(ends).filter_map(|(from, to)| Some(self.text.get(*from..to)?.trim()))
    }
}

/// `html` with passages in `<mark>`, and those that are not in it any more.
pub(crate) fn mark<'p>(html: &str, passages: &[Passage<'p>]) -> (String, Vec<Passage<'p>>) {
    let reading = Reading::of(html);
    let mut pieces: Vec<(usize, usize, i64)> = Vec::new();
    let mut lost = Vec::new();
    for passage in passages {
        match reading.find(passage) {
            Some(range) => pieces.extend(reading.pieces(range).map(|(from, to)| (from, to, passage.id))),
            None => lost.push(passage.clone()),
        }
    }
    pieces.sort_unstable();
    let mut marked = String::with_capacity(html.len() + pieces.len() * 48);
    let mut named: Vec<i64> = Vec::new();
    let mut at = 0;
    for (from, to, id) in pieces {
        let from = from.max(at);
        let Some((before, inside)) =
            html.get(at..from).zip(html.get(from..to)).filter(|(_, inside)| !inside.is_empty())
        else {
            continue;
        };
        marked.push_str(before);
        if named.contains(&id) {
            marked.push_str("<mark>");
        } else {
            named.push(id);
            marked.push_str(&format!("<mark id=\"highlight-{id}\">"));
        }
        marked.push_str(inside);
        marked.push_str("</mark>");
        at = to;
    }
    marked.push_str(html.get(at..).unwrap_or_default());
    (marked, lost)
}

impl Reading {
    /// The stretches of HTML that these letters fill, none across a tag and none of blanks alone.
    fn pieces(&self, range: std::ops::Range<usize>) -> impl Iterator<Item = (usize, usize)> {
        let mut pieces: Vec<(usize, usize, bool)> = Vec::new();
        for (start, from, to) in self.letters.get(range).unwrap_or_default() {
            let is_blank = self.text.get(*start..).is_some_and(|rest| rest.starts_with(' '));
            match pieces.last_mut() {
                Some((_, end, has_letter)) if *end == *from && from < to => {
                    (*end, *has_letter) = (*to, *has_letter || !is_blank);
                }
                _ if from < to => pieces.push((*from, *to, !is_blank)),
                _ => {}
            }
        }
        pieces.into_iter().filter(|(.., has_letter)| *has_letter).map(|(from, to, _)| (from, to))
    }
}

/// One blank between words.
pub(crate) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_inline(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']);
    let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    INLINE.iter().any(|inline| name.eq_ignore_ascii_case(inline))
}

/// The first letter of a text in HTML, and its length there.
fn letter(html: &str) -> (char, usize) {
    let first = html.chars().next().unwrap_or(' ');
    let whole = (first, first.len_utf8());
    if first != '&' {
        return whole;
    }
    let Some((name, _)) = html.get(1..html.len().min(12)).or(html.get(1..)).and_then(|rest| rest.split_once(';'))
    else {
        return whole;
    };
    let meant = match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => name.strip_prefix('#').and_then(|number| {
            let number = match number.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok(),
                None => number.parse().ok(),
            };
            number.and_then(char::from_u32)
        }),
    };
    meant.map_or(whole, |meant| (meant, name.len() + 2))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const HTML: &str = "<p>The dam <em>holds</em> through\n the night, Smith &amp; Sons said.</p><ul>\n<li>One wall.</li>\n<li>One wall. More.</li></ul>";

    fn passage<'a>(quote: &'a str, before: &'a str) -> Passage<'a> {
        Passage { id: 7, quote, before }
    }

    #[test]
    fn a_passage_is_marked_across_tags_and_entities() {
        let (marked, lost) = mark(HTML, &[passage("dam holds through the night, Smith & Sons", "")]);
        assert!(lost.is_empty());
        assert!(
            marked.starts_with("<p>The <mark id=\"highlight-7\">dam </mark><em><mark>holds</mark></em><mark> through\n the night, Smith &amp; Sons</mark> said."),
            "{marked}"
        );
    }

    #[test]
    fn a_passage_over_several_blocks_leaves_the_markup_whole() {
        let (marked, _) = mark(HTML, &[passage("Sons said. One wall. One wall.", "")]);
        assert!(
            marked.contains("<ul>\n<li><mark>One wall.</mark></li>\n<li><mark>One wall.</mark> More.</li></ul>"),
            "{marked}"
        );
    }

    #[test]
    fn like_passages_are_told_apart_by_what_stood_before() {
        let reading = Reading::of(HTML);
        assert_eq!(reading.quote("holds  through").unwrap(), ("holds through".to_owned(), "The dam".to_owned()));
        let (marked, _) = mark(HTML, &[passage("One wall.", "said. One wall.")]);
        assert!(marked.contains("<li>One wall.</li>\n<li><mark id=\"highlight-7\">One wall.</mark> More."), "{marked}");
        let (marked, _) = mark(HTML, &[passage("One wall.", "Sons said.")]);
        assert!(marked.contains("<li><mark id=\"highlight-7\">One wall.</mark></li>"), "{marked}");
    }

    #[test]
    fn what_a_revision_left_out_is_lost_and_the_rest_stays() {
        let passages = [passage("The dam broke", ""), Passage { id: 8, quote: "More.", before: "" }];
        let (marked, lost) = mark(HTML, &passages);
        assert_eq!(lost, [passages[0].clone()]);
        assert!(marked.contains("<mark id=\"highlight-8\">More.</mark>"));
        assert_eq!(mark("", &[passage("dam", "")]).1.len(), 1);
    }

    #[test]
    fn overlapping_passages_are_marked_once() {
        let passages = [passage("The dam holds", ""), Passage { id: 8, quote: "dam holds through", before: "" }];
        let (marked, _) = mark(HTML, &passages);
        assert_eq!(without_marks(&marked), HTML);
        assert!(marked.contains("<mark id=\"highlight-7\">The dam </mark>") && marked.contains("id=\"highlight-8\""));
    }

    #[test]
    fn a_paragraph_can_be_chosen_by_how_it_begins() {
        let reading =
            Reading::of("<h2>Part</h2><p>The dam holds through the night as 40,000 wait to go home.</p><p>Short.</p>");
        let openings = reading.openings();
        assert_eq!(openings, ["The dam holds through the night as 40,00"]);
        assert_eq!(reading.block(&openings[0]), Some("The dam holds through the night as 40,000 wait to go home."));
        assert_eq!(reading.block(""), None);
    }

    fn without_marks(html: &str) -> String {
        let mut text = html.replace("</mark>", "").replace("<mark>", "");
        while let Some((before, rest)) = text.split_once("<mark id=") {
            text = format!("{before}{}", rest.split_once('>').unwrap().1);
        }
        text
    }

    proptest! {
        /// Whatever is marked: but for the marks the HTML is what it was, and every mark that begins ends.
        #[test]
        fn marking_adds_marks_and_nothing_else(
            words in proptest::collection::vec(prop_oneof![
                Just("<p>"), Just("</p>"), Just("<b>"), Just("</b>"), Just("wall "), Just("dam"), Just("&amp;"),
                Just("&nbsp;"), Just(" "), Just("ß日"), Just("&"), Just("<br>"), Just("<"),
            ], 0..40),
            quote in "(wall|dam|&|ß日| ){1,5}",
        ) {
            let html = words.concat();
            let passages = [passage(&quote, ""), Passage { id: 8, quote: "dam", before: "wall" }];
            let (marked, _) = mark(&html, &passages);
            prop_assert_eq!(without_marks(&marked), html);
            prop_assert_eq!(marked.matches("<mark").count(), marked.matches("</mark>").count());
        }
    }
}
