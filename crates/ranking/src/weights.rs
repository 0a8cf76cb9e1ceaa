//! The weights of every list: a file with a version, read strictly, so that a typing error is an error and not a default.

use serde::{Deserialize, Serialize};

/// The weights that this version ships with.
pub const CURRENT: &str = include_str!("../weights/6.toml");

/// Those of earlier versions, so that what they ranked can be explained.
const EARLIER: &[&str] = &[
    include_str!("../weights/1.toml"),
    include_str!("../weights/2.toml"),
    include_str!("../weights/3.toml"),
    include_str!("../weights/4.toml"),
    include_str!("../weights/5.toml"),
];

/// All weights.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// Which file this is; every stored record names it.
    pub version: u32,
    /// Of lead stories.
    pub lead: Lead,
    /// Of the personal list.
    pub for_you: ForYou,
}

/// The weights of For You: what each fact about reader and article counts; the facts stand in [`crate::foryou::What`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForYou {
    /// Like what was opened.
    pub interest: f32,
    /// Like what was opened of late.
    pub lately: f32,
    /// The section is opened more often than others.
    pub section: f32,
    /// The title is opened more often than others.
    pub title: f32,
    /// A followed topic stands in it.
    pub follow: f32,
    /// It is near a followed topic.
    pub follow_near: f32,
    /// What newsrooms make of it.
    pub significance: f32,
    /// New.
    pub recency: f32,
    /// Like what the readers of this place open together; not in weights before version 5.
    #[serde(default)]
    pub readers: f32,
    /// Taken off for likeness to a card that stands already.
    pub alike: f32,
    /// And as much more at the end of the diversity dial.
    pub dial: f32,
}

/// The weights of lead stories; the formula stands in `weights/1.toml` and in [`crate::lead`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lead {
    /// Places after which a place counts 1/e.
    pub rank_scale: f64,
    /// The power of an owner's vote.
    pub owner_power: f64,
    /// The most that one owner's placement counts, before the power.
    pub owner_limit: f64,
    /// Trust of a title that nobody vouched for.
    pub trust_new: f64,
    /// The most trust.
    pub trust_most: f64,
    /// How long a new title is held back, days.
    pub quarantine_days: f64,
    /// Owners below this trust are unproven.
    pub unproven: f64,
    /// The most that all unproven owners count for together.
    pub unproven_most: f64,
    /// Owners of at least this trust make a story eligible.
    pub trust_eligible: f64,
    /// How many of them it needs.
    pub owners_eligible: u32,
    /// Likeness of two owners' pages above which they begin to count as one.
    pub kin_from: f64,
    /// A story that is kin to a better one by at least this stands under it.
    pub fold: f64,
    /// A look at a page that is older than this says nothing, hours.
    pub page_hours: f64,
    /// Share of the averaged place in the place that counts.
    pub steadiness: f64,
    /// The time constant of that average, hours.
    pub steadiness_hours: f64,
    /// Half-life since the last material change, hours.
    pub half_life_hours: f64,
    /// Freshness never falls below this.
    pub fresh_floor: f64,
    /// Factor of soft stories.
    pub soft: f64,
    /// Factor of sport.
    pub sport: f64,
    /// Factor of stories with only short articles.
    pub brief: f64,
    /// Fewer words than this are a brief.
    pub brief_words: u32,
    /// The least that geography leaves.
    pub geography_floor: f64,
    /// What a place in a feed in the editors' order is worth.
    pub feed_slot: f64,
    /// As `rank_scale`, for such a feed.
    pub feed_rank_scale: f64,
    /// What a place in a section's feed is worth.
    pub section_feed_slot: f64,
    /// What a bare link is worth against one with a heading.
    pub text_link_slot: f64,
}

/// A weight with what it means, for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Of which list.
    pub list: String,
    /// Its name in the file.
    pub name: String,
    /// Its value as written.
    pub value: String,
    /// What it means, from the remark beside it.
    pub meaning: String,
}

/// Every weight of a file's text, with the remark beside it.
#[must_use]
pub fn lines(text: &str) -> Vec<Line> {
    let mut list = String::new();
    let mut lines = Vec::new();
    for line in text.lines().map(str::trim) {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            name.clone_into(&mut list);
        } else if let Some((name, rest)) = line.split_once('=').filter(|_| !line.starts_with('#') && !list.is_empty()) {
            let (value, meaning) = rest.split_once('#').unwrap_or((rest, ""));
            let plain = |text: &str| text.trim().to_owned();
            lines.push(Line { list: list.clone(), name: plain(name), value: plain(value), meaning: plain(meaning) });
        }
    }
    lines
}

/// The file is no weights file.
#[derive(Debug, thiserror::Error)]
#[error("this is not a file of weights: {0}")]
pub struct Unreadable(#[from] toml::de::Error);

impl Weights {
    /// Reads a weights file.
    ///
    /// # Errors
    /// Where a weight is missing, unknown or no number.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        Ok(toml::from_str(text)?)
    }
}

/// The weights that this version ships with, read.
///
/// # Panics
/// Never: a test reads the built-in file.
#[must_use]
pub fn current() -> &'static Weights {
    static READ: std::sync::LazyLock<Weights> = std::sync::LazyLock::new(|| {
        #[expect(clippy::expect_used, reason = "the file is part of the binary, and a test reads it")]
        Weights::read(CURRENT).expect("the built-in weights can be read")
    });
    &READ
}

/// The weights with this version; the current ones where there are none such, as of an operator's own file.
#[must_use]
pub fn version(version: u32) -> &'static Weights {
    static EARLIER_READ: std::sync::LazyLock<Vec<Weights>> =
        std::sync::LazyLock::new(|| EARLIER.iter().filter_map(|text| Weights::read(text).ok()).collect());
    EARLIER_READ.iter().find(|weights| weights.version == version).unwrap_or_else(current)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_weights_file_can_be_read_and_has_a_version_of_its_own() {
        let mut versions: Vec<u32> = EARLIER.iter().map(|text| Weights::read(text).unwrap().version).collect();
        versions.push(current().version);
        assert_eq!(versions, (1..=current().version).collect::<Vec<_>>());
        assert_eq!(version(1).version, 1);
        assert_eq!(version(999), current());
    }

    #[test]
    fn every_weight_says_what_it_means() {
        let lines = lines(CURRENT);
        assert_eq!(lines.iter().filter(|line| line.list == "lead").count(), 26);
        assert_eq!(lines.iter().filter(|line| line.list == "for_you").count(), 11);
        assert!(lines.iter().all(|line| !line.meaning.is_empty() && line.value.parse::<f64>().is_ok()), "{lines:?}");
    }
}
