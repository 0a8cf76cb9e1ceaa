//! A membership by invoice: ordered, paid by bank transfer, given back by hand.

use http::StatusCode;
use membership::policy::Policy;
use news::Role;

use crate::browser::Browser;
use crate::newsroom;
use crate::shop::plan;

const POLICY: &str = "version = 1\nwall = \"members\"\n";

async fn opened(transfer: bool) -> Browser {
    let folder = tempfile::tempdir().unwrap();
    let store = newsroom::filled_store(folder.path()).await;
    let plan = plan("year", "Everything", 11_900, 12, String::new());
    store.set_plan(&plan).await.unwrap();
    let settings = site::Settings {
        membership: Some(Policy::read(POLICY).unwrap()),
        money: true,
        transfer: transfer.then(|| site::Transfer {
            pay_to: "Harbour News, AT61 1904 3002 3457 3201".to_owned(),
            tax: 1_900,
            tax_country: "DE".to_owned(),
        }),
        ..newsroom::settings(folder.path())
    };
    Browser::with(store, folder, settings)
}

#[tokio::test]
async fn an_invoice_is_ordered_paid_by_transfer_and_given_back_by_hand() {
    let mut browser = opened(true).await;
    browser.sign_in_as(Role::Reader).await;
    assert!(browser.get("/plans").await.text().contains("Order by invoice"));
    let path = browser.post("/plans/order", "plan=year").await.header("location").to_owned();
    let number = path.rsplit('/').next().unwrap().to_owned();
    assert_eq!(browser.post("/plans/order", "plan=year").await.header("location"), path, "one is open");
    let page = browser.get(&path).await.text();
    for words in ["EUR 119.00", "EUR 19.00 (DE)", "AT61 1904 3002 3457 3201", "Everything, 12 months", &number] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let article = browser.article("holds through the night").await;
    assert!(browser.get(&article).await.text().contains("wall-strip"), "ordered is not paid");
    let paid = format!("number={number}&act=paid");
    assert_eq!(browser.post("/console/money/invoice", &paid).await.status, StatusCode::FORBIDDEN);

    browser.sign_in().await;
    assert!(browser.get("/console/money").await.text().contains(&number));
    assert_eq!(browser.post("/console/money/invoice", &paid).await.header("location"), "/console/money?done=invoice");
    browser.post("/console/money/invoice", &paid).await;
    let console = browser.get("/console/money").await.text();
    assert!(!console.contains("Invoices to be paid") && console.contains("EUR 100.00"), "{console}");
    let log = browser.get("/console/log").await.text();
    assert_eq!(log.matches("settled an invoice").count(), 1, "{log}");

    browser.sign_in_as(Role::Reader).await;
    assert!(!browser.get(&article).await.text().contains("wall-strip"));
    assert!(browser.get("/membership").await.text().contains("Everything, 12 months: EUR 119.00, paid"));

    browser.sign_in().await;
    let back = format!("invoice={number}&amount=119.00");
    assert_eq!(browser.post("/console/money/refund", &back).await.header("location"), "/console/money?done=noted");
    browser.sign_in_as(Role::Reader).await;
    assert!(browser.get(&article).await.text().contains("wall-strip"), "the money went back");
}

#[tokio::test]
async fn whoever_ordered_can_leave_it_and_nobody_else_sees_it() {
    let mut browser = opened(true).await;
    browser.sign_in_as(Role::Reader).await;
    let path = browser.post("/plans/order", "plan=year").await.header("location").to_owned();
    let number = path.rsplit('/').next().unwrap().to_owned();
    browser.sign_in_as(Role::Editor).await;
    assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND);
    let form = format!("number={number}");
    assert_eq!(browser.post("/membership/invoice/withdraw", &form).await.status, StatusCode::NOT_FOUND);
    browser.sign_in_as(Role::Reader).await;
    assert_eq!(browser.post("/membership/invoice/withdraw", &form).await.header("location"), "/membership");
    assert!(browser.get(&path).await.text().contains("nobody has to pay it"));
}

#[tokio::test]
async fn where_nobody_takes_transfers_nothing_is_ordered() {
    let mut browser = opened(false).await;
    browser.sign_in_as(Role::Reader).await;
    assert!(!browser.get("/plans").await.text().contains("Order by invoice"));
    assert_eq!(browser.post("/plans/order", "plan=year").await.status, StatusCode::NOT_FOUND);
}
