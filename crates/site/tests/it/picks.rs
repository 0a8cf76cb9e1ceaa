//! Lists that editors choose by hand, topics, and the chart of who led with a story.

use http::StatusCode;
use news::Role;
use store::FrontPageReading;

use crate::browser::Browser;
use crate::newsroom;

const HOUR_US: i64 = 3_600_000_000;

#[tokio::test]
async fn an_editor_picks_and_readers_see_it_with_the_note() {
    let mut browser = Browser::new().await;
    let article = browser.article("holds through the night").await;
    browser.sign_in_as(Role::Editor).await;
    let answer = browser.post("/desk/picks/our-picks", &format!("act=add&article={article}")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    let note = "act=note&note=A+night+that+people+will+talk+of&article=";
    assert_eq!(browser.post("/desk/picks/our-picks", &format!("{note}{article}")).await.status, StatusCode::SEE_OTHER);
    let desk = browser.get("/desk/picks/our-picks").await.text();
    assert!(desk.contains("put on the list") && desk.contains("A night that people will talk of"));
    browser.cookie = None;
    for path in ["/", "/picks/our-picks"] {
        let html = browser.get(path).await.text();
        assert!(html.contains("A night that people will talk of"), "{path}");
        assert!(html.contains("An editor of this site chose it on"), "{path}");
    }
    let other = browser.store.list(&store::List::Latest, None, 1).await.unwrap().remove(0);
    let html = browser.get(&format!("/article/{}-{}", other.slug, other.id)).await.text();
    assert!(html.contains("Our Picks"));
}

#[tokio::test]
async fn picks_obey_their_schedule_and_can_be_taken_back() {
    let mut browser = Browser::new().await;
    let article = browser.article("holds through the night").await;
    browser.sign_in_as(Role::Editor).await;
    let act = async |form: &str| {
        let answer = browser.post("/desk/picks/good-news", form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{form}: {}", answer.text());
    };
    let number = article.rsplit('-').next().unwrap().to_owned();
    let shown = async || browser.get("/picks/good-news").await.text().contains(&format!("-{number}\""));
    act(&format!("act=add&article={article}")).await;
    assert!(shown().await);
    act(&format!("act=schedule&article={article}&from=2199-01-01T08:00")).await;
    assert!(!shown().await, "it is to come");
    act("act=undo&number=2").await;
    assert!(shown().await);
    act(&format!("act=remove&article={article}")).await;
    assert!(!shown().await);
    let wrong = browser.post("/desk/picks/good-news", "act=add&article=nothing").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn readers_have_no_desk_for_picks() {
    let mut browser = Browser::new().await;
    browser.sign_in_as(Role::Reader).await;
    assert_eq!(browser.get("/desk/picks/our-picks").await.status, StatusCode::FORBIDDEN);
    assert_eq!(browser.post("/desk/picks/our-picks", "act=undo&number=1").await.status, StatusCode::FORBIDDEN);
    assert_eq!(browser.get("/picks/no-such-list").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_topic_page_lists_what_is_about_it_and_can_be_followed() {
    let mut browser = Browser::new().await;
    let sport = browser.get("/topic/15000000").await.text();
    assert!(sport.contains("Sport") && sport.contains("% sure"), "{sport}");
    assert!(browser.get("/topics").await.text().contains("Media Topics, © IPTC"));
    assert_eq!(browser.get("/topic/--").await.status, StatusCode::NOT_FOUND);
    browser.sign_in_as(Role::Reader).await;
    browser.post("/for-you/follow", "kind=topic&value=15000000&label=Sport").await;
    assert!(browser.get("/for-you").await.text().contains("You follow “Sport”"));
    assert!(browser.get("/topic/15000000").await.text().contains("Following Sport"));
}

#[tokio::test]
async fn who_and_what_an_article_names_has_a_page_and_can_be_followed() {
    let mut browser = Browser::new().await;
    let html = "<p>The dam held on Tuesday, President Anna Berg said. Berg thanked engineers of the Ministry of Water, who had come to \
        Norway by night.</p>";
    let first = crate::own_marks::publish(&browser.store, "Anna Berg thanks the engineers", html, 3).await;
    let shown = browser.article("thanks the engineers").await;
    let page = browser.get(&shown).await.text();
    assert!(shown.ends_with(&first.to_string()));
    for (name, why) in [
        ("Anna Berg", "A person named 3 times: “President” stands before it"),
        ("Ministry of Water", "An organisation named once: it has the word “Ministry”"),
        ("Norway", "A place named once: it is a country or a city"),
    ] {
        assert!(page.contains(&format!("href=\"/topic/{}\">{name}</a>", name.replace(' ', "-"))), "{name}: {page}");
        assert!(page.contains(why), "{why}");
    }
    assert!(!page.contains("+ Follow Anna Berg"), "who is not signed in follows nothing");
    let topic = browser.get("/topic/Anna-Berg").await.text();
    assert!(topic.contains("<h1>Anna Berg</h1>") && topic.contains("Anna Berg thanks the engineers"), "{topic}");
    assert!(topic.contains("Search every article for “Anna Berg”"));
    browser.sign_in_as(Role::Reader).await;
    assert!(browser.get(&shown).await.text().contains("+ Follow Anna Berg"));
    browser.post("/for-you/follow", "kind=topic&value=Anna+Berg&label=Anna+Berg").await;
    assert!(browser.get(&shown).await.text().contains("Following Anna Berg"));
    assert!(browser.get("/topic/Anna-Berg").await.text().contains("Following Anna Berg"));
}

#[tokio::test]
async fn the_story_page_says_who_led_with_it_and_when() {
    let browser = Browser::new().await;
    let (story, cards) = crate::stories::with_a_story(&browser).await;
    let now_us = news::to_micros(newsroom::now());
    browser.store.ensure_front_pages(now_us).await.unwrap();
    let pages = browser.store.front_pages().await.unwrap();
    let page = pages.iter().find(|page| page.title == cards[0].title).unwrap();
    let url = browser.store.article(cards[0].id).await.unwrap().unwrap().url;
    let slot = news::Slot { rank: 1, url, headline: cards[0].headline.clone(), section: None, prominence: 0.9 };
    let reading = FrontPageReading {
        front_page: page.id,
        at_us: now_us - HOUR_US,
        stood_until_us: now_us - HOUR_US,
        slots: vec![slot],
        etag: None,
        last_modified: None,
        body_hash: 1,
        schedule: page.schedule.clone(),
    };
    browser.store.record_front_page(reading).await.unwrap();
    let html = browser.get(&crate::stories::address(&browser, story).await).await.text();
    assert!(html.contains("Who led with it"), "{html}");
    assert!(html.contains("1 front page had it, 1 of them at the very top."));
}

#[tokio::test]
async fn what_editors_hold_back_from_the_lead_stories_is_said_where_readers_ask_why() {
    let mut browser = Browser::new().await;
    let article = browser.article("holds through the night").await;
    browser.sign_in_as(Role::Editor).await;
    let form = format!("act=add&article={article}");
    let answer = browser.post("/desk/picks/held-world", &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let desk = browser.get("/desk/picks/held-world").await.text();
    assert!(desk.contains("Held back from the lead stories") && desk.contains("href=\"/why/world\""), "{desk}");
    browser.cookie = None;
    let html = browser.get("/why/world").await.text();
    assert!(html.contains("Held back by editors") && html.contains("Held back since"), "{html}");
    // These lists change the lead stories; they are no pages of their own.
    assert_eq!(browser.get("/picks/held-world").await.status, StatusCode::NOT_FOUND);
    assert!(!browser.get("/").await.text().contains("Held back from"));
    browser.sign_in_as(Role::Editor).await;
    assert_eq!(browser.get("/desk/picks/lead-nowhere").await.status, StatusCode::NOT_FOUND);
}
