//! Searching as readers do it.

use http::StatusCode;
use news::Role;

use crate::browser::Browser;
use crate::newsroom;

/// A browser on the newsroom with an index of all of it.
pub async fn browser() -> Browser {
    listed(site::SearchEngines::Nothing).await
}

/// The same, of which search engines may list so much.
async fn listed(search_engines: site::SearchEngines) -> Browser {
    let folder = tempfile::tempdir().unwrap();
    let store = newsroom::filled_store(folder.path()).await;
    let index = index_of(&store, folder.path()).await;
    let settings = site::Settings { search: Some(index), search_engines, ..newsroom::settings(folder.path()) };
    Browser::with(store, folder, settings)
}

/// An index of all that a newsroom has.
pub async fn index_of(store: &store::Store, folder: &std::path::Path) -> search::Index {
    let index = search::Index::open(&folder.join("search")).unwrap();
    let mut follower = search::Follower::open(store.clone(), index.clone()).unwrap();
    follower.catch_up().await.unwrap();
    follower.finish().await.unwrap();
    index
}

#[tokio::test]
async fn what_is_looked_for_is_found_and_marked() {
    let browser = browser().await;
    let html = browser.get("/search?q=dam").await.text();
    assert!(html.contains("<mark>dam</mark>"), "{html}");
    assert!(html.contains("articles</strong>. Best match first"), "{html}");
    assert!(html.contains(r#"<a href="/search?q=dam&#38;order=time">Newest first</a>"#), "{html}");
    let by_time = browser.get("/search?q=dam&order=time").await.text();
    assert!(by_time.contains("Newest first. <a"));
    assert!(html.contains("source:northern-post") || html.contains("source%3Anorthern-post"), "narrows by title");
    let nothing = browser.get("/search?q=zebrafish").await.text();
    assert!(nothing.contains("Nothing of"), "{nothing}");
    let empty = browser.get("/search").await.text();
    assert!(empty.contains("articles can be searched") && empty.contains("What can be typed"));
}

#[tokio::test]
async fn what_a_search_finds_is_listed_by_search_engines_only_where_all_is() {
    use site::SearchEngines::{All, Own};
    for (listed_are, form, found) in [(Own, false, true), (All, false, false)] {
        let browser = listed(listed_are).await;
        assert_eq!(browser.get("/search").await.text().contains("noindex"), form, "{listed_are:?}");
        let page = browser.get("/search?q=dam+rain").await.text();
        assert_eq!(page.contains("noindex"), found, "{listed_are:?}");
        assert_eq!(
            page.contains(r#"/search?q=dam%20rain">"#) || page.contains(r#"/search?q=dam+rain">"#),
            !found,
            "{page}"
        );
    }
}

#[tokio::test]
async fn what_is_typed_is_shown_as_text_and_mistakes_are_said() {
    let browser = browser().await;
    let html = browser.get("/search?q=%3Cscript%3Ealert(1)%3C/script%3E%22").await.text();
    assert!(!html.contains("<script>"), "{html}");
    let html = browser.get("/search?q=dam+after:soon").await.text();
    assert!(html.contains("“soon” is no day"), "{html}");
    let html = browser.get("/search?q=is:saved").await.text();
    assert!(html.contains("sign in first"), "{html}");
}

#[tokio::test]
async fn pages_can_be_turned_and_meet_without_overlap() {
    let browser = browser().await;
    let links = |html: &str| {
        html.split("<h3")
            .skip(1)
            .filter_map(|part| part.split("href=\"").nth(1)?.split('"').next().map(str::to_owned))
            .collect::<Vec<_>>()
    };
    let first = browser.get("/search?q=after:2000&order=time").await.text();
    assert!(first.contains("More results"), "{first}");
    let second = browser.get("/search?q=after:2000&order=time&page=2").await.text();
    let (first, second) = (links(&first), links(&second));
    assert!(!first.is_empty() && !second.is_empty() && first.iter().all(|link| !second.contains(link)));
    assert_eq!(browser.get("/search?q=dam&page=99999999999").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_search_can_be_kept_and_what_one_saved_can_be_searched() {
    let mut browser = browser().await;
    browser.sign_in_as(Role::Reader).await;
    let answer = browser.post("/search/save", "q=dam+-rain&name=The+dam").await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/search?q=dam+-rain&order=time"));
    let html = browser.get("/search").await.text();
    assert!(html.contains(r#"<a href="/search?q=dam+-rain&#38;order=time">The dam</a>"#), "{html}");
    let id = html.split("name=\"search\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert!(browser.get("/account/export").await.text().contains("dam -rain"), "a copy of everything has it");
    browser.post("/search/forget", &format!("search={id}")).await;
    assert!(!browser.get("/search").await.text().contains("Searches you keep"));
    assert_eq!(browser.post("/search/save", "q=").await.status, StatusCode::UNPROCESSABLE_ENTITY);

    let article = browser.article("holds through the night").await;
    assert!(browser.get("/search?q=is:saved").await.text().contains("Nothing of"));
    browser.post(&format!("{article}/mark"), "mark=saved").await;
    let html = browser.get("/search?q=is:saved").await.text();
    assert!(html.contains(&article), "{html}");
}

#[tokio::test]
async fn without_an_index_the_page_says_so() {
    let browser = Browser::new().await;
    let answer = browser.get("/search?q=dam").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.text().contains("Nothing can be searched just now"));
}
