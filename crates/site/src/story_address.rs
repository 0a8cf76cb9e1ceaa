//! Where a story is found on this site: on the page of its article while that is its only one, else on a page of its own.
//!
//! An article's address never changes; a story's may, by repair, and what changes most are young stories that join a larger one. So a
//! story is given an address of its own when its second article comes (`docs/decisions/0012-one-article-has-one-address.md`).

use news::ArticleId;
use store::StoryRow;
use stories::StoryId;

use crate::cards::encode_slug;

/// The address of a story for links. Letters of other alphabets stand as they are.
pub(crate) fn story_href(story: &StoryRow) -> String {
    place(story, str::to_owned)
}

/// The same in ASCII: for a `Location` header, and for what leaves the site.
pub(crate) fn story_location(story: &StoryRow) -> String {
    place(story, encode_slug)
}

/// The address of its own page, whether or not it is given to anybody.
pub(crate) fn page_href(story: &StoryRow) -> String {
    format!("/story/{}-{}", story.slug, short(story.id))
}

/// A story's number as it stands in addresses: it is that of the article that opened it.
pub(crate) fn short(story: StoryId) -> ArticleId {
    ArticleId(story.0)
}

fn place(story: &StoryRow, written: fn(&str) -> String) -> String {
    match &story.alone {
        Some(slug) => format!("/article/{}-{}", written(slug), story.lead),
        None => format!("/story/{}-{}", written(&story.slug), short(story.id)),
    }
}
