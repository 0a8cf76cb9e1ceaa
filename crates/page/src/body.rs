//! Which blocks of a page are the article's text.

use std::collections::HashSet;

use crate::blocks::Block;
use crate::features::Measured;
use crate::linked_data::LinkedArticle;
use crate::model::{BATCH, BLOCKS, Row};

/// Whether a block is worth judging: a short text that is nothing but links never is part of a story.
pub(crate) fn is_candidate(block: &Block) -> bool {
    block.chars >= 2 && !is_unfilled(&block.text) && !(block.link_chars * 20 >= block.chars * 19 && block.chars < 100)
}

/// Whether a text is a form that a script has yet to fill: "sent to {* address *}", "{{ name }}".
fn is_unfilled(text: &str) -> bool {
    let holds = |open: &str, close: &str| text.split_once(open).is_some_and(|(_, rest)| rest.contains(close));
    text.contains('{') && (holds("{{", "}}") || holds("{*", "*}"))
}

/// The log-odds of each block, `None` where it is not judged.
pub(crate) fn scores(blocks: &[Block], measured: &Measured) -> Vec<Option<f32>> {
    let mut scores = Vec::with_capacity(blocks.len());
    let mut batch: Vec<Row> = Vec::with_capacity(BATCH);
    let mut places = Vec::with_capacity(BATCH);
    let flush = |batch: &mut Vec<Row>, places: &mut Vec<usize>, scores: &mut Vec<Option<f32>>| {
        for (place, answer) in places.drain(..).zip(BLOCKS.judge(batch)) {
            if let Some(score) = scores.get_mut(place) {
                *score = Some(answer);
            }
        }
        batch.clear();
    };
    for (block, row) in blocks.iter().zip(&measured.rows) {
        if is_candidate(block) {
            places.push(scores.len());
            batch.push(*row);
        }
        scores.push(None);
        if batch.len() == BATCH {
            flush(&mut batch, &mut places, &mut scores);
        }
    }
    flush(&mut batch, &mut places, &mut scores);
    scores
}

/// Log-odds below which nothing is kept, however short the story.
const FLOOR: f32 = -3.0;

/// Least text that a story has, in characters; below it the threshold is lowered for the page.
const FEW_CHARS: u32 = 140;

/// The blocks that are kept with these log-odds.
pub(crate) fn keep(blocks: &[Block], scores: &[Option<f32>]) -> Vec<bool> {
    let kept = above(blocks, scores, 0.0);
    let chars: u32 = blocks.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(block, _)| block.chars).sum();
    if chars >= FEW_CHARS { kept } else { above(blocks, scores, best_threshold(blocks, scores)) }
}

/// Least characters of a text that is kept once only.
const COPIED: u32 = 60;

fn above(blocks: &[Block], scores: &[Option<f32>], threshold: f32) -> Vec<bool> {
    let mut seen = HashSet::new();
    // Pages repeat texts for phones and screens: one copy is enough.
    blocks
        .iter()
        .zip(scores)
        .map(|(block, score)| {
            score.is_some_and(|score| score > threshold) && (block.chars < COPIED || seen.insert(block.text.as_str()))
        })
        .collect()
}

/// The log-odds above which blocks are kept on a page that shows next to nothing: those that give the best F1 to be expected.
///
/// With the chance p of each block, the expected F1 of a choice is about 2 Σp(chosen) / (n(chosen) + Σp(all)), in characters.
/// The best choice takes all blocks above a threshold, half of the F1 it reaches (Lipton, Elkan and Naryanaswamy, "Optimal
/// thresholding of classifiers to maximize F1 measure", 2014). On pages with a story the many small chances of comments and
/// teasers would lower it too far; there it is one half.
fn best_threshold(blocks: &[Block], scores: &[Option<f32>]) -> f32 {
    let mut seen = HashSet::new();
    let mut chances: Vec<(f32, f32)> = blocks
        .iter()
        .zip(scores)
        .filter_map(|(block, score)| score.map(|score| (block, score)))
        .filter(|(block, _)| block.chars < COPIED || seen.insert(block.text.as_str()))
        .map(|(block, score)| (score, block.chars as f32))
        .collect();
    chances.sort_by(|a, b| b.0.total_cmp(&a.0));
    let chance = |score: f32| 1.0 / (1.0 + (-score).exp());
    let all: f32 = chances.iter().map(|(score, chars)| chars * chance(*score)).sum();
    let (mut right, mut chosen) = (0.0, 0.0);
    let mut best = 0.0_f32;
    for (score, chars) in chances {
        right += chars * chance(score);
        chosen += chars;
        best = best.max(2.0 * right / (chosen + all).max(1.0));
    }
    let half = (best / 2.0).clamp(0.01, 0.5);
    (half / (1.0 - half)).ln().max(FLOOR)
}

