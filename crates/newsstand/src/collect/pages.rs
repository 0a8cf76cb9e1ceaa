//! Article pages: fetched where a feed has no full text, as politely as everything else.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use fetch::{Outcome, Purpose, Request};
use news::ArticleId;
use store::{HostTemplate, Keeping, PageResult, PageTask, PageVisit};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use url::Url;

use super::{Collector, host_of, lock};

/// Tasks asked for at a time.
const TASKS: i64 = 1_000;

/// Attempts at one page before its feed's text has to do.
const MAX_ATTEMPTS: i32 = 4;

/// Wait before the second attempt; each further one waits four times as long.
const FIRST_RETRY_US: i64 = 5 * 60 * 1_000_000;

/// Least time between two looks: each is a sort of all that waits.
const LOOK_GAP: Duration = Duration::from_millis(500);

/// Looks for due pages until `stop`.
pub async fn run(collector: Arc<Collector>, stop: CancellationToken) {
    let queue = Queue::default();
    let mut under_way = JoinSet::new();
    while !stop.is_cancelled() {
        queue.start_due(&collector, &mut under_way, &stop).await;
        while under_way.try_join_next().is_some() {}
        tokio::select! {
            () = stop.cancelled() => {}
            () = tokio::time::sleep(LOOK_GAP) => {}
        }
        tokio::select! {
            () = stop.cancelled() => {}
            () = collector.pages_arrived.notified() => {}
            () = tokio::time::sleep(Duration::from_secs(5)) => {}
        }
    }
    while under_way.join_next().await.is_some() {}
}

/// Fetches pages until none is due any more.
pub async fn until_none_is_due(collector: &Arc<Collector>) {
    let stop = CancellationToken::new();
    let queue = Queue::default();
    loop {
        let mut under_way = JoinSet::new();
        if queue.start_due(collector, &mut under_way, &stop).await == 0 {
            return;
        }
        while under_way.join_next().await.is_some() {}
    }
}

/// What is being fetched, so that nothing is fetched twice at once.
#[derive(Clone, Default)]
struct Queue {
    articles: Arc<Mutex<HashSet<ArticleId>>>,
    hosts: Arc<Mutex<HashSet<String>>>,
}

impl Queue {
    /// Starts a task for each host that has due pages and none under way; says how many pages were started.
    async fn start_due(
        &self,
        collector: &Arc<Collector>,
        under_way: &mut JoinSet<()>,
        stop: &CancellationToken,
    ) -> usize {
        let tasks = match collector.store.pages_due(collector.clock.now_us(), TASKS).await {
            Ok(tasks) => tasks,
            Err(error) => {
                tracing::error!(%error, "the list of article pages cannot be read; trying again in 5 seconds");
                return 0;
            }
        };
        let mut by_host: HashMap<String, Vec<PageTask>> = HashMap::new();
        for task in tasks {
            by_host.entry(host_of(&task.url)).or_default().push(task);
        }
        let mut started = 0;
        for (host, tasks) in by_host {
            if !lock(&self.hosts).insert(host.clone()) {
                continue;
            }
            started += tasks.len();
            let (queue, collector, stop) = (self.clone(), Arc::clone(collector), stop.clone());
            under_way.spawn(async move {
                for task in tasks {
                    if stop.is_cancelled() {
                        break;
                    }
                    if lock(&queue.articles).insert(task.article) {
                        visit(&collector, &task).await;
                        lock(&queue.articles).remove(&task.article);
                    }
                }
                lock(&queue.hosts).remove(&host);
                collector.pages_arrived.notify_one();
            });
        }
        started
    }
}

async fn visit(collector: &Collector, task: &PageTask) {
    let Found { result, keeping, alone, learned } = fetch_and_read(collector, task).await;
    let word = match &result {
        PageResult::Read(_) => "read",
        PageResult::RetryAt { .. } => "retry",
        PageResult::GivenUp { .. } => "given_up",
    };
    metrics::counter!("newsstand_page_visits_total", "result" => word).increment(1);
    let at_us = collector.clock.now_us();
    let again_us = next_look(&collector.settings.revisit_hours, task.first_seen_us, at_us);
    let visit = PageVisit { keeping, again_us, alone, learned, ..PageVisit::new(task.article, at_us, result) };
    let was_read = word == "read";
    if let Err(sentence) = collector.writer.page(visit).await {
        tracing::error!(page = %task.url, "what an article page brought could not be written: {sentence}");
    } else if was_read {
        collector.progress.page_read();
    }
}

/// When a page is to be looked at again: the next of the ages at which that is done, if there is one left.
fn next_look(ages_hours: &[u32], first_seen_us: i64, now_us: i64) -> Option<i64> {
    const HOUR_US: i64 = 3_600 * 1_000_000;
    let looks = ages_hours.iter().map(|hours| first_seen_us.saturating_add(i64::from(*hours).saturating_mul(HOUR_US)));
    looks.filter(|look_us| *look_us > now_us).min()
}

/// What a page brought.
struct Found {
    result: PageResult,
    keeping: Option<Keeping>,
    alone: Option<Box<news::Article>>,
    learned: Option<HostTemplate>,
}

impl From<PageResult> for Found {
    fn from(result: PageResult) -> Self {
        Self { result, keeping: None, alone: None, learned: None }
    }
}

