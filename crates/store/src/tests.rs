//! The store's contract, run on both engines. `kit` opens the databases, `press` makes what feeds bring.

mod accounts;
mod audit;
mod backup;
mod catalogue;
mod concurrency;
mod front_pages;
mod gift_subscriptions;
mod invoices;
mod kit;
mod leases;
mod membership;
mod model;
mod money;
mod newsletters;
mod opening;
mod own_articles;
mod pages;
mod press;
mod ranked;
mod readers;
mod reading;
mod recording;
mod reports;
mod statements;
mod stories;
mod wallet;
