//! robots.txt: what a site asks crawlers to leave alone (RFC 9309), read for one crawler. Pure.
//!
//! Where the standard is silent or the wild disagrees with it, this reads as Google's published parser does. robots.txt
//! allows fetching; it never licenses republishing.

use std::time::Duration;
use url::Url;

pub(crate) mod cache;

/// A line is read up to this length, as by Google's parser: eight times the longest URL in use, less an end mark.
const LINE_BYTES: usize = 8 * 2083 - 1;
/// Sitemap lines beyond this number are dropped.
const MAX_SITEMAPS: usize = 100;

/// What one site's robots.txt says to one crawler.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rules {
    rules: Vec<Rule>,
    /// The pause that the site wishes between requests (not part of the standard, widely used); not capped here.
    pub crawl_delay: Option<Duration>,
    /// Addresses of sitemaps, as written. They concern every crawler.
    pub sitemaps: Vec<String>,
}

#[derive(Debug, Clone, PartialEq)]
struct Rule {
    allows: bool,
    pattern: Box<str>,
}

/// What a site's robots.txt means for one URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// Fetch it, at this pace where the site names one.
    Allowed {
        /// The site's Crawl-delay, not yet capped.
        crawl_delay: Option<Duration>,
    },
    /// Leave it.
    Disallowed,
    /// robots.txt could not be read (5xx, no answer): leave it until then.
    Unknown {
        /// When robots.txt will be asked again.
        until: jiff::Timestamp,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Key {
    UserAgent,
    Allow,
    Disallow,
    Sitemap,
    CrawlDelay,
    Other,
}

/// Which agents the group that is being read speaks to.
#[derive(Debug, Default, Clone, Copy)]
struct Group {
    ours: bool,
    everyone: bool,
    /// A rule has been seen, so the next User-agent line begins a new group.
    has_rules: bool,
}

impl Rules {
    /// Reads the file for the crawler with the product token `product`. Cannot fail: what is not understood is skipped.
    #[must_use]
    pub fn parse(file: &[u8], product: &str) -> Rules {
        let mut group = Group::default();
        let mut addressed = false;
        let (mut ours, mut everyone, mut sitemaps) = (Rules::default(), Rules::default(), Vec::new());
        for line in lines(file) {
            let Some((key, value)) = key_and_value(&line) else { continue };
            match key {
                Key::UserAgent => {
                    if group.has_rules {
                        group = Group::default();
                    }
                    let is_star =
                        value.strip_prefix('*').is_some_and(|rest| !rest.starts_with(|c: char| !c.is_whitespace()));
                    group.everyone |= is_star;
                    if !is_star && product_token(value).eq_ignore_ascii_case(product) && !product.is_empty() {
                        (group.ours, addressed) = (true, true);
                    }
                }
                Key::Allow | Key::Disallow => {
                    group.has_rules = true;
                    for (speaks_to, rules) in [(group.ours, &mut ours), (group.everyone, &mut everyone)] {
                        if speaks_to {
                            rules.add(key == Key::Allow, value);
                        }
                    }
                }
                Key::CrawlDelay => {
                    let delay = value.parse().ok().and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
                    for (speaks_to, rules) in [(group.ours, &mut ours), (group.everyone, &mut everyone)] {
                        if speaks_to {
                            rules.crawl_delay = rules.crawl_delay.max(delay);
                        }
                    }
                }
                Key::Sitemap if sitemaps.len() < MAX_SITEMAPS => sitemaps.push(value.to_owned()),
                Key::Sitemap | Key::Other => {}
            }
        }
        let mut rules = if addressed { ours } else { everyone };
        rules.sitemaps = sitemaps;
        rules
    }

    fn add(&mut self, allows: bool, value: &str) {
        if value.is_empty() {
            return; // "Disallow:" with nothing after it disallows nothing
        }
        let pattern = normalised_pattern(value);
        // Google reads "Allow: /folder/index.html" as allowing "/folder/" itself, too.
        if let Some(slash) = pattern.rfind('/').filter(|_| allows)
            && let (Some(folder), Some(file)) = (pattern.get(..=slash), pattern.get(slash..))
            && file.starts_with("/index.htm")
        {
            self.rules.push(Rule { allows, pattern: format!("{folder}$").into() });
        }
        self.rules.push(Rule { allows, pattern: pattern.into() });
    }

    /// Whether `url` may be fetched.
    #[must_use]
    pub fn allows(&self, url: &Url) -> bool {
        match url.query() {
            Some(query) => self.allows_path(&format!("{}?{query}", url.path())),
            None => self.allows_path(url.path()),
        }
    }

    /// Whether a path with its query, percent-encoded as in a URL, may be fetched: the longest pattern that matches
    /// decides, and Allow wins a tie (RFC 9309, 2.2.2).
    #[must_use]
    pub fn allows_path(&self, path: &str) -> bool {
        let path = if path.is_empty() { "/" } else { path };
        if path == "/robots.txt" {
            return true;
        }
        let path = upper_case_escapes(path);
        let mut longest = (0, true);
        for rule in &self.rules {
            let candidate = (rule.pattern.len(), rule.allows);
            if candidate > longest && matches(&rule.pattern, &path) {
                longest = candidate;
            }
        }
        longest.1
    }

    /// The memory that the rules take, roughly.
    #[must_use]
    pub fn size_bytes(&self) -> usize {
        let rules: usize = self.rules.iter().map(|rule| rule.pattern.len() + size_of::<Rule>()).sum();
        let sitemaps: usize = self.sitemaps.iter().map(|sitemap| sitemap.len() + size_of::<String>()).sum();
        size_of::<Rules>() + rules + sitemaps
    }
}

/// The lines of the file: any line ending, a byte order mark (or its beginning) skipped, over-long lines cut.
fn lines(file: &[u8]) -> impl Iterator<Item = String> + '_ {
    let mark = [0xef, 0xbb, 0xbf].iter().zip(file).take_while(|(a, b)| a == b).count();
    let file = file.get(mark..).unwrap_or_default();
    file.split(|byte| matches!(byte, b'\n' | b'\r')).map(|line| {
        let line = line.get(..LINE_BYTES).unwrap_or(line);
        String::from_utf8_lossy(line).into_owned()
    })
}

