//! The bombs: small things that want to become large ones.

use std::io::Write;

use flate2::{Compression, Crc, write::GzEncoder, write::ZlibEncoder};

/// What a compressed bomb becomes.
const UNPACKED_BYTES: usize = 1 << 30;
/// Side of a picture that is black all over; at four bytes a point it would take 3.6 GB.
const PICTURE_SIDE: u32 = 30_000;

/// What the bad host answers with.
pub enum Answer {
    /// A head and a body.
    Whole {
        /// Header lines, without the last empty one.
        head: String,
        /// What follows.
        body: Vec<u8>,
    },
    /// A head, and then this again and again for as long as somebody listens.
    Endless {
        /// Header lines, without the last empty one.
        head: String,
        /// The piece.
        piece: Vec<u8>,
    },
}

/// One bomb.
pub struct Bomb {
    /// Its name in the table.
    pub name: &'static str,
    /// The feed of the bad title.
    pub feed: Answer,
    /// Its article's page, where the feed is harmless.
    pub page: Option<Answer>,
    /// Its article's picture, where the page is harmless.
    pub picture: Option<Answer>,
}

/// All bombs, for a bad title at `home` (with a slash at the end).
pub fn all(home: &str) -> std::io::Result<Vec<Bomb>> {
    let feed = |name, answer| Bomb { name, feed: answer, page: None, picture: None };
    let page = |name, body: String| Bomb { name, feed: one_item(home), page: Some(html(body)), picture: None };
    let zeros = zeros(gzip())?;
    Ok(vec![
        feed("gzip", packed("gzip", zeros.clone())),
        feed("gzip in gzip", packed("gzip, gzip", all_of(gzip(), &zeros)?)),
        feed("brotli", packed("br", zeros_in_brotli()?)),
        feed(
            "endless feed",
            Answer::Endless {
                head: head("application/rss+xml", None),
                piece: "<item><guid>x</guid><title>On and on</title></item>\n".repeat(1_000).into_bytes(),
            },
        ),
        feed(
            "endless headers",
            Answer::Endless { head: "HTTP/1.1 200 OK".to_owned(), piece: format!("\r\nX-More: {}", "y".repeat(4_000)).into_bytes() },
        ),
        feed("deep media", rss(format!("<item><link>{home}deep</link><title>Deep</title>{}</item>", "<media:group>".repeat(200_000)))),
        feed("entities", rss_with_entities(home)),
        feed("attributes in a feed", rss(format!("<item{}><link>{home}many</link><title>Many</title></item>", attributes(200_000)))),
        page("deep div", "<div>".repeat(300_000)),
        page("fonts", "<p><font><b><i><u>".repeat(60_000)),
        page("attributes in a page", format!("<div{}><p>Text</p></div>", attributes(200_000))),
        page("tables", "<table><tr><td>".repeat(60_000)),
        Bomb {
            name: "picture",
            feed: one_item(home),
            page: Some(html(format!(
                "<h1>A harmless page with a large picture</h1><figure><img src=\"{home}picture.png\" width=\"1200\" height=\"800\"><figcaption>Night.</figcaption></figure>{}",
                "<p>The council met on Tuesday and spoke about the lamps in the old town, which are to be lit again from next week on, as its speaker said.</p>".repeat(8)
            ))),
            picture: Some(Answer::Whole { head: head("image/png", None), body: picture()? }),
        },
    ])
}

/// A feed with one item that has no text, so that its page is fetched.
pub fn one_item(home: &str) -> Answer {
    rss(format!("<item><guid>1</guid><link>{home}article</link><title>A harmless headline about lamps</title></item>"))
}

/// A feed of these items.
pub fn rss(items: String) -> Answer {
    let body = format!(
        "<rss version=\"2.0\" xmlns:media=\"http://search.yahoo.com/mrss/\"><channel><title>Courier</title>{items}</channel></rss>"
    );
    Answer::Whole { head: head("application/rss+xml", None), body: body.into_bytes() }
}

fn html(body: String) -> Answer {
    let body = format!("<html><head><title>Page</title></head><body><article>{body}</article></body></html>");
    Answer::Whole { head: head("text/html; charset=utf-8", None), body: body.into_bytes() }
}

fn head(kind: &str, coding: Option<&str>) -> String {
    let coding = coding.map(|coding| format!("\r\nContent-Encoding: {coding}")).unwrap_or_default();
    format!("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: {kind}{coding}")
}

fn packed(coding: &str, body: Vec<u8>) -> Answer {
    Answer::Whole { head: head("application/rss+xml", Some(coding)), body }
}

fn attributes(count: usize) -> String {
    (0..count).map(|number| format!(" a{number}=\"\"")).collect()
}

/// Ten entities, each ten of the one before (the "billion laughs").
fn rss_with_entities(home: &str) -> Answer {
    let mut declared = "<!ENTITY e0 \"ha\">".to_owned();
    for level in 1..10 {
        declared.push_str(&format!("<!ENTITY e{level} \"{}\">", format!("&e{};", level - 1).repeat(10)));
    }
    let body = format!(
        "<!DOCTYPE rss [{declared}]><rss version=\"2.0\"><channel><title>&e9;</title><item><link>{home}laughs</link><title>&e9;</title></item></channel></rss>"
    );
    Answer::Whole { head: head("application/rss+xml", None), body: body.into_bytes() }
}

fn gzip() -> GzEncoder<Vec<u8>> {
    GzEncoder::new(Vec::new(), Compression::best())
}

fn zeros(mut encoder: GzEncoder<Vec<u8>>) -> std::io::Result<Vec<u8>> {
    let piece = vec![0_u8; 1 << 20];
    for _ in 0..UNPACKED_BYTES / piece.len() {
        encoder.write_all(&piece)?;
    }
    encoder.finish()
}

fn all_of(mut encoder: GzEncoder<Vec<u8>>, bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    encoder.write_all(bytes)?;
    encoder.finish()
}

fn zeros_in_brotli() -> std::io::Result<Vec<u8>> {
    let mut encoder = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 5, 22);
    let piece = vec![0_u8; 1 << 20];
    for _ in 0..UNPACKED_BYTES / piece.len() {
        encoder.write_all(&piece)?;
    }
    encoder.flush()?;
    Ok(encoder.into_inner())
}

/// A black picture of one bit a point (PNG, W3C Recommendation of 2003, sections 5 and 11).
fn picture() -> std::io::Result<Vec<u8>> {
    let mut header = [PICTURE_SIDE.to_be_bytes(), PICTURE_SIDE.to_be_bytes()].concat();
    header.extend([1, 0, 0, 0, 0]);
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
    let row = vec![0_u8; 1 + PICTURE_SIDE as usize / 8];
    for _ in 0..PICTURE_SIDE {
        packer.write_all(&row)?;
    }
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in [(b"IHDR", header), (b"IDAT", packer.finish()?), (b"IEND", Vec::new())] {
        let mut crc = Crc::new();
        crc.update(kind);
        crc.update(&data);
        bytes.extend(u32::try_from(data.len()).unwrap_or(u32::MAX).to_be_bytes());
        bytes.extend(kind);
        bytes.extend(&data);
        bytes.extend(crc.sum().to_be_bytes());
    }
    Ok(bytes)
}
