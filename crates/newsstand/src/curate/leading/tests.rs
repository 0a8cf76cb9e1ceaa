//! What leads, over a small press: four newsrooms that tell the same two stories.

use std::path::Path;

use news::{FeedId, Slot};
use store::{Follower, FrontPage, FrontPageReading, PlacedInStory, Storied};

use super::*;
use crate::curate::tests::{Delivery, deliver, deliveries, stand};

/// A clock that stands still.
fn clock_at(at_us: i64) -> Clock {
    Clock::fast(news::from_micros(at_us), 0.0)
}

/// Newsrooms of as many owners, each with an article of each of two stories.
struct House {
    _data: tempfile::TempDir,
    folder: tempfile::TempDir,
    store: Store,
    newsrooms: Vec<Newsroom>,
    stories: [StoryId; 2],
    begun_us: i64,
}

struct Newsroom {
    title: TitleId,
    name: String,
    articles: Vec<ArticleId>,
    urls: Vec<String>,
}

impl House {
    async fn new(newsrooms: usize) -> Self {
        let (world, deliveries) = deliveries(24, 6);
        let (data, store, titles) = stand(&world).await;
        let listed: HashMap<TitleId, Title> =
            store.titles().await.unwrap().into_iter().map(|title| (title.id, title)).collect();
        let mut owners: HashSet<String> = HashSet::new();
        let mut chosen: Vec<(Newsroom, (TitleId, FeedId), Vec<&Delivery>)> = Vec::new();
        for (number, of) in titles.iter().enumerate() {
            let own: Vec<&Delivery> = deliveries.iter().filter(|delivery| delivery.title == number).take(2).collect();
            let title = &listed[&of.0];
            let owner = title.listing.owner.clone().unwrap_or_else(|| title.listing.name.clone());
            if own.len() == 2 && chosen.len() < newsrooms && owners.insert(owner) {
                let (name, articles, urls) = (title.listing.name.clone(), Vec::new(), Vec::new());
                chosen.push((Newsroom { title: of.0, name, articles, urls }, *of, own));
            }
        }
        assert_eq!(chosen.len(), newsrooms, "the press has so many owners");
        let mut placed = Vec::new();
        for (newsroom, of, own) in &mut chosen {
            for delivery in own {
                newsroom.articles.push(deliver(&store, *of, delivery).await);
                newsroom.urls.push(delivery.article.url.clone());
            }
        }
        let stories = [0, 1].map(|story| StoryId(chosen[0].0.articles[story].0));
        for (newsroom, ..) in &chosen {
            for (article, story) in newsroom.articles.iter().zip(stories) {
                placed.push(PlacedInStory { article: *article, story, because: Vec::new() });
            }
        }
        let follower = Follower { sequence: 1, replay_from: 1 };
        assert!(store.record_stories("stories", &Storied { follower, placed, ..Storied::default() }).await.unwrap());
        let begun_us = deliveries.iter().map(|delivery| delivery.at_us).max().unwrap() + HOUR_US;
        store.ensure_front_pages(begun_us).await.unwrap();
        let newsrooms = chosen.into_iter().map(|(newsroom, ..)| newsroom).collect();
        Self { _data: data, folder: tempfile::tempdir().unwrap(), store, newsrooms, stories, begun_us }
    }

    /// The newsroom's homepage is read, with these links on it.
    async fn read(&self, newsroom: usize, at_us: i64, urls: &[String]) {
        let pages: Vec<FrontPage> = self.store.front_pages().await.unwrap();
        let page = pages.into_iter().find(|page| page.title == self.newsrooms[newsroom].title).unwrap();
        let slot = |(rank, url): (u32, &String)| Slot {
            rank,
            url: url.clone(),
            headline: "As it stands there".to_owned(),
            section: None,
            prominence: 0.9,
        };
        let mut schedule = page.schedule.clone();
        schedule.succeeded_us = at_us;
        let reading = FrontPageReading {
            front_page: page.id,
            at_us,
            stood_until_us: at_us,
            slots: (1..).zip(urls).map(slot).collect(),
            etag: None,
            last_modified: None,
            body_hash: at_us,
            schedule,
        };
        self.store.record_front_page(reading).await.unwrap();
    }

    /// All but the last newsroom lead with the first story, the last one with the second; the other stands far below.
    async fn read_all(&self, at_us: i64) {
        for number in 0..self.newsrooms.len() {
            let mut urls = self.page_of(number);
            if number + 1 == self.newsrooms.len() {
                urls.reverse();
            }
            self.read(number, at_us, &urls).await;
        }
    }

