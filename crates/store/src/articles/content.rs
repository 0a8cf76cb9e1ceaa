//! What an article says: its hash, and the short texts that lists show.

use news::Article;
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

/// Characters of a summary at most.
const SUMMARY_CHARS: usize = 300;
/// Characters of a headline that had to be made from the text.
const MADE_HEADLINE_CHARS: usize = 100;
/// Characters of a slug at most.
pub(crate) const SLUG_CHARS: usize = 80;

/// The hash of what a reader would call the article: headline, texts, writers, pictures, sound and video, section, access.
///
/// Left out: times, the address, counts and problems, and the query part of addresses inside the text, because
/// publishers sign and time-stamp those anew at every visit. The value is stored: changing this function makes every
/// article look revised once.
pub(crate) fn hash(article: &Article) -> i64 {
    let mut hasher = Xxh3::new();
    let mut add = |text: &str| {
        hasher.update(&(text.len() as u64).to_le_bytes());
        hasher.update(text.as_bytes());
    };
    add(article.title.as_deref().unwrap_or_default());
    add(article.byline.as_deref().unwrap_or_default());
    for names in [&article.authors, &article.agencies] {
        add(&names.len().to_string());
        names.iter().for_each(|name| add(name));
    }
    add(article.dateline.as_deref().unwrap_or_default());
    add(article.section.as_deref().unwrap_or_default());
    add(article.summary.as_deref().unwrap_or_default());
    if let Some(picture) = &article.picture {
        add(picture.url.split('?').next().unwrap_or_default());
        add(picture.caption.as_deref().unwrap_or_default());
        add(picture.credit.as_deref().unwrap_or_default());
    }
    add(article.access.as_str());
    add(if article.live_blog { "live" } else { "" });
    add(&article.body_text);
    add(&without_queries(&article.body_html));
    // Nothing is added where there are none, so that hashes from before there were any hold.
    for recording in &article.recordings {
        add(recording.url.split('?').next().unwrap_or_default());
    }
    hasher.digest().cast_signed()
}

/// The hash of a headline alone.
pub(crate) fn headline_hash(article: &Article) -> i64 {
    xxh3_64(headline(article).as_bytes()).cast_signed()
}

/// HTML without the query parts of addresses in attributes.
fn without_queries(html: &str) -> String {
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(tag) = rest.find('<') {
        let (before, from_tag) = rest.split_at(tag);
        kept.push_str(before);
        let (tag, behind) = from_tag.split_at(from_tag.find('>').unwrap_or(from_tag.len()));
        push_without_queries(tag, &mut kept);
        rest = behind;
    }
    kept.push_str(rest);
    kept
}

/// What stands between the angles of a tag, each query left out to the end of its address.
fn push_without_queries(tag: &str, kept: &mut String) {
    let mut rest = tag;
    while let Some(query) = rest.find('?') {
        let (before, from_query) = rest.split_at(query);
        kept.push_str(before);
        rest = from_query.get(from_query.find(['"', '\'', ' ']).unwrap_or(from_query.len())..).unwrap_or_default();
    }
    kept.push_str(rest);
}

/// The headline for lists; made from the text's beginning where the publisher gave none.
pub(crate) fn headline(article: &Article) -> String {
    let given = article.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    if let Some(title) = given {
        return title.to_owned();
    }
    let text = article.summary.as_deref().map(str::trim).filter(|text| !text.is_empty()).unwrap_or(&article.body_text);
    let made = shortened(text, MADE_HEADLINE_CHARS);
    if made.is_empty() { article.url.clone() } else { made }
}

/// The summary for lists: the publisher's own, else the text's beginning.
pub(crate) fn summary(article: &Article) -> String {
    let given = article.summary.as_deref().map(str::trim).filter(|summary| !summary.is_empty());
    shortened(given.unwrap_or(&article.body_text), SUMMARY_CHARS)
}

/// The beginning of `text` on one line, at most `max_chars` characters, cut at a word and marked where cut.
fn shortened(text: &str, max_chars: usize) -> String {
    let mut line = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let word_length = word.chars().count();
        let gap = usize::from(!line.is_empty());
        // One character stays free for the mark.
        if length + gap + word_length >= max_chars {
            if line.is_empty() {
                line.extend(word.chars().take(max_chars - 1));
            }
            line.push('…');
            return line;
        }
        if gap == 1 {
            line.push(' ');
        }
        line.push_str(word);
        length += gap + word_length;
    }
    line
}

