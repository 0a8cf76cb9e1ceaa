//! What speaks for two strands of different languages to be about one event.

use super::{BRIDGE, flag, hours};
use crate::kept::Light;
use crate::names;
use crate::strand::Strand;
use crate::vector::{Form as _, Single, meet, seek};

/// The signals of two strands of different languages; `next` are the greatest likenesses that either has with any third strand of
/// the other's language.
pub(crate) fn signals(one: &Strand, other: &Strand, likeness: f32, next: (f32, f32)) -> [f32; BRIDGE] {
    let mut x = [0.0; BRIDGE];
    x[0] = likeness;
    let ahead = |next: f32| (likeness / next.max(0.02)).min(4.0);
    x[1] = ahead(next.0).min(ahead(next.1));
    x[2] = ahead(next.0).max(ahead(next.1));
    let shared = Shared::of(&one.bridge, &other.bridge);
    x[3] = shared.entries;
    x[4] = shared.heaviest;
    let spans = one.first_us().zip(one.last_us()).zip(other.first_us().zip(other.last_us()));
    let gap = spans.map_or(24.0, |((first, last), (its_first, its_last))| {
        let (later, earlier) = (first.max(its_first), last.min(its_last));
        if later > earlier { hours(later, earlier) } else { 0.0 }
    });
    x[5] = (-gap / 24.0).exp();
    x[6] = flag(spans.is_some());
    x[7] = (one.bridge.len().min(other.bridge.len())) as f32;
    x[8] = flag(one.has_body && other.has_body);
    x[9] = (one.originals.min(other.originals) as f32).ln_1p();
    x[10..14].copy_from_slice(&shared.cosines);
    x[14] = shared.numbers;
    // Of four sorts of evidence, how many there are.
    x[15] = shared.cosines.iter().filter(|cosine| **cosine > 0.1).count() as f32;
    x
}

/// What two strands of different languages share.
#[derive(Clone, Copy, Debug, Default)]
struct Shared {
    entries: f32,
    /// The three heaviest products of weights.
    heaviest: f32,
    /// Cosines of names, numbers, things and other words.
    cosines: [f32; 4],
    /// Numbers and dates.
    numbers: f32,
}

impl Shared {
    fn of(one: &[Light], other: &[Light]) -> Self {
        let mut shared = Self::default();
        let squares = |entries: &[Light]| {
            let mut squares = [0.0_f32; 4];
            for Single { hash, weight } in entries.iter().map(Light::decode) {
                if let Some(square) = squares.get_mut(names::group(hash)) {
                    *square += weight * weight;
                }
            }
            squares
        };
        let mut heaviest: Vec<f32> = Vec::new();
        for Single { hash, weight } in one.iter().map(Light::decode) {
            let Some(its) = seek(other, hash).map(|name| name.decode().weight) else { continue };
            let group = names::group(hash);
            heaviest.push(weight * its);
            shared.entries += 1.0;
            shared.numbers += flag(group == 1);
            if let Some(cosine) = shared.cosines.get_mut(group) {
                *cosine += weight * its;
            }
        }
        for (cosine, (a, b)) in shared.cosines.iter_mut().zip(squares(one).iter().zip(&squares(other))) {
            *cosine = if a * b > 1e-9 { *cosine / (a * b).sqrt() } else { 0.0 };
        }
        heaviest.sort_by(|a, b| b.total_cmp(a));
        shared.heaviest = heaviest.iter().take(3).sum();
        shared
    }
}

/// How alike the names of two strands are across languages (cosine).
pub(crate) fn likeness(one: &[Light], other: &[Light]) -> f32 {
    let mut sum = 0.0;
    meet(one, other, |name, its| sum += name.decode().weight * its.decode().weight);
    sum
}
