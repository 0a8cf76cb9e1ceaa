//! The trainer: gradient boosting over histograms (Friedman 2001), trees grown best leaf first, with monotone constraints.
//!
//! A feature that is constrained to rise can only raise the answer, whatever the other features say; that keeps a judge of few
//! examples from learning accidents. Without randomness: the same rows give the same trees.

use crate::Model;
use crate::model::{LEAVES, Node};

/// How the answer may move when a feature grows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Slope {
    /// Either way.
    #[default]
    Free,
    /// Only up.
    Rises,
    /// Only down.
    Falls,
}

/// Examples: a row of features, a label and a weight each.
#[derive(Clone, Debug, Default)]
pub struct Examples {
    /// Features of one row.
    pub width: usize,
    /// Row after row.
    pub values: Vec<f32>,
    /// The truth of each row, 0 or 1.
    pub labels: Vec<f32>,
    /// How much each row counts.
    pub weights: Vec<f32>,
}

impl Examples {
    /// Adds a row.
    pub fn push(&mut self, features: &[f32], label: f32, weight: f32) {
        self.width = features.len();
        self.values.extend_from_slice(features);
        self.labels.push(label);
        self.weights.push(weight);
    }

    /// Adds all rows of `other`.
    pub fn extend(&mut self, other: &Self) {
        self.width = self.width.max(other.width);
        self.values.extend_from_slice(&other.values);
        self.labels.extend_from_slice(&other.labels);
        self.weights.extend_from_slice(&other.weights);
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.labels.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.labels.is_empty()
    }
}

/// How the trees grow.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Trees.
    pub trees: usize,
    /// Leaves of a tree, at most; never more than 16.
    pub leaves: usize,
    /// How much of each tree's answer is kept.
    pub rate: f64,
    /// Pull of every leaf towards zero, in units of weighted rows.
    pub pull: f64,
    /// Rows in a leaf, at least.
    pub smallest_leaf: usize,
    /// Models that are grown, each from rows of its own, and averaged (Breiman 1996): they have `trees` together.
    pub bags: usize,
    /// Share of the rows that each of them sees; which ones follows from their number and the model's.
    pub share: f64,
    /// What each feature may do; free where nothing is said.
    pub slopes: Vec<Slope>,
}

