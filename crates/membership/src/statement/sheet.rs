//! Statements and the ledger as sheets (CSV, RFC 4180), for spreadsheets and bookkeepers.

use super::Statement;
use crate::Money;
use crate::ledger::Transaction;
use crate::shares::SalePart;

/// A field that a spreadsheet reads as it is: quoted where it must be, and never taken for a formula.
#[must_use]
pub fn field(text: &str) -> String {
    let is_number = !text.is_empty() && text.parse::<f64>().is_ok();
    let text = match text.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r') if !is_number => format!("'{text}"),
        _ => text.to_owned(),
    };
    if text.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// Fields as a line.
#[must_use]
pub fn line(fields: &[String]) -> String {
    let fields: Vec<String> = fields.iter().map(|text| field(text)).collect();
    format!("{}\r\n", fields.join(","))
}

impl Statement {
    /// The statement as a sheet: one line for each thing that moved the balance, in amounts with decimal places.
    #[must_use]
    pub fn sheet(&self) -> String {
        let amount = |minor: i64| Money::new(minor, self.currency).number();
        let mut sheet = String::from(
            "statement,payee,name,period,currency,line,by,formula,readers,divided,weight,of_weight,amount,note\r\n",
        );
        let mut add = |what: &str, middle: [String; 6], minor: i64, note: &str| {
            let head = [&self.number, &self.payee.to_string(), &self.name, &self.period.to_string()].map(Clone::clone);
            let mut fields = head.to_vec();
            fields.extend([self.currency.to_string(), what.to_owned()]);
            fields.extend(middle);
            fields.extend([amount(minor), note.to_owned()]);
            sheet.push_str(&line(&fields));
        };
        let nothing = || [const { String::new() }; 6];
        add("opening", nothing(), self.opening, "");
        for group in &self.groups {
            let (readers, note) = if group.readers == 0 {
                (String::new(), "all readers together")
            } else {
                (group.readers.to_string(), "each")
            };
            let middle = [
                group.by.to_string(),
                group.formula.to_string(),
                readers,
                amount(group.divided),
                group.weight.to_string(),
                group.of_weight.to_string(),
            ];
            add("share", middle, group.minor, note);
        }
        for folded in &self.folded {
            let readers = folded.readers.map_or_else(|| "few".to_owned(), |readers| readers.to_string());
            let empty = String::new;
            let middle = [folded.by.to_string(), folded.formula.to_string(), readers, empty(), empty(), empty()];
            add("share", middle, folded.minor, "groups too small to be shown alone");
        }
        add("earned", nothing(), self.earned, "the sum of the shares");
        for group in &self.sold {
            let (mut middle, articles) = (nothing(), group.articles);
            middle[1] = group.formula.to_string();
            middle[2] = group.readers.to_string();
            middle[3] = amount(group.net);
            let part = match group.part {
                SalePart::Whole => "",
                SalePart::Outlet => ", the part of the title that carries it",
                SalePart::Agency => ", the part of the agency",
            };
            let what = if group.net < 0 { "given back" } else { "bought alone" };
            add("sold", middle, group.minor, &format!("{articles} articles {what}{part}"));
        }
        if let Some(folded) = &self.sold_folded {
            let note = format!("{} articles bought alone by too few to show each price", folded.articles);
            add("sold", nothing(), folded.minor, &note);
        }
        if let Some(line) = &self.trials {
            let readers = line.readers.map_or_else(|| "few".to_owned(), |readers| readers.to_string());
            let (by, of) = (String::new(), [line.weight, line.of_weight].map(|weight| weight.to_string()));
            let [weight, of_weight] = of;
            let middle = [by, line.formula.to_string(), readers, amount(line.budget), weight, of_weight];
            add("trials", middle, line.minor, "reads in trials, paid by the service");
        }
        if let Some(line) = &self.released {
            let mut middle = nothing();
            middle[1] = line.formula.to_string();
            middle[3] = amount(line.held);
            add("released", middle, line.minor, "not claimed in time: divided among all titles");
        }
        for adjustment in &self.adjustments {
            add("adjustment", nothing(), adjustment.minor, &adjustment.reason);
        }
        add("paid out", nothing(), -self.paid_out, "");
        add("closing", nothing(), self.closing, "");
        for article in &self.articles {
            let mut middle = nothing();
            middle[2] = article.readers.to_string();
            let note = format!("{} reads, {} s: {}", article.reads, article.seconds, article.headline);
            add("article", middle, 0, &note);
        }
        sheet
    }
}
/// The ledger as a sheet: a line for each entry; what came into an account is credit, what went out of it debit.
#[must_use]
pub fn ledger(postings: &[Transaction]) -> String {
    let mut text = String::from("time,posting,kind,source,account,currency,debit,credit\r\n");
    for posting in postings {
        for entry in posting.entries() {
            let amount = Money::new(entry.minor.saturating_abs(), posting.currency).number();
            let (debit, credit) = if entry.minor < 0 { (amount, String::new()) } else { (String::new(), amount) };
            text.push_str(&line(&[
                news::from_micros(posting.at_us).to_string(),
                posting.key.clone(),
                posting.kind.as_str().to_owned(),
                posting.source.clone(),
                entry.account.to_string(),
                posting.currency.to_string(),
                debit,
                credit,
            ]));
        }
    }
    text
}
