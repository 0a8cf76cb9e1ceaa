//! The interim ranking of front pages: how many owners tell an event, where the title's own feed has it, how old it is.
//!
//! Which articles tell one event is the stories engine's answer; of what it has not placed yet, like headlines are all there is.

mod coverage;

use news::{ArticleId, Section, TitleId};

pub use coverage::MAX_CANDIDATES;

/// After this long an article counts half.
pub const HALF_LIFE_HOURS: f64 = 6.0;

/// What the ranking needs to know of an article.
#[derive(Clone, Debug)]
pub struct Candidate<'a> {
    /// Which article.
    pub article: ArticleId,
    /// Whose.
    pub title: TitleId,
    /// Who owns the title; titles without a known owner are their own.
    pub owner: Option<&'a str>,
    /// Plain text.
    pub headline: &'a str,
    /// Where it belongs.
    pub section: Option<Section>,
    /// The report whose text it carries, where that is known.
    pub report: Option<i64>,
    /// The story it belongs to, where that is known.
    pub story: Option<i64>,
    /// When it counts as published, microseconds since the Unix epoch.
    pub sort_us: i64,
    /// Its best place in its title's feeds, 0 first.
    pub position: i32,
    /// Whether it has a lead picture.
    pub has_picture: bool,
    /// Words of the body.
    pub word_count: i32,
}

/// An article in its place, with all that lifted it there.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Which article leads its group.
    pub article: ArticleId,
    /// The number that the list is sorted by.
    pub score: f64,
    /// Other articles on the same event, newest first.
    pub also: Vec<ArticleId>,
    /// Why it is here.
    pub reasons: Vec<Reason>,
}

impl Placed {
    /// Titles that carry the event, its own included.
    #[must_use]
    pub fn titles(&self) -> usize {
        let carried = |reason: &Reason| match reason {
            Reason::Carried { titles, .. } => Some(*titles),
            _ => None,
        };
        self.reasons.iter().find_map(carried).unwrap_or(1)
    }

    /// Whether those titles tell one known story, and not just have like headlines.
    #[must_use]
    pub fn is_told(&self) -> bool {
        self.reasons.iter().any(|reason| matches!(reason, Reason::Carried { told: true, .. }))
    }
}

/// One reason of a place; its words are shown to readers.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// Several titles carry the event.
    Carried {
        /// Whether all of it is one known story, and not a likeness of headlines.
        told: bool,
        /// Titles, this one included.
        titles: usize,
        /// Owners of those titles.
        owners: usize,
        /// Texts among them: a wire copy in many titles is one report.
        reports: usize,
    },
    /// Where the title's own feed has it.
    Position {
        /// 1 for the top.
        place: i32,
    },
    /// How long ago it was published.
    Age {
        /// Minutes.
        minutes: i64,
    },
}

impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Carried { titles: 1, told: true, .. } => write!(f, "No other title has this story yet"),
            Self::Carried { titles: 1, .. } => write!(f, "No other title carries a similar headline yet"),
            Self::Carried { titles, reports: 1, .. } => write!(f, "{titles} titles carry one and the same report"),
            Self::Carried { titles, owners, reports, told } => {
                let what = if *told { "this story" } else { "a similar headline" };
                match owners {
                    1 => write!(f, "{titles} titles of one owner carry {what}"),
                    owners if reports < owners => {
                        write!(f, "{titles} titles of {owners} owners carry {what}, in {reports} independent reports")
                    }
                    owners => write!(f, "{titles} titles of {owners} owners carry {what}"),
                }
            }
            Self::Position { place: 1 } => write!(f, "At the top of its title’s own feed"),
            Self::Position { place } => write!(f, "Number {place} in its title’s own feed"),
            Self::Age { minutes } if *minutes < 1 => write!(f, "Published just now"),
            Self::Age { minutes } if *minutes < 120 => write!(f, "Published {minutes} minutes ago"),
            Self::Age { minutes } => write!(f, "Published {} hours ago", minutes / 60),
        }
    }
}

