//! Related stories and storylines: near, but not the same event.

use news::ArticleId;
use serde::{Deserialize, Serialize};

use crate::engine::{Engine, key_in};
use crate::language::Sort;
use crate::placement::StoryId;
use crate::reason::Reason;
use crate::signals::Cosines;
use crate::strand::{Strand, Sums};
use crate::template::slots;
use crate::vector::{Form as _, LEAD, NAMES, Weighted, meet};

/// Words of a story by which others are found.
const KEYS: usize = 24;
/// Stories that are compared.
const COMPARED: usize = 120;
/// Names and words that a reason gives.
const NAMED: usize = 5;
/// Likeness from which on a story is related. Of pairs that people judged, six in ten related texts and eight in ten headlines with a
/// teaser are above, and of those with little to do with each other one in six and one in three (`train related-pairs`).
const NEAR: f32 = 0.12;
/// How much a story that is like one already chosen loses of its likeness.
const SAMENESS: f32 = 0.5;
/// Likeness of names and words from which on a story belongs to a storyline.
const STORYLINE: f32 = 0.22;
/// The part of that likeness which a further story must have to the one that is asked for: a line of stories, each like the one
/// before, would otherwise lead from any event to any other.
const TO_THE_FIRST: f32 = 0.5;
/// Likeness of names without which nothing follows from anything: an event shares its people and places with what came of it.
const SHARED_NAMES: f32 = 0.1;
/// Telling words that a story must share with what came of it, a name and another word among them: a country alone, or a town, has many
/// stories that have nothing to do with each other.
const TELLING: usize = 3;
/// The same, of a further story and the one that is asked for.
const TELLING_TO_THE_FIRST: usize = 2;
/// A word is telling where at most one story in so many has it, or [`FEW`] have it at all.
const ONE_IN: usize = 15;
/// See [`ONE_IN`].
const FEW: usize = 3;
/// The weight in headline or lead, which have length one, from which a word is what both stories are about.
const ABOUT: f32 = 0.08;
/// The part of their headlines, each against each, that are one form with another name or number in it, from which on two stories are two events
/// of a kind ("Weather warning for Kiel", "Weather warning for Leeds") and not one after the other.
const OF_ONE_FORM: f32 = 0.2;
/// Stories of a storyline, at most.
const LONGEST: usize = 40;

/// A story that is related to another, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Related {
    /// The story.
    pub story: StoryId,
    /// How near it is, 0 to 1.
    pub nearness: f32,
    /// Why.
    pub because: Vec<Reason>,
}

/// What something is related to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// An article that is held.
    Article(ArticleId),
    /// A story that lives.
    Story(StoryId),
}

impl Engine {
    /// The `most` stories that are nearest to the subject's without being it, diverse among themselves, the nearest first.
    #[must_use]
    pub fn related(&self, subject: Subject, most: usize) -> Vec<Related> {
        let story = match subject {
            Subject::Article(article) => self.story_of(article),
            Subject::Story(story) => self.current(story),
        };
        let Some(story) = story else { return Vec::new() };
        let own = match subject {
            Subject::Article(article) => self.article_sums(article),
            Subject::Story(_) => None,
        };
        let Some((at, sums)) = own.or_else(|| self.story_sums(story)) else { return Vec::new() };
        let mut near: Vec<(Related, Sums)> = self
            .near(at, &sums, story)
            .into_iter()
            .filter_map(|(other, strand)| {
                let its = self.state.sums(self.state.strand(strand)?);
                let nearness = nearness(&Cosines::between(&sums, &its));
                // What cannot say why it is here is not here.
                let because = if nearness < NEAR { Vec::new() } else { self.in_common(&sums, &its, strand) };
                (!because.is_empty()).then_some((Related { story: other, nearness, because }, its))
            })
            .collect();
        near.sort_by(|(a, _), (b, _)| b.nearness.total_cmp(&a.nearness).then(a.story.cmp(&b.story)));
        near.truncate(most.saturating_mul(6).max(24));
        let mut chosen: Vec<(Related, Sums)> = Vec::new();
        while chosen.len() < most && !near.is_empty() {
            // Maximal marginal relevance (Carbonell and Goldstein 1998): near, but not twice the same.
            let value = |(candidate, its): &(Related, Sums)| {
                let alike = chosen.iter().map(|(_, other)| Cosines::between(its, other).lead);
                candidate.nearness * (1.0 - SAMENESS * alike.fold(0.0_f32, f32::max))
            };
            let values: Vec<f32> = near.iter().map(value).collect();
            let best = values.iter().enumerate().fold(0, |best, (at, value)| {
                if value.total_cmp(values.get(best).unwrap_or(&f32::MIN)).is_gt() { at } else { best }
            });
            chosen.push(near.remove(best));
        }
        chosen.into_iter().map(|(related, _)| related).collect()
    }

