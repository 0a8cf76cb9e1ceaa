//! How fast a running service answers: the front page over kept connections, and the time from start to first page.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::{Running, row};
use crate::bench::program::{Run, note_cost};

/// Requests on each connection.
const REQUESTS: usize = 400;

/// Starts the service over the data, asks for its front page, prints rows.
pub fn measure(program: &Path, configured: &[String]) -> Result<()> {
    let service = Service::start(program, configured)?;
    row("start to first page", &format!("{:.2} s", service.to_first_page.as_secs_f64()), "0.3 s", "", "");
    for (connections, pass, aim, peers) in [
        (1, "3 / 15 ms", "0.5 / 3 ms", "49/68, 44/99, 0.4/5.6 ms (empty shell)"),
        (4, "5 / 20 ms", "1 / 5 ms", "88/136, 113/252, 1.0/10 ms"),
    ] {
        let times = ask(service.address, &["/".to_owned()], connections)?;
        let here = format!("{:.2} / {:.2} ms", millis(&times, 0.5), millis(&times, 0.99));
        row(&format!("front page p50 / p99, {connections} connection(s)"), &here, pass, aim, peers);
    }
    row("its size (HTML)", &format!("{:.1} KB", service.first.len() as f64 / 1e3), "60 KB", "40 KB", "275, 303, 42 KB");
    Ok(())
}

/// The service over data that is there already, with a reader's pages only.
pub(in crate::bench) struct Service {
    /// Where it listens.
    pub(in crate::bench) address: SocketAddr,
    /// The front page, as first answered.
    pub(in crate::bench) first: Vec<u8>,
    /// From the start of the process to that answer.
    pub(in crate::bench) to_first_page: Duration,
    running: Running,
}

impl Service {
    /// Starts it and waits for its first page.
    pub(in crate::bench) fn start(program: &Path, configured: &[String]) -> Result<Self> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let begun = Instant::now();
        let child = Command::new(program)
            .args(["serve", "--roles", "web", "--listen", &address.to_string()])
            .args(configured)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("newsstand serve did not start")?;
        let mut running = Running(child);
        let first = loop {
            if let Ok(page) = Connection::open(address).and_then(|mut connection| connection.get("/")) {
                break page;
            }
            if let Some(status) = running.0.try_wait()? {
                bail!(
                    "the service stopped before it answered ({status}); was its database written by a newer program?"
                );
            }
            if begun.elapsed() > Duration::from_secs(30) {
                bail!("the service did not answer within 30 seconds");
            }
            std::thread::sleep(Duration::from_millis(2));
        };
        Ok(Self { address, first, to_first_page: begun.elapsed(), running })
    }

    /// The middle time to answer each of `paths` in turn, on one connection, milliseconds.
    pub(in crate::bench) fn middle_millis(&self, paths: &[String]) -> Result<f64> {
        Ok(millis(&ask(self.address, paths, 1)?, 0.5))
    }

    /// What the process has cost so far.
    pub(in crate::bench) fn cost(&self) -> Run {
        let mut cost = Run::nothing();
        note_cost(self.running.0.id(), &mut cost);
        cost
    }

    /// The page at `path`.
    pub(in crate::bench) fn page(&self, path: &str) -> Result<String> {
        Ok(String::from_utf8_lossy(&Connection::open(self.address)?.get(path)?).into_owned())
    }
}

/// The times of [`REQUESTS`] requests for `paths` in turn on each of `connections` connections, sorted.
fn ask(address: SocketAddr, paths: &[String], connections: usize) -> Result<Vec<Duration>> {
    let workers: Vec<_> = (0..connections)
        .map(|_| {
            let paths = paths.to_vec();
            std::thread::spawn(move || -> Result<Vec<Duration>> {
                let mut connection = Connection::open(address)?;
                let mut times = Vec::with_capacity(REQUESTS);
                for path in paths.iter().cycle().take(REQUESTS) {
                    let begun = Instant::now();
                    connection.get(path)?;
                    times.push(begun.elapsed());
                }
                Ok(times)
            })
        })
        .collect();
    let mut times = Vec::new();
    for worker in workers {
        times.extend(worker.join().map_err(|_| anyhow::anyhow!("a connection panicked"))??);
    }
    times.sort();
    Ok(times)
}

fn millis(times: &[Duration], share: f64) -> f64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a few thousand times"
    )]
    let index = ((times.len() as f64 * share) as usize).min(times.len().saturating_sub(1));
    times.get(index).map_or(f64::NAN, |time| time.as_secs_f64() * 1_000.0)
}

/// A kept HTTP/1.1 connection, as plain as can be, so that what is measured is the service.
pub(in crate::bench) struct Connection(BufReader<TcpStream>);

impl Connection {
    pub(in crate::bench) fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        Ok(Self(BufReader::new(stream)))
    }

    fn get(&mut self, path: &str) -> Result<Vec<u8>> {
        self.get_as(path, "")
    }

    /// The body of the answer, for whom the cookie names.
    pub(in crate::bench) fn get_as(&mut self, path: &str, cookie: &str) -> Result<Vec<u8>> {
        write!(self.0.get_mut(), "GET {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\n\r\n")?;
        let mut line = String::new();
        self.0.read_line(&mut line)?;
        if !line.contains(" 200 ") {
            bail!("the service answered {}", line.trim());
        }
        let mut length = None;
        loop {
            line.clear();
            self.0.read_line(&mut line)?;
            let header = line.trim().to_lowercase();
            if header.is_empty() {
                break;
            }
            if let Some(value) = header.strip_prefix("content-length:") {
                length = value.trim().parse::<usize>().ok();
            }
        }
        let mut body = vec![0; length.context("the service named no length")?];
        self.0.read_exact(&mut body)?;
        Ok(body)
    }
}
