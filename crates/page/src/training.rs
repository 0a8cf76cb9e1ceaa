//! What the training program sees of a page: blocks with their features. Only built for it.

use crate::article;
use crate::features::Measured;
use crate::model::{Row, WIDTH};

/// Most features of a block.
pub const FEATURES: usize = WIDTH;

/// A page with the features of its blocks.
pub struct Samples {
    page: article::Page,
    measured: Measured,
}

impl Samples {
    /// Reads a page.
    #[must_use]
    pub fn read(html: &str, url: &str) -> Self {
        let page = article::Page::read(html, url);
        let measured = page.measure();
        Self { page, measured }
    }

    /// The texts of the blocks, and whether each is judged at all.
    pub fn texts(&self) -> impl Iterator<Item = (&str, bool)> {
        self.page.blocks.iter().map(|block| (block.text.as_str(), crate::body::is_candidate(block)))
    }

    /// The features of each block.
    #[must_use]
    pub fn features(&self) -> &[Row] {
        &self.measured.rows
    }

    /// Whether rules alone would keep each block.
    #[must_use]
    pub fn proposed(&self) -> Vec<bool> {
        crate::outline::Outline::of(&self.page.dom, &self.page.blocks).kept
    }

    /// How many features there are.
    #[must_use]
    pub fn width(&self) -> usize {
        self.measured.width
    }

    /// What the page teaches of its host.
    #[must_use]
    pub fn lesson(&self) -> crate::Lesson {
        crate::Lesson::of(&self.page.blocks)
    }

    /// These answers with what other pages of the host teach.
    #[must_use]
    pub fn taught(&self, scores: &[Option<f32>], template: &crate::Template) -> Vec<Option<f32>> {
        template.apply(&self.page.blocks, scores)
    }

    /// The text that an article has with these answers.
    #[must_use]
    pub fn body(&self, scores: &[Option<f32>]) -> String {
        let kept = crate::body::keep(&self.page.blocks, scores);
        let own = self.page.blocks.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(block, _)| block);
        let text = article::joined(own);
        match crate::body::linked_text(&self.page.linked, &text) {
            Some(linked) => article::from_linked(linked).1,
            None => text,
        }
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

    /// The log-odds for blocks.
    #[must_use]
    pub fn judge(&self, blocks: &[Row]) -> Vec<f32> {
        self.0.judge(blocks)
    }
}
