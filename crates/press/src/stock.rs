//! The stock of sentences: kinds of events and what is written about them, read from `stock/*.txt`.
//!
//! A line is a code and a phrase. Codes: H headline, S standfirst, L lead, F fact, Q quote, B background, O outlook,
//! X cross-head, C picture caption, and of a newsroom's own findings (`stock/voices`): V paragraph, P end of the first
//! paragraph. After the code may stand T (tabloid) and 1, 2, 3 (only in that phase of the event).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use news::Section;

use crate::phrase::Phrase;
use crate::shelf;

/// A kind of event: "flood", "rate decision".
#[derive(Debug)]
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    pub(crate) desk: Section,
    /// Importance from 1 (a village) to 10 (the world stops).
    pub(crate) size: (i64, i64),
    /// How often it happens, against the other kinds.
    pub(crate) weight: i64,
    /// Whether it takes place in the capital, not in any town.
    pub(crate) in_capital: bool,
    /// How many phases it goes through: 1 to 3.
    pub(crate) phases: u8,
    pub(crate) live: bool,
    /// A long read or a comment, written by titles themselves.
    pub(crate) form: Form,
    pub(crate) good_news: bool,
    pub(crate) scenes: Vec<&'static str>,
    pub(crate) rules: Vec<Rule>,
    /// Lines by language.
    pub(crate) lines: BTreeMap<&'static str, Vec<Line>>,
}

/// How a piece is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    News,
    Feature,
    Comment,
}

/// How a slot of an event gets its value.
#[derive(Debug)]
pub(crate) enum Rule {
    /// A figure between two, in steps: (low, high, step, decimals); other limits from phase 2 on.
    Range { name: &'static str, first: (i64, i64, i64, u8), later: Option<(i64, i64, i64, u8)> },
    /// Another figure and something.
    Sum { name: &'static str, of: &'static str, plus: i64, decimals: u8 },
    /// One of some phrases.
    Pick { name: &'static str, from: Vec<Phrase> },
    /// Somebody with a role; of the event's country where no culture is named.
    Person { name: &'static str, culture: Option<&'static str>, woman: Option<bool>, role: Phrase },
}

/// A phrase with its place in an article.
#[derive(Debug)]
pub(crate) struct Line {
    pub(crate) code: char,
    pub(crate) tabloid: bool,
    /// 0 for any phase.
    pub(crate) phase: u8,
    pub(crate) phrase: Phrase,
}

/// Everything that can be written.
#[derive(Debug, Default)]
pub(crate) struct Stock {
    pub(crate) kinds: Vec<Kind>,
    /// Sentences that fit every event of a desk, for long articles.
    pub(crate) desks: BTreeMap<Section, Vec<Line>>,
    /// What newsrooms find out for themselves, by language.
    pub(crate) voices: BTreeMap<&'static str, Voices>,
}

/// What a newsroom finds out for itself about any event: its own witnesses, experts and figures. This is what makes two
/// reports of one event two reports: the facts are shared, these are not.
#[derive(Debug, Default)]
pub(crate) struct Voices {
    pub(crate) lines: Vec<Line>,
    /// Slots that are of one report.
    pub(crate) rules: Vec<Rule>,
    /// Slots whose words are of one desk; they go before those above.
    pub(crate) desks: BTreeMap<Section, Vec<Rule>>,
}

pub(crate) static STOCK: LazyLock<Stock> = LazyLock::new(|| {
    let mut stock = Stock::default();
    for text in [
        shelf::text("disaster.txt"),
        shelf::text("politics.txt"),
        shelf::text("business.txt"),
        shelf::text("knowledge.txt"),
        shelf::text("sport.txt"),
        shelf::text("culture.txt"),
        shelf::text("local.txt"),
        shelf::text("features.txt"),
        shelf::text("opinion.txt"),
        shelf::text("desks.txt"),
        shelf::text("voices/en.txt"),
    ] {
        read("en", text, &mut stock);
    }
    for (language, text) in [
        ("de", shelf::text("de.txt")),
        ("de", shelf::text("voices/de.txt")),
        ("fr", shelf::text("fr.txt")),
        ("fr", shelf::text("voices/fr.txt")),
        ("es", shelf::text("es.txt")),
        ("es", shelf::text("voices/es.txt")),
        ("ar", shelf::text("ar.txt")),
        ("ar", shelf::text("voices/ar.txt")),
        ("ja", shelf::text("ja.txt")),
        ("ja", shelf::text("voices/ja.txt")),
    ] {
        read(language, text, &mut stock);
    }
    stock
});

/// What the reader of a stock file is inside of.
enum Place {
    Nothing,
    Kind(usize),
    Desk(Section),
    Voices(Option<Section>),
}

fn read(language: &'static str, text: &'static str, stock: &mut Stock) {
    let mut place = Place::Nothing;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        match word {
            "kind" => {
                let known = stock.kinds.iter().position(|kind| kind.name == rest);
                place = Place::Kind(known.unwrap_or(stock.kinds.len()));
                if known.is_none() {
                    stock.kinds.push(Kind::new(rest));
                }
            }
            "desks" => place = Section::from_word(rest).map_or(Place::Nothing, Place::Desk),
            "voices" => place = Place::Voices(Section::from_word(rest)),
            _ => {
                if let Place::Voices(desk) = place {
                    stock.voices.entry(language).or_default().read(desk, word, rest);
                } else if let Some(line) = read_line(word, rest) {
                    match place {
                        Place::Kind(index) => {
                            if let Some(kind) = stock.kinds.get_mut(index) {
                                kind.lines.entry(language).or_default().push(line);
                            }
                        }
                        Place::Desk(desk) => stock.desks.entry(desk).or_default().push(line),
                        Place::Voices(_) | Place::Nothing => {}
                    }
                } else if let Place::Kind(index) = place
                    && let Some(kind) = stock.kinds.get_mut(index)
                {
                    kind.set(word, rest);
                }
            }
        }
    }
}

fn read_line(code: &'static str, rest: &'static str) -> Option<Line> {
    let mut chars = code.chars();
    let first = chars.next().filter(|c| "HSLFQBOXCVP".contains(*c))?;
    let mut line = Line { code: first, tabloid: false, phase: 0, phrase: Phrase::parse(rest) };
    for c in chars {
        match c {
            'T' => line.tabloid = true,
            '1'..='3' => line.phase = u8::try_from(c.to_digit(10)?).ok()?,
            _ => return None,
        }
    }
    Some(line)
}

impl Kind {
    fn new(name: &'static str) -> Self {
        Self {
            name,
            desk: Section::World,
            size: (1, 3),
            weight: 2,
            in_capital: false,
            phases: 1,
            live: false,
            form: Form::News,
            good_news: false,
            scenes: Vec::new(),
            rules: Vec::new(),
            lines: BTreeMap::new(),
        }
    }

