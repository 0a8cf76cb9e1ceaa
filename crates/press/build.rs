//! Packs what the invented press writes: as plain text it would be a hundred-and-seventieth of the program, and only the demo reads it.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::DeflateEncoder;

fn main() -> std::io::Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=stock");
    let mut files = texts(Path::new("stock"))?;
    files.extend(texts(Path::new("stock/voices"))?);
    files.sort();
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    for path in files {
        let text = std::fs::read(&path)?;
        // Its name and how many bytes it has, on a line of their own.
        let name = path.strip_prefix("stock").unwrap_or(&path).display();
        writeln!(encoder, "{name} {}", text.len())?;
        encoder.write_all(&text)?;
    }
    let out = PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default());
    std::fs::write(out.join("stock.deflate"), encoder.finish()?)
}

fn texts(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut texts = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|kind| kind == "txt") {
            texts.push(path);
        }
    }
    Ok(texts)
}
