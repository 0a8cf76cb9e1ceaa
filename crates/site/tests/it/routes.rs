//! What every route promises.

use http::StatusCode;
use site::{Role, routes};

use crate::browser::{Browser, attributes};

async fn examples(browser: &Browser) -> Vec<(&'static site::Route, String)> {
    let article = browser.article("holds through the night").await;
    let (story, _) = crate::stories::with_a_story(browser).await;
    let told = crate::stories::address(browser, story).await;
    let (episode, _) = crate::recordings::episode(browser, "radio-meridian", "1.wav").await;
    let front = browser.get("/").await.text();
    let find = |start: &str| {
        let at = front.find(start).unwrap();
        front[at..].split(['"', ' ', '>']).next().unwrap().to_owned()
    };
    let (picture, asset) = (find("/picture/"), find("/assets/"));
    routes()
        .iter()
        .map(|route| {
            let path = match route.path {
                "/api/v1/lists/{name}" => "/api/v1/lists/latest".to_owned(),
                path if path.starts_with("/api/v1/articles/{id}") => {
                    path.replace("{id}", article.rsplit('-').next().unwrap())
                }
                "/api/v1/stories/{id}" => format!("/api/v1/stories/{}", news::ArticleId(story.0)),
                "/feed/{name}" => "/feed/latest.atom".to_owned(),
                "/edition/{slug}" => "/edition/uk".to_owned(),
                "/section/{slug}" => "/section/politics".to_owned(),
                "/title/{slug}" => "/title/northern-post".to_owned(),
                "/story/{name}" => told.clone(),
                "/desk/story/{id}" => format!("/desk/story/{}", news::ArticleId(story.0)),
                path if path.starts_with("/desk/story/{id}/") => path.replace("{id}", "1"),
                "/article/{name}" => article.clone(),
                path if path.starts_with("/article/{name}/") => path.replace("/article/{name}", &article),
                "/why/{edition}" => "/why/world".to_owned(),
                "/topic/{name}" => "/topic/15000000".to_owned(),
                "/picks/{list}" => "/picks/our-picks".to_owned(),
                "/desk/own/{id}" => "/desk/own/0".to_owned(),
                "/own/{id}" => "/own/1".to_owned(),
                "/welcome/series/{part}" => "/welcome/series/2".to_owned(),
                "/desk/picks/{list}" => "/desk/picks/our-picks".to_owned(),
                "/picture/{width}/{signature}/{url}" => picture.clone(),
                "/media/{id}/{place}" => format!("/media/{episode}/0"),
                "/assets/{file}" => asset.clone(),
                "/sign-in/with/{service}" => "/sign-in/with/1".to_owned(),
                "/sign-in/with/{service}/back" => "/sign-in/with/1/back".to_owned(),
                "/hooks/hub/{callback}" => "/hooks/hub/1".to_owned(),
                "/publisher/{title}/terms" => "/publisher/northern-post/terms".to_owned(),
                "/console/titles/{title}/terms" => "/console/titles/northern-post/terms".to_owned(),
                "/publisher/{title}/{statement}" => "/publisher/northern-post/2026-10-EUR".to_owned(),
                plain => plain.to_owned(),
            };
            assert!(!path.contains('{'), "an example for {path}");
            (route, path)
        })
        .collect()
}

/// Whether a page is not there where there is no money; `money.rs` looks at those.
fn is_of_money(path: &str) -> bool {
    ["/publisher", "/unclaimed", "/account/receipts", "/console/money"].iter().any(|start| path.starts_with(start))
}

/// The route's address with something for what varies.
fn filled(route: &site::Route) -> String {
    ["{id}", "{title}", "{statement}", "{callback}"]
        .iter()
        .fold(route.path.replace("{list}", "our-picks"), |path, name| path.replace(name, "1"))
}

