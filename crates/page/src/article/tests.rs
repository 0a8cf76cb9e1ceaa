//! What is read off invented pages, rule by rule.

use std::path::Path;

use news::{Access, Article};

use crate::article::read_among;
use crate::{Rules, Template, article, article_from_fragment, plain_text, read};

const SENTENCE: &str = "The harbour council of Springfield agreed on Tuesday to rebuild the old ferry terminal, and said that the work would begin in spring, after a long debate about its cost.";

/// A page with a head, a headline, what stands under it, and eight paragraphs.
pub(super) fn page(head: &str, under_headline: &str, body: &str) -> String {
    let paragraphs: String = (1..=8).map(|number| format!("<p>{number}. {SENTENCE}</p>\n")).collect();
    format!(
        "<!doctype html><html lang=\"en\"><head><title>Council rebuilds the ferry terminal | The Courier</title>{head}</head><body>\
         <nav><a href=\"/\">Home</a><a href=\"/news\">News</a></nav><main><article class=\"article\"><h1>Council rebuilds the ferry terminal</h1>{under_headline}\
         <div class=\"article-body\">{body}{paragraphs}</div></article></main><footer><p>© The Courier. All rights reserved.</p></footer></body></html>"
    )
}

pub(super) fn linked(json: &str) -> String {
    format!("<script type=\"application/ld+json\">{json}</script>")
}

#[test]
fn the_body_is_the_story_and_nothing_round_it() {
    let found = article(&page("", "", ""), "https://courier.example/news/ferry");
    assert_eq!(found.title.as_deref(), Some("Council rebuilds the ferry terminal"));
    assert_eq!(found.body_text.split("\n\n").count(), 8, "{}", found.body_text);
    assert!(found.body_html.contains("<p>1. The harbour council"), "{}", found.body_html);
    assert!(!found.body_text.contains("All rights reserved") && !found.body_text.contains("Home"));
    assert_eq!(found.language.as_deref(), Some("en"));
    assert!(found.word_count > 200);
    assert_eq!(found.canonical_url.as_deref(), Some("https://courier.example/news/ferry"));
    assert_eq!(found.access, Access::Unknown);
    assert_eq!(found.problems, Vec::<String>::new());
}

#[test]
fn paragraphs_come_out_as_such_whatever_they_are_written_as() {
    let boxes: String = (1..=8).map(|number| format!("<div>{number}. {SENTENCE}</div>\n")).collect();
    let breaks: String = (1..=8).map(|number| format!("{number}. {SENTENCE}<br><br>\n")).collect();
    let cell = format!("<table><tr><td>{breaks}</td></tr></table>");
    for body in [format!("<div><div>{boxes}</div></div>"), breaks, cell] {
        let html = page("", "", "").replace("<div class=\"article-body\">", "<div class=\"article-body\"><!-- ");
        let html = html.replace("</div></article>", &format!("-->{body}</div></article>"));
        let found = article(&html, "https://courier.example/news/ferry");
        let (_, text) = found.body_html.split_once("<p>").unwrap_or_default();
        assert_eq!(found.body_html.matches("<p>").count(), 8, "{body}: {}", found.body_html);
        assert!(!text.contains("<br>") && !text.contains("<div>") && !text.contains("<td>"), "{}", found.body_html);
    }
}

#[test]
fn a_picture_stands_once_and_one_of_another_article_or_of_items_not_at_all() {
    let picture = |name: &str| format!("<img src=\"/{name}.jpg\" width=\"800\" height=\"600\" alt=\"\">");
    let html = page("", &picture("lead"), "").replace("<p>3.", &(picture("port") + "<p>3."));
    let html = html.replace("<p>4.", &(picture("port") + "<p>4.")).replace("<p>5.", &(picture("crane") + "<p>5."));
    let html = ["2", "6", "7"]
        .iter()
        .fold(html, |html, at| html.replace(&format!("<p>{at}."), &(picture("arrow") + &format!("<p>{at}."))));
    let linked = |to: &str, name: &str| format!("<a href=\"{to}\">{}</a><p>8.", picture(name));
    let html = html.replace("<p>8.", &linked("/news/other", "teaser"));
    let html = html.replace("<p>8.", &linked("https://share.example/?u=https%3A%2F%2Fcourier.example%2F", "button"));
    let html = html.replace("<p>8.", &linked("/news/ferry-terminal/large", "large"));
    let found = article(&html, "https://courier.example/news/ferry-terminal");
    let away = ["teaser", "button", "large"].map(|name| found.body_html.contains(&format!("/{name}.jpg")));
    assert_eq!(away, [false, false, true], "{}", found.body_html);
    let times = ["lead", "port", "crane", "arrow"].map(|name| found.body_html.matches(&format!("/{name}.jpg")).count());
    assert_eq!(times, [0, 1, 1, 0], "{}", found.body_html);
    assert!(found.picture.is_some_and(|picture| picture.url.ends_with("/lead.jpg")));
}