async fn fetch_and_read(collector: &Collector, task: &PageTask) -> Found {
    let mut response = match fetch(collector, task).await {
        Ok(response) => response,
        Err(result) => return result.into(),
    };
    let rules = lock(&collector.rules).get(&task.title).cloned().unwrap_or_default();
    if let Some(url) = single_page(&response, &rules).await
        && let Ok(whole) = fetch(collector, &PageTask { url, ..task.clone() }).await
    {
        response = whole;
    }
    let host = response.final_url.host_str().unwrap_or_default().to_owned();
    let mut template = template(collector, &host).await;
    // A page that is looked at again taught what it knows the first time.
    let teaches = task.is_first && template.wants(&task.url);
    let _under_way = collector.writer.expect();
    let Ok(permit) = Arc::clone(&collector.parsing).acquire_owned().await else {
        return retry(collector, task, "stopped", None).into();
    };
    let is_kept = collector.settings.keep_pages_days > 0;
    let read = tokio::task::spawn_blocking(move || {
        let _permit = permit;
        let html = text::decode::html(&response.body, response.charset.as_deref()).text;
        let url = response.final_url.to_string();
        let page::Taught { reading, alone, lesson } = page::read_among(&html, &url, &rules, &template);
        let learned = lesson.filter(|_| teaches).map(|lesson| {
            template.learn(lesson);
            HostTemplate { host, pages: template.pages().into(), template: template.bytes() }
        });
        let statements = serde_json::to_string(&reading.statements).unwrap_or_default();
        let html = Some(if is_kept { html.into_owned() } else { String::new() });
        (reading.article, Keeping { url, statements, html }, alone, learned)
    })
    .await;
    match read {
        Ok((article, ..)) if article.body_text.trim().is_empty() => given_up("no_text").into(),
        Ok((article, keeping, alone, learned)) => {
            Found { result: PageResult::Read(Box::new(article)), keeping: Some(keeping), alone, learned }
        }
        Err(_) => given_up("reader_failed").into(),
    }
}

/// What is known of the pages of a host; nothing where it cannot be read, which costs a page no more than that.
async fn template(collector: &Collector, host: &str) -> page::Template {
    match collector.store.template(host).await {
        Ok(bytes) => bytes.map(|bytes| page::Template::read(&bytes)).unwrap_or_default(),
        Err(error) => {
            tracing::warn!(%error, host, "what this host's pages have in common cannot be read; its page is read alone");
            page::Template::default()
        }
    }
}

/// The address of the whole article on one page, where the title's rules find such a link.
async fn single_page(response: &fetch::Response, rules: &Arc<page::Rules>) -> Option<String> {
    if !rules.has_single_page() {
        return None;
    }
    let html = text::decode::html(&response.body, response.charset.as_deref()).text.into_owned();
    let (url, rules) = (response.final_url.to_string(), Arc::clone(rules));
    tokio::task::spawn_blocking(move || rules.single_page(&html, &url)).await.ok().flatten()
}

/// The page, or what is to be noted where there is none.
async fn fetch(collector: &Collector, task: &PageTask) -> Result<Box<fetch::Response>, PageResult> {
    let Ok(url) = Url::parse(&task.url) else { return Err(given_up("not_an_address")) };
    let response = match collector.client.get(Request::new(url, Purpose::Page)).await {
        Ok(Outcome::Fetched(response)) => response,
        Ok(Outcome::Unchanged(_)) => return Err(given_up("unchanged")),
        Err(fetch::Error::Status { code: 404, .. }) => return Err(given_up("not_found")),
        Err(error) if is_final(&error) => return Err(given_up(error.code())),
        Err(error) => return Err(retry(collector, task, error.code(), error.retry_after())),
    };
    if response.content_type.as_deref().is_some_and(|kind| !kind.contains("html") && !kind.contains("xml")) {
        return Err(given_up("not_a_page"));
    }
    Ok(response)
}

/// Whether asking again would not help.
fn is_final(error: &fetch::Error) -> bool {
    use fetch::Error as E;
    match error {
        E::Refused(_)
        | E::RobotsDisallowed
        | E::Gone
        | E::TooLarge { .. }
        | E::Bomb { .. }
        | E::TooManyRedirects { .. }
        | E::RedirectLoop
        | E::Challenge { .. } => true,
        // 408 and 429 are the two of their class that ask for another try (RFC 9110, 15.5.9; RFC 6585, 4).
        E::Status { code, .. } => matches!(code, 400..=499) && !matches!(code, 408 | 429),
        _ => false,
    }
}

fn given_up(code: &str) -> PageResult {
    PageResult::GivenUp { error_code: code.to_owned() }
}

fn retry(collector: &Collector, task: &PageTask, code: &str, retry_after: Option<Duration>) -> PageResult {
    if task.attempts + 1 >= MAX_ATTEMPTS {
        return given_up(code);
    }
    let wait_us = FIRST_RETRY_US.saturating_mul(4_i64.saturating_pow(u32::try_from(task.attempts).unwrap_or(0)));
    let asked_us = retry_after.map_or(0, |wait| i64::try_from(wait.as_micros()).unwrap_or(i64::MAX));
    PageResult::RetryAt {
        due_us: collector.clock.now_us().saturating_add(wait_us.max(asked_us)),
        error_code: code.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::next_look;

    #[test]
    fn pages_are_looked_at_again_at_given_ages() {
        let hour_us = 3_600_000_000;
        let looks: Vec<Option<i64>> = [0, 3, 4, 24].map(|hour| next_look(&[3, 24], 0, hour * hour_us)).to_vec();
        assert_eq!(looks, [Some(3 * hour_us), Some(24 * hour_us), Some(24 * hour_us), None]);
        assert_eq!(next_look(&[], 0, 0), None);
    }
}
