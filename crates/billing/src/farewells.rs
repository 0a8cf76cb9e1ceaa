//! Carrying out what readers wish: cancelling, withdrawing, pausing, going on, and having the rest of a balance back, at the payment provider.
//!
//! A wish waits in the database until the provider has done it. Each try asks first how things are, and then only for what is still to be done; each
//! call has a key of its own, so that a try whose answer was lost does nothing twice. What was given back is posted when the provider tells of it.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use membership::Money;
use membership::books::{self, Amounts};
use membership::farewell::{Contract, Effect, MOST_TRIES, Step, Wish, course, next_try_us};
use membership::grants::withdrawal::{self, Waiver};
use membership::outcome::{Outcome, written};
use news::AccountId;
use store::{FailedTry, Farewell, Payment, Store};

use crate::Error;
use crate::notice::Seen;
use crate::stripe::{Change, Client};
use crate::taking;

/// Wishes that are carried out at once.
const AT_ONCE: i64 = 100;

/// A wish that was carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarriedOut {
    /// Its number.
    pub farewell: i64,
    /// Whose it was.
    pub account: AccountId,
    /// What was wished.
    pub wish: Wish,
    /// What came of it, for its reader.
    pub outcomes: Vec<Outcome>,
}

/// What was done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Farewells {
    /// Wishes that are done with.
    pub carried_out: Vec<CarriedOut>,
    /// That are tried again.
    pub put_off: usize,
    /// That a person has to see to.
    pub by_hand: usize,
}

/// Carries out every wish that is due; one that fails stops no other. Without a provider there is nothing to end but what the operator ends.
///
/// # Errors
/// When the database fails.
pub async fn carry_out(
    store: &Store,
    client: Option<&Client>,
    zone: &TimeZone,
    now_us: i64,
) -> Result<Farewells, Error> {
    let mut done = Farewells::default();
    for farewell in store.farewells_due(now_us, AT_ONCE).await? {
        let Some(account) = farewell.account else {
            let said = "No account here has this address. Look for the contract by its number, or write back.";
            put_off(store, &farewell, (false, true), said, now_us).await?;
            done.by_hand += 1;
            continue;
        };
        match one(store, client, &farewell, account, zone, now_us).await {
            Ok(outcomes) => {
                if store.settle_farewell(farewell.id, &written(&outcomes), now_us).await? {
                    done.carried_out.push(CarriedOut { farewell: farewell.id, account, wish: farewell.wish, outcomes });
                }
            }
            Err(Error::Store(error)) => return Err(error.into()),
            Err(error) => {
                tracing::warn!(farewell = farewell.id, wish = farewell.wish.as_str(), %error, "a wish of a reader was not carried out");
                let by_hand = !error.may_pass() || farewell.tries + 1 >= MOST_TRIES;
                let refused = matches!(error, Error::Refused { .. });
                put_off(store, &farewell, (refused, by_hand), &error.to_string(), now_us).await?;
                *if by_hand { &mut done.by_hand } else { &mut done.put_off } += 1;
            }
        }
    }
    Ok(done)
}

async fn put_off(
    store: &Store,
    farewell: &Farewell,
    (refused, by_hand): (bool, bool),
    said: &str,
    now_us: i64,
) -> Result<(), Error> {
    let due_us = next_try_us(farewell.tries.saturating_add(1), now_us);
    Ok(store.put_farewell_off(farewell.id, &FailedTry { due_us, refused, by_hand, said: said.to_owned() }).await?)
}

