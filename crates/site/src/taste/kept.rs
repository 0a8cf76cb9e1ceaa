//! What is kept of a reader for For You, and how it is stored.

use news::AccountId;
use ranking::foryou::Profile;
use store::Store;

use crate::Error;

/// What is kept of a reader, besides what is followed and muted.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Kept {
    /// The space that the interests lie in.
    pub space: u64,
    /// Whether nothing is learned and nothing asked: then For You is the same for everyone.
    pub off: bool,
    /// 0: close to what was read; 1: as varied as can be.
    pub diversity: f32,
    pub profile: Profile,
}

const VERSION: u8 = 1;
/// The dial of a reader who never turned it.
pub(crate) const DIVERSITY: f32 = 0.25;

impl Kept {
    pub fn new() -> Self {
        Self { diversity: DIVERSITY, ..Self::default() }
    }

    /// As it is stored.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![VERSION, u8::from(self.off)];
        bytes.extend(self.space.to_le_bytes());
        bytes.extend(self.diversity.to_le_bytes());
        bytes.extend(self.profile.to_bytes());
        bytes
    }

    /// From what is stored; `None` where that is not a profile.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (head, rest) = bytes.split_first_chunk::<2>()?;
        let [VERSION, off] = *head else { return None };
        let (space, rest) = rest.split_first_chunk::<8>()?;
        let (diversity, rest) = rest.split_first_chunk::<4>()?;
        let diversity = f32::from_le_bytes(*diversity);
        Some(Self {
            space: u64::from_le_bytes(*space),
            off: off == 1,
            diversity: if diversity.is_finite() { diversity.clamp(0.0, 1.0) } else { DIVERSITY },
            profile: Profile::from_bytes(rest).ok()?,
        })
    }

    pub async fn read(store: &Store, account: AccountId) -> Result<Self, Error> {
        let kept = store.profile(account).await?;
        Ok(kept.and_then(|bytes| Self::from_bytes(&bytes)).unwrap_or_else(Self::new))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_reads_back_and_is_small() {
        let kept = Kept { space: 7, off: true, diversity: 0.5, profile: Profile::new() };
        let bytes = kept.to_bytes();
        assert_eq!(Kept::from_bytes(&bytes), Some(kept));
        assert!(bytes.len() < 1_000, "{}", bytes.len());
        assert_eq!(Kept::from_bytes(&bytes[..20]), None);
        assert_eq!(Kept::from_bytes(&[]), None);
    }
}
