//! Takes in what the payment provider told, every few seconds, has it do what readers wish, and asks it once a day for what never came.

use std::time::Duration;

use billing::farewells::{CarriedOut, Farewells};
use jiff::tz::TimeZone;
use store::Store;
use tokio_util::sync::CancellationToken;

use crate::clock::Clock;

/// How often the inbox is looked into.
const LOOK: Duration = Duration::from_secs(3);
/// How often the provider is asked for everything, microseconds.
const DAY_US: i64 = 86_400_000_000;
/// How far back invoices are asked for, seconds.
const BACK_S: i64 = 30 * 86_400;

/// What it works with.
pub struct Paying {
    /// Where it is kept.
    pub store: Store,
    /// The payment provider; nothing is asked where there is none.
    pub stripe: Option<billing::stripe::Client>,
    /// What sends letters about what was done.
    pub mailer: Option<notify::Mailer>,
    /// The trial, of whose end readers are told; `None` where there is no membership.
    pub trial: Option<membership::policy::Trial>,
    /// The site's name in letters.
    pub site: String,
    /// Where readers see their membership.
    pub membership: String,
    /// Where the plans are.
    pub plans: String,
    /// What time it is.
    pub clock: Clock,
}

/// Runs until `stop`.
pub async fn run(paying: Paying, stop: CancellationToken) {
    let mut asked_us = 0;
    loop {
        let now_us = paying.clock.now_us();
        match billing::farewells::carry_out(&paying.store, paying.stripe.as_ref(), &TimeZone::system(), now_us).await {
            Ok(done) => paying.tell(&done).await,
            Err(error) => tracing::warn!(%error, "what readers wish was not carried out; it is tried again"),
        }
        if let Err(error) = paying.remind(now_us).await {
            tracing::error!(%error, "readers could not be told that their trials end; it is tried again");
        }
        if let Some(stripe) = &paying.stripe {
            paying.take_in(stripe, now_us).await;
            if now_us - asked_us >= DAY_US {
                asked_us = now_us;
                paying.ask(stripe, now_us).await;
            }
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(LOOK) => {}
        }
    }
}

impl Paying {
    async fn take_in(&self, stripe: &billing::stripe::Client, now_us: i64) {
        if let Err(error) = billing::taking::take_in(&self.store, stripe, now_us).await {
            tracing::warn!(%error, "what the payment provider told was not taken in; it is tried again");
        }
    }

    async fn ask(&self, stripe: &billing::stripe::Client, now_us: i64) {
        let since_s = now_us.div_euclid(1_000_000) - BACK_S;
        match billing::taking::reconcile(&self.store, stripe, since_s, now_us).await {
            Ok(found) => tracing::info!(
                subscriptions = found.subscriptions,
                changed = found.subscriptions_changed + found.invoices_changed,
                unknown = found.unknown,
                "the payment provider was asked for what never came"
            ),
            Err(error) => {
                tracing::warn!(%error, "the payment provider could not be asked; it is tried again tomorrow")
            }
        }
    }

    /// Tells each reader what came of the wish.
    pub async fn tell(&self, done: &Farewells) {
        if done.by_hand > 0 {
            tracing::warn!(number = done.by_hand, "wishes of readers wait for a person; /console/money shows them");
        }
        for one in &done.carried_out {
            tracing::info!(farewell = one.farewell, wish = one.wish.as_str(), "a reader's wish was carried out");
            if let Err(error) = self.write_to(one).await {
                tracing::error!(%error, farewell = one.farewell, "what came of a reader's wish could not be mailed");
            }
        }
    }

    /// Tells readers, once each, that their trials end. Each is claimed first, so that several processes send one letter.
    async fn remind(&self, now_us: i64) -> anyhow::Result<()> {
        let (Some(trial), Some(mailer)) = (self.trial, &self.mailer) else { return Ok(()) };
        let until_us = now_us.saturating_add(i64::from(trial.reminder_days) * DAY_US);
        for one in self.store.trials_ending(now_us, until_us, 100).await? {
            let due = membership::grants::trial::reminder_us(&trial, one.from_us, one.to_us);
            if due.is_none() || !self.store.claim_reminder(one.grant, now_us).await? {
                continue;
            }
            let Some(account) = self.store.account(one.account).await? else { continue };
            let ends = news::from_micros(one.to_us).to_zoned_datetime(TimeZone::system());
            let ends = ends.strftime("%-d %b %Y, %H:%M %Z").to_string();
            mailer.send(&account.address, &notify::letters::trial_ends(&self.site, &ends, &self.plans)).await?;
        }
        Ok(())
    }

    async fn write_to(&self, one: &CarriedOut) -> anyhow::Result<()> {
        let Some(mailer) = &self.mailer else { return Ok(()) };
        // Who was erased meanwhile gets no letter.
        let Some(account) = self.store.account(one.account).await? else { return Ok(()) };
        let letter = notify::letters::farewell_done(&self.site, one.farewell, &one.said, &self.membership);
        Ok(mailer.send(&account.address, &letter).await?)
    }
}
