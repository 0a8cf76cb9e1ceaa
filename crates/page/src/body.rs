//! Which blocks of a page are the article's text.

use std::collections::HashSet;

use crate::blocks::Block;
use crate::dom::Dom;
use crate::features::Vector;
use crate::{context, model};

/// Log-odds above which a block is kept.
const THRESHOLD: f32 = 0.0;

/// Whether a block is worth judging: a short text that is nothing but links never is part of a story.
pub(crate) fn is_candidate(block: &Block) -> bool {
    block.chars >= 2 && !(block.link_chars * 20 >= block.chars * 19 && block.chars < 100)
}

/// The first look: log-odds of each block, `None` where it is not judged.
pub(crate) fn first_scores(blocks: &[Block], vectors: &[Vector]) -> Vec<Option<f32>> {
    blocks.iter().zip(vectors).map(|(block, vector)| is_candidate(block).then(|| model::FIRST.judge(vector))).collect()
}

/// Least text that a story has, in characters; below it the threshold is lowered for the page.
const FEW_CHARS: u32 = 140;
/// How far below the page's best block a block may be where the threshold is lowered.
const NEAR_BEST: f32 = 1.5;
/// Log-odds below which nothing is kept, however short the story.
const FLOOR: f32 = -3.0;

/// For each block, whether it belongs to the article.
pub(crate) fn choose(dom: &Dom, blocks: &[Block], vectors: &[Vector]) -> Vec<bool> {
    let first = first_scores(blocks, vectors);
    let second = context::vectors(dom, blocks, vectors, &first);
    let scores: Vec<f32> = first
        .iter()
        .zip(&second)
        .map(|(score, vector)| if score.is_some() { model::SECOND.judge(vector) } else { f32::NEG_INFINITY })
        .collect();
    let kept = above(blocks, &scores, THRESHOLD);
    let chars: u32 = blocks.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(block, _)| block.chars).sum();
    let best = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    if chars >= FEW_CHARS || best < FLOOR {
        return kept;
    }
    above(blocks, &scores, (best - NEAR_BEST).clamp(FLOOR, THRESHOLD))
}

fn above(blocks: &[Block], scores: &[f32], threshold: f32) -> Vec<bool> {
    let mut seen = HashSet::new();
    // Pages repeat texts for phones and screens: one copy is enough.
    let mut keep =
        |block: &Block, score: f32| score > threshold && (block.chars < 60 || seen.insert(block.text.clone()));
    blocks.iter().zip(scores).map(|(block, score)| keep(block, *score)).collect()
}
