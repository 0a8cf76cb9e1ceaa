//! Signals: what speaks for an article to belong to a strand, and for two strands to be about one event.
//!
//! The order of the numbers is that of the models in `data/`; `examples/train.rs` learns what they are worth.

pub(crate) mod bridge;

use crate::article::{Article, Draft, days, gram_likeness};
use crate::kept::{Kept, Light};
use crate::strand::{Strand, Sums};
use crate::template::slots;
use crate::vector::{
    BODY, Form as _, HEADLINE, LEAD, NAME_PAIRS, NAMES, NUMBERS, PAIRS, Probe, Products, STUBS, Single, Weighted, meet,
    products, seek, squares, squares_of,
};

/// Signals of an article and a strand.
pub(crate) const JOIN: usize = 44;
/// Signals of two strands of one language.
pub(crate) const PAIR: usize = 37;
/// Signals of two strands of different languages.
pub(crate) const BRIDGE: usize = 16;

/// Places of signals that are set when all candidates are known.
const LEAD_RELATIVE: usize = 21;
const STUBS_RELATIVE: usize = 22;

/// How far apart two times are, hours.
fn hours(one: i64, other: i64) -> f32 {
    one.abs_diff(other) as f32 / 3_600_000_000.0
}

fn flag(holds: bool) -> f32 {
    f32::from(u8::from(holds))
}

/// The words of a strand: sums, or those of its only article.
pub(crate) enum Words<'a> {
    Sums(&'a Sums),
    OfArticle(&'a Article),
}

impl Words<'_> {
    /// Products with the words of an article that was read, and the cosine of the leads.
    pub fn products(&self, draft: &Draft) -> (Products, f32) {
        let (products, square) = match self {
            Self::Sums(sums) => (draft.terms.with(&sums.terms), sums.terms_squares[LEAD]),
            Self::OfArticle(article) => (draft.terms.with(article.words.terms()), 1.0),
        };
        (products, cosine(products[LEAD], square))
    }
}

impl Words<'_> {
    /// The weights of a word.
    fn find(&self, hash: u32) -> Option<Products> {
        match self {
            Self::Sums(sums) => sums.find(hash).map(|word| word.weights),
            Self::OfArticle(article) => seek(article.words.terms(), hash).map(|kept| kept.decode().weights),
        }
    }

    /// The cosine of the leads by words that are no names.
    fn plain_lead(&self, draft: &Draft) -> f32 {
        let own = draft.terms.list().iter().filter(|word| is_plain(&word.weights));
        let (mut product, mut square) = (0.0, 0.0);
        for word in own {
            square += word.weights[LEAD] * word.weights[LEAD];
            if let Some(its) = self.find(word.hash).filter(is_plain) {
                product += word.weights[LEAD] * its[LEAD];
            }
        }
        let its_square = match self {
            Self::Sums(sums) => sums.plain_square,
            Self::OfArticle(article) => plain_square(article.words.terms().iter().map(|kept| kept.decode().weights)),
        };
        cosine(product, square * its_square)
    }
}

/// Whether a word stands in the lead and is no name.
fn is_plain(weights: &Products) -> bool {
    weights[LEAD] > 0.0 && weights[NAMES] <= 0.0
}

/// The squared length of the lead by words that are no names.
pub(crate) fn plain_square(words: impl Iterator<Item = Products>) -> f32 {
    words.filter(is_plain).map(|weights| weights[LEAD] * weights[LEAD]).sum()
}

/// The cosine of the leads of two sums by words that are no names.
fn plain_lead(one: &Sums, other: &Sums) -> f32 {
    let mut product = 0.0;
    meet(&one.terms, &other.terms, |a, b| {
        let (a, b) = (a.decode(), b.decode());
        if is_plain(&a.weights) && is_plain(&b.weights) {
            product += a.weights[LEAD] * b.weights[LEAD];
        }
    });
    cosine(product, one.plain_square * other.plain_square)
}

fn cosine(product: f32, square: f32) -> f32 {
    if square > 1e-9 { (product / square.sqrt()).min(1.0) } else { 0.0 }
}

