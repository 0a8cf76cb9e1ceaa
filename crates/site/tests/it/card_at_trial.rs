//! A trial that asks for a card: it begins where a plan is chosen, and the plan follows it.

use billing::stripe::{Client, NewPrice, Settings as Stripe};
use membership::Currency;
use membership::policy::Policy;
use news::Role;
use press::{Cashier, Disorder};

use crate::browser::Browser;
use crate::newsroom;

const POLICY: &str = "version = 1\nwall = \"members\"\n[trial]\ndays = 14\ncard = true\n";

#[tokio::test]
async fn a_trial_with_a_card_begins_at_the_payment_provider_and_opens_the_wall() {
    let cashier = Cashier::open(newsroom::now().as_second(), "whsec_press", Disorder::default()).await.unwrap();
    let settings = Stripe {
        key: "sk_test".to_owned(),
        webhook_secrets: vec!["whsec_press".to_owned()],
        base: cashier.base().parse().unwrap(),
    };
    let client = Client::new(settings).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let store = newsroom::filled_store(folder.path()).await;
    let new = NewPrice { name: "Everything".to_owned(), minor: 1_200, currency: Currency::EUR, months: 1 };
    let plan = store::Plan {
        word: "month".to_owned(),
        name: "Everything".to_owned(),
        about: String::new(),
        currency: Currency::EUR,
        minor: 1_200,
        months: 1,
        trial_days: 0,
        price: client.price(&new, "month").await.unwrap(),
        on_sale: true,
        place: 0,
    };
    store.set_plan(&plan).await.unwrap();
    let settings = site::Settings {
        membership: Some(Policy::read(POLICY).unwrap()),
        money: true,
        billing: Some(client.clone()),
        ..newsroom::settings(folder.path())
    };
    let mut browser = Browser::with(store, folder, settings);
    browser.sign_in_as(Role::Reader).await;
    let plans = browser.get("/plans").await.text();
    assert!(plans.contains("14 days free") && !plans.contains("Begin the trial"), "{plans}");
    assert!(browser.post("/plans/trial", "").await.text().contains("Choose the plan that is to follow the trial"));
    let onward = browser.post("/billing/checkout", "plan=month").await.text();
    let session = onward.split("/pay/").nth(1).unwrap().split(['"', '\'']).next().unwrap();
    cashier.pay(session, "4242424242424242").unwrap();
    let now_us = news::to_micros(newsroom::now());
    for (body, _) in cashier.webhooks() {
        let notice = billing::notice::read(body.as_bytes()).unwrap();
        browser.store.keep_provider_event(&notice.id, &notice.kind, body.as_bytes(), now_us).await.unwrap();
    }
    billing::taking::take_in(&browser.store, &client, now_us).await.unwrap();
    assert!(cashier.ids("charge").is_empty(), "nothing is drawn");
    let article = browser.article("holds through the night").await;
    assert!(!browser.get(&article).await.text().contains("wall-strip"));
    assert!(browser.get("/membership").await.text().contains("Free until"));
}
