//! Which newsrooms led with a story, and when: a lane for each title over the story's time, with a table behind it.

use std::collections::BTreeMap;

use news::{ArticleId, FrontPageId, TitleId};
use store::{Moment, StoryArticle, StoryRow};

use crate::Error;
use crate::app::App;
use crate::cards::{TitleView, Viewer};
use crate::language::Language;

const HOUR_US: i64 = 3_600_000_000;
/// The chart is so wide and a lane so high, in its own units.
const WIDTH: i64 = 480;
const HEIGHT: i64 = 16;
/// Titles that have a lane; the table has as many.
const LANES: usize = 12;
/// Beyond this after its newest article a story's chart ends.
const AFTER_US: i64 = 48 * HOUR_US;

/// The chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Prominence {
    pub lanes: Vec<Lane>,
    pub width: i64,
    pub height: i64,
    pub from: String,
    pub to: String,
    /// "9 front pages had it, 3 of them at the very top."
    pub words: String,
}

/// One title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lane {
    pub title: TitleView,
    pub blocks: Vec<Block>,
    /// In words, for those who do not see it.
    pub words: String,
    pub best: u32,
    pub best_at: String,
    pub first: String,
    pub at_top: String,
    pub now: String,
}

/// A stretch of time in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    pub x: i64,
    pub y: i64,
    pub width: i64,
    pub height: i64,
    /// The class in the style sheet: `first`, `top` or `below`.
    pub class: &'static str,
}

/// From when until when a page had the story where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stretch {
    from_us: i64,
    until_us: i64,
    /// The best place of any of its articles.
    rank: u32,
}

/// The chart of a story; `None` where no front page had it.
pub(crate) async fn prominence(
    app: &App,
    story: &StoryRow,
    articles: &[StoryArticle],
    viewer: &Viewer<'_>,
) -> Result<Option<Prominence>, Error> {
    let now_us = news::to_micros(viewer.now);
    let until_us = now_us.min(story.newest_us.saturating_add(AFTER_US));
    let from_us = story.opened_us.saturating_sub(HOUR_US);
    let ids: Vec<ArticleId> = articles.iter().map(|article| article.card.id).collect();
    let moments = app.store.prominence_of(&ids, from_us, until_us).await?;
    Ok(draw(&moments, (from_us, until_us), viewer))
}

fn draw(moments: &[Moment], (from_us, until_us): (i64, i64), viewer: &Viewer<'_>) -> Option<Prominence> {
    let speaks = viewer.language;
    let begins_us =
        moments.iter().filter(|moment| moment.rank.is_some()).map(|moment| moment.at_us).min()?.max(from_us);
    let span_us = (until_us - begins_us).max(HOUR_US);
    let by_title = best_of_titles(moments, until_us);
    let mut lanes: Vec<(u32, i64, Lane)> = by_title
        .into_iter()
        .filter_map(|(title, stretches)| {
            let title = TitleView::new(viewer.titles.get(title)?);
            let best = stretches.iter().min_by_key(|stretch| (stretch.rank, stretch.from_us))?;
            let first = stretches.first()?;
            let top_us: i64 = stretches
                .iter()
                .filter(|stretch| stretch.rank <= 3)
                .map(|stretch| stretch.until_us - stretch.from_us)
                .sum();
            let standing = stretches.last().filter(|stretch| stretch.until_us >= until_us);
            let clock = |at_us: i64| speaks.day_and_time(at_us, viewer.zone);
            let lane = Lane {
                blocks: stretches.iter().map(|stretch| block(*stretch, begins_us, span_us)).collect(),
                words: format!(
                    "{}: {} {}, {}; {} {}",
                    title.name,
                    speaks.say("best-place"),
                    best.rank,
                    clock(best.from_us),
                    speaks.say("first-seen"),
                    clock(first.from_us)
                ),
                best: best.rank,
                best_at: clock(best.from_us),
                first: clock(first.from_us),
                at_top: hours_in_words(speaks, top_us),
                now: standing.map_or_else(
                    || speaks.say("gone").into_owned(),
                    |stretch| speaks.count("place-n", stretch.rank.into()),
                ),
                title,
            };
            Some((best.rank, best.from_us, lane))
        })
        .collect();
    lanes.sort_by_key(|(best, at_us, _)| (*best, *at_us));
    let (pages, at_top) = (lanes.len(), lanes.iter().filter(|(best, ..)| *best == 1).count());
    let count = |key: &str, n: usize| speaks.count(key, i64::try_from(n).unwrap_or(0));
    let at_top = count("at-very-top", at_top);
    let words = speaks.pair("bars-about", &count("pages-had-it", pages), &at_top);
    Some(Prominence {
        lanes: lanes.into_iter().take(LANES).map(|(.., lane)| lane).collect(),
        width: WIDTH,
        height: HEIGHT,
        from: speaks.day_and_time(begins_us, viewer.zone),
        to: speaks.day_and_time(until_us, viewer.zone),
        words,
    })
    .filter(|chart| !chart.lanes.is_empty())
}

