//! Packs the trees that judge blocks: as text they would be a hundredth of the program, and they are read once.

use std::io::Write as _;
use std::path::PathBuf;

use flate2::Compression;
use flate2::write::DeflateEncoder;

fn main() -> std::io::Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    let packed = PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default());
    println!("cargo:rerun-if-changed=data/blocks.model");
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&std::fs::read("data/blocks.model")?)?;
    std::fs::write(packed.join("blocks.deflate"), encoder.finish()?)
}
