//! Sparse vectors: words with a weight in each of four fields, sorted by hash.
//!
//! Two lists describe a text. `terms` holds words, weighted in headline, lead, body and names; `shapes` holds pairs of words in the
//! headline, first five letters of headline words, numbers, and pairs of names. Weights of a field have length one together
//! (names: over both lists). All sums run in the order of the lists, so that the same text gives the same bits.

/// Fields of a list.
pub(crate) const WIDTH: usize = 4;
/// Fields of `terms`.
pub(crate) const HEADLINE: usize = 0;
pub(crate) const LEAD: usize = 1;
pub(crate) const BODY: usize = 2;
pub(crate) const NAMES: usize = 3;
/// Fields of `shapes`.
pub(crate) const PAIRS: usize = 0;
pub(crate) const STUBS: usize = 1;
pub(crate) const NUMBERS: usize = 2;
pub(crate) const NAME_PAIRS: usize = 3;

/// Of a hash in `shapes`, the bits that say its field.
const FIELD: u32 = 3;

/// A word with its weights.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Weighted {
    pub hash: u32,
    pub weights: [f32; WIDTH],
}

/// A shape, which has a weight in one field: the lowest bits of its hash say which. Or anything else with one weight.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Single {
    pub hash: u32,
    pub weight: f32,
}

impl Single {
    /// A shape in a field.
    pub fn shape(hash: u32, field: usize, weight: f32) -> Self {
        Self { hash: (hash & !FIELD) | field as u32, weight }
    }

    /// Makes a shape as much heavier as its field is.
    pub fn scale(&mut self, scales: &Products) {
        self.weight *= scales.get((self.hash & FIELD) as usize).copied().unwrap_or(0.0);
    }
}

/// A word or a shape that is calculated with.
pub(crate) trait Entry: Copy {
    fn hash(&self) -> u32;
    /// Adds the products of two entries of one hash, field by field.
    fn multiply(&self, other: &Self, sums: &mut Products);
    /// Adds the weights of another entry of its hash.
    fn add(&mut self, other: &Self);
    /// All weights together.
    fn total(&self) -> f32;
    /// The greatest of its weights.
    fn greatest(&self) -> f32;
}

impl Entry for Weighted {
    fn hash(&self) -> u32 {
        self.hash
    }
    fn multiply(&self, other: &Self, sums: &mut Products) {
        for (sum, (a, b)) in sums.iter_mut().zip(self.weights.iter().zip(&other.weights)) {
            *sum += a * b;
        }
    }
    fn add(&mut self, other: &Self) {
        for (weight, more) in self.weights.iter_mut().zip(&other.weights) {
            *weight += more;
        }
    }
    fn total(&self) -> f32 {
        self.weights.iter().sum()
    }
    fn greatest(&self) -> f32 {
        self.weights.iter().copied().fold(0.0_f32, f32::max)
    }
}

impl Entry for Single {
    fn hash(&self) -> u32 {
        self.hash
    }
    fn multiply(&self, other: &Self, sums: &mut Products) {
        if let Some(sum) = sums.get_mut((self.hash & FIELD) as usize) {
            *sum += self.weight * other.weight;
        }
    }
    fn add(&mut self, other: &Self) {
        self.weight += other.weight;
    }
    fn total(&self) -> f32 {
        self.weight
    }
    fn greatest(&self) -> f32 {
        self.weight
    }
}

/// A form in which an entry is kept: smaller, and nearly the same.
pub(crate) trait Form: Copy {
    type Of: Entry;
    fn hash(&self) -> u32;
    fn of(entry: &Self::Of) -> Self;
    fn decode(&self) -> Self::Of;
}

impl<E: Entry> Form for E {
    type Of = E;
    fn hash(&self) -> u32 {
        Entry::hash(self)
    }
    fn of(entry: &E) -> Self {
        *entry
    }
    fn decode(&self) -> E {
        *self
    }
}

/// Products of two lists, field by field.
pub(crate) type Products = [f32; WIDTH];

/// Calls `both` with what stands under one hash in two lists that are sorted by it.
pub(crate) fn meet<'a, A: Form, B: Form>(one: &'a [A], other: &'a [B], mut both: impl FnMut(&'a A, &'a B)) {
    let (mut left, mut right) = (0, 0);
    while let Some((a, b)) = one.get(left).zip(other.get(right)) {
        let (its, others) = (a.hash(), b.hash());
        if its == others {
            both(a, b);
        }
        // Without branches: which side comes first is chance, and a processor that guesses it loses more than the step costs.
        left += usize::from(its <= others);
        right += usize::from(others <= its);
    }
}

