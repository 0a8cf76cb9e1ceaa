//! The command line: what may be typed, and the help that answers.

mod picks;
mod vouchers;

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

pub use picks::PicksCommand;
pub use vouchers::VouchersCommand;

/// All your news in one place: a news service that anyone can run.
#[derive(Debug, Parser)]
#[command(
    name = "newsstand",
    version,
    about = "All your news in one place: a news service that anyone can run.",
    after_help = "Examples:\n  newsstand                          serve at http://localhost:8080\n  newsstand demo                     the same over a simulated press, where there is no internet\n  newsstand titles list              which titles there are\n  newsstand article page.html --url https://example.com/a   what an article page becomes\n\nWithout a command, newsstand serves."
)]
pub struct Arguments {
    /// What to do; `serve` where nothing is said.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Settings that win over the environment and the file.
    #[command(flatten)]
    pub settings: SettingArguments,
}

/// Settings as flags and environment variables; each wins over the configuration file.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Settings (also in the configuration file)")]
pub struct SettingArguments {
    /// The configuration file (TOML); `newsstand.toml` in this folder is read where it exists.
    #[arg(long, global = true, value_name = "FILE", env = "NEWSSTAND_CONFIG")]
    pub config: Option<PathBuf>,
    /// Any setting by its name in the configuration file, such as `--set name='Town Library'`; may be repeated.
    #[arg(long, global = true, value_name = "KEY=VALUE")]
    pub set: Vec<String>,
    /// Where the database, pictures and secrets are kept.
    #[arg(long, global = true, value_name = "FOLDER", env = "NEWSSTAND_DATA_FOLDER")]
    pub data_folder: Option<PathBuf>,
    /// The database: a file, or postgres://user:password@host/name.
    #[arg(long, global = true, value_name = "ADDRESS", env = "NEWSSTAND_DATABASE")]
    pub database: Option<String>,
    /// A catalogue of titles (JSON) instead of the built-in one.
    #[arg(long, global = true, value_name = "FILE", env = "NEWSSTAND_CATALOGUE")]
    pub catalogue: Option<PathBuf>,
    /// Where the site listens.
    #[arg(long, global = true, value_name = "ADDRESS:PORT", env = "NEWSSTAND_LISTEN")]
    pub listen: Option<SocketAddr>,
    /// Where /health and /metrics listen; on the site's own address where not said.
    #[arg(long, global = true, value_name = "ADDRESS:PORT", env = "NEWSSTAND_OBSERVE_LISTEN")]
    pub observe_listen: Option<SocketAddr>,
    /// Networks that outgoing requests may reach although they are private; for tests and intranets.
    #[arg(long, global = true, value_name = "CIDR", env = "NEWSSTAND_EGRESS_ALLOW", value_delimiter = ',')]
    pub egress_allow: Vec<String>,
    /// A name server to ask instead of the system's.
    #[arg(long, global = true, value_name = "HOST:PORT", env = "NEWSSTAND_DNS")]
    pub dns: Option<SocketAddr>,
    /// A file with a number of seconds that is added to the clock; for tests.
    #[arg(long, global = true, value_name = "FILE", env = "NEWSSTAND_CLOCK_OFFSET_FILE")]
    pub clock_offset_file: Option<PathBuf>,
    /// What is logged: error, warn, info, debug, trace, or a filter such as `info,fetch=debug`.
    #[arg(long, global = true, value_name = "FILTER", env = "NEWSSTAND_LOG")]
    pub log: Option<String>,
    /// How it is logged: text or json.
    #[arg(long, global = true, value_name = "FORMAT", env = "NEWSSTAND_LOG_FORMAT")]
    pub log_format: Option<String>,
}

