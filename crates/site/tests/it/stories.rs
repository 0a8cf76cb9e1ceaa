//! The story page and the editors' desk for stories, over the invented news.

use http::StatusCode;
use news::{ArticleId, Role, primary_language};
use store::{Card, Follower, List, PlacedInStory, Storied, StoryTie, Tie};
use stories::{Act, Change, Reason, StoryId};

use crate::browser::Browser;

/// Puts the newest articles of different titles into one story, and one more into a story that is related to it.
pub async fn with_a_story(browser: &Browser) -> (StoryId, Vec<Card>) {
    let cards = browser.store.list(&List::Latest, None, 200).await.unwrap();
    let mut chosen: Vec<Card> = Vec::new();
    for card in cards {
        if chosen.len() < 6 && card.language.starts_with("en") && chosen.iter().all(|other| other.title != card.title) {
            chosen.push(card);
        }
    }
    let (near, told) = chosen.split_last().unwrap();
    let story = StoryId(told[0].id.0);
    let placed = |card: &Card, story: StoryId| PlacedInStory {
        article: card.id,
        story,
        because: vec![Reason::SharedNames { names: vec!["Karlsund".to_owned()] }],
    };
    let mut all: Vec<PlacedInStory> = told.iter().map(|card| placed(card, story)).collect();
    all.push(placed(near, StoryId(near.id.0)));
    let ties = vec![StoryTie { story, tie: Tie::Related, others: vec![(StoryId(near.id.0), vec![Reason::Link])] }];
    write(browser, Storied { placed: all, ties, ..Storied::default() }).await;
    (story, chosen)
}

/// A story that all these articles tell.
pub async fn told_by(browser: &Browser, articles: &[ArticleId]) -> StoryId {
    let story = StoryId(articles[0].0);
    let placed =
        articles.iter().map(|article| PlacedInStory { article: *article, story, because: Vec::new() }).collect();
    write(browser, Storied { placed, ..Storied::default() }).await;
    story
}

pub async fn write(browser: &Browser, storied: Storied) {
    let after = browser.store.follower("stories").await.unwrap().sequence;
    let follower = Follower { sequence: after + 1, replay_from: 1 };
    assert!(browser.store.record_stories("stories", &Storied { after, follower, ..storied }).await.unwrap());
}

pub async fn address(browser: &Browser, story: StoryId) -> String {
    format!("/story/{}-{}", browser.store.story(story).await.unwrap().unwrap().slug, ArticleId(story.0))
}

#[tokio::test]
async fn the_story_page_has_every_report_with_its_reasons_and_honest_counts() {
    let browser = Browser::new().await;
    let (story, chosen) = with_a_story(&browser).await;
    let answer = browser.get(&address(&browser, story).await).await;
    assert_eq!(answer.status, StatusCode::OK);
    let html = answer.text();
    for card in &chosen[..5] {
        assert!(html.contains(&format!("-{}\"", card.id)), "{}", card.headline);
    }
    for words in [
        "5 titles",
        "independent reports",
        "Every report, as it appeared",
        "Why is this here?",
        "Names in common: Karlsund",
        "Related stories",
    ] {
        assert!(html.contains(words), "{words} is missing in {html}");
    }
    assert_eq!(html.matches("<h1").count(), 1);
    assert!(html.contains(&chosen[5].headline.replace('\'', "&#39;")), "the related story");
    // Articles and the front page lead to it.
    let article = browser.get(&format!("/article/{}-{}", chosen[1].slug, chosen[1].id)).await.text();
    assert!(article.contains("The whole story") && article.contains("5 titles"), "{article}");
    assert!(browser.get("/").await.text().contains(&format!("-{}\">5 titles", ArticleId(story.0))));
}

/// One part of a page, by the id of its heading.
fn part<'a>(html: &'a str, id: &str) -> &'a str {
    html.split(&format!("id=\"{id}\"")).nth(1).and_then(|rest| rest.split("</section>").next()).unwrap_or_default()
}

