//! Which language a text is written in.
//!
//! A detector reads a sample of the text; what the page or feed says of itself (the hint) decides where the detector
//! is unsure or cannot know (regions, near languages, short texts). Answers are BCP 47 tags.

mod quick;

use news::primary_language;
use whatlang::{Lang, Script};

use quick::reads_as;

/// Longest sample that is read, in bytes: more does not change the answer.
const SAMPLE_BYTES: usize = 1_200;
/// Below this many letters, the hint is believed before the detector.
const FEW_LETTERS: usize = 60;
/// Below this confidence (0 to 1) of the detector, the hint is believed if its script fits.
const SURE: f64 = 0.9;

/// Shorter samples are read by the whole detector.
const QUICK_BYTES: usize = 400;

/// Languages that a detector confuses; within a group the hint decides.
const NEAR: [&[&str]; 10] = [
    &["zu", "xh", "ss", "nr"],
    &["no", "nn", "da", "sv"],
    &["hr", "sr", "bs", "sh", "sl", "mk", "bg"],
    &["id", "ms", "jv"],
    &["pt", "gl", "es", "ca", "it"],
    &["cs", "sk", "sl"],
    &["ru", "uk", "be", "bg"],
    &["nl", "af", "de", "lb", "fy"],
    &["hi", "mr", "ne"],
    &["fa", "ps", "ar", "ur", "az"],
];

/// The language of `text` as a BCP 47 tag; `hint` is what its page or feed says (`html lang`, RSS `language`), in any spelling.
///
/// `None` when the text has too few letters to tell and there is no usable hint.
#[must_use]
pub fn detect(text: &str, hint: Option<&str>) -> Option<String> {
    let hint = hint.and_then(tidy);
    if let Some(hint) = hint.as_deref().filter(|hint| reads_as(&primary_language(hint), text)) {
        return Some(hint.to_owned());
    }
    let sample = sample(text);
    if let Some(hint) = hint.as_deref().filter(|hint| is_surely(&primary_language(hint), &sample)) {
        return Some(hint.to_owned());
    }
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count();
    if let (Some(hint), Some(script)) = (&hint, whatlang::detect_script(&sample))
        && is_few(letters, script)
        && script_fits(&primary_language(hint), script)
    {
        return Some(hint.clone());
    }
    let found = whatlang::detect(&sample);
    let (Some(found), true) = (found, letters > 0) else { return hint };
    let detected = nguni(code(found.lang()), &sample);
    let Some(hint) = hint else {
        return (letters >= 20 || found.is_reliable()).then(|| detected.to_owned());
    };
    let said = primary_language(&hint);
    let near = NEAR.iter().any(|group| group.contains(&detected) && group.contains(&said.as_str()));
    let few = is_few(letters, found.script());
    // A language the detector does not know (Basque, Icelandic) can only come from the hint.
    let unknown = !Lang::all().iter().any(|lang| code(*lang) == said);
    let hint_possible = script_fits(&said, found.script());
    if said == detected || (hint_possible && (near || few || unknown || found.confidence() < SURE)) {
        return Some(hint);
    }
    Some(detected.to_owned())
}

/// Languages written in Latin letters that lie far apart: whatever else a text is in, one of them is nearer to it than a language
/// that it is not in.
const APART: [Lang; 12] = [
    Lang::Eng,
    Lang::Deu,
    Lang::Fra,
    Lang::Spa,
    Lang::Ita,
    Lang::Pol,
    Lang::Fin,
    Lang::Tur,
    Lang::Ind,
    Lang::Vie,
    Lang::Swe,
    Lang::Hun,
];

/// Whether the detector, asked for `language` and a dozen others only, is sure of it: a third of the work of asking for all.
fn is_surely(language: &str, sample: &str) -> bool {
    let near = NEAR.iter().any(|group| group.contains(&language));
    let Some(lang) = Lang::all().iter().copied().find(|lang| code(*lang) == language) else { return false };
    if sample.len() < QUICK_BYTES || near && !APART.contains(&lang) || !script_fits(language, Script::Latin) {
        return false;
    }
    let mut allowed = APART.to_vec();
    allowed.push(lang);
    whatlang::Detector::with_allowlist(allowed)
        .detect(sample)
        .is_some_and(|found| found.lang() == lang && found.confidence() >= SURE)
}

