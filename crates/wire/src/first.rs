//! First: who reported an event before all others, and who cites whom.
//!
//! [`citations`] reads an article for other outlets that it names as sources; [`first`] weighs those of one event. A wrong
//! answer is worse than none: contradicting citations, or a lead within the error of clocks, give [`First::Unknown`].

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use news::{Article, ArticleId, TitleId, primary_language};
use regex::Regex;
use serde::{Deserialize, Serialize};
use url::Url;

use crate::copies::ReportId;
use crate::credit::{Book, Claim, Implies, Kind, SHOWN, Slot};
use crate::direction::Evidence;
use crate::names::{Names, Outlet};

/// How one article names another outlet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Manner {
    /// By a link to its site.
    Links,
    /// As a source: "told Reuters".
    Cites,
    /// As the first to report: "first reported by the Financial Times".
    First,
}

/// An edge of the graph: this article names that outlet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Citation {
    /// Key of the outlet (see [`Outlet::key`]).
    pub outlet: String,
    /// Its name.
    pub name: String,
    /// How it is named.
    pub manner: Manner,
    /// The pattern that found it.
    pub pattern: String,
    /// The words, verbatim.
    pub fragment: String,
    /// How sure it is, 0 to 1.
    pub weight: f32,
}

/// An article of an event.
#[derive(Clone, Copy, Debug)]
pub struct Member<'a> {
    /// The article.
    pub article: ArticleId,
    /// Its title.
    pub title: TitleId,
    /// The report whose text it carries.
    pub report: ReportId,
    /// When it was first seen here, microseconds since the Unix epoch.
    pub at_us: i64,
    /// When its publisher says that it appeared, microseconds since the Unix epoch.
    pub published_us: Option<i64>,
    /// What it says about who wrote it.
    pub claims: &'a [Claim],
    /// Whom it cites.
    pub citations: &'a [Citation],
}

impl Member<'_> {
    fn appeared_us(&self) -> i64 {
        self.published_us.map_or(self.at_us, |published_us| published_us.min(self.at_us))
    }
}

/// Who was first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum First {
    /// This outlet.
    Reported {
        /// Its key (see [`Outlet::key`]).
        outlet: String,
        /// Its name.
        name: String,
        /// Its earliest article on the event, where we have it.
        article: Option<ArticleId>,
        /// When that appeared, microseconds since the Unix epoch.
        appeared_us: Option<i64>,
        /// What that rests on.
        evidence: Vec<Evidence>,
        /// 0 to 1.
        confidence: f32,
    },
    /// Nobody knows.
    Unknown,
}

/// Body text that is read for citations, in bytes.
const TEXT_BYTES: usize = 60_000;
/// Sentences longer than this are cut.
const SENTENCE_BYTES: usize = 600;
/// A lead of the earliest article below this, by publishers' clocks, is within their error.
const LEAD_US: i64 = 3 * 60 * 1_000_000;
/// Feeds are polled in turn: by when they were first seen, two articles may change places within this time.
const POLLING_US: i64 = 20 * 60 * 1_000_000;
/// By how much an outlet's own article may be later than one that cites it: it may have been updated, or seen late.
const LATE_US: i64 = 3 * 3_600 * 1_000_000;
/// Evidence that is kept with a finding.
const EVIDENCE_SHOWN: usize = 5;

/// The outlets that an article names as sources, by the text and its links; not the article's own title.
#[must_use]
pub fn citations(article: &Article, names: &Names) -> Vec<Citation> {
    let language = article.language.as_deref().map(primary_language).filter(|language| !language.is_empty());
    let language =
        language.or_else(|| text::language::detect(&article.body_text, None).map(|tag| primary_language(&tag)));
    let language = language.unwrap_or_else(|| "en".to_owned());
    let own = host(&article.url).and_then(|host| names.by_host(&host)).map(|outlet| outlet.key.clone());
    let mut found: Vec<Citation> = Vec::new();
    if let Some(headline) = &article.title {
        read_sentence(headline, Slot::Headline, &language, names, &mut found);
    }
    for sentence in sentences(&article.body_text) {
        read_sentence(sentence, Slot::Any, &language, names, &mut found);
    }
    found.extend(links(&article.body_html, names));
    found.retain(|citation| Some(&citation.outlet) != own.as_ref());
    // One edge per outlet and manner, the surest.
    found.sort_by(|one, other| other.manner.cmp(&one.manner).then_with(|| other.weight.total_cmp(&one.weight)));
    let mut seen = BTreeSet::new();
    found.retain(|citation| seen.insert((citation.outlet.clone(), citation.manner)));
    found
}