#[cfg(test)]
mod tests {
    use news::{Picture, Timestamp};

    use super::*;

    fn article() -> Article {
        Article {
            url: "https://e.org/a".to_owned(),
            title: Some("Oslo votes".to_owned()),
            body_html: "<p>Polls opened.</p><img src=\"https://e.org/p.jpg?w=1\">".to_owned(),
            body_text: "Polls opened.".to_owned(),
            picture: Some(Picture { url: "https://e.org/p.jpg?sig=1".to_owned(), caption: None, credit: None }),
            ..Article::default()
        }
    }

    #[test]
    fn what_a_reader_sees_changes_the_hash() {
        let before = hash(&article());
        type Edit = fn(&mut Article);
        let changes: [(&str, Edit); 8] = [
            ("headline", |a| a.title = Some("Oslo has voted".to_owned())),
            ("byline", |a| a.byline = Some("Mara Lindqvist".to_owned())),
            ("text", |a| a.body_text.push('!')),
            ("links", |a| a.body_html.push_str("<a href=\"https://e.org/b\">b</a>")),
            ("credit", |a| a.picture.as_mut().unwrap().credit = Some("NTB".to_owned())),
            ("agency", |a| a.agencies.push("AFP".to_owned())),
            ("access", |a| a.access = news::Access::Locked),
            ("sound", |a| a.recordings.extend(news::Recording::new("https://e.org/a.mp3", None, None, None))),
        ];
        for (what, change) in changes {
            let mut changed = article();
            change(&mut changed);
            assert_ne!(hash(&changed), before, "{what}");
        }
    }

    #[test]
    fn what_publishers_stamp_anew_does_not() {
        let before = hash(&article());
        let mut stamped = article();
        stamped.modified = Some(Timestamp::UNIX_EPOCH);
        stamped.published = Some(Timestamp::UNIX_EPOCH);
        stamped.url.push_str("?utm_source=rss");
        stamped.picture.as_mut().unwrap().url = "https://e.org/p.jpg?sig=2".to_owned();
        stamped.body_html = stamped.body_html.replace("w=1", "w=1&t=99");
        stamped.problems.push("odd date".to_owned());
        assert_eq!(hash(&stamped), before);
    }

    /// The rule by which stored hashes were made, character by character.
    fn without_queries_by_characters(html: &str) -> String {
        let (mut kept, mut inside_tag, mut skipping) = (String::new(), false, false);
        for c in html.chars() {
            inside_tag = c == '<' || inside_tag && c != '>';
            skipping &= inside_tag && !matches!(c, '"' | '\'' | ' ');
            skipping |= inside_tag && c == '?';
            kept.extend((!skipping).then_some(c));
        }
        kept
    }

    proptest::proptest! {
        #[test]
        fn queries_are_left_out_of_tags_and_only_there(html in "[<>?\"' aé=&]{0,24}") {
            proptest::prop_assert_eq!(without_queries(&html), without_queries_by_characters(&html));
        }
    }

    #[test]
    fn neighbouring_fields_do_not_run_together() {
        let one = Article { authors: vec!["a".to_owned()], agencies: vec!["b".to_owned()], ..Article::default() };
        let other = Article { authors: vec!["a".to_owned(), "b".to_owned()], ..Article::default() };
        assert_ne!(hash(&one), hash(&other));
    }

    #[test]
    fn texts_are_cut_at_words() {
        assert_eq!(shortened(" one\n two ", 20), "one two");
        assert_eq!(shortened("one two three", 9), "one two…");
        assert_eq!(shortened("国际新闻国际新闻", 4), "国际新…");
        assert_eq!(shortened("", 4), "");
        let long = "word ".repeat(200);
        assert!(summary(&Article { body_text: long, ..Article::default() }).chars().count() <= 300);
    }

    #[test]
    fn an_article_without_headline_gets_its_first_words() {
        let mut article = article();
        article.title = Some("  ".to_owned());
        assert_eq!(headline(&article), "Polls opened.");
        article.body_text.clear();
        assert_eq!(headline(&article), "https://e.org/a");
    }
}
