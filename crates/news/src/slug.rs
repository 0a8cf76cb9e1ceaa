//! Slugs: the readable part of an address.

/// Letters and digits of `text` in lower case, words joined by hyphens, at most `max_chars` characters, cut at a word.
///
/// Letters of every alphabet stay as they are (browsers show them); `""` becomes `"untitled"`.
#[must_use]
pub fn slug(text: &str, max_chars: usize) -> String {
    let mut slug = String::new();
    let mut length = 0;
    for word in text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').filter(|word| !word.is_empty()) {
        let word: String = word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        let word_length = word.chars().count();
        if word_length == 0 {
            continue;
        }
        let needed = if slug.is_empty() { word_length } else { word_length + 1 };
        if length + needed > max_chars {
            if slug.is_empty() {
                slug.extend(word.chars().take(max_chars));
            }
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word);
        length += needed;
    }
    if slug.is_empty() { "untitled".to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn headlines_become_slugs() {
        for (text, expected) in [
            ("Oslo votes: what’s next?", "oslo-votes-whats-next"),
            ("Der Überfall — 3. Teil", "der-überfall-3-teil"),
            ("新华社北京4月24日电", "新华社北京4月24日电"),
            ("¡!…", "untitled"),
            ("one two three four five six", "one-two-three-four"),
        ] {
            assert_eq!(slug(text, 21), expected);
        }
    }
}
