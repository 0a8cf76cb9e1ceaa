//! The order of grounds, the ways on, and records that replay.

use news::{Access, Section, TitleKind};
use proptest::prelude::*;

use super::*;

const POLICY: &str = r#"
version = 2
wall = "metered"
preview = 300

[meter]
strangers = 2
registered = 4
network = 20

[wallet]
prices = { EUR = 50, JPY = 80 }
top_ups = { EUR = [500], JPY = [800] }

[[plan]]
id = "monthly"
name = "Monthly"
interval = "month"
prices = { EUR = 990 }

[[title]]
title = "closed"
in_membership = false

[[title]]
title = "late"
embargo_minutes = 10

[[title]]
title = "no-gifts"
gifts = false

[[title]]
title = "norway"
countries = ["NO"]

[[rule]]
name = "Broadcasters are free"
kinds = ["broadcaster"]
wall = "free"

[[rule]]
name = "Comment is for the registered"
sections = ["opinion"]
wall = "registration"

[[rule]]
name = "Business is for members"
sections = ["business"]
wall = "members"
price = { EUR = 90 }

[[rule]]
name = "Culture is for members alone"
sections = ["culture"]
wall = "members"
price = {}
"#;

fn policy() -> &'static Policy {
    static READ: std::sync::LazyLock<Policy> = std::sync::LazyLock::new(|| Policy::read(POLICY).unwrap());
    &READ
}

fn asked() -> Asked {
    Asked {
        at_us: 1_000_000_000_000,
        article: ArticleId(1),
        title: TitleId(5),
        facts: Facts {
            title: "herald".to_owned(),
            kind: TitleKind::Newspaper,
            section: Some(Section::World),
            country: "GB".to_owned(),
            language: "en".to_owned(),
            access: Access::Free,
            published_us: 999_999_999_999,
        },
        taken_down: false,
        reader: Reader::Stranger,
        rights: Vec::new(),
        gift: false,
        institution: false,
        country: None,
        used: 0,
        used_for_this: false,
        network_used: 0,
        period_ends_us: 2_000_000_000_000,
        trial_possible: false,
        terms: None,
        purse: None,
    }
}

fn in_section(section: Section) -> Asked {
    let mut asked = asked();
    asked.facts.section = Some(section);
    asked
}

fn of_title(title: &str) -> Asked {
    let mut asked = asked();
    asked.facts.title = title.to_owned();
    asked
}

fn right(kind: RightKind, title: Option<TitleId>) -> Right {
    Right { kind, title, from_us: 0, to_us: Some(1_500_000_000_000) }
}

fn reason(asked: &Asked) -> (Outcome, Reason) {
    let decision = decide(policy(), asked);
    (decision.outcome, decision.reason)
}