/// Cosines of headline, lead, body, names, numbers, pairs and stubs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cosines {
    pub headline: f32,
    pub lead: f32,
    pub body: f32,
    pub names: f32,
    pub numbers: f32,
    pub pairs: f32,
    pub stubs: f32,
}

impl Cosines {
    fn of(terms: &Products, shapes: &Products, terms_squares: &Products, shapes_squares: &Products) -> Self {
        let names_square = terms_squares[NAMES] + shapes_squares[NAME_PAIRS];
        Self {
            headline: cosine(terms[HEADLINE], terms_squares[HEADLINE]),
            lead: cosine(terms[LEAD], terms_squares[LEAD]),
            body: cosine(terms[BODY], terms_squares[BODY]),
            names: cosine(terms[NAMES] + shapes[NAME_PAIRS], names_square),
            numbers: cosine(shapes[NUMBERS], shapes_squares[NUMBERS]),
            pairs: cosine(shapes[PAIRS], shapes_squares[PAIRS]),
            stubs: cosine(shapes[STUBS], shapes_squares[STUBS]),
        }
    }

    /// Those of an article that was read and one that is remembered.
    pub fn with_article(draft: &Draft, article: &Article) -> Self {
        Self::with(draft, &Words::OfArticle(article), &draft.terms.with(article.words.terms()))
    }

    /// Those of an article that was read and the words of a strand; `terms` are the products of their words.
    pub fn with(draft: &Draft, words: &Words<'_>, terms: &Products) -> Self {
        match words {
            Words::Sums(sums) => {
                let shapes = draft.shapes.with(&sums.shapes);
                Self::of(terms, &shapes, &sums.terms_squares, &sums.shapes_squares)
            }
            Words::OfArticle(article) => {
                let shapes = draft.shapes.with_each(article.words.shapes());
                Self::of(terms, &shapes, &[1.0; 4], &[1.0, 1.0, 1.0, 0.0])
            }
        }
    }

    /// Those of two sums.
    pub fn between(one: &Sums, other: &Sums) -> Self {
        let products = (products(&one.terms, &other.terms), products(&one.shapes, &other.shapes));
        Self::of_sums(&products, one, (&other.terms_squares, &other.shapes_squares))
    }

    fn of_sums(products: &(Products, Products), one: &Sums, its_squares: (&Products, &Products)) -> Self {
        let times = |a: &Products, b: &Products| {
            std::array::from_fn(|at| a.get(at).unwrap_or(&0.0) * b.get(at).unwrap_or(&0.0))
        };
        let mut terms_squares = times(&one.terms_squares, its_squares.0);
        let shapes_squares = times(&one.shapes_squares, its_squares.1);
        terms_squares[NAMES] = (one.terms_squares[NAMES] + one.shapes_squares[NAME_PAIRS])
            * (its_squares.0[NAMES] + its_squares.1[NAME_PAIRS]);
        let shapes_squares = [shapes_squares[0], shapes_squares[1], shapes_squares[2], 0.0];
        Self::of(&products.0, &products.1, &terms_squares, &shapes_squares)
    }
}

/// Sums that are compared with many others.
pub(crate) struct SumsProbe<'a> {
    sums: &'a Sums,
    terms: Probe<Weighted>,
    shapes: Probe<Single>,
}

impl<'a> SumsProbe<'a> {
    pub fn of(sums: &'a Sums) -> Self {
        let shapes = sums.shapes.iter().map(Light::decode).collect();
        Self { sums, terms: Probe::new(sums.words().collect()), shapes: Probe::new(shapes) }
    }

    /// The same as [`Cosines::between`].
    pub fn with_sums(&self, other: &Sums) -> Cosines {
        let products = (self.terms.with(&other.terms), self.shapes.with(&other.shapes));
        Cosines::of_sums(&products, self.sums, (&other.terms_squares, &other.shapes_squares))
    }

