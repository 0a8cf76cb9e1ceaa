//! Reports: what the curator writes is there together or not at all, and reads back as it was.

use news::{Article, ArticleId};
use wire::amend::{Amendment, Note, NoteKind};
use wire::copies::{Placement, Relation, ReportId};
use wire::direction::Source;
use wire::first::{Citation, First, Manner};

use super::kit::on_both;
use super::press::{MINUTE_US, NOON_US, entry, imported, visit};
use crate::{Amended, Cited, Curation, Follower, PlacedArticle, ReportRow};

fn placed(article: ArticleId, placement: Placement, citations: Vec<Cited>) -> PlacedArticle {
    let claims =
        wire::credit::claims(&Article { byline: Some("By Associated Press".to_owned()), ..Article::default() });
    PlacedArticle { article, revision: 1, placement, claims, citations }
}

fn report(id: ArticleId, articles: i32) -> ReportRow {
    let source = Source::Agency { key: "ap".to_owned(), name: "AP".to_owned(), evidence: Vec::new(), confidence: 0.9 };
    ReportRow { id: ReportId(id.0), stands: articles > 0, articles, titles: articles, source, first: First::Unknown }
}

#[test]
fn a_batch_is_written_with_its_place_in_the_log_and_reads_back() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "post", 1).await;
        let arrivals = vec![entry("1", "Bridge is delayed"), entry("2", "Bridge is delayed again")];
        let reports = database.store.record(&[visit(title, feeds[0], NOON_US, arrivals)]).await.unwrap();
        let [one, two] = [reports[0].changes[0].0, reports[0].changes[1].0];
        assert_eq!(database.store.follower("curate").await.unwrap(), Follower { sequence: 0, replay_from: 1 });
        assert!(database.store.provenance(one).await.unwrap().is_none());

        let newest = database.store.newest_fact().await.unwrap();
        let citation = Citation {
            outlet: "post".to_owned(),
            name: "POST".to_owned(),
            manner: Manner::First,
            pattern: "en.first.01".to_owned(),
            fragment: "first reported by the Post".to_owned(),
            weight: 0.95,
        };
        let copy = Placement {
            report: ReportId(one.0),
            relation: Relation::Extended,
            of: Some(one),
            own_paragraphs: [1, 4].into(),
            ..Placement::original(two)
        };
        let note = Note { kind: NoteKind::Correction, text: "Correction: it is the old bridge.".to_owned() };
        let curation = Curation {
            after: 0,
            token: 0,
            follower: Follower { sequence: newest, replay_from: 3 },
            at_us: NOON_US + MINUTE_US,
            placed: vec![
                placed(one, Placement::original(one), Vec::new()),
                placed(two, copy.clone(), vec![Cited { citation: citation.clone(), article: Some(one) }]),
            ],
            reports: vec![report(one, 2)],
            amended: vec![Amended {
                article: two,
                number: 1,
                amendment: Amendment { notes: vec![note], ..Amendment::default() },
            }],
        };
        assert!(database.store.record_curation("curate", &curation).await.unwrap());
        assert!(!database.store.record_curation("curate", &curation).await.unwrap(), "it was written already");
        assert_eq!(database.store.follower("curate").await.unwrap(), curation.follower);

        let shown = database.store.provenance(two).await.unwrap().unwrap();
        assert_eq!((shown.placement, shown.claims), (copy.clone(), curation.placed[1].claims.clone()));
        assert_eq!((shown.report, shown.amended), (report(one, 2), curation.amended.clone()));
        let carriers: Vec<_> = shown.carriers.iter().map(|carrier| (carrier.article, carrier.relation)).collect();
        assert_eq!(carriers, [(one, Relation::Original), (two, Relation::Extended)]);
        assert_eq!((shown.cites[0].citation.clone(), shown.cites[0].title), (citation, Some(title)));
        let cited = database.store.provenance(one).await.unwrap().unwrap().cited_by;
        assert_eq!(cited[0].article.as_ref().map(|(article, _)| *article), Some(two));

        let carriers = database.store.carriers(&[ReportId(one.0)]).await.unwrap();
        assert_eq!(carriers.iter().map(|carrier| carrier.first_cited.len()).sum::<usize>(), 1);
        assert_eq!(database.store.carriers_among(&[two]).await.unwrap()[0].report, ReportId(one.0));
        assert_eq!(database.store.placed(&[one, two]).await.unwrap().len(), 2);
        let cards = database.store.recent(0, 10).await.unwrap();
        assert!(cards.iter().all(|card| card.report == Some(ReportId(one.0))));
        assert_eq!(database.store.reports(&[ReportId(one.0), ReportId(7)]).await.unwrap().len(), 1);
        let kinds: Vec<String> =
            database.store.facts(newest, 100).await.unwrap().into_iter().map(|fact| fact.kind).collect();
        assert_eq!(kinds, ["article_placed", "article_placed", "report_formed", "article_corrected"]);
        assert_eq!(database.store.verify().await.unwrap(), Vec::<String>::new());

        // An article that leaves takes its report with it, where it was the last.
        let leaves = Curation {
            after: newest,
            follower: Follower { sequence: newest + 1, replay_from: 3 },
            placed: vec![
                placed(two, Placement::original(two), Vec::new()),
                placed(one, Placement { report: ReportId(two.0), ..Placement::original(one) }, Vec::new()),
            ],
            reports: vec![report(one, 0), report(two, 2)],
            ..Curation::default()
        };
        assert!(database.store.record_curation("curate", &leaves).await.unwrap());
        assert!(database.store.provenance(two).await.unwrap().unwrap().cites.is_empty());
        assert_eq!(database.store.verify().await.unwrap(), Vec::<String>::new());
    });
}

