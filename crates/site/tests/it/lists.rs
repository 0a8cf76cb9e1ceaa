//! Ranked lists: what newsrooms lead with, why, and as of when; For You; what is muted.

use http::StatusCode;
use news::Role;
use ranking::lead::{Kind, Listed, Record, Source, Vote};
use store::{Card, List, RankedList};

use crate::browser::Browser;
use crate::newsroom;

const HOUR_US: i64 = 3_600_000_000;

/// A lead list as the curators keep it: `card` leads, on the pages of two owners.
async fn keep(browser: &Browser, card: &Card, at_us: i64) {
    keep_with(browser, card, &[], at_us).await;
}

/// The same where `also` tell the story too.
async fn keep_with(browser: &Browser, card: &Card, also: &[&Card], at_us: i64) {
    let vote = |owner: &str, rank| Vote {
        owner: owner.into(),
        title: format!("{owner} Courier").as_str().into(),
        story: 1,
        likeness: 1.0,
        rank,
        heading: true,
        source: Source::FrontPage,
        averaged: 1.0,
        trust: 1.0,
        kin: 1.0,
        since_us: at_us - HOUR_US,
    };
    let record = Record {
        weights: ranking::weights::current().version,
        at_us,
        votes: vec![vote("Alpha", 1), vote("Beta", 2)],
        owners_seen: 9,
        kind: Kind::Hard,
        reports: 2,
        titles: 3,
        words: 500,
        changed_us: at_us,
        first_us: at_us - HOUR_US,
        home_share: None,
        pinned: None,
    };
    let score = record.score(&ranking::weights::current().lead);
    let story = card.story.map_or(card.id.0, |story| story.0);
    let also = also.iter().map(|card| card.id.0).collect();
    let listed = [Listed { story, article: card.id.0, also, score, record }];
    let list = RankedList { at_us, weights: 2, body: serde_json::to_string(&listed).unwrap() };
    let kept = browser.store.keep_lead_list("world", &list, &format!("{at_us}"), None).await.unwrap();
    assert_eq!(kept, store::ListKept::Anew);
}

/// An article that the interim order would not put at the top.
async fn an_article(browser: &Browser) -> Card {
    let cards = browser.store.list(&List::Latest, None, 200).await.unwrap();
    let leads = |card: &&Card| card.language.starts_with("en") && card.section != Some(news::Section::Opinion);
    cards.iter().filter(leads).nth(12).unwrap().clone()
}

#[tokio::test]
async fn what_newsrooms_lead_with_leads_and_says_why() {
    let browser = Browser::new().await;
    let card = an_article(&browser).await;
    keep(&browser, &card, news::to_micros(newsroom::now())).await;
    let html = browser.get("/").await.text();
    let lead = html.find("class=\"lead").or_else(|| html.find("class=lead")).unwrap();
    let after = &html[lead..];
    let place = after.find(&format!("-{}", card.id)).unwrap();
    assert!(place < after.find("</article>").unwrap(), "{} does not lead", card.headline);
    for words in [
        "2 of 9 owners have it on their pages, 2 in their top three (Alpha Courier 1, Beta Courier 2)",
        "3 titles, 2 independent reports",
    ] {
        assert!(html.contains(words), "{words}");
    }
}

#[tokio::test]
async fn a_title_that_was_switched_off_is_nowhere_on_the_front_page_at_once() {
    let mut browser = Browser::new().await;
    let cards = browser.store.list(&List::Latest, None, 200).await.unwrap();
    let lead = an_article(&browser).await;
    let other = cards.iter().find(|card| card.title != lead.title && card.headline != lead.headline).unwrap();
    keep_with(&browser, &lead, &[other], news::to_micros(newsroom::now())).await;
    let titles = browser.store.titles().await.unwrap();
    let name = &titles.iter().find(|title| title.id == other.title).unwrap().listing.name;
    let tells = format!("<span>{name}</span>");
    let front = browser.get("/").await.text();
    assert!(front.contains(&tells), "{name} tells it too");
    assert!(front.contains(&format!("<span class=\"who\">{name}</span>")), "the newest are {name}'s");
    browser.sign_in().await;
    let stay = titles.iter().filter(|title| title.enabled && title.id != other.title);
    let form: Vec<String> = stay.map(|title| format!("on={}", title.id)).collect();
    browser.post("/console/titles", &form.join("&")).await;
    let html = browser.get("/").await.text();
    assert!(html.contains(&lead.headline) && !html.contains(&format!(">{name}<")), "{name} is off");
}

