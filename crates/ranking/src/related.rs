//! What to read beside an article: near, and not the same again. Its own event has a page of its own; copies of its text, headlines that say
//! what it says, and a second piece of one house are left out, and each place is filled by what is near the article and far from what
//! stands there already (maximal marginal relevance, Carbonell and Goldstein 1998).

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use crate::space::{Vector, counted_terms, dot, terms};

/// An article as its neighbours are looked for.
#[derive(Clone, Copy, Debug)]
pub struct Near<'a> {
    /// Which.
    pub article: i64,
    /// Its story, where it is in one.
    pub story: Option<i64>,
    /// The text that it carries, where that is known.
    pub report: Option<i64>,
    /// Whose it is: the owner of its title.
    pub owner: &'a str,
    /// Whether it is about sport.
    pub is_sport: bool,
    /// Its headline.
    pub headline: &'a str,
    /// What lists say below it.
    pub summary: &'a str,
    /// Where its headline lies.
    pub vector: &'a Vector,
    /// Its words: of headline and text where something is to stand beside it, of headline and summary for what may.
    pub words: &'a Words,
}

/// How rare words are among articles as lists show them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rarity {
    /// Of terms that more than one article has: how many do.
    counts: HashMap<u64, u32>,
    articles: usize,
}

impl Rarity {
    /// Counts the articles, each its headline and its summary, that have a word.
    pub fn count<'a>(articles: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut rarity = Self::default();
        for (headline, summary) in articles {
            rarity.articles += 1;
            let mut words = terms(headline);
            words.extend(terms(summary));
            words.sort_unstable();
            words.dedup();
            words.into_iter().for_each(|term| *rarity.counts.entry(term).or_default() += 1);
        }
        rarity.counts.retain(|_, count| *count > 1);
        rarity
    }

    /// The logarithm of the articles there are for one that has the word: nothing for a word that all have, and most for one that no other has.
    #[expect(clippy::cast_precision_loss, reason = "counts of articles")]
    fn of(&self, term: u64) -> f32 {
        let having = self.counts.get(&term).copied().unwrap_or(1) as f32;
        ((self.articles + 1) as f32 / (having + 0.5)).ln()
    }
}

/// As much of a text as says what it is about, bytes: news says it first.
const TEXT_BYTES: usize = 3_000;
/// The words by which texts of any length are measured alike: a whole text has hundreds that no summary could have.
const WEIGHTIEST: usize = 8;

/// The words of an article, each by how rare it is and, below the headline, by how often it stands there (1 + ln of it); a word of the headline
/// counts 2 more.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words(Vec<(u64, f32)>);

impl Words {
    /// The words of a headline and of what stands below it, a summary or a text; the weightiest of them together of length 1.
    #[must_use]
    pub fn of(rarity: &Rarity, headline: &str, below: &str) -> Self {
        let mut words: HashMap<u64, f32> = HashMap::new();
        let below = below.get(..below.floor_char_boundary(TEXT_BYTES)).unwrap_or_default();
        #[expect(clippy::cast_precision_loss, reason = "how often a word stands in three thousand bytes")]
        for (term, count) in counted_terms(below) {
            words.insert(term, 1.0 + (count as f32).ln());
        }
        terms(headline).into_iter().for_each(|term| *words.entry(term).or_default() += 2.0);
        let mut words: Vec<(u64, f32)> =
            words.into_iter().map(|(term, times)| (term, times * rarity.of(term))).collect();
        words.sort_unstable_by_key(|(term, _)| *term);
        let mut weights: Vec<f32> = words.iter().map(|(_, weight)| *weight).collect();
        weights.sort_unstable_by(|a, b| b.total_cmp(a));
        let length = weights.iter().take(WEIGHTIEST).map(|weight| weight * weight).sum::<f32>().sqrt();
        words.iter_mut().for_each(|(_, weight)| *weight /= length.max(f32::MIN_POSITIVE));
        Self(words)
    }

