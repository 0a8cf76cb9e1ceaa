//! What a reader follows and mutes, as lists ask for it.

use std::collections::{BTreeMap, HashSet};

use axum::extract::FromRequestParts;
use http::request::Parts;
use news::{AccountId, ArticleId, TitleId};
use ranking::foryou::Topic;
use ranking::rules::{Arrived, Conditions};
use ranking::wishes::{Item, Mute, Muted, hiding};
use store::{Card, FollowKind, MuteKind, Reads, Store, Stream, Unread};
use stories::StoryId;

use crate::Error;
use crate::app::App;
use crate::session::SignedIn;

/// What a reader follows and mutes.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    mutes: Vec<Mute>,
    /// Rules that mute, by their ids.
    rules: Vec<(i64, Conditions)>,
    /// As they are kept, for the page that shows them.
    pub(crate) kept_mutes: Vec<store::Mute>,
    pub(crate) follows: Vec<store::Follow>,
    now_us: i64,
}

/// Articles that are looked at at once.
const AT_ONCE: usize = 1_000;
/// Unread articles that are looked through at most to count what is not muted.
const MOST_UNREAD: i64 = 50_000;
/// Pages of a stream that are looked through for one page of what is not muted.
const PAGES: usize = 40;

/// The mark of a title, section or story among the terms of a candidate.
pub(crate) fn mark(kind: FollowKind, value: &str) -> u64 {
    xxhash_rust::xxh3::xxh3_64(format!("{} {value}", kind.as_str()).as_bytes())
}

