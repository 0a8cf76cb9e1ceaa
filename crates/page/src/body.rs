//! Which blocks of a page are the article's text.

use std::collections::HashSet;

use crate::blocks::Block;
use crate::model;

/// Log-odds above which a block is kept.
const THRESHOLD: f32 = 0.0;

/// Whether a block is worth judging: a short text that is nothing but links never is part of a story.
pub(crate) fn is_candidate(block: &Block) -> bool {
    block.chars >= 2 && !(block.link_chars * 20 >= block.chars * 19 && block.chars < 100)
}

/// For each block, whether it belongs to the article.
pub(crate) fn choose(blocks: &[Block], vectors: &[Vec<f32>]) -> Vec<bool> {
    let mut seen = HashSet::new();
    blocks
        .iter()
        .zip(vectors)
        .map(|(block, vector)| {
            let kept = is_candidate(block) && model::BLOCKS.judge(vector) > THRESHOLD;
            // Pages repeat texts for phones and screens: one copy is enough.
            kept && (block.chars < 60 || seen.insert(block.text.as_str()))
        })
        .collect()
}
