use super::*;
use crate::guard::Refusal;
use crate::resolver::{Lookup, Resolution};
use crate::settings::Clock;
use crate::{pacing, resolver};
use bytes::Bytes;
use site::{Reply, Site};
use std::net::IpAddr;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};

mod exchanging;
mod secure;
mod site;
mod streaming;

fn settings() -> Settings {
    Settings {
        guard: Guard { allowed_networks: vec!["127.0.0.1/32".parse().unwrap()], ..Guard::default() },
        pacing: pacing::Limits::without_gaps(),
        ..Settings::default()
    }
}

/// Reading the machine's certificates takes longer than most tests.
static TLS: LazyLock<rustls::ClientConfig> = LazyLock::new(|| connection::tls().unwrap());

fn built(settings: Settings) -> Client {
    Client::build(settings, Arc::new(System), TLS.clone()).unwrap()
}

fn client() -> Client {
    built(settings())
}

fn feed(url: &Url) -> Request {
    Request::new(url.clone(), Purpose::Feed)
}

async fn get(site: &Site, path: &str) -> Result<Outcome, Error> {
    client().get(feed(&site.url(path))).await
}

fn fetched(outcome: Result<Outcome, Error>) -> Response {
    match outcome {
        Ok(Outcome::Fetched(response)) => *response,
        other => panic!("nothing fetched: {other:?}"),
    }
}

fn ok(headers: &str, body: &[u8]) -> Reply {
    Reply::whole("200 OK", headers, body)
}

fn redirect(code: u16, to: &str) -> Reply {
    Reply::whole(&format!("{code} Moved"), &format!("Location: {to}\r\n"), b"")
}

#[tokio::test]
async fn a_feed_comes_with_what_its_headers_say() {
    let site = Site::start(|_| ok("Content-Type : Application/RSS+XML; charset=UTF-8\r\nETag: \"a\"\r\nLast-Modified: Sun, 06 Nov 1994 08:49:37 GMT\r\nCache-Control: max-age=600\r\n", b"<rss/>")).await;
    let response = fetched(get(&site, "/feed").await);
    assert_eq!(response.final_url, site.url("/feed"));
    assert_eq!((response.status, response.permanently_moved_to.clone()), (200, None));
    assert_eq!(
        (response.content_type.as_deref(), response.charset.as_deref()),
        (Some("application/rss+xml"), Some("utf-8"))
    );
    assert_eq!(
        response.validators(),
        Validators { etag: Some("\"a\"".into()), last_modified: Some("Sun, 06 Nov 1994 08:49:37 GMT".into()) }
    );
    assert_eq!(response.max_age, Some(Duration::from_secs(600)));
    assert_eq!((response.body, response.body_hash), (Bytes::from_static(b"<rss/>"), xxh3_64(b"<rss/>")));
    let asked = site.asked().remove(0);
    assert!(asked.header("user-agent").unwrap().starts_with("Newsstand/"), "{asked:?}");
    assert!(asked.header("accept").unwrap().starts_with("application/atom+xml"));
    assert_eq!(asked.header("cookie"), None);
}

#[tokio::test]
async fn an_unchanged_feed_costs_a_304_on_the_same_connection() {
    let site = Site::start(|asked| match asked.header("if-none-match") {
        Some("\"a\"") => Reply::whole("304 Not Modified", "Cache-Control: max-age=60\r\n", b""),
        _ => ok("ETag: \"a\"\r\nSet-Cookie: spy=1\r\n", b"<rss/>"),
    })
    .await;
    let client = client();
    let first = fetched(client.get(feed(&site.url("/"))).await);
    let again = feed(&site.url("/")).if_changed_since(first.validators());
    let Ok(Outcome::Unchanged(unchanged)) = client.get(again).await else { panic!("changed") };
    assert_eq!(unchanged.validators.etag.as_deref(), Some("\"a\""));
    assert_eq!(unchanged.max_age, Some(Duration::from_secs(60)));
    let asked = site.asked();
    assert_eq!((asked.len(), asked[1].connection, asked[1].header("cookie")), (2, asked[0].connection, None));
}

