//! Names of people as feeds write them.

use crate::html;
use crate::xml::Element;

/// Adds the person of an author element: Atom's `<name>`, else `<email>`, else the text, markup out.
pub(crate) fn add_element(authors: &mut Vec<String>, element: Element<'_>) {
    let inner = |name: &str| element.any_child(name).and_then(|part| part.text());
    let is_structured =
        ["name", "email", "uri", "url", "homepage"].iter().any(|name| element.any_child(name).is_some());
    let field = inner("name").or_else(|| inner("email")).or_else(|| element.text().filter(|_| !is_structured));
    if let Some(field) = field {
        add(authors, &field);
    }
}

/// The name in one author field: `mail (Name)`, `Name <mail>`, `Name (mail)`, `Name`, `mail`.
pub(crate) fn name(field: &str) -> Option<String> {
    let field = if html::looks_like_html(field) { html::to_text(field) } else { fold(field) };
    let Some(mail) = mail(&field) else {
        return (!field.is_empty()).then_some(field);
    };
    let mut rest = field.replace(&format!("mailto:{mail}"), "").replace(mail, "");
    for empty in ["()", "<>", "&lt;&gt;", "[]", "( )", "（）", "«»"] {
        rest = rest.replace(empty, "");
    }
    let rest = rest.trim().trim_matches([',', ';', '"', ' ']);
    let rest = strip_pair(rest, '(', ')')
        .or_else(|| strip_pair(rest, '（', '）'))
        .or_else(|| strip_pair(rest, '<', '>'))
        .unwrap_or(rest);
    let rest = rest.trim();
    if rest.is_empty() { Some(mail.to_owned()) } else { Some(rest.to_owned()) }
}

fn strip_pair(text: &str, open: char, close: char) -> Option<&str> {
    text.strip_prefix(open)?.strip_suffix(close)
}

fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first e-mail address in `field`.
fn mail(field: &str) -> Option<&str> {
    field
        .split(|c: char| {
            c.is_whitespace()
                || matches!(c, '<' | '>' | '(' | ')' | '"' | ',' | ';' | '[' | ']' | '（' | '）' | '«' | '»')
        })
        .map(|word| word.strip_prefix("mailto:").unwrap_or(word))
        .find(|word| {
            word.split_once('@').is_some_and(|(user, host)| {
                !user.is_empty() && host.contains('.') && host.is_ascii() && !host.contains('@') && !host.ends_with('.')
            })
        })
}

/// Adds a name once.
pub(crate) fn add(authors: &mut Vec<String>, field: &str) {
    if let Some(name) = name(field)
        && authors.len() < crate::limits::LIST
        && !authors.contains(&name)
    {
        authors.push(name);
    }
}

/// Adds the people of a byline: "By Ann Author and Bob Writer, Staff" gives the first two.
pub(crate) fn add_byline(authors: &mut Vec<String>, byline: &str) {
    let byline = byline.trim();
    let byline = byline.strip_prefix("By ").or_else(|| byline.strip_prefix("by ")).unwrap_or(byline);
    for (place, part) in byline.split(',').enumerate() {
        // Behind a comma stand further names, or what the one before it is.
        let lower = part.to_lowercase();
        let is_office = ["staff", "reporter", "writer", "editor", "correspondent", "bureau", "chief"]
            .iter()
            .any(|word| lower.contains(word));
        if place > 0 && (is_office || part.split_whitespace().count() > 4) {
            continue;
        }
        for name in part.split(" and ").flat_map(|part| part.split(" & ")) {
            add(authors, name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn names_come_out_of_every_form() {
        for (field, expected) in [
            ("Mara Lindqvist", Some("Mara Lindqvist")),
            ("me@example.com (Example editor)", Some("Example editor")),
            ("Example editor (me@example.com)", Some("Example editor")),
            ("Example editor <me@example.com>", Some("Example editor")),
            ("me@example.com", Some("me@example.com")),
            ("foo@example.com（山田太郎）", Some("山田太郎")),
            ("«me@example.com»", Some("me@example.com")),
            ("mailto:me@example.com", Some("me@example.com")),
            ("<b>Ann</b> &amp; Bob", Some("Ann & Bob")),
            ("@handle", Some("@handle")),
            ("  ", None),
        ] {
            assert_eq!(name(field).as_deref(), expected, "{field}");
        }
    }
}
