//! Picks: lists that editors choose by hand (Our Picks, Good News, the operator's own), as a fold over what they did.
//!
//! Nothing is ever overwritten: an editor adds, moves, schedules, pins, notes, takes out and takes back, and each act names the one item it
//! is about. So two editors at once lose nothing of each other's: whatever the order in which their acts arrive, both are in the list, and
//! [`Desk::fold`] gives the same list for the same acts.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

pub mod candidates;
mod words;

/// The list of what editors pin to an edition's lead stories: its first pick leads, unless it is pinned to another place.
#[must_use]
pub fn pinned_list(edition: &str) -> String {
    format!("lead-{edition}")
}

/// The list of what editors hold back from an edition's lead stories.
#[must_use]
pub fn held_list(edition: &str) -> String {
    format!("held-{edition}")
}

/// Whether a list changes the lead stories, and is none that readers see by itself.
#[must_use]
pub fn is_of_lead(list: &str) -> bool {
    list.starts_with("lead-") || list.starts_with("held-")
}

/// Characters of a note to the reader.
pub const NOTE_CHARS: std::ops::RangeInclusive<usize> = 0..=240;
/// A pick without an end of its own leaves its list after this long (ten days), microseconds.
pub const LONGEST_US: i64 = 10 * 86_400_000_000;

/// What an editor did to a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Act {
    /// Put an article on the list: at its top, from now on, until the longest time has passed. What was taken out comes back.
    Add {
        /// Which article.
        article: i64,
    },
    /// Took it out.
    Remove {
        /// Which article.
        article: i64,
    },
    /// Moved it to stand before another one, or to the end.
    Move {
        /// Which article.
        article: i64,
        /// The one that it stands before; `None` for the end.
        before: Option<i64>,
    },
    /// Said from when until when it stands there.
    Schedule {
        /// Which article.
        article: i64,
        /// From when, microseconds; `None` for at once.
        from_us: Option<i64>,
        /// Until when, microseconds; `None` for the longest time.
        until_us: Option<i64>,
    },
    /// Pinned it to a place (1 is the top), or let it loose.
    Pin {
        /// Which article.
        article: i64,
        /// The place; `None` for none.
        place: Option<u32>,
    },
    /// Wrote to the reader why it is worth reading; empty for nothing.
    Note {
        /// Which article.
        article: i64,
        /// The words.
        note: String,
    },
    /// Took an act back.
    Undo {
        /// Its number.
        number: i64,
    },
}

impl Act {
    /// The article that it is about.
    #[must_use]
    pub fn article(&self) -> Option<i64> {
        match self {
            Self::Add { article }
            | Self::Remove { article }
            | Self::Move { article, .. }
            | Self::Schedule { article, .. }
            | Self::Pin { article, .. }
            | Self::Note { article, .. } => Some(*article),
            Self::Undo { .. } => None,
        }
    }
}

/// An act with who did it and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// Its number; acts are folded in this order.
    pub number: i64,
    /// Who.
    pub account: i64,
    /// When, microseconds.
    pub at_us: i64,
    /// What.
    pub act: Act,
}

/// An article on a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// Which article.
    pub article: i64,
    /// Who put it there.
    pub by: i64,
    /// When.
    pub added_us: i64,
    /// From when on it stands there.
    pub from_us: i64,
    /// Until when.
    pub until_us: i64,
    /// The place that it is pinned to, 1 for the top.
    pub pinned: Option<u32>,
    /// To the reader.
    pub note: String,
}

impl Pick {
    /// Whether it stands there at `now_us`.
    #[must_use]
    pub fn is_live(&self, now_us: i64) -> bool {
        (self.from_us..self.until_us).contains(&now_us)
    }
}

/// A list as its acts have left it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Desk {
    /// Everything that is on it, also what is still to come or over, in its order.
    picks: Vec<Pick>,
    undone: BTreeSet<i64>,
}

