//! Paying: checkouts, terms and trials that end, cards that are declined, banks that ask money back.

use serde_json::{Value, json};

use super::{Card, Desk, number, text};

const DAY_S: i64 = 86_400;
/// A failed payment is tried again after so many days, and then no more.
const RETRIES_DAYS: [i64; 3] = [3, 5, 7];
/// A checkout that nobody finishes ends.
const INCOMPLETE_S: i64 = 23 * 3_600;

/// The end of a term of `months` that begins at `from_s`; a month has thirty days here, so that tests can count.
pub(super) fn term_end(from_s: i64, months: i64) -> i64 {
    from_s + months * 30 * DAY_S
}

fn months(price: &Value) -> i64 {
    let count = number(price, "/recurring/interval_count").max(1);
    if text(price, "/recurring/interval") == "year" { count * 12 } else { count }
}

impl Desk {
    /// Pays a checkout with a card.
    pub(in crate::cashier) fn pay(&mut self, session: &str, card: &str) -> Result<(), String> {
        let known = self.object(session);
        if text(&known, "/status") != "open" {
            return Err("checkout_not_open".to_owned());
        }
        let trial_days = number(&known, "/trial_days");
        let without_card = card.is_empty() && trial_days > 0;
        if !without_card && (card.len() < 12 || card == "4000000000000002") {
            return Err("card_declined".to_owned());
        }
        let customer = match text(&known, "/customer") {
            "" => self.keep("customer", json!({"email": text(&known, "/customer_email")})),
            customer => customer.to_owned(),
        };
        if !without_card {
            self.cards.insert(customer.clone(), Card { number: card.to_owned(), charged: 0 });
        }
        if text(&known, "/mode") == "payment" {
            return self.pay_once(session, &known, &customer);
        }
        let account = text(&known, "/client_reference_id").to_owned();
        let discount = self.redeemed(text(&known, "/promotion_code"));
        let subscription = self.begin(&customer, text(&known, "/price"), trial_days, &account, discount);
        self.change(session, "/customer", json!(customer));
        self.change(session, "/subscription", json!(subscription));
        self.change(session, "/status", json!("complete"));
        self.tell("checkout.session.completed", session);
        Ok(())
    }

    /// Pays what is paid once, with an invoice that carries what the checkout said of it.
    fn pay_once(&mut self, session: &str, known: &Value, customer: &str) -> Result<(), String> {
        let (amount, currency) = (number(known, "/amount_total"), text(known, "/currency"));
        // Money that is put in for many things is taxed when it is spent (Directive (EU) 2016/1065).
        let puts_in = !text(known, "/invoice_metadata/wallet").is_empty();
        let tax = if puts_in { 0 } else { amount / 6 };
        let invoice = json!({
            "customer": customer, "currency": currency, "amount_due": amount, "amount_paid": 0, "status": "open",
            "total": amount, "total_taxes": [{"amount": tax, "tax_behavior": "inclusive"}],
            "customer_address": {"country": "AT"}, "next_payment_attempt": null, "attempt_count": 1,
            "status_transitions": {"paid_at": null}, "parent": null, "metadata": known.pointer("/invoice_metadata"),
            "lines": {"object": "list", "data": [{"amount": amount, "period": {"start": self.now_s, "end": self.now_s}}]},
        });
        let invoice = self.keep("invoice", invoice);
        if !self.draw(&invoice, customer, amount, currency) {
            return Err("card_declined".to_owned());
        }
        self.change(session, "/customer", json!(customer));
        self.change(session, "/status", json!("complete"));
        self.tell("checkout.session.completed", session);
        Ok(())
    }

    /// What a promotion code takes off, which is used once more: percent, and months that are left; nothing where there is no code.
    fn redeemed(&mut self, promotion: &str) -> Value {
        let known = self.object(promotion);
        if known.is_null() {
            return Value::Null;
        }
        self.change(promotion, "/times_redeemed", json!(number(&known, "/times_redeemed") + 1));
        let coupon = self.object(text(&known, "/promotion/coupon"));
        json!({
            "percent_off": number(&coupon, "/percent_off"),
            "months_left": coupon.pointer("/duration_in_months").and_then(Value::as_i64),
        })
    }

    /// What a term costs less by the subscription's coupon, whose months go by.
    fn discounted(&mut self, subscription: &str, known: &Value, amount: i64) -> i64 {
        let left = known.pointer("/discount/months_left").and_then(Value::as_i64);
        if known.pointer("/discount/percent_off").is_none() || left.is_some_and(|left| left <= 0) {
            return amount;
        }
        if let Some(left) = left {
            let months = months(&known.pointer("/items/data/0/price").cloned().unwrap_or_default());
            self.change(subscription, "/discount/months_left", json!(left - months));
        }
        amount - amount * number(known, "/discount/percent_off") / 100
    }

