//! People, places and organisations that an article names, as topics that can be followed: by what its own text shows of each, with no
//! network and no list of persons.
//!
//! A name is a run of words with capitals that does not only begin sentences. What it is, the text itself says: an office before it or an
//! age behind it ("President Anna Berg", "Joe Bale, 43,"), a last name that goes on alone, a word that only houses have ("Ministry",
//! "University", "AG"), a country or city of the Unicode CLDR. Where the text shows nothing, nothing is said. Languages that write every
//! noun with a capital are read more strictly; scripts without capitals not at all.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

/// What is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Somebody.
    Person,
    /// A country or a city.
    Place,
    /// A ministry, a company, a club.
    Organisation,
}

impl Kind {
    /// The kind in a word, for people.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Place => "place",
            Self::Organisation => "organisation",
        }
    }
}

/// What shows what a name is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// An office or form of address stands before it.
    Office(String),
    /// An age stands behind it.
    Age(String),
    /// Its last word goes on alone.
    Surname(String),
    /// It has a word that only houses have.
    House(String),
    /// Its letters stand behind it in brackets.
    Letters(String),
    /// It is a country or city.
    Gazetteer,
}

/// A name in an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// As it is written.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// How often it is named, by any of its forms.
    pub times: u32,
    /// What shows that.
    pub shown: Shown,
}

impl Named {
    /// What shows it, in words.
    #[must_use]
    pub fn reason(&self) -> String {
        let times = if self.times == 1 { "once".to_owned() } else { format!("{} times", self.times) };
        let shown = match &self.shown {
            Shown::Office(office) => format!("“{office}” stands before it"),
            Shown::Age(age) => format!("an age, {age}, stands behind it"),
            Shown::Surname(surname) => format!("the text goes on with “{surname}” alone"),
            Shown::House(word) => format!("it has the word “{word}”"),
            Shown::Letters(letters) => format!("the text calls it {letters}"),
            Shown::Gazetteer => "it is a country or a city".to_owned(),
        };
        let article = if self.kind == Kind::Organisation { "An" } else { "A" };
        format!("{article} {} named {times}: {shown}", self.kind.word())
    }
}

/// Letters of a text that are read.
const READ: usize = 12_000;
/// Words of a name at most.
const LONGEST: usize = 6;

/// The names of an article, the most named first, at most `most`. `language` is a BCP 47 tag.
#[must_use]
pub fn named(headline: &str, body: &str, language: &str, most: usize) -> Vec<Named> {
    let code = language.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    if !CAPITALS.contains(&code.as_str()) {
        return Vec::new();
    }
    let body: String = body.chars().take(READ).collect();
    let (headline, body) = (words(headline), words(&body));
    let mut found = Found::default();
    // A headline in title case shows nothing of its own: names are found in the text, and counted in both.
    found.read(&body, &code);
    found.count(&headline);
    found.count(&body);
    found.told(most)
}

/// Languages that write names with capitals and can be told from other words by that.
const CAPITALS: [&str; 14] = ["en", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "no", "de", "pl", "ro", "fi"];

/// Words before a name that say it is somebody's, in small letters.
static OFFICES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("../named/offices.txt").split_whitespace().collect());

/// Words of a name that only houses have, in small letters.
static HOUSES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("../named/houses.txt").split_whitespace().collect());

/// Small words that may stand inside a name.
const INSIDE: &[&str] = &[
    "of", "de", "del", "della", "di", "da", "do", "dos", "du", "des", "la", "van", "von", "der", "den", "ten", "bin",
    "al", "für", "and", "y", "e",
];
/// Those that stand inside a house's name only.
const INSIDE_HOUSES: &[&str] = &["of", "for", "für", "and", "de", "du", "des", "del", "di", "do", "y", "e"];

/// And those that no person's name has.
const INSIDE_HOUSES_ONLY: &[&str] = &["of", "for", "für", "and", "y", "e", "du", "des", "do"];

/// Countries and cities by language, in small letters.
static PLACES: LazyLock<BTreeMap<String, HashSet<String>>> = LazyLock::new(|| {
    let mut places: BTreeMap<String, HashSet<String>> = BTreeMap::new();
    for (language, name) in stories::places() {
        places.entry(language).or_default().insert(name.to_lowercase());
    }
    places
});

/// Whether a name is a country's or a city's in a language.
fn is_place(name: &str, code: &str) -> bool {
    let name = name.to_lowercase();
    [code, "en"].into_iter().any(|code| PLACES.get(code).is_some_and(|places| places.contains(&name)))
}

