//! Redirects, followed by ourselves: each target is judged before it is asked, and permanent moves are remembered.

use crate::Error;
use crate::request::Outcome;
use http::{HeaderMap, header};
use url::{Host, Url};

/// What one answer means for the walk.
#[derive(Debug)]
pub(super) enum Step {
    /// Go on there.
    Redirect(Redirect),
    /// This is the end.
    Done(Outcome),
}

/// A server's word that something is elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Redirect {
    /// The target.
    pub to: Url,
    /// Whether the address was replaced for good (301, 308).
    pub is_permanent: bool,
    /// Whether the server that says so stands outside the networks that the operator opened.
    pub is_from_outside: bool,
}

/// The way so far.
#[derive(Debug)]
pub(super) struct Hops {
    url: Url,
    before: Vec<Url>,
    limit: usize,
    only_permanent: bool,
    came_from_outside: bool,
    moved_to: Option<Url>,
}

impl Hops {
    pub(super) fn new(url: Url, limit: usize, came_from_outside: bool) -> Self {
        Hops { url, before: Vec::new(), limit, only_permanent: true, came_from_outside, moved_to: None }
    }

    /// The address to ask now.
    pub(super) fn url(&self) -> &Url {
        &self.url
    }

    /// The last address that only permanent redirects led to.
    pub(super) fn permanently_moved_to(&self) -> Option<Url> {
        self.moved_to.clone()
    }

    /// Whether a server on the public internet pointed here, at this hop or before.
    pub(super) fn came_from_outside(&self) -> bool {
        self.came_from_outside
    }

    /// Whether a host with a name pointed at a bare address.
    pub(super) fn leads_from_name_to_address(&self) -> bool {
        let is_name = |url: &Url| matches!(url.host(), Some(Host::Domain(_)));
        self.before.last().is_some_and(|before| is_name(before) && !is_name(&self.url))
    }

    pub(super) fn follow(&mut self, redirect: Redirect) -> Result<(), Error> {
        let Redirect { to, is_permanent, is_from_outside } = redirect;
        if to == self.url || self.before.contains(&to) {
            return Err(Error::RedirectLoop);
        }
        if self.before.len() >= self.limit {
            return Err(Error::TooManyRedirects { limit: self.limit });
        }
        self.only_permanent &= is_permanent;
        self.came_from_outside |= is_from_outside;
        if self.only_permanent {
            self.moved_to = Some(to.clone());
        }
        self.before.push(std::mem::replace(&mut self.url, to));
        Ok(())
    }
}

/// The target of a redirect. It may be relative, and in bytes beyond ASCII where a server does not escape.
pub(super) fn redirect(from: &Url, code: u16, headers: &HeaderMap, is_from_outside: bool) -> Result<Redirect, Error> {
    let nowhere = Error::BadRedirect { code };
    let Some(location) = headers.get(header::LOCATION) else { return Err(nowhere) };
    let location = String::from_utf8_lossy(location.as_bytes());
    let mut to = from.join(location.trim()).map_err(|_| nowhere)?;
    to.set_fragment(None);
    Ok(Redirect { to, is_permanent: matches!(code, 301 | 308), is_from_outside })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(path: &str) -> Url {
        Url::parse("https://a.example/").unwrap().join(path).unwrap()
    }

    fn walk(steps: &[(u16, &str)]) -> Result<Hops, Error> {
        let mut hops = Hops::new(url("/0"), 3, false);
        for (code, path) in steps {
            let redirect = Redirect { to: url(path), is_permanent: matches!(code, 301 | 308), is_from_outside: false };
            hops.follow(redirect)?;
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
            redirect(&url("/a/b"), 302, &headers, false).ok().map(|redirect| redirect.to.to_string())
        };
        assert_eq!(target(b"c?x#y").as_deref(), Some("https://a.example/a/c?x"));
        assert_eq!(target(b"//b.example/").as_deref(), Some("https://b.example/"));
        assert_eq!(target("/ü".as_bytes()).as_deref(), Some("https://a.example/%C3%BC"));
        assert_eq!(target(b"http://[").as_deref(), None);
        assert_eq!(redirect(&url("/"), 301, &HeaderMap::new(), false).unwrap_err(), Error::BadRedirect { code: 301 });
    }
}
