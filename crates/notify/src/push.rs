//! Web push: what a browser shows although no page is open. Messages are encrypted for the browser (RFC 8291 with the content coding of RFC 8188),
//! so that the push service, which belongs to the browser's maker, reads nothing; the site says who it is by its key (VAPID, RFC 8292).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use ring::agreement::{ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey, agree_ephemeral};
use ring::hkdf::{HKDF_SHA256, KeyType, Salt};
use ring::rand::{SecureRandom as _, SystemRandom};
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};

/// Letters of what is sent at most, bytes: push services take 4096 in all (RFC 8030, 7.2).
pub const MOST_BYTES: usize = 3_000;
/// An uncompressed point of the curve P-256 (SEC 1, 2.3.3).
const POINT_BYTES: usize = 65;
/// The size of the one record, above anything that is sent (RFC 8188, 2).
const RECORD_BYTES: u32 = 4_096;
/// How long a push service may believe who we are (RFC 8292, 2: at most a day).
const BELIEVED_SECONDS: i64 = 12 * 3_600;

/// Why a message was not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The site's key cannot be read.
    #[error("the site's key for push messages cannot be read")]
    Key,
    /// The browser's keys are none.
    #[error("the browser gave keys that are none")]
    Subscription,
    /// Too much for one message.
    #[error("a push message has at most {MOST_BYTES} bytes")]
    TooLarge,
    /// The system gives no random numbers.
    #[error("the system gives no random numbers")]
    Random,
}

/// Where a browser takes messages, and the keys that it gave for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscription {
    /// The push service's address for this browser.
    pub endpoint: String,
    /// The browser's public key, `p256dh`.
    pub public_key: Vec<u8>,
    /// The secret that it shares with the site, `auth`: sixteen bytes.
    pub secret: Vec<u8>,
}

impl Subscription {
    /// A subscription as scripts give it, in base64url.
    ///
    /// # Errors
    /// [`Error::Subscription`] where the keys are none.
    pub fn read(endpoint: &str, public_key: &str, secret: &str) -> Result<Self, Error> {
        let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).map_err(|_| Error::Subscription);
        let read = Self { endpoint: endpoint.to_owned(), public_key: bytes(public_key)?, secret: bytes(secret)? };
        read.check()?;
        Ok(read)
    }

    fn check(&self) -> Result<(), Error> {
        let is_point = self.public_key.len() == POINT_BYTES && self.public_key.first() == Some(&4);
        if is_point && self.secret.len() == 16 { Ok(()) } else { Err(Error::Subscription) }
    }
}

/// The site's own key, by which push services know it.
#[derive(Debug)]
pub struct Key {
    pair: EcdsaKeyPair,
}

impl Key {
    /// A new key, to be kept as PKCS #8.
    ///
    /// # Errors
    /// [`Error::Random`].
    pub fn generate() -> Result<Vec<u8>, Error> {
        let document = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new());
        Ok(document.map_err(|_| Error::Random)?.as_ref().to_vec())
    }

    /// A key that was kept.
    ///
    /// # Errors
    /// [`Error::Key`].
    pub fn read(pkcs8: &[u8]) -> Result<Self, Error> {
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8, &SystemRandom::new());
        Ok(Self { pair: pair.map_err(|_| Error::Key)? })
    }

    /// What scripts give to the browser, in base64url.
    #[must_use]
    pub fn public(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.pair.public_key().as_ref())
    }

    /// The header `Authorization` for a push service (RFC 8292, 3): `audience` is its origin, `contact` where its maker finds whoever runs the
    /// site, `https:` or `mailto:`.
    ///
    /// # Errors
    /// [`Error::Random`].
    pub fn authorization(&self, audience: &str, contact: &str, now_seconds: i64) -> Result<String, Error> {
        let claims = format!(
            "{{\"aud\":{},\"exp\":{},\"sub\":{}}}",
            quoted(audience),
            now_seconds + BELIEVED_SECONDS,
            quoted(contact)
        );
        let head = URL_SAFE_NO_PAD.encode(r#"{"typ":"JWT","alg":"ES256"}"#);
        let signed = format!("{head}.{}", URL_SAFE_NO_PAD.encode(claims));
        let signature = self.pair.sign(&SystemRandom::new(), signed.as_bytes()).map_err(|_| Error::Random)?;
        Ok(format!("vapid t={signed}.{}, k={}", URL_SAFE_NO_PAD.encode(signature.as_ref()), self.public()))
    }
}

