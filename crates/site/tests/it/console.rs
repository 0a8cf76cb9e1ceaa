//! The operator's pages.

use http::StatusCode;

use crate::browser::Browser;

#[tokio::test]
async fn titles_go_off_and_on() {
    let mut browser = Browser::new().await;
    browser.sign_in().await;
    let keep =
        browser.store.titles().await.unwrap().into_iter().find(|title| title.listing.name == "Touchline").unwrap();
    let page = browser.get("/console/titles").await.text();
    assert!(page.contains("<small>Newspaper ") && !page.contains("kind-"), "kinds in words: {page}");
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
    assert!(html.contains("Failing since 18:55 (4 times): <span>the name title20.example does not exist;"), "{html}");
    let title = browser.get("/title/the-silent-gazette").await.text();
    assert!(title.contains("All feeds fail since 18:55"));
}

#[tokio::test]
async fn of_each_feed_and_title_is_said_whether_a_hub_tells_of_it() {
    let mut browser = Browser::new().await;
    browser.sign_in().await;
    let store = browser.store.clone();
    let mut feeds = store.feeds().await.unwrap();
    feeds.dedup_by_key(|feed| feed.title);
    for (number, feed) in feeds[..4].iter().enumerate() {
        let callback = format!("call-{number}");
        store.name_hub(feed.id, ("https://hub.example/", &feed.url), (&callback, "secret")).await.unwrap();
    }
    let now_us = news::to_micros(crate::newsroom::now());
    store.hub_asked(feeds[1].id, now_us - 1).await.unwrap();
    for told in ["call-2", "call-3"] {
        store.hub_promised(told, now_us + 1).await.unwrap();
    }
    store.hub_told("call-3", now_us - 12 * 60_000_000).await.unwrap();
    for path in ["/console/feeds", "/console/titles"] {
        let html = browser.get(path).await.text();
        for words in [
            "A hub has promised to tell of its news.",
            "Its hub was asked to tell of news and has not promised to.",
            "A hub tells of its news, last 12 min ago.",
        ] {
            assert_eq!(html.matches(words).count(), 1, "{path}: {words}: {html}");
        }
    }
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

#[tokio::test]
async fn front_pages_say_whether_they_can_be_read_and_what_stands_in() {
    let mut browser = Browser::new().await;
    browser.sign_in().await;
    assert!(browser.get("/console/front-pages").await.text().contains("There are no front pages yet"));
    let store = browser.store.clone();
    let now_us = news::to_micros(crate::newsroom::now());
    store.ensure_front_pages(now_us).await.unwrap();
    let pages = store.front_pages().await.unwrap();
    let mut failing = pages[0].schedule.clone();
    failing.failures = 4;
    failing.failing_since_us = now_us - 3_600_000_000;
    failing.error_message = "no headlines with links were found on it".to_owned();
    failing.stand_in = Some("https://feed.example/main".to_owned());
    let mut well = pages[1].schedule.clone();
    well.succeeded_us = now_us;
    well.rhythm_us = 25 * 60_000_000;
    store.save_front_page_schedules(&[failing, well]).await.unwrap();
    let html = browser.get("/console/front-pages").await.text();
    assert!(html.contains("One front page cannot be read."), "{html}");
    assert!(
        html.contains("<span>no headlines with links were found on it.</span> Its title’s main feed stands in."),
        "{html}"
    );
    assert!(html.contains("It changes about every 25 minutes."));
    assert!(html.contains("Not asked yet."));
}

#[tokio::test]
async fn the_audit_log_says_who_did_what() {
    let mut browser = Browser::new().await;
    assert_ne!(browser.get("/console/log").await.status, StatusCode::OK, "it is the operator's");
    browser.sign_in().await;
    let titles = browser.store.titles().await.unwrap();
    let touchline = titles.iter().find(|title| title.listing.name == "Touchline").unwrap();
    let others: Vec<String> = titles
        .iter()
        .filter(|title| title.enabled && title.id != touchline.id)
        .map(|title| format!("on={}", title.id))
        .collect();
    browser.post("/console/titles", &others.join("&")).await;
    browser.post("/console/feeds", "url=https%3A%2F%2Fnew.example%2Ffeed&name=New+Paper&title=&section=sport").await;
    let html = browser.get("/console/log").await.text();
    let (feed, off) = (html.find("added a feed").unwrap(), html.find("switched titles off").unwrap());
    assert!(feed < off, "newest first");
    assert!(html.contains("https://new.example/feed") && html.contains("Touchline"), "{html}");
    assert!(
        html.contains("made an account") && html.contains("its holder, or the command line"),
        "nobody is named who was not"
    );
    let first = browser.store.audit_log(i64::MAX, 1).await.unwrap()[0].number;
    let older = browser.get(&format!("/console/log?before={first}")).await.text();
    assert!(!older.contains("added a feed") && older.contains("switched titles off"));
}

#[tokio::test]
async fn the_console_speaks_the_language_of_the_operator_and_says_what_does_not() {
    let mut browser = Browser::new().await;
    browser.sign_in().await;
    let of = |html: &str| html.split("<main").nth(1).unwrap_or_default().to_owned();
    let ask = async |path: &str, tag: &str| of(&browser.get_with(path, &[("accept-language", tag)]).await.text());
    let feeds = ask("/console/feeds", "de").await;
    assert!(feeds.contains("Schlägt fehl seit 18:55 (4-mal):"), "{feeds}");
    assert!(feeds.contains("<span lang=en dir=ltr>the name title20.example does not exist;"), "{feeds}");
    for path in ["/console", "/console/titles", "/console/front-pages", "/console/readers", "/console/log"] {
        let main = ask(path, "ar").await;
        assert!(!main.contains("Titles") && !main.contains("Nothing yet"), "{path}: {main}");
    }
}
