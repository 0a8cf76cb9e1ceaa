//! Telling readers without being asked: messages that only their browser reads, mail, quiet hours, never twice.

use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::{HeaderMap, Request, StatusCode, header};
use news::{AccountId, Role};
use notify::push::{Key, decrypt};
use ring::agreement::{ECDH_P256, EphemeralPrivateKey};
use ring::rand::SystemRandom;
use store::{Follow, FollowKind};
use stories::StoryId;

use crate::browser::Browser;
use crate::newsroom;
use crate::stories::with_a_story;

type Taken = Arc<Mutex<Vec<(HeaderMap, Vec<u8>)>>>;

/// A push service on loopback: takes what comes and answers with a status.
struct PushService {
    address: String,
    taken: Taken,
}

impl PushService {
    async fn open(status: u16) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/push/7f3a", listener.local_addr().unwrap());
        let taken: Taken = Arc::default();
        let into = Arc::clone(&taken);
        let service = axum::Router::new().fallback(move |head: HeaderMap, body: bytes::Bytes| {
            let into = Arc::clone(&into);
            async move {
                into.lock().unwrap().push((head, body.to_vec()));
                StatusCode::from_u16(status).unwrap()
            }
        });
        tokio::spawn(async move { axum::serve(listener, service).await.unwrap() });
        Self { address, taken }
    }

    fn taken(&self) -> Vec<(HeaderMap, Vec<u8>)> {
        self.taken.lock().unwrap().clone()
    }
}

/// A site that sends messages, with a reader who follows a story that has news; and what sends.
async fn site(change: impl FnOnce(&mut site::Settings)) -> (Browser, site::App, StoryId) {
    let folder = tempfile::tempdir().unwrap();
    let store = newsroom::filled_store(folder.path()).await;
    let guard = fetch::guard::Guard { allowed_networks: vec!["127.0.0.0/8".parse().unwrap()], ..Default::default() };
    let client = fetch::Client::new(fetch::Settings { guard, ..fetch::Settings::default() }).unwrap();
    let key = Key::read(&Key::generate().unwrap()).unwrap();
    let mut settings = newsroom::settings(folder.path());
    settings.push = Some(Arc::new(site::Push { key, sender: Box::new(client) }));
    change(&mut settings);
    let painter = Arc::new(newsroom::Painter);
    let app = site::App::new(store.clone(), painter, Arc::new(newsroom::now), settings, Arc::default());
    let mut browser = Browser::of(app.clone(), store, folder);
    browser.sign_in_as(Role::Reader).await;
    let (story, _) = with_a_story(&browser).await;
    let follow =
        Follow { kind: FollowKind::Story, value: story.0.to_string(), label: "Story".to_owned(), created_us: 1 };
    browser.store.add_follow(account(&browser).await, &follow).await.unwrap();
    (browser, app, story)
}

async fn account(browser: &Browser) -> AccountId {
    browser.store.account_by_address("reader@example.org").await.unwrap().unwrap().id
}

fn form(pairs: &[(&str, &str)]) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

async fn choose(browser: &Browser, stories: &str, quiet: (&str, &str)) -> StatusCode {
    let pairs = [
        ("stories", stories),
        ("leads", "none"),
        ("rules", "none"),
        ("searches", "none"),
        ("quiet_from", quiet.0),
        ("quiet_until", quiet.1),
        ("zone", "UTC"),
    ];
    browser.post("/telling", &form(&pairs)).await.status
}

/// Gives the site a browser at a push service; what reads its messages.
async fn subscribe(browser: &Browser, service: &PushService) -> (EphemeralPrivateKey, Vec<u8>) {
    let own = EphemeralPrivateKey::generate(&ECDH_P256, &SystemRandom::new()).unwrap();
    let public = own.compute_public_key().unwrap().as_ref().to_vec();
    let pairs = [
        ("endpoint", service.address.as_str()),
        ("p256dh", &URL_SAFE_NO_PAD.encode(&public)),
        ("auth", &URL_SAFE_NO_PAD.encode([7; 16])),
    ];
    assert_eq!(browser.post("/telling/devices", &form(&pairs)).await.status, StatusCode::SEE_OTHER);
    (own, public)
}

#[tokio::test]
async fn news_of_a_followed_story_reach_the_browser_once_and_nobody_else_reads_them() {
    let (browser, app, story) = site(|_| {}).await;
    let service = PushService::open(201).await;
    let (own, public) = subscribe(&browser, &service).await;
    assert_eq!(app.tell_readers().await.unwrap(), 0, "who chose nothing is told nothing");
    assert_eq!(choose(&browser, "push", ("00:00", "00:00")).await, StatusCode::SEE_OTHER);
    assert_eq!(app.tell_readers().await.unwrap(), 1);
    assert_eq!(app.tell_readers().await.unwrap(), 0, "never twice");
    let taken = service.taken();
    assert_eq!(taken.len(), 1);
    let (head, body) = &taken[0];
    assert_eq!((head["content-encoding"].as_bytes(), head["ttl"].as_bytes()), (&b"aes128gcm"[..], &b"21600"[..]));
    assert!(head["authorization"].to_str().unwrap().starts_with("vapid t="), "{head:?}");
    let lead = browser.store.story(story).await.unwrap().unwrap().lead;
    let headline = browser.store.cards(&[lead]).await.unwrap().remove(0).headline;
    assert!(!String::from_utf8_lossy(body).contains(&headline), "the push service reads nothing");
    let read = decrypt(own, &public, &[7; 16], body).unwrap();
    let message: serde_json::Value = serde_json::from_slice(&read).unwrap();
    assert_eq!(message["title"], crate_shorten(&headline));
    assert!(message["body"].as_str().unwrap().ends_with("in a story that you follow"), "{message}");
    let path = message["href"].as_str().unwrap();
    assert!(path.starts_with("/story/") && browser.get(path).await.status == StatusCode::OK);
    let copy = browser.get("/account/export").await.text();
    assert!(copy.contains(&format!("story:{}", story.0)) && copy.contains("127.0.0.1"), "{copy}");
}

