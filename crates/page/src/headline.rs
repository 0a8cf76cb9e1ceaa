//! The headline: what the page prints largest, where linked data and meta tags agree that it is the article's.

use crate::linked_data::{LinkedArticle, squash};
use crate::metadata::{Heading, Metadata};

/// Chooses the headline among the page's headings, linked data, meta tags and document title.
pub(crate) fn choose(metadata: &Metadata, linked: &LinkedArticle) -> Option<String> {
    let site = site_names(metadata, linked);
    let said: Vec<String> = [
        linked.headline.as_deref(),
        metadata.first(&["og:title"]),
        metadata.first(&["twitter:title", "dc.title", "parsely-title", "sailthru.title", "title"]),
        metadata.title.as_deref(),
    ]
    .into_iter()
    .flatten()
    .map(|text| without_site(text, &site, true))
    .filter(|text| !text.is_empty() && !site.contains(&squash(text)))
    .collect();
    let printed: Vec<String> = metadata
        .headings
        .iter()
        .map(|heading| printed_headline(heading, &said, &site))
        .filter(|text| text.chars().count() >= 3 && text.chars().count() <= 300 && !site.contains(&squash(text)))
        .collect();
    let best = printed
        .iter()
        .map(|heading| (agreement(heading, &said), heading))
        // The first of equals: pages repeat the heading in sticky bars.
        .fold(
            None::<(f32, &String)>,
            |best, next| if best.is_none_or(|best| next.0 > best.0 + 0.001) { Some(next) } else { best },
        );
    // A heading often carries a kicker in front ("Culture What the islands read"); the others tell where it ends.
    if let Some((_, heading)) = best {
        let own = squash(heading);
        if let Some(same) = said.iter().find(|text| squash(text) == own && !text.contains('|')) {
            // Parts of a heading that only a style sheet sets apart read as one word.
            let is_glued = heading.split(' ').count() < same.split(' ').count();
            return Some(if is_glued { same.clone() } else { heading.clone() });
        }
        let kicker_in_heading = |text: &&String| {
            text.split(' ').count() >= 4 && own.len() > squash(text).len() && own.ends_with(&squash(text))
        };
        if let Some(bare) = said.iter().find(kicker_in_heading) {
            return Some(bare.clone());
        }
        // Linked data and meta tag agree on a kicker that the heading prints elsewhere.
        if let [first, second, ..] = said.as_slice()
            && squash(first) == squash(second)
            && squash(first).ends_with(&own)
            && !metadata.headings.iter().any(|printed| printed.bare.as_deref() == Some(heading))
        {
            return Some(second.clone());
        }
    }
    match best {
        Some((agreement, heading)) if agreement >= 0.3 || said.is_empty() => Some(heading.clone()),
        // One heading that nobody contradicts by an own headline: meta titles are often written for search engines.
        Some((agreement, _)) if printed.len() <= 2 && agreement > 0.05 => {
            printed.iter().find(|heading| heading.split(' ').count() >= 4).or(said.first()).cloned()
        }
        _ => said.into_iter().next(),
    }
}

/// A heading's text; its kicker is left out where the heading marks it as one and nobody says it as part of the headline.
fn printed_headline(heading: &Heading, said: &[String], site: &[String]) -> String {
    let whole = without_site(&heading.text, site, false);
    match &heading.bare {
        Some(bare) if !said.iter().any(|text| squash(text) == squash(&whole)) => without_site(bare, site, false),
        _ => whole,
    }
}

/// How much of the words of `heading` and the best fitting of `said` are the same (0 to 1).
fn agreement(heading: &str, said: &[String]) -> f32 {
    let own = words(heading);
    said.iter().map(|text| overlap(&own, &words(text))).fold(0.0, f32::max)
}

fn words(text: &str) -> Vec<String> {
    text::words::iter(text).map(str::to_lowercase).collect()
}

fn overlap(a: &[String], b: &[String]) -> f32 {
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let shared = a.iter().filter(|word| b.contains(word)).count() as f32;
    2.0 * shared / (a.len() + b.len()) as f32
}

/// The site's own names, squashed.
fn site_names(metadata: &Metadata, linked: &LinkedArticle) -> Vec<String> {
    // Some pages give the article's headline for the name of their program.
    let title = metadata.first(&["og:title"]).map(squash);
    let program =
        metadata.first(&["application-name", "apple-mobile-web-app-title", "twitter:site", "al:iphone:app_name"]);
    let mut names: Vec<String> = [
        metadata.first(&["og:site_name"]),
        linked.publisher.as_deref(),
        program.filter(|name| Some(squash(name)) != title),
        metadata
            .base
            .as_ref()
            .and_then(|url| url.host_str())
            .map(|host| host.trim_start_matches("www.").trim_start_matches("m.")),
    ]
    .into_iter()
    .flatten()
    .map(squash)
    .filter(|name| name.len() >= 2)
    .collect();
    let host = metadata.base.as_ref().and_then(|url| url.host_str()).unwrap_or_default();
    let label = host.trim_start_matches("www.").split('.').next().unwrap_or_default();
    names.push(squash(label));
    names.retain(|name| name.len() >= 2);
    names
}

/// `text` without the site's name behind (or before) a separator; `is_tag` for tags and document titles, whose last part
/// behind a bar is a section or house even where its name is not known.
fn without_site(text: &str, site: &[String], is_tag: bool) -> String {
    let mut text = text.trim();
    for _ in 0..3 {
        let cut = [" | ", " - ", " – ", " — ", " · ", " : ", " :: ", " » ", " ‹ ", " / ", "｜", " – "]
            .iter()
            .filter_map(|separator| text.rfind(separator).map(|at| (at, separator.len())))
            .max();
        let Some((at, length)) = cut else { break };
        let (head, tail) = text.split_at_checked(at).unwrap_or((text, ""));
        let name = squash(tail.get(length..).unwrap_or_default());
        let bar = text.get(at..at + length).is_some_and(|separator| separator.contains('|'));
        if head.chars().count() >= 8 && is_site(&name, site)
            || bar && head.split(' ').count() >= 4 && tail.split(' ').count() <= if is_tag { 6 } else { 3 }
        {
            text = head.trim_end();
        } else {
            break;
        }
    }
    for separator in [" | ", " - ", " – ", ": "] {
        if let Some((head, tail)) = text.split_once(separator)
            && tail.chars().count() >= 12
            && site.contains(&squash(head))
        {
            text = tail.trim_start();
        }
    }
    // "Opinion | What the islands read"
    if let Some((head, tail)) = text.split_once(" | ")
        && head.split(' ').count() <= 2
        && tail.split(' ').count() >= 4
        && !is_tag
    {
        text = tail.trim_start();
    }
    text.to_owned()
}

fn is_site(name: &str, site: &[String]) -> bool {
    name.len() >= 2
        && site.iter().any(|known| {
            known == name
                || (name.len() >= 4 && known.contains(name))
                || (known.len() >= 4 && name.contains(known.as_str()))
        })
}
