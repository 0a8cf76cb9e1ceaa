//! What the head and the marked-up parts of a page say: meta tags, links, microdata, microformats, `time` elements.

use std::collections::HashMap;

use url::Url;

use crate::address;
use crate::dom::{Dom, Id, collapse};
use crate::entities::decode;

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
    pub headings: Vec<(Id, String)>,
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
                        metadata.headings.push((id, text));
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

    /// All values of `name`.
    pub fn all(&self, name: &str) -> &[String] {
        self.values.get(name).map_or(&[], Vec::as_slice)
    }
}
