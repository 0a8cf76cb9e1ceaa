//! Who wrote an article, in words: whose text it is and who carries it, who was first, who cites whom, what was put right.
//!
//! Everything said here rests on what the curator stored, with its evidence, which the page gives on demand. What is not
//! sure enough is not said.

mod own;
mod spoken;

use std::collections::HashMap;

use news::{Article, ArticleId, TitleId};
use store::{Amended, CarriedText, CitationRow, Provenance, StoredArticle};
use wire::amend::{NoteKind, notes};
use wire::copies::Relation;
use wire::credit::{Claim, Implies, SHOWN};
use wire::direction::{Evidence, Source};
use wire::first::{First, Manner};

use crate::cards::{Speech, TitleView, Viewer};
use crate::language::Language;
use crate::words::Moment;
pub(crate) use own::{mark_own, without_tags};
pub(crate) use spoken::{plain_evidence, silent_edits};

/// Carriers that are listed; the others are counted.
const LISTED: usize = 60;

/// What the page says about who wrote the article.
#[derive(Clone, Debug, Default)]
pub(crate) struct ProvenanceView {
    /// "This text comes from AFP and is carried by 23 titles."
    pub text: Option<String>,
    /// The message "Here it is shortened."
    pub here: Option<&'static str>,
    /// Whether paragraphs of the title's own are marked in the text.
    pub own_marked: bool,
    /// How that is known.
    pub evidence: Vec<EvidenceView>,
    /// Who carries it; empty for one title.
    pub carriers: Vec<CarrierView>,
    /// Carriers that are not listed.
    pub more: usize,
    /// Who reported first.
    pub first: Option<FirstView>,
    /// Outlets that the article names as its sources.
    pub cites: Vec<EdgeView>,
    /// Articles that name this one as their source.
    pub cited_by: Vec<EdgeView>,
    /// Notes of correction that the article prints.
    pub notes: Vec<String>,
    /// What was changed in substance without a note, the newest first.
    pub silent: Vec<String>,
    /// The source took the text back: "Overland Press Service has withdrawn this text."
    pub withdrawn: Option<String>,
}

/// A reason, with the pattern that found it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EvidenceView {
    pub words: String,
    pub pattern: Option<String>,
}

/// A title that carries the text.
#[derive(Clone, Debug)]
pub(crate) struct CarrierView {
    pub title: TitleView,
    pub headline: String,
    pub language: String,
    pub href: String,
    pub time: Moment,
    /// A message.
    pub relation: &'static str,
    pub is_this: bool,
}

impl CarrierView {
    /// `lang` and `dir` of the headline.
    pub fn speech(&self) -> Speech<'_> {
        Speech::of(&self.language)
    }
}

/// Who reported first.
#[derive(Clone, Debug)]
pub(crate) struct FirstView {
    pub name: String,
    pub href: Option<String>,
    pub time: Option<Moment>,
    pub evidence: Vec<EvidenceView>,
}

/// An edge of who cites whom.
#[derive(Clone, Debug)]
pub(crate) struct EdgeView {
    pub name: String,
    pub href: Option<String>,
    /// "first reported by the Post"; empty for a link.
    pub fragment: String,
}

impl ProvenanceView {
    /// Whether there is anything to say below the article.
    pub fn says_something(&self) -> bool {
        self.text.is_some() || self.first.is_some() || !self.cites.is_empty() || !self.cited_by.is_empty()
    }

    /// Without what quotes a text that is locked: findings stay, words of the text go.
    pub fn without_extracts(&mut self) {
        self.silent.clear();
        for edge in self.cites.iter_mut().chain(&mut self.cited_by) {
            edge.fragment.clear();
        }
        let others = self.first.iter_mut().flat_map(|first| &mut first.evidence);
        for evidence in self.evidence.iter_mut().chain(others) {
            evidence.pattern = None;
        }
    }

    /// The view of what is known; of an article that was not placed yet only its own notes.
    pub fn new(stored: &StoredArticle, known: Option<&Provenance>, viewer: &Viewer<'_>) -> Self {
        let mut view = Self { notes: corrections(&stored.article), ..Self::default() };
        let Some(known) = known else { return view };
        let said = Said { stored, known, viewer, title_of: title_of(known) };
        view.text = said.text();
        view.here = view.text.as_ref().and_then(|_| here(known));
        view.own_marked = said.own_is_marked();
        if view.text.is_some() {
            view.evidence = said.evidence();
            view.carriers = said.carriers();
            view.more = known.carriers.len().saturating_sub(LISTED);
        }
        view.first = said.first();
        view.cites = edges(&known.cites, viewer, |row| row.citation.name.clone());
        view.cited_by = edges(&known.cited_by, viewer, |row| {
            row.title
                .and_then(|title| viewer.titles.get(title))
                .map(|title| title.listing.name.clone())
                .unwrap_or_default()
        });
        view.silent = silent(&known.amended, viewer.language);
        view.withdrawn = said.withdrawn();
        view
    }
}

