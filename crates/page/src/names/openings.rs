//! What stands in front of a name: words like "By", and the works of those who did something else than write.

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

#[cfg(test)]
mod tests {
    use super::{ends_with_opening, is_work_of_helper, opening, signed};

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
