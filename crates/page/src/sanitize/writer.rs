//! The first wall: walks the parsed tree and writes the elements and attributes that the policy knows.
//! What is a paragraph is found by [`super::boxes`] as it writes.

use std::collections::HashSet;

use url::Url;

use super::attributes::{image, media, other_attributes};
use super::boxes::{Boxes, is_blank};
use super::embeds::{is_social_post, write_embed};
use super::escaping::{push_attribute, push_escaped};
use super::layout::{Flat, layout_tables};
use super::places::{place, places};
use super::policy::{Treatment, is_void, may_be_empty, treatment};
use crate::address;
use crate::dom::{Dom, Id, NONE};

/// One step of the writer.
enum Step {
    Enter(Id),
    Close { tag: &'static str, opened_at: usize, content_at: usize },
}

/// Writes the children of `root`: known elements and attributes only. Nodes that `keep` refuses are left out whole.
/// Where `wraps`, lines that stand in no element become paragraphs.
pub(crate) fn write(dom: &Dom, root: Id, base: Option<&Url>, wraps: bool, keep: &dyn Fn(Id) -> bool) -> String {
    let flat = layout_tables(dom, root, keep);
    write_as(&Source { dom, base, places: places(dom, root, keep), flat, wraps }, root, keep)
}

/// As [`write`] with `wraps`, without a base; the elements of `flat` are written as it says: as another element, or as what they hold.
pub(crate) fn write_flat(dom: &Dom, root: Id, keep: &dyn Fn(Id) -> bool, flat: Flat) -> String {
    write_as(&Source { dom, base: None, places: places(dom, root, keep), flat, wraps: true }, root, keep)
}

fn write_as(page: &Source<'_>, root: Id, keep: &dyn Fn(Id) -> bool) -> String {
    let dom = page.dom;
    let mut out = String::new();
    let mut boxes = Boxes::new(page.wraps);
    let mut steps: Vec<Step> = Vec::new();
    push_children(dom, root, &mut steps);
    while let Some(step) = steps.pop() {
        match step {
            Step::Close { tag, opened_at, content_at } => {
                let content = out.get(content_at..).unwrap_or_default();
                if is_blank(content) && !may_be_empty(tag) {
                    let had_space = !content.is_empty() && crate::blocks::is_inline(tag);
                    boxes.leave_out(tag);
                    out.truncate(opened_at);
                    if had_space && !out.ends_with([' ', '\n', '>']) {
                        out.push(' ');
                    }
                } else if let Some(tag) = boxes.close(tag, &out) {
                    out.push_str("</");
                    out.push_str(tag);
                    out.push('>');
                }
            }
            Step::Enter(id) if keep(id) => page.enter(id, &mut out, &mut boxes, &mut steps),
            Step::Enter(_) => {}
        }
    }
    boxes.applied_to(&out)
}

fn push_children(dom: &Dom, id: Id, steps: &mut Vec<Step>) {
    let mut child = dom.node(id).last;
    while child != NONE {
        steps.push(Step::Enter(child));
        child = dom.node(child).previous;
    }
}

/// What the writer reads from.
struct Source<'a> {
    dom: &'a Dom,
    base: Option<&'a Url>,
    places: HashSet<String>,
    /// What an element is written as, where that is not its own.
    flat: Flat,
    /// Whether lines that stand in no element become paragraphs.
    wraps: bool,
}

impl Source<'_> {
    /// The id that an element keeps: one that a link of the same piece leads to.
    fn own_place(&self, id: Id) -> Option<String> {
        self.dom.attribute(id, "id").and_then(place).filter(|place| self.places.contains(place))
    }

    fn push_place(&self, id: Id, opening: &mut String) {
        if let Some(place) = self.own_place(id) {
            push_attribute(opening, "id", &place);
        }
    }

    /// Where a link leads: a place inside the piece, or an absolute address.
    fn leads_to(&self, href: &str) -> Option<String> {
        match href.trim().strip_prefix('#') {
            Some(inside) => place(inside).filter(|place| self.places.contains(place)).map(|place| format!("#{place}")),
            None => address::absolute(href, self.base),
        }
    }

    fn enter(&self, id: Id, out: &mut String, boxes: &mut Boxes, steps: &mut Vec<Step>) {
        let (dom, base) = (self.dom, self.base);
        if let Some(text) = dom.text(id) {
            if !text.trim().is_empty() {
                boxes.text(out.len());
            }
            push_escaped(out, text);
            return;
        }
        let Some(element) = dom.element(id) else { return };
        if &*element.name.ns != "http://www.w3.org/1999/xhtml" {
            return;
        }
        let name = dom.name(id);
        if name == "iframe" || is_social_post(dom, id) {
            let before = out.len();
            write_embed(dom, id, base, out);
            if out.len() > before {
                boxes.block(before);
            }
            return;
        }
        let treatment = match self.flat.get(&id) {
            Some(Some(tag)) => Treatment::As(tag),
            Some(None) => Treatment::Unwrap,
            None => treatment(name),
        };
        let tag = match treatment {
            Treatment::Drop => return,
            Treatment::Unwrap => return push_children(dom, id, steps),
            Treatment::As(tag) => tag,
        };
        let opened_at = out.len();
        let mut opening = format!("<{tag}");
        let fits = match tag {
            "a" => match dom.attribute(id, "href").and_then(|href| self.leads_to(href)) {
                Some(href) => {
                    push_attribute(&mut opening, "href", &href);
                    push_attribute(&mut opening, "rel", "noopener noreferrer nofollow");
                    true
                }
                // The mark in a footnote that the text links to may be a bare anchor.
                None if self.own_place(id).is_some() => true,
                None => return push_children(dom, id, steps),
            },
            "img" => image(dom, id, base, &mut opening),
            "video" | "audio" | "source" => media(dom, id, tag, base, &mut opening),
            _ => {
                other_attributes(dom, id, tag, &mut opening);
                true
            }
        };
        if !fits {
            return;
        }
        self.push_place(id, &mut opening);
        opening.push('>');
        if tag == "br" && !boxes.is_line_begun() {
            return;
        }
        out.push_str(&opening);
        if is_void(tag) {
            boxes.void(tag, opened_at..out.len());
        } else {
            boxes.open(tag, opened_at, out.len());
            steps.push(Step::Close { tag, opened_at, content_at: out.len() });
            push_children(dom, id, steps);
        }
    }
}
