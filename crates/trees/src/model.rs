//! The judge: trees whose answers are added up to a log-odds.

use std::fmt;

/// What is wrong with the text of a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// A line that is neither a comment, nor `bias B`, nor nodes; counted from 1.
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

/// Boosted trees.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    nodes: Vec<Node>,
    roots: Vec<u32>,
    bias: f32,
    /// For each tree, the most that it and those behind it can add; empty where that was not worked out.
    rest: Vec<f32>,
}

impl Model {
    /// Reads the text form: comments (`#`), a line `bias B`, and for each tree a line of nodes `feature:threshold:left` or `=value`.
    ///
    /// # Errors
    /// Where a line is none of these, or the bias is missing.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let mut model = Self::default();
        let mut bias = None;
        for (line, number) in text.lines().zip(1..) {
            if let Some(number) = line.strip_prefix("bias ") {
                bias = number.trim().parse().ok();
            } else if !line.is_empty() && !line.starts_with('#') {
                let nodes: Option<Vec<Node>> = line.split(' ').map(node).collect();
                let nodes = nodes.filter(|nodes| is_sound(nodes)).ok_or(Error::NotATree(number))?;
                model.push(&nodes);
            }
        }
        model.bias = bias.ok_or(Error::NoBias)?;
        model.rest = model.most_to_come();
        Ok(model)
    }

    #[cfg(feature = "training")]
    pub(crate) fn with_bias(bias: f32) -> Self {
        Self { bias, ..Self::default() }
    }

    pub(crate) fn push(&mut self, nodes: &[Node]) {
        self.roots.push(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.extend_from_slice(nodes);
    }

    /// The log-odds that the answer is yes; a feature that is not given counts as zero.
    #[must_use]
    pub fn judge(&self, features: &[f32]) -> f32 {
        self.roots.iter().fold(self.bias, |sum, root| sum + self.answer(*root, features))
    }

    /// [`Model::judge`], or `None` as soon as it is sure that the answer is less than `least`: what nobody would choose costs few trees.
    #[must_use]
    pub fn judge_from(&self, least: f32, features: &[f32]) -> Option<f32> {
        let mut sum = self.bias;
        for (&root, most) in self.roots.iter().zip(self.rest.iter().copied().chain(std::iter::repeat(f32::MAX))) {
            // Sums of these small numbers are exact to far less than a thousandth.
            if sum + most < least - 1e-3 {
                return None;
            }
            sum += self.answer(root, features);
        }
        Some(sum)
    }

    /// The leaf of a tree.
    fn answer(&self, root: u32, features: &[f32]) -> f32 {
        let mut at = root;
        // Branches point forward (checked when reading), so that this ends.
        while let Some(node) = self.nodes.get(at as usize) {
            if node.left == 0 {
                return node.value;
            }
            let value = features.get(usize::from(node.feature)).copied().unwrap_or(0.0);
            at = root + u32::from(node.left) + u32::from(value > node.threshold);
        }
        0.0
    }

    /// The most that each tree and those behind it can add.
    fn most_to_come(&self) -> Vec<f32> {
        let ends = self.roots.iter().skip(1).map(|root| *root as usize).chain([self.nodes.len()]);
        let greatest = |(root, end): (&u32, usize)| {
            let nodes = self.nodes.get(*root as usize..end).unwrap_or_default();
            nodes.iter().filter(|node| node.left == 0).map(|node| node.value).fold(f32::MIN, f32::max)
        };
        let mut rest: Vec<f32> = self.roots.iter().zip(ends).map(greatest).collect();
        let mut behind = 0.0;
        for most in rest.iter_mut().rev() {
            behind += *most;
            *most = behind;
        }
        rest
    }

    /// [`Model::judge`] as a probability, 0 to 1.
    #[must_use]
    pub fn probability(&self, features: &[f32]) -> f32 {
        1.0 / (1.0 + (-self.judge(features)).exp())
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
        threshold: threshold.parse().ok()?,
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
        let ends = self.roots.iter().skip(1).map(|root| *root as usize).chain([self.nodes.len()]);
        for (&root, end) in self.roots.iter().zip(ends) {
            for (at, node) in self.nodes.get(root as usize..end).unwrap_or_default().iter().enumerate() {
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

    #[test]
    fn what_cannot_be_enough_is_given_up() {
        let model = Model::parse("bias 0\n0:1:1 =-5 =1\n1:1:1 =-2 =3\n").unwrap();
        for features in [[0.0, 0.0], [0.0, 2.0], [2.0, 0.0], [2.0, 2.0]] {
            let odds = model.judge(&features);
            assert_eq!(model.judge_from(odds, &features), Some(odds), "{features:?}");
            assert_eq!(model.judge_from(f32::MIN, &features), Some(odds));
        }
        assert_eq!(model.judge_from(0.0, &[0.0, 2.0]), None, "-5 and at most 3");
        assert_eq!(model.judge_from(5.0, &[2.0, 2.0]), None, "never more than 4");
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
    }
}
