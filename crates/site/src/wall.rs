//! What of an article leaves the house: the one place that every outlet of article text passes.
//!
//! Pages, differences, extracts of searches, lists, feeds and the protocols of apps ask [`Wall`] and give what [`Wall::cut`] leaves. Where no
//! membership is set up, nothing is cut and nothing is asked. Lists, search and stories show everyone, members too, what a stranger sees,
//! so that what is kept in memory and in caches never holds more.

mod seats;
mod visitor;

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use axum::response::Response;
use http::HeaderValue;
use membership::farewell::Wish;
use membership::grants::Right;
use membership::meter::{Month, month};
use membership::policy::{Facts, Policy};
use membership::terms::Terms;
use membership::wall::{Asked, Decision, Outcome, Purse, Reader, Reason, decide};
use membership::{Money, cut};
use news::{Access, Article, ArticleId, Section, Timestamp, Title, TitleId};
use store::{Card, Store};

pub(crate) use seats::room;
pub(crate) use visitor::{Door, browser_cookie, checked, new_browser, signed};

/// The header that reserves a text from mining (TDM Reservation Protocol, W3C Community Group, 2024).
const RESERVATION: &str = "tdm-reservation";

/// The wall of a site; without a policy there is none, only what publishers ask of programs. Clones are one wall.
#[derive(Clone, Debug, Default)]
pub struct Wall {
    policy: Option<Arc<Policy>>,
    /// What publishers asked for here, as last read.
    asked_for: Arc<RwLock<HashMap<TitleId, Terms>>>,
}

/// Who asks for articles, as far as the wall is concerned.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// Who it is.
    pub reader: Reader,
    /// What they hold.
    pub rights: Vec<Right>,
    /// Whether they are in an institution's network.
    pub institution: bool,
    /// Whether a trial can still be begun.
    pub trial_possible: bool,
    /// The country they read from, where that is known.
    pub country: Option<String>,
    /// What can be spent of their own balance.
    pub held: Vec<Money>,
    /// Articles that stay open to them because they bought them, or another one with the same text.
    pub bought: Vec<ArticleId>,
}

/// What is asked about: an article with what rules look at.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// Which article.
    pub article: ArticleId,
    /// Whose.
    pub title: &'a Title,
    /// Where it belongs.
    pub section: Option<Section>,
    /// Its language.
    pub language: &'a str,
    /// What its publisher gives to strangers.
    pub access: Access,
    /// When it was published, or else first seen.
    pub published_us: i64,
}

impl<'a> Subject<'a> {
    /// The subject of a card.
    #[must_use]
    pub fn of(card: &'a Card, title: &'a Title) -> Self {
        Self {
            article: card.id,
            title,
            section: card.section,
            language: &card.language,
            access: card.access,
            published_us: card.published_us.unwrap_or(card.first_seen_us),
        }
    }

    /// What rules look at.
    #[must_use]
    pub fn facts(&self) -> Facts {
        Facts {
            title: self.title.listing.slug.clone(),
            kind: self.title.listing.kind,
            section: self.section,
            country: self.title.listing.country.clone(),
            language: news::primary_language(self.language).to_owned(),
            access: self.access,
            published_us: self.published_us,
        }
    }
}

/// How a reader stands with the meter in this month.
#[derive(Clone, Debug, Default)]
pub(crate) struct Standing {
    pub used: u32,
    pub used_for_this: bool,
    pub network_used: u32,
    pub gift: bool,
    /// The price that the reader saw and said yes to just now.
    pub agreed: Option<Money>,
}

impl Wall {
    /// The wall of a policy.
    #[must_use]
    pub fn of(policy: Policy) -> Self {
        Self { policy: Some(Arc::new(policy)), ..Self::default() }
    }

    /// Reads what publishers asked for here. To be called before anything is served, and every half minute or so, because another
    /// process may have changed it.
    ///
    /// # Errors
    /// When the database fails; then what was known stays.
    pub async fn read_terms(&self, store: &Store) -> Result<(), store::Error> {
        let read = store.terms_of_titles().await?;
        *self.asked_for.write().unwrap_or_else(PoisonError::into_inner) = read;
        Ok(())
    }