#[tokio::test]
async fn a_304_that_nobody_asked_for_is_an_error() {
    let site = Site::start(|_| Reply::whole("304 Not Modified", "", b"")).await;
    assert_eq!(get(&site, "/").await, Err(Error::Status { code: 304, retry_after: None }));
}

#[tokio::test]
async fn permanent_moves_are_remembered_and_temporary_ones_are_not() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/old" => redirect(301, "/older#x"),
        "/older" => redirect(308, "new"),
        "/mixed" => redirect(301, "/later"),
        "/later" => redirect(302, "/new"),
        _ => ok("", b"<rss/>"),
    })
    .await;
    for (from, moved_to) in [("/old", Some("/new")), ("/mixed", Some("/later")), ("/later", None), ("/new", None)] {
        let response = fetched(get(&site, from).await);
        assert_eq!(response.final_url, site.url("/new"), "{from}");
        assert_eq!(response.permanently_moved_to, moved_to.map(|path| site.url(path)), "{from}");
    }
}

#[tokio::test]
async fn redirects_that_lead_nowhere_end() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/circle" => redirect(302, "/circle2"),
        "/circle2" => redirect(302, "/circle"),
        "/self" => redirect(302, "/self"),
        "/none" => Reply::whole("302 Found", "", b""),
        "/broken" => redirect(302, "http://["),
        path => redirect(302, &format!("{path}x")),
    })
    .await;
    assert_eq!(get(&site, "/circle").await, Err(Error::RedirectLoop));
    assert_eq!(get(&site, "/self").await, Err(Error::RedirectLoop));
    assert_eq!(get(&site, "/none").await, Err(Error::BadRedirect { code: 302 }));
    assert_eq!(get(&site, "/broken").await, Err(Error::BadRedirect { code: 302 }));
    let before = site.asked().len();
    assert_eq!(get(&site, "/long").await, Err(Error::TooManyRedirects { limit: 5 }));
    assert_eq!(site.asked().len() - before, 6, "the address itself and five more");
}

#[tokio::test]
async fn redirects_to_private_addresses_are_refused_unasked() {
    let targets = [
        "http://169.254.169.254/latest/meta-data/",
        "http://127.0.0.2/",
        "http://[::1]/",
        "http://2130706434/",
        "http://[::ffff:127.0.0.2]/",
        "file:///etc/passwd",
        "http://user@127.0.0.1/",
        "http://intranet/",
        "ftp://8.8.8.8/",
    ];
    for target in targets {
        let site = Site::start(move |_| redirect(301, target)).await;
        let result = get(&site, "/").await;
        assert!(matches!(result, Err(Error::Refused(_))), "{target}: {result:?}");
    }
}

#[tokio::test]
async fn without_an_opened_network_this_machine_is_not_reached() {
    let site = Site::start(|_| ok("", b"secret")).await;
    let guarded = built(Settings { pacing: pacing::Limits::without_gaps(), ..Settings::default() });
    let port = site.address.port();
    for host in ["127.0.0.1", "localhost", "x.localhost", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "0"] {
        let url = Url::parse(&format!("http://{host}:{port}/")).unwrap();
        let result = guarded.get(feed(&url)).await;
        assert!(matches!(result, Err(Error::Refused(_))), "{host}: {result:?}");
        assert!(guarded.robots_allow(&url, Timestamp::UNIX_EPOCH).await.is_err());
    }
    assert!(site.asked().is_empty());
}

#[tokio::test]
async fn every_forged_address_is_refused_as_a_redirect() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../testdata/badinput/ssrf_urls.jsonl");
    let cases = std::fs::read_to_string(path).unwrap();
    let field = |line: &str, name: &str| {
        serde_json::from_str::<serde_json::Value>(line).unwrap()[name].as_str().unwrap().to_owned()
    };
    let targets: Vec<String> =
        cases.lines().filter(|line| field(line, "decision") == "block").map(|line| field(line, "url")).collect();
    let count = targets.len();
    let listed = targets.clone();
    let site = Site::start(move |asked| match asked.path.strip_prefix("/to/").and_then(|n| n.parse::<usize>().ok()) {
        Some(n) => redirect(302, &listed[n]),
        None => ok("", b"the site itself"),
    })
    .await;
    let client = rebinding(&[&["10.0.0.1"]]);
    for (n, target) in targets.iter().enumerate() {
        let url = site.url(&format!("/to/{n}"));
        // What leads back to this very server is no escape; what leads to its opened address on port 80 is covered above.
        if url.join(target).is_ok_and(|to| to.host() == url.host() || to.host_str().is_some_and(resolver::is_localhost))
        {
            continue;
        }
        let result = client.get(feed(&url)).await;
        assert!(matches!(result, Err(Error::Refused(_))), "{target}: {result:?}");
    }
    assert!(count > 500 && site.asked().len() > count * 9 / 10);
}

