//! What is measured of each block before the model judges whether it belongs to the article.
//!
//! Everything is counted in one pass over the blocks and one over their ancestors; no feature names a site.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher};

use crate::blocks::{Block, is_inline};
use crate::dom::{Dom, Id};
use crate::lexicon::{self, MARKUP_GROUPS, TEXT_GROUPS};
use crate::linked_data::squash;

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

/// Features of one block.
pub(crate) type Vector = Vec<f32>;

/// How far up an ancestor may be to count.
const REACH: usize = 9;

/// What an element's own markup says.
#[derive(Clone, Copy, Default)]
struct Facts {
    known: bool,
    mask: u32,
    tag: u8,
    hidden: bool,
    body: bool,
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

const TAGS: [&str; 26] = [
    "p",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "td",
    "blockquote",
    "figcaption",
    "figure",
    "aside",
    "footer",
    "header",
    "form",
    "article",
    "main",
    "section",
    "ul",
    "ol",
    "table",
    "dd",
    "dt",
    "pre",
    "address",
    "details",
];

fn tag_number(name: &str) -> u8 {
    TAGS.iter().position(|tag| *tag == name).map_or(0, |index| u8::try_from(index + 1).unwrap_or(0))
}

fn facts_of(dom: &Dom, id: Id) -> Facts {
    let mut words = String::new();
    let mut facts = Facts { known: true, tag: tag_number(dom.name(id)), ..Facts::default() };
    let Some(element) = dom.element(id) else { return facts };
    for attribute in &element.attributes {
        let value: &str = &attribute.value;
        match &*attribute.name.local {
            "class"
            | "id"
            | "itemprop"
            | "role"
            | "data-testid"
            | "data-component"
            | "data-type"
            | "data-module"
            | "data-block"
            | "aria-label"
            | "data-qa"
            | "name"
            | "data-name"
            | "data-component-name" => {
                words.push_str(value.get(..value.floor_char_boundary(200)).unwrap_or_default());
                words.push(' ');
                facts.body |= value.eq_ignore_ascii_case("articlebody");
            }
            "hidden" => facts.hidden = true,
            "aria-hidden" => facts.hidden |= value == "true",
            "style" => {
                facts.hidden |= value
                    .get(..value.floor_char_boundary(200))
                    .unwrap_or_default()
                    .replace(' ', "")
                    .contains("display:none")
            }
            _ => {}
        }
    }
    facts.mask = lexicon::markup_mask(&words);
    facts
}

/// A key that blocks built by the same template share: tags and classes of the nearest ancestors.
pub(crate) fn template_key(dom: &Dom, container: Id) -> u64 {
    let mut hasher = foldhash_fixed();
    for id in std::iter::once(container).chain(dom.ancestors(container)).take(3) {
        hasher.write(dom.name(id).as_bytes());
        hasher.write_u8(0);
        // Numbers in classes (paragraph-12) are not part of the template.
        let class = dom.attribute(id, "class").unwrap_or_default();
        for byte in class.bytes().take(120).filter(|byte| !byte.is_ascii_digit()) {
            hasher.write_u8(byte);
        }
    }
    hasher.finish()
}

fn foldhash_fixed() -> std::hash::DefaultHasher {
    std::hash::BuildHasherDefault::<std::hash::DefaultHasher>::default().build_hasher()
}

/// The features of every block, in order.
pub(crate) fn vectors(dom: &Dom, blocks: &[Block], context: &Context<'_>) -> Vec<Vector> {
    Measure::new(dom, blocks, context).run()
}

struct Measure<'a> {
    dom: &'a Dom,
    blocks: &'a [Block],
    facts: Vec<Facts>,
    scores: Vec<f32>,
    totals: Vec<Totals>,
    templates: HashMap<u64, Totals>,
    keys: Vec<u64>,
    region: Id,
    /// Levels from the headline up to each of its ancestors.
    headline: HashMap<Id, f32>,
    page: Totals,
    title: String,
    description: String,
    linked: Option<String>,
}