    /// What a word counts; 0 for one that is not there.
    fn weight(&self, word: &str) -> f32 {
        let of = |term: &u64| self.0.binary_search_by_key(term, |(term, _)| *term).ok().and_then(|at| self.0.get(at));
        terms(word).iter().filter_map(of).map(|(_, weight)| *weight).sum()
    }

    /// How much of two articles' words is the same, from 0; 1 and more where it is nearly all.
    fn alike(&self, other: &Self) -> f32 {
        let (mut one, mut two) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut sum = 0.0;
        while let (Some((term, weight)), Some((other, theirs))) = (one.peek(), two.peek()) {
            match term.cmp(other) {
                Ordering::Less => _ = one.next(),
                Ordering::Greater => _ = two.next(),
                Ordering::Equal => {
                    sum += weight * theirs;
                    one.next();
                    two.next();
                }
            }
        }
        sum
    }
}

/// Bits of [`Sought`], several for each word of a text of [`TEXT_BYTES`].
const SOUGHT_BITS: usize = 4_096;

/// The words of an article, made ready to be looked for in thousands of others: most words of those are not among them, and a bit for each says so.
struct Sought<'a> {
    words: &'a Words,
    bits: [u64; SOUGHT_BITS / 64],
}

impl<'a> Sought<'a> {
    fn new(words: &'a Words) -> Self {
        let mut bits = [0; SOUGHT_BITS / 64];
        for (term, _) in &words.0 {
            let (place, bit) = Self::place(*term);
            bits.get_mut(place).into_iter().for_each(|bits| *bits |= bit);
        }
        Self { words, bits }
    }

    /// Where the bit of a term stands. Terms are hashes, so that any bits of theirs do.
    fn place(term: u64) -> (usize, u64) {
        let number = usize::try_from(term % SOUGHT_BITS as u64).unwrap_or_default();
        (number / 64, 1 << (number % 64))
    }

    /// What [`Words::alike`] gives, to the last bit.
    fn alike(&self, other: &Words) -> f32 {
        let mut sum = 0.0;
        for (term, weight) in &other.0 {
            let (place, bit) = Self::place(*term);
            if self.bits.get(place).is_some_and(|bits| bits & bit != 0)
                && let Some((_, own)) =
                    self.words.0.binary_search_by_key(term, |(term, _)| *term).ok().and_then(|at| self.words.0.get(at))
            {
                sum += own * weight;
            }
        }
        sum
    }
}

/// A neighbour with why.
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    /// Which article.
    pub article: i64,
    /// How near, 0 to 1: see [`likeness`].
    pub likeness: f32,
    /// Words that both headlines have.
    pub shared: Vec<String>,
    /// Where there are none: words of one headline that the other summary has, those that count most.
    pub shared_below: Vec<String>,
}

/// Neighbours are at least so near.
const LEAST: f32 = 0.15;
/// Headlines with this share of their words in common say the same.
const SAME: f32 = 0.7;
/// How much nearness counts against standing apart from what is there.
const NEARNESS: f32 = 0.7;
/// What meaning weighs against words in common: it finds what says the same in other words, and is less sure.
const MEANING: f32 = 0.15;
/// Words that are named as shared by a headline and a summary.
const NAMED: usize = 4;
/// The nearest so many are looked at closely.
const CLOSELY: usize = 60;

/// How near two articles are: by what their headlines mean, and by the words that both have, each between 0 and 1.
#[must_use]
pub fn likeness(one: &Near<'_>, other: &Near<'_>) -> f32 {
    together(dot(one.vector, other.vector), one.words.alike(other.words))
}

fn together(meaning: f32, words: f32) -> f32 {
    MEANING * meaning.clamp(0.0, 1.0) + (1.0 - MEANING) * words.min(1.0)
}

