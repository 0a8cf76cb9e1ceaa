//! The wall: what of an article this reader gets, why, by which rule, and what would open it. Asking changes nothing.
//!
//! The first ground that allows wins and is named; what costs something (a free article of the meter) comes last. Inputs and decision
//! are one record, and the record replays: [`Record::replays`].

use news::{ArticleId, TitleId};
use serde::{Deserialize, Serialize};

use crate::Money;
use crate::grants::{Right, RightKind};
use crate::meter::Answer;
use crate::policy::{Facts, Policy, Verdict, Wall};
use crate::terms::{Forbidden, Terms};

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reader {
    /// Somebody without an account, in a browser that has shown nothing of ours yet.
    Unknown,
    /// Somebody without an account, in a browser that we have counted before.
    Stranger,
    /// Somebody with an account.
    Registered,
    /// A search engine that proved that it is one; a name in a header proves nothing.
    Crawler,
}

/// What is asked: everything that a decision looks at besides the policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// When, microseconds since the Unix epoch.
    pub at_us: i64,
    /// Which article.
    pub article: ArticleId,
    /// Whose.
    pub title: TitleId,
    /// What rules look at.
    pub facts: Facts,
    /// Whether it was taken down: by its publisher or by the operator.
    pub taken_down: bool,
    /// Who asks.
    pub reader: Reader,
    /// What the reader holds, in force or not.
    pub rights: Vec<Right>,
    /// Whether a gift link opens this article on this device.
    pub gift: bool,
    /// Whether the reader is in an institution's network.
    pub institution: bool,
    /// ISO 3166-1 code of the reader's country, where known.
    pub country: Option<String>,
    /// Articles of the reader's own meter in this period, and whether this one is among them.
    pub used: u32,
    /// The same.
    pub used_for_this: bool,
    /// Articles of all strangers of the reader's network in this period.
    pub network_used: u32,
    /// When this period ends, microseconds since the Unix epoch.
    pub period_ends_us: i64,
    /// Whether a trial can still be begun: no account but one's own first.
    pub trial_possible: bool,
    /// What the publisher asked for here, rather than in the policy's file. Part of what is asked, so that a record replays after it changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms: Option<Terms>,
    /// The reader's own balance, as far as it concerns this article; `None` for whoever never had one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purse: Option<Purse>,
}

/// A reader's own balance, as a decision looks at it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Purse {
    /// What can be spent, once for each currency.
    pub held: Vec<Money>,
    /// Whether this article, or another one with the same text, was bought before.
    pub bought: bool,
    /// The price that the reader saw and said yes to just now.
    pub agreed: Option<Money>,
}

impl Purse {
    /// What can be spent of a currency, in minor units.
    #[must_use]
    pub fn holds(&self, currency: crate::Currency) -> i64 {
        self.held.iter().filter(|money| money.currency == currency).map(|money| money.minor).sum()
    }
}

/// What the reader gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// All of it.
    Allow,
    /// The beginning, at most so many characters, and the lock.
    Preview(u32),
    /// Nothing of the text.
    Deny,
}

/// Why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// It was taken down.
    TakenDown,
    /// Its publisher lets nobody read it here yet.
    Embargo,
    /// Its publisher lets nobody read it in this country.
    Territory,
    /// The policy makes it free.
    Free,
    /// A search engine gets what a stranger without a free article gets, with the markup that says so.
    Crawler,
    /// Somebody gave it.
    Gift,
    /// By an institution's network.
    Institution,
    /// By a subscription of the title's own.
    OwnSubscription,
    /// By a membership.
    Member,
    /// By a trial.
    Trial,
    /// It was read on the meter in this period.
    MeterAgain,
    /// It is one of the free articles of this period.
    Meter,
    /// It was bought before: reading it again is free.
    BoughtBefore,
    /// It is bought, from the reader's own balance.
    Bought,
    /// By having an account.
    Registered,
    /// It could be one of the free articles, once the reader says so: the browser has not been counted yet.
    MeterAsk,
    /// The free articles of this period are used up.
    MeterUsedUp,
    /// It is for those with an account.
    RegistrationWall,
    /// It is for members.
    PayWall,
    /// It is only for subscribers of its own title.
    OwnSubscribersOnly,
}

/// What would open it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unlock {
    /// Taking one of so many free articles that are left.
    TakeFreeArticle(u32),
    /// Signing in, for whoever has an account or a membership.
    SignIn,
    /// Making an account.
    SignUp,
    /// A trial of so many days.
    Trial(u32),
    /// Buying this article alone.
    Buy {
        /// What it costs.
        price: Money,
        /// Whether the reader's balance is enough; else money has to be put in first.
        is_enough: bool,
    },
    /// A plan.
    Join,
    /// Waiting until then, microseconds since the Unix epoch.
    Wait(i64),
    /// Reading it where it was published.
    AtPublisher,
    /// Reading what other titles report.
    OtherReports,
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// What the reader gets.
    pub outcome: Outcome,
    /// Why.
    pub reason: Reason,
    /// The rule that decided, as the operator calls it; empty for the policy's own wall.
    pub rule: String,
    /// Whether serving it is to be counted on the meter.
    pub counts: bool,
    /// What serving it takes from the reader's own balance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub costs: Option<Money>,
    /// What would open it, the nearest way first; never empty where something is kept back.
    pub unlocks: Vec<Unlock>,
    /// The policy's edition.
    pub policy: u32,
}

