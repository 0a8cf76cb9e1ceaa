//! What whoever joins declares, where the operator asks for it.

use http::StatusCode;
use news::Role;

use crate::shop::Shop;

const POLICY: &str = "version = 1\nwall = \"members\"\nwaiver = true\n";
const PLANS: [(&str, &str, i64); 1] = [("month", "Everything", 1_200)];
const WORDS: &str = "I know that I lose my right to withdraw by it";

#[tokio::test]
async fn acceptance_14_what_is_given_up_when_joining_is_kept_in_its_words_and_shown() {
    let mut shop = Shop::open(POLICY, &PLANS).await;
    let browser = &mut shop.browser;
    browser.sign_in_as(Role::Reader).await;
    let page = browser.get("/plans").await.text();
    assert!(page.contains(WORDS) && page.contains("name=\"waiver\"") && !page.contains("checked"), "{page}");
    let without = browser.post("/billing/checkout", "plan=month").await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!browser.get("/membership").await.text().contains("What you declared"), "nothing was said");
    let onward = browser.post("/billing/checkout", "plan=month&waiver=yes").await.text();
    shop.pay(&onward);
    shop.hear().await;
    let page = shop.browser.get("/membership").await.text();
    assert!(page.contains("What you declared") && page.contains(WORDS), "{page}");
    let reader = shop.browser.store.accounts().await.unwrap().into_iter().find(|one| one.role == Role::Reader).unwrap();
    let kept = shop.browser.store.waivers_of(reader.id).await.unwrap();
    assert_eq!((kept.len(), kept[0].plan.as_str(), kept[0].language.as_str()), (1, "month", "en"));
}

#[tokio::test]
async fn where_nobody_asks_for_it_nothing_is_given_up() {
    let mut shop = Shop::open("version = 1\nwall = \"members\"\n", &PLANS).await;
    shop.browser.sign_in_as(Role::Reader).await;
    assert!(!shop.browser.get("/plans").await.text().contains(WORDS));
    let onward = shop.browser.post("/billing/checkout", "plan=month").await.text();
    assert!(onward.contains("/pay/"), "{onward}");
    let reader = shop.browser.store.accounts().await.unwrap().into_iter().find(|one| one.role == Role::Reader).unwrap();
    assert!(shop.browser.store.waivers_of(reader.id).await.unwrap().is_empty());
}
