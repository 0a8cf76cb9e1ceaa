//! Names in a line that names writers: what stands round them taken off, several told apart, what is no name refused.

mod behind;
mod openings;
mod person;

pub(crate) use openings::{ends_with_opening, is_work_of_helper, opening, signed};
pub(crate) use person::{is_office, is_surely_person, looks_like_person};

use crate::agencies;
use behind::{without_rank, without_time};

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

#[cfg(test)]
mod tests {
    use super::{clean, split};

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
}
