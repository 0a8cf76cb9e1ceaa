//! Whether something is the name of a person, and what is none: offices, desks, labels of buttons.

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
    use super::{is_surely_person, looks_like_person};

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
}
