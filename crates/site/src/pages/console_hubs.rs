//! What the console says of hubs that tell of news (WebSub).

use std::collections::HashMap;

use news::{FeedId, TitleId};
use store::Hub;

use crate::cards::Viewer;
use crate::words::ago_in;

/// What is said of the hub of each feed that names one.
pub(super) fn of_feeds(hubs: &[Hub], viewer: &Viewer<'_>) -> HashMap<FeedId, String> {
    hubs.iter().map(|hub| (hub.feed, words(hub, viewer))).collect()
}

/// What is said of each title whose feeds name hubs: of the one that told last.
pub(super) fn of_titles(hubs: &[Hub], feeds: &[store::Feed], viewer: &Viewer<'_>) -> HashMap<TitleId, String> {
    let title_of: HashMap<FeedId, TitleId> = feeds.iter().map(|feed| (feed.id, feed.title)).collect();
    let mut best: HashMap<TitleId, &Hub> = HashMap::new();
    let rank = |hub: &Hub| (hub.ends_us > news::to_micros(viewer.now), hub.told_us, hub.asked_us);
    for hub in hubs {
        let Some(title) = title_of.get(&hub.feed) else { continue };
        let place = best.entry(*title).or_insert(hub);
        if rank(hub) > rank(place) {
            *place = hub;
        }
    }
    best.into_iter().map(|(title, hub)| (title, words(hub, viewer))).collect()
}

/// Whether it tells of news; empty for one that was not asked yet.
fn words(hub: &Hub, viewer: &Viewer<'_>) -> String {
    let speaks = viewer.language;
    match (hub.ends_us > news::to_micros(viewer.now), hub.told_us, hub.asked_us) {
        (true, 0, _) => speaks.say("hub-promised").into_owned(),
        (true, told_us, _) => {
            speaks.name("hub-tells", &ago_in(speaks, news::from_micros(told_us), viewer.now, viewer.zone))
        }
        (false, _, 0) => String::new(),
        (false, ..) => speaks.say("hub-silent").into_owned(),
    }
}
