//! Tables that only lay out: old pages stand in one cell, or in a column of cells, and readers would meet a table of figures there.

use std::collections::HashMap;

use crate::dom::{Dom, Id, NONE};

/// What becomes of an element whose own tag only lays out: another tag, or none.
pub(crate) type Flat = HashMap<Id, Option<&'static str>>;

/// Tables below `root` that only lay out, and their parts: those that say so of themselves, and those of a single column without heads.
/// What `keep` refuses is not counted, as it is not written.
pub(super) fn layout_tables(dom: &Dom, root: Id, keep: &dyn Fn(Id) -> bool) -> Flat {
    let mut columns: HashMap<Id, Columns> = HashMap::new();
    for id in dom.subtree(root) {
        match dom.name(id) {
            "table" => {
                columns.entry(id).or_default().says_so = says_it_lays_out(dom, id);
            }
            "tr" if keep(id) => {
                let Some(table) = table_of(dom, id) else { continue };
                let of_it = columns.entry(table).or_default();
                let mut cells = 0;
                for cell in dom.children(id).filter(|cell| keep(*cell)) {
                    of_it.has_heads |= dom.name(cell) == "th";
                    cells += usize::from(dom.name(cell) == "td");
                }
                of_it.most = of_it.most.max(cells);
            }
            _ => {}
        }
    }
    let mut flat = Flat::new();
    for (table, _) in columns.iter().filter(|(_, of_it)| of_it.lay_out()) {
        flat.insert(*table, None);
        for group in dom.children(*table) {
            flat.insert(group, (dom.name(group) == "caption").then_some("div"));
            for row in dom.children(group).filter(|row| dom.name(*row) == "tr") {
                flat.insert(row, None);
                flat.extend(dom.children(row).filter(|cell| dom.name(*cell) == "td").map(|cell| (cell, Some("div"))));
            }
        }
    }
    flat
}

/// Whether the page says of a table that it only lays out (WAI-ARIA, role `presentation`).
pub(crate) fn says_it_lays_out(dom: &Dom, table: Id) -> bool {
    dom.attribute(table, "role").is_some_and(|role| matches!(role.trim(), "presentation" | "none"))
}

/// What the rows of a table have in common.
#[derive(Default)]
struct Columns {
    /// The most cells of one row.
    most: usize,
    /// Some cell is the head of others.
    has_heads: bool,
    /// The page says that it only lays out.
    says_so: bool,
}

impl Columns {
    fn lay_out(&self) -> bool {
        !self.has_heads && (self.says_so || self.most == 1)
    }
}

/// The table that a row belongs to: every parser puts a group between them.
fn table_of(dom: &Dom, row: Id) -> Option<Id> {
    let group = dom.node(row).parent;
    let table = if group == NONE { NONE } else { dom.node(group).parent };
    (table != NONE && dom.name(table) == "table").then_some(table)
}
