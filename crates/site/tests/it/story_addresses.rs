//! A story of one article is found at that article's address, which never changes; with its second article it has one of its own.

use http::StatusCode;
use news::{ArticleId, Role};
use store::{Card, PlacedInStory, Storied, StoryTie, Tie};
use stories::{Act, Change, Reason, StoryId};

use crate::browser::Browser;
use crate::stories::{address, with_a_story, write};

fn page_of(card: &Card) -> String {
    format!("/article/{}-{}", card.slug, card.id)
}

fn placed(card: &Card, story: StoryId) -> PlacedInStory {
    PlacedInStory { article: card.id, story, because: Vec::new() }
}

/// Puts articles into stories.
async fn place(browser: &Browser, placed: Vec<PlacedInStory>) {
    write(browser, Storied { placed, ..Storied::default() }).await;
}

#[tokio::test]
async fn a_story_of_one_article_is_that_articles_page_until_the_second_comes() {
    let browser = Browser::new().await;
    let (_, chosen) = with_a_story(&browser).await;
    let (first, second) = (&chosen[5], &chosen[4]);
    let story = StoryId(first.id.0);
    let own = address(&browser, story).await;
    for asked in [own.clone(), format!("/story/another-slug-{}", ArticleId(story.0))] {
        let answer = browser.get(&asked).await;
        // For now, as it will have a page.
        assert_eq!((answer.status, answer.header("location")), (StatusCode::TEMPORARY_REDIRECT, &*page_of(first)));
    }
    place(&browser, vec![placed(second, story)]).await;
    assert_eq!(browser.get(&own).await.status, StatusCode::OK);
    assert_eq!(browser.get(&page_of(first)).await.status, StatusCode::OK, "what was given goes on");
    let article = browser.get(&page_of(second)).await.text();
    assert!(article.contains(&format!("{own}\">2 titles")), "{article}");
}

#[tokio::test]
async fn a_story_that_shrinks_to_one_article_is_that_articles_page_again() {
    let browser = Browser::new().await;
    let (_, chosen) = with_a_story(&browser).await;
    let (stays, leaves) = (&chosen[5], &chosen[4]);
    let (story, other) = (StoryId(stays.id.0), StoryId(leaves.id.0));
    place(&browser, vec![placed(leaves, story)]).await;
    let split = Change::Split { from: story, into: other, articles: vec![leaves.id] };
    write(&browser, Storied { changes: vec![split], ..Storied::default() }).await;
    for (story, card) in [(story, stays), (other, leaves)] {
        let answer = browser.get(&address(&browser, story).await).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::TEMPORARY_REDIRECT, &*page_of(card)));
    }
    // What it was a part of is said where it is read.
    let article = browser.get(&page_of(leaves)).await.text();
    assert!(article.contains("Was a part of this before") && article.contains(&page_of(stays)), "{article}");
    // Merged again, the address that the part had leads to the page of both.
    let merged = Change::Merged { from: other, into: story, articles: vec![leaves.id], because: Vec::new() };
    write(&browser, Storied { changes: vec![merged], ..Storied::default() }).await;
    let answer = browser.get(&address(&browser, other).await).await;
    assert_eq!(answer.header("location"), address(&browser, story).await);
}

#[tokio::test]
async fn what_was_merged_into_a_story_that_has_one_article_leads_to_the_article() {
    let browser = Browser::new().await;
    let (story, chosen) = with_a_story(&browser).await;
    let into = StoryId(chosen[5].id.0);
    let merged = Change::Merged { from: story, into, articles: Vec::new(), because: Vec::new() };
    write(&browser, Storied { changes: vec![merged], ..Storied::default() }).await;
    let answer = browser.get(&address(&browser, story).await).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::TEMPORARY_REDIRECT, &*page_of(&chosen[5])));
}

