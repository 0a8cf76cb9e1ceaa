//! What the guard takes out and what it leaves.

use super::guard;

#[test]
fn a_drawing_keeps_its_place_and_loses_its_content() {
    let cases = [
        ("a<svg viewBox='0 0 1 1'><g><path d='M0 0'/></g></svg>b", "a<svg></svg>b"),
        ("a<SVG><svg><path/></svg><title>x</title></SVG >b", "a<svg></svg>b"),
        ("a<svg><svg/></svg>b", "a<svg></svg>b"),
        // HTML ends a drawing; the words behind it must stay.
        ("<svg><path><p>words</p></svg>", "<svg><path><p>words</p></svg>"),
        ("<svg><path>words to the end", "<svg><path>words to the end"),
        ("<svg/>words", "<svg/>words"),
    ];
    for (source, expected) in cases {
        assert_eq!(guard(source).markup, expected, "{source}");
    }
}

#[test]
fn drawings_that_never_end_cost_no_more_than_their_length() {
    let source = "<svg><path>".repeat(50_000);
    let guarded = guard(&source);
    assert!(guarded.markup.contains("<path>"));
    assert!(!guarded.problems.is_empty());
}
