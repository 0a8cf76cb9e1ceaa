//! What a feed brought, as articles: pure, so that it can be tested and replayed.

use std::collections::HashSet;

use news::{Article, Section, Timestamp};
use store::Arrival;
use url::Url;

use super::hubs::Named;

/// Plain text shorter than this is a teaser, characters.
const FULL_TEXT_CHARS: usize = 1_000;

/// A single entry this long is full text, whatever the rest of its feed looks like, characters.
const SURELY_FULL_TEXT_CHARS: usize = 2_500;

/// Endings by which a teaser gives itself away, in lower case.
const TEASER_ENDINGS: [&str; 14] = [
    "…",
    "...",
    "[…]",
    "[...]",
    "read more",
    "continue reading",
    "weiterlesen",
    "mehr lesen",
    "lire la suite",
    "leer más",
    "continua a leggere",
    "leia mais",
    "lees verder",
    "続きを読む",
];

/// What is known of a feed besides what it says itself.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The address that was polled.
    pub url: &'a Url,
    /// Where its articles belong, where the catalogue says so.
    pub section: Option<Section>,
    /// The title's main language.
    pub language: Option<&'a str>,
    /// Whether article pages are fetched at all.
    pub article_pages: bool,
    /// What time it is, for embargoes.
    pub now: Timestamp,
}

/// What a feed brought.
#[derive(Debug)]
pub struct Read {
    /// Its entries as articles, in the feed's order.
    pub arrivals: Vec<Arrival>,
    /// Whether entries were held back by an embargo: the feed must be read again even if it does not change.
    pub held_back: bool,
    /// The hub that tells of its news.
    pub named: Option<Named>,
}

/// Turns the entries of `feed` into arrivals; embargoed ones are held back.
///
/// Left out are entries without headline and text, one that the document broke off in, and, where a document's markup is broken,
/// entries without a link, which most likely lost it: they come again whole.
pub fn read(feed: feed::Feed, setting: &Setting<'_>) -> Read {
    let mut seen = HashSet::new();
    let links_are_lost = feed.damaged;
    let named = named(&feed, setting.url);
    let language = feed.language.as_deref().or(setting.language).map(str::to_owned);
    let (due, held): (Vec<_>, Vec<_>) =
        feed.entries.into_iter().partition(|entry| entry.embargoed_until.is_none_or(|until| until <= setting.now));
    let mut arrivals: Vec<Arrival> = due
        .into_iter()
        .filter(|entry| !entry.unfinished && (entry.url.is_some() || !links_are_lost))
        .filter(|entry| seen.insert(entry.id.clone()))
        .enumerate()
        .filter_map(|(position, entry)| arrival(position, entry, language.as_deref(), setting))
        .collect();
    let full_texts = is_full_text_feed(&arrivals);
    for arrival in &mut arrivals {
        arrival.wants_page = setting.article_pages
            && !arrival.withdrawn
            && arrival.article.url.starts_with("http")
            && !is_full_text(&arrival.article, full_texts);
    }
    Read { arrivals, held_back: !held.is_empty(), named }
}

/// The first hub that a feed names, and the feed's own name for itself (WebSub, section 4); where it says none it is where it was found.
fn named(feed: &feed::Feed, url: &Url) -> Option<Named> {
    let hub = feed.hubs.iter().find(|hub| hub.starts_with("https://") || hub.starts_with("http://"))?;
    Some(Named { hub: hub.clone(), topic: feed.self_url.clone().unwrap_or_else(|| url.to_string()) })
}

fn arrival(position: usize, entry: feed::Entry, language: Option<&str>, setting: &Setting<'_>) -> Option<Arrival> {
    let base = entry.url.as_deref().unwrap_or(setting.url.as_str());
    let body = match (&entry.content_html, &entry.content_text) {
        (Some(html), _) => page::article_from_fragment(html, base),
        (None, Some(text)) => page::article_from_fragment(&paragraphs(text), base),
        (None, None) => page::article_from_fragment(&paragraphs(entry.summary.as_deref().unwrap_or_default()), base),
    };
    let summary = entry.summary.as_deref().or(Some(&body.body_text)).and_then(|text| first_chars(text, 300));
    let headline = entry.title.filter(|title| !title.trim().is_empty()).or_else(|| first_chars(&body.body_text, 90))?;

    let sample = format!("{headline}\n{}", first_chars(&body.body_text, 500).unwrap_or_default());
    let hint = entry.language.as_deref().or(language);
    let section =
        setting.section.or_else(|| entry.categories.iter().find_map(|category| Section::from_label(category)));
    let byline = entry.byline.or_else(|| if entry.authors.is_empty() { None } else { Some(entry.authors.join(", ")) });
    let article = Article {
        url: entry.url.unwrap_or_default(),
        title: Some(headline),
        byline,
        authors: entry.authors,
        dateline: entry.dateline,
        published: entry.published,
        modified: entry.updated,
        section: entry.categories.into_iter().next(),
        language: text::language::detect(&sample, hint),
        picture: entry.image,
        recordings: recordings(&entry.enclosures),
        access: entry.access,
        summary,
        word_count: body.word_count,
        body_html: body.body_html,
        body_text: body.body_text,
        ..Article::default()
    };
    let expired = entry.expires.is_some_and(|at| at <= setting.now);
    Some(Arrival {
        guid: entry.id,
        position: i32::try_from(position).unwrap_or(i32::MAX),
        article,
        section,
        wants_page: false,
        withdrawn: expired || entry.status != feed::Status::Usable,
    })
}

