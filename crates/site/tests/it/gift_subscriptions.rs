//! A membership for somebody else, from the form to the first locked article that it opens.

use billing::stripe::{Client, NewPrice, Settings as Stripe};
use http::StatusCode;
use membership::Currency;
use membership::policy::Policy;
use news::Role;
use press::{Cashier, Disorder};

use crate::browser::Browser;
use crate::newsroom;

const POLICY: &str = r#"
version = 1
wall = "members"

[[plan]]
id = "month"
name = "Everything"
interval = "month"
prices = { EUR = 1200 }

[[plan]]
id = "family"
name = "Family"
interval = "month"
people = "family"
prices = { EUR = 1900 }
"#;

/// A site with a provider, where a month of everything and one of a family are on sale.
async fn opened() -> (Browser, Cashier, Client) {
    let cashier = Cashier::open(newsroom::now().as_second(), "whsec_press", Disorder::default()).await.unwrap();
    let settings = Stripe {
        key: "sk_test".to_owned(),
        webhook_secrets: vec!["whsec_press".to_owned()],
        base: cashier.base().parse().unwrap(),
    };
    let client = Client::new(settings).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let store = newsroom::filled_store(folder.path()).await;
    for (place, (word, name, minor)) in
        [("month", "Everything", 1_200), ("family", "Family", 1_900)].into_iter().enumerate()
    {
        let new = NewPrice { name: name.to_owned(), minor, currency: Currency::EUR, months: 1 };
        let plan = store::Plan {
            word: word.to_owned(),
            name: name.to_owned(),
            about: String::new(),
            currency: Currency::EUR,
            minor,
            months: 1,
            trial_days: 0,
            price: client.price(&new, word).await.unwrap(),
            on_sale: true,
            place: i64::try_from(place).unwrap(),
        };
        store.set_plan(&plan).await.unwrap();
    }
    let settings = site::Settings {
        membership: Some(Policy::read(POLICY).unwrap()),
        money: true,
        billing: Some(client.clone()),
        ..newsroom::settings(folder.path())
    };
    (Browser::with(store, folder, settings), cashier, client)
}

/// What the provider told is taken in.
async fn hear(browser: &Browser, cashier: &Cashier, client: &Client) {
    let now_us = news::to_micros(newsroom::now());
    for (body, _) in cashier.webhooks() {
        let notice = billing::notice::read(body.as_bytes()).unwrap();
        browser.store.keep_provider_event(&notice.id, &notice.kind, body.as_bytes(), now_us).await.unwrap();
    }
    billing::taking::take_in(&browser.store, client, now_us).await.unwrap();
}

#[tokio::test]
async fn a_membership_is_paid_by_one_claimed_by_another_and_opens_the_wall_for_them() {
    let (mut browser, cashier, client) = opened().await;
    assert!(browser.get("/plans").await.text().contains("Give a membership"));
    browser.sign_in_as(Role::Editor).await;
    let form = browser.get("/plans/give").await.text();
    assert!(form.contains("A month of Everything, EUR 12.00"), "{form}");
    assert!(!form.contains("Family"), "a family's seats are its payer's to give");

    let give = "plan=month&name=Bela&address=&day=&note=For+the+train.";
    let onward = browser.post("/plans/give", give).await.text();
    let session = onward.split("/pay/").nth(1).unwrap().split(['"', '\'']).next().unwrap().to_owned();
    let page = browser.get("/membership?given=yes").await.text();
    assert!(
        page.contains("tells us of your payment within a minute") && !page.contains("gift-subscription/"),
        "{page}"
    );
    cashier.pay(&session, "4242424242424242").unwrap();
    hear(&browser, &cashier, &client).await;
    let page = browser.get("/membership").await.text();
    assert!(page.contains("Memberships you gave") && page.contains("A month, not claimed yet"), "{page}");
    let link = page.split("/gift-subscription/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let path = format!("/gift-subscription/{link}");

    // A stranger sees what it is; looking changes nothing.
    let mut guest = browser;
    guest.sign_in_as(Role::Reader).await;
    let shown = guest.get(&path).await.text();
    assert!(shown.contains("A membership for Bela") && shown.contains("For the train."), "{shown}");
    assert!(shown.contains("Claim it"), "{shown}");
    assert_eq!(guest.get("/gift-subscription/1.forged").await.status, StatusCode::NOT_FOUND);
    let article = guest.article("holds through the night").await;
    assert!(guest.get(&article).await.text().contains("wall-strip"));
    assert_eq!(guest.post(&path, "").await.header("location"), "/membership");
    assert!(!guest.get(&article).await.text().contains("wall-strip"), "the wall is open");
    assert!(guest.get("/membership").await.text().contains("You read as a member until"));
    let again = guest.post(&path, "").await.text();
    assert!(again.contains("claimed already"), "{again}");

    // Who gave it is told that it was claimed, and not by whom.
    guest.sign_in_as(Role::Editor).await;
    let page = guest.get("/membership").await.text();
    assert!(page.contains("A month, claimed on") && !page.contains("/gift-subscription/"), "{page}");
    assert!(!page.contains("reader@example.org"), "{page}");
}

#[tokio::test]
async fn what_makes_no_sense_is_said_before_anything_is_paid() {
    let (mut browser, cashier, _) = opened().await;
    browser.sign_in_as(Role::Reader).await;
    for (form, said) in [
        ("plan=family&name=Bela", "not on sale"),
        ("plan=month&name=+", "Write whom it is for"),
        ("plan=month&name=Bela&address=nowhere", "address"),
        ("plan=month&name=Bela&day=2020-01-01", "between today and a year from now"),
        ("plan=month&name=Bela&day=tomorrow", "between today and a year from now"),
    ] {
        let answer = browser.post("/plans/give", form).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{form}");
        assert!(answer.text().contains(said), "{form}: {}", answer.text());
    }
    assert!(cashier.ids("checkout.session").is_empty());
}
