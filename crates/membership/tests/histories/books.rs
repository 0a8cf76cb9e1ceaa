//! The books of a small service over some months.

use membership::books::{self, Amounts};
use membership::earning::Earning;
use membership::ledger::{Account, Ledger, Payee, Posted};
use membership::proration::{self, Price, Settling, Term};
use membership::shares::{Formula, Model, Read, Reading, Standing, Unread, divided};
use membership::{Currency, Period};
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

struct Service {
    ledger: Ledger,
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
            unread: if chance.one_in(2) { Unread::Together } else { Unread::Carried },
            ..Formula::default()
        };
        let period: Period = "2026-01".parse().unwrap();
        let (paid, reads) = (Vec::new(), Vec::new());
        Self {
            ledger: Ledger::default(),
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
    fn post(&mut self, transaction: membership::ledger::Transaction) {
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
        match chance.below(10) {
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
                        standing: if chance.one_in(8) { Standing::OwnStaff } else { Standing::Reader },
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

    fn close(&mut self) {
        let closing = self.period;
        let mut nets: std::collections::BTreeMap<Period, std::collections::BTreeMap<AccountId, i64>> =
            Default::default();
        for paid in &self.paid {
            for due in paid.earning.due(closing) {
                *nets.entry(due.by).or_default().entry(paid.reader).or_default() += due.minor;
            }
        }
        for (by, nets) in nets {
            let reading = Reading::gathered(self.reads.iter().filter(|(of, _)| *of == by).map(|(_, read)| read));
            let nets: Vec<(AccountId, i64)> = nets.into_iter().collect();
            let division = divided(by, &self.formula, &nets, &reading);
            for divided in &division.readers {
                for paid in self.paid.iter_mut().filter(|paid| paid.reader == divided.reader) {
                    for due in paid.earning.due(closing).into_iter().filter(|due| due.by == by) {
                        paid.earning.note(due);
                    }
                }
            }
            let gone: i64 = division.totals().values().sum::<i64>() + division.service();
            assert_eq!(gone, division.readers.iter().map(|divided| divided.net).sum::<i64>());
            let transaction =
                division.transaction(closing, CURRENCY, self.now, |payee| *payee == Payee::Title(TitleId(0)));
            if !transaction.is_empty() {
                self.post(transaction);
            }
            assert_eq!(self.ledger.balance(CURRENCY, &Account::Pool(closing)), 0);
        }
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
    let mut closed = 0;
    for seed in 0..40_000 {
        let mut chance = Chance::of(seed);
        let mut service = Service::begun(&mut chance);
        for _ in 0..chance.below(24) {
            service.step(&mut chance);
        }
        service.balances();
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
    }
    println!(
        "40,000 histories of paying and reading, {closed} postings: every one balances, and what went out is what came in"
    );
    assert!(closed > 100_000, "{closed}");
}
