//! The judges: what the signals are worth, learned from labelled streams and kept in `data/`.

use std::sync::{Arc, LazyLock};

use trees::Model as Trees;

/// The judges of one version.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// Whether an article belongs to a strand.
    pub(crate) join: Trees,
    /// Whether two strands of one language are about one event.
    pub(crate) pair: Trees,
    /// Whether two strands of different languages are about one event.
    pub(crate) bridge: Trees,
}

static BUILT_IN: LazyLock<Arc<Model>> = LazyLock::new(|| {
    // The files are part of the program and checked by a test; a damaged one judges nothing alike.
    let read = |text: &str| Trees::parse(text).unwrap_or_default();
    Arc::new(Model {
        join: read(include_str!("../data/join.model")),
        pair: read(include_str!("../data/pair.model")),
        bridge: read(include_str!("../data/bridge.model")),
    })
});

impl Model {
    /// The judges that come with the program.
    #[must_use]
    pub fn built_in() -> Arc<Self> {
        Arc::clone(&BUILT_IN)
    }

    /// Reads judges from their text forms.
    ///
    /// # Errors
    /// Where one of them is damaged.
    pub fn parse(join: &str, pair: &str, bridge: &str) -> Result<Self, trees::Error> {
        Ok(Self { join: Trees::parse(join)?, pair: Trees::parse(pair)?, bridge: Trees::parse(bridge)? })
    }
}

#[cfg(test)]
mod tests {
    use super::Model;

    #[test]
    fn the_built_in_judges_can_be_read() {
        let read = Model::parse(
            include_str!("../data/join.model"),
            include_str!("../data/pair.model"),
            include_str!("../data/bridge.model"),
        );
        assert_eq!(&read.unwrap(), &*Model::built_in());
    }
}
