//! The two messages of the domain name system that we need: a question for addresses or texts and its answer (RFC 1035, RFC 3596).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Record {
    /// IPv4.
    A = 1,
    /// Texts.
    Txt = 16,
    /// IPv6.
    Aaaa = 28,
}

/// What a server answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The addresses, possibly none (the name exists and has no address of this kind).
    Addresses(Vec<IpAddr>),
    /// The texts, possibly none.
    Texts(Vec<String>),
    /// There is no such name (NXDOMAIN).
    NoSuchName,
    /// The answer did not fit into a datagram; ask again by TCP.
    Truncated,
    /// The server failed or refused; its response code.
    ServerFailed(u8),
}

const CLASS_INTERNET: u16 = 1;

/// A recursive question for one record of `name`; `None` when the name cannot be written (RFC 1035, 2.3.4).
pub fn question(id: u16, name: &str, record: Record) -> Option<Vec<u8>> {
    let mut message = Vec::with_capacity(18 + name.len());
    message.extend(id.to_be_bytes());
    message.extend([0x01, 0x00]); // a standard query, recursion desired
    message.extend([0, 1, 0, 0, 0, 0, 0, 0]); // one question
    let name = name.strip_suffix('.').unwrap_or(name);
    if name.is_empty() || name.len() > 253 {
        return None;
    }
    for label in name.split('.') {
        let length = u8::try_from(label.len()).ok().filter(|length| (1..=63).contains(length))?;
        message.push(length);
        message.extend(label.bytes());
    }
    message.push(0);
    message.extend((record as u16).to_be_bytes());
    message.extend(CLASS_INTERNET.to_be_bytes());
    Some(message)
}

/// Reads the answer to `question`; `None` when the message is malformed or answers something else, and must be ignored
/// (it may be forged: RFC 5452).
pub fn answer(message: &[u8], question: &[u8]) -> Option<Answer> {
    let mut reader = Reader { message, at: 0 };
    let (id, flags) = (reader.u16()?, reader.u16()?);
    let (questions, answers) = (reader.u16()?, reader.u16()?);
    reader.skip(4)?;
    let is_response = flags & 0x8000 != 0;
    let echoed = message.get(12..question.len())?;
    if id.to_be_bytes() != question.get(..2)? || !is_response || questions != 1 {
        return None;
    }
    if !echoed.eq_ignore_ascii_case(question.get(12..)?) {
        return None;
    }
    if flags & 0x0200 != 0 {
        return Some(Answer::Truncated);
    }
    match u8::try_from(flags & 0x000f).ok()? {
        0 => {}
        3 => return Some(Answer::NoSuchName),
        code => return Some(Answer::ServerFailed(code)),
    }
    reader.at = question.len();
    let asked = question.get(question.len().checked_sub(4)?..question.len().checked_sub(2)?)?;
    let asks_for_texts = asked == (Record::Txt as u16).to_be_bytes();
    let (mut addresses, mut texts) = (Vec::new(), Vec::new());
    for _ in 0..answers {
        reader.name()?;
        let (record, class) = (reader.u16()?, reader.u16()?);
        reader.skip(4)?; // time to live: the connection pool outlives nothing that matters here
        let length = usize::from(reader.u16()?);
        let data = reader.take(length)?;
        if class == CLASS_INTERNET && record.to_be_bytes() == asked {
            // Aliases (CNAME) stand before the addresses they lead to; a recursive server follows them for us.
            if asks_for_texts { texts.extend(text(data)) } else { addresses.extend(address(data)) }
        }
    }
    Some(if asks_for_texts { Answer::Texts(texts) } else { Answer::Addresses(addresses) })
}

/// A text in its pieces of at most 255 bytes, which belong together (RFC 1035, 3.3.14).
fn text(data: &[u8]) -> Option<String> {
    let mut reader = Reader { message: data, at: 0 };
    let mut text = Vec::new();
    while reader.at < data.len() {
        let [length] = reader.take(1)? else { return None };
        text.extend(reader.take(usize::from(*length))?);
    }
    String::from_utf8(text).ok()
}

fn address(data: &[u8]) -> Option<IpAddr> {
    if let Ok(octets) = <[u8; 4]>::try_from(data) {
        return Some(IpAddr::V4(Ipv4Addr::from(octets)));
    }
    <[u8; 16]>::try_from(data).ok().map(|octets| IpAddr::V6(Ipv6Addr::from(octets)))
}

