//! Meaning without downloaded weights: words that one's own archive uses in like headlines lie near each other (latent semantic analysis,
//! Deerwester et al. 1990), learned by orthogonal iteration from a fixed start, so that the same archive always gives the same space.

use std::collections::HashMap;

use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

/// Numbers of a vector.
pub const DIMENSIONS: usize = 64;
/// Articles that a space is learned from at most, the last ones.
pub const MOST_DOCUMENTS: usize = 16_000;
/// Rounds of the iteration; more change the space by less than its noise.
const ROUNDS: usize = 5;
/// Terms in fewer documents are left out.
const LEAST_DOCUMENTS: u32 = 3;
/// Strong directions are damped by this power of their strength.
const DAMPING: f32 = 0.15;

/// Directions weaker than this share of the strongest are noise, as in a small archive.
const LEAST_STRENGTH: f32 = 0.01;

/// A text in the space; of length 1, or 0 where none of its words is known.
pub type Vector = Vec<f32>;

/// The terms of a text as numbers that never change, sorted, each once; a final English plural s does not count.
#[must_use]
pub fn terms(text: &str) -> Vec<u64> {
    let mut terms = all_terms(text);
    terms.sort_unstable();
    terms.dedup();
    terms
}

/// The same with how often each stands there.
pub(crate) fn counted_terms(text: &str) -> Vec<(u64, u32)> {
    let mut terms = all_terms(text);
    terms.sort_unstable();
    let runs = terms.chunk_by(|one, next| one == next);
    runs.filter_map(|run| Some((*run.first()?, u32::try_from(run.len()).unwrap_or(u32::MAX)))).collect()
}

fn all_terms(text: &str) -> Vec<u64> {
    text::terms::all(text)
        .iter()
        .map(|term| {
            let stem = if term.len() > 3 { term.strip_suffix('s').unwrap_or(term) } else { term };
            xxh3_64(stem.as_bytes())
        })
        .collect()
}

/// A space of meaning.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Space {
    rows: HashMap<u64, usize>,
    rarity: Vec<f32>,
    /// How many documents it was learned from.
    documents: usize,
    /// A row of [`DIMENSIONS`] per term.
    basis: Vec<f32>,
    /// What each direction is divided by; 0 for directions that are noise.
    damping: Vec<f32>,
}

impl Space {
    /// Learns a space from documents, each the [`terms`] of a text.
    #[must_use]
    pub fn learn(documents: &[Vec<u64>]) -> Self {
        let documents = documents.get(documents.len().saturating_sub(MOST_DOCUMENTS)..).unwrap_or_default();
        let mut counts: HashMap<u64, u32> = HashMap::new();
        documents.iter().flatten().for_each(|term| *counts.entry(*term).or_default() += 1);
        let mut kept: Vec<(u64, u32)> = counts.into_iter().filter(|(_, count)| *count >= LEAST_DOCUMENTS).collect();
        kept.sort_unstable();
        let rows: HashMap<u64, usize> = kept.iter().enumerate().map(|(row, (term, _))| (*term, row)).collect();
        let rarity: Vec<f32> = kept.iter().map(|(_, count)| rarity(documents.len(), *count)).collect();
        let mut space =
            Self { rows, rarity, documents: documents.len(), basis: Vec::new(), damping: vec![1.0; DIMENSIONS] };
        let sparse: Vec<Vec<(usize, f32)>> = documents.iter().map(|document| space.weighed(document)).collect();
        let mut basis: Vec<f32> =
            kept.iter().flat_map(|(term, _)| (0..DIMENSIONS as u64).map(move |column| start(*term, column))).collect();
        orthogonalize(&mut basis);
        let mut strength = vec![0.0_f32; DIMENSIONS];
        for _ in 0..ROUNDS {
            let mut next = vec![0.0_f32; basis.len()];
            strength.fill(0.0);
            for document in &sparse {
                let projected = project(document, &basis);
                for (sum, value) in strength.iter_mut().zip(&projected) {
                    *sum += value * value;
                }
                for (row, weight) in document {
                    for (cell, value) in row_of_mut(&mut next, *row).iter_mut().zip(&projected) {
                        *cell += weight * value;
                    }
                }
            }
            basis = next;
            orthogonalize(&mut basis);
        }
        let strongest = strength.iter().copied().fold(0.0_f32, f32::max).sqrt();
        let damping = |strength: &f32| {
            let strength = strength.sqrt();
            if strength > LEAST_STRENGTH * strongest { strength.powf(DAMPING) } else { 0.0 }
        };
        space.damping = strength.iter().map(damping).collect();
        space.basis = basis;
        space
    }

    /// A text's place.
    #[must_use]
    pub fn vector(&self, terms: &[u64]) -> Vector {
        let mut vector = project(&self.weighed(terms), &self.basis);
        for (value, damping) in vector.iter_mut().zip(&self.damping) {
            *value = if *damping > 0.0 { *value / damping } else { 0.0 };
        }
        let length = dot(&vector, &vector).sqrt();
        if length > 1e-6 {
            vector.iter_mut().for_each(|value| *value /= length);
        }
        vector
    }

