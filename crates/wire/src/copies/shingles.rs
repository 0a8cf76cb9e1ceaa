//! A text as hashes: its words in overlapping groups, its numbers and names, its first and last sentences.
//!
//! Five words make a shingle (Broder 1997; the size used for news by Nicholls 2019), ten characters where the script has
//! no spaces. Hashes are XXH3 of the folded words, so that they are the same in every release and on every machine.

use std::ops::Range;

use text::words::is_han_or_kana;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};
use xxhash_rust::xxh3::xxh3_64;

/// Words of a shingle.
const SHINGLE_WORDS: usize = 5;
/// Characters of a shingle where the script has no spaces.
const SHINGLE_CHARACTERS: usize = 10;
/// Words on each side of a joint between sentences.
const JOINT_WORDS: usize = 2;
/// Sentences looked at from the start and from the end of a text for what titles add to every article.
const EDGE_SENTENCES: (usize, usize) = (2, 6);
/// Shorter sentences are no evidence of a habit ("He agreed.").
const EDGE_WORDS: Range<usize> = 3..80;
/// Words that are read of one text; what is longer is cut.
pub(super) const MAX_WORDS: usize = 20_000;

/// One word of a text.
#[derive(Clone, Copy, Debug)]
struct Word {
    hash: u64,
    paragraph: u32,
    /// Whether a sentence begins with it.
    begins: bool,
    /// Whether it holds a digit.
    number: bool,
    /// Whether it is written with a capital inside a sentence.
    name: bool,
    /// Whether it is one character of a script without spaces.
    unspaced: bool,
}

/// The words of a text, with the places where its paragraphs and sentences end.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    words: Vec<Word>,
    /// Hash and words of each sentence at the edges of the text.
    pub edges: Vec<Edge>,
    /// Paragraphs of the text.
    pub paragraphs: u32,
    /// Which paragraphs are furniture: captions, kickers, lists of links and copyright lines end without a full stop.
    furniture: Vec<bool>,
}

/// A sentence at the start or the end of a text.
#[derive(Clone, Debug)]
pub(super) struct Edge {
    /// Hash of its words.
    pub hash: u32,
    words: Range<usize>,
}

/// The hashes by which a text is compared.
#[derive(Clone, Debug, Default)]
pub(super) struct Shingles {
    /// Distinct shingles in rising order.
    pub all: Vec<u32>,
    /// Where each of them stands first, counted in words.
    pub places: Vec<u16>,
    /// Shingles with the paragraph they begin in, in order of the text.
    pub placed: Vec<(u32, u32)>,
    /// Distinct numbers (odd) and names (even) in rising order.
    pub slots: Vec<u32>,
    /// Distinct joints in rising order: the words on both sides of the end of a sentence. Texts made of the same sentences
    /// (a press release, a template) share these only where they put them in the same order.
    pub joints: Vec<u32>,
    /// Words they were made of.
    pub words: u32,
    /// Hash of all words in order: equal for texts that differ only in case, punctuation and layout.
    pub text: u64,
    /// What the sentences that were left out took with them: not compared on the other side either.
    pub left_out: LeftOut,
}

/// Hashes of sentences that are a habit of titles, and of where they met the text, in rising order.
#[derive(Clone, Debug, Default)]
pub(super) struct LeftOut {
    pub all: Vec<u32>,
    pub slots: Vec<u32>,
    pub joints: Vec<u32>,
}

impl LeftOut {
    /// What `whole` has and `kept` has not.
    fn between(whole: &Shingles, kept: &Shingles) -> Self {
        let without = |whole: &[u32], kept: &[u32]| -> Vec<u32> {
            whole.iter().copied().filter(|hash| kept.binary_search(hash).is_err()).collect()
        };
        Self {
            all: without(&whole.all, &kept.all),
            slots: without(&whole.slots, &kept.slots),
            joints: without(&whole.joints, &kept.joints),
        }
    }
}

