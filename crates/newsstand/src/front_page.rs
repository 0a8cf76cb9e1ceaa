//! A front page, or what stands for one, to slots: HTML by `page`, a feed or news sitemap by its order.

use news::{Slot, prominence_in_a_feed};
use url::Url;

/// Most slots that are taken from a feed.
const FEED_SLOTS: usize = 60;

/// What was read.
#[derive(Debug, Default)]
pub struct Read {
    /// Best first.
    pub slots: Vec<Slot>,
    /// Whether it was a feed rather than a page.
    pub is_feed: bool,
    /// What could not be read, in plain words.
    pub problems: Vec<String>,
}

/// Reads the bytes of a front page, a feed or a news sitemap.
pub fn read(bytes: &[u8], url: Option<&Url>, content_type: Option<&str>) -> Read {
    match feed::parse(bytes, &feed::Context { url, content_type }) {
        Ok(feed) if !feed.entries.is_empty() => {
            Read { slots: of_feed(feed.entries), is_feed: true, problems: feed.problems }
        }
        _ => {
            let charset = content_type.and_then(text::decode::charset);
            let html = text::decode::html(bytes, charset).text;
            let page = page::front_page(&html, url.map(Url::as_str).unwrap_or_default());
            Read { slots: page.slots, is_feed: false, problems: page.problems }
        }
    }
}

fn of_feed(entries: Vec<feed::Entry>) -> Vec<Slot> {
    let mut seen = std::collections::HashSet::new();
    let linked = entries
        .into_iter()
        .filter(|entry| !entry.unfinished && entry.status == feed::Status::Usable)
        .filter_map(|entry| {
            let (url, headline) = (entry.url?, entry.title?);
            let known = !url.starts_with("http") || !seen.insert(url.clone());
            (!known).then_some((url, headline, entry.categories.into_iter().next()))
        });
    (1_u32..)
        .zip(linked.take(FEED_SLOTS))
        .map(|(rank, (url, headline, section))| Slot {
            rank,
            url,
            headline,
            section,
            prominence: prominence_in_a_feed(rank),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_feed_stands_for_a_front_page_in_its_own_order() {
        let rss = "<rss version='2.0'><channel>\
            <item><title>Bridge shut</title><link>https://gazette.example/1</link><category>Town</category></item>\
            <item><title>No link</title></item>\
            <item><title>Bridge shut again</title><link>https://gazette.example/1</link></item>\
            <item><title>Baths open</title><link>https://gazette.example/2</link></item></channel></rss>";
        let read = read(rss.as_bytes(), None, None);
        assert!(read.is_feed);
        let places: Vec<(u32, &str)> = read.slots.iter().map(|slot| (slot.rank, slot.url.as_str())).collect();
        assert_eq!(places, [(1, "https://gazette.example/1"), (2, "https://gazette.example/2")]);
        assert_eq!(read.slots.first().and_then(|slot| slot.section.as_deref()), Some("Town"));
    }

    #[test]
    fn a_page_is_a_page_whatever_it_says_of_itself() {
        let html = "<title>Gazette</title><main><article><h2><a href='/harbour-bridge-shut-until-spring'>Harbour bridge shut until spring</a></h2></article></main>";
        let url = url::Url::parse("https://gazette.example/").ok();
        let read = read(html.as_bytes(), url.as_ref(), Some("application/rss+xml"));
        assert!(!read.is_feed);
        assert_eq!(read.slots.len(), 1);
    }
}
