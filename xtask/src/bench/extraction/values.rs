//! When two values of a field are the same: words, names, times, pictures.

use std::{collections::BTreeSet, sync::LazyLock};

use jiff::{SignedDuration, civil::DateTime};
use regex::{Regex, Replacer};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use super::body::tokens;

static BY: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?i)^\s*(by|von|par|por|di|door|av|af)\s+").ok());
static BETWEEN_NAMES: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)\s*(?:;|\||/|,|\band\b|\bund\b|\bet\b|\by\b|&)\s*").ok());
static PICTURE_FORMAT: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?i)\.(jpe?g|png|webp|avif|gif)$").ok());
static PICTURE_SIZE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"([-_]\d{2,4}x\d{2,4}|[-_@]\d{1,2}x|-(scaled|large|medium))$").ok());
static TIME: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"^(\d{4})-(\d\d)-(\d\d)(?:.(\d\d)(?::(\d\d)(?::(\d\d)(?:\.(\d{1,6})\d*)?)?)?(?:([+-])(\d\d):?(\d\d)(?::\d\d)?)?)?$").ok()
});

fn replaced(pattern: &Option<Regex>, text: &str, by: impl Replacer) -> String {
    pattern.as_ref().map_or_else(|| text.to_owned(), |pattern| pattern.replace(text, by).into_owned())
}

/// The words of `text`, folded: compatibility forms, case and punctuation do not count.
pub fn folded(text: &str) -> String {
    let lower: String = text.nfkc().collect::<String>().to_lowercase();
    tokens(&lower.replace('ß', "ss").replace('ς', "σ"), false).join(" ")
}

/// A value as text: itself where it is a string, nothing otherwise.
pub fn text(value: Option<&Value>) -> &str {
    value.and_then(Value::as_str).unwrap_or_default()
}

/// Whether a value says anything.
pub fn says_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(fields) => !fields.is_empty(),
        Value::Bool(_) | Value::Number(_) => true,
    }
}

/// The names in a list, or in a printed byline.
pub fn names(value: Option<&Value>) -> BTreeSet<String> {
    let clean = |name: &str| replaced(&BY, name, "");
    let split = |line: String| match BETWEEN_NAMES.as_ref() {
        Some(pattern) => pattern.split(&line).map(folded).collect::<Vec<_>>(),
        None => vec![folded(&line)],
    };
    let found: Vec<String> = match value {
        Some(Value::Array(items)) => {
            items.iter().map(|item| folded(&clean(text(Some(item.get("name").unwrap_or(item)))))).collect()
        }
        Some(Value::String(line)) => split(clean(line)),
        _ => Vec::new(),
    };
    found.into_iter().filter(|name| !name.is_empty()).collect()
}

/// A time as printed, with its distance from UTC where it is stated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Time {
    /// As printed.
    pub local: DateTime,
    /// East of UTC.
    offset: Option<SignedDuration>,
}

impl Time {
    /// Reads ISO 8601 as found in the wild.
    pub fn read(value: &str) -> Option<Self> {
        let value = value.trim().replace('Z', "+00:00");
        let short = |length: usize| {
            value.char_indices().nth(length).map_or(value.as_str(), |(end, _)| value.get(..end).unwrap_or_default())
        };
        [value.as_str(), short(19), short(10)].into_iter().find_map(Self::read_strictly)
    }

    fn read_strictly(value: &str) -> Option<Self> {
        let found = TIME.as_ref()?.captures(value)?;
        let number = |group: usize| found.get(group).map_or(Some(0), |digits| digits.as_str().parse::<i16>().ok());
        let small = |group: usize| number(group).and_then(|number| i8::try_from(number).ok());
        let fraction = found.get(7).map_or("", |digits| digits.as_str());
        let nanoseconds = format!("{fraction:0<9}").parse::<i32>().ok()?;
        let local =
            DateTime::new(number(1)?, small(2)?, small(3)?, small(4)?, small(5)?, small(6)?, nanoseconds).ok()?;
        let offset = match found.get(8).map(|sign| sign.as_str()) {
            None => None,
            Some(sign) => {
                let minutes = i64::from(number(9)?) * 60 + i64::from(number(10)?);
                Some(SignedDuration::from_mins(if sign == "-" { -minutes } else { minutes }))
            }
        };
        Some(Self { local, offset })
    }

    /// Whether it is the beginning of a day, which usually means that only the day is known.
    pub fn is_midnight(&self) -> bool {
        (self.local.hour(), self.local.minute(), self.local.second()) == (0, 0, 0)
    }

    /// In UTC; a time without a zone is taken for UTC.
    fn utc(&self) -> DateTime {
        self.local.saturating_sub(self.offset.unwrap_or_default())
    }

    /// The same calendar day, in the zone of either side or in UTC.
    pub fn is_same_day(&self, other: &Self) -> bool {
        let days = |time: &Self| [time.local.date(), time.utc().date()];
        days(self).iter().any(|day| days(other).contains(day))
    }