#[test]
fn the_first_ground_that_allows_is_named() {
    use Outcome::{Allow, Deny, Preview};
    let everything = Asked {
        gift: true,
        institution: true,
        rights: vec![
            right(RightKind::OwnSubscription, Some(TitleId(5))),
            right(RightKind::Member, None),
            right(RightKind::Trial, None),
        ],
        ..asked()
    };
    let without = |change: fn(&mut Asked)| {
        let mut asked = everything.clone();
        change(&mut asked);
        asked
    };
    for (asked, expected) in [
        (Asked { taken_down: true, ..everything.clone() }, (Deny, Reason::TakenDown)),
        (everything.clone(), (Allow, Reason::Gift)),
        (Asked { reader: Reader::Crawler, ..everything.clone() }, (Preview(300), Reason::Crawler)),
        (without(|asked| asked.gift = false), (Allow, Reason::Institution)),
        (without(|asked| (asked.gift, asked.institution) = (false, false)), (Allow, Reason::OwnSubscription)),
        (Asked { rights: vec![right(RightKind::Member, None)], ..asked() }, (Allow, Reason::Member)),
        (Asked { rights: vec![right(RightKind::Trial, None)], ..asked() }, (Allow, Reason::Trial)),
        (
            Asked { rights: vec![right(RightKind::OwnSubscription, Some(TitleId(6)))], used: 2, ..asked() },
            (Preview(300), Reason::MeterUsedUp),
        ),
        (asked(), (Allow, Reason::Meter)),
        (Asked { reader: Reader::Unknown, ..asked() }, (Preview(300), Reason::MeterAsk)),
        (Asked { used: 2, used_for_this: true, ..asked() }, (Allow, Reason::MeterAgain)),
        (Asked { used: 2, ..asked() }, (Preview(300), Reason::MeterUsedUp)),
        (Asked { network_used: 20, ..asked() }, (Preview(300), Reason::MeterUsedUp)),
        (Asked { used: 3, network_used: 20, reader: Reader::Registered, ..asked() }, (Allow, Reason::Meter)),
        (in_section(Section::Opinion), (Preview(300), Reason::RegistrationWall)),
        (Asked { reader: Reader::Registered, ..in_section(Section::Opinion) }, (Allow, Reason::Registered)),
        (Asked { reader: Reader::Registered, ..in_section(Section::Business) }, (Preview(300), Reason::PayWall)),
        (of_title("late"), (Deny, Reason::Embargo)),
        (of_title("norway"), (Deny, Reason::Territory)),
        (Asked { country: Some("NO".to_owned()), ..of_title("norway") }, (Allow, Reason::Meter)),
        (Asked { gift: true, used: 2, ..of_title("no-gifts") }, (Preview(300), Reason::MeterUsedUp)),
        (
            Asked { rights: vec![right(RightKind::Member, None)], ..of_title("closed") },
            (Preview(300), Reason::OwnSubscribersOnly),
        ),
    ] {
        assert_eq!(reason(&asked), expected, "{asked:?}");
    }
    let mut free = in_section(Section::Business);
    free.facts.kind = TitleKind::Broadcaster;
    let decision = decide(policy(), &free);
    assert_eq!((decision.reason, decision.rule.as_str()), (Reason::Free, "Broadcasters are free"));
}

#[test]
fn acceptance_17_an_own_subscription_that_expires_in_mid_article_ends_with_the_next_request() {
    let own = Asked { rights: vec![right(RightKind::OwnSubscription, Some(TitleId(5)))], used: 2, ..asked() };
    assert_eq!(reason(&Asked { at_us: 1_499_999_999_999, ..own.clone() }).1, Reason::OwnSubscription);
    assert_eq!(reason(&Asked { at_us: 1_500_000_000_000, ..own }).1, Reason::MeterUsedUp);
}

#[test]
fn acceptance_18_a_linked_reader_without_rights_is_at_the_wall_and_no_error() {
    let linked = Asked { reader: Reader::Registered, rights: Vec::new(), used: 4, ..asked() };
    assert_eq!(reason(&linked), (Outcome::Preview(300), Reason::MeterUsedUp));
}

#[test]
fn acceptance_25_the_ways_on_fit_who_is_asking() {
    let ways = |asked: &Asked| decide(policy(), asked).unlocks;
    let unknown = Asked { reader: Reader::Unknown, ..asked() };
    assert_eq!(
        ways(&unknown),
        [
            Unlock::TakeFreeArticle(2),
            Unlock::SignUp,
            Unlock::SignIn,
            Unlock::Trial(14),
            Unlock::Join,
            Unlock::AtPublisher
        ]
    );
    let registered = Asked { reader: Reader::Registered, used: 4, ..asked() };
    let buy = Unlock::Buy { price: EURO_50, is_enough: false };
    assert_eq!(ways(&registered), [buy, Unlock::Join, Unlock::AtPublisher, Unlock::Wait(2_000_000_000_000)]);
    assert_eq!(ways(&Asked { trial_possible: true, ..registered })[0], Unlock::Trial(14));
    assert_eq!(ways(&of_title("closed")), [Unlock::AtPublisher]);
}