/// Whether a model sees a row.
fn sees(bag: usize, row: usize, share: f64) -> bool {
    let mut x = (bag as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (row as u64).wrapping_mul(0xc2b2_ae3d_27d4_eb4f);
    x = (x ^ (x >> 31)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    ((x >> 40) as f64) < share * f64::from(1_u32 << 24)
}

/// Steps into which the values of a feature are cut, at most.
const STEPS: usize = 64;

/// Sums over the rows of one step of a feature: small, so that a histogram stays in the nearest cache.
#[derive(Clone, Copy, Debug, Default)]
struct Cell {
    gradient: f32,
    curvature: f32,
    rows: u32,
}

impl Cell {
    fn minus(self, other: Self) -> Self {
        Self {
            gradient: self.gradient - other.gradient,
            curvature: self.curvature - other.curvature,
            rows: self.rows - other.rows,
        }
    }
}

/// Sums over rows: gradient, curvature and number.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    gradient: f64,
    curvature: f64,
    rows: usize,
}

impl From<Cell> for Sums {
    fn from(cell: Cell) -> Self {
        Self { gradient: cell.gradient.into(), curvature: cell.curvature.into(), rows: cell.rows as usize }
    }
}

impl Sums {
    fn minus(self, other: Self) -> Self {
        Self {
            gradient: self.gradient - other.gradient,
            curvature: self.curvature - other.curvature,
            rows: self.rows - other.rows,
        }
    }
    fn add(&mut self, other: Self) {
        self.gradient += other.gradient;
        self.curvature += other.curvature;
        self.rows += other.rows;
    }
    fn value(self, pull: f64, bounds: (f64, f64)) -> f64 {
        (-self.gradient / (self.curvature + pull)).clamp(bounds.0, bounds.1)
    }
    /// How much a leaf with this value lowers the loss.
    fn gain(self, value: f64, pull: f64) -> f64 {
        -(self.gradient * value + 0.5 * (self.curvature + pull) * value * value)
    }
}

/// A leaf that may be split.
struct Leaf {
    node: usize,
    rows: Vec<u32>,
    sums: Sums,
    histogram: Vec<Cell>,
    bounds: (f64, f64),
    best: Option<Cut>,
}

#[derive(Clone, Copy, Debug)]
struct Cut {
    gain: f64,
    feature: usize,
    step: usize,
    left: Sums,
}

/// Features cut into steps.
struct Steps {
    /// Row after row.
    of_rows: Vec<u8>,
    thresholds: Vec<Vec<f32>>,
    width: usize,
}

impl Steps {
    fn of(examples: &Examples) -> Self {
        let width = examples.width;
        let thresholds: Vec<Vec<f32>> = (0..width).map(|feature| thresholds(examples, feature)).collect();
        let of_rows = examples
            .values
            .iter()
            .zip((0..width).cycle())
            .map(|(value, feature)| {
                let cuts = thresholds.get(feature).map(Vec::as_slice).unwrap_or_default();
                u8::try_from(cuts.partition_point(|cut| cut < value)).unwrap_or(u8::MAX)
            })
            .collect();
        Self { of_rows, thresholds, width }
    }

    fn row(&self, row: u32) -> &[u8] {
        let from = row as usize * self.width;
        self.of_rows.get(from..from + self.width).unwrap_or_default()
    }
}

/// Where the values of a feature are cut: between neighbours where they are few, at even ranks where they are many.
fn thresholds(examples: &Examples, feature: usize) -> Vec<f32> {
    let mut values: Vec<f32> = examples.values.iter().skip(feature).step_by(examples.width.max(1)).copied().collect();
    values.sort_by(f32::total_cmp);
    let mut distinct = values.clone();
    distinct.dedup();
    let mut cuts: Vec<f32> = if distinct.len() <= STEPS {
        distinct.iter().zip(distinct.iter().skip(1)).map(|(low, high)| (low + high) / 2.0).collect()
    } else {
        // Half of the cuts at even ranks, half at even distances, so that rare high values are told apart too.
        let half = STEPS / 2;
        let by_rank = (1..half).filter_map(|step| values.get(step * values.len() / half).copied());
        let (low, high) = (distinct.first().copied().unwrap_or(0.0), distinct.last().copied().unwrap_or(0.0));
        let by_distance = (1..half).map(|step| low + (high - low) * step as f32 / half as f32);
        by_rank.chain(by_distance).collect()
    };
    cuts.sort_by(f32::total_cmp);
    cuts.dedup();
    cuts
}

/// Learns trees that tell rows with label 1 from rows with label 0.
#[must_use]
pub fn train(examples: &Examples, settings: &Settings) -> Model {
    let total: f64 = examples.weights.iter().map(|weight| f64::from(*weight)).sum();
    let positive: f64 =
        examples.weights.iter().zip(&examples.labels).map(|(weight, label)| f64::from(weight * label)).sum();
    let odds = (positive / (total - positive).max(1e-9)).max(1e-9);
    let scale = examples.len() as f64 / total.max(1e-9);
    let mut trees = Vec::new();
    let steps = Steps::of(examples);
    let mut bags = vec![vec![odds.ln(); examples.len()]; settings.bags.max(1)];
    let count = bags.len();
    for tree in 0..settings.trees {
        // One tree of each in turn, so that the first trees say most of what all say.
        let bag = tree % count;
        let Some(scores) = bags.get_mut(bag) else { break };
        let slopes: Vec<(f32, f32)> = scores
            .iter()
            .zip(examples.labels.iter().zip(&examples.weights))
            .enumerate()
            .map(|(row, (score, (label, weight)))| {
                if !sees(bag, row, settings.share) {
                    return (0.0, 0.0);
                }
                let p = 1.0 / (1.0 + (-score).exp());
                let weight = f64::from(*weight) * scale;
                ((weight * (p - f64::from(*label))) as f32, (weight * p * (1.0 - p)) as f32)
            })
            .collect();
        let mut nodes = grow(&steps, &slopes, settings, scores);
        if nodes.len() < 2 {
            break;
        }
        nodes.iter_mut().for_each(|node| node.value /= count as f32);
        trees.push(nodes);
    }
    Model::of(odds.ln() as f32, trees)
}

/// Grows one tree and adds its answers to the scores.
fn grow(steps: &Steps, slopes: &[(f32, f32)], settings: &Settings, scores: &mut [f64]) -> Vec<Node> {
    let mut nodes = vec![Node { feature: 0, threshold: 0.0, left: 0, value: 0.0 }];
    let rows: Vec<u32> = (0..u32::try_from(slopes.len()).unwrap_or(u32::MAX)).collect();
    let mut leaves = vec![leaf(0, rows, (f64::MIN, f64::MAX), None, steps, slopes, settings)];
    while leaves.len() < settings.leaves.min(LEAVES) {
        let best = leaves.iter().enumerate().filter_map(|(at, leaf)| Some((at, leaf.best?.gain))).fold(
            None,
            |best: Option<(usize, f64)>, next| if best.is_none_or(|b| next.1 > b.1) { Some(next) } else { best },
        );
        let Some((at, _)) = best else { break };
        let parent = leaves.swap_remove(at);
        let Some(cut) = parent.best else { break };
        let left_at = nodes.len();
        nodes.extend([Node { feature: 0, threshold: 0.0, left: 0, value: 0.0 }; 2]);
        if let Some(node) = nodes.get_mut(parent.node) {
            let thresholds = steps.thresholds.get(cut.feature).map(Vec::as_slice).unwrap_or_default();
            node.feature = u16::try_from(cut.feature).unwrap_or(u16::MAX);
            node.threshold = thresholds.get(cut.step).copied().unwrap_or(0.0);
            node.left = u16::try_from(left_at).unwrap_or(0);
        }
        let (low, high): (Vec<u32>, Vec<u32>) = parent
            .rows
            .iter()
            .partition(|row| steps.row(**row).get(cut.feature).is_some_and(|step| usize::from(*step) <= cut.step));
        let middle = (cut.left.value(settings.pull, parent.bounds)
            + parent.sums.minus(cut.left).value(settings.pull, parent.bounds))
            / 2.0;
        let (below, above) = ((parent.bounds.0, middle), (middle, parent.bounds.1));
        let (left_bounds, right_bounds) = match settings.slopes.get(cut.feature).copied().unwrap_or_default() {
            Slope::Free => (parent.bounds, parent.bounds),
            Slope::Rises => (below, above),
            Slope::Falls => (above, below),
        };
        // The smaller side is counted; the larger is what remains.
        let left_is_small = low.len() <= high.len();
        let (small_rows, large_rows) = if left_is_small { (low, high) } else { (high, low) };
        let (small_at, large_at) = if left_is_small { (left_at, left_at + 1) } else { (left_at + 1, left_at) };
        let (small_bounds, large_bounds) =
            if left_is_small { (left_bounds, right_bounds) } else { (right_bounds, left_bounds) };
        let small = leaf(small_at, small_rows, small_bounds, None, steps, slopes, settings);
        let rest: Vec<Cell> =
            parent.histogram.iter().zip(&small.histogram).map(|(all, part)| all.minus(*part)).collect();
        let large = leaf(large_at, large_rows, large_bounds, Some(rest), steps, slopes, settings);
        leaves.extend([small, large]);
    }
    for leaf in &leaves {
        let value = leaf.sums.value(settings.pull, leaf.bounds) * settings.rate;
        if let Some(node) = nodes.get_mut(leaf.node) {
            node.value = value as f32;
        }
        for row in &leaf.rows {
            if let Some(score) = scores.get_mut(*row as usize) {
                *score += value;
            }
        }
    }
    nodes
}

fn leaf(
    node: usize,
    rows: Vec<u32>,
    bounds: (f64, f64),
    histogram: Option<Vec<Cell>>,
    steps: &Steps,
    slopes: &[(f32, f32)],
    settings: &Settings,
) -> Leaf {
    let histogram = histogram.unwrap_or_else(|| {
        let mut cells = vec![Cell::default(); steps.width * STEPS];
        for row in &rows {
            let Some((gradient, curvature)) = slopes.get(*row as usize).copied() else { continue };
            for (step, cells) in steps.row(*row).iter().zip(cells.chunks_exact_mut(STEPS)) {
                if let Some(cell) = cells.get_mut(usize::from(*step)) {
                    cell.gradient += gradient;
                    cell.curvature += curvature;
                    cell.rows += 1;
                }
            }
        }
        cells
    });
    let mut sums = Sums::default();
    for cell in histogram.iter().take(STEPS) {
        sums.add((*cell).into());
    }
    let best = best_cut(&histogram, sums, bounds, settings);
    Leaf { node, rows, sums, histogram, bounds, best }
}

fn best_cut(histogram: &[Cell], all: Sums, bounds: (f64, f64), settings: &Settings) -> Option<Cut> {
    let before = all.gain(all.value(settings.pull, bounds), settings.pull);
    let mut best: Option<Cut> = None;
    for (feature, cells) in histogram.chunks_exact(STEPS).enumerate() {
        let slope = settings.slopes.get(feature).copied().unwrap_or_default();
        let mut left = Sums::default();
        for (step, cell) in cells.iter().enumerate() {
            left.add((*cell).into());
            let right = all.minus(left);
            if left.rows < settings.smallest_leaf {
                continue;
            }
            if right.rows < settings.smallest_leaf {
                break;
            }
            let (low, high) = (left.value(settings.pull, bounds), right.value(settings.pull, bounds));
            if (slope == Slope::Rises && low > high) || (slope == Slope::Falls && low < high) {
                continue;
            }
            let gain = left.gain(low, settings.pull) + right.gain(high, settings.pull) - before;
            if gain > 1e-6 && best.is_none_or(|best| gain > best.gain) {
                best = Some(Cut { gain, feature, step, left });
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::{Examples, Settings, Slope, train};

    fn settings(slopes: Vec<Slope>) -> Settings {
        Settings { trees: 60, leaves: 4, rate: 0.2, pull: 1.0, smallest_leaf: 5, bags: 1, share: 1.0, slopes }
    }

    /// Yes where the first feature is high and the second low; the third is noise.
    fn examples() -> Examples {
        let mut examples = Examples::default();
        for at in 0_u16..400 {
            let (a, b, c) = (f32::from(at % 20) / 20.0, f32::from(at / 20) / 20.0, f32::from(at * 7 % 13));
            examples.push(&[a, b, c], f32::from(u8::from(a > 0.5 && b < 0.5)), 1.0);
        }
        examples
    }

    #[test]
    fn what_is_shown_is_learned() {
        let model = train(&examples(), &settings(vec![]));
        assert!(model.probability(&[0.9, 0.1, 3.0]) > 0.9);
        assert!(model.probability(&[0.9, 0.9, 3.0]) < 0.1);
        assert!(model.probability(&[0.1, 0.1, 3.0]) < 0.1);
        assert_eq!(model, train(&examples(), &settings(vec![])), "the same rows give the same trees");
    }

    #[test]
    fn bags_see_different_rows_and_their_mean_is_one_model() {
        let bagged = Settings { trees: 180, bags: 3, share: 0.7, ..settings(vec![]) };
        let model = train(&examples(), &bagged);
        assert!(model.probability(&[0.9, 0.1, 3.0]) > 0.9);
        assert!(model.probability(&[0.9, 0.9, 3.0]) < 0.1);
        // Three that saw all rows would be the one that did.
        let same = train(&examples(), &Settings { share: 1.0, ..bagged });
        let one = train(&examples(), &settings(vec![]));
        assert!((same.judge(&[0.9, 0.1, 3.0]) - one.judge(&[0.9, 0.1, 3.0])).abs() < 1e-3);
        assert_ne!(model, same);
    }

    #[test]
    fn a_constraint_holds_everywhere() {
        let mut noisy = examples();
        // A part of the labels says the opposite of the rule.
        for (at, label) in noisy.labels.iter_mut().enumerate().filter(|(at, _)| at % 5 == 0) {
            *label = if at % 2 == 0 { 1.0 - *label } else { *label };
        }
        let model = train(&noisy, &settings(vec![Slope::Rises, Slope::Falls, Slope::Free]));
        for step in 0_u8..20 {
            let fixed = f32::from(step) / 20.0;
            let along: Vec<f32> = (0_u8..20).map(|at| model.judge(&[f32::from(at) / 20.0, fixed, 3.0])).collect();
            assert!(along.is_sorted(), "rising in the first: {along:?}");
            let along: Vec<f32> = (0_u8..20).rev().map(|at| model.judge(&[fixed, f32::from(at) / 20.0, 3.0])).collect();
            assert!(along.is_sorted(), "falling in the second: {along:?}");
        }
    }
}
