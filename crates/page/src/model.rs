//! The judge of blocks: boosted decision trees, read from a small text file that `examples/train/main.rs` writes and `build.rs` packs.

use std::io::Read as _;
use std::sync::LazyLock;

use flate2::read::DeflateDecoder;

/// Most features that a vector may have; what it lacks is zero.
pub(crate) const WIDTH: usize = 256;
/// Decisions from a tree's root to its answer.
const DEPTH: usize = 4;
/// Places for a tree's decisions; the last one is empty.
const NODES: usize = 1 << DEPTH;

/// Vectors that are judged at once.
pub(crate) const BATCH: usize = 16;

/// One part in so many of the trees judges every block. Trees are written bag after bag, and each bag is a judge of its own.
const PARTS: usize = 3;
/// Log-odds from which on that part is sure; what it leaves in doubt the others judge too.
const SURE: f32 = 2.5;

/// A vector as the trees read it.
pub(crate) type Row = [f32; WIDTH];

/// One decision: is the feature above the threshold?
#[derive(Clone, Copy, Debug)]
struct Decision {
    feature: u8,
    threshold: f32,
}

/// A complete tree: the children of decision `i` are `2i + 1` and `2i + 2`. A branch that ends early is filled up.
#[derive(Clone, Debug)]
struct Tree {
    decisions: [Decision; NODES],
    answers: [f32; NODES],
}

impl Tree {
    fn judge(&self, row: &Row) -> f32 {
        let mut at = 0;
        for _ in 0..DEPTH {
            let Some(decision) = self.decisions.get(at) else { break };
            let value = row.get(usize::from(decision.feature)).copied().unwrap_or(0.0);
            at = 2 * at + 1 + usize::from(value > decision.threshold);
        }
        self.answers.get(at + 1 - NODES).copied().unwrap_or(0.0)
    }
}

/// Boosted trees; the sum of their answers is a log-odds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Model {
    trees: Vec<Tree>,
    bias: f32,
}

impl Model {
    /// Reads the text form: a line `bias B`, then for each tree a line of nodes `f:t:left` or `=value`, separated by blanks.
    /// The right child of a node stands behind its left one. What is deeper than four decisions is cut off.
    pub fn parse(text: &str) -> Self {
        let mut model = Self::default();
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            match line.strip_prefix("bias ") {
                Some(bias) => model.bias = bias.trim().parse().unwrap_or(0.0),
                None => model.trees.push(tree(line)),
            }
        }
        model
    }

    /// Reads the text form, packed. The text is gone when the trees are there.
    fn unpack(packed: &[u8]) -> Self {
        let mut text = String::new();
        // The program packed it itself (`build.rs`); a test says that all of it is there.
        let _length = DeflateDecoder::new(packed).read_to_string(&mut text);
        Self::parse(&text)
    }

    /// The log-odds that the blocks with these features belong to the article.
    pub fn judge(&self, rows: &[Row]) -> Vec<f32> {
        rows.chunks(BATCH).flat_map(|rows| self.judge_batch(rows)).collect()
    }

    fn judge_batch(&self, rows: &[Row]) -> Vec<f32> {
        let (first, others) = self.trees.split_at(self.trees.len().div_ceil(PARTS));
        let share = self.trees.len() as f32 / first.len().max(1) as f32;
        let rows: Vec<&Row> = rows.iter().collect();
        let own = sums(first, &rows);
        let is_doubtful = |own: f32| (self.bias + own * share).abs() < SURE;
        let doubtful: Vec<&Row> =
            rows.into_iter().zip(&own).filter(|(_, own)| is_doubtful(**own)).map(|(row, _)| row).collect();
        let mut rest = sums(others, &doubtful).into_iter();
        own.into_iter()
            .map(|own| if is_doubtful(own) { own + rest.next().unwrap_or(0.0) } else { own * share } + self.bias)
            .collect()
    }
}