/// A word of a text.
#[derive(Clone, Debug)]
struct Word {
    /// Without the signs around it, and without what an apostrophe ties to it.
    text: String,
    /// It has a capital.
    capital: bool,
    /// It is the first of a sentence, or stands behind a sign that begins something anew.
    opens: bool,
    /// A sign stands behind it: no run goes on over it.
    ends: Option<char>,
    /// It stands in brackets.
    in_brackets: bool,
}

fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for line in text.lines() {
        let mut opens = true;
        for piece in line.split_whitespace() {
            let bare = piece.trim_matches(|c: char| !c.is_alphanumeric());
            if bare.is_empty() {
                // A dash or a mark by itself.
                opens = true;
                if let Some(last) = words.last_mut() {
                    last.ends = last.ends.or(piece.chars().next());
                }
                continue;
            }
            let quoted = piece.starts_with(['"', '“', '„', '«', '‘', '\'']);
            let behind = piece.rsplit(char::is_alphanumeric).next().and_then(|signs| signs.chars().next());
            let text = without_owner(bare);
            words.push(Word {
                capital: text.chars().next().is_some_and(char::is_uppercase),
                opens: opens || quoted,
                ends: behind.filter(|c| *c != '-').or_else(|| (text.len() < bare.len()).then_some('’')),
                in_brackets: piece.starts_with('('),
                text: text.to_owned(),
            });
            let is_initial = text.chars().count() == 1 || matches!(text, "Mr" | "Mrs" | "Ms" | "Dr" | "St");
            opens = match behind {
                Some('.') => !is_initial,
                Some(c) => matches!(c, '!' | '?' | ':' | '…' | '—' | '–' | '|' | ')') || c.is_control(),
                None => false,
            };
            if is_initial && behind == Some('.') {
                words.last_mut().into_iter().for_each(|word| word.ends = None);
            }
        }
    }
    words
}

/// "Berg's" is Berg; "O'Neill" and "d'Ivoire" stay.
fn without_owner(word: &str) -> &str {
    ["'s", "’s"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word)
}

/// Names, being found.
#[derive(Debug, Default)]
struct Found {
    names: BTreeMap<String, (Kind, Shown)>,
    /// Shorter forms of them: a last name, letters.
    forms: BTreeMap<String, String>,
    times: BTreeMap<String, u32>,
    first: BTreeMap<String, usize>,
}

