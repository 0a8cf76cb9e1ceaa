//! The titles' feeds in all their formats.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use news::Section;
use serde_json::json;

use crate::article::Printed;
use crate::html::{self, escape};
use crate::random::mix;
use crate::sound;
use crate::title::{FeedFormat, Title};
use crate::world::{ArticleKey, World};

/// Entries of a feed, as most systems have it.
const ENTRIES: usize = 30;

/// A feed as it stands at one time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// Its media type.
    pub content_type: &'static str,
    /// The document.
    pub body: String,
    /// The articles in it, newest first.
    pub articles: Vec<ArticleKey>,
}

/// What a client may hold against a copy of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Validators {
    /// With its quotes.
    pub etag: String,
    /// To the second.
    pub last_modified: Timestamp,
}

impl World {
    fn feed_articles(&self, title: usize, section: Option<Section>, at: Timestamp) -> Vec<ArticleKey> {
        let mut keys = self.articles_visible(title, at, 72);
        if let Some(wanted) = section {
            keys.retain(|key| self.find(*key).is_some_and(|found| self.section(title, &found.event) == wanted));
        }
        keys.truncate(ENTRIES);
        keys
    }

    /// The validators of a feed at `at`; found without writing the feed. The same as long as the feed is the same.
    #[must_use]
    pub fn feed_validators(&self, title: usize, section: Option<Section>, at: Timestamp) -> Validators {
        let at_s = at.as_second();
        let mut state = vec![title as u64, section.map_or(99, |section| section as u64)];
        let mut newest_s = self.span().0.as_second();
        for key in self.feed_articles(title, section, at) {
            let Some(found) = self.find(key) else { continue };
            let revision = found.article.revision(at_s);
            newest_s = newest_s.max(if revision > 1 { found.article.later_at_s() } else { found.article.published_s });
            state.extend([key.number(), u64::from(revision)]);
        }
        let last_modified = Timestamp::from_second(newest_s).unwrap_or_default();
        Validators { etag: format!("\"{:016x}\"", mix(&state)), last_modified }
    }

    /// A title's main feed (`None`) or a section's, as it stands at `at`, for a press served on `port`.
    #[must_use]
    pub fn feed(&self, title: usize, section: Option<Section>, at: Timestamp, port: u16) -> Feed {
        let articles = self.feed_articles(title, section, at);
        let Some(who) = self.titles().get(title) else {
            return Feed { content_type: "text/plain", body: String::new(), articles };
        };
        let entries: Vec<Printed> =
            articles.iter().filter_map(|key| self.printed(*key, at)).map(without_posts).collect();
        let page = Page { title: who, section, base: format!("http://{}:{port}", who.host()), entries: &entries };
        let (content_type, body) = match who.format {
            FeedFormat::RssFull => ("application/rss+xml; charset=utf-8", page.rss(true)),
            FeedFormat::RssTeaser => ("application/rss+xml; charset=utf-8", page.rss(false)),
            FeedFormat::Atom => ("application/atom+xml; charset=utf-8", page.atom()),
            FeedFormat::Rss1 => ("application/rdf+xml; charset=utf-8", page.rss1()),
            FeedFormat::JsonFeed => ("application/feed+json; charset=utf-8", page.json()),
            FeedFormat::NewsSitemap => ("application/xml; charset=utf-8", page.sitemap()),
        };
        Feed { content_type, body, articles }
    }
}

/// A live blog appears in feeds by its first words only, so that its entry changes no more than others do.
fn without_posts(mut article: Printed) -> Printed {
    if !article.posts.is_empty() {
        article.posts.clear();
        article.modified = article.published;
    }
    article
}

struct Page<'a> {
    title: &'a Title,
    section: Option<Section>,
    base: String,
    entries: &'a [Printed],
}

