//! Webhooks: what rules and searches find is sent once, signed, until it is taken; an address that takes nothing is turned off.

use std::sync::atomic::{AtomicI64, AtomicU16, Ordering};
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use http::{HeaderMap, StatusCode};
use news::{AccountId, ArticleId, Role};
use store::{List, ReaderRule, RuleMatch};

use crate::browser::Browser;
use crate::newsroom;

const MINUTE_US: i64 = newsroom::MINUTE_US;

/// A reader's program on loopback.
#[derive(Clone)]
struct Program {
    address: String,
    status: Arc<AtomicU16>,
    taken: Arc<Mutex<Vec<(HeaderMap, String)>>>,
}

impl Program {
    async fn open() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/news", listener.local_addr().unwrap());
        let program = Self { address, status: Arc::new(AtomicU16::new(204)), taken: Arc::default() };
        let into = program.clone();
        let service = axum::Router::new().fallback(move |head: HeaderMap, body: String| {
            let into = into.clone();
            async move {
                into.taken.lock().unwrap().push((head, body));
                StatusCode::from_u16(into.status.load(Ordering::Relaxed)).unwrap()
            }
        });
        tokio::spawn(async move { axum::serve(listener, service).await.unwrap() });
        program
    }

    fn answers(&self, status: u16) {
        self.status.store(status, Ordering::Relaxed);
    }

    fn asked(&self) -> usize {
        self.taken.lock().unwrap().len()
    }
}

struct Site {
    browser: Browser,
    app: site::App,
    account: AccountId,
    passed_us: Arc<AtomicI64>,
    post: press::PostOffice,
}

/// A site whose clock can be moved on, with a reader; it may reach these networks although they are private.
async fn site(networks: &[&str]) -> Site {
    let folder = tempfile::tempdir().unwrap();
    let store = newsroom::filled_store(folder.path()).await;
    let allowed_networks = networks.iter().map(|network| network.parse().unwrap()).collect();
    let guard = fetch::guard::Guard { allowed_networks, ..Default::default() };
    let client = fetch::Client::new(fetch::Settings { guard, ..fetch::Settings::default() }).unwrap();
    let key = notify::push::Key::read(&notify::push::Key::generate().unwrap()).unwrap();
    let post = press::PostOffice::open(Vec::new()).await.unwrap();
    let mut settings = newsroom::settings(folder.path());
    settings.search = Some(crate::search::index_of(&store, folder.path()).await);
    settings.mailer = Some(crate::browser::mailer(&post));
    settings.push = Some(Arc::new(site::Push { key, sender: Box::new(client) }));
    let passed_us = Arc::new(AtomicI64::new(0));
    let passed = Arc::clone(&passed_us);
    let clock = move || news::from_micros(news::to_micros(newsroom::now()) + passed.load(Ordering::Relaxed));
    let painter = Arc::new(newsroom::Painter);
    let app = site::App::new(store.clone(), painter, Arc::new(clock), settings, Arc::default());
    let mut browser = Browser::of(app.clone(), store, folder);
    browser.sign_in_as(Role::Reader).await;
    let account = browser.store.account_by_address("reader@example.org").await.unwrap().unwrap().id;
    Site { browser, app, account, passed_us, post }
}

impl Site {
    async fn add(&self, program: &Program, search: i64) -> StatusCode {
        let form = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("address", &program.address)
            .append_pair("search", &search.to_string())
            .finish();
        self.browser.post("/webhooks", &form).await.status
    }

    /// A rule of the reader tells of the newest articles, so many.
    async fn rule_tells_of(&self, articles: usize) -> Vec<ArticleId> {
        let cards = self.browser.store.list(&List::Latest, None, 50).await.unwrap();
        let ids: Vec<ArticleId> = cards.iter().take(articles).map(|card| card.id).collect();
        let rule =
            ReaderRule { name: "Dams".to_owned(), words: "dam".to_owned(), notifies: true, ..ReaderRule::default() };
        let found = |article: &ArticleId| RuleMatch { account: self.account, rule: rule.clone(), article: *article };
        let found: Vec<RuleMatch> = ids.iter().map(found).collect();
        self.pass(MINUTE_US);
        self.browser.store.apply_rule_now(&found, news::to_micros(self.now())).await.unwrap();
        ids
    }

