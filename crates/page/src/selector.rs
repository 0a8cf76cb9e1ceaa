//! Which elements a rule means: a useful part of CSS selectors, and what of XPath can be said in it.
//!
//! Read: names, `*`, `#id`, `.class`, `[a]`, `[a=v]`, `[a~=v]`, `[a^=v]`, `[a$=v]`, `[a*=v]`, `:nth-of-type(n)`, `>` and descent, lists with
//! commas; at the end `::attr(name)`, which gives an attribute's value instead of the text.

use crate::dom::{Dom, Id};

/// Longest selector that is read, in bytes.
const SELECTOR_BYTES: usize = 2_000;

/// One way of one or several to the elements that are meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Selector {
    ways: Vec<Way>,
}

/// Steps from the outermost to the element itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Way {
    pub steps: Vec<Step>,
    /// Give this attribute's value instead of the text.
    pub attribute: Option<String>,
}

/// What one element must be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Step {
    /// Directly below the step before.
    pub is_child: bool,
    /// Its name, any where `None`.
    pub name: Option<String>,
    pub conditions: Vec<Condition>,
}

/// What an element must have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Condition {
    Has(String),
    Equals(String, String),
    /// One of the words of the value.
    Word(String, String),
    Begins(String, String),
    Ends(String, String),
    Contains(String, String),
    /// The place among siblings of its name, 1 for the first.
    Nth(usize),
}

impl Selector {
    /// Of ready ways; `None` without any.
    pub fn of(ways: Vec<Way>) -> Option<Self> {
        let fits = !ways.is_empty() && ways.iter().all(|way| !way.steps.is_empty());
        fits.then_some(Self { ways })
    }

    /// Reads CSS; says in plain words what it does not know.
    pub fn css(text: &str) -> Result<Self, String> {
        if text.len() > SELECTOR_BYTES {
            return Err("the selector is longer than 2,000 bytes".to_owned());
        }
        let ways: Result<Vec<Way>, String> = text.split(',').map(css_way).collect();
        Self::of(ways?).ok_or_else(|| "the selector is empty".to_owned())
    }

    /// The elements meant, in document order, at most `most`.
    pub fn find(&self, dom: &Dom, most: usize) -> Vec<Id> {
        dom.subtree(0).filter(|&id| dom.element(id).is_some() && self.matching(dom, id).is_some()).take(most).collect()
    }

    /// The texts (or attributes) of the elements meant, empty ones left out, at most `most`.
    pub fn texts(&self, dom: &Dom, most: usize) -> Vec<String> {
        let text = |id: Id| {
            let way = self.matching(dom, id)?;
            let text = match &way.attribute {
                Some(name) => crate::dom::collapse(dom.attribute(id, name)?),
                None => dom.inner_text(id),
            };
            (!text.is_empty()).then_some(text)
        };
        dom.subtree(0).filter(|&id| dom.element(id).is_some()).filter_map(text).take(most).collect()
    }

    fn matching(&self, dom: &Dom, id: Id) -> Option<&Way> {
        self.ways.iter().find(|way| way.matches(dom, id))
    }
}

impl Way {
    fn matches(&self, dom: &Dom, id: Id) -> bool {
        let Some((last, before)) = self.steps.split_last() else { return false };
        if !last.matches(dom, id) {
            return false;
        }
        let mut at = id;
        let mut is_child = last.is_child;
        for step in before.iter().rev() {
            // The nearest fitting ancestor is taken: enough for rules, and never more than one walk to the root.
            let found = if is_child {
                dom.ancestors(at).next().filter(|&parent| step.matches(dom, parent))
            } else {
                dom.ancestors(at).find(|&ancestor| step.matches(dom, ancestor))
            };
            let Some(found) = found else { return false };
            at = found;
            is_child = step.is_child;
        }
        true
    }
}

impl Step {
    fn matches(&self, dom: &Dom, id: Id) -> bool {
        dom.element(id).is_some()
            && self.name.as_deref().is_none_or(|name| dom.name(id) == name)
            && self.conditions.iter().all(|condition| condition.holds(dom, id))
    }
}

impl Condition {
    fn holds(&self, dom: &Dom, id: Id) -> bool {
        let value = |name: &str| dom.attribute(id, name);
        match self {
            Self::Has(name) => value(name).is_some(),
            Self::Equals(name, wanted) => value(name).is_some_and(|value| value.trim() == wanted),
            Self::Word(name, wanted) => {
                value(name).is_some_and(|value| value.split_ascii_whitespace().any(|word| word == wanted))
            }
            Self::Begins(name, wanted) => value(name).is_some_and(|value| value.starts_with(wanted.as_str())),
            Self::Ends(name, wanted) => value(name).is_some_and(|value| value.ends_with(wanted.as_str())),
            Self::Contains(name, wanted) => value(name).is_some_and(|value| value.contains(wanted.as_str())),
            Self::Nth(place) => {
                let mut before = 0;
                let mut at = dom.node(id).previous;
                while at != crate::dom::NONE {
                    before += usize::from(dom.name(at) == dom.name(id));
                    at = dom.node(at).previous;
                }
                before + 1 == *place
            }
        }
    }
}

