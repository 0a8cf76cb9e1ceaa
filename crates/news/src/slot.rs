//! A place on a front page: what a title's editors put where.

use serde::{Deserialize, Serialize};

/// One place on a front page, as it was read off the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Slot {
    /// 1 is the top.
    pub rank: u32,
    /// The article's address, absolute, without what only counts clicks.
    pub url: String,
    /// As it stands on the front page.
    pub headline: String,
    /// The name of the block in which it stands, as printed; `None` above all blocks.
    pub section: Option<String>,
    /// How much the editors make of it, 0 to 1: falls with the rank, rises with the size of the unit.
    pub prominence: f64,
}

/// What a place is worth: `unit` (0 to 1: what the unit itself says, by its heading, picture and summary) times
/// exp(-(rank - 1) / 25), the decay at which one title's page predicts another's best.
#[must_use]
pub fn prominence(unit: f64, rank: u32) -> f64 {
    let value = unit.clamp(0.0, 1.0) * (-f64::from(rank.saturating_sub(1)) / 25.0).exp();
    (value * 10_000.0).round() / 10_000.0
}

/// What a place in a title's main feed is worth, where its front page cannot be read: most feeds are in order of time rather than of
/// weight, so that all is worth less, and falls faster. The two numbers are guesses that wait for data.
#[must_use]
pub fn prominence_in_a_feed(rank: u32) -> f64 {
    let value = 0.6 * (-f64::from(rank.saturating_sub(1)) / 15.0).exp();
    (value * 10_000.0).round() / 10_000.0
}

#[cfg(test)]
mod tests {
    use super::{prominence, prominence_in_a_feed};

    #[test]
    fn the_top_is_worth_its_unit_and_the_next_ones_less() {
        assert_eq!(prominence(1.0, 1), 1.0);
        assert_eq!(prominence(0.5, 1), 0.5);
        assert_eq!(prominence(1.0, 26), 0.3679);
        assert_eq!(prominence(7.0, 0), 1.0);
        assert_eq!(prominence_in_a_feed(1), 0.6);
        assert!(prominence_in_a_feed(2) < prominence(1.0, 2));
    }
}
