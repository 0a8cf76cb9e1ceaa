//! The catalogue: titles, and what an import of them changes.

use async_recursion::async_recursion as boxed;
use std::collections::{HashMap, HashSet};

use news::{FeedListing, Title, TitleId, TitleKind, TitleListing};

use crate::engine::{Insert, Writing, insert_rows, packed, statements, writing};
use crate::error::failed;
use crate::log::{self, Kind, NewFact};
use crate::{Error, ImportReport, Store, feeds};

statements! {
    ALL = "SELECT id, slug, name, kind, homepage, country, languages, owner, editions, on_by_default, enabled, own
        FROM title ORDER BY LOWER(name), id";
    /// [`ALL`] as one row.
    PACKED_SQLITE = "SELECT json_group_array(json_array(id, slug, name, kind, homepage, country, languages, owner, editions,
            on_by_default, enabled, own) ORDER BY LOWER(name), id)
        FROM title";
    UPDATE = "UPDATE title SET name = $2, kind = $3, homepage = $4, country = $5, languages = $6, owner = $7,
            editions = $8, on_by_default = $9, enabled = CASE WHEN switched THEN enabled ELSE $9 END
        WHERE id = $1";
    /// The first text gives the titles that were not so yet.
    SWITCH_SQLITE = "UPDATE title SET enabled = $2, switched = TRUE
        WHERE id IN (SELECT value FROM json_each($1)) AND NOT (enabled = $2 AND switched)
            AND NOT (own AND kind = 'newsletter') RETURNING id";
    SWITCH_POSTGRES = "UPDATE title SET enabled = $2, switched = TRUE
        WHERE id = ANY($1) AND NOT (enabled = $2 AND switched) AND NOT (own AND kind = 'newsletter') RETURNING id";
    OWN = "UPDATE title SET own = TRUE WHERE slug = $1 AND NOT enabled";
    OF_SLUG = "SELECT id FROM title WHERE slug = $1";
    NEWEST_ID = "SELECT COALESCE(MAX(id), 0) FROM title";
    /// Imports read, decide and write: one at a time. The number is arbitrary and ours.
    LOCK_POSTGRES = "SELECT pg_advisory_xact_lock(7813444)";
}

pub(crate) const INSERT: Insert = Insert {
    head: "INSERT INTO title (id, slug, name, kind, homepage, country, languages, owner, editions, on_by_default, \
           enabled, switched) VALUES",
    columns: 12,
    tail: "",
};

#[derive(sqlx::FromRow, serde::Deserialize)]
struct Row {
    id: i64,
    slug: String,
    name: String,
    kind: String,
    homepage: String,
    country: String,
    languages: String,
    owner: Option<String>,
    editions: String,
    #[serde(deserialize_with = "packed::truth")]
    on_by_default: bool,
    #[serde(deserialize_with = "packed::truth")]
    enabled: bool,
    #[serde(deserialize_with = "packed::truth")]
    own: bool,
}

impl From<Row> for Title {
    fn from(row: Row) -> Self {
        Self {
            id: TitleId(row.id),
            enabled: row.enabled,
            own: row.own,
            listing: TitleListing {
                slug: row.slug,
                name: row.name,
                kind: TitleKind::from_word(&row.kind).unwrap_or(TitleKind::Digital),
                homepage: row.homepage,
                country: row.country,
                languages: from_json_list(&row.languages),
                owner: row.owner,
                editions: from_json_list(&row.editions),
                on_by_default: row.on_by_default,
                feeds: Vec::new(),
            },
        }
    }
}

/// What we wrote ourselves reads back; anything else is an empty list rather than a page that fails.
fn from_json_list(text: &str) -> Vec<String> {
    serde_json::from_str(text).unwrap_or_default()
}

fn json_list(words: &[String]) -> String {
    serde_json::Value::from(words).to_string()
}

/// Takes the lock under which the catalogue is read and changed.
pub(crate) async fn lock(transaction: &mut Writing) -> Result<(), sqlx::Error> {
    if let Writing::Postgres(transaction) = transaction {
        sqlx::query(LOCK_POSTGRES).execute(&mut **transaction).await?;
    }
    Ok(())
}

impl Store {
    /// All titles, by name.
    ///
    /// # Errors
    /// When the database fails.
    #[boxed]
    pub async fn titles(&self) -> Result<Vec<Title>, Error> {
        let rows: Vec<Row> =
            packed::rows(&self.engine, PACKED_SQLITE, ALL).await.map_err(failed("reading the titles"))?;
        Ok(rows.into_iter().map(Title::from).collect())
    }

    /// Adds titles and feeds that are not there yet (by slug, by feed address) and updates the facts of those that are.
    ///
    /// What the operator did stays: a title that was switched keeps its switch, a feed that was removed is not brought
    /// back, a feed that moved keeps its new address, and titles and feeds that the listings lack stay. A title that was
    /// never switched follows `on_by_default`. Of two listings with one slug the first wins, as of two feeds with one
    /// address.
    ///
    /// # Errors
    /// When the database fails; then nothing was changed.
    #[boxed]
    pub async fn import_titles(&self, listings: &[TitleListing], now_us: i64) -> Result<ImportReport, Error> {
        const DOING: &str = "importing titles";
        let mut transaction = self.engine.write(DOING).await?;
        let report = self.import(&mut transaction, listings, now_us).await.map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok(report)
    }

    /// Adds a title that is there for its subscribers alone: it is off, so that no list of the site has it, and its feeds are collected
    /// while anybody subscribes. One with this slug that is there already stays as it is. Gives its id.
    ///
    /// # Errors
    /// When the database fails; then nothing was changed.
    #[boxed]
    pub async fn add_own_title(&self, listing: &TitleListing, now_us: i64) -> Result<TitleId, Error> {
        const DOING: &str = "adding a title of a reader";
        let mut transaction = self.engine.write(DOING).await?;
        let id = self.import_own(&mut transaction, listing, now_us).await.map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok(id)
    }