    /// The stories that a story follows from and that follow from it, oldest first, itself among them.
    #[must_use]
    pub fn storyline(&self, story: StoryId) -> Vec<StoryId> {
        let Some(start) = self.current(story) else { return Vec::new() };
        let Some((_, subject)) = self.story_sums(start) else { return vec![start] };
        let mut line = vec![start];
        let mut next = 0;
        while let Some(of) = line.get(next).copied() {
            next += 1;
            let Some((at, sums)) = self.story_sums(of) else { continue };
            for (other, strand) in self.near(at, &sums, of) {
                let Some(strand) = self.state.strand(strand) else { continue };
                if line.len() >= LONGEST || line.contains(&other) {
                    continue;
                }
                let its = self.state.sums(strand);
                let language = u32::from(strand.language);
                let belongs = |to: &Sums, least: f32, telling: usize| {
                    let cosines = Cosines::between(to, &its);
                    cosines.names >= SHARED_NAMES
                        && follows(&cosines) >= least
                        && self.tells(to, &its, language, telling)
                };
                let to_the_first = || belongs(&subject, STORYLINE * TO_THE_FIRST, TELLING_TO_THE_FIRST);
                let of_one_form = || self.state.strand(at).is_some_and(|of| self.of_one_form(of, strand));
                if belongs(&sums, STORYLINE, TELLING) && (of == start || to_the_first()) && !of_one_form() {
                    line.push(other);
                }
            }
        }
        line.sort_by_key(|story| (self.first_of(*story), *story));
        line
    }

    /// Whether two stories share so many telling words in what each is about, a name and another word among them.
    fn tells(&self, one: &Sums, other: &Sums, language: u32, least: usize) -> bool {
        let few = FEW.max(self.stories() / ONE_IN);
        let (mut names, mut words) = (0, 0);
        meet(&one.terms, &other.terms, |a, b| {
            let (a, b) = (&a.decode(), &b.decode());
            if one.about(a).min(other.about(b)) >= ABOUT && self.state.index.common(key_in(a.hash, language)) <= few {
                let is_name = a.weights[NAMES] > 0.0 && b.weights[NAMES] > 0.0;
                *(if is_name { &mut names } else { &mut words }) += 1;
            }
        });
        names > 0 && words > 0 && names + words >= least
    }

    /// Whether two stories tell two events of a kind, by the form of their latest headlines.
    fn of_one_form(&self, one: &Strand, other: &Strand) -> bool {
        let (ours, theirs) = (self.state.ring(one), self.state.ring(other));
        let pairs = ours.iter().flat_map(|a| theirs.iter().map(move |b| (a, b)));
        let alike = pairs.filter(|(a, b)| slots(a.words.headline(), b.words.headline()).1 >= 1.0).count();
        // One headline each says too little: "46 miles off the coast" is "45 miles off the coast" told again.
        ours.len() * theirs.len() >= 4 && alike as f32 >= OF_ONE_FORM * (ours.len() * theirs.len()) as f32
    }

    fn first_of(&self, story: StoryId) -> (Option<i64>, u64) {
        let strands = self.state.stories.get(&story.0).map(|story| &*story.strands).unwrap_or_default();
        let strands = || strands.iter().filter_map(|at| self.state.strand(*at));
        let numbers = strands().filter_map(|strand| Some(self.state.article(*strand.members.first()?)?.number));
        (strands().filter_map(|strand| strand.first_us()).min(), numbers.min().unwrap_or(0))
    }

