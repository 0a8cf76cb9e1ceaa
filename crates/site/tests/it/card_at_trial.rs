//! A trial that asks for a card: it begins where a plan is chosen, and the plan follows it.

use news::Role;

use crate::shop::Shop;

const POLICY: &str = "version = 1\nwall = \"members\"\n[trial]\ndays = 14\ncard = true\n";

#[tokio::test]
async fn a_trial_with_a_card_begins_at_the_payment_provider_and_opens_the_wall() {
    let mut shop = Shop::open(POLICY, &[("month", "Everything", 1_200)]).await;
    shop.browser.sign_in_as(Role::Reader).await;
    let plans = shop.browser.get("/plans").await.text();
    assert!(plans.contains("14 days free") && !plans.contains("Begin the trial"), "{plans}");
    let asked = shop.browser.post("/plans/trial", "").await.text();
    assert!(asked.contains("Choose the plan that is to follow the trial"), "{asked}");
    let onward = shop.browser.post("/billing/checkout", "plan=month").await.text();
    shop.pay(&onward);
    shop.hear().await;
    assert!(shop.cashier.ids("charge").is_empty(), "nothing is drawn");
    let article = shop.browser.article("holds through the night").await;
    assert!(!shop.browser.get(&article).await.text().contains("wall-strip"));
    assert!(shop.browser.get("/membership").await.text().contains("Free until"));
}
