//! `newsstand wall try`: what a policy would have locked, and for whom. Nothing is changed.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use anyhow::Context;
use membership::policy::{Policy, Wall};
use news::{Title, TitleId};
use serde_json::json;
use store::{Cursor, List};

use crate::configuration::Configuration;
use crate::{filters, wiring};

/// Articles of one page of the list.
const PAGE: i64 = 500;

/// What a rule would have done.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    articles: u64,
    locked_for_strangers: u64,
    locked_for_registered: u64,
    metered: u64,
    nothing_in_the_preview: u64,
}

impl Tally {
    fn add(&mut self, wall: Wall, preview: u32) {
        self.articles += 1;
        self.locked_for_strangers += u64::from(matches!(wall, Wall::Members | Wall::Registration));
        self.locked_for_registered += u64::from(wall == Wall::Members);
        self.metered += u64::from(wall == Wall::Metered);
        self.nothing_in_the_preview += u64::from(wall != Wall::Free && preview == 0);
    }
}

/// `7d` or `12h`, as microseconds.
fn span_us(text: &str) -> Option<i64> {
    let (number, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
    let number: i64 = number.parse().ok().filter(|number| (1..=3_660).contains(number))?;
    match unit {
        "d" => Some(number * 86_400_000_000),
        "h" => Some(number * 3_600_000_000),
        _ => None,
    }
}

/// Prints a line for each rule, and one for all; `Ok(false)` where a rule names a title that is not here.
///
/// # Errors
/// A policy that cannot be read, a time that makes no sense, a database that fails.
pub async fn try_wall(configuration: &Configuration, file: &Path, since: &str) -> anyhow::Result<bool> {
    let (policy, _) = wiring::read_policy(file)?;
    let span_us = span_us(since).with_context(|| format!("--since {since:?} is no time; write it like 7d or 12h"))?;
    let store = wiring::open_store(configuration).await?;
    let now_us = wiring::clock(configuration).now_us();
    let titles: HashMap<TitleId, Title> = store.titles().await?.into_iter().map(|title| (title.id, title)).collect();
    let asked_for = store.terms_of_titles().await?;
    let known = unknown_titles(&policy, &titles);
    for slug in &known {
        filters::report(&format!(
            "the policy names the title {slug:?}, and there is none such; see `newsstand titles list`"
        ));
    }
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    let mut all = Tally::default();
    let mut before: Option<Cursor> = None;
    'pages: loop {
        let cards = store.list(&List::Latest, before, PAGE).await?;
        for card in &cards {
            if card.sort_us < now_us - span_us {
                break 'pages;
            }
            let Some(title) = titles.get(&card.title) else { continue };
            let terms = asked_for.get(&title.id).or_else(|| policy.terms(&title.listing.slug));
            let verdict = policy.verdict(&site::Subject::of(card, title).facts(), terms, now_us);
            let rule = verdict.rule.map_or("(no rule)", |rule| rule.name.as_str());
            tallies.entry(rule.to_owned()).or_default().add(verdict.wall, verdict.preview);
            all.add(verdict.wall, verdict.preview);
        }
        let Some(last) = cards.last() else { break };
        before = Some(Cursor { sort_us: last.sort_us, id: last.id });
    }
    for (rule, tally) in tallies.iter().map(|(rule, tally)| (rule.as_str(), tally)).chain([("(all)", &all)]) {
        let line = json!({
            "rule": rule, "articles": tally.articles, "locked_for_strangers": tally.locked_for_strangers,
            "locked_for_registered": tally.locked_for_registered, "metered": tally.metered,
            "without_preview": tally.nothing_in_the_preview,
        });
        filters::print(&line.to_string())?;
    }
    store.close().await;
    Ok(known.is_empty())
}

/// Titles that the policy names and nobody collects: a slip of the pen that would lock nothing.
fn unknown_titles(policy: &Policy, titles: &HashMap<TitleId, Title>) -> Vec<String> {
    let is_known = |slug: &str| titles.values().any(|title| title.listing.slug == slug);
    let of_rules = policy.rules.iter().flat_map(|rule| &rule.titles);
    let named = of_rules.chain(policy.terms.iter().map(|terms| &terms.title));
    named.filter(|slug| !is_known(slug)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::span_us;

    #[test]
    fn times_are_days_or_hours() {
        assert_eq!(span_us("7d"), Some(7 * 86_400_000_000));
        assert_eq!(span_us("12h"), Some(12 * 3_600_000_000));
        for text in ["", "d", "7", "7w", "-1d", "0h", "é"] {
            assert_eq!(span_us(text), None, "{text}");
        }
    }
}