#[tokio::test]
async fn the_list_is_given_as_of_a_past_time() {
    let browser = Browser::new().await;
    let card = an_article(&browser).await;
    let now_us = news::to_micros(newsroom::now());
    keep(&browser, &card, now_us - 3 * HOUR_US).await;
    let at = |hours: i64| news::from_micros(now_us - hours * HOUR_US).strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    let then = browser.get(&format!("/why/world?at={}", at(2))).await;
    assert_eq!(then.status, StatusCode::OK);
    assert!(then.text().contains(&format!("-{}", card.id)) && then.text().contains("2 of 9 owners"));
    let before = browser.get(&format!("/why/world?at={}", at(4))).await.text();
    assert!(before.contains("No list was kept for that time"), "{before}");
    assert_eq!(browser.get("/why/world?at=yesterday").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn how_we_rank_has_every_number_of_the_weights_file() {
    let html = Browser::new().await.get("/how-we-rank").await.text();
    for line in ranking::weights::lines(ranking::weights::CURRENT) {
        assert!(html.contains(&format!(">{}</th><td>{}</td>", line.name, line.value)), "{line:?}");
    }
}

#[tokio::test]
async fn without_profiling_the_list_is_the_same_for_everyone_byte_by_byte() {
    let mut browser = Browser::new().await;
    let mut pages = Vec::new();
    for role in [Role::Reader, Role::Editor] {
        browser.sign_in_as(role).await;
        // One of them has read something.
        if role == Role::Editor {
            let article = browser.article("holds through the night").await;
            browser.get(&article).await;
        }
        let answer = browser.post("/for-you/switch", "learning=off").await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        pages.push(browser.get("/for-you").await.text());
    }
    assert!(pages[0].contains("Learning is switched off"));
    assert_eq!(pages[0], pages[1]);
}

#[tokio::test]
async fn what_is_followed_comes_at_the_next_request_and_says_so() {
    let mut browser = Browser::new().await;
    browser.sign_in_as(Role::Reader).await;
    let card = an_article(&browser).await;
    let form = format!("kind=title&value={}&label=My+paper&next=%2Ffor-you", card.title.0);
    let answer = browser.post("/for-you/follow", &form).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/for-you"));
    let html = browser.get("/for-you").await.text();
    assert!(html.contains("You have just begun to follow something in it"));
    assert!(html.contains("You follow “My paper”"));
    assert!(browser.get("/for-you/profile").await.text().contains("My paper"));
    browser.post("/for-you/unfollow", &form).await;
    assert!(!browser.get("/for-you").await.text().contains("You follow “My paper”"));
}

#[tokio::test]
async fn what_is_muted_stands_in_no_list_and_is_counted() {
    let mut browser = Browser::new().await;
    browser.sign_in_as(Role::Reader).await;
    let card = an_article(&browser).await;
    keep(&browser, &card, news::to_micros(newsroom::now())).await;
    let catalogue = browser.store.titles().await.unwrap();
    let title = &catalogue.iter().find(|title| title.id == card.title).unwrap().listing.slug;
    let section = card.section.map_or("world", news::Section::as_str);
    let other = browser.article("holds through the night").await;
    let link = format!("-{}\"", card.id);
    let paths = [
        "/".to_owned(),
        "/latest".to_owned(),
        format!("/section/{section}"),
        format!("/title/{title}"),
        "/why/world".to_owned(),
        "/for-you".to_owned(),
        other,
    ];
    for path in &paths[..5] {
        assert!(browser.get(path).await.text().contains(&link), "{path} has it before");
    }
    let words: String = url::form_urlencoded::byte_serialize(card.headline.as_bytes()).collect();
    let answer = browser.post("/for-you/mute", &format!("kind=words&days=7&value={words}")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    for path in &paths {
        assert!(!browser.get(path).await.text().contains(&link), "{path}");
    }
    assert!(browser.get("/latest").await.text().contains("1 article is hidden by what you muted"));
    assert!(browser.get("/for-you/profile").await.text().contains("hides 1 article now"));
    // Others see it.
    browser.cookie = None;
    assert!(browser.get("/latest").await.text().contains(&link));
}

#[tokio::test]
async fn what_was_read_is_known_shown_and_forgotten() {
    let mut browser = Browser::new().await;
    browser.sign_in_as(Role::Reader).await;
    let article = browser.article("holds through the night").await;
    browser.get("/for-you").await;
    browser.get(&article).await;
    // It is learned in the background, within a second.
    let begun = std::time::Instant::now();
    while !browser.get("/for-you/profile").await.text().contains("1 piece opened") {
        assert!(begun.elapsed().as_secs() < 20, "nothing was learned");
        tokio::task::yield_now().await;
    }
    let number = article.rsplit('-').next().unwrap();
    assert!(
        !browser.get("/for-you").await.text().contains(&format!("-{number}\"")),
        "what was read is not offered again"
    );
    browser.post("/for-you/forget", "what=all").await;
    assert!(!browser.get("/for-you/profile").await.text().contains("1 piece opened"));
}

#[tokio::test]
async fn every_item_of_every_list_says_why_it_is_there_and_that_is_true() {
    let mut browser = crate::search::browser().await;
    let card = an_article(&browser).await;
    keep(&browser, &card, news::to_micros(newsroom::now())).await;
    browser.sign_in_as(Role::Reader).await;
    let article = browser.article("holds through the night").await;
    let items = regex::Regex::new(r#"<h3[^>]*>.*?</h3>|<li><time[^>]*>[^<]*</time><a"#).unwrap();
    for page in [
        "/",
        "/latest",
        "/title/northern-post",
        "/section/world",
        "/search?q=dam",
        "/for-you",
        "/topic/dam",
        article.as_str(),
    ] {
        let html = browser.get(page).await.text();
        let places: Vec<usize> = items.find_iter(&html).map(|found| found.start()).collect();
        assert!(places.len() > 3, "{page}");
        for (place, next) in places.iter().zip(places.iter().skip(1).chain([&html.len()])) {
            let item = &html[*place..*next];
            assert!(item.contains("class=\"why\""), "{page}: {item}");
        }
    }
    // What is said of time is so in the article's own row, whatever list says it.
    let titles = browser.store.titles().await.unwrap();
    let html = browser.get("/latest").await.text();
    for card in browser.store.list(&List::Latest, None, 40).await.unwrap() {
        let name = &titles.iter().find(|title| title.id == card.title).unwrap().listing.name;
        let at = news::from_micros(card.sort_us).strftime("%H:%M").to_string();
        let item = html.split("<li><article").find(|item| item.contains(&format!("-{}\"", card.id))).unwrap();
        let said = item.split("The newest stands first: ").nth(1).unwrap().split("</li>").next().unwrap();
        assert!(said.contains(&at), "{said}: {at}");
        let name = name.replace('&', "&#38;").replace('\'', "&#39;");
        let expected = if card.published_us == Some(card.sort_us) {
            format!("{name} published it on ")
        } else {
            "it was first seen here on ".to_owned()
        };
        assert!(said.starts_with(&expected), "{said}: {expected}");
    }
}