#[test]
fn texts_and_addresses_are_found() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "post", 1).await;
        let reports = database
            .store
            .record(&[visit(title, feeds[0], NOON_US, vec![entry("1", "Bridge is delayed")])])
            .await
            .unwrap();
        let article = reports[0].changes[0].0;
        let texts = database.store.revision_texts(&[(article, 1), (article, 2), (ArticleId(7), 1)]).await.unwrap();
        assert_eq!(texts.len(), 1);
        assert_eq!((texts[0].title, texts[0].number, texts[0].seen_us, texts[0].withdrawn), (title, 1, NOON_US, false));
        let address = texts[0].text.url.clone();
        let found = database.store.article_at(&[title], &format!("{address}?utm_source=x")).await.unwrap();
        assert_eq!(found, Some(article));
        assert_eq!(database.store.article_at(&[title], "https://elsewhere.example/").await.unwrap(), None);
    });
}

#[test]
fn what_a_reader_brings_is_read_by_no_curator() {
    on_both(async |database| {
        let (title, feeds) = imported(database, "post", 1).await;
        let listing = database.store.titles().await.unwrap().remove(0).listing;
        let feed =
            news::FeedListing { url: "https://own.example/feed".to_owned(), kind: news::FeedKind::Feed, section: None };
        let listing = news::TitleListing { slug: "own".to_owned(), feeds: vec![feed], ..listing };
        let own = database.store.add_own_title(&listing, NOON_US).await.unwrap();
        let feed = database.store.feeds().await.unwrap().into_iter().find(|feed| feed.title == own).unwrap();
        let entries = |title, feed| visit(title, feed, NOON_US, vec![entry("1", "Bridge is delayed")]);
        let reports = database.store.record(&[entries(title, feeds[0]), entries(own, feed.id)]).await.unwrap();
        let wanted: Vec<(ArticleId, i32)> = reports.iter().map(|report| (report.changes[0].0, 1)).collect();
        let titles = async || {
            let texts = database.store.revision_texts(&wanted).await.unwrap();
            texts.iter().map(|text| text.title).collect::<Vec<_>>()
        };
        assert_eq!(titles().await, [title]);
        // Once the operator has switched it on it is everyone's.
        database.store.switch_titles(&[own], true, NOON_US).await.unwrap();
        assert_eq!(titles().await.len(), 2);
    });
}
