//! Bytes to text: byte order mark, HTTP charset, declaration in the document, UTF-8 where valid, else a guess.
//!
//! Enter at [`xml`], [`html`] or [`json`]; [`charset`] takes the charset out of a `Content-Type`. Nothing here fails: what no
//! encoding explains becomes U+FFFD, and [`Decoded::problems`] says so in plain words.
//!
//! Labels are read by the WHATWG Encoding Standard, which is also what the web does: "latin-1" and "us-ascii" mean
//! windows-1252, "gb2312" means gb18030 here (its superset). UTF-32, which that standard leaves out, is read as well.

mod meta;

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE};

use self::meta::meta_charset;

/// Bytes of a document in which a declaration is looked for.
const DECLARATION_BYTES: usize = 1024;
/// Bytes on which a guess is based.
const GUESS_BYTES: usize = 64 * 1024;

/// Text and how it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The text, without byte order mark.
    pub text: Cow<'a, str>,
    /// Name of the encoding as the WHATWG Encoding Standard writes it ("UTF-8", "windows-1252"), or "UTF-32LE", "UTF-32BE".
    pub encoding: &'static str,
    /// What contradicted itself or could not be read, in plain words.
    pub problems: Vec<String>,
}

/// How the units of a text are laid out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// One of the standard's encodings.
    Standard(&'static Encoding),
    /// UTF-32; `true` is big-endian.
    Utf32(bool),
}

/// The charset of a `Content-Type` value: `text/xml; charset="utf-8"` gives `utf-8`.
#[must_use]
pub fn charset(content_type: &str) -> Option<&str> {
    content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let value = value.trim().trim_matches(['"', '\'', ' ']);
        (name.trim().eq_ignore_ascii_case("charset") && !value.is_empty()).then_some(value)
    })
}

/// Decodes an XML document (XML 1.0, appendix F, and RFC 7303): byte order mark, `http_charset`, XML declaration, UTF-8, guess.
#[must_use]
pub fn xml<'a>(bytes: &'a [u8], http_charset: Option<&str>) -> Decoded<'a> {
    decode(bytes, http_charset, xml_declaration)
}

/// Decodes a page (WHATWG HTML, "determining the character encoding"): byte order mark, `http_charset`, `<meta>`, UTF-8, guess.
#[must_use]
pub fn html<'a>(bytes: &'a [u8], http_charset: Option<&str>) -> Decoded<'a> {
    decode(bytes, http_charset, |bytes| meta_charset(bytes).map(str::to_owned))
}

/// Decodes JSON (RFC 8259 section 8.1 wants UTF-8; UTF-16 and UTF-32 are known by their first bytes, others are guessed).
#[must_use]
pub fn json(bytes: &[u8]) -> Decoded<'_> {
    decode(bytes, None, |_| None)
}

/// The encoding that a page's first bytes declare by `<meta charset>` or `<meta http-equiv>`, as a browser would take it.
///
/// Only the prescan: `None` where nothing is declared.
#[must_use]
pub fn html_declaration(bytes: &[u8]) -> Option<&'static str> {
    let label = meta_charset(bytes)?;
    encoding_for(label).map(Encoding::name)
}

