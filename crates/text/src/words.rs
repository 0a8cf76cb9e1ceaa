//! What a word is, and how many a text has.
//!
//! Words are those of UAX #29 (Unicode text segmentation). Han and kana are written without spaces, so that each of
//! their characters counts as one word, as newsrooms that write in them count.

use unicode_segmentation::UnicodeSegmentation;

/// Whether `c` is a Han or kana character: one word of its own.
#[must_use]
pub fn is_han_or_kana(c: char) -> bool {
    matches!(c,
        '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3134f}')
}

/// The words of `text` in order, punctuation and spaces left out.
pub fn iter(text: &str) -> impl Iterator<Item = &str> {
    text.unicode_words().flat_map(|word| {
        let single = word.chars().any(is_han_or_kana);
        let step = move |rest: &str| rest.chars().next().map_or(0, |c| if single { c.len_utf8() } else { rest.len() });
        let mut rest = word;
        std::iter::from_fn(move || {
            let (head, tail) = rest.split_at_checked(step(rest))?;
            rest = tail;
            (!head.is_empty()).then_some(head)
        })
    })
}

/// How many words `text` has; a Han or kana character counts as one.
#[must_use]
pub fn count(text: &str) -> u32 {
    // A space always ends a word, and most words between spaces are plain letters: those are counted as their bytes go by.
    let bytes = text.as_bytes();
    let (mut total, mut from) = (0_usize, 0);
    while let Some(first) = bytes.get(from) {
        if matches!(first, b' ' | b'\n') {
            from += 1;
            continue;
        }
        let letters =
            bytes.get(from..).map_or(0, |run| run.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count());
        let mut to = from + letters;
        if letters > 0 && matches!(bytes.get(to), Some(b'.' | b',')) {
            to += 1;
        }
        if letters > 0 && matches!(bytes.get(to), None | Some(b' ' | b'\n')) {
            total += 1;
        } else {
            to +=
                bytes.get(to..).map_or(0, |rest| rest.iter().take_while(|byte| !matches!(byte, b' ' | b'\n')).count());
            total += text.get(from..to).map_or(0, |run| iter(run).count());
        }
        from = to;
    }
    u32::try_from(total).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{count, iter};

    #[test]
    fn words_are_those_of_the_script() {
        let cases = [
            ("", 0),
            ("  \n ", 0),
            ("The ministers agreed on Tuesday.", 5),
            ("don't e-mail U.S. officials", 5),
            ("3.5 per cent", 3),
            ("東京で会議", 5),
            ("カタカナ語", 5),
            ("한국 정부는 오늘", 3),
            ("وقال الوزير اليوم", 3),
            ("BBCは報じた", 5),
        ];
        for (text, expected) in cases {
            assert_eq!(count(text), expected, "{text}: {:?}", iter(text).collect::<Vec<_>>());
        }
    }

    proptest! {
        #[test]
        fn the_count_is_the_number_of_words(text in r"[a-c1é́’' .,:\n_东カ한—-]{0,40}") {
            prop_assert_eq!(count(&text) as usize, iter(&text).count());
        }
    }

    #[test]
    fn words_come_in_order_without_punctuation() {
        assert_eq!(iter("Oslo, (AP) — 東京").collect::<Vec<_>>(), ["Oslo", "AP", "東", "京"]);
    }
}
