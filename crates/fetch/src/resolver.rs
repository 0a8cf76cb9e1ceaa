//! Names to addresses: the system's resolver, or one that the operator named (`--dns`), always behind the guard.

use crate::guard::{Guard, Reach, Refusal};
use reqwest::dns::{Addrs, Name, Resolving};
use std::future::Future;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use thiserror::Error;

pub(crate) mod message;
mod server;

pub use server::Server;

/// Why a name led to no address that may be connected to.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Resolution {
    /// The name does not exist, or has no address.
    #[error("the name has no address")]
    NotFound,
    /// The resolver did not answer or answered with a failure; the name may exist.
    #[error("the name could not be looked up: {0}")]
    Failed(String),
    /// The name has addresses, and the guard refused all of them.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

/// A lookup under way.
pub type Lookup = Pin<Box<dyn Future<Output = Result<Vec<IpAddr>, Resolution>> + Send>>;

/// Something that knows the addresses of names. Its answers are never trusted: the guard filters them.
pub trait Resolve: Send + Sync {
    /// All addresses of `name`, in the order in which they should be tried.
    fn lookup(&self, name: &str) -> Lookup;
}

/// The operating system's resolver.
#[derive(Debug, Clone, Copy, Default)]
pub struct System;

impl Resolve for System {
    fn lookup(&self, name: &str) -> Lookup {
        let name = name.to_owned();
        Box::pin(async move {
            match tokio::net::lookup_host((name, 0)).await {
                Ok(addresses) => Ok(addresses.map(|socket| socket.ip()).collect()),
                // The standard library has no kind for "no such name"; the texts are those of getaddrinfo(3).
                Err(error) => Err(failure_of_system(&error.to_string())),
            }
        })
    }
}

fn failure_of_system(text: &str) -> Resolution {
    let missing = ["not known", "No address associated", "nodename nor servname"];
    if missing.iter().any(|known| text.contains(known)) {
        Resolution::NotFound
    } else {
        Resolution::Failed(text.to_owned())
    }
}

/// Whether a name means this machine by definition (RFC 6761, 6.3), with or without its trailing dot.
#[must_use]
pub fn is_localhost(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name);
    let last = name.rsplit('.').next().unwrap_or_default();
    last.eq_ignore_ascii_case("localhost")
}

/// A resolver whose answers have passed the guard: what the HTTP client connects with.
#[derive(Clone)]
pub(crate) struct Guarded {
    pub resolver: Arc<dyn Resolve>,
    pub guard: Arc<Guard>,
    pub reach: Reach,
}

impl reqwest::dns::Resolve for Guarded {
    fn resolve(&self, name: Name) -> Resolving {
        let guarded = self.clone();
        Box::pin(async move {
            let name = name.as_str();
            let found = if is_localhost(name) {
                vec![IpAddr::V4(Ipv4Addr::LOCALHOST)]
            } else {
                guarded.resolver.lookup(name).await?
            };
            let kept = guarded.guard.filter(found, guarded.reach)?;
            let sockets: Addrs = Box::new(kept.into_iter().map(|address| SocketAddr::new(address, 0)));
            Ok(sockets)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_this_machine() {
        for name in ["localhost", "LOCALHOST", "localhost.", "press.localhost", "a.b.localhost."] {
            assert!(is_localhost(name), "{name}");
        }
        for name in ["localhost.example", "notlocalhost", "", "localhost.localdomain"] {
            assert!(!is_localhost(name), "{name}");
        }
    }

    #[test]
    fn a_missing_name_is_told_from_a_dead_resolver() {
        assert_eq!(
            failure_of_system("failed to lookup address information: Name or service not known"),
            Resolution::NotFound
        );
        let dead = failure_of_system("failed to lookup address information: Temporary failure in name resolution");
        assert!(matches!(dead, Resolution::Failed(_)));
    }
}
