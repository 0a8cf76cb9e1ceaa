//! The articles to choose among, laid out by what is asked of all of them: a list looks at tens of thousands and shows forty.

use std::collections::HashMap;

use super::Candidate;
use super::profile::Topic;
use crate::space::DIMENSIONS;

/// The articles to choose among, by columns. It knows them by their place in the order in which they were given, and knows nothing of readers.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// [`DIMENSIONS`] numbers of each article.
    vectors: Vec<f32>,
    significance: Vec<f32>,
    published_us: Vec<i64>,
    /// Number of each article's title, and of its section.
    titles: Names,
    sections: Names,
    /// Article and place, in order.
    articles: Vec<(u64, u32)>,
    /// Story and place, in order.
    stories: Vec<(u64, u32)>,
    terms: Terms,
}

/// A name of each article, as a number.
#[derive(Clone, Debug, Default)]
struct Names {
    numbers: HashMap<String, u32>,
    of: Vec<u32>,
}

impl Names {
    fn push(&mut self, name: &str) {
        let known = self.numbers.get(name).copied();
        let number = known.unwrap_or_else(|| {
            let next = number(self.numbers.len());
            self.numbers.insert(name.to_owned(), next);
            next
        });
        self.of.push(number);
    }

    /// What each name is worth, by its number.
    fn worth(&self, worth: &HashMap<&str, f32>) -> Vec<f32> {
        let mut by_number = vec![0.0; self.numbers.len()];
        for (name, worth) in worth {
            let number = self.numbers.get(*name).and_then(|number| by_number.get_mut(*number as usize));
            if let Some(own) = number {
                *own = *worth;
            }
        }
        by_number
    }
}

/// Which articles have a term: an inverted index in two rows.
#[derive(Clone, Debug, Default)]
struct Terms {
    /// Each term, and where its articles begin; they end where those of the next begin.
    starts: Vec<(u64, u32)>,
    places: Vec<u32>,
}

impl Terms {
    fn of(mut pairs: Vec<(u64, u32)>) -> Self {
        pairs.sort_unstable();
        pairs.dedup();
        let mut starts: Vec<(u64, u32)> = Vec::new();
        for (place, (term, _)) in pairs.iter().enumerate() {
            if starts.last().is_none_or(|(last, _)| last != term) {
                starts.push((*term, number(place)));
            }
        }
        starts.shrink_to_fit();
        Self { starts, places: pairs.into_iter().map(|(_, place)| place).collect() }
    }

    fn get(&self, term: u64) -> &[u32] {
        let Ok(at) = self.starts.binary_search_by_key(&term, |(term, _)| *term) else { return &[] };
        let from = self.starts.get(at).map_or(0, |(_, from)| *from as usize);
        let until = self.starts.get(at + 1).map_or(self.places.len(), |(_, from)| *from as usize);
        self.places.get(from..until).unwrap_or_default()
    }
}

