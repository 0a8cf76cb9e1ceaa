//! Several processes over one PostgreSQL: one curates, another stands by, and what a sleeper would write is refused.

use press::Faults;
use store::{List, Store};

use crate::instance::{Instance, Press, success};

/// The address of a PostgreSQL server's administrator. No other test writes into the administrator's own database.
const POSTGRES: &str = "NEWSSTAND_TEST_POSTGRES";
/// Articles that are looked at, more than the press has.
const ALL: i64 = 100_000;

fn works(curator: &Instance) -> bool {
    curator.metric("newsstand_articles_in_stories_total") > 0.0
}

#[tokio::test(flavor = "multi_thread")]
async fn who_stands_by_takes_over_from_a_sleeper_whose_writing_is_refused() {
    let Ok(database) = std::env::var(POSTGRES) else {
        eprintln!("NOT RUN: {POSTGRES} is not set; `cargo xtask test` starts a server and sets it");
        return;
    };
    let press = Press::open(30, Faults::none()).await;
    let folder = |name: &str| press.folder.path().join(name);
    let collector = Instance::start_with_roles(&press, &folder("collector"), &database, "web,fetch");
    collector.wait_until("the collector answers", || collector.health().is_some());
    let curators = ["one", "two"].map(|name| Instance::start_with_roles(&press, &folder(name), &database, "curate"));
    let [one, two] = &curators;
    one.wait_until("somebody curates", || works(one) || works(two));
    assert!(works(one) != works(two), "one of them stands by");

    let (sleeper, next) = if works(one) { (one, two) } else { (two, one) };
    sleeper.signal("STOP");
    collector.wait_until_collected();
    let store = Store::open(&database).await.unwrap();
    let lonely = async || {
        let cards = store.list(&List::Latest, None, ALL).await.unwrap();
        assert!(!cards.is_empty());
        cards.iter().filter(|card| card.story.is_none()).count()
    };
    // Either is asked whether it has something to do; what the sleeper had left undone is done by the other.
    next.wait_until("the other takes over", || works(next));
    sleeper.signal("CONT");
    let runtime = tokio::runtime::Handle::current();
    next.wait_until("every article has its story", || tokio::task::block_in_place(|| runtime.block_on(lonely())) == 0);

    for curator in curators {
        assert_eq!(curator.stop(), Some(0), "the sleeper goes on, standing by, and stops when it is asked to");
    }
    assert_eq!(collector.stop(), Some(0));
    let verify = press.command(&folder("collector"), &["verify", "--database", &database]);
    assert!(success(verify).contains("all invariants hold"));
    store.close().await;
}