#[test]
fn linked_data_and_meta_tags_fill_the_fields() {
    let json = r##"{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":"Council rebuilds the ferry terminal",
        "datePublished":"2026-11-02T07:42:00+02:00","dateModified":"2026-11-02T09:00:00+02:00","articleSection":["Local"],
        "author":[{"@id":"#ada"},{"@type":"Person","name":"Reuters"}],"isAccessibleForFree":"False"},{"@type":"Person","@id":"#ada","name":"Ada Berg"}]}"##;
    let head = linked(json) + "<link rel=\"canonical\" href=\"/news/ferry-terminal\">";
    let found = article(
        &page(&head, "<p class=\"byline\">By Ada Berg in Springfield and Reuters</p>", ""),
        "https://courier.example/x?y=1",
    );
    assert_eq!(found.authors, ["Ada Berg"]);
    assert_eq!(found.agencies, ["Reuters"]);
    assert_eq!(found.byline.as_deref(), Some("By Ada Berg in Springfield and Reuters"));
    assert_eq!(found.published.map(|time| time.to_string()).as_deref(), Some("2026-11-02T05:42:00Z"));
    assert_eq!(found.modified.map(|time| time.to_string()).as_deref(), Some("2026-11-02T07:00:00Z"));
    assert_eq!(found.section.as_deref(), Some("Local"));
    assert_eq!(found.access, Access::Locked);
    assert_eq!(found.canonical_url.as_deref(), Some("https://courier.example/news/ferry-terminal"));
}

#[test]
fn broken_linked_data_is_mended() {
    let cases = [
        ("{\"@type\":\"NewsArticle\",\"headline\":\"x\",\"datePublished\":\"2026-11-02\",}", true),
        ("<!-- {\"@type\":\"NewsArticle\",\"headline\":\"a\nb\",\"datePublished\":\"2026-11-02\"} -->", true),
        (
            "//<![CDATA[\n{\"@type\":\"NewsArticle\",\"description\":\"tab\there\",\"datePublished\":\"2026-11-02\"}\n//]]>",
            true,
        ),
        ("[{\"@type\":\"NewsArticle\",\"datePublished\":\"2026-11-02\"", true),
        ("{\"@type\":\"NewsArticle\",\"x\":\"\\q\",\"datePublished\":\"2026-11-02\"};", true),
        ("no json at all", false),
    ];
    for (json, readable) in cases {
        let found = article(&page(&linked(json), "", ""), "");
        assert_eq!(found.published.is_some(), readable, "{json}");
        assert_eq!(found.problems.is_empty(), readable, "{json}");
    }
}

#[test]
fn every_shape_of_linked_data_is_accepted() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/standards/jsonld/real-world-variants.json");
    let cases: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    for case in cases["cases"].as_array().unwrap() {
        let found = article(&page(&linked(&case["ld"].to_string()), "", ""), "https://a.example/1");
        assert_eq!(found.problems, Vec::<String>::new(), "{}", case["why"]);
        let why = case["why"].as_str().unwrap();
        let expected = match why {
            _ if why.contains("'False'") || why.contains("misspelt") || why.contains("cssSelector") => Access::Locked,
            _ if why.contains("as schema.org URL") => Access::Free,
            _ => Access::Unknown,
        };
        assert_eq!(found.access, expected, "{why}");
        if why.contains("agency typed as Person") {
            assert_eq!((found.authors.len(), found.agencies.as_slice()), (0, &["AP".to_owned()][..]));
        }
        if why.contains("references") || why.contains("plain string") {
            assert_eq!(found.authors, ["Jane Citizen"], "{why}");
        }
    }
}

