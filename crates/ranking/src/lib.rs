//! What leads, what is picked, what is yours, each with its reasons: pure functions from data and a time to ordered lists.
//! Not here: any clock, any database, any page; "What leads" will replace the interim ranking in [`front`].
//! Enter at [`lead::Desk`] (lead stories), [`foryou::compose`] (the personal list) and [`weights`] (what every list is weighed by).

pub mod briefing;
pub mod foryou;
pub mod front;
pub mod headlines;
pub mod lead;
pub mod named;
pub mod picks;
pub mod reading;
pub mod related;
pub mod review;
pub mod rules;
pub mod space;
pub mod topics;
pub mod weights;
pub mod wishes;
