use super::*;

fn utc(text: &str) -> Option<String> {
    read(text).map(|at| at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
}

#[test]
fn dates_are_read_as_their_writers_meant_them() {
    for (text, expected) in [
        ("Mon, 02 Jan 2006 15:04:05 -0700", "2006-01-02T22:04:05Z"),
        ("Mon, 2 Jan 06 15:04 AEDT", "2006-01-02T04:04:00Z"),
        ("2006-01-02T15:04:05.999+10:00", "2006-01-02T05:04:05Z"),
        ("Thu, 25 Feb 2016 00:00:00 Europe/Brussels", "2016-02-24T23:00:00Z"),
        ("Thu, 25 Aug 2016 00:00:00 America/New_York", "2016-08-25T04:00:00Z"),
        ("Fri, 2006/09/15 08:19:53 EDT", "2006-09-15T12:19:53Z"),
        ("Sun Jan  4 16:29:06 2004", "2004-01-04T16:29:06Z"),
        ("Mon Jan 02 2006 15:04:05 GMT-0700 (MST)", "2006-01-02T22:04:05Z"),
        ("mar., 01 déc. 2020 16:11:02 +0000", "2020-12-01T16:11:02Z"),
        ("3 mar 2020", "2020-03-03T00:00:00Z"),
        ("Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11T17:00:00Z"),
        ("2004-05-25 오후 11:20:00", "2004-05-25T14:20:00Z"),
        ("5 мая 2026 г. 10:00", "2026-05-05T10:00:00Z"),
        ("14. März 2026, 18:30 Uhr", "2026-03-14T18:30:00Z"),
        ("2026年3月14日 18:30", "2026-03-14T18:30:00Z"),
        ("Fri, 26/06/2020", "2020-06-26T00:00:00Z"),
        ("Fri, 03/04/2026", "2026-04-03T00:00:00Z"),
        ("Wed, 03/04/2026", "2026-03-04T00:00:00Z"),
        ("09/15/2014 4:20 pm PST", "2014-09-16T00:20:00Z"),
        ("12:00 am 1/2/2006", "2006-01-02T00:00:00Z"),
        ("1520932969", "2018-03-13T09:22:49Z"),
        ("1520932969000", "2018-03-13T09:22:49Z"),
        ("2020-01-01T24:00:00Z", "2020-01-02T00:00:00Z"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"),
        ("20031231101455", "2003-12-31T10:14:55Z"),
        ("20031231T101455Z", "2003-12-31T10:14:55Z"),
        ("2003335", "2003-12-01T00:00:00Z"),
        ("15:04 02.01.2006 -0700", "2006-01-02T22:04:00Z"),
        ("-03-12", "2003-12-01T00:00:00Z"),
        ("031231", "2003-12-31T00:00:00Z"),
    ] {
        assert_eq!(utc(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn what_is_no_date_is_nothing() {
    for text in [
        "",
        "yesterday",
        "2 days ago",
        "30 Feb 2026",
        "2026-02-29",
        "2026-13-01",
        "2026-01-01T25:00:00Z",
        "2026-01-01T10:61:00Z",
        "Sun, 16 zzz 2012 11:47:32 GMT",
        "Sun, 16 Dec 2012 11:47:32 +zz:00",
        "2013-01-27-01",
        "12",
        "10:30",
        "Monday",
        "31.31.2020",
        "2020-366x",
        "2019-366",
        "Sun, 16 Dec 2012 11:47:32 QQQ",
    ] {
        assert_eq!(utc(text), None, "{text}");
    }
}

#[test]
fn the_corpus_is_read_with_no_date_wrong() {
    let corpus = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../testdata/badinput/dates.jsonl"))
        .expect("testdata is there");
    let (mut cases, mut right, mut wrong) = (0, 0, Vec::new());
    let mut missed = Vec::new();
    for line in corpus.lines() {
        let case: serde_json::Value = serde_json::from_str(line).expect("valid line");
        let input = case["input"].as_str().expect("input");
        let expected = match &case["expected_utc"] {
            serde_json::Value::Array(parts) => {
                let part = |place: usize| parts[place].as_i64().expect("number");
                Some(format!(
                    "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
                    part(0),
                    part(1),
                    part(2),
                    part(3),
                    part(4),
                    part(5)
                ))
            }
            _ => None,
        };
        let found = utc(input);
        cases += 1;
        let parses = case["expected"] == "parses";
        if parses && found.is_some() || !parses && found == expected {
            right += 1;
        } else if found.is_some() {
            wrong.push(format!("{input}: {found:?}, expected {expected:?}"));
        } else {
            missed.push(input.to_owned());
        }
    }
    println!("dates: {right} of {cases} right, {} wrong, missed {missed:#?}", wrong.len());
    assert_eq!(wrong, Vec::<String>::new());
    assert!(right * 100 >= cases * 98, "{right} of {cases} right; missed {missed:#?}");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(512))]

    #[test]
    fn no_text_makes_it_panic(text in "[0-9a-zéμ일月:+. ,/TZ()-]{0,40}") {
        let _ = read(&text);
    }
}
