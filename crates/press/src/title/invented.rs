//! Titles beyond the known ones: invented from a number, as many as are asked for.

use news::TitleKind as K;

use super::FeedFormat as F;
use super::Style::{Broadsheet, Plain, Tabloid};
use super::Template as T;
use super::{Title, general_sections, host_slug, owner};
use crate::places::{COUNTRIES, Town, country};
use crate::random::Random;

/// The title with this number.
pub(super) fn title(number: u64, world_seed: u64) -> Title {
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
    let (latin, native) = name(home.language, home.town(town), kind, &mut random);
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
fn name(language: &str, home: &Town, kind: K, random: &mut Random) -> (String, String) {
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
