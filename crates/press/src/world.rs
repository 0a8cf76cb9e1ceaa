//! The world: events, and which title writes about them when. A function of seed and time; nothing here knows a clock.

use std::sync::{Arc, OnceLock};

use jiff::Timestamp;
use news::{Section, TitleListing};

use crate::coverage;
use crate::title::{Title, titles};

/// Titles that a world has at most.
pub const MOST_TITLES: usize = 10_000;

/// What a world is made from. Equal settings make equal worlds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// How many titles publish, 1 to [`MOST_TITLES`].
    pub titles: usize,
    /// Everything follows from it.
    pub seed: u64,
    /// The virtual time at which a visitor first looks.
    pub start: Timestamp,
    /// How many hours of publishing lie before `start`.
    pub history_hours: u32,
}

impl Settings {
    /// `titles` titles, two days of history.
    #[must_use]
    pub fn new(titles: usize, seed: u64, start: Timestamp) -> Self {
        Self { titles: titles.clamp(1, MOST_TITLES), seed, start, history_hours: 48 }
    }
}

/// Seconds of a shift: eight hours, as in a newsroom. A world is generated shift by shift.
pub(crate) const SHIFT_S: i64 = 8 * 3_600;
/// How long a world lasts: 120 days.
const SHIFTS: usize = 360;
/// An event's last article comes at most this many shifts after the one in which it began.
const LIFE_SHIFTS: usize = 6;

/// A simulated world.
#[derive(Debug)]
pub struct World {
    settings: Settings,
    titles: Vec<Title>,
    begin_s: i64,
    shifts: Vec<OnceLock<Arc<Shift>>>,
}

/// The events that began in one shift, with all that was ever written about them.
#[derive(Debug, Default)]
pub(crate) struct Shift {
    pub(crate) events: Vec<Event>,
    pub(crate) reports: Vec<Report>,
    /// By title, then by time.
    pub(crate) articles: Vec<Article>,
    /// Where each title's articles begin in `articles`; one more at the end.
    pub(crate) offsets: Vec<u32>,
}

/// Something that happened.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Event {
    pub(crate) kind: u16,
    pub(crate) country: u8,
    pub(crate) town: u8,
    pub(crate) size: u8,
    pub(crate) start_s: i64,
    pub(crate) seed: u64,
    /// The article that had it first, as an index into the shift's articles.
    pub(crate) first: u32,
}

/// One independent text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Report {
    pub(crate) event: u32,
    pub(crate) phase: u8,
    /// Whose it is.
    pub(crate) title: u32,
    pub(crate) seed: u64,
    /// The article in which it stood first, as an index into the shift's articles.
    pub(crate) original: u32,
    pub(crate) live: bool,
    /// Whether it names the title that was first.
    pub(crate) cites_first: bool,
}

/// How an article's text relates to the report it carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CopyKind {
    /// Written by the title itself.
    Own,
    /// Word for word.
    Exact,
    /// Some sentences cut or moved, another headline.
    Edited,
    /// The first paragraphs.
    Shortened,
    /// With paragraphs of its own before or after.
    Extended,
    /// The text as it was, the headline in the title's own language.
    TranslatedHeadline,
    /// Taken over from a title of the same owner.
    Shared,
}

/// What happens to an article after it was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Later {
    Nothing,
    /// A figure was wrong and is put right, with a note.
    Corrected,
    /// New headline, new paragraphs.
    Updated,
    /// Taken down.
    Removed,
}

/// One piece in one title.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Article {
    pub(crate) title: u32,
    pub(crate) report: u32,
    pub(crate) published_s: i64,
    pub(crate) copy: CopyKind,
    pub(crate) locked: bool,
    pub(crate) later: Later,
    pub(crate) later_after_s: i32,
    pub(crate) seed: u64,
}

/// The place of an article in the world: its shift and its index there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleKey {
    pub(crate) shift: u32,
    pub(crate) index: u32,
}

impl ArticleKey {
    /// The number in the article's address.
    #[must_use]
    pub fn number(self) -> u64 {
        (u64::from(self.shift) + 10) << 22 | u64::from(self.index)
    }

    pub(crate) fn from_number(number: u64) -> Option<Self> {
        let shift = u32::try_from(number >> 22).ok()?.checked_sub(10)?;
        Some(Self { shift, index: u32::try_from(number & 0x3f_ffff).ok()? })
    }
}

/// An article with all that belongs to it.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) key: ArticleKey,
    pub(crate) shift: Arc<Shift>,
    pub(crate) article: Article,
    pub(crate) report: Report,
    pub(crate) event: Event,
}