/// Everything that `newsstand` can be told to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the site and collect the news.
    #[command(after_help = "Example:\n  newsstand serve --listen 0.0.0.0:8080 --data-folder /var/lib/newsstand")]
    Serve(ServeArguments),
    /// Serve over a simulated press, where there is no internet.
    #[command(after_help = "Example:\n  newsstand demo --titles 60 --speed 30")]
    Demo(DemoArguments),
    /// Visit every feed of every title that is on, once, and stop.
    #[command(
        after_help = "Example:\n  newsstand collect --data-folder /var/lib/newsstand\n\nPrints one line of JSON with what was visited and what was new."
    )]
    Collect(CollectArguments),
    /// Work out who wrote what of all that was collected, and stop.
    #[command(
        after_help = "Example:\n  newsstand curate --data-folder /var/lib/newsstand\n\nPrints one line of JSON with what was done. A running service does it by itself (role curate)."
    )]
    Curate,
    /// Read a feed and print it as JSON.
    #[command(
        after_help = "Example:\n  curl -s https://example.com/feed.xml | newsstand feed --url https://example.com/feed.xml"
    )]
    Feed(FeedArguments),
    /// Read an article page and print it as JSON.
    #[command(
        after_help = "Example:\n  newsstand article page.html --url https://example.com/a\n  newsstand article --jsonl < pages.jsonl"
    )]
    Article(ArticleArguments),
    /// Read a front page (or a feed that stands for one) and print what its editors put where, as JSON.
    #[command(
        after_help = "Example:\n  curl -s https://example.com/ | newsstand front-page --url https://example.com/\n\nExit code 1 where no places were found."
    )]
    FrontPage(FrontPageArguments),
    /// Rank stories by where newsrooms place them: front pages in, lead stories out.
    #[command(
        after_help = "Input, a line each, in the order of time:\n  {\"kind\":\"front_page\",\"at\",\"title\",\"owner\",\"vouched\"?,\"items\":[{\"rank\",\"url\",\"headline\"}]}\n  {\"kind\":\"now\",\"at\",\"title\"?,\"without_owner\"?}\nEach `now` is answered by a line {\"at\",\"title\",\"without_owner\",\"stories\":[{\"score\",\"urls\",\"because\"}]}.\n\nExample:\n  newsstand lead pages.jsonl\n\nWhat other weights would move:\n  newsstand lead --weights mine.toml --at 2026-01-01T08:00:00Z pages.jsonl"
    )]
    Lead(LeadArguments),
    /// Score articles for readers: what was shown and opened in, scores out.
    #[command(
        after_help = "Input, a line each, in the order of time:\n  {\"kind\":\"article\",\"at\",\"id\",\"outlet\",\"section\",\"title\"}\n  {\"kind\":\"follow\",\"at\",\"reader\",\"topic\"}\n  {\"kind\":\"mute\",\"at\",\"reader\",\"topic\",\"until\"?}\n  {\"kind\":\"impression\",\"at\",\"id\",\"reader\",\"candidates\":[article ids],\"clicked\":[0 or 1]}\nEach impression is answered, before it is learned from, by a line {\"id\",\"scores\"}.\n\nExample:\n  newsstand foryou --because events.jsonl"
    )]
    Foryou(ForYouArguments),
    /// Make HTML safe to show.
    #[command(after_help = "Example:\n  newsstand sanitize fragment.html --url https://example.com/a")]
    Sanitize(SanitizeArguments),
    /// Put articles into reports and stories as they come.
    #[command(
        after_help = "Example:\n  newsstand cluster --final < articles.jsonl\n\nReads lines {\"id\",\"title\",\"body\",\"lang\",\"published\",\"source\"} in order of arrival; a later line of an id is\na revision. Writes a line {\"id\",\"report\",\"story\",\"because\"} for each, and another where repair moves an article:\nthe last line of an id holds. A report or story goes by the id of the article that opened it."
    )]
    Cluster(ClusterArguments),
    /// Say whether addresses may be fetched.
    #[command(after_help = "Example:\n  echo '{\"url\":\"http://127.0.0.1/\"}' | newsstand check-url --jsonl")]
    CheckUrl(CheckUrlArguments),
    /// The titles: list, switch, import, export.
    #[command(
        subcommand,
        after_help = "Example:\n  newsstand titles list --edition uk\n  newsstand titles import subscriptions.opml"
    )]
    Titles(TitlesCommand),
    /// The articles: read kept pages again, show what a page stated.
    #[command(
        subcommand,
        after_help = "Example:\n  newsstand articles reparse --title the-guardian --dry-run\n  newsstand articles statements 1234567"
    )]
    Articles(ArticlesCommand),
    /// Search all articles.
    #[command(
        after_help = "Example:\n  newsstand search 'bridge -football after:7d' --by time\n\nPrints a line of JSON for each article found. What can be typed is said at /search."
    )]
    Search(SearchArguments),
    /// The feeds: list, add, remove, check, health.
    #[command(
        subcommand,
        after_help = "Example:\n  newsstand feeds add https://example.com/\n  newsstand feeds health"
    )]
    Feeds(FeedsCommand),
    /// The front pages by which titles' editors rank: list, add, remove, health, show.
    #[command(
        subcommand,
        after_help = "Example:\n  newsstand front-pages health\n  newsstand front-pages show the-guardian --at 2026-11-26T08:00:00Z"
    )]
    FrontPages(FrontPagesCommand),
    /// Lists that editors choose by hand, the lead stories' pins among them: list, add, remove, pin, undo, log.
    #[command(subcommand, after_help = "Example:\n  newsstand picks list our-picks\n  newsstand picks log lead-world")]
    Picks(PicksCommand),
    /// The wall of a membership: try a policy on what is here.
    #[command(
        subcommand,
        after_help = "Example:\n  newsstand wall try --policy membership.toml --since 7d\n\nPrints a line of JSON for each rule with what it would have locked, for strangers and for the registered. Nothing is changed."
    )]
    Wall(WallCommand),
    /// The readers, and everybody else who has an account: list, invite, role, suspend, links.
    #[command(
        subcommand,
        after_help = "Example:\n  newsstand readers invite anna@example.org\n  newsstand readers role anna@example.org editor"
    )]
    Readers(ReadersCommand),
    /// The plans that readers can take: list, add, put on sale or off.
    #[command(
        subcommand,
        after_help = "Example:\n  newsstand plans add month --name Everything --price 9.99 --currency EUR --trial-days 14"
    )]
    Plans(PlansCommand),
    /// Vouchers: membership for whoever has a code.
    #[command(subcommand, after_help = "Example:\n  newsstand vouchers add --days 30 --number 20 > codes.txt")]
    Vouchers(VouchersCommand),
    /// The ledger: balances, export for the bookkeeper, closing a month.
    #[command(
        subcommand,
        after_help = "Example:\n  newsstand money close 2026-10\n  newsstand money export --from 2026-01 --to 2026-12 > ledger.csv"
    )]
    Money(MoneyCommand),
    /// Statements of titles: work one out again from its file.
    #[command(subcommand, after_help = "Example:\n  newsstand statement verify 2026-10.json")]
    Statement(StatementCommand),
    /// Ask the payment provider for everything that its webhooks did not bring.
    #[command(
        after_help = "Example:\n  newsstand reconcile --days 30\n\nPrints one line of JSON; exit code 1 where an invoice belongs to nobody here."
    )]
    Reconcile {
        /// How far back invoices are asked for.
        #[arg(long, value_name = "DAYS", default_value_t = 30)]
        days: u32,
    },
    /// Explain what is wrong with a set-up, in plain words.
    #[command(after_help = "Example:\n  newsstand check --config /etc/newsstand.toml")]
    Check,
    /// Print the settings in force, secrets left out.
    #[command(after_help = "Example:\n  newsstand config > newsstand.toml")]
    Config,
    /// Bring the database to this version's shape; serving does that by itself.
    #[command(after_help = "Example:\n  newsstand migrate --database postgres://newsstand@localhost/newsstand")]
    Migrate,
    /// Print every article as a line of JSON.
    #[command(after_help = "Example:\n  newsstand export --jsonl > articles.jsonl")]
    Export(JsonlArguments),
    /// Check every invariant of the database; exit code 1 where one does not hold.
    #[command(after_help = "Example:\n  newsstand verify")]
    Verify,
    /// Print method, path and role of every route.
    #[command(after_help = "Example:\n  newsstand routes --json")]
    Routes {
        /// As one JSON array.
        #[arg(long)]
        json: bool,
    },
    /// Print a link that makes an operator, once; for the first start, or when nobody can sign in any more.
    #[command(after_help = "Example:\n  newsstand operator-key")]
    OperatorKey,
    /// Run the simulated press alone, for tests and benchmarks.
    #[command(
        after_help = "Example:\n  newsstand press --titles 300 --listen 127.0.0.1:9000 --write-catalogue titles.json"
    )]
    Press(PressArguments),
}