fn decode<'a>(
    bytes: &'a [u8],
    http_charset: Option<&str>,
    declaration: impl Fn(&[u8]) -> Option<String>,
) -> Decoded<'a> {
    let mut problems = Vec::new();
    if let Some((layout, mark_bytes)) = byte_order_mark(bytes) {
        return read(bytes.get(mark_bytes..).unwrap_or_default(), layout, problems);
    }
    if let Some(layout) = wide_without_mark(bytes) {
        return read(bytes, layout, problems);
    }
    let declared = declaration(bytes);
    for (label, source) in [(http_charset, "the HTTP header"), (declared.as_deref(), "the document")] {
        let Some(label) = label.map(str::trim).filter(|label| !label.is_empty()) else { continue };
        let Some(encoding) = encoding_for(label) else {
            problems.push(format!("Unknown encoding \"{}\" in {source}.", label.chars().take(40).collect::<String>()));
            continue;
        };
        // A document whose declaration could be read byte by byte is not in 16-bit units, whatever it says.
        if encoding == UTF_16LE || encoding == UTF_16BE {
            problems.push(format!("Declared as {label} by {source}, but the text is not in 16-bit units."));
            continue;
        }
        if let Some(decoded) = try_label(bytes, encoding, label, &mut problems) {
            return decoded;
        }
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: Cow::Borrowed(text), encoding: UTF_8.name(), problems };
    }
    if is_mostly_utf8(bytes) {
        return read(bytes, Layout::Standard(UTF_8), problems);
    }
    let guessed = guess(bytes);
    problems.push(format!("The encoding is not declared or declared wrongly; {} was guessed.", guessed.name()));
    read(bytes, Layout::Standard(guessed), problems)
}

/// The text in the declared encoding, or `None` where the bytes contradict it.
fn try_label<'a>(
    bytes: &'a [u8],
    encoding: &'static Encoding,
    label: &str,
    problems: &mut Vec<String>,
) -> Option<Decoded<'a>> {
    let utf8 = std::str::from_utf8(bytes);
    if encoding == UTF_8 {
        return match utf8 {
            Ok(text) => {
                Some(Decoded { text: Cow::Borrowed(text), encoding: UTF_8.name(), problems: std::mem::take(problems) })
            }
            Err(_) => {
                problems.push(format!("Declared as {label}, but holds bytes that are not."));
                None
            }
        };
    }
    // Text in an old encoding is almost never valid UTF-8 by chance; a server's default charset is often wrong.
    if let Ok(text) = utf8
        && !text.is_ascii()
        && encoding.is_ascii_compatible()
    {
        problems.push(format!("Declared as {label}, but the text is UTF-8."));
        return Some(Decoded { text: Cow::Borrowed(text), encoding: UTF_8.name(), problems: std::mem::take(problems) });
    }
    Some(read(bytes, Layout::Standard(encoding), std::mem::take(problems)))
}

fn read(bytes: &[u8], layout: Layout, mut problems: Vec<String>) -> Decoded<'_> {
    let (text, encoding, damaged) = match layout {
        Layout::Standard(encoding) => {
            let (text, damaged) = encoding.decode_without_bom_handling(bytes);
            (text, encoding.name(), damaged)
        }
        Layout::Utf32(big_endian) => {
            let (text, damaged) = utf32(bytes, big_endian);
            (Cow::Owned(text), if big_endian { "UTF-32BE" } else { "UTF-32LE" }, damaged)
        }
    };
    if damaged {
        problems.push(format!("Some bytes are not valid {encoding} and were replaced."));
    }
    Decoded { text, encoding, problems }
}

fn encoding_for(label: &str) -> Option<&'static Encoding> {
    let label = label.trim();
    let encoding = Encoding::for_label(label.as_bytes()).or_else(|| {
        // Names that XML tools write and the standard does not list.
        let folded: String = label.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
        let known = match folded.as_str() {
            "latin1" | "ascii" | "usascii" | "iso88591" | "cp1252" | "ansi" | "iso885915fixed" => "windows-1252",
            "utf8" | "utf8mb4" | "unicode" => "utf-8",
            "cp936" | "ms936" | "gb18030" | "euccn" => "gb18030",
            "cp932" | "ms932" | "windows932" | "windows31j" | "shiftjis" | "sjis" => "shift_jis",
            "cp949" | "ms949" | "uhc" | "windows949" => "euc-kr",
            "cp950" | "ms950" | "big5hkscs" => "big5",
            "macroman" => "macintosh",
            "tis620" => "windows-874",
            _ => return None,
        };
        Encoding::for_label(known.as_bytes())
    })?;
    match encoding {
        gbk if gbk == GBK => Some(GB18030),
        none if none == REPLACEMENT => None,
        other => Some(other),
    }
}

