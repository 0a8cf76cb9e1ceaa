//! Who and what an article names, each a topic with a page of its own, to be followed with "+".

use store::{Follow, FollowKind, StoredArticle};

/// Names that are shown of an article.
const MOST: usize = 8;

/// A person, a place or an organisation that the article names.
pub(crate) struct NamedView {
    pub name: String,
    /// The page of the topic.
    pub href: String,
    /// What is followed: the words of its page.
    pub value: String,
    pub followed: bool,
    /// What in the text shows what it is.
    pub reason: String,
}

/// The names of what is shown of an article: what the wall keeps back is not read.
pub(super) fn named(stored: &StoredArticle, follows: &[Follow]) -> Vec<NamedView> {
    let (card, text) = (&stored.card, &stored.article.body_text);
    let found = ranking::named::named(&card.headline, text, &card.language, MOST);
    let view = |named: ranking::named::Named| {
        let value = named.name.replace('-', " ");
        NamedView {
            href: format!("/topic/{}", value.replace(' ', "-")),
            followed: follows.iter().any(|follow| follow.kind == FollowKind::Topic && follow.value == value),
            reason: named.reason(),
            name: named.name,
            value,
        }
    };
    // What cannot stand in an address as it is has no page.
    let is_plain = |named: &ranking::named::Named| !named.name.contains(['/', '?', '#', '%', '\\']);
    found.into_iter().filter(is_plain).map(view).collect()
}