impl Found {
    fn read(&mut self, words: &[Word], code: &str) {
        // Words with a capital inside a sentence: those that only begin sentences are no names.
        let inside: HashSet<&str> =
            words.iter().filter(|word| word.capital && !word.opens).map(|word| word.text.as_str()).collect();
        let mut at = 0;
        while at < words.len() {
            let length = run(words, at, &inside);
            if length > 0 {
                self.judge(words, at, length, code);
            }
            at += length.max(1);
        }
        // "Berg" is Anna Berg, where there is one of that name.
        let persons = self.names.iter().filter(|(_, (kind, _))| *kind == Kind::Person);
        let mut surnames: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, _) in persons {
            if let Some((_, surname)) = name.rsplit_once(' ') {
                surnames.entry(surname.to_owned()).or_default().push(name.clone());
            }
        }
        for (surname, names) in surnames {
            if let [name] = &names[..] {
                self.forms.insert(surname, name.clone());
            }
        }
    }

    /// What a run of words is, by what the text shows of it.
    fn judge(&mut self, words: &[Word], at: usize, length: usize, code: &str) {
        let Some(run) = words.get(at..at + length) else { return };
        let before = at.checked_sub(1).and_then(|before| words.get(before)).filter(|word| word.ends.is_none());
        let behind = words.get(at + length);
        // An office that is written with a capital is no part of the name.
        let (office, run) = match run.split_first() {
            Some((first, rest)) if !rest.is_empty() && is_office(first) => (Some(first), rest),
            _ => (before.filter(|word| is_office(word)), run),
        };
        let name = run.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
        if name.chars().count() < 2 || self.names.contains_key(&name) {
            return;
        }
        if is_place(&name, code) {
            self.names.insert(name, (Kind::Place, Shown::Gazetteer));
            return;
        }
        if let Some(house) = run.iter().find(|word| word.capital && is_in(&HOUSES, word)).filter(|_| run.len() > 1) {
            let shown = Shown::House(house.text.clone());
            if let Some(letters) = behind.filter(|word| word.in_brackets && is_letters(&word.text)) {
                self.forms.insert(letters.text.clone(), name.clone());
            }
            self.names.insert(name, (Kind::Organisation, shown));
            return;
        }
        if let Some(letters) = behind.filter(|word| word.in_brackets && is_letters(&word.text) && stand_for(word, run))
        {
            self.forms.insert(letters.text.clone(), name.clone());
            self.names.insert(name, (Kind::Organisation, Shown::Letters(letters.text.clone())));
            return;
        }
        let of_person = (2..=4).contains(&run.len())
            && run.iter().all(|word| word.capital || !INSIDE_HOUSES_ONLY.contains(&word.text.as_str()))
            && run.iter().all(|word| !is_letters(&word.text) || word.text.chars().count() == 1);
        if !of_person {
            return;
        }
        let Some(last) = run.last() else { return };
        let age = behind
            .filter(|word| last.ends == Some(',') && word.ends.is_some())
            .filter(|word| word.text.parse::<u32>().is_ok_and(|age| (10..110).contains(&age)));
        let goes_on = words.iter().enumerate().skip(at + length).any(|(place, word)| {
            let alone = |near: Option<&Word>, joined: bool| near.is_none_or(|near| !near.capital || !joined);
            let before = place.checked_sub(1).and_then(|before| words.get(before));
            word.text == last.text
                && alone(before, before.is_some_and(|before| before.ends.is_none() && !before.opens))
                && alone(words.get(place + 1), word.ends.is_none())
        });
        let shown = match (office, age) {
            (Some(office), _) => Shown::Office(office.text.clone()),
            (None, Some(age)) => Shown::Age(age.text.clone()),
            (None, None) if goes_on => Shown::Surname(last.text.clone()),
            _ => return,
        };
        self.names.insert(name, (Kind::Person, shown));
    }

    /// Counts the names in a text, each mention once, the longest form first.
    fn count(&mut self, words: &[Word]) {
        let mut at = 0;
        while let Some(word) = words.get(at) {
            if !word.capital {
                at += 1;
                continue;
            }
            let longest = (1..=LONGEST).rev().find_map(|length| {
                let run = words.get(at..at + length)?;
                if run.iter().take(length - 1).any(|word| word.ends.is_some()) {
                    return None;
                }
                let text = run.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
                let name = if self.names.contains_key(&text) { text } else { self.forms.get(&text)?.clone() };
                Some((name, length))
            });
            let Some((name, length)) = longest else {
                at += 1;
                continue;
            };
            let next = self.first.len();
            self.first.entry(name.clone()).or_insert(next);
            *self.times.entry(name).or_default() += 1;
            at += length;
            // Its letters in brackets are no second mention.
            at +=
                usize::from(words.get(at).is_some_and(|word| word.in_brackets && self.forms.contains_key(&word.text)));
        }
    }

    fn told(self, most: usize) -> Vec<Named> {
        let Self { names, times, first, .. } = self;
        let mut told: Vec<Named> = names
            .into_iter()
            .map(|(name, (kind, shown))| Named { times: times.get(&name).copied().unwrap_or(1), name, kind, shown })
            .collect();
        told.sort_by_key(|named| (std::cmp::Reverse(named.times), first.get(&named.name).copied()));
        told.truncate(most);
        told
    }
}

/// How many words from `at` on are one name; 0 where none begins.
fn run(words: &[Word], at: usize, inside: &HashSet<&str>) -> usize {
    let Some(first) = words.get(at).filter(|word| word.capital && !word.in_brackets) else { return 0 };
    // The first word of a sentence has a capital whatever it is.
    let begins = !first.opens || inside.contains(first.text.as_str()) || {
        let goes_on = first.ends.is_none() && words.get(at + 1).is_some_and(|next| next.capital && !next.opens);
        goes_on && !is_in(&STARTS, first)
    };
    if !begins || is_in(&STARTS, first) {
        return 0;
    }
    let mut length = 1;
    while length < LONGEST {
        let Some(last) = words.get(at + length - 1).filter(|word| word.ends.is_none()) else { break };
        let Some(next) = words.get(at + length).filter(|word| !word.in_brackets) else { break };
        if next.capital && !next.opens {
            length += 1;
            continue;
        }
        let has_house = words.get(at..at + length).is_some_and(|run| run.iter().any(|word| is_in(&HOUSES, word)));
        let joins = if has_house { INSIDE_HOUSES } else { INSIDE };
        let fits = has_house || !matches!(next.text.as_str(), "of" | "and" | "for");
        let may_join = fits && last.capital && next.ends.is_none() && joins.contains(&next.text.as_str());
        if may_join && words.get(at + length + 1).is_some_and(|behind| behind.capital && !behind.in_brackets) {
            length += 2;
        } else {
            break;
        }
    }
    length
}

