//! The filters' contracts: JSON out, order kept, exit codes.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

use serde_json::Value;

use crate::instance::{newsstand, run, success};

fn testdata(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata").join(path)
}

fn fed(arguments: &[&str], input: &str) -> Output {
    let mut command = newsstand(arguments);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn lines(output: &Output) -> Vec<Value> {
    String::from_utf8_lossy(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_feed_becomes_json_with_the_contracts_keys() {
    let file = testdata("standards/feeds/rss2-all-modules.xml");
    let mut command = newsstand(&["feed", "--url", "https://gazette.example/feed.xml"]);
    command.arg(file);
    let feed: Value = serde_json::from_str(&success(command)).unwrap();
    for key in ["format", "title", "url", "language", "entries", "problems"] {
        assert!(feed.get(key).is_some(), "{key}");
    }
    let entry = &feed["entries"][0];
    for key in [
        "id",
        "url",
        "title",
        "authors",
        "published",
        "updated",
        "summary",
        "content_html",
        "content_text",
        "image",
        "enclosures",
        "categories",
    ] {
        assert!(entry.get(key).is_some(), "{key}");
    }
}

#[test]
fn a_feeds_html_comes_out_safe() {
    let rss = "<rss version='2.0'><channel><item><title>t</title><description>&lt;p onclick='x()'&gt;Hi&lt;script&gt;x()&lt;/script&gt;&lt;/p&gt;</description></item></channel></rss>";
    let output = fed(&["feed"], rss);
    assert!(output.status.success());
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(text.contains("Hi") && !text.contains("<script") && !text.contains("onclick"), "{text}");
}

#[test]
fn what_is_no_feed_is_said_with_exit_code_1() {
    let output = fed(&["feed"], "<!doctype html><title>A page</title>");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("web page"));
}

#[test]
fn a_front_page_becomes_slots_with_the_contracts_keys() {
    let file = testdata("front-pages/bem-teasers.html");
    let mut command = newsstand(&["front-page", "--url", "https://www.kurier.example/"]);
    command.arg(file);
    let page: Value = serde_json::from_str(&success(command)).unwrap();
    assert_eq!(page.as_object().unwrap().keys().collect::<Vec<_>>(), ["slots"]);
    let slots = page["slots"].as_array().unwrap();
    assert_eq!(slots[0]["rank"], 1);
    assert_eq!(slots[3]["section"], "Wirtschaft");
    for slot in slots {
        assert_eq!(
            slot.as_object().unwrap().keys().collect::<Vec<_>>(),
            ["rank", "url", "headline", "section", "prominence"]
        );
        assert!(slot["url"].as_str().unwrap().starts_with("https://www.kurier.example/"));
    }
}

#[test]
fn a_news_sitemap_stands_for_a_front_page_and_an_empty_page_is_said_with_exit_code_1() {
    let sitemap = std::fs::read_to_string(testdata("standards/sitemap/own-news-sitemap.xml")).unwrap();
    let output = fed(&["front-page"], &sitemap);
    assert!(output.status.success());
    assert!(!lines(&output)[0]["slots"].as_array().unwrap().is_empty());
    let output =
        fed(&["front-page", "--url", "https://gazette.example/"], "<title>Closed</title><p>We are closed.</p>");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(lines(&output)[0]["slots"], serde_json::json!([]));
    assert!(String::from_utf8_lossy(&output.stderr).contains("no places were found"));
}

#[test]
fn articles_keep_their_order_and_their_ids() {
    let pages = [
        r#"{"id":"b","url":"https://gazette.example/1","html":"<title>One</title><article><h1>One</h1><p>First words of a piece.</p></article>"}"#,
        r#"{"id":7,"url":"","html":"<h1>Two</h1><p>Other words.</p>"}"#,
    ];
    let output = fed(&["article", "--jsonl"], &pages.join("\n"));
    assert!(output.status.success());
    let answers = lines(&output);
    assert_eq!(
        answers.iter().map(|answer| answer["id"].clone()).collect::<Vec<_>>(),
        [Value::from("b"), Value::from(7)]
    );
    for key in [
        "id",
        "url",
        "canonical_url",
        "title",
        "byline",
        "authors",
        "agencies",
        "dateline",
        "published",
        "modified",
        "section",
        "language",
        "image",
        "access",
        "live_blog",
        "body_html",
        "body_text",
        "word_count",
        "problems",
    ] {
        assert!(answers[0].get(key).is_some(), "{key}");
    }
}

#[test]
fn an_article_is_read_by_rules_of_ones_own() {
    let folder = tempfile::tempdir().unwrap();
    let rules = folder.path().join("courier.example.txt");
    std::fs::write(&rules, "title: //div[@id='head']\nbody: //div[@class='story']\nstrip: //p[last()]\n").unwrap();
    let html = "<h1>The Courier</h1><div id=head>Ferry terminal goes</div><div class=story><p>The harbour council agreed on Tuesday to rebuild \
        the old ferry terminal, after a long debate about its cost and about the view from the old town.</p></div>";
    let answer = fed(&["article", "--statements", "--rules", rules.to_str().unwrap()], html);
    let article = &lines(&answer)[0];
    assert_eq!(article["title"], "Ferry terminal goes");
    let said = article["statements"].as_array().unwrap();
    assert!(
        said.iter().any(|said| said["source"] == "rule") && said.iter().any(|said| said["source"] == "h1"),
        "{said:?}"
    );
    // What of the rule file is not understood is said, and harms nothing.
    assert!(String::from_utf8_lossy(&answer.stderr).contains("//p[last()]"));
}

#[test]
fn a_line_that_cannot_be_read_is_said_and_the_others_are_answered() {
    let output =
        fed(&["article", "--jsonl"], "{\"id\":1,\"html\":\"<p>x</p>\"}\nnonsense\n{\"id\":3,\"html\":\"<p>z</p>\"}\n");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(lines(&output).len(), 2);
    assert!(String::from_utf8_lossy(&output.stderr).contains("line 2"));
}

#[test]
fn sanitising_twice_is_sanitising_once() {
    let hostile = "<p style='x'>a<img src=x onerror=alert(1)><svg><script>1</script></svg><a href='javascript:x'>b</a>";
    let once = String::from_utf8(fed(&["sanitize", "--url", "https://gazette.example/"], hostile).stdout).unwrap();
    let twice = String::from_utf8(fed(&["sanitize", "--url", "https://gazette.example/"], &once).stdout).unwrap();
    assert_eq!(once, twice);
    assert!(!once.contains("onerror") && !once.contains("javascript") && !once.contains("script"), "{once}");
}

#[test]
fn private_addresses_are_refused() {
    let questions = ["http://127.0.0.1/", "http://[::ffff:10.0.0.1]/", "http://2130706433/", "https://example.com/"]
        .map(|url| format!("{{\"url\":\"{url}\"}}"))
        .join("\n");
    let output = fed(&["check-url", "--jsonl"], &questions);
    let allowed: Vec<bool> = lines(&output).iter().map(|answer| answer["allowed"].as_bool().unwrap()).collect();
    assert_eq!(allowed, [false, false, false, true]);
}

#[test]
fn articles_become_reports_and_stories() {
    let headlines = [
        (1, "Storm Hilda closes the Nordhavn bridge to lorries", "Gazette"),
        (2, "Parliament votes on the fishing quota", "Gazette"),
        (3, "Nordhavn bridge closed to lorries as Storm Hilda arrives", "Courier"),
    ];
    let input: String = headlines
        .iter()
        .map(|(id, title, source)| format!("{{\"id\":\"a{id}\",\"title\":\"{title}\",\"body\":\"\",\"lang\":\"en\",\"published\":\"2026-03-01T0{id}:00:00Z\",\"source\":\"{source}\"}}\n"))
        .collect();
    for arguments in [&["cluster"][..], &["cluster", "--final"]] {
        let output = fed(arguments, &input);
        assert!(output.status.success());
        let lines = lines(&output);
        let stories: Vec<&Value> = lines.iter().map(|line| &line["story"]).collect();
        assert_eq!(stories, ["a1", "a2", "a1"], "{arguments:?}");
        assert!(lines.iter().all(|line| line["report"] == line["id"] && line["because"].is_array()));
    }
    // Whoever has an id that came before is the article that came, in another edition.
    let again = fed(&["cluster", "--final"], &input.repeat(2));
    let stories: Vec<Value> = lines(&again).iter().map(|line| line["story"].clone()).collect();
    assert_eq!(stories, ["a1", "a2", "a1"]);
    let output = fed(&["cluster", "--languages", "de"], &format!("{input}not an article\n"));
    assert_eq!(output.status.code(), Some(1), "a line that cannot be read is said");
    assert!(output.stdout.is_empty());
}

/// A fire in two languages, and what else happened.
#[cfg(feature = "embed")]
const TWO_LANGUAGES: &str = r#"{"id":"1","title":"Vote on the budget","body":"The vote on the budget of Oslo ends.","lang":"en"}
{"id":"2","title":"Streik im Hafen","body":"Ein Streik im Hafen von Kiel.","lang":"de"}
{"id":"3","title":"Rain over the harbour","body":"Rain fell on the harbour of Hull.","lang":"en"}
{"id":"4","title":"Fire on ferry off Bergen kills 12","body":"Twelve died when fire broke out on a ferry off Bergen, police said.","lang":"en"}
{"id":"5","title":"Zwölf Tote bei Brand auf Fähre vor Bergen","body":"Auf einer Fähre vor Bergen ist ein Brand ausgebrochen.","lang":"de"}
"#;

#[cfg(feature = "embed")]
#[test]
fn an_embedding_model_is_read_from_its_folder() {
    let model = testdata("embedding");
    let output = fed(&["cluster", "--final", "--embedding", model.to_str().unwrap()], TWO_LANGUAGES);
    let stories: Vec<Value> = lines(&output).iter().map(|line| line["story"].clone()).collect();
    assert_eq!(stories, ["1", "2", "3", "4", "4"]);
    let output = fed(&["cluster", "--embedding", "no-such-folder"], TWO_LANGUAGES);
    assert!(!output.status.success() && output.stdout.is_empty());
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("a model is a folder with tokenizer.json"), "{said}");
}

#[cfg(not(feature = "embed"))]
#[test]
fn a_program_without_embedding_models_says_how_to_have_them() {
    let output = fed(&["cluster", "--embedding", "folder"], "");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && said.contains("--features embed"), "{said}");
}

