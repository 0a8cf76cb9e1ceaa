//! The one writer: gathers what visits brought and writes it in few transactions. A visit is acknowledged after its commit.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use store::{Change, FeedVisit, PageVisit, Store, VisitReport};
use tokio::sync::{mpsc, oneshot};

/// Visits that wait for the writer at most; more make the visitors wait.
const QUEUE: usize = 2;

/// Visits written in one transaction at most.
pub(super) const BATCH: usize = 12;

/// How long a batch waits for company while other visits are under way.
const LINGER: Duration = Duration::from_millis(40);

enum Work {
    Feed(Box<FeedVisit>, oneshot::Sender<Result<VisitReport, String>>),
    Page(Box<PageVisit>, oneshot::Sender<Result<(), String>>),
}

/// Hands visits to the writer.
#[derive(Clone, Debug)]
pub struct Writer {
    queue: mpsc::Sender<Work>,
    under_way: Arc<AtomicUsize>,
}

/// A visit that will come to the writer; while there are some, a batch waits for them for a moment.
#[derive(Debug)]
pub struct UnderWay(Arc<AtomicUsize>);

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Writer {
    /// Starts the writer's task; it ends when the last [`Writer`] is dropped and everything is written.
    pub fn start(store: Store) -> (Self, tokio::task::JoinHandle<()>) {
        let (queue, work) = mpsc::channel(QUEUE);
        let under_way = Arc::new(AtomicUsize::new(0));
        let task = tokio::spawn(write(store, work, Arc::clone(&under_way)));
        (Self { queue, under_way }, task)
    }

    /// Announces a visit.
    pub fn expect(&self) -> UnderWay {
        self.under_way.fetch_add(1, Ordering::Relaxed);
        UnderWay(Arc::clone(&self.under_way))
    }

    /// Writes a visit to a feed; returns when it is durable.
    ///
    /// # Errors
    /// The database's sentence where the transaction failed: nothing of the visit is stored then.
    pub async fn feed(&self, visit: FeedVisit) -> Result<VisitReport, String> {
        let (answer, answered) = oneshot::channel();
        self.queue.send(Work::Feed(Box::new(visit), answer)).await.map_err(|_| "the writer has stopped".to_owned())?;
        answered.await.map_err(|_| "the writer has stopped".to_owned())?
    }

    /// Writes a visit to an article page; returns when it is durable.
    ///
    /// # Errors
    /// As [`Writer::feed`].
    pub async fn page(&self, visit: PageVisit) -> Result<(), String> {
        let (answer, answered) = oneshot::channel();
        self.queue.send(Work::Page(Box::new(visit), answer)).await.map_err(|_| "the writer has stopped".to_owned())?;
        answered.await.map_err(|_| "the writer has stopped".to_owned())?
    }
}

async fn write(store: Store, mut work: mpsc::Receiver<Work>, under_way: Arc<AtomicUsize>) {
    let mut batch = Vec::with_capacity(BATCH);
    loop {
        batch.clear();
        if work.recv_many(&mut batch, BATCH).await == 0 {
            return;
        }
        let linger = tokio::time::sleep(LINGER);
        tokio::pin!(linger);
        while batch.len() < BATCH && under_way.load(Ordering::Relaxed) > batch.len() {
            let room = BATCH - batch.len();
            tokio::select! {
                received = work.recv_many(&mut batch, room) => if received == 0 { break },
                () = &mut linger => break,
            }
        }
        write_batch(&store, std::mem::take(&mut batch)).await;
    }
}

async fn write_batch(store: &Store, batch: Vec<Work>) {
    let mut feeds = Vec::new();
    let mut feed_answers = Vec::new();
    let mut pages = Vec::new();
    let mut page_answers = Vec::new();
    for work in batch {
        match work {
            Work::Feed(visit, answer) => {
                feeds.push(*visit);
                feed_answers.push(answer);
            }
            Work::Page(visit, answer) => {
                pages.push(*visit);
                page_answers.push(answer);
            }
        }
    }
    if !feeds.is_empty() {
        write_feeds(store, &feeds, feed_answers).await;
    }
    if !pages.is_empty() {
        metrics::counter!("newsstand_transactions_total").increment(1);
        let result = store.record_pages(&pages).await.map_err(|error| error.to_string());
        for answer in page_answers {
            // A visitor that no longer waits has been stopped; its work is stored all the same.
            let _ = answer.send(result.clone());
        }
    }
}

async fn write_feeds(store: &Store, visits: &[FeedVisit], answers: Vec<oneshot::Sender<Result<VisitReport, String>>>) {
    metrics::counter!("newsstand_transactions_total").increment(1);
    match store.record(visits).await {
        Ok(reports) => {
            for (report, answer) in reports.into_iter().zip(answers) {
                count(&report);
                let _ = answer.send(Ok(report));
            }
        }
        Err(error) if visits.len() > 1 => {
            // One bad visit must not take the others with it: try each by itself.
            tracing::warn!(visits = visits.len(), %error, "a batch of visits could not be written; writing them one by one");
            for (visit, answer) in visits.iter().zip(answers) {
                let result = store.record(std::slice::from_ref(visit)).await;
                let _ = answer.send(
                    result
                        .map_err(|error| error.to_string())
                        .and_then(|mut reports| reports.pop().ok_or_else(|| "the store gave no report".to_owned())),
                );
            }
        }
        Err(error) => {
            for answer in answers {
                let _ = answer.send(Err(error.to_string()));
            }
        }
    }
}

fn count(report: &VisitReport) {
    for (change, word) in [(Change::New, "new"), (Change::Revised, "revised"), (Change::Withdrawn, "withdrawn")] {
        let number = report.changes.iter().filter(|(_, what)| *what == change).count();
        if number > 0 {
            metrics::counter!("newsstand_articles_total", "change" => word).increment(number as u64);
        }
    }
}