struct Reader<'a> {
    message: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let taken = self.message.get(self.at..self.at.checked_add(length)?)?;
        self.at += length;
        Some(taken)
    }

    fn skip(&mut self, length: usize) -> Option<()> {
        self.take(length).map(|_| ())
    }

    fn u16(&mut self) -> Option<u16> {
        let bytes = self.take(2)?;
        Some(u16::from_be_bytes(bytes.try_into().ok()?))
    }

    /// Passes over a name; a pointer ends it (RFC 1035, 4.1.4), and is not followed.
    fn name(&mut self) -> Option<()> {
        loop {
            match self.take(1)? {
                [0] => return Some(()),
                [length] if length & 0xc0 == 0xc0 => return self.skip(1),
                [length] if length & 0xc0 == 0 => self.skip(usize::from(*length))?,
                _ => return None,
            }
        }
    }
}

/// Writes an answer, for servers in tests.
#[cfg(test)]
pub fn reply(question: &[u8], addresses: &[IpAddr]) -> Vec<u8> {
    let mut message = question.to_vec();
    message[2] = 0x81;
    message[3] = 0x80;
    message[7] = u8::try_from(addresses.len()).unwrap();
    for address in addresses {
        let (record, data) = match address {
            IpAddr::V4(v4) => (1u8, v4.octets().to_vec()),
            IpAddr::V6(v6) => (28, v6.octets().to_vec()),
        };
        message.extend([0xc0, 12, 0, record, 0, 1, 0, 0, 0, 60, 0, u8::try_from(data.len()).unwrap()]);
        message.extend(data);
    }
    message
}

/// Writes an answer of texts, for servers in tests.
#[cfg(test)]
pub fn reply_texts(question: &[u8], texts: &[&[&str]]) -> Vec<u8> {
    let mut message = reply(question, &[]);
    message[7] = u8::try_from(texts.len()).unwrap();
    for pieces in texts {
        let data: Vec<u8> = pieces
            .iter()
            .flat_map(|piece| [&[u8::try_from(piece.len()).unwrap()], piece.as_bytes()].concat())
            .collect();
        message.extend([0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60, 0, u8::try_from(data.len()).unwrap()]);
        message.extend(data);
    }
    message
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_question_and_its_answer() {
        let asked = question(7, "News.Example.", Record::A).unwrap();
        assert_eq!(asked.len(), 12 + 14 + 4);
        let addresses: Vec<IpAddr> = vec!["93.184.216.34".parse().unwrap(), "1.1.1.1".parse().unwrap()];
        assert_eq!(answer(&reply(&asked, &addresses), &asked), Some(Answer::Addresses(addresses)));
        let six = question(7, "news.example", Record::Aaaa).unwrap();
        let address: Vec<IpAddr> = vec!["2606:4700::1".parse().unwrap()];
        assert_eq!(answer(&reply(&six, &address), &six), Some(Answer::Addresses(address)));
    }

    #[test]
    fn texts_are_put_together_from_their_pieces() {
        let asked = question(7, "_newsstand.news.example", Record::Txt).unwrap();
        let message = reply_texts(&asked, &[&["v=spf1 -all"], &["newsstand=", "0a1b"]]);
        let expected = vec!["v=spf1 -all".to_owned(), "newsstand=0a1b".to_owned()];
        assert_eq!(answer(&message, &asked), Some(Answer::Texts(expected)));
        assert_eq!(text(&[5, b'a']), None, "cut short");
    }

    #[test]
    fn answers_to_other_questions_are_ignored() {
        let asked = question(7, "news.example", Record::A).unwrap();
        for other in [
            question(8, "news.example", Record::A),
            question(7, "evil.example", Record::A),
            question(7, "news.example", Record::Aaaa),
        ] {
            assert_eq!(answer(&reply(&other.unwrap(), &[]), &asked), None);
        }
        assert_eq!(answer(&asked, &asked), None, "a question is no answer");
    }

    #[test]
    fn failures_are_told_apart() {
        let asked = question(7, "news.example", Record::A).unwrap();
        let with_code = |code: u8| {
            let mut message = reply(&asked, &[]);
            message[3] = 0x80 | code;
            answer(&message, &asked)
        };
        assert_eq!(with_code(3), Some(Answer::NoSuchName));
        assert_eq!(with_code(2), Some(Answer::ServerFailed(2)));
        let mut truncated = reply(&asked, &[]);
        truncated[2] |= 0x02;
        assert_eq!(answer(&truncated, &asked), Some(Answer::Truncated));
    }

    #[test]
    fn names_that_cannot_be_asked() {
        for name in ["", ".", "a..b", &"x".repeat(64), &"abc.".repeat(70)] {
            assert_eq!(question(1, name, Record::A), None, "{name}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_bytes_are_read_without_panic(tail in proptest::collection::vec(any::<u8>(), 0..80)) {
            for record in [Record::A, Record::Txt] {
                let asked = question(7, "news.example", record).unwrap();
                let mut message = reply(&asked, &[]);
                message[7] = 9;
                message.extend(&tail);
                let _ = answer(&message, &asked);
                let _ = answer(&tail, &asked);
            }
        }
    }
}
