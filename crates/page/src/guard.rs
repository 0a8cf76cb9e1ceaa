//! The guard in front of the tree builder: bounds what a page may cost before it is parsed.
//!
//! HTML5 tree building is quadratic in nesting depth, in open formatting elements and in attributes of one tag, and
//! byte limits alone do not protect: 79 kB of `<p><font>` cost 20 s and 1.9 GB. One linear scan of the source follows
//! the tokenizer's rules (WHATWG HTML 13.2.5) closely enough to count, takes scripts and styles out (the reader of
//! linked data gets them whole) and rewrites only what breaks a limit. What it writes is still parsed and sanitised,
//! so that a wrong guess here costs fidelity, never safety.

use memchr::{memchr, memmem};

mod elements;
mod tag;

use elements::{FORMATTING_NAMES, Name, closes, formatting_index, is_raw_text, is_reference, is_scope, is_void};
use tag::Place;

/// Longest source that is read, in bytes; the rest is cut off.
const SOURCE_BYTES: usize = 5_000_000;
/// Longest source of what is left when scripts and styles are out, in bytes.
pub(crate) const MARKUP_BYTES: usize = 2_000_000;
/// Deepest nesting that the tree builder sees.
const DEPTH: usize = 256;
/// Most start tags that the tree builder sees.
const TAGS: usize = 60_000;
/// Most formatting elements (b, i, font, ..) open at once.
const FORMATTING: usize = 64;
/// Most times that an open formatting element may have to be opened again in a new block.
const REOPENED: usize = 100_000;
/// Most attributes of one tag.
const ATTRIBUTES: usize = 64;
/// Most end tags that close nothing: for each the tree builder looks through all that is open.
const STRAY_ENDS: usize = 2_000;
/// Open elements that an end tag is looked for in once there were more of those.
const REACH: usize = 16;
/// Longest tag that is kept whole, in bytes (data: addresses of pictures make long ones).
const TAG_BYTES: usize = 100_000;
/// Most character references; the parser's cost grows faster than their number.
const REFERENCES: usize = 50_000;
/// Longest drawing (SVG) that is taken out whole, in bytes.
const DRAWING_BYTES: usize = 100_000;
/// Most bytes of scripts that carry data (linked data, hydration state) which are kept.
const SCRIPT_BYTES: usize = 4_000_000;

/// A script that carries data.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Script<'a> {
    /// The attributes of the tag, as written.
    pub attributes: &'a str,
    /// What stands between the tags.
    pub text: &'a str,
}

/// What the scan leaves.
#[derive(Debug, Default)]
pub(crate) struct Guarded<'a> {
    /// The markup without scripts and styles, within all limits.
    pub markup: String,
    /// The scripts, in order.
    pub scripts: Vec<Script<'a>>,
    /// Limits that were broken, in plain words.
    pub problems: Vec<String>,
}

/// Scans `source` and bounds it.
pub(crate) fn guard(source: &str) -> Guarded<'_> {
    let mut problems = Vec::new();
    let mut source = source;
    if source.len() > SOURCE_BYTES {
        source = source.get(..source.floor_char_boundary(SOURCE_BYTES)).unwrap_or_default();
        problems.push("the page is longer than 5 MB; the rest was not read".to_owned());
    }
    let mut scan = Scan::new(source, false);
    scan.run();
    if scan.formatting_breached {
        let mut plain = Scan::new(source, true);
        plain.run();
        scan = plain;
        problems.push("too many open formatting elements; formatting was left out".to_owned());
    }
    if scan.depth_breached {
        problems.push("nested deeper than 256 elements; the inner ones were flattened".to_owned());
    }
    if scan.attributes_breached {
        problems.push("a tag with more than 64 attributes was shortened".to_owned());
    }
    if scan.tags_breached {
        problems.push("more than 60,000 tags or 2 MB of markup; the rest was not read".to_owned());
    }
    if scan.stray_ends > STRAY_ENDS {
        problems.push("more than 2,000 end tags that close nothing; the rest were left out".to_owned());
    }
    if scan.references > REFERENCES {
        problems.push("more than 50,000 character references; the rest were left out".to_owned());
    }
    Guarded { markup: scan.out, scripts: scan.scripts, problems }
}

/// State of one scan.
struct Scan<'a> {
    source: &'a str,
    out: String,
    scripts: Vec<Script<'a>>,
    script_bytes: usize,
    open: Vec<Name>,
    flattened: usize,
    formatting: [usize; FORMATTING_NAMES.len()],
    reopened: usize,
    tags: usize,
    /// End tags that closed nothing.
    stray_ends: usize,
    references: usize,
    /// Bytes that were looked through in vain for the end of a drawing.
    lost_bytes: usize,
    drop_formatting: bool,
    formatting_breached: bool,
    depth_breached: bool,
    attributes_breached: bool,
    tags_breached: bool,
}

