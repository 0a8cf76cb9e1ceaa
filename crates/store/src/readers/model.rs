//! What readers do, as plain data. Times are microseconds since the Unix epoch.

use crate::Card;

/// What readers opened is forgotten after so long (ninety days): what somebody reads says much about them.
pub const HISTORY_US: i64 = 90 * 86_400_000_000;

/// What a reader did with an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Read it, or said so.
    Read,
    /// Wants it unread again.
    Unread,
    /// Keeps it for later.
    Saved,
    /// Keeps it no more.
    Unsaved,
    /// Opened its page: it is read, and in the history.
    Opened,
}

/// How a reader stands to an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadingState {
    /// When it was marked as read; 0 for not, -1 where it was marked as unread.
    pub read_us: i64,
    /// When it was saved; 0 for not.
    pub saved_us: i64,
    /// When its page was last opened; 0 for never, or forgotten.
    pub opened_us: i64,
}

/// An article in a list of a reader's own.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptCard {
    /// When it was saved or opened.
    pub at_us: i64,
    /// The article.
    pub card: Card,
}

/// What can be followed. The words are stored: they are never renamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FollowKind {
    /// A topic; its value is the topic's own name or code.
    Topic,
    /// A title; its value is its id.
    Title,
    /// A writer; the value is the name as printed.
    Author,
    /// A story; its value is its id.
    Story,
}

/// Something that a reader follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Follow {
    /// What kind of thing.
    pub kind: FollowKind,
    /// Which.
    pub value: String,
    /// As the reader saw it.
    pub label: String,
    /// Since when.
    pub created_us: i64,
}

/// What can be muted. The words are stored: they are never renamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MuteKind {
    /// Words in a row, in headline or summary.
    Words,
    /// A topic.
    Topic,
    /// A title; its value is its id.
    Title,
    /// A story; its value is its id.
    Story,
}

/// Something that a reader does not want to see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mute {
    /// Its id.
    pub id: i64,
    /// What kind of thing.
    pub kind: MuteKind,
    /// Which.
    pub value: String,
    /// As the reader saw it.
    pub label: String,
    /// Since when.
    pub created_us: i64,
    /// Until when; 0 for ever.
    pub ends_us: i64,
    /// How many articles it has hidden so far.
    pub hidden: i64,
}

macro_rules! words {
    ($name:ident: $($kind:ident = $word:literal),+ $(,)?) => {
        impl $name {
            /// The word for it in the database and in addresses.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$kind => $word,)+
                }
            }

            /// What a word names.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$kind),)+
                    _ => None,
                }
            }
        }
    };
}

words!(FollowKind: Topic = "topic", Title = "title", Author = "author", Story = "story");
words!(MuteKind: Words = "words", Topic = "topic", Title = "title", Story = "story");
