//! Handing sound and video on.

use super::*;
use crate::Part;

fn part(range: &str) -> Part {
    Part { range: Some(range.to_owned()), if_range: None }
}

async fn all(streamed: Streamed) -> Result<Vec<u8>, Error> {
    streamed
        .body
        .try_fold(Vec::new(), |mut all, chunk| async move {
            all.extend_from_slice(&chunk);
            Ok(all)
        })
        .await
}

#[tokio::test]
async fn a_part_of_a_file_comes_as_it_was_asked_for() {
    let site = Site::start(|asked| match (asked.path.as_str(), asked.header("range")) {
        ("/counted.mp3", _) => redirect(302, "/counted-again.mp3"),
        ("/counted-again.mp3", _) => redirect(302, "/a.mp3"),
        (_, Some("bytes=2-4")) => Reply::whole(
            "206 Partial Content",
            "Content-Type: audio/mpeg\r\nContent-Range: bytes 2-4/10\r\nETag: \"v1\"\r\n",
            b"234",
        ),
        (_, Some(_)) => Reply::whole("416 Range Not Satisfiable", "Content-Range: bytes */10\r\n", b"no"),
        (_, None) => ok("Content-Type: Audio/MPEG; x=y\r\nAccept-Ranges: bytes\r\n", b"0123456789"),
    })
    .await;
    let client = client();
    let whole = client.stream(site.url("/counted.mp3"), &Part::default()).await.unwrap();
    assert_eq!((whole.status, whole.length_bytes, whole.accepts_ranges), (200, Some(10), true));
    assert_eq!(whole.content_type.as_deref(), Some("audio/mpeg"));
    assert_eq!(all(whole).await.unwrap(), b"0123456789");
    let some = client.stream(site.url("/a.mp3"), &part("bytes=2-4")).await.unwrap();
    assert_eq!((some.status, some.content_range.as_deref()), (206, Some("bytes 2-4/10")));
    assert_eq!(some.validators.etag.as_deref(), Some("\"v1\""));
    assert_eq!(all(some).await.unwrap(), b"234");
    let none = client.stream(site.url("/a.mp3"), &part("bytes=90-")).await.unwrap();
    assert_eq!((none.status, none.content_range.as_deref(), none.length_bytes), (416, Some("bytes */10"), Some(0)));
    assert_eq!(all(none).await.unwrap(), b"");
    for asked in site.asked() {
        assert_eq!((asked.header("accept-encoding"), asked.header("cookie")), (Some("identity"), None), "{asked:?}");
        assert!(asked.header("referer").is_none());
    }
}

#[tokio::test]
async fn what_cannot_be_handed_on_is_refused() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/packed" => ok("Content-Type: audio/mpeg\r\nContent-Encoding: gzip\r\n", b"x"),
        "/which" => Reply::whole("206 Partial Content", "Content-Type: audio/mpeg\r\n", b"x"),
        "/huge" => Reply::Hang(b"HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n".to_vec()),
        "/gone" => Reply::whole("410 Gone", "", b""),
        "/round" => redirect(302, "/round"),
        "/cut" => Reply::Close(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n012".to_vec()),
        "/inside" => redirect(302, "http://10.0.0.1/a.mp3"),
        _ => ok("", b""),
    })
    .await;
    let client = client();
    let whole = Part::default();
    let asked = |path: &str| client.stream(site.url(path), &whole);
    assert!(matches!(asked("/packed").await, Err(Error::BadEncoding { .. })));
    assert!(matches!(asked("/which").await, Err(Error::BadHeaders)));
    assert!(matches!(asked("/huge").await, Err(Error::TooLarge { .. })));
    assert!(matches!(asked("/gone").await, Err(Error::Gone)));
    assert!(matches!(asked("/round").await, Err(Error::RedirectLoop)));
    assert!(matches!(asked("/inside").await, Err(Error::Refused(_))));
    assert!(matches!(all(asked("/cut").await.unwrap()).await, Err(Error::Truncated)));
    let outside = built(Settings { guard: Guard::default(), ..settings() });
    let before = site.asked().len();
    assert!(matches!(outside.stream(site.url("/a.mp3"), &Part::default()).await, Err(Error::Refused(_))));
    assert_eq!(site.asked().len(), before, "a private address is not asked");
}

#[tokio::test]
async fn a_file_that_is_being_heard_keeps_nobody_else_waiting() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/film" => Reply::Hang(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n0".to_vec()),
        _ => ok("", b"<rss/>"),
    })
    .await;
    let client = client();
    let mut films = Vec::new();
    for _ in 0..4 {
        films.push(client.stream(site.url("/film"), &Part::default()).await.unwrap());
    }
    fetched(client.get(feed(&site.url("/feed"))).await);
    assert_eq!(films.len(), 4);
}
