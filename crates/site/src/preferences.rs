//! How a reader wants pages to look. Kept in one cookie that says nothing else.

use axum::extract::FromRequestParts;
use http::request::Parts;
use news::Edition;

/// The cookie's name.
pub(crate) const COOKIE: &str = "newsstand_reading";

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum Theme {
    #[default]
    Auto,
    Light,
    Dark,
}

/// The size of the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum TextSize {
    Small,
    #[default]
    Medium,
    Large,
    Huge,
}

/// The letters of articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum Typeface {
    #[default]
    Serif,
    Sans,
}

impl Theme {
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            Self::Auto => "As my device",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }
}

impl TextSize {
    pub const ALL: [Self; 4] = [Self::Small, Self::Medium, Self::Large, Self::Huge];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
            Self::Huge => "huge",
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            Self::Small => "Small",
            Self::Medium => "Medium",
            Self::Large => "Large",
            Self::Huge => "Very large",
        }
    }
}

impl Typeface {
    pub const ALL: [Self; 2] = [Self::Serif, Self::Sans];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Serif => "serif",
            Self::Sans => "sans",
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            Self::Serif => "Newspaper",
            Self::Sans => "Plain",
        }
    }
}

/// What a reader chose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Preferences {
    pub theme: Theme,
    pub size: TextSize,
    pub typeface: Typeface,
    /// The edition of `/`; `None` for the instance's own.
    pub edition: Option<EditionChoice>,
}

/// An edition as part of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct EditionChoice(pub &'static str);

impl EditionChoice {
    pub fn edition(self) -> Option<&'static Edition> {
        news::edition(self.0)
    }
}

impl Preferences {
    /// Reads `theme.size.typeface.edition`; anything else is the default.
    pub fn from_text(text: &str) -> Self {
        let mut words = text.split('.');
        let mut next = || words.next().unwrap_or_default();
        let (theme, size, typeface, edition) = (next(), next(), next(), next());
        Self::from_words(theme, size, typeface, edition)
    }

    /// The choices that these words name; a word that names none is the default.
    pub fn from_words(theme: &str, size: &str, typeface: &str, edition: &str) -> Self {
        Self {
            theme: Theme::ALL.into_iter().find(|known| known.as_str() == theme).unwrap_or_default(),
            size: TextSize::ALL.into_iter().find(|known| known.as_str() == size).unwrap_or_default(),
            typeface: Typeface::ALL.into_iter().find(|known| known.as_str() == typeface).unwrap_or_default(),
            edition: news::edition(edition).map(|edition| EditionChoice(edition.slug)),
        }
    }

    /// What [`Preferences::from_text`] reads.
    pub fn to_text(self) -> String {
        format!(
            "{}.{}.{}.{}",
            self.theme.as_str(),
            self.size.as_str(),
            self.typeface.as_str(),
            self.edition.map_or("", |edition| edition.0)
        )
    }

    /// All sizes of text.
    pub fn sizes(self) -> [TextSize; 4] {
        TextSize::ALL
    }

    /// All letters of articles.
    pub fn typefaces(self) -> [Typeface; 2] {
        Typeface::ALL
    }

    /// Whether they differ from what everyone gets.
    pub fn is_default(self) -> bool {
        self == Self::default()
    }
}

/// The value of the cookie called `name` (RFC 6265, 4.2).
pub(crate) fn cookie<'a>(parts: &'a Parts, name: &str) -> Option<&'a str> {
    parts
        .headers
        .get_all(http::header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

impl<S: Sync> FromRequestParts<S> for Preferences {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(cookie(parts, COOKIE).map(Self::from_text).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_read_back() {
        let chosen = Preferences::from_words("dark", "huge", "sans", "uk");
        assert_eq!(Preferences::from_text(&chosen.to_text()), chosen);
        assert!(!chosen.is_default());
    }

    #[test]
    fn a_foreign_cookie_is_the_default() {
        for text in ["", "x", "dark;evil", "<script>.é.%00.mars"] {
            assert!(Preferences::from_text(text).is_default(), "{text}");
        }
    }
}