/// See [`Command::Wall`].
#[derive(Debug, Subcommand)]
pub enum WallCommand {
    /// Say what a policy would have locked, and for whom.
    Try {
        /// The policy file.
        #[arg(long, value_name = "FILE")]
        policy: PathBuf,
        /// How far back: so many days (7d) or hours (12h).
        #[arg(long, value_name = "TIME", default_value = "7d")]
        since: String,
    },
}

/// See [`Command::Serve`].
#[derive(Clone, Debug, Default, Args)]
pub struct ServeArguments {
    /// Which parts run here: web, fetch, curate, notify; all where not said.
    #[arg(long, value_name = "ROLES", value_delimiter = ',')]
    pub roles: Vec<String>,
}

/// See [`Command::Demo`].
#[derive(Clone, Debug, Args)]
pub struct DemoArguments {
    /// Titles of the simulated press.
    #[arg(long, value_name = "N", default_value_t = 120, value_parser = clap::value_parser!(u32).range(10..=10_000))]
    pub titles: u32,
    /// The world it is made from; the same seed gives the same world.
    #[arg(long, value_name = "S", default_value_t = 7)]
    pub seed: u64,
    /// How fast its time passes: 60 is a minute a second.
    #[arg(long, value_name = "X", default_value_t = 20.0)]
    pub speed: f64,
    /// Run it as a service: a wall, plans, a payment provider that takes no money, letters in a folder, and a publisher with a title.
    #[arg(long)]
    pub membership: bool,
}