/// For each title the stretches of its best place, one after the other. A page on which several articles of the story stand counts by the
/// best placed one; of several pages of a title the best one counts.
fn best_of_titles(moments: &[Moment], until_us: i64) -> BTreeMap<TitleId, Vec<Stretch>> {
    let mut by_title: BTreeMap<TitleId, Vec<&Moment>> = BTreeMap::new();
    for moment in moments {
        by_title.entry(moment.title).or_default().push(moment);
    }
    let mut all = BTreeMap::new();
    for (title, mut moments) in by_title {
        moments.sort_by_key(|moment| moment.at_us);
        let mut standing: BTreeMap<(FrontPageId, ArticleId), u32> = BTreeMap::new();
        let mut stretches: Vec<Stretch> = Vec::new();
        let mut times = moments.iter().map(|moment| moment.at_us).collect::<Vec<_>>();
        times.dedup();
        for (place, at_us) in times.iter().enumerate() {
            for moment in moments.iter().filter(|moment| moment.at_us == *at_us) {
                let key = (moment.front_page, moment.article);
                match moment.rank {
                    Some(rank) => standing.insert(key, rank),
                    None => standing.remove(&key),
                };
            }
            let ends_us = times.get(place + 1).copied().unwrap_or(until_us).min(until_us);
            let Some(rank) = standing.values().min().copied().filter(|_| ends_us > *at_us) else { continue };
            match stretches.last_mut() {
                Some(last) if last.rank == rank && last.until_us == *at_us => last.until_us = ends_us,
                _ => stretches.push(Stretch { from_us: *at_us, until_us: ends_us, rank }),
            }
        }
        if !stretches.is_empty() {
            all.insert(title, stretches);
        }
    }
    all
}

fn block(stretch: Stretch, begins_us: i64, span_us: i64) -> Block {
    let x = |at_us: i64| (at_us - begins_us).max(0).saturating_mul(WIDTH) / span_us;
    let (from, until) = (x(stretch.from_us), x(stretch.until_us));
    let (class, height) = match stretch.rank {
        1 => ("first", HEIGHT),
        2..=3 => ("top", HEIGHT * 3 / 4),
        4..=10 => ("below", HEIGHT / 2),
        _ => ("below", HEIGHT / 4),
    };
    Block { x: from, y: HEIGHT - height, width: (until - from).max(2), height, class }
}

fn hours_in_words(speaks: Language, us: i64) -> String {
    match us {
        0 => speaks.say("never").into_owned(),
        us if us < HOUR_US => speaks.count("lasted-minutes", us / (HOUR_US / 60)),
        us => speaks.count("lasted-hours", us / HOUR_US),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(page: i64, article: i64, hour: i64, rank: Option<u32>) -> Moment {
        Moment {
            article: ArticleId(article),
            front_page: FrontPageId(page),
            title: TitleId(page),
            at_us: hour * HOUR_US,
            rank,
            prominence: 0.5,
        }
    }

    #[test]
    fn the_best_place_of_any_article_counts_until_it_leaves() {
        let moments =
            [moment(1, 10, 0, Some(5)), moment(1, 11, 1, Some(1)), moment(1, 11, 2, None), moment(1, 10, 4, None)];
        let stretch =
            |from: i64, until: i64, rank| Stretch { from_us: from * HOUR_US, until_us: until * HOUR_US, rank };
        let all = best_of_titles(&moments, 9 * HOUR_US);
        assert_eq!(all[&TitleId(1)], [stretch(0, 1, 5), stretch(1, 2, 1), stretch(2, 4, 5)]);
    }

    #[test]
    fn what_still_stands_ends_with_the_chart() {
        let all = best_of_titles(&[moment(1, 10, 0, Some(2)), moment(2, 10, 3, None)], 8 * HOUR_US);
        assert_eq!(all[&TitleId(1)].last().unwrap().until_us, 8 * HOUR_US);
        assert!(!all.contains_key(&TitleId(2)));
    }

    #[test]
    fn higher_places_are_taller_and_nothing_is_too_narrow_to_see() {
        let at = |rank| block(Stretch { from_us: 0, until_us: 1, rank }, 0, 48 * HOUR_US);
        assert!(at(1).height > at(3).height && at(3).height > at(10).height && at(10).height > at(11).height);
        assert!(at(1).width >= 2);
    }
}
