//! Asking an element: names, attributes, text, inner HTML, base address and language.

use std::borrow::Cow;

use url::Url;

use super::{BASES, Element, Kind, NONE, Node};
use crate::limits;
use crate::namespace::Namespace;

impl<'d> Element<'d> {
    /// Whether the document ended before this element did.
    pub(crate) fn is_unfinished(self) -> bool {
        self.document.unfinished.contains(&self.id)
    }

    fn node(self) -> Option<&'d Node<'d>> {
        self.document.node(self.id)
    }

    /// The namespace of the element.
    pub(crate) fn namespace(self) -> Namespace {
        match self.node().map(|node| &node.kind) {
            Some(Kind::Element { namespace, .. }) => *namespace,
            _ => Namespace::None,
        }
    }

    /// The local name in lower case.
    pub(crate) fn name(self) -> &'d str {
        match self.node().map(|node| &node.kind) {
            Some(Kind::Element { name, .. }) => name,
            _ => "",
        }
    }

    /// Whether namespace and local name are these.
    pub(crate) fn is(self, namespace: Namespace, name: &str) -> bool {
        self.namespace() == namespace && self.name() == name
    }

    /// Whether this is an element of a feed language (no namespace, RSS, Atom) called `name`.
    pub(crate) fn is_plain(self, name: &str) -> bool {
        self.name() == name && self.namespace().is_plain()
    }

    fn all_attributes(self) -> &'d [super::Attribute<'d>] {
        match self.node().map(|node| &node.kind) {
            Some(Kind::Element { attributes: (from, to), .. }) => {
                self.document.attributes.get(*from as usize..*to as usize).unwrap_or_default()
            }
            _ => &[],
        }
    }

    /// An attribute by its local name in lower case; one without prefix is preferred. Empty values count as absent.
    pub(crate) fn attribute(self, name: &str) -> Option<&'d str> {
        let named = || self.all_attributes().iter().filter(|attribute| attribute.name == name);
        let found = named().find(|attribute| attribute.namespace == Namespace::None).or_else(|| named().next())?;
        let value = found.value.trim();
        (!value.is_empty()).then_some(value)
    }

    /// An attribute of the `xml:` namespace, or one without prefix, as many feeds write it. `""` is kept: it undoes.
    fn inherited(self, name: &str) -> Option<&'d str> {
        let named = |wanted: Namespace| {
            self.all_attributes().iter().find(|attribute| attribute.name == name && attribute.namespace == wanted)
        };
        named(Namespace::Xml).or_else(|| named(Namespace::None)).map(|attribute| attribute.value.trim())
    }

    /// The element that holds this one.
    pub(crate) fn parent(self) -> Option<Self> {
        let parent = self.node()?.parent;
        (parent != NONE).then_some(Element { id: parent, ..self })
    }

    /// All child nodes.
    fn child_nodes(self) -> impl Iterator<Item = Self> {
        let mut next = self.node().map_or(NONE, |node| node.first);
        std::iter::from_fn(move || {
            let here = Element { id: next, ..self };
            next = here.node()?.next;
            Some(here)
        })
    }

    fn is_element(self) -> bool {
        matches!(self.node().map(|node| &node.kind), Some(Kind::Element { .. }))
    }

    /// Child elements.
    pub(crate) fn children(self) -> impl Iterator<Item = Self> {
        self.child_nodes().filter(|child| child.is_element())
    }

    /// The first child of this namespace and name.
    pub(crate) fn child(self, namespace: Namespace, name: &str) -> Option<Self> {
        self.children().find(|child| child.is(namespace, name))
    }

    /// The first child of a feed language called `name`.
    pub(crate) fn plain_child(self, name: &str) -> Option<Self> {
        self.children().find(|child| child.is_plain(name))
    }

    /// The first child called `name`, whatever its namespace.
    pub(crate) fn any_child(self, name: &str) -> Option<Self> {
        self.children().find(|child| child.name() == name)
    }

    /// All elements below this one in document order, not entering those for which `enter` says no.
    pub(crate) fn descendants(self, enter: impl Fn(Self) -> bool) -> impl Iterator<Item = Self> {
        let top = self.id;
        let mut here = self;
        let mut entered = true;
        std::iter::from_fn(move || {
            loop {
                let node = here.node()?;
                let mut next = if entered { node.first } else { NONE };
                while next == NONE {
                    if here.id == top {
                        return None;
                    }
                    let node = here.node()?;
                    next = node.next;
                    if next == NONE {
                        here = Element { id: node.parent, ..here };
                        if here.id == top {
                            return None;
                        }
                    }
                }
                here = Element { id: next, ..here };
                if here.is_element() {
                    entered = enter(here);
                    return Some(here);
                }
                entered = false;
            }
        })
    }

    fn own_text(self) -> Option<(&'d str, bool)> {
        match &self.node()?.kind {
            Kind::Text { text, raw } => Some((text, *raw)),
            Kind::Element { .. } => None,
        }
    }

    /// Whether there are elements inside.
    pub(crate) fn has_elements(self) -> bool {
        self.children().next().is_some()
    }

    /// The text inside, tags left out, white space trimmed; `None` where there is none.
    pub(crate) fn text(self) -> Option<Cow<'d, str>> {
        let mut texts = self.texts();
        let first = texts.next()?;
        let whole: Cow<'d, str> = match texts.next() {
            None => Cow::Borrowed(first.trim()),
            Some(second) => {
                let mut whole = format!("{first}{second}");
                whole.extend(texts);
                Cow::Owned(whole.trim().to_owned())
            }
        };
        (!whole.is_empty()).then_some(whole)
    }

    fn texts(self) -> impl Iterator<Item = &'d str> {
        let mut walk = Walk { top: self.id, here: self, entered: true };
        std::iter::from_fn(move || {
            loop {
                let node = walk.step()?;
                if let Some((text, _)) = node.own_text() {
                    return Some(text);
                }
            }
        })
    }

    /// The inside written as HTML: tags without prefixes, text escaped, CDATA that holds markup as it is.
    pub(crate) fn inner_html(self) -> String {
        self.inner_html_renamed(|name| Some(name))
    }

    /// Like [`Self::inner_html`], elements called what `rename` says: `""` keeps only what is inside, `None` nothing.
    pub(crate) fn inner_html_renamed(self, rename: impl Fn(&str) -> Option<&str>) -> String {
        let mut html = String::new();
        let mut open: Vec<(u32, &str)> = Vec::new();
        let mut walk = Walk { top: self.id, here: self, entered: true };
        while let Some(node) = walk.step() {
            let parent = node.node().map_or(NONE, |node| node.parent);
            while open.last().is_some_and(|&(id, _)| id != parent) {
                close(&mut html, open.pop());
            }
            match node.own_text() {
                Some((text, true)) => html.push_str(text),
                Some((text, false)) => escape_into(&mut html, text),
                None => match rename(node.name()) {
                    Some(name) => {
                        node.open_tag(name, &mut html);
                        // What a broken document put inside a void element is kept as a sibling.
                        open.push((node.id, if is_void(name) { "" } else { name }));
                    }
                    None => walk.entered = false,
                },
            }
        }
        while let Some(last) = open.pop() {
            close(&mut html, Some(last));
        }
        html.trim().to_owned()
    }

    fn open_tag(self, name: &str, html: &mut String) {
        if name.is_empty() {
            return;
        }
        html.push('<');
        html.push_str(name);
        for attribute in self.all_attributes().iter().filter(|attribute| attribute.namespace == Namespace::None) {
            html.push(' ');
            html.push_str(&attribute.name);
            html.push_str("=\"");
            escape_into(html, &attribute.value);
            html.push('"');
        }
        html.push('>');
    }

    /// The base address here: `xml:base` of the element and all around it over `outer` (RFC 3986 section 5.1, XML Base).
    pub(crate) fn base(self, outer: Option<&Url>) -> Option<Url> {
        if !self.document.has_base {
            return outer.cloned();
        }
        let mut chain: Vec<&str> = Vec::new();
        let mut here = Some(self);
        while let Some(element) = here.filter(|_| chain.len() < BASES) {
            chain.extend(element.inherited("base").filter(|base| !base.is_empty() && base.len() <= limits::URL_BYTES));
            here = element.parent();
        }
        let mut base = outer.cloned();
        for step in chain.into_iter().rev() {
            let joined = match &base {
                Some(base) => base.join(step).ok(),
                None => Url::parse(step).ok(),
            };
            // A base that is broken, runs script or grows without end changes nothing.
            if let Some(joined) =
                joined.filter(|url| matches!(url.scheme(), "http" | "https") && url.as_str().len() <= limits::URL_BYTES)
            {
                base = Some(joined);
            }
        }
        base
    }

    /// The language here: `xml:lang` (or `lang`) of the element or the nearest around it.
    pub(crate) fn language(self) -> Option<&'d str> {
        let mut here = Some(self);
        while let Some(element) = here {
            if let Some(language) = element.inherited("lang") {
                return (!language.is_empty()).then_some(language);
            }
            here = element.parent();
        }
        None
    }
}

/// Goes over all nodes below `top`, texts too, in document order.
struct Walk<'d> {
    top: u32,
    here: Element<'d>,
    entered: bool,
}

impl<'d> Walk<'d> {
    fn step(&mut self) -> Option<Element<'d>> {
        let mut next = self.here.node()?.first;
        if !self.entered {
            next = NONE;
        }
        while next == NONE {
            if self.here.id == self.top {
                return None;
            }
            let node = self.here.node()?;
            next = node.next;
            if next == NONE {
                self.here = Element { id: node.parent, ..self.here };
            }
        }
        self.here = Element { id: next, ..self.here };
        self.entered = true;
        Some(self.here)
    }
}

fn close(html: &mut String, open: Option<(u32, &str)>) {
    if let Some((_, name)) = open.filter(|(_, name)| !name.is_empty()) {
        html.push_str("</");
        html.push_str(name);
        html.push('>');
    }
}

/// Elements of HTML that have no end tag (WHATWG HTML, "void elements").
fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Appends `text` so that HTML shows it as it is.
pub(crate) fn escape_into(html: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            c => html.push(c),
        }
    }
}
