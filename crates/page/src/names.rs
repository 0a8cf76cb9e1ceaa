//! Names in a line that names writers: what stands round them taken off, several told apart, what is no name refused.

use crate::agencies;

/// Words in front of a name, in lower case.
const OPENINGS: [&str; 64] = [
    "by ",
    "von ",
    "par ",
    "por ",
    "di ",
    "da ",
    "door ",
    "av ",
    "af ",
    "text: ",
    "texte: ",
    "written by ",
    "words by ",
    "words and photos by ",
    "story and photos by ",
    "photos and story by ",
    "text and photos by ",
    "recipe by ",
    "review by ",
    "posted by ",
    "story by ",
    "reported by ",
    "a cura di ",
    "tekst: ",
    "von: ",
    "by: ",
    "author: ",
    "autor: ",
    "autorin: ",
    "published by ",
    "escrito por ",
    "de ",
    "od ",
    "od: ",
    "автор: ",
    "kirjoittaja: ",
    "reporting by ",
    "commentary by ",
    "opinion by ",
    "analysis by ",
    "compiled by ",
    "haber: ",
    "yazar: ",
    "yazan: ",
    "skrevet av ",
    "skriven av ",
    "foto og tekst: ",
    "text och foto: ",
    "text und foto: ",
    "του ",
    "της ",
    "γράφει ο ",
    "γράφει η ",
    "текст: ",
    "текст ",
    "מאת ",
    "مאת: ",
    "بقلم: ",
    "بقلم ",
    "كتب: ",
    "كتبت: ",
    "نویسنده: ",
    "作者：",
    "文・",
];

/// What follows a word like "By" at the beginning of `line`.
pub(crate) fn opening(line: &str) -> Option<&str> {
    OPENINGS.iter().find_map(|opening| {
        let head = line.get(..opening.len())?;
        let fits = head.eq_ignore_ascii_case(opening) || !head.is_ascii() && head.to_lowercase() == *opening;
        fits.then(|| line.get(opening.len()..)).flatten()
    })
}

/// Whether `text`, in lower case and without a space behind it, ends with a word that stands in front of a name ("Kolumne von").
pub(crate) fn ends_with_opening(text: &str) -> bool {
    OPENINGS.iter().any(|opening| {
        let opening = opening.trim_end_matches([' ', ':']);
        text.strip_suffix(opening).is_some_and(|front| front.is_empty() || front.ends_with(' '))
    })
}

/// Whether `before`, in lower case, announces somebody who did something else than write.
pub(crate) fn is_work_of_helper(before: &str) -> bool {
    const WORK: [&str; 17] = [
        "photographer",
        "photographers",
        "tested by",
        "photography by",
        "photographs by",
        "photos by",
        "photo by",
        "styled by",
        "edited by",
        "reviewed by",
        "fact checked by",
        "fact-checked by",
        "illustration by",
        "illustrations by",
        "contributions from",
        "video by",
        "produced by",
    ];
    WORK.iter().any(|work| before.ends_with(work))
}

/// The name behind "posted on 2 November by" and the like.
pub(crate) fn signed(line: &str) -> Option<&str> {
    let lower = line.to_ascii_lowercase();
    let begins =
        ["posted", "published", "written", "updated", "submitted", "filed"].iter().any(|word| lower.starts_with(word));
    let at = lower.find(" by ").filter(|_| begins)?;
    line.get(at + 4..)
}

/// A name without what is printed round it.
pub(crate) fn clean(name: &str) -> String {
    let mut name = name.trim();
    for _ in 0..2 {
        name = opening(name).unwrap_or(name).trim();
    }
    name = name.split_once(" as told to ").map_or(name, |(_, writer)| writer);
    // "Name | address", "Name (short sign)", "Name @handle", "Name · time"
    for separator in [" | ", "|", " (", "（", " @", " • ", " · ", " – ", " — ", " - ", "\t"] {
        if let Some((head, _)) = name.split_once(separator)
            && head.chars().count() >= 3
        {
            name = head;
        }
    }
    // "Ada Berg for The Courier"
    for separator in [" for ", " For ", " FOR "] {
        if let Some((head, house)) = name.split_once(separator)
            && head.contains(' ')
            && house.starts_with(char::is_uppercase)
        {
            name = head;
        }
    }
    let name = without_rank(without_time(name));
    name.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, ',' | ';' | ':' | '|' | '-' | '–' | '"' | '“' | '”' | '*' | '•')
    })
    .to_owned()
}

