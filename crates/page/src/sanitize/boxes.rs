//! Boxes that only lay out. Many publishing tools write `<div>` where a paragraph is meant, and wrap all of that in further boxes;
//! readers, programs and style sheets know a paragraph by its own element.

use crate::blocks::is_inline;

/// What was written inside an element.
#[derive(Clone, Copy)]
pub(super) enum Written {
    /// Words in a line.
    Text,
    /// A picture or a line's end, which stands in a line.
    Mark,
    /// Something that stands by itself.
    Block,
}

/// What an element that is still open holds so far.
#[derive(Clone, Copy, Default)]
struct Inside {
    text: bool,
    mark: bool,
    block: bool,
}

/// What the open elements hold, and which of those written already were boxes alone.
#[derive(Default)]
pub(super) struct Boxes {
    open: Vec<Inside>,
    /// Whether something stands in the line that is being written.
    line_begun: bool,
    /// Where the opening of a box stands in what was written, and what comes in its place.
    edits: Vec<Edit>,
}

struct Edit {
    at: usize,
    length: usize,
    instead: &'static str,
}

impl Boxes {
    /// An element begins.
    pub(super) fn open(&mut self, tag: &str) {
        self.open.push(Inside::default());
        self.line_begun &= is_inline(tag);
    }

    /// Whether something stands in the line that is being written. An end of a line where none has begun only makes room.
    pub(super) fn is_line_begun(&self) -> bool {
        self.line_begun
    }

    /// Something was written inside the innermost open element.
    pub(super) fn note(&mut self, what: Written) {
        self.line_begun = !matches!(what, Written::Block);
        let Some(inside) = self.open.last_mut() else { return };
        match what {
            Written::Text => inside.text = true,
            Written::Mark => inside.mark = true,
            Written::Block => inside.block = true,
        }
    }

    /// The innermost element ends and is not written after all.
    pub(super) fn leave_out(&mut self, tag: &str) {
        self.open.pop();
        self.line_begun &= is_inline(tag);
    }

    /// The innermost element ends, whose `opening` was written at `at`. Gives the element that is to be closed: its own, a paragraph for a box that holds
    /// a line of words, none for a box of other blocks alone.
    pub(super) fn close(&mut self, tag: &'static str, opening: &str, at: usize) -> Option<&'static str> {
        let inside = self.open.pop().unwrap_or_default();
        if is_inline(tag) {
            if let Some(outer) = self.open.last_mut() {
                outer.text |= inside.text;
                outer.mark = true;
                outer.block |= inside.block;
            }
            return Some(tag);
        }
        self.note(Written::Block);
        if tag != "div" {
            return Some(tag);
        }
        if inside.text && !inside.block && !opening.contains(" class=") {
            self.edits.push(Edit { at, length: "<div".len(), instead: "<p" });
            return Some("p");
        }
        if inside.block && !inside.text && !inside.mark && opening == "<div>" {
            self.edits.push(Edit { at, length: opening.len(), instead: "" });
            return None;
        }
        Some(tag)
    }

    /// What was written, each box as what it is.
    pub(super) fn applied_to(mut self, written: &str) -> String {
        self.edits.sort_unstable_by_key(|edit| edit.at);
        let mut out = String::with_capacity(written.len());
        let mut done = 0;
        for edit in &self.edits {
            out.push_str(written.get(done..edit.at).unwrap_or_default());
            out.push_str(edit.instead);
            done = edit.at + edit.length;
        }
        out.push_str(written.get(done..).unwrap_or_default());
        out
    }
}
