//! Every sample of the standards' folder.

use feed::{Context, Feed, Format, Status};
use news::Access;
use url::Url;

use crate::corpus;

fn read(name: &str) -> Feed {
    let bytes = std::fs::read(corpus::path(&format!("standards/{name}"))).expect(name);
    corpus::parse(&bytes, None, Some("https://courier.example/feeds/news.xml"))
        .unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn files(folder: &str, ending: &str) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(corpus::path(&format!("standards/{folder}")))
        .expect(folder)
        .flatten()
        .map(|file| format!("{folder}/{}", file.file_name().to_string_lossy()))
        .filter(|name| name.ends_with(ending))
        .collect();
    names.sort();
    names
}

#[test]
fn rss_with_all_modules() {
    insta::assert_json_snapshot!(read("feeds/rss2-all-modules.xml"));
}

#[test]
fn rss_with_edge_cases() {
    insta::assert_json_snapshot!(read("feeds/rss2-edge-cases.xml"));
}

#[test]
fn atom_in_full() {
    insta::assert_json_snapshot!(read("feeds/atom-full.xml"));
}

#[test]
fn rss_1_0() {
    insta::assert_json_snapshot!(read("feeds/rss1-rdf.xml"));
}

#[test]
fn json_feed() {
    insta::assert_json_snapshot!(read("jsonfeed/own-full-1.1.json"));
}

#[test]
fn news_sitemap() {
    insta::assert_json_snapshot!(read("sitemap/own-news-sitemap.xml"));
}

#[test]
fn sitemap_index() {
    let feed = read("sitemap/own-news-sitemap-index.xml");
    assert_eq!(feed.format, Format::SitemapIndex);
    assert_eq!(
        feed.sitemaps,
        ["https://courier.example/sitemap-news-1.xml", "https://courier.example/sitemap-2026-11-02.xml.gz"]
    );
}

#[test]
fn ninjs_examples() {
    for name in files("ninjs/examples-3.0", ".json").into_iter().chain(files("ninjs/examples-3.1", ".json")) {
        let feed = read(&name);
        assert_eq!(feed.format, Format::Ninjs("3"), "{name}");
        let is_event = name.contains("vent");
        assert_eq!(feed.entries.len(), usize::from(!is_event), "{name}");
        for entry in &feed.entries {
            assert!(!entry.id.is_empty(), "{name}");
            let says_something = entry.title.is_some() || entry.image.is_some() || entry.content_text.is_some();
            assert!(says_something || name.contains("mage"), "{name}: {entry:?}");
        }
    }
    let entry = read("ninjs/examples-3.1/005_complex_text_article.json").entries.remove(0);
    assert_eq!(entry.title.as_deref(), Some("Captain of wrecked cruise ship on trial in Italy"));
    assert_eq!(entry.authors, ["Paulo Santalucia", "Frances d'Emilio"]);
    assert!(entry.content_html.is_some_and(|html| html.starts_with("<p>GROSSETO, Italy (AP)")));
    let entry = read("ninjs/examples-3.1/006_photo_only.json").entries.remove(0);
    let picture = entry.image.expect("a picture");
    assert!(picture.url.ends_with("-big.jpg"));
    assert_eq!(picture.credit.as_deref(), Some("Paulo Santalucia"));
    let entry = read("ninjs/examples-3.1/007_multimedia.json").entries.remove(0);
    assert!(entry.image.is_some());
}

#[test]
fn ninjs_tests() {
    // Whether a document is valid is the publisher's business; nothing here may panic, and most give an item or say why not.
    for folder in ["ninjs/tests-3.0/should_pass", "ninjs/tests-3.0/should_fail"] {
        for name in files(folder, ".json") {
            let bytes = std::fs::read(corpus::path(&format!("standards/{name}"))).expect("file");
            let result = corpus::parse(&bytes, None, None);
            if name.contains("should_pass") {
                let feed = result.unwrap_or_else(|error| panic!("{name}: {error}"));
                assert!(feed.entries.len() == 1 || !feed.problems.is_empty(), "{name}");
            }
        }
    }
}