/// `key: value` of a line; the colon may be missing when exactly two words stand there.
fn key_and_value(line: &str) -> Option<(Key, &str)> {
    let line = line.split('#').next().unwrap_or_default().trim();
    let (key, value) = match line.split_once(':') {
        Some((key, value)) => (key.trim(), value.trim()),
        None => {
            let (key, value) = line.split_once([' ', '\t'])?;
            let value = value.trim();
            if value.contains([' ', '\t']) {
                return None;
            }
            (key.trim(), value)
        }
    };
    if key.is_empty() { None } else { Some((kind(key), value)) }
}

/// Keys are recognised by their beginning and with the typing errors that are common in the wild.
fn kind(key: &str) -> Key {
    let key = key.to_ascii_lowercase();
    let begins = |words: &[&str]| words.iter().any(|word| key.starts_with(word));
    if begins(&["user-agent", "useragent", "user agent"]) {
        Key::UserAgent
    } else if begins(&["allow"]) {
        Key::Allow
    } else if begins(&["disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw"]) {
        Key::Disallow
    } else if begins(&["sitemap", "site-map"]) {
        Key::Sitemap
    } else if begins(&["crawl-delay", "crawldelay"]) {
        Key::CrawlDelay
    } else {
        Key::Other
    }
}

/// The product token at the start of a User-agent value: letters, hyphens and underscores (RFC 9309, 2.2.1).
fn product_token(value: &str) -> &str {
    let end = value.find(|c: char| !c.is_ascii_alphabetic() && c != '-' && c != '_').unwrap_or(value.len());
    value.get(..end).unwrap_or_default()
}

/// A pattern as URLs spell it: bytes beyond ASCII percent-encoded, escapes in upper case.
fn normalised_pattern(value: &str) -> String {
    let mut pattern = String::with_capacity(value.len());
    for c in value.chars() {
        if c.is_ascii() {
            pattern.push(c);
        } else {
            let mut buffer = [0; 4];
            for byte in c.encode_utf8(&mut buffer).bytes() {
                pattern.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    upper_case_escapes(&pattern).into_owned()
}

fn upper_case_escapes(path: &str) -> std::borrow::Cow<'_, str> {
    if !path.contains('%') {
        return path.into();
    }
    let mut left = 0;
    let raised = path.chars().map(|c| {
        if c == '%' {
            left = 2;
            c
        } else if left > 0 {
            left -= 1;
            c.to_ascii_uppercase()
        } else {
            c
        }
    });
    raised.collect::<String>().into()
}

/// Whether the path begins as the pattern says: `*` is any run of characters, `$` at the end is the end.
/// Taking every piece at its first place is enough, so the cost is linear in path and pattern.
fn matches(pattern: &str, path: &str) -> bool {
    let (pattern, is_anchored) = pattern.strip_suffix('$').map_or((pattern, false), |front| (front, true));
    let mut pieces = pattern.split('*');
    let first = pieces.next().unwrap_or_default();
    let Some(mut rest) = path.strip_prefix(first) else { return false };
    let mut last = None;
    for piece in pieces {
        if let Some(before) = last.replace(piece) {
            let Some((_, after)) = rest.split_once(before) else { return false };
            rest = after;
        }
    }
    match last {
        None => !is_anchored || rest.is_empty(),
        Some(last) if is_anchored => rest.ends_with(last),
        Some(last) => rest.contains(last),
    }
}

#[cfg(test)]
mod tests;
