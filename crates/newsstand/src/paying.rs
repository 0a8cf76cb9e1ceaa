//! Takes in what the payment provider told, every few seconds, has it do what readers wish, and asks it once a day for what never came.

use std::time::Duration;

use billing::farewells::{CarriedOut, Farewells};
use jiff::tz::TimeZone;
use membership::dunning;
use membership::grants::gift;
use site::letters;
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
    /// What makes the link at which a gift subscription, by its id, is claimed.
    pub gift_link: Box<dyn Fn(i64) -> String + Send + Sync>,
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
        if let Err(error) = paying.send_gifts(now_us).await {
            tracing::error!(%error, "memberships that were given could not be sent; it is tried again");
        }
        if let Some(stripe) = &paying.stripe {
            paying.take_in(stripe, now_us).await;
            if let Err(error) = paying.dun(now_us).await {
                tracing::error!(%error, "readers could not be told that their payments failed; it is tried again");
            }
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
            let language = self.store.account_language(one.account).await?;
            let ends = (one.to_us, &TimeZone::system());
            mailer.send(&account.address, &letters::trial_ends(&language, &self.site, ends, &self.plans)).await?;
        }
        Ok(())
    }

    /// Tells readers whose payments failed, each step once, until it is paid or was all said. A letter that cannot be sent holds up no other.
    async fn dun(&self, now_us: i64) -> anyhow::Result<()> {
        let Some(mailer) = &self.mailer else { return Ok(()) };
        for one in self.store.dunned().await? {
            let step = dunning::step(&one.episode, one.subscription.state(now_us), now_us);
            let Some(word) = step.as_str() else { continue };
            let Some(account) = self.store.account(one.account).await? else { continue };
            let language = self.store.account_language(one.account).await?;
            let ends = (one.episode.ends_us, &TimeZone::system());
            let Some(letter) = letters::payment_failed(&language, &self.site, step, ends, &self.membership) else {
                continue;
            };
            if !self.store.claim_dunning_letter(&one, word, now_us).await? {
                continue;
            }
            if let Err(error) = mailer.send(&account.address, &letter).await {
                self.store.give_up_dunning_letter(&one, word).await?;
                let contract = &one.subscription.reference;
                tracing::error!(%contract, %error, "a letter about a payment that failed could not be sent; it is tried again");
            }
        }
        Ok(())
    }

    /// Sends paid gifts on their day, and tells readers, once each, that the membership they were given ends.
    async fn send_gifts(&self, now_us: i64) -> anyhow::Result<()> {
        let (Some(_), Some(mailer)) = (self.trial, &self.mailer) else { return Ok(()) };
        for kept in self.store.gifts_to_send(now_us, 100).await? {
            if !self.store.claim_gift_letter(kept.gift.id, now_us).await? {
                continue;
            }
            let (until_us, _) = gift::unclaimed_term(kept.gift.available_us, kept.gift.months);
            let link = (self.gift_link)(kept.gift.id);
            // Whoever gets it may have chosen a language here; else it is in English.
            let key = identity::Address::parse(&kept.recipient).map(|address| address.key().to_owned());
            let recipient = match key {
                Ok(key) => self.store.account_by_address(&key).await?,
                Err(_) => None,
            };
            let language = match recipient {
                Some(recipient) => self.store.account_language(recipient.id).await?,
                None => String::new(),
            };
            let (words, until) = ((kept.name.as_str(), kept.note.as_str()), (until_us, &TimeZone::system()));
            let letter = letters::gift_subscription(&language, &self.site, words, &link, until);
            if let Err(error) = mailer.send(&kept.recipient, &letter).await {
                // It was paid for: it is tried again, and holds up no other.
                self.store.give_up_gift_letter(kept.gift.id, now_us).await?;
                tracing::error!(gift = kept.gift.id, %error, "a gift's letter could not be sent; it is tried again");
            }
        }
        let until_us = now_us.saturating_add(gift::REMINDER_DAYS * DAY_US);
        for one in self.store.gifts_ending(now_us, until_us, 100).await? {
            if !self.store.claim_reminder(one.grant, now_us).await? {
                continue;
            }
            let Some(account) = self.store.account(one.account).await? else { continue };
            let language = self.store.account_language(one.account).await?;
            let letter = letters::gift_ends(&language, &self.site, (one.to_us, &TimeZone::system()), &self.plans);
            mailer.send(&account.address, &letter).await?;
        }
        Ok(())
    }

    async fn write_to(&self, one: &CarriedOut) -> anyhow::Result<()> {
        let Some(mailer) = &self.mailer else { return Ok(()) };
        // Who was erased meanwhile gets no letter.
        let Some(account) = self.store.account(one.account).await? else { return Ok(()) };
        let language = self.store.account_language(one.account).await?;
        let came = (one.farewell, one.outcomes.as_slice());
        let letter = letters::farewell_done(&language, &self.site, came, &self.membership, &TimeZone::system());
        Ok(mailer.send(&account.address, &letter).await?)
    }
}

