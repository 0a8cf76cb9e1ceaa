//! Payments, refunds, disputes, closes, statements and claims: to the last unit, once each, on both engines.

use membership::books::Amounts;
use membership::farewell::Wish;
use membership::ledger::{Account, Kind, Payee, Posted, Transaction};
use membership::shares::{Formula, Standing};
use membership::subscription::{Dispute, Event, Snapshot, State, Status};
use membership::{Currency, Period};
use news::{AccountId, ArticleId, TitleId};

use super::kit::{Database, on_both};
use super::press::{NOON_US, entry, imported, record, visit};
use super::readers::reader;
use crate::{Closing, NotPosted, Payment, Plan};

pub(super) const EUR: Currency = Currency::EUR;
const DAY_US: i64 = 86_400_000_000;

pub(super) fn month(text: &str) -> Period {
    text.parse().unwrap()
}

/// Ten euros for November, of which 1.50 is tax and 0.50 the provider's.
fn november(invoice: &str, account: AccountId) -> Payment {
    let period = month("2026-11");
    Payment {
        invoice: invoice.to_owned(),
        account,
        subscription: format!("sub of {invoice}"),
        charge: format!("charge of {invoice}"),
        currency: EUR,
        amounts: Amounts { gross: 1_000, tax: 150, fee: 50, jurisdiction: "DE".to_owned() },
        from_s: period.start_us() / 1_000_000,
        to_s: period.end_us() / 1_000_000,
        paid_us: NOON_US,
        returned: 0,
        disputed: 0,
    }
}

pub(super) async fn article_of(database: &Database, slug: &str) -> (TitleId, ArticleId) {
    let (title, feeds) = imported(database, slug, 1).await;
    let changes = record(database, visit(title, feeds[0], NOON_US, vec![entry(slug, "A headline")])).await;
    (title, changes[0].0)
}

pub(super) async fn held(database: &Database, account: &Account) -> i64 {
    database.store.balance(account, EUR).await.unwrap()
}

/// Everything that came in is somewhere, and the database is whole.
pub(super) async fn whole(database: &Database) {
    let sum: i64 = database.store.balances().await.unwrap().iter().map(|(_, _, minor)| minor).sum();
    assert_eq!(sum, 0);
    assert_eq!(database.store.verify().await.unwrap(), Vec::<String>::new());
}

#[test]
fn an_event_is_kept_once_and_waits_until_it_was_taken_in() {
    on_both(async |database| {
        let store = &database.store;
        assert!(store.keep_provider_event("evt_1", "invoice.paid", b"{}", 5).await.unwrap());
        assert!(!store.keep_provider_event("evt_1", "invoice.paid", b"{}", 9).await.unwrap());
        store.provider_event_failed("evt_1", "not reached").await.unwrap();
        let waiting = store.provider_events_waiting(10).await.unwrap();
        assert_eq!((waiting.len(), waiting[0].tries, waiting[0].said.as_str()), (1, 1, "not reached"));
        store.provider_event_done("evt_1", "posted", 10).await.unwrap();
        assert!(store.provider_events_waiting(10).await.unwrap().is_empty());
        assert!(!store.keep_provider_event("evt_1", "invoice.paid", b"{}", 11).await.unwrap());
    });
}

#[test]
fn a_payment_is_posted_once_and_known_to_its_subscription() {
    on_both(async |database| {
        let anna = reader(database, "anna@example.org").await;
        let store = &database.store;
        let paid = november("in_1", anna);
        assert!(store.record_payment(&paid, NOON_US).await.unwrap());
        assert!(!store.record_payment(&paid, NOON_US + 1).await.unwrap());
        assert_eq!(held(database, &Account::Reader(anna)).await, 800);
        assert_eq!(held(database, &Account::Provider).await, -1_000);
        let subscriptions = store.subscriptions_paid_by(anna).await.unwrap();
        assert_eq!(subscriptions[0].state(NOON_US), State::Active);
        assert_eq!(store.payment("in_1").await.unwrap(), Some(paid));
        whole(database).await;
    });
}

