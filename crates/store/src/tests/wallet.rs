//! Readers' own balances and what moves at a close beside fees: to the last unit, once each, on both engines.

use membership::Money;
use membership::books::{Amounts, Sale};
use membership::farewell::Wish;
use membership::ledger::{Account, Payee};
use membership::shares::{Formula, Standing, TrialBudget};
use membership::statement::Statement;
use membership::subscription::Dispute;
use news::{AccountId, ArticleId, TitleId};

use super::kit::{Database, on_both};
use super::money::{EUR, article_of, held, month, whole};
use super::press::NOON_US;
use super::readers::reader;
use crate::{Bought, Closing, Farewell, NewInvoice, NewVoucher, Payment};

const DAY_US: i64 = 86_400_000_000;

fn ten(invoice: &str, account: AccountId) -> Payment {
    Payment {
        invoice: invoice.to_owned(),
        account,
        subscription: String::new(),
        charge: format!("charge of {invoice}"),
        currency: EUR,
        amounts: Amounts { gross: 1_000, tax: 0, fee: 50, jurisdiction: String::new() },
        from_s: NOON_US / 1_000_000,
        to_s: NOON_US / 1_000_000,
        paid_us: NOON_US,
        returned: 0,
        disputed: 0,
    }
}

fn price(minor: i64) -> Sale {
    Sale::at(Money::new(minor, EUR), 700, "DE")
}

async fn buy(database: &Database, account: AccountId, article: ArticleId, minor: i64) -> Bought {
    database.store.buy_article(account, article, &price(minor), (NOON_US, "{}")).await.unwrap()
}

async fn close(database: &Database, of: &str, formula: &Formula, at_us: i64) -> crate::Closed {
    match database.store.close_period(month(of), EUR, formula, at_us).await.unwrap() {
        Closing::Now(closed) => closed,
        Closing::Before => panic!("{of} was closed before"),
    }
}

async fn latest_statement(database: &Database, title: TitleId) -> Statement {
    let statement = database.store.statements_of(&Payee::Title(title)).await.unwrap().remove(0);
    assert_eq!(statement.verify(), [], "{}", statement.number);
    statement
}

#[test]
fn two_devices_buy_an_article_once_and_nobody_spends_what_is_not_there() {
    on_both(async |database| {
        let anna = reader(database, "anna@example.org").await;
        let store = &database.store;
        let ((_, article), (_, other)) = (article_of(database, "ledger").await, article_of(database, "courier").await);
        assert_eq!(buy(database, anna, article, 107).await, Bought::NotEnough);
        assert!(store.record_top_up(&ten("in_1", anna), NOON_US).await.unwrap());
        assert!(!store.record_top_up(&ten("in_1", anna), NOON_US + 1).await.unwrap(), "told twice, put in once");
        assert_eq!(store.wallet(anna).await.unwrap(), [Money::new(1_000, EUR)]);
        let (one, two) = tokio::join!(buy(database, anna, article, 107), buy(database, anna, article, 107));
        assert!(matches!((one, two), (Bought::Now, Bought::Before) | (Bought::Before, Bought::Now)), "{one:?} {two:?}");
        assert_eq!(store.wallet(anna).await.unwrap(), [Money::new(893, EUR)]);
        assert_eq!(held(database, &Account::Tax("DE".to_owned())).await, 7);
        assert_eq!(buy(database, anna, other, 894).await, Bought::NotEnough);
        assert_eq!(store.open_by_buying(anna).await.unwrap(), [article]);
        let bought = store.articles_bought_by(anna, 9).await.unwrap();
        assert_eq!((bought.len(), bought[0].article, bought[0].price.minor, bought[0].tax), (1, article, 107, 7));
        assert_eq!(store.buying_decisions(anna).await.unwrap(), ["{}"]);
        whole(database).await;
    });
}

