//! Settings: flags win over the environment, the environment over the file, the file over the defaults.

mod billing;
mod openid;
mod overrides;
mod search_engines;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use serde::{Deserialize, Serialize};

use crate::arguments::SettingArguments;
use crate::newsletters::Newsletters;

pub use billing::Billing;
pub use openid::OpenId;
pub use search_engines::SearchEngines;

/// The name of the file that is read where no other is named.
pub const DEFAULT_FILE: &str = "newsstand.toml";

/// The settings in force. The configuration file has exactly these keys; `newsstand config` prints them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Configuration {
    /// The name of this instance, shown on every page.
    pub name: String,
    /// Where the site listens.
    pub listen: SocketAddr,
    /// The address by which readers reach it; taken from `listen` where empty.
    pub base_url: String,
    /// Where the database, pictures and secrets are kept.
    pub data_folder: PathBuf,
    /// The database: a file, or postgres://..; `newsstand.sqlite` in the data folder where empty.
    pub database: String,
    /// A catalogue of titles (JSON) instead of the built-in one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub catalogue: Option<PathBuf>,
    /// The edition that the front page shows first.
    pub edition: String,
    /// What search engines may list: `nothing`, `own` or `all`; nothing where not said, all in a demo.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub search_engines: Option<SearchEngines>,
    /// What `search_engines` was called before: `true` for `nothing`, `false` for `own`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub private: Option<bool>,
    /// The address or mail that the User-Agent names, so that a publisher can reach the operator.
    pub contact: String,
    /// What happens to an article that its publisher takes down: `remove`, `mark` or `keep`.
    pub withdrawn: Withdrawn,
    /// How the news is collected.
    pub collect: Collect,
    /// The policy file of membership; none of it is there where no file is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub membership: Option<PathBuf>,
    /// Networks of proxies in front of the site that may say for whom they ask (`X-Forwarded-For`).
    pub trusted_proxies: Vec<String>,
    /// The header in which such a proxy says the reader's country (such as `CF-IPCountry`); empty for none.
    pub country_header: String,
    /// The mail server by which links go to readers; none where the server is empty.
    pub mail: Mail,
    /// The payment provider, and how fees are divided; none where the key is empty.
    pub billing: Billing,
    /// Other services by which people sign in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub openid: Vec<OpenId>,
    /// How it is worked out who wrote what.
    pub curate: Curate,
    /// How newsletters come in; none do where nothing is set.
    pub newsletters: Newsletters,
    /// Networks that outgoing requests may reach although they are private. Off by default.
    pub egress_allow: Vec<String>,
    /// A name server to ask instead of the system's. Off by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dns: Option<SocketAddr>,
    /// A file with seconds that are added to the clock; for tests. Off by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clock_offset_file: Option<PathBuf>,
    /// Where /health and /metrics listen; on the site's own address where not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub observe_listen: Option<SocketAddr>,
    /// What is logged.
    pub log: String,
    /// `text` or `json`.
    pub log_format: String,
}

/// The mail server.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mail {
    /// Its name; empty for none.
    pub server: String,
    /// Its port; the usual one where not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub port: Option<u16>,
    /// `starttls`, `tls` or `none`.
    pub security: String,
    /// Who signs in there; empty for nobody.
    pub user: String,
    /// With what.
    pub password: String,
    /// Whom mail comes from: `Newsstand <news@example.org>`.
    pub from: String,
}

impl Default for Mail {
    fn default() -> Self {
        Self {
            server: String::new(),
            port: None,
            security: "starttls".to_owned(),
            user: String::new(),
            password: String::new(),
            from: String::new(),
        }
    }
}

/// How the news is collected.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Collect {
    /// Whether article pages are fetched where a feed has no full text.
    pub article_pages: bool,
    /// Requests under way at once, over all hosts.
    pub concurrency: usize,
    /// Shortest time between two visits to a feed, seconds.
    pub shortest_seconds: u64,
    /// Longest time between two visits to a feed, seconds.
    pub longest_seconds: u64,
    /// Time between the starts of two requests to one host, milliseconds.
    pub host_gap_ms: u64,
    /// Ages, in hours, at which an article's page is looked at again for changes and for a take-down; empty for never.
    pub revisit_hours: Vec<u32>,
    /// Whether front pages of titles are visited to see how their editors rank.
    pub front_pages: bool,
    /// Shortest time between two visits to a front page, minutes.
    pub front_page_fastest_minutes: u64,
    /// Longest time between two visits to a front page, minutes.
    pub front_page_slowest_minutes: u64,
    /// For how many days a fetched article page is kept, so that it can be read again by better rules; 0 for not at all.
    pub keep_pages_days: u32,
    /// How many megabytes kept pages may take together (packed); the oldest go first.
    pub keep_pages_megabytes: u32,
    /// Whether hubs are asked to tell of news (WebSub), so that it need not be waited for. They call `base_url`; where nothing is said, they
    /// are asked where that begins with https.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hubs: Option<bool>,
}

