//! Gift links: made by members, opened by whoever has one. Opening the address changes nothing; the button on it does.

use askama::Template;
use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::{StatusCode, header};
use membership::grants::gift::{Giving, Refused};
use membership::grants::member_until;
use serde::Deserialize;
use store::Card;

use super::admit;
use super::membership::policy;
use crate::app::App;
use crate::cards::{TitleView, article_href, article_location};
use crate::frame::Frame;
use crate::pages::article::id_of;
use crate::preferences::Preferences;
use crate::respond::{Page, set_policy};
use crate::session::SignedIn;
use crate::wall::{Door, Visitor, Wall, browser_cookie, checked, new_browser, signed};
use crate::{CachePolicy, Error};

#[derive(Template)]
#[template(path = "gift.html")]
pub(crate) struct GiftPage {
    pub frame: Frame,
    pub headline: String,
    pub href: String,
    pub title: Option<TitleView>,
    /// The link, where it was just made.
    pub link: Option<String>,
    /// What the giver should know before sending it.
    pub terms: String,
    /// How the gift counts.
    pub counted: String,
    /// Where the button sends to, where the gift can be opened.
    pub action: Option<String>,
    pub refused: Option<String>,
}

impl Page for GiftPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}

fn page(app: &App, preferences: Preferences, card: &Card, title: Option<TitleView>, path: &str) -> GiftPage {
    GiftPage {
        frame: Frame::new(app, preferences, preferences.speaks().say("a-gift"), path).hidden_from_search(),
        headline: card.headline.clone(),
        href: article_href(card),
        title,
        link: None,
        terms: String::new(),
        counted: String::new(),
        action: None,
        refused: None,
    }
}

async fn card_and_title(app: &App, article: news::ArticleId) -> Result<(Card, Option<TitleView>), Error> {
    let card = app.store.cards(&[article]).await?.into_iter().next().ok_or(Error::ArticleNotFound)?;
    let title = app.titles().await?.get(card.title).map(TitleView::new);
    Ok((card, title))
}

/// `POST /article/{slug}-{id}/gift`: makes the link, or shows the one of this month again.
pub(crate) async fn give(
    State(app): State<App>,
    Path(name): Path<String>,
    reader: SignedIn,
    preferences: Preferences,
) -> Result<Response, Error> {
    let policy = policy(&app)?;
    let article = id_of(&name).ok_or(Error::ArticleNotFound)?;
    let (card, title) = card_and_title(&app, article).await?;
    let (now_us, zone) = (news::to_micros(app.now()), &app.settings.time_zone);
    let mut page = page(&app, preferences, &card, title, &format!("{}/gift", article_href(&card)));
    let visitor = Visitor::account(&app.store, &app.wall, reader.account.id, now_us).await?;
    let catalogue = app.titles().await?;
    admit(&app, &catalogue, Some(&reader), &card).await?;
    let may_be_given = |title: &news::Title| app.wall.terms(title).gifts && !title.is_private();
    let given = if catalogue.get(card.title).is_some_and(|title| !may_be_given(title)) {
        Err(Refused::NotThisTitle)
    } else if member_until(&visitor.rights, now_us).is_none() {
        Err(Refused::NotAMember)
    } else {
        let month = Wall::month(app.now(), zone).name;
        app.store.give_article(&policy.gifts, reader.account.id, article, &month, now_us).await?
    };
    match given {
        Ok((link, giving)) => {
            let token = signed(&app.settings.secret, "gift", &link.id.to_string());
            page.link = Some(format!("{}/gift/{token}", app.settings.base_url));
            let speaks = preferences.speaks();
            page.counted = match giving {
                Giving::Again => speaks.say("gift-again").into_owned(),
                Giving::New { left } => speaks.count("gift-left", i64::from(left)),
            };
            let ends = speaks.day_and_time(link.ends_us, zone);
            page.terms = speaks.count_of("gift-terms", i64::from(link.devices), &ends);
        }
        Err(refused) => page.refused = Some(preferences.speaks().no_gift(refused)),
    }
    page.respond()
}

/// The link that a token in an address names.
async fn link_of(app: &App, token: &str) -> Result<membership::grants::gift::Link, Error> {
    policy(app)?;
    let id = checked(&app.settings.secret, "gift", token).and_then(|id| id.parse().ok()).ok_or(Error::PageNotFound)?;
    app.store.gift_link(id).await?.ok_or(Error::PageNotFound)
}

/// `/gift/{token}`
pub(crate) async fn show_gift(
    State(app): State<App>,
    Path(token): Path<String>,
    preferences: Preferences,
) -> Result<Response, Error> {
    let link = link_of(&app, &token).await?;
    let (card, title) = card_and_title(&app, link.article).await?;
    let mut page = page(&app, preferences, &card, title, "/gift");
    // Whether this device may is counted when the button is pressed.
    match membership::grants::gift::open(&link, 0, true, news::to_micros(app.now())) {
        Ok(()) => page.action = Some(format!("/gift/{token}")),
        Err(refused) => page.refused = Some(preferences.speaks().no_gift(refused)),
    }
    page.respond()
}

/// `POST /gift/{token}`: opens it on this device.
pub(crate) async fn open_gift(
    State(app): State<App>,
    Path(token): Path<String>,
    door: Door,
    preferences: Preferences,
) -> Result<Response, Error> {
    let link = link_of(&app, &token).await?;
    let (card, title) = card_and_title(&app, link.article).await?;
    let browser = match &door.browser {
        Some(browser) => browser.clone(),
        None => new_browser()?,
    };
    let opened = app.store.open_gift(link.id, &format!("browser:{browser}"), news::to_micros(app.now())).await?;
    match opened.ok_or(Error::PageNotFound)? {
        Ok(_) => {
            let mut response = Redirect::to(&article_location(&card)).into_response();
            let cookie = browser_cookie(&app.settings, &browser);
            response.headers_mut().extend(cookie.map(|cookie| (header::SET_COOKIE, cookie)));
            set_policy(&mut response, CachePolicy::NoStore);
            Ok(response)
        }
        Err(refused) => {
            let mut page = page(&app, preferences, &card, title, "/gift");
            page.refused = Some(preferences.speaks().no_gift(refused));
            let mut response = page.respond()?;
            *response.status_mut() = StatusCode::GONE;
            Ok(response)
        }
    }
}

/// Which gift.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct WhichGift {
    gift: i64,
}

/// `POST /membership/gifts/end`
pub(crate) async fn take_gift_back(
    State(app): State<App>,
    reader: SignedIn,
    Form(WhichGift { gift }): Form<WhichGift>,
) -> Result<Response, Error> {
    policy(&app)?;
    app.store.revoke_gift(gift, reader.account.id, news::to_micros(app.now())).await?;
    Ok(Redirect::to("/membership").into_response())
}