#[test]
fn acceptance_10_events_backwards_and_twice_leave_the_same_rows() {
    on_both(async |database| {
        let anna = reader(database, "anna@example.org").await;
        let store = &database.store;
        let seen = |at: i64, status: Status| {
            Event::Seen(Snapshot {
                at_us: at,
                status,
                told_by: format!("evt_{at}"),
                from_us: 0,
                to_us: NOON_US + 9 * DAY_US,
                trial_to_us: 0,
                ends_with_term: false,
                price: "month".to_owned(),
                seats: 1,
            })
        };
        for event in
            [seen(3, Status::PastDue), seen(1, Status::Incomplete), seen(3, Status::PastDue), seen(2, Status::Active)]
        {
            store.keep_subscription("sub_1", None, "cus_1", &event, NOON_US).await.unwrap();
        }
        // Whose it is comes last of all.
        store.keep_customer(anna, "cus_1").await.unwrap();
        let known = store.subscriptions_paid_by(anna).await.unwrap();
        assert_eq!(known[0].mirror.latest.as_ref().map(|latest| latest.status), Some(Status::PastDue));
        assert_eq!(store.account_of_customer("cus_1").await.unwrap(), Some(anna));
        assert_eq!(store.customer(anna).await.unwrap().as_deref(), Some("cus_1"));
    });
}

#[test]
fn whoever_erases_an_account_ends_what_is_drawn_for_it() {
    on_both(async |database| {
        let store = &database.store;
        let (anna, bela) = (reader(database, "anna@example.org").await, reader(database, "bela@example.org").await);
        let cyd = reader(database, "cyd@example.org").await;
        let paid = Event::Paid { invoice: "in_1".to_owned(), minor: 999, to_us: NOON_US + DAY_US };
        store.keep_subscription("sub_1", Some(anna), "cus_1", &paid, NOON_US).await.unwrap();
        // Of Bela's subscription nobody has told yet.
        store.keep_customer(bela, "cus_2").await.unwrap();
        for account in [anna, bela, cyd] {
            store.erase_account(account, None, NOON_US).await.unwrap();
        }
        let due = store.farewells_due(NOON_US, 9).await.unwrap();
        let wishes: Vec<_> = due.iter().map(|one| (one.wish, one.account, one.address.as_str())).collect();
        assert_eq!(
            wishes,
            [(Wish::Cancel, Some(anna), "anna@example.org"), (Wish::Cancel, Some(bela), "bela@example.org")],
            "and nothing for who never paid"
        );
    });
}

#[test]
fn a_payment_that_failed_is_found_until_it_is_made_and_each_letter_is_claimed_once() {
    on_both(async |database| {
        let store = &database.store;
        let anna = reader(database, "anna@example.org").await;
        let seen = |at, status| {
            Event::Seen(Snapshot {
                at_us: at,
                status,
                told_by: format!("evt_{at}"),
                from_us: NOON_US,
                to_us: NOON_US + 30 * DAY_US,
                trial_to_us: 0,
                ends_with_term: false,
                price: "month".to_owned(),
                seats: 1,
            })
        };
        for (at, status, failing) in
            [(1, Status::Active, 0), (2, Status::PastDue, 1), (3, Status::Unpaid, 1), (4, Status::Active, 0)]
        {
            store.keep_subscription("sub_1", Some(anna), "cus_1", &seen(at, status), NOON_US).await.unwrap();
            assert_eq!(store.dunned().await.unwrap().len(), failing, "{status:?}");
        }
        store.keep_subscription("sub_1", Some(anna), "cus_1", &seen(5, Status::PastDue), NOON_US).await.unwrap();
        let dunned = store.dunned().await.unwrap().remove(0);
        assert_eq!((dunned.account, dunned.episode.began_us, dunned.episode.told_us), (anna, NOON_US, None));
        assert!(store.claim_dunning_letter(&dunned, "tell", NOON_US + 1).await.unwrap());
        assert!(!store.claim_dunning_letter(&dunned, "tell", NOON_US + 2).await.unwrap());
        assert_eq!(store.dunned().await.unwrap()[0].episode.told_us, Some(NOON_US + 1));
        store.give_up_dunning_letter(&dunned, "tell").await.unwrap();
        assert_eq!(store.dunned().await.unwrap()[0].episode.told_us, None);
        assert!(store.claim_dunning_letter(&dunned, "tell", NOON_US + 3).await.unwrap());
        assert_eq!(
            store.dunning_letters_of(anna).await.unwrap(),
            [("sub_1".to_owned(), "tell".to_owned(), NOON_US + 3)]
        );
        store.erase_account(anna, None, NOON_US).await.unwrap();
        assert_eq!(store.dunning_letters_of(anna).await.unwrap(), []);
        whole(database).await;
    });
}

