//! Dates as feeds write them: RFC 822 and 2822, RFC 3339 and ISO 8601 in all its lengths, W3CDTF, asctime, Perforce, database
//! style, month and day names of twenty languages, named zones, Unix time.
//!
//! [`read`] gives an instant or nothing; it does not guess what the text does not say. A date without a time is midnight, one
//! without a zone is UTC, and a date that the calendar does not have (30 February, minute 61) is nothing. Dates that could be
//! day-month or month-day follow the weekday beside them, then the separator and clock: `3/4/2026 5 PM` is 4 March, `03/04/2026`
//! is 3 April.

mod names;
mod token;

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::{Offset, TimeZone, TimeZoneDatabase};

use names::Word;
use token::Token;

/// Longest text that is looked at, in bytes.
const TEXT_BYTES: usize = 128;

/// The instant that `text` names; `None` where it names none that exists.
#[must_use]
pub fn read(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if text.is_empty() || text.len() > TEXT_BYTES {
        return None;
    }
    let tokens = token::split(text);
    if let Some(instant) = unix_time(&tokens) {
        return Some(instant);
    }
    let mut reading = Reading::default();
    let rest = reading.take_clock(tokens)?;
    reading.take_words(rest)?;
    let date = reading.date()?;
    let time = reading.time()?;
    let mut instant = date.to_datetime(time);
    if reading.is_midnight_after {
        instant = instant.tomorrow().ok()?;
    }
    let zone = match reading.zone {
        Some(Zone::Fixed(seconds)) => TimeZone::fixed(Offset::from_seconds(seconds).ok()?),
        Some(Zone::Named(name)) => TimeZoneDatabase::bundled().get(&name).ok()?,
        // Korean sites write their own time and no zone.
        None if text.contains(['년', '오']) => TimeZone::fixed(Offset::constant(9)),
        None => TimeZone::UTC,
    };
    zone.to_timestamp(instant).ok()
}

/// Like [`read`], for fields where the Unix epoch or an absurd year means "not known".
pub(crate) fn read_plausible(text: &str) -> Option<Timestamp> {
    read(text).filter(|at| at.as_second() != 0 && (-2_208_988_800..=7_258_118_400).contains(&at.as_second()))
}

/// Seconds (9 to 11 digits), milliseconds (13) or microseconds (16) since 1970, maybe with a fraction.
fn unix_time(tokens: &[Token]) -> Option<Timestamp> {
    let digits = match tokens {
        [Token::Number(whole)] => whole,
        [Token::Number(whole), Token::Sign('.'), Token::Number(_)] if whole.len() >= 9 => whole,
        _ => return None,
    };
    let value: i64 = digits.parse().ok()?;
    match digits.len() {
        9..=11 => Timestamp::from_second(value).ok(),
        13 => Timestamp::from_millisecond(value).ok(),
        16 => Timestamp::from_microsecond(value).ok(),
        _ => None,
    }
}

/// Where a clock stands.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Zone {
    /// Seconds east of UTC.
    Fixed(i32),
    /// A name of the tz database.
    Named(String),
}

/// What was understood so far.
#[derive(Debug, Default)]
struct Reading {
    clock: Option<(i8, i8, i8, i32)>,
    afternoon: Option<bool>,
    is_midnight_after: bool,
    zone: Option<Zone>,
    month: Option<i8>,
    /// Place of the month name among the numbers.
    numbers_before_month: usize,
    weekday: Option<i8>,
    /// Digits of the date in order, each with the sign before it.
    numbers: Vec<(String, Option<char>)>,
}

