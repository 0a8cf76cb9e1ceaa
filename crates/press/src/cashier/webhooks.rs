//! Webhooks: signed, and in whatever disorder was asked for.

use std::collections::VecDeque;

use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::Value;
use sha2::Sha256;

use crate::random::Random;

/// How webhooks go wrong. Each number is "one in so many"; 0 for never.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Disorder {
    /// From which all chance follows.
    pub seed: u64,
    /// Sent twice.
    pub twice: usize,
    /// Never sent.
    pub lost: usize,
    /// Signed with another secret.
    pub forged: usize,
    /// Kept back until the next time.
    pub late: usize,
    /// Whether the order is shuffled.
    pub shuffled: bool,
    /// Whether the order is turned round.
    pub reversed: bool,
}

/// What is still to be told.
#[derive(Debug)]
pub(super) struct Outbox {
    pub(super) to: Option<String>,
    secret: String,
    disorder: Disorder,
    random: Random,
    waiting: VecDeque<Value>,
}

impl Outbox {
    pub(super) fn new(secret: &str, disorder: Disorder) -> Self {
        let random = Random::of(&[disorder.seed]);
        Self { to: None, secret: secret.to_owned(), disorder, random, waiting: VecDeque::new() }
    }

    pub(super) fn add(&mut self, event: Value) {
        self.waiting.push_back(event);
    }

    fn one_in(&mut self, number: usize) -> bool {
        number > 0 && self.random.below(number) == 0
    }

    /// Everything that waits, in the order of the disorder, signed at `now_s`.
    pub(super) fn take(&mut self, now_s: i64) -> Vec<(String, String)> {
        let disorder = self.disorder;
        let mut going: Vec<Value> = Vec::new();
        for event in std::mem::take(&mut self.waiting) {
            if self.one_in(disorder.lost) {
                continue;
            }
            if self.one_in(disorder.late) {
                self.waiting.push_back(event);
                continue;
            }
            if self.one_in(disorder.twice) {
                going.push(event.clone());
            }
            going.push(event);
        }
        if disorder.reversed {
            going.reverse();
        }
        if disorder.shuffled {
            for place in (1..going.len()).rev() {
                let other = self.random.below(place + 1);
                going.swap(place, other);
            }
        }
        let mut signed = Vec::with_capacity(going.len());
        for event in going {
            let body = event.to_string();
            let secret = if self.one_in(disorder.forged) { "whsec_forged".to_owned() } else { self.secret.clone() };
            let header = format!("t={now_s},v1={}", signature(&secret, now_s, &body));
            signed.push((body, header));
        }
        signed
    }
}

fn signature(secret: &str, now_s: i64, body: &str) -> String {
    // HMAC takes a key of any length.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else {
        return String::new();
    };
    mac.update(format!("{now_s}.{body}").as_bytes());
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}
