//! Signing in by another service, against one that is played here; `tests/browser/openid.test.mjs` does it against a real one.

use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use http::{HeaderMap, StatusCode, header};
use membership::policy::Policy;
use news::Role;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use site::{Answered, Elsewhere, OpenId};
use url::Url;

use crate::browser::Browser;
use crate::newsroom;

const ISSUER: &str = "https://login.example";

/// A service that says of everybody what it was told to say.
struct Service {
    key: EcdsaKeyPair,
    /// Claims besides those that every token has.
    says: Mutex<Value>,
    /// What the browser brought along last: nonce and challenge.
    asked: Mutex<(String, String)>,
    /// Forms and headers that it was sent.
    heard: Mutex<Vec<(String, String)>>,
}

impl Service {
    fn new() -> Arc<Self> {
        let random = SystemRandom::new();
        let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
        Arc::new(Self {
            key: EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, made.as_ref(), &random).unwrap(),
            says: Mutex::new(
                json!({ "sub": "mara", "email": "mara@example.org", "email_verified": true, "name": "Mara" }),
            ),
            asked: Mutex::default(),
            heard: Mutex::default(),
        })
    }

    fn token(&self) -> String {
        let now_s = newsroom::now().as_second();
        let mut claims = json!({
            "iss": ISSUER, "aud": "news", "nonce": self.asked.lock().unwrap().0, "iat": now_s, "exp": now_s + 60,
        });
        let says = self.says.lock().unwrap();
        claims.as_object_mut().unwrap().extend(says.as_object().unwrap().clone());
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let signed = format!("{}.{}", part(&json!({ "alg": "ES256" })), part(&claims));
        let signature = self.key.sign(&SystemRandom::new(), signed.as_bytes()).unwrap();
        format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
    }

    fn answer(&self, url: &Url, form: Option<&Bytes>) -> (u16, Value) {
        let point = self.key.public_key().as_ref();
        let (x, y) = (URL_SAFE_NO_PAD.encode(&point[1..33]), URL_SAFE_NO_PAD.encode(&point[33..]));
        match url.path() {
            "/.well-known/openid-configuration" => (
                200,
                json!({ "issuer": ISSUER, "authorization_endpoint": format!("{ISSUER}/auth"),
                    "token_endpoint": format!("{ISSUER}/token"), "jwks_uri": format!("{ISSUER}/keys") }),
            ),
            "/keys" => (200, json!({ "keys": [{ "kty": "EC", "crv": "P-256", "x": x, "y": y }] })),
            "/token" => {
                let form: Vec<(String, String)> = url::form_urlencoded::parse(form.unwrap()).into_owned().collect();
                let verifier = &form.iter().find(|(name, _)| name == "code_verifier").unwrap().1;
                let is_its = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)) == self.asked.lock().unwrap().1;
                let has_code = form.contains(&("code".to_owned(), "a code".to_owned()));
                if is_its && has_code { (200, json!({ "id_token": self.token() })) } else { (400, json!({})) }
            }
            _ => (404, json!({})),
        }
    }
}

/// What asks it; another type because of who owns what.
struct Asks(Arc<Service>);

impl Elsewhere for Asks {
    fn exchange(&self, url: Url, head: HeaderMap, form: Option<Bytes>) -> Answered<'_> {
        let (status, body) = self.0.answer(&url, form.as_ref());
        let secret = head.get(header::AUTHORIZATION).map(|secret| secret.to_str().unwrap().to_owned());
        self.0.heard.lock().unwrap().push((url.path().to_owned(), secret.unwrap_or_default()));
        Box::pin(std::future::ready(Ok((status, body.to_string().into()))))
    }
}

async fn site(service: &Arc<Service>, sign_up: bool, policy: &str) -> Browser {
    let folder = tempfile::tempdir().unwrap();
    let store = newsroom::filled_store(folder.path()).await;
    let openid = OpenId {
        name: "The Harbour Library".to_owned(),
        issuer: ISSUER.to_owned(),
        client: "news".to_owned(),
        secret: "quay".to_owned(),
        sign_up,
        membership_days: 30,
        asks: Arc::new(Asks(Arc::clone(service))),
    };
    let membership = (!policy.is_empty()).then(|| Policy::read(policy).unwrap());
    let settings = site::Settings { openid: vec![openid], membership, ..newsroom::settings(folder.path()) };
    Browser::with(store, folder, settings)
}

