//! What `newsstand picks` takes.

use clap::Subcommand;

/// See [`super::Command::Picks`].
#[derive(Clone, Debug, Subcommand)]
pub enum PicksCommand {
    /// List the lists that editors made, or what stands on one now.
    List {
        /// The list: our-picks, good-news, one of your own, lead-EDITION (pinned to the lead stories), held-EDITION (held back from them).
        list: Option<String>,
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// Put an article on a list, at its top.
    #[command(
        after_help = "Example:\n  newsstand picks add our-picks https://news.example/article/a-headline-4ct2mf9k1p3q \\\n    --note \"The best account of the night\""
    )]
    Add {
        /// The list.
        list: String,
        /// The article's address here.
        article: String,
        /// What to say to the reader, at most 240 letters.
        #[arg(long)]
        note: Option<String>,
    },
    /// Take an article off a list.
    Remove {
        /// The list.
        list: String,
        /// The article's address here.
        article: String,
    },
    /// Pin an article to a place of a list; 0 lets it loose.
    Pin {
        /// The list.
        list: String,
        /// The article's address here.
        article: String,
        /// 1 is the top.
        place: u32,
    },
    /// Take an act back.
    Undo {
        /// The list.
        list: String,
        /// The act's number, as the log says.
        number: i64,
    },
    /// Everything that was done to a list, by whom and when.
    Log {
        /// The list.
        list: String,
    },
}
