//! Which placed links are one story, from headlines and addresses alone: for front pages without articles behind them.
//!
//! An address that was seen keeps its story whatever its headline becomes. A new one joins the story whose headlines are most like its own:
//! half by words (of the headline and of the address), half by five-letter runs inside words (compounds, inflections), each weighed by
//! rarity. One pass, no second thoughts; the limit is high, and stories that are somewhat alike are *kin* to a degree, so that a newsroom
//! with another angle on the same event is heard without the two being made one.

use std::collections::HashMap;

use text::terms::terms;
use xxhash_rust::xxh3::xxh3_64;

/// How headlines are joined.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Likeness to a story from which a headline belongs to it, 0 to 1.
    pub alike: f32,
    /// Likeness of two stories from which they are kin, and from which on they are fully so.
    pub kindred_from: f32,
    /// See `kindred_from`.
    pub kindred_full: f32,
    /// An address that no page has held for this long is forgotten, microseconds.
    pub keep_us: i64,
}

impl Default for Settings {
    fn default() -> Self {
        Self { alike: 0.55, kindred_from: 0.15, kindred_full: 0.35, keep_us: 72 * 3_600_000_000 }
    }
}

/// A placed link.
#[derive(Clone, Debug)]
struct Item {
    url: String,
    story: u64,
    /// Sorted by feature; two halves of length 1/2 each, so that the dot product of two items is their likeness.
    vector: Vec<(u32, f32)>,
    seen_us: i64,
}

#[derive(Clone, Copy, Debug, Default)]
struct Story {
    /// Squared length of the sum of its items' vectors.
    length_squared: f32,
    items: u32,
}

/// The stories of placed links so far.
#[derive(Clone, Debug)]
pub struct Headlines {
    settings: Settings,
    items: Vec<Item>,
    by_url: HashMap<String, usize>,
    stories: HashMap<u64, Story>,
    next_story: u64,
    /// Features by hash, how many headlines have them, and which live items.
    numbers: HashMap<u64, u32>,
    counts: Vec<u32>,
    holders: Vec<Vec<u32>>,
    headlines: u32,
    swept_us: i64,
}