impl<'a> Scan<'a> {
    fn new(source: &'a str, drop_formatting: bool) -> Self {
        Self {
            source,
            out: String::with_capacity(source.len().min(MARKUP_BYTES)),
            scripts: Vec::new(),
            script_bytes: 0,
            open: Vec::new(),
            flattened: 0,
            formatting: [0; FORMATTING_NAMES.len()],
            reopened: 0,
            tags: 0,
            stray_ends: 0,
            references: 0,
            lost_bytes: 0,
            drop_formatting,
            formatting_breached: false,
            depth_breached: false,
            attributes_breached: false,
            tags_breached: false,
        }
    }

    fn slice(&self, from: usize, to: usize) -> &'a str {
        self.source.get(from..to).unwrap_or_default()
    }

    fn byte(&self, at: usize) -> u8 {
        self.source.as_bytes().get(at).copied().unwrap_or(0)
    }

    fn run(&mut self) {
        let bytes = self.source.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let next = memchr(b'<', bytes.get(at..).unwrap_or_default()).map_or(bytes.len(), |offset| at + offset);
            self.text(at, next);
            if next >= bytes.len() {
                break;
            }
            if self.out.len() > MARKUP_BYTES || self.tags > TAGS {
                self.tags_breached = true;
                // Linked data may stand at the foot of a long page: only the markup ends here.
                self.scripts_only(next);
                break;
            }
            at = self.markup(next);
            if self.formatting_breached && !self.drop_formatting {
                break;
            }
        }
    }

    /// Reads on for scripts only, once the markup is long enough.
    fn scripts_only(&mut self, from: usize) {
        let mut at = from;
        while let Some(offset) = memmem::find(self.source.as_bytes().get(at..).unwrap_or_default(), b"<script") {
            let end = self.tag_end(at + offset);
            at = self.raw_text(Name::new(b"script"), at + offset, end);
        }
    }

    /// Copies text; a bare ampersand is written as a reference, since the tokenizer's look-ahead makes many of them slow.
    fn text(&mut self, from: usize, to: usize) {
        let room = (MARKUP_BYTES + 1).saturating_sub(self.out.len());
        let mut rest = self.slice(from, to);
        if rest.len() > room {
            rest = rest.get(..rest.floor_char_boundary(room)).unwrap_or_default();
            self.tags_breached = true;
        }
        while let Some(at) = memchr(b'&', rest.as_bytes()) {
            let (before, tail) = rest.split_at_checked(at).unwrap_or((rest, ""));
            self.out.push_str(before);
            let tail = tail.get(1..).unwrap_or_default();
            self.references += 1;
            if self.references <= REFERENCES {
                self.out.push_str(if is_reference(tail.as_bytes()) { "&" } else { "&amp;" });
            }
            rest = tail;
        }
        self.out.push_str(rest);
    }

    /// Handles what starts with `<` at `at`; gives where to go on.
    fn markup(&mut self, at: usize) -> usize {
        match self.byte(at + 1) {
            b'!' => self.comment(at),
            b'?' => self.after(at, b'>'),
            b'/' if self.byte(at + 2).is_ascii_alphabetic() => self.end_tag(at),
            b'/' => self.after(at, b'>'),
            c if c.is_ascii_alphabetic() => self.start_tag(at),
            _ => {
                self.references += 1;
                if self.references <= REFERENCES {
                    self.out.push_str("&lt;");
                }
                at + 1
            }
        }
    }

    fn after(&self, at: usize, byte: u8) -> usize {
        let rest = self.source.as_bytes().get(at..).unwrap_or_default();
        memchr(byte, rest).map_or(self.source.len(), |offset| at + offset + 1)
    }

    /// Skips a comment or declaration; a document type is kept.
    fn comment(&mut self, at: usize) -> usize {
        let rest = self.source.as_bytes().get(at..).unwrap_or_default();
        if !rest.starts_with(b"<!--") {
            let end = self.after(at, b'>');
            if rest.get(2..9).is_some_and(|word| word.eq_ignore_ascii_case(b"doctype")) && end - at < 400 {
                self.out.push_str(self.slice(at, end));
            }
            return end;
        }
        if rest.starts_with(b"<!-->") {
            return at + 5;
        }
        if rest.starts_with(b"<!--->") {
            return at + 6;
        }
        let body = rest.get(4..).unwrap_or_default();
        let plain = memmem::find(body, b"-->").map(|offset| offset + 3);
        let bang =
            memmem::find(body.get(..plain.unwrap_or(body.len())).unwrap_or_default(), b"--!>").map(|offset| offset + 4);
        match bang.or(plain) {
            Some(offset) => at + 4 + offset,
            // Never closed: browsers hide the rest; the rest of a cut-off page is more useful to a reader.
            None => self.source.len(),
        }
    }

    /// The end of the tag that starts at `at` (behind its `>`).
    fn tag_end(&self, at: usize) -> usize {
        let bytes = self.source.as_bytes();
        let (mut position, mut place) = (at + 1, Place::TagName);
        while let Some(&byte) = bytes.get(position) {
            position += 1;
            place = place.after(byte);
            match place {
                Place::End => return position,
                Place::Quoted(quote) => (position, place) = (self.after(position, quote), Place::BeforeName),
                _ => {}
            }
        }
        bytes.len()
    }

    fn name_end(&self, from: usize) -> usize {
        let rest = self.source.as_bytes().get(from..).unwrap_or_default();
        let length = rest
            .iter()
            .take_while(|byte| !matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'/' | b'>'))
            .count();
        from + length
    }

    fn start_tag(&mut self, at: usize) -> usize {
        let name_end = self.name_end(at + 1);
        let name = Name::new(self.source.as_bytes().get(at + 1..name_end).unwrap_or_default());
        let end = self.tag_end(at);
        let word = name.as_str();
        if is_raw_text(word) {
            return self.raw_text(name, at, end);
        }
        if word == "svg"
            && self.byte(end.saturating_sub(2)) != b'/'
            && let Some(behind) = self.drawing(end)
        {
            // A drawing has no words of the article: only its place is kept.
            self.tags += 1;
            self.out.push_str("<svg></svg>");
            return behind;
        }
        self.tags += 1;
        if let Some(index) = formatting_index(word) {
            if self.drop_formatting && word != "a" {
                return end;
            }
            self.open_formatting(index, word);
        } else if !is_void(word) {
            self.reopened += self.formatting.iter().sum::<usize>();
            while let Some(open) = self.open.last() {
                if !closes(word, open.as_str()) {
                    break;
                }
                self.open.pop();
            }
        }
        if self.reopened > REOPENED {
            self.formatting_breached = true;
        }
        if !is_void(word) {
            if self.open.len() >= DEPTH {
                self.flattened += 1;
                self.depth_breached = true;
                return end;
            }
            let self_closing = self.byte(end.saturating_sub(2)) == b'/' && self.in_foreign();
            if !self_closing {
                self.open.push(name);
            }
        }
        self.write_tag(at, name_end, end);
        end
    }

    fn in_foreign(&self) -> bool {
        self.open.iter().rev().any(|name| matches!(name.as_str(), "svg" | "math"))
    }

    fn open_formatting(&mut self, index: usize, word: &str) {
        let Some(count) = self.formatting.get_mut(index) else { return };
        // A second open link or nobr closes the first (WHATWG HTML 13.2.6.4.7).
        *count = if matches!(word, "a" | "nobr") { 1 } else { *count + 1 };
        if self.formatting.iter().sum::<usize>() > FORMATTING {
            self.formatting_breached = true;
        }
    }

    fn end_tag(&mut self, at: usize) -> usize {
        let name_end = self.name_end(at + 2);
        let name = Name::new(self.source.as_bytes().get(at + 2..name_end).unwrap_or_default());
        let end = self.tag_end(at);
        let word = name.as_str();
        if let Some(index) = formatting_index(word) {
            if self.drop_formatting && word != "a" {
                return end;
            }
            if let Some(count) = self.formatting.get_mut(index) {
                *count = count.saturating_sub(1);
            }
        }
        if self.flattened > 0 && !is_void(word) {
            self.flattened -= 1;
            return end;
        }
        if !self.close(name) {
            self.stray_ends += 1;
            if self.stray_ends > STRAY_ENDS {
                return end;
            }
        }
        self.out.push_str("</");
        self.out.push_str(self.slice(at + 2, name_end));
        self.out.push('>');
        end
    }

    /// Closes the innermost open element of that name; `false` where there is none in reach.
    fn close(&mut self, name: Name) -> bool {
        let table_part = matches!(
            name.as_str(),
            "table"
                | "td"
                | "th"
                | "tr"
                | "tbody"
                | "thead"
                | "tfoot"
                | "caption"
                | "template"
                | "svg"
                | "math"
                | "select"
                | "button"
                | "object"
        );
        let reach = if self.stray_ends > STRAY_ENDS { REACH } else { self.open.len() };
        let mut reached = self.open.iter().rev().take(reach);
        let inner = reached.position(|open| *open == name || (is_scope(open.as_str()) && !table_part));
        let Some(at) = inner.map(|inner| self.open.len() - 1 - inner) else { return false };
        let found = self.open.get(at) == Some(&name);
        if found {
            self.open.truncate(at);
        }
        found
    }

    /// Writes a start tag, its attributes cut to the limit.
    fn write_tag(&mut self, at: usize, name_end: usize, end: usize) {
        if end - at <= 2 * ATTRIBUTES {
            self.out.push_str(self.slice(at, end));
            return;
        }
        let bytes = self.source.as_bytes().get(name_end..end).unwrap_or_default();
        let (mut attributes, mut place) = (0, Place::TagName);
        for (offset, &byte) in bytes.iter().enumerate() {
            let behind = place.after(byte);
            attributes += usize::from(place.begins_attribute(behind));
            place = behind;
            if attributes > ATTRIBUTES || offset > TAG_BYTES {
                self.attributes_breached = true;
                self.out.push_str(self.slice(at, name_end));
                if attributes > ATTRIBUTES {
                    self.out.push_str(self.slice(name_end, name_end + offset));
                }
                self.out.push('>');
                return;
            }
        }
        self.out.push_str(self.slice(at, end));
    }

    /// Where a drawing ends that opened in front of `from`: behind its end tag, if that is near and nothing in it is HTML,
    /// which ends a drawing without its end tag.
    fn drawing(&mut self, from: usize) -> Option<usize> {
        if self.lost_bytes > 4 * DRAWING_BYTES {
            return None;
        }
        let limit = self.source.len().min(from + DRAWING_BYTES);
        let (mut at, mut depth) = (from, 1);
        while depth > 0 {
            let offset = memchr(b'<', self.source.as_bytes().get(at..limit).unwrap_or_default());
            let tag = at + offset.unwrap_or(limit);
            let is_end = self.byte(tag + 1) == b'/';
            let name_from = tag + 1 + usize::from(is_end);
            let name = Name::new(self.source.as_bytes().get(name_from..self.name_end(name_from)).unwrap_or_default());
            let is_html = matches!(
                name.as_str(),
                "p" | "div" | "span" | "li" | "ul" | "h1" | "h2" | "h3" | "img" | "table" | "body" | "script" | "style"
            );
            if offset.is_none() || is_html {
                self.lost_bytes += at - from;
                return None;
            }
            at = self.tag_end(tag);
            if name.as_str() == "svg" {
                depth = if is_end { depth - 1 } else { depth + usize::from(self.byte(at.saturating_sub(2)) != b'/') };
            }
        }
        Some(at)
    }

    /// Handles an element whose content is text; gives where to go on.
    fn raw_text(&mut self, name: Name, at: usize, open_end: usize) -> usize {
        let word = name.as_str();
        let (text_end, end) = self.raw_text_end(word, open_end);
        let text = self.slice(open_end, text_end);
        match word {
            "script" => {
                let attributes = self.slice((at + 7).min(open_end), open_end.saturating_sub(1));
                let kept =
                    attributes.contains("json") || text.contains("__NEXT_DATA__") || text.contains("articleBody");
                if kept && self.script_bytes + text.len() <= SCRIPT_BYTES {
                    self.script_bytes += text.len();
                    self.scripts.push(Script { attributes, text });
                }
            }
            "title" => {
                self.out.push_str("<title>");
                self.text(open_end, text_end.min(open_end + 2_000));
                self.out.push_str("</title>");
            }
            // An iframe's tag names what it shows; its text is for browsers without frames.
            "iframe" => {
                self.tags += 1;
                self.write_tag(at, at + 7, open_end);
                self.out.push_str("</iframe>");
            }
            _ => {}
        }
        end
    }

    /// Where the text of a raw text element ends, and where its end tag ends.
    fn raw_text_end(&self, word: &str, from: usize) -> (usize, usize) {
        let bytes = self.source.as_bytes();
        let mut at = from;
        while let Some(offset) = memmem::find(bytes.get(at..).unwrap_or_default(), b"</") {
            let start = at + offset;
            let name_end = start + 2 + word.len();
            let same = bytes.get(start + 2..name_end).is_some_and(|found| found.eq_ignore_ascii_case(word.as_bytes()));
            if same && matches!(self.byte(name_end), b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'/' | b'>' | 0) {
                return (start, self.after(name_end, b'>'));
            }
            at = start + 2;
        }
        (bytes.len(), bytes.len())
    }
}

#[cfg(test)]
mod tests;
