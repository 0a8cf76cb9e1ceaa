//! What people meet who sign in, are invited, forget and change things.

use std::net::IpAddr;

use news::Role;
use store::{AccountState, Store};
use tempfile::TempDir;

use crate::passkey::tests::Device;
use crate::passkey::{Attested, NotAPasskey, Site};

use super::{Accounts, OPERATOR_KEY, SignIn, Visitor};
use crate::{Error, Hash, Hasher, LinkKind, Network, Refused, Strength, Token, TotpSecret, totp_code};

const NOON_US: i64 = 1_790_000_000_000_000;
const MINUTE_US: i64 = 60_000_000;
const PASSWORD: &str = "three herons at dawn";

struct House {
    accounts: Accounts,
    _folder: TempDir,
}

impl std::ops::Deref for House {
    type Target = Accounts;

    fn deref(&self) -> &Accounts {
        &self.accounts
    }
}

async fn house() -> House {
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    let store = Store::open(folder.path().join("news.db").to_str().unwrap()).await.unwrap();
    House { accounts: Accounts::new(store, Hasher::new(Strength::for_tests(), 2)), _folder: folder }
}

fn visitor(last: u8) -> Visitor {
    Visitor { network: Some(Network::of(IpAddr::from([192, 0, 2, last]))), device: "Firefox on Linux".to_owned() }
}

fn refused<T: std::fmt::Debug>(result: Result<T, Error>) -> Refused {
    match result.unwrap_err() {
        Error::Refused(refused) => refused,
        other => panic!("{other}"),
    }
}

async fn mailed_link(house: &House, kind: LinkKind, address: &str) -> Option<(store::Account, crate::Link)> {
    let address = crate::Address::parse(address).unwrap();
    house.mail_link(kind, &address, NOON_US).await.unwrap()
}

async fn signed_in(house: &House, address: &str, password: &str) -> super::Begun {
    match house.sign_in(address, password, &visitor(1), NOON_US).await.unwrap() {
        SignIn::Begun(begun) => begun,
        SignIn::SecondStep(_) => panic!("a second step"),
    }
}

#[tokio::test]
async fn the_right_password_signs_in_and_the_session_is_recognised_until_it_ends() {
    let house = house().await;
    let anna = house.add("anna@example.org", "Anna", Role::Reader, PASSWORD, NOON_US).await.unwrap();
    let begun = signed_in(&house, " ANNA@example.org ", PASSWORD).await;
    let (session, account) = house.recognise(begun.token.as_str(), NOON_US).await.unwrap().unwrap();
    assert_eq!(
        (account.id, session.device.as_str(), session.network.as_str()),
        (anna, "Firefox on Linux", "192.0.2.0/24")
    );
    assert!(house.recognise(Token::from_bytes([1; 32]).as_str(), NOON_US).await.unwrap().is_none());
    let month_us = 30 * 24 * 60 * MINUTE_US;
    assert!(house.recognise(begun.token.as_str(), NOON_US + month_us).await.unwrap().is_none(), "unused for a month");
    house.recognise(begun.token.as_str(), NOON_US + month_us / 2).await.unwrap().unwrap();
    house.recognise(begun.token.as_str(), NOON_US + month_us).await.unwrap().unwrap();
    house.set_suspended(anna, true, None, NOON_US).await.unwrap();
    assert!(house.recognise(begun.token.as_str(), NOON_US + month_us).await.unwrap().is_none());
}

