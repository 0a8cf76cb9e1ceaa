//! The second look at each block: how sure the first look was of it, of its neighbours and of what it shares a place with.
//!
//! A paragraph among paragraphs is one; a lone sentence in a box of links is not, however well it reads.

use std::collections::HashMap;

use crate::blocks::Block;
use crate::dom::{Dom, Id};
use crate::features::{Measured, Vector};
use crate::model::Row;

/// Score of blocks that are not judged.
const UNJUDGED: f32 = -6.0;

/// Sums over the blocks that share something, by their first scores.
#[derive(Clone, Copy, Default)]
struct Sums {
    blocks: f32,
    chars: f32,
    weighted: f32,
    positive_chars: f32,
}

impl Sums {
    fn add(&mut self, chars: f32, score: f32) {
        let sure = 1.0 / (1.0 + (-score).exp());
        self.blocks += 1.0;
        self.chars += chars;
        self.weighted += chars * sure;
        if score > 0.0 {
            self.positive_chars += chars;
        }
    }

    fn push(self, own_chars: f32, own_score: f32, all: Sums, vector: &mut Vector) {
        let own_sure = 1.0 / (1.0 + (-own_score).exp());
        let rest = (self.chars - own_chars).max(0.0);
        vector.push(if rest < 1.0 { -1.0 } else { (self.weighted - own_chars * own_sure).max(0.0) / rest });
        vector.push(self.blocks.ln_1p());
        vector.push(self.weighted / all.weighted.max(1.0));
        vector.push(self.positive_chars / all.positive_chars.max(1.0));
    }
}

/// Features of the second look; `first` are those of the first, `scores` its answers (`None`: not judged, and not looked at again).
/// With them, how many features there are.
pub(crate) fn rows(dom: &Dom, blocks: &[Block], first: &Measured, scores: &[Option<f32>]) -> (Vec<Option<Row>>, usize) {
    let score_at = |index: Option<usize>| {
        index.and_then(|index| scores.get(index)).map_or(UNJUDGED - 1.0, |score| score.unwrap_or(UNJUDGED))
    };
    let mut places: [HashMap<Id, Sums>; 4] = Default::default();
    let mut templates: HashMap<u64, Sums> = HashMap::new();
    let mut all = Sums::default();
    let chains: Vec<Vec<Id>> = blocks
        .iter()
        .map(|block| std::iter::once(block.container).chain(dom.ancestors(block.container)).take(4).collect())
        .collect();
    for (index, block) in blocks.iter().enumerate() {
        let score = score_at(Some(index));
        let chars = block.chars as f32;
        all.add(chars, score);
        for (place, id) in places.iter_mut().zip(chains.get(index).into_iter().flatten()) {
            place.entry(*id).or_default().add(chars, score);
        }
        if let Some(key) = first.keys.get(index) {
            templates.entry(*key).or_default().add(chars, score);
        }
    }
    let sure: Vec<usize> = (0..blocks.len())
        .filter(|&index| score_at(Some(index)) > 0.5 && blocks.get(index).is_some_and(|b| b.chars > 60))
        .collect();
    let (first_sure, last_sure) = (sure.first().copied(), sure.last().copied());
    let best = scores.iter().flatten().copied().fold(UNJUDGED, f32::max);
    let total: f32 = all.positive_chars;
    let mut before = 0.0;
    let mut found = Vec::with_capacity(blocks.len());
    let mut width = 0;
    for (index, block) in blocks.iter().enumerate() {
        let chars = block.chars as f32;
        let Some(own) = scores.get(index).copied().flatten() else {
            found.push(None);
            continue;
        };
        let mut vector = Vector::new();
        vector.push(own);
        vector.push(best - own);
        vector.push(best);
        for offset in [-4_isize, -3, -2, -1, 1, 2, 3, 4] {
            vector.push(score_at(index.checked_add_signed(offset)));
        }
        for reach in [3_usize, 8] {
            let from = index.saturating_sub(reach);
            let (mut sums, mut count) = (0.0, 0.0);
            for at in from..=index + reach {
                if at != index {
                    sums += f32::from(u8::from(score_at(Some(at)) > 0.0));
                    count += 1.0;
                }
            }
            vector.push(sums / count);
        }
        for (place, id) in
            places.iter().zip(chains.get(index).into_iter().flatten().map(Some).chain(std::iter::repeat(None)))
        {
            let sums = id.and_then(|id| place.get(id)).copied().unwrap_or_default();
            sums.push(chars, own, all, &mut vector);
        }
        let template = first.keys.get(index).and_then(|key| templates.get(key)).copied().unwrap_or_default();
        template.push(chars, own, all, &mut vector);
        vector.push(first_sure.map_or(99.0, |first| (index as f32 - first as f32).clamp(-40.0, 40.0)));
        vector.push(last_sure.map_or(99.0, |last| (last as f32 - index as f32).clamp(-40.0, 40.0)));
        vector.push(before / total.max(1.0));
        vector.push(total.ln_1p());
        vector.push(all.positive_chars / all.chars.max(1.0));
        if own > 0.0 {
            before += chars;
        }
        // What the text itself looks like decides the doubtful ones.
        vector.extend(first.rows.get(index).into_iter().flatten().take(first.width).copied());
        width = vector.len();
        found.push(Some(*vector.row()));
    }
    (found, width)
}