/// Goes there and comes back with `back`; gives where one is led then, and keeps the session's cookie where there is one.
async fn there_and_back(browser: &mut Browser, service: &Service, back: &str) -> String {
    let away = browser.get("/sign-in/with/1?next=%2Fsaved").await;
    let address: Url = away.header("location").parse().unwrap();
    assert_eq!(address.host_str(), Some("login.example"), "{address}");
    let asked = |name: &str| address.query_pairs().find(|(known, _)| known == name).unwrap().1.into_owned();
    *service.asked.lock().unwrap() = (asked("nonce"), asked("code_challenge"));
    browser.keep_cookie(&away);
    let back = back.replace("STATE", &asked("state"));
    let answer = browser.get(&format!("/sign-in/with/1/back?{back}")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    browser.cookie = None;
    for cookie in answer.headers.get_all(header::SET_COOKIE) {
        let cookie = cookie.to_str().unwrap();
        if !cookie.starts_with("newsstand_elsewhere=") {
            browser.cookie = Some(cookie.split(';').next().unwrap().to_owned());
        }
    }
    answer.header("location").to_owned()
}

#[tokio::test]
async fn whoever_the_service_knows_is_signed_in_to_the_account_of_their_address_and_found_again_by_the_services_word() {
    let service = Service::new();
    let mut browser = site(&service, false, "").await;
    assert!(browser.get("/sign-in").await.text().contains("Sign in with The Harbour Library"));
    let led = there_and_back(&mut browser, &service, "code=a+code&state=STATE").await;
    assert_eq!(led, "/sign-in?done=elsewhere-no-account", "nobody is let in who has no account");
    assert!(browser.cookie.is_none());

    *service.says.lock().unwrap() =
        json!({ "sub": "mara", "email": "Reader@example.org", "email_verified": true, "name": "Mara" });
    browser.sign_in_as(Role::Reader).await;
    browser.cookie = None;
    assert_eq!(there_and_back(&mut browser, &service, "code=a+code&state=STATE").await, "/saved");
    assert!(browser.get("/account").await.text().contains("reader@example.org"));
    assert_eq!(service.heard.lock().unwrap().last().unwrap().0, "/keys");
    let heard =
        service.heard.lock().unwrap().iter().any(|(path, secret)| path == "/token" && secret.starts_with("Basic "));
    assert!(heard, "the secret goes to the token's address");

    // The address may change there: who it is does not.
    *service.says.lock().unwrap() = json!({ "sub": "mara", "email": "new@example.org", "email_verified": true });
    assert_eq!(there_and_back(&mut browser, &service, "code=a+code&state=STATE").await, "/saved");
    assert!(browser.get("/account").await.text().contains("reader@example.org"));
}

#[tokio::test]
async fn an_institutions_service_makes_accounts_and_gives_membership_for_its_days_once() {
    let service = Service::new();
    let mut browser = site(&service, true, "version = 1\nwall = \"members\"\npreview = 100\n").await;
    for _ in 0..2 {
        assert_eq!(there_and_back(&mut browser, &service, "code=a+code&state=STATE").await, "/saved");
    }
    let account = browser.store.account_by_address("mara@example.org").await.unwrap().unwrap();
    assert!(account.verified && account.password.is_none());
    assert_eq!(browser.store.account_language(account.id).await.unwrap(), "en");
    let grants = browser.store.grants(account.id).await.unwrap();
    assert_eq!(grants.len(), 1);
    assert_eq!((grants[0].to_us.unwrap() - grants[0].from_us) / 86_400_000_000, 30);
    let article = browser.article("copper").await;
    assert!(!browser.get(&article).await.text().contains("wall-strip"));
}

#[tokio::test]
async fn nobody_is_signed_in_by_an_answer_that_was_not_asked_for_here_or_proves_nothing() {
    let service = Service::new();
    let mut browser = site(&service, true, "").await;
    for (back, word) in [
        ("code=a+code&state=other", "not-begun"),
        ("error=access_denied&state=STATE", "refused"),
        ("code=another&state=STATE", "failed"),
        ("code=a+code&state=STATE&iss=https%3A%2F%2Felse.example", "failed"),
    ] {
        let led = there_and_back(&mut browser, &service, back).await;
        assert_eq!(led, format!("/sign-in?done=elsewhere-{word}"), "{back}");
        assert!(browser.cookie.is_none());
        assert!(browser.get(&led).await.text().contains("role=\"alert\""), "{led}");
    }
    // An address that it does not vouch for makes no account and opens none.
    *service.says.lock().unwrap() = json!({ "sub": "x", "email": "operator@example.org", "email_verified": false });
    let led = there_and_back(&mut browser, &service, "code=a+code&state=STATE").await;
    assert_eq!(led, "/sign-in?done=elsewhere-no-account");
    // Without the cookie that went along there is no way back.
    assert_eq!(
        browser.get("/sign-in/with/1/back?code=a+code&state=x").await.header("location"),
        "/sign-in?done=elsewhere-not-begun"
    );
    assert_eq!(browser.get("/sign-in/with/2").await.status, StatusCode::NOT_FOUND);
}

/// From the page of one's services to the service and back; gives where one is led then. The session stays.
async fn tie(browser: &mut Browser, service: &Service) -> String {
    let page = browser.get("/account/services").await.text();
    let hrefs = crate::browser::attributes(&page, "href");
    let href = hrefs.iter().find(|href| href.contains("/sign-in/with/1?tie=")).unwrap();
    let href = href.split_once(' ').map_or(href.as_str(), |(_, href)| href).to_owned();
    let session = browser.cookie.clone();
    let away = browser.get(&href).await;
    let address: Url = away.header("location").parse().unwrap();
    let asked = |name: &str| address.query_pairs().find(|(known, _)| known == name).unwrap().1.into_owned();
    *service.asked.lock().unwrap() = (asked("nonce"), asked("code_challenge"));
    let cookie = away.headers.get(header::SET_COOKIE).unwrap().to_str().unwrap().split(';').next().unwrap().to_owned();
    browser.cookie = Some(format!("{}; {cookie}", session.as_deref().unwrap()));
    let answer = browser.get(&format!("/sign-in/with/1/back?code=a+code&state={}", asked("state"))).await;
    browser.cookie = session;
    answer.header("location").to_owned()
}

#[tokio::test]
async fn a_service_is_tied_and_untied_and_never_as_the_last_way_in() {
    let service = Service::new();
    let mut browser = site(&service, false, "").await;
    // The service knows another address of this reader's.
    *service.says.lock().unwrap() = json!({ "sub": "r-17", "email": "at-work@example.org", "email_verified": true });
    browser.sign_in_as(Role::Reader).await;
    let reader = browser.store.account_by_address("reader@example.org").await.unwrap().unwrap();
    assert!(browser.get("/account").await.text().contains("href=\"/account/services\""));
    assert_eq!(tie(&mut browser, &service).await, "/account/services?done=tied");
    let page = browser.get("/account/services?done=tied").await.text();
    assert!(page.contains("The Harbour Library") && page.contains("Untie"), "{page}");
    let session = browser.cookie.take();
    assert_eq!(there_and_back(&mut browser, &service, "code=a+code&state=STATE").await, "/saved", "it is a way in");

    // Whoever has another account is not given this one's service.
    browser.sign_in_as(Role::Editor).await;
    assert_eq!(tie(&mut browser, &service).await, "/account/services?done=taken");

    // Nobody else begins it: without the seal of the page the browser goes nowhere.
    assert_eq!(browser.get("/sign-in/with/1?tie=x").await.status, StatusCode::FORBIDDEN);

    browser.cookie = session;
    let untie = "issuer=https%3A%2F%2Flogin.example&subject=r-17";
    let ended = browser.post("/account/services/end", untie).await;
    assert_eq!(ended.header("location"), "/account/services?done=untied", "there is a password");
    assert_eq!(browser.store.identities_of(reader.id).await.unwrap(), []);
}

#[tokio::test]
async fn who_came_by_a_service_alone_keeps_it() {
    let service = Service::new();
    let mut browser = site(&service, true, "").await;
    assert_eq!(there_and_back(&mut browser, &service, "code=a+code&state=STATE").await, "/saved");
    let untie = "issuer=https%3A%2F%2Flogin.example&subject=mara";
    let refused = browser.post("/account/services/end", untie).await;
    assert_eq!(refused.header("location"), "/account/services?done=last");
    let account = browser.store.account_by_address("mara@example.org").await.unwrap().unwrap();
    assert_eq!(browser.store.identities_of(account.id).await.unwrap().len(), 1);
    let page = browser.get("/account/services?done=last").await.text();
    assert!(page.contains("This service is your only way in."), "{page}");
}

#[tokio::test]
async fn a_passkey_stays_where_it_is_the_last_way_in() {
    let service = Service::new();
    let mut browser = site(&service, true, "").await;
    assert_eq!(there_and_back(&mut browser, &service, "code=a+code&state=STATE").await, "/saved");
    let account = browser.store.account_by_address("mara@example.org").await.unwrap().unwrap();
    let passkey = store::Passkey {
        id: 0,
        account: account.id,
        credential: vec![1],
        public_key: vec![2],
        sign_count: 0,
        synced: false,
        name: "Phone".to_owned(),
        created_us: 0,
        used_us: 0,
    };
    assert!(browser.store.add_passkey(&passkey, 1).await.unwrap());
    let untied = browser.post("/account/services/end", "issuer=https%3A%2F%2Flogin.example&subject=mara").await;
    assert_eq!(untied.header("location"), "/account/services?done=untied", "the passkey is a way in");
    let id = browser.store.passkeys_of(account.id).await.unwrap()[0].id;
    let refused = browser.post("/account/passkeys/end", &format!("passkey={id}")).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.text().contains("This is your only way in."), "{}", refused.text());
    assert_eq!(browser.store.passkeys_of(account.id).await.unwrap().len(), 1);
}
