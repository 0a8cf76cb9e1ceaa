//! Acts in words, for the log of a list.

use std::fmt;

use super::Act;

impl fmt::Display for Act {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = |at_us: &i64| news::from_micros(*at_us).strftime("%Y-%m-%d %H:%M UTC").to_string();
        match self {
            Self::Add { .. } => write!(f, "put on the list"),
            Self::Remove { .. } => write!(f, "taken out"),
            Self::Move { before: Some(_), .. } => write!(f, "moved before another one"),
            Self::Move { before: None, .. } => write!(f, "moved to the end"),
            Self::Schedule { from_us: None, until_us: None, .. } => write!(f, "set to stand from now on"),
            Self::Schedule { from_us: Some(from), until_us: None, .. } => write!(f, "set to stand from {}", time(from)),
            Self::Schedule { from_us: None, until_us: Some(until), .. } => {
                write!(f, "set to stand until {}", time(until))
            }
            Self::Schedule { from_us: Some(from), until_us: Some(until), .. } => {
                write!(f, "set to stand from {} until {}", time(from), time(until))
            }
            Self::Pin { place: Some(place), .. } => write!(f, "pinned to place {place}"),
            Self::Pin { place: None, .. } => write!(f, "not pinned any more"),
            Self::Note { note, .. } if note.is_empty() => write!(f, "its note taken away"),
            Self::Note { note, .. } => write!(f, "given a note: {note}"),
            Self::Undo { number } => write!(f, "act {number} taken back"),
        }
    }
}
