//! Why a document gives no feed.

use std::fmt;

/// What a document is that is no feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Looks {
    /// Nothing, or only white space.
    Empty,
    /// A web page.
    Page,
    /// JSON without a feed in it.
    Json,
    /// JSON that is broken; what the parser said.
    BrokenJson(String),
    /// XML of another kind, by the name of its root element.
    Xml(String),
    /// A list of feeds: read it with [`crate::opml`].
    Opml,
    /// A picture, an archive, a PDF ...
    Binary,
    /// Something else.
    Text,
}

impl fmt::Display for Looks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("it is empty"),
            Self::Page => f.write_str("it is a web page; its own feeds may be named in it"),
            Self::Json => f.write_str("it is JSON of another kind"),
            Self::BrokenJson(fault) => write!(f, "it is JSON that cannot be read ({fault})"),
            Self::Xml(root) => write!(f, "it is XML of another kind, starting with <{root}>"),
            Self::Opml => f.write_str("it is an OPML list of feeds; import it instead"),
            Self::Binary => f.write_str("it is not text"),
            Self::Text => f.write_str("it is text of another kind"),
        }
    }
}

/// Why a document could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// It is larger than a feed may be.
    #[error(
        "The document has {size_bytes} bytes, more than the {limit_bytes} that are read; ask its publisher for a shorter feed."
    )]
    TooLarge {
        /// Its size.
        size_bytes: usize,
        /// The limit.
        limit_bytes: usize,
    },
    /// It is something else.
    #[error("This is not a feed: {0}.")]
    NotAFeed(Looks),
    /// It is not a list of feeds.
    #[error("This is not an OPML list: {0}.")]
    NotAList(Looks),
}
