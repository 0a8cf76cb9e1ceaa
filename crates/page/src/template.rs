//! What the pages of one host have in common: structural paths and how much of the text in them was taken for the story.
//!
//! Learned without people from a host's own pages; a doubtful block then follows what its path is on the other pages.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::blocks::Block;
use crate::dom::{Dom, Id};

/// Pages of a host from which on its template is used.
const PAGES: u32 = 3;
/// Share of a path's text, over all pages, above which its blocks are the story's.
const KEPT: f64 = 0.9;
/// Share below which they are not.
const LEFT_OUT: f64 = 0.1;
/// Levels of elements that make a path.
const LEVELS: usize = 4;

/// What is known of one host's pages.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Template {
    pages: u32,
    paths: HashMap<u64, Path>,
}

/// One structural path over all pages.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Path {
    pages: u32,
    chars: f64,
    kept_chars: f64,
}

impl Template {
    /// Learns from a page what a reading without template keeps of it.
    pub fn learn(&mut self, html: &str, url: &str) {
        let page = crate::article::Page::read(html, url);
        let kept = crate::body::choose(&page.dom, &page.blocks, &page.measure());
        self.pages += 1;
        let mut seen: HashMap<u64, (f64, f64)> = HashMap::new();
        for (block, kept) in page.blocks.iter().zip(&kept) {
            let sums = seen.entry(key(&page.dom, block)).or_default();
            sums.0 += f64::from(block.chars);
            sums.1 += if *kept { f64::from(block.chars) } else { 0.0 };
        }
        for (key, (chars, kept_chars)) in seen {
            let path = self.paths.entry(key).or_default();
            path.pages += 1;
            path.chars += chars;
            path.kept_chars += kept_chars;
        }
    }

    /// Changes what is kept of a page where its host's other pages leave no doubt.
    pub(crate) fn keep(&self, dom: &Dom, blocks: &[Block], kept: &mut [bool]) {
        if self.pages < PAGES {
            return;
        }
        for (block, kept) in blocks.iter().zip(kept) {
            let Some(path) = self.paths.get(&key(dom, block)).filter(|path| path.pages >= PAGES) else { continue };
            let share = path.kept_chars / path.chars.max(1.0);
            if share >= KEPT && crate::body::is_candidate(block) {
                *kept = true;
            } else if share <= LEFT_OUT {
                *kept = false;
            }
        }
    }
}

/// The path of a block: names and classes of the elements round it, numbers left out.
fn key(dom: &Dom, block: &Block) -> u64 {
    let mut hasher = DefaultHasher::new();
    for id in std::iter::once(block.container).chain(dom.ancestors(block.container)).take(LEVELS) {
        hash(dom, id, &mut hasher);
    }
    hasher.finish()
}

fn hash(dom: &Dom, id: Id, hasher: &mut DefaultHasher) {
    dom.name(id).hash(hasher);
    for c in dom.attribute(id, "class").unwrap_or_default().chars().filter(|c| !c.is_ascii_digit()).take(120) {
        c.hash(hasher);
    }
}
