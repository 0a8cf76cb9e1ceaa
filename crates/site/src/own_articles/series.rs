//! The welcome series: what a new reader may want to know, in six short articles that ship with the program.

use std::sync::LazyLock;

/// One of its articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// From 1.
    pub number: i32,
    pub headline: String,
    pub standfirst: String,
    pub markdown: String,
}

/// All of them, in order.
pub(crate) static PARTS: LazyLock<Vec<Part>> = LazyLock::new(|| {
    let texts = [
        include_str!("../../welcome/1-how-it-works.md"),
        include_str!("../../welcome/2-what-leads.md"),
        include_str!("../../welcome/3-muting.md"),
        include_str!("../../welcome/4-privacy.md"),
        include_str!("../../welcome/5-following.md"),
        include_str!("../../welcome/6-membership.md"),
    ];
    (1..).zip(texts).map(|(number, text)| part(number, text)).collect()
});

/// A file begins with its headline (`# `) and its standfirst (`> `).
fn part(number: i32, text: &str) -> Part {
    let (head, body) = text.split_once("\n\n> ").unwrap_or((text, ""));
    let (standfirst, markdown) = body.split_once("\n\n").unwrap_or((body, ""));
    Part {
        number,
        headline: head.trim_start_matches("# ").trim().to_owned(),
        standfirst: standfirst.replace("\n> ", " "),
        markdown: markdown.trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_six_parts_that_can_be_read_in_a_minute_or_two() {
        assert_eq!(PARTS.iter().map(|part| part.number).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6]);
        for part in PARTS.iter() {
            assert!(!part.headline.is_empty() && !part.standfirst.is_empty(), "{part:?}");
            let words = part.markdown.split_whitespace().count();
            assert!((100..450).contains(&words), "part {} has {words} words", part.number);
        }
    }
}