/// Products of two sorted lists.
pub(crate) fn products<A: Form, B: Form<Of = A::Of>>(one: &[A], other: &[B]) -> Products {
    let mut sums = [0.0; WIDTH];
    meet(one, other, |a, b| a.decode().multiply(&b.decode(), &mut sums));
    sums
}

/// Places of a [`Probe`]; much more than words of a text, so that most words that it lacks are known to be missing at first sight.
const PLACES: usize = 2_048;

/// A list that is asked for many words: an open hash table over it.
#[derive(Clone, Debug)]
pub(crate) struct Probe<E> {
    places: Box<[u16]>,
    list: Vec<E>,
}

impl<E> Default for Probe<E> {
    fn default() -> Self {
        Self { places: Box::default(), list: Vec::new() }
    }
}

impl<E: Entry> Probe<E> {
    /// At most half of [`PLACES`] words are taken.
    pub fn new(mut list: Vec<E>) -> Self {
        list.truncate(PLACES / 2);
        let mut places = vec![0_u16; PLACES].into_boxed_slice();
        for (entry, number) in list.iter().zip(1_u16..) {
            let mut at = place(entry.hash());
            while let Some(taken) = places.get_mut(at) {
                if *taken == 0 {
                    *taken = number;
                    break;
                }
                at = (at + 1) % PLACES;
            }
        }
        Self { places, list }
    }

    pub fn list(&self) -> &[E] {
        &self.list
    }

    /// The entry of a word.
    pub fn find(&self, hash: u32) -> Option<&E> {
        let mut at = place(hash);
        loop {
            let number = self.places.get(at).copied().unwrap_or(0);
            let found = self.list.get(usize::from(number).checked_sub(1)?)?;
            if found.hash() == hash {
                return Some(found);
            }
            at = (at + 1) % PLACES;
        }
    }

    /// Products with entries in the order of their hashes.
    pub fn with_each(&self, others: impl Iterator<Item = E>) -> Products {
        let mut sums = [0.0; WIDTH];
        others.for_each(|other| {
            if let Some(found) = self.find(other.hash()) {
                found.multiply(&other, &mut sums);
            }
        });
        sums
    }

    /// Products with a list that is sorted by hash. What is much longer than this list is asked for its words instead of being read
    /// through; the products come in the same order, and are the same bits.
    pub fn with<F: Form<Of = E>>(&self, other: &[F]) -> Products {
        let mut sums = [0.0; WIDTH];
        if self.list.len() * WORTH < other.len() {
            for own in &self.list {
                if let Some(found) = seek(other, own.hash()) {
                    own.multiply(&found.decode(), &mut sums);
                }
            }
            return sums;
        }
        for kept in other {
            if let Some(found) = self.find(kept.hash()) {
                found.multiply(&kept.decode(), &mut sums);
            }
        }
        sums
    }
}

/// Entries that are read through in the time in which one is sought.
const WORTH: usize = 5;

/// The entry of a word in a list that is sorted by hash. Hashes are spread evenly, so that a word stands about where its hash stands
/// among all numbers (interpolation search; Knuth, TAOCP 3, section 6.2.1).
pub(crate) fn seek<F: Form>(list: &[F], hash: u32) -> Option<&F> {
    let share = |hash: u32| ((u64::from(hash) * list.len() as u64) >> 32) as usize;
    let guess = share(hash);
    // What the first guess is off by is what it stands off by there.
    let there = share(list.get(guess)?.hash());
    let mut at = (guess + guess).saturating_sub(there).min(list.len() - 1);
    while at > 0 && list.get(at).is_some_and(|entry| entry.hash() > hash) {
        at -= 1;
    }
    while list.get(at).is_some_and(|entry| entry.hash() < hash) {
        at += 1;
    }
    list.get(at).filter(|entry| entry.hash() == hash)
}

fn place(hash: u32) -> usize {
    (hash.wrapping_mul(0x9e37_79b9) >> 21) as usize % PLACES
}

/// Squared lengths of the fields of a list.
pub(crate) fn squares<F: Form>(list: &[F]) -> Products {
    squares_of(list.iter().map(F::decode))
}

/// The same of entries.
pub(crate) fn squares_of<E: Entry>(entries: impl Iterator<Item = E>) -> Products {
    let mut sums = [0.0; WIDTH];
    entries.for_each(|entry| entry.multiply(&entry, &mut sums));
    sums
}

