//! What a call brings along: the values of its address and of its form together, as both protocols take them.

use bytes::Bytes;
use http::{HeaderMap, Uri, header};

/// Values by name, in order; a name may come often.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asked(Vec<(String, String)>);

impl Asked {
    /// Of an address and a form. Apps send forms under all kinds of types; what is plainly something else is left alone.
    pub fn of(uri: &Uri, headers: &HeaderMap, body: &Bytes) -> Self {
        let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let is_form =
            !["xml", "json", "multipart", "octet"].iter().any(|word| kind.contains(word)) && !body.starts_with(b"<");
        let form: &[u8] = if is_form { body } else { b"" };
        let query = uri.query().unwrap_or_default().as_bytes();
        let values = url::form_urlencoded::parse(query).chain(url::form_urlencoded::parse(form));
        Self(values.map(|(name, value)| (name.into_owned(), value.into_owned())).collect())
    }

    /// The first value of this name.
    pub fn first(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    /// All values of this name.
    pub fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether the name comes at all.
    pub fn has(&self, name: &str) -> bool {
        self.first(name).is_some()
    }

    /// A number, where there is a sensible one.
    pub fn number(&self, name: &str) -> Option<i64> {
        self.first(name)?.trim().parse().ok()
    }
}
