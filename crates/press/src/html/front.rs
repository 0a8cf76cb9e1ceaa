//! Front and section pages: what all makes share.

mod makes;

use news::{Section, direction};

use super::{escape, labels, style};
use crate::front_page::Slot;
use crate::title::{FeedFormat, Title};

/// What a front page shows of an article besides its headline.
#[derive(Clone, Debug, Default)]
pub(crate) struct Teaser {
    pub(crate) summary: String,
    pub(crate) picture: Option<String>,
}

/// The media type by which a page announces its feed.
pub(crate) fn feed_type(title: &Title) -> &'static str {
    match title.format {
        FeedFormat::Atom => "application/atom+xml",
        FeedFormat::JsonFeed => "application/feed+json",
        FeedFormat::Rss1 => "application/rdf+xml",
        FeedFormat::NewsSitemap => "application/xml",
        FeedFormat::RssFull | FeedFormat::RssTeaser => "application/rss+xml",
    }
}

/// The bar of sections.
pub(crate) fn navigation(title: &Title) -> String {
    let links: String = title
        .sections
        .iter()
        .map(|section| {
            format!("<a href=\"/section/{}\">{}</a>", section.as_str(), section_name(&title.tongue(), *section))
        })
        .collect();
    format!("<nav><a href=\"/\">{}</a>{links}</nav>\n", labels(&title.tongue()).latest)
}

/// The page of a title's front, or of a section's.
pub(crate) fn front(title: &Title, section: Option<Section>, slots: &[(Slot, Teaser)], base: &str) -> String {
    let name = section.map_or_else(
        || title.name.clone(),
        |section| format!("{} | {}", section_name(&title.tongue(), section), title.name),
    );
    let mut feeds = format!(
        "<link rel=\"alternate\" type=\"{}\" title=\"{}\" href=\"{base}{}\">\n",
        feed_type(title),
        escape(&title.name),
        title.feed_path(None)
    );
    for section in &title.sections {
        feeds.push_str(&format!(
            "<link rel=\"alternate\" type=\"{}\" title=\"{}\" href=\"{base}{}\">\n",
            feed_type(title),
            section_name(&title.tongue(), *section),
            title.feed_path(Some(*section))
        ));
    }
    let main = makes::main(title, slots);
    format!(
        "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{}</title>\n{feeds}<meta property=\"og:site_name\" content=\"{}\">\n{}</head>\n<body><header class=\"mast\"><a href=\"/\">{}</a></header>\n{}{main}\n<footer>© 2026 {}</footer></body>\n</html>\n",
        title.language,
        direction(title.language).as_str(),
        escape(&name),
        escape(&title.name),
        style(title),
        escape(&title.name),
        navigation(title),
        escape(title.owner.unwrap_or(&title.name))
    )
}

/// A section's name in the title's language.
pub(crate) fn section_name(tongue: &str, section: Section) -> &'static str {
    let names: [&'static str; 12] = match tongue {
        "de" => [
            "Ausland",
            "Inland",
            "Politik",
            "Wirtschaft",
            "Digital",
            "Wissen",
            "Gesundheit",
            "Klima",
            "Sport",
            "Kultur",
            "Leben",
            "Meinung",
        ],
        "fr" => [
            "International",
            "Société",
            "Politique",
            "Économie",
            "Numérique",
            "Sciences",
            "Santé",
            "Planète",
            "Sport",
            "Culture",
            "Style",
            "Débats",
        ],
        "es" => [
            "Internacional",
            "Nacional",
            "Política",
            "Economía",
            "Tecnología",
            "Ciencia",
            "Salud",
            "Clima",
            "Deportes",
            "Cultura",
            "Estilo",
            "Opinión",
        ],
        "ar" => {
            ["العالم", "محلي", "سياسة", "اقتصاد", "تكنولوجيا", "علوم", "صحة", "بيئة", "رياضة", "ثقافة", "منوعات", "رأي"]
        }
        "ja" => [
            "国際",
            "社会",
            "政治",
            "経済",
            "テクノロジー",
            "科学",
            "医療",
            "環境",
            "スポーツ",
            "文化",
            "くらし",
            "オピニオン",
        ],
        _ => [
            "World",
            "National",
            "Politics",
            "Business",
            "Technology",
            "Science",
            "Health",
            "Climate",
            "Sport",
            "Culture",
            "Life",
            "Opinion",
        ],
    };
    names.get(section as usize).copied().unwrap_or_else(|| section.name())
}
