//! What a page says of its article in JSON-LD (schema.org NewsArticle and its kin).
//!
//! Every shape seen on real pages is accepted: one object, lists, `@graph` with references, strings where objects are
//! due, broken JSON. Reading is iterative and bounded; nothing is cloned on the way down.

use std::collections::HashMap;

use news::Recording;
use serde_json::Value;

use crate::dom::collapse;
use crate::entities::decode;
use crate::guard::Script;

/// Longest block that is read, in bytes.
const BLOCK_BYTES: usize = 2_000_000;
/// Deepest nesting that is read.
const DEPTH: usize = 64;
/// Most objects that are looked at.
const OBJECTS: usize = 20_000;

/// A person or organisation that is named as author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Author {
    pub name: String,
    pub is_organization: bool,
}

/// A picture of the article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Image {
    pub url: String,
    pub caption: Option<String>,
    pub credit: Option<String>,
}

/// A post of a live blog.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Post {
    pub headline: Option<String>,
    pub body: String,
    pub published: Option<String>,
}

/// What the page's JSON-LD says of its article.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct LinkedArticle {
    pub kind: String,
    pub headline: Option<String>,
    pub alternative_headline: Option<String>,
    pub description: Option<String>,
    pub body: Option<String>,
    pub authors: Vec<Author>,
    pub published: Option<String>,
    pub modified: Option<String>,
    pub sections: Vec<String>,
    pub images: Vec<Image>,
    /// The first sound and the first video.
    pub recordings: Vec<Recording>,
    pub is_free: Option<bool>,
    /// CSS selectors of the parts that are locked (`hasPart`).
    pub locked_selectors: Vec<String>,
    pub language: Option<String>,
    pub dateline: Option<String>,
    pub url: Option<String>,
    pub publisher: Option<String>,
    pub posts: Vec<Post>,
    /// The last breadcrumb but one is often the section.
    pub breadcrumbs: Vec<String>,
}

/// What was read, and what could not be.
#[derive(Debug, Default)]
pub(crate) struct LinkedData {
    pub article: Option<LinkedArticle>,
    pub problems: Vec<String>,
}

