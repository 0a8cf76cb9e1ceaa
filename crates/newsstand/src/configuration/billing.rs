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
            formula: String::new(),
        }
    }
}

impl Billing {
    /// Whether money is anything that this instance knows of.
    pub fn is_on(&self) -> bool {
        self.by_hand || !self.stripe_key.is_empty()
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
