//! stub
use anyhow::Result;
use clap::Args;
/// x
#[derive(Args)]
pub struct Options {}
pub fn run(_: &Options) -> Result<()> {
    Ok(())
}
