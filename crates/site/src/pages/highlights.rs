//! Highlights and notes: below an article, and all of one's own on a page.

use askama::Template;
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::header::{self, HeaderValue};
use news::{AccountId, ArticleId};
use serde::Deserialize;
use store::{Follow, FollowKind, Highlight, StoredArticle};

use super::article::id_of;
use super::labels::label_href;
use super::own_lists::admit;
use crate::app::App;
use crate::cards::{Speech, article_href, article_location};
use crate::catalogue::Catalogue;
use crate::destination::{encoded, own};
use crate::frame::Frame;
use crate::language::Language;
use crate::passages::{self, Passage, Reading};
use crate::preferences::Preferences;
use crate::respond::{Page, set_policy};
use crate::session::SignedIn;
use crate::wall::{Door, Subject, Wall};
use crate::words::ago_in;
use crate::{CachePolicy, Error, Withdrawn};

/// Letters of a note.
const MOST_NOTE: usize = 10_000;
/// Writers that can be followed below an article.
const MOST_WRITERS: usize = 6;
/// Highlights on a page.
const PAGE: i64 = 50;

/// What a reader marked in an article and how more can be marked.
#[derive(Clone, Debug, Default)]
pub(crate) struct OwnMarks {
    pub highlights: Vec<HighlightView>,
    /// How paragraphs begin that can be marked as a whole.
    pub openings: Vec<String>,
    /// Its labels, each with where its list is.
    pub labels: Vec<(String, String)>,
    /// Labels that there are, for the form.
    pub known_labels: Vec<String>,
    pub writers: Vec<WriterView>,
}

/// A writer of the article.
#[derive(Clone, Debug)]
pub(crate) struct WriterView {
    pub name: String,
    pub followed: bool,
    /// Where all of their articles are.
    pub href: String,
}

/// The writers of an article, and whether the reader follows each.
pub(crate) fn writers(authors: &[String], follows: &[Follow]) -> Vec<WriterView> {
    let follow = |name: &String| follows.iter().any(|one| one.kind == FollowKind::Author && one.value == *name);
    let fits = |name: &&String| (3..=60).contains(&name.chars().count());
    let view = |name: &String| WriterView { name: name.clone(), followed: follow(name), href: author_href(name) };
    authors.iter().filter(fits).take(MOST_WRITERS).map(view).collect()
}

/// All articles by a writer.
pub(crate) fn author_href(name: &str) -> String {
    format!("/search?q={}&order=time", encoded(&format!("author:\"{}\"", name.replace('"', " "))))
}

/// A highlight.
#[derive(Clone, Debug)]
pub(crate) struct HighlightView {
    pub id: i64,
    pub quote: String,
    pub note: String,
    /// Whether its passage is not in the text any more.
    pub is_lost: bool,
}

/// What an account marked in an article, whose prepared body is marked with it.
pub(crate) async fn mark_body(
    app: &App,
    account: AccountId,
    article: ArticleId,
    body: &mut String,
) -> Result<OwnMarks, Error> {
    let highlights = app.store.highlights_in(account, article).await?;
    let openings = Reading::of(body).openings();
    let passages: Vec<Passage<'_>> =
        highlights.iter().map(|one| Passage { id: one.id, quote: &one.quote, before: &one.before }).collect();
    let (marked, lost) =
        if passages.is_empty() { (String::new(), Vec::new()) } else { passages::mark(body, &passages) };
    if !passages.is_empty() {
        *body = marked;
    }
    let view = |one: &Highlight| HighlightView {
        id: one.id,
        quote: one.quote.clone(),
        note: one.note.clone(),
        is_lost: lost.iter().any(|lost| lost.id == one.id),
    };
    Ok(OwnMarks {
        highlights: highlights.iter().map(view).collect(),
        openings,
        labels: app
            .store
            .labels_of(account, article)
            .await?
            .into_iter()
            .map(|name| (name.clone(), label_href(&name)))
            .collect(),
        known_labels: app.store.labels(account).await?.into_iter().map(|(name, _)| name).collect(),
        writers: Vec::new(),
    })
}