impl Shingles {
    /// Whether a name or a number of the text is among the words of its `headline`.
    pub fn speaks_of(&self, headline: &[u32]) -> bool {
        let is_slot = |word: &u32| [word & !1, word | 1].iter().any(|slot| self.slots.binary_search(slot).is_ok());
        headline.iter().any(is_slot)
    }
}

impl Words {
    /// The words of `text`, at most [`MAX_WORDS`].
    pub fn of(text: &str) -> Self {
        let mut reader = Reader::default();
        for c in text.chars() {
            if reader.words.len() >= MAX_WORDS {
                break;
            }
            reader.take(c);
        }
        reader.finish()
    }

    /// The distinct words in rising order of their hashes.
    pub fn distinct(&self) -> Box<[u32]> {
        let mut hashes: Vec<u32> = self.words.iter().map(|word| fold(word.hash)).collect();
        hashes.sort_unstable();
        hashes.dedup();
        hashes.into()
    }

    /// Hash of all words.
    pub fn text(&self) -> u64 {
        let hashes: Vec<u64> = self.words.iter().map(|word| word.hash).collect();
        mix(&hashes)
    }

    fn is_furniture(&self, word: &Word) -> bool {
        self.furniture.get(word.paragraph as usize).is_some_and(|is| *is)
    }

    /// The hashes of these words without furniture and the sentences `left_out` (indices into `edges`).
    pub fn shingles(&self, left_out: &[usize]) -> Shingles {
        let skipped: Vec<&Range<usize>> =
            left_out.iter().filter_map(|index| self.edges.get(*index)).map(|edge| &edge.words).collect();
        let kept: Vec<Word> = self
            .words
            .iter()
            .enumerate()
            .filter(|(index, word)| !self.is_furniture(word) && !skipped.iter().any(|range| range.contains(index)))
            .map(|(_, word)| *word)
            .collect();
        let unspaced = kept.iter().filter(|word| word.unspaced).count() * 2 > kept.len();
        let size = if unspaced { SHINGLE_CHARACTERS } else { SHINGLE_WORDS };
        let hashes: Vec<u64> = kept.iter().map(|word| word.hash).collect();
        let placed: Vec<(u32, u32)> =
            hashes.windows(size).zip(&kept).map(|(window, first)| (fold(mix(window)), first.paragraph)).collect();
        let mut first: Vec<(u32, u16)> = placed.iter().map(|(hash, _)| *hash).zip(0..).collect();
        first.sort_unstable();
        first.dedup_by_key(|(hash, _)| *hash);
        let (all, places): (Vec<u32>, Vec<u16>) = first.into_iter().unzip();
        let mut slots: Vec<u32> = kept
            .iter()
            .filter(|word| word.number || word.name)
            .map(|word| (fold(word.hash) & !1) | u32::from(word.number))
            .collect();
        slots.sort_unstable();
        slots.dedup();
        let before = hashes.windows(2 * JOINT_WORDS).zip(kept.iter().skip(JOINT_WORDS));
        let mut joints: Vec<u32> =
            before.filter(|(_, word)| word.begins).map(|(window, _)| fold(mix(window))).collect();
        joints.sort_unstable();
        joints.dedup();
        let mut shingles = Shingles {
            all,
            places,
            placed,
            slots,
            joints,
            words: u32::try_from(kept.len()).unwrap_or(u32::MAX),
            text: mix(&hashes),
            left_out: LeftOut::default(),
        };
        if !left_out.is_empty() {
            shingles.left_out = LeftOut::between(&self.shingles(&[]), &shingles);
        }
        shingles
    }
}

