//! The id of an entry that was given none.

use jiff::Timestamp;

use crate::entry::Entry;

/// Gives `entry` an id: its publisher's, else its address, else a hash of what it says, the same on every parse.
///
/// `seen` holds the hashes used so far in this feed: twins are told apart by their number.
pub(crate) fn settle(entry: &mut Entry, given: Option<&str>, seen: &mut std::collections::HashMap<u64, u32>) {
    if let Some(given) = given.map(str::trim).filter(|id| !id.is_empty() && id.len() <= crate::limits::URL_BYTES) {
        entry.id = given.to_owned();
        return;
    }
    if let Some(url) = &entry.url {
        entry.id.clone_from(url);
        return;
    }
    let mut hash = Fnv::new();
    hash.add(entry.title.as_deref().unwrap_or_default());
    hash.add(&entry.published.or(entry.updated).map_or(String::new(), |at: Timestamp| at.as_microsecond().to_string()));
    hash.add(entry.content_text.as_deref().or(entry.summary.as_deref()).unwrap_or_default());
    for enclosure in &entry.enclosures {
        hash.add(&enclosure.url);
    }
    let number = seen.entry(hash.0).or_insert(0);
    *number += 1;
    entry.id = if *number == 1 { format!("hash:{:016x}", hash.0) } else { format!("hash:{:016x}-{number}", hash.0) };
}

/// FNV-1a, 64 bits: small, and fixed for ever, which the standard library's hasher is not.
struct Fnv(u64);

impl Fnv {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// Adds a text and its end.
    fn add(&mut self, text: &str) {
        for byte in text.bytes().chain([0xFF]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}
