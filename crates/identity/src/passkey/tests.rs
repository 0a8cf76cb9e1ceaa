//! A device in a few lines, which makes and uses passkeys as the standard says, and then not.

use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair as _};

use super::*;

const CHALLENGE: &str = "YW4gaW52ZW50ZWQgY2hhbGxlbmdl";

fn site() -> Site {
    Site::at("https://news.example").unwrap()
}

fn head(major: u8, length: usize) -> Vec<u8> {
    match length {
        0..24 => vec![major << 5 | u8::try_from(length).unwrap()],
        24..256 => vec![major << 5 | 24, u8::try_from(length).unwrap()],
        _ => [&[major << 5 | 25][..], &u16::try_from(length).unwrap().to_be_bytes()].concat(),
    }
}

fn bytes(value: &[u8]) -> Vec<u8> {
    [head(2, value.len()), value.to_vec()].concat()
}

fn text(value: &str) -> Vec<u8> {
    [head(3, value.len()), value.as_bytes().to_vec()].concat()
}

enum Signer {
    Es256(EcdsaKeyPair),
    EdDsa(Ed25519KeyPair),
}

pub(crate) struct Device {
    signer: Signer,
    flags: u8,
    count: u32,
    rp_id: String,
    origin: String,
}

impl Device {
    pub(crate) fn es256() -> Self {
        let random = SystemRandom::new();
        let document = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).unwrap();
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, document.as_ref(), &random).unwrap();
        Self::with(Signer::Es256(pair))
    }

    fn eddsa() -> Self {
        let document = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).unwrap();
        Self::with(Signer::EdDsa(Ed25519KeyPair::from_pkcs8(document.as_ref()).unwrap()))
    }

    fn with(signer: Signer) -> Self {
        let flags = USER_PRESENT | USER_VERIFIED | BACKUP_ELIGIBLE | BACKED_UP;
        Self { signer, flags, count: 0, rp_id: "news.example".to_owned(), origin: "https://news.example".to_owned() }
    }

    fn cose(&self) -> Vec<u8> {
        match &self.signer {
            Signer::Es256(pair) => {
                let point = pair.public_key().as_ref();
                // {1: 2, 3: -7, -1: 1, -2: x, -3: y}
                [
                    vec![0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21],
                    bytes(&point[1..33]),
                    vec![0x22],
                    bytes(&point[33..]),
                ]
                .concat()
            }
            // {1: 1, 3: -8, -1: 6, -2: x}
            Signer::EdDsa(pair) => {
                [vec![0xa4, 0x01, 0x01, 0x03, 0x27, 0x20, 0x06, 0x21], bytes(pair.public_key().as_ref())].concat()
            }
        }
    }

    fn data(&self, credential: bool) -> Vec<u8> {
        let mut data = Sha256::digest(self.rp_id.as_bytes()).to_vec();
        data.push(self.flags | if credential { HAS_CREDENTIAL } else { 0 });
        data.extend(self.count.to_be_bytes());
        if credential {
            data.extend([9; 16]);
            data.extend([0, 4, 1, 2, 3, 4]);
            data.extend(self.cose());
        }
        data
    }

    fn client_data(&self, ceremony: &str, challenge: &str) -> Vec<u8> {
        serde_json::json!({ "type": ceremony, "challenge": challenge, "origin": self.origin, "crossOrigin": false })
            .to_string()
            .into_bytes()
    }

    /// What it gives of a new passkey: `clientDataJSON` and `attestationObject`.
    pub(crate) fn attest(&self, challenge: &str) -> (Vec<u8>, Vec<u8>) {
        let attestation = [
            vec![0xa3],
            text("fmt"),
            text("none"),
            text("attStmt"),
            vec![0xa0],
            text("authData"),
            bytes(&self.data(true)),
        ]
        .concat();
        (self.client_data("webauthn.create", challenge), attestation)
    }

    fn make(&self) -> Result<MadePasskey, NotAPasskey> {
        let (client_data, attestation) = self.attest(CHALLENGE);
        made(&client_data, &attestation, CHALLENGE, &site())
    }

    fn sign(&self, message: &[u8]) -> Vec<u8> {
        match &self.signer {
            Signer::Es256(pair) => pair.sign(&SystemRandom::new(), message).unwrap().as_ref().to_vec(),
            Signer::EdDsa(pair) => pair.sign(message).as_ref().to_vec(),
        }
    }

    fn use_it(&self, public_key: &[u8], stored_count: u32, challenge: &str) -> Result<UsedPasskey, NotAPasskey> {
        let (client_data, data) = (self.client_data("webauthn.get", challenge), self.data(false));
        let signature = self.sign(&[data.as_slice(), &Sha256::digest(&client_data)].concat());
        let assertion = Assertion { client_data: &client_data, authenticator_data: &data, signature: &signature };
        used(assertion, public_key, stored_count, CHALLENGE, &site())
    }
}

