//! Money as plain data.

use membership::Currency;
use membership::books::Amounts;
use membership::subscription::{Mirror, Patience, State};
use news::{AccountId, TitleId};

/// What is on offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The word for it in addresses and commands.
    pub word: String,
    /// Its name.
    pub name: String,
    /// What is in it, in a sentence.
    pub about: String,
    /// In which currency.
    pub currency: Currency,
    /// Minor units a term.
    pub minor: i64,
    /// Months a term.
    pub months: u32,
    /// Days that are free at first.
    pub trial_days: u32,
    /// The payment provider's id of its price; empty without a provider.
    pub price: String,
    /// Whether it can be taken now.
    pub on_sale: bool,
    /// Where it stands among the others.
    pub place: i64,
}

/// An event of the payment provider that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptEvent {
    /// The provider's id of it.
    pub id: String,
    /// Its kind.
    pub kind: String,
    /// As it came.
    pub body: Vec<u8>,
    /// When it came.
    pub received_us: i64,
    /// How often it was tried to take it in.
    pub tries: i64,
    /// What came of the last try.
    pub said: String,
}

/// A subscription at the payment provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaidSubscription {
    /// The provider's id.
    pub reference: String,
    /// Whose; nobody while the provider has not told.
    pub account: Option<AccountId>,
    /// The provider's id of the customer.
    pub customer: String,
    /// What is known of it.
    pub mirror: Mirror,
    /// When that changed.
    pub changed_us: i64,
}

impl PaidSubscription {
    /// Where it stands at `now_us`.
    #[must_use]
    pub fn state(&self, now_us: i64) -> State {
        self.mirror.state(now_us, Patience::default())
    }
}

/// An invoice that was paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    /// The provider's id of it, or our number.
    pub invoice: String,
    /// Who paid.
    pub account: AccountId,
    /// For which subscription; empty for none.
    pub subscription: String,
    /// The provider's id of the charge; empty for none.
    pub charge: String,
    /// In which currency.
    pub currency: Currency,
    /// What was paid, and what of it was whose.
    pub amounts: Amounts,
    /// First second of what it pays for.
    pub from_s: i64,
    /// First second after it.
    pub to_s: i64,
    /// When.
    pub paid_us: i64,
    /// What was given back, of the gross amount.
    pub returned: i64,
    /// What a bank took back beside that.
    pub disputed: i64,
}

/// What the reader's fee became in a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The month that was closed.
    pub period: membership::Period,
    /// In which currency.
    pub currency: Currency,
    /// What was divided, by the reading of which month.
    pub lines: Vec<membership::shares::Divided>,
    /// What all titles together got, and who got what of it: where the fee went to all.
    pub pools: Vec<Pool>,
}

/// What all titles together got.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Pool {
    /// By the reading of which month.
    pub by: membership::Period,
    /// How much.
    pub pooled: i64,
    /// Who got what of it.
    pub parts: Vec<membership::shares::Part>,
}

/// What a close did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Closed {
    /// Readers whose fees were divided.
    pub readers: usize,
    /// What was divided, in minor units.
    pub net: i64,
    /// What the service kept.
    pub service: i64,
    /// What titles and agencies got of it.
    pub titles: i64,
    /// What readers paid for articles alone, less tax.
    pub sold: i64,
    /// What the service paid for what was read in trials.
    pub trials: i64,
    /// What nobody had claimed in time, and was divided among all.
    pub released: i64,
    /// What was paid out.
    pub paid_out: i64,
    /// Statements that were written.
    pub statements: usize,
}

/// Whether a month was closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Closing {
    /// It is now.
    Now(Closed),
    /// It was before, and is never divided again.
    Before,
}

/// Somebody says that a title is theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Which title.
    pub title: TitleId,
    /// Who says so.
    pub account: AccountId,
    /// What has to be found on its site.
    pub proof: String,
    /// When it was asked for.
    pub asked_us: i64,
    /// When it was proved; 0 while it is not.
    pub proved_us: i64,
    /// How: `dns` or `file`.
    pub way: String,
}
