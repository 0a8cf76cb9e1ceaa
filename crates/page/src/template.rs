//! What the pages of one host have in common, learned from them: where its articles' text stands, and which texts are on every page.
//!
//! A page is first judged alone ([`crate::body`]). What the host's other pages teach then moves its blocks' log-odds: towards how much was
//! kept of what stands in the same place on them (the class and tag of the block's element and of two around it), and down for a text that
//! they carry word for word. What a page teaches is what it gave alone, so that an error is not passed from page to page.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::blocks::Block;

/// How far the place moves a block: share of the log-odds of what was kept there.
const PLACE_WEIGHT: f32 = 0.5;
/// Characters that a place is thought to have had before any were seen, half of them kept.
const PLACE_PRIOR_CHARS: f32 = 100.0;
/// A long text counts as so many characters: ten paragraphs say more of a place than one of the same length.
const PLACE_MOST_CHARS: u32 = 400;
/// How far a text that other pages carry too goes down, in log-odds: a paragraph that is surely of the story stays.
const REPEATED: f32 = 3.0;
/// Least characters of a text that is remembered.
const TEXT_LEAST_CHARS: u32 = 25;
/// On how many pages a text is to be found before it is thought to be no part of any story. A page may be among those that taught, and newsrooms carry one paragraph
/// of background over from article to article.
const REPEATED_LEAST_PAGES: u16 = 3;
/// On at least one in so many pages.
const REPEATED_LEAST_SHARE: u16 = 5;
/// From so many pages on only some are learned from, enough to follow a new design.
const ENOUGH_PAGES: u16 = 32;
/// Of pages that come when there are enough, one in so many is learned from.
const ONE_IN: u32 = 8;
/// At so many pages all counts are halved, so that what is no longer there is forgotten.
const HALVED_AT_PAGES: u16 = 64;
/// Most places that are remembered.
const PLACES: usize = 256;
/// Most texts that are remembered.
const TEXTS: usize = 1_024;

/// What the pages of a host have in common. Some 10 kB at most.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Template {
    pages: u16,
    places: BTreeMap<u32, Place>,
    /// On how many pages a text was found.
    texts: BTreeMap<u32, u16>,
}

/// What stood in a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Place {
    chars: f32,
    kept_chars: f32,
}

/// What one page teaches of its host.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lesson {
    places: BTreeMap<u32, Place>,
    texts: BTreeSet<u32>,
}