    /// A page with the first story at the top and the second far below, with what nobody else has between them.
    fn page_of(&self, newsroom: usize) -> Vec<String> {
        let [first, second] = &self.newsrooms[newsroom].urls[..] else { panic!("two articles") };
        let between = (0..30).map(|n| format!("https://only.example/{newsroom}/{n}"));
        std::iter::once(first.clone()).chain(between).chain([second.clone()]).collect()
    }

    async fn leader(&self, at_us: i64, folder: &Path) -> Leader {
        Leader::open(self.store.clone(), clock_at(at_us), "world", folder.to_owned()).await.unwrap()
    }

    async fn kept(&self, at_us: i64) -> Vec<Listed> {
        let kept = self.store.lead_list("world", at_us).await.unwrap();
        kept.map(|kept| serde_json::from_str(&kept.body).unwrap()).unwrap_or_default()
    }
}

fn titles_of(listed: &Listed) -> Vec<&str> {
    listed.record.votes.iter().map(|vote| &*vote.title).collect()
}

#[tokio::test]
async fn what_most_newsrooms_lead_with_leads_with_its_reasons() {
    let house = House::new(4).await;
    house.read_all(house.begun_us).await;
    let mut leader = house.leader(house.begun_us, house.folder.path()).await;
    assert!(leader.round().await.unwrap() > 0);
    let list = house.kept(house.begun_us).await;
    assert_eq!(list.iter().map(|listed| StoryId(listed.story)).collect::<Vec<_>>(), house.stories);
    let weights = &weights::current().lead;
    for listed in &list {
        assert_eq!(listed.record.score(weights).to_bits(), listed.score.to_bits());
        assert_eq!(listed.record.votes.len(), 4);
        let of_story = |newsroom: &Newsroom| newsroom.articles.contains(&ArticleId(listed.article));
        assert!(house.newsrooms.iter().any(of_story), "one of the newsrooms' articles stands for it");
    }
    let why = list[0].record.reasons(weights)[0].to_string();
    assert!(why.starts_with("4 of 4 owners have it on their pages, 3 in their top three"), "{why}");
    // Nobody stands twice in the first ten where another has the story too.
    let house_of = |article: i64| house.newsrooms.iter().position(|room| room.articles.contains(&ArticleId(article)));
    assert_ne!(house_of(list[0].article), house_of(list[1].article));
}

#[tokio::test]
async fn a_list_is_kept_when_its_order_changes_and_only_then() {
    let house = House::new(4).await;
    house.read_all(house.begun_us).await;
    let mut leader = house.leader(house.begun_us, house.folder.path()).await;
    let editions = leader.round().await.unwrap();
    assert!(editions > 0);
    assert_eq!(leader.round().await.unwrap(), 0);
    // The other story goes to the top everywhere.
    let later_us = house.begun_us + HOUR_US;
    for number in 0..house.newsrooms.len() {
        let mut urls = house.page_of(number);
        urls.reverse();
        house.read(number, later_us, &urls).await;
    }
    leader.clock = clock_at(later_us);
    assert!(leader.round().await.unwrap() > 0);
    assert_eq!(StoryId(house.kept(later_us).await[0].story), house.stories[1]);
    assert_eq!(StoryId(house.kept(later_us - 1).await[0].story), house.stories[0], "as of before");
}

#[tokio::test]
async fn a_title_that_is_switched_off_counts_no_longer_at_the_next_look() {
    let house = House::new(4).await;
    house.read_all(house.begun_us).await;
    let mut leader = house.leader(house.begun_us, house.folder.path()).await;
    leader.round().await.unwrap();
    let off = &house.newsrooms[0];
    assert!(titles_of(&house.kept(house.begun_us).await[0]).contains(&off.name.as_str()));
    house.store.switch_titles(&[off.title], false, house.begun_us).await.unwrap();
    let soon_us = house.begun_us + 1_000_000;
    leader.clock = clock_at(soon_us);
    leader.round().await.unwrap();
    let list = house.kept(soon_us).await;
    for listed in &list {
        assert!(!titles_of(listed).contains(&off.name.as_str()), "{:?}", titles_of(listed));
        assert_eq!(listed.record.owners_seen, 3);
        assert!(off.articles.iter().all(|article| article.0 != listed.article && !listed.also.contains(&article.0)));
    }
    house.store.switch_titles(&[off.title], true, soon_us).await.unwrap();
    leader.clock = clock_at(soon_us + 1_000_000);
    leader.round().await.unwrap();
    let list = house.kept(soon_us + 1_000_000).await;
    assert_eq!(list[0].record.votes.len(), 4, "it is heard again at once");
}

