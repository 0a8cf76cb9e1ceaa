//! The built-in source catalogue.

use anyhow::Context;
use news::TitleListing;
use store::{ImportReport, Store};

use crate::configuration::Configuration;

/// Titles with their feeds; see `catalogue/README.md` for where they come from.
const TITLES: &str = include_str!("../../../catalogue/titles.json");

/// A catalogue, and a word for its version: a database that has that version is left as it is.
#[derive(Clone, Debug)]
pub struct Catalogue {
    /// Its titles.
    pub titles: Vec<TitleListing>,
    /// A hash of its text.
    pub version: String,
}

/// The catalogue that the settings name, else the built-in one.
///
/// # Errors
/// A file that cannot be read or is no catalogue.
pub fn load(configuration: &Configuration) -> anyhow::Result<Catalogue> {
    let Some(file) = &configuration.catalogue else { return read(TITLES).context("the built-in catalogue is damaged") };
    let text =
        std::fs::read_to_string(file).with_context(|| format!("cannot read the catalogue {}", file.display()))?;
    read(&text).with_context(|| format!("{} is no catalogue of titles", file.display()))
}

/// Reads a catalogue in JSON.
///
/// # Errors
/// Where it is no array of titles; names the line.
pub fn read(json: &str) -> anyhow::Result<Catalogue> {
    let version = format!("{:016x}", xxhash_rust::xxh3::xxh3_64(json.as_bytes()));
    Ok(Catalogue { titles: serde_json::from_str(json)?, version })
}

/// The setting that remembers which version of the catalogue a database has.
const IMPORTED: &str = "catalogue_imported";

/// Brings `catalogue` into `store` where this version of it is not there yet.
///
/// # Errors
/// Those of the database.
pub async fn bring_in(store: &Store, catalogue: &Catalogue, now_us: i64) -> anyhow::Result<Option<ImportReport>> {
    if store.setting(IMPORTED).await?.as_deref() == Some(catalogue.version.as_str()) {
        return Ok(None);
    }
    let report =
        store.import_titles(&catalogue.titles, now_us).await.context("the source catalogue could not be brought in")?;
    store.set_setting(IMPORTED, &catalogue.version).await?;
    Ok(Some(report))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newcomer_has_150_titles_on() {
        let titles = load(&Configuration::default()).unwrap().titles;
        assert_eq!(titles.iter().filter(|title| title.on_by_default).count(), 150);
        assert!(titles.iter().all(|title| !title.feeds.is_empty()));
    }
}
