//! The simulated titles: who publishes, where, in which language and form.

use std::collections::BTreeSet;

use news::{FeedKind, FeedListing, Section, TitleKind, TitleListing, primary_language};

use crate::places::{COUNTRIES, country};
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
    /// The short name that an agency's credit uses ("CP"); `None` for other titles.
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

    /// Its entry in a catalogue when the press is served on `port`; enabled in the edition "world".
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
            editions: vec!["world".to_owned()],
            on_by_default: true,
            feeds: std::iter::once(None)
                .chain(sections)
                .map(|section| FeedListing { url: format!("{base}{}", self.feed_path(section)), kind, section })
                .collect(),
        }
    }
}

/// The titles that every world has first: name, kind, country code, style letter, template, format, locked percent, agency, sections (empty: general).
type Known =
    (&'static str, TitleKind, &'static str, Style, Template, FeedFormat, u8, Option<&'static str>, &'static [Section]);

use FeedFormat as F;
use Style::{Agency, Broadsheet, Plain, Tabloid};
use Template as T;
use TitleKind as K;

const KNOWN: [Known; 40] = [
    ("The Kingsmere Times", K::Newspaper, "GB", Broadsheet, T::Broadsheet, F::RssFull, 20, None, &[]),
    ("Continental Press", K::Agency, "GB", Agency, T::Modern, F::Atom, 0, Some("CP"), &[]),
    ("Fairmont Tribune", K::Newspaper, "US", Broadsheet, T::Modern, F::RssTeaser, 25, None, &[]),
    ("Averland Broadcasting", K::Broadcaster, "GB", Plain, T::Microdata, F::RssFull, 0, None, &[]),
    ("Daily Beacon", K::Newspaper, "GB", Tabloid, T::Tabloid, F::RssFull, 0, None, &[]),
    ("The Port Ellery Herald", K::Newspaper, "AU", Broadsheet, T::Weblog, F::RssFull, 10, None, &[]),
    ("Rhenmark Allgemeine", K::Newspaper, "DE", Broadsheet, T::Broadsheet, F::RssTeaser, 20, None, &[]),
    ("Nordwire", K::Agency, "SE", Agency, T::DivSoup, F::JsonFeed, 0, Some("Nordwire"), &[]),
    ("The Sagarpur Express", K::Newspaper, "IN", Plain, T::Amp, F::RssFull, 0, None, &[]),
    (
        "The Ledger",
        K::Magazine,
        "GB",
        Broadsheet,
        T::Members,
        F::Atom,
        80,
        None,
        &[Section::Business, Section::Technology, Section::Politics, Section::World],
    ),
    ("Meridian Public Radio", K::Broadcaster, "US", Plain, T::Modern, F::JsonFeed, 0, None, &[]),
    ("Le Courrier de Saint-Aubry", K::Newspaper, "FR", Broadsheet, T::Modern, F::RssTeaser, 30, None, &[]),
    ("Carrick Independent", K::Newspaper, "IE", Plain, T::Weblog, F::Atom, 10, None, &[]),
    ("El Diario de Lerma", K::Newspaper, "ES", Broadsheet, T::Modern, F::RssFull, 10, None, &[]),
    ("Pacific News Service", K::Agency, "AU", Agency, T::Microdata, F::NewsSitemap, 0, Some("PNS"), &[]),
    ("The Makeru Standard", K::Newspaper, "KE", Plain, T::Weblog, F::Rss1, 0, None, &[]),
    ("Skarland Today", K::Digital, "SE", Plain, T::DivSoup, F::RssTeaser, 0, None, &[]),
    ("The Touchline", K::Digital, "GB", Plain, T::Weblog, F::RssFull, 0, None, &[Section::Sport]),
    ("Dar Salim Daily|صحيفة دار سليم", K::Newspaper, "QA", Plain, T::Modern, F::RssFull, 0, None, &[]),
    ("Kitaura Shimbun|北浦新聞", K::Newspaper, "JP", Broadsheet, T::Broadsheet, F::Rss1, 0, None, &[]),
    ("The Orlava Observer", K::Newspaper, "PL", Plain, T::Microdata, F::Atom, 0, None, &[]),
    (
        "Frontier Science",
        K::Magazine,
        "US",
        Broadsheet,
        T::Modern,
        F::Atom,
        15,
        None,
        &[Section::Science, Section::Health, Section::Climate, Section::Technology],
    ),
    ("Marlow City Star", K::Newspaper, "US", Tabloid, T::Tabloid, F::RssTeaser, 0, None, &[]),
    ("Agence Littoral", K::Agency, "FR", Agency, T::Modern, F::RssFull, 0, Some("AL"), &[]),
    (
        "Southmark Financial Review",
        K::Newspaper,
        "AU",
        Broadsheet,
        T::Members,
        F::RssTeaser,
        70,
        None,
        &[Section::Business, Section::Politics, Section::Technology, Section::World],
    ),
    (
        "Hinterland",
        K::Magazine,
        "GB",
        Broadsheet,
        T::Members,
        F::Atom,
        50,
        None,
        &[Section::Culture, Section::Life, Section::Opinion, Section::World],
    ),
    ("Halvener Zeitung", K::Newspaper, "DE", Plain, T::Microdata, F::RssFull, 0, None, &[]),
    ("Saint-Aubry Matin", K::Newspaper, "FR", Tabloid, T::Tabloid, F::RssFull, 0, None, &[]),
    ("La Voz de Puerto Lerma", K::Newspaper, "ES", Plain, T::Weblog, F::RssTeaser, 0, None, &[]),
    (
        "Green Desk",
        K::Digital,
        "SE",
        Plain,
        T::Modern,
        F::JsonFeed,
        0,
        None,
        &[Section::Climate, Section::Science, Section::Politics],
    ),
    ("Lakeland Wire", K::Agency, "US", Agency, T::Modern, F::RssFull, 0, Some("LW"), &[]),
    ("The Cedar Bluff Courier", K::Newspaper, "US", Plain, T::Weblog, F::RssFull, 0, None, &[]),
    ("Compass Arts", K::Magazine, "US", Broadsheet, T::Amp, F::RssTeaser, 0, None, &[Section::Culture, Section::Life]),
    ("The Harbour Gazette", K::Newspaper, "AU", Plain, T::Tables, F::Rss1, 0, None, &[]),
    ("Nachrichten am Abend", K::Broadcaster, "DE", Plain, T::Modern, F::Atom, 0, None, &[]),
    ("Radio Valdore", K::Broadcaster, "FR", Plain, T::DivSoup, F::RssFull, 0, None, &[]),
    (
        "Circuit Weekly",
        K::Digital,
        "US",
        Plain,
        T::Modern,
        F::RssFull,
        0,
        None,
        &[Section::Technology, Section::Business, Section::Science],
    ),
    ("Lerma Hoy", K::Digital, "ES", Tabloid, T::Amp, F::NewsSitemap, 0, None, &[]),
    ("Hoshima Broadcasting|ホシマ放送", K::Broadcaster, "JP", Plain, T::Modern, F::RssFull, 0, None, &[]),
    ("Ballinmore Advertiser", K::Newspaper, "IE", Plain, T::Tables, F::RssTeaser, 0, None, &[]),
];

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
    let mut titles: Vec<Title> = KNOWN.iter().take(count).map(|known| known_title(known, seed)).collect();
    slugs.extend(titles.iter().map(|title| title.slug.clone()));
    let mut number = 0_u64;
    while titles.len() < count {
        number += 1;
        let title = invented_title(number, seed);
        if slugs.insert(title.slug.clone()) {
            titles.push(title);
        }
    }
    titles
}

