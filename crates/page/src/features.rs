//! What is measured of each block before the model judges whether it belongs to the article.
//!
//! Everything is counted in one pass over the blocks and one over their ancestors; no feature names a site. What an
//! element inherits from its ancestors is measured once for the element, not once for each block in it.

mod markup;

use std::collections::HashMap;

use crate::blocks::{Block, is_inline};
use crate::context;
use crate::dom::{Dom, Id};
use crate::lexicon::{self, MARKUP_GROUPS, TEXT_GROUPS};
use crate::linked_data::squash;
use crate::model::{Row, WIDTH};
use crate::outline::Outline;
use markup::{Inherited, REACH, TAGS, facts_of};

/// What is known of the page besides its blocks.
#[derive(Debug, Default)]
pub(crate) struct Context<'a> {
    pub title: &'a str,
    pub description: &'a str,
    /// The element of the headline.
    pub headline: Option<Id>,
    /// The text that the page's linked data gives, if any.
    pub linked_body: Option<&'a str>,
}

/// A vector in the making: values are pushed, the rest stays zero.
#[derive(Clone)]
pub(crate) struct Vector {
    row: Row,
    len: usize,
}

impl Vector {
    pub fn new() -> Self {
        Self { row: [0.0; WIDTH], len: 0 }
    }

    pub fn push(&mut self, value: f32) {
        if let Some(place) = self.row.get_mut(self.len) {
            *place = value;
        }
        self.len += 1;
    }

    pub fn extend(&mut self, values: impl IntoIterator<Item = f32>) {
        values.into_iter().for_each(|value| self.push(value));
    }

    fn get(&self, at: usize) -> f32 {
        self.row.get(at).copied().unwrap_or(0.0)
    }
}

/// What was measured of a page's blocks.
pub(crate) struct Measured {
    /// The features of each block.
    pub rows: Vec<Row>,
    /// How many features there are.
    #[cfg_attr(not(feature = "training"), expect(dead_code, reason = "only the training program asks"))]
    pub width: usize,
}

/// Totals over the blocks that share something (a parent, a template path).
#[derive(Clone, Copy, Default)]
struct Totals {
    blocks: f32,
    chars: f32,
    link_chars: f32,
    long: f32,
}

impl Totals {
    fn add(&mut self, block: &Block) {
        self.blocks += 1.0;
        self.chars += block.chars as f32;
        self.link_chars += block.link_chars as f32;
        self.long += f32::from(u8::from(is_long(block)));
    }
}

/// Whether a block reads like a paragraph of a story.
pub(crate) fn is_long(block: &Block) -> bool {
    weighted_chars(block) >= 80.0 && (block.link_chars as f32) < 0.4 * block.chars as f32
}

/// Characters, those of scripts without spaces counted double.
fn weighted_chars(block: &Block) -> f32 {
    let wide = block.text.len() as f32 > 2.2 * block.chars as f32 && !block.text.contains(' ');
    block.chars as f32 * if wide { 2.0 } else { 1.0 }
}

/// A key that blocks built by the same template share: tags and classes of the nearest ancestors (FNV-1a, since the bytes come one by one).
fn template_key(dom: &Dom, container: Id) -> u64 {
    let mut key = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |byte: u8| key = (key ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    for id in std::iter::once(container).chain(dom.ancestors(container)).take(3) {
        dom.name(id).bytes().for_each(&mut add);
        add(0);
        // Numbers in classes (paragraph-12) are not part of the template.
        let class = dom.attribute(id, "class").unwrap_or_default();
        class.bytes().take(120).filter(|byte| !byte.is_ascii_digit()).for_each(&mut add);
    }
    key
}

/// The features of every block, in order.
pub(crate) fn measure(dom: &Dom, blocks: &[Block], context: &Context<'_>) -> Measured {
    Measure::new(dom, blocks, context).run()
}

/// No place in a list.
const NOWHERE: u32 = u32::MAX;

struct Measure<'a> {
    dom: &'a Dom,
    blocks: &'a [Block],
    /// For each node, the place of what it inherits in `inherited`.
    places: Vec<u32>,
    inherited: Vec<Inherited>,
    scores: Vec<f32>,
    totals: Vec<Totals>,
    templates: HashMap<u64, Totals>,
    keys: Vec<u64>,
    region: Id,
    /// For each ancestor of the headline, the levels between them.
    headline: Vec<u16>,
    page: Totals,
    title: String,
    description: String,
    linked: Option<String>,
}

