//! The address guard: which URLs and which addresses a request may go to. Pure; it resolves nothing.
//!
//! A URL is judged before every hop ([`Guard::check`]), every address a name resolves to is judged again
//! ([`Guard::allows`]), and a connection is made only to an address that passed. Both are needed: an HTTP client does not
//! ask its resolver about `http://2130706433/`.

use crate::Resolution;
use ipnet::IpNet;
use serde::Serialize;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use thiserror::Error;
use url::{Host, Url};

mod address;

pub use address::not_public;

/// HTTP's own ports and their registered alternates: publishers do serve feeds on the latter.
pub const PORTS: [u16; 4] = [80, 443, 8080, 8443];

/// Ports of other protocols, which no name may be asked on even inside the operator's own networks (Fetch Standard,
/// "bad port", where it concerns servers that would act on a line of text).
const PORTS_OF_OTHER_PROTOCOLS: [u16; 40] = [
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 79, 110, 111, 113, 115, 119, 123, 135, 137,
    139, 143, 161, 179, 389, 465, 514, 587, 636, 993, 995, 6379,
];

/// Endings of names that are local by definition or by common use, and of networks that HTTP does not reach.
const LOCAL_ENDINGS: [&str; 12] = [
    "local",
    "internal",
    "intranet",
    "lan",
    "home",
    "corp",
    "private",
    "localdomain",
    "home.arpa",
    "onion",
    "i2p",
    "alt",
];

/// The rule that every outgoing request passes: the public internet, plus what the operator opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guard {
    /// Networks that the operator opened (`--egress-allow`); any port is allowed inside them.
    pub allowed_networks: Vec<IpNet>,
    /// Ports that may be asked on the public internet.
    pub allowed_ports: Vec<u16>,
}

impl Default for Guard {
    fn default() -> Self {
        Guard { allowed_networks: Vec::new(), allowed_ports: PORTS.to_vec() }
    }
}

/// Why a request was not sent. Each reads as a sentence for the operator.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refusal {
    /// The text is not a URL, or hides parts of itself from a reader (control characters, backslashes, missing slashes).
    #[error("this is not a usable address: {0}")]
    NotAnAddress(String),
    /// Neither http nor https.
    #[error("the scheme {0} is not fetched; only http and https are")]
    Scheme(String),
    /// A user name or password stands before the host.
    #[error("the address carries a user name or password; remove them")]
    Credentials,
    /// The port is none of HTTP's.
    #[error("port {0} is not fetched; allow the network with --egress-allow if it is yours")]
    Port(u16),
    /// The host is, or resolved to, an address that is not on the public internet.
    #[error("{address} is {why}, not on the public internet; allow the network with --egress-allow if it is yours")]
    Address {
        /// The address that was refused.
        address: IpAddr,
        /// What it is instead.
        why: &'static str,
    },
    /// The host is a name that only exists inside a network.
    #[error("{0} is a local name, not one on the public internet")]
    LocalName(String),
}

impl Refusal {
    /// A stable word for the database and for metrics.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Refusal::NotAnAddress(_) => "refused_not_an_address",
            Refusal::Scheme(_) => "refused_scheme",
            Refusal::Credentials => "refused_credentials",
            Refusal::Port(_) => "refused_port",
            Refusal::Address { .. } => "refused_address",
            Refusal::LocalName(_) => "refused_local_name",
        }
    }
}

/// What the guard says about one line of text: the answer of `newsstand check-url --jsonl`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// The text as it was given.
    pub url: String,
    /// Whether it would be fetched.
    pub allowed: bool,
    /// Why, as a sentence.
    pub reason: String,
}

/// Where a name may resolve to; decided with the URL, because a port or a name can be fine inside the operator's own
/// networks and nowhere else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// The public internet and the operator's networks.
    Anywhere,
    /// Only the networks that the operator opened.
    AllowedNetworks,
}

/// What the default guard (no network opened) says about `text`.
#[must_use]
pub fn check_text(text: &str) -> Verdict {
    Guard::default().check_text(text)
}

