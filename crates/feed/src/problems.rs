//! What went wrong while a document was read, in plain words.

use crate::xml::cut;

/// Different problems that are kept; a document with more has made its point.
const KEPT: usize = 64;

/// Problems in the order they were met, each said once.
#[derive(Debug, Default)]
pub(crate) struct Problems {
    said: Vec<String>,
    damage: bool,
}

impl Problems {
    pub(crate) fn add(&mut self, problem: &str) {
        if self.said.len() < KEPT && !self.said.iter().any(|said| said == problem) {
            self.said.push(problem.to_owned());
        }
    }

    /// A problem that may have moved words from one element into another.
    pub(crate) fn add_damage(&mut self, problem: &str) {
        self.damage = true;
        self.add(problem);
    }

    /// Whether there was such a problem.
    pub(crate) fn tell_of_damage(&self) -> bool {
        self.damage
    }

    /// `problem: "what"`, the latter cut.
    pub(crate) fn add_about(&mut self, problem: &str, what: &str) {
        if self.said.len() < KEPT {
            self.add(&format!("{problem}: \"{}\".", cut(what, 80)));
        }
    }

    pub(crate) fn extend(&mut self, more: Vec<String>) {
        for problem in more {
            self.add(&problem);
        }
    }

    pub(crate) fn into_list(self) -> Vec<String> {
        self.said
    }
}
