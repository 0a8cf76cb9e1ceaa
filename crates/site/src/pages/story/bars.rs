//! How a story was told over time: articles by hour or day, as a small chart with a table behind it.

use store::StoryArticle;

use crate::cards::Viewer;

const HOUR_US: i64 = 3_600_000_000;
/// Bars at most; a longer story has wider ones.
const BARS: i64 = 36;
/// Widths of a bar, hours.
const WIDTHS: [i64; 6] = [1, 2, 3, 6, 12, 24];
/// The chart is so high.
const HEIGHT: i64 = 48;
/// A bar and its gap are so wide.
const STEP: i64 = 8;

/// The chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bars {
    pub bars: Vec<Bar>,
    pub width: i64,
    pub height: i64,
    pub from: String,
    pub to: String,
    /// In words, for those who do not see it.
    pub words: String,
}

/// One bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bar {
    pub x: i64,
    pub y: i64,
    pub height: i64,
    /// When it begins.
    pub at: String,
    pub articles: i64,
    /// Of those, the ones that are no copies.
    pub own: i64,
    pub own_y: i64,
    pub own_height: i64,
}

impl Bars {
    /// The chart of a story; `None` where it has too few articles to be told over time.
    pub fn of(articles: &[StoryArticle], viewer: &Viewer<'_>) -> Option<Self> {
        let times: Vec<i64> = articles.iter().map(|article| article.card.sort_us).collect();
        let (first, last) = (*times.iter().min()?, *times.iter().max()?);
        if articles.len() < 4 {
            return None;
        }
        let hours = WIDTHS.into_iter().find(|hours| (last - first) / (hours * HOUR_US) < BARS).unwrap_or(24);
        let width_us = hours * HOUR_US;
        let start_us = first - first.rem_euclid(width_us);
        let bars = ((last - start_us) / width_us + 1).min(BARS * 10);
        let is_own = |article: &&StoryArticle| {
            article.relation.is_none_or(|relation| relation == wire::copies::Relation::Original)
        };
        let within = |article: &&StoryArticle, bar: i64| (article.card.sort_us - start_us) / width_us == bar;
        let counts: Vec<(i64, i64)> = (0..bars)
            .map(|bar| {
                let all = articles.iter().filter(|article| within(article, bar)).count();
                let own = articles.iter().filter(|article| within(article, bar)).filter(is_own).count();
                (i64::try_from(all).unwrap_or(i64::MAX), i64::try_from(own).unwrap_or(i64::MAX))
            })
            .collect();
        let most = counts.iter().map(|(all, _)| *all).max()?.max(1);
        let high = |count: i64| if count == 0 { 0 } else { (count * HEIGHT / most).max(2) };
        let clock = |at_us: i64| {
            let at = news::from_micros(at_us).to_zoned_datetime(viewer.zone.clone());
            let clock = at.strftime("%H:%M").to_string();
            let is_long = hours >= 24 || last - first > 20 * HOUR_US;
            if is_long { viewer.language.date_and_time(viewer.language.short_date(&at), clock) } else { clock }
        };
        let bars: Vec<Bar> = (0_i64..)
            .zip(&counts)
            .map(|(bar, (all, own))| Bar {
                x: bar * STEP,
                y: HEIGHT - high(*all),
                height: high(*all),
                at: clock(start_us + bar * width_us),
                articles: *all,
                own: *own,
                own_y: HEIGHT - high(*own),
                own_height: high(*own),
            })
            .collect();
        let articles = viewer.language.count("counts-articles", i64::try_from(articles.len()).unwrap_or(i64::MAX));
        let times = viewer.language.pair("between", &clock(first), &clock(last));
        let words = viewer.language.pair("bars-about", &articles, &times);
        Some(Self {
            width: STEP * i64::try_from(bars.len()).unwrap_or(1),
            height: HEIGHT,
            from: clock(first),
            to: clock(last),
            words,
            bars,
        })
    }
}
