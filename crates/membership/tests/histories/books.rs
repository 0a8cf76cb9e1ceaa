//! The books of a small service over some months.

use membership::books::{self, Amounts};
use membership::earning::Earning;
use membership::ledger::{Account, Kind, Ledger, Payee, Posted, Transaction};
use membership::proration::{self, Price, Settling, Term};
use membership::shares::{
    Formula, Model, Read, Reading, Sale, Standing, TrialBudget, Unread, divided, sold, trial_paid,
};
use membership::{Currency, Money, Period};
use news::{AccountId, ArticleId, TitleId};

use crate::chance::Chance;

struct Paid {
    id: String,
    reader: AccountId,
    amounts: Amounts,
    back: i64,
    charged_back: bool,
    earning: Earning,
}

/// Money that a reader put in, and what of it went back.
struct PutIn {
    id: String,
    reader: AccountId,
    amounts: Amounts,
    back: i64,
    taken: bool,
}

/// An article that somebody bought.
struct Bought {
    reader: AccountId,
    article: i64,
    number: i64,
    period: Period,
    sale: books::Sale,
    by: Formula,
    /// The month in which it was given back.
    back: Option<Period>,
}

struct Service {
    ledger: Ledger,
    put_in: Vec<PutIn>,
    bought: Vec<Bought>,
    /// The simplest model of a balance: what was put in, less prices and what went back of it.
    purses: [i64; 3],
    released: i64,
    trials: i64,
    sales: i64,
    vouchers: i64,
    back: i64,
    closed: std::collections::BTreeSet<Period>,
    formula: Formula,
    now: i64,
    period: Period,
    paid: Vec<Paid>,
    reads: Vec<(Period, Read)>,
    receipts: i64,
    paid_out: i64,
    events: i64,
}

const DAY: i64 = 86_400_000_000;
const CURRENCY: Currency = Currency::EUR;

impl Service {
    fn begun(chance: &mut Chance) -> Self {
        let model = [Model::UserCentric, Model::ProRata, Model::ByTime][chance.below(3) as usize];
        let formula = Formula {
            model,
            titles_share: (chance.below(101) * 100) as u16,
            agency_share: (chance.below(3) * 2_000) as u16,
            square_root: chance.one_in(3),
            release_after_months: chance.one_in(2).then(|| 3 + chance.below(3) as u32),
            trial: chance.one_in(2).then(|| TrialBudget {
                currency: CURRENCY,
                a_reader: chance.below(200),
                most: chance.below(500),
            }),
            unread: if chance.one_in(2) { Unread::Together } else { Unread::Carried },
            ..Formula::default()
        };
        let period: Period = "2026-01".parse().unwrap();
        let (paid, reads) = (Vec::new(), Vec::new());
        Self {
            ledger: Ledger::default(),
            put_in: Vec::new(),
            bought: Vec::new(),
            purses: [0; 3],
            released: 0,
            trials: 0,
            sales: 0,
            vouchers: 0,
            back: 0,
            closed: Default::default(),
            formula,
            now: period.start_us(),
            period,
            paid,
            reads,
            receipts: 0,
            paid_out: 0,
            events: 0,
        }
    }

    fn key(&mut self, what: &str) -> String {
        self.events += 1;
        format!("{what}_{}", self.events)
    }

    /// Everything is posted twice: the second time must change nothing.
    fn post(&mut self, transaction: Transaction) {
        assert_eq!(transaction.entries().iter().map(|entry| entry.minor).sum::<i64>(), 0);
        let first = self.ledger.post(transaction.clone());
        if first == Ok(Posted::New) {
            assert_eq!(self.ledger.post(transaction), Ok(Posted::Before));
        } else {
            panic!("{first:?}");
        }
    }

    fn pay(&mut self, reader: i64, gross: i64, from_s: i64, to_s: i64) {
        let id = self.key("in");
        let amounts = Amounts {
            gross,
            tax: gross * 7 / 107,
            fee: (gross / 50 + 25).min(gross / 2),
            jurisdiction: "DE".to_owned(),
        };
        let reader = AccountId(reader);
        self.post(books::payment(&id, reader, &amounts, CURRENCY, self.now));
        self.receipts += gross;
        let earning = Earning { net: amounts.net(), returned: 0, term: Term { from_s, to_s }, closed: Vec::new() };
        self.paid.push(Paid { id, reader, amounts, back: 0, charged_back: false, earning });
    }

