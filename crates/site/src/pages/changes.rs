//! What changed in an article since it was first seen: headlines, and the text word by word.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use store::{Amended, Revision, StoredArticle};
use wire::amend::NoteKind;

use crate::app::App;
use crate::cards::{Speech, TitleView, Viewer, article_href, article_location};
use crate::difference::{Paragraph, Stretch, line, paragraphs};
use crate::frame::Frame;
use crate::language::Language;
use crate::pages::article::id_of;
use crate::preferences::Preferences;
use crate::provenance::{ProvenanceView, silent_edits};
use crate::respond::Page;
use crate::session::SignedIn;
use crate::wall::{Door, Subject};
use crate::{CachePolicy, Error, Wall, Withdrawn};

/// Changes shown; older ones are counted.
const SHOWN: usize = 12;

#[derive(Template)]
#[template(path = "changes.html")]
pub(crate) struct ChangesPage {
    pub frame: Frame,
    /// Whether the part of the text that this reader does not get is left out.
    pub locked: bool,
    pub title: TitleView,
    pub headline: String,
    pub href: String,
    pub language: String,
    /// Newest first.
    pub changes: Vec<ChangeView>,
    pub first_seen: String,
    /// When the page's full text took the place of the feed's teaser.
    pub completed: Option<String>,
    pub older: usize,
    /// Every headline it had, the oldest first; empty where there was one.
    pub headlines: Vec<HeadlineView>,
}

impl Page for ChangesPage {
    const POLICY: CachePolicy = CachePolicy::NEWS;
}

impl ChangesPage {
    /// `lang` and `dir` of the article.
    pub fn speech(&self) -> Speech<'_> {
        Speech::of(&self.language)
    }
}

/// A headline, and since when it stood there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HeadlineView {
    pub since: String,
    pub headline: String,
}

/// One change by the publisher.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ChangeView {
    pub at: String,
    pub headline: Vec<Stretch>,
    pub headline_changed: bool,
    pub paragraphs: Vec<Paragraph>,
    /// Notes of correction that came with it.
    pub notes: Vec<String>,
    /// What was changed in substance without a note.
    pub silent: Vec<String>,
}

impl ChangeView {
    /// What was said about the change, and what was not.
    fn judged(mut self, amended: Option<&Amended>, speaks: Language) -> Self {
        let Some(Amended { amendment, .. }) = amended else { return self };
        let notes = amendment.notes.iter().filter(|note| note.kind != NoteKind::Update);
        self.notes = notes.map(|note| note.text.clone()).collect();
        self.silent = silent_edits(amendment, speaks);
        self
    }
}

/// The headlines of revisions with the times at which they were first seen; empty where there is one.
fn headlines(revisions: &[Revision], (speaks, zone): (Language, &jiff::tz::TimeZone)) -> Vec<HeadlineView> {
    let mut history: Vec<HeadlineView> = Vec::new();
    for revision in revisions.iter().filter(|revision| !revision.headline.is_empty()) {
        // A page that was read again tells the same headline better; it is no other one.
        if revision.origin == "reading"
            && let Some(last) = history.last_mut()
        {
            last.headline.clone_from(&revision.headline);
            continue;
        }
        if history.last().is_none_or(|last| last.headline != revision.headline) {
            let since = speaks.day_and_time(revision.seen_us, zone);
            history.push(HeadlineView { since, headline: revision.headline.clone() });
        }
    }
    if history.len() > 1 { history } else { Vec::new() }
}

/// Two neighbouring revisions that the publisher made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change<'a> {
    pub from: &'a Revision,
    pub to: &'a Revision,
}

/// The steps that the publisher made. A step from the feed's text to the page's is ours: more of the same article was read; and so is
/// one to a page that was read again.
pub(crate) fn publisher_changes(revisions: &[Revision]) -> Vec<Change<'_>> {
    let is_feeds = |revision: &Revision| revision.origin == "feed";
    revisions
        .windows(2)
        .filter_map(|pair| match pair {
            [from, to] if to.origin != "reading" && is_feeds(from) == is_feeds(to) => Some(Change { from, to }),
            _ => None,
        })
        .collect()
}

/// Whether the house that wrote the text took it back.
async fn is_taken_back(app: &App, stored: &StoredArticle) -> Result<bool, Error> {
    let Some(known) = app.store.provenance(stored.card.id).await? else { return Ok(false) };
    let catalogue = app.titles().await?;
    let viewer = Viewer::new(app, &catalogue);
    Ok(ProvenanceView::new(stored, Some(&known), &viewer).withdrawn.is_some())
}

