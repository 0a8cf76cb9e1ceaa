//! What desks and walls leave of a text, and which of it is still known to be that text.

use super::invented::{Dice, item, paragraph, sentence, text};
use super::place_all;
use wire::copies::Item;

/// Whether a second text, signed as given, goes into the report of a first.
fn joins(first: (&str, &[String]), second: (&str, &[String])) -> bool {
    let (one, other) = ("Ashmere's council delays the bridge", "Nothing moves any more on the river");
    let placed = place_all(&[
        Item { authors: first.1, ..item(1, one, first.0) },
        Item { authors: second.1, ..item(2, other, second.0) },
    ]);
    placed[1].report == placed[0].report
}

/// The first words of a text.
fn beginning(text: &str, words: usize) -> String {
    text.split_ascii_whitespace().take(words).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_beginning_before_a_wall_is_the_text_whoever_signed_it() {
    let (anna, ben) = (["Anna Penrose".to_owned()], ["Ben Varley".to_owned()]);
    let whole = text(1, 8);
    let cut = beginning(&whole, 50);
    let dated = format!("ASHMERE, Tuesday. {cut}");
    // The middle of a text, and a beginning of which another desk wrote every second sentence, prove less.
    let middle = beginning(whole.split_once("\n\n").unwrap().1, 50);
    let mixed =
        format!("{} {} {}", beginning(&whole, 20), beginning(&paragraph(77), 12), beginning(&paragraph(78), 20));
    for (what, other, joined) in [
        ("its first fifty words", &cut, true),
        ("with a dateline", &dated, true),
        ("its first twenty words", &beginning(&whole, 20), false),
        ("fifty words from its middle", &middle, false),
        ("one sentence of it", &mixed, false),
    ] {
        assert_eq!(joins((&whole, &anna), (other, &ben)), joined, "{what}");
        assert_eq!(joins((other, &ben), (&whole, &anna)), joined, "{what}, the other way round");
    }
}

/// A text of an agency: paragraphs of one sentence each.
fn sentences(seed: u64) -> Vec<String> {
    let mut dice = Dice(seed);
    (0..10).map(|_| sentence(&mut dice)).collect()
}

/// Some of its paragraphs, in this order.
fn of(parts: &[String], order: &[usize]) -> String {
    order.iter().map(|index| parts[*index].as_str()).collect::<Vec<_>>().join("\n\n")
}

#[test]
fn what_two_desks_made_of_one_text_is_one_report() {
    for seed in 0..20 {
        let parts = sentences(seed);
        // Each took a paragraph out and moved another.
        let (one, other) = (of(&parts, &[0, 1, 2, 4, 3, 5, 6, 7, 9]), of(&parts, &[0, 1, 2, 3, 4, 6, 8, 7, 9]));
        assert!(joins((&one, &[]), (&other, &[])), "{one}\n\nand\n\n{other}");
        // The same sentences in an order of their own were put together from the same material.
        let shuffled = of(&parts, &[6, 2, 9, 4, 0, 8, 3, 7, 1]);
        assert!(!joins((&one, &[]), (&shuffled, &[])), "{one}\n\nand\n\n{shuffled}");
    }
}

#[test]
fn a_cut_of_a_text_is_known_by_the_whole_one_though_an_edited_one_came_first() {
    let heading = "Council of Ashmere delays the bridge";
    for seed in 0..20 {
        let parts = sentences(seed);
        let (edited, whole) = (of(&parts, &[0, 1, 3, 2, 4, 5, 6, 7, 9]), of(&parts, &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
        let cut = of(&parts, &[1, 2, 3, 4, 7, 8]);
        let placed = place_all(&[item(1, heading, &edited), item(2, heading, &whole), item(3, heading, &cut)]);
        assert_eq!(placed[2].report, placed[0].report, "{cut}");
    }
}

#[test]
fn a_short_text_that_speaks_of_both_headlines_is_one_piece() {
    let body = text(4, 2);
    let names =
        ["Ashmere", "Calder", "Dunwick", "Elsted", "Farrow", "Hartwell", "Kelmar", "Marlow", "Penrose", "Selby"];
    let name = names.into_iter().find(|name| body.contains(name)).unwrap();
    let (one, other) = (format!("{name} waits for the ferry"), format!("No end to quarrel over boats at {name}"));
    let one_piece = |one: &str, other: &str| {
        let placed = place_all(&[item(1, one, &body), item(2, other, &body)]);
        placed[0].report == placed[1].report
    };
    assert!(one_piece(&one, &other));
    assert!(
        !one_piece("Storm closes the harbour", "Voters go to the polls"),
        "what strangers get instead of two articles"
    );
}
