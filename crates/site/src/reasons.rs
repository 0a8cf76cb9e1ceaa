//! Why an article stands where it stands, in words. What lists keep for everyone is free of language ([`Why`]); a page makes the words, in its
//! own. Whatever is said of a list that follows one plain rule follows from the article's own row, so that anybody can work it out again.

mod ranked;
mod ties;

use store::Card;

use crate::cards::Viewer;
pub(crate) use ranked::{Why, for_you};
pub(crate) use ties::ties;

/// The rule of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// Everything, the newest first.
    Newest,
    /// Of one title, the newest first.
    OfTitle,
    /// Of one section, the newest first.
    OfSection,
}

impl Rule {
    /// Why the rule puts this article where it is.
    pub fn reasons(self, card: &Card, viewer: &Viewer<'_>) -> Vec<String> {
        let language = viewer.language;
        let known = viewer.titles.get(card.title).map(|title| title.listing.name.clone());
        let name = known.unwrap_or_else(|| language.say("its-title").into_owned());
        let at = language.day_and_time(card.sort_us, viewer.zone);
        let order = if card.published_us == Some(card.sort_us) {
            language.pair("because-newest-published", &name, &at)
        } else {
            language.name("because-newest-seen", &at)
        };
        let of = match self {
            Self::Newest => None,
            Self::OfTitle => Some(language.name("because-of-title", &name)),
            Self::OfSection => card.section.map(|section| {
                language.pair("because-of-section", &name, &language.say(&format!("section-{}", section.as_str())))
            }),
        };
        of.into_iter().chain([order]).collect()
    }
}
