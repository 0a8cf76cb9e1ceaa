//! Rules of readers over articles: what fits, and what happens to what just came.

use std::collections::{BTreeMap, HashSet};

use news::{AccountId, ArticleId, TitleId};
use ranking::rules::{Arrived, Conditions, Written};
use ranking::topics::classify;
use ranking::wishes::Item;
use store::{Card, ReaderRule, RuleMatch};

use crate::Error;
use crate::app::App;

/// The name under which the place in the log is kept.
const FOLLOWER: &str = "rules";
/// Facts that are taken at once.
const FACTS: i64 = 500;

/// What a rule asks for; `None` where it asks for nothing.
pub(crate) fn conditions(rule: &ReaderRule) -> Option<Conditions> {
    Conditions::read(Written {
        words: &rule.words,
        title: rule.title().map(|title| title.0),
        author: &rule.author,
        topic: &rule.topic,
        language: &rule.language,
    })
}

/// Names and codes of what an article is about; those of the vocabulary are worked out where somebody asks for them.
pub(crate) fn topics(card: &Card, asks: bool) -> Vec<&str> {
    let mut topics: Vec<&str> = card.section.iter().flat_map(|section| [section.as_str(), section.name()]).collect();
    if asks {
        topics.extend(classify(&card.headline, &card.summary, card.section).iter().map(|guess| guess.code));
    }
    topics
}

/// Those of these conditions that an article fits.
pub(crate) fn fitting<'c, C>(conditions: &'c [(C, Conditions)], card: &Card) -> impl Iterator<Item = &'c C> {
    let asks = conditions.iter().any(|(_, conditions)| conditions.ask_topics());
    let topics = topics(card, asks);
    let item = Item {
        title: card.title.0,
        story: card.story.map(|story| story.0),
        headline: &card.headline,
        summary: &card.summary,
        topics: &topics,
    };
    let arrived = Arrived::new(item, card.byline.as_deref().unwrap_or_default(), &card.language);
    let fit: Vec<&C> = conditions.iter().filter(|(_, one)| one.fit(&arrived)).map(|(which, _)| which).collect();
    fit.into_iter()
}

impl App {
    /// Runs the rules of all readers on what came since the last time, a part of the log at once; gives how many facts it took. To be called
    /// until it takes none, again and again. Of several processes each takes what no other took.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn apply_rules(&self) -> Result<usize, Error> {
        let rules = self.store.all_reader_rules().await?;
        if rules.is_empty() {
            return Ok(0);
        }
        let after = self.store.follower(FOLLOWER).await?.sequence;
        let facts = self.store.facts(after, FACTS).await?;
        let Some(last) = facts.last() else { return Ok(0) };
        let seen: Vec<ArticleId> =
            facts.iter().filter(|fact| fact.kind == "article_seen").map(|fact| ArticleId(fact.subject)).collect();
        let matches = if seen.is_empty() { Vec::new() } else { self.matches(rules, &seen).await? };
        let now_us = news::to_micros(self.now());
        self.store.apply_rules(FOLLOWER, (after, last.sequence), &matches, now_us).await?;
        Ok(facts.len())
    }

    /// What rules are true of among articles. What a reader brought is nobody else's.
    async fn matches(
        &self,
        rules: Vec<(AccountId, ReaderRule)>,
        articles: &[ArticleId],
    ) -> Result<Vec<RuleMatch>, Error> {
        let rules: Vec<((AccountId, ReaderRule), Conditions)> =
            rules.into_iter().filter_map(|rule| Some((rule.clone(), conditions(&rule.1)?))).collect();
        let private: HashSet<TitleId> =
            self.store.titles().await?.iter().filter(|title| title.is_private()).map(|title| title.id).collect();
        let mut subscribed: BTreeMap<AccountId, HashSet<TitleId>> = BTreeMap::new();
        let mut matches = Vec::new();
        for card in self.store.cards(articles).await? {
            for (account, rule) in fitting(&rules, &card) {
                if private.contains(&card.title) {
                    if !subscribed.contains_key(account) {
                        let titles = self.store.subscriptions(*account).await?.iter().map(|one| one.title).collect();
                        subscribed.insert(*account, titles);
                    }
                    if !subscribed.get(account).is_some_and(|titles| titles.contains(&card.title)) {
                        continue;
                    }
                }
                matches.push(RuleMatch { account: *account, rule: rule.clone(), article: card.id });
            }
        }
        Ok(matches)
    }
}
