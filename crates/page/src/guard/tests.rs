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

#[test]
fn a_quote_inside_a_bare_value_opens_nothing() {
    // An unquoted value ends at white space or at `>` (WHATWG HTML 13.2.5.38), whatever stands in it.
    let bare = [
        "<p id=onclick=\">",
        "<p id=a=\"b\">",
        "<p a='x'b=\"y\">",
        "<p = \">",
        "<p\"=\">",
        "<p a/=\">\">",
        "<p a= \n'>'>",
    ];
    for tag in bare {
        let source = format!("{tag}{}", "<div>".repeat(20_000));
        let guarded = guard(&source);
        assert!(guarded.markup.starts_with(tag), "{tag}: {}", guarded.markup.get(..40).unwrap_or_default());
        assert!(guarded.markup.matches("<div>").count() < 300, "{tag}");
        assert!(!guarded.problems.is_empty(), "{tag}");
    }
    // Where the quote does open a value, it ends at the next one.
    assert_eq!(guard("<p a=\"<div>\">x").markup, "<p a=\"<div>\">x");
}

#[test]
fn attributes_of_a_long_tag_are_counted_as_the_tokenizer_does() {
    let values = "a=x=\"y ".repeat(100);
    let source = format!("<p {values}>x");
    let guarded = guard(&source);
    assert_eq!(guarded.markup.matches("a=x").count(), 64, "{}", guarded.markup);
    assert!(guarded.markup.ends_with(">x"));
    let quoted = format!("<p {}>x", "a=\"b c=d\" ".repeat(60));
    assert_eq!(guard(&quoted).markup, quoted);
}

#[test]
fn end_tags_that_close_nothing_are_bounded() {
    // Each makes the tree builder look through all that is open.
    for stray in ["</y>", "</p>", "</b>", "</script>"] {
        let source = format!("{}words{}<p>more</p>", "<x>".repeat(200), stray.repeat(100_000));
        let guarded = guard(&source);
        assert!(guarded.markup.matches(stray).count() <= 2_002, "{stray}");
        assert!(guarded.markup.ends_with("<p>more</p>"), "what opens and closes later stays");
        assert!(!guarded.problems.is_empty(), "{stray}");
    }
    // A page of a person has a few, which stay as they are.
    let few = "<div>words</b></span></p></div></div>";
    assert_eq!(guard(few).markup, few);
}
