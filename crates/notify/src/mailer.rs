//! Sends mail through the operator's mail server.

use std::time::Duration;

use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, MultiPart};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor};

use crate::Letter;

/// How the connection to the mail server is kept private.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Security {
    /// Plain at first, then TLS, or nothing (port 587; RFC 3207).
    #[default]
    StartTls,
    /// TLS from the start (port 465; RFC 8314).
    Tls,
    /// Not at all: for a mail server on the same machine, and for tests. No password is sent.
    None,
}

impl Security {
    /// The security that a word in the settings names.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "starttls" => Some(Self::StartTls),
            "tls" => Some(Self::Tls),
            "none" => Some(Self::None),
            _ => None,
        }
    }

    fn port(self) -> u16 {
        match self {
            Self::StartTls => 587,
            Self::Tls => 465,
            Self::None => 25,
        }
    }
}

/// The operator's mail server.
#[derive(Clone)]
pub struct Settings {
    /// Its name.
    pub server: String,
    /// Its port; the usual one for the security where `None`.
    pub port: Option<u16>,
    /// How the connection is kept private.
    pub security: Security,
    /// Who signs in there; empty for nobody.
    pub user: String,
    /// With what.
    pub password: String,
    /// Whom mail comes from: `Newsstand <news@example.org>`.
    pub from: String,
    /// Pauses before another try, where the server cannot just now.
    pub pauses: Vec<Duration>,
}

impl Settings {
    /// A server by STARTTLS without a password.
    #[must_use]
    pub fn new(server: impl Into<String>, from: impl Into<String>) -> Self {
        Self {
            server: server.into(),
            port: None,
            security: Security::default(),
            user: String::new(),
            password: String::new(),
            from: from.into(),
            pauses: [2, 15, 120].map(Duration::from_secs).to_vec(),
        }
    }
}

impl std::fmt::Debug for Settings {
    /// Without the password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Settings").field("server", &self.server).field("from", &self.from).finish_non_exhaustive()
    }
}

/// What can go wrong with mail, in sentences for the operator.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The sender or the receiver is no address.
    #[error("{address:?} is no address that mail can be sent from or to: {reason}")]
    Address {
        /// What was given.
        address: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The mail server's name cannot be used.
    #[error("the mail server {server:?} cannot be used: {reason}")]
    Server {
        /// Its name.
        server: String,
        /// Why not.
        reason: String,
    },
    /// The mail server refused, for good.
    #[error("the mail server refused: {0}")]
    Refused(String),
    /// The mail server was not reached or could not, several times.
    #[error("the mail server could not be reached or could not take the mail: {0}")]
    NotSent(String),
    /// The mail could not be written.
    #[error("the mail could not be written: {0}")]
    Letter(String),
}

/// RFC 3834, 5: machines must not answer.
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// RFC 2369, 3.2.
#[derive(Clone)]
struct ListUnsubscribe(String);

impl Header for ListUnsubscribe {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe")
    }

    fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(text.to_owned()))
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), self.0.clone())
    }
}

/// RFC 8058, 3.1.
#[derive(Clone)]
struct OneClick;

impl Header for OneClick {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe-Post")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "List-Unsubscribe=One-Click".to_owned())
    }
}

/// Sends mail. Clones share their connections.
#[derive(Clone)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    pauses: Vec<Duration>,
}

impl std::fmt::Debug for Mailer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Mailer").field("from", &self.from.to_string()).finish_non_exhaustive()
    }
}

impl Mailer {
    /// A mailer with these settings; connects when there is something to send.
    ///
    /// # Errors
    /// [`Error::Address`] for the sender, [`Error::Server`].
    pub fn new(settings: &Settings) -> Result<Self, Error> {
        let server = |reason: lettre::transport::smtp::Error| Error::Server {
            server: settings.server.clone(),
            reason: reason.to_string(),
        };
        let tls = match settings.security {
            Security::None => Tls::None,
            Security::Tls => Tls::Wrapper(TlsParameters::new(settings.server.clone()).map_err(server)?),
            Security::StartTls => Tls::Required(TlsParameters::new(settings.server.clone()).map_err(server)?),
        };
        let mut transport = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&settings.server)
            .port(settings.port.unwrap_or(settings.security.port()))
            .timeout(Some(Duration::from_secs(30)))
            .tls(tls);
        if !settings.user.is_empty() && settings.security != Security::None {
            transport = transport.credentials(Credentials::new(settings.user.clone(), settings.password.clone()));
        }
        let from = mailbox(&settings.from)?;
        Ok(Self { transport: transport.build(), from, pauses: settings.pauses.clone() })
    }

    /// Sends `letter` to the address `to`; tries again after a pause where the server cannot just now.
    ///
    /// # Errors
    /// [`Error::Address`], [`Error::Refused`], [`Error::NotSent`].
    pub async fn send(&self, to: &str, letter: &Letter) -> Result<(), Error> {
        let message =
            Message::builder().from(self.from.clone()).to(mailbox(to)?).subject(&letter.subject).header(AutoSubmitted);
        let message = match &letter.unsubscribe {
            Some(address) => message.header(ListUnsubscribe(format!("<{address}>"))).header(OneClick),
            None => message,
        };
        let message = match &letter.html {
            Some(html) => message.multipart(MultiPart::alternative_plain_html(letter.text.clone(), html.clone())),
            None => message.header(ContentType::TEXT_PLAIN).body(letter.text.clone()),
        };
        let message = message.map_err(|error| Error::Letter(error.to_string()))?;
        let mut pauses = self.pauses.iter();
        loop {
            let Err(error) = self.transport.send(message.clone()).await else { return Ok(()) };
            if error.is_permanent() {
                return Err(Error::Refused(described(&error)));
            }
            let Some(pause) = pauses.next() else { return Err(Error::NotSent(described(&error))) };
            tracing::warn!(error = described(&error), "a mail could not be sent; trying again");
            tokio::time::sleep(*pause).await;
        }
    }
}

/// The error with its causes, on one line.
fn described(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text.push_str(": ");
        text.push_str(&inner.to_string());
        cause = inner.source();
    }
    text
}

fn mailbox(address: &str) -> Result<Mailbox, Error> {
    address.parse().map_err(|error: lettre::address::AddressError| Error::Address {
        address: address.to_owned(),
        reason: error.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sender_that_is_no_address_is_said_at_the_start() {
        let error = Mailer::new(&Settings::new("mail.example", "nobody")).unwrap_err();
        assert!(error.to_string().contains("\"nobody\" is no address"), "{error}");
    }

    #[tokio::test]
    async fn the_password_is_never_written_by_debug() {
        let settings = Settings { password: "hunter2".to_owned(), ..Settings::new("mail.example", "a@example.org") };
        let mailer =
            Mailer::new(&Settings { security: Security::Tls, user: "a".to_owned(), ..settings.clone() }).unwrap();
        assert!(!format!("{settings:?} {mailer:?}").contains("hunter2"));
    }

    #[test]
    fn words_name_securities() {
        for (word, security) in [
            ("tls", Some(Security::Tls)),
            ("starttls", Some(Security::StartTls)),
            ("none", Some(Security::None)),
            ("ssl", None),
        ] {
            assert_eq!(Security::from_word(word), security, "{word}");
        }
    }
}
