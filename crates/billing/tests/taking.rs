//! From the provider's webhooks to the books: lost, twice, shuffled, forged; in the end everything is as the provider has it.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at what it did not expect")]

use billing::farewells::{self, Farewells};
use billing::stripe::{Change, CheckoutRequest, Client, NewPrice, OnceRequest, PaysFor, Settings};
use billing::taking::{self, Taken};
use membership::Currency;
use membership::farewell::Wish;
use membership::ledger::Account;
use membership::outcome::Outcome;
use membership::subscription::State;
use news::AccountId;
use press::{Cashier, Disorder};
use store::{AccountState, Farewell, NewAccount, NewGiftSubscription, Store};

const NOW_S: i64 = 1_793_577_600;
const DAY_S: i64 = 86_400;
const SECRET: &str = "whsec_press";

fn reader(address: &str) -> NewAccount {
    NewAccount {
        address: address.to_owned(),
        address_key: address.to_owned(),
        name: String::new(),
        role: news::Role::Reader,
        state: AccountState::Active,
        password: None,
        verified: true,
    }
}

/// What came of a wish, with its days and amounts.
fn shown(outcomes: &[Outcome]) -> String {
    let day = |at_us: i64| news::from_micros(at_us).strftime("%F").to_string();
    let line = |outcome: &Outcome| match outcome {
        Outcome::EndsAt { at_us } => format!("ends {}", day(*at_us)),
        Outcome::EndedWithMoneyBack { money } => format!("ended, {money} back"),
        Outcome::TooLate { over_us, at_us } => format!("too late after {}, ends {}", day(over_us - 1), day(*at_us)),
        Outcome::Waived { at_us } => format!("waived, ends {}", day(*at_us)),
        Outcome::PausesAt { at_us } => format!("pauses {}", day(*at_us)),
        Outcome::GiftBack { money } => format!("a gift, {money} back"),
        Outcome::BalanceBack { money } => format!("of a balance, {money} back"),
        other => format!("{other:?}"),
    };
    outcomes.iter().map(line).collect::<Vec<_>>().join("; ")
}

struct Service {
    store: Store,
    cashier: Cashier,
    client: Client,
    anna: AccountId,
    now_s: i64,
    _folder: tempfile::TempDir,
}

impl Service {
    async fn open(disorder: Disorder) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path().join("news.db").to_str().unwrap()).await.unwrap();
        let cashier = Cashier::open(NOW_S, SECRET, disorder).await.unwrap();
        let settings = Settings {
            key: "sk_test".to_owned(),
            webhook_secrets: vec![SECRET.to_owned()],
            base: cashier.base().parse().unwrap(),
        };
        let anna = store.add_account(&reader("anna@example.org"), None, NOW_S * 1_000_000).await.unwrap().unwrap();
        let client = Client::new(settings).unwrap();
        Self { store, cashier, client, anna, now_s: NOW_S, _folder: folder }
    }

    async fn join(&self) {
        let new = NewPrice { name: "Everything".to_owned(), minor: 1_200, currency: Currency::EUR, months: 1 };
        let price = self.client.price(&new, "price").await.unwrap();
        let request = CheckoutRequest {
            account: self.anna.to_string(),
            customer: None,
            mail: "anna@example.org".to_owned(),
            price,
            trial_days: 0,
            card_for_trial: false,
            done_url: "http://127.0.0.1/done".to_owned(),
            back_url: "http://127.0.0.1/plans".to_owned(),
        };
        let url = self.client.checkout(&request, "join").await.unwrap();
        self.cashier.pay(url.rsplit('/').next().unwrap(), "4242424242424242").unwrap();
    }

    /// Webhooks come in as at the site: believed or not, kept, then taken in.
    async fn hear(&self) -> Taken {
        for (body, header) in self.cashier.webhooks() {
            if self.client.believe(&header, body.as_bytes(), self.now_s).is_err() {
                continue;
            }
            let notice = billing::notice::read(body.as_bytes()).unwrap();
            self.store
                .keep_provider_event(&notice.id, &notice.kind, body.as_bytes(), self.now_s * 1_000_000)
                .await
                .unwrap();
        }
        taking::take_in(&self.store, &self.client, self.now_s * 1_000_000).await.unwrap()
    }

    fn wait(&mut self, days: i64) {
        self.now_s += days * DAY_S;
        self.cashier.advance_to(self.now_s);
    }

    async fn state(&self) -> State {
        let subscriptions = self.store.subscriptions_paid_by(self.anna).await.unwrap();
        let [one] = subscriptions.as_slice() else { panic!("{subscriptions:?}") };
        one.state(self.now_s * 1_000_000)
    }

    async fn received(&self) -> i64 {
        assert_eq!(self.store.verify().await.unwrap(), Vec::<String>::new());
        -self.store.balance(&Account::Provider, Currency::EUR).await.unwrap()
    }
}

