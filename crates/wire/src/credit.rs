//! Claims: what an article says about who wrote it.
use serde::{Deserialize, Serialize};
/// A claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// Agency.
    pub agency: Option<String>,
    /// Item.
    pub item: Option<String>,
}
impl Claim {
    /// x
    #[must_use]
    pub fn says_agency_text(&self) -> bool {
        self.agency.is_some()
    }
}
