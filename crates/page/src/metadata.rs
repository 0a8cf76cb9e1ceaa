//! What the head and the marked-up parts of a page say: meta tags, links, microdata, microformats, `time` elements.

use std::collections::HashMap;

use url::Url;

use crate::address;
use crate::dom::{Dom, Id, collapse};
use crate::entities::decode;

/// A heading of the first level.
#[derive(Debug)]
pub(crate) struct Heading {
    pub id: Id,
    /// All that it prints.
    pub text: String,
    /// What is left without the part that it marks as a kicker, if it marks one.
    pub bare: Option<String>,
}

/// Classes of the small line over (or in) a headline.
const KICKERS: [&str; 13] = [
    "kicker",
    "overline",
    "topline",
    "eyebrow",
    "dachzeile",
    "spitzmarke",
    "roofline",
    "pretitle",
    "pre-title",
    "supertitle",
    "surtitre",
    "antetitulo",
    "occhiello",
];

/// The text of a heading without its kicker, `None` where it marks none.
fn without_kicker(dom: &Dom, heading: Id) -> Option<String> {
    let is_kicker = |id: Id| {
        let class = dom.attribute(id, "class").unwrap_or_default();
        let class = class.get(..class.floor_char_boundary(160)).unwrap_or_default().to_ascii_lowercase();
        KICKERS.iter().any(|word| class.contains(word))
    };
    let kicker = dom.subtree(heading).skip(1).find(|&id| is_kicker(id))?;
    let (printed, kicker) = (dom.inner_text(heading), dom.inner_text(kicker));
    let rest = printed.strip_prefix(kicker.as_str())?;
    let rest =
        rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | ':' | '|' | '/' | '·'));
    (rest.split(' ').count() >= 3).then(|| rest.to_owned())
}

/// Meta tags by lower-case name (or property or itemprop), in document order.
#[derive(Debug, Default)]
pub(crate) struct Metadata {
    values: HashMap<String, Vec<String>>,
    /// `html lang`.
    pub language: Option<String>,
    /// `link rel=canonical`, absolute.
    pub canonical: Option<String>,
    /// `link rel=amphtml` exists, and similar facts are not kept.
    pub title: Option<String>,
    /// Headings of the first level, in order.
    pub headings: Vec<Heading>,
    /// `base href`, if it is http(s).
    pub base: Option<Url>,
}

impl Metadata {
    /// Reads the page once.
    pub fn read(dom: &Dom, page_url: Option<&Url>) -> Self {
        let mut metadata = Self { base: page_url.cloned(), ..Self::default() };
        let mut canonical = None;
        for id in dom.subtree(0) {
            match dom.name(id) {
                "html" => {
                    metadata.language =
                        dom.attribute(id, "lang").or_else(|| dom.attribute(id, "xml:lang")).map(str::to_owned)
                }
                "meta" => metadata.push_meta(dom, id),
                "base" => {
                    let href = dom.attribute(id, "href").and_then(|href| address::absolute(href, page_url));
                    metadata.base = href.and_then(|href| Url::parse(&href).ok()).or(metadata.base.take());
                }
                "link" => {
                    let is_canonical =
                        dom.attribute(id, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"));
                    if is_canonical && canonical.is_none() {
                        canonical = dom.attribute(id, "href").map(str::to_owned);
                    }
                }
                "title" if metadata.title.is_none() && dom.name(dom.node(id).parent) != "svg" => {
                    metadata.title =
                        Some(collapse(&dom.children(id).filter_map(|child| dom.text(child)).collect::<String>()));
                }
                "h1" if metadata.headings.len() < 12 => {
                    let text = dom.inner_text(id);
                    if !text.is_empty() && text.len() < 600 {
                        metadata.headings.push(Heading { id, bare: without_kicker(dom, id), text });
                    }
                }
                _ => {}
            }
        }
        metadata.canonical = canonical.and_then(|href| address::absolute(&href, metadata.base.as_ref()));
        metadata
    }

    fn push_meta(&mut self, dom: &Dom, id: Id) {
        let Some(content) =
            dom.attribute(id, "content").map(str::trim).filter(|content| !content.is_empty() && content.len() < 8_000)
        else {
            return;
        };
        for attribute in ["property", "name", "itemprop", "http-equiv"] {
            if let Some(name) = dom.attribute(id, attribute) {
                let values = self.values.entry(name.trim().to_ascii_lowercase()).or_default();
                if values.len() < 40 {
                    values.push(collapse(&decode(content)));
                }
                break;
            }
        }
    }

    /// The first value of the first of `names` that has one.
    pub fn first(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.values.get(*name)?.first()).map(String::as_str)
    }

    /// The first value of a tag whose name ends with one of `endings`, behind a mark of its own ("house:is_free"). Where several do, the
    /// first by name.
    pub fn first_ending(&self, endings: &[&str]) -> Option<&str> {
        let fits = |name: &str| {
            endings.iter().any(|ending| {
                name.strip_suffix(ending).is_some_and(|front| front.is_empty() || front.ends_with([':', '-', '_', '.']))
            })
        };
        let found = self.values.iter().filter(|(name, _)| fits(name)).min_by(|a, b| a.0.cmp(b.0));
        found.and_then(|(_, values)| values.first()).map(String::as_str)
    }

    /// All values of `name`.
    pub fn all(&self, name: &str) -> &[String] {
        self.values.get(name).map_or(&[], Vec::as_slice)
    }
}
