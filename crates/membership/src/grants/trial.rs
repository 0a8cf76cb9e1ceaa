//! The trial: once per person. A person is known by the address, with what mail services ignore left out, and by the card.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::DAY_US;
use crate::policy::Trial;

/// Mail services that take no notice of dots.
const DOTLESS: [&str; 2] = ["gmail.com", "googlemail.com"];

/// An address as people are told apart by it: small letters, without what stands behind "+", dots where the service ignores them.
#[must_use]
pub fn address_key(address: &str) -> String {
    let address = address.trim().to_lowercase();
    let Some((local, domain)) = address.rsplit_once('@') else { return address };
    let local = local.split('+').next().unwrap_or(local);
    let domain = domain.trim_end_matches('.');
    if DOTLESS.contains(&domain) {
        return format!("{}@gmail.com", local.replace('.', ""));
    }
    format!("{local}@{domain}")
}

/// The hash by which the person with this address is known to have had a trial: what is kept for good names nobody.
#[must_use]
pub fn address_hash(address: &str) -> [u8; 32] {
    hash("address", &address_key(address))
}

/// The hash by which the person with this card is known to have had a trial. `fingerprint` is the payment provider's, the same for the same card.
#[must_use]
pub fn card_hash(fingerprint: &str) -> [u8; 32] {
    hash("card", fingerprint)
}

fn hash(kind: &str, value: &str) -> [u8; 32] {
    Sha256::new().chain_update(kind).chain_update("\n").chain_update(value).finalize().into()
}

/// Somebody who wants a trial.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Applicant {
    /// Whether the address has answered.
    pub verified: bool,
    /// Whether address, card or account had a trial before.
    pub known: bool,
    /// Whether a membership is in force.
    pub is_member: bool,
    /// Whether a card was shown.
    pub has_card: bool,
}

/// Why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Refused {
    /// The operator gives none.
    #[error("There are no trials here.")]
    None,
    /// The address has not answered.
    #[error("Your address has to answer first: ask for a link by mail on the sign-in page, and follow it.")]
    Unverified,
    /// There was one.
    #[error(
        "There is one trial for each person, and yours has been. If you think that this is a mistake, write to us."
    )]
    HadOne,
    /// It would be of no use.
    #[error("You are a member already.")]
    IsMember,
    /// The operator wants a card.
    #[error("A trial begins with a card here; nothing is drawn from it before the trial ends.")]
    CardNeeded,
}

/// The trial of an applicant: its first microsecond and the first one after it, exactly so many times 24 hours.
///
/// # Errors
/// When there is none, and why.
pub fn begin(trial: &Trial, applicant: &Applicant, now_us: i64) -> Result<(i64, i64), Refused> {
    if trial.days == 0 {
        return Err(Refused::None);
    }
    if applicant.is_member {
        return Err(Refused::IsMember);
    }
    if applicant.known {
        return Err(Refused::HadOne);
    }
    if !applicant.verified {
        return Err(Refused::Unverified);
    }
    if trial.card && !applicant.has_card {
        return Err(Refused::CardNeeded);
    }
    Ok((now_us, now_us.saturating_add(i64::from(trial.days) * DAY_US)))
}

/// When the reminder of a trial that ends at `to_us` is due; `None` where it would be before the beginning or none is sent.
#[must_use]
pub fn reminder_us(trial: &Trial, from_us: i64, to_us: i64) -> Option<i64> {
    let due_us = to_us.saturating_sub(i64::from(trial.reminder_days) * DAY_US);
    (trial.reminder_days > 0 && due_us > from_us).then_some(due_us)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    const GOOD: Applicant = Applicant { verified: true, known: false, is_member: false, has_card: false };

    #[test]
    fn one_person_is_one_whatever_the_spelling() {
        for (one, other) in [
            ("Mara@Example.org", "mara@example.org"),
            ("mara+news@example.org", "mara@example.org"),
            ("m.a.r.a@gmail.com", "mara@googlemail.com"),
        ] {
            assert_eq!(address_key(one), address_key(other), "{one} {other}");
        }
        assert_ne!(address_key("m.ara@example.org"), address_key("mara@example.org"), "dots count elsewhere");
    }

    #[test]
    fn a_trial_lasts_to_the_microsecond_and_reminds_before() {
        let trial = Trial::default();
        assert_eq!(begin(&trial, &GOOD, 5), Ok((5, 5 + 14 * DAY_US)));
        assert_eq!(reminder_us(&trial, 5, 5 + 14 * DAY_US), Some(5 + 11 * DAY_US));
        assert_eq!(reminder_us(&Trial { days: 2, ..trial }, 0, 2 * DAY_US), None);
    }

    #[test]
    fn acceptance_15_a_trial_twice_with_one_card_is_refused() {
        let trial = Trial { card: true, ..Trial::default() };
        let with_card = Applicant { has_card: true, ..GOOD };
        assert_eq!(begin(&trial, &GOOD, 0), Err(Refused::CardNeeded));
        assert!(begin(&trial, &with_card, 0).is_ok());
        assert_eq!(begin(&trial, &Applicant { known: true, ..with_card }, 0), Err(Refused::HadOne));
        assert_eq!(begin(&Trial { days: 0, ..trial }, &with_card, 0), Err(Refused::None));
        assert_eq!(begin(&trial, &Applicant { verified: false, ..with_card }, 0), Err(Refused::Unverified));
        assert_eq!(begin(&trial, &Applicant { is_member: true, ..with_card }, 0), Err(Refused::IsMember));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(100_000))]

        /// People apply again and again with the spellings and cards that they have: each address and each card has one trial.
        #[test]
        fn nobody_has_two_trials(tries in prop::collection::vec((0_u8..4, 0_u8..3, 0_u8..5), 0..12)) {
            let mut known: BTreeSet<String> = BTreeSet::new();
            let mut begun: Vec<(u8, u8)> = Vec::new();
            for (person, spelling, card) in tries {
                let address = match spelling {
                    0 => format!("person{person}@gmail.com"),
                    1 => format!("P.ERSON{person}@googlemail.com"),
                    _ => format!("person{person}+again@gmail.com"),
                };
                let keys = [address_key(&address), format!("card {card}")];
                let applicant = Applicant { known: keys.iter().any(|key| known.contains(key)), ..GOOD };
                let expected = !begun.iter().any(|(other, used)| *other == person || *used == card);
                prop_assert_eq!(begin(&Trial::default(), &applicant, 0).is_ok(), expected);
                if expected {
                    known.extend(keys);
                    begun.push((person, card));
                }
            }
        }
    }
}
