//! What a month's reading weighs: which reads count, how much, and for whom.

use std::collections::BTreeMap;

use news::{AccountId, ArticleId, TitleId};
use serde::{Deserialize, Serialize};

use super::{Formula, Model, WHOLE};
use crate::ledger::Payee;

/// Whether a read may count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// A reader's.
    Reader,
    /// Somebody's who works for the title.
    OwnStaff,
    /// A program's.
    Robot,
    /// On a subscription of the title's own: counted there, and not paid again from here.
    OwnSubscription,
    /// Somebody's in a trial, which has no fee: paid by the service, where it pays for trials.
    Trial,
}

/// One reader opened one article once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Read {
    /// Who.
    pub reader: AccountId,
    /// Which article.
    pub article: ArticleId,
    /// Of which title: the version that was opened.
    pub title: TitleId,
    /// The text that several titles carry, where it is one: any article that stands for it. It is paid once a reader.
    pub carried: Option<ArticleId>,
    /// The agency that wrote it, where one did.
    pub agency: Option<String>,
    /// Seconds that it was looked at.
    pub seconds: u32,
    /// Words of the text; 0 where nobody knows.
    pub words: u32,
    /// Whether it may count.
    pub standing: Standing,
}

/// What somebody's reading weighs for a payee: ten-thousandths of a read, or of a second.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weight {
    /// For whom.
    pub payee: Payee,
    /// How much.
    pub weight: u64,
}

/// What one reader read of one text.
#[derive(Clone, Debug)]
struct Taken {
    title: TitleId,
    agency: Option<String>,
    seconds: u64,
    words: u32,
}

/// A month's reading, reader by reader and text by text.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    readers: BTreeMap<AccountId, BTreeMap<ArticleId, Taken>>,
}

impl Reading {
    /// Gathers reads, in the order in which they happened: a text that a reader opened in several titles, or several times, is one text, of
    /// the title where it was opened first.
    #[must_use]
    pub fn gathered<'read>(reads: impl IntoIterator<Item = &'read Read>) -> Self {
        Self::of_standing(reads, Standing::Reader)
    }

    /// The same of reads of this standing alone.
    #[must_use]
    pub fn of_standing<'read>(reads: impl IntoIterator<Item = &'read Read>, standing: Standing) -> Self {
        let mut readers: BTreeMap<AccountId, BTreeMap<ArticleId, Taken>> = BTreeMap::new();
        for read in reads {
            if read.standing != standing {
                continue;
            }
            let text = read.carried.unwrap_or(read.article);
            let taken = readers.entry(read.reader).or_default().entry(text).or_insert_with(|| Taken {
                title: read.title,
                agency: read.agency.clone(),
                seconds: 0,
                words: read.words,
            });
            taken.seconds += u64::from(read.seconds);
        }
        Self { readers }
    }

    /// Whether this reader read nothing at all, not even too shortly.
    pub(super) fn of_nothing(&self, reader: AccountId) -> bool {
        self.readers.get(&reader).is_none_or(BTreeMap::is_empty)
    }

    /// What one reader's reading weighs, in the order of payees.
    #[must_use]
    pub fn of(&self, reader: AccountId, formula: &Formula) -> Vec<Weight> {
        let mut weights = BTreeMap::new();
        if let Some(texts) = self.readers.get(&reader) {
            weigh(texts, formula, &mut weights);
        }
        in_order(weights)
    }

    /// What all readers' reading weighs, in the order of payees.
    #[must_use]
    pub fn together(&self, formula: &Formula) -> Vec<Weight> {
        let mut weights = BTreeMap::new();
        for texts in self.readers.values() {
            weigh(texts, formula, &mut weights);
        }
        in_order(weights)
    }

    /// Readers with at least one read that counts.
    pub(super) fn readers_who_count(&self, formula: &Formula) -> usize {
        let counts = |texts: &BTreeMap<ArticleId, Taken>| texts.values().any(|taken| formula.counts(taken.seconds));
        self.readers.values().filter(|texts| counts(texts)).count()
    }

    /// Of each title that counts: readers, reads and seconds.
    #[must_use]
    pub fn counts(&self, formula: &Formula) -> BTreeMap<TitleId, Counts> {
        let mut counts: BTreeMap<TitleId, Counts> = BTreeMap::new();
        for texts in self.readers.values() {
            let mut of_reader: BTreeMap<TitleId, (u64, u64)> = BTreeMap::new();
            for taken in texts.values().filter(|taken| formula.counts(taken.seconds)) {
                let (reads, seconds) = of_reader.entry(taken.title).or_default();
                *reads += 1;
                *seconds += formula.seconds_of(taken);
            }
            for (title, (reads, seconds)) in of_reader {
                let count = counts.entry(title).or_default();
                count.readers += 1;
                count.reads += reads;
                count.seconds += seconds;
            }
        }
        counts
    }
}

/// How much a title was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Readers with at least one read that counts.
    pub readers: u64,
    /// Reads that count.
    pub reads: u64,
    /// Seconds of them that count.
    pub seconds: u64,
}

impl Formula {
    /// Whether a read of this many seconds counts.
    #[must_use]
    pub fn counts(&self, seconds: u64) -> bool {
        seconds >= u64::from(self.least_seconds)
    }

    fn seconds_of(&self, taken: &Taken) -> u64 {
        let longest = match taken.words {
            0 => u64::from(self.longest_seconds),
            words => u64::from(words) * 120 / u64::from(self.words_a_minute.max(1)),
        };
        taken.seconds.min(longest.max(u64::from(self.least_seconds)))
    }
}

fn in_order(weights: BTreeMap<Payee, u64>) -> Vec<Weight> {
    weights.into_iter().filter(|(_, weight)| *weight > 0).map(|(payee, weight)| Weight { payee, weight }).collect()
}

/// Of one title by one reader: what was read, and what of it each agency wrote.
#[derive(Default)]
struct OfTitle {
    all: u64,
    of_agencies: BTreeMap<String, u64>,
}

/// Adds what one reader read to `weights`.
fn weigh(texts: &BTreeMap<ArticleId, Taken>, formula: &Formula, weights: &mut BTreeMap<Payee, u64>) {
    let mut titles: BTreeMap<TitleId, OfTitle> = BTreeMap::new();
    for taken in texts.values().filter(|taken| formula.counts(taken.seconds)) {
        let counted = if formula.model == Model::ByTime { formula.seconds_of(taken) } else { 1 };
        let of_title = titles.entry(taken.title).or_default();
        of_title.all += counted;
        if let Some(agency) = &taken.agency {
            *of_title.of_agencies.entry(agency.clone()).or_default() += counted;
        }
    }
    for (title, of_title) in titles {
        let most = if formula.model == Model::ByTime { None } else { formula.most_reads };
        let capped = of_title.all.min(most.map_or(u64::MAX, u64::from));
        let weight = if formula.square_root {
            // The root of ten-thousandths squared: the root in ten-thousandths.
            capped.saturating_mul(u64::from(WHOLE) * u64::from(WHOLE)).isqrt()
        } else {
            capped.saturating_mul(u64::from(WHOLE))
        };
        let mut left = weight;
        for (agency, counted) in of_title.of_agencies {
            let part = u128::from(weight) * u128::from(counted) * u128::from(formula.agency_share.min(WHOLE));
            let part = u64::try_from(part / (u128::from(of_title.all) * u128::from(WHOLE))).unwrap_or(0).min(left);
            left -= part;
            *weights.entry(Payee::Agency(agency)).or_default() += part;
        }
        *weights.entry(Payee::Title(title)).or_default() += left;
    }
}
