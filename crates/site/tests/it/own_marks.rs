//! Highlights and notes, labels, rules, writers: what a reader makes of articles.

use http::StatusCode;
use membership::policy::Policy;
use news::{Article, Role};

use crate::browser::Browser;
use crate::newsroom;

const TEXT: &str = "The crack above the spillway has stopped growing, engineers said on Monday.";

async fn reader() -> Browser {
    let mut browser = Browser::new().await;
    browser.sign_in_as(Role::Reader).await;
    browser
}

fn form(pairs: &[(&str, &str)]) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}

/// Brings an article of Northern Post in, or another edition of it.
pub async fn publish(store: &store::Store, headline: &str, html: &str, minutes_ago: i64) -> news::ArticleId {
    let title = store.titles().await.unwrap().into_iter().find(|one| one.listing.slug == "northern-post").unwrap();
    let feed = store.feeds().await.unwrap().into_iter().find(|feed| feed.title == title.id).unwrap();
    let now_us = news::to_micros(newsroom::now());
    let article = Article {
        url: format!("https://title1.example/world/{}", news::slug(headline, 40)),
        title: Some(headline.to_owned()),
        byline: Some("Mara Lindqvist in Karlsund".to_owned()),
        authors: vec!["Mara Lindqvist".to_owned()],
        published: Some(news::from_micros(now_us - 60 * newsroom::MINUTE_US)),
        language: Some("en-GB".to_owned()),
        body_html: html.to_owned(),
        body_text: html.replace("<p>", "").replace("</p>", "\n\n").replace("<em>", "").replace("</em>", ""),
        word_count: 200,
        ..Article::default()
    };
    let arrivals = vec![newsroom::arrival(article, Some(news::Section::World), 0)];
    let at_us = now_us - minutes_ago * newsroom::MINUTE_US;
    store.record(&[newsroom::visit(&feed, at_us, arrivals)]).await.unwrap()[0].changes[0].0
}

async fn path_of(store: &store::Store, id: news::ArticleId) -> String {
    format!("/article/{}-{id}", store.article(id).await.unwrap().unwrap().card.slug)
}

#[tokio::test]
async fn a_highlight_stays_in_the_text_when_the_article_is_revised_and_is_kept_when_its_words_go() {
    let browser = reader().await;
    let html = format!("<p>{TEXT}</p><p>Forty thousand people <em>wait to</em> go home.</p>");
    let id = publish(&browser.store, "The spillway", &html, 30).await;
    let path = path_of(&browser.store, id).await;
    let page = browser.get(&path).await.text();
    assert!(page.contains("Highlight a passage") && page.contains("<option value=\"The crack above the spillway"));
    let answer = browser
        .post(&format!("{path}/highlight"), &form(&[("quote", "people wait  to go"), ("note", "How many?")]))
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert!(answer.header("location").starts_with(&format!("{path}#highlight-")));
    let answer =
        browser.post(&format!("{path}/highlight"), &form(&[("paragraph", "The crack above the spillway")])).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let page = browser.get(&path).await.text();
    assert!(page.contains(">people </mark><em><mark>wait to</mark></em><mark> go</mark> home."), "{page}");
    assert!(page.contains(&format!(">{TEXT}</mark></p>")) && page.contains("How many?"), "{page}");
    let wrong = browser.post(&format!("{path}/highlight"), "quote=words+that+nobody+wrote").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains("do not stand in the article"));

    let revised = "<p>New: rain.</p><p>About forty thousand people <em>wait to</em> go home tonight.</p>";
    publish(&browser.store, "The spillway", revised, 10).await;
    let page = browser.get(&path).await.text();
    assert!(page.contains(">people </mark><em><mark>wait to</mark></em><mark> go</mark> home tonight."), "{page}");
    assert!(
        page.contains("these words do not stand in it any more") && page.contains(TEXT),
        "kept all the same: {page}"
    );

    let list = browser.get("/highlights").await.text();
    assert!(
        list.contains("people wait to go") && list.contains("How many?") && list.contains("The spillway"),
        "{list}"
    );
    let markdown = browser.get("/highlights/export").await;
    assert!(markdown.header("content-type").starts_with("text/markdown"));
    assert!(markdown.text().contains("\n> people wait to go\n\nHow many?\n"), "{}", markdown.text());
    let copy = browser.get("/account/export").await.text();
    assert!(copy.contains("people wait to go") && copy.contains("How many?"));
    let kept = browser.store.highlights_in(account(&browser).await, id).await.unwrap();
    browser.post("/highlights/change", &format!("id={}&act=end&next={path}", kept[0].id)).await;
    assert!(!browser.get("/highlights").await.text().contains("people wait to go"));
}