/// Headlines of the newsroom are shorter than what is cut.
fn crate_shorten(headline: &str) -> String {
    assert!(headline.chars().count() <= 120);
    headline.to_owned()
}

/// NOW is 22:05.
#[tokio::test]
async fn in_quiet_hours_nobody_is_told_and_afterwards_they_are() {
    let (browser, app, _) = site(|_| {}).await;
    let service = PushService::open(201).await;
    subscribe(&browser, &service).await;
    choose(&browser, "push", ("22:00", "07:00")).await;
    assert_eq!(app.tell_readers().await.unwrap(), 0);
    choose(&browser, "push", ("23:00", "07:00")).await;
    assert_eq!(app.tell_readers().await.unwrap(), 1);
    for wrong in ["25:00", "", "noon"] {
        assert_eq!(choose(&browser, "push", (wrong, "07:00")).await, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
}

#[tokio::test]
async fn what_is_muted_is_not_told_and_a_browser_that_is_gone_is_forgotten() {
    let (browser, app, story) = site(|_| {}).await;
    let service = PushService::open(410).await;
    subscribe(&browser, &service).await;
    choose(&browser, "push", ("00:00", "00:00")).await;
    let lead = browser.store.story(story).await.unwrap().unwrap().lead;
    let title = browser.store.cards(&[lead]).await.unwrap().remove(0).title;
    browser.post("/for-you/mute", &format!("kind=title&value={}", title.0)).await;
    assert_eq!(app.tell_readers().await.unwrap(), 0);
    assert!(service.taken().is_empty());
    let mutes = browser.store.mutes(account(&browser).await, news::to_micros(newsroom::now())).await.unwrap();
    browser.post("/for-you/unmute", &format!("id={}", mutes[0].id)).await;
    assert_eq!(app.tell_readers().await.unwrap(), 0, "the browser took nothing");
    assert_eq!(service.taken().len(), 1);
    assert!(browser.store.push_devices(account(&browser).await).await.unwrap().is_empty());
}

#[tokio::test]
async fn an_address_inside_the_house_is_never_asked() {
    let (browser, app, _) = site(|settings| {
        let client = fetch::Client::new(fetch::Settings::default()).unwrap();
        let key = Key::read(&Key::generate().unwrap()).unwrap();
        settings.push = Some(Arc::new(site::Push { key, sender: Box::new(client) }));
    })
    .await;
    let service = PushService::open(201).await;
    subscribe(&browser, &service).await;
    choose(&browser, "push", ("00:00", "00:00")).await;
    assert_eq!(app.tell_readers().await.unwrap(), 0);
    assert!(service.taken().is_empty(), "the guard refuses loopback where the operator did not open it");
}

#[tokio::test]
async fn by_mail_it_comes_with_a_way_to_end_it_that_needs_no_cookie() {
    let post = press::PostOffice::open(Vec::new()).await.unwrap();
    let (browser, app, _) = site(|settings| settings.mailer = Some(crate::browser::mailer(&post))).await;
    choose(&browser, "both", ("00:00", "00:00")).await;
    assert_eq!(app.tell_readers().await.unwrap(), 1);
    let mails = post.mails(1).await;
    assert!(mails[0].text.contains("in a story that you follow"), "{}", mails[0].text);
    let link = mails[0].header("List-Unsubscribe").replace(char::is_whitespace, "");
    let path = link.trim_matches(['<', '>']).strip_prefix("http://localhost:8080").unwrap().to_owned();
    assert!(browser.get(&path).await.text().contains("End these mails?"), "looking ends nothing");
    let request = Request::post(path.as_str())
        .header(header::HOST, "localhost:8080")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let ended = browser.ask(request.body("List-Unsubscribe=One-Click".into()).unwrap()).await;
    assert_eq!(ended.status, StatusCode::OK);
    let telling = browser.store.telling(account(&browser).await).await.unwrap().unwrap();
    assert_eq!(telling.stories, "push", "messages go on");
    assert_eq!(browser.get("/telling/stop?account=1&seal=AAAA").await.status, StatusCode::NOT_FOUND);
}

/// The evening edition came out at 16:00.
#[tokio::test]
async fn what_one_was_told_of_does_not_lead_the_briefing() {
    let (browser, _, _) = site(|_| {}).await;
    let first = |html: &str| {
        let item = html.split("<article class=\"item\"").nth(1).unwrap().to_owned();
        item.split("href=\"/article/").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    let before = first(&browser.get("/briefing").await.text());
    let article = before.rsplit('-').next().unwrap().parse().unwrap();
    let at_us = news::to_micros(newsroom::now()) - 7 * 3_600_000_000;
    let me = account(&browser).await;
    assert!(browser.store.claim_telling(me, "article:x", article, at_us, 0).await.unwrap());
    let html = browser.get("/briefing?minutes=15").await.text();
    assert_ne!(first(&html), before);
    assert!(html.contains("You were told of it, so it does not lead"), "{html}");
}