#[test]
fn terms_asked_for_here_win_over_the_file_and_a_record_replays_after_they_changed() {
    let asked_for = Terms { in_membership: false, preview: Some(77), ..Terms::none("herald") };
    let right = vec![right(RightKind::Member, None)];
    let record = Record::of(policy(), Asked { rights: right.clone(), terms: Some(asked_for), ..asked() });
    assert_eq!((record.decision.outcome, record.decision.reason), (Outcome::Preview(77), Reason::OwnSubscribersOnly));
    assert!(record.replays(policy()));
    assert_eq!(decide(policy(), &Asked { rights: right, ..asked() }).reason, Reason::Member);
}

#[test]
fn a_record_is_plain_data_and_replays() {
    let record = Record::of(policy(), Asked { rights: vec![right(RightKind::Trial, None)], ..asked() });
    let text = serde_json::to_string(&record).unwrap();
    assert_eq!(serde_json::from_str::<Record>(&text).unwrap(), record);
    assert!(record.replays(policy()));
    let other = POLICY.replace("version = 2", "version = 3");
    assert!(!record.replays(&Policy::read(&other).unwrap()), "another edition is no proof");
}

const EURO_50: Money = Money::new(50, crate::Currency::EUR);

/// Somebody with an account, whose free articles are used up, and a balance of so many cents.
fn with_purse(cents: i64, agreed: Option<Money>) -> Asked {
    let purse = Purse { held: vec![Money::new(cents, crate::Currency::EUR)], bought: false, agreed };
    Asked { reader: Reader::Registered, used: 4, purse: Some(purse), ..asked() }
}

#[test]
fn an_article_is_bought_only_at_the_price_that_the_reader_saw_and_has() {
    let agreed = Some(EURO_50);
    let decision = decide(policy(), &with_purse(50, agreed));
    assert_eq!((decision.reason, decision.costs), (Reason::Bought, agreed));
    // Asking is not buying; a balance that is too small, and a price that changed in between, buy nothing.
    for (asked, is_enough) in [
        (with_purse(50, None), true),
        (with_purse(49, agreed), false),
        (with_purse(50, Some(Money::new(40, crate::Currency::EUR))), true),
        (with_purse(50, Some(Money::new(50, crate::Currency::USD))), true),
    ] {
        let decision = decide(policy(), &asked);
        assert_eq!((decision.reason, decision.costs), (Reason::MeterUsedUp, None), "{asked:?}");
        assert_eq!(decision.unlocks[0], Unlock::Buy { price: EURO_50, is_enough });
    }
}

#[test]
fn whatever_costs_nothing_comes_before_the_wallet() {
    let mut asked = with_purse(50, Some(EURO_50));
    asked.used = 3;
    assert_eq!(reason(&asked).1, Reason::Meter);
    asked.rights = vec![right(RightKind::Trial, None)];
    assert_eq!(reason(&asked).1, Reason::Trial);
    let mut opinion = with_purse(50, Some(EURO_50));
    opinion.facts.section = Some(Section::Opinion);
    assert_eq!(reason(&opinion).1, Reason::Registered, "an account opens it: nothing is sold");
}

#[test]
fn what_was_bought_stays_open_and_costs_nothing_again() {
    let mut again = with_purse(0, None);
    again.used = 0;
    again.purse.as_mut().unwrap().bought = true;
    let decision = decide(policy(), &again);
    assert_eq!((decision.reason, decision.costs, decision.counts), (Reason::BoughtBefore, None, false));
    again.taken_down = true;
    assert_eq!(reason(&again).1, Reason::TakenDown);
}

