//! What texts are about, by the static embedding model whose folder the operator names; without one, nothing is known of it.

use std::path::Path;
use std::sync::Arc;

use stories::Embedding;

#[cfg(feature = "embed")]
use embedding::Model;
#[cfg(not(feature = "embed"))]
use without::Model;

/// Says what texts are about.
#[derive(Clone, Debug, Default)]
pub struct Meaning {
    model: Option<Arc<Model>>,
}

impl Meaning {
    /// Reads the model in `folder`, where one is named; some seconds for a large one.
    ///
    /// # Errors
    /// Where the folder holds no model, or this program cannot read any.
    pub fn read(folder: Option<&Path>) -> anyhow::Result<Self> {
        let model = folder.map(Model::read).transpose()?.map(Arc::new);
        Ok(Self { model })
    }

    /// The same beside what else goes on.
    ///
    /// # Errors
    /// As [`Meaning::read`].
    pub async fn read_beside(folder: Option<&Path>) -> anyhow::Result<Self> {
        let folder = folder.map(Path::to_owned);
        tokio::task::spawn_blocking(move || Self::read(folder.as_deref())).await?
    }

    /// What an article is about; `None` where no model tells or it knows none of the words.
    pub fn of(&self, headline: &str, body_text: &str) -> Option<Embedding> {
        Embedding::new(&self.model.as_ref()?.embed(headline, body_text))
    }

    /// A number that another model does not have; 0 where there is none.
    pub fn fingerprint(&self) -> u64 {
        self.model.as_ref().map_or(0, |model| model.fingerprint())
    }
}

/// The model of programs that are built without the feature `embed`: there is none.
#[cfg(not(feature = "embed"))]
mod without {
    use std::path::Path;

    #[derive(Debug)]
    pub enum Model {}

    impl Model {
        pub fn read(folder: &Path) -> anyhow::Result<Self> {
            anyhow::bail!(
                "this program was built without embedding models, so {} cannot be used; build it with \
                 `cargo build --release --features embed`, or take the setting `embedding` away",
                folder.display()
            )
        }

        pub fn embed(&self, _headline: &str, _body_text: &str) -> Vec<f32> {
            match *self {}
        }

        pub fn fingerprint(&self) -> u64 {
            match *self {}
        }
    }
}
