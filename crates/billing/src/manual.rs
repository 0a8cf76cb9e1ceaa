//! Without Stripe: vouchers. (Invoices that are paid by bank transfer are `store`'s to number and to post; the operator is the authority there.)

use membership::Money;
use news::AccountId;
use sha2::{Digest as _, Sha256};

/// Letters of a voucher: none that looks like another one.
const LETTERS: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Letters of a voucher in three groups; 58 bits.
const LENGTH: usize = 12;

/// A voucher's code from random bytes: `7KQM-2XPA-9RTZ`. `None` where there are too few bytes.
#[must_use]
pub fn voucher_code(random: &[u8]) -> Option<String> {
    let mut code = String::new();
    // Bytes above the last whole multiple would make some letters likelier than others.
    let letters =
        random.iter().filter(|byte| **byte < 240).filter_map(|byte| LETTERS.get(usize::from(*byte) % LETTERS.len()));
    for (place, letter) in letters.take(LENGTH).enumerate() {
        if place > 0 && place % 4 == 0 {
            code.push('-');
        }
        code.push(char::from(*letter));
    }
    (code.len() == LENGTH + 2).then_some(code)
}

/// What of a code is kept: its SHA-256, as a stolen database must give nobody a membership. Written in small letters, with spaces or without
/// lines it is the same code.
#[must_use]
pub fn voucher_digest(code: &str) -> String {
    let plain: String =
        code.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase()).collect();
    Sha256::digest(plain.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What a voucher gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gives {
    /// Days of membership.
    Days(u32),
    /// An amount into the reader's own balance.
    Amount(Money),
}

/// A batch of vouchers: all give the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voucher {
    /// What it gives.
    pub gives: Gives,
    /// How many people may use it.
    pub uses: u32,
    /// Who used it.
    pub used_by: Vec<AccountId>,
    /// The last moment at which it may be used, in microseconds since the Unix epoch; 0 for no end.
    pub until_us: i64,
}

/// Why a voucher gives nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotRedeemed {
    /// There is no such code.
    #[error("There is no such voucher. Check for a letter that was left out.")]
    Unknown,
    /// Its time is over.
    #[error("This voucher is no longer valid.")]
    Over,
    /// Everybody who may use it has.
    #[error("This voucher has been used already.")]
    Used,
    /// This reader has.
    #[error("You have used this voucher already; it counts once for each reader.")]
    ByYou,
}

/// Uses a voucher: what it gives.
///
/// # Errors
/// Why it gives nothing.
pub fn redeem(voucher: Option<&Voucher>, reader: AccountId, now_us: i64) -> Result<Gives, NotRedeemed> {
    let voucher = voucher.ok_or(NotRedeemed::Unknown)?;
    if voucher.used_by.contains(&reader) {
        return Err(NotRedeemed::ByYou);
    }
    if voucher.until_us != 0 && now_us > voucher.until_us {
        return Err(NotRedeemed::Over);
    }
    if voucher.used_by.len() >= usize::try_from(voucher.uses).unwrap_or(usize::MAX) {
        return Err(NotRedeemed::Used);
    }
    Ok(voucher.gives)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_the_same_however_it_is_written() {
        let code = voucher_code(&(0..40).map(|byte| byte * 6).collect::<Vec<u8>>()).unwrap();
        assert_eq!(code.len(), 14, "{code}");
        assert_eq!(voucher_digest(&code), voucher_digest(&format!(" {} ", code.to_lowercase().replace('-', " "))));
        assert_ne!(voucher_digest(&code), voucher_digest("2345-2345-2345"));
        assert_eq!(voucher_code(&[255; 100]), None);
    }

    #[test]
    fn a_voucher_counts_once_a_reader_as_often_as_it_says_and_in_its_time() {
        let voucher = Voucher { gives: Gives::Days(30), uses: 2, used_by: vec![AccountId(1)], until_us: 100 };
        assert_eq!(redeem(Some(&voucher), AccountId(2), 100), Ok(Gives::Days(30)));
        assert_eq!(redeem(Some(&voucher), AccountId(1), 100), Err(NotRedeemed::ByYou));
        assert_eq!(redeem(Some(&voucher), AccountId(2), 101), Err(NotRedeemed::Over));
        assert_eq!(redeem(None, AccountId(2), 1), Err(NotRedeemed::Unknown));
        let used = Voucher { used_by: vec![AccountId(1), AccountId(3)], ..voucher };
        assert_eq!(redeem(Some(&used), AccountId(2), 1), Err(NotRedeemed::Used));
    }
}
