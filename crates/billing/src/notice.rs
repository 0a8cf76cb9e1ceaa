//! What a provider's event tells, read from its JSON. Only what is needed is read; what is not known is left alone, and said.

use membership::Currency;
use membership::subscription::{Dispute, Snapshot, Status};
use serde_json::Value;

/// An event, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The provider's id of it.
    pub id: String,
    /// When the provider made it, in seconds since the Unix epoch.
    pub created_s: i64,
    /// Its kind, as the provider calls it.
    pub kind: String,
    /// What it tells.
    pub told: Told,
}

/// What an event tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// A checkout was completed: who the customer is.
    Customer {
        /// Our account, as we named it to the provider.
        account: String,
        /// The provider's id of the customer.
        customer: String,
        /// The subscription that was begun; empty where something was paid once.
        subscription: String,
    },
    /// A subscription.
    Subscription(Seen),
    /// An invoice was paid.
    Paid(PaidInvoice),
    /// An invoice was not paid.
    Failed {
        /// The provider's id of the invoice.
        invoice: String,
        /// Of which subscription.
        subscription: String,
        /// Whether the provider will try again.
        tried_again: bool,
    },
    /// A charge was given back, in all so much.
    Returned {
        /// The provider's id of the charge.
        charge: String,
        /// Minor units, in all so far.
        minor: i64,
    },
    /// A bank asks a charge back.
    Disputed {
        /// The provider's id of the dispute.
        id: String,
        /// The provider's id of the charge.
        charge: String,
        /// How it stands.
        dispute: Dispute,
    },
    /// Nothing that we need.
    Nothing,
}

/// A subscription as it was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The provider's id of it.
    pub id: String,
    /// The provider's id of its customer.
    pub customer: String,
    /// Our account, where we named it; empty where not.
    pub account: String,
    /// When it was begun, in seconds since the Unix epoch.
    pub begun_s: i64,
    /// As it was.
    pub snapshot: Snapshot,
}

/// An invoice that was paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaidInvoice {
    /// The provider's id of it.
    pub id: String,
    /// The provider's id of its customer.
    pub customer: String,
    /// Of which subscription; empty for none.
    pub subscription: String,
    /// Our account, where we named it; empty where not.
    pub account: String,
    /// Our id of the gift that it pays for, where it does.
    pub gift: Option<i64>,
    /// Whether it puts money into the reader's own balance.
    pub tops_up: bool,
    /// What was paid, in minor units.
    pub gross: i64,
    /// What of it is tax.
    pub tax: i64,
    /// For which tax office.
    pub jurisdiction: String,
    /// In which currency.
    pub currency: Currency,
    /// First second of what it pays for; 0 where it does not say.
    pub from_s: i64,
    /// First second after it.
    pub to_s: i64,
    /// When it was paid, in seconds since the Unix epoch.
    pub paid_s: i64,
}

/// Why an event cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Not JSON.
    #[error("it is no JSON: {0}")]
    NotJson(String),
    /// Something that must be there is not.
    #[error("{0} is missing or of the wrong kind")]
    Missing(&'static str),
    /// A status that nobody knows.
    #[error("the status \"{0}\" is not known to this version")]
    Status(String),
}

/// Reads an event.
///
/// # Errors
/// When what must be there is not.
pub fn read(body: &[u8]) -> Result<Notice, Unreadable> {
    let event: Value = serde_json::from_slice(body).map_err(|error| Unreadable::NotJson(error.to_string()))?;
    let id = text(&event, "/id").ok_or(Unreadable::Missing("id"))?;
    let created_s = number(&event, "/created").ok_or(Unreadable::Missing("created"))?;
    let kind = text(&event, "/type").ok_or(Unreadable::Missing("type"))?;
    let object = event.pointer("/data/object").ok_or(Unreadable::Missing("data.object"))?;
    let told = told(&kind, object, &id, created_s)?;
    Ok(Notice { id, created_s, kind, told })
}

fn told(kind: &str, object: &Value, event: &str, created_s: i64) -> Result<Told, Unreadable> {
    match kind {
        "checkout.session.completed" | "checkout.session.async_payment_succeeded" => Ok(checkout(object)),
        _ if kind.starts_with("customer.subscription.") => {
            subscription(object, event, created_s).map(Told::Subscription)
        }
        "invoice.paid" => paid(object, created_s).map(Told::Paid),
        "invoice.payment_failed" => Ok(Told::Failed {
            invoice: text(object, "/id").ok_or(Unreadable::Missing("invoice id"))?,
            subscription: of_subscription(object),
            tried_again: number(object, "/next_payment_attempt").is_some(),
        }),
        "charge.refunded" => Ok(Told::Returned {
            charge: text(object, "/id").ok_or(Unreadable::Missing("charge id"))?,
            minor: number(object, "/amount_refunded").ok_or(Unreadable::Missing("amount_refunded"))?,
        }),
        "charge.dispute.created" | "charge.dispute.updated" | "charge.dispute.closed" => Ok(Told::Disputed {
            id: text(object, "/id").ok_or(Unreadable::Missing("dispute id"))?,
            charge: text(object, "/charge").ok_or(Unreadable::Missing("charge"))?,
            dispute: match text(object, "/status").as_deref() {
                Some("won" | "warning_closed") => Dispute::Won,
                Some("lost") => Dispute::Lost,
                _ => Dispute::Open,
            },
        }),
        _ => Ok(Told::Nothing),
    }
}

