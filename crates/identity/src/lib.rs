//! Who somebody is and what they may do: addresses, passwords, sessions, second factors, links and tokens of accounts.
//! Not here: pages and cookies (`site`), rows (`store`), sending mail. What decides is pure: time and random bytes are arguments.
//! Enter at [`Accounts::sign_in`], then [`Accounts::recognise`] for every request that follows.

mod accounts;
mod address;
mod error;
mod hashing;
mod links;
mod network;
pub mod openid;
pub mod passkey;
mod password;
mod rates;
mod recovery;
mod refused;
mod scope;
mod session;
mod token;
mod totp;

pub use accounts::{Accounts, Begun, Invited, OPERATOR_KEY, SignIn, Visitor};
pub use address::{Address, NotAnAddress};
pub use error::Error;
pub use hashing::{Hasher, Strength};
pub use links::{Link, LinkKind};
pub use network::{Network, trusted_peer};
pub use password::{Password, WeakPassword};
pub use rates::{Rate, Rates, Wait};
pub use recovery::{RecoveryCode, recovery_codes};
pub use refused::Refused;
pub use scope::{Scope, Scopes};
pub use session::{Lifetime, device};
pub use token::{Hash, Token, fever_key, random_secret, same};
pub use totp::{Secret as TotpSecret, check as check_totp, code as totp_code};