#[tokio::test]
async fn a_year_of_disorder_ends_as_the_provider_has_it() {
    for seed in 0..6 {
        let disorder = Disorder { seed, twice: 3, late: 3, forged: 6, lost: 9, shuffled: true, ..Disorder::default() };
        let mut service = Service::open(disorder).await;
        service.join().await;
        for month in 0..12 {
            service.hear().await;
            service.wait(30);
            if month == 4 {
                let charge = service.cashier.ids("charge").pop().unwrap();
                service.client.refund(&charge, 500, "back").await.unwrap();
            }
            if month == 7 {
                service.cashier.dispute(&service.cashier.ids("charge").pop().unwrap(), "needs_response");
                service.cashier.dispute(&service.cashier.ids("charge").pop().unwrap(), "won");
            }
        }
        service.client.change("sub_1", Change::EndsWithTerm(true), "cancel", service.now_s).await.unwrap();
        service.hear().await;
        taking::reconcile(&service.store, &service.client, 0, service.now_s * 1_000_000).await.unwrap();
        service.hear().await;
        assert_eq!(service.state().await, State::Cancelled, "seed {seed}");
        assert_eq!(service.received().await, 13 * 1_200 - 500, "seed {seed}");
        // What is known changes nothing any more.
        let again = taking::reconcile(&service.store, &service.client, 0, service.now_s * 1_000_000).await.unwrap();
        assert_eq!((again.subscriptions_changed, again.invoices_changed, again.unknown), (0, 0, 0), "seed {seed}");
        service.wait(31);
        service.hear().await;
        assert_eq!(service.state().await, State::Expired, "seed {seed}");
    }
}

#[tokio::test]
async fn when_every_webhook_is_lost_reconciling_repairs_it() {
    let service = Service::open(Disorder { lost: 1, ..Disorder::default() }).await;
    service.join().await;
    assert_eq!(service.hear().await, Taken::default());
    let found = taking::reconcile(&service.store, &service.client, 0, NOW_S * 1_000_000).await.unwrap();
    assert_eq!((found.subscriptions_changed, found.invoices_changed), (1, 1));
    assert_eq!(service.state().await, State::Active);
    assert_eq!(service.received().await, 1_200);
}

#[tokio::test]
async fn a_refund_that_is_told_before_its_payment_waits_for_it() {
    let mut service = Service::open(Disorder { reversed: true, ..Disorder::default() }).await;
    service.join().await;
    let charge = service.cashier.ids("charge").pop().unwrap();
    service.client.refund(&charge, 1_200, "all back").await.unwrap();
    service.hear().await;
    service.wait(0);
    service.hear().await;
    assert_eq!(service.state().await, State::Refunded);
    assert_eq!(service.received().await, 0);
}

impl Service {
    async fn wish(&self, wish: Wish) -> i64 {
        let farewell = Farewell::new(wish, "anna@example.org", Some(self.anna), self.now_s * 1_000_000);
        self.store.note_farewell(&farewell).await.unwrap()
    }

    async fn carry_out(&self) -> Farewells {
        let zone = jiff::tz::TimeZone::UTC;
        farewells::carry_out(&self.store, Some(&self.client), &zone, self.now_s * 1_000_000).await.unwrap()
    }

