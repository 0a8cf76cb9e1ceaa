//! A small tree of an XML document that may be broken.
//!
//! quick-xml finds the tags; this module forgives: undeclared prefixes, undefined entities, bare `&` and `<`, control characters,
//! end tags without a start, missing end tags, text that stops anywhere. It never recurses, so that depth costs no stack, and
//! [`Document::read`] is linear in the text. No external entity is ever read; a DOCTYPE may define short words only.

mod element;

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::errors::{Error, SyntaxError};
use quick_xml::events::Event;

use crate::entity::{self, Entities};
use crate::limits;
use crate::namespace::{Namespace, Scope};
use crate::problems::Problems;

pub(crate) use element::escape_into;

/// How often reading may go on behind markup that has no end.
const RESUMPTIONS: usize = 64;
/// How many open elements an end tag is compared with.
const END_TAG_REACH: usize = 128;
/// How many `xml:base` around an element are joined; feeds have one or two, attacks thousands.
const BASES: usize = 8;
/// Open elements beyond which further start tags are not even counted.
const OPEN_ELEMENTS: usize = 20_000;

/// A document: elements and texts in document order.
#[derive(Debug)]
pub(crate) struct Document<'a> {
    nodes: Vec<Node<'a>>,
    attributes: Vec<Attribute<'a>>,
    has_base: bool,
    /// Whether the DOCTYPE says that this is a web page.
    pub(crate) is_html: bool,
    /// The public and system words of the DOCTYPE, in lower case.
    pub(crate) doctype: String,
    /// Whether any default namespace names Atom or RSS 1.0: what feeds without a telling root are known by.
    pub(crate) default_namespaces: Vec<String>,
    /// Elements that were still open where the document ended.
    unfinished: Vec<u32>,
}

#[derive(Debug)]
struct Node<'a> {
    kind: Kind<'a>,
    parent: u32,
    next: u32,
    first: u32,
    last: u32,
}

#[derive(Debug)]
enum Kind<'a> {
    Element { namespace: Namespace, name: Cow<'a, str>, attributes: (u32, u32) },
    Text { text: Cow<'a, str>, raw: bool },
}

#[derive(Debug)]
struct Attribute<'a> {
    namespace: Namespace,
    name: Cow<'a, str>,
    value: Cow<'a, str>,
}

/// One element of a document.
#[derive(Clone, Copy)]
pub(crate) struct Element<'d> {
    document: &'d Document<'d>,
    id: u32,
}

const NONE: u32 = u32::MAX;

impl<'a> Document<'a> {
    /// Reads `text`, as much of it as can be understood.
    pub(crate) fn read(text: &'a str, problems: &mut Problems) -> Self {
        let mut builder = Builder::new(text);
        builder.run(problems);
        builder.document
    }

    /// The document node; its children are the root elements.
    pub(crate) fn root(&self) -> Element<'_> {
        Element { document: self, id: 0 }
    }

    fn node(&self, id: u32) -> Option<&Node<'a>> {
        self.nodes.get(id as usize)
    }

    fn push(&mut self, parent: u32, kind: Kind<'a>) -> u32 {
        let id = u32::try_from(self.nodes.len()).unwrap_or(NONE);
        let last = self.node(parent).map_or(NONE, |node| node.last);
        self.nodes.push(Node { kind, parent, next: NONE, first: NONE, last: NONE });
        if let Some(previous) = self.nodes.get_mut(last as usize) {
            previous.next = id;
        }
        if let Some(parent) = self.nodes.get_mut(parent as usize) {
            parent.last = id;
            if parent.first == NONE {
                parent.first = id;
            }
        }
        id
    }
}

/// What is open while a document is read.
struct Builder<'a> {
    text: &'a str,
    document: Document<'a>,
    /// Raw names of the open elements and their nodes; beyond the depth limit several names share a node.
    open: Vec<(&'a str, u32)>,
    scope: Scope,
    entities: Entities,
    elements: usize,
    resumptions: usize,
}

impl<'a> Builder<'a> {
    fn new(text: &'a str) -> Self {
        let root = Node {
            kind: Kind::Element { namespace: Namespace::None, name: Cow::Borrowed(""), attributes: (0, 0) },
            parent: NONE,
            next: NONE,
            first: NONE,
            last: NONE,
        };
        Self {
            text,
            document: Document {
                nodes: vec![root],
                attributes: Vec::new(),
                has_base: false,
                is_html: false,
                doctype: String::new(),
                default_namespaces: Vec::new(),
                unfinished: Vec::new(),
            },
            open: Vec::new(),
            scope: Scope::default(),
            entities: Entities::default(),
            elements: 0,
            resumptions: 0,
        }
    }

    fn current(&self) -> u32 {
        self.open.last().map_or(0, |&(_, id)| id)
    }

