//! What the training program sees of a page: blocks with their features. Only built for it.

use crate::article;

/// A block of a page, as the model sees it.
#[derive(Debug, Clone)]
pub struct Sample {
    /// The text.
    pub text: String,
    /// What was measured.
    pub features: Vec<f32>,
    /// Whether the block is judged at all.
    pub is_judged: bool,
}

/// The blocks of a page.
#[must_use]
pub fn samples(html: &str, url: &str) -> Vec<Sample> {
    let page = article::Page::read(html, url);
    let vectors = page.vectors();
    page.blocks
        .iter()
        .zip(vectors)
        .map(|(block, features)| Sample { text: block.text.clone(), features, is_judged: crate::body::is_candidate(block) })
        .collect()
}

/// Trees read from their text form, to measure a model that is not built in.
#[derive(Debug, Clone)]
pub struct Trees(crate::model::Model);

impl Trees {
    /// Reads the text form.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        Self(crate::model::Model::parse(text))
    }

    /// The log-odds for one block.
    #[must_use]
    pub fn judge(&self, features: &[f32]) -> f32 {
        self.0.judge(features)
    }
}