/// Carries out one; what came of it.
async fn one(
    store: &Store,
    client: Option<&Client>,
    farewell: &Farewell,
    account: AccountId,
    zone: &TimeZone,
    now_us: i64,
) -> Result<Vec<Outcome>, Error> {
    let now_s = now_us.div_euclid(1_000_000);
    if farewell.wish == Wish::GiveBack {
        return give_back(store, client, farewell, account, now_us).await;
    }
    let known = store.subscriptions_paid_by(account).await?;
    let once = withdrawn_payments(store, farewell, account, zone).await?;
    let Some(client) = client else {
        if let Some(words) = sent_back_by_hand(&once) {
            return Err(Error::ByHand(words));
        }
        return match known.iter().any(|subscription| subscription.state(now_us).gives_access()) {
            true => Err(Error::NotUnderstood {
                doing: "ending a subscription",
                what: "it was begun at a payment provider, and none is set up any more".to_owned(),
            }),
            false => Ok(vec![Outcome::NothingToEnd]),
        };
    };
    // What was begun is asked for at the provider too: its webhook may have been lost.
    let mut contracts: BTreeMap<String, Seen> = BTreeMap::new();
    for seen in client.subscriptions_of(&account.to_string(), now_s).await? {
        contracts.insert(seen.id.clone(), seen);
    }
    for subscription in known {
        let seen = client.subscription(&subscription.reference, now_s).await?;
        contracts.insert(seen.id.clone(), seen);
    }
    let mut outcomes = Vec::new();
    for seen in contracts.into_values() {
        let of = Carrying { store, client, farewell, account, zone, now_us };
        outcomes.extend(of.contract(seen).await?);
    }
    for paid in once {
        let left = Money::new(paid.amounts.gross - paid.returned, paid.currency);
        let key = format!("farewell:{}:{}:{}", farewell.id, farewell.refusals, paid.charge);
        client.refund(&paid.charge, left.minor, &key).await?;
        outcomes.push(Outcome::GiftBack { money: left });
    }
    if outcomes.is_empty() {
        // A trial or a gift ends by itself.
        outcomes.push(Outcome::NothingToEnd);
    }
    Ok(outcomes)
}

/// What goes back of a reader's own balance, payment by payment, the latest first: what was paid, and never more than there is.
///
/// # Errors
/// When the database fails.
pub async fn rest_of(store: &Store, account: AccountId, held: &[Money]) -> Result<Vec<(Payment, i64)>, store::Error> {
    let mut steps = Vec::new();
    for held in held {
        let mut put_in = store.top_ups_of(account).await?;
        put_in.retain(|paid| paid.currency == held.currency && paid.disputed == 0 && !paid.charge.is_empty());
        let known: Vec<(&Amounts, i64)> = put_in.iter().map(|paid| (&paid.amounts, paid.returned)).collect();
        let rest = books::rest(held.minor, &known);
        steps.extend(put_in.into_iter().zip(rest).filter(|(_, step)| *step > 0));
    }
    Ok(steps)
}

/// A transfer is found by the number of our own invoice: no provider can give it back.
#[must_use]
pub fn is_sent_by_hand(paid: &Payment) -> bool {
    paid.charge == paid.invoice
}

/// Gives back what is left of a reader's own balance, the way that it came. Until it is posted nothing else is taken from the balance.
async fn give_back(
    store: &Store,
    client: Option<&Client>,
    farewell: &Farewell,
    account: AccountId,
    now_us: i64,
) -> Result<Vec<Outcome>, Error> {
    let (mut outcomes, mut by_hand) = (Vec::new(), Vec::new());
    for (paid, step) in rest_of(store, account, &store.wallet(account).await?).await? {
        let back = Money::new(step, paid.currency);
        let Some(client) = client.filter(|_| !is_sent_by_hand(&paid)) else {
            by_hand.push(format!("{back} of {}", paid.invoice));
            continue;
        };
        let upto = paid.returned + step;
        let key = format!("farewell:{}:{}:{}:{upto}", farewell.id, farewell.refusals, paid.charge);
        client.refund(&paid.charge, step, &key).await?;
        // Posted at once: when the provider tells of it, it is known.
        store.record_return(&paid.charge, upto, now_us).await?;
        outcomes.push(Outcome::BalanceBack { money: back });
    }
    if !by_hand.is_empty() {
        let lines = by_hand.join(" and ");
        return Err(Error::ByHand(format!("Send back {lines} from the reader's balance.")));
    }
    vouchers_over(store, account, now_us).await?;
    Ok(or_nothing_left(outcomes))
}