fn css_way(text: &str) -> Result<Way, String> {
    let mut text = text.trim();
    let mut way = Way::default();
    if let Some((head, tail)) = text.split_once("::attr(") {
        let name = tail.strip_suffix(')').ok_or("::attr( is not closed")?;
        way.attribute = Some(name.trim().to_ascii_lowercase());
        text = head.trim_end();
    }
    let mut rest = text;
    let mut is_child = false;
    while !rest.is_empty() {
        if let Some(tail) = rest.strip_prefix('>') {
            is_child = true;
            rest = tail.trim_start();
            continue;
        }
        let (step, tail) = css_step(rest)?;
        way.steps.push(Step { is_child, ..step });
        is_child = false;
        rest = tail.trim_start();
    }
    if way.steps.is_empty() { Err("a part of the selector is empty".to_owned()) } else { Ok(way) }
}

fn css_step(text: &str) -> Result<(Step, &str), String> {
    let mut step = Step::default();
    let mut rest = text;
    let (name, tail) = word(rest);
    if !name.is_empty() {
        step.name = Some(name.to_ascii_lowercase());
        rest = tail;
    } else if let Some(tail) = rest.strip_prefix('*') {
        rest = tail;
    }
    loop {
        if let Some(tail) = rest.strip_prefix('#') {
            let (id, tail) = word(tail);
            step.conditions.push(Condition::Equals("id".to_owned(), id.to_owned()));
            rest = tail;
        } else if let Some(tail) = rest.strip_prefix('.') {
            let (class, tail) = word(tail);
            step.conditions.push(Condition::Word("class".to_owned(), class.to_owned()));
            rest = tail;
        } else if let Some(tail) = rest.strip_prefix('[') {
            let (inner, tail) = tail.split_once(']').ok_or_else(|| "[ is not closed".to_owned())?;
            step.conditions.push(css_attribute(inner));
            rest = tail;
        } else if let Some(tail) = rest.strip_prefix(":nth-of-type(") {
            let (number, tail) = tail.split_once(')').ok_or_else(|| ":nth-of-type( is not closed".to_owned())?;
            let place = number.trim().parse().map_err(|_| format!("{number:?} is no place"))?;
            step.conditions.push(Condition::Nth(place));
            rest = tail;
        } else {
            break;
        }
    }
    let ends = rest.is_empty() || rest.starts_with([' ', '>', '\t', '\n']);
    if !ends || step == Step::default() && !text.starts_with('*') {
        return Err(format!("{:?} is not known here", rest.chars().take(20).collect::<String>()));
    }
    Ok((step, rest))
}

fn css_attribute(inner: &str) -> Condition {
    let unquoted = |value: &str| value.trim().trim_matches(['"', '\'']).to_owned();
    for (operator, make) in [
        ("~=", Condition::Word as fn(String, String) -> Condition),
        ("^=", Condition::Begins),
        ("$=", Condition::Ends),
        ("*=", Condition::Contains),
        ("=", Condition::Equals),
    ] {
        if let Some((name, value)) = inner.split_once(operator) {
            return make(name.trim().to_ascii_lowercase(), unquoted(value));
        }
    }
    Condition::Has(inner.trim().to_ascii_lowercase())
}

/// The letters, digits, hyphens and underscores that `text` begins with, and the rest.
fn word(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_'))).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use super::Selector;
    use crate::dom::Dom;

    const PAGE: &str = "<body><div id=top class='a b'><p>one</p><section><p class=x-lead>two</p><p data-k='left-right'>three</p></section></div><meta property=og:title content='T'></body>";

    #[test]
    fn selectors_find_what_they_say() {
        let dom = Dom::parse(PAGE);
        let cases: [(&str, &[&str]); 10] = [
            ("p", &["one", "two", "three"]),
            ("#top > p", &["one"]),
            (".a section p", &["two", "three"]),
            ("div.b .x-lead", &["two"]),
            ("p[data-k^=left]", &["three"]),
            ("p[data-k*='t-r']", &["three"]),
            ("section > p:nth-of-type(2)", &["three"]),
            (".x-lead, #top > p", &["one", "two"]),
            ("meta[property='og:title']::attr(content)", &["T"]),
            (".nowhere", &[]),
        ];
        for (css, expected) in cases {
            assert_eq!(Selector::css(css).unwrap().texts(&dom, 9), expected, "{css}");
        }
    }

    #[test]
    fn what_is_not_known_is_said() {
        for css in ["", "p:hover", "p + p", "a[", "p,,p", "&"] {
            assert!(Selector::css(css).is_err(), "{css}");
        }
    }
}
