//! A briefing: an edition that ends. What leads comes first, each story once, no section fills it, what its reader has seen does not lead
//! again, and it is as long as the reader has minutes.

use std::collections::{HashMap, HashSet};

/// Words that somebody reads in a minute (Brysbaert 2019: 238 for non-fiction).
const WORDS_A_MINUTE: f32 = 238.0;
/// Seconds between two items: to find the next, and to decide.
const SECONDS_BETWEEN: f32 = 4.0;
/// An edition has at least so many items, where there are as many.
const LEAST: usize = 3;
/// Items before a section has to make room.
const OF_SECTION: usize = 3;

/// What may stand in a briefing, in the order of its lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate<'a> {
    /// Which article.
    pub article: i64,
    /// Its story, where it is in one.
    pub story: Option<i64>,
    /// Its section; empty for none.
    pub section: &'a str,
    /// Words of headline and summary.
    pub words: u32,
    /// Whether its reader has seen it.
    pub seen: bool,
}

/// How long one item takes, seconds.
#[must_use]
pub fn seconds(words: u32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "words of a summary")]
    let words = words as f32;
    SECONDS_BETWEEN + words * 60.0 / WORDS_A_MINUTE
}

/// The articles of an edition for so many minutes, in order.
#[must_use]
pub fn edition(candidates: &[Candidate<'_>], minutes: u32) -> Vec<i64> {
    #[expect(clippy::cast_precision_loss, reason = "minutes of a briefing")]
    let mut left = minutes as f32 * 60.0;
    let mut told: HashSet<i64> = HashSet::new();
    let mut of_section: HashMap<&str, usize> = HashMap::new();
    let mut articles = Vec::new();
    // First what is new to the reader, then the rest: what was seen comes last, and leads only where there is nothing else.
    for seen in [false, true] {
        for candidate in candidates.iter().filter(|candidate| candidate.seen == seen) {
            let takes = seconds(candidate.words);
            let fits = takes <= left || articles.len() < LEAST;
            let count = of_section.get(candidate.section).copied().unwrap_or_default();
            let has_room = candidate.section.is_empty() || count < OF_SECTION.max(articles.len() / 3);
            if !fits || !has_room || articles.contains(&candidate.article) {
                continue;
            }
            if candidate.story.is_some_and(|story| !told.insert(story)) {
                continue;
            }
            *of_section.entry(candidate.section).or_default() += 1;
            left -= takes;
            articles.push(candidate.article);
        }
    }
    articles
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn candidate(article: i64) -> Candidate<'static> {
        Candidate { article, story: None, section: "", words: 30, seen: false }
    }

    #[test]
    fn it_is_as_long_as_there_are_minutes() {
        let all: Vec<Candidate<'_>> = (0..200).map(candidate).collect();
        let lengths: Vec<usize> = [3, 7, 15].map(|minutes| edition(&all, minutes).len()).to_vec();
        assert_eq!(lengths, [15, 36, 77]);
        assert_eq!(edition(&all, 0).len(), LEAST, "an edition is an edition");
        assert_eq!(edition(&all[..2], 15), [0, 1]);
    }

    #[test]
    fn a_story_stands_once_and_what_was_seen_does_not_lead() {
        let story = |article| Candidate { story: Some(1), ..candidate(article) };
        let seen = Candidate { seen: true, ..candidate(1) };
        assert_eq!(edition(&[seen, story(2), story(3), candidate(4)], 7), [2, 4, 1]);
    }

    #[test]
    fn no_section_fills_it() {
        let sport: Vec<Candidate<'_>> =
            (0..20).map(|article| Candidate { section: "sport", ..candidate(article) }).collect();
        let others = (20..26).map(candidate);
        let all: Vec<Candidate<'_>> = sport.into_iter().chain(others).collect();
        let chosen = edition(&all, 15);
        assert_eq!(chosen.iter().filter(|article| **article < 20).count(), 3);
    }

    proptest! {
        #[test]
        fn it_never_repeats_and_never_runs_over(
            items in proptest::collection::vec((0_i64..60, proptest::option::of(0_i64..20), 0_usize..4, 1_u32..90, any::<bool>()), 0..120),
            minutes in 1_u32..20,
        ) {
            let sections = ["", "world", "sport", "business"];
            let all: Vec<Candidate<'_>> = items
                .iter()
                .map(|(article, story, section, words, seen)| Candidate {
                    article: *article, story: *story, section: sections[*section], words: *words, seen: *seen,
                })
                .collect();
            let chosen = edition(&all, minutes);
            let mut once = chosen.clone();
            once.sort_unstable();
            once.dedup();
            prop_assert_eq!(once.len(), chosen.len());
            if chosen.len() > LEAST {
                let longest = |article: &i64| all.iter().filter(|one| one.article == *article).map(|one| seconds(one.words)).fold(f32::MAX, f32::min);
                let total: f32 = chosen.iter().map(longest).sum();
                prop_assert!(total <= minutes as f32 * 60.0 + 1e-3);
            }
        }
    }
}