#[tokio::test]
async fn an_opened_network_is_not_open_to_redirects_into_it() {
    let site = Site::start(|_| ok("", b"canary")).await;
    let port = site.address.port();
    let client = client();
    let walk = |from: &str, to: String, is_from_outside| {
        let mut hops = Hops::new(Url::parse(from).unwrap(), 5, false);
        let to = Url::parse(&to).unwrap();
        hops.follow(hops::Redirect { to, is_permanent: false, is_from_outside }).unwrap();
        client.way(&hops).map(|_| ())
    };
    let refused = |result: Result<(), Error>| assert!(matches!(result, Err(Error::Refused(_))), "{result:?}");
    refused(walk("https://news.example/", format!("http://127.0.0.1:{port}/"), true));
    refused(walk("https://news.example/", "http://courier.localhost/".to_owned(), true));
    refused(walk("http://courier.localhost/", format!("http://127.0.0.1:{port}/"), false));
    assert_eq!(walk("http://courier.localhost/", format!("http://herald.localhost:{port}/"), false), Ok(()));
    assert_eq!(walk("http://127.0.0.1/", format!("http://127.0.0.1:{port}/"), false), Ok(()));
    assert_eq!(walk("https://news.example/", "https://www.news.example/".to_owned(), true), Ok(()));
    // The same over a connection: a site by name points at its own address.
    let pointing = Site::start(move |_| redirect(302, &format!("http://127.0.0.1:{port}/canary"))).await;
    let by_name = Url::parse(&format!("http://courier.localhost:{}/", pointing.address.port())).unwrap();
    assert!(matches!(client.get(feed(&by_name)).await, Err(Error::Refused(_))));
    assert!(site.asked().is_empty());
}

#[tokio::test]
async fn a_name_server_of_ones_own_is_asked_and_not_trusted() {
    use crate::resolver::message::reply;
    let dns = tokio::net::UdpSocket::bind("127.0.0.1:0").await.unwrap();
    let address = dns.local_addr().unwrap();
    tokio::spawn(async move {
        let mut buffer = [0; 512];
        loop {
            let (length, from) = dns.recv_from(&mut buffer).await.unwrap();
            let question = &buffer[..length];
            let is_inside = question.windows(5).any(|window| window == b"press");
            let found: IpAddr = if is_inside { "127.0.0.1" } else { "192.168.0.1" }.parse().unwrap();
            let found = if question[length - 3] == 1 { vec![found] } else { vec![] };
            dns.send_to(&reply(question, &found), from).await.unwrap();
        }
    });
    let site = Site::start(|_| ok("", b"<rss/>")).await;
    let client = Client::new(Settings { dns: Some(address), ..settings() }).unwrap();
    let url = |host: &str| Url::parse(&format!("http://{host}:{}/", site.address.port())).unwrap();
    fetched(client.get(feed(&url("press.example"))).await);
    assert!(matches!(client.get(feed(&url("router.example"))).await, Err(Error::Refused(Refusal::Address { .. }))));
}

/// Gives its answers one after another; the last one again and again.
struct Rebinding(Vec<Vec<IpAddr>>, AtomicUsize);

impl Resolve for Rebinding {
    fn lookup(&self, _: &str) -> Lookup {
        let turn = self.1.fetch_add(1, Ordering::SeqCst).min(self.0.len() - 1);
        let answer = self.0[turn].clone();
        Box::pin(async move { if answer.is_empty() { Err(Resolution::NotFound) } else { Ok(answer) } })
    }
}

