//! What the pages of one host have in common, learned from them: texts that stand word for word on several.
//!
//! A page is first judged alone ([`crate::body`]). A text that the host's other pages carry too then goes down: a window of an account's
//! settings, or an offer in every story, reads like a paragraph, and no page shows by itself that it is none.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::agencies;
use crate::blocks::Block;

/// How far a text that other pages carry too goes down, in log-odds: a paragraph that is surely of the story stays.
const REPEATED: f32 = 3.0;
/// Least characters of a text that is remembered: shorter ones, a sub-heading or who took a picture, come again in their own right.
const LEAST_CHARS: u32 = 40;
/// On how many pages a text is to be found before it is thought to be no part of any story. A page may be among those that taught, and newsrooms carry one paragraph
/// of background over from article to article.
const LEAST_PAGES: u16 = 3;
/// On at least one in so many pages.
const LEAST_SHARE: u16 = 5;
/// From so many pages on only some are learned from, enough to follow a new design.
const ENOUGH_PAGES: u16 = 32;
/// Of pages that come when there are enough, one in so many is learned from.
const ONE_IN: u32 = 8;
/// At so many pages all counts are halved, so that what is no longer there is forgotten.
const HALVED_AT_PAGES: u16 = 64;
/// Most texts that are remembered.
const TEXTS: usize = 1_024;

/// What the pages of a host have in common. Some 6 kB at most.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    pages: u16,
    /// On how many pages a text was found.
    texts: BTreeMap<u32, u16>,
}

/// What one page teaches of its host: its texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lesson(BTreeSet<u32>);

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
        for text in lesson.0 {
            *self.texts.entry(text).or_default() += 1;
        }
        if self.pages >= HALVED_AT_PAGES {
            self.pages /= 2;
            self.texts.values_mut().for_each(|pages| *pages /= 2);
            self.texts.retain(|_, pages| *pages > 0);
        }
        // Lossy counting (Manku and Motwani, "Approximate frequency counts over data streams", 2002): what was met once goes when room is short.
        if self.texts.len() > TEXTS {
            self.texts.retain(|_, pages| *pages > 1);
        }
        while self.texts.len() > TEXTS {
            self.texts.pop_first();
        }
    }

    /// The log-odds of a page's blocks with what other pages teach.
    pub(crate) fn apply(&self, blocks: &[Block], scores: &[Option<f32>]) -> Vec<Option<f32>> {
        let lowered = |(block, score): (&Block, &Option<f32>)| {
            score.map(|score| if self.is_repeated(block) { score - REPEATED } else { score })
        };
        blocks.iter().zip(scores).map(lowered).collect()
    }

    fn is_repeated(&self, block: &Block) -> bool {
        if self.pages < LEAST_PAGES || block.chars < LEAST_CHARS {
            return false;
        }
        let pages = self.texts.get(&folded(&block.text)).copied().unwrap_or(0);
        pages >= LEAST_PAGES && pages.saturating_mul(LEAST_SHARE) >= self.pages
    }
}

impl Lesson {
    /// What a page of these blocks teaches. A line that credits an agency is part of each story that it stands under.
    pub(crate) fn of(blocks: &[Block]) -> Self {
        let is_told = |block: &&Block| {
            block.chars >= LEAST_CHARS
                && crate::body::is_candidate(block)
                && agencies::at_foot(&[&block.text]).is_empty()
        };
        Self(blocks.iter().filter(is_told).map(|block| folded(&block.text)).collect())
    }
}

