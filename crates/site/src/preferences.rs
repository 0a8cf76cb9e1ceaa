//! How a reader wants pages to look. Kept in one cookie that says nothing else.

use axum::extract::FromRequestParts;
use http::request::Parts;
use news::Edition;

use crate::language::Language;

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

/// How wide the lines of articles are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum TextWidth {
    Narrow,
    #[default]
    Normal,
    Wide,
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

    /// The message that names it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Auto => "theme-auto",
            Self::Light => "theme-light",
            Self::Dark => "theme-dark",
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

    /// The message that names it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Small => "size-small",
            Self::Medium => "size-medium",
            Self::Large => "size-large",
            Self::Huge => "size-huge",
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

    /// The message that names it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Serif => "face-serif",
            Self::Sans => "face-sans",
        }
    }
}

impl TextWidth {
    pub const ALL: [Self; 3] = [Self::Narrow, Self::Normal, Self::Wide];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Narrow => "narrow",
            Self::Normal => "normal",
            Self::Wide => "wide",
        }
    }

    /// The message that names it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Narrow => "width-narrow",
            Self::Normal => "width-normal",
            Self::Wide => "width-wide",
        }
    }
}

/// What a reader chose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Preferences {
    pub theme: Theme,
    pub size: TextSize,
    pub typeface: Typeface,
    pub width: TextWidth,
    /// The edition of `/`; `None` for the instance's own.
    pub edition: Option<EditionChoice>,
    /// The language of the pages; `None` for what the browser asks for.
    pub language: Option<Language>,
    /// What the browser asks for; not kept.
    pub asked: Language,
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
    /// Reads `theme.size.typeface.edition.language.width`; anything else is the default.
    pub fn from_text(text: &str) -> Self {
        let mut words = text.split('.');
        let mut next = || words.next().unwrap_or_default();
        Self::from_words([next(), next(), next(), next(), next(), next()])
    }

    /// The choices that these words name; a word that names none is the default.
    pub fn from_words([theme, size, typeface, edition, language, width]: [&str; 6]) -> Self {
        Self {
            width: TextWidth::ALL.into_iter().find(|known| known.as_str() == width).unwrap_or_default(),
            theme: Theme::ALL.into_iter().find(|known| known.as_str() == theme).unwrap_or_default(),
            size: TextSize::ALL.into_iter().find(|known| known.as_str() == size).unwrap_or_default(),
            typeface: Typeface::ALL.into_iter().find(|known| known.as_str() == typeface).unwrap_or_default(),
            edition: news::edition(edition).map(|edition| EditionChoice(edition.slug)),
            language: Language::ALL.into_iter().find(|known| known.tag() == language),
            asked: Language::default(),
        }
    }

    /// What [`Preferences::from_text`] reads.
    pub fn to_text(self) -> String {
        format!(
            "{}.{}.{}.{}.{}.{}",
            self.theme.as_str(),
            self.size.as_str(),
            self.typeface.as_str(),
            self.edition.map_or("", |edition| edition.0),
            self.language.map_or("", Language::tag),
            self.width.as_str()
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

    /// All widths of articles.
    pub fn widths(self) -> [TextWidth; 3] {
        TextWidth::ALL
    }

    /// The language that the pages speak.
    pub fn speaks(self) -> Language {
        self.language.unwrap_or(self.asked)
    }

    /// The same choices as part of a key: it makes no difference to a page how its language came about.
    pub fn as_key(self) -> Self {
        Self { language: None, asked: self.speaks(), ..self }
    }

    /// Whether they differ from what everyone gets.
    pub fn is_default(self) -> bool {
        Self { asked: Language::default(), ..self } == Self::default()
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
        let asked = parts.headers.get(http::header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let chosen = cookie(parts, COOKIE).map(Self::from_text).unwrap_or_default();
        Ok(Self { asked: asked.map(Language::asked_for).unwrap_or_default(), ..chosen })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_read_back() {
        let chosen = Preferences::from_words(["dark", "huge", "sans", "uk", "ar", "wide"]);
        assert_eq!(Preferences::from_text(&chosen.to_text()), chosen);
        assert!(!chosen.is_default());
        let before = Preferences::from_text("dark.huge.sans.uk.ar");
        assert_eq!(
            before,
            Preferences { width: TextWidth::Normal, ..chosen },
            "a cookie from before there was a width"
        );
    }

    #[test]
    fn a_chosen_language_goes_before_what_the_browser_asks_for() {
        let asked = Preferences { asked: Language::French, ..Preferences::default() };
        assert_eq!(asked.speaks(), Language::French);
        assert!(asked.is_default(), "what a browser asks for is no choice");
        let chosen = Preferences { language: Some(Language::German), ..asked };
        assert_eq!(chosen.speaks(), Language::German);
        let other = Preferences { language: None, asked: Language::German, ..chosen };
        assert_eq!(chosen.as_key(), other.as_key(), "one page in memory for one language");
    }

    #[test]
    fn a_foreign_cookie_is_the_default() {
        for text in ["", "x", "dark;evil", "<script>.é.%00.mars"] {
            assert!(Preferences::from_text(text).is_default(), "{text}");
        }
    }
}
