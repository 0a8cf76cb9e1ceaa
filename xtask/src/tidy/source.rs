//! Rules over the text of one file: names, opening lines, sizes, attributes, where the environment, the clock and SQL may stand.

use super::Finding;

/// Names that say nothing about what a module holds.
const EMPTY_NAMES: [&str; 10] =
    ["utils", "util", "helpers", "helper", "common", "manager", "managers", "core", "types", "misc"];
/// From here on a file is shown; from [`LINES_LIMIT`] on it fails.
const LINES_SHOWN: usize = 500;
/// No file of code may be longer.
const LINES_LIMIT: usize = 800;
/// The crates that are told the time, the seed and the settings.
const PURE: [&str; 8] = ["news", "text", "feed", "page", "wire", "stories", "ranking", "membership"];
/// Beginnings of folders of a particular machine. Written in two parts, so that this file does not find itself.
const MACHINE_FOLDERS: [&str; 3] = [concat!("/", "work/"), concat!("/", "root/"), concat!("/", "home/")];
/// Beginnings of statements, as they stand in a string.
const STATEMENTS: [&str; 6] = ["SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM ", "CREATE TABLE ", "ALTER TABLE "];

/// All findings in the file `path` (from the root, with `/`) that holds `text`.
pub fn check(path: &str, text: &str) -> Vec<Finding> {
    let mut findings = machine_folders(path, text);
    if !path.ends_with(".rs") {
        return findings;
    }
    findings.extend(name(path));
    findings.extend(opening(path, text));
    findings.extend(size(path, text));
    findings.extend(attributes(path, text));
    let in_crate = path.strip_prefix("crates/").and_then(|rest| rest.split_once('/'));
    if let Some((crate_name, inside)) = in_crate.filter(|(_, inside)| inside.starts_with("src/")) {
        let code = without_tests(inside, text);
        findings.extend(environment(path, crate_name, code));
        findings.extend(clock(path, crate_name, code));
        findings.extend(statements(path, crate_name, code));
    }
    findings
}

/// The code before the tests, which stand last in a file by custom.
fn without_tests<'text>(inside: &str, text: &'text str) -> &'text str {
    if inside.ends_with("/tests.rs") || inside.contains("/tests/") {
        return "";
    }
    text.split_once("\n#[cfg(test)]").map_or(text, |(code, _)| code)
}

fn name(path: &str) -> Option<Finding> {
    let mut parts = path.trim_end_matches(".rs").split('/');
    parts.find(|part| EMPTY_NAMES.contains(part)).map(|part| {
        Finding::error(path, format!("`{part}` says nothing about what is inside; name it by a noun of the trade"))
    })
}

fn opening(path: &str, text: &str) -> Option<Finding> {
    let is_root = path.ends_with("/src/lib.rs") || path.ends_with("/src/main.rs");
    let opens_well = text.lines().take_while(|line| line.starts_with("//!")).count() >= 3;
    (is_root && !opens_well)
        .then(|| Finding::error(path, "must open with three lines `//!`: what it is, what it is not, where to enter"))
}

fn size(path: &str, text: &str) -> Option<Finding> {
    let lines = text.lines().count();
    if lines > LINES_LIMIT {
        Some(Finding::error(path, format!("has {lines} lines; split it (limit {LINES_LIMIT})")))
    } else if lines > LINES_SHOWN {
        Some(Finding::warning(path, format!("has {lines} lines; files are rarely over 400")))
    } else {
        None
    }
}

fn attributes(path: &str, text: &str) -> Vec<Finding> {
    let opened = |line: &str| ["#[", "#!["].iter().any(|start| line.starts_with(start));
    let found = text.lines().enumerate().filter(|(_, line)| {
        let line = line.trim_start();
        opened(line) && (line.contains("[allow(") || (line.contains("cfg_attr(") && line.contains(" allow(")))
    });
    found.map(|(index, _)| at(path, index, "use `#[expect(lint, reason = \"..\")]`, never `allow`")).collect()
}

fn environment(path: &str, crate_name: &str, code: &str) -> Vec<Finding> {
    if crate_name == "newsstand" {
        return Vec::new();
    }
    let reads = |line: &str| {
        ["env::var", "env::vars", "env::args", "env::current_dir", "env::set_var"]
            .iter()
            .any(|call| line.contains(call))
    };
    findings_in(path, code, reads, "only `newsstand` reads the environment; take the value as an argument")
}

fn clock(path: &str, crate_name: &str, code: &str) -> Vec<Finding> {
    if !PURE.contains(&crate_name) {
        return Vec::new();
    }
    let reads = |line: &str| {
        ["Timestamp::now(", "Zoned::now(", "SystemTime::now(", "Instant::now("].iter().any(|call| line.contains(call))
    };
    findings_in(path, code, reads, "a pure crate has no clock; take the time as an argument")
}

