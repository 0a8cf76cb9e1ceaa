//! Packs the trees that judge blocks: as text they would be a hundredth of the program, and each file is read once.

use std::io::Write as _;
use std::path::PathBuf;

use flate2::Compression;
use flate2::write::DeflateEncoder;

fn main() -> std::io::Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    let packed = PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default());
    for name in ["first", "second"] {
        let file = format!("data/{name}.model");
        println!("cargo:rerun-if-changed={file}");
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&std::fs::read(file)?)?;
        std::fs::write(packed.join(name).with_extension("deflate"), encoder.finish()?)?;
    }
    Ok(())
}
