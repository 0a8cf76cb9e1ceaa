//! The instance's own journalism: what its editors write becomes articles of its own title, on the path that everything else takes
//! (stories, lists, search, what changed).

mod markdown;
mod series;

use news::{
    Access, Article, ArticleId, FeedId, FeedKind, FeedListing, Picture, Section, TitleId, TitleKind, TitleListing,
};
use store::{Act, Arrival, Feed, FeedReading, FeedSchedule, FeedVisit, OperatorAct, OwnArticle, OwnState};

use crate::Error;
use crate::app::App;
use crate::language::Language;
pub(crate) use series::{Part, parts};

/// The name of the instance's own title in addresses.
pub(crate) const TITLE: &str = "our-own";

/// The text of an own article as safe HTML, as its page shows it.
pub(crate) fn html(markdown: &str, base: &str) -> String {
    page::article_from_fragment(&markdown::html(markdown), base).body_html
}

/// Publishes `own` as of `now_us`, or what was changed in it after that; gives the article that it is.
pub(crate) async fn publish(
    app: &App,
    own: &OwnArticle,
    by: Option<news::AccountId>,
    now_us: i64,
) -> Result<ArticleId, Error> {
    // What was published keeps its time.
    let published_us = if own.article.is_some() { own.publish_us } else { now_us };
    let own = OwnArticle { publish_us: published_us, ..own.clone() };
    let act = Act::new(by, OperatorAct::ArticlePublished, &own.headline, now_us);
    let published = async {
        let article = record(app, &own, false, now_us).await?;
        app.store.set_own_article_state(own.id, OwnState::Published, published_us, Some(article)).await?;
        Ok::<ArticleId, Error>(article)
    };
    let article = act.noting(published).await?;
    app.forget();
    Ok(article)
}

/// Takes back what was published: its page says so.
pub(crate) async fn withdraw(
    app: &App,
    own: &OwnArticle,
    by: Option<news::AccountId>,
    now_us: i64,
) -> Result<(), Error> {
    let withdrawn = async {
        record(app, own, true, now_us).await?;
        app.store.set_own_article_state(own.id, OwnState::Withdrawn, own.publish_us, own.article).await?;
        Ok::<(), Error>(())
    };
    Act::new(by, OperatorAct::ArticleWithdrawn, &own.headline, now_us).noting(withdrawn).await?;
    app.forget();
    Ok(())
}

/// Publishes what is due; gives how many. Safe to be called by several processes at once: an article is known by its number.
pub(crate) async fn publish_due(app: &App) -> Result<usize, Error> {
    let now_us = news::to_micros(app.now());
    let due = app.store.own_articles_due(now_us).await?;
    for own in &due {
        publish(app, own, None, now_us).await?;
    }
    Ok(due.len())
}

/// Publishes the parts of the welcome series that are not there yet; gives how many.
pub(crate) async fn publish_series(app: &App, by: Option<news::AccountId>) -> Result<usize, Error> {
    let there: Vec<i32> = app.store.own_articles().await?.iter().map(|own| own.part).collect();
    let mut published = 0;
    // The first part is the newest, so that it stands first.
    for part in parts(Language::English).iter().rev().filter(|part| !there.contains(&part.number)) {
        let now_us = news::to_micros(app.now()) + i64::from(published);
        let own = OwnArticle {
            headline: part.headline.clone(),
            standfirst: part.standfirst.clone(),
            byline: app.settings.name.clone(),
            language: "en".to_owned(),
            markdown: part.markdown.clone(),
            part: part.number,
            ..OwnArticle::default()
        };
        if let Some(id) = app.store.keep_own_article(&own, now_us).await? {
            publish(app, &OwnArticle { id, ..own }, by, now_us).await?;
            published += 1;
        }
    }
    Ok(usize::try_from(published).unwrap_or(0))
}

/// Hands the article to the store as a visit to a feed does, which is how everything comes in.
async fn record(app: &App, own: &OwnArticle, withdrawn: bool, now_us: i64) -> Result<ArticleId, Error> {
    let (title, feed) = own_title(app, now_us).await?;
    // Whatever is recorded of a feed comes after what was recorded before, within a microsecond, too.
    let (feed, at_us) = (feed.id, now_us.max(feed.schedule.attempted_us + 1));
    let arrival = Arrival {
        guid: format!("own:{}", own.id),
        position: 0,
        section: Section::from_word(&own.section),
        article: article(own, &app.settings.base_url),
        wants_page: false,
        withdrawn,
    };
    let reading = FeedReading { arrivals: vec![arrival], ..FeedReading::default() };
    let visit = FeedVisit { feed, title, at_us, schedule: never_polled(feed, at_us), reading: Some(reading) };
    let reports = app.store.record(&[visit]).await?;
    let changes = reports.first().map(|report| report.changes.as_slice()).unwrap_or_default();
    changes.first().map(|(article, _)| *article).ok_or_else(|| Error::Broken("an own article was not taken".to_owned()))
}

