//! Signing in by another service that knows who somebody is (OpenID Connect Core 1.0, authorization code flow with PKCE, RFC 7636).
//!
//! Pure: what is sent is made here, and what came back is judged here; documents, keys, random bytes and the time are arguments. Of the signed
//! tokens (RFC 7515, RFC 7517) only what providers sign with by default is taken: RS256 and ES256, checked by `ring`. A library for all of
//! it would bring a second implementation of each cipher, and read the system's clock.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::signature::{self, RsaPublicKeyComponents, UnparsedPublicKey};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use url::{Host, Url};

use crate::{Error, random_secret};

/// Where the document lies that says how a provider is asked (OpenID Connect Discovery 1.0, 4).
const DISCOVERY: &str = ".well-known/openid-configuration";
/// How far two clocks may be apart, seconds.
const LEEWAY_S: i64 = 120;
/// How old a token may be, seconds: it was made for this very sign-in.
const OLDEST_S: i64 = 900;
/// Tokens are short; longer ones are not read.
const TOKEN_BYTES: usize = 32 * 1024;

/// Why nobody was signed in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotProved {
    /// The provider's own documents cannot be used.
    #[error("the provider's {0} cannot be used")]
    Document(&'static str),
    /// It is no token, or one that is signed in a way that is not taken.
    #[error("its answer holds no token that can be read")]
    Unreadable,
    /// The signature is by no key of the provider.
    #[error("the token is signed by no key of the provider")]
    Signature,
    /// A claim is not what it has to be.
    #[error("the token's {0} is not what it has to be")]
    Claim(&'static str),
}

/// A provider, by its own discovery document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provider {
    /// Who it says it is; the same as asked for.
    pub issuer: String,
    /// Where people sign in.
    pub authorization: Url,
    /// Where codes are exchanged.
    pub token: Url,
    /// Where its keys lie.
    pub keys: Url,
    /// Where it says more of somebody than a token does; `None` where nowhere.
    pub more: Option<Url>,
    /// Whether its answers name it (RFC 9207); then they have to.
    pub names_itself: bool,
    /// Whether it wants the secret in the body rather than in the header.
    pub secret_in_body: bool,
}

/// Whether requests to `url` may carry secrets: over TLS, or to this machine itself.
fn is_safe(url: &Url) -> bool {
    let is_here = match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    };
    url.scheme() == "https" || (url.scheme() == "http" && is_here)
}

impl Provider {
    /// Where the document of `issuer` lies; `None` where that is no address that can be asked safely.
    #[must_use]
    pub fn document(issuer: &str) -> Option<Url> {
        let url: Url = format!("{}/{DISCOVERY}", issuer.trim_end_matches('/')).parse().ok()?;
        is_safe(&url).then_some(url)
    }

    /// Reads the document of `issuer`.
    ///
    /// # Errors
    /// [`NotProved::Document`] where it is none, or one of somebody else.
    pub fn read(issuer: &str, document: &[u8]) -> Result<Self, NotProved> {
        const DOCUMENT: NotProved = NotProved::Document("description");
        let document: Value = serde_json::from_slice(document).map_err(|_| DOCUMENT)?;
        if document.get("issuer").and_then(Value::as_str) != Some(issuer) {
            return Err(DOCUMENT);
        }
        let address = |field: &str| -> Result<Url, NotProved> {
            let url: Url =
                document.get(field).and_then(Value::as_str).unwrap_or_default().parse().map_err(|_| DOCUMENT)?;
            if is_safe(&url) { Ok(url) } else { Err(DOCUMENT) }
        };
        let methods = document.get("token_endpoint_auth_methods_supported").and_then(Value::as_array);
        let takes = |method: &str| methods.is_some_and(|methods| methods.iter().any(|known| known == method));
        Ok(Self {
            issuer: issuer.to_owned(),
            authorization: address("authorization_endpoint")?,
            token: address("token_endpoint")?,
            keys: address("jwks_uri")?,
            more: address("userinfo_endpoint").ok(),
            names_itself: document.get("authorization_response_iss_parameter_supported") == Some(&Value::Bool(true)),
            secret_in_body: !takes("client_secret_basic") && takes("client_secret_post"),
        })
    }
}

/// What a browser keeps while its reader is away at the provider.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// Ties the answer to this browser.
    pub state: String,
    /// Ties the token to this attempt.
    pub nonce: String,
    /// Ties the code to this attempt.
    pub verifier: String,
    /// Where its reader wants to go afterwards.
    pub next: String,
}

