//! News agencies: who they are, and where a page credits them for its text.
//!
//! Names count only in their slot: a byline, the dateline, the line at the foot. The same letters in a sentence prove nothing.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;

use crate::linked_data::squash;

/// An agency and its ways of being written.
struct Agency {
    is_agency: bool,
    display: &'static str,
    names: Vec<&'static str>,
    abbreviations: Vec<&'static str>,
    scripts: Vec<&'static str>,
}

static AGENCIES: LazyLock<Vec<Agency>> = LazyLock::new(|| {
    let list = |field: Option<&'static str>| {
        field.unwrap_or_default().split('|').filter(|name| !name.is_empty()).collect::<Vec<_>>()
    };
    include_str!("../data/agencies.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut fields = line.split('\t');
            Some(Agency {
                is_agency: fields.nth(1)? == "agency",
                display: fields.next()?,
                names: list(fields.next()),
                abbreviations: list(fields.next()),
                scripts: list(fields.next()),
            })
        })
        .collect()
});

/// Squashed full name to agency; abbreviations as written.
static BY_NAME: LazyLock<HashMap<String, usize>> = LazyLock::new(|| {
    let mut found = HashMap::new();
    for (index, agency) in AGENCIES.iter().enumerate() {
        for name in agency.names.iter().chain(&agency.abbreviations).chain(&agency.scripts) {
            found.entry(squash(name)).or_insert(index);
        }
    }
    found
});

/// Abbreviations that are also words or other things: accepted alone in a byline or in brackets, never inside a line.
const AMBIGUOUS: [&str; 24] = [
    "AA", "PA", "TT", "CP", "EP", "UNI", "NAN", "APP", "SPA", "MENA", "SDA", "ATS", "CNS", "STA", "WAM", "RB", "ANI",
    "SITA", "RIA", "AGI", "CNA", "sid", "TCA", "VNA",
];
/// Names that are also words.
const AMBIGUOUS_NAMES: [&str; 9] =
    ["Beta", "Ansa", "Hina", "LaPresse", "Petra News Agency", "共同", "時事", "وام", "Antara"];

fn display(index: usize) -> Option<&'static str> {
    AGENCIES.get(index).map(|agency| agency.display)
}

/// The agency that `name` as a whole is.
pub(crate) fn exact(name: &str) -> Option<&'static str> {
    let name = name.trim().trim_matches(|c: char| c.is_ascii_punctuation()).trim();
    let name = name.strip_prefix("the ").unwrap_or(name);
    let squashed = squash(name);
    if squashed.len() < 2 || name.len() > 60 {
        return None;
    }
    let index = *BY_NAME.get(&squashed).or_else(|| BY_NAME.get(squashed.strip_prefix("the")?))?;
    // "Sid" is a person, "SID" and "sid" may be the agency.
    let agency = AGENCIES.get(index)?;
    let is_abbreviation = agency.abbreviations.iter().any(|known| squash(known) == squashed);
    let written_so = agency.abbreviations.contains(&name)
        || name.chars().all(|c| !c.is_lowercase())
        || agency.names.iter().any(|known| squash(known) == squashed);
    (!is_abbreviation || written_so).then_some(agency.display)
}

/// Matches any name of an agency as a word; the ambiguous ones left out.
static ANY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let mut names: Vec<String> = Vec::new();
    for agency in AGENCIES.iter().filter(|agency| agency.is_agency) {
        for name in &agency.names {
            if !AMBIGUOUS_NAMES.contains(name) {
                names.push(regex::escape(name));
            }
        }
        for name in &agency.abbreviations {
            if !AMBIGUOUS.contains(name) {
                names.push(regex::escape(name));
            }
        }
        for name in &agency.scripts {
            if name.chars().count() > 2 && !AMBIGUOUS_NAMES.contains(name) {
                names.push(regex::escape(name));
            }
        }
    }
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    Regex::new(&format!(r"(?:^|[^{LETTER}0-9])({})(?:$|[^{LETTER}0-9])", names.join("|"))).ok()
});

/// Cues that a line with an agency's name is a credit.
static CUE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?ix) contribut | additional\ reporting | reporting\ (?:by|from) | reported\ from | with\ files | with\ reporting | with\ (?:input|material|agenc)
        | copyright | © | \(c\) | source\s?: | quelle | fuente | fonte | (?-u:\b)mit\ | (?-u:\b)avec(?-u:\b) | (?-u:\b)con\ (?:informa|datos|agenc) | agenc | agentur | associated\ press\ (?:writer|journalist|reporter)
        | distribu | all\ rights\ reserved | übernommen | dpa: | dpa-infocom | material | foto | trust\ principles | recogido | przez | zdroj | kilde | lähde | källa | bron(?-u:\b) ",
    )
    .ok()
});

