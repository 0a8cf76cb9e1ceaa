//! The picture proxy: readers' browsers load pictures from here only, in the size they need, and no publisher sees a reader.

mod address;
mod resize;
mod shelf;

use std::future::Future;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::StatusCode;
use http::header::{self, HeaderValue};
use tokio::sync::Semaphore;
use url::Url;

pub(crate) use address::{OWN_SCHEME, SignedPicture, Signer, WIDTHS, is_own};
pub(crate) use resize::{MAX_PIXELS, Refused};

use crate::CachePolicy;
use crate::app::App;
use crate::respond::set_policy;
use crate::security::PICTURE_POLICY;
use shelf::Shelf;

/// Fetching and decoding together may take this long.
const DEADLINE: Duration = Duration::from_secs(25);
/// Decoding alone may take this long.
const DECODE_DEADLINE: Duration = Duration::from_secs(10);
/// Pictures decoded at a time.
const DECODERS: usize = 2;
/// Pictures fetched at a time.
const FETCHES: usize = 24;

/// Why a picture could not be had from its publisher.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{0}")]
pub struct PictureFailure(pub String);

/// Where pictures, recordings and the proofs of titles come from: the polite HTTP client, or a test's own.
pub trait PictureSource: Send + Sync {
    /// The bytes at `url`.
    fn picture(&self, url: Url) -> Pin<Box<dyn Future<Output = Result<Bytes, PictureFailure>> + Send + '_>>;

    /// The recording at `url`, or a part of it, as it comes in; nothing where none can be fetched.
    fn recording(
        &self,
        _url: Url,
        _part: fetch::Part,
    ) -> Pin<Box<dyn Future<Output = Result<fetch::Streamed, PictureFailure>> + Send + '_>> {
        Box::pin(std::future::ready(Err(PictureFailure("recordings are not fetched here".to_owned()))))
    }

    /// The texts that the domain name system has of a name; none where it cannot be asked.
    fn texts(&self, _name: String) -> Pin<Box<dyn Future<Output = Vec<String>> + Send + '_>> {
        Box::pin(std::future::ready(Vec::new()))
    }
}

impl PictureSource for fetch::Client {
    fn picture(&self, url: Url) -> Pin<Box<dyn Future<Output = Result<Bytes, PictureFailure>> + Send + '_>> {
        Box::pin(async move {
            match self.get(fetch::Request::new(url, fetch::Purpose::Picture)).await {
                Ok(fetch::Outcome::Fetched(response)) => Ok(response.body),
                Ok(fetch::Outcome::Unchanged(_)) => Err(PictureFailure("an answer without a body".to_owned())),
                Err(error) => Err(PictureFailure(error.to_string())),
            }
        })
    }

    fn recording(
        &self,
        url: Url,
        part: fetch::Part,
    ) -> Pin<Box<dyn Future<Output = Result<fetch::Streamed, PictureFailure>> + Send + '_>> {
        Box::pin(async move { self.stream(url, &part).await.map_err(|error| PictureFailure(error.to_string())) })
    }

    fn texts(&self, name: String) -> Pin<Box<dyn Future<Output = Vec<String>> + Send + '_>> {
        Box::pin(async move {
            fetch::Client::texts(self, &name).await.unwrap_or_else(|error| {
                tracing::warn!(%name, %error, "the texts of a name could not be looked up");
                Vec::new()
            })
        })
    }
}

/// Fetches, shrinks and keeps pictures.
pub(crate) struct PictureProxy {
    source: Arc<dyn PictureSource>,
    shelf: Arc<Shelf>,
    fetches: Semaphore,
    decoders: Arc<Semaphore>,
}

impl PictureProxy {
    /// A proxy that keeps at most `max_bytes` in `folder`.
    pub fn new(source: Arc<dyn PictureSource>, folder: PathBuf, max_bytes: u64) -> Self {
        Self {
            source,
            shelf: Arc::new(Shelf::new(folder, max_bytes)),
            fetches: Semaphore::new(FETCHES),
            decoders: Arc::new(Semaphore::new(DECODERS)),
        }
    }

