//! Caption and credit as the page prints them round a picture.

use std::collections::HashSet;

use super::credit::is_labelled;
use crate::dom::{Dom, Id, collapse};
use crate::linked_data::squash;

/// Caption and credit as the page prints them: marked up, in attributes for a gallery, or right behind the picture.
pub(super) fn printed_words(dom: &Dom, id: Id, text_nodes: &HashSet<Id>) -> (Option<String>, Option<String>) {
    let (mut caption, mut credit) = words(dom, id);
    let attribute = |names: [&str; 3]| {
        names.iter().find_map(|name| dom.attribute(id, name)).map(collapse).filter(|text| !text.is_empty())
    };
    if caption.is_none() {
        credit = credit.or_else(|| attribute(["data-source", "data-credit", "data-copyright"]));
        caption = attribute(["data-caption", "data-description", "data-legend"]);
    }
    if caption.is_none() {
        let (text, by) = behind(dom, id, text_nodes);
        caption = text;
        credit = credit.or(by);
    }
    (caption, credit)
}

/// The caption and credit printed with the picture.
fn words(dom: &Dom, id: Id) -> (Option<String>, Option<String>) {
    let mut holder = None;
    for (level, ancestor) in dom.ancestors(id).take(11).enumerate() {
        if dom.name(ancestor) == "figure" {
            holder = Some(ancestor);
            break;
        }
        let marked = level < 6
            && dom.subtree(ancestor).take(60).any(|inner| {
                dom.name(inner) == "figcaption"
                    || class_of(dom, inner, &CAPTIONS)
                    || class_of(dom, inner, &CREDITS) && dom.name(inner) != "img"
            });
        if marked && holder.is_none() {
            holder = Some(ancestor);
        }
    }
    let Some(holder) = holder else { return (None, None) };
    let mut caption = None;
    let mut credits: Vec<(Id, String)> = Vec::new();
    for inner in dom.subtree(holder).take(400) {
        if dom.name(inner) == "figcaption" && caption.is_none() {
            caption = Some(inner);
        }
        if class_of(dom, inner, &CREDITS)
            && !matches!(dom.name(inner), "figure" | "img" | "picture" | "figcaption")
            && !credits.iter().any(|(known, _)| dom.ancestors(inner).any(|id| id == *known))
        {
            let text = dom.inner_text(inner);
            if (2..200).contains(&text.chars().count()) {
                credits.push((inner, text));
            }
        }
    }
    if credits.is_empty() && caption.is_some() {
        // "Photo: Ada Berg" in an element of its own, beside the caption.
        let labelled = dom.subtree(holder).take(400).filter_map(|inner| Some((inner, collapse(dom.text(inner)?))));
        let labelled = labelled.filter(|(_, text)| (6..120).contains(&text.chars().count()) && is_labelled(text));
        let beside = |inner: Id| caption.is_some_and(|caption| !dom.ancestors(inner).any(|id| id == caption));
        credits.extend(labelled.filter(|(inner, _)| beside(*inner)).take(1));
    }
    if caption.is_none() {
        caption = dom.subtree(holder).take(400).find(|&inner| {
            class_of(dom, inner, &CAPTIONS) && dom.name(inner) != "figure" && !dom.inner_text(inner).is_empty()
        });
    }
    let credit = (!credits.is_empty()).then(|| {
        let mut parts: Vec<&str> = Vec::new();
        for (_, text) in &credits {
            if !parts.contains(&text.as_str()) && parts.len() < 4 {
                parts.push(text);
            }
        }
        parts.join(" ")
    });
    let caption = caption.map(|caption| {
        // The credit inside the caption is not the caption.
        let mut text = String::new();
        let mut at = caption;
        while at != crate::dom::NONE {
            let skip = credits.iter().any(|(id, _)| *id == at) && at != caption
                || matches!(dom.name(at), "button" | "svg" | "script" | "style");
            if !skip && let Some(part) = dom.text(at) {
                text.push_str(part);
            }
            if matches!(dom.name(at), "p" | "div" | "br" | "span") {
                text.push(' ');
            }
            at = if skip { dom.after(at, caption) } else { dom.following(at, caption) };
        }
        collapse(&text)
    });
    (caption.filter(|text| !text.is_empty() && text.chars().count() < 1_500), credit)
}

/// Elements whose text nobody sees or that is no text.
fn is_silent(name: &str) -> bool {
    matches!(name, "script" | "style" | "noscript" | "template" | "svg" | "button" | "title")
}

/// The words right behind a picture that are not the article's: an unmarked caption, and the credit in an own element.
fn behind(dom: &Dom, id: Id, text_nodes: &HashSet<Id>) -> (Option<String>, Option<String>) {
    let Some(holder) = dom.ancestors(id).take(5).find(|&holder| {
        dom.subtree(holder).any(|inner| {
            dom.text(inner).is_some_and(|text| text.trim().chars().count() > 8)
                && !dom.ancestors(inner).take(4).any(|id| is_silent(dom.name(id)))
        })
    }) else {
        return (None, None);
    };
    let alternative = squash(dom.attribute(id, "alt").unwrap_or_default());
    let mut was_alternative = false;
    let mut parts: Vec<String> = Vec::new();
    let mut at = dom.after(id, holder);
    while at != crate::dom::NONE && parts.len() < 3 {
        // A caption that repeats the alternative text is one, even where it was taken for the article's text.
        let repeats_alt = || dom.text(at).is_some_and(|text| !alternative.is_empty() && squash(text) == alternative);
        if text_nodes.contains(&at) && !(parts.is_empty() && repeats_alt()) && !(was_alternative && parts.len() == 1) {
            break;
        }
        if dom.name(at) == "h1" {
            break;
        }
        was_alternative |= repeats_alt();
        if let Some(text) = dom.text(at).map(collapse).filter(|text| text.chars().count() >= 2) {
            parts.push(text);
        }
        at = if is_silent(dom.name(at)) { dom.after(at, holder) } else { dom.following(at, holder) };
    }
    let caption =
        parts.first().filter(|text| (12..600).contains(&text.chars().count()) && text.split(' ').count() >= 4).cloned();
    let credit = parts.get(1).filter(|text| caption.is_some() && text.chars().count() < 100).cloned();
    (caption, credit)
}

const CAPTIONS: [&str; 11] = [
    "caption",
    "bildunterschrift",
    "legend",
    "bildtext",
    "img-desc",
    "image-desc",
    "photo-desc",
    "image__desc",
    "img-info",
    "image-info",
    "picture__text",
];
const CREDITS: [&str; 22] = [
    "-source",
    "__source",
    "_source",
    "caption-author",
    "caption__author",
    "photo-agency",
    "credit",
    "copyright",
    "photographer",
    "fotograf",
    "image-source",
    "imagesource",
    "image__source",
    "img-source",
    "rights",
    "attribution",
    "photo-by",
    "image-author",
    "image__author",
    "bildquelle",
    "bildnachweis",
    "picture-source",
];

fn class_of(dom: &Dom, id: Id, words: &[&str]) -> bool {
    ["class", "itemprop", "data-testid"].iter().filter_map(|name| dom.attribute(id, name)).any(|class| {
        let class = class.get(..class.floor_char_boundary(160)).unwrap_or_default().to_ascii_lowercase();
        words.iter().any(|word| class.contains(word))
    })
}
