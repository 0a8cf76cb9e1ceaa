//! Gradient-boosted trees over binned features, in bags; the text form is what `page` reads.

use page::training::FEATURES;

/// Most bins of a feature.
const BINS: usize = 48;
/// Least members of a node that is split.
const SPLIT: usize = 20;
/// Least gain of a split.
const GAIN: f32 = 0.5;

/// How trees are grown.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    pub trees: usize,
    pub depth: usize,
    pub rate: f32,
    pub lambda: f32,
    pub minimum: f32,
    pub bags: usize,
    pub rows: f32,
    pub columns: f32,
    pub seed: u64,
}

/// One judged block, its features aside.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    pub label: f32,
    pub weight: f32,
    pub fold: usize,
}

/// All rows, their features as numbers of bins.
pub struct Table {
    cuts: Vec<Vec<f32>>,
    bins: Vec<u8>,
}

impl Table {
    /// Bins the first `width` features of all rows.
    pub fn new(features: &[[f32; FEATURES]], width: usize) -> Self {
        let cuts: Vec<Vec<f32>> = (0..width).map(|feature| cuts(features, feature)).collect();
        let mut bins = vec![0; features.len() * width];
        for (row, own) in features.iter().zip(bins.chunks_mut(width.max(1))) {
            for ((bin, value), cuts) in own.iter_mut().zip(row).zip(&cuts) {
                *bin = cuts.partition_point(|cut| cut < value) as u8;
            }
        }
        Self { cuts, bins }
    }

    fn row(&self, row: usize) -> &[u8] {
        let width = self.cuts.len();
        &self.bins[row * width..(row + 1) * width]
    }
}

/// Thresholds of a feature, fewer than [`BINS`].
fn cuts(features: &[[f32; FEATURES]], feature: usize) -> Vec<f32> {
    let mut all: Vec<f32> = features.iter().map(|row| row[feature]).collect();
    all.sort_by(f32::total_cmp);
    let mut values = all.clone();
    values.dedup();
    if values.len() <= BINS {
        return values.windows(2).map(|pair| (pair[0] + pair[1]) / 2.0).collect();
    }
    let mut found: Vec<f32> = (1..BINS).map(|bin| all[bin * all.len() / BINS]).collect();
    found.dedup();
    found
}

struct Random(u64);

impl Random {
    fn next(&mut self) -> f32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 40) as f32 / (1_u64 << 24) as f32
    }
}

#[derive(Clone, Copy, Default)]
struct Sum {
    gradient: f32,
    curvature: f32,
}

impl Sum {
    fn add(&mut self, other: Sum) {
        self.gradient += other.gradient;
        self.curvature += other.curvature;
    }

    fn without(self, other: Sum) -> Sum {
        Sum { gradient: self.gradient - other.gradient, curvature: self.curvature - other.curvature }
    }

    fn score(self, lambda: f32) -> f32 {
        self.gradient * self.gradient / (self.curvature + lambda)
    }
}

/// A decision or, where `left` is zero, an answer.
#[derive(Clone, Copy, Default)]
struct Node {
    column: usize,
    bin: u8,
    left: usize,
    value: f32,
}

/// What one tree is grown from: some rows and some columns, side by side in memory.
struct Sample {
    columns: Vec<usize>,
    bins: Vec<u8>,
    sums: Vec<Sum>,
}

impl Sample {
    fn histogram(&self, members: &[u32]) -> Vec<Sum> {
        let width = self.columns.len();
        let mut cells = vec![Sum::default(); width * BINS];
        for &member in members {
            let member = member as usize;
            let sum = self.sums[member];
            for (bin, cells) in self.bins[member * width..(member + 1) * width].iter().zip(cells.chunks_exact_mut(BINS))
            {
                cells[usize::from(*bin)].add(sum);
            }
        }
        cells
    }

    fn best_split(&self, histogram: &[Sum], table: &Table, settings: &Settings) -> Option<(usize, u8)> {
        let total = histogram[..BINS].iter().fold(Sum::default(), |mut total, sum| {
            total.add(*sum);
            total
        });
        let parent = total.score(settings.lambda);
        let mut best = (GAIN, None);
        for (slot, cells) in histogram.chunks_exact(BINS).enumerate() {
            let mut low = Sum::default();
            for (bin, cell) in cells.iter().enumerate().take(table.cuts[self.columns[slot]].len()) {
                low.add(*cell);
                let high = total.without(low);
                if low.curvature < settings.minimum || high.curvature < settings.minimum {
                    continue;
                }
                let gain = low.score(settings.lambda) + high.score(settings.lambda) - parent;
                if gain > best.0 {
                    best = (gain, Some((slot, bin as u8)));
                }
            }
        }
        best.1
    }

