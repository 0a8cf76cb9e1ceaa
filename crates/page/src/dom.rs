//! The tree of a page: one flat arena, filled by html5ever, walked without recursion.

use std::borrow::Cow;
use std::cell::{Ref, RefCell};

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{Attribute, ParseOpts, QualName, parse_document};

/// A node's place in the arena.
pub(crate) type Id = u32;

/// No node.
pub(crate) const NONE: Id = u32::MAX;

/// How much of the markup the tokenizer gets at once, in bytes.
const PIECE_BYTES: usize = 4_096;

/// What a node is.
#[derive(Debug)]
pub(crate) enum Data {
    Document,
    Element(Element),
    Text(StrTendril),
    Other,
}

/// An element's name and attributes.
#[derive(Debug)]
pub(crate) struct Element {
    pub name: QualName,
    pub attributes: Vec<Attribute>,
}

/// A node and its neighbours.
#[derive(Debug)]
pub(crate) struct Node {
    pub parent: Id,
    pub first: Id,
    pub last: Id,
    pub previous: Id,
    pub next: Id,
    pub data: Data,
}

/// A parsed page.
#[derive(Debug)]
pub(crate) struct Dom {
    nodes: Vec<Node>,
    nowhere: Node,
}

impl Dom {
    /// Parses markup that went through the guard.
    pub fn parse(markup: &str) -> Self {
        let options = ParseOpts {
            tree_builder: TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() },
            ..ParseOpts::default()
        };
        let mut parser = parse_document(Sink::new(), options);
        // In pieces: the tokenizer copies the rest of its buffer at every character reference.
        let mut rest = markup;
        while !rest.is_empty() {
            let (piece, tail) = rest.split_at_checked(rest.floor_char_boundary(PIECE_BYTES)).unwrap_or((rest, ""));
            parser.process(StrTendril::from(piece));
            rest = tail;
        }
        parser.finish()
    }

    /// How many nodes there are; ids are below it.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// A node; an id from elsewhere gives an empty one.
    pub fn node(&self, id: Id) -> &Node {
        self.nodes.get(id as usize).unwrap_or(&self.nowhere)
    }

    /// The element at `id`, if it is one.
    pub fn element(&self, id: Id) -> Option<&Element> {
        match &self.node(id).data {
            Data::Element(element) => Some(element),
            _ => None,
        }
    }

    /// The local name of the element at `id`, or nothing; foreign elements (SVG, MathML) answer with their root's kind.
    pub fn name(&self, id: Id) -> &str {
        match self.element(id) {
            Some(element) => &element.name.local,
            None => "",
        }
    }

    /// The text at `id`, if it is text.
    pub fn text(&self, id: Id) -> Option<&str> {
        match &self.node(id).data {
            Data::Text(text) => Some(text),
            _ => None,
        }
    }

    /// An attribute's value.
    pub fn attribute(&self, id: Id, name: &str) -> Option<&str> {
        let element = self.element(id)?;
        element.attributes.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| &*attribute.value)
    }

    /// The children of `id`.
    pub fn children(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        let mut at = self.node(id).first;
        std::iter::from_fn(move || {
            let found = at;
            at = self.node(at).next;
            (found != NONE).then_some(found)
        })
    }

    /// The node after `id` in document order inside `root`, its own subtree left out.
    pub fn after(&self, id: Id, root: Id) -> Id {
        let mut at = id;
        while at != root && at != NONE {
            let node = self.node(at);
            if node.next != NONE {
                return node.next;
            }
            at = node.parent;
        }
        NONE
    }

    /// The node after `id` in document order inside `root`.
    pub fn following(&self, id: Id, root: Id) -> Id {
        let first = self.node(id).first;
        if first == NONE { self.after(id, root) } else { first }
    }

    /// `root` and all that is in it, in document order.
    pub fn subtree(&self, root: Id) -> impl Iterator<Item = Id> + '_ {
        let mut at = root;
        std::iter::from_fn(move || {
            let found = at;
            if found != NONE {
                at = self.following(found, root);
            }
            (found != NONE).then_some(found)
        })
    }

    /// The ancestors of `id`, nearest first.
    pub fn ancestors(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        let mut at = self.node(id).parent;
        std::iter::from_fn(move || {
            let found = at;
            at = self.node(at).parent;
            (found != NONE).then_some(found)
        })
    }

    /// The first element named `name` in the page.
    pub fn first_named(&self, name: &str) -> Option<Id> {
        self.subtree(0).find(|&id| self.name(id) == name)
    }

    /// The text inside `id`, spaces collapsed, scripts and hidden parts left out.
    pub fn inner_text(&self, id: Id) -> String {
        let mut text = String::new();
        let mut at = id;
        while at != NONE {
            if let Some(part) = self.text(at) {
                text.push_str(part);
            }
            let name = self.name(at);
            if matches!(name, "br" | "p" | "div" | "li" | "h1" | "h2" | "h3" | "h4" | "td" | "img") {
                text.push(' ');
            }
            at = if matches!(name, "script" | "style" | "template" | "svg" | "noscript") && at != id {
                self.after(at, id)
            } else {
                self.following(at, id)
            };
        }
        collapse(&text)
    }
}

/// `text` with runs of white space made one space, and none at the ends.
pub(crate) fn collapse(text: &str) -> String {
    let mut collapsed = String::with_capacity(text.len());
    for word in text.split(is_space).filter(|word| !word.is_empty()) {
        if !collapsed.is_empty() {
            collapsed.push(' ');
        }
        collapsed.push_str(word);
    }
    collapsed
}

/// White space, and characters that print nothing.
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}' | '\u{00ad}' | '\u{200e}' | '\u{200f}')
}

