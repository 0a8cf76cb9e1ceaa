use news::{AccountId, TitleId};
use proptest::prelude::*;

use super::*;
use crate::shares::{Counts, Model, Read, Reading, Sale, Standing, TrialBudget, divided, sold, trial_paid};

fn title(number: i64) -> Payee {
    Payee::Title(TitleId(number))
}

fn read(reader: i64, of_title: i64, article: i64) -> Read {
    Read {
        reader: AccountId(reader),
        article: ArticleId(of_title * 1_000 + article),
        title: TitleId(of_title),
        carried: None,
        agency: None,
        seconds: 60,
        words: 500,
        standing: Standing::Reader,
    }
}

fn period() -> Period {
    "2026-10".parse().unwrap()
}

/// `readers` readers who paid `net` each; reader n reads title 1 once and title 2 (n mod `kinds`) times.
fn statement(formula: Formula, readers: i64, kinds: i64, net: i64) -> Statement {
    releasing(formula, (readers, kinds, net), 0)
}

/// The same in a month in which so much was released that nobody had claimed.
fn releasing(formula: Formula, (readers, kinds, net): (i64, i64, i64), released: i64) -> Statement {
    let reads: Vec<Read> = (0..readers)
        .flat_map(|reader| {
            let second = (0..reader % kinds).map(move |article| read(reader, 2, article));
            std::iter::once(read(reader, 1, 0)).chain(second)
        })
        .collect();
    let nets: Vec<(AccountId, i64)> = (0..readers).map(|reader| (AccountId(reader), net)).collect();
    let reading = Reading::gathered(&reads);
    let division = divided(period(), &formula, &nets, &reading).releasing(released, &reading);
    let account = Account {
        opening: 10,
        paid_out: 5,
        counts: Counts { readers: readers.unsigned_abs(), reads: 9, seconds: 540 },
        beside: Beside::default(),
        adjustments: vec![Adjustment { reason: "What was held until the claim".to_owned(), minor: 7 }],
        articles: vec![ArticleLine {
            article: ArticleId(1),
            headline: "=cmd, \"x\"".to_owned(),
            readers: 6,
            reads: 6,
            seconds: 9,
        }],
        previous: String::new(),
    };
    written(&title(1), "The Ledger", period(), Currency::EUR, &[division], account)
}

#[test]
fn a_statement_comes_out_and_what_was_changed_does_not() {
    let good = statement(Formula::default(), 23, 3, 850);
    assert_eq!(good.verify(), []);
    let again: Statement = serde_json::from_str(&serde_json::to_string_pretty(&good).unwrap()).unwrap();
    assert_eq!(again, good);

    let mut changed = good.clone();
    changed.groups[0].minor += 1;
    let said: Vec<String> = changed.verify().iter().map(ToString::to_string).collect();
    assert!(said.iter().any(|wrong| wrong.contains("changed after it was written")), "{said:?}");
    assert!(said.iter().any(|wrong| wrong.starts_with("group 1 is")), "{said:?}");
    assert!(said.iter().any(|wrong| wrong.starts_with("earned is")), "{said:?}");

    // Whoever makes the digest anew is still found by the sums.
    let mut forged = Statement { closing: good.closing + 1, ..good };
    forged.digest = forged.worked_out_digest();
    assert_eq!(forged.verify().len(), 1);
}

#[test]
fn fewer_readers_than_the_floor_are_never_told_apart() {
    for (readers, kinds) in [(1, 1), (4, 3), (6, 4), (23, 3), (24, 9), (60, 2)] {
        let found = statement(Formula::default(), readers, kinds, 850);
        assert_eq!(found.verify(), [], "{readers} readers of {kinds} kinds");
        assert!(found.groups.iter().all(|group| group.readers == 0 || group.readers >= 5));
        assert!(found.folded.iter().all(|folded| folded.readers.is_none_or(|readers| readers >= 5)));
        assert_eq!(found.readers.is_some(), readers >= 5);
    }
}

#[test]
fn together_models_state_the_whole_pool() {
    for model in [Model::ProRata, Model::ByTime] {
        let found = statement(Formula { model, ..Formula::default() }, 23, 3, 850);
        assert_eq!(found.verify(), []);
        assert_eq!(found.groups.len(), 1);
        assert_eq!(found.groups[0].divided, found.whole.titles);
    }
}

