//! Paragraphs, where the source has boxes and breaks. Many publishing tools write `<div>` where a paragraph is meant, wrap all of that in further boxes, or
//! set two ends of a line between one thought and the next; readers, programs and style sheets know a paragraph by its own element.
//!
//! The writer says what it opens, writes and closes, and each box is judged when it closes, by what was written in it: so that the same is found
//! when that is written again.

use std::ops::Range;

use crate::blocks::is_inline;

/// A stretch of a line: what stands between two blocks.
struct Run {
    start: usize,
    /// It has words.
    text: bool,
    /// It has pictures or ends of lines.
    mark: bool,
    /// Some block was written inside one of its inline elements.
    broken: bool,
    /// Where lines end in it, outside inline elements.
    ends: Vec<Range<usize>>,
}

/// Ends of lines that follow one another.
struct Ends {
    range: Range<usize>,
    count: usize,
    /// Nothing of the run stands behind them.
    is_last: bool,
}

impl Run {
    /// The ends of its lines, those that follow one another together; the run goes to `end`.
    fn ends(&self, end: usize, written: &str) -> Vec<Ends> {
        let is_blank = |range: Range<usize>| is_blank(written.get(range).unwrap_or_default());
        let mut all: Vec<Ends> = Vec::new();
        for range in &self.ends {
            match all.last_mut().filter(|last| is_blank(last.range.end..range.start)) {
                Some(last) => (last.range.end, last.count) = (range.end, last.count + 1),
                None => all.push(Ends { range: range.clone(), count: 1, is_last: false }),
            }
        }
        if let Some(last) = all.last_mut() {
            last.is_last = is_blank(last.range.end..end);
        }
        all
    }
}

/// Whether markup shows nothing: it is empty, or spaces alone.
pub(super) fn is_blank(markup: &str) -> bool {
    let mut rest = markup.trim_start();
    while let Some(behind) = rest.strip_prefix("&nbsp;") {
        rest = behind.trim_start();
    }
    rest.is_empty()
}

/// The element that all stands in, where its lines become paragraphs.
const PAGE: &str = "page";

/// An element that is open and not inline.
struct Level {
    tag: &'static str,
    opened_at: usize,
    content_at: usize,
    /// Inline elements that are open in it.
    inline: usize,
    /// A block was written in it.
    block: bool,
    /// The stretches that have ended, and how far each goes.
    runs: Vec<(Run, usize)>,
    run: Option<Run>,
}

impl Level {
    fn new(tag: &'static str, opened_at: usize, content_at: usize) -> Self {
        Self { tag, opened_at, content_at, inline: 0, block: false, runs: Vec::new(), run: None }
    }

    fn run(&mut self, at: usize) -> &mut Run {
        self.run.get_or_insert_with(|| Run { start: at, text: false, mark: false, broken: false, ends: Vec::new() })
    }

    /// The stretch ends. One in which nothing was written was none: its inline elements were left out.
    fn end_run(&mut self, at: usize) {
        let run = self.run.take().filter(|run| run.text || run.mark || run.broken);
        self.runs.extend(run.map(|run| (run, at)));
    }
}

/// A stretch that has ended: where it stands, and the ends of lines between its thoughts.
struct Line<'a> {
    run: &'a Run,
    range: Range<usize>,
    joints: Vec<Range<usize>>,
}

/// A change to what was written: what stands in a range gives way.
struct Edit {
    range: Range<usize>,
    instead: &'static str,
}

/// What the open elements hold, and what is to be changed of what was written.
pub(super) struct Boxes {
    levels: Vec<Level>,
    edits: Vec<Edit>,
    /// Whether something stands in the line that is being written.
    line_begun: bool,
    /// Ends of lines that follow one another, outside inline elements, before what comes next.
    line_ends: usize,
    /// A box inside a heading has ended, which is not written: what follows is a word of its own.
    box_ended: bool,
}

impl Boxes {
    /// Nothing is written yet. Where `wraps`, lines that stand in no element become paragraphs.
    pub(super) fn new(wraps: bool) -> Self {
        Self {
            levels: vec![Level::new(if wraps { PAGE } else { "" }, 0, 0)],
            edits: Vec::new(),
            line_begun: false,
            line_ends: 0,
            box_ended: false,
        }
    }

