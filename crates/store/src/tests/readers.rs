//! What readers read, saved, follow and mute.

use news::{AccountId, ArticleId};

use super::kit::{Database, on_both};
use super::press::{NOON_US, entry, imported, visit};
use crate::{
    AccountState, Follow, FollowKind, Highlight, Mark, Mute, MuteKind, NewAccount, ReaderRule, ReadingState, RuleMatch,
};

pub(super) async fn reader(database: &Database, address: &str) -> AccountId {
    let new = NewAccount {
        address: address.to_owned(),
        address_key: address.to_owned(),
        name: String::new(),
        role: news::Role::Reader,
        state: AccountState::Active,
        password: None,
        verified: true,
    };
    database.store.add_account(&new, None, NOON_US).await.unwrap().unwrap()
}

async fn articles(database: &Database, number: usize) -> Vec<ArticleId> {
    let (press, feeds) = imported(database, "press", 1).await;
    let entries = (0..number).map(|n| entry(&n.to_string(), &format!("Headline {n}"))).collect();
    let reports = database.store.record(&[visit(press, feeds[0], NOON_US, entries)]).await.unwrap();
    reports[0].changes.iter().map(|(article, _)| *article).collect()
}

#[test]
fn marks_are_each_their_own_and_nothing_is_left_of_none() {
    on_both(async |database| {
        let store = &database.store;
        let anna = reader(database, "anna@example.org").await;
        let ids = articles(database, 3).await;
        let state =
            async |article: ArticleId| store.reading_states(anna, &[article]).await.unwrap().get(&article).copied();
        store.mark_articles(anna, &[ids[0], ids[0], ids[1]], Mark::Read, NOON_US + 1).await.unwrap();
        store.mark_articles(anna, &[ids[0]], Mark::Saved, NOON_US + 2).await.unwrap();
        store.mark_articles(anna, &[ids[0]], Mark::Opened, NOON_US + 3).await.unwrap();
        let all = ReadingState { read_us: NOON_US + 1, saved_us: NOON_US + 2, opened_us: NOON_US + 3 };
        assert_eq!(state(ids[0]).await, Some(all));
        store.mark_articles(anna, &[ids[0]], Mark::Unread, NOON_US + 4).await.unwrap();
        assert_eq!(state(ids[0]).await, Some(ReadingState { read_us: -1, ..all }));
        store.mark_articles(anna, &[ids[1]], Mark::Unread, NOON_US + 4).await.unwrap();
        assert_eq!(state(ids[1]).await, Some(ReadingState { read_us: -1, ..ReadingState::default() }));
        store.mark_articles(anna, &[ids[2]], Mark::Saved, NOON_US + 5).await.unwrap();
        store.mark_articles(anna, &[ids[2]], Mark::Unsaved, NOON_US + 6).await.unwrap();
        assert_eq!(state(ids[2]).await, None);
        assert_eq!(store.reading_states(anna, &ids).await.unwrap().len(), 2);
    });
}

#[test]
fn saved_and_opened_articles_are_lists_of_ones_own() {
    on_both(async |database| {
        let store = &database.store;
        let (anna, bert) = (reader(database, "anna@example.org").await, reader(database, "bert@example.org").await);
        let ids = articles(database, 5).await;
        for (minute, article) in (0..).zip(&ids) {
            store.mark_articles(anna, &[*article], Mark::Saved, NOON_US + minute).await.unwrap();
            store.mark_articles(anna, &[*article], Mark::Opened, NOON_US + 10 - minute).await.unwrap();
        }
        let mut expected = ids.clone();
        expected.reverse();
        let (mut before, mut saved) = (None, Vec::new());
        loop {
            let page = store.saved(anna, before, 2).await.unwrap();
            let Some(last) = page.last() else { break };
            before = Some((last.at_us, last.card.id));
            saved.extend(page.iter().map(|kept| kept.card.id));
        }
        assert_eq!(saved, expected);
        assert_eq!(store.count_saved(anna).await.unwrap(), 5);
        let opened: Vec<ArticleId> =
            store.history(anna, None, 10).await.unwrap().iter().map(|kept| kept.card.id).collect();
        assert_eq!(opened, ids);
        assert!(store.saved(bert, None, 10).await.unwrap().is_empty());
        assert_eq!(store.forget_old_history(NOON_US + 8).await.unwrap(), 2);
        assert_eq!(store.history(anna, None, 10).await.unwrap().len(), 3);
        store.forget_history(anna).await.unwrap();
        assert!(store.history(anna, None, 10).await.unwrap().is_empty());
        assert_eq!(store.count_saved(anna).await.unwrap(), 5, "what is saved stays");
    });
}

