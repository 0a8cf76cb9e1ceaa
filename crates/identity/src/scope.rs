//! What an app's token may do.

/// One thing that a token may do. The words are stored: they are never renamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// See lists, articles and what its account has read, saved and follows.
    Read,
    /// Mark as read, save, follow, mute.
    Write,
    /// Whatever the account's role allows: picks, titles, other accounts.
    Manage,
}

impl Scope {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Read, Self::Write, Self::Manage];

    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::Manage => "manage",
        }
    }

    /// What it allows, for the person who gives it.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Read => "See lists, articles, and what you read, save and follow",
            Self::Write => "Mark as read, save, follow and mute",
            Self::Manage => "Do everything else that your role allows",
        }
    }
}

/// Some of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scopes(Vec<Scope>);

impl Scopes {
    /// These, each once.
    #[must_use]
    pub fn new(scopes: impl IntoIterator<Item = Scope>) -> Self {
        let mut scopes: Vec<Scope> = scopes.into_iter().collect();
        scopes.sort_unstable();
        scopes.dedup();
        Self(scopes)
    }

    /// Reads words with a space between; words that nobody knows allow nothing.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        Self::new(Scope::ALL.into_iter().filter(|scope| text.split(' ').any(|word| word == scope.as_str())))
    }

    /// What [`Scopes::from_text`] reads.
    #[must_use]
    pub fn to_text(&self) -> String {
        self.0.iter().map(|scope| scope.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Whether `scope` is among them.
    #[must_use]
    pub fn allow(&self, scope: Scope) -> bool {
        self.0.contains(&scope)
    }

    /// Whether nothing is allowed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_read_back_and_unknown_ones_allow_nothing() {
        let scopes = Scopes::new([Scope::Write, Scope::Read, Scope::Write]);
        assert_eq!(scopes.to_text(), "read write");
        assert_eq!(Scopes::from_text("write read"), scopes);
        assert!(scopes.allow(Scope::Read) && !scopes.allow(Scope::Manage));
        assert!(Scopes::from_text("everything READ").is_empty());
    }
}
