//! Front and section pages.

use news::{Section, direction};

use super::{escape, labels, style};
use crate::front_page::{Prominence, Slot};
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
    let mut top = String::new();
    let mut blocks = String::new();
    let mut block: Option<Section> = None;
    for (slot, teaser) in slots {
        match slot.prominence {
            Prominence::Lead => top.push_str(&unit("article", "lead", "h2", slot, teaser, true)),
            Prominence::Secondary => {
                if slot.rank == 2 {
                    top.push_str("<div class=\"grid secondary\">\n");
                }
                top.push_str(&unit("article", "teaser", "h3", slot, teaser, true));
            }
            Prominence::Section | Prominence::Line => {
                if slot.section != block || (blocks.is_empty() && slot.section.is_none()) {
                    if !blocks.is_empty() {
                        blocks.push_str("</section>\n");
                    }
                    block = slot.section;
                    let heading = block.map_or_else(
                        || labels(&title.tongue()).latest.to_owned(),
                        |section| section_name(&title.tongue(), section).to_owned(),
                    );
                    blocks.push_str(&format!("<section class=\"block\"><h2 class=\"kicker\">{heading}</h2>\n"));
                }
                let picture = slot.prominence == Prominence::Section;
                blocks.push_str(&unit(
                    if picture { "article" } else { "div" },
                    if picture { "teaser" } else { "line" },
                    "h3",
                    slot,
                    teaser,
                    picture,
                ));
            }
        }
    }
    if slots.len() > 1 {
        top.push_str("</div>\n");
    }
    if !blocks.is_empty() {
        blocks.push_str("</section>\n");
    }
    format!(
        "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{}</title>\n{feeds}<meta property=\"og:site_name\" content=\"{}\">\n{}</head>\n<body><header class=\"mast\"><a href=\"/\">{}</a></header>\n{}<main class=\"wrap\">\n{top}{blocks}</main>\n<footer>© 2026 {}</footer></body>\n</html>\n",
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

fn unit(element: &str, class: &str, heading: &str, slot: &Slot, teaser: &Teaser, large: bool) -> String {
    let picture = teaser.picture.as_deref().filter(|_| large).map_or_else(String::new, |path| {
        format!(
            "<a href=\"{}\"><img src=\"{path}\" width=\"1200\" height=\"800\" alt=\"\" loading=\"lazy\"></a>",
            slot.path
        )
    });
    let summary = if large { format!("<p>{}</p>", escape(&teaser.summary)) } else { String::new() };
    format!(
        "<{element} class=\"{class}\">{picture}<{heading}><a href=\"{}\">{}</a></{heading}>{summary}</{element}>\n",
        slot.path,
        escape(&slot.headline)
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