/// A name without the time that is printed behind it: "Ada Berg on December 21, 2026".
fn without_time(name: &str) -> &str {
    const WORDS: [&str; 32] = [
        "on",
        "stand",
        "stand:",
        "am",
        "um",
        "updated",
        "updated:",
        "published",
        "published:",
        "last",
        "posted",
        "december",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "dec",
        "jan",
        "feb",
        "mar",
        "apr",
        "aug",
        "sep",
        "oct",
        "nov",
    ];
    let mut at = 0;
    let mut words: Vec<(usize, &str)> = Vec::new();
    for word in name.split(' ') {
        words.push((at, word));
        at += word.len() + 1;
    }
    let is_digit_word = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let Some(time) = words.iter().position(|(_, word)| is_digit_word(word)) else {
        let tail = words
            .iter()
            .skip(2)
            .find(|(_, word)| matches!(*word, "Updated:" | "Updated" | "Published" | "Published:" | "Stand:"));
        return tail.and_then(|(start, _)| name.get(..*start)).unwrap_or(name).trim_end();
    };
    let mut first = time;
    while first > 1
        && words
            .get(first - 1)
            .is_some_and(|(_, word)| WORDS.contains(&word.trim_end_matches(['.', ',']).to_ascii_lowercase().as_str()))
    {
        first -= 1;
    }
    let fits = first >= 2;
    words.get(first).filter(|_| fits).and_then(|(start, _)| name.get(..*start)).unwrap_or(name).trim_end()
}

/// A name of at least two words without the degrees and the rank behind it: "Ada Berg MS", "Ada Berg Senior Writer", "김민수 기자".
fn without_rank(name: &str) -> &str {
    const DEGREES: [&str; 14] =
        ["MS", "MD", "PhD", "Ph.D.", "Ph.D", "RD", "RDN", "LD", "MPH", "MA", "MBA", "M.D.", "DVM", "RN"];
    const RANKS: [&str; 29] = [
        "Editor",
        "Writer",
        "Reporter",
        "Correspondent",
        "Senior",
        "Staff",
        "Contributor",
        "Columnist",
        "Producer",
        "Journalist",
        "Assistant",
        "Associate",
        "Chief",
        "Freelance",
        "Contributing",
        "Managing",
        "Executive",
        "Digital",
        "Political",
        "Deputy",
        "Special",
        "Analyst",
        "Director",
        "Publisher",
        "Korrespondent",
        "Korrespondentin",
        "Redakteur",
        "Redakteurin",
        "Reporterin",
    ];
    let mut name = name.trim_end();
    // "Ada Berg Deputy Content Director": the rank and all behind it.
    let rank = name.match_indices(' ').skip(1).map(|(at, _)| at).find(|at| {
        let word = name.get(at + 1..).unwrap_or_default().split(' ').next().unwrap_or_default();
        RANKS.contains(&word.trim_end_matches([',', ':']))
    });
    if let Some((head, _)) = rank.and_then(|at| name.split_at_checked(at)) {
        name = head.trim_end_matches([' ', ',']);
        // "Ada Berg NFL Analyst"
        while let Some((head, sign)) = name.rsplit_once(' ')
            && head.contains(' ')
            && (2..=4).contains(&sign.len())
            && sign.chars().all(|c| c.is_ascii_uppercase())
            && head.chars().any(char::is_lowercase)
        {
            name = head;
        }
    }
    while let Some((head, last)) = name.rsplit_once([' ', '\u{a0}']) {
        let bare = last.trim_end_matches([',', ':']);
        let wide = matches!(bare, "기자" | "특파원" | "记者" | "記者" | "特派員" | "撮影");
        if wide || head.trim_end().contains(' ') && DEGREES.contains(&bare) {
            name = head.trim_end_matches([' ', ',']);
        } else {
            break;
        }
    }
    name
}