    fn step(&mut self, chance: &mut Chance) {
        let now_s = self.now / 1_000_000;
        let chosen = chance.below(self.paid.len() as i64) as usize;
        match chance.below(18) {
            0 | 1 => {
                let days = if chance.one_in(4) { 365 } else { 30 };
                self.pay(chance.below(3), 1 + chance.below(2_000) * days / 30, now_s, now_s + days * 86_400);
            }
            2 if !self.paid.is_empty() => {
                let old = &self.paid[chosen];
                let (reader, term, gross) = (old.reader, old.earning.term, old.amounts.gross);
                let price = Price { minor: gross, months: 1 };
                let dearer = Price { minor: gross * 2, months: 1 };
                let preview = proration::change(gross - old.back, price, dearer, term, now_s, Settling::Now);
                if preview.due_now > 0 && now_s < term.to_s {
                    self.pay(reader.0, preview.due_now, now_s, term.to_s);
                }
            }
            3 if !self.paid.is_empty() => self.give_back(chosen, chance),
            4 if !self.paid.is_empty() => self.charge_back(chosen, chance.one_in(2)),
            5 => self.now += 3 * DAY,
            6 => self.close(),
            10 => self.put_in(chance),
            11 | 12 => self.buy(chance),
            13 if !self.put_in.is_empty() => self.give_rest_back(chance),
            14 if !self.put_in.is_empty() => self.take_purse_back(chance),
            15 => self.voucher(chance),
            16 if !self.bought.is_empty() => self.give_article_back(chance),
            // A formula changes, and what was divided goes back by the one of then.
            17 if chance.one_in(3) => {
                self.formula.version += 1;
                self.formula.titles_share = (chance.below(101) * 100) as u16;
            }
            _ => {
                for _ in 0..1 + chance.below(3) {
                    let article = chance.below(12);
                    let read = Read {
                        reader: AccountId(chance.below(3)),
                        article: ArticleId(article),
                        title: TitleId(article % 4),
                        carried: (article > 8).then_some(ArticleId(99)),
                        agency: (article > 8).then(|| "afp".to_owned()),
                        seconds: chance.below(400) as u32,
                        words: chance.below(900) as u32,
                        standing: match chance.below(8) {
                            0 => Standing::OwnStaff,
                            1 => Standing::Trial,
                            _ => Standing::Reader,
                        },
                    };
                    self.reads.push((self.period, read));
                }
            }
        }
    }

    fn give_back(&mut self, chosen: usize, chance: &mut Chance) {
        let id = self.key("re");
        let paid = &mut self.paid[chosen];
        if paid.charged_back {
            return;
        }
        let upto = if chance.one_in(2) { paid.amounts.gross } else { paid.back + chance.below(paid.amounts.gross) };
        let step = paid.amounts.refunded(paid.back, upto);
        paid.back += step.gross;
        paid.earning.returned += step.net();
        self.receipts -= step.gross;
        let transaction = books::refund(&id, paid.reader, &step, CURRENCY, self.now);
        if !transaction.is_empty() {
            self.post(transaction);
        }
    }

    fn charge_back(&mut self, chosen: usize, won: bool) {
        let paid = &mut self.paid[chosen];
        if paid.charged_back || paid.back == paid.amounts.gross {
            return;
        }
        paid.charged_back = true;
        let step = paid.amounts.refunded(paid.back, paid.amounts.gross);
        let id = paid.id.clone();
        let taken = books::chargeback(&id, paid.reader, &step, 1_500, CURRENCY, self.now);
        paid.earning.returned += step.net();
        self.receipts -= step.gross;
        self.post(taken.clone());
        if won {
            let paid = &mut self.paid[chosen];
            paid.earning.returned -= step.net();
            self.receipts += step.gross;
            self.post(books::chargeback_won(&taken, &id, self.now + 1));
        }
    }

    fn wallet(&self, reader: AccountId) -> i64 {
        self.ledger.balance(CURRENCY, &Account::Wallet(reader))
    }

    fn put_in(&mut self, chance: &mut Chance) {
        let (id, reader) = (self.key("top"), AccountId(chance.below(3)));
        let gross = 1 + chance.below(1_500);
        let tax = if chance.one_in(4) { gross * 7 / 107 } else { 0 };
        let amounts = Amounts { gross, tax, fee: (gross / 50 + 25).min(gross / 2), jurisdiction: "DE".to_owned() };
        self.post(books::top_up(&id, reader, &amounts, CURRENCY, self.now));
        self.receipts += gross;
        self.purses[reader.0 as usize] += gross - tax;
        self.put_in.push(PutIn { id, reader, amounts, back: 0, taken: false });
    }

