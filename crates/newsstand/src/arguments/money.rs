//! What the commands about membership and money take.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// See [`super::Command::Wall`].
#[derive(Debug, Subcommand)]
pub enum WallCommand {
    /// Say what a policy would have locked, and for whom.
    Try {
        /// The policy file.
        #[arg(long, value_name = "FILE")]
        policy: PathBuf,
        /// How far back: so many days (7d) or hours (12h).
        #[arg(long, value_name = "TIME", default_value = "7d")]
        since: String,
    },
}

/// See [`super::Command::Plans`].
#[derive(Debug, Subcommand)]
pub enum PlansCommand {
    /// List plans: word, price, months, trial days, state, name.
    List {
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// Add a plan, or change the one of that word; whoever has it keeps the old price.
    Add(Box<NewPlan>),
    /// Take a plan off sale; whoever has it keeps it.
    Off {
        /// The word for it.
        word: String,
    },
    /// Put it on sale again.
    On {
        /// The word for it.
        word: String,
    },
}

/// A plan that is to be added.
#[derive(Clone, Debug, Args)]
pub struct NewPlan {
    /// The word for it in addresses and commands.
    pub word: String,
    /// Its name.
    #[arg(long, value_name = "NAME")]
    pub name: String,
    /// What is in it, in a sentence.
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub about: String,
    /// What a term costs, such as 9.99.
    #[arg(long, value_name = "AMOUNT")]
    pub price: String,
    /// The currency, such as EUR.
    #[arg(long, value_name = "CODE")]
    pub currency: String,
    /// Months a term.
    #[arg(long, value_name = "MONTHS", default_value_t = 1)]
    pub months: u32,
    /// Days that are free at first.
    #[arg(long, value_name = "DAYS", default_value_t = 0)]
    pub trial_days: u32,
}

/// See [`super::Command::Money`].
#[derive(Debug, Subcommand)]
pub enum MoneyCommand {
    /// What every account of the ledger holds.
    Balances,
    /// Every posting as a sheet (CSV), with debit and credit.
    Export {
        /// The first month, such as 2026-01; from the beginning where not said.
        #[arg(long, value_name = "MONTH")]
        from: Option<String>,
        /// The last month; to the end where not said.
        #[arg(long, value_name = "MONTH")]
        to: Option<String>,
    },
    /// Divide a month that is over among titles, pay out, and write statements; once.
    Close {
        /// The month, such as 2026-10.
        month: String,
    },
}

/// See [`super::Command::Statement`].
#[derive(Debug, Subcommand)]
pub enum StatementCommand {
    /// Work statements (JSON) out again; exit code 1 where one does not hold.
    Verify {
        /// The files.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
}
