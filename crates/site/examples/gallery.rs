//! Serves every kind of page over invented news, to be looked at:
//! `cargo run -p site --example gallery -- 8090` and then `/`, or `/?` of another state on the ports that follow
//! (+1 first start, +2 no network, +3 all titles off).
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a tool for looking at pages, over fixtures")]

#[path = "../tests/it/newsroom.rs"]
mod newsroom;

use std::sync::Arc;

use site::Progress;

#[tokio::main]
async fn main() {
    let port: u16 = std::env::args().nth(1).and_then(|port| port.parse().ok()).unwrap_or(8090);
    let folders: Vec<tempfile::TempDir> = (0..4).map(|_| tempfile::tempdir().unwrap()).collect();

    let full = newsroom::app(newsroom::filled_store(folders[0].path()).await, folders[0].path(), Arc::default());

    let now_us = news::to_micros(newsroom::now());
    let empty = newsroom::empty_store(folders[1].path()).await;
    empty.import_titles(&newsroom::listings(), now_us).await.unwrap();
    let progress = Arc::new(Progress::default());
    progress.set_feeds(150);
    for asked in 0..31 {
        progress.asked(asked % 4 != 0);
    }
    let starting = newsroom::app(empty, folders[1].path(), progress);

    let unreachable = newsroom::empty_store(folders[2].path()).await;
    unreachable.import_titles(&newsroom::listings(), now_us).await.unwrap();
    let progress = Arc::new(Progress::default());
    progress.set_unreachable_since_us(Some(now_us - 50 * newsroom::MINUTE_US));
    let unreachable = newsroom::app(unreachable, folders[2].path(), progress);

    let off = newsroom::empty_store(folders[3].path()).await;
    off.import_titles(&newsroom::listings(), now_us).await.unwrap();
    let ids: Vec<_> = off.titles().await.unwrap().iter().map(|title| title.id).collect();
    off.switch_titles(&ids, false, now_us).await.unwrap();
    let off = newsroom::app(off, folders[3].path(), Arc::default());

    for (offset, app) in (0..).zip([full, starting, unreachable, off]) {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", port + offset)).await.unwrap();
        tokio::spawn(async move { axum::serve(listener, site::router(app)).await });
    }
    eprintln!("http://127.0.0.1:{port}/");
    std::future::pending::<()>().await;
}