#[test]
fn ninjs_of_every_line_with_status_and_embargo() {
    let one = br#"{"uri":"urn:x:1","versioncreated":"2026-01-02T03:04:05Z","pubstatus":"canceled","headline":"Kill",
        "body_xhtml":"<p>Text</p>","byline":"By Ann Author, Staff Reporter","renditions":{"r0":{"href":"https://p.example/1.jpg","mimetype":"image/jpeg"}},
        "associations":{"featuremedia":{"uri":"urn:p","type":"picture","headline":"Cap","renditions":{"a":{"href":"https://p.example/2.jpg","mimetype":"image/jpeg"}}}}}"#;
    let feed = corpus::parse(one, None, None).expect("ninjs 1");
    let entry = &feed.entries[0];
    assert_eq!((feed.format, entry.status), (Format::Ninjs("1"), Status::Canceled));
    assert_eq!((entry.title.as_deref(), entry.content_text.as_deref()), (Some("Kill"), Some("Text")));
    assert_eq!(entry.authors, ["Ann Author"]);
    assert_eq!(entry.image.as_ref().map(|picture| picture.url.as_str()), Some("https://p.example/2.jpg"));
    let three = br#"[{"standard":{"name":"ninjs","version":"3.1"},"uri":"urn:x:2","pubStatus":"withheld","version":"3",
        "embargoedUntil":"2026-05-06T07:00:00+02:00","headlines":[{"value":"A"},{"role":"main","value":"B"}]}]"#;
    let feed = corpus::parse(three, None, None).expect("ninjs 3");
    let entry = &feed.entries[0];
    assert_eq!(
        (entry.status, entry.version.as_deref(), entry.title.as_deref()),
        (Status::Withheld, Some("3"), Some("B"))
    );
    assert_eq!(entry.embargoed_until.map(|at| at.to_string()).as_deref(), Some("2026-05-06T05:00:00Z"));
}

#[test]
fn newsml_g2_listings() {
    for name in files("newsml-g2", ".xml") {
        let feed = read(&name);
        assert_eq!(feed.format, Format::NewsMlG2, "{name}");
        let entries = match name.split('_').nth(1).expect("a number") {
            "11" | "14" | "17" => 0,
            "24" => 4,
            "6" => 2,
            _ => 1,
        };
        assert_eq!(feed.entries.len(), entries, "{name}: {:?}", feed.problems);
    }
    let entry = read("newsml-g2/LISTING_2_NewsML-G2_Text_Document.xml").entries.remove(0);
    assert_eq!(entry.id, "urn:newsml:acmenews.com:20161121:US-FINANCE-FED");
    assert_eq!(entry.title.as_deref(), Some("Fed to halt QE to avert \"bubble\""));
    assert_eq!(entry.authors, ["Meredith Jameson"]);
    assert_eq!(entry.byline.as_deref(), Some("By Meredith Jameson, Staff Reporter"));
    assert_eq!((entry.version.as_deref(), entry.status), (Some("11"), Status::Usable));
    assert_eq!(entry.source.and_then(|source| source.name).as_deref(), Some("Associated Press"));
    assert_eq!(entry.categories, ["economy, business and finance", "central bank", "money and monetary policy"]);
    let html = entry.content_html.expect("text");
    assert_eq!(html.matches("<p>").count(), 2);
    assert!(html.starts_with("<p>(New York, NY - October 21)"), "{html}");
    let entry = read("newsml-g2/LISTING_3_Photo_in_NewsML-G2.xml").entries.remove(0);
    let picture = entry.image.expect("a picture");
    assert_eq!(picture.credit.as_deref(), Some("Spencer Platt / Getty Images"));
    assert!(picture.caption.is_some_and(|caption| caption.starts_with("A general view of part of downtown")));
    let entry = read("newsml-g2/LISTING_28_Illustrating_Located_Subject_and_Dateline.xml").entries.remove(0);
    assert_eq!(entry.dateline.as_deref(), Some("MOSCOW, Monday (Reuters)"));
    let entry = read("newsml-g2/LISTING_25_An_NITF_marked-up_article_conveyed_in_inlineXML.xml").entries.remove(0);
    assert!(entry.summary.is_some_and(|summary| summary.starts_with("A pair of teams coming off big weekend sweeps")));
}

