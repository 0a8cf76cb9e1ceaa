//! Pages that were made to hurt: each costs some reader of HTML its stack, its memory or a minute.
//!
//! The kinds are those that other extractors were measured with (nesting, flat masses, long tokens, damaged and nested
//! linked data, binary noise), made here in any size; the mutants are real pages, damaged.

use std::fmt::Write;

/// A kind of hostile page: its name, the size it is asked in, and how it is made.
pub struct Kind {
    pub name: &'static str,
    pub size: usize,
    pub make: fn(usize) -> String,
}

const PARAGRAPH: &str = "<p>The harbour council agreed on Tuesday to rebuild the old ferry terminal, and said that the work would begin in spring, after a long debate about its cost.</p>\n";
const HEAD: &str = "<!doctype html><html><head><title>Council rebuilds the terminal</title></head><body>";

fn story() -> String {
    PARAGRAPH.repeat(20)
}

/// `opening` n times, then a story.
fn nested(opening: &str, n: usize) -> String {
    format!("{HEAD}{}{}", opening.repeat(n), story())
}

/// A story, then `part` n times.
fn flat(part: &str, n: usize) -> String {
    format!("{HEAD}{}{}", story(), part.repeat(n))
}

fn linked(json: &str) -> String {
    format!("{HEAD}<script type=\"application/ld+json\">{json}</script>{}", story())
}

fn live_blog(posts: usize) -> String {
    let post = format!(
        r#"{{"@type":"BlogPosting","headline":"Post","articleBody":"{}","datePublished":"2026-08-05T10:00:00Z","author":{{"@type":"Person","name":"Ada Berg"}},"image":{{"@type":"ImageObject","url":"https://courier.example/i.jpg"}}}}"#,
        "word ".repeat(60)
    );
    linked(&format!(
        r#"{{"@context":"https://schema.org","@type":"LiveBlogPosting","headline":"Live","liveBlogUpdate":[{}]}}"#,
        vec![post; posts].join(",")
    ))
}

