//! Phrases: sentences with slots `{town}` and choices `[rose|climbed]`, and the writer that fills them.
//!
//! `{name}` fills a slot, `{#name}` keeps figures as figures, `{an name}` puts the article before it;
//! of a person, `{name}` gives name and role at first mention and the family name later, `{name.last}`,
//! `{name.name}`, `{name.he}`, `{name.his}`, `{name.him}` give those words. Sentences start with a capital by themselves.

use crate::facts::{Facts, Value};
use crate::random::Random;

/// A parsed phrase.
#[derive(Clone, Debug, Default)]
pub(crate) struct Phrase(Vec<Piece>);

#[derive(Clone, Debug)]
enum Piece {
    Text(&'static str),
    Slot { name: &'static str, form: &'static str, figures: bool, article: bool },
    Choice(Vec<Phrase>),
}

impl Phrase {
    /// Reads a phrase; brackets that do not match are kept as text, which the stock's test then finds.
    pub(crate) fn parse(text: &'static str) -> Self {
        let mut rest = text;
        let mut choices = choices(&mut rest, 0);
        if choices.len() == 1 { choices.pop().unwrap_or_default() } else { Self(vec![Piece::Choice(choices)]) }
    }

    /// The names of all slots.
    #[cfg(test)]
    pub(crate) fn slots(&self, into: &mut Vec<&'static str>) {
        for piece in &self.0 {
            match piece {
                Piece::Text(_) => {}
                Piece::Slot { name, .. } => into.push(name),
                Piece::Choice(choices) => choices.iter().for_each(|choice| choice.slots(into)),
            }
        }
    }
}

/// The alternatives up to the closing bracket (or the end), each a phrase.
fn choices(rest: &mut &'static str, depth: usize) -> Vec<Phrase> {
    let mut all = Vec::new();
    let mut pieces = Vec::new();
    loop {
        let cut = rest.find(['{', '[', '|', ']']).unwrap_or(rest.len());
        let (text, tail) = rest.split_at_checked(cut).unwrap_or((*rest, ""));
        if !text.is_empty() {
            pieces.push(Piece::Text(text));
        }
        let mut after = tail.chars();
        let mark = after.next();
        *rest = after.as_str();
        match mark {
            Some('{') => {
                let (slot, tail) = rest.split_once('}').unwrap_or((*rest, ""));
                *rest = tail;
                pieces.push(slot_piece(slot));
            }
            Some('[') => pieces.push(Piece::Choice(choices(rest, depth + 1))),
            Some('|') => all.push(Phrase(std::mem::take(&mut pieces))),
            Some(']') if depth == 0 => pieces.push(Piece::Text("]")),
            _ => {
                all.push(Phrase(pieces));
                return all;
            }
        }
    }
}

fn slot_piece(slot: &'static str) -> Piece {
    let (article, slot) = slot.strip_prefix("an ").map_or((false, slot), |slot| (true, slot));
    let (figures, slot) = slot.strip_prefix('#').map_or((false, slot), |slot| (true, slot));
    let (name, form) = slot.split_once('.').unwrap_or((slot, ""));
    Piece::Slot { name, form, figures, article }
}

/// Writes phrases of one article: remembers whom it has introduced, and chooses among alternatives by its own stream.
pub(crate) struct Writer<'a> {
    facts: &'a Facts,
    random: Random,
    introduced: Vec<&'static str>,
    comma_is_due: bool,
}

impl<'a> Writer<'a> {
    pub(crate) fn new(facts: &'a Facts, random: Random) -> Self {
        Self { facts, random, introduced: Vec::new(), comma_is_due: false }
    }

    /// One phrase as text.
    pub(crate) fn write(&mut self, phrase: &Phrase) -> String {
        let mut out = String::new();
        self.comma_is_due = false;
        self.fill(phrase, &mut out);
        tidy(&out)
    }

    /// A phrase as part of a sentence: its first letter stays as it is.
    pub(crate) fn write_raw(&mut self, phrase: &Phrase) -> String {
        let mut out = String::new();
        self.fill(phrase, &mut out);
        out
    }

    fn fill(&mut self, phrase: &Phrase, out: &mut String) {
        for piece in &phrase.0 {
            match piece {
                Piece::Text(text) => self.push(text, out),
                Piece::Slot { name, form, figures, article } => {
                    let text = self.value(name, form, *figures);
                    if *article {
                        self.push(if starts_with_vowel(&text.0) { "an " } else { "a " }, out);
                    }
                    self.push(&text.0, out);
                    self.comma_is_due = text.1;
                }
                Piece::Choice(choices) => {
                    if let Some(index) = (!choices.is_empty()).then(|| self.random.below(choices.len()))
                        && let Some(choice) = choices.get(index)
                    {
                        self.fill(choice, out);
                    }
                }
            }
        }
    }

    fn push(&mut self, text: &str, out: &mut String) {
        if self.comma_is_due && !text.is_empty() {
            if !text.starts_with(['.', ',', ';', ':', ')', '”', '?', '!']) {
                out.push(',');
            }
            self.comma_is_due = false;
        }
        out.push_str(text);
    }

