//! A balance of one's own: put in, spent on one article, and given back.

use http::StatusCode;
use membership::wall::Record;
use news::Role;

use crate::shop::Shop;

const POLICY: &str = r#"
version = 1
wall = "members"

[wallet]
prices = { EUR = 50 }
top_ups = { EUR = [500, 1000] }
tax = 700
tax_country = "DE"
"#;

#[tokio::test]
async fn money_is_put_in_one_article_is_bought_once_and_the_rest_goes_back() {
    let mut shop = Shop::open(POLICY, &[]).await;
    let article = shop.browser.article("holds through the night").await;
    let buy = format!("{article}/buy");
    assert!(!shop.browser.get(&article).await.text().contains("EUR 0.50"), "nothing is sold to a stranger");
    shop.browser.sign_in_as(Role::Reader).await;
    let page = shop.browser.get(&article).await.text();
    assert!(page.contains("Read this article for EUR 0.50") && page.contains("/membership/wallet?next="), "{page}");
    let price = "minor=50&currency=EUR";
    let to = shop.browser.post(&buy, price).await.header("location").to_owned();
    assert!(to.starts_with("/membership/wallet?next="), "{to}");

    assert_eq!(
        shop.browser.post("/membership/wallet", "minor=501&currency=EUR").await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let onward = shop.browser.post("/membership/wallet", "minor=500&currency=EUR").await.text();
    shop.pay(&onward);
    shop.hear().await;
    assert!(shop.browser.get("/membership/wallet").await.text().contains("<strong>EUR 5.00</strong>"));
    assert!(shop.browser.get("/membership").await.text().contains("EUR 5.00"));

    // Looking buys nothing, and neither does another price than the one that stands there.
    let page = shop.browser.get(&article).await.text();
    assert!(page.contains(&format!("action=\"{buy}\"")) && page.contains("your balance of EUR 5.00"), "{page}");
    shop.browser.post(&buy, "minor=10&currency=EUR").await;
    assert!(shop.browser.get(&article).await.text().contains("wall-strip"));
    for _ in 0..2 {
        assert_eq!(shop.browser.post(&buy, price).await.header("location"), article);
    }
    assert!(!shop.browser.get(&article).await.text().contains("wall-strip"));
    let page = shop.browser.get("/membership/wallet").await.text();
    assert!(page.contains("<strong>EUR 4.50</strong>") && page.contains("holds through the night"), "{page}");
    let receipt = shop.browser.get("/account/receipts").await.text();
    assert!(receipt.contains("EUR 0.03") && receipt.contains("Articles that you bought"), "{receipt}");

    // The record that it was sold by decides the same again.
    let account =
        shop.browser.store.accounts().await.unwrap().into_iter().find(|one| one.role == Role::Reader).unwrap().id;
    let decisions = shop.browser.store.buying_decisions(account).await.unwrap();
    let record: Record = serde_json::from_str(&decisions[0]).unwrap();
    assert!(decisions.len() == 1 && record.replays(&membership::policy::Policy::read(POLICY).unwrap()));

    assert!(shop.browser.get("/account/erase").await.text().contains("EUR 4.50 of your balance"));
    shop.browser.post("/membership/wallet/back", "").await;
    shop.browser.post("/membership/wallet/back", "").await;
    assert_eq!(shop.browser.store.farewells_of(account).await.unwrap().len(), 1);
    let page = shop.browser.get("/membership/wallet").await.text();
    assert!(page.contains("on its way back") && !page.contains("Put in EUR"), "{page}");
    let other = shop.browser.article("copper").await;
    assert!(!shop.browser.get(&other).await.text().contains("your balance of"), "it is not spent meanwhile");
    let now_us = news::to_micros(crate::newsroom::now());
    let store = &shop.browser.store;
    billing::farewells::carry_out(store, Some(&shop.client), &jiff::tz::TimeZone::UTC, now_us).await.unwrap();
    assert!(shop.browser.get("/membership").await.text().contains("EUR 4.50 of your balance are on their way back"));
    assert!(!shop.browser.get(&article).await.text().contains("wall-strip"), "what was bought stays open");
}

#[tokio::test]
async fn without_a_word_in_the_policy_nothing_is_sold_alone() {
    let mut shop = Shop::open("version = 1\nwall = \"members\"\n", &[]).await;
    shop.browser.sign_in_as(Role::Reader).await;
    let article = shop.browser.article("holds through the night").await;
    assert!(!shop.browser.get(&article).await.text().contains("/membership/wallet"));
    assert_eq!(shop.browser.get("/membership/wallet").await.status, StatusCode::NOT_FOUND);
    let bought = shop.browser.post(&format!("{article}/buy"), "minor=50&currency=EUR").await;
    assert_eq!(bought.status, StatusCode::NOT_FOUND);
}