#[test]
fn a_passkey_is_made_and_used() {
    for mut device in [Device::es256(), Device::eddsa()] {
        let made = device.make().unwrap();
        assert_eq!((made.credential.as_slice(), made.sign_count, made.synced), (&[1, 2, 3, 4][..], 0, true));
        assert_eq!(made.public_key, device.cose());
        assert_eq!(device.use_it(&made.public_key, 0, CHALLENGE), Ok(UsedPasskey { sign_count: 0, synced: true }));
        device.count = 7;
        device.flags &= !BACKED_UP;
        let used = device.use_it(&made.public_key, 6, CHALLENGE);
        assert_eq!(used, Ok(UsedPasskey { sign_count: 7, synced: false }));
    }
}

#[test]
fn a_passkey_of_another_site_ceremony_key_or_count_is_refused() {
    let good = Device::es256();
    let key = good.make().unwrap().public_key;
    let refused = |change: &dyn Fn(&mut Device)| {
        let mut device = Device::es256();
        change(&mut device);
        (device.make().err(), device.use_it(&key, 0, CHALLENGE).err())
    };
    let (other_site, not_verified) = (Some(NotAPasskey::OtherSite), Some(NotAPasskey::NotVerified));
    assert_eq!(refused(&|device| device.rp_id = "evil.example".to_owned()), (other_site, other_site));
    assert_eq!(refused(&|device| device.origin = "https://evil.example".to_owned()), (other_site, other_site));
    assert_eq!(refused(&|device| device.origin = "http://news.example".to_owned()), (other_site, other_site));
    assert_eq!(refused(&|device| device.flags &= !USER_VERIFIED), (not_verified, not_verified));
    assert_eq!(refused(&|device| device.flags &= !USER_PRESENT), (not_verified, not_verified));
    assert_eq!(refused(&|device| device.flags &= !BACKUP_ELIGIBLE).0, Some(NotAPasskey::Unreadable));
    assert_eq!(refused(&|_| {}).1, Some(NotAPasskey::WrongSignature), "another device's key");
    assert_eq!(good.use_it(&key, 0, "b3RoZXI"), Err(NotAPasskey::OtherCeremony));
    let mut copied = Device { count: 5, ..good };
    assert_eq!(copied.use_it(&key, 5, CHALLENGE), Err(NotAPasskey::Copied));
    copied.count = 0;
    assert_eq!(copied.use_it(&key, 5, CHALLENGE), Err(NotAPasskey::Copied));
}

#[test]
fn every_changed_byte_of_a_use_is_noticed() {
    let device = Device::eddsa();
    let key = device.make().unwrap().public_key;
    let (client_data, data) = (device.client_data("webauthn.get", CHALLENGE), device.data(false));
    let signature = device.sign(&[data.as_slice(), &Sha256::digest(&client_data)].concat());
    let whole = [client_data.as_slice(), &data, &signature].concat();
    for place in 0..whole.len() {
        let mut changed = whole.clone();
        changed[place] ^= 1;
        let (client_data, rest) = changed.split_at(client_data.len());
        let (authenticator_data, signature) = rest.split_at(data.len());
        let assertion = Assertion { client_data, authenticator_data, signature };
        assert!(used(assertion, &key, 0, CHALLENGE, &site()).is_err(), "byte {place}");
    }
}

#[test]
fn what_is_made_survives_no_cutting() {
    let device = Device::es256();
    let attestation = [
        vec![0xa3],
        text("fmt"),
        text("none"),
        text("attStmt"),
        vec![0xa0],
        text("authData"),
        bytes(&device.data(true)),
    ]
    .concat();
    let client_data = device.client_data("webauthn.create", CHALLENGE);
    for length in 0..attestation.len() {
        assert!(made(&client_data, &attestation[..length], CHALLENGE, &site()).is_err(), "{length} bytes");
    }
}

/// A key and signature made by `openssl`, as Windows Hello makes them.
#[test]
fn rs256_signatures_verify() {
    let fixture = include_str!("../../../../testdata/passkeys/rs256.txt");
    let field = |name: &str| {
        let line = fixture.lines().find_map(|line| line.strip_prefix(&format!("{name}: "))).unwrap();
        from_base64url(line).unwrap()
    };
    let (modulus, signature) = (field("modulus"), field("signature"));
    // {1: 3, 3: -257, -1: n, -2: e}
    let cose =
        [vec![0xa4, 0x01, 0x03, 0x03, 0x39, 0x01, 0x00, 0x20], bytes(&modulus), vec![0x21], bytes(&[1, 0, 1])].concat();
    let (value, _) = cbor::read(&cose).unwrap();
    let key = PublicKey::from_cose(&value).unwrap();
    assert!(key.verifies(b"three herons at dawn", &signature));
    assert!(!key.verifies(b"three herons at dusk", &signature));
}

#[test]
fn passkeys_need_a_name_and_tls_or_this_machine() {
    for (address, id) in [
        ("https://news.example", Some("news.example")),
        ("https://news.example:8443/", Some("news.example")),
        ("http://localhost:8080", Some("localhost")),
        ("http://news.example", None),
        ("https://192.0.2.1", None),
        ("http://127.0.0.1:8080", None),
    ] {
        assert_eq!(Site::at(address).map(|site| site.id).as_deref(), id, "{address}");
    }
    assert_eq!(Site::at("https://news.example:8443/").unwrap().origin, "https://news.example:8443");
}
