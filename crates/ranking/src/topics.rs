//! What an article is about, by the seventeen top IPTC Media Topics, with how sure that is: no network, no downloaded weights.
//!
//! Three things speak: words that headlines of a topic use more than others (learned, English), words that are themselves labels of the
//! vocabulary (in thirteen languages), and the section that the publisher put it in. Where none speaks clearly, nothing is said.
//!
//! The words lie in `topics/`, and `build.rs` packs them; `examples/topics` makes them and measures them on outlets that it did not
//! learn from. Media Topics are © IPTC, CC BY 4.0; headlines are from notnews/top_news (Sood and Willis), CC BY 4.0.

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader};
use std::sync::LazyLock;

use flate2::read::DeflateDecoder;
use news::Section;
use text::terms::terms;

/// The top topics: code and name.
pub const TOPICS: [(&str, &str); 17] = [
    ("01000000", "Arts, culture, entertainment and media"),
    ("02000000", "Crime, law and justice"),
    ("03000000", "Disaster, accident and emergency"),
    ("04000000", "Economy, business and finance"),
    ("05000000", "Education"),
    ("06000000", "Environment"),
    ("07000000", "Health"),
    ("08000000", "Human interest"),
    ("09000000", "Labor"),
    ("10000000", "Lifestyle and leisure"),
    ("11000000", "Politics and government"),
    ("12000000", "Religion"),
    ("13000000", "Science and technology"),
    ("14000000", "Society"),
    ("15000000", "Sport"),
    ("16000000", "Conflict, war and peace"),
    ("17000000", "Weather"),
];

/// A topic that an article may be about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Guess {
    /// Its code.
    pub code: &'static str,
    /// Its name.
    pub name: &'static str,
    /// How sure it is, 0 to 1.
    pub sureness: f32,
}

/// What a word of the vocabulary's own labels counts.
const LABEL: f32 = 2.5;
/// What the publisher's section counts.
const SECTION: f32 = 3.0;
/// What is said for a topic about which nothing was said.
const SILENT: f32 = -1.0;
/// Below this nothing is said.
pub const SURE: f32 = 0.5;

/// Learned words: by word, what it says for each topic.
struct Words {
    learned: HashMap<Box<str>, [f32; TOPICS.len()]>,
    labels: HashMap<Box<str>, usize>,
}

/// `topics/words.tsv`, packed.
const LEARNED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.deflate"));
/// `topics/labels.tsv`, packed.
const LABELS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/labels.deflate"));

/// The lines of a packed table without its comments, unpacked one after another: nobody needs the whole text.
fn lines(packed: &'static [u8]) -> impl Iterator<Item = String> {
    // The program packed it itself; a test says that all of it is there.
    let lines = BufReader::new(DeflateDecoder::new(packed)).lines().map_while(Result::ok);
    lines.filter(|line| !line.starts_with('#'))
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut learned: HashMap<Box<str>, [f32; TOPICS.len()]> = HashMap::new();
    for line in lines(LEARNED) {
        let mut cells = line.split('\t');
        let Some(word) = cells.next() else { continue };
        let entry = learned.entry(word.into()).or_default();
        for cell in cells {
            let Some((code, weight)) = cell.split_once(' ') else { continue };
            if let (Some(value), Ok(weight)) = (place(code).and_then(|place| entry.get_mut(place)), weight.parse()) {
                *value = weight;
            }
        }
    }
    let labels = lines(LABELS).filter_map(|line| {
        let (word, code) = line.split_once('\t')?;
        Some((word.into(), place(code)?))
    });
    Words { learned, labels: labels.collect() }
});

/// The place of a topic among [`TOPICS`] by the first two digits of its code.
fn place(code: &str) -> Option<usize> {
    TOPICS.iter().position(|(known, _)| known.starts_with(code.get(..2).unwrap_or(code)))
}

/// The name of a topic.
#[must_use]
pub fn name(code: &str) -> Option<&'static str> {
    TOPICS.iter().find(|(known, _)| *known == code).map(|(_, name)| *name)
}

/// What an article is about, the surest first; nothing where nothing is sure enough.
#[must_use]
pub fn classify(headline: &str, summary: &str, section: Option<Section>) -> Vec<Guess> {
    let mut guesses: Vec<Guess> =
        sureness(headline, summary, section).into_iter().filter(|guess| guess.sureness >= SURE).collect();
    guesses.sort_by(|a, b| b.sureness.total_cmp(&a.sureness));
    guesses
}

