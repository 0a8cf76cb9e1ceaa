//! Nothing that a publisher sends panics, hangs or eats memory; ids stay the same.

use proptest::prelude::*;

use crate::corpus;

#[test]
fn the_feed_validators_cases_are_read() {
    let cases = corpus::cases("feeds_feedvalidator");
    let refused: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let result = corpus::parse(&corpus::bytes(case), None, Some("https://paper.example/feed.xml"));
            result.err().map(|error| format!("{}: {error}", case["id"]))
        })
        .collect();
    println!("feedvalidator: {} of {} refused: {refused:#?}", refused.len(), cases.len());
    assert!(refused.len() * 100 <= cases.len() * 2, "{refused:#?}");
}

#[test]
fn broken_json_is_refused_and_odd_json_is_no_feed() {
    for case in corpus::cases("json_parsing") {
        // One case is too large to be kept: 100,000 open brackets.
        let bytes = if case["data_b64"].is_null() { "[".repeat(100_000).into_bytes() } else { corpus::bytes(&case) };
        let result = corpus::parse(&bytes, Some("application/json"), None);
        assert!(matches!(result, Err(feed::Error::NotAFeed(_))), "{}: {result:?}", case["name"]);
    }
}

/// Every text that makes programs stumble (big-list-of-naughty-strings) comes out of a feed as it went in, but for white space and what
/// no reader can see.
#[test]
fn naughty_strings_stay_what_they_are() {
    for case in corpus::cases("strings_blns") {
        let text = case["s"].as_str().expect("s");
        let document = serde_json::json!({
            "version": "https://jsonfeed.org/version/1.1", "title": text,
            "items": [{ "id": "1", "title": text, "content_text": text, "authors": [{ "name": text }], "tags": [text] }],
        });
        let feed = corpus::parse(document.to_string().as_bytes(), Some("application/feed+json"), None).expect("a feed");
        let visible = |text: &str| {
            let shown: String = text.chars().map(|c| if c.is_control() || c == '\u{feff}' { ' ' } else { c }).collect();
            shown.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        // Markup is taken out of titles of every format, since half of the publishers put some in; what is compared has none.
        let entry = &feed.entries[0];
        if text.contains(['<', '&']) {
            continue;
        }
        let expected = visible(text);
        for (field, found) in
            [("title", &entry.title), ("the feed's title", &feed.title), ("text", &entry.content_text)]
        {
            assert_eq!(visible(found.as_deref().unwrap_or_default()), expected, "{field} of {text:?}");
        }
    }
}

/// Addresses as the web platform's tests read them: what a browser would open is what an entry links to, and nothing else.
#[test]
fn links_are_read_as_browsers_read_them() {
    let (mut right, mut all, mut wrong) = (0, 0, Vec::new());
    for case in corpus::cases("url_wpt") {
        let test = &case["test"];
        let (Some(input), None) = (test["input"].as_str(), test["setter"].as_str()) else { continue };
        let base = test["base"].as_str().and_then(|base| url::Url::parse(base).ok());
        let expected = test["href"]
            .as_str()
            .filter(|href| href.starts_with("http://") || href.starts_with("https://"))
            // Credentials in an address are a trap; a feed's links are kept without them or not at all.
            .filter(|href| !href.contains('@'));
        if test["href"].as_str().is_some_and(|href| href.contains('@')) {
            continue;
        }
        let document = serde_json::json!({
            "version": "https://jsonfeed.org/version/1.1", "items": [{ "id": "1", "title": "t", "url": input }],
        });
        let base = base.filter(|base| matches!(base.scheme(), "http" | "https"));
        if base.is_none() && test["base"].is_string() {
            continue;
        }
        let feed = corpus::parse(document.to_string().as_bytes(), None, base.as_ref().map(url::Url::as_str));
        let found = feed.expect("a feed").entries.remove(0).url;
        all += 1;
        // Feeds keep addresses as they are written, once they are known to be some; a browser's spelling of it is compared.
        let opened = found.as_deref().and_then(|found| url::Url::parse(found).ok()).map(String::from);
        if opened.as_deref() == expected {
            right += 1;
        } else {
            wrong.push(format!("{input:?} at {:?}: {found:?}, not {expected:?}", test["base"]));
        }
    }
    println!("{right} of {all} right; wrong: {wrong:#?}");
    assert!(all >= 250 && right * 100 >= all * 97, "{right} of {all} right; wrong: {wrong:#?}");
}

/// The lists of listparser and the Feed Validator. Lists in RDF (FOAF) are no OPML and are refused; listparser's own assertions on
/// the others are checked where they speak of feeds, their addresses and titles.
#[test]
fn lists_of_feeds_are_read() {
    let (mut right, mut all) = (0, 0);
    let mut wrong = Vec::new();
    for case in corpus::cases("opml") {
        let bytes = corpus::bytes(&case);
        let text = String::from_utf8_lossy(&bytes).replace('\0', "").to_ascii_lowercase();
        let Ok(list) = feed::opml::read(&bytes) else {
            assert!(!text.contains("<opml") && !text.contains("<outline"), "{}: refused", case["id"]);
            continue;
        };
        let written = feed::opml::read(feed::opml::write(&list).as_bytes()).expect("what was written");
        assert_eq!(written.subscriptions.len(), list.subscriptions.len(), "{}", case["id"]);
        for line in case["eval"].as_array().into_iter().flatten().filter_map(|line| line.as_str()) {
            let Some((left, expected)) = line.split_once(" == ") else { continue };
            if expected.starts_with("result") {
                continue;
            }
            let expected = expected.trim_matches(['"', '\'']);
            let parts: Vec<&str> =
                left.split(['[', ']', '\'', '"', '(', ')']).filter(|part| !part.is_empty()).collect();
            let found = match parts.as_slice() {
                ["len", "result", "feeds"] => list.subscriptions.len().to_string(),
                ["result", "feeds", place, field @ ("url" | "title")] => {
                    let subscription = place.parse().ok().and_then(|place: usize| list.subscriptions.get(place));
                    let text = subscription.map(|found| if *field == "url" { &found.feed_url } else { &found.title });
                    text.cloned().unwrap_or_default()
                }
                _ => continue,
            };
            all += 1;
            // A feed without a name gets its address for one.
            if found == expected || expected.is_empty() && found.starts_with("http") {
                right += 1;
            } else {
                wrong.push(format!("{}: {line}, found {found}", case["id"]));
            }
        }
    }
    println!("opml: {right} of {all} assertions hold: {wrong:#?}");
    assert!(all >= 10 && right * 100 >= all * 90, "{right} of {all}: {wrong:#?}");
}

/// The attacks of the robustness notes, a tenth of what the document limit allows: each must come back, on a stack of 1 MiB, most with few entries.
#[test]
fn bombs_are_cheap() {
    let deep = |open: &str, close: &str, times: usize| {
        format!(
            "<rss><channel><item><title>x</title>{}{}</item></channel></rss>",
            open.repeat(times),
            close.repeat(times)
        )
    };
    let bombs = [
        deep("<media:group>", "</media:group>", 20_000),
        deep("<itunes:category text='x'>", "</itunes:category>", 10_000),
        deep("<div xml:base='a/'>", "</div>", 10_000),
        deep("<description><b>", "</b></description>", 10_000),
        format!("<rss><channel>{}</channel></rss>", "<item/>".repeat(10_000)),
        format!(
            "<rss><channel><item {}/></channel></rss>",
            (0..20_000).map(|n| format!("a{n}='x' ")).collect::<String>()
        ),
        format!(
            "<rss {}><channel><item/></channel></rss>",
            (0..20_000).map(|n| format!("xmlns:a{n}='x' ")).collect::<String>()
        ),
        format!("<rss><channel><item><title>{}</title></item></channel></rss>", "&lt;".repeat(20_000)),
        format!("<rss><channel><item><title>{}</title></item></channel></rss>", "< ".repeat(30_000)),
        format!("<rss><channel><item><title>{}</title></item></channel></rss>", "&".repeat(10_000)),
        format!(
            "<rss><channel><item><description>{}</description></item></channel></rss>",
            "&lt;a href=x '".repeat(10_000)
        ),
        format!("<rss><channel><item>{}</item></channel></rss>", "<!--".repeat(10_000)),
        format!("<rss><channel><item>{}</item></channel></rss>", "<a b='".repeat(10_000)),
        format!("<rss><channel><item>{}</item></channel></rss>", "<![CDATA[".repeat(10_000)),
        format!("<rss><channel><item>{}</item></channel></rss>", "</x>".repeat(20_000)),
        format!("{}<item/>", "<x>".repeat(15_000)) + &"</y>".repeat(10_000),
        format!(
            "<!DOCTYPE rss [<!ENTITY a \"{}\">]><rss><channel><item><title>{}</title></item></channel></rss>",
            "x".repeat(1_000),
            "&a;".repeat(10_000)
        ),
        "[".repeat(10_000),
        "{\"items\":".repeat(10_000),
        format!("{{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{}{{}}]}}", "{},".repeat(10_000)),
    ];
    for bomb in bombs {
        let thread = std::thread::Builder::new().stack_size(1024 * 1024).spawn(move || {
            let feed = feed::parse(bomb.as_bytes(), &feed::Context::default());
            if let Ok(feed) = feed {
                assert!(feed.entries.len() <= feed::limits::ENTRIES);
            }
            let _ = feed::opml::read(bomb.as_bytes());
            let _ = feed::discover(&bomb, &url::Url::parse("https://x.example/").expect("valid"));
        });
        thread.expect("a thread").join().expect("no panic, no overflow");
    }
}

#[test]
fn a_document_above_the_limit_is_refused() {
    let large = vec![b' '; feed::limits::DOCUMENT_BYTES + 1];
    assert!(matches!(feed::parse(&large, &feed::Context::default()), Err(feed::Error::TooLarge { .. })));
}

#[test]
fn what_is_no_feed_is_named() {
    for (document, expected) in [
        ("", "it is empty"),
        ("  \n", "it is empty"),
        ("<!DOCTYPE html><html><head><title>x</title></head></html>", "it is a web page"),
        ("<html><body>Checking your browser</body></html>", "it is a web page"),
        ("Not found", "it is text of another kind"),
        ("{\"error\": \"not found\"}", "it is JSON of another kind"),
        ("{\"error\": ", "it is JSON that cannot be read"),
        ("<opml><body/></opml>", "it is an OPML list"),
        ("<svg xmlns='http://www.w3.org/2000/svg'/>", "it is XML of another kind, starting with <svg>"),
        ("\u{1}\u{2}\u{3}PK\u{0}\u{0}", "it is not text"),
    ] {
        let error = feed::parse(document.as_bytes(), &feed::Context::default()).expect_err(document);
        assert!(error.to_string().contains(expected), "{document}: {error}");
    }
    let packed = feed::parse(b"\x1f\x8b\x08\x00<rss><channel/></rss>", &feed::Context::default());
    assert_eq!(packed, Err(feed::Error::NotAFeed(feed::Looks::Binary)));
}

#[test]
fn a_feed_that_breaks_off_gives_the_entries_before() {
    let whole = "<rss version='2.0'><channel><title>T</title><item><guid>1</guid><title>One</title></item><item><guid>2</guid><title>Two</title></item>";
    for end in
        ["", "<item><title>Thr", "<item><title><![CDATA[Thr", "<item><description>&lt;p", "<item", "</chan", "<!-- "]
    {
        let feed = corpus::parse(format!("{whole}{end}").as_bytes(), None, None).expect("a feed");
        let ids: Vec<&str> = feed.entries.iter().take(2).map(|entry| entry.id.as_str()).collect();
        assert_eq!(ids, ["1", "2"], "{end}");
        assert!(!feed.problems.is_empty(), "{end}");
    }
    let json = r#"{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"1","content_text":"a"},{"id":"2","content_te"#;
    let feed = corpus::parse(json.as_bytes(), None, None).expect("a feed");
    assert_eq!(feed.entries.len(), 1);
}

/// Documents of the corpora, to be broken at random.
fn seeds() -> Vec<Vec<u8>> {
    let mut seeds: Vec<Vec<u8>> = ["feeds_feedparser", "feeds_feedvalidator", "opml"]
        .iter()
        .flat_map(|name| corpus::cases(name).into_iter().step_by(23).map(|case| corpus::bytes(&case)))
        .collect();
    for folder in ["feeds", "jsonfeed", "sitemap", "newsml-g2", "ninjs/examples-3.1"] {
        for file in std::fs::read_dir(corpus::path(&format!("standards/{folder}"))).expect("testdata").flatten() {
            seeds.extend(std::fs::read(file.path()));
        }
    }
    seeds
}

#[test]
fn mutated_documents_never_panic_and_keep_their_ids() {
    let seeds = seeds();
    let pieces: [&[u8]; 16] = [
        b"<",
        b">",
        b"&",
        b"\"",
        b"<!--",
        b"]]>",
        b"<![CDATA[",
        b"</item>",
        b"<item>",
        b"\xff\xfe",
        b"\x00",
        b"&#x110000;",
        b"xmlns:a='",
        b"{",
        b"\xc3\x28",
        "\u{2028}é".as_bytes(),
    ];
    let strategy = (
        0..seeds.len(),
        prop::collection::vec((any::<prop::sample::Index>(), 0..3_u8, 0..pieces.len(), 1..40_usize), 1..8),
    );
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 1_500,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let result = runner.run(&strategy, |(seed, edits)| {
        let mut bytes = seeds[seed].clone();
        for (place, kind, piece, length) in edits {
            if bytes.is_empty() {
                break;
            }
            let at = place.index(bytes.len());
            let end = (at + length).min(bytes.len());
            match kind {
                0 => drop(bytes.splice(at..at, pieces[piece].iter().copied())),
                1 => drop(bytes.drain(at..end)),
                _ => bytes.extend_from_within(at..end),
            }
        }
        let _ = corpus::parse(&bytes, None, Some("https://paper.example/feed"));
        let _ = feed::opml::read(&bytes);
        Ok(())
    });
    result.expect("no panic");
}

/// Thirteen of fifteen of these survived the "sanitize" mode of the parser that was measured.
#[test]
fn attacks_survive_in_no_plain_field() {
    let feed = corpus::parse(
        br#"<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/"
            xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><link>javascript:alert(1)</link>
            <title>&lt;script&gt;alert(1)&lt;/script&gt;T</title><image><url>javascript:alert(1)</url></image>
            <item><link>javascript:alert(1)</link><guid>javascript:alert(1)</guid>
            <title>&lt;img src=x onerror=alert(1)&gt;Head&lt;b&gt;line&lt;/b&gt;</title>
            <dc:creator>&lt;b onclick="alert(1)"&gt;Ann&lt;/b&gt;</dc:creator>
            <category>&lt;i onclick=alert(1)&gt;c&lt;/i&gt;</category>
            <enclosure url="javascript:alert(1)" type="audio/mpeg"/>
            <enclosure url=" java&#10;script:alert(1)" type="audio/mpeg"/>
            <media:content url="javascript:alert(1)" medium="image"/><media:thumbnail url="data:text/html,x"/>
            <media:group><media:content url="https://p.example/p.jpg" medium="image"/>
            <media:description>&lt;b onclick="alert(1)"&gt;cap&lt;/b&gt;</media:description><media:credit>&lt;a href="javascript:x"&gt;who&lt;/a&gt;</media:credit></media:group>
            <itunes:image href="javascript:alert(1)"/><source url="javascript:alert(1)">&lt;b&gt;s&lt;/b&gt;</source>
            <description>&lt;script&gt;alert(1)&lt;/script&gt;text</description></item></channel></rss>"#,
        None,
        None,
    )
    .expect("a feed");
    let mut feed_without_content = feed;
    for entry in &mut feed_without_content.entries {
        assert_eq!(entry.summary.as_deref(), Some("text"));
        entry.content_html = None;
    }
    let json = serde_json::to_string(&feed_without_content).expect("JSON");
    for trace in ["javascript", "alert", "onclick", "<", "data:text"] {
        assert!(!json.contains(trace), "{trace} in {json}");
    }
    assert!(json.contains("https://p.example/p.jpg") && json.contains("Ann") && json.contains("Headline"));
}
