//! What the training program sees of a page: blocks with their features. Only built for it.

use crate::article;

/// A page with the features of its blocks.
pub struct Samples {
    page: article::Page,
    vectors: Vec<Vec<f32>>,
}

impl Samples {
    /// Reads a page.
    #[must_use]
    pub fn read(html: &str, url: &str) -> Self {
        let page = article::Page::read(html, url);
        let vectors = page.vectors();
        Self { page, vectors }
    }

    /// The texts of the blocks, and whether each is judged at all.
    pub fn texts(&self) -> impl Iterator<Item = (&str, bool)> {
        self.page.blocks.iter().map(|block| (block.text.as_str(), crate::body::is_candidate(block)))
    }

    /// The features of the first look.
    #[must_use]
    pub fn first(&self) -> &[Vec<f32>] {
        &self.vectors
    }

    /// The features of the second look, given the answers of the first.
    #[must_use]
    pub fn second(&self, scores: &[Option<f32>]) -> Vec<Vec<f32>> {
        crate::context::vectors(&self.page.dom, &self.page.blocks, &self.vectors, scores)
    }
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