#[test]
fn a_list_is_read_up_to_a_time_and_never_less() {
    on_both(async |database| {
        let anna = reader(database, "anna@example.org").await;
        for through_us in [5, 9, 7] {
            database.store.catch_up(anna, "latest", through_us).await.unwrap();
        }
        assert_eq!(database.store.caught_up(anna).await.unwrap(), [("latest".to_owned(), 9)]);
    });
}

fn mute(kind: MuteKind, value: &str, ends_us: i64) -> Mute {
    Mute { id: 0, kind, value: value.to_owned(), label: value.to_uppercase(), created_us: NOON_US, ends_us, hidden: 0 }
}

#[test]
fn mutes_end_and_count_what_they_hid() {
    on_both(async |database| {
        let store = &database.store;
        let (anna, bert) = (reader(database, "anna@example.org").await, reader(database, "bert@example.org").await);
        store.add_mute(anna, &mute(MuteKind::Words, "golf", 0)).await.unwrap();
        store.add_mute(anna, &mute(MuteKind::Title, "1", NOON_US + 10)).await.unwrap();
        let now = store.mutes(anna, NOON_US + 9).await.unwrap();
        assert_eq!(now.iter().map(|mute| mute.value.as_str()).collect::<Vec<_>>(), ["golf", "1"]);
        let later = store.mutes(anna, NOON_US + 10).await.unwrap();
        assert_eq!(later.len(), 1);
        store.count_hidden(&[(now[0].id, 3), (now[1].id, 1)]).await.unwrap();
        store.count_hidden(&[(now[0].id, 2)]).await.unwrap();
        store.add_mute(anna, &mute(MuteKind::Words, "golf", NOON_US + 99)).await.unwrap();
        let golf = store.mutes(anna, NOON_US).await.unwrap().remove(0);
        assert_eq!((golf.id, golf.hidden, golf.ends_us), (now[0].id, 5, NOON_US + 99), "muted again is one mute");
        assert!(!store.end_mute(bert, golf.id).await.unwrap());
        assert!(store.end_mute(anna, golf.id).await.unwrap());
    });
}

#[test]
fn follows_are_kept_in_their_order() {
    on_both(async |database| {
        let store = &database.store;
        let anna = reader(database, "anna@example.org").await;
        let follow = |kind, value: &str, created_us| Follow {
            kind,
            value: value.to_owned(),
            label: value.to_owned(),
            created_us,
        };
        store.add_follow(anna, &follow(FollowKind::Topic, "climate", NOON_US)).await.unwrap();
        store.add_follow(anna, &follow(FollowKind::Author, "Mara Lindqvist", NOON_US + 1)).await.unwrap();
        store.add_follow(anna, &follow(FollowKind::Topic, "climate", NOON_US + 2)).await.unwrap();
        let values: Vec<String> = store.follows(anna).await.unwrap().into_iter().map(|follow| follow.value).collect();
        assert_eq!(values, ["climate", "Mara Lindqvist"]);
        assert!(store.end_follow(anna, FollowKind::Topic, "climate").await.unwrap());
        assert!(!store.end_follow(anna, FollowKind::Topic, "climate").await.unwrap());
    });
}

