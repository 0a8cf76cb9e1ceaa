//! A page, or a feed entry's own HTML, to an article.

use std::collections::HashSet;

use news::Article;
use url::Url;

use crate::blocks::{self, Block};
use crate::dom::{Dom, Id, collapse};
use crate::linked_data::{self, LinkedArticle};
use crate::metadata::Metadata;
use crate::rules::Rules;
use crate::sanitize::{clean, push_escaped, sanitize_article, write};
use crate::statements::{Statement, Statements};
use crate::template::{Lesson, Template};
use crate::{access, agencies, body, dates, entities, features, guard, headline, live_blog, people, picture, times};

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
        let own = linked.article.as_ref().and_then(|article| article.headline.as_deref()).unwrap_or(headline);
        let blocks = blocks::split_story(&dom, root, &other_articles(&dom, &metadata, own));
        let mut problems = guarded.problems;
        problems.extend(linked.problems);
        Self { url, metadata, linked: linked.article.unwrap_or_default(), blocks, problems, dom }
    }

    /// The features of every block.
    pub fn measure(&self) -> features::Measured {
        let title =
            self.linked.headline.as_deref().or(self.metadata.first(&["og:title"])).or(self.metadata.title.as_deref());
        let description =
            self.metadata.first(&["og:description", "description"]).or(self.linked.description.as_deref());
        let chosen = headline::choose(&self.metadata, &self.linked);
        let context = features::Context {
            headline: heading_of(&self.metadata, chosen.as_deref()),
            title: title.unwrap_or_default(),
            description: description.unwrap_or_default(),
            linked_body: self.linked.body.as_deref(),
        };
        features::measure(&self.dom, &self.blocks, &context)
    }
}

/// An article, and all that its page said of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// What was decided.
    pub article: Article,
    /// What it was decided from.
    pub statements: Vec<Statement>,
}

/// Reads an article page. Never fails: what could not be read is missing or said in `problems`. `url` may be empty.
#[must_use]
pub fn article(html: &str, url: &str) -> Article {
    read(html, url).article
}

/// Reads an article page as [`article`] does, and keeps the raw values with where they came from.
#[must_use]
pub fn read(html: &str, url: &str) -> Reading {
    read_by_rules(html, url, &Rules::default())
}

/// Reads an article page by its title's own rules where they find something, else as [`read`] does.
#[must_use]
pub fn read_by_rules(html: &str, url: &str, rules: &Rules) -> Reading {
    read_among(html, url, rules, &Template::default()).reading
}

/// Least bytes of the text of an article that teaches something of its host.
const TEACHES_BYTES: usize = 400;

/// An article page read with what other pages of its host teach.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Taught {
    /// The article, and all that its page said of it.
    pub reading: Reading,
    /// What the page gives alone, where that is another article: what is learned later may change how a page is read, and only by
    /// this can be told whether its publisher changed it.
    pub alone: Option<Box<Article>>,
    /// What this page teaches; nothing where it shows next to no text.
    pub lesson: Option<Lesson>,
}

/// Reads an article page as [`read_by_rules`] does, with what other pages of its host teach.
#[must_use]
pub fn read_among(html: &str, url: &str, rules: &Rules, template: &Template) -> Taught {
    let page = Page::read(html, url);
    let scores = body::scores(&page.blocks, &page.measure());
    let lesson = Lesson::of(&page.blocks);
    let kept_alone = body::keep(&page.blocks, &scores);
    let kept = body::keep(&page.blocks, &template.apply(&page.blocks, &scores));
    let alone = (kept != kept_alone).then(|| decide(&page, kept_alone, url, rules).article);
    let reading = decide(&page, kept, url, rules);
    let lesson = (reading.article.body_text.len() >= TEACHES_BYTES).then_some(lesson);
    Taught { alone: alone.filter(|alone| *alone != reading.article).map(Box::new), reading, lesson }
}

