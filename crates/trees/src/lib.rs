//! Boosted decision trees: judges that were learned elsewhere, read from a small text file; and, for programs that teach, their trainer.
//! Not here: what the numbers mean that are judged, any file, any randomness.
//! Enter at [`Model`]; with the feature `training` also at [`training::train`].

mod model;
#[cfg(feature = "training")]
pub mod training;

pub use model::{Error, Model};
