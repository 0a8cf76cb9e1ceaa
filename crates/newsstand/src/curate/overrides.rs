//! What editors pin to an edition's lead stories, and what they hold back: the picks of two lists that are no pages of their own.

use std::collections::HashSet;

use news::{ArticleId, Edition};
use ranking::picks::{Desk, Pick, Signed, held_list, pinned_list};
use store::Store;
use stories::StoryId;

/// What editors say of an edition's list at a time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overrides {
    /// Stories with the article that stands for each and its place, 1 for the top.
    pub pins: Vec<(StoryId, ArticleId, u32)>,
    /// Stories that do not lead.
    pub held: HashSet<StoryId>,
}

impl Overrides {
    /// Of an edition at `now_us`. What is pinned and held back leads: who pins means it more.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn read(store: &Store, edition: &Edition, now_us: i64) -> anyhow::Result<Self> {
        let pinned = live(store, &pinned_list(edition.slug), now_us).await?;
        let held = live(store, &held_list(edition.slug), now_us).await?;
        if pinned.is_empty() && held.is_empty() {
            return Ok(Self::default());
        }
        let ids: Vec<ArticleId> = pinned.iter().chain(&held).map(|pick| ArticleId(pick.article)).collect();
        let cards = store.cards(&ids).await?;
        let story = |pick: &Pick| cards.iter().find(|card| card.id.0 == pick.article)?.story;
        let mut pins: Vec<(StoryId, ArticleId, u32)> = Vec::new();
        for (place, pick) in (1..).zip(&pinned) {
            if let Some(story) = story(pick).filter(|story| pins.iter().all(|(other, ..)| other != story)) {
                pins.push((story, ArticleId(pick.article), pick.pinned.unwrap_or(place)));
            }
        }
        let held =
            held.iter().filter_map(story).filter(|story| pins.iter().all(|(other, ..)| other != story)).collect();
        Ok(Self { pins, held })
    }
}

async fn live(store: &Store, list: &str, now_us: i64) -> anyhow::Result<Vec<Pick>> {
    let acts = store.pick_acts(list).await?;
    let signed = acts.iter().filter_map(|act| {
        let text = serde_json::from_str(&act.act).ok()?;
        Some(Signed { number: act.number, account: act.account.0, at_us: act.at_us, act: text })
    });
    let desk = Desk::fold(&signed.collect::<Vec<_>>());
    Ok(desk.live(now_us).into_iter().cloned().collect())
}

#[cfg(test)]
mod tests;