    /// The same with an article that is alone.
    pub fn with_article(&self, other: &Article) -> Cosines {
        let words = &other.words;
        let products = (self.terms.with(words.terms()), self.shapes.with_each(words.shapes()));
        Cosines::of_sums(&products, self.sums, (&squares(words.terms()), &squares_of(words.shapes())))
    }
}

/// A headline's word with what it says.
#[derive(Clone, Copy, Debug)]
pub(crate) struct HeadlineWord {
    pub stem: u32,
    pub weight: f32,
    /// Rarity over the greatest rarity, 0 to 1.
    pub rarity: f32,
    pub is_name: bool,
    pub said: Said,
}

/// What a word says where an article and a strand, or two strands, share it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Said {
    /// How much for one story, 0 to 1: less, the more stories of the window have it.
    pub telling: f32,
    /// How much more often it is met lately than before.
    pub burst: f32,
    /// Reports of the strands that have it, the most recent of them.
    pub reports: f32,
}

/// A strand that an article may belong to.
pub(crate) struct Candidate {
    pub strand: u32,
    pub cosines: Cosines,
    pub signals: [f32; JOIN],
}

/// The signals of an article and a strand; `articles` are those of the strand's ring, `sums` its sums if it has some.
pub(crate) fn join(
    draft: &Draft,
    words: &[HeadlineWord],
    (strand, words_of): (&Strand, &Words<'_>),
    cosines: &Cosines,
    ring: &[&Article],
) -> [f32; JOIN] {
    let mut x = [0.0; JOIN];
    let article = &draft.article;
    x[0] = cosines.headline;
    x[1] = cosines.lead;
    x[2] = cosines.body;
    x[3] = cosines.names;
    x[4] = cosines.numbers;
    x[5] = cosines.pairs;
    x[6] = cosines.stubs;
    let size = strand.originals.max(1) as f32;
    members(draft, cosines, ring, &mut x);
    covered(words, words_of, size, &mut x);
    let times = article.time.us().zip(strand.first_us().zip(strand.last_us()));
    let gap = times.map_or(24.0, |(time, (first, last))| {
        if time < first {
            hours(time, first)
        } else if time > last {
            hours(time, last)
        } else {
            0.0
        }
    });
    let age = times.map_or(36.0, |(time, (first, _))| hours(time, first));
    x[13] = (-gap / 12.0).exp();
    x[14] = (-gap / 48.0).exp();
    x[15] = (-age / 96.0).exp();
    x[16] = size.ln_1p();
    x[17] = flag(times.is_some());
    x[18] = flag(article.has_body);
    x[19] = (draft.headline_words as f32).ln_1p();
    x[20] = f32::from(strand.of_owner(article.owner)) / size;
    let numbered = !article.words.numbers().is_empty() && strand.numbered > 0;
    let shares =
        ring.iter().any(|other| article.words.numbers().iter().any(|number| other.words.numbers().contains(number)));
    x[23] = flag(numbered && !shares) * strand.numbered as f32 / size;
    x[24] = flag(numbered && shares);
    x[26] = flag(strand.originals == 1);
    x[27] = cosines.names * cosines.headline;
    x[32] = flag(strand.has_body);
    let (dated, same_day) = days(article, ring);
    x[34] = flag(dated && !same_day);
    x[35] = flag(same_day);
    x[39] = words_of.plain_lead(draft);
    x
}

/// Signals of the single articles of a strand.
fn members(draft: &Draft, of_strand: &Cosines, ring: &[&Article], x: &mut [f32; JOIN]) {
    let mut best = [0.0_f32; 3];
    let (mut conflicts, mut nearest) = (0.0_f32, -1.0_f32);
    for other in ring {
        // An article that is alone is its strand.
        let cosines = if ring.len() == 1 { *of_strand } else { Cosines::with_article(draft, other) };
        x[7] = x[7].max(cosines.headline);
        x[8] = x[8].max(cosines.lead);
        x[10] = x[10].max(gram_likeness(&draft.article.grams, &other.grams));
        x[25] = x[25].max(cosines.body);
        x[31] = x[31].max(cosines.stubs);
        let mut next = cosines.lead;
        for place in &mut best {
            if next > *place {
                std::mem::swap(&mut next, place);
            }
        }
        let (likeness, conflict) = slots(draft.article.words.headline(), other.words.headline());
        conflicts += conflict;
        if likeness > nearest {
            nearest = likeness;
            x[28] = likeness * conflict;
        }
    }
    x[9] = best.iter().sum::<f32>() / ring.len().clamp(1, 3) as f32;
    x[29] = conflicts / ring.len().max(1) as f32;
}

/// Which part of the reports that have a word is in so many of them: little is certain of few.
fn part_of(originals: f32, reports: f32) -> f32 {
    originals / (reports + 4.0)
}

/// How much of the headline the strand has, and what that says: a place of which many stories tell says little.
fn covered(words: &[HeadlineWord], of_strand: &Words<'_>, originals: f32, x: &mut [f32; JOIN]) {
    let (mut covered, mut all, mut names_covered, mut names) = (0.0, 0.0, 0.0, 0.0);
    let (mut plain_covered, mut plain) = (0.0, 0.0);
    for word in words {
        let square = word.weight * word.weight;
        let found = of_strand.find(word.stem);
        let shared = flag(found.is_some());
        all += square;
        covered += square * shared;
        if word.is_name {
            names += square;
            names_covered += square * shared;
        } else {
            plain += square;
            plain_covered += square * flag(found.is_some_and(|its| its[HEADLINE] > 0.0));
        }
        x[30] = x[30].max(word.rarity * shared);
        x[33] += word.rarity * shared;
        x[36] = x[36].max(word.said.telling * shared);
        x[37] += word.said.telling * shared;
        x[40] = x[40].max(word.said.burst * shared);
        x[41] += word.said.burst * shared;
        let part = part_of(originals + 1.0, word.said.reports) * shared;
        x[42] = x[42].max(part);
        x[43] += part * word.rarity;
    }
    x[11] = if all > 0.0 { covered / all } else { 0.0 };
    x[12] = if names > 0.0 { names_covered / names } else { 0.5 };
    x[38] = if plain > 0.0 { plain_covered / plain } else { 0.0 };
}

/// Sets the signals that compare candidates with one another.
pub(crate) fn compare(candidates: &mut [Candidate]) {
    let best = |at: fn(&Cosines) -> f32, candidates: &[Candidate]| {
        candidates.iter().map(|candidate| at(&candidate.cosines)).fold(0.0_f32, f32::max)
    };
    let lead = best(|cosines| cosines.lead, candidates);
    let stubs = best(|cosines| cosines.stubs, candidates);
    for candidate in candidates {
        let share = |part: f32, all: f32| if all > 0.0 { part / all } else { 1.0 };
        candidate.signals[LEAD_RELATIVE] = share(candidate.cosines.lead, lead);
        candidate.signals[STUBS_RELATIVE] = share(candidate.cosines.stubs, stubs);
    }
}

/// One side of a pair of strands.
pub(crate) struct Side<'a> {
    pub strand: &'a Strand,
    pub sums: &'a Sums,
    pub ring: &'a [&'a Article],
}

