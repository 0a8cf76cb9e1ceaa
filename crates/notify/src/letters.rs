//! What a mail says. The words come from whoever sends it, in the language of whom it is for.

/// What a mail says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// One line.
    pub subject: String,
    /// The text.
    pub text: String,
    /// The same as HTML, for programs that show that.
    pub html: Option<String>,
    /// Where a mail program ends such mails with one click (RFC 8058); `None` for mails that somebody asked for once.
    pub unsubscribe: Option<String>,
}
