//! A list of numbers that is mostly short: up to three of them need no memory of their own.
//!
//! Most words have a strand or two, and most strands an article or two; a list elsewhere would cost each of them more than its
//! numbers, and a look at another place of memory.

use std::ops::{Deref, DerefMut};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Numbers that stand in the list itself.
const HERE: usize = 3;

/// A list of numbers.
#[derive(Clone, Debug)]
pub(crate) enum Few {
    /// So many of these.
    Here(u8, [u32; HERE]),
    There(
        #[expect(
            clippy::box_collection,
            reason = "a place in a list of millions costs more than a second look at a few long lists"
        )]
        Box<Vec<u32>>,
    ),
}

impl Few {
    pub fn push(&mut self, number: u32) {
        match self {
            Self::Here(count, numbers) => match numbers.get_mut(usize::from(*count)) {
                Some(place) => {
                    *place = number;
                    *count += 1;
                }
                None => {
                    let mut list = Vec::with_capacity(HERE * 2);
                    list.extend_from_slice(numbers);
                    list.push(number);
                    *self = Self::There(Box::new(list));
                }
            },
            Self::There(list) => {
                // By half and not by as much again: of millions of lists a quarter would stand empty.
                if list.len() == list.capacity() {
                    list.reserve_exact(list.len() / 2 + 1);
                }
                list.push(number);
            }
        }
    }

    /// Takes the first `count` away.
    pub fn drop_first(&mut self, count: usize) {
        if count > 0 {
            *self = self.get(count..).unwrap_or_default().iter().copied().collect();
        }
    }

    pub fn retain(&mut self, mut keeps: impl FnMut(u32) -> bool) {
        if let Self::There(list) = self {
            list.retain(|number| keeps(*number));
            if list.len() > HERE {
                list.shrink_to(list.len() * 3 / 2);
                return;
            }
            *self = self.iter().copied().collect();
        } else {
            *self = self.iter().copied().filter(|number| keeps(*number)).collect();
        }
    }

    /// Bytes that it takes elsewhere.
    pub fn size_elsewhere(&self) -> usize {
        match self {
            Self::Here(..) => 0,
            Self::There(list) => size_of::<Vec<u32>>() + list.capacity() * size_of::<u32>(),
        }
    }
}

impl Default for Few {
    fn default() -> Self {
        Self::Here(0, [0; HERE])
    }
}

impl Deref for Few {
    type Target = [u32];
    fn deref(&self) -> &[u32] {
        match self {
            Self::Here(count, numbers) => numbers.get(..usize::from(*count)).unwrap_or_default(),
            Self::There(list) => list,
        }
    }
}

impl DerefMut for Few {
    fn deref_mut(&mut self) -> &mut [u32] {
        match self {
            Self::Here(count, numbers) => numbers.get_mut(..usize::from(*count)).unwrap_or_default(),
            Self::There(list) => list,
        }
    }
}

impl PartialEq for Few {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl FromIterator<u32> for Few {
    fn from_iter<I: IntoIterator<Item = u32>>(numbers: I) -> Self {
        let mut few = Self::default();
        numbers.into_iter().for_each(|number| few.push(number));
        few
    }
}

impl Extend<u32> for Few {
    fn extend<I: IntoIterator<Item = u32>>(&mut self, numbers: I) {
        numbers.into_iter().for_each(|number| self.push(number));
    }
}

impl Serialize for Few {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for Few {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Vec::<u32>::deserialize(deserializer)?.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::Few;
    use proptest::prelude::*;

    #[test]
    fn it_takes_less_than_a_list() {
        assert!(size_of::<Few>() < size_of::<Vec<u32>>());
    }

    proptest! {
        #[test]
        fn it_is_a_list(numbers in proptest::collection::vec(any::<u32>(), 0..40), first in 0_usize..40) {
            let few: Few = numbers.iter().copied().collect();
            prop_assert_eq!(&few[..], &numbers[..]);
            let (mut odd, mut later) = (few.clone(), few.clone());
            odd.retain(|number| number % 2 == 1);
            prop_assert_eq!(odd.to_vec(), numbers.iter().copied().filter(|number| number % 2 == 1).collect::<Vec<_>>());
            later.drop_first(first.min(numbers.len()));
            prop_assert_eq!(&later[..], &numbers[first.min(numbers.len())..]);
            let bytes = postcard::to_allocvec(&few).unwrap();
            prop_assert_eq!(&bytes, &postcard::to_allocvec(&numbers).unwrap());
            prop_assert_eq!(postcard::from_bytes::<Few>(&bytes).unwrap(), few);
        }
    }
}
