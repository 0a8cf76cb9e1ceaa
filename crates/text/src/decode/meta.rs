//! What a page says of its encoding in a `<meta>`.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

use super::encoding_for;

/// Bytes of a page in which a `<meta charset>` is looked for: the standard asks for 1,024, browsers look further.
const META_BYTES: usize = 64 * 1024;

/// WHATWG HTML, "prescan a byte stream to determine its encoding".
pub(super) fn meta_charset(bytes: &[u8]) -> Option<&'static str> {
    let mut scan = Scan { bytes: bytes.get(..META_BYTES).unwrap_or(bytes), at: 0 };
    loop {
        if scan.starts_with(b"<!--") {
            // `<!-->` is a whole comment, so the search for `-->` starts at its first hyphen.
            let from = scan.at + 2;
            let rest = scan.bytes.get(from..)?;
            let end = rest.windows(3).position(|window| window == b"-->")?;
            scan.at = from + end + 3;
            continue;
        }
        if scan.starts_with(b"<meta") && scan.peek(5).is_some_and(|byte| byte.is_ascii_whitespace() || byte == b'/') {
            scan.at += 6;
            if let Some(encoding) = scan.meta() {
                return Some(encoding);
            }
            scan.peek(0)?;
        } else if scan.starts_with_tag() {
            while scan.peek(0).is_some_and(|byte| !byte.is_ascii_whitespace() && byte != b'>') {
                scan.at += 1;
            }
            while scan.attribute().is_some() {}
            scan.peek(0)?;
        } else if scan.starts_with(b"<!") || scan.starts_with(b"</") || scan.starts_with(b"<?") {
            let rest = scan.bytes.get(scan.at..)?;
            scan.at += rest.iter().position(|&byte| byte == b'>')?;
        }
        scan.at += 1;
        scan.peek(0)?;
    }
}

/// A place in the first bytes of a page.
struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Scan<'_> {
    fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    fn starts_with(&self, word: &[u8]) -> bool {
        self.bytes.get(self.at..self.at + word.len()).is_some_and(|here| here.eq_ignore_ascii_case(word))
    }

    fn starts_with_tag(&self) -> bool {
        let slash = usize::from(self.peek(1) == Some(b'/'));
        self.peek(0) == Some(b'<') && self.peek(1 + slash).is_some_and(|byte| byte.is_ascii_alphabetic())
    }

    /// What one `<meta>` says; the place is left at its end.
    fn meta(&mut self) -> Option<&'static str> {
        let mut seen: Vec<String> = Vec::new();
        let (mut got_pragma, mut need_pragma, mut charset) = (false, None, None);
        while let Some((name, value)) = self.attribute() {
            if seen.contains(&name) {
                continue;
            }
            match name.as_str() {
                "http-equiv" => got_pragma = value == "content-type",
                "content" if charset.is_none() => {
                    if let Some(encoding) = content_charset(&value) {
                        charset = Some(encoding);
                        need_pragma = Some(true);
                    }
                }
                "charset" => {
                    charset = Some(encoding_for(&value));
                    need_pragma = Some(false);
                }
                _ => {}
            }
            seen.push(name);
        }
        // A page whose end is cut off inside the tag declares nothing.
        self.peek(0)?;
        if need_pragma? && !got_pragma {
            return None;
        }
        let encoding = charset??;
        Some(if encoding == UTF_16LE || encoding == UTF_16BE {
            UTF_8.name()
        } else if encoding == X_USER_DEFINED {
            WINDOWS_1252.name()
        } else {
            encoding.name()
        })
    }

    /// WHATWG HTML, "get an attribute": name and value in lower case, or `None` at the end of the tag.
    fn attribute(&mut self) -> Option<(String, String)> {
        while self.peek(0).is_some_and(|byte| byte.is_ascii_whitespace() || byte == b'/') {
            self.at += 1;
        }
        if self.peek(0)? == b'>' {
            return None;
        }
        let mut name = String::new();
        loop {
            match self.peek(0)? {
                b'=' if !name.is_empty() => break,
                b'/' | b'>' => return Some((name, String::new())),
                byte if byte.is_ascii_whitespace() => break,
                byte => name.push(char::from(byte.to_ascii_lowercase())),
            }
            self.at += 1;
        }
        self.skip_space();
        if self.peek(0)? != b'=' {
            return Some((name, String::new()));
        }
        self.at += 1;
        self.skip_space();
        let mut value = String::new();
        match self.peek(0)? {
            quote @ (b'"' | b'\'') => loop {
                self.at += 1;
                let byte = self.peek(0)?;
                if byte == quote {
                    self.at += 1;
                    return Some((name, value));
                }
                value.push(char::from(byte.to_ascii_lowercase()));
            },
            _ => loop {
                let byte = self.peek(0)?;
                if byte.is_ascii_whitespace() || byte == b'>' {
                    return Some((name, value));
                }
                value.push(char::from(byte.to_ascii_lowercase()));
                self.at += 1;
            },
        }
    }

    fn skip_space(&mut self) {
        while self.peek(0).is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }
}

/// WHATWG HTML, "extract a character encoding from a meta element", with unknown labels as `Some(None)`.
fn content_charset(content: &str) -> Option<Option<&'static Encoding>> {
    let mut rest = content;
    loop {
        rest = rest.split_once("charset")?.1.trim_start();
        if let Some(value) = rest.strip_prefix('=') {
            let value = value.trim_start();
            let label = match value.chars().next()? {
                quote @ ('"' | '\'') => value.get(1..)?.split_once(quote)?.0,
                _ => value.split([';', ' ', '\t', '\n', '\r']).next()?,
            };
            return encoding_for(label).map(Some);
        }
    }
}
