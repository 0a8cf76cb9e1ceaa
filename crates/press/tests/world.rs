//! The world as data: the same for the same seed, true to itself, and written without seams.

#![expect(clippy::unwrap_used, clippy::string_slice, reason = "helpers of tests fail as tests do")]

use std::collections::{BTreeMap, BTreeSet};

use news::Timestamp;
use press::{Body, FeedFormat, Question, Settings, World};

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn start() -> Timestamp {
    at("2026-11-23T12:00:00Z")
}

fn world(titles: usize) -> World {
    World::new(Settings::new(titles, 7, start()))
}

fn get(world: &World, title: usize, path: &str) -> press::Answer {
    world.answer(title, &Question { path: path.to_owned(), ..Question::default() }, start(), 8_099)
}

fn text(answer: &press::Answer) -> String {
    match &answer.body {
        Body::Bytes(bytes) => String::from_utf8(bytes.clone()).unwrap(),
        Body::Picture(_) => panic!("a picture is not text"),
    }
}

/// The path of an address on its host.
fn path_of(url: &str) -> &str {
    url.splitn(4, '/').nth(3).map(|rest| &url[url.len() - rest.len() - 1..]).unwrap()
}

#[test]
fn equal_seeds_make_equal_worlds_whatever_is_asked_first() {
    let (one, other) = (world(12), world(12));
    let later = at("2026-11-24T09:00:00Z");
    let _ = other.feed(3, None, later, 80);
    assert_eq!(one.truth(start(), 80), other.truth(start(), 80));
    assert_eq!(one.feed(0, None, start(), 80), other.feed(0, None, start(), 80));
    assert_eq!(one.front_page(2, None, later), other.front_page(2, None, later));
    let foreign = World::new(Settings::new(12, 8, start()));
    assert_ne!(one.truth(start(), 80), foreign.truth(start(), 80));
}

#[test]
fn radio_stations_bring_pieces_that_can_be_heard() {
    let world = world(40);
    for slug in ["meridian-public-radio", "radio-valdore"] {
        let title = world.title_by_slug(slug).unwrap();
        let feed = world.feed(title, None, start(), 8_099).body;
        let sounds: Vec<&str> = feed.split('"').filter(|text| text.ends_with(".wav")).collect();
        assert!(!sounds.is_empty() && sounds.len() < 20, "{slug}: {}", sounds.len());
        let answer = get(&world, title, path_of(sounds[0]));
        let Body::Bytes(bytes) = answer.body else { panic!("a sound is no picture") };
        assert_eq!((answer.status, answer.content_type), (200, "audio/wav"));
        assert!(feed.contains(&bytes.len().to_string()), "the feed says how large it is");
        assert_eq!(get(&world, 0, path_of(sounds[0])).status, 404, "another host does not have it");
    }
    assert!(!world.feed(0, None, start(), 8_099).body.contains(".wav"), "newspapers have none");
}

#[test]
fn what_was_published_stays_and_nothing_comes_from_the_future() {
    let world = world(10);
    for hours in [0, 3, 8, 20] {
        let now = start() + jiff::SignedDuration::from_hours(hours);
        for title in 0..10 {
            let keys = world.articles_visible(title, now, 48);
            let truths: Vec<_> = keys.iter().map(|key| world.article_truth(*key, now, 80).unwrap()).collect();
            assert!(truths.iter().all(|truth| truth.published <= now));
            assert!(truths.is_sorted_by(|a, b| a.published >= b.published), "newest first");
        }
    }
    let early: BTreeSet<String> = world.truth(start(), 80).into_iter().map(|truth| truth.url).collect();
    let late: BTreeSet<String> =
        world.truth(start() + jiff::SignedDuration::from_hours(9), 80).into_iter().map(|truth| truth.url).collect();
    assert!(early.is_subset(&late) && late.len() > early.len(), "addresses never change");
}

#[test]
fn every_title_has_a_lively_front_page_and_feed() {
    let world = world(30);
    for (index, title) in world.titles().iter().enumerate() {
        let slots = world.front_page(index, None, start());
        assert!(
            slots.len() >= if title.tongue() == "en" && !title.specialist { 15 } else { 8 },
            "{}: {} slots",
            title.name,
            slots.len()
        );
        assert!(!world.feed(index, None, start(), 80).articles.is_empty(), "{}", title.name);
    }
}