#[test]
fn refunds_in_steps_and_a_dispute_that_is_won_end_where_they_should() {
    on_both(async |database| {
        let anna = reader(database, "anna@example.org").await;
        let store = &database.store;
        assert_eq!(store.record_return("charge of in_1", 400, NOON_US).await.unwrap(), None);
        store.record_payment(&november("in_1", anna), NOON_US).await.unwrap();
        for (gross, new) in [(400, true), (400, false), (300, false), (700, true)] {
            assert_eq!(store.record_return("charge of in_1", gross, NOON_US).await.unwrap(), Some(new), "{gross}");
        }
        assert_eq!(held(database, &Account::Provider).await, -300);
        for (dispute, new) in [
            (Dispute::Open, true),
            (Dispute::Open, false),
            (Dispute::Won, true),
            (Dispute::Open, false),
            (Dispute::Lost, false),
        ] {
            let found = store.record_dispute("charge of in_1", dispute, 1_500, NOON_US + 5).await.unwrap();
            assert_eq!(found, Some(new), "{dispute:?}");
        }
        assert_eq!(held(database, &Account::Provider).await, -300);
        assert_eq!(held(database, &Account::Reader(anna)).await, 240);
        assert_eq!(store.record_return("charge of in_1", 5_000, NOON_US).await.unwrap(), Some(true));
        assert_eq!(held(database, &Account::Provider).await, 0);
        assert_eq!(held(database, &Account::Reader(anna)).await, 0);
        assert_eq!(store.subscriptions_paid_by(anna).await.unwrap()[0].state(NOON_US), State::Refunded);
        whole(database).await;
    });
}

#[test]
fn acceptance_11_a_refund_after_the_payout_makes_a_reversing_line_that_is_carried() {
    on_both(async |database| {
        let (anna, paula) = (reader(database, "anna@example.org").await, reader(database, "paula@example.org").await);
        let store = &database.store;
        let (title, article) = article_of(database, "ledger").await;
        store.claim_title(title, paula, "newsstand=abc", NOON_US).await.unwrap();
        assert!(store.prove_claim(title, paula, "dns", NOON_US).await.unwrap());
        store.record_payment(&november("in_1", anna), NOON_US).await.unwrap();
        store.note_member_read(anna, article, Standing::Reader, NOON_US).await.unwrap();
        let formula = Formula { least_payout: 100, ..Formula::default() };
        let Closing::Now(closed) = store.close_period(month("2026-11"), EUR, &formula, NOON_US).await.unwrap() else {
            panic!("closed before")
        };
        assert_eq!((closed.net, closed.titles, closed.service, closed.paid_out), (800, 560, 240, 560));
        assert_eq!(store.close_period(month("2026-11"), EUR, &formula, NOON_US).await.unwrap(), Closing::Before);
        whole(database).await;

        store.record_return("charge of in_1", 1_000, NOON_US).await.unwrap();
        store.close_period(month("2026-12"), EUR, &formula, NOON_US + 40 * DAY_US).await.unwrap();
        let statements = store.statements_of(&Payee::Title(title)).await.unwrap();
        let [december, november] = statements.as_slice() else { panic!("{statements:?}") };
        assert_eq!((november.earned, november.paid_out, november.closing), (560, 560, 0));
        assert_eq!((december.earned, december.paid_out, december.closing), (-560, 0, -560));
        assert_eq!(december.previous, november.digest);
        assert_eq!(december.folded[0].by, month("2026-11"), "the line says of which month it is");
        for statement in &statements {
            assert_eq!(statement.verify(), [], "{}", statement.number);
        }
        assert_eq!(held(database, &Account::Reader(anna)).await, 0);
        whole(database).await;
    });
}

