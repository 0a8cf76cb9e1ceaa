//! What readers read, saved, follow and mute. It is kept apart from the articles and out of the log.

pub(crate) mod following;
pub(crate) mod highlights;
pub(crate) mod labels;
mod model;
pub(crate) mod reading;
pub(crate) mod rules;
pub(crate) mod searches;
pub(crate) mod subscriptions;
pub(crate) mod telling;
pub(crate) mod webhooks;
pub(crate) mod wishes;

pub use following::{BriefingMail, Correction};
pub use highlights::{Highlight, MOST_HIGHLIGHTS};
pub use labels::Notice;
pub use model::*;
pub use rules::{MOST_RULES, ReaderRule, RuleMatch};
pub use searches::SavedSearch;
pub use subscriptions::{Reads, Stream, Subscription, Unread};
pub use telling::{MOST_DEVICES, PushDevice, Telling};
pub use webhooks::{DueMessage, MOST_WEBHOOKS, Tried, Webhook, WebhookMessage};