impl Guard {
    /// Judges a URL before it is asked. A name passes here and its addresses are judged when they are known.
    ///
    /// # Errors
    /// The reason why this URL must not be requested.
    pub fn check(&self, url: &Url) -> Result<(), Refusal> {
        self.reach(url).map(|_| ())
    }

    /// Like [`Guard::check`], and says how far the host's name may resolve.
    ///
    /// # Errors
    /// The reason why this URL must not be requested.
    pub fn reach(&self, url: &Url) -> Result<Reach, Refusal> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(Refusal::Scheme(url.scheme().to_owned()));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Refusal::Credentials);
        }
        let port = url.port_or_known_default().unwrap_or(0);
        let host = url.host().ok_or_else(|| Refusal::NotAnAddress("it names no host".to_owned()))?;
        match host {
            Host::Ipv4(v4) => self.reach_of_address(v4.into(), port),
            Host::Ipv6(v6) => self.reach_of_address(v6.into(), port),
            Host::Domain(name) => self.reach_of_name(name, port),
        }
    }

    fn reach_of_address(&self, address: IpAddr, port: u16) -> Result<Reach, Refusal> {
        if self.opens(address) && port != 0 {
            return Ok(Reach::AllowedNetworks);
        }
        if let Some(why) = not_public(address) {
            return Err(Refusal::Address { address: address::canonical(address), why });
        }
        if self.allowed_ports.contains(&port) { Ok(Reach::Anywhere) } else { Err(Refusal::Port(port)) }
    }

    fn reach_of_name(&self, name: &str, port: u16) -> Result<Reach, Refusal> {
        let name = name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
        if !is_host_name(&name) {
            return Err(Refusal::NotAnAddress(format!("{name} is not a name of a host")));
        }
        if crate::resolver::is_localhost(&name) {
            let loopback = IpAddr::V4(Ipv4Addr::LOCALHOST);
            return if self.opens(loopback) && port != 0 {
                Ok(Reach::AllowedNetworks)
            } else {
                Err(Refusal::LocalName(name))
            };
        }
        let local = !name.contains('.') || LOCAL_ENDINGS.iter().any(|ending| ends_with_label(&name, ending));
        if local {
            // Such a name can only be meant for the operator's own network; loopback alone is not one.
            return if self.opens_a_network() { Ok(Reach::AllowedNetworks) } else { Err(Refusal::LocalName(name)) };
        }
        if self.allowed_ports.contains(&port) {
            return Ok(Reach::Anywhere);
        }
        if self.allowed_networks.is_empty() || PORTS_OF_OTHER_PROTOCOLS.contains(&port) {
            return Err(Refusal::Port(port));
        }
        Ok(Reach::AllowedNetworks)
    }

    /// Whether a connection may be made to this address at all (on a port that [`Guard::check`] passed).
    #[must_use]
    pub fn allows(&self, address: IpAddr) -> bool {
        self.opens(address) || not_public(address).is_none()
    }

    /// Keeps of a name's addresses those within `reach`.
    ///
    /// # Errors
    /// [`Resolution::Refused`] with the first address refused when none is left; [`Resolution::NotFound`] when there was none.
    pub fn filter(&self, addresses: Vec<IpAddr>, reach: Reach) -> Result<Vec<IpAddr>, Resolution> {
        let mut refused = None;
        let mut kept = Vec::with_capacity(addresses.len());
        for address in addresses {
            let within = match reach {
                Reach::Anywhere => self.allows(address),
                Reach::AllowedNetworks => self.opens(address),
            };
            if within {
                kept.push(address);
            } else if refused.is_none() {
                let why = not_public(address).unwrap_or("outside the networks opened with --egress-allow");
                refused = Some(Refusal::Address { address: address::canonical(address), why });
            }
        }
        match refused {
            Some(refusal) if kept.is_empty() => Err(Resolution::Refused(refusal)),
            None if kept.is_empty() => Err(Resolution::NotFound),
            _ => Ok(kept),
        }
    }

    /// Judges one line of text, as `newsstand check-url --jsonl` shows it.
    #[must_use]
    pub fn check_text(&self, text: &str) -> Verdict {
        let (allowed, reason) = match parse(text).and_then(|url| self.check(&url)) {
            Ok(()) => (true, "allowed".to_owned()),
            Err(refusal) => (false, refusal.to_string()),
        };
        Verdict { url: text.to_owned(), allowed, reason }
    }

    /// Whether the address lies in a network that the operator opened.
    #[must_use]
    pub fn opens(&self, address: IpAddr) -> bool {
        let address = address::canonical(address);
        self.allowed_networks.iter().any(|network| network.contains(&address))
    }

    fn opens_a_network(&self) -> bool {
        let loopbacks = [IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST)];
        let is_loopback =
            |network: &IpNet| network.addr().is_loopback() && loopbacks.iter().any(|l| network.contains(l));
        self.allowed_networks.iter().any(|network| !is_loopback(network))
    }
}