/// Most characters that stand with a headline in one block and are still no text of the story: byline, place, time.
const BYLINE_CHARS: u32 = 120;

/// Drops the headline from among the first blocks: old pages set headline, byline and time in one cell with the story, and the
/// article has them already.
pub(crate) fn drop_headline(blocks: &[Block], kept: &mut [bool], headline: &str) {
    let opening: Vec<usize> = kept.iter().enumerate().filter(|(_, kept)| **kept).map(|(at, _)| at).take(3).collect();
    let chars = u32::try_from(headline.chars().count()).unwrap_or(u32::MAX);
    let repeats = |block: &Block| {
        block.text.starts_with(headline) && block.chars > chars && block.chars <= chars.saturating_add(BYLINE_CHARS)
    };
    let (Some(first), false) = (opening.iter().find(|at| blocks.get(**at).is_some_and(repeats)), headline.is_empty())
    else {
        return;
    };
    if opening.last() > Some(first)
        && let Some(kept) = kept.get_mut(*first)
    {
        *kept = false;
    }
}

/// The text that the page's linked data gives, where the page itself shows (`own_text`) next to nothing of it.
pub(crate) fn linked_text<'a>(linked: &'a LinkedArticle, own_text: &str) -> Option<&'a str> {
    let is_missing = |text: &&str| own_text.len() * 4 < text.len() && own_text.len() < 1_200;
    linked.body.as_deref().filter(|_| linked.is_free != Some(false)).filter(is_missing)
}

#[cfg(test)]
mod tests {
    use super::{drop_headline, keep};
    use crate::blocks::Block;

    fn block(text: &str) -> Block {
        Block { text: text.to_owned(), chars: u32::try_from(text.len()).unwrap(), ..Block::default() }
    }

    #[test]
    fn a_story_is_what_is_likelier_than_not_and_said_once() {
        let story = "The harbour council agreed on Tuesday to rebuild the old ferry terminal, and said that the work would begin in spring.";
        let other = "Ships of other lines will have to wait outside the harbour until the new terminal has been opened by the mayor.";
        let blocks =
            [block(story), block(other), block("Share"), block(story), block("What readers say about this story")];
        let scores = [Some(2.0), Some(0.1), None, Some(3.0), Some(-0.1)];
        assert_eq!(keep(&blocks, &scores), [true, true, false, false, false]);
    }

    #[test]
    fn a_headline_in_one_cell_with_its_byline_is_no_text() {
        let headline = "Harbour to get a new terminal";
        let story = "Harbour to get a new terminal, said the council on Tuesday, and nobody was surprised, for the old one had been closed for years and stood in the way of the ships that come from the north.";
        let drops = |texts: &[&str]| {
            let blocks: Vec<Block> = texts.iter().map(|text| block(text)).collect();
            let mut kept = vec![true; blocks.len()];
            drop_headline(&blocks, &mut kept, headline);
            kept
        };
        assert_eq!(
            drops(&["Harbour to get a new terminal By Mara Lind - 26 November 2026, 09:07", story]),
            [false, true]
        );
        assert_eq!(drops(&[story, story]), [true, true], "a story may begin with its headline");
        assert_eq!(drops(&["Harbour to get a new terminal By Mara Lind"]), [true], "nothing else is there");
    }

    #[test]
    fn a_page_with_next_to_nothing_gives_its_likeliest_words() {
        let blocks =
            [block("Ferries run again."), block("More news"), block("All rights reserved, and so on and so forth")];
        assert_eq!(keep(&blocks, &[Some(-0.6), Some(-2.8), Some(-6.0)]), [true, false, false]);
        // Nothing on the page is likely to be a story.
        assert_eq!(keep(&blocks, &[Some(-4.0), Some(-5.0), Some(-6.0)]), [false, false, false]);
        assert_eq!(keep(&[], &[]), Vec::<bool>::new());
    }
}