/// See [`Command::Collect`].
#[derive(Clone, Debug, Args)]
pub struct CollectArguments {
    /// How often to visit every feed.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub rounds: u32,
    /// Leave article pages and front pages alone: feeds only.
    #[arg(long)]
    pub feeds_only: bool,
    /// Visit every front page once as well, after the feeds.
    #[arg(long, conflicts_with = "feeds_only")]
    pub front_pages: bool,
}

/// See [`Command::Feed`].
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

/// See [`Command::Article`].
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

/// See [`Command::Lead`].
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

/// See [`Command::Foryou`].
#[derive(Clone, Debug, Args)]
pub struct ForYouArguments {
    /// The file; standard input where not said.
    pub file: Option<PathBuf>,
    /// Say with every score why it is what it is.
    #[arg(long)]
    pub because: bool,
}

/// See [`Command::FrontPage`].
#[derive(Clone, Debug, Args)]
pub struct FrontPageArguments {
    /// The file; standard input where not said.
    pub file: Option<PathBuf>,
    /// The address that it came from.
    #[arg(long, value_name = "URL")]
    pub url: Option<String>,
}

/// See [`Command::Sanitize`].
#[derive(Clone, Debug, Args)]
pub struct SanitizeArguments {
    /// The file; standard input where not said.
    pub file: Option<PathBuf>,
    /// The address that relative links belong to.
    #[arg(long, value_name = "URL")]
    pub url: Option<String>,
}

/// See [`Command::Cluster`].
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
}

impl ClusterArguments {
    /// Whether an article in this language is wanted.
    pub fn wants(&self, language: Option<&str>) -> bool {
        let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let said = language.map(primary);
        self.languages.is_empty() || self.languages.iter().any(|wanted| said.as_deref() == Some(&*primary(wanted)))
    }
}

/// See [`Command::CheckUrl`].
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

/// See [`Command::Titles`].
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

/// See [`Command::Articles`].
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

/// See [`Command::Feeds`].
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

/// See [`Command::FrontPages`].
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

