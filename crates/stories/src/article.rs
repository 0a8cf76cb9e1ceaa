//! An article: what comes in, how it is read, and what is remembered of it.

use news::{ArticleId, TitleId};
use serde::{Deserialize, Serialize};
use wire::copies::ReportId;

use crate::embedding::Embedding;
use crate::hash::{self, HashedMap};
use crate::kept;
use crate::kind::{self, Kind};
use crate::language::{Language, SET_IN_CAPITALS, capital_share_of, nouns_have_capitals};
use crate::moment::Moment;
use crate::names;
use crate::template;
use crate::vector::{Entry, Probe, Single, Weighted, squares};
use crate::words::{self, Word};

/// Words of a body that count as its lead.
const LEAD_WORDS: usize = 60;
/// Words of an article that are remembered, at most.
const KEPT_TERMS: usize = 96;
/// Words by which an article is found.
pub(crate) const KEYS: usize = 14;
/// Words of 64 bits in a picture of the headline's letters.
const GRAM_WORDS: usize = 8;

/// An article on its way into a story.
#[derive(Clone, Copy, Debug)]
pub struct Incoming<'a> {
    /// Its id.
    pub id: ArticleId,
    /// Its report, as `wire::copies` says; an article that is alone in its report has one of its own.
    pub report: ReportId,
    /// BCP 47 tag; found from the text where it is not given.
    pub language: Option<&'a str>,
    /// Its headline.
    pub headline: &'a str,
    /// Its body as plain text, or as much of it as is known; the first few hundred words are read.
    pub body_text: &'a str,
    /// When its publisher says that it appeared, microseconds since the Unix epoch.
    pub published_us: Option<i64>,
    /// When it was first seen here; `None` only where no time is known at all (old collections).
    pub seen_us: Option<i64>,
    /// The title that publishes it.
    pub title: TitleId,
    /// Who owns the title, where that is known: titles of one owner count as one voice.
    pub owner: Option<&'a str>,
    /// Its address.
    pub url: &'a str,
    /// Addresses of other articles that it links to.
    pub links: &'a [&'a str],
    /// A hash of its lead picture, where it has one.
    pub picture: Option<u64>,
    /// What it is about, where the host has a model that tells; it helps to find its event in other languages.
    pub embedding: Option<&'a Embedding>,
}

impl Incoming<'_> {
    /// When it happened for us: the publisher's time, unless that lies in the future; microseconds.
    #[must_use]
    pub fn time_us(&self) -> Option<i64> {
        match (self.published_us, self.seen_us) {
            (Some(published), Some(seen)) => Some(published.min(seen)),
            (published, seen) => published.or(seen),
        }
    }
}

/// What is remembered of an article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Article {
    pub id: ArticleId,
    pub report: ReportId,
    /// Its strand.
    pub strand: u32,
    /// Place in the order of arrival.
    pub number: u64,
    /// Hash of the owner, or of the title where the owner is not known.
    pub owner: u32,
    pub time: Moment,
    pub kind: Kind,
    pub has_body: bool,
    pub picture: u64,
    pub address: u64,
    /// Hash of the whole text, to see that it changed.
    pub text: u64,
    /// Whether it is the first of its report here; copies are counted, not compared.
    pub original: bool,
    pub words: kept::Words,
    /// The first days that it names, as 32 x month + day; zero for none.
    pub dates: [u16; names::DATES],
    /// Which runs of four letters the headline has, hashed to bits.
    pub grams: [u64; GRAM_WORDS],
}

impl Article {
    /// What is known of an article without its words.
    fn bare(incoming: &Incoming<'_>, has_body: bool) -> Self {
        Self {
            id: incoming.id,
            report: incoming.report,
            strand: 0,
            number: 0,
            owner: incoming.owner.map_or_else(
                || hash::short(&incoming.title.0.to_le_bytes(), 7),
                |owner| hash::short(owner.as_bytes(), 8),
            ),
            time: incoming.time_us().into(),
            kind: kind::of(incoming.headline, incoming.url),
            has_body,
            picture: incoming.picture.unwrap_or(0),
            address: address_key(incoming.url),
            text: text_key(incoming),
            original: true,
            words: kept::Words::default(),
            dates: [0; names::DATES],
            grams: [0; GRAM_WORDS],
        }
    }
}

