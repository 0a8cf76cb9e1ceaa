//! Trust: how well a title's page agrees with the pages of *other* owners, learned as pages come in.
//!
//! Everything is kept per pair, so that a list that leaves one owner out can leave it out of trust as well. A title that nobody vouched for
//! starts at almost nothing, is held back for 28 days, and then earns trust only as far as it places stories *before* the others do: copying
//! what all have earns nothing. Owners whose pages are too much alike count as one newsroom.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::desk::HOUR_US;
use crate::weights::Lead;

/// After this long a look at a page counts half in trust and kinship.
const MEMORY_HOURS: f64 = 14.0 * 24.0;
/// Looks at pages that a title's agreement is worth before it moves trust by half.
const PRIOR_LOOKS: f64 = 24.0;
/// What is trusted before anything is known of a title that the operator vouches for.
const VOUCHED: f64 = 1.0;
/// A vouched title never falls below this.
const VOUCHED_LEAST: f64 = 0.3;
/// The share of its shared stories that a newsroom of standing is among the first two to have.
const EARLY_SHARE: f64 = 0.25;

/// A mean that forgets.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub(super) struct Mean {
    sum: f64,
    weight: f64,
    at_us: i64,
}

impl Mean {
    pub(super) fn add(&mut self, value: f64, at_us: i64) {
        let keep = decay(at_us - self.at_us, MEMORY_HOURS);
        self.sum = self.sum * keep + value;
        self.weight = self.weight * keep + 1.0;
        self.at_us = at_us;
    }

    pub(super) fn value(&self) -> f64 {
        if self.weight > 0.0 { self.sum / self.weight } else { 0.0 }
    }
}

/// `0.5 ^ (time / half-life)`.
pub(super) fn decay(time_us: i64, half_life_hours: f64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a length of time in microseconds")]
    let hours = time_us.max(0) as f64 / HOUR_US as f64;
    0.5_f64.powf(hours / half_life_hours)
}

/// What is known of one title.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Standing {
    /// By owner: how like the two pages are (cosine of places).
    agreement: BTreeMap<usize, Mean>,
    /// How often we looked.
    looks: f64,
    /// Stories that it had among the first two owners, and that others took up.
    led: f64,
    /// Stories that it took up after two owners had them.
    followed: f64,
}

impl Standing {
    pub(super) fn look(&mut self) {
        self.looks += 1.0;
    }

    pub(super) fn agree(&mut self, owner: usize, cosine: f64, at_us: i64) {
        self.agreement.entry(owner).or_default().add(cosine, at_us);
    }

    pub(super) fn leads(&mut self) {
        self.led += 1.0;
    }

    pub(super) fn follows(&mut self) {
        self.followed += 1.0;
    }

    /// The mean agreement with the owners that `counts` names: vouched ones, so that a crowd cannot vote itself into trust.
    pub(super) fn agreement(&self, counts: &[bool]) -> f64 {
        let (mut sum, mut count) = (0.0, 0.0);
        for (owner, mean) in &self.agreement {
            if counts.get(*owner).copied().unwrap_or(false) {
                sum += mean.value();
                count += 1.0;
            }
        }
        if count > 0.0 { sum / count } else { 0.0 }
    }

    /// Trust, 0 to `trust_most`; `typical` is the mean agreement of the vouched titles.
    pub(super) fn trust(&self, vouched: bool, known_us: i64, typical: f64, counts: &[bool], weights: &Lead) -> f64 {
        let relative = if typical > 0.0 { self.agreement(counts) / typical } else { 1.0 };
        if vouched {
            let learned = (PRIOR_LOOKS * VOUCHED + self.looks * relative) / (PRIOR_LOOKS + self.looks);
            return learned.clamp(VOUCHED_LEAST, weights.trust_most);
        }
        #[expect(clippy::cast_precision_loss, reason = "a length of time in microseconds")]
        let days = known_us.max(0) as f64 / (24 * HOUR_US) as f64;
        if days < weights.quarantine_days {
            return weights.trust_new;
        }
        let early = self.led / (self.led + self.followed).max(1.0);
        (relative * (early / EARLY_SHARE).min(1.0)).clamp(weights.trust_new, weights.trust_most)
    }
}
