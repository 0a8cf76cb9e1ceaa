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

/// The letter as it goes over the wire: the words that are kept, their language and the time, in German for a German reader.
#[tokio::test]
async fn acceptance_14_the_letter_as_sent_has_the_words_in_their_language_and_the_time() {
    let post = press::PostOffice::open(Vec::new()).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let store = crate::newsroom::filled_store(folder.path()).await;
    store.set_plan(&crate::shop::plan("year", "Alles", 11_900, 12, String::new())).await.unwrap();
    let settings = site::Settings {
        membership: Some(membership::policy::Policy::read(POLICY).unwrap()),
        money: true,
        transfer: Some(site::Transfer { pay_to: "Harbour News".to_owned(), tax: 0, tax_country: String::new() }),
        mailer: Some(crate::browser::mailer(&post)),
        ..crate::newsroom::settings(folder.path())
    };
    let mut browser = crate::browser::Browser::with(store, folder, settings);
    browser.sign_in_as(Role::Reader).await;
    let german = browser.post("/settings", "language=de").await;
    let chosen = german.header("set-cookie").split(';').next().unwrap().to_owned();
    browser.cookie = Some(format!("{}; {chosen}", browser.cookie.clone().unwrap()));
    browser.post("/plans/order", "plan=year&waiver=yes").await;

    let reader = browser.store.accounts().await.unwrap().into_iter().find(|one| one.role == Role::Reader).unwrap();
    let kept = browser.store.waivers_of(reader.id).await.unwrap().remove(0);
    assert_eq!((kept.language.as_str(), kept.said_us), ("de", news::to_micros(crate::newsroom::now())));
    assert!(kept.words.contains("Widerruf"), "{}", kept.words);
    let mails = post.mails(2).await;
    let letter = mails.iter().find(|mail| mail.body().contains(&kept.words)).expect("the words as they were read");
    assert_eq!(letter.to, ["reader@example.org"]);
    let at = news::from_micros(kept.said_us).to_zoned_datetime(jiff::tz::TimeZone::UTC);
    for part in [at.strftime("%-d.").to_string(), at.strftime("%Y").to_string(), at.strftime("%H:%M").to_string()] {
        assert!(letter.body().contains(&part), "{part} in {}", letter.body());
    }
    assert!(letter.body().contains("Alles"), "for which plan: {}", letter.body());
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