#[test]
fn wrong_usage_is_exit_code_2() {
    for arguments in [&["no-such-command"][..], &["article", "--jsonl", "--url", "x"], &["titles", "on"], &["export"]] {
        assert_eq!(run(newsstand(arguments)).status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn every_command_has_help_with_an_example() {
    let help = success(newsstand(&["--help"]));
    let commands: Vec<&str> = help
        .split("Commands:")
        .nth(1)
        .unwrap()
        .split("\n\n")
        .next()
        .unwrap()
        .lines()
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .collect();
    assert!(commands.len() > 12, "{commands:?}");
    for command in commands {
        assert!(success(newsstand(&[command, "--help"])).contains("Example"), "{command}");
    }
}

#[test]
fn front_pages_become_lead_stories_with_reasons() {
    let page = |at: &str, title: &str, headlines: &[&str]| {
        let items: Vec<Value> = headlines
            .iter()
            .zip(1..)
            .map(|(headline, rank)| {
                serde_json::json!({ "rank": rank, "url": format!("https://{title}.example/{rank}"), "headline": headline })
            })
            .collect();
        serde_json::json!({ "kind": "front_page", "at": at, "title": title, "owner": title, "items": items })
            .to_string()
    };
    let at = "2026-11-20T08:00:00Z";
    let pages = [
        page(at, "gazette", &["Storm closes Oslo harbour bridge", "Pumpkin soup for cold days"]),
        page(at, "herald", &["Oslo harbour bridge closed by storm", "Council delays tram line"]),
        page(at, "courier", &["Ten walks for the autumn", "Harbour bridge in Oslo closed after storm"]),
    ]
    .join("\n");
    let now = r#"{"kind":"now","at":"2026-11-20T08:10:00Z","title":"courier","without_owner":"courier"}"#;
    let output = fed(&["lead"], &format!("{pages}\n{now}\nnonsense\n"));
    assert_eq!(output.status.code(), Some(1), "a line could not be read");
    assert!(String::from_utf8_lossy(&output.stderr).contains("line 5"));
    let answers = lines(&output);
    assert_eq!(answers.len(), 1);
    assert_eq!(answers[0]["at"], "2026-11-20T08:10:00Z");
    assert_eq!(answers[0]["without_owner"], "courier");
    let first = &answers[0]["stories"][0];
    let mut urls: Vec<&str> = first["urls"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    urls.sort_unstable();
    assert_eq!(urls, ["https://gazette.example/1", "https://herald.example/1"]);
    assert!(first["because"][0].as_str().unwrap().starts_with("2 of 2 owners have it"), "{first}");

    // The dry run: the same weights move nothing.
    let folder = tempfile::tempdir().unwrap();
    let weights = folder.path().join("mine.toml");
    std::fs::write(&weights, fed(&["lead", "--print-weights"], "").stdout).unwrap();
    let output = fed(&["lead", "--weights", weights.to_str().unwrap(), "--at", "2026-11-20T08:10:00Z"], &pages);
    let answers = lines(&output);
    assert_eq!(answers[0]["stories"][0]["was"], 1, "{answers:?}");
}

#[test]
fn lists_are_scored_before_they_are_learned_from() {
    let mut input: Vec<String> = Vec::new();
    for (id, title) in ["ferry strike in harbour", "budget vote in parliament", "cup final tonight"].iter().enumerate()
    {
        for copy in 0..3 {
            input.push(format!(
                r#"{{"kind":"article","at":"2026-11-20T06:00:00Z","id":{},"outlet":"o{copy}","section":"s{id}","title":"{title}"}}"#,
                id * 10 + copy
            ));
        }
    }
    let impression = |id: &str, clicked: &str| {
        format!(
            r#"{{"kind":"impression","at":"2026-11-20T08:00:00Z","id":"{id}","reader":7,"candidates":[0,10,20],"clicked":{clicked}}}"#
        )
    };
    input.push(impression("first", "[0,1,0]"));
    input.push(impression("second", "[0,0,0]"));
    input.push(String::from(r#"{"kind":"follow","at":"2026-11-20T08:00:00Z","reader":7,"topic":"ferry"}"#));
    input.push(String::from(r#"{"kind":"mute","at":"2026-11-20T08:00:00Z","reader":7,"topic":"cup"}"#));
    input.push(impression("third", "[0,0,0]"));
    let output = fed(&["foryou", "--because"], &input.join("\n"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let answers = lines(&output);
    assert_eq!(answers.iter().map(|answer| answer["id"].clone()).collect::<Vec<_>>(), ["first", "second", "third"]);
    let score = |answer: usize, card: usize| answers[answer]["scores"][card].as_f64().unwrap();
    assert!((score(0, 0) - score(0, 1)).abs() < 1e-6, "nothing is known of the reader: {answers:?}");
    assert!(score(1, 1) > score(1, 0), "what was opened is liked: {answers:?}");
    assert!(score(2, 0) > score(1, 0) + 0.5, "what is followed is there at the next request: {answers:?}");
    assert_eq!(answers[2]["because"][0][0], "You follow “ferry”");
    assert!(score(2, 2) < -1e6, "what is muted is below everything: {answers:?}");
}
