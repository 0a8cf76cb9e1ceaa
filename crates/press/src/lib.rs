//! The simulated press: invented titles, agencies and events with ground truth, and faults on demand; for tests, benchmarks and the demo.
//! Not here: anything that real titles published, any claim about real lands or people, any clock but the one that is handed in.
//! Enter at [`World`] (what is published when, pure) and [`serve`] (the same on a loopback address).

mod article;
mod bench;
mod cashier;
mod clock;
mod coverage;
mod credit;
mod facts;
mod fault;
mod feeds;
mod front_page;
mod house;
mod html;
mod http;
mod phrase;
mod picture;
mod places;
mod post_office;
mod prose;
mod random;
mod requests;
mod server;
mod shelf;
mod site;
mod sound;
mod stock;
mod title;
mod truth;
mod wire;
mod world;

pub use bench::{BenchSet, bench_set};
pub use cashier::{Cashier, Disorder};
pub use clock::Clock;
pub use fault::{Fault, Faults, Order};
pub use feeds::{Feed, Validators};
pub use front_page::{Prominence, Slot};
pub use post_office::{Mail, MailFault, PostOffice};
pub use requests::{HostCounters, Request, Requests};
pub use server::{Press, Server, serve, serve_bench};
pub use site::{Answer, Body, Painting, Question};
pub use title::{FeedFormat, Style, Template, Title};
pub use truth::{ArticleTruth, FrontPageTruth};
pub use world::{ArticleKey, CopyKind, MOST_TITLES, Settings, World};

/// What can go wrong when the press opens.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address could not be listened on.
    #[error("the simulated press cannot listen on {address}: {source}. Is another program using the port?")]
    Listen {
        /// The address asked for.
        address: std::net::SocketAddr,
        /// Why not.
        source: std::io::Error,
    },
    /// The simulated press serves invented news, which nobody outside should take for real.
    #[error("the simulated press opens on loopback addresses only, not on {0}")]
    NotLoopback(std::net::SocketAddr),
}