    fn grow(&self, table: &Table, settings: &Settings) -> Vec<Node> {
        let width = self.columns.len();
        let mut nodes = vec![Node::default()];
        let all: Vec<u32> = (0..self.sums.len() as u32).collect();
        let mut level = vec![(0, self.histogram(&all), all)];
        for depth in 0..=settings.depth {
            let mut next = Vec::new();
            for (node, histogram, members) in level {
                let mut total = Sum::default();
                members.iter().for_each(|&member| total.add(self.sums[member as usize]));
                nodes[node].value = -settings.rate * total.gradient / (total.curvature + settings.lambda);
                if depth == settings.depth || members.len() < SPLIT {
                    continue;
                }
                let Some((slot, bin)) = self.best_split(&histogram, table, settings) else { continue };
                let left = nodes.len();
                nodes[node] = Node { column: self.columns[slot], bin, left, value: 0.0 };
                nodes.extend([Node::default(); 2]);
                let (low, high): (Vec<u32>, Vec<u32>) =
                    members.into_iter().partition(|&member| self.bins[member as usize * width + slot] <= bin);
                if depth + 1 == settings.depth {
                    next.extend([(left, Vec::new(), low), (left + 1, Vec::new(), high)]);
                    continue;
                }
                // The larger half is what the smaller one leaves.
                let smaller = self.histogram(if low.len() < high.len() { &low } else { &high });
                let larger: Vec<Sum> = histogram.iter().zip(&smaller).map(|(all, part)| all.without(*part)).collect();
                let (first, second) = if low.len() < high.len() { (smaller, larger) } else { (larger, smaller) };
                next.extend([(left, first, low), (left + 1, second, high)]);
            }
            level = next;
        }
        nodes
    }
}

/// Trains on the rows of all folds but `held_out`; gives the text form.
pub fn train(rows: &[Row], table: &Table, held_out: Option<usize>, settings: &Settings) -> String {
    let used: Vec<usize> =
        (0..rows.len()).filter(|&row| Some(rows[row].fold) != held_out && rows[row].weight > 0.0).collect();
    let (positive, total) =
        used.iter().fold((0.0, 0.0), |(p, t), &row| (p + rows[row].weight * rows[row].label, t + rows[row].weight));
    let bias = (positive / (total - positive)).ln();
    let scale = used.len() as f32 / total;
    let mut random = Random(settings.seed);
    let mut text = format!("# Boosted trees; written by examples/train\nbias {bias:.4}\n");
    let mut scores = vec![bias; rows.len()];
    for tree in 0..settings.trees * settings.bags {
        // Each bag starts afresh; the answers of all are averaged.
        if tree % settings.trees == 0 {
            scores.fill(bias);
        }
        let chosen: Vec<usize> = used.iter().copied().filter(|_| random.next() < settings.rows).collect();
        let columns: Vec<usize> = (0..table.cuts.len()).filter(|_| random.next() < settings.columns).collect();
        let sums = chosen.iter().map(|&row| {
            let sure = 1.0 / (1.0 + (-scores[row]).exp());
            let weight = rows[row].weight * scale;
            Sum { gradient: weight * (sure - rows[row].label), curvature: weight * sure * (1.0 - sure) }
        });
        let sums = sums.collect();
        let bins = chosen
            .iter()
            .flat_map(|&row| {
                let own = table.row(row);
                columns.iter().map(|&column| own[column])
            })
            .collect();
        let nodes = Sample { columns, bins, sums }.grow(table, settings);
        for &row in &used {
            let own = table.row(row);
            let mut at = 0;
            while nodes[at].left != 0 {
                at = nodes[at].left + usize::from(own[nodes[at].column] > nodes[at].bin);
            }
            scores[row] += nodes[at].value;
        }
        let words: Vec<String> = nodes
            .iter()
            .map(|node| match node.left {
                0 => format!("={:.5}", node.value / settings.bags as f32),
                left => format!("{}:{}:{left}", node.column, table.cuts[node.column][usize::from(node.bin)]),
            })
            .collect();
        text.push_str(&words.join(" "));
        text.push('\n');
    }
    text
}