/// A foot line that is a picture's credit.
static PICTURE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)photo|foto|image|bild|picture|getty|video|imago").ok());

/// All agencies named in a line of writers.
pub(crate) fn in_byline(line: &str) -> Vec<&'static str> {
    let mut found = all_in(line);
    for part in line
        .split([',', ';', '/', '|', '(', ')', '·', '•'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" und "))
    {
        if let Some(agency) = exact(part)
            && !found.contains(&agency)
        {
            found.push(agency);
        }
    }
    found
}

fn all_in(line: &str) -> Vec<&'static str> {
    let mut found = Vec::new();
    let Some(any) = ANY.as_ref() else { return found };
    let mut rest = line;
    for _ in 0..20 {
        let Some(name) = any.captures(rest).and_then(|captures| captures.get(1)) else { break };
        let index = BY_NAME.get(&squash(name.as_str()));
        if let Some(agency) = index.and_then(|index| display(*index))
            && !found.contains(&agency)
        {
            found.push(agency);
        }
        rest = rest.get(name.end()..).unwrap_or_default();
    }
    found
}

/// Agencies credited at the foot: short lines that name one, or end with one in brackets.
pub(crate) fn at_foot(lines: &[&str]) -> Vec<&'static str> {
    let mut found: Vec<&'static str> = Vec::new();
    for line in lines {
        let chars = line.chars().count();
        let names = if chars <= 40 || chars <= 400 && CUE.as_ref().is_some_and(|cue| cue.is_match(line)) {
            in_byline(line)
        } else {
            in_last_brackets(line)
        };
        if chars <= 160
            && PICTURE.as_ref().is_some_and(|picture| picture.is_match(line))
            && !line.contains("dpa-infocom")
        {
            continue;
        }
        for name in names {
            if !found.contains(&name) {
                found.push(name);
            }
        }
    }
    found
}

/// "… said the minister. (AP)", "… – AFP", "ino/dpa" at the end of a paragraph.
fn in_last_brackets(line: &str) -> Vec<&'static str> {
    let tail = line
        .get(line.floor_char_boundary(line.len().saturating_sub(60))..)
        .unwrap_or_default()
        .trim_end_matches(['.', ' ']);
    let inner = match tail.strip_suffix([')', '）', ']']) {
        Some(inner) => inner.rsplit_once(['(', '（', '[']).map(|(_, inner)| inner),
        None => tail
            .rsplit_once(['—', '–'])
            .map(|(_, inner)| inner)
            .or_else(|| tail.rsplit_once(". ").map(|(_, inner)| inner)),
    };
    let Some(inner) = inner.filter(|inner| inner.chars().count() <= 40) else { return Vec::new() };
    inner.split(['/', ',', '-', ' ']).chain(std::iter::once(inner)).filter_map(exact).fold(
        Vec::new(),
        |mut found, name| {
            if !found.contains(&name) {
                found.push(name);
            }
            found
        },
    )
}

/// The place that opens a text, and the agency in its brackets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dateline {
    /// The place (and region) as printed.
    pub place: String,
    pub agency: Option<&'static str>,
}

/// Letters for a regex's class, by block: tables of every single letter cost milliseconds to compile.
pub(crate) const LETTER: &str = r"A-Za-z\u{AA}\u{B5}\u{BA}\u{C0}-\u{1FFF}\u{2C00}-\u{2DFF}\u{3005}-\u{3007}\u{3040}-\u{D7FF}\u{F900}-\u{FDFF}\u{FE70}-\u{FEFC}\u{FF10}-\u{FFDC}";
/// Capital letters, in the same way; in Latin Extended-A capitals and small letters alternate, both are taken.
pub(crate) const CAPITAL: &str =
    r"A-Z\u{C0}-\u{D6}\u{D8}-\u{DE}\u{100}-\u{17F}\u{386}-\u{3AB}\u{400}-\u{42F}\u{531}-\u{556}";

const MONTH: &str = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?";

