//! Articles and titles as lists show them: what the templates print, worked out.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Mutex, PoisonError};

use jiff::tz::TimeZone;
use news::{Access, ArticleId, Direction, Section, Timestamp, Title, TitleId, TitleKind};
use store::Card;

use crate::app::App;
use crate::catalogue::Catalogue;
use crate::language::Language;
use crate::pictures::{SignedPicture, Signer};
use crate::reasons::{Rule, Why};
use crate::recordings::PlayMark;
use crate::wishes::Wishes;
use crate::words::{Moment, reading_minutes};

/// How many colours the style sheet has for marks.
const MARK_COLOURS: u64 = 12;

/// A title's mark: its initials on a colour of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// One to three letters.
    pub letters: String,
    /// The number of its colour.
    pub colour: u64,
}

impl Mark {
    /// The mark of the title called `name`.
    pub fn of(name: &str) -> Self {
        Self { letters: letters(name), colour: xxhash_rust::xxh3::xxh3_64(name.as_bytes()) % MARK_COLOURS }
    }
}

/// Words that do not begin a title's initials.
const ARTICLES: &[&str] = &[
    "the", "le", "la", "les", "l", "il", "lo", "el", "los", "las", "de", "der", "die", "das", "het", "o", "a", "os",
    "al", "of", "and", "und", "et", "y", "e", "for", "news", "online", "rss",
];

fn letters(name: &str) -> String {
    let name = name.split([' ', '(']).collect::<Vec<_>>().join(" ");
    let name = name.split(" - ").next().unwrap_or_default();
    let words: Vec<&str> = name
        .split(|c: char| !c.is_alphanumeric() && c != '&')
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .collect();
    let kept: Vec<&str> =
        words.iter().copied().filter(|word| !ARTICLES.contains(&word.to_lowercase().as_str())).collect();
    let words = if kept.is_empty() { words } else { kept };
    let Some(first) = words.first() else { return "·".to_owned() };
    if !first.chars().any(|c| c.is_ascii()) {
        // Scripts without capitals: one letter, after the Arabic article.
        return first.strip_prefix("ال").unwrap_or(first).chars().take(1).collect();
    }
    let spelt = first.chars().count() <= 3 && first.chars().all(|c| c.is_uppercase() || c.is_numeric());
    if spelt {
        return (*first).to_owned();
    }
    words.iter().take(2).filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).collect()
}

/// A title in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TitleView {
    pub name: String,
    pub href: String,
    pub mark: Mark,
    pub country: String,
    /// The message that names its kind.
    pub kind: &'static str,
    pub enabled: bool,
    pub id: String,
}

impl TitleView {
    /// Its word in addresses.
    pub fn slug(&self) -> &str {
        self.href.rsplit('/').next().unwrap_or_default()
    }

    /// `title` as lists show it.
    pub fn new(title: &Title) -> Self {
        Self {
            name: title.listing.name.clone(),
            href: format!("/title/{}", title.listing.slug),
            mark: Mark::of(&title.listing.name),
            country: title.listing.country.clone(),
            kind: kind_key(title.listing.kind),
            enabled: title.enabled,
            id: title.id.to_string(),
        }
    }
}

/// The message that names a kind of publisher.
fn kind_key(kind: TitleKind) -> &'static str {
    match kind {
        TitleKind::Agency => "kind-agency",
        TitleKind::Broadcaster => "kind-broadcaster",
        TitleKind::Newspaper => "kind-newspaper",
        TitleKind::Magazine => "kind-magazine",
        TitleKind::Digital => "kind-digital",
        TitleKind::Newsletter => "kind-newsletter",
        TitleKind::PublicBody => "kind-public-body",
    }
}

