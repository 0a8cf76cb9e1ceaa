//! The judge: trees whose answers are added up to a log-odds.

use std::fmt;

/// What is wrong with the text of a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// A line that is neither a comment, nor `bias B`, nor the nodes of a tree with 16 leaves at most; counted from 1.
    NotATree(usize),
    /// There is no `bias` line.
    NoBias,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotATree(line) => write!(f, "line {line} of the model is no tree"),
            Self::NoBias => f.write_str("the model has no line \"bias ..\""),
        }
    }
}

impl std::error::Error for Error {}

/// One question or one answer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Node {
    /// Which feature is asked for.
    pub feature: u16,
    /// Above it the answer is on the right.
    pub threshold: f32,
    /// Where the left branch is, counted from the tree's root; the right one stands behind it. Zero for a leaf.
    pub left: u16,
    /// A leaf's answer, a part of the log-odds.
    pub value: f32,
}

/// Most leaves of a tree.
pub(crate) const LEAVES: usize = 16;

/// A question of some tree, and which leaves are left where the feature is above the threshold: none of its left branch.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Question {
    threshold: f32,
    tree: u16,
    /// A bit for each leaf, the leftmost the lowest.
    left: u16,
}

/// Boosted trees.
///
/// A tree's answer is not looked for from its root: all questions about one feature stand together, lowest threshold first. Of each feature
/// those below its value strike out leaves, and what answers is the leftmost leaf that is left (Lucchese et al., "QuickScorer", SIGIR 2015).
/// No step waits for the one before it, as those from node to node do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    bias: f32,
    /// As they were learned or read.
    trees: Vec<Vec<Node>>,
    /// By feature.
    questions: Vec<Vec<Question>>,
    /// The leaves of every tree, leftmost first.
    answers: Vec<[f32; LEAVES]>,
}

impl Model {
    /// Reads the text form: comments (`#`), a line `bias B`, and for each tree a line of nodes `feature:threshold:left` or `=value`.
    ///
    /// # Errors
    /// Where a line is none of these, a tree has more than 16 leaves, or the bias is missing.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let mut model = Self::default();
        let mut bias = None;
        for (line, number) in text.lines().zip(1..) {
            if let Some(number) = line.strip_prefix("bias ") {
                bias = number.trim().parse().ok();
            } else if !line.is_empty() && !line.starts_with('#') {
                let nodes: Option<Vec<Node>> = line.split(' ').map(node).collect();
                nodes.and_then(|nodes| model.push(nodes)).ok_or(Error::NotATree(number))?;
            }
        }
        model.bias = bias.ok_or(Error::NoBias)?;
        model.order();
        Ok(model)
    }

    /// Trees that were learned; one that is none, or has more than [`LEAVES`], is left out.
    #[cfg(feature = "training")]
    pub(crate) fn of(bias: f32, trees: Vec<Vec<Node>>) -> Self {
        let mut model = Self { bias, ..Self::default() };
        for nodes in trees {
            model.push(nodes);
        }
        model.order();
        model
    }

    /// Takes in a tree; `None` if it is none or too large.
    fn push(&mut self, nodes: Vec<Node>) -> Option<()> {
        let tree = u16::try_from(self.trees.len()).ok()?;
        // So it ends: branches point forward, and there are few.
        let is_sound = nodes.len() < 2 * LEAVES && is_sound(&nodes);
        let mut branches = Branches::default();
        is_sound.then(|| branches.walk(&nodes, 0))??;
        for (feature, threshold, left) in branches.questions {
            if self.questions.len() <= feature {
                self.questions.resize(feature + 1, Vec::new());
            }
            self.questions.get_mut(feature)?.push(Question { threshold, tree, left });
        }
        branches.leaves.resize(LEAVES, 0.0);
        self.answers.push(branches.leaves.try_into().ok()?);
        self.trees.push(nodes);
        Some(())
    }

    /// Puts the questions about each feature in order.
    fn order(&mut self) {
        self.questions.iter_mut().for_each(|asked| asked.sort_by(|a, b| a.threshold.total_cmp(&b.threshold)));
    }

    /// The log-odds that the answer is yes; a feature that is not given counts as zero.
    #[must_use]
    pub fn judge(&self, features: &[f32]) -> f32 {
        let mut left = vec![u16::MAX; self.answers.len()];
        let values = features.iter().copied().chain(std::iter::repeat(0.0));
        for (questions, value) in self.questions.iter().zip(values) {
            for question in questions.iter().take_while(|question| value > question.threshold) {
                if let Some(left) = left.get_mut(usize::from(question.tree)) {
                    *left &= question.left;
                }
            }
        }
        left.into_iter().zip(&self.answers).fold(self.bias, |sum, (left, answers)| {
            sum + answers.get(left.trailing_zeros() as usize).copied().unwrap_or(0.0)
        })
    }

    /// [`Model::judge`] as a probability, 0 to 1.
    #[must_use]
    pub fn probability(&self, features: &[f32]) -> f32 {
        1.0 / (1.0 + (-self.judge(features)).exp())
    }
}

/// A tree that is walked through from left to right.
#[derive(Default)]
struct Branches {
    leaves: Vec<f32>,
    /// Feature, threshold, and the leaves that are left above it.
    questions: Vec<(usize, f32, u16)>,
}