impl Headlines {
    /// Nothing seen yet.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Self {
            settings,
            items: Vec::new(),
            by_url: HashMap::new(),
            stories: HashMap::new(),
            next_story: 1,
            numbers: HashMap::new(),
            counts: Vec::new(),
            holders: Vec::new(),
            headlines: 0,
            swept_us: i64::MIN,
        }
    }

    /// The story of the link `url` that stood on a page as `headline` at `at_us`.
    pub fn story(&mut self, url: &str, headline: &str, at_us: i64) -> u64 {
        self.sweep(at_us);
        let key = address_key(url);
        if let Some(item) = self.by_url.get(key).and_then(|&index| self.items.get_mut(index)) {
            item.seen_us = item.seen_us.max(at_us);
            return item.story;
        }
        let vector = self.vector(&format!("{headline} {}", address_words(key)));
        let story = self.nearest(&vector).unwrap_or_else(|| {
            self.next_story += 1;
            self.next_story - 1
        });
        self.keep(Item { url: key.to_owned(), story, vector, seen_us: at_us });
        story
    }

    /// The links that are known of, with their stories.
    pub fn links(&self) -> impl Iterator<Item = (&str, u64)> {
        self.items.iter().map(|item| (item.url.as_str(), item.story))
    }

    /// Which of a story's links, each with its owner, says best what they have in common: the one whose headline and address are most like those of
    /// all owners, an owner with many links counting as one. Of equal ones the first; `None` where none is known.
    #[must_use]
    pub fn typical<'a>(&self, links: impl Iterator<Item = (&'a str, &'a str)>) -> Option<usize> {
        let known: Vec<(usize, &str, &Item)> = links
            .enumerate()
            .filter_map(|(place, (url, owner))| {
                Some((place, owner, self.items.get(*self.by_url.get(address_key(url))?)?))
            })
            .collect();
        let mut of_owner: HashMap<&str, f32> = HashMap::new();
        for (_, owner, _) in &known {
            *of_owner.entry(owner).or_default() += 1.0;
        }
        let mut middle: HashMap<u32, f32> = HashMap::new();
        for (_, owner, item) in &known {
            let links = of_owner.get(owner).copied().unwrap_or(1.0);
            for (feature, weight) in &item.vector {
                *middle.entry(*feature).or_default() += weight / links;
            }
        }
        let likeness = |item: &Item| -> f32 {
            item.vector.iter().map(|(feature, weight)| weight * middle.get(feature).copied().unwrap_or_default()).sum()
        };
        let scored = known.iter().map(|(place, _, item)| (*place, likeness(item)));
        scored.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0))).map(|(place, _)| place)
    }

    /// For each story with links seen since `since_us`, the stories that are kin to it, by number, with the degree, 0 to 1.
    #[must_use]
    pub fn kindred(&self, since_us: i64) -> HashMap<u64, Vec<(u64, f64)>> {
        let mut sums: HashMap<u64, HashMap<u64, f32>> = HashMap::new();
        for item in self.items.iter().filter(|item| item.seen_us >= since_us) {
            let sum = sums.entry(item.story).or_default();
            for (other, dot) in self.dots(&item.vector) {
                *sum.entry(other).or_default() += dot;
            }
        }
        let Settings { kindred_from, kindred_full, .. } = self.settings;
        let mut kindred = HashMap::with_capacity(sums.len());
        for (story, sum) in sums {
            let own = sum.get(&story).copied().unwrap_or_default().max(f32::MIN_POSITIVE);
            let mut kin: Vec<(u64, f64)> = sum
                .into_iter()
                .filter(|(other, _)| *other != story)
                .filter_map(|(other, dot)| {
                    let length_squared = self.stories.get(&other)?.length_squared;
                    let alike = dot / (own * length_squared).sqrt().max(f32::MIN_POSITIVE);
                    let degree = ((alike - kindred_from) / (kindred_full - kindred_from)).clamp(0.0, 1.0);
                    (degree > 0.0).then_some((other, f64::from(degree)))
                })
                .collect();
            kin.sort_unstable_by_key(|(other, _)| *other);
            kindred.insert(story, kin);
        }
        kindred
    }

    fn keep(&mut self, item: Item) {
        let index = self.items.len();
        let dot: f32 = self.dots(&item.vector).get(&item.story).copied().unwrap_or_default();
        let own: f32 = item.vector.iter().map(|(_, weight)| weight * weight).sum();
        let story = self.stories.entry(item.story).or_default();
        story.length_squared += 2.0 * dot + own;
        story.items += 1;
        for (feature, _) in &item.vector {
            if let Some(holders) = self.holders.get_mut(*feature as usize) {
                holders.push(u32::try_from(index).unwrap_or(u32::MAX));
            }
        }
        self.by_url.insert(item.url.clone(), index);
        self.items.push(item);
    }

    /// The story that `vector` is most like, where it is like enough; of equal ones the oldest.
    fn nearest(&self, vector: &[(u32, f32)]) -> Option<u64> {
        let own: f32 = vector.iter().map(|(_, weight)| weight * weight).sum();
        if own <= 0.0 {
            return None;
        }
        self.dots(vector)
            .into_iter()
            .filter_map(|(story, dot)| {
                Some((story, dot / (own * self.stories.get(&story)?.length_squared).sqrt().max(f32::MIN_POSITIVE)))
            })
            .filter(|(_, alike)| *alike >= self.settings.alike)
            .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
            .map(|(story, _)| story)
    }

    /// The dot products of `vector` with the sums of all stories that share a feature with it.
    fn dots(&self, vector: &[(u32, f32)]) -> HashMap<u64, f32> {
        let mut dots: HashMap<u64, f32> = HashMap::new();
        for (feature, weight) in vector {
            for item in self.holders.get(*feature as usize).into_iter().flatten() {
                let Some(item) = self.items.get(*item as usize) else { continue };
                let Ok(place) = item.vector.binary_search_by_key(feature, |(other, _)| *other) else { continue };
                let other = item.vector.get(place).map_or(0.0, |(_, weight)| *weight);
                *dots.entry(item.story).or_default() += weight * other;
            }
        }
        dots
    }

    fn vector(&mut self, headline: &str) -> Vec<(u32, f32)> {
        let words: Vec<String> = terms(headline).iter().map(|word| plain(word)).collect();
        let mut pieces = Vec::new();
        for word in &words {
            let letters: Vec<char> = std::iter::once(' ').chain(word.chars()).chain(std::iter::once(' ')).collect();
            for run in letters.windows(5) {
                pieces.push(run.iter().collect::<String>());
            }
        }
        self.headlines += 1;
        let mut vector = self.half(words.iter().map(|word| xxh3_64(word.as_bytes())).collect());
        vector.extend(self.half(pieces.iter().map(|piece| xxh3_64(piece.as_bytes()) ^ 1).collect()));
        vector.sort_unstable_by_key(|(feature, _)| *feature);
        vector
    }

    /// One half of a vector: each feature once, by its rarity, the whole of length 1/sqrt 2.
    fn half(&mut self, mut hashes: Vec<u64>) -> Vec<(u32, f32)> {
        hashes.sort_unstable();
        hashes.dedup();
        let mut half = Vec::with_capacity(hashes.len());
        for hash in hashes {
            let next = u32::try_from(self.counts.len()).unwrap_or(u32::MAX);
            let number = *self.numbers.entry(hash).or_insert(next);
            if number == next {
                self.counts.push(0);
                self.holders.push(Vec::new());
            }
            let Some(count) = self.counts.get_mut(number as usize) else { continue };
            *count += 1;
            #[expect(clippy::cast_precision_loss, reason = "counts of headlines; a weight needs no more digits")]
            let rarity = ((1.0 + self.headlines as f32) / (1.0 + *count as f32)).ln() + 1.0;
            half.push((number, rarity));
        }
        let length: f32 = half.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt() * std::f32::consts::SQRT_2;
        if length > 0.0 {
            half.iter_mut().for_each(|(_, weight)| *weight /= length);
        }
        half
    }

    /// Forgets, now and then, the links that no page has held for long; a story keeps its number while one link of it is known.
    fn sweep(&mut self, at_us: i64) {
        if at_us < self.swept_us.saturating_add(self.settings.keep_us / 8) {
            return;
        }
        self.swept_us = at_us;
        let oldest_us = at_us.saturating_sub(self.settings.keep_us);
        if self.items.iter().all(|item| item.seen_us >= oldest_us) {
            return;
        }
        let items = std::mem::take(&mut self.items);
        self.by_url.clear();
        self.stories.clear();
        self.holders.iter_mut().for_each(Vec::clear);
        for item in items.into_iter().filter(|item| item.seen_us >= oldest_us) {
            self.keep(item);
        }
    }
}

