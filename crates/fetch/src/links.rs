//! `Link` headers of an answer (RFC 8288), as far as they name a hub and the answer's own address (WebSub, section 4).

use http::{HeaderMap, header};
use url::Url;

/// Hubs that are kept.
const MOST: usize = 16;

/// What an answer's `Link` headers name, as absolute addresses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links {
    /// What tells of its news (`rel="hub"`), in the order of the headers.
    pub hubs: Vec<Url>,
    /// Its own name for itself (`rel="self"`).
    pub own: Option<Url>,
}

impl Links {
    /// Reads the headers of an answer from `base`. What cannot be read is left out, and so is what is said of another document (`anchor`).
    pub(crate) fn read(headers: &HeaderMap, base: &Url) -> Self {
        let mut links = Self::default();
        for value in headers.get_all(header::LINK) {
            let mut rest = value.to_str().unwrap_or_default();
            while let Some((target, after)) = rest.split_once('<').and_then(|(_, after)| after.split_once('>')) {
                let (parameters, next) = up_to_comma(after);
                rest = next;
                if let Ok(address) = base.join(target.trim()) {
                    links.take(&address, parameters);
                }
            }
        }
        links
    }

    fn take(&mut self, address: &Url, parameters: &str) {
        let (mut relations, mut is_here) = (None, true);
        let mut rest = parameters;
        while let Some((_, after)) = rest.split_once(';') {
            let (parameter, next) = up_to(after, ';');
            rest = next;
            let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
            match name.trim().to_ascii_lowercase().as_str() {
                // Only the first one counts (3.3).
                "rel" => relations = relations.or_else(|| Some(value.trim().trim_matches('"').to_ascii_lowercase())),
                "anchor" => is_here = false,
                _ => {}
            }
        }
        for relation in relations.iter().filter(|_| is_here).flat_map(|relations| relations.split_whitespace()) {
            match relation {
                "hub" if self.hubs.len() < MOST => self.hubs.push(address.clone()),
                "self" => self.own = self.own.take().or_else(|| Some(address.clone())),
                _ => {}
            }
        }
    }
}

/// The parameters of one link, and what follows the comma behind them.
fn up_to_comma(text: &str) -> (&str, &str) {
    let (parameters, rest) = up_to(text, ',');
    (parameters, rest.strip_prefix(',').unwrap_or(rest))
}

/// The text before `end`, which does not count inside quotes, and the text from there on.
fn up_to(text: &str, end: char) -> (&str, &str) {
    let (mut quoted, mut escaped) = (false, false);
    let at = text.find(|c| {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if c == end && !quoted => return true,
            _ => {}
        }
        false
    });
    text.split_at(at.unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(values: &[&str]) -> (Vec<String>, String) {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(header::LINK, value.parse().unwrap());
        }
        let links = Links::read(&headers, &"https://paper.example/feeds/all".parse().unwrap());
        (links.hubs.iter().map(Url::to_string).collect(), links.own.map(String::from).unwrap_or_default())
    }

    #[test]
    fn hub_and_self_are_read_from_one_header_or_several() {
        let expected = (vec!["https://hub.example/".to_owned()], "https://paper.example/feed".to_owned());
        for values in [
            &["<https://hub.example/>; rel=\"hub\"", "<https://paper.example/feed>; rel=\"self\""][..],
            &["<https://hub.example/>; rel=\"hub\", </feed>; rel=\"self\""],
            &["<https://hub.example/>;REL=Hub,<../feed> ; type=\"a;b,c\" ; rel=self"],
            &[
                "</feed>; title=\"a \\\"quoted\\\", one\"; rel=\"nofollow self\"",
                "<https://hub.example/>; rel=hub; rel=self",
            ],
            &["<https://hub.example/>; rel=\"hub\"", "</feed>; rel=self", "</other>; rel=self"],
        ] {
            assert_eq!(read(values), expected, "{values:?}");
        }
    }

    #[test]
    fn several_hubs_stay_in_their_order() {
        let (hubs, _) = read(&["<https://one.example/a,b>; rel=hub, <https://two.example/>; rel=hub"]);
        assert_eq!(hubs, ["https://one.example/a,b", "https://two.example/"]);
    }

    #[test]
    fn what_says_nothing_of_it_is_left_out() {
        for value in [
            "",
            "https://hub.example/; rel=hub",
            "<https://hub.example/; rel=hub",
            "<https://hub.example/>",
            "<https://hub.example/>; rel",
            "<https://hub.example/>; rel=\"alternate\"; title=\"rel=hub\"",
            "<https://hub.example/>; rel=hub; anchor=\"https://other.example/\"",
            "<http://[>; rel=hub",
        ] {
            assert_eq!(read(&[value]), (Vec::new(), String::new()), "{value}");
        }
    }
}
