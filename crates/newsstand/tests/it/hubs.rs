//! Hubs: who is asked to tell of news calls back, is believed only by its signature, and what it tells of is there within seconds.

use std::process::Stdio;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::extract::{RawForm, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use serde_json::json;

use crate::instance::{Instance, free_address, newsstand};

type Pairs = Vec<(String, String)>;

/// A newspaper with its own hub.
#[derive(Clone)]
struct Paper {
    address: std::net::SocketAddr,
    headlines: Arc<Mutex<Vec<String>>>,
    /// Its `Link` header; may be empty.
    links: String,
    /// What the hub was asked, as pairs.
    asked: Arc<Mutex<Vec<Pairs>>>,
}

impl Paper {
    /// One that names its hub in the feed and, with `AT` for its address, says this in a `Link` header.
    async fn open(links: &str) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let headlines = Arc::new(Mutex::new(vec!["Harbour bridge opens".to_owned()]));
        let links = links.replace("AT", &format!("http://{address}"));
        let paper = Self { address, headlines, links, asked: Arc::default() };
        let routes = Router::new()
            .route(
                "/feed",
                get(|State(paper): State<Self>| async move { ([("link", paper.links.clone())], paper.feed()) }),
            )
            .route(
                "/hub",
                post(|State(paper): State<Self>, RawForm(body): RawForm| async move {
                    let pairs = url::form_urlencoded::parse(&body).into_owned().collect();
                    paper.asked.lock().unwrap().push(pairs);
                    StatusCode::ACCEPTED
                }),
            )
            .with_state(paper.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
        paper
    }

    fn feed(&self) -> String {
        let at = self.address;
        let items: String = self
            .headlines
            .lock()
            .unwrap()
            .iter()
            .enumerate()
            .map(|(n, headline)| {
                format!("<item><guid>{n}</guid><title>{headline}</title><link>http://{at}/{n}</link><description>{}</description></item>",
                    "The bridge over the harbour was opened to the first lorries this morning. ".repeat(40))
            })
            .collect();
        // Where headers name a hub, the one in the feed is nobody's.
        let hub = if self.links.is_empty() { "hub" } else { "nobody" };
        format!(
            r#"<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>The Harbour Paper</title>
            <atom:link rel="self" href="http://{at}/feed"/><atom:link rel="hub" href="http://{at}/{hub}"/>{items}</channel></rss>"#
        )
    }

    /// What the hub was asked first, under this name.
    fn asked(&self, name: &str) -> Option<String> {
        let asked = self.asked.lock().unwrap();
        asked.first()?.iter().find(|(own, _)| own == name).map(|(_, value)| value.clone())
    }

    fn start(&self, folder: &std::path::Path) -> Instance {
        let listing = json!([{
            "slug": "harbour-paper", "name": "The Harbour Paper", "kind": "newspaper", "homepage": format!("http://{}/", self.address),
            "country": "GB", "languages": ["en"], "editions": ["world"], "on_by_default": true,
            "owner": null,
            "feeds": [{"url": format!("http://{}/feed", self.address), "kind": "feed", "section": null}],
        }]);
        std::fs::write(folder.join("catalogue.json"), listing.to_string()).unwrap();
        let address = free_address();
        // Two visits are ten minutes apart at least: what comes before that comes by the hub.
        let settings = format!(
            "base_url = \"http://{address}\"\n[collect]\nhubs = true\nshortest_seconds = 600\nhost_gap_ms = 0\n"
        );
        std::fs::write(folder.join("newsstand.toml"), settings).unwrap();
        let mut command =
            newsstand(&["serve", "--listen", &address.to_string(), "--egress-allow", "127.0.0.0/8", "--log", "warn"]);
        command.arg("--data-folder").arg(folder.join("data")).arg("--catalogue").arg(folder.join("catalogue.json"));
        command.arg("--config").arg(folder.join("newsstand.toml")).stdout(Stdio::null()).stderr(Stdio::inherit());
        Instance::of(command, address)
    }
}

fn path(callback: &str) -> &str {
    callback.split_once("://").unwrap().1.split_once('/').map(|(_, path)| path).unwrap()
}

fn signed(secret: &str, body: &str) -> String {
    use hmac::{Hmac, KeyInit as _, Mac as _};
    let mut keyed = Hmac::<sha2::Sha256>::new_from_slice(secret.as_bytes()).unwrap();
    keyed.update(body.as_bytes());
    keyed.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect::<String>()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_hub_tells_of_is_there_within_seconds_and_only_the_hub_is_believed() {
    let paper = Paper::open("").await;
    let folder = tempfile::tempdir().unwrap();
    let service = paper.start(folder.path());
    service.wait_until("the first article is there", || {
        service.health().is_some_and(|health| health["articles"].as_i64() == Some(1))
    });
    service.wait_until("the hub is asked", || paper.asked("hub.callback").is_some());
    let asked = |name: &str| paper.asked(name).unwrap();
    assert_eq!((asked("hub.mode").as_str(), asked("hub.lease_seconds").as_str()), ("subscribe", "864000"));
    let topic = format!("http://{}/feed", paper.address);
    assert_eq!(asked("hub.topic"), topic);
    let callback = format!("/{}", path(&asked("hub.callback")));

    // The hub makes sure that it was this service that asked.
    let confirm = |topic: &str| {
        let query: String = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs([
                ("hub.mode", "subscribe"),
                ("hub.topic", topic),
                ("hub.challenge", "<b>7f3a"),
                ("hub.lease_seconds", "86400"),
            ])
            .finish();
        service.get(&format!("{callback}?{query}"))
    };
    assert_eq!(confirm("http://other.example/feed").status, 404, "nobody asked for that");
    let confirmed = confirm(&topic);
    assert_eq!((confirmed.status, confirmed.body.as_str()), (200, "<b>7f3a"));
    assert!(confirmed.header("content-type").unwrap().starts_with("text/plain"));

    paper.headlines.lock().unwrap().push("Ferry sinks off the pier".to_owned());
    let tell = |callback: &str, signature: &str| {
        service.request("POST", callback, &[("X-Hub-Signature", signature)], "news").unwrap().status
    };
    assert_eq!(tell("/hooks/hub/somebody", "sha256=00"), 410, "what was never asked for is ended");
    assert_eq!(tell(&callback, &format!("sha256={}", signed("a guess", "news"))), 202, "who guesses learns nothing");
    // What was told is looked for every ten seconds, and the first visit was long enough ago by then.
    tokio::time::sleep(Duration::from_secs(25)).await;
    assert_eq!(service.health().unwrap()["articles"], 1);
    assert_eq!(tell(&callback, &format!("sha256={}", signed(&asked("hub.secret"), "news"))), 202);
    service.wait_until("what the hub told of is there", || {
        service.health().is_some_and(|health| health["articles"].as_i64() == Some(2))
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hub_that_the_headers_of_an_answer_name_comes_before_that_of_the_feed() {
    let links = "</elsewhere>; rel=\"alternate\", <AT/hub>; rel=\"hub\", </feed?by=headers>; rel=\"self\"";
    let paper = Paper::open(links).await;
    let folder = tempfile::tempdir().unwrap();
    let service = paper.start(folder.path());
    service.wait_until("the hub is asked", || paper.asked("hub.topic").is_some());
    assert_eq!(paper.asked("hub.topic").unwrap(), format!("http://{}/feed?by=headers", paper.address));
}