    /// A slot's text, and whether a comma must close it.
    fn value(&mut self, name: &'static str, form: &str, figures: bool) -> (String, bool) {
        match self.facts.get(name) {
            None => (format!("{{{name}}}"), false),
            Some(Value::Text(text)) => (text.clone(), false),
            Some(Value::Number(number)) => (number.written(&self.facts.language, figures), false),
            Some(Value::Person(person)) => {
                let he = |woman: &'static str, man: &'static str| if person.woman { woman } else { man };
                match form {
                    "last" => (person.last.to_owned(), false),
                    "he" => (he("she", "he").to_owned(), false),
                    "his" => (he("her", "his").to_owned(), false),
                    "him" => (he("her", "him").to_owned(), false),
                    _ if self.introduced.contains(&name) => (person.last.to_owned(), false),
                    _ => {
                        self.introduced.push(name);
                        if form == "name" || person.role.is_empty() {
                            (person.name(), false)
                        } else if person.role.starts_with(char::is_uppercase) {
                            (format!("{} {}", person.role, person.name()), false)
                        } else {
                            (format!("{}, {}", person.name(), person.role), true)
                        }
                    }
                }
            }
        }
    }
}

fn starts_with_vowel(text: &str) -> bool {
    let text = text.to_lowercase();
    let sounds_like_consonant = ["uni", "use", "eu", "one"].iter().any(|start| text.starts_with(start));
    let figure =
        text.starts_with('8') || text.starts_with("11,") || text.starts_with("18,") || text == "11" || text == "18";
    figure || (text.starts_with(['a', 'e', 'i', 'o', 'u']) && !sounds_like_consonant)
}

/// One space between words, none before punctuation, a capital at the start of each sentence.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut sentence_starts = true;
    let mut ended = false;
    for c in text.trim().chars() {
        if c == ' ' {
            if out.ends_with(' ') {
                continue;
            }
            sentence_starts |= ended;
            ended = false;
        } else if matches!(c, '.' | '?' | '!') {
            ended = true;
        } else if !matches!(c, '”' | '“' | '’' | '‘' | '"' | ')' | '(' | '¿' | '¡') {
            ended = false;
        }
        if sentence_starts && c.is_alphanumeric() {
            out.extend(c.to_uppercase());
            sentence_starts = false;
        } else {
            out.push(c);
        }
    }
    out
}

/// Headline style of some houses: A Capital for Each Main Word.
pub(crate) fn title_case(headline: &str) -> String {
    const SMALL: [&str; 26] = [
        "a", "an", "the", "and", "but", "or", "for", "nor", "as", "at", "by", "in", "of", "on", "off", "per", "to",
        "up", "via", "vs", "from", "into", "over", "with", "after", "than",
    ];
    let mut words = Vec::new();
    for (index, word) in headline.split(' ').enumerate() {
        let plain = word.trim_matches(|c: char| !c.is_alphanumeric());
        let sentence_starts = index == 0 || words.last().is_some_and(|last: &String| last.ends_with(':'));
        if SMALL.contains(&plain) && !sentence_starts {
            words.push(word.to_owned());
            continue;
        }
        let mut capital = String::new();
        let mut done = false;
        for c in word.chars() {
            if !done && c.is_alphanumeric() {
                capital.extend(c.to_uppercase());
                done = true;
            } else {
                capital.push(c);
            }
        }
        words.push(capital);
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Number;
    use crate::places::Person;

    fn facts() -> Facts {
        let mayor = Person { first: "Helen", last: "Marsh", woman: true, role: "the mayor of Ashmere".into() };
        let premier = Person { first: "Hugh", last: "Tarrant", woman: false, role: "Prime Minister".into() };
        Facts {
            language: "en".into(),
            culture: "british",
            values: vec![
                ("mayor", Value::Person(mayor)),
                ("pm", Value::Person(premier)),
                ("dead", Value::Number(Number::whole(7))),
                ("homes", Value::Number(Number::whole(1_250))),
                ("place", Value::Text("estuary".into())),
            ],
        }
    }

    #[test]
    fn phrases_fill_their_slots() {
        for (phrase, expected) in [
            ("{dead} people died near {an place}.", "Seven people died near an estuary."),
            ("{#dead} of {homes} homes.", "7 of 1,250 homes."),
            ("said {mayor}. {mayor} left.", "Said Helen Marsh, the mayor of Ashmere. Marsh left."),
            ("{mayor} said {mayor.he} would stay.", "Helen Marsh, the mayor of Ashmere, said she would stay."),
            ("{pm} said so;  {pm.his} party agreed", "Prime Minister Hugh Tarrant said so; his party agreed"),
            ("[one|one] and [two|[two|two]]", "One and two"),
        ] {
            let facts = facts();
            assert_eq!(Writer::new(&facts, Random::new(1)).write(&Phrase::parse(phrase)), expected);
        }
    }

    #[test]
    fn headlines_take_capitals_where_the_house_wants_them() {
        assert_eq!(
            title_case("River bursts its banks: the town is cut off"),
            "River Bursts Its Banks: The Town Is Cut off"
        );
    }
}