    /// See [`Store::add_own_title`].
    pub(crate) async fn import_own(
        &self,
        within: &mut Writing,
        listing: &TitleListing,
        now_us: i64,
    ) -> Result<TitleId, sqlx::Error> {
        lock(within).await?;
        let known: Option<i64> =
            writing!(within, db => sqlx::query_scalar(OF_SLUG).bind(&listing.slug).fetch_optional(db).await)?;
        if let Some(id) = known {
            return Ok(TitleId(id));
        }
        let listing = TitleListing { on_by_default: false, ..listing.clone() };
        self.import(within, std::slice::from_ref(&listing), now_us).await?;
        writing!(within, db => sqlx::query(OWN).bind(&listing.slug).execute(db).await.map(|_| ()))?;
        let id: i64 = writing!(within, db => sqlx::query_scalar(OF_SLUG).bind(&listing.slug).fetch_one(db).await)?;
        Ok(TitleId(id))
    }

    async fn import(
        &self,
        transaction: &mut Writing,
        listings: &[TitleListing],
        now_us: i64,
    ) -> Result<ImportReport, sqlx::Error> {
        lock(transaction).await?;
        let rows: Vec<Row> = writing!(transaction, db => sqlx::query_as(ALL).fetch_all(db).await)?;
        let known: HashMap<String, Title> =
            rows.into_iter().map(Title::from).map(|title| (title.listing.slug.clone(), title)).collect();
        let newest_id: i64 = writing!(transaction, db => sqlx::query_scalar(NEWEST_ID).fetch_one(db).await)?;

        let mut met = HashSet::new();
        let mut added = Vec::new();
        let mut changed = Vec::new();
        let mut wanted_feeds: Vec<(TitleId, &FeedListing)> = Vec::new();
        for listing in listings.iter().filter(|listing| met.insert(listing.slug.as_str())) {
            let id = match known.get(&listing.slug) {
                Some(title) => {
                    if !same_facts(&title.listing, listing) {
                        changed.push((title.id, listing));
                    }
                    title.id
                }
                None => {
                    let id = TitleId(self.next_id(now_us, newest_id));
                    added.push((id, listing));
                    id
                }
            };
            wanted_feeds.extend(listing.feeds.iter().map(|feed| (id, feed)));
        }

        insert_rows!(transaction, INSERT, &added, row => [
            row.0.0, row.1.slug.as_str(), row.1.name.as_str(), row.1.kind.as_str(), row.1.homepage.as_str(),
            row.1.country.as_str(), json_list(&row.1.languages), row.1.owner.as_deref(), json_list(&row.1.editions),
            row.1.on_by_default, row.1.on_by_default, false,
        ])?;
        for (id, listing) in &changed {
            writing!(transaction, db => sqlx::query(UPDATE)
                .bind(id.0).bind(&listing.name).bind(listing.kind.as_str()).bind(&listing.homepage)
                .bind(&listing.country).bind(json_list(&listing.languages)).bind(listing.owner.as_deref())
                .bind(json_list(&listing.editions)).bind(listing.on_by_default)
                .execute(db).await.map(|_| ()))?;
        }
        let fact = |id: &TitleId, kind| NewFact { at_us: now_us, kind, subject: id.0, detail: String::new() };
        let mut facts: Vec<NewFact> = added.iter().map(|(id, _)| fact(id, Kind::TitleAdded)).collect();
        facts.extend(changed.iter().map(|(id, _)| fact(id, Kind::TitleChanged)));
        let feeds_added = feeds::import(self, transaction, &wanted_feeds, now_us, &mut facts).await?;
        log::append(transaction, &facts).await?;
        Ok(ImportReport { titles_added: added.len() as u64, feeds_added, titles_changed: changed.len() as u64 })
    }

    /// Switches titles on or off; from then on imports leave their switch alone. Gives how many it changed.
    ///
    /// # Errors
    /// When the database fails; then nothing was changed.
    #[boxed]
    pub async fn switch_titles(&self, titles: &[TitleId], enabled: bool, now_us: i64) -> Result<u64, Error> {
        const DOING: &str = "switching titles";
        let ids: Vec<i64> = titles.iter().map(|title| title.0).collect();
        let mut transaction = self.engine.write(DOING).await?;
        let switched: Vec<i64> = match &mut transaction {
            Writing::Sqlite(db) => {
                sqlx::query_scalar(SWITCH_SQLITE).bind(crate::json_ids(&ids)).bind(enabled).fetch_all(&mut **db).await
            }
            Writing::Postgres(db) => {
                sqlx::query_scalar(SWITCH_POSTGRES).bind(&ids).bind(enabled).fetch_all(&mut **db).await
            }
        }
        .map_err(failed(DOING))?;
        let detail = serde_json::json!({ "enabled": enabled }).to_string();
        let facts: Vec<NewFact> = switched
            .iter()
            .map(|&subject| NewFact { at_us: now_us, kind: Kind::TitleSwitched, subject, detail: detail.clone() })
            .collect();
        log::append(&mut transaction, &facts).await.map_err(failed(DOING))?;
        transaction.commit(DOING).await?;
        Ok(switched.len() as u64)
    }
}

fn same_facts(stored: &TitleListing, listed: &TitleListing) -> bool {
    stored.name == listed.name
        && stored.kind == listed.kind
        && stored.homepage == listed.homepage
        && stored.country == listed.country
        && stored.languages == listed.languages
        && stored.owner == listed.owner
        && stored.editions == listed.editions
        && stored.on_by_default == listed.on_by_default
}
