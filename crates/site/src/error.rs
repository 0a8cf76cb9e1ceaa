//! What can happen to a reader who asks for a page, with words and a way on for each.

use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::{self, HeaderValue};
use identity::Refused;
use news::Role;

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
    /// The form could not be read; the sentence says what to change.
    #[error("{0}")]
    BadForm(String),
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
    /// What the link says.
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
            Self::BadForm(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Database(_) | Self::NoSearch(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The headline of the error page.
    pub(crate) fn headline(&self) -> &'static str {
        match self {
            Self::PageNotFound => "This page is not in the paper",
            Self::ArticleNotFound => "This article is not here",
            Self::StoryNotFound => "This story is not here",
            Self::StoryEmpty => "Nothing is left of this story",
            Self::StoryMuted => "You muted everything in this story",
            Self::TitleNotFound => "This title is not on the stand",
            Self::SectionNotFound => "This section does not exist",
            Self::Withdrawn => "The publisher withdrew this article",
            Self::SignInFirst { .. } => "Sign in first",
            Self::ProveFirst { .. } => "Is it still you?",
            Self::NotYours { role: Role::Operator } => "This page is the operator’s",
            Self::NotYours { role: Role::Editor } => "This page is the editors’",
            Self::NotYours { .. } => "This page is the publishers’",
            Self::Refused(_) => "That did not work",
            Self::ForeignForm => "The form was not sent from this site",
            Self::MethodNotAllowed => "This address does not take such a request",
            Self::BadForm(_) => "Something in the form is missing",
            Self::NoSearch(_) => "Nothing can be searched just now",
            Self::Database(_) => "The news cannot be read just now",
            Self::Broken(_) => "Something broke on our side",
        }
    }

    /// What happened and what to do, in a sentence or two.
    pub(crate) fn message(&self) -> String {
        match self {
            Self::PageNotFound => "The address may be mistyped, or the page may have moved.".to_owned(),
            Self::ArticleNotFound => {
                "Its address may be cut off. Article addresses here never change, so a complete one always works."
                    .to_owned()
            }
            Self::StoryNotFound => {
                "Its address may be cut off. Story addresses here never change, so a complete one always works.".to_owned()
            }
            Self::StoryEmpty => "Every article of it was taken back by its publisher.".to_owned(),
            Self::StoryMuted => "What you mute is hidden here too. You can end a mute at any time.".to_owned(),
            Self::TitleNotFound => "It may have another name here. All titles are in the list.".to_owned(),
            Self::SectionNotFound => "The sections are in the bar at the top of every page.".to_owned(),
            Self::Withdrawn => "It was published and then taken back. Its text is no longer shown.".to_owned(),
            Self::SignInFirst { .. } => {
                "This is for those who have an account here. What you sent was not saved; sign in and send it again."
                    .to_owned()
            }
            Self::ProveFirst { .. } => "Prove once more who you are.".to_owned(),
            Self::NotYours { role } => format!(
                "Your account has another role. Whoever runs this site, an operator, can make you {}.",
                match role {
                    Role::Operator => "operator",
                    Role::Editor => "editor",
                    Role::Publisher | Role::Reader => "publisher",
                }
            ),
            Self::Refused(refused) => refused.to_string(),
            Self::ForeignForm => {
                "To protect accounts, forms are only taken from this site’s own pages. Open the page here and try again."
                    .to_owned()
            }
            Self::MethodNotAllowed => "Open the page in your browser instead.".to_owned(),
            Self::BadForm(sentence) => sentence.clone(),
            Self::NoSearch(_) => {
                "The search index is not there; it is made anew by itself. Lists and articles are as ever; try again in a moment."
                    .to_owned()
            }
            Self::Database(_) => {
                "The database did not answer. Nothing is lost; try again in a moment. The operator finds the cause in the log."
                    .to_owned()
            }
            Self::Broken(_) => "The fault was written to the log. Try again, or read something else meanwhile.".to_owned(),
        }
    }

    /// Where to go from here.
    pub(crate) fn ways(&self) -> Vec<Way> {
        let front = Way { href: "/", label: "To the front page" };
        match self {
            Self::StoryMuted => vec![Way { href: "/for-you/profile#muted", label: "What you mute" }, front],
            Self::TitleNotFound => vec![Way { href: "/titles", label: "All titles" }, front],
            Self::ArticleNotFound | Self::Withdrawn => {
                vec![Way { href: "/latest", label: "The latest articles" }, front]
            }
            Self::SignInFirst { .. } => vec![Way { href: "/sign-in", label: "Sign in" }, front],
            Self::NotYours { .. } => vec![front, Way { href: "/account", label: "Your account" }],
            Self::Refused(_) => vec![Way { href: "/account", label: "Your account" }, front],
            Self::BadForm(_) | Self::ForeignForm => vec![front, Way { href: "/account", label: "Your account" }],
            _ => vec![front, Way { href: "/latest", label: "The latest articles" }],
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