/// An article that has been read, in full, to be compared.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub article: Article,
    pub terms: Probe<Weighted>,
    pub shapes: Probe<Single>,
    /// The words by which it is found, heaviest first, with their weight in the lead.
    pub keys: Vec<(u32, f32)>,
    /// Names (and numbers) as they are comparable between languages, with weights; sorted.
    pub bridge: Vec<(u32, f32)>,
    /// Where those stand.
    pub bridge_forms: Vec<(u32, Form)>,
    /// What it is about.
    pub embedding: Option<Box<Embedding>>,
    /// Squared weight of headline words, by field.
    pub headline_words: usize,
    /// Surface forms of the words, for reasons: hash of the stem and place in headline or body.
    pub forms: Vec<(u32, Form)>,
    pub links: Vec<u64>,
}

/// Where a word stands in its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Form {
    pub in_headline: bool,
    pub from: u32,
    pub to: u32,
    pub is_name: bool,
    pub is_number: bool,
}

impl Form {
    /// The word itself.
    pub fn word<'a>(&self, headline: &'a str, body: &'a str) -> &'a str {
        let text = if self.in_headline { headline } else { body };
        text.get(self.from as usize..self.to as usize).unwrap_or_default()
    }
}

/// How often a word stands where.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    headline: f32,
    lead: f32,
    body: f32,
    names: f32,
}

/// The hash of a whole text, to see that it changed.
pub(crate) fn text_key(incoming: &Incoming<'_>) -> u64 {
    hash::long(incoming.headline.as_bytes(), 9) ^ hash::long(incoming.body_text.as_bytes(), 10)
}

/// The hash of an address, to recognise links.
pub(crate) fn address_key(url: &str) -> u64 {
    let bare = url.split(['?', '#']).next().unwrap_or(url).trim_end_matches('/');
    let bare = bare.strip_prefix("https://").or_else(|| bare.strip_prefix("http://")).unwrap_or(bare);
    hash::long(bare.strip_prefix("www.").unwrap_or(bare).as_bytes(), 5)
}

/// Words of headline and body, and how many of them are the headline's.
pub(crate) fn read_words(headline: &str, body: &str) -> (Vec<Word>, usize) {
    let mut all = Vec::with_capacity(128);
    words::read(headline, words::HEADLINE_WORDS, &mut all);
    let headline = all.len();
    words::read(body, words::BODY_WORDS, &mut all);
    (all, headline)
}