/// `/article/{slug}-{id}/changes`
pub(crate) async fn changes(
    State(app): State<App>,
    Path(name): Path<String>,
    reader: Option<SignedIn>,
    door: Door,
    preferences: Preferences,
) -> Result<Response, Error> {
    let id = id_of(&name).ok_or(Error::ArticleNotFound)?;
    let stored = app.store.article(id).await?.ok_or(Error::ArticleNotFound)?;
    super::own_lists::admit(&app, &*app.titles().await?, reader.as_ref(), &stored.card).await?;
    let href = article_href(&stored.card);
    let path = format!("{href}/changes");
    if name != format!("{}-{id}", stored.card.slug) {
        return Ok(Redirect::permanent(&format!("{}/changes", article_location(&stored.card))).into_response());
    }
    if app.settings.withdrawn == Withdrawn::Remove && (stored.withdrawn || is_taken_back(&app, &stored).await?) {
        return Err(Error::Withdrawn);
    }
    let revisions = app.store.revisions(id).await?;
    let steps = publisher_changes(&revisions);
    let speaks = preferences.speaks();
    let zone = &app.settings.time_zone;
    let amended = app.store.amended(id).await?;
    let catalogue = app.titles().await?;
    let title = catalogue.get(stored.card.title).ok_or(Error::ArticleNotFound)?;
    // Differences count nothing: they show of each revision what the reader gets without using a free article.
    let visitor = door.visitor(&app, reader.as_ref()).await?;
    let characters = app.wall.characters(&Subject::of(&stored.card, title), &visitor, news::to_micros(app.now()));
    let (mut views, mut locked) = (Vec::new(), false);
    for step in steps.iter().rev().take(SHOWN) {
        let (Some(mut before), Some(mut after)) =
            (app.store.revision(id, step.from.number).await?, app.store.revision(id, step.to.number).await?)
        else {
            continue;
        };
        let is_cut = [&mut before, &mut after].map(|article| Wall::cut(article, characters)).contains(&true);
        let view = ChangeView {
            at: speaks.day_and_time(step.to.seen_us, zone),
            headline_changed: step.from.headline != step.to.headline,
            headline: line(&step.from.headline, &step.to.headline),
            paragraphs: paragraphs(&before.body_text, &after.body_text),
            notes: Vec::new(),
            silent: Vec::new(),
        };
        // Notes and findings quote the text.
        let amended = amended.iter().find(|amended| amended.number == step.to.number).filter(|_| !is_cut);
        locked |= is_cut;
        views.push(view.judged(amended, speaks));
    }
    let completed = revisions.windows(2).find_map(|pair| match pair {
        [from, to] if from.origin == "feed" && to.origin == "page" => Some(speaks.day_and_time(to.seen_us, zone)),
        _ => None,
    });
    let frame = Frame::new(&app, preferences, speaks.name("what-changed-in", &stored.card.headline), &path)
        .in_section(stored.card.section)
        .hidden_from_search();
    let mut response = ChangesPage {
        frame,
        locked,
        title: TitleView::new(title),
        headline: stored.card.headline.clone(),
        href,
        language: stored.card.language.clone(),
        older: steps.len().saturating_sub(views.len()),
        changes: views,
        headlines: headlines(&revisions, (speaks, zone)),
        first_seen: speaks.day_and_time(stored.card.first_seen_us, zone),
        completed,
    }
    .respond()?;
    app.wall.reserve(&mut response, title);
    if app.wall.policy().is_some() {
        crate::respond::set_policy(&mut response, CachePolicy::NoStore);
    }
    Ok(response)
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;
    use store::Revision;

    use super::{Language, headlines, publisher_changes};

    #[test]
    fn a_page_that_was_read_again_is_no_change_by_the_publisher() {
        let revision = |(number, (origin, headline)): (i32, (&str, &str))| Revision {
            number,
            seen_us: i64::from(number) * 60_000_000,
            origin: origin.to_owned(),
            headline: headline.to_owned(),
        };
        let told = [
            ("feed", "Ferry goes"),
            ("page", "Ferry goes"),
            ("page", "Ferry went"),
            ("reading", "The Courier: ferry went"),
            ("page", "Ferry is gone"),
        ];
        let revisions: Vec<Revision> = (1..).zip(told).map(revision).collect();
        let steps: Vec<(i32, i32)> =
            publisher_changes(&revisions).iter().map(|change| (change.from.number, change.to.number)).collect();
        assert_eq!(steps, [(2, 3), (4, 5)]);
        let history: Vec<String> =
            headlines(&revisions, (Language::English, &TimeZone::UTC)).into_iter().map(|view| view.headline).collect();
        assert_eq!(history, ["Ferry goes", "The Courier: ferry went", "Ferry is gone"]);
    }
}
