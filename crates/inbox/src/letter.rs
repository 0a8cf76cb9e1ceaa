//! What a letter says (RFC 5322, MIME): who sent it, from which list, its subject and its text.

use mail_parser::{Message, MessageParser, PartType};
use news::Timestamp;
use xxhash_rust::xxh3::xxh3_128;

/// Characters of a name or a subject at most.
const LINE_CHARS: usize = 300;
/// Bytes of an id or an address at most.
const ID_BYTES: usize = 500;
/// Parts of a letter whose text is taken.
const PARTS: usize = 20;

/// A letter as far as it is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letter {
    /// Its own id (RFC 5322, 3.6.4); made from its bytes where it has none.
    pub id: String,
    /// The address of who wrote it, in lower case.
    pub sender: String,
    /// The name of who wrote it, as it stands there; else that of the list; else the address.
    pub name: String,
    /// The id of the list that it came by (RFC 2919), in lower case; empty for none.
    pub list: String,
    /// Where it says that no more are sent to who does not want them (RFC 2369), on the web if possible; empty for nowhere.
    pub unsubscribe: String,
    /// Where it stands on the web (RFC 5064); empty for nowhere.
    pub address: String,
    /// What it is about.
    pub subject: String,
    /// When it was written, by its own word.
    pub written: Option<Timestamp>,
    /// Its text as HTML, as it came: **not** safe.
    pub html: String,
}

impl Letter {
    /// Reads a letter; `None` for what is none: no sender, or neither subject nor text.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let message = MessageParser::default().parse(bytes)?;
        let letter = Self::of(&message, bytes);
        take_apart(message);
        letter
    }

    fn of(message: &Message<'_>, bytes: &[u8]) -> Option<Self> {
        let from = message.from()?.first()?;
        let sender = from.address().map(|address| line(address).to_lowercase())?;
        if sender.is_empty() || sender.len() > ID_BYTES {
            return None;
        }
        let (phrase, list) = list(message.header_raw("List-Id").unwrap_or_default());
        let name = [from.name().map(line).unwrap_or_default(), phrase, sender.clone()];
        let id = message.message_id().map(str::trim).filter(|id| !id.is_empty() && id.len() <= ID_BYTES);
        let subject = message.subject().map(line).unwrap_or_default();
        let html = html(message);
        if subject.is_empty() && html.trim().is_empty() {
            return None;
        }
        Some(Self {
            id: id.map_or_else(|| format!("{:032x}@none", xxh3_128(bytes)), str::to_owned),
            sender,
            name: name.into_iter().find(|name| !name.is_empty()).unwrap_or_default(),
            list,
            unsubscribe: unsubscribe(message.header_raw("List-Unsubscribe").unwrap_or_default()),
            address: in_brackets(message.header_raw("Archived-At").unwrap_or_default())
                .find(|address| is_web(address))
                .unwrap_or_default()
                .to_owned(),
            subject,
            written: message.date().and_then(|date| Timestamp::from_second(date.to_timestamp()).ok()),
            html,
        })
    }
}

/// Letters may hold letters, ten thousand one in another; dropped as they are they would need a stack of any size.
fn take_apart(message: Message<'_>) {
    let mut letters = vec![message];
    while let Some(letter) = letters.pop() {
        let inside = letter.parts.into_iter().map(|part| part.body);
        letters
            .extend(inside.filter_map(|body| if let PartType::Message(letter) = body { Some(letter) } else { None }));
    }
}

/// One line of plain text: controls and runs of spaces are one space.
fn line(text: &str) -> String {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty()).collect();
    words.join(" ").chars().take(LINE_CHARS).collect()
}

fn is_web(address: &str) -> bool {
    ["https://", "http://"].iter().any(|start| address.starts_with(start)) && address.len() <= 2_000
}

/// What stands between `<` and `>`, one after the other, spaces and folding left out.
fn in_brackets(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split('<').skip(1).filter_map(|rest| {
        let (inside, _) = rest.split_once('>')?;
        Some(inside.split_whitespace().collect())
    })
}

