//! The attributes of what the writer writes: of pictures, of sound and film, and of other elements.

use url::Url;

use super::escaping::push_attribute;
use super::policy::ATTRIBUTES;
use crate::address;
use crate::dom::{Dom, Id};

pub(super) fn image(dom: &Dom, id: Id, base: Option<&Url>, opening: &mut String) -> bool {
    let size =
        |name: &str| dom.attribute(id, name).and_then(|value| value.trim().trim_end_matches("px").parse::<f32>().ok());
    if size("width").is_some_and(|width| width <= 2.0) || size("height").is_some_and(|height| height <= 2.0) {
        return false;
    }
    let Some(source) = address::picture(dom, id, base).filter(|source| !address::is_tracker(source)) else {
        return false;
    };
    push_attribute(opening, "src", &source);
    push_attribute(opening, "alt", dom.attribute(id, "alt").unwrap_or_default().trim());
    push_sizes(dom, id, opening);
    push_attribute(opening, "loading", "lazy");
    true
}

fn push_sizes(dom: &Dom, id: Id, opening: &mut String) {
    for name in ["width", "height"] {
        if let Some(value) = dom.attribute(id, name).filter(|value| is_small_number(value)) {
            push_attribute(opening, name, value);
        }
    }
}

pub(super) fn media(dom: &Dom, id: Id, tag: &'static str, base: Option<&Url>, opening: &mut String) -> bool {
    let source = dom.attribute(id, "src").and_then(|source| address::absolute(source, base));
    if tag == "source" {
        let in_media = matches!(dom.name(dom.node(id).parent), "video" | "audio");
        let (Some(source), true) = (source, in_media) else { return false };
        push_attribute(opening, "src", &source);
        if let Some(kind) = dom.attribute(id, "type").filter(|kind| kind.len() < 60 && kind.contains('/')) {
            push_attribute(opening, "type", kind);
        }
        return true;
    }
    let has_inner = dom.subtree(id).any(|inner| {
        dom.name(inner) == "source"
            && dom.attribute(inner, "src").is_some_and(|source| address::absolute(source, base).is_some())
    });
    if source.is_none() && !has_inner {
        return false;
    }
    if let Some(source) = source {
        push_attribute(opening, "src", &source);
    }
    if tag == "video" {
        if let Some(poster) = dom.attribute(id, "poster").and_then(|poster| address::absolute(poster, base)) {
            push_attribute(opening, "poster", &poster);
        }
        push_sizes(dom, id, opening);
    }
    opening.push_str(" controls=\"\" preload=\"none\"");
    true
}

pub(super) fn other_attributes(dom: &Dom, id: Id, tag: &'static str, opening: &mut String) {
    let allowed = ATTRIBUTES.iter().find(|(known, _)| *known == tag).map_or(&[][..], |(_, names)| names);
    for name in allowed {
        let Some(value) = dom.attribute(id, name) else { continue };
        let fits = match *name {
            "colspan" | "rowspan" | "start" | "span" | "value" => is_small_number(value),
            "scope" => matches!(value, "row" | "col" | "rowgroup" | "colgroup"),
            "reversed" => true,
            _ => value.len() <= 300,
        };
        if fits {
            push_attribute(opening, name, if *name == "reversed" { "" } else { value });
        }
    }
    if let Some(direction) = dom.attribute(id, "dir").filter(|value| matches!(*value, "ltr" | "rtl" | "auto")) {
        push_attribute(opening, "dir", direction);
    }
    if let Some(language) = dom.attribute(id, "lang").and_then(text::language::tidy) {
        push_attribute(opening, "lang", &language);
    }
    let class = match tag {
        "p" => "embed",
        "div" => "live-post",
        _ => return,
    };
    if dom.attribute(id, "class").is_some_and(|classes| classes.split_ascii_whitespace().any(|word| word == class)) {
        push_attribute(opening, "class", class);
    }
}

fn is_small_number(value: &str) -> bool {
    !value.is_empty() && value.len() <= 5 && value.bytes().all(|byte| byte.is_ascii_digit())
}