impl Reading {
    /// Takes the time of day and its zone out of the tokens.
    fn take_clock(&mut self, tokens: Vec<Token>) -> Option<Vec<Token>> {
        let mut rest = Vec::new();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            if let Some(after) = self.clock_at(&tokens, at) {
                at = after;
                at = self.zone_at(&tokens, at)?;
                rest.push(Token::Space);
                continue;
            }
            // "20031231T101455": digits behind a T are a clock.
            if let (Token::Word(t), Some(Token::Number(digits))) = (token, tokens.get(at + 1))
                && t == "t"
                && matches!(digits.len(), 2 | 4 | 6)
                && tokens.get(at + 2) != Some(&Token::Sign(':'))
                && at > 0
            {
                let part =
                    |range: std::ops::Range<usize>| digits.get(range).map_or(Some(0), |part| part.parse::<i8>().ok());
                self.clock = Some((part(0..2)?, part(2..4)?, part(4..6)?, 0));
                at = self.zone_at(&tokens, at + 2)?;
                continue;
            }
            match token {
                // "20031231101455"
                Token::Number(digits) if matches!(digits.len(), 12 | 14) && self.clock.is_none() => {
                    let part = |range: std::ops::Range<usize>| {
                        digits.get(range).map_or(Some(0), |part| part.parse::<i8>().ok())
                    };
                    self.clock = Some((part(8..10)?, part(10..12)?, part(12..14)?, 0));
                    rest.push(Token::Number(digits.get(..8)?.to_owned()));
                    at = self.zone_at(&tokens, at + 1)?;
                }
                Token::Word(word) if half_of_day(word).is_some() => {
                    // Korean and Chinese name the half of the day first.
                    self.afternoon = half_of_day(word);
                    at += 1;
                }
                token => {
                    rest.push(token.clone());
                    at += 1;
                }
            }
        }
        Some(rest)
    }

    /// Reads `H:M`, `H:M:S` with fraction, `3 pm`; gives the place behind it.
    fn clock_at(&mut self, tokens: &[Token], at: usize) -> Option<usize> {
        let small = |at: usize| match tokens.get(at) {
            Some(Token::Number(digits)) if digits.len() <= 2 => digits.parse::<i8>().ok(),
            _ => None,
        };
        let hour = small(at)?;
        let mut next = at + 1;
        let (mut minute, mut second, mut nanosecond) = (0, 0, 0);
        if tokens.get(next) == Some(&Token::Sign(':')) {
            minute = small(next + 1)?;
            next += 2;
            if let (Some(Token::Sign(':')), Some(value)) = (tokens.get(next), small(next + 1)) {
                second = value;
                next += 2;
                if let (Some(Token::Sign('.' | ',' | ':')), Some(Token::Number(fraction))) =
                    (tokens.get(next), tokens.get(next + 1))
                {
                    let digits: String = fraction.chars().chain("000000000".chars()).take(9).collect();
                    nanosecond = digits.parse().ok()?;
                    next += 2;
                }
            }
        } else if self.clock.is_some() || !is_half_of_day(tokens.get(at + 1)) && !is_half_of_day(tokens.get(at + 2)) {
            return None;
        }
        // A second clock replaces a first that says midnight ("2006-01-02 00:00:00.0 15:04:05.0").
        if self.clock.is_some_and(|clock| clock != (0, 0, 0, 0)) {
            return None;
        }
        self.clock = Some((hour, minute, second, nanosecond));
        let skip = usize::from(tokens.get(next) == Some(&Token::Space));
        if let Some(Token::Word(word)) = tokens.get(next + skip)
            && follows_clock(word)
            && let Some(afternoon) = half_of_day(word)
        {
            self.afternoon = Some(afternoon);
            next += skip + 1;
        }
        Some(next)
    }

    /// Reads what may follow a clock: `Z`, `+0200`, `-7`, `GMT+01:00`, `EST`, `Europe/Brussels`, `MST -0700`.
    fn zone_at(&mut self, tokens: &[Token], at: usize) -> Option<usize> {
        let mut at = at;
        loop {
            let skip = usize::from(tokens.get(at) == Some(&Token::Space));
            match tokens.get(at + skip) {
                Some(Token::Sign(sign @ ('+' | '-' | '−'))) => {
                    let Some((seconds, next)) = offset(tokens, at + skip + 1) else {
                        // A hyphen between clock and date is a hyphen; a plus with nothing behind it is a broken zone.
                        return (*sign == '-').then_some(at + skip);
                    };
                    self.zone = Some(Zone::Fixed(if *sign == '+' { seconds } else { -seconds }));
                    at = next;
                }
                Some(Token::Word(word)) => {
                    if let (Some(Token::Sign('/')), Some(Token::Word(city))) =
                        (tokens.get(at + skip + 1), tokens.get(at + skip + 2))
                    {
                        let name = format!("{word}/{city}");
                        self.zone = Some(match name.strip_prefix("etc/").and_then(names::zone) {
                            Some(seconds) => Zone::Fixed(seconds),
                            None => Zone::Named(name),
                        });
                        at += skip + 3;
                    } else if let Some(seconds) = names::zone(word)
                        // "15:04 at 2 January": a filler is a zone (Atlantic Time) only where nothing follows.
                        && (names::word(word).is_none_or(|meaning| meaning != Word::Filler) || tokens.len() == at + skip + 1)
                    {
                        // "-05:00Z" and "GMT-0700 (MST)": the offset is the more exact of the two.
                        if self.zone.is_none() {
                            self.zone = Some(Zone::Fixed(seconds));
                        }
                        at += skip + 1;
                    } else {
                        return Some(at);
                    }
                }
                _ => return Some(at),
            }
        }
    }

    /// Sorts what is left into weekday, month name and numbers; unknown words mean that this is no date.
    fn take_words(&mut self, mut tokens: Vec<Token>) -> Option<()> {
        // "15:04 02.01.2006 -0700": the offset stands behind the date.
        if let [.., Token::Space, Token::Sign(sign @ ('+' | '-')), Token::Number(digits)] = tokens.as_slice()
            && digits.len() == 4
            && self.clock.is_some()
            && self.zone.is_none()
        {
            let (seconds, _) = offset(&tokens, tokens.len() - 1)?;
            self.zone = Some(Zone::Fixed(if *sign == '+' { seconds } else { -seconds }));
            tokens.truncate(tokens.len() - 3);
        }
        let mut sign = None;
        let mut doubtful = None;
        let months = tokens
            .iter()
            .filter(|token| matches!(token, Token::Word(word) if matches!(names::word(word), Some(Word::Month(_)))))
            .count();
        for (place, token) in tokens.iter().enumerate() {
            match token {
                Token::Number(digits) => {
                    self.numbers.push((digits.clone(), sign.take()));
                    continue;
                }
                Token::Sign(':' | '+') => return None,
                Token::Sign(other) => sign = Some(*other),
                Token::Space => sign = sign.or(Some(' ')),
                Token::Word(word) => match names::word(word) {
                    Some(Word::Month(month)) => self.set_month(month)?,
                    Some(Word::Weekday(day)) => self.weekday = Some(day),
                    // French "mar." is Tuesday or March: a month only where no other is named.
                    Some(Word::MonthOrWeekday(month, day)) => {
                        if months > 0 || doubtful.is_some() {
                            self.weekday = Some(day);
                        } else {
                            doubtful = Some(month);
                            self.numbers_before_month = self.numbers.len();
                        }
                    }
                    Some(Word::Filler) => {}
                    None if is_ordinal_ending(word)
                        && matches!(tokens.get(place.wrapping_sub(1)), Some(Token::Number(_))) => {}
                    None => {
                        self.zone = Some(Zone::Fixed(names::zone(word).filter(|_| self.clock.is_some())?));
                    }
                },
            }
        }
        if let (None, Some(month)) = (self.month, doubtful) {
            self.month = Some(month);
        }
        Some(())
    }

    fn set_month(&mut self, month: i8) -> Option<()> {
        if self.month.is_some() {
            return None;
        }
        self.month = Some(month);
        self.numbers_before_month = self.numbers.len();
        Some(())
    }

    fn time(&mut self) -> Option<Time> {
        let Some((hour, minute, second, nanosecond)) = self.clock else { return Some(Time::midnight()) };
        let hour = match self.afternoon {
            Some(_) if hour > 12 => hour,
            Some(true) if hour < 12 => hour + 12,
            Some(false) if hour == 12 => 0,
            _ => hour,
        };
        // ISO 8601 writes the end of a day as 24:00; a leap second is shown as the second before it.
        if (hour, minute, second) == (24, 0, 0) {
            self.is_midnight_after = true;
            return Some(Time::midnight());
        }
        Time::new(hour, minute, if second == 60 { 59 } else { second }, nanosecond).ok()
    }

    fn date(&self) -> Option<Date> {
        let number = |place: usize| self.numbers.get(place).map(|(digits, _)| digits.as_str());
        if let Some(month) = self.month {
            return match (number(0), number(1), number(2)) {
                (Some(year), None, None) if year.len() == 4 => calendar(year, month, 1),
                (Some(first), Some(second), None) => {
                    // "2004-July-13" and "2006 January 02", else the year is last.
                    let year_first = first.len() == 4 && second.len() <= 2;
                    let (day, year) = if year_first { (second, first) } else { (first, second) };
                    (day.len() <= 2).then_some(())?;
                    calendar(year, month, day.parse().ok()?)
                }
                _ => None,
            };
        }
        match (number(0)?, number(1), number(2), number(3)) {
            (digits, None, None, None) => self.compact(digits),
            (first, Some(second), None, None) => self.two(first, second),
            (first, Some(second), Some(third), None) => self.three(first, second, third),
            _ => None,
        }
    }

    /// One run of digits: ISO 8601 without separators.
    fn compact(&self, digits: &str) -> Option<Date> {
        let part = |range: std::ops::Range<usize>| digits.get(range);
        let small = |range| part(range)?.parse::<i8>().ok();
        let leading_hyphen = self.numbers.first().is_some_and(|(_, sign)| *sign == Some('-'));
        match digits.len() {
            8 => calendar(part(0..4)?, small(4..6)?, small(6..8)?),
            7 => ordinal(part(0..4)?, part(4..7)?),
            6 => calendar(part(0..2)?, small(2..4)?, small(4..6)?),
            5 => ordinal(part(0..2)?, part(2..5)?),
            4 if leading_hyphen => calendar(part(0..2)?, small(2..4)?, 1),
            4 => calendar(digits, 1, 1),
            _ => None,
        }
    }

    fn two(&self, first: &str, second: &str) -> Option<Date> {
        match (first.len(), second.len()) {
            (4 | 2, 3) => ordinal(first, second),
            (4, 1 | 2) => calendar(first, second.parse().ok()?, 1),
            (1 | 2, 4) => calendar(second, first.parse().ok()?, 1),
            (2, 2) if self.numbers.first().is_some_and(|(_, sign)| *sign == Some('-')) => {
                calendar(first, second.parse().ok()?, 1)
            }
            _ => None,
        }
    }

    fn three(&self, first: &str, second: &str, third: &str) -> Option<Date> {
        let small = |digits: &str| (digits.len() <= 3).then(|| digits.parse::<i8>().ok()).flatten();
        if first.len() == 4 {
            return calendar(first, small(second)?, small(third)?);
        }
        let separator = self.numbers.get(1).and_then(|(_, sign)| *sign);
        if first.len() > 2 || second.len() > 2 {
            return None;
        }
        if third.len() != 4 && separator == Some('-') {
            return calendar(first, small(second)?, small(third)?);
        }
        let day_first = calendar(third, small(second)?, small(first)?);
        let month_first = calendar(third, small(first)?, small(second)?);
        match (day_first, month_first) {
            (Some(day_first), Some(month_first)) if day_first != month_first => {
                let falls_on = |date: Date| self.weekday == Some(date.weekday().to_monday_zero_offset());
                let is_american = separator == Some('/') && (self.afternoon.is_some() || first.len() == 1);
                match (falls_on(day_first), falls_on(month_first)) {
                    (true, false) => Some(day_first),
                    (false, true) => Some(month_first),
                    _ => Some(if is_american { month_first } else { day_first }),
                }
            }
            (day_first, month_first) => day_first.or(month_first.filter(|_| separator != Some('.'))),
        }
    }
}

