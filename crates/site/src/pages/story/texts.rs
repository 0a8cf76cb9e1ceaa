//! What only one report says, word for word.

use news::{Access, ArticleId};
use store::StoryArticle;
use stories::{ReportText, only_here as sentences};
use wire::copies::ReportId;

use crate::app::App;
use crate::cards::{Speech, TitleView, Viewer, article_href};
use crate::{Error, Wall};

/// Reports whose texts are compared; beyond this each adds more reading than it says.
const REPORTS: usize = 12;
/// Sentences shown.
const SHOWN: usize = 4;

/// A sentence that only one report has.
#[derive(Clone, Debug)]
pub(crate) struct QuoteView {
    pub sentence: String,
    pub href: String,
    pub title: TitleView,
    pub language: String,
}

impl QuoteView {
    /// `lang` and `dir` of the sentence.
    pub fn speech(&self) -> Speech<'_> {
        Speech::of(&self.language)
    }
}

/// Sentences that only one of the story's reports has. Locked texts are not read: what is locked is not shown, not even a line of it.
pub(crate) async fn only_here(
    app: &App,
    articles: &[StoryArticle],
    viewer: &Viewer<'_>,
) -> Result<Vec<QuoteView>, Error> {
    let mut chosen: Vec<(ReportId, &StoryArticle)> = Vec::new();
    for article in articles.iter().filter(|article| article.card.access != Access::Locked) {
        let report = article.card.report.unwrap_or(ReportId(article.card.id.0));
        match chosen.iter_mut().find(|(known, _)| *known == report) {
            // The fullest text of a report speaks for it.
            Some((_, known)) if article.card.word_count > known.card.word_count => *known = article,
            Some(_) => {}
            None => chosen.push((report, article)),
        }
    }
    // The longest reports say most; shown they are in the order in which they appeared.
    let mut longest: Vec<i32> = chosen.iter().map(|(_, article)| article.card.word_count).collect();
    longest.sort_unstable_by(|a, b| b.cmp(a));
    let least = longest.get(REPORTS - 1).copied().unwrap_or(0);
    chosen.retain(|(_, article)| article.card.word_count >= least);
    chosen.truncate(REPORTS);
    if chosen.len() < 2 {
        return Ok(Vec::new());
    }
    let mut texts: Vec<(ReportId, ArticleId, String, String)> = Vec::new();
    for (report, article) in &chosen {
        if let Some(stored) = app.store.article(article.card.id).await?
            && stored.article.access != Access::Locked
        {
            let characters = viewer.titles.characters_for_all(&article.card, viewer.now);
            let seen = Wall::cut_text(&stored.article.body_text, characters);
            texts.push((*report, article.card.id, article.card.language.clone(), seen));
        }
    }
    let found = tokio::task::spawn_blocking(move || {
        let texts: Vec<ReportText<'_>> = texts
            .iter()
            .map(|(report, article, language, body_text)| ReportText {
                report: *report,
                article: *article,
                language,
                body_text,
            })
            .collect();
        sentences(&texts)
    })
    .await
    .map_err(|error| Error::Broken(error.to_string()))?;
    let view = |found: stories::OnlyHere| {
        let (_, article) = chosen.iter().find(|(_, article)| article.card.id == found.article)?;
        Some(QuoteView {
            sentence: found.sentence,
            href: article_href(&article.card),
            title: super::title_of(article, viewer)?,
            language: article.card.language.clone(),
        })
    };
    Ok(found.into_iter().filter_map(view).take(SHOWN).collect())
}
