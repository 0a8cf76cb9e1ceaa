//! The credit at the end of a caption, told from it; and a credit without what stands round it.

use std::sync::LazyLock;

use regex::Regex;

use crate::agencies::{CAPITAL, LETTER};
use crate::dom::collapse;

/// Characters at the end of a caption in which a credit is looked for.
const TAIL_CHARS: usize = 200;

/// The credit at the end of `caption` that is group 1 of `pattern`, and where it begins; at most `most` characters.
///
/// The bound is checked here: counted repetitions of any character are slow to build, for the first page of a process.
fn trailing(pattern: &Regex, most: usize, caption: &str) -> Option<(String, usize)> {
    let from = caption.char_indices().rev().nth(TAIL_CHARS).map_or(0, |(at, _)| at);
    let found = pattern.captures(caption.get(from..)?)?.get(1)?;
    (2..=most).contains(&found.as_str().chars().count()).then(|| (found.as_str().to_owned(), from + found.start()))
}

/// A credit at the end of a caption, the surest forms first, with its most characters. Group 1 is the credit, what stands in front stays caption.
static TRAILING: LazyLock<Vec<(usize, Regex)>> = LazyLock::new(|| {
    let agency = r"(?:AP|AFP|REUTERS|Reuters|Getty(?: Images)?|EPA|EPA-EFE|dpa|DPA|PA|APA|ANSA|EFE|NTB|TT|TNS|Bloomberg|Keystone|KEYSTONE|AP Photo|Xinhua|Anadolu|imago|IMAGO|Imago|Shutterstock|iStock|Europa Press|picture alliance|PA Wire|NurPhoto|Zuma|ZUMA|LaPresse|Scanpix|NTB scanpix|共同通信社|AA)";
    let word = LABEL;
    [
        // (AP Photo/Ada Berg)
        (120, format!(r"[\s(\[—–|-]*[\s(\[|]({agency} (?:Photo|Foto)\s*/\s*[^()]+?)[)\]]?\.?$")),
        // Photo by Ada Berg / AFP via Getty Images; (Foto: Ada Berg/NTB); [사진 출처 = ..]
        (175, format!(r"(?i)(?:^|[\s(\[（.,;—–|/-])\(?((?:(?:symbol|archiv|archive |file |stock |handout |teaser|themen|agentur)-?)?{word}\s*(?:by(?-u:\b)|credits?\s*:|courtesy(?-u:\b)|:|=|：|＝)\s*.+?)[)\]）]?\.?$")),
        (130, r"((?:©|（Ｃ）|\(c\)|\(C\)|Copyright)\s*[^()]+)$".to_owned()),
        // The port (Ada Berg/NTB); The port (AP)
        (160, format!(r"[(（]([^()（）]+/[^()（）]+|[^()（）]*(?-u:\b){agency}(?-u:\b)[^()（）]*)[)）]\s*\.?$")),
        // The port at dawn. Ada Berg / AP; The port at dawn. | Ada Berg/PA
        (145, format!(r"[.!?…»”\x22)]\s*[|—–]?\s*([{LETTER}][^.!?|]+/[^.!?|]+(?:\.com)?)$")),
        (100, r"\s\|\s([^|]+)$".to_owned()),
        (95, format!(r"[.!?…»”\x22)]\s+({agency}(?:(?-u:\b)[^.!?]*)?|Supplied|Handout|Submitted)$")),
        (90, format!(r"\s/\s((?:[{CAPITAL}][{LETTER}.'’-]+\s?){{2,4}})$")),
        (25, r"（([^（）]+(?:撮影|提供|通信社))）$".to_owned()),
    ]
    .into_iter()
    .filter_map(|(most, pattern)| Some((most, Regex::new(&pattern).ok()?)))
    .collect()
});

/// A credit with its label at the end of a caption.
static LABELLED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!(r"(?i)[\s(\[（.,;—–|/-]\(?({LABEL}\s*(?:credits?\s*:|:|：|＝)\s*.+?)[)\]）]?\.?$")).ok()
});

/// Most characters of a credit with its label.
const LABELLED_CHARS: usize = 165;

/// Words that announce a credit.
const LABEL: &str = r"(?:photo(?:graph|graphy|s)?(?: credits?)?|pictures?|images?(?: credits?| source)?|fotos?|fotó|foto credit|bild(?:er|quelle|nachweis)?|credits?|crédits?|créditos?|credito|kredit|fonte|fuente|source|quelle|zdjęcie|zdroj|kuva|kredi|nuotr|isithombe|коллаж|фото|写真|사진(?: 출처)?|video|illustration|grafik)";

/// The label in front of a credit, which the page of the article prints itself.
static LEADING: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!(r"(?i)^[\s(\[|—–/-]*(?:symbol|archiv|file |stock |teaser|themen|agentur)?{LABEL}\s*(?:by(?-u:\b)|credits?\s*:|:|=|：|＝)\s*")).ok()
});

/// Whether a text begins as a credit does.
pub(super) fn is_labelled(text: &str) -> bool {
    LEADING.as_ref().is_some_and(|label| label.is_match(text))
}

/// A picture library's mark at the end of a line that is nothing else: "ada - stock.adobe.com".
static LIBRARY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:stock\.adobe\.com|shutterstock(?:\.com)?|getty images(?:/istockphoto)?|istock(?:photo)?|depositphotos|unsplash|pexels|alamy(?: stock photo)?|flickr)$").ok()
});

/// Words of a gallery's buttons behind a credit.
const BUTTONS: [&str; 6] = ["Vis mer", "Visa mer", "Vollbild", "Bild vergrößern", "Enlarge", "Open in gallery"];

