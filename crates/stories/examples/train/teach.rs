//! From streams to judges.

use std::sync::Arc;

use stories::training::{BRIDGE_SLOPES, JOIN_SLOPES, Lesson, NEAR_SLOPES, PAIR_SLOPES};
use stories::{Model, Settings};
use trees::training::{Examples, Settings as Growth, Slope, train};

use crate::streams::Stream;

/// Judges, and their text forms by name.
pub struct Judges {
    pub model: Arc<Model>,
    pub texts: Vec<(&'static str, String)>,
}

/// Trees of the judge of articles.
const TREES: usize = 120 * BAGS;
/// Trees of the judge of two strands: it has more to learn than pays on few, and what repair misses stays missed.
const PAIR_TREES: usize = 220 * BAGS;
/// How much of each tree is kept, and the share of the rows that it sees.
const RATE: f64 = 0.08;
const SHARE: f64 = 0.7;
/// Models that are averaged.
const BAGS: usize = 3;

/// No judge: nothing is alike.
const NONE: &str = "bias -9\n";

fn growth(trees: usize, smallest_leaf: usize, slopes: &[Slope]) -> Growth {
    Growth {
        trees,
        leaves: 8,
        rate: RATE,
        pull: 10.0,
        smallest_leaf,
        bags: BAGS,
        share: SHARE,
        slopes: slopes.to_vec(),
    }
}

fn model(join: &str, pair: &str, bridge: &str) -> Arc<Model> {
    Arc::new(Model::parse(join, pair, bridge).unwrap_or_default())
}

/// What each stream teaches; two at a time.
fn lessons(streams: &[&Stream], model: &Arc<Model>, settings: Settings, forced: bool) -> Vec<Lesson> {
    let teach = |stream: &&Stream| stream.teach(Arc::clone(model), settings, forced);
    std::thread::scope(|scope| {
        let odd = scope.spawn(|| streams.iter().skip(1).step_by(2).map(teach).collect::<Vec<_>>());
        let even: Vec<Lesson> = streams.iter().step_by(2).map(teach).collect();
        let odd = odd.join().unwrap_or_default();
        let mut both = [even.into_iter(), odd.into_iter()];
        (0..streams.len()).filter_map(|at| both[at % 2].next()).collect()
    })
}

fn gather<'a>(rows: impl Iterator<Item = &'a Examples>) -> Examples {
    let mut all = Examples::default();
    rows.for_each(|rows| all.extend(rows));
    all
}

/// Teaches the judges of pairs across languages, from streams in several: without embeddings, and with them where the streams have them;
/// their text forms.
pub fn bridge(streams: &[&Stream]) -> (String, String) {
    let by_truth = lessons(streams, &model(NONE, NONE, NONE), Settings::default(), true);
    let grow = |rows: Examples, slopes: &[Slope]| {
        if rows.is_empty() { NONE.to_owned() } else { train(&rows, &growth(80 * BAGS, 20, slopes)).to_string() }
    };
    let bridge = grow(gather(by_truth.iter().map(|lesson| &lesson.bridge)), &BRIDGE_SLOPES);
    let near = gather(by_truth.iter().map(|lesson| &lesson.bridge_near));
    (bridge, grow(near, &[&BRIDGE_SLOPES[..], &NEAR_SLOPES].concat()))
}

/// Teaches (the judge across languages with `across` too): first on streams where everything is where it belongs, then on what the judges themselves made of them
/// (DAgger, Ross et al. 2011), so that they know their own mistakes.
pub fn judges(streams: &[&Stream], across: &[&Stream]) -> Judges {
    let settings = Settings::default();
    // A great event is told within a day: without times nothing of a day with it is left to learn but that names come together.
    let undated: Vec<Stream> =
        streams.iter().filter(|stream| !stream.is_great()).filter_map(|stream| stream.undated()).collect();
    let streams: Vec<&Stream> = streams.iter().copied().chain(&undated).collect();
    let streams = streams.as_slice();
    let by_truth = lessons(streams, &model(NONE, NONE, NONE), settings, true);
    let mut rows = gather(by_truth.iter().map(|lesson| &lesson.join));
    let several: Vec<&Stream> =
        streams.iter().copied().filter(|stream| stream.is_across()).chain(across.iter().copied()).collect();
    let (bridge, _) = bridge(&several);
    let first = train(&rows, &growth(TREES, 80, &JOIN_SLOPES)).to_string();
    let own = lessons(streams, &model(&first, NONE, NONE), Settings { join: 0.5, ..settings }, false);
    rows.extend(&gather(own.iter().map(|lesson| &lesson.join)));
    let join = train(&rows, &growth(TREES, 80, &JOIN_SLOPES)).to_string();
    let mut rows = gather(own.iter().map(|lesson| &lesson.pair));
    let own = lessons(streams, &model(&join, NONE, NONE), Settings { join: 0.7, ..settings }, false);
    rows.extend(&gather(own.iter().map(|lesson| &lesson.pair)));
    let pair = train(&rows, &growth(PAIR_TREES, 60, &PAIR_SLOPES)).to_string();
    Judges { model: model(&join, &pair, &bridge), texts: vec![("join", join), ("pair", pair), ("bridge", bridge)] }
}
