//! Credits: bylines, datelines, agency lines and picture credits as papers print them.

use news::Section;

use crate::places::person;
use crate::random::Random;
use crate::title::{Style, Title};
use crate::world::CopyKind;

/// Who is named above and below an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Credits {
    /// As printed: "Mara Lindqvist in Oslo and agencies".
    pub(crate) byline: Option<String>,
    /// Persons only.
    pub(crate) authors: Vec<String>,
    /// Agencies that the reader is told of, by name.
    pub(crate) agencies: Vec<String>,
    /// What opens the text: "ASHMERE, Averland (OPS) —".
    pub(crate) dateline: Option<String>,
    /// What closes it: "With Overland Press Service".
    pub(crate) tail: Option<String>,
}

/// One of the dozen writers of a title; the same one for the same subject, mostly.
pub(crate) fn author(title: &Title, section: Section, seed: u64) -> String {
    const JAPANESE: [&str; 12] = [
        "田辺由紀",
        "森山健司",
        "西田尚子",
        "早川拓海",
        "岡部あゆみ",
        "藤村大地",
        "白井恵美",
        "松田翔太",
        "上原真理子",
        "近藤亮",
        "瀬川香織",
        "黒沢聡",
    ];
    const ARABIC: [&str; 12] = [
        "ليلى حداد",
        "عمر منصور",
        "نورة فاروق",
        "خالد ناصر",
        "أمل راشد",
        "يوسف خوري",
        "رانيا بركات",
        "طارق صالح",
        "هناء درويش",
        "سامر زيدان",
        "مريم حمدان",
        "نبيل جابر",
    ];
    let slot = if seed.is_multiple_of(3) { seed / 3 % 12 } else { section as u64 };
    let mut random = Random::of(&[title.seed, 0xa07, slot]);
    match title.tongue().as_str() {
        "ja" => random.word(&JAPANESE).to_owned(),
        "ar" => random.word(&ARABIC).to_owned(),
        _ => person(crate::places::country(title.country).culture, "", &mut random).name(),
    }
}

/// What a byline and its neighbours are made from.
pub(crate) struct Sources<'a> {
    pub(crate) title: &'a Title,
    /// Whose report it is.
    pub(crate) origin: &'a Title,
    pub(crate) copy: CopyKind,
    pub(crate) section: Section,
    /// Where it happened, and in which country, in the article's language.
    pub(crate) place: &'a str,
    pub(crate) country: &'a str,
    /// "24 November" or "November 24".
    pub(crate) date: &'a str,
    pub(crate) comment: bool,
    pub(crate) seed: u64,
    pub(crate) report_seed: u64,
}

/// The credits of one article.
pub(crate) fn credits(sources: &Sources<'_>) -> Credits {
    match sources.copy {
        CopyKind::Own if sources.title.agency.is_some() => agency_own(sources),
        CopyKind::Own => own(sources),
        CopyKind::Shared => shared(sources),
        _ => copied(sources),
    }
}

/// "By", "Von", "Par", "Por" before a name.
fn by(language: &str, rest: &str) -> String {
    match language {
        "de" => format!("Von {rest}"),
        "fr" => format!("Par {rest}"),
        "es" => format!("Por {rest}"),
        "ar" | "ja" => rest.to_owned(),
        _ => format!("By {rest}"),
    }
}

/// "Mara Lindqvist in Oslo" in the language.
fn in_place(language: &str, name: &str, place: &str) -> String {
    match language {
        "fr" => format!("{name}, à {place}"),
        "es" => format!("{name}, en {place}"),
        "ar" => format!("{name} - {place}"),
        "ja" => format!("{place}＝{name}"),
        _ => format!("{name} in {place}"),
    }
}

fn and_agencies(language: &str) -> &'static str {
    match language {
        "de" => "mit Agenturen",
        "fr" => "avec agences",
        "es" => "y agencias",
        "ar" => "ووكالات",
        "ja" => "・共同配信",
        _ => "and agencies",
    }
}

fn own(sources: &Sources<'_>) -> Credits {
    let language = sources.title.tongue();
    let mut random = Random::of(&[sources.seed, 0xb1]);
    let first = author(sources.title, sources.section, sources.report_seed);
    let mut authors = vec![first.clone()];
    let mut line = first;
    if sources.comment {
        return Credits { byline: Some(line), authors, ..Credits::default() };
    }
    if random.chance(0.12) && language == "en" {
        let second = author(sources.title, sources.section, 3 * (random.next() % 1_000));
        if !authors.contains(&second) {
            line = format!("{line} and {second}");
            authors.push(second);
        }
    }
    if random.chance(0.35) {
        line = in_place(&language, &line, sources.place);
    } else if random.chance(0.15) && language == "en" {
        line = format!("{line}, {} correspondent", sources.section.name());
    }
    let byline = match random.below(10) {
        0..5 => by(&language, &line),
        // Nobody signs: the desk does.
        5 if sources.title.style != Style::Broadsheet => {
            authors.clear();
            desk_name(&language, sources.title)
        }
        _ => line,
    };
    Credits { byline: Some(byline), authors, ..Credits::default() }
}

