//! The commands that turn one thing into another: standard input in, standard output out.

use std::path::PathBuf;

use clap::Args;

/// See [`super::Command::Feed`].
#[derive(Clone, Debug, Args)]
pub struct FeedArguments {
    /// The file; standard input where not said.
    pub file: Option<PathBuf>,
    /// The address that it came from.
    #[arg(long, value_name = "URL")]
    pub url: Option<String>,
    /// The charset that the server named.
    #[arg(long, value_name = "CHARSET")]
    pub charset: Option<String>,
}

/// See [`super::Command::Article`].
#[derive(Clone, Debug, Args)]
pub struct ArticleArguments {
    /// The file; standard input where not said.
    pub file: Option<PathBuf>,
    /// The address that it came from.
    #[arg(long, value_name = "URL", conflicts_with = "jsonl")]
    pub url: Option<String>,
    /// Read lines {"id","url","html"} and write a line for each, in the same order.
    #[arg(long)]
    pub jsonl: bool,
    /// Read by these rules (JSON, or a rule file of ftr-site-config).
    #[arg(long, value_name = "FILE")]
    pub rules: Option<PathBuf>,
    /// Add what the page states of each field, with where it stands.
    #[arg(long)]
    pub statements: bool,
}

/// See [`super::Command::Lead`].
#[derive(Clone, Debug, Args)]
pub struct LeadArguments {
    /// The file; standard input where not said.
    pub file: Option<PathBuf>,
    /// Weights of your own instead of the built-in ones (`--print-weights` prints those).
    #[arg(long, value_name = "FILE")]
    pub weights: Option<PathBuf>,
    /// A dry run: answer only the list as of this time, with how far each story moves against the built-in weights.
    #[arg(long, value_name = "TIME")]
    pub at: Option<jiff::Timestamp>,
    /// Print the built-in weights file, and stop.
    #[arg(long)]
    pub print_weights: bool,
}

/// See [`super::Command::Foryou`].
#[derive(Clone, Debug, Args)]
pub struct ForYouArguments {
    /// The file; standard input where not said.
    pub file: Option<PathBuf>,
    /// Say with every score why it is what it is.
    #[arg(long)]
    pub because: bool,
}

/// See [`super::Command::FrontPage`].
#[derive(Clone, Debug, Args)]
pub struct FrontPageArguments {
    /// The file; standard input where not said.
    pub file: Option<PathBuf>,
    /// The address that it came from.
    #[arg(long, value_name = "URL")]
    pub url: Option<String>,
}

/// See [`super::Command::Sanitize`].
#[derive(Clone, Debug, Args)]
pub struct SanitizeArguments {
    /// The file; standard input where not said.
    pub file: Option<PathBuf>,
    /// The address that relative links belong to.
    #[arg(long, value_name = "URL")]
    pub url: Option<String>,
}

/// See [`super::Command::Cluster`].
#[derive(Clone, Debug, Args)]
pub struct ClusterArguments {
    /// The file; standard input where not said.
    pub file: Option<PathBuf>,
    /// Only articles in these languages (BCP 47, as the lines say); the others are passed over.
    #[arg(long, value_name = "LANGUAGES", value_delimiter = ',')]
    pub languages: Vec<String>,
    /// One line for each article, at the end, after all repairs.
    #[arg(long = "final")]
    pub last: bool,
    /// The folder of a static embedding model of many languages, by which one event told in two is found better.
    #[arg(long, value_name = "FOLDER")]
    pub embedding: Option<PathBuf>,
}

impl ClusterArguments {
    /// Whether an article in this language is wanted.
    pub fn wants(&self, language: Option<&str>) -> bool {
        let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let said = language.map(primary);
        self.languages.is_empty() || self.languages.iter().any(|wanted| said.as_deref() == Some(&*primary(wanted)))
    }
}

/// See [`super::Command::CheckUrl`].
#[derive(Clone, Debug, Args)]
pub struct CheckUrlArguments {
    /// The file; standard input where not said.
    pub file: Option<PathBuf>,
    /// Read lines {"url"} and write {"url","allowed","reason"} for each.
    #[arg(long, required = true)]
    pub jsonl: bool,
}

/// A command whose only form is JSON Lines.
#[derive(Clone, Debug, Args)]
pub struct JsonlArguments {
    /// As JSON Lines.
    #[arg(long, required = true)]
    pub jsonl: bool,
}