#[tokio::test]
async fn a_stranger_learns_nothing_about_who_has_an_account() {
    let house = house().await;
    house.add("anna@example.org", "Anna", Role::Reader, PASSWORD, NOON_US).await.unwrap();
    house.invite("bert@example.org", "", Role::Reader, None, NOON_US).await.unwrap();
    let eve = house.add("eve@example.org", "", Role::Reader, PASSWORD, NOON_US).await.unwrap();
    house.set_suspended(eve, true, None, NOON_US).await.unwrap();
    for address in ["anna@example.org", "bert@example.org", "eve@example.org", "nobody@example.org"] {
        let said = refused(house.sign_in(address, "wrong password", &visitor(1), NOON_US).await);
        assert_eq!(said, Refused::NotTogether, "{address}");
    }
    // Who knows the password may know that the account is suspended.
    assert_eq!(refused(house.sign_in("eve@example.org", PASSWORD, &visitor(1), NOON_US).await), Refused::Suspended);
    for (address, mailed) in [("anna@example.org", true), ("bert@example.org", false), ("nobody@example.org", false)] {
        let link = mailed_link(&house, LinkKind::SignIn, address).await;
        assert_eq!(link.is_some(), mailed, "{address}");
    }
}

#[tokio::test]
async fn guessing_has_to_wait_and_everybody_else_does_not() {
    let house = house().await;
    house.add("anna@example.org", "Anna", Role::Reader, PASSWORD, NOON_US).await.unwrap();
    for address in ["anna@example.org", "nobody@example.org"] {
        for _ in 0..8 {
            let said = refused(house.sign_in(address, "wrong password", &visitor(9), NOON_US).await);
            assert_eq!(said, Refused::NotTogether);
        }
        let said = refused(house.sign_in(address, PASSWORD, &visitor(9), NOON_US).await);
        assert!(matches!(said, Refused::Wait(wait) if (55..=65).contains(&wait.seconds)), "{said:?}");
    }
    // From elsewhere, the right password opens at once; from there, after a minute.
    house.sign_in("anna@example.org", PASSWORD, &visitor(1), NOON_US).await.unwrap();
    house.sign_in("anna@example.org", PASSWORD, &visitor(9), NOON_US + MINUTE_US).await.unwrap();
}

#[tokio::test]
async fn many_networks_do_not_make_many_guesses() {
    let house = house().await;
    house.add("anna@example.org", "Anna", Role::Reader, PASSWORD, NOON_US).await.unwrap();
    let mut compared = 0;
    for last in 0..=255 {
        for _ in 0..2 {
            let said = refused(house.sign_in("anna@example.org", "wrong password", &visitor(last), NOON_US).await);
            compared += usize::from(said == Refused::NotTogether);
        }
    }
    assert_eq!(compared, 60);
}

#[tokio::test]
async fn a_good_sign_in_costs_nothing() {
    let house = house().await;
    house.add("anna@example.org", "Anna", Role::Reader, PASSWORD, NOON_US).await.unwrap();
    for _ in 0..200 {
        house.sign_in("anna@example.org", PASSWORD, &visitor(1), NOON_US).await.unwrap();
    }
}