    fn asked_for(&self, title: TitleId) -> Option<Terms> {
        self.asked_for.read().unwrap_or_else(PoisonError::into_inner).get(&title).cloned()
    }

    /// What was said of a title: the terms asked for here, else those of the policy's file.
    fn said(&self, title: &Title) -> Option<Terms> {
        self.asked_for(title.id).or_else(|| self.policy()?.terms(&title.listing.slug).cloned())
    }

    /// Whether nothing was said of a title, so that the operator decides.
    pub(crate) fn is_unsaid(&self, title: &Title) -> bool {
        self.said(title).is_none()
    }

    /// The terms of a title: those asked for here, else those of the policy's file, else none.
    #[must_use]
    pub fn terms(&self, title: &Title) -> Terms {
        let slug = &title.listing.slug;
        self.said(title)
            // What is written here is for whoever finds it, unless it was asked otherwise.
            .unwrap_or_else(|| Terms { search_engines: slug == crate::own_articles::TITLE, ..Terms::none(slug) })
    }

    /// Says to programs that a text of this title is not to be mined, where its terms do not allow it. For every answer that has text of an article.
    pub(crate) fn reserve(&self, response: &mut Response, title: &Title) {
        if !self.terms(title).mining {
            response.headers_mut().insert(RESERVATION, HeaderValue::from_static("1"));
        }
    }

    /// Whether its publisher, or the operator, asked for terms here.
    pub(crate) fn has_terms(&self, title: TitleId) -> bool {
        self.asked_for(title).is_some()
    }

    /// The policy; `None` where there is no membership.
    #[must_use]
    pub fn policy(&self) -> Option<&Policy> {
        self.policy.as_deref()
    }

    /// The month of the meter at `now`.
    pub(crate) fn month(now: Timestamp, zone: &jiff::tz::TimeZone) -> Month {
        month(news::to_micros(now), zone)
    }

    fn ask(&self, subject: &Subject<'_>, visitor: &Visitor, standing: &Standing, at_us: i64, ends_us: i64) -> Asked {
        Asked {
            at_us,
            article: subject.article,
            title: subject.title.id,
            facts: subject.facts(),
            taken_down: false,
            reader: visitor.reader,
            rights: visitor.rights.clone(),
            gift: standing.gift,
            institution: visitor.institution,
            country: visitor.country.clone(),
            used: standing.used,
            used_for_this: standing.used_for_this,
            network_used: standing.network_used,
            period_ends_us: ends_us,
            trial_possible: visitor.trial_possible,
            terms: self.asked_for(subject.title.id),
            purse: purse(subject.article, visitor, standing),
        }
    }

    /// The decision about one article, with its record; `None` where there is no wall.
    pub(crate) fn decision(
        &self,
        subject: &Subject<'_>,
        visitor: &Visitor,
        standing: &Standing,
        (at_us, ends_us): (i64, i64),
    ) -> Option<(Decision, Asked)> {
        // What a reader has sent to themselves is paid, or free, elsewhere.
        let policy = self.policy().filter(|_| !subject.title.comes_by_mail())?;
        let asked = self.ask(subject, visitor, standing, at_us, ends_us);
        Some((decide(policy, &asked), asked))
    }

    /// Characters that this visitor gets without using a free article; `None` for all of it. For outlets that count nothing: apps, differences.
    #[must_use]
    pub fn characters(&self, subject: &Subject<'_>, visitor: &Visitor, at_us: i64) -> Option<u32> {
        // No free article is left, so that none is given away uncounted.
        let standing = Standing { used: u32::MAX, network_used: u32::MAX, ..Standing::default() };
        self.decision(subject, visitor, &standing, (at_us, 0)).and_then(|(decision, _)| decision.characters())
    }

    /// Characters that everyone gets; `None` for all of it.
    #[must_use]
    pub fn characters_for_all(&self, subject: &Subject<'_>, at_us: i64) -> Option<u32> {
        self.characters(subject, &Visitor::stranger(), at_us)
    }

