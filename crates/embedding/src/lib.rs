//! Says what a text is about, by a static embedding model that lies in a local folder (the format of Model2Vec).
//! Not here: what is done with it; nothing is ever fetched.
//! Enter at [`Model::read`].

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use model2vec_rs::model::StaticModel;
use xxhash_rust::xxh3::Xxh3Default;

/// The files of a model: how words are cut, a row of numbers for each piece, and whether directions are made one long.
const FILES: [&str; 3] = ["tokenizer.json", "model.safetensors", "config.json"];
/// Where models for Sentence Transformers keep the first two.
const BESIDE: &str = "0_StaticEmbedding";
/// The most that a file may have, bytes: the largest model known has 0.5 GB.
const MOST: u64 = 2 << 30;
/// Characters of headline and text that are read: what an article is about stands at its beginning.
const READ: usize = 400;

/// Why a model cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file is missing or cannot be read.
    #[error(
        "{path} cannot be read ({error}); a model is a folder with tokenizer.json, model.safetensors and config.json"
    )]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: std::io::Error,
    },
    /// A file is larger than any model.
    #[error("{0} has more than 2 GB, which no model of this kind has")]
    TooLarge(PathBuf),
    /// The files are no model.
    #[error("the folder {folder} holds no static embedding model in the format of Model2Vec: {reason}")]
    NoModel {
        /// The folder.
        folder: PathBuf,
        /// What is wrong.
        reason: String,
    },
}

/// A model.
#[derive(Clone, Debug)]
pub struct Model {
    model: StaticModel,
    fingerprint: u64,
}

impl Model {
    /// Reads the model in a folder; it takes a byte for each number in memory, and what its words need.
    ///
    /// # Errors
    /// Where a file is missing, or the files are no model.
    pub fn read(folder: &Path) -> Result<Self, Error> {
        let mut hasher = Xxh3Default::new();
        let mut read = |name: &str| {
            let beside = folder.join(BESIDE).join(name);
            let path = if beside.is_file() { beside } else { folder.join(name) };
            let bytes = bytes(&path)?;
            hasher.update(&bytes);
            Ok(bytes)
        };
        let [tokenizer, numbers, config] = FILES.map(&mut read);
        let (tokenizer, numbers, config) = (tokenizer?, numbers?, config?);
        let no_model = |reason: String| Error::NoModel { folder: folder.to_owned(), reason };
        let model = StaticModel::from_bytes(tokenizer, numbers, config, None);
        let model = model.map_err(|error| no_model(format!("{error:#}")))?.quantize_int8();
        Ok(Self { model, fingerprint: hasher.digest() })
    }

    /// What an article is about, by its headline and the beginning of its text, as a direction of length one, in as many numbers as
    /// the model has. All zero where it knows no word of it; empty where its files contradict one another there.
    #[must_use]
    pub fn embed(&self, headline: &str, body_text: &str) -> Vec<f32> {
        let text: String = headline.chars().chain(". ".chars()).chain(body_text.chars()).take(READ).collect();
        // The library panics where a piece of a word has no row; an article less is better than none.
        let encoded = catch_unwind(AssertUnwindSafe(|| self.model.encode_single(&text)));
        encoded.unwrap_or_default()
    }

    /// A number that another model does not have.
    #[must_use]
    pub fn fingerprint(&self) -> u64 {
        self.fingerprint
    }
}

fn bytes(path: &Path) -> Result<Vec<u8>, Error> {
    let failed = |error| Error::File { path: path.to_owned(), error };
    if std::fs::metadata(path).map_err(failed)?.len() > MOST {
        return Err(Error::TooLarge(path.to_owned()));
    }
    std::fs::read(path).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The model of seven words in two languages, in a folder of its own.
    fn copy() -> tempfile::TempDir {
        let (from, to) =
            (Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../testdata/embedding")), tempfile::tempdir().unwrap());
        for file in FILES {
            std::fs::copy(from.join(file), to.path().join(file)).unwrap();
        }
        to
    }

    fn change(file: &Path, with: impl Fn(Vec<u8>) -> Vec<u8>) {
        std::fs::write(file, with(std::fs::read(file).unwrap())).unwrap();
    }

    fn cosine(one: &[f32], other: &[f32]) -> f32 {
        one.iter().zip(other).map(|(one, other)| one * other).sum()
    }

    #[test]
    fn words_of_one_meaning_have_one_direction_in_two_languages() {
        let folder = copy();
        let model = Model::read(folder.path()).unwrap();
        let harbour = model.embed("Harbour", "of Oslo");
        assert!(cosine(&harbour, &model.embed("Hafen", "")) > 0.95);
        assert!(cosine(&harbour, &model.embed("Wahl", "")) < 0.3);
        assert!((cosine(&harbour, &harbour) - 1.0).abs() < 1e-3);
        assert_eq!(model.embed("Oslo", "Bergen"), [0.0; 3], "it knows none of the words");
    }

    #[test]
    fn the_end_of_a_long_text_says_nothing() {
        let folder = copy();
        let model = Model::read(folder.path()).unwrap();
        let long = "oslo ".repeat(100) + "vote";
        assert_eq!(model.embed("Harbour", &long), model.embed("Harbour", ""));
    }

    #[test]
    fn another_model_has_another_fingerprint() {
        let (one, same, other) = (copy(), copy(), copy());
        change(&other.path().join("model.safetensors"), |mut bytes| {
            *bytes.last_mut().unwrap() ^= 1;
            bytes
        });
        let [one, same, other] = [one, same, other].map(|folder| Model::read(folder.path()).unwrap().fingerprint());
        assert_eq!(one, same);
        assert_ne!(one, other);
    }

    #[test]
    fn a_model_beside_others_of_its_kind_is_found() {
        let folder = copy();
        let beside = folder.path().join(BESIDE);
        std::fs::create_dir(&beside).unwrap();
        for file in ["tokenizer.json", "model.safetensors"] {
            std::fs::rename(folder.path().join(file), beside.join(file)).unwrap();
        }
        assert!(Model::read(folder.path()).is_ok());
    }

    #[test]
    fn a_word_without_numbers_stops_nothing() {
        let folder = copy();
        change(&folder.path().join("tokenizer.json"), |bytes| {
            String::from_utf8(bytes).unwrap().replace("\"wahl\": 8", "\"wahl\": 80").into_bytes()
        });
        let model = Model::read(folder.path()).unwrap();
        assert!(model.embed("Wahl", "").is_empty());
        assert_eq!(model.embed("Harbour", "").len(), 3);
    }

    #[test]
    fn what_is_no_model_is_said_in_plain_words() {
        let said = |folder: &Path| Model::read(folder).unwrap_err().to_string();
        let empty = tempfile::tempdir().unwrap();
        assert!(said(empty.path()).contains("a model is a folder with tokenizer.json"));
        let cut = copy();
        change(&cut.path().join("model.safetensors"), |bytes| bytes.into_iter().take(70).collect());
        assert!(said(cut.path()).contains("holds no static embedding model"));
        let other = copy();
        change(&other.path().join("tokenizer.json"), |_| b"{}".to_vec());
        assert!(said(other.path()).contains("holds no static embedding model"));
    }
}
