//! The articles to choose among, laid out by what is asked of all of them: a list looks at tens of thousands and shows forty.

use std::collections::HashMap;

use super::Candidate;
use super::profile::Topic;
use crate::space::{DIMENSIONS, dot};

/// The articles to choose among, by columns. It knows them by their place in the order in which they were given, and knows nothing of readers.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// Where each article lies in the space.
    places: Vec<Rounded>,
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

/// A direction in the space, each number rounded to a whole of [`WHOLE`]: half as much to read, and a product of two takes the processor a third
/// of the time.
pub(super) type Rounded = [i16; DIMENSIONS];

/// What a number of 1 is rounded to. The sum of the products of two directions of length 1 fits in 32 bits.
const WHOLE: f32 = 32_000.0;
/// A product of two directions of length 1 is wrong by this at most: half a whole for each number of the two, whose sums are at most the root of
/// how many there are.
pub(super) const ROUNDING: f32 = 8.0 / WHOLE * 1.01;

/// A direction rounded; longer ones than 1 are made shorter.
pub(super) fn rounded(vector: &[f32]) -> Rounded {
    let length = dot(vector, vector).sqrt().max(1.0);
    let mut rounded = [0; DIMENSIONS];
    for (own, value) in rounded.iter_mut().zip(vector) {
        #[expect(clippy::cast_possible_truncation, reason = "at most WHOLE, as the length is at most 1")]
        let whole = (value / length * WHOLE).round() as i16;
        *own = whole;
    }
    rounded
}

/// The product of two, nearly, in whole numbers: [`nearly`] makes of it what it is.
// Inlined into a loop over directions it is taken apart there, and takes three times as long.
#[inline(never)]
pub(super) fn whole_product(a: &Rounded, b: &Rounded) -> i32 {
    // Pairs of products in four sums: an instruction of the processor for each eight numbers (`pmaddwd`).
    let mut sums = [0_i32; 4];
    for (a, b) in a.as_chunks::<8>().0.iter().zip(b.as_chunks::<8>().0) {
        let (a, b) = (a.as_chunks::<2>().0, b.as_chunks::<2>().0);
        for (sum, ([a, c], [b, d])) in sums.iter_mut().zip(a.iter().zip(b)) {
            *sum += i32::from(*a) * i32::from(*b) + i32::from(*c) * i32::from(*d);
        }
    }
    sums.iter().sum()
}

/// What a [`whole_product`] is.
pub(super) fn nearly(whole: i32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "rounded as it is")]
    let whole = whole as f32;
    whole * (1.0 / (WHOLE * WHOLE))
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
            columns.places.push(rounded(candidate.vector));
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
    pub fn having(&self, topic: &Topic) -> impl Iterator<Item = u32> {
        let mut each: Vec<&[u32]> = topic.terms().iter().map(|term| self.terms.get(*term)).collect();
        each.sort_unstable_by_key(|places| places.len());
        let (rarest, others) = each.split_first().map_or((&[][..], &[][..]), |(rarest, others)| (*rarest, others));
        let others = others.to_vec();
        rarest.iter().copied().filter(move |place| others.iter().all(|places| places.binary_search(place).is_ok()))
    }

    /// The places of a story's articles.
    pub(super) fn of_story(&self, story: u64) -> impl Iterator<Item = u32> {
        found(&self.stories, story)
    }

    /// The places at which an article was given.
    pub(super) fn of_article(&self, article: u64) -> impl Iterator<Item = u32> {
        found(&self.articles, article)
    }

    /// Where an article lies in the space.
    pub(super) fn place(&self, article: u32) -> Option<&Rounded> {
        self.places.get(article as usize)
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
        self.places.iter().zip(&self.significance).zip(&self.published_us).zip(habits).map(
            |(((place, significance), published_us), (section, title))| Row {
                place,
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
    pub place: &'c Rounded,
    pub significance: f32,
    pub published_us: i64,
    /// What the reader's habits make of its section and title.
    pub section: f32,
    pub title: f32,
}

fn found(pairs: &[(u64, u32)], key: u64) -> impl Iterator<Item = u32> {
    let from = pairs.partition_point(|(other, _)| *other < key);
    let pairs = pairs.get(from..).unwrap_or_default();
    pairs.iter().take_while(move |(other, _)| *other == key).map(|(_, place)| *place)
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

    /// Directions of length 1, most of them with a few strong numbers, as in a space of meaning.
    fn directions() -> impl Strategy<Value = Vec<f32>> {
        let number = prop_oneof![3 => -0.01_f32..0.01, 1 => -1.0_f32..1.0];
        prop::collection::vec(number, DIMENSIONS).prop_map(|vector| {
            let length = dot(&vector, &vector).sqrt().max(1e-6);
            vector.iter().map(|value| value / length).collect()
        })
    }

    proptest! {
        #[test]
        fn a_product_is_nearly_what_it_is(a in directions(), b in directions()) {
            let nearly = nearly(whole_product(&rounded(&a), &rounded(&b)));
            prop_assert!((nearly - dot(&a, &b)).abs() <= ROUNDING, "{} {}", nearly, dot(&a, &b));
        }

        /// A topic is found where it stands in an article, and nowhere else.
        #[test]
        fn a_topic_is_found_where_it_stands(
            headlines in prop::collection::vec("([a-e]{2} ){0,6}", 0..40), topic in "([a-e]{2} ){0,3}",
        ) {
            let terms: Vec<Vec<u64>> = headlines.iter().map(|headline| terms(headline)).collect();
            let topic = Topic::new(topic, 0);
            let stands: Vec<u32> = (0..).zip(&terms).filter(|(_, one)| topic.stands_in(one)).map(|(place, _)| place).collect();
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
        assert_eq!((columns.place(4).is_some(), columns.place(5).is_some()), (true, false));
    }
}
