//! One entry of RSS, Atom or CDF. The languages are read by one set of rules, because feeds mix them: RSS with Atom's elements,
//! Atom with Dublin Core, anything with Media RSS.

use std::collections::HashMap;

use news::{Access, Picture, Timestamp};
use url::Url;

use crate::entry::{Enclosure, Entry, Source};
use crate::media::Media;
use crate::namespace::Namespace;
use crate::problems::Problems;
use crate::text_construct::{Text, Usually, beginning};
use crate::xml::Element;
use crate::{date, html, identity, limits, link, person};

/// Characters of a summary that had to be taken from the text itself.
const SUMMARY_CHARS: usize = 600;

/// What entries of one feed share.
#[derive(Debug)]
pub(crate) struct Surroundings<'a> {
    /// The base address around the entries.
    pub(crate) base: Option<&'a Url>,
    /// Whether the feed is RSS (in which `dc:date` is the day of publication).
    pub(crate) is_rss: bool,
}

/// Texts of an entry by where they stood.
#[derive(Debug, Default)]
struct Texts {
    title: Option<Text>,
    module_title: Option<Text>,
    media_title: Option<Text>,
    /// `description`, `summary`: the first is the summary, a second one the content.
    teasers: Vec<(Text, Option<Url>)>,
    module_teaser: Option<(Text, Option<Url>)>,
    content: Option<(Text, Option<Url>)>,
}

/// Addresses of an entry by what they are for.
#[derive(Debug, Default)]
struct Links {
    original: Option<String>,
    page: Option<String>,
    alternate: Option<String>,
    any: Option<String>,
    guid: Option<String>,
    id: Option<String>,
}

/// Reads one `<item>` or `<entry>`.
pub(crate) fn read(
    item: Element<'_>,
    around: &Surroundings<'_>,
    seen: &mut HashMap<u64, u32>,
    problems: &mut Problems,
) -> Entry {
    let mut reader = Reader {
        entry: Entry::default(),
        texts: Texts::default(),
        links: Links::default(),
        media: Media::default(),
        created: None,
        base: item.base(around.base),
        around,
        problems,
    };
    reader.attributes(item);
    for child in item.children() {
        reader.child(child);
    }
    reader.finish(item, seen)
}

struct Reader<'a, 'p> {
    entry: Entry,
    texts: Texts,
    links: Links,
    media: Media,
    created: Option<Timestamp>,
    base: Option<Url>,
    around: &'a Surroundings<'a>,
    problems: &'p mut Problems,
}

impl Reader<'_, '_> {
    /// RSS 1.0 keeps the id in `rdf:about`; CDF keeps address and date in attributes.
    fn attributes(&mut self, item: Element<'_>) {
        self.links.id = item.attribute("about").map(str::to_owned);
        self.links.page = item.attribute("href").and_then(|href| link::absolute(href, self.base.as_ref()));
        self.entry.updated = item.attribute("lastmod").and_then(date::read_plausible);
    }

    fn child(&mut self, child: Element<'_>) {
        match child.namespace() {
            Namespace::None | Namespace::Rss | Namespace::Atom | Namespace::Rdf => self.plain(child),
            Namespace::Content => match child.name() {
                "encoded" => self.content(child, Usually::Html),
                "items" => self.content_items(child),
                _ => {}
            },
            Namespace::DublinCore | Namespace::DublinTerms => self.dublin_core(child),
            Namespace::Media => self.media_rss(child),
            Namespace::Itunes => self.itunes(child),
            Namespace::Feedburner if child.name() == "origlink" => {
                self.links.original = child.text().and_then(|text| link::absolute(&text, self.base.as_ref()));
            }
            Namespace::Xhtml if matches!(child.name(), "body" | "div") => self.content(child, Usually::Html),
            _ => {}
        }
    }

