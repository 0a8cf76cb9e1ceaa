//! Who may read what, and who is paid for it: rules over integers, each with its reason.
//! Not here: rows, pages, payment providers, clocks; whoever asks brings the time, and amounts are whole minor units.
//! Enter at [`wall::decide`] (what of an article this reader gets), [`ledger::Ledger`] and [`shares::divided`]; the modules are the words of the trade.

pub mod books;
pub mod cut;
pub mod dunning;
pub mod earning;
pub mod farewell;
pub mod grants;
pub mod ledger;
pub mod meter;
pub mod money;
pub mod outcome;
pub mod period;
pub mod policy;
pub mod proration;
pub mod shares;
pub mod statement;
pub mod subscription;
pub mod terms;
pub mod wall;

pub use money::{Currency, Money};
pub use period::Period;
