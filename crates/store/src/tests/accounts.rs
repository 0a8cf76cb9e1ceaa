//! Accounts: who may sign in, where, and what goes with them.

use news::{AccountId, Role};

use super::kit::{Database, on_both};
use super::press::NOON_US;
use crate::{AccountChange, AccountState, NewAccount, NewSession, Passkey, Ticket};

const DAY_US: i64 = 86_400_000_000;

fn new(address: &str, role: Role) -> NewAccount {
    NewAccount {
        address: address.to_owned(),
        address_key: address.to_lowercase(),
        name: "Anna".to_owned(),
        role,
        state: AccountState::Active,
        password: Some("$argon2id$..".to_owned()),
        verified: false,
    }
}

async fn added(database: &Database, address: &str, role: Role) -> AccountId {
    database.store.add_account(&new(address, role), None, NOON_US).await.unwrap().unwrap()
}

async fn signed_in(database: &Database, account: AccountId, token: u8) -> i64 {
    let session = NewSession {
        hash: [token; 32],
        account,
        ends_us: NOON_US + DAY_US,
        device: "Firefox on Linux".to_owned(),
        network: "192.0.2.0".to_owned(),
    };
    database.store.add_session(&session, NOON_US).await.unwrap()
}

fn ticket(account: Option<AccountId>) -> Ticket {
    Ticket {
        kind: "sign_in".to_owned(),
        account,
        detail: "x".to_owned(),
        created_us: NOON_US,
        ends_us: NOON_US + DAY_US,
    }
}

async fn kinds(database: &Database) -> Vec<String> {
    database.store.facts(0, 100).await.unwrap().into_iter().map(|fact| fact.kind).collect()
}

#[test]
fn an_address_has_one_account() {
    on_both(async |database| {
        let anna = added(database, "Anna@example.org", Role::Operator).await;
        let again = new("anna@EXAMPLE.org", Role::Reader);
        assert_eq!(database.store.add_account(&again, None, NOON_US).await.unwrap(), None);
        let stored = database.store.account(anna).await.unwrap().unwrap();
        assert_eq!((stored.address.as_str(), stored.role), ("Anna@example.org", Role::Operator));
        assert_eq!(database.store.account_by_address("anna@example.org").await.unwrap().unwrap(), stored);
        let bert = added(database, "bert@example.org", Role::Reader).await;
        let change =
            database.store.set_account_address(bert, "ANNA@example.org", "anna@example.org", true).await.unwrap();
        assert_eq!(change, AccountChange::AddressTaken);
        let change = database.store.set_account_address(bert, "b@example.org", "b@example.org", true).await.unwrap();
        assert_eq!(change, AccountChange::Done);
        let accounts = database.store.accounts().await.unwrap();
        assert_eq!(accounts.iter().map(|account| account.id).collect::<Vec<_>>(), [anna, bert]);
        assert_eq!(kinds(database).await, ["account_added", "account_added"]);
    });
}

#[test]
fn a_session_brings_its_account_until_it_is_ended() {
    on_both(async |database| {
        let anna = added(database, "anna@example.org", Role::Reader).await;
        let (one, two) = (signed_in(database, anna, 1).await, signed_in(database, anna, 2).await);
        let (session, account) = database.store.session(&[1; 32]).await.unwrap().unwrap();
        assert_eq!((session.id, session.account, account.id), (one, anna, anna));
        assert_eq!(account.signed_in_us, NOON_US);
        assert_eq!(database.store.session(&[3; 32]).await.unwrap(), None);

        database.store.session_seen(two, NOON_US + 5).await.unwrap();
        let order: Vec<i64> = database.store.sessions_of(anna).await.unwrap().iter().map(|one| one.id).collect();
        assert_eq!(order, [two, one]);
        database.store.rotate_session(two, &[9; 32], NOON_US + 6).await.unwrap();
        assert!(database.store.session(&[2; 32]).await.unwrap().is_none());
        assert_eq!(database.store.session(&[9; 32]).await.unwrap().unwrap().0.proved_us, NOON_US + 6);

        let bert = added(database, "bert@example.org", Role::Reader).await;
        assert!(!database.store.end_session(bert, one).await.unwrap(), "another's session");
        assert!(database.store.end_session(anna, one).await.unwrap());
        assert_eq!(database.store.end_sessions(anna, Some(two)).await.unwrap(), 0);
        assert_eq!(database.store.end_sessions(anna, None).await.unwrap(), 1);
    });
}