/// The form below an article.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct HighlightForm {
    quote: String,
    /// How the chosen paragraph begins.
    paragraph: String,
    note: String,
}

fn noted(note: &str) -> String {
    note.trim().chars().filter(|c| !c.is_control() || *c == '\n').take(MOST_NOTE).collect()
}

/// `POST /article/{slug}-{id}/highlight`
pub(crate) async fn highlight(
    State(app): State<App>,
    Path(name): Path<String>,
    reader: SignedIn,
    door: Door,
    Form(form): Form<HighlightForm>,
) -> Result<Response, Error> {
    let id = id_of(&name).ok_or(Error::ArticleNotFound)?;
    let mut stored = app.store.article(id).await?.ok_or(Error::ArticleNotFound)?;
    let catalogue = app.titles().await?;
    admit(&app, &catalogue, Some(&reader), &stored.card).await?;
    if stored.withdrawn && app.settings.withdrawn == Withdrawn::Remove {
        return Err(Error::Withdrawn);
    }
    leave_readable(&app, &catalogue, (&door, &reader), &mut stored).await?;
    let reading = Reading::of(&stored.article.body_html);
    let wanted = if form.quote.trim().is_empty() { reading.block(&form.paragraph) } else { Some(form.quote.as_str()) };
    let (quote, before) = wanted.and_then(|words| reading.quote(words)).ok_or(Error::Form("form-quote"))?;
    let highlight = Highlight {
        id: 0,
        article: id,
        quote,
        before,
        note: noted(&form.note),
        revision: stored.revision,
        created_us: news::to_micros(app.now()),
    };
    let kept = app.store.add_highlight(reader.account.id, &highlight).await?;
    let kept = kept.ok_or(Error::FormRoom("form-highlights", store::MOST_HIGHLIGHTS))?;
    Ok(Redirect::to(&format!("{}#highlight-{kept}", article_location(&stored.card))).into_response())
}

/// Leaves of an article what its reader may see without counting anything: only that can be marked.
async fn leave_readable(
    app: &App,
    catalogue: &Catalogue,
    (door, reader): (&Door, &SignedIn),
    stored: &mut StoredArticle,
) -> Result<(), Error> {
    if app.wall.policy().is_none() {
        return Ok(());
    }
    let now_us = news::to_micros(app.now());
    let title = catalogue.get(stored.card.title).ok_or(Error::ArticleNotFound)?;
    let visitor = door.visitor(app, Some(reader)).await?;
    let standing = door.standing(app, Some(reader), stored.card.id).await?;
    let month = Wall::month(app.now(), &app.settings.time_zone);
    let decided = app.wall.decision(&Subject::of(&stored.card, title), &visitor, &standing, (now_us, month.to_us));
    if let Some((decision, _)) = decided {
        // What would cost an article that was not opened is not opened by this.
        let characters = if decision.counts && !standing.used_for_this {
            app.wall.characters(&Subject::of(&stored.card, title), &visitor, now_us)
        } else {
            decision.characters()
        };
        Wall::cut(&mut stored.article, characters);
    }
    Ok(())
}

/// What is to become of a highlight.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ChangeForm {
    id: i64,
    note: String,
    act: String,
    next: String,
}

/// `POST /highlights/change`
pub(crate) async fn change_highlight(
    State(app): State<App>,
    reader: SignedIn,
    Form(form): Form<ChangeForm>,
) -> Result<Response, Error> {
    let account = reader.account.id;
    match form.act.as_str() {
        "end" => app.store.end_highlight(account, form.id).await?,
        "note" => app.store.note_highlight(account, form.id, &noted(&form.note)).await?,
        _ => return Err(Error::Form("form-highlight-act")),
    };
    Ok(Redirect::to(own(&form.next).unwrap_or("/highlights")).into_response())
}

#[derive(Template)]
#[template(path = "highlights.html")]
pub(crate) struct HighlightsPage {
    pub frame: Frame,
    pub groups: Vec<ArticleMarks>,
    pub older: Option<String>,
    pub first_page: bool,
}

impl Page for HighlightsPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// What was marked in one article.
pub(crate) struct ArticleMarks {
    pub href: String,
    pub headline: String,
    pub language: String,
    pub title: String,
    pub marks: Vec<KeptMark>,
}

