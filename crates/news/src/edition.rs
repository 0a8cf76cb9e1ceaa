//! Editions: which titles are on by default, and for whom the front page is made.

use serde::Serialize;

use crate::Title;

/// An edition of the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Edition {
    /// Its name in addresses and the catalogue.
    pub slug: &'static str,
    /// The name that a reader sees, in the edition's own language.
    pub name: &'static str,
    /// BCP 47 tag of its main language.
    pub language: &'static str,
    /// ISO 3166-1 alpha-2 codes of the countries that are home to it; empty for the world.
    pub countries: &'static [&'static str],
}

impl Edition {
    /// Whether a title belongs to this edition. Titles without editions (an operator's own) belong to the default one, and to every
    /// one of their country and language.
    #[must_use]
    pub fn holds(&self, title: &Title, is_default: bool) -> bool {
        let editions = &title.listing.editions;
        editions.iter().any(|slug| slug == self.slug) || (editions.is_empty() && (is_default || self.is_home_of(title)))
    }

    /// Whether the title is of one of the edition's countries and writes its language.
    fn is_home_of(&self, title: &Title) -> bool {
        let language = crate::primary_language(self.language);
        self.countries.contains(&title.listing.country.as_str())
            && title.listing.languages.first().is_some_and(|tag| crate::primary_language(tag) == language)
    }
}

/// All editions, the world first.
pub const EDITIONS: [Edition; 16] = [
    Edition { slug: "world", name: "World", language: "en", countries: &[] },
    Edition { slug: "uk", name: "United Kingdom", language: "en-GB", countries: &["GB", "IE"] },
    Edition { slug: "us", name: "United States", language: "en-US", countries: &["US"] },
    Edition { slug: "canada", name: "Canada", language: "en-CA", countries: &["CA"] },
    Edition { slug: "australia", name: "Australia", language: "en-AU", countries: &["AU", "NZ"] },
    Edition { slug: "india", name: "India", language: "en-IN", countries: &["IN"] },
    Edition {
        slug: "africa",
        name: "Africa",
        language: "en",
        countries: &["ZA", "NG", "KE", "GH", "ET", "UG", "TZ", "ZW"],
    },
    Edition { slug: "deutsch", name: "Deutsch", language: "de", countries: &["DE", "AT", "CH", "LI"] },
    Edition { slug: "francais", name: "Français", language: "fr", countries: &["FR", "BE", "SN", "CI"] },
    Edition { slug: "espanol", name: "Español", language: "es", countries: &["ES", "MX", "AR", "CO", "CL", "PE"] },
    Edition { slug: "italiano", name: "Italiano", language: "it", countries: &["IT"] },
    Edition { slug: "portugues", name: "Português", language: "pt", countries: &["BR", "PT"] },
    Edition { slug: "nederlands", name: "Nederlands", language: "nl", countries: &["NL"] },
    Edition {
        slug: "arabic", name: "العربية", language: "ar", countries: &["QA", "SA", "AE", "EG", "LB", "JO"]
    },
    Edition { slug: "chinese", name: "中文", language: "zh", countries: &["CN", "TW", "HK", "SG"] },
    Edition { slug: "japanese", name: "日本語", language: "ja", countries: &["JP"] },
];

/// The edition called `slug`.
#[must_use]
pub fn edition(slug: &str) -> Option<&'static Edition> {
    EDITIONS.iter().find(|edition| edition.slug == slug)
}