/// The sound and the video of an entry.
fn recordings(enclosures: &[feed::Enclosure]) -> Vec<news::Recording> {
    news::one_of_each_kind(enclosures.iter().filter_map(|file| {
        news::Recording::new(&file.url, file.media_type.as_deref(), file.length_bytes, file.seconds)
    }))
}

/// Plain text as HTML: a paragraph for each block between blank lines.
fn paragraphs(text: &str) -> String {
    text.split("\n\n")
        .map(str::trim)
        .filter(|block| !block.is_empty())
        .map(|block| format!("<p>{}</p>", block.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")))
        .collect()
}

/// Whether a feed carries whole articles: the middle one of its entries is long and does not end like a teaser.
fn is_full_text_feed(arrivals: &[Arrival]) -> bool {
    let whole = |arrival: &&Arrival| {
        has_chars(&arrival.article.body_text, FULL_TEXT_CHARS) && !ends_like_a_teaser(&arrival.article)
    };
    !arrivals.is_empty() && arrivals.iter().filter(whole).count() >= arrivals.len().div_ceil(2)
}

/// Whether `text` has at least so many characters; reads no more of it than it must.
fn has_chars(text: &str, least: usize) -> bool {
    // A character has one to four bytes.
    text.len() >= least && (text.len() >= 4 * least || text.chars().nth(least.saturating_sub(1)).is_some())
}

fn is_full_text(article: &Article, feed_has_full_texts: bool) -> bool {
    let least = if feed_has_full_texts { FULL_TEXT_CHARS / 4 } else { SURELY_FULL_TEXT_CHARS };
    has_chars(&article.body_text, least) && !ends_like_a_teaser(article)
}

fn ends_like_a_teaser(article: &Article) -> bool {
    let end: String = article
        .body_text
        .trim_end()
        .chars()
        .rev()
        .take(40)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect::<String>()
        .to_lowercase();
    let end = end
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '»' | '>' | '→' | '.') && !end.ends_with("..."));
    TEASER_ENDINGS.iter().any(|ending| end.ends_with(ending))
}