/// What is to be said, and by whom.
struct Said<'a> {
    stored: &'a StoredArticle,
    known: &'a Provenance,
    viewer: &'a Viewer<'a>,
    title_of: HashMap<ArticleId, TitleId>,
}

impl Said<'_> {
    fn name(&self, title: TitleId) -> Option<&str> {
        self.viewer.titles.get(title).map(|title| title.listing.name.as_str())
    }

    fn titles(&self) -> i32 {
        self.known.report.titles
    }

    fn language(&self) -> Language {
        self.viewer.language
    }

    /// Whose text it is and how many carry it.
    fn text(&self) -> Option<String> {
        let (language, titles) = (self.language(), i64::from(self.titles()));
        match &self.known.report.source {
            Source::Agency { name, .. } if titles > 1 => Some(language.count_of("text-from-carried", titles, name)),
            // One article that is not the agency's by its own words only holds material of it.
            Source::Agency { name, .. } if self.known.claims.iter().any(Claim::says_agency_text) => {
                Some(language.name("text-from", name))
            }
            Source::Title { article, .. } if titles > 1 && *article == self.stored.card.id => {
                Some(language.count("text-others-carry", titles - 1))
            }
            Source::Title { title, evidence, .. } if titles > 1 => {
                let told = evidence.iter().any(|evidence| matches!(evidence, Evidence::Says { .. }));
                let key = if told { "text-from-carried" } else { "text-first-carried" };
                Some(language.count_of(key, titles, self.name(*title)?))
            }
            _ if titles > 1 => Some(language.count("text-unknown-carried", titles)),
            _ => self.republished(),
        }
    }

    /// "This text was first published by The Conversation", by its own words.
    fn republished(&self) -> Option<String> {
        let claim =
            self.known.claims.iter().find(|claim| claim.implies == Implies::Republished && claim.weight >= SHOWN)?;
        Some(self.language().name("text-first-published", claim.name.as_deref()?.trim_end_matches('.')))
    }

    fn evidence(&self) -> Vec<EvidenceView> {
        let evidence = match &self.known.report.source {
            Source::Agency { evidence, .. } | Source::Title { evidence, .. } => evidence.as_slice(),
            Source::Unknown => &[],
        };
        let mut views: Vec<EvidenceView> = evidence.iter().map(|evidence| self.evidence_view(evidence)).collect();
        let own = self.known.claims.iter().filter(|claim| claim.weight >= SHOWN && claim.shares_text());
        for claim in own {
            let view =
                EvidenceView { words: spoken::claim(claim, self.language()), pattern: Some(claim.pattern.clone()) };
            let known =
                |other: &EvidenceView| other.pattern == view.pattern && other.words.contains(claim.fragment.trim());
            if !views.iter().any(known) {
                views.push(view);
            }
        }
        if let Some(of) = self.known.placement.of {
            let other = self.title_of.get(&of).and_then(|title| self.name(*title));
            views.push(EvidenceView {
                words: spoken::placement(&self.known.placement, other, self.language()),
                pattern: None,
            });
        }
        views
    }

    fn evidence_view(&self, evidence: &Evidence) -> EvidenceView {
        let (article, pattern) = match evidence {
            Evidence::Says { article, pattern, .. } => (article, Some(pattern.clone())),
            Evidence::OwnHouse { article, .. } | Evidence::Earliest { article, .. } | Evidence::Longest { article } => {
                (article, None)
            }
        };
        let who = self.title_of.get(article).and_then(|title| self.name(*title));
        EvidenceView { words: spoken::evidence(evidence, who, self.language()), pattern }
    }

    fn carriers(&self) -> Vec<CarrierView> {
        let shown = self.known.carriers.iter().filter(|carrier| !carrier.withdrawn);
        let views: Vec<CarrierView> = shown.take(LISTED).filter_map(|carrier| self.carrier(carrier)).collect();
        if views.len() > 1 { views } else { Vec::new() }
    }

    fn carrier(&self, carrier: &CarriedText) -> Option<CarrierView> {
        let is_this = carrier.article == self.stored.card.id;
        if !is_this && !self.viewer.shows_line(carrier.title, &carrier.headline) {
            return None;
        }
        let title = self.viewer.titles.get(carrier.title)?;
        Some(CarrierView {
            title: TitleView::new(title),
            headline: carrier.headline.clone(),
            language: title.listing.languages.first().cloned().unwrap_or_default(),
            href: href(carrier.article, &carrier.slug),
            time: Moment::said(self.language(), carrier.sort_us, self.viewer.now, self.viewer.zone),
            relation: word(carrier.relation),
            is_this,
        })
    }

    fn first(&self) -> Option<FirstView> {
        let First::Reported { name, article, appeared_us, evidence, confidence, .. } = &self.known.report.first else {
            return None;
        };
        if *confidence < SHOWN {
            return None;
        }
        let here = self.known.first.as_ref().filter(|first| Some(first.article) == *article);
        let here = here.filter(|first| self.viewer.shows_line(first.title, &first.headline));
        Some(FirstView {
            name: name.clone(),
            href: here.map(|first| href(first.article, &first.slug)),
            time: here.and(*appeared_us).map(|at| Moment::said(self.language(), at, self.viewer.now, self.viewer.zone)),
            evidence: evidence.iter().map(|evidence| self.evidence_view(evidence)).collect(),
        })
    }

    fn own_is_marked(&self) -> bool {
        self.known.revision == self.stored.revision
            && self.known.placement.relation == Relation::Extended
            && !self.known.placement.own_paragraphs.is_empty()
    }

    /// Whether the text's source took it back.
    fn withdrawn(&self) -> Option<String> {
        let withdrawn = self.known.carriers.iter().filter(|carrier| carrier.withdrawn);
        let is_agency = |title: TitleId| {
            self.viewer.titles.get(title).is_some_and(|title| title.listing.kind == news::TitleKind::Agency)
        };
        let is_source = |carrier: &&CarriedText| match &self.known.report.source {
            Source::Agency { name, .. } => is_agency(carrier.title) && self.name(carrier.title) == Some(name),
            Source::Title { article, .. } => carrier.article == *article,
            Source::Unknown => false,
        };
        let source = withdrawn.into_iter().find(is_source)?;
        let name = self.name(source.title)?;
        (source.article != self.stored.card.id).then(|| self.language().name("withdrawn-by-source", name))
    }
}

