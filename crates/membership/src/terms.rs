//! What a publisher asks for its title: how much a stranger sees, since when, where, whether it may be given away, and what programs may
//! do with it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Currency;

/// Microseconds of a minute.
const MINUTE_US: i64 = 60_000_000;

/// The terms of one title.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// The title's word in addresses.
    pub title: String,
    /// Characters of a locked text that everybody sees; the rule's number where this is absent.
    #[serde(default)]
    pub preview: Option<u32>,
    /// Minutes after publishing during which nobody reads it here.
    #[serde(default)]
    pub embargo_minutes: u32,
    /// ISO 3166-1 codes of the countries it may be read in; empty for all.
    #[serde(default)]
    pub countries: Vec<String>,
    /// Whether its articles may be given as a gift link.
    #[serde(default = "yes")]
    pub gifts: bool,
    /// Whether a membership of this site opens it; else only a subscription of its own does.
    #[serde(default = "yes")]
    pub in_membership: bool,
    /// Whether search engines may list its articles as they stand here.
    #[serde(default)]
    pub search_engines: bool,
    /// Whether its texts may be mined, for the training of models too; reserved where not (TDM Reservation Protocol; Directive (EU)
    /// 2019/790, article 4).
    #[serde(default)]
    pub mining: bool,
    /// What an article costs alone, in minor units, where the policy lets publishers say so (`title_prices`); the policy's price where absent.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub price: BTreeMap<Currency, i64>,
}

fn yes() -> bool {
    true
}

/// Why terms forbid a reading altogether.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forbidden {
    /// Not before this time, microseconds since the Unix epoch.
    Until(i64),
    /// Not in the reader's country, or that is not known.
    Here,
}

impl Terms {
    /// The terms of a title that asks for nothing.
    #[must_use]
    pub fn none(title: &str) -> Self {
        Self {
            title: title.to_owned(),
            preview: None,
            embargo_minutes: 0,
            countries: Vec::new(),
            gifts: true,
            in_membership: true,
            search_engines: false,
            mining: false,
            price: BTreeMap::new(),
        }
    }

    /// Whether they forbid reading what was published at `published_us`, at `now_us`, from `country`.
    #[must_use]
    pub fn forbid(&self, published_us: i64, now_us: i64, country: Option<&str>) -> Option<Forbidden> {
        let until = published_us.saturating_add(i64::from(self.embargo_minutes) * MINUTE_US);
        if now_us < until && self.embargo_minutes > 0 {
            return Some(Forbidden::Until(until));
        }
        let is_here = |known: &str| self.countries.iter().any(|allowed| allowed.eq_ignore_ascii_case(known));
        (!self.countries.is_empty() && !country.is_some_and(is_here)).then_some(Forbidden::Here)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_embargo_ends_to_the_microsecond() {
        let terms = Terms { embargo_minutes: 10, ..Terms::none("courier") };
        assert_eq!(terms.forbid(0, 10 * MINUTE_US - 1, None), Some(Forbidden::Until(10 * MINUTE_US)));
        assert_eq!(terms.forbid(0, 10 * MINUTE_US, None), None);
        assert_eq!(Terms::none("courier").forbid(50, 10, None), None, "no embargo, whatever the clocks say");
    }

    #[test]
    fn a_country_that_is_not_known_is_not_taken_for_an_allowed_one() {
        let terms = Terms { countries: vec!["NO".to_owned(), "SE".to_owned()], ..Terms::none("courier") };
        assert_eq!(terms.forbid(0, 1, Some("no")), None);
        assert_eq!(terms.forbid(0, 1, Some("DE")), Some(Forbidden::Here));
        assert_eq!(terms.forbid(0, 1, None), Some(Forbidden::Here));
    }
}
