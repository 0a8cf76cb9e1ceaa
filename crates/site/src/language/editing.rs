//! What editors did and what is proposed to them, in the language of the page.

use fluent_bundle::FluentValue;
use jiff::tz::TimeZone;
use ranking::picks::Act;
use ranking::picks::candidates::Evidence;

use super::Language;

impl Language {
    /// Something that an editor did to a list.
    pub fn pick_act(self, act: &Act, zone: &TimeZone) -> String {
        let at = |at_us: i64| self.day_and_time(at_us, zone);
        match act {
            Act::Add { .. } => self.say("acted-added").into_owned(),
            Act::Remove { .. } => self.say("acted-removed").into_owned(),
            Act::Move { before: Some(_), .. } => self.say("acted-moved").into_owned(),
            Act::Move { before: None, .. } => self.say("acted-moved-last").into_owned(),
            Act::Schedule { from_us, until_us, .. } => match (from_us, until_us) {
                (None, None) => self.say("acted-from-now").into_owned(),
                (Some(from), None) => self.name("acted-from", &at(*from)),
                (None, Some(until)) => self.name("acted-until", &at(*until)),
                (Some(from), Some(until)) => self.pair("acted-between", &at(*from), &at(*until)),
            },
            Act::Pin { place: Some(place), .. } => self.count("acted-pinned", (*place).into()),
            Act::Pin { place: None, .. } => self.say("acted-unpinned").into_owned(),
            Act::Note { note, .. } if note.is_empty() => self.say("acted-note-gone").into_owned(),
            Act::Note { note, .. } => self.name("acted-note", note),
            Act::Undo { number } => self.with("acted-undone", [("name", FluentValue::from(number.to_string()))]),
        }
    }

    /// Why an article may be worth picking.
    pub fn worth(self, evidence: &Evidence) -> String {
        match evidence {
            Evidence::VeryLong { words } => self.count("worth-very-long", (*words).into()),
            Evidence::Long { words } => self.count("worth-long", (*words).into()),
            Evidence::OwnReport => self.say("worth-own").into_owned(),
            Evidence::NoOther => self.say("worth-no-other").into_owned(),
            Evidence::Only { titles } => self.count("worth-only", (*titles).into()),
            Evidence::SpeaksOf { words } => self.name("worth-speaks-of", &words.join(", ")),
            Evidence::NoHarm => self.say("worth-no-harm").into_owned(),
        }
    }
}
