//! The operator's pages.

use http::StatusCode;

use crate::browser::Browser;

#[tokio::test]
async fn titles_go_off_and_on() {
    let mut browser = Browser::new().await;
    browser.sign_in().await;
    let keep =
        browser.store.titles().await.unwrap().into_iter().find(|title| title.listing.name == "Touchline").unwrap();
    let answer = browser.post("/console/titles", &format!("on={}", keep.id)).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/console/titles?saved=1"));
    let on: Vec<String> = browser
        .store
        .titles()
        .await
        .unwrap()
        .into_iter()
        .filter(|title| title.enabled)
        .map(|title| title.listing.name)
        .collect();
    assert_eq!(on, ["Touchline"]);
    assert!(!browser.get("/").await.text().contains("Karlsund"), "the front page follows at once");
}

#[tokio::test]
async fn feeds_show_their_last_error_in_words_and_since_when() {
    let mut browser = Browser::new().await;
    browser.sign_in().await;
    let html = browser.get("/console/feeds").await.text();
    assert!(html.contains("One feed is failing."));
    assert!(html.contains("Failing since 18:55 (4 times): the name title20.example does not exist"), "{html}");
    let title = browser.get("/title/the-silent-gazette").await.text();
    assert!(title.contains("All feeds fail since 18:55"));
}

#[tokio::test]
async fn a_feed_is_added_to_a_title_or_makes_one_and_goes_again() {
    let mut browser = Browser::new().await;
    browser.sign_in().await;
    let before = browser.store.feeds().await.unwrap().len();
    let answer = browser
        .post("/console/feeds", "url=https%3A%2F%2Fnew.example%2Ffeed&name=New+Paper&title=&section=sport")
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert!(browser.get("/titles").await.text().contains("New Paper"));
    let feeds = browser.store.feeds().await.unwrap();
    assert_eq!(feeds.len(), before + 1);
    let added = feeds.iter().find(|feed| feed.url == "https://new.example/feed").unwrap();
    assert_eq!(
        browser.post("/console/feeds/remove", &format!("feed={}", added.id)).await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(browser.store.feeds().await.unwrap().len(), before);
    for wrong in ["javascript:alert(1)", "ftp://new.example/", "new.example"] {
        let answer = browser.post("/console/feeds", &format!("url={wrong}")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
}

#[tokio::test]
async fn the_choice_of_editions_switches_their_titles_on_and_no_others() {
    let mut browser = Browser::new().await;
    browser.sign_in().await;
    assert_eq!(browser.post("/welcome", "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(browser.post("/welcome", "edition=japanese&edition=deutsch").await.status, StatusCode::SEE_OTHER);
    let on = browser.store.titles().await.unwrap().into_iter().filter(|title| title.enabled).count();
    assert_eq!(on, 3);
}