impl Draft {
    /// Reads an article with what is known of its language so far.
    pub fn read(incoming: &Incoming<'_>, words: &[Word], headline: usize, language: &Language, code: &str) -> Self {
        let mut counts: HashedMap<u32, Counts> = HashedMap::default();
        let mut shapes: HashedMap<u32, [f32; 4]> = HashedMap::default();
        let mut slots = Vec::with_capacity(headline);
        let mut numbers = Vec::new();
        let mut forms = Vec::with_capacity(words.len().min(headline + LEAD_WORDS));
        let in_capitals = capital_share_of(words.get(..headline).unwrap_or_default()) > SET_IN_CAPITALS;
        let own = template::own(incoming.headline);
        let nouns_are_capital = nouns_have_capitals(code);
        let mut before: Option<(u32, bool)> = None;
        for (at, word) in words.iter().enumerate() {
            let (in_headline, in_lead) = (at < headline, at < headline + LEAD_WORDS);
            if at == headline {
                before = None;
            }
            let count = counts.entry(word.stem).or_default();
            count.body += if in_headline { 2.0 } else { 1.0 };
            if in_lead {
                count.lead += if in_headline { 2.0 } else { 1.0 };
            }
            let share = language.capital_share(word.word);
            let unsure = word.opens || (in_headline && in_capitals);
            let is_name = !word.number && word.capital && (!unsure || share > 0.5);
            if in_headline {
                count.headline += 1.0;
                if let Some((previous, _)) = before {
                    add(&mut shapes, hash::pair(previous, word.stem, 1), 0);
                }
                let stub = &mut shapes.entry(word.stub).or_default()[1];
                *stub = stub.max(language.rarity(word.stem));
                let fills_slot = word.number
                    || (share > 0.6 && (unsure || word.capital))
                    || template::says_which(word.word)
                    || (word.capital && !unsure && !nouns_are_capital);
                if own.contains(&(word.from as usize)) {
                    slots.push((word.stem & !1) | u32::from(fills_slot));
                    if word.number {
                        numbers.push(word.stem);
                    }
                }
            }
            if in_lead {
                if is_name {
                    count.names += 1.0;
                    if let Some((previous, true)) = before {
                        add(&mut shapes, hash::pair(previous, word.stem, 2), 3);
                    }
                }
                if word.number {
                    add(&mut shapes, word.stem, 2);
                }
                let form = Form { in_headline, from: word.from, to: word.to, is_name, is_number: word.number };
                forms.push((word.stem, form));
            }
            before = Some((word.stem, is_name));
        }
        slots.sort_unstable_by_key(|slot| (slot & !1, std::cmp::Reverse(slot & 1)));
        slots.dedup_by_key(|slot| *slot & !1);
        numbers.sort_unstable();
        numbers.dedup();
        let (mut terms, mut shapes) = weigh(&counts, &shapes, language);
        normalize(&mut terms, &mut shapes);
        let mut keys: Vec<(u32, f32)> =
            terms.iter().map(|term| (term.hash, term.weights[1])).filter(|key| key.1 > 0.0).collect();
        keys.sort_unstable_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        keys.truncate(KEYS);
        let bridge = names::bridge(incoming.headline, incoming.body_text, words, headline, language, code);
        let article = Article {
            words: kept::Words::new(&heaviest(&terms), &heaviest(&shapes), &slots, &numbers),
            dates: bridge.dates,
            grams: grams(incoming.headline),
            ..Article::bare(incoming, words.len() > headline)
        };

        Self {
            article,
            terms: Probe::new(terms),
            shapes: Probe::new(shapes),
            keys,
            bridge: bridge.entries,
            bridge_forms: bridge.forms,
            embedding: incoming.embedding.cloned().map(Box::new),
            headline_words: headline,
            forms,
            links: incoming.links.iter().map(|link| address_key(link)).collect(),
        }
    }
}

impl Draft {
    /// A copy of a text that is held already: nothing of it is compared.
    pub fn of_copy(incoming: &Incoming<'_>, has_body: bool) -> Self {
        Self {
            article: Article { original: false, ..Article::bare(incoming, has_body) },
            terms: Probe::default(),
            shapes: Probe::default(),
            keys: Vec::new(),
            bridge: Vec::new(),
            bridge_forms: Vec::new(),
            embedding: None,
            headline_words: 0,
            forms: Vec::new(),
            links: Vec::new(),
        }
    }
}

fn add(shapes: &mut HashedMap<u32, [f32; 4]>, hash: u32, field: usize) {
    if let Some(count) = shapes.entry(hash).or_default().get_mut(field) {
        *count += 1.0;
    }
}