/// The sum of the trees' answers for each row, tree by tree: the rows of a batch stay in the nearest cache, and each tree is fetched once
/// for all of them.
fn sums(trees: &[Tree], rows: &[&Row]) -> Vec<f32> {
    let mut sums = vec![0.0; rows.len()];
    for tree in trees {
        for (sum, row) in sums.iter_mut().zip(rows) {
            *sum += tree.judge(row);
        }
    }
    sums
}

/// One tree from its line.
fn tree(line: &str) -> Tree {
    let nodes: Vec<&str> = line.split(' ').collect();
    // A decision that is never passed: the left branch is filled with the answer.
    let mut tree =
        Tree { decisions: [Decision { feature: 0, threshold: f32::INFINITY }; NODES], answers: [0.0; NODES] };
    // (place in the line, place in the complete tree)
    let mut open = vec![(0, 0)];
    while let Some((from, to)) = open.pop() {
        let word = nodes.get(from).copied().unwrap_or_default();
        if let Some(value) = word.strip_prefix('=') {
            let mut leaf: usize = to;
            while leaf < NODES - 1 {
                leaf = 2 * leaf + 1;
            }
            if let Some(answer) = tree.answers.get_mut(leaf + 1 - NODES) {
                *answer = value.parse().unwrap_or(0.0);
            }
        } else if let Some(decision) = tree.decisions.get_mut(to).filter(|_| to < NODES - 1) {
            let mut parts = word.split(':');
            decision.feature = parts.next().and_then(|part| part.parse().ok()).unwrap_or(0);
            decision.threshold = parts.next().and_then(|part| part.parse().ok()).unwrap_or(0.0);
            let left: usize = parts.next().and_then(|part| part.parse().ok()).unwrap_or(0);
            if left > from {
                open.extend([(left, 2 * to + 1), (left + 1, 2 * to + 2)]);
            }
        }
    }
    tree
}

/// The judge of blocks, as it ships.
pub(crate) static BLOCKS: LazyLock<Model> =
    LazyLock::new(|| Model::unpack(include_bytes!(concat!(env!("OUT_DIR"), "/blocks.deflate"))));

#[cfg(test)]
mod tests {
    use super::{BLOCKS, Model, WIDTH};

    #[test]
    fn the_packed_trees_are_those_that_training_wrote() {
        let written = Model::parse(&std::fs::read_to_string("data/blocks.model").unwrap());
        assert!(written.trees.len() > 100);
        assert_eq!(format!("{:?}", *BLOCKS), format!("{written:?}"));
    }

    #[test]
    fn what_the_first_trees_are_sure_of_the_others_are_not_asked() {
        let model = Model::parse("bias 0\n0:0.5:1 =-0.5 =1\n=0.25\n=0.5");
        let rows = [0.0, 1.0].map(|value| {
            let mut row = [0.0; WIDTH];
            row[0] = value;
            row
        });
        assert_eq!(
            model.judge(&rows),
            [0.25, 3.0],
            "the first would be -1.5 by a third of the trees, which is no more than doubt"
        );
    }

    #[test]
    fn a_tree_that_ends_early_answers_from_every_branch() {
        let model = Model::parse("# made by hand\nbias 0.5\n1:2:1 =-1 0:0.5:3 =0.25 =0.5\n=100");
        let row = |zero: f32, one: f32| {
            let mut row = [0.0; WIDTH];
            (row[0], row[1]) = (zero, one);
            row
        };
        let rows = [row(9.0, 2.0), row(0.5, 3.0), row(0.6, 3.0)];
        assert_eq!(model.judge(&rows), [99.5, 100.75, 101.0]);
        assert_eq!(Model::parse("").judge(&rows), [0.0; 3]);
        // Damaged: a branch that leads back, words that are no numbers.
        assert_eq!(Model::parse("0:0:0\nx:y:z =q").judge(&rows).len(), 3);
    }
}