#[cfg(test)]
mod tests {
    use membership::Currency;
    use membership::books::Amounts;
    use membership::grants::Source;
    use membership::policy::Trial;
    use membership::subscription::{Event, Snapshot, Status};
    use press::{MailFault, PostOffice};
    use store::{AccountState, NewAccount, NewGiftSubscription, NewGrant, Payment};

    use super::*;

    const NOW_US: i64 = 1_793_577_600_000_000;

    /// What sends letters, and where they arrive.
    async fn service(faults: Vec<MailFault>) -> (Paying, PostOffice, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path().join("news.db").to_str().unwrap()).await.unwrap();
        let post = PostOffice::open(faults).await.unwrap();
        let settings = notify::Settings {
            port: Some(post.address().port()),
            security: notify::Security::None,
            ..notify::Settings::new(post.address().ip().to_string(), "Newsstand <news@example.org>")
        };
        let paying = Paying {
            store,
            stripe: None,
            mailer: Some(notify::Mailer::new(&settings).unwrap()),
            trial: Some(Trial::default()),
            site: "Newsstand".to_owned(),
            membership: "https://news.example.org/membership".to_owned(),
            plans: "https://news.example.org/plans".to_owned(),
            gift_link: Box::new(|gift| format!("https://news.example.org/gift-subscription/{gift}")),
            clock: Clock::system(),
        };
        (paying, post, folder)
    }

    async fn reader(store: &Store, name: &str) -> news::AccountId {
        let address = format!("{name}@example.org");
        let new = NewAccount {
            address: address.clone(),
            address_key: address,
            name: name.to_owned(),
            role: news::Role::Reader,
            state: AccountState::Active,
            password: None,
            verified: true,
        };
        store.add_account(&new, None, NOW_US).await.unwrap().unwrap()
    }

    #[tokio::test]
    async fn whoever_tries_is_told_once_three_days_before_it_ends() {
        let (paying, post, _folder) = service(Vec::new()).await;
        let account = reader(&paying.store, "anna").await;
        let to_us = NOW_US + 14 * DAY_US;
        let trial = NewGrant {
            account,
            source: Source::Trial,
            plan: String::new(),
            title: None,
            from_us: NOW_US,
            to_us: Some(to_us),
            reference: String::new(),
        };
        paying.store.add_grant(&trial, NOW_US).await.unwrap();
        for now_us in [NOW_US, to_us - 3 * DAY_US - 1, to_us - 3 * DAY_US, to_us - DAY_US, to_us + 1] {
            paying.remind(now_us).await.unwrap();
        }
        // A second letter would be there before this one.
        paying
            .mailer
            .as_ref()
            .unwrap()
            .send("last@example.org", &letters::trial_ends("", "x", (0, &TimeZone::UTC), "x"))
            .await
            .unwrap();
        let mails = post.mails(2).await;
        assert_eq!(
            mails.iter().map(|mail| mail.to.join(",")).collect::<Vec<_>>(),
            ["anna@example.org", "last@example.org"]
        );
        assert!(mails[0].header("Subject").contains("your trial ends on 1"), "{}", mails[0].header("Subject"));
        assert!(mails[0].body().contains("https://news.example.org/plans"), "{}", mails[0].body());
    }

    /// A month that Anna has paid for Bela, to be sent in five days: its id, who Bela is, and the day.
    async fn gift(store: &Store) -> (i64, news::AccountId, i64) {
        let (anna, bela) = (reader(store, "anna").await, reader(store, "bela").await);
        let day_us = NOW_US + 5 * DAY_US;
        let new = NewGiftSubscription {
            buyer: anna,
            plan: "month".to_owned(),
            months: 1,
            recipient: "bela@example.org".to_owned(),
            name: "Bela".to_owned(),
            note: "For the train.".to_owned(),
            available_us: day_us,
        };
        let id = store.add_gift_subscription(&new, NOW_US).await.unwrap();
        let paid = Payment {
            invoice: "in_1".to_owned(),
            account: anna,
            subscription: String::new(),
            charge: "ch_1".to_owned(),
            currency: Currency::EUR,
            amounts: Amounts { gross: 1_200, tax: 0, fee: 0, jurisdiction: "AT".to_owned() },
            from_s: 0,
            to_s: 0,
            paid_us: NOW_US,
            returned: 0,
            disputed: 0,
        };
        store.record_payment(&paid, NOW_US).await.unwrap();
        store.gift_paid(id, "in_1").await.unwrap();
        (id, bela, day_us)
    }

    #[tokio::test]
    async fn a_gift_is_sent_on_its_day_and_its_reader_is_told_before_it_ends() {
        let (paying, post, _folder) = service(Vec::new()).await;
        let (id, bela, day_us) = gift(&paying.store).await;
        for now_us in [NOW_US, day_us - 1, day_us, day_us + 1] {
            paying.send_gifts(now_us).await.unwrap();
        }
        let ends_us = paying.store.claim_gift_subscription(id, bela, None, day_us).await.unwrap().unwrap();
        for now_us in [ends_us - gift::REMINDER_DAYS * DAY_US - 1, ends_us - DAY_US, ends_us - DAY_US] {
            paying.send_gifts(now_us).await.unwrap();
        }
        let mails = post.mails(2).await;
        assert_eq!(mails.len(), 2, "one letter each");
        let (gift, end) = (mails[0].body(), mails[1].header("Subject"));
        assert!(gift.contains("For the train.") && gift.contains(&format!("/gift-subscription/{id}")), "{gift}");
        assert!(end.contains("the membership you were given ends on"), "{end}");
    }

    /// Anna's subscription, of which a payment failed at `from_us`, or was made.
    async fn seen(store: &Store, account: news::AccountId, status: Status, from_us: i64, at_us: i64) {
        let snapshot = Snapshot {
            at_us,
            status,
            told_by: format!("evt_{at_us}"),
            from_us,
            to_us: from_us + 30 * DAY_US,
            trial_to_us: 0,
            ends_with_term: false,
            price: "month".to_owned(),
            seats: 1,
        };
        store.keep_subscription("sub_1", Some(account), "cus_1", &Event::Seen(snapshot), at_us).await.unwrap();
    }

    #[tokio::test]
    async fn whoever_cannot_pay_is_told_at_each_step_once_in_ones_own_language() {
        let (paying, post, _folder) = service(vec![MailFault::Never]).await;
        let anna = reader(&paying.store, "anna").await;
        paying.store.set_account_language(anna, "de").await.unwrap();
        for _ in 0..2 {
            seen(&paying.store, anna, Status::PastDue, NOW_US, NOW_US).await;
        }
        // The first try fails at the mail server; the restart, the second process and the event that came twice lead to nothing more.
        for now_us in [NOW_US, NOW_US + 1, NOW_US + 2, NOW_US + DAY_US, NOW_US + 5 * DAY_US, NOW_US + 5 * DAY_US + 1] {
            paying.dun(now_us).await.unwrap();
        }
        let unpaid_us = NOW_US + 6 * DAY_US;
        seen(&paying.store, anna, Status::Unpaid, NOW_US, unpaid_us).await;
        for now_us in [unpaid_us, unpaid_us + 1, unpaid_us + 30 * DAY_US] {
            paying.dun(now_us).await.unwrap();
        }
        // Paid, and failed again a month later: that is another time.
        let next_us = NOW_US + 30 * DAY_US;
        seen(&paying.store, anna, Status::Active, NOW_US, next_us - 1).await;
        paying.dun(next_us - 1).await.unwrap();
        seen(&paying.store, anna, Status::PastDue, next_us, next_us).await;
        paying.dun(next_us).await.unwrap();
        let mails = post.mails(4).await;
        let subjects: Vec<String> = mails.iter().map(|mail| mail.header("Subject")).collect();
        assert_eq!(mails.len(), 4, "{subjects:?}");
        assert_eq!(subjects[0], "Newsstand: Ihre Zahlung ist fehlgeschlagen");
        assert!(subjects[1].starts_with("Newsstand: Sie lesen weiter bis"), "{subjects:?}");
        assert_eq!(subjects[2], "Newsstand: Ihre Mitgliedschaft ruht");
        assert_eq!(subjects[3], subjects[0]);
        let ends = letters::payment_failed(
            "de",
            "Newsstand",
            dunning::Step::Tell,
            (NOW_US + 7 * DAY_US, &TimeZone::system()),
            &paying.membership,
        );
        assert_eq!(mails[0].body().trim(), ends.unwrap().text.trim(), "with the date, and the way to mend the card");
    }

    #[tokio::test]
    async fn who_has_paid_before_the_letter_hears_nothing() {
        let (paying, post, _folder) = service(Vec::new()).await;
        let anna = reader(&paying.store, "anna").await;
        // Backwards: the news that it was paid came first.
        seen(&paying.store, anna, Status::Active, NOW_US, NOW_US + 2).await;
        seen(&paying.store, anna, Status::PastDue, NOW_US, NOW_US + 1).await;
        paying.dun(NOW_US + 3).await.unwrap();
        let last = letters::trial_ends("", "x", (0, &TimeZone::UTC), "x");
        paying.mailer.as_ref().unwrap().send("last@example.org", &last).await.unwrap();
        assert_eq!(post.mails(1).await[0].to, ["last@example.org"]);
    }

    #[tokio::test]
    async fn a_gifts_letter_that_cannot_be_sent_is_tried_again() {
        let (paying, post, _folder) = service(vec![MailFault::Never]).await;
        let (id, _, day_us) = gift(&paying.store).await;
        paying.send_gifts(day_us).await.unwrap();
        assert_eq!(paying.store.gift_subscription(id).await.unwrap().unwrap().sent_us, 0);
        paying.send_gifts(day_us + 1).await.unwrap();
        assert_eq!(post.mails(1).await[0].to, ["bela@example.org"]);
        assert_eq!(paying.store.gift_subscription(id).await.unwrap().unwrap().sent_us, day_us + 1);
    }
}
