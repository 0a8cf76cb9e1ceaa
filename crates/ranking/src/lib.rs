//! What leads, and why: pure functions from articles and a time to an ordered list with reasons.
//! Not here: any clock, any database, any reader's profile; "What leads" will replace the interim ranking in [`front`].
//! Enter at [`front::rank`].

pub mod front;
