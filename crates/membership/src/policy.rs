//! The operator's policy: a file of plain rules that says which articles are free, registered, metered or for members.
//!
//! ```toml
//! version = 1
//! preview = 400
//! wall = "metered"
//!
//! [meter]
//! strangers = 3
//! registered = 10
//!
//! [[rule]]
//! name = "Public broadcasters are free"
//! kinds = ["broadcaster"]
//! wall = "free"
//! ```
//!
//! The first rule that fits an article decides; where none does, `wall` above them. Every mistake is said with its line.

mod reading;
mod singles;

pub use reading::PREVIEW_MOST;
pub use singles::{Bounds, Singles};

use std::net::IpAddr;

use ipnet::IpNet;
use news::{Access, Section, TitleKind};
use serde::{Deserialize, Serialize};

use crate::Money;
use crate::terms::Terms;

/// A kind of wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wall {
    /// Everyone reads it.
    Free,
    /// Whoever has an account reads it.
    Registration,
    /// So many a month are free; then it is for members.
    Metered,
    /// For members alone; never on the meter.
    Members,
}

impl Wall {
    /// The word for it in the file.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Registration => "registration",
            Self::Metered => "metered",
            Self::Members => "members",
        }
    }
}

/// Free articles of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Meter {
    /// For a browser whose reader has no account.
    pub strangers: u32,
    /// For an account without a membership.
    pub registered: u32,
    /// For all strangers of one network together, so that emptying a browser's memory is no way round the meter.
    pub network: u32,
}

impl Default for Meter {
    fn default() -> Self {
        Self { strangers: 3, registered: 10, network: 60 }
    }
}

/// The trial.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Trial {
    /// Its length in days; 0 for none.
    pub days: u32,
    /// Whether a card is asked for at its beginning.
    pub card: bool,
    /// Days before its end at which a reminder is sent.
    pub reminder_days: u32,
}

impl Default for Trial {
    fn default() -> Self {
        Self { days: 14, card: false, reminder_days: 3 }
    }
}

/// Gift links.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Gifts {
    /// Articles that a member may give away in a calendar month; giving the same one again in it is free.
    pub per_month: u32,
    /// Days for which a link opens its article.
    pub days: u32,
    /// Devices that may open it; the next one may not.
    pub devices: u32,
}

impl Default for Gifts {
    fn default() -> Self {
        Self { per_month: 10, days: 14, devices: 10 }
    }
}

/// A plan, as it is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Its word in addresses and at the payment provider.
    pub id: String,
    /// Its name on pages.
    pub name: String,
    /// How long one payment lasts.
    pub interval: Interval,
    /// Prices: ISO 4217 code and minor units.
    pub prices: Vec<(String, u64)>,
    /// People who read by it: 1, or more for families and teams.
    pub seats: u32,
    /// Whether it is for families or teams.
    pub people: People,
}

/// How long one payment lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Interval {
    /// A calendar month.
    Month,
    /// A calendar year.
    Year,
}

/// Whom a plan is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum People {
    /// One person.
    #[default]
    One,
    /// A household: the payer and others, each with a history of their own.
    Family,
    /// A team, with seats that can be given to others.
    Team,
}

/// A library, a university, a company: who is in its network reads as a member does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Institution {
    /// Its name, as its readers know it.
    pub name: String,
    /// Its networks.
    pub networks: Vec<IpNet>,
}

impl Institution {
    /// Whether `address` is in one of its networks.
    #[must_use]
    pub fn has(&self, address: IpAddr) -> bool {
        // A v4 address that came through a v6 socket is the same machine.
        self.networks.iter().any(|network| network.contains(&address.to_canonical()))
    }
}

/// One rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// What the operator calls it; decisions name it.
    pub name: String,
    /// The wall of what fits.
    pub wall: Wall,
    /// Titles, by their words in addresses; empty for all. The same for the rest.
    pub titles: Vec<String>,
    /// Kinds of titles.
    pub kinds: Vec<TitleKind>,
    /// Sections.
    pub sections: Vec<Section>,
    /// Countries of the title's seat.
    pub countries: Vec<String>,
    /// Main languages.
    pub languages: Vec<String>,
    /// What its publisher gives to strangers.
    pub access: Option<Access>,
    /// Articles that were published at least so many days ago.
    pub older_than_days: Option<u32>,
    /// Articles that were published less than so many days ago.
    pub newer_than_days: Option<u32>,
    /// Characters that everyone sees; the policy's number where absent.
    pub preview: Option<u32>,
    /// What one costs alone, once for each currency: nothing in it for articles that are not sold alone; the policy's prices where absent.
    pub price: Option<Vec<Money>>,
}

