//! Signed addresses: the proxy fetches only what this site's own pages asked for.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use url::Url;

use identity::same;

/// The widths that pictures come in, pixels.
pub(crate) const WIDTHS: [u32; 6] = [160, 320, 640, 800, 960, 1280];

/// Publishers' picture addresses longer than this are dropped, bytes.
const MAX_URL_BYTES: usize = 1_500;

/// Bytes of the signature: 96 bits of HMAC-SHA256 are beyond guessing over a network, and every card carries one.
const SIGNATURE_BYTES: usize = 12;

/// The scheme of pictures that lie in this site's own database: what comes behind it is a digest of the picture.
pub(crate) const OWN_SCHEME: &str = "own-picture";

/// Whether a picture lies here.
pub(crate) fn is_own(url: &str) -> bool {
    url.split_once(':').is_some_and(|(scheme, _)| scheme == OWN_SCHEME)
}

/// Signs and checks picture addresses.
#[derive(Clone)]
pub(crate) struct Signer([u8; 32]);

impl Signer {
    /// Signs with this secret.
    pub fn new(secret: [u8; 32]) -> Self {
        Self(secret)
    }

    fn signature(&self, url: &str) -> String {
        let Ok(mut mac) = <Hmac<Sha256> as KeyInit>::new_from_slice(&self.0) else { return String::new() };
        mac.update(b"picture\n");
        mac.update(url.as_bytes());
        let full = mac.finalize().into_bytes();
        URL_SAFE_NO_PAD.encode(full.get(..SIGNATURE_BYTES).unwrap_or_default())
    }

    /// A seal by which this site knows again what it wrote into an address.
    pub fn seal(&self, what: &str) -> String {
        let Ok(mut mac) = <Hmac<Sha256> as KeyInit>::new_from_slice(&self.0) else { return String::new() };
        mac.update(b"seal\n");
        mac.update(what.as_bytes());
        URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
    }

    /// The picture at `url` on this site; `None` for what cannot be shown (neither on the web nor here, too long, SVG by its name).
    pub fn sign(&self, url: &str) -> Option<SignedPicture> {
        if url.len() > MAX_URL_BYTES {
            return None;
        }
        let parsed = Url::parse(url).ok()?;
        if !matches!(parsed.scheme(), "http" | "https" | OWN_SCHEME)
            || parsed.path().to_ascii_lowercase().ends_with(".svg")
        {
            return None;
        }
        Some(SignedPicture { signature: self.signature(url), encoded: URL_SAFE_NO_PAD.encode(url) })
    }

    /// The publisher's address, if the signature is this site's.
    pub fn check(&self, signature: &str, encoded: &str) -> Option<Url> {
        let url = String::from_utf8(URL_SAFE_NO_PAD.decode(encoded).ok()?).ok()?;
        let expected = self.signature(&url);
        if expected.is_empty() || !same(expected.as_bytes(), signature.as_bytes()) {
            return None;
        }
        Url::parse(&url).ok()
    }
}

/// A picture with its signature, to be had in every width.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SignedPicture {
    signature: String,
    encoded: String,
}

impl SignedPicture {
    /// Its address at this width.
    pub fn at(&self, width: u32) -> String {
        format!("/picture/{width}/{}/{}", self.signature, self.encoded)
    }

    /// A `srcset` of these widths.
    pub fn set(&self, widths: &[u32]) -> String {
        let parts: Vec<String> = widths.iter().map(|width| format!("{} {width}w", self.at(*width))).collect();
        parts.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_signed_is_fetched() {
        let signer = Signer::new([7; 32]);
        let signed = signer.sign("https://img.example/a.jpg?w=1").unwrap();
        assert_eq!(signer.check(&signed.signature, &signed.encoded).unwrap().as_str(), "https://img.example/a.jpg?w=1");
        let other = URL_SAFE_NO_PAD.encode("http://127.0.0.1/");
        for (signature, encoded) in [
            (signed.signature.as_str(), other.as_str()),
            ("", signed.encoded.as_str()),
            ("AAAAAAAAAAAAAAAA", signed.encoded.as_str()),
            (signed.signature.as_str(), "***"),
        ] {
            assert!(signer.check(signature, encoded).is_none(), "{signature} {encoded}");
        }
        assert!(Signer::new([8; 32]).check(&signed.signature, &signed.encoded).is_none(), "another site's signature");
    }

    #[test]
    fn what_cannot_be_shown_is_not_signed() {
        let long = format!("https://img.example/{}", "a".repeat(2_000));
        for url in
            ["data:image/png;base64,xx", "javascript:alert(1)", "https://img.example/logo.SVG?x", "nonsense", &long]
        {
            assert!(Signer::new([7; 32]).sign(url).is_none(), "{url}");
        }
    }
}
