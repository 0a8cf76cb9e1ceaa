//! A demo that is run as a service: a wall, plans, a payment provider that takes no money, and a mail server that keeps its letters in a folder.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context;
use membership::{Currency, Money};
use press::{Cashier, Disorder, Mail, PostOffice};
use store::{Plan, Store};
use tokio_util::sync::CancellationToken;

use crate::clock::Clock;
use crate::configuration::Configuration;
use crate::{filters, wiring};

const POLICY: &str = include_str!("membership.toml");
/// What the simulated provider signs webhooks with.
const SECRET: &str = "whsec_demo";
/// How often the provider looks at the clock.
const LOOK: Duration = Duration::from_millis(250);
/// Word, name, what is in it, minor units of the euro, months.
const PLANS: [(&str, &str, &str, i64, u32); 3] = [
    ("month", "Everything", "Every article of every title that takes part.", 999, 1),
    ("year", "Everything, a year", "The same for twelve months, at the price of ten.", 9_990, 12),
    ("family", "Everything, for a family", "The same for all who live together.", 1_499, 1),
];
/// Whose title the demo's publisher is.
const PUBLISHER: &str = "publisher@example.org";

/// The provider, the mail server, and what is on offer.
#[derive(Debug)]
pub struct Members {
    cashier: Cashier,
    post: PostOffice,
    letters: PathBuf,
    plans: Vec<Plan>,
}

impl Members {
    /// Opens the provider and the mail server on loopback, and has `configuration` use them. Letters go into `folder`.
    ///
    /// # Errors
    /// Where no port can be listened on or the folder cannot be written.
    pub async fn open(configuration: &mut Configuration, folder: &Path, clock: &Clock) -> anyhow::Result<Self> {
        let policy = folder.join("membership.toml");
        let letters = folder.join("letters");
        wiring::make_folder(&letters)?;
        std::fs::write(&policy, POLICY).with_context(|| format!("cannot write {}", policy.display()))?;
        configuration.membership = Some(policy);

        let cashier = Cashier::open(clock.now().as_second(), SECRET, Disorder::default()).await?;
        configuration.billing.stripe_key = "sk_demo".to_owned();
        configuration.billing.stripe_webhook_secrets = vec![SECRET.to_owned()];
        configuration.billing.stripe_base = cashier.base();
        let port = configuration.listen.port();
        cashier.send_webhooks_to(&format!("http://127.0.0.1:{port}/hooks/stripe"));

        let post = PostOffice::open(Vec::new()).await?;
        configuration.mail.server = post.address().ip().to_string();
        configuration.mail.port = Some(post.address().port());
        configuration.mail.security = "none".to_owned();
        configuration.mail.from = "Newsstand <news@example.org>".to_owned();

        let stripe = wiring::stripe(configuration)?.context("the demo has a payment provider")?;
        let mut plans = Vec::new();
        for (place, (word, name, about, minor, months)) in PLANS.into_iter().enumerate() {
            let new = billing::stripe::NewPrice { name: name.to_owned(), minor, currency: Currency::EUR, months };
            plans.push(Plan {
                word: word.to_owned(),
                name: name.to_owned(),
                about: about.to_owned(),
                currency: Currency::EUR,
                minor,
                months,
                trial_days: 0,
                price: stripe.price(&new, word).await?,
                on_sale: true,
                place: i64::try_from(place).unwrap_or(i64::MAX),
            });
        }
        Ok(Self { cashier, post, letters, plans })
    }

    /// Puts the plans on sale and gives the demo's publisher a title.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn move_in(&self, store: &Store, now_us: i64) -> anyhow::Result<()> {
        for plan in &self.plans {
            store.set_plan(plan).await?;
            filters::report(&format!("plan {}: {}", plan.word, Money::new(plan.minor, plan.currency)));
        }
        let titles = store.titles().await?;
        let owner = store.account_by_address(PUBLISHER).await?;
        // Broadcasters are free by the demo's policy.
        let title = titles.iter().find(|title| title.listing.kind != news::TitleKind::Broadcaster);
        if let (Some(title), Some(owner)) = (title, owner) {
            store.claim_title(title.id, owner.id, "demo", now_us).await?;
            store.prove_claim(title.id, owner.id, "file", now_us).await?;
            filters::report(&format!("{PUBLISHER} owns {} (/title/{})", title.listing.name, title.listing.slug));
        }
        filters::report("cards: 4242424242424242 pays, 4000000000000002 is declined; no money moves");
        Ok(())
    }

    /// Keeps the provider's clock with the demo's, tells what happens there, and lays letters into the folder, until `stop`.
    pub async fn run(self, clock: Clock, stop: CancellationToken) {
        let telling = async {
            loop {
                self.cashier.advance_to(clock.now().as_second());
                self.cashier.deliver().await;
                tokio::time::sleep(LOOK).await;
            }
        };
        let posting = async {
            let mut kept = 0;
            loop {
                for mail in self.post.mails(kept + 1).await.iter().skip(kept) {
                    kept += 1;
                    self.keep(mail, kept);
                }
            }
        };
        tokio::select! {
            () = stop.cancelled() => {}
            () = telling => {}
            () = posting => {}
        }
    }

    fn keep(&self, mail: &Mail, number: usize) {
        let (to, subject) = (mail.to.join(", "), mail.header("Subject"));
        let file = self.letters.join(format!("{number:04}.txt"));
        match std::fs::write(&file, format!("To: {to}\nSubject: {subject}\n\n{}", mail.body())) {
            Ok(()) => filters::report(&format!("a letter to {to}: {subject} ({})", file.display())),
            Err(error) => tracing::warn!(%error, file = %file.display(), "a letter of the demo could not be kept"),
        }
    }
}