/// Reads a URL from text that a person typed or a feed carried, refusing what readers of URLs disagree about: control
/// characters and spaces inside, backslashes, a scheme without its slashes.
///
/// # Errors
/// [`Refusal::NotAnAddress`] or [`Refusal::Scheme`].
pub fn parse(text: &str) -> Result<Url, Refusal> {
    let text = text.trim_matches(|c: char| c == ' ' || c == '\n' || c == '\r' || c == '\t');
    if text.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return Err(Refusal::NotAnAddress("it contains spaces or control characters".to_owned()));
    }
    let authority = text.split(['?', '#']).next().unwrap_or_default();
    if authority.contains('\\') {
        return Err(Refusal::NotAnAddress("it contains a backslash".to_owned()));
    }
    let url = Url::parse(text).map_err(|error| Refusal::NotAnAddress(error.to_string()))?;
    let after_scheme = text.split_once(':').map_or("", |(_, rest)| rest);
    if matches!(url.scheme(), "http" | "https") && (!after_scheme.starts_with("//") || after_scheme.starts_with("///"))
    {
        return Err(Refusal::NotAnAddress("two slashes must follow the scheme".to_owned()));
    }
    Ok(url)
}

/// Letters, digits, hyphens and underscores in labels of at most 63, 253 in all (RFC 1123; underscores are in use).
fn is_host_name(name: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len()) && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
    };
    name.len() <= 253 && name.split('.').all(is_label)
}

