//! The letters of accounts and memberships, each in the language of whom it is for: plain text, because nothing in them needs more.

use identity::LinkKind;
use jiff::tz::TimeZone;
use membership::dunning::Step;
use membership::outcome::Outcome;
use notify::Letter;

use crate::language::Language;
use crate::outcomes::in_words;

/// Paragraphs under a subject.
fn plain(subject: String, paragraphs: &[&str]) -> Letter {
    let paragraphs: Vec<&str> = paragraphs.iter().copied().filter(|paragraph| !paragraph.is_empty()).collect();
    Letter { subject, text: format!("{}\n", paragraphs.join("\n\n")), html: None, unsubscribe: None }
}

/// The language with this tag, as it is kept with an account; English for none.
fn of_tag(tag: &str) -> Language {
    Language::of_tag(tag).unwrap_or_default()
}

fn with_link(
    language: Language,
    (subject, lead, end): (&str, &str, &str),
    kind: LinkKind,
    site: &str,
    link: &str,
) -> Letter {
    let lasts = match kind {
        LinkKind::Invitation => "letter-lasts-week",
        LinkKind::Verify => "letter-lasts-day",
        LinkKind::Reset => "letter-lasts-hour",
        _ => "letter-lasts-minutes",
    };
    let end = format!("{}\n{}", language.say(lasts), language.say(end));
    plain(language.name(subject, site), &[&language.name(lead, site), link, &end])
}

/// To somebody who was invited to `site`.
pub(crate) fn invitation(language: Language, site: &str, link: &str) -> Letter {
    let words = ("letter-invitation-subject", "letter-invitation", "letter-unknown");
    with_link(language, words, LinkKind::Invitation, site, link)
}

/// To somebody who declared when joining that reading begins at once: the plan's name, when it was said, and the words.
pub(crate) fn waiver(language: Language, site: &str, [plan, at, words]: [&str; 3]) -> Letter {
    let lead = language.pair("letter-waiver", plan, at);
    plain(language.name("letter-waiver-subject", site), &[&lead, words, &language.say("letter-waiver-keep")])
}

/// To somebody who signed up.
pub(crate) fn sign_up(language: Language, site: &str, link: &str) -> Letter {
    let words = ("letter-sign-up-subject", "letter-sign-up", "letter-not-you");
    with_link(language, words, LinkKind::Invitation, site, link)
}

/// To somebody who wants to sign in without a password.
pub(crate) fn sign_in(language: Language, site: &str, link: &str) -> Letter {
    let words = ("letter-sign-in-subject", "letter-sign-in", "letter-not-you");
    with_link(language, words, LinkKind::SignIn, site, link)
}

/// To somebody who forgot their password.
pub(crate) fn reset(language: Language, site: &str, link: &str) -> Letter {
    let words = ("letter-reset-subject", "letter-reset", "letter-not-you");
    with_link(language, words, LinkKind::Reset, site, link)
}

/// To the new address of somebody who changed it.
pub(crate) fn new_address(language: Language, site: &str, link: &str) -> Letter {
    let words = ("letter-address-subject", "letter-address", "letter-not-you");
    with_link(language, words, LinkKind::Verify, site, link)
}

/// To somebody who cancelled or withdrew: what, what it leads to, that it was taken down, and where it can be taken back.
pub(crate) fn farewell(
    language: Language,
    site: &str,
    (what, effect): (&str, &str),
    receipt: &str,
    membership: &str,
) -> Letter {
    let what = language.say(what);
    plain(
        format!("{site}: {what}"),
        &[
            &language.pair("letter-farewell-at", &what, site),
            &language.say(effect),
            receipt,
            &language.say("letter-farewell-undo"),
            membership,
        ],
    )
}

/// To somebody who ordered a membership by invoice: its number, what is to be paid to whom, and where the invoice is.
pub(crate) fn invoice(language: Language, site: &str, [number, gross, pay_to, address]: [&str; 4]) -> Letter {
    let pay_to = format!("{pay_to}\n{}", language.name("letter-invoice-reference", number));
    plain(
        language.pair("letter-invoice-subject", site, number),
        &[
            &language.pair("letter-invoice", site, gross),
            &pay_to,
            &language.say("letter-invoice-here"),
            address,
            &language.say("letter-invoice-leave"),
        ],
    )
}

/// To somebody whose wish was carried out: what came of it. `language` is a tag (BCP 47), as with every letter here that other parts of the
/// program send.
#[must_use]
pub fn farewell_done(
    language: &str,
    site: &str,
    (number, outcomes): (i64, &[Outcome]),
    membership: &str,
    zone: &TimeZone,
) -> Letter {
    let language = of_tag(language);
    let said = in_words(language, outcomes, zone);
    plain(
        language.name("letter-membership-subject", site),
        &[&language.name("letter-farewell-done", &number.to_string()), &said, membership],
    )
}