/// The forms of a dateline, the surest first.
static DATELINES: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let date = format!(r"(?:,? (?:{MONTH} \d{{1,2}}|\d{{1,2}}\.? {MONTH}|\d{{1,2}}\.\d{{1,2}}\.)(?:,? \d{{4}})?)?");
    let (upper, letter) = (CAPITAL, LETTER);
    let part = format!(r"[{upper}][{letter}.]*");
    let capitals =
        format!(r"[{upper}][{upper}.'’/\-]+(?: (?:de|del|la|le|[{upper}][{upper}.'’/\-]*))*(?:, {part}(?: {part})*)*");
    let title = format!(
        r"[{upper}][{letter}.'’/\-]+(?: (?:de|del|di|la|el|al|am|upon|do|[{upper}][{letter}.'’/\-]*))*(?:, {part}(?: {part})*)*"
    );
    [
        // OSLO, Norway, Nov. 2 (Reuters) - ; Oslo (dpa) - ; OSLO, Nov. 2, 2026 /PRNewswire/ --
        format!(r"^(?P<place>{capitals}|{title}){date},? ?(?:[\(（\[](?P<agency>[^()（）\[\]]+)[\)）\]]|/(?P<wire>[A-Z][^/]+)/)\s*[—–\-_:.]{{0,2}}"),
        // (AP) OSLO — ; AFP, OSLO
        format!(r"^[\(（](?P<agency>[^()（）]+)[\)）]\s+(?P<place>{capitals})\s*[—–\-:]"),
        // OSLO — ; OSLO, Nov. 2 -
        format!(r"^(?P<place>{capitals}){date}\s*(?:—|–|―|--|- |: )"),
        // Oslo, Norway — The ; München/London – Der
        format!(r"^(?P<place>{title}){date}\s*(?:—|–|--)\s*[{upper}“„«‘'\x22]"),
        // Washington, DC, United States: Getting
        format!(r"^(?P<place>{title}, [{upper}][{letter}. ]+, [{upper}][{letter}. ]+){date}: [{upper}“„«‘'\x22]"),
    ]
    .iter()
    .filter_map(|pattern| Regex::new(pattern).ok())
    .collect()
});

/// Reads the dateline that opens a paragraph.
pub(crate) fn dateline(paragraph: &str) -> Option<Dateline> {
    let head = paragraph.get(..paragraph.floor_char_boundary(160))?;
    for (form, pattern) in DATELINES.iter().enumerate() {
        let Some(captures) = pattern.captures(head) else { continue };
        let place = captures.name("place").map(|found| found.as_str().trim().trim_end_matches(','))?;
        let credit = captures.name("agency").map(|found| found.as_str().trim());
        // Bounds that patterns would be slow to build with: words of the place's own name, characters of the whole.
        let is_long =
            |text: &str, words: usize, chars: usize| text.split(' ').count() > words || text.chars().count() > chars;
        let own = place.split(',').next().unwrap_or_default();
        let most_words = if own.chars().any(char::is_lowercase) { 4 } else { 5 };
        if is_long(own, most_words, 60)
            || place.chars().count() > 90
            || credit.is_some_and(|credit| is_long(credit, 6, 32))
            || captures.name("wire").is_some_and(|wire| wire.as_str().chars().count() > 41)
        {
            continue;
        }
        let agency = credit
            .and_then(|credit| credit.split(['/', ',']).find_map(exact).or_else(|| all_in(credit).first().copied()));
        let short_sign = credit.is_some_and(|credit| {
            credit.chars().count() <= 24
                && credit.chars().any(char::is_uppercase)
                && !credit.contains(|c: char| c.is_ascii_digit() && credit.len() > 3)
                && credit
                    .split(' ')
                    .all(|word| word.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_alphabetic()))
                && credit.chars().filter(|c| c.is_lowercase()).count() * 2 < credit.len()
        });
        let fits = match form {
            0 => {
                agency.is_some()
                    || captures.name("wire").is_some()
                    || short_sign
                    || small_sign(credit, captures.get(0).map(|found| found.as_str()))
            }
            1 => agency.is_some() || short_sign,
            2 => {
                let colon = captures.get(0).is_some_and(|found| found.as_str().trim_end().ends_with(':'));
                is_place_like(place)
                    && place.split(' ').count() <= 5
                    && !(colon && place.contains(' ') && !place.contains(','))
            }
            3 => is_place_like(place) && place.split([' ', '/']).count() <= 4,
            _ => is_place_like(place),
        };
        if fits {
            return Some(Dateline { place: place.to_owned(), agency });
        }
    }
    None
}

/// "(dpo) -": a sign of a few small letters counts if a dash follows.
fn small_sign(credit: Option<&str>, whole: Option<&str>) -> bool {
    credit.is_some_and(|credit| credit.len() <= 5 && credit.chars().all(char::is_lowercase))
        && whole.is_some_and(|whole| whole.trim_end().ends_with(['-', '–', '—']))
}

