//! All routes in one list: the site map.

use std::sync::LazyLock;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{MethodRouter, get, post};
use serde::Serialize;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate as _};
use tower_http::csrf::CsrfLayer;

use crate::app::App;
use crate::{Error, api, assets, outgoing, pages, pictures, recordings, respond, security};

/// Whose a route is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Everyone.
    Reader,
    /// Whoever is signed in.
    Account,
    /// Whoever works at the desk.
    Editor,
    /// Whoever owns a title.
    Publisher,
    /// Whoever runs the service.
    Operator,
}

/// A route of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Route {
    /// `GET` (which answers `HEAD` too) or `POST`.
    pub method: &'static str,
    /// With `{names}` for what varies.
    pub path: &'static str,
    /// Whose it is.
    pub role: Role,
}

/// The form of an own article may have so many bytes: what is above the limit of a picture is refused in words, up to here.
const OWN_ARTICLE_BYTES: usize = 40 << 20;
/// The file of another reader may have so many bytes.
const IMPORT_BYTES: usize = 64 << 20;

type Handler = fn() -> MethodRouter<App>;

const fn read(path: &'static str, handler: Handler) -> (Route, Handler) {
    (Route { method: "GET", path, role: Role::Reader }, handler)
}

const fn write(path: &'static str, handler: Handler) -> (Route, Handler) {
    (Route { method: "POST", path, role: Role::Reader }, handler)
}

const fn own(method: &'static str, path: &'static str, handler: Handler) -> (Route, Handler) {
    (Route { method, path, role: Role::Account }, handler)
}

const fn edit(method: &'static str, path: &'static str, handler: Handler) -> (Route, Handler) {
    (Route { method, path, role: Role::Editor }, handler)
}

const fn publish(method: &'static str, path: &'static str, handler: Handler) -> (Route, Handler) {
    (Route { method, path, role: Role::Publisher }, handler)
}

const fn operate(method: &'static str, path: &'static str, handler: Handler) -> (Route, Handler) {
    (Route { method, path, role: Role::Operator }, handler)
}