    fn set(&mut self, word: &'static str, rest: &'static str) {
        match word {
            "desk" => self.desk = Section::from_word(rest).unwrap_or(Section::World),
            "size" => {
                let (low, high) = rest.split_once("..").unwrap_or((rest, rest));
                self.size = (low.parse().unwrap_or(1), high.parse().unwrap_or(3));
            }
            "weight" => self.weight = rest.parse().unwrap_or(1),
            "capital" => self.in_capital = true,
            "phases" => self.phases = rest.parse().unwrap_or(1),
            "live" => self.live = true,
            "feature" => self.form = Form::Feature,
            "comment" => self.form = Form::Comment,
            "good" => self.good_news = true,
            "scenes" => self.scenes = rest.split(' ').collect(),
            _ => self.rules.extend(read_slot(word, rest)),
        }
    }

    /// The slot whose figure a correction puts right: the first range with figures above 40.
    pub(crate) fn correctable(&self) -> Option<&'static str> {
        self.rules.iter().find_map(|rule| match rule {
            Rule::Range { name, first, .. } if first.0 > 40 && first.3 == 0 => Some(*name),
            _ => None,
        })
    }

    /// The lines of a language with a code, fit for a phase; tabloid lines only where asked for.
    pub(crate) fn lines(&self, language: &str, code: char, phase: u8, tabloid: bool) -> Vec<&Line> {
        let of_code = || self.lines.get(language).into_iter().flatten().filter(move |line| line.code == code);
        let fits = |line: &&Line| (line.phase == 0 || line.phase == phase) && (!line.tabloid || tabloid);
        let exact: Vec<&Line> = of_code().filter(|line| line.phase == phase && (!line.tabloid || tabloid)).collect();
        // A headline or lead of the phase itself goes before one that fits any.
        if matches!(code, 'H' | 'L' | 'S') && !exact.is_empty() {
            let loud: Vec<&Line> = exact.iter().copied().filter(|line| line.tabloid).collect();
            return if tabloid && !loud.is_empty() { loud } else { exact };
        }
        let any: Vec<&Line> = of_code().filter(fits).collect();
        if any.is_empty() && matches!(code, 'H' | 'L') {
            of_code().filter(|line| !line.tabloid || tabloid).collect()
        } else {
            any
        }
    }
}

impl Voices {
    fn read(&mut self, desk: Option<Section>, word: &'static str, rest: &'static str) {
        if let Some(line) = read_line(word, rest) {
            self.lines.push(line);
        } else if let Some(rule) = read_slot(word, rest) {
            match desk {
                Some(desk) => self.desks.entry(desk).or_default().push(rule),
                None => self.rules.push(rule),
            }
        }
    }

    /// The lines of a code.
    pub(crate) fn of(&self, code: char) -> Vec<&Line> {
        self.lines.iter().filter(|line| line.code == code).collect()
    }
}

