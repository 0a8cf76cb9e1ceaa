//! A membership for somebody else, from the form to the first locked article that it opens.

use http::StatusCode;
use news::Role;

use crate::shop::Shop;

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

/// A month of everything and one of a family are on sale.
const PLANS: [(&str, &str, i64); 2] = [("month", "Everything", 1_200), ("family", "Family", 1_900)];

#[tokio::test]
async fn a_membership_is_paid_by_one_claimed_by_another_and_opens_the_wall_for_them() {
    let mut shop = Shop::open(POLICY, &PLANS).await;
    let browser = &mut shop.browser;
    assert!(browser.get("/plans").await.text().contains("Give a membership"));
    browser.sign_in_as(Role::Editor).await;
    let form = browser.get("/plans/give").await.text();
    assert!(form.contains("A month of Everything, EUR 12.00"), "{form}");
    assert!(!form.contains("Family"), "a family's seats are its payer's to give");

    let give = "plan=month&name=Bela&address=&day=&note=For+the+train.";
    let onward = browser.post("/plans/give", give).await.text();
    let page = browser.get("/membership?given=yes").await.text();
    assert!(
        page.contains("tells us of your payment within a minute") && !page.contains("gift-subscription/"),
        "{page}"
    );
    shop.pay(&onward);
    shop.hear().await;
    let guest = &mut shop.browser;
    let page = guest.get("/membership").await.text();
    assert!(page.contains("Memberships you gave") && page.contains("A month, not claimed yet"), "{page}");
    let link = page.split("/gift-subscription/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let path = format!("/gift-subscription/{link}");

    // A stranger sees what it is; looking changes nothing.
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
    let mut shop = Shop::open(POLICY, &PLANS).await;
    let browser = &mut shop.browser;
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
    assert!(shop.cashier.ids("checkout.session").is_empty());
}
