//! The article page: one clean page with its source, byline and credits.

mod in_story;
mod named;
mod related;
mod standfirst;

use std::borrow::Cow;
use std::collections::HashSet;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use news::{Access, Article, ArticleId, Edition, Title};
use store::{Card, List, Provenance, Revision, StoredArticle};
use stories::StoryId;

use self::in_story::{Alone, FollowStory, Told, alone, told};
use crate::app::{App, Leader, SearchEngines};
use crate::cards::{CardView, Speech, TitleView, Viewer, article_href, article_location};
use crate::catalogue::Catalogue;
use crate::frame::Frame;
use crate::language::Language;
use crate::pages::asking::Asking;
use crate::pages::highlights::{self, OwnMarks};
use crate::pages::picks::PickList;
use crate::pages::title::host_name;
use crate::pages::wall::{AtWall, WallView, at_wall};
use crate::pictures::SignedPicture;
use crate::preferences::Preferences;
use crate::provenance::{ProvenanceView, mark_own};
use crate::reasons::Rule;
use crate::recordings::RecordingView;
use crate::respond::Page;
use crate::session::SignedIn;
use crate::wall::{Door, Subject};
use crate::wishes::Muting;
use crate::words::{Moment, reading_minutes, since_in};
use crate::{CachePolicy, Error, Withdrawn, body};

/// Further articles of the title, and of the section.
const MORE: usize = 6;
/// Articles of the title among which they are looked for.
const NEWEST_OF_TITLE: i64 = 18;
/// The same of the section.
const NEWEST: i64 = 120;
/// Top stories below the article.
const TOP: usize = 4;
/// An article.
#[derive(Template)]
#[template(path = "article.html")]
pub(crate) struct ArticlePage {
    pub frame: Frame,
    pub story: ArticleView,
    /// Where something is kept back: why, and the ways on.
    pub wall: Option<WallView>,
    /// Whether whoever reads it may give it to others.
    pub gives: bool,
    pub top: Vec<CardView>,
    /// What editors of this site chose.
    pub picks: Option<PickList>,
    /// What it is about: code, name and how sure that is.
    pub topics: Vec<(&'static str, Cow<'static, str>, String)>,
    /// Who and what it names.
    pub named: Vec<named::NamedView>,
    pub more: Vec<CardView>,
    pub same_section: Vec<CardView>,
    /// Whether whoever is signed in saved it; `None` for everyone else.
    pub saved: Option<bool>,
    /// What whoever is signed in marked in it.
    pub own: Option<OwnMarks>,
    /// Its story, where others tell it too.
    pub told: Option<Told>,
    /// What its story's page would say of it, where it alone tells the story.
    pub alone: Option<Alone>,
    /// How whoever is signed in stands to its story.
    pub follow: Option<FollowStory>,
    /// What is near it, and not the same again.
    pub related: Vec<CardView>,
}

impl Page for ArticlePage {
    const POLICY: CachePolicy = CachePolicy::NEWS;
}

/// An article as its page prints it.
#[derive(Clone, Debug)]
pub(crate) struct ArticleView {
    pub title: TitleView,
    pub href: String,
    /// The same with every letter in ASCII.
    pub location: String,
    pub language: String,
    pub section_name: Option<String>,
    pub section_href: String,
    pub section: &'static str,
    pub headline: String,
    pub standfirst: Option<String>,
    pub byline: Option<String>,
    pub dateline: Option<String>,
    pub agencies: String,
    pub published: Option<Moment>,
    pub published_words: String,
    /// When its publisher changed it, where that is later than the publishing by more than two minutes.
    pub updated: Option<Moment>,
    pub updated_words: String,
    pub picture: Option<SignedPicture>,
    pub caption: Option<String>,
    pub credit: Option<String>,
    /// Safe HTML.
    pub body: String,
    pub has_body: bool,
    /// Sound and video.
    pub recordings: Vec<RecordingView>,
    /// Whether only the feed's few words are here.
    pub is_teaser: bool,
    pub locked: bool,
    pub live: bool,
    /// "3 min read"; empty for what is read at a glance.
    pub reading: String,
    pub original: String,
    pub original_name: String,
    /// "Changed 2 times since 06:12"; `None` for one revision.
    pub changed: Option<String>,
    /// Who wrote it, who carries it, who was first.
    pub provenance: ProvenanceView,
    /// Whether its source took the text back, so that it is not shown.
    pub removed: bool,
}