/// The name and the id of a list: `The harbour letter <harbour.list-id.example>`.
fn list(header: &str) -> (String, String) {
    let id = in_brackets(header).last().unwrap_or_default().to_lowercase();
    let phrase = header.split('<').next().unwrap_or_default();
    // An encoded phrase is not worth decoding: who writes is named in the sender, too.
    let phrase = if phrase.contains("=?") { String::new() } else { line(phrase.trim().trim_matches('"')) };
    if id.is_empty() || id.len() > ID_BYTES { (phrase, String::new()) } else { (phrase, id) }
}

/// On the web if possible, else by mail.
fn unsubscribe(header: &str) -> String {
    let ways: Vec<String> = in_brackets(header).collect();
    let by_mail = |way: &&String| way.starts_with("mailto:") && way.len() <= 2_000;
    ways.iter().find(|way| is_web(way)).or_else(|| ways.iter().find(by_mail)).cloned().unwrap_or_default()
}

/// The text: HTML as it came, plain text as HTML. Pictures that a letter brings along are left out, as all files are.
fn html(message: &Message<'_>) -> String {
    let mut html = String::new();
    for part in message.html_bodies().take(PARTS) {
        match &part.body {
            PartType::Html(text) => html.push_str(text),
            PartType::Text(text) => html.push_str(&of_plain(text)),
            _ => {}
        }
    }
    html
}

/// Plain text as HTML: paragraphs, lines, and addresses of the web as links, so that a letter that asks to be confirmed can be.
fn of_plain(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let mut html = String::with_capacity(text.len() + 64);
    for paragraph in text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
        html.push_str("<p>");
        for (number, one) in paragraph.lines().enumerate() {
            if number > 0 {
                html.push_str("<br>");
            }
            linked(one, &mut html);
        }
        html.push_str("</p>");
    }
    html
}

fn linked(line: &str, html: &mut String) {
    let mut rest = line;
    while let Some(at) = ["https://", "http://"].iter().filter_map(|start| rest.find(start)).min() {
        let (before, from) = rest.split_at(at);
        let end = from.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"')).unwrap_or(from.len());
        // A sentence's end is not the address's.
        let address =
            from.get(..end).unwrap_or_default().trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'']);
        escape(before, html);
        html.push_str("<a href=\"");
        escape(address, html);
        html.push_str("\">");
        escape(address, html);
        html.push_str("</a>");
        rest = from.get(address.len()..).unwrap_or_default();
    }
    escape(rest, html);
}

