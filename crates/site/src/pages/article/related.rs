//! What stands beside an article under "Related": what happened before (where that has no list of its own), then what is near it.

use std::collections::HashSet;

use news::{ArticleId, Section};
use ranking::related::{Near, Words, related};
use ranking::space::terms;
use store::{Card, StoredArticle, Tie};

use super::{Alone, Told};
use crate::Error;
use crate::app::App;
use crate::cards::{CardView, Viewer};
use crate::catalogue::Catalogue;
use crate::frame::home_edition;
use crate::preferences::Preferences;
use crate::reasons::ties;
use crate::session::SignedIn;
use crate::taste::Meaning;

/// Cards of the strip.
const SHOWN: usize = 4;
/// Of those, earlier stories of the storyline and stories that curators tied to this one.
const TIED: usize = 2;
/// Articles among which neighbours are looked for.
const AMONG: usize = 4_000;

/// The strip of an article.
pub(super) async fn beside(
    app: &App,
    catalogue: &Catalogue,
    stored: &StoredArticle,
    (told, alone): (Option<&Told>, Option<&Alone>),
    reader: Option<&SignedIn>,
    viewer: &Viewer<'_>,
) -> Result<Vec<CardView>, Error> {
    let card = &stored.card;
    let mut taken: HashSet<i64> = HashSet::from([card.id.0]);
    taken.extend(
        told.iter().flat_map(|told| &told.others).filter_map(|other| other.id.parse::<ArticleId>().ok()).map(|id| id.0),
    );
    let mut stories: HashSet<i64> = card.story.iter().map(|story| story.0).collect();
    let mut views = Vec::new();
    if let Some(story) = card.story {
        // What one article alone tells has what happened before in a list of its own.
        stories.extend(alone.iter().flat_map(|alone| &alone.before).map(|before| before.id.0));
        let ways = [(Tie::Storyline, "because-before"), (Tie::Related, "because-near-story")];
        for (tie, words) in ways.into_iter().skip(usize::from(alone.is_some())) {
            for (other, because) in app.store.tied(story, tie).await? {
                if views.len() >= TIED || stories.contains(&other.0) {
                    continue;
                }
                let Some(row) = app.store.story(other).await?.filter(|row| row.forwards_to.is_none()) else { continue };
                let lead = app.store.cards(&[row.lead]).await?;
                let is_new = !taken.contains(&row.lead.0);
                if let Some(mut view) = lead.first().filter(|_| is_new).and_then(|lead| viewer.view(lead)) {
                    view.reasons = vec![viewer.language.say(words).into_owned()];
                    view.reasons.extend(ties(&because, viewer.language));
                    taken.insert(row.lead.0);
                    stories.insert(other.0);
                    views.push(view);
                }
            }
        }
    }
    let most = SHOWN - views.len();
    views.extend(neighbours(app, catalogue, stored, (taken, stories), reader, viewer, most).await?);
    Ok(views)
}

async fn neighbours(
    app: &App,
    catalogue: &Catalogue,
    stored: &StoredArticle,
    (mut taken, stories): (HashSet<i64>, HashSet<i64>),
    reader: Option<&SignedIn>,
    viewer: &Viewer<'_>,
    most: usize,
) -> Result<Vec<CardView>, Error> {
    let card = &stored.card;
    let pool = app.pool(catalogue, home_edition(app, Preferences::default())).await?;
    if let Some(reader) = reader {
        let ids: Vec<ArticleId> = pool.fresh.iter().take(AMONG).map(|fresh| fresh.card.id).collect();
        let states = app.store.reading_states(reader.account.id, &ids).await?;
        taken.extend(states.iter().filter(|(_, state)| state.read_us > 0).map(|(id, _)| id.0));
    }
    let language = news::primary_language(&card.language);
    let owners: Vec<(usize, &str)> = pool
        .fresh
        .iter()
        .enumerate()
        .take(AMONG)
        .filter(|(_, fresh)| {
            news::primary_language(&fresh.card.language) == language && viewer.shows_quietly(&fresh.card)
        })
        .filter(|(_, fresh)| fresh.card.story.is_none_or(|story| !stories.contains(&story.0)))
        .map(|(place, fresh)| (place, owner(catalogue, &fresh.card)))
        .collect();
    let Meaning { space, rarity, .. } = &*pool.meaning;
    let among: Vec<Near<'_>> = owners
        .iter()
        .filter_map(|(place, owner)| {
            let fresh = pool.fresh.get(*place)?;
            Some(near(&fresh.card, owner, &fresh.vector, fresh.words(rarity)))
        })
        .collect();
    // What it is about is said by its text, as far as that is here; the others are looked at as lists show them.
    let text = Some(&stored.article.body_text).filter(|text| text.len() > card.summary.len()).unwrap_or(&card.summary);
    let (vector, words) = (space.vector(&terms(&card.headline)), Words::of(rarity, &card.headline, text));
    let found = related(&near(card, owner(catalogue, card), &vector, &words), &among, &taken, most);
    let view = |one: &ranking::related::Related| {
        let fresh = pool.get(ArticleId(one.article))?;
        let mut view = viewer.view(&fresh.card)?;
        view.reasons = vec![match (one.shared.as_slice(), one.shared_below.as_slice()) {
            ([], []) => viewer.language.say("because-words-beside").into_owned(),
            ([], below) => viewer.language.name("because-texts-share", &below.join(", ")),
            (shared, _) => viewer.language.name("because-headlines-share", &shared.join(", ")),
        }];
        Some(view)
    };
    Ok(found.iter().filter_map(view).collect())
}

fn owner<'a>(catalogue: &'a Catalogue, card: &Card) -> &'a str {
    catalogue
        .get(card.title)
        .map(|title| title.listing.owner.as_deref().unwrap_or(title.listing.name.as_str()))
        .unwrap_or_default()
}

fn near<'a>(card: &'a Card, owner: &'a str, vector: &'a ranking::space::Vector, words: &'a Words) -> Near<'a> {
    Near {
        article: card.id.0,
        story: card.story.map(|story| story.0),
        report: card.report.map(|report| report.0),
        owner,
        is_sport: card.section == Some(Section::Sport),
        headline: &card.headline,
        summary: &card.summary,
        vector,
        words,
    }
}
