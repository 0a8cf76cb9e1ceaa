//! What search engines may list, and what that setting was called before.

use serde::{Deserialize, Serialize};

use super::Configuration;

/// What search engines may list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SearchEngines {
    /// They are asked to stay away altogether.
    #[default]
    Nothing,
    /// The site's own pages and lists; an article only where its title's terms say so.
    Own,
    /// Also articles of titles that say nothing of it, as far as everybody may read them, and what a search finds.
    All,
}

impl From<SearchEngines> for site::SearchEngines {
    fn from(may_list: SearchEngines) -> Self {
        match may_list {
            SearchEngines::Nothing => Self::Nothing,
            SearchEngines::Own => Self::Own,
            SearchEngines::All => Self::All,
        }
    }
}

impl Configuration {
    /// What was said by a name of before is said by today's.
    pub(super) fn with_old_names(mut self) -> Self {
        let before = self.private.take();
        let meant = |private| if private { SearchEngines::Nothing } else { SearchEngines::Own };
        self.search_engines = self.search_engines.or(before.map(meant));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_search_engines_may_list_is_said_by_its_name_or_by_the_one_of_before() {
        let said = |text: &str| Configuration::parse(text).unwrap().with_old_names();
        assert_eq!(said("").search_engines, None);
        assert_eq!(said("search_engines = 'all'").search_engines, Some(SearchEngines::All));
        assert_eq!(said("private = true").search_engines, Some(SearchEngines::Nothing));
        let before = said("private = false");
        assert_eq!((before.search_engines, before.private), (Some(SearchEngines::Own), None));
        assert_eq!(said("private = true\nsearch_engines = 'own'").search_engines, Some(SearchEngines::Own));
        let error = format!("{:#}", Configuration::parse("search_engines = 'some'").unwrap_err());
        assert!(error.contains("`nothing`, `own`, `all`"), "{error}");
    }
}
