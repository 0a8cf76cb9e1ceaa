//! HTML cut into tags and what stands between them.

/// A piece of HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    Text(&'a str),
    Tag {
        raw: &'a str,
        name: &'a str,
        attributes: &'a str,
        is_end: bool,
    },
    /// Comments, doctypes, processing instructions.
    Nothing,
}

/// Cuts HTML into pieces in linear time, however broken it is.
pub(super) struct Pieces<'a> {
    /// What is not cut yet.
    pub(super) rest: &'a str,
    /// Set once a quote was never closed: from then on a tag ends at the next `>`.
    quotes_are_broken: bool,
}

impl<'a> Pieces<'a> {
    pub(super) fn new(html: &'a str) -> Self {
        Self { rest: html, quotes_are_broken: false }
    }

    fn take(&mut self, bytes: usize) -> &'a str {
        let (piece, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        self.rest = rest;
        piece
    }

    fn tag_end(&mut self) -> Option<usize> {
        if !self.quotes_are_broken {
            let (mut quote, mut before) = (None, 0_u8);
            for (at, byte) in self.rest.bytes().enumerate() {
                match quote {
                    Some(open) if byte == open => quote = None,
                    Some(_) => {}
                    None if matches!(byte, b'"' | b'\'') && before == b'=' => quote = Some(byte),
                    None if byte == b'>' => return Some(at),
                    None => {}
                }
                if !byte.is_ascii_whitespace() {
                    before = byte;
                }
            }
            self.quotes_are_broken = true;
        }
        self.rest.find('>')
    }

    /// Skips to the end tag of an element whose content is no text.
    pub(super) fn skip_to_end_of(&mut self, name: &str) {
        let mut from = 0;
        while let Some(found) = self.rest.get(from..).and_then(|rest| rest.find("</")) {
            let at = from + found;
            let here = self.rest.get(at + 2..).unwrap_or_default();
            if here.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)) {
                self.take(at);
                return;
            }
            from = at + 2;
        }
        self.rest = "";
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        let bytes = self.rest.as_bytes();
        match bytes {
            [] => None,
            [b'<', b'!', b'-', b'-', ..] => {
                let end =
                    self.rest.get(4..).and_then(|inside| inside.find("-->")).map_or(self.rest.len(), |end| end + 7);
                self.take(end);
                Some(Piece::Nothing)
            }
            [b'<', b'!' | b'?', ..] => {
                let end = self.rest.find('>').map_or(self.rest.len(), |end| end + 1);
                self.take(end);
                Some(Piece::Nothing)
            }
            [b'<', first, rest @ ..]
                if first.is_ascii_alphabetic()
                    || *first == b'/' && rest.first().is_some_and(u8::is_ascii_alphabetic) =>
            {
                let Some(end) = self.tag_end() else { return Some(Piece::Text(self.take(usize::MAX))) };
                let raw = self.take(end + 1);
                let inside = raw.get(1..end).unwrap_or_default();
                let is_end = inside.starts_with('/');
                let inside = inside.trim_start_matches('/');
                let name_end = inside.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(inside.len());
                let (name, attributes) = inside.split_at_checked(name_end).unwrap_or((inside, ""));
                Some(Piece::Tag { raw, name, attributes, is_end })
            }
            _ => {
                // A `<` that opens no tag is text.
                let end = self.rest.get(1..).and_then(|rest| rest.find('<')).map_or(self.rest.len(), |end| end + 1);
                let end = if bytes.first() == Some(&b'<') { end } else { self.rest.find('<').unwrap_or(end) };
                Some(Piece::Text(self.take(end)))
            }
        }
    }
}
