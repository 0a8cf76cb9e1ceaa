//! What kind of piece an article is, by rules over its headline and address.
//!
//! A round-up mentions ten events and is about none; a quiz, a listing or a page of discount codes looks like the last one of its
//! kind. They stand alone: they join no story unless they carry the same text, and nothing joins them.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use serde::{Deserialize, Serialize};

/// A kind of piece.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// News, analysis or opinion about something.
    #[default]
    Piece,
    /// A live blog of one event.
    LiveBlog,
    /// A briefing, a newsletter, a review of the papers or of the week.
    RoundUp,
    /// A quiz, crossword or other game.
    Game,
    /// Discount codes, deals, things to buy.
    Promotion,
    /// Horoscope, lottery numbers, television guide, service times.
    Listing,
}

impl Kind {
    /// Whether it belongs to no event.
    #[must_use]
    pub fn stands_alone(self) -> bool {
        matches!(self, Self::RoundUp | Self::Game | Self::Promotion | Self::Listing)
    }
}

/// Phrases that headlines of each kind have, in lower case, framed by what is no letter.
const PHRASES: [(Kind, &[&str]); 5] = [
    (
        Kind::Promotion,
        &[
            "promo code",
            "promo codes",
            "coupon code",
            "coupon codes",
            "coupons",
            "discount code",
            "discount codes",
            "voucher code",
            "voucher codes",
            "gutscheincode",
            "gutscheincodes",
            "rabattcode",
            "code promo",
            "codes promo",
            "codice sconto",
            "codici sconto",
            "código descuento",
            "cupón descuento",
            "kortingscode",
        ],
    ),
    (
        Kind::Game,
        &[
            "quiz",
            "crossword",
            "sudoku",
            "wordle",
            "kreuzworträtsel",
            "quizfrage",
            "mots croisés",
            "mots fléchés",
            "cruciverba",
            "crucigrama",
            "kruiswoordraadsel",
            "connections hints",
            "wordle hints",
            "brain teaser",
        ],
    ),
    (
        Kind::Listing,
        &[
            "horoscope",
            "horoscopes",
            "horoskop",
            "horóscopo",
            "oroscopo",
            "horoscoop",
            "lottozahlen",
            "lotto am",
            "eurojackpot",
            "winning numbers",
            "lottery results",
            "tv guide",
            "tv tonight",
            "what's on tv",
            "tv-programm",
            "programme tv",
            "your pictures",
            "pictures of the week",
            "photos of the week",
            "the week in pictures",
            "bilder des tages",
            "bilder der woche",
            "ziehung am",
            "lotto results",
            "resultados de la lotería",
        ],
    ),
    (
        Kind::RoundUp,
        &[
            "morning briefing",
            "evening briefing",
            "daily briefing",
            "morning update",
            "news briefing",
            "first edition",
            "the papers",
            "newspaper headlines",
            "morning mail",
            "afternoon update",
            "evening update",
            "week in review",
            "the week in",
            "weekly roundup",
            "news roundup",
            "round-up",
            "roundup",
            "top stories",
            "news in brief",
            "briefly:",
            "newsletter",
            "morning newsletter",
            "nachrichtenüberblick",
            "der tag im überblick",
            "presseschau",
            "news am morgen",
            "morgenbriefing",
            "newsblog am morgen",
            "das war der tag",
            "die lage am",
            "revue de presse",
            "l'essentiel de l'actualité",
            "rassegna stampa",
            "las noticias del día",
            "resumen del día",
            "things to know today",
            "what happened today",
            "news wrap",
            "breakfast briefing",
            "up first",
        ],
    ),
    (
        Kind::LiveBlog,
        &[
            "live updates",
            "as it happened",
            "live blog",
            "liveblog",
            "liveticker",
            "live-ticker",
            "newsticker",
            "news-ticker",
            "en direct",
            "in diretta",
            "en directo",
            "- live",
            "– live",
            "live:",
            "live –",
            "live -",
            "ao vivo",
            "news-blog",
        ],
    ),
];

/// The kind of a piece.
#[must_use]
pub fn of(headline: &str, url: &str) -> Kind {
    let lower = headline.to_lowercase().replace('’', "'");
    let found = FINDER.iter().flat_map(|finder| finder.find_overlapping_iter(&lower));
    let free = found.filter(|found| is_free(&lower, found.start(), found.end()));
    let earliest = free.filter_map(|found| KINDS.get(found.pattern().as_usize())).min();
    if let Some((kind, _)) = earliest.and_then(|at| PHRASES.get(*at)) {
        return *kind;
    }
    let path = url.split(['?', '#']).next().unwrap_or_default();
    if ["/live/", "/liveblog/", "/live-updates/", "/liveblog-"].iter().any(|part| path.contains(part)) {
        return Kind::LiveBlog;
    }
    Kind::Piece
}

/// All phrases at once, in the order of [`PHRASES`].
static FINDER: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::new(PHRASES.iter().flat_map(|(_, phrases)| *phrases)).ok());
/// Of each phrase, its place in [`PHRASES`]: the first kind counts.
static KINDS: LazyLock<Vec<usize>> = LazyLock::new(|| {
    PHRASES.iter().enumerate().flat_map(|(at, (_, phrases))| std::iter::repeat_n(at, phrases.len())).collect()
});

/// Whether what stands there is words of its own.
fn is_free(text: &str, from: usize, to: usize) -> bool {
    let (head, rest) = (text.get(..from).unwrap_or_default(), text.get(from..).unwrap_or_default());
    let (phrase, tail) = rest.split_at_checked(to - from).unwrap_or_default();
    let free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let letter_first = phrase.starts_with(char::is_alphanumeric);
    let letter_last = phrase.ends_with(char::is_alphanumeric);
    (!letter_first || free(head.chars().next_back())) && (!letter_last || free(tail.chars().next()))
}

#[cfg(test)]
mod tests {
    use super::{Kind, of};

    #[test]
    fn kinds_are_told_by_headline_and_address() {
        for (headline, url, expected) in [
            ("Oslo votes to close the bridge", "https://example.org/a", Kind::Piece),
            ("Bridge closure: live updates", "https://example.org/a", Kind::LiveBlog),
            ("Bridge closure", "https://example.org/live/2026/bridge", Kind::LiveBlog),
            ("Shoe shop promo codes for March", "https://example.org/a", Kind::Promotion),
            ("Quiz: how well do you know Oslo?", "https://example.org/a", Kind::Game),
            ("Lottozahlen am Samstag: die aktuellen Gewinnzahlen", "https://example.org/a", Kind::Listing),
            ("Monday’s morning briefing", "https://example.org/a", Kind::RoundUp),
            ("Quizzical look from the judge", "https://example.org/a", Kind::Piece),
        ] {
            assert_eq!(of(headline, url), expected, "{headline}");
        }
    }
}
