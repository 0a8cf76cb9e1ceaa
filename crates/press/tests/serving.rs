//! The press on the wire: hosts, validators, compression, every fault, the log of requests.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::io::Read;
use std::sync::Arc;

use news::Timestamp;
use press::{Clock, Fault, Faults, Server, Settings, World, bench_set, serve, serve_bench};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const SLUG: &str = "the-kingsmere-times";

fn start() -> Timestamp {
    "2026-11-23T12:00:00Z".parse().unwrap()
}

async fn open(faults: Faults) -> Server {
    let world = Arc::new(World::new(Settings::new(6, 7, start())));
    // Speed 0: the clock stands still, so that answers can be compared.
    serve(world, Clock::new(start(), start(), 0.0), faults, ([127, 0, 0, 1], 0).into()).await.unwrap()
}

struct Response {
    head: String,
    body: Vec<u8>,
    failed: bool,
}

impl Response {
    fn status(&self) -> u16 {
        self.head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0)
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(&format!("{name}: ")))
    }
}

/// One request on a connection of its own, read to the end.
async fn ask(server: &Server, host: &str, path: &str, headers: &str) -> Response {
    let mut stream = TcpStream::connect(server.addr).await.unwrap();
    let request = format!(
        "GET {path} HTTP/1.1\r\nHost: {host}:{}\r\nUser-Agent: test\r\nConnection: close\r\n{headers}\r\n",
        server.addr.port()
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut bytes = Vec::new();
    let failed = stream.read_to_end(&mut bytes).await.is_err();
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").map_or(bytes.len(), |at| at + 4);
    let body = bytes.split_off(end);
    Response { head: String::from_utf8_lossy(&bytes).into_owned(), body, failed }
}

async fn feed_with(fault: Fault) -> (Response, Server) {
    let server = open(Faults { slow_ms: 60, ..Faults::none() }.order(SLUG, "/feeds/", fault)).await;
    let response = ask(&server, &format!("{SLUG}.localhost"), "/feeds/all.xml", "").await;
    (response, server)
}

#[tokio::test]
async fn a_feed_is_served_to_its_host_with_validators_and_gzip() {
    let server = open(Faults::none()).await;
    let host = format!("{SLUG}.localhost");
    let plain = ask(&server, &host, "/feeds/all.xml", "").await;
    assert_eq!(plain.status(), 200);
    assert!(String::from_utf8_lossy(&plain.body).ends_with("</rss>\n"));
    let packed = ask(&server, &host, "/feeds/all.xml", "Accept-Encoding: gzip\r\n").await;
    assert_eq!(packed.header("Content-Encoding"), Some("gzip"));
    let mut unpacked = Vec::new();
    flate2::read::GzDecoder::new(packed.body.as_slice()).read_to_end(&mut unpacked).unwrap();
    assert_eq!(unpacked, plain.body);
    let tag = plain.header("ETag").unwrap();
    let again = ask(&server, &host, "/feeds/all.xml", &format!("If-None-Match: {tag}\r\n")).await;
    assert_eq!((again.status(), again.body.len()), (304, 0));
    assert_eq!(ask(&server, "nobody.localhost", "/", "").await.status(), 404);
    server.stop().await;
}

#[tokio::test]
async fn faults_do_what_they_say() {
    let (whole, _server) = feed_with(Fault::SkewedDates).await;
    assert!(
        String::from_utf8_lossy(&whole.body).contains(" 2031 ")
            && !String::from_utf8_lossy(&whole.body).contains(" 2026 ")
    );
    for (fault, status) in [
        (Fault::RedirectLoop, 302),
        (Fault::RedirectPrivate, 302),
        (Fault::MovedPermanently, 301),
        (Fault::TooManyRequests, 429),
        (Fault::Unavailable, 503),
        (Fault::ServerError, 500),
        (Fault::Gone, 410),
    ] {
        let (response, server) = feed_with(fault).await;
        assert_eq!(response.status(), status, "{fault:?}");
        match fault {
            Fault::RedirectLoop => assert!(response.header("Location").unwrap().ends_with("/feeds/all.xml")),
            Fault::RedirectPrivate => assert!(response.header("Location").unwrap().contains("//127.0.0.1:")),
            Fault::MovedPermanently => {
                assert!(response.header("Location").unwrap().ends_with("/moved/feeds/all.xml"));
                assert_eq!(ask(&server, &format!("{SLUG}.localhost"), "/moved/feeds/all.xml", "").await.status(), 200);
            }
            Fault::TooManyRequests | Fault::Unavailable => {
                assert_eq!(response.header("Retry-After"), Some("120"));
                let _ = ask(&server, &format!("{SLUG}.localhost"), "/", "").await;
                assert_eq!(server.requests().by_host()[&format!("{SLUG}.localhost")].before_retry_after, 1);
            }
            _ => {}
        }
    }
}

#[tokio::test]
async fn broken_bodies_are_broken() {
    let stated = |response: &Response| response.header("Content-Length").unwrap().parse::<usize>().unwrap();
    let (reset, _) = feed_with(Fault::ResetHead).await;
    assert!(reset.failed || reset.head.is_empty());
    let (reset, _) = feed_with(Fault::ResetBody).await;
    assert!(reset.failed || reset.body.len() < stated(&reset));
    for fault in [Fault::Truncated, Fault::LengthTooLong] {
        let (response, _) = feed_with(fault).await;
        assert!(response.body.len() < stated(&response), "{fault:?}");
    }
    let (short, _) = feed_with(Fault::LengthTooShort).await;
    assert!(short.body.len() > stated(&short));
    let (wrong, _) = feed_with(Fault::WrongEncoding).await;
    assert!(wrong.header("Content-Type").unwrap().contains("utf-16be") && std::str::from_utf8(&wrong.body).is_ok());
    let (wrong, _) = feed_with(Fault::BadGzip).await;
    assert_eq!((wrong.header("Content-Encoding"), wrong.body.first()), (Some("gzip"), Some(&b'<')));
    let (malformed, _) = feed_with(Fault::Malformed).await;
    let mut reader = quick_xml::Reader::from_reader(malformed.body.as_slice());
    let mut buffer = Vec::new();
    let fails = loop {
        match reader.read_event_into(&mut buffer) {
            Err(_) => break true,
            Ok(quick_xml::events::Event::Eof) => break false,
            Ok(_) => buffer.clear(),
        }
    };
    assert!(fails, "the document cannot be read as XML");
    let (empty, _) = feed_with(Fault::Empty).await;
    assert_eq!((empty.status(), empty.body.len()), (200, 0));
    let (page, _) = feed_with(Fault::HtmlInstead).await;
    assert!(page.header("Content-Type").unwrap().starts_with("text/html") && page.body.starts_with(b"<!doctype html>"));
}

#[tokio::test]
async fn large_and_slow_answers_come_in_full_at_last() {
    let (huge, _) = feed_with(Fault::Huge).await;
    assert!(huge.body.len() > 32 << 20);
    let (bomb, _) = feed_with(Fault::GzipBomb).await;
    assert!(bomb.body.len() < 1 << 20);
    let mut decoded = 0_u64;
    let mut decoder = flate2::read::GzDecoder::new(bomb.body.as_slice());
    let mut buffer = vec![0; 1 << 20];
    while let Ok(read @ 1..) = decoder.read(&mut buffer) {
        decoded += read as u64;
    }
    assert_eq!(decoded, 64 << 20);
    for fault in [Fault::SlowHead, Fault::SlowBody] {
        let begin = std::time::Instant::now();
        let (slow, _) = feed_with(fault).await;
        assert!(begin.elapsed().as_millis() >= 60, "{fault:?} takes its time");
        assert_eq!(slow.status(), 200);
    }
}

#[tokio::test]
async fn the_log_knows_who_came_and_how() {
    let server = open(Faults::none()).await;
    let host = format!("{SLUG}.localhost");
    let _ = ask(&server, &host, "/", "").await;
    let _ = ask(&server, &host, "/private/letters?page=2", "").await;
    let counters = server.requests().by_host()[&host].clone();
    assert_eq!(
        (counters.requests, counters.against_robots, counters.most_at_once, counters.without_user_agent),
        (2, 1, 1, 0)
    );
    let log = server.requests().log();
    assert_eq!(log.iter().map(|request| request.path.as_str()).collect::<Vec<_>>(), ["/", "/private/letters?page=2"]);
    assert!(log[0].end_us <= log[1].begin_us);
    server.stop().await;
}

#[tokio::test]
async fn control_addresses_answer_and_are_not_counted() {
    let server = open(Faults::none()).await;
    let truth = ask(&server, "127.0.0.1", "/.press/truth.jsonl", "").await;
    let lines = String::from_utf8(truth.body).unwrap();
    assert!(lines.lines().count() > 100);
    let first: serde_json::Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
    assert!(first["url"].as_str().unwrap().contains(".localhost:"));
    let pages = ask(&server, "press.localhost", "/.press/front-pages.jsonl", "").await;
    assert_eq!(String::from_utf8(pages.body).unwrap().lines().count(), 6);
    assert_eq!(
        ask(&server, "127.0.0.1", "/.press/faults?title=the-kingsmere-times&path=/feeds&fault=gone", "").await.status(),
        200
    );
    assert_eq!(ask(&server, &format!("{SLUG}.localhost"), "/feeds/all.xml", "").await.status(), 410);
    let _ = ask(&server, "127.0.0.1", "/.press/calm", "").await;
    assert_eq!(ask(&server, &format!("{SLUG}.localhost"), "/feeds/all.xml", "").await.status(), 200);
    assert_eq!(server.requests().count(), 2);
    let _ = ask(&server, "127.0.0.1", "/.press/canary", "").await;
    assert_eq!(server.canary(), 1);
}

#[tokio::test]
async fn a_large_bench_set_is_served_on_several_ports() {
    let set = Arc::new(bench_set(4_001, 1));
    let server = serve_bench(set.clone(), ([127, 0, 0, 1], 0).into()).await.unwrap();
    let [first, second, third] = *server.ports() else { panic!("three ports for 4,001 feeds: {:?}", server.ports()) };
    let catalogue = set.catalogue(server.ports());
    for (feed, port) in [(0, first), (1_999, first), (2_000, second), (4_000, third)] {
        let address = format!("http://bench-{feed}.localhost:{port}/");
        assert_eq!(catalogue[feed].homepage, address);
        assert!(set.feed(feed, server.ports()).contains(&format!("<link>{address}</link>")));
        TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    }
}

#[tokio::test]
async fn the_bench_set_is_served_the_same_way() {
    let set = Arc::new(bench_set(3, 30));
    let server = serve_bench(set.clone(), ([127, 0, 0, 1], 0).into()).await.unwrap();
    let first = ask(&server, "bench-2.localhost", "/feed.xml", "").await;
    let tag = format!("If-None-Match: {}\r\n", first.header("ETag").unwrap());
    assert_eq!(ask(&server, "bench-2.localhost", "/feed.xml", &tag).await.status(), 304);
    set.touch(2);
    assert_eq!(ask(&server, "bench-2.localhost", "/feed.xml", &tag).await.status(), 200);
    assert_eq!(server.ports(), [server.addr.port()]);
    assert!(matches!(serve_bench(set, ([192, 0, 2, 1], 0).into()).await, Err(press::Error::NotLoopback(_))));
}
