//! Public keys in COSE form (RFC 9053, RFC 8230) and their signatures.

use ring::signature::{self, RsaPublicKeyComponents, UnparsedPublicKey};

use super::cbor::Value;

/// ECDSA with P-256 and SHA-256.
const ES256: i64 = -7;
/// Ed25519.
const EDDSA: i64 = -8;
/// RSA PKCS #1 v1.5 with SHA-256; what Windows Hello makes.
const RS256: i64 = -257;

/// What is asked for, best first (COSE algorithm numbers).
pub const ALGORITHMS: [i64; 3] = [ES256, EDDSA, RS256];

/// A public key of a kind that is taken.
#[derive(Debug)]
pub(super) enum PublicKey<'a> {
    /// An uncompressed point of P-256.
    Es256([u8; 65]),
    /// A point of Ed25519.
    EdDsa(&'a [u8]),
    Rs256 {
        modulus: &'a [u8],
        exponent: &'a [u8],
    },
}

impl<'a> PublicKey<'a> {
    /// Reads a COSE key; `None` for other kinds and for keys that are none.
    pub(super) fn from_cose(key: &Value<'a>) -> Option<Self> {
        let number = |label| match key.get_number(label) {
            Some(Value::Integer(number)) => Some(*number),
            _ => None,
        };
        let bytes = |label| match key.get_number(label) {
            Some(Value::Bytes(bytes)) => Some(*bytes),
            _ => None,
        };
        // 1: kind of key; 3: algorithm; -1, -2, -3: what the kind needs.
        match (number(1)?, number(3)?) {
            (2, ES256) if number(-1) == Some(1) => {
                let mut point = [4; 65];
                let (x, y) = (bytes(-2)?, bytes(-3)?);
                if x.len() != 32 || y.len() != 32 {
                    return None;
                }
                for (place, byte) in point.iter_mut().skip(1).zip(x.iter().chain(y)) {
                    *place = *byte;
                }
                Some(Self::Es256(point))
            }
            (1, EDDSA) if number(-1) == Some(6) => bytes(-2).filter(|x| x.len() == 32).map(Self::EdDsa),
            (3, RS256) => {
                let (modulus, exponent) = (bytes(-1)?, bytes(-2)?);
                (modulus.len() >= 256 && !exponent.is_empty()).then_some(Self::Rs256 { modulus, exponent })
            }
            _ => None,
        }
    }

    /// Whether `signature` is this key's of `message`.
    pub(super) fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        match self {
            Self::Es256(point) => {
                UnparsedPublicKey::new(&signature::ECDSA_P256_SHA256_ASN1, point).verify(message, signature).is_ok()
            }
            Self::EdDsa(point) => UnparsedPublicKey::new(&signature::ED25519, point).verify(message, signature).is_ok(),
            Self::Rs256 { modulus, exponent } => RsaPublicKeyComponents { n: modulus, e: exponent }
                .verify(&signature::RSA_PKCS1_2048_8192_SHA256, message, signature)
                .is_ok(),
        }
    }
}