#[test]
fn samples_of_the_standards_are_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/standards/jsonld");
    for (name, is_live) in [("newsarticle-full.json", false), ("liveblog.json", true)] {
        let json = std::fs::read_to_string(folder.join(name)).unwrap();
        let found = article(&page(&linked(&json), "", ""), "https://courier.example/1");
        assert!(found.published.is_some(), "{name}");
        assert_eq!(found.live_blog, is_live, "{name}");
        assert_eq!(found.problems, Vec::<String>::new(), "{name}");
    }
}

#[test]
fn posts_of_a_live_blog_keep_their_times() {
    let posts: Vec<serde_json::Value> = (0..4)
        .map(|hour| {
            serde_json::json!({"@type": "BlogPosting", "headline": format!("Post {hour}"), "datePublished": format!("2026-11-02T0{hour}:30:00Z"),
                "articleBody": format!("{SENTENCE} {SENTENCE} {SENTENCE} {SENTENCE} {SENTENCE}")})
        })
        .collect();
    let json = serde_json::json!({"@type": "LiveBlogPosting", "headline": "Council rebuilds the ferry terminal", "liveBlogUpdate": posts});
    let html = format!(
        "<html><body><h1>Council rebuilds the ferry terminal</h1><p>{SENTENCE}</p>{}</body></html>",
        linked(&json.to_string())
    );
    let found = article(&html, "https://courier.example/live");
    assert!(found.live_blog);
    assert!(
        found.body_html.contains("<div class=\"live-post\"><p><time datetime=\"2026-11-02T00:30:00Z\">"),
        "{}",
        found.body_html
    );
    assert!(found.body_html.contains("<h3>Post 3</h3>"));
}

#[test]
fn the_lead_picture_has_caption_and_credit_and_stands_apart() {
    let figure = "<figure><img src=\"/img/ferry-terminal-20261102.jpg?w=640\" width=\"640\" alt=\"\"><figcaption>The old terminal at dawn. <span class=\"credit\">Photo: Ada Berg/NTB</span></figcaption></figure>";
    let head =
        "<meta property=\"og:image\" content=\"https://courier.example/img/ferry-terminal-20261102.jpg?w=1200\">";
    let found = article(&page(head, figure, ""), "https://courier.example/news/ferry");
    let picture = found.picture.unwrap();
    assert_eq!(picture.url, "https://courier.example/img/ferry-terminal-20261102.jpg?w=640");
    assert_eq!(picture.caption.as_deref(), Some("The old terminal at dawn."));
    assert_eq!(picture.credit.as_deref(), Some("Ada Berg/NTB"));
    assert!(!found.body_html.contains("<img") && !found.body_text.contains("at dawn"));
}

#[test]
fn datelines_are_told_and_stay_in_the_text() {
    let found = article(
        &page(
            "",
            "",
            "<p>SPRINGFIELD (AP) — The council met on Tuesday to talk about the terminal, officials said.</p>",
        ),
        "",
    );
    assert_eq!(found.dateline.as_deref(), Some("SPRINGFIELD"));
    assert_eq!(found.agencies, ["AP"]);
    assert!(found.body_text.starts_with("SPRINGFIELD (AP)"), "{}", found.body_text);
}

#[test]
fn microformats_pages_give_their_text() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/standards/microformats");
    let html = std::fs::read_to_string(folder.join("microformats-v1__hnews__all.html")).unwrap();
    let found = article(&html, "https://courier.example/1");
    assert!(!found.body_text.is_empty(), "{found:?}");
}

#[test]
fn a_fragment_gives_safe_html_and_its_text() {
    let found = article_from_fragment(
        "<p>One <b>two</b></p><script>x</script><div>three<br><br>four</div>",
        "https://courier.example/",
    );
    assert_eq!(found.body_html, "<p>One <b>two</b></p><p>three</p><p>four</p>");
    assert_eq!(found.body_text, "One two\n\nthree\n\nfour");
    assert_eq!(found.word_count, 4);
    assert_eq!(plain_text("AT&amp;T <i>said</i>"), "AT&T said");
}