/// `tag` in BCP 47's usual case (`en_us` gives `en-US`), or `None` when it is no language tag.
#[must_use]
pub fn tidy(tag: &str) -> Option<String> {
    let tag = tag.split([',', ';', ' ']).find(|part| !part.is_empty())?;
    let mut parts = tag.split(['-', '_']).take(4);
    let primary = parts.next()?.to_ascii_lowercase();
    if !(2..=3).contains(&primary.len()) || !primary.bytes().all(|b| b.is_ascii_lowercase()) {
        return None;
    }
    if matches!(primary.as_str(), "und" | "zxx" | "mul" | "xx") {
        return None;
    }
    // Aliases (Unicode CLDR, supplemental metadata): one language, one tag.
    let mut tidied = match primary.as_str() {
        "nb" => "no".to_owned(),
        "iw" => "he".to_owned(),
        "in" => "id".to_owned(),
        _ => primary,
    };
    for part in parts {
        if part.is_empty() || part.len() > 8 || !part.bytes().all(|b| b.is_ascii_alphanumeric()) {
            break;
        }
        tidied.push('-');
        match part.len() {
            2 => tidied.push_str(&part.to_ascii_uppercase()),
            4 if part.bytes().all(|b| b.is_ascii_alphabetic()) => {
                tidied.extend(part.chars().next().map(|c| c.to_ascii_uppercase()));
                tidied.extend(part.chars().skip(1).map(|c| c.to_ascii_lowercase()));
            }
            _ => tidied.push_str(&part.to_ascii_lowercase()),
        }
    }
    Some(tidied)
}

/// Up to [`SAMPLE_BYTES`] of `text`, taken from behind a short opening that may be a dateline or a credit.
fn sample(text: &str) -> String {
    let skip = if text.len() > 2 * SAMPLE_BYTES { 200 } else { 0 };
    let start = text.ceil_char_boundary(skip);
    let end = text.floor_char_boundary(start.saturating_add(SAMPLE_BYTES));
    text.get(start..end).unwrap_or_default().to_owned()
}

/// Whether so few letters of a script say too little.
fn is_few(letters: usize, script: Script) -> bool {
    letters < FEW_LETTERS && !has_own_script(script)
}

/// Whether a script belongs to one language only, so that a few letters suffice.
fn has_own_script(script: Script) -> bool {
    !matches!(script, Script::Latin | Script::Cyrillic | Script::Arabic | Script::Devanagari)
}

/// Whether a language is usually written in `script`.
fn script_fits(language: &str, script: Script) -> bool {
    let scripts: &[Script] = match language {
        "ru" | "uk" | "be" | "bg" | "mk" | "kk" | "ky" | "tg" | "mn" | "tt" => &[Script::Cyrillic],
        "sr" | "uz" | "bs" => &[Script::Cyrillic, Script::Latin],
        "az" => &[Script::Latin, Script::Arabic, Script::Cyrillic],
        "ar" | "fa" | "ur" | "ps" | "ckb" | "sd" | "ug" => &[Script::Arabic],
        "he" | "yi" | "iw" => &[Script::Hebrew],
        "hi" | "mr" | "ne" | "sa" => &[Script::Devanagari],
        "zh" | "yue" => &[Script::Mandarin],
        "ja" => &[Script::Mandarin, Script::Hiragana, Script::Katakana],
        "ko" => &[Script::Hangul, Script::Mandarin],
        "el" => &[Script::Greek],
        "th" => &[Script::Thai],
        "ka" => &[Script::Georgian],
        "hy" => &[Script::Armenian],
        "am" | "ti" => &[Script::Ethiopic],
        "bn" | "as" => &[Script::Bengali],
        "gu" => &[Script::Gujarati],
        "pa" => &[Script::Gurmukhi, Script::Arabic],
        "kn" => &[Script::Kannada],
        "ml" => &[Script::Malayalam],
        "or" => &[Script::Oriya],
        "ta" => &[Script::Tamil],
        "te" => &[Script::Telugu],
        "si" => &[Script::Sinhala],
        "km" => &[Script::Khmer],
        "my" => &[Script::Myanmar],
        _ => &[Script::Latin],
    };
    scripts.contains(&script)
}

/// The shortest BCP 47 subtag of a detected language (ISO 639-1 where there is one).
/// The detector knows one Nguni language, Zulu, and takes Xhosa for it: their commonest small words tell them apart.
fn nguni<'code>(detected: &'code str, sample: &str) -> &'code str {
    const XHOSA: [&str; 9] = ["ukuba", "kwaye", "kunye", "okanye", "yokuba", "xa", "apho", "nokuba", "phantsi"];
    const ZULU: [&str; 9] = ["ukuthi", "futhi", "kanye", "noma", "uma", "ukuze", "lapho", "nokuthi", "phansi"];
    if detected != "zu" {
        return detected;
    }
    let lower = sample.to_lowercase();
    let words = || lower.split(|c: char| !c.is_alphabetic());
    let count = |known: &[&str]| words().filter(|word| known.contains(word)).count();
    if count(&XHOSA) > count(&ZULU) { "xh" } else { detected }
}

