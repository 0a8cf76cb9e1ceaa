//! Setting up, signing in, one's own account.

use http::StatusCode;
use identity::Token;
use membership::farewell::Wish;
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
    assert!(html.contains("&#60;script&#62;") && html.matches("<script").count() == 1, "{html}");
}

/// The value of the hidden field or code called so.
fn between<'a>(html: &'a str, before: &str, after: &str) -> &'a str {
    html.split_once(before).unwrap_or_else(|| panic!("{before} in {html}")).1.split_once(after).unwrap().0
}

/// The token of a link on a page.
fn token_of(html: &str) -> String {
    between(html, "token=", "<").to_owned()
}

#[tokio::test]
async fn an_invitation_is_handed_on_and_accepted_with_a_button() {
    let mut browser = Browser::new().await;
    browser.sign_in().await;
    let answer = browser.post("/console/readers", "address=anna%40example.org&role=editor&name=").await;
    let html = answer.text();
    assert!(html.contains("Hand it on") && html.contains("within 7 days"), "{html}");
    let token = token_of(&html);
    browser.cookie = None;
    let link = format!("/invitation?token={token}");
    for _ in 0..2 {
        let page = browser.get(&link).await;
        assert!(page.text().contains("Accept the invitation"), "opening a link changes nothing");
    }
    let short = browser.post("/invitation", &format!("token={token}&name=Anna&password=short")).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(short.text().contains(r#"value="Anna""#));
    let answer = browser.post("/invitation", &format!("token={token}&name=Anna&password=four+herons+at+dusk")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    browser.keep_cookie(&answer);
    let html = browser.get("/account").await.text();
    assert!(html.contains("anna@example.org · Editor"), "{html}");
    let again = browser.get(&link).await;
    assert_eq!(again.status, StatusCode::GONE);
    assert!(again.text().contains("has been used or has ended"));
}

#[tokio::test]
async fn the_operator_changes_roles_suspends_and_erases_others_and_never_the_last_operator() {
    let mut browser = Browser::new().await;
    browser.sign_in_as(Role::Reader).await;
    let reader = browser.cookie.clone();
    browser.sign_in().await;
    let id = |address: &str| {
        let store = browser.store.clone();
        let address = address.to_owned();
        async move { store.account_by_address(&address).await.unwrap().map(|account| account.id) }
    };
    let anna = id("reader@example.org").await.unwrap();
    let change = format!("account={anna}&act=");
    browser.store.keep_customer(anna, "cus_1").await.unwrap();
    let answer = browser.post("/console/readers/change", &format!("{change}role&role=editor")).await;
    assert_eq!(answer.header("location"), "/console/readers?done=role");
    assert_eq!(browser.store.account(anna).await.unwrap().unwrap().role, Role::Editor);
    let html = browser.post("/console/readers/change", &format!("{change}link")).await.text();
    assert!(html.contains("sets a new password") && html.contains("/reset?token="));
    for (act, done) in [("suspend", "suspended"), ("resume", "resumed"), ("erase", "erased")] {
        let answer = browser.post("/console/readers/change", &format!("{change}{act}")).await;
        assert_eq!(answer.header("location"), format!("/console/readers?done={done}"));
    }
    assert_eq!(id("reader@example.org").await, None);
    let wishes = browser.store.open_farewells(9).await.unwrap();
    assert_eq!(
        (wishes.len(), wishes[0].wish, wishes[0].account),
        (1, Wish::Cancel, Some(anna)),
        "nothing more is drawn"
    );
    let own = id("operator@example.org").await.unwrap();
    for act in ["suspend", "erase", "role&role=reader"] {
        let answer = browser.post("/console/readers/change", &format!("account={own}&act={act}")).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{act}");
        assert!(answer.text().contains("only operator"), "{act}");
    }
    browser.cookie = reader;
    assert_eq!(browser.get("/account").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_second_factor_is_turned_on_asked_for_and_turned_off() {
    let mut browser = Browser::new().await;
    browser.sign_in_as(Role::Reader).await;
    let html = browser.get("/account/second-factor").await.text();
    assert!(html.contains("<svg") && !html.contains("style="));
    let secret = between(&html, r#"name="secret" value=""#, "\"").to_owned();
    let step = newsroom::now().as_second() / 30;
    let bytes = identity::TotpSecret::from_text(&secret).unwrap();
    let code = |step| format!("{:06}", identity::totp_code(bytes.as_bytes(), step));
    let secret = secret.replace(' ', "+");
    let wrong = browser.post("/account/second-factor", &format!("secret={secret}&code=000000")).await;
    assert_eq!(wrong.status, StatusCode::FORBIDDEN);
    assert_eq!(between(&wrong.text(), r#"name="secret" value=""#, "\"").replace(' ', "+"), secret, "the same secret");
    let answer = browser.post("/account/second-factor", &format!("secret={secret}&code={}", code(step))).await;
    assert_eq!(answer.status, StatusCode::OK);
    let codes: Vec<String> = answer.text().split("<li><code>").skip(1).map(|rest| rest[..19].to_owned()).collect();
    assert_eq!(codes.len(), 10);
    browser.keep_cookie(&answer);
    assert!(browser.get("/account").await.text().contains("On: a code of your app"));

    browser.cookie = None;
    let form = format!("address=reader@example.org&password={PASSWORD}&next=%2Flatest");
    let step_page = browser.post("/sign-in", &form).await;
    assert_eq!(step_page.status, StatusCode::OK);
    assert!(step_page.header("set-cookie").is_empty(), "half signed in is not signed in");
    let token = between(&step_page.text(), r#"name="token" value=""#, "\"").to_owned();
    let wrong = browser.post("/sign-in/code", &format!("token={token}&code={}&next=%2Flatest", code(step))).await;
    assert_eq!(wrong.status, StatusCode::FORBIDDEN, "this code was taken when it was turned on");
    let answer = browser.post("/sign-in/code", &format!("token={token}&code={}&next=%2Flatest", codes[3])).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/latest"));
    browser.keep_cookie(&answer);
    assert!(browser.get("/account/second-factor").await.text().contains("9 recovery codes left"));
    let off = browser.post("/account/second-factor/off", &format!("code={}", codes[4])).await;
    assert_eq!(off.header("location"), "/account?done=second-factor-off");
}

#[tokio::test]
async fn what_is_delicate_asks_for_the_password_once_more() {
    let mut browser = Browser::new().await;
    browser.sign_in_as(Role::Operator).await;
    let account = browser.store.account_by_address("operator@example.org").await.unwrap().unwrap();
    let session = browser.store.sessions_of(account.id).await.unwrap().remove(0);
    let hash = identity::Hash::of(browser.cookie.as_ref().unwrap().split_once('=').unwrap().1).to_bytes();
    let hours_ago_us = news::to_micros(newsroom::now()) - 3 * 3_600_000_000;
    browser.store.rotate_session(session.id, &hash, hours_ago_us).await.unwrap();
    for path in ["/account/second-factor", "/account/export", "/account/erase"] {
        let answer = browser.get(path).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
        assert_eq!(answer.header("location"), format!("/account/prove?next={}", path.replace('/', "%2F")));
    }
    let before = browser.store.accounts().await.unwrap().len();
    for (path, form) in [
        ("/account/apps", "name=a&scope=read&days=0"),
        ("/account/erase", "address=operator@example.org"),
        ("/console/readers", "address=eve@example.org&role=operator"),
    ] {
        let answer = browser.post(path, form).await;
        assert!(answer.header("location").starts_with("/account/prove"), "{path}");
    }
    assert_eq!(browser.store.accounts().await.unwrap().len(), before);
    let wrong = browser.post("/account/prove", "password=wrong&next=%2Faccount%2Ferase").await;
    assert_eq!(wrong.status, StatusCode::FORBIDDEN);
    let answer = browser.post("/account/prove", &format!("password={PASSWORD}&next=%2Faccount%2Ferase")).await;
    assert_eq!(answer.header("location"), "/account/erase");
    browser.keep_cookie(&answer);
    assert_eq!(browser.get("/account/erase").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_token_for_an_app_is_shown_once_and_ended() {
    let mut browser = Browser::new().await;
    browser.sign_in_as(Role::Reader).await;
    let answer = browser.post("/account/apps", "name=Reeder&scope=read&scope=write&days=30").await;
    let html = answer.text();
    let token = between(&html, r#"<code class="secret">"#, "<").to_owned();
    assert_eq!(token.len(), 43);
    let html = browser.get("/account/apps").await.text();
    assert!(html.contains("Reeder") && !html.contains(&token), "{html}");
    for refused in ["name=&scope=read", "name=x", "name=x&scope=manage"] {
        let answer = browser.post("/account/apps", refused).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{refused}");
    }
    let id = between(&html, r#"name="token" value=""#, "\"").to_owned();
    browser.post("/account/apps/end", &format!("token={id}")).await;
    assert!(!browser.get("/account/apps").await.text().contains("Reeder"));
}

#[tokio::test]
async fn a_person_takes_a_copy_and_goes() {
    let mut browser = Browser::new().await;
    browser.sign_in().await;
    browser.sign_in_as(Role::Reader).await;
    let answer = browser.get("/account/export").await;
    assert!(answer.header("content-disposition").contains("attachment"));
    let copy: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!(copy["account"]["address"], "reader@example.org");
    assert_eq!(copy["sessions"].as_array().unwrap().len(), 1);
    assert!(!answer.text().contains("argon2"), "no secret leaves");
    let answer = browser.post("/account/erase", "address=somebody@example.org").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let answer = browser.post("/account/erase", "address=reader%40example.org").await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/"));
    assert!(browser.store.account_by_address("reader@example.org").await.unwrap().is_none());
    assert_eq!(browser.get("/account").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn without_mail_the_page_says_who_has_a_link() {
    let browser = Browser::new().await;
    assert!(browser.get("/sign-in").await.text().contains("No mail is set up here"));
    let answer = browser.post("/sign-in/mail", "address=anna@example.org").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn with_mail_links_go_to_mailboxes_and_strangers_see_no_difference() {
    let post = press::PostOffice::open(Vec::new()).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let store = newsroom::empty_store(folder.path()).await;
    let mut settings = newsroom::settings(folder.path());
    settings.mailer = Some(crate::browser::mailer(&post));
    let mut browser = Browser::with(store, folder, settings);
    browser.sign_in().await;
    let html = browser.post("/console/readers", "address=anna%40example.org&role=reader").await.text();
    assert!(html.contains("on its way by mail"));
    let token = token_of(&html);
    let mails = post.mails(1).await;
    assert_eq!(mails[0].to, ["anna@example.org"]);
    assert!(mails[0].body().contains(&format!("http://localhost:8080/invitation?token={token}")));
    browser.cookie = None;
    browser.post("/invitation", &format!("token={token}&password=four+herons+at+dusk")).await;

    let mut answers = Vec::new();
    for address in ["nobody@example.org", "anna@example.org"] {
        let answer = browser.post("/sign-in/mail", &format!("address={address}&kind=sign_in")).await;
        answers.push((answer.status, answer.header("location").to_owned()));
    }
    assert_eq!(answers[0], answers[1]);
    let mails = post.mails(2).await;
    assert_eq!(mails[1].to, ["anna@example.org"]);
    let token = between(&mails[1].body(), "token=", "\n").to_owned();
    let answer = browser.post("/sign-in/link", &format!("token={token}")).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/"));
    browser.keep_cookie(&answer);
    assert_eq!(browser.get("/account").await.status, StatusCode::OK);

    let answer = browser.post("/account/address/change", "address=anna%40new.example").await;
    assert_eq!(answer.header("location"), "/account?done=address-mailed");
    let mails = post.mails(3).await;
    assert_eq!(mails[2].to, ["anna@new.example"]);
    let token = between(&mails[2].body(), "token=", "\n").to_owned();
    let answer = browser.post("/account/address", &format!("token={token}")).await;
    assert_eq!(answer.header("location"), "/account?done=address");
    assert!(browser.get("/account").await.text().contains("anna@new.example"));
}

#[tokio::test]
async fn articles_are_saved_and_remembered_for_their_reader_alone() {
    let mut browser = Browser::new().await;
    let article = browser.article("copper").await;
    let answer = browser.post(&format!("{article}/mark"), "mark=saved").await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    browser.sign_in_as(Role::Reader).await;
    assert!(browser.get("/saved").await.text().contains("Nothing is saved yet"));
    let answer = browser.post(&format!("{article}/mark"), "mark=saved&next=%2F%2Fevil.example").await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, article.as_str()));
    let page = browser.get(&article).await;
    assert!(page.text().contains(r#"aria-pressed="true""#));
    assert_eq!(page.header("cache-control"), "private, no-cache");
    assert!(browser.get("/saved").await.text().contains(&article));
    // Opening is noted in the background.
    let reader = browser.store.account_by_address("reader@example.org").await.unwrap().unwrap().id;
    while browser.store.history(reader, None, 9).await.unwrap().is_empty() {
        tokio::task::yield_now().await;
    }
    assert!(browser.get("/history").await.text().contains(&article));
    let copy: serde_json::Value = serde_json::from_slice(&browser.get("/account/export").await.body).unwrap();
    assert!(copy["reading"]["saved"][0]["address"].as_str().unwrap().ends_with(&article));

    browser.sign_in_as(Role::Editor).await;
    assert!(!browser.get("/saved").await.text().contains(&article), "another reader");
    assert!(!browser.get(&article).await.text().contains("aria-pressed"));
    browser.sign_in_as(Role::Reader).await;
    browser.post("/history/forget", "").await;
    assert!(!browser.get("/history").await.text().contains(&article));
    browser.post(&format!("{article}/mark"), "mark=unsaved&next=%2Fsaved").await;
    assert!(!browser.get("/saved").await.text().contains(&article));
    assert_eq!(browser.post(&format!("{article}/mark"), "mark=burnt").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn who_is_new_chooses_what_to_read_and_what_is_not_here_is_not_followed() {
    let mut browser = Browser::new().await;
    let accounts = crate::browser::accounts(&browser.store);
    let now_us = news::to_micros(newsroom::now());
    let invited = accounts.invite("nora@example.org", "", Role::Reader, None, now_us).await.unwrap();
    let form = format!("token={}&name=Nora&password=four+herons+at+dusk", invited.link.token.as_str());
    let answer = browser.post("/invitation", &form).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/welcome/yours"));
    browser.keep_cookie(&answer);
    let page = browser.get("/welcome/yours").await.text();
    assert!(page.contains("What do you want to read?") && page.contains("value=\"northern-post\""), "{page}");

    let form = "edition=uk&language=&topic=science&topic=gossip&title=northern-post&title=nobody&title=1";
    let answer = browser.post("/welcome/yours", form).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/for-you"));
    assert!(answer.header("set-cookie").contains(".uk."), "{}", answer.header("set-cookie"));
    let follows = browser.store.follows(invited.account).await.unwrap();
    let labels: Vec<&str> = follows.iter().map(|follow| follow.label.as_str()).collect();
    assert!(labels.len() == 2 && labels.contains(&"Science") && labels.contains(&"Northern Post"), "{labels:?}");
    let page = browser.get("/welcome/yours").await.text();
    assert_eq!(page.matches("name=\"had\"").count(), 2, "{page}");
    browser.post("/welcome/yours", "had=science&had=northern-post&title=northern-post").await;
    assert_eq!(browser.store.follows(invited.account).await.unwrap().len(), 1, "what is ticked no more is let go");
    let answer = browser.post("/welcome/yours", "").await;
    assert_eq!(answer.header("location"), "/", "whoever ticks nothing reads what all read");
    assert_eq!(browser.store.follows(invited.account).await.unwrap().len(), 1, "and keeps what was not on the page");
}

#[tokio::test]
async fn an_invitation_offers_a_passkey_where_browsers_do_and_what_is_none_leaves_the_link_good() {
    let browser = Browser::new().await;
    let accounts = crate::browser::accounts(&browser.store);
    let now_us = news::to_micros(newsroom::now());
    let invited = accounts.invite("nora@example.org", "", Role::Reader, None, now_us).await.unwrap();
    let path = format!("/invitation?token={}", invited.link.token.as_str());
    let page = browser.get(&path).await.text();
    assert!(page.contains(r#"data-passkey="make""#) && page.contains("Accept with a passkey"), "{page}");
    assert!(page.contains("data-passkey-offer hidden"), "without scripts only the password is offered");
    let form = format!("token={}&name=Nora&client_data=e30&attestation=e30", invited.link.token.as_str());
    let answer = browser.post("/invitation", &form).await;
    assert!(!answer.status.is_redirection() && answer.text().contains("No passkey was made"), "{}", answer.text());
    assert!(browser.get(&path).await.text().contains("Accept the invitation"), "the link is good");
    assert!(!browser.get("/sign-in/link?token=none").await.text().contains("data-passkey"));
}

#[tokio::test]
async fn the_first_start_offers_a_passkey_to_whoever_has_the_key_and_what_is_none_leaves_the_key_good() {
    let browser = Browser::new().await;
    let key = with_key(&browser).await;
    let set_up = format!("/set-up?key={}", key.as_str());
    let page = browser.get(&set_up).await.text();
    assert!(page.contains(r#"data-passkey="make""#) && page.contains("Set up with a passkey"), "{page}");
    assert!(page.contains("data-passkey-offer hidden"), "without scripts only the password is offered");
    for stranger in ["/set-up", "/set-up?key=wrong"] {
        assert!(!browser.get(stranger).await.text().contains("data-passkey"), "{stranger}: no challenge");
    }
    let form = format!("key={}&address=op%40example.org&name=Op&client_data=e30&attestation=e30", key.as_str());
    let answer = browser.post("/set-up", &form).await;
    assert!(!answer.status.is_redirection() && answer.text().contains("No passkey was made"), "{}", answer.text());
    assert!(answer.text().contains("op@example.org"), "what was typed is there still");
    assert!(browser.get(&set_up).await.text().contains("Set up with a passkey"), "the key is good");
}

#[tokio::test]
async fn the_pages_of_passkeys_run_our_own_script_and_refuse_what_is_no_passkey() {
    let mut browser = Browser::new().await;
    browser.sign_in_as(Role::Reader).await;
    let page = browser.get("/account/passkeys").await;
    assert!(page.header("content-security-policy").contains("script-src 'self'"));
    let script = between(&page.text(), r#"<script type="module" src="/assets/passkey-"#, "\"").to_owned();
    let script = format!("/assets/passkey-{script}");
    assert!(browser.get(&script).await.header("content-type").starts_with("text/javascript"));
    assert!(page.text().contains("&#34;rp&#34;:{&#34;id&#34;:&#34;localhost&#34;"), "{}", page.text());
    for form in ["", "client_data=e30&attestation=oA", "client_data=!&attestation=!"] {
        let answer = browser.post("/account/passkeys", form).await;
        assert!(answer.status.is_client_error(), "{form}");
        assert!(!answer.text().contains("sign in another way"), "who makes a passkey is signed in already");
    }
    let asked = browser.post("/sign-in/passkey/ask", "next=%2Flatest").await;
    assert!(asked.text().contains(r#"name="next" value="/latest""#));
    for form in ["", "credential=AQ&client_data=e30&authenticator_data=AQ&signature=AQ"] {
        let answer = browser.post("/sign-in/passkey", form).await;
        assert!(answer.status.is_client_error() && answer.header("set-cookie").is_empty(), "{form}");
    }
}