#[test]
fn sessions_that_have_ended_are_cleared_away() {
    on_both(async |database| {
        let anna = added(database, "anna@example.org", Role::Reader).await;
        signed_in(database, anna, 1).await;
        let later = NewSession {
            hash: [2; 32],
            account: anna,
            ends_us: NOON_US + 3 * DAY_US,
            device: String::new(),
            network: String::new(),
        };
        database.store.add_session(&later, NOON_US + 2 * DAY_US).await.unwrap();
        assert!(database.store.session(&[1; 32]).await.unwrap().is_none());
        assert!(database.store.session(&[2; 32]).await.unwrap().is_some());
    });
}

#[test]
fn a_ticket_is_used_once_and_only_for_what_it_is() {
    on_both(async |database| {
        let anna = added(database, "anna@example.org", Role::Reader).await;
        database.store.add_ticket(&[1; 32], &ticket(Some(anna))).await.unwrap();
        assert_eq!(database.store.take_ticket(&[1; 32], "reset", NOON_US).await.unwrap(), None);
        assert_eq!(database.store.take_ticket(&[1; 32], "sign_in", NOON_US + DAY_US).await.unwrap(), None);
        assert!(database.store.ticket(&[1; 32], "sign_in", NOON_US).await.unwrap().is_some());
        assert_eq!(database.store.take_ticket(&[1; 32], "sign_in", NOON_US).await.unwrap(), Some(ticket(Some(anna))));
        assert_eq!(database.store.take_ticket(&[1; 32], "sign_in", NOON_US).await.unwrap(), None);
        database.store.add_ticket(&[2; 32], &ticket(None)).await.unwrap();
        database.store.add_ticket(&[3; 32], &ticket(Some(anna))).await.unwrap();
        assert_eq!(database.store.drop_tickets(anna, "sign_in").await.unwrap(), 1);
        assert_eq!(database.store.take_ticket(&[2; 32], "sign_in", NOON_US).await.unwrap().unwrap().account, None);
    });
}

#[test]
fn of_many_who_use_one_ticket_at_once_one_gets_it() {
    on_both(async |database| {
        let anna = added(database, "anna@example.org", Role::Reader).await;
        database.store.add_ticket(&[1; 32], &ticket(Some(anna))).await.unwrap();
        let tries = (0..20).map(|_| {
            let store = database.store.clone();
            tokio::spawn(async move { store.take_ticket(&[1; 32], "sign_in", NOON_US).await.unwrap().is_some() })
        });
        let mut taken = 0;
        for one in tries.collect::<Vec<_>>() {
            taken += usize::from(one.await.unwrap());
        }
        assert_eq!(taken, 1);
    });
}

