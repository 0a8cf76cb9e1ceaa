//! The judges: what the signals are worth, learned from labelled streams and kept in `data/`.

use std::sync::{Arc, LazyLock};

use trees::Model as Trees;

use crate::nearness::NEAR;
use crate::signals::BRIDGE;

/// The judges of one version.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// Whether an article belongs to a strand.
    pub(crate) join: Trees,
    /// Whether two strands of one language are about one event.
    pub(crate) pair: Trees,
    /// Whether two strands of different languages are about one event.
    pub(crate) bridge: Trees,
    /// The same where their embeddings are known.
    pub(crate) bridge_near: Trees,
}

static BUILT_IN: LazyLock<Arc<Model>> = LazyLock::new(|| {
    // The files are part of the program and checked by a test; a damaged one judges nothing alike.
    let read = |text: &str| Trees::parse(text).unwrap_or_default();
    Arc::new(Model {
        join: read(include_str!("../data/join.model")),
        pair: read(include_str!("../data/pair.model")),
        bridge: read(include_str!("../data/bridge.model")),
        bridge_near: read(include_str!("../data/bridge-near.model")),
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
        Ok(Self {
            join: Trees::parse(join)?,
            pair: Trees::parse(pair)?,
            bridge: Trees::parse(bridge)?,
            bridge_near: Trees::default(),
        })
    }

    /// The same with a judge of strands of different languages whose embeddings are known.
    ///
    /// # Errors
    /// Where it is damaged.
    pub fn with_near(self, bridge_near: &str) -> Result<Self, trees::Error> {
        Ok(Self { bridge_near: Trees::parse(bridge_near)?, ..self })
    }

    /// The log-odds that two strands of different languages are about one event; `near` where their embeddings are known.
    pub(crate) fn judge_bridge(&self, signals: &[f32; BRIDGE], near: Option<&[f32; NEAR]>) -> f32 {
        match near {
            Some(near) => {
                let mut all = [0.0; BRIDGE + NEAR];
                all.iter_mut().zip(signals.iter().chain(near)).for_each(|(place, signal)| *place = *signal);
                self.bridge_near.judge(&all)
            }
            None => self.bridge.judge(signals),
        }
    }
}

/// The probability of a judge's log-odds, 0 to 1.
pub(crate) fn probability(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
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
        let read = read.and_then(|model| model.with_near(include_str!("../data/bridge-near.model")));
        assert_eq!(&read.unwrap(), &*Model::built_in());
    }
}
