//! Newsletters: an address of one's own, what came to it, and what nobody else sees of it.

use http::StatusCode;
use news::{Article, ArticleId, FeedKind, FeedListing, Role, TitleKind, TitleListing};

use crate::browser::{Browser, accounts};
use crate::newsroom;

const HEADLINE: &str = "The crane fell at night";

async fn site(domain: Option<&str>) -> Browser {
    let folder = tempfile::tempdir().unwrap();
    let store = newsroom::filled_store(folder.path()).await;
    let now_us = news::to_micros(newsroom::now());
    for (address, role) in [("reader@example.org", Role::Reader)] {
        accounts(&store).add(address, "Reader", role, crate::browser::PASSWORD, now_us).await.unwrap();
    }
    let settings = site::Settings { newsletters: domain.map(str::to_owned), ..newsroom::settings(folder.path()) };
    Browser::with(store, folder, settings)
}

/// The address that the page shows.
fn shown(html: &str) -> Option<&str> {
    html.split_once("<code class=\"inbox\">")?.1.split('<').next()
}

#[tokio::test]
async fn a_reader_gets_an_address_and_another_one() {
    let mut browser = site(Some("inbox.example.org")).await;
    browser.sign_in_as(Role::Reader).await;
    let before = browser.get("/subscriptions").await.text();
    assert!(before.contains("id=\"newsletters\"") && shown(&before).is_none(), "nobody has one unasked");
    let answer = browser.post("/subscriptions/newsletters", "").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let page = browser.get("/subscriptions").await.text();
    let address = shown(&page).unwrap().to_owned();
    let (name, domain) = address.split_once('@').unwrap();
    assert_eq!(domain, "inbox.example.org");
    let reader = browser.store.account_by_address("reader@example.org").await.unwrap().unwrap().id;
    let lives_at = async |name| browser.store.lives_at(site::inbox_secret(name).unwrap()).await.unwrap();
    assert_eq!(lives_at(name).await, Some(reader));
    browser.post("/subscriptions/newsletters", "").await;
    let page = browser.get("/subscriptions").await.text();
    assert_ne!(shown(&page), Some(address.as_str()));
    assert_eq!(
        browser.store.lives_at(site::inbox_secret(name).unwrap()).await.unwrap(),
        None,
        "the old one is nobody's"
    );
    for other in ["reader-", "reader-1", "postmaster", "reader-0123456789abcdef0123456"] {
        assert_eq!(site::inbox_secret(other), None, "{other}");
    }
}

#[tokio::test]
async fn where_no_letters_are_taken_nothing_says_so() {
    let mut browser = site(None).await;
    browser.sign_in_as(Role::Reader).await;
    assert!(!browser.get("/subscriptions").await.text().contains("newsletters"));
    assert_eq!(browser.post("/subscriptions/newsletters", "").await.status, StatusCode::NOT_FOUND);
}

/// A letter that came for the reader.
async fn with_a_letter(browser: &Browser) -> ArticleId {
    let now_us = news::to_micros(newsroom::now());
    let reader = browser.store.account_by_address("reader@example.org").await.unwrap().unwrap().id;
    let listing = TitleListing {
        slug: "harbour-letter-1".to_owned(),
        name: "The harbour letter".to_owned(),
        kind: TitleKind::Newsletter,
        homepage: String::new(),
        country: String::new(),
        languages: Vec::new(),
        owner: None,
        editions: Vec::new(),
        on_by_default: false,
        feeds: vec![FeedListing { url: "letters:1".to_owned(), kind: FeedKind::Letters, section: None }],
    };
    let began_us = now_us - 86_400_000_000;
    let newsletter =
        browser.store.add_newsletter(reader, &listing, "a@e.example", "", began_us).await.unwrap().unwrap();
    browser.store.note_newsletter(newsletter.title, "", "https://e.example/out").await.unwrap();
    let article = Article {
        title: Some(HEADLINE.to_owned()),
        language: Some("en".to_owned()),
        body_text: "Two pilots saw it.".to_owned(),
        body_html: "<p>Two pilots saw it.</p><img src=\"https://img.example/crane.jpg\" alt=\"\">".to_owned(),
        ..Article::default()
    };
    let arrival = store::Arrival { guid: "1@e.example".to_owned(), ..newsroom::arrival(article, None, 0) };
    let feed = browser.store.feeds().await.unwrap().remove(0);
    let like = newsroom::visit(&feed, now_us - 60_000_000, vec![arrival]);
    let schedule = store::FeedSchedule { feed: newsletter.feed, ..like.schedule.clone() };
    let visit = store::FeedVisit { feed: newsletter.feed, title: newsletter.title, schedule, ..like };
    let (id, _) = browser.store.record(&[visit]).await.unwrap()[0].changes[0];
    id
}

#[tokio::test]
async fn letters_are_read_by_whose_they_are_and_by_nobody_else() {
    let mut browser = site(Some("inbox.example.org")).await;
    let id = with_a_letter(&browser).await;
    let path = format!("/article/-{id}");
    let pages = ["/", "/latest", "/titles", "/feed/latest.atom", "/title/harbour-letter-1", &path];
    for role in [None, Some(Role::Operator), Some(Role::Editor)] {
        if let Some(role) = role {
            browser.sign_in_as(role).await;
        }
        let of_operators: &[&str] =
            if role == Some(Role::Operator) { &["/console/titles", "/console/feeds"] } else { &[] };
        for page in pages.iter().chain(of_operators) {
            let html = browser.get(page).await.text();
            assert!(!html.contains(HEADLINE) && !html.contains("harbour letter"), "{page} for {role:?}");
        }
        browser.post("/subscriptions", "title=harbour-letter-1").await;
        assert!(!browser.get("/reading").await.text().contains(HEADLINE), "nor by subscribing: {role:?}");
    }
    browser.sign_in_as(Role::Reader).await;
    assert!(browser.get("/reading").await.text().contains(HEADLINE));
    let canonical = browser.get(&path).await;
    let page = match canonical.headers.get("location") {
        Some(location) => browser.get(location.to_str().unwrap()).await.text(),
        None => canonical.text(),
    };
    assert!(page.contains("Two pilots saw it.") && page.contains("src=\"/picture/"), "{page}");
    assert!(!page.contains("https://img.example/crane.jpg\""), "pictures come through the site");
    assert!(browser.get("/subscriptions").await.text().contains("href=\"https://e.example/out\""));
    browser.post("/subscriptions/change", "title=harbour-letter-1&act=end").await;
    let ended = browser.get("/subscriptions").await.text();
    assert!(ended.contains("Take The harbour letter again"), "{ended}");
}

#[tokio::test]
async fn a_letter_cannot_be_given_by_anybody_and_giving_tells_nothing_of_it() {
    let mut browser = crate::wall::site_behind(crate::wall::POLICY).await;
    browser.sign_in_as(Role::Reader).await;
    let id = with_a_letter(&browser).await;
    let path = format!("/article/-{id}/gift");
    let own = browser.post(&path, "").await.text();
    assert!(!own.contains("/gift/"), "not by its reader: {own}");
    browser.sign_in_as(Role::Editor).await;
    let others = browser.post(&path, "").await;
    assert!(!others.text().contains(HEADLINE) && !others.text().contains("harbour letter"), "{}", others.text());
    assert_eq!(others.status, StatusCode::NOT_FOUND);
}
