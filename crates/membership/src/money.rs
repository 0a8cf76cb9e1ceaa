//! Money as whole minor units (cents, yen, fils) of one currency, and how a sum is divided so that nothing is lost.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A currency by its ISO 4217 code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

/// Currencies without a minor unit (ISO 4217, exponent 0).
const WHOLE: [&[u8; 3]; 17] = [
    b"BIF", b"CLP", b"DJF", b"GNF", b"ISK", b"JPY", b"KMF", b"KRW", b"PYG", b"RWF", b"UGX", b"UYI", b"VND", b"VUV",
    b"XAF", b"XOF", b"XPF",
];
/// Currencies whose minor unit is a thousandth (ISO 4217, exponent 3).
const THOUSANDTHS: [&[u8; 3]; 7] = [b"BHD", b"IQD", b"JOD", b"KWD", b"LYD", b"OMR", b"TND"];

impl Currency {
    /// The euro.
    pub const EUR: Self = Self(*b"EUR");
    /// The dollar of the United States.
    pub const USD: Self = Self(*b"USD");
    /// The yen, which has no minor unit.
    pub const JPY: Self = Self(*b"JPY");
    /// The dinar of Kuwait, of a thousand fils.
    pub const KWD: Self = Self(*b"KWD");

    /// Decimal places of the minor unit: 0, 2 or 3.
    #[must_use]
    pub fn exponent(self) -> u32 {
        if WHOLE.contains(&&self.0) {
            0
        } else if THOUSANDTHS.contains(&&self.0) {
            3
        } else {
            2
        }
    }

    /// The code, such as `EUR`.
    #[must_use]
    pub fn code(&self) -> &str {
        // Made of three capital letters by every constructor.
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Currency {
    type Err = MoneyError;

    /// Reads a code in capital or small letters, as payment providers write it.
    fn from_str(code: &str) -> Result<Self, MoneyError> {
        let letters: [u8; 3] =
            code.as_bytes().try_into().map_err(|_| MoneyError::NotACurrency { code: code.to_owned() })?;
        if letters.iter().all(u8::is_ascii_alphabetic) {
            Ok(Self(letters.map(|letter| letter.to_ascii_uppercase())))
        } else {
            Err(MoneyError::NotACurrency { code: code.to_owned() })
        }
    }
}

impl TryFrom<String> for Currency {
    type Error = MoneyError;

    fn try_from(code: String) -> Result<Self, MoneyError> {
        code.parse()
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code().to_owned()
    }
}

/// Why an amount makes no sense.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Not three letters.
    #[error("\"{code}\" is no currency: three letters such as EUR are needed")]
    NotACurrency {
        /// What was written.
        code: String,
    },
    /// Not a number with as many decimal places as the currency has.
    #[error("\"{text}\" is no amount of {currency}: at most {} decimal places, with a point", .currency.exponent())]
    NotAnAmount {
        /// What was written.
        text: String,
        /// Of which currency it should have been.
        currency: Currency,
    },
    /// Two currencies in one sum.
    #[error("{left} and {right} cannot be added")]
    TwoCurrencies {
        /// One.
        left: Currency,
        /// The other.
        right: Currency,
    },
    /// More than 64 bits hold.
    #[error("the amount is too large")]
    TooLarge,
}

/// An amount: whole minor units of one currency; negative for what is owed back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// Minor units: cents of the euro, whole yen, fils of the dinar.
    pub minor: i64,
    /// Of which currency.
    pub currency: Currency,
}

impl Money {
    /// An amount.
    #[must_use]
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// The sum of two amounts of one currency.
    ///
    /// # Errors
    /// When the currencies differ or the sum is too large.
    pub fn plus(self, other: Self) -> Result<Self, MoneyError> {
        if self.currency != other.currency {
            return Err(MoneyError::TwoCurrencies { left: self.currency, right: other.currency });
        }
        self.minor.checked_add(other.minor).map(|minor| Self { minor, ..self }).ok_or(MoneyError::TooLarge)
    }

    /// Reads `12.50` as an amount of `currency`: a point, no thousands, no more decimal places than the currency has.
    ///
    /// # Errors
    /// When it is no such number.
    pub fn read(text: &str, currency: Currency) -> Result<Self, MoneyError> {
        let wrong = || MoneyError::NotAnAmount { text: text.to_owned(), currency };
        let digits = text.trim();
        let (negative, digits) = digits.strip_prefix('-').map_or((false, digits), |rest| (true, rest));
        let (whole, parts) = digits.split_once('.').unwrap_or((digits, ""));
        let places = currency.exponent() as usize;
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let ends_in_a_point = digits.ends_with('.');
        if whole.is_empty() || ends_in_a_point || parts.len() > places || !all_digits(whole) || !all_digits(parts) {
            return Err(wrong());
        }
        let minor: i64 = format!("{whole}{parts:0<places$}").parse().map_err(|_| MoneyError::TooLarge)?;
        Ok(Self { minor: if negative { -minor } else { minor }, currency })
    }

    /// The number alone, as a spreadsheet reads it: `-0.05`, `1200`, `10.000`.
    #[must_use]
    pub fn number(self) -> String {
        let places = self.currency.exponent();
        let unit = 10_u64.pow(places);
        let sign = if self.minor < 0 { "-" } else { "" };
        let size = self.minor.unsigned_abs();
        if places == 0 {
            return format!("{sign}{size}");
        }
        format!("{sign}{}.{:0width$}", size / unit, size % unit, width = places as usize)
    }
}

impl fmt::Display for Money {
    /// As people and bookkeepers read it alike: `EUR 12.50`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.currency, self.number())
    }
}