/// The signals of two strands of one language; `telling` are the first one's heaviest words with what each says, `best` is the lead cosine of the most alike neighbour.
pub(crate) fn pair(
    one: &Side<'_>,
    other: &Side<'_>,
    cosines: &Cosines,
    telling: &[(u32, Said)],
    best: f32,
) -> [f32; PAIR] {
    let mut x = [0.0; PAIR];
    x[0] = cosines.headline;
    x[1] = cosines.lead;
    x[2] = cosines.body;
    x[3] = cosines.names;
    x[4] = cosines.numbers;
    x[5] = cosines.pairs;
    x[6] = cosines.stubs;
    let (mut all, mut good, mut count, mut conflicts, mut nearest) = (0.0, 0.0, 0.0_f32, 0.0, -1.0_f32);
    for a in one.ring {
        for b in other.ring {
            let terms = products::<Kept, Kept>(a.words.terms(), b.words.terms());
            x[7] = x[7].max(terms[LEAD]);
            x[8] = x[8].max(terms[HEADLINE]);
            x[9] = x[9].max(gram_likeness(&a.grams, &b.grams));
            x[10] = x[10].max(terms[BODY]);
            all += terms[LEAD];
            good += flag(terms[LEAD] > 0.15);
            count += 1.0;
            let (likeness, conflict) = slots(a.words.headline(), b.words.headline());
            conflicts += conflict;
            if likeness > nearest {
                nearest = likeness;
                x[26] = likeness * conflict;
            }
        }
    }
    x[11] = all / count.max(1.0);
    x[12] = good / count.max(1.0);
    x[27] = conflicts / count.max(1.0);
    times(one.strand, other.strand, &mut x);
    let (small, large) = if one.strand.originals < other.strand.originals { (one, other) } else { (other, one) };
    x[16] = (small.strand.originals as f32).ln_1p();
    x[17] = (large.strand.originals as f32).ln_1p();
    x[18] = flag(one.strand.has_body && other.strand.has_body);
    x[19] = if best > 0.0 { (cosines.lead / best).min(1.0) } else { 0.0 };
    x[20] = heaviest_covered(small.sums, large.sums, NAMES);
    x[21] = heaviest_covered(small.sums, large.sums, HEADLINE);
    let numbered = small.strand.numbered > 0 && large.strand.numbered > 0;
    let shares = small
        .ring
        .iter()
        .any(|a| a.words.numbers().iter().any(|n| large.ring.iter().any(|b| b.words.numbers().contains(n))));
    x[22] = flag(numbered && !shares);
    x[23] = flag(numbered && shares);
    let common: u32 = small.strand.owners.iter().filter(|(owner, _)| large.strand.of_owner(*owner) > 0).count() as u32;
    x[24] = common as f32 / small.strand.owners.len().max(1) as f32;
    x[25] = x[7] * x[3];
    let dates = || small.ring.iter().map(|article| days(article, large.ring));
    let same_day = dates().any(|days| days.1);
    x[28] = flag(!same_day && dates().any(|days| days.0));
    x[29] = flag(same_day);
    let originals = (one.strand.originals + other.strand.originals) as f32;
    for (_, word) in telling.iter().filter(|(stem, _)| other.sums.has(*stem)) {
        x[30] = x[30].max(word.telling);
        x[31] += word.telling;
        x[33] = x[33].max(word.burst);
        x[34] += word.burst;
        let part = part_of(originals, word.reports);
        x[35] = x[35].max(part);
        x[36] += part;
    }
    x[32] = plain_lead(one.sums, other.sums);
    x
}

