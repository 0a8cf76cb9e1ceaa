//! Reports to stories: each article is placed when it arrives, in any language, and what turns out to be wrong is mended.
//! Not here: who wrote a text (`wire`), what leads (`ranking`), any clock, store or network; times are arguments.
//! Enter at [`Engine::place`]; [`Incoming`] is what goes in, [`Placement`] and [`Change`] what comes out.
//!
//! ```
//! use news::{ArticleId, TitleId};
//! use stories::{Engine, Incoming, Model, Settings};
//! use wire::copies::ReportId;
//!
//! let mut engine = Engine::new(Model::built_in(), Settings::default());
//! let article = |id: i64, headline: &'static str| Incoming {
//!     id: ArticleId(id),
//!     report: ReportId(id),
//!     language: Some("en"),
//!     headline,
//!     body_text: "",
//!     published_us: Some(1_790_000_000_000_000),
//!     seen_us: Some(1_790_000_000_000_000),
//!     title: TitleId(id),
//!     owner: None,
//!     url: "",
//!     links: &[],
//!     picture: None,
//!     embedding: None,
//! };
//! let first = engine.place(&article(1, "Storm Hilda closes the Oslo bridge to lorries"));
//! let other = engine.place(&article(2, "Parliament votes on the fishing quota"));
//! assert_ne!(first.story, other.story);
//! ```

mod abroad;
mod acts;
mod article;
mod background;
mod choose;
mod embedding;
mod engine;
mod few;
mod glossary;
mod hash;
mod headline;
mod index;
mod kept;
mod kind;
mod language;
mod memory;
mod model;
mod moment;
mod names;
mod nearness;
mod only_here;
mod placement;
mod places;
mod plain;
mod reason;
mod related;
mod repair;
mod revise;
mod rows;
mod signals;
mod slots;
mod split;
mod strand;
mod template;
#[cfg(feature = "training")]
pub mod training;
mod vector;
mod words;

pub use acts::{Act, ActError};
pub use article::Incoming;
pub use embedding::Embedding;
pub use engine::Engine;
pub use glossary::places;
pub use headline::{Headline, best_headline};
pub use kind::Kind;
pub use memory::SnapshotError;
pub use model::Model;
pub use only_here::{OnlyHere, ReportText, only_here};
pub use placement::{Change, Placement, Settings, StoryId};
pub use reason::Reason;
pub use related::{Related, Subject};
