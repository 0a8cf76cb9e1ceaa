//! What is asked of Stripe.

use membership::Currency;
use membership::subscription::Dispute;
use serde_json::Value;

use super::{Client, Form, must_number, must_text};
use crate::Error;
use crate::notice::{self, PaidInvoice, Seen, Unreadable, id_or_object, number, text};

/// A checkout that is to be begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckoutRequest {
    /// Our account.
    pub account: String,
    /// The provider's id of the customer, where there is one.
    pub customer: Option<String>,
    /// The address for the receipt, for a new customer.
    pub mail: String,
    /// The provider's id of the price.
    pub price: String,
    /// Days that are free; 0 for none.
    pub trial_days: u32,
    /// Whether a card is asked for although the trial is free.
    pub card_for_trial: bool,
    /// Where the reader comes back to.
    pub done_url: String,
    /// Where the reader comes back to who does not pay.
    pub back_url: String,
}

/// What a single payment is for. Stripe's invoice of it says so, however the news of it comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaysFor {
    /// A gift subscription, by our id of it.
    Gift(String),
    /// The reader's own balance.
    Wallet,
}

/// Something that is to be paid once: one payment, and nothing that goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnceRequest {
    /// Our account of who pays.
    pub account: String,
    /// The provider's id of the customer, where there is one.
    pub customer: Option<String>,
    /// The address for the receipt, for a new customer.
    pub mail: String,
    /// What it is for.
    pub pays_for: PaysFor,
    /// What it is called, as it stands on the receipt.
    pub name: String,
    /// What it costs, in minor units.
    pub minor: i64,
    /// In which currency.
    pub currency: Currency,
    /// Where the reader comes back to.
    pub done_url: String,
    /// Where the reader comes back to who does not pay.
    pub back_url: String,
}

/// How a subscription is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change<'price> {
    /// It ends with its term, or does so no longer.
    EndsWithTerm(bool),
    /// To another price, at once, with the difference on an invoice of its own.
    Price(&'price str),
    /// Paused, or no longer.
    Paused(bool),
    /// Its trial is over now, and the first term begins.
    TrialOver,
}

/// What a change would cost: shown before it is confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// What would be paid now, in minor units; below zero for a credit.
    pub due: i64,
    /// In which currency.
    pub currency: Currency,
}

/// A price that is to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPrice {
    /// The plan's name, as readers see it on receipts.
    pub name: String,
    /// Minor units a term.
    pub minor: i64,
    /// In which currency.
    pub currency: Currency,
    /// Months a term.
    pub months: u32,
}

/// A coupon that is to be made, with the code that readers type when they pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCoupon {
    /// What readers type.
    pub code: String,
    /// So much less, in whole percent.
    pub percent: u32,
    /// Months in which it counts; `None` for as long as the subscription runs.
    pub months: Option<u32>,
    /// How many people may use it; `None` for everybody.
    pub uses: Option<u32>,
    /// The last second at which it may be used; `None` for no end.
    pub until_s: Option<i64>,
}

/// How an invoice was paid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Payment {
    /// The provider's id of the charge; empty where nothing was charged.
    pub charge: String,
    /// What the provider kept, in minor units.
    pub fee: i64,
    /// What was given back of it so far.
    pub returned: i64,
    /// How a bank's claim on it stands.
    pub dispute: Option<Dispute>,
}