#[tokio::test]
async fn around_an_article_its_own_story_stands_once_and_every_other_story_too() {
    let browser = Browser::new().await;
    let (_, chosen) = with_a_story(&browser).await;
    let leads = |html: &str| chosen[..5].iter().filter(|card| html.contains(&format!("-{}\"", card.id))).count();
    assert!(leads(&browser.get("/").await.text()) > 0, "the story is one of those that lead");
    let html = browser.get(&format!("/article/{}-{}", chosen[1].slug, chosen[1].id)).await.text();
    assert!(html.contains("id=\"top-now\""), "{html}");
    assert_eq!(
        leads(part(&html, "top-now")),
        0,
        "the article's own story is below it as a whole: {}",
        part(&html, "top-now")
    );

    // Three articles of one section and language, by other titles than the page's: one of its own story, two of another.
    let cards = browser.store.list(&List::Latest, None, 200).await.unwrap();
    let alike = |one: &Card, other: &Card| {
        one.section.is_some()
            && one.section == other.section
            && one.title != other.title
            && one.language == other.language
    };
    let (page, others): (&Card, Vec<&Card>) = cards
        .iter()
        .map(|card| (card, cards.iter().filter(|other| alike(card, other)).take(3).collect()))
        .find(|(_, others): &(_, Vec<&Card>)| others.len() == 3)
        .unwrap();
    let href = format!("/article/{}-{}", page.slug, page.id);
    let shown = async || {
        let html = browser.get(&href).await.text();
        let section = part(&html, "same-section");
        others.iter().map(|card| section.contains(&format!("-{}\"", card.id))).collect::<Vec<_>>()
    };
    told_by(&browser, &[page.id, others[0].id]).await;
    told_by(&browser, &[others[1].id, others[2].id]).await;
    assert_eq!(shown().await, [false, true, false], "of each other story the newest, of its own none");
}

#[tokio::test]
async fn what_stands_below_an_article_stands_there_once() {
    let browser = Browser::new().await;
    let cards = browser.store.list(&List::Latest, None, 60).await.unwrap();
    let mut lists_with_something = 0;
    for card in &cards {
        let html = browser.get(&format!("/article/{}-{}", card.slug, card.id)).await.text();
        let mut seen = vec![card.id.to_string()];
        for list in ["told-by", "related", "top-now", "more-from", "same-section"] {
            let own = part(&html, list);
            let own: Vec<String> = cards
                .iter()
                .filter(|other| own.contains(&format!("/article/{}-{}\"", other.slug, other.id)))
                .map(|other| other.id.to_string())
                .collect();
            assert!(own.iter().all(|id| !seen.contains(id)), "{list} repeats what stands above it: {html}");
            lists_with_something += usize::from(!own.is_empty());
            seen.extend(own);
        }
    }
    assert!(lists_with_something > cards.len(), "there are lists to look at: {lists_with_something}");
}

#[tokio::test]
async fn who_else_tells_it_in_the_language_of_the_article_comes_first() {
    let browser = Browser::new().await;
    let cards = browser.store.list(&List::Latest, None, 200).await.unwrap();
    // Beside an article, a newer one in another language and an older one in its own; three titles.
    let found = cards.iter().enumerate().find_map(|(at, card)| {
        let is_in_own = |other: &Card| primary_language(&other.language) == primary_language(&card.language);
        let newer = cards[..at].iter().find(|other| other.title != card.title && !is_in_own(other))?;
        let of_another = |other: &&Card| ![card.title, newer.title].contains(&other.title) && is_in_own(other);
        Some((card, newer, cards[at + 1..].iter().find(of_another)?))
    });
    let (card, foreign, own) = found.unwrap();
    told_by(&browser, &[card.id, foreign.id, own.id]).await;
    let html = browser.get(&format!("/article/{}-{}", card.slug, card.id)).await.text();
    let told = part(&html, "told-by");
    let place = |other: &Card| told.find(&format!("/article/{}-{}\"", other.slug, other.id)).unwrap();
    assert!(place(own) < place(foreign), "{told}");
}

