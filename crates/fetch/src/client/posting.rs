//! Sending something out: to the push service of a reader's browser, and to services that the operator named. The address of the first comes
//! from a browser, so it is judged as any other; so are the second's.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
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

/// An answer as another service gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The status code, whatever it is.
    pub status: u16,
    /// The body.
    pub body: Bytes,
}

/// Documents of services are short; longer ones are refused.
const ANSWER_BYTES: usize = 256 * 1024;

impl Client {
    /// Asks a service that the operator named: GET, or POST where there is a `form`. Redirects are not followed: secrets go where they were sent.
    ///
    /// # Errors
    /// When the guard refuses the address, it cannot be reached, or the answer is too long or takes too long.
    pub async fn exchange(&self, url: Url, head: HeaderMap, form: Option<Bytes>) -> Result<Answer, Error> {
        let settings = &self.shared.settings;
        let hops = Hops::new(url, 0, false);
        let client = self.way(&hops)?;
        let method = if form.is_some() { Method::POST } else { Method::GET };
        let mut outgoing = reqwest::Request::new(method, hops.url().clone());
        *outgoing.headers_mut() = head;
        *outgoing.body_mut() = form.map(Into::into);
        let _place = self.shared.places.acquire().await;
        let asking = async {
            let mut answer =
                client.execute(outgoing).await.map_err(|error| failure::of_sending(&error, hops.url(), settings))?;
            let (status, mut body) = (answer.status().as_u16(), BytesMut::new());
            while let Some(part) =
                answer.chunk().await.map_err(|error| failure::of_sending(&error, hops.url(), settings))?
            {
                if body.len() + part.len() > ANSWER_BYTES {
                    return Err(Error::TooLarge { limit_bytes: ANSWER_BYTES as u64 });
                }
                body.extend_from_slice(&part);
            }
            Ok(Answer { status, body: body.freeze() })
        };
        tokio::time::timeout(settings.deadline, asking)
            .await
            .map_err(|_| Error::TimedOut { deadline: settings.deadline })?
    }

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