/// A text in JSON; what is no plain letter of an address is left out.
fn quoted(text: &str) -> String {
    let plain: String = text.chars().filter(|c| c.is_ascii_graphic() && !matches!(c, '"' | '\\')).collect();
    format!("\"{plain}\"")
}

/// The body of a push message: only the browser that `subscription` belongs to reads it.
///
/// # Errors
/// Where the message is too long, or the keys are none.
pub fn encrypt(subscription: &Subscription, message: &[u8]) -> Result<Vec<u8>, Error> {
    subscription.check()?;
    if message.len() > MOST_BYTES {
        return Err(Error::TooLarge);
    }
    let random = SystemRandom::new();
    let own = EphemeralPrivateKey::generate(&ECDH_P256, &random).map_err(|_| Error::Random)?;
    let own_public = own.compute_public_key().map_err(|_| Error::Random)?;
    let mut salt = [0; 16];
    random.fill(&mut salt).map_err(|_| Error::Random)?;
    let theirs = UnparsedPublicKey::new(&ECDH_P256, &subscription.public_key);
    let keys = agree_ephemeral(own, &theirs, |secret| {
        derive(&subscription.secret, secret, &subscription.public_key, own_public.as_ref(), &salt)
    })
    .map_err(|_| Error::Subscription)?;
    let (key, nonce) = keys?;

    let mut record = message.to_vec();
    // The last record, without padding (RFC 8188, 2).
    record.push(2);
    let key = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &key).map_err(|_| Error::Key)?);
    key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::empty(), &mut record)
        .map_err(|_| Error::Key)?;

    let mut body = Vec::with_capacity(16 + 4 + 1 + POINT_BYTES + record.len());
    body.extend(salt);
    body.extend(RECORD_BYTES.to_be_bytes());
    body.push(u8::try_from(POINT_BYTES).unwrap_or_default());
    body.extend(own_public.as_ref());
    body.extend(record);
    Ok(body)
}

struct Bytes(usize);

impl KeyType for Bytes {
    fn len(&self) -> usize {
        self.0
    }
}

fn expand<const N: usize>(salt: &[u8], secret: &[u8], info: &[&[u8]]) -> Result<[u8; N], Error> {
    let mut out = [0; N];
    Salt::new(HKDF_SHA256, salt)
        .extract(secret)
        .expand(info, Bytes(N))
        .and_then(|material| material.fill(&mut out))
        .map_err(|_| Error::Key)?;
    Ok(out)
}

/// The key and nonce of a message (RFC 8291, 3.4).
fn derive(
    auth: &[u8],
    shared: &[u8],
    their_public: &[u8],
    own_public: &[u8],
    salt: &[u8],
) -> Result<([u8; 16], [u8; 12]), Error> {
    let material: [u8; 32] = expand(auth, shared, &[b"WebPush: info\0", their_public, own_public])?;
    let key = expand(salt, &material, &[b"Content-Encoding: aes128gcm\0"])?;
    let nonce = expand(salt, &material, &[b"Content-Encoding: nonce\0"])?;
    Ok((key, nonce))
}

/// Reads a message as a browser does (RFC 8291, 3): for tests, which take the browser's part. `own` is its key, `public_key` what it gave out.
///
/// # Errors
/// [`Error::Subscription`] where the message is not for this key, or damaged.
pub fn decrypt(own: EphemeralPrivateKey, public_key: &[u8], secret: &[u8], body: &[u8]) -> Result<Vec<u8>, Error> {
    let wrong = || Error::Subscription;
    let (salt, rest) = body.split_at_checked(16).ok_or_else(wrong)?;
    let (head, rest) = rest.split_at_checked(5).ok_or_else(wrong)?;
    let (theirs, record) = rest.split_at_checked(usize::from(*head.last().ok_or_else(wrong)?)).ok_or_else(wrong)?;
    let keys = agree_ephemeral(own, &UnparsedPublicKey::new(&ECDH_P256, theirs), |shared| {
        derive(secret, shared, public_key, theirs, salt)
    })
    .map_err(|_| wrong())?;
    let (key, nonce) = keys?;
    let key = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &key).map_err(|_| wrong())?);
    let mut record = record.to_vec();
    let opened = key.open_in_place(Nonce::assume_unique_for_key(nonce), Aad::empty(), &mut record);
    let opened = opened.map_err(|_| wrong())?;
    let end = opened.iter().rposition(|byte| *byte == 2).ok_or_else(wrong)?;
    Ok(opened.get(..end).unwrap_or_default().to_vec())
}