#[test]
fn what_was_bought_goes_to_its_title_at_the_close_and_stands_on_its_statement() {
    on_both(async |database| {
        let anna = reader(database, "anna@example.org").await;
        let store = &database.store;
        let ((ledger, article), (courier, _)) =
            (article_of(database, "ledger").await, article_of(database, "courier").await);
        store.record_top_up(&ten("in_1", anna), NOON_US).await.unwrap();
        buy(database, anna, article, 107).await;
        assert_eq!(held(database, &Account::Pool(month("2026-11"))).await, 100, "the ledger does not say for whom");
        assert_eq!(store.currencies().await.unwrap(), [EUR]);
        let closed = close(database, "2026-11", &Formula::default(), NOON_US).await;
        assert_eq!((closed.sold, closed.net), (100, 0));
        assert_eq!(held(database, &Account::Unclaimed(Payee::Title(ledger))).await, 70);
        assert_eq!(held(database, &Account::Unclaimed(Payee::Title(courier))).await, 0);
        assert_eq!(held(database, &Account::Pool(month("2026-11"))).await, 0);
        let statement = latest_statement(database, ledger).await;
        let sold = statement.sold_folded.as_ref().unwrap();
        assert_eq!(
            (sold.articles, sold.millionths, sold.minor),
            (1, 70_000_000, 70),
            "too few to show the price alone"
        );
        assert_eq!((statement.earned, statement.closing), (0, 70));
        // Bought after the month was divided: it is paid with the next one.
        let (_, late) = article_of(database, "herald").await;
        buy(database, anna, late, 107).await;
        assert_eq!(held(database, &Account::Pool(month("2026-12"))).await, 100);
        whole(database).await;
    });
}

#[test]
fn the_rest_goes_back_and_is_not_spent_meanwhile_and_a_bank_takes_nothing_from_titles() {
    on_both(async |database| {
        let (anna, bert) = (reader(database, "anna@example.org").await, reader(database, "bert@example.org").await);
        let store = &database.store;
        let ((_, article), (_, other)) = (article_of(database, "ledger").await, article_of(database, "courier").await);
        store.record_top_up(&ten("in_1", anna), NOON_US).await.unwrap();
        buy(database, anna, article, 107).await;
        let wish = Farewell::new(Wish::GiveBack, "anna@example.org", Some(anna), NOON_US);
        let number = store.note_farewell(&wish).await.unwrap();
        assert_eq!(buy(database, anna, other, 107).await, Bought::NotEnough, "it is on its way back");
        assert_eq!(buy(database, anna, article, 107).await, Bought::Before);
        for (gross, new) in [(893, true), (893, false)] {
            assert_eq!(store.record_return("charge of in_1", gross, NOON_US).await.unwrap(), Some(new));
        }
        store.settle_farewell(number, "It is on its way.", NOON_US).await.unwrap();
        assert_eq!(store.wallet(anna).await.unwrap(), []);
        assert_eq!(held(database, &Account::Provider).await, -107);

        store.record_top_up(&ten("in_2", bert), NOON_US).await.unwrap();
        buy(database, bert, article, 107).await;
        for (dispute, new) in
            [(Dispute::Open, true), (Dispute::Open, false), (Dispute::Won, true), (Dispute::Lost, false)]
        {
            assert_eq!(store.record_dispute("charge of in_2", dispute, 1_500, NOON_US).await.unwrap(), Some(new));
        }
        assert_eq!(store.wallet(bert).await.unwrap(), [Money::new(893, EUR)], "the bank gave it again");
        store.record_top_up(&ten("in_3", bert), NOON_US).await.unwrap();
        store.record_dispute("charge of in_3", Dispute::Lost, 1_500, NOON_US).await.unwrap();
        assert_eq!(store.wallet(bert).await.unwrap(), [Money::new(893, EUR)]);
        assert_eq!(held(database, &Account::Pool(month("2026-11"))).await, 200, "what was read is paid for");
        whole(database).await;
    });
}

#[test]
fn an_invoice_of_ones_own_fills_the_balance_and_an_erased_account_gets_its_rest_back() {
    on_both(async |database| {
        let anna = reader(database, "anna@example.org").await;
        let store = &database.store;
        let (ledger, article) = article_of(database, "ledger").await;
        let new = NewInvoice {
            account: anna,
            plan: String::new(),
            name: "Balance".to_owned(),
            months: 0,
            gross: Money::new(1_000, EUR),
            tax: 0,
            jurisdiction: String::new(),
            year: 2026,
        };
        let invoice = store.order_invoice(&new, NOON_US).await.unwrap();
        assert!(invoice.tops_up());
        assert!(store.pay_invoice(&invoice.number, (0, 0), NOON_US).await.unwrap());
        assert!(!store.pay_invoice(&invoice.number, (0, 0), NOON_US).await.unwrap());
        assert_eq!(store.wallet(anna).await.unwrap(), [Money::new(1_000, EUR)]);
        assert!(store.grants(anna).await.unwrap().is_empty(), "it is no membership");
        assert_eq!(store.top_ups_of(anna).await.unwrap()[0].charge, invoice.number);
        buy(database, anna, article, 107).await;

        // Whoever erases it: the console does as the reader's own page does.
        store.erase_account(anna, None, NOON_US).await.unwrap();
        let wishes = store.open_farewells(9).await.unwrap();
        assert_eq!((wishes.len(), wishes[0].wish, wishes[0].account), (1, Wish::GiveBack, Some(anna)));
        assert!(store.articles_bought_by(anna, 9).await.unwrap().is_empty(), "nobody knows any more who read it");
        assert_eq!(store.buying_decisions(anna).await.unwrap(), Vec::<String>::new());
        close(database, "2026-11", &Formula::default(), NOON_US).await;
        assert_eq!(
            held(database, &Account::Unclaimed(Payee::Title(ledger))).await,
            70,
            "its title is paid all the same"
        );
        whole(database).await;
    });
}

