//! `cargo xtask bench NAME`: measure, and print the figure next to those of the peers.
//!
//! A new benchmark is one variant of [`Benchmark`] and one file beside this one.

use anyhow::Result;
use clap::{Args, Subcommand};

mod bombs;
mod extraction;
mod for_you;
mod growth;
mod hostile;
mod ingest;
mod pages;
mod program;
mod ranking;
mod stories;
mod wire;

/// Measure, next to the figures of the peers. Figures go into docs/numbers.md with the command that prints them.
#[derive(Args)]
pub struct Options {
    #[command(subcommand)]
    benchmark: Benchmark,
}

#[derive(Subcommand)]
enum Benchmark {
    /// One title that serves bombs among twenty that do not: time and memory they cost, and what the operator sees.
    Bombs(bombs::Options),
    /// Pages of real publishers to articles: how much of the truth, how fast, in how much memory.
    Extraction(extraction::Options),
    /// The personal list over HTTP, of 100,000 readers among a million articles.
    ForYou(for_you::Options),
    /// The same with ten and a hundred times as much: what an article and a page cost then, and 100,000 feeds in one process.
    Growth(growth::Options),
    /// Pages that were made to hurt: no abort, bounded time and memory, no quadratic cost.
    Hostile(hostile::Options),
    /// Feeds of the simulated press to stored articles and a front page: how fast, in how much memory, with how many syncs.
    Ingest(ingest::Options),
    /// The whole service over folders of real pages, served on loopback as titles.
    Pages(pages::Options),
    /// Front pages and shown lists to ordered lists: how well, beside plain orders, under attack, and how fast.
    Ranking(ranking::Options),
    /// Labelled streams to stories: how well, how fast, in how much memory.
    Stories(stories::Options),
    /// Copies of one text on labelled articles, and copies, sources and firsts on the simulated press.
    Wire(wire::Options),
}

/// Runs the task.
pub fn run(options: &Options) -> Result<()> {
    match &options.benchmark {
        Benchmark::Bombs(options) => bombs::run(options),
        Benchmark::Extraction(options) => extraction::run(options),
        Benchmark::ForYou(options) => for_you::run(options),
        Benchmark::Growth(options) => growth::run(options),
        Benchmark::Hostile(options) => hostile::run(options),
        Benchmark::Ingest(options) => ingest::run(options),
        Benchmark::Pages(options) => pages::run(options),
        Benchmark::Ranking(options) => ranking::run(options),
        Benchmark::Stories(options) => stories::run(options),
        Benchmark::Wire(options) => wire::run(options),
    }
}
