//! The titles that every world has first: a table.

use news::{Section, TitleKind};

use super::{FeedFormat, Style, Template, Title, general_sections, host_slug, owner};
use crate::places::{COUNTRIES, country};
use crate::random::Random;

use FeedFormat as F;
use Style::{Agency, Broadsheet, Plain, Tabloid};
use Template as T;
use TitleKind as K;

/// Name (in Latin letters, then as printed where that differs), kind, country code, style, template, format, locked percent, agency, sections (empty: general).
type Known =
    (&'static str, TitleKind, &'static str, Style, Template, FeedFormat, u8, Option<&'static str>, &'static [Section]);

const KNOWN: [Known; 40] = [
    ("The Kingsmere Times", K::Newspaper, "GB", Broadsheet, T::Broadsheet, F::RssFull, 20, None, &[]),
    ("Overland Press Service", K::Agency, "GB", Agency, T::Modern, F::Atom, 0, Some("OPS"), &[]),
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

/// The first `count` of them.
pub(super) fn titles(count: usize, world_seed: u64) -> Vec<Title> {
    KNOWN.iter().take(count).map(|known| title(known, world_seed)).collect()
}

fn title(known: &Known, world_seed: u64) -> Title {
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
