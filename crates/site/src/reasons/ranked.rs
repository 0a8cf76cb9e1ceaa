//! Reasons of ranked lists: what the rankings keep as kinds and numbers, as sentences.

use jiff::tz::TimeZone;
use news::Section;
use ranking::foryou::{Placed, Slot, What};
use ranking::{front, lead};

use crate::language::Language;

/// Why something stands where it stands, in no language.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Why {
    /// The order of what no front page ranks yet.
    Front(front::Reason),
    /// Newsrooms' front pages.
    Lead(lead::Reason),
    /// The reader follows it: its label.
    Follows(String),
}

impl Why {
    /// In `language`, times by `zone`.
    pub fn said(&self, language: Language, zone: &TimeZone) -> String {
        match self {
            Self::Front(reason) => of_front(reason, language),
            Self::Lead(reason) => of_lead(reason, language, zone),
            Self::Follows(label) => language.name("because-follow", label),
        }
    }
}

fn of_front(reason: &front::Reason, language: Language) -> String {
    match reason {
        front::Reason::Carried { titles: 1, told: true, .. } => language.say("because-no-other-story").into_owned(),
        front::Reason::Carried { titles: 1, .. } => language.say("because-no-other-headline").into_owned(),
        front::Reason::Carried { titles, reports: 1, .. } => language.count("because-one-report", whole(*titles)),
        front::Reason::Carried { titles, owners, reports, told } => {
            let key = if *told { "because-carried-story" } else { "because-carried-headline" };
            let (titles, of) =
                (language.count("counts-titles", whole(*titles)), language.count("of-owners", whole(*owners)));
            let carried = language.pair(key, &titles, &of);
            if reports < owners {
                language.pair("because-in-reports", &carried, &language.count("counts-reports", whole(*reports)))
            } else {
                carried
            }
        }
        front::Reason::Position { place: 1 } => language.say("because-feed-top").into_owned(),
        front::Reason::Position { place } => language.count("because-feed-place", (*place).into()),
        front::Reason::Age { minutes } => {
            let ago = match minutes {
                ..1 => language.say("just-now").into_owned(),
                1..120 => language.count("minutes-ago", *minutes),
                _ => language.count("hours-ago", minutes / 60),
            };
            language.name("because-published", &ago)
        }
    }
}

fn of_lead(reason: &lead::Reason, language: Language, zone: &TimeZone) -> String {
    match reason {
        lead::Reason::Pinned { place: 1 } => language.say("because-pinned-top").into_owned(),
        lead::Reason::Pinned { place } => language.count("because-pinned", (*place).into()),
        lead::Reason::Placed { owners, of, in_top_three, leading } => {
            let placed = language.with("because-placed", [("n", (*owners).into()), ("of", (*of).into())]);
            if *in_top_three == 0 {
                return placed;
            }
            let titles: Vec<String> = leading.iter().map(|lead| format!("{} {}", lead.title, lead.rank)).collect();
            language.with(
                "because-top-three",
                [("name", placed.into()), ("n", (*in_top_three).into()), ("other", titles.join(", ").into())],
            )
        }
        lead::Reason::Rising { owners } => language.count("because-rising", (*owners).into()),
        lead::Reason::FirstSeen { at_us } => language.name("because-first-seen", &language.day_and_time(*at_us, zone)),
        lead::Reason::Reports { titles, reports } => language
            .story_counts(i32::try_from(*titles).unwrap_or(i32::MAX), i32::try_from(*reports).unwrap_or(i32::MAX)),
        lead::Reason::OneReport { titles } => language.count("because-one-report", (*titles).into()),
        lead::Reason::Kind { kind: lead::Kind::Sport, factor } => language.name("because-sport", &factor.to_string()),
        lead::Reason::Kind { factor, .. } => language.name("because-soft", &factor.to_string()),
        lead::Reason::Home { percent } => language.count("because-home", (*percent).into()),
        lead::Reason::Aged { percent } => language.count("because-aged", (*percent).into()),
        lead::Reason::Brief { words } => language.count("because-brief", (*words).into()),
    }
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Why a card has its place in "For You", from its record.
pub(crate) fn for_you(placed: &Placed, language: Language) -> Vec<String> {
    let mut reasons = Vec::new();
    match placed.slot {
        Slot::Score => {}
        Slot::MustKnow => reasons.push(language.say("because-must-know").into_owned()),
        Slot::NewFollow => reasons.push(language.say("because-new-follow").into_owned()),
        Slot::Exploration { propensity } => {
            #[expect(clippy::cast_possible_truncation, reason = "one of a few hundred")]
            let of = (1.0 / propensity.max(f32::MIN_POSITIVE)).round() as i64;
            reasons.push(language.count("because-exploration", of));
        }
    }
    let record = &placed.record;
    reasons.extend(record.raised_by().into_iter().map(|what| match what {
        What::Interest => language.say("because-interest").into_owned(),
        What::Lately => language.say("because-lately").into_owned(),
        What::Section => {
            let section = Section::from_word(&record.section);
            let name = section.map_or(record.section.clone().into(), |section| {
                language.say(&format!("section-{}", section.as_str()))
            });
            language.name("because-opens-section", &name)
        }
        What::Title => language.name("because-opens-title", &record.title),
        What::Follow => language.name("because-follow", record.follow.as_deref().unwrap_or_default()),
        What::FollowNear => language.say("because-follow-near").into_owned(),
        What::Significance => language.say("because-many-newsrooms").into_owned(),
        What::Recency => language.say("because-new").into_owned(),
        What::Readers => language.say("because-readers").into_owned(),
    }));
    if reasons.is_empty() {
        reasons.push(language.say("because-nothing-else").into_owned());
    }
    reasons
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        text.replace(['\u{2068}', '\u{2069}'], "")
    }

    #[test]
    fn what_a_list_keeps_is_said_in_the_language_of_the_page() {
        let carried = front::Reason::Carried { titles: 7, owners: 5, reports: 3, told: true };
        for (language, expected) in [
            (Language::English, "7 titles of 5 owners carry this story, in 3 independent reports"),
            (Language::German, "7 Titel von 5 Eigentümern haben dieses Thema, zusammen 3 eigenständige Berichte"),
            (Language::Japanese, "所有者5社の7媒体がこの出来事を伝えています(独自の報道3件)"),
            (Language::Arabic, "هذه القصة لدى 7 صحف لـ5 ملاك، في 3 تقارير مستقلة"),
        ] {
            assert_eq!(plain(&Why::Front(carried.clone()).said(language, &TimeZone::UTC)), expected);
        }
        let leading = vec![lead::Leading { title: "Le Quai".into(), rank: 2 }];
        let placed = lead::Reason::Placed { owners: 12, of: 40, in_top_three: 3, leading };
        assert_eq!(
            Why::Lead(placed).said(Language::French, &TimeZone::UTC),
            "12 propriétaires sur 40 l’ont sur leurs pages, 3 parmi les trois premiers (Le Quai 2)"
        );
        assert_eq!(
            Why::Lead(lead::Reason::Rising { owners: 1 }).said(Language::Spanish, &TimeZone::UTC),
            "En alza: 1 propietario lo recogió en las últimas tres horas"
        );
    }
}
