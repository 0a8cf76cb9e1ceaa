//! Sound and video: played on the page, handed on from the publisher, never past the wall.

use http::StatusCode;
use membership::policy::Policy;
use news::{Access, Article, ArticleId, Recording, Section};

use crate::browser::Browser;
use crate::newsroom::{self, MINUTE_US, arrival, now, visit};

/// Publishes an episode of `title` whose sound is `file` at `sound.example`; gives its id and its page.
pub async fn episode(browser: &Browser, title: &str, file: &str) -> (ArticleId, String) {
    let titles = browser.store.titles().await.unwrap();
    let title = titles.iter().find(|known| known.listing.slug == title).unwrap().id;
    let feed = browser.store.feeds().await.unwrap().into_iter().find(|feed| feed.title == title).unwrap();
    let sound = Recording::new(&format!("https://sound.example/{file}"), Some("audio/wav"), Some(8_044), Some(2_530));
    let article = Article {
        url: format!("https://radio.example/{file}"),
        title: Some("The harbour talks, episode 12".to_owned()),
        body_html: "<p>Two pilots and a baker.</p>".to_owned(),
        body_text: "Two pilots and a baker.".to_owned(),
        word_count: 5,
        language: Some("en-GB".to_owned()),
        access: Access::Unknown,
        recordings: sound.into_iter().collect(),
        ..Article::default()
    };
    let at_us = news::to_micros(now()) - MINUTE_US;
    let arrivals = vec![arrival(article, Some(Section::World), 0)];
    let report = browser.store.record(&[visit(&feed, at_us, arrivals)]).await.unwrap();
    let id = report[0].changes[0].0;
    let card = browser.store.article(id).await.unwrap().unwrap().card;
    (id, format!("/article/{}-{id}", card.slug))
}

#[tokio::test]
async fn an_episode_plays_on_its_page_and_asks_nobody_but_this_site() {
    let browser = Browser::new().await;
    let (id, page) = episode(&browser, "radio-meridian", "1.wav").await;
    let answer = browser.get(&page).await;
    let html = answer.text();
    assert!(html.contains(&format!("<audio controls preload=\"none\" src=\"/media/{id}/0\"></audio>")), "{html}");
    for detail in ["42 min", "0.1 MB", "WAV", "Radio Meridian does not learn who is listening"] {
        assert!(html.contains(detail), "{detail}");
    }
    assert!(!html.contains("sound.example"), "where it comes from is nothing that a browser needs");
    assert!(!html.contains("This is all that"), "the text is short because the episode is the article");
    assert!(answer.header("content-security-policy").contains("media-src 'self';"));
    let latest = browser.get("/latest").await.text();
    assert!(latest.contains("<span class=\"plays\">Audio 42 min</span>"), "{latest}");
}

#[tokio::test]
async fn a_recording_is_handed_on_whole_or_in_parts() {
    let browser = Browser::new().await;
    let (id, _) = episode(&browser, "radio-meridian", "1.wav").await;
    let path = format!("/media/{id}/0");
    let whole = browser.get_with(&path, &[("accept-encoding", "gzip, br")]).await;
    assert_eq!((whole.status, whole.body.len()), (StatusCode::OK, 8_044));
    assert_eq!(whole.body, newsroom::silence());
    for (name, value) in [
        ("content-type", "audio/wav"),
        ("content-length", "8044"),
        ("content-encoding", ""),
        ("accept-ranges", "bytes"),
        ("etag", "\"v1\""),
        ("cache-control", "public, max-age=300, stale-while-revalidate=3600"),
        ("x-content-type-options", "nosniff"),
        ("content-security-policy", "default-src 'none'; media-src 'self'; sandbox"),
    ] {
        assert_eq!(whole.header(name), value, "{name}");
    }
    let part = browser.get_with(&path, &[("range", "bytes=44-143")]).await;
    assert_eq!((part.status, part.header("content-range")), (StatusCode::PARTIAL_CONTENT, "bytes 44-143/8044"));
    assert_eq!(part.body, vec![128; 100]);
    let none = browser.get_with(&path, &[("range", "bytes=9000-")]).await;
    assert_eq!((none.status, none.header("content-range")), (StatusCode::RANGE_NOT_SATISFIABLE, "bytes */8044"));
}