impl ArticleView {
    /// `lang` and `dir` of the article.
    pub fn speech(&self) -> Speech<'_> {
        Speech::of(&self.language)
    }

    /// What the operator's rule makes of a text that was taken down, here or at its source.
    fn under(mut self, rule: Withdrawn, is_withdrawn: bool, speaks: Language) -> Self {
        match rule {
            Withdrawn::Keep => self.provenance.withdrawn = None,
            Withdrawn::Mark if is_withdrawn => {
                self.provenance.withdrawn = Some(speaks.name("taken-down", &self.title.name));
            }
            Withdrawn::Remove if self.provenance.withdrawn.is_some() => {
                (self.removed, self.has_body, self.standfirst) = (true, false, None);
                self.body.clear();
            }
            Withdrawn::Mark | Withdrawn::Remove => {}
        }
        self
    }
}

/// Words below which a text is a teaser rather than an article.
const TEASER_WORDS: u32 = 90;

/// The view of a stored article.
pub(crate) fn view(
    stored: &StoredArticle,
    revisions: &[Revision],
    known: Option<&Provenance>,
    viewer: &Viewer<'_>,
    edition: &'static Edition,
) -> Option<ArticleView> {
    let (card, article) = (&stored.card, &stored.article);
    let title = TitleView::new(viewer.titles.get(card.title)?);
    let picture = article.picture.as_ref();
    let signed = picture.and_then(|picture| viewer.signer.sign(&picture.url));
    let lead_url = picture.filter(|_| signed.is_some()).map(|picture| picture.url.as_str());
    // What is written here has no original elsewhere, and is whole however short it is.
    let is_own = viewer.titles.get(card.title).is_some_and(|title| title.listing.slug == crate::own_articles::TITLE);
    // Of a letter there is no more elsewhere than what came.
    let is_whole = is_own || viewer.titles.get(card.title).is_some_and(Title::comes_by_mail);
    let original = original(stored).filter(|_| !is_own);
    let published_us = card.published_us.unwrap_or(card.first_seen_us);
    let updated_us = article
        .modified
        .map(news::to_micros)
        .filter(|modified| *modified > published_us + 120_000_000 && *modified <= news::to_micros(viewer.now));
    let zone = viewer.zone;
    let language = article.language.clone().unwrap_or_else(|| card.language.clone());
    let has_body = !article.body_text.trim().is_empty();
    let provenance = ProvenanceView::new(stored, known, viewer);
    let own = known.filter(|_| provenance.own_marked).map(|known| &*known.placement.own_paragraphs).unwrap_or_default();
    let body_html =
        if own.is_empty() { article.body_html.clone() } else { mark_own(&article.body_html, &article.body_text, own) };
    let (standfirst, body_html) = standfirst::of(article, &body_html);
    Some(ArticleView {
        href: article_href(card),
        location: article_location(card),
        section_name: card.section.map(|section| viewer.language.section(section, edition)),
        section_href: card.section.map(|section| format!("/section/{}", section.as_str())).unwrap_or_default(),
        section: card.section.map_or("", news::Section::as_str),
        headline: article.title.clone().filter(|title| !title.is_empty()).unwrap_or_else(|| card.headline.clone()),
        standfirst,
        byline: article.byline.clone().filter(|byline| !byline.trim().is_empty()),
        dateline: article.dateline.clone().filter(|dateline| !opens_with(&article.body_text, dateline)),
        agencies: viewer.language.list(&article.agencies),
        published: Some(Moment::said(viewer.language, published_us, viewer.now, zone)),
        published_words: viewer.language.day_and_time(published_us, zone),
        updated: updated_us.map(|at| Moment::said(viewer.language, at, viewer.now, zone)),
        updated_words: updated_us.map(|at| viewer.language.day_and_time(at, zone)).unwrap_or_default(),
        caption: picture.and_then(|picture| picture.caption.clone()).filter(|_| signed.is_some()),
        credit: picture.and_then(|picture| picture.credit.clone()).filter(|_| signed.is_some()),
        picture: signed,
        body: body::prepare(body_html, &article.body_text, lead_url, viewer.signer),
        has_body,
        recordings: RecordingView::all(card.id, &article.recordings, viewer.language),
        is_teaser: !is_whole && article.word_count < TEASER_WORDS && !article.live_blog,
        locked: card.access == Access::Locked || article.access == Access::Locked,
        live: article.live_blog,
        reading: reading(viewer.language, article, &language),
        original_name: original.as_ref().map(host_name).unwrap_or_default(),
        original: original.map(String::from).unwrap_or_default(),
        changed: changed(revisions, viewer),
        provenance,
        removed: false,
        language,
        title,
    })
}

