//! Setting up, signing in, one's own account.

use http::StatusCode;
use identity::Token;
use news::Role;

use crate::browser::{Browser, PASSWORD};
use crate::newsroom;

async fn with_key(browser: &Browser) -> Token {
    let key = Token::from_bytes([5; 32]);
    browser.store.set_setting(identity::OPERATOR_KEY, &key.hash().to_text()).await.unwrap();
    key
}

#[tokio::test]
async fn the_printed_link_sets_the_site_up_once() {
    let mut browser = Browser::new().await;
    let key = with_key(&browser).await;
    assert!(browser.get("/sign-in").await.text().contains("Nobody runs this site yet"));
    // The link that earlier versions printed leads to the same page.
    let answer = browser.get(&format!("/console?key={}", key.as_str())).await;
    let set_up = format!("/set-up?key={}", key.as_str());
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, set_up.as_str()));
    let answer = browser.get(&set_up).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header("referrer-policy"), "same-origin", "the key does not travel on");
    let wrong = browser.get("/set-up?key=wrong").await;
    assert_eq!(wrong.status, StatusCode::FORBIDDEN);

    let form = |password: &str| format!("key={}&address=Op%40example.org&name=Op&password={password}", key.as_str());
    let answer = browser.post("/set-up", &form("short")).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains("at least ten characters") && answer.text().contains("Op@example.org"));
    let answer = browser.post("/set-up", &form("three+herons+at+dawn")).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/welcome"));
    let cookie = answer.header("set-cookie");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"), "{cookie}");
    browser.keep_cookie(&answer);
    assert_eq!(browser.get("/console").await.status, StatusCode::OK);
    assert_eq!(browser.post("/set-up", &form("three+herons+at+dawn")).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn behind_tls_the_cookie_is_tied_to_the_host() {
    let folder = tempfile::tempdir().unwrap();
    let store = newsroom::empty_store(folder.path()).await;
    let mut settings = newsroom::settings(folder.path());
    settings.base_url = "https://news.example".to_owned();
    let mut browser = Browser::with(store, folder, settings);
    browser.sign_in_as(Role::Reader).await;
    let answer = browser.post("/sign-in", &format!("address=reader@example.org&password={PASSWORD}")).await;
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("__Host-newsstand=") && cookie.ends_with("; Secure"), "{cookie}");
    assert!(!cookie.contains("Domain"));
}

