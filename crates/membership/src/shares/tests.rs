use news::{ArticleId, TitleId};

use super::*;

const OCTOBER: &str = "2026-10";

fn month() -> Period {
    OCTOBER.parse().unwrap()
}

fn title(number: i64) -> Payee {
    Payee::Title(TitleId(number))
}

/// `count` reads of a minute each, of articles of their own.
fn reads(reader: i64, of_title: i64, count: i64) -> Vec<Read> {
    (0..count)
        .map(|place| Read {
            reader: AccountId(reader),
            article: ArticleId(of_title * 1_000_000 + reader * 1_000 + place),
            title: TitleId(of_title),
            carried: None,
            agency: None,
            seconds: 60,
            words: 500,
            standing: Standing::Reader,
        })
        .collect()
}

fn totals(formula: &Formula, nets: &[(i64, i64)], reads: &[Read]) -> Vec<(Payee, i64)> {
    let nets: Vec<(AccountId, i64)> = nets.iter().map(|&(reader, net)| (AccountId(reader), net)).collect();
    let division = divided(month(), formula, &nets, &Reading::gathered(reads));
    let sum: i64 = division.totals().values().sum();
    let net: i64 = division.readers.iter().map(|divided| divided.net).sum();
    assert_eq!(sum + division.service(), net, "every unit is somewhere");
    division.totals().into_iter().collect()
}

fn of(model: Model) -> Formula {
    Formula { model, ..Formula::default() }
}

#[test]
fn acceptance_20_two_readers_pay_10_one_reads_once_the_other_99_times() {
    let reads: Vec<Read> = [reads(1, 1, 1), reads(2, 2, 99)].concat();
    let nets = [(1, 1_000), (2, 1_000)];
    assert_eq!(totals(&of(Model::ProRata), &nets, &reads), [(title(1), 14), (title(2), 1_386)]);
    assert_eq!(totals(&of(Model::UserCentric), &nets, &reads), [(title(1), 700), (title(2), 700)]);
}

#[test]
fn acceptance_20_three_members_of_daily_courier_and_wire() {
    let (daily, courier, wire) = (1, 2, 3);
    let reads: Vec<Read> =
        [reads(1, daily, 200), reads(2, courier, 4), reads(2, daily, 1), reads(3, courier, 2), reads(3, wire, 1)]
            .concat();
    let nets = [(1, 850), (2, 850), (3, 850)];
    let amounts = |formula: &Formula| -> Vec<i64> {
        totals(formula, &nets, &reads).into_iter().map(|(_, minor)| minor).collect()
    };
    assert_eq!(amounts(&of(Model::ProRata)), [1_725, 51, 9]);
    assert_eq!(amounts(&of(Model::UserCentric)), [714, 873, 198]);
    let rooted = Formula { square_root: true, most_reads: Some(20), ..Formula::default() };
    assert_eq!(amounts(&rooted), [793, 746, 246]);
}

#[test]
fn acceptance_21_a_wire_story_is_paid_once_and_split_with_the_agency() {
    let mut copies: Vec<Read> = [reads(1, 1, 1), reads(1, 2, 1), reads(1, 3, 1)].concat();
    for copy in &mut copies {
        copy.carried = Some(ArticleId(77));
        copy.agency = Some("afp".to_owned());
    }
    let afp = Payee::Agency("afp".to_owned());
    assert_eq!(totals(&Formula::default(), &[(1, 1_000)], &copies), [(title(1), 700)]);
    let split = Formula { agency_share: 4_000, ..Formula::default() };
    assert_eq!(totals(&split, &[(1, 1_000)], &copies), [(title(1), 420), (afp.clone(), 280)]);
    // Beside an own text the agency gets its part of its text alone.
    copies.extend(reads(1, 1, 1).into_iter().map(|read| Read { article: ArticleId(5), ..read }));
    assert_eq!(totals(&split, &[(1, 1_000)], &copies), [(title(1), 560), (afp, 140)]);
}

#[test]
fn acceptance_22_the_fee_of_a_reader_without_reads_goes_where_the_formula_says() {
    let read = [reads(1, 1, 3), reads(1, 2, 1)].concat();
    let nets = [(1, 1_000), (2, 1_000)];
    assert_eq!(totals(&Formula::default(), &nets, &read), [(title(1), 1_050), (title(2), 350)]);
    let carried = Formula { unread: Unread::Carried, ..Formula::default() };
    assert_eq!(totals(&carried, &nets, &read), [(title(1), 525), (title(2), 175)]);
    assert_eq!(totals(&Formula::default(), &nets, &[]), [], "where nobody read, everything stays with the readers");
}

