//! Passkeys: the two ceremonies of Web Authentication Level 3, as far as a site without attestation needs them.
//!
//! Whoever makes or uses a passkey signs a challenge of this site's, for this site's address, after the device has checked who holds it
//! (fingerprint, face, PIN): so a passkey is both factors at once. Keys are ES256, EdDSA (Ed25519) or RS256. What a device says about its maker (attestation) is
//! not asked for and not read.

mod cbor;
mod key;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use cbor::Value;
pub use key::ALGORITHMS;
use key::PublicKey;

/// The flags of authenticator data (6.1).
const USER_PRESENT: u8 = 1;
const USER_VERIFIED: u8 = 1 << 2;
const BACKUP_ELIGIBLE: u8 = 1 << 3;
const BACKED_UP: u8 = 1 << 4;
const HAS_CREDENTIAL: u8 = 1 << 6;
/// No device makes longer ids (6.1).
const LONGEST_CREDENTIAL: usize = 1_023;

/// Why a passkey was not taken. For the log; people are told that it did not work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAPasskey {
    /// What the browser sent cannot be read.
    #[error("what the browser sent cannot be read")]
    Unreadable,
    /// It was made in another ceremony.
    #[error("it belongs to another ceremony")]
    OtherCeremony,
    /// It was made for another site.
    #[error("it was made for another site")]
    OtherSite,
    /// The device did not check who holds it.
    #[error("the device did not check who holds it")]
    NotVerified,
    /// Its key is of a kind that is not taken.
    #[error("its key is of a kind that is not taken")]
    UnknownKey,
    /// The signature is not the key's.
    #[error("the signature is not the key's")]
    WrongSignature,
    /// It has signed more often than its device says: there may be a copy of the device.
    #[error("it has signed more often than its device says")]
    Copied,
}

/// The site, as browsers name it in ceremonies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// The host: `news.example`.
    pub id: String,
    /// The origin: `https://news.example`.
    pub origin: String,
}

impl Site {
    /// The site at this address; `None` where browsers offer no passkeys: an address of numbers, or one without TLS that is not
    /// `localhost`.
    #[must_use]
    pub fn at(base_url: &str) -> Option<Self> {
        let url = url::Url::parse(base_url).ok()?;
        let url::Host::Domain(id) = url.host()? else { return None };
        let is_local = id == "localhost" || id.ends_with(".localhost");
        (url.scheme() == "https" || is_local)
            .then(|| Self { id: id.to_owned(), origin: url.origin().ascii_serialization() })
    }
}

/// A passkey that was just made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadePasskey {
    /// Its id at the device.
    pub credential: Vec<u8>,
    /// The public key in COSE form.
    pub public_key: Vec<u8>,
    /// How often it has signed.
    pub sign_count: u32,
    /// Whether it is kept in more than one place.
    pub synced: bool,
}

/// What a use of a passkey showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UsedPasskey {
    /// How often it has signed.
    pub sign_count: u32,
    /// Whether it is kept in more than one place.
    pub synced: bool,
}

#[derive(Deserialize)]
struct ClientData {
    #[serde(rename = "type")]
    ceremony: String,
    challenge: String,
    origin: String,
    #[serde(rename = "crossOrigin", default)]
    cross_origin: bool,
}

/// The challenge that the browser says it answers, in the form in which it was handed out. Nothing is checked yet.
#[must_use]
pub fn challenge_of(client_data: &[u8]) -> Option<String> {
    serde_json::from_slice::<ClientData>(client_data).ok().map(|data| data.challenge)
}

fn check_client_data(client_data: &[u8], ceremony: &str, challenge: &str, site: &Site) -> Result<(), NotAPasskey> {
    let data: ClientData = serde_json::from_slice(client_data).map_err(|_| NotAPasskey::Unreadable)?;
    if data.ceremony != ceremony || data.challenge != challenge {
        return Err(NotAPasskey::OtherCeremony);
    }
    if data.origin != site.origin || data.cross_origin {
        return Err(NotAPasskey::OtherSite);
    }
    Ok(())
}

/// The beginning of authenticator data (6.1), and what follows it.
struct Authenticator<'a> {
    flags: u8,
    sign_count: u32,
    rest: &'a [u8],
}

