//! The titles, as far as a search asks for them.

use std::collections::HashSet;

use news::{Title, TitleId};

use crate::stem::Stems;
use crate::words::words;

/// What a search may ask of a title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Which.
    pub id: TitleId,
    /// Its part of addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its homepage's host.
    pub host: String,
    /// ISO 3166, two capitals.
    pub country: String,
    /// Whether it is on: articles of titles that are off are not found.
    pub enabled: bool,
}

/// All titles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources(pub Vec<Source>);

impl Sources {
    /// Of the titles that the store has.
    #[must_use]
    pub fn of(titles: &[Title]) -> Self {
        let source = |title: &Title| Source {
            id: title.id,
            slug: title.listing.slug.clone(),
            name: title.listing.name.clone(),
            host: host(&title.listing.homepage).to_owned(),
            country: title.listing.country.clone(),
            enabled: title.enabled,
        };
        Self(titles.iter().map(source).collect())
    }

    /// Titles that a reader means by `wanted`: the one with this slug or host, else all with these words in their names.
    pub(crate) fn called(&self, wanted: &str) -> Vec<TitleId> {
        let exact = wanted.trim().to_lowercase();
        let host = exact.strip_prefix("www.").unwrap_or(&exact);
        let named: Vec<TitleId> = self
            .0
            .iter()
            .filter(|source| source.slug == exact || source.host == host)
            .map(|source| source.id)
            .collect();
        if !named.is_empty() {
            return named;
        }
        let mut stems = Stems::default();
        let asked: Vec<String> = words(wanted, "", &mut stems).into_iter().map(|word| word.text).collect();
        if asked.is_empty() {
            return Vec::new();
        }
        let has_all = |source: &&Source| {
            let name: HashSet<String> =
                words(&source.name, "", &mut Stems::default()).into_iter().map(|word| word.text).collect();
            asked.iter().all(|word| name.contains(word))
        };
        self.0.iter().filter(has_all).map(|source| source.id).collect()
    }

    pub(crate) fn of_country(&self, country: &str) -> Vec<TitleId> {
        self.0.iter().filter(|source| source.country.eq_ignore_ascii_case(country)).map(|source| source.id).collect()
    }

    pub(crate) fn switched_off(&self) -> Vec<TitleId> {
        self.0.iter().filter(|source| !source.enabled).map(|source| source.id).collect()
    }
}

fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', ':', '?']).next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(id: i64, slug: &str, name: &str, host: &str) -> Source {
        Source {
            id: TitleId(id),
            slug: slug.to_owned(),
            name: name.to_owned(),
            host: host.to_owned(),
            country: "GB".to_owned(),
            enabled: true,
        }
    }

    #[test]
    fn a_title_goes_by_slug_host_or_words_of_its_name() {
        let sources = Sources(vec![
            source(1, "example", "The Example", "example.org"),
            source(2, "example-au", "The Example - AU", "example.org.au"),
            source(3, "journal", "Le Journal Économique", "journal.fr"),
        ]);
        for (wanted, expected) in [
            ("example", vec![1]),
            ("The Example", vec![1, 2]),
            ("www.example.org.au", vec![2]),
            ("economique", vec![3]),
            ("nobody", vec![]),
            ("-", vec![]),
        ] {
            assert_eq!(sources.called(wanted), expected.into_iter().map(TitleId).collect::<Vec<_>>(), "{wanted}");
        }
        assert_eq!(host("https://www.example.org:8080/a"), "example.org");
    }
}
