//! The line under the headline: what the publisher prints there, or says of the article.

use news::Article;

use crate::provenance::without_tags;

/// Letters of a summary that are looked for in the text.
const OPENING_LETTERS: usize = 60;
/// Letters that may stand before them: a dateline such as "SAN JOSÉ DE MAIPO, Chile (Reuters) —".
const DATELINE_LETTERS: usize = 60;
/// Letters of a heading that says something rather than naming what follows.
const SAYS_SOMETHING: usize = 30;
/// Letters of a standfirst at most.
const MOST: usize = 420;

/// The article's standfirst, and the text below it: `body_html`, or what stands behind a heading that opens it. Nothing stands before such a heading that it could part from
/// what follows; publishers print their standfirst so, and some their headline once more.
pub(super) fn of<'a>(article: &Article, body_html: &'a str) -> (Option<String>, &'a str) {
    if let Some((heading, rest)) = opening_heading(body_html) {
        let of_heading = letters(&heading, usize::MAX);
        if article.title.as_deref().is_some_and(|title| letters(title, usize::MAX) == of_heading) {
            return (summary(article), rest);
        }
        if of_heading.chars().count() >= SAYS_SOMETHING {
            return (Some(crate::cards::shorten(&heading, MOST)), rest);
        }
    }
    (summary(article), body_html)
}

/// The words of a heading that the text begins with, and what comes behind it.
fn opening_heading(body_html: &str) -> Option<(String, &str)> {
    let opening = body_html.trim_start().strip_prefix("<h")?;
    let level = opening.get(..1).filter(|level| ("2"..="6").contains(level))?;
    let (heading, rest) = opening.get(1..)?.split_once(&format!("</h{level}>"))?;
    let words = without_tags(heading.split_once('>')?.1);
    Some((words.split_whitespace().collect::<Vec<_>>().join(" "), rest))
}

/// The summary, unless it only repeats how the text begins.
fn summary(article: &Article) -> Option<String> {
    let summary = article.summary.as_deref()?.trim();
    let opening = letters(summary, OPENING_LETTERS);
    let text = letters(&article.body_text, OPENING_LETTERS + DATELINE_LETTERS);
    let repeats = !opening.is_empty() && !text.is_empty() && (text.contains(&opening) || opening.starts_with(&text));
    (!summary.is_empty() && !repeats).then(|| crate::cards::shorten(summary, MOST))
}

/// So many letters and digits from the beginning, in small letters.
fn letters(text: &str, count: usize) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).take(count).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(title: &str, summary: &str, text: &str) -> Article {
        Article {
            title: Some(title.to_owned()),
            summary: Some(summary.to_owned()),
            body_text: text.to_owned(),
            ..Article::default()
        }
    }

    #[test]
    fn a_summary_that_the_text_begins_with_is_not_printed_twice() {
        let said = "The government invited organisers to talks on Monday after a march drew 31,000 people.";
        let standfirst = |summary: &str, text: &str| of(&article("Talks", summary, text), text).0;
        for text in [
            "The government invited organisers to talks on Monday after a march drew 31,000 people. More.",
            "MAKERU, Kalundi (PNS) — The government invited organisers to talks on Monday after a march drew 31,000.",
            "The government invited",
        ] {
            assert_eq!(standfirst(said, text), None, "{text}");
        }
        assert_eq!(standfirst(said, "It was the largest march in years.").as_deref(), Some(said));
        assert_eq!(standfirst(said, "").as_deref(), Some(said));
        assert_eq!(standfirst("", "Text"), None);
    }

    #[test]
    fn a_heading_that_opens_the_text_is_its_standfirst() {
        let said = "The march was the largest in years";
        let article = article("Talks after the march", said, "");
        let standfirst = |html| of(&article, html);
        let printed = Some("Organisers & ministers will meet on Monday.".to_owned());
        let html = "\n<h2 lang=\"en\">Organisers &amp; <b>ministers</b>\n will meet on Monday.</h2><p>One.</p>";
        assert_eq!(standfirst(html), (printed, "<p>One.</p>"), "what the page prints, not what it tells machines");
        let said = Some(said.to_owned());
        assert_eq!(standfirst("<h3>TALKS after the march</h3><p>One.</p>"), (said.clone(), "<p>One.</p>"));
        for html in [
            "<h2>Basketball</h2><p>One.</p>",
            "<p>One.</p><h2>A heading that stands between paragraphs</h2>",
            "<hr>",
            "<h2>",
        ] {
            assert_eq!(standfirst(html), (said.clone(), html), "it names what follows, or parts it");
        }
    }
}
