//! What a page says of its article, field by field, each value with where it stands: before anything is decided.
//!
//! Fields are decided by weighing these; they are kept with the article, so that a better rule can weigh them again.

use serde::{Deserialize, Serialize};

use crate::linked_data::LinkedArticle;
use crate::metadata::Metadata;

/// One value that a page states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// The field of the article: `title`, `authors`, `published` and so on, as in the JSON of an article.
    pub field: String,
    /// Where it stands: `json-ld`, `h1`, `title`, `html`, `link`, `byline`, `rule`, or the meta tag's name.
    pub source: String,
    /// The value as written, spaces collapsed.
    pub value: String,
}

/// Most statements of one field that are kept.
const A_FIELD: usize = 12;
/// Longest value that is kept, in bytes; the rest is cut off.
const VALUE_BYTES: usize = 600;

/// Meta tags that state a field.
const METAS: [(&str, &[&str]); 11] = [
    ("title", &["og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "title"]),
    ("authors", &crate::people::METAS),
    ("published", &crate::times::PUBLISHED),
    ("modified", &crate::times::MODIFIED),
    ("section", &["article:section", "parsely-section", "section", "og:article:section", "sailthru.section"]),
    ("language", &["og:locale", "content-language", "language"]),
    ("canonical_url", &["og:url"]),
    ("image", &["og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src", "thumbnail"]),
    ("caption", &["og:image:alt"]),
    ("access", &crate::access::TIERS),
    ("summary", &["og:description", "description", "twitter:description"]),
];

/// Collects statements in the order in which they are added; the same one is kept once.
#[derive(Debug, Default)]
pub(crate) struct Statements {
    found: Vec<Statement>,
}

impl Statements {
    /// What head and linked data say.
    pub fn of(metadata: &Metadata, linked: &LinkedArticle) -> Self {
        let mut all = Self::default();
        all.linked(linked);
        for (field, names) in METAS {
            for name in names {
                metadata.all(name).iter().for_each(|value| all.add(field, name, value));
            }
        }
        metadata.headings.iter().for_each(|heading| all.add("title", "h1", &heading.text));
        all.add_each("title", "title", metadata.title.as_deref());
        all.add_each("language", "html", metadata.language.as_deref());
        all.add_each("canonical_url", "link", metadata.canonical.as_deref());
        all
    }

    fn linked(&mut self, linked: &LinkedArticle) {
        let source = "json-ld";
        self.add_each("title", source, linked.headline.as_deref());
        self.add_each("title", source, linked.alternative_headline.as_deref());
        linked.authors.iter().for_each(|author| self.add("authors", source, &author.name));
        self.add_each("published", source, linked.published.as_deref());
        self.add_each("modified", source, linked.modified.as_deref());
        linked.sections.iter().for_each(|section| self.add("section", source, section));
        self.add_each("language", source, linked.language.as_deref());
        self.add_each("canonical_url", source, linked.url.as_deref());
        for image in linked.images.iter().take(4) {
            self.add("image", source, &image.url);
            self.add_each("caption", source, image.caption.as_deref());
            self.add_each("credit", source, image.credit.as_deref());
        }
        self.add_each("access", source, linked.is_free.map(|free| if free { "free" } else { "locked" }));
        self.add_each("dateline", source, linked.dateline.as_deref());
        self.add_each("summary", source, linked.description.as_deref());
    }

    fn add_each(&mut self, field: &str, source: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.add(field, source, value);
        }
    }

    /// Adds one statement, unless its field has enough or it says nothing new.
    pub fn add(&mut self, field: &str, source: &str, value: &str) {
        let value = value.get(..value.floor_char_boundary(VALUE_BYTES)).unwrap_or_default().trim();
        let of_field = self.found.iter().filter(|known| known.field == field);
        let is_known = |known: &Statement| known.source == source && known.value == value;
        if value.is_empty() || of_field.clone().count() >= A_FIELD || of_field.clone().any(is_known) {
            return;
        }
        self.found.push(Statement { field: field.to_owned(), source: source.to_owned(), value: value.to_owned() });
    }

    /// All of them.
    pub fn into_vec(self) -> Vec<Statement> {
        self.found
    }
}
