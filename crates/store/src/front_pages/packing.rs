//! The places of a front page in a few bytes each.
//!
//! In rank order: the placement's number as a LEB128 varint, then what its unit is worth in hundredths, one byte.

use news::prominence;

/// One place: which placement stands there, and what its unit is worth (hundredths of 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub number: i32,
    pub unit: u8,
}

impl Place {
    /// A place from what was read of it.
    pub fn of(number: i32, rank: u32, worth: f64) -> Self {
        let whole = prominence(1.0, rank).max(0.000_1);
        Self { number, unit: ((worth / whole).clamp(0.0, 1.0) * 100.0).round() as u8 }
    }

    /// What it is worth at `rank`.
    pub fn prominence(self, rank: u32) -> f64 {
        prominence(f64::from(self.unit) / 100.0, rank)
    }
}

/// Packs places in rank order.
pub(super) fn pack(places: &[Place]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(places.len() * 3);
    for place in places {
        let mut rest = place.number.max(0).cast_unsigned();
        while rest >= 0x80 {
            bytes.push((rest & 0x7f) as u8 | 0x80);
            rest >>= 7;
        }
        bytes.push(rest as u8);
        bytes.push(place.unit);
    }
    bytes
}

/// Reads them back, best first; what breaks off is left out.
pub(super) fn unpack(bytes: &[u8]) -> Vec<Place> {
    let mut places = Vec::with_capacity(bytes.len() / 3);
    let mut bytes = bytes.iter().copied();
    'places: loop {
        let mut number = 0_u32;
        let mut shift = 0;
        loop {
            let Some(byte) = bytes.next() else { break 'places };
            number |= u32::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
            shift += 7;
            if byte < 0x80 {
                break;
            }
        }
        let Some(unit) = bytes.next() else { break };
        places.push(Place { number: number.cast_signed(), unit });
    }
    places
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_packed_comes_out(places in prop::collection::vec((0..i32::MAX, 0_u8..=100), 0..80)) {
            let places: Vec<Place> = places.into_iter().map(|(number, unit)| Place { number, unit }).collect();
            prop_assert_eq!(unpack(&pack(&places)), places);
        }

        #[test]
        fn damaged_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            prop_assert!(unpack(&bytes).len() <= bytes.len());
        }
    }

    #[test]
    fn forty_places_take_some_hundred_bytes_and_keep_their_worth() {
        let places: Vec<Place> = (0..40)
            .map(|at| Place::of(900 + at, 1 + at.cast_unsigned(), prominence(0.85, 1 + at.cast_unsigned())))
            .collect();
        assert_eq!(pack(&places).len(), 120);
        for (rank, place) in (1_u32..).zip(&places) {
            assert!((place.prominence(rank) - prominence(0.85, rank)).abs() < 0.006, "{rank}");
        }
    }
}
