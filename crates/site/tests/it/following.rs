//! Coming back: the briefing, stories that are followed, searches that are kept, corrections, and the app that works without a network.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use http::{Request, StatusCode, header};
use news::Role;
use store::BriefingMail;
use wire::amend::{Amendment, Note, NoteKind};

use crate::browser::Browser;
use crate::newsroom;
use crate::own_marks::publish;
use crate::stories::{address, with_a_story};

fn now_us() -> i64 {
    news::to_micros(newsroom::now())
}

async fn reader() -> Browser {
    let mut browser = Browser::new().await;
    browser.sign_in_as(Role::Reader).await;
    browser
}

fn items(html: &str) -> usize {
    html.matches("<article class=\"item\"").count()
}

#[tokio::test]
async fn the_briefing_is_as_long_as_was_asked_for_and_ends() {
    let browser = Browser::new().await;
    let short = browser.get("/briefing?minutes=3").await.text();
    let long = browser.get("/briefing?minutes=15").await.text();
    assert!(items(&short) >= 3 && items(&short) < items(&long), "{} {}", items(&short), items(&long));
    for html in [&short, &long] {
        assert!(html.contains("That is all.") && html.contains("The next edition is there"), "{html}");
        assert_eq!(html.matches("Why is this here?").count(), items(html), "each says why");
    }
    let morning = browser.get("/briefing?part=morning").await.text();
    assert!(morning.contains("<h1>Morning briefing</h1>") && morning.contains(", 05:00"), "{morning}");
    let evening = browser.get("/briefing?part=evening").await.text();
    assert!(evening.contains("<h1>Evening briefing</h1>") && evening.contains(", 16:00"), "{evening}");
}

/// NOW is 22:05 in London, and five past seven in the morning in Tokyo.
#[tokio::test]
async fn the_briefing_goes_by_the_clock_of_its_reader() {
    let browser = reader().await;
    assert!(browser.get("/briefing").await.text().contains("<h1>Evening briefing</h1>"));
    browser.post("/briefing/mail", "parts=both&minutes=3&zone=Asia/Tokyo").await;
    let html = browser.get("/briefing").await.text();
    assert!(html.contains("<h1>Morning briefing</h1>") && html.contains("As of 24 Nov 2026, 05:00 JST"), "{html}");
}

