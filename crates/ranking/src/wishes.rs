//! What a reader does not want to see, whatever list it would stand in.
//!
//! Muted words are words in a row: "cup final" hides "the cup final" and not "the final of a cup". Case and accents do not matter.

use text::terms::terms;

/// What is muted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Muted {
    /// Words in a row in headline or summary.
    Words(Vec<String>),
    /// A title, by its number.
    Title(i64),
    /// A story, by its number.
    Story(i64),
    /// A topic, by its name or code.
    Topic(String),
}

impl Muted {
    /// Words as a reader wrote them; `None` where there is none that could be looked for.
    #[must_use]
    pub fn words(text: &str) -> Option<Self> {
        let words = tokens(text);
        (!words.is_empty()).then_some(Self::Words(words))
    }
}

/// A mute of a reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mute {
    /// Its number.
    pub id: i64,
    /// What.
    pub muted: Muted,
    /// Until when, microseconds; `None` for good.
    pub until_us: Option<i64>,
}

/// What may stand in a list.
#[derive(Clone, Copy, Debug)]
pub struct Item<'a> {
    /// The number of its title.
    pub title: i64,
    /// The number of its story, where it is in one.
    pub story: Option<i64>,
    /// Its headline.
    pub headline: &'a str,
    /// Its summary.
    pub summary: &'a str,
    /// Names and codes of its topics, its section among them.
    pub topics: &'a [&'a str],
}

/// The mute that hides an item at `now_us`.
#[must_use]
pub fn hiding<'m>(mutes: &'m [Mute], item: &Item<'_>, now_us: i64) -> Option<&'m Mute> {
    let mut read: Option<[Vec<String>; 2]> = None;
    mutes.iter().filter(|mute| mute.until_us.is_none_or(|until_us| now_us < until_us)).find(|mute| match &mute.muted {
        Muted::Title(title) => *title == item.title,
        Muted::Story(story) => item.story == Some(*story),
        Muted::Topic(topic) => item.topics.iter().any(|other| other.eq_ignore_ascii_case(topic)),
        Muted::Words(words) => {
            let texts = read.get_or_insert_with(|| [tokens(item.headline), tokens(item.summary)]);
            texts.iter().any(|text| text.windows(words.len()).any(|run| run == words.as_slice()))
        }
    })
}

/// Words in a row, in lower case and without accents; stop words and repeated words stand, unlike in [`terms`].
pub(crate) fn tokens(text: &str) -> Vec<String> {
    text.split(|c: char| c.is_whitespace() || (c.is_ascii_punctuation() && c != '\''))
        .filter(|word| !word.is_empty())
        .flat_map(|word| {
            let folded = terms(word);
            // A stop word has no term of its own: it stands as it is written.
            if folded.is_empty() { vec![word.to_lowercase()] } else { folded }
        })
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn mute(muted: Muted) -> Mute {
        Mute { id: 1, muted, until_us: None }
    }

    fn item<'a>(headline: &'a str, topics: &'a [&'a str]) -> Item<'a> {
        Item { title: 7, story: Some(9), headline, summary: "", topics }
    }

    #[test]
    fn words_are_words_in_a_row() {
        for (words, headline, hidden) in [
            ("cup final", "Alpha wins the Cup Final in extra time", true),
            ("cup final", "The final of a cup", false),
            ("CUP", "Cup final", true),
            ("cup", "Cupboards of the year", false),
            ("élection", "Election day in Karlsund", true),
            ("trump", "“Trump” wins", true),
            ("東京", "東京で大雨", true),
            ("the who", "The Who play again", true),
        ] {
            let mutes = [mute(Muted::words(words).unwrap())];
            assert_eq!(hiding(&mutes, &item(headline, &[]), 0).is_some(), hidden, "{words} / {headline}");
        }
        assert_eq!(Muted::words(" … "), None);
    }

    #[test]
    fn titles_stories_and_topics_are_hidden_until_their_time() {
        for muted in [Muted::Title(7), Muted::Story(9), Muted::Topic("Sport".to_owned())] {
            let until = Mute { until_us: Some(100), ..mute(muted.clone()) };
            let item = item("Headline", &["sport"]);
            assert!(hiding(std::slice::from_ref(&until), &item, 99).is_some(), "{muted:?}");
            assert!(hiding(&[until], &item, 100).is_none(), "{muted:?}");
        }
        assert!(hiding(&[mute(Muted::Title(8)), mute(Muted::Story(8))], &item("Headline", &[]), 0).is_none());
    }

    proptest! {
        /// Whatever stands around them: a headline that has the muted words in a row is hidden.
        #[test]
        fn what_is_muted_never_appears(
            before in "[a-zA-Z0-9 ,.:“]{0,30}",
            words in "[a-zäöüéñ]{2,8}( [a-zäöüéñ]{2,8}){0,2}",
            after in "[a-zA-Z0-9 ,.:”]{0,30}",
        ) {
            if let Some(muted) = Muted::words(&words) {
                let headline = format!("{before} {words} {after}");
                prop_assert!(hiding(&[mute(muted)], &item(&headline, &[]), 0).is_some());
            }
        }
    }
}
