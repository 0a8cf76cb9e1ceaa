//! Subscriptions and payments: what the provider told, taken in and posted in one transaction each.

use async_recursion::async_recursion as boxed;
use membership::books::{self, Amounts};
use membership::ledger::Transaction;
use membership::subscription::{Dispute, Event, Mirror, Patience};
use news::AccountId;

use super::ledger::NotPosted;
use super::{lock, reference, unreadable, wallet};
use crate::accounts::run;
use crate::engine::{Writing, reading, statements, writing};
use crate::error::failed;
use crate::{Error, PaidSubscription, Payment, Store};

statements! {
    SUBSCRIPTION = "SELECT reference, account, customer, mirror, changed_us FROM paid_subscription WHERE reference = $1";
    OF_ACCOUNT = "SELECT reference, account, customer, mirror, changed_us FROM paid_subscription WHERE account = $1
        ORDER BY reference";
    EVERY = "SELECT reference, account, customer, mirror, changed_us FROM paid_subscription ORDER BY changed_us DESC, reference";
    KEEP_SUBSCRIPTION = "INSERT INTO paid_subscription (reference, account, customer, mirror, changed_us, failing)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (reference) DO UPDATE SET
            account = CASE WHEN excluded.account = 0 THEN paid_subscription.account ELSE excluded.account END,
            customer = CASE WHEN excluded.customer = '' THEN paid_subscription.customer ELSE excluded.customer END,
            mirror = excluded.mirror, changed_us = excluded.changed_us, failing = excluded.failing";
    OWN_SUBSCRIPTIONS = "UPDATE paid_subscription SET account = $2 WHERE customer = $1 AND account = 0";
    KEEP_CUSTOMER = "INSERT INTO customer (account, customer) VALUES ($1, $2)
        ON CONFLICT (account) DO UPDATE SET customer = excluded.customer";
    CUSTOMER = "SELECT customer FROM customer WHERE account = $1";
    ACCOUNT = "SELECT account FROM customer WHERE customer = $1";
    PAYMENT = "SELECT invoice, account, subscription, charge, currency, gross, tax, fee, jurisdiction, from_s, to_s, paid_us,
        returned, disputed FROM payment WHERE invoice = $1";
    OF_CHARGE = "SELECT invoice, account, subscription, charge, currency, gross, tax, fee, jurisdiction, from_s, to_s, paid_us,
        returned, disputed FROM payment WHERE charge = $1";
    PAYMENTS = "SELECT invoice, account, subscription, charge, currency, gross, tax, fee, jurisdiction, from_s, to_s, paid_us,
        returned, disputed FROM payment WHERE account = $1 ORDER BY paid_us DESC, invoice";
    PAID_ONCE = "SELECT invoice, account, subscription, charge, currency, gross, tax, fee, jurisdiction, from_s, to_s, paid_us,
        returned, disputed FROM payment WHERE account = $1 AND subscription = ''
            AND NOT EXISTS (SELECT 1 FROM gift_subscription g WHERE g.invoice = payment.invoice AND g.claimed_us <> 0)
        ORDER BY paid_us, invoice";
    LATEST = "SELECT invoice, account, subscription, charge, currency, gross, tax, fee, jurisdiction, from_s, to_s, paid_us,
        returned, disputed FROM payment ORDER BY paid_us DESC, invoice LIMIT $1";
    ADD_PAYMENT = "INSERT INTO payment (invoice, account, subscription, charge, currency, gross, tax, fee, jurisdiction, from_s,
            to_s, paid_us, returned, dispute, disputed, earned)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, '', 0, '[]') ON CONFLICT (invoice) DO NOTHING";
    SET_RETURNED = "UPDATE payment SET returned = $2 WHERE invoice = $1";
    SET_DISPUTE = "UPDATE payment SET dispute = $2, disputed = $3 WHERE invoice = $1";
    REVOKE = "UPDATE access_grant SET revoked_us = $2 WHERE reference = $1 AND revoked_us = 0";
    DISPUTE = "SELECT dispute FROM payment WHERE invoice = $1";
}

pub(super) type SubscriptionRow = (String, i64, String, String, i64);
pub(super) type PaymentRow = (String, i64, String, String, String, i64, i64, i64, String, i64, i64, i64, i64, i64);

pub(super) fn subscription(row: SubscriptionRow) -> Result<PaidSubscription, Error> {
    let (reference, account, customer, mirror, changed_us) = row;
    let mirror: Mirror =
        serde_json::from_str(&mirror).map_err(|error| unreadable("a subscription")(error.to_string()))?;
    let account = (account != 0).then_some(AccountId(account));
    Ok(PaidSubscription { reference, account, customer, mirror, changed_us })
}