/// `let rain = 58..124`, `person mayor = the mayor of {town}`.
fn read_slot(word: &'static str, rest: &'static str) -> Option<Rule> {
    match word {
        "let" => rest.split_once(" = ").and_then(|(name, value)| read_rule(name, value)),
        "person" => {
            let (name, role) = rest.split_once('=')?;
            let (name, woman) = match name.trim().split_once('+') {
                Some((name, sex)) => (name, Some(sex == "w")),
                None => (name.trim(), None),
            };
            let (name, culture) = name.split_once('@').map_or((name, None), |(name, culture)| (name, Some(culture)));
            Some(Rule::Person { name, culture, woman, role: Phrase::parse(role.trim()) })
        }
        _ => None,
    }
}

fn read_rule(name: &'static str, value: &'static str) -> Option<Rule> {
    if let Some(list) = value.strip_prefix("pick ") {
        return Some(Rule::Pick { name, from: list.split('|').map(|text| Phrase::parse(text.trim())).collect() });
    }
    for (sign, factor) in [(" + ", 1), (" - ", -1)] {
        if let Some((of, plus)) = value.split_once(sign) {
            let (plus, decimals) = read_number(plus)?;
            return Some(Rule::Sum { name, of, plus: plus * factor, decimals });
        }
    }
    let (first, later) = value.split_once(" then ").map_or((value, None), |(first, later)| (first, Some(later)));
    Some(Rule::Range { name, first: read_range(first)?, later: later.and_then(read_range) })
}

/// `300..2400/50` or `1.2..4.8/0.1` as (low, high, step, decimals).
fn read_range(text: &str) -> Option<(i64, i64, i64, u8)> {
    let (span, step) = text.split_once('/').unwrap_or((text, "1"));
    let (low, high) = span.split_once("..")?;
    let parts = [read_number(low)?, read_number(high)?, read_number(step)?];
    let decimals = parts.iter().map(|part| part.1).max()?;
    let mut scaled = parts.iter().map(|(number, own)| number * 10_i64.pow(u32::from(decimals - own)));
    Some((scaled.next()?, scaled.next()?, scaled.next()?.max(1), decimals))
}

fn read_number(text: &str) -> Option<(i64, u8)> {
    let text = text.trim();
    let decimals = text.split_once('.').map_or(0, |(_, after)| after.len());
    Some((text.replace('.', "").parse().ok()?, u8::try_from(decimals).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::Event;

    #[test]
    fn every_slot_of_every_line_is_filled() {
        for (index, kind) in STOCK.kinds.iter().enumerate() {
            assert!(!kind.lines.is_empty() && !kind.scenes.is_empty(), "{} has lines and scenes", kind.name);
            for (language, lines) in &kind.lines {
                for code in ['H', 'L'] {
                    assert!(lines.iter().any(|line| line.code == code), "{} in {language} has {code} lines", kind.name);
                }
                let event = Event {
                    kind: index as u16,
                    country: 0,
                    town: 0,
                    size: 5,
                    start_s: 1_800_000_000,
                    seed: 9,
                    first: 0,
                };
                let mut facts = crate::prose::facts(1, &event, kind, 1, language, false);
                facts.text("first", "x");
                facts.text("outlet", "x");
                let mut slots = Vec::new();
                lines.iter().for_each(|line| line.phrase.slots(&mut slots));
                for slot in slots {
                    assert!(facts.get(slot).is_some(), "{} in {language}: nothing fills {{{slot}}}", kind.name);
                }
            }
        }
    }

    #[test]
    fn every_slot_of_a_newsrooms_own_findings_is_filled() {
        let event = Event { kind: 0, country: 0, town: 0, size: 5, start_s: 1_800_000_000, seed: 9, first: 0 };
        for (language, voices) in &STOCK.voices {
            let kind = STOCK.kinds.first().unwrap();
            let mut facts = crate::prose::facts(1, &event, kind, 1, language, false);
            facts.text("outlet", "x");
            let facts = facts.with_voices(kind.desk, 7);
            let mut slots = Vec::new();
            voices.lines.iter().for_each(|line| line.phrase.slots(&mut slots));
            for slot in slots {
                assert!(facts.get(slot).is_some(), "in {language}: nothing fills {{{slot}}}");
            }
            assert!(voices.of('V').len() >= 4 && !voices.of('P').is_empty(), "{language}");
        }
    }

    #[test]
    fn foreign_files_name_known_kinds() {
        for kind in &STOCK.kinds {
            assert!(kind.lines.contains_key("en"), "{} is known in English", kind.name);
        }
    }

    #[test]
    fn ranges_are_read() {
        assert_eq!(read_range("300..2400/50"), Some((300, 2_400, 50, 0)));
        assert_eq!(read_range("1.2..4.8/0.1"), Some((12, 48, 1, 1)));
        assert_eq!(read_range("2.25..4.75/0.25"), Some((225, 475, 25, 2)));
        assert_eq!(read_range("nonsense"), None);
    }
}
