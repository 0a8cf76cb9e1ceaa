//! Finding: conditions become a query of the index, and its answer a list of articles with counts.
//!
//! What readers type never meets tantivy's own parser (malformed input was an endless loop there once): queries are built
//! from [`Condition`]s. The language of a typed word is unknown, so that it is looked for by its stem in every language that has
//! one; the forms are few, because most languages leave most words of others alone.

use std::ops::Bound;

use news::{ArticleId, TitleId};
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, EmptyQuery, Occur, PhrasePrefixQuery,
    PhraseQuery, Query as IndexQuery, RangeQuery, TermQuery, TermSetQuery,
};
use tantivy::schema::{Field as IndexField, IndexRecordOption, Term};
use tantivy::{DocAddress, DocId, Score, Searcher, SegmentReader};

use crate::error::failed;
use crate::facets::{Counting, language_number};
use crate::index::Fields;
use crate::snippet::Forms;
use crate::stem::{LANGUAGES, Stems};
use crate::words::{is_unspaced, words};
use crate::{Condition, Error, Facets, Field, Index, Query, Sources};

/// A word in the headline counts as much as so many in the text.
const HEADLINE_WEIGHT: Score = 2.0;
/// Terms that a word's beginning may stand for at most.
const EXPANSIONS: u32 = 400;
/// By relevance, an article of this minute weighs half as much again as an old one; the extra halves every week.
const FRESH_EXTRA: f64 = 0.5;
const FRESH_HALF_LIFE_US: f64 = 7.0 * 86_400e6;

/// The order of what is found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The best match first (BM25, newer articles a little before older ones).
    #[default]
    Relevance,
    /// The newest first.
    Time,
}

/// A search.
#[derive(Debug)]
pub struct Wanted<'a> {
    /// What was typed.
    pub query: &'a Query,
    /// In which order.
    pub order: Order,
    /// All titles; articles of those that are off are not found.
    pub sources: &'a Sources,
    /// What the reader saved, for `is:saved`.
    pub saved: &'a [ArticleId],
    /// The time now.
    pub now_us: i64,
    /// How many of the found articles are left out at the beginning.
    pub offset: usize,
    /// How many are wanted.
    pub limit: usize,
}

/// A found article.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Which.
    pub article: ArticleId,
    /// How well it matches; 0 by time.
    pub score: f64,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// How many in all.
    pub total: u64,
    /// Those that were wanted, in order.
    pub hits: Vec<Hit>,
    /// How all of them spread.
    pub facets: Facets,
}

impl Index {
    /// Finds articles. An empty query finds nothing.
    ///
    /// # Errors
    /// When the index fails.
    pub fn find(&self, wanted: &Wanted<'_>) -> Result<Found, Error> {
        const DOING: &str = "searching";
        if wanted.query.is_empty() {
            return Ok(Found::default());
        }
        let query = Building { fields: self.fields, sources: wanted.sources, saved: wanted.saved }.query(wanted.query);
        let searcher = self.reader.searcher();
        if wanted.limit == 0 {
            let (total, facets) = searcher.search(&query, &(Count, Counting)).map_err(failed(DOING))?;
            return Ok(Found { total: total as u64, hits: Vec::new(), facets });
        }
        let best = TopDocs::with_limit(wanted.limit).and_offset(wanted.offset);
        let (total, facets, places): (usize, Facets, Vec<(f64, DocAddress)>) = match wanted.order {
            Order::Relevance => {
                let best = best.tweak_score(fresh(wanted.now_us));
                searcher.search(&query, &(Count, Counting, best)).map_err(failed(DOING))?
            }
            Order::Time => {
                let newest = best.order_by_fast_field::<i64>("at", tantivy::Order::Desc);
                let (total, facets, places) =
                    searcher.search(&query, &(Count, Counting, newest)).map_err(failed(DOING))?;
                (total, facets, places.into_iter().map(|(_, place)| (0.0, place)).collect())
            }
        };
        let hits = hits(&searcher, &places).map_err(failed(DOING))?;
        Ok(Found { total: total as u64, hits, facets })
    }
}

