//! The wall as readers meet it, and the promise that locked text never leaves the server.

use std::collections::BTreeSet;

use axum::body::Body;
use http::{Request, StatusCode};
use membership::cut;
use membership::policy::Policy;
use news::{Access, Article, Role, Section};
use regex::Regex;

use crate::browser::{Browser, accounts};
use crate::newsroom::{self, MINUTE_US};

/// Northern Post is for members, comment for the registered, broadcasters are free; the rest is metered.
pub const POLICY: &str = r#"
version = 1
wall = "metered"
preview = 130

[meter]
strangers = 2
registered = 3

[[plan]]
id = "monthly"
name = "Monthly"
interval = "month"
prices = { EUR = 990 }

[[rule]]
name = "Broadcasters are free"
kinds = ["broadcaster"]
wall = "free"

[[rule]]
name = "Northern Post is for members"
titles = ["northern-post"]
wall = "members"
"#;

pub async fn site_behind(policy: &str) -> Browser {
    searchable_site_behind(policy).await.0
}

/// The same, and what takes new articles into its search.
async fn searchable_site_behind(policy: &str) -> (Browser, search::Follower) {
    let folder = tempfile::tempdir().unwrap();
    let store = newsroom::filled_store(folder.path()).await;
    let index = search::Index::open(&folder.path().join("search")).unwrap();
    let follower = search::Follower::open(store.clone(), index.clone()).unwrap();
    let mut settings = newsroom::settings(folder.path());
    settings.membership = Some(Policy::read(policy).unwrap());
    settings.search = Some(index);
    (Browser::with(store, folder, settings), follower)
}

/// Whether a page shows the strip.
fn is_locked(html: &str) -> bool {
    html.contains(&format!("class=\"{} wall-strip\"", cut::LOCKED_CLASS))
}

/// A locked article whose every sentence carries a mark of its own: `mk7k3` is the third sentence of article 7.
fn marked(number: usize, edition: usize) -> Article {
    let sentence = |place: usize| {
        let edited = if place == 6 { edition } else { 0 };
        format!("The ferry of pier {number} left at dawn with mk{number}k{place} aboard, said harbour {edited}.")
    };
    let sentences: Vec<String> = (0..9).map(sentence).collect();
    let paragraphs: Vec<String> = sentences.chunks(3).map(|three| three.join(" ")).collect();
    Article {
        url: format!("https://title1.example/locked/{number}"),
        title: Some(format!("Ferry number {number} leaves its pier")),
        byline: Some("Joe Bale".to_owned()),
        published: Some(news::from_micros(news::to_micros(newsroom::now()) - 30 * MINUTE_US)),
        language: Some("en-GB".to_owned()),
        access: if number.is_multiple_of(2) { Access::Locked } else { Access::Unknown },
        // As feeds give it: the beginning of the text, longer than the preview.
        summary: Some(sentences[..3].join(" ")),
        body_html: format!(
            "<p>{}</p><figure><img src=\"https://img.example/{number}.jpg\" alt=\"{}\"><figcaption>{}</figcaption></figure>",
            paragraphs.join("</p><p>"),
            sentences[8],
            sentences[7],
        ),
        body_text: paragraphs.join("\n\n"),
        word_count: 120,
        ..Article::default()
    }
}

async fn with_locked_articles(browser: &Browser, count: usize) -> Vec<String> {
    let feed = browser.store.feeds().await.unwrap();
    let title =
        browser.store.titles().await.unwrap().into_iter().find(|title| title.listing.slug == "northern-post").unwrap();
    let feed = feed.into_iter().find(|feed| feed.title == title.id).unwrap();
    for (edition, minutes) in [(0, 25), (1, 15)] {
        let arrivals =
            (0..count).map(|number| newsroom::arrival(marked(number, edition), Some(Section::World), 0)).collect();
        let at_us = news::to_micros(newsroom::now()) - minutes * MINUTE_US;
        browser.store.record(&[newsroom::visit(&feed, at_us, arrivals)]).await.unwrap();
    }
    let mut paths = Vec::new();
    let mut before = None;
    while paths.len() < count {
        let cards = browser.store.list(&store::List::Title(title.id), before, 100).await.unwrap();
        let Some(last) = cards.last() else { break };
        before = Some(store::Cursor { sort_us: last.sort_us, id: last.id });
        let ferries = cards.iter().filter(|card| card.headline.starts_with("Ferry number"));
        paths.extend(ferries.map(|card| format!("/article/{}-{}", card.slug, card.id)));
    }
    paths
}