/// The sum of two sorted lists, itself sorted; of more than `limit` words the lightest are left out.
pub(crate) fn sum<F: Form>(one: &[F], other: &[F], limit: usize) -> Box<[F]> {
    let mut all = Vec::with_capacity(one.len() + other.len());
    let (mut left, mut right) = (one.iter().peekable(), other.iter().peekable());
    loop {
        let next = match (left.peek(), right.peek()) {
            (Some(a), Some(b)) if a.hash() == b.hash() => {
                let mut both = a.decode();
                both.add(&b.decode());
                left.next();
                right.next();
                Some(F::of(&both))
            }
            (Some(a), Some(b)) if a.hash() > b.hash() => right.next().copied(),
            (Some(_), _) => left.next().copied(),
            (None, _) => right.next().copied(),
        };
        let Some(next) = next else { break };
        all.push(next);
    }
    if all.len() > limit {
        // A quarter is dropped at a time, so that the choice is made once in many articles.
        let keep = limit - limit / 4;
        let mut by_weight: Vec<(f32, u32)> = all.iter().map(|entry| (entry.decode().total(), entry.hash())).collect();
        by_weight.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let least = by_weight.get(keep - 1).copied().unwrap_or((0.0, u32::MAX));
        all.retain(|entry| {
            let total = entry.decode().total();
            total > least.0 || (total == least.0 && entry.hash() <= least.1)
        });
    }
    all.into_boxed_slice()
}

#[cfg(test)]
mod tests {
    use super::{Entry as _, Probe, Single, Weighted, products, seek, sum};
    use crate::kept::{Kept, Light, Summed};
    use proptest::prelude::*;

    fn list() -> impl Strategy<Value = Vec<Weighted>> {
        proptest::collection::btree_map(0_u32..200, proptest::array::uniform4(0.0_f32..1.0), 0..60)
            .prop_map(|map| map.into_iter().map(|(hash, weights)| Weighted { hash, weights }).collect())
    }

    proptest! {
        #[test]
        fn a_probe_and_a_merge_give_the_same(one in list(), other in list()) {
            prop_assert_eq!(products(&one, &other), Probe::new(one.clone()).with(&other));
            prop_assert_eq!(products(&one, &other), Probe::new(one.clone()).with_each(other.iter().copied()));
        }

        #[test]
        fn what_is_sought_is_found(list in list(), spread in 1_u32..20_000_000) {
            let list: Vec<Weighted> = list.iter().map(|w| Weighted { hash: w.hash * spread.min(u32::MAX / 200), ..*w }).collect();
            for entry in &list {
                prop_assert_eq!(seek(&list, entry.hash), Some(entry));
            }
            for hash in [0, 1, spread - 1, spread + 1, u32::MAX / 2, u32::MAX] {
                prop_assert_eq!(seek(&list, hash), list.iter().find(|entry| entry.hash == hash));
            }
        }

        #[test]
        fn a_long_list_gives_the_same_however_it_is_asked(one in list(), more in 0_usize..4) {
            let few = one.iter().copied().step_by(1 + more * 9).collect::<Vec<_>>();
            prop_assert_eq!(products(&few, &one), Probe::new(few.clone()).with(&one));
        }

        #[test]
        fn shapes_are_multiplied_in_their_own_field(hash in any::<u32>(), field in 0_usize..4, weight in 0.0_f32..1.0) {
            let mut alone = [0.0; 4];
            alone[field] = weight * weight;
            let shape = [Single::shape(hash, field, weight)];
            prop_assert_eq!(products(&shape, &shape), alone);
        }

        #[test]
        fn sums_are_sorted_and_bounded(one in list(), other in list(), limit in 8_usize..100) {
            let both = sum(&one, &other, limit);
            prop_assert!(both.len() <= limit);
            prop_assert!(both.is_sorted_by(|a, b| a.hash < b.hash));
        }

        #[test]
        fn sums_in_any_form_are_nearly_the_same(one in list(), other in list()) {
            use super::Form as _;
            let exact = sum(&one, &other, 200);
            let short = |list: &[Weighted]| list.iter().map(Summed::of).collect::<Vec<_>>();
            let kept: Vec<Weighted> = sum(&short(&one), &short(&other), 200).iter().map(Summed::decode).collect();
            prop_assert_eq!(exact.len(), kept.len());
            for (exact, kept) in exact.iter().zip(&kept) {
                prop_assert_eq!(exact.hash, kept.hash);
                prop_assert!((exact.total() - kept.total()).abs() <= exact.total() * 0.001);
            }
            let byte = |list: &[Weighted]| list.iter().map(Kept::of).collect::<Vec<_>>();
            for (a, b) in products(&byte(&one), &byte(&other)).iter().zip(products(&one, &other)) {
                prop_assert!((a - b).abs() < 0.01 * one.len() as f32 + 1e-6);
            }
            let light = |list: &[Weighted]| list.iter().map(|w| Light::of(&Single { hash: w.hash, weight: w.weights[0] })).collect::<Vec<_>>();
            prop_assert!(light(&one).iter().zip(&one).all(|(light, w)| (light.decode().weight - w.weights[0]).abs() < 0.001));
        }
    }
}
