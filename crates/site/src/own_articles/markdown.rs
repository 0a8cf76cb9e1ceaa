//! Markdown as HTML that is not safe yet: whoever shows it sanitises it.

use pulldown_cmark::{Options, Parser};

/// CommonMark, with text that is struck through.
pub(super) fn html(markdown: &str) -> String {
    let mut html = String::with_capacity(markdown.len() + markdown.len() / 4);
    pulldown_cmark::html::push_html(&mut html, Parser::new_ext(markdown, Options::ENABLE_STRIKETHROUGH));
    html
}
