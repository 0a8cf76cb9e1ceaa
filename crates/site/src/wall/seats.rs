//! What somebody reads by a seat in a family or a team: as long as its payer's subscription has room for it.

use membership::grants::Right;
use membership::grants::seats::Seat;
use membership::policy::Policy;
use news::AccountId;
use store::{PaidSubscription, Plan, Store};

use super::Wall;

/// People besides the payer whom a subscription has room for.
pub(crate) fn room(policy: &Policy, plans: &[Plan], paid: &PaidSubscription) -> u32 {
    let price = paid.mirror.latest.as_ref().map(|seen| seen.price.as_str()).unwrap_or_default();
    let plan = plans.iter().find(|plan| !price.is_empty() && plan.price == price);
    plan.and_then(|plan| policy.plan(&plan.word)).map_or(0, |plan| plan.seats.saturating_sub(1))
}

/// The rights that an account has by its seats.
pub(super) async fn rights(
    store: &Store,
    wall: &Wall,
    account: AccountId,
    now_us: i64,
) -> Result<Vec<Right>, store::Error> {
    let Some(policy) = wall.policy() else { return Ok(Vec::new()) };
    let own = store.seats_of(account).await?;
    let own: Vec<&Seat> = own.iter().map(|sitting| &sitting.seat).filter(|seat| seat.is_open(now_us)).collect();
    if own.is_empty() {
        return Ok(Vec::new());
    }
    let plans = store.plans().await?;
    let mut rights = Vec::new();
    for seat in own {
        let others = store.seats_paid_by(seat.payer).await?;
        // The seats that were offered first stay where a plan has become too small.
        let open = others.iter().map(|sitting| &sitting.seat).filter(|seat| seat.is_open(now_us));
        let place = open.take_while(|other| other.id != seat.id).count();
        for paid in store.subscriptions_paid_by(seat.payer).await? {
            if place < room(policy, &plans, &paid) as usize {
                let right = Right::of_subscription(paid.state(now_us), now_us);
                rights.extend(right.and_then(|right| seat.right(&right)));
            }
        }
    }
    Ok(rights)
}