#[tokio::test]
async fn every_page_answers_with_a_policy_for_caches_and_a_strict_one_for_content() {
    let mut browser = Browser::new().await;
    browser.sign_in().await;
    for (route, path) in examples(&browser).await.into_iter().filter(|(route, _)| route.method == "GET") {
        let answer = browser.get(&path).await;
        let expected = match path.as_str() {
            // Who is signed in need not sign in again.
            "/sign-in" => StatusCode::SEE_OTHER,
            // Without a mail there is nothing to end.
            "/briefing/stop" | "/telling/stop" => StatusCode::SEE_OTHER,
            // Nothing is published yet: a part stands on the page of all.
            "/welcome/series/2" => StatusCode::SEE_OTHER,
            "/own/1" => StatusCode::NOT_FOUND,
            // No other service is named.
            path if path.starts_with("/sign-in/with/") => StatusCode::NOT_FOUND,
            // A private instance has no map for search engines.
            path if path.starts_with("/sitemap") => StatusCode::NOT_FOUND,
            // No hub was asked.
            path if path.starts_with("/hooks/hub/") => StatusCode::NOT_FOUND,
            // Whose is not said.
            "/api/v1/state" => StatusCode::UNAUTHORIZED,
            // Money is off.
            path if is_of_money(path) => StatusCode::NOT_FOUND,
            // Links without a token.
            "/sign-in/link" | "/reset" | "/invitation" | "/account/address" => StatusCode::GONE,
            _ => StatusCode::OK,
        };
        assert_eq!(answer.status, expected, "{path}");
        if expected == StatusCode::SEE_OTHER {
            continue;
        }
        assert!(!answer.header("cache-control").is_empty(), "{path} names no cache policy");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        let policy = answer.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'"), "{path}: {policy}");
        assert!(!policy.contains("unsafe") && !policy.contains("http"), "{path}: {policy}");
        if route.role != Role::Reader {
            let policy = answer.header("cache-control");
            assert!(policy == "no-store" || policy == "private, no-cache", "{path}: {policy}");
        }
    }
}

#[tokio::test]
async fn the_cache_policy_of_each_page_is_the_stated_one() {
    let browser = Browser::new().await;
    let expected = [
        ("/", "public, max-age=30, stale-while-revalidate=300"),
        ("/latest", "public, max-age=30, stale-while-revalidate=300"),
        ("/how-we-rank", "public, max-age=300, stale-while-revalidate=3600"),
        ("/settings", "private, no-cache"),
        ("/welcome", "no-store"),
        ("/sign-in", "no-store"),
        ("/set-up", "no-store"),
        ("/nowhere", "no-store"),
    ];
    for (path, policy) in expected {
        assert_eq!(browser.get(path).await.header("cache-control"), policy, "{path}");
    }
}

#[tokio::test]
async fn nothing_loads_from_elsewhere_and_nothing_is_inline() {
    let mut browser = Browser::new().await;
    browser.sign_in().await;
    for (_, path) in examples(&browser).await.into_iter().filter(|(route, _)| route.method == "GET") {
        let answer = browser.get(&path).await;
        if !answer.header("content-type").starts_with("text/html") {
            continue;
        }
        let html = answer.text();
        for loaded in attributes(&html, "src|srcset|action|poster|data|background") {
            let (_, address) = loaded.split_once(' ').unwrap();
            assert!(address.starts_with('/') && !address.starts_with("//"), "{path} loads {loaded}");
        }
        for link in attributes(&html, "href").iter().filter(|link| link.starts_with("link ")) {
            let canonical = link.starts_with("link http://localhost:8080/");
            assert!(canonical || link.starts_with("link /"), "{path} loads {link}");
        }
        // The only scripts are files of ours.
        let html = html.replace("<script type=\"module\" src=\"/assets/", "");
        for forbidden in ["<script", "<style", " style=", " onclick", "javascript:", "<iframe", "<object"] {
            assert!(!html.contains(forbidden), "{path} contains {forbidden}");
        }
    }
}

#[tokio::test]
async fn every_page_has_one_first_heading_a_language_and_landmarks() {
    let mut browser = Browser::new().await;
    browser.sign_in().await;
    for (_, path) in examples(&browser).await.into_iter().filter(|(route, _)| route.method == "GET") {
        let answer = browser.get(&path).await;
        if !answer.header("content-type").starts_with("text/html") {
            continue;
        }
        let html = answer.text();
        assert_eq!(html.matches("<h1").count(), 1, "{path}");
        for part in ["<html lang=\"en\"", "<main id=\"main\"", "<header", "<footer", "class=\"skip\"", "<title>"] {
            assert!(html.contains(part), "{path} lacks {part}");
        }
        let title = html.split("<title>").nth(1).unwrap().split("</title>").next().unwrap();
        assert!(title.contains("Newsstand"), "{path}: {title}");
    }
}