    fn run(&mut self, problems: &mut Problems) {
        let mut reader = reader(self.text);
        loop {
            let at = self.text.len() - reader.get_ref().len();
            if self.is_stray_bracket(at) {
                self.add_text(Cow::Borrowed("<"), false, problems);
                problems.add("A \"<\" stands in the text without being a tag.");
                reader = self::reader(self.text.get(at + 1..).unwrap_or_default());
                continue;
            }
            match reader.read_event() {
                Ok(Event::Eof) => break,
                Ok(event) => {
                    let end = self.text.len() - reader.get_ref().len();
                    let tag = self.text.get(at..end).unwrap_or_default().trim_start_matches('<').trim_end_matches('>');
                    if !self.event(event, tag, problems) {
                        return;
                    }
                }
                Err(error) => match self.resume(&error, at, problems) {
                    Some(rest) => reader = self::reader(rest),
                    None => break,
                },
            }
        }
        self.document.unfinished = self.open.iter().map(|&(_, id)| id).collect();
        if !self.open.is_empty() {
            problems.add_damage("The document ends before its last element does; what was there was read.");
        }
    }

    fn is_stray_bracket(&self, at: usize) -> bool {
        match self.text.as_bytes().get(at..) {
            Some([b'<', next, ..]) => {
                !(next.is_ascii_alphabetic() || matches!(next, b'_' | b':' | b'!' | b'/' | b'?') || *next >= 0x80)
            }
            Some([b'<']) => true,
            _ => false,
        }
    }

