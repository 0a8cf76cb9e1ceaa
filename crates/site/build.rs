//! Packs what the site says in its six languages: as plain text it would be a sixtieth of the program, and each language is read once.

use std::io::Write as _;
use std::path::PathBuf;

use flate2::Compression;
use flate2::write::DeflateEncoder;

fn main() -> std::io::Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=languages");
    let packed = PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default());
    for file in std::fs::read_dir("languages")? {
        let path = file?.path();
        let Some(language) = path.file_stem().filter(|_| path.extension().is_some_and(|kind| kind == "ftl")) else {
            continue;
        };
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&std::fs::read(&path)?)?;
        std::fs::write(packed.join(language).with_extension("deflate"), encoder.finish()?)?;
    }
    Ok(())
}
