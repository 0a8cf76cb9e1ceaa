//! Which articles tell one event: what the stories engine said, and of what it has not placed yet, which articles carry a like
//! headline: an online pass with an inverted index over terms weighed by their rarity.

use std::collections::HashMap;

use text::terms::terms;

use super::Candidate;

/// More candidates than this are not looked at.
pub const MAX_CANDIDATES: usize = 5_000;

/// Terms that more than this share of the headlines have find no neighbours; they only weigh in.
const COMMON_SHARE: f64 = 0.05;

/// Cosine of two headlines' weighed terms from which they are alike.
const ALIKE: f64 = 0.42;

/// Articles further apart than this are not joined, microseconds.
const WINDOW_US: i64 = 36 * 3_600_000_000;

/// Terms that may stand in the one place where two headlines of the same form differ.
const LONGEST_SLOT: usize = 2;

struct Headline {
    terms: Vec<u32>,
    norm: f64,
}

/// Groups of indexes into `candidates`; every candidate is in exactly one.
pub fn groups(candidates: &[Candidate<'_>]) -> Vec<Vec<usize>> {
    let (headlines, weights, carriers) = weigh(candidates);
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "at most 5,000 candidates"
    )]
    let common = ((candidates.len() as f64 * COMMON_SHARE) as usize).max(20);

    let mut group_of: Vec<Option<usize>> = vec![None; candidates.len()];
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut group_of_report: HashMap<i64, usize> = HashMap::new();
    let mut group_of_story: HashMap<i64, usize> = HashMap::new();
    // The story of a group, once one of its articles has one.
    let mut story_of: Vec<Option<i64>> = Vec::new();
    for (index, headline) in headlines.iter().enumerate() {
        let mut shared: HashMap<usize, (f64, usize)> = HashMap::new();
        for term in &headline.terms {
            let others = carriers.get(*term as usize).map_or(&[][..], Vec::as_slice);
            if others.len() > common {
                continue;
            }
            let weight = weights.get(*term as usize).copied().unwrap_or(0.0);
            for &other in others.iter().take_while(|&&other| other < index) {
                let entry = shared.entry(other).or_default();
                entry.0 += weight * weight;
                entry.1 += 1;
            }
        }
        let story = candidates.get(index).and_then(|candidate| candidate.story);
        // Like headlines of two stories (a march in one town, a march in another) are two events, whoever stands between them.
        let told_apart = |other: usize| {
            let known = group_of.get(other).copied().flatten().and_then(|group| story_of.get(group).copied().flatten());
            story.is_some() && known.is_some() && story != known
        };
        let best = shared
            .into_iter()
            .filter(|(other, (_, count))| *count >= 2 && near(candidates, index, *other) && !told_apart(*other))
            .filter_map(|(other, (dot, _))| Some((other, dot / (headline.norm * headlines.get(other)?.norm))))
            .filter(|(other, cosine)| {
                *cosine >= ALIKE
                    && !headlines.get(*other).is_some_and(|other| differ_in_a_slot(headline, other, &carriers))
            })
            .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        // Who carries one text stands together, whatever the headlines say.
        let report = candidates.get(index).and_then(|candidate| candidate.report);
        let of_report = report.and_then(|report| group_of_report.get(&report).copied());
        let of_story = || story.and_then(|story| group_of_story.get(&story).copied());
        let of_headline = || best.and_then(|(other, _)| group_of.get(other).copied().flatten());
        let group = match of_report.or_else(of_story).or_else(of_headline) {
            Some(group) => group,
            None => {
                groups.push(Vec::new());
                story_of.push(None);
                groups.len() - 1
            }
        };
        if let Some(members) = groups.get_mut(group) {
            members.push(index);
        }
        if let (Some(story), Some(place)) = (story, story_of.get_mut(group)) {
            place.get_or_insert(story);
            group_of_story.entry(story).or_insert(group);
        }
        if let Some(report) = report {
            group_of_report.entry(report).or_insert(group);
        }
        if let Some(slot) = group_of.get_mut(index) {
            *slot = Some(group);
        }
    }
    groups
}

/// Whether two headlines have one form and differ in one slot of it: "After Oslo march, ministers offer talks" and "After Bergen march,
/// ministers offer talks". What fills the slot recurs in other headlines on both sides: a word that nobody else uses is more often
/// another wording of the same.
fn differ_in_a_slot(a: &Headline, b: &Headline, carriers: &[Vec<usize>]) -> bool {
    let (a, b) = (a.terms.as_slice(), b.terms.as_slice());
    let before = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (a.get(before..).unwrap_or_default(), b.get(before..).unwrap_or_default());
    let after = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let slot = |terms: &[u32]| {
        let own = terms.get(..terms.len() - after).unwrap_or_default();
        !own.is_empty() && own.len() <= LONGEST_SLOT && own.iter().all(|term| recurs(*term, carriers))
    };
    slot(a) && slot(b)
}

fn recurs(term: u32, carriers: &[Vec<usize>]) -> bool {
    carriers.get(term as usize).is_some_and(|list| list.len() > 1)
}

fn near(candidates: &[Candidate<'_>], a: usize, b: usize) -> bool {
    match (candidates.get(a), candidates.get(b)) {
        (Some(a), Some(b)) => (a.sort_us - b.sort_us).abs() <= WINDOW_US,
        _ => false,
    }
}

/// Each headline's terms, each term's weight (inverse document frequency), each term's headlines in rising order.
fn weigh(candidates: &[Candidate<'_>]) -> (Vec<Headline>, Vec<f64>, Vec<Vec<usize>>) {
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let mut carriers: Vec<Vec<usize>> = Vec::new();
    let mut headlines = Vec::with_capacity(candidates.len());
    for (index, candidate) in candidates.iter().enumerate() {
        let mut own = Vec::new();
        for term in terms(candidate.headline) {
            let number = *numbers.entry(term).or_insert_with(|| {
                carriers.push(Vec::new());
                u32::try_from(carriers.len() - 1).unwrap_or(u32::MAX)
            });
            if let Some(list) = carriers.get_mut(number as usize) {
                list.push(index);
            }
            own.push(number);
        }
        headlines.push(Headline { terms: own, norm: 0.0 });
    }
    #[expect(clippy::cast_precision_loss, reason = "at most 5,000 candidates")]
    let weights: Vec<f64> =
        carriers.iter().map(|list| (1.0 + candidates.len() as f64 / list.len() as f64).ln()).collect();
    for headline in &mut headlines {
        let sum: f64 =
            headline.terms.iter().filter_map(|term| weights.get(*term as usize)).map(|weight| weight * weight).sum();
        headline.norm = sum.sqrt().max(f64::MIN_POSITIVE);
    }
    (headlines, weights, carriers)
}
