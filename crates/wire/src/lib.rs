//! Who wrote it: agency credits, copies of one text, who copied whom, who cites whom and who was first.
//! Not here: the page a text was read from, the event it is about, any clock, store or network.
//! Enter at [`credit::claims`] (one article), [`amend::amendment`] (two revisions of it), [`copies::Copies`] (the stream) and
//! [`first::first`] (one event).

pub mod amend;
pub mod copies;
pub mod credit;
pub mod direction;
pub mod first;
pub mod names;
