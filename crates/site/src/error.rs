//! What can happen to a reader who asks for a page, with words and a way on for each.

use axum::response::{IntoResponse, Response};
use http::StatusCode;

/// A page that could not be given.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Error {
    /// No page has this address.
    #[error("no page has this address")]
    PageNotFound,
    /// The address names an article that is not here.
    #[error("there is no such article")]
    ArticleNotFound,
    /// The address names a title that is not here.
    #[error("there is no such title")]
    TitleNotFound,
    /// The address names a section or an edition that does not exist.
    #[error("there is no such section or edition")]
    SectionNotFound,
    /// The publisher took the article back.
    #[error("the publisher withdrew this article")]
    Withdrawn,
    /// The action is the operator's.
    #[error("this page is the operator's")]
    OperatorOnly {
        /// Where the reader wanted to go.
        path: String,
    },
    /// The form was sent from another site.
    #[error("the form came from another site")]
    ForeignForm,
    /// The method does not fit the address.
    #[error("this address does not take such a request")]
    MethodNotAllowed,
    /// The form could not be read; the sentence says what to change.
    #[error("{0}")]
    BadForm(String),
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
            Self::PageNotFound | Self::ArticleNotFound | Self::TitleNotFound | Self::SectionNotFound => {
                StatusCode::NOT_FOUND
            }
            Self::Withdrawn => StatusCode::GONE,
            Self::OperatorOnly { .. } | Self::ForeignForm => StatusCode::FORBIDDEN,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::BadForm(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Database(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The headline of the error page.
    pub(crate) fn headline(&self) -> &'static str {
        match self {
            Self::PageNotFound => "This page is not in the paper",
            Self::ArticleNotFound => "This article is not here",
            Self::TitleNotFound => "This title is not on the stand",
            Self::SectionNotFound => "This section does not exist",
            Self::Withdrawn => "The publisher withdrew this article",
            Self::OperatorOnly { .. } => "This page is the operator’s",
            Self::ForeignForm => "The form was not sent from this site",
            Self::MethodNotAllowed => "This address does not take such a request",
            Self::BadForm(_) => "Something in the form is missing",
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
            Self::TitleNotFound => "It may have another name here. All titles are in the list.".to_owned(),
            Self::SectionNotFound => "The sections are in the bar at the top of every page.".to_owned(),
            Self::Withdrawn => "It was published and then taken back. Its text is no longer shown.".to_owned(),
            Self::OperatorOnly { .. } => "Sign in with the operator’s key to go on.".to_owned(),
            Self::ForeignForm => {
                "To protect the console, forms are only taken from this site’s own pages. Open the page here and try again."
                    .to_owned()
            }
            Self::MethodNotAllowed => "Open the page in your browser instead.".to_owned(),
            Self::BadForm(sentence) => sentence.clone(),
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
            Self::TitleNotFound => vec![Way { href: "/titles", label: "All titles" }, front],
            Self::ArticleNotFound | Self::Withdrawn => {
                vec![Way { href: "/latest", label: "The latest articles" }, front]
            }
            Self::OperatorOnly { .. } => vec![Way { href: "/console/sign-in", label: "Sign in" }, front],
            Self::BadForm(_) | Self::ForeignForm => vec![Way { href: "/console", label: "To the console" }, front],
            _ => vec![front, Way { href: "/latest", label: "The latest articles" }],
        }
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