#[tokio::test]
async fn an_account_with_an_app_asks_for_its_code_once_each() {
    let house = house().await;
    let anna = house.add("anna@example.org", "Anna", Role::Reader, PASSWORD, NOON_US).await.unwrap();
    let begun = signed_in(&house, "anna@example.org", PASSWORD).await;
    let elsewhere = signed_in(&house, "anna@example.org", PASSWORD).await;
    let (session, account) = house.recognise(begun.token.as_str(), NOON_US).await.unwrap().unwrap();
    let secret = TotpSecret::from_bytes([7; 20]);
    let step = NOON_US / 30_000_000;
    let code = |step| format!("{:06}", totp_code(&[7; 20], step));
    assert_eq!(
        refused(house.turn_second_factor_on(&account, &session, &secret, &code(step + 9), NOON_US).await),
        Refused::WrongCode
    );
    let (renewed, recovery) =
        house.turn_second_factor_on(&account, &session, &secret, &code(step), NOON_US).await.unwrap();
    assert!(house.recognise(begun.token.as_str(), NOON_US).await.unwrap().is_none(), "the token was changed");
    assert!(house.recognise(elsewhere.token.as_str(), NOON_US).await.unwrap().is_none());
    assert!(house.recognise(renewed.token.as_str(), NOON_US).await.unwrap().is_some());

    let SignIn::SecondStep(token) = house.sign_in("anna@example.org", PASSWORD, &visitor(1), NOON_US).await.unwrap()
    else {
        panic!("no second step")
    };
    for typed in [code(step), "000000".to_owned(), String::new(), "aaaa-bbbb-cccc-dddd".to_owned()] {
        let said = refused(house.second_step(token.as_str(), &typed, &visitor(1), NOON_US).await);
        assert_eq!(said, Refused::WrongCode, "{typed}");
    }
    house.second_step(token.as_str(), &code(step + 1), &visitor(1), NOON_US).await.unwrap();
    let again = house.second_step(token.as_str(), &code(step + 1), &visitor(1), NOON_US).await;
    assert_eq!(refused(again), Refused::DeadLink);

    for (tries, good) in [(0, true), (1, false)] {
        let SignIn::SecondStep(token) =
            house.sign_in("anna@example.org", PASSWORD, &visitor(1), NOON_US).await.unwrap()
        else {
            panic!("no second step")
        };
        let opened = house.second_step(token.as_str(), &recovery[0].to_text(), &visitor(1), NOON_US).await;
        assert_eq!(opened.is_ok(), good, "try {tries}");
    }
    assert_eq!(house.store.recovery_codes_left(anna).await.unwrap(), 9);
}

#[tokio::test]
async fn codes_cannot_be_guessed_within_their_time() {
    let house = house().await;
    let anna = house.add("anna@example.org", "Anna", Role::Reader, PASSWORD, NOON_US).await.unwrap();
    house.store.set_second_factor(anna, &[7; 20], 0, &[], NOON_US).await.unwrap();
    let mut compared = 0;
    for last in 0..=255 {
        let SignIn::SecondStep(token) =
            house.sign_in("anna@example.org", PASSWORD, &visitor(last), NOON_US).await.unwrap()
        else {
            panic!("no second step")
        };
        for _ in 0..9 {
            let said = refused(house.second_step(token.as_str(), "12345x", &visitor(last), NOON_US).await);
            compared += usize::from(said == Refused::WrongCode);
        }
    }
    assert_eq!(compared, 60);
}

#[tokio::test]
async fn an_invitation_opens_an_account_once() {
    let house = house().await;
    let first = house.invite("anna@example.org", "", Role::Reader, None, NOON_US).await.unwrap();
    let invited = house.invite("Anna@example.org", "", Role::Editor, None, NOON_US).await.unwrap();
    let accept = async |token: &str, password: &str| {
        house.accept_invitation(token, "Anna", password, &visitor(1), NOON_US).await
    };
    assert_eq!(refused(accept(first.link.token.as_str(), PASSWORD).await), Refused::DeadLink, "the newer one counts");
    let token = invited.link.token.as_str();
    assert!(matches!(refused(accept(token, "short").await), Refused::Password(_)), "and the link stays good");
    let begun = accept(token, PASSWORD).await.unwrap();
    let (_, account) = house.recognise(begun.token.as_str(), NOON_US).await.unwrap().unwrap();
    assert_eq!((account.role, account.name.as_str(), account.verified), (Role::Editor, "Anna", true));
    assert_eq!(refused(accept(token, PASSWORD).await), Refused::DeadLink);
    let again = house.invite("anna@example.org", "", Role::Operator, None, NOON_US).await;
    assert_eq!(refused(again), Refused::AddressTaken);
    let late = house.invite("late@example.org", "", Role::Reader, None, NOON_US).await.unwrap();
    let after_us = NOON_US + 7 * 24 * 60 * MINUTE_US;
    let accepted = house.accept_invitation(late.link.token.as_str(), "", PASSWORD, &visitor(1), after_us).await;
    assert_eq!(refused(accepted), Refused::DeadLink);
}

