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
    /// Minutes in which a reader can give an article back; 0 where only the operator does.
    pub return_minutes: u32,
    /// Between which a title's publisher may set what its articles cost, once for each currency; nothing where it may not.
    pub title_prices: Vec<Bounds>,
}

/// What a title's publisher may ask for an article, at least and at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The least.
    pub least: Money,
    /// The most, in minor units.
    pub most: i64,
}

impl Bounds {
    /// Whether a price is between them.
    #[must_use]
    pub fn allow(&self, minor: i64) -> bool {
        (self.least.minor..=self.most).contains(&minor)
    }
}

impl Singles {
    /// What an article costs whose title's publisher asks for `asked`: that, within the bounds of today, and the policy's `price` where the
    /// publisher asks for nothing or may not.
    #[must_use]
    pub fn price(&self, price: Money, asked: &BTreeMap<Currency, i64>) -> Money {
        let bounds = self.title_prices.iter().find(|bounds| bounds.least.currency == price.currency);
        match (bounds, asked.get(&price.currency)) {
            (Some(bounds), Some(minor)) => Money::new((*minor).clamp(bounds.least.minor, bounds.most), price.currency),
            _ => price,
        }
    }
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
    #[serde(default)]
    return_minutes: u32,
    #[serde(default)]
    title_prices: BTreeMap<String, [i64; 2]>,
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

/// Nobody needs longer than a day to see that an article is not what they thought.
const RETURN_MOST: u32 = 1_440;

/// What publishers may ask for, in currencies that articles are sold in.
fn bounds(table: &BTreeMap<String, [i64; 2]>, prices: &[Money]) -> Result<Vec<Bounds>, String> {
    let one = |(code, [least, most]): (&String, &[i64; 2])| {
        let currency =
            code.parse::<Currency>().ok().filter(|currency| prices.iter().any(|price| price.currency == *currency));
        match currency {
            Some(currency) if 1 <= *least && least <= most && *most <= PRICE_MOST => {
                Ok(Bounds { least: Money::new(*least, currency), most: *most })
            }
            _ => Err("title_prices says between which a publisher may set a price, in a currency of prices: title_prices = { EUR = [20, 200] }"
                .to_owned()),
        }
    };
    table.iter().map(one).collect()
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
        if self.return_minutes > RETURN_MOST {
            return Err("return_minutes is at most 1440, a day: who has read an article has read it".to_owned());
        }
        let title_prices = bounds(&self.title_prices, &prices)?;
        let (tax, tax_country, return_minutes) = (self.tax, self.tax_country, self.return_minutes);
        Ok(Singles { prices, top_ups, tax, tax_country, return_minutes, title_prices })
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
return_minutes = 15
title_prices = { EUR = [20, 200] }

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
        assert_eq!((singles.return_minutes, singles.title_prices.len()), (15, 1));
        let prices: Vec<Option<usize>> = policy.rules.iter().map(|rule| rule.price.as_ref().map(Vec::len)).collect();
        assert_eq!(prices, [Some(1), Some(0)]);
    }

    #[test]
    fn a_publisher_sets_a_price_within_the_bounds_of_today_and_none_where_there_are_none() {
        let policy = Policy::read(FILE).unwrap();
        let singles = policy.singles.as_ref().unwrap();
        let (euro, yen) = (Money::new(50, Currency::EUR), Money::new(80, Currency::JPY));
        for (asked, costs) in [(20, 20), (120, 120), (200, 200), (5, 20), (900, 200)] {
            let asked = [(Currency::EUR, asked), (Currency::JPY, asked)].into();
            assert_eq!(singles.price(euro, &asked).minor, costs, "the operator may have narrowed them since");
            assert_eq!(singles.price(yen, &asked), yen, "no bounds, no price of a publisher's");
        }
        assert_eq!(singles.price(euro, &[(Currency::JPY, 9)].into()), euro);
        assert!(singles.title_prices[0].allow(20) && !singles.title_prices[0].allow(201));
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
            ("EUR = [20, 200]", "EUR = [200, 20]", 6, "title_prices"),
            ("EUR = [20, 200]", "USD = [20, 200]", 6, "title_prices"),
            ("return_minutes = 15", "return_minutes = 9999", 6, "1440"),
            ("price = { EUR = 90 }", "price = { EUR = -1 }", 17, "smallest unit"),
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
