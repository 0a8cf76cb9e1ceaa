//! When two arrivals are one article.
//!
//! Within one title, and never across titles: the same guid, or the same address once that is normalised. Both are
//! found by 64-bit hashes of the text together with the title, and the texts are compared on a hit, so that neither
//! chance nor a hostile publisher can join two articles.
//!
//! Feeds lie in two ways, and both show within one visit. A guid that stands on several addresses ("1", the homepage)
//! names nothing: its entries are told apart by address. An address under several guids and headlines (a live blog's
//! posts, a link list) names nothing either: its entries are told apart by guid.

use std::collections::HashMap;

use news::TitleId;
use url::Url;
use xxhash_rust::xxh3::xxh3_64_with_seed;

use crate::Arrival;

/// Parameters that tell a publisher where a click came from and never which article it is for.
const TRACKING: [&str; 33] = [
    "fbclid",
    "gclid",
    "gclsrc",
    "dclid",
    "gbraid",
    "wbraid",
    "msclkid",
    "yclid",
    "twclid",
    "ttclid",
    "igshid",
    "igsh",
    "mc_cid",
    "mc_eid",
    "_hsenc",
    "_hsmi",
    "mkt_tok",
    "oly_anon_id",
    "oly_enc_id",
    "vero_id",
    "wt_mc",
    "wt_zmc",
    "xtor",
    "cmpid",
    "cmp",
    "ocid",
    "smid",
    "ito",
    "traffic_source",
    "at_medium",
    "at_campaign",
    "at_link_origin",
    "ftag",
];

/// Parameter prefixes of the same sort.
const TRACKING_PREFIXES: [&str; 4] = ["utm_", "pk_", "mtm_", "at_custom"];

/// The address without what does not tell articles apart: scheme, default port, fragment, tracking parameters.
///
/// What is no http address is only trimmed.
pub(crate) fn normalise(address: &str) -> String {
    let address = address.trim();
    let Ok(url) = Url::parse(address) else { return address.to_owned() };
    let Some(host) = url.host_str().filter(|_| matches!(url.scheme(), "http" | "https")) else {
        return address.to_owned();
    };
    let mut normalised = format!("//{host}");
    // `port` is None for the scheme's own; 80 and 443 are the other's own, and http counts as https.
    if let Some(port) = url.port().filter(|port| !matches!(port, 80 | 443)) {
        normalised.push_str(&format!(":{port}"));
    }
    normalised.push_str(url.path());
    let mut separator = '?';
    for parameter in url.query().unwrap_or_default().split('&').filter(|parameter| !is_tracking(parameter)) {
        normalised.push(separator);
        normalised.push_str(parameter);
        separator = '&';
    }
    // "#!/path" is how some single-page sites spell a path.
    if let Some(fragment) = url.fragment().filter(|fragment| fragment.starts_with('!')) {
        normalised.push('#');
        normalised.push_str(fragment);
    }
    normalised
}

fn is_tracking(parameter: &str) -> bool {
    let name = parameter.split('=').next().unwrap_or_default().to_ascii_lowercase();
    name.is_empty()
        || TRACKING.contains(&name.as_str())
        || TRACKING_PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}

/// Where a guid of a title is looked up.
pub(crate) fn guid_hash(title: TitleId, guid: &str) -> i64 {
    beside_its_title(title, xxh3_64_with_seed(guid.as_bytes(), title.0.cast_unsigned()))
}

/// Where a normalised address of a title is looked up; another seed, because guids often are addresses.
pub(crate) fn url_hash(title: TitleId, normalised: &str) -> i64 {
    beside_its_title(title, xxh3_64_with_seed(normalised.as_bytes(), !title.0.cast_unsigned()))
}

/// 24 bits of the title's hash before 40 of the text's: a visit's keys lie beside each other in the index, so that
/// recording it touches a few of its pages, not one for every article.
fn beside_its_title(title: TitleId, text: u64) -> i64 {
    let title = xxh3_64_with_seed(&title.0.to_le_bytes(), 0);
    ((title & !0xff_ffff_ffff) | (text & 0xff_ffff_ffff)).cast_signed()
}

/// A text with its hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Key {
    pub(crate) hash: i64,
    pub(crate) text: String,
}

/// By what an arrival is known: at least one of the two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Keys {
    pub(crate) guid: Option<Key>,
    /// The text is the normalised address.
    pub(crate) url: Option<Key>,
}