#[test]
fn what_nobody_claimed_is_held_and_given_over_when_somebody_does() {
    on_both(async |database| {
        let (anna, paula) = (reader(database, "anna@example.org").await, reader(database, "paula@example.org").await);
        let store = &database.store;
        let (title, article) = article_of(database, "ledger").await;
        store.record_payment(&november("in_1", anna), NOON_US).await.unwrap();
        store.note_member_read(anna, article, Standing::Reader, NOON_US).await.unwrap();
        store.close_period(month("2026-11"), EUR, &Formula::default(), NOON_US).await.unwrap();
        let payee = Payee::Title(title);
        assert_eq!(held(database, &Account::Unclaimed(payee.clone())).await, 560);
        store.claim_title(title, paula, "newsstand=abc", NOON_US).await.unwrap();
        assert!(store.claimed_titles().await.unwrap().is_empty());
        assert!(store.prove_claim(title, paula, "file", NOON_US).await.unwrap());
        assert!(!store.prove_claim(title, paula, "file", NOON_US).await.unwrap());
        assert_eq!(held(database, &Account::Unclaimed(payee.clone())).await, 0);
        assert_eq!(held(database, &Account::Payee(payee)).await, 560);
        assert_eq!(store.claims_of(paula).await.unwrap()[0].way, "file");
        whole(database).await;
    });
}

#[test]
fn a_readers_receipt_says_where_every_unit_of_the_fee_went() {
    on_both(async |database| {
        let (anna, bert) = (reader(database, "anna@example.org").await, reader(database, "bert@example.org").await);
        let store = &database.store;
        let (ledger, first) = article_of(database, "ledger").await;
        let (_, second) = article_of(database, "courier").await;
        for (invoice, account) in [("in_1", anna), ("in_2", bert)] {
            store.record_payment(&november(invoice, account), NOON_US).await.unwrap();
        }
        for (article, minute) in [(first, 0), (second, 2), (first, 4)] {
            store.note_member_read(anna, article, Standing::Reader, NOON_US + minute * 60_000_000).await.unwrap();
        }
        store.close_period(month("2026-11"), EUR, &Formula::default(), NOON_US).await.unwrap();
        let receipts = store.receipts_of(anna).await.unwrap();
        let line = &receipts[0].lines[0];
        assert_eq!((line.net, line.service), (800, 240));
        assert_eq!(line.parts.iter().map(|part| part.minor).collect::<Vec<i64>>(), [280, 280]);
        assert!(line.parts.iter().any(|part| part.payee == Payee::Title(ledger)));
        // Bert read nothing: his fee goes to all, and his receipt says so.
        let receipts = store.receipts_of(bert).await.unwrap();
        assert_eq!((receipts[0].lines[0].pooled, receipts[0].pools[0].pooled), (560, 560));
        whole(database).await;
    });
}

#[test]
fn a_key_is_posted_once_and_nobody_is_paid_more_than_there_is() {
    on_both(async |database| {
        let title = Account::Payee(Payee::Title(TitleId(7)));
        let posting = |key: &str, kind, from: &Account, to: &Account, minor| {
            Transaction::new(kind, key, EUR, NOON_US).moving(from.clone(), to.clone(), minor).because("by hand")
        };
        let store = &database.store;
        let correction = posting("a", Kind::Correction, &Account::Provider, &title, 500);
        assert_eq!(store.post(&correction, NOON_US).await.unwrap(), Posted::New);
        assert_eq!(store.post(&correction, NOON_US).await.unwrap(), Posted::Before);
        let other = posting("a", Kind::Correction, &Account::Provider, &title, 501);
        assert!(matches!(store.post(&other, NOON_US).await, Err(NotPosted::Refused(_))));
        let payout = posting("b", Kind::Payout, &title, &Account::Provider, 501);
        assert!(matches!(store.post(&payout, NOON_US).await, Err(NotPosted::Refused(_))));
        assert_eq!(held(database, &title).await, 500);
        assert_eq!(store.postings(0, i64::MAX).await.unwrap(), [correction]);
        whole(database).await;
    });
}

#[test]
fn plans_are_kept_in_their_order() {
    on_both(async |database| {
        let plan = |word: &str, place| Plan {
            word: word.to_owned(),
            name: "Everything".to_owned(),
            about: "All titles".to_owned(),
            currency: Currency::JPY,
            minor: 1_200,
            months: 1,
            trial_days: 14,
            price: String::new(),
            on_sale: true,
            place,
        };
        let store = &database.store;
        store.set_plan(&plan("year", 2)).await.unwrap();
        store.set_plan(&plan("month", 1)).await.unwrap();
        store.set_plan(&Plan { on_sale: false, ..plan("year", 2) }).await.unwrap();
        let plans = store.plans().await.unwrap();
        assert_eq!(plans[0], plan("month", 1));
        assert_eq!((plans[1].word.as_str(), plans[1].on_sale), ("year", false));
    });
}
