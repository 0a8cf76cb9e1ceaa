use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _, RSA_PKCS1_SHA256, RsaKeyPair};
use serde_json::json;

use super::*;

const ISSUER: &str = "https://login.example";
const NOW_S: i64 = 1_800_000_000;

/// A provider's key, made for these tests and used for nothing else.
enum Key {
    Rsa(Box<RsaKeyPair>),
    Curve(Box<EcdsaKeyPair>),
}

impl Key {
    fn rsa() -> Self {
        Self::Rsa(Box::new(RsaKeyPair::from_der(include_bytes!("../../testdata/rsa_for_tests.der")).unwrap()))
    }

    fn curve() -> Self {
        let random = SystemRandom::new();
        let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
        Self::Curve(Box::new(
            EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, made.as_ref(), &random).unwrap(),
        ))
    }

    fn algorithm(&self) -> &'static str {
        match self {
            Self::Rsa(_) => "RS256",
            Self::Curve(_) => "ES256",
        }
    }

    fn public(&self) -> Value {
        let text = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        match self {
            Self::Rsa(pair) => {
                let public: RsaPublicKeyComponents<Vec<u8>> = pair.public().into();
                json!({ "kty": "RSA", "kid": "one", "n": text(&public.n), "e": text(&public.e) })
            }
            Self::Curve(pair) => {
                let point = pair.public_key().as_ref();
                json!({ "kty": "EC", "crv": "P-256", "kid": "one", "x": text(&point[1..33]), "y": text(&point[33..]) })
            }
        }
    }

    fn sign(&self, header: &Value, claims: &Value) -> String {
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let signed = format!("{}.{}", part(header), part(claims));
        let random = SystemRandom::new();
        let signature = match self {
            Self::Rsa(pair) => {
                let mut signature = vec![0; pair.public().modulus_len()];
                pair.sign(&RSA_PKCS1_SHA256, &random, signed.as_bytes(), &mut signature).unwrap();
                signature
            }
            Self::Curve(pair) => pair.sign(&random, signed.as_bytes()).unwrap().as_ref().to_vec(),
        };
        format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
    }

    fn token(&self, claims: &Value) -> String {
        self.sign(&json!({ "alg": self.algorithm(), "kid": "one" }), claims)
    }

    fn keys(&self) -> Vec<u8> {
        json!({ "keys": [{ "kty": "oct", "kid": "other", "k": "AAAA" }, self.public()] }).to_string().into_bytes()
    }
}

fn good() -> Value {
    json!({
        "iss": ISSUER, "aud": "newsstand", "sub": "248289761001", "nonce": "n-1", "iat": NOW_S - 5, "exp": NOW_S + 300,
        "email": "mara@example.org", "email_verified": true, "name": "Mara Lindqvist",
    })
}

fn judged(key: &Key, claims: &Value) -> Result<Known, NotProved> {
    known(&key.token(claims), &key.keys(), (ISSUER, "newsstand", "n-1"), NOW_S)
}

#[test]
fn a_good_token_says_who_somebody_is_by_either_kind_of_key() {
    for key in [Key::rsa(), Key::curve()] {
        let mara = judged(&key, &good()).unwrap();
        assert_eq!(mara.subject, "248289761001");
        assert_eq!((mara.address.as_deref(), mara.name.as_str()), (Some("mara@example.org"), "Mara Lindqvist"));
    }
}

#[test]
fn every_claim_has_to_hold() {
    let key = Key::curve();
    let with = |name: &str, value: Value| {
        let mut claims = good();
        claims[name] = value;
        judged(&key, &claims)
    };
    for (name, value, wrong) in [
        ("iss", json!("https://login.example/"), "issuer"),
        ("aud", json!("somebody-else"), "audience"),
        ("aud", json!(["newsstand", "somebody-else"]), "authorized party"),
        ("azp", json!("somebody-else"), "authorized party"),
        ("exp", json!(NOW_S - 121), "end"),
        ("exp", json!("soon"), "end"),
        ("nbf", json!(NOW_S + 200), "beginning"),
        ("iat", json!(NOW_S + 200), "time"),
        ("iat", json!(NOW_S - 2_000), "time"),
        ("nonce", json!("n-2"), "nonce"),
        ("nonce", Value::Null, "nonce"),
        ("sub", json!(""), "subject"),
        ("sub", json!(7), "subject"),
    ] {
        assert_eq!(with(name, value.clone()), Err(NotProved::Claim(wrong)), "{name} {value}");
    }
    assert!(with("aud", json!(["newsstand"])).is_ok());
    assert_eq!(with("email_verified", json!(false)).unwrap().address, None, "an address that may be anybody's");
    assert_eq!(with("email_verified", Value::Null).unwrap().address, None);
}

