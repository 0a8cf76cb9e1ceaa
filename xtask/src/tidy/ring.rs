//! The ring rule: dependencies point one way, and the pure crates never see the world.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use cargo_metadata::{DependencyKind, MetadataCommand, TargetKind};

use super::Finding;

/// Every crate in its place. A crate may depend only on crates that stand before it.
///
/// Rings: 0 vocabulary, 1 pure, 2 shells, 3 faces, 4 the binary. The simulated press stands before the binary, which serves it
/// for `newsstand demo`; any crate may use it in its tests.
const LINE: [(&str, u8); 22] = [
    ("news", 0),
    ("text", 1),
    ("trees", 1),
    ("feed", 1),
    ("page", 1),
    ("wire", 1),
    ("stories", 1),
    ("ranking", 1),
    ("membership", 1),
    ("embedding", 2),
    ("store", 2),
    ("search", 2),
    ("fetch", 2),
    ("identity", 2),
    ("billing", 2),
    ("notify", 2),
    ("inbox", 2),
    ("site", 3),
    ("apis", 3),
    ("press", 3),
    ("newsstand", 4),
    ("xtask", 4),
];

/// What a pure crate may not reach by any path: runtimes, sockets, databases, clocks of the system and sources of randomness.
/// Randomness goes by these names: `rand`, `rand_core` and what reads the system's entropy, `getrandom`, `fastrand`, `oorandom`.
const WORLD: [&str; 17] = [
    "tokio",
    "async-std",
    "smol",
    "mio",
    "socket2",
    "sqlx",
    "sqlx-core",
    "rusqlite",
    "libsqlite3-sys",
    "reqwest",
    "hyper",
    "axum",
    "rand",
    "rand_core",
    "getrandom",
    "fastrand",
    "oorandom",
];

/// Crates that only some of ours may ask for by name.
const GATES: [(&str, &[&str]); 7] = [
    ("sqlx", &["store"]),
    ("reqwest", &["fetch", "billing", "notify", "identity"]),
    ("hyper", &["fetch", "press"]),
    ("axum", &["site", "apis", "newsstand", "press"]),
    ("tantivy", &["search"]),
    ("model2vec-rs", &["embedding"]),
    ("clap", &["newsstand", "xtask"]),
];

/// What tests, benchmarks and programs that teach may use in any crate: the simulated press, and what texts are about.
const FOR_TESTS: [&str; 2] = ["press", "embedding"];

/// One package of the resolved graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// Whether it is one of ours.
    pub in_workspace: bool,
    /// Whether it is a procedural macro: it and what it needs run in the compiler, not in the binary.
    pub is_macro: bool,
    /// Names of what it needs to run.
    pub needs: BTreeSet<String>,
    /// Names of what only its tests need.
    pub tests_need: BTreeSet<String>,
}

/// The resolved graph, from `cargo metadata`.
pub fn dependencies() -> Result<Vec<Package>> {
    let manifest = crate::workspace_folder()?.join("Cargo.toml");
    let metadata = MetadataCommand::new().manifest_path(manifest).exec().context("`cargo metadata` failed")?;
    let resolve = metadata.resolve.as_ref().context("`cargo metadata` resolved nothing")?;
    let name_of: BTreeMap<_, _> =
        metadata.packages.iter().map(|package| (&package.id, package.name.to_string())).collect();
    let is_macro = |package: &&cargo_metadata::Package| {
        package.targets.iter().any(|target| target.kind.contains(&TargetKind::ProcMacro))
    };
    let macros: BTreeSet<_> = metadata.packages.iter().filter(is_macro).map(|package| &package.id).collect();
    let mut packages = Vec::new();
    for node in &resolve.nodes {
        let mut package = Package {
            name: name_of.get(&node.id).cloned().unwrap_or_default(),
            in_workspace: metadata.workspace_members.contains(&node.id),
            is_macro: macros.contains(&node.id),
            needs: BTreeSet::new(),
            tests_need: BTreeSet::new(),
        };
        for dependency in &node.deps {
            let name = name_of.get(&dependency.pkg).cloned().unwrap_or_default();
            // What only Windows or WebAssembly needs is not in the binary that we ship.
            let mut here = dependency.dep_kinds.iter().filter(|kind| is_for_unix(kind.target.as_ref()));
            if here.clone().any(|kind| kind.kind == DependencyKind::Normal) {
                package.needs.insert(name);
            } else if here.any(|kind| kind.kind == DependencyKind::Development) {
                package.tests_need.insert(name);
            }
        }
        packages.push(package);
    }
    packages.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(packages)
}

fn is_for_unix(target: Option<&impl ToString>) -> bool {
    target.is_none_or(|target| {
        let target = target.to_string();
        !["windows", "wasm", "wasi", "hermit", "redox", "macos", "apple"].iter().any(|word| target.contains(word))
            || target.contains("not(")
    })
}

