//! The query language: what was typed becomes conditions. Whatever is typed is a query; what makes no sense is said.
//!
//! ```text
//! query   = { ["-"] part { "OR" part } }
//! part    = [field ":"] ( word | word "*" | '"' words '"' )
//! field   = title | author | source | topic | lang | country | before | after | is
//! ```

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

use crate::{Condition, Field};

/// Longer queries are cut, characters.
const MAX_CHARS: usize = 1_000;
/// Parts of a query at most.
const MAX_PARTS: usize = 40;

/// A condition, or its opposite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Whether articles that have it are left out (`-word`).
    pub excluded: bool,
    /// What is asked for.
    pub condition: Condition,
}

/// What was typed, understood: an article has to meet every clause.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// In the order in which they were typed.
    pub clauses: Vec<Clause>,
    /// What could not be understood, in sentences for who typed it.
    pub problems: Vec<String>,
}

/// A part as it stands in the text.
#[derive(Debug, PartialEq, Eq)]
struct Part {
    excluded: bool,
    /// In lower case; empty where there is none.
    field: String,
    value: String,
    quoted: bool,
}

impl Query {
    /// Reads what was typed; days are those of `zone`, counted from `now`.
    #[must_use]
    pub fn parse(text: &str, now: Timestamp, zone: &TimeZone) -> Self {
        let mut query = Self::default();
        let text: String = text.chars().take(MAX_CHARS).collect();
        let mut joins = false;
        for part in parts(&text) {
            if part.field.is_empty() && !part.quoted && !part.excluded && part.value == "OR" {
                joins = !query.clauses.is_empty();
                continue;
            }
            if query.clauses.len() >= MAX_PARTS {
                query.problems.push(format!("Only the first {MAX_PARTS} parts of the search were used."));
                break;
            }
            let excluded = part.excluded;
            match condition(part, now, zone) {
                Ok(Some(condition)) => query.take(excluded, condition, joins),
                Ok(None) => {}
                Err(problem) => query.problems.push(problem),
            }
            joins = false;
        }
        query
    }

    /// Whether nothing is asked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// Whether it asks for what the reader saved.
    #[must_use]
    pub fn asks_for_saved(&self) -> bool {
        fn asks(condition: &Condition) -> bool {
            match condition {
                Condition::Saved => true,
                Condition::AnyOf(all) => all.iter().any(asks),
                _ => false,
            }
        }
        self.clauses.iter().any(|clause| asks(&clause.condition))
    }

    fn take(&mut self, excluded: bool, condition: Condition, joins: bool) {
        match self.clauses.last_mut() {
            Some(last) if joins && !excluded && !last.excluded => match &mut last.condition {
                Condition::AnyOf(all) => all.push(condition),
                first => *first = Condition::AnyOf(vec![first.clone(), condition]),
            },
            _ => self.clauses.push(Clause { excluded, condition }),
        }
    }
}

/// Cuts a query into its parts.
fn parts(text: &str) -> Vec<Part> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (excluded, after) = match rest.strip_prefix(['-', '−']) {
            Some(after) if after.starts_with(|c: char| !c.is_whitespace() && c != '-') => (true, after),
            _ => (false, rest),
        };
        let (field, after) = field_of(after);
        let (value, quoted, after) = value_of(after);
        if !value.is_empty() {
            found.push(Part { excluded, field, value, quoted });
        }
        rest = after.trim_start();
    }
    found
}

/// The field's name before a colon, where there is one of those that we know.
fn field_of(text: &str) -> (String, &str) {
    let name_length = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    let (name, rest) = text.split_at_checked(name_length).unwrap_or((text, ""));
    let name = name.to_ascii_lowercase();
    let known = [
        "title", "headline", "author", "by", "source", "topic", "section", "lang", "language", "country", "before",
        "after", "is",
    ];
    match rest.strip_prefix(':') {
        Some(value) if known.contains(&name.as_str()) && value.starts_with(|c: char| !c.is_whitespace()) => {
            (name, value)
        }
        _ => (String::new(), text),
    }
}

const QUOTES: [char; 6] = ['"', '“', '”', '„', '«', '»'];

