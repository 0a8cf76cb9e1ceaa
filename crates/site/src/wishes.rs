//! What a reader follows and mutes, as lists ask for it.

use axum::extract::FromRequestParts;
use http::request::Parts;
use news::AccountId;
use ranking::foryou::Topic;
use ranking::topics::classify;
use ranking::wishes::{Item, Mute, Muted, hiding};
use store::{Card, FollowKind, MuteKind, Store};

use crate::Error;
use crate::app::App;
use crate::session::SignedIn;

/// What a reader follows and mutes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wishes {
    mutes: Vec<Mute>,
    /// As they are kept, for the page that shows them.
    pub kept_mutes: Vec<store::Mute>,
    pub follows: Vec<store::Follow>,
    now_us: i64,
}

/// The mark of a title, section or story among the terms of a candidate.
pub(crate) fn mark(kind: FollowKind, value: &str) -> u64 {
    xxhash_rust::xxh3::xxh3_64(format!("{} {value}", kind.as_str()).as_bytes())
}

impl Wishes {
    /// What a reader follows and mutes now.
    pub async fn of(store: &Store, account: AccountId, now_us: i64) -> Result<Self, Error> {
        let kept_mutes = store.mutes(account, now_us).await?;
        let mutes = kept_mutes.iter().filter_map(mute_of).collect();
        Ok(Self { mutes, kept_mutes, follows: store.follows(account).await?, now_us })
    }

    /// Whether nothing is muted: then lists are as for everyone.
    pub fn hide_nothing(&self) -> bool {
        self.mutes.is_empty()
    }

    /// The mute that hides an article.
    pub fn hiding(&self, card: &Card) -> Option<i64> {
        let mut topics: Vec<&str> =
            card.section.iter().flat_map(|section| [section.as_str(), section.name()]).collect();
        if self.mutes.iter().any(|mute| matches!(mute.muted, Muted::Topic(_))) {
            topics.extend(classify(&card.headline, &card.summary, card.section).iter().map(|guess| guess.code));
        }
        let item = Item {
            title: card.title.0,
            story: card.story.map(|story| story.0),
            headline: &card.headline,
            summary: &card.summary,
            topics: &topics,
        };
        hiding(&self.mutes, &item, self.now_us).map(|mute| mute.id)
    }

    /// Takes hidden articles out; gives how many.
    pub fn take_hidden(&self, cards: &mut Vec<Card>) -> usize {
        let before = cards.len();
        if !self.mutes.is_empty() {
            cards.retain(|card| self.hiding(card).is_none());
        }
        before - cards.len()
    }

    /// What is followed, as the personal list looks for it.
    pub fn topics(&self) -> Vec<Topic> {
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
    pub fn follows(&self, kind: FollowKind, value: &str) -> bool {
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
