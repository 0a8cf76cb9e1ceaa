//! What every page has around it: head, nameplate, sections, foot.

use news::{Edition, Section};

use crate::app::{App, SearchEngines};
use crate::assets::{Assets, assets};
use crate::language::Language;
use crate::preferences::Preferences;

/// The frame of a page.
#[derive(Clone)]
pub(crate) struct Frame {
    /// The name of the instance.
    pub site: String,
    /// The title of the page, without the site's name.
    pub title: String,
    /// The one address of this page.
    pub canonical: String,
    pub edition: &'static Edition,
    /// Whether the edition is the one of `/` for this reader.
    pub at_home: bool,
    pub section: Option<Section>,
    pub preferences: Preferences,
    pub today: String,
    /// For search engines; empty where they may do as they like.
    pub robots: &'static str,
    /// Seconds after which the page asks for itself again.
    pub refresh: Option<u32>,
    /// The path that is marked in the navigation.
    pub path: String,
    pub assets: &'static Assets,
    /// Whether money is anything that this instance knows of.
    pub money: bool,
    /// Whether there are members here.
    pub membership: bool,
    /// "3 articles are hidden by what you muted"; empty for none.
    pub hidden: String,
    /// The page's list as feeds: kind and address.
    pub feeds: Vec<(&'static str, String)>,
}

/// `lang` and `dir` of English words on a page in another language; nothing on one in English.
pub(crate) struct Foreign(Language);

impl std::fmt::Display for Foreign {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            Language::English => Ok(()),
            _ => f.write_str(" lang=en dir=ltr"),
        }
    }
}

impl askama::filters::HtmlSafe for Foreign {}

/// A link to a section.
pub(crate) struct SectionLink {
    /// The section's word in addresses and forms.
    pub word: &'static str,
    pub name: String,
    pub href: String,
    pub current: bool,
}

impl Frame {
    /// The frame of the page called `title` at `path`, in the reader's own edition.
    pub fn new(app: &App, preferences: Preferences, title: impl Into<String>, path: &str) -> Self {
        let settings = &app.settings;
        Self {
            site: settings.name.clone(),
            title: title.into(),
            canonical: format!("{}{path}", settings.base_url),
            edition: home_edition(app, preferences),
            at_home: true,
            section: None,
            preferences,
            today: preferences.speaks().long_date(&app.now().to_zoned_datetime(settings.time_zone.clone())),
            robots: if settings.search_engines == SearchEngines::Nothing { "noindex, nofollow" } else { "" },
            refresh: None,
            path: path.to_owned(),
            assets: assets(),
            money: settings.money,
            membership: app.wall.policy().is_some(),
            hidden: String::new(),
            feeds: Vec::new(),
        }
    }

    /// In this edition.
    pub fn in_edition(mut self, app: &App, edition: &'static Edition) -> Self {
        self.at_home = edition.slug == home_edition(app, self.preferences).slug;
        self.edition = edition;
        self
    }

    /// In this section.
    pub fn in_section(mut self, section: Option<Section>) -> Self {
        self.section = section;
        self
    }

    /// Says that so many articles are hidden by what the reader muted.
    pub fn hiding(mut self, hidden: usize) -> Self {
        self.hidden = if hidden == 0 { String::new() } else { self.counts("hidden", hidden) };
        self
    }

    /// Not for search engines: the text belongs to a title.
    pub fn hidden_from_search(mut self) -> Self {
        if self.robots.is_empty() {
            self.robots = "noindex";
        }
        self
    }

    /// A copy of what stands at `original`, which search engines are to name instead.
    pub fn copying(mut self, original: &str) -> Self {
        original.clone_into(&mut self.canonical);
        self
    }

    /// With its list as feeds; see [`crate::outgoing`].
    pub fn with_feeds(mut self, list: &str, query: &str) -> Self {
        self.feeds = crate::outgoing::alternates(list, query);
        self
    }

    /// Asks for itself again after so many seconds.
    pub fn refreshing(mut self, seconds: u32) -> Self {
        self.refresh = Some(seconds);
        self
    }

    /// Where the nameplate leads.
    pub fn front(&self) -> String {
        if self.at_home { "/".to_owned() } else { format!("/edition/{}", self.edition.slug) }
    }

    /// The sections of this edition's paper.
    pub fn sections(&self) -> Vec<SectionLink> {
        Section::ALL
            .into_iter()
            .map(|section| SectionLink {
                word: section.as_str(),
                name: self.section_name(section),
                href: self.section_href(section),
                current: self.section == Some(section),
            })
            .collect()
    }

    /// The address of a section in this edition.
    pub fn section_href(&self, section: Section) -> String {
        section_href(section, self.edition, self.at_home)
    }

    /// The name of a section in this edition and language: the national one bears the edition's name.
    pub fn section_name(&self, section: Section) -> String {
        self.language().section(section, self.edition)
    }

    /// The same for templates.
    pub fn section_named(&self, section: &Section) -> String {
        self.section_name(*section)
    }

    /// The language of the page.
    pub fn language(&self) -> Language {
        self.preferences.speaks()
    }

    /// All languages that there are, for the settings.
    pub fn languages(&self) -> [Language; 6] {
        Language::ALL
    }

    /// A message in the language of the page.
    pub fn say(&self, key: &str) -> std::borrow::Cow<'static, str> {
        self.language().say(key)
    }

    /// A message with a number in it.
    pub fn counts(&self, key: &str, number: impl std::borrow::Borrow<usize>) -> String {
        self.language().count(key, i64::try_from(*number.borrow()).unwrap_or(i64::MAX))
    }

    /// A message with a name in it.
    pub fn names(&self, key: &str, name: &str) -> String {
        self.language().name(key, name)
    }

    /// A message with two names in it.
    pub fn pairs(&self, key: &str, name: &str, other: &str) -> String {
        self.language().pair(key, name, other)
    }

    /// A message with a number and a name in it.
    pub fn counts_of(&self, key: &str, number: impl std::borrow::Borrow<usize>, name: &str) -> String {
        self.language().count_of(key, i64::try_from(*number.borrow()).unwrap_or(i64::MAX), name)
    }

    /// Why somebody is refused.
    pub fn refusal(&self, refused: impl std::borrow::Borrow<identity::Refused>) -> String {
        self.language().refusal(*refused.borrow())
    }

    /// Attributes of what stands in English on a page in another language.
    pub fn in_english(&self) -> Foreign {
        Foreign(self.language())
    }

    /// All editions.
    pub fn editions(&self) -> &'static [Edition] {
        &news::EDITIONS
    }
}

/// "2 articles are hidden by what you muted"; empty for none.
pub(crate) fn hidden_in_words(hidden: usize) -> String {
    match hidden {
        0 => String::new(),
        1 => "1 article is hidden by what you muted".to_owned(),
        n => format!("{n} articles are hidden by what you muted"),
    }
}

/// The edition of `/` for a reader with these preferences.
pub(crate) fn home_edition(app: &App, preferences: Preferences) -> &'static Edition {
    preferences.edition.and_then(crate::preferences::EditionChoice::edition).unwrap_or(app.settings.default_edition)
}

/// The name of a section in an edition: the national one bears the edition's name.
pub(crate) fn section_name(section: Section, edition: &'static Edition) -> &'static str {
    match section {
        Section::National if !edition.countries.is_empty() => edition.name,
        other => other.name(),
    }
}

/// The address of a section in an edition.
pub(crate) fn section_href(section: Section, edition: &Edition, at_home: bool) -> String {
    if at_home {
        format!("/section/{}", section.as_str())
    } else {
        format!("/section/{}?edition={}", section.as_str(), edition.slug)
    }
}