fn known_title(known: &Known, world_seed: u64) -> Title {
    let &(names, kind, code, style, template, format, locked_percent, agency, sections) = known;
    let (latin, native) = names.split_once('|').unwrap_or((names, names));
    let country_index = COUNTRIES.iter().position(|country| country.code == code).unwrap_or(0);
    let seed = crate::facts::named_seed(world_seed, latin);
    let mut random = Random::new(seed);
    let national = kind == TitleKind::Agency || kind == TitleKind::Broadcaster;
    Title {
        slug: host_slug(latin),
        name: native.to_owned(),
        kind,
        language: country(country_index).language,
        owner: (!national && random.chance(0.3)).then(|| owner(country(country_index).language, &mut random)),
        template,
        format,
        style,
        locked_percent,
        agency,
        sections: if sections.is_empty() { general_sections(6, &mut random) } else { sections.to_vec() },
        specialist: !sections.is_empty(),
        country: country_index,
        town: 0,
        capacity: 1.25,
        seed,
    }
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

fn invented_title(number: u64, world_seed: u64) -> Title {
    let mut random = Random::of(&[world_seed, 0x7_17_1e, number]);
    // English first, so that whoever looks at a demo can read it.
    let code = random.word(&[
        "GB", "GB", "GB", "GB", "US", "US", "US", "US", "US", "AU", "AU", "AU", "IE", "IE", "SE", "SE", "IN", "IN",
        "KE", "KE", "PL", "DE", "DE", "FR", "FR", "ES", "ES", "JP", "QA",
    ]);
    let country_index = COUNTRIES.iter().position(|country| country.code == code).unwrap_or(0);
    let home = country(country_index);
    let kind = *random
        .pick(&[
            K::Newspaper,
            K::Newspaper,
            K::Newspaper,
            K::Newspaper,
            K::Digital,
            K::Digital,
            K::Broadcaster,
            K::Magazine,
            K::Newsletter,
        ])
        .unwrap_or(&K::Newspaper);
    let town = random.below(home.towns.len());
    let (latin, native) = invented_name(home.language, home.town(town), kind, &mut random);
    let style = *random.pick(&[Plain, Plain, Plain, Broadsheet, Broadsheet, Tabloid]).unwrap_or(&Plain);
    let template = *random
        .pick(&[
            T::Modern,
            T::Modern,
            T::Microdata,
            T::Weblog,
            T::Weblog,
            T::Broadsheet,
            T::Amp,
            T::DivSoup,
            T::Tabloid,
            T::Members,
            T::Tables,
        ])
        .unwrap_or(&T::Modern);
    let format = *random
        .pick(&[
            F::RssFull,
            F::RssFull,
            F::RssFull,
            F::RssTeaser,
            F::RssTeaser,
            F::Atom,
            F::Atom,
            F::Rss1,
            F::JsonFeed,
            F::NewsSitemap,
        ])
        .unwrap_or(&F::RssFull);
    let sections = 2 + random.below(4);
    Title {
        slug: host_slug(&latin),
        name: native,
        kind,
        language: home.language,
        owner: random.chance(0.55).then(|| owner(home.language, &mut random)),
        template,
        format,
        style,
        locked_percent: if template == T::Members { 60 } else { *random.pick(&[0, 0, 0, 0, 15]).unwrap_or(&0) },
        agency: None,
        sections: general_sections(sections, &mut random),
        specialist: false,
        country: country_index,
        town,
        capacity: 0.5 + 0.6 * random.unit(),
        seed: random.next(),
    }
}

/// A name in Latin letters (for the address) and as printed.
fn invented_name(language: &str, home: &crate::places::Town, kind: TitleKind, random: &mut Random) -> (String, String) {
    const STARTS: [&str; 34] = [
        "Ash", "Thorn", "Bram", "Oak", "Wil", "Hart", "Elder", "Stan", "Clay", "Mill", "Red", "White", "Farn", "Hal",
        "Wood", "Lang", "Nether", "Mar", "Cold", "Glen", "Lin", "Pen", "Ravens", "Fox", "Heather", "Stone", "Wych",
        "Brook", "Copper", "Silver", "Alder", "Swan", "Kings", "Whit",
    ];
    const ENDS: [&str; 19] = [
        "ford", "ton", "wick", "ham", "bury", "combe", "field", "stead", "dale", "bridge", "worth", "leigh", "minster",
        "haven", "den", "mouth", "gate", "hurst", "wood",
    ];
    const NOUNS: [&str; 21] = [
        "Courier",
        "Gazette",
        "Herald",
        "Chronicle",
        "Advertiser",
        "Observer",
        "Examiner",
        "Post",
        "Mercury",
        "Argus",
        "Echo",
        "News",
        "Sentinel",
        "Record",
        "Journal",
        "Evening Post",
        "Weekly News",
        "Times",
        "Bulletin",
        "Tribune",
        "Reporter",
    ];
    let latin_town = home.name.latin;
    match language {
        "de" => {
            let place = format!(
                "{}{}",
                random.word(&[
                    "Alten", "Neu", "Birken", "Eichen", "Wald", "Lauter", "Königs", "Roten", "Stein", "Hohen", "Eber",
                    "Schön"
                ]),
                random.word(&["stadt", "berg", "bach", "feld", "hausen", "tal", "kirchen", "furt", "brück", "au"])
            );
            let noun = random.word(&[
                "Zeitung",
                "Anzeiger",
                "Nachrichten",
                "Tageblatt",
                "Kurier",
                "Rundschau",
                "Merkur",
                "Bote",
                "Volksblatt",
                "Post",
            ]);
            let name = format!("{place}er {noun}");
            (name.clone(), name)
        }
        "fr" => {
            let place = if random.chance(0.4) {
                latin_town.to_owned()
            } else {
                format!(
                    "{}{}",
                    random.word(&["Saint-", "Mont", "Beau", "Val", "Roche", "Clair", "Haute", "Font"]),
                    random.word(&["rive", "brun", "mont", "ville", "fort", "martin", "court", "vallon", "lieu"])
                )
            }
            .replace("Saint-rive", "Saint-Rivy")
            .replace("Saint-m", "Saint-M")
            .replace("Saint-b", "Saint-B")
            .replace("Saint-v", "Saint-V")
            .replace("Saint-f", "Saint-F")
            .replace("Saint-c", "Saint-C")
            .replace("Saint-l", "Saint-L");
            let name = format!(
                "{} {place}",
                random.word(&[
                    "L’Écho de",
                    "La Dépêche de",
                    "Le Progrès de",
                    "La Gazette de",
                    "Le Journal de",
                    "Les Nouvelles de",
                    "La Tribune de"
                ])
            );
            (name.clone(), name)
        }
        "es" => {
            let place = if random.chance(0.5) {
                latin_town.to_owned()
            } else {
                format!(
                    "{} {}",
                    random.word(&["Villa", "Monte", "Puente", "Campo", "Puerto", "Torre"]),
                    random.word(&["Alta", "Real", "Blanca", "Nuevo", "Clara", "del Sol", "del Mar", "Viejo"])
                )
            };
            let name = format!(
                "{} {place}",
                random.word(&[
                    "El Correo de",
                    "La Gaceta de",
                    "Noticias de",
                    "El Heraldo de",
                    "La Tribuna de",
                    "El Faro de",
                    "Diario de"
                ])
            );
            (name.clone(), name)
        }
        "ja" => {
            let (latin, noun) = *random
                .pick(&[
                    ("Nippo", "日報"),
                    ("Shimpo", "新報"),
                    ("Minpo", "民報"),
                    ("Keizai", "経済新聞"),
                    ("Online", "オンライン"),
                    ("Yukan", "夕刊"),
                ])
                .unwrap_or(&("Nippo", "日報"));
            let (prefix, sign) = *random
                .pick(&[
                    ("", ""),
                    ("Higashi ", "東"),
                    ("Nishi ", "西"),
                    ("Minami ", "南"),
                    ("Kita ", "北"),
                    ("Shin ", "新"),
                ])
                .unwrap_or(&("", ""));
            (format!("{prefix}{latin_town} {latin}"), format!("{sign}{}{noun}", home.name.japanese))
        }
        "ar" => {
            let (latin, noun) = *random
                .pick(&[
                    ("News", "أخبار"),
                    ("Post", "بريد"),
                    ("Voice", "صوت"),
                    ("Mirror", "مرآة"),
                    ("Morning", "صباح"),
                    ("Horizon", "آفاق"),
                    ("Days", "أيام"),
                ])
                .unwrap_or(&("News", "أخبار"));
            let (suffix, sign) = *random
                .pick(&[("", ""), (" Today", " اليوم"), (" Online", " أونلاين"), (" Economic", " الاقتصادية")])
                .unwrap_or(&("", ""));
            (format!("{latin_town} {latin}{suffix}"), format!("{noun} {}{sign}", home.name.arabic))
        }
        _ => {
            let place = if random.chance(0.12) {
                latin_town.to_owned()
            } else {
                format!("{}{}", random.word(&STARTS), random.word(&ENDS))
            };
            let noun = match kind {
                K::Digital => {
                    random.word(&["Live", "Online", "Daily", "Now", "Dispatch", "Today", "Wire Report", "Signal"])
                }
                K::Broadcaster => random.word(&["Radio", "Broadcasting", "Channel 4", "FM News", "Television"]),
                K::Magazine => random.word(&["Review", "Quarterly", "Magazine", "Monthly"]),
                K::Newsletter => random.word(&["Briefing", "Letter", "Digest", "Notebook"]),
                _ => random.word(&NOUNS),
            };
            let the = if kind == K::Newspaper && random.chance(0.4) { "The " } else { "" };
            let name = format!("{the}{place} {noun}");
            (name.clone(), name)
        }
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
}
