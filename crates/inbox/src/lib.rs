//! Letters that come in: a mail server that takes what is for its own readers and nothing else ([`serve`]), and what a letter says ([`Letter`]).
//! Not here: who its readers are and where letters are kept, which a [`Household`] says; mail that goes out (`notify`).
//! Enter at [`serve`] and [`Letter::read`].

mod conversation;
mod letter;
mod server;

pub use conversation::{Household, Kept, Limits};
pub use letter::Letter;
pub use server::serve;
