//! The ledger: double entry in minor units, append-only, balanced by construction.
//!
//! A [`Transaction`] is made of moves, and a move takes from one account exactly what it gives to another: there is no way to write one that
//! does not balance. An account's balance is what came in less what went out. [`Account::Provider`] is the door to the world: its balance is
//! below zero by what readers paid and was not yet given back or paid out.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use news::{AccountId, TitleId};
use serde::{Deserialize, Serialize};

use crate::{Currency, Period};

/// Who is paid: a title, or an agency whose text titles carry.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Payee {
    /// A title.
    Title(TitleId),
    /// An agency, by the name that its credit goes by, such as `afp`.
    Agency(String),
}

/// Where money is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Account {
    /// The door to the world: what the payment provider took in, gave back and paid out.
    Provider,
    /// What a reader paid, less tax and fees, and no title has earned yet.
    Reader(AccountId),
    /// What a reader put in for single articles and has not spent: it is owed to the reader.
    Wallet(AccountId),
    /// What is owed to a tax office, by its jurisdiction such as `DE`.
    Tax(String),
    /// What the payment provider keeps for its work.
    Fees,
    /// What is being divided for a period; empty when the period is closed.
    Pool(Period),
    /// What a title or agency has earned and was not paid yet.
    Payee(Payee),
    /// The same of one that nobody has claimed: it is held, and shown publicly.
    Unclaimed(Payee),
    /// What the service keeps.
    Platform,
}

macro_rules! text_form {
    ($name:ident) => {
        impl TryFrom<String> for $name {
            type Error = NotAnAccount;

            fn try_from(text: String) -> Result<Self, NotAnAccount> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.to_string()
            }
        }
    };
}
text_form!(Payee);
text_form!(Account);

/// The text names no account.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" names no account of the ledger")]
pub struct NotAnAccount(String);

impl fmt::Display for Payee {
    /// `title:9q2c` or `agency:afp`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Title(title) => write!(f, "title:{title}"),
            Self::Agency(name) => write!(f, "agency:{name}"),
        }
    }
}

impl FromStr for Payee {
    type Err = NotAnAccount;

    fn from_str(text: &str) -> Result<Self, NotAnAccount> {
        let wrong = || NotAnAccount(text.to_owned());
        match text.split_once(':').ok_or_else(wrong)? {
            ("title", id) => id.parse().map(Self::Title).map_err(|_| wrong()),
            ("agency", name) if !name.is_empty() => Ok(Self::Agency(name.to_owned())),
            _ => Err(wrong()),
        }
    }
}

impl fmt::Display for Account {
    /// As it is stored and exported: `reader:9q2c`, `wallet:9q2c`, `tax:DE`, `pool:2026-10`, `title:9q2c`, `unclaimed:title:9q2c`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Provider => f.write_str("provider"),
            Self::Reader(reader) => write!(f, "reader:{reader}"),
            Self::Wallet(reader) => write!(f, "wallet:{reader}"),
            Self::Tax(jurisdiction) => write!(f, "tax:{jurisdiction}"),
            Self::Fees => f.write_str("fees"),
            Self::Pool(period) => write!(f, "pool:{period}"),
            Self::Payee(payee) => write!(f, "{payee}"),
            Self::Unclaimed(payee) => write!(f, "unclaimed:{payee}"),
            Self::Platform => f.write_str("platform"),
        }
    }
}

impl FromStr for Account {
    type Err = NotAnAccount;

    fn from_str(text: &str) -> Result<Self, NotAnAccount> {
        let wrong = || NotAnAccount(text.to_owned());
        match text {
            "provider" => return Ok(Self::Provider),
            "fees" => return Ok(Self::Fees),
            "platform" => return Ok(Self::Platform),
            _ => {}
        }
        match text.split_once(':').ok_or_else(wrong)? {
            ("reader", id) => id.parse().map(Self::Reader).map_err(|_| wrong()),
            ("wallet", id) => id.parse().map(Self::Wallet).map_err(|_| wrong()),
            ("tax", place) if !place.is_empty() => Ok(Self::Tax(place.to_owned())),
            ("pool", period) => period.parse().map(Self::Pool).map_err(|_| wrong()),
            ("unclaimed", payee) => payee.parse().map(Self::Unclaimed).map_err(|_| wrong()),
            _ => text.parse().map(Self::Payee).map_err(|_| wrong()),
        }
    }
}