/// The words that publishers write into the last parts of an address: `a/b/storm-closes-oslo-bridge-123.html`. A part of fewer than
/// four words is a section or a number.
fn address_words(key: &str) -> String {
    let words = |part: &&str| part.split('-').filter(is_word).count() >= 4;
    let part = key.split('/').skip(1).filter(words).last().unwrap_or_default();
    part.split('-').filter(is_word).collect::<Vec<_>>().join(" ")
}

fn is_word(word: &&str) -> bool {
    word.chars().count() > 1 && word.chars().all(char::is_alphabetic)
}

/// Addresses write `ae` where headlines write `ä`, which has become `a`: both become `a`.
fn plain(word: &str) -> String {
    word.replace("ae", "a").replace("oe", "o").replace("ue", "u")
}

/// An address without what does not tell one article from another: scheme, `www.`, fragment, the usual marks of campaigns, a final slash.
#[must_use]
pub fn address_key(url: &str) -> &str {
    let key = url.split_once("://").map_or(url, |(_, rest)| rest);
    let key = key.strip_prefix("www.").unwrap_or(key);
    let key = key.split('#').next().unwrap_or(key);
    let key = match key.split_once('?') {
        Some((path, query)) if query.split('&').all(is_campaign) => path,
        _ => key,
    };
    key.trim_end_matches('/')
}

