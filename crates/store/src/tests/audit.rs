//! The audit log: what is about people, in order, by whom, and nothing else.

use news::{AccountId, Role};

use super::kit::on_both;
use super::press::{MINUTE_US, NOON_US, imported};
use crate::{AccountAct, AccountState, Act, AuditEntry, Audited, NewAccount, OperatorAct, Plan};

fn account(address: &str, role: Role) -> NewAccount {
    NewAccount {
        address: address.to_owned(),
        address_key: address.to_owned(),
        name: "Anna".to_owned(),
        role,
        state: AccountState::Active,
        password: None,
        verified: true,
    }
}

#[test]
fn it_says_who_did_what_newest_first() {
    on_both(async |database| {
        let store = &database.store;
        imported(database, "courier", 2).await;
        let operator = account("operator@example.org", Role::Operator);
        let operator = store.add_account(&operator, None, NOON_US).await.unwrap().unwrap();
        let reader = account("reader@example.org", Role::Reader);
        let reader = store.add_account(&reader, Some(operator), NOON_US + 1).await.unwrap().unwrap();
        store.set_account_role(reader, Role::Editor, Some(operator), NOON_US + 2).await.unwrap();
        store
            .note_operator_act(Some(operator), OperatorAct::FeedAdded, "https://a.example/feed", NOON_US + 3)
            .await
            .unwrap();
        store.note_operator_act(None, OperatorAct::TitlesOff, &"é".repeat(900), NOON_US + MINUTE_US).await.unwrap();

        let entries = store.audit_log(i64::MAX, 10).await.unwrap();
        let said: Vec<(i64, Option<AccountId>, Audited)> =
            entries.iter().map(|entry| (entry.at_us, entry.by, entry.what.clone())).collect();
        let added = |account, role: &str| Audited::Account(account, AccountAct::Added(role.to_owned()));
        assert_eq!(
            said,
            [
                (NOON_US + MINUTE_US, None, Audited::Operator(OperatorAct::TitlesOff, "é".repeat(500))),
                (
                    NOON_US + 3,
                    Some(operator),
                    Audited::Operator(OperatorAct::FeedAdded, "https://a.example/feed".to_owned())
                ),
                (NOON_US + 2, Some(operator), Audited::Account(reader, AccountAct::Role("editor".to_owned()))),
                (NOON_US + 1, Some(operator), added(reader, "reader")),
                (NOON_US, None, added(operator, "operator")),
            ]
        );
        let older = store.audit_log(entries[1].number, 2).await.unwrap();
        assert_eq!(older, entries[2..4]);
        assert_eq!(store.audit_log(entries[4].number, 10).await.unwrap(), Vec::<AuditEntry>::new());
    });
}

#[test]
fn an_act_and_its_entry_are_one_transaction() {
    on_both(async |database| {
        let store = &database.store;
        let act = || Act::new(None, OperatorAct::InvoiceSettled, "2026-000001 void", NOON_US);
        let entries = async || store.audit_log(i64::MAX, 10).await.unwrap().len();
        assert!(!act().noting(store.void_invoice("2026-000001", NOON_US)).await.unwrap());
        assert_eq!(entries().await, 0, "nothing was done, nothing is noted");
        let plan = Plan {
            word: "month".to_owned(),
            name: "Everything".to_owned(),
            about: String::new(),
            currency: membership::Currency::EUR,
            minor: 999,
            months: 1,
            trial_days: 0,
            price: String::new(),
            on_sale: true,
            place: 0,
        };
        let two = async {
            store.set_plan(&plan).await?;
            store.set_plan(&Plan { word: "year".to_owned(), ..plan.clone() }).await
        };
        act().noting(two).await.unwrap();
        assert_eq!(entries().await, 1, "once, however much is done");
        store.set_plan(&plan).await.unwrap();
        assert_eq!(entries().await, 1, "what is done beside it is not noted");

        // Where the log cannot be written, nothing is done.
        let broken = Act::new(None, OperatorAct::PlanSet, "week", NOON_US);
        database.break_log().await;
        let week = Plan { word: "week".to_owned(), ..plan.clone() };
        assert!(broken.noting(store.set_plan(&week)).await.is_err());
        assert!(store.plans().await.unwrap().iter().all(|plan| plan.word != "week"));
    });
}
