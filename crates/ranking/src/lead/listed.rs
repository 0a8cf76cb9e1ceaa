//! A lead list as it is kept: places with articles and records, so that it can be shown and explained again at any later time.

use serde::{Deserialize, Serialize};

use super::Record;

/// A story in its place, as an edition shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Listed {
    /// Which story.
    pub story: i64,
    /// The article that stands for it.
    pub article: i64,
    /// Articles of other titles that newsrooms placed for it, the best placed first.
    pub also: Vec<i64>,
    /// The number that the list is sorted by.
    pub score: f64,
    /// All that made the score.
    pub record: Record,
}

/// An article that may stand for a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Face {
    /// Which article.
    pub article: i64,
    /// The owner of its title.
    pub owner: String,
    /// Its place among the placed ones of its story, 0 first; `None` where no page placed it.
    pub placed: Option<usize>,
    /// Whether it carries a text that another house wrote.
    pub copied: bool,
    /// Whether readers can read it without paying its title.
    pub open: bool,
    /// Words of its text.
    pub words: u32,
}

/// Fewer words than this are no article that could stand for a story, where there is another.
const FEW_WORDS: u32 = 120;
/// Stories at the top in which no owner stands twice, where another house has the story too.
pub const FIRST: usize = 10;

/// The article that stands for a story: own reporting before copies, text before a bare line, free before locked, then the newsrooms' places.
/// In the first ten no owner stands twice where it can be helped: `used` are the owners that stand already.
#[must_use]
pub fn face<'a>(faces: &'a [Face], used: &[String]) -> Option<&'a Face> {
    faces.iter().min_by_key(|face| {
        (
            used.contains(&face.owner),
            face.words < FEW_WORDS,
            face.copied,
            !face.open,
            face.placed.unwrap_or(usize::MAX),
            face.article,
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn a_face(article: i64, owner: &str) -> Face {
        Face { article, owner: owner.to_owned(), placed: Some(0), copied: false, open: true, words: 500 }
    }

    #[test]
    fn own_reporting_that_can_be_read_stands_for_a_story() {
        let plain = a_face(1, "A");
        for worse in [
            Face { copied: true, ..a_face(0, "B") },
            Face { open: false, ..a_face(0, "B") },
            Face { words: 20, ..a_face(0, "B") },
            Face { placed: None, ..a_face(0, "B") },
        ] {
            assert_eq!(face(&[worse.clone(), plain.clone()], &[]).unwrap().article, 1, "{worse:?}");
        }
    }

    #[test]
    fn no_owner_stands_twice_where_another_house_has_the_story() {
        let faces = [a_face(1, "A"), Face { copied: true, ..a_face(2, "B") }];
        assert_eq!(face(&faces, &["A".to_owned()]).unwrap().article, 2);
        assert_eq!(face(&faces[..1], &["A".to_owned()]).unwrap().article, 1);
        assert_eq!(face(&[], &[]), None);
    }
}