    /// Where to go on behind markup that quick-xml cannot read; `None` where the document is over.
    fn resume(&mut self, error: &Error, at: usize, problems: &mut Problems) -> Option<&'a str> {
        let rest = self.text.get(at..)?;
        self.resumptions += 1;
        problems.add_damage("The XML is not well-formed; reading went on behind the fault.");
        if let Error::Syntax(SyntaxError::UnclosedCData) = error {
            let inside = rest.strip_prefix("<![CDATA[").unwrap_or_default();
            self.add_text(Cow::Borrowed(inside), true, problems);
            return None;
        }
        if self.resumptions > RESUMPTIONS {
            return None;
        }
        let end = memchr_after(rest, 1, b'>')?;
        rest.get(end + 1..)
    }

    /// Takes one event, `tag` being its text without brackets; `false` where a limit says that this is enough.
    fn event(&mut self, event: Event<'a>, tag: &'a str, problems: &mut Problems) -> bool {
        match event {
            Event::Start(_) => return self.start(tag, false, problems),
            Event::Empty(_) => return self.start(tag.trim_end_matches('/'), true, problems),
            Event::End(_) => self.end(tag, problems),
            Event::Text(text) => self.add_text(text.into_inner(), false, problems),
            Event::CData(text) => self.add_text(text.into_inner(), true, problems),
            Event::GeneralRef(reference) => {
                let name = reference.into_inner();
                match self.entities.resolve(&name) {
                    Some(text) => self.add_text(Cow::Owned(text), false, problems),
                    None => {
                        problems.add_about("An entity is not defined", &name);
                        self.add_text(Cow::Owned(format!("&{name};")), false, problems);
                    }
                }
            }
            Event::DocType(doctype) => {
                let doctype = doctype.into_inner();
                let (head, _) = doctype.split_once('[').unwrap_or((&doctype, ""));
                self.document.doctype = head.chars().take(256).collect::<String>().to_ascii_lowercase();
                self.document.is_html = self.document.doctype.trim_start().starts_with("html");
                self.entities.define(&doctype);
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::Eof => {}
        }
        true
    }

    fn start(&mut self, tag: &'a str, is_empty: bool, problems: &mut Problems) -> bool {
        self.elements += 1;
        if self.elements > limits::ELEMENTS {
            problems.add("The document has too many elements; the rest was not read.");
            return false;
        }
        let name_end = tag.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(tag.len());
        let (raw_name, rest) = (tag.get(..name_end).unwrap_or(tag), tag.get(name_end..).unwrap_or_default());
        if self.open.len() >= OPEN_ELEMENTS {
            problems.add("Elements are nested too deeply; the rest was not read.");
            return false;
        }
        self.close_forgotten(raw_name);
        if self.open.len() >= limits::DEPTH {
            problems.add("Elements are nested too deeply; the inner ones were not read as elements.");
            if !is_empty {
                self.open.push((raw_name, self.current()));
            }
            return true;
        }
        let depth = self.open.len() + 1;
        let attributes = self.attributes(rest, depth, problems);
        let (prefix, local) = raw_name.split_once(':').unwrap_or(("", raw_name));
        let namespace = self.scope.element(prefix);
        let id = self.document.push(self.current(), Kind::Element { namespace, name: lower(local), attributes });
        if is_empty {
            self.scope.leave(depth);
        } else {
            self.open.push((raw_name, id));
        }
        true
    }

    /// An `<item>` that opens directly inside an `<item>` means that the end tag was forgotten.
    fn close_forgotten(&mut self, raw_name: &str) {
        let repeats = self.open.last().is_some_and(|&(name, _)| name == raw_name);
        if repeats && ["item", "entry"].iter().any(|word| raw_name.eq_ignore_ascii_case(word)) {
            self.scope.leave(self.open.len());
            self.open.pop();
        }
    }

    fn end(&mut self, tag: &str, problems: &mut Problems) {
        let name = tag.trim_start_matches('/').split(|c: char| c.is_ascii_whitespace()).next().unwrap_or_default();
        let found = self
            .open
            .iter()
            .rev()
            .take(END_TAG_REACH)
            .position(|(open, _)| open.len() == name.len() && open.eq_ignore_ascii_case(name));
        match found {
            Some(above) => {
                if above > 0 {
                    problems.add_damage("Some elements have no end tag.");
                }
                for _ in 0..=above {
                    self.scope.leave(self.open.len());
                    self.open.pop();
                }
            }
            None => problems.add_damage("Some end tags belong to no element."),
        }
    }

    fn attributes(&mut self, rest: &'a str, depth: usize, problems: &mut Problems) -> (u32, u32) {
        let from = self.document.attributes.len();
        let mut declared = Vec::new();
        for (count, (name, value)) in entity::attributes(rest).enumerate() {
            if count >= limits::ATTRIBUTES {
                problems.add("An element has too many attributes; the rest of them was left out.");
                break;
            }
            let value = clean(self.entities.decode(value));
            match name.split_once(':') {
                None if name.eq_ignore_ascii_case("xmlns") => {
                    if self.document.default_namespaces.len() < 16 {
                        self.document.default_namespaces.push(value.to_ascii_lowercase());
                    }
                    self.scope.declare("", &value, depth);
                }
                Some((prefix, local)) if prefix.eq_ignore_ascii_case("xmlns") => {
                    self.scope.declare(local, &value, depth)
                }
                Some((prefix, local)) => declared.push((prefix, local, value)),
                None => declared.push(("", name, value)),
            }
        }
        for (prefix, local, value) in declared {
            let namespace = if prefix.is_empty() { Namespace::None } else { self.scope.element(prefix) };
            let name = lower(local);
            self.document.has_base |= name == "base";
            self.document.attributes.push(Attribute { namespace, name, value });
        }
        let index = |length: usize| u32::try_from(length).unwrap_or(NONE);
        (index(from), index(self.document.attributes.len()))
    }

    fn add_text(&mut self, text: Cow<'a, str>, raw: bool, problems: &mut Problems) {
        if text.is_empty() {
            return;
        }
        let text = clean(text);
        let parent = self.current();
        let last = self.document.node(parent).map_or(NONE, |node| node.last);
        if let Some(Node { kind: Kind::Text { text: before, raw: was_raw }, .. }) =
            self.document.nodes.get_mut(last as usize)
            && *was_raw == raw
        {
            let room = limits::TEXT_BYTES.saturating_sub(before.len());
            if text.len() > room {
                problems.add("A text is longer than 1 MB and was cut.");
            }
            if room > 0 {
                before.to_mut().push_str(cut(&text, room));
            }
            return;
        }
        let text = if text.len() > limits::TEXT_BYTES {
            problems.add("A text is longer than 1 MB and was cut.");
            Cow::Owned(cut(&text, limits::TEXT_BYTES).to_owned())
        } else {
            text
        };
        self.document.push(parent, Kind::Text { text, raw });
    }
}

fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.allow_unmatched_ends = true;
    config.check_end_names = false;
    reader
}

fn memchr_after(text: &str, from: usize, byte: u8) -> Option<usize> {
    text.as_bytes().iter().skip(from).position(|&here| here == byte).map(|found| found + from)
}

/// At most `bytes` bytes of `text`, cut between characters.
pub(crate) fn cut(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}

fn lower(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    }
}

/// Drops control characters and reads the C1 range as windows-1252, which is what its writers meant.
fn clean(text: Cow<'_, str>) -> Cow<'_, str> {
    let is_odd = |c: char| matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{FFFE}' | '\u{FFFF}');
    let needs = text.bytes().any(|byte| {
        byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r') || byte == 0x7F || byte == 0xC2 || byte == 0xEF
    }) && text.chars().any(is_odd);
    if !needs {
        return text;
    }
    let cleaned = text.chars().filter_map(|c| match c {
        '\u{80}'..='\u{9F}' => entity::windows_1252(c),
        c if is_odd(c) => None,
        c => Some(c),
    });
    Cow::Owned(cleaned.collect())
}