impl ArticleMarks {
    /// `lang` and `dir` of the article.
    pub fn speech(&self) -> Speech<'_> {
        Speech::of(&self.language)
    }
}

/// A highlight in the list of all.
pub(crate) struct KeptMark {
    pub id: i64,
    /// Empty where the article was taken down.
    pub quote: String,
    pub note: String,
    pub at: String,
}

/// Where a page of the list begins.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Before {
    /// `{at_us}-{id}` of the last highlight of the page before.
    before: String,
}

/// Highlights with their articles, in order; those of one article that follow one another stand together.
async fn grouped(app: &App, kept: &[Highlight], speaks: Language) -> Result<Vec<ArticleMarks>, Error> {
    let catalogue = app.titles().await?;
    let mut groups: Vec<(ArticleId, ArticleMarks)> = Vec::new();
    for one in kept {
        let mark = |is_removed: bool| KeptMark {
            id: one.id,
            quote: if is_removed { String::new() } else { one.quote.clone() },
            note: one.note.clone(),
            at: ago_in(speaks, news::from_micros(one.created_us), app.now(), &app.settings.time_zone),
        };
        if let Some((_, group)) = groups.last_mut().filter(|(article, _)| *article == one.article) {
            let is_removed = group.marks.first().is_some_and(|mark| mark.quote.is_empty());
            group.marks.push(mark(is_removed));
            continue;
        }
        let Some(stored) = app.store.article(one.article).await? else { continue };
        // A take-down reaches what was copied out of the article; the note is the reader's own.
        let is_removed = stored.withdrawn && app.settings.withdrawn == Withdrawn::Remove;
        let group = ArticleMarks {
            href: article_href(&stored.card),
            headline: stored.card.headline.clone(),
            language: stored.card.language.clone(),
            title: catalogue.get(stored.card.title).map(|title| title.listing.name.clone()).unwrap_or_default(),
            marks: vec![mark(is_removed)],
        };
        groups.push((one.article, group));
    }
    Ok(groups.into_iter().map(|(_, group)| group).collect())
}

/// `/highlights`
pub(crate) async fn highlights(
    State(app): State<App>,
    reader: SignedIn,
    preferences: Preferences,
    Query(before): Query<Before>,
) -> Result<Response, Error> {
    let cursor = before.before.split_once('-').and_then(|(at, id)| Some((at.parse().ok()?, id.parse().ok()?)));
    let kept = app.store.highlights(reader.account.id, cursor, PAGE).await?;
    let is_full = i64::try_from(kept.len()).is_ok_and(|length| length >= PAGE);
    let older = kept.last().filter(|_| is_full);
    HighlightsPage {
        frame: Frame::new(&app, preferences, preferences.speaks().say("highlights-title"), "/highlights")
            .hidden_from_search(),
        groups: grouped(&app, &kept, preferences.speaks()).await?,
        older: older.map(|last| format!("/highlights?before={}-{}", last.created_us, last.id)),
        first_page: cursor.is_none(),
    }
    .respond()
}

/// `/highlights/export`: as Markdown.
pub(crate) async fn export_highlights(State(app): State<App>, reader: SignedIn) -> Result<Response, Error> {
    let kept = app.store.highlights(reader.account.id, None, i64::MAX).await?;
    let mut text = String::from("# Highlights\n");
    for group in grouped(&app, &kept, Language::English).await? {
        let headline = group.headline.replace(['[', ']', '\n'], " ");
        text.push_str(&format!("\n## [{headline}]({}{})\n\n{}\n", app.settings.base_url, group.href, group.title));
        for mark in group.marks {
            if !mark.quote.is_empty() {
                text.push_str(&format!("\n> {}\n", mark.quote));
            }
            if !mark.note.is_empty() {
                text.push_str(&format!("\n{}\n", mark.note));
            }
        }
    }
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/markdown; charset=utf-8"));
    headers.insert(
        header::CONTENT_DISPOSITION,
        HeaderValue::from_static("attachment; filename=\"newsstand-highlights.md\""),
    );
    set_policy(&mut response, CachePolicy::NoStore);
    Ok(response)
}
