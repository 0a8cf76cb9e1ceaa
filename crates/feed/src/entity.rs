//! Character and entity references of XML and HTML, and the attributes of a tag.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The named character references of HTML (WHATWG HTML, section 13.5), name and text. quick-xml's own table has the Greek letters
/// wrong in 0.42.
static NAMED: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| include_str!("entities.tsv").lines().filter_map(|line| line.split_once('\t')).collect());

/// Words that one document may define, in however many DOCTYPEs: each reference is looked up among them.
const DEFINITIONS: usize = 64;
/// Bytes of a defined word.
const WORD_BYTES: usize = 1024;
/// Bytes that all defined words may add to a document together.
const EXPANSION_BYTES: usize = 1024 * 1024;

/// Entities known in a document: those of HTML, and short words that its DOCTYPE defines.
#[derive(Debug, Default)]
pub(crate) struct Entities {
    defined: Vec<(String, String)>,
    expanded_bytes: std::cell::Cell<usize>,
}

impl Entities {
    /// Takes `<!ENTITY name "value">` out of a DOCTYPE. Values that hold references or markup are not taken: no bomb can be built.
    pub(crate) fn define(&mut self, doctype: &str) {
        let room = DEFINITIONS.saturating_sub(self.defined.len());
        for part in doctype.split("<!ENTITY").skip(1).take(room) {
            let Some((name, rest)) = part.trim_start().split_once(char::is_whitespace) else { continue };
            let rest = rest.trim_start();
            let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) else { continue };
            let Some(value) = rest.trim_start_matches(quote).split(quote).next() else { continue };
            let value = decode(value);
            if value.len() <= WORD_BYTES && !value.contains(['<', '&', '%']) {
                self.defined.push((name.to_owned(), value.into_owned()));
            }
        }
    }

    /// What `&name;` stands for.
    pub(crate) fn resolve(&self, name: &str) -> Option<String> {
        if let Some((_, value)) = self.defined.iter().find(|(defined, _)| defined == name) {
            let bytes = self.expanded_bytes.get() + value.len();
            self.expanded_bytes.set(bytes);
            return (bytes <= EXPANSION_BYTES).then(|| value.clone());
        }
        reference(name)
    }

    /// `text` with its references resolved once.
    pub(crate) fn decode<'a>(&self, text: &'a str) -> Cow<'a, str> {
        decode_with(text, |name| self.resolve(name))
    }
}

/// `text` with the references of HTML resolved once; what is none stays.
pub(crate) fn decode(text: &str) -> Cow<'_, str> {
    decode_with(text, reference)
}

/// Longest name of an entity of HTML, and some.
const NAME_BYTES: usize = 40;

fn decode_with(text: &str, resolve: impl Fn(&str) -> Option<String>) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        decoded.push_str(before);
        let name = reference_name(after);
        let has_semicolon = after.as_bytes().get(name.len()) == Some(&b';');
        let value = if name.is_empty() {
            None
        } else if has_semicolon {
            resolve(name)
        } else if name.starts_with('#') {
            reference(name)
        } else {
            None
        };
        match value {
            Some(value) => {
                decoded.push_str(&value);
                rest = after.get(name.len() + usize::from(has_semicolon)..).unwrap_or_default();
            }
            None => {
                decoded.push('&');
                rest = after;
            }
        }
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

/// The name at the beginning of `text`: letters and digits, or `#` with a number.
fn reference_name(text: &str) -> &str {
    let is_hex = text.starts_with("#x") || text.starts_with("#X");
    let is_number = text.starts_with('#');
    let length = text.bytes().take(NAME_BYTES).enumerate().take_while(|&(place, byte)| match place {
        0 if is_number => true,
        1 if is_hex => true,
        _ if is_hex => byte.is_ascii_hexdigit(),
        _ if is_number => byte.is_ascii_digit(),
        _ => byte.is_ascii_alphanumeric(),
    });
    text.get(..length.count()).unwrap_or_default()
}

/// Whether `&name;` is known to HTML.
pub(crate) fn is_known(name: &str) -> bool {
    reference(name).is_some()
}

fn reference(name: &str) -> Option<String> {
    let Some(number) = name.strip_prefix('#') else {
        return NAMED.get(name).map(|&text| text.to_owned());
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    let character = match char::from_u32(code)? {
        c @ '\u{80}'..='\u{9F}' => windows_1252(c)?,
        c @ ('\t' | '\n' | '\r') => c,
        c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => return Some(String::new()),
        c => c,
    };
    Some(character.to_string())
}

/// The character that windows-1252 has at a place of the C1 range (WHATWG HTML, "numeric character reference end state").
pub(crate) fn windows_1252(c: char) -> Option<char> {
    const C1: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
    ];
    let place = u32::from(c).checked_sub(0x80)?;
    C1.get(place as usize).copied().filter(|c| !c.is_control())
}

/// Name and raw value of each attribute in the part of a tag behind its name; values may lack quotes or be absent, as in HTML.
pub(crate) fn attributes(tag: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = tag;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/' || c == '=');
        if rest.is_empty() {
            return None;
        }
        let end = rest.find(|c: char| c.is_ascii_whitespace() || c == '=' || c == '/').unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let Some(value) = after.trim_start().strip_prefix('=') else {
            rest = after;
            return Some((name, ""));
        };
        let value = value.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, after) = match quote {
            Some(quote) => {
                let inside = value.get(1..).unwrap_or_default();
                inside.split_once(quote).unwrap_or((inside, ""))
            }
            None => value.split_at(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len())),
        };
        rest = after;
        Some((name, value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved_once() {
        for (text, expected) in [
            ("AT&amp;T", "AT&T"),
            ("AT&amp;amp;T", "AT&amp;T"),
            ("caf&eacute; &#233; &#xE9; &#XE9;", "café é é é"),
            ("&#150;", "–"),
            ("a & b &c; &unknown;", "a & b &c; &unknown;"),
            ("&", "&"),
            ("&#0;&#1;x", "x"),
            ("&#99999999;", "&#99999999;"),
            ("&#39s", "'s"),
        ] {
            assert_eq!(decode(text), expected, "{text}");
        }
    }

    #[test]
    fn a_document_defines_few_words_however_many_doctypes_it_has() {
        let mut entities = Entities::default();
        for number in 0..3 * DEFINITIONS {
            entities.define(&format!(r#"rss [<!ENTITY word{number} "w"><!ENTITY other{number} "o">]"#));
        }
        assert_eq!(entities.defined.len(), DEFINITIONS);
        assert_eq!(entities.resolve("word0").as_deref(), Some("w"));
        assert_eq!(entities.resolve(&format!("word{DEFINITIONS}")), None);
    }

    #[test]
    fn a_doctype_defines_short_words_only() {
        let mut entities = Entities::default();
        entities.define(
            r#"rss [<!ENTITY paper "The Example"><!ENTITY a "&b;&b;"><!ENTITY x SYSTEM "file:///etc/passwd">]"#,
        );
        assert_eq!(entities.decode("&paper; &a; &x;"), "The Example &a; &x;");
    }

    #[test]
    fn attributes_are_read_with_and_without_quotes() {
        let read: Vec<_> = attributes(r#" href="a b" rel='c' type=text/html nofollow x = "y" z="unclosed"#).collect();
        assert_eq!(
            read,
            [("href", "a b"), ("rel", "c"), ("type", "text/html"), ("nofollow", ""), ("x", "y"), ("z", "unclosed")]
        );
    }
}
