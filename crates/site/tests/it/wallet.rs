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
async fn an_article_is_given_back_in_time_by_its_reader_once_and_by_the_operator_always() {
    let policy = POLICY.replace("tax = 700", "return_minutes = 15\ntax = 700");
    let mut shop = Shop::open(&policy, &[]).await;
    shop.browser.sign_in_as(Role::Reader).await;
    let cookie = shop.browser.cookie.clone();
    let onward = shop.browser.post("/membership/wallet", "minor=500&currency=EUR").await.text();
    shop.pay(&onward);
    shop.hear().await;
    let article = shop.browser.article("holds through the night").await;
    let buy = format!("{article}/buy");
    let number_in = |page: &str| {
        page.split("name=\"number\" value=\"").nth(1).map(|rest| rest.split('"').next().unwrap().to_owned())
    };
    shop.browser.post(&buy, "minor=50&currency=EUR").await;
    let page = shop.browser.get("/membership/wallet").await.text();
    assert!(page.contains("within 15 minutes") && page.contains("<strong>EUR 4.50</strong>"), "{page}");
    let form = format!("number={}", number_in(&page).unwrap());

    shop.browser.cookie = None;
    shop.browser.sign_in_as(Role::Editor).await;
    assert_eq!(
        shop.browser.post("/membership/wallet/return", &form).await.status,
        StatusCode::NOT_FOUND,
        "whose it is not"
    );
    shop.browser.cookie = cookie.clone();
    let done = shop.browser.post("/membership/wallet/return", &form).await;
    assert_eq!(done.header("location"), "/membership/wallet?returned=yes", "{}", done.text());
    let page = shop.browser.get("/membership/wallet").await.text();
    assert!(page.contains("<strong>EUR 5.00</strong>") && page.contains("given back"), "{page}");
    assert!(shop.browser.get(&article).await.text().contains("wall-strip"), "it is open no more");
    assert!(!shop.browser.get("/account/receipts").await.text().contains("EUR 0.03"), "and no fee went anywhere");

    // Bought again, it is bought for good.
    shop.browser.post(&buy, "minor=50&currency=EUR").await;
    let page = shop.browser.get("/membership/wallet").await.text();
    assert!(!page.contains("name=\"number\""), "{page}");
    let bought = shop.browser.store.latest_bought(9).await.unwrap();
    let kept = bought.iter().find(|one| one.returned_us.is_none()).unwrap();
    let form = format!("number={}", kept.number);
    let late = shop.browser.post("/membership/wallet/return", &form).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);

    // The operator gives it back, and is not told what was read.
    assert_eq!(shop.browser.post("/console/money/article", &form).await.status, StatusCode::FORBIDDEN);
    shop.browser.cookie = None;
    shop.browser.sign_in().await;
    let console = shop.browser.get("/console/money").await.text();
    assert!(console.contains(&format!("value=\"{}\"", kept.number)) && !console.contains("holds through"), "{console}");
    for _ in 0..2 {
        assert_eq!(
            shop.browser.post("/console/money/article", &form).await.header("location"),
            "/console/money?done=article"
        );
    }
    let log = shop.browser.get("/console/log").await.text();
    assert_eq!(log.matches("an article bought alone").count(), 1, "{log}");
    shop.browser.cookie = cookie;
    assert!(shop.browser.get("/membership/wallet").await.text().contains("<strong>EUR 5.00</strong>"));
}

#[tokio::test]
async fn where_the_policy_says_no_time_only_the_operator_gives_an_article_back() {
    let mut shop = Shop::open(POLICY, &[]).await;
    shop.browser.sign_in_as(Role::Reader).await;
    let onward = shop.browser.post("/membership/wallet", "minor=500&currency=EUR").await.text();
    shop.pay(&onward);
    shop.hear().await;
    let article = shop.browser.article("holds through the night").await;
    shop.browser.post(&format!("{article}/buy"), "minor=50&currency=EUR").await;
    let page = shop.browser.get("/membership/wallet").await.text();
    assert!(page.contains("<strong>EUR 4.50</strong>") && !page.contains("/wallet/return"), "{page}");
}

#[tokio::test]
async fn a_voucher_fills_the_balance_and_is_spent_first_and_never_paid_out() {
    let mut shop = Shop::open(POLICY, &[]).await;
    let code = billing::manual::voucher_code(&[7; 32]).unwrap();
    let amount = membership::Money::new(70, membership::Currency::EUR);
    let digest = billing::manual::voucher_digest(&code);
    let voucher = store::NewVoucher { digest, days: 0, amount: Some(amount), uses: 2, until_us: 0 };
    shop.browser.store.add_voucher(&voucher, news::to_micros(crate::newsroom::now())).await.unwrap();
    shop.browser.sign_in_as(Role::Reader).await;
    let form = format!("code={code}");
    assert_eq!(
        shop.browser.post("/membership/voucher", &form).await.header("location"),
        "/membership/wallet?filled=yes"
    );
    assert!(
        shop.browser.post("/membership/voucher", &form).await.text().contains("You have used this voucher already")
    );
    let page = shop.browser.get("/membership/wallet?filled=yes").await.text();
    assert!(page.contains("<strong>EUR 0.70</strong>") && page.contains("The voucher is in your balance"), "{page}");
    assert!(!page.contains("Give the rest back"), "nobody paid anything: {page}");
    let onward = shop.browser.post("/membership/wallet", "minor=500&currency=EUR").await.text();
    shop.pay(&onward);
    shop.hear().await;
    let article = shop.browser.article("holds through the night").await;
    shop.browser.post(&format!("{article}/buy"), "minor=50&currency=EUR").await;
    let page = shop.browser.get("/membership/wallet").await.text();
    assert!(page.contains("<strong>EUR 5.20</strong>"), "{page}");
    assert!(
        page.contains("<strong>EUR 5.00</strong>") && page.contains("is not paid out"),
        "all that was paid: {page}"
    );
}