fn is_campaign(parameter: &str) -> bool {
    let name = parameter.split('=').next().unwrap_or(parameter);
    name.is_empty()
        || name.starts_with("utm_")
        || matches!(name, "ref" | "referrer" | "source" | "src" | "fbclid" | "gclid" | "cmp" | "wt_mc" | "at_medium")
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR_US: i64 = 3_600_000_000;

    fn headlines() -> Headlines {
        let mut headlines = Headlines::new(Settings::default());
        // Enough of other things that a shared word is rare.
        for (n, headline) in
            ["Pumpkin soup for the autumn", "Cup final goes to extra time", "Rates stay where they are"]
                .iter()
                .cycle()
                .take(60)
                .enumerate()
        {
            headlines.story(&format!("https://other.example/{n}"), headline, 0);
        }
        headlines
    }

    #[test]
    fn like_headlines_are_one_story_and_others_are_not() {
        let mut headlines = headlines();
        let first = headlines.story("https://a.example/1", "Storm closes Oslo harbour bridge", 0);
        let second = headlines.story("https://b.example/1", "Oslo: harbour bridge closed after the storm", 0);
        let third = headlines.story("https://c.example/1", "Minister resigns over dam report", 0);
        assert_eq!(first, second);
        assert_ne!(first, third);
    }

    #[test]
    fn an_address_keeps_its_story_under_every_headline() {
        let mut headlines = headlines();
        let first = headlines.story("https://a.example/1", "Storm closes Oslo harbour bridge", 0);
        let other = headlines.story("https://b.example/1", "Minister resigns over dam report", 0);
        let again =
            headlines.story("https://www.a.example/1?utm_source=x#top", "Minister resigns over dam report", HOUR_US);
        assert_eq!(again, first);
        assert_ne!(again, other);
    }

    #[test]
    fn the_link_that_says_what_all_owners_say_stands_for_the_story() {
        let mut headlines = headlines();
        let links = [
            ("https://a.example/1", "a", "Live: the night the bridge shook"),
            ("https://a.example/2", "a", "Live: the night the bridge shook, in pictures"),
            ("https://a.example/3", "a", "Live: the night the bridge shook, hour by hour"),
            ("https://b.example/1", "b", "Storm closes Oslo harbour bridge"),
            ("https://c.example/1", "c", "Oslo harbour bridge closed by storm"),
            ("https://d.example/1", "d", "Storm closes harbour bridge"),
        ];
        for (url, _, headline) in links {
            headlines.story(url, headline, 0);
        }
        let typical = |count| headlines.typical(links.iter().take(count).map(|(url, owner, _)| (*url, *owner)));
        assert_eq!(typical(3), Some(0), "one owner's own words, where nobody else has the story");
        assert_eq!(typical(6), Some(3), "three links of one owner say less than three owners");
        assert_eq!(headlines.typical(std::iter::once(("https://unknown.example/", "e"))), None);
    }

    #[test]
    fn what_no_page_holds_is_forgotten() {
        let mut headlines = headlines();
        let first = headlines.story("https://a.example/1", "Storm closes Oslo harbour bridge", 0);
        for hour in 1..200 {
            headlines.story("https://b.example/1", "Minister resigns over dam report", hour * HOUR_US);
        }
        assert_eq!(headlines.links().count(), 1);
        assert_ne!(headlines.story("https://c.example/1", "Oslo harbour bridge closed by storm", 200 * HOUR_US), first);
    }

    #[test]
    fn addresses_lose_only_what_does_not_matter() {
        for (url, key) in [
            ("https://www.example.org/a/", "example.org/a"),
            ("http://example.org/a?utm_source=x&utm_medium=y#c", "example.org/a"),
            ("https://example.org/a?id=7", "example.org/a?id=7"),
        ] {
            assert_eq!(address_key(url), key, "{url}");
        }
    }
}
