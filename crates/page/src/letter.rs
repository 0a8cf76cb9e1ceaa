//! The HTML of a letter: mail is laid out in tables within tables, and says things that nobody is to see.

use std::collections::HashSet;

use crate::dom::{Dom, Id};
use crate::guard;
use crate::sanitize::{Flat, clean, says_it_lays_out, write_flat};

/// Cells that hold more than this many characters on average are text, and their table is layout.
const CELL_CHARS: usize = 60;

/// The HTML of a letter as safe HTML that reads like an article's: what is hidden is left out, tables that only lay out are paragraphs.
///
/// It is safe as [`crate::sanitize`] makes it, and stays so when that is done again.
#[must_use]
pub fn letter_html(html: &str) -> String {
    let guarded = guard::guard(html);
    let dom = Dom::parse(&guarded.markup);
    let Some(body) = dom.first_named("body") else { return String::new() };
    let written = write_flat(&dom, body, &|id| !is_hidden(&dom, id), flat(&dom, body));
    clean(&written)
}

/// Elements that only lay out, each with what stands in its place.
fn flat(dom: &Dom, body: Id) -> Flat {
    let mut flat = Flat::new();
    for id in dom.subtree(body) {
        match dom.name(id) {
            "table" if !is_data(dom, id) => {
                flat.insert(id, None);
                for part in own_parts(dom, id) {
                    let is_cell = matches!(dom.name(part), "td" | "th");
                    flat.insert(part, is_cell.then_some("div"));
                }
            }
            _ => {}
        }
    }
    flat
}

/// Rows, cells and groups of a table, those of tables inside it left out.
fn own_parts(dom: &Dom, table: Id) -> Vec<Id> {
    let of_it = |id: &Id| dom.ancestors(*id).find(|above| dom.name(*above) == "table") == Some(table);
    let is_part = |id: &Id| {
        matches!(dom.name(*id), "tbody" | "thead" | "tfoot" | "tr" | "td" | "th" | "caption" | "colgroup" | "col")
    };
    dom.subtree(table).filter(|id| *id != table).filter(is_part).filter(of_it).collect()
}

/// Whether a table is one to its readers: rows with the same number of short cells, no pictures, no table in it.
fn is_data(dom: &Dom, table: Id) -> bool {
    if says_it_lays_out(dom, table)
        || dom.subtree(table).any(|id| id != table && matches!(dom.name(id), "table" | "img"))
    {
        return false;
    }
    let parts = own_parts(dom, table);
    let rows: Vec<Id> = parts.iter().copied().filter(|id| dom.name(*id) == "tr").collect();
    let cells = |row: &Id| dom.children(*row).filter(|id| matches!(dom.name(*id), "td" | "th")).count();
    let counts: HashSet<usize> = rows.iter().map(cells).collect();
    let columns = counts.iter().copied().next().unwrap_or(0);
    let chars = dom.inner_text(table).chars().count();
    rows.len() >= 2 && counts.len() == 1 && columns >= 2 && chars <= CELL_CHARS * columns * rows.len()
}

/// Whether a letter says something that its readers are not to see: the words for a list of mail, mostly.
fn is_hidden(dom: &Dom, id: Id) -> bool {
    if dom.attribute(id, "hidden").is_some() {
        return true;
    }
    let Some(style) = dom.attribute(id, "style").filter(|style| style.len() < 4_096) else { return false };
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    style.split(';').any(|rule| {
        let rule = rule.trim_end_matches("!important");
        matches!(
            rule,
            "display:none"
                | "visibility:hidden"
                | "mso-hide:all"
                | "max-height:0"
                | "max-height:0px"
                | "font-size:0"
                | "font-size:0px"
                | "opacity:0"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_reads_like_an_article() {
        let html = "<html><body><div style='display:none; max-height:0px'>Read this in your inbox</div>
            <table role=presentation width=600><tr><td><table><tr><td><h1>The harbour letter</h1></td></tr>
            <tr><td style='font-size:16px'>The crane fell <b>at night</b>, and <a href='https://e.example/1'>two pilots</a> saw it.</td></tr>
            <tr><td><div>A line of its own</div><div>and another</div></td></tr></table></td></tr></table>
            <img src='https://t.example/open.gif' width=1 height=1></body></html>";
        let found = letter_html(html);
        assert!(!found.contains("table") && !found.contains("inbox") && !found.contains("open.gif"), "{found}");
        assert!(found.contains("<h2>The harbour letter</h2>"), "{found}");
        assert!(found.contains("<p>The crane fell <b>at night</b>, and <a href=\"https://e.example/1\""), "{found}");
        assert!(found.contains("<p>A line of its own</p>") && found.contains("<p>and another</p>"), "{found}");
    }

    #[test]
    fn a_table_of_figures_stays_one() {
        let html = "<table><tr><th>Port</th><th>Ships</th></tr><tr><td>Karlsund</td><td>12</td></tr></table>";
        assert!(letter_html(html).contains("<table>"), "{}", letter_html(html));
        let columns = "<table><tr><td>One long column of a letter that goes on and on about the harbour and its cranes.</td>
            <td>Another one, which is about the weather of the week and what the pilots have made of it.</td></tr></table>";
        assert!(!letter_html(columns).contains("<t"), "{}", letter_html(columns));
    }

    #[test]
    fn a_letter_is_as_safe_as_all_else() {
        let html =
            "<td onclick=x()><div onmouseover=x()>Hello<script>x()</script><a href='javascript:x()'>there</a></div>";
        let found = letter_html(html);
        assert!(found.contains("Hello") && !found.contains("x()"), "{found}");
        assert_eq!(crate::sanitize(&found, ""), found, "and stays as it is");
    }
}