fn byte_order_mark(bytes: &[u8]) -> Option<(Layout, usize)> {
    match bytes {
        [0, 0, 0xFE, 0xFF, ..] => Some((Layout::Utf32(true), 4)),
        [0xFF, 0xFE, 0, 0, ..] => Some((Layout::Utf32(false), 4)),
        [0xFE, 0xFF, ..] => Some((Layout::Standard(UTF_16BE), 2)),
        [0xFF, 0xFE, ..] => Some((Layout::Standard(UTF_16LE), 2)),
        // A mark is believed only as far as the bytes agree: a legacy text behind it is guessed like any other.
        [0xEF, 0xBB, 0xBF, rest @ ..] if std::str::from_utf8(rest).is_ok() || is_mostly_utf8(rest) => {
            Some((Layout::Standard(UTF_8), 3))
        }
        _ => None,
    }
}

/// UTF-16 or UTF-32 known by where the zero bytes of its first (ASCII) characters stand (XML 1.0 appendix F, RFC 4627 section 3).
fn wide_without_mark(bytes: &[u8]) -> Option<Layout> {
    match bytes {
        [0, 0, 0, 1..=0x7F, ..] => Some(Layout::Utf32(true)),
        [1..=0x7F, 0, 0, 0, ..] => Some(Layout::Utf32(false)),
        [0, 1..=0x7F, ..] => Some(Layout::Standard(UTF_16BE)),
        [1..=0x7F, 0, ..] => Some(Layout::Standard(UTF_16LE)),
        _ => None,
    }
}

fn utf32(bytes: &[u8], big_endian: bool) -> (String, bool) {
    let units = bytes.chunks_exact(4);
    let mut damaged = !units.remainder().is_empty();
    let text = units
        .map(|unit| {
            let unit: [u8; 4] = unit.try_into().unwrap_or_default();
            let unit = if big_endian { u32::from_be_bytes(unit) } else { u32::from_le_bytes(unit) };
            char::from_u32(unit).unwrap_or_else(|| {
                damaged = true;
                char::REPLACEMENT_CHARACTER
            })
        })
        .collect();
    (text, damaged)
}

/// Whether the text is UTF-8 with a few bad bytes in it (a cut character, a pasted curly quote) rather than another encoding.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 4 * bad
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes.get(..GUESS_BYTES).unwrap_or(bytes), true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    if encoding == GBK { GB18030 } else { encoding }
}