fn desk_name(language: &str, title: &Title) -> String {
    match language {
        "de" => "red".to_owned(),
        "fr" => "La rédaction".to_owned(),
        "es" => "Redacción".to_owned(),
        "ar" => format!("{} - فريق التحرير", title.name),
        "ja" => format!("{}編集部", title.name),
        _ => format!("{} staff", title.name),
    }
}

fn agency_own(sources: &Sources<'_>) -> Credits {
    let language = sources.title.tongue();
    let short = sources.title.agency.unwrap_or_default();
    let mut random = Random::of(&[sources.seed, 0xa6]);
    let name = author(sources.title, sources.section, sources.report_seed);
    let signed = random.chance(0.7);
    Credits {
        byline: Some(if signed { by(&language, &name) } else { sources.title.name.clone() }),
        authors: if signed { vec![name] } else { Vec::new() },
        agencies: vec![sources.title.name.clone()],
        dateline: Some(dateline(&language, sources, short, 0)),
        tail: None,
    }
}

fn dateline(language: &str, sources: &Sources<'_>, short: &str, form: usize) -> String {
    let place = sources.place.to_uppercase();
    match (language, form % 4) {
        ("de", _) => format!("{} ({short}) –", sources.place),
        ("fr", _) => format!("{place}, {} ({short}) —", sources.date),
        ("es", _) => format!("{}, {} ({short}) .-", sources.place, sources.date),
        ("ar", _) => format!("{} ({short}) -", sources.place),
        ("ja", _) => format!("【{}{short}】", sources.place),
        (_, 1) => format!("{place}, {} ({short}) -", sources.date),
        (_, 2) => format!("{place} ({short}) —"),
        (_, 3) => format!("{place} ({short}) –"),
        _ => format!("{place}, {} ({short}) —", sources.country),
    }
}

fn shared(sources: &Sources<'_>) -> Credits {
    let language = sources.title.tongue();
    let name = author(sources.origin, sources.section, sources.report_seed);
    let mut random = Random::of(&[sources.seed, 0x5a]);
    let byline = match random.below(3) {
        0 => by(&language, &name),
        1 => format!("{name}, {}", sources.origin.name),
        _ => name.clone(),
    };
    let tail = (random.chance(0.5) && language == "en")
        .then(|| format!("This article first appeared in {}.", sources.origin.name));
    Credits { byline: Some(byline), authors: vec![name], agencies: Vec::new(), dateline: None, tail }
}

fn copied(sources: &Sources<'_>) -> Credits {
    let language = sources.title.tongue();
    let mut random = Random::of(&[sources.seed, 0xc9]);
    let agency = sources.origin.name.clone();
    let short = sources.origin.agency.unwrap_or_default();
    // Each house credits in its own way, most of the time.
    let habit = if random.chance(0.8) { (sources.title.seed >> 7) as usize } else { random.below(1_000) };
    let mut credits = Credits { agencies: vec![agency.clone()], ..Credits::default() };
    let name = author(sources.title, sources.section, sources.seed);
    if sources.copy == CopyKind::Extended {
        credits.byline = Some(match habit % 3 {
            0 => by(&language, &format!("{name} {}", and_agencies(&language))),
            1 => format!("{} {}", in_place(&language, &name, sources.place), and_agencies(&language)),
            _ => name.clone(),
        });
        credits.authors = vec![name];
        credits.tail = Some(tail(&language, &agency, short, habit / 3));
        return credits;
    }
    match habit % 5 {
        0 => {
            credits.byline = Some(agency.clone());
            credits.dateline = Some(dateline(&language, sources, short, habit / 5));
        }
        1 => credits.byline = Some(by(&language, &agency)),
        2 => {
            credits.byline = Some(match language.as_str() {
                "de" => format!("red/{short}"),
                "fr" => format!("La rédaction avec {short}"),
                "es" => format!("Redacción / {short}"),
                "ar" => format!("وكالات - {agency}"),
                "ja" => short.to_owned(),
                _ => "Staff and agencies".to_owned(),
            });
            credits.tail = Some(tail(&language, &agency, short, habit / 5));
        }
        3 => {
            credits.dateline = Some(dateline(&language, sources, short, habit / 5));
            credits.tail = (habit % 2 == 0).then(|| format!("© {} {agency}", 2026));
        }
        _ => credits.tail = Some(tail(&language, &agency, short, habit / 5)),
    }
    credits
}

fn tail(language: &str, agency: &str, short: &str, form: usize) -> String {
    match (language, form % 5) {
        ("de", 0) => format!("mit {short}"),
        ("de", 1) => format!("Quelle: {short}/red"),
        ("de", _) => format!("Mit Material von {agency}."),
        ("fr", 0) => format!("(Avec {short})"),
        ("fr", _) => format!("Avec {agency}"),
        ("es", 0) => format!("Con información de {agency}"),
        ("es", _) => format!("Con información de {short}."),
        ("ar", _) => format!("المصدر: {agency}"),
        ("ja", _) => format!("（{short}）"),
        (_, 0) => format!("With {agency}"),
        (_, 1) => format!("— {short}"),
        (_, 2) => format!("Additional reporting by {agency}"),
        (_, 3) => format!("This article contains material from {agency}."),
        _ => format!("({short})"),
    }
}