    /// What came of the one wish that was carried out.
    async fn came_of(&self) -> String {
        let mut done = self.carry_out().await;
        assert_eq!((done.carried_out.len(), done.put_off, done.by_hand), (1, 0, 0), "{done:?}");
        shown(&done.carried_out.remove(0).outcomes)
    }
}

#[tokio::test]
async fn a_reader_who_cancels_reads_to_the_end_of_what_is_paid_and_is_not_charged_again() {
    let mut service = Service::open(Disorder::default()).await;
    service.join().await;
    service.hear().await;
    service.wish(Wish::Cancel).await;
    assert_eq!(service.came_of().await, "ends 2026-12-02");
    // Known at once, before any webhook comes.
    assert_eq!(service.state().await, State::Cancelled);
    assert_eq!(service.carry_out().await, Farewells::default(), "once");
    service.wait(29);
    service.hear().await;
    assert_eq!(service.state().await, State::Cancelled);
    service.wait(2);
    service.hear().await;
    assert_eq!(service.state().await, State::Expired);
    assert_eq!(service.received().await, 1_200);
}

#[tokio::test]
async fn whoever_withdraws_in_time_gets_everything_back_although_no_webhook_ever_came() {
    let service = Service::open(Disorder { lost: 1, ..Disorder::default() }).await;
    service.join().await;
    service.wish(Wish::Withdraw).await;
    assert_eq!(service.came_of().await, "ended, EUR 12.00 back");
    assert_eq!(service.state().await, State::Cancelled, "until the money has gone back");
    taking::reconcile(&service.store, &service.client, 0, NOW_S * 1_000_000).await.unwrap();
    assert_eq!(service.state().await, State::Refunded);
    assert_eq!(service.received().await, 0);
}

#[tokio::test]
async fn a_late_withdrawal_is_a_cancellation_and_says_so() {
    let mut service = Service::open(Disorder::default()).await;
    service.join().await;
    service.hear().await;
    service.wait(15);
    service.wish(Wish::Withdraw).await;
    assert_eq!(service.came_of().await, "too late after 2026-11-16, ends 2026-12-02");
    assert_eq!(service.received().await, 1_200);
}

#[tokio::test]
async fn a_pause_begins_after_what_is_paid_and_ends_when_its_reader_goes_on() {
    let mut service = Service::open(Disorder::default()).await;
    service.join().await;
    service.hear().await;
    service.wish(Wish::Pause).await;
    assert_eq!(service.came_of().await, "pauses 2026-12-02");
    assert_eq!(service.state().await, State::Active);
    service.wait(31);
    service.hear().await;
    assert_eq!(service.state().await, State::Paused);
    assert_eq!(service.received().await, 1_200);
    service.wish(Wish::GoOn).await;
    assert_eq!(service.came_of().await, "GoesOn");
    service.wait(30);
    service.hear().await;
    assert_eq!(service.state().await, State::Active);
    assert_eq!(service.received().await, 2_400);
}

#[tokio::test]
async fn what_the_provider_refuses_is_tried_again_later_and_done_once() {
    let mut service = Service::open(Disorder::default()).await;
    service.join().await;
    service.hear().await;
    service.wish(Wish::Withdraw).await;
    let before = service.cashier.done();
    // Each of its calls in turn meets a bad day.
    let mut outcomes = None;
    for calls in 0..11 {
        service.cashier.refuse_after(calls);
        let mut done = service.carry_out().await;
        if let Some(one) = done.carried_out.pop() {
            assert!(calls >= 6, "it takes that many calls: {calls}");
            outcomes = Some(one.outcomes);
            break;
        }
        assert_eq!((done.put_off, done.by_hand), (1, 0), "{calls}: {done:?}");
        assert_eq!(service.carry_out().await, Farewells::default(), "not before it is due");
        service.now_s += 6 * 3_600;
        service.cashier.advance_to(service.now_s);
    }
    assert_eq!(shown(&outcomes.unwrap()), "ended, EUR 12.00 back");
    assert_eq!(service.cashier.done() - before, 2, "ended once, given back once");
    service.hear().await;
    assert_eq!(service.state().await, State::Refunded);
    assert_eq!(service.received().await, 0);
}

