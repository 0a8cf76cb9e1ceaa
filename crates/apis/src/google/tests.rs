//! Calls as apps make them.

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use http::{Request, StatusCode, header};
use identity::{Scope, Scopes, Strength};
use news::{Article, ArticleId, FeedKind, FeedListing, Role, TitleKind, TitleListing, from_micros};
use serde_json::Value;
use store::{Arrival, FeedReading, FeedVisit, Store};
use tempfile::TempDir;
use tower::ServiceExt as _;

use crate::Apis;

/// 2026-11-26T10:00:00Z.
pub(crate) const NOW_US: i64 = 1_795_687_200_000_000;
const HOUR_US: i64 = 3_600_000_000;

pub(crate) struct Room {
    _folder: TempDir,
    store: Store,
    router: axum::Router,
    pub token: String,
    pub address: &'static str,
}

fn title(slug: &str) -> TitleListing {
    TitleListing {
        slug: slug.to_owned(),
        name: format!("The {slug}"),
        kind: TitleKind::Newspaper,
        homepage: format!("https://{slug}.example/"),
        country: "NO".to_owned(),
        languages: vec!["en".to_owned()],
        owner: None,
        editions: vec!["world".to_owned()],
        on_by_default: true,
        feeds: vec![FeedListing { url: format!("https://{slug}.example/rss"), kind: FeedKind::Feed, section: None }],
    }
}

pub(crate) fn arrival(guid: &str) -> Arrival {
    Arrival {
        guid: guid.to_owned(),
        position: 0,
        article: Article {
            url: format!("https://e.example/{guid}"),
            title: Some(format!("Headline {guid}")),
            published: Some(from_micros(NOW_US - 2 * HOUR_US)),
            byline: Some("Mara Lindqvist".to_owned()),
            body_text: format!("Text {guid}"),
            body_html: format!("<p>Text {guid}</p>"),
            ..Article::default()
        },
        section: None,
        wants_page: false,
        withdrawn: false,
    }
}

impl Room {
    pub(crate) async fn new(scopes: &[Scope]) -> Self {
        Self::behind(site::Wall::default(), scopes).await
    }

    /// With texts behind a wall.
    pub(crate) async fn behind(wall: site::Wall, scopes: &[Scope]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path().join("news.db").to_str().unwrap()).await.unwrap();
        store
            .import_titles(&[title("courier"), title("journal"), title("herald")], NOW_US - 1000 * HOUR_US)
            .await
            .unwrap();
        let accounts = identity::Accounts::new(store.clone(), identity::Hasher::new(Strength::for_tests(), 1));
        let address = "mara@example.org";
        let account = accounts.add(address, "Mara", Role::Reader, "three herons at dawn", NOW_US).await.unwrap();
        let scopes = Scopes::new(scopes.iter().copied());
        let token = accounts.make_app_token(account, "Reeder", &scopes, 0, NOW_US).await.unwrap();
        let clock = Arc::new(|| from_micros(NOW_US));
        let router = crate::router(Apis::behind(wall, store.clone(), accounts, clock));
        let room = Self { _folder: folder, store, router, token: token.as_str().to_owned(), address };
        for (number, slug) in ["courier", "journal", "herald"].into_iter().enumerate() {
            room.record(slug, NOW_US - HOUR_US, (0..3).map(|n| arrival(&format!("{number}{n}"))).collect()).await;
        }
        for (slug, folder) in [("courier", "News"), ("journal", "")] {
            let title = room.title(slug).await;
            room.store.subscribe(account, title, folder, NOW_US - 2 * HOUR_US).await.unwrap();
        }
        room
    }

    pub(crate) async fn title(&self, slug: &str) -> news::TitleId {
        self.store.titles().await.unwrap().into_iter().find(|title| title.listing.slug == slug).unwrap().id
    }

    pub(crate) async fn record(&self, slug: &str, at_us: i64, arrivals: Vec<Arrival>) -> Vec<ArticleId> {
        let feeds = self.store.feeds().await.unwrap();
        let feed = feeds.into_iter().find(|feed| feed.url.contains(slug)).unwrap();
        let reading = Some(FeedReading { arrivals, ..FeedReading::default() });
        let visit = FeedVisit { feed: feed.id, title: feed.title, at_us, schedule: feed.schedule, reading };
        self.store.record(&[visit]).await.unwrap()[0].changes.iter().map(|(id, _)| *id).collect()
    }

    pub(crate) async fn ask(&self, request: Request<Body>) -> (StatusCode, header::HeaderMap, String) {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap();
        (parts.status, parts.headers, String::from_utf8(body.to_vec()).unwrap())
    }

    async fn get(&self, path: &str) -> Value {
        let request = Request::get(path).header(header::AUTHORIZATION, format!("GoogleLogin auth={}", self.token));
        let (status, _, text) = self.ask(request.body(Body::empty()).unwrap()).await;
        assert_eq!(status, StatusCode::OK, "{path}: {text}");
        serde_json::from_str(&text).unwrap()
    }

    async fn post(&self, path: &str, form: &str) -> (StatusCode, String) {
        let request = Request::post(path)
            .header(header::AUTHORIZATION, format!("GoogleLogin auth={}", self.token))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let (status, _, text) = self.ask(request.body(Body::from(form.to_owned())).unwrap()).await;
        (status, text)
    }

    async fn write(&self, path: &str, form: &str) {
        assert_eq!(self.post(path, form).await, (StatusCode::OK, "OK".to_owned()), "{path} {form}");
    }

    async fn ids(&self, query: &str) -> Vec<String> {
        let value = self.get(&format!("/reader/api/0/stream/items/ids?output=json&{query}")).await;
        value["itemRefs"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
    }
}

