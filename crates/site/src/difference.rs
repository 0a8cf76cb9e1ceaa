//! What changed between two texts, word by word, in a form that people can read.

/// Texts with more words than this are compared by paragraphs only.
const MAX_WORDS: usize = 4_000;
/// More edits than this in one stretch are shown as "taken out" and "put in" as a whole.
const MAX_EDITS: usize = 600;
/// Unchanged paragraphs further than this from a change are left out.
const CONTEXT_PARAGRAPHS: usize = 1;

/// A stretch of words with the same fate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stretch {
    /// In both.
    Kept(String),
    /// Only in the older text.
    TakenOut(String),
    /// Only in the newer text.
    PutIn(String),
}

/// A paragraph of the comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Paragraph {
    /// Unchanged, shown for orientation.
    Same(String),
    /// This many unchanged paragraphs are not shown.
    Skipped(usize),
    /// New.
    Added(String),
    /// Gone.
    Removed(String),
    /// Reworded.
    Changed(Vec<Stretch>),
    /// The same words, but from another place.
    Moved(String),
}

/// How `after` differs from `before`; texts with a blank line between paragraphs. Empty when they are the same.
pub(crate) fn paragraphs(before: &str, after: &str) -> Vec<Paragraph> {
    let split = |text: &str| -> Vec<String> {
        text.split("\n\n")
            .map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|part| !part.is_empty())
            .collect()
    };
    let (before, after) = (split(before), split(after));
    if before == after {
        return Vec::new();
    }
    let mut result = Vec::new();
    let mut removed: Vec<String> = Vec::new();
    let mut added: Vec<String> = Vec::new();
    for step in edits(&before, &after) {
        match step {
            Step::Keep(text) => {
                settle(&mut result, &mut removed, &mut added);
                result.push(Paragraph::Same(text.clone()));
            }
            Step::Remove(text) => removed.push(text.clone()),
            Step::Add(text) => added.push(text.clone()),
        }
    }
    settle(&mut result, &mut removed, &mut added);
    skip_far(with_moves(result))
}

/// A paragraph that was taken out in one place and put in at another was moved; shorter ones may be chance.
fn with_moves(mut all: Vec<Paragraph>) -> Vec<Paragraph> {
    const SHORTEST_CHARS: usize = 24;
    let added: Vec<(usize, String)> = all
        .iter()
        .enumerate()
        .filter_map(|(index, paragraph)| match paragraph {
            Paragraph::Added(text) if text.chars().count() >= SHORTEST_CHARS => Some((index, text.clone())),
            _ => None,
        })
        .collect();
    let mut left = Vec::new();
    for (index, text) in added {
        let away = |paragraph: &Paragraph| matches!(paragraph, Paragraph::Removed(old) if *old == text);
        let from = all.iter().enumerate().position(|(place, paragraph)| !left.contains(&place) && away(paragraph));
        if let (Some(from), Some(to)) = (from, all.get_mut(index)) {
            left.push(from);
            *to = Paragraph::Moved(text);
        }
    }
    let kept = all.into_iter().enumerate().filter(|(place, _)| !left.contains(place));
    kept.map(|(_, paragraph)| paragraph).collect()
}

/// How one line differs from another.
pub(crate) fn line(before: &str, after: &str) -> Vec<Stretch> {
    words(before, after)
}

/// Pairs removed and added paragraphs that are like one another; the rest stand alone.
fn settle(result: &mut Vec<Paragraph>, removed: &mut Vec<String>, added: &mut Vec<String>) {
    let mut waiting = std::mem::take(removed);
    for new in added.drain(..) {
        let Some(place) = waiting.iter().position(|old| alike(old, &new)) else {
            result.push(Paragraph::Added(new));
            continue;
        };
        let rest = waiting.split_off(place + 1);
        let mut passed = std::mem::replace(&mut waiting, rest);
        let old = passed.pop().unwrap_or_default();
        result.extend(passed.into_iter().map(Paragraph::Removed));
        result.push(Paragraph::Changed(words(&old, &new)));
    }
    result.extend(waiting.into_iter().map(Paragraph::Removed));
}

/// Whether at least a third of the words are shared.
fn alike(a: &str, b: &str) -> bool {
    let words = |text: &str| {
        pieces(text)
            .into_iter()
            .filter(|piece| piece.chars().any(char::is_alphanumeric))
            .map(str::to_owned)
            .collect::<std::collections::HashSet<_>>()
    };
    let (a, b) = (words(a), words(b));
    let shared = a.intersection(&b).count();
    shared * 3 >= a.len().max(b.len()).max(1)
}

fn skip_far(all: Vec<Paragraph>) -> Vec<Paragraph> {
    let near: Vec<bool> = (0..all.len())
        .map(|index| {
            let from = index.saturating_sub(CONTEXT_PARAGRAPHS);
            all.iter().skip(from).take(index - from + CONTEXT_PARAGRAPHS + 1).any(|p| !matches!(p, Paragraph::Same(_)))
        })
        .collect();
    let mut result = Vec::new();
    for (paragraph, near) in all.into_iter().zip(near) {
        if near {
            result.push(paragraph);
        } else if let Some(Paragraph::Skipped(count)) = result.last_mut() {
            *count += 1;
        } else {
            result.push(Paragraph::Skipped(1));
        }
    }
    result
}

