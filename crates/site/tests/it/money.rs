//! Money: what the payment provider tells, what publishers and readers see of it, and that nothing of it is there where it is off.

use std::pin::Pin;
use std::sync::{Arc, Mutex};

use axum::body::Body;
use billing::stripe::{CheckoutRequest, Client, NewPrice};
use bytes::Bytes;
use http::{Request, StatusCode};
use membership::books::Amounts;
use membership::shares::{Formula, Standing};
use membership::{Currency, Period};
use news::{AccountId, Role};
use site::{PictureFailure, PictureSource};
use url::Url;

use crate::browser::Browser;
use crate::{newsroom, shop};

/// The sites of titles: what lies where a proof is looked for.
#[derive(Default)]
struct Sites(Mutex<String>, Mutex<Vec<(String, String)>>);

impl PictureSource for Sites {
    fn picture(&self, url: Url) -> Pin<Box<dyn Future<Output = Result<Bytes, PictureFailure>> + Send + '_>> {
        let found = url.path() == "/.well-known/newsstand.txt";
        let text = self.0.lock().unwrap().clone();
        Box::pin(async move { if found { Ok(Bytes::from(text)) } else { Err(PictureFailure("not there".to_owned())) } })
    }

    fn texts(&self, name: String) -> Pin<Box<dyn Future<Output = Vec<String>> + Send + '_>> {
        let records = self.1.lock().unwrap().clone();
        Box::pin(async move { records.into_iter().filter(|(known, _)| *known == name).map(|(_, text)| text).collect() })
    }
}

/// A site with money, and what its titles' sites serve.
async fn opened(billing: Option<Client>) -> (Browser, Arc<Sites>) {
    let folder = tempfile::tempdir().unwrap();
    let store = newsroom::filled_store(folder.path()).await;
    let settings = site::Settings { money: true, billing, ..newsroom::settings(folder.path()) };
    let sites = Arc::new(Sites::default());
    let app = site::App::new(
        store.clone(),
        Arc::clone(&sites) as Arc<dyn PictureSource>,
        Arc::new(newsroom::now),
        settings,
        Arc::default(),
    );
    (Browser::of(app, store, folder), sites)
}

async fn account(browser: &Browser, role: Role) -> AccountId {
    let address = format!("{}@example.org", role.as_str());
    browser.store.account_by_address(&address).await.unwrap().unwrap().id
}

