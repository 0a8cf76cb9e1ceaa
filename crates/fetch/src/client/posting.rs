//! Sending something out: to the push service of a reader's browser. The address comes from a browser, so it is judged as any other.

use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, Method};
use url::Url;

use super::hops::Hops;
use super::{Client, failure};
use crate::{Error, headers};

/// How a server answered to what was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posted {
    /// The status code, whatever it is.
    pub status: u16,
    /// For how long the server wants to be left alone.
    pub retry_after: Option<Duration>,
}

impl Client {
    /// Sends `body` to an address with POST, once. Redirects are not followed and the answer's body is not read.
    ///
    /// # Errors
    /// When the guard refuses the address, it cannot be reached, or the answer takes too long.
    pub async fn post(&self, url: Url, head: HeaderMap, body: Bytes) -> Result<Posted, Error> {
        let settings = &self.shared.settings;
        let hops = Hops::new(url, 0, false);
        let client = self.way(&hops)?;
        let mut outgoing = reqwest::Request::new(Method::POST, hops.url().clone());
        *outgoing.headers_mut() = head;
        *outgoing.body_mut() = Some(body.into());
        let _place = self.shared.places.acquire().await;
        let answer = tokio::time::timeout(settings.deadline, client.execute(outgoing))
            .await
            .map_err(|_| Error::TimedOut { deadline: settings.deadline })?
            .map_err(|error| failure::of_sending(&error, hops.url(), settings))?;
        let retry_after = headers::retry_after(answer.headers(), settings.clock.now());
        Ok(Posted { status: answer.status().as_u16(), retry_after })
    }
}