    /// Where a sum of vectors of the space `before` lies in this one: as far as both know its words.
    #[must_use]
    pub fn carry(&self, before: &Self) -> Carry {
        let mut cells = vec![0.0_f32; DIMENSIONS * DIMENSIONS];
        let mut terms: Vec<(&u64, &usize)> = self.rows.iter().collect();
        terms.sort_unstable();
        for (term, row) in terms {
            let Some(old) = before.rows.get(term).map(|row| row_of(&before.basis, *row)) else { continue };
            for (cells, new) in cells.chunks_mut(DIMENSIONS).zip(row_of(&self.basis, *row)) {
                for (cell, old) in cells.iter_mut().zip(old) {
                    *cell += new * old;
                }
            }
        }
        for (cells, new) in cells.chunks_mut(DIMENSIONS).zip(&self.damping) {
            for (cell, old) in cells.iter_mut().zip(&before.damping) {
                *cell = if *new > 0.0 { *cell * old / new } else { 0.0 };
            }
        }
        Carry(cells)
    }

    fn weighed(&self, terms: &[u64]) -> Vec<(usize, f32)> {
        let mut weighed: Vec<(usize, f32)> = terms
            .iter()
            .filter_map(|term| self.rows.get(term))
            .map(|row| (*row, self.rarity.get(*row).copied().unwrap_or_default()))
            .collect();
        let length: f32 = weighed.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
        if length > 0.0 {
            weighed.iter_mut().for_each(|(_, weight)| *weight /= length);
        }
        weighed
    }
}

/// The way from one space to the next.
#[derive(Clone, Debug)]
pub struct Carry(Vec<f32>);

impl Carry {
    /// Carries a vector over.
    #[must_use]
    pub fn over(&self, vector: &[f32]) -> Vector {
        self.0.chunks(DIMENSIONS).map(|row| dot(row, vector)).collect()
    }
}

/// The product of two vectors. Eight sums side by side, in an order that never changes: the processor takes them at once.
#[must_use]
pub fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0_f32; 8];
    let (a, b) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest: f32 = a.remainder().iter().zip(b.remainder()).map(|(a, b)| a * b).sum();
    for (a, b) in a.zip(b) {
        for ((sum, a), b) in sums.iter_mut().zip(a).zip(b) {
            *sum += a * b;
        }
    }
    sums.iter().sum::<f32>() + rest
}

#[expect(clippy::cast_precision_loss, reason = "counts of documents")]
fn rarity(documents: usize, count: u32) -> f32 {
    ((documents + 1) as f32 / (count + 1) as f32).ln() + 1.0
}

fn start(term: u64, column: u64) -> f32 {
    if xxh3_64_with_seed(&term.to_le_bytes(), column) & 1 == 0 { 1.0 } else { -1.0 }
}

fn row_of(basis: &[f32], row: usize) -> &[f32] {
    basis.get(row * DIMENSIONS..(row + 1) * DIMENSIONS).unwrap_or_default()
}

fn row_of_mut(basis: &mut [f32], row: usize) -> &mut [f32] {
    basis.get_mut(row * DIMENSIONS..(row + 1) * DIMENSIONS).unwrap_or_default()
}

fn project(document: &[(usize, f32)], basis: &[f32]) -> Vec<f32> {
    let mut projected = vec![0.0_f32; DIMENSIONS];
    for (row, weight) in document {
        for (sum, value) in projected.iter_mut().zip(row_of(basis, *row)) {
            *sum += weight * value;
        }
    }
    projected
}

/// Modified Gram-Schmidt over the columns.
fn orthogonalize(basis: &mut [f32]) {
    for column in 0..DIMENSIONS {
        let length_squared: f32 = basis.chunks(DIMENSIONS).filter_map(|row| row.get(column)).map(|v| v * v).sum();
        let scale = if length_squared > 1e-12 { 1.0 / length_squared.sqrt() } else { 0.0 };
        let mut shares = vec![0.0_f32; DIMENSIONS];
        for row in basis.chunks_mut(DIMENSIONS) {
            let Some(cell) = row.get_mut(column) else { continue };
            *cell *= scale;
            let own = *cell;
            for (share, value) in shares.iter_mut().zip(row.iter()).skip(column + 1) {
                *share += own * value;
            }
        }
        for row in basis.chunks_mut(DIMENSIONS) {
            let own = row.get(column).copied().unwrap_or_default();
            for (value, share) in row.iter_mut().zip(&shares).skip(column + 1) {
                *value -= own * share;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn archive() -> Vec<Vec<u64>> {
        let sentences = [
            "striker scores in cup final",
            "keeper saves penalty in cup final",
            "striker and keeper join club",
            "central bank raises interest rates",
            "inflation falls as bank holds rates",
            "markets rise after inflation figures",
        ];
        sentences.iter().cycle().take(60).map(|sentence| terms(sentence)).collect()
    }

    #[test]
    fn words_used_alike_lie_near_each_other() {
        let space = Space::learn(&archive());
        let like = |a: &str, b: &str| dot(&space.vector(&terms(a)), &space.vector(&terms(b)));
        let (near, far) = (like("striker", "keeper"), like("striker", "inflation"));
        assert!(near > 2.0 * far, "{near} {far}");
    }

    #[test]
    fn the_same_archive_gives_the_same_space() {
        assert_eq!(Space::learn(&archive()), Space::learn(&archive()));
    }

    #[test]
    fn a_vector_carried_over_stays_near_its_words() {
        let before = Space::learn(&archive());
        let mut more = archive();
        more.extend((0..20).map(|_| terms("storm closes harbour bridge")));
        let after = Space::learn(&more);
        let carried = after.carry(&before).over(&before.vector(&terms("striker cup")));
        let near = |text: &str| dot(&carried, &after.vector(&terms(text)));
        assert!(near("striker cup") > 0.7, "{}", near("striker cup"));
        assert!(near("striker cup") > near("bank rates") + 0.3);
    }

    #[test]
    fn unknown_words_are_nowhere() {
        assert!(Space::learn(&archive()).vector(&terms("zebra")).iter().all(|value| *value == 0.0));
    }
}
