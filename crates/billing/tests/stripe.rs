//! The client of Stripe against the simulated provider: paying, changing, giving back, and webhooks in disorder.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at what it did not expect")]

use std::collections::BTreeMap;

use billing::Error;
use billing::notice::{self, Told};
use billing::stripe::{Change, CheckoutRequest, Client, NewCoupon, NewPrice, Settings};
use membership::Currency;
use membership::subscription::{Event, Mirror, Patience, State, Status};
use press::{Cashier, Disorder};

const NOW_S: i64 = 1_793_577_600;
const DAY_S: i64 = 86_400;
const SECRET: &str = "whsec_press";
const GOOD: &str = "4242424242424242";

struct Shop {
    cashier: Cashier,
    client: Client,
    price: String,
}

impl Shop {
    async fn open(disorder: Disorder) -> Self {
        let cashier = Cashier::open(NOW_S, SECRET, disorder).await.unwrap();
        let client = Client::new(Settings {
            key: "sk_test".to_owned(),
            webhook_secrets: vec![SECRET.to_owned()],
            base: cashier.base().parse().unwrap(),
        })
        .unwrap();
        let price = client.price(&new_price(1_000), "make month").await.unwrap();
        Self { cashier, client, price }
    }

    fn request(&self, trial_days: u32) -> CheckoutRequest {
        CheckoutRequest {
            account: "acc_1".to_owned(),
            customer: None,
            mail: "anna@example.org".to_owned(),
            price: self.price.clone(),
            trial_days,
            card_for_trial: false,
            done_url: "http://127.0.0.1/done".to_owned(),
            back_url: "http://127.0.0.1/plans".to_owned(),
        }
    }

    /// Begins and pays; gives the subscription.
    async fn joined(&self, trial_days: u32) -> String {
        let key = format!("join {}", self.cashier.done());
        let url = self.client.checkout(&self.request(trial_days), &key).await.unwrap();
        self.cashier.pay(url.rsplit('/').next().unwrap(), GOOD).unwrap();
        self.cashier.ids("subscription").pop().unwrap()
    }
}

fn new_price(minor: i64) -> NewPrice {
    NewPrice { name: "Everything".to_owned(), minor, currency: Currency::EUR, months: 1 }
}

#[tokio::test]
async fn a_reader_joins_and_the_invoice_says_what_was_paid_and_kept() {
    let shop = Shop::open(Disorder::default()).await;
    let subscription = shop.joined(0).await;
    let seen = shop.client.subscription(&subscription, NOW_S).await.unwrap();
    assert_eq!((seen.account.as_str(), seen.snapshot.status), ("acc_1", Status::Active));
    let invoices = shop.client.paid_invoices(0).await.unwrap();
    let [invoice] = invoices.as_slice() else { panic!("{invoices:?}") };
    assert_eq!((invoice.gross, invoice.tax, invoice.jurisdiction.as_str()), (1_000, 166, "AT"));
    assert_eq!((invoice.from_s, invoice.to_s), (NOW_S, NOW_S + 30 * DAY_S));
    let payment = shop.client.payment(&invoice.id).await.unwrap();
    assert_eq!((payment.fee, payment.returned), (40, 0));
    shop.client.refund(&payment.charge, 400, "back 1").await.unwrap();
    assert_eq!(shop.client.payment(&invoice.id).await.unwrap().returned, 400);
    let too_much = shop.client.refund(&payment.charge, 601, "back 2").await.unwrap_err();
    assert!(too_much.to_string().contains("greater than what is left"), "{too_much}");
}

#[tokio::test]
async fn the_same_key_does_nothing_twice() {
    let shop = Shop::open(Disorder::default()).await;
    let first = shop.client.checkout(&shop.request(14), "once").await.unwrap();
    assert_eq!(shop.client.checkout(&shop.request(14), "once").await.unwrap(), first);
    assert_ne!(shop.client.checkout(&shop.request(14), "again").await.unwrap(), first);
    assert_eq!(shop.cashier.ids("checkout.session").len(), 2);
}

#[tokio::test]
async fn acceptance_12_the_preview_of_an_upgrade_at_half_term_is_5_and_is_what_is_then_paid() {
    let shop = Shop::open(Disorder::default()).await;
    let subscription = shop.joined(0).await;
    let dearer = shop.client.price(&new_price(2_000), "make dearer").await.unwrap();
    let half = NOW_S + 15 * DAY_S;
    shop.cashier.advance_to(half);
    let shown = shop.client.preview(&subscription, &dearer, "look", half).await.unwrap();
    assert_eq!((shown.due, shown.currency), (500, Currency::EUR));
    let seen = shop.client.change(&subscription, Change::Price(&dearer), "up", half).await.unwrap();
    assert_eq!(seen.snapshot.price, dearer);
    assert_eq!(shop.client.paid_invoices(half).await.unwrap()[0].gross, 500);
}

#[tokio::test]
async fn a_declined_card_is_refused_with_the_providers_words() {
    let shop = Shop::open(Disorder::default()).await;
    let url = shop.client.checkout(&shop.request(0), "join").await.unwrap();
    let session = url.rsplit('/').next().unwrap();
    assert_eq!(shop.cashier.pay(session, "4000000000000002"), Err("card_declined".to_owned()));
    assert_eq!(shop.cashier.ids("subscription"), Vec::<String>::new());
    let missing = shop.client.subscription("sub_9", NOW_S).await.unwrap_err();
    assert!(matches!(missing, Error::Refused { status: 404, .. }), "{missing}");
    assert!(!missing.may_pass());
}