/// What happens to an article that its publisher takes down. No list shows it in any case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Withdrawn {
    /// Its text is shown nowhere any more, nor copies of it where it is the source.
    #[default]
    Remove,
    /// Its text stays, and says that it was taken down; so do copies of it.
    Mark,
    /// Its text stays as it was.
    Keep,
}

impl From<Withdrawn> for site::Withdrawn {
    fn from(withdrawn: Withdrawn) -> Self {
        match withdrawn {
            Withdrawn::Remove => Self::Remove,
            Withdrawn::Mark => Self::Mark,
            Withdrawn::Keep => Self::Keep,
        }
    }
}

/// How it is worked out who wrote what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Curate {
    /// How long a text is remembered after it was last seen somewhere, so that copies of it are recognised; hours.
    pub window_hours: u32,
    /// Texts that are remembered at most; each takes about one kilobyte of memory.
    pub reports: usize,
    /// How long a story is remembered after its last article, so that a new article can join it; hours.
    pub story_window_hours: u32,
    /// The folder of a static embedding model of many languages, by which one event told in two is found better; none where not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub embedding: Option<PathBuf>,
}

impl Default for Curate {
    fn default() -> Self {
        Self { window_hours: 120, reports: 200_000, story_window_hours: 336, embedding: None }
    }
}

impl Default for Configuration {
    fn default() -> Self {
        Self {
            name: "Newsstand".to_owned(),
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            base_url: String::new(),
            data_folder: PathBuf::from("newsstand-data"),
            database: String::new(),
            catalogue: None,
            membership: None,
            edition: "world".to_owned(),
            search_engines: None,
            private: None,
            contact: String::new(),
            withdrawn: Withdrawn::default(),
            collect: Collect::default(),
            trusted_proxies: vec!["127.0.0.0/8".to_owned(), "::1/128".to_owned()],
            country_header: String::new(),
            mail: Mail::default(),
            billing: Billing::default(),
            openid: Vec::new(),
            curate: Curate::default(),
            newsletters: Newsletters::default(),
            egress_allow: Vec::new(),
            dns: None,
            clock_offset_file: None,
            observe_listen: None,
            log: "info".to_owned(),
            log_format: "text".to_owned(),
        }
    }
}

impl Default for Collect {
    fn default() -> Self {
        Self {
            article_pages: true,
            concurrency: 48,
            shortest_seconds: 300,
            longest_seconds: 86_400,
            host_gap_ms: 1_000,
            revisit_hours: vec![3, 24],
            front_pages: true,
            front_page_fastest_minutes: 10,
            front_page_slowest_minutes: 60,
            keep_pages_days: 14,
            keep_pages_megabytes: 500,
            hubs: None,
        }
    }
}

impl Configuration {
    /// Reads the file (where there is one) and lays the flags over it.
    ///
    /// # Errors
    /// A file that was named but cannot be read, a line that is no setting, a value that makes no sense: each said in a sentence
    /// that names the file and the line.
    pub fn load(arguments: &SettingArguments) -> anyhow::Result<Self> {
        let mut configuration = match &arguments.config {
            Some(file) => Self::read(file)?,
            None if Path::new(DEFAULT_FILE).exists() => Self::read(Path::new(DEFAULT_FILE))?,
            None => Self::default(),
        };
        configuration = configuration.lay_over_environment(|name| std::env::var(name).ok())?;
        configuration.lay_over(arguments);
        configuration = configuration.lay_over_words(&arguments.set)?.with_old_names();
        configuration.validate()?;
        Ok(configuration)
    }

    fn read(file: &Path) -> anyhow::Result<Self> {
        let text = std::fs::read_to_string(file)
            .with_context(|| format!("cannot read the configuration file {}", file.display()))?;
        Self::parse(&text).with_context(|| format!("the configuration file {} has a mistake", file.display()))
    }