fn read_sentence(sentence: &str, slot: Slot, language: &str, names: &Names, found: &mut Vec<Citation>) {
    let marked = names.mark(sentence);
    if !marked.has_names() {
        return;
    }
    for pattern in Book::get().patterns(language, slot) {
        let manner = match pattern.kind {
            Kind::FirstReported if !is_of_another_time(sentence) => Manner::First,
            Kind::FirstReported | Kind::Attribution => Manner::Cites,
            _ => continue,
        };
        let Some(regex) = pattern.regex() else { continue };
        let text = if pattern.reads_marks { marked.text() } else { sentence };
        for captures in regex.captures_iter(text) {
            let named = ["outlet", "outlet2", "agency"].iter().find_map(|group| captures.name(group));
            let (Some(whole), Some(named)) = (captures.get(0), named) else { continue };
            let outlet = if pattern.reads_marks {
                marked.outlets(named.range()).next().and_then(|index| names.outlet(index))
            } else {
                names.by_name(named.as_str().trim_matches(['《', '》', '「', '」', '"']))
            };
            let Some(outlet) = outlet else { continue };
            let fragment = if pattern.reads_marks { marked.fragment(whole.range()) } else { whole.as_str() };
            found.push(citation(outlet, manner, &pattern.id, fragment, pattern.weight));
        }
    }
}

fn citation(outlet: &Outlet, manner: Manner, pattern: &str, fragment: &str, weight: f32) -> Citation {
    Citation {
        outlet: outlet.key.clone(),
        name: outlet.name.clone(),
        manner,
        pattern: pattern.to_owned(),
        fragment: fragment.trim().to_owned(),
        weight,
    }
}

/// "…, which was first reported by the Times in 2019": not about today's event.
fn is_of_another_time(sentence: &str) -> bool {
    static OTHER_TIME: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let years = r"\b(?:1[89]|20)\d\d\b";
        let phrases = r"(?i:\blast (?:year|month)\b|\byears? ago\b|\bmonths? ago\b|\bpreviously\b|\bvergangenen? (?:Jahr|Monat)|\bletzte[sn]? Jahr|\bl[’']an(?:née)? (?:dernier|dernière|passée)|\bel año pasado|\bl[’']anno scorso|\bano passado|\bvorig jaar)";
        Regex::new(&format!("{years}|{phrases}")).ok()
    });
    OTHER_TIME.as_ref().is_some_and(|pattern| pattern.is_match(sentence))
}

/// The sentences of a text: cut at line breaks, and after a full stop before a capital letter.
pub(crate) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let end = (0..=TEXT_BYTES.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    text.get(..end).unwrap_or_default().split('\n').flat_map(|paragraph| {
        let mut rest = paragraph;
        std::iter::from_fn(move || {
            if rest.is_empty() {
                return None;
            }
            let cut = sentence_end(rest);
            let (sentence, after) = rest.split_at_checked(cut)?;
            rest = after;
            Some(sentence)
        })
    })
}

fn sentence_end(text: &str) -> usize {
    let mut stopped = false;
    let mut spaced = false;
    for (at, c) in text.char_indices() {
        if at >= SENTENCE_BYTES || stopped && spaced && c.is_uppercase() {
            return at;
        }
        match c {
            '.' | '!' | '?' => (stopped, spaced) = (true, false),
            '。' | '！' | '？' => return at + c.len_utf8(),
            '"' | '”' | '“' | '’' | '»' | ')' => {}
            _ if c.is_whitespace() => spaced = stopped,
            _ => (stopped, spaced) = (false, false),
        }
    }
    text.len()
}

/// Links from the (sanitised) body to articles of known outlets.
fn links(body_html: &str, names: &Names) -> Vec<Citation> {
    let addresses = body_html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).take(200);
    addresses
        .filter_map(|address| {
            let url = Url::parse(address).ok()?;
            // A front page or a section is no article.
            let is_article = url.path().trim_matches('/').len() >= 12;
            let outlet = names.by_host(url.host_str()?).filter(|_| is_article)?;
            Some(citation(outlet, Manner::Links, "link", address, 0.6))
        })
        .collect()
}

