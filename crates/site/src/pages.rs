//! One file a page: its struct, its template, its handler.

mod account;
mod apps;
mod article;
mod asking;
mod briefing;
mod changes;
mod choosing;
mod console;
mod console_feeds;
mod console_front_pages;
mod console_hubs;
mod console_log;
mod console_money;
mod console_readers;
mod console_titles;
mod desk_own;
mod desk_picks;
mod desk_stories;
mod elsewhere;
mod farewell;
mod files;
mod following;
mod for_you;
mod front;
mod gift_subscriptions;
mod gifts;
mod highlights;
mod hooks;
mod how_we_rank;
mod hub;
mod invoices;
mod joining;
mod labels;
mod latest;
mod links;
mod membership;
mod own_data;
mod own_lists;
mod own_membership;
mod passkeys;
mod picks;
mod places;
mod prove;
mod publishing;
mod reading;
mod receipts;
mod rules;
mod search;
mod seats;
mod second_factor;
mod section;
mod series;
mod services;
mod set_up;
mod settings;
mod sign_in;
mod sitemap;
mod story;
mod subscriptions;
mod telling;
mod terms;
mod title;
mod titles;
mod topic;
mod waiving;
mod wall;
mod wallet;
mod webhooks;
mod welcome;

use askama::Template;

pub(crate) use account::{account, change_address, change_password, end_session, rename};
pub(crate) use apps::{apps, end_token, make_token};
pub(crate) use article::article;
pub(crate) use briefing::{briefing, mail_by, send_due, show_stop, stop};
pub(crate) use changes::changes;
pub(crate) use choosing::{choose_yours, choosing};
pub(crate) use console::console;
pub(crate) use console_feeds::{add_feed, feeds, remove_feed};
pub(crate) use console_front_pages::front_pages;
pub(crate) use console_log::audit_log;
pub(crate) use console_money::{balance_sent, give_back, ledger_sheet, money, return_article, see_to_farewell};
pub(crate) use console_readers::{change_reader, invite, readers};
pub(crate) use console_titles::{switch_titles, titles_to_switch};
pub(crate) use desk_own::{desk_own, desk_own_article, own, write_own, write_series};
pub(crate) use desk_picks::{desk_picks, pick};
pub(crate) use desk_stories::{desk_stories, desk_story, merge_story, name_story, split_story, undo_story_act};
pub use elsewhere::{Answered, Elsewhere, OpenId};
pub(crate) use elsewhere::{come_back, go_elsewhere};
pub(crate) use farewell::{ask_farewell, say_farewell, show_cancel, show_withdraw, take_wish_back, wish};
pub(crate) use files::{manifest, offline, robots};
pub(crate) use following::{following, forget_notices};
pub(crate) use for_you::{follow, for_you, forget_taste, mute, profile, switch_taste, turn_dial, unfollow, unmute};
pub(crate) use front::{edition, front, ranked};
pub use gift_subscriptions::gift_link;
pub(crate) use gift_subscriptions::{
    claim_gift_subscription, give as give_membership, show_gift_subscription, show_give,
};
pub(crate) use gifts::{give, open_gift, show_gift, take_gift_back};
pub(crate) use highlights::{change_highlight, export_highlights, highlight, highlights};
pub(crate) use hooks::hear_stripe;
pub(crate) use how_we_rank::how_we_rank;
pub(crate) use hub::{confirm_hub, hear_hub};
pub(crate) use invoices::{order_invoice, settle_invoice, show_invoice, withdraw_invoice};
pub(crate) use joining::{checkout, portal};
pub(crate) use labels::{label, label_name, labels};
pub(crate) use latest::latest;
pub(crate) use links::{
    accept_invitation, reset, show_address, show_invitation, show_reset, show_sign_in_link, sign_in_by_link,
    take_on_address,
};
pub(crate) use membership::{begin_trial, plans, sign_up};
pub(crate) use own_data::{erase, export, show_erase};
pub(crate) use own_lists::{admit, forget_history, history, mark, saved};
pub(crate) use own_membership::my_membership;
pub(crate) use passkeys::{ask_for_passkey, end_passkey, keep_passkey, passkeys, sign_in_by_passkey};
pub(crate) use picks::picks;
pub(crate) use places::places;
pub(crate) use prove::{prove, show_prove};
pub(crate) use publishing::{claim_title, give_up_title, prove_title, publisher, statement};
pub(crate) use reading::{read_all, reading};
pub(crate) use receipts::{receipts, unclaimed};
pub(crate) use rules::{add_rule, end_rule, rules};
pub(crate) use search::{forget_search, found, save_search, search};
pub(crate) use seats::{leave_seat, offer_seat, show_seat, take_seat, use_voucher};
pub(crate) use second_factor::{renew_codes, second_factor, turn_off, turn_on};
pub(crate) use section::section;
pub(crate) use series::{part_of_day, series, series_part};
pub(crate) use services::{end_service, services};
pub(crate) use set_up::{set_up, show_set_up};
pub(crate) use settings::{save_settings, settings};
pub(crate) use sign_in::{mail_link, second_step, show_sign_in, sign_in, sign_out};
pub(crate) use sitemap::{news_map, page_map, site_map};
pub(crate) use story::story;
pub use subscriptions::inbox_secret;
pub(crate) use subscriptions::{
    change_subscription, export_subscriptions, import_subscriptions, open_inbox, subscribe, subscriptions,
};
pub(crate) use telling::{add_device, end_device, set_telling, show_stop_telling, stop_telling, telling};
pub(crate) use terms::{own_terms, set_own_terms, set_title_terms, title_terms};
pub(crate) use title::title;
pub(crate) use titles::titles;
pub(crate) use topic::{topic, topics};
pub(crate) use wall::{Whole, as_whole, take_free_article};
pub(crate) use wallet::{buy, give_article_back, give_rest_back, put_in, wallet};
pub(crate) use webhooks::{add_webhook, change_webhook, webhooks};
pub(crate) use welcome::{choose, welcome};

use crate::CachePolicy;
use crate::error::Way;
use crate::frame::Frame;
use crate::respond::Page;

/// A page that could not be given.
#[derive(Template)]
#[template(path = "error.html")]
pub(crate) struct ErrorPage {
    pub frame: Frame,
    pub status: u16,
    pub headline: String,
    pub message: String,
    pub ways: Vec<Way>,
}

impl Page for ErrorPage {
    const POLICY: CachePolicy = CachePolicy::NoStore;
}