impl Columns {
    /// Lays articles out. Those beyond four thousand million are left out.
    #[must_use]
    pub fn of<'a>(candidates: impl Iterator<Item = Candidate<'a>>) -> Self {
        let (mut columns, mut terms) = (Self::default(), Vec::new());
        for (place, candidate) in (0_u32..).zip(candidates) {
            columns.vectors.extend(candidate.vector.iter().copied().chain(std::iter::repeat(0.0)).take(DIMENSIONS));
            columns.significance.push(candidate.significance);
            columns.published_us.push(candidate.published_us);
            columns.titles.push(candidate.title);
            columns.sections.push(candidate.section);
            columns.articles.push((candidate.article, place));
            columns.stories.push((candidate.story, place));
            terms.extend(candidate.terms.iter().map(|term| (*term, place)));
        }
        columns.articles.sort_unstable();
        columns.stories.sort_unstable();
        columns.terms = Terms::of(terms);
        columns
    }

    /// How many articles.
    #[must_use]
    pub fn len(&self) -> usize {
        self.published_us.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.published_us.is_empty()
    }

    /// The places of the articles that have all words of a topic, in order.
    pub fn having(&self, topic: &Topic) -> impl Iterator<Item = usize> {
        let mut each: Vec<&[u32]> = topic.terms().iter().map(|term| self.terms.get(*term)).collect();
        each.sort_unstable_by_key(|places| places.len());
        let (rarest, others) = each.split_first().map_or((&[][..], &[][..]), |(rarest, others)| (*rarest, others));
        let others = others.to_vec();
        rarest
            .iter()
            .filter(move |place| others.iter().all(|places| places.binary_search(place).is_ok()))
            .map(|place| *place as usize)
    }

    /// The places of a story's articles.
    pub(super) fn of_story(&self, story: u64) -> impl Iterator<Item = usize> {
        found(&self.stories, story)
    }

    /// The places at which an article was given.
    pub(super) fn of_article(&self, article: u64) -> impl Iterator<Item = usize> {
        found(&self.articles, article)
    }

    /// Where an article lies in the space; empty where there is none at this place.
    pub(super) fn vector(&self, place: usize) -> &[f32] {
        self.vectors.get(place * DIMENSIONS..(place + 1) * DIMENSIONS).unwrap_or_default()
    }

    /// For every article: how far it lies in a direction, what its section and title are worth, its significance and when it came.
    pub(super) fn rows<'c>(
        &'c self,
        sections: &HashMap<&str, f32>,
        titles: &HashMap<&str, f32>,
    ) -> impl Iterator<Item = Row<'c>> {
        let (sections, titles) = (self.sections.worth(sections), self.titles.worth(titles));
        let habits = self.sections.of.iter().zip(&self.titles.of).map(move |(section, title)| {
            let worth = |of: &[f32], number: u32| of.get(number as usize).copied().unwrap_or_default();
            (worth(&sections, *section), worth(&titles, *title))
        });
        let vectors = self.vectors.chunks_exact(DIMENSIONS);
        vectors.zip(&self.significance).zip(&self.published_us).zip(habits).map(
            |(((vector, significance), published_us), (section, title))| Row {
                vector,
                significance: *significance,
                published_us: *published_us,
                section,
                title,
            },
        )
    }
}

/// What is asked of every article.
pub(super) struct Row<'c> {
    pub vector: &'c [f32],
    pub significance: f32,
    pub published_us: i64,
    /// What the reader's habits make of its section and title.
    pub section: f32,
    pub title: f32,
}

fn found(pairs: &[(u64, u32)], key: u64) -> impl Iterator<Item = usize> {
    let from = pairs.partition_point(|(other, _)| *other < key);
    let pairs = pairs.get(from..).unwrap_or_default();
    pairs.iter().take_while(move |(other, _)| *other == key).map(|(_, place)| *place as usize)
}

fn number(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::space::terms;

    fn of(terms: &[Vec<u64>]) -> Columns {
        let vector = vec![0.5; DIMENSIONS];
        let candidate = |(article, terms)| Candidate {
            article,
            story: article / 2,
            title: "gazette",
            section: "world",
            terms,
            vector: &vector,
            significance: 0.0,
            published_us: 0,
        };
        Columns::of((0..).zip(terms.iter().map(Vec::as_slice)).map(candidate))
    }

    proptest! {
        /// A topic is found where it stands in an article, and nowhere else.
        #[test]
        fn a_topic_is_found_where_it_stands(
            headlines in prop::collection::vec("([a-e]{2} ){0,6}", 0..40), topic in "([a-e]{2} ){0,3}",
        ) {
            let terms: Vec<Vec<u64>> = headlines.iter().map(|headline| terms(headline)).collect();
            let topic = Topic::new(topic, 0);
            let stands: Vec<usize> = (0..terms.len()).filter(|place| topic.stands_in(&terms[*place])).collect();
            prop_assert_eq!(of(&terms).having(&topic).collect::<Vec<_>>(), stands);
        }
    }

    #[test]
    fn articles_and_stories_are_known_by_their_places() {
        let columns = of(&vec![Vec::new(); 5]);
        assert_eq!((columns.len(), columns.is_empty(), Columns::default().is_empty()), (5, false, true));
        assert_eq!(columns.of_article(3).collect::<Vec<_>>(), [3]);
        assert_eq!(columns.of_story(1).collect::<Vec<_>>(), [2, 3]);
        assert_eq!(columns.of_article(9).count() + columns.of_story(9).count(), 0);
        assert_eq!((columns.vector(4).len(), columns.vector(5).len()), (DIMENSIONS, 0));
    }
}