/// An article in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CardView {
    pub id: String,
    pub href: String,
    pub headline: String,
    pub summary: String,
    /// Empty where it is the page's own or unknown.
    pub language: String,
    pub direction: &'static str,
    pub byline: Option<String>,
    pub title: TitleView,
    pub time: Moment,
    pub section: Option<Section>,
    pub picture: Option<SignedPicture>,
    pub locked: bool,
    pub live: bool,
    pub minutes: i32,
    /// Its sound or video.
    pub plays: Option<PlayMark>,
    /// Other titles' articles with a like headline.
    pub also: Vec<Also>,
    /// Titles that tell the story or carry a like headline, this one included.
    pub carried_by: usize,
    /// Whether they are known to tell one story; else their headlines are alike.
    pub told: bool,
    /// Why it stands where it stands.
    pub reasons: Vec<String>,
    /// What an editor who picked it says of it; empty for nothing.
    pub note: String,
    /// Its story, where several titles tell it.
    pub story: Option<StoryBadge>,
}

/// The story of an article in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StoryBadge {
    pub href: String,
    /// "31 titles, 4 independent reports"
    pub counts: String,
}

/// Another title's article under the same headline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Also {
    pub href: String,
    pub headline: String,
    pub language: String,
    pub direction: &'static str,
    pub title: TitleView,
}

impl CardView {
    /// Whether the headline is short enough for the largest letters.
    pub fn is_short(&self) -> bool {
        self.headline.chars().count() <= 60
    }

    /// The summary for a place with room for two lines.
    pub fn short_summary(&self) -> String {
        shorten(&self.summary, 150)
    }

    /// Attributes that say in which language and direction the words run; empty for the page's own.
    pub fn speech(&self) -> Speech<'_> {
        Speech { language: &self.language, direction: self.direction }
    }
}

impl Also {
    /// See [`CardView::speech`].
    pub fn speech(&self) -> Speech<'_> {
        Speech { language: &self.language, direction: self.direction }
    }
}

/// `lang` and `dir` attributes. Only letters, digits and hyphens of a language tag are printed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Speech<'a> {
    language: &'a str,
    direction: &'static str,
}

impl<'a> Speech<'a> {
    /// For a text in `language`, on a page in any.
    pub fn of(language: &'a str) -> Self {
        let direction = match news::direction(language) {
            Direction::Rtl => "rtl",
            Direction::Ltr => "ltr",
        };
        Self { language, direction }
    }
}

impl std::fmt::Display for Speech<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if !self.language.is_empty() {
            f.write_str(" lang=")?;
            for c in self.language.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(35) {
                write!(f, "{c}")?;
            }
        }
        if !self.direction.is_empty() {
            write!(f, " dir={}", self.direction)?;
        }
        Ok(())
    }
}

impl askama::filters::HtmlSafe for Speech<'_> {}

/// The direction of a text; empty for one that runs as a page in English does. On other pages every text says how it runs, because some of them
/// run from right to left, and have parts in English that do not.
fn direction(language: &str, page: Language) -> &'static str {
    match (news::direction(language), page) {
        (Direction::Rtl, _) => "rtl",
        (Direction::Ltr, Language::English) => "",
        (Direction::Ltr, _) => "ltr",
    }
}

/// `language`, unless it is English on a page in English, or no tag at all.
fn foreign(language: &str, page: Language) -> String {
    let tag: String = language.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(35).collect();
    if page == Language::English && news::primary_language(&tag) == "en" { String::new() } else { tag }
}

/// Makes views of cards. Whatever list they stand in comes through here, so that what a reader muted is in none, and neither is what others
/// brought for themselves.
pub(crate) struct Viewer<'a> {
    pub titles: &'a Catalogue,
    pub signer: &'a Signer,
    pub now: Timestamp,
    pub zone: &'a TimeZone,
    /// The language of the page.
    pub language: Language,
    /// What the reader mutes; `None` for everyone.
    wishes: Option<&'a Wishes>,
    /// Whether titles that are there for their subscribers alone are shown: in lists of what this reader brought.
    shows_private: bool,
    /// What was asked for and is muted.
    hidden: Mutex<BTreeSet<ArticleId>>,
}

