//! What the peers reach on the same pages, measured on a machine with two cores.
//!
//! "Development" figures are those of the pages that developers have; the second figure is on pages they do not have.

/// Speed and memory of the peers with all fields, on the set scrapinghub.
pub const COST: &str = "pages/s and core: Readability.js 6-56, dom_smoothie 443 (no fields), rs-trafilatura 88, trafilatura 2: 44; \
                        p99: 77, 8, 27, 45 ms; memory: 322, 16, 27, 88 MiB. Pass: 250, 15 ms, 64 MiB; aim: 400, 10 ms, 32 MiB";

/// Body F1 of the peers on the set `name`: development / unseen.
pub fn body(name: &str) -> &'static str {
    match name {
        "scrapinghub" => {
            "Readability.js .953/.946, dom_smoothie .957/.946, rs-trafilatura .959/.956, trafilatura 2 .978/.950, newspaper4k .951/.925. Pass .970, aim .980"
        }
        "fundus" => {
            "Readability.js .930/.937, dom_smoothie .927/.936, rs-trafilatura .915/.931, trafilatura 2 .963/.956, newspaper4k .879/.899. Pass .965, aim .980"
        }
        "naeb" => {
            "dom_smoothie .900/.902, rs-trafilatura .919/.910, trafilatura 2 .936/.926, newspaper4k .918/.890. Pass .940, aim .955"
        }
        "fundus-eval" => {
            "dom_smoothie .889/.933, rs-trafilatura .900/.972, trafilatura 2 .938/.953, newspaper4k .920/.935. Pass .965, aim .975"
        }
        _ => "no figures of peers for these pages",
    }
}

/// The bar of a field on the set `name`, with the best peer on unseen pages.
pub fn field(name: &str, field: &str) -> &'static str {
    match (name, field) {
        ("fundus", "title exact") => "best peer .805, pass .95",
        ("fundus", "author set exact") => "best peer .831, pass .90",
        ("fundus", "published instant") => "best peer .924, pass .955",
        ("fundus", "published day") => "pass .985",
        ("fundus", "lead image") => "best peer .65, pass .88",
        ("fundus", "lead caption" | "lead credit") => "no peer, pass .75",
        ("fundus", "free: paywalled found") => "no peer, pass .90",
        ("scrapinghub", "dateline") => "no peer, pass .97",
        ("fundus" | "scrapinghub", "agencies F1") => "no peer, pass .90",
        ("fundus", "language") => "pass .99",
        (_, "canonical") => "pass .98",
        _ => "",
    }
}