/// Reads words off characters.
#[derive(Default)]
struct Reader {
    words: Vec<Word>,
    sentences: Vec<Range<usize>>,
    sentence_start: usize,
    paragraph: u32,
    paragraph_has_words: bool,
    word: String,
    number: bool,
    capital: bool,
    /// A full stop, question or exclamation mark was the last thing that is not a quotation mark.
    stopped: bool,
    /// The last word had more than two letters.
    long_word_before: bool,
    /// Nothing but quotation marks, brackets and space came since the last mark that ends a sentence or a clause.
    closed: bool,
    furniture: Vec<bool>,
}

impl Reader {
    fn take(&mut self, c: char) {
        if c.is_ascii_alphanumeric() {
            self.begin_word(c);
            self.number |= c.is_ascii_digit();
            self.word.push(c.to_ascii_lowercase());
        } else if c.is_ascii() {
            self.take_mark(c);
        } else if is_han_or_kana(c) {
            self.end_word();
            self.begin_word(c);
            self.word.push(c);
            self.end_word();
        } else if c.is_alphanumeric() {
            self.begin_word(c);
            self.number |= c.is_numeric();
            let word = &mut self.word;
            decompose_compatible(c, |part| {
                if part.is_alphanumeric() && !is_combining_mark(part) {
                    word.extend(part.to_lowercase());
                }
            });
        } else if !is_combining_mark(c) && !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}') {
            self.take_mark(c);
        }
    }

    fn begin_word(&mut self, c: char) {
        self.closed = false;
        if self.word.is_empty() {
            // Extraction loses spaces: "… the end.The next …". "U.S." is no such place.
            if self.stopped && self.long_word_before && c.is_uppercase() {
                self.end_sentence();
            }
            self.capital = c.is_uppercase();
        }
    }

    fn take_mark(&mut self, c: char) {
        match c {
            // An apostrophe inside a word belongs to it and does not count: "don't", "don’t" and "dont" are one.
            '\'' | '’' if !self.word.is_empty() => {}
            '\n' => {
                self.end_sentence();
                self.end_paragraph();
            }
            '.' | '!' | '?' => {
                self.end_word();
                self.stopped = true;
                self.closed = true;
            }
            '。' | '！' | '？' | '।' | '؟' | '۔' => {
                self.end_sentence();
                self.closed = true;
            }
            '"' | '”' | '“' | '’' | '\'' | '»' | '«' | ')' | ']' | '」' | '』' => self.end_word(),
            _ => {
                self.end_word();
                if c.is_whitespace() && self.stopped {
                    self.end_sentence();
                } else {
                    self.stopped = false;
                }
                self.closed |= matches!(c, ':' | ';' | '…');
            }
        }
    }

    fn end_paragraph(&mut self) {
        if self.paragraph_has_words {
            self.paragraph += 1;
            self.paragraph_has_words = false;
            self.furniture.push(!self.closed);
        }
    }

    fn end_word(&mut self) {
        if self.word.is_empty() {
            return;
        }
        let first_of_sentence = self.words.len() == self.sentence_start;
        let unspaced = self.word.chars().next().is_some_and(is_han_or_kana);
        self.words.push(Word {
            hash: xxh3_64(self.word.as_bytes()),
            paragraph: self.paragraph,
            begins: first_of_sentence,
            number: self.number,
            name: self.capital && !first_of_sentence && self.word.len() > 1 && !self.number,
            unspaced,
        });
        self.long_word_before = self.word.len() > 2;
        self.word.clear();
        self.number = false;
        self.capital = false;
        self.stopped = false;
        self.paragraph_has_words = true;
    }

    fn end_sentence(&mut self) {
        self.end_word();
        self.stopped = false;
        if self.words.len() > self.sentence_start {
            self.sentences.push(self.sentence_start..self.words.len());
            self.sentence_start = self.words.len();
        }
    }

    fn finish(mut self) -> Words {
        self.end_sentence();
        self.end_paragraph();
        let count = self.sentences.len();
        let (head, tail) = EDGE_SENTENCES;
        let words = self.words;
        let edges = self
            .sentences
            .into_iter()
            .enumerate()
            .filter(|(index, range)| (*index < head || index + tail >= count) && EDGE_WORDS.contains(&range.len()))
            .map(|(_, range)| {
                let hashes: Vec<u64> =
                    words.get(range.clone()).unwrap_or_default().iter().map(|word| word.hash).collect();
                Edge { hash: fold(mix(&hashes)), words: range }
            })
            .collect();
        let mut words = Words { words, edges, paragraphs: self.paragraph, furniture: self.furniture };
        // A text that is written without full stops, or cut off, has no furniture to be told from.
        if words.words.iter().filter(|word| words.is_furniture(word)).count() * 2 > words.words.len() {
            words.furniture.clear();
        }
        words
    }
}