#[tokio::test]
async fn a_title_whose_page_cannot_be_read_is_heard_by_its_feed() {
    let house = House::new(4).await;
    for (number, newsroom) in house.newsrooms.iter().enumerate().take(3) {
        house.read(number, house.begun_us, &newsroom.urls).await;
    }
    let mut leader = house.leader(house.begun_us, house.folder.path()).await;
    leader.round().await.unwrap();
    let list = house.kept(house.begun_us).await;
    let heard = list[0].record.votes.iter().find(|vote| *vote.title == *house.newsrooms[3].name).unwrap();
    assert_eq!(heard.source, Source::TopFeed);
    let read = list[0].record.votes.iter().find(|vote| *vote.title == *house.newsrooms[0].name).unwrap();
    assert_eq!(read.source, Source::FrontPage);
}

/// Days of front pages on which the last newsroom has nothing of what the others have.
async fn weeks(house: &House, days: i64) {
    for half_day in (1..=days * 2).rev() {
        for hour in [1, 0] {
            let at_us = house.begun_us - (half_day * 12 + hour) * HOUR_US;
            for (number, newsroom) in house.newsrooms.iter().enumerate() {
                let own = (0..2).map(|n| format!("https://only.example/{number}/{half_day}/{hour}/{n}"));
                let apart = number + 1 == house.newsrooms.len();
                let shared = newsroom.urls.iter().filter(|_| !apart).cloned();
                house.read(number, at_us, &shared.chain(own).collect::<Vec<_>>()).await;
            }
        }
    }
    house.read_all(house.begun_us).await;
}

fn trust(list: &[Listed], title: &str) -> f64 {
    list[0].record.votes.iter().find(|vote| *vote.title == *title).unwrap().trust
}

#[tokio::test]
async fn trust_is_learned_from_weeks_of_pages_also_where_what_was_kept_is_lost() {
    let house = House::new(4).await;
    weeks(&house, 20).await;
    let mut leader = house.leader(house.begun_us, house.folder.path()).await;
    leader.round().await.unwrap();
    let list = house.kept(house.begun_us).await;
    let (with, apart) = (trust(&list, &house.newsrooms[0].name), trust(&list, &house.newsrooms[3].name));
    assert!(with > 1.0 && apart < 0.6, "{with} {apart}");
}

#[tokio::test]
async fn a_restart_goes_on_from_what_was_kept_to_the_last_bit() {
    let house = House::new(4).await;
    weeks(&house, 4).await;
    let mut running = house.leader(house.begun_us, house.folder.path()).await;
    running.round().await.unwrap();
    let mut restarted = house.leader(house.begun_us, house.folder.path()).await;
    assert_eq!(restarted.memory.to_bytes(), running.memory.to_bytes(), "the first round keeps what was learned");
    let later_us = house.begun_us + HOUR_US / 2;
    house.read(3, later_us, &house.newsrooms[3].urls).await;
    for leader in [&mut running, &mut restarted] {
        leader.clock = clock_at(later_us);
        leader.round().await.unwrap();
    }
    assert_eq!(restarted.memory.to_bytes(), running.memory.to_bytes());
    // What cannot be read is no harm.
    std::fs::write(house.folder.path().join("front-pages.snapshot"), b"nsfront1 and then nonsense").unwrap();
    assert!(!house.leader(later_us, house.folder.path()).await.memory.taken.is_empty());
}

#[test]
fn twenty_eight_days_are_looked_at_again_and_what_is_known_is_not() {
    let now_us = 100 * DAY_US;
    let all = moments(i64::MIN, now_us);
    assert_eq!(all.first(), Some(&(now_us - 28 * DAY_US - HOUR_US)));
    assert_eq!(all.last(), Some(&(now_us - HOUR_US)));
    assert!(all.is_sorted() && all.len() < 160, "{}", all.len());
    // Each far look has one an hour before it; the last two days have every hour.
    let alone = |at_us: &&i64| !all.contains(&(**at_us - HOUR_US)) && !all.contains(&(**at_us + HOUR_US));
    assert_eq!(all.iter().filter(alone).count(), 0);
    assert_eq!(moments(now_us - 2 * HOUR_US - 1, now_us), [now_us - 2 * HOUR_US, now_us - HOUR_US]);
    assert_eq!(moments(now_us, now_us), [0_i64; 0]);
}

#[tokio::test]
async fn whose_lease_changed_hands_keeps_no_list() {
    let house = House::new(4).await;
    house.read_all(house.begun_us).await;
    let mut leader = house.leader(house.begun_us, house.folder.path()).await;
    let take = async || house.store.take_lease(NAME, "a test", house.begun_us, house.begun_us + HOUR_US).await;
    leader.lease = take().await.unwrap();
    // On SQLite whoever asks has it from then on.
    let next = take().await.unwrap();
    let refused = leader.round().await.unwrap_err().to_string();
    assert!(refused.contains("another process keeps the lists"), "{refused}");
    assert!(house.kept(house.begun_us).await.is_empty());
    leader.lease = next;
    assert!(leader.round().await.unwrap() > 0);
}