/// Separates the credit from the end of a caption, unless it is known already.
pub(super) fn separate(caption: String, credit: Option<String>) -> (Option<String>, Option<String>) {
    let mut caption = collapse(&caption);
    let mut credit = credit.map(|credit| collapse(&credit)).filter(|credit| !credit.is_empty());
    let labelled = LABELLED.as_ref().and_then(|pattern| trailing(pattern, LABELLED_CHARS, &caption));
    if let Some((text, start)) = labelled.filter(|(_, start)| *start > 0 && credit.is_some()) {
        let is_known = credit.as_deref().is_some_and(|known| text.contains(known));
        caption = caption.get(..start).unwrap_or_default().to_owned();
        if is_known || credit.as_deref().is_some_and(|known| !known.contains(&bare_credit(&text))) {
            credit = Some(text);
        }
    } else if let Some(known) = &credit {
        let unbracketed = caption.trim_end_matches([')', ']', '）', '.']);
        let before = caption.strip_suffix(known.as_str()).or_else(|| unbracketed.strip_suffix(known.as_str()));
        if let Some(rest) = before {
            caption = rest.to_owned();
        } else if let Some((rest, house)) =
            caption.rsplit_once(" / ").filter(|(_, house)| house.chars().count() <= 60 && !house.contains(". "))
        {
            // "Photo by Ada Berg" was marked as credit, "/ AFP via Getty Images" was not.
            credit = Some(format!("{known} / {house}"));
            caption = rest.to_owned();
        }
    } else if caption.chars().count() <= 60
        && !caption.contains(". ")
        && LIBRARY.as_ref().is_some_and(|library| library.is_match(&caption))
    {
        credit = Some(std::mem::take(&mut caption));
    } else {
        let found = TRAILING.iter().find_map(|(most, pattern)| trailing(pattern, *most, &caption));
        if let Some((text, start)) = found {
            caption = caption.get(..start).unwrap_or_default().to_owned();
            credit = Some(text);
        }
    }
    let caption = caption.trim_end_matches([' ', '(', '[', '（', '|', '-', '–', '—', '/', ',']).to_owned();
    let credit = credit.map(|credit| bare_credit(&credit)).filter(|credit| !credit.is_empty());
    (Some(caption).filter(|caption| !caption.is_empty()), credit)
}

/// A credit without its label, brackets and buttons.
fn bare_credit(credit: &str) -> String {
    let mut credit = credit.trim();
    for _ in 0..2 {
        credit = LEADING
            .as_ref()
            .and_then(|label| label.find(credit))
            .and_then(|found| credit.get(found.end()..))
            .filter(|rest| !rest.is_empty())
            .unwrap_or(credit);
    }
    for button in BUTTONS {
        credit = credit.strip_suffix(button).unwrap_or(credit).trim_end();
    }
    let credit = credit.trim_matches(|c: char| c.is_whitespace() || matches!(c, '[' | ']' | '|' | '—' | '–' | ';'));
    let opened = credit.matches('(').count();
    let credit = if opened < credit.matches(')').count() { credit.trim_end_matches([')', '）', '.']) } else { credit };
    let credit = if opened > credit.matches(')').count() { credit.trim_start_matches('(') } else { credit };
    credit.trim_start_matches("(C)").trim_start_matches("© ").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::separate;

    #[test]
    fn credits_are_split_from_captions() {
        let cases = [
            ("The port of Oslo at dawn. Photo: Ada Berg/NTB", Some("The port of Oslo at dawn."), Some("Ada Berg/NTB")),
            ("The port of Oslo at dawn (Ada Berg/AP)", Some("The port of Oslo at dawn"), Some("Ada Berg/AP")),
            ("Der Hafen. © Ada Berg", Some("Der Hafen."), Some("Ada Berg")),
            ("The port of Oslo at dawn", Some("The port of Oslo at dawn"), None),
            ("The port. (AP Photo/Ada Berg)", Some("The port."), Some("AP Photo/Ada Berg")),
            (
                "The port. Photo by Ada Berg / AFP via Getty Images",
                Some("The port."),
                Some("Ada Berg / AFP via Getty Images"),
            ),
            (
                "The port, seen from the sea. | Ada Berg/PA Images via Getty Images",
                Some("The port, seen from the sea."),
                Some("Ada Berg/PA Images via Getty Images"),
            ),
            ("Der Hafen (Symbolfoto: Ada Berg/dpa)", Some("Der Hafen"), Some("Ada Berg/dpa")),
            ("Der Hafen. AP", Some("Der Hafen."), Some("AP")),
            (
                "El puerto (España).Ada Berg / Europa Press",
                Some("El puerto (España)."),
                Some("Ada Berg / Europa Press"),
            ),
            ("港（代表撮影）", Some("港"), Some("代表撮影")),
            ("The port (built in 1900) at dawn", Some("The port (built in 1900) at dawn"), None),
            ("", None, None),
        ];
        for (text, caption, credit) in cases {
            let found = separate(text.to_owned(), None);
            assert_eq!((found.0.as_deref(), found.1.as_deref()), (caption, credit), "{text}");
        }
        for printed in ["The port Ada Berg", "The port (Ada Berg)", "The port [Ada Berg]."] {
            assert_eq!(
                separate(printed.to_owned(), Some("Ada Berg".to_owned())),
                (Some("The port".to_owned()), Some("Ada Berg".to_owned())),
                "the credit is known already, and printed once more: {printed}"
            );
        }
    }
}
