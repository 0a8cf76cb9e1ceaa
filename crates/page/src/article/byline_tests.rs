//! Who wrote a page that does not say so in linked data.

use super::tests::{linked, page};
use crate::article;

const URL: &str = "https://courier.example/news/ferry";

fn authors(head: &str, under_headline: &str, behind: &str) -> Vec<String> {
    let html = page(head, under_headline, "").replace("</article>", &format!("{behind}</article>"));
    article(&html, URL).authors
}

#[test]
fn who_is_linked_between_headline_and_text_wrote_it() {
    let cases = [
        // A writer's own page, by its address or by its name.
        ("<p>By <a href='/author/ab'>Ada Berg</a></p>", vec!["Ada Berg"]),
        ("<div><a href='/staff/ada-berg/'><p>Ada Berg</p></a></div>", vec!["Ada Berg"]),
        ("<p>Kolumne von <a href='/x/ada-müller'>Ada Müller</a></p>", vec!["Ada Müller"]),
        // In a button that opens a menu of what else she wrote.
        (
            "<button>By <a href='/author/ab/'>Ada Berg</a><section><h3><a href='/author/ab/'>Ada Berg</a></h3>\
             <ul><li><a href='/1'>What the islands read this year</a></li></ul></section></button>",
            vec!["Ada Berg"],
        ),
        // Several, in one line and in one each.
        (
            "<address><a rel=author href='/p/1'>Ada Berg</a> and <a rel=author href='/p/2'>Ben Holm</a></address>",
            vec!["Ada Berg", "Ben Holm"],
        ),
        // The office behind the name, and who took the pictures.
        ("<p>By <a href='/author/ab'>Ada Berg, Politics Reporter</a></p>", vec!["Ada Berg"]),
        (
            "<p>By <a href='/author/ab'>Ada Berg</a></p><p>Photographer <a href='/author/cl'>Cid Lund</a></p>",
            vec!["Ada Berg"],
        ),
        // A section has a page, too.
        ("<p><a href='/energy-management/'>Energy Management</a></p>", vec![]),
    ];
    for (under_headline, expected) in cases {
        assert_eq!(authors("", under_headline, ""), expected, "{under_headline}");
    }
}

#[test]
fn the_byline_of_another_article_is_not_this_ones() {
    let teaser = "<div class='card'><h3><a href='/2'>What the islands will read this year</a></h3>\
                  <span class='byline'>By <a href='/author/bh'>Ben Holm</a></span></div>";
    assert_eq!(authors("", teaser, ""), Vec::<String>::new());
    assert_eq!(authors("", &format!("{teaser}<p class='writers'>By Ada Berg</p>"), ""), ["Ada Berg"]);
    let credit = "<figure><img src='/a.jpg'><figcaption class='author'>Cid Lund</figcaption></figure>";
    assert_eq!(authors("", credit, ""), Vec::<String>::new());
}

#[test]
fn a_tag_that_names_the_house_gives_way_to_who_is_linked() {
    let tag = "<meta name='author' content='Norden Verlag'>";
    assert_eq!(authors(tag, "<p>By <a href='/author/ab'>Ada Berg</a></p>", ""), ["Ada Berg"]);
    // One of two in the tag.
    let tag = "<meta name='author' content='Ada Berg'>";
    let line = "<p>By <a href='/author/ab'>Ada Berg</a> and <a href='/author/bh'>Ben Holm</a></p>";
    assert_eq!(authors(tag, line, ""), ["Ada Berg", "Ben Holm"]);
}

#[test]
fn a_desk_that_linked_data_and_page_name_signs_alone() {
    let head = linked(r#"{"@type":"NewsArticle","author":{"@type":"Person","name":"Courier Staff"}}"#);
    let lines = "<p class='author'>Courier Staff</p><p class='author'><a href='/author/bh'>Ben Holm</a></p>";
    assert_eq!(authors(&head, lines, ""), ["Courier Staff"]);
}

#[test]
fn elements_set_a_name_apart_from_what_follows_it() {
    assert_eq!(authors("", "<p class='byline'>By <b>Ada Berg</b><i>Senior Writer</i></p>", ""), ["Ada Berg"]);
    assert_eq!(authors("", "<p class='byline'><b>By</b><b>Ada Berg</b><i>Dec 5, 2026</i></p>", ""), ["Ada Berg"]);
    assert_eq!(authors("", "<p><span>Ada Berg</span><span>Dec 05, 2026</span></p>", ""), ["Ada Berg"]);
}

#[test]
fn where_no_person_is_named_a_sign_or_a_desk_is() {
    assert_eq!(authors("", "<p>By TCN, in <a href='/news'>News</a></p>", ""), ["TCN"]);
    assert_eq!(authors("", "<p>by HarbourFan, <time>Dec 19th 2026</time></p>", ""), ["HarbourFan"]);
    assert_eq!(authors("", "<span class='writer-name'>By The Courier -</span>", ""), ["The Courier"]);
    assert_eq!(authors("", "", "<p><em>NC-Redaktion</em></p>"), ["NC-Redaktion"]);
}