impl<'a> Viewer<'a> {
    /// For everyone.
    pub fn new(app: &'a App, titles: &'a Catalogue) -> Self {
        Self::of(titles, &app.signer, app.now(), &app.settings.time_zone)
    }

    /// The same of its parts.
    pub fn of(titles: &'a Catalogue, signer: &'a Signer, now: Timestamp, zone: &'a TimeZone) -> Self {
        Self {
            titles,
            signer,
            now,
            zone,
            language: Language::English,
            wishes: None,
            shows_private: false,
            hidden: Mutex::default(),
        }
    }

    /// For a page in this language.
    pub fn speaking(self, language: Language) -> Self {
        Self { language, ..self }
    }

    /// For a reader with these wishes.
    pub fn under(self, wishes: &'a Wishes) -> Self {
        Self { wishes: Some(wishes), ..self }
    }

    /// For a list of a reader's own, which holds nothing that others brought.
    pub fn of_own(self) -> Self {
        Self { shows_private: true, ..self }
    }

    /// How many articles were not shown because they are muted.
    pub fn hidden(&self) -> usize {
        self.hidden.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// Whether a list may show an article. A muted one is counted.
    pub fn shows(&self, card: &Card) -> bool {
        if !self.shows_private && self.titles.get(card.title).is_some_and(Title::is_private) {
            return false;
        }
        let is_muted = self.wishes.is_some_and(|wishes| wishes.hiding(card).is_some());
        if is_muted {
            self.hidden.lock().unwrap_or_else(PoisonError::into_inner).insert(card.id);
        }
        !is_muted
    }

    /// The same of what is only looked through: nothing is counted.
    pub fn shows_quietly(&self, card: &Card) -> bool {
        let is_private = !self.shows_private && self.titles.get(card.title).is_some_and(Title::is_private);
        !is_private && self.wishes.is_none_or(|wishes| wishes.hiding(card).is_none())
    }

    /// Whether an article of which only title and headline are known may be shown.
    pub fn shows_line(&self, title: TitleId, headline: &str) -> bool {
        self.wishes.is_none_or(|wishes| wishes.hiding_line(title, headline).is_none())
    }

    /// `card` as a list shows it; `None` where its title is gone, or where it is not for this reader.
    pub fn view(&self, card: &Card) -> Option<CardView> {
        if !self.shows(card) {
            return None;
        }
        let known = self.titles.get(card.title)?;
        let title = TitleView::new(known);
        Some(CardView {
            id: card.id.to_string(),
            href: article_href(card),
            headline: card.headline.clone(),
            summary: shorten(&self.titles.summary(card, known, self.now), 220),
            language: foreign(&card.language, self.language),
            direction: direction(&card.language, self.language),
            byline: card.byline.as_deref().map(|byline| shorten(byline, 80)).filter(|byline| !byline.is_empty()),
            title,
            time: Moment::said(self.language, card.sort_us, self.now, self.zone),
            section: card.section,
            picture: card.picture_url.as_deref().and_then(|url| self.signer.sign(url)),
            locked: card.access == Access::Locked,
            live: card.live_blog,
            minutes: reading_minutes(card.word_count, &card.language),
            plays: card.recording.as_ref().map(|recording| PlayMark::of(recording, self.language)),
            also: Vec::new(),
            carried_by: 1,
            told: false,
            reasons: Vec::new(),
            note: String::new(),
            story: None,
        })
    }

    /// `card` in a list that follows a rule.
    pub fn ruled(&self, card: &Card, rule: Rule) -> Option<CardView> {
        let mut view = self.view(card)?;
        view.reasons = rule.reasons(card, self);
        Some(view)
    }

    /// Reasons that a list keeps, in the language of the page.
    pub fn said(&self, reasons: &[Why]) -> Vec<String> {
        reasons.iter().map(|why| why.said(self.language, self.zone)).collect()
    }

    /// `card` with what the ranking says of it.
    pub fn placed(&self, placed: &crate::leading::Place, cards: &HashMap<ArticleId, &Card>) -> Option<CardView> {
        let mut view = self.view(cards.get(&placed.article)?)?;
        view.reasons = self.said(&placed.reasons);
        view.carried_by = placed.carried_by;
        view.told = placed.told;
        // Headlines side by side are worth reading where they differ: wire copies are counted, not repeated.
        let mut seen = vec![view.title.id.clone()];
        let mut read = vec![view.headline.to_lowercase()];
        let mut reports: Vec<_> = cards.get(&placed.article).and_then(|card| card.report).into_iter().collect();
        for card in placed.also.iter().filter_map(|id| cards.get(id)).filter(|card| self.shows(card)) {
            // The story was told by titles that may have been switched off since.
            let Some(title) = self.titles.get(card.title).filter(|title| title.enabled) else { continue };
            let title = TitleView::new(title);
            let headline = card.headline.to_lowercase();
            let is_copy = card.report.is_some_and(|report| reports.contains(&report));
            if !is_copy && !seen.contains(&title.id) && !read.contains(&headline) {
                reports.extend(card.report);
                seen.push(title.id.clone());
                read.push(headline);
                view.also.push(Also {
                    href: article_href(card),
                    headline: card.headline.clone(),
                    language: foreign(&card.language, self.language),
                    direction: direction(&card.language, self.language),
                    title,
                });
            }
        }
        Some(view)
    }
}

/// The address of an article on this site; it never changes. Letters of other alphabets stand as they are, which is a third of the bytes.
pub(crate) fn article_href(card: &Card) -> String {
    format!("/article/{}-{}", card.slug, card.id)
}

/// The same for a `Location` header, which takes ASCII only.
pub(crate) fn article_location(card: &Card) -> String {
    format!("/article/{}-{}", encode_slug(&card.slug), card.id)
}

/// A slug with letters of other alphabets percent-encoded (RFC 3986, 2.1).
pub(crate) fn encode_slug(slug: &str) -> String {
    let mut encoded = String::with_capacity(slug.len());
    for byte in slug.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// At most `max_chars` characters of `text`, cut at a word.
pub(crate) fn shorten(text: &str, max_chars: usize) -> String {
    if text.chars().count() <= max_chars {
        return text.to_owned();
    }
    let cut: String = text.chars().take(max_chars).collect();
    let whole = cut.rsplit_once(char::is_whitespace).map_or(cut.as_str(), |(before, _)| before);
    format!("{}…", whole.trim_end_matches([',', ';', ':', '-', '–', ' ', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_initials() {
        for (name, expected) in [
            ("The Guardian", "G"),
            ("The Guardian - AU", "G"),
            ("BBC News", "BBC"),
            ("Süddeutsche Zeitung", "SZ"),
            ("Le Monde", "M"),
            ("Der Spiegel", "S"),
            ("The New York Times", "NY"),
            ("朝日新聞", "朝"),
            ("الجزيرة", "ج"),
            ("NPR", "NPR"),
            ("20 Minutes", "20"),
            ("…", "·"),
        ] {
            assert_eq!(letters(name), expected, "{name}");
        }
    }

    #[test]
    fn a_language_tag_cannot_leave_its_attribute() {
        let speech = Speech::of("ar\" onload=alert(1) x=\"").to_string();
        assert!(!speech.contains(['"', '(']) && speech.matches('=').count() <= 2, "{speech}");
    }

    #[test]
    fn summaries_are_cut_at_words() {
        assert_eq!(shorten("one two three", 9), "one two…");
        assert_eq!(shorten("one, two", 6), "one…");
        assert_eq!(shorten("short", 9), "short");
    }

    #[test]
    fn slugs_of_other_alphabets_are_encoded() {
        assert_eq!(encode_slug("über-uns"), "%C3%BCber-uns");
    }
}