impl Template {
    /// Reads what [`Template::bytes`] wrote; bytes of another form are as good as none.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Self {
        postcard::from_bytes(bytes).unwrap_or_default()
    }

    /// The template as bytes.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        postcard::to_allocvec(self).unwrap_or_default()
    }

    /// Of how many pages it was learned, those longest ago counting less.
    #[must_use]
    pub fn pages(&self) -> u16 {
        self.pages
    }

    /// Whether the page at `url` is to be learned from: all are while there are few, some when there are enough.
    #[must_use]
    pub fn wants(&self, url: &str) -> bool {
        self.pages < ENOUGH_PAGES || folded(url).is_multiple_of(ONE_IN)
    }

    /// Learns from a page. Each page is to teach once.
    pub fn learn(&mut self, lesson: Lesson) {
        self.pages += 1;
        for (key, place) in lesson.places {
            let known = self.places.entry(key).or_default();
            known.chars += place.chars;
            known.kept_chars += place.kept_chars;
        }
        for text in lesson.texts {
            *self.texts.entry(text).or_default() += 1;
        }
        if self.pages >= HALVED_AT_PAGES {
            self.halve();
        }
        // Lossy counting (Manku and Motwani, "Approximate frequency counts over data streams", 2002): what was met once goes when room is short.
        if self.texts.len() > TEXTS {
            self.texts.retain(|_, pages| *pages > 1);
        }
        while self.texts.len() > TEXTS {
            self.texts.pop_first();
        }
        if self.places.len() > PLACES {
            let mut chars: Vec<f32> = self.places.values().map(|place| place.chars).collect();
            chars.sort_by(|a, b| b.total_cmp(a));
            let least = chars.get(PLACES * 3 / 4).copied().unwrap_or_default();
            self.places.retain(|_, place| place.chars > least);
        }
    }

    fn halve(&mut self) {
        self.pages /= 2;
        self.texts.retain(|_, pages| {
            *pages /= 2;
            *pages > 0
        });
        self.places.retain(|_, place| {
            *place = Place { chars: place.chars / 2.0, kept_chars: place.kept_chars / 2.0 };
            place.chars >= 1.0
        });
    }

    /// The log-odds of a page's blocks with what other pages teach; `places` are the keys of the blocks' places.
    pub(crate) fn apply(&self, blocks: &[Block], places: &[u64], scores: &[Option<f32>]) -> Vec<Option<f32>> {
        if self.pages == 0 {
            return scores.to_vec();
        }
        let moved = |((block, place), score): ((&Block, &u64), &Option<f32>)| {
            let score = (*score)?;
            Some(if self.is_repeated(block) { score - REPEATED } else { score + self.leaning(key(*place)) })
        };
        blocks.iter().zip(places).zip(scores).map(moved).collect()
    }

    /// How far what was kept in a place moves what stands there.
    fn leaning(&self, place: u32) -> f32 {
        let Some(place) = self.places.get(&place) else { return 0.0 };
        let kept = (place.kept_chars + 0.5 * PLACE_PRIOR_CHARS) / (place.chars + PLACE_PRIOR_CHARS);
        let kept = kept.clamp(0.01, 0.99);
        PLACE_WEIGHT * (kept / (1.0 - kept)).ln()
    }

    fn is_repeated(&self, block: &Block) -> bool {
        let pages = || self.texts.get(&folded(&block.text)).copied().unwrap_or(0);
        block.chars >= TEXT_LEAST_CHARS && {
            let pages = pages();
            pages >= REPEATED_LEAST_PAGES && pages.saturating_mul(REPEATED_LEAST_SHARE) >= self.pages
        }
    }
}

impl Lesson {
    /// What a page teaches whose blocks have these places and, read alone, these log-odds.
    pub(crate) fn of(blocks: &[Block], places: &[u64], scores: &[Option<f32>]) -> Self {
        let mut lesson = Self::default();
        for ((block, place), score) in blocks.iter().zip(places).zip(scores) {
            let Some(score) = score else { continue };
            let chars = block.chars.min(PLACE_MOST_CHARS) as f32;
            let place = lesson.places.entry(key(*place)).or_default();
            place.chars += chars;
            place.kept_chars += chars / (1.0 + (-score).exp());
            if block.chars >= TEXT_LEAST_CHARS {
                lesson.texts.insert(folded(&block.text));
            }
        }
        lesson
    }
}

/// A place's key in 32 bits.
fn key(place: u64) -> u32 {
    (place ^ (place >> 32)) as u32
}