    /// An article is bought once, whatever is tried, and by nobody who has less than it costs.
    fn buy(&mut self, chance: &mut Chance) {
        let (reader, article) = (AccountId(chance.below(3)), chance.below(12));
        let price = Money::new(20 + chance.below(400), CURRENCY);
        let sale = books::Sale::at(price, 700, "DE");
        let of_both = |one: &&Bought| one.reader == reader && one.article == article;
        let before = self.bought.iter().filter(of_both).count() as i64;
        let is_open = self.bought.iter().filter(of_both).any(|one| one.back.is_none());
        // The number of the row stands for reader and article: who has it and buys again asks for the same posting.
        let number = (reader.0 * 100 + article) * 1_000 + before - i64::from(is_open);
        let posting = books::sale(number, reader, &sale, self.period, self.now);
        if is_open {
            assert!(self.ledger.post(posting) != Ok(Posted::New), "bought twice");
        } else if self.purses[reader.0 as usize] < price.minor {
            assert!(self.ledger.post(posting).is_err(), "bought with money that is not there");
        } else {
            self.post(posting);
            self.purses[reader.0 as usize] -= price.minor;
            self.sales += 1;
            let (period, by) = (self.period, self.formula);
            self.bought.push(Bought { reader, article, number, period, sale, by, back: None });
        }
    }

    /// A voucher fills a balance, once a reader however often it is used; the service pays for it.
    fn voucher(&mut self, chance: &mut Chance) {
        let (digest, reader) = (self.key("voucher"), AccountId(chance.below(3)));
        let amount = Money::new(1 + chance.below(900), CURRENCY);
        self.post(books::voucher(&digest, reader, amount, self.now));
        self.purses[reader.0 as usize] += amount.minor;
        self.vouchers += 1;
    }

    /// An article is given back, before its month is divided or after it: the reader has the price again, once.
    fn give_article_back(&mut self, chance: &mut Chance) {
        let place = chance.below(self.bought.len() as i64) as usize;
        let one = &mut self.bought[place];
        if one.back.is_some() {
            return;
        }
        let from = if self.closed.contains(&one.period) { self.period } else { one.period };
        one.back = Some(from);
        let (reader, price) = (one.reader, one.sale.price.minor);
        let posting = books::sale_returned(one.number, reader, &one.sale, from, self.now);
        self.purses[reader.0 as usize] += price;
        self.back += 1;
        self.post(posting);
    }

    /// The rest of a balance goes back, by what was put in, the latest first.
    fn give_rest_back(&mut self, chance: &mut Chance) {
        let reader = AccountId(chance.below(3));
        let own = |one: &&mut PutIn| one.reader == reader && !one.taken;
        let held = self.ledger.balance(CURRENCY, &Account::Wallet(reader));
        let mut put_in: Vec<&mut PutIn> = self.put_in.iter_mut().rev().filter(own).collect();
        let known: Vec<(&Amounts, i64)> = put_in.iter().map(|one| (&one.amounts, one.back)).collect();
        let steps = books::rest(held, &known);
        let mut postings = Vec::new();
        for (one, step) in put_in.iter_mut().zip(steps) {
            let upto = one.back + step;
            let step = one.amounts.refunded(one.back, upto);
            one.back = upto;
            self.receipts -= step.gross;
            self.purses[reader.0 as usize] -= books::owed(&step);
            let id = format!("{}:{upto}", one.id);
            postings.push(books::returned(&id, reader, &step, held, CURRENCY, self.now));
        }
        for posting in postings.into_iter().filter(|posting| !posting.is_empty()) {
            self.post(posting);
        }
    }