    fn now(&self) -> news::Timestamp {
        news::from_micros(news::to_micros(newsroom::now()) + self.passed_us.load(Ordering::Relaxed))
    }

    fn pass(&self, us: i64) {
        self.passed_us.fetch_add(us, Ordering::Relaxed);
    }

    async fn page(&self) -> String {
        self.browser.get("/webhooks").await.text()
    }

    async fn webhook(&self) -> store::Webhook {
        self.browser.store.webhooks(self.account).await.unwrap().remove(0)
    }
}

#[tokio::test]
async fn what_a_rule_tells_of_is_sent_once_signed_and_without_its_text() {
    let site = site(&["127.0.0.0/8"]).await;
    let program = Program::open().await;
    assert_eq!(site.add(&program, 0).await, StatusCode::SEE_OTHER);
    let told = site.rule_tells_of(2).await;
    assert_eq!(site.app.send_webhooks().await.unwrap(), 2);
    assert_eq!(site.app.send_webhooks().await.unwrap(), 0, "never twice");
    let taken = program.taken.lock().unwrap().clone();
    assert_eq!(taken.len(), 2);
    let secret = site.webhook().await.secret;
    for (head, body) in &taken {
        let text = |name: &str| head[name].to_str().unwrap();
        let key = STANDARD.decode(secret.strip_prefix("whsec_").unwrap()).unwrap();
        let mut keyed = Hmac::<sha2::Sha256>::new_from_slice(&key).unwrap();
        keyed.update(format!("{}.{}.{body}", text("webhook-id"), text("webhook-timestamp")).as_bytes());
        assert_eq!(text("webhook-signature"), format!("v1,{}", STANDARD.encode(keyed.finalize().into_bytes())));
        assert_eq!(text("webhook-timestamp"), site.now().as_second().to_string());
        let message: serde_json::Value = serde_json::from_str(body).unwrap();
        assert_eq!((&message["type"], &message["data"]["found_by"]), (&"article.found".into(), &"rule".into()));
        let id = message["data"]["id"].as_str().unwrap();
        let card = site.browser.store.cards(&[id.parse().unwrap()]).await.unwrap().remove(0);
        assert!(told.contains(&card.id) && message["data"]["headline"] == card.headline.as_str(), "{message}");
        assert!(message["data"]["url"].as_str().unwrap().ends_with(&format!("-{id}")), "{message}");
        assert!(!body.contains("summary") && !body.contains("html"), "{body}");
    }
    let html = site.page().await;
    assert_eq!(html.matches("taken just now").count(), 2, "{html}");
    let copy = site.browser.get("/account/export").await.text();
    assert!(copy.contains("addresses_told") && copy.contains(&program.address) && !copy.contains(&secret), "{copy}");
}

#[tokio::test]
async fn what_a_kept_search_finds_from_then_on_is_sent_once_and_what_was_there_before_is_not() {
    let site = site(&["127.0.0.0/8"]).await;
    let program = Program::open().await;
    let newest = site.browser.store.list(&List::Latest, None, 50).await.unwrap();
    let word = "the";
    site.browser.store.save_search(site.account, "Everything", word, news::to_micros(site.now())).await.unwrap();
    let search = site.browser.store.saved_searches(site.account).await.unwrap()[0].id;
    // Named when half of the news was there.
    let middle_us = newest[newest.len() / 2].sort_us;
    let now_us = news::to_micros(site.now());
    site.pass(middle_us - now_us);
    assert_eq!(site.add(&program, search).await, StatusCode::SEE_OTHER);
    site.pass(now_us - middle_us);
    let sent = site.app.send_webhooks().await.unwrap();
    assert!(sent > 0 && sent == program.asked());
    assert_eq!(site.app.send_webhooks().await.unwrap(), 0, "never twice");
    for (_, body) in program.taken.lock().unwrap().iter() {
        let message: serde_json::Value = serde_json::from_str(body).unwrap();
        assert_eq!(message["data"]["found_by"], "search");
        let id: ArticleId = message["data"]["id"].as_str().unwrap().parse().unwrap();
        assert!(newest.iter().any(|card| card.id == id && card.sort_us >= middle_us), "{message}");
    }
}