/// See [`Command::Readers`].
#[derive(Clone, Debug, Subcommand)]
pub enum ReadersCommand {
    /// List accounts: address, role, state, second factor, last signed in, name.
    List {
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// Invite somebody; prints the link that accepts the invitation.
    #[command(after_help = "Example:\n  newsstand readers invite anna@example.org --role editor --name Anna")]
    Invite {
        /// Their e-mail address.
        address: String,
        /// What they may do: reader, publisher, editor or operator.
        #[arg(long, value_name = "ROLE", default_value = "reader")]
        role: String,
        /// What they are called.
        #[arg(long, value_name = "NAME", default_value = "")]
        name: String,
    },
    /// Give somebody another role; they sign in again.
    #[command(after_help = "Example:\n  newsstand readers role anna@example.org editor")]
    Role {
        /// Their e-mail address.
        address: String,
        /// reader, publisher, editor or operator.
        role: String,
    },
    /// Suspend an account: signed out everywhere, and not let in again.
    Suspend {
        /// Their e-mail address.
        address: String,
    },
    /// Let a suspended account in again.
    Resume {
        /// Their e-mail address.
        address: String,
    },
    /// Print a link for somebody who cannot get in: to a new password, or the invitation anew.
    Link {
        /// Their e-mail address.
        address: String,
    },
    /// End all sessions of an account.
    SignOut {
        /// Their e-mail address.
        address: String,
    },
    /// Ask an account for codes no more, after its phone and its recovery codes were lost.
    DropSecondFactor {
        /// Their e-mail address.
        address: String,
    },
    /// Erase an account and everything that hangs on it.
    Erase {
        /// Their e-mail address.
        address: String,
    },
}

/// See [`Command::Press`].
#[derive(Clone, Debug, Args)]
pub struct PressArguments {
    /// Titles of the simulated press.
    #[arg(long, value_name = "N", default_value_t = 120, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub titles: u32,
    /// The world it is made from.
    #[arg(long, value_name = "S", default_value_t = 7)]
    pub seed: u64,
    /// How fast its time passes.
    #[arg(long, value_name = "X", default_value_t = 1.0)]
    pub speed: f64,
    /// Share of titles with faults, 0 to 1.
    #[arg(long, value_name = "SHARE", default_value_t = 0.0)]
    pub faults: f64,
    /// Serve the benchmark's set instead: --titles feeds of this many items.
    #[arg(long, value_name = "ITEMS")]
    pub bench_items: Option<u32>,
    /// Write the catalogue of its titles here.
    #[arg(long, value_name = "FILE")]
    pub write_catalogue: Option<PathBuf>,
}

/// `newsstand search`.
#[derive(Debug, Args)]
pub struct SearchArguments {
    /// What is looked for.
    #[arg(value_name = "QUERY", required = true)]
    pub query: Vec<String>,
    /// The order: relevance or time.
    #[arg(long, value_name = "ORDER", default_value = "relevance", value_parser = ["relevance", "time"])]
    pub by: String,
    /// Articles at most.
    #[arg(long, value_name = "NUMBER", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub limit: u32,
}

/// See [`Command::Plans`].
#[derive(Debug, Subcommand)]
pub enum PlansCommand {
    /// List plans: word, price, months, trial days, state, name.
    List {
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// Add a plan, or change the one of that word; whoever has it keeps the old price.
    Add(Box<NewPlan>),
    /// Take a plan off sale; whoever has it keeps it.
    Off {
        /// The word for it.
        word: String,
    },
    /// Put it on sale again.
    On {
        /// The word for it.
        word: String,
    },
}

/// A plan that is to be added.
#[derive(Clone, Debug, Args)]
pub struct NewPlan {
    /// The word for it in addresses and commands.
    pub word: String,
    /// Its name.
    #[arg(long, value_name = "NAME")]
    pub name: String,
    /// What is in it, in a sentence.
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub about: String,
    /// What a term costs, such as 9.99.
    #[arg(long, value_name = "AMOUNT")]
    pub price: String,
    /// The currency, such as EUR.
    #[arg(long, value_name = "CODE")]
    pub currency: String,
    /// Months a term.
    #[arg(long, value_name = "MONTHS", default_value_t = 1)]
    pub months: u32,
    /// Days that are free at first.
    #[arg(long, value_name = "DAYS", default_value_t = 0)]
    pub trial_days: u32,
}

/// See [`Command::Money`].
#[derive(Debug, Subcommand)]
pub enum MoneyCommand {
    /// What every account of the ledger holds.
    Balances,
    /// Every posting as a sheet (CSV), with debit and credit.
    Export {
        /// The first month, such as 2026-01; from the beginning where not said.
        #[arg(long, value_name = "MONTH")]
        from: Option<String>,
        /// The last month; to the end where not said.
        #[arg(long, value_name = "MONTH")]
        to: Option<String>,
    },
    /// Divide a month that is over among titles, pay out, and write statements; once.
    Close {
        /// The month, such as 2026-10.
        month: String,
    },
}

/// See [`Command::Statement`].
#[derive(Debug, Subcommand)]
pub enum StatementCommand {
    /// Work statements (JSON) out again; exit code 1 where one does not hold.
    Verify {
        /// The files.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
}