const TABLE: &[(Route, Handler)] = &[
    read("/", || get(pages::front)),
    read("/edition/{slug}", || get(pages::edition)),
    read("/for-you", || get(pages::for_you)),
    own("GET", "/for-you/profile", || get(pages::profile)),
    own("POST", "/for-you/forget", || post(pages::forget_taste)),
    own("POST", "/for-you/dial", || post(pages::turn_dial)),
    own("POST", "/for-you/switch", || post(pages::switch_taste)),
    own("POST", "/for-you/follow", || post(pages::follow)),
    own("POST", "/for-you/unfollow", || post(pages::unfollow)),
    own("POST", "/for-you/mute", || post(pages::mute)),
    own("POST", "/for-you/unmute", || post(pages::unmute)),
    read("/briefing", || get(pages::briefing)),
    own("POST", "/briefing/mail", || post(pages::mail_by)),
    read("/briefing/stop", || get(pages::show_stop)),
    write("/briefing/stop", || post(pages::stop)),
    own("GET", "/following", || get(pages::following)),
    own("POST", "/following/forget", || post(pages::forget_notices)),
    own("GET", "/telling", || get(pages::telling)),
    own("POST", "/telling", || post(pages::set_telling)),
    own("POST", "/telling/devices", || post(pages::add_device)),
    own("POST", "/telling/devices/end", || post(pages::end_device)),
    own("GET", "/webhooks", || get(pages::webhooks)),
    own("POST", "/webhooks", || post(pages::add_webhook)),
    own("POST", "/webhooks/change", || post(pages::change_webhook)),
    read("/telling/stop", || get(pages::show_stop_telling)),
    write("/telling/stop", || post(pages::stop_telling)),
    read("/latest", || get(pages::latest)),
    read("/section/{slug}", || get(pages::section)),
    read("/feed/{name}", || get(outgoing::feed)),
    read("/api/openapi.json", || get(api::describe)),
    read("/api/v1/lists", || get(api::lists)),
    read("/api/v1/lists/{name}", || get(api::list)),
    read("/api/v1/articles/{id}", || get(api::article)),
    write("/api/v1/articles/{id}/state", || post(api::set_state)),
    read("/api/v1/stories/{id}", || get(api::story)),
    read("/api/v1/state", || get(api::state)),
    write("/api/mcp", || post(api::mcp::serve)),
    read("/search", || get(pages::search)),
    own("POST", "/search/save", || post(pages::save_search)),
    own("POST", "/search/forget", || post(pages::forget_search)),
    read("/topics", || get(pages::topics)),
    read("/topic/{name}", || get(pages::topic)),
    read("/picks/{list}", || get(pages::picks)),
    read("/titles", || get(pages::titles)),
    read("/title/{slug}", || get(pages::title)),
    read("/story/{name}", || get(pages::story)),
    read("/article/{name}", || get(pages::article)),
    own("POST", "/article/{name}/mark", || post(pages::mark)),
    own("POST", "/article/{name}/highlight", || post(pages::highlight)),
    own("POST", "/article/{name}/label", || post(pages::label)),
    own("GET", "/highlights", || get(pages::highlights)),
    own("GET", "/highlights/export", || get(pages::export_highlights)),
    own("POST", "/highlights/change", || post(pages::change_highlight)),
    own("GET", "/labels", || get(pages::labels)),
    own("GET", "/rules", || get(pages::rules)),
    own("POST", "/rules", || post(pages::add_rule)),
    own("POST", "/rules/end", || post(pages::end_rule)),
    own("GET", "/saved", || get(pages::saved)),
    own("GET", "/reading", || get(pages::reading)),
    own("POST", "/reading/read", || post(pages::read_all)),
    own("GET", "/subscriptions", || get(pages::subscriptions)),
    own("POST", "/subscriptions", || post(pages::subscribe)),
    own("POST", "/subscriptions/newsletters", || post(pages::open_inbox)),
    own("POST", "/subscriptions/change", || post(pages::change_subscription)),
    own("POST", "/subscriptions/import", || {
        post(pages::import_subscriptions).layer(DefaultBodyLimit::max(IMPORT_BYTES))
    }),
    own("GET", "/subscriptions/export", || get(pages::export_subscriptions)),
    own("GET", "/history", || get(pages::history)),
    own("POST", "/history/forget", || post(pages::forget_history)),
    read("/article/{name}/changes", || get(pages::changes)),
    read("/why/{edition}", || get(pages::places)),
    read("/how-we-rank", || get(pages::how_we_rank)),
    read("/settings", || get(pages::settings)),
    write("/settings", || post(pages::save_settings)),
    read("/set-up", || get(pages::show_set_up)),
    write("/set-up", || post(pages::set_up)),
    read("/sign-in", || get(pages::show_sign_in)),
    write("/sign-in", || post(pages::sign_in)),
    write("/sign-in/code", || post(pages::second_step)),
    write("/sign-in/passkey/ask", || post(pages::ask_for_passkey)),
    write("/sign-in/passkey", || post(pages::sign_in_by_passkey)),
    write("/sign-in/mail", || post(pages::mail_link)),
    read("/sign-in/with/{service}", || get(pages::go_elsewhere)),
    read("/sign-in/with/{service}/back", || get(pages::come_back)),
    read("/sign-in/link", || get(pages::show_sign_in_link)),
    write("/sign-in/link", || post(pages::sign_in_by_link)),
    read("/reset", || get(pages::show_reset)),
    write("/reset", || post(pages::reset)),
    read("/invitation", || get(pages::show_invitation)),
    write("/invitation", || post(pages::accept_invitation)),
    write("/sign-out", || post(pages::sign_out)),
    own("GET", "/account", || get(pages::account)),
    own("POST", "/account/name", || post(pages::rename)),
    own("POST", "/account/password", || post(pages::change_password)),
    own("POST", "/account/sessions/end", || post(pages::end_session)),
    own("POST", "/account/address/change", || post(pages::change_address)),
    read("/account/address", || get(pages::show_address)),
    write("/account/address", || post(pages::take_on_address)),
    own("GET", "/account/prove", || get(pages::show_prove)),
    own("POST", "/account/prove", || post(pages::prove)),
    own("GET", "/account/second-factor", || get(pages::second_factor)),
    own("POST", "/account/second-factor", || post(pages::turn_on)),
    own("POST", "/account/second-factor/off", || post(pages::turn_off)),
    own("POST", "/account/second-factor/codes", || post(pages::renew_codes)),
    own("GET", "/account/passkeys", || get(pages::passkeys)),
    own("POST", "/account/passkeys", || post(pages::keep_passkey)),
    own("POST", "/account/passkeys/end", || post(pages::end_passkey)),
    own("GET", "/account/services", || get(pages::services)),
    own("POST", "/account/services/end", || post(pages::end_service)),
    own("GET", "/account/apps", || get(pages::apps)),
    own("POST", "/account/apps", || post(pages::make_token)),
    own("POST", "/account/apps/end", || post(pages::end_token)),
    own("GET", "/account/export", || get(pages::export)),
    own("GET", "/account/erase", || get(pages::show_erase)),
    own("POST", "/account/erase", || post(pages::erase)),
    own("GET", "/account/receipts", || get(pages::receipts)),
    own("POST", "/billing/checkout", || post(pages::checkout)),
    own("POST", "/billing/portal", || post(pages::portal)),
    write("/hooks/stripe", || post(pages::hear_stripe)),
    read("/hooks/hub/{callback}", || get(pages::confirm_hub)),
    write("/hooks/hub/{callback}", || post(pages::hear_hub)),
    read("/unclaimed", || get(pages::unclaimed)),
    publish("GET", "/publisher", || get(pages::publisher)),
    publish("POST", "/publisher/claim", || post(pages::claim_title)),
    publish("POST", "/publisher/prove", || post(pages::prove_title)),
    publish("POST", "/publisher/give-up", || post(pages::give_up_title)),
    publish("GET", "/publisher/{title}/terms", || get(pages::own_terms)),
    publish("POST", "/publisher/{title}/terms", || post(pages::set_own_terms)),
    publish("GET", "/publisher/{title}/{statement}", || get(pages::statement)),
    read("/welcome/series", || get(pages::series)),
    read("/welcome/series/{part}", || get(pages::series_part)),
    own("GET", "/welcome/yours", || get(pages::choosing)),
    own("POST", "/welcome/yours", || post(pages::choose_yours)),
    read("/welcome", || get(pages::welcome)),
    operate("POST", "/welcome", || post(pages::choose)),
    edit("GET", "/desk/stories", || get(pages::desk_stories)),
    edit("GET", "/desk/story/{id}", || get(pages::desk_story)),
    edit("POST", "/desk/story/{id}/name", || post(pages::name_story)),
    edit("POST", "/desk/story/{id}/merge", || post(pages::merge_story)),
    edit("POST", "/desk/story/{id}/split", || post(pages::split_story)),
    edit("POST", "/desk/story/{id}/undo", || post(pages::undo_story_act)),
    edit("GET", "/desk/own", || get(pages::desk_own)),
    edit("POST", "/desk/own/series", || post(pages::write_series)),
    edit("GET", "/desk/own/{id}", || get(pages::desk_own_article)),
    edit("POST", "/desk/own/{id}", || post(pages::write_own).layer(DefaultBodyLimit::max(OWN_ARTICLE_BYTES))),
    read("/own/{id}", || get(pages::own)),
    edit("GET", "/desk/picks/{list}", || get(pages::desk_picks)),
    edit("POST", "/desk/picks/{list}", || post(pages::pick)),
    operate("GET", "/console", || get(pages::console)),
    operate("GET", "/console/readers", || get(pages::readers)),
    operate("POST", "/console/readers", || post(pages::invite)),
    operate("POST", "/console/readers/change", || post(pages::change_reader)),
    operate("GET", "/console/money", || get(pages::money)),
    operate("GET", "/console/money/ledger.csv", || get(pages::ledger_sheet)),
    operate("POST", "/console/money/invoice", || post(pages::settle_invoice)),
    operate("POST", "/console/money/article", || post(pages::return_article)),
    operate("POST", "/console/money/balance", || post(pages::balance_sent)),
    operate("POST", "/console/money/refund", || post(pages::give_back)),
    operate("POST", "/console/money/farewell", || post(pages::see_to_farewell)),
    operate("GET", "/console/log", || get(pages::audit_log)),
    operate("GET", "/console/titles", || get(pages::titles_to_switch)),
    operate("POST", "/console/titles", || post(pages::switch_titles)),
    operate("GET", "/console/titles/{title}/terms", || get(pages::title_terms)),
    operate("POST", "/console/titles/{title}/terms", || post(pages::set_title_terms)),
    operate("GET", "/console/front-pages", || get(pages::front_pages)),
    operate("GET", "/console/feeds", || get(pages::feeds)),
    operate("POST", "/console/feeds", || post(pages::add_feed)),
    operate("POST", "/console/feeds/remove", || post(pages::remove_feed)),
    read("/picture/{width}/{signature}/{url}", || get(pictures::picture)),
    read("/media/{id}/{place}", || get(recordings::recording)),
    read("/assets/{file}", || get(assets::asset)),
    read("/favicon.svg", || get(assets::icon)),
    read("/favicon.ico", || get(assets::icon)),
    read("/manifest.webmanifest", || get(pages::manifest)),
    read("/offline.js", || get(assets::worker)),
    read("/offline", || get(pages::offline)),
    read("/robots.txt", || get(pages::robots)),
    read("/sitemap.xml", || get(pages::site_map)),
    read("/sitemap/pages.xml", || get(pages::page_map)),
    read("/sitemap/news.xml", || get(pages::news_map)),
];

