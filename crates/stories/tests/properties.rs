//! What holds whatever the news is: replay, order, duplicates, floods, age, editors.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test stops at what it did not expect"
)]

use std::collections::{BTreeMap, BTreeSet};

use news::{ArticleId, TitleId};
use proptest::prelude::*;
use stories::{Act, ActError, Change, Engine, Incoming, Model, Reason, Settings, StoryId};
use wire::copies::ReportId;

const MINUTE_US: i64 = 60_000_000;

/// An article of an invented event.
#[derive(Clone, Debug)]
struct Piece {
    id: i64,
    report: i64,
    event: usize,
    headline: String,
    body: String,
    time_us: i64,
    title: i64,
}

/// A number that looks random and is always the same.
fn mixed(a: usize, b: usize) -> usize {
    let mut x = (a as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (b as u64).wrapping_mul(0xc2b2_ae3d_27d4_eb4f);
    x = (x ^ (x >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (x >> 33) as usize
}

/// A word of its own for every number.
fn word(number: usize) -> String {
    const PARTS: [&str; 12] = ["bar", "lo", "ven", "tis", "mor", "ka", "del", "ru", "pin", "gos", "fa", "zel"];
    (0..3).map(|at| PARTS[mixed(number, at) % PARTS.len()]).collect::<String>()
        + &format!("{}", ['a', 'e', 'i', 'o', 'u', 'y'][number % 6])
}

fn name(number: usize) -> String {
    let word = word(number);
    word[..1].to_uppercase() + &word[1..]
}

/// What an outlet writes of an event: its names and most of its words, in its own order.
fn piece(id: i64, event: usize, outlet: usize, time_us: i64) -> Piece {
    let names: Vec<String> = (0..3).map(|at| name(event * 100 + at)).collect();
    let words: Vec<String> = (10..18).map(|at| word(event * 100 + at)).collect();
    let turn = mixed(event, outlet) % 4;
    let pick = |at: usize| words[(at + turn) % words.len()].as_str();
    let headline = format!("{} {} {} {} in {}", names[turn % 3], pick(0), pick(1), pick(2), names[(turn + 1) % 3]);
    let body = format!(
        "The {} and {} of {} were said to {} the {} by {} on the day, when {} met {} over {} and {}.",
        pick(0),
        pick(1),
        names[0],
        pick(2),
        pick(3),
        names[1],
        names[2],
        pick(4),
        pick(5),
        pick(6)
    );
    Piece { id, report: id, event, headline, body, time_us, title: outlet as i64 }
}

/// A stream of events, each told by several outlets over some hours.
fn stream(events: usize, outlets: usize) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for event in 0..events {
        for outlet in 0..1 + mixed(event, 77) % outlets {
            let minutes = event as i64 * 7 + (mixed(event, outlet) % 300) as i64;
            pieces.push(piece(0, event, outlet, minutes * MINUTE_US));
        }
    }
    pieces.sort_by_key(|piece| piece.time_us);
    for (piece, id) in pieces.iter_mut().zip(1..) {
        (piece.id, piece.report) = (id, id);
    }
    pieces
}

fn incoming(piece: &Piece) -> Incoming<'_> {
    Incoming {
        id: ArticleId(piece.id),
        report: ReportId(piece.report),
        language: Some("en"),
        headline: &piece.headline,
        body_text: &piece.body,
        published_us: Some(piece.time_us),
        seen_us: Some(piece.time_us),
        title: TitleId(piece.title),
        owner: None,
        url: "",
        links: &[],
        picture: None,
        embedding: None,
    }
}

fn engine() -> Engine {
    Engine::new(Model::built_in(), Settings::default())
}

fn told(pieces: &[Piece]) -> Engine {
    let mut engine = engine();
    for piece in pieces {
        engine.place(&incoming(piece));
    }
    engine
}

/// For each article the articles that it shares its story with.
fn company(engine: &Engine, pieces: &[Piece]) -> BTreeMap<i64, BTreeSet<i64>> {
    let with = |piece: &Piece| {
        let story = engine.story_of(ArticleId(piece.id)).unwrap();
        engine.articles(story).into_iter().map(|article| article.0).collect()
    };
    pieces.iter().map(|piece| (piece.id, with(piece))).collect()
}

#[test]
fn an_event_is_a_story() {
    let pieces = stream(40, 6);
    let engine = told(&pieces);
    let right = pieces.iter().filter(|piece| {
        let story = engine.articles(engine.story_of(ArticleId(piece.id)).unwrap());
        let event: BTreeSet<i64> =
            pieces.iter().filter(|other| other.event == piece.event).map(|other| other.id).collect();
        story.iter().map(|article| article.0).collect::<BTreeSet<i64>>() == event
    });
    assert!(right.count() * 100 >= pieces.len() * 95);
}

#[test]
fn a_duplicate_delivery_changes_nothing() {
    let pieces = stream(20, 5);
    let mut engine = told(&pieces);
    let before = engine.snapshot().unwrap();
    for piece in &pieces {
        let story = engine.story_of(ArticleId(piece.id)).unwrap();
        assert_eq!(engine.place(&incoming(piece)).story, story);
    }
    assert_eq!(engine.snapshot().unwrap(), before);
}

#[test]
fn a_replay_gives_the_same_bytes() {
    let pieces = stream(30, 6);
    let (first, second) = pieces.split_at(pieces.len() / 2);
    let whole = told(&pieces).snapshot().unwrap();
    assert_eq!(told(&pieces).snapshot().unwrap(), whole);
    let halfway = told(first).snapshot().unwrap();
    let mut restored = Engine::restore(Model::built_in(), &halfway).unwrap();
    assert_eq!(restored.snapshot().unwrap(), halfway);
    for piece in second {
        restored.place(&incoming(piece));
    }
    assert_eq!(restored.snapshot().unwrap(), whole);
}

#[test]
fn a_damaged_snapshot_is_refused() {
    let bytes = told(&stream(3, 3)).snapshot().unwrap();
    assert!(Engine::restore(Model::built_in(), &bytes[..bytes.len() / 2]).is_err());
    assert!(Engine::restore(Model::built_in(), &[]).is_err());
    let other_form = [&[bytes[0] + 1], &bytes[1..]].concat();
    assert!(Engine::restore(Model::built_in(), &other_form).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    /// Articles of one minute arrive in any order.
    #[test]
    fn order_within_a_minute_hardly_matters(seed in 0_usize..1_000) {
        let pieces = stream(60, 5);
        let mut shuffled = pieces.clone();
        shuffled.sort_by_key(|piece| (piece.time_us / MINUTE_US, mixed(piece.id as usize, seed)));
        let (one, other) = (company(&told(&pieces), &pieces), company(&told(&shuffled), &pieces));
        let differ = one.iter().filter(|(id, with)| other.get(id) != Some(with)).count();
        prop_assert!(differ * 100 <= pieces.len(), "{differ} of {}", pieces.len());
    }

    /// Nothing that arrives, however odd, stops the engine.
    #[test]
    fn any_text_can_be_placed(headline in "\\PC{0,80}", body in "\\PC{0,200}", time in any::<i64>()) {
        let mut engine = engine();
        let piece = Piece { id: 1, report: 1, event: 0, headline, body, time_us: time, title: 1 };
        let article = Incoming { language: None, ..incoming(&piece) };
        engine.place(&article);
        engine.place(&Incoming { id: ArticleId(2), report: ReportId(2), ..article });
        prop_assert_eq!(engine.len(), 2);
        engine.evict(i64::MAX);
        prop_assert_eq!(engine.len(), 0);
    }
}

#[test]
fn a_flood_is_one_story_and_costs_the_same_for_each() {
    let mut engine = engine();
    let mut work = Vec::new();
    for id in 1..=10_000 {
        let mut piece = piece(id, 5, 0, 0);
        piece.body += &format!(" Item {id}.");
        engine.place(&incoming(&piece));
        if id % 2_500 == 0 {
            work.push(engine.comparisons());
        }
    }
    assert_eq!(engine.stories(), 1);
    let (first, last) = (work[0], work[3] - work[2]);
    assert!(last <= first + first / 5, "the last 2,500 took {last} comparisons, the first {first}");
}

#[test]
fn age_bounds_memory() {
    let mut engine = engine();
    let day_us = 24 * 60 * MINUTE_US;
    let mut sizes = Vec::new();
    for day in 0..24_i64 {
        for at in 0..100 {
            let event = (day as usize) * 30 + at % 30;
            engine.place(&incoming(&piece(day * 100 + at as i64 + 1, event, at / 30, day * day_us)));
        }
        engine.evict((day - 2) * day_us);
        sizes.push(engine.size_bytes());
        // Three days of articles, and of up to thirty stories that go on the latest dozen.
        assert!(engine.len() <= 300 + 30 * 12);
    }
    let middle = sizes[8];
    assert!(sizes[23] < middle * 3 / 2, "{sizes:?}");
}

#[test]
fn copies_join_their_report_and_count_once() {
    let mut engine = engine();
    let first = piece(1, 1, 0, 0);
    let copy = Piece { id: 2, title: 9, headline: "Another headline altogether".to_owned(), ..first.clone() };
    let story = engine.place(&incoming(&first)).story;
    let placed = engine.place(&incoming(&copy));
    assert_eq!(placed.story, story);
    assert_eq!(placed.because, [Reason::SameReport]);
    assert_eq!(engine.reports(story), 1);
    assert_eq!(engine.articles(story), [ArticleId(1), ArticleId(2)]);
}

#[test]
fn round_ups_stand_alone() {
    let mut engine = engine();
    let mut ids = BTreeSet::new();
    for id in 1..=3 {
        let piece =
            Piece { headline: format!("Morning briefing: {}", piece(1, 1, 0, 0).headline), ..piece(id, 1, 0, 0) };
        ids.insert(engine.place(&incoming(&piece)).story);
    }
    assert_eq!(ids.len(), 3);
}

#[test]
fn an_offer_under_one_headline_is_one_piece_and_its_like_another() {
    let mut engine = engine();
    let mut place = |id: i64, hour: i64, headline: &str| {
        let piece = Piece { headline: headline.to_owned(), body: String::new(), ..piece(id, 1, 0, 0) };
        let at_us = incoming(&piece).published_us.map(|at_us| at_us + hour * 3_600_000_000);
        engine.place(&Incoming { published_us: at_us, seen_us: at_us, title: TitleId(id), ..incoming(&piece) })
    };
    let first = place(1, 0, "Shoe shop promo codes: 20% off in August");
    let second = place(2, 1, "UPDATE 1-Shoe shop promo codes: 20% off in August | The Daily Ledger");
    assert_eq!(second.story, first.story);
    assert!(matches!(first.because[..], [Reason::StandsAlone { .. }]), "{:?}", first.because);
    assert_eq!(second.because, [Reason::SameHeadline]);
    assert_ne!(place(3, 2, "Shoe shop promo codes: 15% off in August").story, first.story);
    assert_ne!(place(4, 60, "Shoe shop promo codes: 20% off in August").story, first.story);
}

#[test]
fn look_alike_headlines_stay_apart() {
    let pairs = [
        (
            "Globex beats estimates in first quarter as revenue rises 7%",
            "Globex beats estimates in second quarter as revenue rises 7%",
        ),
        (
            "Weather warning issued for Kiel on Thursday | Prairie Post",
            "UPDATE 1-Weather warning issued for Kiel on Sunday - Metro Observer",
        ),
    ];
    for (one, other) in pairs {
        let mut engine = engine();
        let mut place = |id: i64, headline: &str| {
            let piece = Piece { headline: headline.to_owned(), body: String::new(), ..piece(id, 1, 0, 0) };
            engine.place(&Incoming { title: TitleId(id), owner: None, ..incoming(&piece) }).story
        };
        assert_ne!(place(1, one), place(2, other), "{one}");
    }
}

#[test]
fn reasons_are_true() {
    let pieces = stream(10, 5);
    let mut engine = engine();
    let mut joined = 0;
    for piece in &pieces {
        let placed = engine.place(&incoming(piece));
        for reason in &placed.because {
            if let Reason::SharedNames { names } = reason {
                joined += 1;
                let others: Vec<&Piece> = pieces
                    .iter()
                    .filter(|other| other.id != piece.id && engine.story_of(ArticleId(other.id)) == Some(placed.story))
                    .collect();
                for name in names {
                    let has = |text: &str| text.contains(name.as_str());
                    assert!(has(&piece.headline) || has(&piece.body));
                    assert!(others.iter().any(|other| has(&other.headline) || has(&other.body)), "{name}");
                }
            }
        }
    }
    assert!(joined > 10);
    assert_eq!(
        Reason::SharedNames { names: vec!["Oslo".to_owned(), "Kari Nordmann".to_owned()] }.to_string(),
        "Names in common: Oslo, Kari Nordmann."
    );
}

/// Two events, two reports each.
fn two_stories() -> (Engine, StoryId, StoryId) {
    let mut engine = engine();
    for (id, event, outlet) in [(1, 1, 0), (2, 1, 1), (3, 2, 0), (4, 2, 1)] {
        engine.place(&incoming(&piece(id, event, outlet, id * MINUTE_US)));
    }
    let (one, other) = (engine.story_of(ArticleId(1)).unwrap(), engine.story_of(ArticleId(3)).unwrap());
    assert_eq!((engine.articles(one).len(), engine.articles(other).len()), (2, 2));
    engine.changes();
    (engine, one, other)
}

#[test]
fn an_editor_merges_and_takes_it_back() {
    let (mut engine, one, other) = two_stories();
    let merge = Act::Merge { from: other, into: one };
    assert_eq!(engine.act(1, &merge), Ok(one));
    assert_eq!(engine.articles(one).len(), 4);
    assert_eq!(engine.current(other), Some(one), "the old address forwards");
    assert_eq!(engine.act(1, &merge), Ok(one), "an act that is delivered again changes nothing");
    assert_eq!(engine.act(2, &merge), Err(ActError::OneAlready));
    assert_eq!(engine.act(3, &Act::Undo { act: 1 }), Ok(other));
    assert_eq!(engine.articles(other), [ArticleId(3), ArticleId(4)]);
    assert_eq!(engine.articles(one), [ArticleId(1), ArticleId(2)]);
    let changes = engine.changes();
    assert!(matches!(changes.as_slice(), [Change::Merged { .. }, Change::Split { .. }]), "{changes:?}");
    assert_eq!(engine.act(4, &Act::Undo { act: 1 }), Err(ActError::NoAct(1)));
}

#[test]
fn a_merge_that_is_taken_back_gives_back_the_addresses_that_forwarded() {
    let (mut engine, one, other) = two_stories();
    for outlet in 0..2 {
        engine.place(&incoming(&piece(5 + outlet, 30, outlet as usize, 0)));
    }
    let third = engine.story_of(ArticleId(5)).unwrap();
    engine.act(1, &Act::Merge { from: third, into: other }).unwrap();
    engine.act(2, &Act::Merge { from: other, into: one }).unwrap();
    assert_eq!(engine.current(third), Some(one), "by way of the story that it became part of");
    engine.changes();
    engine.act(3, &Act::Undo { act: 2 }).unwrap();
    assert_eq!(engine.current(third), Some(other));
    let told = engine.changes();
    let [Change::Split { into, .. }, Change::Merged { from, into: led, articles, .. }] = told.as_slice() else {
        panic!("{told:?}");
    };
    assert_eq!((*into, *from, *led), (other, third, other), "hosts hear of it too");
    assert!(articles.is_empty(), "its articles went with the story");
}

#[test]
fn what_an_editor_splits_stays_apart() {
    let (mut engine, one, _) = two_stories();
    let part = engine.act(1, &Act::Split { story: one, articles: vec![ArticleId(2)] }).unwrap();
    assert_ne!(part, one);
    // The event goes on; repair would merge the two halves if nobody had said otherwise.
    for (id, outlet) in (10..30).zip(2..) {
        engine.place(&incoming(&piece(id, 1, outlet, id * MINUTE_US)));
    }
    assert_eq!(engine.current(part), Some(part));
    assert_ne!(engine.story_of(ArticleId(1)), engine.story_of(ArticleId(2)));
    assert_eq!(engine.act(2, &Act::Split { story: part, articles: engine.articles(part) }), Err(ActError::NoPart));
    assert_eq!(engine.act(3, &Act::Undo { act: 1 }), Ok(one));
    assert_eq!(engine.story_of(ArticleId(1)), engine.story_of(ArticleId(2)));
}

#[test]
fn a_name_comes_and_goes() {
    let (mut engine, one, other) = two_stories();
    engine.act(1, &Act::Rename { story: one, name: Some("The bridge".to_owned()) }).unwrap();
    engine.act(2, &Act::Merge { from: one, into: other }).unwrap();
    assert_eq!(engine.name(one), Some("The bridge"), "the name goes with the articles");
    engine.act(3, &Act::Undo { act: 1 }).unwrap();
    assert_eq!(engine.name(other), None);
    assert!(engine.act(4, &Act::Rename { story: StoryId(999), name: None }).is_err());
}

#[test]
fn acts_survive_snapshots() {
    let (mut engine, one, other) = two_stories();
    engine.act(1, &Act::Merge { from: other, into: one }).unwrap();
    let mut restored = Engine::restore(Model::built_in(), &engine.snapshot().unwrap()).unwrap();
    assert_eq!(restored.articles(one).len(), 4);
    assert_eq!(restored.act(2, &Act::Undo { act: 1 }), Ok(other));
    engine.act(2, &Act::Undo { act: 1 }).unwrap();
    assert_eq!(restored.snapshot().unwrap(), engine.snapshot().unwrap());
}

#[test]
fn a_revision_stays_unless_it_is_another_event() {
    let (mut engine, one, other) = two_stories();
    let small = Piece { body: piece(2, 1, 1, 0).body + " More was expected.", ..piece(2, 1, 1, 2 * MINUTE_US) };
    assert_eq!(engine.revise(&incoming(&small)).story, one);
    assert!(engine.changes().is_empty());
    let another = Piece { id: 2, report: 2, ..piece(2, 2, 3, 2 * MINUTE_US) };
    assert_eq!(engine.revise(&incoming(&another)).story, other);
    assert_eq!(engine.changes(), [Change::Moved { article: ArticleId(2), from: one, to: other }]);
    assert_eq!(engine.articles(one), [ArticleId(1)]);
}

#[test]
fn an_address_that_is_used_again_for_another_article_leaves_the_story() {
    let (mut engine, one, other) = two_stories();
    // What it tells now nobody else tells yet, and in none of the words that it had.
    let placement = engine.revise(&incoming(&Piece { id: 2, report: 2, ..piece(2, 7, 1, 3 * MINUTE_US) }));
    assert!(![one, other].contains(&placement.story), "{placement:?}");
    assert_eq!(engine.articles(one), [ArticleId(1)]);
}

#[test]
fn a_text_that_others_carry_stays_with_them_when_its_address_is_used_again() {
    let (mut engine, one, _) = two_stories();
    engine.place(&incoming(&Piece { id: 9, report: 2, title: 9, ..piece(9, 1, 1, 3 * MINUTE_US) }));
    engine.revise(&incoming(&Piece { id: 2, report: 2, ..piece(2, 7, 1, 4 * MINUTE_US) }));
    assert_eq!(engine.story_of(ArticleId(9)), Some(one), "the copy is about what it was about");
}

/// What a feed has of a piece before its page is read: a headline in the words of another event, and hardly a text.
fn teaser(id: i64, event: usize) -> Piece {
    let other = piece(id, event, 1, MINUTE_US);
    Piece { body: String::new(), ..other }
}

#[test]
fn what_was_placed_by_its_teaser_leaves_when_its_text_tells_another_event() {
    let mut engine = engine();
    for id in 1..4 {
        engine.place(&incoming(&piece(id, 1, id as usize - 1, id * MINUTE_US)));
    }
    let one = engine.place(&incoming(&teaser(4, 1))).story;
    assert_eq!(Some(one), engine.story_of(ArticleId(1)), "its headline is one of the event's");
    let placement = engine.revise(&incoming(&Piece { id: 4, report: 4, ..piece(4, 2, 3, 2 * MINUTE_US) }));
    assert_eq!(placement.story, StoryId(4), "nothing tells that event yet: it opens a story of its own");
    assert_eq!(engine.changes(), [Change::Moved { article: ArticleId(4), from: one, to: StoryId(4) }]);
    assert_eq!(engine.articles(one), [1, 2, 3].map(ArticleId));
    let next = engine.place(&incoming(&piece(5, 2, 1, 3 * MINUTE_US)));
    assert_eq!(next.story, StoryId(4), "and later reports find it there");
}

#[test]
fn a_story_keeps_its_address_when_the_article_that_opened_it_leaves() {
    let mut engine = engine();
    let one = engine.place(&incoming(&teaser(1, 1))).story;
    for id in 2..4 {
        assert_eq!(engine.place(&incoming(&piece(id, 1, id as usize - 1, id * MINUTE_US))).story, one);
    }
    let placement = engine.revise(&incoming(&Piece { id: 1, report: 1, ..piece(1, 2, 3, 2 * MINUTE_US) }));
    assert_ne!(placement.story, one);
    assert_eq!(engine.articles(one), [2, 3].map(ArticleId));
    assert_eq!(engine.articles(placement.story), [ArticleId(1)]);
}

#[test]
fn a_text_that_turns_out_to_be_a_copy_goes_where_its_report_is() {
    let (mut engine, one, _) = two_stories();
    let alone = engine.place(&incoming(&Piece { body: String::new(), ..piece(9, 50, 2, MINUTE_US) })).story;
    assert_ne!(alone, one);
    let placement = engine.revise(&incoming(&Piece { report: 1, ..piece(9, 1, 0, MINUTE_US) }));
    assert_eq!((placement.story, placement.report), (one, ReportId(1)));
    assert_eq!(engine.current(alone), Some(one), "its address forwards");
    assert_eq!(engine.reports(one), 2, "a copy is no report of its own");
    assert_eq!(engine.articles(one), [1, 2, 9].map(ArticleId));
}

#[test]
fn copies_go_where_the_text_that_they_carry_goes() {
    let mut engine = engine();
    for id in 1..4 {
        engine.place(&incoming(&piece(id, 1, id as usize - 1, id * MINUTE_US)));
    }
    let one = engine.place(&incoming(&teaser(4, 1))).story;
    engine.place(&incoming(&Piece { report: 4, ..teaser(5, 1) }));
    assert_eq!(engine.articles(one).len(), 5);
    let story = engine.revise(&incoming(&Piece { id: 4, report: 4, ..piece(4, 2, 3, 2 * MINUTE_US) })).story;
    assert_eq!(engine.articles(story), [4, 5].map(ArticleId));
}

#[test]
fn related_stories_are_others_with_a_reason() {
    let mut engine = engine();
    // Weeks later the people of event 1 are told of again, and what they met over.
    for (id, outlet) in [(1, 0), (2, 1)] {
        engine.place(&incoming(&piece(id, 1, outlet, 0)));
    }
    let follows = Piece {
        headline: format!("{} {} {} near {}", name(100), word(110), word(902), name(906)),
        body: format!(
            "Weeks later {} was {} and {} over the {} by the court of {}, who {} it.",
            name(100),
            word(903),
            word(904),
            word(111),
            name(907),
            word(905)
        ),
        ..piece(3, 9, 0, 9 * 24 * 60 * MINUTE_US)
    };
    engine.place(&incoming(&follows));
    for id in 4..12 {
        engine.place(&incoming(&piece(id, id as usize * 3, 0, 0)));
    }
    let (one, next) = (engine.story_of(ArticleId(1)).unwrap(), engine.story_of(ArticleId(3)).unwrap());
    assert_ne!(one, next);
    let related = engine.related(stories::Subject::Article(ArticleId(1)), 3);
    assert_eq!(related[0].story, next);
    assert!(related.iter().all(|related| related.story != one));
    assert!(matches!(&related[0].because[0], Reason::SharedNames { names } if names.contains(&name(100))));
    assert_eq!(engine.storyline(next), [one, next]);
}

#[test]
fn a_town_in_common_makes_no_storyline() {
    let mut engine = engine();
    let day_us = 24 * 60 * MINUTE_US;
    for id in 5..65 {
        engine.place(&incoming(&piece(id, id as usize, 0, 0)));
    }
    // Four events of one town, each with people of its own, and nothing else in common.
    for id in 1..=4_i64 {
        let event = 700 + usize::try_from(id).unwrap() * 10;
        let whose = piece(id, event, 0, id * day_us);
        let headline = format!("{} in Cedar Bluff", whose.headline);
        engine.place(&incoming(&Piece { headline, ..whose }));
    }
    let stories: Vec<_> = (1..=4).map(|id| engine.story_of(ArticleId(id)).unwrap()).collect();
    assert_eq!(stories.iter().collect::<BTreeSet<_>>().len(), 4, "four events");
    for story in stories {
        assert_eq!(engine.storyline(story), [story]);
    }
}

#[test]
fn a_storyline_does_not_wander_from_one_event_to_the_next() {
    let mut engine = engine();
    // Each event shares its two main names with the one before and has nothing in common with the one before that.
    let day_us = 24 * 60 * MINUTE_US;
    for at in 0..6 {
        let (old, new) = (name(500 + at), name(501 + at));
        let said = |number: usize| word(600 + at * 10 + number);
        // And one word of what it is about.
        let passed_on = word(600 + at * 10 + 9);
        let headline = format!("{old} {} {new} {passed_on} {}", word(600 + (at * 10).saturating_sub(1)), said(1));
        let body = format!(
            "Weeks on, {old} was {} and {} by {new}, who {} the {} of {old}.",
            said(2),
            said(3),
            said(4),
            said(5)
        );
        let id = i64::try_from(at).unwrap() + 1;
        engine.place(&incoming(&Piece { headline, body, ..piece(id, at + 1, 0, id * 9 * day_us) }));
    }
    let stories: Vec<_> = (1..=6).map(|id| engine.story_of(ArticleId(id)).unwrap()).collect();
    let line = engine.storyline(stories[0]);
    assert!(line.contains(&stories[1]), "the one that follows from it belongs to it");
    assert!(!line.contains(&stories[4]) && !line.contains(&stories[5]), "{line:?} of {stories:?}");
}
