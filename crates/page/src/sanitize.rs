//! Safe HTML: what may stand in an article that is shown on our pages.
//!
//! Two walls. The writer walks the parsed tree and writes only elements and attributes that it knows, links and
//! pictures absolute, trackers and players replaced; then ammonia parses what was written and checks it against the
//! same allow-list. The pair is repeated until nothing changes, so that sanitising twice equals once.

mod attributes;
mod boxes;
mod embeds;
mod escaping;
mod layout;
mod places;
mod policy;
mod writer;

pub(crate) use embeds::is_social_post;
pub(crate) use escaping::push_escaped;
pub(crate) use layout::{Flat, says_it_lays_out};
pub(crate) use policy::clean;
pub(crate) use writer::{write, write_flat};

use url::Url;

use crate::dom::Dom;
use crate::guard;

/// How often the pair of walls is repeated before the text alone is kept.
const ROUNDS: usize = 4;
/// Longer results are always proved by another round: the guard may cut them, bytes.
const SURELY_WHOLE_BYTES: usize = 500_000;

/// `html` made safe to show: allow-listed elements, absolute http(s) addresses against `base`, no scripts, styles,
/// frames, trackers or ids; boxes that hold a line of text are paragraphs, boxes and tables that
/// only lay out are not there. `sanitize(sanitize(x)) == sanitize(x)`.
#[must_use]
pub fn sanitize(html: &str, base: &str) -> String {
    in_rounds(html, base, false)
}

/// As [`sanitize`], for the text of an article: lines that stand in no element become paragraphs.
pub(crate) fn sanitize_article(html: &str, base: &str) -> String {
    in_rounds(html, base, true)
}

fn in_rounds(html: &str, base: &str, wraps: bool) -> String {
    let base = Url::parse(base).ok();
    let mut current = html.to_owned();
    for _ in 0..=ROUNDS {
        let Round { html: next, settled } = once(&current, base.as_ref(), wraps);
        if settled || next == current {
            return next;
        }
        current = next;
    }
    // Markup that changes at every parse is an attack or noise; its words are kept.
    let mut text = String::from("<p>");
    push_escaped(&mut text, &crate::plain_text(&current).replace('\n', " "));
    text.push_str("</p>");
    text
}

/// What one pass through both walls gave.
struct Round {
    html: String,
    /// Another pass gives the same. The second wall parsed what the first wrote, found nothing to change and wrote the same again, so
    /// that what stands there is what any parser makes of it; and the first wall writes what it wrote itself as it is, unless
    /// a link leads to a place that was left out.
    settled: bool,
}

fn once(html: &str, base: Option<&Url>, wraps: bool) -> Round {
    let guarded = guard::guard(html);
    let dom = Dom::parse(&format!("<!doctype html><body>{}", guarded.markup));
    let Some(body) = dom.first_named("body") else { return Round { html: String::new(), settled: true } };
    let written = write(&dom, body, base, wraps, &|_| true);
    let html = clean(&written);
    let settled = html == written && html.len() <= SURELY_WHOLE_BYTES && !html.contains("href=\"#");
    Round { html, settled }
}

#[cfg(test)]
mod tests;
