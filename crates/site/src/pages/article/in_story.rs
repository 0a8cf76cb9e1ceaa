//! What the page of an article says of its story: who else tells it; and where nobody else does, what happened before.

use std::collections::HashSet;

use store::{Card, Follow, FollowKind, StoryArticle, StoryRow, Tie};

use crate::Error;
use crate::app::App;
use crate::cards::{CardView, StoryBadge, Viewer};
use crate::pages::story::{BEFORE, StoryLink, links};
use crate::reasons::ties;
use crate::story_address::story_href;

/// Other reports on the event.
const ALSO: usize = 4;
/// Articles of the story that are looked through for them.
const ALSO_READ: i64 = 200;

/// The story of an article, as its page shows it.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    pub badge: StoryBadge,
    /// Other reports on the event, of other titles (of the same where no other tells it); no copies of this text.
    pub others: Vec<CardView>,
}

/// The story of an article that alone tells it: there is no other page that says this.
#[derive(Clone, Debug)]
pub(crate) struct Alone {
    pub before: Vec<StoryLink>,
    pub split_from: Option<StoryLink>,
}

/// How a reader stands to the story.
#[derive(Clone, Debug)]
pub(crate) struct FollowStory {
    pub value: i64,
    pub follows: bool,
}

impl FollowStory {
    pub(super) fn new(story: &StoryRow, follows: &[Follow]) -> Self {
        let value = story.id.0.to_string();
        let follows = follows.iter().any(|follow| follow.kind == FollowKind::Story && follow.value == value);
        Self { value: story.id.0, follows }
    }
}

/// Who else tells the event: one article of each other report, each title once; those in the article's language first, of these those with a
/// headline of their own, and then the newest; a title's own other reports where it alone tells the event.
pub(super) async fn told(
    app: &App,
    card: &Card,
    story: Option<&StoryRow>,
    viewer: &Viewer<'_>,
) -> Result<Option<Told>, Error> {
    let Some(row) = story.filter(|row| row.alone.is_none()) else { return Ok(None) };
    let articles = app.store.story_articles(row.id, ALSO_READ).await?.into_iter().rev();
    let mut shown = vec![(card.title, card.report)];
    let mut others = Vec::new();
    let language = news::primary_language(&card.language);
    let of = |article: &StoryArticle| news::primary_language(&article.card.language) == language;
    let (own, foreign): (Vec<_>, Vec<_>) =
        new_headlines_first(&card.headline, articles, |article| &article.card.headline).partition(of);
    for article in own.into_iter().chain(foreign) {
        let other = article.card;
        let repeats = shown.iter().any(|(title, report)| {
            (row.titles > 1 && *title == other.title) || (report.is_some() && *report == other.report)
        });
        if others.len() < ALSO
            && other.id != card.id
            && !repeats
            && let Some(mut view) = viewer.view(&other)
        {
            view.reasons = vec![viewer.language.say("because-another-report").into_owned()];
            view.reasons.extend(ties(&article.because, viewer.language));
            shown.push((other.title, other.report));
            others.push(view);
        }
    }
    Ok(Some(Told {
        badge: StoryBadge { href: story_href(row), counts: viewer.language.story_counts(row.titles, row.reports) },
        others,
    }))
}

/// Those first whose headline is new on the page: one that stands there already says nothing more, even over another text.
fn new_headlines_first<T>(
    own: &str,
    articles: impl Iterator<Item = T>,
    headline: impl Fn(&T) -> &str,
) -> impl Iterator<Item = T> {
    let mut headlines = HashSet::from([own.to_lowercase()]);
    let (new, known): (Vec<T>, Vec<T>) =
        articles.partition(|article| headlines.insert(headline(article).to_lowercase()));
    new.into_iter().chain(known)
}

/// What happened before the event that one article alone tells, and what it was a part of.
pub(super) async fn alone(app: &App, story: Option<&StoryRow>, viewer: &Viewer<'_>) -> Result<Option<Alone>, Error> {
    let Some(row) = story.filter(|row| row.alone.is_some()) else { return Ok(None) };
    let before = links(app, app.store.tied(row.id, Tie::Storyline).await?, BEFORE, viewer).await?;
    let split_from = row.split_from.map(|from| (from, Vec::new())).into_iter().collect();
    let split_from = links(app, split_from, 1, viewer).await?.pop();
    Ok(Some(Alone { before, split_from }))
}

#[cfg(test)]
mod tests {
    use super::new_headlines_first;

    #[test]
    fn a_headline_that_stands_on_the_page_waits_for_those_that_do_not() {
        let told = ["Ferry sinks", "Dozens saved", "FERRY SINKS", "Dozens saved", "Captain held"];
        let sorted = new_headlines_first("Ferry sinks", told.into_iter(), |headline| headline);
        assert_eq!(
            sorted.collect::<Vec<_>>(),
            ["Dozens saved", "Captain held", "Ferry sinks", "FERRY SINKS", "Dozens saved"]
        );
    }
}
