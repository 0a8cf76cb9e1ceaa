//! A site that takes money by the simulated payment provider, for tests.

use billing::stripe::{Client, NewPrice, Settings as Stripe};
use membership::Currency;
use membership::policy::Policy;
use press::{Cashier, Disorder};

use crate::browser::Browser;
use crate::newsroom;

const SECRET: &str = "whsec_press";

/// A site, its provider, and how it is asked.
pub struct Shop {
    pub browser: Browser,
    pub cashier: Cashier,
    pub client: Client,
}

/// The provider, where it is as late as in the newsroom.
pub async fn cashier() -> (Cashier, Client) {
    let cashier = Cashier::open(newsroom::now().as_second(), SECRET, Disorder::default()).await.unwrap();
    let settings = Stripe {
        key: "sk_test".to_owned(),
        webhook_secrets: vec![SECRET.to_owned()],
        base: cashier.base().parse().unwrap(),
    };
    let client = Client::new(settings).unwrap();
    (cashier, client)
}

/// A plan that is on sale; `price` is the provider's id, empty where it is paid by bank transfer.
pub fn plan(word: &str, name: &str, minor: i64, months: u32, price: String) -> store::Plan {
    store::Plan {
        word: word.to_owned(),
        name: name.to_owned(),
        about: String::new(),
        currency: Currency::EUR,
        minor,
        months,
        trial_days: 0,
        price,
        on_sale: true,
        place: 0,
    }
}

impl Shop {
    /// Opens with these plans (word, name, minor units a month).
    pub async fn open(policy: &str, plans: &[(&str, &str, i64)]) -> Self {
        let (cashier, client) = cashier().await;
        let folder = tempfile::tempdir().unwrap();
        let store = newsroom::filled_store(folder.path()).await;
        for (word, name, minor) in plans {
            let new = NewPrice { name: (*name).to_owned(), minor: *minor, currency: Currency::EUR, months: 1 };
            let price = client.price(&new, word).await.unwrap();
            store.set_plan(&plan(word, name, *minor, 1, price)).await.unwrap();
        }
        let settings = site::Settings {
            membership: Some(Policy::read(policy).unwrap()),
            money: true,
            billing: Some(client.clone()),
            ..newsroom::settings(folder.path())
        };
        Self { browser: Browser::with(store, folder, settings), cashier, client }
    }

    /// Pays the checkout that a page leads on to.
    pub fn pay(&self, onward: &str) {
        let session = onward.split("/pay/").nth(1).unwrap().split(['"', '\'']).next().unwrap();
        self.cashier.pay(session, "4242424242424242").unwrap();
    }

    /// What the provider told is taken in.
    pub async fn hear(&self) {
        let now_us = news::to_micros(newsroom::now());
        for (body, _) in self.cashier.webhooks() {
            let notice = billing::notice::read(body.as_bytes()).unwrap();
            self.browser.store.keep_provider_event(&notice.id, &notice.kind, body.as_bytes(), now_us).await.unwrap();
        }
        billing::taking::take_in(&self.browser.store, &self.client, now_us).await.unwrap();
    }
}