/// One hash of several, in order.
fn mix(hashes: &[u64]) -> u64 {
    // The words were hashed well already; this only has to keep their order (the multiplier is that of MurmurHash3).
    let mixed = hashes
        .iter()
        .fold(hashes.len() as u64, |state, hash| (state.rotate_left(29) ^ hash).wrapping_mul(0xff51_afd7_ed55_8ccd));
    let mixed = (mixed ^ (mixed >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    mixed ^ (mixed >> 33)
}

/// The high half of a hash.
fn fold(hash: u64) -> u32 {
    u32::try_from(hash >> 32).unwrap_or_default()
}

/// How many of the sorted `few` are in the sorted `many`.
pub(super) fn common(few: &[u32], many: &[u32]) -> usize {
    let mut rest = many;
    let mut found = 0;
    for wanted in few {
        let skip = rest.partition_point(|hash| hash < wanted);
        rest = rest.get(skip..).unwrap_or_default();
        found += usize::from(rest.first() == Some(wanted));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(text: &str) -> u64 {
        Words::of(text).shingles(&[]).text
    }

    #[test]
    fn layout_case_and_typography_do_not_count() {
        let plain = "The minister said: \"We don't know.\"\n\nHe left Zürich at 10.";
        for same in [
            "THE MINISTER SAID “We don’t know” — he left Zürich at 10",
            "The minister said: we dont know. He left Zu\u{308}rich at 10",
            "The min\u{ad}ister  said\u{200b}: We don't know. He left Zurich at 10.",
        ] {
            assert_eq!(hash(plain), hash(same), "{same}");
        }
        for other in [
            "The minister said: we know. He left Zürich at 10",
            "The minister said: we don't know. He left Zürich at 11",
        ] {
            assert_ne!(hash(plain), hash(other), "{other}");
        }
    }

    #[test]
    fn hashes_are_the_same_in_every_release() {
        let shingles = Words::of("Oslo (AP) — The minister resigned on 3 May.").shingles(&[]);
        assert_eq!(shingles.text, 0x0419_ecdd_aa22_6957);
    }

    #[test]
    fn numbers_and_names_are_slots() {
        let slots = |text: &str| Words::of(text).shingles(&[]).slots.len();
        for (text, expected) in [
            ("He met Anna in Oslo.", 2),
            ("The toll rose to 15. The Oslo office said 15.", 2),
            ("東京で3人", 1),
            ("nothing here", 0),
        ] {
            assert_eq!(slots(text), expected, "{text}");
        }
    }

    #[test]
    fn paragraphs_and_sentences_are_counted() {
        let words = Words::of("One two three four.\n\nFive six seven. Eight nine ten?\n");
        assert_eq!((words.paragraphs, words.edges.len()), (2, 3));
        assert_eq!(words.shingles(&[0]).words, 6);
        let shingles = words.shingles(&[]);
        assert_eq!(shingles.placed.iter().map(|(_, paragraph)| *paragraph).collect::<Vec<_>>(), [0, 0, 0, 0, 1, 1]);
    }

    #[test]
    fn scripts_without_spaces_are_read_by_character() {
        assert_eq!(Words::of("首相は東京で会見した。").shingles(&[]).all.len(), 1);
    }
}