impl Decision {
    /// Whether the whole text is given.
    #[must_use]
    pub fn allows(&self) -> bool {
        self.outcome == Outcome::Allow
    }

    /// Characters that are given; `None` for all.
    #[must_use]
    pub fn characters(&self) -> Option<u32> {
        match self.outcome {
            Outcome::Allow => None,
            Outcome::Preview(characters) => Some(characters),
            Outcome::Deny => Some(0),
        }
    }
}

/// A decision with all it was made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// What was asked.
    pub asked: Asked,
    /// What was answered.
    pub decision: Decision,
}

impl Record {
    /// Asks, and keeps both.
    #[must_use]
    pub fn of(policy: &Policy, asked: Asked) -> Self {
        Self { decision: decide(policy, &asked), asked }
    }

    /// Whether the policy, in the edition that the record names, decides the same again.
    #[must_use]
    pub fn replays(&self, policy: &Policy) -> bool {
        policy.version == self.decision.policy && decide(policy, &self.asked) == self.decision
    }
}

/// What of the article this reader gets.
#[must_use]
pub fn decide(policy: &Policy, asked: &Asked) -> Decision {
    let none = Terms::none(&asked.facts.title);
    let terms = asked.terms.as_ref().or_else(|| policy.terms(&asked.facts.title)).unwrap_or(&none);
    let verdict = policy.verdict(&asked.facts, Some(terms), asked.at_us);
    let (outcome, reason, unlocks) = forbidden(terms, asked)
        .or_else(|| allowed(verdict.wall, terms, asked))
        .or_else(|| metered(policy, &verdict, terms, asked))
        .or_else(|| bought(&verdict, terms, asked))
        .or_else(|| registered(verdict.wall, terms, asked))
        .unwrap_or_else(|| kept_back(policy, &verdict, terms, asked));
    Decision {
        outcome: match outcome {
            // A search engine or a stranger at the wall: the preview is the verdict's.
            Outcome::Preview(_) => Outcome::Preview(verdict.preview),
            other => other,
        },
        reason,
        rule: verdict.rule.map(|rule| rule.name.clone()).unwrap_or_default(),
        counts: reason == Reason::Meter,
        costs: asked.purse.as_ref().and_then(|purse| purse.agreed).filter(|_| reason == Reason::Bought),
        unlocks,
        policy: policy.version,
    }
}

type Answered = (Outcome, Reason, Vec<Unlock>);

/// What nobody may read.
fn forbidden(terms: &Terms, asked: &Asked) -> Option<Answered> {
    if asked.taken_down {
        return Some((Outcome::Deny, Reason::TakenDown, vec![Unlock::OtherReports]));
    }
    match terms.forbid(asked.facts.published_us, asked.at_us, asked.country.as_deref())? {
        Forbidden::Until(until_us) => {
            Some((Outcome::Deny, Reason::Embargo, vec![Unlock::Wait(until_us), Unlock::AtPublisher]))
        }
        Forbidden::Here => Some((Outcome::Deny, Reason::Territory, vec![Unlock::AtPublisher, Unlock::OtherReports])),
    }
}

/// What costs nothing, the strongest ground first.
fn allowed(wall: Wall, terms: &Terms, asked: &Asked) -> Option<Answered> {
    let allow = |reason| Some((Outcome::Allow, reason, Vec::new()));
    let holds = |kind: RightKind| {
        asked.rights.iter().any(|right| {
            right.kind == kind && right.covers(asked.at_us) && right.title.is_none_or(|title| title == asked.title)
        })
    };
    if wall == Wall::Free {
        return allow(Reason::Free);
    }
    if asked.reader == Reader::Crawler {
        return Some((Outcome::Preview(0), Reason::Crawler, vec![Unlock::AtPublisher]));
    }
    if asked.gift && terms.gifts {
        return allow(Reason::Gift);
    }
    if asked.institution && terms.in_membership {
        return allow(Reason::Institution);
    }
    if holds(RightKind::OwnSubscription) {
        return allow(Reason::OwnSubscription);
    }
    if terms.in_membership && holds(RightKind::Member) {
        return allow(Reason::Member);
    }
    if terms.in_membership && holds(RightKind::Trial) {
        return allow(Reason::Trial);
    }
    // What was paid for stays open: it uses up no free article, and another policy takes nothing back.
    if asked.purse.as_ref().is_some_and(|purse| purse.bought) {
        return allow(Reason::BoughtBefore);
    }
    None
}

