//! What `newsstand vouchers` takes.

use clap::Subcommand;
use membership::Currency;

/// See [`super::Command::Vouchers`].
#[derive(Clone, Debug, Subcommand)]
pub enum VouchersCommand {
    /// Make vouchers and print their codes, one a line. They are shown this once: only their digests are kept.
    #[command(
        after_help = "Examples:\n  newsstand vouchers add --days 30 --number 20 > codes.txt\n  newsstand vouchers add --amount 5.00 --currency EUR --number 20 > codes.txt"
    )]
    Add {
        /// Days of membership that each gives, from when it is used.
        #[arg(long, value_name = "N", required_unless_present = "amount", value_parser = clap::value_parser!(u32).range(1..=3_660))]
        days: Option<u32>,
        /// What each puts into its reader's own balance, for single articles; the service pays for it.
        #[arg(long, value_name = "AMOUNT", conflicts_with = "days", requires = "currency")]
        amount: Option<String>,
        /// In which currency, such as EUR.
        #[arg(long, value_name = "CODE", requires = "amount")]
        currency: Option<Currency>,
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
    /// List vouchers by their digests: what they give, uses, used.
    List,
}

/// See [`super::Command::Coupons`].
#[derive(Clone, Debug, Subcommand)]
pub enum CouponsCommand {
    /// Make a coupon: what readers type at the payment provider's page to pay less. It is made there, and counted there.
    #[command(after_help = "Example:\n  newsstand coupons add SPRING --percent 25 --months 3 --uses 100")]
    Add {
        /// What readers type.
        code: String,
        /// So much less, in percent.
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100))]
        percent: u32,
        /// Months in which it counts; as long as the subscription runs where not said.
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=120))]
        months: Option<u32>,
        /// How many people may use it; everybody where not said.
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
        uses: Option<u32>,
        /// Days in which it can be used; without end where not said.
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=3_660))]
        within: Option<u32>,
    },
}