/// Counts to weights: (1 + ln count) times rarity (Salton and Buckley 1988).
fn weigh(
    counts: &HashedMap<u32, Counts>,
    shapes: &HashedMap<u32, [f32; 4]>,
    language: &Language,
) -> (Vec<Weighted>, Vec<Single>) {
    let damped = |count: f32| if count > 0.0 { 1.0 + count.ln() } else { 0.0 };
    let mut terms: Vec<Weighted> = counts
        .iter()
        .map(|(stem, counts)| {
            let rarity = language.rarity(*stem);
            let fields = [counts.headline, counts.lead, counts.body, counts.names];
            Weighted { hash: *stem, weights: fields.map(|count| damped(count) * rarity) }
        })
        .collect();
    terms.sort_unstable_by_key(|term| term.hash);
    let greatest = language.greatest_rarity();
    let mut shapes: Vec<Single> = shapes
        .iter()
        .flat_map(|(hash, fields)| {
            // A stub already has the rarity of the word it was cut from.
            let [pairs, _, numbers, names] = fields.map(damped);
            let weights = [pairs, fields[1], numbers, names * greatest];
            (0..).zip(weights).map(|(field, weight)| Single::shape(*hash, field, weight))
        })
        .filter(|shape| shape.weight > 0.0)
        .collect();
    shapes.sort_unstable_by(|one, other| one.hash.cmp(&other.hash).then(other.weight.total_cmp(&one.weight)));
    shapes.dedup_by_key(|shape| shape.hash);
    (terms, shapes)
}

/// Makes each field one long; names are one field over both lists.
fn normalize(terms: &mut [Weighted], shapes: &mut [Single]) {
    let mut terms_by = squares(terms);
    let mut shapes_by = squares(shapes);
    let names = terms_by[3] + shapes_by[3];
    terms_by[3] = names;
    shapes_by[3] = names;
    let scale = |square: f32| if square > 0.0 { 1.0 / square.sqrt() } else { 0.0 };
    let (terms_by, shapes_by) = (terms_by.map(scale), shapes_by.map(scale));
    for weighted in terms {
        for (weight, scale) in weighted.weights.iter_mut().zip(terms_by) {
            *weight *= scale;
        }
    }
    for shape in shapes {
        shape.scale(&shapes_by);
    }
}

/// The heaviest of a list, as many as are remembered.
fn heaviest<E: Entry>(list: &[E]) -> Vec<E> {
    let mut kept: Vec<E> = list.iter().filter(|entry| entry.greatest() > 0.0).copied().collect();
    if kept.len() > KEPT_TERMS {
        kept.sort_by(|one, other| other.greatest().total_cmp(&one.greatest()).then(one.hash().cmp(&other.hash())));
        kept.truncate(KEPT_TERMS);
        kept.sort_unstable_by_key(Entry::hash);
    }
    kept
}

/// Which runs of four letters a headline has.
fn grams(headline: &str) -> [u64; GRAM_WORDS] {
    let mut bits = [0_u64; GRAM_WORDS];
    let mut window = [0_u32; 4];
    let mut letters = 0;
    for c in headline.chars().filter(|c| c.is_alphanumeric() || *c == ' ').flat_map(char::to_lowercase).take(160) {
        window.rotate_left(1);
        window[3] = u32::from(c);
        letters += 1;
        if letters >= 4 {
            let mixed = window.iter().fold(17_u32, |mixed, c| (mixed ^ c).wrapping_mul(0x0100_0193));
            let bit = mixed.wrapping_mul(0x9e37_79b9) >> 23;
            if let Some(word) = bits.get_mut((bit / 64) as usize) {
                *word |= 1 << (bit % 64);
            }
        }
    }
    bits
}

/// How alike two headlines are by their runs of letters (Dice), 0 to 1.
pub(crate) fn gram_likeness(one: &[u64; GRAM_WORDS], other: &[u64; GRAM_WORDS]) -> f32 {
    let (mut shared, mut all) = (0, 0);
    for (a, b) in one.iter().zip(other) {
        shared += (a & b).count_ones();
        all += a.count_ones() + b.count_ones();
    }
    if all == 0 { 0.0 } else { 2.0 * shared as f32 / all as f32 }
}

/// Whether both name days, and whether they share one.
pub(crate) fn days(one: &Article, others: &[&Article]) -> (bool, bool) {
    let named = |article: &Article| article.dates.iter().any(|date| *date != 0);
    let shares = |other: &&Article| one.dates.iter().any(|date| *date != 0 && other.dates.contains(date));
    (named(one) && others.iter().any(|other| named(other)), others.iter().any(shares))
}