#[tokio::test]
async fn a_wish_that_nobody_here_can_have_said_waits_for_a_person() {
    let service = Service::open(Disorder::default()).await;
    let stranger = Farewell::new(Wish::Cancel, "nobody@example.org", None, NOW_S * 1_000_000);
    service.store.note_farewell(&stranger).await.unwrap();
    assert_eq!(service.carry_out().await.by_hand, 1);
    let open = service.store.open_farewells(9).await.unwrap();
    assert!(open[0].by_hand && open[0].said.contains("No account here has this address"), "{open:?}");
    assert_eq!(service.carry_out().await, Farewells::default());
}

impl Service {
    async fn account(&self, address: &str) -> AccountId {
        self.store.add_account(&reader(address), None, self.now_s * 1_000_000).await.unwrap().unwrap()
    }

    /// A month that Anna is about to buy for Bela: our id of it, and what the provider is asked.
    async fn gift(&self) -> (i64, OnceRequest) {
        let now_us = self.now_s * 1_000_000;
        let new = NewGiftSubscription {
            buyer: self.anna,
            plan: "month".to_owned(),
            months: 1,
            recipient: String::new(),
            name: "Bela".to_owned(),
            note: String::new(),
            available_us: now_us,
        };
        let gift = self.store.add_gift_subscription(&new, now_us).await.unwrap();
        let request = OnceRequest {
            account: self.anna.to_string(),
            customer: None,
            mail: "anna@example.org".to_owned(),
            pays_for: PaysFor::Gift(gift.to_string()),
            name: "A month of Everything for Bela".to_owned(),
            minor: 1_200,
            currency: Currency::EUR,
            done_url: "http://127.0.0.1/done".to_owned(),
            back_url: "http://127.0.0.1/plans".to_owned(),
        };
        (gift, request)
    }

    /// The same, paid and known.
    async fn paid_gift(&self) -> i64 {
        let (gift, request) = self.gift().await;
        let url = self.client.checkout_once(&request, &format!("gift {gift}")).await.unwrap();
        self.cashier.pay(url.rsplit('/').next().unwrap(), "4242424242424242").unwrap();
        self.hear().await;
        gift
    }
}

#[tokio::test]
async fn a_gift_is_paid_once_and_known_by_its_invoice_however_the_news_of_it_comes() {
    for lost in [false, true] {
        let service = Service::open(Disorder { twice: 50, ..Disorder::default() }).await;
        let now_us = service.now_s * 1_000_000;
        let (gift, request) = service.gift().await;
        let url = service.client.checkout_once(&request, "gift").await.unwrap();
        assert_eq!(url, service.client.checkout_once(&request, "gift").await.unwrap(), "asked twice it is one");
        let session = url.rsplit('/').next().unwrap();
        assert!(service.cashier.pay(session, "4000000000000002").is_err());
        assert!(service.store.gift_subscription(gift).await.unwrap().unwrap().invoice.is_empty());
        service.cashier.pay(session, "4242424242424242").unwrap();
        if lost {
            drop(service.cashier.webhooks());
            taking::reconcile(&service.store, &service.client, NOW_S, now_us).await.unwrap();
        } else {
            service.hear().await;
        }
        let kept = service.store.gift_subscription(gift).await.unwrap().unwrap();
        assert_eq!(kept.invoice, service.cashier.ids("invoice").pop().unwrap());
        assert_eq!(service.received().await, 1_200);
        assert!(service.store.subscriptions_paid_by(service.anna).await.unwrap().is_empty(), "nothing goes on");
        let paid = service.store.payments_of(service.anna).await.unwrap().remove(0);
        assert!(paid.from_s >= NOW_S + 365 * DAY_S, "nothing of it is earned before it is claimed");
        let bela = service.account("bela@example.org").await;
        service.store.claim_gift_subscription(gift, bela, None, now_us).await.unwrap().unwrap();
        taking::reconcile(&service.store, &service.client, NOW_S, now_us).await.unwrap();
        let paid = service.store.payments_of(bela).await.unwrap().remove(0);
        assert_eq!(paid.from_s, NOW_S, "asking the provider again changes nothing");
    }
}