#[tokio::test]
async fn an_event_that_one_title_reported_twice_has_its_page_and_each_report_leads_there() {
    let browser = Browser::new().await;
    let cards = browser.store.list(&List::Latest, None, 200).await.unwrap();
    let twice = cards.iter().enumerate().find_map(|(at, card)| {
        let later = cards[at + 1..].iter().find(|other| other.title == card.title)?;
        Some((card, later))
    });
    let (first, second) = twice.unwrap();
    let story = told_by(&browser, &[first.id, second.id]).await;
    let href = address(&browser, story).await;
    let html = browser.get(&format!("/article/{}-{}", first.slug, first.id)).await.text();
    assert!(html.contains(&format!("<a href=\"{href}\">The whole story")), "{html}");
    let told = part(&html, "told-by");
    assert!(told.contains(&format!("-{}\"", second.id)), "its other report: {told}");
    assert!(!told.contains(&format!("/article/{}-{}\"", first.slug, first.id)), "and not itself: {told}");
}

#[tokio::test]
async fn a_merged_story_forwards_and_other_slugs_lead_to_the_first() {
    let browser = Browser::new().await;
    let (story, chosen) = with_a_story(&browser).await;
    let into = StoryId(chosen[5].id.0);
    let href = address(&browser, story).await;
    let odd = browser.get(&format!("/story/another-slug-{}", ArticleId(story.0))).await;
    assert_eq!((odd.status, odd.header("location")), (StatusCode::PERMANENT_REDIRECT, href.as_str()));
    let articles = chosen[..5].iter().map(|card| card.id).collect();
    let merged = Change::Merged { from: story, into, articles, because: Vec::new() };
    write(&browser, Storied { changes: vec![merged], ..Storied::default() }).await;
    let answer = browser.get(&href).await;
    assert_eq!(answer.status, StatusCode::TEMPORARY_REDIRECT);
    assert_eq!(answer.header("location"), address(&browser, into).await);
    assert!(browser.get(&address(&browser, into).await).await.text().contains("6 titles"));
    assert_eq!(browser.get("/story/nothing-1").await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get("/story/nothing").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_editor_names_merges_splits_and_takes_back_by_plain_forms() {
    let mut browser = Browser::new().await;
    let (story, chosen) = with_a_story(&browser).await;
    browser.sign_in_as(Role::Editor).await;
    assert!(browser.get("/desk/stories").await.text().contains("5 titles"));
    let desk = format!("/desk/story/{}", ArticleId(story.0));
    let html = browser.get(&desk).await.text();
    assert!(html.contains("Split these off") && html.contains("Merge another story"), "{html}");

    let other = address(&browser, StoryId(chosen[5].id.0)).await.replace('/', "%2F");
    for (form, fields) in [
        ("name", "name=The+dam+at+Karlsund".to_owned()),
        ("merge", format!("other={other}")),
        ("split", format!("article={}&article={}", chosen[1].id, chosen[2].id)),
    ] {
        let answer = browser.post(&format!("{desk}/{form}"), &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{form}: {}", answer.text());
        assert_eq!(answer.header("location"), format!("{desk}?done=1"));
    }
    let acts = browser.store.acts_of(story).await.unwrap();
    assert_eq!(acts.len(), 3);
    assert_eq!(acts[0].act, Act::Split { story, articles: vec![chosen[1].id, chosen[2].id] });
    assert_eq!(acts[1].act, Act::Merge { from: StoryId(chosen[5].id.0), into: story });
    let facts = browser.store.facts(0, 10_000).await.unwrap();
    assert_eq!(facts.iter().filter(|fact| fact.kind == "story_act").count(), 3);

    let undo = browser.post(&format!("{desk}/undo"), &format!("act={}", acts[2].number)).await;
    assert_eq!(undo.status, StatusCode::SEE_OTHER);
    let html = browser.get(&desk).await.text();
    assert!(html.contains("taken back") && html.contains("Named it “The dam at Karlsund”"), "{html}");

    for (form, fields) in [
        ("split", String::new()),
        ("merge", "other=nonsense".to_owned()),
        ("merge", format!("other={}", ArticleId(story.0))),
        ("name", format!("name={}", "n".repeat(300))),
    ] {
        let answer = browser.post(&format!("{desk}/{form}"), &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{form} {fields}");
    }
}