/// The whole policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Which edition of the file: every kept decision names it.
    pub version: u32,
    /// The wall of what no rule fits.
    pub wall: Wall,
    /// Characters of a locked text that everyone sees.
    pub preview: u32,
    /// Free articles of a month.
    pub meter: Meter,
    /// The trial.
    pub trial: Trial,
    /// Gift links.
    pub gifts: Gifts,
    /// People of a family besides the one who pays.
    pub family: u32,
    /// Single articles from a balance of the reader's own; `None` where none is sold alone.
    pub singles: Option<Singles>,
    /// Whether whoever joins asks for reading to begin at once and gives up withdrawing by it; else both are left out, and the right stays.
    pub waiver: bool,
    /// Plans, in the order of the page.
    pub plans: Vec<Plan>,
    /// Institutions.
    pub institutions: Vec<Institution>,
    /// Search engines, by the networks that they publish: they get the preview with its markup, and use up nothing.
    pub crawlers: Vec<Institution>,
    /// What publishers ask for.
    pub terms: Vec<Terms>,
    /// Rules; the first that fits decides.
    pub rules: Vec<Rule>,
}

/// An article as rules look at it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// The title's word in addresses.
    pub title: String,
    /// What kind its publisher is.
    pub kind: TitleKind,
    /// Where it belongs.
    pub section: Option<Section>,
    /// Where its title has its seat; empty where unknown.
    pub country: String,
    /// Its main language; empty where unknown.
    pub language: String,
    /// What its publisher gives to strangers.
    pub access: Access,
    /// When it was published, microseconds since the Unix epoch.
    pub published_us: i64,
}

/// What the policy says of an article, whoever reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict<'a> {
    /// The rule that fits; `None` for the policy's own wall.
    pub rule: Option<&'a Rule>,
    /// The wall.
    pub wall: Wall,
    /// Characters that everyone sees.
    pub preview: u32,
    /// What it costs alone, once for each currency, where its title's publisher asks for no other price; empty where it is not sold alone.
    pub prices: &'a [Money],
    /// How articles are sold alone.
    pub singles: Option<&'a Singles>,
}

impl Verdict<'_> {
    /// What it costs alone under these terms, once for each currency.
    pub fn prices_under(&self, terms: &Terms) -> impl Iterator<Item = Money> {
        self.prices.iter().map(move |price| self.singles.map_or(*price, |singles| singles.price(*price, &terms.price)))
    }
}

/// Microseconds of a day.
const DAY_US: i64 = 86_400_000_000;

/// Whether a list names `value`, or names nothing.
fn fits<T: PartialEq>(list: &[T], value: &T) -> bool {
    list.is_empty() || list.contains(value)
}

impl Rule {
    /// Whether it is about such an article at `now_us`.
    #[must_use]
    pub fn fits(&self, facts: &Facts, now_us: i64) -> bool {
        let age_us = now_us.saturating_sub(facts.published_us);
        let older = |days: u32| age_us >= i64::from(days) * DAY_US;
        fits(&self.titles, &facts.title)
            && fits(&self.kinds, &facts.kind)
            && (self.sections.is_empty() || facts.section.is_some_and(|section| self.sections.contains(&section)))
            && fits(&self.countries, &facts.country)
            && fits(&self.languages, &facts.language)
            && self.access.is_none_or(|access| access == facts.access)
            && self.older_than_days.is_none_or(older)
            && !self.newer_than_days.is_some_and(older)
    }
}

impl Policy {
    /// What it says of an article of a title with these terms.
    #[must_use]
    pub fn verdict(&self, facts: &Facts, terms: Option<&Terms>, now_us: i64) -> Verdict<'_> {
        let rule = self.rules.iter().find(|rule| rule.fits(facts, now_us));
        let wall = rule.map_or(self.wall, |rule| rule.wall);
        let preview = terms
            .and_then(|terms| terms.preview)
            .or_else(|| rule.and_then(|rule| rule.preview))
            .unwrap_or(self.preview);
        let prices = self
            .singles
            .as_ref()
            .map_or(&[][..], |singles| rule.and_then(|rule| rule.price.as_deref()).unwrap_or(&singles.prices));
        Verdict { rule, wall, preview, prices, singles: self.singles.as_ref() }
    }

    /// What a title's publisher asks for; `None` for nothing.
    #[must_use]
    pub fn terms(&self, title: &str) -> Option<&Terms> {
        self.terms.iter().find(|terms| terms.title == title)
    }

    /// The institution in whose network `address` is.
    #[must_use]
    pub fn institution(&self, address: IpAddr) -> Option<&Institution> {
        self.institutions.iter().find(|institution| institution.has(address))
    }

    /// The search engine in whose network `address` is. What a program calls itself proves nothing.
    #[must_use]
    pub fn crawler(&self, address: IpAddr) -> Option<&Institution> {
        self.crawlers.iter().find(|crawler| crawler.has(address))
    }

    /// The plan with this word.
    #[must_use]
    pub fn plan(&self, id: &str) -> Option<&Plan> {
        self.plans.iter().find(|plan| plan.id == id)
    }

    /// Reads a file's text.
    ///
    /// # Errors
    /// When it cannot be read, or means nothing: with the line and what to do.
    pub fn read(text: &str) -> Result<Self, Mistake> {
        reading::read(text)
    }
}

/// What is wrong with a policy file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {words}")]
pub struct Mistake {
    /// The line, 1 for the first.
    pub line: usize,
    /// What is wrong and what to write instead.
    pub words: String,
}