#[tokio::test]
async fn where_there_is_no_money_there_is_no_page_of_it() {
    let mut browser = Browser::new().await;
    browser.sign_in().await;
    for path in ["/unclaimed", "/publisher", "/account/receipts", "/console/money", "/console/money/ledger.csv"] {
        assert_eq!(browser.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    for path in ["/billing/checkout", "/billing/portal", "/hooks/stripe", "/publisher/claim"] {
        assert_eq!(browser.post(path, "title=x").await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn a_message_of_the_provider_is_kept_once_and_a_forged_one_never() {
    let (cashier, client) = shop::cashier().await;
    let new = NewPrice { name: "Everything".to_owned(), minor: 999, currency: Currency::EUR, months: 1 };
    let price = client.price(&new, "price").await.unwrap();
    let request = CheckoutRequest {
        account: "1".to_owned(),
        customer: None,
        mail: "anna@example.org".to_owned(),
        price,
        trial_days: 0,
        card_for_trial: false,
        done_url: "http://127.0.0.1/done".to_owned(),
        back_url: "http://127.0.0.1/plans".to_owned(),
    };
    let url = client.checkout(&request, "join").await.unwrap();
    cashier.pay(url.rsplit('/').next().unwrap(), "4242424242424242").unwrap();
    let (browser, _) = opened(Some(client)).await;
    let tell = async |body: &str, signature: &str| {
        let request =
            Request::post("/hooks/stripe").header("host", "localhost:8080").header("stripe-signature", signature);
        browser.ask(request.body(Body::from(body.to_owned())).unwrap()).await.status
    };
    let webhooks = cashier.webhooks();
    for (body, signature) in webhooks.iter().chain(&webhooks) {
        assert_eq!(tell(body, signature).await, StatusCode::OK);
        assert_eq!(tell(&body.replace("cus_1", "cus_2"), signature).await, StatusCode::BAD_REQUEST);
        assert_eq!(tell(body, "").await, StatusCode::BAD_REQUEST);
    }
    assert_eq!(browser.store.provider_events_count().await.unwrap(), i64::try_from(webhooks.len()).unwrap());
}

/// Ten euros that the operator paid for the month before, and read the first article for; the month is then divided.
async fn a_month(browser: &Browser) -> Period {
    let reader = account(browser, Role::Operator).await;
    let cards = browser.store.list(&store::List::Latest, None, 500).await.unwrap();
    let article = cards.iter().find(|card| card.headline.contains("holds through the night")).unwrap();
    let now_us = news::to_micros(newsroom::now());
    let period = Period::of(now_us);
    let paid = store::Payment {
        invoice: "in_1".to_owned(),
        account: reader,
        subscription: "sub_1".to_owned(),
        charge: "ch_1".to_owned(),
        currency: Currency::EUR,
        amounts: Amounts { gross: 1_000, tax: 150, fee: 50, jurisdiction: "DE".to_owned() },
        from_s: period.start_us() / 1_000_000,
        to_s: period.end_us() / 1_000_000,
        paid_us: now_us,
        returned: 0,
        disputed: 0,
    };
    browser.store.record_payment(&paid, now_us).await.unwrap();
    browser.store.note_member_read(reader, article.id, Standing::Reader, now_us).await.unwrap();
    browser.store.close_period(period, Currency::EUR, &Formula::default(), now_us).await.unwrap();
    period
}

#[tokio::test]
async fn a_publisher_claims_a_title_by_a_file_and_reads_its_statement() {
    let (mut browser, sites) = opened(None).await;
    browser.sign_in().await;
    let period = a_month(&browser).await;
    let title = browser.store.titles().await.unwrap();
    let unclaimed = browser.get("/unclaimed").await.text();
    let title = title.iter().find(|title| unclaimed.contains(&title.listing.name)).unwrap();
    let slug = &title.listing.slug;
    assert!(unclaimed.contains("EUR 5.60"), "{unclaimed}");

    browser.sign_in_as(Role::Publisher).await;
    let statement = format!("/publisher/{slug}/{period}-EUR");
    assert_eq!(browser.get(&statement).await.status, StatusCode::NOT_FOUND, "not before it is proved");
    assert_eq!(
        browser.post("/publisher/claim", &format!("title={slug}")).await.header("location"),
        "/publisher?done=asked"
    );
    let page = browser.get("/publisher").await.text();
    let proof = page.split("newsstand=").nth(1).unwrap().split('<').next().unwrap();
    *sites.0.lock().unwrap() = format!("x{proof}\n");
    let form = format!("title={slug}");
    assert_eq!(browser.post("/publisher/prove", &form).await.header("location"), "/publisher?done=missing");
    *sites.0.lock().unwrap() = format!("# ours\nnewsstand={proof}\n");
    assert_eq!(browser.post("/publisher/prove", &form).await.header("location"), "/publisher?done=proved");

    let page = browser.get(&statement).await.text();
    assert!(page.contains("EUR 5.60") && page.contains("Too few readers to say how many"), "{page}");
    assert!(!page.contains("does not come out"), "{page}");
    let json = browser.get(&format!("{statement}.json")).await;
    let read: membership::statement::Statement = serde_json::from_slice(&json.body).unwrap();
    assert_eq!((read.earned, read.verify()), (560, Vec::new()));
    let sheet = browser.get(&format!("{statement}.csv")).await;
    assert!(
        sheet.header("content-type").starts_with("text/csv") && sheet.text().contains("closing"),
        "{}",
        sheet.text()
    );
    assert!(browser.get("/unclaimed").await.text().contains("Nothing is held just now"));
    for wrong in ["2026-10", "2026-10-EUR.xml", "x"] {
        assert_eq!(browser.get(&format!("/publisher/{slug}/{wrong}")).await.status, StatusCode::NOT_FOUND, "{wrong}");
    }
}

#[tokio::test]
async fn a_publisher_claims_a_title_by_a_text_of_its_domain() {
    let (mut browser, sites) = opened(None).await;
    browser.sign_in_as(Role::Publisher).await;
    browser.post("/publisher/claim", "title=northern-post").await;
    let page = browser.get("/publisher").await.text();
    let proof = page.split("newsstand=").nth(1).unwrap().split('<').next().unwrap();
    let name = page.split("<code>_newsstand.").nth(1).unwrap().split('<').next().unwrap();
    let prove = async |name: &str, text: String| {
        *sites.1.lock().unwrap() = vec![(name.to_owned(), text)];
        browser.post("/publisher/prove", "title=northern-post").await.header("location").to_owned()
    };
    let name = format!("_newsstand.{name}");
    assert_eq!(prove(&name, format!("x newsstand={proof}")).await, "/publisher?done=missing");
    assert_eq!(prove("_newsstand.example.org", format!("newsstand={proof}")).await, "/publisher?done=missing");
    assert_eq!(prove(&name, format!("newsstand={proof}")).await, "/publisher?done=proved");
    let claims = browser.store.claims_of(account(&browser, Role::Publisher).await).await.unwrap();
    assert_eq!(claims[0].way, "dns");
}

#[tokio::test]
async fn a_reader_sees_where_the_fee_went_and_the_operator_what_is_where() {
    let (mut browser, _) = opened(None).await;
    browser.sign_in().await;
    a_month(&browser).await;
    let receipts = browser.get("/account/receipts").await.text();
    for amount in ["EUR 5.60", "EUR 2.40", "EUR 8.00", "EUR 10.00", "EUR 1.50", "EUR 0.50"] {
        assert!(receipts.contains(amount), "{amount} in {receipts}");
    }
    let console = browser.get("/console/money").await.text();
    assert!(console.contains("Held for titles that nobody claimed") && console.contains("EUR 5.60"), "{console}");
    let sheet = browser.get("/console/money/ledger.csv").await.text();
    assert!(sheet.starts_with("time,posting,kind,source,account,currency,debit,credit\r\n"), "{sheet}");
    let sum = |column: usize| -> f64 {
        sheet.lines().skip(1).filter_map(|line| line.split(',').nth(column)?.parse::<f64>().ok()).sum()
    };
    assert!((sum(6) - sum(7)).abs() < 0.001, "debit equals credit: {sheet}");

    browser.sign_in_as(Role::Reader).await;
    assert!(browser.get("/account/receipts").await.text().contains("Nothing was paid by this account yet"));
    assert_eq!(browser.get("/console/money").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn what_nobody_claimed_in_time_is_shown_before_it_goes_to_all_titles_and_after() {
    use membership::ledger::{Account, Kind, Payee, Transaction};
    let folder = tempfile::tempdir().unwrap();
    let store = newsroom::filled_store(folder.path()).await;
    let formula = Formula { release_after_months: Some(3), ..Formula::default() };
    let settings = site::Settings { money: true, formula, ..newsroom::settings(folder.path()) };
    let browser = Browser::with(store, folder, settings);
    let (store, now_us) = (&browser.store, news::to_micros(newsroom::now()));
    let titles = store.titles().await.unwrap();
    let old_us = now_us - 200 * 86_400_000_000;
    let held = Account::Unclaimed(Payee::Title(titles[0].id));
    let posting = Transaction::new(Kind::Correction, "old", Currency::EUR, old_us).moving(Account::Provider, held, 560);
    store.post(&posting, now_us).await.unwrap();
    let page = browser.get("/unclaimed").await.text();
    for words in [
        "within 3 months is divided among all titles",
        "EUR 5.60 of it goes to all titles when",
        &titles[0].listing.name,
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains("as nobody claimed it"), "nothing was released yet");

    let article = browser.article("holds through the night").await;
    let article = article.rsplit('-').next().unwrap().parse().unwrap();
    store.note_member_read(AccountId(1), article, Standing::Reader, now_us).await.unwrap();
    store.close_period(Period::of(now_us), Currency::EUR, &formula, now_us + 40 * 86_400_000_000).await.unwrap();
    let page = browser.get("/unclaimed").await.text();
    assert!(page.contains("as nobody claimed it") && page.contains(&titles[0].listing.name), "{page}");
}
