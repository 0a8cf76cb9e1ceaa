//! Front pages: visited, compared with what the press says its editors did, and told about.

use press::Faults;
use serde_json::Value;

use crate::instance::{Instance, Press, run, success};

fn json(press: &Press, data: &std::path::Path, arguments: &[&str]) -> Value {
    serde_json::from_str(&success(press.command(data, arguments))).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_round_sees_what_the_editors_put_where_and_the_next_one_costs_a_304() {
    let press = Press::open(20, Faults::none()).await;
    let data = press.folder.path().join("data");
    let round = |data: &std::path::Path| -> Value {
        let lines = success(press.command(data, &["collect", "--front-pages"]));
        serde_json::from_str(lines.lines().last().unwrap()).unwrap()
    };
    let first = round(&data);
    let pages = first["front_pages"].as_u64().unwrap();
    assert!(pages >= 18 && first["changed"] == pages && first["failed"] == 0, "{first}");

    let slug = press.world.titles()[1].slug.clone();
    let truth: Vec<String> =
        press.world.front_page(1, None, press.now).iter().take(10).map(|slot| slot.headline.clone()).collect();
    let places = json(&press, &data, &["front-pages", "show", &slug, "--json"]);
    let places = places.as_array().unwrap();
    let headlines: Vec<&str> = places.iter().take(10).map(|place| place["headline"].as_str().unwrap()).collect();
    assert_eq!(headlines, truth.iter().map(String::as_str).collect::<Vec<_>>());
    let known = places.iter().filter(|place| place["article"].is_string()).count();
    assert!(known * 2 > places.len(), "{known} of {} places have their article", places.len());

    let second = round(&data);
    assert_eq!(second["unchanged"], second["front_pages"], "{second}");
    assert!(success(press.command(&data, &["front-pages", "health"])).contains(" 0 fail"));
    assert!(success(press.command(&data, &["verify"])).contains("all invariants hold"));
    let before = json(&press, &data, &["front-pages", "show", &slug, "--at", "2020-01-01T00:00:00Z", "--json"]);
    assert_eq!(before, serde_json::json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn where_a_page_cannot_be_read_the_titles_main_feed_stands_in_and_that_is_said() {
    let press = Press::open(10, Faults::none()).await;
    let data = press.folder.path().join("data");
    let listing = press.world.catalogue(press.server.addr.port())[2].clone();
    let closed = format!("{}contact", listing.homepage);
    success(press.command(&data, &["front-pages", "add", &closed, "--title", &listing.slug]));
    let first = run(press.command(&data, &["collect", "--front-pages"]));
    assert_eq!(first.status.code(), Some(1), "one page has no places");
    let second = success(press.command(&data, &["collect", "--front-pages"]));
    assert!(second.lines().last().unwrap().contains("\"failed\":0"), "{second}");
    let pages = json(&press, &data, &["front-pages", "health", "--json"]);
    assert_eq!(pages.as_array().unwrap().len(), 1, "{pages}");
    assert_eq!(pages[0]["state"], "by its feed");
    assert!(pages[0]["stand_in"].as_str().unwrap().starts_with(listing.homepage.trim_end_matches('/')));
    assert!(success(press.command(&data, &["front-pages", "health"])).contains("1 are read by their title's feed"));
    success(press.command(&data, &["front-pages", "remove", &closed]));
    assert_eq!(json(&press, &data, &["front-pages", "health", "--json"]), serde_json::json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_service_visits_front_pages_while_it_runs() {
    let press = Press::open(8, Faults::none()).await;
    let data = press.folder.path().join("data");
    let instance = Instance::start(&press, &data);
    let visited = |result: &str| {
        instance.try_get("/metrics").is_some_and(|answer| {
            answer.body.contains(&format!("newsstand_front_page_visits_total{{result=\"{result}\"}}"))
        })
    };
    instance.wait_until("front pages were visited", || visited("changed"));
}

#[test]
fn a_short_day_over_the_press_is_measured() {
    let measured = success(crate::instance::newsstand(&["front-pages", "measure", "--titles", "12", "--hours", "2"]));
    let measured: Value = serde_json::from_str(&measured).unwrap();
    assert!(measured["requests"].as_u64().unwrap() > 60, "{measured}");
    assert!(measured["of_those_changed"].as_u64().unwrap() > 12, "{measured}");
    assert!(measured["top_ten_found"].as_f64().unwrap() > 0.9, "{measured}");
    let bytes = measured["database_bytes_a_change"].as_u64().unwrap();
    assert!(bytes > 0 && bytes < 20_000, "{measured}");
}