fn checkout(object: &Value) -> Told {
    let account = text(object, "/client_reference_id").or_else(|| text(object, "/metadata/account_id"));
    match (account, text(object, "/customer")) {
        (Some(account), Some(customer)) => {
            Told::Customer { account, customer, subscription: text(object, "/subscription").unwrap_or_default() }
        }
        // A payment by somebody whom nobody named.
        _ => Told::Nothing,
    }
}

/// Reads a subscription, as an event carries it or the provider answers; `told_by` and `at_s` say who told when.
///
/// # Errors
/// When what must be there is not.
pub fn subscription(object: &Value, told_by: &str, at_s: i64) -> Result<Seen, Unreadable> {
    let id = text(object, "/id").ok_or(Unreadable::Missing("subscription id"))?;
    let customer = id_or_object(object, "/customer").ok_or(Unreadable::Missing("customer"))?;
    // Since version 2025-03-31 the term stands on the item; before, on the subscription.
    let item =
        |name: &str| number(object, &format!("/items/data/0/{name}")).or_else(|| number(object, &format!("/{name}")));
    let word = text(object, "/status").ok_or(Unreadable::Missing("status"))?;
    let mut status: Status =
        serde_json::from_value(Value::String(word.clone())).map_err(|_| Unreadable::Status(word))?;
    let paused = object.pointer("/pause_collection").is_some_and(|pause| !pause.is_null());
    if paused && status == Status::Active {
        status = Status::Paused;
    }
    let term_end = item("current_period_end").ok_or(Unreadable::Missing("current_period_end"))?;
    let ends_at = number(object, "/cancel_at").is_some_and(|ends_s| ends_s <= term_end);
    let snapshot = Snapshot {
        at_us: micros(at_s),
        status,
        told_by: told_by.to_owned(),
        from_us: micros(item("current_period_start").ok_or(Unreadable::Missing("current_period_start"))?),
        to_us: micros(term_end),
        trial_to_us: micros(number(object, "/trial_end").unwrap_or(0)),
        ends_with_term: ends_at || object.pointer("/cancel_at_period_end").and_then(Value::as_bool).unwrap_or(false),
        price: text(object, "/items/data/0/price/id").unwrap_or_default(),
        seats: number(object, "/items/data/0/quantity").and_then(|seats| u32::try_from(seats).ok()).unwrap_or(1),
    };
    let account = text(object, "/metadata/account_id").unwrap_or_default();
    let begun_s = number(object, "/start_date").or_else(|| number(object, "/created"));
    let begun_s = begun_s.unwrap_or_else(|| snapshot.from_us.div_euclid(1_000_000));
    Ok(Seen { id, customer, account, begun_s, snapshot })
}

/// Reads a paid invoice.
///
/// # Errors
/// When what must be there is not.
pub fn paid(object: &Value, at_s: i64) -> Result<PaidInvoice, Unreadable> {
    let code = text(object, "/currency").ok_or(Unreadable::Missing("currency"))?;
    let taxes = object.pointer("/total_taxes").and_then(Value::as_array);
    let of_taxes = |taxes: &Vec<Value>| taxes.iter().filter_map(|tax| number(tax, "/amount")).sum();
    let empty = Vec::new();
    let lines = object.pointer("/lines/data").and_then(Value::as_array).unwrap_or(&empty);
    let ends = lines.iter().filter_map(|line| Some((number(line, "/period/start")?, number(line, "/period/end")?)));
    let (from_s, to_s) = ends.max_by_key(|(_, end)| *end).unwrap_or((0, 0));
    Ok(PaidInvoice {
        id: text(object, "/id").ok_or(Unreadable::Missing("invoice id"))?,
        customer: id_or_object(object, "/customer").ok_or(Unreadable::Missing("customer"))?,
        subscription: of_subscription(object),
        account: text(object, "/metadata/account_id").unwrap_or_default(),
        gift: text(object, "/metadata/gift_subscription").and_then(|gift| gift.parse().ok()),
        tops_up: text(object, "/metadata/wallet").is_some(),
        gross: number(object, "/amount_paid").ok_or(Unreadable::Missing("amount_paid"))?,
        tax: taxes.map(of_taxes).or_else(|| number(object, "/tax")).unwrap_or(0),
        jurisdiction: text(object, "/customer_address/country").unwrap_or_else(|| "unknown".to_owned()),
        currency: code.parse().map_err(|_| Unreadable::Missing("currency"))?,
        from_s,
        to_s,
        paid_s: number(object, "/status_transitions/paid_at").unwrap_or(at_s),
    })
}