    fn plain(&mut self, child: Element<'_>) {
        match child.name() {
            "title" => keep_first(&mut self.texts.title, || Text::read(child, Usually::Text)),
            "link" => self.link(child),
            "guid" => self.guid(child),
            "id" => self.links.id = child.text().map(|text| text.into_owned()).or(self.links.id.take()),
            "description" => self.teaser(child, Usually::Html),
            "summary" | "abstract" => self.teaser(child, Usually::Text),
            "content" if child.attribute("src").is_some() && !child.has_elements() && child.text().is_none() => {
                self.content_elsewhere(child);
            }
            "content" => self.content(child, Usually::Text),
            "fullitem" | "body" | "fulltext" | "full-text" => self.content(child, Usually::Html),
            "author" => person::add_element(&mut self.entry.authors, child),
            "pubdate" | "published" | "issued" => self.date(child, |reader, at| reader.entry.published = Some(at)),
            "updated" | "modified" | "lastbuilddate" => self.date(child, |reader, at| reader.entry.updated = Some(at)),
            "created" => self.date(child, |reader, at| reader.created = Some(at)),
            "expirationdate" => self.date(child, |reader, at| reader.entry.expires = Some(at)),
            "category" => self.category(child),
            "keywords" | "tags" => self.keywords(child),
            "enclosure" => self.media.enclosure(child, self.base.as_ref()),
            "image" | "thumbnail" => self.picture_element(child),
            "source" => self.source(child),
            "rights" | "copyright" => keep_first(&mut self.entry.rights, || Text::read(child, Usually::Text)?.line()),
            "language" => keep_first(&mut self.entry.language, || child.text().and_then(|text| language(&text))),
            _ => {}
        }
    }

    fn dublin_core(&mut self, child: Element<'_>) {
        match child.name() {
            "title" | "alternative" => keep_first(&mut self.texts.module_title, || Text::read(child, Usually::Text)),
            "description" | "abstract" => {
                let base = child.base(self.base.as_ref());
                keep_first(&mut self.texts.module_teaser, || Some((Text::read(child, Usually::Html)?, base)));
            }
            "creator" | "author" => person::add_element(&mut self.entry.authors, child),
            "date" => {
                let is_rss = self.around.is_rss;
                self.date(child, |reader, at| {
                    reader.entry.updated = Some(at);
                    if is_rss {
                        reader.entry.published.get_or_insert(at);
                    }
                });
            }
            "issued" | "available" => self.date(child, |reader, at| reader.entry.published = Some(at)),
            "modified" => self.date(child, |reader, at| reader.entry.updated = Some(at)),
            "created" => self.date(child, |reader, at| reader.created = Some(at)),
            "valid" => self.valid_until(child),
            "subject" => self.category(child),
            "identifier" if self.links.id.is_none() => self.links.id = child.text().map(|text| text.into_owned()),
            "language" => keep_first(&mut self.entry.language, || child.text().and_then(|text| language(&text))),
            "rights" => keep_first(&mut self.entry.rights, || Text::read(child, Usually::Text)?.line()),
            "accessrights" => self.access(child),
            _ => {}
        }
    }

    fn media_rss(&mut self, child: Element<'_>) {
        match child.name() {
            "title" => keep_first(&mut self.texts.media_title, || Text::read(child, Usually::Text)),
            "description" => {
                let base = child.base(self.base.as_ref());
                keep_first(&mut self.texts.module_teaser, || Some((Text::read(child, Usually::Html)?, base)));
            }
            "category" => self.category(child),
            "keywords" => self.keywords(child),
            "group" | "content" | "thumbnail" => {
                self.media.media_rss(child, self.base.as_ref());
                self.words_of_group(child);
            }
            _ => {}
        }
    }

    /// A `media:group` may carry the only title and text of a video entry.
    fn words_of_group(&mut self, group: Element<'_>) {
        if let Some(title) = group.child(Namespace::Media, "title") {
            keep_first(&mut self.texts.media_title, || Text::read(title, Usually::Text));
        }
        if group.name() == "group"
            && let Some(description) = group.child(Namespace::Media, "description")
        {
            let base = description.base(self.base.as_ref());
            keep_first(&mut self.texts.module_teaser, || Some((Text::read(description, Usually::Html)?, base)));
        }
    }