#[test]
fn everything_goes_with_the_account_and_nothing_is_in_the_log() {
    on_both(async |database| {
        let store = &database.store;
        let anna = reader(database, "anna@example.org").await;
        let ids = articles(database, 1).await;
        let before = store.facts(0, 1_000).await.unwrap().len();
        store.mark_articles(anna, &ids, Mark::Opened, NOON_US).await.unwrap();
        store.catch_up(anna, "latest", NOON_US).await.unwrap();
        store.add_mute(anna, &mute(MuteKind::Words, "golf", 0)).await.unwrap();
        let follow =
            Follow { kind: FollowKind::Story, value: "1".to_owned(), label: String::new(), created_us: NOON_US };
        store.add_follow(anna, &follow).await.unwrap();
        assert_eq!(store.facts(0, 1_000).await.unwrap().len(), before);
        store.erase_account(anna, None, NOON_US).await.unwrap();
        assert!(store.reading_states(anna, &ids).await.unwrap().is_empty());
        assert!(store.caught_up(anna).await.unwrap().is_empty() && store.follows(anna).await.unwrap().is_empty());
        assert!(store.mutes(anna, NOON_US).await.unwrap().is_empty());
    });
}

#[test]
fn what_is_new_is_counted_from_the_last_visit_and_a_briefing_goes_out_once() {
    on_both(async |database| {
        let store = &database.store;
        let account = AccountId(7);
        let story = stories::StoryId(9);
        assert_eq!(store.visited_story(account, story).await.unwrap(), None);
        store.visit_story(account, story, 5).await.unwrap();
        store.visit_story(account, story, 8).await.unwrap();
        assert_eq!(store.visited_story(account, story).await.unwrap(), Some(8));
        assert_eq!(store.story_visits(account).await.unwrap(), [(story, 8)]);
        assert_eq!(store.new_in_story(story, 0).await.unwrap(), 0);
        assert!(store.corrections_for(account).await.unwrap().is_empty());

        let mail = crate::BriefingMail {
            account,
            parts: "both".to_owned(),
            minutes: 7,
            zone: "Europe/Berlin".to_owned(),
            sent_us: 100,
        };
        store.order_briefing(&mail).await.unwrap();
        assert!(!store.claim_briefing(account, 100).await.unwrap(), "an edition from before it was ordered");
        assert!(store.claim_briefing(account, 200).await.unwrap());
        assert!(!store.claim_briefing(account, 200).await.unwrap(), "once");
        let other = crate::BriefingMail { minutes: 3, sent_us: 900, ..mail };
        store.order_briefing(&other).await.unwrap();
        let kept = store.briefing_mail(account).await.unwrap().unwrap();
        assert_eq!((kept.minutes, kept.sent_us), (3, 200), "what went out does not come again");
        assert_eq!(store.briefing_mails().await.unwrap().len(), 1);
        assert!(store.cancel_briefing(account).await.unwrap());
        assert!(!store.cancel_briefing(account).await.unwrap());

        store.save_search(account, "Dams", "dam", 1).await.unwrap();
        let search = store.saved_searches(account).await.unwrap().remove(0);
        assert_eq!(search.seen_us, 0);
        store.look_at_search(account, search.id, 50).await.unwrap();
        assert_eq!(store.saved_searches(account).await.unwrap()[0].seen_us, 50);
    });
}

#[test]
fn highlights_are_their_readers_alone_and_come_newest_first() {
    on_both(async |database| {
        let store = &database.store;
        let (anna, ben) = (reader(database, "anna@example.org").await, reader(database, "ben@example.org").await);
        let ids = articles(database, 2).await;
        let new = |article: usize, at: i64| Highlight {
            id: 0,
            article: ids[article],
            quote: "The dam holds".to_owned(),
            before: String::new(),
            note: String::new(),
            revision: 1,
            created_us: NOON_US + at,
        };
        let first = store.add_highlight(anna, &new(0, 1)).await.unwrap().unwrap();
        let second = store.add_highlight(anna, &new(1, 2)).await.unwrap().unwrap();
        assert!(!store.note_highlight(ben, first, "mine").await.unwrap(), "another's");
        assert!(!store.end_highlight(ben, first).await.unwrap(), "another's");
        assert!(store.note_highlight(anna, first, "Watch this").await.unwrap());
        let all = store.highlights(anna, None, 10).await.unwrap();
        assert_eq!(all.iter().map(|one| one.id).collect::<Vec<_>>(), [second, first]);
        assert_eq!(all[1].note, "Watch this");
        let older = store.highlights(anna, Some((all[0].created_us, all[0].id)), 10).await.unwrap();
        assert_eq!(older, all[1..]);
        assert_eq!(store.highlights_in(anna, ids[0]).await.unwrap(), all[1..]);
        assert!(store.highlights(ben, None, 10).await.unwrap().is_empty());
        for at in 1..crate::MOST_HIGHLIGHTS {
            store.add_highlight(anna, &new(0, at)).await.unwrap().unwrap();
        }
        assert_eq!(store.add_highlight(anna, &new(0, 0)).await.unwrap(), None, "there is an end");
        assert!(store.end_highlight(anna, first).await.unwrap() && !store.end_highlight(anna, first).await.unwrap());
    });
}