impl World {
    /// A world; nothing is generated before it is looked at.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        let settings = Settings { titles: settings.titles.clamp(1, MOST_TITLES), ..settings };
        let begin_s = settings.start.as_second() - i64::from(settings.history_hours) * 3_600;
        Self {
            titles: titles(settings.titles, settings.seed),
            begin_s,
            shifts: (0..SHIFTS).map(|_| OnceLock::new()).collect(),
            settings,
        }
    }

    /// What it was made from.
    #[must_use]
    pub fn settings(&self) -> Settings {
        self.settings
    }

    /// Its titles; an index into them names a title everywhere else.
    #[must_use]
    pub fn titles(&self) -> &[Title] {
        &self.titles
    }

    /// The titles as a catalogue, for a press served on `port`.
    #[must_use]
    pub fn catalogue(&self, port: u16) -> Vec<TitleListing> {
        self.titles.iter().map(|title| title.listing(port)).collect()
    }

    /// The index of the title with this slug.
    #[must_use]
    pub fn title_by_slug(&self, slug: &str) -> Option<usize> {
        self.titles.iter().position(|title| title.slug == slug)
    }

    /// The time of the first article, and the time from which on nothing more happens.
    #[must_use]
    pub fn span(&self) -> (Timestamp, Timestamp) {
        let end = self.begin_s + SHIFT_S * i64::try_from(SHIFTS).unwrap_or(0);
        (
            Timestamp::from_second(self.begin_s).unwrap_or(Timestamp::MIN),
            Timestamp::from_second(end).unwrap_or(Timestamp::MAX),
        )
    }

    pub(crate) fn shift(&self, index: usize) -> Option<Arc<Shift>> {
        let slot = self.shifts.get(index)?;
        Some(slot.get_or_init(|| Arc::new(coverage::shift(self, index))).clone())
    }

    pub(crate) fn shift_begin_s(&self, index: usize) -> i64 {
        self.begin_s + SHIFT_S * i64::try_from(index).unwrap_or(0)
    }

    /// The shift of a time; `None` before the world began.
    fn shift_of(&self, at_s: i64) -> Option<usize> {
        usize::try_from((at_s - self.begin_s).div_euclid(SHIFT_S)).ok().map(|index| index.min(SHIFTS - 1))
    }

    /// The shifts whose events may have articles between two times, oldest first.
    pub(crate) fn shifts_between(&self, from_s: i64, until_s: i64) -> std::ops::Range<usize> {
        let first = self.shift_of(from_s).unwrap_or(0).saturating_sub(LIFE_SHIFTS);
        self.shift_of(until_s).map_or(0..0, |last| first..last + 1)
    }

    /// The articles of a title that are there at `at` and appeared within the `hours` before, newest first.
    ///
    /// An article that was taken down before `at` is not among them.
    #[must_use]
    pub fn articles_visible(&self, title: usize, at: Timestamp, hours: u32) -> Vec<ArticleKey> {
        let at_s = at.as_second();
        let from_s = at_s - i64::from(hours) * 3_600;
        let mut found: Vec<(i64, ArticleKey)> = Vec::new();
        for shift_index in self.shifts_between(from_s, at_s) {
            let Some(shift) = self.shift(shift_index) else { continue };
            let (Some(&first), Some(&end)) = (shift.offsets.get(title), shift.offsets.get(title + 1)) else { continue };
            for index in first..end {
                if let Some(article) = shift.articles.get(index as usize)
                    && article.published_s > from_s
                    && article.published_s <= at_s
                    && !article.removed_at(at_s)
                {
                    found.push((article.published_s, ArticleKey { shift: shift_index as u32, index }));
                }
            }
        }
        found.sort_by(|a, b| b.cmp(a));
        found.into_iter().map(|(_, key)| key).collect()
    }

    pub(crate) fn find(&self, key: ArticleKey) -> Option<Found> {
        let shift = self.shift(key.shift as usize)?;
        let article = *shift.articles.get(key.index as usize)?;
        let report = *shift.reports.get(article.report as usize)?;
        let event = *shift.events.get(report.event as usize)?;
        Some(Found { key, shift, article, report, event })
    }

    /// The section under which a title files an event.
    pub(crate) fn section(&self, title: usize, event: &Event) -> Section {
        let desk = coverage::kind(event).map_or(Section::World, |kind| kind.desk);
        let home = self.titles.get(title).map_or(0, |title| title.country);
        let abroad = home != usize::from(event.country);
        match desk {
            Section::National | Section::Politics | Section::World if abroad => Section::World,
            Section::World => Section::National,
            other => other,
        }
    }
}

impl Article {
    pub(crate) fn later_at_s(&self) -> i64 {
        self.published_s + i64::from(self.later_after_s)
    }

    pub(crate) fn removed_at(&self, at_s: i64) -> bool {
        self.later == Later::Removed && at_s >= self.later_at_s()
    }

    /// How many revisions of it there are at a time: 1 or 2.
    pub(crate) fn revision(&self, at_s: i64) -> u32 {
        if matches!(self.later, Later::Corrected | Later::Updated) && at_s >= self.later_at_s() { 2 } else { 1 }
    }
}
