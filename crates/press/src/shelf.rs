//! The texts in `stock`, as `build.rs` packed them.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::sync::LazyLock;

use flate2::read::DeflateDecoder;

/// By name: `de.txt`, `voices/de.txt`.
static TEXTS: LazyLock<BTreeMap<&'static str, &'static str>> = LazyLock::new(|| {
    let packed: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/stock.deflate"));
    let mut all = String::new();
    // The program packed it itself; a test says that all of it is there.
    let _length = DeflateDecoder::new(packed).read_to_string(&mut all);
    // Kept until the program ends: what the press writes points into it.
    let mut rest: &'static str = all.leak();
    let mut texts = BTreeMap::new();
    while let Some((name, length, behind)) = head(rest) {
        let Some((text, others)) = behind.split_at_checked(length) else { break };
        texts.insert(name, text);
        rest = others;
    }
    texts
});

/// `de.txt 123`, a line, and what stands behind it.
fn head(rest: &'static str) -> Option<(&'static str, usize, &'static str)> {
    let (line, behind) = rest.split_once('\n')?;
    let (name, length) = line.split_once(' ')?;
    Some((name, length.parse().ok()?, behind))
}

/// The text with that name; empty where there is none.
pub(crate) fn text(name: &str) -> &'static str {
    TEXTS.get(name).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    #[test]
    fn every_file_is_on_the_shelf_as_it_was_written() {
        let mut files = 0;
        for folder in ["", "voices/"] {
            for entry in std::fs::read_dir(Path::new("stock").join(folder)).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    continue;
                }
                let name = format!("{folder}{}", path.file_name().unwrap().to_str().unwrap());
                assert_eq!(super::text(&name), std::fs::read_to_string(&path).unwrap(), "{name}");
                files += 1;
            }
        }
        assert_eq!(files, super::TEXTS.len());
        assert_eq!(super::text("no such file"), "");
    }
}