/// Words with the space that follows them; characters one by one where the script has no spaces.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut previous = ' ';
    for (index, c) in text.char_indices() {
        let breaks = (previous.is_whitespace() && !c.is_whitespace()) || is_ideograph(c) || is_ideograph(previous);
        if index > start && breaks {
            pieces.extend(text.get(start..index));
            start = index;
        }
        previous = c;
    }
    pieces.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    pieces
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

fn words(before: &str, after: &str) -> Vec<Stretch> {
    let (before, after) = (pieces(before), pieces(after));
    let mut result: Vec<Stretch> = Vec::new();
    if before.len().max(after.len()) > MAX_WORDS {
        return vec![Stretch::TakenOut(before.concat()), Stretch::PutIn(after.concat())];
    }
    for step in edits(&before, &after) {
        match (step, result.last_mut()) {
            (Step::Keep(word), Some(Stretch::Kept(text)))
            | (Step::Remove(word), Some(Stretch::TakenOut(text)))
            | (Step::Add(word), Some(Stretch::PutIn(text))) => text.push_str(word),
            (Step::Keep(word), _) => result.push(Stretch::Kept((*word).to_owned())),
            (Step::Remove(word), _) => result.push(Stretch::TakenOut((*word).to_owned())),
            (Step::Add(word), _) => result.push(Stretch::PutIn((*word).to_owned())),
        }
    }
    result
}

