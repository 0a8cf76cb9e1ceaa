//! XML namespaces that feeds use, known by address or, where nobody declared the prefix, by their usual prefix.

/// A namespace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Namespace {
    /// None declared.
    None,
    /// RSS in any version.
    Rss,
    /// Atom 1.0, 0.3 and their drafts.
    Atom,
    Content,
    DublinCore,
    DublinTerms,
    Media,
    Itunes,
    Feedburner,
    Syndication,
    Rdf,
    Xhtml,
    Sitemap,
    SitemapNews,
    SitemapImage,
    NewsMl,
    Nitf,
    Xml,
    /// Any other.
    Other,
}

impl Namespace {
    /// Whether its elements belong to the feed itself rather than to a module.
    pub(crate) fn is_plain(self) -> bool {
        matches!(self, Self::None | Self::Rss | Self::Atom)
    }

    fn by_address(address: &str) -> Self {
        let address = address.trim().to_ascii_lowercase();
        let address = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://")).unwrap_or(&address);
        match address.trim_end_matches('/') {
            "" => Self::None,
            "www.w3.org/2005/atom"
            | "purl.org/atom/ns#"
            | "example.com/newformat#"
            | "example.com/necho"
            | "purl.org/echo"
            | "uri/of/echo/namespace#"
            | "purl.org/pie"
            | "purl.org/atom/ns" => Self::Atom,
            "purl.org/rss/1.0"
            | "my.netscape.com/rdf/simple/0.9"
            | "channel.netscape.com/rdf/simple/0.9"
            | "blogs.law.harvard.edu/tech/rss"
            | "cyber.law.harvard.edu/rss"
            | "purl.org/rss/1.0/modules/rss091"
            | "purl.org/rss/1.0/modules/rss091#"
            | "purl.org/net/rss1.1#"
            | "my.netscape.com/publish/formats/rss-0.91.dtd" => Self::Rss,
            other if other.contains("backend.userland.com/rss") => Self::Rss,
            "purl.org/rss/1.0/modules/content" => Self::Content,
            "purl.org/dc/elements/1.1" | "purl.org/dc/elements/1.0" => Self::DublinCore,
            "purl.org/dc/terms" => Self::DublinTerms,
            "search.yahoo.com/mrss" | "www.rssboard.org/media-rss" => Self::Media,
            "www.itunes.com/dtds/podcast-1.0.dtd" | "example.com/dtds/podcast-1.0.dtd" => Self::Itunes,
            "rssnamespace.org/feedburner/ext/1.0" => Self::Feedburner,
            "purl.org/rss/1.0/modules/syndication" => Self::Syndication,
            "www.w3.org/1999/02/22-rdf-syntax-ns#" => Self::Rdf,
            "www.w3.org/1999/xhtml" => Self::Xhtml,
            "www.sitemaps.org/schemas/sitemap/0.9" | "www.google.com/schemas/sitemap/0.84" => Self::Sitemap,
            "www.google.com/schemas/sitemap-news/0.9" => Self::SitemapNews,
            "www.google.com/schemas/sitemap-image/1.1" => Self::SitemapImage,
            "iptc.org/std/nar/2006-10-01" => Self::NewsMl,
            "iptc.org/std/nitf/2006-10-18" => Self::Nitf,
            "www.w3.org/xml/1998/namespace" => Self::Xml,
            _ => Self::Other,
        }
    }

    fn by_prefix(prefix: &str) -> Self {
        match prefix.to_ascii_lowercase().as_str() {
            "" => Self::None,
            "atom" | "a10" | "atom10" => Self::Atom,
            "rss" => Self::Rss,
            "content" => Self::Content,
            "dc" => Self::DublinCore,
            "dcterms" | "dct" => Self::DublinTerms,
            "media" => Self::Media,
            "itunes" => Self::Itunes,
            "feedburner" => Self::Feedburner,
            "sy" => Self::Syndication,
            "rdf" => Self::Rdf,
            "xhtml" | "body" => Self::Xhtml,
            "news" => Self::SitemapNews,
            "image" => Self::SitemapImage,
            "nitf" => Self::Nitf,
            "xml" => Self::Xml,
            _ => Self::Other,
        }
    }
}

/// Prefixes declared by the open elements.
#[derive(Debug, Default)]
pub(crate) struct Scope {
    /// Prefix, namespace, and depth of the declaring element.
    declared: Vec<(String, Namespace, usize)>,
}

impl Scope {
    /// Prefixes in force at once; more than any feed has, few enough to search.
    const IN_FORCE: usize = 128;

    pub(crate) fn declare(&mut self, prefix: &str, address: &str, depth: usize) {
        if self.declared.len() < Self::IN_FORCE {
            self.declared.push((prefix.to_owned(), Namespace::by_address(address), depth));
        }
    }

    /// Forgets what the element at `depth` declared.
    pub(crate) fn leave(&mut self, depth: usize) {
        while self.declared.last().is_some_and(|&(_, _, declared_at)| declared_at >= depth) {
            self.declared.pop();
        }
    }

    pub(crate) fn element(&self, prefix: &str) -> Namespace {
        let declared = self.declared.iter().rev().find(|(declared, _, _)| declared == prefix);
        match declared {
            // An address that nobody knows does not make a usual prefix mean something else.
            Some((_, Namespace::Other, _)) if !prefix.is_empty() => Namespace::by_prefix(prefix),
            Some(&(_, namespace, _)) => namespace,
            None => Namespace::by_prefix(prefix),
        }
    }
}
