//! Fills a database of articles with readers who have read, follow topics and are signed in: `readers DATABASE READERS NOW`, NOW in seconds
//! since 1970. It prints the token of each reader's session. `cargo xtask bench for-you` asks for their lists.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a program of the workshop, over its own input"
)]

use std::sync::Arc;

use futures_util::{StreamExt, stream};
use identity::Token;
use news::Role;
use ranking::foryou::{Candidate, Card, Profile};
use ranking::space::{DIMENSIONS, terms};
use store::{AccountState, Follow, FollowKind, List, NewAccount, NewSession, Store};

const DAY_US: i64 = 86_400_000_000;
/// Lists that each reader was shown, with so many cards, one of them opened.
const LISTS: usize = 40;
const CARDS: usize = 10;
const FOLLOWED: usize = 3;
/// Readers that are written side by side, so that they share the disk's syncs.
const AT_ONCE: usize = 256;

#[tokio::main]
async fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [database, readers, now] = words.as_slice() else { panic!("readers DATABASE READERS NOW") };
    let (readers, now_us): (u64, i64) = (readers.parse().unwrap(), now.parse::<i64>().unwrap() * 1_000_000);
    let store = Arc::new(Store::open(database).await.expect("the database opens"));
    let cards = Arc::new(store.list(&List::Latest, None, 30_000).await.unwrap());
    assert!(!cards.is_empty(), "there are articles to read");
    let tokens: Vec<Token> = stream::iter(0..readers)
        .map(|reader| {
            let (store, cards) = (Arc::clone(&store), Arc::clone(&cards));
            async move { add(&store, &cards, reader, now_us).await }
        })
        .buffered(AT_ONCE)
        .collect()
        .await;
    tokens.iter().for_each(|token| println!("{}", token.as_str()));
}

async fn add(store: &Store, cards: &[store::Card], reader: u64, now_us: i64) -> Token {
    let address = format!("reader{reader}@example.org");
    let new = NewAccount {
        address_key: address.clone(),
        address,
        name: String::new(),
        role: Role::Reader,
        state: AccountState::Active,
        password: None,
        verified: true,
    };
    let account = store.add_account(&new, None, now_us).await.unwrap().expect("a new address");
    let token = Token::generate().unwrap();
    let session = NewSession {
        hash: token.hash().to_bytes(),
        account,
        ends_us: now_us + 30 * DAY_US,
        device: "a browser".to_owned(),
        network: "192.0.2.0".to_owned(),
    };
    store.add_session(&session, now_us).await.unwrap();
    let mut dice = reader.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut roll = |below: usize| {
        dice = dice.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
        usize::try_from(dice >> 33).unwrap() % below
    };
    for _ in 0..FOLLOWED {
        let headline = &cards[roll(cards.len())].headline;
        let topic = headline.split_whitespace().max_by_key(|word| word.len()).unwrap_or("news").to_owned();
        let follow =
            Follow { kind: FollowKind::Topic, label: topic.clone(), value: topic, created_us: now_us - DAY_US };
        store.add_follow(account, &follow).await.unwrap();
    }
    store.set_profile(account, &kept(&profile(cards, &mut roll, now_us)), now_us).await.unwrap();
    token
}

/// What is known of somebody who opened one card of each of [`LISTS`] lists. Where the interests lie is worked out by the service, from what
/// was opened, as after each time that it learns its space anew.
fn profile(cards: &[store::Card], roll: &mut impl FnMut(usize) -> usize, now_us: i64) -> Profile {
    let mut profile = Profile::new();
    let nowhere = vec![0.0; DIMENSIONS];
    for _ in 0..LISTS {
        let opened = roll(CARDS);
        let shown: Vec<&store::Card> = (0..CARDS).map(|_| &cards[roll(cards.len())]).collect();
        let words: Vec<Vec<u64>> = shown.iter().map(|card| terms(&card.headline)).collect();
        let titles: Vec<String> = shown.iter().map(|card| format!("Bench {}", card.title.0 % 500)).collect();
        let list: Vec<Card<'_>> = shown
            .iter()
            .enumerate()
            .map(|(place, card)| Card {
                candidate: Candidate {
                    article: card.id.0.cast_unsigned(),
                    story: card.id.0.cast_unsigned(),
                    title: &titles[place],
                    section: "",
                    terms: &words[place],
                    vector: &nowhere,
                    significance: 0.0,
                    published_us: card.sort_us,
                },
                opened: place == opened,
            })
            .collect();
        profile.saw(&list, now_us - DAY_US);
    }
    profile
}

/// A profile as `site` stores it: a version, on, of no space yet, the dial in the middle. The benchmark refuses lists that know nothing of
/// their reader, so that a change of that form does not go unseen.
fn kept(profile: &Profile) -> Vec<u8> {
    let mut bytes = vec![1, 0];
    bytes.extend(0_u64.to_le_bytes());
    bytes.extend(0.25_f32.to_le_bytes());
    bytes.extend(profile.to_bytes());
    bytes
}