fn rebinding(answers: &[&[&str]]) -> Client {
    let answers = answers.iter().map(|answer| answer.iter().map(|a| a.parse().unwrap()).collect()).collect();
    Client::build(settings(), Arc::new(Rebinding(answers, AtomicUsize::new(0))), TLS.clone()).unwrap()
}

#[tokio::test]
async fn a_name_that_turns_to_a_private_address_is_refused_at_the_connection() {
    let site = Site::start(|_| Reply::Close(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<rss/>".to_vec())).await;
    let url = Url::parse(&format!("http://rebinding.example:{}/", site.address.port())).unwrap();
    // 127.0.0.1 stands in for the public answer: it is opened; 127.0.0.2 is not.
    let client = rebinding(&[&["127.0.0.1"], &["127.0.0.2"]]);
    fetched(client.get(feed(&url)).await);
    assert!(matches!(client.get(feed(&url)).await, Err(Error::Refused(Refusal::Address { .. }))));
}

#[tokio::test]
async fn of_several_addresses_only_the_allowed_ones_are_tried() {
    let site = Site::start(|_| ok("", b"<rss/>")).await;
    let url = Url::parse(&format!("http://mixed.example:{}/", site.address.port())).unwrap();
    fetched(rebinding(&[&["10.0.0.1", "169.254.169.254", "127.0.0.1"]]).get(feed(&url)).await);
    let metadata = rebinding(&[&["10.0.0.1", "169.254.169.254"]])
        .get(feed(&Url::parse("http://metadata.example/").unwrap()))
        .await;
    assert!(matches!(metadata, Err(Error::Refused(Refusal::Address { .. }))), "{metadata:?}");
    let missing = rebinding(&[&[]]).get(feed(&Url::parse("http://missing.example/").unwrap())).await;
    assert_eq!(missing, Err(Error::NameNotFound { host: "missing.example".into() }));
}

#[tokio::test]
async fn names_under_localhost_are_this_machine_without_any_resolver() {
    let site = Site::start(|asked| ok("", asked.header("host").unwrap().as_bytes())).await;
    let client = rebinding(&[&["10.0.0.1"]]);
    let url = Url::parse(&format!("http://courier.localhost:{}/", site.address.port())).unwrap();
    assert!(fetched(client.get(feed(&url)).await).body.starts_with(b"courier.localhost"));
}

#[tokio::test]
async fn statuses_are_told_apart() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/410" => Reply::whole("410 Gone", "", b"gone"),
        "/503" => Reply::whole("503 Busy", "Retry-After: 120\r\n", b""),
        "/wall" => Reply::whole("403 Forbidden", "cf-mitigated: challenge\r\n", b"<html>"),
        "/206" => Reply::whole("206 Partial", "", b"part"),
        "/html" => ok("Content-Type: text/html\r\n", b"<html>"),
        _ => Reply::whole("404 Not Found", "", b""),
    })
    .await;
    let minutes = Some(Duration::from_secs(120));
    for (path, error) in [
        ("/410", Error::Gone),
        ("/503", Error::Status { code: 503, retry_after: minutes }),
        ("/wall", Error::Challenge { code: 403 }),
        ("/206", Error::Status { code: 206, retry_after: None }),
        ("/404", Error::Status { code: 404, retry_after: None }),
    ] {
        assert_eq!(get(&site, path).await, Err(error), "{path}");
    }
    assert_eq!(fetched(get(&site, "/html").await).content_type.as_deref(), Some("text/html"));
}

#[tokio::test]
async fn a_host_that_says_too_many_is_left_alone_until_its_time() {
    let site = Site::start(|asked| match asked.nth {
        0 => Reply::whole("429 Too Many Requests", "Retry-After: 60\r\n", b""),
        _ => ok("", b"<rss/>"),
    })
    .await;
    let seconds = Arc::new(AtomicI64::new(0));
    let clock = Arc::clone(&seconds);
    let clock = Clock(Arc::new(move || Timestamp::from_second(clock.load(Ordering::SeqCst)).unwrap()));
    let client = built(Settings { clock, ..settings() });
    let limited = client.get(feed(&site.url("/a"))).await.unwrap_err();
    assert_eq!((limited.status(), limited.retry_after()), (Some(429), Some(Duration::from_secs(60))));
    let held = client.get(feed(&site.url("/b"))).await;
    assert_eq!(held, Err(Error::HeldOff { until: Timestamp::from_second(60).unwrap(), wait: Duration::from_secs(60) }));
    assert_eq!(site.asked().len(), 1);
    seconds.store(60, Ordering::SeqCst);
    fetched(client.get(feed(&site.url("/b"))).await);
}

