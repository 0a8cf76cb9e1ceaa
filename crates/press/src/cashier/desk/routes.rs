//! The calls of the API.

use serde_json::{Value, json};

use super::{Desk, number, text};
use crate::cashier::talk::{Fields, field};

fn refused(status: u16, code: &str, message: &str) -> (u16, Value) {
    (status, json!({"error": {"code": code, "message": message, "type": "invalid_request_error"}}))
}

fn listed(objects: Vec<Value>) -> (u16, Value) {
    (200, json!({"object": "list", "has_more": false, "data": objects}))
}

impl Desk {
    /// Answers a call. The same key gets the same answer, and nothing is done twice.
    pub(in crate::cashier) fn call(
        &mut self,
        method: &str,
        path: &str,
        fields: &Fields,
        key: &str,
        authorized: bool,
    ) -> (u16, Value) {
        if !authorized {
            return refused(401, "api_key_missing", "You did not provide an API key.");
        }
        self.refuses_in = match self.refuses_in {
            Some(0) => {
                self.refuses_in = None;
                return refused(503, "api_error", "Something went wrong on our side.");
            }
            calls => calls.map(|calls| calls - 1),
        };
        if method == "GET" {
            return self.read(path, fields);
        }
        if let Some(before) = self.answers.get(key).filter(|_| !key.is_empty()) {
            return before.clone();
        }
        let answer = self.write(method, path, fields);
        if answer.0 == 200 {
            self.done += 1;
        }
        if !key.is_empty() {
            self.answers.insert(key.to_owned(), answer.clone());
        }
        answer
    }

    fn read(&self, path: &str, fields: &Fields) -> (u16, Value) {
        let path = path.trim_start_matches("/v1/");
        let (kind, id) = path.split_once('/').unwrap_or((path, ""));
        let of_kind = |object: &str| self.ids(object).iter().map(|id| self.object(id)).collect::<Vec<Value>>();
        match (kind, id) {
            ("subscriptions", "") => listed(of_kind("subscription")),
            ("subscriptions", "search") => {
                let query = field(fields, "query").unwrap_or_default();
                let account = query.trim_start_matches("metadata['account_id']:'").trim_end_matches('\'');
                let mine = |found: &Value| text(found, "/metadata/account_id") == account;
                listed(of_kind("subscription").into_iter().filter(mine).collect())
            }
            ("invoices", "") => {
                let of = field(fields, "subscription");
                const OF: &str = "/parent/subscription_details/subscription";
                let since: i64 = field(fields, "created[gte]").and_then(|since| since.parse().ok()).unwrap_or(0);
                let wanted = |invoice: &Value| {
                    number(invoice, "/created") >= since
                        && field(fields, "status").is_none_or(|status| text(invoice, "/status") == status)
                        && of.is_none_or(|subscription| text(invoice, OF) == subscription)
                };
                listed(of_kind("invoice").into_iter().filter(wanted).collect())
            }
            ("invoice_payments", "") => {
                let wanted = field(fields, "invoice").unwrap_or_default();
                let of_invoice =
                    of_kind("payment_intent").into_iter().filter(|intent| text(intent, "/invoice") == wanted);
                let payment = |intent: Value| {
                    json!({
                        "object": "invoice_payment", "invoice": wanted, "status": "paid",
                        "payment": {"type": "payment_intent", "payment_intent": text(&intent, "/id")},
                    })
                };
                listed(of_invoice.map(payment).collect())
            }
            ("payment_intents", id) if self.objects.contains_key(id) => {
                let mut intent = self.object(id);
                let charge = self.object(text(&intent, "/latest_charge"));
                super::set(&mut intent, "/latest_charge", charge);
                (200, intent)
            }
            ("subscriptions", id) if self.objects.contains_key(id) => {
                let mut subscription = self.object(id);
                if field(fields, "expand[]") == Some("default_payment_method") {
                    let customer = text(&subscription, "/customer").to_owned();
                    let card = self.fingerprint(&customer).map(|print| json!({"card": {"fingerprint": print}}));
                    super::set(&mut subscription, "/default_payment_method", json!(card));
                }
                (200, subscription)
            }
            (_, id) if self.objects.contains_key(id) => (200, self.object(id)),
            _ => refused(404, "resource_missing", &format!("No such object: {path}")),
        }
    }