/// Reads the linked data among a page's scripts. `headline` (of the page) tells which article is meant when there are several.
pub(crate) fn read(scripts: &[Script<'_>], headline: &str) -> LinkedData {
    let mut problems = Vec::new();
    let mut roots = Vec::new();
    let mut bytes = 0;
    for script in scripts
        .iter()
        .filter(|script| script.attributes.contains("ld+json") || script.attributes.contains("ld&#x2B;json"))
    {
        bytes += script.text.len();
        if bytes > BLOCK_BYTES {
            problems.push("linked data is longer than 2 MB; the rest was not read".to_owned());
            break;
        }
        match parse(script.text) {
            Some(value) => roots.push(value),
            None if script.text.trim().is_empty() => {}
            None => problems.push("a block of linked data could not be read".to_owned()),
        }
    }
    let article = choose(&roots, headline);
    LinkedData { article, problems }
}

/// Parses one block; broken JSON is mended as far as can be told what was meant.
pub(crate) fn parse(text: &str) -> Option<Value> {
    let text = unwrap(text);
    if text.is_empty() || depth(text) > DEPTH {
        return None;
    }
    serde_json::from_str(text).ok().or_else(|| serde_json::from_str(&mend(text)).ok())
}

/// Takes the wrappers off that publishers put round JSON: HTML comments, CDATA marks, a stray semicolon.
fn unwrap(text: &str) -> &str {
    let mut text = text.trim();
    loop {
        let before = text.len();
        for opening in ["\u{feff}", "<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA[", "// <![CDATA["] {
            text = text.strip_prefix(opening).unwrap_or(text).trim_start();
        }
        for closing in ["-->", "//]]>", "/*]]>*/", "]]>", "// ]]>", ";", "//"] {
            text = text.strip_suffix(closing).unwrap_or(text).trim_end();
        }
        if text.len() == before {
            return text;
        }
    }
}

/// The deepest nesting of brackets outside strings.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest, mut in_string, mut escaped) = (0_usize, 0, false, false);
    for byte in text.bytes() {
        if in_string {
            if escaped {
                escaped = false;
            } else if byte == b'\\' {
                escaped = true;
            } else if byte == b'"' {
                in_string = false;
            }
            continue;
        }
        match byte {
            b'"' => in_string = true,
            b'[' | b'{' => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

/// Mends what is commonly wrong: raw control characters and bad escapes in strings, commas too many, brackets not closed.
fn mend(text: &str) -> String {
    let mut mended = String::with_capacity(text.len() + 16);
    let mut open = Vec::new();
    let mut in_string = false;
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        if in_string {
            match c {
                '\\' => match characters.next() {
                    Some(next @ ('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u')) => mended.extend(['\\', next]),
                    Some('\'') => mended.push('\''),
                    Some(next) => mended.extend([' ', next]),
                    None => {}
                },
                '"' => {
                    in_string = false;
                    mended.push('"');
                }
                c if c.is_control() => mended.push(' '),
                c => mended.push(c),
            }
            continue;
        }
        match c {
            '"' => {
                in_string = true;
                mended.push('"');
            }
            '[' | '{' => {
                open.push(if c == '[' { ']' } else { '}' });
                mended.push(c);
            }
            ']' | '}' => {
                trim_comma(&mut mended);
                if open.pop().is_some() {
                    mended.push(c);
                }
                if open.is_empty() {
                    break;
                }
            }
            ',' => {
                trim_comma(&mut mended);
                mended.push(',');
            }
            c if c.is_control() => mended.push(' '),
            c => mended.push(c),
        }
    }
    if in_string {
        mended.push('"');
    }
    trim_comma(&mut mended);
    mended.extend(open.iter().rev());
    mended
}

fn trim_comma(text: &mut String) {
    let trimmed = text.trim_end().trim_end_matches(',').trim_end().len();
    if text.get(trimmed..).is_some_and(|tail| tail.contains(',')) {
        text.truncate(trimmed);
    }
}

fn types(value: &Value) -> Vec<&str> {
    match value.get("@type") {
        Some(Value::String(one)) => vec![one.as_str()],
        Some(Value::Array(many)) => many.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// How likely a type is the article of the page, higher is likelier; zero is no article.
fn article_rank(kind: &str) -> u32 {
    let kind = kind.rsplit(['/', ':', '#']).next().unwrap_or(kind).to_ascii_lowercase();
    match kind.as_str() {
        "liveblogposting" => 6,
        "newsarticle" => 5,
        kind if kind.ends_with("newsarticle") || kind.ends_with("article") => 5,
        "blogposting" | "report" | "review" | "socialmediaposting" | "recipe" => 4,
        "videoobject" | "podcastepisode" => 2,
        "webpage" | "creativework" => 1,
        _ => 0,
    }
}

/// Finds the article among all objects, shallow ones and matching headlines first.
fn choose(roots: &[Value], headline: &str) -> Option<LinkedArticle> {
    let mut queue: Vec<(&Value, u32)> = roots.iter().rev().map(|root| (root, 0)).collect();
    let mut identified: HashMap<&str, &Value> = HashMap::new();
    let mut articles: Vec<(&Value, u32, u32)> = Vec::new();
    let mut breadcrumbs = Vec::new();
    let mut seen = 0;
    while let Some((value, level)) = queue.pop() {
        seen += 1;
        if seen > OBJECTS {
            break;
        }
        match value {
            Value::Array(items) => queue.extend(items.iter().rev().map(|item| (item, level))),
            Value::Object(map) => {
                if let Some(id) = map.get("@id").and_then(Value::as_str)
                    && map.len() > 1
                {
                    identified.entry(id).or_insert(value);
                }
                let kinds = types(value);
                let rank = kinds.iter().map(|kind| article_rank(kind)).max().unwrap_or(0);
                if rank > 0 {
                    articles.push((value, rank, level));
                }
                if kinds.contains(&"BreadcrumbList") && breadcrumbs.is_empty() {
                    breadcrumbs = crumbs(value);
                }
                for (key, inner) in map.iter().rev() {
                    // Posts of a live blog and related stories are articles too, but not the page's.
                    let deeper = if key == "@graph" { 0 } else { 1 };
                    if matches!(inner, Value::Array(_) | Value::Object(_))
                        && key != "liveBlogUpdate"
                        && key != "itemListElement"
                    {
                        queue.push((inner, level + deeper));
                    }
                }
            }
            _ => {}
        }
    }
    let wanted = squash(headline);
    let best = articles.iter().enumerate().max_by_key(|(index, (value, rank, level))| {
        let title = string(value, &["headline", "name"]).map(|title| squash(&title)).unwrap_or_default();
        let agrees = !wanted.is_empty()
            && !title.is_empty()
            && (title == wanted || wanted.contains(&title) || title.contains(&wanted));
        let dated = value.get("datePublished").is_some();
        (*rank >= 4, agrees, 100_u32.saturating_sub(*level), dated, *rank, usize::MAX - *index)
    });
    let (_, (value, _, _)) = best?;
    let mut article = facts(value, &identified);
    article.breadcrumbs = breadcrumbs;
    Some(article)
}

/// Letters and digits of `text` in lower case, to compare headlines by.
pub(crate) fn squash(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn crumbs(list: &Value) -> Vec<String> {
    let Some(Value::Array(items)) = list.get("itemListElement") else { return Vec::new() };
    items
        .iter()
        .take(20)
        .filter_map(|item| {
            string(item, &["name"]).or_else(|| item.get("item").and_then(|item| string(item, &["name"])))
        })
        .collect()
}

/// The first string under one of `keys`, references resolved and spaces collapsed.
fn string(value: &Value, keys: &[&str]) -> Option<String> {
    keys.iter().find_map(|key| value.get(key).and_then(plain))
}

fn plain(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => collapse(&decode(text)),
        Value::Number(number) => number.to_string(),
        Value::Array(items) => items.iter().find_map(|item| if item.is_string() { plain(item) } else { None })?,
        Value::Object(map) => plain(map.get("@value").or_else(|| map.get("name")).or_else(|| map.get("text"))?)?,
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// Text with its line breaks kept.
fn long_text(value: Option<&Value>) -> Option<String> {
    let text = match value? {
        Value::String(text) => decode(text),
        Value::Array(items) => items.iter().filter_map(Value::as_str).map(decode).collect::<Vec<_>>().join("\n"),
        _ => return None,
    };
    (!text.trim().is_empty()).then_some(text)
}

fn facts(value: &Value, identified: &HashMap<&str, &Value>) -> LinkedArticle {
    let resolve = |value: &'_ Value| -> Value {
        let id = value.as_object().filter(|map| map.len() <= 2).and_then(|map| map.get("@id")).and_then(Value::as_str);
        id.and_then(|id| identified.get(id)).map_or_else(|| value.clone(), |found| (*found).clone())
    };
    let publisher = value.get("publisher").map(&resolve);
    let mut article = LinkedArticle {
        kind: types(value).first().map(|kind| (*kind).to_owned()).unwrap_or_default(),
        headline: string(value, &["headline", "name", "title"]),
        alternative_headline: string(value, &["alternativeHeadline", "alternateName"]),
        description: string(value, &["description", "abstract"]),
        body: long_text(value.get("articleBody")),
        published: string(value, &["datePublished", "dateCreated", "uploadDate"]),
        modified: string(value, &["dateModified", "dateUpdated"]),
        is_free: flag(value.get("isAccessibleForFree").or_else(|| value.get("isAccessibleforFree"))),
        language: string(value, &["inLanguage"]),
        dateline: string(value, &["dateline"]),
        url: string(value, &["url"]).or_else(|| {
            let page = value.get("mainEntityOfPage")?;
            page.as_str().map(str::to_owned).or_else(|| string(page, &["@id", "url"]))
        }),
        publisher: publisher.as_ref().and_then(|publisher| string(publisher, &["name"]).or_else(|| plain(publisher))),
        ..LinkedArticle::default()
    };
    for part in list(value.get("hasPart")).into_iter().take(50) {
        if flag(part.get("isAccessibleForFree")) == Some(false) {
            article.is_free.get_or_insert(false);
            article
                .locked_selectors
                .extend(list(part.get("cssSelector")).into_iter().filter_map(Value::as_str).map(str::to_owned));
        }
    }
    for author in list(value.get("author")).into_iter().chain(list(value.get("creator"))).take(60) {
        push_authors(&mut article.authors, &resolve(author));
    }
    for section in list(value.get("articleSection")).into_iter().take(20) {
        article.sections.extend(plain(section));
    }
    for image in list(value.get("image")).into_iter().chain(list(value.get("thumbnailUrl"))).take(60) {
        let image = resolve(image);
        if let Some(url) = image.as_str().map(decode).or_else(|| string(&image, &["url", "contentUrl", "@id"])) {
            let caption = string(&image, &["caption", "description"]);
            let credit = string(&image, &["creditText", "creator", "author", "copyrightHolder", "copyrightNotice"]);
            article.images.push(Image { url, caption, credit });
        }
    }
    article.recordings = recordings(value, &resolve);
    for post in list(value.get("liveBlogUpdate")).into_iter().take(5_000) {
        article.posts.push(Post {
            headline: string(post, &["headline", "name"]),
            body: long_text(post.get("articleBody")).unwrap_or_default(),
            published: string(post, &["datePublished", "dateModified"]),
        });
    }
    article
}

/// Sound and video that are files (schema.org `AudioObject`, `VideoObject`): of what is only embedded nothing is known.
fn recordings(value: &Value, resolve: &impl Fn(&Value) -> Value) -> Vec<Recording> {
    let objects =
        ["audio", "video", "associatedMedia"].into_iter().flat_map(|key| list(value.get(key)).into_iter().take(20));
    news::one_of_each_kind(objects.filter_map(|object| {
        let object = resolve(object);
        let url = string(&object, &["contentUrl"])?;
        let length: Option<jiff::SignedDuration> = string(&object, &["duration"]).and_then(|text| text.parse().ok());
        let seconds = length.and_then(|length| u32::try_from(length.as_secs()).ok());
        let length_bytes = string(&object, &["contentSize"]).and_then(|text| text.parse().ok());
        Recording::new(&url, string(&object, &["encodingFormat"]).as_deref(), length_bytes, seconds)
    }))
}

fn push_authors(authors: &mut Vec<Author>, value: &Value) {
    let is_organization = types(value).iter().any(|kind| kind.to_ascii_lowercase().contains("organization"));
    let names: Vec<String> = match value {
        Value::String(text) => vec![collapse(&decode(text))],
        Value::Array(items) => items.iter().filter_map(plain).collect(),
        Value::Object(map) => match map.get("name") {
            Some(Value::Array(items)) => items.iter().filter_map(plain).collect(),
            Some(name) => plain(name).into_iter().collect(),
            None => Vec::new(),
        },
        _ => Vec::new(),
    };
    for name in names.into_iter().filter(|name| !name.is_empty() && name.len() < 300) {
        let author = Author { name, is_organization };
        if !authors.contains(&author) {
            authors.push(author);
        }
    }
}

/// One value or a list of them.
fn list(value: Option<&Value>) -> Vec<&Value> {
    match value {
        Some(Value::Array(items)) => items.iter().collect(),
        Some(Value::Null) | None => Vec::new(),
        Some(one) => vec![one],
    }
}

/// A boolean in any of the spellings seen: `true`, `"False"`, `"http://schema.org/True"`.
fn flag(value: Option<&Value>) -> Option<bool> {
    match value? {
        Value::Bool(flag) => Some(*flag),
        Value::String(word) => match word.rsplit('/').next()?.trim().to_ascii_lowercase().as_str() {
            "true" | "yes" | "1" => Some(true),
            "false" | "no" | "0" => Some(false),
            _ => None,
        },
        Value::Number(number) => number.as_i64().map(|number| number != 0),
        Value::Array(items) => items.iter().find_map(|item| flag(Some(item))),
        _ => None,
    }
}
