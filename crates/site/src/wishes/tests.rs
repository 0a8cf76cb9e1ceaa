//! Muted is muted: whatever the list, nothing comes out that an account of its own says is muted.

use std::collections::HashMap;

use jiff::tz::TimeZone;
use news::{Access, Section, Title, TitleKind, TitleListing};

use super::*;
use crate::cards::Viewer;
use crate::catalogue::Catalogue;
use crate::leading::Place;
use crate::pictures::Signer;
use crate::reasons::Rule;

/// So many places of lists are looked at.
const IMPRESSIONS: usize = 100_000;
const WORDS: [&str; 24] = [
    "alpha", "bridge", "council", "delta", "election", "ferry", "glacier", "harbour", "island", "judge", "karlsund",
    "ladder", "minister", "north", "orchard", "palace", "quarry", "river", "school", "tunnel", "union", "valley",
    "winter", "yard",
];
const TITLES: i64 = 30;
const STORIES: i64 = 200;

/// Numbers as even as dice, from a seed (Steele and others 2014, SplitMix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % n as u64).unwrap()
    }

    fn words(&mut self, most: usize) -> String {
        let count = 1 + self.below(most);
        (0..count).map(|_| WORDS[self.below(WORDS.len())]).collect::<Vec<_>>().join(" ")
    }

    fn card(&mut self, id: i64) -> Card {
        let section = Section::ALL[self.below(Section::ALL.len())];
        Card {
            id: ArticleId(id),
            title: TitleId(1 + i64::try_from(self.below(30)).unwrap()),
            slug: "a".to_owned(),
            headline: self.words(9),
            summary: if self.below(2) == 0 { String::new() } else { self.words(12) },
            byline: None,
            section: (self.below(4) > 0).then_some(section),
            language: "en".to_owned(),
            published_us: None,
            first_seen_us: id,
            sort_us: id,
            picture_url: None,
            picture_credit: None,
            access: Access::Free,
            live_blog: false,
            word_count: 300,
            position: 0,
            report: None,
            story: (self.below(3) > 0).then(|| StoryId(i64::try_from(self.below(200)).unwrap())),
            recording: None,
        }
    }

    /// Mutes as readers make them; `ends_us` lies before or after now.
    fn mutes(&mut self, now_us: i64) -> Vec<store::Mute> {
        (0..1 + self.below(6))
            .map(|id| {
                let (kind, value) = match self.below(4) {
                    0 => (MuteKind::Words, self.words(2)),
                    1 => (MuteKind::Title, (1 + self.below(usize::try_from(TITLES).unwrap())).to_string()),
                    2 => (MuteKind::Story, self.below(usize::try_from(STORIES).unwrap()).to_string()),
                    _ => (MuteKind::Topic, Section::ALL[self.below(Section::ALL.len())].as_str().to_owned()),
                };
                let ends_us = [0, now_us + 1, now_us][self.below(3)];
                let (label, id) = (value.clone(), i64::try_from(id).unwrap());
                store::Mute { id, kind, value, label, created_us: 0, ends_us, hidden: 0 }
            })
            .collect()
    }
}

/// Whether a mute hides a card, told without any of the code that does it: all words here are lower case with one space between.
fn is_muted(mute: &store::Mute, card: &Card, now_us: i64) -> bool {
    let stands = |text: &str| format!(" {text} ").contains(&format!(" {} ", mute.value));
    let holds = mute.ends_us == 0 || mute.ends_us > now_us;
    holds
        && match mute.kind {
            MuteKind::Words => stands(&card.headline) || stands(&card.summary),
            MuteKind::Title => card.title.0.to_string() == mute.value,
            MuteKind::Story => card.story.is_some_and(|story| story.0.to_string() == mute.value),
            MuteKind::Topic => card.section.is_some_and(|section| section.as_str() == mute.value),
        }
}

fn catalogue() -> Catalogue {
    let title = |id: i64| Title {
        id: TitleId(id),
        enabled: id % 10 != 0,
        own: id % 10 == 0,
        listing: TitleListing {
            slug: format!("title-{id}"),
            name: format!("Title {id}"),
            kind: TitleKind::Newspaper,
            homepage: String::new(),
            country: String::new(),
            languages: Vec::new(),
            owner: None,
            editions: Vec::new(),
            on_by_default: true,
            feeds: Vec::new(),
        },
    };
    Catalogue::new((1..=TITLES).map(title).collect())
}

#[test]
fn none_of_a_hundred_thousand_impressions_is_muted() {
    let (now_us, zone, titles, signer) = (1_000_000_000, TimeZone::UTC, catalogue(), Signer::new([7; 32]));
    let mut dice = Dice(11);
    let (mut impressions, mut hidden) = (0, 0);
    while impressions < IMPRESSIONS {
        let kept_mutes = dice.mutes(now_us);
        let mutes = kept_mutes.iter().filter_map(mute_of).collect();
        let wishes = Wishes { mutes, kept_mutes: kept_mutes.clone(), follows: Vec::new(), rules: Vec::new(), now_us };
        let cards: Vec<Card> = (0..300).map(|id| dice.card(id)).collect();
        let by_id: HashMap<ArticleId, &Card> = cards.iter().map(|card| (card.id, card)).collect();
        let viewer = Viewer::of(&titles, &signer, news::from_micros(now_us), &zone).under(&wishes);
        let place = |card: &Card| Place {
            article: card.id,
            also: (card.id.0..card.id.0 + 4).map(ArticleId).collect(),
            carried_by: 4,
            told: false,
            score: 1.0,
            reasons: Vec::new(),
            leads: true,
        };
        // Lists as they are, ranked places with what stands under them, and what is taken out before ranking.
        let mut open = cards.clone();
        hidden += wishes.take_hidden(&mut open);
        let mut shown: Vec<String> = cards.iter().filter_map(|card| viewer.view(card)).map(|view| view.id).collect();
        let placed: Vec<_> = cards.iter().filter_map(|card| viewer.placed(&place(card), &by_id)).collect();
        shown.extend(
            placed
                .iter()
                .flat_map(|view| &view.also)
                .map(|also| also.href.trim_start_matches("/article/a-").to_owned()),
        );
        shown.extend(placed.into_iter().map(|view| view.id));
        shown.extend(open.iter().filter_map(|card| viewer.ruled(card, Rule::Newest)).map(|view| view.id));
        for id in shown {
            let card = by_id[&id.parse::<ArticleId>().unwrap()];
            impressions += 1;
            assert!(card.title.0 % 10 != 0, "a title of its subscribers: {card:?}");
            if let Some(mute) = kept_mutes.iter().find(|mute| is_muted(mute, card, now_us)) {
                panic!("{mute:?} should have hidden {card:?}");
            }
        }
        // Nothing is hidden that nobody muted.
        let expected = cards.iter().filter(|card| kept_mutes.iter().any(|mute| is_muted(mute, card, now_us)));
        let sections = kept_mutes.iter().any(|mute| mute.kind == MuteKind::Topic);
        // A muted section also hides what its words say is of that topic.
        assert!(sections || cards.len() - open.len() == expected.count());
    }
    assert!(hidden > 1_000, "{hidden} hidden: the test mutes too little");
}
