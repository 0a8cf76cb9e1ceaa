//! E-mail addresses: which ones people may have here, and when two are one.
//!
//! RFC 5321 allows quotes, comments and literal addresses of machines; nobody's mailbox needs them, and much of what
//! breaks mail hides in them. What is taken is `atoms.with.dots@host.name` in any alphabet (RFC 6531).

use unicode_normalization::UnicodeNormalization as _;

/// The text is no e-mail address; the sentence says what is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAnAddress {
    /// Nothing was given.
    #[error("Give an e-mail address.")]
    Empty,
    /// There is no `@`, or nothing on one side of it.
    #[error("An e-mail address has a name, an @ and a host: anna@example.org.")]
    Incomplete,
    /// It is longer than mail allows (RFC 5321, 4.5.3.1: 64 bytes before the `@`, 254 in all).
    #[error("This e-mail address is too long.")]
    TooLong,
    /// It has letters that do not belong there.
    #[error("There is a letter in this e-mail address that does not belong there.")]
    StrayLetter,
    /// What follows the `@` is no host.
    #[error("What follows the @ is no host that mail can be sent to.")]
    NotAHost,
}

/// An e-mail address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    shown: String,
    key: String,
}

impl Address {
    /// Reads what somebody typed; blanks around it are not theirs.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(typed: &str) -> Result<Self, NotAnAddress> {
        let text: String = typed.trim_matches([' ', '\t', '\u{a0}']).nfc().collect();
        if text.is_empty() {
            return Err(NotAnAddress::Empty);
        }
        let (local, host) = text.rsplit_once('@').ok_or(NotAnAddress::Incomplete)?;
        if local.is_empty() || host.is_empty() {
            return Err(NotAnAddress::Incomplete);
        }
        if local.len() > 64 || text.len() > 254 {
            return Err(NotAnAddress::TooLong);
        }
        if local.split('.').any(str::is_empty) || !local.chars().all(|c| c == '.' || is_atom(c)) {
            return Err(NotAnAddress::StrayLetter);
        }
        let host = host_name(host).ok_or(NotAnAddress::NotAHost)?;
        if local.len() + 1 + host.len() > 254 {
            return Err(NotAnAddress::TooLong);
        }
        let key = format!("{}@{host}", local.to_lowercase().nfc().collect::<String>());
        Ok(Self { shown: text, key })
    }

    /// As it was typed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.shown
    }

    /// As it is compared: in lower case, the host in ASCII. (That `Anna` and `anna` could be two people is allowed by
    /// RFC 5321 and done by nobody.)
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }
}

/// RFC 5322 `atext`, and letters of other alphabets (RFC 6532), but nothing that cannot be seen.
fn is_atom(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c);
    }
    // Pictures of control characters (U+2400..) and whatever has no width are no letters of a name.
    c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
}

/// The host in ASCII and lower case: labels of 1 to 63 letters, digits and hyphens, the last not all digits.
fn host_name(text: &str) -> Option<String> {
    // What URLs take for dots or drop in silence must not turn one host into another.
    if text
        .chars()
        .any(|c| !(c == '.' || c == '-' || c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)))
    {
        return None;
    }
    let url::Host::Domain(host) = url::Host::parse(text).ok()? else { return None };
    let good = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let last = host.rsplit('.').next()?;
    (host.len() <= 253 && host.split('.').all(good) && !last.bytes().all(|byte| byte.is_ascii_digit())).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_have_is_taken() {
        for address in [
            "anna@example.org",
            "Anna.B+news@Example.ORG",
            "o'brien@example.org",
            "anna@localhost",
            "user@xn--bcher-kva.example",
            "anna@bücher.example",
            "用户@例子.世界",
            "παράδειγμα@example.org",
        ] {
            assert!(Address::parse(address).is_ok(), "{address}");
        }
    }

    #[test]
    fn one_mailbox_is_one_address() {
        let key = |text: &str| Address::parse(text).unwrap().key().to_owned();
        assert_eq!(key(" Anna@Example.org "), "anna@example.org");
        assert_eq!(key("anna@BÜCHER.example"), key("anna@xn--bcher-kva.example"));
        assert_eq!(key("u\u{308}na@example.org"), key("üna@example.org"));
        assert_eq!(Address::parse("Anna@Example.org").unwrap().as_str(), "Anna@Example.org");
    }

    #[test]
    fn what_breaks_mail_is_refused_with_a_reason() {
        for (text, reason) in [
            ("", NotAnAddress::Empty),
            ("anna", NotAnAddress::Incomplete),
            ("anna@", NotAnAddress::Incomplete),
            ("@example.org", NotAnAddress::Incomplete),
            ("an na@example.org", NotAnAddress::StrayLetter),
            ("anna\r\nBcc: eve@example.org", NotAnAddress::StrayLetter),
            ("anna@example.org\r\n", NotAnAddress::NotAHost),
            ("anna@exa mple.org", NotAnAddress::NotAHost),
            ("anna@[192.0.2.1]", NotAnAddress::NotAHost),
            ("anna@192.0.2.1", NotAnAddress::NotAHost),
            ("anna@3627734734", NotAnAddress::NotAHost),
            ("anna..b@example.org", NotAnAddress::StrayLetter),
            ("\"anna\"@example.org", NotAnAddress::StrayLetter),
            ("anna@-example.org", NotAnAddress::NotAHost),
            ("anna@example..org", NotAnAddress::NotAHost),
            ("an\u{200b}na@example.org", NotAnAddress::StrayLetter),
        ] {
            assert_eq!(Address::parse(text), Err(reason), "{text:?}");
        }
        assert_eq!(Address::parse(&format!("{}@example.org", "a".repeat(65))), Err(NotAnAddress::TooLong));
    }

    /// Of testdata/badinput/email_addresses.jsonl: what may be taken is taken, whatever else may be is refused.
    #[test]
    fn the_corpus_of_odd_addresses_is_told_apart() {
        let corpus = include_str!("../../../testdata/badinput/email_addresses.jsonl");
        let mut taken = 0;
        for line in corpus.lines() {
            let case: serde_json::Value = serde_json::from_str(line).unwrap();
            let (address, category) = (case["address"].as_str().unwrap(), case["category"].as_str().unwrap());
            // The corpus shows control characters as pictures.
            let address: String = address.chars().map(control).collect();
            let good = matches!(category, "ISEMAIL_VALID_CATEGORY" | "ISEMAIL_DNSWARN");
            assert_eq!(Address::parse(&address).is_ok(), good, "{case}");
            taken += usize::from(good);
        }
        assert!(taken >= 10, "{taken}");
    }

    fn control(c: char) -> char {
        match u32::from(c).checked_sub(0x2400) {
            Some(code) if code < 0x20 => char::from_u32(code).unwrap(),
            _ => c,
        }
    }

    proptest::proptest! {
        #[test]
        fn nothing_that_is_taken_can_break_a_header_or_a_page(text in "\\PC{0,20}@?[\\x00-\\x7f\\PC]{0,20}") {
            if let Ok(address) = Address::parse(&text) {
                for part in [address.as_str(), address.key()] {
                    assert!(!part.contains(|c: char| c.is_control() || c.is_whitespace() || "<>\"(),:;[]\\".contains(c)));
                    assert!(Address::parse(part).is_ok(), "{part}");
                }
                assert_eq!(Address::parse(address.key()).unwrap().key(), address.key());
            }
        }
    }
}