#[cfg(test)]
mod tests {
    use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey as Verifying};

    use super::*;

    fn bytes(text: &str) -> Vec<u8> {
        URL_SAFE_NO_PAD.decode(text).unwrap()
    }

    /// RFC 8291, appendix A.
    #[test]
    fn keys_are_derived_as_the_rfc_does() {
        let (key, nonce) = derive(
            &bytes("BTBZMqHH6r4Tts7J_aSIgg"),
            &bytes("kyrL1jIIOHEzg3sM2ZWRHDRB62YACZhhSlknJ672kSs"),
            &bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
            &bytes("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8"),
            &bytes("DGv6ra1nlYgDCS1FRnbzlw"),
        )
        .unwrap();
        assert_eq!((key.to_vec(), nonce.to_vec()), (bytes("oIhVW04MRdy2XN9CiKLxTg"), bytes("4h_95klXJ5E_qnoN")));
    }

    fn browser() -> (EphemeralPrivateKey, Subscription) {
        let own = EphemeralPrivateKey::generate(&ECDH_P256, &SystemRandom::new()).unwrap();
        let public_key = own.compute_public_key().unwrap().as_ref().to_vec();
        (own, Subscription { endpoint: "https://push.example/1".to_owned(), public_key, secret: vec![7; 16] })
    }

    #[test]
    fn only_the_browser_reads_it() {
        let (own, subscription) = browser();
        let body = encrypt(&subscription, "Dam holds – überall".as_bytes()).unwrap();
        assert!(!body.windows(3).any(|window| window == b"Dam"));
        let read = decrypt(own, &subscription.public_key, &subscription.secret, &body).unwrap();
        assert_eq!(read, "Dam holds – überall".as_bytes());
        let (other, _) = browser();
        let foreign = decrypt(other, &subscription.public_key, &subscription.secret, &body);
        assert_eq!(foreign, Err(Error::Subscription));
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let (_, subscription) = browser();
        assert_eq!(encrypt(&subscription, &vec![b'a'; MOST_BYTES + 1]), Err(Error::TooLarge));
        assert!(encrypt(&subscription, &vec![b'a'; MOST_BYTES]).unwrap().len() <= 4_096);
        for (public_key, secret) in [("", ""), ("AAAA", "BTBZMqHH6r4Tts7J_aSIgg"), ("no base64!", "x")] {
            assert_eq!(Subscription::read("https://push.example/1", public_key, secret), Err(Error::Subscription));
        }
        let no_point = Subscription { public_key: vec![4; POINT_BYTES], ..subscription };
        assert_eq!(encrypt(&no_point, b"a"), Err(Error::Subscription));
    }

    #[test]
    fn the_site_says_who_it_is_with_its_key() {
        let key = Key::read(&Key::generate().unwrap()).unwrap();
        let header = key.authorization("https://push.example", "https://news.example/\"", 1_000).unwrap();
        let (token, public) = header.strip_prefix("vapid t=").unwrap().split_once(", k=").unwrap();
        assert_eq!(public, key.public());
        let (signed, signature) = token.rsplit_once('.').unwrap();
        Verifying::new(&ECDSA_P256_SHA256_FIXED, bytes(public)).verify(signed.as_bytes(), &bytes(signature)).unwrap();
        let claims = String::from_utf8(bytes(signed.split_once('.').unwrap().1)).unwrap();
        assert_eq!(claims, r#"{"aud":"https://push.example","exp":44200,"sub":"https://news.example/"}"#);
        assert_eq!(Key::read(b"no key").unwrap_err(), Error::Key);
    }
}
