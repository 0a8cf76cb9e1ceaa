//! What the operator says of titles, feeds, articles and front pages.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// See [`super::Command::Titles`].
#[derive(Clone, Debug, Subcommand)]
pub enum TitlesCommand {
    /// List titles: slug, on or off, country, language, name.
    List {
        /// Only this edition's.
        #[arg(long, value_name = "EDITION")]
        edition: Option<String>,
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// Switch titles on.
    #[command(after_help = "Example:\n  newsstand titles on the-guardian le-monde")]
    On {
        /// Slugs.
        #[arg(required = true)]
        slugs: Vec<String>,
    },
    /// Switch titles off; their articles stay.
    #[command(after_help = "Example:\n  newsstand titles off the-guardian")]
    Off {
        /// Slugs.
        #[arg(required = true)]
        slugs: Vec<String>,
    },
    /// Add titles from an OPML file (or a catalogue in JSON) and switch them on.
    #[command(after_help = "Example:\n  newsstand titles import subscriptions.opml")]
    Import {
        /// The file.
        file: PathBuf,
    },
    /// Show, set or take away a title's own rules for reading its pages (JSON, or a rule file of ftr-site-config).
    #[command(
        after_help = "Example:\n  newsstand titles rules the-guardian rules.json\n  newsstand titles rules taz taz.de.txt"
    )]
    Rules {
        /// The title's slug.
        title: String,
        /// The rules; without a file those in force are printed.
        file: Option<PathBuf>,
        /// Take them away.
        #[arg(long, conflicts_with = "file")]
        clear: bool,
    },
    /// Print the titles that are on, as OPML or as a catalogue in JSON.
    #[command(after_help = "Example:\n  newsstand titles export > subscriptions.opml")]
    Export {
        /// As JSON instead of OPML.
        #[arg(long)]
        json: bool,
    },
}

/// See [`super::Command::Articles`].
#[derive(Clone, Debug, Subcommand)]
pub enum ArticlesCommand {
    /// Read the kept pages of a title again; articles that come out different get a new revision, and are printed.
    #[command(after_help = "Example:\n  newsstand articles reparse --title the-guardian")]
    Reparse {
        /// The title's slug.
        #[arg(long, value_name = "TITLE")]
        title: String,
        /// Only say what would change.
        #[arg(long)]
        dry_run: bool,
    },
    /// Print what an article's page stated, field by field, with where it stood.
    #[command(after_help = "Example:\n  newsstand articles statements 1234567")]
    Statements {
        /// The article's number.
        article: i64,
    },
}

/// See [`super::Command::Feeds`].
#[derive(Clone, Debug, Subcommand)]
pub enum FeedsCommand {
    /// List feeds.
    List {
        /// Only this title's (slug).
        #[arg(long, value_name = "TITLE")]
        title: Option<String>,
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// Add a feed by its address, or find the feeds of a homepage.
    #[command(after_help = "Example:\n  newsstand feeds add https://example.com/ --title example")]
    Add {
        /// A feed or a homepage.
        url: String,
        /// The title (slug) that it belongs to; a new title named after it where not said.
        #[arg(long, value_name = "TITLE")]
        title: Option<String>,
    },
    /// Remove a feed; its articles stay.
    Remove {
        /// The feed's address.
        url: String,
    },
    /// Fetch a feed now and say what it holds, without storing anything.
    #[command(after_help = "Example:\n  newsstand feeds check https://example.com/feed.xml")]
    Check {
        /// The feed's address.
        url: String,
    },
    /// Which feeds fail, with the cause and since when.
    Health {
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
}

/// See [`super::Command::FrontPages`].
#[derive(Clone, Debug, Subcommand)]
pub enum FrontPagesCommand {
    /// List front pages: title, state, places, last answer, rhythm, address.
    List {
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// Which front pages cannot be read, with the cause and since when.
    Health {
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// Add a homepage or a section's front to a title.
    #[command(
        after_help = "Example:\n  newsstand front-pages add https://example.com/sport --title example --section sport"
    )]
    Add {
        /// The page's address.
        url: String,
        /// The title (slug) whose it is.
        #[arg(long, value_name = "TITLE")]
        title: String,
        /// The section whose front it is; the homepage where not said.
        #[arg(long, value_name = "SECTION")]
        section: Option<String>,
    },
    /// Remove a front page; what was seen on it stays.
    Remove {
        /// The page's address.
        url: String,
    },
    /// What stands on a title's front pages, or stood there.
    #[command(after_help = "Example:\n  newsstand front-pages show the-guardian --at 2026-11-26T08:00:00Z")]
    Show {
        /// The title (slug).
        title: String,
        /// As of this time (RFC 3339); now where not said.
        #[arg(long, value_name = "TIME")]
        at: Option<String>,
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// What visiting front pages costs and how well they are read, over the simulated press, without a network.
    #[command(after_help = "Example:\n  newsstand front-pages measure --titles 300 --hours 24")]
    Measure(MeasureArguments),
}

/// See [`FrontPagesCommand::Measure`].
#[derive(Clone, Debug, Args)]
pub struct MeasureArguments {
    /// Titles of the simulated press.
    #[arg(long, value_name = "N", default_value_t = 300, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub titles: u32,
    /// Virtual hours.
    #[arg(long, value_name = "H", default_value_t = 24, value_parser = clap::value_parser!(u32).range(1..=240))]
    pub hours: u32,
    /// The world it is made from.
    #[arg(long, value_name = "S", default_value_t = 7)]
    pub seed: u64,
}