pub(super) fn payment(row: PaymentRow) -> Result<Payment, Error> {
    let (
        invoice,
        account,
        subscription,
        charge,
        currency,
        gross,
        tax,
        fee,
        jurisdiction,
        from_s,
        to_s,
        paid_us,
        returned,
        disputed,
    ) = row;
    let currency = currency.parse().map_err(|_| unreadable("a payment")(currency.clone()))?;
    let (account, amounts) = (AccountId(account), Amounts { gross, tax, fee, jurisdiction });
    Ok(Payment { invoice, account, subscription, charge, currency, amounts, from_s, to_s, paid_us, returned, disputed })
}

/// Ends what was granted for an invoice whose money went back.
async fn given_back(within: &mut Writing, invoice: &str, now_us: i64) -> Result<(), sqlx::Error> {
    run!(within, REVOKE, reference(invoice), now_us).map(drop)
}

/// Keeps a payment and posts it; whether it is new.
pub(super) async fn keep_payment(
    store: &Store,
    within: &mut Writing,
    paid: &Payment,
    now_us: i64,
) -> Result<bool, NotPosted> {
    let amounts = &paid.amounts;
    let added = run!(
        within,
        ADD_PAYMENT,
        &paid.invoice,
        paid.account.0,
        &paid.subscription,
        &paid.charge,
        paid.currency.code(),
        amounts.gross,
        amounts.tax,
        amounts.fee,
        &amounts.jurisdiction,
        paid.from_s,
        paid.to_s,
        paid.paid_us
    )
    .map_err(failed("recording a payment"))?;
    if added > 0 {
        let posting = books::payment(&paid.invoice, paid.account, amounts, paid.currency, paid.paid_us);
        store.post_within(within, &posting, now_us).await?;
    }
    Ok(added > 0)
}

/// Takes an event into a subscription's mirror; whether that changed anything.
async fn mirrored(
    within: &mut Writing,
    reference: &str,
    account: Option<AccountId>,
    customer: &str,
    event: &Event,
    now_us: i64,
) -> Result<bool, Error> {
    const DOING: &str = "keeping a subscription";
    let row: Option<SubscriptionRow> =
        writing!(within, db => sqlx::query_as(SUBSCRIPTION).bind(reference).fetch_optional(db).await)
            .map_err(failed(DOING))?;
    let known = row.map(subscription).transpose()?;
    let owner_is_new = account.is_some() && known.as_ref().is_none_or(|known| known.account != account);
    let mut mirror = known.map(|known| known.mirror).unwrap_or_default();
    let changed = mirror.apply(event);
    if changed || owner_is_new {
        let failing = mirror.failed(Patience::default()).is_some();
        let mirror = serde_json::to_string(&mirror).map_err(|error| unreadable("a subscription")(error.to_string()))?;
        let owner = account.map_or(0, |account| account.0);
        run!(within, KEEP_SUBSCRIPTION, reference, owner, customer, mirror, now_us, failing).map_err(failed(DOING))?;
    }
    Ok(changed)
}

