//! `cargo xtask tidy`: the house rules that no compiler checks.
//!
//! Each rule is a function from data to findings, so that each has a test that shows it failing. [`run`] only gathers
//! the data: `cargo metadata`, the text of the files, the catalogue.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

mod catalogue;
mod ring;
mod source;

/// What a rule found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The file, crate or title it is about.
    pub place: String,
    /// What is wrong and what to do.
    pub words: String,
    /// Whether it fails the task; else it is only shown.
    pub fails: bool,
}

impl Finding {
    fn error(place: impl Into<String>, words: impl Into<String>) -> Self {
        Self { place: place.into(), words: words.into(), fails: true }
    }

    fn warning(place: impl Into<String>, words: impl Into<String>) -> Self {
        Self { place: place.into(), words: words.into(), fails: false }
    }
}

/// Runs the task.
pub fn run() -> Result<()> {
    let root = crate::workspace_folder()?;
    let files = text_files(&root)?;
    let mut findings = ring::check(&ring::dependencies()?);
    for (path, text) in &files {
        findings.extend(source::check(path, text));
    }
    if !files.iter().any(|(path, _)| path == "CHANGELOG.md") {
        findings.push(Finding::error(
            "CHANGELOG.md",
            "is missing; a line goes in with every change that a person would notice",
        ));
    }
    let titles =
        std::fs::read_to_string(root.join("catalogue/titles.json")).context("catalogue/titles.json cannot be read")?;
    findings.extend(catalogue::check(&titles));
    findings.sort_by(|a, b| a.fails.cmp(&b.fails).then_with(|| a.place.cmp(&b.place)));
    for finding in &findings {
        println!("    {}: {}: {}", if finding.fails { "error" } else { "note" }, finding.place, finding.words);
    }
    let errors = findings.iter().filter(|finding| finding.fails).count();
    println!(
        "    {} files and the dependencies of every crate read: {errors} errors, {} notes",
        files.len(),
        findings.len() - errors
    );
    if errors > 0 {
        bail!("{errors} house rules are broken, listed above");
    }
    Ok(())
}

/// The names of the workspace's crates.
pub fn workspace_packages() -> Result<Vec<String>> {
    Ok(ring::dependencies()?.into_iter().filter(|package| package.in_workspace).map(|package| package.name).collect())
}

/// Folders that hold nothing of ours.
const NOT_OURS: [&str; 7] = [".git", "target", "node_modules", "testdata", "corpus", "artifacts", "newsstand-data"];
/// Endings of the files whose text is read.
const TEXT: [&str; 14] =
    ["rs", "toml", "md", "json", "html", "css", "js", "mjs", "sh", "sql", "yml", "yaml", "txt", "xml"];

/// Every text file of ours: path from `root` with `/`, and text.
fn text_files(root: &Path) -> Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(&folder).with_context(|| format!("{} cannot be listed", folder.display()))?;
        for entry in entries {
            let path: PathBuf = entry?.path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if path.is_dir() {
                if !NOT_OURS.contains(&name) {
                    folders.push(path);
                }
                continue;
            }
            let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
            if TEXT.contains(&ending) || path.strip_prefix(root).is_ok_and(|place| place.starts_with(".ci")) {
                let text = std::fs::read_to_string(&path)
                    .with_context(|| format!("{} cannot be read as UTF-8", path.display()))?;
                let place = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
                files.push((place, text));
            }
        }
    }
    files.sort();
    Ok(files)
}