#[tokio::test]
async fn what_was_read_does_not_lead_the_briefing_and_what_is_muted_is_not_in_it() {
    let browser = reader().await;
    let headline = |html: &str| {
        let item = html.split("<article class=\"item\"").nth(1).unwrap().to_owned();
        item.split("href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    let before = headline(&browser.get("/briefing").await.text());
    browser.post(&format!("{before}/mark"), "mark=read").await;
    let html = browser.get("/briefing?minutes=15").await.text();
    assert_ne!(headline(&html), before);
    let title = browser
        .store
        .titles()
        .await
        .unwrap()
        .into_iter()
        .find(|title| html.contains(&format!("/title/{}\"", title.listing.slug)));
    let title = title.unwrap();
    browser.post("/for-you/mute", &format!("kind=title&value={}", title.id.0)).await;
    let html = browser.get("/briefing?minutes=15").await.text();
    assert!(!html.contains(&format!("/title/{}\"", title.listing.slug)) && html.contains("hidden by what you muted"));
}

#[tokio::test]
async fn the_briefing_by_mail_is_ordered_and_ended_by_one_click_without_a_cookie() {
    let mut browser = reader().await;
    let page = browser.get("/briefing").await.text();
    assert!(page.contains("By mail") && page.contains("no mail server"), "{page}");
    let bad = browser.post("/briefing/mail", "parts=both&minutes=3&zone=Nowhere").await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    browser.post("/briefing/mail", "parts=both&minutes=3&zone=Asia/Tokyo").await;
    let account = browser.store.account_by_address("reader@example.org").await.unwrap().unwrap().id;
    let kept = browser.store.briefing_mail(account).await.unwrap().unwrap();
    let expected = BriefingMail {
        account,
        parts: "both".to_owned(),
        minutes: 3,
        zone: "Asia/Tokyo".to_owned(),
        sent_us: now_us(),
    };
    assert_eq!(kept, expected);
    browser.cookie = None;
    let forged = format!("/briefing/stop?account={}&seal=AAAA", account.0);
    assert_eq!(browser.get(&forged).await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.post(&forged, "List-Unsubscribe=One-Click").await.status, StatusCode::NOT_FOUND);
    assert!(browser.store.briefing_mail(account).await.unwrap().is_some());
}

#[tokio::test]
async fn a_story_says_what_came_since_one_was_there() {
    let browser = reader().await;
    let (story, _) = with_a_story(&browser).await;
    let path = address(&browser, story).await;
    let first = browser.get(&path).await.text();
    assert!(first.contains("+ Follow this story") && !first.contains("since you were here"), "{first}");
    let form = format!("kind=story&value={}&label=Story&next=/following", story.0);
    browser.post("/for-you/follow", &form).await;
    // Somebody was here before everything came.
    let account = browser.store.account_by_address("reader@example.org").await.unwrap().unwrap().id;
    browser.store.visit_story(account, story, 1).await.unwrap();
    let html = browser.get(&path).await.text();
    assert!(html.contains("new reports since you were here on") && html.contains("New since you were here"), "{html}");
    assert!(html.contains("Following this story"));
    let again = browser.get(&path).await.text();
    assert!(!again.contains("since you were here"), "{again}");
    let list = browser.get("/following").await.text();
    assert!(list.contains(&format!("{path}\"")) && list.contains("5 titles"), "{list}");
}

#[tokio::test]
async fn whoever_read_an_article_is_told_that_it_was_corrected_until_they_read_it_again() {
    let mut browser = reader().await;
    let store = browser.store.clone();
    let account = store.account_by_address("reader@example.org").await.unwrap().unwrap().id;
    let id =
        publish(&store, "The old bridge", "<p>The bridge was built in 1911, engineers said on Monday.</p>", 30).await;
    let path = format!("/article/{}-{id}", store.article(id).await.unwrap().unwrap().card.slug);
    assert_eq!(browser.get(&path).await.status, StatusCode::OK);
    publish(&store, "The old bridge", "<p>The bridge was built in 1921, engineers said on Monday.</p>", -10).await;
    let follower = store.follower("curate").await.unwrap();
    let sequence = store.newest_fact().await.unwrap();
    let note = Note { kind: NoteKind::Correction, text: "Correction: it was built in 1921.".to_owned() };
    let amendment = Amendment { notes: vec![note], ..Amendment::default() };
    let curation = store::Curation {
        after: follower.sequence,
        token: 0,
        follower: store::Follower { sequence, ..follower },
        at_us: now_us(),
        placed: Vec::new(),
        reports: Vec::new(),
        amended: vec![store::Amended { article: id, number: 2, amendment }],
    };
    const SAID: &str = "Corrected since you read it";
    assert!(!browser.get("/following").await.text().contains(SAID), "it was changed, and not yet said to be corrected");
    assert!(store.record_curation("curate", &curation).await.unwrap());
    let html = browser.get("/following").await.text();
    assert!(html.contains(SAID) && html.contains("The old bridge"), "{html}");
    assert!(html.contains(&format!("href=\"{path}/changes\"")), "{html}");
    store.mark_articles(account, &[id], store::Mark::Opened, now_us() + 20 * newsroom::MINUTE_US).await.unwrap();
    assert!(!browser.get("/following").await.text().contains(SAID), "they have read what is right");
    browser.sign_in_as(Role::Editor).await;
    assert!(!browser.get("/following").await.text().contains(SAID), "who never read it");
}

#[tokio::test]
async fn a_kept_search_says_what_it_finds_anew_until_one_looks() {
    let mut browser = crate::search::browser().await;
    browser.sign_in_as(Role::Reader).await;
    browser.post("/search/save", "q=dam&name=Dams").await;
    assert!(!browser.get("/following").await.text().contains("since you looked"), "nothing came since it is kept");
    let account = browser.store.account_by_address("reader@example.org").await.unwrap().unwrap().id;
    browser.store.forget_search(account, browser.store.saved_searches(account).await.unwrap()[0].id).await.unwrap();
    // One that was kept long ago.
    browser.store.save_search(account, "Dams", "dam", 1).await.unwrap();
    let html = browser.get("/following").await.text();
    assert!(html.contains("since you looked") && html.contains(">Dams</a>"), "{html}");
    browser.get("/search?q=dam&order=time").await;
    assert!(!browser.get("/following").await.text().contains("since you looked"));
}

#[tokio::test]
async fn what_a_device_keeps_was_not_read() {
    let browser = reader().await;
    let article = browser.article("holds through the night").await;
    assert_eq!(browser.get_with(&article, &[("purpose", "keep")]).await.status, StatusCode::OK);
    assert!(!browser.get("/history").await.text().contains("holds through the night"));
}

#[tokio::test]
async fn the_app_has_a_manifest_a_worker_and_a_page_for_when_there_is_no_network() {
    let browser = Browser::new().await;
    let manifest: serde_json::Value = serde_json::from_slice(&browser.get("/manifest.webmanifest").await.body).unwrap();
    for (key, value) in [("display", "standalone"), ("start_url", "/"), ("scope", "/")] {
        assert_eq!(manifest[key], value);
    }
    for shortcut in manifest["shortcuts"].as_array().unwrap() {
        let status = browser.get(shortcut["url"].as_str().unwrap()).await.status;
        assert!(status == StatusCode::OK || status == StatusCode::SEE_OTHER, "{shortcut}");
    }
    let worker = browser.get("/offline.js").await;
    assert!(worker.header("content-type").starts_with("text/javascript"));
    assert_eq!(worker.header("cache-control"), "private, no-cache", "a new one is found at once");
    let page = browser.get("/offline").await.text();
    assert!(page.contains("id=\"kept\"") && page.contains("<noscript>"), "{page}");
    let policy = browser.get("/").await.header("content-security-policy").to_owned();
    for part in ["script-src 'self';", "worker-src 'self';", "connect-src 'self';", "form-action 'self'"] {
        assert!(policy.contains(part), "{policy}");
    }
}

#[tokio::test]
async fn how_texts_look_is_changed_below_the_article_and_leads_back_to_it() {
    let browser = Browser::new().await;
    let article = browser.article("holds through the night").await;
    let form = format!("theme=dark&size=huge&typeface=sans&edition=&next={article}");
    let request = Request::post("/settings")
        .header(header::HOST, "localhost:8080")
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let answer = browser.ask(request.body(form.into()).unwrap()).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, article.as_str()));
    assert!(answer.header("set-cookie").contains("dark.huge.sans"));
}

