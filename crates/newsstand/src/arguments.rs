//! The command line: what may be typed, and the help that answers.

mod collected;
mod filters;
mod money;
mod picks;
mod readers;
mod vouchers;

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

pub use collected::{ArticlesCommand, FeedsCommand, FrontPagesCommand, MeasureArguments, TitlesCommand};
pub use filters::{
    ArticleArguments, CheckUrlArguments, ClusterArguments, FeedArguments, ForYouArguments, FrontPageArguments,
    JsonlArguments, LeadArguments, SanitizeArguments,
};
pub use money::{MoneyCommand, NewPlan, PlansCommand, StatementCommand, WallCommand};
pub use picks::PicksCommand;
pub use readers::{ReadersCommand, SearchArguments};
pub use vouchers::{CouponsCommand, VouchersCommand};

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
    /// Coupons: a membership for less, for whoever types a code when paying.
    #[command(subcommand, after_help = "Example:\n  newsstand coupons add SPRING --percent 25 --months 3 --uses 100")]
    Coupons(CouponsCommand),
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
    /// Copy the database to a file, also while the service runs.
    #[command(
        after_help = "Example:\n  newsstand backup /backups/2026-11-27.sqlite\n\nThe copy is of one moment and whole. Pictures and the search index are not in it: they come again by themselves.\nA PostgreSQL database is backed up by its own `pg_dump`."
    )]
    Backup {
        /// The file to write; it must not be there yet.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Make a backup the database of this data folder, where none stands yet.
    #[command(
        after_help = "Example:\n  newsstand restore /backups/2026-11-27.sqlite --data-folder /var/lib/newsstand\n\nThe service must not run. The backup is checked first, and a database that is there is never overwritten."
    )]
    Restore {
        /// The backup.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
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

/// See [`Command::Press`].
#[derive(Clone, Debug, Args)]
pub struct PressArguments {
    /// Titles of the simulated press, 10,000 at most; feeds of the benchmark's set, 100,000 at most.
    #[arg(long, value_name = "N", default_value_t = 120, value_parser = clap::value_parser!(u32).range(1..=100_000))]
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