#[tokio::test]
async fn an_invitation_is_accepted_by_a_passkey_and_there_is_no_password() {
    let (house, device) = (house().await, Device::es256());
    let site = Site::at("https://news.example").unwrap();
    let invited = house.invite("anna@example.org", "", Role::Reader, None, NOON_US).await.unwrap();
    let token = invited.link.token.as_str();
    let accept = async |challenge: &str| {
        let (client_data, attestation) = device.attest(challenge);
        let attested = Attested { name: "My phone", client_data: &client_data, attestation: &attestation };
        house.accept_invitation_by_passkey(token, " Anna ", attested, &site, &visitor(1), NOON_US).await
    };
    let other = house.add("berta@example.org", "Berta", Role::Reader, PASSWORD, NOON_US).await.unwrap();
    let foreign = house.passkey_making(other, NOON_US).await.unwrap();
    let strange = Refused::Passkey(NotAPasskey::OtherCeremony);
    assert_eq!(refused(accept(foreign.as_str()).await), strange, "a challenge of somebody else's");
    let challenge = house.passkey_making(invited.account, NOON_US).await.unwrap();
    let begun = accept(challenge.as_str()).await.unwrap();
    let (_, account) = house.recognise(begun.token.as_str(), NOON_US).await.unwrap().unwrap();
    assert_eq!((account.id, account.name.as_str(), account.verified), (invited.account, "Anna", true));
    assert_eq!(house.store.passkeys_of(account.id).await.unwrap()[0].name, "My phone");
    let by_password = house.sign_in("anna@example.org", PASSWORD, &visitor(1), NOON_US).await;
    assert!(by_password.is_err(), "nobody chose one");
    let again = house.passkey_making(invited.account, NOON_US).await.unwrap();
    assert_eq!(refused(accept(again.as_str()).await), Refused::DeadLink);
    assert_eq!(house.store.passkeys_of(account.id).await.unwrap().len(), 1, "whoever comes later leaves no key");
}

#[tokio::test]
async fn links_by_mail_sign_in_once_and_reset_passwords() {
    let house = house().await;
    house.add("anna@example.org", "Anna", Role::Reader, PASSWORD, NOON_US).await.unwrap();
    let begun = signed_in(&house, "anna@example.org", PASSWORD).await;
    let (_, link) = mailed_link(&house, LinkKind::SignIn, "anna@example.org").await.unwrap();
    let token = link.token.as_str();
    assert!(matches!(house.sign_in_by_link(token, &visitor(2), NOON_US).await.unwrap(), SignIn::Begun(_)));
    assert_eq!(refused(house.sign_in_by_link(token, &visitor(2), NOON_US).await), Refused::DeadLink);

    let (_, link) = mailed_link(&house, LinkKind::Reset, "anna@example.org").await.unwrap();
    let token = link.token.as_str();
    assert_eq!(refused(house.sign_in_by_link(token, &visitor(2), NOON_US).await), Refused::DeadLink, "another kind");
    house.reset_password(token, "four herons at dusk", NOON_US).await.unwrap();
    assert_eq!(refused(house.reset_password(token, "five herons at noon", NOON_US).await), Refused::DeadLink);
    assert!(house.recognise(begun.token.as_str(), NOON_US).await.unwrap().is_none(), "signed out everywhere");
    assert!(house.sign_in("anna@example.org", PASSWORD, &visitor(1), NOON_US).await.is_err());
    signed_in(&house, "anna@example.org", "four herons at dusk").await;

    // Three mails, then a wait; whether there is an account or not.
    for address in ["bert@example.org", "nobody@example.org"] {
        for _ in 0..3 {
            house.may_mail(address, &visitor(1), NOON_US).unwrap();
        }
        let fourth = house.may_mail(address, &visitor(1), NOON_US);
        assert!(matches!(refused(fourth), Refused::Wait(_)), "{address}");
    }
}