fn ends_with_label(name: &str, ending: &str) -> bool {
    name.strip_suffix(ending).is_some_and(|front| front.is_empty() || front.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(networks: &[&str]) -> Guard {
        Guard { allowed_networks: networks.iter().map(|n| n.parse().unwrap()).collect(), ..Guard::default() }
    }

    fn passes(guard: &Guard, url: &str) -> bool {
        guard.check_text(url).allowed
    }

    #[test]
    fn the_corpus_of_forged_addresses() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../testdata/badinput/ssrf_urls.jsonl");
        let mut bad_allowed = Vec::new();
        let mut good_refused = Vec::new();
        for line in std::fs::read_to_string(path).unwrap().lines() {
            let case: serde_json::Value = serde_json::from_str(line).unwrap();
            let url = case["url"].as_str().unwrap();
            match (case["decision"].as_str().unwrap(), check_text(url).allowed) {
                ("block", true) => bad_allowed.push(url.to_owned()),
                ("allow", false) => good_refused.push(check_text(url)),
                _ => {}
            }
        }
        assert_eq!((bad_allowed, good_refused), (vec![], vec![]));
    }

    #[test]
    fn the_same_addresses_are_judged_alike_when_a_name_resolves_to_them() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../testdata/badinput/ssrf_urls.jsonl");
        let mut judged = 0;
        for line in std::fs::read_to_string(path).unwrap().lines() {
            let case: serde_json::Value = serde_json::from_str(line).unwrap();
            let url = Url::parse(case["url"].as_str().unwrap()).ok();
            let address = match url.as_ref().and_then(Url::host) {
                Some(Host::Ipv4(v4)) => IpAddr::V4(v4),
                Some(Host::Ipv6(v6)) => IpAddr::V6(v6),
                _ => continue,
            };
            let expected = match case["decision"].as_str().unwrap() {
                "block" => false,
                "allow" => true,
                _ => continue,
            };
            assert_eq!(Guard::default().allows(address), expected, "{address}");
            judged += 1;
        }
        assert!(judged > 900, "{judged}");
    }

    #[test]
    fn ordinary_addresses_of_publishers_pass() {
        for url in [
            "https://www.example.com/feed.xml",
            "http://example.com",
            "https://münchen.example/nachrichten",
            "https://news.example.co.jp:8443/rss?x=a\\b",
            " https://example.com/trimmed\n",
            "https://a_b.example.com/",
            "https://localhost.example.com/",
            "https://thelocal.example/",
            "https://internal.example.org/",
        ] {
            assert!(passes(&Guard::default(), url), "{url}: {}", check_text(url).reason);
        }
    }

    #[test]
    fn local_and_odd_addresses_are_refused() {
        for url in [
            "",
            "example.com/feed",
            "//example.com/",
            "file:///etc/passwd",
            "feed:https://example.com/",
            "ftp://example.com/",
            "http://user@example.com/",
            "http://:pw@example.com/",
            "http://localhost/",
            "http://a.LOCALHOST./",
            "http://intranet/",
            "http://printer.local/",
            "http://db.internal./",
            "http://x.home.arpa/",
            "http://x.onion/",
            "http://example.com:22/",
            "http://example.com:0/",
            "http:example.com/",
            "http:///example.com/",
            "http://exa\tmple.com/",
            "http:\\\\example.com\\",
            "http://127.0.0.1!/",
            "http://a..example.com/",
            "http://[::1%25eth0]/",
            "http://[fe80::1]/",
            "http://0/",
            "http://2130706433/",
        ] {
            assert!(!passes(&Guard::default(), url), "{url}");
        }
    }

    #[test]
    fn an_opened_network_is_reached_on_any_port_and_nothing_else_is() {
        let guard = opened(&["127.0.0.0/8", "fd12::/16"]);
        for url in [
            "http://127.0.0.1:18999/",
            "http://[::ffff:127.0.0.1]:7/",
            "http://press.localhost:9/",
            "http://[fd12::1]:81/",
        ] {
            assert!(passes(&guard, url), "{url}");
        }
        for url in ["http://10.0.0.1/", "http://[::1]/", "http://8.8.8.8:18999/", "http://127.0.0.1:0/"] {
            assert!(!passes(&guard, url), "{url}");
        }
        assert!(guard.allows("127.9.9.9".parse().unwrap()) && !guard.allows("192.168.0.1".parse().unwrap()));
    }

    #[test]
    fn a_name_on_an_odd_port_may_only_lead_into_an_opened_network() {
        let odd = Url::parse("http://press.example:18999/").unwrap();
        assert_eq!(Guard::default().reach(&odd), Err(Refusal::Port(18999)));
        let guard = opened(&["127.0.0.1/32"]);
        assert_eq!(guard.reach(&odd), Ok(Reach::AllowedNetworks));
        assert_eq!(guard.reach(&Url::parse("http://press.example:25/").unwrap()), Err(Refusal::Port(25)));
        let (inside, outside): (IpAddr, IpAddr) = ("127.0.0.1".parse().unwrap(), "8.8.8.8".parse().unwrap());
        assert_eq!(guard.filter(vec![outside, inside], Reach::AllowedNetworks), Ok(vec![inside]));
        assert_eq!(guard.filter(vec![outside, inside], Reach::Anywhere), Ok(vec![outside, inside]));
        assert!(matches!(guard.filter(vec![outside], Reach::AllowedNetworks), Err(Resolution::Refused(_))));
        assert_eq!(guard.filter(vec![], Reach::Anywhere), Err(Resolution::NotFound));
    }

    #[test]
    fn a_local_name_needs_a_network_beyond_loopback() {
        let intranet = Url::parse("http://intranet/feed").unwrap();
        assert!(opened(&["127.0.0.0/8"]).check(&intranet).is_err());
        assert_eq!(opened(&["10.0.0.0/8"]).reach(&intranet), Ok(Reach::AllowedNetworks));
    }
}