#[tokio::test]
async fn acceptance_15_a_card_that_had_a_trial_begins_to_pay_at_once() {
    let mut service = Service::open(Disorder { twice: 50, ..Disorder::default() }).await;
    let new = NewPrice { name: "Everything".to_owned(), minor: 1_200, currency: Currency::EUR, months: 1 };
    let price = service.client.price(&new, "price").await.unwrap();
    let begin = async |account: AccountId, key: &str, card: &str| {
        let request = CheckoutRequest {
            account: account.to_string(),
            customer: None,
            mail: "somebody@example.org".to_owned(),
            price: price.clone(),
            trial_days: 14,
            card_for_trial: true,
            done_url: "http://127.0.0.1/done".to_owned(),
            back_url: "http://127.0.0.1/plans".to_owned(),
        };
        let url = service.client.checkout(&request, key).await.unwrap();
        service.cashier.pay(url.rsplit('/').next().unwrap(), card).unwrap();
        service.hear().await;
        let paid = service.store.subscriptions_paid_by(account).await.unwrap();
        paid.last().unwrap().state(service.now_s * 1_000_000)
    };
    let (bela, again) = (service.account("bela@example.org").await, service.account("anna+again@example.org").await);
    assert_eq!(begin(service.anna, "anna", "4242424242424242").await, State::Trialing);
    assert_eq!(begin(bela, "bela", "4242424242424242").await, State::Active, "the card had a trial");
    assert_eq!(begin(again, "again", "5555555555554444").await, State::Active, "the address had one");
    service.hear().await;
    assert_eq!(service.received().await, 2_400);
    service.wait(1);
    service.hear().await;
    taking::reconcile(&service.store, &service.client, NOW_S, service.now_s * 1_000_000).await.unwrap();
    assert_eq!(service.state().await, State::Trialing, "the first trial goes on");
}

#[tokio::test]
async fn whoever_withdraws_gets_back_the_gift_that_nobody_has_claimed_and_no_other() {
    let mut service = Service::open(Disorder::default()).await;
    let claimed = service.paid_gift().await;
    let bela = service.account("bela@example.org").await;
    let now_us = service.now_s * 1_000_000;
    service.store.claim_gift_subscription(claimed, bela, None, now_us).await.unwrap().unwrap();
    let open = service.paid_gift().await;
    service.wish(Wish::Withdraw).await;
    assert_eq!(service.came_of().await, "a gift, EUR 12.00 back");
    service.hear().await;
    assert_eq!(service.received().await, 1_200, "the claimed one is paid");
    assert!(service.store.claim_gift_subscription(open, bela, None, now_us).await.unwrap().is_err());
    assert!(service.store.grants(bela).await.unwrap()[0].revoked_us.is_none());
    // After fourteen days it stays with whom it was bought for.
    service.paid_gift().await;
    service.wait(16);
    service.wish(Wish::Withdraw).await;
    assert_eq!(service.came_of().await, "NothingToEnd");
    assert_eq!(service.received().await, 2_400);
}