#[test]
fn hostile_pages_end_with_a_problem_and_not_with_the_process() {
    let words = "<p>The quick brown fox jumps over the lazy dog, said the minister on Tuesday.</p>".repeat(10);
    let cases = [
        format!("{}{words}", "<div>".repeat(4_000)),
        format!("{}{words}", "<b>".repeat(3_000)),
        "<p><font color=1>x".repeat(1_000),
        "<table><tr><td>".repeat(1_000),
        "<div><table><td></div>".repeat(1_000),
        "<font><a href=x><div>hi ".repeat(500),
        format!("<div {}>{words}</div>", (0..5_000).map(|n| format!("a{n}=b ")).collect::<String>()),
        "&".repeat(2_000),
        "<".repeat(2_000),
        "\0".repeat(10_000),
        linked(&format!("{}{}", "[".repeat(50_000), "]".repeat(50_000))),
        format!("<!-- {words}"),
        String::new(),
    ];
    let run = std::thread::Builder::new().stack_size(1 << 20).spawn(move || {
        for html in &cases {
            let found = article(html, "https://courier.example/1");
            assert!(found.body_html.len() < 2_000_000);
            assert!(crate::sanitize(html, "").len() < 4_000_000);
        }
    });
    run.unwrap().join().unwrap();
}

#[test]
fn every_raw_value_is_told_with_its_place() {
    let json = r#"{"@type":"NewsArticle","headline":"Council rebuilds the ferry terminal","author":"Ada Berg","datePublished":"2026-11-02T07:42:00Z"}"#;
    let head = linked(json) + "<meta property=\"og:title\" content=\"Old terminal goes | The Courier\">";
    let found = read(&page(&head, "<p class=\"byline\">By Ada Berg</p>", ""), "https://courier.example/1");
    let has = |field: &str, source: &str, value: &str| {
        found.statements.iter().any(|said| said.field == field && said.source == source && said.value == value)
    };
    assert!(has("title", "og:title", "Old terminal goes | The Courier"), "{:?}", found.statements);
    assert!(has("title", "h1", "Council rebuilds the ferry terminal"));
    assert!(has("authors", "json-ld", "Ada Berg") && has("authors", "byline", "By Ada Berg"));
    assert!(has("published", "json-ld", "2026-11-02T07:42:00Z"));
}