impl Wishes {
    /// What a reader follows and mutes now.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of(store: &Store, account: AccountId, now_us: i64) -> Result<Self, Error> {
        let kept_mutes = store.mutes(account, now_us).await?;
        let mutes = kept_mutes.iter().filter_map(mute_of).collect();
        let rules = store.rules_of(account).await?;
        let rules = rules.iter().filter(|rule| rule.mutes);
        let rules = rules.filter_map(|rule| Some((rule.id, crate::ruling::conditions(rule)?))).collect();
        Ok(Self { mutes, rules, kept_mutes, follows: store.follows(account).await?, now_us })
    }

    /// Those of a list of articles that are not muted, in its order.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn open(&self, store: &Store, items: Vec<(ArticleId, i64)>) -> Result<Vec<(ArticleId, i64)>, Error> {
        if self.hide_nothing() {
            return Ok(items);
        }
        let mut hidden: HashSet<ArticleId> = HashSet::new();
        for some in items.chunks(AT_ONCE) {
            let ids: Vec<ArticleId> = some.iter().map(|(id, _)| *id).collect();
            let cards = store.cards(&ids).await?;
            hidden.extend(cards.iter().filter(|card| self.hiding(card).is_some()).map(|card| card.id));
        }
        Ok(items.into_iter().filter(|(id, _)| !hidden.contains(id)).collect())
    }

    /// A page of a reader's stream without what is muted, and whether and after which article it goes on.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn stream(
        &self,
        store: &Store,
        account: AccountId,
        stream: &Stream,
    ) -> Result<(Vec<(ArticleId, i64)>, Option<ArticleId>), Error> {
        let wanted = usize::try_from(stream.limit).unwrap_or(usize::MAX);
        let mut asked = stream.clone();
        let mut found = Vec::new();
        for _ in 0..PAGES {
            let page = store.stream(account, &asked).await?;
            let is_full = i64::try_from(page.len()).is_ok_and(|length| length >= asked.limit);
            asked.after = page.last().map(|(id, _)| *id).filter(|_| is_full);
            found.extend(self.open(store, page).await?);
            if asked.after.is_none() || found.len() >= wanted {
                break;
            }
            // Never more than was asked for: what is muted is not counted as given.
            asked.limit = i64::try_from(wanted - found.len()).unwrap_or(1).max(1);
        }
        Ok((found, asked.after))
    }

    /// How much of each subscription is unread and not muted; those without anything are left out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn unread(&self, store: &Store, account: AccountId) -> Result<Vec<Unread>, Error> {
        if self.hide_nothing() {
            return Ok(store.unread(account).await?);
        }
        let stream = Stream { reads: Reads::Unread, limit: MOST_UNREAD, ..Stream::default() };
        let items = store.stream(account, &stream).await?;
        let mut unread: BTreeMap<TitleId, Unread> = BTreeMap::new();
        for some in items.chunks(AT_ONCE) {
            let ids: Vec<ArticleId> = some.iter().map(|(id, _)| *id).collect();
            for card in store.cards(&ids).await?.iter().filter(|card| self.hiding(card).is_none()) {
                let one =
                    unread.entry(card.title).or_insert(Unread { title: card.title, articles: 0, newest_us: i64::MIN });
                one.articles += 1;
                one.newest_us = one.newest_us.max(card.first_seen_us);
            }
        }
        Ok(unread.into_values().collect())
    }

    /// Whether nothing is muted: then lists are as for everyone.
    #[must_use]
    pub fn hide_nothing(&self) -> bool {
        self.mutes.is_empty() && self.rules.is_empty()
    }

    /// The mute, or the rule that mutes, which hides an article.
    pub(crate) fn hiding(&self, card: &Card) -> Option<i64> {
        if self.hide_nothing() {
            return None;
        }
        let asks = self.mutes.iter().any(|mute| matches!(mute.muted, Muted::Topic(_)))
            || self.rules.iter().any(|(_, conditions)| conditions.ask_topics());
        let topics = crate::ruling::topics(card, asks);
        let item = Item {
            title: card.title.0,
            story: card.story.map(|story| story.0),
            headline: &card.headline,
            summary: &card.summary,
            topics: &topics,
        };
        let muted = hiding(&self.mutes, &item, self.now_us).map(|mute| mute.id);
        muted.or_else(|| self.ruling(&Arrived::new(item, card.byline.as_deref().unwrap_or_default(), &card.language)))
    }

    fn ruling(&self, arrived: &Arrived<'_>) -> Option<i64> {
        self.rules.iter().find(|(_, conditions)| conditions.fit(arrived)).map(|(id, _)| *id)
    }

    /// The mute that hides an article of which only this is known.
    pub(crate) fn hiding_line(&self, title: TitleId, headline: &str) -> Option<i64> {
        let item = Item { title: title.0, story: None, headline, summary: "", topics: &[] };
        let muted = hiding(&self.mutes, &item, self.now_us).map(|mute| mute.id);
        muted.or_else(|| self.ruling(&Arrived::new(item, "", "")))
    }

    /// The same wishes on the page of a story: who opens it wants to see it, whether it is muted in lists or not.
    pub(crate) fn but_story(mut self, story: StoryId) -> Self {
        self.mutes.retain(|mute| mute.muted != Muted::Story(story.0));
        self
    }

    /// Takes hidden articles out; gives how many.
    pub(crate) fn take_hidden(&self, cards: &mut Vec<Card>) -> usize {
        let before = cards.len();
        if !self.hide_nothing() {
            cards.retain(|card| self.hiding(card).is_none());
        }
        before - cards.len()
    }

    /// What is followed, as the personal list looks for it.
    pub(crate) fn topics(&self) -> Vec<Topic> {
        let topic = |follow: &store::Follow| match follow.kind {
            // A section, or a topic of the vocabulary; else words.
            FollowKind::Topic if is_marked(&follow.value) => {
                Topic::marked(follow.label.clone(), mark(follow.kind, &follow.value), follow.created_us)
            }
            FollowKind::Topic => Topic::new(follow.value.clone(), follow.created_us),
            FollowKind::Author => Topic::new(follow.label.clone(), follow.created_us),
            FollowKind::Title | FollowKind::Story => {
                Topic::marked(follow.label.clone(), mark(follow.kind, &follow.value), follow.created_us)
            }
        };
        self.follows.iter().map(topic).collect()
    }

    /// Whether the reader follows this.
    pub(crate) fn follows(&self, kind: FollowKind, value: &str) -> bool {
        self.follows.iter().any(|follow| follow.kind == kind && follow.value == value)
    }
}

/// Whether articles are marked with a followed topic: a section or a topic of the vocabulary.
fn is_marked(value: &str) -> bool {
    news::Section::from_word(value).is_some() || ranking::topics::name(value).is_some()
}

/// What the reader who asks has muted; `None` where nobody is signed in or nothing is muted: then a list is everyone's.
pub(crate) struct Muting(pub Option<Wishes>);

impl FromRequestParts<App> for Muting {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let reader = <SignedIn as axum::extract::OptionalFromRequestParts<App>>::from_request_parts(parts, app).await?;
        let Some(reader) = reader else { return Ok(Self(None)) };
        let wishes = Wishes::of(&app.store, reader.account.id, news::to_micros(app.now())).await?;
        Ok(Self((!wishes.hide_nothing()).then_some(wishes)))
    }
}

fn mute_of(mute: &store::Mute) -> Option<Mute> {
    let muted = match mute.kind {
        MuteKind::Words => Muted::words(&mute.value)?,
        MuteKind::Topic => Muted::Topic(mute.value.clone()),
        MuteKind::Title => Muted::Title(mute.value.parse().ok()?),
        MuteKind::Story => Muted::Story(mute.value.parse().ok()?),
    };
    Some(Mute { id: mute.id, muted, until_us: (mute.ends_us > 0).then_some(mute.ends_us) })
}

#[cfg(test)]
mod tests;
