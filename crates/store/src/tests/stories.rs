//! What the engine of stories writes, and what pages read of it.

use news::ArticleId;
use stories::{Change as StoryChange, Reason, StoryId};

use super::kit::{Database, on_both};
use super::press::{MINUTE_US, NOON_US, entry, record, title, visit};
use crate::{Follower, PlacedInStory, Storied, StoryTie, Tie};

/// Articles of titles `a`, `b` (one owner) and `c`, one each, a minute apart.
async fn three_articles(database: &Database) -> Vec<ArticleId> {
    let mut listings: Vec<_> = ["a", "b", "c"].iter().map(|slug| title(slug, 1)).collect();
    listings[0].owner = Some("House".to_owned());
    listings[1].owner = Some("House".to_owned());
    listings[2].country = "SE".to_owned();
    database.store.import_titles(&listings, NOON_US).await.unwrap();
    let mut articles = Vec::new();
    for (number, feed) in (0_i64..).zip(database.store.feeds().await.unwrap()) {
        let mut arrival = entry(&number.to_string(), &format!("Storm closes the bridge at Oslo, report {number}"));
        arrival.article.published = Some(news::from_micros(NOON_US - (10 - number) * MINUTE_US));
        articles.push(record(database, visit(feed.title, feed.id, NOON_US, vec![arrival])).await[0].0);
    }
    articles
}

fn placed(article: ArticleId, story: ArticleId) -> PlacedInStory {
    PlacedInStory {
        article,
        story: StoryId(story.0),
        because: vec![Reason::SharedNames { names: vec!["Oslo".to_owned()] }],
    }
}

async fn place(database: &Database, sequence: i64, storied: Storied) -> bool {
    let after = database.store.follower("stories").await.unwrap().sequence;
    let storied = Storied { after, follower: Follower { sequence, replay_from: 1 }, at_us: NOON_US, ..storied };
    database.store.record_stories("stories", &storied).await.unwrap()
}

#[test]
fn a_story_counts_titles_owners_countries_and_independent_reports() {
    on_both(async |database| {
        let articles = three_articles(database).await;
        let all = articles.iter().map(|article| placed(*article, articles[0])).collect();
        assert!(place(database, 10, Storied { placed: all, ..Storied::default() }).await);
        let story = database.store.story(StoryId(articles[0].0)).await.unwrap().unwrap();
        assert_eq!((story.articles, story.titles, story.owners, story.countries), (3, 3, 2, 2));
        // Two texts of one owner are one voice.
        assert_eq!(story.reports, 2);
        assert_eq!((story.opened_us, story.newest_us), (NOON_US - 10 * MINUTE_US, NOON_US - 8 * MINUTE_US));
        assert!(story.slug.starts_with("storm-closes-the-bridge"), "{}", story.slug);
        let shown = database.store.story_articles(story.id, 10).await.unwrap();
        assert_eq!(shown.iter().map(|article| article.card.id).collect::<Vec<_>>(), articles);
        assert_eq!(shown[1].because, [Reason::SharedNames { names: vec!["Oslo".to_owned()] }]);
        assert_eq!(shown[1].card.story, Some(story.id));
    });
}

#[test]
fn a_merged_story_forwards_and_so_do_those_that_forwarded_to_it() {
    on_both(async |database| {
        let articles = three_articles(database).await;
        let own = articles.iter().map(|article| placed(*article, *article)).collect();
        place(database, 10, Storied { placed: own, ..Storied::default() }).await;
        let merged = |from: ArticleId, into: ArticleId, moved: &[ArticleId]| StoryChange::Merged {
            from: StoryId(from.0),
            into: StoryId(into.0),
            articles: moved.to_vec(),
            because: Vec::new(),
        };
        let changes =
            vec![merged(articles[2], articles[1], &articles[2..]), merged(articles[1], articles[0], &articles[1..])];
        place(database, 11, Storied { changes, ..Storied::default() }).await;
        for article in &articles[1..] {
            let story = database.store.story(StoryId(article.0)).await.unwrap().unwrap();
            assert_eq!((story.forwards_to, story.articles), (Some(StoryId(articles[0].0)), 0));
        }
        assert_eq!(database.store.story(StoryId(articles[0].0)).await.unwrap().unwrap().articles, 3);
        let kinds: Vec<String> =
            database.store.facts(0, 100).await.unwrap().into_iter().map(|fact| fact.kind).collect();
        assert_eq!(kinds.iter().filter(|kind| *kind == "story_merged").count(), 2);
    });
}