impl<'a> Measure<'a> {
    fn new(dom: &'a Dom, blocks: &'a [Block], context: &Context<'_>) -> Self {
        let linked =
            context.linked_body.map(|body| squash(body.get(..body.floor_char_boundary(60_000)).unwrap_or_default()));
        let mut measure = Self {
            dom,
            blocks,
            facts: vec![Facts::default(); dom.len()],
            scores: vec![0.0; dom.len()],
            totals: vec![Totals::default(); dom.len()],
            templates: HashMap::new(),
            keys: Vec::with_capacity(blocks.len()),
            region: 0,
            headline: context
                .headline
                .map(|id| dom.ancestors(id).enumerate().map(|(level, id)| (id, level as f32)).collect())
                .unwrap_or_default(),
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

    fn count(&mut self) {
        for block in self.blocks {
            let key = template_key(self.dom, block.container);
            self.keys.push(key);
            self.templates.entry(key).or_default().add(block);
            self.page.add(block);
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
            let chain: Vec<Id> = self.chain(block).take(REACH).collect();
            for (level, id) in chain.into_iter().enumerate() {
                let at = id as usize;
                if let Some(facts) = self.facts.get_mut(at)
                    && !facts.known
                {
                    *facts = facts_of(self.dom, id);
                }
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

    fn run(&self) -> Vec<Vector> {
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
            let mut vector = Vec::with_capacity(160);
            self.text_features(block, &mut vector);
            self.markup_features(block, &mut vector);
            self.place_features(index, block, &mut vector);
            let shared = self
                .chain(block)
                .enumerate()
                .find_map(|(level, id)| self.headline.get(&id).map(|up| (level as f32, *up)));
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
        self.with_neighbours(&own)
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
        let count = |test: fn(char) -> bool| text.chars().filter(|c| test(*c)).count() as f32;
        vector.push(chars.ln_1p());
        vector.push(words.ln_1p());
        vector.push(block.link_chars as f32 / total);
        vector.push(block.links as f32);
        vector.push(block.emphasised_chars as f32 / total);
        vector.push(f32::from(u8::from(matches!(last, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '।' | '؟'))));
        vector.push(f32::from(u8::from(matches!(last, '"' | '”' | '“' | '»' | '\'' | '’' | '」' | ')' | '）'))));
        vector.push(f32::from(u8::from(last == ':')));
        vector.push(count(|c| matches!(c, ',' | '、' | '，' | '،')) / total * 100.0);
        vector.push(count(|c| matches!(c, '.' | '。' | '!' | '?' | '।')));
        vector.push(count(|c| c.is_ascii_digit()) / total);
        vector.push(count(char::is_uppercase) / total);
        vector.push(count(|c| matches!(c, '|' | '•' | '·' | '/' | '→' | '»' | '>' | '›')));
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
        let mut nearest = [REACH as f32; MARKUP_GROUPS];
        let mut tags = [REACH as f32; TAGS.len() + 1];
        let (mut hidden, mut body) = (REACH as f32, REACH as f32);
        let mut depth = 0.0;
        for (level, id) in self.chain(block).enumerate() {
            depth += 1.0;
            let Some(facts) = self.facts.get(id as usize).filter(|facts| facts.known) else { continue };
            let at = level as f32;
            for (group, distance) in nearest.iter_mut().enumerate() {
                if facts.mask & (1 << group) != 0 && *distance > at {
                    *distance = at;
                }
            }
            if let Some(distance) = tags.get_mut(facts.tag as usize)
                && *distance > at
            {
                *distance = at;
            }
            if facts.hidden {
                hidden = hidden.min(at);
            }
            if facts.body {
                body = body.min(at);
            }
        }
        vector.extend(nearest);
        vector.extend(tags.iter().skip(1));
        vector.push(hidden);
        vector.push(body);
        vector.push(depth);
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

    /// Adds what the blocks before and behind look like.
    fn with_neighbours(&self, own: &[Vector]) -> Vec<Vector> {
        own.iter()
            .enumerate()
            .map(|(index, vector)| {
                let mut all = vector.clone();
                for offset in [-2_isize, -1, 1, 2] {
                    let neighbour = index.checked_add_signed(offset);
                    let found = neighbour.and_then(|at| Some((self.blocks.get(at)?, own.get(at)?, self.keys.get(at)?)));
                    match found {
                        Some((block, features, key)) => {
                            all.push(features.first().copied().unwrap_or(0.0));
                            all.push(features.get(2).copied().unwrap_or(0.0));
                            all.push(f32::from(u8::from(self.keys.get(index) == Some(key))));
                            all.push(f32::from(u8::from(matches!(self.dom.name(block.container), "h2" | "h3" | "h4"))));
                            all.push(features.get(IN_REGION).copied().unwrap_or(0.0));
                        }
                        None => all.extend([-1.0; 5]),
                    }
                }
                all
            })
            .collect()
    }
}

/// Place of the feature "levels up to the region" in a vector.
const IN_REGION: usize = 19 + TEXT_GROUPS + 3 + MARKUP_GROUPS + TAGS.len() + 3;

/// Whether two squashed texts are nearly the same: equal, or one opens or holds most of the other.
fn similar(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    short.len() >= 12 && short.len() * 10 >= long.len() * 6 && long.contains(short)
}
