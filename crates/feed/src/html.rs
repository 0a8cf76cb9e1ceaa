//! Snippets of HTML inside feeds: their plain text, their links, their first picture. Not a sanitiser: [`to_text`] is safe
//! because it keeps no tags; what [`absolute_links`] returns is as dangerous as what it was given.

mod elements;
mod guess;
mod links;
mod pieces;
mod plain;

pub(crate) use guess::looks_like_html;
pub(crate) use links::absolute_links;
pub(crate) use plain::{from_text, to_paragraphs, to_text};

use url::Url;

use crate::{entity, link};
use elements::holds_no_text;
use pieces::{Piece, Pieces};

/// A start tag.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tag<'a> {
    name: &'a str,
    attributes: &'a str,
}

impl Tag<'_> {
    /// Its name in lower case.
    pub(crate) fn name(&self) -> String {
        self.name.to_ascii_lowercase()
    }

    /// An attribute by its name in lower case, references resolved; empty ones count as absent.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = entity::attributes(self.attributes).take(crate::limits::ATTRIBUTES);
        let (_, value) = attributes.find(|(attribute, _)| attribute.eq_ignore_ascii_case(name))?;
        let value = entity::decode(value).trim().to_owned();
        (!value.is_empty()).then_some(value)
    }
}

/// The start tags of a page in order, those inside scripts left out.
pub(crate) fn tags(page: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut pieces = Pieces::new(page);
    std::iter::from_fn(move || {
        loop {
            if let Piece::Tag { name, attributes, is_end: false, .. } = pieces.next()? {
                if holds_no_text(name) {
                    pieces.skip_to_end_of(name);
                }
                return Some(Tag { name, attributes });
            }
        }
    })
}

/// The address of the first picture of `html` that is more than a counting pixel.
pub(crate) fn first_picture(html: &str, base: Option<&Url>) -> Option<String> {
    let is_dot = |value: &str| matches!(value.trim(), "0" | "1" | "2" | "0px" | "1px");
    Pieces::new(html).find_map(|piece| {
        let Piece::Tag { name, attributes, is_end: false, .. } = piece else { return None };
        if !name.eq_ignore_ascii_case("img") {
            return None;
        }
        let mut source = None;
        for (attribute, value) in entity::attributes(attributes).take(64) {
            match attribute.to_ascii_lowercase().as_str() {
                "src" => source = link::absolute(&entity::decode(value), base),
                "width" | "height" if is_dot(value) => return None,
                _ => {}
            }
        }
        source
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_picture_is_no_counter() {
        let html = "<img src='https://c.example/1.gif' width=1 height=1><img src='/p.jpg'>";
        let base = Url::parse("https://paper.example/").expect("valid");
        assert_eq!(first_picture(html, Some(&base)).as_deref(), Some("https://paper.example/p.jpg"));
    }
}
