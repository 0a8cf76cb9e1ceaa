//! The store's contract, run on both engines. `kit` opens the databases, `press` makes what feeds bring.

mod kit;
mod press;
mod recording;
mod statements;