/// The names in a line that lists several, offices and addresses left out.
pub(crate) fn split(line: &str) -> Vec<String> {
    let line = line.trim();
    let mut line = opening(line).unwrap_or(line).to_owned();
    // "By" in an element of its own.
    if let Some((first, rest)) = line.split_once('\n')
        && opening(&format!("{first} ")).is_some_and(str::is_empty)
    {
        line = rest.to_owned();
    }
    for word in [
        " and ", " und ", " et ", " y ", " og ", " och ", " & ", " e ", " en ", " with ", " mit ", " avec ", " con ",
        " AND ", " And ", " i ", " ja ",
    ] {
        line = line.replace(word, ";");
    }
    let mut names: Vec<String> = Vec::new();
    for group in line.split([';', '/', '\n', '、', '・', '|']) {
        let mut parts = group.split(',').map(clean).filter(|part| !part.is_empty());
        let Some(first) = parts.next() else { continue };
        let first_is_name = looks_like_person(&first) || agencies::exact(&first).is_some();
        names.push(first);
        for part in parts {
            // "Ada Berg, Ben Holm" lists persons; "Ada Berg, professor in Oslo" does not.
            if first_is_name
                && (agencies::exact(&part).is_some()
                    || looks_like_person(&part) && part.contains(' ') && !is_office(&part))
            {
                names.push(part);
            }
        }
    }
    names.retain(|name| !name.is_empty() && !name.contains('@') && !name.starts_with("http"));
    names
}

pub(crate) fn is_office(text: &str) -> bool {
    let lower = text.to_lowercase();
    [
        "reporter",
        "editor",
        "correspondent",
        "writer",
        "professor",
        "ph.d",
        "phd",
        "rdn",
        "m.d.",
        "today",
        "news",
        "times",
        "post",
        "daily",
        "journal",
        "herald",
        "gazette",
        "telegram",
        "tribune",
        "chief",
        "senior",
        "staff",
        "redakt",
        "korrespond",
        "university",
        "press",
        "bureau",
        "network",
        "magazine",
        "media",
        "writer",
        "columnist",
        "director",
        "producer",
        "contributor",
        "guest",
        "special to",
        "fakultet",
        "universit",
        "minister",
        "president",
    ]
    .iter()
    .any(|word| lower.contains(word))
}

/// Whether `name` is a person's beyond doubt: two to four capitalised words, none a house's sign or an office.
pub(crate) fn is_surely_person(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    let is_sign = |word: &str| word.chars().count() >= 3 && word.chars().all(char::is_uppercase);
    looks_like_person(name)
        && (2..=4).contains(&words.len())
        && !is_office(name)
        && (!words.iter().any(|word| is_sign(word)) || words.iter().all(|word| word.chars().all(|c| !c.is_lowercase())))
        && ![" for ", " of ", " the ", " by "].iter().any(|word| name.contains(word))
}

/// Whether `name` can be a person's name: a few words, no digits, no sentence.
pub(crate) fn looks_like_person(name: &str) -> bool {
    let chars = name.chars().count();
    let words = name.split(' ').filter(|word| !word.is_empty()).count();
    let lower = name.to_lowercase();
    let wide =
        name.chars().any(text::words::is_han_or_kana) || name.chars().any(|c| matches!(c, '\u{ac00}'..='\u{d7af}'));
    if !(if wide { 2..=20 } else { 3..=60 }).contains(&chars)
        || words > 6
        || name.chars().any(|c| c.is_ascii_digit() || matches!(c, '?' | '!' | '@' | ':' | '"' | '…' | '#'))
    {
        return false;
    }
    if lower.starts_with("the ") || name.contains(')') && !name.contains('(') {
        return false;
    }
    let has_capital = name.chars().any(char::is_uppercase) || name.chars().all(|c| !c.is_lowercase());
    // "ku Frankfurt" is a sign and its place; "de Sousa" and "al-Masri" are names.
    let first = name.split(' ').next().unwrap_or_default();
    let particles = [
        "de", "di", "da", "do", "du", "von", "van", "der", "den", "del", "della", "la", "le", "ten", "ter", "zu",
        "bin", "ibn", "el",
    ];
    let is_sign = words > 1 && first.chars().all(char::is_lowercase) && first.is_ascii() && !particles.contains(&first);
    if is_sign {
        return false;
    }
    let not_names = [
        "redaktion",
        "redaction",
        "redacción",
        "rédaction",
        "redazione",
        "redaksjon",
        "redactie",
        "editorial",
        "newsroom",
        "news desk",
        "newsdesk",
        "web desk",
        "staff",
        "online",
        "team",
        "desk",
        "bureau",
        "admin",
        "webmaster",
        "reporter",
        "correspondent",
        "agency",
        "agenc",
        "agentur",
        "press release",
        "follow",
        "share",
        "read more",
        "read full",
        "subscribe",
        "comment",
        "published",
        "updated",
        "photo",
        "foto",
        "getty",
        ".com",
        ".de",
        ".co",
        "www",
        "more from",
        "more by",
        "see all",
        "all posts",
        "profile",
        "contributor",
        "contributing",
        "author",
        "newsletter",
        "email",
        "e-mail",
        "facebook",
        "twitter",
        "minute",
        " ago",
        "sponsored",
        "advertis",
        "click",
        "view",
        "archive",
        "about",
        "unknown",
        "anonymous",
        "guest",
        "autor",
        "writer",
        "department",
        "service",
        "studio",
        "opinion",
        "politics",
        "business",
        "sports",
        "technology",
        "entertainment",
        "breaking",
        "latest",
    ];
    has_capital && !not_names.iter().any(|word| lower.contains(word))
}

