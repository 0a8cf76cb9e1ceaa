//! Packs the patterns: they are read once, and a quarter of their file are the examples that tests hold them against.

use std::io::Write as _;
use std::path::PathBuf;

use flate2::Compression;
use flate2::write::DeflateEncoder;

fn main() -> std::io::Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    let file = "data/patterns.json";
    println!("cargo:rerun-if-changed={file}");
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&std::fs::read(file)?)?;
    let packed = PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default());
    std::fs::write(packed.join("patterns.deflate"), encoder.finish()?)
}
