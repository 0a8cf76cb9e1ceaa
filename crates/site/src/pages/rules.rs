//! Rules: what happens to articles by themselves when they come; tried on what is there before they are kept.

use askama::Template;
use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use news::{AccountId, Section};
use serde::Deserialize;
use store::{Card, List, ReaderRule, RuleMatch};

use crate::app::App;
use crate::cards::{CardView, Viewer};
use crate::catalogue::Catalogue;
use crate::frame::Frame;
use crate::language::Language;
use crate::preferences::Preferences;
use crate::respond::Page;
use crate::ruling::{conditions, fitting};
use crate::session::SignedIn;
use crate::{CachePolicy, Error};

/// The newest articles that a rule is tried on.
const TRIED: i64 = 5_000;
/// Of those that it fits so many are shown.
const SHOWN: usize = 10;
/// Letters of what is written into a rule.
const MOST_LETTERS: usize = 200;

#[derive(Template)]
#[template(path = "rules.html")]
pub(crate) struct RulesPage {
    pub frame: Frame,
    pub rules: Vec<RuleView>,
    pub form: RuleForm,
    /// Titles for the form: name and slug.
    pub titles: Vec<(String, String)>,
    pub sections: Vec<(&'static str, String)>,
    pub labels: Vec<String>,
    pub tried: Option<Tried>,
}

impl Page for RulesPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

/// A rule in words.
pub(crate) struct RuleView {
    pub id: i64,
    pub name: String,
    /// What has to be so, and what happens then.
    pub says: String,
    pub matched: String,
}

/// What a rule would have done.
pub(crate) struct Tried {
    /// "Would have matched 12 of the last 5,000 articles"
    pub words: String,
    pub cards: Vec<CardView>,
}

/// The form of a rule.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct RuleForm {
    pub name: String,
    pub words: String,
    /// A slug.
    pub title: String,
    pub author: String,
    pub topic: String,
    pub language: String,
    pub marks_read: Option<String>,
    pub saves: Option<String>,
    pub mutes: Option<String>,
    pub notifies: Option<String>,
    pub label: String,
    /// Whether it is done with what is there too.
    pub now: Option<String>,
    pub act: String,
}

fn line(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.chars().filter(|c| !c.is_control()).take(MOST_LETTERS).collect()
}

impl RuleForm {
    fn rule(&self, catalogue: &Catalogue, now_us: i64, speaks: Language) -> Result<ReaderRule, Error> {
        let title = match self.title.as_str() {
            "" => 0,
            slug => catalogue.with_slug(slug).ok_or(Error::TitleNotFound)?.id.0,
        };
        let mut rule = ReaderRule {
            title,
            words: line(&self.words),
            author: line(&self.author),
            topic: line(&self.topic),
            language: line(&self.language),
            marks_read: self.marks_read.is_some(),
            saves: self.saves.is_some(),
            mutes: self.mutes.is_some(),
            notifies: self.notifies.is_some(),
            label: super::labels::label_name(&self.label),
            created_us: now_us,
            ..ReaderRule::default()
        };
        if conditions(&rule).is_none() {
            return Err(Error::Form("form-rule-when"));
        }
        rule.name = match line(&self.name) {
            name if name.is_empty() => crate::cards::shorten(&when(&rule, catalogue, speaks), 60),
            name => name,
        };
        Ok(rule)
    }
}

/// What has to be so, in words.
fn when(rule: &ReaderRule, catalogue: &Catalogue, speaks: Language) -> String {
    let mut parts = Vec::new();
    if !rule.words.is_empty() {
        parts.push(speaks.name("rule-words", &rule.words));
    }
    if let Some(title) = rule.title() {
        let gone = speaks.say("title-gone");
        parts.push(speaks.name("rule-in-title", catalogue.get(title).map_or(&gone, |one| &one.listing.name)));
    }
    if !rule.author.is_empty() {
        parts.push(speaks.name("rule-by", &rule.author));
    }
    if !rule.topic.is_empty() {
        let section =
            Section::from_word(&rule.topic).map(|section| speaks.say(&format!("section-{}", section.as_str())));
        let topic = || ranking::topics::name(&rule.topic).map(|_| speaks.topic(&rule.topic));
        let name = section.or_else(topic).unwrap_or_else(|| rule.topic.clone().into());
        parts.push(speaks.name("rule-about", &name));
    }
    if !rule.language.is_empty() {
        parts.push(speaks.name("rule-in-language", &rule.language));
    }
    parts.join(", ")
}

/// What happens then, in words.
fn then(rule: &ReaderRule, speaks: Language) -> String {
    let mut parts: Vec<String> = [
        (rule.marks_read, "rule-marks-read"),
        (rule.saves, "rule-saves"),
        (rule.mutes, "rule-hides"),
        (rule.notifies, "rule-tells"),
    ]
    .into_iter()
    .filter(|(is_done, _)| *is_done)
    .map(|(_, key)| speaks.say(key).into_owned())
    .collect();
    if !rule.label.is_empty() {
        parts.push(speaks.name("rule-labels", &rule.label));
    }
    parts.join(", ")
}