/// A text in 32 bits (FNV-1a, folded).
fn folded(text: &str) -> u32 {
    key(text.bytes().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{ENOUGH_PAGES, HALVED_AT_PAGES, Lesson, PLACES, TEXTS, Template};
    use crate::blocks::Block;

    const STORY: u64 = 1;
    const BOX: u64 = 2;

    fn block(text: &str) -> Block {
        Block { text: text.to_owned(), chars: u32::try_from(text.chars().count()).unwrap(), ..Block::default() }
    }

    fn paragraph(of: u16) -> Block {
        block(&format!("The council of town {of} agreed on Tuesday to rebuild the old ferry terminal. ").repeat(3))
    }

    /// A page of two paragraphs that are surely its story and a letter box that is surely not.
    fn lesson(of: u16) -> Lesson {
        let blocks =
            [paragraph(of), paragraph(of + 1_000), block("Get our letter every morning, it is free of charge.")];
        Lesson::of(&blocks, &[STORY, STORY, BOX], &[Some(4.0), Some(3.0), Some(-4.0)])
    }

    fn taught(pages: u16) -> Template {
        let mut template = Template::default();
        (0..pages).for_each(|page| template.learn(lesson(page)));
        template
    }

    #[test]
    fn a_host_nothing_is_known_of_changes_nothing() {
        let scores = [Some(1.0), None, Some(-0.3)];
        assert_eq!(Template::default().apply(&[paragraph(1), paragraph(2), paragraph(3)], &[1, 2, 3], &scores), scores);
    }

    #[test]
    fn doubtful_blocks_go_by_what_was_kept_in_their_place() {
        let scores =
            taught(5).apply(&[paragraph(90), paragraph(91), paragraph(92)], &[STORY, BOX, 77], &[Some(-0.5); 3]);
        assert!(scores[0] > Some(0.3), "where other articles have their text: {scores:?}");
        assert!(scores[1] < Some(-0.8), "where their letter box stands: {scores:?}");
        assert_eq!(scores[2], Some(-0.5), "nothing is known of this place");
    }

    #[test]
    fn a_text_that_three_pages_carry_goes_down_but_a_sure_one_stays() {
        let letter = block("Write to us: our editors answer every day from nine to five.");
        let scores = |pages: u16, score: f32| {
            let mut template = Template::default();
            (0..pages).for_each(|_| {
                template.learn(Lesson::of(std::slice::from_ref(&letter), &[STORY], &[Some(0.5)]));
            });
            template.apply(std::slice::from_ref(&letter), &[STORY], &[Some(score)])[0].unwrap()
        };
        assert!(scores(2, 1.0) > 0.0);
        assert!(scores(3, 1.0) < 0.0);
        assert!(scores(3, 5.0) > 0.0);
    }

    #[test]
    fn a_text_on_few_of_many_pages_is_background_that_articles_share() {
        let background = block("The ferry sank in March of last year, and forty people lost their lives.");
        let mut template = taught(20);
        for _ in 0..3 {
            template.learn(Lesson::of(std::slice::from_ref(&background), &[STORY], &[Some(3.0)]));
        }
        assert!(template.apply(&[background], &[STORY], &[Some(1.0)])[0] > Some(1.0));
    }

    #[test]
    fn a_new_design_is_learned_and_the_old_one_forgotten() {
        let mut template = taught(HALVED_AT_PAGES - 1);
        assert!(!template.wants("https://courier.example/1") || !template.wants("https://courier.example/2"));
        for page in 0..300 {
            let lesson =
                Lesson::of(&[paragraph(page), paragraph(page + 1_000)], &[BOX, STORY], &[Some(4.0), Some(-4.0)]);
            template.learn(lesson);
        }
        assert!(template.leaning(2) > 0.5 && template.leaning(1) < -0.5);
        assert!(template.pages() < HALVED_AT_PAGES);
    }

    #[test]
    fn all_of_the_first_pages_are_learned_from() {
        let template = taught(ENOUGH_PAGES - 1);
        assert!((0..100).all(|page| template.wants(&format!("https://courier.example/{page}"))));
        let wanted =
            (0..1_000).filter(|page| taught(ENOUGH_PAGES).wants(&format!("https://courier.example/{page}"))).count();
        assert!((60..190).contains(&wanted), "{wanted}");
    }

    #[test]
    fn bytes_give_the_same_template_and_foreign_ones_none() {
        let template = taught(9);
        assert_eq!(Template::read(&template.bytes()), template);
        assert_eq!(Template::read(b"\xff\xff\xff\xff of another time"), Template::default());
        assert_eq!(Template::read(b""), Template::default());
    }

    proptest! {
        #[test]
        fn it_stays_small_whatever_pages_come(pages in prop::collection::vec((0_u16..400, 1_usize..300), 1..120)) {
            let mut template = Template::default();
            for (from, many) in pages {
                let blocks: Vec<Block> = (0..many).map(|at| paragraph(from.wrapping_mul(31).wrapping_add(u16::try_from(at).unwrap()) % 60_000)).collect();
                let places: Vec<u64> = (0..many).map(|at| u64::from(from) * 300 + at as u64).collect();
                template.learn(Lesson::of(&blocks, &places, &vec![Some(1.0); many]));
                prop_assert!(template.texts.len() <= TEXTS && template.places.len() <= PLACES);
                prop_assert!(template.bytes().len() < 16_000);
            }
        }
    }
}