fn words(headline: &str) -> Vec<String> {
    let mut words = text::terms::terms(headline);
    words.sort_unstable();
    words.dedup();
    words
}

fn overlap(one: &[String], other: &[String]) -> f32 {
    let shared = one.iter().filter(|word| other.binary_search(word).is_ok()).count();
    let all = one.len() + other.len() - shared;
    #[expect(clippy::cast_precision_loss, reason = "words of two headlines")]
    let share = |of: usize| shared as f32 / of as f32;
    if all == 0 { 0.0 } else { share(all) }
}

/// The articles to show beside one, the nearest first, at most `most`. `left_out` are those that stand on the page already or were read.
#[must_use]
pub fn related(of: &Near<'_>, among: &[Near<'_>], left_out: &HashSet<i64>, most: usize) -> Vec<Related> {
    let own = words(of.headline);
    let sought = Sought::new(of.words);
    let mut nearest: Vec<(f32, &Near<'_>)> = among
        .iter()
        .filter(|other| {
            let copy = of.report.is_some() && of.report == other.report;
            let event = of.story.is_some() && of.story == other.story;
            !copy && !event && other.article != of.article && !left_out.contains(&other.article)
        })
        // No match report below a death.
        .filter(|other| of.is_sport || !other.is_sport)
        .map(|other| (together(dot(of.vector, other.vector), sought.alike(other.words)), other))
        .filter(|(likeness, _)| *likeness >= LEAST)
        .collect();
    nearest.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.article.cmp(&b.1.article)));
    let mut near: Vec<(f32, Vec<String>, &Near<'_>)> = nearest
        .into_iter()
        .map(|(likeness, other)| (likeness, words(other.headline), other))
        .filter(|(_, theirs, _)| overlap(&own, theirs) < SAME)
        .take(CLOSELY)
        .collect();
    let mut chosen: Vec<(f32, Vec<String>, &Near<'_>)> = Vec::new();
    while chosen.len() < most {
        let value = |(nearness, theirs, other): &(f32, Vec<String>, &Near<'_>)| {
            let closest = chosen.iter().map(|(_, _, placed)| likeness(other, placed)).fold(0.0_f32, f32::max);
            let fits = chosen.iter().all(|(_, words, placed)| {
                let event = other.story.is_some() && other.story == placed.story;
                let copy = other.report.is_some() && other.report == placed.report;
                placed.owner != other.owner && !event && !copy && overlap(words, theirs) < SAME
            });
            fits.then_some(NEARNESS * nearness - (1.0 - NEARNESS) * closest)
        };
        let best = near
            .iter()
            .enumerate()
            .filter_map(|(place, one)| Some((value(one)?, place)))
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        let Some((_, place)) = best else { break };
        chosen.push(near.remove(place));
    }
    let related = chosen.into_iter().map(|(likeness, theirs, other)| {
        let shared: Vec<String> = own.iter().filter(|word| theirs.binary_search(word).is_ok()).cloned().collect();
        let shared_below = if shared.is_empty() { below(of, other) } else { Vec::new() };
        Related { article: other.article, likeness, shared, shared_below }
    });
    related.collect()
}

/// The words of one headline that the other summary has, those that count most. What stands in summaries alone is not named: they may be locked.
fn below(one: &Near<'_>, other: &Near<'_>) -> Vec<String> {
    let weight = |word: &String| one.words.weight(word) * other.words.weight(word);
    let common = |headline: &str, summary: &str| {
        let below = words(summary);
        words(headline).into_iter().filter(move |word| below.binary_search(word).is_ok())
    };
    let mut shared: Vec<String> =
        common(one.headline, other.summary).chain(common(other.headline, one.summary)).collect();
    shared.sort_by(|a, b| weight(b).total_cmp(&weight(a)).then(a.cmp(b)));
    shared.dedup();
    shared.truncate(NAMED);
    shared
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::space::{Space, terms};

    const HEADLINES: [&str; 10] = [
        "Karlsund dam holds as thousands wait to go home",
        "Karlsund dam holds, thousands wait to go home",
        "Why the Karlsund dam was never repaired",
        "The engineers who watch every dam in the valley",
        "Dam owners asked for money for years",
        "Karlsund beats Oslo at the dam stadium",
        "Parliament votes on the fishing quota",
        "Fishing quota divides parliament",
        "A valley learns to live below a dam",
        "Karlsund mayor says the dam will hold",
    ];

    /// The headlines among forty others.
    fn rarity() -> Rarity {
        let others: Vec<String> = (0..40).map(|number| format!("Something{number} else{number}")).collect();
        let others = others.iter().map(String::as_str);
        Rarity::count(HEADLINES.into_iter().chain(others).map(|headline| (headline, "")))
    }

    fn near(space: &Space) -> Vec<(Vector, Words, &'static str)> {
        let rarity = rarity();
        let of =
            |headline: &&'static str| (space.vector(&terms(headline)), Words::of(&rarity, headline, ""), *headline);
        HEADLINES.iter().map(of).collect()
    }

    fn view<'a>(number: usize, of: &'a (Vector, Words, &'static str), owner: &'a str) -> Near<'a> {
        let id = i64::try_from(number).unwrap();
        let (vector, words, headline) = of;
        Near {
            article: id,
            story: Some(id),
            report: Some(id),
            owner,
            is_sport: number == 5,
            headline,
            summary: "",
            vector,
            words,
        }
    }

    #[test]
    fn rare_words_and_those_of_the_headline_count_for_more() {
        let rarity = rarity();
        let alike = |one: &Words, other: &Words| one.alike(other);
        let of = |headline: &str, below: &str| Words::of(&rarity, headline, below);
        let own = of("Karlsund dam", "");
        assert!((alike(&own, &own) - 1.0).abs() < 1e-5);
        let [rare, usual] = ["Karlsund ferry", "dam ferry"].map(|headline| of(headline, ""));
        assert!(alike(&own, &rare) > alike(&own, &usual), "fewer headlines have Karlsund than dam");
        let [above, below] = [("Karlsund", "ferry"), ("ferry", "Karlsund")].map(|(h, s)| of(h, s));
        assert!(alike(&own, &above) > alike(&own, &below));
        assert_eq!(alike(&own, &Words::default()), 0.0);
        let everywhere = Rarity::count([("the dam", ""), ("a dam", "dam")]);
        assert!(everywhere.of(terms("dam")[0]) < 0.2, "what all have says nothing");
    }

    #[test]
    fn a_whole_text_is_as_near_to_a_summary_as_its_beginning_is() {
        let rarity = rarity();
        let shown = Words::of(&rarity, "Fishing quota divides parliament", "");
        let short = Words::of(&rarity, "Quota", "Parliament votes on fishing.");
        let filling: String = (0..300).map(|number| format!(" word{number}")).collect();
        let whole = Words::of(&rarity, "Quota", &format!("Parliament votes on fishing.{filling}"));
        let (of_short, of_whole) = (short.alike(&shown), whole.alike(&shown));
        assert!(of_whole > 0.4 * of_short, "{of_whole} of {of_short}");
        let repeated = Words::of(&rarity, "Quota", "Fishing, fishing, fishing. Parliament votes.");
        let [fishing, parliament] = ["Fishing", "Parliament"].map(|word| Words::of(&rarity, word, ""));
        assert!(
            repeated.alike(&fishing) > repeated.alike(&parliament),
            "what is said again and again is what it is about"
        );
        let cut = "é".repeat(TEXT_BYTES);
        assert_eq!(Words::of(&rarity, "", &cut).0.len(), 1, "a text is cut between two letters");
    }

    #[test]
    fn words_that_are_looked_for_are_found_as_if_each_were_compared() {
        let rarity = rarity();
        let text = |from: usize| -> String { (from..from + 400).map(|number| format!(" word{number}")).collect() };
        let own = Words::of(&rarity, "Karlsund dam holds", &text(0));
        let sought = Sought::new(&own);
        for from in [0, 100, 399, 400, 5_000] {
            let other = Words::of(&rarity, "The dam", &text(from));
            assert_eq!(sought.alike(&other).to_bits(), own.alike(&other).to_bits(), "from word {from}");
        }
        assert_eq!(Sought::new(&Words::default()).alike(&own), 0.0);
    }

    fn shown(change: impl Fn(&mut Vec<Near<'_>>), left_out: &[i64]) -> Vec<i64> {
        let documents: Vec<Vec<u64>> = HEADLINES.iter().cycle().take(40).map(|headline| terms(headline)).collect();
        let space = Space::learn(&documents);
        let vectors = near(&space);
        let owners = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
        let mut all: Vec<Near<'_>> = vectors.iter().enumerate().map(|(n, of)| view(n, of, owners[n])).collect();
        change(&mut all);
        let left_out = left_out.iter().copied().collect();
        related(&all[0], &all, &left_out, 4).into_iter().map(|related| related.article).collect()
    }

    #[test]
    fn what_both_articles_have_below_their_headlines_is_named_where_the_headlines_share_nothing() {
        let documents: Vec<Vec<u64>> = HEADLINES.iter().cycle().take(40).map(|headline| terms(headline)).collect();
        let space = Space::learn(&documents);
        let texts = [
            ("Thousands wait at Karlsund", "The mayor says that everything holds, secretly"),
            ("A night by the dam", "In Karlsund it was watched until morning, secretly"),
        ];
        let rarity = rarity();
        let of =
            texts.map(|(headline, summary)| (space.vector(&terms(headline)), Words::of(&rarity, headline, summary)));
        let near = |number: usize, owner| {
            let ((vector, words), (headline, summary)) = (&of[number], texts[number]);
            let article = i64::try_from(number).unwrap();
            let (story, report, is_sport) = (None, None, false);
            Near { article, story, report, owner, is_sport, headline, summary, vector, words }
        };
        let found = related(&near(0, "a"), &[near(1, "b")], &HashSet::new(), 1);
        assert_eq!(
            (found[0].shared.len(), found[0].shared_below.as_slice()),
            (0, [String::from("karlsund")].as_slice())
        );
    }

    #[test]
    fn what_is_near_stands_beside_it_and_what_says_the_same_does_not() {
        let ids = shown(|_| {}, &[]);
        assert!(ids.contains(&2) && ids.contains(&9), "{ids:?}");
        assert!(!ids.contains(&0) && !ids.contains(&1), "itself, or the same headline: {ids:?}");
        assert!(!ids.contains(&5), "sport below a disaster: {ids:?}");
        assert!(!ids.contains(&6) && !ids.contains(&7), "nothing in common: {ids:?}");
    }

    #[test]
    fn copies_its_own_event_and_a_second_piece_of_one_house_are_left_out() {
        let plain = shown(|_| {}, &[]);
        let first = plain[0];
        let of_first = |all: &mut Vec<Near<'_>>| {
            let place = all.iter().position(|near| near.article == first).unwrap();
            all[place].report = Some(0);
        };
        assert!(!shown(of_first, &[]).contains(&first), "a copy");
        let event = |all: &mut Vec<Near<'_>>| {
            let place = all.iter().position(|near| near.article == first).unwrap();
            all[place].story = Some(0);
        };
        assert!(!shown(event, &[]).contains(&first), "its own event");
        assert!(!shown(|_| {}, &[first]).contains(&first), "read, or on the page");
        let one_house = |all: &mut Vec<Near<'_>>| all.iter_mut().skip(1).for_each(|near| near.owner = "a house");
        assert_eq!(shown(one_house, &[]).len(), 1);
    }
}
