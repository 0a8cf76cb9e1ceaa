//! The simulated titles: who publishes, where, in which language and form.

mod invented;
mod known;

use std::collections::BTreeSet;

use news::{EDITIONS, FeedKind, FeedListing, Section, TitleKind, TitleListing, primary_language};

use crate::places::country;
use crate::random::Random;

/// The markup of a title's pages. Each is a family found in the wild.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Template {
    /// JSON-LD `NewsArticle`, semantic elements.
    Modern,
    /// schema.org microdata in the body, no JSON-LD.
    Microdata,
    /// A blog system's markup: `entry-content`, Open Graph, widgets.
    Weblog,
    /// JSON-LD `@graph`, kicker, standfirst, drop cap, cross-heads.
    Broadsheet,
    /// AMP-like components and boilerplate.
    Amp,
    /// Nothing but nested `div`s with meaningless classes.
    DivSoup,
    /// Large type, many teasers between the paragraphs.
    Tabloid,
    /// A members' title: `isAccessibleForFree` false, teaser, subscription box.
    Members,
    /// Tables for layout and `font`, as some old sites still are.
    Tables,
}

/// The format of a title's feeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FeedFormat {
    /// RSS 2.0 with `content:encoded`.
    RssFull,
    /// RSS 2.0 with a teaser only.
    RssTeaser,
    /// Atom (RFC 4287).
    Atom,
    /// RSS 1.0 (RDF).
    Rss1,
    /// JSON Feed 1.1.
    JsonFeed,
    /// Google News sitemap.
    NewsSitemap,
}

/// How a newsroom writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Style {
    /// Short sentences, facts first.
    Agency,
    /// Long and sober.
    Broadsheet,
    /// Short and loud.
    Tabloid,
    /// Between the two.
    Plain,
}

/// One simulated title.
#[derive(Clone, Debug)]
pub struct Title {
    /// Its host is `<slug>.localhost`.
    pub slug: String,
    /// As printed.
    pub name: String,
    /// What kind of publisher.
    pub kind: TitleKind,
    /// BCP 47 tag.
    pub language: &'static str,
    /// The publisher that owns it, where it is not independent.
    pub owner: Option<&'static str>,
    /// Its pages' markup.
    pub template: Template,
    /// Its feeds' format.
    pub format: FeedFormat,
    /// How it writes.
    pub style: Style,
    /// The share of its articles that are for members only, in percent.
    pub locked_percent: u8,
    /// The short name that an agency's credit uses ("OPS"); `None` for other titles.
    pub agency: Option<&'static str>,
    /// Its sections that have pages and feeds of their own.
    pub sections: Vec<Section>,
    /// Whether it prints only what belongs to its sections.
    pub specialist: bool,
    /// Index of its country in the stock.
    pub(crate) country: usize,
    /// Index of its home town there.
    pub(crate) town: usize,
    /// How much it publishes, 1.0 being usual.
    pub(crate) capacity: f64,
    pub(crate) seed: u64,
}

impl Title {
    /// The first subtag of its language.
    #[must_use]
    pub fn tongue(&self) -> String {
        primary_language(self.language)
    }

    /// Its host name.
    #[must_use]
    pub fn host(&self) -> String {
        format!("{}.localhost", self.slug)
    }

    /// The name of its country.
    #[must_use]
    pub fn country_name(&self) -> &'static str {
        country(self.country).name.latin
    }

    /// The path of its main feed (`None`) or of a section's.
    #[must_use]
    pub fn feed_path(&self, section: Option<Section>) -> String {
        let name = section.map_or("", Section::as_str);
        let slash = if name.is_empty() { "" } else { "/" };
        match self.format {
            FeedFormat::RssFull if self.template == Template::Weblog => format!("{slash}{name}/feed/"),
            FeedFormat::RssFull => format!("/feeds/{}.xml", if name.is_empty() { "all" } else { name }),
            FeedFormat::RssTeaser => format!("{slash}{name}/rss"),
            FeedFormat::Atom => format!("/atom/{}.xml", if name.is_empty() { "news" } else { name }),
            FeedFormat::Rss1 => format!("{slash}{name}/index.rdf"),
            FeedFormat::JsonFeed => format!("{slash}{name}/feed.json"),
            FeedFormat::NewsSitemap => format!("{slash}{name}/news-sitemap.xml"),
        }
    }

    /// The editions to which it belongs: those in its language that are made for its country; "world" if English, so that
    /// the world's front page reads in one language; else the one of its language wherever it appears.
    fn editions(&self) -> Vec<String> {
        let (tongue, code) = (self.tongue(), country(self.country).code);
        let english = tongue == "en";
        EDITIONS
            .iter()
            .filter(|edition| primary_language(edition.language) == tongue)
            .filter(|edition| !english || edition.countries.is_empty() || edition.countries.contains(&code))
            .map(|edition| edition.slug.to_owned())
            .collect()
    }

    /// Its entry in a catalogue when the press is served on `port`, on by default.
    #[must_use]
    pub fn listing(&self, port: u16) -> TitleListing {
        let base = format!("http://{}:{port}", self.host());
        let kind = if self.format == FeedFormat::NewsSitemap { FeedKind::NewsSitemap } else { FeedKind::Feed };
        let sections = self.sections.iter().copied().map(Some);
        TitleListing {
            slug: self.slug.clone(),
            name: self.name.clone(),
            kind: self.kind,
            homepage: format!("{base}/"),
            country: country(self.country).code.to_owned(),
            languages: vec![self.language.to_owned()],
            owner: self.owner.map(str::to_owned),
            editions: self.editions(),
            on_by_default: true,
            feeds: std::iter::once(None)
                .chain(sections)
                .map(|section| FeedListing { url: format!("{base}{}", self.feed_path(section)), kind, section })
                .collect(),
        }
    }
}