/// The keys of one visit's arrivals, in their order.
pub(crate) fn keys(title: TitleId, arrivals: &[Arrival]) -> Vec<Keys> {
    let addresses: Vec<String> = arrivals.iter().map(|arrival| normalise(&arrival.article.url)).collect();
    let guids: Vec<&str> = arrivals.iter().map(|arrival| arrival.guid.trim()).collect();

    // Per guid its first address, and per address its first guid and headline; then whether another one was met.
    let mut guid_names_one: HashMap<&str, (&str, bool)> = HashMap::new();
    let mut address_names_one: HashMap<&str, (&str, Option<&str>, bool)> = HashMap::new();
    for ((arrival, guid), address) in arrivals.iter().zip(&guids).zip(&addresses) {
        let headline = arrival.article.title.as_deref();
        if !address.is_empty() {
            let first = guid_names_one.entry(guid).or_insert((address, true));
            first.1 &= first.0 == address;
        }
        let first = address_names_one.entry(address).or_insert((guid, headline, true));
        first.2 &= first.0 == *guid || first.1 == headline;
    }

    arrivals
        .iter()
        .zip(guids.iter().zip(&addresses))
        .map(|(arrival, (&guid, address))| {
            let guid_counts = !guid.is_empty() && guid_names_one.get(guid).is_none_or(|(_, one)| *one);
            let address_counts =
                !address.is_empty() && address_names_one.get(address.as_str()).is_none_or(|(_, _, one)| *one);
            let guid_key = guid_counts.then(|| guid.to_owned()).or_else(|| {
                // Neither says anything alone: together with the headline they may.
                (!address_counts)
                    .then(|| format!("{guid}\n{address}\n{}", arrival.article.title.as_deref().unwrap_or_default()))
            });
            Keys {
                guid: guid_key.map(|text| Key { hash: guid_hash(title, &text), text }),
                url: address_counts.then(|| Key { hash: url_hash(title, address), text: address.clone() }),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use news::Article;

    use super::*;

    #[test]
    fn addresses_are_normalised() {
        for (address, expected) in [
            ("https://example.org/a", "//example.org/a"),
            ("http://Example.ORG:80/a#top", "//example.org/a"),
            ("http://example.org:443/a", "//example.org/a"),
            ("https://example.org:8443/a", "//example.org:8443/a"),
            ("https://example.org/a?utm_source=rss&UTM_medium=feed", "//example.org/a"),
            ("https://example.org/a?id=7&utm_source=rss&fbclid=x&page=2", "//example.org/a?id=7&page=2"),
            ("https://example.org/?p=1", "//example.org/?p=1"),
            ("https://example.org/#!/story/5", "//example.org/#!/story/5"),
            (" tag:example.org,2026:1 ", "tag:example.org,2026:1"),
            ("not an address", "not an address"),
            ("", ""),
        ] {
            assert_eq!(normalise(address), expected, "{address}");
        }
    }

    fn arrival(guid: &str, url: &str, headline: &str) -> Arrival {
        Arrival {
            guid: guid.to_owned(),
            position: 0,
            article: Article { url: url.to_owned(), title: Some(headline.to_owned()), ..Article::default() },
            section: None,
            wants_page: false,
            withdrawn: false,
        }
    }

    /// Which of the two count, as "gu", "g" or "u".
    fn counted(arrivals: &[Arrival]) -> Vec<String> {
        keys(TitleId(1), arrivals)
            .iter()
            .map(|keys| {
                format!("{}{}", if keys.guid.is_some() { "g" } else { "" }, if keys.url.is_some() { "u" } else { "" })
            })
            .collect()
    }

    #[test]
    fn a_guid_on_several_addresses_does_not_count() {
        let visit = [
            arrival("1", "https://e.org/a", "A"),
            arrival("1", "https://e.org/b", "B"),
            arrival("2", "https://e.org/c", "C"),
        ];
        assert_eq!(counted(&visit), ["u", "u", "gu"]);
    }

    #[test]
    fn an_address_under_several_guids_and_headlines_does_not_count() {
        let visit = [arrival("1", "https://e.org/live#a", "A"), arrival("2", "https://e.org/live#b", "B")];
        assert_eq!(counted(&visit), ["g", "g"]);
        let repeated = [arrival("1", "https://e.org/a", "A"), arrival("2", "https://e.org/a?utm_source=x", "A")];
        assert_eq!(counted(&repeated), ["gu", "gu"]);
    }

    #[test]
    fn what_has_neither_is_known_by_its_headline() {
        let visit = [arrival("", "", "A"), arrival("", "", "B")];
        let keys = keys(TitleId(1), &visit);
        assert!(keys.iter().all(|keys| keys.guid.is_some() && keys.url.is_none()));
        assert_ne!(keys[0], keys[1]);
    }

    #[test]
    fn titles_do_not_share_keys() {
        assert_ne!(guid_hash(TitleId(1), "1"), guid_hash(TitleId(2), "1"));
        assert_ne!(guid_hash(TitleId(1), "//e.org/a"), url_hash(TitleId(1), "//e.org/a"));
    }
}
