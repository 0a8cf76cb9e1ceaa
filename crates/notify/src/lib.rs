//! What leaves the house: mail, by a mail server of the operator's (SMTP, RFC 5321), and messages to browsers ([`push`]).
//! Not here: who gets what and when; the connection to a push service (`fetch`). Nothing in a mail is counted or tracked.
//! Enter at [`Mailer::new`], then [`Mailer::send`] with a [`Letter`]; at [`push::encrypt`].

mod letters;
mod mailer;
pub mod push;

pub use letters::Letter;
pub use mailer::{Error, Mailer, Security, Settings};
