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

/// For each block, whether it belongs to the article.
pub(crate) fn choose(dom: &Dom, blocks: &[Block], vectors: &[Vector]) -> Vec<bool> {
    let scores = first_scores(blocks, vectors);
    let second = context::vectors(dom, blocks, vectors, &scores);
    let mut seen = HashSet::new();
    blocks
        .iter()
        .zip(&scores)
        .zip(&second)
        .map(|((block, score), vector)| {
            let kept = score.is_some() && model::SECOND.judge(vector) > THRESHOLD;
            // Pages repeat texts for phones and screens: one copy is enough.
            kept && (block.chars < 60 || seen.insert(block.text.as_str()))
        })
        .collect()
}
