//! Reading title by title, lists from and for other readers, feeds of every list.

use http::{Request, StatusCode, header};
use news::Role;

use crate::browser::Browser;

async fn reader() -> Browser {
    let mut browser = Browser::new().await;
    browser.sign_in_as(Role::Reader).await;
    browser
}

#[tokio::test]
async fn a_subscription_shows_what_is_unread_until_it_is_read() {
    let browser = reader().await;
    assert!(browser.get("/reading").await.text().contains("You subscribe to nothing yet"));
    let answer = browser.post("/subscriptions", "title=northern-post&folder=Papers").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let html = browser.get("/reading?folder=Papers").await.text();
    assert!(html.contains("unread article") && html.contains("Mark as read"), "{html}");
    let mark = html.split("action=\"/article/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let unread = |html: &str| html.matches(">Mark as read<").count();
    let before = unread(&html);
    browser.post(&format!("/article/{mark}"), "mark=read&next=/reading").await;
    assert_eq!(unread(&browser.get("/reading").await.text()), before - 1);
    browser.post(&format!("/article/{mark}"), "mark=unread&next=/reading").await;
    assert_eq!(unread(&browser.get("/reading").await.text()), before);
    let now_us = news::to_micros(crate::newsroom::now());
    let answer = browser.post("/reading/read", &format!("folder=Papers&before={now_us}&next=/reading")).await;
    assert_eq!(answer.header("location"), "/reading");
    let html = browser.get("/reading").await.text();
    assert!(html.contains("Everything is read") && html.contains("0 unread articles"), "{html}");
    assert!(browser.get("/reading?show=all").await.text().contains("Keep unread"));
    browser.post("/subscriptions/change", "title=northern-post&act=end").await;
    assert!(browser.get("/reading").await.text().contains("You subscribe to nothing yet"));
}

#[tokio::test]
async fn a_list_of_another_reader_comes_in_with_a_report_and_goes_out_again() {
    let browser = reader().await;
    let opml = "<opml version=\"2.0\"><body><outline text=\"Own\"><outline text=\"Mine\" xmlUrl=\"https://mine.example/feed\"/>\
        <outline text=\"Odd\" xmlUrl=\"gopher://odd\"/></outline></body></opml>";
    let report = send(&browser, "list.opml", opml).await;
    assert!(report.contains("1 subscription taken") && report.contains("1 new feed collected from now on"), "{report}");
    assert!(report.contains("Not taken:"), "what could not be read is said: {report}");
    let out = browser.get("/subscriptions/export").await.text();
    assert!(out.contains("https://mine.example/feed") && out.contains("text=\"Own\""), "{out}");
    assert!(!browser.get("/titles").await.text().contains(">Mine<"), "no list of the site has it");
    assert!(send(&browser, "list.txt", "neither").await.contains("Something in the form is missing"));
}

/// As FreshRSS and Feedly write them: a page that is read by rules, rules of a feed, a list elsewhere, one feed in two folders.
#[tokio::test]
async fn what_of_a_list_is_not_taken_is_said_in_the_readers_language() {
    let browser = reader().await;
    let opml = r#"<?xml version="1.0" encoding="UTF-8"?><opml version="2.0"><body>
        <outline text="Papers"><outline text="Two" type="rss" xmlUrl="https://two.example/feed"/></outline>
        <outline text="Morning"><outline text="Two" type="rss" xmlUrl="https://two.example/feed"/>
        <outline xmlns:frss="https://freshrss.org/opml" text="Cut out" type="HTML+XPath" xmlUrl="https://page.example/" frss:xPathItem="//a"/>
        <outline xmlns:frss="https://freshrss.org/opml" text="Ruled" type="rss" xmlUrl="https://ruled.example/feed" frss:filtersActionRead="intitle:ad"/>
        <outline text="Theirs" type="include" url="https://lists.example/all.opml"/></outline></body></opml>"#;
    let report = send(&browser, "feeds.opml.xml", opml).await;
    for line in [
        "2 subscriptions taken",
        "Two: it stands in a second folder too; here it is in the first alone",
        "Cut out: it is no feed",
        "Ruled: it is taken; the rules",
        "Theirs: it is a list that stands elsewhere",
    ] {
        assert!(report.contains(line), "{line}: {report}");
    }
    let out = browser.get("/subscriptions/export").await.text();
    assert!(out.contains("text=\"Papers\"") && out.matches("https://two.example/feed").count() == 1, "{out}");
    let spoken = [
        ("de", "Two: steht auch in einem zweiten Ordner"),
        ("fr", "Cut out : ce n’est pas un flux"),
        ("es", "Ruled: está incluido; las reglas"),
        ("ja", "Theirs: 別の場所にある一覧です"),
        ("ar", "Two: موجودة في مجلد ثانٍ أيضًا"),
    ];
    for (language, line) in spoken {
        let report = send_in(&browser, language, "feeds.opml.xml", opml).await.replace(['\u{2068}', '\u{2069}'], "");
        assert!(report.contains(line), "{line}: {report}");
    }
}

/// Fifty megabytes of an archive with the texts of its articles: nothing but what is needed of it is kept.
#[tokio::test]
async fn a_large_file_comes_in() {
    let browser = reader().await;
    let text = "x".repeat(50_000);
    let item = |number: usize| {
        serde_json::json!({ "title": format!("Starred {number}"), "alternate": [{ "href": format!("https://elsewhere.example/{number}") }],
            "categories": ["user/-/state/com.google/starred"], "content": { "content": text } })
    };
    let items: Vec<_> = (0..1_000).map(item).collect();
    let file = serde_json::json!({ "items": items }).to_string();
    assert!(file.len() > 50_000_000);
    let report = send(&browser, "starred.json", &file).await;
    assert!(report.contains("Starred 0: is not here") && report.contains("more"), "{report}");
}

#[tokio::test]
async fn starred_articles_of_another_reader_are_saved_where_they_are_here() {
    let browser = reader().await;
    let card = browser.store.list(&store::List::Latest, None, 1).await.unwrap().remove(0);
    let title = browser.store.titles().await.unwrap().into_iter().find(|title| title.id == card.title).unwrap();
    let stored = browser.store.article(card.id).await.unwrap().unwrap();
    let json = serde_json::json!({ "items": [
        { "title": "Here", "canonical": [{ "href": stored.url }], "origin": { "htmlUrl": title.listing.homepage } },
        { "title": "Elsewhere", "alternate": [{ "href": "https://elsewhere.example/1" }] },
    ]});
    let report = send(&browser, "starred.json", &json.to_string()).await;
    assert!(
        report.contains("1 article saved") && report.contains("Elsewhere: is not here: nobody here collects its feed"),
        "{report}"
    );
    assert!(browser.get("/saved").await.text().contains("1 article"));
}

#[tokio::test]
async fn what_was_read_and_labelled_elsewhere_is_so_here_and_folders_are_no_labels() {
    let browser = reader().await;
    browser.post("/subscriptions", "title=northern-post&folder=Papers").await;
    let titles = browser.store.titles().await.unwrap();
    let title = titles.iter().find(|title| title.listing.slug == "northern-post").unwrap();
    let card = browser.store.list(&store::List::Title(title.id), None, 1).await.unwrap().remove(0);
    let stored = browser.store.article(card.id).await.unwrap().unwrap();
    let json = serde_json::json!({ "items": [
        { "title": "Here", "canonical": [{ "href": stored.url }], "origin": { "htmlUrl": title.listing.homepage },
          "categories": ["user/-/label/Papers", "user/-/label/Dams", "user/-/state/com.google/read"] },
        { "title": "Read and gone", "canonical": [{ "href": "https://elsewhere.example/1" }],
          "categories": ["user/-/label/Papers", "user/-/state/com.google/read"] },
    ]});
    let report = send(&browser, "feed.json", &json.to_string()).await;
    assert!(report.contains("1 article marked as read") && report.contains("1 label put on"), "{report}");
    assert!(!report.contains("Read and gone"), "what was read and is not here is nothing to regret");
    assert!(browser.get("/labels?name=Dams").await.text().contains(&card.headline));
    assert!(!browser.get("/labels").await.text().contains("Papers"));
    let account = browser.store.account_by_address("reader@example.org").await.unwrap().unwrap().id;
    assert!(browser.store.reading_states(account, &[card.id]).await.unwrap()[&card.id].read_us > 0);
}

/// Whatever a file says: nobody comes by it to what another reader brought for themselves.
#[tokio::test]
async fn a_file_opens_nothing_of_others() {
    let (mut browser, article, _) = crate::own_feeds::site().await;
    browser.sign_in_as(Role::Editor).await;
    let json = serde_json::json!({ "items": [{
        "title": "Theirs", "canonical": [{ "href": "https://allotment.example/minutes" }],
        "origin": { "feedUrl": "https://allotment.example/feed" },
    }]});
    send(&browser, "starred.json", &json.to_string()).await;
    assert_eq!(browser.get(&article).await.status, StatusCode::NOT_FOUND);
    assert!(browser.get("/saved").await.text().contains("0 articles"));
}

async fn send(browser: &Browser, name: &str, content: &str) -> String {
    send_in(browser, "en", name, content).await
}

async fn send_in(browser: &Browser, language: &str, name: &str, content: &str) -> String {
    let body = format!(
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n{content}\r\n--x--\r\n"
    );
    let request = Request::post("/subscriptions/import")
        .header(header::HOST, "localhost:8080")
        .header("sec-fetch-site", "same-origin")
        .header(header::COOKIE, browser.cookie.clone().unwrap())
        .header(header::ACCEPT_LANGUAGE, language)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
    browser.ask(request.body(body.into()).unwrap()).await.text()
}

#[tokio::test]
async fn every_list_goes_out_in_three_formats() {
    let browser = Browser::new().await;
    for list in ["latest", "top", "section.world", "title.northern-post"] {
        for (format, kind, begins) in [
            ("atom", "application/atom+xml; charset=utf-8", "<?xml"),
            ("rss", "application/rss+xml; charset=utf-8", "<?xml"),
            ("json", "application/feed+json; charset=utf-8", "{"),
        ] {
            let answer = browser.get(&format!("/feed/{list}.{format}")).await;
            assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, kind), "{list}.{format}");
            let text = answer.text();
            assert!(
                text.starts_with(begins) && text.contains("http://localhost:8080/article/"),
                "{list}.{format}: {text}"
            );
        }
    }
    let html = browser.get("/section/world").await.text();
    assert!(
        html.contains(r#"<link rel="alternate" type="application/atom+xml" href="/feed/section.world.atom?edition="#),
        "{html}"
    );
    for unknown in
        ["/feed/latest", "/feed/latest.txt", "/feed/nothing.atom", "/feed/title.nobody.rss", "/feed/section.none.json"]
    {
        assert_eq!(browser.get(unknown).await.status, StatusCode::NOT_FOUND, "{unknown}");
    }
    let latest = browser.get("/feed/latest.atom").await;
    let again = browser.get_with("/feed/latest.atom", &[("if-none-match", latest.header("etag"))]).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
}
