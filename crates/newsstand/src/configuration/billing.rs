//! Settings of money: the payment provider, and how fees are divided.

use serde::{Deserialize, Serialize};

/// The payment provider.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Billing {
    /// Stripe's secret key; empty for no Stripe.
    pub stripe_key: String,
    /// What Stripe signs webhooks with; two while one is being changed.
    pub stripe_webhook_secrets: Vec<String>,
    /// Where Stripe's API is; for tests elsewhere.
    pub stripe_base: String,
    /// Whether there is money without a payment provider: the operator's own invoices, statements of titles.
    pub by_hand: bool,
    /// Whom and where to pay by bank transfer, as it stands on invoices; with `by_hand`, readers can order a plan by invoice where it is set.
    pub pay_to: String,
    /// The tax that is in the price of such an invoice, in hundredths of a percent: 1900 for 19 %.
    pub tax: u32,
    /// The tax office's country, such as DE.
    pub tax_country: String,
    /// The file (TOML) of the formula by which fees are divided; the built-in one where empty.
    pub formula: String,
}

impl Default for Billing {
    fn default() -> Self {
        Self {
            stripe_key: String::new(),
            stripe_webhook_secrets: Vec::new(),
            stripe_base: "https://api.stripe.com/".to_owned(),
            by_hand: false,
            pay_to: String::new(),
            tax: 0,
            tax_country: String::new(),
            formula: String::new(),
        }
    }
}

impl Billing {
    /// Whether money is anything that this instance knows of.
    pub fn is_on(&self) -> bool {
        self.by_hand || !self.stripe_key.is_empty()
    }

    /// How readers pay by bank transfer; `None` where they cannot.
    pub fn transfer(&self) -> Option<site::Transfer> {
        (self.by_hand && self.stripe_key.is_empty() && !self.pay_to.is_empty()).then(|| site::Transfer {
            pay_to: self.pay_to.clone(),
            tax: self.tax,
            tax_country: self.tax_country.clone(),
        })
    }

    /// The same without its secrets.
    pub fn masked(mut self) -> Self {
        if !self.stripe_key.is_empty() {
            "***".clone_into(&mut self.stripe_key);
        }
        for secret in &mut self.stripe_webhook_secrets {
            "***".clone_into(secret);
        }
        self
    }
}
