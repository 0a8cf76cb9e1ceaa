//! Where the words stand: the stretch of a text that shows most of them, verbatim, with the words marked.

use std::collections::HashSet;

use crate::Query;
use crate::find::{forms, is_one_character};
use crate::stem::Stems;
use crate::words::{Word, words};

/// The words that are looked for, as they are written in the index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Forms {
    whole: HashSet<String>,
    beginnings: Vec<String>,
}

impl Forms {
    pub fn add(&mut self, word: String, is_beginning: bool) {
        // One character of a script without spaces begins a pair wherever it stands.
        if is_beginning || is_one_character(&word) {
            self.beginnings.push(word);
        } else {
            self.whole.insert(word);
        }
    }

    fn has(&self, word: &str) -> bool {
        self.whole.contains(word) || self.beginnings.iter().any(|beginning| word.starts_with(beginning.as_str()))
    }
}

/// A part of an extract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Verbatim.
    pub text: String,
    /// Whether it is what was looked for.
    pub marked: bool,
}

/// An extract.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// In order.
    pub pieces: Vec<Piece>,
    /// Whether the text goes on before it.
    pub begins_within: bool,
    /// Whether it goes on after it.
    pub ends_within: bool,
}

/// Makes extracts for one query; what it learned of words is kept from text to text.
pub struct Extracts {
    forms: Forms,
    stems: Stems,
}

impl std::fmt::Debug for Extracts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Extracts").field("forms", &self.forms).finish_non_exhaustive()
    }
}

impl Extracts {
    /// For what `query` looks for.
    #[must_use]
    pub fn of(query: &Query) -> Self {
        Self { forms: forms(query), stems: Stems::default() }
    }

    /// The whole of `text` with the words marked: for headlines.
    pub fn mark(&mut self, text: &str, language: &str) -> Snippet {
        let found = self.found(text, language);
        Snippet { pieces: pieces(text, 0, text.len(), &found), begins_within: false, ends_within: false }
    }

    /// The stretch of about `characters` characters that shows the most different words, the earliest of the best;
    /// `None` where none of them stands in the text.
    pub fn extract(&mut self, text: &str, language: &str, characters: usize) -> Option<Snippet> {
        let found = self.found(text, language);
        // Bytes stand for characters: close enough to choose a stretch by, and exact at the cut.
        let span = characters.saturating_mul(text.len()) / text.chars().count().max(1);
        let mut best: Option<(usize, usize)> = None;
        for (place, word) in found.iter().enumerate() {
            let here = found.iter().skip(place).take_while(|other| other.to <= word.from + span);
            let different: HashSet<&str> = here.map(|other| other.text.as_str()).collect();
            if best.is_none_or(|(count, _)| different.len() > count) {
                best = Some((different.len(), word.from));
            }
        }
        let (_, first) = best?;
        let from = begin(text, first, span / 3);
        let to = end(text, from, characters);
        let pieces = pieces(text, from, to, &found);
        let rest = |at: Option<&str>| at.is_some_and(|rest| !rest.trim().is_empty());
        Some(Snippet { pieces, begins_within: rest(text.get(..from)), ends_within: rest(text.get(to..)) })
    }

    /// The words of `text` that are looked for.
    fn found(&mut self, text: &str, language: &str) -> Vec<Word> {
        let language = news::primary_language(language);
        words(text, &language, &mut self.stems).into_iter().filter(|word| self.forms.has(&word.text)).collect()
    }
}

/// Where an extract begins that has to show `first`: at a sentence or a line where one begins near enough, else at a word.
fn begin(text: &str, first: usize, near: usize) -> usize {
    let mut earliest = first.saturating_sub(near);
    while !text.is_char_boundary(earliest) {
        earliest += 1;
    }
    let before = text.get(earliest..first).unwrap_or_default();
    let sentence =
        before.rmatch_indices(['.', '!', '?', '\n', '。', '؟']).map(|(place, mark)| place + mark.len()).next();
    let word = before.find(char::is_whitespace).map(|place| place + 1);
    let from = if earliest == 0 { sentence.unwrap_or(0) } else { earliest + sentence.or(word).unwrap_or(0) };
    let blank = text.get(from..first).map_or(0, |rest| rest.len() - rest.trim_start().len());
    from + blank
}