/// How the score changes with an article's age.
fn fresh(now_us: i64) -> impl Fn(&SegmentReader) -> Box<dyn Fn(DocId, Score) -> f64> + Send + Sync + 'static {
    move |segment: &SegmentReader| {
        let at = segment.fast_fields().i64("at").ok();
        Box::new(move |article: DocId, score: Score| {
            let at_us = at.as_ref().and_then(|at| at.first(article)).unwrap_or(i64::MIN);
            #[expect(clippy::cast_precision_loss, reason = "ages, to a part in a million")]
            let age_us = now_us.saturating_sub(at_us).max(0) as f64;
            f64::from(score) * (1.0 + FRESH_EXTRA * (-age_us / FRESH_HALF_LIFE_US).exp2())
        })
    }
}

fn hits(searcher: &Searcher, places: &[(f64, DocAddress)]) -> tantivy::Result<Vec<Hit>> {
    let mut hits = Vec::with_capacity(places.len());
    for (score, place) in places {
        let ids = searcher.segment_reader(place.segment_ord).fast_fields().i64("id")?;
        if let Some(id) = ids.first(place.doc_id) {
            hits.push(Hit { article: ArticleId(id), score: *score });
        }
    }
    Ok(hits)
}

/// Whether a term is one character of a script without spaces. It stands in the index only where a run ends; before that a
/// pair begins with it.
pub(crate) fn is_one_character(word: &str) -> bool {
    let mut characters = word.chars();
    characters.next().is_some_and(is_unspaced) && characters.next().is_none()
}

/// The ways in which a text is written in the index: a list of words for each way that differs.
pub(crate) fn ways(text: &str, stemmed: bool) -> Vec<Vec<String>> {
    let mut stems = Stems::default();
    let mut ways: Vec<Vec<String>> = Vec::new();
    let languages = std::iter::once("").chain(LANGUAGES.into_iter().filter(|_| stemmed));
    for language in languages {
        let way: Vec<String> = words(text, language, &mut stems).into_iter().map(|word| word.text).collect();
        let way = match way.as_slice() {
            [rest @ .., last] if !rest.is_empty() && is_one_character(last) => rest.to_vec(),
            _ => way,
        };
        if !way.is_empty() && !ways.contains(&way) {
            ways.push(way);
        }
    }
    ways
}

/// The words that a query looks for in texts, for showing where they stand.
pub(crate) fn forms(query: &Query) -> Forms {
    fn gather(condition: &Condition, forms: &mut Forms) {
        match condition {
            Condition::Words { field: Field::Anywhere | Field::Headline, text, prefix, .. } => {
                for way in ways(text, true) {
                    let last = way.len() - 1;
                    for (place, word) in way.into_iter().enumerate() {
                        forms.add(word, *prefix && place == last);
                    }
                }
            }
            Condition::AnyOf(all) => all.iter().for_each(|one| gather(one, forms)),
            _ => {}
        }
    }
    let mut forms = Forms::default();
    query.clauses.iter().filter(|clause| !clause.excluded).for_each(|clause| gather(&clause.condition, &mut forms));
    forms
}

struct Building<'a> {
    fields: Fields,
    sources: &'a Sources,
    saved: &'a [ArticleId],
}