fn times(one: &Strand, other: &Strand, x: &mut [f32; PAIR]) {
    let spans = one.first_us().zip(one.last_us()).zip(other.first_us().zip(other.last_us()));
    let (gap, starts) = spans.map_or((24.0, 24.0), |((first, last), (its_first, its_last))| {
        let (later, earlier) = (first.max(its_first), last.min(its_last));
        (if later > earlier { hours(later, earlier) } else { 0.0 }, hours(first, its_first))
    });
    x[13] = (-gap / 24.0).exp();
    x[14] = (-starts / 72.0).exp();
    x[15] = flag(spans.is_some());
}

/// Of the ten heaviest words of a field, the share of weight that the other has.
fn heaviest_covered(small: &Sums, large: &Sums, field: usize) -> f32 {
    let of = |word: &Weighted| word.weights.get(field).copied().unwrap_or(0.0);
    let mut words: Vec<Weighted> = small.words().filter(|word| of(word) > 0.0).collect();
    words.sort_by(|a, b| of(b).total_cmp(&of(a)).then(a.hash.cmp(&b.hash)));
    let (mut covered, mut all) = (0.0, 0.0);
    for word in words.into_iter().take(10) {
        all += of(&word);
        covered += of(&word) * flag(large.has(word.hash));
    }
    if all > 0.0 { covered / all } else { 0.0 }
}
