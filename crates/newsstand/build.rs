//! How the program is linked, so that it is smaller by a fifteenth; and its catalogue, packed: a new database reads it once.
//!
//! A program that may lie anywhere in memory has a list of the places to adjust at start; packed, it takes a thirtieth of the room (2 MB less).
//! The system's loader reads the packed list from glibc 2.36 on, so it is packed where this machine has that: the linker then notes that the
//! program needs it.
//!
//! Generic code is compiled once for each type that it is used with, and often comes out the same: the linker that Rust brings along from 1.90
//! on for this kind of machine keeps one of each (half a megabyte less). Rust gives no promise that two functions have two addresses.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::Command;

use flate2::Compression;
use flate2::write::DeflateEncoder;

fn main() -> std::io::Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    pack_catalogue()?;
    link();
    Ok(())
}

fn pack_catalogue() -> std::io::Result<()> {
    let titles = "../../catalogue/titles.json";
    println!("cargo:rerun-if-changed={titles}");
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&std::fs::read(titles)?)?;
    let out = PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default());
    std::fs::write(out.join("titles.deflate"), encoder.finish()?)
}

fn link() {
    let set = |name: &str| std::env::var(name).unwrap_or_default();
    let is_here = set("TARGET") == set("HOST") && set("CARGO_CFG_TARGET_ENV") == "gnu";
    if is_here && set("CARGO_CFG_TARGET_OS") == "linux" && glibc().is_some_and(|version| version >= (2, 36)) {
        println!("cargo:rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
    // Whoever chose another linker may have one that does not know how.
    let own_linker = set("RUSTC_LINKER").is_empty() && !set("CARGO_ENCODED_RUSTFLAGS").contains("link");
    if set("PROFILE") == "release"
        && set("TARGET") == "x86_64-unknown-linux-gnu"
        && own_linker
        && compiler(&set("RUSTC")).is_some_and(|version| version >= (1, 90))
    {
        println!("cargo:rustc-link-arg-bins=-Wl,--icf=all");
    }
}

/// The version of this machine's C library: `glibc 2.36` gives 2 and 36.
fn glibc() -> Option<(u32, u32)> {
    version(Command::new("getconf").arg("GNU_LIBC_VERSION"), "glibc ")
}

/// The version of the compiler: `rustc 1.90.0 (..)` gives 1 and 90.
fn compiler(rustc: &str) -> Option<(u32, u32)> {
    version(Command::new(rustc).arg("--version"), "rustc ")
}

/// The first two numbers of a version that a program says behind `name`.
fn version(program: &mut Command, name: &str) -> Option<(u32, u32)> {
    let said = String::from_utf8(program.output().ok()?.stdout).ok()?;
    let mut numbers = said.trim().strip_prefix(name)?.split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}