#[tokio::test]
async fn what_is_not_taken_is_tried_again_and_an_address_that_takes_nothing_for_days_is_turned_off() {
    let site = site(&["127.0.0.0/8"]).await;
    let program = Program::open().await;
    site.add(&program, 0).await;
    site.rule_tells_of(2).await;
    program.answers(500);
    assert_eq!(site.app.send_webhooks().await.unwrap(), 0);
    assert_eq!(program.asked(), 1, "after one refusal the rest waits");
    assert!(site.page().await.contains("answered 500, is tried again"));
    // It comes back within a minute: nothing was lost.
    program.answers(200);
    site.pass(MINUTE_US);
    assert_eq!(site.app.send_webhooks().await.unwrap(), 2);
    assert_eq!(site.webhook().await.failing_since_us, 0);

    site.rule_tells_of(4).await;
    program.answers(503);
    for _ in 0..5 {
        site.app.send_webhooks().await.unwrap();
        site.pass(24 * 60 * MINUTE_US);
    }
    let asked = program.asked();
    let html = site.page().await;
    assert!(html.contains("Turned off") && html.contains("value=\"on\""), "{html}");
    let letter = site.post.mails(1).await.remove(0);
    assert_eq!(letter.header("Subject"), "A webhook of yours was turned off");
    site.app.send_webhooks().await.unwrap();
    assert_eq!(program.asked(), asked, "what is off is not asked");

    // Turned on again it gets what waited.
    program.answers(200);
    let webhook = site.webhook().await;
    let form = format!("id={}&act=on", webhook.id);
    assert_eq!(site.browser.post("/webhooks/change", &form).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.app.send_webhooks().await.unwrap(), 2);
}

#[tokio::test]
async fn what_says_that_it_is_gone_is_turned_off_at_once() {
    let site = site(&["127.0.0.0/8"]).await;
    let program = Program::open().await;
    site.add(&program, 0).await;
    site.rule_tells_of(1).await;
    program.answers(410);
    site.app.send_webhooks().await.unwrap();
    assert!(site.webhook().await.off_us > 0);
}

#[tokio::test]
async fn no_address_of_a_private_network_is_reached() {
    let site = site(&[]).await;
    let program = Program::open().await;
    assert_eq!(site.add(&program, 0).await, StatusCode::SEE_OTHER);
    site.rule_tells_of(1).await;
    assert_eq!(site.app.send_webhooks().await.unwrap(), 0);
    assert_eq!(program.asked(), 0);
    assert!(site.page().await.contains("not reached, is tried again"));
}

#[tokio::test]
async fn addresses_are_of_the_web_ten_at_most_and_nobody_elses() {
    let mut site = site(&[]).await;
    for wrong in ["", "news", "ftp://program.example/", "javascript:alert(1)"] {
        let form = format!("address={wrong}&search=0");
        assert_eq!(site.browser.post("/webhooks", &form).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
    let form = "address=https%3A%2F%2Fprogram.example%2F&search=7";
    assert_eq!(site.browser.post("/webhooks", form).await.status, StatusCode::UNPROCESSABLE_ENTITY, "no such search");
    let form = "address=https%3A%2F%2Fprogram.example%2F&search=0";
    for _ in 0..10 {
        assert_eq!(site.browser.post("/webhooks", form).await.status, StatusCode::SEE_OTHER);
    }
    assert_eq!(site.browser.post("/webhooks", form).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let theirs = site.webhook().await;
    site.browser.sign_in_as(Role::Editor).await;
    assert!(!site.page().await.contains("program.example"));
    for act in ["on", "end"] {
        let form = format!("id={}&act={act}", theirs.id);
        assert_eq!(site.browser.post("/webhooks/change", &form).await.status, StatusCode::NOT_FOUND);
    }
    site.browser.sign_in_as(Role::Reader).await;
    let form = format!("id={}&act=end", theirs.id);
    assert_eq!(site.browser.post("/webhooks/change", &form).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.browser.store.webhooks(site.account).await.unwrap().len(), 9);
}