#[test]
fn agencies_are_never_among_persons() {
    let cases = [
        ("By Ada Berg and Reuters", "", vec!["Ada Berg"], vec!["Reuters"]),
        ("Associated Press in Valencia", "", vec![], vec!["AP"]),
        ("", r#"{"@type":"NewsArticle","author":{"@type":"Person","name":"dpa"}}"#, vec![], vec!["dpa"]),
        (
            "",
            r#"{"@type":"NewsArticle","author":["Ada Berg",{"name":"Deutsche Presse-Agentur"}]}"#,
            vec!["Ada Berg"],
            vec!["dpa"],
        ),
    ];
    for (byline, json, authors, agencies) in cases {
        let html = page(&linked(json), &format!("<p class=\"byline\">{byline}</p>"), "");
        let found = article(&html, "https://courier.example/1");
        assert_eq!(
            (found.authors, found.agencies),
            (authors.iter().map(ToString::to_string).collect(), agencies.iter().map(ToString::to_string).collect()),
            "{byline} {json}"
        );
    }
}

#[test]
fn the_printed_byline_completes_and_corrects_linked_data() {
    let cases = [
        ("Ada Berg", "By Ada Berg and Ben Holm on December 21, 2026", vec!["Ada Berg", "Ben Holm"]),
        ("Ada Berg\",\"Cid Lund", "By Ada Berg Photography by Cid Lund", vec!["Ada Berg"]),
        ("Ada Berg", "By Ada Berg, Senior Editor", vec!["Ada Berg"]),
    ];
    for (said, printed, authors) in cases {
        let json = format!(r#"{{"@type":"NewsArticle","author":["{said}"]}}"#);
        let html = page(&linked(&json), &format!("<p class=\"byline\">{printed}</p>"), "");
        assert_eq!(article(&html, "https://courier.example/1").authors, authors, "{printed}");
    }
}

#[test]
fn a_headline_is_what_the_page_prints_without_its_kicker() {
    let cases = [
        (
            "<h1><span class=\"kicker\">Harbour</span> Council rebuilds the terminal</h1>",
            "Council to rebuild terminal",
            "Council rebuilds the terminal",
        ),
        ("<h1>Opinion | Council rebuilds the terminal | Editorial</h1>", "", "Council rebuilds the terminal"),
        (
            "<h1>'Not one day longer': council rebuilds the terminal</h1>",
            "'Not one day longer': council rebuilds the terminal",
            "'Not one day longer': council rebuilds the terminal",
        ),
        (
            "<h1>Best ferries of 2026 | Ten tested in depth at sea</h1>",
            "Best ferries of 2026 | Ten tested in depth at sea",
            "Best ferries of 2026 | Ten tested in depth at sea",
        ),
    ];
    for (heading, said, expected) in cases {
        let html = format!(
            "<html><head><title>Council rebuilds the terminal | The Courier</title><meta property=\"og:title\" content=\"{said}\"></head><body><article>{heading}<p>{SENTENCE}</p><p>{SENTENCE}</p></article></body></html>"
        );
        assert_eq!(article(&html, "https://courier.example/1").title.as_deref(), Some(expected), "{heading}");
    }
}

#[test]
fn a_headline_is_one_where_the_page_gives_it_for_the_name_of_its_program() {
    let head = "<meta name=\"application-name\" content=\"Council rebuilds the ferry terminal\">\
                <meta property=\"og:title\" content=\"Council rebuilds the ferry terminal\">";
    assert_eq!(article(&page(head, "", ""), "").title.as_deref(), Some("Council rebuilds the ferry terminal"));
}

#[test]
fn the_picture_that_opens_the_article_leads_it() {
    let figure = |name: &str| {
        format!(
            "<figure><img src=\"/img/{name}.jpg\" alt=\"\"><figcaption>The {name}. <span>Foto: Ada Berg</span></figcaption></figure>"
        )
    };
    let tag = "<meta property=\"og:image\" content=\"https://courier.example/img/harbour-of-the-town-2.jpg\">";
    let texts: String = ["Ann", "Bob", "Cid", "Dag"].map(|name| format!("<p>{name} said: {SENTENCE}</p>")).concat();
    let body = texts + &figure("harbour-of-the-town-2");
    let html = page(tag, &figure("terminal-at-the-sea-1"), &body);
    let picture = article(&html, "https://courier.example/1").picture.unwrap();
    assert_eq!(picture.url, "https://courier.example/img/terminal-at-the-sea-1.jpg");
    assert_eq!(picture.caption.as_deref(), Some("The terminal-at-the-sea-1."));
    assert_eq!(picture.credit.as_deref(), Some("Ada Berg"));
}

#[test]
fn a_wall_is_told_by_its_tag_and_by_the_text_inside_it() {
    let text = "<p>The harbour council agreed on Tuesday to rebuild the old ferry terminal, after a long debate about its cost, officials said.</p>";
    let walled = format!(
        "<div class='content-full-body locked-default paywall'>{text}</div><p>Ferries of other lines will wait.</p>"
    );
    let cases = [
        ("<meta name='House:is_free' content='no'>", text, Access::Locked),
        ("<meta name='House:is_free' content='yes'>", text, Access::Free),
        ("<meta name='House:was_free' content='no'>", text, Access::Unknown),
        ("", walled.as_str(), Access::Locked),
        ("", text, Access::Unknown),
    ];
    for (head, body, expected) in cases {
        assert_eq!(article(&page(head, "", body), "").access, expected, "{head} {body}");
    }
}

#[test]
fn writers_in_elements_of_their_own_join_linked_data() {
    let head = linked(
        r#"{"@type":"NewsArticle","headline":"Ferry terminal goes","author":{"@type":"Person","name":"Ada Berg"}}"#,
    );
    let lines = "<address><a rel=author href='mailto:b@courier.example'>Ben Holm</a></address><address><a rel=author href='mailto:a@courier.example'>Ada Berg</a></address>";
    let body = "<p>The harbour council agreed on Tuesday to rebuild the old ferry terminal, after a long debate about its cost, officials said.</p>";
    assert_eq!(article(&page(&head, lines, body), "https://courier.example/1").authors, ["Ada Berg", "Ben Holm"]);
}

#[test]
fn a_desk_beside_an_agency_is_named() {
    let head = linked(
        r#"{"@type":"NewsArticle","headline":"Ferry terminal goes","author":[{"@type":"Person","name":"Courier staff reporter"},{"@type":"Organization","name":"AP"}]}"#,
    );
    let body = "<p>The harbour council agreed on Tuesday to rebuild the old ferry terminal, after a long debate about its cost, officials said.</p>";
    let found = article(&page(&head, "", body), "https://courier.example/1");
    assert_eq!((found.authors, found.agencies), (vec!["Courier staff reporter".to_owned()], vec!["AP".to_owned()]));
}

#[test]
fn of_several_articles_on_a_page_the_own_is_read() {
    let piece = |headline: &str, word: &str| {
        let text = format!(
            "<p>The harbour council agreed on {word} to rebuild the old ferry terminal, after a long debate, officials said.</p>"
        );
        format!(
            "<article><h1>{headline}</h1>{}</article>",
            ["agreed", "decided", "voted", "promised", "began"].map(|verb| text.replace("agreed", verb)).concat()
        )
    };
    let page = format!(
        "<html><head><title>Bridge opens</title></head><body><main>{}{}{}</main></body></html>",
        piece("Ferry terminal goes", "Monday"),
        piece("Bridge opens", "Tuesday"),
        piece("Tunnel floods", "Sunday")
    );
    let found = article(&page, "https://courier.example/2").body_text;
    assert!(found.contains("Tuesday") && !found.contains("Monday") && !found.contains("Sunday"), "{found}");
}

/// A page of a host that sets the same box into every article, in whole sentences.
fn page_with_box(of: u32) -> String {
    let paragraph = |at: u32| {
        format!(
            "<p>The council of town {of} agreed on day {at} to rebuild its old ferry terminal, and said that the work on \
             quay {at} would begin in spring, after a debate of {of} hours about its cost.</p>"
        )
    };
    let paragraphs: String = (0..6).map(paragraph).collect();
    format!(
        "<html><body><article><h1>Town {of} gets a new ferry terminal</h1>{paragraphs}\
         <div class=registered><p>We have sent you a message with a link; if it has not come within ten minutes, look among your unwanted mail.</p></div>\
         </article></body></html>"
    )
}

#[test]
fn a_box_that_stands_on_the_hosts_other_pages_is_no_part_of_a_story() {
    let url = |of: u32| format!("https://courier.example/{of}");
    let read = |of: u32, template: &Template| read_among(&page_with_box(of), &url(of), &Rules::default(), template);
    let has_box = |article: &Article| article.body_text.contains("unwanted mail");
    let mut template = Template::default();
    let first = read(1, &template);
    assert!(has_box(&first.reading.article), "alone it reads like a paragraph of the story");
    assert_eq!(first.alone, None);
    for of in 2..8 {
        template.learn(read(of, &template).lesson.unwrap());
    }
    let taught = read(1, &template);
    assert!(!has_box(&taught.reading.article));
    assert_eq!(taught.reading.article.word_count, first.reading.article.word_count - 22);
    // What the page gives alone is kept, and what it teaches is what it taught when nothing was known.
    assert_eq!(taught.alone.as_deref(), Some(&first.reading.article));
    assert_eq!(taught.lesson, first.lesson);
}

#[test]
fn a_page_with_next_to_no_text_teaches_nothing() {
    let page = "<html><body><h1>Members only</h1><p>Please sign in to read on.</p></body></html>";
    assert_eq!(read_among(page, "https://courier.example/1", &Rules::default(), &Template::default()).lesson, None);
}