/// The `encoding` of an XML declaration, which may stand behind white space or a comment in feeds made by hand.
fn xml_declaration(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..DECLARATION_BYTES).unwrap_or(bytes)).into_owned();
    let (_, rest) = head.split_once("<?xml")?;
    let (declaration, _) = rest.split_once("?>").or_else(|| rest.split_once('>'))?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let label = value.trim_start_matches(quote).split(quote).next()?.trim();
    (!label.is_empty()).then(|| label.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_read_as_the_web_reads_them() {
        for (label, expected) in [
            ("latin-1", "windows-1252"),
            ("ISO-8859-1", "windows-1252"),
            ("us-ascii", "windows-1252"),
            ("gb2312", "gb18030"),
            ("utf8", "UTF-8"),
            ("Shift_JIS", "Shift_JIS"),
            (" koi8-r ", "KOI8-R"),
            ("tis-620", "windows-874"),
        ] {
            assert_eq!(encoding_for(label).map(Encoding::name), Some(expected), "{label}");
        }
        assert_eq!(encoding_for("bogus"), None);
    }

    #[test]
    fn charsets_are_taken_out_of_content_types() {
        for (value, expected) in [
            ("text/xml; charset=utf-8", Some("utf-8")),
            ("text/xml;CharSet= \"us-ascii\"", Some("us-ascii")),
            ("application/atom+xml; charset='iso-8859-2'; x=y", Some("iso-8859-2")),
            ("text/xml", None),
            ("text/xml; qs=0.9", None),
        ] {
            assert_eq!(charset(value), expected);
        }
    }

    #[test]
    fn the_order_is_mark_then_http_then_declaration_then_utf8_then_guess() {
        let check = |bytes: &[u8], http: Option<&str>, encoding: &str, text: &str| {
            let decoded = xml(bytes, http);
            assert_eq!((decoded.encoding, &*decoded.text), (encoding, text), "{bytes:?}");
        };
        check(b"\xEF\xBB\xBF<a>\xC3\xA9", Some("koi8-r"), "UTF-8", "<a>é");
        check(b"\xFF\xFE<\0\xE9\0", None, "UTF-16LE", "<é");
        check(b"\0<\0a", Some("utf-8"), "UTF-16BE", "<a");
        check(b"<\0\0\0\xE9\0\0\0", None, "UTF-32LE", "<é");
        check(b"\0\0\xFE\xFF\0\0\0<", None, "UTF-32BE", "<");
        check(b"<a>\xC6\xC7", Some("koi8-r"), "KOI8-R", "<a>фг");
        check(
            b"<?xml version='1.0' encoding = 'iso-8859-2'?>\xE6",
            None,
            "ISO-8859-2",
            "<?xml version='1.0' encoding = 'iso-8859-2'?>ć",
        );
        check("<a>é".as_bytes(), Some("us-ascii"), "UTF-8", "<a>é");
        check(
            b"<?xml version='1.0' encoding='utf-16'?><a/>",
            None,
            "UTF-8",
            "<?xml version='1.0' encoding='utf-16'?><a/>",
        );
        check(
            b"<?xml version='1.0' encoding='latin-1'?>\x93q\x94",
            None,
            "windows-1252",
            "<?xml version='1.0' encoding='latin-1'?>“q”",
        );
        check(
            b"<?xml encoding='utf-8'?>l'\xE9t\xE9 \x93fran\xE7ais\x94",
            None,
            "windows-1252",
            "<?xml encoding='utf-8'?>l'été “français”",
        );
    }

    #[test]
    fn one_bad_byte_does_not_change_the_encoding() {
        let decoded = xml("ééééééééé\u{20ac}".as_bytes().get(..20).unwrap_or_default(), None);
        assert_eq!(decoded.encoding, "UTF-8");
        assert_eq!(decoded.problems.len(), 1);
        assert!(decoded.text.ends_with('\u{FFFD}'));
    }

    /// Cases of the html5lib tests in which bytes have no declaration expect windows-1252: the prescan finds nothing.
    #[test]
    fn pages_declare_their_encoding_as_browsers_read_it() {
        let corpus = std::fs::read_to_string(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../testdata/badinput/encoding_sniff.jsonl"
        ))
        .expect("testdata is there");
        let mut cases = 0;
        for line in corpus.lines() {
            let field = |name: &str| {
                line.split_once(&format!("\"{name}\": \"")).and_then(|(_, rest)| rest.split('"').next()).expect("field")
            };
            let bytes = base64(field("data_b64"));
            let expected = Encoding::for_label(field("encoding").as_bytes()).expect("known label").name();
            let found = html_declaration(&bytes).unwrap_or("windows-1252");
            assert_eq!(found, expected, "{}", String::from_utf8_lossy(&bytes));
            let _never_panics = html(&bytes, None);
            cases += 1;
        }
        assert!(cases >= 30);
    }

    fn base64(text: &str) -> Vec<u8> {
        const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let (mut bytes, mut bits, mut count) = (Vec::new(), 0_u32, 0);
        for digit in text.bytes().filter_map(|byte| DIGITS.iter().position(|&digit| digit == byte)) {
            bits = bits << 6 | u32::try_from(digit).expect("small");
            count += 6;
            if count >= 8 {
                count -= 8;
                bytes.push((bits >> count) as u8);
            }
        }
        bytes
    }
}