    fn level(&mut self) -> Option<&mut Level> {
        self.levels.last_mut()
    }

    /// Something comes at `at` that stands in a line.
    fn goes_on(&mut self, at: usize) {
        self.line_begun = true;
        self.line_ends = 0;
        if std::mem::take(&mut self.box_ended) {
            self.edits.push(Edit { range: at..at, instead: " " });
        }
    }

    /// Words come at `at`.
    pub(super) fn text(&mut self, at: usize) {
        self.goes_on(at);
        if let Some(level) = self.level() {
            level.run(at).text = true;
        }
    }

    /// An element begins at `at`, whose content begins at `content_at`.
    pub(super) fn open(&mut self, tag: &'static str, at: usize, content_at: usize) {
        if is_inline(tag) {
            if let Some(level) = self.level() {
                level.run(at);
                level.inline += 1;
            }
            return;
        }
        (self.line_begun, self.line_ends, self.box_ended) = (false, 0, false);
        if let Some(level) = self.level().filter(|level| level.inline == 0) {
            level.end_run(at);
        }
        self.levels.push(Level::new(tag, at, content_at));
    }

    /// An element without content is written in `range`.
    pub(super) fn void(&mut self, tag: &'static str, range: Range<usize>) {
        if !is_inline(tag) {
            return self.block(range.start);
        }
        let line_ends = self.line_ends;
        self.goes_on(range.start);
        let Some(level) = self.level() else { return };
        let is_end = tag == "br" && level.inline == 0;
        let run = level.run(range.start);
        run.mark = true;
        if is_end {
            run.ends.push(range);
            self.line_ends = line_ends + 1;
        }
    }

    /// Whether something stands in the line that is being written. An end of a line where none has begun only makes room.
    pub(super) fn is_line_begun(&self) -> bool {
        // Two ends of a line begin a paragraph: an inline element behind them begins its first line.
        let is_parted = self.line_ends > 1 && self.levels.last().is_some_and(|level| level.inline > 0);
        self.line_begun && !is_parted
    }

    /// A block of its own is written at `at`.
    pub(super) fn block(&mut self, at: usize) {
        (self.line_begun, self.line_ends) = (false, 0);
        let Some(level) = self.level() else { return };
        if level.inline == 0 {
            level.end_run(at);
        } else {
            level.run(at).broken = true;
        }
        level.block = true;
    }

    /// The innermost element ends and is not written after all.
    pub(super) fn leave_out(&mut self, tag: &str) {
        if is_inline(tag) {
            if let Some(level) = self.level() {
                level.inline = level.inline.saturating_sub(1);
            }
        } else {
            self.line_begun = false;
            self.levels.pop();
        }
    }

