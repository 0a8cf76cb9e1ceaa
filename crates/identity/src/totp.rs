//! Codes of authenticator apps: RFC 6238 with SHA-1, six digits and thirty seconds, which is what every app understands.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha1::Sha1;

use crate::Error;
use crate::token::{random, same};

/// Seconds a code is shown for.
const STEP_SECONDS: i64 = 30;
/// Codes this many steps before and after are taken too: phones' clocks are not exact (RFC 6238, 5.2).
const DRIFT_STEPS: i64 = 1;
/// The alphabet of RFC 4648, 6.
const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// What the app and the site both know: 160 bits (RFC 4226, 4).
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; 20]);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(..)")
    }
}

impl Secret {
    /// A new secret from the system's random source.
    ///
    /// # Errors
    /// [`Error::NoRandomness`] where the system has none to give.
    pub fn generate() -> Result<Self, Error> {
        random().map(Self)
    }

    /// The secret of these bytes.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 20]) -> Self {
        Self(bytes)
    }

    /// Reads what [`Secret::to_text`] wrote, blanks and small letters as they may be.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let mut bytes = Vec::with_capacity(20);
        let (mut held, mut bits) = (0_u32, 0_u32);
        for letter in text.bytes().filter(|byte| !byte.is_ascii_whitespace()) {
            let digit = BASE32.iter().position(|known| known.eq_ignore_ascii_case(&letter))?;
            held = (held << 5 | u32::try_from(digit).ok()?) & 0xfff;
            bits += 5;
            if bits >= 8 {
                bits -= 8;
                bytes.push(u8::try_from(held >> bits & 0xff).ok()?);
            }
        }
        bytes.try_into().ok().map(Self)
    }

    /// For people who type it: 32 letters and digits, in groups of four.
    #[must_use]
    pub fn to_text(&self) -> String {
        let letters = base32(&self.0);
        let groups: Vec<String> =
            letters.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
        groups.join(" ")
    }

    /// The bytes, as they are stored.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The address that an app reads from a square (Google Authenticator's "Key Uri Format", which all follow).
    #[must_use]
    pub fn uri(&self, site: &str, address: &str) -> String {
        let encode = |text: &str| -> String {
            text.bytes()
                .map(|byte| {
                    if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                        char::from(byte).to_string()
                    } else {
                        format!("%{byte:02X}")
                    }
                })
                .collect()
        };
        // The colon parts site and account, so the site's name may not have one.
        let site = encode(&site.replace(':', " "));
        format!("otpauth://totp/{site}:{}?secret={}&issuer={site}", encode(address), base32(&self.0))
    }
}

/// `bytes` in base 32 without padding.
pub(crate) fn base32(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 8 / 5 + 1);
    let (mut held, mut bits) = (0_u32, 0_u32);
    let mut push = |digit: u32| text.push(BASE32.get((digit & 31) as usize).map_or('A', |&letter| char::from(letter)));
    for &byte in bytes {
        held = (held << 8 | u32::from(byte)) & 0xffff;
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            push(held >> bits);
        }
    }
    if bits > 0 {
        push(held << (5 - bits));
    }
    text
}

/// The code of a time step (RFC 4226, 5.3).
#[must_use]
pub fn code(secret: &[u8], step: i64) -> u32 {
    // A key of any length is a key for HMAC.
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(secret) else { return 0 };
    mac.update(&step.to_be_bytes());
    let digest = mac.finalize().into_bytes();
    let offset = usize::from(digest.last().copied().unwrap_or(0) & 0xf);
    let mut four = [0; 4];
    for (byte, from) in four.iter_mut().zip(digest.iter().skip(offset)) {
        *byte = *from;
    }
    (u32::from_be_bytes(four) & 0x7fff_ffff) % 1_000_000
}

/// The time step whose code somebody typed at `now_seconds` (since the Unix epoch); `None` where it is no code of now. Whether it was
/// taken before is for the caller to ask.
#[must_use]
pub fn check(secret: &[u8], typed: &str, now_seconds: i64) -> Option<i64> {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let now = now_seconds.div_euclid(STEP_SECONDS);
    let mut found = None;
    // All are compared, so that the time does not tell which one it was.
    for step in now - DRIFT_STEPS..=now + DRIFT_STEPS {
        if same(format!("{:06}", code(secret, step)).as_bytes(), digits.as_bytes()) {
            found = Some(step);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 4226, appendix D, and the SHA-1 rows of RFC 6238, appendix B (its eight digits cut to six).
    #[test]
    fn codes_are_those_of_the_standard() {
        let secret = b"12345678901234567890";
        let expected = [755_224, 287_082, 359_152, 969_429, 338_314, 254_676, 287_922, 162_583, 399_871, 520_489];
        for (step, expected) in (0..).zip(expected) {
            assert_eq!(code(secret, step), expected, "step {step}");
        }
        for (seconds, digits) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(check(secret, digits, seconds), Some(seconds / 30), "{digits}");
        }
    }

    #[test]
    fn a_code_is_good_for_its_own_step_and_the_neighbours() {
        let secret = b"12345678901234567890";
        for (seconds, good) in [(0, false), (30, true), (60, true), (119, true), (120, false)] {
            assert_eq!(check(secret, "359 152", seconds).is_some(), good, "{seconds}");
        }
        for typed in ["", "35915", "3591520", "35915a", "３５９１５２", "-359152"] {
            assert_eq!(check(secret, typed, 60), None, "{typed}");
        }
    }

    #[test]
    fn a_secret_is_typed_or_read_from_a_square() {
        let secret = Secret::from_bytes(*b"12345678901234567890");
        assert_eq!(secret.to_text(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert_eq!(Secret::from_text("gezdgnbvgy3tqojq GEZDGNBVGY3TQOJQ"), Some(secret.clone()));
        for damaged in ["", "GEZD", "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJ1", "é"] {
            assert_eq!(Secret::from_text(damaged), None, "{damaged}");
        }
        assert_eq!(
            secret.uri("Town: Library", "anna@example.org"),
            "otpauth://totp/Town%20%20Library:anna%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Town%20%20Library"
        );
        assert!(!format!("{secret:?}").contains("GEZD"));
    }

    proptest::proptest! {
        #[test]
        fn secrets_read_back(bytes: [u8; 20]) {
            let secret = Secret::from_bytes(bytes);
            assert_eq!(Secret::from_text(&secret.to_text()), Some(secret));
        }
    }
}
