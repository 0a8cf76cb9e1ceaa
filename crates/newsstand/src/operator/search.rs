//! `newsstand search`: the index from the command line.

use search::{Error, Follower, Order, Query, Sources, Wanted};
use serde_json::json;

use crate::arguments::SearchArguments;
use crate::configuration::Configuration;
use crate::{filters, indexing, wiring};

/// Prints what is found, a line of JSON each; `Ok(false)` where the query made no sense in part.
///
/// # Errors
/// A database or an index that cannot be read.
pub async fn search(configuration: &Configuration, arguments: &SearchArguments) -> anyhow::Result<bool> {
    let clock = wiring::clock(configuration);
    let store = wiring::open_store(configuration).await?;
    let index = search::Index::open(&indexing::folder(configuration))?;
    match Follower::open(store.clone(), index.clone()) {
        Ok(mut follower) => {
            follower.catch_up().await?;
            follower.finish().await?;
        }
        // A running service keeps it up.
        Err(Error::Taken { .. }) => {}
        Err(error) => return Err(error.into()),
    }
    let query = Query::parse(&arguments.query.join(" "), clock.now(), &jiff::tz::TimeZone::system());
    for problem in &query.problems {
        filters::report(problem);
    }
    let titles = store.titles().await?;
    let sources = Sources::of(&titles);
    let order = if arguments.by == "time" { Order::Time } else { Order::Relevance };
    let found = index.find(&Wanted {
        query: &query,
        order,
        sources: &sources,
        saved: &[],
        now_us: clock.now_us(),
        offset: 0,
        limit: arguments.limit as usize,
    })?;
    let ids: Vec<_> = found.hits.iter().map(|hit| hit.article).collect();
    let texts = store.article_texts(&ids).await?;
    for hit in &found.hits {
        let Some(text) = texts.iter().find(|text| text.id == hit.article) else { continue };
        let source = titles.iter().find(|title| title.id == text.title).map(|title| title.listing.slug.as_str());
        let line = json!({
            "id": text.id.to_string(), "headline": text.headline, "source": source, "url": text.article.url,
            "published": news::from_micros(text.sort_us).to_string(), "language": text.article.language, "score": hit.score,
        });
        filters::print(&line.to_string())?;
    }
    filters::report(&format!("{} articles found", found.total));
    store.close().await;
    Ok(query.problems.is_empty())
}