#[test]
fn nitf_alone() {
    let nitf = br#"<nitf><head><title>Fallback</title><docdata><doc-id id-string="N-1"/><date.issue norm="20260102T030405Z"/>
        <doc.copyright holder="The Agency"/></docdata></head><body><body.head><hedline><hl1>Head</hl1></hedline>
        <byline>By <person>Ann Author</person></byline><dateline><location>OSLO</location></dateline></body.head>
        <body.content><block><p>One <org>Org</org></p><hl2>Sub</hl2></block><media media-type="image"><media-reference source="https://p.example/1.jpg"/>
        <media-caption>Cap</media-caption><media-producer>Who</media-producer></media></body.content></body></nitf>"#;
    let feed = corpus::parse(nitf, None, None).expect("NITF");
    let entry = &feed.entries[0];
    assert_eq!((feed.format, entry.id.as_str(), entry.title.as_deref()), (Format::Nitf, "N-1", Some("Head")));
    assert_eq!(entry.content_html.as_deref(), Some("<div><p>One Org</p><h2>Sub</h2></div>"));
    assert_eq!(
        (entry.authors.as_slice(), entry.dateline.as_deref()),
        (["Ann Author".to_owned()].as_slice(), Some("OSLO"))
    );
    assert_eq!(entry.image.as_ref().and_then(|picture| picture.credit.as_deref()), Some("Who"));
    assert_eq!(entry.published.map(|at| at.to_string()).as_deref(), Some("2026-01-02T03:04:05Z"));
}

#[test]
fn opml_lists() {
    let read = |name: &str| {
        feed::opml::read(&std::fs::read(corpus::path(&format!("standards/opml/{name}"))).expect(name)).expect(name)
    };
    let own = read("own-subscriptions-2.0.opml");
    let titles: Vec<&str> = own.subscriptions.iter().map(|subscription| subscription.title.as_str()).collect();
    assert_eq!(
        titles,
        ["The Example Courier", "例示新聞", "no type but xmlUrl (common)", "ampersand & quote \" in text"]
    );
    assert_eq!(own.subscriptions[1].folders, ["World", "Nested folder"]);
    assert_eq!(own.includes, ["https://other.example/list.opml"]);
    assert_eq!(own.subscriptions[3].feed_url, "https://x.example/rss?a=1&b=2");
    let malformed = read("plenary-australia-malformed-ampersand.opml");
    assert!(malformed.subscriptions.len() >= 10, "{}", malformed.subscriptions.len());
    let encoding = read("opml.org-encoding.opml");
    assert_eq!((encoding.title.as_deref(), encoding.subscriptions.len()), (Some("test/encoding.txt"), 0));
}

#[test]
fn the_contract_of_the_command_line() {
    let value = serde_json::to_value(read("feeds/rss2-all-modules.xml")).expect("JSON");
    let keys: Vec<&str> = value.as_object().expect("object").keys().map(String::as_str).take(6).collect();
    assert_eq!(keys, ["format", "title", "url", "language", "entries", "problems"]);
    let entry = value["entries"][0].as_object().expect("object");
    let keys: Vec<&str> = entry.keys().map(String::as_str).take(12).collect();
    assert_eq!(
        keys,
        [
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
            "categories"
        ]
    );
    let image = value["entries"]
        .as_array()
        .expect("entries")
        .iter()
        .find_map(|entry| entry["image"].as_object())
        .expect("an image");
    assert_eq!(image.keys().map(String::as_str).collect::<Vec<_>>(), ["url", "caption", "credit"]);
}

#[test]
fn locked_and_relative_entries() {
    let base = Url::parse("https://paper.example/feeds/all.xml").expect("valid");
    let context = Context { url: Some(&base), content_type: Some("text/xml; charset=utf-8") };
    let sitemap = br#"<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>/a</loc><news:news>
        <news:access>Subscription</news:access><news:title>A &amp;amp; B</news:title></news:news></url></urlset>"#;
    let feed = feed::parse(sitemap, &context).expect("a sitemap");
    assert_eq!(feed.entries[0].access, Access::Locked);
    assert_eq!(feed.entries[0].title.as_deref(), Some("A & B"));
    assert_eq!(feed.entries[0].url.as_deref(), Some("https://paper.example/a"));
    let atom = br#"<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/blog/"><entry xml:base="2026/"><link href="x"/>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><a href="y">y</a> &amp; z</div></content></entry></feed>"#;
    let feed = feed::parse(atom, &context).expect("Atom");
    assert_eq!(feed.entries[0].url.as_deref(), Some("https://paper.example/blog/2026/x"));
    assert_eq!(
        feed.entries[0].content_html.as_deref(),
        Some("<a href=\"https://paper.example/blog/2026/y\">y</a> &amp; z")
    );
}