fn code(lang: Lang) -> &'static str {
    match lang {
        Lang::Epo => "eo",
        Lang::Eng => "en",
        Lang::Rus => "ru",
        Lang::Cmn => "zh",
        Lang::Spa => "es",
        Lang::Por => "pt",
        Lang::Ita => "it",
        Lang::Ben => "bn",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Ukr => "uk",
        Lang::Kat => "ka",
        Lang::Ara => "ar",
        Lang::Hin => "hi",
        Lang::Jpn => "ja",
        Lang::Heb => "he",
        Lang::Yid => "yi",
        Lang::Pol => "pl",
        Lang::Amh => "am",
        Lang::Jav => "jv",
        Lang::Kor => "ko",
        // CLDR: `nb` is an alias of `no` since version 39.
        Lang::Nob => "no",
        Lang::Dan => "da",
        Lang::Swe => "sv",
        Lang::Fin => "fi",
        Lang::Tur => "tr",
        Lang::Nld => "nl",
        Lang::Hun => "hu",
        Lang::Ces => "cs",
        Lang::Ell => "el",
        Lang::Bul => "bg",
        Lang::Bel => "be",
        Lang::Mar => "mr",
        Lang::Kan => "kn",
        Lang::Ron => "ro",
        Lang::Slv => "sl",
        Lang::Hrv => "hr",
        Lang::Srp => "sr",
        Lang::Mkd => "mk",
        Lang::Lit => "lt",
        Lang::Lav => "lv",
        Lang::Est => "et",
        Lang::Tam => "ta",
        Lang::Vie => "vi",
        Lang::Urd => "ur",
        Lang::Tha => "th",
        Lang::Guj => "gu",
        Lang::Uzb => "uz",
        Lang::Pan => "pa",
        Lang::Aze => "az",
        Lang::Ind => "id",
        Lang::Tel => "te",
        Lang::Pes => "fa",
        Lang::Mal => "ml",
        Lang::Ori => "or",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Sin => "si",
        Lang::Khm => "km",
        Lang::Tuk => "tk",
        Lang::Aka => "ak",
        Lang::Zul => "zu",
        Lang::Sna => "sn",
        Lang::Afr => "af",
        Lang::Lat => "la",
        Lang::Slk => "sk",
        Lang::Cat => "ca",
        Lang::Tgl => "tl",
        Lang::Hye => "hy",
        Lang::Cym => "cy",
    }
}

#[cfg(test)]
mod tests {
    use super::{detect, tidy};

    #[test]
    fn the_text_decides_and_the_hint_adds_the_region() {
        let english = "The government said on Tuesday that it would publish the figures next week, after a long debate in parliament.";
        let german = "Die Regierung teilte am Dienstag mit, dass sie die Zahlen in der kommenden Woche veröffentlichen werde, nach langer Debatte.";
        let norwegian = "Regjeringen sa tirsdag at den vil legge fram tallene neste uke, etter en lang debatt i Stortinget om saken.";
        let cases = [
            (english, None, Some("en")),
            (english, Some("en_gb"), Some("en-GB")),
            (english, Some("de"), Some("en")),
            (german, Some("en"), Some("de")),
            (german, Some("de-AT"), Some("de-AT")),
            (norwegian, Some("nb-NO"), Some("no-NO")),
            (norwegian, Some("no"), Some("no")),
            ("政府は火曜日、数字を来週公表すると発表した。", Some("en"), Some("ja")),
            ("政府周二表示，将于下周公布数据，议会为此进行了长时间的辩论。", None, Some("zh")),
            ("정부는 화요일에 다음 주 수치를 발표할 것이라고 밝혔다.", None, Some("ko")),
            ("أعلنت الحكومة يوم الثلاثاء أنها ستنشر الأرقام الأسبوع المقبل بعد نقاش طويل في البرلمان", None, Some("ar")),
            (
                "Правительство заявило во вторник, что опубликует данные на следующей неделе после долгих дебатов.",
                None,
                Some("ru"),
            ),
            (
                "Urhulumente uthe ngoLwesibini uza kupapasha amanani kwiveki ezayo, kwaye wongeze ukuba abantu mabalinde kunye neentsapho zabo.",
                None,
                Some("xh"),
            ),
            (
                "Uhulumeni uthe ngoLwesibili uzoshicilela izibalo ngesonto elizayo, futhi wengeza ukuthi abantu mabalinde kanye nemindeni yabo.",
                Some("en"),
                Some("zu"),
            ),
            ("Goal!", Some("es"), Some("es")),
            ("Goal!", None, None),
            ("", Some("fr-FR"), Some("fr-FR")),
            ("", Some("x-default"), None),
            ("12 34 56", None, None),
            (
                "Ríkisstjórnin sagði á þriðjudag að hún myndi birta tölurnar í næstu viku eftir langar umræður.",
                Some("is"),
                Some("is"),
            ),
        ];
        for (text, hint, expected) in cases {
            assert_eq!(detect(text, hint).as_deref(), expected, "{text} with {hint:?}");
        }
    }

    #[test]
    fn tags_are_tidied() {
        let cases = [
            ("EN_us", Some("en-US")),
            ("zh-hant-tw", Some("zh-Hant-TW")),
            ("de-DE, en", Some("de-DE")),
            ("english", None),
            ("und", None),
            ("", None),
            ("pt-", Some("pt")),
            ("nb_NO", Some("no-NO")),
        ];
        for (tag, expected) in cases {
            assert_eq!(tidy(tag).as_deref(), expected, "{tag}");
        }
    }
}
