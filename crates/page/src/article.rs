//! A page, or a feed entry's own HTML, to an article.

use news::{Access, Article, Picture};
use url::Url;

use crate::blocks::{self, Block};
use crate::dom::{Dom, collapse};
use crate::linked_data::{self, LinkedArticle};
use crate::metadata::Metadata;
use crate::sanitize::{clean, sanitize, write};
use crate::{body, dates, features, guard};

/// The safe parts of a piece of HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fragment {
    /// Sanitised HTML.
    pub body_html: String,
    /// Plain text, a blank line between blocks.
    pub body_text: String,
    /// Words of `body_text`.
    pub word_count: u32,
}

/// A page, read and split, before anything is decided.
pub(crate) struct Page {
    pub dom: Dom,
    pub url: Option<Url>,
    pub metadata: Metadata,
    pub linked: LinkedArticle,
    pub blocks: Vec<Block>,
    pub problems: Vec<String>,
}

impl Page {
    /// Guards, parses and splits `html`.
    pub fn read(html: &str, url: &str) -> Self {
        let guarded = guard::guard(html);
        let url = Url::parse(url).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
        let dom = Dom::parse(&guarded.markup);
        let metadata = Metadata::read(&dom, url.as_ref());
        let headline = metadata.first(&["og:title"]).or(metadata.title.as_deref()).unwrap_or_default();
        let linked = linked_data::read(&guarded.scripts, headline);
        let root = dom.first_named("body").unwrap_or(0);
        let blocks = blocks::split(&dom, root);
        let mut problems = guarded.problems;
        problems.extend(linked.problems);
        Self { url, metadata, linked: linked.article.unwrap_or_default(), blocks, problems, dom }
    }

    /// The features of every block.
    pub fn vectors(&self) -> Vec<features::Vector> {
        let title =
            self.linked.headline.as_deref().or(self.metadata.first(&["og:title"])).or(self.metadata.title.as_deref());
        let description =
            self.metadata.first(&["og:description", "description"]).or(self.linked.description.as_deref());
        let context = features::Context {
            title: title.unwrap_or_default(),
            description: description.unwrap_or_default(),
            linked_body: self.linked.body.as_deref(),
        };
        features::vectors(&self.dom, &self.blocks, &context)
    }
}

/// Reads an article page. Never fails: what could not be read is missing or said in `problems`. `url` may be empty.
#[must_use]
pub fn article(html: &str, url: &str) -> Article {
    let page = Page::read(html, url);
    let kept = body::choose(&page.dom, &page.blocks, &page.vectors());
    let Page { dom, url: page_url, metadata, linked: facts, blocks, mut problems, .. } = page;
    let body_text = joined(blocks.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(block, _)| block));
    let body_html = body_html(&dom, &blocks, &kept, metadata.base.as_ref());
    if body_text.is_empty() {
        problems.push("no article text was found on the page".to_owned());
    }
    let hint = metadata.language.as_deref().or(facts.language.as_deref());
    Article {
        url: url.to_owned(),
        canonical_url: canonical(&metadata, page_url.as_ref()),
        title: title(&metadata, &facts),
        byline: None,
        authors: facts
            .authors
            .iter()
            .filter(|author| !author.is_organization)
            .map(|author| author.name.clone())
            .collect(),
        published: time(&[facts.published.as_deref(), metadata.first(&["article:published_time"])]),
        modified: time(&[facts.modified.as_deref(), metadata.first(&["article:modified_time"])]),
        section: facts.sections.first().cloned().or_else(|| metadata.first(&["article:section"]).map(str::to_owned)),
        language: text::language::detect(&body_text, hint),
        picture: facts.images.first().map(|image| Picture {
            url: image.url.clone(),
            caption: image.caption.clone(),
            credit: image.credit.clone(),
        }),
        access: match facts.is_free {
            Some(true) => Access::Free,
            Some(false) => Access::Locked,
            None => Access::Unknown,
        },
        live_blog: facts.kind == "LiveBlogPosting",
        summary: metadata.first(&["og:description", "description"]).map(str::to_owned),
        word_count: text::words::count(&body_text),
        body_html,
        body_text,
        problems,
        ..Article::default()
    }
}

/// Sanitises a feed entry's own HTML and gives its text; `base` is what relative addresses hang on (may be empty).
#[must_use]
pub fn article_from_fragment(html: &str, base: &str) -> Fragment {
    let body_html = sanitize(html, base);
    let body_text = plain_text(&body_html);
    Fragment { word_count: text::words::count(&body_text), body_html, body_text }
}

/// The words of `html`: blocks with a blank line between them, no markup.
#[must_use]
pub fn plain_text(html: &str) -> String {
    let guarded = guard::guard(html);
    let dom = Dom::parse(&guarded.markup);
    let root = dom.first_named("body").unwrap_or(0);
    joined(blocks::split(&dom, root).iter())
}

fn joined<'a>(blocks: impl Iterator<Item = &'a Block>) -> String {
    let mut text = String::new();
    for block in blocks {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(&block.text);
    }
    text
}

fn body_html(dom: &Dom, blocks: &[Block], kept: &[bool], base: Option<&Url>) -> String {
    let mut marked = vec![false; dom.len()];
    for (block, _) in blocks.iter().zip(kept).filter(|(_, kept)| **kept) {
        for &node in &block.nodes {
            if let Some(mark) = marked.get_mut(node as usize) {
                *mark = true;
            }
            for ancestor in dom.ancestors(node) {
                match marked.get_mut(ancestor as usize) {
                    Some(mark) if !*mark => *mark = true,
                    _ => break,
                }
            }
        }
    }
    clean(&write(dom, dom.first_named("body").unwrap_or(0), base, &|id| {
        marked.get(id as usize).copied().unwrap_or(false) || matches!(dom.name(id), "br" | "hr")
    }))
}

fn canonical(metadata: &Metadata, page_url: Option<&Url>) -> Option<String> {
    metadata
        .canonical
        .clone()
        .or_else(|| metadata.first(&["og:url"]).and_then(|url| crate::address::absolute(url, page_url)))
        .or_else(|| page_url.map(ToString::to_string))
}

fn title(metadata: &Metadata, facts: &LinkedArticle) -> Option<String> {
    facts
        .headline
        .clone()
        .or_else(|| metadata.first(&["og:title"]).map(str::to_owned))
        .or_else(|| metadata.headings.first().map(|(_, text)| text.clone()))
        .or_else(|| metadata.title.clone())
        .map(|title| collapse(&title))
        .filter(|title| !title.is_empty())
}

fn time(sources: &[Option<&str>]) -> Option<news::Timestamp> {
    let times: Vec<dates::Time> = sources.iter().flatten().filter_map(|text| dates::parse(text)).collect();
    times
        .iter()
        .find(|time| time.has_zone && time.has_clock)
        .or_else(|| times.iter().find(|time| time.has_clock))
        .or_else(|| times.first())
        .map(|time| time.instant)
}