#[test]
fn rules_and_publishers_say_what_is_sold_alone_and_strangers_are_sold_nothing() {
    let buys = |asked: &Asked| {
        let unlocks = decide(policy(), asked).unlocks;
        unlocks
            .iter()
            .find_map(|unlock| if let Unlock::Buy { price, .. } = unlock { Some(price.to_string()) } else { None })
    };
    let of = |section| {
        let mut asked = with_purse(0, None);
        asked.facts.section = Some(section);
        asked
    };
    assert_eq!(buys(&of(Section::World)).as_deref(), Some("EUR 0.50"));
    assert_eq!(buys(&of(Section::Business)).as_deref(), Some("EUR 0.90"));
    assert_eq!(buys(&of(Section::Culture)), None);
    assert_eq!(buys(&Asked { reader: Reader::Stranger, ..of(Section::World) }), None);
    let mut closed = with_purse(500, None);
    closed.facts.title = "closed".to_owned();
    assert_eq!(buys(&closed), None);
    // Whoever has yen is asked for yen.
    let mut yen = with_purse(0, None);
    yen.purse.as_mut().unwrap().held.push(Money::new(100, crate::Currency::JPY));
    assert_eq!(buys(&yen).as_deref(), Some("JPY 80"));
}

#[test]
fn a_purchase_replays_and_records_of_before_there_was_a_wallet_do_too() {
    let record = Record::of(policy(), with_purse(70, Some(EURO_50)));
    let text = serde_json::to_string(&record).unwrap();
    assert!(serde_json::from_str::<Record>(&text).unwrap().replays(policy()));
    let old = serde_json::to_string(&Record::of(policy(), asked())).unwrap();
    assert!(!old.contains("purse") && !old.contains("costs"), "{old}");
}

fn any_asked() -> impl Strategy<Value = Asked> {
    let title = prop::sample::select(vec!["herald", "closed", "late", "no-gifts", "norway"]);
    let section = prop::sample::select(vec![None, Some(Section::Opinion), Some(Section::Business)]);
    let reader = prop::sample::select(vec![Reader::Unknown, Reader::Stranger, Reader::Registered, Reader::Crawler]);
    let kinds = prop::sample::select(vec![RightKind::OwnSubscription, RightKind::Member, RightKind::Trial]);
    let right = (kinds, prop::option::of(4_i64..7), 0_i64..4, 0_i64..6).prop_map(|(kind, title, from, to)| Right {
        kind,
        title: title.map(TitleId),
        from_us: from * 500_000_000_000,
        to_us: (to < 5).then_some(to * 500_000_000_000),
    });
    (
        title,
        section,
        reader,
        prop::collection::vec(right, 0..3),
        any::<[bool; 5]>(),
        0_u32..6,
        (0_u32..30, prop::option::of((0_i64..120, any::<bool>(), any::<bool>()))),
    )
        .prop_map(
            |(
                title,
                section,
                reader,
                rights,
                [gift, institution, taken_down, again, broadcaster],
                used,
                (network_used, purse),
            )| {
                let mut asked = Asked {
                    reader,
                    rights,
                    gift,
                    institution,
                    taken_down: taken_down && gift,
                    used_for_this: again,
                    used,
                    network_used,
                    purse: purse.map(|(cents, bought, agrees)| Purse {
                        held: vec![Money::new(cents, crate::Currency::EUR)],
                        bought,
                        agreed: agrees.then_some(EURO_50),
                    }),
                    ..of_title(title)
                };
                asked.facts.section = section;
                if broadcaster {
                    asked.facts.kind = TitleKind::Broadcaster;
                }
                asked
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn acceptance_25_every_refusal_has_a_reason_and_a_way_on(asked in any_asked()) {
        let policy = policy();
        let decision = decide(policy, &asked);
        prop_assert_eq!(decision.allows(), decision.unlocks.is_empty());
        prop_assert!(!decision.counts || decision.allows());
        prop_assert!(asked.reader != Reader::Crawler || decision.reason == Reason::Free || !decision.allows());
        prop_assert_eq!(&decide(policy, &asked), &decision, "asking changes nothing");
        if decision.reason == Reason::Meter {
            prop_assert!(asked.used < limit(policy, asked.reader));
        }
        prop_assert_eq!(decision.costs.is_some(), decision.reason == Reason::Bought);
        if let (Some(price), Some(purse)) = (decision.costs, &asked.purse) {
            prop_assert!(purse.agreed == Some(price) && purse.holds(price.currency) >= price.minor && !purse.bought);
        }
    }
}
