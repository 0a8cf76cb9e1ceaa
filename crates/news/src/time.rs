//! Time as the database keeps it: microseconds since the Unix epoch.

use jiff::Timestamp;

/// Microseconds since the Unix epoch.
#[must_use]
pub fn to_micros(at: Timestamp) -> i64 {
    at.as_microsecond()
}

/// The time `micros` microseconds after the Unix epoch; what no calendar holds becomes the nearest time that one does.
#[must_use]
pub fn from_micros(micros: i64) -> Timestamp {
    Timestamp::from_microsecond(micros).unwrap_or(if micros < 0 { Timestamp::MIN } else { Timestamp::MAX })
}