#[tokio::test]
async fn the_operators_key_makes_one_operator() {
    let house = house().await;
    let key = Token::from_bytes([3; 32]);
    let set_up = async |key: &str, password: &str| {
        house.set_up_operator(key, "op@example.org", "Op", password, &visitor(1), NOON_US).await
    };
    assert_eq!(refused(set_up(key.as_str(), PASSWORD).await), Refused::WrongKey, "none was printed");
    house.store.set_setting(OPERATOR_KEY, &key.hash().to_text()).await.unwrap();
    assert_eq!(refused(set_up("wrong", PASSWORD).await), Refused::WrongKey);
    assert!(matches!(refused(set_up(key.as_str(), "short").await), Refused::Password(_)), "and the key stays good");
    let begun = set_up(key.as_str(), PASSWORD).await.unwrap();
    let (_, account) = house.recognise(begun.token.as_str(), NOON_US).await.unwrap().unwrap();
    assert_eq!(account.role, Role::Operator);
    assert_eq!(refused(set_up(key.as_str(), PASSWORD).await), Refused::WrongKey, "it is used up");

    // Whoever can print a key can get back in.
    let second = Token::from_bytes([4; 32]);
    house.store.set_setting(OPERATOR_KEY, &second.hash().to_text()).await.unwrap();
    set_up(second.as_str(), "four herons at dusk").await.unwrap();
    assert!(house.recognise(begun.token.as_str(), NOON_US).await.unwrap().is_none());
    signed_in(&house, "op@example.org", "four herons at dusk").await;
}

#[tokio::test]
async fn the_operators_key_makes_an_operator_by_a_passkey() {
    let (house, device) = (house().await, Device::es256());
    let site = Site::at("https://news.example").unwrap();
    let reader = house.add("anna@example.org", "Anna", Role::Reader, PASSWORD, NOON_US).await.unwrap();
    let key = Token::from_bytes([3; 32]);
    house.store.set_setting(OPERATOR_KEY, &key.hash().to_text()).await.unwrap();
    let set_up = async |key: &str, address: &str, challenge: &str| {
        let (client_data, attestation) = device.attest(challenge);
        let attested = Attested { name: "My phone", client_data: &client_data, attestation: &attestation };
        house.set_up_operator_by_passkey(key, (address, " Op "), attested, &site, &visitor(1), NOON_US).await
    };
    let strange = Refused::Passkey(NotAPasskey::OtherCeremony);
    let foreign = house.passkey_making(reader, NOON_US).await.unwrap();
    let said = refused(set_up(key.as_str(), "new@example.org", foreign.as_str()).await);
    assert_eq!(said, strange, "a challenge of somebody's who is here");
    let challenge = house.operator_passkey_making(NOON_US).await.unwrap();
    assert_eq!(refused(set_up("wrong", "new@example.org", challenge.as_str()).await), Refused::WrongKey);
    let nowhere = refused(set_up(key.as_str(), "nobody", challenge.as_str()).await);
    assert!(matches!(nowhere, Refused::Address(_)), "and the challenge stays good");
    let begun = set_up(key.as_str(), "new@example.org", challenge.as_str()).await.unwrap();
    let (_, account) = house.recognise(begun.token.as_str(), NOON_US).await.unwrap().unwrap();
    assert_eq!((account.role, account.name.as_str(), account.verified), (Role::Operator, "Op", true));
    assert_eq!(house.store.passkeys_of(account.id).await.unwrap()[0].name, "My phone");
    assert!(house.sign_in("new@example.org", PASSWORD, &visitor(1), NOON_US).await.is_err(), "nobody chose a password");
    let challenge = house.operator_passkey_making(NOON_US).await.unwrap();
    let late = set_up(key.as_str(), "new@example.org", challenge.as_str()).await;
    assert_eq!(refused(late), Refused::WrongKey, "it is used up");
}

