//! The wall as readers meet it, and the promise that locked text never leaves the server.

mod members;
mod preview;
mod strangers;

use std::collections::BTreeSet;

use http::StatusCode;
use membership::cut;
use membership::policy::Policy;
use news::{Access, Article, Role, Section};
use regex::Regex;

use crate::browser::{Browser, accounts};
use crate::newsroom::{self, MINUTE_US};

/// Northern Post is for members, comment for the registered, broadcasters are free; the rest is metered.
pub const POLICY: &str = r#"
version = 1
wall = "metered"
preview = 130

[meter]
strangers = 2
registered = 3

[[plan]]
id = "monthly"
name = "Monthly"
interval = "month"
prices = { EUR = 990 }

[[rule]]
name = "Broadcasters are free"
kinds = ["broadcaster"]
wall = "free"

[[rule]]
name = "Northern Post is for members"
titles = ["northern-post"]
wall = "members"
"#;

pub async fn site_behind(policy: &str) -> Browser {
    searchable_site_behind(policy).await.0
}

/// The same, and what takes new articles into its search.
async fn searchable_site_behind(policy: &str) -> (Browser, search::Follower) {
    let folder = tempfile::tempdir().unwrap();
    let store = newsroom::filled_store(folder.path()).await;
    let index = search::Index::open(&folder.path().join("search")).unwrap();
    let follower = search::Follower::open(store.clone(), index.clone()).unwrap();
    let mut settings = newsroom::settings(folder.path());
    settings.membership = Some(Policy::read(policy).unwrap());
    settings.search = Some(index);
    (Browser::with(store, folder, settings), follower)
}

/// Whether a page shows the strip.
fn is_locked(html: &str) -> bool {
    html.contains(&format!("class=\"{} wall-strip\"", cut::LOCKED_CLASS))
}

/// A locked article whose every sentence carries a mark of its own: `mk7k3` is the third sentence of article 7.
fn marked(number: usize, edition: usize) -> Article {
    let sentence = |place: usize| {
        let edited = if place == 6 { edition } else { 0 };
        format!("The ferry of pier {number} left at dawn with mk{number}k{place} aboard, said harbour {edited}.")
    };
    let sentences: Vec<String> = (0..9).map(sentence).collect();
    let paragraphs: Vec<String> = sentences.chunks(3).map(|three| three.join(" ")).collect();
    Article {
        url: format!("https://title1.example/locked/{number}"),
        title: Some(format!("Ferry number {number} leaves its pier")),
        byline: Some("Joe Bale".to_owned()),
        published: Some(news::from_micros(news::to_micros(newsroom::now()) - 30 * MINUTE_US)),
        language: Some("en-GB".to_owned()),
        access: if number.is_multiple_of(2) { Access::Locked } else { Access::Unknown },
        // As feeds give it: the beginning of the text, longer than the preview.
        summary: Some(sentences[..3].join(" ")),
        body_html: format!(
            "<p>{}</p><figure><img src=\"https://img.example/{number}.jpg\" alt=\"{}\"><figcaption>{}</figcaption></figure>",
            paragraphs.join("</p><p>"),
            sentences[8],
            sentences[7],
        ),
        body_text: paragraphs.join("\n\n"),
        word_count: 120,
        ..Article::default()
    }
}

async fn with_locked_articles(browser: &Browser, count: usize) -> Vec<String> {
    let feed = browser.store.feeds().await.unwrap();
    let title =
        browser.store.titles().await.unwrap().into_iter().find(|title| title.listing.slug == "northern-post").unwrap();
    let feed = feed.into_iter().find(|feed| feed.title == title.id).unwrap();
    for (edition, minutes) in [(0, 25), (1, 15)] {
        let arrivals =
            (0..count).map(|number| newsroom::arrival(marked(number, edition), Some(Section::World), 0)).collect();
        let at_us = news::to_micros(newsroom::now()) - minutes * MINUTE_US;
        browser.store.record(&[newsroom::visit(&feed, at_us, arrivals)]).await.unwrap();
    }
    let mut paths = Vec::new();
    let mut before = None;
    while paths.len() < count {
        let cards = browser.store.list(&store::List::Title(title.id), before, 100).await.unwrap();
        let Some(last) = cards.last() else { break };
        before = Some(store::Cursor { sort_us: last.sort_us, id: last.id });
        let ferries = cards.iter().filter(|card| card.headline.starts_with("Ferry number"));
        paths.extend(ferries.map(|card| format!("/article/{}-{}", card.slug, card.id)));
    }
    paths
}

/// What of each marked article may be seen: the marks of its preview.
fn seen_of(count: usize) -> BTreeSet<(usize, usize)> {
    let mark = Regex::new(r"mk(\d+)k(\d+)").unwrap();
    let mut seen = BTreeSet::new();
    for number in 0..count {
        let preview = cut::body(&marked(number, 0).body_html, 130);
        assert!(preview.is_cut && !preview.text.is_empty());
        for found in mark.captures_iter(&preview.html) {
            seen.insert((found[1].parse().unwrap(), found[2].parse().unwrap()));
        }
    }
    seen
}