impl Building<'_> {
    fn query(&self, query: &Query) -> Box<dyn IndexQuery> {
        let mut parts: Vec<(Occur, Box<dyn IndexQuery>)> = Vec::new();
        for clause in &query.clauses {
            let occur = if clause.excluded { Occur::MustNot } else { Occur::Must };
            parts.push((occur, self.condition(&clause.condition)));
            if let (false, Condition::Words { field: Field::Anywhere, text, prefix, .. }) =
                (clause.excluded, &clause.condition)
            {
                let headline = self.words(self.fields.headline, text, *prefix, true);
                parts.push((Occur::Should, Box::new(BoostQuery::new(headline, HEADLINE_WEIGHT))));
            }
        }
        if !parts.iter().any(|(occur, _)| *occur == Occur::Must) {
            parts.push((Occur::Must, Box::new(AllQuery)));
        }
        let off = self.sources.switched_off();
        if !off.is_empty() {
            parts.push((Occur::MustNot, self.of_titles(&off)));
        }
        Box::new(BooleanQuery::new(parts))
    }

    fn condition(&self, condition: &Condition) -> Box<dyn IndexQuery> {
        match condition {
            Condition::Words { field, text, prefix, .. } => {
                let (field, stemmed) = match field {
                    Field::Anywhere => (self.fields.text, true),
                    Field::Headline => (self.fields.headline, true),
                    Field::Author => (self.fields.author, false),
                    Field::Topic => (self.fields.topic, false),
                };
                self.words(field, text, *prefix, stemmed)
            }
            Condition::Source(name) => self.of_titles(&self.sources.called(name)),
            Condition::Country(code) => self.of_titles(&self.sources.of_country(code)),
            Condition::Language(code) => {
                let term = Term::from_field_u64(self.fields.language, language_number(code));
                constant(TermQuery::new(term, IndexRecordOption::Basic))
            }
            Condition::Before(at) => self.at(Bound::Unbounded, Bound::Excluded(news::to_micros(*at))),
            Condition::After(at) => self.at(Bound::Included(news::to_micros(*at)), Bound::Unbounded),
            Condition::Saved => {
                constant(TermSetQuery::new(self.saved.iter().map(|id| Term::from_field_i64(self.fields.id, id.0))))
            }
            Condition::AnyOf(all) => Box::new(BooleanQuery::union(all.iter().map(|one| self.condition(one)).collect())),
        }
    }

    fn at(&self, from: Bound<i64>, to: Bound<i64>) -> Box<dyn IndexQuery> {
        let term = |at_us| Term::from_field_i64(self.fields.at, at_us);
        constant(RangeQuery::new(from.map(term), to.map(term)))
    }

    fn of_titles(&self, titles: &[TitleId]) -> Box<dyn IndexQuery> {
        if titles.is_empty() {
            return Box::new(EmptyQuery);
        }
        constant(TermSetQuery::new(titles.iter().map(|id| Term::from_field_i64(self.fields.source, id.0))))
    }

    /// A word that is cut into several stands for them in a row, as a phrase does.
    fn words(&self, field: IndexField, text: &str, prefix: bool, stemmed: bool) -> Box<dyn IndexQuery> {
        let term = |word: &String| Term::from_field_text(field, word);
        let mut forms: Vec<Box<dyn IndexQuery>> = Vec::new();
        for way in ways(text, stemmed) {
            let terms: Vec<Term> = way.iter().map(term).collect();
            forms.push(match terms.as_slice() {
                [] => continue,
                [_] if prefix || way.iter().all(|word| is_one_character(word)) => beginning(terms),
                [one] => Box::new(TermQuery::new(one.clone(), IndexRecordOption::WithFreqs)),
                _ if prefix => beginning(terms),
                _ => Box::new(PhraseQuery::new(terms)),
            });
        }
        match forms.pop() {
            None => Box::new(EmptyQuery),
            Some(form) if forms.is_empty() => form,
            Some(form) => {
                forms.push(form);
                Box::new(DisjunctionMaxQuery::new(forms))
            }
        }
    }
}

fn beginning(terms: Vec<Term>) -> Box<dyn IndexQuery> {
    let mut query = PhrasePrefixQuery::new(terms);
    query.set_max_expansions(EXPANSIONS);
    Box::new(query)
}

/// A condition that articles meet or not, whatever else they say.
fn constant(query: impl IndexQuery) -> Box<dyn IndexQuery> {
    Box::new(ConstScoreQuery::new(Box::new(query), 0.0))
}