fn noise(length: usize, letters: &[u8]) -> String {
    let mut random = Random::new(1);
    let bytes: Vec<u8> = (0..length)
        .map(|_| {
            let at = random.below(if letters.is_empty() { 256 } else { letters.len() });
            letters.get(at).copied().unwrap_or(u8::try_from(at).unwrap_or(0))
        })
        .collect();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// All kinds. Sizes are such that no page has more than 10 MB when it is asked in its size.
pub const KINDS: &[Kind] = &[
    Kind { name: "div in div", size: 100_000, make: |n| format!("{}{}", nested("<div>", n), "</div>".repeat(n)) },
    Kind { name: "div in div, 1,000", size: 1_000, make: |n| nested("<div>", n) },
    Kind { name: "div in div with text", size: 100_000, make: |n| nested("<div>x ", n) },
    Kind { name: "b in b", size: 20_000, make: |n| nested("<b>", n) },
    Kind { name: "p in b, unclosed", size: 5_000, make: |n| nested("<b><p>hello world", n) },
    Kind { name: "div in a in font", size: 2_000, make: |n| nested("<font><a href=x><div>hi ", n) },
    Kind { name: "table in table", size: 3_000, make: |n| nested("<table><tr><td>", n) },
    Kind { name: "span in span", size: 50_000, make: |n| nested("<span>", n) },
    Kind { name: "list in list", size: 20_000, make: |n| nested("<ul><li>item text here ", n) },
    Kind { name: "quote in quote", size: 20_000, make: |n| nested("<blockquote>quoted words here ", n) },
    Kind {
        name: "end tags that close nothing, deep",
        size: 200_000,
        make: |n| format!("{}{}", nested("<x>", 255), "</y>".repeat(n)),
    },
    Kind {
        name: "ends of paragraphs that are not open",
        size: 1_000_000,
        make: |n| format!("{}{}", nested("<x>", 255), "</p>".repeat(n)),
    },
    Kind { name: "template in template", size: 5_000, make: |n| nested("<template>", n) },
    Kind { name: "svg in svg", size: 50_000, make: |n| nested("<svg><g>", n) },
    Kind { name: "paragraphs, 10 MB", size: 61_000, make: |n| flat(PARAGRAPH, n) },
    Kind { name: "paragraphs, 5 MB", size: 30_500, make: |n| flat(PARAGRAPH, n) },
    Kind { name: "one text of words", size: 1_900_000, make: |n| format!("{HEAD}<p>{}</p>", "word ".repeat(n)) },
    Kind { name: "one word", size: 9_900_000, make: |n| format!("{HEAD}<p>{}</p>", "a".repeat(n)) },
    Kind { name: "script", size: 1_200_000, make: |n| flat(&format!("<script>{}</script>", "var a=1;".repeat(n)), 1) },
    Kind {
        name: "related links in divs",
        size: 170_000,
        make: |n| flat("<div class=\"related\"><a href=\"/x\">Link text</a></div>", n),
    },
    Kind { name: "line breaks", size: 500_000, make: |n| flat("text<br>", n) },
    Kind {
        name: "list of links",
        size: 100_000,
        make: |n| flat("<li><a href=\"https://courier.example/a\">headline of some other story</a></li>", n),
    },
    Kind {
        name: "attributes of one tag",
        size: 50_000,
        make: |n| {
            format!(
                "{HEAD}<div {}>{}",
                (0..n).fold(String::new(), |mut all, i| {
                    let _ = write!(all, "a{i}=b ");
                    all
                }),
                story()
            )
        },
    },
    Kind {
        name: "class",
        size: 500_000,
        make: |n| format!("{HEAD}<div class=\"{}\">{}", "comment sidebar ".repeat(n), story()),
    },
    Kind {
        name: "byline",
        size: 500_000,
        make: |n| format!("{HEAD}<div class=\"byline author\">{}</div>{}", "By Ada Berg and ".repeat(n), story()),
    },
    Kind {
        name: "title",
        size: 1_000_000,
        make: |n| format!("<html><head><title>{}</title></head><body>{}", "A | B - ".repeat(n), story()),
    },
    Kind { name: "white space", size: 3_000_000, make: |n| format!("{HEAD}<p>{}</p>{}", " \n\t".repeat(n), story()) },
    Kind { name: "comment, unclosed", size: 1_000_000, make: |n| format!("{}<!-- {}", flat("", 0), "x".repeat(n)) },
    Kind { name: "script, unclosed", size: 200_000, make: |n| format!("{}<script>{}", flat("", 0), "x<p>".repeat(n)) },
    Kind {
        name: "linked data, arrays",
        size: 100_000,
        make: |n| linked(&format!("{}{}", "[".repeat(n), "]".repeat(n))),
    },
    Kind {
        name: "linked data, objects",
        size: 20_000,
        make: |n| linked(&format!("{}{{}}{}", "{\"@type\":\"NewsArticle\",\"mainEntity\":".repeat(n), "}".repeat(n))),
    },
    Kind { name: "live blog of 3,000 posts", size: 3_000, make: live_blog },
    Kind { name: "live blog of 300 posts", size: 300, make: live_blog },
    Kind {
        name: "meta tags",
        size: 20_000,
        make: |n| {
            format!("<html><head>{}</head><body>{}", "<meta name=\"keywords\" content=\"a,b,c,d\">".repeat(n), story())
        },
    },
    Kind { name: "noise", size: 1_000_000, make: |n| noise(n, &[]) },
    Kind { name: "noise of markup", size: 1_000_000, make: |n| noise(n, b"<>/=\"' abcdivp!-&;#\n") },
    Kind { name: "nothing", size: 0, make: |_| String::new() },
    Kind { name: "white space only", size: 3, make: |n| " \n".repeat(n) },
    Kind { name: "document type only", size: 1, make: |_| "<!doctype html>".to_owned() },
    Kind { name: "NUL", size: 100_000, make: |n| "\0".repeat(n) },
    Kind { name: "frameset", size: 1, make: |_| "<html><frameset><frame src=x></frameset></html>".to_owned() },
    Kind {
        name: "svg and math",
        size: 2_000,
        make: |n| {
            format!(
                "{HEAD}{}{}",
                "<svg><foreignObject><p>a</p><math><mi><p>b</p></mi></math></foreignObject></svg>".repeat(n),
                story()
            )
        },
    },
    Kind {
        name: "options",
        size: 50_000,
        make: |n| format!("{HEAD}<select>{}</select>{}", "<option>x".repeat(n), story()),
    },
    Kind {
        name: "character references",
        size: 250_000,
        make: |n| format!("{HEAD}<p>{}</p>{}", "&amp;&lt;&#x41;&nbsp;".repeat(n), story()),
    },
];

/// A small generator: the same seed gives the same numbers.
pub struct Random(u64);

impl Random {
    /// Starts at `seed`.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `limit`, which is at least 1.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit.max(1)
    }
}

