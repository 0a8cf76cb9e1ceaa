//! Where white space stands. What counts as white space differs (a no-break space is a writer's choice in one place and a space in another),
//! so callers say it; text that is mostly ASCII is read by bytes.

/// The byte at which the first character of `text` stands that `is_space` is true of; the end of `text` without one.
///
/// `is_space` must agree with [`char::is_whitespace`] on ASCII: it is not asked there.
#[must_use]
pub fn next(text: &str, is_space: impl Fn(char) -> bool) -> usize {
    let mut from = 0;
    while let Some(found) =
        text.as_bytes().get(from..).and_then(|rest| rest.iter().position(|byte| may_be_space(*byte)))
    {
        let at = from + found;
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
        if c.is_ascii() || is_space(c) {
            return at;
        }
        from = at + c.len_utf8();
    }
    text.len()
}

/// Whether a character that begins with `byte` may be white space; in ASCII, whether it is.
const fn may_be_space(byte: u8) -> bool {
    matches!(byte, b'\t'..=b'\r' | b' ' | 0x80..)
}

/// Whether `text` is printable ASCII with at most one space between words: most of what is read, and there is nothing to fold in it.
#[must_use]
pub fn is_even(text: &str) -> bool {
    let mut before = 0;
    text.bytes().all(|byte| {
        let even = matches!(byte, b' '..=b'~') && !(byte == b' ' && before == b' ');
        before = byte;
        even
    })
}

/// The words of `text` between white space, as [`str::split_whitespace`] has them with `is_space` for its question.
///
/// `is_space` must agree with [`char::is_whitespace`] on ASCII.
pub fn words(text: &str, is_space: impl Fn(char) -> bool) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let spaces = rest.bytes().take_while(|byte| byte.is_ascii() && may_be_space(*byte)).count();
        rest = rest.get(spaces..).unwrap_or_default();
        if !rest.starts_with(|c: char| c.is_ascii()) {
            rest = rest.trim_start_matches(&is_space);
        }
        let (word, behind) = rest.split_at(next(rest, &is_space));
        rest = behind;
        (!word.is_empty()).then_some(word)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{is_even, next, words};

    proptest! {
        #[test]
        fn the_first_white_space_is_found(text in r"[ab \t\n\u{b}é́’\u{a0}\u{85}東\u{3000}\u{2003}\u{1f}]{0,20}") {
            prop_assert_eq!(next(&text, char::is_whitespace), text.find(char::is_whitespace).unwrap_or(text.len()));
            let fixed = |c: char| c.is_whitespace() && c != '\u{a0}';
            prop_assert_eq!(next(&text, fixed), text.find(fixed).unwrap_or(text.len()));
        }

        #[test]
        fn even_text_is_its_words_with_a_space_between_them(text in r"[ab \t\n\u{a0}é]{0,12}") {
            let folded: Vec<_> = text.trim_matches(' ').split_whitespace().collect();
            prop_assert!(!is_even(&text) || folded.join(" ") == text.trim_matches(' '));
            prop_assert_eq!(is_even(&folded.join(" ")), folded.iter().all(|word| word.is_ascii()));
        }

        #[test]
        fn words_stand_between_it(text in r"[ab \t\n\u{b}é́’\u{a0}\u{85}東\u{3000}\u{2003}\u{1f}]{0,20}") {
            let expected: Vec<_> = text.split_whitespace().collect();
            prop_assert_eq!(words(&text, char::is_whitespace).collect::<Vec<_>>(), expected);
        }
    }
}
