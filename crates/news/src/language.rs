//! Languages as BCP 47 tags.

use serde::{Deserialize, Serialize};

/// The direction in which a language's usual script runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of HTML's `dir` attribute.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// The primary language subtag in lower case: `pt-BR` gives `pt`.
#[must_use]
pub fn primary_language(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// The direction of the script that `tag`'s language is usually written in (Unicode CLDR, `characterOrder`).
#[must_use]
pub fn direction(tag: &str) -> Direction {
    match primary_language(tag).as_str() {
        "ar" | "arc" | "ckb" | "dv" | "fa" | "he" | "iw" | "ks" | "ps" | "sd" | "syr" | "ug" | "ur" | "yi" => {
            Direction::Rtl
        }
        _ => Direction::Ltr,
    }
}