    fn itunes(&mut self, child: Element<'_>) {
        match child.name() {
            "title" => keep_first(&mut self.texts.media_title, || Text::read(child, Usually::Text)),
            "summary" | "subtitle" => {
                let base = child.base(self.base.as_ref());
                let is_better = child.name() == "summary";
                let text = Text::read(child, Usually::Text);
                if is_better || self.texts.module_teaser.is_none() {
                    self.texts.module_teaser = text.map(|text| (text, base)).or(self.texts.module_teaser.take());
                }
            }
            "duration" => {
                if let Some(text) = child.text() {
                    self.media.duration(&text);
                }
            }
            "author" if self.entry.authors.is_empty() => person::add_element(&mut self.entry.authors, child),
            "image" | "link" => self.picture_element(child),
            "keywords" => self.keywords(child),
            "category" => self.category(child),
            _ => {}
        }
    }

    fn teaser(&mut self, child: Element<'_>, usually: Usually) {
        if self.texts.teasers.len() < 4
            && let Some(text) = Text::read(child, usually)
        {
            self.texts.teasers.push((text, child.base(self.base.as_ref())));
        }
    }

    fn content(&mut self, child: Element<'_>, usually: Usually) {
        let Some(text) = Text::read(child, usually) else { return };
        // Of several contents the longest says most (Atom allows one, feeds carry several).
        let is_longer = self.texts.content.as_ref().is_none_or(|(before, _)| before.len() < text.len());
        if is_longer {
            self.texts.content = Some((text, child.base(self.base.as_ref())));
        }
    }

    /// The old form of RSS 1.0's content module: `content:items/rdf:Bag/rdf:li/content:item/rdf:value`.
    fn content_items(&mut self, items: Element<'_>) {
        let value = items.descendants(|_| true).find(|element| element.is(Namespace::Rdf, "value"));
        if let Some(value) = value {
            self.content(value, Usually::Html);
        }
    }

    /// RFC 4287 section 4.1.3.2: the content is at another address.
    fn content_elsewhere(&mut self, child: Element<'_>) {
        let base = child.base(self.base.as_ref());
        let Some(url) = child.attribute("src").and_then(|src| link::absolute(src, base.as_ref())) else { return };
        let media_type = child.attribute("type").map(str::to_owned);
        self.links.any.get_or_insert_with(|| url.clone());
        self.media.file(Enclosure { url, media_type, ..Enclosure::default() }, None);
    }

    fn link(&mut self, child: Element<'_>) {
        let base = child.base(self.base.as_ref());
        let address = ["href", "url", "uri"].iter().find_map(|name| child.attribute(name));
        let relation = child.attribute("rel").unwrap_or("alternate").to_ascii_lowercase();
        if relation == "enclosure" {
            return self.media.enclosure(child, base.as_ref());
        }
        let text = child.text();
        let mut written = [address, text.as_deref()].into_iter().flatten();
        let Some(url) = written.find_map(|text| link::absolute(text, base.as_ref())) else { return };
        let media_type = child.attribute("type").unwrap_or("text/html").to_ascii_lowercase();
        let is_page = media_type.contains("html") || media_type == "text/plain";
        match relation.rsplit('/').next().unwrap_or_default() {
            "alternate" if address.is_none_or(|address| link::absolute(address, base.as_ref()).is_none()) => {
                self.links.page = Some(url);
            }
            // Feeds with several alternates put the page first and its variants behind.
            "alternate" if is_page => self.links.alternate = self.links.alternate.take().or(Some(url)),
            "alternate" => self.links.any = self.links.any.take().or(Some(url)),
            "icon" | "image" | "thumbnail" | "preview" => self.media.offer(Picture { url, ..Picture::default() }, 150),
            _ => {}
        }
    }