/// What of each marked article may be seen: the marks of its preview.
fn seen_of(count: usize) -> BTreeSet<(usize, usize)> {
    let mark = Regex::new(r"mk(\d+)k(\d+)").unwrap();
    let mut seen = BTreeSet::new();
    for number in 0..count {
        let preview = cut::body(&marked(number, 0).body_html, 130);
        assert!(preview.is_cut && !preview.text.is_empty());
        for found in mark.captures_iter(&preview.html) {
            seen.insert((found[1].parse().unwrap(), found[2].parse().unwrap()));
        }
    }
    seen
}

/// Ways in which people have got around walls elsewhere.
const TRICKS: [&[(&str, &str)]; 8] = [
    &[],
    &[("user-agent", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)")],
    &[("user-agent", "Mozilla/5.0 (compatible; bingbot/2.0)"), ("x-forwarded-for", "66.249.66.1")],
    &[("accept", "application/json")],
    &[("accept", "text/plain"), ("x-requested-with", "XMLHttpRequest")],
    &[("referer", "https://www.google.com/"), ("range", "bytes=0-")],
    &[("cookie", "newsstand_browser=AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA")],
    &[("cookie", "newsstand_session=x; member=1"), ("save-data", "on"), ("purpose", "prefetch")],
];

#[tokio::test]
async fn acceptance_05_not_one_sentence_beyond_the_preview_leaves_the_server() {
    const LOCKED: usize = 500;
    let (mut browser, mut follower) = searchable_site_behind(POLICY).await;
    let articles = with_locked_articles(&browser, LOCKED).await;
    assert_eq!(articles.len(), LOCKED);
    follower.catch_up().await.unwrap();
    follower.finish().await.unwrap();
    let seen = seen_of(LOCKED);
    let mark = Regex::new(r"mk(\d+)k(\d+)").unwrap();
    let check = |what: &str, body: &str| -> usize {
        let mut marks = 0;
        for found in mark.captures_iter(body) {
            let place = (found[1].parse().unwrap(), found[2].parse().unwrap());
            assert!(seen.contains(&place), "{what} tells {}", &found[0]);
            marks += 1;
        }
        marks
    };
    let place = Regex::new(r"\{[a-z_*]+\}").unwrap();
    let mut shown = 0;
    for (number, path) in articles.iter().enumerate() {
        // Every trick on some articles, one trick on each.
        let tricks: Vec<&[(&str, &str)]> =
            if number < 20 { TRICKS.to_vec() } else { vec![TRICKS[number % TRICKS.len()]] };
        for headers in tricks {
            let answer = browser.get_with(path, headers).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            assert_eq!(answer.header("cache-control"), "no-store", "{path}");
            shown += check(path, &answer.text());
            let changes = format!("{path}/changes");
            check(&changes, &browser.get_with(&changes, headers).await.text());
        }
        let of_api = format!("/api/v1/articles/{}", path.rsplit('-').next().unwrap());
        shown += check(&of_api, &browser.get(&of_api).await.text());
        for odd in ["?print=1", "?amp=1", "?outputType=amp", "/amp", ".json", "/read", "/gift"] {
            if number % 50 == 0 {
                check(odd, &browser.get(&format!("{path}{odd}")).await.text());
            }
        }
    }
    assert!(shown >= LOCKED, "the preview is there");
    // A story that locked articles tell: what only one of them says is said of what everybody sees.
    let ids: Vec<news::ArticleId> =
        articles.iter().take(6).map(|path| path.rsplit('-').next().unwrap().parse().unwrap()).collect();
    let story = crate::stories::told_by(&browser, &ids).await;
    let story = crate::stories::address(&browser, story).await;
    for headers in TRICKS {
        let page = browser.get_with(&story, headers).await;
        assert_eq!(page.status, StatusCode::OK, "{story}");
        assert!(page.text().contains("Ferry number"), "it is a story of these");
        check(&story, &page.text());
    }
    // What is looked for stands in every sentence: what is shown of the text is the preview's.
    for query in ["ferry", "harbour", "%22dawn+with%22", "aboard+said+title:ferry"] {
        for path in [format!("/search?q={query}"), format!("/search?q={query}&order=time")] {
            for headers in TRICKS {
                let page = browser.get_with(&path, headers).await.text();
                assert!(page.contains("leaves its pier"), "{path} finds them");
                check(&path, &page);
            }
        }
        for path in [format!("/feed/search.atom?q={query}"), format!("/api/v1/lists/search?q={query}")] {
            let found = browser.get(&path).await.text();
            assert!(found.contains("leaves its pier"), "{path} finds them");
            check(&path, &found);
        }
    }
    // Everything else that there is, as a stranger and as somebody with an account who saved and opened some of them.
    for signs_in in [false, true] {
        if signs_in {
            browser.sign_in_as(Role::Operator).await;
            for path in articles.iter().take(30) {
                browser.post(&format!("{path}/mark"), "mark=saved").await;
                check(path, &browser.get(path).await.text());
                check(path, &browser.get(&format!("{path}/changes")).await.text());
            }
            browser.post("/subscriptions", "title=northern-post&folder=").await;
        }
        let feeds = ["latest", "top", "section.world", "title.northern-post"];
        let feeds =
            feeds.iter().flat_map(|list| ["rss", "atom", "json"].map(|format| format!("/feed/{list}.{format}")));
        let plain = site::routes().iter().copied().chain(site::membership_routes());
        let plain =
            plain.filter(|route| route.method == "GET" && !route.path.contains('{')).map(|route| route.path.to_owned());
        let named = [
            "/section/world",
            "/title/northern-post",
            "/edition/uk",
            "/why/world",
            "/search?q=ferry",
            "/api/v1/lists/title.northern-post",
        ];
        // Whatever has a place for something in its address gets what is locked, and what leads to it.
        let id = articles[0].rsplit('-').next().unwrap();
        let places = [articles[0].trim_start_matches("/article/"), id, "northern-post", "world", "latest", "1"];
        let all = site::routes().iter().copied().chain(site::membership_routes());
        let with_places = all
            .filter(|route| route.method == "GET" && route.path.contains('{'))
            .flat_map(|route| places.map(|with| place.replace_all(route.path, with).into_owned()));
        let with_places: Vec<String> = with_places.collect();
        assert!(with_places.len() > 150, "{}", with_places.len());
        for path in plain.chain(feeds).chain(named.map(str::to_owned)).chain(with_places) {
            for headers in TRICKS {
                check(&path, &browser.get_with(&path, if signs_in { &[] } else { headers }).await.text());
            }
        }
    }
    // And as an assistant of somebody who is no member.
    browser.sign_in_as(Role::Reader).await;
    let token = crate::api::token(&browser, &[identity::Scope::Read]).await;
    for path in articles.iter().step_by(10) {
        let id = path.rsplit('-').next().unwrap();
        for (tool, arguments) in [
            ("article", serde_json::json!({ "id": id })),
            ("search", serde_json::json!({ "query": "ferry" })),
            ("list", serde_json::json!({ "name": "title.northern-post" })),
        ] {
            let given = crate::assistants::used(&browser, &token, tool, &arguments).await.to_string();
            assert!(given.contains("leaves its pier"), "{tool}: {given}");
            check(tool, &given);
        }
    }
}

/// The briefing goes out by mail with what lists say; the reader follows the title whose articles are locked.
#[tokio::test]
async fn acceptance_05_not_one_sentence_beyond_the_preview_is_mailed() {
    const LOCKED: usize = 40;
    let post = press::PostOffice::open(Vec::new()).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let store = newsroom::filled_store(folder.path()).await;
    let settings = site::Settings {
        membership: Some(Policy::read(POLICY).unwrap()),
        mailer: Some(crate::browser::mailer(&post)),
        ..newsroom::settings(folder.path())
    };
    let app = site::App::new(
        store.clone(),
        std::sync::Arc::new(newsroom::Painter),
        std::sync::Arc::new(newsroom::now),
        settings.clone(),
        std::sync::Arc::default(),
    );
    let mut browser = Browser::with(store.clone(), folder, settings);
    with_locked_articles(&browser, LOCKED).await;
    browser.sign_in_as(Role::Reader).await;
    let titles = store.titles().await.unwrap();
    let title = titles.iter().find(|title| title.listing.slug == "northern-post").unwrap();
    browser.post("/for-you/follow", &format!("kind=title&value={}&label=Northern+Post", title.id.0)).await;
    let account = store.account_by_address("reader@example.org").await.unwrap().unwrap().id;
    let zone = "Asia/Tokyo".to_owned();
    let order = store::BriefingMail { account, parts: "both".to_owned(), minutes: 15, zone, sent_us: 1 };
    store.order_briefing(&order).await.unwrap();
    assert_eq!(app.send_briefings().await.unwrap(), 1);
    let mails = post.mails(1).await;
    let text = mails[0].text.replace("=\r\n", "").replace("=\n", "");
    assert!(text.contains("Ferry number"), "a locked article is in it: {text}");
    let (seen, mark) = (seen_of(LOCKED), Regex::new(r"mk(\d+)k(\d+)").unwrap());
    for found in mark.captures_iter(&text) {
        assert!(seen.contains(&(found[1].parse().unwrap(), found[2].parse().unwrap())), "the mail tells {}", &found[0]);
    }
    assert!(mark.is_match(&text), "the preview is there");
}

#[tokio::test]
async fn a_private_instance_shows_nothing_of_membership() {
    let mut browser = Browser::new().await;
    let article = browser.article("copper").await;
    assert!(!is_locked(&browser.get(&article).await.text()));
    for path in ["/plans", "/cancel", "/withdraw", "/membership", "/gift/1.x"] {
        assert_eq!(browser.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    browser.sign_in_as(Role::Reader).await;
    assert!(!browser.get("/account").await.text().contains("/membership"));
}

#[tokio::test]
async fn acceptance_24_the_markup_for_crawlers_is_valid_and_says_what_the_lock_does() {
    let browser = site_behind(POLICY).await;
    let locked = with_locked_articles(&browser, 1).await.remove(0);
    let html = browser.get(&locked).await.text();
    let data = html.split("<script type=\"application/ld+json\">").nth(1).unwrap().split("</script>").next().unwrap();
    let data: serde_json::Value = serde_json::from_str(data).unwrap();
    assert_eq!(data["@type"], "NewsArticle");
    assert_eq!(data["isAccessibleForFree"], false);
    let selector = data["hasPart"]["cssSelector"].as_str().unwrap();
    let class = selector.strip_prefix('.').expect("a class selector");
    assert_eq!(html.matches(&format!("class=\"{class} ")).count(), 1, "it names what is locked, once");
    // What is free says nothing of a lock.
    let card = browser.store.list(&store::List::Latest, None, 500).await.unwrap();
    let titles = browser.store.titles().await.unwrap();
    let radio = titles.iter().find(|title| title.listing.slug == "radio-meridian").unwrap().id;
    let free = card.iter().find(|card| card.title == radio).unwrap();
    let html = browser.get(&format!("/article/{}-{}", free.slug, free.id)).await.text();
    assert!(!is_locked(&html) && !html.contains("isAccessibleForFree"));
}

#[tokio::test]
async fn a_stranger_takes_free_articles_by_a_button_until_they_are_used_up() {
    let mut browser = site_behind(&POLICY.replace("titles = [\"northern-post\"]", "titles = [\"nobody\"]")).await;
    let articles = with_locked_articles(&browser, 3).await;
    let html = browser.get(&articles[0]).await.text();
    assert!(is_locked(&html) && html.contains("one of 2 that are free"), "{html}");
    assert!(html.contains("Already a member?"), "{html}");
    let answer = browser.post(&format!("{}/read", articles[0]), "").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    browser.keep_cookie(&answer);
    // Reading twice counts once; the second article is the last.
    for path in [&articles[0], &articles[0], &articles[1]] {
        assert!(!is_locked(&browser.get(path).await.text()), "{path}");
    }
    let html = browser.get(&articles[2]).await.text();
    assert!(is_locked(&html) && html.contains("free articles of this month are read"), "{html}");
    assert!(!is_locked(&browser.get(&articles[0]).await.text()), "what was read stays open");
}

#[tokio::test]
async fn a_trial_opens_everything_once_for_each_person_and_its_reader_gives_articles_away() {
    let mut browser = site_behind(POLICY).await;
    let locked = with_locked_articles(&browser, 2).await;
    browser.sign_in_as(Role::Reader).await;
    assert!(is_locked(&browser.get(&locked[0]).await.text()));
    let answer = browser.post("/plans/trial", "next=/account").await;
    if answer.status == StatusCode::OK {
        // An address has to answer first.
        assert!(answer.text().contains("Your address has to answer first"), "{}", answer.text());
        let account = browser.store.account_by_address("reader@example.org").await.unwrap().unwrap();
        browser.store.verify_account(account.id).await.unwrap();
        assert_eq!(browser.post("/plans/trial", "next=/account").await.header("location"), "/account");
    }
    assert!(!is_locked(&browser.get(&locked[0]).await.text()));
    assert!(browser.get("/membership").await.text().contains("Your trial runs until 7 Dec 2026"));
    assert!(browser.post("/plans/trial", "").await.text().contains("You are a member already"));
    let page = browser.post(&format!("{}/gift", locked[0]), "").await.text();
    let link = page.split("value=\"http://localhost:8080").nth(1).unwrap().split('"').next().unwrap().to_owned();
    // Ten devices open it; the eleventh is told kindly.
    browser.cookie = None;
    assert!(browser.get(&link).await.text().contains("Open the gift"));
    for device in 0..11 {
        browser.cookie = None;
        let answer = browser.post(&link, "").await;
        if device < 10 {
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "device {device}");
            browser.keep_cookie(&answer);
            assert!(!is_locked(&browser.get(&locked[0]).await.text()));
            assert!(is_locked(&browser.get(&locked[1]).await.text()), "a gift opens one article");
        } else {
            assert_eq!(answer.status, StatusCode::GONE);
            assert!(answer.text().contains("as many devices as it can"), "{}", answer.text());
        }
    }
    assert_eq!(browser.get("/gift/1.forged").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn acceptance_13_cancelling_and_withdrawing_work_signed_out_in_two_steps() {
    let browser = site_behind(POLICY).await;
    let now_us = news::to_micros(newsroom::now());
    accounts(&browser.store)
        .add("mara@example.org", "Mara", Role::Reader, "three herons at dawn", now_us)
        .await
        .unwrap();
    for (path, kind, first, second) in [
        ("/cancel", "cancel", "Cancel contracts here", "Cancel now"),
        ("/withdraw", "withdraw", "Withdraw from contract here", "Confirm withdrawal"),
    ] {
        assert!(browser.get(path).await.text().contains(first));
        let form = format!("kind={kind}&address=mara@example.org&contract=");
        assert!(browser.post("/farewell", &form).await.text().contains(second));
        let before = browser.store.open_farewells(9).await.unwrap().len();
        let done = browser.post("/farewell/confirm", &form).await.text();
        assert!(done.contains("Your wish is taken down. Number") && done.contains("23 Nov 2026"), "{done}");
        let noted = browser.store.open_farewells(9).await.unwrap();
        assert_eq!(noted.len(), before + 1);
        let last = noted.last().unwrap();
        assert_eq!((last.wish.as_str(), last.account.is_some()), (kind, true));
        // Money moves after a day only where nobody showed that it is theirs.
        assert_eq!(last.due_us > last.at_us, kind == "withdraw");
        // Whether an address is known is not told.
        let strange = format!("kind={kind}&address=nobody@example.org&contract=7");
        assert!(browser.post("/farewell/confirm", &strange).await.text().contains("Your wish is taken down"));
    }
}

/// How else an address can be written, and what else is asked about an article.
const SPELLINGS: [&str; 20] = [
    "",
    "/",
    "/changes",
    "/read",
    "/gift",
    "/amp",
    "/print",
    ".json",
    ".txt",
    "?print=1",
    "?amp=1",
    "?format=json",
    "?_escaped_fragment_=",
    "?token=x",
    "?session=x",
    "?preview=999999",
    "?wall=off",
    ";jsessionid=1",
    "%20",
    "%2e",
];

/// Who one can pretend to be.
const PRETENCES: [(&str, &str); 14] = [
    ("user-agent", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"),
    ("user-agent", "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)"),
    ("user-agent", "Feedly/1.0 (+http://www.feedly.com/fetcher.html; 9 subscribers)"),
    ("user-agent", "facebookexternalhit/1.1"),
    ("referer", "https://www.google.com/search?q=ferry"),
    ("accept", "application/json, text/plain;q=0.1"),
    ("accept", "application/atom+xml"),
    ("authorization", "GoogleLogin auth=0"),
    ("x-forwarded-for", "66.249.66.1"),
    ("x-original-url", "/account/export"),
    ("if-none-match", "*"),
    ("if-modified-since", "Thu, 01 Jan 1970 00:00:00 GMT"),
    ("range", "bytes=200-"),
    ("cookie", "newsstand_session=AAAA; newsstand_browser=AAAA.AAAA; member=1"),
];

#[tokio::test]
async fn two_thousand_variants_of_asking_give_a_stranger_not_a_byte_beyond_the_preview() {
    const LOCKED: usize = 40;
    let browser = site_behind(POLICY).await;
    let articles = with_locked_articles(&browser, LOCKED).await;
    let seen = seen_of(LOCKED);
    let mark = Regex::new(r"mk(\d+)k(\d+)").unwrap();
    let (mut variants, mut shown, mut beyond) = (0, 0, Vec::new());
    for (which, spelling) in SPELLINGS.iter().enumerate() {
        for (who, (name, value)) in PRETENCES.iter().enumerate() {
            for (how, method) in
                ["GET", "HEAD", "POST", "OPTIONS", "PUT", "PROPFIND", "QUERY", "get"].iter().enumerate()
            {
                let path = &articles[(which + who + how) % LOCKED];
                let request = Request::builder()
                    .method(*method)
                    .uri(format!("{path}{spelling}"))
                    .header("host", "localhost:8080")
                    .header("sec-fetch-site", "same-origin")
                    .header(*name, *value);
                let answer = browser.ask(request.body(Body::empty()).unwrap()).await;
                variants += 1;
                let told = format!("{:?} {}", answer.headers, answer.text());
                for found in mark.captures_iter(&told) {
                    shown += 1;
                    if !seen.contains(&(found[1].parse().unwrap(), found[2].parse().unwrap())) {
                        beyond.push(format!("{method} {path}{spelling} with {name}: {}", &found[0]));
                    }
                }
            }
        }
    }
    println!(
        "{variants} variants of asking for {LOCKED} locked articles: {} sentences beyond the preview",
        beyond.len()
    );
    assert!(variants >= 2_000 && shown > 100, "{variants} variants, {shown} marks");
    assert_eq!(beyond, Vec::<String>::new());
}

#[tokio::test]
async fn however_many_articles_are_asked_for_at_once_the_meter_opens_as_many_as_it_says() {
    let mut browser = site_behind(&POLICY.replace("titles = [\"northern-post\"]", "titles = [\"nobody\"]")).await;
    let articles = with_locked_articles(&browser, 30).await;
    let answer = browser.post(&format!("{}/read", articles[0]), "").await;
    browser.keep_cookie(&answer);
    let asked = articles.iter().chain(&articles).map(|path| browser.get(path));
    let answers = futures_util::future::join_all(asked).await;
    let open: BTreeSet<&String> = articles
        .iter()
        .chain(&articles)
        .zip(&answers)
        .filter(|(_, answer)| !is_locked(&answer.text()))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(open.len(), 2, "strangers = 2: {open:?}");
}

#[tokio::test]
async fn acceptance_16_a_title_that_leaves_goes_from_lists_and_stays_where_a_reader_saved_it() {
    let mut browser = site_behind(POLICY).await;
    let article = browser.article("holds through the night").await;
    browser.sign_in_as(Role::Reader).await;
    browser.post(&format!("{article}/mark"), "mark=saved").await;
    let saved = browser.get("/saved").await.text();
    assert!(saved.contains(&article), "{saved}");
    let listed = async |browser: &Browser| {
        let mut places = Vec::new();
        for path in ["/", "/latest", "/feed/latest.rss"] {
            if browser.get(path).await.text().contains(&article) {
                places.push(path);
            }
        }
        places
    };
    assert!(!listed(&browser).await.is_empty(), "it is in lists");

    let cards = browser.store.list(&store::List::Latest, None, 500).await.unwrap();
    let card = cards.iter().find(|card| article.ends_with(&card.id.to_string())).unwrap();
    let reader = browser.cookie.take();
    browser.sign_in().await;
    let titles = browser.store.titles().await.unwrap();
    let stay = titles.iter().filter(|title| title.enabled && title.id != card.title);
    let form: Vec<String> = stay.map(|title| format!("on={}", title.id)).collect();
    browser.post("/console/titles", &form.join("&")).await;
    browser.cookie = reader;
    assert_eq!(listed(&browser).await, Vec::<&str>::new());
    // What a reader kept stays kept, and opens; so it can be read offline too.
    assert!(browser.get("/saved").await.text().contains(&article));
    assert_eq!(browser.get(&article).await.status, StatusCode::OK);
}

/// Asks from an address, as the connection has it.
async fn from(browser: &Browser, address: &str, path: &str, headers: &[(&str, &str)]) -> String {
    let mut request = Request::get(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let mut request = request.body(Body::empty()).unwrap();
    let peer: std::net::SocketAddr = format!("{address}:4711").parse().unwrap();
    request.extensions_mut().insert(axum::extract::ConnectInfo(peer));
    browser.ask(request).await.text()
}

#[tokio::test]
async fn a_country_is_believed_when_a_trusted_proxy_says_it_and_from_nobody_else() {
    let folder = tempfile::tempdir().unwrap();
    let store = newsroom::filled_store(folder.path()).await;
    let mut settings = newsroom::settings(folder.path());
    let policy = format!("{POLICY}\n[[title]]\ntitle = \"northern-post\"\ncountries = [\"NO\"]\n");
    settings.membership = Some(Policy::read(&policy).unwrap());
    settings.country_header = Some("cf-ipcountry".parse().unwrap());
    let browser = Browser::with(store, folder, settings);
    let article = with_locked_articles(&browser, 1).await.remove(0);
    let refused = "This article cannot be read here";
    for (address, country, is_refused) in
        [("127.0.0.1", "no", false), ("127.0.0.1", "SE", true), ("127.0.0.1", "XX", true), ("203.0.113.9", "NO", true)]
    {
        let html = from(&browser, address, &article, &[("cf-ipcountry", country)]).await;
        assert_eq!(html.contains(refused), is_refused, "{address} {country}");
        assert!(is_locked(&html));
    }
}

#[tokio::test]
async fn a_search_engine_is_known_by_its_network_and_gets_the_preview_with_its_markup() {
    let policy = POLICY.replace("titles = [\"northern-post\"]", "titles = [\"nobody\"]");
    let policy = format!("{policy}\n[[crawler]]\nname = \"A search engine\"\nnetworks = [\"198.51.100.0/24\"]\n");
    let mut browser = site_behind(&policy).await;
    let articles = with_locked_articles(&browser, 1).await;
    let answer = browser.post(&format!("{}/read", articles[0]), "").await;
    browser.keep_cookie(&answer);
    let cookie = browser.cookie.clone().unwrap();
    // The same browser would read a free article; a search engine has none, and is not asked to take one.
    let html = from(&browser, "198.51.100.7", &articles[0], &[("cookie", &cookie)]).await;
    assert!(is_locked(&html) && html.contains("isAccessibleForFree") && !html.contains("free for you"));
    assert!(!is_locked(&from(&browser, "203.0.113.9", &articles[0], &[("cookie", &cookie)]).await));
}

/// A policy with a plan for a family of three.
fn family() -> String {
    format!(
        "{POLICY}\n[[plan]]\nid = \"family\"\nname = \"Family\"\ninterval = \"month\"\nprices = {{ EUR = 1490 }}\npeople = \"family\"\nseats = 3\n"
    )
}

/// The operator pays for a family.
async fn pay_for_family(browser: &Browser) -> news::AccountId {
    use membership::subscription::{Event, Snapshot, Status};
    let now_us = news::to_micros(newsroom::now());
    let payer = browser.store.account_by_address("operator@example.org").await.unwrap().unwrap().id;
    let plan = store::Plan {
        word: "family".to_owned(),
        name: "Family".to_owned(),
        about: String::new(),
        currency: membership::Currency::EUR,
        minor: 1_490,
        months: 1,
        trial_days: 0,
        price: "price_family".to_owned(),
        on_sale: true,
        place: 0,
    };
    browser.store.set_plan(&plan).await.unwrap();
    let seen = Snapshot {
        at_us: now_us,
        status: Status::Active,
        told_by: "evt_1".to_owned(),
        from_us: now_us,
        to_us: now_us + 30 * 86_400_000_000,
        trial_to_us: 0,
        ends_with_term: false,
        price: "price_family".to_owned(),
        seats: 1,
    };
    browser.store.keep_subscription("sub_1", Some(payer), "cus_1", &Event::Seen(seen), now_us).await.unwrap();
    payer
}

#[tokio::test]
async fn whoever_takes_a_seat_of_a_family_reads_until_they_leave_it() {
    let mut browser = site_behind(&family()).await;
    let locked = with_locked_articles(&browser, 1).await.remove(0);
    browser.sign_in().await;
    pay_for_family(&browser).await;
    assert!(browser.get("/membership").await.text().contains("Besides you there is room for 2"));
    let mut links = Vec::new();
    for name in ["Nina", "Ole", "Pia"] {
        let page = browser.post("/membership/seats", &format!("name={name}")).await.text();
        match page.split("value=\"http://localhost:8080").nth(1) {
            Some(link) => links.push(link.split('"').next().unwrap().to_owned()),
            None => assert!(page.contains("All seats are taken"), "{page}"),
        }
    }
    assert_eq!(links.len(), 2);
    browser.cookie = None;
    assert!(browser.get(&links[0]).await.text().contains("Sign in to take it"));
    browser.sign_in_as(Role::Reader).await;
    assert!(is_locked(&browser.get(&locked).await.text()));
    assert_eq!(browser.post(&links[0], "").await.header("location"), "/membership");
    assert!(!is_locked(&browser.get(&locked).await.text()), "the family reads");
    assert!(browser.post(&links[0], "").await.text().contains("has been used or taken back"));
    // Leaving ends the reading, and keeps what is one's own.
    browser.post(&format!("{locked}/mark"), "mark=saved").await;
    let page = browser.get("/membership").await.text();
    let seat = page.split("name=\"seat\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    browser.post("/membership/seats/end", &format!("seat={seat}")).await;
    assert!(is_locked(&browser.get(&locked).await.text()));
    assert!(browser.get("/saved").await.text().contains(&locked));
}

#[tokio::test]
async fn a_voucher_gives_its_days_once_a_reader() {
    let mut browser = site_behind(POLICY).await;
    let locked = with_locked_articles(&browser, 1).await.remove(0);
    let code = billing::manual::voucher_code(&[7; 32]).unwrap();
    let digest = billing::manual::voucher_digest(&code);
    let voucher = store::NewVoucher { digest, days: 30, amount: None, uses: 2, until_us: 0 };
    browser.store.add_voucher(&voucher, news::to_micros(newsroom::now())).await.unwrap();
    browser.sign_in_as(Role::Reader).await;
    let wrong = browser.post("/membership/voucher", "code=2345-2345-2345").await;
    assert!(wrong.text().contains("There is no such voucher"), "{}", wrong.text());
    let form = format!("code={}", code.to_lowercase());
    assert_eq!(browser.post("/membership/voucher", &form).await.header("location"), "/membership");
    assert!(!is_locked(&browser.get(&locked).await.text()));
    assert!(browser.get("/membership").await.text().contains("You read as a member until 23 Dec 2026"));
    assert!(browser.post("/membership/voucher", &form).await.text().contains("You have used this voucher already"));
}