    fn begin(&mut self, customer: &str, price: &str, trial_days: i64, account: &str, discount: Value) -> String {
        let price = self.object(price);
        let trial_end = self.now_s + trial_days * DAY_S;
        let trials = trial_days > 0;
        let end = if trials { trial_end } else { term_end(self.now_s, months(&price)) };
        let item = format!("si_{}", self.made.get("sub").copied().unwrap_or(0) + 1);
        let trial = if trials { json!(trial_end) } else { Value::Null };
        let subscription = self.keep(
            "subscription",
            json!({
                "customer": customer, "status": if trials { "trialing" } else { "incomplete" },
                "cancel_at_period_end": false, "cancel_at": null, "ended_at": null, "pause_collection": null,
                "trial_end": trial, "attempts": 0, "next_attempt": null, "discount": discount, "default_payment_method": null, "metadata": {"account_id": account},
                "items": {"object": "list", "data": [{
                    "id": item, "current_period_start": self.now_s, "current_period_end": end, "price": price, "quantity": 1
                }]},
            }),
        );
        self.tell("customer.subscription.created", &subscription);
        if !trials {
            self.charge_term(&subscription);
        }
        subscription
    }

    /// A trial is over before its time, and the first term begins.
    pub(super) fn trial_over(&mut self, id: &str) {
        let known = self.object(id);
        if text(&known, "/status") == "trialing" {
            let price = known.pointer("/items/data/0/price").cloned().unwrap_or_default();
            self.change(id, "/trial_end", json!(self.now_s));
            self.change(id, "/items/data/0/current_period_start", json!(self.now_s));
            self.change(id, "/items/data/0/current_period_end", json!(term_end(self.now_s, months(&price))));
            self.charge_term(id);
        }
    }

    /// Charges for the current term of a subscription.
    pub(super) fn charge_term(&mut self, subscription: &str) {
        let known = self.object(subscription);
        let price = number(&known, "/items/data/0/price/unit_amount");
        let amount = price * number(&known, "/items/data/0/quantity").max(1);
        let amount = self.discounted(subscription, &known, amount);
        let term =
            (number(&known, "/items/data/0/current_period_start"), number(&known, "/items/data/0/current_period_end"));
        if self.charge(subscription, amount, term) {
            self.change(subscription, "/attempts", json!(0));
            self.change(subscription, "/next_attempt", Value::Null);
            if text(&known, "/status") != "active" {
                self.change(subscription, "/status", json!("active"));
            }
            self.tell("customer.subscription.updated", subscription);
            return;
        }
        if text(&known, "/status") == "incomplete" {
            return;
        }
        let attempts = number(&known, "/attempts");
        let next = usize::try_from(attempts).ok().and_then(|place| RETRIES_DAYS.get(place));
        self.change(subscription, "/attempts", json!(attempts + 1));
        self.change(subscription, "/next_attempt", next.map_or(Value::Null, |days| json!(self.now_s + days * DAY_S)));
        self.change(subscription, "/status", json!(if next.is_some() { "past_due" } else { "unpaid" }));
        self.tell("customer.subscription.updated", subscription);
    }

    /// Makes an invoice and charges it; whether it was paid.
    pub(super) fn charge(&mut self, subscription: &str, amount: i64, term: (i64, i64)) -> bool {
        let known = self.object(subscription);
        let customer = text(&known, "/customer").to_owned();
        let currency = text(&known, "/items/data/0/price/currency").to_owned();
        // A fifth of the net is tax, so a sixth of the whole.
        let tax = amount / 6;
        let invoice = self.keep(
            "invoice",
            json!({
                "customer": customer, "currency": currency, "amount_due": amount, "amount_paid": 0, "status": "open",
                "total": amount, "total_taxes": [{"amount": tax, "tax_behavior": "inclusive"}],
                "customer_address": {"country": "AT"}, "next_payment_attempt": null, "attempt_count": 1,
                "status_transitions": {"paid_at": null},
                "parent": {"type": "subscription_details", "subscription_details": {"subscription": subscription}},
                "lines": {"object": "list", "data": [{"amount": amount, "period": {"start": term.0, "end": term.1}}]},
            }),
        );
        self.draw(&invoice, &customer, amount, &currency)
    }

