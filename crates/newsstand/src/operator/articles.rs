//! `newsstand articles`: kept pages read again, and what a page stated.

use anyhow::{Context, bail};
use news::{Article, ArticleId, Title};
use serde::Serialize;
use store::{Keeping, KeptPage, PageResult, PageVisit, Store};

use crate::arguments::ArticlesCommand;
use crate::clock::Clock;
use crate::collect::host_of;
use crate::configuration::Configuration;
use crate::filters::{print, report};
use crate::operator::rules;
use crate::wiring;

/// Pages read from the database at a time.
const PAGES_AT_ONCE: i64 = 20;

/// Does what was asked of the articles.
///
/// # Errors
/// Those of the database; unknown titles and articles.
pub async fn articles(configuration: &Configuration, command: ArticlesCommand) -> anyhow::Result<bool> {
    let clock = wiring::clock(configuration);
    let store = wiring::open_store(configuration).await?;
    let done = match command {
        ArticlesCommand::Reparse { title, dry_run } => reparse(&store, &title, dry_run, &clock).await,
        ArticlesCommand::Statements { article } => statements(&store, article).await,
    };
    store.close().await;
    done
}

/// What reading a page again changed, a line of JSON each.
#[derive(Debug, Serialize, PartialEq)]
struct Changed {
    article: i64,
    url: String,
    headline: String,
    /// The new revision; `None` in a dry run.
    revision: Option<i32>,
    fields: Vec<&'static str>,
}

async fn reparse(store: &Store, slug: &str, dry_run: bool, clock: &Clock) -> anyhow::Result<bool> {
    let title = find(store, slug).await?;
    let rules = rules::of(store, title.id).await?;
    let (mut read, mut changed) = (0_u64, 0_u64);
    let mut after = ArticleId(0);
    loop {
        let pages = store.kept_pages(title.id, after, PAGES_AT_ONCE).await?;
        let Some(last) = pages.last() else { break };
        after = last.article;
        for page in &pages {
            read += 1;
            if let Some(change) = reparse_one(store, page, &rules, dry_run, clock.now_us()).await? {
                changed += 1;
                print(&serde_json::to_string(&change)?)?;
            }
        }
    }
    let verb = if dry_run { "would change" } else { "changed" };
    report(&format!("{}: {read} kept pages read again, {changed} articles {verb}", title.listing.name));
    if read == 0 {
        report("no page of this title is kept; `keep_pages_days` in [collect] says for how long pages are");
    }
    Ok(true)
}

async fn reparse_one(
    store: &Store,
    page: &KeptPage,
    rules: &page::Rules,
    dry_run: bool,
    now_us: i64,
) -> anyhow::Result<Option<Changed>> {
    let Some(before) = store.article(page.article).await? else { return Ok(None) };
    let template =
        store.template(&host_of(&page.url)).await?.map(|bytes| page::Template::read(&bytes)).unwrap_or_default();
    let page::Taught { reading, alone, .. } = page::read_among(&page.html, &page.url, rules, &template);
    if reading.article.body_text.trim().is_empty() {
        return Ok(None);
    }
    if dry_run {
        let planned = store.with_page(page.article, &before.article, &reading.article).await?;
        let fields = differences(&before.article, &planned);
        let headline = planned.title.unwrap_or(before.card.headline);
        let (article, url) = (page.article.0, before.url);
        return Ok((!fields.is_empty()).then_some(Changed { article, url, headline, revision: None, fields }));
    }
    let keeping =
        Keeping { url: page.url.clone(), statements: serde_json::to_string(&reading.statements)?, html: None };
    let result = PageResult::Read(Box::new(reading.article));
    let visit = PageVisit::new(page.article, now_us, result);
    store.record_pages(&[PageVisit { keeping: Some(keeping), again: true, alone, ..visit }]).await?;
    let Some(now) = store.article(page.article).await? else { return Ok(None) };
    if now.revision == before.revision {
        return Ok(None);
    }
    Ok(Some(Changed {
        article: page.article.0,
        url: now.url,
        headline: now.card.headline,
        revision: Some(now.revision),
        fields: differences(&before.article, &now.article),
    }))
}

/// The fields in which two readings differ; what the second lacks is no difference, the feed fills it.
fn differences(before: &Article, after: &Article) -> Vec<&'static str> {
    let text =
        |name, before: &Option<String>, after: &Option<String>| (after.is_some() && before != after).then_some(name);
    let list = |name, before: &[String], after: &[String]| (!after.is_empty() && before != after).then_some(name);
    [
        text("title", &before.title, &after.title),
        text("byline", &before.byline, &after.byline),
        list("authors", &before.authors, &after.authors),
        list("agencies", &before.agencies, &after.agencies),
        text("dateline", &before.dateline, &after.dateline),
        text("section", &before.section, &after.section),
        (after.picture.is_some() && before.picture != after.picture).then_some("image"),
        (before.access != after.access && after.access != news::Access::Unknown).then_some("access"),
        (before.live_blog != after.live_blog).then_some("live_blog"),
        (before.body_text != after.body_text && !after.body_text.is_empty()).then_some("body"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

async fn statements(store: &Store, article: i64) -> anyhow::Result<bool> {
    let kept = store.statements(ArticleId(article)).await?;
    print(&kept.with_context(|| format!("no page of an article {article} was read"))?)?;
    Ok(true)
}

/// The title of that slug.
pub async fn find(store: &Store, slug: &str) -> anyhow::Result<Title> {
    let title = store.titles().await?.into_iter().find(|title| title.listing.slug == slug);
    match title {
        Some(title) => Ok(title),
        None => bail!("there is no title {slug:?}; `newsstand titles list` shows them all"),
    }
}

#[cfg(test)]
mod tests {
    use super::differences;
    use news::Article;

    #[test]
    fn only_what_a_reading_says_differs() {
        let before = Article { title: Some("A".to_owned()), byline: Some("B".to_owned()), ..Article::default() };
        let after = Article { title: Some("C".to_owned()), authors: vec!["D".to_owned()], ..Article::default() };
        assert_eq!(differences(&before, &after), ["title", "authors"]);
        assert!(differences(&before, &before).is_empty());
    }
}
