//! The terms of titles: who sets them, and that readers and programs meet them at once.

use std::sync::Arc;

use http::StatusCode;
use membership::policy::Policy;
use news::Role;

use crate::browser::Browser;
use crate::newsroom;

/// A site that search engines may see, behind a wall of this policy where it says something.
async fn public_site(policy: &str) -> Browser {
    listed_site(policy, site::SearchEngines::Own).await
}

/// The same, of which search engines may list so much.
async fn listed_site(policy: &str, search_engines: site::SearchEngines) -> Browser {
    let folder = tempfile::tempdir().unwrap();
    let store = newsroom::filled_store(folder.path()).await;
    let membership = (!policy.is_empty()).then(|| Policy::read(policy).unwrap());
    let transfer = site::Transfer { pay_to: "Harbour News".to_owned(), tax: 0, tax_country: String::new() };
    let settings = site::Settings {
        search_engines,
        membership,
        money: true,
        transfer: policy.contains("[wallet]").then_some(transfer),
        ..newsroom::settings(folder.path())
    };
    Browser::with(store, folder, settings)
}

/// Where the terms of the title of the article about `words` are set, and where that article stands.
async fn places(browser: &Browser, words: &str) -> (String, String) {
    let cards = browser.store.list(&store::List::Latest, None, 500).await.unwrap();
    let card = cards.iter().find(|card| card.headline.contains(words)).unwrap();
    let titles = browser.store.titles().await.unwrap();
    let title = titles.iter().find(|title| title.id == card.title).unwrap();
    (format!("/console/titles/{}/terms", title.listing.slug), format!("/article/{}-{}", card.slug, card.id))
}

/// The same article for programs.
fn api_of(article: &str) -> String {
    format!("/api/v1/articles/{}", article.rsplit('-').next().unwrap())
}

#[tokio::test]
async fn an_embargo_set_in_the_console_closes_a_title_at_once_and_is_lifted_at_once() {
    let mut browser = public_site("version = 1\nwall = \"free\"\npreview = 100\n").await;
    let (form, article) = places(&browser, "copper").await;
    let open = browser.get(&article).await.text();
    assert!(!open.contains("wall-strip"), "free before");
    browser.sign_in().await;
    let cookie = browser.cookie.clone();
    let said = "embargo_minutes=10080&gifts=1&in_membership=1";
    assert_eq!(browser.post(&form, said).await.header("location"), format!("{form}?done=set"));
    browser.cookie = None;
    assert!(browser.get(&article).await.text().contains("wall-strip"), "closed for a stranger");
    browser.cookie = cookie.clone();
    assert!(browser.get(&article).await.text().contains("wall-strip"), "and for everybody else");
    let log = browser.get("/console/log").await.text();
    assert!(log.contains("set the terms of a title"), "{log}");
    assert_eq!(browser.post(&form, "drop=1").await.header("location"), format!("{form}?done=dropped"));
    browser.cookie = None;
    assert_eq!(browser.get(&article).await.text(), open);
}