enum Step<'a, T> {
    Keep(&'a T),
    Remove(&'a T),
    Add(&'a T),
}

/// The shortest edit script (E. Myers, "An O(ND) difference algorithm", 1986), with a bound on the number of edits.
fn edits<'a, T: PartialEq>(before: &'a [T], after: &'a [T]) -> Vec<Step<'a, T>> {
    let same_start = before.iter().zip(after).take_while(|(a, b)| a == b).count();
    let (head, before) = before.split_at(same_start);
    let after = after.get(same_start..).unwrap_or_default();
    let same_end = before.iter().rev().zip(after.iter().rev()).take_while(|(a, b)| a == b).count();
    let (before, tail) = before.split_at(before.len() - same_end);
    let after = after.get(..after.len() - same_end).unwrap_or_default();
    let mut steps: Vec<Step<'a, T>> = head.iter().map(Step::Keep).collect();
    match trace(before, after) {
        Some(trace) => steps.extend(walk_back(before, after, &trace)),
        None => {
            steps.extend(before.iter().map(Step::Remove));
            steps.extend(after.iter().map(Step::Add));
        }
    }
    steps.extend(tail.iter().map(Step::Keep));
    steps
}

/// Furthest points per diagonal, one row per number of edits. `None` beyond the bound.
fn trace<T: PartialEq>(before: &[T], after: &[T]) -> Option<Vec<Furthest>> {
    let mut rows: Vec<Furthest> = Vec::new();
    let mut row = Furthest::new(0);
    for edits in 0..=MAX_EDITS.min(before.len() + after.len()) {
        let mut next = Furthest::new(edits);
        for diagonal in next.diagonals() {
            let mut x = if edits == 0 { 0 } else { row.step_into(diagonal, edits) };
            while let Some(y) = x.checked_add_signed(-diagonal)
                && let (Some(a), Some(b)) = (before.get(x), after.get(y))
                && a == b
            {
                x += 1;
            }
            next.set(diagonal, x);
            if x >= before.len() && x.checked_add_signed(-diagonal).is_some_and(|y| y >= after.len()) {
                rows.push(next);
                return Some(rows);
            }
        }
        rows.push(next.clone());
        row = next;
    }
    None
}

#[derive(Clone)]
struct Furthest {
    edits: usize,
    points: Vec<usize>,
}

impl Furthest {
    fn new(edits: usize) -> Self {
        Self { edits, points: vec![0; edits + 1] }
    }

    /// -edits, -edits + 2, .. edits.
    fn diagonals(&self) -> impl Iterator<Item = isize> + use<> {
        let edits = self.edits.cast_signed();
        (0..=self.edits).map(move |index| 2 * index.cast_signed() - edits)
    }

    fn index(&self, diagonal: isize) -> Option<usize> {
        let doubled = usize::try_from(diagonal + self.edits.cast_signed()).ok()?;
        (doubled % 2 == 0).then_some(doubled / 2)
    }

    fn get(&self, diagonal: isize) -> Option<usize> {
        self.index(diagonal).and_then(|index| self.points.get(index)).copied()
    }

    fn set(&mut self, diagonal: isize, x: usize) {
        if let Some(point) = self.index(diagonal).and_then(|index| self.points.get_mut(index)) {
            *point = x;
        }
    }

    /// Whether `diagonal` is entered from above (an addition) after this row.
    fn comes_from_addition(&self, diagonal: isize, edits: usize) -> bool {
        let edits = edits.cast_signed();
        diagonal == -edits || (diagonal != edits && self.get(diagonal - 1) < self.get(diagonal + 1))
    }

    fn step_into(&self, diagonal: isize, edits: usize) -> usize {
        if self.comes_from_addition(diagonal, edits) {
            self.get(diagonal + 1).unwrap_or(0)
        } else {
            self.get(diagonal - 1).unwrap_or(0) + 1
        }
    }
}

fn walk_back<'a, T: PartialEq>(before: &'a [T], after: &'a [T], trace: &[Furthest]) -> Vec<Step<'a, T>> {
    let mut steps = Vec::new();
    let (mut x, mut y) = (before.len(), after.len());
    for edits in (1..trace.len()).rev() {
        let Some(row) = trace.get(edits - 1) else { break };
        let diagonal = x.cast_signed() - y.cast_signed();
        let addition = row.comes_from_addition(diagonal, edits);
        let from_diagonal = if addition { diagonal + 1 } else { diagonal - 1 };
        let from_x = row.get(from_diagonal).unwrap_or(0);
        let from_y = from_x.checked_add_signed(-from_diagonal).unwrap_or(0);
        while x > from_x && y > from_y && (x, y) != (from_x + usize::from(!addition), from_y + usize::from(addition)) {
            x -= 1;
            y -= 1;
            steps.extend(before.get(x).map(Step::Keep));
        }
        if addition {
            y = from_y;
            steps.extend(after.get(y).map(Step::Add));
        } else {
            x = from_x;
            steps.extend(before.get(x).map(Step::Remove));
        }
    }
    while x > 0 {
        x -= 1;
        steps.extend(before.get(x).map(Step::Keep));
    }
    steps.reverse();
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(before: &str, after: &str) -> String {
        line(before, after)
            .into_iter()
            .map(|stretch| match stretch {
                Stretch::Kept(text) => text,
                Stretch::TakenOut(text) => format!("[-{text}-]"),
                Stretch::PutIn(text) => format!("[+{text}+]"),
            })
            .collect()
    }

    #[test]
    fn words_that_changed_stand_out() {
        for (before, after, expected) in [
            ("Two dead in fire", "Three dead in fire", "[-Two -][+Three +]dead in fire"),
            ("Council votes", "Council votes tonight", "Council [-votes-][+votes tonight+]"),
            ("a b c", "a c", "a [-b -]c"),
            ("同じ文です", "同じ話です", "同じ[-文-][+話+]です"),
            ("same", "same", "same"),
        ] {
            assert_eq!(shown(before, after), expected);
        }
    }

    #[test]
    fn both_texts_can_be_read_back_from_the_difference() {
        let texts = ["", "a", "a b c d e f", "b c x y e", "f e d c b a", "a a a b a a", "über 東京 x"];
        for before in texts {
            for after in texts {
                let (mut old, mut new) = (String::new(), String::new());
                for stretch in line(before, after) {
                    match stretch {
                        Stretch::Kept(text) => {
                            old.push_str(&text);
                            new.push_str(&text);
                        }
                        Stretch::TakenOut(text) => old.push_str(&text),
                        Stretch::PutIn(text) => new.push_str(&text),
                    }
                }
                assert_eq!((old.as_str(), new.as_str()), (before, after));
            }
        }
    }

    #[test]
    fn far_paragraphs_are_skipped_and_reworded_ones_are_paired() {
        let before = "One.\n\nTwo.\n\nThree.\n\nThe council met on Monday.\n\nLast.";
        let after = "One.\n\nTwo.\n\nThree.\n\nThe council met on Tuesday.\n\nLast.\n\nNew.";
        let difference = paragraphs(before, after);
        assert_eq!(difference[0], Paragraph::Skipped(2));
        assert_eq!(difference[1], Paragraph::Same("Three.".to_owned()));
        assert!(matches!(&difference[2], Paragraph::Changed(stretches) if stretches.len() == 3), "{difference:?}");
        assert_eq!(difference.last(), Some(&Paragraph::Added("New.".to_owned())));
        assert!(paragraphs(before, before).is_empty());
    }

    #[test]
    fn a_paragraph_that_moved_is_said_to_have_moved() {
        let (one, two, three) = (
            "The council met on Monday in the hall.",
            "The bridge was built long ago.",
            "Traffic goes by the upper road.",
        );
        let difference = paragraphs(&[one, two, three].join("\n\n"), &[two, three, one].join("\n\n"));
        assert!(difference.contains(&Paragraph::Moved(one.to_owned())), "{difference:?}");
        assert!(!difference.iter().any(|p| matches!(p, Paragraph::Added(_) | Paragraph::Removed(_))), "{difference:?}");
    }

    #[test]
    fn entirely_different_long_texts_cost_little() {
        let before: String = (0..3_000).map(|n| format!("a{n} ")).collect();
        let after: String = (0..3_000).map(|n| format!("b{n} ")).collect();
        assert_eq!(line(&before, &after).len(), 2);
    }
}