const UNREAD: &str = "s=user/-/state/com.google/reading-list&xt=user/-/state/com.google/read";

#[tokio::test]
async fn an_app_signs_in_with_its_token_and_with_nothing_else() {
    let room = Room::new(&[Scope::Read, Scope::Write]).await;
    for path in ["/accounts/ClientLogin", "/api/greader.php/accounts/ClientLogin"] {
        let form = format!("Email=anything&Passwd={}", room.token);
        let (status, _, text) = room.ask(Request::post(path).body(Body::from(form)).unwrap()).await;
        assert!(status == StatusCode::OK && text.contains(&format!("\nAuth={}\n", room.token)), "{text}");
        for wrong in ["Email=mara@example.org&Passwd=three+herons+at+dawn", "Email=mara@example.org&Passwd="] {
            let (status, ..) = room.ask(Request::post(path).body(Body::from(wrong)).unwrap()).await;
            assert_eq!(status, StatusCode::UNAUTHORIZED, "{wrong}");
        }
    }
    let (status, ..) = room.ask(Request::get("/reader/api/0/user-info").body(Body::empty()).unwrap()).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
    assert_eq!(room.get("/reader/api/0/user-info").await["userEmail"], "mara@example.org");
    assert_eq!(room.get("/api/greader.php/reader/api/0/user-info/").await["userName"], "Mara");
}

#[tokio::test]
async fn action_tokens_may_be_missing_but_not_old() {
    let room = Room::new(&[Scope::Read, Scope::Write]).await;
    let id = room.ids(UNREAD).await.remove(0);
    let (_, _, action) = room
        .ask(
            Request::get("/reader/api/0/token")
                .header(header::AUTHORIZATION, format!("GoogleLogin auth={}", room.token))
                .body(Body::empty())
                .unwrap(),
        )
        .await;
    for ok in [String::new(), "&T=".to_owned(), "&T=x".to_owned(), format!("&T={action}"), format!("&T={action}%0A")] {
        room.write("/reader/api/0/edit-tag", &format!("i={id}&a=user/-/state/com.google/read{ok}")).await;
    }
    let form = format!("i={id}&a=user/-/state/com.google/read&T=old");
    let request = Request::post("/reader/api/0/edit-tag")
        .header(header::AUTHORIZATION, format!("GoogleLogin auth={}", room.token))
        .body(Body::from(form));
    let (status, headers, _) = room.ask(request.unwrap()).await;
    assert_eq!((status, headers["x-reader-google-bad-token"].to_str().unwrap()), (StatusCode::UNAUTHORIZED, "true"));
}

#[tokio::test]
async fn a_token_that_may_only_read_writes_nothing() {
    let room = Room::new(&[Scope::Read]).await;
    let id = room.ids(UNREAD).await.remove(0);
    let (status, _) = room.post("/reader/api/0/edit-tag", &format!("i={id}&a=user/-/state/com.google/read")).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    assert_eq!(room.ids(UNREAD).await.len(), 6);
}

