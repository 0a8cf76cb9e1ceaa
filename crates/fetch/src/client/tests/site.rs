//! A small HTTP server that misbehaves to order: what it sends is written out byte by byte.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use url::Url;

/// What the site does with one request.
pub enum Reply {
    /// Send this and wait for the next request.
    Keep(Vec<u8>),
    /// Send this and close.
    Close(Vec<u8>),
    /// Send this and fall silent.
    Hang(Vec<u8>),
    /// Send the first, then the second for ever.
    Endless(Vec<u8>, Vec<u8>),
}

impl Reply {
    /// A well-formed answer with its length.
    pub fn whole(status: &str, headers: &str, body: &[u8]) -> Reply {
        let mut bytes = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\n{headers}\r\n", body.len()).into_bytes();
        if status.starts_with("304") {
            bytes = format!("HTTP/1.1 {status}\r\n{headers}\r\n").into_bytes();
        }
        bytes.extend(body);
        Reply::Keep(bytes)
    }
}

/// One request as it arrived.
#[derive(Debug, Clone)]
pub struct Asked {
    pub path: String,
    headers: Vec<(String, String)>,
    /// The number of the connection it came on.
    pub connection: usize,
    /// How many requests came before it.
    pub nth: usize,
}

impl Asked {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

pub struct Site {
    pub address: SocketAddr,
    asked: Arc<Mutex<Vec<Asked>>>,
    server: JoinHandle<()>,
}

impl Site {
    pub async fn start(reply: impl Fn(&Asked) -> Reply + Send + Sync + 'static) -> Site {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (asked, reply) = (Arc::new(Mutex::new(Vec::new())), Arc::new(reply));
        let log = Arc::clone(&asked);
        let server = tokio::spawn(async move {
            let connections = AtomicUsize::new(0);
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                let connection = connections.fetch_add(1, Ordering::SeqCst);
                tokio::spawn(serve(stream, connection, Arc::clone(&log), Arc::clone(&reply)));
            }
        });
        Site { address, asked, server }
    }

    pub fn url(&self, path: &str) -> Url {
        Url::parse(&format!("http://{}{path}", self.address)).unwrap()
    }

    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }

    /// Closes the port.
    pub async fn stop(self) {
        self.server.abort();
        let _ = self.server.await;
    }
}

async fn serve<F: Fn(&Asked) -> Reply>(
    stream: TcpStream,
    connection: usize,
    log: Arc<Mutex<Vec<Asked>>>,
    reply: Arc<F>,
) {
    let mut stream = BufReader::new(stream);
    while let Some(head) = head(&mut stream).await {
        let mut lines = head.lines();
        let path = lines.next().unwrap().split(' ').nth(1).unwrap().to_owned();
        let headers = lines
            .filter_map(|line| line.split_once(':'))
            .map(|(name, value)| (name.to_lowercase(), value.trim().to_owned()));
        let asked = {
            let mut log = log.lock().unwrap();
            let asked = Asked { path, headers: headers.collect(), connection, nth: log.len() };
            log.push(asked.clone());
            asked
        };
        match reply(&asked) {
            Reply::Keep(bytes) => {
                if stream.write_all(&bytes).await.is_err() {
                    return;
                }
            }
            Reply::Close(bytes) => {
                let _ = stream.write_all(&bytes).await;
                let _ = stream.shutdown().await;
                return;
            }
            Reply::Hang(bytes) => {
                let _ = stream.write_all(&bytes).await;
                let _ = stream.read(&mut [0]).await;
                return;
            }
            Reply::Endless(first, again) => {
                let mut alive = stream.write_all(&first).await.is_ok();
                while alive {
                    alive = stream.write_all(&again).await.is_ok();
                }
                return;
            }
        }
    }
}

/// The head of the next request; `None` when the client has gone.
async fn head(stream: &mut BufReader<TcpStream>) -> Option<String> {
    if stream.fill_buf().await.ok()?.first() == Some(&0x16) {
        return Some("TLS /handshake\r\n\r\n".to_owned());
    }
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if stream.read_line(&mut head).await.ok()? == 0 {
            return None;
        }
    }
    Some(head)
}
