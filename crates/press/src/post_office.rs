//! A mail server that keeps what it is given: for tests. It speaks as much of SMTP (RFC 5321) as a sender without TLS needs, and fails
//! on demand.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

/// How the server fails; each fault serves for one mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailFault {
    /// "Try again later."
    Later,
    /// "No such mailbox here."
    Never,
    /// Closes the connection without a word.
    HangUp,
}

/// A mail that arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// Whom the envelope names as sender.
    pub from: String,
    /// Whom it is for.
    pub to: Vec<String>,
    /// Header and body as they came, lines ended by `\n`.
    pub text: String,
}

impl Mail {
    /// The value of a header (folded lines joined); empty where there is none.
    #[must_use]
    pub fn header(&self, name: &str) -> String {
        let head = self.text.split("\n\n").next().unwrap_or_default().replace("\n ", " ");
        let found = head.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
        });
        found.unwrap_or_default()
    }

    /// The body with quoted-printable soft breaks and escapes undone (RFC 2045, 6.7).
    #[must_use]
    pub fn body(&self) -> String {
        let body = self.text.split_once("\n\n").map_or("", |(_, body)| body);
        if !self.header("Content-Transfer-Encoding").eq_ignore_ascii_case("quoted-printable") {
            return body.to_owned();
        }
        let mut bytes = Vec::with_capacity(body.len());
        let joined = body.replace("=\n", "");
        let mut rest = joined.bytes();
        while let Some(byte) = rest.next() {
            let digits = if byte == b'=' { (rest.next(), rest.next()) } else { (None, None) };
            match digits {
                (Some(high), Some(low)) => {
                    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
                    bytes.extend(digit(high).zip(digit(low)).map(|(high, low)| high * 16 + low));
                }
                _ => bytes.push(byte),
            }
        }
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

#[derive(Debug, Default)]
struct Shelf {
    faults: Vec<MailFault>,
    mails: Vec<Mail>,
    attempts: usize,
}

/// The server; it closes when this is dropped.
#[derive(Debug)]
pub struct PostOffice {
    address: SocketAddr,
    shelf: Arc<Mutex<Shelf>>,
    arrived: Arc<Notify>,
    task: JoinHandle<()>,
}

impl Drop for PostOffice {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl PostOffice {
    /// Opens on a free port of loopback; the first mails meet `faults`, one each.
    ///
    /// # Errors
    /// Where no port can be listened on.
    pub async fn open(mut faults: Vec<MailFault>) -> std::io::Result<Self> {
        let listener = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await?;
        let address = listener.local_addr()?;
        faults.reverse();
        let shelf = Arc::new(Mutex::new(Shelf { faults, ..Shelf::default() }));
        let arrived = Arc::new(Notify::new());
        let (kept, told) = (Arc::clone(&shelf), Arc::clone(&arrived));
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (kept, told) = (Arc::clone(&kept), Arc::clone(&told));
                // A sender that goes away in the middle is no failure of ours.
                tokio::spawn(async move { drop(talk(stream, &kept, &told).await) });
            }
        });
        Ok(Self { address, shelf, arrived, task })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// How many mails were offered.
    #[must_use]
    pub fn attempts(&self) -> usize {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner).attempts
    }

    /// What has arrived, once there are at least so many.
    pub async fn mails(&self, at_least: usize) -> Vec<Mail> {
        loop {
            let arrived = self.arrived.notified();
            let mails = self.shelf.lock().unwrap_or_else(PoisonError::into_inner).mails.clone();
            if mails.len() >= at_least {
                return mails;
            }
            arrived.await;
        }
    }
}

async fn talk(stream: TcpStream, shelf: &Mutex<Shelf>, arrived: &Notify) -> std::io::Result<()> {
    let (reading, mut writing) = stream.into_split();
    let mut lines = BufReader::new(reading).lines();
    let mut mail = Mail { from: String::new(), to: Vec::new(), text: String::new() };
    writing.write_all(b"220 post.example at your service\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        let (verb, rest) = line.split_once([' ', ':']).unwrap_or((line.as_str(), ""));
        let answer = match verb.to_ascii_uppercase().as_str() {
            "EHLO" => "250-post.example\r\n250 8BITMIME\r\n",
            "HELO" | "NOOP" | "RSET" => "250 well\r\n",
            "MAIL" => {
                mail = Mail { from: path(rest), to: Vec::new(), text: String::new() };
                let fault = {
                    let mut shelf = shelf.lock().unwrap_or_else(PoisonError::into_inner);
                    shelf.attempts += 1;
                    shelf.faults.pop()
                };
                match fault {
                    None => "250 well\r\n",
                    Some(MailFault::Later) => "451 try again later\r\n",
                    Some(MailFault::Never) => "550 no such mailbox here\r\n",
                    Some(MailFault::HangUp) => return Ok(()),
                }
            }
            "RCPT" => {
                mail.to.push(path(rest));
                "250 well\r\n"
            }
            "DATA" => {
                writing.write_all(b"354 go on\r\n").await?;
                while let Some(line) = lines.next_line().await?.filter(|line| line != ".") {
                    mail.text.push_str(line.strip_prefix('.').unwrap_or(&line));
                    mail.text.push('\n');
                }
                shelf.lock().unwrap_or_else(PoisonError::into_inner).mails.push(mail.clone());
                arrived.notify_waiters();
                "250 kept\r\n"
            }
            "QUIT" => {
                writing.write_all(b"221 bye\r\n").await?;
                return Ok(());
            }
            _ => "502 not here\r\n",
        };
        writing.write_all(answer.as_bytes()).await?;
    }
    Ok(())
}

/// `FROM:<anna@example.org> BODY=8BITMIME` is `anna@example.org`.
fn path(text: &str) -> String {
    text.split_once('<').and_then(|(_, rest)| rest.split_once('>')).map_or("", |(inside, _)| inside).to_owned()
}