/// A day of the calendar; years of two digits are those from 1990 to 2089.
fn calendar(year: &str, month: i8, day: i8) -> Option<Date> {
    let value: i16 = year.parse().ok()?;
    let year = match year.len() {
        4 => value,
        1 | 2 if value >= 90 => 1900 + value,
        1 | 2 => 2000 + value,
        _ => return None,
    };
    Date::new(year, month, day).ok()
}

fn ordinal(year: &str, day: &str) -> Option<Date> {
    let first = calendar(year, 1, 1)?;
    let day: i16 = day.parse().ok()?;
    (1..=first.days_in_year()).contains(&day).then(|| first.with().day_of_year(day).build().ok()).flatten()
}

/// Seconds of an offset of hours, or hours and minutes, and the place behind it.
fn offset(tokens: &[Token], at: usize) -> Option<(i32, usize)> {
    let Some(Token::Number(digits)) = tokens.get(at) else { return None };
    let value: i32 = digits.parse().ok()?;
    let (hours, minutes, next) = match digits.len() {
        1 | 2 => match (tokens.get(at + 1), tokens.get(at + 2)) {
            (Some(Token::Sign(':')), Some(Token::Number(minutes))) if minutes.len() == 2 => {
                (value, minutes.parse().ok()?, at + 3)
            }
            (Some(Token::Sign(':')), _) => return None,
            _ => (value, 0, at + 1),
        },
        3 | 4 => (value / 100, value % 100, at + 1),
        _ => return None,
    };
    (hours <= 18 && minutes < 60).then_some((hours * 3600 + minutes * 60, next))
}

fn half_of_day(word: &str) -> Option<bool> {
    match word {
        "am" | "오전" | "上午" | "午前" | "ص" | "πμ" => Some(false),
        "pm" | "오후" | "下午" | "午後" | "م" | "μμ" => Some(true),
        _ => None,
    }
}

/// Whether the half of the day stands behind the clock; in Korean, Chinese and Japanese it stands before.
fn follows_clock(word: &str) -> bool {
    matches!(word, "am" | "pm" | "ص" | "م" | "πμ" | "μμ")
}

fn is_half_of_day(token: Option<&Token>) -> bool {
    matches!(token, Some(Token::Word(word)) if follows_clock(word))
}

fn is_ordinal_ending(word: &str) -> bool {
    matches!(word, "st" | "nd" | "rd" | "th" | "er" | "re" | "º" | "ª" | "o" | "a" | "e" | "ème")
}

#[cfg(test)]
mod tests;