#[tokio::test]
async fn slow_and_endless_answers_end() {
    let endless = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".to_vec();
    let chunk = [b"10000\r\n".to_vec(), vec![b'x'; 0x10000], b"\r\n".to_vec()].concat();
    let site = Site::start(move |asked| match asked.path.as_str() {
        "/silence" => Reply::Hang(vec![]),
        "/head" => Reply::Hang(b"HTTP/1.1 200 OK\r\nContent-".to_vec()),
        "/body" => Reply::Hang(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n<rss".to_vec()),
        "/early" => Reply::Endless(vec![], b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n".to_vec()),
        "/headers" => {
            Reply::Endless(b"HTTP/1.1 200 OK\r\n".to_vec(), b"X: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\r\n".to_vec())
        }
        _ => Reply::Endless(endless.clone(), chunk.clone()),
    })
    .await;
    let deadline = Duration::from_millis(150);
    let hurried = built(Settings { deadline, ..settings() });
    for path in ["/silence", "/head", "/body"] {
        assert_eq!(hurried.get(feed(&site.url(path))).await, Err(Error::TimedOut { deadline }), "{path}");
    }
    let early = hurried.get(feed(&site.url("/early"))).await;
    assert!(matches!(early, Err(Error::TimedOut { .. } | Error::BadHeaders)), "{early:?}");
    assert_eq!(get(&site, "/headers").await, Err(Error::BadHeaders));
    assert_eq!(get(&site, "/endless").await, Err(Error::TooLarge { limit_bytes: 10_000_000 }));
}

#[tokio::test]
async fn answers_that_break_off_are_not_taken_for_whole() {
    let site = Site::start(|asked| {
        Reply::Close(match asked.path.as_str() {
            "/length" => b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<rss>".to_vec(),
            "/chunked" => b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<rss>\r\n".to_vec(),
            "/gzip" => b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\x1f\x8b\x08\0\0\0\0\0\0\xff".to_vec(),
            "/lengths" => b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n<rss>".to_vec(),
            "/noise" => b"SSH-2.0-OpenSSH_9.2\r\n".to_vec(),
            _ => vec![],
        })
    })
    .await;
    for path in ["/length", "/chunked", "/gzip"] {
        assert_eq!(get(&site, path).await, Err(Error::Truncated), "{path}");
    }
    assert_eq!(get(&site, "/lengths").await, Err(Error::BadHeaders));
    assert_eq!(get(&site, "/noise").await, Err(Error::BadHeaders));
}

#[tokio::test]
async fn a_connection_closed_without_an_answer_is_tried_once_more() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/flaky" if asked.nth == 0 => Reply::Close(vec![]),
        "/flaky" => ok("", b"<rss/>"),
        _ => Reply::Close(vec![]),
    })
    .await;
    fetched(get(&site, "/flaky").await);
    assert_eq!(get(&site, "/never").await, Err(Error::ConnectionClosed { host: "127.0.0.1".into() }));
    assert_eq!(site.asked().len(), 4);
}

#[tokio::test]
async fn a_closed_port_is_a_failed_connection() {
    let site = Site::start(|_| Reply::Close(vec![])).await;
    let url = site.url("/");
    site.stop().await;
    let result = client().get(feed(&url)).await;
    assert!(matches!(result, Err(Error::ConnectFailed { .. })), "{result:?}");
}

#[tokio::test]
async fn plain_http_on_a_secure_address_is_no_secure_connection() {
    let site = Site::start(|_| ok("", b"x")).await;
    let url = Url::parse(&format!("https://127.0.0.1:{}/", site.address.port())).unwrap();
    let result = client().get(feed(&url)).await;
    assert!(matches!(result, Err(Error::TlsFailed { .. })), "{result:?}");
}