/// A text in 32 bits (FNV-1a, folded).
fn folded(text: &str) -> u32 {
    let sum = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    (sum ^ (sum >> 32)) as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{ENOUGH_PAGES, HALVED_AT_PAGES, Lesson, TEXTS, Template};
    use crate::blocks::Block;

    fn block(text: &str) -> Block {
        Block { text: text.to_owned(), chars: u32::try_from(text.chars().count()).unwrap(), ..Block::default() }
    }

    fn paragraph(of: u32) -> Block {
        block(&format!("The council of town {of} agreed on Tuesday to rebuild the old ferry terminal."))
    }

    /// What pages teach that have a paragraph of their own and this text.
    fn taught(pages: std::ops::Range<u32>, text: &str) -> Template {
        let mut template = Template::default();
        pages.for_each(|page| template.learn(Lesson::of(&[paragraph(page), block(text)])));
        template
    }

    /// The log-odds of a text that alone has `score`.
    fn score(template: &Template, text: &str, score: f32) -> f32 {
        template.apply(&[block(text)], &[Some(score)])[0].unwrap()
    }

    const LETTER: &str = "Write to us: our editors answer every day from nine to five.";

    #[test]
    fn a_host_nothing_is_known_of_changes_nothing() {
        let scores = [Some(1.0), None, Some(-0.3)];
        assert_eq!(Template::default().apply(&[paragraph(1), paragraph(2), paragraph(3)], &scores), scores);
    }

    #[test]
    fn a_text_that_three_pages_carry_goes_down_but_a_sure_one_stays() {
        assert!(score(&taught(0..2, LETTER), LETTER, 1.0) > 0.0);
        assert!(score(&taught(0..3, LETTER), LETTER, 1.0) < 0.0);
        assert!(score(&taught(0..3, LETTER), LETTER, 5.0) > 0.0);
        let own = paragraph(1).text;
        assert_eq!(score(&taught(0..3, LETTER), &own, 1.0).to_bits(), 1.0_f32.to_bits(), "one page has it");
    }

    #[test]
    fn a_text_on_few_of_many_pages_is_background_that_articles_share() {
        let background = "The ferry sank in March of last year, and forty people lost their lives.";
        let mut template = taught(0..20, LETTER);
        (30..33).for_each(|page| template.learn(Lesson::of(&[paragraph(page), block(background)])));
        assert!(score(&template, background, 1.0) > 0.0);
    }

    #[test]
    fn sub_headings_and_lines_that_credit_an_agency_come_again_in_their_own_right() {
        for text in ["What happened", "This article contains material from Agence France-Presse (AFP)."] {
            assert!(score(&taught(0..9, text), text, 1.0) > 0.0, "{text}");
        }
    }

    #[test]
    fn what_is_no_longer_there_is_forgotten() {
        let mut template = taught(0..u32::from(HALVED_AT_PAGES), LETTER);
        assert!(score(&template, LETTER, 1.0) < 0.0);
        (100..400).for_each(|page| template.learn(Lesson::of(&[paragraph(page)])));
        assert!(score(&template, LETTER, 1.0) > 0.0);
        assert!(template.pages() < HALVED_AT_PAGES);
    }

    #[test]
    fn all_of_the_first_pages_are_learned_from_and_then_some() {
        let url = |page: u32| format!("https://courier.example/{page}");
        let few = taught(0..u32::from(ENOUGH_PAGES) - 1, LETTER);
        assert!((0..100).all(|page| few.wants(&url(page))));
        let enough = taught(0..u32::from(ENOUGH_PAGES), LETTER);
        let wanted = (0..1_000).filter(|page| enough.wants(&url(*page))).count();
        assert!((60..190).contains(&wanted), "{wanted}");
    }

    #[test]
    fn bytes_give_the_same_template_and_foreign_ones_none() {
        let template = taught(0..9, LETTER);
        assert_eq!(Template::read(&template.bytes()), template);
        assert_eq!(Template::read(b"\xff\xff\xff\xff of another time"), Template::default());
        assert_eq!(Template::read(b""), Template::default());
    }

    proptest! {
        #[test]
        fn it_stays_small_whatever_pages_come(pages in prop::collection::vec((0_u32..400, 1_u32..300), 1..120)) {
            let mut template = Template::default();
            for (from, many) in pages {
                let blocks: Vec<Block> = (0..many).map(|at| paragraph((from * 31 + at) % 60_000)).collect();
                template.learn(Lesson::of(&blocks));
                prop_assert!(template.texts.len() <= TEXTS);
                prop_assert!(template.bytes().len() < 9_000);
            }
        }
    }
}
