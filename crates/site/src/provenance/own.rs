//! Marks the paragraphs that a title wrote itself in a text that is otherwise another's.

use std::collections::HashSet;

/// `body_html` with `class="own"` on every paragraph that is one of `own` (counted from 0 in `body_text`).
///
/// A paragraph is known by its letters; one that is not found in the HTML stays unmarked.
pub(crate) fn mark_own(body_html: &str, body_text: &str, own: &[u32]) -> String {
    let paragraphs = body_text.split('\n').map(letters).filter(|letters| !letters.is_empty());
    let wanted: HashSet<String> =
        (0..).zip(paragraphs).filter(|(index, _): &(u32, _)| own.contains(index)).map(|(_, letters)| letters).collect();
    let mut marked = String::with_capacity(body_html.len() + wanted.len() * 12);
    let mut rest = body_html;
    while let Some(at) = rest.find("<p>") {
        let (before, paragraph) = rest.split_at(at);
        marked.push_str(before);
        let inner = paragraph.strip_prefix("<p>").unwrap_or_default();
        let text = inner.split("</p>").next().unwrap_or_default();
        marked.push_str(if wanted.contains(&letters(&without_tags(text))) { "<p class=\"own\">" } else { "<p>" });
        rest = inner;
    }
    marked.push_str(rest);
    marked
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The text of safe HTML; of the entities only those that a sanitiser writes are read.
pub(crate) fn without_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => text.push(c),
            _ => {}
        }
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", " ").replace("&quot;", "\"").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::mark_own;

    #[test]
    fn own_paragraphs_are_found_by_their_letters() {
        let html = "<p>The council met.</p><h2>Own view</h2><p>We asked <a href=\"https://e.org/\">Smith &amp; Sons</a>.</p><p>It closed.</p>";
        let text = "The council met.\n\nOwn view\n\nWe asked Smith & Sons.\n\nIt closed.";
        assert_eq!(mark_own(html, text, &[2]), html.replacen("<p>We", "<p class=\"own\">We", 1));
        assert_eq!(mark_own(html, text, &[]), html);
        assert_eq!(mark_own("<p>other", text, &[0, 9]), "<p>other");
    }
}
