//! Names of things in this protocol: items, streams, tags, moments.

use news::{ArticleId, TitleId};

const ITEM: &str = "tag:google.com,2005:reader/item/";

/// The long form of an item's id: sixteen hexadecimal digits with zeros before.
pub(crate) fn item(id: ArticleId) -> String {
    format!("{ITEM}{:016x}", id.0)
}

/// Reads an item's id in any of the forms that apps send: long, its digits alone (sixteen hexadecimal ones), decimal.
pub(crate) fn parse_item(text: &str) -> Option<ArticleId> {
    let text = text.trim();
    let hexadecimal = |digits: &str| u64::from_str_radix(digits, 16).ok().map(|id| ArticleId(id.cast_signed()));
    if let Some(digits) = text.strip_prefix(ITEM) {
        return hexadecimal(digits);
    }
    if text.len() == 16 && (text.starts_with('0') || text.bytes().any(|byte| byte.is_ascii_alphabetic())) {
        return hexadecimal(text);
    }
    match text.parse::<i64>() {
        Ok(id) => Some(ArticleId(id)),
        Err(_) => hexadecimal(text),
    }
}

/// A stream of items, or a tag on one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Tag {
    ReadingList,
    Read,
    KeptUnread,
    Starred,
    Label(String),
    Title(TitleId),
    /// A feed by its address, as it comes with new subscriptions.
    Address(String),
    /// One that we keep nothing under (`broadcast`, `like`, ..).
    Other,
}

impl Tag {
    /// Reads `user/-/state/com.google/starred`, `user/1/label/Sport`, `feed/123`, `feed/https://..`.
    pub fn parse(text: &str) -> Self {
        if let Some(feed) = text.strip_prefix("feed/") {
            return feed.parse().map_or_else(|_| Self::Address(feed.to_owned()), |id| Self::Title(TitleId(id)));
        }
        let rest = text.strip_prefix("user/").and_then(|rest| rest.split_once('/')).map_or(text, |(_, rest)| rest);
        if let Some(label) = rest.strip_prefix("label/") {
            return Self::Label(label.to_owned());
        }
        match rest.strip_prefix("state/com.google/").unwrap_or_default() {
            "reading-list" => Self::ReadingList,
            "read" => Self::Read,
            "kept-unread" => Self::KeptUnread,
            "starred" => Self::Starred,
            _ => Self::Other,
        }
    }
}

pub(crate) fn label(name: &str) -> String {
    format!("user/-/label/{name}")
}

pub(crate) fn state(name: &str) -> String {
    format!("user/-/state/com.google/{name}")
}

pub(crate) fn feed(title: TitleId) -> String {
    format!("feed/{}", title.0)
}

/// A moment in microseconds, whatever unit the app counts in: seconds, milliseconds, microseconds, nanoseconds.
pub(crate) fn moment_us(number: i64) -> i64 {
    match number {
        ..100_000_000_000 => number.saturating_mul(1_000_000),
        100_000_000_000..100_000_000_000_000 => number.saturating_mul(1_000),
        100_000_000_000_000..100_000_000_000_000_000 => number,
        _ => number / 1_000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_go_by_four_forms() {
        let id = ArticleId(913_579_809_177_600_004);
        assert_eq!(parse_item(&item(id)), Some(id));
        assert_eq!(parse_item(&format!("{:016x}", id.0)), Some(id));
        assert_eq!(parse_item(&id.0.to_string()), Some(id));
        assert_eq!(parse_item("tag:google.com,2005:reader/item/ffffffffffffffff"), Some(ArticleId(-1)));
        assert_eq!(parse_item("nonsense"), None);
    }

    #[test]
    fn streams_and_tags() {
        for (text, expected) in [
            ("user/-/state/com.google/reading-list", Tag::ReadingList),
            ("user/1005921515/state/com.google/read", Tag::Read),
            ("user/-/state/com.google/tracking-kept-unread", Tag::Other),
            ("user/-/label/Sport & more/1", Tag::Label("Sport & more/1".to_owned())),
            ("feed/77", Tag::Title(TitleId(77))),
            ("feed/https://e.org/rss?a=1", Tag::Address("https://e.org/rss?a=1".to_owned())),
            ("", Tag::Other),
        ] {
            assert_eq!(Tag::parse(text), expected, "{text}");
        }
    }

    #[test]
    fn moments_in_every_unit() {
        let us = 1_795_651_200_000_000;
        for number in [us / 1_000_000, us / 1_000, us, us * 1_000] {
            assert_eq!(moment_us(number), us);
        }
    }
}
