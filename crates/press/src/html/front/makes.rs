//! How front pages are marked up: nine makes, one for each family of article pages, each as it is found in the wild, with what stands
//! beside the news there: advertising, a newsletter box, a list of the most read. The places are the same in all; only the markup differs.

use news::Section;

use super::{Teaser, section_name};
use crate::front_page::{Prominence, Slot};
use crate::html::{escape, labels};
use crate::title::{Template, Title};

/// The places of a page in their markup, with what stands beside them.
pub(super) fn main(title: &Title, slots: &[(Slot, Teaser)]) -> String {
    let make = Make { title };
    let mut top = String::new();
    let mut blocks = String::new();
    let mut block: Option<(Option<Section>, String)> = None;
    for (slot, teaser) in slots {
        match slot.prominence {
            Prominence::Lead | Prominence::Secondary => top.push_str(&make.unit(slot, teaser)),
            Prominence::Section | Prominence::Line => {
                if block.as_ref().is_none_or(|(section, _)| *section != slot.section) {
                    if let Some((section, units)) = block.take() {
                        blocks.push_str(&make.block(section, &units));
                    }
                    block = Some((slot.section, String::new()));
                }
                if let Some((_, units)) = &mut block {
                    units.push_str(&make.unit(slot, teaser));
                }
            }
        }
    }
    if let Some((section, units)) = block {
        blocks.push_str(&make.block(section, &units));
    }
    make.page(&top, &blocks, slots)
}

struct Make<'a> {
    title: &'a Title,
}