#[test]
fn what_nobody_claims_in_time_is_divided_among_all_and_said_before_and_after() {
    on_both(async |database| {
        let anna = reader(database, "anna@example.org").await;
        let store = &database.store;
        let ((ledger, old), (courier, new)) =
            (article_of(database, "ledger").await, article_of(database, "courier").await);
        let formula = Formula { release_after_months: Some(3), ..Formula::default() };
        store.record_top_up(&ten("in_1", anna), NOON_US).await.unwrap();
        buy(database, anna, old, 107).await;
        let after = |of: &str| month(of).end_us() + DAY_US;
        close(database, "2026-11", &formula, after("2026-11")).await;
        for of in ["2026-12", "2027-01", "2027-02"] {
            assert!(store.due_for_release(month(of), EUR, 3).await.unwrap().is_empty(), "{of}");
            assert_eq!(close(database, of, &formula, after(of)).await.released, 0, "{of}");
        }
        // In March nobody reads anything: there is nobody to divide it among.
        let due = [(Payee::Title(ledger), 70)];
        assert_eq!(store.due_for_release(month("2027-03"), EUR, 3).await.unwrap(), due);
        assert_eq!(close(database, "2027-03", &formula, after("2027-03")).await.released, 0);
        store.note_member_read(anna, new, Standing::Reader, month("2027-04").start_us() + DAY_US).await.unwrap();
        let closed = close(database, "2027-04", &formula, after("2027-04")).await;
        assert_eq!((closed.released, closed.service), (70, 0), "the service keeps nothing of it");
        assert_eq!(held(database, &Account::Unclaimed(Payee::Title(ledger))).await, 0);
        assert_eq!(held(database, &Account::Unclaimed(Payee::Title(courier))).await, 70);
        let lost = latest_statement(database, ledger).await;
        let line = lost.released.as_ref().unwrap();
        assert_eq!((line.held, line.came_since, line.minor, lost.opening, lost.closing), (70, 0, -70, 70, 0));
        let gained = latest_statement(database, courier).await;
        assert_eq!((gained.earned, gained.whole.released, gained.closing), (70, 70, 70));
        let released = store.released(9).await.unwrap();
        assert_eq!((released.len(), released[0].minor, &released[0].payee), (1, 70, &Payee::Title(ledger)));
        whole(database).await;
    });
}

#[test]
fn trials_are_paid_by_the_service_where_the_formula_says_so() {
    on_both(async |database| {
        let (anna, bert) = (reader(database, "anna@example.org").await, reader(database, "bert@example.org").await);
        let store = &database.store;
        let (ledger, article) = article_of(database, "ledger").await;
        store.record_top_up(&ten("in_1", anna), NOON_US).await.unwrap();
        store.note_member_read(bert, article, Standing::Trial, NOON_US).await.unwrap();
        let trial = TrialBudget { currency: EUR, a_reader: 200, most: 1_000 };
        let formula = Formula { trial: Some(trial), ..Formula::default() };
        let closed = close(database, "2026-11", &formula, NOON_US).await;
        assert_eq!((closed.trials, closed.net), (200, 0));
        assert_eq!(held(database, &Account::Platform).await, -50 - 200);
        let statement = latest_statement(database, ledger).await;
        let line = statement.trials.as_ref().unwrap();
        assert_eq!((line.budget, line.readers, line.minor, statement.closing), (200, None, 200, 200));
        assert!(statement.adjustments.is_empty(), "{statement:?}");
        whole(database).await;
    });
}

