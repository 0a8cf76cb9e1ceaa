//! Why somebody is refused, in the language of the page. Other crates say it in English alone: a test holds the English files to their words.

use billing::manual::NotRedeemed;
use identity::{NotAnAddress, Refused, WeakPassword};
use membership::grants::{gift, seats, trial};

use super::Language;

/// Up to so many seconds are said in seconds, more in minutes.
const MOST_SECONDS: u32 = 90;

impl Language {
    /// Why an account may not, or why what was given cannot be used.
    pub fn refusal(self, refused: Refused) -> String {
        if let Refused::Wait(wait) = refused {
            return match wait.seconds {
                seconds @ ..=MOST_SECONDS => self.count("refused-wait-seconds", seconds.max(1).into()),
                seconds => self.count("refused-wait-minutes", seconds.div_ceil(60).into()),
            };
        }
        self.say(key(refused)).into_owned()
    }

    /// Why there is no gift.
    pub fn no_gift(self, refused: gift::Refused) -> String {
        self.say(gift_key(refused)).into_owned()
    }

    /// Why there is no seat.
    pub fn no_seat(self, refused: seats::Refused) -> String {
        self.say(seat_key(refused)).into_owned()
    }

    /// Why there is no trial.
    pub fn no_trial(self, refused: trial::Refused) -> String {
        self.say(trial_key(refused)).into_owned()
    }
}

fn gift_key(refused: gift::Refused) -> &'static str {
    match refused {
        gift::Refused::NotAMember => "no-gift-member",
        gift::Refused::NotThisTitle => "no-gift-title",
        gift::Refused::UsedUp => "no-gift-used-up",
        gift::Refused::Revoked => "no-gift-revoked",
        gift::Refused::Expired => "no-gift-expired",
        gift::Refused::TooManyDevices => "no-gift-devices",
        gift::Refused::Claimed => "no-gift-claimed",
        gift::Refused::TooEarly => "no-gift-early",
        gift::Refused::GivenBack => "no-gift-given-back",
        gift::Refused::IsAMember => "no-gift-is-member",
    }
}

/// The message that says why there is no seat.
pub(crate) fn seat_key(refused: seats::Refused) -> &'static str {
    match refused {
        seats::Refused::Full => "no-seat-full",
        seats::Refused::NoSeats => "no-seat-plan",
        seats::Refused::Gone => "no-seat-gone",
        seats::Refused::Payer => "no-seat-payer",
        seats::Refused::TooSoon => "no-seat-soon",
    }
}

fn trial_key(refused: trial::Refused) -> &'static str {
    match refused {
        trial::Refused::None => "no-trial-here",
        trial::Refused::Unverified => "no-trial-unverified",
        trial::Refused::HadOne => "no-trial-had",
        trial::Refused::IsMember => "no-trial-member",
        trial::Refused::CardNeeded => "no-trial-card",
    }
}

/// The message that says why a voucher gives nothing.
pub(crate) fn voucher_key(refused: NotRedeemed) -> &'static str {
    match refused {
        NotRedeemed::Unknown => "no-voucher-unknown",
        NotRedeemed::Over => "no-voucher-over",
        NotRedeemed::Used => "no-voucher-used",
        NotRedeemed::ByYou => "no-voucher-by-you",
    }
}

fn key(refused: Refused) -> &'static str {
    match refused {
        Refused::Address(NotAnAddress::Empty) => "refused-address-empty",
        Refused::Address(NotAnAddress::Incomplete) => "refused-address-incomplete",
        Refused::Address(NotAnAddress::TooLong) => "refused-address-long",
        Refused::Address(NotAnAddress::StrayLetter) => "refused-address-letter",
        Refused::Address(NotAnAddress::NotAHost) => "refused-address-host",
        Refused::Password(WeakPassword::TooShort) => "refused-password-short",
        Refused::Password(WeakPassword::TooLong) => "refused-password-long",
        Refused::Password(WeakPassword::FirstGuess) => "refused-password-guess",
        Refused::Password(WeakPassword::OwnName) => "refused-password-own",
        Refused::NotTogether => "refused-not-together",
        Refused::WrongPassword => "refused-password-wrong",
        Refused::WrongCode => "refused-code",
        Refused::DeadLink => "refused-link",
        Refused::WrongKey => "refused-key",
        Refused::AddressTaken => "refused-address-taken",
        Refused::Suspended => "refused-suspended",
        Refused::Passkey(_) => "refused-passkey",
        Refused::TooManyPasskeys => "refused-passkeys",
        Refused::LastWayIn => "refused-last-way-in",
        Refused::LastOperator => "refused-last-operator",
        Refused::NoAccount => "refused-no-account",
        Refused::Wait(_) => "refused-wait-seconds",
    }
}

#[cfg(test)]
mod tests {
    use identity::Wait;
    use identity::passkey::NotAPasskey;

    use super::*;

    #[test]
    fn english_says_why_nothing_is_given() {
        use gift::Refused as NoGift;
        use seats::Refused as NoSeat;
        use trial::Refused as NoTrial;

        let english = Language::English;
        for refused in [
            NoGift::NotAMember,
            NoGift::NotThisTitle,
            NoGift::UsedUp,
            NoGift::Revoked,
            NoGift::Expired,
            NoGift::TooManyDevices,
            NoGift::Claimed,
            NoGift::TooEarly,
            NoGift::GivenBack,
            NoGift::IsAMember,
        ] {
            assert_eq!(english.no_gift(refused), refused.to_string());
        }
        for refused in [NoSeat::Full, NoSeat::NoSeats, NoSeat::Gone, NoSeat::Payer, NoSeat::TooSoon] {
            assert_eq!(english.no_seat(refused), refused.to_string());
        }
        for refused in [NoTrial::None, NoTrial::Unverified, NoTrial::HadOne, NoTrial::IsMember, NoTrial::CardNeeded] {
            assert_eq!(english.no_trial(refused), refused.to_string());
        }
        for refused in [NotRedeemed::Unknown, NotRedeemed::Over, NotRedeemed::Used, NotRedeemed::ByYou] {
            assert_eq!(english.say(voucher_key(refused)), refused.to_string());
        }
    }

    #[test]
    fn english_says_what_the_refusal_itself_says() {
        let wait = |seconds| Refused::Wait(Wait { seconds });
        for refused in [
            Refused::Address(NotAnAddress::Empty),
            Refused::Address(NotAnAddress::Incomplete),
            Refused::Address(NotAnAddress::TooLong),
            Refused::Address(NotAnAddress::StrayLetter),
            Refused::Address(NotAnAddress::NotAHost),
            Refused::Password(WeakPassword::TooShort),
            Refused::Password(WeakPassword::TooLong),
            Refused::Password(WeakPassword::FirstGuess),
            Refused::Password(WeakPassword::OwnName),
            Refused::NotTogether,
            Refused::WrongPassword,
            Refused::WrongCode,
            Refused::DeadLink,
            Refused::WrongKey,
            Refused::AddressTaken,
            Refused::Suspended,
            Refused::Passkey(NotAPasskey::Copied),
            Refused::TooManyPasskeys,
            Refused::LastWayIn,
            Refused::LastOperator,
            Refused::NoAccount,
            wait(1),
            wait(30),
            wait(91),
            wait(600),
        ] {
            assert_eq!(Language::English.refusal(refused), refused.to_string());
        }
        assert_eq!(
            Language::German.refusal(wait(1)),
            "Das wurde zu oft versucht. Versuchen Sie es in einer Sekunde wieder."
        );
    }
}
