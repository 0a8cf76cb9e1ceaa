//! A browser without a screen: asks the router, keeps the answer.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use http::{HeaderMap, Request, StatusCode, header};
use news::Role;
use tempfile::TempDir;
use tower::ServiceExt as _;

use crate::newsroom;

/// What everybody in the newsroom signs in with.
pub const PASSWORD: &str = "three herons at dawn";

/// Mails that go to `post`.
pub fn mailer(post: &press::PostOffice) -> notify::Mailer {
    let settings = notify::Settings {
        port: Some(post.address().port()),
        security: notify::Security::None,
        ..notify::Settings::new("127.0.0.1", "Newsstand <news@example.org>")
    };
    notify::Mailer::new(&settings).unwrap()
}

/// The accounts of a store, with hashes as weak as they can be.
pub fn accounts(store: &store::Store) -> identity::Accounts {
    identity::Accounts::new(store.clone(), identity::Hasher::new(identity::Strength::for_tests(), 2))
}

pub struct Browser {
    router: Router,
    pub store: store::Store,
    pub cookie: Option<String>,
    _folder: TempDir,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl Browser {
    /// On a site full of invented news.
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = newsroom::filled_store(folder.path()).await;
        Self::over(store, folder, Arc::default())
    }

    /// On a site over this store.
    pub fn over(store: store::Store, folder: TempDir, progress: Arc<site::Progress>) -> Self {
        let app = newsroom::app(store.clone(), folder.path(), progress);
        Self { router: site::router(app), store, cookie: None, _folder: folder }
    }

    /// On a site over this store with these settings.
    pub fn with(store: store::Store, folder: TempDir, settings: site::Settings) -> Self {
        let app = site::App::new(
            store.clone(),
            Arc::new(newsroom::Painter),
            Arc::new(newsroom::now),
            settings,
            Arc::default(),
        );
        Self { router: site::router(app), store, cookie: None, _folder: folder }
    }

    /// On this very site.
    pub fn of(app: site::App, store: store::Store, folder: TempDir) -> Self {
        Self { router: site::router(app), store, cookie: None, _folder: folder }
    }

    pub async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: to_bytes(body, usize::MAX).await.unwrap().to_vec(),
        }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.get_with(path, &[]).await
    }

    pub async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::get(encode(path));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        self.ask(request.body(Body::empty()).unwrap()).await
    }

    pub async fn post(&self, path: &str, form: &str) -> Answer {
        self.post_from(path, form, "same-origin").await
    }

    pub async fn post_from(&self, path: &str, form: &str, site: &str) -> Answer {
        let mut request = Request::post(path)
            .header(header::HOST, "localhost:8080")
            .header("sec-fetch-site", site)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        self.ask(request.body(Body::from(form.to_owned())).unwrap()).await
    }

    /// Signs in as the operator.
    pub async fn sign_in(&mut self) {
        self.sign_in_as(Role::Operator).await;
    }

    /// Signs in to an account of this role, which is made where there is none: `operator@example.org` and so on.
    pub async fn sign_in_as(&mut self, role: Role) {
        let address = format!("{}@example.org", role.as_str());
        let now_us = news::to_micros(newsroom::now());
        // It may be there already.
        let _ = accounts(&self.store).add(&address, role.name(), role, PASSWORD, now_us).await;
        let answer = self.post("/sign-in", &format!("address={address}&password={}", PASSWORD)).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        self.keep_cookie(&answer);
    }

    /// Keeps the cookie that an answer sets.
    pub fn keep_cookie(&mut self, answer: &Answer) {
        self.cookie = Some(answer.header("set-cookie").split(';').next().unwrap().to_owned());
    }

    /// The address of the article whose headline contains `words`.
    pub async fn article(&self, words: &str) -> String {
        let cards = self.store.list(&store::List::Latest, None, 500).await.unwrap();
        let card = cards.iter().find(|card| card.headline.contains(words)).unwrap();
        format!("/article/{}-{}", card.slug, card.id)
    }
}

/// What a browser does with letters of other alphabets in an address.
fn encode(path: &str) -> String {
    path.bytes()
        .map(|byte| if byte.is_ascii() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

/// All values of these attributes in a page.
pub fn attributes(html: &str, names: &str) -> Vec<String> {
    let pattern = regex::Regex::new(&format!(r#"<(\w+)[^>]*?\s(?:{names})=["']?([^"'\s>]*)"#)).unwrap();
    pattern.captures_iter(html).map(|found| format!("{} {}", &found[1], &found[2])).collect()
}