fn or_nothing_left(outcomes: Vec<Outcome>) -> Vec<Outcome> {
    if outcomes.is_empty() { vec![Outcome::NothingLeft] } else { outcomes }
}

/// What vouchers gave to an account that is gone is spent by nobody any more.
async fn vouchers_over(store: &Store, account: AccountId, now_us: i64) -> Result<(), Error> {
    if store.account(account).await?.is_none() {
        store.end_vouchers_of(account, now_us).await?;
    }
    Ok(())
}

/// A person has sent back what was left of a reader's balance: it is posted, and the wish is done with. What came of it; `None` where it was done
/// with before.
///
/// # Errors
/// When it may not be posted, or the database fails.
pub async fn sent_by_hand(store: &Store, farewell: &Farewell, now_us: i64) -> Result<Option<Vec<Outcome>>, Error> {
    let Some(account) = farewell.account.filter(|_| farewell.settled_us.is_none()) else { return Ok(None) };
    let mut sent = Vec::new();
    for (paid, step) in rest_of(store, account, &store.wallet(account).await?).await? {
        if is_sent_by_hand(&paid) {
            store.record_return(&paid.charge, paid.returned + step, now_us).await?;
            sent.push(Outcome::BalanceSent { money: Money::new(step, paid.currency) });
        }
    }
    let outcomes = or_nothing_left(sent);
    vouchers_over(store, account, now_us).await?;
    Ok(store.settle_farewell(farewell.id, &written(&outcomes), now_us).await?.then_some(outcomes))
}

/// What was paid once and goes back by a withdrawal: invoices that were paid, and gifts that nobody has claimed, within their fourteen days.
async fn withdrawn_payments(
    store: &Store,
    farewell: &Farewell,
    account: AccountId,
    zone: &TimeZone,
) -> Result<Vec<Payment>, Error> {
    if farewell.wish != Wish::Withdraw {
        return Ok(Vec::new());
    }
    let said = store.waivers_of(account).await?;
    let is_in_time = |paid: &Payment| {
        let waiver = said.iter().find(|waiver| waiver.reference == paid.invoice);
        let waiver = waiver.map_or_else(Waiver::default, |waiver| Waiver::said(waiver.said_us));
        withdrawal::ask(paid.paid_us, &waiver, farewell.at_us, zone) == withdrawal::Answer::Withdrawn
    };
    let mut paid = store.payments_without_subscription(account).await?;
    // What a bank holds, nobody gives back a second time.
    paid.retain(|paid| paid.amounts.gross > paid.returned && paid.disputed == 0 && is_in_time(paid));
    Ok(paid)
}

/// What a person is told who has to send money back; `None` where there is none.
fn sent_back_by_hand(paid: &[Payment]) -> Option<String> {
    let line = |paid: &Payment| {
        format!("{} of {}", Money::new(paid.amounts.gross - paid.returned, paid.currency), paid.invoice)
    };
    let lines: Vec<String> = paid.iter().map(line).collect();
    (!lines.is_empty())
        .then(|| format!("It was withdrawn in time. Send back {}, and note it under Payments.", lines.join(" and ")))
}

/// What is needed to carry out one wish.
struct Carrying<'all> {
    store: &'all Store,
    client: &'all Client,
    farewell: &'all Farewell,
    account: AccountId,
    zone: &'all TimeZone,
    now_us: i64,
}