/// Receives what the tree builder makes.
struct Sink {
    nodes: RefCell<Vec<Node>>,
}

impl Sink {
    fn new() -> Self {
        let document = Node { data: Data::Document, ..blank() };
        Self { nodes: RefCell::new(vec![document]) }
    }

    fn push(&self, data: Data) -> Id {
        let mut nodes = self.nodes.borrow_mut();
        let id = Id::try_from(nodes.len()).unwrap_or(NONE);
        nodes.push(Node { data, ..blank() });
        id
    }

    fn with<T>(&self, id: Id, act: impl FnOnce(&mut Node) -> T) -> Option<T> {
        self.nodes.borrow_mut().get_mut(id as usize).map(act)
    }

    fn read(&self, id: Id) -> (Id, Id, Id, Id) {
        self.with(id, |node| (node.parent, node.previous, node.next, node.last)).unwrap_or((NONE, NONE, NONE, NONE))
    }

    fn append_text(&self, id: Id, text: &StrTendril) -> bool {
        self.with(id, |node| {
            if let Data::Text(old) = &mut node.data {
                old.push_tendril(text);
                return true;
            }
            false
        })
        .unwrap_or(false)
    }

    fn link_last(&self, parent: Id, child: Id) {
        self.unlink(child);
        let (_, _, _, last) = self.read(parent);
        self.with(child, |node| {
            node.parent = parent;
            node.previous = last;
        });
        if last == NONE {
            self.with(parent, |node| node.first = child);
        } else {
            self.with(last, |node| node.next = child);
        }
        self.with(parent, |node| node.last = child);
    }

    fn link_before(&self, sibling: Id, child: Id) {
        self.unlink(child);
        let (parent, previous, _, _) = self.read(sibling);
        self.with(child, |node| {
            node.parent = parent;
            node.previous = previous;
            node.next = sibling;
        });
        self.with(sibling, |node| node.previous = child);
        if previous == NONE {
            self.with(parent, |node| node.first = child);
        } else {
            self.with(previous, |node| node.next = child);
        }
    }

    fn unlink(&self, id: Id) {
        let (parent, previous, next, _) = self.read(id);
        if parent == NONE {
            return;
        }
        if previous == NONE {
            self.with(parent, |node| node.first = next);
        } else {
            self.with(previous, |node| node.next = next);
        }
        if next == NONE {
            self.with(parent, |node| node.last = previous);
        } else {
            self.with(next, |node| node.previous = previous);
        }
        self.with(id, |node| {
            node.parent = NONE;
            node.previous = NONE;
            node.next = NONE;
        });
    }
}

fn blank() -> Node {
    Node { parent: NONE, first: NONE, last: NONE, previous: NONE, next: NONE, data: Data::Other }
}

impl TreeSink for Sink {
    type Handle = Id;
    type Output = Dom;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Dom {
        Dom { nodes: self.nodes.into_inner(), nowhere: blank() }
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> Id {
        0
    }

    #[expect(clippy::expect_used, reason = "the tree builder asks for names of elements that it made itself")]
    fn elem_name<'a>(&'a self, target: &'a Id) -> Ref<'a, QualName> {
        Ref::filter_map(self.nodes.borrow(), |nodes| match nodes.get(*target as usize).map(|node| &node.data) {
            Some(Data::Element(element)) => Some(&element.name),
            _ => None,
        })
        .expect("a name is asked for elements only")
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _flags: ElementFlags) -> Id {
        self.push(Data::Element(Element { name, attributes }))
    }

    fn create_comment(&self, _text: StrTendril) -> Id {
        self.push(Data::Other)
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> Id {
        self.push(Data::Other)
    }

    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        match child {
            NodeOrText::AppendNode(id) => self.link_last(*parent, id),
            NodeOrText::AppendText(text) => {
                let (_, _, _, last) = self.read(*parent);
                if !self.append_text(last, &text) {
                    let id = self.push(Data::Text(text));
                    self.link_last(*parent, id);
                }
            }
        }
    }

    fn append_based_on_parent_node(&self, element: &Id, previous: &Id, child: NodeOrText<Id>) {
        if self.read(*element).0 == NONE {
            self.append(previous, child)
        } else {
            self.append_before_sibling(element, child)
        }
    }

    fn append_doctype_to_document(&self, _name: StrTendril, _public: StrTendril, _system: StrTendril) {}

    // A template's content hangs below the template itself; whoever walks leaves templates out.
    fn get_template_contents(&self, target: &Id) -> Id {
        *target
    }

    fn same_node(&self, x: &Id, y: &Id) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Id, child: NodeOrText<Id>) {
        match child {
            NodeOrText::AppendNode(id) => self.link_before(*sibling, id),
            NodeOrText::AppendText(text) => {
                let (_, previous, _, _) = self.read(*sibling);
                if !self.append_text(previous, &text) {
                    let id = self.push(Data::Text(text));
                    self.link_before(*sibling, id);
                }
            }
        }
    }

    fn add_attrs_if_missing(&self, target: &Id, attributes: Vec<Attribute>) {
        self.with(*target, |node| {
            if let Data::Element(element) = &mut node.data {
                for attribute in attributes {
                    if !element.attributes.iter().any(|old| old.name == attribute.name) {
                        element.attributes.push(attribute);
                    }
                }
            }
        });
    }

    fn remove_from_parent(&self, target: &Id) {
        self.unlink(*target);
    }

    fn reparent_children(&self, node: &Id, new_parent: &Id) {
        loop {
            let first = self.with(*node, |node| node.first).unwrap_or(NONE);
            if first == NONE {
                break;
            }
            self.link_last(*new_parent, first);
        }
    }
}
