//! What the tests need from the machine, and installing it where that is allowed.
//!
//! On Debian and Ubuntu, as root or with `sudo` that asks no password, missing packages are installed; anywhere else the
//! missing thing is named, with the command that would install it.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::command::{answers, command, run};

/// Something that tests need and that does not come from cargo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// The server programs of PostgreSQL.
    PostgreSql,
    /// A browser that can be driven.
    Chromium,
    /// Runs the browser tests.
    Node,
}

impl Need {
    /// The packages of Debian and Ubuntu that bring it.
    fn packages(self) -> &'static [&'static str] {
        match self {
            Self::PostgreSql => &["postgresql"],
            Self::Chromium => &["chromium"],
            Self::Node => &["nodejs", "npm"],
        }
    }

    fn is_there(self) -> bool {
        match self {
            Self::PostgreSql => postgres_programs().is_some(),
            Self::Chromium => answers("chromium", &["--version"]),
            Self::Node => answers("node", &["--version"]) && answers("npm", &["--version"]),
        }
    }
}

/// Makes sure that everything in `needs` is there, installing what is missing.
pub fn provide(needs: &[Need]) -> Result<()> {
    let missing: Vec<Need> = needs.iter().copied().filter(|need| !need.is_there()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<&str> = missing.iter().flat_map(|need| need.packages()).copied().collect();
    let install = format!("apt-get install --no-install-recommends {}", packages.join(" "));
    let Some(prefix) = administrator() else {
        bail!(
            "{} missing, and this account may not install packages here; run `sudo {install}` (or your system's own way), then try again",
            packages.join(", ")
        );
    };
    println!("    installing {}", packages.join(", "));
    apt(&prefix, &["update", "-qq"])?;
    let mut arguments = vec!["install", "-y", "-qq", "--no-install-recommends"];
    arguments.extend(&packages);
    apt(&prefix, &arguments)?;
    match missing.iter().find(|need| !need.is_there()) {
        Some(need) => bail!("`{install}` succeeded, but {need:?} is still not found"),
        None => Ok(()),
    }
}

fn apt(prefix: &[&str], arguments: &[&str]) -> Result<()> {
    // `env` stands between, because sudo drops the caller's environment. PostgreSQL's package would otherwise start a server.
    let mut line: Vec<&str> = prefix.to_vec();
    line.extend(["env", "DEBIAN_FRONTEND=noninteractive", "RUNLEVEL=1", "apt-get"]);
    line.extend(arguments);
    match line.split_first() {
        Some((program, rest)) => run(&mut command(program, rest)?),
        None => Ok(()),
    }
}

/// How to become root for a package: not at all, by sudo, or (`None`) it cannot be done here.
fn administrator() -> Option<Vec<&'static str>> {
    if !answers("apt-get", &["--version"]) {
        None
    } else if is_root() {
        Some(Vec::new())
    } else if answers("sudo", &["-n", "true"]) {
        Some(vec!["sudo", "-n"])
    } else {
        None
    }
}

/// Whether this process is root: its own entry in /proc belongs to it.
pub fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|entry| entry.uid() == 0)
}

/// The folder with `initdb` and `postgres`: Debian's newest version, or wherever `PATH` finds them.
pub fn postgres_programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut folders: Vec<(u32, PathBuf)> = versions
        .map(|entry| entry.path())
        .map(|path| {
            (
                path.file_name().and_then(|name| name.to_str()).and_then(|name| name.parse().ok()).unwrap_or(0),
                path.join("bin"),
            )
        })
        .collect();
    folders.sort();
    let on_path =
        std::env::var_os("PATH").map(|path| std::env::split_paths(&path).collect::<Vec<_>>()).unwrap_or_default();
    folders.into_iter().rev().map(|(_, folder)| folder).chain(on_path).find(|folder| has_server(folder))
}

fn has_server(folder: &Path) -> bool {
    folder.join("initdb").is_file() && folder.join("postgres").is_file()
}