/// Which subscription an invoice is for; empty for none.
fn of_subscription(invoice: &Value) -> String {
    id_or_object(invoice, "/parent/subscription_details/subscription")
        .or_else(|| id_or_object(invoice, "/subscription"))
        .unwrap_or_default()
}

fn micros(seconds: i64) -> i64 {
    seconds.saturating_mul(1_000_000)
}

pub(crate) fn text(value: &Value, pointer: &str) -> Option<String> {
    value.pointer(pointer)?.as_str().filter(|text| !text.is_empty()).map(str::to_owned)
}

pub(crate) fn number(value: &Value, pointer: &str) -> Option<i64> {
    value.pointer(pointer)?.as_i64()
}

/// What the provider names by its id, or puts there whole where it was asked to.
pub(crate) fn id_or_object(value: &Value, pointer: &str) -> Option<String> {
    text(value, pointer).or_else(|| text(value, &format!("{pointer}/id")))
}

#[cfg(test)]
mod tests {
    use membership::subscription::{Event, Mirror, Patience, State};
    use proptest::prelude::*;

    use super::*;

    fn samples() -> Vec<Notice> {
        let file: Value = serde_json::from_str(include_str!("../testdata/signed-events.json")).unwrap();
        let events = file["events"].as_array().unwrap();
        events.iter().map(|event| read(event["body"].as_str().unwrap().as_bytes()).unwrap()).collect()
    }

    #[test]
    fn the_sample_events_are_read() {
        let notices = samples();
        let Told::Customer { account, customer, subscription } = &notices[0].told else { panic!() };
        assert_eq!((account.as_str(), customer.as_str(), subscription.as_str()), ("acc_01", "cus_1", "sub_1"));
        let Told::Subscription(seen) = &notices[1].told else { panic!() };
        assert_eq!((seen.snapshot.status, seen.snapshot.price.as_str()), (Status::Trialing, "price_month"));
        assert_eq!(seen.snapshot.trial_to_us, 1_794_787_200_000_000);
        let Told::Paid(paid) = &notices[4].told else { panic!() };
        assert_eq!((paid.gross, paid.subscription.as_str(), paid.currency), (999, "sub_1", Currency::USD));
        assert_eq!(
            notices[8].told,
            Told::Disputed { id: "dp_1".to_owned(), charge: "ch_1".to_owned(), dispute: Dispute::Open }
        );
        assert_eq!(notices[9].told, Told::Returned { charge: "ch_1".to_owned(), minor: 999 });
    }

    #[test]
    fn acceptance_10_the_sample_events_backwards_and_twice_end_at_the_same_state() {
        let seen: Vec<Event> = samples()
            .into_iter()
            .filter_map(|notice| match notice.told {
                Told::Subscription(seen) => Some(Event::Seen(seen.snapshot)),
                _ => None,
            })
            .collect();
        let mut forwards = Mirror::default();
        let mut backwards = Mirror::default();
        for event in &seen {
            forwards.apply(event);
        }
        for event in seen.iter().rev().chain(&seen) {
            backwards.apply(event);
        }
        assert_eq!(forwards, backwards);
        assert_eq!(forwards.state(1_794_787_200_000_000, Patience::default()), State::Expired);
    }

    #[test]
    fn what_is_not_known_is_left_alone_and_what_is_missing_is_said() {
        let nothing = read(br#"{"id":"evt_1","created":1,"type":"product.created","data":{"object":{}}}"#).unwrap();
        assert_eq!(nothing.told, Told::Nothing);
        for (body, said) in [
            ("", "it is no JSON: EOF while parsing a value at line 1 column 0"),
            (r#"{"id":"evt_1"}"#, "created is missing or of the wrong kind"),
            (
                r#"{"id":"evt_1","created":1,"type":"invoice.paid","data":{"object":{"id":"in_1"}}}"#,
                "currency is missing or of the wrong kind",
            ),
        ] {
            assert_eq!(read(body.as_bytes()).unwrap_err().to_string(), said);
        }
    }

    proptest! {
        #[test]
        fn no_body_is_too_strange(body in prop::collection::vec(any::<u8>(), 0..200), cut in 0_usize..600) {
            let _ = read(&body);
            let file = include_str!("../testdata/signed-events.json");
            let events: Value = serde_json::from_str(file).unwrap();
            let text = events["events"][1]["body"].as_str().unwrap();
            let _ = read(text.get(..cut).unwrap_or(text).as_bytes());
        }
    }
}
