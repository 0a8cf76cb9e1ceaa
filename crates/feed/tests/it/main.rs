//! Feeds of other projects' test suites and of the standards, read whole.
//!
//! Each module reads one corpus of `testdata/` and asserts a floor; `--nocapture` prints the rates.

mod corpus;
mod feedparser;
mod gofeed;
mod robustness;
mod standards;
