//! Names of countries and languages in the languages of the pages, for facts about titles and articles.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::language::Language;

/// A line of the table: `region` or `language`, a code, and the name in the languages in the order of [`Language::ALL`].
const COLUMNS: [Language; 6] =
    [Language::English, Language::German, Language::French, Language::Spanish, Language::Japanese, Language::Arabic];

/// By kind (`region`: ISO 3166-1 alpha-2; `language`: BCP 47 primary subtags) and code.
static NAMES: LazyLock<HashMap<(&str, &str), Vec<&str>>> = LazyLock::new(|| {
    let lines = include_str!("../languages/names.tsv").lines().filter(|line| !line.starts_with('#'));
    let read = |line: &'static str| {
        let mut fields = line.split('\t');
        Some(((fields.next()?, fields.next()?), fields.collect()))
    };
    lines.filter_map(read).collect()
});

fn name(kind: &str, code: &str, speaks: Language) -> Option<&'static str> {
    let column = COLUMNS.iter().position(|language| *language == speaks)?;
    NAMES.get(&(kind, code))?.get(column).copied()
}

/// The name of the country with this code; the code itself where it is not known.
pub(crate) fn country_name(code: &str, speaks: Language) -> &str {
    name("region", &code.to_ascii_uppercase(), speaks).unwrap_or(code)
}

/// The name of a language; the tag itself where it is not known.
pub(crate) fn language_name(tag: &str, speaks: Language) -> &str {
    name("language", &news::primary_language(tag), speaks).unwrap_or(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_names_in_the_language_of_the_page() {
        assert_eq!(country_name("jp", Language::English), "Japan");
        assert_eq!(country_name("JP", Language::French), "Japon");
        assert_eq!(country_name("XX", Language::German), "XX");
        assert_eq!(language_name("pt-BR", Language::English), "Portuguese");
        assert_eq!(language_name("en-GB", Language::Japanese), "英語");
    }

    #[test]
    fn every_name_is_there_in_every_language() {
        for (code, names) in NAMES.iter() {
            assert_eq!(names.len(), COLUMNS.len(), "{code:?}");
            assert!(names.iter().all(|name| !name.trim().is_empty()), "{code:?}");
        }
        assert!(NAMES.len() > 200, "the table is read");
    }
}