/// An article of a cited outlet that may be the one that is meant.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    /// The article.
    pub article: ArticleId,
    /// Its headline.
    pub headline: &'a str,
    /// Its standfirst or first words.
    pub summary: &'a str,
}

/// Words of the citing text that say what it is about.
const LEAD_WORDS: usize = 60;
/// Cosine of weighed words from which an article is on the same matter, and by how much it must lead the next.
const ON_THE_MATTER: (f32, f32) = (0.28, 1.35);
/// Words in common, beside how much they weigh.
const SHARED_WORDS: usize = 4;

/// Which article of the cited outlet is meant: the one that is clearly nearer to the citing text than all others.
#[must_use]
pub fn own_article(citing: &Article, candidates: &[Candidate<'_>]) -> Option<ArticleId> {
    let lead: Vec<&str> = citing.body_text.split_whitespace().take(LEAD_WORDS).collect();
    let text = format!("{}\n{}", citing.title.as_deref().unwrap_or_default(), lead.join(" "));
    let wanted: BTreeSet<String> = text::terms::terms(&text).into_iter().collect();
    let bags: Vec<BTreeSet<String>> = candidates
        .iter()
        .map(|candidate| text::terms::terms(&format!("{}\n{}", candidate.headline, candidate.summary)))
        .map(|terms| terms.into_iter().collect())
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "some dozens of articles")]
    let rarity = |term: &String| {
        let holders = bags.iter().filter(|bag| bag.contains(term)).count();
        (1.0 + (1.0 + bags.len() as f32) / (1.0 + holders as f32)).ln()
    };
    let norm = |bag: &BTreeSet<String>| bag.iter().map(|term| rarity(term).powi(2)).sum::<f32>().sqrt();
    let wanted_norm = norm(&wanted);
    let mut scored: Vec<(f32, usize, ArticleId)> = bags
        .iter()
        .zip(candidates)
        .map(|(bag, candidate)| {
            let shared: Vec<&String> = bag.intersection(&wanted).collect();
            let dot: f32 = shared.iter().map(|term| rarity(term).powi(2)).sum();
            (dot / (norm(bag) * wanted_norm).max(f32::MIN_POSITIVE), shared.len(), candidate.article)
        })
        .collect();
    scored.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.2.cmp(&other.2)));
    let second = scored.get(1).map_or(0.0, |(score, ..)| *score);
    let (score, shared, article) = *scored.first()?;
    (score >= ON_THE_MATTER.0 && shared >= SHARED_WORDS && score >= second * ON_THE_MATTER.1).then_some(article)
}

fn host(address: &str) -> Option<String> {
    Url::parse(address).ok()?.host_str().map(str::to_owned)
}

