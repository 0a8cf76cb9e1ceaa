//! Collecting: what the press publishes arrives once, whole, politely, and costs nothing when it does not change.

use std::collections::{BTreeMap, BTreeSet};

use press::{Fault, Faults};
use serde_json::Value;
use store::Store;

use crate::instance::{Press, success};

fn exported(press: &Press, data: &std::path::Path) -> Vec<Value> {
    success(press.command(data, &["export", "--jsonl"]))
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_feeds_carry_arrives_once_and_a_second_round_brings_nothing() {
    let press = Press::open(24, Faults::none()).await;
    let data = press.folder.path().join("data");
    let rounds = success(press.command(&data, &["collect", "--rounds", "2", "--feeds-only"]));
    let rounds: Vec<Value> = rounds.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(rounds[0]["new"].as_u64().unwrap() > 100, "{}", rounds[0]);
    assert_eq!(rounds[0]["failed"], 0);
    assert_eq!(rounds[1]["unchanged"], rounds[1]["feeds"], "{}", rounds[1]);
    assert_eq!((rounds[1]["new"].as_u64(), rounds[1]["revised"].as_u64()), (Some(0), Some(0)));

    let articles = exported(&press, &data);
    assert_eq!(articles.len() as u64, rounds[0]["new"].as_u64().unwrap());
    // Addresses as a browser writes them: letters outside ASCII are percent-encoded.
    let truth: BTreeSet<String> = press
        .world
        .truth(press.now, press.server.addr.port())
        .into_iter()
        .map(|article| url::Url::parse(&article.url).unwrap().to_string())
        .collect();
    let mut times: BTreeMap<&str, u32> = BTreeMap::new();
    for article in &articles {
        let url = article["url"].as_str().unwrap();
        *times.entry(url).or_default() += 1;
        assert!(truth.contains(url), "{url} was never published");
    }
    assert!(times.values().all(|times| *times == 1), "an article is there twice");
    assert!(success(press.command(&data, &["verify"])).contains("all invariants hold"));
}

#[tokio::test(flavor = "multi_thread")]
async fn faults_of_some_titles_do_not_touch_the_others() {
    let clean = Press::open(16, Faults::none()).await;
    let listings = clean.world.catalogue(clean.server.addr.port());
    let faults = [
        Fault::Malformed,
        Fault::Truncated,
        Fault::GzipBomb,
        Fault::RedirectLoop,
        Fault::Unavailable,
        Fault::HtmlInstead,
    ]
    .into_iter()
    .zip(&listings)
    .fold(Faults::none(), |faults, (fault, listing)| faults.order(&listing.slug, "", fault));
    let press = Press::open(16, faults).await;
    let data = press.folder.path().join("data");
    crate::instance::run(press.command(&data, &["collect", "--feeds-only"]));
    let with_faults: BTreeSet<String> =
        exported(&press, &data).iter().map(|article| path_of(&article["url"])).collect();

    let clean_data = clean.folder.path().join("data");
    success(clean.command(&clean_data, &["collect", "--feeds-only"]));
    let healthy = |url: &String| listings[6..].iter().any(|listing| url.starts_with(&format!("{}.", listing.slug)));
    let owed: BTreeSet<String> =
        exported(&clean, &clean_data).iter().map(|article| path_of(&article["url"])).filter(healthy).collect();
    assert!(owed.len() > 50);
    assert!(owed.is_subset(&with_faults), "missing: {:?}", owed.difference(&with_faults).take(3).collect::<Vec<_>>());
    assert_eq!(press.server.canary(), 0, "a redirect led where nothing should go");

    let health: Vec<Value> =
        serde_json::from_str(&success(press.command(&data, &["feeds", "health", "--json"]))).unwrap();
    assert!(health.len() >= 4, "{health:?}");
    assert!(
        health.iter().all(|feed| feed["error"].as_str().is_some_and(|sentence| sentence.len() > 10)
            && feed["failing_since"].is_string())
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_permanent_move_is_kept_even_where_nothing_else_is_new() {
    let press = Press::open(10, Faults::none()).await;
    let data = press.folder.path().join("data");
    success(press.command(&data, &["collect", "--feeds-only"]));
    let moved = press.world.catalogue(press.server.addr.port())[0].slug.clone();
    press.server.set_faults(Faults::none().order(&moved, "", Fault::MovedPermanently));
    let round: Value = serde_json::from_str(&success(press.command(&data, &["collect", "--feeds-only"]))).unwrap();
    assert_eq!(round["unchanged"], round["feeds"], "{round}");
    let feeds: Vec<Value> =
        serde_json::from_str(&success(press.command(&data, &["feeds", "list", "--title", &moved, "--json"]))).unwrap();
    assert!(!feeds.is_empty());
    assert!(feeds.iter().all(|feed| feed["url"].as_str().unwrap().contains("/moved/")), "{feeds:?}");
    // The new address is asked from now on.
    press.server.requests().clear();
    success(press.command(&data, &["collect", "--feeds-only"]));
    let asked = press.server.requests().log();
    assert!(asked.iter().filter(|request| request.host.starts_with(&moved)).all(|request| request.status != 301));
}

/// Host without port, and path: the same in two worlds of one seed on different ports.
fn path_of(url: &Value) -> String {
    let url = url.as_str().unwrap().trim_start_matches("http://");
    let (host, path) = url.split_once('/').unwrap_or_else(|| panic!("{url:?} is no address of an article"));
    format!("{}/{path}", host.split(':').next().unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn article_pages_bring_the_full_text_where_a_feed_has_only_teasers() {
    let press = Press::open(16, Faults::none()).await;
    let data = press.folder.path().join("data");
    success(press.command(&data, &["collect"]));
    let revised = exported(&press, &data).iter().filter(|article| article["revision"] == 2).count();
    assert!(revised > 20, "{revised} articles have the text of their page");
    // What the pages of a host have in common was learned from them.
    let hosts: BTreeSet<String> = exported(&press, &data)
        .iter()
        .filter(|article| article["revision"] == 2)
        .map(|article| path_of(&article["url"]).split('/').next().unwrap().to_owned())
        .collect();
    let store = Store::open(&data.join("newsstand.sqlite").display().to_string()).await.unwrap();
    let mut pages = 0;
    for host in &hosts {
        let template = store.template(host).await.unwrap().unwrap_or_default();
        pages += page::Template::read(&template).pages();
    }
    assert!(usize::from(pages) > revised / 2, "{pages} of {revised} pages taught");
    store.close().await;
    assert!(success(press.command(&data, &["verify"])).contains("all invariants hold"));
}

#[tokio::test(flavor = "multi_thread")]
async fn kept_pages_are_read_again_by_a_titles_own_rules() {
    let press = Press::open(16, Faults::none()).await;
    let data = press.folder.path().join("data");
    success(press.command(&data, &["collect"]));
    let before = exported(&press, &data);
    let paged = before.iter().find(|article| article["revision"] == 2).unwrap();
    let host = path_of(&paged["url"]).split('.').next().unwrap().to_owned();
    let reparse_of = |host: &str, more: &[&str]| {
        let arguments = [&["articles", "reparse", "--title", host], more].concat();
        let lines = success(press.command(&data, &arguments));
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect::<Vec<Value>>()
    };
    let reparse = |more: &[&str]| reparse_of(&host, more);
    // Of every title: where a feed has the longer text, what its page says is not what the article would become.
    let host_of = |article: &Value| path_of(&article["url"]).split('.').next().map(str::to_owned);
    let hosts: BTreeSet<String> = before.iter().filter_map(host_of).collect();
    for host in hosts {
        let planned = reparse_of(&host, &["--dry-run"]);
        assert_eq!(planned, [Value::Null; 0], "the same reading of {host} would change nothing");
    }
    assert_eq!(reparse(&[]), [Value::Null; 0], "and changes nothing");

    let rules = press.folder.path().join("rules.json");
    std::fs::write(&rules, r#"{"title":["title"]}"#).unwrap();
    let file = rules.to_str().unwrap();
    let set = success(press.command(&data, &["titles", "rules", &host, file]));
    assert!(set.contains("newsstand articles reparse"), "{set}");
    assert_eq!(success(press.command(&data, &["titles", "rules", &host])).trim(), r#"{"title":["title"]}"#);

    let planned = reparse(&["--dry-run"]);
    assert!(!planned.is_empty() && planned.iter().all(|change| change["revision"].is_null()), "{planned:?}");
    assert_eq!(exported(&press, &data), before, "a dry run writes nothing");
    let changed = reparse(&[]);
    assert_eq!(changed.len(), planned.len());
    assert!(changed.iter().all(|change| change["fields"] == serde_json::json!(["title"])), "{changed:?}");
    assert_eq!(reparse(&[]), [Value::Null; 0], "once is enough");

    let id = changed[0]["article"].to_string();
    let stated = success(press.command(&data, &["articles", "statements", &id]));
    let stated: Vec<Value> = serde_json::from_str(&stated).unwrap();
    assert!(stated.iter().any(|said| said["field"] == "title" && said["source"] == "rule"), "{stated:?}");
    success(press.command(&data, &["titles", "rules", &host, "--clear"]));
    assert_eq!(reparse(&[]).len(), changed.len(), "without rules the pages are read as before");
    assert!(success(press.command(&data, &["verify"])).contains("all invariants hold"));
}
