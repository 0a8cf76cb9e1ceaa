//! Taking in what the provider told: from the inbox into subscriptions, payments and the ledger; and asking the provider for what never came.

use membership::books::Amounts;
use membership::grants::gift::unclaimed_term;
use membership::grants::trial::{address_hash, card_hash};
use membership::subscription::{Event, Status};
use news::AccountId;
use store::{NotPosted, Payment, Store};

use crate::Error;
use crate::notice::{self, Notice, PaidInvoice, Seen, Told};
use crate::stripe::{Change, Client};

/// Tries after which an event that makes no sense is set aside, with what was said.
const MOST_TRIES: i64 = 200;
/// Events that are taken in at once.
const AT_ONCE: i64 = 200;

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Events that are done with.
    pub done: usize,
    /// Events that go on waiting, for the provider's answer or for another event.
    pub waiting: usize,
}

/// What a reconciliation found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reconciled {
    /// Subscriptions that the provider has.
    pub subscriptions: usize,
    /// Of which something was not known.
    pub subscriptions_changed: usize,
    /// Paid invoices that the provider has.
    pub invoices: usize,
    /// That were not known, or of which money came back that was not.
    pub invoices_changed: usize,
    /// That belong to nobody whom we know.
    pub unknown: usize,
}

impl From<NotPosted> for Error {
    fn from(error: NotPosted) -> Self {
        match error {
            NotPosted::Store(error) => Self::Store(error),
            NotPosted::Refused(refused) => {
                Self::NotUnderstood { doing: "posting to the ledger", what: refused.to_string() }
            }
        }
    }
}

/// Takes in every event that waits. One that fails stops no other.
///
/// # Errors
/// When the database fails.
pub async fn take_in(store: &Store, client: &Client, now_us: i64) -> Result<Taken, Error> {
    let mut taken = Taken::default();
    for event in store.provider_events_waiting(AT_ONCE).await? {
        let outcome = match notice::read(&event.body) {
            // What cannot be read today cannot be read tomorrow; it is kept for whoever looks.
            Err(unreadable) => Ok(Some(format!("set aside: {unreadable}"))),
            Ok(notice) => one(store, client, &notice, now_us).await,
        };
        match outcome {
            Ok(Some(said)) => {
                store.provider_event_done(&event.id, &said, now_us).await?;
                taken.done += 1;
            }
            Ok(None) if event.tries >= MOST_TRIES => {
                store.provider_event_done(&event.id, "set aside: what it speaks of never came", now_us).await?;
                taken.done += 1;
            }
            Ok(None) => {
                store.provider_event_failed(&event.id, "waits for what it speaks of").await?;
                taken.waiting += 1;
            }
            Err(Error::Store(error)) => return Err(error.into()),
            Err(error) => {
                tracing::warn!(event = %event.id, kind = %event.kind, %error, "an event of the payment provider was not taken in");
                store.provider_event_failed(&event.id, &error.to_string()).await?;
                taken.waiting += 1;
            }
        }
    }
    Ok(taken)
}

/// Takes in one; what came of it, or nothing where it has to wait for another.
async fn one(store: &Store, client: &Client, notice: &Notice, now_us: i64) -> Result<Option<String>, Error> {
    let said = |new: bool| Some(if new { "taken in" } else { "known before" }.to_owned());
    match &notice.told {
        Told::Nothing => Ok(Some("nothing to do".to_owned())),
        Told::Failed { tried_again, .. } => {
            let again = if *tried_again { "the provider tries again" } else { "the provider does not try again" };
            Ok(Some(format!("payment failed; {again}")))
        }
        Told::Customer { account, customer, .. } => {
            let Ok(account) = account.parse::<AccountId>() else {
                return Ok(Some(format!("set aside: \"{account}\" is no account of ours")));
            };
            store.keep_customer(account, customer).await?;
            Ok(said(true))
        }
        Told::Subscription(told) => {
            // An event is a hint: two of the same second have no order, so the provider is asked how it is now.
            let seen = match client.subscription(&told.id, now_us.div_euclid(1_000_000)).await {
                Ok(seen) => seen,
                Err(Error::Refused { status: 404, .. }) => told.clone(),
                Err(error) => return Err(error),
            };
            let is_new = subscription(store, &seen, now_us).await?;
            once(store, client, &seen, now_us).await?;
            Ok(said(is_new))
        }
        Told::Paid(invoice) => Ok(paid(store, client, invoice, now_us).await?.and_then(said)),
        Told::Returned { charge, minor } => Ok(store.record_return(charge, *minor, now_us).await?.and_then(said)),
        Told::Disputed { charge, dispute, .. } => {
            Ok(store.record_dispute(charge, *dispute, 0, now_us).await?.and_then(said))
        }
    }
}