/// What happened. The words are stored: they are never renamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A reader paid.
    Payment,
    /// A reader put money into the own balance.
    TopUp,
    /// A voucher filled a reader's own balance, or what of it was not spent when the account went is the service's again.
    Voucher,
    /// A reader bought an article with it.
    Sale,
    /// A reader gave an article back, and has the price again.
    SaleReturned,
    /// A reader got money back.
    Refund,
    /// A bank took a payment back.
    Chargeback,
    /// A bank that had taken a payment back gave it again.
    ChargebackWon,
    /// What was paid for a gift goes to whoever reads by it.
    Gift,
    /// A period was closed and divided.
    Close,
    /// A title was claimed: what was held for it is its own.
    Claim,
    /// What nobody claimed in time went back to be divided.
    Release,
    /// The service paid titles for what was read in trials.
    Trial,
    /// A title or agency was paid.
    Payout,
    /// A payout came back from the bank.
    PayoutReturned,
    /// The operator set something right, with a reason.
    Correction,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 16] = [
        Self::Payment,
        Self::TopUp,
        Self::Voucher,
        Self::Sale,
        Self::SaleReturned,
        Self::Refund,
        Self::Chargeback,
        Self::ChargebackWon,
        Self::Gift,
        Self::Close,
        Self::Claim,
        Self::Release,
        Self::Trial,
        Self::Payout,
        Self::PayoutReturned,
        Self::Correction,
    ];

    /// The word for it in the database and in exports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Payment => "payment",
            Self::TopUp => "top_up",
            Self::Voucher => "voucher",
            Self::Sale => "sale",
            Self::SaleReturned => "sale_returned",
            Self::Refund => "refund",
            Self::Chargeback => "chargeback",
            Self::ChargebackWon => "chargeback_won",
            Self::Gift => "gift",
            Self::Close => "close",
            Self::Claim => "claim",
            Self::Release => "release",
            Self::Trial => "trial",
            Self::Payout => "payout",
            Self::PayoutReturned => "payout_returned",
            Self::Correction => "correction",
        }
    }

    /// The kind that a word names.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// One line of a transaction: what came into an account, or went out of it where negative.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Which account.
    pub account: Account,
    /// How much, in minor units.
    pub minor: i64,
}

/// Something that happened to money, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transaction {
    /// What makes it this one: the same key is never posted twice.
    pub key: String,
    /// What happened.
    pub kind: Kind,
    /// When, in microseconds since the Unix epoch.
    pub at_us: i64,
    /// In which currency; a transaction has one.
    pub currency: Currency,
    /// What it comes from, for people and bookkeepers: an invoice's number, a reason.
    pub source: String,
    entries: Vec<Entry>,
}

/// Why a transaction was not posted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Another one has the key.
    #[error("{key} was posted before, with other amounts")]
    KeyTaken {
        /// The key.
        key: String,
    },
    /// A payout of more than there is, or an article that costs more than a reader has.
    #[error("{account} holds {held} minor units, fewer than the {wanted} that were to be paid out")]
    NotEnough {
        /// Whose.
        account: Account,
        /// What there is, in minor units.
        held: i64,
        /// What was asked for.
        wanted: i64,
    },
    /// More than 64 bits hold.
    #[error("the balance of {account} would be larger than can be kept")]
    TooLarge {
        /// Whose.
        account: Account,
    },
}

impl Transaction {
    /// A transaction that moves nothing yet.
    #[must_use]
    pub fn new(kind: Kind, key: impl Into<String>, currency: Currency, at_us: i64) -> Self {
        Self { key: key.into(), kind, at_us, currency, source: String::new(), entries: Vec::new() }
    }