/// Nobody polls what is written here.
fn never_polled(feed: FeedId, now_us: i64) -> FeedSchedule {
    FeedSchedule { gone: true, ..FeedSchedule::answered(feed, now_us) }
}

/// The instance's own title and the feed that its articles hang on; made where there is none.
async fn own_title(app: &App, now_us: i64) -> Result<(TitleId, Feed), Error> {
    let find = async || -> Result<Option<(TitleId, Feed)>, Error> {
        let titles = app.store.titles().await?;
        let Some(title) = titles.iter().find(|title| title.listing.slug == TITLE) else { return Ok(None) };
        let feed = app.store.feeds_of(title.id).await?.into_iter().next();
        Ok(feed.map(|feed| (title.id, feed)))
    };
    if let Some(known) = find().await? {
        return Ok(known);
    }
    let base = app.settings.base_url.trim_end_matches('/');
    let listing = TitleListing {
        slug: TITLE.to_owned(),
        name: app.settings.name.clone(),
        kind: TitleKind::Digital,
        homepage: format!("{base}/title/{TITLE}"),
        country: String::new(),
        languages: vec!["en".to_owned()],
        owner: Some(app.settings.name.clone()),
        editions: vec![app.settings.default_edition.slug.to_owned()],
        on_by_default: false,
        // An address that brings nothing to anybody who would poll it.
        feeds: vec![FeedListing { url: format!("{base}/desk/own"), kind: FeedKind::Feed, section: None }],
    };
    app.store.import_titles(&[listing], now_us).await?;
    let made = find().await?.ok_or_else(|| Error::Broken("the own title was not made".to_owned()))?;
    // Off until nobody would poll it.
    app.store.save_schedules(&[never_polled(made.1.id, now_us)]).await?;
    app.store.switch_titles(&[made.0], true, now_us).await?;
    app.forget();
    Ok(made)
}

/// What readers get of it.
fn article(own: &OwnArticle, base: &str) -> Article {
    let filled = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let body = page::article_from_fragment(&markdown::html(&own.markdown), base);
    let picture = filled(&own.picture_url).map(|url| Picture {
        url,
        caption: filled(&own.picture_caption),
        credit: filled(&own.picture_credit),
    });
    let byline = filled(&own.byline);
    Article {
        url: format!("{}/own/{}", base.trim_end_matches('/'), own.id),
        title: filled(&own.headline),
        authors: byline.iter().cloned().collect(),
        byline,
        published: Some(news::from_micros(own.publish_us)),
        modified: own.article.map(|_| news::from_micros(own.edited_us)),
        language: filled(&own.language),
        picture,
        access: Access::Free,
        summary: filled(&own.standfirst),
        body_html: body.body_html,
        body_text: body.body_text,
        word_count: body.word_count,
        ..Article::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_editor_writes_becomes_a_whole_article() {
        let own = OwnArticle {
            id: 7,
            headline: " The bridge opens ".to_owned(),
            byline: "Mara Lindqvist".to_owned(),
            language: "en".to_owned(),
            markdown: "It *opens* today.\n\n<script>alert(1)</script>\n\n## Why\n\nSee [the plan](/plans).".to_owned(),
            picture_url: "https://pictures.example/bridge.jpg".to_owned(),
            picture_caption: "The bridge".to_owned(),
            publish_us: 1_000_000,
            ..OwnArticle::default()
        };
        let article = article(&own, "https://news.example");
        assert_eq!(article.title.as_deref(), Some("The bridge opens"));
        assert_eq!(article.authors, ["Mara Lindqvist"]);
        assert!(article.body_html.contains("<em>opens</em>"), "{}", article.body_html);
        assert!(article.body_html.contains("https://news.example/plans"), "{}", article.body_html);
        assert!(!article.body_html.contains("script"), "{}", article.body_html);
        assert_eq!(article.body_text, "It opens today.\n\nWhy\n\nSee the plan.");
        let picture = article.picture.unwrap();
        assert_eq!((picture.caption.as_deref(), picture.credit), (Some("The bridge"), None));
    }
}