#[tokio::test]
async fn signing_in_leads_to_the_page_that_was_asked_for_and_never_away() {
    let mut browser = Browser::new().await;
    browser.sign_in_as(Role::Operator).await;
    browser.cookie = None;
    let answer = browser.get("/console/feeds").await;
    assert_eq!(answer.header("location"), "/sign-in?next=%2Fconsole%2Ffeeds");
    assert!(browser.get(answer.header("location")).await.text().contains(r#"name="next" value="/console/feeds""#));
    for (next, to) in [("%2Fconsole%2Ffeeds", "/console/feeds"), ("%2F%2Fevil.example", "/"), ("", "/")] {
        let form = format!("address=operator@example.org&password={PASSWORD}&next={next}");
        assert_eq!(browser.post("/sign-in", &form).await.header("location"), to, "{next}");
    }
}

#[tokio::test]
async fn wrong_guesses_read_the_same_whoever_has_an_account_and_end_in_a_wait() {
    let mut browser = Browser::new().await;
    browser.sign_in_as(Role::Reader).await;
    browser.cookie = None;
    let mut pages = Vec::new();
    for address in ["reader@example.org", "nobody@example.org"] {
        let form = format!("address={address}&password=wrong");
        let answer = browser.post("/sign-in", &form).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        assert!(answer.header("set-cookie").is_empty());
        pages.push(answer.text().replace(address, ""));
    }
    assert_eq!(pages[0], pages[1]);
    for _ in 0..7 {
        browser.post("/sign-in", "address=reader@example.org&password=wrong").await;
    }
    let form = format!("address=reader@example.org&password={PASSWORD}");
    let answer = browser.post("/sign-in", &form).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(answer.header("retry-after"), "61");
    assert!(answer.text().contains("Try again in 61 seconds."));
}

#[tokio::test]
async fn a_forged_or_ended_session_opens_nothing() {
    let mut browser = Browser::new().await;
    browser.sign_in_as(Role::Reader).await;
    let real = browser.cookie.clone().unwrap();
    for forged in
        ["newsstand_session=", "newsstand_session=AAAA", "newsstand_session=' OR 1=1 --", &real[..real.len() - 1]]
    {
        browser.cookie = Some(forged.to_owned());
        assert_eq!(browser.get("/account").await.status, StatusCode::SEE_OTHER, "{forged}");
    }
    browser.cookie = Some(real.clone());
    let answer = browser.post("/sign-out", "").await;
    assert!(answer.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(browser.get("/account").await.status, StatusCode::SEE_OTHER, "the token is dead, not only the cookie");
}

#[tokio::test]
async fn a_session_that_was_put_there_before_does_not_become_ones_own() {
    let mut browser = Browser::new().await;
    browser.sign_in_as(Role::Editor).await;
    let planted = browser.cookie.clone();
    let form = format!("address=editor@example.org&password={PASSWORD}");
    let answer = browser.post("/sign-in", &form).await;
    browser.keep_cookie(&answer);
    assert_ne!(browser.cookie, planted);
    assert_eq!(browser.get("/account").await.status, StatusCode::OK);
    browser.cookie = planted;
    assert_eq!(browser.get("/account").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn sessions_are_listed_and_ended() {
    let mut browser = Browser::new().await;
    browser.sign_in_as(Role::Reader).await;
    let first = browser.cookie.take();
    browser.sign_in_as(Role::Reader).await;
    let html = browser.get("/account").await.text();
    assert_eq!(html.matches("An unknown device").count(), 2, "{html}");
    assert_eq!(html.matches("this one").count(), 1);
    let answer = browser.post("/account/sessions/end", "").await;
    assert_eq!(answer.header("location"), "/account?done=sessions");
    assert_eq!(browser.get("/account").await.text().matches("An unknown device").count(), 1);
    browser.cookie = first;
    assert_eq!(browser.get("/account").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn another_password_needs_the_present_one_and_ends_other_sessions() {
    let mut browser = Browser::new().await;
    browser.sign_in_as(Role::Reader).await;
    let other = browser.cookie.take();
    browser.sign_in_as(Role::Reader).await;
    let answer = browser.post("/account/password", "present=wrong&new=four+herons+at+dusk").await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(answer.text().contains("This is not your password."));
    let form = format!("present={PASSWORD}&new=four+herons+at+dusk");
    let answer = browser.post("/account/password", &form).await;
    assert_eq!(answer.header("location"), "/account?done=password");
    assert_eq!(browser.get("/account").await.status, StatusCode::SEE_OTHER, "the token was changed");
    browser.keep_cookie(&answer);
    assert_eq!(browser.get("/account").await.status, StatusCode::OK);
    browser.cookie = other;
    assert_eq!(browser.get("/account").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn pages_of_who_is_signed_in_stay_out_of_shared_caches() {
    let mut browser = Browser::new().await;
    assert!(browser.get("/").await.header("cache-control").starts_with("public"));
    browser.sign_in_as(Role::Reader).await;
    assert_eq!(browser.get("/").await.header("cache-control"), "private, no-cache");
    assert_eq!(browser.get("/account").await.header("cache-control"), "no-store");
}

#[tokio::test]
async fn names_are_shown_as_text() {
    let mut browser = Browser::new().await;
    browser.sign_in_as(Role::Reader).await;
    browser.post("/account/name", "name=%3Cscript%3Ealert(1)%3C/script%3E%22%0d%0aX").await;
    let html = browser.get("/account").await.text();
    assert!(html.contains("&#60;script&#62;") && !html.contains("<script"), "{html}");
}