    /// The same, with what it comes from.
    #[must_use]
    pub fn because(mut self, source: impl Into<String>) -> Self {
        self.source = source.into();
        self
    }

    /// The same, moving `minor` units from one account to another; the other way round where negative.
    #[must_use]
    pub fn moving(mut self, from: Account, to: Account, minor: i64) -> Self {
        if minor != 0 && from != to {
            self.add(from, -minor);
            self.add(to, minor);
        }
        self
    }

    fn add(&mut self, account: Account, minor: i64) {
        if let Some(entry) = self.entries.iter_mut().find(|entry| entry.account == account) {
            entry.minor = entry.minor.saturating_add(minor);
        } else {
            self.entries.push(Entry { account, minor });
        }
        self.entries.retain(|entry| entry.minor != 0);
    }

    /// What it writes; the amounts add up to nothing.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Whether it writes anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// A transaction as it was stored.
    ///
    /// # Errors
    /// The sum of the entries, where it is not nothing: then somebody changed what was stored.
    pub fn from_rows(head: Self, entries: Vec<Entry>) -> Result<Self, i128> {
        let sum: i128 = entries.iter().map(|entry| i128::from(entry.minor)).sum();
        if sum == 0 { Ok(Self { entries, ..head }) } else { Err(sum) }
    }

    /// The transaction that undoes this one.
    #[must_use]
    pub fn reversed(&self, kind: Kind, key: impl Into<String>, at_us: i64) -> Self {
        let entries =
            self.entries.iter().map(|entry| Entry { account: entry.account.clone(), minor: -entry.minor }).collect();
        Self { key: key.into(), kind, at_us, currency: self.currency, source: self.key.clone(), entries }
    }

    /// Whether it may be posted where accounts hold what `held` says: nobody is paid out more than they have, and no reader spends more.
    ///
    /// # Errors
    /// When somebody would be, or a balance would be too large.
    pub fn check(&self, held: impl Fn(&Account) -> i64) -> Result<(), Refused> {
        for entry in &self.entries {
            let before = held(&entry.account);
            if before.checked_add(entry.minor).is_none() {
                return Err(Refused::TooLarge { account: entry.account.clone() });
            }
            let spends = matches!(entry.account, Account::Wallet(_));
            let pays_out = (self.kind == Kind::Payout || spends) && entry.minor < 0;
            if pays_out && before.saturating_add(entry.minor) < 0 {
                return Err(Refused::NotEnough { account: entry.account.clone(), held: before, wanted: -entry.minor });
            }
        }
        Ok(())
    }
}

/// Whether a posting was new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Posted {
    /// It is written now.
    New,
    /// It had been written before, word for word.
    Before,
}

/// A ledger in memory: what the store keeps, for proofs, statements and tests.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    transactions: Vec<Transaction>,
    places: BTreeMap<String, usize>,
    balances: BTreeMap<(Currency, Account), i64>,
}

impl Ledger {
    /// Appends a transaction; one that is there already changes nothing.
    ///
    /// # Errors
    /// When another one has its key, or it may not be posted ([`Transaction::check`]).
    pub fn post(&mut self, transaction: Transaction) -> Result<Posted, Refused> {
        if let Some(known) = self.of_key(&transaction.key) {
            let same = known.kind == transaction.kind
                && known.currency == transaction.currency
                && known.entries == transaction.entries;
            return if same { Ok(Posted::Before) } else { Err(Refused::KeyTaken { key: transaction.key }) };
        }
        transaction.check(|account| self.balance(transaction.currency, account))?;
        for entry in &transaction.entries {
            *self.balances.entry((transaction.currency, entry.account.clone())).or_default() += entry.minor;
        }
        self.places.insert(transaction.key.clone(), self.transactions.len());
        self.transactions.push(transaction);
        Ok(Posted::New)
    }

