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

/// What a field has to reach, and what the best peer reaches on pages that developers do not have.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// The field, as the scores name it.
    pub field: &'static str,
    /// Share that has to be right.
    pub pass: f64,
    /// The best peer, in words.
    pub peer: &'static str,
}

/// The bars of fields on the set `name`. Other folders are held against those of "fundus", the set with all fields.
pub fn bars(name: &str) -> Vec<Bar> {
    let bar = |field, pass, peer| Bar { field, pass, peer };
    let dateline = bar("dateline", 0.97, "no peer");
    let rest = [bar("agencies F1", 0.90, "no peer"), bar("canonical", 0.98, "")];
    match name {
        "scrapinghub" => [&[dateline][..], &rest].concat(),
        "naeb" | "fundus-eval" => rest.to_vec(),
        _ => {
            let own = [
                bar("title exact", 0.95, "best peer .805"),
                bar("author set exact", 0.90, "best peer .831"),
                bar("agencies never authors", 1.0, ""),
                bar("published instant", 0.955, "best peer .924"),
                bar("published day", 0.985, "best peer .953"),
                bar("lead image", 0.88, "best peer .65"),
                bar("lead caption", 0.75, "no peer"),
                bar("lead credit", 0.75, "no peer"),
                bar("free: paywalled found", 0.90, "no peer"),
                bar("language", 0.99, ""),
            ];
            [&own[..], &rest].concat()
        }
    }
}