/// Whether the text prints the dateline itself.
fn opens_with(text: &str, dateline: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).take(80).collect::<String>().to_lowercase();
    let dateline = letters(dateline);
    dateline.is_empty() || letters(text).starts_with(&dateline)
}

fn reading(speaks: Language, article: &Article, language: &str) -> String {
    match reading_minutes(i32::try_from(article.word_count).unwrap_or(i32::MAX), language) {
        ..1 => String::new(),
        minutes => speaks.count("minutes-to-read", minutes.into()),
    }
}

/// The publisher's changes in words. The step from the feed's teaser to the page's text is ours, not the publisher's, and not counted.
fn changed(revisions: &[Revision], viewer: &Viewer<'_>) -> Option<String> {
    let changes = super::changes::publisher_changes(revisions);
    let first = changes.first()?;
    let from = since_in(viewer.language, first.from.seen_us, viewer.now, viewer.zone);
    let times = i64::try_from(changes.len()).unwrap_or(i64::MAX);
    Some(viewer.language.count_of("changed-since", times, &from))
}

/// The frame of an article's page, with what search engines may do with it: what its title says, else what the operator says, who cannot
/// give what not everybody may read.
fn for_engines(app: &App, frame: Frame, stored: &StoredArticle, title: &Title) -> Frame {
    if app.wall.terms(title).search_engines {
        return frame;
    }
    let all = app.settings.search_engines == SearchEngines::All && app.wall.is_unsaid(title) && title.enabled;
    let now_us = news::to_micros(app.now());
    match original(stored) {
        Some(original) if all && app.wall.characters_for_all(&Subject::of(&stored.card, title), now_us).is_none() => {
            frame.copying(original.as_str())
        }
        _ => frame.hidden_from_search(),
    }
}

/// Where the publisher has an article; `None` for what is on no page.
fn original(stored: &StoredArticle) -> Option<url::Url> {
    url::Url::parse(&stored.url).ok().filter(|url| matches!(url.scheme(), "http" | "https"))
}

/// `{slug}-{id}` as it stands in an address.
pub(crate) fn id_of(name: &str) -> Option<ArticleId> {
    name.rsplit('-').next()?.parse().ok()
}

