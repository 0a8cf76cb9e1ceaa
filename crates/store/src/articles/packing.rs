//! How a revision lies in the database: its JSON, compressed with zstd.
//!
//! JSON rather than a binary form, because an article written today is read by every later version.

use news::{Article, ArticleId};
use zstd::bulk::Compressor;

use crate::{Error, zstd_frame};

/// `coding` of a body: JSON in one zstd frame.
pub(crate) const ZSTD_JSON: i32 = 1;

/// Level 3 makes a database 4% smaller and costs more time; higher ones several times that for a tenth.
const LEVEL: i32 = 1;

/// Bytes of one unpacked revision at most; what feeds and pages bring is capped far below.
const LARGEST_BYTES: usize = 64 << 20;

/// Packs articles; one for many, because its tables are costly to make.
pub(crate) struct Packer {
    compressor: Compressor<'static>,
    json: Vec<u8>,
}

impl Packer {
    pub(crate) fn new() -> Result<Self, Error> {
        let compressor = Compressor::new(LEVEL).map_err(|error| Error::Engine(format!("packing articles: {error}")))?;
        Ok(Self { compressor, json: Vec::new() })
    }

    /// The body to store, with [`ZSTD_JSON`] as its coding.
    pub(crate) fn pack(&mut self, article: &Article) -> Result<Vec<u8>, Error> {
        let failed = |reason: String| Error::Engine(format!("packing an article: {reason}"));
        self.json.clear();
        serde_json::to_writer(&mut self.json, article).map_err(|error| failed(error.to_string()))?;
        self.compressor.compress(&self.json).map_err(|error| failed(error.to_string()))
    }
}

/// Reads a stored body back.
pub(crate) fn unpack(article: ArticleId, number: i32, coding: i32, body: &[u8]) -> Result<Article, Error> {
    let failed = |reason: String| Error::RevisionUnreadable { article, number, reason };
    if coding != ZSTD_JSON {
        return Err(failed(format!("its coding {coding} is not known to this program")));
    }
    let json = zstd_frame::unpack(body, LARGEST_BYTES).map_err(|error| failed(error.to_string()))?;
    serde_json::from_slice(&json).map_err(|error| failed(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_reads_back() {
        let article =
            Article { url: "https://e.org/a".to_owned(), body_text: "word ".repeat(500), ..Article::default() };
        let body = Packer::new().unwrap().pack(&article).unwrap();
        assert!(body.len() < 400);
        assert_eq!(unpack(ArticleId(1), 1, ZSTD_JSON, &body).unwrap(), article);
    }

    #[test]
    fn damage_is_said() {
        for (coding, body) in [(ZSTD_JSON, &b"nothing"[..]), (ZSTD_JSON, &[]), (99, &[1, 2, 3])] {
            let error = unpack(ArticleId(1), 2, coding, body).unwrap_err();
            assert!(matches!(error, Error::RevisionUnreadable { number: 2, .. }), "{error}");
        }
    }
}