#[tokio::test]
async fn a_title_has_a_price_of_its_own_within_the_policys_bounds_where_it_has_any() {
    const SOLD: &str = "version = 1\nwall = \"members\"\n[wallet]\nprices = { EUR = 50 }\ntop_ups = { EUR = [500] }\n";
    let mut without = public_site(SOLD).await;
    let (form, article) = places(&without, "copper").await;
    without.sign_in().await;
    assert!(!without.get(&form).await.text().contains("price-EUR"), "off unless the policy allows it");
    without.post(&form, "price-EUR=1.20&gifts=1&in_membership=1").await;
    without.sign_in_as(Role::Reader).await;
    assert!(without.get(&article).await.text().contains("Read this article for EUR 0.50"));

    let mut browser = public_site(&format!("{SOLD}title_prices = {{ EUR = [20, 200] }}\n")).await;
    let (form, article) = places(&browser, "copper").await;
    browser.sign_in().await;
    let page = browser.get(&form).await.text();
    assert!(page.contains("name=\"price-EUR\"") && page.contains("Between EUR 0.20 and EUR 2.00"), "{page}");
    for wrong in ["2.01", "0.19", "free", "-1"] {
        let answer = browser.post(&form, &format!("price-EUR={wrong}&gifts=1&in_membership=1")).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
    assert_eq!(
        browser.post(&form, "price-EUR=1.20&gifts=1&in_membership=1").await.header("location"),
        format!("{form}?done=set")
    );
    assert!(browser.get(&form).await.text().contains("value=\"1.20\""));
    browser.sign_in_as(Role::Reader).await;
    assert!(browser.get(&article).await.text().contains("Read this article for EUR 1.20"));
    let (_, other) = places(&browser, "holds through the night").await;
    let price = browser.get(&other).await.text();
    assert!(
        price.contains("Read this article for EUR 0.50") || form.contains("northern-post"),
        "others cost what they did"
    );
}

#[tokio::test]
async fn what_a_title_asks_for_wins_over_the_policys_file() {
    let mut browser = public_site(
        "version = 1\nwall = \"members\"\npreview = 100\n[[title]]\ntitle = \"northern-post\"\npreview = 60\n",
    )
    .await;
    browser.sign_in().await;
    let page = browser.get("/console/titles/northern-post/terms").await.text();
    assert!(page.contains("value=\"60\"") && page.contains("the policy of this site holds"), "{page}");
    browser.post("/console/titles/northern-post/terms", "preview=300&in_membership=1&countries=no,+se").await;
    let page = browser.get("/console/titles/northern-post/terms").await.text();
    assert!(page.contains("value=\"300\"") && page.contains("value=\"NO, SE\""), "{page}");
    for wrong in ["preview=1e3", "preview=6000", "embargo_minutes=-1", "countries=Norway"] {
        let answer = browser.post("/console/titles/northern-post/terms", wrong).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
}

#[tokio::test]
async fn articles_are_for_programs_only_where_their_title_says_so() {
    let mut browser = public_site("").await;
    let (form, article) = places(&browser, "copper").await;
    let kept = browser.get(&article).await;
    for path in [article.clone(), format!("{article}/changes"), api_of(&article)] {
        assert_eq!(browser.get(&path).await.header("tdm-reservation"), "1", "{path}");
    }
    assert!(kept.text().contains(r#"<meta name="robots" content="noindex""#));
    let robots = browser.get("/robots.txt").await.text();
    assert!(robots.contains("User-agent: GPTBot\n") && robots.contains("Disallow: /article/\n"), "{robots}");
    let maps = browser.get("/sitemap.xml").await;
    assert!(maps.header("content-type").starts_with("application/xml"));
    assert!(maps.text().contains("/sitemap/pages.xml") && robots.contains("/sitemap.xml\n"), "{robots}");
    let pages = browser.get("/sitemap/pages.xml").await.text();
    assert!(pages.contains("/title/northern-post</loc>") && !pages.contains("/article/"), "{pages}");
    assert!(!browser.get("/sitemap/news.xml").await.text().contains("<url>"));

    browser.sign_in().await;
    assert_eq!(browser.post(&form, "search_engines=1&mining=1").await.status, StatusCode::SEE_OTHER);
    browser.cookie = None;
    let given = browser.get(&article).await;
    for path in [article.clone(), format!("{article}/changes"), api_of(&article)] {
        assert_eq!(browser.get(&path).await.header("tdm-reservation"), "", "{path}");
    }
    assert!(!given.text().contains("noindex"));
    let robots = browser.get("/robots.txt").await.text();
    assert!(!robots.contains("GPTBot") && !robots.contains("Disallow: /article/"), "{robots}");
    let news = browser.get("/sitemap/news.xml").await.text();
    assert!(news.contains("<news:title>") && news.contains(article.rsplit('-').next().unwrap()), "{news}");
}

#[tokio::test]
async fn where_the_operator_lets_all_be_listed_articles_name_their_publisher_and_a_title_can_say_no() {
    let mut browser = listed_site("", site::SearchEngines::All).await;
    let (form, article) = places(&browser, "copper").await;
    let robots = browser.get("/robots.txt").await.text();
    assert!(!robots.contains("Disallow: /article/") && robots.contains("GPTBot"), "mining is another matter: {robots}");
    let listed = browser.get(&article).await;
    let text = listed.text();
    assert!(!text.contains("noindex"), "{text}");
    let canonical = text.split(r#"<link rel="canonical" href=""#).nth(1).unwrap().split('"').next().unwrap();
    assert!(canonical.starts_with("https://") && !canonical.contains("/article/"), "{canonical}");
    assert_eq!(listed.header("tdm-reservation"), "1");
    assert!(browser.get(&format!("{article}/changes")).await.text().contains("noindex"));
    assert!(
        !browser.get("/sitemap/news.xml").await.text().contains("<url>"),
        "the publishers' pages are the ones to find"
    );
    for page in ["/saved", "/account", "/sign-in", "/briefing"] {
        browser.sign_in_as(Role::Reader).await;
        let answer = browser.get(page).await;
        assert!(answer.status == StatusCode::SEE_OTHER || answer.text().contains("noindex"), "{page}");
    }

    browser.sign_in().await;
    assert_eq!(browser.post(&form, "gifts=1&in_membership=1").await.status, StatusCode::SEE_OTHER);
    browser.cookie = None;
    assert!(
        browser.get(&article).await.text().contains(r#"<meta name="robots" content="noindex""#),
        "the title says no"
    );
}

#[tokio::test]
async fn what_not_everybody_may_read_is_not_listed_on_the_operators_word() {
    let browser = listed_site("version = 1\nwall = \"members\"\npreview = 100\n", site::SearchEngines::All).await;
    let (_, article) = places(&browser, "copper").await;
    assert!(browser.get(&article).await.text().contains(r#"<meta name="robots" content="noindex""#));
}

#[tokio::test]
async fn a_private_instance_has_no_map() {
    let browser = Browser::new().await;
    for path in ["/sitemap.xml", "/sitemap/pages.xml", "/sitemap/news.xml"] {
        assert_eq!(browser.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn a_publisher_sets_the_terms_of_a_title_that_was_shown_to_be_theirs_and_of_no_other() {
    let mut browser = public_site("").await;
    browser.sign_in_as(Role::Publisher).await;
    let form = "/publisher/northern-post/terms";
    let claimed = browser.post("/publisher/claim", "title=northern-post").await;
    assert_eq!(claimed.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.get(form).await.status, StatusCode::NOT_FOUND, "claimed, not shown");
    assert_eq!(browser.post(form, "mining=1").await.status, StatusCode::NOT_FOUND);
    let publisher = browser.store.account_by_address("publisher@example.org").await.unwrap().unwrap().id;
    let titles = browser.store.titles().await.unwrap();
    let title = titles.iter().find(|title| title.listing.slug == "northern-post").unwrap();
    let now_us = news::to_micros(newsroom::now());
    browser.store.prove_claim(title.id, publisher, "file", now_us).await.unwrap();
    assert_eq!(browser.post(form, "mining=1").await.header("location"), format!("{form}?done=set"));
    let terms = browser.store.terms_of_titles().await.unwrap();
    assert!(terms[&title.id].mining && !terms[&title.id].search_engines);
    assert_eq!(browser.get("/publisher/touchline/terms").await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get("/console/titles/northern-post/terms").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn another_process_hears_of_terms_when_it_reads_them() {
    let folder = tempfile::tempdir().unwrap();
    let store = newsroom::filled_store(folder.path()).await;
    let app = newsroom::app(store.clone(), folder.path(), Arc::default());
    let title = store.titles().await.unwrap().remove(0);
    let terms = membership::terms::Terms { mining: true, ..membership::terms::Terms::none(&title.listing.slug) };
    store.set_terms(title.id, Some(&terms), (news::AccountId(1), "x"), 1).await.unwrap();
    assert!(!app.wall().terms(&title).mining);
    app.wall().read_terms(&store).await.unwrap();
    assert!(app.wall().terms(&title).mining);
}
