//! What an operator can set about fetching, with the defaults that publishers and machines can live with.

use crate::guard::Guard;
use crate::request::Purpose;
use jiff::Timestamp;
use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

/// Everything that a [`Client`](crate::Client) needs to know.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The User-Agent header; see [`user_agent`].
    pub user_agent: String,
    /// Where requests may go.
    pub guard: Guard,
    /// A name server to ask instead of the system's resolver.
    pub dns: Option<SocketAddr>,
    /// How long a connection may take.
    pub connect_timeout: Duration,
    /// How long a fetch may take in all, over all redirects, waiting for politeness not counted.
    pub deadline: Duration,
    /// How many redirects are followed.
    pub max_redirects: usize,
    /// How large an answer may be.
    pub max_bytes: MaxBytes,
    /// How much larger a decompressed body may be than what was received, once it is past 1 MB.
    pub max_ratio: u64,
    /// How many bytes of headers an answer may have.
    pub max_header_bytes: usize,
    /// How many requests are under way at all hosts together. A request takes its place only when it is its host's turn,
    /// so hosts that wait keep nobody else waiting.
    pub concurrent_in_all: usize,
    /// How gently one host is asked.
    pub pacing: crate::pacing::Limits,
    /// Whether robots.txt decides about pages. An operator may switch it off for a site of their own only.
    pub obey_robots: bool,
    /// How many sites' robots.txt are kept in memory.
    pub robots_kept: usize,
    /// The time of day, for dates in headers and the age of robots.txt. Durations are measured elsewhere.
    pub clock: Clock,
}

/// The largest body per purpose, in bytes after decompression. Compressed bytes are held to the same number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MaxBytes {
    /// Feeds and sitemaps.
    pub feed: u64,
    /// Article and front pages.
    pub page: u64,
    /// Pictures.
    pub picture: u64,
    /// robots.txt; what is longer is cut, not refused (RFC 9309, 2.5).
    pub robots: u64,
}

impl MaxBytes {
    /// The limit for one purpose.
    #[must_use]
    pub fn of(&self, purpose: Purpose) -> u64 {
        match purpose {
            Purpose::Feed => self.feed,
            Purpose::Page => self.page,
            Purpose::Picture => self.picture,
            Purpose::Robots => self.robots,
        }
    }
}

/// Where the time of day comes from.
#[derive(Clone)]
pub struct Clock(pub Arc<dyn Fn() -> Timestamp + Send + Sync>);

impl Clock {
    /// The time now.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        (self.0)()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Clock")
    }
}

impl Default for Clock {
    fn default() -> Self {
        Clock(Arc::new(Timestamp::now))
    }
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            user_agent: user_agent(env!("CARGO_PKG_VERSION"), None),
            guard: Guard::default(),
            dns: None,
            connect_timeout: Duration::from_secs(5),
            deadline: Duration::from_secs(20),
            max_redirects: 5,
            max_bytes: MaxBytes { feed: 10_000_000, page: 5_000_000, picture: 15_000_000, robots: 512_000 },
            max_ratio: 200,
            max_header_bytes: 64 * 1024,
            concurrent_in_all: 256,
            pacing: crate::pacing::Limits::default(),
            obey_robots: true,
            robots_kept: 4096,
            clock: Clock::default(),
        }
    }
}

/// The product token that robots.txt files address us by.
pub const PRODUCT: &str = "Newsstand";

/// An honest User-Agent: who asks, where to complain, and that people read what is fetched.
/// Characters that do not belong into a header are left out of the contact address.
#[must_use]
pub fn user_agent(version: &str, contact_url: Option<&str>) -> String {
    let contact = contact_url.map(|url| url.chars().filter(|c| c.is_ascii_graphic() && !"()".contains(*c)).collect());
    match contact {
        Some(contact) if !String::is_empty(&contact) => format!("{PRODUCT}/{version} (+{contact}; feed reader)"),
        _ => format!("{PRODUCT}/{version} (feed reader)"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_user_agent_says_who_asks() {
        assert_eq!(
            user_agent("1.2.3", Some("https://news.example/about")),
            "Newsstand/1.2.3 (+https://news.example/about; feed reader)"
        );
        assert_eq!(
            user_agent("1.2.3", Some("https://x.example/\r\nEvil: 1")),
            "Newsstand/1.2.3 (+https://x.example/Evil:1; feed reader)"
        );
        assert_eq!(user_agent("1.2.3", None), "Newsstand/1.2.3 (feed reader)");
    }
}