    fn parse(text: &str) -> anyhow::Result<Self> {
        toml::from_str(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            let line = text.get(..at).unwrap_or_default().matches('\n').count() + 1;
            // The name of the setting only: its value may be a password.
            let name = text.lines().nth(line - 1).and_then(|line| line.split_once('=')).map(|(name, _)| name.trim());
            let place = name.map_or_else(|| format!("line {line}"), |name| format!("line {line} ({name})"));
            anyhow::anyhow!("{place}: {}", in_plain_words(error.message()))
        })
    }

    fn lay_over(&mut self, arguments: &SettingArguments) {
        fn take<T: Clone>(target: &mut T, value: Option<&T>) {
            if let Some(value) = value {
                *target = value.clone();
            }
        }
        take(&mut self.data_folder, arguments.data_folder.as_ref());
        take(&mut self.database, arguments.database.as_ref());
        take(&mut self.listen, arguments.listen.as_ref());
        take(&mut self.log, arguments.log.as_ref());
        take(&mut self.log_format, arguments.log_format.as_ref());
        if !arguments.egress_allow.is_empty() {
            self.egress_allow.clone_from(&arguments.egress_allow);
        }
        self.observe_listen = arguments.observe_listen.or(self.observe_listen);
        self.dns = arguments.dns.or(self.dns);
        if arguments.catalogue.is_some() {
            self.catalogue.clone_from(&arguments.catalogue);
        }
        if arguments.clock_offset_file.is_some() {
            self.clock_offset_file.clone_from(&arguments.clock_offset_file);
        }
    }

    fn validate(&self) -> anyhow::Result<()> {
        if news::edition(&self.edition).is_none() {
            let known: Vec<&str> = news::EDITIONS.iter().map(|edition| edition.slug).collect();
            bail!("there is no edition {:?}; the editions are {}", self.edition, known.join(", "));
        }
        if !matches!(self.log_format.as_str(), "text" | "json") {
            bail!("log_format is {:?}; it can be text or json", self.log_format);
        }
        if self.collect.concurrency == 0 {
            bail!("collect.concurrency is 0; nothing would ever be fetched: set it to 1 or more");
        }
        if self.collect.shortest_seconds > self.collect.longest_seconds {
            bail!("collect.shortest_seconds is longer than collect.longest_seconds; swap them");
        }
        if self.collect.front_page_fastest_minutes == 0
            || self.collect.front_page_fastest_minutes > self.collect.front_page_slowest_minutes
        {
            bail!(
                "collect.front_page_fastest_minutes must be 1 or more and no longer than collect.front_page_slowest_minutes"
            );
        }
        if !self.mail.server.is_empty() && self.mail.from.is_empty() {
            bail!("mail.server is set and mail.from is not; say whom mail comes from: Newsstand <news@example.org>");
        }
        if notify::Security::from_word(&self.mail.security).is_none() {
            bail!("mail.security is {:?}; it can be starttls, tls or none", self.mail.security);
        }
        self.openid.iter().try_for_each(OpenId::check)?;
        self.newsletters.check()?;
        if self.billing.tax > 0 && self.billing.tax_country.is_empty() {
            bail!("billing.tax is set and billing.tax_country is not; say whose tax it is, such as DE");
        }
        if !self.base_url.is_empty() && !self.base_url.starts_with("http://") && !self.base_url.starts_with("https://")
        {
            bail!("base_url is {:?}; it must start with http:// or https://", self.base_url);
        }
        Ok(())
    }

    /// The database's address: as set, else a file in the data folder.
    pub fn database_address(&self) -> String {
        if self.database.is_empty() {
            self.data_folder.join("newsstand.sqlite").display().to_string()
        } else {
            self.database.clone()
        }
    }

    /// The address by which readers reach the site, without a slash at the end.
    pub fn public_url(&self) -> String {
        if self.base_url.is_empty() {
            let host = if self.listen.ip().is_loopback() || self.listen.ip().is_unspecified() {
                "localhost".to_owned()
            } else {
                self.listen.ip().to_string()
            };
            format!("http://{host}:{}", self.listen.port())
        } else {
            self.base_url.trim_end_matches('/').to_owned()
        }
    }

    /// Where hubs reach the service that are to tell of news; `None` where they are not asked, or could not.
    pub fn hubs_reach(&self) -> Option<String> {
        let wanted = self.collect.hubs.unwrap_or_else(|| self.base_url.starts_with("https://"));
        (wanted && !self.base_url.is_empty()).then(|| self.public_url())
    }

    /// The settings as a configuration file, a password in the database's address masked.
    ///
    /// # Errors
    /// None in practice: every setting has a form in TOML.
    pub fn to_text(&self) -> anyhow::Result<String> {
        let mut shown = self.clone();
        shown.database = crate::wiring::describe(&shown.database);
        if !shown.mail.password.is_empty() {
            "***".clone_into(&mut shown.mail.password);
        }
        shown.billing = shown.billing.masked();
        shown.openid = shown.openid.into_iter().map(OpenId::masked).collect();
        Ok(toml::to_string(&shown)?)
    }
}