/// To somebody whom `name` was given a membership for: what the giver says, and the link at which it is claimed until a time in microseconds.
#[must_use]
pub fn gift_subscription(
    language: &str,
    site: &str,
    (name, note): (&str, &str),
    link: &str,
    (until_us, zone): (i64, &TimeZone),
) -> Letter {
    let language = of_tag(language);
    let until = day(language, until_us, zone);
    let end = format!("{}\n{}", language.name("letter-gift-until", &until), language.say("letter-gift-unwanted"));
    plain(language.pair("letter-gift-subject", name, site), &[note, &language.name("letter-gift", site), link, &end])
}

/// To somebody who reads by a gift that ends soon.
#[must_use]
pub fn gift_ends(language: &str, site: &str, (ends_us, zone): (i64, &TimeZone), plans: &str) -> Letter {
    let language = of_tag(language);
    let ends = day(language, ends_us, zone);
    plain(
        language.pair("letter-gift-ends-subject", site, &ends),
        &[&language.pair("letter-gift-ends", site, &ends), &language.say("letter-gift-ends-plans"), plans],
    )
}

/// To somebody whose trial ends soon, without a word that hurries.
#[must_use]
pub fn trial_ends(language: &str, site: &str, (ends_us, zone): (i64, &TimeZone), plans: &str) -> Letter {
    let language = of_tag(language);
    let ends = language.day_and_time(ends_us, zone);
    plain(
        language.pair("letter-trial-ends-subject", site, &ends),
        &[&language.pair("letter-trial-ends", site, &ends), &language.say("letter-trial-ends-plans"), plans],
    )
}

/// To somebody whose payment failed: what happened, until when one reads on, and where the card is changed and the invoice stands. It is about
/// one's contract, so nothing unsubscribes from it. `None` where a step writes nothing.
#[must_use]
pub fn payment_failed(
    language: &str,
    site: &str,
    step: Step,
    (ends_us, zone): (i64, &TimeZone),
    membership: &str,
) -> Option<Letter> {
    let language = of_tag(language);
    let ends = language.day_and_time(ends_us, zone);
    let mend = language.say("letter-failed-mend");
    let (subject, lead, mend, end) = match step {
        Step::Tell => {
            let subject = language.name("letter-failed-subject", site);
            (subject, "letter-failed", mend, language.say("letter-failed-leave"))
        }
        Step::Warn => {
            let subject = language.pair("letter-warned-subject", site, &ends);
            (subject, "letter-warned", mend, language.say("letter-failed-leave"))
        }
        Step::End => {
            let subject = language.name("letter-rests-subject", site);
            (subject, "letter-rests", language.say("letter-rests-mend"), "".into())
        }
        Step::Wait | Step::Over => return None,
    };
    Some(plain(subject, &[&language.pair(lead, site, &ends), &mend, membership, &end]))
}

/// "24 Dec 2026"
fn day(language: Language, at_us: i64, zone: &TimeZone) -> String {
    language.short_date_with_year(&news::from_micros(at_us).to_zoned_datetime(zone.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_has_its_link_on_a_line_of_its_own_in_every_language() {
        let link = "https://news.example/reset?token=abc";
        for language in Language::ALL {
            for write in [invitation, sign_up, sign_in, reset, new_address] {
                let letter = write(language, "Town Library", link);
                assert!(letter.text.lines().any(|line| line == link), "{}", letter.text);
                assert!(letter.subject.contains("Town Library"), "{}", letter.subject);
                assert_eq!(letter.text.matches("\n\n").count(), 2, "lead, link and end: {}", letter.text);
            }
        }
        let letter = sign_in(Language::English, "Town Library", link);
        assert!(letter.text.contains("The link works once, within 15 minutes."), "{}", letter.text);
    }

    #[test]
    fn who_could_not_pay_reads_the_day_and_the_way_back_in_every_language() {
        let at_us = news::to_micros("2026-12-24T08:00:00Z".parse().unwrap());
        let link = "https://news.example/membership";
        for language in Language::ALL {
            for step in [Step::Tell, Step::Warn, Step::End] {
                let letter =
                    payment_failed(language.tag(), "Town Library", step, (at_us, &TimeZone::UTC), link).unwrap();
                let day = language.day_and_time(at_us, &TimeZone::UTC);
                assert!(letter.text.contains(&day), "{step:?} {}", letter.text);
                assert!(letter.text.lines().any(|line| line == link), "{step:?} {}", letter.text);
                assert!(
                    letter.text.contains(&*language.say("card-and-invoices")),
                    "the button's name: {}",
                    letter.text
                );
                assert!(letter.unsubscribe.is_none(), "it is about the contract");
            }
        }
        assert_eq!(payment_failed("", "Town Library", Step::Wait, (at_us, &TimeZone::UTC), link), None);
    }

    #[test]
    fn a_letter_is_in_the_language_that_is_kept_and_in_english_where_none_is() {
        let at_us = news::to_micros("2026-12-24T08:00:00Z".parse().unwrap());
        let ends = |tag| trial_ends(tag, "Town Library", (at_us, &TimeZone::UTC), "https://news.example/plans");
        assert_eq!(ends("").subject, "Town Library: your trial ends on 24 Dec 2026, 08:00 UTC");
        assert_eq!(ends("de").subject, "Town Library: Ihr Probelesen endet am 24. Dez. 2026, 08:00 UTC");
        assert!(ends("de").text.lines().any(|line| line == "https://news.example/plans"));
    }
}