/// Orders `candidates` as of `now_us`, best first; articles with a like headline stand together under the best of them.
///
/// Score: `(1 + ln independent) x (0.5 + 0.5 / sqrt place) x 0.5^(age / half-life) x (0.85 without a picture)`.
/// Independent are the texts among them, at most one for each owner: a report counts once however many titles carry it.
/// At most [`MAX_CANDIDATES`] are looked at, the first ones given. Equal scores are ordered by id, newest first, so that a replay gives
/// the same list.
#[must_use]
pub fn rank(candidates: &[Candidate<'_>], now_us: i64) -> Vec<Placed> {
    let candidates = candidates.get(..MAX_CANDIDATES).unwrap_or(candidates);
    let mut placed: Vec<Placed> =
        coverage::groups(candidates).iter().filter_map(|group| place(group, candidates, now_us)).collect();
    placed.sort_by(|a, b| b.score.total_cmp(&a.score).then(b.article.cmp(&a.article)));
    placed
}

fn place(group: &[usize], candidates: &[Candidate<'_>], now_us: i64) -> Option<Placed> {
    let members: Vec<&Candidate<'_>> = group.iter().filter_map(|&index| candidates.get(index)).collect();
    let mut titles: Vec<TitleId> = members.iter().map(|member| member.title).collect();
    titles.sort_unstable();
    titles.dedup();
    let mut owners: Vec<String> = members.iter().map(|member| owner_key(member)).collect();
    owners.sort_unstable();
    owners.dedup();
    // What was not placed yet counts as a report of its own.
    let mut reports: Vec<i64> = members.iter().map(|member| member.report.unwrap_or(member.article.0)).collect();
    reports.sort_unstable();
    reports.dedup();
    let reports = reports.len();
    let story = members.first().and_then(|member| member.story);
    let told = story.is_some() && members.iter().all(|member| member.story == story);

    let face = members
        .iter()
        .max_by(|a, b| face_value(a, now_us).total_cmp(&face_value(b, now_us)).then(a.article.cmp(&b.article)))?;
    let mut also: Vec<&&Candidate<'_>> = members.iter().filter(|member| member.article != face.article).collect();
    also.sort_by(|a, b| b.sort_us.cmp(&a.sort_us).then(b.article.cmp(&a.article)));

    #[expect(clippy::cast_precision_loss, reason = "a count of owners is far below 2^52")]
    let score = (1.0 + (owners.len().min(reports) as f64).ln()) * face_value(face, now_us);
    Some(Placed {
        article: face.article,
        score,
        also: also.iter().map(|member| member.article).collect(),
        reasons: vec![
            Reason::Carried { titles: titles.len(), owners: owners.len(), reports, told },
            Reason::Position { place: face.position.max(0).saturating_add(1) },
            Reason::Age { minutes: (now_us - face.sort_us).max(0) / 60_000_000 },
        ],
    })
}

fn owner_key(candidate: &Candidate<'_>) -> String {
    candidate.owner.map_or_else(|| format!("title {}", candidate.title), str::to_lowercase)
}

/// What an article is worth by itself: its editors' place for it, its freshness, its picture.
fn face_value(candidate: &Candidate<'_>, now_us: i64) -> f64 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "ages of centuries in microseconds fit 2^53 closely enough to rank by"
    )]
    let age_hours = (now_us - candidate.sort_us).max(0) as f64 / 3_600_000_000.0;
    let prominence = 0.5 + 0.5 / f64::from(candidate.position.max(0).saturating_add(1)).sqrt();
    let picture = if candidate.has_picture { 1.0 } else { 0.85 };
    prominence * 0.5_f64.powf(age_hours / HALF_LIFE_HOURS) * picture
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR_US: i64 = 3_600_000_000;
    const NOW_US: i64 = 1_800_000_000_000_000;

    fn candidate(article: i64, title: i64, owner: Option<&'static str>, headline: &'static str) -> Candidate<'static> {
        Candidate {
            article: ArticleId(article),
            title: TitleId(title),
            owner,
            headline,
            section: None,
            report: None,
            story: None,
            sort_us: NOW_US - HOUR_US,
            position: 3,
            has_picture: true,
            word_count: 400,
        }
    }

    #[test]
    fn what_several_owners_carry_leads() {
        let list = rank(
            &[
                candidate(1, 1, None, "Harbour bridge closes after storm damage in Oslo"),
                candidate(2, 2, None, "Pumpkin soup: five recipes for the autumn"),
                candidate(3, 3, None, "Storm damage: Oslo harbour bridge closed"),
                candidate(4, 4, None, "Oslo closes harbour bridge after storm"),
            ],
            NOW_US,
        );
        assert_eq!(list[0].also.len(), 2);
        assert!(list[0].reasons.contains(&Reason::Carried { titles: 3, owners: 3, reports: 3, told: false }));
        assert_eq!(list[1].article, ArticleId(2));
    }

    #[test]
    fn headlines_of_one_form_about_two_places_stay_apart() {
        let all: Vec<_> = (1..=8)
            .map(|n| {
                let headline = if n % 2 == 0 {
                    "After Oslo march, ministers offer talks"
                } else {
                    "After Bergen march, ministers offer talks"
                };
                candidate(n, n, None, headline)
            })
            .collect();
        let titles: Vec<_> = rank(&all, NOW_US).iter().map(|placed| placed.reasons[0].clone()).collect();
        assert_eq!(
            titles,
            [
                Reason::Carried { titles: 4, owners: 4, reports: 4, told: false },
                Reason::Carried { titles: 4, owners: 4, reports: 4, told: false }
            ]
        );
    }

    #[test]
    fn another_word_for_the_same_keeps_headlines_together() {
        let list = rank(
            &[
                candidate(1, 1, None, "Harbour bridge in Oslo closes after storm"),
                candidate(2, 2, None, "Harbour bridge in Oslo shuts after storm"),
            ],
            NOW_US,
        );
        assert_eq!(list[0].reasons[0], Reason::Carried { titles: 2, owners: 2, reports: 2, told: false });
    }

    #[test]
    fn a_wire_copy_counts_once_and_stands_together_under_any_headline() {
        let with = |report, candidate: Candidate<'static>| Candidate { report: Some(report), ..candidate };
        let list = rank(
            &[
                with(1, candidate(1, 1, None, "Harbour bridge closes after storm damage in Oslo")),
                with(1, candidate(2, 2, None, "Harbour bridge in Oslo closes after storm")),
                with(1, candidate(3, 3, None, "Winds of autumn: no way across the water")),
                with(4, candidate(4, 4, None, "Ministers resign over Karlsund dam report")),
                with(5, candidate(5, 5, None, "Dam report: Karlsund ministers resign")),
            ],
            NOW_US,
        );
        assert_eq!(list[0].reasons[0], Reason::Carried { titles: 2, owners: 2, reports: 2, told: false });
        assert_eq!(list[1].reasons[0], Reason::Carried { titles: 3, owners: 3, reports: 1, told: false });
        assert_eq!(list[1].reasons[0].to_string(), "3 titles carry one and the same report");
    }

    #[test]
    fn the_stories_engine_has_the_last_word_on_what_is_one_event() {
        let in_story = |story, candidate: Candidate<'static>| Candidate { story: Some(story), ..candidate };
        let list = rank(
            &[
                in_story(1, candidate(1, 1, None, "Thousands march in Ashmere over motorway plans")),
                candidate(2, 2, None, "Thousands march over motorway plans"),
                in_story(2, candidate(3, 3, None, "Thousands march in Harrowby over motorway plans")),
                in_story(2, candidate(4, 4, None, "A Saturday of drums and cardboard")),
                in_story(1, candidate(5, 5, None, "Motorway plans: thousands march in Ashmere")),
            ],
            NOW_US,
        );
        let mut groups: Vec<Vec<i64>> = list
            .iter()
            .map(|placed| {
                let mut all: Vec<i64> = placed.also.iter().chain([&placed.article]).map(|article| article.0).collect();
                all.sort_unstable();
                all
            })
            .collect();
        groups.sort();
        assert_eq!(groups, [vec![1, 2, 5], vec![3, 4]]);
        let words: Vec<String> = list.iter().map(|placed| placed.reasons[0].to_string()).collect();
        assert!(words.contains(&"2 titles of 2 owners carry this story".to_owned()), "{words:?}");
    }

    #[test]
    fn one_owner_with_many_titles_counts_once() {
        let chain: Vec<_> =
            (1..=40).map(|n| candidate(n, n, Some("Chain"), "Council approves stadium plan for Millbrook")).collect();
        let mut all = chain;
        all.push(candidate(50, 50, None, "Ministers resign over Karlsund dam report"));
        all.push(candidate(51, 51, None, "Dam report: Karlsund ministers resign"));
        let list = rank(&all, NOW_US);
        assert!(
            list[0].reasons.contains(&Reason::Carried { titles: 2, owners: 2, reports: 2, told: false }),
            "{:?}",
            list[0].reasons
        );
    }

    #[test]
    fn a_headline_from_the_future_gains_nothing() {
        let mut early = candidate(1, 1, None, "Alpha wins the cup final");
        early.sort_us = NOW_US + 90 * 24 * HOUR_US;
        let mut now = candidate(2, 2, None, "Bravo elected chair of the committee");
        now.sort_us = NOW_US;
        let list = rank(&[early, now], NOW_US);
        assert!((list[0].score - list[1].score).abs() < 1e-9);
    }

    #[test]
    fn the_order_does_not_depend_on_the_order_of_arrival_when_headlines_differ() {
        let mut all: Vec<_> = ["Alpha wins cup", "Bravo signs treaty", "Charlie floods valley", "Delta cuts rates"]
            .into_iter()
            .zip(1..)
            .map(|(headline, n)| candidate(n, n, None, headline))
            .collect();
        let forward: Vec<_> = rank(&all, NOW_US).iter().map(|placed| placed.article).collect();
        all.reverse();
        let backward: Vec<_> = rank(&all, NOW_US).iter().map(|placed| placed.article).collect();
        assert_eq!(forward, backward);
    }

    #[test]
    fn reasons_are_words() {
        let words: Vec<String> = [
            Reason::Carried { titles: 3, owners: 2, reports: 3, told: false },
            Reason::Position { place: 1 },
            Reason::Age { minutes: 130 },
        ]
        .iter()
        .map(ToString::to_string)
        .collect();
        assert_eq!(
            words,
            [
                "3 titles of 2 owners carry a similar headline",
                "At the top of its title’s own feed",
                "Published 2 hours ago"
            ]
        );
    }
}
