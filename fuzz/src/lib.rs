//! What is fuzzed, what it starts from, and how input is damaged.
//! Not here: running it. The binary `newsstand-fuzz` does that without a nightly compiler; `fuzz_targets/` does it with libFuzzer.
//! Enter at [`Target::run`], [`seeds`] and [`mutate`].

use std::path::{Path, PathBuf};

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::Value;

/// Longer input is cut: the limits above are tested by the crates themselves.
const LENGTH_LIMIT: usize = 4 << 20;
/// The base address of every page.
const BASE: &str = "https://example.org/section/article.html";

/// A function that reads what strangers wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// `feed::parse`: bytes to entries; two parses give the same feed.
    Feed,
    /// `page::article`: HTML to an article.
    Page,
    /// `page::sanitize`: HTML to safe HTML; no script element comes out.
    Sanitize,
}

impl Target {
    /// All targets.
    pub const ALL: [Self; 3] = [Self::Feed, Self::Page, Self::Sanitize];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Feed => "feed",
            Self::Page => "page",
            Self::Sanitize => "sanitize",
        }
    }

    /// The target called `name`.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|target| target.name() == name)
    }

    /// Reads `input`.
    ///
    /// # Panics
    /// Where the code under test panics, and where its promise above is broken.
    pub fn run(self, input: &[u8]) {
        match self {
            Self::Feed => {
                let read = || feed::parse(input, &feed::Context::default()).ok();
                assert_eq!(read(), read(), "two parses of the same bytes differ");
            }
            Self::Page => {
                let _ = page::article(&String::from_utf8_lossy(input), BASE);
            }
            Self::Sanitize => {
                let safe = page::sanitize(&String::from_utf8_lossy(input), BASE);
                assert!(!safe.to_ascii_lowercase().contains("<script"), "a script element came out: {safe}");
            }
        }
    }

    /// The files below `testdata/` whose cases it starts from.
    fn sources(self) -> &'static [&'static str] {
        match self {
            Self::Feed => &[
                "badinput/feeds_feedparser.jsonl",
                "badinput/feeds_feedvalidator.jsonl",
                "badinput/feeds_gofeed.jsonl",
                "standards/feeds",
                "standards/jsonfeed",
                "standards/newsml-g2",
                "standards/ninjs",
                "standards/sitemap",
                "standards/opml",
            ],
            Self::Page => &[
                "badinput/html_tree_html5lib.jsonl",
                "badinput/html_xss.jsonl",
                "standards/microformats",
                "standards/jsonld",
            ],
            Self::Sanitize => {
                &["badinput/html_xss.jsonl", "badinput/html_mxss_generated.jsonl", "badinput/html_tree_html5lib.jsonl"]
            }
        }
    }

    /// Pieces that are inserted as they are.
    fn words(self) -> &'static [&'static str] {
        match self {
            Self::Feed => &[
                "<item>",
                "</item>",
                "<entry>",
                "<rss version=\"2.0\">",
                "<channel>",
                "<rdf:RDF>",
                "<feed xmlns=\"http://www.w3.org/2005/Atom\">",
                "<!DOCTYPE a [<!ENTITY b \"c\">]>",
                "&b;",
                "&amp;",
                "&#0;",
                "&#x110000;",
                "<![CDATA[",
                "]]>",
                "<?xml version=\"1.0\" encoding=\"utf-16\"?>",
                "xml:base=\"//\"",
                "<pubDate>",
                "99999-99-99T99:99:99+99:99",
                "<guid>",
                "<media:content",
                "{\"items\":[",
                "\"version\":\"3.0\"",
                "\u{feff}",
                "<!--",
                "-->",
            ],
            Self::Page | Self::Sanitize => &[
                "<div>",
                "</div>",
                "<table>",
                "<svg>",
                "<math>",
                "<mtext>",
                "<annotation-xml encoding=\"text/html\">",
                "<style>",
                "</style>",
                "<script>",
                "</script>",
                "<script type=\"application/ld+json\">{\"@graph\":[",
                "<template>",
                "<noscript>",
                "<select>",
                "<!--",
                "--!>",
                "<![CDATA[",
                "]]>",
                " onerror=alert(1) ",
                "href=\"java&#10;script:a\"",
                "<a id=x name=y>",
                "<form>",
                "<p>",
                "<li>",
                "<b><i>",
                "</b>",
                "&lt;",
                "\0",
                "<plaintext>",
            ],
        }
    }
}