impl Store {
    /// Notes who a customer of the provider is; subscriptions that came before are then theirs.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn keep_customer(&self, account: AccountId, customer: &str) -> Result<(), Error> {
        const DOING: &str = "keeping a customer";
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        lock(within).await.map_err(failed(DOING))?;
        run!(within, KEEP_CUSTOMER, account.0, customer).map_err(failed(DOING))?;
        run!(within, OWN_SUBSCRIPTIONS, customer, account.0).map_err(failed(DOING))?;
        transaction.commit(DOING).await
    }

    /// The provider's id of an account's customer.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn customer(&self, account: AccountId) -> Result<Option<String>, Error> {
        reading!(&self.engine, db => sqlx::query_scalar(CUSTOMER).bind(account.0).fetch_optional(db).await)
            .map_err(failed("reading a customer"))
    }

    /// Whose customer this is.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn account_of_customer(&self, customer: &str) -> Result<Option<AccountId>, Error> {
        let account: Option<i64> =
            reading!(&self.engine, db => sqlx::query_scalar(ACCOUNT).bind(customer).fetch_optional(db).await)
                .map_err(failed("reading a customer"))?;
        Ok(account.map(AccountId))
    }

    /// Takes what the provider told into a subscription; whether anything is known now that was not before.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn keep_subscription(
        &self,
        reference: &str,
        account: Option<AccountId>,
        customer: &str,
        event: &Event,
        now_us: i64,
    ) -> Result<bool, Error> {
        const DOING: &str = "keeping a subscription";
        let mut transaction = self.engine.write(DOING).await?;
        lock(&mut transaction).await.map_err(failed(DOING))?;
        let changed = mirrored(&mut transaction, reference, account, customer, event, now_us).await?;
        transaction.commit(DOING).await?;
        Ok(changed)
    }

    /// An account's subscriptions.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn subscriptions_paid_by(&self, account: AccountId) -> Result<Vec<PaidSubscription>, Error> {
        let rows: Vec<SubscriptionRow> =
            reading!(&self.engine, db => sqlx::query_as(OF_ACCOUNT).bind(account.0).fetch_all(db).await)
                .map_err(failed("reading subscriptions"))?;
        rows.into_iter().map(subscription).collect()
    }

    /// Every subscription, the latest changed first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn paid_subscriptions(&self) -> Result<Vec<PaidSubscription>, Error> {
        let rows: Vec<SubscriptionRow> = reading!(&self.engine, db => sqlx::query_as(EVERY).fetch_all(db).await)
            .map_err(failed("reading subscriptions"))?;
        rows.into_iter().map(subscription).collect()
    }

    /// A subscription by the provider's id.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn paid_subscription(&self, reference: &str) -> Result<Option<PaidSubscription>, Error> {
        let row: Option<SubscriptionRow> =
            reading!(&self.engine, db => sqlx::query_as(SUBSCRIPTION).bind(reference).fetch_optional(db).await)
                .map_err(failed("reading a subscription"))?;
        row.map(subscription).transpose()
    }

    /// Takes in that an invoice was paid: kept, posted, and known to its subscription. Whether it is new.
    ///
    /// # Errors
    /// When it may not be posted, or the database fails.
    #[boxed]
    pub async fn record_payment(&self, paid: &Payment, now_us: i64) -> Result<bool, NotPosted> {
        const DOING: &str = "recording a payment";
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        lock(within).await.map_err(failed(DOING))?;
        let is_new = keep_payment(self, within, paid, now_us).await?;
        if !paid.subscription.is_empty() {
            let to_us = paid.to_s.saturating_mul(1_000_000);
            let event = Event::Paid { invoice: paid.invoice.clone(), minor: paid.amounts.gross, to_us };
            mirrored(within, &paid.subscription, Some(paid.account), "", &event, now_us).await?;
        }
        transaction.commit(DOING).await?;
        Ok(is_new)
    }

    /// Takes in that of a charge `gross` minor units in all were given back. `None` where no payment of that charge is known yet; else whether that
    /// is new.
    ///
    /// # Errors
    /// When it may not be posted, or the database fails.
    #[boxed]
    pub async fn record_return(&self, charge: &str, gross: i64, now_us: i64) -> Result<Option<bool>, NotPosted> {
        const DOING: &str = "recording a refund";
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        lock(within).await.map_err(failed(DOING))?;
        let Some(paid) = of_charge(within, charge).await? else {
            let Some(put_in) = wallet::of_charge(within, charge).await? else { return Ok(None) };
            let is_new = wallet::returned(self, within, &put_in, gross, now_us).await?;
            transaction.commit(DOING).await?;
            return Ok(Some(is_new));
        };
        let gross = gross.min(paid.amounts.gross);
        // What the bank holds, nobody gives back a second time.
        if gross <= paid.returned || paid.disputed > 0 {
            return Ok(Some(false));
        }
        let step = paid.amounts.refunded(paid.returned, gross);
        let posting = books::refund(&format!("{charge}:{gross}"), paid.account, &step, paid.currency, now_us);
        self.post_within(within, &posting, now_us).await?;
        run!(within, SET_RETURNED, &paid.invoice, gross).map_err(failed(DOING))?;
        if gross == paid.amounts.gross {
            given_back(within, &paid.invoice, now_us).await.map_err(failed(DOING))?;
        }
        let event = Event::Returned { invoice: paid.invoice.clone(), minor: gross };
        if !paid.subscription.is_empty() {
            mirrored(within, &paid.subscription, Some(paid.account), "", &event, now_us).await?;
        }
        transaction.commit(DOING).await?;
        Ok(Some(true))
    }

    /// Takes in that a bank asks a charge back, or has decided; `fee` is what the provider takes for it. `None` where no payment of that charge is
    /// known yet; else whether that is new.
    ///
    /// # Errors
    /// When it may not be posted, or the database fails.
    #[boxed]
    pub async fn record_dispute(
        &self,
        charge: &str,
        dispute: Dispute,
        fee: i64,
        now_us: i64,
    ) -> Result<Option<bool>, NotPosted> {
        const DOING: &str = "recording a dispute";
        let mut transaction = self.engine.write(DOING).await?;
        let within = &mut transaction;
        lock(within).await.map_err(failed(DOING))?;
        let Some(paid) = of_charge(within, charge).await? else {
            let Some(put_in) = wallet::of_charge(within, charge).await? else { return Ok(None) };
            let is_new = wallet::disputed(self, within, &put_in, (dispute, fee), now_us).await?;
            transaction.commit(DOING).await?;
            return Ok(Some(is_new));
        };
        let known: String = writing!(within, db => sqlx::query_scalar(DISPUTE).bind(&paid.invoice).fetch_one(db).await)
            .map_err(failed(DOING))?;
        if !known.is_empty() && (known != "open" || dispute == Dispute::Open) {
            return Ok(Some(false));
        }
        let taken = taken_back(&paid, fee, now_us);
        if known.is_empty() {
            self.post_within(within, &taken, now_us).await?;
        }
        let held = paid.amounts.gross - paid.returned;
        let (word, disputed) = match dispute {
            Dispute::Open => ("open", held),
            Dispute::Lost => ("lost", held),
            Dispute::Won => ("won", 0),
        };
        if dispute == Dispute::Won {
            self.post_within(within, &books::chargeback_won(&taken, charge, now_us), now_us).await?;
        }
        run!(within, SET_DISPUTE, &paid.invoice, word, disputed).map_err(failed(DOING))?;
        if dispute == Dispute::Lost {
            given_back(within, &paid.invoice, now_us).await.map_err(failed(DOING))?;
        }
        if !paid.subscription.is_empty() {
            let event = Event::Disputed { invoice: paid.invoice.clone(), dispute };
            mirrored(within, &paid.subscription, Some(paid.account), "", &event, now_us).await?;
        }
        transaction.commit(DOING).await?;
        Ok(Some(true))
    }

    /// What an account paid, the latest first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn payments_of(&self, account: AccountId) -> Result<Vec<Payment>, Error> {
        let rows: Vec<PaymentRow> =
            reading!(&self.engine, db => sqlx::query_as(PAYMENTS).bind(account.0).fetch_all(db).await)
                .map_err(failed("reading payments"))?;
        rows.into_iter().map(payment).collect()
    }

    /// What an account paid once, for no subscription: invoices of our own, and gifts that nobody has claimed. The earliest first.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn payments_without_subscription(&self, account: AccountId) -> Result<Vec<Payment>, Error> {
        let rows: Vec<PaymentRow> =
            reading!(&self.engine, db => sqlx::query_as(PAID_ONCE).bind(account.0).fetch_all(db).await)
                .map_err(failed("reading payments"))?;
        rows.into_iter().map(payment).collect()
    }

    /// The latest payments of all.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn latest_payments(&self, most: i64) -> Result<Vec<Payment>, Error> {
        let rows: Vec<PaymentRow> = reading!(&self.engine, db => sqlx::query_as(LATEST).bind(most).fetch_all(db).await)
            .map_err(failed("reading payments"))?;
        rows.into_iter().map(payment).collect()
    }

    /// A payment by its invoice.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn payment(&self, invoice: &str) -> Result<Option<Payment>, Error> {
        let row: Option<PaymentRow> =
            reading!(&self.engine, db => sqlx::query_as(PAYMENT).bind(invoice).fetch_optional(db).await)
                .map_err(failed("reading a payment"))?;
        row.map(payment).transpose()
    }
}

/// The payment of an invoice.
pub(super) async fn of_invoice(within: &mut Writing, invoice: &str) -> Result<Option<Payment>, Error> {
    let row: Option<PaymentRow> =
        writing!(within, db => sqlx::query_as(PAYMENT).bind(invoice).fetch_optional(db).await)
            .map_err(failed("reading a payment"))?;
    row.map(payment).transpose()
}

async fn of_charge(within: &mut Writing, charge: &str) -> Result<Option<Payment>, Error> {
    let row: Option<PaymentRow> =
        writing!(within, db => sqlx::query_as(OF_CHARGE).bind(charge).fetch_optional(db).await)
            .map_err(failed("reading a payment"))?;
    row.map(payment).transpose()
}

/// The posting with which a bank takes back what was not given back already.
fn taken_back(paid: &Payment, fee: i64, now_us: i64) -> Transaction {
    let step = paid.amounts.refunded(paid.returned, paid.amounts.gross);
    books::chargeback(&paid.charge, paid.account, &step, fee, paid.currency, now_us)
}
