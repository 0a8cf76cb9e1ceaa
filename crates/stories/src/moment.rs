//! A time, or none, in the room of a time.

use serde::{Deserialize, Serialize};

/// Microseconds since the Unix epoch; the least number stands for none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Moment(i64);

impl Moment {
    pub const NONE: Self = Self(i64::MIN);

    pub fn us(self) -> Option<i64> {
        (self != Self::NONE).then_some(self.0)
    }
}

impl Default for Moment {
    fn default() -> Self {
        Self::NONE
    }
}

impl From<Option<i64>> for Moment {
    fn from(us: Option<i64>) -> Self {
        us.map_or(Self::NONE, Self)
    }
}

#[cfg(test)]
mod tests {
    use super::Moment;

    #[test]
    fn a_time_is_what_it_was() {
        for us in [None, Some(0), Some(-1), Some(i64::MAX)] {
            assert_eq!(Moment::from(us).us(), us);
        }
        assert_eq!(Moment::default().us(), None);
    }
}
