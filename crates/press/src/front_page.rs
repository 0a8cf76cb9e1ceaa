//! Front pages: which articles a title's editors put where, and when.

use jiff::Timestamp;
use news::Section;

use crate::coverage::kind;
use crate::random::Random;
use crate::stock::Form;
use crate::world::{ArticleKey, World};

/// How much room a place on the front page has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Prominence {
    /// The top of the page, with the large picture.
    Lead,
    /// Next to it, with pictures.
    Secondary,
    /// In the block of a section.
    Section,
    /// A line in a list.
    Line,
}

/// A place on a front page.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Slot {
    /// 1 is the top.
    pub rank: usize,
    /// The article in it.
    #[serde(skip)]
    pub article: ArticleKey,
    /// Path of the article on the title's host.
    pub path: String,
    /// As it stands on the front page.
    pub headline: String,
    /// The block in which it stands; `None` above all blocks.
    pub section: Option<Section>,
    /// How large it is.
    pub prominence: Prominence,
}

impl World {
    /// The time since which a title's front page has stood as it is at `at`: editors change it every 10 to 30 minutes.
    #[must_use]
    pub fn front_page_since(&self, title: usize, at: Timestamp) -> Timestamp {
        let every_s = self.titles().get(title).map_or(900, |title| 600 + (title.seed % 5).cast_signed() * 300);
        let at_s = at.as_second();
        Timestamp::from_second(at_s - at_s.rem_euclid(every_s)).unwrap_or(at)
    }

    /// A title's front page at `at`, or its front of a section: at most 36 places, best first.
    #[must_use]
    pub fn front_page(&self, title: usize, section: Option<Section>, at: Timestamp) -> Vec<Slot> {
        let since = self.front_page_since(title, at);
        let since_s = since.as_second();
        let Some(who) = self.titles().get(title) else { return Vec::new() };
        let mut ranked: Vec<(f64, ArticleKey, Section, (u32, u32))> = Vec::new();
        for key in self.articles_visible(title, since, 36) {
            let Some(found) = self.find(key) else { continue };
            let own = self.section(title, &found.event);
            if section.is_some_and(|wanted| wanted != own) {
                continue;
            }
            let mut random = Random::of(&[who.seed, found.event.seed]);
            let home = usize::from(found.event.country) == who.country;
            let age_hours = (since_s - found.article.published_s) as f64 / 3_600.0;
            let half_life_hours = if who.agency.is_some() { 3.0 } else { 9.0 };
            let taste = 0.75 + 0.5 * random.unit();
            let comment = kind(&found.event).is_some_and(|kind| kind.form != Form::News);
            let weight = if comment { 4.5 } else { f64::from(found.event.size) + if home { 1.2 } else { 0.0 } };
            let score = weight.powf(1.7) * taste * (0.5_f64).powf(age_hours / half_life_hours);
            ranked.push((score, key, own, (key.shift, found.report.event)));
        }
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)));
        // An event leads once; its other pieces stay off the page, or come as one more line below.
        let mut seen = std::collections::BTreeSet::new();
        let (mut firsts, mut seconds) = (Vec::new(), Vec::new());
        for entry in ranked {
            if seen.insert(entry.3) { firsts.push(entry) } else { seconds.push(entry) }
        }
        firsts.extend(seconds);
        firsts.truncate(36);
        let top = if section.is_some() { firsts.len() } else { 7 };
        let rest = firsts.split_off(top.min(firsts.len()));
        let blocks = in_blocks(rest);
        firsts
            .into_iter()
            .enumerate()
            .map(|(place, entry)| {
                (
                    if place == 0 {
                        Prominence::Lead
                    } else if place < 7 {
                        Prominence::Secondary
                    } else {
                        Prominence::Line
                    },
                    None,
                    entry.1,
                )
            })
            .chain(blocks)
            .enumerate()
            .map(|(place, (prominence, block, article))| Slot {
                rank: place + 1,
                article,
                path: self.path(article).unwrap_or_default(),
                headline: self.headline(article, since).unwrap_or_default(),
                section: block,
                prominence,
            })
            .collect()
    }
}

/// What is not at the top stands in the blocks of its sections, in the order of the best piece of each.
fn in_blocks(rest: Vec<(f64, ArticleKey, Section, (u32, u32))>) -> Vec<(Prominence, Option<Section>, ArticleKey)> {
    let mut blocks: Vec<(Section, Vec<ArticleKey>)> = Vec::new();
    for (_, key, section, _) in rest {
        match blocks.iter_mut().find(|(known, _)| *known == section) {
            Some((_, keys)) => keys.push(key),
            None => blocks.push((section, vec![key])),
        }
    }
    blocks
        .into_iter()
        .flat_map(|(section, keys)| {
            keys.into_iter().enumerate().map(move |(place, key)| {
                (if place < 3 { Prominence::Section } else { Prominence::Line }, Some(section), key)
            })
        })
        .collect()
}