#[test]
fn a_story_that_was_merged_stands_again_when_its_article_goes_back() {
    on_both(async |database| {
        let articles = three_articles(database).await;
        let own = articles.iter().map(|article| placed(*article, *article)).collect();
        place(database, 10, Storied { placed: own, ..Storied::default() }).await;
        let (whole, part) = (StoryId(articles[0].0), StoryId(articles[1].0));
        let merged = StoryChange::Merged { from: part, into: whole, articles: vec![articles[1]], because: Vec::new() };
        place(database, 11, Storied { changes: vec![merged], ..Storied::default() }).await;
        assert_eq!(database.store.story(part).await.unwrap().unwrap().forwards_to, Some(whole));
        let back = StoryChange::Moved { article: articles[1], from: whole, to: part };
        place(database, 12, Storied { changes: vec![back], ..Storied::default() }).await;
        let story = database.store.story(part).await.unwrap().unwrap();
        assert_eq!((story.forwards_to, story.articles, story.lead), (None, 1, articles[1]));
        assert_eq!(database.store.story(whole).await.unwrap().unwrap().articles, 1);
    });
}

#[test]
fn a_part_that_is_split_off_says_where_it_was() {
    on_both(async |database| {
        let articles = three_articles(database).await;
        let all = articles.iter().map(|article| placed(*article, articles[0])).collect();
        place(database, 10, Storied { placed: all, ..Storied::default() }).await;
        let (whole, part) = (StoryId(articles[0].0), StoryId(articles[2].0));
        let split = StoryChange::Split { from: whole, into: part, articles: vec![articles[2]] };
        let named = StoryChange::Renamed { story: whole, name: Some("The bridge".to_owned()) };
        place(database, 11, Storied { changes: vec![split, named], ..Storied::default() }).await;
        let story = database.store.story(part).await.unwrap().unwrap();
        assert_eq!((story.split_from, story.articles, story.lead), (Some(whole), 1, articles[2]));
        let rest = database.store.story(whole).await.unwrap().unwrap();
        assert_eq!((rest.articles, rest.name.as_deref()), (2, Some("The bridge")));
        let parts = database.store.parts_of(whole).await.unwrap();
        assert_eq!(parts.iter().map(|story| story.id).collect::<Vec<_>>(), [part]);
    });
}

#[test]
fn a_withdrawn_article_is_counted_no_more_when_its_story_is_counted_again() {
    on_both(async |database| {
        let articles = three_articles(database).await;
        let all = articles.iter().map(|article| placed(*article, articles[0])).collect();
        place(database, 10, Storied { placed: all, ..Storied::default() }).await;
        let feeds = database.store.feeds().await.unwrap();
        let withdrawn = crate::Arrival { withdrawn: true, ..entry("2", "Storm closes the bridge at Oslo, report 2") };
        record(database, visit(feeds[2].title, feeds[2].id, NOON_US + MINUTE_US, vec![withdrawn])).await;
        let story = StoryId(articles[0].0);
        place(database, 11, Storied { recount: vec![story], ..Storied::default() }).await;
        assert_eq!(database.store.story(story).await.unwrap().unwrap().articles, 2);
    });
}

#[test]
fn a_story_of_one_article_knows_the_slug_of_that_article() {
    on_both(async |database| {
        let articles = three_articles(database).await;
        let story = StoryId(articles[0].0);
        let alone = async || {
            let row = database.store.story(story).await.unwrap().unwrap();
            (row.alone.unwrap_or_default(), row.lead)
        };
        let own = articles.iter().map(|article| placed(*article, *article)).collect();
        place(database, 10, Storied { placed: own, ..Storied::default() }).await;
        assert_eq!(alone().await, ("storm-closes-the-bridge-at-oslo-report-0".to_owned(), articles[0]));
        place(database, 11, Storied { placed: vec![placed(articles[1], articles[0])], ..Storied::default() }).await;
        assert_eq!(alone().await.0, "", "of two it has none");
        // The article that opened it may be the one that leaves.
        let leaves = StoryChange::Moved { article: articles[0], from: story, to: StoryId(articles[2].0) };
        place(database, 12, Storied { changes: vec![leaves], ..Storied::default() }).await;
        assert_eq!(alone().await, ("storm-closes-the-bridge-at-oslo-report-1".to_owned(), articles[1]));
    });
}

#[test]
fn ties_are_replaced_and_a_second_engine_is_refused() {
    on_both(async |database| {
        let articles = three_articles(database).await;
        let own = articles.iter().map(|article| placed(*article, *article)).collect();
        let [one, two, three] = [articles[0], articles[1], articles[2]].map(|article| StoryId(article.0));
        let tie = |others: &[StoryId]| StoryTie {
            story: one,
            tie: Tie::Related,
            others: others.iter().map(|other| (*other, Vec::new())).collect(),
        };
        place(database, 10, Storied { placed: own, ties: vec![tie(&[two, three])], ..Storied::default() }).await;
        place(database, 11, Storied { ties: vec![tie(&[three])], ..Storied::default() }).await;
        let tied = database.store.tied(one, Tie::Related).await.unwrap();
        assert_eq!(tied.iter().map(|(story, _)| *story).collect::<Vec<_>>(), [three]);
        assert_eq!(database.store.tied(one, Tie::Storyline).await.unwrap(), []);
        let late = Storied { after: 10, follower: Follower { sequence: 12, replay_from: 1 }, ..Storied::default() };
        assert!(!database.store.record_stories("stories", &late).await.unwrap());
        assert_eq!(database.store.follower("stories").await.unwrap().sequence, 11);
    });
}
