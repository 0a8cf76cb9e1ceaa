//! Invented texts: no publisher's words.

use news::{ArticleId, TitleId};
use wire::copies::Item;

const NOUNS: &str = "harbour council bridge ministry farmer engine river school budget ferry doctor market village tunnel court museum strike \
    factory storm hospital train election garden library treaty airport mountain fisherman orchestra teacher reservoir satellite cathedral \
    warehouse festival glacier prison stadium vaccine railway bakery union senator pipeline orchard lighthouse archive convoy laboratory";
const VERBS: &str = "approved delayed repaired visited questioned closed opened praised rejected inspected financed abandoned rebuilt \
    defended moved counted expected welcomed replaced measured reviewed protected borrowed flooded heated promised warned followed";
const ADJECTIVES: &str = "old northern public narrow costly disputed quiet modern damaged local broad wooden empty famous late early \
    frozen central heavy secret green private hollow remote sudden steady bitter formal rural golden";
const NAMES: &str = "Ashmere Bramford Calder Dunwick Elsted Farrow Gorsley Hartwell Ingram Jessop Kelmar Lindqvist Marlow Norbury Orwick \
    Penrose Quarles Rowland Selby Thornby Ulverton Varley Westerham Yarrow";

/// Numbers that look like chance and are the same every time (SplitMix64).
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % limit as u64).unwrap()
    }

    fn word(&mut self, words: &'static str) -> &'static str {
        let words: Vec<&str> = words.split_ascii_whitespace().collect();
        words[self.below(words.len())]
    }
}

/// A sentence with a name and sometimes a number.
pub fn sentence(dice: &mut Dice) -> String {
    let (one, two) = (dice.word(NOUNS), dice.word(NOUNS));
    let (how, verb, who) = (dice.word(ADJECTIVES), dice.word(VERBS), dice.word(NAMES));
    match dice.below(4) {
        0 => format!("The {how} {one} near {who} {verb} a {two} on Tuesday."),
        1 => format!("Officials in {who} said {} people {verb} the {how} {one} and its {two}.", 2 + dice.below(900)),
        2 => format!("A {one} that {who} once {verb} is now {how}, and the {two} is to follow."),
        _ => format!("For {how} reasons the {one} of {who} was {verb} before any {two} arrived."),
    }
}

/// A paragraph.
pub fn paragraph(seed: u64) -> String {
    let mut dice = Dice(seed.wrapping_mul(0x1234_5677) ^ 0xabcd);
    (0..3).map(|_| sentence(&mut dice)).collect::<Vec<_>>().join(" ")
}

/// A text of so many paragraphs.
pub fn text(seed: u64, paragraphs: u64) -> String {
    (0..paragraphs).map(|number| paragraph(seed * 1_000 + number)).collect::<Vec<_>>().join("\n\n")
}

/// An article of title `id` that arrives in minute `id`.
pub fn item<'a>(id: i64, headline: &'a str, body_text: &'a str) -> Item<'a> {
    Item {
        id: ArticleId(id),
        title: TitleId(id),
        language: Some("en"),
        headline,
        body_text,
        at_us: id * 60_000_000,
        published_us: None,
        url: "",
        canonical_url: None,
        authors: &[],
        claims: &[],
    }
}
