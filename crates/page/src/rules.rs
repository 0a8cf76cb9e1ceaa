//! A title's own rules: where its pages keep headline, text, writers, time and picture, and what never belongs to the text.
//!
//! Given by the operator as CSS selectors, or read from a rule file of FiveFilters' `ftr-site-config`. Where a rule finds
//! something it wins; where it finds nothing the general reading stands, so that an outdated rule harms nobody.

use serde::{Deserialize, Serialize};

use url::Url;

use crate::address;
use crate::blocks::Block;
use crate::dates;
use crate::dom::{Dom, Id};
use crate::guard::guard;
use crate::selector::Selector;
use crate::statements::Statements;

mod site_config;
mod xpath;

pub use site_config::from_site_config;

/// Selectors by field, as they are written and stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RuleTexts {
    /// The headline.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub title: Vec<String>,
    /// What holds the text; all that is in it is kept but what `remove` names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<String>,
    /// The writers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// When it appeared.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub published: Vec<String>,
    /// The section.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub section: Vec<String>,
    /// The lead picture.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub image: Vec<String>,
    /// What never belongs to the text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub remove: Vec<String>,
    /// The link to the whole article on one page.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub single_page: Vec<String>,
}

/// Rules ready to be used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    title: Vec<Selector>,
    body: Vec<Selector>,
    authors: Vec<Selector>,
    published: Vec<Selector>,
    section: Vec<Selector>,
    image: Vec<Selector>,
    remove: Vec<Selector>,
    single_page: Vec<Selector>,
}

impl Rules {
    /// Reads the selectors; the second value says which could not be used and why.
    #[must_use]
    pub fn read(texts: &RuleTexts) -> (Self, Vec<String>) {
        let mut problems = Vec::new();
        let mut read = |field: &str, texts: &[String]| {
            let mut selectors = Vec::new();
            for text in texts {
                match Selector::css(text) {
                    Ok(selector) => selectors.push(selector),
                    Err(reason) => problems.push(format!("{field}: {text:?}: {reason}")),
                }
            }
            selectors
        };
        let rules = Self {
            title: read("title", &texts.title),
            body: read("body", &texts.body),
            authors: read("authors", &texts.authors),
            published: read("published", &texts.published),
            section: read("section", &texts.section),
            image: read("image", &texts.image),
            remove: read("remove", &texts.remove),
            single_page: read("single_page", &texts.single_page),
        };
        (rules, problems)
    }

    /// Whether they tell a link to the whole article.
    #[must_use]
    pub fn has_single_page(&self) -> bool {
        !self.single_page.is_empty()
    }

    /// Where the page at `url` says that the whole article stands on one page: another address of the same host.
    #[must_use]
    pub fn single_page(&self, html: &str, url: &str) -> Option<String> {
        if self.single_page.is_empty() {
            return None;
        }
        let own = Url::parse(url).ok()?;
        let dom = Dom::parse(&guard(html).markup);
        let links = self.single_page.iter().flat_map(|rule| rule.find(&dom, 5));
        let href = |id: Id| {
            let link = std::iter::once(id)
                .chain(dom.subtree(id).skip(1).take(50))
                .find(|&id| dom.attribute(id, "href").is_some())?;
            address::absolute(dom.attribute(link, "href")?, Some(&own))
        };
        let bare = |url: &Url| {
            let mut url = url.clone();
            url.set_fragment(None);
            url
        };
        let found = links.into_iter().filter_map(href).filter_map(|address| Url::parse(&address).ok());
        found.map(|url| bare(&url)).find(|url| url.host() == own.host() && *url != bare(&own)).map(String::from)
    }

    /// Whether they say where the text is.
    pub(crate) fn has_body(&self) -> bool {
        !self.body.is_empty()
    }

    /// Changes which blocks are kept: all in the rules' body where that is found, none in what is removed.
    pub(crate) fn keep(&self, dom: &Dom, blocks: &[Block], kept: &mut [bool]) {
        let within = |homes: &[Id], block: &Block| {
            std::iter::once(block.container).chain(dom.ancestors(block.container)).any(|id| homes.contains(&id))
                || block.nodes.first().is_some_and(|&node| dom.ancestors(node).any(|id| homes.contains(&id)))
        };
        let body = if self.body.is_empty() { Vec::new() } else { self.body(dom) };
        let removed = if self.remove.is_empty() { Vec::new() } else { self.removed(dom) };
        for (block, kept) in blocks.iter().zip(kept) {
            if !body.is_empty() {
                *kept = within(&body, block) && dom.name(block.container) != "h1";
            }
            *kept &= removed.is_empty() || !within(&removed, block);
        }
    }

    /// What the rules find of the fields.
    pub(crate) fn find(&self, dom: &Dom) -> Found {
        if *self == Self::default() {
            return Found::default();
        }
        let dated = |id: Id| dom.attribute(id, "datetime").or_else(|| dom.attribute(id, "content")).map(str::to_owned);
        let times = self.published.iter().flat_map(|rule| {
            rule.find(dom, 5).into_iter().filter_map(dated).chain(rule.texts(dom, 5)).collect::<Vec<_>>()
        });
        let pictures = self.image.iter().flat_map(|rule| rule.find(dom, 3));
        Found {
            title: first(&self.title, dom).filter(|text| text.chars().count() <= 400),
            section: first(&self.section, dom).filter(|text| text.chars().count() <= 80),
            authors: self
                .authors
                .iter()
                .map(|rule| rule.texts(dom, 20))
                .find(|found| !found.is_empty())
                .unwrap_or_default(),
            published: times.into_iter().find(|text| dates::parse(text).is_some()),
            image: pictures.into_iter().find_map(|id| dom.subtree(id).find(|&inner| dom.name(inner) == "img")),
        }
    }