/// What is there where membership is on.
const MEMBERSHIP: &[(Route, Handler)] = &[
    write("/article/{name}/read", || post(pages::take_free_article)),
    own("POST", "/article/{name}/buy", || post(pages::buy)),
    own("POST", "/article/{name}/gift", || post(pages::give)),
    read("/gift/{token}", || get(pages::show_gift)),
    write("/gift/{token}", || post(pages::open_gift)),
    read("/plans", || get(pages::plans)),
    own("POST", "/plans/trial", || post(pages::begin_trial)),
    own("POST", "/plans/order", || post(pages::order_invoice)),
    own("GET", "/membership/invoice/{number}", || get(pages::show_invoice)),
    own("POST", "/membership/invoice/withdraw", || post(pages::withdraw_invoice)),
    own("GET", "/plans/give", || get(pages::show_give)),
    own("POST", "/plans/give", || post(pages::give_membership)),
    read("/gift-subscription/{token}", || get(pages::show_gift_subscription)),
    own("POST", "/gift-subscription/{token}", || post(pages::claim_gift_subscription)),
    write("/sign-up", || post(pages::sign_up)),
    own("GET", "/membership", || get(pages::my_membership)),
    own("GET", "/membership/wallet", || get(pages::wallet)),
    own("POST", "/membership/wallet", || post(pages::put_in)),
    own("POST", "/membership/wallet/back", || post(pages::give_rest_back)),
    own("POST", "/membership/wallet/return", || post(pages::give_article_back)),
    own("POST", "/membership/gifts/end", || post(pages::take_gift_back)),
    read("/cancel", || get(pages::show_cancel)),
    read("/withdraw", || get(pages::show_withdraw)),
    own("POST", "/membership/seats", || post(pages::offer_seat)),
    own("POST", "/membership/seats/end", || post(pages::leave_seat)),
    read("/seat/{token}", || get(pages::show_seat)),
    own("POST", "/seat/{token}", || post(pages::take_seat)),
    own("POST", "/membership/voucher", || post(pages::use_voucher)),
    own("POST", "/membership/wish", || post(pages::wish)),
    own("POST", "/membership/take-back", || post(pages::take_wish_back)),
    write("/farewell", || post(pages::ask_farewell)),
    write("/farewell/confirm", || post(pages::say_farewell)),
];