#[tokio::test]
async fn nothing_but_sound_and_video_of_an_article_is_handed_on() {
    let browser = Browser::new().await;
    let (id, _) = episode(&browser, "radio-meridian", "1.wav").await;
    for path in [
        format!("/media/{id}/1"),
        format!("/media/{id}/-1"),
        format!("/media/{id}/x"),
        "/media/0/0".to_owned(),
        "/media/x/0".to_owned(),
    ] {
        assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let (id, _) = episode(&browser, "radio-meridian", "page.wav").await;
    let page = browser.get(&format!("/media/{id}/0")).await;
    assert_eq!((page.status, page.body.len()), (StatusCode::BAD_GATEWAY, 0), "a page is no sound");
    assert_eq!(page.header("cache-control"), "no-store");
}

const POLICY: &str = r#"
version = 1
wall = "metered"
preview = 4000

[meter]
strangers = 1
registered = 1

[[rule]]
name = "Broadcasters are free"
kinds = ["broadcaster"]
wall = "free"
"#;

#[tokio::test]
async fn a_recording_is_given_to_whom_its_article_is_given() {
    let folder = tempfile::tempdir().unwrap();
    let store = newsroom::filled_store(folder.path()).await;
    let mut settings = newsroom::settings(folder.path());
    settings.membership = Some(Policy::read(POLICY).unwrap());
    let mut browser = Browser::with(store, folder, settings);
    let (free, _) = episode(&browser, "radio-meridian", "1.wav").await;
    let (metered, page) = episode(&browser, "northern-post", "2.wav").await;
    let (other, other_page) = episode(&browser, "northern-post", "3.wav").await;
    // What is free is for everyone, caches too, and lists that go out carry it; the rest is not in them.
    assert!(browser.get(&format!("/media/{free}/0")).await.header("cache-control").starts_with("public"));
    for format in ["rss", "atom", "json"] {
        let list = browser.get(&format!("/feed/latest.{format}")).await.text();
        assert!(list.contains(&format!("http://localhost:8080/media/{free}/0")), "{format}: {list}");
        assert!(!list.contains(&format!("/media/{metered}/0")), "{format}: {list}");
    }
    // The text fits into the preview, the sound does not.
    let html = browser.get(&page).await.text();
    assert!(!html.contains("<audio") && html.contains("wall-strip"), "{html}");
    for (path, back) in [(metered, &page), (other, &other_page)] {
        let answer = browser.get_with(&format!("/media/{path}/0"), &[("range", "bytes=0-")]).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, back.as_str()));
        assert!(answer.body.is_empty() && answer.header("cache-control") == "no-store");
    }
    // Taking the free article opens it; the meter has none for the other.
    let answer = browser.post(&format!("{page}/read"), "").await;
    browser.keep_cookie(&answer);
    assert_eq!(
        browser.get(&format!("/media/{metered}/0")).await.status,
        StatusCode::SEE_OTHER,
        "it is not counted yet"
    );
    assert!(browser.get(&page).await.text().contains("<audio"));
    let heard = browser.get_with(&format!("/media/{metered}/0"), &[("range", "bytes=0-99")]).await;
    assert_eq!((heard.status, heard.body.len()), (StatusCode::PARTIAL_CONTENT, 100));
    assert_eq!(heard.header("cache-control"), "private, no-cache");
    assert!(!browser.get(&other_page).await.text().contains("<audio"));
    assert_eq!(browser.get(&format!("/media/{other}/0")).await.status, StatusCode::SEE_OTHER);
}