    /// The picture at `url`, `width` pixels wide at most, as JPEG.
    async fn get(&self, store: &store::Store, url: Url, width: u32) -> Result<Vec<u8>, PictureFailure> {
        let name = format!("{:032x}", xxhash_rust::xxh3::xxh3_128(format!("{width}\n{url}").as_bytes()));
        let shelf = Arc::clone(&self.shelf);
        let wanted = name.clone();
        if let Ok(Some(kept)) = tokio::task::spawn_blocking(move || shelf.read(&wanted)).await {
            return Ok(kept);
        }
        let bytes = if url.scheme() == OWN_SCHEME {
            let kept = store.own_picture(url.as_str()).await.map_err(|error| PictureFailure(error.to_string()))?;
            kept.map(Bytes::from).ok_or_else(|| PictureFailure("it is not here any more".to_owned()))?
        } else {
            let _turn = self.fetches.acquire().await.map_err(|error| PictureFailure(error.to_string()))?;
            self.source.picture(url).await?
        };
        let shelf = Arc::clone(&self.shelf);
        let work = move || {
            let jpeg = resize::resize(&bytes, width)?;
            if let Err(error) = shelf.write(&name, &jpeg) {
                tracing::warn!(%error, "a picture could not be kept; it will be fetched again");
            }
            Ok(jpeg)
        };
        self.decoded(work).await.map_err(|refused| PictureFailure(refused.to_string()))
    }

    /// What an editor brought, as it is kept.
    pub async fn made_anew(&self, bytes: Vec<u8>) -> Result<Vec<u8>, Refused> {
        self.decoded(move || resize::made_anew(&bytes)).await
    }

    /// What a decoder makes, in its turn and within its time.
    async fn decoded(
        &self,
        work: impl FnOnce() -> Result<Vec<u8>, Refused> + Send + 'static,
    ) -> Result<Vec<u8>, Refused> {
        let broken = |why: &str| Refused::Damaged(why.to_owned());
        // The turn is held by the work itself: a reader who leaves does not let a third decoder start.
        let turn = Arc::clone(&self.decoders).acquire_owned().await.map_err(|_| broken("no decoder is free"))?;
        let work = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            work()
        });
        match tokio::time::timeout(DECODE_DEADLINE, work).await {
            Ok(Ok(result)) => result,
            Ok(Err(_)) => Err(broken("the decoder broke")),
            Err(_) => Err(broken("decoding took too long")),
        }
    }
}

/// A transparent pixel: the page's own neutral tone shows in the picture's place.
const NOTHING: &[u8] = include_bytes!("../assets/nothing.png");

/// `/picture/{width}/{signature}/{url}`
pub(crate) async fn picture(
    State(app): State<App>,
    Path((width, signature, encoded)): Path<(String, String, String)>,
) -> Response {
    let width = width.parse::<u32>().ok().filter(|width| WIDTHS.contains(width));
    let (Some(width), Some(url)) = (width, app.signer.check(&signature, &encoded)) else {
        return placeholder(StatusCode::NOT_FOUND);
    };
    let host = url.host_str().unwrap_or_default().to_owned();
    match tokio::time::timeout(DEADLINE, app.pictures.get(&app.store, url, width)).await {
        Ok(Ok(jpeg)) => finish(jpeg.into_response(), "image/jpeg", CachePolicy::Immutable),
        Ok(Err(failure)) => {
            tracing::debug!(host, %failure, "a picture is not shown");
            placeholder(StatusCode::BAD_GATEWAY)
        }
        Err(_) => placeholder(StatusCode::GATEWAY_TIMEOUT),
    }
}

fn placeholder(status: StatusCode) -> Response {
    finish((status, NOTHING).into_response(), "image/png", CachePolicy::BRIEF)
}

fn finish(mut response: Response, kind: &'static str, policy: CachePolicy) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(PICTURE_POLICY));
    set_policy(&mut response, policy);
    response
}
