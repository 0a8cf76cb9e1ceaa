//! The clock: the only place that asks what time it is.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use news::Timestamp;

/// Tells the time; cheap to copy.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Timestamp + Send + Sync>);

impl std::fmt::Debug for Clock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Clock({})", self.now())
    }
}

impl Clock {
    /// The system's clock.
    pub fn system() -> Self {
        Self(Arc::new(Timestamp::now))
    }

    /// The system's clock plus the seconds in `file`, read again at each look; a file that cannot be read adds nothing.
    pub fn with_offset_file(file: PathBuf) -> Self {
        Self::system().and_offset_file(Some(file))
    }

    /// The same plus the seconds in `file`, where one is named.
    pub fn and_offset_file(self, file: Option<PathBuf>) -> Self {
        let Some(file) = file else { return self };
        Self(Arc::new(move || {
            let seconds: i64 =
                std::fs::read_to_string(&file).ok().and_then(|text| text.trim().parse().ok()).unwrap_or(0);
            let now = self.now();
            now.checked_add(jiff::SignedDuration::from_secs(seconds)).unwrap_or(now)
        }))
    }

    /// A clock that starts at `start` and runs `speed` times as fast as the system's.
    pub fn fast(start: Timestamp, speed: f64) -> Self {
        let begun = std::time::Instant::now();
        Self(Arc::new(move || {
            let elapsed = Duration::try_from_secs_f64(begun.elapsed().as_secs_f64() * speed).unwrap_or(Duration::ZERO);
            start.checked_add(elapsed).unwrap_or(start)
        }))
    }

    /// What time it is.
    pub fn now(&self) -> Timestamp {
        (self.0)()
    }

    /// The same in microseconds since the Unix epoch.
    pub fn now_us(&self) -> i64 {
        news::to_micros(self.now())
    }

    /// The clock as a function, for those who know nothing of this type.
    pub fn function(&self) -> Arc<dyn Fn() -> Timestamp + Send + Sync> {
        Arc::clone(&self.0)
    }
}