#[cfg(test)]
mod tests {
    use super::{
        clean, ends_with_opening, is_surely_person, is_work_of_helper, looks_like_person, opening, signed, split,
    };

    #[test]
    fn what_stands_round_a_name_is_taken_off() {
        let cases = [
            ("By Ada Berg", "Ada Berg"),
            ("Ada Berg, ", "Ada Berg"),
            ("Ada Berg on December 21, 2026 at 3:53PM", "Ada Berg"),
            ("Ada Berg Senior Writer", "Ada Berg"),
            ("Ada Berg MS", "Ada Berg"),
            ("Ada Berg Deputy Content Director", "Ada Berg"),
            ("Ada Berg NFL Analyst", "Ada Berg"),
            ("Ada Berg For Courier.Com", "Ada Berg"),
            ("Ada Berg Updated: August 8", "Ada Berg"),
            ("Ada Berg Stand: 28. April", "Ada Berg"),
            ("Ben Holm as told to Ada Berg", "Ada Berg"),
            ("김민수 기자", "김민수"),
            ("Текст: Анна Берг", "Анна Берг"),
            ("بقلم: أحمد علي", "أحمد علي"),
            ("Ada May", "Ada May"),
            ("Editor", "Editor"),
        ];
        for (text, expected) in cases {
            assert_eq!(clean(text), expected, "{text}");
        }
    }

    #[test]
    fn several_names_are_told_apart() {
        let cases: [(&str, &[&str]); 5] = [
            ("By Ada Berg and Ben Holm", &["Ada Berg", "Ben Holm"]),
            ("Ada Berg, Ben Holm, AFP", &["Ada Berg", "Ben Holm", "AFP"]),
            ("Ada Berg, professor in Oslo", &["Ada Berg"]),
            ("山田太郎、鈴木花子", &["山田太郎", "鈴木花子"]),
            ("ada@courier.example", &[]),
        ];
        for (line, expected) in cases {
            assert_eq!(split(line), expected, "{line}");
        }
    }

    #[test]
    fn what_is_no_person_is_refused() {
        for name in ["ku Frankfurt", "Web Desk", "The Courier", "5 minutes", "Redaktion", "a"] {
            assert!(!looks_like_person(name), "{name}");
        }
        for name in ["Ada Berg", "de Sousa", "MTHOBISI SITHOLE", "محمد علي", "王小明"] {
            assert!(looks_like_person(name), "{name}");
        }
        assert!(is_surely_person("Ada Berg") && is_surely_person("ADA BERG"));
        assert!(!is_surely_person("MDR THÜRINGEN Stand") && !is_surely_person("Senior Editor"));
        assert!(!is_surely_person("Edited by Ada Berg"));
    }

    #[test]
    fn openings_and_signatures_are_known() {
        assert_eq!(opening("VON Ada Berg"), Some("Ada Berg"));
        assert_eq!(opening("Byline"), None);
        assert_eq!(signed("posted on 2026-12-19 23:30 EST by Ada Berg"), Some("Ada Berg"));
        assert_eq!(signed("Directed by Ada Berg"), None);
        assert!(ends_with_opening("kolumne von") && ends_with_opening("by") && !ends_with_opening("baby"));
        assert!(is_work_of_helper("words and photography by") && !is_work_of_helper("story by"));
    }
}