#[test]
fn rules_run_once_and_leave_what_the_reader_did_as_it_is() {
    on_both(async |database| {
        let store = &database.store;
        let anna = reader(database, "anna@example.org").await;
        let ids = articles(database, 3).await;
        let rule = ReaderRule {
            name: "Dams".to_owned(),
            words: "dam".to_owned(),
            marks_read: true,
            saves: true,
            notifies: true,
            label: "Water".to_owned(),
            created_us: NOON_US,
            ..ReaderRule::default()
        };
        let id = store.add_rule(anna, &rule).await.unwrap().unwrap();
        let rule = ReaderRule { id, ..rule };
        assert_eq!(store.rules_of(anna).await.unwrap(), std::slice::from_ref(&rule));
        assert_eq!(store.all_reader_rules().await.unwrap(), [(anna, rule.clone())]);
        let after = store.follower("rules").await.unwrap().sequence;
        let newest = store.facts(0, 10_000).await.unwrap().last().unwrap().sequence;
        assert_eq!(after, newest, "the first rule begins with what comes next");

        store.mark_articles(anna, &ids[..1], Mark::Unread, NOON_US).await.unwrap();
        let matches: Vec<RuleMatch> =
            ids.iter().map(|article| RuleMatch { account: anna, rule: rule.clone(), article: *article }).collect();
        assert!(!store.apply_rules("rules", (after + 7, after + 9), &matches, NOON_US + 5).await.unwrap());
        assert!(store.labels(anna).await.unwrap().is_empty(), "somebody else was at work");
        for _ in 0..2 {
            // The same again, as after a restart elsewhere: nothing twice.
            let at = store.follower("rules").await.unwrap().sequence;
            assert!(store.apply_rules("rules", (at, at + 1), &matches, NOON_US + 5).await.unwrap());
        }
        let states = store.reading_states(anna, &ids).await.unwrap();
        assert_eq!(
            (states[&ids[0]].read_us, states[&ids[0]].saved_us),
            (-1, NOON_US + 5),
            "what was kept unread stays so"
        );
        assert_eq!(states[&ids[1]].read_us, NOON_US + 5);
        assert_eq!(store.labels(anna).await.unwrap(), [("Water".to_owned(), 3)]);
        assert_eq!(store.labels_of(anna, ids[1]).await.unwrap(), ["Water"]);
        assert_eq!(store.labelled(anna, "Water", None, 2).await.unwrap().len(), 2);
        let notices = store.notices(anna, 10).await.unwrap();
        assert_eq!((notices.len(), notices[0].reason.as_str()), (3, "Dams"));
        assert_eq!(store.rules_of(anna).await.unwrap()[0].matched, 6);
        assert!(store.unlabel(anna, ids[1], "Water").await.unwrap());
        store.forget_notices(anna, NOON_US + 5).await.unwrap();
        assert!(store.notices(anna, 10).await.unwrap().is_empty());

        store.erase_account(anna, None, NOON_US).await.unwrap();
        let at = store.follower("rules").await.unwrap().sequence;
        assert!(store.apply_rules("rules", (at, at + 1), &matches, NOON_US).await.unwrap());
        assert!(store.labels(anna).await.unwrap().is_empty(), "nothing comes back of who was erased");
        assert!(store.verify().await.unwrap().is_empty());
    });
}