/// `part / whole` of `amount`, rounded to the nearest unit, halves away from zero; `None` for a whole of nothing.
#[must_use]
pub fn fraction(amount: i64, part: u64, whole: u64) -> Option<i64> {
    if whole == 0 {
        return None;
    }
    let size = u128::from(amount.unsigned_abs()) * u128::from(part);
    let whole = u128::from(whole);
    let rounded = i64::try_from((size + whole / 2) / whole).ok()?;
    Some(if amount < 0 { -rounded } else { rounded })
}

/// What of a price with tax in it is tax, at a rate of so many hundredths of a percent: 19 % are 1900.
#[must_use]
pub fn tax_within(gross: i64, rate: u32) -> i64 {
    fraction(gross, u64::from(rate), 10_000 + u64::from(rate)).unwrap_or(0)
}

/// Divides `total` by `weights` so that the parts add up to it exactly: each gets its whole units, and the units that are left go to the
/// largest remainders, the earlier of two equal ones first (Hamilton's method). A negative total is divided as its size is.
///
/// `None` where every weight is nothing: then there is nobody to give it to.
#[must_use]
pub fn divide(total: i64, weights: &[u64]) -> Option<Vec<i64>> {
    let whole: u128 = weights.iter().map(|&weight| u128::from(weight)).sum();
    if whole == 0 {
        return None;
    }
    let size = u128::from(total.unsigned_abs());
    let mut given: u128 = 0;
    let mut parts = Vec::with_capacity(weights.len());
    let mut remainders = Vec::with_capacity(weights.len());
    for (place, &weight) in weights.iter().enumerate() {
        let product = size * u128::from(weight);
        given += product / whole;
        parts.push(product / whole);
        remainders.push((product % whole, place));
    }
    // Fewer units are left than there are weights with a remainder.
    let left = usize::try_from(size - given).unwrap_or(usize::MAX);
    remainders.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    for &(_, place) in remainders.iter().take(left) {
        if let Some(part) = parts.get_mut(place) {
            *part += 1;
        }
    }
    let sign = if total < 0 { -1 } else { 1 };
    Some(parts.into_iter().map(|part| sign * i64::try_from(part).unwrap_or(i64::MAX)).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str, code: &str) -> Result<String, String> {
        let currency = code.parse().map_err(|error: MoneyError| error.to_string())?;
        Money::read(text, currency).map(|money| money.to_string()).map_err(|error| error.to_string())
    }

    #[test]
    fn amounts_have_the_decimal_places_of_their_currency() {
        for (text, code, read_back) in [
            ("12.5", "eur", "EUR 12.50"),
            ("-0.05", "USD", "USD -0.05"),
            ("1200", "JPY", "JPY 1200"),
            ("10", "KWD", "KWD 10.000"),
            ("0.001", "KWD", "KWD 0.001"),
        ] {
            assert_eq!(read(text, code), Ok(read_back.to_owned()));
        }
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        for (text, code) in
            [("", "EUR"), ("1,5", "EUR"), ("1.505", "EUR"), ("1.5", "JPY"), ("5.", "EUR"), (".5", "EUR"), ("+1", "EUR")]
        {
            assert!(read(text, code).is_err(), "{text} {code}");
        }
        for code in ["", "EU", "EURO", "E1R"] {
            assert!(read("1", code).is_err(), "{code}");
        }
        assert_eq!(read("99999999999999999999", "EUR"), Err("the amount is too large".to_owned()));
    }

    #[test]
    fn two_currencies_are_not_added() {
        let sum = Money::new(1, Currency::EUR).plus(Money::new(1, Currency::USD));
        assert_eq!(sum, Err(MoneyError::TwoCurrencies { left: Currency::EUR, right: Currency::USD }));
        assert_eq!(Money::new(i64::MAX, Currency::EUR).plus(Money::new(1, Currency::EUR)), Err(MoneyError::TooLarge));
    }

    #[test]
    fn what_is_left_goes_to_the_largest_remainders_and_of_equal_ones_to_the_first() {
        assert_eq!(divide(100, &[1, 1, 1]), Some(vec![34, 33, 33]));
        assert_eq!(divide(-100, &[1, 1, 1]), Some(vec![-34, -33, -33]));
        assert_eq!(divide(7, &[5, 3, 0]), Some(vec![4, 3, 0]));
        assert_eq!(divide(7, &[0, 0]), None);
        assert_eq!(divide(7, &[]), None);
    }

    proptest! {
        #[test]
        fn parts_add_up_to_the_whole_and_none_is_a_unit_off(total in any::<i64>(), weights in prop::collection::vec(any::<u64>(), 1..20)) {
            let whole: u128 = weights.iter().map(|&weight| u128::from(weight)).sum();
            if let Some(parts) = divide(total, &weights) {
                prop_assert_eq!(parts.iter().map(|&part| i128::from(part)).sum::<i128>(), i128::from(total));
                for (part, weight) in parts.iter().zip(&weights) {
                    let floor = u128::from(total.unsigned_abs()) * u128::from(*weight) / whole;
                    let size = u128::from(part.unsigned_abs());
                    prop_assert!(size == floor || size == floor + 1);
                }
            } else {
                prop_assert_eq!(whole, 0);
            }
        }

        #[test]
        fn amounts_read_back(minor in -1_000_000_000_i64..1_000_000_000, code in prop::sample::select(vec!["EUR", "JPY", "KWD"])) {
            let money = Money::new(minor, code.parse().unwrap());
            prop_assert_eq!(Money::read(&money.number(), money.currency), Ok(money));
        }
    }
}