fn form(pairs: &[(&str, &str)]) -> Form {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn unread(doing: &'static str) -> impl Fn(Unreadable) -> Error {
    move |error| Error::NotUnderstood { doing, what: error.to_string() }
}

impl Client {
    /// Begins a checkout; gives the address of Stripe's page for it.
    ///
    /// # Errors
    /// When Stripe cannot be reached or refuses.
    pub async fn checkout(&self, request: &CheckoutRequest, key: &str) -> Result<String, Error> {
        const DOING: &str = "beginning a checkout";
        let mut pairs = form(&[
            ("mode", "subscription"),
            ("client_reference_id", &request.account),
            ("line_items[0][price]", &request.price),
            ("line_items[0][quantity]", "1"),
            ("subscription_data[metadata][account_id]", &request.account),
            ("success_url", &request.done_url),
            ("cancel_url", &request.back_url),
            ("allow_promotion_codes", "true"),
        ]);
        match &request.customer {
            Some(customer) => pairs.extend(form(&[("customer", customer)])),
            None => pairs.extend(form(&[("customer_email", &request.mail)])),
        }
        if request.trial_days > 0 {
            let days = request.trial_days.to_string();
            let asked = if request.card_for_trial { "always" } else { "if_required" };
            pairs.extend(form(&[
                ("subscription_data[trial_period_days]", &days),
                ("subscription_data[trial_settings][end_behavior][missing_payment_method]", "cancel"),
                ("payment_method_collection", asked),
            ]));
        }
        must_text(&self.post("v1/checkout/sessions", &pairs, key, DOING).await?, "/url", DOING)
    }

    /// Begins a single payment; gives the address of Stripe's page for it. Stripe makes an invoice of it, which says what it is for: so it comes into the
    /// ledger by the same way as everything else.
    ///
    /// # Errors
    /// When Stripe cannot be reached or refuses.
    pub async fn checkout_once(&self, request: &OnceRequest, key: &str) -> Result<String, Error> {
        const DOING: &str = "beginning a payment";
        let (word, value) = match &request.pays_for {
            PaysFor::Gift(gift) => ("gift_subscription", gift.as_str()),
            PaysFor::Wallet => ("wallet", "yes"),
        };
        let mut pairs = form(&[
            ("mode", "payment"),
            ("client_reference_id", &request.account),
            ("line_items[0][price_data][currency]", &request.currency.code().to_ascii_lowercase()),
            ("line_items[0][price_data][unit_amount]", &request.minor.to_string()),
            ("line_items[0][price_data][product_data][name]", &request.name),
            ("line_items[0][quantity]", "1"),
            ("invoice_creation[enabled]", "true"),
            ("invoice_creation[invoice_data][metadata][account_id]", &request.account),
            (&format!("invoice_creation[invoice_data][metadata][{word}]"), value),
            ("success_url", &request.done_url),
            ("cancel_url", &request.back_url),
        ]);
        match &request.customer {
            Some(customer) => pairs.extend(form(&[("customer", customer)])),
            None => pairs.extend(form(&[("customer_creation", "always"), ("customer_email", &request.mail)])),
        }
        must_text(&self.post("v1/checkout/sessions", &pairs, key, DOING).await?, "/url", DOING)
    }

    /// Opens Stripe's page where a customer changes the card, sees invoices and cancels.
    ///
    /// # Errors
    /// When Stripe cannot be reached or refuses.
    pub async fn portal(&self, customer: &str, back_url: &str, key: &str) -> Result<String, Error> {
        const DOING: &str = "opening the billing page";
        let pairs = form(&[("customer", customer), ("return_url", back_url)]);
        must_text(&self.post("v1/billing_portal/sessions", &pairs, key, DOING).await?, "/url", DOING)
    }

    /// A subscription as it is now, which is at `now_s`.
    ///
    /// # Errors
    /// When Stripe cannot be reached, refuses, or answers strangely.
    pub async fn subscription(&self, id: &str, now_s: i64) -> Result<Seen, Error> {
        const DOING: &str = "reading a subscription";
        let answer = self.get(&format!("v1/subscriptions/{id}"), DOING).await?;
        notice::subscription(&answer, "asked", now_s).map_err(unread(DOING))
    }

    /// What tells the card of a subscription from others (the same for the same card); `None` where there is no card.
    ///
    /// # Errors
    /// When Stripe cannot be reached, refuses, or answers strangely.
    pub async fn card_of(&self, subscription: &str) -> Result<Option<String>, Error> {
        const DOING: &str = "reading the card of a subscription";
        let path = format!("v1/subscriptions/{subscription}?expand[]=default_payment_method");
        Ok(text(&self.get(&path, DOING).await?, "/default_payment_method/card/fingerprint"))
    }

    /// Every subscription, a hundred at a time: for reconciling after webhooks were lost.
    ///
    /// # Errors
    /// When Stripe cannot be reached, refuses, or answers strangely.
    pub async fn subscriptions(&self, now_s: i64) -> Result<Vec<Seen>, Error> {
        const DOING: &str = "listing subscriptions";
        let mut all = Vec::new();
        let mut path = "v1/subscriptions?status=all&limit=100".to_owned();
        for object in self.listed(&mut path, DOING).await? {
            all.push(notice::subscription(&object, "asked", now_s).map_err(unread(DOING))?);
        }
        Ok(all)
    }

    /// Every subscription that was begun for an account of ours, by the account's number, as they are at `now_s`. What was begun within the
    /// last minute may be missing.
    ///
    /// # Errors
    /// When Stripe cannot be reached, refuses, or answers strangely.
    pub async fn subscriptions_of(&self, account: &str, now_s: i64) -> Result<Vec<Seen>, Error> {
        const DOING: &str = "looking for subscriptions";
        let query = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("query", &format!("metadata['account_id']:'{account}'"))
            .finish();
        let answer = self.get(&format!("v1/subscriptions/search?limit=100&{query}"), DOING).await?;
        let found = answer.pointer("/data").and_then(Value::as_array).cloned().unwrap_or_default();
        found.iter().map(|object| notice::subscription(object, "asked", now_s).map_err(unread(DOING))).collect()
    }

    /// Every invoice of a subscription that was paid.
    ///
    /// # Errors
    /// When Stripe cannot be reached, refuses, or answers strangely.
    pub async fn invoices_of(&self, subscription: &str) -> Result<Vec<PaidInvoice>, Error> {
        self.invoices(&format!("subscription={subscription}"), 0).await
    }

    /// Every invoice that was paid since `since_s`.
    ///
    /// # Errors
    /// When Stripe cannot be reached, refuses, or answers strangely.
    pub async fn paid_invoices(&self, since_s: i64) -> Result<Vec<PaidInvoice>, Error> {
        self.invoices(&format!("created[gte]={since_s}"), since_s).await
    }

    async fn invoices(&self, which: &str, since_s: i64) -> Result<Vec<PaidInvoice>, Error> {
        const DOING: &str = "listing paid invoices";
        let mut all = Vec::new();
        let mut path = format!("v1/invoices?status=paid&limit=100&{which}");
        for object in self.listed(&mut path, DOING).await? {
            let created_s = number(&object, "/created").unwrap_or(since_s);
            all.push(notice::paid(&object, created_s).map_err(unread(DOING))?);
        }
        Ok(all)
    }

    async fn listed(&self, path: &mut String, doing: &'static str) -> Result<Vec<Value>, Error> {
        let mut all: Vec<Value> = Vec::new();
        let first = path.clone();
        loop {
            let answer = self.get(path, doing).await?;
            let more = answer.pointer("/has_more").and_then(Value::as_bool).unwrap_or(false);
            let page = answer.pointer("/data").and_then(Value::as_array).cloned().unwrap_or_default();
            let last = page.last().and_then(|object| text(object, "/id"));
            all.extend(page);
            match last {
                Some(last) if more => *path = format!("{first}&starting_after={last}"),
                _ => return Ok(all),
            }
        }
    }

    /// Changes a subscription.
    ///
    /// # Errors
    /// When Stripe cannot be reached or refuses, such as a declined card.
    pub async fn change(&self, id: &str, change: Change<'_>, key: &str, now_s: i64) -> Result<Seen, Error> {
        const DOING: &str = "changing a subscription";
        let pairs = match change {
            Change::EndsWithTerm(ends) => form(&[("cancel_at_period_end", if ends { "true" } else { "false" })]),
            Change::TrialOver => form(&[("trial_end", "now")]),
            Change::Paused(true) => form(&[("pause_collection[behavior]", "void")]),
            Change::Paused(false) => form(&[("pause_collection", "")]),
            Change::Price(price) => {
                let item = self.item(id).await?;
                form(&[
                    ("items[0][id]", &item),
                    ("items[0][price]", price),
                    ("proration_behavior", "always_invoice"),
                    ("payment_behavior", "error_if_incomplete"),
                ])
            }
        };
        let answer = self.post(&format!("v1/subscriptions/{id}"), &pairs, key, DOING).await?;
        notice::subscription(&answer, "asked", now_s).map_err(unread(DOING))
    }

    async fn item(&self, subscription: &str) -> Result<String, Error> {
        const DOING: &str = "reading a subscription";
        let answer = self.get(&format!("v1/subscriptions/{subscription}"), DOING).await?;
        must_text(&answer, "/items/data/0/id", DOING)
    }

    /// Ends a subscription now.
    ///
    /// # Errors
    /// When Stripe cannot be reached or refuses.
    pub async fn end(&self, id: &str, key: &str, now_s: i64) -> Result<Seen, Error> {
        const DOING: &str = "ending a subscription";
        let answer = self.delete(&format!("v1/subscriptions/{id}"), key, DOING).await?;
        notice::subscription(&answer, "asked", now_s).map_err(unread(DOING))
    }

    /// What a change to another price would cost at `now_s`.
    ///
    /// # Errors
    /// When Stripe cannot be reached, refuses, or answers strangely.
    pub async fn preview(&self, id: &str, price: &str, key: &str, now_s: i64) -> Result<Shown, Error> {
        const DOING: &str = "showing what a change would cost";
        let (item, at) = (self.item(id).await?, now_s.to_string());
        let pairs = form(&[
            ("subscription", id),
            ("subscription_details[items][0][id]", &item),
            ("subscription_details[items][0][price]", price),
            ("subscription_details[proration_behavior]", "always_invoice"),
            ("subscription_details[proration_date]", &at),
        ]);
        let answer = self.post("v1/invoices/create_preview", &pairs, key, DOING).await?;
        let currency = must_text(&answer, "/currency", DOING)?;
        let currency =
            currency.parse().map_err(|_| Error::NotUnderstood { doing: DOING, what: "currency".to_owned() })?;
        Ok(Shown { due: must_number(&answer, "/total", DOING)?, currency })
    }

    /// An invoice as it is now.
    ///
    /// # Errors
    /// When Stripe cannot be reached, refuses, or answers strangely.
    pub async fn invoice(&self, id: &str, now_s: i64) -> Result<PaidInvoice, Error> {
        const DOING: &str = "reading an invoice";
        let answer = self.get(&format!("v1/invoices/{id}"), DOING).await?;
        notice::paid(&answer, now_s).map_err(unread(DOING))
    }

    /// How an invoice was paid: the charge, the fee and what came back of it.
    ///
    /// # Errors
    /// When Stripe cannot be reached, refuses, or answers strangely.
    pub async fn payment(&self, invoice: &str) -> Result<Payment, Error> {
        const DOING: &str = "reading how an invoice was paid";
        let answer = self.get(&format!("v1/invoice_payments?invoice={invoice}"), DOING).await?;
        let Some(intent) = id_or_object(&answer, "/data/0/payment/payment_intent") else {
            return Ok(Payment::default());
        };
        let path = format!(
            "v1/payment_intents/{intent}?expand[]=latest_charge.balance_transaction&expand[]=latest_charge.dispute"
        );
        let intent = self.get(&path, DOING).await?;
        Ok(Payment {
            charge: id_or_object(&intent, "/latest_charge").unwrap_or_default(),
            fee: number(&intent, "/latest_charge/balance_transaction/fee").unwrap_or(0),
            returned: number(&intent, "/latest_charge/amount_refunded").unwrap_or(0),
            dispute: text(&intent, "/latest_charge/dispute/status").map(|status| match status.as_str() {
                "won" | "warning_closed" => Dispute::Won,
                "lost" => Dispute::Lost,
                _ => Dispute::Open,
            }),
        })
    }

    /// Gives `minor` units of a charge back.
    ///
    /// # Errors
    /// When Stripe cannot be reached or refuses.
    pub async fn refund(&self, charge: &str, minor: i64, key: &str) -> Result<String, Error> {
        const DOING: &str = "giving money back";
        let pairs = form(&[("charge", charge), ("amount", &minor.to_string())]);
        must_text(&self.post("v1/refunds", &pairs, key, DOING).await?, "/id", DOING)
    }

    /// Makes a coupon and its code; gives the provider's id of the code.
    ///
    /// # Errors
    /// When Stripe cannot be reached or refuses, such as a code that is there already.
    pub async fn coupon(&self, new: &NewCoupon, key: &str) -> Result<String, Error> {
        const DOING: &str = "making a coupon";
        let mut pairs = form(&[("name", &new.code), ("percent_off", &new.percent.to_string())]);
        match new.months {
            Some(months) => {
                pairs.extend(form(&[("duration", "repeating"), ("duration_in_months", &months.to_string())]));
            }
            None => pairs.extend(form(&[("duration", "forever")])),
        }
        let answer = self.post("v1/coupons", &pairs, &format!("{key}:coupon"), DOING).await?;
        let coupon = must_text(&answer, "/id", DOING)?;
        // Since version 2025-09-30 the coupon stands in a hash of its own.
        let mut pairs = form(&[("promotion[type]", "coupon"), ("promotion[coupon]", &coupon), ("code", &new.code)]);
        if let Some(uses) = new.uses {
            pairs.extend(form(&[("max_redemptions", &uses.to_string())]));
        }
        if let Some(until_s) = new.until_s {
            pairs.extend(form(&[("expires_at", &until_s.to_string())]));
        }
        must_text(&self.post("v1/promotion_codes", &pairs, &format!("{key}:code"), DOING).await?, "/id", DOING)
    }

    /// Makes a price, and the product that it is for.
    ///
    /// # Errors
    /// When Stripe cannot be reached or refuses.
    pub async fn price(&self, new: &NewPrice, key: &str) -> Result<String, Error> {
        const DOING: &str = "making a price";
        let (interval, count) = if new.months.is_multiple_of(12) && new.months > 0 {
            ("year", new.months / 12)
        } else {
            ("month", new.months)
        };
        let pairs = form(&[
            ("currency", &new.currency.code().to_ascii_lowercase()),
            ("unit_amount", &new.minor.to_string()),
            ("recurring[interval]", interval),
            ("recurring[interval_count]", &count.to_string()),
            ("product_data[name]", &new.name),
        ]);
        must_text(&self.post("v1/prices", &pairs, key, DOING).await?, "/id", DOING)
    }
}
