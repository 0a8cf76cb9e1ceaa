//! What a reader mutes is nowhere, and each page says how much it hid.

use http::StatusCode;
use identity::{Scope, Scopes};
use news::Role;
use store::{Card, List};

use crate::browser::{Browser, accounts};
use crate::newsroom;
use crate::stories::{address, with_a_story};

const HIDDEN: &str = "hidden by what you muted";

/// Mutes as the form does.
async fn mute(browser: &Browser, kind: &str, value: &str) {
    let answer = browser.post("/for-you/mute", &format!("kind={kind}&value={value}")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
}

fn names(html: &str, cards: &[Card]) -> Vec<String> {
    cards.iter().filter(|card| html.contains(&format!("-{}\"", card.id))).map(|card| card.headline.clone()).collect()
}

/// A token of the reader's, as an app has it.
async fn token(browser: &Browser) -> String {
    let now_us = news::to_micros(newsroom::now());
    let account = browser.store.account_by_address("reader@example.org").await.unwrap().unwrap();
    let (accounts, scopes) = (accounts(&browser.store), Scopes::new([Scope::Read]));
    accounts.make_app_token(account.id, "Feeds", &scopes, 0, now_us).await.unwrap().as_str().to_owned()
}

#[tokio::test]
async fn a_muted_title_is_in_no_list_of_any_kind() {
    let mut browser = crate::search::browser().await;
    browser.sign_in_as(Role::Reader).await;
    let title =
        browser.store.titles().await.unwrap().into_iter().find(|title| title.listing.slug == "northern-post").unwrap();
    let cards = browser.store.list(&List::Title(title.id), None, 100).await.unwrap();
    assert!(cards.len() > 3);
    let other = browser.article("holds through the night").await;
    let other = if cards.iter().any(|card| other.ends_with(&card.id.to_string())) {
        let all = browser.store.list(&List::Latest, None, 200).await.unwrap();
        let card = all.iter().find(|card| card.title != title.id && card.section.is_some()).unwrap();
        format!("/article/{}-{}", card.slug, card.id)
    } else {
        other
    };
    browser.post("/subscriptions", "title=northern-post").await;
    let token = token(&browser).await;
    mute(&browser, "title", &title.id.0.to_string()).await;
    let pages = [
        "/",
        "/latest",
        "/section/world",
        "/title/northern-post",
        "/why/world",
        "/for-you",
        "/search?q=dam",
        "/reading",
        "/topic/dam",
        &other,
    ];
    let mut said = 0;
    for page in pages {
        let answer = browser.get(page).await;
        assert_eq!(answer.status, StatusCode::OK, "{page}");
        let html = answer.text();
        assert_eq!(names(&html, &cards), Vec::<String>::new(), "{page}");
        said += usize::from(html.contains(HIDDEN));
    }
    assert!(said >= 8, "only {said} pages say that something is hidden");
    assert!(browser.get("/reading").await.text().contains("0 unread articles"));
    for (list, format) in [("latest", "atom"), ("top", "rss"), ("search", "json"), ("title.northern-post", "json")] {
        let answer = browser.get(&format!("/feed/{list}.{format}?q=dam&token={token}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{list}");
        assert!(answer.header("cache-control").contains("private"), "{list}");
        for card in &cards {
            assert!(!answer.text().contains(&format!("-{}", card.id)), "{list}: {}", card.headline);
        }
        assert!(list == "top" || answer.text().contains(HIDDEN), "{list}: {}", answer.text());
    }
    // Without a token a feed is everyone's; with a wrong one it is nobody's.
    let everyones = browser.get("/feed/title.northern-post.json").await.text();
    assert!(everyones.contains(&format!("-{}", cards[0].id)));
    assert_eq!(browser.get("/feed/latest.atom?token=wrong").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn what_was_saved_stays_although_it_is_muted() {
    let mut browser = Browser::new().await;
    browser.sign_in_as(Role::Reader).await;
    let article = browser.article("holds through the night").await;
    browser.post(&format!("{article}/mark"), "mark=saved").await;
    mute(&browser, "words", "holds+through+the+night").await;
    assert!(browser.get("/saved").await.text().contains("holds through the night"));
    assert!(!browser.get("/latest").await.text().contains("holds through the night"));
    let token = token(&browser).await;
    assert!(browser.get(&format!("/feed/saved.atom?token={token}")).await.text().contains("holds through the night"));
    assert_eq!(browser.get("/feed/saved.atom").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_story_shows_what_is_not_muted_of_it() {
    let mut browser = Browser::new().await;
    let (story, _) = with_a_story(&browser).await;
    browser.sign_in_as(Role::Reader).await;
    let path = address(&browser, story).await;
    let articles = browser.store.story_articles(story, 100).await.unwrap();
    let muted = articles[0].card.title;
    let of_muted: Vec<Card> =
        articles.iter().map(|article| article.card.clone()).filter(|card| card.title == muted).collect();
    assert!(!names(&browser.get(&path).await.text(), &of_muted).is_empty());
    mute(&browser, "title", &muted.0.to_string()).await;
    let html = browser.get(&path).await.text();
    assert_eq!(names(&html, &of_muted), Vec::<String>::new());
    assert!(html.contains(HIDDEN), "{html}");
    // Who opens a muted story wants to see it.
    mute(&browser, "story", &story.0.to_string()).await;
    assert_eq!(browser.get(&path).await.status, StatusCode::OK);
    for article in &articles {
        mute(&browser, "title", &article.card.title.0.to_string()).await;
    }
    let nothing = browser.get(&path).await;
    assert_eq!(nothing.status, StatusCode::NOT_FOUND);
    assert!(nothing.text().contains("You muted everything in this story"));
}
