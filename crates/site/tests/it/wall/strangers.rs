//! What strangers get: free articles that are counted, what their country may read, and the preview for search engines.

use std::collections::BTreeSet;

use axum::body::Body;
use http::{Request, StatusCode};
use membership::policy::Policy;

use super::{POLICY, is_locked, site_behind, with_locked_articles};
use crate::browser::Browser;
use crate::newsroom;

#[tokio::test]
async fn a_stranger_takes_free_articles_by_a_button_until_they_are_used_up() {
    let mut browser = site_behind(&POLICY.replace("titles = [\"northern-post\"]", "titles = [\"nobody\"]")).await;
    let articles = with_locked_articles(&browser, 3).await;
    let html = browser.get(&articles[0]).await.text();
    assert!(is_locked(&html) && html.contains("one of 2 that are free"), "{html}");
    assert!(html.contains("Already a member?"), "{html}");
    let answer = browser.post(&format!("{}/read", articles[0]), "").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    browser.keep_cookie(&answer);
    // Reading twice counts once; the second article is the last.
    for path in [&articles[0], &articles[0], &articles[1]] {
        assert!(!is_locked(&browser.get(path).await.text()), "{path}");
    }
    let html = browser.get(&articles[2]).await.text();
    assert!(is_locked(&html) && html.contains("free articles of this month are read"), "{html}");
    assert!(!is_locked(&browser.get(&articles[0]).await.text()), "what was read stays open");
}

#[tokio::test]
async fn however_many_articles_are_asked_for_at_once_the_meter_opens_as_many_as_it_says() {
    let mut browser = site_behind(&POLICY.replace("titles = [\"northern-post\"]", "titles = [\"nobody\"]")).await;
    let articles = with_locked_articles(&browser, 30).await;
    let answer = browser.post(&format!("{}/read", articles[0]), "").await;
    browser.keep_cookie(&answer);
    let asked = articles.iter().chain(&articles).map(|path| browser.get(path));
    let answers = futures_util::future::join_all(asked).await;
    let open: BTreeSet<&String> = articles
        .iter()
        .chain(&articles)
        .zip(&answers)
        .filter(|(_, answer)| !is_locked(&answer.text()))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(open.len(), 2, "strangers = 2: {open:?}");
}

/// Asks from an address, as the connection has it.
async fn from(browser: &Browser, address: &str, path: &str, headers: &[(&str, &str)]) -> String {
    let mut request = Request::get(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let mut request = request.body(Body::empty()).unwrap();
    let peer: std::net::SocketAddr = format!("{address}:4711").parse().unwrap();
    request.extensions_mut().insert(axum::extract::ConnectInfo(peer));
    browser.ask(request).await.text()
}

#[tokio::test]
async fn a_country_is_believed_when_a_trusted_proxy_says_it_and_from_nobody_else() {
    let folder = tempfile::tempdir().unwrap();
    let store = newsroom::filled_store(folder.path()).await;
    let mut settings = newsroom::settings(folder.path());
    let policy = format!("{POLICY}\n[[title]]\ntitle = \"northern-post\"\ncountries = [\"NO\"]\n");
    settings.membership = Some(Policy::read(&policy).unwrap());
    settings.country_header = Some("cf-ipcountry".parse().unwrap());
    let browser = Browser::with(store, folder, settings);
    let article = with_locked_articles(&browser, 1).await.remove(0);
    let refused = "This article cannot be read here";
    for (address, country, is_refused) in
        [("127.0.0.1", "no", false), ("127.0.0.1", "SE", true), ("127.0.0.1", "XX", true), ("203.0.113.9", "NO", true)]
    {
        let html = from(&browser, address, &article, &[("cf-ipcountry", country)]).await;
        assert_eq!(html.contains(refused), is_refused, "{address} {country}");
        assert!(is_locked(&html));
    }
}

#[tokio::test]
async fn a_search_engine_is_known_by_its_network_and_gets_the_preview_with_its_markup() {
    let policy = POLICY.replace("titles = [\"northern-post\"]", "titles = [\"nobody\"]");
    let policy = format!("{policy}\n[[crawler]]\nname = \"A search engine\"\nnetworks = [\"198.51.100.0/24\"]\n");
    let mut browser = site_behind(&policy).await;
    let articles = with_locked_articles(&browser, 1).await;
    let answer = browser.post(&format!("{}/read", articles[0]), "").await;
    browser.keep_cookie(&answer);
    let cookie = browser.cookie.clone().unwrap();
    // The same browser would read a free article; a search engine has none, and is not asked to take one.
    let html = from(&browser, "198.51.100.7", &articles[0], &[("cookie", &cookie)]).await;
    assert!(is_locked(&html) && html.contains("isAccessibleForFree") && !html.contains("free for you"));
    assert!(!is_locked(&from(&browser, "203.0.113.9", &articles[0], &[("cookie", &cookie)]).await));
}
