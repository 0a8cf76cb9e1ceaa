//! What publishing tools call the parts of a page: by an element's name, class, id and role.
//!
//! The vocabulary is that of trafilatura (`xpaths.py` and `settings.py` of version 2.3, Adrien Barbaresi, Apache-2.0), in patterns of
//! our own. It tells what to look at, not what to keep: `outline.rs` makes a proposal of it, and the trees judge that.

use std::sync::LazyLock;

use regex::RegexSet;

use crate::dom::{Dom, Id};

/// Kinds of names for the main part of a page, the surest first; kind `k` is the sign `1 << k`.
pub(crate) const MAIN_KINDS: u8 = 5;

/// Readers' comments.
pub(crate) const COMMENTS: u32 = 1 << 5;
/// What stands beside or around a story: menus, buttons to share, boxes of links, labels.
pub(crate) const FURNITURE: u32 = 1 << 6;
/// What is not shown, or not at once.
pub(crate) const HIDDEN: u32 = 1 << 7;
/// What leads to other articles.
pub(crate) const TEASER: u32 = 1 << 8;
/// A header, or what closes a page.
pub(crate) const EDGE: u32 = 1 << 9;
/// What is said of a picture.
pub(crate) const CAPTION: u32 = 1 << 10;
/// Elements that hold no text of a story, whatever they are called.
pub(crate) const APART: u32 = 1 << 11;
/// Elements that hold text, not parts.
pub(crate) const TEXT: u32 = 1 << 12;
/// Of them: a paragraph.
pub(crate) const PARAGRAPH: u32 = 1 << 13;
/// Of them: what holds running text where nothing tells which part is the story.
pub(crate) const RUNNING: u32 = 1 << 14;
/// Of them: an item of a list, a cell of a table.
pub(crate) const ITEM: u32 = 1 << 15;

/// All signs that speak against an element.
pub(crate) const AGAINST: u32 = COMMENTS | FURNITURE | HIDDEN | TEASER | EDGE | CAPTION | APART;

const MAIN: u32 = (1 << MAIN_KINDS) - 1;

/// Signs and the ids that give them.
const IDS: [(u32, &str); 10] = [
    (1, "^articleContent$|(?:entry|article|art)-content|article__content|article(?:-|__)?body|articleBody|body-text"),
    (1 << 2, "^(?:article|story)$|^primary|story-body"),
    (1 << 3, "^content$|content-main|content-body|contentBody|[mM]ain-[cC]ontent"),
    (1 << 4, "^main"),
    (COMMENTS, "^(?:[Cc]omment(?:[^a]|a[^r]|$)|comol|disqus_thread|dsq-comments)"),
    (
        FURNITURE,
        "^shar|social|viral|newsletter|syndication|tags|sidebar|banner|bread-?crumb|button|author|^(?:jp-|dpsp-content)|bmdh|[fF]ooter|[sS]hare|[nN]av|menu|related|message-container|premium|^ad-|cookie",
    ),
    (HIDDEN, "hidden|reader-comments|akismet|^reply-"),
    (TEASER, "[tT]easer"),
    (EDGE, r"(?:^|\s)bottom|bottom(?:\s|$)|(?:^|\s)link(?:\s|$)"),
    (CAPTION, "caption"),
];

/// Signs and the classes that give them.
const CLASSES: [(u32, &str); 10] = [
    (
        1,
        "^(?:post|entry)$|post[-_]text|post-body|post-?entry|post[-_]?content|postContent|post_inner_wrapper|article-?text|articleText|(?:entry|page|text|article|art)-content|article__content|article(?:-|__)?body|articleBody|ArticleContent|body-text|article__container",
    ),
    (
        1 << 2,
        "^(?:postarea|art-postcontent|text|cell|story)$|(?i:fulltext)|^article |post-bodycopy|story-?content|(?:theme|blog|section|single)-content|single-post|main-column|wpb_text_column|story-body|field-body",
    ),
    (1 << 3, "^content$|content[-_]main|content(?:-|__)body|[mM]ain-[cC]ontent|[pP]age-[cC]ontent"),
    (1 << 4, "^main"),
    (COMMENTS, "^[Cc]omment(?:[^a]|a[^r]|$)|(?:article|post)-comments"),
    (
        FURNITURE,
        "^shar|social|viral|newsletter|syndication|tags|sidebar|banner|bread-?crumb|button|author|^(?:nav|post-nav|ZendeskForm)|subnav|avigation|navbar|navbox|menu|bar| ad |-ad-|(?:^| )ad-|dfp[Aa]d|outbrain|taboola|criteo|paid-?content|widget|[fF]ooter|[bB]yline|share-|sociable|embed|tag-list|consent|modal-content|permission|elated|next-|-stories|most-popular|more-on|meta|rating|attachment|timestamp|user-info|user-profile|-icon|article-infos|message-container|slide|viewport|overlay|options|expand|obfuscated|blurred|factbox",
    ),
    (
        HIDDEN,
        "^hide-|comments-title|nocomments|-reply-|^reply-|message|akismet|suggest-links|-hide-|hide-print| hidden| hide|noprint|notloaded",
    ),
    (TEASER, "[tT]easer"),
    (EDGE, r"(?:^|\s)bottom|bottom(?:\s|$)|(?:^|\s)link(?:\s|$)"),
    (CAPTION, "caption"),
];

/// Most bytes of a name that are looked at.
const NAME_BYTES: usize = 200;

