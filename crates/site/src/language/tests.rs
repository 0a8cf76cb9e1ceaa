use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use regex::Regex;

use super::*;

/// Messages that are put together in the code.
const BUILT: &[&str] =
    &["error-", "section-", "weekday-", "month-", "theme-", "size-", "face-", "width-", "topic-", "role-", "scope-"];

fn keys(language: Language) -> BTreeSet<String> {
    let key = Regex::new(r"(?m)^([a-z][a-z0-9-]*) =").unwrap();
    key.captures_iter(&language.source()).map(|found| found[1].to_owned()).collect()
}

/// The values that every message takes.
fn values(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let message = Regex::new(r"(?m)^([a-z][a-z0-9-]*) =(.*(?:\n[ }].*)*)").unwrap();
    let value = Regex::new(r"\$([a-z]+)").unwrap();
    let of = |text: &str| value.captures_iter(text).map(|found| found[1].to_owned()).collect();
    message.captures_iter(&language.source()).map(|found| (found[1].to_owned(), of(&found[2]))).collect()
}

fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                found.push((name, fs::read_to_string(path).unwrap()));
            }
        }
    }
    found
}

#[test]
fn every_language_has_every_message_with_the_same_values() {
    let english = keys(Language::English);
    for language in Language::ALL {
        let written = fs::read_to_string(format!("{}/languages/{}.ftl", env!("CARGO_MANIFEST_DIR"), language.tag()));
        assert!(
            language.source() == written.unwrap(),
            "{}: what is in the program is not what is written",
            language.tag()
        );
        assert!(FluentResource::try_new(language.source()).is_ok(), "{} does not parse", language.tag());
        assert_eq!(keys(language), english, "{}", language.tag());
        let (here, there) = (values(language), values(Language::English));
        for key in &english {
            // A form for "one" may say the number in a word, a date may leave a part out in no language.
            let (here, there) = (&here[key], &there[key]);
            assert!(here.is_subset(there), "{}: {key} takes {here:?}, not {there:?}", language.tag());
        }
    }
}

