//! Which blocks of a page are the article's text.

use crate::blocks::Block;
use crate::dom::{Dom, Id, NONE};

/// The chosen region and, for each block, whether it is kept.
pub(crate) struct Body {
    /// The smallest element that holds all that is kept.
    pub region: Id,
    /// One entry per block.
    pub kept: Vec<bool>,
}

/// Chooses the blocks of the article.
pub(crate) fn choose(dom: &Dom, blocks: &[Block]) -> Body {
    let mut scores: Vec<f32> = vec![0.0; dom.len()];
    for block in blocks {
        let density = block.link_chars as f32 / block.chars.max(1) as f32;
        if block.chars < 40 || density > 0.5 {
            continue;
        }
        let commas = block.text.matches([',', '、', '，']).count() as f32;
        let score = (1.0 + commas.min(6.0) + (block.chars as f32 / 100.0).min(5.0)) * (1.0 - density);
        let mut weight = 1.0;
        for ancestor in std::iter::once(block.container).chain(dom.ancestors(block.container)).take(5) {
            if let Some(total) = scores.get_mut(ancestor as usize) {
                *total += score * weight;
            }
            weight *= 0.7;
        }
    }
    let region = scores.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1)).map_or(0, |(id, _)| id as Id);
    let kept = blocks
        .iter()
        .map(|block| {
            let inside = block.container == region || dom.ancestors(block.container).any(|id| id == region);
            let density = block.link_chars as f32 / block.chars.max(1) as f32;
            let caption = std::iter::once(block.container).chain(dom.ancestors(block.container)).take(8).any(|id| {
                matches!(dom.name(id), "figcaption" | "figure" | "aside" | "footer" | "header" | "form" | "h1")
            });
            inside && density < 0.6 && !caption
        })
        .collect();
    Body { region: if region == 0 { NONE } else { region }, kept }
}
