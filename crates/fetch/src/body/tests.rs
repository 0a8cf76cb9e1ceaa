use super::*;
use async_compression::Level;
use async_compression::tokio::bufread::{BrotliEncoder, DeflateEncoder, GzipEncoder, ZlibEncoder, ZstdEncoder};

const LIMITS: Limits = Limits { max_bytes: 3_000_000, max_ratio: 200, cut: false, unpack_files: true };

async fn all(mut reader: impl AsyncRead + Unpin) -> Vec<u8> {
    let mut out = Vec::new();
    reader.read_to_end(&mut out).await.unwrap();
    out
}

async fn encode(coding: &str, data: &[u8]) -> Vec<u8> {
    match coding {
        "gzip" => all(GzipEncoder::new(data)).await,
        "deflate" => all(ZlibEncoder::new(data)).await,
        "raw" => all(DeflateEncoder::new(data)).await,
        "br" => all(BrotliEncoder::with_quality(data, Level::Fastest)).await,
        "zstd" => all(ZstdEncoder::new(data)).await,
        _ => unreachable!(),
    }
}

fn coded_headers(encoding: &str) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_ENCODING, encoding.parse().unwrap());
    headers
}

/// Reads `data` arriving in pieces of `piece` bytes.
async fn read_pieces(encoding: &str, data: Vec<u8>, piece: usize, limits: Limits) -> Result<Bytes, Error> {
    let chunks: Vec<_> = data.chunks(piece).map(|chunk| Ok(Bytes::copy_from_slice(chunk))).collect();
    read(&coded_headers(encoding), None, futures_util::stream::iter(chunks), limits).await
}

fn text() -> Vec<u8> {
    (0..300).flat_map(|n| format!("<item>{n}</item>\n").into_bytes()).collect()
}

#[tokio::test]
async fn every_coding_in_pieces_of_any_size() {
    for (header, coding) in [
        ("gzip", "gzip"),
        ("X-GZIP", "gzip"),
        ("deflate", "deflate"),
        ("deflate", "raw"),
        ("br", "br"),
        ("zstd", "zstd"),
    ] {
        let data = encode(coding, &text()).await;
        for piece in [1, 7, 1 << 20] {
            assert_eq!(
                read_pieces(header, data.clone(), piece, LIMITS).await.unwrap(),
                text(),
                "{header} {coding} {piece}"
            );
        }
    }
}

#[tokio::test]
async fn no_coding_or_words_that_are_none() {
    for header in ["identity", "utf-8", "none", " "] {
        assert_eq!(read_pieces(header, text(), 1000, LIMITS).await.unwrap(), text());
    }
    assert_eq!(read_pieces("identity", text(), 1 << 20, LIMITS).await.unwrap(), text());
    assert_eq!(read_pieces("gzip", vec![], 1, LIMITS).await.unwrap(), Bytes::new());
}

#[tokio::test]
async fn stacked_codings_are_undone_in_reverse() {
    let twice = encode("br", &encode("gzip", &text()).await).await;
    assert_eq!(read_pieces("gzip, br", twice.clone(), 100, LIMITS).await.unwrap(), text());
    let thrice = read_pieces("gzip, br, zstd", twice, 100, LIMITS).await;
    assert_eq!(thrice, Err(Error::BadEncoding { encoding: "gzip, br, zstd".to_owned() }));
}

#[tokio::test]
async fn a_coding_left_over_is_noticed_and_undone() {
    let twice = encode("gzip", &encode("gzip", &text()).await).await;
    assert_eq!(read_pieces("gzip", twice.clone(), 100, LIMITS).await.unwrap(), text());
    let file = encode("gzip", &text()).await;
    assert_eq!(read_pieces("identity", file.clone(), 100, LIMITS).await.unwrap(), text());
    let as_is = Limits { unpack_files: false, ..LIMITS };
    assert_eq!(read_pieces("identity", file.clone(), 100, as_is).await.unwrap(), file);
}

#[tokio::test]
async fn a_header_without_its_coding_is_passed_over() {
    assert_eq!(read_pieces("gzip", text(), 1000, LIMITS).await.unwrap(), text());
    assert_eq!(read_pieces("zstd", text(), 1000, LIMITS).await.unwrap(), text());
}

#[tokio::test]
async fn members_one_after_another_are_one_body() {
    let mut data = encode("gzip", b"one ").await;
    data.extend(encode("gzip", b"two").await);
    assert_eq!(read_pieces("gzip", data, 5, LIMITS).await.unwrap(), "one two");
}

#[tokio::test]
async fn bombs_are_cut_off() {
    let zeros = vec![0; 1_500_000];
    for coding in ["gzip", "deflate", "br", "zstd"] {
        let bomb = encode(coding, &zeros).await;
        let bombs = read_pieces(coding, bomb.clone(), 1 << 16, LIMITS).await;
        assert_eq!(bombs, Err(Error::Bomb { ratio: 200 }), "{coding}");
        let nested = encode("gzip", &bomb).await;
        let bombs = read_pieces(&format!("{coding}, gzip"), nested, 1 << 16, LIMITS).await;
        assert_eq!(bombs, Err(Error::Bomb { ratio: 200 }), "{coding}, gzip");
    }
    // A file inside a coded body is held to the limits, too.
    let inside = encode("br", &encode("gzip", &zeros).await).await;
    let bombs = read_pieces("br", inside, 1 << 16, LIMITS).await;
    assert_eq!(bombs, Err(Error::Bomb { ratio: 200 }));
}

#[tokio::test]
async fn a_layer_in_between_that_grows_and_yields_nothing_is_cut_off() {
    let empty = encode("gzip", b"").await;
    let many: Vec<u8> = empty.iter().copied().cycle().take(empty.len() * 6_000).collect();
    let bomb = encode("gzip", &many).await;
    let result = read_pieces("gzip, gzip", bomb, 1 << 16, Limits { max_bytes: 100_000, ..LIMITS }).await;
    assert_eq!(result, Err(Error::TooLarge { limit_bytes: 100_000 }));
}

#[tokio::test]
async fn what_is_too_large_is_refused_or_cut() {
    let endless = futures_util::stream::repeat_with(|| Ok(Bytes::from_static(&[b'x'; 65536])));
    let result = read(&HeaderMap::new(), None, endless.clone(), LIMITS).await;
    assert_eq!(result, Err(Error::TooLarge { limit_bytes: 3_000_000 }));
    let cut = read(&HeaderMap::new(), None, endless.clone(), Limits { cut: true, ..LIMITS }).await.unwrap();
    assert_eq!(cut.len(), 3_000_000);
    let announced = read(&HeaderMap::new(), Some(3_000_001), endless, LIMITS).await;
    assert_eq!(announced, Err(Error::TooLarge { limit_bytes: 3_000_000 }));
}

#[tokio::test]
async fn damage_and_early_ends_are_told_apart() {
    for coding in ["gzip", "deflate", "br", "zstd"] {
        let whole = encode(coding, &text()).await;
        let half = whole[..whole.len() / 2].to_vec();
        assert_eq!(read_pieces(coding, half, 100, LIMITS).await, Err(Error::Truncated), "{coding}");
    }
    let mut damaged = encode("gzip", &text()).await;
    let middle = damaged.len() / 2;
    damaged[middle..middle + 40].fill(0xff);
    assert_eq!(
        read_pieces("gzip", damaged, 100, LIMITS).await,
        Err(Error::BadEncoding { encoding: "gzip".to_owned() })
    );
    assert_eq!(
        read_pieces("compress", text(), 100, LIMITS).await,
        Err(Error::BadEncoding { encoding: "compress".to_owned() })
    );
}
