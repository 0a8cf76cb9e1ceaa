//! Single articles, paid from a balance that a reader tops up: what one costs, and what can be put in at once.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::{Currency, Money};

/// Nobody means to sell one article for more than this, in minor units: a slip of the pen.
const PRICE_MOST: i64 = 1_000_000;

/// Single articles, and the balance that they are paid from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Singles {
    /// What an article costs, once for each currency; a rule can say otherwise.
    pub prices: Vec<Money>,
    /// What can be put in at once, the smallest first in each currency.
    pub top_ups: Vec<Money>,
    /// What of a price is tax, in hundredths of a percent: 19 % are 1900. It is due when an article is read, not when money is put in.
    pub tax: u32,
    /// For which tax office, such as `DE`.
    pub tax_country: String,
}

/// `{ EUR = 50 }`
pub(super) type PriceTable = BTreeMap<String, i64>;

/// As it stands in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    prices: PriceTable,
    top_ups: BTreeMap<String, Vec<i64>>,
    #[serde(default)]
    tax: u32,
    #[serde(default)]
    tax_country: String,
}

/// The prices of a table; what is wrong with it, in words.
pub(super) fn prices(table: &PriceTable) -> Result<Vec<Money>, String> {
    let price = |(code, minor): (&String, &i64)| {
        match code.parse::<Currency>() {
        Ok(currency) if (1..=PRICE_MOST).contains(minor) => Ok(Money::new(*minor, currency)),
        _ => Err("the price of an article is written as { EUR = 50 }: the currency's code and the amount in its smallest unit"
            .to_owned()),
    }
    };
    table.iter().map(price).collect()
}

impl Entry {
    /// What it means; what is wrong with it, in words.
    pub(super) fn read(self) -> Result<Singles, String> {
        let prices = prices(&self.prices)?;
        if prices.is_empty() {
            return Err(
                "an article has no price here; leave the whole [wallet] out where none is sold alone".to_owned()
            );
        }
        let mut top_ups = Vec::new();
        for price in &prices {
            let mut amounts = self.top_ups.get(price.currency.code()).cloned().unwrap_or_default();
            amounts.sort_unstable();
            if amounts.is_empty() || amounts.iter().any(|amount| *amount < price.minor) {
                return Err(format!(
                    "top_ups says what can be put in at once, at least the price of an article: top_ups = {{ {} = [500, 1000] }}",
                    price.currency
                ));
            }
            top_ups.extend(amounts.into_iter().map(|minor| Money::new(minor, price.currency)));
        }
        if self.tax > 0 && self.tax_country.is_empty() {
            return Err("tax needs its tax_country, such as \"DE\"".to_owned());
        }
        Ok(Singles { prices, top_ups, tax: self.tax, tax_country: self.tax_country })
    }
}

#[cfg(test)]
mod tests {
    use crate::policy::{Policy, Wall};
    use crate::{Currency, Money};

    const FILE: &str = r#"
version = 1
wall = "members"

[wallet]
prices = { EUR = 50, JPY = 80 }
top_ups = { EUR = [1000, 500], JPY = [500] }
tax = 700
tax_country = "DE"

[[rule]]
name = "Long reads cost more"
titles = ["herald"]
wall = "members"
price = { EUR = 90 }

[[rule]]
name = "Business is for members alone"
sections = ["business"]
wall = "members"
price = {}
"#;

    #[test]
    fn articles_have_prices_and_rules_can_say_others_or_none() {
        let policy = Policy::read(FILE).unwrap();
        let singles = policy.singles.as_ref().unwrap();
        assert_eq!(singles.prices, [Money::new(50, Currency::EUR), Money::new(80, Currency::JPY)]);
        let euros: Vec<i64> =
            singles.top_ups.iter().filter(|one| one.currency == Currency::EUR).map(|one| one.minor).collect();
        assert_eq!(euros, [500, 1_000], "the smallest stands first");
        let prices: Vec<Option<usize>> = policy.rules.iter().map(|rule| rule.price.as_ref().map(Vec::len)).collect();
        assert_eq!(prices, [Some(1), Some(0)]);
    }

    #[test]
    fn nothing_is_sold_alone_unless_the_file_says_so() {
        let policy = Policy::read("version = 1\nwall = \"members\"\n").unwrap();
        assert_eq!((policy.singles, policy.wall), (None, Wall::Members));
    }

    #[test]
    fn a_mistake_is_said_with_its_line() {
        for (from, to, line, words) in [
            ("EUR = 50,", "EUR = 0,", 6, "smallest unit"),
            ("EUR = 50,", "euro = 50,", 6, "smallest unit"),
            ("EUR = [1000, 500]", "EUR = [40]", 6, "at least the price"),
            (", JPY = [500]", "", 6, "JPY = [500, 1000]"),
            ("tax_country = \"DE\"", "", 6, "tax_country"),
            ("price = { EUR = 90 }", "price = { EUR = -1 }", 15, "smallest unit"),
        ] {
            let text = FILE.replacen(from, to, 1);
            assert_ne!(text, FILE, "{from}");
            let mistake = Policy::read(&text).unwrap_err();
            assert!(mistake.words.contains(words), "{to}: {mistake}");
            assert!(mistake.line.abs_diff(line) <= 1, "{to}: {mistake}");
        }
        let without = FILE.split("[wallet]").next().unwrap().to_owned()
            + "[[rule]]\nname = \"a\"\nwall = \"members\"\nprice = { EUR = 9 }\n";
        assert!(Policy::read(&without).unwrap_err().words.contains("[wallet]"));
    }
}
