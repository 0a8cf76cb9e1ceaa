//! How an article opens for somebody who pays nothing: by a trial, a gift, a seat in a family, a voucher.

use http::StatusCode;
use news::Role;

use super::{POLICY, is_locked, site_behind, with_locked_articles};
use crate::browser::Browser;
use crate::newsroom;

#[tokio::test]
async fn a_trial_opens_everything_once_for_each_person_and_its_reader_gives_articles_away() {
    let mut browser = site_behind(POLICY).await;
    let locked = with_locked_articles(&browser, 2).await;
    browser.sign_in_as(Role::Reader).await;
    assert!(is_locked(&browser.get(&locked[0]).await.text()));
    let answer = browser.post("/plans/trial", "next=/account").await;
    if answer.status == StatusCode::OK {
        // An address has to answer first.
        assert!(answer.text().contains("Your address has to answer first"), "{}", answer.text());
        let account = browser.store.account_by_address("reader@example.org").await.unwrap().unwrap();
        browser.store.verify_account(account.id).await.unwrap();
        assert_eq!(browser.post("/plans/trial", "next=/account").await.header("location"), "/account");
    }
    assert!(!is_locked(&browser.get(&locked[0]).await.text()));
    assert!(browser.get("/membership").await.text().contains("Your trial runs until 7 Dec 2026"));
    assert!(browser.post("/plans/trial", "").await.text().contains("You are a member already"));
    let page = browser.post(&format!("{}/gift", locked[0]), "").await.text();
    let link = page.split("value=\"http://localhost:8080").nth(1).unwrap().split('"').next().unwrap().to_owned();
    // Ten devices open it; the eleventh is told kindly.
    browser.cookie = None;
    assert!(browser.get(&link).await.text().contains("Open the gift"));
    for device in 0..11 {
        browser.cookie = None;
        let answer = browser.post(&link, "").await;
        if device < 10 {
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "device {device}");
            browser.keep_cookie(&answer);
            assert!(!is_locked(&browser.get(&locked[0]).await.text()));
            assert!(is_locked(&browser.get(&locked[1]).await.text()), "a gift opens one article");
        } else {
            assert_eq!(answer.status, StatusCode::GONE);
            assert!(answer.text().contains("as many devices as it can"), "{}", answer.text());
        }
    }
    assert_eq!(browser.get("/gift/1.forged").await.status, StatusCode::NOT_FOUND);
}

/// A policy with a plan for a family of three.
fn family() -> String {
    format!(
        "{POLICY}\n[[plan]]\nid = \"family\"\nname = \"Family\"\ninterval = \"month\"\nprices = {{ EUR = 1490 }}\npeople = \"family\"\nseats = 3\n"
    )
}

/// The operator pays for a family.
async fn pay_for_family(browser: &Browser) -> news::AccountId {
    use membership::subscription::{Event, Snapshot, Status};
    let now_us = news::to_micros(newsroom::now());
    let payer = browser.store.account_by_address("operator@example.org").await.unwrap().unwrap().id;
    let plan = store::Plan {
        word: "family".to_owned(),
        name: "Family".to_owned(),
        about: String::new(),
        currency: membership::Currency::EUR,
        minor: 1_490,
        months: 1,
        trial_days: 0,
        price: "price_family".to_owned(),
        on_sale: true,
        place: 0,
    };
    browser.store.set_plan(&plan).await.unwrap();
    let seen = Snapshot {
        at_us: now_us,
        status: Status::Active,
        told_by: "evt_1".to_owned(),
        from_us: now_us,
        to_us: now_us + 30 * 86_400_000_000,
        trial_to_us: 0,
        ends_with_term: false,
        price: "price_family".to_owned(),
        seats: 1,
    };
    browser.store.keep_subscription("sub_1", Some(payer), "cus_1", &Event::Seen(seen), now_us).await.unwrap();
    payer
}

#[tokio::test]
async fn whoever_takes_a_seat_of_a_family_reads_until_they_leave_it() {
    let mut browser = site_behind(&family()).await;
    let locked = with_locked_articles(&browser, 1).await.remove(0);
    browser.sign_in().await;
    pay_for_family(&browser).await;
    assert!(browser.get("/membership").await.text().contains("Besides you there is room for 2"));
    let mut links = Vec::new();
    for name in ["Nina", "Ole", "Pia"] {
        let page = browser.post("/membership/seats", &format!("name={name}")).await.text();
        match page.split("value=\"http://localhost:8080").nth(1) {
            Some(link) => links.push(link.split('"').next().unwrap().to_owned()),
            None => assert!(page.contains("All seats are taken"), "{page}"),
        }
    }
    assert_eq!(links.len(), 2);
    browser.cookie = None;
    assert!(browser.get(&links[0]).await.text().contains("Sign in to take it"));
    browser.sign_in_as(Role::Reader).await;
    assert!(is_locked(&browser.get(&locked).await.text()));
    assert_eq!(browser.post(&links[0], "").await.header("location"), "/membership");
    assert!(!is_locked(&browser.get(&locked).await.text()), "the family reads");
    assert!(browser.post(&links[0], "").await.text().contains("has been used or taken back"));
    // Leaving ends the reading, and keeps what is one's own.
    browser.post(&format!("{locked}/mark"), "mark=saved").await;
    let page = browser.get("/membership").await.text();
    let seat = page.split("name=\"seat\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    browser.post("/membership/seats/end", &format!("seat={seat}")).await;
    assert!(is_locked(&browser.get(&locked).await.text()));
    assert!(browser.get("/saved").await.text().contains(&locked));
}

#[tokio::test]
async fn a_voucher_gives_its_days_once_a_reader() {
    let mut browser = site_behind(POLICY).await;
    let locked = with_locked_articles(&browser, 1).await.remove(0);
    let code = billing::manual::voucher_code(&[7; 32]).unwrap();
    let digest = billing::manual::voucher_digest(&code);
    let voucher = store::NewVoucher { digest, days: 30, amount: None, uses: 2, until_us: 0 };
    browser.store.add_voucher(&voucher, news::to_micros(newsroom::now())).await.unwrap();
    browser.sign_in_as(Role::Reader).await;
    let wrong = browser.post("/membership/voucher", "code=2345-2345-2345").await;
    assert!(wrong.text().contains("There is no such voucher"), "{}", wrong.text());
    let form = format!("code={}", code.to_lowercase());
    assert_eq!(browser.post("/membership/voucher", &form).await.header("location"), "/membership");
    assert!(!is_locked(&browser.get(&locked).await.text()));
    assert!(browser.get("/membership").await.text().contains("You read as a member until 23 Dec 2026"));
    assert!(browser.post("/membership/voucher", &form).await.text().contains("You have used this voucher already"));
}
