//! What goes out is what came in, whatever characters it has: each format is read again by the parser that reads the world's feeds.

use news::Timestamp;

use super::*;

fn list() -> Outgoing {
    let at: Timestamp = "2026-11-26T10:00:00Z".parse().unwrap();
    let entry = |number: u32, headline: &str, author: Option<&str>| Entry {
        link: format!("https://news.example/article/a-{number}"),
        headline: headline.to_owned(),
        summary: "1 < 2 & \"so on\"".to_owned(),
        author: author.map(str::to_owned),
        source: "The Courier & Post".to_owned(),
        section: Some("World"),
        language: "de".to_owned(),
        published: at,
        seen: at + jiff::SignedDuration::from_mins(5),
        recording: author.map(|_| Enclosure {
            address: "https://news.example/media/1/0".to_owned(),
            media_type: "audio/mpeg".to_owned(),
            length_bytes: Some(38_200_000),
            seconds: Some(2_530),
        }),
    };
    Outgoing {
        title: "Latest – Newsstand".to_owned(),
        page: "https://news.example/latest?a=1&b=2".to_owned(),
        address: "https://news.example/feed/latest.atom".to_owned(),
        note: "2 articles are hidden by what you muted".to_owned(),
        entries: vec![entry(1, "R&D: <5% & ]]> \u{1}東京", Some("Mara Lindqvist")), entry(2, "Zwei", None)],
    }
}

#[test]
fn every_format_reads_back() {
    for format in [Format::Rss, Format::Atom, Format::Json] {
        let text = format.write(&list());
        let feed = feed::parse(text.as_bytes(), &feed::Context::default()).unwrap();
        assert!(feed.problems.is_empty(), "{format:?}: {:?}", feed.problems);
        assert_eq!(feed.title.as_deref(), Some("Latest – Newsstand"), "{format:?}");
        let headlines: Vec<&str> = feed.entries.iter().filter_map(|entry| entry.title.as_deref()).collect();
        assert_eq!(headlines, ["R&D: <5% & ]]> 東京", "Zwei"], "{format:?}");
        let first = &feed.entries[0];
        assert_eq!(first.url.as_deref(), Some("https://news.example/article/a-1"), "{format:?}");
        assert_eq!(first.published, Some(list().entries[0].published), "{format:?}");
        let [file] = &first.enclosures[..] else { panic!("{format:?}: {first:?}") };
        assert_eq!(file.url, "https://news.example/media/1/0", "{format:?}");
        assert_eq!(
            (file.media_type.as_deref(), file.length_bytes),
            (Some("audio/mpeg"), Some(38_200_000)),
            "{format:?}"
        );
        // Atom has no place for it.
        assert_eq!(file.seconds, Some(2_530).filter(|_| format != Format::Atom), "{format:?}");
        assert!(feed.entries[1].enclosures.is_empty(), "{format:?}");
        let said = first.summary.clone().or_else(|| first.content_text.clone()).unwrap_or_default();
        assert!(said.contains("1 < 2 & \"so on\""), "{format:?}: {first:?}");
    }
}

#[test]
fn the_three_addresses_of_a_list() {
    let addresses: Vec<String> = alternates("search", "q=a%26b").into_iter().map(|(_, address)| address).collect();
    assert_eq!(addresses, ["/feed/search.atom?q=a%26b", "/feed/search.rss?q=a%26b", "/feed/search.json?q=a%26b"]);
}
