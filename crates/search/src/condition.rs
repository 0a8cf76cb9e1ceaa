//! What a part of a query asks for.

use jiff::Timestamp;

/// Where words are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// In headline and text.
    Anywhere,
    /// In the headline (`title:`).
    Headline,
    /// Among the writers (`author:`).
    Author,
    /// Among sections and topics (`topic:`).
    Topic,
}

/// One thing that an article must have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Words.
    Words {
        /// Where.
        field: Field,
        /// As they were typed.
        text: String,
        /// It stood between quotes. Words that belong together always stand next to one another, in this order; without quotes
        /// there are several only where one is written as several (`e-mail`).
        phrase: bool,
        /// The last one may go on (`elect*`).
        prefix: bool,
    },
    /// A title of this name, slug or host.
    Source(String),
    /// A language, by the first part of its tag.
    Language(String),
    /// A title from this country (ISO 3166, two capitals).
    Country(String),
    /// Published before this moment.
    Before(Timestamp),
    /// Published at this moment or later.
    After(Timestamp),
    /// Saved by the reader who asks.
    Saved,
    /// One of these (`OR`).
    AnyOf(Vec<Condition>),
}
