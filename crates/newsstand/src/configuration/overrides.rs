//! Any setting from outside the file: by an environment variable or by `--set`.
//!
//! `collect.concurrency` is `NEWSSTAND_COLLECT__CONCURRENCY` in the environment: capitals, two underscores for the point.

use anyhow::{Context, bail};
use toml::{Table, Value};

use super::{Configuration, in_plain_words};

/// What stands before the name of every variable.
const PREFIX: &str = "NEWSSTAND_";

/// Settings that say nothing until they are set, so that the settings of the beginning do not have them; those with a variable of their own
/// flag left out.
const UNSAID: [&str; 5] = ["search_engines", "private", "membership", "mail.port", "curate.embedding"];

impl Configuration {
    /// Lays over what `variable` says of each setting. Only variables that are the name of a setting are asked for.
    ///
    /// # Errors
    /// A value that does not fit its setting, said with the name of the variable.
    pub(super) fn lay_over_environment(self, variable: impl Fn(&str) -> Option<String>) -> anyhow::Result<Self> {
        let mut configuration = self;
        let always = keys(&Table::try_from(Self::default())?, "");
        for key in always.into_iter().chain(UNSAID.map(str::to_owned)) {
            let name = format!("{PREFIX}{}", key.replace('.', "__").to_uppercase());
            if let Some(value) = variable(&name).filter(|value| !value.is_empty()) {
                configuration =
                    configuration.with(&key, &value).with_context(|| format!("the environment variable {name}"))?;
            }
        }
        Ok(configuration)
    }

    /// Lays over `--set KEY=VALUE`.
    ///
    /// # Errors
    /// What is no setting, or does not fit it, said with the words that were typed.
    pub(super) fn lay_over_words(self, words: &[String]) -> anyhow::Result<Self> {
        words.iter().try_fold(self, |configuration, word| {
            let Some((key, value)) = word.split_once('=') else {
                bail!("--set {word}: a setting and its value are expected, such as --set name='Town Library'");
            };
            configuration.with(key.trim(), value.trim()).with_context(|| format!("--set {}", key.trim()))
        })
    }

    /// These settings with one of them changed. The value is read as TOML where it can be, else as text.
    fn with(&self, key: &str, value: &str) -> anyhow::Result<Self> {
        let parsed =
            toml::from_str::<Table>(&format!("value = {value}")).ok().and_then(|mut table| table.remove("value"));
        let text = || Value::String(value.to_owned());
        let change = |value: Value| -> anyhow::Result<Self> {
            let mut table = Table::try_from(self)?;
            put(&mut table, key, value);
            table.try_into().map_err(|error: toml::de::Error| anyhow::anyhow!("{}", in_plain_words(error.message())))
        };
        // A name may look like a number ("1843"), and stays a name.
        match parsed {
            Some(parsed) if !parsed.is_str() => change(parsed).or_else(|error| change(text()).map_err(|_| error)),
            Some(parsed) => change(parsed),
            None => change(text()),
        }
    }
}

/// Every key of a table, those of its tables with a point: `collect.concurrency`.
fn keys(table: &Table, before: &str) -> Vec<String> {
    table
        .iter()
        .flat_map(|(key, value)| match value {
            Value::Table(inner) => keys(inner, &format!("{before}{key}.")),
            _ => vec![format!("{before}{key}")],
        })
        .collect()
}

fn put(table: &mut Table, key: &str, value: Value) {
    match key.split_once('.') {
        Some((first, rest)) => {
            let inner = table.entry(first).or_insert_with(|| Value::Table(Table::new()));
            if let Value::Table(inner) = inner {
                put(inner, rest, value);
            }
        }
        None => {
            table.insert(key.to_owned(), value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::SearchEngines;
    use super::*;

    fn with_variables(variables: &[(&str, &str)]) -> anyhow::Result<Configuration> {
        let find =
            |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        Configuration::default().lay_over_environment(find)
    }

    #[test]
    fn every_setting_can_come_from_the_environment() {
        let configuration = with_variables(&[
            ("NEWSSTAND_NAME", "1843"),
            ("NEWSSTAND_SEARCH_ENGINES", "own"),
            ("NEWSSTAND_MAIL__PORT", "2525"),
            ("NEWSSTAND_BASE_URL", "https://news.example.org"),
            ("NEWSSTAND_EDITION", "deutsch"),
            ("NEWSSTAND_COLLECT__CONCURRENCY", "7"),
            ("NEWSSTAND_COLLECT__REVISIT_HOURS", "[1, 2]"),
            ("NEWSSTAND_MAIL__FROM", "Town Library News <news@example.org>"),
            ("NEWSSTAND_BINARY", "of a test, and no setting"),
        ])
        .unwrap();
        assert_eq!((configuration.name.as_str(), configuration.mail.port), ("1843", Some(2525)));
        assert_eq!(configuration.search_engines, Some(SearchEngines::Own));
        assert_eq!(
            (configuration.base_url.as_str(), configuration.edition.as_str()),
            ("https://news.example.org", "deutsch")
        );
        assert_eq!((configuration.collect.concurrency, configuration.collect.revisit_hours), (7, vec![1, 2]));
        assert_eq!(configuration.mail.from, "Town Library News <news@example.org>");
    }

    #[test]
    fn words_win_and_mistakes_name_them() {
        let base = with_variables(&[("NEWSSTAND_NAME", "From outside")]).unwrap();
        let set = |word: &str| base.clone().lay_over_words(&[word.to_owned()]);
        assert_eq!(set("name=Town Library").unwrap().name, "Town Library");
        assert_eq!(set("name = 'Town Library'").unwrap().name, "Town Library");
        assert_eq!(set("mail.port=2525").unwrap().mail.port, Some(2525));
        for (word, expected) in [
            (
                "collect.concurrency=many",
                "--set collect.concurrency: this does not fit: string \"many\", a whole number is expected",
            ),
            ("colour=red", "--set colour: there is no setting `colour`"),
            ("private", "a setting and its value are expected"),
        ] {
            let error = format!("{:#}", set(word).unwrap_err());
            assert!(error.contains(expected), "{error}");
        }
        let error = format!("{:#}", with_variables(&[("NEWSSTAND_PRIVATE", "perhaps")]).unwrap_err());
        assert!(
            error.contains("the environment variable NEWSSTAND_PRIVATE") && error.contains("true or false"),
            "{error}"
        );
    }
}
