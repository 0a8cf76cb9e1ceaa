//! An HTML page to a clean, safe article: body, headline, byline, times, picture, access, live posts; front pages to slots; safe HTML for feeds.
//! Not here: fetching, feeds' own formats, who copied whom, any learning across a title's pages.
//! Enter at [`article`] (a page), [`front_page`] (a homepage or section front), [`article_from_fragment`] (a feed entry's own text), [`letter_html`] (a letter's) and [`sanitize`] (any HTML).

mod access;
mod address;
mod agencies;
mod article;
mod blocks;
mod body;
mod byline;
mod context;
mod conventions;
mod dates;
mod dom;
mod entities;
mod features;
mod front_page;
mod guard;
mod headline;
mod letter;
mod lexicon;
mod linked_data;
mod live_blog;
mod metadata;
mod model;
mod names;
mod outline;
mod people;
mod picture;
mod rules;
mod sanitize;
mod selector;
mod statements;
mod template;
mod times;
#[cfg(feature = "training")]
pub mod training;

pub use article::{
    Fragment, Reading, Taught, article, article_from_fragment, plain_text, read, read_among, read_by_rules,
};
pub use front_page::{FrontPage, front_page};
pub use letter::letter_html;
pub use rules::{RuleTexts, Rules, from_site_config};
pub use sanitize::sanitize;
pub use statements::Statement;
pub use template::{Lesson, Template};
