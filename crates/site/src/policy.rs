//! How long an answer may be kept, and by whom. Every page names its policy.

use std::time::Duration;

use http::HeaderValue;

/// What caches may do with an answer (RFC 9111, RFC 5861, RFC 8246).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CachePolicy {
    /// The address names its content: kept for a year by everyone.
    Immutable,
    /// The same for every reader.
    Public {
        /// How long it is fresh.
        max_age: Duration,
        /// How long a stale one may be shown while a new one is fetched.
        stale_while_revalidate: Duration,
    },
    /// For one reader; kept by the reader's browser only, asked for again each time.
    Private,
    /// Kept nowhere.
    NoStore,
}

impl CachePolicy {
    /// Lists of news: fresh for half a minute.
    pub const NEWS: Self =
        Self::Public { max_age: Duration::from_secs(30), stale_while_revalidate: Duration::from_secs(300) };
    /// Pages that change rarely.
    pub const STEADY: Self =
        Self::Public { max_age: Duration::from_secs(300), stale_while_revalidate: Duration::from_secs(3600) };
    /// Short, for failures that may pass.
    pub const BRIEF: Self =
        Self::Public { max_age: Duration::from_secs(60), stale_while_revalidate: Duration::from_secs(0) };

    /// The value of `Cache-Control`.
    #[must_use]
    pub fn header(self) -> HeaderValue {
        match self {
            Self::Immutable => HeaderValue::from_static("public, max-age=31536000, immutable"),
            Self::Public { max_age, stale_while_revalidate } => {
                let text = format!(
                    "public, max-age={}, stale-while-revalidate={}",
                    max_age.as_secs(),
                    stale_while_revalidate.as_secs()
                );
                HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static("no-store"))
            }
            Self::Private => HeaderValue::from_static("private, no-cache"),
            Self::NoStore => HeaderValue::from_static("no-store"),
        }
    }

    /// The same policy for an answer that depends on a reader's cookie.
    #[must_use]
    pub fn for_one_reader(self) -> Self {
        match self {
            Self::Public { .. } => Self::Private,
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::CachePolicy;

    #[test]
    fn policies_are_headers() {
        for (policy, expected) in [
            (CachePolicy::Immutable, "public, max-age=31536000, immutable"),
            (CachePolicy::NEWS, "public, max-age=30, stale-while-revalidate=300"),
            (CachePolicy::NEWS.for_one_reader(), "private, no-cache"),
            (CachePolicy::NoStore, "no-store"),
        ] {
            assert_eq!(policy.header(), expected);
        }
    }
}
