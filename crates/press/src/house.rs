//! House style: each newsroom's own wording, and the spelling of English.

use crate::random::Random;

/// Words that mean the same in any sentence. A manner takes one of each row.
type Rows = &'static [&'static [&'static str]];

const ENGLISH: Rows = &[
    // `#`: only before a figure.
    &[" more than #", " over #", " upwards of #"],
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
    &[" because ", " as ", " since "],
    &[" several ", " a number of ", " a good many "],
    &[" nearly ", " almost ", " close on "],
    &[" within #", " inside #", " in under #"],
    &[" next week", " in the coming week", " in a week’s time"],
    &[" next month", " in the coming month", " in a month’s time"],
    &[" as well as ", " along with ", " and also "],
    &[" despite ", " in spite of ", " notwithstanding "],
    &[" during ", " in the course of "],
    &[" until ", " till "],
    &[" mainly ", " chiefly ", " above all "],
    &[" slowly ", " gradually ", " bit by bit "],
    &[" soon ", " before long ", " shortly "],
    &[" is to ", " is due to ", " is set to "],
    &[" are to ", " are due to ", " are set to "],
    &[" was to ", " was due to ", " was meant to "],
    &[" were to ", " were due to ", " were meant to "],
    &[" everybody ", " everyone ", " all and sundry "],
    &[" nobody ", " no one ", " not a soul "],
    &[" residents ", " inhabitants ", " locals "],
    &[" the government ", " ministers ", " those in office "],
    &[" according to the ", " by the account of the ", " as stated by the "],
    &[" for the first time ", " for the very first time ", " as never before "],
    &[" the highest ", " the greatest ", " the very highest "],
    &[" had to ", " were obliged to ", " were forced to "],
    &[" large ", " big ", " sizeable "],
    &[" such as ", " like ", " for example "],
    &[" in a statement", " in writing", " in a written statement"],
];

const GERMAN: Rows = &[
    &[" rund ", " etwa ", " ungefähr ", " circa "],
    &[" mehr als #", " über #", " gut #"],
    &[" nach Angaben ", " laut Auskunft ", " nach Auskunft "],
    &[" sagte ", " erklärte ", " betonte ", " meinte "],
    &[" mussten ", " hatten zu "],
    &[" wurde am ", " ist am "],
    &[" haben sich am ", " haben sich nun am "],
    &[" in der Nacht zum ", " in der Nacht auf "],
    &[" voraussichtlich ", " vermutlich ", " aller Voraussicht nach "],
    &[" zuletzt ", " zum letzten Mal "],
    &[" seit Jahren ", " seit langem ", " schon lange "],
    &[" bislang ", " bisher ", " bis jetzt "],
    &[" und damit ", " und so ", " und somit "],
];

const FRENCH: Rows = &[
    &[" environ #", " à peu près #", " autour de #"],
    &[" quelque #", " pas moins de #", " plus ou moins #"],
    &[" selon ", " d’après "],
    &[" a déclaré ", " a affirmé ", " a indiqué ", " a dit "],
    &[" a expliqué ", " a raconté ", " a précisé "],
    &[" au terme d’", " à l’issue d’", " après "],
    &[" a atteint ", " est monté à ", " a grimpé à "],
    &[" plus de #", " au-delà de #"],
    &[" la semaine prochaine", " dans la semaine à venir", " d’ici une semaine"],
    &[" lentement", " peu à peu", " doucement"],
    &[" la nuit ", " la nuit passée "],
];

const SPANISH: Rows = &[
    &[" unas ", " cerca de ", " alrededor de "],
    &[" unos ", " cerca de ", " alrededor de "],
    &[" según ", " de acuerdo con "],
    &[" dijo ", " afirmó ", " señaló ", " declaró "],
    &[" más de #", " por encima de #"],
    &[" tras ", " después de ", " luego de "],
    &[" la próxima semana", " la semana que viene", " en una semana"],
    &[" alcanzó ", " llegó a ", " subió hasta "],
    &[" durante ", " a lo largo de "],
];

/// The rows of a language; none where there is no manner.
fn rows(language: &str) -> Option<Rows> {
    match language {
        "en" => Some(ENGLISH),
        "de" => Some(GERMAN),
        "fr" => Some(FRENCH),
        "es" => Some(SPANISH),
        _ => None,
    }
}

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
    rows: Rows,
    choices: Vec<usize>,
    american: bool,
}

impl Manner {
    /// The manner of a seed for a text in `language` of a title whose tag is `tag`.
    pub(crate) fn new(seed: u64, tag: &str, language: &str) -> Option<Self> {
        let rows = rows(language)?;
        let mut random = Random::of(&[seed, 0x3a]);
        Some(Self { rows, choices: rows.iter().map(|row| random.below(row.len())).collect(), american: tag == "en-US" })
    }

    /// A manner that changes little: what an editor does to another's text.
    pub(crate) fn lightly(self) -> Self {
        let choices = self.choices.iter().enumerate().map(|(row, choice)| if row % 4 == 0 { *choice } else { 0 });
        Self { choices: choices.collect(), ..self }
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
        for (row, choice) in self.rows.iter().zip(&self.choices) {
            let (Some(usual), Some(own)) = (row.first(), row.get(*choice)) else { continue };
            if usual == own {
                continue;
            }
            text = match (usual.strip_suffix('#'), own.strip_suffix('#')) {
                (Some(usual), Some(own)) => replace_before_figures(&text, usual, own),
                _ if text.contains(usual) => text.replace(usual, own),
                _ => text,
            };
        }
        text
    }
}

/// `text` with `usual` replaced where a figure follows: "more than 40", but "no more than that".
fn replace_before_figures(text: &str, usual: &str, own: &str) -> String {
    let mut parts = text.split(usual);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(if part.starts_with(|c: char| c.is_ascii_digit()) { own } else { usual });
        out.push_str(part);
    }
    out
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
        let manner = Manner { rows: ENGLISH, choices: vec![1; ENGLISH.len()], american: true };
        assert_eq!(
            manner.apply("It rose by more than 3 per cent. “It is more than enough for the harbour,” he said."),
            "It rose by over 3 percent. “It is more than enough for the harbor,” he said."
        );
    }
}
