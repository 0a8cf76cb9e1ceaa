//! The site through its router, over a real store with invented news.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "tests and their fixtures")]

mod accounts;
mod api;
mod assistants;
mod browser;
mod card_at_trial;
mod console;
mod following;
mod gift_subscriptions;
mod invoices;
mod lists;
mod money;
mod mutes;
mod newsletters;
mod newsroom;
mod openid;
mod own_articles;
mod own_feeds;
mod own_marks;
mod pages;
mod picks;
mod pictures;
mod reading;
mod recordings;
mod routes;
mod search;
mod shop;
mod states;
mod stories;
mod story_addresses;
mod telling;
mod terms;
mod waiving;
mod wall;
mod wallet;
mod webhooks;