impl Branches {
    /// `None` as soon as there are too many leaves.
    fn walk(&mut self, nodes: &[Node], at: usize) -> Option<()> {
        let node = nodes.get(at)?;
        if node.left == 0 {
            self.leaves.push(node.value);
            return (self.leaves.len() <= LEAVES).then_some(());
        }
        let (left, first) = (usize::from(node.left), self.leaves.len());
        self.walk(nodes, left)?;
        let of_left_branch = (first..self.leaves.len()).fold(0, |bits, leaf| bits | 1 << leaf);
        self.questions.push((usize::from(node.feature), node.threshold, !of_left_branch));
        self.walk(nodes, left + 1)
    }
}

fn node(word: &str) -> Option<Node> {
    if let Some(value) = word.strip_prefix('=') {
        return Some(Node { feature: 0, threshold: 0.0, left: 0, value: value.parse().ok()? });
    }
    let mut parts = word.split(':');
    let (feature, threshold, left) = (parts.next()?, parts.next()?, parts.next()?);
    Some(Node {
        feature: feature.parse().ok()?,
        threshold: threshold.parse().ok().filter(|threshold: &f32| threshold.is_finite())?,
        left: left.parse().ok().filter(|left| *left > 0)?,
        value: 0.0,
    })
}

/// Whether every branch points forward to two nodes of the same tree.
fn is_sound(nodes: &[Node]) -> bool {
    nodes.iter().enumerate().all(|(at, node)| {
        let left = usize::from(node.left);
        left == 0 || (left > at && left + 1 < nodes.len())
    })
}

impl fmt::Display for Model {
    /// The text form that [`Model::parse`] reads.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "bias {:.5}", self.bias)?;
        for nodes in &self.trees {
            for (at, node) in nodes.iter().enumerate() {
                let blank = if at == 0 { "" } else { " " };
                if node.left == 0 {
                    write!(f, "{blank}={:.5}", node.value)?;
                } else {
                    write!(f, "{blank}{}:{}:{}", node.feature, node.threshold, node.left)?;
                }
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Error, Model};

    #[test]
    fn trees_are_added_up() {
        let model = Model::parse("# two trees\nbias 0.5\n0:1.5:1 =-1 =2\n=0.25\n").unwrap();
        assert_eq!(model.judge(&[1.0]), -0.25);
        assert_eq!(model.judge(&[2.0]), 2.75);
        assert_eq!(model.judge(&[]), -0.25, "a missing feature counts as zero");
        assert!(model.probability(&[2.0]) > 0.9);
    }

    /// A tree as it is defined: from the root to the left where the feature is not above the threshold, else to the right.
    fn walked(line: &str, features: &[f32]) -> f32 {
        let nodes: Vec<_> = line.split(' ').map(|word| super::node(word).unwrap()).collect();
        let mut at = 0;
        while nodes[at].left > 0 {
            let value = features.get(usize::from(nodes[at].feature)).copied().unwrap_or_default();
            at = usize::from(nodes[at].left) + usize::from(value > nodes[at].threshold);
        }
        nodes[at].value
    }

    /// A tree of as many leaves as there may be: a comb, whose branches reach from -1 to 1 of the first feature.
    fn largest() -> String {
        let comb: Vec<String> =
            (0..15_u8).map(|at| format!("0:{}:{} ={at}", f32::from(at) / 7.0 - 1.0, at * 2 + 1)).collect();
        format!("{} =15", comb.join(" "))
    }

    #[test]
    fn a_tree_answers_as_it_does_from_its_root() {
        let trees = [
            "0:0.5:1 1:0.5:3 2:0.5:5 =1 =2 =3 =4",
            "1:0.2:1 =1 1:0.7:3 0:-1:5 =2 =3 2:0:7 =4 =5",
            "2:0.9:1 2:0.4:3 =1 2:0.1:5 =2 =3 =4",
            &largest(),
        ];
        let values = [-2.0, 0.0, 0.2, 0.45, 0.5, 0.8, 1.0, f32::NAN];
        for (a, b, c) in
            values.iter().flat_map(|a| values.map(|b| (*a, b))).flat_map(|(a, b)| values.map(|c| (a, b, c)))
        {
            for features in [&[a, b, c][..], &[a, b], &[]] {
                let sum: f32 = trees.iter().map(|tree| walked(tree, features)).sum();
                let model = Model::parse(&format!("bias 0\n{}\n", trees.join("\n"))).unwrap();
                assert_eq!(model.judge(features), sum, "{features:?}");
            }
        }
    }

    #[test]
    fn the_text_form_comes_back() {
        let text = "bias 0.50000\n0:1.5:1 =-1.00000 3:0.25:3 =2.00000 =4.00000\n";
        assert_eq!(Model::parse(text).unwrap().to_string(), text);
    }

    #[test]
    fn damaged_models_are_refused() {
        assert_eq!(Model::parse("0:1:1 =1 =2"), Err(Error::NoBias));
        assert_eq!(Model::parse("bias 0\nhello"), Err(Error::NotATree(2)));
        assert_eq!(Model::parse("bias 0\n0:1:1 =1"), Err(Error::NotATree(2)), "a branch without its right side");
        assert_eq!(Model::parse("bias 0\n0:1:1 0:1:1 =1 =2"), Err(Error::NotATree(2)), "a branch that points back");
        assert!(Model::parse(&format!("bias 0\n{}", largest())).is_ok());
        let larger = largest().replace(" =15", " 0:2:31 =15 =16");
        assert_eq!(Model::parse(&format!("bias 0\n{larger}")), Err(Error::NotATree(2)), "17 leaves");
        let folded: Vec<String> = (0..15).map(|at| format!("0:1:{}", at + 1)).collect();
        assert_eq!(
            Model::parse(&format!("bias 0\n{} =1 =1", folded.join(" "))),
            Err(Error::NotATree(2)),
            "branches that meet"
        );
    }
}
