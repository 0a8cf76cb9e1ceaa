//! What leaves the house: for now mail, by a mail server of the operator's (SMTP, RFC 5321).
//! Not here: who gets what and when; push and webhooks, which come with "Reading". Nothing in a mail is counted or tracked.
//! Enter at [`Mailer::new`], then [`Mailer::send`] with one of the [`letters`].

pub mod letters;
mod mailer;

pub use letters::Letter;
pub use mailer::{Error, Mailer, Security, Settings};