#[test]
fn every_feed_is_well_formed() {
    let world = world(60);
    let mut formats = BTreeSet::new();
    for (index, title) in world.titles().iter().enumerate() {
        let feed = world.feed(index, title.sections.first().copied().filter(|_| index % 2 == 0), start(), 80);
        formats.insert(title.format);
        if title.format == FeedFormat::JsonFeed {
            let json: serde_json::Value = serde_json::from_str(&feed.body).unwrap();
            assert_eq!(json["items"].as_array().unwrap().len(), feed.articles.len());
            continue;
        }
        let mut reader = quick_xml::Reader::from_str(&feed.body);
        let mut entries = 0;
        loop {
            match reader.read_event().unwrap_or_else(|error| panic!("{}: {error}", title.name)) {
                quick_xml::events::Event::Start(tag) => {
                    entries += usize::from(matches!(tag.name().as_ref(), "item" | "entry" | "url"))
                }
                quick_xml::events::Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(entries, feed.articles.len(), "{}", title.name);
    }
    assert_eq!(formats.len(), 6, "all formats were seen");
}

#[test]
fn an_unchanged_feed_keeps_its_tag_and_a_changed_one_does_not() {
    let world = world(10);
    let mut changes = 0;
    for title in [0, 3, 4, 7] {
        let mut last: Option<(press::Validators, String)> = None;
        for minute in (0..240).step_by(6) {
            let now = start() + jiff::SignedDuration::from_mins(minute);
            let state = (world.feed_validators(title, None, now), world.feed(title, None, now, 80).body);
            if let Some(before) = &last {
                assert_eq!(before.0.etag == state.0.etag, before.1 == state.1, "tag and text change together");
                changes += usize::from(before.1 != state.1);
            }
            last = Some(state);
        }
    }
    assert!(changes > 5, "{changes} changes");
}

#[test]
fn who_has_it_already_gets_304() {
    let world = world(4);
    for path in [world.titles()[0].feed_path(None), "/".to_owned(), world.front_page(0, None, start())[0].path.clone()]
    {
        let validators = get(&world, 0, &path).validators.unwrap();
        let ask = |tag: Option<String>, since: Option<String>| {
            world
                .answer(
                    0,
                    &Question { path: path.clone(), if_none_match: tag, if_modified_since: since },
                    start(),
                    8_099,
                )
                .status
        };
        assert_eq!(ask(Some(validators.etag.clone()), None), 304, "{path}");
        assert_eq!(ask(Some("\"other\"".into()), None), 200, "{path}");
        let since = jiff::fmt::strtime::format(
            "%a, %d %b %Y %H:%M:%S GMT",
            &validators.last_modified.to_zoned_datetime(jiff::tz::TimeZone::UTC),
        )
        .unwrap();
        assert_eq!(ask(None, Some(since)), 304, "{path}");
    }
}

#[test]
fn pages_say_what_the_truth_says() {
    let world = world(60);
    let truths = world.truth(start(), 8_099);
    let by_url: BTreeMap<&str, &press::ArticleTruth> = truths.iter().map(|truth| (truth.url.as_str(), truth)).collect();
    let mut kinds = BTreeSet::new();
    for truth in truths.iter().step_by(7) {
        let title = world.title_by_slug(&truth.title).unwrap();
        let answer = get(&world, title, path_of(&truth.url));
        if truth.removed.is_some_and(|removed| removed <= start()) {
            assert_eq!(answer.status, 410);
            continue;
        }
        assert_eq!(answer.status, 200, "{}", truth.url);
        let page = text(&answer).replace("&quot;", "\"").replace("&amp;", "&");
        assert!(page.contains(&truth.headline), "{}: {}", truth.url, truth.headline);
        for author in &truth.authors {
            assert!(page.contains(author), "{}: {author}", truth.url);
        }
        if let (Some(dateline), "news", false) = (&truth.dateline, truth.kind, truth.locked) {
            assert!(page.contains(dateline), "{}: {dateline}", truth.url);
        }
        if let Some(note) = &truth.correction
            && !truth.locked
        {
            assert!(page.contains(note), "{}: {note}", truth.url);
        }
        assert!(page.contains(&format!("rel=\"canonical\" href=\"{}\"", truth.url)));
        if let Some(original) = &truth.copy_of {
            let original = by_url[original.as_str()];
            assert_eq!(original.report, truth.report);
            assert!(original.copy_of.is_none() && original.published <= truth.published);
        }
        kinds.insert(truth.copy);
    }
    assert!(kinds.len() >= 6, "{kinds:?}");
}

#[test]
fn the_first_reporter_is_the_first() {
    let truths = world(40).truth(start(), 80);
    let mut first: BTreeMap<&str, &press::ArticleTruth> = BTreeMap::new();
    for truth in &truths {
        first.entry(&truth.event).or_insert(truth);
    }
    for truth in &truths {
        assert_eq!(first[truth.event.as_str()].published.min(truth.published), first[truth.event.as_str()].published);
        assert!(
            first[truth.event.as_str()].title == truth.first_reported_by
                || first[truth.event.as_str()].published == truth.published
        );
        assert!(!truth.cites_first || truth.title != truth.first_reported_by);
    }
    assert!(truths.iter().any(|truth| truth.cites_first), "somebody says who was first");
}

#[test]
fn word_for_word_copies_have_the_same_words() {
    let world = world(60);
    let truths = world.truth(start(), 80);
    let body = |url: &str, slug: &str| {
        let page = text(&get(&world, world.title_by_slug(slug).unwrap(), path_of(url)));
        page.split("<p>").skip(1).filter_map(|part| part.split("</p>").next()).map(str::to_owned).collect::<Vec<_>>()
    };
    let plain = |truth: &&press::ArticleTruth| {
        world.titles()[world.title_by_slug(&truth.title).unwrap()].template == press::Template::Modern
            && !truth.locked
            && truth.removed.is_none()
            && truth.revision == 1
    };
    let mut compared = 0;
    for copy in truths.iter().filter(|truth| truth.copy == press::CopyKind::Exact).filter(plain).take(40) {
        let Some(original) = truths.iter().find(|truth| Some(&truth.url) == copy.copy_of.as_ref()).filter(plain) else {
            continue;
        };
        let (one, other) = (body(&original.url, &original.title), body(&copy.url, &copy.title));
        let shared = one.iter().filter(|paragraph| other.contains(paragraph)).count();
        assert!(shared + 2 >= one.len(), "{} and {} share {shared} of {}", original.url, copy.url, one.len());
        compared += 1;
    }
    assert!(compared > 3, "{compared} were compared");
}

#[test]
fn independent_reports_share_facts_and_not_sentences() {
    let world = world(40);
    let mut events: BTreeMap<String, Vec<BTreeSet<String>>> = BTreeMap::new();
    let truths = world.truth(start(), 80);
    let own = truths.iter().filter(|truth| truth.copy == press::CopyKind::Own && truth.kind == "news");
    for truth in own.filter(|truth| !truth.locked && truth.removed.is_none() && truth.language.starts_with("en")) {
        let page = text(&get(&world, world.title_by_slug(&truth.title).unwrap(), path_of(&truth.url)));
        let paragraphs = page.split("<p>").skip(1).filter_map(|part| part.split("</p>").next());
        let words: Vec<&str> = paragraphs.filter(|part| part.len() > 60).flat_map(str::split_whitespace).collect();
        let runs: BTreeSet<String> = words.windows(5).map(|run| run.join(" ")).collect();
        if runs.len() > 60 {
            events.entry(truth.event.clone()).or_default().push(runs);
        }
    }
    let mut shares = Vec::new();
    for reports in events.values() {
        for (index, one) in reports.iter().enumerate() {
            for other in reports.iter().skip(index + 1) {
                let shared = one.intersection(other).count();
                shares.push(shared as f64 / one.len().min(other.len()) as f64);
            }
        }
    }
    let mean = shares.iter().sum::<f64>() / shares.len() as f64;
    let most = shares.iter().copied().fold(0.0, f64::max);
    assert!(shares.len() > 50, "{} pairs", shares.len());
    assert!(mean < 0.25 && most < 0.7, "mean {mean}, most {most}");
}

#[test]
fn the_ranks_of_a_front_page_are_the_order_of_its_links() {
    let world = world(40);
    for title in (0..40).step_by(3) {
        let slots = world.front_page(title, None, start());
        let page = text(&get(&world, title, "/"));
        let places: Vec<usize> = slots
            .iter()
            .map(|slot| {
                page.find(&format!("<a href=\"{}\"", slot.path))
                    .unwrap_or_else(|| panic!("{} is not on the page", slot.path))
            })
            .collect();
        assert!(places.is_sorted(), "{}", world.titles()[title].name);
        assert!(slots.iter().enumerate().all(|(index, slot)| slot.rank == index + 1));
    }
}

#[test]
fn locked_pages_keep_their_text() {
    let world = world(30);
    let truths = world.truth(start(), 80);
    let locked = truths.iter().filter(|truth| truth.locked && truth.removed.is_none()).take(25);
    let mut seen = 0;
    for truth in locked {
        let page = text(&get(&world, world.title_by_slug(&truth.title).unwrap(), path_of(&truth.url)));
        assert!(page.contains("members-only") && page.matches("<p>").count() <= 4, "{}", truth.url);
        seen += 1;
    }
    assert!(seen > 5);
}

#[test]
fn texts_have_no_seams() {
    let world = world(60);
    let mut headlines: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for truth in world.truth(start(), 80) {
        let title = world.title_by_slug(&truth.title).unwrap();
        headlines.entry(truth.headline.clone()).or_default().insert(truth.event.clone());
        for (name, text) in [("headline", truth.headline.as_str()), ("byline", truth.byline.as_deref().unwrap_or("x"))]
        {
            assert!(
                !text.is_empty() && !text.contains(['{', '}', '[', ']', '|']) && !text.contains("  "),
                "{name} of {}: {text}",
                truth.url
            );
        }
        if truth.removed.is_some() || truth.published.as_second() % 5 != 0 {
            continue;
        }
        let page = text(&get(&world, title, path_of(&truth.url)));
        for paragraph in
            page.split("<p>").skip(1).filter_map(|part| part.split("</p>").next()).filter(|part| !part.contains('<'))
        {
            assert!(!paragraph.contains(['{', '}', '[', ']', '|']), "{}: {paragraph}", truth.url);
            assert!(
                !paragraph.contains("  ")
                    && !paragraph.contains(" ,")
                    && !paragraph.contains(" .")
                    && !paragraph.contains(",,")
                    && !paragraph.contains(".."),
                "{}: {paragraph}",
                truth.url
            );
            assert!(
                paragraph.ends_with(['.', '!', '?', '”', '»', '“', '。', '…', ')', '*'])
                    || paragraph.ends_with("&quot;"),
                "{}: {paragraph}",
                truth.url
            );
            assert!(!paragraph.contains(" a a ") && !paragraph.contains(" the the "), "{}: {paragraph}", truth.url);
            assert!(
                !["1th minute", "2th minute", "3th minute"].iter().any(|seam| paragraph.contains(seam)),
                "{}: {paragraph}",
                truth.url
            );
        }
    }
    let events: usize = headlines.values().map(BTreeSet::len).sum();
    let shared: usize = headlines.values().filter(|events| events.len() > 1).map(BTreeSet::len).sum();
    assert!(shared * 4 < events, "{shared} of {events} headlines stand over several events");
}

#[test]
fn agencies_are_carried_by_many_titles_in_many_ways() {
    let truths = world(100).truth(start(), 80);
    let mut carriers: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for truth in truths.iter().filter(|truth| !truth.agencies.is_empty()) {
        carriers.entry(&truth.report).or_default().insert(&truth.title);
    }
    assert!(carriers.values().map(BTreeSet::len).max().unwrap() >= 8, "some agency text is in many titles");
    let credited = truths.iter().filter(|truth| truth.copy_of.is_some() && truth.agencies_credited).count();
    assert!(credited > 200, "{credited} copies say where they come from");
}