fn statements(path: &str, crate_name: &str, code: &str) -> Vec<Finding> {
    if crate_name == "store" {
        return Vec::new();
    }
    let writes = |line: &str| {
        STATEMENTS
            .iter()
            .any(|statement| line.contains(&format!("\"{statement}")) || line.trim_start().starts_with(statement))
    };
    findings_in(path, code, writes, "only `store` writes SQL")
}

fn machine_folders(path: &str, text: &str) -> Vec<Finding> {
    let names_one = |line: &str| {
        MACHINE_FOLDERS.iter().any(|folder| {
            line.match_indices(folder).any(|(start, _)| {
                let before = line.get(..start).and_then(|before| before.chars().next_back());
                before.is_none_or(|before| {
                    !before.is_alphanumeric() && !matches!(before, '/' | '}' | '*' | '.' | '_' | '-')
                })
            })
        })
    };
    findings_in(path, text, names_one, "names a folder of one machine")
}

/// A finding for each line of code that `is_bad`; comments are not code.
fn findings_in(path: &str, code: &str, is_bad: impl Fn(&str) -> bool, words: &str) -> Vec<Finding> {
    let lines = code.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//") && is_bad(line));
    lines.map(|(index, _)| at(path, index, words)).collect()
}

fn at(path: &str, index: usize, words: &str) -> Finding {
    Finding::error(format!("{path}:{}", index + 1), words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(path: &str, text: &str) -> Vec<String> {
        check(path, text).into_iter().map(|finding| format!("{}: {}", finding.place, finding.words)).collect()
    }

    #[test]
    fn good_code_has_no_findings() {
        let text = "//! Feeds.\n//! Not pages.\n//! Enter at parse.\n\n/// Parses.\npub fn parse() {}\n\n#[cfg(test)]\nmod tests {\n    fn now() { Timestamp::now(); std::env::var(\"X\"); }\n}\n";
        assert_eq!(words("crates/feed/src/lib.rs", text), Vec::<String>::new());
    }

    #[test]
    fn each_rule_finds_its_bad_example() {
        let long = "x\n".repeat(801);
        for (path, text, expected) in [
            ("crates/site/src/utils.rs", "", "crates/site/src/utils.rs: `utils` says nothing"),
            ("crates/site/src/core/page.rs", "", "crates/site/src/core/page.rs: `core` says nothing"),
            (
                "crates/site/src/lib.rs",
                "//! One line.\nfn a() {}\n",
                "crates/site/src/lib.rs: must open with three lines",
            ),
            ("crates/site/src/page.rs", long.as_str(), "crates/site/src/page.rs: has 801 lines; split it"),
            ("crates/site/src/page.rs", "fn a() {}\n#[allow(dead_code)]\n", "crates/site/src/page.rs:2: use `#[expect"),
            ("crates/site/src/page.rs", "#![allow(clippy::all)]\n", "crates/site/src/page.rs:1: use `#[expect"),
            (
                "crates/site/src/page.rs",
                "let a = std::env::var(\"A\");\n",
                "crates/site/src/page.rs:1: only `newsstand` reads",
            ),
            (
                "crates/feed/src/date.rs",
                "let now = Timestamp::now();\n",
                "crates/feed/src/date.rs:1: a pure crate has no clock",
            ),
            ("crates/site/src/page.rs", "query(\"SELECT 1\")\n", "crates/site/src/page.rs:1: only `store` writes SQL"),
            (
                "docs/operators.md",
                concat!("Look in /", "root/newsstand\n"),
                "docs/operators.md:1: names a folder of one machine",
            ),
        ] {
            let found = words(path, text);
            assert!(found.iter().any(|finding| finding.starts_with(expected)), "{path}: {found:?}");
        }
    }

    #[test]
    fn long_files_are_shown_before_they_fail() {
        let findings = check("crates/site/src/page.rs", &"x\n".repeat(600));
        assert_eq!(findings.iter().map(|finding| finding.fails).collect::<Vec<_>>(), [false]);
    }

    #[test]
    fn addresses_and_the_binary_are_left_alone() {
        let address = concat!("https://example.org/feeds/", "home/x and ../", "home/y\n");
        assert_eq!(words("catalogue/README.md", address), Vec::<String>::new());
        assert_eq!(words("crates/newsstand/src/configuration.rs", "std::env::var(\"A\")\n"), Vec::<String>::new());
        assert_eq!(words("crates/store/src/articles.rs", "\"SELECT 1\"\n"), Vec::<String>::new());
    }
}