    /// A bank takes back what was put in: what was spent of it already, the service bears.
    fn take_purse_back(&mut self, chance: &mut Chance) {
        let place = chance.below(self.put_in.len() as i64) as usize;
        let one = &mut self.put_in[place];
        if one.taken || one.back == one.amounts.gross {
            return;
        }
        one.taken = true;
        let (id, reader) = (one.id.clone(), one.reader);
        let step = one.amounts.refunded(one.back, one.amounts.gross);
        let held = self.wallet(reader);
        let taken = books::taken_back(&id, reader, &step, (held, 1_500), CURRENCY, self.now);
        self.receipts -= step.gross;
        self.purses[reader.0 as usize] -= books::owed(&step).min(held);
        self.post(taken.clone());
        if chance.one_in(2) {
            self.put_in[place].taken = false;
            self.put_in[place].back = 0;
            self.receipts += step.gross;
            self.purses[reader.0 as usize] += books::owed(&step).min(held);
            self.post(books::chargeback_won(&taken, &id, self.now + 1));
            // A bank decides once.
            self.put_in.remove(place);
        }
    }

    /// What nobody claimed since the deadline, payee by payee.
    fn release(&mut self, closing: Period) -> i64 {
        let Some(months) = self.formula.release_after_months else { return 0 };
        let deadline_us = (0..months).fold(closing, |period, _| period.previous()).end_us();
        let held: Vec<(Payee, i64)> = self
            .ledger
            .balances()
            .filter_map(|(_, account, held)| match account {
                Account::Unclaimed(payee @ Payee::Title(_)) => Some((payee.clone(), held)),
                _ => None,
            })
            .collect();
        let mut all = 0;
        for (payee, held) in held {
            let account = Account::Unclaimed(payee.clone());
            let since: i64 = self
                .ledger
                .transactions()
                .iter()
                .filter(|one| one.at_us >= deadline_us && one.kind != Kind::Release)
                .flat_map(|one| one.entries())
                .filter(|entry| entry.account == account)
                .map(|entry| entry.minor)
                .sum();
            let released = books::unclaimed_in_time(held, since);
            if released > 0 {
                self.post(books::release(&payee, released, closing, CURRENCY, self.now));
                all += released;
            }
        }
        self.released += all;
        all
    }

    fn close(&mut self) {
        let closing = self.period;
        let is_claimed = |payee: &Payee| *payee == Payee::Title(TitleId(0));
        let formula = self.formula;
        for one in self.bought.iter_mut().filter(|one| one.period == closing) {
            one.by = formula;
        }
        let line = |one: &Bought, net: i64, formula: Option<Formula>| {
            let agency = (one.article > 8).then(|| "afp".to_owned());
            Sale { title: TitleId(one.article % 4), agency, reader: one.reader, net, formula }
        };
        let of_now = self.bought.iter().filter(|one| one.period == closing && one.back != Some(closing));
        let came_back = self.bought.iter().filter(|one| one.period != closing && one.back == Some(closing));
        let sales: Vec<Sale> = of_now
            .map(|one| line(one, one.sale.net(), None))
            .chain(came_back.map(|one| line(one, -one.sale.net(), Some(one.by))))
            .collect();
        let sold = sold(&self.formula, sales);
        self.closed.insert(closing);
        assert_eq!(self.ledger.balance(CURRENCY, &Account::Pool(closing)), sold.net, "sales wait in the pool");
        let posting = sold.transaction(closing, CURRENCY, self.now, is_claimed);
        if !posting.is_empty() {
            self.post(posting);
        }
        let of_now = self.reads.iter().filter(|(of, _)| *of == closing).map(|(_, read)| read);
        let trials = Reading::of_standing(of_now.clone(), Standing::Trial);
        let reading = Reading::gathered(of_now);
        if let Some(paid) = trial_paid(&self.formula, CURRENCY, &trials) {
            assert_eq!(paid.parts.iter().map(|part| part.minor).sum::<i64>(), paid.budget);
            self.trials += 1;
            self.post(paid.transaction(closing, CURRENCY, self.now, is_claimed));
        }
        let released = if reading.together(&self.formula).is_empty() { 0 } else { self.release(closing) };
        let mut nets: std::collections::BTreeMap<Period, std::collections::BTreeMap<AccountId, i64>> =
            Default::default();
        for paid in &self.paid {
            for due in paid.earning.due(closing) {
                *nets.entry(due.by).or_default().entry(paid.reader).or_default() += due.minor;
            }
        }
        nets.entry(closing).or_default();
        for (by, nets) in nets {
            let reading = Reading::gathered(self.reads.iter().filter(|(of, _)| *of == by).map(|(_, read)| read));
            let nets: Vec<(AccountId, i64)> = nets.into_iter().collect();
            let released = if by == closing { released } else { 0 };
            let division = divided(by, &self.formula, &nets, &reading).releasing(released, &reading);
            assert_eq!(division.released, released);
            for divided in &division.readers {
                for paid in self.paid.iter_mut().filter(|paid| paid.reader == divided.reader) {
                    for due in paid.earning.due(closing).into_iter().filter(|due| due.by == by) {
                        paid.earning.note(due);
                    }
                }
            }
            let gone: i64 = division.totals().values().sum::<i64>() + division.service();
            assert_eq!(gone, division.readers.iter().map(|divided| divided.net).sum::<i64>() + released);
            let transaction =
                division.transaction(closing, CURRENCY, self.now, |payee| *payee == Payee::Title(TitleId(0)));
            if !transaction.is_empty() {
                self.post(transaction);
            }
        }
        assert_eq!(self.ledger.balance(CURRENCY, &Account::Pool(closing)), 0, "nothing is left in the pool");
        self.pay_titles(closing);
        self.period = closing.next();
        self.now = self.now.max(self.period.start_us());
    }

