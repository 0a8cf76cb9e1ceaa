//! What `newsstand vouchers` takes.

use clap::Subcommand;

/// See [`super::Command::Vouchers`].
#[derive(Clone, Debug, Subcommand)]
pub enum VouchersCommand {
    /// Make vouchers and print their codes, one a line. They are shown this once: only their digests are kept.
    #[command(after_help = "Example:\n  newsstand vouchers add --days 30 --number 20 > codes.txt")]
    Add {
        /// Days of membership that each gives, from when it is used.
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=3_660))]
        days: u32,
        /// How many people may use each.
        #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
        uses: u32,
        /// How many codes are made.
        #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=10_000))]
        number: u32,
        /// Days in which they can be used; without end where not said.
        #[arg(long, value_name = "N")]
        within: Option<u32>,
    },
    /// List vouchers by their digests: days, uses, used.
    List,
}