/// `/article/{slug}-{id}`
pub(crate) async fn article(
    State(app): State<App>,
    Path(name): Path<String>,
    reader: Option<SignedIn>,
    door: Door,
    Muting(muting): Muting,
    preferences: Preferences,
    asking: Asking,
) -> Result<Response, Error> {
    let id = id_of(&name).ok_or(Error::ArticleNotFound)?;
    let mut stored = app.store.article(id).await?.ok_or(Error::ArticleNotFound)?;
    let href = article_href(&stored.card);
    if name != format!("{}-{id}", stored.card.slug) {
        return Ok(Redirect::permanent(&article_location(&stored.card)).into_response());
    }
    if stored.withdrawn && app.settings.withdrawn == Withdrawn::Remove {
        return Err(Error::Withdrawn);
    }
    let wishes = muting.unwrap_or_default();
    let catalogue = app.titles().await?;
    super::own_lists::admit(&app, &catalogue, reader.as_ref(), &stored.card).await?;
    let viewer = Viewer::new(&app, &catalogue).under(&wishes).speaking(preferences.speaks());
    let revisions = if stored.revision > 1 { app.store.revisions(id).await? } else { Vec::new() };
    let title = catalogue.get(stored.card.title).ok_or(Error::ArticleNotFound)?;
    let frame = Frame::new(&app, preferences, stored.card.headline.clone(), &href).in_section(stored.card.section);
    let frame = for_engines(&app, frame, &stored, title);
    let known = app.store.provenance(id).await?;
    let at_wall = at_wall(&app, &door, reader.as_ref(), &mut stored, asking.has_text).await?;
    let story = view(&stored, &revisions, known.as_ref(), &viewer, frame.edition).ok_or(Error::ArticleNotFound)?;
    let mut story = story.under(app.settings.withdrawn, stored.withdrawn, preferences.speaks());
    let wall = at_wall.as_ref().and_then(|at_wall| at_wall.view(&app, &stored.card, preferences.speaks()));
    if wall.is_some() {
        story.provenance.without_extracts();
        story.has_body = !story.body.trim().is_empty();
    }
    let follows = match &reader {
        Some(reader) => app.store.follows(reader.account.id).await?,
        None => Vec::new(),
    };
    let own = match &reader {
        Some(reader) => {
            let mut own = highlights::mark_body(&app, reader.account.id, id, &mut story.body).await?;
            own.writers = highlights::writers(&stored.article.authors, &follows);
            Some(own)
        }
        None => None,
    };
    // A page that a device only keeps for later was not read.
    let saved = super::own_lists::opened(&app, reader.as_ref(), &stored.card, !asking.is_kept).await?;
    if let Some(reader) = reader.as_ref().filter(|_| !asking.is_kept) {
        super::for_you::learn(&app, reader.account.id, &stored.card, frame.edition);
    }
    let event = match stored.card.story {
        Some(story) => app.store.story(story).await?,
        None => None,
    };
    let told = told(&app, &stored.card, event.as_ref(), &viewer).await?;
    let alone = alone(&app, event.as_ref(), &viewer).await?;
    let follow = event.as_ref().filter(|_| reader.is_some()).map(|event| FollowStory::new(event, &follows));
    if let Some((reader, event)) = reader.as_ref().zip(event.as_ref())
        && event.alone.is_some()
        && !asking.is_kept
        && follow.as_ref().is_some_and(|follow| follow.follows)
    {
        // Its page is this one: what comes later is new to whoever was here.
        app.store.visit_story(reader.account.id, event.id, news::to_micros(app.now())).await?;
    }
    let picks = super::picks::list(&app, "our-picks", &viewer, TOP).await?;
    let topics = ranking::topics::classify(&stored.card.headline, &stored.card.summary, stored.card.section)
        .into_iter()
        .map(|guess| (guess.code, preferences.speaks().topic(guess.code), sure(preferences.speaks(), guess.sureness)))
        .collect();
    let named = named::named(&stored, &follows, preferences.speaks());
    let related =
        related::beside(&app, &catalogue, &stored, (told.as_ref(), alone.as_ref()), reader.as_ref(), &viewer).await?;
    let mut shown = Shown::below(&stored.card, told.iter().flat_map(|told| &told.others).chain(&related));
    let top = top_stories(&app, &catalogue, &frame, &viewer, &mut shown).await?;
    let (more, same_section) = around(&app, &stored.card, &viewer, &mut shown).await?;
    let frame = frame.hiding(viewer.hidden());
    let mut response = ArticlePage {
        frame,
        story,
        gives: at_wall.as_ref().is_some_and(AtWall::gives),
        wall,
        top,
        picks,
        topics,
        named,
        more,
        same_section,
        saved,
        own,
        told,
        alone,
        follow,
        related,
    }
    .respond()?;
    app.wall.reserve(&mut response, title);
    if at_wall.is_some_and(|at_wall| !at_wall.is_for_everyone()) {
        crate::respond::set_policy(&mut response, CachePolicy::NoStore);
        response.headers_mut().remove(http::header::ETAG);
    }
    Ok(response)
}