/// Who was first, of the articles of one event.
///
/// Copies of one text have one voice. An outlet that is named as the first is taken when no other is, or when the other's own
/// article names it; without citations, the earliest article is taken when both clocks agree and its lead is beyond doubt.
#[must_use]
pub fn first(members: &[Member<'_>], names: &Names) -> First {
    let voices = voices(members);
    if voices.is_empty() { earliest(members, names) } else { cited(members, voices, names) }
}

/// For each outlet that is named as the first: the surest citation of each report.
type Voices<'a> = BTreeMap<&'a str, BTreeMap<ReportId, (&'a Member<'a>, &'a Citation)>>;

fn voices<'a>(members: &'a [Member<'a>]) -> Voices<'a> {
    let mut voices = Voices::new();
    for member in members {
        for citation in
            member.citations.iter().filter(|citation| citation.manner == Manner::First && citation.weight >= SHOWN)
        {
            let reports = voices.entry(citation.outlet.as_str()).or_default();
            let voice = reports.entry(member.report).or_insert((member, citation));
            if citation.weight > voice.1.weight {
                *voice = (member, citation);
            }
        }
    }
    voices
}

fn cited(members: &[Member<'_>], mut voices: Voices<'_>, names: &Names) -> First {
    let written_by = |key: &str| {
        let theirs = members.iter().filter(|member| outlet_of(member, names).is_some_and(|outlet| outlet.key == key));
        theirs.min_by_key(|member| (member.appeared_us(), member.article))
    };
    // An outlet whose own article names another as the first gives its voices to that one.
    let passed: Vec<(String, String)> = voices
        .keys()
        .filter_map(|key| {
            let own = written_by(key)?;
            let other =
                own.citations.iter().find(|citation| citation.manner == Manner::First && citation.outlet != **key)?;
            Some(((*key).to_owned(), other.outlet.clone()))
        })
        .collect();
    // Two that name each other: nobody knows.
    if passed.iter().any(|(from, to)| passed.iter().any(|(other_from, other_to)| from == other_to && to == other_from))
    {
        return First::Unknown;
    }
    for (from, to) in passed {
        if voices.contains_key(to.as_str())
            && let Some(reports) = voices.remove(from.as_str())
            && let Some(kept) = voices.get_mut(to.as_str())
        {
            for (report, voice) in reports {
                kept.entry(report).or_insert(voice);
            }
        }
    }
    let mut ranked: Vec<_> = voices.into_iter().collect();
    ranked.sort_by(|one, other| other.1.len().cmp(&one.1.len()).then(one.0.cmp(other.0)));
    let second = ranked.get(1).map_or(0, |(_, reports)| reports.len());
    let Some((key, reports)) = ranked.into_iter().next() else { return First::Unknown };
    if reports.len() < 3 * second + 1 {
        return First::Unknown;
    }
    let own = written_by(key);
    let earliest_voice = reports.values().map(|(member, _)| member.appeared_us()).min().unwrap_or_default();
    let best = reports.values().map(|(_, citation)| citation.weight).fold(0.0, f32::max);
    let confidence = match own {
        // Its own article is here, and it is not later than those who cite it.
        Some(own) if own.appeared_us() <= earliest_voice + POLLING_US => best.max(0.9),
        Some(own) if own.appeared_us() <= earliest_voice + LATE_US && reports.len() > 1 => 0.9,
        // We do not have its article; two independent voices, or one that leaves no doubt.
        None if reports.len() > 1 => 0.9,
        None if best >= 0.95 => 0.85,
        _ => return First::Unknown,
    };
    let name = reports.values().next().map_or(key, |(_, citation)| citation.name.as_str()).to_owned();
    let evidence = reports.values().take(EVIDENCE_SHOWN).map(|(member, citation)| Evidence::Says {
        article: member.article,
        pattern: citation.pattern.clone(),
        fragment: citation.fragment.clone(),
    });
    First::Reported {
        outlet: key.to_owned(),
        name,
        article: own.map(|own| own.article),
        appeared_us: own.map(Member::appeared_us),
        evidence: evidence.collect(),
        confidence,
    }
}

/// Whose reporting an article is: the agency's whose text it carries, else its title's.
fn outlet_of<'n>(member: &Member<'_>, names: &'n Names) -> Option<&'n Outlet> {
    let copied = member.claims.iter().find(|claim| claim.says_agency_text());
    let agency = copied.and_then(|claim| names.by_name(claim.name.as_deref()?));
    agency.or_else(|| names.by_title(member.title))
}

/// The earliest article, where neither clock speaks against it. A hint (below [`SHOWN`]) unless its lead is long.
fn earliest(members: &[Member<'_>], names: &Names) -> First {
    let first = members.iter().min_by_key(|member| (member.published_us.unwrap_or(member.at_us), member.article));
    let Some(first) = first else { return First::Unknown };
    let others = || members.iter().filter(|member| member.report != first.report);
    let Some(ahead_us) = others().filter_map(|other| lead_us(first, other)).min() else { return First::Unknown };
    let disputed = others().any(|other| lead_us(first, other).is_none());
    let unnamed = first.claims.iter().any(|claim| claim.implies == Implies::AgencyUnnamed);
    let Some(outlet) = outlet_of(first, names) else { return First::Unknown };
    if ahead_us < LEAD_US || disputed || unnamed {
        return First::Unknown;
    }
    let confidence = match ahead_us / 60_000_000 {
        60.. => 0.9,
        20.. => 0.8,
        _ => 0.7,
    };
    First::Reported {
        outlet: outlet.key.clone(),
        name: outlet.name.clone(),
        article: Some(first.article),
        appeared_us: Some(first.appeared_us()),
        evidence: vec![Evidence::Earliest { article: first.article, ahead_us }],
        confidence,
    }
}

/// By how much one is ahead of another; `None` when the clocks contradict each other.
fn lead_us(one: &Member<'_>, other: &Member<'_>) -> Option<i64> {
    let seen_us = other.at_us.saturating_sub(one.at_us);
    match (one.published_us, other.published_us) {
        (Some(one), Some(other)) => (seen_us > -POLLING_US).then(|| other.saturating_sub(one)),
        _ => (seen_us > POLLING_US).then_some(seen_us),
    }
}
