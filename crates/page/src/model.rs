//! The judge of blocks: boosted decision trees, read from a small text file that `examples/train.rs` writes.

use std::sync::LazyLock;

/// One decision or one answer.
#[derive(Clone, Copy, Debug)]
struct Node {
    feature: u16,
    threshold: f32,
    /// Where the left branch is; the right one stands behind it. Zero for a leaf.
    left: u32,
    value: f32,
}

/// Boosted trees; the sum of their answers is a log-odds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Model {
    nodes: Vec<Node>,
    roots: Vec<u32>,
    bias: f32,
}

impl Model {
    /// Reads the text form: a line `bias B`, then for each tree a line of nodes `f:t:left` or `=value`, separated by blanks.
    pub fn parse(text: &str) -> Self {
        let mut model = Self::default();
        for line in text.lines() {
            if let Some(bias) = line.strip_prefix("bias ") {
                model.bias = bias.trim().parse().unwrap_or(0.0);
                continue;
            }
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let root = u32::try_from(model.nodes.len()).unwrap_or(0);
            model.roots.push(root);
            for word in line.split(' ') {
                let mut node = Node { feature: 0, threshold: 0.0, left: 0, value: 0.0 };
                if let Some(value) = word.strip_prefix('=') {
                    node.value = value.parse().unwrap_or(0.0);
                } else {
                    let mut parts = word.split(':');
                    node.feature = parts.next().and_then(|part| part.parse().ok()).unwrap_or(0);
                    node.threshold = parts.next().and_then(|part| part.parse().ok()).unwrap_or(0.0);
                    node.left = root + parts.next().and_then(|part| part.parse::<u32>().ok()).unwrap_or(0);
                }
                model.nodes.push(node);
            }
        }
        model
    }

    /// The log-odds that a block with these features belongs to the article.
    pub fn judge(&self, features: &[f32]) -> f32 {
        let mut sum = self.bias;
        for &root in &self.roots {
            let mut at = root;
            // A tree has at most a few levels; the bound keeps a damaged file from looping.
            for _ in 0..32 {
                let Some(node) = self.nodes.get(at as usize) else { break };
                if node.left == 0 {
                    sum += node.value;
                    break;
                }
                let value = features.get(usize::from(node.feature)).copied().unwrap_or(0.0);
                at = node.left + u32::from(value > node.threshold);
            }
        }
        sum
    }
}

/// The first look: a block's own text, markup and place.
pub(crate) static FIRST: LazyLock<Model> = LazyLock::new(|| Model::parse(include_str!("../data/first.model")));

/// The second look: what the first thought of the block and of all around it.
pub(crate) static SECOND: LazyLock<Model> = LazyLock::new(|| Model::parse(include_str!("../data/second.model")));