    fn article_sums(&self, article: ArticleId) -> Option<(u32, Sums)> {
        let article = self.state.article(self.state.slot_of(article)?)?;
        // Of a copy the words are those of the text's first.
        let first = || self.state.article(self.state.first_of(article.report)?);
        let told = if article.original { Some(article) } else { first() }?;
        Some((article.strand, Sums::of(told)))
    }

    /// The largest strand of a story, with its sums.
    fn story_sums(&self, story: StoryId) -> Option<(u32, Sums)> {
        let strands = &self.state.stories.get(&story.0)?.strands;
        let strands = strands.iter().filter_map(|at| Some((*at, self.state.strand(*at)?)));
        let (at, strand) = strands.reduce(|a, b| if b.1.originals > a.1.originals { b } else { a })?;
        Some((at, self.state.sums(strand)))
    }

    /// Other stories with words in common, each with the strand that has them; those with most first.
    fn near(&self, at: u32, sums: &Sums, not: StoryId) -> Vec<(StoryId, u32)> {
        let Some(language) = self.state.strand(at).map(|strand| strand.language) else { return Vec::new() };
        // Names count double: what follows from an event shares its people and places more than its verbs.
        let weight = |term: &Weighted| term.weights[1] + term.weights[3];
        let mut keys: Vec<(f32, u32)> = sums.words().map(|term| (weight(&term), term.hash)).collect();
        keys.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut tally: std::collections::BTreeMap<u32, f32> = std::collections::BTreeMap::new();
        for (weight, key) in keys.into_iter().take(KEYS) {
            let mut of_word: Vec<u32> = self.state.index.strands(key_in(key, u32::from(language))).collect();
            of_word.sort_unstable();
            of_word.dedup();
            for strand in of_word {
                *tally.entry(strand).or_default() += weight * weight;
            }
        }
        let mut found: Vec<(f32, u32)> = tally.into_iter().map(|(strand, sum)| (sum, strand)).collect();
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut seen = vec![not];
        let mut near = Vec::new();
        for (_, at) in found {
            let Some(strand) =
                self.state.strand(at).filter(|strand| strand.language == language && !strand.stands_alone)
            else {
                continue;
            };
            let story = StoryId(strand.story);
            if near.len() < COMPARED && !seen.contains(&story) {
                seen.push(story);
                near.push((story, at));
            }
        }
        near
    }

    fn in_common(&self, one: &Sums, other: &Sums, at: u32) -> Vec<Reason> {
        let language = self.state.strand(at).map_or(0, |strand| strand.language);
        let Some((code, rarities)) = self.state.languages.get(usize::from(language)) else { return Vec::new() };
        let mut shared: Vec<(f32, Sort, u32)> = one
            .words()
            .filter(|term| term.weights[LEAD] > 0.0 && other.has(term.hash))
            .map(|term| (term.weights[LEAD], Sort::of(term.weights[NAMES] > 0.0, code), term.hash))
            .filter(|(_, sort, stem)| rarities.is_worth_naming(*stem, *sort))
            .collect();
        shared.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.2.cmp(&b.2)));
        let words = |names: bool| -> Vec<String> {
            let chosen = shared.iter().filter(|(_, sort, _)| (*sort == Sort::Name) == names);
            let words = chosen.filter_map(|(_, _, hash)| self.state.index.word(key_in(*hash, u32::from(language))));
            words.map(without_possessive).filter(|word| !word.is_empty()).take(NAMED).map(str::to_owned).collect()
        };
        let (names, words) = (words(true), words(false));
        let mut because = Vec::new();
        if !names.is_empty() {
            because.push(Reason::SharedNames { names });
        }
        if !words.is_empty() {
            because.push(Reason::SharedWords { words });
        }
        because
    }
}

/// A word as it was first met, without the end that says whose something is: "Fed's" is "Fed".
fn without_possessive(word: &str) -> &str {
    let word = word.strip_suffix('s').filter(|word| word.ends_with(['\'', '’'])).unwrap_or(word);
    word.trim_end_matches(['\'', '’'])
}

/// How near two stories are for a reader: people, places and subject.
fn nearness(cosines: &Cosines) -> f32 {
    0.15 * cosines.names + 0.25 * cosines.lead + 0.5 * cosines.body + 0.1 * cosines.stubs
}