/// How sure each topic is; together they are at most 1, and what is missing is "none of these".
#[must_use]
pub fn sureness(headline: &str, summary: &str, section: Option<Section>) -> [Guess; TOPICS.len()] {
    let mut scores = [0.0_f32; TOPICS.len()];
    let mut spoke = [false; TOPICS.len()];
    // What stands in the headline counts; a summary says the same again.
    for (text, weight) in [(headline, 1.0), (summary, 0.3)] {
        for word in terms(text) {
            if let Some(learned) = WORDS.learned.get(word.as_str()) {
                for (place, value) in learned.iter().enumerate() {
                    add(&mut scores, &mut spoke, place, value * weight);
                }
            }
            if let Some(place) = WORDS.labels.get(word.as_str()) {
                add(&mut scores, &mut spoke, *place, LABEL * weight);
            }
        }
    }
    if let Some(place) = section.and_then(of_section).and_then(place) {
        add(&mut scores, &mut spoke, place, SECTION);
    }
    for (score, spoke) in scores.iter_mut().zip(spoke) {
        if !spoke {
            *score = SILENT;
        }
    }
    // "None of these" stands among them with a score of 1: little evidence is no evidence.
    let all: f32 = scores.iter().map(|score| score.exp()).sum::<f32>() + 1.0_f32.exp();
    let mut guesses = TOPICS.map(|(code, name)| Guess { code, name, sureness: 0.0 });
    for (guess, score) in guesses.iter_mut().zip(scores) {
        guess.sureness = score.exp() / all;
    }
    guesses
}

fn add(scores: &mut [f32; TOPICS.len()], spoke: &mut [bool; TOPICS.len()], place: usize, value: f32) {
    if let (Some(score), Some(spoke)) = (scores.get_mut(place), spoke.get_mut(place))
        && value != 0.0
    {
        *score += value;
        *spoke = true;
    }
}

/// The topic that a section is about, where it is about one.
fn of_section(section: Section) -> Option<&'static str> {
    match section {
        Section::Politics => Some("11"),
        Section::Business => Some("04"),
        Section::Technology | Section::Science => Some("13"),
        Section::Health => Some("07"),
        Section::Climate => Some("06"),
        Section::Sport => Some("15"),
        Section::Culture => Some("01"),
        Section::Life => Some("10"),
        Section::World | Section::National | Section::Opinion => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_tables_is_there_as_it_was_written() {
        for (packed, file) in [(LEARNED, "topics/words.tsv"), (LABELS, "topics/labels.tsv")] {
            let written = std::fs::read_to_string(file).unwrap();
            assert!(lines(packed).eq(written.lines().filter(|line| !line.starts_with('#'))), "{file}");
        }
    }

    #[test]
    fn topics_are_known_in_several_languages_with_how_sure_they_are() {
        for (headline, code) in [
            ("Striker scores twice as champions win the football final", "15000000"),
            ("Inflation: central bank raises interest rates again", "04000000"),
            ("Erdbeben erschüttert die Küste", "03000000"),
            ("Un séisme frappe la capitale, terremoto también en el sur", "03000000"),
        ] {
            let guesses = classify(headline, "", None);
            assert_eq!(guesses.first().map(|guess| guess.code), Some(code), "{headline}: {guesses:?}");
        }
        assert_eq!(name("15000000"), Some("Sport"));
    }

    #[test]
    fn what_says_nothing_is_about_nothing() {
        assert!(classify("What we know so far", "", None).is_empty());
        assert!(classify("", "", None).is_empty());
    }

    #[test]
    fn the_publishers_section_speaks_where_words_are_silent() {
        let guesses = classify("An evening to remember", "", Some(Section::Sport));
        assert_eq!(guesses.first().map(|guess| guess.name), Some("Sport"));
    }

    #[test]
    fn sureness_is_a_share() {
        let all = sureness("Football, inflation and an earthquake", "", Some(Section::Politics));
        let sum: f32 = all.iter().map(|guess| guess.sureness).sum();
        assert!(sum < 1.0 && all.iter().all(|guess| (0.0..1.0).contains(&guess.sureness)));
    }
}
