//! Times as readers say them, in the language of a page.

use jiff::tz::TimeZone;
use news::Timestamp;

use crate::language::Language;

/// A moment in the three forms that a page needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    /// For machines: RFC 3339, UTC.
    pub iso: String,
    /// For the list: "12 min ago".
    pub ago: String,
    /// For the curious: "Mon 23 Nov 2026, 22:05 UTC".
    pub exact: String,
    /// The clock time: "22:05".
    pub clock: String,
}

impl Moment {
    /// `at_us` as seen at `now`, in `language`.
    pub fn said(language: Language, at_us: i64, now: Timestamp, zone: &TimeZone) -> Self {
        let at = news::from_micros(at_us);
        let zoned = at.to_zoned_datetime(zone.clone());
        Self {
            iso: at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
            ago: ago_in(language, at, now, zone),
            exact: language.date_and_time(language.exact_date(&zoned), zoned.strftime("%H:%M %Z").to_string()),
            clock: zoned.strftime("%H:%M").to_string(),
        }
    }
}

/// "just now", "12 min ago", "3 hours ago", "yesterday", "21 Nov", "21 Nov 2025".
pub(crate) fn ago_in(language: Language, at: Timestamp, now: Timestamp, zone: &TimeZone) -> String {
    let minutes = (now.as_second() - at.as_second()) / 60;
    match minutes {
        ..1 => language.say("just-now").into_owned(),
        1..60 => language.count("minutes-ago", minutes),
        60..1440 => language.count("hours-ago", minutes / 60),
        _ => {
            let (then, today) = (at.to_zoned_datetime(zone.clone()), now.to_zoned_datetime(zone.clone()));
            if minutes < 2880 && then.date().tomorrow().ok() == Some(today.date()) {
                language.say("yesterday").into_owned()
            } else if then.year() == today.year() {
                language.short_date(&then)
            } else {
                language.short_date_with_year(&then)
            }
        }
    }
}

/// "22:05" on the day of `now`, else with the day: "23 Nov, 22:05".
pub(crate) fn since_in(language: Language, at_us: i64, now: Timestamp, zone: &TimeZone) -> String {
    let at = news::from_micros(at_us).to_zoned_datetime(zone.clone());
    let clock = at.strftime("%H:%M").to_string();
    if at.date() == now.to_zoned_datetime(zone.clone()).date() {
        clock
    } else {
        language.date_and_time(language.short_date(&at), clock)
    }
}

/// Minutes to read this many words at 230 a minute; where the script has no spaces, characters at 500.
pub(crate) fn reading_minutes(words: i32, language: &str) -> i32 {
    let per_minute = match news::primary_language(language).as_str() {
        "zh" | "ja" | "th" | "lo" | "km" | "my" => 500,
        _ => 230,
    };
    (words.max(0) + per_minute / 2) / per_minute
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_said_as_people_say_them() {
        let now: Timestamp = "2026-11-23T22:05:00Z".parse().unwrap();
        for (at, expected) in [
            ("2026-11-23T22:05:30Z", "just now"),
            ("2026-11-23T21:53:00Z", "12 min ago"),
            ("2026-11-23T21:00:00Z", "1 hour ago"),
            ("2026-11-23T01:00:00Z", "21 hours ago"),
            ("2026-11-22T12:00:00Z", "yesterday"),
            ("2026-11-03T12:00:00Z", "3 Nov"),
            ("2025-11-03T12:00:00Z", "3 Nov 2025"),
        ] {
            assert_eq!(ago_in(Language::English, at.parse().unwrap(), now, &TimeZone::UTC), expected, "{at}");
        }
    }

    #[test]
    fn reading_time_counts_characters_where_there_are_no_spaces() {
        assert_eq!(reading_minutes(690, "en"), 3);
        assert_eq!(reading_minutes(1000, "ja"), 2);
        assert_eq!(reading_minutes(20, "en"), 0);
    }
}
