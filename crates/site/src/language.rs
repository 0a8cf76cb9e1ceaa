//! The languages that the pages speak: messages in Fluent files, numbers and dates. Not the languages of articles, which stay as they are.
//! One message: [`Language::say`]; with a number or a name in it: [`Language::count`], [`Language::name`].
//! What others say in English (a failed server, a payment provider) is marked as such in the HTML: see `Frame::in_english`.

use std::borrow::Cow;
use std::io::Read as _;
use std::sync::OnceLock;

use flate2::read::DeflateDecoder;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::ZonedDateTime;
use jiff::tz::TimeZone;
use news::{Edition, Role, Section};

/// A language of the pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum Language {
    #[default]
    English,
    German,
    French,
    Spanish,
    Japanese,
    Arabic,
}

type Bundle = FluentBundle<FluentResource>;

impl Language {
    /// All of them, as settings list them.
    pub const ALL: [Self; 6] = [Self::English, Self::German, Self::French, Self::Spanish, Self::Japanese, Self::Arabic];

    /// Its tag (BCP 47).
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::French => "fr",
            Self::Spanish => "es",
            Self::Japanese => "ja",
            Self::Arabic => "ar",
        }
    }

    /// `rtl` or `ltr`.
    pub fn direction(self) -> &'static str {
        if self == Self::Arabic { "rtl" } else { "ltr" }
    }

    /// Its own name for itself.
    pub fn own_name(self) -> Cow<'static, str> {
        self.say("language")
    }

    /// The language with this tag; regions are not told apart.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = news::primary_language(tag);
        Self::ALL.into_iter().find(|language| language.tag() == primary)
    }

    /// The best of what a browser asks for (`Accept-Language`; RFC 9110, 12.5.4); English where it asks for none of ours.
    pub fn asked_for(header: &str) -> Self {
        let mut best: Option<(Self, f32)> = None;
        for wish in header.split(',').take(20) {
            let mut parts = wish.split(';').map(str::trim);
            let Some(language) = parts.next().and_then(Self::of_tag) else { continue };
            let weight = parts.find_map(|part| part.strip_prefix("q=")).map_or(Some(1.0), |text| text.parse().ok());
            let Some(weight) = weight.filter(|weight| *weight > 0.0) else { continue };
            if best.is_none_or(|(_, least)| weight > least) {
                best = Some((language, weight));
            }
        }
        best.map(|(language, _)| language).unwrap_or_default()
    }

    /// The message called `key`.
    pub fn say(self, key: &str) -> Cow<'static, str> {
        self.message(key, None)
    }

    /// The message with the number `n` in it, in the form that the number asks for.
    pub fn count(self, key: &str, n: i64) -> String {
        // Twelve digits are more than anything that is counted here.
        #[expect(clippy::cast_precision_loss, reason = "Fluent's numbers are floats; counts are small")]
        self.with(key, [("n", FluentValue::from(n as f64))])
    }

    /// The message with `name` in it.
    pub fn name(self, key: &str, name: &str) -> String {
        self.with(key, [("name", FluentValue::from(name))])
    }

    /// The message with `name` and `other` in it.
    pub fn pair(self, key: &str, name: &str, other: &str) -> String {
        self.with(key, [("name", FluentValue::from(name)), ("other", FluentValue::from(other))])
    }

    /// The message with the number `n` and `name` in it, in the form that the number asks for.
    pub fn count_of(self, key: &str, n: i64, name: &str) -> String {
        #[expect(clippy::cast_precision_loss, reason = "as above")]
        self.with(key, [("n", FluentValue::from(n as f64)), ("name", FluentValue::from(name))])
    }

    /// The message with values under their names in it; numbers ask for its form.
    pub fn with<'a>(self, key: &str, values: impl IntoIterator<Item = (&'a str, FluentValue<'a>)>) -> String {
        let arguments: FluentArgs<'a> = values.into_iter().collect();
        self.message(key, Some(&arguments)).into_owned()
    }

    /// What this language lacks is said in English; what no file has is said by its key. A test says that neither happens.
    fn message(self, key: &str, arguments: Option<&FluentArgs<'_>>) -> Cow<'static, str> {
        let mut problems = Vec::new();
        for language in [self, Self::English] {
            let bundle = language.bundle();
            if let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) {
                return bundle.format_pattern(pattern, arguments, &mut problems);
            }
        }
        Cow::Owned(key.to_owned())
    }

    /// The messages as they are written in `languages`, unpacked.
    fn source(self) -> String {
        macro_rules! packed {
            ($language:literal) => {
                include_bytes!(concat!(env!("OUT_DIR"), "/", $language, ".deflate"))
            };
        }
        let packed: &[u8] = match self {
            Self::English => packed!("en"),
            Self::German => packed!("de"),
            Self::French => packed!("fr"),
            Self::Spanish => packed!("es"),
            Self::Japanese => packed!("ja"),
            Self::Arabic => packed!("ar"),
        };
        let mut text = String::new();
        // The program packed it itself (`build.rs`); a test says that all of it is there.
        let _length = DeflateDecoder::new(packed).read_to_string(&mut text);
        text
    }

    fn bundle(self) -> &'static Bundle {
        static BUNDLES: [OnceLock<Bundle>; 6] = [const { OnceLock::new() }; 6];
        let [english, german, french, spanish, japanese, arabic] = &BUNDLES;
        let (slot, digits): (_, fn(&FluentValue<'_>, &_) -> Option<String>) = match self {
            Self::English => (english, |value, _| grouped(value, Self::English)),
            Self::German => (german, |value, _| grouped(value, Self::German)),
            Self::French => (french, |value, _| grouped(value, Self::French)),
            Self::Spanish => (spanish, |value, _| grouped(value, Self::Spanish)),
            Self::Japanese => (japanese, |value, _| grouped(value, Self::Japanese)),
            Self::Arabic => (arabic, |value, _| grouped(value, Self::Arabic)),
        };
        slot.get_or_init(|| {
            // A file that does not parse is kept as far as it does; a test says that all of them parse.
            let resource = FluentResource::try_new(self.source()).unwrap_or_else(|(resource, _)| resource);
            let mut bundle = Bundle::new_concurrent(self.tag().parse().into_iter().collect());
            // Names of titles may run the other way than the sentence.
            bundle.set_use_isolating(self == Self::Arabic);
            bundle.set_formatter(Some(digits));
            // The only mistake there could be is a key that stands twice, and the first one is as good.
            let _twice = bundle.add_resource(resource);
            bundle
        })
    }

    /// The name of a section in an edition: the national one bears the edition's name.
    pub fn section(self, section: Section, edition: &Edition) -> String {
        match section {
            Section::National if !edition.countries.is_empty() => edition.name.to_owned(),
            other => self.say(&format!("section-{}", other.as_str())).into_owned(),
        }
    }

    /// The name of a role.
    pub fn role(self, role: impl std::borrow::Borrow<Role>) -> Cow<'static, str> {
        self.say(&format!("role-{}", role.borrow().as_str()))
    }

    /// The name of a topic of the vocabulary with this code.
    pub fn topic(self, code: &str) -> Cow<'static, str> {
        self.say(&format!("topic-{code}"))
    }

    /// A number as the language writes it.
    pub fn number(self, number: i64) -> String {
        let (mark, least) = self.thousands();
        in_threes(number, mark, least)
    }

    /// An amount of money: "EUR 1,234.50", "1.234,50 EUR"
    pub fn money(self, money: membership::Money) -> String {
        let number = money.number();
        let (sign, digits) = number.strip_prefix('-').map_or(("", number.as_str()), |digits| ("−", digits));
        let (whole, part) = digits.split_once('.').map_or((digits, None), |(whole, part)| (whole, Some(part)));
        let whole = whole.parse().map_or_else(|_| whole.to_owned(), |whole| self.number(whole));
        let amount = match part {
            Some(part) => format!("{sign}{whole}{}{part}", self.decimal_mark()),
            None => format!("{sign}{whole}"),
        };
        let values = [("amount", amount.as_str()), ("code", money.currency.code())];
        self.with("money", values.map(|(name, text)| (name, FluentValue::from(text))))
    }

    /// "0.05", "0,05"
    pub fn decimal(self, number: f64) -> String {
        number.to_string().replace('.', &self.decimal_mark().to_string())
    }

    /// "12.50%", "12,50 %"
    pub fn percent(self, hundredths: u16) -> String {
        self.name("percent", &format!("{}{}{:02}", hundredths / 100, self.decimal_mark(), hundredths % 100))
    }

    fn decimal_mark(self) -> char {
        match self {
            Self::English | Self::Japanese | Self::Arabic => '.',
            Self::German | Self::French | Self::Spanish => ',',
        }
    }

    /// "November 2026"
    pub fn month_name(self, period: membership::Period) -> String {
        let first = news::from_micros(period.start_us()).to_zoned_datetime(TimeZone::UTC);
        self.date("date-month", &first, "")
    }

    /// "Reuters, AFP and dpa"
    pub fn list(self, names: &[String]) -> String {
        match names {
            [] => String::new(),
            [only] => only.clone(),
            [all @ .., last] => self.pair("list-and", &all.join(", "), last),
        }
    }

    /// "23 Nov 2026, 22:05 UTC"
    pub fn day_and_time(self, at_us: i64, zone: &TimeZone) -> String {
        let at = news::from_micros(at_us).to_zoned_datetime(zone.clone());
        self.date_and_time(self.short_date_with_year(&at), at.strftime("%H:%M %Z").to_string())
    }

    /// The mark between thousands, and how many digits a number needs to have it.
    fn thousands(self) -> (&'static str, usize) {
        match self {
            Self::English | Self::Japanese | Self::Arabic => (",", 4),
            Self::German => (".", 4),
            Self::French => ("\u{202f}", 4),
            Self::Spanish => (".", 5),
        }
    }

    /// "33 titles, 24 independent reports"; of what one title reported once, "1 title"
    pub fn story_counts(self, titles: i32, reports: i32) -> String {
        let of_titles = self.count("counts-titles", titles.into());
        if titles < 2 && reports < 2 {
            return of_titles;
        }
        let of_reports = self.count("counts-reports", reports.max(1).into());
        self.with("counts", [("titles", FluentValue::from(of_titles)), ("reports", FluentValue::from(of_reports))])
    }

    /// "Monday 23 November 2026"
    pub fn long_date(self, at: &ZonedDateTime) -> String {
        self.date("date-long", at, "")
    }

    /// "Monday 23 November"
    pub fn weekday_date(self, at: &ZonedDateTime) -> String {
        self.date("date-weekday", at, "")
    }

    /// "23 Nov"
    pub fn short_date(self, at: &ZonedDateTime) -> String {
        self.date("date-short", at, "-short")
    }

    /// "23 Nov 2026"
    pub fn short_date_with_year(self, at: &ZonedDateTime) -> String {
        self.date("date-short-year", at, "-short")
    }

    /// "Mon 23 Nov 2026"
    pub fn exact_date(self, at: &ZonedDateTime) -> String {
        self.date("date-exact", at, "-short")
    }

    /// A day and what is said of the time on it.
    pub fn date_and_time(self, date: String, time: String) -> String {
        self.with("date-time", [("date", FluentValue::from(date)), ("time", FluentValue::from(time))])
    }

    /// With names of weekday and month in full (`length` is empty) or short (`-short`).
    fn date(self, pattern: &str, at: &ZonedDateTime, length: &str) -> String {
        let weekday = format!("weekday{length}-{}", at.weekday().to_monday_one_offset());
        let month = format!("month{length}-{}", at.month());
        // As text: a year has no mark for its thousand.
        let date = self.with(
            pattern,
            [
                ("weekday", FluentValue::from(self.say(&weekday))),
                ("day", FluentValue::from(at.day().to_string())),
                ("month", FluentValue::from(self.say(&month))),
                ("year", FluentValue::from(at.year().to_string())),
            ],
        );
        // A date of nothing but isolated parts has no direction of its own (Unicode Bidirectional Algorithm, P2): within another message it would run
        // from left to right. Its words and numbers need no isolation from each other.
        date.replace(['\u{2068}', '\u{2069}'], "")
    }
}

fn grouped(value: &FluentValue<'_>, language: Language) -> Option<String> {
    match value {
        #[expect(clippy::cast_possible_truncation, reason = "counts are small and whole")]
        FluentValue::Number(number) => Some(language.number(number.value as i64)),
        _ => None,
    }
}

/// Digits in threes, for numbers of at least so many digits.
fn in_threes(number: i64, mark: &str, least: usize) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::from(if number < 0 { "−" } else { "" });
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && digits.len() >= least && (digits.len() - index).is_multiple_of(3) {
            text.push_str(mark);
        }
        text.push(digit);
    }
    text
}

mod devices;
mod editing;
pub(crate) mod refusals;
#[cfg(test)]
mod tests;