const OWNERS: [&str; 12] = [
    "Crownline Media",
    "Harbour Group",
    "Northstar Publishing",
    "Lakeland Press Holdings",
    "Blue Anchor Newspapers",
    "Verlagsgruppe Halve",
    "Groupe Ombre",
    "Grupo Encina",
    "Deltamedia",
    "Summit Local News",
    "Fairway Newspapers",
    "Old Bridge Trust",
];

const GENERAL: [Section; 9] = [
    Section::World,
    Section::National,
    Section::Politics,
    Section::Business,
    Section::Technology,
    Section::Science,
    Section::Sport,
    Section::Culture,
    Section::Opinion,
];

/// The first `count` titles of a world.
pub(crate) fn titles(count: usize, seed: u64) -> Vec<Title> {
    let mut slugs = BTreeSet::new();
    let mut titles = known::titles(count, seed);
    slugs.extend(titles.iter().map(|title| title.slug.clone()));
    let mut number = 0_u64;
    while titles.len() < count {
        number += 1;
        let title = invented::title(number, seed);
        if slugs.insert(title.slug.clone()) {
            titles.push(title);
        }
    }
    titles
}

fn general_sections(count: usize, random: &mut Random) -> Vec<Section> {
    let mut sections = GENERAL.to_vec();
    while sections.len() > count {
        let out = random.below(sections.len());
        sections.remove(out);
    }
    sections
}

fn owner(language: &str, random: &mut Random) -> &'static str {
    match language {
        "de" => "Verlagsgruppe Halve",
        "fr" => "Groupe Ombre",
        "es" => "Grupo Encina",
        _ => random.word(&OWNERS),
    }
}

/// The part of a host name that stands for a name: letters without their accents, hyphens.
pub(crate) fn host_slug(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| match c {
            'á' | 'à' | 'â' => 'a',
            'É' | 'é' | 'è' | 'ê' => 'e',
            'í' => 'i',
            'ó' | 'ô' => 'o',
            'ú' | 'û' => 'u',
            'ä' => 'a',
            'ö' => 'o',
            'ü' => 'u',
            'ñ' => 'n',
            'ç' => 'c',
            '’' => ' ',
            other => other,
        })
        .collect();
    news::slug(&plain, 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_thousand_titles_have_distinct_hosts_that_are_valid() {
        let titles = titles(10_000, 1);
        let hosts: BTreeSet<String> = titles.iter().map(Title::host).collect();
        assert_eq!(hosts.len(), 10_000);
        assert!(titles.iter().any(|title| title.owner.is_some()));
        let english = titles.iter().filter(|title| title.tongue() == "en").count();
        assert!(english * 10 > 10_000 * 6, "{english} are English");
    }

    #[test]
    fn every_template_format_and_language_occurs_among_a_hundred() {
        let titles = titles(100, 1);
        assert_eq!(titles.iter().map(|title| title.template).collect::<BTreeSet<_>>().len(), 9);
        assert_eq!(titles.iter().map(|title| title.format).collect::<BTreeSet<_>>().len(), 6);
        assert_eq!(titles.iter().map(Title::tongue).collect::<BTreeSet<_>>().len(), 6);
    }

    #[test]
    fn the_world_reads_english_and_other_languages_have_their_editions() {
        let all = titles(1_000, 1);
        let editions = |slug: &str| {
            let title = all.iter().find(|title| title.slug == slug).unwrap();
            title.listing(80).editions
        };
        for (slug, expected) in [
            ("the-kingsmere-times", vec!["world", "uk"]),
            ("carrick-independent", vec!["world", "uk"]),
            ("fairmont-tribune", vec!["world", "us"]),
            ("the-port-ellery-herald", vec!["world", "australia"]),
            ("the-sagarpur-express", vec!["world", "india"]),
            ("the-makeru-standard", vec!["world", "africa"]),
            // No edition is made for its country.
            ("nordwire", vec!["world"]),
            ("rhenmark-allgemeine", vec!["deutsch"]),
            ("le-courrier-de-saint-aubry", vec!["francais"]),
            ("el-diario-de-lerma", vec!["espanol"]),
            ("dar-salim-daily", vec!["arabic"]),
            ("kitaura-shimbun", vec!["japanese"]),
        ] {
            assert_eq!(editions(slug), expected, "{slug}");
        }
        for title in &all {
            let listing = title.listing(80);
            assert!(listing.on_by_default && !listing.editions.is_empty(), "{}", title.slug);
            assert_eq!(listing.editions.contains(&"world".to_owned()), title.tongue() == "en", "{}", title.slug);
        }
    }

    #[test]
    fn a_small_demo_is_mostly_english_and_a_usual_one_fills_other_editions() {
        let members = |count: usize, slug: &str| {
            let listings = titles(count, 1).into_iter().map(|title| title.listing(80));
            listings.filter(|listing| listing.editions.iter().any(|own| own == slug)).count()
        };
        assert!(members(10, "world") >= 8, "{}", members(10, "world"));
        for slug in ["deutsch", "francais", "espanol"] {
            assert!(members(40, slug) >= 3, "{slug}: {}", members(40, slug));
        }
    }
}