#[test]
fn a_voucher_fills_a_balance_once_a_reader_and_what_is_left_of_it_is_not_paid_out() {
    on_both(async |database| {
        let (anna, bert) = (reader(database, "anna@example.org").await, reader(database, "bert@example.org").await);
        let store = &database.store;
        let (_, article) = article_of(database, "ledger").await;
        let amount = Money::new(500, EUR);
        let new = NewVoucher { digest: "d1".to_owned(), days: 0, amount: Some(amount), uses: 1, until_us: 0 };
        assert!(store.add_voucher(&new, NOON_US).await.unwrap());
        assert_eq!(store.voucher("d1").await.unwrap().unwrap().voucher, new);
        let (one, two) = tokio::join!(
            store.fill_by_voucher(("d1", 1), anna, amount, NOON_US),
            store.fill_by_voucher(("d1", 1), anna, amount, NOON_US),
        );
        assert_eq!([one.unwrap(), two.unwrap()].iter().filter(|done| **done).count(), 1, "two devices, one use");
        assert!(!store.fill_by_voucher(("d1", 1), bert, amount, NOON_US).await.unwrap(), "its only use was taken");
        assert_eq!(store.wallet(anna).await.unwrap(), [amount]);
        assert_eq!(held(database, &Account::Platform).await, -500, "the service pays for it");
        assert_eq!(store.currencies().await.unwrap(), [EUR]);
        buy(database, anna, article, 107).await;

        // Nobody paid anything that could go back: with the account the rest is the service's again.
        store.erase_account(anna, None, NOON_US).await.unwrap();
        store.end_vouchers_of(anna, NOON_US).await.unwrap();
        store.end_vouchers_of(anna, NOON_US).await.unwrap();
        assert_eq!(store.wallet(anna).await.unwrap(), []);
        assert_eq!(held(database, &Account::Platform).await, -107);
        assert_eq!(held(database, &Account::Pool(month("2026-11"))).await, 100, "the title is paid all the same");
        whole(database).await;
    });
}

#[test]
fn an_article_that_is_given_back_takes_from_everybody_what_it_gave() {
    on_both(async |database| {
        let anna = reader(database, "anna@example.org").await;
        let store = &database.store;
        let ((ledger, early), (courier, late)) =
            (article_of(database, "ledger").await, article_of(database, "courier").await);
        store.record_top_up(&ten("in_1", anna), NOON_US).await.unwrap();
        for article in [early, late] {
            assert_eq!(buy(database, anna, article, 107).await, Bought::Now);
        }
        let number = async |article| {
            let all = store.articles_bought_by(anna, 9).await.unwrap();
            all.iter().find(|one| one.article == article && one.returned_us.is_none()).unwrap().number
        };
        // Before its month is divided it is as if nobody had bought it.
        let of_early = number(early).await;
        assert!(store.return_article(of_early, NOON_US).await.unwrap());
        assert!(!store.return_article(of_early, NOON_US).await.unwrap(), "once");
        assert_eq!(store.wallet(anna).await.unwrap(), [Money::new(893, EUR)]);
        assert_eq!(held(database, &Account::Tax("DE".to_owned())).await, 7);
        assert_eq!(store.open_by_buying(anna).await.unwrap(), [late], "access ends");
        assert_eq!(close(database, "2026-11", &Formula::default(), NOON_US).await.sold, 100);
        let statements = store.statements_of(&Payee::Title(ledger)).await.unwrap();
        assert!(statements.is_empty(), "it moved nothing: {statements:?}");
        assert_eq!(latest_statement(database, courier).await.closing, 70);

        // After it, everybody gives back with the next close what they got, by the formula of then.
        assert!(store.return_article(number(late).await, NOON_US).await.unwrap());
        assert_eq!(store.wallet(anna).await.unwrap(), [Money::new(1_000, EUR)]);
        assert_eq!(held(database, &Account::Tax("DE".to_owned())).await, 0);
        assert_eq!(held(database, &Account::Pool(month("2026-12"))).await, -100, "the ledger does not say of whom");
        let formula = Formula { version: 2, titles_share: 5_000, ..Formula::default() };
        close(database, "2026-12", &formula, NOON_US + 30 * DAY_US).await;
        assert_eq!(held(database, &Account::Unclaimed(Payee::Title(courier))).await, 0);
        assert_eq!(held(database, &Account::Platform).await, -50, "the provider's fee is the service's to bear");
        let statement = latest_statement(database, courier).await;
        assert_eq!((statement.opening, statement.sold_in_all(), statement.closing), (70, -70, 0));
        // It can be bought again.
        assert_eq!(buy(database, anna, late, 107).await, Bought::Now);
        whole(database).await;
    });
}