#[test]
fn by_time_counts_no_further_than_the_length_of_the_text() {
    let mut slow = reads(1, 1, 1);
    slow[0].seconds = 100_000;
    slow[0].words = 130;
    let read: Vec<Read> = [slow, reads(1, 2, 2)].concat();
    // Two minutes at most for 130 words, against twice one minute.
    assert_eq!(totals(&of(Model::ByTime), &[(1, 1_000)], &read), [(title(1), 350), (title(2), 350)]);
}

#[test]
fn too_short_repeated_robots_own_staff_and_own_subscriptions_do_not_count() {
    let mut read = reads(1, 1, 1);
    read.extend(reads(1, 1, 1));
    for (place, standing) in [Standing::OwnStaff, Standing::Robot, Standing::OwnSubscription].into_iter().enumerate() {
        read.extend(reads(1, 2, 1).into_iter().map(|read| Read { article: ArticleId(place as i64), standing, ..read }));
    }
    read.extend(reads(1, 3, 1).into_iter().map(|read| Read { seconds: 9, ..read }));
    read.extend(reads(1, 4, 1));
    assert_eq!(totals(&Formula::default(), &[(1, 1_000)], &read), [(title(1), 350), (title(4), 350)]);
}

#[test]
fn money_that_comes_back_comes_from_the_titles_that_got_it() {
    let read = [reads(1, 1, 3), reads(1, 2, 1)].concat();
    assert_eq!(totals(&Formula::default(), &[(1, -1_000)], &read), [(title(1), -525), (title(2), -175)]);
}

#[test]
fn a_close_leaves_the_pool_empty_and_holds_what_nobody_claimed() {
    let read = [reads(1, 1, 3), reads(1, 2, 1)].concat();
    let division =
        divided(month(), &Formula::default(), &[(AccountId(1), 1_000), (AccountId(2), 99)], &Reading::gathered(&read));
    let posted = division.transaction(month(), Currency::EUR, 0, |payee| *payee == title(1));
    let held =
        |account: &Account| posted.entries().iter().find(|entry| entry.account == *account).map(|entry| entry.minor);
    assert_eq!(held(&Account::Pool(month())), None);
    assert_eq!(held(&Account::Payee(title(1))), Some(577));
    assert_eq!(held(&Account::Unclaimed(title(2))), Some(192));
    assert_eq!(held(&Account::Platform), Some(330));
    assert_eq!(held(&Account::Reader(AccountId(1))), Some(-1_000));
}

#[test]
fn a_share_above_the_whole_is_no_formula() {
    let wrong = Formula { titles_share: 10_001, ..Formula::default() };
    assert_eq!(
        wrong.check().unwrap_err().to_string(),
        "titles_share is 10001 hundredths of a percent; 10000 is the whole"
    );
    assert_eq!(Formula::default().check(), Ok(()));
}

fn sale(of: i64, agency: Option<&str>, reader: i64, net: i64) -> Sale {
    Sale { title: TitleId(of), agency: agency.map(str::to_owned), reader: AccountId(reader), net, formula: None }
}

#[test]
fn an_article_that_was_bought_alone_pays_its_own_title_and_agency_and_nobody_else() {
    let formula = Formula { agency_share: 5_000, ..Formula::default() };
    let sales = [sale(1, None, 1, 47), sale(1, Some("afp"), 1, 47), sale(2, None, 2, 100)];
    let sold = sold(&formula, sales);
    // 70 % of 47 are 33 and of 100 are 70; of the agency's text it gets half, and the odd unit.
    assert_eq!((sold.articles, sold.net, sold.service), (3, 194, 14 + 14 + 30));
    let parts = |payee: &Payee| {
        let kinds = &sold.parts[payee];
        kinds.iter().map(|(kind, count)| (kind.part, count.articles, count.minor)).collect::<Vec<_>>()
    };
    assert_eq!(parts(&title(1)), [(SalePart::Whole, 1, 33), (SalePart::Outlet, 1, 16)]);
    assert_eq!(parts(&Payee::Agency("afp".to_owned())), [(SalePart::Agency, 1, 17)]);
    assert_eq!((sold.of(&title(2)), sold.of(&title(9))), (70, 0));
    let given: i64 = sold.parts.keys().map(|payee| sold.of(payee)).sum();
    assert_eq!(given + sold.service, sold.net, "every unit is somewhere");
    let transaction = sold.transaction(month(), Currency::EUR, 0, |payee| *payee == title(1));
    let of = |account: &Account| transaction.entries().iter().find(|entry| entry.account == *account).unwrap().minor;
    assert_eq!(of(&Account::Pool(month())), -194);
    assert_eq!((of(&Account::Payee(title(1))), of(&Account::Unclaimed(title(2)))), (49, 70));
}