#[test]
fn what_the_provider_says_more_is_taken_of_the_same_person_only() {
    let short = Known { subject: "1".to_owned(), address: None, name: String::new() };
    let more =
        short.clone().with_more(br#"{"sub":"1","email":"mara@example.org","email_verified":"true","name":"Mara"}"#);
    assert_eq!(more.unwrap().address.as_deref(), Some("mara@example.org"));
    let other = short.clone().with_more(br#"{"sub":"2","email":"mara@example.org","email_verified":true}"#);
    assert_eq!(other, Err(NotProved::Claim("subject")));
    assert_eq!(short.with_more(b"<html>"), Err(NotProved::Unreadable));
    assert!(Tokens::read(br#"{"access_token":"x"}"#).is_err());
}

#[test]
fn a_token_that_the_provider_did_not_sign_proves_nothing() {
    let (key, other) = (Key::curve(), Key::curve());
    let asked = (ISSUER, "newsstand", "n-1");
    assert_eq!(known(&other.token(&good()), &key.keys(), asked, NOW_S), Err(NotProved::Signature));
    let token = key.token(&good());
    let (signed, signature) = token.rsplit_once('.').unwrap();
    let header = URL_SAFE_NO_PAD.encode(r#"{"alg":"none"}"#);
    let claims = signed.split_once('.').unwrap().1;
    for forged in [
        format!("{header}.{claims}."),
        format!("{header}.{claims}.{signature}"),
        // A public key as the secret of a code: no code is taken.
        key.sign(&json!({ "alg": "HS256", "kid": "one" }), &good()),
        key.sign(&json!({ "alg": "RS256", "kid": "one" }), &good()),
        key.sign(&json!({ "alg": "ES256", "kid": "two" }), &good()),
    ] {
        assert_eq!(known(&forged, &key.keys(), asked, NOW_S), Err(NotProved::Signature), "{forged}");
    }
    let critical = key.sign(&json!({ "alg": "ES256", "kid": "one", "crit": ["b64"] }), &good());
    for broken in ["", ".", "..", "a.b.c", critical.as_str(), &format!("{}.x.y", "a".repeat(TOKEN_BYTES))] {
        assert_eq!(known(broken, &key.keys(), asked, NOW_S), Err(NotProved::Unreadable), "{broken:.40}");
    }
    assert_eq!(known(&token, b"{}", asked, NOW_S), Err(NotProved::Document("keys")));
}

#[test]
fn a_description_has_to_be_the_issuers_own_and_its_addresses_safe() {
    let document = |issuer: &str, token: &str| {
        json!({ "issuer": issuer, "authorization_endpoint": "https://login.example/auth", "token_endpoint": token,
            "jwks_uri": "https://login.example/keys", "authorization_response_iss_parameter_supported": true })
        .to_string()
    };
    let read = |issuer: &str, token: &str| Provider::read(ISSUER, document(issuer, token).as_bytes());
    assert!(read(ISSUER, "https://login.example/token").unwrap().names_itself);
    assert!(read("https://else.example", "https://login.example/token").is_err());
    assert!(read(ISSUER, "http://login.example/token").is_err(), "a secret in the clear");
    assert!(read(ISSUER, "http://127.0.0.1:9/token").is_ok());
    assert!(Provider::read(ISSUER, b"[]").is_err());
    assert_eq!(Provider::document("http://login.example"), None);
    let path = Provider::document("https://login.example/realms/press/").unwrap();
    assert_eq!(path.as_str(), "https://login.example/realms/press/.well-known/openid-configuration");
}

#[test]
fn what_is_sent_ties_code_and_answer_to_one_attempt() {
    let document = json!({ "issuer": ISSUER, "authorization_endpoint": "https://login.example/auth?tenant=1",
        "token_endpoint": "https://login.example/token", "jwks_uri": "https://login.example/keys",
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"] });
    let provider = Provider::read(ISSUER, document.to_string().as_bytes()).unwrap();
    let attempt = Attempt::begin("/saved").unwrap();
    assert_ne!(attempt, Attempt::begin("/saved").unwrap());
    let address = attempt.address(&provider, "newsstand", "https://news.example/back");
    let asked: Vec<(String, String)> = address.query_pairs().into_owned().collect();
    assert_eq!(asked[0], ("tenant".to_owned(), "1".to_owned()), "what the provider's address has stays");
    let value = |name: &str| asked.iter().find(|(known, _)| known == name).unwrap().1.clone();
    assert_eq!(value("state"), attempt.state);
    assert_eq!(value("code_challenge"), URL_SAFE_NO_PAD.encode(Sha256::digest(&attempt.verifier)));
    assert!(!address.as_str().contains(&attempt.verifier));
    let (form, header) = attempt.exchange(&provider, ("newsstand", "a secret"), "code", "https://news.example/back");
    assert!(form.contains(&format!("code_verifier={}", attempt.verifier)) && !form.contains("secret"), "{form}");
    // newsstand:a+secret
    assert_eq!(header.unwrap(), "Basic bmV3c3N0YW5kOmErc2VjcmV0");
    let (form, header) = attempt.exchange(&provider, ("newsstand", ""), "code", "https://news.example/back");
    assert!(form.contains("client_id=newsstand") && header.is_none());
}
