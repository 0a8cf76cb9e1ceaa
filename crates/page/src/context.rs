//! What rules alone make of a block's surroundings: of all that shares a place or a template with it, and of the blocks before and behind.
//!
//! A paragraph among paragraphs is one; a lone sentence in a box of links is not, however well it reads.

use std::collections::HashMap;

use crate::blocks::Block;
use crate::dom::{Dom, Id};
use crate::features::Vector;
use crate::outline::Outline;

/// How many levels up a block's surroundings are looked at.
const LEVELS: usize = 4;
/// Farthest that a block can be from what rules keep, in blocks.
const FARTHEST: f32 = 40.0;
/// Nothing is near.
const NOWHERE: f32 = 99.0;

/// Characters, and those of them that rules keep.
#[derive(Clone, Copy, Default)]
struct Sums {
    chars: f32,
    kept: f32,
}

impl Sums {
    fn of(block: &Block, kept: bool) -> Self {
        let chars = block.chars as f32;
        Self { chars, kept: if kept { chars } else { 0.0 } }
    }

    fn add(&mut self, other: Self) {
        self.chars += other.chars;
        self.kept += other.kept;
    }

    /// The share that is kept of what is not the block's own; -1 where it is alone.
    fn share_of_rest(self, own: Self) -> f32 {
        let rest = self.chars - own.chars;
        if rest < 1.0 { -1.0 } else { (self.kept - own.kept) / rest }
    }
}

/// Adds to each block's features what rules make of it and of what is around it. `keys` tell which template a block was built by.
pub(crate) fn add(dom: &Dom, blocks: &[Block], keys: &[u64], outline: &Outline, vectors: &mut [Vector]) {
    let places = |block: &Block| std::iter::once(block.container).chain(dom.ancestors(block.container)).take(LEVELS);
    let own: Vec<Sums> = blocks.iter().zip(&outline.kept).map(|(block, kept)| Sums::of(block, *kept)).collect();
    let mut by_place: HashMap<Id, Sums> = HashMap::new();
    let mut by_template: HashMap<u64, Sums> = HashMap::new();
    let mut page = Sums::default();
    for ((block, key), own) in blocks.iter().zip(keys).zip(&own) {
        places(block).for_each(|id| by_place.entry(id).or_default().add(*own));
        by_template.entry(*key).or_default().add(*own);
        page.add(*own);
    }
    let is_kept = |at: usize| outline.kept.get(at).map(|kept| f32::from(u8::from(*kept)));
    let first = outline.kept.iter().position(|kept| *kept);
    let last = outline.kept.iter().rposition(|kept| *kept);
    let far = |distance: f32| distance.clamp(-FARTHEST, FARTHEST);
    for ((index, vector), ((block, key), own)) in vectors.iter_mut().enumerate().zip(blocks.iter().zip(keys).zip(&own))
    {
        vector.push(is_kept(index).unwrap_or(0.0));
        vector.push(outline.levels.get(index).copied().flatten().map_or(NOWHERE, f32::from));
        vector.push(f32::from(outline.found_by));
        let mut shares = places(block).map(|id| by_place.get(&id).copied().unwrap_or_default().share_of_rest(*own));
        (0..LEVELS).for_each(|_| vector.push(shares.next().unwrap_or(-1.0)));
        vector.push(by_template.get(key).copied().unwrap_or_default().share_of_rest(*own));
        vector.push(page.kept / page.chars.max(1.0));
        vector.push(page.kept.ln_1p());
        vector.push(first.map_or(NOWHERE, |first| far(index as f32 - first as f32)));
        vector.push(last.map_or(NOWHERE, |last| far(last as f32 - index as f32)));
        for offset in [-2, -1, 1, 2] {
            vector.push(index.checked_add_signed(offset).and_then(is_kept).unwrap_or(-1.0));
        }
    }
}