fn title_of(known: &Provenance) -> HashMap<ArticleId, TitleId> {
    let cited = known.cites.iter().chain(&known.cited_by);
    let cited = cited.filter_map(|row| Some((row.article.as_ref()?.0, row.title?)));
    known.carriers.iter().chain(&known.first).map(|carrier| (carrier.article, carrier.title)).chain(cited).collect()
}

/// The message that says what the article does to the text.
fn here(known: &Provenance) -> Option<&'static str> {
    known.placement.of?;
    match known.placement.relation {
        Relation::Shortened => Some("here-shortened"),
        Relation::Edited => Some("here-edited"),
        Relation::TranslatedHeadline => Some("here-translated"),
        Relation::Extended | Relation::Exact | Relation::Original => None,
    }
}

/// The message that says what a carrier's text is to the others.
fn word(relation: Relation) -> &'static str {
    match relation {
        Relation::Original => "copy-first",
        Relation::Exact => "copy-exact",
        Relation::Edited => "copy-edited",
        Relation::Shortened => "copy-shortened",
        Relation::Extended => "copy-extended",
        Relation::TranslatedHeadline => "copy-headline",
    }
}

fn edges(rows: &[CitationRow], viewer: &Viewer<'_>, name: impl Fn(&CitationRow) -> String) -> Vec<EdgeView> {
    let mut views: Vec<EdgeView> = Vec::new();
    for row in rows.iter().filter(|row| row.citation.manner == Manner::Links || row.citation.weight >= SHOWN) {
        let name = name(row);
        let fragment =
            if row.citation.manner == Manner::Links { String::new() } else { row.citation.fragment.trim().to_owned() };
        let href = row.article.as_ref().filter(|_| {
            row.title.is_some_and(|title| viewer.titles.get(title).is_some() && viewer.shows_line(title, ""))
        });
        if !name.is_empty() && views.iter().all(|view| view.name != name) {
            views.push(EdgeView { name, href: href.map(|(article, slug)| self::href(*article, slug)), fragment });
        }
    }
    views
}

fn href(article: ArticleId, slug: &str) -> String {
    format!("/article/{slug}-{article}")
}

/// The notes in which the publisher says that something was wrong.
fn corrections(article: &Article) -> Vec<String> {
    notes(article).into_iter().filter(|note| note.kind != NoteKind::Update).map(|note| note.text).collect()
}

fn silent(amended: &[Amended], language: Language) -> Vec<String> {
    amended.iter().rev().flat_map(|amended| silent_edits(&amended.amendment, language)).take(3).collect()
}
