//! What came of a reader's wish, in the words of the page or of a letter.

use jiff::tz::TimeZone;
use membership::outcome::{Outcome, read};

use crate::language::Language;

/// What is kept of a wish, in words; a sentence of before is in English, and stays.
pub(crate) fn kept_in_words(speaks: Language, kept: &str, zone: &TimeZone) -> String {
    read(kept).map_or_else(|| kept.to_owned(), |outcomes| in_words(speaks, &outcomes, zone))
}

/// What came of a wish, a sentence each.
pub(crate) fn in_words(speaks: Language, outcomes: &[Outcome], zone: &TimeZone) -> String {
    outcomes.iter().map(|outcome| sentence(speaks, *outcome, zone)).collect::<Vec<_>>().join(" ")
}

fn sentence(speaks: Language, outcome: Outcome, zone: &TimeZone) -> String {
    let say = |key| speaks.say(key).into_owned();
    let day = |us: i64| speaks.short_date_with_year(&news::from_micros(us).to_zoned_datetime(zone.clone()));
    match outcome {
        Outcome::EndsAt { at_us } => speaks.name("outcome-ends-at", &day(at_us)),
        Outcome::EndedWithMoneyBack { money } => speaks.name("outcome-ended-money-back", &money.to_string()),
        Outcome::Ended => say("outcome-ended"),
        // Over at the first moment of a day: its last day is the one before.
        Outcome::TooLate { over_us, at_us } => speaks.pair("outcome-too-late", &day(over_us - 1), &day(at_us)),
        Outcome::Waived { at_us } => speaks.name("outcome-waived", &day(at_us)),
        Outcome::PausesAt { at_us } => speaks.name("outcome-pauses-at", &day(at_us)),
        Outcome::GoesOn => say("outcome-goes-on"),
        Outcome::NothingToEnd => say("outcome-nothing-to-end"),
        Outcome::GiftBack { money } => speaks.name("outcome-gift-back", &money.to_string()),
        Outcome::BalanceBack { money } => speaks.name("outcome-balance-back", &money.to_string()),
        Outcome::BalanceSent { money } => speaks.name("outcome-balance-sent", &money.to_string()),
        Outcome::NothingLeft => say("outcome-nothing-left"),
        Outcome::ByPerson => say("outcome-by-person"),
        Outcome::TakenBack => say("outcome-taken-back"),
    }
}

#[cfg(test)]
mod tests {
    use membership::{Currency, Money};

    use super::*;

    #[test]
    fn what_came_of_a_wish_is_said_in_every_language() {
        let (at_us, money) = (1_796_169_600_000_000, Money::new(1_200, Currency::EUR));
        let all = [
            Outcome::EndsAt { at_us },
            Outcome::EndedWithMoneyBack { money },
            Outcome::Ended,
            Outcome::TooLate { over_us: at_us, at_us },
            Outcome::Waived { at_us },
            Outcome::PausesAt { at_us },
            Outcome::GoesOn,
            Outcome::NothingToEnd,
            Outcome::GiftBack { money },
            Outcome::BalanceBack { money },
            Outcome::BalanceSent { money },
            Outcome::NothingLeft,
            Outcome::ByPerson,
            Outcome::TakenBack,
        ];
        for outcome in all {
            let said = Language::ALL.map(|speaks| in_words(speaks, &[outcome], &TimeZone::UTC));
            for (index, one) in said.iter().enumerate() {
                assert!(!one.contains("outcome-") && !said[..index].contains(one), "{outcome:?}: {one}");
            }
        }
        let english = in_words(Language::English, &[all[0], all[8]], &TimeZone::UTC);
        assert_eq!(
            plain(&english),
            "It ends on 2 Dec 2026. Until then you read as before. EUR 12.00 for a gift that nobody has claimed are on their way back to you, the way that you paid."
        );
        assert_eq!(kept_in_words(Language::French, "It goes on as before.", &TimeZone::UTC), "It goes on as before.");
    }

    /// Without the marks around what is put into a message.
    fn plain(text: &str) -> String {
        text.replace(['\u{2068}', '\u{2069}'], "")
    }
}
