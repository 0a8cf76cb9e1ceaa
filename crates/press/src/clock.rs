//! Virtual time: how the press's day follows from the real one.

use jiff::{SignedDuration, Timestamp};

/// A clock that may run faster than the real one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clock {
    /// The real time at which the press opens.
    pub real_start: Timestamp,
    /// The virtual time at that moment.
    pub virtual_start: Timestamp,
    /// Virtual seconds in a real second; 1.0 is real time.
    pub speed: f64,
}

impl Clock {
    /// A clock that shows `virtual_start` at `real_start` and then runs at `speed`.
    #[must_use]
    pub fn new(real_start: Timestamp, virtual_start: Timestamp, speed: f64) -> Self {
        Self { real_start, virtual_start, speed }
    }

    /// The virtual time when it is `real`.
    #[must_use]
    pub fn at(&self, real: Timestamp) -> Timestamp {
        let passed = real.duration_since(self.real_start).as_secs_f64() * self.speed;
        let passed = SignedDuration::try_from_secs_f64(passed).unwrap_or(SignedDuration::ZERO);
        self.virtual_start.checked_add(passed).unwrap_or(Timestamp::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::Clock;

    #[test]
    fn virtual_time_runs_at_its_speed() {
        let clock = Clock::new("2026-11-23T10:00:00Z".parse().unwrap(), "2026-06-01T00:00:00Z".parse().unwrap(), 60.0);
        assert_eq!(clock.at("2026-11-23T10:01:30Z".parse().unwrap()), "2026-06-01T01:30:00Z".parse().unwrap());
    }
}