#[tokio::test]
async fn streams_hold_what_is_subscribed_to_and_go_on_page_by_page() {
    let room = Room::new(&[Scope::Read, Scope::Write]).await;
    let all = room.ids("s=user/-/state/com.google/reading-list&n=100").await;
    assert_eq!(all.len(), 6, "what is not subscribed to is in no stream");
    let first = room.get("/reader/api/0/stream/items/ids?n=4").await;
    let goes_on = first["continuation"].as_str().unwrap();
    let rest = room.ids(&format!("n=4&c={goes_on}")).await;
    let firsts: Vec<_> =
        first["itemRefs"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap()).collect();
    assert_eq!([firsts, rest.iter().map(String::as_str).collect()].concat(), all);
    let oldest_first = room.ids("r=o&n=100").await;
    assert_eq!(oldest_first, all.iter().rev().cloned().collect::<Vec<_>>());
    let courier = room.title("courier").await.0;
    for (query, expected) in [
        (format!("s=feed/{courier}"), 3),
        ("s=user/-/label/News".to_owned(), 3),
        ("s=user/1/label/Nothing".to_owned(), 0),
        ("s=user/-/state/com.google/read".to_owned(), 0),
        ("s=user/-/state/com.google/broadcast".to_owned(), 0),
        (format!("ot={}", (NOW_US - HOUR_US) / 1_000_000), 6),
        (format!("ot={}", (NOW_US - HOUR_US) / 1_000_000 + 1), 0),
        (format!("nt={}", (NOW_US - HOUR_US) / 1_000_000 - 1), 0),
    ] {
        assert_eq!(room.ids(&query).await.len(), expected, "{query}");
    }
}

#[tokio::test]
async fn an_episode_brings_its_sound_as_the_peers_have_it() {
    let room = Room::new(&[Scope::Read]).await;
    let mut episode = arrival("episode");
    let sound = news::Recording::new("https://cdn.example/1.mp3?a=1&b=2", Some("audio/mpeg"), Some(38_200_000), None);
    let film = news::Recording::new("https://cdn.example/1.mp4", None, None, Some(90));
    episode.article.recordings = [sound, film].into_iter().flatten().collect();
    room.record("courier", NOW_US - HOUR_US / 2, vec![episode]).await;
    let contents = room.get("/reader/api/0/stream/contents/user/-/state/com.google/reading-list?n=50").await;
    let items = contents["items"].as_array().unwrap();
    let with_sound: Vec<&Value> = items.iter().filter(|item| item.get("enclosure").is_some()).collect();
    assert_eq!(with_sound.len(), 1, "what has none says nothing of it");
    let expected = serde_json::json!([
        { "href": "https://cdn.example/1.mp3?a=1&b=2", "type": "audio/mpeg", "length": 38_200_000 },
        { "href": "https://cdn.example/1.mp4", "type": "video/mp4" },
    ]);
    assert_eq!(with_sound[0]["enclosure"], expected);
}