    fn guid(&mut self, child: Element<'_>) {
        let Some(text) = child.text() else { return };
        let is_link = child.attribute("ispermalink").is_none_or(|value| !value.eq_ignore_ascii_case("false"));
        if is_link {
            self.links.guid = link::absolute(&text, child.base(self.base.as_ref()).as_ref());
        }
        self.links.id = Some(text.into_owned());
    }

    fn date(&mut self, child: Element<'_>, keep: impl FnOnce(&mut Self, Timestamp)) {
        let Some(text) = child.text() else { return };
        match date::read_plausible(&text) {
            Some(at) => keep(self, at),
            None => self.problems.add_about("A date cannot be read", &text),
        }
    }

    /// DCMI Period: `start=..; end=..`.
    fn valid_until(&mut self, child: Element<'_>) {
        let text = child.text().unwrap_or_default();
        let end = text.split(';').find_map(|part| part.trim().strip_prefix("end="));
        self.entry.expires = end.and_then(date::read_plausible).or(self.entry.expires);
    }

    fn access(&mut self, child: Element<'_>) {
        match child.text().map(|text| text.to_ascii_lowercase()).as_deref() {
            Some("free" | "open" | "public") => self.entry.access = Access::Free,
            Some("subscription" | "restricted" | "paid" | "premium" | "metered") => self.entry.access = Access::Locked,
            _ => {}
        }
    }

    fn category(&mut self, child: Element<'_>) {
        let text = child.text();
        let own = child.attribute("label").or_else(|| child.attribute("term")).or_else(|| child.attribute("text"));
        if let Some(name) = text.as_deref().filter(|_| !child.has_elements()).or(own) {
            add_category(&mut self.entry.categories, name);
        }
        // iTunes puts the finer category inside.
        let finer =
            child.children().filter(|inner| inner.name() == "category").filter_map(|inner| inner.attribute("text"));
        for name in finer.take(limits::LIST) {
            add_category(&mut self.entry.categories, name);
        }
    }

    fn keywords(&mut self, child: Element<'_>) {
        let Some(text) = child.text() else { return };
        for word in text.split([',', ';']).take(limits::LIST) {
            add_category(&mut self.entry.categories, word);
        }
    }

    /// `<itunes:image href>`, `<image><url>`, `<image>address</image>`, `<thumbnail url>`.
    fn picture_element(&mut self, child: Element<'_>) {
        let inner = child.children().find(|part| part.name() == "url").and_then(|part| part.text());
        let own = child.attribute("href").or_else(|| child.attribute("url")).or_else(|| child.attribute("resource"));
        let text = child.text().filter(|_| !child.has_elements());
        let Some(address) =
            own.map(str::to_owned).or(inner.map(|text| text.into_owned())).or(text.map(|text| text.into_owned()))
        else {
            return;
        };
        if let Some(url) = link::absolute(&address, self.base.as_ref()) {
            self.media.offer(Picture { url, ..Picture::default() }, 250);
        }
    }

    /// RSS 2.0 `<source url>` and Atom `<source>` (RFC 4287 section 4.2.11): where a republished entry comes from.
    fn source(&mut self, child: Element<'_>) {
        let base = child.base(self.base.as_ref());
        let title = child.plain_child("title").and_then(|title| Text::read(title, Usually::Text)?.line());
        let name = title.or_else(|| Text::read(child, Usually::Text).filter(|_| !child.has_elements())?.line());
        let page = || {
            let links = || child.children().filter(|link| link.is_plain("link"));
            let page = links()
                .find(|link| link.attribute("rel").is_none_or(|rel| rel == "alternate"))
                .or_else(|| links().next())?;
            page.attribute("href").map(str::to_owned).or_else(|| page.text().map(|text| text.into_owned()))
        };
        let url =
            child.attribute("url").map(str::to_owned).or_else(page).and_then(|url| link::absolute(&url, base.as_ref()));
        if name.is_some() || url.is_some() {
            self.entry.source = Some(Source { name, url });
        }
        // An entry that names no author has those of its source (RFC 4287 section 4.2.1).
        if self.entry.authors.is_empty() && child.has_elements() {
            for author in child.children().filter(|inner| inner.is_plain("author")) {
                person::add_element(&mut self.entry.authors, author);
            }
        }
    }

