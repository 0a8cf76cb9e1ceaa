//! `newsstand titles rules`: a title's own rules for reading its pages.

use std::path::Path;

use anyhow::Context;
use news::TitleId;
use page::{RuleTexts, Rules};
use store::Store;

use crate::filters::{print, report};
use crate::operator::articles::find;

/// Shows, sets or takes away the rules of the title `slug`.
///
/// # Errors
/// Those of the database; an unknown title, a file that is no rule file.
pub async fn rules(store: &Store, slug: &str, file: Option<&Path>, clear: bool) -> anyhow::Result<bool> {
    let title = find(store, slug).await?;
    if clear {
        store.set_rules(title.id, None).await?;
        print(&format!("{slug} has no rules of its own now"))?;
        return Ok(true);
    }
    let Some(file) = file else {
        let all = store.rules().await?;
        let own = all.into_iter().find(|(id, _)| *id == title.id);
        print(own.as_ref().map_or("{}", |(_, rules)| rules))?;
        return Ok(true);
    };
    let (texts, left_out) = read_file(file)?;
    let (_, problems) = Rules::read(&texts);
    for problem in left_out.iter().chain(&problems) {
        report(&format!("{}: left out: {problem}", file.display()));
    }
    store.set_rules(title.id, Some(&serde_json::to_string(&texts)?)).await?;
    print(&format!(
        "{slug} is read by these rules now; `newsstand articles reparse --title {slug}` reads its kept pages again"
    ))?;
    Ok(left_out.is_empty() && problems.is_empty())
}

/// Rules in JSON, or a rule file of FiveFilters' `ftr-site-config`, and what of it was left out.
///
/// # Errors
/// Where the file cannot be read or is JSON of another kind.
pub fn read_file(file: &Path) -> anyhow::Result<(RuleTexts, Vec<String>)> {
    let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    if text.trim_start().starts_with('{') {
        let texts = serde_json::from_str(&text).with_context(|| format!("{} holds no rules", file.display()))?;
        return Ok((texts, Vec::new()));
    }
    Ok(page::from_site_config(&text))
}

/// The rules of a title, ready to be used; none where it has none.
///
/// # Errors
/// Those of the database.
pub async fn of(store: &Store, title: TitleId) -> anyhow::Result<Rules> {
    let all = store.rules().await?;
    Ok(all.iter().find(|(id, _)| *id == title).map(|(_, text)| ready(text)).unwrap_or_default())
}

/// Stored rules, ready to be used. They were checked when they were set: what an older version wrote and this one does not know is left out.
#[must_use]
pub fn ready(text: &str) -> Rules {
    serde_json::from_str(text).map(|texts| Rules::read(&texts).0).unwrap_or_default()
}