#[tokio::test]
async fn what_was_paid_by_bank_transfer_is_sent_back_by_a_person() {
    let service = Service::open(Disorder::default()).await;
    let now_us = service.now_s * 1_000_000;
    let new = store::NewInvoice {
        account: service.anna,
        plan: "month".to_owned(),
        name: "Everything".to_owned(),
        months: 1,
        gross: membership::Money::new(1_200, Currency::EUR),
        tax: 0,
        jurisdiction: String::new(),
        year: 2026,
    };
    let invoice = service.store.order_invoice(&new, now_us).await.unwrap();
    service.store.pay_invoice(&invoice.number, (now_us, now_us + 30 * DAY_S * 1_000_000), now_us).await.unwrap();
    let wish = service.wish(Wish::Withdraw).await;
    let zone = jiff::tz::TimeZone::UTC;
    let done = farewells::carry_out(&service.store, None, &zone, now_us).await.unwrap();
    assert_eq!((done.carried_out.len(), done.by_hand), (0, 1), "{done:?}");
    let open = service.store.open_farewells(9).await.unwrap();
    assert_eq!(open[0].id, wish);
    assert!(open[0].by_hand && open[0].said.contains("Send back EUR 12.00 of 2026-000001"), "{}", open[0].said);
}

impl Service {
    /// Puts ten euros into Anna's own balance: paid at the provider, and what it tells of it.
    async fn put_in(&self, key: &str) {
        let request = OnceRequest {
            account: self.anna.to_string(),
            customer: self.store.customer(self.anna).await.unwrap(),
            mail: "anna@example.org".to_owned(),
            pays_for: PaysFor::Wallet,
            name: "Balance for single articles".to_owned(),
            minor: 1_000,
            currency: Currency::EUR,
            done_url: "http://127.0.0.1/done".to_owned(),
            back_url: "http://127.0.0.1/wallet".to_owned(),
        };
        let url = self.client.checkout_once(&request, key).await.unwrap();
        self.cashier.pay(url.rsplit('/').next().unwrap(), "4242424242424242").unwrap();
    }

    async fn wallet(&self) -> i64 {
        self.store.wallet(self.anna).await.unwrap().iter().map(|money| money.minor).sum()
    }
}

#[tokio::test]
async fn money_is_put_in_once_however_the_news_of_it_comes_and_its_rest_goes_back() {
    for lost in [false, true] {
        let service = Service::open(Disorder { twice: 50, ..Disorder::default() }).await;
        let now_us = service.now_s * 1_000_000;
        for key in ["first", "second"] {
            service.put_in(key).await;
            if lost {
                drop(service.cashier.webhooks());
                taking::reconcile(&service.store, &service.client, NOW_S, now_us).await.unwrap();
            } else {
                service.hear().await;
            }
        }
        taking::reconcile(&service.store, &service.client, NOW_S, now_us).await.unwrap();
        assert_eq!(service.wallet().await, 2_000, "what was paid is there, and the provider's fee is not the reader's");
        assert!(service.store.payments_of(service.anna).await.unwrap().is_empty(), "it is no fee that is divided");
        assert!(service.store.subscriptions_paid_by(service.anna).await.unwrap().is_empty());

        service.wish(Wish::GiveBack).await;
        assert_eq!(service.came_of().await, "of a balance, EUR 10.00 back; of a balance, EUR 10.00 back");
        assert_eq!(service.wallet().await, 0);
        service.hear().await;
        taking::reconcile(&service.store, &service.client, NOW_S, now_us).await.unwrap();
        assert_eq!((service.wallet().await, service.received().await), (0, 0), "told again, it went back once");
    }
}

#[tokio::test]
async fn acceptance_14_whoever_gave_up_withdrawing_when_joining_has_cancelled_instead() {
    for (before_s, expected) in [(60, "waived, ends 2026-12-02"), (2 * DAY_S, "ended, EUR 12.00 back")] {
        let service = Service::open(Disorder::default()).await;
        let kept = store::KeptWaiver {
            plan: "month".to_owned(),
            reference: String::new(),
            language: "en".to_owned(),
            words: "I ask that reading begins at once.".to_owned(),
            said_us: (NOW_S - before_s) * 1_000_000,
        };
        service.store.keep_waiver(service.anna, &kept).await.unwrap();
        assert_eq!(service.store.waivers_of(service.anna).await.unwrap(), [kept]);
        service.join().await;
        service.hear().await;
        service.wish(Wish::Withdraw).await;
        assert_eq!(service.came_of().await, expected);
    }
}
