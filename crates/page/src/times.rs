//! When an article appeared and when it last changed: linked data first, then meta tags, then marked times.

use crate::dates;
use crate::dom::Dom;
use crate::linked_data::LinkedArticle;
use crate::metadata::Metadata;

/// Meta tags that state when an article appeared, the surest first.
pub(crate) const PUBLISHED: [&str; 24] = [
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "parsely-pub-date",
    "sailthru.date",
    "article:published",
    "og:pubdate",
    "cxenseparse:recs:publishtime",
    "rbpubdate",
    "published_at",
    "originalpublicationdate",
    "article.published",
    "displaydate",
    "ptime",
    "last-modified",
];

/// Meta tags that state when an article last changed.
pub(crate) const MODIFIED: [&str; 8] = [
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "dc.date.modified",
    "lastmod",
    "last-modified",
    "article:modified",
];

/// When the article first appeared.
pub(crate) fn published(dom: &Dom, metadata: &Metadata, linked: &LinkedArticle) -> Option<news::Timestamp> {
    surest(linked.published.as_deref(), metadata, &PUBLISHED).or_else(|| {
        let marked = dom.subtree(0).filter(|&id| {
            dom.name(id) == "time"
                || dom.attribute(id, "itemprop").is_some_and(|name| name == "datePublished" || name == "dateCreated")
        });
        marked
            .take(60)
            .filter_map(|id| dom.attribute(id, "datetime").or_else(|| dom.attribute(id, "content")))
            .find_map(dates::parse)
            .map(|time| time.instant)
    })
}

/// When the article last changed.
pub(crate) fn modified(metadata: &Metadata, linked: &LinkedArticle) -> Option<news::Timestamp> {
    surest(linked.modified.as_deref(), metadata, &MODIFIED)
}

/// The first time with a zone and a clock, else the first with a clock, else the first.
fn surest(linked: Option<&str>, metadata: &Metadata, names: &[&str]) -> Option<news::Timestamp> {
    let said = linked.into_iter().chain(names.iter().filter_map(|name| metadata.first(&[name])));
    let times: Vec<dates::Time> = said.filter_map(dates::parse).collect();
    times
        .iter()
        .find(|time| time.has_zone && time.has_clock)
        .or_else(|| times.iter().find(|time| time.has_clock))
        .or_else(|| times.first())
        .map(|time| time.instant)
}