    /// Within a minute, where `self` is the truth.
    pub fn is_same_instant(&self, other: &Self) -> bool {
        let distance = other.utc().duration_since(self.utc());
        (other.is_midnight() || !self.is_midnight()) && distance.abs() <= SignedDuration::from_secs(60)
    }
}

/// What identifies a picture, whatever its size, format or server.
pub fn picture_key(address: &str) -> String {
    let address =
        if address.contains("/_next/image") { address } else { address.split('?').next().unwrap_or_default() };
    let mut address = unescaped(address);
    // A resizer's address holds the original's.
    let starts: Vec<usize> = ["http://", "https://"]
        .iter()
        .flat_map(|scheme| address.match_indices(scheme))
        .map(|(start, _)| start)
        .collect();
    if let Some(last) = starts.iter().max().filter(|_| starts.len() > 1) {
        address = address.get(*last..).unwrap_or_default().to_owned();
    }
    let path = path_of(&address);
    let path = path.trim_end_matches('/');
    let name = path.rsplit('/').next().unwrap_or_default();
    let stem = replaced(&PICTURE_SIZE, &replaced(&PICTURE_FORMAT, name, ""), "");
    if stem.chars().count() >= 6 {
        return stem.to_lowercase();
    }
    let parts: Vec<&str> = path.split('/').collect();
    parts.get(parts.len().saturating_sub(3)..).unwrap_or_default().join("/").to_lowercase()
}

fn path_of(address: &str) -> String {
    let after_scheme = address.split_once("://").map(|(_, rest)| rest).or_else(|| address.strip_prefix("//"));
    let path = match after_scheme {
        Some(rest) => rest.find(['/', '?', '#']).and_then(|start| rest.get(start..)).unwrap_or_default(),
        None => address,
    };
    path.split(['?', '#']).next().unwrap_or_default().to_owned()
}

/// Percent escapes decoded.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let escaped =
            (*first == b'%').then(|| after.get(..2)).flatten().and_then(|digits| std::str::from_utf8(digits).ok());
        match escaped.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// One name for an agency that has several.
pub fn agency(name: &str) -> String {
    let name = folded(name);
    let short = match name.as_str() {
        "associated press" | "the associated press" => "ap",
        "agence france presse" => "afp",
        "deutsche presse agentur" => "dpa",
        "anadolu ajansi" | "anadolu ajansı" | "aa" => "anadolu",
        "keystone sda" => "sda",
        "sport informations dienst" => "sid",
        "press trust of india" => "pti",
        "thomson reuters" => "reuters",
        _ => return name,
    };
    short.to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{super::body::WORD, *};

    #[test]
    fn all_patterns_are_built() {
        let patterns = [&*WORD, &*BY, &*BETWEEN_NAMES, &*PICTURE_FORMAT, &*PICTURE_SIZE, &*TIME];
        assert!(patterns.iter().all(|pattern| pattern.is_some()));
    }

    #[test]
    fn words_are_compared_without_case_and_punctuation() {
        assert_eq!(folded("“Ｆußball” – A.B."), "fussball a b");
    }

    #[test]
    fn names_come_from_lists_and_from_bylines() {
        let expected = BTreeSet::from([String::from("ana díaz"), String::from("bo")]);
        assert_eq!(names(Some(&json!(["By Ana Díaz", { "name": "Bo" }]))), expected);
        assert_eq!(names(Some(&json!("By Ana Díaz and Bo"))), expected);
        assert_eq!(names(None), BTreeSet::new());
    }

    #[test]
    fn times_are_compared_across_zones() {
        let read = |text| Time::read(text).unwrap();
        assert!(read("2025-06-05 14:46:12+02:00").is_same_instant(&read("2025-06-05T12:46:40Z")));
        assert!(!read("2025-06-05 14:46:12+02:00").is_same_instant(&read("2025-06-05T14:46:12Z")));
        assert!(read("2025-06-05 01:00:00+02:00").is_same_day(&read("2025-06-04")));
        assert!(!read("2025-06-05").is_same_instant(&read("2025-06-05T00:00:30")));
        assert_eq!(Time::read("2025-06-05T14:46:12.1234567+0200"), Time::read("2025-06-05 14:46:12.123456+02:00"));
        assert_eq!(Time::read("yesterday"), None);
    }

    #[test]
    fn a_picture_is_the_same_in_every_size() {
        for address in [
            "https://example.org/media/harbour-fire-1200x800.jpg?width=900",
            "https://cdn.example.org/resize/https%3A%2F%2Fexample.org%2Fmedia%2Fharbour-fire.webp",
            "//example.org/a/Harbour-Fire-scaled.JPG",
        ] {
            assert_eq!(picture_key(address), "harbour-fire", "{address}");
        }
        assert_eq!(picture_key("https://example.org/2026/11/23/a.jpg"), "11/23/a.jpg");
    }

    #[test]
    fn agencies_have_one_name() {
        assert_eq!(agency("Agence France-Presse"), agency("AFP"));
    }
}
