//! Reading the file: strictly, so that a typing error is an error and not an open wall.

use std::collections::BTreeMap;

use ipnet::IpNet;
use news::{Access, Section, TitleKind};
use serde::Deserialize;
use toml::Spanned;

use super::singles::{self, PriceTable};
use super::{Gifts, Institution, Interval, Meter, Mistake, People, Plan, Policy, Rule, Trial, Wall};
use crate::terms::Terms;

/// Previews are beginnings: nobody means to give away a book.
pub const PREVIEW_MOST: u32 = 5_000;
/// The payment provider's longest trial, days.
const TRIAL_MOST: u32 = 730;

type Words = Vec<Spanned<String>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: Spanned<u32>,
    wall: Spanned<String>,
    #[serde(default)]
    preview: Option<Spanned<u32>>,
    #[serde(default)]
    meter: Meter,
    #[serde(default)]
    trial: Option<Spanned<Trial>>,
    #[serde(default)]
    gifts: Option<Spanned<Gifts>>,
    #[serde(default = "five")]
    family: u32,
    #[serde(default)]
    waiver: bool,
    #[serde(default)]
    wallet: Option<Spanned<singles::Entry>>,
    #[serde(default)]
    plan: Vec<PlanEntry>,
    #[serde(default)]
    institution: Vec<InstitutionEntry>,
    #[serde(default)]
    crawler: Vec<InstitutionEntry>,
    #[serde(default)]
    title: Vec<Spanned<Terms>>,
    #[serde(default)]
    rule: Vec<RuleEntry>,
}

