//! What can happen to a reader who asks for a page, with words and a way on for each.

use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::{self, HeaderValue};
use identity::Refused;
use news::Role;

use crate::language::Language;

/// A page that could not be given.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Error {
    /// No page has this address.
    #[error("no page has this address")]
    PageNotFound,
    /// The address names an article that is not here.
    #[error("there is no such article")]
    ArticleNotFound,
    /// The address names a story that is not here.
    #[error("there is no such story")]
    StoryNotFound,
    /// Every article of the story was withdrawn.
    #[error("nothing is left of this story")]
    StoryEmpty,
    /// Everything in the story is muted by whoever asks.
    #[error("everything in this story is muted")]
    StoryMuted,
    /// The address names a title that is not here.
    #[error("there is no such title")]
    TitleNotFound,
    /// The address names a section or an edition that does not exist.
    #[error("there is no such section or edition")]
    SectionNotFound,
    /// The publisher took the article back.
    #[error("the publisher withdrew this article")]
    Withdrawn,
    /// The page is for those who are signed in.
    #[error("nobody is signed in")]
    SignInFirst {
        /// The page that was asked for; `None` where a form was sent.
        back_to: Option<String>,
    },
    /// What was asked for is delicate, and the last proof of who asks is too old.
    #[error("the last proof of who asks is too old")]
    ProveFirst {
        /// Where to come back to.
        back_to: String,
    },
    /// The page is for another role.
    #[error("this is for another role: {}", .role.as_str())]
    NotYours {
        /// Whose it is.
        role: Role,
    },
    /// The account may not do that now, or what was given cannot be used.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The form was sent from another site.
    #[error("the form came from another site")]
    ForeignForm,
    /// The method does not fit the address.
    #[error("this address does not take such a request")]
    MethodNotAllowed,
    /// What was sent cannot be used; the message of this name says what to change.
    #[error("{}", Language::English.say(.0))]
    Form(&'static str),
    /// As [`Error::Form`], where there is room for so many.
    #[error("{}", Language::English.count(.0, *.1))]
    FormRoom(&'static str, i64),
    /// As [`Error::Form`], with what was written.
    #[error("{}", Language::English.name(.0, .1))]
    FormName(&'static str, String),
    /// The search index is not there or failed.
    #[error("nothing can be searched: {0}")]
    NoSearch(String),
    /// The database failed.
    #[error("the database failed: {0}")]
    Database(String),
    /// Something is broken here.
    #[error("something broke: {0}")]
    Broken(String),
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        Self::Database(error.to_string())
    }
}

impl From<search::Error> for Error {
    fn from(error: search::Error) -> Self {
        match error {
            search::Error::Store(error) => error.into(),
            other => Self::NoSearch(other.to_string()),
        }
    }
}

impl From<identity::Error> for Error {
    fn from(error: identity::Error) -> Self {
        match error {
            identity::Error::Refused(refused) => Self::Refused(refused),
            identity::Error::Store(error) => error.into(),
            other => Self::Broken(other.to_string()),
        }
    }
}

impl From<askama::Error> for Error {
    fn from(error: askama::Error) -> Self {
        Self::Broken(error.to_string())
    }
}

/// A way on from an error page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Way {
    /// Where it leads.
    pub href: &'static str,
    /// The message that the link says.
    pub label: &'static str,
}

