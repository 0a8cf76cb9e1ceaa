//! `newsstand titles`: list, switch, import, export.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use anyhow::{Context, bail};
use news::{FeedKind, FeedListing, Title, TitleKind, TitleListing};
use store::{Act, OperatorAct, Store};

use crate::arguments::TitlesCommand;
use crate::catalogue;
use crate::clock::Clock;
use crate::configuration::Configuration;
use crate::filters::{print, report};
use crate::operator::rules::rules;
use crate::operator::table::table;
use crate::wiring;

/// Does what was asked of the titles.
///
/// # Errors
/// Those of the database, unknown slugs, files that cannot be read.
pub async fn titles(configuration: &Configuration, command: TitlesCommand) -> anyhow::Result<bool> {
    let clock = wiring::clock(configuration);
    let store = wiring::open_store(configuration).await?;
    if !matches!(command, TitlesCommand::Import { .. }) {
        catalogue::bring_in(&store, &catalogue::offered(configuration)?, clock.now_us()).await?;
    }
    let done = match command {
        TitlesCommand::List { edition, json } => list(&store, edition.as_deref(), json).await,
        TitlesCommand::On { slugs } => switch(&store, &slugs, true, &clock).await,
        TitlesCommand::Off { slugs } => switch(&store, &slugs, false, &clock).await,
        TitlesCommand::Import { file } => import(&store, &file, &clock).await,
        TitlesCommand::Export { json } => export(&store, json).await,
        TitlesCommand::Rules { title, file, clear } => rules(&store, &title, file.as_deref(), clear).await,
    };
    store.close().await;
    done
}

async fn list(store: &Store, edition: Option<&str>, json: bool) -> anyhow::Result<bool> {
    let mut titles = without_letters(store.titles().await?);
    if let Some(edition) = edition {
        titles.retain(|title| title.listing.editions.iter().any(|own| own == edition));
    }
    if json {
        print(&serde_json::to_string(&titles)?)?;
        return Ok(true);
    }
    let rows = titles.iter().map(|title| {
        let state = if title.enabled { "on" } else { "off" };
        let listing = &title.listing;
        vec![
            listing.slug.clone(),
            state.to_owned(),
            listing.country.clone(),
            listing.languages.join(","),
            listing.editions.join(","),
            listing.name.clone(),
        ]
    });
    print(&table(&["slug", "is", "country", "languages", "editions", "name"], rows))?;
    Ok(true)
}

/// The titles that an operator can do something with: which newsletters come to whom is nobody else's business.
fn without_letters(titles: Vec<Title>) -> Vec<Title> {
    titles.into_iter().filter(|title| !title.comes_by_mail()).collect()
}

async fn switch(store: &Store, slugs: &[String], on: bool, clock: &Clock) -> anyhow::Result<bool> {
    let titles = store.titles().await?;
    let mut ids = Vec::new();
    for slug in slugs {
        match titles.iter().find(|title| title.listing.slug == *slug) {
            Some(title) => ids.push(title.id),
            None => bail!("there is no title {slug:?}; `newsstand titles list` shows them all"),
        }
    }
    let (act, now_us) = (if on { OperatorAct::TitlesOn } else { OperatorAct::TitlesOff }, clock.now_us());
    Act::new(None, act, slugs.join(", "), now_us).noting(store.switch_titles(&ids, on, now_us)).await?;
    print(&format!("{} {} now", slugs.join(", "), if on { "on" } else { "off" }))?;
    Ok(true)
}

async fn import(store: &Store, file: &Path, clock: &Clock) -> anyhow::Result<bool> {
    let bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let is_json = bytes.iter().find(|byte| !byte.is_ascii_whitespace()).is_some_and(|byte| *byte == b'[');
    let (listings, rules) = if is_json {
        let catalogue = catalogue::read(&text::decode::json(&bytes).text)
            .with_context(|| format!("{} is no catalogue", file.display()))?;
        (catalogue.titles, catalogue.rules)
    } else {
        (from_opml(&bytes, file)?, BTreeMap::new())
    };
    let known: Vec<String> = listings.iter().map(|listing| listing.slug.clone()).collect();
    let imported = Act::new(None, OperatorAct::TitlesImported, known.join(", "), clock.now_us());
    let result = imported.noting(store.import_titles(&listings, clock.now_us())).await?;
    for title in store.titles().await? {
        if let Some(texts) = rules.get(&title.listing.slug) {
            store.set_rules(title.id, Some(&serde_json::to_string(texts)?)).await?;
        }
    }
    let ids: Vec<_> = store
        .titles()
        .await?
        .iter()
        .filter(|title| known.contains(&title.listing.slug))
        .map(|title| title.id)
        .collect();
    store.switch_titles(&ids, true, clock.now_us()).await?;
    print(&format!(
        "{} titles read; {} titles and {} feeds are new",
        listings.len(),
        result.titles_added,
        result.feeds_added
    ))?;
    Ok(true)
}