/// The article of a page of which these blocks are likelier than not the text.
fn decide(page: &Page, mut kept: Vec<bool>, url: &str, rules: &Rules) -> Reading {
    if let Some(headline) = headline::choose(&page.metadata, &page.linked) {
        body::drop_headline(&page.blocks, &mut kept, &headline);
    }
    rules.keep(&page.dom, &page.blocks, &mut kept);
    let Page { dom, url: page_url, metadata, linked: facts, blocks, problems } = page;
    let mut problems = problems.clone();
    let own: Vec<&Block> = blocks.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(block, _)| block).collect();
    let mut body_text = joined(own.iter().copied());
    let text_nodes: HashSet<Id> = own.iter().flat_map(|block| block.nodes.iter().copied()).collect();
    let ruled = rules.find(dom);
    let title = ruled.title.clone().or_else(|| headline::choose(metadata, facts));
    let heading =
        title.as_deref().and_then(|title| metadata.headings.iter().find(|heading| heading.text.contains(title)));
    let lead = picture::choose(dom, &text_nodes, heading.map(|heading| heading.id), metadata, facts, ruled.image);
    let times = live_blog::times(dom, blocks, &kept);
    let live_blog = live_blog::is_live(facts, url, title.as_deref().unwrap_or_default(), times.len());
    let addresses = (page_url.as_ref(), metadata.base.as_ref());
    let mut extras = picture::between(dom, blocks, &kept, lead.element, addresses);
    if live_blog {
        extras.extend(times.into_iter().flat_map(|time| dom.subtree(time)));
    }
    let mut body_html = body_html(dom, blocks, &kept, extras, metadata.base.as_ref());
    let posted: usize = facts.posts.iter().map(|post| post.body.len()).sum();
    if live_blog && posted > 2 * body_text.len() {
        // The posts are shown; the text stays the story's own, which is what lists and comparisons need of a live blog.
        body_html.push_str(&live_blog::posts(&facts.posts, url));
    }
    if let Some(text) = body::linked_text(facts, &body_text).filter(|_| !rules.has_body()) {
        // The page shows its text by script; its linked data carries it.
        (body_html, body_text) = from_linked(text);
        problems.push("the text was taken from the page's linked data".to_owned());
    }
    if body_text.is_empty() {
        problems.push("no article text was found on the page".to_owned());
    }
    let mut statements = Statements::of(metadata, facts);
    ruled.state(&mut statements);
    let headline = heading_of(metadata, title.as_deref());
    let place = people::Place { dom, blocks, kept: &kept, headline };
    let byline = people::read(&place, metadata, facts);
    let byline = if ruled.authors.is_empty() { byline } else { people::of_lines(&ruled.authors, metadata, facts) };
    byline.lines.iter().for_each(|line| statements.add("authors", "byline", line));
    let credits = credits(blocks, &kept, &byline, facts);
    let hint = metadata.language.as_deref().or(facts.language.as_deref()).or(metadata.first(&[
        "og:locale",
        "content-language",
        "language",
    ]));
    let article = Article {
        url: url.to_owned(),
        canonical_url: canonical(metadata, page_url.as_ref()),
        title,
        byline: byline.printed,
        authors: byline.persons,
        agencies: credits.agencies,
        dateline: credits.dateline,
        published: ruled.published().or_else(|| times::published(dom, metadata, facts)),
        modified: times::modified(metadata, facts),
        section: ruled.section.clone().or_else(|| section(metadata, facts)),
        language: text::language::detect(&body_text, hint),
        picture: lead.picture,
        recordings: facts.recordings.clone(),
        access: access::read(dom, metadata, facts, &own, &body_text),
        live_blog,
        summary: metadata
            .first(&["og:description", "description"])
            .map(str::to_owned)
            .or_else(|| facts.description.clone()),
        word_count: text::words::count(&body_text),
        body_html,
        body_text,
        problems,
    };
    Reading { article, statements: statements.into_vec() }
}

/// The other articles of a page that shows several in full, one below the other: each in an element of its own with a first heading of its own.
/// `headline` tells which is the page's own.
fn other_articles(dom: &Dom, metadata: &Metadata, headline: &str) -> Vec<Id> {
    let home = |id: Id| dom.ancestors(id).find(|&ancestor| dom.name(ancestor) == "article");
    let homes: Vec<(Id, &str)> =
        metadata.headings.iter().filter_map(|heading| Some((home(heading.id)?, heading.text.as_str()))).collect();
    let headline = linked_data::squash(headline);
    let is_own = |text: &str| {
        let text = linked_data::squash(text);
        !text.is_empty() && !headline.is_empty() && (headline.contains(&text) || text.contains(&headline))
    };
    // A page whose headline stands above all articles shows them as its parts.
    let is_outside = metadata.headings.iter().any(|heading| home(heading.id).is_none() && is_own(&heading.text));
    let own = homes.iter().find(|(_, text)| is_own(text)).or(homes.first());
    let Some((own, _)) = own.filter(|_| !is_outside) else { return Vec::new() };
    let holds = |outer: Id, inner: Id| outer == inner || dom.ancestors(inner).any(|id| id == outer);
    homes.iter().map(|(home, _)| *home).filter(|home| !holds(*home, *own) && !holds(*own, *home)).collect()
}

/// The heading that prints the headline.
fn heading_of(metadata: &Metadata, title: Option<&str>) -> Option<Id> {
    let title = title?;
    let printed = metadata.headings.iter().find(|heading| heading.text.contains(title));
    printed.or(metadata.headings.first()).map(|heading| heading.id)
}