    /// Leaves of an article what may be seen of it: the beginning of its body, of its summary and of its picture's caption, in whole sentences; no recording.
    /// Whether anything of the body was left out.
    pub fn cut(article: &mut Article, characters: Option<u32>) -> bool {
        let Some(characters) = characters else { return false };
        let body = cut::body(&article.body_html, characters);
        // Of a recording there is no beginning that could be given.
        let has_recordings = !std::mem::take(&mut article.recordings).is_empty();
        let is_cut = body.is_cut || has_recordings || (article.body_html.is_empty() && !article.body_text.is_empty());
        if body.is_cut {
            (article.body_html, article.body_text) = (body.html, body.text);
        } else if is_cut {
            article.body_text = cut::text(&article.body_text, characters);
        }
        article.summary = article.summary.take().map(|summary| cut::summary(&summary, characters));
        if let Some(picture) = &mut article.picture {
            picture.caption = picture.caption.take().map(|caption| cut::text(&caption, characters));
        }
        if characters == 0 {
            article.dateline = None;
        }
        is_cut
    }

    /// The same for a plain text that stands alone.
    #[must_use]
    pub fn cut_text(text: &str, characters: Option<u32>) -> String {
        characters.map_or_else(|| text.to_owned(), |characters| cut::text(text, characters))
    }

    /// A card's summary as everyone sees it in lists.
    pub(crate) fn summary(&self, card: &Card, title: &Title, at_us: i64) -> String {
        match self.characters_for_all(&Subject::of(card, title), at_us) {
            None => card.summary.clone(),
            Some(characters) => cut::summary(&card.summary, characters),
        }
    }
}

impl Visitor {
    /// Somebody of whom nothing is known.
    #[must_use]
    pub fn stranger() -> Self {
        Self {
            reader: Reader::Unknown,
            rights: Vec::new(),
            institution: false,
            trial_possible: false,
            country: None,
            held: Vec::new(),
            bought: Vec::new(),
        }
    }

    /// An account, with what it holds at `now_us`: grants, what it pays for, and its seats.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn account(
        store: &Store,
        wall: &Wall,
        account: news::AccountId,
        now_us: i64,
    ) -> Result<Self, store::Error> {
        let grants = store.grants(account).await?;
        let paid = store.subscriptions_paid_by(account).await?;
        let paid = paid.iter().filter_map(|paid| Right::of_subscription(paid.state(now_us), now_us));
        let mut rights: Vec<Right> = grants.iter().map(membership::grants::Grant::right).chain(paid).collect();
        rights.extend(seats::rights(store, wall, account, now_us).await?);
        let trial_possible = !grants.iter().any(|grant| grant.source == membership::grants::Source::Trial);
        let mut held = Vec::new();
        if wall.policy().is_some_and(|policy| policy.singles.is_some()) {
            held = store.wallet(account).await?;
        }
        // What is on its way back is not spent any more.
        if !held.is_empty() {
            let wishes = store.farewells_of(account).await?;
            let goes_back = |one: &store::Farewell| one.wish == Wish::GiveBack && one.settled_us.is_none();
            held.retain(|money| money.minor > 0 && !wishes.iter().any(goes_back));
        }
        let bought = if wall.policy().is_some() { store.open_by_buying(account).await? } else { Vec::new() };
        let (reader, institution, country) = (Reader::Registered, false, None);
        Ok(Self { reader, rights, institution, trial_possible, country, held, bought })
    }
}

/// The reader's own balance as a decision about an article looks at it; nothing of whoever never had one.
fn purse(article: ArticleId, visitor: &Visitor, standing: &Standing) -> Option<Purse> {
    let bought = visitor.bought.contains(&article);
    let is_there = bought || !visitor.held.is_empty() || standing.agreed.is_some();
    is_there.then(|| Purse { held: visitor.held.clone(), bought, agreed: standing.agreed })
}

/// Whether an answer with this decision may be kept by caches that others use.
pub(crate) fn is_for_everyone(decision: &Decision) -> bool {
    decision.reason == Reason::Free
}

/// Whether the whole text is kept back.
pub(crate) fn is_denied(decision: &Decision) -> bool {
    decision.outcome == Outcome::Deny
}