/// How sure it is, from 0 to 1, in words.
fn sure(speaks: Language, sureness: f32) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "hundredths")]
    speaks.count("sure", (sureness * 100.0).round() as i64)
}

/// What stands on the page already: no list further down shows it again.
struct Shown {
    articles: HashSet<ArticleId>,
    stories: HashSet<StoryId>,
}

impl Shown {
    /// An article with its story, which the page shows as a whole, and the first lists below it.
    fn below<'a>(card: &Card, lists: impl Iterator<Item = &'a CardView>) -> Self {
        let listed = lists.filter_map(|other| other.id.parse().ok());
        Self { articles: listed.chain([card.id]).collect(), stories: card.story.into_iter().collect() }
    }

    /// Whether neither an article nor another of its story stands there yet; from now on it does.
    fn is_new(&mut self, card: &Card) -> bool {
        let is_new = !self.articles.contains(&card.id) && card.story.is_none_or(|story| !self.stories.contains(&story));
        if is_new {
            self.articles.insert(card.id);
            self.stories.extend(card.story);
        }
        is_new
    }
}

/// More of the title, and more of the section: of each story the newest article that is not on the page yet.
async fn around(
    app: &App,
    card: &Card,
    viewer: &Viewer<'_>,
    shown: &mut Shown,
) -> Result<(Vec<CardView>, Vec<CardView>), Error> {
    let mut chosen = |cards: Vec<Card>, rule: Rule| -> Vec<CardView> {
        let views = cards.iter().filter(|other| viewer.shows(other) && shown.is_new(other));
        views.take(MORE).filter_map(|card| viewer.ruled(card, rule)).collect()
    };
    let own = app.store.list(&List::Title(card.title), None, NEWEST_OF_TITLE).await?;
    let more = chosen(own, Rule::OfTitle);
    let Some(section) = card.section else { return Ok((more, Vec::new())) };
    // In the article's own language, so that a German article is not followed by Japanese ones. Of the newest of all titles: a
    // list of the titles that fit would cost the more the more titles there are.
    let language = news::primary_language(&card.language);
    let speaks_it = |other: &Card| language.is_empty() || news::primary_language(&other.language) == language;
    let mut newest = app.store.list(&List::Section { section, titles: Vec::new() }, None, NEWEST).await?;
    newest.retain(|other| other.title != card.title && speaks_it(other));
    Ok((more, chosen(newest, Rule::OfSection)))
}

/// What leads now, but for what stands on the page already.
async fn top_stories(
    app: &App,
    catalogue: &Catalogue,
    frame: &Frame,
    viewer: &Viewer<'_>,
    shown: &mut Shown,
) -> Result<Vec<CardView>, Error> {
    let leaders = app.leaders(catalogue, frame.edition).await?;
    let view = |leader: &Leader| {
        let mut view = viewer.view(&leader.card).filter(|_| shown.is_new(&leader.card))?;
        view.reasons = viewer.said(&leader.reasons);
        Some(view)
    };
    Ok(leaders.iter().filter_map(view).take(TOP).collect())
}