async fn page(
    app: &App,
    account: AccountId,
    preferences: Preferences,
    form: RuleForm,
    tried: Option<Tried>,
) -> Result<Response, Error> {
    let (catalogue, speaks) = (app.titles().await?, preferences.speaks());
    let rules = app.store.rules_of(account).await?;
    let view = |rule: &ReaderRule| RuleView {
        id: rule.id,
        name: rule.name.clone(),
        says: speaks.pair("rule-says", &when(rule, &catalogue, speaks), &then(rule, speaks)),
        matched: speaks.count("rule-matched", rule.matched),
    };
    RulesPage {
        frame: Frame::new(app, preferences, speaks.say("rules"), "/rules").hidden_from_search(),
        rules: rules.iter().map(view).collect(),
        form,
        titles: readable_titles(app, &catalogue, account).await?,
        sections: Section::ALL
            .into_iter()
            .map(|section| (section.as_str(), speaks.say(&format!("section-{}", section.as_str())).into_owned()))
            .collect(),
        labels: app.store.labels(account).await?.into_iter().map(|(name, _)| name).collect(),
        tried,
    }
    .respond()
}

/// Titles for everyone, and those that this reader brought.
async fn readable_titles(app: &App, catalogue: &Catalogue, account: AccountId) -> Result<Vec<(String, String)>, Error> {
    let subscriptions = app.store.subscriptions(account).await?;
    let is_own = |title: &news::Title| subscriptions.iter().any(|one| one.title == title.id);
    let titles = catalogue.all().iter().filter(|title| title.enabled || is_own(title));
    Ok(titles.map(|title| (title.listing.name.clone(), title.listing.slug.clone())).collect())
}

/// `/rules`
pub(crate) async fn rules(
    State(app): State<App>,
    reader: SignedIn,
    preferences: Preferences,
) -> Result<Response, Error> {
    page(&app, reader.account.id, preferences, RuleForm::default(), None).await
}

/// Those of the newest articles that a rule is true of, and how many it was tried on.
async fn try_on(app: &App, account: AccountId, rule: &ReaderRule) -> Result<(Vec<Card>, usize), Error> {
    let list = match rule.title() {
        Some(title) => {
            let catalogue = app.titles().await?;
            let title = catalogue.get(title).ok_or(Error::TitleNotFound)?;
            if !crate::subscribing::may_open(&app.store, title, Some(account)).await? {
                return Err(Error::TitleNotFound);
            }
            List::Title(title.id)
        }
        None => List::Latest,
    };
    let Some(conditions) = conditions(rule) else { return Ok((Vec::new(), 0)) };
    let cards = app.store.list(&list, None, TRIED).await?;
    let conditions = [((), conditions)];
    let all = cards.len();
    Ok((cards.into_iter().filter(|card| fitting(&conditions, card).next().is_some()).collect(), all))
}

/// `POST /rules`: tries a rule, or keeps it.
pub(crate) async fn add_rule(
    State(app): State<App>,
    reader: SignedIn,
    preferences: Preferences,
    Form(form): Form<RuleForm>,
) -> Result<Response, Error> {
    let (account, speaks) = (reader.account.id, preferences.speaks());
    let catalogue = app.titles().await?;
    let now_us = news::to_micros(app.now());
    let mut rule = form.rule(&catalogue, now_us, speaks)?;
    let (cards, all) = try_on(&app, account, &rule).await?;
    if form.act == "try" {
        let viewer = Viewer::new(&app, &catalogue).of_own();
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let words = speaks.count_of("rule-tried", number(cards.len()), &speaks.number(number(all)));
        let cards = cards.iter().take(SHOWN).filter_map(|card| viewer.view(card)).collect();
        return page(&app, account, preferences, form, Some(Tried { words, cards })).await;
    }
    if then(&rule, speaks).is_empty() {
        return Err(Error::Form("form-rule-act"));
    }
    rule.id = app.store.add_rule(account, &rule).await?.ok_or(Error::FormRoom("form-rules", store::MOST_RULES))?;
    if form.now.is_some() {
        let matches: Vec<RuleMatch> =
            cards.iter().map(|card| RuleMatch { account, rule: rule.clone(), article: card.id }).collect();
        app.store.apply_rule_now(&matches, now_us).await?;
    }
    Ok(Redirect::to("/rules").into_response())
}

/// What is to become of a rule.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ChangeForm {
    id: i64,
}

/// `POST /rules/end`
pub(crate) async fn end_rule(
    State(app): State<App>,
    reader: SignedIn,
    Form(form): Form<ChangeForm>,
) -> Result<Response, Error> {
    app.store.end_rule(reader.account.id, form.id).await?;
    Ok(Redirect::to("/rules").into_response())
}
