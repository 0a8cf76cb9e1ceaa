//! Times as pages write them: ISO 8601 in all its spellings, RFC 2822, seconds since 1970.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::Offset;

/// A time that was read, and how much of it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Time {
    /// The instant; a time without zone is read as UTC.
    pub instant: Timestamp,
    /// Whether a zone was given.
    pub has_zone: bool,
    /// Whether more than the day was given.
    pub has_clock: bool,
}

/// Reads a time; `None` if `text` is not one, or lies outside 1990 to 2100.
pub(crate) fn parse(text: &str) -> Option<Time> {
    let text = text.trim().trim_matches('"');
    let time = iso(text).or_else(|| unix(text)).or_else(|| rfc2822(text))?;
    let year = Offset::UTC.to_datetime(time.instant).year();
    (1990..2100).contains(&year).then_some(time)
}

fn unix(text: &str) -> Option<Time> {
    if !(10..=13).contains(&text.len()) || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: i64 = text.parse().ok()?;
    let instant = if text.len() == 13 { Timestamp::from_millisecond(number) } else { Timestamp::from_second(number) };
    Some(Time { instant: instant.ok()?, has_zone: true, has_clock: true })
}

fn rfc2822(text: &str) -> Option<Time> {
    let zoned = jiff::fmt::rfc2822::parse(text).ok()?;
    Some(Time { instant: zoned.timestamp(), has_zone: true, has_clock: true })
}

/// ISO 8601 and what is close to it: blanks for `T`, `+0200`, fractions of any length, slashes for hyphens.
fn iso(text: &str) -> Option<Time> {
    let mut rest = text;
    let year: i16 = digits(&mut rest, 4)?;
    let separated = rest.starts_with(['-', '/']);
    skip(&mut rest, &['-', '/']);
    let month_digits = if separated && rest.get(1..2) == Some("-") { 1 } else { 2 };
    let month: i8 = digits(&mut rest, month_digits)?;
    skip(&mut rest, &['-', '/']);
    let day: i8 = digits(&mut rest, 2).or_else(|| digits(&mut rest, 1))?;
    let mut time = Time { instant: Timestamp::UNIX_EPOCH, has_zone: false, has_clock: false };
    let (mut hour, mut minute, mut second) = (0_i8, 0_i8, 0_i8);
    let tail = rest.strip_prefix(['T', 't', ' ', ',']).map(str::trim_start);
    let mut offset = Offset::UTC;
    if let Some(tail) = tail
        && tail.starts_with(|c: char| c.is_ascii_digit())
    {
        rest = tail;
        hour = digits(&mut rest, 2).or_else(|| digits(&mut rest, 1))?;
        skip(&mut rest, &[':']);
        minute = digits(&mut rest, 2)?;
        time.has_clock = true;
        if let Some(tail) = rest.strip_prefix(':') {
            rest = tail;
            second = digits(&mut rest, 2)?;
        } else if rest.starts_with(|c: char| c.is_ascii_digit()) {
            second = digits(&mut rest, 2)?;
        }
        if let Some(tail) = rest.strip_prefix(['.', ',']) {
            rest = tail.trim_start_matches(|c: char| c.is_ascii_digit());
        }
        if let Some(found) = zone(rest.trim_start()) {
            offset = found;
            time.has_zone = true;
        }
    } else if !rest.is_empty() && !rest.starts_with(['Z', '+', ' ', 'T']) {
        return None;
    }
    if hour == 24 {
        hour = 0;
    }
    let civil = DateTime::new(year, month, day, hour, minute, second.min(59), 0).ok()?;
    time.instant = offset.to_timestamp(civil).ok()?;
    Some(time)
}

/// A zone: `Z`, `+02:00`, `+0200`, `+02`, `GMT`, `UTC`.
fn zone(text: &str) -> Option<Offset> {
    if text.starts_with(['Z', 'z']) || text.starts_with("GMT") || text.starts_with("UTC") {
        return Some(Offset::UTC);
    }
    let sign = match text.chars().next()? {
        '+' => 1,
        '-' | '−' => -1,
        _ => return None,
    };
    let mut rest = text.get(text.chars().next()?.len_utf8()..)?.trim_start();
    let hours: i32 = digits(&mut rest, 2).or_else(|| digits(&mut rest, 1))?;
    skip(&mut rest, &[':']);
    let minutes: i32 = digits(&mut rest, 2).unwrap_or(0);
    Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok()
}

fn digits<T: std::str::FromStr>(rest: &mut &str, count: usize) -> Option<T> {
    let (head, tail) = rest.split_at_checked(count)?;
    if !head.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    *rest = tail;
    head.parse().ok()
}

fn skip(rest: &mut &str, any: &[char]) {
    *rest = rest.strip_prefix(any).unwrap_or(rest);
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn times_in_the_wild_are_read() {
        let cases = [
            ("2026-11-02T07:42:00Z", "2026-11-02T07:42:00Z"),
            ("2026-11-02T07:42:00+02:00", "2026-11-02T05:42:00Z"),
            ("2026-11-02T07:42:00.123456789+0200", "2026-11-02T05:42:00Z"),
            ("2026-11-02 07:42", "2026-11-02T07:42:00Z"),
            ("2026-11-02 07:42:10 +0100", "2026-11-02T06:42:10Z"),
            ("2026-11-02", "2026-11-02T00:00:00Z"),
            ("2026/11/02", "2026-11-02T00:00:00Z"),
            ("20261102T074200Z", "2026-11-02T07:42:00Z"),
            ("Mon, 02 Nov 2026 07:42:00 +0100", "2026-11-02T06:42:00Z"),
            ("1793605320", "2026-11-02T07:42:00Z"),
            ("1793605320000", "2026-11-02T07:42:00Z"),
        ];
        for (text, expected) in cases {
            assert_eq!(parse(text).map(|time| time.instant.to_string()).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in [
            "",
            "yesterday",
            "2026-13-02",
            "2026-11-99T00:00:00Z",
            "0000-00-00",
            "1900-01-01",
            "12",
            "20261102999999999999",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn what_was_not_said_is_told() {
        let day = parse("2026-11-02").unwrap();
        assert!(!day.has_clock && !day.has_zone);
        let naive = parse("2026-11-02T07:42:00").unwrap();
        assert!(naive.has_clock && !naive.has_zone);
    }
}