#[tokio::test]
async fn a_card_that_stops_paying_is_past_due_then_on_hold_and_a_new_card_restores_at_once() {
    let shop = Shop::open(Disorder::default()).await;
    let url = shop.client.checkout(&shop.request(0), "join").await.unwrap();
    shop.cashier.pay(url.rsplit('/').next().unwrap(), "4000000000000341").unwrap();
    let state = async |days: i64| {
        let now_s = NOW_S + days * DAY_S;
        shop.cashier.advance_to(now_s);
        let mut mirror = Mirror::default();
        mirror.apply(&Event::Seen(shop.client.subscription("sub_1", now_s).await.unwrap().snapshot));
        mirror.state(now_s * 1_000_000, Patience::default())
    };
    assert_eq!(state(29).await, State::Active);
    assert_eq!(state(31).await, State::PastDue);
    assert_eq!(state(38).await, State::OnHold);
    let portal = shop.client.portal("cus_1", "http://127.0.0.1/account", "portal").await.unwrap();
    assert!(portal.ends_with("/portal/bps_1"), "{portal}");
}

/// What the webhooks tell, taken in as they come; forged ones are turned away.
fn take_in(shop: &Shop, known: &mut BTreeMap<String, Mirror>, now_s: i64) -> (usize, usize) {
    let (mut believed, mut turned_away) = (0, 0);
    for (body, header) in shop.cashier.webhooks() {
        if shop.client.believe(&header, body.as_bytes(), now_s).is_err() {
            turned_away += 1;
            continue;
        }
        believed += 1;
        if let Told::Subscription(seen) = notice::read(body.as_bytes()).unwrap().told {
            known.entry(seen.id).or_default().apply(&Event::Seen(seen.snapshot));
        }
    }
    (believed, turned_away)
}

#[tokio::test]
async fn acceptance_10_webhooks_twice_late_shuffled_and_forged_end_at_the_providers_own_state() {
    for seed in 0..20 {
        let disorder = Disorder { seed, twice: 4, forged: 9, late: 5, shuffled: true, ..Disorder::default() };
        let shop = Shop::open(disorder).await;
        let mut known = BTreeMap::new();
        let (mut believed, mut turned_away) = (0, 0);
        for (day, trial_days) in [(0, 14), (3, 0), (9, 0)] {
            shop.cashier.advance_to(NOW_S + day * DAY_S);
            shop.joined(trial_days).await;
        }
        shop.client.change("sub_2", Change::EndsWithTerm(true), "cancel", NOW_S).await.unwrap();
        shop.client.change("sub_3", Change::Paused(true), "pause", NOW_S).await.unwrap();
        for day in [10, 20, 40, 50] {
            shop.cashier.advance_to(NOW_S + day * DAY_S);
            let (more, forged) = take_in(&shop, &mut known, NOW_S + day * DAY_S);
            believed += more;
            turned_away += forged;
        }
        let now_s = NOW_S + 50 * DAY_S;
        for _ in 0..8 {
            believed += take_in(&shop, &mut known, now_s).0;
        }
        assert!(believed > 8, "seed {seed}: {believed} believed, {turned_away} turned away");
        // What was forged in place of the true one is lost; asking the provider repairs it.
        for seen in shop.client.subscriptions(now_s).await.unwrap() {
            let mirror = known.entry(seen.id.clone()).or_default();
            mirror.apply(&Event::Seen(seen.snapshot.clone()));
            let mut truth = Mirror::default();
            truth.apply(&Event::Seen(seen.snapshot));
            let now_us = now_s * 1_000_000;
            assert_eq!(
                mirror.state(now_us, Patience::default()),
                truth.state(now_us, Patience::default()),
                "{}",
                seen.id
            );
        }
    }
}

#[tokio::test]
async fn a_coupon_takes_its_part_for_its_months_and_for_so_many_readers() {
    let shop = Shop::open(Disorder::default()).await;
    let spring = NewCoupon {
        code: "SPRING".to_owned(),
        percent: 25,
        months: Some(2),
        uses: Some(1),
        until_s: Some(NOW_S + DAY_S),
    };
    let id = shop.client.coupon(&spring, "spring").await.unwrap();
    assert_eq!(shop.client.coupon(&spring, "spring").await.unwrap(), id, "asked twice it is one");
    let taken = shop.client.coupon(&spring, "again").await;
    assert!(matches!(&taken, Err(Error::Refused { code, .. }) if code == "resource_already_exists"), "{taken:?}");

    let session = async |key: &str| {
        let url = shop.client.checkout(&shop.request(0), key).await.unwrap();
        url.rsplit('/').next().unwrap().to_owned()
    };
    let first = session("first").await;
    assert!(!shop.cashier.enter_code(&first, "AUTUMN"));
    assert!(shop.cashier.enter_code(&first, "spring"));
    shop.cashier.pay(&first, GOOD).unwrap();
    let second = session("second").await;
    assert!(!shop.cashier.enter_code(&second, "SPRING"), "its one use is taken");
    shop.cashier.advance_to(NOW_S + 70 * DAY_S);
    let paid: Vec<i64> =
        shop.client.paid_invoices(NOW_S).await.unwrap().into_iter().map(|invoice| invoice.gross).collect();
    assert_eq!(paid, [750, 750, 1_000]);
}
