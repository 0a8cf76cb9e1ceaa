//! What other programs ask for a reader: the Google Reader API and the Fever API, which the apps speak that people already use.
//! Not here: pages and feeds for everyone (`site`), what is collected (`fetch`), who somebody is (`identity`).
//! Enter at [`Apis`] and [`router`]; the two protocols are [`google`] and [`fever`].

mod asked;
mod error;
pub mod fever;
pub mod google;

use std::sync::Arc;

use axum::Router;
use axum::routing::{any, get};
use identity::{Accounts, Scope, Scopes};
use news::{Timestamp, Title};
use site::{Subject, Visitor, Wall};
use store::{Account, ArticleText, Store};

pub use error::Error;

/// What the protocols answer from. Cheap to clone.
#[derive(Clone)]
pub struct Apis(Arc<Inner>);

/// What [`Apis`] shares. Not named outside this crate.
pub struct Inner {
    pub(crate) store: Store,
    pub(crate) accounts: Accounts,
    pub(crate) clock: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    pub(crate) wall: Wall,
}

impl std::ops::Deref for Apis {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl Apis {
    /// Over `store`; the time comes from `clock`.
    #[must_use]
    pub fn new(store: Store, accounts: Accounts, clock: Arc<dyn Fn() -> Timestamp + Send + Sync>) -> Self {
        Self::behind(Wall::default(), store, accounts, clock)
    }

    /// The same, with texts behind this wall.
    #[must_use]
    pub fn behind(
        wall: Wall,
        store: Store,
        accounts: Accounts,
        clock: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    ) -> Self {
        Self(Arc::new(Inner { store, accounts, clock, wall }))
    }

    /// Who an app reads for, as the wall sees them.
    pub(crate) async fn visitor(&self, caller: &Caller) -> Result<Visitor, Error> {
        if self.wall.policy().is_none() {
            return Ok(Visitor::stranger());
        }
        Ok(Visitor::account(&self.store, &self.wall, caller.account.id, self.now_us()).await?)
    }

    /// Leaves of a text what its reader gets without using a free article: apps fetch by the hundred, and count nothing. A text whose title is
    /// not known any more is locked.
    pub(crate) fn cut(&self, text: &mut ArticleText, title: Option<&Title>, visitor: &Visitor) {
        if self.wall.policy().is_none() {
            return;
        }
        let characters = title.map_or(Some(0), |title| {
            let article = &text.article;
            let subject = Subject {
                article: text.id,
                title,
                section: text.section,
                language: article.language.as_deref().unwrap_or_default(),
                access: article.access,
                published_us: article.published.map_or(text.first_seen_us, news::to_micros),
            };
            self.wall.characters(&subject, visitor, self.now_us())
        });
        Wall::cut(&mut text.article, characters);
    }

    pub(crate) fn now_us(&self) -> i64 {
        news::to_micros((self.clock)())
    }
}

/// An app that showed a good token.
#[derive(Clone, Debug)]
pub(crate) struct Caller {
    pub account: Account,
    pub scopes: Scopes,
}

impl Caller {
    /// Refuses what the token does not allow.
    pub fn needs(&self, scope: Scope) -> Result<(), Error> {
        if self.scopes.allow(scope) { Ok(()) } else { Err(Error::NotAllowed) }
    }
}

/// Every address at which an app may look for a protocol. No cookie opens any of them, so that no form of another site can.
pub fn router(apis: Apis) -> Router {
    let mut router = Router::new()
        .route("/accounts/ClientLogin", any(google::sign_in))
        .route("/reader/api/0/{*call}", any(google::call))
        .route("/api/greader.php", get(google::greeting))
        .route("/api/greader.php/", get(google::greeting))
        .route("/api/greader.php/accounts/ClientLogin", any(google::sign_in))
        .route("/api/greader.php/reader/api/0/{*call}", any(google::call));
    for path in ["/fever", "/fever/", "/fever.php", "/api/fever.php", "/fever/api", "/fever/api/"] {
        router = router.route(path, any(fever::call));
    }
    router.with_state(apis)
}