/// A statement of a month in which the first so many of twenty readers bought an article each, at one price or another; with trials and a release.
fn beside(formula: Formula, buyers: i64, prices: i64, earlier: Option<Formula>) -> Statement {
    let sales = (0..buyers).map(|reader| Sale {
        title: TitleId(1),
        agency: (reader % 2 == 0).then(|| "afp".to_owned()),
        reader: AccountId(reader),
        net: 41 + reader % prices,
        formula: None,
    });
    let back = earlier.map(|formula| Sale {
        title: TitleId(1),
        agency: None,
        reader: AccountId(99),
        net: -47,
        formula: Some(formula),
    });
    let sold = sold(&formula, sales.chain(back));
    let reads: Vec<Read> =
        (0..buyers).map(|reader| Read { standing: Standing::Trial, ..read(reader, 1 + reader % 3, reader) }).collect();
    let trial = trial_paid(&formula, Currency::EUR, &Reading::of_standing(&reads, Standing::Trial));
    let released = formula.release_after_months.map(|_| (900, 250));
    let beside = Beside::of(&title(1), &formula, &sold, trial.as_ref(), released);
    let account = Account { opening: 900, beside, paid_out: 0, ..Account::default() };
    written(&title(1), "The Ledger", period(), Currency::EUR, &[], account)
}

fn with_all() -> Formula {
    let trial = TrialBudget { currency: Currency::EUR, a_reader: 37, most: 400 };
    Formula { version: 3, agency_share: 3_300, release_after_months: Some(6), trial: Some(trial), ..Formula::default() }
}

#[test]
fn sales_trials_and_releases_are_worked_out_again_from_the_statement_alone() {
    for buyers in [1, 4, 5, 12, 20] {
        for prices in [1, 3] {
            let found = beside(with_all(), buyers, prices, Some(Formula { version: 2, ..Formula::default() }));
            assert_eq!(found.verify(), [], "{buyers} buyers at {prices} prices");
            assert!(found.adjustments.is_empty());
            assert!(found.sold.iter().all(|group| group.readers >= 5), "too few are never shown alone");
        }
    }
    let good = beside(with_all(), 20, 1, None);
    assert_eq!(good.released.as_ref().map(|line| line.minor), Some(-650));
    let forge = |change: fn(&mut Statement)| {
        let mut forged = good.clone();
        change(&mut forged);
        forged.digest = forged.worked_out_digest();
        forged.verify().iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    for (change, found) in [
        ((|forged: &mut Statement| forged.sold[0].minor += 1) as fn(&mut Statement), "sold group 1 is"),
        (|forged| forged.sold[0].readers = 2, "sold group 1 shows 2 readers"),
        (|forged| forged.trials.as_mut().unwrap().budget += 1, "the budget of trials is"),
        (|forged| forged.trials.as_mut().unwrap().minor += 1, "trials is"),
        (|forged| forged.released.as_mut().unwrap().minor -= 1, "released is"),
        (|forged| forged.released.as_mut().unwrap().formula = 9, "released names formula 9"),
    ] {
        let said = forge(change);
        assert!(said.iter().any(|wrong| wrong.starts_with(found)), "{found}: {said:?}");
    }
    let mut few = beside(with_all(), 3, 1, None);
    few.sold_folded.as_mut().unwrap().minor += 99;
    few.closing += 99;
    few.digest = few.worked_out_digest();
    assert_eq!(few.verify().len(), 1, "{:?}", few.verify());
}

/// As a version wrote it in which sales and releases were adjustments that are only added up.
const OF_BEFORE: &str = include_str!("../../testdata/statement-before-lines.json");

#[test]
fn statements_of_earlier_versions_come_out_as_before() {
    let read: Statement = serde_json::from_str(OF_BEFORE).unwrap();
    assert_eq!(read.verify(), []);
    assert_eq!((read.adjustments.len(), read.sold.len(), read.trials.is_some()), (3, 0, false));
}

#[test]
fn a_sheet_adds_up_and_runs_nothing_in_a_spreadsheet() {
    let found = statement(Formula::default(), 23, 3, 850);
    let sheet = found.sheet();
    let amount = |what: &str| -> String {
        let line = sheet.lines().find(|line| line.split(',').nth(5) == Some(what)).unwrap();
        line.split(',').nth(12).unwrap().to_owned()
    };
    assert_eq!(amount("opening"), "0.10");
    assert_eq!(amount("paid out"), "-0.05");
    assert_eq!(amount("closing"), Money::new(found.closing, Currency::EUR).number());
    assert!(sheet.contains("\"6 reads, 9 s: =cmd, \"\"x\"\"\""), "{sheet}");
    assert_eq!(sheet::field("=1+1"), "'=1+1");
    assert_eq!(sheet::field("-5.00"), "-5.00");
}

use crate::Money;

proptest! {
    #[test]
    fn every_statement_comes_out(readers in 1_i64..40, kinds in 1_i64..6, net in -3_000_i64..3_000, rooted in any::<bool>(), model in 0_usize..3, released in 0_i64..9_000) {
        let model = [Model::UserCentric, Model::ProRata, Model::ByTime][model];
        let formula = Formula { model, square_root: rooted, ..Formula::default() };
        let found = releasing(formula, (readers, kinds, net), released);
        prop_assert_eq!(found.verify(), []);
        prop_assert_eq!(found.whole.titles, found.whole.net - found.whole.service + released);
    }
}