#[test]
fn the_last_operator_stays() {
    on_both(async |database| {
        let store = &database.store;
        let anna = added(database, "anna@example.org", Role::Operator).await;
        let bert = added(database, "bert@example.org", Role::Reader).await;
        assert!(store.has_operator().await.unwrap());
        let kept = AccountChange::LastOperator;
        assert_eq!(store.set_account_role(anna, Role::Reader, None, NOON_US).await.unwrap(), kept);
        assert_eq!(store.set_account_state(anna, AccountState::Suspended, None, NOON_US).await.unwrap(), kept);
        assert_eq!(store.erase_account(anna, None, NOON_US).await.unwrap(), kept);
        let done = AccountChange::Done;
        assert_eq!(store.set_account_role(bert, Role::Operator, Some(anna), NOON_US).await.unwrap(), done);
        assert_eq!(store.set_account_state(anna, AccountState::Suspended, Some(bert), NOON_US).await.unwrap(), done);
        assert_eq!(store.erase_account(bert, None, NOON_US).await.unwrap(), kept, "a suspended one runs nothing");
        assert_eq!(store.erase_account(anna, Some(bert), NOON_US).await.unwrap(), done);
        assert_eq!(store.erase_account(anna, None, NOON_US).await.unwrap(), AccountChange::Missing);
        let facts = store.facts(2, 100).await.unwrap();
        let said: Vec<(&str, i64)> = facts.iter().map(|fact| (fact.kind.as_str(), fact.subject)).collect();
        assert_eq!(said, [("account_role", bert.0), ("account_state", anna.0), ("account_erased", anna.0)]);
        assert_eq!(facts[0].detail, format!(r#"{{"from":"reader","to":"operator","by":{}}}"#, anna.0));
    });
}

#[test]
fn another_role_and_a_suspension_sign_out_everywhere() {
    on_both(async |database| {
        added(database, "anna@example.org", Role::Operator).await;
        let bert = added(database, "bert@example.org", Role::Reader).await;
        signed_in(database, bert, 1).await;
        database.store.set_account_role(bert, Role::Editor, None, NOON_US).await.unwrap();
        assert!(database.store.session(&[1; 32]).await.unwrap().is_none());
        signed_in(database, bert, 2).await;
        database.store.add_ticket(&[5; 32], &ticket(Some(bert))).await.unwrap();
        database.store.set_account_state(bert, AccountState::Suspended, None, NOON_US).await.unwrap();
        assert!(database.store.session(&[2; 32]).await.unwrap().is_none());
        assert!(database.store.ticket(&[5; 32], "sign_in", NOON_US).await.unwrap().is_none());
    });
}

#[test]
fn another_password_ends_other_sessions_and_links() {
    on_both(async |database| {
        let anna = added(database, "anna@example.org", Role::Reader).await;
        let here = signed_in(database, anna, 1).await;
        signed_in(database, anna, 2).await;
        database.store.add_ticket(&[5; 32], &ticket(Some(anna))).await.unwrap();
        database.store.set_account_password(anna, "$argon2id$new", Some(here), NOON_US).await.unwrap();
        assert!(database.store.session(&[1; 32]).await.unwrap().is_some());
        assert!(database.store.session(&[2; 32]).await.unwrap().is_none());
        assert!(database.store.ticket(&[5; 32], "sign_in", NOON_US).await.unwrap().is_none());
        let stored = database.store.account(anna).await.unwrap().unwrap();
        assert_eq!(stored.password.as_deref(), Some("$argon2id$new"));
    });
}

#[test]
fn an_invitation_is_accepted_once() {
    on_both(async |database| {
        let mut invited = new("anna@example.org", Role::Editor);
        (invited.state, invited.password) = (AccountState::Invited, None);
        let anna = database.store.add_account(&invited, None, NOON_US).await.unwrap().unwrap();
        assert!(database.store.accept_invitation(anna, "Anna B", Some("$argon2id$"), NOON_US).await.unwrap());
        assert!(!database.store.accept_invitation(anna, "Eve", Some("$argon2id$eve"), NOON_US).await.unwrap());
        let stored = database.store.account(anna).await.unwrap().unwrap();
        assert_eq!((stored.name.as_str(), stored.state, stored.verified), ("Anna B", AccountState::Active, true));
        assert_eq!(kinds(database).await, ["account_added", "account_accepted"]);
    });
}

#[test]
fn codes_of_a_second_factor_are_taken_once() {
    on_both(async |database| {
        let store = &database.store;
        let anna = added(database, "anna@example.org", Role::Reader).await;
        store.set_second_factor(anna, &[7; 20], 100, &[[1; 32], [2; 32]], NOON_US).await.unwrap();
        assert_eq!(store.account(anna).await.unwrap().unwrap().totp_secret, Some(vec![7; 20]));
        for (step, taken) in [(100, false), (99, false), (101, true), (101, false), (102, true)] {
            assert_eq!(store.take_totp_step(anna, step).await.unwrap(), taken, "{step}");
        }
        assert!(store.take_recovery_code(anna, &[1; 32]).await.unwrap());
        assert!(!store.take_recovery_code(anna, &[1; 32]).await.unwrap());
        assert_eq!(store.recovery_codes_left(anna).await.unwrap(), 1);
        store.set_recovery_codes(anna, &[[3; 32], [4; 32], [5; 32]]).await.unwrap();
        assert_eq!(store.recovery_codes_left(anna).await.unwrap(), 3);
        store.clear_second_factor(anna, None, NOON_US).await.unwrap();
        assert_eq!(store.account(anna).await.unwrap().unwrap().totp_secret, None);
        assert_eq!(store.recovery_codes_left(anna).await.unwrap(), 0);
        assert_eq!(kinds(database).await, ["account_added", "account_second_factor", "account_second_factor"]);
    });
}

#[test]
fn a_passkey_goes_where_another_way_in_stays() {
    on_both(async |database| {
        let store = &database.store;
        let without_password = NewAccount { password: None, ..new("anna@example.org", Role::Reader) };
        let anna = store.add_account(&without_password, None, NOON_US).await.unwrap().unwrap();
        let passkey = |number: u8| Passkey {
            id: 0,
            account: anna,
            credential: vec![number],
            public_key: vec![4],
            sign_count: 0,
            synced: false,
            name: "Phone".to_owned(),
            created_us: 0,
            used_us: 0,
        };
        let kept = async |number: u8| {
            assert!(store.add_passkey(&passkey(number), NOON_US).await.unwrap());
            store.passkey(&[number]).await.unwrap().unwrap().id
        };
        let service = "https://id.example";
        let first = kept(1).await;
        assert!(
            !store.end_passkey(anna, first, &[service], false).await.unwrap(),
            "there is no password and no service"
        );
        let second = kept(2).await;
        assert!(store.end_passkey(anna, first, &[], false).await.unwrap(), "there is another one");
        assert!(!store.end_passkey(anna, second, &[], false).await.unwrap());
        store.add_identity(anna, service, "42", NOON_US).await.unwrap();
        assert!(!store.end_passkey(anna, second, &[], false).await.unwrap(), "the service is no longer used here");
        assert!(store.end_passkey(anna, second, &[service], false).await.unwrap(), "the service is a way in");
        let third = kept(3).await;
        store.set_account_password(anna, "hash", None, NOON_US).await.unwrap();
        assert!(store.end_passkey(anna, third, &[], false).await.unwrap(), "the password is one");
    });
}

#[test]
fn tokens_and_passkeys_belong_to_one_account() {
    on_both(async |database| {
        let store = &database.store;
        let anna = added(database, "anna@example.org", Role::Reader).await;
        let bert = added(database, "bert@example.org", Role::Reader).await;
        let token = store.add_app_token(anna, (&[1; 32], &[11; 32]), "Reeder", "read write", 0, NOON_US).await.unwrap();
        assert_eq!(store.app_token_of_fever(&[11; 32]).await.unwrap(), Some([1; 32]));
        assert_eq!(store.app_token_of_fever(&[1; 32]).await.unwrap(), None);
        let (found, account) = store.app_token(&[1; 32]).await.unwrap().unwrap();
        assert_eq!((found.id, found.scopes.as_str(), account.id), (token, "read write", anna));
        store.app_token_used(token, NOON_US + 1).await.unwrap();
        assert_eq!(store.app_tokens_of(anna).await.unwrap()[0].used_us, NOON_US + 1);
        assert!(!store.end_app_token(bert, token).await.unwrap());
        assert!(store.end_app_token(anna, token).await.unwrap());

        let passkey = Passkey {
            id: 0,
            account: anna,
            credential: vec![1, 2, 3],
            public_key: vec![4],
            sign_count: 0,
            synced: true,
            name: "Phone".to_owned(),
            created_us: 0,
            used_us: 0,
        };
        assert!(store.add_passkey(&passkey, NOON_US).await.unwrap());
        assert!(!store.add_passkey(&Passkey { account: bert, ..passkey.clone() }, NOON_US).await.unwrap());
        let stored = store.passkey(&[1, 2, 3]).await.unwrap().unwrap();
        assert_eq!((stored.account, stored.created_us), (anna, NOON_US));
        store.passkey_used(stored.id, 4, false, NOON_US + 2).await.unwrap();
        let used = store.passkeys_of(anna).await.unwrap().remove(0);
        assert_eq!((used.sign_count, used.synced, used.used_us), (4, false, NOON_US + 2));
        assert!(!store.end_passkey(bert, stored.id, &[], true).await.unwrap());
        assert!(store.end_passkey(anna, stored.id, &[], true).await.unwrap());

        assert!(store.add_identity(anna, "https://id.example", "42", NOON_US).await.unwrap());
        assert!(!store.add_identity(bert, "https://id.example", "42", NOON_US).await.unwrap());
        assert_eq!(store.account_of_identity("https://id.example", "42").await.unwrap(), Some(anna));
    });
}

#[test]
fn an_erased_account_leaves_a_number_in_the_log_and_nothing_else() {
    on_both(async |database| {
        let store = &database.store;
        added(database, "op@example.org", Role::Operator).await;
        let anna = added(database, "anna@example.org", Role::Reader).await;
        signed_in(database, anna, 1).await;
        store.add_ticket(&[2; 32], &ticket(Some(anna))).await.unwrap();
        store.add_app_token(anna, (&[3; 32], &[13; 32]), "Reeder", "read", 0, NOON_US).await.unwrap();
        store.set_second_factor(anna, &[7; 20], 1, &[[1; 32]], NOON_US).await.unwrap();
        store.add_identity(anna, "https://id.example", "42", NOON_US).await.unwrap();
        assert_eq!(store.erase_account(anna, Some(anna), NOON_US).await.unwrap(), AccountChange::Done);
        assert!(store.account(anna).await.unwrap().is_none());
        assert!(store.session(&[1; 32]).await.unwrap().is_none());
        assert!(store.ticket(&[2; 32], "sign_in", NOON_US).await.unwrap().is_none());
        assert!(store.app_token(&[3; 32]).await.unwrap().is_none());
        assert_eq!(store.recovery_codes_left(anna).await.unwrap(), 0);
        assert_eq!(store.account_of_identity("https://id.example", "42").await.unwrap(), None);
        for fact in store.facts(0, 100).await.unwrap() {
            assert!(!fact.detail.contains("anna") && !fact.detail.contains("Anna"), "{fact:?}");
        }
        // The address is free again, for an account with another number.
        assert_ne!(added(database, "anna@example.org", Role::Reader).await, anna);
        assert_eq!(store.verify().await.unwrap(), [""; 0]);
    });
}
