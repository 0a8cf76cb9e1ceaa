//! What `newsstand readers` and `newsstand search` take.

use clap::{Args, Subcommand};

/// See [`super::Command::Readers`].
#[derive(Clone, Debug, Subcommand)]
pub enum ReadersCommand {
    /// List accounts: address, role, state, second factor, last signed in, name.
    List {
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// Invite somebody; prints the link that accepts the invitation.
    #[command(after_help = "Example:\n  newsstand readers invite anna@example.org --role editor --name Anna")]
    Invite {
        /// Their e-mail address.
        address: String,
        /// What they may do: reader, publisher, editor or operator.
        #[arg(long, value_name = "ROLE", default_value = "reader")]
        role: String,
        /// What they are called.
        #[arg(long, value_name = "NAME", default_value = "")]
        name: String,
    },
    /// Give somebody another role; they sign in again.
    #[command(after_help = "Example:\n  newsstand readers role anna@example.org editor")]
    Role {
        /// Their e-mail address.
        address: String,
        /// reader, publisher, editor or operator.
        role: String,
    },
    /// Suspend an account: signed out everywhere, and not let in again.
    Suspend {
        /// Their e-mail address.
        address: String,
    },
    /// Let a suspended account in again.
    Resume {
        /// Their e-mail address.
        address: String,
    },
    /// Print a link for somebody who cannot get in: to a new password, or the invitation anew.
    Link {
        /// Their e-mail address.
        address: String,
    },
    /// End all sessions of an account.
    SignOut {
        /// Their e-mail address.
        address: String,
    },
    /// Ask an account for codes no more, after its phone and its recovery codes were lost.
    DropSecondFactor {
        /// Their e-mail address.
        address: String,
    },
    /// Erase an account and everything that hangs on it.
    Erase {
        /// Their e-mail address.
        address: String,
    },
}

/// `newsstand search`.
#[derive(Debug, Args)]
pub struct SearchArguments {
    /// What is looked for.
    #[arg(value_name = "QUERY", required = true)]
    pub query: Vec<String>,
    /// The order: relevance or time.
    #[arg(long, value_name = "ORDER", default_value = "relevance", value_parser = ["relevance", "time"])]
    pub by: String,
    /// Articles at most.
    #[arg(long, value_name = "NUMBER", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub limit: u32,
}
