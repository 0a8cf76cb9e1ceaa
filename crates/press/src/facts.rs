//! The facts of one event: names, places and figures, the same in every title that reports it.

use crate::places::{Person, country, office_holder, person_of};
use crate::random::{Random, text_seed};
use crate::stock::{Kind, Rule, STOCK};

/// What a slot holds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Text(String),
    Number(Number),
    Person(Person),
}

/// A figure with its decimals: 3.75 is 375 with two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    pub(crate) scaled: i64,
    pub(crate) decimals: u8,
}

impl Number {
    #[cfg(test)]
    pub(crate) fn whole(number: i64) -> Self {
        Self { scaled: number, decimals: 0 }
    }

    /// As a newspaper writes it: words below ten in English, groups of thousands, the language's own marks.
    pub(crate) fn written(self, language: &str, figures: bool) -> String {
        const WORDS: [&str; 10] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
        let (group, point) = match language {
            "de" | "es" => (".", ","),
            "fr" => ("\u{202f}", ","),
            _ => (",", "."),
        };
        if language == "en" && !figures && self.decimals == 0 && (0..10).contains(&self.scaled) {
            return usize::try_from(self.scaled)
                .ok()
                .and_then(|n| WORDS.get(n))
                .copied()
                .unwrap_or_default()
                .to_owned();
        }
        let unit = 10_i64.pow(u32::from(self.decimals));
        let whole = (self.scaled / unit).abs().to_string();
        let mut out = String::new();
        if self.scaled < 0 {
            out.push('-');
        }
        for (index, digit) in whole.chars().enumerate() {
            // Four figures stay together in Spanish and Arabic, as their style books say.
            if index > 0
                && (whole.len() - index).is_multiple_of(3)
                && !(whole.len() == 4 && matches!(language, "es" | "ar"))
            {
                out.push_str(group);
            }
            out.push(digit);
        }
        if self.decimals > 0 {
            out.push_str(point);
            out.push_str(&format!("{:0width$}", (self.scaled % unit).abs(), width = usize::from(self.decimals)));
        }
        out
    }
}

/// All slots of one event, in one language and phase.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts {
    /// `en`, `de`, `fr`, `es`, `ar` or `ja`.
    pub(crate) language: String,
    pub(crate) values: Vec<(&'static str, Value)>,
    /// Whose names people have where the event takes place.
    pub(crate) culture: &'static str,
}

/// Where and when an event takes place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting {
    pub(crate) world_seed: u64,
    pub(crate) event_seed: u64,
    pub(crate) country: usize,
    pub(crate) town: usize,
    /// Seconds since the Unix epoch.
    pub(crate) start_s: i64,
    pub(crate) phase: u8,
    /// Which national figure a careless newsroom got wrong, if any: see [`Facts::misprint`].
    pub(crate) misprinted: bool,
}

/// The offices of every government: slot, and role as printed before the name.
const OFFICES: [(&str, &str); 8] = [
    ("finance", "Finance Minister"),
    ("interior", "Interior Minister"),
    ("health", "Health Minister"),
    ("environment", "Environment Minister"),
    ("transport", "Transport Minister"),
    ("foreign", "Foreign Minister"),
    ("education", "Education Minister"),
    ("justice", "Justice Minister"),
];