#[test]
fn what_is_given_back_takes_from_everybody_what_it_gave_by_the_formula_of_then() {
    let then = Formula { version: 1, titles_share: 6_700, agency_share: 3_300, ..Formula::default() };
    let now = Formula { version: 2, ..Formula::default() };
    for net in [1, 7, 46, 47, 99] {
        let given = sold(&then, [sale(1, Some("afp"), 1, net)]);
        let back = Sale { net: -net, formula: Some(then), ..sale(1, Some("afp"), 1, net) };
        let back = sold(&now, [back]);
        for payee in [title(1), Payee::Agency("afp".to_owned())] {
            assert_eq!(given.of(&payee) + back.of(&payee), 0, "{payee} of {net}");
        }
        assert_eq!((given.service + back.service, back.net, back.articles), (0, -net, 0));
    }
}

#[test]
fn what_nobody_claimed_in_time_goes_to_all_by_what_all_read() {
    let reading: Vec<Read> = [reads(1, 1, 3), reads(2, 2, 1)].concat();
    let reading = Reading::gathered(&reading);
    let nets = [(AccountId(1), 1_000), (AccountId(2), 1_000)];
    let division = divided(month(), &Formula::default(), &nets, &reading).releasing(400, &reading);
    assert_eq!((division.pooled, division.released), (400, 400));
    assert_eq!(division.totals()[&title(1)], 700 + 300);
    assert_eq!(division.totals()[&title(2)], 700 + 100);
    assert_eq!(division.service(), 600, "the service keeps nothing of it");
    // With a fee that goes to all as well, it is one sum.
    let nets = [(AccountId(1), 1_000), (AccountId(9), 1_000)];
    let division = divided(month(), &Formula::default(), &nets, &reading).releasing(400, &reading);
    assert_eq!((division.pooled, division.released), (1_100, 400));
    // Nobody read anything: it stays where it is.
    let nothing = divided(month(), &Formula::default(), &nets, &Reading::default()).releasing(400, &Reading::default());
    assert_eq!((nothing.pooled, nothing.released), (0, 0));
}

#[test]
fn trials_are_paid_by_the_service_within_its_budget() {
    let trial = TrialBudget { currency: Currency::EUR, a_reader: 100, most: 150 };
    let formula = Formula { trial: Some(trial), ..Formula::default() };
    let of_trials = |reads: Vec<Read>| -> Reading {
        let reads: Vec<Read> = reads.into_iter().map(|read| Read { standing: Standing::Trial, ..read }).collect();
        assert!(Reading::gathered(&reads).together(&Formula::default()).is_empty(), "no fee is divided by them");
        Reading::of_standing(&reads, Standing::Trial)
    };
    let one = trial_paid(&formula, Currency::EUR, &of_trials(reads(1, 1, 2))).unwrap();
    assert_eq!((one.readers, one.budget, one.parts[0].minor), (1, 100, 100));
    let three = of_trials([reads(1, 1, 2), reads(2, 1, 2), reads(3, 2, 2)].concat());
    let three = trial_paid(&formula, Currency::EUR, &three).unwrap();
    assert_eq!((three.budget, three.parts[0].minor, three.parts[1].minor), (150, 100, 50));
    let posted = three.transaction(month(), Currency::EUR, 0, |_| true);
    assert_eq!(posted.entries().iter().map(|entry| entry.minor).sum::<i64>(), 0);
    assert_eq!(posted.entries()[0].minor, -150);
    let nothing = of_trials(Vec::new());
    assert_eq!(trial_paid(&formula, Currency::EUR, &nothing), None);
    assert_eq!(trial_paid(&formula, Currency::USD, &of_trials(reads(1, 1, 2))), None);
    assert_eq!(trial_paid(&Formula::default(), Currency::EUR, &of_trials(reads(1, 1, 2))), None, "off by default");
}

#[test]
fn formulas_of_before_there_was_a_deadline_are_the_same_text() {
    let text = serde_json::to_string(&Formula::default()).unwrap();
    assert!(!text.contains("release_after_months") && !text.contains("trial"), "{text}");
    let formula = Formula { release_after_months: Some(2), ..Formula::default() };
    assert_eq!(formula.check(), Err(NotAFormula::TooSoon));
}
