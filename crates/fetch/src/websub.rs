//! Being told of news instead of asking for it: the subscriber's side of WebSub (W3C Recommendation of 23 January 2018), without network.
//!
//! A hub is believed only where it signs with the secret that it was given, and what it sends is not read: it says *that* there is news, and
//! the feed is asked as always. So a hub can make nothing up, and one that falls silent costs nothing, since asking goes on.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha1::Sha1;
use sha2::{Sha256, Sha384, Sha512};

const DAY_SECONDS: i64 = 86_400;
/// For how long a hub is asked to tell of news, seconds.
const LEASE_SECONDS: i64 = 10 * DAY_SECONDS;

/// What a hub is sent to subscribe (section 5.1), as a form. The secret comes back in no message, only what is signed with it.
#[must_use]
pub fn subscription(callback: &str, topic: &str, secret: &str) -> String {
    url::form_urlencoded::Serializer::new(String::new())
        .append_pair("hub.mode", "subscribe")
        .append_pair("hub.topic", topic)
        .append_pair("hub.callback", callback)
        .append_pair("hub.secret", secret)
        .append_pair("hub.lease_seconds", &LEASE_SECONDS.to_string())
        .finish()
}

/// For how long a hub's promise is taken to hold (section 5.3), seconds: what it says, between an hour and a month.
#[must_use]
pub fn lease_seconds(said: &str) -> i64 {
    said.trim().parse().unwrap_or(LEASE_SECONDS).clamp(3_600, 30 * DAY_SECONDS)
}

/// Whether a message was signed with the secret (section 8): `sha256=` and the digits. SHA-1, which the section discourages, is what hubs of
/// the years before use; as a keyed signature it is not broken (RFC 6194, section 3.3).
#[must_use]
pub fn is_signed(header: &str, body: &[u8], secret: &str) -> bool {
    let Some((method, digits)) = header.trim().split_once('=') else { return false };
    let Some(signature) = bytes(digits).filter(|_| !secret.is_empty()) else { return false };
    macro_rules! fits {
        ($hash:ty) => {
            Hmac::<$hash>::new_from_slice(secret.as_bytes()).is_ok_and(|mut keyed| {
                keyed.update(body);
                keyed.verify_slice(&signature).is_ok()
            })
        };
    }
    match method.to_ascii_lowercase().as_str() {
        "sha1" => fits!(Sha1),
        "sha256" => fits!(Sha256),
        "sha384" => fits!(Sha384),
        "sha512" => fits!(Sha512),
        _ => false,
    }
}

fn bytes(digits: &str) -> Option<Vec<u8>> {
    let fits = digits.len().is_multiple_of(2) && digits.len() <= 128 && digits.is_ascii();
    let pairs = (0..digits.len()).step_by(2).map(|at| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok());
    if fits { pairs.collect() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 4231, test case 2, and RFC 2202, test case 2: the same key and message.
    const KEY: &str = "Jefe";
    const MESSAGE: &[u8] = b"what do ya want for nothing?";
    const SIGNED: [&str; 4] = [
        "sha1=effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
        "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "sha384=af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649",
        "sha512=164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737",
    ];

    #[test]
    fn a_message_that_was_signed_with_the_secret_is_believed() {
        for header in SIGNED {
            assert!(is_signed(header, MESSAGE, KEY), "{header}");
            assert!(is_signed(&header.to_uppercase(), MESSAGE, KEY), "{header}");
        }
    }

    #[test]
    fn nothing_else_is() {
        for header in SIGNED {
            assert!(!is_signed(header, b"what do ya want for something?", KEY));
            assert!(!is_signed(header, MESSAGE, "Jefa") && !is_signed(header, MESSAGE, ""));
            let part = header.strip_suffix(|digit: char| digit.is_ascii_hexdigit()).unwrap();
            assert!(!is_signed(part, MESSAGE, KEY), "a part of a signature is none");
            let part = part.strip_suffix(|digit: char| digit.is_ascii_hexdigit()).unwrap();
            assert!(!is_signed(part, MESSAGE, KEY), "nor is a shorter one");
        }
        for header in ["", "sha256", "sha256=", "sha256=5b", "md5=00", "sha256=5bé", "=5bdc", "sha256=zz"] {
            assert!(!is_signed(header, MESSAGE, KEY), "{header}");
        }
    }

    #[test]
    fn a_promise_holds_for_an_hour_at_least_and_a_month_at_most() {
        for (said, holds) in [
            ("864000", 864_000),
            ("", LEASE_SECONDS),
            ("soon", LEASE_SECONDS),
            ("1", 3_600),
            ("-5", 3_600),
            ("99999999999", 30 * DAY_SECONDS),
        ] {
            assert_eq!(lease_seconds(said), holds, "{said}");
        }
    }

    #[test]
    fn a_hub_is_asked_in_a_form() {
        let form = subscription("https://news.example.org/hooks/hub/a1", "https://paper.example/feed?a=b&c", "s e");
        let pairs: Vec<(String, String)> = url::form_urlencoded::parse(form.as_bytes()).into_owned().collect();
        let get = |name: &str| pairs.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str());
        assert_eq!(get("hub.mode"), Some("subscribe"));
        assert_eq!(get("hub.topic"), Some("https://paper.example/feed?a=b&c"));
        assert_eq!(get("hub.callback"), Some("https://news.example.org/hooks/hub/a1"));
        assert_eq!(get("hub.secret"), Some("s e"));
    }
}