    /// The transaction of a key.
    #[must_use]
    pub fn of_key(&self, key: &str) -> Option<&Transaction> {
        self.places.get(key).and_then(|&place| self.transactions.get(place))
    }

    /// What an account holds, in minor units.
    #[must_use]
    pub fn balance(&self, currency: Currency, account: &Account) -> i64 {
        self.balances.get(&(currency, account.clone())).copied().unwrap_or(0)
    }

    /// What every account holds that ever held anything.
    pub fn balances(&self) -> impl Iterator<Item = (Currency, &Account, i64)> {
        self.balances.iter().map(|((currency, account), minor)| (*currency, account, *minor))
    }

    /// Everything that was posted, in order.
    #[must_use]
    pub fn transactions(&self) -> &[Transaction] {
        &self.transactions
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn payout(key: &str, minor: i64) -> Transaction {
        let title = Account::Payee(Payee::Title(TitleId(7)));
        Transaction::new(Kind::Payout, key, Currency::EUR, 0).moving(title, Account::Provider, minor)
    }

    fn earned(key: &str, minor: i64) -> Transaction {
        let title = Account::Payee(Payee::Title(TitleId(7)));
        Transaction::new(Kind::Correction, key, Currency::EUR, 0).moving(Account::Provider, title, minor)
    }

    #[test]
    fn a_payout_never_exceeds_what_there_is() {
        let mut ledger = Ledger::default();
        ledger.post(earned("a", 500)).unwrap();
        let refused = ledger.post(payout("b", 501)).unwrap_err();
        assert_eq!(refused.to_string(), "title:7 holds 500 minor units, fewer than the 501 that were to be paid out");
        assert_eq!(ledger.post(payout("c", 500)), Ok(Posted::New));
        assert_eq!(ledger.balance(Currency::EUR, &Account::Provider), 0);
    }

    #[test]
    fn the_same_key_is_posted_once_and_another_amount_under_it_is_refused() {
        let mut ledger = Ledger::default();
        assert_eq!(ledger.post(earned("a", 500)), Ok(Posted::New));
        assert_eq!(ledger.post(earned("a", 500)), Ok(Posted::Before));
        assert_eq!(ledger.post(earned("a", 501)), Err(Refused::KeyTaken { key: "a".to_owned() }));
        assert_eq!(ledger.balance(Currency::EUR, &Account::Provider), -500);
    }

    #[test]
    fn what_is_undone_leaves_no_trace_in_the_balances() {
        let mut ledger = Ledger::default();
        let first = earned("a", 500);
        let undoing = first.reversed(Kind::Correction, "undo a", 1);
        ledger.post(first).unwrap();
        ledger.post(undoing).unwrap();
        assert!(ledger.balances().all(|(_, _, minor)| minor == 0));
    }

    #[test]
    fn rows_that_somebody_changed_are_found() {
        let head = earned("a", 500);
        let mut entries = head.entries().to_vec();
        assert!(Transaction::from_rows(head.clone(), entries.clone()).is_ok());
        entries[0].minor += 1;
        assert_eq!(Transaction::from_rows(head, entries), Err(1));
    }

    #[test]
    fn accounts_read_back() {
        let title = Payee::Title(TitleId(123_456));
        for account in [
            Account::Provider,
            Account::Reader(AccountId(99)),
            Account::Tax("DE".to_owned()),
            Account::Fees,
            Account::Pool("2026-10".parse().unwrap()),
            Account::Payee(title.clone()),
            Account::Payee(Payee::Agency("afp".to_owned())),
            Account::Unclaimed(title),
            Account::Platform,
        ] {
            assert_eq!(account.to_string().parse(), Ok(account));
        }
        for text in ["", "reader:", "tax:", "pool:13", "unclaimed:reader:1", "title:!", "agency:", "nobody"] {
            assert!(text.parse::<Account>().is_err(), "{text}");
        }
        for kind in Kind::ALL {
            assert_eq!(Kind::from_word(kind.as_str()), Some(kind));
        }
    }
}
