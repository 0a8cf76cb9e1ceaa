//! The invented lands of the simulated press: countries, towns, institutions and people's names, read from `stock/`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::random::Random;

/// An invented country.
#[derive(Debug, Default)]
pub(crate) struct Country {
    pub(crate) name: Named,
    /// The ISO 3166-1 code under which its titles are listed: invented lands have none, editions want one.
    pub(crate) code: &'static str,
    /// BCP 47 tag of its press.
    pub(crate) language: &'static str,
    pub(crate) culture: &'static str,
    /// Institutions by slot name: `currency`, `parliament`, `bank`, ...
    pub(crate) institutions: BTreeMap<&'static str, &'static str>,
    /// The capital first.
    pub(crate) towns: Vec<Town>,
}

/// A name in the Latin, Arabic and Japanese scripts.
#[derive(Debug, Default)]
pub(crate) struct Named {
    pub(crate) latin: &'static str,
    pub(crate) arabic: &'static str,
    pub(crate) japanese: &'static str,
}

impl Named {
    pub(crate) fn in_language(&self, language: &str) -> &'static str {
        match language {
            "ar" => self.arabic,
            "ja" => self.japanese,
            _ => self.latin,
        }
    }
}

/// A town with its river and its football club.
#[derive(Debug, Default)]
pub(crate) struct Town {
    pub(crate) name: Named,
    pub(crate) river: &'static str,
    pub(crate) club: &'static str,
}

/// First and family names of one culture.
#[derive(Debug, Default)]
pub(crate) struct Names {
    women: Vec<&'static str>,
    men: Vec<&'static str>,
    last: Vec<&'static str>,
}

/// A person of the simulated world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Person {
    pub(crate) first: &'static str,
    pub(crate) last: &'static str,
    pub(crate) woman: bool,
    /// A title before the name ("Prime Minister") when it starts with a capital, else words after it ("the mayor of Ashmere").
    pub(crate) role: String,
}

impl Person {
    pub(crate) fn name(&self) -> String {
        format!("{} {}", self.first, self.last)
    }
}

pub(crate) static COUNTRIES: LazyLock<Vec<Country>> =
    LazyLock::new(|| read_countries(crate::shelf::text("places.txt")));
static NAMES: LazyLock<BTreeMap<&'static str, Names>> = LazyLock::new(|| read_names(crate::shelf::text("names.txt")));

fn read_countries(text: &'static str) -> Vec<Country> {
    let mut countries: Vec<Country> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let mut fields = rest.split('|').map(str::trim);
        let mut field = || fields.next().unwrap_or_default();
        if word == "country" {
            let name = Named { latin: field(), arabic: field(), japanese: field() };
            countries.push(Country { name, code: field(), language: field(), culture: field(), ..Country::default() });
        } else if let Some(country) = countries.last_mut() {
            if word == "town" {
                let name = Named { latin: field(), arabic: field(), japanese: field() };
                country.towns.push(Town { name, river: field(), club: field() });
            } else {
                country.institutions.insert(word, rest);
            }
        }
    }
    countries
}

fn read_names(text: &'static str) -> BTreeMap<&'static str, Names> {
    let mut cultures: BTreeMap<&'static str, Names> = BTreeMap::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split(' ');
        let (Some(culture), Some(list)) = (words.next(), words.next()) else { continue };
        let names = cultures.entry(culture).or_default();
        match list {
            "women" => names.women = words.collect(),
            "men" => names.men = words.collect(),
            _ => names.last = words.collect(),
        }
    }
    cultures
}

/// A person with a name of `culture`.
pub(crate) fn person(culture: &str, role: &str, random: &mut Random) -> Person {
    person_of(culture, None, role, random)
}

/// The same, a woman or a man where the text says so.
pub(crate) fn person_of(culture: &str, woman: Option<bool>, role: &str, random: &mut Random) -> Person {
    let none = Names::default();
    let names = NAMES.get(culture).unwrap_or(&none);
    let either = random.chance(0.5);
    let woman = woman.unwrap_or(either);
    let first = random.word(if woman { &names.women } else { &names.men });
    Person { first, last: random.word(&names.last), woman, role: role.to_owned() }
}

/// The holder of a national office: the same person for the same world, country and office.
pub(crate) fn office_holder(world_seed: u64, country: usize, office: &str, role: &str) -> Person {
    let culture = COUNTRIES.get(country).map_or("british", |country| country.culture);
    person(culture, role, &mut Random::of(&[world_seed, country as u64, crate::random::text_seed(office)]))
}

/// The country at `index`; the first one where there is none.
pub(crate) fn country(index: usize) -> &'static Country {
    static EMPTY: LazyLock<Country> = LazyLock::new(Country::default);
    COUNTRIES.get(index).or_else(|| COUNTRIES.first()).unwrap_or(&EMPTY)
}

impl Country {
    pub(crate) fn town(&self, index: usize) -> &Town {
        static EMPTY: LazyLock<Town> = LazyLock::new(Town::default);
        self.towns.get(index).or_else(|| self.towns.first()).unwrap_or(&EMPTY)
    }

    pub(crate) fn institution(&self, slot: &str) -> Option<&'static str> {
        self.institutions.get(slot).copied()
    }
}
