//! Why an article stands in a list that follows one plain rule, in words. Whatever is said follows from the article's own row, so that
//! anybody can work it out again.

use store::Card;

use crate::cards::Viewer;
use crate::words::day_and_time;

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
        let name = viewer.titles.get(card.title).map_or("its title", |title| title.listing.name.as_str());
        let at = day_and_time(card.sort_us, viewer.zone);
        let order = if card.published_us == Some(card.sort_us) {
            format!("The newest stands first: {name} published it on {at}")
        } else {
            format!("The newest stands first: it was first seen here on {at}")
        };
        let of = match self {
            Self::Newest => None,
            Self::OfTitle => Some(format!("It is {name}’s")),
            Self::OfSection => {
                card.section.map(|section| format!("{name} has it in {}, by its feed or its page", section.name()))
            }
        };
        of.into_iter().chain([order]).collect()
    }
}
