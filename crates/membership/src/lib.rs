//! Who may read what, and who is paid for it: rules over integers, each with its reason.
//! Not here: rows, pages, payment providers, clocks; whoever asks brings the time, and amounts are whole minor units.
//! Enter at [`Money`]; the modules are the words of the trade.

pub mod money;

pub use money::{Currency, Money};