    fn pay_titles(&mut self, closing: Period) {
        let payees: Vec<(Payee, i64)> = self
            .ledger
            .balances()
            .filter_map(|(_, account, held)| match account {
                Account::Payee(payee) => Some((payee.clone(), held)),
                _ => None,
            })
            .collect();
        for (payee, held) in payees {
            if let Some(payout) = books::payout(&payee, held, 500, closing, CURRENCY, self.now) {
                self.paid_out += held;
                self.post(payout);
            }
        }
    }

    /// What is where, and that it is what came in.
    fn balances(&self) {
        let (mut all, mut tax, mut fees, mut service, mut held, mut readers) = (0, 0, 0, 0, 0, 0);
        for (_, account, minor) in self.ledger.balances() {
            all += minor;
            match account {
                Account::Tax(_) => tax += minor,
                Account::Fees => fees += minor,
                Account::Platform => service += minor,
                Account::Payee(_) | Account::Unclaimed(_) | Account::Pool(_) => held += minor,
                Account::Reader(_) => readers += minor,
                Account::Wallet(reader) => {
                    assert!(minor >= 0, "a balance below zero");
                    assert_eq!(minor, self.purses[reader.0 as usize], "the balance of {reader:?}");
                    readers += minor;
                }
                Account::Provider => {}
            }
        }
        assert_eq!(all, 0, "all accounts together");
        assert_eq!(
            self.paid_out + held + service + tax + fees + readers,
            self.receipts,
            "payouts, service, tax and fees are what came in"
        );
    }
}

#[test]
fn acceptance_19_payouts_and_service_and_tax_and_fees_are_the_receipts_to_the_last_unit() {
    let (mut closed, mut sales, mut released, mut trials) = (0, 0, 0, 0);
    let (mut vouchers, mut back) = (0, 0);
    for seed in 0..100_000 {
        let mut chance = Chance::of(seed);
        let mut service = Service::begun(&mut chance);
        for _ in 0..chance.below(36) {
            service.step(&mut chance);
        }
        service.balances();
        service.close();
        // In the end somebody reads something, and every term is over.
        let last = Read {
            reader: AccountId(0),
            article: ArticleId(1),
            title: TitleId(1),
            carried: None,
            agency: None,
            seconds: 60,
            words: 100,
            standing: Standing::Reader,
        };
        service.period = "2030-01".parse().unwrap();
        service.now = service.period.start_us();
        service.formula.unread = Unread::Together;
        service.reads.push((service.period, last));
        service.close();
        service.balances();
        for reader in 0..3 {
            let left = service.ledger.balance(CURRENCY, &Account::Reader(AccountId(reader)));
            assert_eq!(left, 0, "history {seed}: nothing is left with reader {reader}");
        }
        closed += service.ledger.transactions().len();
        sales += service.sales;
        released += i64::from(service.released > 0);
        trials += service.trials;
        vouchers += service.vouchers;
        back += service.back;
    }
    println!("{vouchers} vouchers into balances, {back} articles given back");
    assert!(vouchers > 10_000 && back > 2_000, "{vouchers} {back}");
    println!("{sales} articles bought alone, {released} histories with money released, {trials} months of trials paid");
    assert!(sales > 10_000 && released > 500 && trials > 5_000, "{sales} {released} {trials}");
    println!(
        "100,000 histories of paying and reading, {closed} postings: every one balances, and what went out is what came in"
    );
    assert!(closed > 100_000, "{closed}");
}