/// Words that begin sentences with a capital and are no names, also beside one.
static STARTS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("../named/starts.txt").split_whitespace().collect());

fn is_in(list: &HashSet<&str>, word: &Word) -> bool {
    list.contains(word.text.to_lowercase().as_str())
}

/// An office, or one with something before it in the same word ("Vice-president", "Bundeskanzlerin").
fn is_office(word: &Word) -> bool {
    let word = word.text.to_lowercase();
    OFFICES.contains(word.as_str()) || OFFICES.iter().any(|office| office.len() >= 7 && word.ends_with(office))
}

/// Letters that stand for a name: two to six, all of them large.
fn is_letters(text: &str) -> bool {
    (2..=6).contains(&text.chars().count()) && text.chars().all(|c| c.is_uppercase())
}

/// Whether letters in brackets are the first letters of a name's words.
fn stand_for(letters: &Word, run: &[Word]) -> bool {
    let firsts: String = run.iter().filter(|word| word.capital).filter_map(|word| word.text.chars().next()).collect();
    firsts.eq_ignore_ascii_case(&letters.text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const BODY: &str = "KARLSUND, Norway (UW) — The dam above Karlsund held on Tuesday, President Anna Berg said. Engineers of the \
        Ministry of Water and Power (MWP) had worked through the night.\n\nBerg thanked them. \"Nobody sleeps here,\" said Joe Bale, 43, \
        who runs a shop. Mara Lindqvist of Oslo University told reporters that the MWP had waited too long. Lindqvist warned of more rain in \
        Norway.\n\nOfficials from the World Dam Register (WDR) are to come on Friday. Many went to Bergen. Small Talk was heard.";

    fn of(kind: Kind, all: &[Named]) -> Vec<(&str, u32)> {
        all.iter().filter(|named| named.kind == kind).map(|named| (named.name.as_str(), named.times)).collect()
    }

    #[test]
    fn what_the_text_shows_of_names_is_said() {
        let all = named("Karlsund dam holds as Berg thanks engineers", BODY, "en-GB", 20);
        assert_eq!(of(Kind::Person, &all), [("Anna Berg", 3), ("Mara Lindqvist", 2), ("Joe Bale", 1)]);
        assert_eq!(
            of(Kind::Organisation, &all),
            [("Ministry of Water and Power", 2), ("Oslo University", 1), ("World Dam Register", 1)]
        );
        assert!(of(Kind::Place, &all).contains(&("Norway", 2)), "{all:?}");
        // Of what nothing is shown nothing is said.
        assert!(all.iter().all(|named| !named.name.contains("Small") && named.name != "Karlsund"), "{all:?}");
        let reason = |name: &str| all.iter().find(|named| named.name == name).unwrap().reason();
        assert_eq!(reason("Anna Berg"), "A person named 3 times: “President” stands before it");
        assert_eq!(reason("Joe Bale"), "A person named once: an age, 43, stands behind it");
        assert_eq!(reason("Mara Lindqvist"), "A person named 2 times: the text goes on with “Lindqvist” alone");
    }

    #[test]
    fn nouns_with_capitals_are_no_names() {
        let body = "Die Bundesregierung will den Staudamm sichern. Bundeskanzlerin Erika Muster sagte am Dienstag, das Wasser steige. \
            Muster reist nach Norwegen. Die Universität Freiburg warnt.";
        let all = named("Muster reist zum Staudamm", body, "de", 20);
        assert_eq!(of(Kind::Person, &all), [("Erika Muster", 3)]);
        assert_eq!(of(Kind::Place, &all), [("Norwegen", 1)]);
        assert_eq!(of(Kind::Organisation, &all), [("Universität Freiburg", 1)]);
    }

    #[test]
    fn scripts_without_capitals_are_not_read() {
        assert_eq!(named("カールスンド", "大統領アンナ・ベルグ", "ja", 9), []);
        assert_eq!(named("", BODY, "", 9), []);
    }

    proptest! {
        /// Whatever a text is: what is named stands in it, word for word.
        #[test]
        fn every_name_stands_in_the_text(text in "[A-Za-zÀ-ž .,:()\"'’\n-]{0,300}", most in 0_usize..9) {
            let all = named("", &text, "en", most);
            prop_assert!(all.len() <= most);
            for one in &all {
                prop_assert!(one.times >= 1);
                for word in one.name.split(' ') {
                    prop_assert!(text.contains(word), "{word}");
                }
            }
        }
    }
}