/// A word, or what stands between quotes (a missing second quote ends with the text).
fn value_of(text: &str) -> (String, bool, &str) {
    if let Some(after) = text.strip_prefix(QUOTES) {
        let (inside, rest) = after.split_once(QUOTES).unwrap_or((after, ""));
        return (inside.trim().to_owned(), true, rest);
    }
    let end = text.find(|c: char| c.is_whitespace() || QUOTES.contains(&c)).unwrap_or(text.len());
    // A quote within a word ("5\"") must not stop the reading for ever.
    let end = if end == 0 { text.chars().next().map_or(0, char::len_utf8) } else { end };
    let (word, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    (word.to_owned(), false, rest)
}

/// What a part asks for; nothing where it holds no word.
fn condition(part: Part, now: Timestamp, zone: &TimeZone) -> Result<Option<Condition>, String> {
    let Part { field, value, quoted, .. } = part;
    let words = |field| {
        let prefix = !quoted && value.ends_with('*');
        let text = if quoted { value.as_str() } else { value.trim_end_matches('*') }.to_owned();
        let holds_words = text.chars().any(char::is_alphanumeric);
        holds_words.then_some(Condition::Words { field, text, phrase: quoted, prefix })
    };
    Ok(Some(match field.as_str() {
        "" => return Ok(words(Field::Anywhere)),
        "title" | "headline" => return Ok(words(Field::Headline)),
        "author" | "by" => return Ok(words(Field::Author)),
        "topic" | "section" => return Ok(words(Field::Topic)),
        "source" => Condition::Source(value),
        "lang" | "language" => Condition::Language(language(&value)?),
        "country" => Condition::Country(country(&value)?),
        "before" => Condition::Before(day(&value, now, zone)?),
        "after" => Condition::After(day(&value, now, zone)?),
        _ if value.eq_ignore_ascii_case("saved") => Condition::Saved,
        _ => return Err(format!("“is:{value}” is not known; is:saved is.")),
    }))
}

fn language(value: &str) -> Result<String, String> {
    let code = news::primary_language(value);
    if (2..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return Ok(code);
    }
    Err(format!("“lang:{value}” needs a language's code, such as lang:de."))
}

fn country(value: &str) -> Result<String, String> {
    let code = value.to_ascii_uppercase();
    match code.as_str() {
        "UK" => Ok("GB".to_owned()),
        "USA" => Ok("US".to_owned()),
        _ if code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_alphabetic()) => Ok(code),
        _ => Err(format!("“country:{value}” needs a country's code, such as country:FR.")),
    }
}

/// The moment at which a day, a month or a year begins; `today`, `yesterday`, and so long ago (`7d`, `12h`).
fn day(value: &str, now: Timestamp, zone: &TimeZone) -> Result<Timestamp, String> {
    let problem = || format!("“{value}” is no day; write it like 2026-11-26, 2026-11, 7d or yesterday.");
    let today = now.to_zoned_datetime(zone.clone()).date();
    let date = match value.to_ascii_lowercase().as_str() {
        "today" => today,
        "yesterday" => today.yesterday().map_err(|_| problem())?,
        word => match ago(word) {
            Some(span) => return now.checked_sub(span).map_err(|_| problem()),
            None => date(word).ok_or_else(problem)?,
        },
    };
    zone.to_ambiguous_timestamp(date.at(0, 0, 0, 0)).compatible().map_err(|_| problem())
}

/// `7d`, `2w`, `12h`.
fn ago(word: &str) -> Option<Span> {
    let number = word.strip_suffix(['h', 'd', 'w']).filter(|digits| digits.len() <= 4)?.parse::<i64>().ok()?;
    let hours = match word.chars().next_back()? {
        'h' => number,
        'd' => number * 24,
        _ => number * 24 * 7,
    };
    Span::new().try_hours(hours).ok()
}

/// A day, or the first one of a month or a year.
fn date(word: &str) -> Option<Date> {
    let mut numbers = word.split(['-', '/', '.']).map(|digits| (digits.len(), digits.parse::<i16>().ok()));
    let (4, Some(year)) = numbers.next()? else { return None };
    let mut next = || numbers.next().map_or(Some(1), |(_, number)| i8::try_from(number?).ok());
    let (month, day) = (next()?, next()?);
    if numbers.next().is_some() {
        return None;
    }
    Date::new(year, month, day).ok()
}

#[cfg(test)]
mod tests;