impl Facts {
    pub(crate) fn get(&self, name: &str) -> Option<&Value> {
        // A kind's own slot goes before one that every event has.
        self.values.iter().rev().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    pub(crate) fn text(&mut self, name: &'static str, text: impl Into<String>) {
        self.values.push((name, Value::Text(text.into())));
    }

    /// Works out every slot of an event. Same arguments, same facts.
    pub(crate) fn of(kind: &Kind, setting: Setting, language: &str) -> Self {
        let mut facts = Self {
            language: language.to_owned(),
            values: Vec::with_capacity(48),
            culture: country(setting.country).culture,
        };
        facts.places(setting);
        facts.offices(setting);
        for (index, rule) in kind.rules.iter().enumerate() {
            let mut random = Random::of(&[setting.event_seed, 77, index as u64]);
            facts.rule(rule, setting.phase, &mut random);
        }
        if setting.misprinted {
            facts.misprint(kind);
        }
        facts
    }

    /// These facts and what one newsroom found out beside them: whom it asked, what it counted.
    pub(crate) fn with_voices(&self, desk: news::Section, report_seed: u64) -> Self {
        let mut facts = self.clone();
        let Some(voices) = STOCK.voices.get(self.language.as_str()) else { return facts };
        let of_desk = voices.desks.get(&desk).into_iter().flatten();
        for (index, rule) in voices.rules.iter().chain(of_desk).enumerate() {
            facts.rule(rule, 1, &mut Random::of(&[report_seed, 0x701ce, index as u64]));
        }
        facts
    }

    fn places(&mut self, setting: Setting) {
        let language = self.language.clone();
        let home = country(setting.country);
        let town = home.town(setting.town);
        let mut random = Random::of(&[setting.event_seed, 11]);
        self.text("town", town.name.in_language(&language));
        self.text("river", town.river);
        self.text("club", town.club);
        self.text("capital", home.town(0).name.in_language(&language));
        self.text("country", home.name.in_language(&language));
        for (slot, words) in &home.institutions {
            self.text(slot, *words);
        }
        let count = home.towns.len().max(3);
        let step = 1 + random.below(count - 2);
        let other = home.town((setting.town + step) % count);
        let third = home.town((setting.town + step + 1) % count);
        let third =
            if third.name.latin == town.name.latin { home.town((setting.town + step + 2) % count) } else { third };
        self.text("town2", other.name.in_language(&language));
        self.text("club2", other.club);
        self.text("club3", third.club);
        self.text("town3", third.name.in_language(&language));
        let countries = crate::places::COUNTRIES.len().max(2);
        let abroad_index = (setting.country + 1 + random.below(countries - 1)) % countries;
        let abroad = country(abroad_index);
        self.text("country2", abroad.name.in_language(&language));
        self.text("adjective2", abroad.institution("adjective").unwrap_or_default());
        self.text("capital2", abroad.town(0).name.in_language(&language));
        let abroad_role = head_role(abroad.code);
        self.values.push(("pm2", Value::Person(office_holder(setting.world_seed, abroad_index, "head", abroad_role))));
        let day = jiff::Timestamp::from_second(setting.start_s)
            .unwrap_or_default()
            .to_zoned_datetime(jiff::tz::TimeZone::UTC);
        self.text("day", weekday(day.weekday(), &language));
        let next = day.checked_add(jiff::Span::new().days(1)).unwrap_or_else(|_| day.clone());
        self.text("tomorrow", weekday(next.weekday(), &language));
        self.text("month", MONTHS.get(usize::from(day.month().unsigned_abs()) - 1).copied().unwrap_or_default());
        self.text("year", day.year().to_string());
        self.text("lastyear", (day.year() - 1).to_string());
        self.text("nextyear", (day.year() + 1).to_string());
    }

    fn offices(&mut self, setting: Setting) {
        let home = country(setting.country);
        let holder = |office: &str, role: &str| office_holder(setting.world_seed, setting.country, office, role);
        let head = head_role(home.code);
        self.text("head", head.to_lowercase());
        self.values.push(("pm", Value::Person(holder("head", head))));
        for (slot, role) in OFFICES {
            self.values.push((slot, Value::Person(holder(slot, role))));
        }
        let bank = home.institution("bank").unwrap_or("the central bank");
        self.values.push(("governor", Value::Person(holder("governor", &format!("the governor of {bank}")))));
        let rival = home.institution("party2").unwrap_or("the opposition");
        self.values.push(("rival", Value::Person(holder("rival", &format!("the leader of the {rival}")))));
    }

    fn rule(&mut self, rule: &Rule, phase: u8, random: &mut Random) {
        match rule {
            Rule::Range { name, first, later } => {
                let (low, high, step, decimals) = later.filter(|_| phase > 1).unwrap_or(*first);
                let steps = (high - low) / step.max(1);
                self.values
                    .push((name, Value::Number(Number { scaled: low + random.between(0, steps) * step, decimals })));
            }
            Rule::Sum { name, of, plus, decimals } => {
                if let Some(Value::Number(base)) = self.get(of).cloned() {
                    let by = 10_i64.pow(u32::from(decimals.abs_diff(base.decimals)));
                    let (base_scaled, plus, decimals) = if *decimals > base.decimals {
                        (base.scaled * by, *plus, *decimals)
                    } else {
                        (base.scaled, plus * by, base.decimals)
                    };
                    self.values.push((name, Value::Number(Number { scaled: base_scaled + plus, decimals })));
                }
            }
            Rule::Pick { name, from } => {
                let chosen = random.pick(from).cloned().unwrap_or_default();
                let text = crate::phrase::Writer::new(self, random.clone()).write_raw(&chosen);
                self.text(name, text);
            }
            Rule::Person { name, culture, woman, role } => {
                let role = crate::phrase::Writer::new(self, random.clone()).write_raw(role);
                let culture = culture.unwrap_or(self.culture);
                let mut who = person_of(culture, *woman, &role, random);
                // Two people of one article do not share a family name.
                for _ in 0..6 {
                    let taken = self
                        .values
                        .iter()
                        .any(|(_, value)| matches!(value, Value::Person(other) if other.last == who.last));
                    if !taken {
                        break;
                    }
                    who = person_of(culture, *woman, &role, random);
                }
                self.values.push((name, Value::Person(who)));
            }
        }
    }

    /// Makes the first large figure wrong, as it stood before a correction. Returns nothing where there is none.
    fn misprint(&mut self, kind: &Kind) {
        if let Some(name) = kind.correctable()
            && let Some((_, Value::Number(number))) = self.values.iter_mut().find(|(known, _)| *known == name)
        {
            number.scaled += (number.scaled / 5).max(1);
        }
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The name of a month, 1 to 12, in English.
pub(crate) fn month_name(month: i8) -> &'static str {
    MONTHS.get(usize::from(month.unsigned_abs()).saturating_sub(1)).copied().unwrap_or_default()
}

fn head_role(code: &str) -> &'static str {
    match code {
        "US" | "FR" | "KE" => "President",
        "DE" => "Chancellor",
        _ => "Prime Minister",
    }
}

fn weekday(day: jiff::civil::Weekday, language: &str) -> &'static str {
    let names: [&'static str; 7] = match language {
        "de" => ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
        "fr" => ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
        "es" => ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
        "ar" => ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
        "ja" => ["月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日"],
        _ => ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    };
    names.get(usize::from(day.to_monday_zero_offset().unsigned_abs())).copied().unwrap_or_default()
}

/// The seed of an office or thing that has a name.
pub(crate) fn named_seed(world_seed: u64, name: &str) -> u64 {
    crate::random::mix(&[world_seed, text_seed(name)])
}

#[cfg(test)]
mod tests {
    use super::Number;

    #[test]
    fn figures_follow_the_language() {
        for (scaled, decimals, language, figures, expected) in [
            (7, 0, "en", false, "seven"),
            (7, 0, "en", true, "7"),
            (12_500, 0, "en", false, "12,500"),
            (12_500, 0, "de", false, "12.500"),
            (1_250, 0, "es", false, "1250"),
            (375, 2, "en", false, "3.75"),
            (375, 2, "fr", false, "3,75"),
            (-5, 1, "en", false, "-0.5"),
        ] {
            assert_eq!(Number { scaled, decimals }.written(language, figures), expected);
        }
    }
}
