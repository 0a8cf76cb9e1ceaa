//! House style: each newsroom's own wording and spelling of English.

use crate::random::Random;

/// Words that mean the same in any sentence. A manner takes one of each row.
const SAME: [&[&str]; 23] = [
    &[" more than ", " over ", " upwards of "],
    &[" about ", " around ", " roughly "],
    &[" per cent", " percent"],
    &[" following ", " after "],
    &[" began ", " started "],
    &[" because of ", " owing to ", " as a result of "],
    &[" said on ", " announced on ", " confirmed on "],
    &[" at least ", " no fewer than "],
    &[" however, ", " though, "],
    &[" in order to ", " to "],
    &[" across ", " throughout "],
    &[" expected to ", " due to "],
    &[" near ", " close to "],
    &[" told reporters", " told journalists", " said at a news conference"],
    &[" officials said", " the authorities said", " according to officials"],
    &[" on the eve of ", " the day before "],
    &[" before the end of the year", " by the end of the year", " before the year is out"],
    &[" is likely to ", " will probably "],
    &[" the previous year", " the year before"],
    &[" people living nearby", " neighbours", " local people"],
    &[
        " did not immediately respond to a request for comment",
        " could not be reached for comment",
        " declined to comment",
    ],
    &[" early on ", " in the early hours of "],
    &[" meanwhile", " at the same time"],
];

/// British and American spelling.
const SPELLING: [(&str, &str); 44] = [
    ("colour", "color"),
    ("harbour", "harbor"),
    ("Harbour", "Harbor"),
    ("neighbour", "neighbor"),
    ("labour ", "labor "),
    ("favour", "favor"),
    ("honour", "honor"),
    ("rumour", "rumor"),
    ("behaviour", "behavior"),
    ("endeavour", "endeavor"),
    ("humour", "humor"),
    ("centre", "center"),
    ("theatre", "theater"),
    ("Theatre", "Theater"),
    ("metres", "meters"),
    ("litres", "liters"),
    ("fibre", "fiber"),
    ("organis", "organiz"),
    ("recognis", "recogniz"),
    ("realis", "realiz"),
    ("criticis", "criticiz"),
    ("criticizm", "criticism"),
    ("apologis", "apologiz"),
    ("modernis", "moderniz"),
    ("stabilis", "stabiliz"),
    ("analyse", "analyze"),
    ("emphasis", "emphasis"),
    ("programme", "program"),
    ("travell", "travel"),
    ("cancell", "cancel"),
    ("traveler", "traveler"),
    ("modell", "model"),
    ("jewell", "jewel"),
    ("defence", "defense"),
    ("licence", "license"),
    ("offence", "offense"),
    ("catalogue", "catalog"),
    ("grey", "gray"),
    ("tonnes", "tons"),
    ("cheque", "check"),
    ("sceptic", "skeptic"),
    ("mould", "mold"),
    ("plough", "plow"),
    ("storey", "story"),
];

/// A newsroom's choices among words that mean the same.
#[derive(Clone, Debug)]
pub(crate) struct Manner {
    choices: Vec<usize>,
    american: bool,
}

impl Manner {
    pub(crate) fn new(seed: u64, language: &str) -> Self {
        let mut random = Random::of(&[seed, 0x3a]);
        Self { choices: SAME.iter().map(|row| random.below(row.len())).collect(), american: language == "en-US" }
    }

    /// `text` in this manner. Quoted words stay as they were said.
    pub(crate) fn apply(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() + 16);
        let mut rest = text;
        while !rest.is_empty() {
            let (said, quoted) = rest.split_once('“').map_or((rest, None), |(said, quoted)| (said, Some(quoted)));
            out.push_str(&self.reword(said));
            let Some(quoted) = quoted else { break };
            let (quote, after) = quoted.split_once('”').unwrap_or((quoted, ""));
            out.push('“');
            out.push_str(quote);
            out.push('”');
            rest = after;
        }
        if self.american { americanise(&out) } else { out }
    }

    fn reword(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for (row, choice) in SAME.iter().zip(&self.choices) {
            let (Some(usual), Some(own)) = (row.first(), row.get(*choice)) else { continue };
            if usual != own && text.contains(usual) {
                text = text.replace(usual, own);
            }
        }
        text
    }
}

fn americanise(text: &str) -> String {
    SPELLING.iter().fold(
        text.to_owned(),
        |text, (british, american)| if text.contains(british) { text.replace(british, american) } else { text },
    )
}

/// `text` in the spelling of a language tag.
pub(crate) fn spell(text: &str, language: &str) -> String {
    if language == "en-US" { americanise(text) } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_keep_their_words_but_take_the_spelling() {
        let manner = Manner { choices: vec![1; SAME.len()], american: true };
        assert_eq!(
            manner.apply("It rose by more than 3 per cent. “It is more than enough for the harbour,” he said."),
            "It rose by over 3 percent. “It is more than enough for the harbor,” he said."
        );
    }
}