impl fmt::Debug for Attempt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Attempt").field("next", &self.next).finish_non_exhaustive()
    }
}

impl Attempt {
    /// A new one.
    ///
    /// # Errors
    /// A system without random bytes.
    pub fn begin(next: &str) -> Result<Self, Error> {
        let word = || random_secret().map(|secret| URL_SAFE_NO_PAD.encode(secret));
        Ok(Self { state: word()?, nonce: word()?, verifier: word()?, next: next.to_owned() })
    }

    /// Where the browser is sent to.
    #[must_use]
    pub fn address(&self, provider: &Provider, client: &str, back: &str) -> Url {
        let mut url = provider.authorization.clone();
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(self.verifier.as_bytes()));
        url.query_pairs_mut()
            .append_pair("response_type", "code")
            .append_pair("scope", "openid email profile")
            .append_pair("client_id", client)
            .append_pair("redirect_uri", back)
            .append_pair("state", &self.state)
            .append_pair("nonce", &self.nonce)
            .append_pair("code_challenge", &challenge)
            .append_pair("code_challenge_method", "S256");
        url
    }

    /// The form by which `code` is exchanged, and the header that goes with it (RFC 6749, 2.3.1 and 4.1.3).
    #[must_use]
    pub fn exchange(
        &self,
        provider: &Provider,
        (client, secret): (&str, &str),
        code: &str,
        back: &str,
    ) -> (String, Option<String>) {
        let mut form = url::form_urlencoded::Serializer::new(String::new());
        form.append_pair("grant_type", "authorization_code")
            .append_pair("code", code)
            .append_pair("redirect_uri", back)
            .append_pair("code_verifier", &self.verifier);
        if secret.is_empty() || provider.secret_in_body {
            form.append_pair("client_id", client);
            if !secret.is_empty() {
                form.append_pair("client_secret", secret);
            }
            return (form.finish(), None);
        }
        let encoded = |text: &str| url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
        let pair = base64::engine::general_purpose::STANDARD.encode(format!("{}:{}", encoded(client), encoded(secret)));
        (form.finish(), Some(format!("Basic {pair}")))
    }
}

/// Who somebody is at a provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The provider's own word for them; it never changes and is never given to anybody else.
    pub subject: String,
    /// Their mail address, where the provider says that it is theirs.
    pub address: Option<String>,
    /// What they are called; may be empty.
    pub name: String,
}

/// The answer to an exchange.
pub struct Tokens {
    /// Says who somebody is.
    pub id: String,
    /// Opens [`Provider::more`].
    pub access: Option<String>,
}

impl Tokens {
    /// Reads the answer.
    ///
    /// # Errors
    /// [`NotProved::Unreadable`] where no token is in it.
    pub fn read(answer: &[u8]) -> Result<Self, NotProved> {
        let answer: Value = serde_json::from_slice(answer).map_err(|_| NotProved::Unreadable)?;
        let text = |name: &str| answer.get(name).and_then(Value::as_str).map(str::to_owned);
        Ok(Self { id: text("id_token").ok_or(NotProved::Unreadable)?, access: text("access_token") })
    }
}

impl Known {
    fn of(claims: &Value) -> Option<Self> {
        let text = |name: &str| claims.get(name).and_then(Value::as_str);
        let subject = text("sub").filter(|subject| (1..=255).contains(&subject.len()))?.to_owned();
        // Some providers write the truth as a text.
        let is_theirs = match claims.get("email_verified") {
            Some(Value::Bool(verified)) => *verified,
            Some(Value::String(word)) => word == "true",
            _ => false,
        };
        let address = text("email").filter(|_| is_theirs).map(str::to_owned);
        Some(Self { subject, address, name: text("name").unwrap_or_default().chars().take(80).collect() })
    }

    /// The same with what the provider says more of them (OpenID Connect Core 1.0, 5.3).
    ///
    /// # Errors
    /// [`NotProved`] where that cannot be read, or is of somebody else.
    pub fn with_more(self, more: &[u8]) -> Result<Self, NotProved> {
        let more: Value = serde_json::from_slice(more).map_err(|_| NotProved::Unreadable)?;
        let more = Self::of(&more).filter(|more| more.subject == self.subject).ok_or(NotProved::Claim("subject"))?;
        Ok(Self {
            address: self.address.or(more.address),
            name: if self.name.is_empty() { more.name } else { self.name },
            ..self
        })
    }
}