#[tokio::test]
async fn who_cannot_pay_sees_until_when_access_stays_and_the_operator_who_was_told_what() {
    use membership::subscription::{Event, Snapshot, Status};
    const DAY_US: i64 = 86_400_000_000;
    let mut shop = Shop::open(POLICY, &[]).await;
    shop.browser.sign_in_as(Role::Reader).await;
    let reader = shop.browser.store.accounts().await.unwrap().into_iter().find(|one| one.role == Role::Reader).unwrap();
    let now_us = news::to_micros(crate::newsroom::now());
    let seen = Snapshot {
        at_us: now_us,
        status: Status::PastDue,
        told_by: "evt_1".to_owned(),
        from_us: now_us - DAY_US,
        to_us: now_us + 29 * DAY_US,
        trial_to_us: 0,
        ends_with_term: false,
        price: "month".to_owned(),
        seats: 1,
    };
    let store = &shop.browser.store;
    store.keep_subscription("sub_1", Some(reader.id), "cus_1", &Event::Seen(seen), now_us).await.unwrap();
    let ends = news::from_micros(now_us + 6 * DAY_US).to_zoned_datetime(jiff::tz::TimeZone::UTC);
    let until = format!("until {}", ends.strftime("%-d %b %Y, %H:%M"));
    let page = shop.browser.get("/membership").await.text();
    assert!(page.contains("The last payment failed") && page.contains(&until), "{until}: {page}");
    shop.browser.cookie = None;
    shop.browser.sign_in().await;
    let row = async |browser: &crate::browser::Browser| {
        let page = browser.get("/console/money").await.text();
        page.split("Payments that failed").nth(1).unwrap().split("</table>").next().unwrap().to_owned()
    };
    let before = row(&shop.browser).await;
    assert!(before.contains(&reader.address) && before.contains(&until) && before.contains("not yet"), "{before}");
    let dunned = shop.browser.store.dunned().await.unwrap().remove(0);
    for (step, said) in
        [("tell", "that it failed, on"), ("warn", "again, on"), ("end", "that the membership rests, on")]
    {
        shop.browser.store.claim_dunning_letter(&dunned, step, now_us).await.unwrap();
        let after = row(&shop.browser).await;
        assert!(after.contains(said), "{step}: {after}");
    }
}

#[tokio::test]
async fn what_is_left_of_a_transfer_is_sent_back_by_a_person_and_noted_once() {
    let folder = tempfile::tempdir().unwrap();
    let store = crate::newsroom::filled_store(folder.path()).await;
    let settings = site::Settings {
        membership: Some(membership::policy::Policy::read(POLICY).unwrap()),
        money: true,
        transfer: Some(site::Transfer { pay_to: "Harbour News".to_owned(), tax: 0, tax_country: String::new() }),
        ..crate::newsroom::settings(folder.path())
    };
    let mut browser = crate::browser::Browser::with(store, folder, settings);
    browser.sign_in_as(Role::Reader).await;
    let path = browser.post("/membership/wallet", "minor=500&currency=EUR").await.header("location").to_owned();
    let number = path.rsplit('/').next().unwrap().to_owned();
    browser.sign_in().await;
    browser.post("/console/money/invoice", &format!("number={number}&act=paid")).await;
    browser.sign_in_as(Role::Reader).await;
    let article = browser.article("holds through the night").await;
    browser.post(&format!("{article}/buy"), "minor=50&currency=EUR").await;
    browser.post("/membership/wallet/back", "").await;
    let now_us = news::to_micros(crate::newsroom::now());
    billing::farewells::carry_out(&browser.store, None, &jiff::tz::TimeZone::UTC, now_us).await.unwrap();

    browser.sign_in().await;
    let console = browser.get("/console/money").await.text();
    let section = console.split("Balances to be sent back").nth(1).unwrap().split("</table>").next().unwrap();
    assert!(
        section.contains("EUR 4.50") && section.contains(&number) && section.contains("reader@example.org"),
        "{section}"
    );
    let farewell = section.split("name=\"farewell\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let stale = format!("farewell={farewell}&sum=400");
    assert_eq!(browser.post("/console/money/balance", &stale).await.header("location"), "/console/money");
    assert!(browser.get("/console/money").await.text().contains("Balances to be sent back"), "another sum was sent");
    let form = format!("farewell={farewell}&sum=450");
    assert!(section.contains("name=\"sum\" value=\"450\""), "{section}");
    assert_eq!(browser.post("/console/money/balance", &form).await.header("location"), "/console/money?done=sent");
    assert_eq!(browser.post("/console/money/balance", &form).await.status, StatusCode::NOT_FOUND, "once");
    assert!(!browser.get("/console/money").await.text().contains("Balances to be sent back"));
    let log = browser.get("/console/log").await.text();
    assert!(log.contains("the rest of a balance, by hand"), "{log}");
    browser.sign_in_as(Role::Reader).await;
    assert_eq!(browser.post("/console/money/balance", &form).await.status, StatusCode::FORBIDDEN);
    let page = browser.get("/membership").await.text();
    assert!(page.contains("EUR 4.50 of your balance were sent back to you by bank transfer"), "{page}");
    assert!(!browser.get(&article).await.text().contains("wall-strip"), "what was bought stays open");
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