#[tokio::test]
async fn marks_are_seen_in_streams_counts_and_items() {
    let room = Room::new(&[Scope::Read, Scope::Write]).await;
    let all = room.ids(UNREAD).await;
    let long = format!("tag:google.com,2005:reader/item/{:016x}", all[0].parse::<i64>().unwrap());
    room.write("/reader/api/0/edit-tag", &format!("i={long}&i={}&a=user/-/state/com.google/read&ac=edit", all[1]))
        .await;
    room.write("/reader/api/0/edit-tag", &format!("i={}&a=user/-/state/com.google/starred", all[0])).await;
    assert_eq!(room.ids(UNREAD).await, all[2..]);
    assert_eq!(room.ids("s=user/-/state/com.google/starred").await, all[..1]);
    let counts = room.get("/reader/api/0/unread-count?output=json").await;
    assert_eq!(counts["unreadcounts"][0]["count"], 4);
    let (_, text) = room.post("/reader/api/0/stream/items/contents", &format!("i={long}&i={}", all[2])).await;
    let items: Value = serde_json::from_str(&text).unwrap();
    let item = &items["items"][0];
    assert_eq!((item["id"].as_str(), items["items"].as_array().unwrap().len()), (Some(long.as_str()), 2));
    assert_eq!(item["canonical"][0]["href"], item["alternate"][0]["href"]);
    assert!(item["summary"]["content"].as_str().unwrap().starts_with("<p>Text") && item.get("content").is_none());
    let tags: Vec<&str> = item["categories"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert!(tags.contains(&"user/-/state/com.google/read") && tags.contains(&"user/-/state/com.google/starred"));
    room.write("/reader/api/0/edit-tag", &format!("i={}&r=user/-/state/com.google/read", all[0])).await;
    room.write("/reader/api/0/edit-tag", &format!("i={}&r=user/-/state/com.google/starred", all[0])).await;
    assert!(room.ids(UNREAD).await.contains(&all[0]));
    assert_eq!(room.ids("s=user/-/state/com.google/starred").await.len(), 0);
}

#[tokio::test]
async fn a_list_is_read_up_to_when_the_app_asked_for_it() {
    let room = Room::new(&[Scope::Read, Scope::Write]).await;
    let before = (NOW_US - HOUR_US) / 1_000_000 - 60;
    room.write("/reader/api/0/mark-all-as-read", &format!("s=user/-/state/com.google/reading-list&ts={before}")).await;
    assert_eq!(room.ids(UNREAD).await.len(), 6, "what came later stays unread");
    let kept = room.ids("s=user/-/label/News").await.remove(0);
    room.write("/reader/api/0/mark-all-as-read", "s=user/-/label/News").await;
    assert_eq!(room.ids(UNREAD).await.len(), 3);
    room.write("/reader/api/0/edit-tag", &format!("i={kept}&a=user/-/state/com.google/kept-unread")).await;
    assert!(room.ids(UNREAD).await.contains(&kept), "unread again, although the list was read");
    let courier = room.title("courier").await.0;
    let counts = room.get("/reader/api/0/unread-count").await;
    let of_courier =
        counts["unreadcounts"].as_array().unwrap().iter().find(|one| one["id"] == format!("feed/{courier}"));
    assert_eq!(of_courier.unwrap()["count"], 1);
    room.write("/reader/api/0/mark-all-as-read", &format!("s=user/-/state/com.google/reading-list&ts={NOW_US}")).await;
    assert_eq!(room.ids(UNREAD).await.len(), 0);
}

#[tokio::test]
async fn subscriptions_come_go_and_are_filed() {
    let room = Room::new(&[Scope::Read, Scope::Write]).await;
    let names = async || {
        let list = room.get("/reader/api/0/subscription/list?output=json").await;
        let one = |one: &Value| {
            let folder = one["categories"][0]["label"].as_str().unwrap_or("-");
            format!("{}: {folder}", one["title"].as_str().unwrap())
        };
        list["subscriptions"].as_array().unwrap().iter().map(one).collect::<Vec<_>>()
    };
    assert_eq!(names().await, ["The journal: -", "The courier: News"]);
    let subscribe = "ac=subscribe&s=feed/https://herald.example/rss&a=user/-/label/Sport&t=Herald";
    room.write("/reader/api/0/subscription/edit", subscribe).await;
    assert_eq!(names().await, ["The journal: -", "The courier: News", "Herald: Sport"]);
    let herald = room.title("herald").await.0;
    room.write("/reader/api/0/subscription/edit", &format!("ac=edit&s=feed/{herald}&r=user/-/label/Sport")).await;
    room.write("/reader/api/0/rename-tag", "s=user/-/label/News&dest=user/-/label/World+%26+more").await;
    assert_eq!(names().await, ["The journal: -", "Herald: -", "The courier: World & more"]);
    room.write("/reader/api/0/disable-tag", "s=user/-/label/World+%26+more").await;
    room.write("/reader/api/0/subscription/edit", &format!("ac=unsubscribe&s=feed/{herald}")).await;
    assert_eq!(names().await.len(), 2);
    let (_, added) = room.post("/reader/api/0/subscription/quickadd", "quickadd=https://own.example/feed.xml").await;
    let added: Value = serde_json::from_str(&added).unwrap();
    assert_eq!((added["numResults"].as_i64(), added["streamName"].as_str()), (Some(1), Some("own.example")));
    let own = room.store.titles().await.unwrap().into_iter().find(|title| title.listing.name == "own.example").unwrap();
    assert!(!own.enabled, "in no list of the site");
    let collected = room.store.feeds().await.unwrap().into_iter().any(|feed| feed.title == own.id && feed.enabled);
    assert!(collected, "collected for its subscriber");
    room.write("/reader/api/0/subscription/edit", &format!("ac=unsubscribe&s=feed/{}", own.id.0)).await;
    let collected = room.store.feeds().await.unwrap().into_iter().any(|feed| feed.title == own.id && feed.enabled);
    assert!(!collected, "nobody subscribes any more");
    let (_, none) = room.post("/reader/api/0/subscription/quickadd", "quickadd=file:///etc/passwd").await;
    assert!(none.contains("\"numResults\":0"), "{none}");
}

#[tokio::test]
async fn what_an_app_knows_is_not_sent_again() {
    let room = Room::new(&[Scope::Read]).await;
    for path in ["/reader/api/0/subscription/list", "/reader/api/0/tag/list"] {
        let ask = |etag: &str| {
            Request::get(path)
                .header(header::AUTHORIZATION, format!("GoogleLogin auth={}", room.token))
                .header(header::IF_NONE_MATCH, etag)
                .body(Body::empty())
                .unwrap()
        };
        let (_, headers, _) = room.ask(ask("\"other\"")).await;
        let etag = headers[header::ETAG].to_str().unwrap().to_owned();
        assert_eq!(room.ask(ask(&etag)).await.0, StatusCode::NOT_MODIFIED, "{path}");
    }
}

#[tokio::test]
async fn subscriptions_move_as_opml() {
    let room = Room::new(&[Scope::Read, Scope::Write]).await;
    let opml = r#"<opml version="2.0"><body><outline text="Far">
        <outline text="Herald" xmlUrl="http://www.herald.example/rss/"/>
        <outline text="Own" xmlUrl="https://own.example/feed"/><outline text="No" xmlUrl="ftp://x/"/></outline></body></opml>"#;
    let request = Request::post("/reader/api/0/subscription/import")
        .header(header::AUTHORIZATION, format!("GoogleLogin auth={}", room.token))
        .header(header::CONTENT_TYPE, "text/xml");
    let (status, _, text) = room.ask(request.body(Body::from(opml)).unwrap()).await;
    assert_eq!((status, text.as_str()), (StatusCode::OK, "OK"));
    let list = room.get("/reader/api/0/subscription/list").await.to_string();
    assert!(list.contains("\"The herald\"") && list.contains("\"Own\"") && list.contains("\"Far\""), "{list}");
    let request = Request::get("/reader/api/0/subscription/export")
        .header(header::AUTHORIZATION, format!("GoogleLogin auth={}", room.token));
    let (_, _, out) = room.ask(request.body(Body::empty()).unwrap()).await;
    let again = feed::opml::read(out.as_bytes()).unwrap();
    assert_eq!(again.subscriptions.len(), 4);
}

#[tokio::test]
async fn strange_calls_are_answered_and_never_break() {
    let room = Room::new(&[Scope::Read, Scope::Write]).await;
    for (path, expected) in [
        ("/reader/api/0/preference/list", StatusCode::OK),
        ("/reader/api/0/stream/contents", StatusCode::OK),
        ("/reader/api/0/stream/contents/user/-/state/com.google/reading-list?n=-5&ot=abc&c=zzz", StatusCode::OK),
        ("/reader/api/0/stream/contents/feed%2F1", StatusCode::OK),
        ("/reader/api/0/nonsense", StatusCode::NOT_FOUND),
        ("/reader/api/0/edit-tag", StatusCode::NOT_FOUND),
    ] {
        let request = Request::get(path).header(header::AUTHORIZATION, format!("GoogleLogin auth={}", room.token));
        let (status, _, text) = room.ask(request.body(Body::empty()).unwrap()).await;
        assert_eq!(status, expected, "{path}: {text}");
    }
    room.write("/reader/api/0/edit-tag", "i=nonsense&i=1&a=user/-/state/com.google/read").await;
    assert_eq!(room.post("/reader/api/0/mark-all-as-read", "s=nonsense").await.0, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn what_is_muted_is_in_no_stream_and_no_count() {
    let room = Room::new(&[Scope::Read, Scope::Write]).await;
    let all = room.ids(UNREAD).await;
    let account = room.store.account_by_address("mara@example.org").await.unwrap().unwrap().id;
    let mute = store::Mute {
        id: 0,
        kind: store::MuteKind::Words,
        value: "headline 01".to_owned(),
        label: String::new(),
        created_us: NOW_US,
        ends_us: 0,
        hidden: 0,
    };
    room.store.add_mute(account, &mute).await.unwrap();
    let open = room.ids(UNREAD).await;
    assert_eq!(open.len(), all.len() - 1);
    let muted = all.iter().find(|id| !open.contains(id)).unwrap();
    // Pages are filled up, and go on to the end.
    let (mut paged, mut goes_on) = (Vec::new(), Some(String::new()));
    while let Some(from) = goes_on {
        let page = room.get(&format!("/reader/api/0/stream/items/ids?output=json&{UNREAD}&n=1&c={from}")).await;
        paged.extend(page["itemRefs"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()));
        goes_on = page["continuation"].as_str().map(str::to_owned);
    }
    assert_eq!(paged, open);
    let counts = room.get("/reader/api/0/unread-count?output=json").await;
    assert_eq!(counts["unreadcounts"][0]["count"], 5, "{counts}");
    let (_, text) = room.post("/reader/api/0/stream/items/contents", &format!("i={muted}&i={}", open[0])).await;
    assert!(text.contains("\"title\"") && !text.contains("Headline 01"), "{text}");
    // What is saved stays.
    room.write("/reader/api/0/edit-tag", &format!("i={muted}&a=user/-/state/com.google/starred")).await;
    assert_eq!(room.ids("s=user/-/state/com.google/starred").await, std::slice::from_ref(muted));
}

#[tokio::test]
async fn what_another_reader_brought_is_neither_read_nor_marked() {
    let room = Room::new(&[Scope::Read, Scope::Write]).await;
    let own =
        site::subscribing::add_address(&room.store, "https://own.example/feed", "Own", NOW_US - 3 * HOUR_US).await;
    let own = own.unwrap();
    let article = room.record("own.example", NOW_US - HOUR_US, vec![arrival("private")]).await.remove(0).0;
    let contents = format!("i={article}");
    let (_, text) = room.post("/reader/api/0/stream/items/contents", &contents).await;
    assert!(text.contains("\"items\":[]"), "{text}");
    room.write("/reader/api/0/edit-tag", &format!("i={article}&a=user/-/state/com.google/starred")).await;
    assert!(room.ids("s=user/-/state/com.google/starred").await.is_empty());
    let account = room.store.account_by_address("mara@example.org").await.unwrap().unwrap().id;
    room.store.subscribe(account, own, "", NOW_US - 2 * HOUR_US).await.unwrap();
    let (_, text) = room.post("/reader/api/0/stream/items/contents", &contents).await;
    assert!(text.contains("Headline private"), "{text}");
}

#[tokio::test]
async fn acceptance_05_apps_get_no_sentence_beyond_the_preview() {
    let policy = membership::policy::Policy::read("version = 1\nwall = \"metered\"\npreview = 30\n").unwrap();
    let room = Room::behind(site::Wall::of(policy), &[Scope::Read]).await;
    let mut long = arrival("long");
    long.article.body_html = "<p>Seen by everyone here.</p><p>Kept for members alone.</p>".to_owned();
    long.article.body_text = "Seen by everyone here.\n\nKept for members alone.".to_owned();
    long.article.summary = Some("Seen by everyone here. Kept for members alone.".to_owned());
    long.article.recordings.extend(news::Recording::new("https://cdn.example/members.mp3", None, None, None));
    let ids = room.record("courier", NOW_US - HOUR_US / 2, vec![long]).await;
    let contents =
        room.get("/reader/api/0/stream/contents/user/-/state/com.google/reading-list?n=50").await.to_string();
    assert!(contents.contains("Seen by everyone here.") && !contents.contains("Kept for members"), "{contents}");
    assert!(!contents.contains("members.mp3"), "{contents}");
    let account = room.store.account_by_address("mara@example.org").await.unwrap().unwrap().id;
    let grant = store::NewGrant {
        account,
        source: membership::grants::Source::Complimentary,
        plan: String::new(),
        title: None,
        from_us: 0,
        to_us: None,
        reference: String::new(),
    };
    room.store.add_grant(&grant, NOW_US).await.unwrap();
    let contents =
        room.get("/reader/api/0/stream/contents/user/-/state/com.google/reading-list?n=50").await.to_string();
    assert!(contents.contains("Kept for members"), "members read in their apps: {ids:?} {contents}");
    assert!(contents.contains("members.mp3"), "and listen: {contents}");
}