async fn account(browser: &Browser) -> news::AccountId {
    browser.store.account_by_address("reader@example.org").await.unwrap().unwrap().id
}

#[tokio::test]
async fn nobody_else_sees_what_a_reader_marked() {
    let mut browser = reader().await;
    let path = browser.article("holds through the night").await;
    let text = browser.get(&path).await.text();
    let form_below = text.split("Highlight a passage").nth(1).unwrap();
    let opening = form_below.split("<option value=\"").nth(2).unwrap().split('"').next().unwrap().to_owned();
    browser.post(&format!("{path}/highlight"), &form(&[("paragraph", &opening), ("note", "mine alone")])).await;
    browser.post(&format!("{path}/label"), "name=Dams&act=on").await;
    assert!(browser.get(&path).await.text().contains("mine alone"));
    browser.sign_in_as(Role::Operator).await;
    let others = browser.get(&path).await.text();
    assert!(!others.contains("mine alone") && !others.contains("<mark") && !others.contains("Dams"), "{others}");
    browser.cookie = None;
    let stranger = browser.get(&path).await.text();
    assert!(!stranger.contains("<mark") && !stranger.contains("own-marks"), "{stranger}");
}

/// By how a locked paragraph begins nobody gets the rest of it.
#[tokio::test]
async fn what_is_locked_cannot_be_marked() {
    let folder = tempfile::tempdir().unwrap();
    let store = newsroom::filled_store(folder.path()).await;
    let mut settings = newsroom::settings(folder.path());
    let policy = "version = 1\nwall = \"members\"\npreview = 40\n\n[[plan]]\nid = \"monthly\"\nname = \"Monthly\"\ninterval = \"month\"\nprices = { EUR = 990 }\n";
    settings.membership = Some(Policy::read(policy).unwrap());
    let mut browser = Browser::with(store, folder, settings);
    browser.sign_in_as(Role::Reader).await;
    let html = format!("<p>It rains on Monday.</p><p>{TEXT}</p>");
    let id = publish(&browser.store, "The spillway", &html, 30).await;
    let path = path_of(&browser.store, id).await;
    assert!(!browser.get(&path).await.text().contains("The crack above"), "it is locked");
    for locked in [[("paragraph", "The crack above the spillway")], [("quote", TEXT)]] {
        let answer = browser.post(&format!("{path}/highlight"), &form(&locked)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!answer.text().contains("stopped growing"));
    }
    let seen = browser.post(&format!("{path}/highlight"), &form(&[("quote", "It rains on Monday.")])).await;
    assert_eq!(seen.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_take_down_reaches_what_was_marked() {
    let browser = reader().await;
    let id = publish(&browser.store, "The spillway", &format!("<p>{TEXT}</p>"), 30).await;
    let path = path_of(&browser.store, id).await;
    browser.post(&format!("{path}/highlight"), &form(&[("quote", TEXT), ("note", "my own words")])).await;
    let title =
        browser.store.titles().await.unwrap().into_iter().find(|one| one.listing.slug == "northern-post").unwrap();
    let feed = browser.store.feeds().await.unwrap().into_iter().find(|feed| feed.title == title.id).unwrap();
    let stored = browser.store.article(id).await.unwrap().unwrap();
    let mut gone = newsroom::arrival(Article { url: stored.url.clone(), ..stored.article }, None, 0);
    gone.withdrawn = true;
    let at_us = news::to_micros(newsroom::now()) - newsroom::MINUTE_US;
    browser.store.record(&[newsroom::visit(&feed, at_us, vec![gone])]).await.unwrap();
    for page in ["/highlights", "/highlights/export"] {
        let text = browser.get(page).await.text();
        assert!(!text.contains("stopped growing") && text.contains("my own words"), "{page}: {text}");
    }
}

#[tokio::test]
async fn labels_are_lists_of_their_own() {
    let browser = reader().await;
    let path = browser.article("holds through the night").await;
    assert!(browser.get("/labels").await.text().contains("No article has a label yet"));
    browser.post(&format!("{path}/label"), &form(&[("name", "  Dams &  rivers "), ("act", "on")])).await;
    assert_eq!(browser.post(&format!("{path}/label"), "name=+&act=on").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let list = browser.get("/labels?name=Dams+%26+rivers").await.text();
    assert!(list.contains("<h1>Dams &#38; rivers</h1>") && list.contains("holds through the night"), "{list}");
    assert!(list.contains("1 article"));
    browser.post(&format!("{path}/label"), &form(&[("name", "Dams & rivers"), ("act", "off")])).await;
    assert!(browser.get("/labels").await.text().contains("No article has a label yet"));
}

#[tokio::test]
async fn a_rule_is_tried_before_it_is_kept_and_runs_on_what_comes() {
    let folder = tempfile::tempdir().unwrap();
    let store = newsroom::filled_store(folder.path()).await;
    let app = newsroom::app(store.clone(), folder.path(), std::sync::Arc::default());
    let mut browser = Browser::of(app.clone(), store, folder);
    browser.sign_in_as(Role::Reader).await;
    let rule = [
        ("words", "spillway, karlsund"),
        ("title", "northern-post"),
        ("saves", "yes"),
        ("notifies", "yes"),
        ("label", "Dams"),
        ("name", "Dams"),
    ];
    let with = |act: &'static str| form(&[&rule[..], &[("act", act)]].concat());
    let tried = browser.post("/rules", &with("try")).await.text();
    assert!(tried.contains("Would have matched 1 of the newest"), "{tried}");
    assert!(tried.contains("crack stops growing") && tried.contains("value=\"spillway, karlsund\""), "{tried}");
    assert!(browser.store.rules_of(account(&browser).await).await.unwrap().is_empty(), "only tried");
    assert_eq!(app.apply_rules().await.unwrap(), 0, "without rules nothing is followed");

    assert_eq!(browser.post("/rules", &with("keep")).await.status, StatusCode::SEE_OTHER);
    while app.apply_rules().await.unwrap() > 0 {}
    assert!(
        !browser.get("/saved").await.text().contains("crack stops growing"),
        "what was there before stays as it is"
    );
    publish(&browser.store, "The spillway", &format!("<p>{TEXT}</p>"), 5).await;
    publish(&browser.store, "Nothing of the kind", "<p>Other.</p>", 4).await;
    while app.apply_rules().await.unwrap() > 0 {}
    assert!(browser.get("/saved").await.text().contains("The spillway"));
    assert!(browser.get("/labels?name=Dams").await.text().contains("The spillway"));
    let told = browser.get("/following").await.text();
    assert!(told.contains("What your rules found") && told.contains("By your rule: Dams"), "{told}");
    assert!(browser.get("/rules").await.text().contains("1 article so far"));
    let through = told.split("name=\"through\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    browser.post("/following/forget", &format!("through={through}")).await;
    assert!(!browser.get("/following").await.text().contains("What your rules found"));

    let rules = browser.store.rules_of(account(&browser).await).await.unwrap();
    browser.post("/rules/end", &format!("id={}", rules[0].id)).await;
    assert!(!browser.get("/rules").await.text().contains("article so far"));
    for (wrong, why) in
        [("saves=yes&act=keep", "Say what an article has to be"), ("words=dam&act=keep", "Say what is to happen")]
    {
        let answer = browser.post("/rules", wrong).await;
        assert!(answer.status == StatusCode::UNPROCESSABLE_ENTITY && answer.text().contains(why), "{wrong}");
    }
}

#[tokio::test]
async fn a_rule_that_hides_holds_in_every_list() {
    let browser = reader().await;
    let lists = ["/", "/latest", "/section/world", "/title/northern-post", "/briefing?minutes=15"];
    browser.post("/rules", "words=karlsund&title=northern-post&mutes=yes&act=keep").await;
    for list in lists {
        let html = browser.get(list).await.text();
        assert!(!html.contains("crack stops growing, 40,000 still away"), "{list}");
    }
    assert!(browser.get("/title/northern-post").await.text().contains("hidden by what you muted"));
}

#[tokio::test]
async fn a_rule_can_be_done_with_what_is_there() {
    let browser = reader().await;
    browser.post("/rules", "words=karlsund&title=northern-post&label=Dams&now=yes&act=keep").await;
    assert!(browser.get("/labels?name=Dams").await.text().contains("crack stops growing"));
}

#[tokio::test]
async fn writers_are_followed_below_their_articles() {
    let browser = reader().await;
    let id = publish(&browser.store, "The spillway", &format!("<p>{TEXT}</p>"), 30).await;
    let path = path_of(&browser.store, id).await;
    let page = browser.get(&path).await.text();
    assert!(
        page.contains("+ Follow Mara Lindqvist") && page.contains("/search?q=author%3A%22Mara+Lindqvist%22"),
        "{page}"
    );
    browser.post("/for-you/follow", &form(&[("kind", "author"), ("value", "Mara Lindqvist"), ("next", &path)])).await;
    assert!(browser.get(&path).await.text().contains("Following Mara Lindqvist"));
    let following = browser.get("/following").await.text();
    assert!(following.contains(">Mara Lindqvist</a>"), "{following}");
}