impl Page<'_> {
    fn name(&self) -> String {
        self.section
            .map_or_else(|| self.title.name.clone(), |section| format!("{} - {}", self.title.name, section.name()))
    }

    fn url(&self, article: &Printed) -> String {
        format!("{}{}", self.base, article.path)
    }

    fn own_url(&self) -> String {
        format!("{}{}", self.base, self.title.feed_path(self.section))
    }

    fn newest(&self) -> Timestamp {
        self.entries.iter().map(|entry| entry.modified).max().unwrap_or_default()
    }

    fn rss(&self, full: bool) -> String {
        let mut out = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:media=\"http://search.yahoo.com/mrss/\" xmlns:atom=\"http://www.w3.org/2005/Atom\" xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\">\n<channel>\n",
        );
        out.push_str(&format!(
            "<title>{}</title><link>{}/</link><description>{}</description><language>{}</language><atom:link href=\"{}\" rel=\"self\" type=\"application/rss+xml\"/><lastBuildDate>{}</lastBuildDate>\n",
            escape(&self.name()), self.base, escape(&self.title.name), self.title.language, self.own_url(), rfc_2822(self.newest())
        ));
        for entry in self.entries {
            let url = escape(&self.url(entry));
            out.push_str(&format!("<item><title>{}</title><link>{url}</link>", escape(&entry.headline)));
            out.push_str(&if self.title.seed.is_multiple_of(3) {
                format!("<guid isPermaLink=\"false\">{}-{}</guid>", self.title.slug, entry.key.number())
            } else {
                format!("<guid isPermaLink=\"true\">{url}</guid>")
            });
            out.push_str(&format!(
                "<pubDate>{}</pubDate><category>{}</category>",
                rfc_2822(entry.published),
                entry.section.name()
            ));
            if let Some(byline) = &entry.credits.byline {
                out.push_str(&format!("<dc:creator>{}</dc:creator>", escape(byline)));
            }
            out.push_str(&format!("<description>{}</description>", escape(entry.teaser())));
            if full && !entry.locked {
                out.push_str(&format!(
                    "<content:encoded><![CDATA[{}]]></content:encoded>",
                    html::body(entry, usize::MAX)
                ));
            }
            if let Some(picture) = &entry.picture {
                out.push_str(&format!(
                    "<media:content url=\"{}{}\" type=\"image/jpeg\" medium=\"image\" width=\"1200\" height=\"800\"><media:description>{}</media:description><media:credit>{}</media:credit></media:content>",
                    self.base, picture.path, escape(&picture.caption), escape(&picture.credit)
                ));
            }
            if sound::is_heard(self.title, entry.key) {
                out.push_str(&format!(
                    "<enclosure url=\"{}{}\" type=\"audio/wav\" length=\"{}\"/><itunes:duration>{}</itunes:duration>",
                    self.base,
                    sound::path(entry.key),
                    sound::BYTES,
                    sound::SECONDS
                ));
            }
            out.push_str("</item>\n");
        }
        out.push_str("</channel>\n</rss>\n");
        out
    }

    fn atom(&self) -> String {
        let mut out = format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<title>{}</title><id>{}</id><link rel=\"self\" href=\"{}\"/><link rel=\"alternate\" href=\"{}/\"/><updated>{}</updated>\n",
            self.title.language,
            escape(&self.name()),
            self.own_url(),
            self.own_url(),
            self.base,
            self.newest()
        );
        for entry in self.entries {
            let day = entry.published.to_zoned_datetime(TimeZone::UTC).date();
            out.push_str(&format!(
                "<entry><title>{}</title><id>tag:{},{day}:{}</id><link rel=\"alternate\" type=\"text/html\" href=\"{}\"/><published>{}</published><updated>{}</updated><category term=\"{}\" label=\"{}\"/>",
                escape(&entry.headline), self.title.host(), entry.key.number(), escape(&self.url(entry)), entry.published, entry.modified, entry.section.as_str(), entry.section.name()
            ));
            for author in &entry.credits.authors {
                out.push_str(&format!("<author><name>{}</name></author>", escape(author)));
            }
            if entry.credits.authors.is_empty() {
                out.push_str(&format!(
                    "<author><name>{}</name></author>",
                    escape(entry.credits.byline.as_deref().unwrap_or(&self.title.name))
                ));
            }
            if let Some(picture) = &entry.picture {
                out.push_str(&format!(
                    "<link rel=\"enclosure\" type=\"image/jpeg\" href=\"{}{}\"/>",
                    self.base, picture.path
                ));
            }
            out.push_str(&format!("<summary>{}</summary>", escape(entry.teaser())));
            if !entry.locked {
                out.push_str(&format!("<content type=\"html\">{}</content>", escape(&html::body(entry, usize::MAX))));
            }
            out.push_str("</entry>\n");
        }
        out.push_str("</feed>\n");
        out
    }

    fn rss1(&self) -> String {
        let mut out = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xml:lang=\"{}\">\n<channel rdf:about=\"{}\"><title>{}</title><link>{}/</link><description>{}</description><dc:date>{}</dc:date><items><rdf:Seq>",
            self.title.language,
            self.own_url(),
            escape(&self.name()),
            self.base,
            escape(&self.title.name),
            self.newest()
        );
        for entry in self.entries {
            out.push_str(&format!("<rdf:li rdf:resource=\"{}\"/>", escape(&self.url(entry))));
        }
        out.push_str("</rdf:Seq></items></channel>\n");
        for entry in self.entries {
            let url = escape(&self.url(entry));
            out.push_str(&format!(
                "<item rdf:about=\"{url}\"><title>{}</title><link>{url}</link><dc:date>{}</dc:date><dc:subject>{}</dc:subject><dc:creator>{}</dc:creator><description>{}</description></item>\n",
                escape(&entry.headline), entry.published, entry.section.name(), escape(entry.credits.byline.as_deref().unwrap_or_default()), escape(entry.teaser())
            ));
        }
        out.push_str("</rdf:RDF>\n");
        out
    }

    fn json(&self) -> String {
        let items: Vec<serde_json::Value> = self
            .entries
            .iter()
            .map(|entry| {
                let url = self.url(entry);
                let mut item = json!({
                    "id": url,
                    "url": url,
                    "title": entry.headline,
                    "summary": entry.teaser(),
                    "date_published": entry.published.to_string(),
                    "date_modified": entry.modified.to_string(),
                    "authors": entry.credits.authors.iter().map(|name| json!({ "name": name })).collect::<Vec<_>>(),
                    "tags": [entry.section.name()],
                    "language": self.title.language,
                });
                if let Some(fields) = item.as_object_mut() {
                    let content = if entry.locked {
                        format!("<p>{}</p>", escape(entry.teaser()))
                    } else {
                        html::body(entry, usize::MAX)
                    };
                    fields.insert("content_html".to_owned(), content.into());
                    if let Some(picture) = &entry.picture {
                        fields.insert("image".to_owned(), format!("{}{}", self.base, picture.path).into());
                    }
                    if sound::is_heard(self.title, entry.key) {
                        let sound = json!({
                            "url": format!("{}{}", self.base, sound::path(entry.key)), "mime_type": "audio/wav",
                            "size_in_bytes": sound::BYTES, "duration_in_seconds": sound::SECONDS,
                        });
                        fields.insert("attachments".to_owned(), json!([sound]));
                    }
                }
                item
            })
            .collect();
        let feed = json!({
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.name(),
            "home_page_url": format!("{}/", self.base),
            "feed_url": self.own_url(),
            "language": self.title.language,
            "items": items,
        });
        feed.to_string()
    }

    fn sitemap(&self) -> String {
        let mut out = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\" xmlns:image=\"http://www.google.com/schemas/sitemap-image/1.1\">\n",
        );
        for entry in self.entries {
            out.push_str(&format!(
                "<url><loc>{}</loc><lastmod>{}</lastmod><news:news><news:publication><news:name>{}</news:name><news:language>{}</news:language></news:publication><news:publication_date>{}</news:publication_date><news:title>{}</news:title></news:news>",
                escape(&self.url(entry)), entry.modified, escape(&self.title.name), self.title.tongue(), entry.published, escape(&entry.headline)
            ));
            if let Some(picture) = &entry.picture {
                out.push_str(&format!(
                    "<image:image><image:loc>{}{}</image:loc></image:image>",
                    self.base, picture.path
                ));
            }
            out.push_str("</url>\n");
        }
        out.push_str("</urlset>\n");
        out
    }
}

/// A time as RFC 2822 and RFC 9110 (`GMT`) write it: "Mon, 23 Nov 2026 22:10:00 GMT".
pub(crate) fn rfc_2822(at: Timestamp) -> String {
    at.to_zoned_datetime(TimeZone::UTC).strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}
