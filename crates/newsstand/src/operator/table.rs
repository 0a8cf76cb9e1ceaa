//! Tables for the terminal: columns as wide as their widest cell, two spaces between them.

/// Lays out `rows` under `heads`; no trailing spaces.
pub fn table(heads: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut lines: Vec<Vec<String>> = vec![heads.iter().map(|head| head.to_uppercase()).collect()];
    lines.extend(rows);
    let columns = heads.len();
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            lines.iter().filter_map(|line| line.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
        })
        .collect();
    lines
        .iter()
        .map(|line| {
            let cells: Vec<String> = line
                .iter()
                .zip(&widths)
                .map(|(cell, width)| format!("{cell}{}", " ".repeat(width.saturating_sub(cell.chars().count()))))
                .collect();
            cells.join("  ").trim_end().to_owned()
        })
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::table;

    #[test]
    fn columns_line_up() {
        let text =
            table(&["a", "b"], [vec!["Zürich".to_owned(), "1".to_owned()], vec!["x".to_owned(), "22".to_owned()]]);
        assert_eq!(text, "A       B\nZürich  1\nx       22");
    }
}