impl Make<'_> {
    /// A place: the same words in every make, other elements round them.
    fn unit(&self, slot: &Slot, teaser: &Teaser) -> String {
        let (path, headline) = (&slot.path, escape(&slot.headline));
        let large = slot.prominence != Prominence::Line;
        let picture = teaser.picture.as_deref().filter(|_| large).map_or_else(String::new, |source| {
            format!("<img src=\"{source}\" width=\"1200\" height=\"800\" alt=\"\" loading=\"lazy\">")
        });
        let summary = if large { escape(&teaser.summary) } else { String::new() };
        let level = if slot.prominence == Prominence::Lead { 2 } else { 3 };
        let lead = slot.prominence == Prominence::Lead;
        match self.title.template {
            Template::Modern => modern(slot, &headline, &picture, &summary, level),
            Template::Microdata => format!(
                "<div data-testid=\"card\"><a href=\"{path}\" class=\"sc-2e6baa30\"><div class=\"sc-media\">{picture}</div><div data-testid=\"card-text-wrapper\"><h{level} data-testid=\"card-headline\">{headline}</h{level}><p data-testid=\"card-description\">{summary}</p></div></a></div>\n"
            ),
            Template::Weblog => format!(
                "<article class=\"post type-post status-publish hentry{}\"><a href=\"{path}\" class=\"post-thumbnail\" aria-hidden=\"true\" tabindex=\"-1\">{picture}</a><h{level} class=\"entry-title\"><a href=\"{path}\" rel=\"bookmark\">{headline}</a></h{level}><div class=\"entry-meta\"><a href=\"{path}#comments\">3</a></div><div class=\"entry-summary\"><p>{summary}</p></div></article>\n",
                if lead { " sticky" } else { "" }
            ),
            Template::Broadsheet => format!(
                "<li class=\"dcr-q0mq71\"><div class=\"dcr-f9aim1\"><a href=\"{path}\" class=\"dcr-2yd10d\" aria-label=\"{headline}\"></a><div class=\"dcr-199p3eh\">{picture}<h{level} class=\"card-headline\"><span class=\"headline-text\">{headline}</span></h{level}><div class=\"dcr-standfirst\">{summary}</div></div></div></li>\n"
            ),
            Template::Amp => format!(
                "<div class=\"card container__item{}\"><a href=\"{path}\" class=\"container__link\"><div class=\"container__item-media\">{picture}</div></a><a href=\"{path}\" class=\"container__link container__link--type-article\"><div class=\"container__headline\"><span class=\"container__headline-text\">{headline}</span></div></a></div>\n",
                if lead { " container__item--lead" } else { "" }
            ),
            Template::DivSoup => format!(
                "<div class=\"css-x1a\"><a href=\"{path}\" class=\"css-9mylee\"><div><div class=\"css-xdandi\"><p class=\"css-1gg6cw2\">{headline}</p></div>{}</div>{picture}</a></div>\n",
                if summary.is_empty() { String::new() } else { format!("<p class=\"css-1l5zmz6\">{summary}</p>") }
            ),
            Template::Tabloid => format!(
                "<article class=\"c-teaser{}\"><a href=\"{path}\" class=\"c-teaser__image\" tabindex=\"-1\">{picture}</a><header><h{level} class=\"c-teaser__headline\"><a href=\"{path}\" title=\"{headline}\">{headline}</a></h{level}></header><div class=\"c-teaser__text\">{summary}</div></article>\n",
                if lead { " c-teaser--xl" } else { "" }
            ),
            Template::Members => format!(
                "<div class=\"{}\"><div class=\"card shadow-sm\">{picture}<div class=\"card-body\"><h5 class=\"card-title\"><a href=\"{path}\" class=\"stretched-link\">{headline}</a></h5><p class=\"card-text\">{summary}</p></div><div class=\"card-footer\"><a href=\"{path}\" class=\"btn btn-sm\">+</a></div></div></div>\n",
                if lead { "col-12" } else { "col-md-4" }
            ),
            Template::Tables => format!(
                "<tr><td valign=\"top\">{picture}</td><td valign=\"top\"><a href=\"{path}\"><b><font size=\"{}\" face=\"Arial\">{headline}</font></b></a><br><font size=\"2\">{summary}</font></td></tr>\n",
                if lead { "5" } else { "3" }
            ),
        }
    }

    /// The block of a section.
    fn block(&self, section: Option<Section>, units: &str) -> String {
        let tongue = self.title.tongue();
        let name = section.map_or_else(|| labels(&tongue).latest, |section| section_name(&tongue, section));
        let link = section.map_or_else(|| "/".to_owned(), |section| format!("/section/{}", section.as_str()));
        match self.title.template {
            Template::Modern => {
                format!("<section class=\"block\"><h2 class=\"kicker\">{name}</h2>\n{units}</section>\n")
            }
            Template::Microdata => format!(
                "<section data-testid=\"section\"><div><h2><a href=\"{link}\">{name}</a></h2></div>\n{units}</section>\n"
            ),
            Template::Weblog => format!(
                "<section class=\"category-block\"><h2 class=\"block-title\"><span>{name}</span></h2>\n{units}</section>\n"
            ),
            Template::Broadsheet => {
                format!(
                    "<section><div class=\"dcr-head\"><h2>{name}</h2></div><ul class=\"grid\">\n{units}</ul></section>\n"
                )
            }
            Template::Amp => format!(
                "<div class=\"stack grid\"><div class=\"container__title\"><h2 class=\"container__title-text\">{name}</h2></div>\n{units}</div>\n"
            ),
            Template::DivSoup => format!("<div class=\"css-op grid\"><h2>{name}</h2>\n{units}</div>\n"),
            Template::Tabloid => format!(
                "<section data-area=\"block\" class=\"grid\"><h2 class=\"c-block__title\"><a href=\"{link}\">{name}</a></h2>\n{units}</section>\n"
            ),
            Template::Members => {
                format!("<div class=\"row grid\"><h3 class=\"section-heading\">{name}</h3>\n{units}</div>\n")
            }
            Template::Tables => {
                format!("<table border=\"0\"><tr><td colspan=\"2\"><h3>{name}</h3></td></tr>\n{units}</table>\n")
            }
        }
    }

    /// The whole: the top, the blocks, and what stands beside them.
    fn page(&self, top: &str, blocks: &str, slots: &[(Slot, Teaser)]) -> String {
        if self.title.template == Template::Modern {
            return format!("<main class=\"wrap\">\n{top}{blocks}</main>\n");
        }
        let labels = labels(&self.title.tongue());
        let top = match self.title.template {
            Template::Broadsheet => format!("<ul class=\"grid\">\n{top}</ul>\n"),
            Template::Tables => format!("<table border=\"0\">\n{top}</table>\n"),
            _ => format!("<div class=\"grid\">\n{top}</div>\n"),
        };
        let advert = format!(
            "<div class=\"box\"><small>{}</small><article><h3><a href=\"https://offers.example/switch-now-and-save-{}\">{}</a></h3></article></div>\n",
            labels.advert,
            self.title.seed % 100_000 + 100_000,
            labels.offer
        );
        let newsletter = format!(
            "<div class=\"box c-newsletter\"><h3><a href=\"/newsletter/the-morning-by-mail-{}\">{}</a></h3></div>\n",
            self.title.seed % 100_000 + 100_000,
            labels.newsletter
        );
        let read: String = slots
            .iter()
            .rev()
            .step_by(3)
            .take(5)
            .map(|(slot, _)| format!("<li><a href=\"{}\">{}</a></li>", slot.path, escape(&slot.headline)))
            .collect();
        let most_read = format!("<section class=\"box\"><h2>{}</h2><ol>{read}</ol></section>\n", labels.most_read);
        format!("<main class=\"wrap\">\n{top}{advert}{blocks}{newsletter}{most_read}</main>\n")
    }
}

/// Semantic elements with classes that say what they are.
fn modern(slot: &Slot, headline: &str, picture: &str, summary: &str, level: u8) -> String {
    let (element, class) = match slot.prominence {
        Prominence::Lead => ("article", "lead"),
        Prominence::Secondary | Prominence::Section => ("article", "teaser"),
        Prominence::Line => ("div", "line"),
    };
    let picture = if picture.is_empty() { String::new() } else { format!("<a href=\"{}\">{picture}</a>", slot.path) };
    let summary = if summary.is_empty() { String::new() } else { format!("<p>{summary}</p>") };
    format!(
        "<{element} class=\"{class}\">{picture}<h{level}><a href=\"{}\">{headline}</a></h{level}>{summary}</{element}>\n",
        slot.path
    )
}