/// For whoever has an account.
fn registered(wall: Wall, terms: &Terms, asked: &Asked) -> Option<Answered> {
    (wall == Wall::Registration && terms.in_membership && asked.reader == Reader::Registered)
        .then(|| (Outcome::Allow, Reason::Registered, Vec::new()))
}

/// What this article costs this reader alone, in the currency that the balance is of; `None` where it is not sold alone. An account that
/// opens an article for nothing is sold nothing.
fn price(verdict: &Verdict<'_>, terms: &Terms, asked: &Asked) -> Option<Money> {
    if asked.reader != Reader::Registered || !terms.in_membership || verdict.wall == Wall::Registration {
        return None;
    }
    let held = |price: &Money| asked.purse.as_ref().map_or(0, |purse| purse.holds(price.currency));
    let prices = || verdict.prices_under(terms);
    let payable = prices().find(|price| held(price) >= price.minor);
    payable.or_else(|| prices().find(|price| held(price) > 0)).or_else(|| prices().next())
}

/// The reader's own balance: only where the reader said yes to the price, as it is now, and has it.
fn bought(verdict: &Verdict<'_>, terms: &Terms, asked: &Asked) -> Option<Answered> {
    let purse = asked.purse.as_ref()?;
    let price = price(verdict, terms, asked)?;
    (purse.agreed == Some(price) && purse.holds(price.currency) >= price.minor)
        .then(|| (Outcome::Allow, Reason::Bought, Vec::new()))
}

/// The meter.
fn metered(policy: &Policy, verdict: &Verdict<'_>, terms: &Terms, asked: &Asked) -> Option<Answered> {
    if verdict.wall != Wall::Metered || !terms.in_membership {
        return None;
    }
    match meter_answer(policy, asked) {
        Answer::Again => Some((Outcome::Allow, Reason::MeterAgain, Vec::new())),
        Answer::UsedUp => None,
        Answer::Left(left) if asked.reader == Reader::Unknown => {
            let mut unlocks = vec![Unlock::TakeFreeArticle(left)];
            unlocks.extend(ways(policy, verdict, terms, asked));
            Some((Outcome::Preview(0), Reason::MeterAsk, unlocks))
        }
        Answer::Left(_) => Some((Outcome::Allow, Reason::Meter, Vec::new())),
    }
}

/// What the reader's meter says.
fn meter_answer(policy: &Policy, asked: &Asked) -> Answer {
    let limit = limit(policy, asked.reader);
    if asked.used_for_this {
        return Answer::Again;
    }
    let mut left = limit.saturating_sub(asked.used);
    if asked.reader != Reader::Registered {
        left = left.min(policy.meter.network.saturating_sub(asked.network_used));
    }
    if left == 0 { Answer::UsedUp } else { Answer::Left(left) }
}

/// Free articles of a period for such a reader.
#[must_use]
pub fn limit(policy: &Policy, reader: Reader) -> u32 {
    match reader {
        Reader::Unknown | Reader::Stranger => policy.meter.strangers,
        Reader::Registered => policy.meter.registered,
        Reader::Crawler => 0,
    }
}

/// The beginning, and the ways on.
fn kept_back(policy: &Policy, verdict: &Verdict<'_>, terms: &Terms, asked: &Asked) -> Answered {
    let reason = match verdict.wall {
        _ if !terms.in_membership => Reason::OwnSubscribersOnly,
        Wall::Registration => Reason::RegistrationWall,
        Wall::Metered => Reason::MeterUsedUp,
        Wall::Free | Wall::Members => Reason::PayWall,
    };
    let mut unlocks = ways(policy, verdict, terms, asked);
    if reason == Reason::MeterUsedUp {
        unlocks.push(Unlock::Wait(asked.period_ends_us));
    }
    (Outcome::Preview(0), reason, unlocks)
}

/// The ways on for whoever is at the wall, the cheapest first.
fn ways(policy: &Policy, verdict: &Verdict<'_>, terms: &Terms, asked: &Asked) -> Vec<Unlock> {
    if !terms.in_membership {
        return vec![Unlock::AtPublisher];
    }
    let is_known = asked.reader == Reader::Registered;
    let mut ways = Vec::new();
    if !is_known {
        ways.extend([Unlock::SignUp, Unlock::SignIn]);
    }
    if policy.trial.days > 0 && (asked.trial_possible || !is_known) {
        ways.push(Unlock::Trial(policy.trial.days));
    }
    if let Some(price) = price(verdict, terms, asked) {
        let is_enough = asked.purse.as_ref().is_some_and(|purse| purse.holds(price.currency) >= price.minor);
        ways.push(Unlock::Buy { price, is_enough });
    }
    if !policy.plans.is_empty() {
        ways.push(Unlock::Join);
    }
    ways.push(Unlock::AtPublisher);
    ways
}

#[cfg(test)]
mod tests;
