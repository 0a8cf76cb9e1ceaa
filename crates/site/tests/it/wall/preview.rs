//! Not one sentence beyond the preview leaves the server, however it is asked for.

use axum::body::Body;
use http::{Request, StatusCode};
use membership::policy::Policy;
use news::Role;
use regex::Regex;

use super::{POLICY, searchable_site_behind, seen_of, site_behind, with_locked_articles};
use crate::browser::Browser;
use crate::newsroom;

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