const ODD: [&str; 14] = [
    "\u{130}",
    "\u{df}",
    "\u{200d}",
    "\u{1F600}",
    "\0",
    "\u{fb01}",
    "\u{2028}",
    "&#x0;",
    "&#x110000;",
    "<![CDATA[",
    "<!--",
    "<?",
    "</br>",
    "<p/>",
];

/// A real page, damaged in one of five ways: cut off, noise, pieces lost, pieces doubled, end tags lost and odd characters.
pub fn damage(page: &str, way: usize, random: &mut Random) -> String {
    let mut bytes = page.as_bytes().to_vec();
    bytes.truncate(600_000);
    match way % 5 {
        0 => bytes.truncate(random.below(bytes.len()) + 1),
        1 => {
            for _ in 0..20 * 10_usize.pow(u32::try_from(random.below(3)).unwrap_or(0)) {
                let at = random.below(bytes.len());
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = u8::try_from(random.below(256)).unwrap_or(0);
                }
            }
        }
        2 => {
            for _ in 0..30 {
                let at = random.below(bytes.len());
                let end = bytes.len().min(at + random.below(400));
                bytes.drain(at..end);
            }
        }
        3 => {
            for _ in 0..30 {
                let (from, to) = (random.below(bytes.len()), random.below(bytes.len()));
                let piece = bytes.get(from..bytes.len().min(from + random.below(2_000))).unwrap_or_default().to_vec();
                bytes.splice(to..to, piece);
            }
        }
        _ => {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let mut kept = String::new();
            for piece in text.split_inclusive('>') {
                let is_end = ["</div>", "</p>", "</a>", "</li>", "</article>", "</section>"]
                    .iter()
                    .any(|end| piece.ends_with(end));
                let cut =
                    if is_end && random.below(2) == 0 { piece.rfind("</").unwrap_or(piece.len()) } else { piece.len() };
                kept.push_str(piece.get(..cut).unwrap_or(piece));
                if random.below(100) == 0 {
                    kept.push_str(ODD.get(random.below(ODD.len())).copied().unwrap_or_default());
                }
            }
            return kept;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{KINDS, Random, damage};

    #[test]
    fn no_page_is_longer_than_its_bound_and_twice_the_size_is_about_twice_the_page() {
        for kind in KINDS {
            let (once, twice) = ((kind.make)(kind.size).len(), (kind.make)(2 * kind.size).len());
            assert!(once <= 10_000_000 + 10_000, "{} has {once} bytes", kind.name);
            assert!(twice <= 2 * once + 10_000 && twice >= once, "{}", kind.name);
        }
        assert_eq!(KINDS.len(), 44);
    }

    #[test]
    fn a_page_is_damaged_in_the_same_way_by_the_same_seed() {
        let page = "<div><p>The council agreed.</p></div>".repeat(50);
        for way in 0..5 {
            let damaged = damage(&page, way, &mut Random::new(7));
            assert_eq!(damaged, damage(&page, way, &mut Random::new(7)));
            assert_ne!(damaged, page);
        }
    }
}