#[tokio::test]
async fn letters_come_in_the_language_that_was_chosen() {
    let mut browser = Browser::new().await;
    browser.sign_in_as(Role::Reader).await;
    let account = browser.store.account_by_address("reader@example.org").await.unwrap().unwrap().id;
    assert_eq!(browser.store.account_language(account).await.unwrap(), "", "English, where nothing was chosen");
    browser.post("/settings", "language=ar").await;
    assert_eq!(browser.store.account_language(account).await.unwrap(), "ar");
    assert!(browser.get("/account/export").await.text().contains(r#""language": "ar""#));
    browser.post("/settings", "language=").await;
    assert_eq!(browser.store.account_language(account).await.unwrap(), "");
}

/// NOW is 22:05 in London: the evening edition came out six hours ago there, and the morning edition an hour ago in Tokyo.
#[tokio::test]
async fn the_briefing_goes_out_once_where_it_is_morning_with_a_way_to_end_it() {
    let post = press::PostOffice::open(Vec::new()).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let store = newsroom::filled_store(folder.path()).await;
    let mut settings = newsroom::settings(folder.path());
    settings.mailer = Some(crate::browser::mailer(&post));
    let app = site::App::new(
        store.clone(),
        Arc::new(newsroom::Painter),
        Arc::new(newsroom::now),
        settings.clone(),
        Arc::default(),
    );
    let accounts = crate::browser::accounts(&store);
    for (name, zone) in [("mara", "Asia/Tokyo"), ("nora", "Europe/London")] {
        let address = format!("{name}@example.org");
        let account = accounts.add(&address, name, Role::Reader, crate::browser::PASSWORD, 1).await.unwrap();
        let mail = BriefingMail { account, parts: "both".to_owned(), minutes: 3, zone: zone.to_owned(), sent_us: 1 };
        store.order_briefing(&mail).await.unwrap();
        store.set_account_language(account, "de").await.unwrap();
    }
    assert_eq!(app.send_briefings().await.unwrap(), 1);
    assert_eq!(app.send_briefings().await.unwrap(), 0, "once");
    let mails = post.mails(1).await;
    assert_eq!(mails[0].to, ["mara@example.org"]);
    let subject = mails[0].header("Subject");
    assert!(subject.contains("Morgenausgabe"), "in the language that is kept with the account: {subject}");
    assert!(!mails[0].text.contains("<img") && !mails[0].text.contains("pixel"), "{}", mails[0].text);
    let link = mails[0].header("List-Unsubscribe").replace(char::is_whitespace, "");
    let path = link.trim_matches(['<', '>']).strip_prefix("http://localhost:8080").unwrap().to_owned();
    let browser = Browser::with(store.clone(), folder, settings);
    let asks = browser.get(&path).await;
    assert!(asks.status == StatusCode::OK && asks.text().contains("End the briefing by mail?"), "looking ends nothing");
    assert_eq!(store.briefing_mails().await.unwrap().len(), 2);
    // As mail programs do it: no cookie, no origin.
    let request = Request::post(path.as_str())
        .header(header::HOST, "localhost:8080")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let ended = browser.ask(request.body("List-Unsubscribe=One-Click".into()).unwrap()).await;
    assert_eq!(ended.status, StatusCode::OK);
    assert_eq!(store.briefing_mails().await.unwrap().len(), 1);
}

/// The morning edition came out an hour ago in Tokyo; the evening edition comes out in nine.
#[tokio::test]
async fn what_led_the_briefing_by_mail_does_not_lead_the_next_edition() {
    let post = press::PostOffice::open(Vec::new()).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let store = newsroom::filled_store(folder.path()).await;
    let mut settings = newsroom::settings(folder.path());
    settings.mailer = Some(crate::browser::mailer(&post));
    let hours = Arc::new(AtomicI64::new(0));
    let passed = Arc::clone(&hours);
    let clock = move || news::from_micros(now_us() + passed.load(Ordering::Relaxed) * 60 * newsroom::MINUTE_US);
    let painter = Arc::new(newsroom::Painter);
    let app = site::App::new(store.clone(), painter, Arc::new(clock), settings, Arc::default());
    let mut browser = Browser::of(app.clone(), store.clone(), folder);
    browser.sign_in_as(Role::Reader).await;
    let account = store.account_by_address("reader@example.org").await.unwrap().unwrap().id;
    let zone = "Asia/Tokyo".to_owned();
    store
        .order_briefing(&BriefingMail { account, parts: "both".to_owned(), minutes: 15, zone, sent_us: 1 })
        .await
        .unwrap();
    assert_eq!(app.send_briefings().await.unwrap(), 1);
    // Lines of a letter are broken where they are too long (RFC 2045, 6.7).
    let letter = post.mails(1).await.remove(0).text.replace("=\r\n", "").replace("=\n", "");
    let first =
        |html: &str| html.split("<article class=\"item\"").nth(1).unwrap().split("</h3>").next().unwrap().to_owned();
    let morning = browser.get("/briefing?minutes=15").await.text();
    assert!(!morning.contains("You were told of it"), "the edition that was mailed stays what it is");
    let led = store.told(account).await.unwrap();
    let cards = store.cards(&led.iter().map(|(_, article, _)| *article).collect::<Vec<_>>()).await.unwrap();
    assert!(!cards.is_empty() && cards.iter().all(|card| letter.contains(&card.id.to_string())), "{letter}");
    hours.store(10, Ordering::Relaxed);
    let evening = browser.get("/briefing?minutes=15").await.text();
    assert!(evening.contains("You were told of it, so it does not lead"), "{evening}");
    for card in cards {
        assert!(!first(&evening).contains(&card.headline), "{}: {evening}", card.headline);
    }
}