#[tokio::test]
async fn an_account_that_is_there_becomes_an_operator_by_a_passkey_and_is_open_nowhere_else() {
    let (house, device) = (house().await, Device::es256());
    let site = Site::at("https://news.example").unwrap();
    let anna = house.add("anna@example.org", "Anna", Role::Operator, PASSWORD, NOON_US).await.unwrap();
    let before = signed_in(&house, "anna@example.org", PASSWORD).await;
    let key = Token::from_bytes([3; 32]);
    house.store.set_setting(OPERATOR_KEY, &key.hash().to_text()).await.unwrap();
    let challenge = house.operator_passkey_making(NOON_US).await.unwrap();
    let (client_data, attestation) = device.attest(challenge.as_str());
    let attested = Attested { name: "My phone", client_data: &client_data, attestation: &attestation };
    let address = ("Anna@example.org", "");
    let begun =
        house.set_up_operator_by_passkey(key.as_str(), address, attested, &site, &visitor(1), NOON_US).await.unwrap();
    let (_, account) = house.recognise(begun.token.as_str(), NOON_US).await.unwrap().unwrap();
    assert_eq!((account.id, account.role, account.name.as_str()), (anna, Role::Operator, "Anna"));
    assert!(house.recognise(before.token.as_str(), NOON_US).await.unwrap().is_none());
    signed_in(&house, "anna@example.org", PASSWORD).await;
}

#[tokio::test]
async fn changes_ask_for_the_present_password() {
    let house = house().await;
    let anna = house.add("anna@example.org", "Anna", Role::Reader, PASSWORD, NOON_US).await.unwrap();
    let (here, elsewhere) =
        (signed_in(&house, "anna@example.org", PASSWORD).await, signed_in(&house, "anna@example.org", PASSWORD).await);
    let (session, account) = house.recognise(here.token.as_str(), NOON_US).await.unwrap().unwrap();
    let new = "four herons at dusk";
    let wrong = house.change_password(&account, &session, "wrong password", new, &visitor(1), NOON_US).await;
    assert_eq!(refused(wrong), Refused::WrongPassword);
    let begun = house.change_password(&account, &session, PASSWORD, new, &visitor(1), NOON_US).await.unwrap();
    assert!(house.recognise(begun.token.as_str(), NOON_US).await.unwrap().is_some());
    for ended in [here, elsewhere] {
        assert!(house.recognise(ended.token.as_str(), NOON_US).await.unwrap().is_none());
    }
    let (_, link) = house.change_address(anna, "anna@new.example", &visitor(1), NOON_US).await.unwrap();
    assert_eq!(house.store.account(anna).await.unwrap().unwrap().address, "anna@example.org", "not before it answers");
    house.take_on_address(link.token.as_str(), NOON_US).await.unwrap();
    signed_in(&house, "anna@new.example", new).await;
}

#[tokio::test]
async fn an_apps_token_may_what_it_says_until_it_ends() {
    let house = house().await;
    let anna = house.add("anna@example.org", "Anna", Role::Reader, PASSWORD, NOON_US).await.unwrap();
    let scopes = crate::Scopes::from_text("read");
    let token = house.make_app_token(anna, "Reeder", &scopes, MINUTE_US, NOON_US).await.unwrap();
    let (found, account) = house.recognise_app(token.as_str(), NOON_US).await.unwrap().unwrap();
    assert_eq!((found.scopes.as_str(), account.id), ("read", anna));
    assert!(house.recognise_app(token.as_str(), NOON_US + MINUTE_US).await.unwrap().is_none());
    assert!(house.recognise(token.as_str(), NOON_US).await.unwrap().is_none(), "it is no session");
    let for_ever = house.make_app_token(anna, "Reeder", &scopes, 0, NOON_US).await.unwrap();
    house.store.set_account_state(anna, AccountState::Suspended, None, NOON_US).await.unwrap();
    assert!(house.recognise_app(for_ever.as_str(), NOON_US).await.unwrap().is_none());
    assert_eq!(Hash::of(for_ever.as_str()), for_ever.hash());
}