static ID_PATTERNS: LazyLock<Option<RegexSet>> = LazyLock::new(|| patterns(&IDS));
static CLASS_PATTERNS: LazyLock<Option<RegexSet>> = LazyLock::new(|| patterns(&CLASSES));

fn patterns(signs: &[(u32, &str)]) -> Option<RegexSet> {
    RegexSet::new(signs.iter().map(|(_, pattern)| pattern)).ok()
}

/// The signs that a class or an id gives.
fn named(name: &str, patterns: Option<&RegexSet>, signs: &[(u32, &str)]) -> u32 {
    let Some(patterns) = patterns.filter(|_| !name.is_empty()) else { return 0 };
    let name = name.get(..name.floor_char_boundary(NAME_BYTES)).unwrap_or_default();
    patterns.matches(name).iter().filter_map(|at| signs.get(at)).fold(0, |all, (sign, _)| all | sign)
}

/// The signs of an element.
pub(crate) fn signs(dom: &Dom, id: Id) -> u32 {
    let tag = dom.name(id);
    let said = |attribute| dom.attribute(id, attribute).unwrap_or_default();
    let (role, style) = (said("role"), said("style"));
    let mut signs =
        named(said("id"), ID_PATTERNS.as_ref(), &IDS) | named(said("class"), CLASS_PATTERNS.as_ref(), &CLASSES);
    let mut set = |sign: u32, holds: bool| signs |= if holds { sign } else { 0 };
    set(1, said("itemprop") == "articleBody");
    set(1 << 2, role == "article");
    set(1 << 4, role.starts_with("main"));
    set(FURNITURE, role.contains("nav") || role.contains("Nav"));
    set(EDGE, style.contains("border"));
    // A name says something of elements of a certain kind only: a paragraph of the class "content" is no main part.
    if !matches!(tag, "article" | "div" | "main" | "section") {
        signs &= !MAIN;
    }
    if !matches!(tag, "div" | "ul" | "ol" | "dl" | "section" | "details") {
        signs &= !COMMENTS;
    }
    if !matches!(tag, "div" | "ul" | "ol" | "dl" | "li" | "p" | "section" | "span") {
        signs &= !(FURNITURE | TEASER | EDGE | CAPTION);
    }
    let is_hidden = ["display:none", "display: none", "hidden"].iter().any(|word| style.contains(word));
    let mut set = |sign: u32, holds: bool| signs |= if holds { sign } else { 0 };
    set(HIDDEN, is_hidden || said("aria-hidden") == "true");
    set(1 << 1, tag == "article");
    set(1 << 4, tag == "main");
    set(EDGE, tag == "header");
    signs | of_tag(tag)
}

/// What an element's tag alone says of it.
fn of_tag(tag: &str) -> u32 {
    match tag {
        "p" => TEXT | PARAGRAPH | RUNNING,
        "blockquote" | "pre" => TEXT | RUNNING,
        "td" | "li" | "th" => TEXT | ITEM,
        "q" | "code" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "dd" | "dt" => TEXT,
        "aside" | "embed" | "footer" | "form" | "iframe" | "menu" | "object" | "audio" | "canvas" | "figure"
        | "map" | "picture" | "svg" | "video" | "button" | "datalist" | "dialog" | "fieldset" | "input" | "label"
        | "legend" | "nav" | "noscript" | "option" | "output" | "progress" | "select" | "textarea" | "time" => APART,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{
        APART, CAPTION, CLASS_PATTERNS, COMMENTS, EDGE, FURNITURE, HIDDEN, ID_PATTERNS, ITEM, MAIN, PARAGRAPH, RUNNING,
        TEASER, TEXT, signs,
    };
    use crate::dom::Dom;

    fn of(html: &str) -> u32 {
        let dom = Dom::parse(html);
        let body = dom.first_named("body").unwrap();
        signs(&dom, dom.children(body).next().unwrap())
    }

    #[test]
    fn names_tell_what_a_part_is() {
        assert!(ID_PATTERNS.is_some() && CLASS_PATTERNS.is_some(), "the patterns are sound");
        let table = [
            (r#"<div class="wide article-body">"#, 1),
            (r#"<div itemprop="articleBody">"#, 1),
            ("<article>", 1 << 1),
            (r#"<section id="story">"#, 1 << 2),
            (r#"<div class="content">"#, 1 << 3),
            (r#"<div role="main">"#, 1 << 4),
            ("<main>", 1 << 4),
            (r#"<div id="comments">"#, COMMENTS),
            (r#"<section id="commentary">"#, 0),
            (r#"<ul class="related-links">"#, FURNITURE),
            (r#"<div style="display:none">"#, HIDDEN),
            (r#"<article aria-hidden="true">"#, HIDDEN | 1 << 1),
            (r#"<div class="c-Teaser">"#, TEASER),
            ("<header>", EDGE),
            (r#"<span class="caption">"#, CAPTION),
            (r#"<p class="content">"#, TEXT | PARAGRAPH | RUNNING),
            ("<li>", TEXT | ITEM),
            (r#"<nav class="article-body">"#, APART),
            (r#"<b class="sidebar">"#, 0),
        ];
        for (html, expected) in table {
            assert_eq!(of(html), expected, "{html}");
        }
        assert_eq!(MAIN, 0b1_1111);
    }

    #[test]
    fn only_the_head_of_a_long_name_is_read() {
        let long = format!(r#"<div class="{} sidebar">"#, "ä".repeat(300));
        assert_eq!(of(&long), 0);
    }
}
