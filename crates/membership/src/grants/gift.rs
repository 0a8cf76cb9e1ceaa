//! Two gifts that are easily mistaken for one another: a *gift link* opens one article for a few devices and days; a *gift
//! subscription* is a membership for somebody else, and begins when it is claimed, not when it was bought.

use jiff::ToSpan as _;
use jiff::tz::TimeZone;
use news::{AccountId, ArticleId};
use serde::{Deserialize, Serialize};

use super::DAY_US;
use crate::policy::Gifts;

/// A gift link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Its id.
    pub id: i64,
    /// Who gives.
    pub giver: AccountId,
    /// What.
    pub article: ArticleId,
    /// When it was made.
    pub made_us: i64,
    /// The first microsecond at which it opens nothing any more.
    pub ends_us: i64,
    /// Devices that may open it.
    pub devices: u32,
    /// When the giver took it back.
    pub revoked_us: Option<i64>,
}

/// What became of the wish to give an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Giving {
    /// It counts; so many are left in this month after it.
    New {
        /// Articles that may still be given this month.
        left: u32,
    },
    /// It was given in this month already: the same link once more.
    Again,
}

/// Why a gift is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Refused {
    /// Only members give.
    #[error("Giving articles is for members.")]
    NotAMember,
    /// The publisher does not allow it.
    #[error("The publisher of this article does not allow that it is given away.")]
    NotThisTitle,
    /// The month's gifts are used up.
    #[error("You have given as many articles as you can this month. On the first of next month you can give again.")]
    UsedUp,
    /// The giver took it back.
    #[error("This gift was taken back by the person who gave it.")]
    Revoked,
    /// It is too old.
    #[error("This gift has expired: a gift opens its article for some days.")]
    Expired,
    /// Too many devices.
    #[error("This gift has been opened on as many devices as it can be. Where it was opened before, it still opens.")]
    TooManyDevices,
    /// Somebody claimed it.
    #[error("This gift has been claimed already.")]
    Claimed,
    /// It is not there yet.
    #[error("This gift is not to be opened yet.")]
    TooEarly,
    /// The money for it went back.
    #[error("This gift was given back by the person who bought it.")]
    GivenBack,
    /// Who reads by a membership without an end has no use for it now.
    #[error("You are a member already. Keep the gift for when that ends, or give the link to somebody else.")]
    IsAMember,
}

/// Whether an article may be given, `given` being those that the giver gave in this month.
///
/// # Errors
/// When it may not.
pub fn give(gifts: &Gifts, given: &[ArticleId], article: ArticleId) -> Result<Giving, Refused> {
    if given.contains(&article) {
        return Ok(Giving::Again);
    }
    let count = u32::try_from(given.len()).unwrap_or(u32::MAX);
    match gifts.per_month.saturating_sub(count) {
        0 => Err(Refused::UsedUp),
        left => Ok(Giving::New { left: left - 1 }),
    }
}

/// When a link that is made at `now_us` ends.
#[must_use]
pub fn link_ends_us(gifts: &Gifts, now_us: i64) -> i64 {
    now_us.saturating_add(i64::from(gifts.days) * DAY_US)
}

/// Whether the link opens its article at `now_us` on a device; `opened` devices have opened it, this one among them if `known`.
///
/// # Errors
/// When it does not.
pub fn open(link: &Link, opened: u32, known: bool, now_us: i64) -> Result<(), Refused> {
    if link.revoked_us.is_some_and(|revoked_us| revoked_us <= now_us) {
        return Err(Refused::Revoked);
    }
    if now_us >= link.ends_us {
        return Err(Refused::Expired);
    }
    if !known && opened >= link.devices {
        return Err(Refused::TooManyDevices);
    }
    Ok(())
}

/// A gift subscription.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GiftSubscription {
    /// Its id.
    pub id: i64,
    /// Who bought it.
    pub buyer: AccountId,
    /// The plan's word.
    pub plan: String,
    /// Months that it lasts.
    pub months: u32,
    /// From when it can be claimed.
    pub available_us: i64,
    /// When it was claimed.
    pub claimed_us: Option<i64>,
}

/// Days in which it can be claimed, from when it is available.
pub const CLAIM_DAYS: i64 = 365;