/// All findings of the ring rule in `packages`.
pub fn check(packages: &[Package]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let place = |name: &str| LINE.iter().position(|(known, _)| *known == name);
    let ours: BTreeSet<&str> =
        packages.iter().filter(|package| package.in_workspace).map(|package| package.name.as_str()).collect();
    for package in packages.iter().filter(|package| package.in_workspace) {
        let name = package.name.as_str();
        let Some(own_place) = place(name) else {
            findings.push(Finding::error(name, "has no place in the line; give it one in xtask/src/tidy/ring.rs"));
            continue;
        };
        let wants =
            package.needs.iter().map(|need| (need, false)).chain(package.tests_need.iter().map(|need| (need, true)));
        for (need, only_tests) in wants {
            let points_up = ours.contains(need.as_str()) && place(need).is_none_or(|other| other >= own_place);
            if points_up && !(only_tests && FOR_TESTS.contains(&need.as_str())) {
                findings.push(Finding::error(
                    name,
                    format!("depends on `{need}`, which does not stand before it in the line"),
                ));
            }
            let gate = GATES.iter().find(|(guarded, _)| guarded == need);
            if let Some((_, allowed)) = gate.filter(|(_, allowed)| !only_tests && !allowed.contains(&name)) {
                findings.push(Finding::error(name, format!("depends on `{need}`; only {} may", allowed.join(", "))));
            }
        }
        if LINE.iter().any(|(known, ring)| *known == name && *ring <= 1) {
            findings.extend(world_reached(packages, name));
        }
    }
    findings
}

/// The forbidden crates in the closure of the pure crate `name`, each with the way there.
fn world_reached(packages: &[Package], name: &str) -> Vec<Finding> {
    let by_name: BTreeMap<&str, Vec<&Package>> = packages.iter().fold(BTreeMap::new(), |mut map, package| {
        map.entry(package.name.as_str()).or_insert_with(Vec::new).push(package);
        map
    });
    let mut ways: BTreeMap<&str, String> = BTreeMap::from([(name, name.to_owned())]);
    let mut queue = vec![name];
    while let Some(current) = queue.pop() {
        let way = ways.get(current).cloned().unwrap_or_default();
        for need in by_name
            .get(current)
            .into_iter()
            .flatten()
            .filter(|package| !package.is_macro)
            .flat_map(|package| &package.needs)
        {
            if !ways.contains_key(need.as_str()) {
                ways.insert(need, format!("{way} -> {need}"));
                queue.push(need);
            }
        }
    }
    let reached = WORLD.iter().filter_map(|forbidden| ways.get(forbidden).map(|way| (forbidden, way)));
    reached.map(|(forbidden, way)| Finding::error(name, format!("is pure but reaches `{forbidden}`: {way}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(name: &str, in_workspace: bool, needs: &[&str]) -> Package {
        let needs = needs.iter().map(|need| String::from(*need)).collect();
        Package { name: name.to_owned(), in_workspace, is_macro: false, needs, tests_need: BTreeSet::new() }
    }

    fn words(packages: &[Package]) -> Vec<String> {
        check(packages).into_iter().map(|finding| format!("{} {}", finding.place, finding.words)).collect()
    }

    #[test]
    fn a_house_in_order_has_no_findings() {
        let packages = [
            package("news", true, &[]),
            package("feed", true, &["news"]),
            package("store", true, &["news", "sqlx"]),
            package("sqlx", false, &["tokio"]),
        ];
        assert_eq!(words(&packages), Vec::<String>::new());
    }

    #[test]
    fn a_dependency_may_not_point_up_or_sideways_against_the_line() {
        let packages = [package("store", true, &["site"]), package("site", true, &[])];
        assert_eq!(words(&packages), ["store depends on `site`, which does not stand before it in the line"]);
    }

    #[test]
    fn tests_may_use_the_press_and_nothing_else_above() {
        let mut fetch = package("fetch", true, &[]);
        fetch.tests_need = BTreeSet::from([String::from("press"), String::from("embedding"), String::from("site")]);
        let packages =
            [fetch, package("press", true, &[]), package("embedding", true, &[]), package("site", true, &[])];
        assert_eq!(words(&packages), ["fetch depends on `site`, which does not stand before it in the line"]);
    }

    #[test]
    fn a_pure_crate_may_not_reach_the_world_by_any_path() {
        let packages = [
            package("feed", true, &["handy"]),
            package("handy", false, &["inner"]),
            package("inner", false, &["getrandom"]),
            package("getrandom", false, &[]),
        ];
        assert_eq!(words(&packages), ["feed is pure but reaches `getrandom`: feed -> handy -> inner -> getrandom"]);
    }

    #[test]
    fn what_only_the_compiler_runs_is_not_reached() {
        let mut derive = package("derive", false, &["rand"]);
        derive.is_macro = true;
        assert_eq!(
            words(&[package("feed", true, &["derive"]), derive, package("rand", false, &[])]),
            Vec::<String>::new()
        );
    }

    #[test]
    fn only_the_store_asks_for_sqlx() {
        let packages = [package("site", true, &["sqlx"]), package("sqlx", false, &[])];
        assert_eq!(words(&packages), ["site depends on `sqlx`; only store may"]);
    }

    #[test]
    fn a_new_crate_must_take_its_place() {
        assert_eq!(
            words(&[package("sidecar", true, &[])]),
            ["sidecar has no place in the line; give it one in xtask/src/tidy/ring.rs"]
        );
    }
}
