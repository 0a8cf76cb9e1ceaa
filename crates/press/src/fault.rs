//! Faults: how publishers' servers misbehave, and which of them do when.

use jiff::Timestamp;

use crate::random::{Random, mix};

/// A way in which an answer goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// The head of the answer comes byte by byte.
    SlowHead,
    /// The body comes byte by byte.
    SlowBody,
    /// The connection is reset before the first byte.
    ResetHead,
    /// The connection is reset in the middle of the body.
    ResetBody,
    /// Half of the body, then the end of the connection.
    Truncated,
    /// `Content-Length` names more than there is.
    LengthTooLong,
    /// `Content-Length` names half of what there is.
    LengthTooShort,
    /// `charset=utf-16be` over text in UTF-8.
    WrongEncoding,
    /// `Content-Encoding: gzip` over text that is not.
    BadGzip,
    /// 302 to itself.
    RedirectLoop,
    /// 302 to an address of the loopback network that nobody should follow.
    RedirectPrivate,
    /// 301 to `/moved/...`, where the same content is.
    MovedPermanently,
    /// 429 with `Retry-After`.
    TooManyRequests,
    /// 503 with `Retry-After`.
    Unavailable,
    /// 500.
    ServerError,
    /// 410 for an address that is there again later.
    Gone,
    /// 32 MiB of spaces after the document.
    Huge,
    /// A small answer that decodes to 64 MiB.
    GzipBomb,
    /// Markup that is not well formed: the title of the last entry never ends and takes the entry's address into itself, or
    /// the last end tags are misspelt. JSON breaks off in the middle.
    Malformed,
    /// 200 without content.
    Empty,
    /// A web page where a feed should be.
    HtmlInstead,
    /// Dates five years ahead.
    SkewedDates,
}

impl Fault {
    /// All faults.
    pub const ALL: [Self; 22] = [
        Self::SlowHead,
        Self::SlowBody,
        Self::ResetHead,
        Self::ResetBody,
        Self::Truncated,
        Self::LengthTooLong,
        Self::LengthTooShort,
        Self::WrongEncoding,
        Self::BadGzip,
        Self::RedirectLoop,
        Self::RedirectPrivate,
        Self::MovedPermanently,
        Self::TooManyRequests,
        Self::Unavailable,
        Self::ServerError,
        Self::Gone,
        Self::Huge,
        Self::GzipBomb,
        Self::Malformed,
        Self::Empty,
        Self::HtmlInstead,
        Self::SkewedDates,
    ];

    /// The fault with this name, as [`Fault`] is written in JSON: `slow_head`.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        serde_json::from_value(serde_json::Value::String(word.to_owned())).ok()
    }
}

/// A fault that somebody ordered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The title's slug; `None` for all titles.
    pub title: Option<String>,
    /// What the path begins with; empty for all paths.
    pub path: String,
    /// What goes wrong.
    pub fault: Fault,
}

/// Which answers go wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Faults {
    /// Faults for named titles and paths; the first that fits counts.
    pub orders: Vec<Order>,
    /// The share of titles (0 to 1) that have some fault at any time.
    pub share: f64,
    /// The faults from which the share takes its own.
    pub kinds: Vec<Fault>,
    /// How long a title keeps its fault, in virtual minutes.
    pub window_minutes: u32,
    /// From which the share follows.
    pub seed: u64,
    /// How long a slow answer takes at most, in real milliseconds.
    pub slow_ms: u64,
    /// What `Retry-After` says, in real seconds.
    pub retry_after_s: u32,
}

impl Default for Faults {
    /// No faults.
    fn default() -> Self {
        Self {
            orders: Vec::new(),
            share: 0.0,
            kinds: Fault::ALL.to_vec(),
            window_minutes: 60,
            seed: 1,
            slow_ms: 30_000,
            retry_after_s: 120,
        }
    }
}

impl Faults {
    /// No faults.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// A share of titles with any fault.
    #[must_use]
    pub fn share(share: f64, seed: u64) -> Self {
        Self { share, seed, ..Self::default() }
    }

    /// One fault for one title and path.
    #[must_use]
    pub fn order(mut self, title: &str, path: &str, fault: Fault) -> Self {
        self.orders.push(Order { title: Some(title.to_owned()), path: path.to_owned(), fault });
        self
    }

    /// What goes wrong with a path of a title at a (virtual) time. Pictures and robots.txt fail only by order.
    #[must_use]
    pub fn at(&self, title_index: usize, slug: &str, path: &str, at: Timestamp) -> Option<Fault> {
        let ordered = self
            .orders
            .iter()
            .find(|order| order.title.as_deref().is_none_or(|title| title == slug) && path.starts_with(&order.path));
        if let Some(order) = ordered {
            return Some(order.fault);
        }
        if self.share <= 0.0 || path == "/robots.txt" || path.starts_with("/pictures/") {
            return None;
        }
        let window = at.as_second().div_euclid(i64::from(self.window_minutes.max(1)) * 60);
        let mut random = Random::new(mix(&[self.seed, title_index as u64, window.cast_unsigned()]));
        random.chance(self.share).then(|| random.pick(&self.kinds).copied()).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_titles_fails_and_others_do_at_another_time() {
        let faults = Faults::share(0.3, 7);
        let at = |hour: i64| Timestamp::from_second(hour * 3_600).unwrap();
        let failing =
            |hour| (0..1_000).filter(|title| faults.at(*title, "x", "/rss", at(hour)).is_some()).collect::<Vec<_>>();
        assert!((250..350).contains(&failing(1).len()), "{}", failing(1).len());
        assert_eq!(failing(1), failing(1));
        assert_ne!(failing(1), failing(2));
        assert!((0..1_000).all(|title| faults.at(title, "x", "/robots.txt", at(1)).is_none()));
    }

    #[test]
    fn orders_hit_their_title_and_path() {
        let faults = Faults::none().order("a", "/feed", Fault::Gone);
        let at = Timestamp::UNIX_EPOCH;
        assert_eq!(faults.at(0, "a", "/feeds/all.xml", at), Some(Fault::Gone));
        assert_eq!(faults.at(0, "a", "/", at), None);
        assert_eq!(faults.at(1, "b", "/feeds/all.xml", at), None);
    }

    #[test]
    fn names_read_back() {
        for fault in Fault::ALL {
            let word = serde_json::to_value(fault).unwrap();
            assert_eq!(Fault::from_word(word.as_str().unwrap()), Some(fault));
        }
    }
}
