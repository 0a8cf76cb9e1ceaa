//! The pages: axum handlers, templates, style sheet, picture proxy, and the rules by which browsers may keep and show them.
//! Not here: what leads (`ranking`), what is stored (`store`), what is asked of publishers (`fetch`), sanitising (`page`).
//! Enter at [`App`] and [`router`]; [`routes`] is the site map.

mod api;
mod app;
mod assets;
mod body;
mod cache;
mod cards;
mod catalogue;
mod countries;
mod destination;
mod difference;
mod error;
mod frame;
mod language;
mod leading;
pub mod letters;
mod outcomes;
mod outgoing;
mod own_articles;
mod pages;
mod passages;
mod pictures;
mod policy;
mod preferences;
mod progress;
mod provenance;
mod reasons;
mod recordings;
mod respond;
mod routes;
mod ruling;
mod security;
mod session;
mod story_address;
pub mod subscribing;
mod taste;
mod telling;
mod upload;
mod wall;
mod webhooks;
mod wishes;
mod words;

pub use app::{App, SearchEngines, Settings, Transfer, Withdrawn};
pub use error::Error;
pub use pages::{Answered, Elsewhere, OpenId, gift_link, inbox_secret};
pub use pictures::{PictureFailure, PictureSource};
pub use policy::CachePolicy;
pub use progress::Progress;
pub use routes::{Role, Route, membership_routes, router, routes};
pub use telling::{Push, PushSender};
pub use wall::{Subject, Visitor, Wall};
pub use wishes::Wishes;
