//! The built-in source catalogue.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Read as _;

use anyhow::Context;
use flate2::read::DeflateDecoder;
use news::TitleListing;
use page::{RuleTexts, Rules};
use store::{ImportReport, Store};

use crate::configuration::Configuration;

/// Titles with their feeds, as `build.rs` packed them; see `catalogue/README.md` for where they come from.
const TITLES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/titles.deflate"));

/// What a catalogue holds.
#[derive(Clone, Debug)]
pub struct Catalogue {
    /// Its titles.
    pub titles: Vec<TitleListing>,
    /// Titles' own rules for reading their pages, by slug: the field `rules` of an entry.
    pub rules: BTreeMap<String, RuleTexts>,
}

/// A catalogue that waits to be brought in. A database that has its version is left as it is, and then nobody reads it: a large one
/// takes longer to read than the first page to make.
#[derive(Debug)]
pub struct Offered {
    version: String,
    contents: Contents,
}

#[derive(Debug)]
enum Contents {
    /// The built-in one.
    Packed(&'static [u8]),
    /// Its text, and what to say where that is no catalogue.
    Text(String, String),
    Read(Catalogue),
}

impl Offered {
    fn built_in() -> Self {
        Self { version: format!("{:016x}", xxhash_rust::xxh3::xxh3_64(TITLES)), contents: Contents::Packed(TITLES) }
    }

    fn text(text: String, no_catalogue: String) -> Self {
        let version = format!("{:016x}", xxhash_rust::xxh3::xxh3_64(text.as_bytes()));
        Self { version, contents: Contents::Text(text, no_catalogue) }
    }

    /// Titles without rules of their own, under a word that is another one when they are others.
    pub fn titles(version: String, titles: Vec<TitleListing>) -> Self {
        Self { version, contents: Contents::Read(Catalogue { titles, rules: BTreeMap::new() }) }
    }

    /// What it holds.
    ///
    /// # Errors
    /// As [`read`].
    pub fn read(&self) -> anyhow::Result<Cow<'_, Catalogue>> {
        Ok(match &self.contents {
            Contents::Packed(packed) => {
                let mut text = String::new();
                let unpacked = DeflateDecoder::new(*packed).read_to_string(&mut text);
                let titles = unpacked.context("it cannot be unpacked").and_then(|_| read(&text));
                Cow::Owned(titles.context("the built-in catalogue is damaged")?)
            }
            Contents::Text(text, no_catalogue) => Cow::Owned(read(text).with_context(|| no_catalogue.clone())?),
            Contents::Read(catalogue) => Cow::Borrowed(catalogue),
        })
    }
}

/// The catalogue that the settings name, else the built-in one.
///
/// # Errors
/// A file that cannot be opened.
pub fn offered(configuration: &Configuration) -> anyhow::Result<Offered> {
    let Some(file) = &configuration.catalogue else {
        return Ok(Offered::built_in());
    };
    let text =
        std::fs::read_to_string(file).with_context(|| format!("cannot read the catalogue {}", file.display()))?;
    Ok(Offered::text(text, format!("{} is no catalogue of titles", file.display())))
}

/// Reads a catalogue in JSON.
///
/// # Errors
/// Where it is no array of titles, or a title's rules cannot be used; names the line or the title.
pub fn read(json: &str) -> anyhow::Result<Catalogue> {
    let strict = match serde_json::from_str(json) {
        Ok(titles) => return Ok(Catalogue { titles, rules: BTreeMap::new() }),
        Err(error) => error,
    };
    // Entries with rules; whatever else is wrong is told by the line where it stands.
    let Ok(mut entries) = serde_json::from_str::<Vec<serde_json::Map<String, serde_json::Value>>>(json) else {
        return Err(strict.into());
    };
    let given: Vec<Option<serde_json::Value>> = entries.iter_mut().map(|entry| entry.shift_remove("rules")).collect();
    if given.iter().all(Option::is_none) {
        return Err(strict.into());
    }
    let mut catalogue = Catalogue { titles: Vec::with_capacity(entries.len()), rules: BTreeMap::new() };
    for (entry, given) in entries.into_iter().zip(given) {
        let slug = entry.get("slug").and_then(serde_json::Value::as_str).unwrap_or("an entry without slug").to_owned();
        let title = serde_json::from_value(serde_json::Value::Object(entry)).with_context(|| slug.clone())?;
        catalogue.titles.push(title);
        let Some(given) = given else { continue };
        let texts: RuleTexts = serde_json::from_value(given).with_context(|| format!("the rules of {slug}"))?;
        let (_, problems) = Rules::read(&texts);
        anyhow::ensure!(problems.is_empty(), "the rules of {slug} cannot be used: {}", problems.join("; "));
        catalogue.rules.insert(slug, texts);
    }
    Ok(catalogue)
}

/// The setting that remembers which version of the catalogue a database has.
const IMPORTED: &str = "catalogue_imported";