impl Carrying<'_> {
    /// Does with one contract what is wished; what came of it, or nothing where it was over before.
    async fn contract(&self, seen: Seen) -> Result<Option<Outcome>, Error> {
        let paid = self.payments(&seen).await?;
        let left = |paid: &Payment| (paid.charge.clone(), paid.amounts.gross - paid.returned - paid.disputed);
        let contract = Contract {
            begun_us: seen.begun_s.saturating_mul(1_000_000),
            status: seen.snapshot.status,
            ends_with_term: seen.snapshot.ends_with_term,
            term_ends_us: seen.snapshot.to_us,
            paid: paid.iter().map(left).collect(),
        };
        let said = self.store.waivers_of(self.account).await?;
        let said = said.iter().filter(|waiver| waiver.reference.is_empty()).map(|waiver| waiver.said_us);
        let waiver = Waiver::of_contract(contract.begun_us, said);
        let (steps, effect) = course(self.farewell.wish, &contract, &waiver, self.farewell.at_us, self.zone);
        for step in &steps {
            self.step(&seen.id, step).await?;
        }
        let back: i64 = steps.iter().map(|step| if let Step::GivesBack(_, minor) = step { *minor } else { 0 }).sum();
        let back = paid.first().map(|paid| Money::new(back, paid.currency)).filter(|back| back.minor > 0);
        Ok(outcome(effect, back))
    }

    /// What was paid for a subscription: the provider is asked where it may have to go back.
    async fn payments(&self, seen: &Seen) -> Result<Vec<Payment>, Error> {
        if self.farewell.wish != Wish::Withdraw {
            return Ok(Vec::new());
        }
        // So that whose invoices they are is known.
        if self.store.account_of_customer(&seen.customer).await?.is_none() {
            self.store.keep_customer(self.account, &seen.customer).await?;
        }
        for invoice in self.client.invoices_of(&seen.id).await? {
            taking::paid(self.store, self.client, &invoice, self.now_us).await?;
        }
        let all = self.store.payments_of(self.account).await?;
        Ok(all.into_iter().filter(|paid| paid.subscription == seen.id).collect())
    }

    async fn step(&self, subscription: &str, step: &Step) -> Result<(), Error> {
        let now_s = self.now_us.div_euclid(1_000_000);
        // The same call after a lost answer is the same key. After a no it is another one: Stripe repeats its no to a key that it knows.
        let key = |what: &str| format!("farewell:{}:{}:{what}", self.farewell.id, self.farewell.refusals);
        let seen = match step {
            Step::EndsWithTerm(ends) => {
                let key = key(&format!("{subscription}:ends:{ends}"));
                self.client.change(subscription, Change::EndsWithTerm(*ends), &key, now_s).await?
            }
            Step::Paused(paused) => {
                let key = key(&format!("{subscription}:paused:{paused}"));
                self.client.change(subscription, Change::Paused(*paused), &key, now_s).await?
            }
            Step::EndsNow => self.client.end(subscription, &key(&format!("{subscription}:now")), now_s).await?,
            Step::GivesBack(charge, minor) => {
                self.client.refund(charge, *minor, &key(&format!("{charge}:{minor}"))).await?;
                return Ok(());
            }
        };
        taking::subscription(self.store, &seen, self.now_us).await?;
        Ok(())
    }
}

/// What is said of an effect, with the money that goes back; nothing of what was over before.
fn outcome(effect: Effect, back: Option<Money>) -> Option<Outcome> {
    Some(match (effect, back) {
        (Effect::WasOver, _) => return None,
        (Effect::EndsAt(at_us), _) => Outcome::EndsAt { at_us },
        (Effect::Ended(_), Some(money)) => Outcome::EndedWithMoneyBack { money },
        (Effect::Ended(_), None) => Outcome::Ended,
        (Effect::TooLate(over_us, at_us), _) => Outcome::TooLate { over_us, at_us },
        (Effect::Waived(at_us), _) => Outcome::Waived { at_us },
        (Effect::PausesAt(at_us), _) => Outcome::PausesAt { at_us },
        (Effect::GoesOn, _) => Outcome::GoesOn,
    })
}