/// The subscriptions of an OPML file as titles: feeds with one homepage are one title.
fn from_opml(bytes: &[u8], file: &Path) -> anyhow::Result<Vec<TitleListing>> {
    let list = feed::opml::read(bytes).with_context(|| format!("{} is no OPML file", file.display()))?;
    let left_out = list.left_out.iter().map(ToString::to_string);
    for problem in list.problems.iter().cloned().chain(left_out) {
        report(&format!("{}: {problem}", file.display()));
    }
    let mut titles: Vec<TitleListing> = Vec::new();
    let mut by_homepage: HashMap<String, usize> = HashMap::new();
    for subscription in list.subscriptions {
        let section = subscription.folders.iter().find_map(|folder| news::Section::from_label(folder));
        let listing = FeedListing { url: subscription.feed_url.clone(), kind: FeedKind::Feed, section };
        let homepage = subscription.page_url.clone().unwrap_or_else(|| origin(&subscription.feed_url));
        let index = *by_homepage.entry(homepage.clone()).or_insert_with(|| {
            titles.push(new_title(&subscription.title, &homepage));
            titles.len() - 1
        });
        if let Some(title) = titles.get_mut(index) {
            title.feeds.push(listing);
        }
    }
    make_slugs_unique(&mut titles);
    Ok(titles)
}

/// A title of which only its name and homepage are known.
pub fn new_title(name: &str, homepage: &str) -> TitleListing {
    let name = if name.trim().is_empty() { homepage } else { name.trim() };
    TitleListing {
        slug: news::slug(name, 60),
        name: name.to_owned(),
        kind: TitleKind::Digital,
        homepage: homepage.to_owned(),
        country: String::new(),
        languages: Vec::new(),
        owner: None,
        editions: vec!["world".to_owned()],
        on_by_default: true,
        feeds: Vec::new(),
    }
}

/// Scheme and host of an address.
pub fn origin(address: &str) -> String {
    url::Url::parse(address)
        .map_or_else(|_| address.to_owned(), |url| format!("{}/", url.origin().ascii_serialization()))
}

fn make_slugs_unique(titles: &mut [TitleListing]) {
    let mut used: HashMap<String, u32> = HashMap::new();
    for title in titles {
        let times = used.entry(title.slug.clone()).or_insert(0);
        *times += 1;
        if *times > 1 {
            title.slug = format!("{}-{times}", title.slug);
        }
    }
}

async fn export(store: &Store, json: bool) -> anyhow::Result<bool> {
    let titles: Vec<Title> = store.titles().await?.into_iter().filter(|title| title.enabled).collect();
    let feeds = store.feeds().await?;
    if json {
        let listings: Vec<TitleListing> = titles
            .into_iter()
            .map(|title| {
                let own = feeds.iter().filter(|feed| feed.title == title.id);
                let own = own
                    .map(|feed| FeedListing { url: feed.url.clone(), kind: feed.kind, section: feed.section })
                    .collect();
                TitleListing { feeds: own, ..title.listing }
            })
            .collect();
        print(&serde_json::to_string_pretty(&listings)?)?;
        return Ok(true);
    }
    let subscriptions: Vec<feed::opml::Subscription> = titles
        .iter()
        .flat_map(|title| {
            feeds.iter().filter(|feed| feed.title == title.id && feed.kind == FeedKind::Feed).map(|feed| {
                feed::opml::Subscription {
                    title: feed.section.map_or_else(
                        || title.listing.name.clone(),
                        |section| format!("{}: {}", title.listing.name, section.name()),
                    ),
                    feed_url: feed.url.clone(),
                    page_url: Some(title.listing.homepage.clone()),
                    folders: feed.section.map(|section| section.name().to_owned()).into_iter().collect(),
                    ..feed::opml::Subscription::default()
                }
            })
        })
        .collect();
    let list = feed::opml::List { title: Some("Newsstand".to_owned()), subscriptions, ..feed::opml::List::default() };
    print(feed::opml::write(&list).trim_end())?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feeds_with_one_homepage_are_one_title() {
        let opml = br#"<opml version="2.0"><body>
            <outline text="Sport"><outline text="Gazette: Sport" xmlUrl="https://gazette.example/sport.xml" htmlUrl="https://gazette.example/"/></outline>
            <outline text="Gazette" xmlUrl="https://gazette.example/all.xml" htmlUrl="https://gazette.example/"/>
            <outline text="Courier" xmlUrl="https://courier.example/rss"/>
        </body></opml>"#;
        let titles = from_opml(opml, Path::new("list.opml")).unwrap();
        assert_eq!(titles.iter().map(|title| title.feeds.len()).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(titles[0].feeds[0].section, Some(news::Section::Sport));
        assert_eq!(titles[1].homepage, "https://courier.example/");
    }

    #[test]
    fn the_list_names_what_readers_brought_and_not_which_newsletters_come_to_whom() {
        let title = |kind, own: bool| Title {
            id: news::TitleId(1),
            enabled: !own,
            own,
            listing: TitleListing { kind, ..new_title("Gazette", "https://a.example/") },
        };
        let titles = vec![
            title(TitleKind::Newspaper, false),
            title(TitleKind::Newspaper, true),
            title(TitleKind::Newsletter, false),
            title(TitleKind::Newsletter, true),
        ];
        assert_eq!(without_letters(titles.clone()), titles[..3]);
    }

    #[test]
    fn equal_names_get_different_slugs() {
        let mut titles = vec![new_title("Gazette", "https://a.example/"), new_title("Gazette", "https://b.example/")];
        make_slugs_unique(&mut titles);
        assert_eq!(titles.iter().map(|title| title.slug.as_str()).collect::<Vec<_>>(), ["gazette", "gazette-2"]);
    }
}
