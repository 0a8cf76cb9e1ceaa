//! What a reader brings is that reader's: nobody else meets it anywhere.

use http::StatusCode;
use identity::{Scope, Scopes};
use news::{Article, Role};

use crate::browser::{Browser, accounts};
use crate::newsroom;

const HEADLINE: &str = "Minutes of the allotment society";

/// A site where the reader subscribes to a feed of their own, which has brought an article; everything is indexed.
pub async fn site() -> (Browser, String, String) {
    site_for(site::SearchEngines::Nothing).await
}

/// The same site, of which search engines may list so much.
async fn site_for(search_engines: site::SearchEngines) -> (Browser, String, String) {
    let folder = tempfile::tempdir().unwrap();
    let store = newsroom::filled_store(folder.path()).await;
    let now_us = news::to_micros(newsroom::now());
    let reader = accounts(&store)
        .add("reader@example.org", "Reader", Role::Reader, crate::browser::PASSWORD, now_us)
        .await
        .unwrap();
    let title =
        site::subscribing::add_address(&store, "https://allotment.example/feed", "Allotments", now_us - 9_000_000)
            .await
            .unwrap();
    store.subscribe(reader, title, "", now_us - 86_400_000_000).await.unwrap();
    let feed = store.feeds().await.unwrap().into_iter().find(|feed| feed.title == title).unwrap();
    let article = Article {
        url: "https://allotment.example/minutes".to_owned(),
        title: Some(HEADLINE.to_owned()),
        published: Some(news::from_micros(now_us - 60_000_000)),
        language: Some("en".to_owned()),
        body_text: "The allotment society met about the dam above Karlsund.".to_owned(),
        body_html: "<p>The allotment society met about the dam above Karlsund.</p>".to_owned(),
        ..Article::default()
    };
    let arrivals = vec![newsroom::arrival(article, Some(news::Section::World), 0)];
    let reports = store.record(&[newsroom::visit(&feed, now_us - 50_000_000, arrivals)]).await.unwrap();
    let (id, _) = reports[0].changes[0];
    let card = store.cards(&[id]).await.unwrap().remove(0);
    let slug = store.titles().await.unwrap().into_iter().find(|one| one.id == title).unwrap().listing.slug;
    let index = crate::search::index_of(&store, folder.path()).await;
    let settings = site::Settings { search: Some(index), search_engines, ..newsroom::settings(folder.path()) };
    (Browser::with(store, folder, settings), format!("/article/{}-{id}", card.slug), slug)
}

#[tokio::test]
async fn it_is_on_no_map_for_search_engines() {
    let (mut browser, article, slug) = site_for(site::SearchEngines::All).await;
    for map in ["/sitemap/pages.xml", "/sitemap/news.xml"] {
        let map = browser.get(map).await.text();
        assert!(map.contains("<urlset") && !map.contains(&slug) && !map.contains("allotment"), "{map}");
    }
    browser.sign_in_as(Role::Reader).await;
    assert!(browser.get(&article).await.text().contains(r#"<meta name="robots" content="noindex""#));
}

#[tokio::test]
async fn nobody_else_meets_it() {
    let (mut browser, article, slug) = site().await;
    for role in [None, Some(Role::Editor), Some(Role::Operator)] {
        if let Some(role) = role {
            browser.sign_in_as(role).await;
        }
        for page in [
            "/",
            "/latest",
            "/section/world",
            "/search?q=allotment",
            "/why/world",
            "/for-you",
            "/titles",
            "/topic/allotment",
            "/feed/latest.atom",
            "/feed/section.world.json",
            "/feed/search.rss?q=allotment",
        ] {
            let html = browser.get(page).await.text();
            assert!(!html.contains(HEADLINE) && !html.contains("Allotments"), "{page} for {role:?}");
        }
        for page in [
            article.clone(),
            format!("{article}/changes"),
            format!("/title/{slug}"),
            format!("/feed/title.{slug}.atom"),
        ] {
            assert_eq!(browser.get(&page).await.status, StatusCode::NOT_FOUND, "{page} for {role:?}");
        }
        let everything = browser.get("/search").await.text();
        let searched = browser.store.list(&store::List::Latest, None, 500).await.unwrap().len();
        assert!(everything.contains(&format!("{searched} articles can be searched")), "{everything}");
    }
    let answer = browser.post(&format!("{article}/mark"), "mark=saved").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND, "nor can it be saved");
}

#[tokio::test]
async fn whoever_subscribes_reads_finds_and_keeps_it() {
    let (mut browser, article, slug) = site().await;
    browser.sign_in_as(Role::Reader).await;
    assert!(browser.get("/reading").await.text().contains(HEADLINE));
    assert_eq!(browser.get(&article).await.status, StatusCode::OK);
    assert_eq!(browser.get(&format!("/title/{slug}")).await.status, StatusCode::OK);
    assert!(browser.get("/search?q=allotment").await.text().contains("Minutes of the"));
    assert!(!browser.get("/latest").await.text().contains(HEADLINE), "no list of the site has it");
    browser.post(&format!("{article}/mark"), "mark=saved").await;
    browser.post("/subscriptions/change", &format!("title={slug}&act=end")).await;
    assert!(browser.get("/saved").await.text().contains(HEADLINE));
    assert_eq!(browser.get(&article).await.status, StatusCode::OK, "what was saved stays");
    let now_us = news::to_micros(newsroom::now());
    let account = browser.store.account_by_address("reader@example.org").await.unwrap().unwrap();
    let token = accounts(&browser.store).make_app_token(account.id, "F", &Scopes::new([Scope::Read]), 0, now_us).await;
    let feed = format!("/feed/title.{slug}.atom?token={}", token.unwrap().as_str());
    assert_eq!(browser.get(&feed).await.status, StatusCode::NOT_FOUND, "the title is closed again");
}