/// Where an extract ends: at a word, after so many characters.
fn end(text: &str, from: usize, characters: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    let Some((cut, _)) = rest.char_indices().nth(characters) else { return text.len() };
    let kept = rest.get(..cut).unwrap_or_default();
    let word = kept.rfind(char::is_whitespace).filter(|place| place * 3 > cut * 2);
    from + word.unwrap_or(cut)
}

/// Cuts a stretch at the words, which may overlap (pairs of characters do).
fn pieces(text: &str, from: usize, to: usize, found: &[Word]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut add = |from: usize, to: usize, marked: bool| {
        let Some(part) = text.get(from..to).filter(|part| !part.is_empty()) else { return };
        match pieces.last_mut() {
            Some(last) if last.marked == marked => last.text.push_str(part),
            _ => pieces.push(Piece { text: part.to_owned(), marked }),
        }
    };
    let mut at = from;
    for word in found.iter().filter(|word| word.from >= from && word.to <= to) {
        add(at, word.from, false);
        add(word.from.max(at), word.to, true);
        at = at.max(word.to);
    }
    add(at, to, false);
    pieces
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::tz::TimeZone;
    use proptest::prelude::*;

    use super::*;

    fn extracts(query: &str) -> Extracts {
        Extracts::of(&Query::parse(query, Timestamp::UNIX_EPOCH, &TimeZone::UTC))
    }

    fn written(snippet: &Snippet) -> String {
        let pieces = snippet
            .pieces
            .iter()
            .map(|piece| if piece.marked { format!("[{}]", piece.text) } else { piece.text.clone() });
        let dots = |within| if within { "…" } else { "" };
        format!("{}{}{}", dots(snippet.begins_within), pieces.collect::<String>(), dots(snippet.ends_within))
    }

    #[test]
    fn headlines_show_what_was_looked_for() {
        for (query, language, headline, expected) in [
            ("election", "en", "Elections in Oslo", "[Elections] in Oslo"),
            ("economie", "fr", "L’Économie va mieux", "L’[Économie] va mieux"),
            ("東京", "ja", "きょう東京で会議", "きょう[東京]で会議"),
            ("京", "ja", "東京で", "東[京で]"),
            ("elect*", "en", "The electorate", "The [electorate]"),
            ("-oslo bergen", "en", "Oslo, Bergen", "Oslo, [Bergen]"),
            ("author:mara", "en", "Mara", "Mara"),
        ] {
            assert_eq!(written(&extracts(query).mark(headline, language)), expected, "{query}");
        }
    }

    #[test]
    fn an_extract_shows_as_many_of_the_words_as_it_can() {
        let text = "The bridge was built in 1920. It rained for days.\n\nOn Tuesday the old bridge in Oslo was closed. Nobody was hurt, and the town hall said so.";
        let snippet = extracts("oslo bridge").extract(text, "en", 60).unwrap();
        assert_eq!(written(&snippet), "…On Tuesday the old [bridge] in [Oslo] was closed. Nobody was…");
        assert_eq!(extracts("paris").extract(text, "en", 60), None);
        let whole = extracts("rain").extract("It rained.", "en", 60).unwrap();
        assert_eq!(written(&whole), "It [rained].");
    }

    proptest! {
        #[test]
        fn extracts_are_verbatim(text in r"[a-c東京é .\n]{0,80}", length in 1usize..40) {
            if let Some(snippet) = extracts("a b 東").extract(&text, "en", length) {
                let shown: String = snippet.pieces.iter().map(|piece| piece.text.as_str()).collect();
                prop_assert!(text.contains(&shown));
                prop_assert!(shown.chars().count() <= length);
            }
        }
    }
}