#[tokio::test]
async fn a_private_instance_shows_nothing_of_membership() {
    let mut browser = Browser::new().await;
    let article = browser.article("copper").await;
    assert!(!is_locked(&browser.get(&article).await.text()));
    for path in ["/plans", "/cancel", "/withdraw", "/membership", "/gift/1.x"] {
        assert_eq!(browser.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    browser.sign_in_as(Role::Reader).await;
    assert!(!browser.get("/account").await.text().contains("/membership"));
}

#[tokio::test]
async fn acceptance_24_the_markup_for_crawlers_is_valid_and_says_what_the_lock_does() {
    let browser = site_behind(POLICY).await;
    let locked = with_locked_articles(&browser, 1).await.remove(0);
    let html = browser.get(&locked).await.text();
    let data = html.split("<script type=\"application/ld+json\">").nth(1).unwrap().split("</script>").next().unwrap();
    let data: serde_json::Value = serde_json::from_str(data).unwrap();
    assert_eq!(data["@type"], "NewsArticle");
    assert_eq!(data["isAccessibleForFree"], false);
    let selector = data["hasPart"]["cssSelector"].as_str().unwrap();
    let class = selector.strip_prefix('.').expect("a class selector");
    assert_eq!(html.matches(&format!("class=\"{class} ")).count(), 1, "it names what is locked, once");
    // What is free says nothing of a lock.
    let card = browser.store.list(&store::List::Latest, None, 500).await.unwrap();
    let titles = browser.store.titles().await.unwrap();
    let radio = titles.iter().find(|title| title.listing.slug == "radio-meridian").unwrap().id;
    let free = card.iter().find(|card| card.title == radio).unwrap();
    let html = browser.get(&format!("/article/{}-{}", free.slug, free.id)).await.text();
    assert!(!is_locked(&html) && !html.contains("isAccessibleForFree"));
}

#[tokio::test]
async fn acceptance_13_cancelling_and_withdrawing_work_signed_out_in_two_steps() {
    let browser = site_behind(POLICY).await;
    let now_us = news::to_micros(newsroom::now());
    accounts(&browser.store)
        .add("mara@example.org", "Mara", Role::Reader, "three herons at dawn", now_us)
        .await
        .unwrap();
    for (path, kind, first, second) in [
        ("/cancel", "cancel", "Cancel contracts here", "Cancel now"),
        ("/withdraw", "withdraw", "Withdraw from contract here", "Confirm withdrawal"),
    ] {
        assert!(browser.get(path).await.text().contains(first));
        let form = format!("kind={kind}&address=mara@example.org&contract=");
        assert!(browser.post("/farewell", &form).await.text().contains(second));
        let before = browser.store.open_farewells(9).await.unwrap().len();
        let done = browser.post("/farewell/confirm", &form).await.text();
        assert!(done.contains("Your wish is taken down. Number") && done.contains("23 Nov 2026"), "{done}");
        let noted = browser.store.open_farewells(9).await.unwrap();
        assert_eq!(noted.len(), before + 1);
        let last = noted.last().unwrap();
        assert_eq!((last.wish.as_str(), last.account.is_some()), (kind, true));
        // Money moves after a day only where nobody showed that it is theirs.
        assert_eq!(last.due_us > last.at_us, kind == "withdraw");
        // Whether an address is known is not told.
        let strange = format!("kind={kind}&address=nobody@example.org&contract=7");
        assert!(browser.post("/farewell/confirm", &strange).await.text().contains("Your wish is taken down"));
    }
}

#[tokio::test]
async fn acceptance_16_a_title_that_leaves_goes_from_lists_and_stays_where_a_reader_saved_it() {
    let mut browser = site_behind(POLICY).await;
    let article = browser.article("holds through the night").await;
    browser.sign_in_as(Role::Reader).await;
    browser.post(&format!("{article}/mark"), "mark=saved").await;
    let saved = browser.get("/saved").await.text();
    assert!(saved.contains(&article), "{saved}");
    let listed = async |browser: &Browser| {
        let mut places = Vec::new();
        for path in ["/", "/latest", "/feed/latest.rss"] {
            if browser.get(path).await.text().contains(&article) {
                places.push(path);
            }
        }
        places
    };
    assert!(!listed(&browser).await.is_empty(), "it is in lists");

    let cards = browser.store.list(&store::List::Latest, None, 500).await.unwrap();
    let card = cards.iter().find(|card| article.ends_with(&card.id.to_string())).unwrap();
    let reader = browser.cookie.take();
    browser.sign_in().await;
    let titles = browser.store.titles().await.unwrap();
    let stay = titles.iter().filter(|title| title.enabled && title.id != card.title);
    let form: Vec<String> = stay.map(|title| format!("on={}", title.id)).collect();
    browser.post("/console/titles", &form.join("&")).await;
    browser.cookie = reader;
    assert_eq!(listed(&browser).await, Vec::<&str>::new());
    // What a reader kept stays kept, and opens; so it can be read offline too.
    assert!(browser.get("/saved").await.text().contains(&article));
    assert_eq!(browser.get(&article).await.status, StatusCode::OK);
}