/// The inputs that fuzzing of `target` starts from, read from the folder `testdata`.
///
/// # Errors
/// A sentence, when there is none.
pub fn seeds(target: Target, testdata: &Path) -> Result<Vec<Vec<u8>>, String> {
    let mut found = Vec::new();
    for source in target.sources() {
        collect(&testdata.join(source), &mut found);
    }
    found.retain(|seed: &Vec<u8>| !seed.is_empty());
    if found.is_empty() {
        Err(format!("no seeds for `{}` below {}", target.name(), testdata.display()))
    } else {
        Ok(found)
    }
}

fn collect(path: &Path, found: &mut Vec<Vec<u8>>) {
    if path.is_dir() {
        let mut entries: Vec<PathBuf> =
            std::fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        entries.sort();
        entries.iter().for_each(|entry| collect(entry, found));
        return;
    }
    let Ok(bytes) = std::fs::read(path) else { return };
    if path.extension().is_some_and(|ending| ending == "jsonl") {
        let text = String::from_utf8_lossy(&bytes);
        found.extend(text.lines().filter_map(|line| case(&serde_json::from_str(line).ok()?)));
    } else {
        found.push(bytes);
    }
}

/// The input in one line of a corpus.
fn case(line: &Value) -> Option<Vec<u8>> {
    let field = |name: &str| line.get(name).and_then(Value::as_str);
    let plain = ["html", "data", "input", "xml"].into_iter().find_map(field).map(|text| text.as_bytes().to_vec());
    plain.or_else(|| BASE64_STANDARD.decode(field("data_b64")?).ok())
}

/// Numbers that look random and depend on nothing but the seed (Vigna's SplitMix64).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Below `limit`; 0 where there is nothing below.
    fn below(&mut self, limit: usize) -> usize {
        if limit == 0 { 0 } else { (self.next() % limit as u64) as usize }
    }

    /// A start and an end within `length`, usually close together.
    fn range(&mut self, length: usize) -> std::ops::Range<usize> {
        let start = self.below(length + 1);
        let most = [8, 64, 1_024, length][self.below(4)];
        start..(start + self.below(most + 1)).min(length)
    }
}

/// Damaged input number `index` of `seed`: the same for ever.
pub fn mutate(target: Target, seeds: &[Vec<u8>], seed: u64, index: u64) -> Vec<u8> {
    let mut dice = Dice(seed.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ index.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let mut input = seeds.get(dice.below(seeds.len())).cloned().unwrap_or_default();
    let words = target.words();
    for _ in 0..=dice.below(8) {
        let range = dice.range(input.len());
        match dice.below(9) {
            0 => {
                if let Some(byte) = input.get_mut(range.start) {
                    *byte ^= 1 << dice.below(8);
                }
            }
            1 => {
                if let Some(byte) = input.get_mut(range.start) {
                    *byte = [0, 0xff, b'<', b'>', b'"', b'&', b'{', 0xc3][dice.below(8)];
                }
            }
            2 => drop(input.drain(range)),
            3 => {
                let piece = input.get(range.clone()).unwrap_or_default().to_vec();
                input.splice(range.end..range.end, piece);
            }
            4 => {
                let word = words.get(dice.below(words.len())).copied().unwrap_or_default();
                input.splice(range.start..range.start, word.bytes());
            }
            5 => {
                // Many times the same thing: depth, width and quadratic time show here.
                let word = words
                    .get(dice.below(words.len()))
                    .copied()
                    .unwrap_or_default()
                    .repeat([2, 16, 256, 4_096][dice.below(4)]);
                input.splice(range.start..range.start, word.bytes());
            }
            6 => {
                let other = seeds.get(dice.below(seeds.len())).map(Vec::as_slice).unwrap_or_default();
                let piece = other.get(dice.range(other.len())).unwrap_or_default().to_vec();
                input.splice(range, piece);
            }
            7 => input.truncate(range.start),
            _ => {
                let piece = input.get(range.clone()).unwrap_or_default().repeat(1 + dice.below(64));
                input.splice(range.end..range.end, piece);
            }
        }
        input.truncate(LENGTH_LIMIT);
    }
    input
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_has_seeds_and_reads_them() {
        let testdata = Path::new(env!("CARGO_MANIFEST_DIR")).join("../testdata");
        for target in Target::ALL {
            let seeds = seeds(target, &testdata).unwrap();
            assert!(seeds.len() > 100, "{target:?}: {}", seeds.len());
            seeds.iter().take(200).for_each(|seed| target.run(seed));
        }
    }

    #[test]
    fn damage_depends_on_seed_and_number_only() {
        let seeds = [b"<rss><channel><item></item></channel></rss>".to_vec(), b"{}".to_vec()];
        let damaged = |seed, index| mutate(Target::Feed, &seeds, seed, index);
        assert_eq!(damaged(1, 7), damaged(1, 7));
        assert!((0..100).any(|index| damaged(1, index) != damaged(2, index)));
    }
}