impl<'a> Authenticator<'a> {
    fn read(bytes: &'a [u8], site: &Site) -> Result<Self, NotAPasskey> {
        let (hash, rest) = bytes.split_first_chunk::<32>().ok_or(NotAPasskey::Unreadable)?;
        let (flags, rest) = rest.split_first().ok_or(NotAPasskey::Unreadable)?;
        let (count, rest) = rest.split_first_chunk::<4>().ok_or(NotAPasskey::Unreadable)?;
        if *hash != <[u8; 32]>::from(Sha256::digest(site.id.as_bytes())) {
            return Err(NotAPasskey::OtherSite);
        }
        if flags & USER_PRESENT == 0 || flags & USER_VERIFIED == 0 {
            return Err(NotAPasskey::NotVerified);
        }
        if flags & BACKED_UP != 0 && flags & BACKUP_ELIGIBLE == 0 {
            return Err(NotAPasskey::Unreadable);
        }
        Ok(Self { flags: *flags, sign_count: u32::from_be_bytes(*count), rest })
    }

    fn synced(&self) -> bool {
        self.flags & BACKED_UP != 0
    }
}

/// Checks what a browser sent after making a passkey (7.1): `client_data` and `attestation` as they came, against the challenge
/// that was handed out.
///
/// # Errors
/// Why it is not taken.
pub fn made(client_data: &[u8], attestation: &[u8], challenge: &str, site: &Site) -> Result<MadePasskey, NotAPasskey> {
    check_client_data(client_data, "webauthn.create", challenge, site)?;
    let (attestation, _) = cbor::read(attestation).ok_or(NotAPasskey::Unreadable)?;
    let Some(Value::Bytes(data)) = attestation.get_text("authData") else { return Err(NotAPasskey::Unreadable) };
    let authenticator = Authenticator::read(data, site)?;
    if authenticator.flags & HAS_CREDENTIAL == 0 {
        return Err(NotAPasskey::Unreadable);
    }
    // The model of the device (AAGUID, 16 bytes) is nobody's business.
    let (_, rest) = authenticator.rest.split_first_chunk::<16>().ok_or(NotAPasskey::Unreadable)?;
    let (length, rest) = rest.split_first_chunk::<2>().ok_or(NotAPasskey::Unreadable)?;
    let length = usize::from(u16::from_be_bytes(*length));
    let (credential, rest) = rest.split_at_checked(length).ok_or(NotAPasskey::Unreadable)?;
    if credential.is_empty() || length > LONGEST_CREDENTIAL {
        return Err(NotAPasskey::Unreadable);
    }
    let (key, after) = cbor::read(rest).ok_or(NotAPasskey::Unreadable)?;
    PublicKey::from_cose(&key).ok_or(NotAPasskey::UnknownKey)?;
    let public_key = rest.get(..rest.len() - after.len()).unwrap_or_default();
    Ok(MadePasskey {
        credential: credential.to_vec(),
        public_key: public_key.to_vec(),
        sign_count: authenticator.sign_count,
        synced: authenticator.synced(),
    })
}

/// What a browser sent after making a passkey, as it came, with what its owner calls it.
#[derive(Clone, Copy, Debug)]
pub struct Attested<'a> {
    /// What its owner calls it.
    pub name: &'a str,
    /// `clientDataJSON`
    pub client_data: &'a [u8],
    /// `attestationObject`
    pub attestation: &'a [u8],
}

/// What a browser sent after using a passkey, as it came.
#[derive(Clone, Copy, Debug)]
pub struct Assertion<'a> {
    /// `clientDataJSON`
    pub client_data: &'a [u8],
    /// `authenticatorData`
    pub authenticator_data: &'a [u8],
    /// `signature`
    pub signature: &'a [u8],
}

/// Checks a use of a passkey (7.2) whose public key and count are stored, against the challenge that was handed out.
///
/// # Errors
/// Why it is not taken.
pub fn used(
    assertion: Assertion<'_>,
    public_key: &[u8],
    stored_count: u32,
    challenge: &str,
    site: &Site,
) -> Result<UsedPasskey, NotAPasskey> {
    check_client_data(assertion.client_data, "webauthn.get", challenge, site)?;
    let authenticator = Authenticator::read(assertion.authenticator_data, site)?;
    let (key, _) = cbor::read(public_key).ok_or(NotAPasskey::UnknownKey)?;
    let key = PublicKey::from_cose(&key).ok_or(NotAPasskey::UnknownKey)?;
    let mut signed = assertion.authenticator_data.to_vec();
    signed.extend_from_slice(&Sha256::digest(assertion.client_data));
    if !key.verifies(&signed, assertion.signature) {
        return Err(NotAPasskey::WrongSignature);
    }
    let counts = authenticator.sign_count != 0 || stored_count != 0;
    if counts && authenticator.sign_count <= stored_count {
        return Err(NotAPasskey::Copied);
    }
    Ok(UsedPasskey { sign_count: authenticator.sign_count, synced: authenticator.synced() })
}

/// Bytes as browsers write them in JSON.
#[must_use]
pub fn to_base64url(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Reads what [`to_base64url`] wrote.
#[must_use]
pub fn from_base64url(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

#[cfg(test)]
pub(crate) mod tests;
