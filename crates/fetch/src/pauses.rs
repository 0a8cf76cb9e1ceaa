//! Pauses that hosts asked for with 429 and Retry-After: nobody asks them again before the time is over.
//!
//! Only 429 pauses a whole host, for it speaks about us; 503 speaks about one resource and is left to the schedule.

use crate::Error;
use jiff::{SignedDuration, Timestamp};
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use url::Url;

/// A longer pause is cut to this; the schedule of the one feed still obeys the whole.
const LONGEST: Duration = Duration::from_secs(3600);
const SWEEP_AT: usize = 1024;

#[derive(Debug, Default)]
pub(crate) struct Pauses {
    until: Mutex<HashMap<Box<str>, Timestamp>>,
}

impl Pauses {
    /// Notes that the host of `url` wants to be left alone for `wait`.
    pub(crate) fn begin(&self, url: &Url, now: Timestamp, wait: Duration) {
        let wait = SignedDuration::try_from(wait.min(LONGEST)).unwrap_or_default();
        let Ok(until) = now.checked_add(wait) else { return };
        let mut pauses = self.lock();
        if pauses.len() >= SWEEP_AT {
            pauses.retain(|_, until| *until > now);
        }
        if pauses.len() < SWEEP_AT * 64 {
            pauses.insert(url.authority().into(), until);
        }
    }

    /// # Errors
    /// [`Error::HeldOff`] while the host's pause lasts.
    pub(crate) fn check(&self, url: &Url, now: Timestamp) -> Result<(), Error> {
        let mut pauses = self.lock();
        match pauses.get(url.authority()).copied() {
            Some(until) if until > now => {
                let wait = until.duration_since(now).try_into().unwrap_or_default();
                Err(Error::HeldOff { until, wait })
            }
            Some(_) => {
                pauses.remove(url.authority());
                Ok(())
            }
            None => Ok(()),
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Box<str>, Timestamp>> {
        self.until.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_holds_for_its_host_until_it_is_over() {
        let (pauses, now) = (Pauses::default(), Timestamp::UNIX_EPOCH);
        let (paused, other) = (Url::parse("https://a.example/x").unwrap(), Url::parse("https://b.example/").unwrap());
        pauses.begin(&paused, now, Duration::from_secs(60));
        let until = now + SignedDuration::from_secs(60);
        assert_eq!(pauses.check(&paused, now), Err(Error::HeldOff { until, wait: Duration::from_secs(60) }));
        assert_eq!(pauses.check(&other, now), Ok(()));
        assert_eq!(pauses.check(&paused, until), Ok(()));
        assert!(pauses.lock().is_empty());
    }
}