/// The text of linked data, which may itself hold markup, as HTML and plain text.
pub(crate) fn from_linked(text: &str) -> (String, String) {
    let html = if text.contains("</p>") || text.contains("<br") {
        text.to_owned()
    } else {
        let mut html = String::new();
        for line in text.lines().map(collapse).filter(|line| !line.is_empty()) {
            html.push_str("<p>");
            push_escaped(&mut html, &line);
            html.push_str("</p>");
        }
        html
    };
    let html = sanitize_article(&html, "");
    let text = plain_text(&html);
    (html, text)
}

/// The agencies of the text and its dateline.
#[derive(Default)]
struct Credits {
    agencies: Vec<String>,
    dateline: Option<String>,
}

fn credits(blocks: &[Block], kept: &[bool], byline: &people::Byline, facts: &LinkedArticle) -> Credits {
    let own: Vec<&str> =
        blocks.iter().zip(kept).filter(|(_, kept)| **kept).map(|(block, _)| block.text.as_str()).collect();
    let mut credits = Credits::default();
    let mut names: Vec<&str> = byline.agencies.iter().map(String::as_str).collect();
    if let Some(dateline) = own.iter().take(4).find_map(|text| agencies::dateline(text)) {
        names.extend(dateline.agency);
        credits.dateline = Some(dateline.place);
    } else if let Some(said) =
        facts.dateline.as_deref().filter(|said| said.chars().count() <= 60 && dates::parse(said).is_none())
    {
        credits.dateline = Some(said.trim_end_matches(['-', '–', '—', ' ']).to_owned());
    }
    // The foot: the last blocks kept and those right behind them.
    let last = kept.iter().rposition(|kept| *kept).unwrap_or(0);
    let mut foot: Vec<&str> = own.iter().rev().take(4).copied().collect();
    foot.extend(
        blocks.iter().skip(last + 1).take(3).filter(|block| block.chars < 200).map(|block| block.text.as_str()),
    );
    names.extend(agencies::at_foot(&foot));
    for name in names {
        if !credits.agencies.iter().any(|known| known == name) {
            credits.agencies.push(name.to_owned());
        }
    }
    credits
}

fn section(metadata: &Metadata, facts: &LinkedArticle) -> Option<String> {
    facts
        .sections
        .first()
        .cloned()
        .or_else(|| {
            metadata
                .first(&["article:section", "parsely-section", "section", "og:article:section", "sailthru.section"])
                .map(str::to_owned)
        })
        .or_else(|| facts.breadcrumbs.iter().rev().nth(1).cloned())
        .map(|section| entities::decode(&section))
        .filter(|section| !section.is_empty() && section.chars().count() <= 80)
}

/// Sanitises a feed entry's own HTML and gives its text; `base` is what relative addresses hang on (may be empty).
#[must_use]
pub fn article_from_fragment(html: &str, base: &str) -> Fragment {
    let body_html = sanitize_article(html, base);
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

pub(crate) fn joined<'a>(blocks: impl Iterator<Item = &'a Block>) -> String {
    let mut text = String::new();
    for block in blocks {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(&block.text);
    }
    text
}

/// The article's blocks, and the pictures, players and times between them (`extras`), as safe HTML.
fn body_html(dom: &Dom, blocks: &[Block], kept: &[bool], extras: Vec<Id>, base: Option<&Url>) -> String {
    let mut marked = vec![false; dom.len()];
    let mut mark = |node: Id| {
        if let Some(mark) = marked.get_mut(node as usize) {
            *mark = true;
        }
        for ancestor in dom.ancestors(node) {
            match marked.get_mut(ancestor as usize) {
                Some(mark) if !*mark => *mark = true,
                _ => break,
            }
        }
    };
    for (block, _) in blocks.iter().zip(kept).filter(|(_, kept)| **kept) {
        block.nodes.iter().for_each(|&node| mark(node));
    }
    extras.into_iter().for_each(mark);
    let root = dom.first_named("body").unwrap_or(0);
    let written = write(dom, root, base, true, &|id| {
        marked.get(id as usize).copied().unwrap_or(false) || matches!(dom.name(id), "br" | "hr")
    });
    let html = clean(&written);
    // What a parser reads otherwise than it was written (a player within a paragraph) is written anew.
    if html == written { html } else { sanitize_article(&html, "") }
}

fn canonical(metadata: &Metadata, page_url: Option<&Url>) -> Option<String> {
    metadata
        .canonical
        .clone()
        .or_else(|| metadata.first(&["og:url"]).and_then(|url| crate::address::absolute(url, page_url)))
        .or_else(|| page_url.map(ToString::to_string))
}

#[cfg(test)]
mod byline_tests;
#[cfg(test)]
mod tests;
