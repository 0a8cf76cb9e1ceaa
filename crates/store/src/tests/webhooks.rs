//! Readers' addresses: what rules told of waits for each once, is claimed by one, stays until it is taken, and goes with the account.

use news::{AccountId, ArticleId};

use super::kit::{Database, on_both};
use super::press::{entry, imported, record, visit};
use super::readers::reader;
use crate::{ReaderRule, RuleMatch, Tried};

const MINUTE_US: i64 = 60_000_000;
const NOW_US: i64 = 1_800_000_000_000_000;

/// Two articles that a rule of the reader told of at `at_us`.
async fn told(database: &Database, account: AccountId, at_us: i64) -> Vec<ArticleId> {
    let (title, feeds) = imported(database, "alpha", 1).await;
    let entries = vec![entry("1", "Dam at Karlsund cracks"), entry("2", "Dam at Karlsund holds")];
    let articles: Vec<ArticleId> = record(database, visit(title, feeds[0], at_us, entries))
        .await
        .into_iter()
        .map(|(article, _)| article)
        .collect();
    let rule = ReaderRule { name: "Dams".to_owned(), notifies: true, ..ReaderRule::default() };
    let found: Vec<RuleMatch> =
        articles.iter().map(|article| RuleMatch { account, rule: rule.clone(), article: *article }).collect();
    database.store.apply_rule_now(&found, at_us).await.unwrap();
    articles
}

#[test]
fn a_message_waits_until_it_is_taken_and_is_made_once() {
    on_both(async |database| {
        let store = &database.store;
        let account = reader(database, "anna@example.org").await;
        assert!(store.add_webhook(account, "https://program.example/", "whsec_AA==", 0, NOW_US).await.unwrap());
        let articles = told(database, account, NOW_US + 1).await;
        assert_eq!(store.queue_what_rules_told(NOW_US, NOW_US + 2).await.unwrap(), 2);
        assert_eq!(store.queue_what_rules_told(NOW_US, NOW_US + 3).await.unwrap(), 0);
        let webhook = store.webhooks(account).await.unwrap().remove(0);
        store.queue_for_webhook(&webhook, &articles, NOW_US + 4).await.unwrap();
        let due = store.due_messages(NOW_US + 5, 10).await.unwrap();
        assert_eq!(
            due.iter().map(|one| (one.article, one.attempts)).collect::<Vec<_>>(),
            [(articles[0].0, 0), (articles[1].0, 0)]
        );
        assert!(store.claim_message(&due[0], NOW_US + MINUTE_US).await.unwrap());
        assert!(!store.claim_message(&due[0], NOW_US + MINUTE_US).await.unwrap(), "one claims it");
        assert_eq!(store.due_messages(NOW_US + 5, 10).await.unwrap().len(), 1);
        assert_eq!(store.due_messages(NOW_US + MINUTE_US, 10).await.unwrap().len(), 2, "who claimed it may be gone");

        // All that waits for an address waits with what it refused.
        let refused = Tried::Refused { again_us: NOW_US + 2 * MINUTE_US };
        store.message_tried(&due[0], refused, 500, NOW_US + 6).await.unwrap();
        assert!(store.due_messages(NOW_US + MINUTE_US, 10).await.unwrap().is_empty());
        let again = store.due_messages(NOW_US + 2 * MINUTE_US, 10).await.unwrap();
        assert_eq!((again.len(), again[0].failing_since_us), (2, NOW_US + 6));
        store.message_tried(&again[0], Tried::Taken, 204, NOW_US + 2 * MINUTE_US).await.unwrap();
        assert_eq!(store.webhooks(account).await.unwrap()[0].failing_since_us, 0);
        store.message_tried(&again[1], Tried::Off, 410, NOW_US + 2 * MINUTE_US).await.unwrap();
        assert!(
            store.due_messages(NOW_US + 600 * MINUTE_US, 10).await.unwrap().is_empty(),
            "nothing goes where it is off"
        );
        assert!(store.turn_webhook_on(account, webhook.id, NOW_US + 3 * MINUTE_US).await.unwrap());
        assert_eq!(store.due_messages(NOW_US + 3 * MINUTE_US, 10).await.unwrap().len(), 1);
        let log = store.webhook_messages(account, 10).await.unwrap();
        assert_eq!(log.iter().filter(|one| one.sent_us > 0).count(), 1);
        assert!(!store.end_webhook(AccountId(account.0 + 1), webhook.id).await.unwrap(), "it is nobody else's");
        assert!(store.end_webhook(account, webhook.id).await.unwrap());
        assert!(store.webhook_messages(account, 10).await.unwrap().is_empty());
    });
}

#[test]
fn what_was_told_before_an_address_was_named_does_not_go_there() {
    on_both(async |database| {
        let store = &database.store;
        let account = reader(database, "anna@example.org").await;
        told(database, account, NOW_US).await;
        store.add_webhook(account, "https://program.example/", "whsec_AA==", 0, NOW_US).await.unwrap();
        assert_eq!(store.queue_what_rules_told(0, NOW_US + 1).await.unwrap(), 0);
    });
}