/// The membership that claiming gives: it begins now, or where a membership in force ends, so that no day is lost.
///
/// # Errors
/// When it was claimed, is too old, or not available yet.
pub fn claim(gift: &GiftSubscription, now_us: i64, member_until_us: Option<i64>) -> Result<(i64, i64), Refused> {
    if gift.claimed_us.is_some() {
        return Err(Refused::Claimed);
    }
    if now_us < gift.available_us {
        return Err(Refused::TooEarly);
    }
    if now_us >= gift.available_us.saturating_add(CLAIM_DAYS * DAY_US) {
        return Err(Refused::Expired);
    }
    let from_us = member_until_us.unwrap_or(now_us).max(now_us);
    Ok((from_us, months_after(from_us, gift.months)))
}

/// The term that the payment for a gift waits for while nobody has claimed it: it begins when nobody can any more, so that nothing of it is earned
/// before. Claiming puts the term that was claimed in its place.
#[must_use]
pub fn unclaimed_term(available_us: i64, months: u32) -> (i64, i64) {
    let from_us = available_us.saturating_add(CLAIM_DAYS * DAY_US);
    (from_us, months_after(from_us, months))
}

fn months_after(from_us: i64, months: u32) -> i64 {
    let from = news::from_micros(from_us).to_zoned_datetime(TimeZone::UTC);
    from.checked_add(i64::from(months).months()).map_or(i64::MAX, |to| news::to_micros(to.timestamp()))
}

/// Days before its end on which whoever reads by a gift is told so, once. Nothing is drawn when it ends.
pub const REMINDER_DAYS: i64 = 7;

#[cfg(test)]
mod tests {
    use super::*;

    fn link() -> Link {
        Link {
            id: 1,
            giver: AccountId(1),
            article: ArticleId(7),
            made_us: 0,
            ends_us: link_ends_us(&Gifts::default(), 0),
            devices: 10,
            revoked_us: None,
        }
    }

    #[test]
    fn acceptance_06_the_eleventh_device_is_told_so_kindly() {
        assert_eq!(open(&link(), 9, false, 1), Ok(()));
        assert_eq!(open(&link(), 10, true, 1), Ok(()), "one of the ten");
        let refused = open(&link(), 10, false, 1).unwrap_err();
        assert_eq!(refused, Refused::TooManyDevices);
        assert!(refused.to_string().contains("as many devices as it can"), "{refused}");
    }

    #[test]
    fn a_link_ends_after_its_days_or_when_it_is_taken_back() {
        assert_eq!(open(&link(), 0, false, 14 * DAY_US - 1), Ok(()));
        assert_eq!(open(&link(), 0, false, 14 * DAY_US), Err(Refused::Expired));
        assert_eq!(open(&Link { revoked_us: Some(5), ..link() }, 3, true, 5), Err(Refused::Revoked));
    }

    #[test]
    fn ten_a_month_and_the_same_one_again_is_free() {
        let gifts = Gifts { per_month: 2, ..Gifts::default() };
        assert_eq!(give(&gifts, &[], ArticleId(1)), Ok(Giving::New { left: 1 }));
        assert_eq!(give(&gifts, &[ArticleId(1)], ArticleId(2)), Ok(Giving::New { left: 0 }));
        assert_eq!(give(&gifts, &[ArticleId(1), ArticleId(2)], ArticleId(3)), Err(Refused::UsedUp));
        assert_eq!(give(&gifts, &[ArticleId(1), ArticleId(2)], ArticleId(2)), Ok(Giving::Again));
    }

    #[test]
    fn acceptance_07_a_gift_begins_when_it_is_claimed_and_not_when_it_was_bought() {
        let gift = GiftSubscription {
            id: 1,
            buyer: AccountId(1),
            plan: "monthly".to_owned(),
            months: 1,
            available_us: 0,
            claimed_us: None,
        };
        let claimed_us = 200 * DAY_US;
        let (from_us, to_us) = claim(&gift, claimed_us, None).unwrap();
        assert_eq!(from_us, claimed_us);
        // 20 July 1970, and a calendar month later.
        assert_eq!(to_us - from_us, 31 * DAY_US);
        let (after_us, _) = claim(&gift, claimed_us, Some(claimed_us + 5 * DAY_US)).unwrap();
        assert_eq!(after_us, claimed_us + 5 * DAY_US, "what is left of a membership is carried on");
        assert_eq!(claim(&gift, 365 * DAY_US, None), Err(Refused::Expired));
        let later = GiftSubscription { available_us: 300 * DAY_US, ..gift.clone() };
        assert_eq!(claim(&later, claimed_us, None), Err(Refused::TooEarly));
        assert_eq!(claim(&GiftSubscription { claimed_us: Some(1), ..gift }, 2, None), Err(Refused::Claimed));
    }
}