/// The first `count` characters of `text` on one line, cut at a word; `None` for nothing.
fn first_chars(text: &str, count: usize) -> Option<String> {
    let mut line = String::new();
    let mut chars = 0;
    for word in text::space::words(text, char::is_whitespace) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        chars += 1 + if word.is_ascii() { word.len() } else { word.chars().count() };
        // What comes behind is cut off again.
        if chars > count + 1 {
            break;
        }
    }
    if line.is_empty() {
        return None;
    }
    let Some((end, _)) = line.char_indices().nth(count) else { return Some(line) };
    line.truncate(end);
    line.truncate(line.rfind(' ').unwrap_or(end));
    line.push('…');
    Some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str =
        "Officials said on Tuesday that the bridge would stay closed for repairs until the spring of next year. ";

    fn read_rss(items: &str, now: &str) -> Read {
        let rss =
            format!("<rss version='2.0'><channel><title>Gazette</title><language>en</language>{items}</channel></rss>");
        let url = Url::parse("https://gazette.example/feed.xml").unwrap();
        let feed = feed::parse(rss.as_bytes(), &feed::Context { url: Some(&url), content_type: None }).unwrap();
        let setting =
            Setting { url: &url, section: None, language: None, article_pages: true, now: now.parse().unwrap() };
        read(feed, &setting)
    }

    fn item(number: u32, text: &str) -> String {
        format!(
            "<item><guid>{number}</guid><link>https://gazette.example/{number}</link><title>Piece {number}</title><description>{text}</description></item>"
        )
    }

    #[test]
    fn teasers_want_their_page_and_full_texts_do_not() {
        let teasers: String = (0..5).map(|number| item(number, "The bridge is closed. Read more")).collect();
        assert!(read_rss(&teasers, "2026-11-20T10:00:00Z").arrivals.iter().all(|arrival| arrival.wants_page));
        let texts: String = (0..5).map(|number| item(number, &LONG.repeat(20))).collect();
        let read = read_rss(&texts, "2026-11-20T10:00:00Z");
        assert_eq!(read.arrivals.len(), 5);
        assert!(read.arrivals.iter().all(|arrival| !arrival.wants_page));
    }

    #[test]
    fn a_short_piece_in_a_feed_of_full_texts_is_full_text_unless_it_ends_like_a_teaser() {
        let mut items: String = (0..5).map(|number| item(number, &LONG.repeat(20))).collect();
        items += &item(8, &LONG.repeat(4));
        items += &item(9, &format!("{} …", LONG.repeat(4)));
        let wants: Vec<bool> =
            read_rss(&items, "2026-11-20T10:00:00Z").arrivals.iter().map(|arrival| arrival.wants_page).collect();
        assert_eq!(wants.get(5..), Some(&[false, true][..]));
    }

    #[test]
    fn an_entry_that_the_document_broke_off_in_is_left_out() {
        let broken = format!("<rss version='2.0'><channel>{}<item><guid>2</guid><title>Half a he", item(1, "Whole."));
        let feed = feed::parse(broken.as_bytes(), &feed::Context::default()).unwrap();
        let url = Url::parse("https://gazette.example/feed.xml").unwrap();
        let setting =
            Setting { url: &url, section: None, language: None, article_pages: false, now: Timestamp::UNIX_EPOCH };
        let guids: Vec<String> = read(feed, &setting).arrivals.into_iter().map(|arrival| arrival.guid).collect();
        assert_eq!(guids, ["1"]);
    }

    #[test]
    fn an_entry_that_lost_its_link_to_damage_is_left_out() {
        let damaged = format!(
            "{}<item><guid isPermaLink='false'>2</guid><title>Two</titel><link>https://gazette.example/2&nosuch; & </link></item>",
            item(1, "Whole.")
        );
        let guids: Vec<String> =
            read_rss(&damaged, "2026-11-20T10:00:00Z").arrivals.into_iter().map(|arrival| arrival.guid).collect();
        assert_eq!(guids, ["1"]);
        let without_links =
            "<item><guid>1</guid><title>One</title></item><item><guid>2</guid><title>Two</title></item>";
        assert_eq!(read_rss(without_links, "2026-11-20T10:00:00Z").arrivals.len(), 2);
    }

    #[test]
    fn what_is_under_embargo_is_held_back_until_its_time() {
        let ninjs = br#"{"uri":"urn:x:1","standard":{"name":"ninjs","version":"3.0"},"type":"text","embargoedUntil":"2026-11-20T12:00:00Z",
            "headlines":[{"value":"Budget speech"}],"bodies":[{"role":"main","contentType":"text/plain","value":"The text."}]}"#;
        for (now, arrivals, held_back) in [("2026-11-20T11:59:00Z", 0, true), ("2026-11-20T12:00:00Z", 1, false)] {
            let feed = feed::parse(ninjs, &feed::Context::default()).unwrap();
            let url = Url::parse("https://agency.example/feed").unwrap();
            let setting =
                Setting { url: &url, section: None, language: None, article_pages: false, now: now.parse().unwrap() };
            let read = read(feed, &setting);
            assert_eq!((read.arrivals.len(), read.held_back), (arrivals, held_back), "{now}");
        }
    }

    #[test]
    fn an_episode_brings_its_sound_and_a_report_its_film() {
        let items = r#"<item><guid>1</guid><link>https://gazette.example/1</link><title>Episode 1</title><description>Talk.</description>
            <enclosure url="https://cdn.example/1.mp3?x=1" type="audio/mpeg" length="38200000"/>
            <itunes:duration xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">42:10</itunes:duration></item>
            <item><guid>2</guid><link>https://gazette.example/2</link><title>Flood</title><description>Water.</description>
            <media:group xmlns:media="http://search.yahoo.com/mrss/"><media:content url="https://cdn.example/2.mp4" type="video/mp4" duration="90" fileSize="5000000"/>
            <media:content url="https://cdn.example/2-large.mp4" type="video/mp4"/><media:content url="https://cdn.example/2.jpg" medium="image"/></media:group></item>
            <item><guid>3</guid><link>https://gazette.example/3</link><title>Paper</title><description>Read.</description>
            <enclosure url="https://cdn.example/3.pdf" type="application/pdf" length="9"/></item>"#;
        let read = read_rss(items, "2026-11-20T10:00:00Z");
        let found: Vec<Vec<String>> = read
            .arrivals
            .iter()
            .map(|arrival| {
                let said = |file: &news::Recording| {
                    format!("{} {} {:?} {:?}", file.url, file.media_type, file.length_bytes, file.seconds)
                };
                arrival.article.recordings.iter().map(said).collect()
            })
            .collect();
        assert_eq!(
            found,
            [
                vec!["https://cdn.example/1.mp3?x=1 audio/mpeg Some(38200000) Some(2530)"],
                vec!["https://cdn.example/2.mp4 video/mp4 Some(5000000) Some(90)"],
                vec![],
            ]
        );
    }

    #[test]
    fn hostile_markup_of_a_feed_arrives_safe() {
        let read = read_rss(
            &item(1, "&lt;p onclick=\"x()\"&gt;Hello&lt;script&gt;x()&lt;/script&gt;&lt;/p&gt;"),
            "2026-11-20T10:00:00Z",
        );
        let html = &read.arrivals.first().unwrap().article.body_html;
        assert!(html.contains("Hello") && !html.contains("onclick") && !html.contains("script"), "{html}");
    }
}