/// Whether capitals can be a place and not a label ("UPDATE", "EXCLUSIVE") or a question's mark ("Q", "BBC").
fn is_place_like(text: &str) -> bool {
    const LABELS: [&str; 46] = [
        "UPDATE",
        "UPDATED",
        "EXCLUSIVE",
        "BREAKING",
        "WATCH",
        "LIVE",
        "NOTE",
        "EDITOR",
        "EDITORS",
        "CORRECTION",
        "CLARIFICATION",
        "ANALYSIS",
        "OPINION",
        "REVIEW",
        "VIDEO",
        "PHOTOS",
        "PHOTO",
        "MORE",
        "READ",
        "RELATED",
        "WARNING",
        "SPOILER",
        "SPOILERS",
        "WHAT",
        "WHY",
        "WHO",
        "HOW",
        "WHEN",
        "WHERE",
        "THE",
        "FULL",
        "BBC",
        "CNN",
        "FAQ",
        "TV",
        "ATTENTION",
        "IMPORTANT",
        "TIP",
        "STEP",
        "PART",
        "CHAPTER",
        "VS",
        "LONG",
        "SUMMARY",
        "FACTBOX",
        "INTERVIEW",
    ];
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 4
        && text.chars().count() <= 60
        && !text
            .split([' ', ',', '/'])
            .any(|word| LABELS.contains(&word.to_uppercase().trim_end_matches(['.', '\'', '’'])))
}

#[cfg(test)]
mod tests {
    use super::{at_foot, dateline, exact, in_byline};

    #[test]
    fn datelines_are_read_in_their_forms() {
        let cases = [
            ("OSLO (AP) — Ministers agreed.", Some(("OSLO", Some("AP")))),
            ("OSLO, Norway (AP) — Ministers agreed.", Some(("OSLO, Norway", Some("AP")))),
            ("OSLO, Nov 2 (Reuters) - Ministers agreed.", Some(("OSLO", Some("Reuters")))),
            ("Oslo (dpa) - Die Minister einigten sich.", Some(("Oslo", Some("dpa")))),
            ("Oslo (dpa/afp) – Die Minister", Some(("Oslo", Some("dpa")))),
            ("ST. CLOUD, Minn. — Ministers agreed.", Some(("ST. CLOUD, Minn.", None))),
            ("BERGEN, Norway, Nov. 2, 2026 /PRNewswire/ -- Fjord Inc. said", Some(("BERGEN, Norway", None))),
            ("Berlin/Oslo – Die Minister", Some(("Berlin/Oslo", None))),
            ("Springfield — The council", Some(("Springfield", None))),
            ("Springfield — the old one — was quiet.", None),
            ("The National Harbour Traffic Safety Administration (NHTSA) said on Tuesday", None),
            ("UPDATE: The council met.", None),
            ("DEAR ADA: My neighbour", None),
            ("Oslo, VI, Norway: The council met.", Some(("Oslo, VI, Norway", None))),
            ("DHAKA: The council met.", Some(("DHAKA", None))),
            ("Kiel (xyz) - Der Rat", Some(("Kiel", None))),
            ("The council met in Oslo on Tuesday (see below).", None),
            ("Ministers agreed on Tuesday.", None),
            ("", None),
        ];
        for (text, expected) in cases {
            let found = dateline(text);
            assert_eq!(found.as_ref().map(|found| (found.place.as_str(), found.agency)), expected, "{text}");
        }
    }

    #[test]
    fn names_count_whole() {
        assert_eq!(exact("The Associated Press"), Some("AP"));
        assert_eq!(exact("dpa"), Some("dpa"));
        assert_eq!(exact("新華社"), Some("Xinhua"));
        assert_eq!(exact("Sid"), None);
        assert_eq!(exact("Ada Berg"), None);
    }

    #[test]
    fn bylines_and_foot_lines_credit() {
        assert_eq!(in_byline("Ada Berg, dpa"), ["dpa"]);
        assert_eq!(in_byline("Par Ada Berg avec AFP et Reuters"), ["AFP", "Reuters"]);
        assert_eq!(in_byline("Ada Berg in Oslo"), Vec::<&str>::new());
        assert_eq!(at_foot(&["ino/dpa"]), ["dpa"]);
        assert_eq!(at_foot(&["The Associated Press contributed to this report."]), ["AP"]);
        assert_eq!(at_foot(&["© dpa-infocom, dpa:261102-99-1/2"]), ["dpa"]);
        assert_eq!(
            at_foot(&["The council said that it would not comment on the matter before the end of the week. (AFP)"]),
            ["AFP"]
        );
        assert_eq!(at_foot(&["Foto: Ada Berg/dpa"]), Vec::<&str>::new());
        assert_eq!(
            at_foot(&[
                "He told Reuters on Tuesday that the council would meet again before the end of the week, he said."
            ]),
            Vec::<&str>::new()
        );
    }
}