    /// Draws an invoice from the customer's card; whether it was paid.
    fn draw(&mut self, invoice: &str, customer: &str, amount: i64, currency: &str) -> bool {
        let pays = self.cards.get_mut(customer).is_some_and(|card| {
            card.charged += 1;
            card.number != "4000000000000002" && (card.number != "4000000000000341" || card.charged == 1)
        });
        if !pays {
            self.change(invoice, "/next_payment_attempt", json!(self.now_s + 3 * DAY_S));
            self.tell("invoice.payment_failed", invoice);
            return false;
        }
        let charge = self.keep(
            "charge",
            json!({
                "customer": customer, "amount": amount, "amount_refunded": 0, "refunded": false, "currency": currency,
                "paid": true, "dispute": null, "balance_transaction": {"id": "txn", "fee": amount * 3 / 200 + 25},
            }),
        );
        self.keep("payment_intent", json!({"latest_charge": charge, "invoice": invoice, "status": "succeeded"}));
        self.change(invoice, "/amount_paid", json!(amount));
        self.change(invoice, "/status", json!("paid"));
        self.change(invoice, "/status_transitions/paid_at", json!(self.now_s));
        self.tell("invoice.paid", invoice);
        true
    }

    /// Gives back of a charge; `None` where that is more than there is.
    pub(super) fn give_back(&mut self, charge: &str, amount: i64) -> Option<String> {
        let known = self.object(charge);
        let back = number(&known, "/amount_refunded") + amount;
        if amount <= 0 || back > number(&known, "/amount") {
            return None;
        }
        self.change(charge, "/amount_refunded", json!(back));
        self.change(charge, "/refunded", json!(back == number(&known, "/amount")));
        let refund = self.keep("refund", json!({"charge": charge, "amount": amount, "status": "succeeded"}));
        self.tell("charge.refunded", charge);
        Some(refund)
    }

    pub(in crate::cashier) fn dispute(&mut self, charge: &str, status: &str) {
        let known = text(&self.object(charge), "/dispute/id").to_owned();
        let dispute = if known.is_empty() {
            let amount = number(&self.object(charge), "/amount");
            self.keep("dispute", json!({"charge": charge, "amount": amount, "status": status, "reason": "fraudulent"}))
        } else {
            known
        };
        self.change(&dispute, "/status", json!(status));
        let whole = self.object(&dispute);
        self.change(charge, "/dispute", whole);
        let closed = matches!(status, "won" | "lost");
        self.tell(if closed { "charge.dispute.closed" } else { "charge.dispute.created" }, &dispute);
    }

    /// Moves the clock, hour by hour, and lets happen what is due.
    pub(in crate::cashier) fn advance_to(&mut self, now_s: i64) {
        while self.now_s < now_s {
            self.now_s = (self.now_s + 3_600).min(now_s);
            for subscription in self.ids("subscription") {
                self.let_time_pass(&subscription);
            }
        }
    }

    fn let_time_pass(&mut self, id: &str) {
        let known = self.object(id);
        let end = number(&known, "/items/data/0/current_period_end");
        match text(&known, "/status") {
            "incomplete" if self.now_s >= number(&known, "/created") + INCOMPLETE_S => {
                self.change(id, "/status", json!("incomplete_expired"));
                self.tell("customer.subscription.updated", id);
            }
            "trialing" if self.now_s >= end - 3 * DAY_S && known.pointer("/reminded").is_none() => {
                if let Some(fields) = self.objects.get_mut(id).and_then(Value::as_object_mut) {
                    fields.insert("reminded".to_owned(), json!(true));
                }
                self.tell("customer.subscription.trial_will_end", id);
            }
            "trialing" | "active" if self.now_s >= end => self.renew(id, &known, end),
            "past_due" => {
                let next = known.pointer("/next_attempt").and_then(Value::as_i64);
                if next.is_some_and(|next| self.now_s >= next) {
                    self.charge_term(id);
                }
            }
            _ => {}
        }
    }

    fn renew(&mut self, id: &str, known: &Value, end: i64) {
        let has_card = self.cards.contains_key(text(known, "/customer"));
        let trials = text(known, "/status") == "trialing";
        if known.pointer("/cancel_at_period_end") == Some(&json!(true)) || (trials && !has_card) {
            self.change(id, "/status", json!("canceled"));
            self.change(id, "/ended_at", json!(self.now_s));
            self.tell("customer.subscription.deleted", id);
            return;
        }
        let next = term_end(end, months(&known.pointer("/items/data/0/price").cloned().unwrap_or_default()));
        self.change(id, "/items/data/0/current_period_start", json!(end));
        self.change(id, "/items/data/0/current_period_end", json!(next));
        if known.pointer("/pause_collection").is_none_or(Value::is_null) {
            self.charge_term(id);
        } else {
            self.tell("customer.subscription.updated", id);
        }
    }
}