#[tokio::test]
async fn large_headers_are_refused() {
    let site =
        Site::start(|asked| ok(&format!("X-Large: {}\r\n", "y".repeat(asked.path.len() * 1000)), b"<rss/>")).await;
    fetched(get(&site, "/").await);
    assert_eq!(get(&site, &format!("/{}", "x".repeat(100))).await, Err(Error::BadHeaders));
}

#[tokio::test]
async fn pages_obey_robots_on_every_hop_and_feeds_are_polled_regardless() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/robots.txt" => ok("", b"User-agent: newsstand\nDisallow: /private\nCrawl-delay: 0"),
        "/moved" => redirect(302, "/private/b"),
        _ => ok("", b"<html>"),
    })
    .await;
    let client = client();
    let page = |path: &str| Request::new(site.url(path), Purpose::Page);
    fetched(client.get(page("/a")).await);
    assert_eq!(client.get(page("/private/a")).await, Err(Error::RobotsDisallowed));
    assert_eq!(client.get(page("/moved")).await, Err(Error::RobotsDisallowed));
    fetched(client.get(feed(&site.url("/private/feed"))).await);
    let paths: Vec<String> = site.asked().into_iter().map(|asked| asked.path).collect();
    assert_eq!(paths, ["/robots.txt", "/a", "/moved", "/private/feed"]);
    let ownership = built(Settings { obey_robots: false, ..settings() });
    fetched(ownership.get(page("/private/a")).await);
}

#[tokio::test]
async fn robots_are_asked_once_a_day_and_no_answer_is_a_no() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/robots.txt" if asked.nth == 0 => Reply::whole("500 Oops", "", b""),
        "/robots.txt" => Reply::whole("404 None", "", b""),
        _ => ok("", b"<html>"),
    })
    .await;
    let client = client();
    let (url, hour) = (site.url("/a"), jiff::SignedDuration::from_hours(1));
    let mut now = Timestamp::UNIX_EPOCH;
    assert!(matches!(client.robots_allow(&url, now).await, Ok(Permission::Unknown { .. })));
    for _ in 0..24 {
        now += hour;
        assert_eq!(client.robots_allow(&url, now).await, Ok(Permission::Allowed { crawl_delay: None }));
    }
    assert_eq!(site.asked().len(), 2);
    now += hour;
    client.robots_allow(&url, now).await.unwrap();
    assert_eq!(site.asked().len(), 3);
}

#[tokio::test]
async fn many_pages_at_once_ask_for_robots_once() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/robots.txt" => ok("", b"User-agent: *\nAllow: /"),
        _ => ok("", b"<html>"),
    })
    .await;
    let client = client();
    let pages = (0..20).map(|n| client.get(Request::new(site.url(&format!("/{n}")), Purpose::Page)));
    for page in futures_util::future::join_all(pages).await {
        fetched(page);
    }
    assert_eq!(site.asked().iter().filter(|asked| asked.path == "/robots.txt").count(), 1);
    let connections: std::collections::BTreeSet<usize> = site.asked().iter().map(|asked| asked.connection).collect();
    assert!(connections.len() <= 2, "{connections:?}");
}

#[tokio::test]
async fn every_error_has_words_for_people_and_a_word_for_the_database() {
    let site = Site::start(|_| Reply::whole("503 Busy", "", b"")).await;
    let error = get(&site, "/").await.unwrap_err();
    assert_eq!((error.code(), error.to_string().as_str()), ("status", "the publisher's server answered 503"));
    let refused = get(&Site::start(|_| redirect(301, "http://10.0.0.1/")).await, "/").await.unwrap_err();
    assert_eq!(refused.code(), "refused_address");
    assert_eq!(
        refused.to_string(),
        "the address was refused: 10.0.0.1 is a private network (RFC 1918), not on the public internet; \
         allow the network with --egress-allow if it is yours"
    );
    assert_eq!(Error::TooLarge { limit_bytes: 10_000_000 }.to_string(), "the answer is larger than 10 MB");
}
