//! What texts are about, by the static embedding model whose folder the operator names; without one, nothing is known of it.
//! The model is part of programs that are built with the feature `embed`.

use std::path::Path;

use stories::Embedding;

/// Says what texts are about.
#[derive(Clone, Debug, Default)]
pub struct Meaning {
    #[cfg(feature = "embed")]
    model: Option<std::sync::Arc<embedding::Model>>,
}

impl Meaning {
    /// Reads the model in `folder`, where one is named; some seconds for a large one.
    ///
    /// # Errors
    /// Where the folder holds no model, or this program cannot read any.
    #[cfg(feature = "embed")]
    pub fn read(folder: Option<&Path>) -> anyhow::Result<Self> {
        let model = folder.map(embedding::Model::read).transpose()?.map(std::sync::Arc::new);
        Ok(Self { model })
    }

    /// The same of a program that cannot read any model.
    #[cfg(not(feature = "embed"))]
    pub fn read(folder: Option<&Path>) -> anyhow::Result<Self> {
        if let Some(folder) = folder {
            anyhow::bail!(
                "this program was built without embedding models, so {} cannot be used; build it with \
                 `cargo build --release --features embed`, or take the setting `embedding` away",
                folder.display()
            );
        }
        Ok(Self::default())
    }

    /// What an article is about; `None` where no model tells or it knows none of the words.
    #[cfg_attr(not(feature = "embed"), expect(clippy::unused_self, reason = "without a model there is nothing to ask"))]
    pub fn of(&self, headline: &str, body_text: &str) -> Option<Embedding> {
        #[cfg(feature = "embed")]
        return Embedding::new(&self.model.as_ref()?.embed(headline, body_text));
        #[cfg(not(feature = "embed"))]
        {
            let _ = (headline, body_text);
            None
        }
    }

    /// A number that another model does not have; 0 where there is none.
    #[cfg_attr(not(feature = "embed"), expect(clippy::unused_self, reason = "without a model there is nothing to ask"))]
    pub fn fingerprint(&self) -> u64 {
        #[cfg(feature = "embed")]
        return self.model.as_ref().map_or(0, |model| model.fingerprint());
        #[cfg(not(feature = "embed"))]
        0
    }
}