fn five() -> u32 {
    5
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlanEntry {
    id: Spanned<String>,
    name: String,
    interval: Spanned<String>,
    prices: Spanned<BTreeMap<String, u64>>,
    #[serde(default)]
    seats: Option<Spanned<u32>>,
    #[serde(default)]
    people: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InstitutionEntry {
    name: String,
    networks: Spanned<Words>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleEntry {
    name: Spanned<String>,
    wall: Spanned<String>,
    #[serde(default)]
    titles: Vec<String>,
    #[serde(default)]
    kinds: Words,
    #[serde(default)]
    sections: Words,
    #[serde(default)]
    countries: Words,
    #[serde(default)]
    languages: Vec<String>,
    #[serde(default)]
    access: Option<Spanned<String>>,
    #[serde(default)]
    older_than_days: Option<u32>,
    #[serde(default)]
    newer_than_days: Option<Spanned<u32>>,
    #[serde(default)]
    preview: Option<Spanned<u32>>,
    #[serde(default)]
    price: Option<Spanned<PriceTable>>,
}

/// Says where in the text something stands.
struct Lines<'a>(&'a str);

impl Lines<'_> {
    fn mistake(&self, place: usize, words: impl Into<String>) -> Mistake {
        let before = self.0.get(..place).unwrap_or(self.0);
        Mistake { line: before.matches('\n').count() + 1, words: words.into() }
    }

    fn at<T>(&self, value: &Spanned<T>, words: impl Into<String>) -> Mistake {
        self.mistake(value.span().start, words)
    }

    fn word<T>(&self, word: &Spanned<String>, of: &str, known: &[&str], read: Option<T>) -> Result<T, Mistake> {
        read.ok_or_else(|| {
            self.at(word, format!("{:?} is no {of}; write one of: {}", word.get_ref(), known.join(", ")))
        })
    }

    fn wall(&self, word: &Spanned<String>) -> Result<Wall, Mistake> {
        let all = [Wall::Free, Wall::Registration, Wall::Metered, Wall::Members];
        let read = all.into_iter().find(|wall| wall.as_str() == word.get_ref());
        self.word(word, "wall", &all.map(Wall::as_str), read)
    }

    fn preview(&self, preview: &Spanned<u32>) -> Result<u32, Mistake> {
        let characters = *preview.get_ref();
        if characters > PREVIEW_MOST {
            return Err(self.at(preview, format!("a preview has at most {PREVIEW_MOST} characters")));
        }
        Ok(characters)
    }

    fn country(&self, country: &Spanned<String>) -> Result<String, Mistake> {
        let code = country.get_ref();
        if code.len() == 2 && code.bytes().all(|letter| letter.is_ascii_uppercase()) {
            Ok(code.clone())
        } else {
            Err(self.at(country, format!("{code:?} is no country; write two capital letters, such as \"NO\"")))
        }
    }

    fn rule(&self, entry: RuleEntry) -> Result<Rule, Mistake> {
        if entry.name.get_ref().trim().is_empty() {
            return Err(self.at(&entry.name, "a rule needs a name: decisions say which rule they follow"));
        }
        let kinds = TitleKind::ALL.map(TitleKind::as_str);
        let sections = Section::ALL.map(Section::as_str);
        let access = |word: &Spanned<String>| {
            let read = Access::from_word(word.get_ref());
            let known = (read.as_str() == word.get_ref()).then_some(read);
            self.word(word, "access", &["free", "locked", "unknown"], known)
        };
        if let (Some(older), Some(newer)) = (entry.older_than_days, &entry.newer_than_days)
            && *newer.get_ref() <= older
        {
            return Err(self.at(
                newer,
                format!(
                    "no article is older than {older} and newer than {} days: this rule never fits",
                    newer.get_ref()
                ),
            ));
        }
        Ok(Rule {
            wall: self.wall(&entry.wall)?,
            titles: entry.titles,
            kinds: each(&entry.kinds, |word| {
                self.word(word, "kind of title", &kinds, TitleKind::from_word(word.get_ref()))
            })?,
            sections: each(&entry.sections, |word| {
                let read = Section::ALL.into_iter().find(|section| section.as_str() == word.get_ref());
                self.word(word, "section", &sections, read)
            })?,
            countries: each(&entry.countries, |country| self.country(country))?,
            languages: entry.languages,
            access: entry.access.as_ref().map(access).transpose()?,
            older_than_days: entry.older_than_days,
            newer_than_days: entry.newer_than_days.map(Spanned::into_inner),
            preview: entry.preview.as_ref().map(|preview| self.preview(preview)).transpose()?,
            price: entry
                .price
                .as_ref()
                .map(|table| singles::prices(table.get_ref()).map_err(|words| self.at(table, words)))
                .transpose()?,
            name: entry.name.into_inner(),
        })
    }

    fn plan(&self, entry: PlanEntry) -> Result<Plan, Mistake> {
        let is_word = |text: &str| {
            !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        };
        if !is_word(entry.id.get_ref()) {
            return Err(self.at(&entry.id, "a plan's id is written in small letters, digits and hyphens"));
        }
        let interval = match entry.interval.get_ref().as_str() {
            "month" => Some(Interval::Month),
            "year" => Some(Interval::Year),
            _ => None,
        };
        let people = entry.people.as_ref().map_or(Ok(People::One), |word| {
            let read = match word.get_ref().as_str() {
                "one" => Some(People::One),
                "family" => Some(People::Family),
                "team" => Some(People::Team),
                _ => None,
            };
            self.word(word, "kind of plan", &["one", "family", "team"], read)
        })?;
        let is_currency = |code: &str| code.len() == 3 && code.bytes().all(|letter| letter.is_ascii_uppercase());
        if entry.prices.get_ref().is_empty() || !entry.prices.get_ref().keys().all(|code| is_currency(code)) {
            return Err(self.at(
                &entry.prices,
                "prices are written as { EUR = 990 }: the currency's code and the amount in its smallest unit",
            ));
        }
        let seats = entry.seats.as_ref().map_or(1, |seats| *seats.get_ref());
        if seats == 0 || (people == People::One && seats > 1) {
            let place = entry.seats.as_ref().map_or(0, |seats| seats.span().start);
            return Err(self.mistake(
                place,
                "a plan has at least one seat; more than one only with people = \"family\" or \"team\"",
            ));
        }
        Ok(Plan {
            interval: self.word(&entry.interval, "interval", &["month", "year"], interval)?,
            prices: entry.prices.into_inner().into_iter().collect(),
            seats,
            people,
            name: entry.name,
            id: entry.id.into_inner(),
        })
    }

    fn institution(&self, entry: InstitutionEntry) -> Result<Institution, Mistake> {
        if entry.networks.get_ref().is_empty() {
            return Err(self.at(&entry.networks, "at least one network has to be named, such as \"192.0.2.0/24\""));
        }
        let network = |word: &Spanned<String>| {
            let read = word.get_ref().parse::<IpNet>();
            read.map_err(|_| self.at(word, format!("{:?} is no network; write it as \"192.0.2.0/24\"", word.get_ref())))
                .and_then(|network| {
                    // A slip of the pen that makes the whole world a library.
                    if network.prefix_len() == 0 {
                        Err(self.at(word, "this network is the whole internet"))
                    } else {
                        Ok(network)
                    }
                })
        };
        Ok(Institution { networks: each(entry.networks.get_ref(), network)?, name: entry.name })
    }

    /// What serde did not know.
    fn unread(&self, error: &toml::de::Error) -> Mistake {
        let place = error.span().map_or(0, |span| span.start);
        self.mistake(place, error.message().replace('\n', " "))
    }

    /// What must be there once.
    fn twice<'t>(&self, names: impl Iterator<Item = (&'t str, usize)>, what: &str) -> Result<(), Mistake> {
        let mut seen = std::collections::BTreeSet::new();
        for (name, place) in names {
            if !seen.insert(name) {
                return Err(self.mistake(place, format!("{what} {name:?} stands here for the second time")));
            }
        }
        Ok(())
    }
}

