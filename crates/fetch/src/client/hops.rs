//! Redirects, followed by ourselves: each target is judged before it is asked, and permanent moves are remembered.

use crate::Error;
use crate::request::Outcome;
use http::{HeaderMap, header};
use url::Url;

/// What one answer means for the walk.
#[derive(Debug)]
pub(super) enum Step {
    /// Go on there.
    Redirect {
        /// The target.
        to: Url,
        /// Whether the address was replaced for good (301, 308).
        is_permanent: bool,
    },
    /// This is the end.
    Done(Outcome),
}

/// The way so far.
#[derive(Debug)]
pub(super) struct Hops {
    url: Url,
    before: Vec<Url>,
    limit: usize,
    only_permanent: bool,
    moved_to: Option<Url>,
}

impl Hops {
    pub(super) fn new(url: Url, limit: usize) -> Self {
        Hops { url, before: Vec::new(), limit, only_permanent: true, moved_to: None }
    }

    /// The address to ask now.
    pub(super) fn url(&self) -> &Url {
        &self.url
    }

    /// The last address that only permanent redirects led to.
    pub(super) fn permanently_moved_to(&self) -> Option<Url> {
        self.moved_to.clone()
    }

    pub(super) fn follow(&mut self, to: Url, is_permanent: bool) -> Result<(), Error> {
        if to == self.url || self.before.contains(&to) {
            return Err(Error::RedirectLoop);
        }
        if self.before.len() >= self.limit {
            return Err(Error::TooManyRedirects { limit: self.limit });
        }
        self.only_permanent &= is_permanent;
        if self.only_permanent {
            self.moved_to = Some(to.clone());
        }
        self.before.push(std::mem::replace(&mut self.url, to));
        Ok(())
    }
}

/// The target of a redirect. It may be relative, and in bytes beyond ASCII where a server does not escape.
pub(super) fn redirect(from: &Url, code: u16, headers: &HeaderMap) -> Result<Step, Error> {
    let nowhere = Error::BadRedirect { code };
    let Some(location) = headers.get(header::LOCATION) else { return Err(nowhere) };
    let location = String::from_utf8_lossy(location.as_bytes());
    let mut to = from.join(location.trim()).map_err(|_| nowhere)?;
    to.set_fragment(None);
    Ok(Step::Redirect { to, is_permanent: matches!(code, 301 | 308) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(path: &str) -> Url {
        Url::parse("https://a.example/").unwrap().join(path).unwrap()
    }

    fn walk(steps: &[(u16, &str)]) -> Result<Hops, Error> {
        let mut hops = Hops::new(url("/0"), 3);
        for (code, path) in steps {
            hops.follow(url(path), matches!(code, 301 | 308))?;
        }
        Ok(hops)
    }

    #[test]
    fn a_move_is_permanent_as_far_as_every_hop_was() {
        for (steps, moved_to) in [
            (vec![], None),
            (vec![(301, "/1"), (308, "/2")], Some("/2")),
            (vec![(301, "/1"), (302, "/2"), (301, "/3")], Some("/1")),
            (vec![(302, "/1"), (301, "/2")], None),
        ] {
            assert_eq!(walk(&steps).unwrap().permanently_moved_to(), moved_to.map(url), "{steps:?}");
        }
    }

    #[test]
    fn circles_and_long_ways_end() {
        assert_eq!(walk(&[(302, "/1"), (302, "/0")]).unwrap_err(), Error::RedirectLoop);
        assert_eq!(walk(&[(302, "/0")]).unwrap_err(), Error::RedirectLoop);
        let long = [(302, "/1"), (302, "/2"), (302, "/3"), (302, "/4")];
        assert_eq!(walk(&long).unwrap_err(), Error::TooManyRedirects { limit: 3 });
    }

    #[test]
    fn targets_relative_escaped_and_broken() {
        let target = |location: &[u8]| {
            let mut headers = HeaderMap::new();
            headers.insert(header::LOCATION, http::HeaderValue::from_bytes(location).unwrap());
            match redirect(&url("/a/b"), 302, &headers) {
                Ok(Step::Redirect { to, .. }) => Some(to.to_string()),
                _ => None,
            }
        };
        assert_eq!(target(b"c?x#y").as_deref(), Some("https://a.example/a/c?x"));
        assert_eq!(target(b"//b.example/").as_deref(), Some("https://b.example/"));
        assert_eq!(target("/ü".as_bytes()).as_deref(), Some("https://a.example/%C3%BC"));
        assert_eq!(target(b"http://[").as_deref(), None);
        assert_eq!(redirect(&url("/"), 301, &HeaderMap::new()).unwrap_err(), Error::BadRedirect { code: 301 });
    }
}