fn escape(text: &str, html: &mut String) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ => html.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LETTER: &str = "From: =?utf-8?Q?Die_Hafenzeitung_=E2=80=93_t=C3=A4glich?= <Letter@Harbour.example>\r\n\
        To: reader-abc@inbox.example\r\nSubject: =?utf-8?B?RGVyIEtyYW4g?=\r\n =?utf-8?B?ZmllbA==?=\r\n\
        Message-ID: <1@harbour.example>\r\nDate: Fri, 27 Nov 2026 06:00:00 +0100\r\n\
        List-Id: \"The harbour letter\" <Harbour.list.example>\r\n\
        List-Unsubscribe: <mailto:out@harbour.example>,\r\n <https://harbour.example/out?x=1>\r\n\
        Archived-At: <https://harbour.example/letters/1>\r\n\
        MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n\
        --b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nThe plain one\r\n\
        --b\r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
        <p>Der Kran fiel =FCber Nacht, und zwei Lotsen sahen =\r\nes.</p>\r\n--b--\r\n";

    #[test]
    fn a_letter_is_read_as_it_is_meant() {
        let letter = Letter::read(LETTER.as_bytes()).unwrap();
        assert_eq!(letter.name, "Die Hafenzeitung – täglich");
        assert_eq!((letter.sender.as_str(), letter.list.as_str()), ("letter@harbour.example", "harbour.list.example"));
        assert_eq!((letter.subject.as_str(), letter.id.as_str()), ("Der Kran fiel", "1@harbour.example"));
        assert_eq!(letter.unsubscribe, "https://harbour.example/out?x=1");
        assert_eq!(letter.address, "https://harbour.example/letters/1");
        assert_eq!(letter.written, Some("2026-11-27T05:00:00Z".parse().unwrap()));
        assert!(letter.html.contains("<p>Der Kran fiel über Nacht, und zwei Lotsen sahen es.</p>"), "{}", letter.html);
        assert!(!letter.html.contains("The plain one"));
    }

    #[test]
    fn a_plain_letter_has_paragraphs_and_links_and_no_markup_of_its_own() {
        let text = "From: a@e.example\r\nSubject: Confirm\r\n\r\nHello <you> & all,\r\nplease confirm:\r\n\r\n\
            https://e.example/confirm?a=1&b=\"2 (or http://e.example/no).\r\n";
        let letter = Letter::read(text.as_bytes()).unwrap();
        assert_eq!(
            letter.html,
            "<p>Hello &lt;you&gt; &amp; all,<br>please confirm:</p><p><a href=\"https://e.example/confirm?a=1&amp;b=\">\
             https://e.example/confirm?a=1&amp;b=</a>&quot;2 (or <a href=\"http://e.example/no\">http://e.example/no</a>).</p>"
        );
        assert_eq!(letter.name, "a@e.example");
        assert!(letter.id.ends_with("@none"));
        assert_eq!(Letter::read(text.as_bytes()).unwrap().id, letter.id, "the same letter has the same id");
    }

    #[test]
    fn what_is_no_letter_is_none_and_nothing_breaks() {
        for bytes in [
            &b""[..],
            b"\r\n\r\n",
            b"hello",
            b"From: \r\nSubject: x\r\n\r\n",
            b"From: a@e.example\r\n\r\n",
            &[0xff; 300],
        ] {
            assert_eq!(Letter::read(bytes), None, "{bytes:?}");
        }
        for end in 0..LETTER.len() {
            let _ = Letter::read(&LETTER.as_bytes()[..end]);
        }
    }

    /// Letters that were made to hurt are read, or are none, on a small stack.
    #[test]
    fn what_is_nested_and_repeated_without_end_does_no_harm() {
        let head = "From: a@e.example\r\nSubject: x\r\n";
        let mut nested = head.to_owned();
        for level in 0..20_000 {
            nested.push_str(&format!("Content-Type: multipart/mixed; boundary=b{level}\r\n\r\n--b{level}\r\n"));
        }
        let letters = head.to_owned() + &"Content-Type: message/rfc822\r\n\r\n".repeat(20_000);
        let parts =
            format!("{head}Content-Type: multipart/mixed; boundary=b\r\n\r\n{}", "--b\r\n\r\nx\r\n".repeat(200_000));
        let headers = format!("{head}{}\r\nx", "X: y\r\n".repeat(300_000));
        let senders = format!("From: {}\r\nSubject: x\r\n\r\nx", "a@e.example, ".repeat(100_000));
        let words = format!("{head}To: {}\r\n\r\nx", "=?utf-8?q?a?= ".repeat(100_000));
        let folded = format!("From: a@e.example\r\nSubject: {}\r\n\r\nx", "x\r\n ".repeat(300_000));
        let brackets = format!("{head}List-Id: {}\r\n\r\nx", "<".repeat(1_000_000));
        let links = format!("{head}\r\n{}", "http://".repeat(200_000));
        for (what, letter) in [
            ("nested", nested),
            ("letters", letters),
            ("parts", parts),
            ("headers", headers),
            ("senders", senders),
            ("words", words),
            ("folded", folded),
            ("brackets", brackets),
            ("links", links),
        ] {
            let thread = std::thread::Builder::new().stack_size(1 << 20);
            let read = thread.spawn(move || Letter::read(letter.as_bytes())).unwrap().join().unwrap();
            assert!(read.is_some_and(|letter| letter.sender == "a@e.example"), "{what}");
        }
    }
}