/// How much one story looks like what came of another: mostly the same names.
fn follows(cosines: &Cosines) -> f32 {
    0.55 * cosines.names + 0.25 * cosines.lead + 0.2 * cosines.body
}

#[cfg(test)]
mod tests {
    use news::{ArticleId, TitleId};
    use wire::copies::ReportId;

    use super::{Engine, StoryId};
    use crate::{Incoming, Model, Settings};

    /// Places one article of each title; gives their stories.
    fn told(headlines: &[(&str, &str)]) -> (Engine, Vec<StoryId>) {
        let mut engine = Engine::new(Model::built_in(), Settings::default());
        let mut stories = Vec::new();
        for (number, (headline, body)) in (1_i64..).zip(headlines) {
            let placed = engine.place(&Incoming {
                id: ArticleId(number),
                report: ReportId(number),
                language: Some("en"),
                headline,
                body_text: body,
                published_us: Some(number * 3_600_000_000),
                seen_us: Some(number * 3_600_000_000),
                title: TitleId(number),
                owner: None,
                url: "",
                links: &[],
                picture: None,
                embedding: None,
            });
            stories.push(placed.story);
        }
        (engine, stories)
    }

    #[test]
    fn headlines_of_one_form_with_another_name_are_two_events_of_a_kind() {
        let kiel =
            "The harbour of Kiel was shut, ferries of the Baltic line stayed in port and schools sent children home.";
        let leeds = "Snow is to fall on the moors above Leeds, gritters were out on the motorway and trains ran late.";
        let march = "Nurses marched through Dublin for higher pay; the minister promised to meet their union.";
        let (engine, stories) = told(&[
            ("Weather warning for Kiel", kiel),
            ("Weather warning issued for Kiel", kiel),
            ("Weather warning for Leeds", leeds),
            ("Weather warning issued for Leeds", leeds),
            ("Nurses march through Dublin", march),
            ("Thousands of nurses march in Dublin for pay", march),
        ]);
        let strand = |story: StoryId| engine.story_sums(story).and_then(|(at, _)| engine.state.strand(at)).unwrap();
        let [kiel, _, leeds, _, dublin, _] = *stories else { unreachable!("six articles were placed") };
        assert!(kiel != leeds && kiel != dublin && leeds != dublin, "{stories:?}");
        assert!(engine.of_one_form(strand(kiel), strand(leeds)));
        assert!(!engine.of_one_form(strand(kiel), strand(dublin)));
    }

    #[test]
    fn what_is_related_says_why_by_words_that_tell_something() {
        let sobers = "The great batsman of the West Indies died in Barbados, his family said in a statement on Friday.";
        let cricket =
            "In Lahore the West Indies won by an innings, wearing black for Sobers, and ended a run of defeats.";
        let coffin = "A billboard in Tehran shows a coffin; the police said in a statement that it will be taken down.";
        let (engine, stories) = told(&[
            ("West Indies great Sobers has died", sobers),
            ("Pakistan lose in Lahore by an innings", cricket),
            ("Billboard of a coffin in Tehran", coffin),
        ]);
        assert_ne!(stories[0], stories[1]);
        let related = engine.related(super::Subject::Story(stories[0]), 5);
        let found: Vec<StoryId> = related.iter().map(|related| related.story).collect();
        assert_eq!(found, [stories[1]], "the coffin has \"in a statement\" in common, and no more");
        let because: Vec<String> = related[0].because.iter().map(ToString::to_string).collect();
        assert!(because[0].contains("Sobers") && because[0].contains("Indies"), "{because:?}");
        assert!(because.iter().all(|reason| !reason.contains(" in.") && !reason.contains(" in,")), "{because:?}");
    }

    #[test]
    fn a_word_is_named_without_the_end_that_says_whose_something_is() {
        for (met, named) in
            [("Fed’s", "Fed"), ("Alzheimer's", "Alzheimer"), ("states'", "states"), ("as", "as"), ("'s", "")]
        {
            assert_eq!(super::without_possessive(met), named, "{met}");
        }
    }
}