/// Checks a token against the provider's `keys` (a JWK set) and against what it has to be about (OpenID Connect Core 1.0, 3.1.3.7).
///
/// # Errors
/// [`NotProved`], whichever comes first.
pub fn known(
    token: &str,
    keys: &[u8],
    (issuer, client, nonce): (&str, &str, &str),
    now_s: i64,
) -> Result<Known, NotProved> {
    let claims = claims(token, keys)?;
    let text = |name: &str| claims.get(name).and_then(Value::as_str);
    let time = |name: &str| claims.get(name).and_then(Value::as_f64);
    let holds = |is_right: bool, name: &'static str| if is_right { Ok(()) } else { Err(NotProved::Claim(name)) };
    holds(text("iss") == Some(issuer), "issuer")?;
    let audience: Vec<&str> = match claims.get("aud") {
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(many)) => many.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    holds(audience.contains(&client), "audience")?;
    let party = text("azp");
    holds(party.is_none_or(|party| party == client) && (audience.len() < 2 || party.is_some()), "authorized party")?;
    #[expect(clippy::cast_precision_loss, reason = "seconds since 1970 fit 2^53")]
    let (now, leeway, oldest) = (now_s as f64, LEEWAY_S as f64, OLDEST_S as f64);
    holds(time("exp").is_some_and(|ends| now < ends + leeway), "end")?;
    holds(time("nbf").is_none_or(|begins| begins <= now + leeway), "beginning")?;
    holds(time("iat").is_some_and(|made| (now - oldest - leeway..=now + leeway).contains(&made)), "time")?;
    holds(text("nonce") == Some(nonce), "nonce")?;
    Known::of(&claims).ok_or(NotProved::Claim("subject"))
}

/// What a token says, once its signature was found good.
fn claims(token: &str, keys: &[u8]) -> Result<Value, NotProved> {
    let unreadable = || NotProved::Unreadable;
    if token.len() > TOKEN_BYTES {
        return Err(unreadable());
    }
    let (signed, signature) = token.rsplit_once('.').ok_or_else(unreadable)?;
    let (header, claims) = signed.split_once('.').ok_or_else(unreadable)?;
    let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).map_err(|_| NotProved::Unreadable);
    let read = |text: &str| serde_json::from_slice::<Value>(&bytes(text)?).map_err(|_| NotProved::Unreadable);
    let header = read(header)?;
    // An extension that has to be understood (RFC 7515, 4.1.11) is not.
    if header.get("crit").is_some() {
        return Err(unreadable());
    }
    let algorithm = header.get("alg").and_then(Value::as_str).unwrap_or_default();
    let named = header.get("kid").and_then(Value::as_str);
    let signature = bytes(signature)?;
    let keys: Value = serde_json::from_slice(keys).map_err(|_| NotProved::Document("keys"))?;
    let keys = keys.get("keys").and_then(Value::as_array).ok_or(NotProved::Document("keys"))?;
    let fits = |key: &&Value| named.is_none_or(|named| key.get("kid").and_then(Value::as_str) == Some(named));
    let is_good = keys.iter().filter(fits).any(|key| is_signed(key, algorithm, signed.as_bytes(), &signature));
    if is_good { read(claims) } else { Err(NotProved::Signature) }
}

/// Whether `key` (RFC 7518, 6) has signed these bytes by `algorithm`. The kind of the key decides, not only the token's word.
fn is_signed(key: &Value, algorithm: &str, signed: &[u8], signature: &[u8]) -> bool {
    let text = |name: &str| key.get(name).and_then(Value::as_str);
    let bytes = |name: &str| URL_SAFE_NO_PAD.decode(text(name)?).ok();
    let is_for_this =
        text("use").is_none_or(|meant| meant == "sig") && text("alg").is_none_or(|meant| meant == algorithm);
    if !is_for_this {
        return false;
    }
    match (algorithm, text("kty"), text("crv")) {
        ("RS256", Some("RSA"), _) => {
            let (Some(n), Some(e)) = (bytes("n"), bytes("e")) else { return false };
            let key = RsaPublicKeyComponents { n, e };
            key.verify(&signature::RSA_PKCS1_2048_8192_SHA256, signed, signature).is_ok()
        }
        ("ES256", Some("EC"), Some("P-256")) => {
            let (Some(x), Some(y)) = (bytes("x"), bytes("y")) else { return false };
            let point = [&[4], x.as_slice(), y.as_slice()].concat();
            UnparsedPublicKey::new(&signature::ECDSA_P256_SHA256_FIXED, point).verify(signed, signature).is_ok()
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests;
