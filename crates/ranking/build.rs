//! Packs the words that topics are told by: as text they would be a two-hundredth of the program, and each table is read once.

use std::io::Write as _;
use std::path::PathBuf;

use flate2::Compression;
use flate2::write::DeflateEncoder;

fn main() -> std::io::Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    let packed = PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default());
    for name in ["words", "labels"] {
        let file = format!("topics/{name}.tsv");
        println!("cargo:rerun-if-changed={file}");
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&std::fs::read(file)?)?;
        std::fs::write(packed.join(name).with_extension("deflate"), encoder.finish()?)?;
    }
    Ok(())
}
