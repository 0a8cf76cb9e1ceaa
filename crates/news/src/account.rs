//! Who somebody is here.

/// What an account may do. The words are stored: they are never renamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Reads, follows, saves.
    Reader,
    /// Owns titles.
    Publisher,
    /// Runs picks and titles.
    Editor,
    /// Runs the service.
    Operator,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Reader, Self::Publisher, Self::Editor, Self::Operator];

    /// The word for it in the database, in forms and on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reader => "reader",
            Self::Publisher => "publisher",
            Self::Editor => "editor",
            Self::Operator => "operator",
        }
    }

    /// The role that a word names.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == word)
    }

    /// Its name on pages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Reader => "Reader",
            Self::Publisher => "Publisher",
            Self::Editor => "Editor",
            Self::Operator => "Operator",
        }
    }

    /// Whether whoever has this role may do what is `other`'s. Everyone reads; the operator may do everything; an editor
    /// is no publisher, nor the other way round.
    #[must_use]
    pub fn includes(self, other: Self) -> bool {
        self == other || other == Self::Reader || self == Self::Operator
    }
}

#[cfg(test)]
mod tests {
    use super::Role::{self, Editor, Operator, Publisher, Reader};

    #[test]
    fn every_role_may_do_what_its_own_is_and_no_more() {
        for (role, may) in [
            (Reader, vec![Reader]),
            (Publisher, vec![Reader, Publisher]),
            (Editor, vec![Reader, Editor]),
            (Operator, vec![Reader, Publisher, Editor, Operator]),
        ] {
            let found: Vec<Role> = Role::ALL.into_iter().filter(|other| role.includes(*other)).collect();
            assert_eq!(found, may, "{role:?}");
        }
    }

    #[test]
    fn words_read_back() {
        for role in Role::ALL {
            assert_eq!(Role::from_word(role.as_str()), Some(role));
        }
        assert_eq!(Role::from_word("Operator"), None);
    }
}
