//! Sound and video of articles, handed on from their publishers: a reader’s browser asks nobody but this site, and no publisher sees a reader.
//!
//! An address names the article and the place of the recording in it, nothing else, so that nothing can be fetched but what a publisher
//! brought, and whether the article may be read is decided anew each time that a part of it is asked for. Nothing is kept.

mod view;

use std::collections::HashMap;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use bytes::Bytes;
use fetch::{Part, Streamed};
use futures_util::StreamExt as _;
use http::StatusCode;
use http::header::{self, HeaderMap, HeaderName, HeaderValue};
use identity::Network;
use news::{ArticleId, Recording};
use tokio::sync::mpsc::{self, Receiver};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use url::Url;

pub(crate) use view::{PlayMark, RecordingView};

use crate::app::App;
use crate::cards::article_location;
use crate::pages::{Whole, admit, as_whole};
use crate::respond::set_policy;
use crate::session::SignedIn;
use crate::wall::Door;
use crate::{CachePolicy, Error, Withdrawn};

/// Recordings handed on at a time.
const STREAMS: usize = 96;
/// Of those, to readers of one network. A player asks for two or three parts at a time.
const STREAMS_OF_A_NETWORK: usize = 8;
/// Whoever takes nothing for so long is paused; a player asks for the rest when it goes on.
const STALLED: Duration = Duration::from_secs(60);
/// Pieces that are read ahead.
const AHEAD: usize = 4;

/// For recordings, should someone open one by itself.
const RECORDING_POLICY: &str = "default-src 'none'; media-src 'self'; sandbox";

/// Places for recordings that are handed on.
#[derive(Debug)]
pub(crate) struct Streams {
    places: Arc<Semaphore>,
    networks: Arc<Mutex<HashMap<String, usize>>>,
}

impl Default for Streams {
    fn default() -> Self {
        Self { places: Arc::new(Semaphore::new(STREAMS)), networks: Arc::default() }
    }
}

/// A place; given back when it is dropped.
#[derive(Debug)]
struct Place {
    _place: OwnedSemaphorePermit,
    network: String,
    networks: Arc<Mutex<HashMap<String, usize>>>,
}

impl Streams {
    /// A place for somebody in `network`; `None` where none is free.
    fn place(&self, network: String) -> Option<Place> {
        let mut networks = self.networks.lock().unwrap_or_else(PoisonError::into_inner);
        let count = networks.get(&network).copied().unwrap_or(0);
        if count >= STREAMS_OF_A_NETWORK {
            return None;
        }
        let place = Arc::clone(&self.places).try_acquire_owned().ok()?;
        networks.insert(network.clone(), count + 1);
        Some(Place { _place: place, network, networks: Arc::clone(&self.networks) })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut networks = self.networks.lock().unwrap_or_else(PoisonError::into_inner);
        match networks.get_mut(&self.network) {
            Some(count) if *count > 1 => *count -= 1,
            _ => drop(networks.remove(&self.network)),
        }
    }
}

/// The address of a recording on this site; lists name the first.
pub(crate) fn recording_href(article: ArticleId, place: usize) -> String {
    format!("/media/{article}/{place}")
}

/// `/media/{id}/{place}`
pub(crate) async fn recording(
    State(app): State<App>,
    Path((id, place)): Path<(String, String)>,
    reader: Option<SignedIn>,
    door: Door,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let id: ArticleId = id.parse().map_err(|_| Error::ArticleNotFound)?;
    let place: usize = place.parse().map_err(|_| Error::PageNotFound)?;
    let stored = app.store.article(id).await?.ok_or(Error::ArticleNotFound)?;
    if stored.withdrawn && app.settings.withdrawn == Withdrawn::Remove {
        return Err(Error::Withdrawn);
    }
    let catalogue = app.titles().await?;
    let title = catalogue.get(stored.card.title).ok_or(Error::ArticleNotFound)?;
    admit(&app, &catalogue, reader.as_ref(), &stored.card).await?;
    let wanted = stored.article.recordings.get(place).ok_or(Error::PageNotFound)?;
    let policy = match as_whole(&app, &door, reader.as_ref(), &stored.card).await? {
        Whole::ForEveryone if title.is_private() => CachePolicy::Private,
        Whole::ForEveryone => CachePolicy::STEADY,
        Whole::ForThisReader => CachePolicy::Private,
        // The page says why, and how to go on.
        Whole::No => return Ok(unkept(Redirect::to(&article_location(&stored.card)).into_response())),
    };
    let Some(turn) = app.streams.place(Network::of(door.address).shown()) else {
        let mut response = StatusCode::SERVICE_UNAVAILABLE.into_response();
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("30"));
        return Ok(unkept(response));
    };
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let part = Part { range: text(header::RANGE), if_range: text(header::IF_RANGE) };
    let mut response = match fetched(&app, wanted, part).await {
        Ok((streamed, media_type)) => handed_on(streamed, &media_type, turn),
        Err(why) => {
            tracing::debug!(article = %id, why, "a recording cannot be played");
            return Ok(unkept(StatusCode::BAD_GATEWAY.into_response()));
        }
    };
    set_policy(&mut response, policy);
    app.wall.reserve(&mut response, title);
    Ok(response)
}

