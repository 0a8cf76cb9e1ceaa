//! Takes connections, so many at a time, and talks with each.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use crate::conversation::{Household, Limits, converse};

/// Who is being talked with, by address.
type Talking = Arc<Mutex<HashMap<IpAddr, usize>>>;

/// Takes letters for `domain` on `listener` until `stop`. A letter that is under way then was not acknowledged, and comes again.
pub async fn serve(
    listener: TcpListener,
    domain: String,
    limits: Limits,
    household: Arc<impl Household>,
    stop: impl Future<Output = ()>,
) {
    let talking = Talking::default();
    let mut conversations = JoinSet::new();
    tokio::pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => return,
            Some(_) = conversations.join_next() => {}
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => {
                    let (domain, household, talking) = (domain.clone(), Arc::clone(&household), Arc::clone(&talking));
                    let place = Place::take(&talking, peer.ip(), limits);
                    conversations.spawn(async move { talk(stream, place, &domain, limits, &*household).await });
                }
                Err(error) => {
                    tracing::warn!(%error, "a connection with letters could not be taken");
                    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
                }
            },
        }
    }
}

async fn talk(mut stream: TcpStream, place: Option<Place>, domain: &str, limits: Limits, household: &impl Household) {
    let (reading, mut writing) = stream.split();
    if place.is_none() {
        // Whoever is full says so; the letter comes again.
        let _ =
            tokio::time::timeout(limits.idle, writing.write_all(b"421 4.3.2 Too many at once, come again later\r\n"))
                .await;
        return;
    }
    let conversation = converse(BufReader::new(reading), &mut writing, domain, limits, household);
    match tokio::time::timeout(limits.session, conversation).await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tracing::debug!(%error, "a conversation with a mail server broke off"),
        Err(_) => tracing::debug!("a conversation with a mail server took too long"),
    }
}

/// One of the places for conversations; given back when it is dropped.
struct Place {
    talking: Talking,
    address: IpAddr,
}

impl Place {
    fn take(talking: &Talking, address: IpAddr, limits: Limits) -> Option<Self> {
        let mut known = talking.lock().unwrap_or_else(PoisonError::into_inner);
        let of_it = known.get(&address).copied().unwrap_or(0);
        // A mail server of the house comes from its own machine, with everybody's letters.
        let most_of_it = if address.is_loopback() { limits.connections } else { limits.connections_of_one };
        if known.values().sum::<usize>() >= limits.connections || of_it >= most_of_it {
            return None;
        }
        known.insert(address, of_it + 1);
        Some(Self { talking: Arc::clone(talking), address })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut known = self.talking.lock().unwrap_or_else(PoisonError::into_inner);
        match known.get_mut(&self.address) {
            Some(count) if *count > 1 => *count -= 1,
            _ => drop(known.remove(&self.address)),
        }
    }
}