    fn write(&mut self, method: &str, path: &str, fields: &Fields) -> (u16, Value) {
        let value = |name: &str| field(fields, name).unwrap_or_default().to_owned();
        match (method, path.trim_start_matches("/v1/")) {
            ("POST", "customers") => {
                let id = self.keep("customer", json!({"email": value("email")}));
                (200, self.object(&id))
            }
            ("POST", "prices") => {
                let count = value("recurring[interval_count]").parse().unwrap_or(1);
                let Ok(amount) = value("unit_amount").parse::<i64>() else {
                    return refused(400, "parameter_invalid_integer", "unit_amount must be a whole number.");
                };
                let price = json!({
                    "currency": value("currency"), "unit_amount": amount, "nickname": value("product_data[name]"),
                    "recurring": {"interval": value("recurring[interval]"), "interval_count": count},
                });
                let id = self.keep("price", price);
                (200, self.object(&id))
            }
            ("POST", "coupons") => {
                let coupon = json!({
                    "percent_off": value("percent_off").parse::<i64>().unwrap_or(0), "duration": value("duration"),
                    "duration_in_months": value("duration_in_months").parse::<i64>().ok(), "name": value("name"),
                });
                let id = self.keep("coupon", coupon);
                (200, self.object(&id))
            }
            ("POST", "promotion_codes") => self.promotion_code(&value),
            ("POST", "checkout/sessions") => self.checkout(&value),
            ("POST", "billing_portal/sessions") => {
                let session = json!({"customer": value("customer"), "return_url": value("return_url"), "url": null});
                let id = self.keep("billing_portal.session", session);
                self.change(&id, "/url", json!(format!("{}/portal/{id}", self.base)));
                (200, self.object(&id))
            }
            ("POST", "invoices/create_preview") => self.preview(&value),
            ("POST", "refunds") => {
                let amount = value("amount").parse().unwrap_or(0);
                match self.give_back(&value("charge"), amount) {
                    Some(refund) => (200, self.object(&refund)),
                    None => refused(
                        400,
                        "charge_already_refunded",
                        "The amount is greater than what is left of the charge.",
                    ),
                }
            }
            (method, path) => match path.split_once('/') {
                Some(("subscriptions", id)) if self.objects.contains_key(id) => {
                    let id = id.to_owned();
                    self.change_subscription(method, &id, fields, &value)
                }
                _ => refused(404, "resource_missing", &format!("Unrecognized request URL: {path}")),
            },
        }
    }

    fn checkout(&mut self, value: &impl Fn(&str) -> String) -> (u16, Value) {
        if value("mode") == "payment" {
            return self.checkout_once(value);
        }
        let price = value("line_items[0][price]");
        if !self.objects.contains_key(&price) {
            return refused(400, "resource_missing", &format!("No such price: {price}"));
        }
        let trial_days: i64 = value("subscription_data[trial_period_days]").parse().unwrap_or(0);
        let session = json!({
            "mode": "subscription", "status": "open", "payment_status": "unpaid", "url": null, "subscription": null,
            "client_reference_id": value("client_reference_id"), "customer": value("customer"),
            "customer_email": value("customer_email"), "price": price, "trial_days": trial_days,
            "success_url": value("success_url"), "cancel_url": value("cancel_url"),
        });
        let id = self.keep("checkout.session", session);
        self.change(&id, "/url", json!(format!("{}/pay/{id}", self.base)));
        (200, self.object(&id))
    }

    fn promotion_code(&mut self, value: &impl Fn(&str) -> String) -> (u16, Value) {
        let (code, coupon) = (value("code"), value("promotion[coupon]"));
        if value("promotion[type]") != "coupon" || !self.objects.contains_key(&coupon) {
            return refused(400, "resource_missing", "No such coupon.");
        }
        if self.code_of(&code).is_some() {
            return refused(400, "resource_already_exists", "An active promotion code with this code exists.");
        }
        let number = |name: &str| value(name).parse::<i64>().ok();
        let id = self.keep(
            "promotion_code",
            json!({
                "code": code, "promotion": {"type": "coupon", "coupon": coupon}, "times_redeemed": 0,
                "max_redemptions": number("max_redemptions"), "expires_at": number("expires_at"),
            }),
        );
        (200, self.object(&id))
    }

