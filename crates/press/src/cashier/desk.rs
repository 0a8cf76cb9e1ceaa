//! What the provider knows and does, without any connection: objects by id, a clock that is moved by hand, and the events that follow.

mod charging;
mod routes;

use std::collections::BTreeMap;

use serde_json::{Value, json};

/// Everything the provider knows.
#[derive(Debug)]
pub(super) struct Desk {
    now_s: i64,
    base: String,
    made: BTreeMap<&'static str, usize>,
    objects: BTreeMap<String, Value>,
    order: Vec<String>,
    /// Cards of customers.
    cards: BTreeMap<String, Card>,
    /// Answers to calls by their keys.
    answers: BTreeMap<String, (u16, Value)>,
    events: Vec<Value>,
    done: usize,
    /// Calls until the one that is refused, as when the provider has a bad day.
    pub(super) refuses_in: Option<usize>,
}

#[derive(Clone, Debug)]
struct Card {
    number: String,
    charged: usize,
}

/// Which ids an object gets.
fn prefix(object: &str) -> &'static str {
    match object {
        "customer" => "cus",
        "price" => "price",
        "checkout.session" => "cs",
        "billing_portal.session" => "bps",
        "subscription" => "sub",
        "invoice" => "in",
        "charge" => "ch",
        "payment_intent" => "pi",
        "refund" => "re",
        "dispute" => "dp",
        "coupon" => "coupon",
        "promotion_code" => "promo",
        _ => "evt",
    }
}

pub(super) fn text<'value>(value: &'value Value, pointer: &str) -> &'value str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

pub(super) fn number(value: &Value, pointer: &str) -> i64 {
    value.pointer(pointer).and_then(Value::as_i64).unwrap_or(0)
}

/// Sets what stands at `pointer`; what is not there stays away.
fn set(value: &mut Value, pointer: &str, to: Value) {
    if let Some(place) = value.pointer_mut(pointer) {
        *place = to;
    }
}

impl Desk {
    pub(super) fn new(now_s: i64, base: String) -> Self {
        Self {
            now_s,
            base,
            made: BTreeMap::new(),
            objects: BTreeMap::new(),
            order: Vec::new(),
            cards: BTreeMap::new(),
            answers: BTreeMap::new(),
            events: Vec::new(),
            done: 0,
            refuses_in: None,
        }
    }

    pub(super) fn now_s(&self) -> i64 {
        self.now_s
    }

    pub(super) fn done(&self) -> usize {
        self.done
    }

    pub(super) fn take_events(&mut self) -> Vec<Value> {
        std::mem::take(&mut self.events)
    }

    pub(super) fn ids(&self, object: &str) -> Vec<String> {
        let is = |id: &&String| self.objects.get(*id).is_some_and(|known| text(known, "/object") == object);
        self.order.iter().filter(is).cloned().collect()
    }

    fn new_id(&mut self, object: &str) -> String {
        let prefix = prefix(object);
        let place = self.made.entry(prefix).or_default();
        *place += 1;
        format!("{prefix}_{place}")
    }

    /// Keeps a new object under an id of its own; gives the id.
    fn keep(&mut self, object: &str, mut value: Value) -> String {
        let id = self.new_id(object);
        if let Some(fields) = value.as_object_mut() {
            fields.insert("id".to_owned(), json!(id));
            fields.insert("object".to_owned(), json!(object));
            fields.insert("created".to_owned(), json!(self.now_s));
            fields.insert("livemode".to_owned(), json!(false));
        }
        self.order.push(id.clone());
        self.objects.insert(id.clone(), value);
        id
    }

    fn object(&self, id: &str) -> Value {
        self.objects.get(id).cloned().unwrap_or(Value::Null)
    }

    fn change(&mut self, id: &str, pointer: &str, to: Value) {
        if let Some(object) = self.objects.get_mut(id) {
            set(object, pointer, to);
        }
    }

