//! Signatures of Stripe's webhooks: `Stripe-Signature: t=SECONDS,v1=HEX[,v1=HEX]`, HMAC-SHA-256 over `t.body`
//! (<https://docs.stripe.com/webhooks#verify-manually>). Checked over the bytes as they came.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

/// How far the provider's clock may be from ours, in seconds.
pub const TOLERANCE_S: i64 = 300;

/// Why a webhook is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotBelieved {
    /// No signature, or none of this form.
    #[error("the message carries no signature that can be read")]
    NoSignature,
    /// Signed too long ago, or in the future: somebody may be playing an old message again.
    #[error(
        "the message was signed {seconds} seconds away from now; check the clock of this machine if that happens often"
    )]
    WrongTime {
        /// How far away.
        seconds: i64,
    },
    /// By somebody who does not know the secret.
    #[error("the message was not signed with the secret of this webhook")]
    WrongSignature,
}

/// Whether the provider signed `body` just now. While a secret is being changed there are two `secrets`, and the provider signs with both.
///
/// # Errors
/// Why not.
pub fn verify(header: &str, body: &[u8], secrets: &[String], now_s: i64) -> Result<(), NotBelieved> {
    let fields = || header.split(',').filter_map(|field| field.trim().split_once('='));
    let signed_s = fields()
        .find(|(name, _)| *name == "t")
        .and_then(|(_, value)| value.parse::<i64>().ok())
        .ok_or(NotBelieved::NoSignature)?;
    let mut signatures = fields().filter(|(name, _)| *name == "v1").filter_map(|(_, value)| bytes(value)).peekable();
    if signatures.peek().is_none() {
        return Err(NotBelieved::NoSignature);
    }
    // The signature first: what a stranger says about the time is no news.
    let believed = signatures.any(|signature| {
        secrets
            .iter()
            .any(|secret| keyed(secret, signed_s, body).is_some_and(|mac| mac.verify_slice(&signature).is_ok()))
    });
    if !believed {
        return Err(NotBelieved::WrongSignature);
    }
    let seconds = now_s.saturating_sub(signed_s).saturating_abs();
    if seconds > TOLERANCE_S {
        return Err(NotBelieved::WrongTime { seconds });
    }
    Ok(())
}

fn keyed(secret: &str, signed_s: i64, body: &[u8]) -> Option<Hmac<Sha256>> {
    if secret.is_empty() {
        return None;
    }
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).ok()?;
    mac.update(signed_s.to_string().as_bytes());
    mac.update(b".");
    mac.update(body);
    Some(mac)
}

fn bytes(digits: &str) -> Option<Vec<u8>> {
    if digits.len() != 64 || !digits.is_ascii() {
        return None;
    }
    (0..digits.len()).step_by(2).map(|at| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every event of the samples: its body and its signature.
    fn samples() -> (Vec<String>, Vec<(String, String)>) {
        let file: serde_json::Value = serde_json::from_str(include_str!("../testdata/signed-events.json")).unwrap();
        let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        let events = file["events"].as_array().unwrap();
        let secrets = vec![text(&file["secret"])];
        (secrets, events.iter().map(|event| (text(&event["body"]), text(&event["Stripe-Signature"]))).collect())
    }

    const SIGNED_S: i64 = 1_793_577_605;

    #[test]
    fn the_sample_events_are_believed() {
        let (secrets, events) = samples();
        assert_eq!(events.len(), 10);
        for (body, header) in events {
            assert_eq!(verify(&header, body.as_bytes(), &secrets, SIGNED_S + 3), Ok(()), "{body}");
        }
    }

    #[test]
    fn nothing_else_is() {
        let (secrets, events) = samples();
        let (body, header) = &events[0];
        let check =
            |header: &str, body: &str, secrets: &[String], now_s| verify(header, body.as_bytes(), secrets, now_s);
        let changed = body.replace("cus_1", "cus_2");
        assert_eq!(check(header, &changed, &secrets, SIGNED_S), Err(NotBelieved::WrongSignature));
        assert_eq!(check(header, body, &["whsec_other".to_owned()], SIGNED_S), Err(NotBelieved::WrongSignature));
        assert_eq!(check(header, body, &[String::new()], SIGNED_S), Err(NotBelieved::WrongSignature));
        assert_eq!(check(header, body, &[], SIGNED_S), Err(NotBelieved::WrongSignature));
        for seconds in [301, -301] {
            let wrong = Err(NotBelieved::WrongTime { seconds: 301 });
            assert_eq!(check(header, body, &secrets, SIGNED_S + seconds), wrong);
        }
        assert_eq!(check(header, body, &secrets, SIGNED_S + 300), Ok(()));
        let retimed = header.replace("t=1793577605", "t=1793577606");
        assert_eq!(check(&retimed, body, &secrets, SIGNED_S), Err(NotBelieved::WrongSignature));
        for header in ["", "t=1", "v1=00", "t=x,v1=00", "t=1793577605,v0=00", "t=1793577605,v1=é"] {
            assert_eq!(check(header, body, &secrets, SIGNED_S), Err(NotBelieved::NoSignature), "{header}");
        }
    }

    #[test]
    fn while_a_secret_is_changed_either_is_enough() {
        let (mut secrets, events) = samples();
        let (body, header) = &events[0];
        let two = header.replace(",v1=", &format!(",v1={},v1=", "0".repeat(64)));
        assert_eq!(verify(&two, body.as_bytes(), &secrets, SIGNED_S), Ok(()));
        secrets.insert(0, "whsec_new".to_owned());
        assert_eq!(verify(header, body.as_bytes(), &secrets, SIGNED_S), Ok(()));
    }
}