#[tokio::test]
async fn every_route_is_closed_to_those_whose_it_is_not() {
    let mut browser = Browser::new().await;
    for route in routes().iter().filter(|route| route.role != Role::Reader) {
        let path = filled(route);
        if route.method == "POST" {
            let answer = browser.post(&path, "").await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
            assert!(answer.text().contains("Sign in first"), "{path}");
        } else {
            let answer = browser.get(&path).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
            let back = format!("/sign-in?next={}", path.replace('/', "%2F"));
            assert_eq!(answer.header("location"), back);
        }
    }
    for role in [news::Role::Reader, news::Role::Publisher, news::Role::Editor] {
        browser.sign_in_as(role).await;
        let closed = |route: &&site::Route| {
            route.role == Role::Operator
                || (route.role == Role::Editor && role != news::Role::Editor)
                || (route.role == Role::Publisher && role != news::Role::Publisher)
        };
        for route in routes().iter().filter(closed) {
            let path = filled(route);
            let answer = if route.method == "POST" { browser.post(&path, "").await } else { browser.get(&path).await };
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{role:?} {} {}", route.method, route.path);
            let whose = match route.role {
                Role::Editor => "editor",
                Role::Publisher => "publisher",
                _ => "operator",
            };
            assert!(answer.text().contains(whose), "{}", route.path);
        }
    }
}

#[tokio::test]
async fn forms_of_other_sites_are_refused_on_every_route() {
    let mut browser = Browser::new().await;
    browser.sign_in().await;
    for route in routes().iter().filter(|route| route.method == "POST") {
        for site in ["cross-site", "same-site"] {
            let path = filled(route);
            let answer = browser.post_from(&path, "on=1&edition=world", site).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{} from {site}", route.path);
            let is_api = route.path.starts_with("/api/");
            let said = if is_api { "only taken from this site" } else { "not sent from this site" };
            assert!(answer.text().contains(said), "{}: {}", route.path, answer.text());
        }
    }
    assert!(browser.store.titles().await.unwrap().iter().all(|title| title.enabled), "nothing was switched");
}

#[tokio::test]
async fn a_page_that_did_not_change_is_not_sent_again() {
    let browser = Browser::new().await;
    let article = browser.article("copper").await;
    for path in ["/", "/latest", "/titles", "/how-we-rank", article.as_str()] {
        let first = browser.get(path).await;
        let again = browser.get_with(path, &[("if-none-match", first.header("etag"))]).await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{path}");
        assert!(again.body.is_empty() && again.header("cache-control") == first.header("cache-control"), "{path}");
        let other = browser.get_with(path, &[("if-none-match", "W/\"0\"")]).await;
        assert_eq!(other.status, StatusCode::OK, "{path}");
    }
}

#[tokio::test]
async fn pages_and_styles_are_compressed_for_browsers_that_take_it() {
    let browser = Browser::new().await;
    let front = browser.get("/").await;
    let style = attributes(&front.text(), "href").into_iter().find(|link| link.contains("style-")).unwrap();
    let article = browser.article("copper").await;
    for path in ["/", style.trim_start_matches("link "), article.as_str()] {
        let plain = browser.get(path).await;
        for (accepted, coding) in [("gzip", "gzip"), ("gzip, br", "br")] {
            let packed = browser.get_with(path, &[("accept-encoding", accepted)]).await;
            assert_eq!(packed.header("content-encoding"), coding, "{path}");
            assert!(packed.body.len() * 2 < plain.body.len(), "{path} in {coding}");
        }
    }
    let packed = browser.get_with(style.trim_start_matches("link "), &[("accept-encoding", "br")]).await;
    assert!(packed.body.len() < 20_000, "the style sheet has {} bytes", packed.body.len());
    assert!(front.body.len() < 60_000, "the front page has {} bytes", front.body.len());
}

#[tokio::test]
async fn robots_are_told_what_is_theirs() {
    let browser = Browser::new().await;
    assert_eq!(browser.get("/robots.txt").await.text(), "User-agent: *\nDisallow: /\n");
    let article = browser.article("copper").await;
    assert!(browser.get(&article).await.text().contains(r#"<meta name="robots" content="noindex"#));
}