#[tokio::test]
async fn no_page_list_or_answer_gives_the_address_of_a_story_of_one_article() {
    let mut browser = Browser::new().await;
    browser.sign_in_as(Role::Editor).await;
    let (story, chosen) = with_a_story(&browser).await;
    let alone = &chosen[5];
    let short = ArticleId(alone.id.0);
    browser.post("/for-you/follow", &format!("kind=story&value={}&label=Story&next=/following", alone.id.0)).await;
    for path in [
        address(&browser, story).await,
        "/following".to_owned(),
        format!("/desk/story/{short}"),
        format!("/api/v1/stories/{short}"),
        format!("/feed/story.{short}.atom"),
    ] {
        let answer = browser.get(&path).await;
        let text = answer.text();
        assert_eq!(answer.status, StatusCode::OK, "{path}: {text}");
        assert!(text.contains(&page_of(alone)) && !text.contains(&format!("/story/{}", alone.slug)), "{path}: {text}");
    }
    let map = browser.get("/sitemap/pages.xml").await.text();
    assert!(!map.contains(&format!("-{short}<")), "{map}");
}

#[tokio::test]
async fn at_the_desk_a_story_of_one_article_has_its_number_and_is_named_by_the_address_of_its_article() {
    let mut browser = Browser::new().await;
    browser.sign_in_as(Role::Editor).await;
    let (story, chosen) = with_a_story(&browser).await;
    let alone = &chosen[5];
    // It is no longer the story that its article opened.
    let opened = StoryId(chosen[4].id.0);
    place(&browser, vec![placed(alone, opened)]).await;
    let ties = vec![StoryTie { story, tie: Tie::Related, others: vec![(opened, vec![Reason::Link])] }];
    write(&browser, Storied { ties, ..Storied::default() }).await;
    let answer = browser.get(&address(&browser, opened).await).await;
    assert_eq!(answer.header("location"), page_of(alone));
    let desk = format!("/desk/story/{}", ArticleId(story.0));
    let html = browser.get(&desk).await.text();
    assert!(html.contains(&format!("<option value=\"{}\">", ArticleId(opened.0))), "{html}");
    let form = format!("other=https://news.example{}", page_of(alone));
    assert_eq!(browser.post(&format!("{desk}/merge"), &form).await.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.store.acts_of(story).await.unwrap()[0].act, Act::Merge { from: opened, into: story });
}

#[tokio::test]
async fn an_article_that_alone_tells_its_story_says_what_its_storys_page_would() {
    let mut browser = Browser::new().await;
    let (before, chosen) = with_a_story(&browser).await;
    let alone = &chosen[5];
    let story = StoryId(alone.id.0);
    let ties = vec![StoryTie { story, tie: Tie::Storyline, others: vec![(before, vec![Reason::Link])] }];
    write(&browser, Storied { ties, ..Storied::default() }).await;
    let html = browser.get(&page_of(alone)).await.text();
    let listed = html.split("<h2 id=\"before\">What happened before</h2>").nth(1).unwrap().split("</section>").next();
    let listed = listed.unwrap();
    assert!(listed.contains(&address(&browser, before).await) && listed.contains("5 titles"), "{listed}");
    assert_eq!(html.matches("What happened before").count(), 1, "once, not beside it again");
    assert!(!html.contains("Follow this story"), "following is for who is signed in");

    browser.sign_in_as(Role::Reader).await;
    assert!(browser.get(&page_of(alone)).await.text().contains("+ Follow this story"));
    let form = format!("kind=story&value={}&label=Story&next={}", story.0, page_of(alone));
    let answer = browser.post("/for-you/follow", &form).await;
    assert_eq!(answer.header("location"), page_of(alone));
    // Whoever follows it and was here is told what came since then.
    let account = browser.store.account_by_address("reader@example.org").await.unwrap().unwrap().id;
    assert_eq!(browser.store.visited_story(account, story).await.unwrap(), None);
    assert!(browser.get(&page_of(alone)).await.text().contains("Following this story"));
    assert!(browser.store.visited_story(account, story).await.unwrap().is_some());
}

#[tokio::test]
async fn what_a_reader_muted_is_not_forwarded_to() {
    let mut browser = Browser::new().await;
    browser.sign_in_as(Role::Reader).await;
    let (_, chosen) = with_a_story(&browser).await;
    let own = address(&browser, StoryId(chosen[5].id.0)).await;
    browser.post("/for-you/mute", &format!("kind=title&value={}", chosen[5].title.0)).await;
    let answer = browser.get(&own).await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::NOT_FOUND, ""));
}
