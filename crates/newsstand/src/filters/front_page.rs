//! `newsstand front-page`: a homepage, section front, feed or news sitemap in, its slots out.

use anyhow::Context;
use news::Slot;
use serde::Serialize;
use url::Url;

use crate::arguments::FrontPageArguments;
use crate::front_page;

use super::{print, read_all, report};

#[derive(Serialize)]
struct Answer {
    slots: Vec<Slot>,
}

/// Reads one front page and prints its slots.
///
/// # Errors
/// Where the input cannot be read or the output is closed.
pub fn front_page(arguments: &FrontPageArguments) -> anyhow::Result<bool> {
    let bytes = read_all(arguments.file.as_deref())?;
    let url = arguments.url.as_deref().map(Url::parse).transpose().context("--url is not an address")?;
    let read = front_page::read(&bytes, url.as_ref(), None);
    for problem in &read.problems {
        report(problem);
    }
    if read.is_feed {
        report("this is a feed; its order stands for that of a front page");
    }
    let any = !read.slots.is_empty();
    print(&serde_json::to_string(&Answer { slots: read.slots })?)?;
    Ok(any)
}
