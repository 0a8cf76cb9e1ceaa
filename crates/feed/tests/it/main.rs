//! Feeds of other projects' test suites and of the standards, read whole.
//!
//! Each module reads one corpus of `testdata/` and asserts a floor; `--nocapture` prints the rates.

#![expect(clippy::expect_used, reason = "a test that cannot read its corpus has failed")]

mod corpus;
mod feedparser;
mod gofeed;
mod robustness;
mod standards;