/// A trial is given once a person, who is known by address and card: where there was one before, this one is over, and the first term begins.
async fn once(store: &Store, client: &Client, seen: &Seen, now_us: i64) -> Result<(), Error> {
    if seen.snapshot.status != Status::Trialing {
        return Ok(());
    }
    let Some(account) = store.paid_subscription(&seen.id).await?.and_then(|known| known.account) else {
        return Ok(());
    };
    let Some(account) = store.account(account).await? else { return Ok(()) };
    let mut keys = vec![address_hash(&account.address)];
    keys.extend(client.card_of(&seen.id).await?.map(|fingerprint| card_hash(&fingerprint)));
    if store.note_trial(&keys, &seen.id, now_us).await? {
        return Ok(());
    }
    tracing::info!(subscription = %seen.id, "whoever has this card or address had a trial before; this one is over");
    let key = format!("trial-over:{}", seen.id);
    let seen = client.change(&seen.id, Change::TrialOver, &key, now_us.div_euclid(1_000_000)).await?;
    subscription(store, &seen, now_us).await.map(drop)
}

pub(crate) async fn subscription(store: &Store, seen: &Seen, now_us: i64) -> Result<bool, Error> {
    let account = match seen.account.parse().ok() {
        Some(account) => Some(account),
        None => store.account_of_customer(&seen.customer).await?,
    };
    let event = Event::Seen(seen.snapshot.clone());
    Ok(store.keep_subscription(&seen.id, account, &seen.customer, &event, now_us).await?)
}

/// Records a paid invoice with what the provider kept of it and what came back since; `None` while nobody knows whose it is.
pub(crate) async fn paid(
    store: &Store,
    client: &Client,
    invoice: &PaidInvoice,
    now_us: i64,
) -> Result<Option<bool>, Error> {
    if invoice.gross == 0 {
        return Ok(Some(false));
    }
    let Some(account) = owner(store, client, invoice, now_us).await? else { return Ok(None) };
    let payment = client.payment(&invoice.id).await?;
    let gift = match invoice.gift {
        Some(gift) => store.gift_subscription(gift).await?,
        None => None,
    };
    let (from_s, to_s) = match &gift {
        Some(kept) => {
            let (from_us, to_us) = unclaimed_term(kept.gift.available_us, kept.gift.months);
            (from_us.div_euclid(1_000_000), to_us.div_euclid(1_000_000))
        }
        None if invoice.to_s == 0 => (invoice.paid_s, invoice.paid_s),
        None => (invoice.from_s, invoice.to_s),
    };
    let kept = Payment {
        invoice: invoice.id.clone(),
        account,
        subscription: invoice.subscription.clone(),
        charge: payment.charge.clone(),
        currency: invoice.currency,
        amounts: Amounts {
            gross: invoice.gross,
            tax: invoice.tax,
            fee: payment.fee,
            jurisdiction: invoice.jurisdiction.clone(),
        },
        from_s,
        to_s,
        paid_us: invoice.paid_s.saturating_mul(1_000_000),
        returned: 0,
        disputed: 0,
    };
    let mut changed = match invoice.tops_up {
        true => store.record_top_up(&kept, now_us).await?,
        false => store.record_payment(&kept, now_us).await?,
    };
    if let Some(kept) = &gift {
        changed |= store.gift_paid(kept.gift.id, &invoice.id).await?;
    }
    if let Some(dispute) = payment.dispute {
        changed |= store.record_dispute(&payment.charge, dispute, 0, now_us).await? == Some(true);
    }
    if payment.returned > 0 {
        changed |= store.record_return(&payment.charge, payment.returned, now_us).await? == Some(true);
    }
    Ok(Some(changed))
}

async fn owner(store: &Store, client: &Client, invoice: &PaidInvoice, now_us: i64) -> Result<Option<AccountId>, Error> {
    if let Some(account) = store.account_of_customer(&invoice.customer).await? {
        return Ok(Some(account));
    }
    if invoice.subscription.is_empty() {
        return Ok(invoice.account.parse().ok());
    }
    let seen = client.subscription(&invoice.subscription, now_us.div_euclid(1_000_000)).await?;
    Ok(seen.account.parse().ok())
}

/// Asks the provider for everything since `since_s` and takes in what never came: after webhooks were lost, and each night.
///
/// # Errors
/// When the provider cannot be reached or the database fails.
pub async fn reconcile(store: &Store, client: &Client, since_s: i64, now_us: i64) -> Result<Reconciled, Error> {
    let now_s = now_us.div_euclid(1_000_000);
    let mut found = Reconciled::default();
    for seen in client.subscriptions(now_s).await? {
        found.subscriptions += 1;
        if let Ok(account) = seen.account.parse::<AccountId>() {
            store.keep_customer(account, &seen.customer).await?;
        }
        let known = store.paid_subscription(&seen.id).await?;
        let same = known.as_ref().and_then(|known| known.mirror.latest.as_ref()).is_some_and(|latest| {
            let told = |snapshot: &membership::subscription::Snapshot| membership::subscription::Snapshot {
                at_us: 0,
                told_by: String::new(),
                ..snapshot.clone()
            };
            told(latest) == told(&seen.snapshot)
        });
        if !same {
            subscription(store, &seen, now_us).await?;
            once(store, client, &seen, now_us).await?;
            found.subscriptions_changed += 1;
        }
    }
    for invoice in client.paid_invoices(since_s).await? {
        found.invoices += 1;
        match paid(store, client, &invoice, now_us).await? {
            Some(changed) => found.invoices_changed += usize::from(changed),
            None => found.unknown += 1,
        }
    }
    Ok(found)
}
