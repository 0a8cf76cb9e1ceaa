//! Copies and firsts on a small simulated press, against its truth. `cargo run --release -p wire --example press_figures` gives the figures at scale.

#[path = "../examples/press_figures/kinds.rs"]
mod kinds;
#[path = "../examples/press_figures/measure.rs"]
mod measure;

#[test]
fn what_is_said_of_firsts_is_true() {
    let figures = measure::measure(30, 8, 3);
    assert!(figures.articles > 50, "{}", figures.articles);
    assert!(figures.citation_precision.value() >= 0.97, "{:?}", figures.citation_precision);
    assert!(figures.first_precision.value() >= 0.97, "{:?} {:#?}", figures.first_precision, figures.wrong);
}