/// Brings what is offered into `store` where this version of it is not there yet.
///
/// # Errors
/// Those of the database, and of [`read`] where it is not there yet.
pub async fn bring_in(store: &Store, offered: &Offered, now_us: i64) -> anyhow::Result<Option<ImportReport>> {
    if store.setting(IMPORTED).await?.as_deref() == Some(offered.version.as_str()) {
        return Ok(None);
    }
    let catalogue = offered.read()?;
    let report =
        store.import_titles(&catalogue.titles, now_us).await.context("the source catalogue could not be brought in")?;
    bring_in_rules(store, &catalogue.rules).await?;
    store.set_setting(IMPORTED, &offered.version).await?;
    Ok(Some(report))
}

/// The setting that remembers which rules came with the catalogue, so that those an operator gave are left alone.
const RULES_IMPORTED: &str = "catalogue_rules_imported";

/// Gives titles the catalogue's rules, unless their operator gave them others; takes those away that the catalogue no longer has.
async fn bring_in_rules(store: &Store, rules: &BTreeMap<String, RuleTexts>) -> anyhow::Result<()> {
    let before = store.setting(RULES_IMPORTED).await?.unwrap_or_default();
    if rules.is_empty() && before.is_empty() {
        return Ok(());
    }
    let before: BTreeMap<String, String> = serde_json::from_str(&before).unwrap_or_default();
    let mut now = BTreeMap::new();
    for (slug, texts) in rules {
        now.insert(slug.clone(), serde_json::to_string(texts)?);
    }
    let stored: BTreeMap<_, _> = store.rules().await?.into_iter().collect();
    for title in store.titles().await? {
        let slug = &title.listing.slug;
        let (old, new) = (before.get(slug), now.get(slug));
        let is_operators = stored.get(&title.id).is_some_and(|stored| Some(stored) != old);
        if old != new && !is_operators {
            store.set_rules(title.id, new.map(String::as_str)).await?;
        }
    }
    store.set_setting(RULES_IMPORTED, &serde_json::to_string(&now)?).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newcomer_has_150_titles_on() {
        let offered = offered(&Configuration::default()).unwrap();
        let titles = &offered.read().unwrap().titles;
        assert_eq!(titles.iter().filter(|title| title.on_by_default).count(), 150);
        assert!(titles.iter().all(|title| !title.feeds.is_empty()));
    }

    /// A catalogue of one title, with these rules.
    fn with_rules(rules: &str) -> String {
        format!(
            r#"[{{"slug":"courier","name":"The Courier","kind":"newspaper","homepage":"https://courier.example","country":"GB","languages":["en"],
            "owner":null,"editions":[],"on_by_default":true,"feeds":[{{"url":"https://courier.example/rss","kind":"feed","section":null}}]{rules}}}]"#
        )
    }

    #[test]
    fn rules_of_an_entry_are_read_and_checked() {
        let catalogue = read(&with_rules(r#","rules":{"body":["\u0023story"]}"#)).unwrap();
        assert_eq!(catalogue.rules["courier"].body, ["#story"]);
        assert_eq!(catalogue.titles.len(), 1);
        let error = read(&with_rules(r#","rules":{"body":["p:hover"]}"#)).unwrap_err();
        assert!(error.to_string().contains("courier"), "{error}");
        assert!(read(&with_rules(r#","colour":"red""#)).is_err());
    }

    #[tokio::test]
    async fn a_version_that_is_there_is_not_read_again_and_another_must_be_a_catalogue() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path().join("news.sqlite").to_str().unwrap()).await.unwrap();
        let good = || Offered::text(with_rules(""), String::new());
        assert_eq!(bring_in(&store, &good(), 1_000_000).await.unwrap().unwrap().titles_added, 1);
        let unreadable =
            |version: String| Offered { version, contents: Contents::Text("{".into(), "no catalogue".to_owned()) };
        assert!(bring_in(&store, &unreadable(good().version), 2_000_000).await.unwrap().is_none());
        let error = bring_in(&store, &unreadable("another".to_owned()), 2_000_000).await.unwrap_err();
        assert!(error.to_string().contains("no catalogue"), "{error}");
    }

    #[tokio::test]
    async fn rules_come_with_the_catalogue_and_the_operators_win() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path().join("news.sqlite").to_str().unwrap()).await.unwrap();
        let bring = async |rules: &str| {
            bring_in(&store, &Offered::text(with_rules(rules), String::new()), 1_000_000).await.unwrap();
            store.rules().await.unwrap()
        };
        let own = bring(r#","rules":{"title":["h2"]}"#).await;
        assert_eq!(own.len(), 1);
        assert_eq!(own[0].1, r#"{"title":["h2"]}"#);
        assert_eq!(bring(r#","rules":{"title":["h3"]}"#).await[0].1, r#"{"title":["h3"]}"#);
        store.set_rules(own[0].0, Some(r#"{"title":["h4"]}"#)).await.unwrap();
        assert_eq!(bring(r#","rules":{"title":["h5"]}"#).await[0].1, r#"{"title":["h4"]}"#);
        store.set_rules(own[0].0, None).await.unwrap();
        assert_eq!(bring(r#","rules":{"title":["h6"]}"#).await[0].1, r#"{"title":["h6"]}"#);
        assert_eq!(bring("").await, []);
    }
}