impl Error {
    /// The status of the answer.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::PageNotFound
            | Self::ArticleNotFound
            | Self::StoryNotFound
            | Self::TitleNotFound
            | Self::SectionNotFound => StatusCode::NOT_FOUND,
            Self::StoryMuted => StatusCode::NOT_FOUND,
            Self::Withdrawn | Self::StoryEmpty => StatusCode::GONE,
            Self::SignInFirst { .. } | Self::ProveFirst { .. } | Self::NotYours { .. } | Self::ForeignForm => {
                StatusCode::FORBIDDEN
            }
            Self::Refused(refused) => refused_status(*refused),
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::FormName(..) | Self::Form(_) | Self::FormRoom(..) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Database(_) | Self::NoSearch(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The message that is the headline of the error page; with `-about` behind it, what happened and what to do.
    fn key(&self) -> &'static str {
        match self {
            Self::PageNotFound => "error-page",
            Self::ArticleNotFound => "error-article",
            Self::StoryNotFound => "error-story",
            Self::StoryEmpty => "error-story-empty",
            Self::StoryMuted => "error-story-muted",
            Self::TitleNotFound => "error-title",
            Self::SectionNotFound => "error-section",
            Self::Withdrawn => "error-withdrawn",
            Self::SignInFirst { .. } => "error-sign-in",
            Self::ProveFirst { .. } => "error-prove",
            Self::NotYours { .. } => "error-other-role",
            Self::Refused(_) => "error-refused",
            Self::ForeignForm => "error-foreign-form",
            Self::MethodNotAllowed => "error-method",
            Self::FormName(..) | Self::Form(_) | Self::FormRoom(..) => "error-form",
            Self::NoSearch(_) => "error-search",
            Self::Database(_) => "error-database",
            Self::Broken(_) => "error-broken",
        }
    }

    /// The headline of the error page.
    pub(crate) fn headline(&self, language: Language) -> String {
        let key = match self {
            Self::NotYours { role: Role::Operator } => "error-operators",
            Self::NotYours { role: Role::Editor } => "error-editors",
            Self::NotYours { .. } => "error-publishers",
            _ => self.key(),
        };
        language.say(key).into_owned()
    }

    /// What happened and what to do, in a sentence or two.
    pub(crate) fn message(&self, language: Language) -> String {
        match self {
            Self::Refused(refused) => language.refusal(*refused),
            Self::Form(key) => language.say(key).into_owned(),
            Self::FormRoom(key, room) => language.count(key, *room),
            Self::FormName(key, name) => language.name(key, name),
            Self::StoryNotFound => language.say("error-article-about").into_owned(),
            _ => language.say(&format!("{}-about", self.key())).into_owned(),
        }
    }

    /// Where to go from here.
    pub(crate) fn ways(&self) -> Vec<Way> {
        let front = Way { href: "/", label: "to-front" };
        match self {
            Self::StoryMuted => vec![Way { href: "/for-you/profile#muted", label: "what-you-mute" }, front],
            Self::TitleNotFound => vec![Way { href: "/titles", label: "all-titles" }, front],
            Self::ArticleNotFound | Self::Withdrawn => {
                vec![Way { href: "/latest", label: "latest-articles" }, front]
            }
            Self::SignInFirst { .. } => vec![Way { href: "/sign-in", label: "sign-in" }, front],
            Self::NotYours { .. } => vec![front, Way { href: "/account", label: "your-account" }],
            Self::Refused(_) => vec![Way { href: "/account", label: "your-account" }, front],
            Self::FormName(..) | Self::Form(_) | Self::FormRoom(..) | Self::ForeignForm => {
                vec![front, Way { href: "/account", label: "your-account" }]
            }
            _ => vec![front, Way { href: "/latest", label: "latest-articles" }],
        }
    }
}

/// The status of a page that says why something was refused.
fn refused_status(refused: Refused) -> StatusCode {
    match refused {
        Refused::Wait(_) => StatusCode::TOO_MANY_REQUESTS,
        Refused::NotTogether
        | Refused::WrongPassword
        | Refused::WrongCode
        | Refused::WrongKey
        | Refused::Passkey(_)
        | Refused::Suspended
        | Refused::LastWayIn
        | Refused::LastOperator => StatusCode::FORBIDDEN,
        Refused::DeadLink => StatusCode::GONE,
        Refused::NoAccount => StatusCode::NOT_FOUND,
        Refused::Address(_) | Refused::Password(_) | Refused::AddressTaken | Refused::TooManyPasskeys => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
    }
}

/// Gives an answer that says why something was refused its status, and says when to come again (RFC 6585, 4).
pub(crate) fn set_status(response: &mut Response, refused: Refused) {
    *response.status_mut() = refused_status(refused);
    if let Refused::Wait(wait) = refused {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait.seconds));
    }
}

impl IntoResponse for Error {
    /// A bare answer that carries the error; [`crate::respond::dress_errors`] makes the page of it.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