    /// Notes that something happened to an object, as it is now.
    fn tell(&mut self, kind: &str, id: &str) {
        let event = self.new_id("event");
        self.events.push(json!({
            "id": event, "object": "event", "api_version": "2025-09-30.clover", "created": self.now_s, "type": kind,
            "livemode": false, "pending_webhooks": 1, "request": {"id": null, "idempotency_key": null},
            "data": {"object": self.object(id)},
        }));
    }

    /// What tells a customer's card from others.
    fn fingerprint(&self, customer: &str) -> Option<String> {
        self.cards.get(customer).map(|card| format!("print {}", card.number))
    }

    /// The promotion code that readers know by this word, if it may be used just now.
    fn code_of(&self, code: &str) -> Option<String> {
        let usable = |id: &&String| {
            let known = self.object(id);
            let open =
                |pointer: &str, now: i64| known.pointer(pointer).and_then(Value::as_i64).is_none_or(|end| now < end);
            text(&known, "/code").eq_ignore_ascii_case(code)
                && open("/max_redemptions", number(&known, "/times_redeemed"))
                && open("/expires_at", self.now_s)
        };
        self.ids("promotion_code").iter().find(usable).cloned()
    }

    /// Enters a promotion code into an open checkout; whether there is such a code.
    pub(super) fn enter_code(&mut self, session: &str, code: &str) -> bool {
        let Some(promotion) = self.code_of(code) else { return false };
        if let Some(fields) = self.objects.get_mut(session).and_then(Value::as_object_mut) {
            fields.insert("promotion_code".to_owned(), json!(promotion));
        }
        true
    }

    pub(super) fn ends_with_term(&mut self, subscription: &str, ends: bool) {
        self.change(subscription, "/cancel_at_period_end", json!(ends));
        self.tell("customer.subscription.updated", subscription);
    }

    pub(super) fn new_card(&mut self, portal: &str, card: &str) {
        let customer = text(&self.object(portal), "/customer").to_owned();
        self.cards.insert(customer.clone(), Card { number: card.to_owned(), charged: 0 });
        for id in self.ids("subscription") {
            let subscription = self.object(&id);
            let owes = matches!(text(&subscription, "/status"), "past_due" | "unpaid");
            if owes && text(&subscription, "/customer") == customer {
                self.charge_term(&id);
            }
        }
    }

    /// What a checkout costs, in words; `None` where there is none.
    pub(super) fn amount_of(&self, session: &str) -> Option<String> {
        let session = self.objects.get(session)?;
        if text(session, "/mode") == "payment" {
            return Some(format!("{} {}, once", number(session, "/amount_total"), text(session, "/currency")));
        }
        let price = self.object(text(session, "/price"));
        let trial = number(session, "/trial_days");
        let amount = format!("{} {} a term", number(&price, "/unit_amount"), text(&price, "/currency"));
        Some(if trial > 0 { format!("{trial} days free, then {amount}") } else { amount })
    }

    pub(super) fn return_to(&self, session: &str) -> String {
        text(&self.object(session), "/success_url").replace("{CHECKOUT_SESSION_ID}", session)
    }

    /// What a customer sees: subscriptions with a word about each, and the way back.
    pub(super) fn portal_of(&self, portal: &str) -> Option<(Vec<(String, String)>, String)> {
        let portal = self.objects.get(portal).filter(|portal| text(portal, "/object") == "billing_portal.session")?;
        let mine = |id: &String| text(&self.object(id), "/customer") == text(portal, "/customer");
        let words = |id: String| {
            let subscription = self.object(&id);
            let ends = subscription.pointer("/cancel_at_period_end") == Some(&json!(true));
            let status = text(&subscription, "/status");
            (id, if ends { format!("{status}, ends with its term") } else { status.to_owned() })
        };
        let subscriptions = self.ids("subscription").into_iter().filter(mine).map(words).collect();
        Some((subscriptions, text(portal, "/return_url").to_owned()))
    }
}