/// The routes that are there besides [`routes`] where membership is on.
#[must_use]
pub fn membership_routes() -> Vec<Route> {
    MEMBERSHIP.iter().map(|(route, _)| *route).collect()
}

/// All routes, in the order of the site map.
#[must_use]
pub fn routes() -> &'static [Route] {
    static ROUTES: LazyLock<Vec<Route>> = LazyLock::new(|| TABLE.iter().map(|(route, _)| *route).collect());
    &ROUTES
}

/// The site as a service.
pub fn router(app: App) -> Router {
    let membership = if app.wall.policy().is_some() { MEMBERSHIP } else { &[] };
    TABLE
        .iter()
        .chain(membership)
        .fold(Router::new(), |router, (route, handler)| router.route(route.path, handler()))
        .fallback(|| async { Error::PageNotFound })
        // From the inside out: a page, its errors dressed, forms of other sites refused, "not modified", compression, headers.
        .layer(CatchPanicLayer::custom(|_| {
            axum::response::IntoResponse::into_response(Error::Broken("a handler panicked".to_owned()))
        }))
        .layer(CsrfLayer::new())
        .layer(from_fn_with_state(app.clone(), respond::dress_errors))
        .layer(
            CompressionLayer::new()
                .gzip(true)
                .br(true)
                .quality(tower_http::CompressionLevel::Precise(5))
                // Sound and video are as small as they can be, and are asked for in parts.
                .compress_when(
                    DefaultPredicate::new()
                        .and(NotForContentType::const_new("audio/"))
                        .and(NotForContentType::const_new("video/")),
                ),
        )
        .layer(from_fn_with_state(app.clone(), respond::spare))
        .layer(from_fn(security::secure))
        .with_state(app)
}