#[test]
fn every_message_that_is_asked_for_is_there_and_none_is_idle() {
    let by = r#"\.(?:say|counts?|names?|pairs?|counts?_of|with)\(\s*"([a-z0-9-]+)""#;
    let by_template = Regex::new(by).unwrap();
    let by_code = Regex::new(&format!(r"\b(?:speaks|language|frame|Language::\w+)(?:\(\))?\s*{by}")).unwrap();
    let word = Regex::new(r#""([a-z][a-z0-9-]*)""#).unwrap();
    let english = keys(Language::English);
    let mut used = BTreeSet::from(["language".to_owned()]);
    for (file, text) in files("templates", "").into_iter().chain(files("src", ".rs")) {
        if file == "tests.rs" {
            continue;
        }
        let (asked, mentioned) = if file.ends_with(".rs") { (&by_code, &word) } else { (&by_template, &by_template) };
        for found in asked.captures_iter(&text) {
            assert!(english.contains(&found[1]), "{file} asks for {}", &found[1]);
        }
        used.extend(mentioned.captures_iter(&text).map(|found| found[1].to_owned()));
    }
    let idle: Vec<_> = english
        .iter()
        .filter(|key| !used.contains(*key) && !BUILT.iter().any(|built| key.starts_with(built)))
        .collect();
    assert_eq!(idle, Vec::<&String>::new());
    for section in Section::ALL {
        assert!(english.contains(&format!("section-{}", section.as_str())), "{section:?}");
    }
    for (code, name) in ranking::topics::TOPICS {
        assert_eq!(Language::English.topic(code), name);
    }
}

#[test]
fn no_english_stands_in_any_page() {
    // Names of other programs are the same in every language.
    let code = Regex::new(
        r#"(?s)<bdi lang="en">[^<]*</bdi>|placeholder="https://"|<code>.*?</code>|<script.*?</script>|\{% block kind %\}.*?\{% endblock %\}|\{%.*?%\}|\{\{.*?\}\}"#,
    )
    .unwrap();
    let spoken_attribute = Regex::new(r#"(?:aria-label|title|placeholder|alt)="([^"]*)""#).unwrap();
    let tag = Regex::new(r"(?s)<[^>]*>").unwrap();
    let word = Regex::new(r"\p{L}{2,}").unwrap();
    let templates = files("templates", ".html");
    for (name, text) in &templates {
        let text = code.replace_all(text, "");
        let attributes: Vec<&str> =
            spoken_attribute.captures_iter(&text).map(|found| found.get(1).unwrap().as_str()).collect();
        let bare = tag.replace_all(&text, " ");
        let left: Vec<&str> = word
            .find_iter(&bare)
            .chain(attributes.iter().flat_map(|one| word.find_iter(one)))
            .map(|found| found.as_str())
            .collect();
        assert_eq!(left, Vec::<&str>::new(), "{name}");
    }
}

#[test]
fn a_number_asks_for_its_form() {
    for (language, n, expected) in [
        (Language::English, 1, "1 hour ago"),
        (Language::English, 5, "5 hours ago"),
        (Language::German, 1, "vor 1 Stunde"),
        (Language::French, 0, "il y a 0 heure"),
        (Language::Japanese, 5, "5時間前"),
        (Language::Arabic, 2, "قبل ساعتين"),
    ] {
        assert_eq!(language.count("hours-ago", n), expected);
    }
    assert_eq!(Language::Arabic.count("hours-ago", 5).replace(['\u{2068}', '\u{2069}'], ""), "قبل 5 ساعات");
}

#[test]
fn stories_are_counted_in_whole_sentences() {
    assert_eq!(Language::English.story_counts(33, 24), "33 titles, 24 independent reports");
    assert_eq!(Language::English.story_counts(2, 1), "2 titles, one report");
    assert_eq!(Language::English.story_counts(1, 1), "1 title");
    assert_eq!(Language::English.story_counts(1, 2), "1 title, 2 independent reports");
    assert_eq!(Language::German.story_counts(1_234, 24), "1.234 Titel, 24 eigenständige Berichte");
    assert_eq!(
        Language::Spanish.count("counts-titles", 1_234),
        "1234 cabeceras",
        "Spanish writes four digits together"
    );
    assert_eq!(Language::French.count("counts-titles", 12_345), "12\u{202f}345 titres");
}

#[test]
fn dates_are_written_as_in_the_language() {
    let at = "2026-11-23T22:05:00Z".parse::<news::Timestamp>().unwrap().to_zoned_datetime(TimeZone::UTC);
    for (language, long, short) in [
        (Language::English, "Monday 23 November 2026", "23 Nov"),
        (Language::German, "Montag, 23. November 2026", "23. Nov."),
        (Language::French, "lundi 23 novembre 2026", "23 nov."),
        (Language::Spanish, "lunes, 23 de noviembre de 2026", "23 nov"),
        (Language::Japanese, "2026年11月23日 月曜日", "11月23日"),
        (Language::Arabic, "الاثنين 23 نوفمبر 2026", "23 نوفمبر"),
    ] {
        // Nothing in them is isolated: in Arabic the day would stand last.
        assert_eq!(language.long_date(&at), long);
        assert_eq!(language.short_date(&at), short);
    }
}

#[test]
fn money_is_written_as_in_the_language() {
    let money = |minor, code: &str| membership::Money::new(minor, code.parse().unwrap());
    for (language, minor, code, expected) in [
        (Language::English, 123_450, "EUR", "EUR 1,234.50"),
        (Language::German, 123_450, "EUR", "1.234,50 EUR"),
        (Language::French, -999, "EUR", "−9,99 EUR"),
        (Language::Spanish, 123_450, "EUR", "1234,50 EUR"),
        (Language::Japanese, 1_200, "JPY", "1,200 JPY"),
    ] {
        assert_eq!(language.money(money(minor, code)), expected);
    }
    assert_eq!(Language::German.count_of("price-term", 12, "9,99 EUR"), "9,99 EUR im Jahr");
}

#[test]
fn the_browser_is_heard() {
    for (header, expected) in [
        ("", Language::English),
        ("de-AT,de;q=0.9,en;q=0.8", Language::German),
        ("nl, fr;q=0.5, ar;q=0.7", Language::Arabic),
        ("ja;q=0, es;q=0.1", Language::Spanish),
        ("*", Language::English),
        ("xx;q=evil, , ;", Language::English),
    ] {
        assert_eq!(Language::asked_for(header), expected, "{header}");
    }
}

/// What is put together of isolated parts alone has no direction of its own, and takes that from left to right (UAX #9, P2 and P3).
#[test]
fn in_arabic_a_date_with_its_time_runs_from_right_to_left_inside_a_sentence() {
    let said = Language::Arabic.day_and_time(0, &TimeZone::UTC);
    assert!(said.starts_with('\u{200f}'), "{said:?}");
    assert!(!Language::English.day_and_time(0, &TimeZone::UTC).contains('\u{200f}'));
}