fn each<T>(
    words: &[Spanned<String>],
    read: impl Fn(&Spanned<String>) -> Result<T, Mistake>,
) -> Result<Vec<T>, Mistake> {
    words.iter().map(read).collect()
}

/// Reads a file's text.
pub(super) fn read(text: &str) -> Result<Policy, Mistake> {
    let lines = Lines(text);
    let file: File = toml::from_str(text).map_err(|error| lines.unread(&error))?;
    if *file.version.get_ref() == 0 {
        return Err(lines.at(&file.version, "versions begin with 1, and rise with every change of the file"));
    }
    if let Some(trial) = &file.trial
        && trial.get_ref().days > TRIAL_MOST
    {
        return Err(lines.at(trial, format!("a trial has at most {TRIAL_MOST} days; 0 for none")));
    }
    if let Some(gifts) = &file.gifts
        && gifts.get_ref().per_month > 0
        && (gifts.get_ref().days == 0 || gifts.get_ref().devices == 0)
    {
        return Err(lines.at(gifts, "gift links that last no day or open on no device are none; write per_month = 0"));
    }
    lines.twice(file.rule.iter().map(|rule| (rule.name.get_ref().as_str(), rule.name.span().start)), "the rule")?;
    lines.twice(file.plan.iter().map(|plan| (plan.id.get_ref().as_str(), plan.id.span().start)), "the plan")?;
    lines.twice(file.title.iter().map(|terms| (terms.get_ref().title.as_str(), terms.span().start)), "the title")?;
    for terms in &file.title {
        if terms.get_ref().preview.is_some_and(|preview| preview > PREVIEW_MOST) {
            return Err(lines.at(terms, format!("a preview has at most {PREVIEW_MOST} characters")));
        }
    }
    if file.wallet.is_none()
        && let Some(price) = file.rule.iter().find_map(|rule| rule.price.as_ref())
    {
        return Err(lines.at(price, "a rule has a price, and there is no [wallet] to pay it from"));
    }
    let wallet = file.wallet.map(|wallet| (wallet.span().start, wallet.into_inner()));
    Ok(Policy {
        version: file.version.into_inner(),
        wall: lines.wall(&file.wall)?,
        preview: file.preview.as_ref().map_or(Ok(400), |preview| lines.preview(preview))?,
        meter: file.meter,
        trial: file.trial.map(Spanned::into_inner).unwrap_or_default(),
        gifts: file.gifts.map(Spanned::into_inner).unwrap_or_default(),
        family: file.family,
        waiver: file.waiver,
        singles: wallet.map(|(place, entry)| entry.read().map_err(|words| lines.mistake(place, words))).transpose()?,
        plans: file.plan.into_iter().map(|plan| lines.plan(plan)).collect::<Result<_, _>>()?,
        institutions: file
            .institution
            .into_iter()
            .map(|institution| lines.institution(institution))
            .collect::<Result<_, _>>()?,
        crawlers: file.crawler.into_iter().map(|crawler| lines.institution(crawler)).collect::<Result<_, _>>()?,
        terms: file.title.into_iter().map(Spanned::into_inner).collect(),
        rules: file.rule.into_iter().map(|rule| lines.rule(rule)).collect::<Result<_, _>>()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Facts;

    const WHOLE: &str = r#"
version = 3
wall = "metered"
preview = 350
family = 4

[meter]
strangers = 2
registered = 5

[trial]
days = 7
card = true

[gifts]
per_month = 5

[[plan]]
id = "monthly"
name = "Monthly"
interval = "month"
prices = { EUR = 990, JPY = 1500 }

[[plan]]
id = "family"
name = "Family"
interval = "year"
prices = { EUR = 14900 }
people = "family"
seats = 6

[[institution]]
name = "City library"
networks = ["192.0.2.0/24", "2001:db8::/32"]

[[title]]
title = "courier"
preview = 120
embargo_minutes = 30

[[rule]]
name = "Broadcasters are free"
kinds = ["broadcaster", "public_body"]
wall = "free"

[[rule]]
name = "Old sport is for members"
sections = ["sport"]
older_than_days = 30
wall = "members"
preview = 0

[[crawler]]
name = "A search engine"
networks = ["198.51.100.0/24"]
"#;

    fn facts() -> Facts {
        Facts {
            title: "herald".to_owned(),
            kind: TitleKind::Newspaper,
            section: Some(Section::Sport),
            country: "NO".to_owned(),
            language: "en".to_owned(),
            access: Access::Free,
            published_us: 0,
        }
    }

    #[test]
    fn a_whole_file_is_read_and_the_first_rule_that_fits_decides() {
        let policy = read(WHOLE).unwrap();
        let day = 86_400_000_000;
        let verdict = |facts: &Facts, now_us| {
            let verdict = policy.verdict(facts, policy.terms(&facts.title), now_us);
            (verdict.rule.map(|rule| rule.name.clone()).unwrap_or_default(), verdict.wall, verdict.preview)
        };
        assert_eq!(verdict(&facts(), 30 * day - 1), (String::new(), Wall::Metered, 350));
        assert_eq!(verdict(&facts(), 30 * day), ("Old sport is for members".to_owned(), Wall::Members, 0));
        let broadcaster = Facts { kind: TitleKind::Broadcaster, ..facts() };
        assert_eq!(verdict(&broadcaster, 99 * day), ("Broadcasters are free".to_owned(), Wall::Free, 350));
        let courier = Facts { title: "courier".to_owned(), ..facts() };
        assert_eq!(verdict(&courier, 30 * day).2, 120, "a publisher's own terms come before the rule's number");
        assert_eq!(policy.meter, Meter { strangers: 2, registered: 5, network: 60 });
        assert_eq!((policy.trial.days, policy.trial.card, policy.gifts.per_month, policy.family), (7, true, 5, 4));
        assert_eq!(policy.plan("family").unwrap().seats, 6);
        assert!(policy.institution("192.0.2.9".parse().unwrap()).is_some());
        assert!(policy.institution("::ffff:192.0.2.9".parse().unwrap()).is_some());
        assert!(policy.institution("192.0.3.9".parse().unwrap()).is_none());
        assert!(policy.crawler("198.51.100.7".parse().unwrap()).is_some());
    }

    #[test]
    fn every_mistake_is_said_with_its_line() {
        for (from, to, line, words) in [
            (
                "wall = \"metered\"",
                "wall = \"hard\"",
                3,
                "\"hard\" is no wall; write one of: free, registration, metered, members",
            ),
            ("preview = 350", "preview = 9000", 4, "at most 5000 characters"),
            ("family = 4", "familly = 4", 5, "familly"),
            ("kinds = [\"broadcaster\", \"public_body\"]", "kinds = [\"radio\"]", 43, "no kind of title"),
            ("sections = [\"sport\"]", "sections = [\"sports\"]", 48, "no section"),
            ("older_than_days = 30", "older_than_days = 30\nnewer_than_days = 9", 50, "this rule never fits"),
            ("name = \"Old sport is for members\"", "name = \"Broadcasters are free\"", 47, "for the second time"),
            ("\"192.0.2.0/24\"", "\"192.0.2\"", 34, "no network"),
            ("\"192.0.2.0/24\"", "\"0.0.0.0/0\"", 34, "the whole internet"),
            ("prices = { EUR = 990, JPY = 1500 }", "prices = { euro = 990 }", 22, "smallest unit"),
            ("interval = \"year\"", "interval = \"week\"", 27, "no interval"),
            ("version = 3", "version = 0", 2, "begin with 1"),
            ("strangers = 2", "strangers = -2", 8, "-2"),
            ("version = 3", "", 1, "version"),
        ] {
            let text = WHOLE.replacen(from, to, 1);
            assert_ne!(text, WHOLE, "{from}");
            let mistake = read(&text).unwrap_err();
            assert!(mistake.line == line && mistake.words.contains(words), "{to}: {mistake}");
        }
    }

    #[test]
    fn the_shortest_file_is_enough() {
        let policy = read("version = 1\nwall = \"registration\"\n").unwrap();
        assert_eq!((policy.preview, policy.trial.days, policy.gifts.devices), (400, 14, 10));
    }
}
