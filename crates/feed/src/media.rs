//! Pictures, sound and video of an entry: RSS enclosures, Media RSS, iTunes, Atom links.

use news::Picture;
use url::Url;

use crate::entry::{Enclosure, Entry};
use crate::namespace::Namespace;
use crate::text_construct::{Text, Usually};
use crate::xml::Element;
use crate::{html, limits, link};

/// Groups and contents in one another that are looked into (Media RSS needs two).
const NESTING: usize = 8;

/// Whether a file is a picture, by its medium, its type or its name.
fn is_picture(medium: Option<&str>, media_type: Option<&str>, url: &str) -> bool {
    if let Some(medium) = medium {
        return medium.eq_ignore_ascii_case("image");
    }
    if let Some(media_type) = media_type {
        return media_type.to_ascii_lowercase().starts_with("image");
    }
    let path = url.split(['?', '#']).next().unwrap_or(url).to_ascii_lowercase();
    [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"].iter().any(|ending| path.ends_with(ending))
}

/// One picture that an entry offers.
#[derive(Debug)]
struct Offer {
    picture: Picture,
    /// How good a lead picture it makes; the first of the best wins.
    rank: u32,
}

/// All files that one entry offers.
#[derive(Debug, Default)]
pub(crate) struct Media {
    offers: Vec<Offer>,
    enclosures: Vec<Enclosure>,
    /// What the entry as a whole says of its length.
    seconds: Option<u32>,
}

impl Media {
    /// Takes an RSS `<enclosure>` or an Atom `<link rel="enclosure">`.
    pub(crate) fn enclosure(&mut self, element: Element<'_>, base: Option<&Url>) {
        let Some(address) = ["url", "href", "uri"].iter().find_map(|name| element.attribute(name)) else { return };
        let Some(url) = link::absolute(address, base) else { return };
        let media_type = element.attribute("type").map(str::to_owned);
        let length_bytes =
            element.attribute("length").and_then(|length| length.parse().ok()).filter(|&length| length > 0);
        self.file(Enclosure { url, media_type, length_bytes, seconds: None }, None);
    }

    /// Takes a file. What a second mention of it says more is added to the first.
    pub(crate) fn file(&mut self, file: Enclosure, medium: Option<&str>) {
        if is_picture(medium, file.media_type.as_deref(), &file.url) {
            self.offer(Picture { url: file.url.clone(), caption: None, credit: None }, 300);
        }
        if let Some(known) = self.enclosures.iter_mut().find(|known| known.url == file.url) {
            known.media_type = known.media_type.take().or(file.media_type);
            known.length_bytes = known.length_bytes.or(file.length_bytes);
            known.seconds = known.seconds.or(file.seconds);
        } else if self.enclosures.len() < limits::LIST {
            self.enclosures.push(file);
        }
    }

    /// Takes `itunes:duration`: the length of the entry's sound or video.
    pub(crate) fn duration(&mut self, text: &str) {
        self.seconds = self.seconds.or_else(|| seconds(text));
    }

    /// Takes a picture; a higher rank makes a better lead picture.
    pub(crate) fn offer(&mut self, picture: Picture, rank: u32) {
        if self.offers.len() < limits::LIST {
            self.offers.push(Offer { picture, rank });
        }
    }

    /// Takes an element of Media RSS 1.5.1: `media:group`, `media:content`, `media:thumbnail`.
    pub(crate) fn media_rss(&mut self, element: Element<'_>, base: Option<&Url>) {
        let inside = element.descendants(|inner| inner.namespace() == Namespace::Media);
        for part in std::iter::once(element).chain(inside.take(limits::LIST)) {
            if part.namespace() != Namespace::Media {
                continue;
            }
            let address =
                part.attribute("url").map(str::to_owned).or_else(|| part.text().map(|text| text.into_owned()));
            match part.name() {
                "content" => {
                    let Some(url) = part.attribute("url").and_then(|url| link::absolute(url, base)) else { continue };
                    self.content(part, url);
                }
                "thumbnail" => {
                    let Some(url) = address.and_then(|url| link::absolute(&url, base)) else { continue };
                    self.offer(with_words(part, url), 200);
                }
                _ => {}
            }
        }
    }

    fn content(&mut self, part: Element<'_>, url: String) {
        let medium = part.attribute("medium");
        let media_type = part.attribute("type");
        if is_picture(medium, media_type, &url) {
            let width: u32 = part.attribute("width").and_then(|width| width.parse().ok()).unwrap_or(0);
            let is_default = part.attribute("isdefault") == Some("true");
            // Wider is better up to what a page shows; beyond that, bytes are wasted.
            let rank = 1000 + width.min(2_000) + if is_default { 5_000 } else { 0 };
            self.offer(with_words(part, url), rank);
        } else if medium.is_some() || media_type.is_some() {
            let length_bytes = part.attribute("filesize").and_then(|size| size.parse().ok()).filter(|&size| size > 0);
            let seconds = part.attribute("duration").and_then(seconds);
            self.file(Enclosure { url, media_type: media_type.map(str::to_owned), length_bytes, seconds }, medium);
        }
    }

    /// Hands the files to the entry.
    pub(crate) fn settle(self, entry: &mut Entry) {
        let best = self.offers.iter().map(|offer| offer.rank).max();
        entry.image = self.offers.into_iter().find(|offer| Some(offer.rank) == best).map(|offer| offer.picture);
        entry.enclosures = self.enclosures;
        // An episode is one file; of several the entry's length is the first's.
        let plays = |file: &&mut Enclosure| !is_picture(None, file.media_type.as_deref(), &file.url);
        if let Some(file) = entry.enclosures.iter_mut().find(plays) {
            file.seconds = file.seconds.or(self.seconds);
        }
    }
}

/// A length as feeds write it: `1:02:03`, `62:03`, `3723`, `3723.5`.
fn seconds(text: &str) -> Option<u32> {
    let mut total: u32 = 0;
    for (place, part) in text.trim().split(':').enumerate() {
        // Parts of a second are left out.
        let whole = part.trim().split(['.', ',']).next().unwrap_or_default();
        if place > 2 || whole.is_empty() || !whole.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        total = total.checked_mul(60)?.checked_add(whole.parse().ok()?)?;
    }
    (total > 0).then_some(total)
}

/// The picture with the caption and credit that stand in its element or in the group around it.
fn with_words(part: Element<'_>, url: String) -> Picture {
    let mut picture = Picture { url, caption: None, credit: None };
    let mut here = Some(part);
    for _ in 0..NESTING {
        let Some(element) = here else { break };
        if element.namespace() != Namespace::Media && !matches!(element.name(), "item" | "entry") {
            break;
        }
        let word = |name: &str| {
            element.child(Namespace::Media, name).and_then(|child| Text::read(child, Usually::Text)?.line())
        };
        picture.credit = picture.credit.or_else(|| credit(element));
        // A description outside the group is the entry's, not the picture's.
        if element.namespace() == Namespace::Media {
            picture.caption =
                picture.caption.or_else(|| word("description")).or_else(|| word("text")).or_else(|| word("title"));
        }
        here = element.parent();
    }
    picture
}

/// `media:credit`: photographers before others, several joined.
fn credit(element: Element<'_>) -> Option<String> {
    let credits = || element.children().filter(|child| child.is(Namespace::Media, "credit"));
    let is_photographer =
        |child: &Element<'_>| child.attribute("role").is_some_and(|role| role.to_ascii_lowercase().contains("photo"));
    let mut names: Vec<String> = Vec::new();
    let photographers: Vec<_> = credits().filter(is_photographer).collect();
    let chosen = if photographers.is_empty() { credits().collect() } else { photographers };
    for name in chosen.into_iter().take(8).filter_map(|credit| credit.text()) {
        let name = if html::looks_like_html(&name) { html::to_text(&name) } else { name.into_owned() };
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    (!names.is_empty()).then(|| names.join(" / "))
}

#[cfg(test)]
mod tests {
    use super::seconds;

    #[test]
    fn lengths_as_feeds_write_them() {
        for (text, expected) in [
            ("3723", Some(3723)),
            (" 1:02:03 ", Some(3723)),
            ("62:03", Some(3723)),
            ("00:00:45", Some(45)),
            ("3723.504", Some(3723)),
            ("0", None),
            ("", None),
            ("1:2:3:4", None),
            ("an hour", None),
            ("-5", None),
            ("99999999999", None),
            ("4000000000:00", None),
        ] {
            assert_eq!(seconds(text), expected, "{text:?}");
        }
    }
}
