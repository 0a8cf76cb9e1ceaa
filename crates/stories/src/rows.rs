//! Rows in blocks of one size, so that many of them grow without room to spare and without being moved.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Rows of a block.
const BLOCK: usize = 512;

/// Rows that are known by their number.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Rows<T>(Vec<Vec<T>>);

impl<T> Rows<T> {
    pub fn len(&self) -> usize {
        self.0.last().map_or(0, |last| (self.0.len() - 1) * BLOCK + last.len())
    }

    pub fn get(&self, at: u32) -> Option<&T> {
        self.0.get(at as usize / BLOCK)?.get(at as usize % BLOCK)
    }

    pub fn get_mut(&mut self, at: u32) -> Option<&mut T> {
        self.0.get_mut(at as usize / BLOCK)?.get_mut(at as usize % BLOCK)
    }

    /// Adds a row; its number.
    pub fn push(&mut self, row: T) -> u32 {
        let number = u32::try_from(self.len()).unwrap_or(u32::MAX);
        match self.0.last_mut().filter(|last| last.len() < BLOCK) {
            Some(last) => last.push(row),
            None => {
                let mut block = Vec::with_capacity(BLOCK);
                block.push(row);
                self.0.push(block);
            }
        }
        number
    }

    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.0.iter().flatten()
    }

    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.0.iter_mut().flatten()
    }

    /// Bytes that the rows take, without what they hold elsewhere.
    pub fn size_bytes(&self) -> usize {
        self.0.len() * BLOCK * size_of::<T>()
    }
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> FromIterator<T> for Rows<T> {
    fn from_iter<I: IntoIterator<Item = T>>(rows: I) -> Self {
        let mut all = Self::default();
        for row in rows {
            all.push(row);
        }
        all
    }
}

impl<T> IntoIterator for Rows<T> {
    type Item = T;
    type IntoIter = std::iter::Flatten<std::vec::IntoIter<Vec<T>>>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter().flatten()
    }
}

impl<T: Serialize> Serialize for Rows<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeSeq as _;
        let mut rows = serializer.serialize_seq(Some(self.len()))?;
        self.iter().try_for_each(|row| rows.serialize_element(row))?;
        rows.end()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Rows<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Vec::<T>::deserialize(deserializer)?.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, Rows};

    #[test]
    fn rows_are_known_by_their_number_and_kept_as_a_list() {
        let numbers: Vec<u32> = (0..u32::try_from(BLOCK).unwrap() * 2 + 7).collect();
        for some in [&numbers[..], &numbers[..BLOCK], &numbers[..1], &[]] {
            let mut rows: Rows<u32> = some.iter().copied().collect();
            assert_eq!(rows.len(), some.len());
            assert!(some.iter().all(|number| rows.get(*number) == Some(number)));
            assert_eq!(rows.get(u32::try_from(some.len()).unwrap()), None);
            let bytes = postcard::to_allocvec(&rows).unwrap();
            assert_eq!(bytes, postcard::to_allocvec(some).unwrap());
            assert_eq!(postcard::from_bytes::<Rows<u32>>(&bytes).unwrap(), rows);
            assert!(rows.clone().into_iter().eq(some.iter().copied()));
            if let Some(first) = rows.get_mut(0) {
                *first = 9;
                assert_eq!(rows.get(0), Some(&9));
            }
        }
    }
}