fn unkept(mut response: Response) -> Response {
    set_policy(&mut response, CachePolicy::NoStore);
    response
}

/// The recording as its publisher sends it, and as what it is handed on: never as anything but sound or video.
async fn fetched(app: &App, wanted: &Recording, part: Part) -> Result<(Streamed, String), String> {
    let url = Url::parse(&wanted.url).map_err(|error| error.to_string())?;
    let streamed = app.outside.recording(url, part).await.map_err(|error| error.to_string())?;
    let media_type = match streamed.content_type.as_deref() {
        None | Some("application/octet-stream" | "binary/octet-stream") => wanted.media_type.clone(),
        // What is said of a part that is not there has a type of its own, and nothing of it is handed on.
        Some(_) if streamed.status == 416 => wanted.media_type.clone(),
        Some(said) => news::playable(said).ok_or_else(|| format!("the answer is {said}, neither sound nor video"))?,
    };
    Ok((streamed, media_type))
}

fn handed_on(streamed: Streamed, media_type: &str, turn: Place) -> Response {
    let status = StatusCode::from_u16(streamed.status).unwrap_or(StatusCode::BAD_GATEWAY);
    let values = [
        (header::CONTENT_TYPE, Some(media_type.to_owned())),
        (header::CONTENT_LENGTH, streamed.length_bytes.map(|bytes| bytes.to_string())),
        (header::CONTENT_RANGE, streamed.content_range.clone()),
        (header::ACCEPT_RANGES, streamed.accepts_ranges.then(|| "bytes".to_owned())),
        (header::ETAG, streamed.validators.etag.clone()),
        (header::LAST_MODIFIED, streamed.validators.last_modified.clone()),
        (header::CONTENT_SECURITY_POLICY, Some(RECORDING_POLICY.to_owned())),
    ];
    let mut response = Response::new(passed_on(streamed, turn));
    *response.status_mut() = status;
    for (name, value) in values {
        if let Some(value) = value.and_then(|value| HeaderValue::try_from(value).ok()) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

/// What goes from the publisher's connection to the reader's.
enum Piece {
    Bytes(Bytes),
    Failed(io::Error),
    End,
}

/// The body, which a task of its own brings: so that a reader who pauses, or leaves, does not keep the publisher's connection.
fn passed_on(streamed: Streamed, turn: Place) -> Body {
    let (send, receive) = mpsc::channel(AHEAD);
    tokio::spawn(async move {
        let _turn = turn;
        let mut body = streamed.body;
        loop {
            let piece = tokio::select! {
                () = send.closed() => return,
                next = body.next() => match next {
                    Some(Ok(bytes)) => Piece::Bytes(bytes),
                    Some(Err(error)) => Piece::Failed(io::Error::other(error)),
                    None => Piece::End,
                },
            };
            let is_last = !matches!(piece, Piece::Bytes(_));
            let sent = tokio::time::timeout(STALLED, send.send(piece)).await;
            if is_last || !matches!(sent, Ok(Ok(()))) {
                return;
            }
        }
    });
    let next = |receive: Option<Receiver<Piece>>| async {
        let mut receive = receive?;
        match receive.recv().await {
            Some(Piece::Bytes(bytes)) => Some((Ok(bytes), Some(receive))),
            Some(Piece::Failed(error)) => Some((Err(error), None)),
            Some(Piece::End) => None,
            // It was broken off: the connection must not end as if all had come.
            None => Some((Err(io::Error::from(io::ErrorKind::TimedOut)), None)),
        }
    };
    Body::from_stream(futures_util::stream::unfold(Some(receive), next))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_takes_all_places() {
        let streams = Streams::default();
        let one: Vec<Place> = (0..STREAMS_OF_A_NETWORK).map(|_| streams.place("one".to_owned()).unwrap()).collect();
        assert!(streams.place("one".to_owned()).is_none());
        assert!(streams.place("other".to_owned()).is_some());
        drop(one);
        assert!(streams.place("one".to_owned()).is_some());
        assert!(streams.networks.lock().unwrap().is_empty(), "who left is forgotten");
    }
}