impl Desk {
    /// The list after these acts, which are taken in the order of their numbers, wherever they stand.
    #[must_use]
    pub fn fold(acts: &[Signed]) -> Self {
        let by_number: BTreeMap<i64, &Signed> = acts.iter().map(|signed| (signed.number, signed)).collect();
        let mut desk = Self { picks: Vec::new(), undone: undone(&by_number) };
        for signed in by_number.values().filter(|signed| !desk_undone(&by_number, signed)) {
            desk.take(signed);
        }
        desk
    }

    fn take(&mut self, signed: &Signed) {
        match &signed.act {
            Act::Add { article } => {
                if self.place(*article).is_none() {
                    let pick = Pick {
                        article: *article,
                        by: signed.account,
                        added_us: signed.at_us,
                        from_us: signed.at_us,
                        until_us: signed.at_us.saturating_add(LONGEST_US),
                        pinned: None,
                        note: String::new(),
                    };
                    self.picks.insert(0, pick);
                }
            }
            Act::Remove { article } => self.picks.retain(|pick| pick.article != *article),
            Act::Move { article, before } => {
                let Some(from) = self.place(*article).filter(|_| *before != Some(*article)) else { return };
                let pick = self.picks.remove(from);
                // Where the other one is gone meanwhile, it stays where it was.
                let to = before.map_or(self.picks.len(), |before| self.place(before).unwrap_or(from));
                self.picks.insert(to.min(self.picks.len()), pick);
            }
            Act::Schedule { article, from_us, until_us } => self.change(*article, |pick| {
                pick.from_us = from_us.unwrap_or(signed.at_us);
                pick.until_us = until_us.unwrap_or(pick.from_us.saturating_add(LONGEST_US));
            }),
            Act::Pin { article, place } => self.change(*article, |pick| pick.pinned = place.filter(|place| *place > 0)),
            Act::Note { article, note } => {
                self.change(*article, |pick| pick.note = note.chars().take(*NOTE_CHARS.end()).collect());
            }
            Act::Undo { .. } => {}
        }
    }

    fn place(&self, article: i64) -> Option<usize> {
        self.picks.iter().position(|pick| pick.article == article)
    }

    fn change(&mut self, article: i64, change: impl FnOnce(&mut Pick)) {
        if let Some(pick) = self.picks.iter_mut().find(|pick| pick.article == article) {
            change(pick);
        }
    }

    /// Everything on it, in its order: what is to come and what is over too.
    #[must_use]
    pub fn all(&self) -> &[Pick] {
        &self.picks
    }

    /// Whether an act was taken back.
    #[must_use]
    pub fn is_undone(&self, number: i64) -> bool {
        self.undone.contains(&number)
    }

    /// What readers see at `now_us`: pinned ones in their places, the others around them in their order.
    #[must_use]
    pub fn live(&self, now_us: i64) -> Vec<&Pick> {
        let (mut pinned, mut list): (Vec<&Pick>, Vec<&Pick>) =
            self.picks.iter().filter(|pick| pick.is_live(now_us)).partition(|pick| pick.pinned.is_some());
        pinned.sort_by_key(|pick| pick.pinned);
        for pick in pinned {
            let place = usize::try_from(pick.pinned.unwrap_or(1)).unwrap_or(1).saturating_sub(1);
            list.insert(place.min(list.len()), pick);
        }
        list
    }
}

/// Whether an act was taken back, and the taking back not itself.
fn desk_undone(acts: &BTreeMap<i64, &Signed>, signed: &Signed) -> bool {
    acts.values().any(|other| {
        other.number > signed.number
            && matches!(other.act, Act::Undo { number } if number == signed.number)
            && !desk_undone(acts, other)
    })
}

fn undone(acts: &BTreeMap<i64, &Signed>) -> BTreeSet<i64> {
    acts.values().filter(|signed| desk_undone(acts, signed)).map(|signed| signed.number).collect()
}

#[cfg(test)]
mod tests;