    /// The elements that hold the text, by the first rule that finds any with words in it.
    fn body(&self, dom: &Dom) -> Vec<Id> {
        let has_words = |id: &Id| dom.inner_text(*id).chars().count() >= 140;
        let found = self.body.iter().map(|rule| rule.find(dom, 50)).find(|found| found.iter().any(has_words));
        found.unwrap_or_default()
    }

    /// The elements that never belong to the text.
    fn removed(&self, dom: &Dom) -> Vec<Id> {
        self.remove.iter().flat_map(|rule| rule.find(dom, 500)).collect()
    }
}

/// What rules found on a page.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub title: Option<String>,
    pub section: Option<String>,
    pub authors: Vec<String>,
    published: Option<String>,
    pub image: Option<Id>,
}

impl Found {
    /// When the article appeared.
    pub fn published(&self) -> Option<news::Timestamp> {
        self.published.as_deref().and_then(dates::parse).map(|time| time.instant)
    }

    /// Adds what was found to what the page states.
    pub fn state(&self, statements: &mut Statements) {
        let fields = [("title", &self.title), ("section", &self.section), ("published", &self.published)];
        for (field, value) in fields {
            value.iter().for_each(|value| statements.add(field, "rule", value));
        }
        self.authors.iter().for_each(|line| statements.add("authors", "rule", line));
    }
}

fn first(rules: &[Selector], dom: &Dom) -> Option<String> {
    rules.iter().find_map(|rule| rule.texts(dom, 1).into_iter().next())
}

#[cfg(test)]
mod tests {
    use super::{RuleTexts, Rules};
    use crate::{read, read_by_rules};

    const PAGE: &str = "<html><body><h1>The Courier</h1><div id=head>Ferry terminal goes</div><p class=who>Ada Berg, AFP</p><span class=when datetime=x>2026-11-02 07:42</span>\
        <div id=story><p>The harbour council of Springfield agreed on Tuesday to rebuild the old ferry terminal.</p><p>Work begins in spring, the council said after a long debate about its cost.</p><ul class=more><li>Read more: the harbour in pictures, from our own archive</li></ul></div>\
        <div><p>Another text, on another matter, which stands on the same page and is no part of the story at all.</p></div></body></html>";

    fn rules(texts: &RuleTexts) -> Rules {
        let (rules, problems) = Rules::read(texts);
        assert_eq!(problems, Vec::<String>::new());
        rules
    }

    #[test]
    fn rules_win_where_they_find_something() {
        let texts = RuleTexts {
            title: vec!["#nowhere".to_owned(), "#head".to_owned()],
            body: vec!["#story".to_owned()],
            authors: vec![".who".to_owned()],
            published: vec![".when".to_owned()],
            remove: vec![".more".to_owned()],
            ..RuleTexts::default()
        };
        let found = read_by_rules(PAGE, "https://courier.example/1", &rules(&texts));
        let article = &found.article;
        assert_eq!(article.title.as_deref(), Some("Ferry terminal goes"));
        assert_eq!(
            (article.authors.as_slice(), article.agencies.as_slice()),
            (&["Ada Berg".to_owned()][..], &["AFP".to_owned()][..])
        );
        assert_eq!(article.published.map(|time| time.to_string()).as_deref(), Some("2026-11-02T07:42:00Z"));
        assert!(
            article.body_text.starts_with("The harbour council") && article.body_text.ends_with("about its cost."),
            "{}",
            article.body_text
        );
        assert!(found.statements.iter().any(|said| said.source == "rule" && said.value == "Ferry terminal goes"));
    }

    #[test]
    fn outdated_rules_change_nothing() {
        let gone = || vec![".gone".to_owned()];
        let texts = RuleTexts {
            title: gone(),
            body: gone(),
            authors: gone(),
            published: gone(),
            section: gone(),
            image: gone(),
            remove: gone(),
            single_page: gone(),
        };
        let url = "https://courier.example/1";
        assert_eq!(read_by_rules(PAGE, url, &rules(&texts)), read(PAGE, url));
    }

    #[test]
    fn the_whole_article_on_one_page_is_found() {
        let by = |rule: &str| rules(&RuleTexts { single_page: vec![rule.to_owned()], ..RuleTexts::default() });
        let url = "https://courier.example/1?page=1#top";
        let page = |href: &str| format!("<p>Page 1 of 3</p><div class=all><a href='{href}'>On one page</a></div>");
        assert_eq!(
            by(".all a").single_page(&page("/1?page=all"), url).as_deref(),
            Some("https://courier.example/1?page=all")
        );
        assert_eq!(
            by(".all").single_page(&page("?page=all#x"), url).as_deref(),
            Some("https://courier.example/1?page=all")
        );
        // Itself, another house, no address, no rule.
        for href in ["?page=1#story", "https://other.example/1", "javascript:all()"] {
            assert_eq!(by(".all a").single_page(&page(href), url), None, "{href}");
        }
        assert_eq!(Rules::default().single_page(&page("/1?page=all"), url), None);
    }

    #[test]
    fn what_cannot_be_read_is_told() {
        let texts = RuleTexts { title: vec!["h1:hover".to_owned()], ..RuleTexts::default() };
        let (rules, problems) = Rules::read(&texts);
        assert_eq!(rules, Rules::default());
        assert_eq!(problems.len(), 1);
    }
}
