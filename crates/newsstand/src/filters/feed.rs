//! `newsstand feed`: the bytes of a feed in, its entries out, their HTML made safe.

use anyhow::Context;
use url::Url;

use crate::arguments::FeedArguments;

use super::{print, read_all, report};

/// Reads one feed and prints it.
///
/// # Errors
/// Where the input cannot be read or the output is closed.
pub fn feed(arguments: &FeedArguments) -> anyhow::Result<bool> {
    let bytes = read_all(arguments.file.as_deref())?;
    let url = arguments.url.as_deref().map(Url::parse).transpose().context("--url is not an address")?;
    let content_type = arguments.charset.as_ref().map(|charset| format!("text/xml; charset={charset}"));
    let context = feed::Context { url: url.as_ref(), content_type: content_type.as_deref() };
    match feed::parse(&bytes, &context) {
        Ok(mut feed) => {
            for entry in &mut feed.entries {
                let base = entry.url.clone().or_else(|| arguments.url.clone()).unwrap_or_default();
                if let Some(html) = &entry.content_html {
                    entry.content_html = Some(page::sanitize(html, &base));
                }
            }
            print(&serde_json::to_string(&feed)?)?;
            Ok(true)
        }
        Err(error) => {
            report(&error.to_string());
            Ok(false)
        }
    }
}