    /// A checkout of something that is paid once.
    fn checkout_once(&mut self, value: &impl Fn(&str) -> String) -> (u16, Value) {
        const DATA: &str = "line_items[0][price_data]";
        let Ok(amount) = value(&format!("{DATA}[unit_amount]")).parse::<i64>() else {
            return refused(400, "parameter_invalid_integer", "unit_amount must be a whole number.");
        };
        const INVOICE: &str = "invoice_creation[invoice_data][metadata]";
        let session = json!({
            "mode": "payment", "status": "open", "payment_status": "unpaid", "url": null, "subscription": null,
            "client_reference_id": value("client_reference_id"), "customer": value("customer"),
            "customer_email": value("customer_email"), "amount_total": amount, "trial_days": 0,
            "currency": value(&format!("{DATA}[currency]")),
            "invoice_metadata": {
                "account_id": value(&format!("{INVOICE}[account_id]")),
                "gift_subscription": value(&format!("{INVOICE}[gift_subscription]")),
                "wallet": value(&format!("{INVOICE}[wallet]")),
            },
            "success_url": value("success_url"), "cancel_url": value("cancel_url"),
        });
        let id = self.keep("checkout.session", session);
        self.change(&id, "/url", json!(format!("{}/pay/{id}", self.base)));
        (200, self.object(&id))
    }

    /// Credit for the unused time and charge for the rest, each rounded by itself.
    fn proration(&self, subscription: &Value, price: &Value, at_s: i64) -> i64 {
        let from = number(subscription, "/items/data/0/current_period_start");
        let to = number(subscription, "/items/data/0/current_period_end");
        let part = |amount: i64| {
            let product = amount * (to - at_s).clamp(0, to - from);
            (2 * product + (to - from)) / (2 * (to - from).max(1))
        };
        part(number(price, "/unit_amount")) - part(number(subscription, "/items/data/0/price/unit_amount"))
    }

    fn preview(&self, value: &impl Fn(&str) -> String) -> (u16, Value) {
        let subscription = self.object(&value("subscription"));
        let price = self.object(&value("subscription_details[items][0][price]"));
        if subscription.is_null() || price.is_null() {
            return refused(400, "resource_missing", "No such subscription or price.");
        }
        let at_s = value("subscription_details[proration_date]").parse().unwrap_or(self.now_s);
        let total = self.proration(&subscription, &price, at_s);
        (200, json!({"object": "invoice", "total": total, "currency": text(&price, "/currency")}))
    }

    fn change_subscription(
        &mut self,
        method: &str,
        id: &str,
        fields: &Fields,
        value: &impl Fn(&str) -> String,
    ) -> (u16, Value) {
        if method == "DELETE" {
            self.change(id, "/status", json!("canceled"));
            self.change(id, "/ended_at", json!(self.now_s));
            self.tell("customer.subscription.deleted", id);
            return (200, self.object(id));
        }
        match value("cancel_at_period_end").as_str() {
            "true" => self.change(id, "/cancel_at_period_end", json!(true)),
            "false" => self.change(id, "/cancel_at_period_end", json!(false)),
            _ => {}
        }
        if value("trial_end") == "now" {
            self.trial_over(id);
            return (200, self.object(id));
        }
        let price = self.object(&value("items[0][price]"));
        if !price.is_null() {
            let known = self.object(id);
            let due = self.proration(&known, &price, self.now_s);
            let end = number(&known, "/items/data/0/current_period_end");
            if due > 0 && !self.charge(id, due, (self.now_s, end)) {
                return refused(402, "card_declined", "Your card was declined.");
            }
            self.change(id, "/items/data/0/price", price);
        }
        if !value("pause_collection[behavior]").is_empty() {
            self.change(id, "/pause_collection", json!({"behavior": value("pause_collection[behavior]")}));
        } else if field(fields, "pause_collection") == Some("") {
            self.change(id, "/pause_collection", Value::Null);
        }
        self.tell("customer.subscription.updated", id);
        (200, self.object(id))
    }
}