/// What the reader of TOML says, for people who do not program.
fn in_plain_words(message: &str) -> String {
    const WORDS: [(&str, &str); 8] = [
        ("unknown field ", "there is no setting "),
        (", expected one of ", "; the settings are "),
        ("invalid type: ", "this does not fit: "),
        ("invalid value: ", "this does not fit: "),
        ("expected usize", "a whole number is expected"),
        ("expected u64", "a whole number is expected"),
        ("expected a boolean", "true or false is expected"),
        ("invalid socket address syntax", "an address with a port is expected, such as 127.0.0.1:8080"),
    ];
    WORDS.iter().fold(message.trim().replace('\n', "; "), |text, (from, to)| text.replace(from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_win_over_the_file() {
        let mut configuration =
            Configuration::parse("name = 'Town Library'\nlisten = '127.0.0.1:1'\n[collect]\nconcurrency = 4").unwrap();
        configuration.lay_over(&SettingArguments {
            listen: Some("127.0.0.1:2".parse().unwrap()),
            ..SettingArguments::default()
        });
        assert_eq!(configuration.name, "Town Library");
        assert_eq!(configuration.listen.port(), 2);
        assert_eq!(configuration.collect.concurrency, 4);
        assert_eq!(configuration.collect.longest_seconds, 86_400);
    }

    #[test]
    fn a_mistake_names_its_line() {
        let error = format!("{:#}", Configuration::parse("name = 'x'\nlisten_on = 'y'").unwrap_err());
        assert!(
            error.starts_with("line 2 (listen_on): there is no setting `listen_on`; the settings are `name`"),
            "{error}"
        );
        let error = format!("{:#}", Configuration::parse("[collect]\nconcurrency = 'many'").unwrap_err());
        assert!(error.starts_with("line 2 (concurrency):") && error.ends_with("a whole number is expected"), "{error}");
        let error = format!("{:#}", Configuration::parse("name = 'x").unwrap_err());
        assert!(error.starts_with("line 1 (name):") && !error.contains('\n'), "{error}");
    }

    #[test]
    fn nonsense_is_refused_with_a_way_on() {
        for (text, expected) in [
            ("edition = 'mars'", "the editions are world"),
            ("log_format = 'xml'", "text or json"),
            ("base_url = 'localhost'", "http://"),
            ("[collect]\nconcurrency = 0", "1 or more"),
            ("[mail]\nserver = 'mail.example'", "whom mail comes from"),
            ("[mail]\nsecurity = 'ssl'", "starttls, tls or none"),
            ("[billing]\nby_hand = true\ntax = 1900", "whose tax it is"),
            (
                "[[openid]]\nname = \"Work\"\nissuer = \"http://work.example\"\nclient = \"news\"",
                "must start with https://",
            ),
            ("[[openid]]\nname = \"\"\nissuer = \"https://work.example\"\nclient = \"news\"", "needs a name"),
        ] {
            let error = Configuration::parse(text).unwrap().validate().unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
        }
    }

    #[test]
    fn the_printed_settings_read_back_and_hide_the_password() {
        let configuration = Configuration {
            database: "postgres://news:hidden@localhost/news".to_owned(),
            mail: Mail { password: "hidden".to_owned(), ..Mail::default() },
            billing: Billing {
                stripe_key: "sk_hidden".to_owned(),
                stripe_webhook_secrets: vec!["whsec_hidden".to_owned()],
                ..Billing::default()
            },
            ..Configuration::default()
        };
        let text = configuration.to_text().unwrap();
        assert!(!text.contains("hidden"), "{text}");
        assert_eq!(
            Configuration::parse(&Configuration::default().to_text().unwrap()).unwrap(),
            Configuration::default()
        );
    }
}
