//! The judge of blocks: boosted decision trees, read from a small text file that `examples/train/main.rs` writes and `build.rs` packs.

use std::io::Read as _;
use std::sync::LazyLock;

use flate2::read::DeflateDecoder;

/// Most features that a vector may have; what it lacks is zero.
pub(crate) const WIDTH: usize = 256;
/// Decisions from a tree's root to its answer.
const DEPTH: usize = 5;
/// Places for a tree's decisions; the last one is empty.
const NODES: usize = 1 << DEPTH;

/// Vectors that are judged at once.
pub(crate) const BATCH: usize = 16;

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
    /// The right child of a node stands behind its left one. What is deeper than five decisions is cut off.
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
        let mut sums = vec![self.bias; rows.len()];
        // A batch tree by tree: its rows stay in the nearest cache, and each tree is fetched once for all of them.
        for (sums, rows) in sums.chunks_mut(BATCH).zip(rows.chunks(BATCH)) {
            for tree in &self.trees {
                for (sum, row) in sums.iter_mut().zip(rows) {
                    *sum += tree.judge(row);
                }
            }
        }
        sums
    }
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
    fn a_tree_that_ends_early_answers_from_every_branch() {
        let model = Model::parse("# made by hand\nbias 0.5\n1:2:1 =-1 0:0.5:3 =10 =20\n=100");
        let row = |zero: f32, one: f32| {
            let mut row = [0.0; WIDTH];
            (row[0], row[1]) = (zero, one);
            row
        };
        let rows = [row(9.0, 2.0), row(0.5, 3.0), row(0.6, 3.0)];
        assert_eq!(model.judge(&rows), [99.5, 110.5, 120.5]);
        assert_eq!(Model::parse("").judge(&rows), [0.0; 3]);
        // Damaged: a branch that leads back, words that are no numbers.
        assert_eq!(Model::parse("0:0:0\nx:y:z =q").judge(&rows).len(), 3);
    }
}
