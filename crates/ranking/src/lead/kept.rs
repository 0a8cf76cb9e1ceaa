//! The desk as it is kept between two runs: what was learned of titles and owners in weeks, and what stood on their pages last. A desk that
//! goes on from there makes the same lists, to the last bit, as one that never stopped.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::desk::{Desk, Owner, Title};
use crate::weights::Weights;

/// The form of what is kept; another is refused, and the pages are looked at again instead.
const FORM: u32 = 1;

/// What is kept cannot be read: it is damaged, or of another version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("what was learned of front pages cannot be read")]
pub struct Damaged;

/// Everything that a desk knows, in an order of its own: the same desk gives the same bytes.
#[derive(Serialize, Deserialize)]
struct Kept<T, O> {
    titles: T,
    owners: O,
    holders: BTreeMap<u64, Vec<usize>>,
    first_us: BTreeMap<u64, i64>,
    forgot_us: i64,
}

impl Desk {
    /// The desk as it is kept: some hundred bytes for each place on a page, and some ten for each pair of titles.
    ///
    /// # Errors
    /// Never for a desk that pages came into; the form has room for all of it.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Damaged> {
        let kept = Kept {
            titles: &self.titles,
            owners: &self.owners,
            holders: self.holders.iter().map(|(story, holders)| (*story, holders.clone())).collect(),
            first_us: self.first_us.iter().map(|(story, first_us)| (*story, *first_us)).collect(),
            forgot_us: self.forgot_us,
        };
        postcard::to_allocvec(&(FORM, kept)).map_err(|_| Damaged)
    }

    /// A desk that goes on from what was kept, with these weights.
    ///
    /// # Errors
    /// Where that is damaged or of another version.
    pub fn from_bytes(bytes: &[u8], weights: &Weights) -> Result<Self, Damaged> {
        let (form, rest) = postcard::take_from_bytes::<u32>(bytes).map_err(|_| Damaged)?;
        if form != FORM {
            return Err(Damaged);
        }
        let (kept, rest): (Kept<Vec<Title>, Vec<Owner>>, _) = postcard::take_from_bytes(rest).map_err(|_| Damaged)?;
        if !rest.is_empty() {
            return Err(Damaged);
        }
        let names = |names: &mut dyn Iterator<Item = &Arc<str>>| -> HashMap<Arc<str>, usize> {
            names.enumerate().map(|(index, name)| (Arc::clone(name), index)).collect()
        };
        let mut desk = Self::new(weights);
        desk.title_by_name = names(&mut kept.titles.iter().map(|title| &title.name));
        desk.owner_by_name = names(&mut kept.owners.iter().map(|owner| &owner.name));
        desk.titles = kept.titles;
        desk.owners = kept.owners;
        desk.holders = kept.holders.into_iter().collect();
        desk.first_us = kept.first_us.into_iter().collect();
        desk.forgot_us = kept.forgot_us;
        Ok(desk)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::desk::HOUR_US;
    use super::super::tests::{Press, START_US, list, look};
    use super::*;
    use crate::weights;

    /// Shows the hours `from..until` of a press to a desk.
    fn show(press: &Press, desk: &mut Desk, hours: std::ops::Range<i64>) {
        for hour in hours {
            for newsroom in 0..press.newsrooms {
                let title = format!("title {newsroom}");
                let page = press.page(newsroom, hour);
                desk.see(&look(&title, &title, newsroom % 4 != 3, START_US + hour * HOUR_US, page));
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]

        /// Whenever it was kept, and whatever comes after: the same lists and the same state, to the last bit.
        #[test]
        fn a_desk_that_goes_on_from_what_was_kept_is_the_desk_that_never_stopped(
            newsrooms in 3_u64..9, hours in 2_i64..40, kept_after in 0_i64..40,
        ) {
            let press = Press { newsrooms, hours };
            let kept_after = kept_after.min(hours);
            let mut running = Desk::new(weights::current());
            show(&press, &mut running, 0..kept_after);
            let mut resumed = Desk::from_bytes(&running.to_bytes().unwrap(), weights::current()).unwrap();
            show(&press, &mut running, kept_after..hours + 1);
            show(&press, &mut resumed, kept_after..hours + 1);
            let written = |desk: &Desk| serde_json::to_string(&list(desk, press.now_us())).unwrap();
            prop_assert_eq!(written(&running), written(&resumed));
            prop_assert_eq!(running.to_bytes().unwrap(), resumed.to_bytes().unwrap());
        }

        /// Whatever is wrong with what was kept, it is said, and nothing falls over.
        #[test]
        fn what_is_damaged_is_refused_or_harmless(place in 0_usize..4_000, value: u8, cut in 0_usize..4_000) {
            let press = Press { newsrooms: 3, hours: 2 };
            let mut desk = Desk::new(weights::current());
            show(&press, &mut desk, 0..3);
            let mut bytes = desk.to_bytes().unwrap();
            let (place, cut) = (place % bytes.len(), cut % bytes.len());
            prop_assert!(Desk::from_bytes(&bytes[..cut], weights::current()).is_err());
            bytes[place] = value;
            if let Ok(mut desk) = Desk::from_bytes(&bytes, weights::current()) {
                let _ = list(&desk, press.now_us());
                show(&press, &mut desk, 3..4);
            }
        }
    }
}
