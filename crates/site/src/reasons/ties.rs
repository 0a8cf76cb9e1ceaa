//! Why articles and stories belong together: what the stories' judge kept, as sentences.

use stories::Reason;

use crate::countries::language_name;
use crate::language::Language;

/// All of `reasons` in `language`.
pub(crate) fn ties(reasons: &[Reason], language: Language) -> Vec<String> {
    reasons.iter().map(|reason| tie(reason, language)).collect()
}

/// One of them.
fn tie(reason: &Reason, language: Language) -> String {
    use stories::Kind;
    let key = match reason {
        Reason::SharedNames { names } => return language.name("because-names", &names.join(", ")),
        Reason::SharedWords { words } => return language.name("because-words", &words.join(", ")),
        Reason::SharedNumbers { numbers } => return language.name("because-numbers", &numbers.join(", ")),
        Reason::TimeApart { minutes } => return apart(i64::from(*minutes), language),
        Reason::AcrossLanguages { from, to, shared } => {
            return language.with(
                "because-across-languages",
                [
                    ("name", language_name(from, language).into()),
                    ("other", language_name(to, language).into()),
                    ("shared", shared.join(", ").into()),
                ],
            );
        }
        Reason::Likely { percent } => return language.count("because-likely", (*percent).into()),
        Reason::SameReport => "because-same-report",
        Reason::SameHeadline => "because-same-headline",
        Reason::Link => "because-link",
        Reason::SamePicture => "because-same-picture",
        Reason::NothingAlike => "because-nothing-alike",
        Reason::StandsAlone { kind } => match kind {
            Kind::RoundUp => "because-round-up",
            Kind::Game => "because-game",
            Kind::Promotion => "because-promotion",
            Kind::Listing => "because-listing",
            Kind::Piece | Kind::LiveBlog => "because-alone",
        },
        Reason::Editor => "because-editor",
    };
    language.say(key).into_owned()
}

fn apart(minutes: i64, language: Language) -> String {
    match minutes {
        0 => language.say("because-same-time").into_owned(),
        1..90 => language.count("because-minutes-apart", minutes),
        90..2_880 => language.count("because-hours-apart", (minutes + 30) / 60),
        _ => language.count("because-days-apart", (minutes + 720) / 1_440),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tie_is_said_in_the_language_of_the_page() {
        for (reason, language, expected) in [
            (
                Reason::TimeApart { minutes: 100 },
                Language::German,
                "2 Stunden vom nächsten Bericht des Themas entfernt",
            ),
            (Reason::TimeApart { minutes: 0 }, Language::English, "At the time of the story’s reports"),
            (Reason::Likely { percent: 93 }, Language::French, "Même événement, probable à 93 %"),
            (
                Reason::AcrossLanguages { from: "de".into(), to: "en".into(), shared: vec!["Oslo".into()] },
                Language::Spanish,
                "El mismo suceso en otro idioma (alemán, inglés); en común: Oslo",
            ),
        ] {
            assert_eq!(tie(&reason, language), expected);
        }
    }
}