impl<'a> Measure<'a> {
    fn new(dom: &'a Dom, blocks: &'a [Block], context: &Context<'_>) -> Self {
        let linked =
            context.linked_body.map(|body| squash(body.get(..body.floor_char_boundary(60_000)).unwrap_or_default()));
        let mut headline = vec![u16::MAX; dom.len()];
        for (level, id) in context.headline.into_iter().flat_map(|id| dom.ancestors(id).enumerate()) {
            if let Some(levels) = headline.get_mut(id as usize) {
                *levels = u16::try_from(level).unwrap_or(u16::MAX);
            }
        }
        let mut measure = Self {
            dom,
            blocks,
            places: vec![NOWHERE; dom.len()],
            inherited: vec![Inherited::NOTHING],
            scores: vec![0.0; dom.len()],
            totals: vec![Totals::default(); dom.len()],
            templates: HashMap::new(),
            keys: Vec::with_capacity(blocks.len()),
            region: 0,
            headline,
            page: Totals::default(),
            title: squash(context.title),
            description: squash(context.description),
            linked: linked.filter(|body| body.len() > 150),
        };
        measure.count();
        measure
    }

    fn chain(&self, block: &Block) -> impl Iterator<Item = Id> + 'a {
        let dom = self.dom;
        std::iter::once(block.container).chain(dom.ancestors(block.container))
    }

    /// Measures what `container` inherits, and its ancestors with it.
    fn inherit(&mut self, container: Id) {
        let mut missing = Vec::new();
        let mut place = 0;
        for id in std::iter::once(container).chain(self.dom.ancestors(container)) {
            match self.places.get(id as usize) {
                Some(&NOWHERE) => missing.push(id),
                Some(&known) => {
                    place = known;
                    break;
                }
                None => break,
            }
        }
        for id in missing.into_iter().rev() {
            let Some(above) = self.inherited.get(place as usize) else { return };
            let own = above.below(&facts_of(self.dom, id));
            place = u32::try_from(self.inherited.len()).unwrap_or(NOWHERE);
            self.inherited.push(own);
            if let Some(known) = self.places.get_mut(id as usize) {
                *known = place;
            }
        }
    }

    fn count(&mut self) {
        let mut previous = None;
        for block in self.blocks {
            let key = match previous {
                Some((container, key)) if container == block.container => key,
                _ => template_key(self.dom, block.container),
            };
            previous = Some((block.container, key));
            self.keys.push(key);
            self.templates.entry(key).or_default().add(block);
            self.page.add(block);
            self.inherit(block.container);
            let density = block.link_chars as f32 / block.chars.max(1) as f32;
            let commas = block.text.bytes().filter(|byte| *byte == b',').count() as f32
                + block.text.matches(['、', '，']).count() as f32;
            let chars = weighted_chars(block);
            let score = if chars < 40.0 || density > 0.5 {
                0.0
            } else {
                (1.0 + commas.min(6.0) + (chars / 100.0).min(5.0)) * (1.0 - density)
            };
            let mut weight = 1.0;
            for (level, id) in self.chain(block).take(REACH).enumerate() {
                let at = id as usize;
                if let Some(totals) = self.totals.get_mut(at) {
                    totals.add(block);
                }
                if level < 5
                    && let Some(total) = self.scores.get_mut(at)
                {
                    *total += score * weight;
                }
                weight *= 0.7;
            }
        }
        let best = self.scores.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1));
        self.region = best.map_or(0, |(id, _)| Id::try_from(id).unwrap_or(0));
    }

    fn run(self) -> Measured {
        let long: Vec<usize> = (0..self.blocks.len())
            .filter(|&index| {
                self.blocks
                    .get(index)
                    .is_some_and(|block| is_long(block) && self.chain(block).take(REACH).any(|id| id == self.region))
            })
            .collect();
        let (first_long, last_long) = (long.first().copied().unwrap_or(0), long.last().copied().unwrap_or(0));
        let heading = self.heading_index();
        let mut before = 0.0;
        let mut own: Vec<Vector> = Vec::with_capacity(self.blocks.len());
        for (index, block) in self.blocks.iter().enumerate() {
            let mut vector = Vector::new();
            self.text_features(block, &mut vector);
            self.markup_features(block, &mut vector);
            self.place_features(index, block, &mut vector);
            let shared = self.chain(block).enumerate().find_map(|(level, id)| {
                let up = self.headline.get(id as usize).copied().filter(|up| *up != u16::MAX)?;
                Some((level as f32, f32::from(up)))
            });
            let (own_levels, headline_levels) = shared.unwrap_or((99.0, 99.0));
            vector.push(own_levels);
            vector.push(headline_levels);
            vector.push(before / self.page.chars.max(1.0));
            vector.push(index as f32 - heading as f32);
            vector.push((index as f32 - first_long as f32).clamp(-50.0, 50.0));
            vector.push((last_long as f32 - index as f32).clamp(-50.0, 50.0));
            before += block.chars as f32;
            own.push(vector);
        }
        context::add(self.dom, self.blocks, &self.keys, &Outline::of(self.dom, self.blocks), &mut own);
        let width = self.add_neighbours(&mut own);
        Measured { rows: own.into_iter().map(|vector| vector.row).collect(), width }
    }

    /// The block that holds the page's headline.
    fn heading_index(&self) -> usize {
        let is_heading = |block: &Block| self.chain(block).take(3).any(|id| self.dom.name(id) == "h1");
        let same = self.blocks.iter().position(|block| is_heading(block) && similar(&squash(&block.text), &self.title));
        same.or_else(|| self.blocks.iter().position(is_heading)).unwrap_or(0)
    }

    fn text_features(&self, block: &Block, vector: &mut Vector) {
        let text = block.text.as_str();
        let chars = weighted_chars(block);
        let total = block.chars.max(1) as f32;
        let words = text.split(' ').count() as f32;
        let last = text.chars().next_back().unwrap_or(' ');
        let first = text.chars().next().unwrap_or(' ');
        let counted = Characters::count(text);
        vector.push(chars.ln_1p());
        vector.push(words.ln_1p());
        vector.push(block.link_chars as f32 / total);
        vector.push(block.links as f32);
        vector.push(block.emphasised_chars as f32 / total);
        vector.push(f32::from(u8::from(matches!(last, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '।' | '؟'))));
        vector.push(f32::from(u8::from(matches!(last, '"' | '”' | '“' | '»' | '\'' | '’' | '」' | ')' | '）'))));
        vector.push(f32::from(u8::from(last == ':')));
        vector.push(counted.commas / total * 100.0);
        vector.push(counted.stops);
        vector.push(counted.digits / total);
        vector.push(counted.capitals / total);
        vector.push(counted.marks);
        vector.push(f32::from(u8::from(first.is_lowercase())));
        vector.push(f32::from(u8::from(first.is_ascii_digit())));
        vector.push(f32::from(u8::from(matches!(first, '"' | '“' | '„' | '«' | '‘' | '「'))));
        vector.push(f32::from(u8::from(matches!(first, '-' | '–' | '—' | '•' | '*' | '·' | '▶' | '►' | '»' | '>'))));
        vector.push(f32::from(u8::from(matches!(first, '(' | '[' | '（' | '【'))));
        vector.push(total / words);
        let head = text.get(..text.floor_char_boundary(160)).unwrap_or(text).to_lowercase();
        let mask = lexicon::text_mask(&head);
        for group in 0..TEXT_GROUPS {
            vector.push(f32::from(u8::from(mask & (1 << group) != 0)));
        }
        let squashed = squash(text.get(..text.floor_char_boundary(240)).unwrap_or(text));
        vector.push(f32::from(u8::from(similar(&squashed, &self.title))));
        vector.push(f32::from(u8::from(similar(&squashed, &self.description))));
        vector.push(match &self.linked {
            None => -1.0,
            Some(_) if squashed.len() < 12 => 0.5,
            Some(body) => {
                f32::from(u8::from(body.contains(squashed.get(..squashed.floor_char_boundary(60)).unwrap_or_default())))
            }
        });
    }

    fn markup_features(&self, block: &Block, vector: &mut Vector) {
        let place = self.places.get(block.container as usize).copied().unwrap_or(0);
        let Some(inherited) = self.inherited.get(place as usize) else { return };
        vector.extend(inherited.levels.iter().map(|level| f32::from(*level)));
        vector.push(f32::from(inherited.depth));
    }

    fn place_features(&self, index: usize, block: &Block, vector: &mut Vector) {
        let mut in_region = REACH as f32;
        let mut best = 0.0_f32;
        for (level, id) in self.chain(block).take(REACH).enumerate() {
            if id == self.region {
                in_region = level as f32;
            }
            if level < 5 {
                best = best.max(self.scores.get(id as usize).copied().unwrap_or(0.0));
            }
        }
        let top = self.scores.get(self.region as usize).copied().unwrap_or(0.0).max(1.0);
        vector.push(in_region);
        vector.push(best / top);
        vector.push(top.ln_1p());
        // The container itself, its parent and grandparent: what else is in them.
        for level in 0..4 {
            let totals =
                self.chain(block).nth(level).and_then(|id| self.totals.get(id as usize)).copied().unwrap_or_default();
            vector.push(totals.blocks.ln_1p());
            vector.push(totals.chars / self.page.chars.max(1.0));
            vector.push(totals.link_chars / totals.chars.max(1.0));
            vector.push(totals.long / self.page.long.max(1.0));
        }
        let template = self.keys.get(index).and_then(|key| self.templates.get(key)).copied().unwrap_or_default();
        vector.push(template.blocks.ln_1p());
        vector.push(template.chars / self.page.chars.max(1.0));
        vector.push(template.link_chars / template.chars.max(1.0));
        vector.push(template.long / template.blocks.max(1.0));
        vector.push((template.chars / template.blocks.max(1.0)).ln_1p());
        vector.push(self.page.chars.ln_1p());
        vector.push(self.page.long.ln_1p());
        vector.push(self.page.link_chars / self.page.chars.max(1.0));
        vector.push(f32::from(u8::from(is_inline(self.dom.name(block.container)))));
    }

    /// Adds what the blocks before and behind look like; gives the number of features.
    fn add_neighbours(&self, own: &mut [Vector]) -> usize {
        // Length, links, levels up to the region.
        const SEEN: [usize; 3] = [0, 2, IN_REGION];
        for index in 0..own.len() {
            for offset in [-2_isize, -1, 1, 2] {
                let neighbour = index.checked_add_signed(offset);
                let found = neighbour.and_then(|at| {
                    let [length, links, region] =
                        SEEN.map(|feature| own.get(at).map_or(0.0, |other| other.get(feature)));
                    Some((self.blocks.get(at)?, self.keys.get(at)?, length, links, region))
                });
                let Some(vector) = own.get_mut(index) else { continue };
                match found {
                    Some((block, key, length, links, region)) => {
                        vector.push(length);
                        vector.push(links);
                        vector.push(f32::from(u8::from(self.keys.get(index) == Some(key))));
                        vector.push(f32::from(u8::from(matches!(self.dom.name(block.container), "h2" | "h3" | "h4"))));
                        vector.push(region);
                    }
                    None => vector.extend([-1.0; 5]),
                }
            }
        }
        own.first().map_or(0, |vector| vector.len)
    }
}

/// Counts of characters in a text.
#[derive(Default)]
struct Characters {
    commas: f32,
    stops: f32,
    digits: f32,
    capitals: f32,
    marks: f32,
}

impl Characters {
    fn count(text: &str) -> Self {
        let mut counted = Self::default();
        for c in text.chars() {
            match c {
                'a'..='z' | ' ' => {}
                'A'..='Z' => counted.capitals += 1.0,
                '0'..='9' => counted.digits += 1.0,
                ',' | '、' | '，' | '،' => counted.commas += 1.0,
                '.' | '。' | '!' | '?' | '।' => counted.stops += 1.0,
                '|' | '•' | '·' | '/' | '→' | '»' | '>' | '›' => counted.marks += 1.0,
                _ if c.is_uppercase() => counted.capitals += 1.0,
                _ => {}
            }
        }
        counted
    }
}

/// Place of the feature "levels up to the region" in a vector.
const IN_REGION: usize = 19 + TEXT_GROUPS + 3 + MARKUP_GROUPS + TAGS.len() + 3;

/// Whether two squashed texts are nearly the same: equal, or one opens or holds most of the other.
fn similar(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    short.len() >= 12 && short.len() * 10 >= long.len() * 6 && long.contains(short)
}
