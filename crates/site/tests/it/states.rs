//! Pages with nothing to show say why, and since when.

use std::sync::Arc;

use http::StatusCode;
use site::Progress;

use crate::browser::Browser;
use crate::newsroom::{MINUTE_US, empty_store, filled_store, listings, now};

async fn without_news(progress: Progress) -> Browser {
    let folder = tempfile::tempdir().unwrap();
    let store = empty_store(folder.path()).await;
    store.import_titles(&listings(), news::to_micros(now())).await.unwrap();
    Browser::over(store, folder, Arc::new(progress))
}

#[tokio::test]
async fn the_first_start_counts_the_answers_and_renews_itself() {
    let progress = Progress::default();
    progress.set_feeds(150);
    for answered in [true, true, false] {
        progress.asked(answered);
    }
    let browser = without_news(progress).await;
    let answer = browser.get("/").await;
    let html = answer.text();
    assert!(html.contains("is collecting its first titles") && html.contains("2 of 150 feeds have answered"));
    assert!(html.contains(r#"http-equiv="refresh" content="3""#));
    assert_eq!(answer.header("cache-control"), "no-store");
}

#[tokio::test]
async fn without_network_the_page_says_since_when() {
    let progress = Progress::default();
    progress.set_unreachable_since_us(Some(news::to_micros(now()) - 50 * MINUTE_US));
    let html = without_news(progress).await.get("/").await.text();
    assert!(html.contains("no network") && html.contains("Since 21:15"), "{html}");
}

#[tokio::test]
async fn without_network_old_news_is_marked_as_old() {
    let folder = tempfile::tempdir().unwrap();
    let store = filled_store(folder.path()).await;
    let progress = Progress::default();
    progress.set_unreachable_since_us(Some(news::to_micros(now()) - 50 * MINUTE_US));
    let browser = Browser::over(store, folder, Arc::new(progress));
    let html = browser.get("/").await.text();
    assert!(html.contains("class=\"lead") && html.contains("No publisher has been reachable since 21:15"), "{html}");
}

#[tokio::test]
async fn all_titles_off_and_an_edition_without_titles_are_told_apart() {
    let browser = without_news(Progress::default()).await;
    assert!(browser.get("/edition/italiano").await.text().contains("No title of this edition is on"));
    let all: Vec<_> = browser.store.titles().await.unwrap().iter().map(|title| title.id).collect();
    browser.store.switch_titles(&all, false, news::to_micros(now())).await.unwrap();
    let fresh = Browser::over(browser.store.clone(), tempfile::tempdir().unwrap(), Arc::default());
    assert!(fresh.get("/").await.text().contains("All titles are switched off"));
}

#[tokio::test]
async fn an_empty_section_and_an_empty_list_say_so() {
    let browser = without_news(Progress::default()).await;
    assert!(browser.get("/section/health").await.text().contains("has anything in Health yet"));
    assert!(browser.get("/latest").await.text().contains("No title has published anything here yet"));
    assert!(browser.get("/title/northern-post").await.text().contains("Nothing of Northern Post is here yet"));
}

#[tokio::test]
async fn a_failing_database_is_said_in_words() {
    let browser = without_news(Progress::default()).await;
    browser.store.close().await;
    for path in ["/", "/latest", "/titles", "/title/northern-post", "/article/a-1"] {
        let answer = browser.get(path).await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
        assert!(answer.text().contains("The news cannot be read just now"), "{path}");
        assert_eq!(answer.header("retry-after"), "10");
    }
}

#[tokio::test]
async fn unknown_addresses_and_wrong_methods_get_a_page() {
    let browser = without_news(Progress::default()).await;
    for (path, status) in
        [("/nowhere", 404), ("/section/astrology", 404), ("/title/nobody", 404), ("/assets/x.css", 404)]
    {
        let answer = browser.get(path).await;
        assert_eq!(answer.status.as_u16(), status, "{path}");
        assert!(answer.text().contains("To the front page"), "{path}");
    }
    assert_eq!(browser.post("/latest", "").await.status, StatusCode::METHOD_NOT_ALLOWED);
}