    /// The innermost element ends, and `written` with it. Gives the element that is to be closed, if any.
    pub(super) fn close(&mut self, tag: &'static str, written: &str) -> Option<&'static str> {
        if is_inline(tag) {
            self.leave_out(tag);
            return Some(tag);
        }
        let mut level = self.levels.pop()?;
        level.end_run(written.len());
        self.box_ended = false;
        self.block(level.opened_at);
        let heading = self.levels.iter().rev().find(|outer| is_heading(outer.tag));
        // What stands for a player is kept where it is, as it is when it is first written.
        let is_embed = written.get(level.opened_at..).is_some_and(|opening| opening.starts_with("<p class=\"embed\""));
        if let Some(heading) = heading.filter(|_| matches!(level.tag, "p" | "div") && !is_embed) {
            let instead = if heading.content_at == level.opened_at { "" } else { " " };
            self.edits.push(Edit { range: level.opened_at..level.content_at, instead });
            self.lines(&level, written);
            self.box_ended = true;
            return None;
        }
        if heading.is_some() && level.tag == "blockquote" {
            // A heading holds no paragraphs: one made here would be none when this is written again.
            self.lines(&level, written);
            return Some(level.tag);
        }
        let outer = self.levels.last().map_or("", |outer| outer.tag);
        self.settle(&level, outer, written)
    }

    /// What becomes of an element of which all is known: it is closed as itself, as a paragraph, or not written at all.
    fn settle(&mut self, level: &Level, outer: &str, written: &str) -> Option<&'static str> {
        let opening = written.get(level.opened_at..level.content_at).unwrap_or_default();
        let lines = self.lines(level, written);
        let is_classed = opening.contains(" class=");
        match level.tag {
            "p" if opening == "<p>" && !level.block => {
                lines.iter().for_each(|line| self.part(line));
                return Some("p");
            }
            "div" if opening != "<div>" && !is_classed && !level.block && lines.iter().any(|line| line.run.text) => {
                self.edits.push(Edit { range: level.opened_at..level.opened_at + "<div".len(), instead: "<p" });
                return Some("p");
            }
            "div" | "blockquote" | PAGE => {}
            _ => return Some(level.tag),
        }
        let is_box = level.tag != "blockquote" && !is_classed;
        let has_blocks = level.block || lines.len() > 1 || level.tag == PAGE;
        // What says a line and nothing else, and is no box, stays that.
        let has_parts = is_box || has_blocks || lines.iter().any(|line| !line.joints.is_empty());
        for line in lines.iter().filter(|line| has_parts && !line.run.broken) {
            if line.run.text {
                self.wrap(line, "<p>", "</p>");
            } else if has_blocks && is_box && outer != "figure" {
                // A picture between blocks stands in a box of its own; beside its caption it does anyway.
                self.wrap(line, "<div>", "</div>");
            }
        }
        let is_whole = |run: &Run| !run.broken && (run.text || has_blocks || outer == "figure");
        if is_box && opening == "<div>" && lines.iter().all(|line| is_whole(line.run)) {
            self.edits.push(Edit { range: level.opened_at..level.content_at, instead: "" });
            return None;
        }
        Some(level.tag)
    }

    /// The stretches of an element. Ends of lines behind the last of their words are taken out.
    fn lines<'a>(&mut self, level: &'a Level, written: &str) -> Vec<Line<'a>> {
        let mut lines = Vec::new();
        for (run, end) in &level.runs {
            let mut joints = Vec::new();
            for ends in run.ends(*end, written) {
                if ends.is_last {
                    self.edits.push(Edit { range: ends.range, instead: "" });
                } else if ends.count > 1 {
                    joints.push(ends.range);
                }
            }
            lines.push(Line { run, range: run.start..*end, joints });
        }
        lines
    }

    /// Makes a stretch an element, or several, where it holds several thoughts.
    fn wrap(&mut self, line: &Line<'_>, begin: &'static str, end: &'static str) {
        self.edits.push(Edit { range: line.range.start..line.range.start, instead: begin });
        if line.run.text {
            self.part(line);
        }
        self.edits.push(Edit { range: line.range.end..line.range.end, instead: end });
    }

    /// Parts the thoughts of a paragraph.
    fn part(&mut self, line: &Line<'_>) {
        self.edits.extend(line.joints.iter().map(|joint| Edit { range: joint.clone(), instead: "</p><p>" }));
    }

    /// What was written, with all that was found of it.
    pub(super) fn applied_to(mut self, written: &str) -> String {
        if let Some(mut root) = self.levels.pop() {
            root.end_run(written.len());
            self.settle(&root, "", written);
        }
        // What is put in stands before what gives way at the same place: a line ends, and then a box begins.
        self.edits.sort_by_key(|edit| (edit.range.start, !edit.range.is_empty()));
        let mut out = String::with_capacity(written.len() + self.edits.len() * 4);
        let mut done = 0;
        for edit in &self.edits {
            out.push_str(written.get(done..edit.range.start).unwrap_or_default());
            out.push_str(edit.instead);
            done = edit.range.end.max(done);
        }
        out.push_str(written.get(done..).unwrap_or_default());
        out
    }
}

fn is_heading(tag: &str) -> bool {
    matches!(tag, "h2" | "h3" | "h4" | "h5" | "h6")
}