    fn finish(mut self, item: Element<'_>, seen: &mut HashMap<u64, u32>) -> Entry {
        let texts = std::mem::take(&mut self.texts);
        let mut entry = std::mem::take(&mut self.entry);
        entry.unfinished = item.is_unfinished();
        entry.title =
            [&texts.title, &texts.module_title, &texts.media_title].into_iter().flatten().find_map(Text::title);
        let mut teasers = texts.teasers.into_iter();
        let first = teasers.next().or(texts.module_teaser);
        // "summary" and "description" side by side: the second is the text itself.
        let content = texts.content.or_else(|| teasers.next());
        let picture = content.as_ref().or(first.as_ref()).and_then(|(text, base)| text.first_picture(base.as_ref()));
        if let Some(url) = picture {
            self.media.offer(Picture { url, ..Picture::default() }, 100);
        }
        settle_texts(&mut entry, first, content);
        self.media.settle(&mut entry);
        let links = &self.links;
        let written = [&links.original, &links.page, &links.alternate, &links.guid, &links.any];
        entry.url = written.into_iter().flatten().next().cloned();
        if entry.published.is_none() {
            entry.published = self.created;
        }
        if entry.language.is_none() {
            entry.language = item.language().and_then(language);
        }
        let id = links.id.as_deref().filter(|id| !link::is_executable(id));
        if entry.url.is_none()
            && id.and_then(|id| Url::parse(id).ok()).is_some_and(|url| matches!(url.scheme(), "http" | "https"))
        {
            // Atom without a link: an id that is an address is a good guess. An RSS guid that says it is none stays out.
            if self.links.guid.is_some() || !self.around.is_rss {
                entry.url = id.and_then(|id| link::absolute(id, None));
            }
        }
        identity::settle(&mut entry, id, seen);
        entry
    }
}

/// Fills summary and content from what an entry has.
pub(crate) fn settle_texts(
    entry: &mut Entry,
    summary: Option<(Text, Option<Url>)>,
    content: Option<(Text, Option<Url>)>,
) {
    entry.content_is_summary = content.is_none() && summary.is_some();
    if let Some((text, _)) = &summary
        && content.is_some()
    {
        entry.summary = text.line();
    }
    if let Some((text, base)) = content.or(summary) {
        let html = text.to_html(base.as_ref());
        entry.content_html = (!html.is_empty()).then_some(html);
        entry.content_text = text.paragraphs();
        if entry.content_is_summary {
            entry.summary = entry.content_text.as_deref().and_then(|paragraphs| text.line_of(paragraphs));
        }
    }
    if entry.summary.is_none()
        && let Some(text) = &entry.content_text
    {
        // A character has at most four bytes: what comes behind these is cut off again.
        let mut line = String::new();
        for word in text.split_whitespace() {
            if line.len() > 4 * SUMMARY_CHARS {
                break;
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        entry.summary = Some(beginning(&line, SUMMARY_CHARS).into_owned()).filter(|summary| !summary.is_empty());
    }
}

/// Adds a category once, markup out.
pub(crate) fn add_category(categories: &mut Vec<String>, name: &str) {
    let name = if html::looks_like_html(name) {
        html::to_text(name)
    } else {
        name.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    if !name.is_empty() && categories.len() < limits::LIST && !categories.contains(&name) {
        categories.push(name);
    }
}

/// A language tag in its usual form: `en_us` is `en-us`; what is none is left out.
pub(crate) fn language(text: &str) -> Option<String> {
    let tag = text.trim().replace('_', "-");
    let is_tag = (2..=35).contains(&tag.len())
        && tag
            .split('-')
            .all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    is_tag.then_some(tag)
}

fn keep_first<T>(place: &mut Option<T>, read: impl FnOnce() -> Option<T>) {
    if place.is_none() {
        *place = read();
    }
}
