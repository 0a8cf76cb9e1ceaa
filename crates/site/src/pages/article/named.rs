//! Who and what an article names, each a topic with a page of its own, to be followed with "+".

use ranking::named::{Kind, Shown};
use store::{Follow, FollowKind, StoredArticle};

use crate::language::Language;

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
pub(super) fn named(stored: &StoredArticle, follows: &[Follow], language: Language) -> Vec<NamedView> {
    let (card, text) = (&stored.card, &stored.article.body_text);
    let found = ranking::named::named(&card.headline, text, &card.language, MOST);
    let view = |named: ranking::named::Named| {
        let value = named.name.replace('-', " ");
        NamedView {
            href: format!("/topic/{}", value.replace(' ', "-")),
            followed: follows.iter().any(|follow| follow.kind == FollowKind::Topic && follow.value == value),
            reason: reason(&named, language),
            name: named.name,
            value,
        }
    };
    // What cannot stand in an address as it is has no page.
    let is_plain = |named: &ranking::named::Named| !named.name.contains(['/', '?', '#', '%', '\\']);
    found.into_iter().filter(is_plain).map(view).collect()
}

/// What shows what a name is, in words.
fn reason(named: &ranking::named::Named, language: Language) -> String {
    let key = match named.kind {
        Kind::Person => "named-person",
        Kind::Place => "named-place",
        Kind::Organisation => "named-organisation",
    };
    let shown = match &named.shown {
        Shown::Office(office) => language.name("shown-office", office),
        Shown::Age(age) => language.name("shown-age", age),
        Shown::Surname(surname) => language.name("shown-surname", surname),
        Shown::House(word) => language.name("shown-house", word),
        Shown::Letters(letters) => language.name("shown-letters", letters),
        Shown::Gazetteer => language.say("shown-gazetteer").into_owned(),
    };
    language.pair("named-because", &language.count(key, named.times.into()), &shown)
}
