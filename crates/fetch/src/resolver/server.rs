//! One recursive name server, asked by datagram and, when the answer does not fit, by stream.

use super::message::{self, Answer, Record};
use super::{Lookup, Resolution, Resolve};
use futures_util::future::{Either, select};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::pin::pin;
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpStream, UdpSocket};
use tokio::time::timeout;

/// How long one attempt waits; there are two.
const ATTEMPT: Duration = Duration::from_millis(1500);
/// How long the answer for IPv6 may lag behind one for IPv4 that has addresses (some servers never answer it).
const SECOND_FAMILY: Duration = Duration::from_millis(150);
/// The largest datagram without extensions (RFC 1035, 4.2.1), with room for servers that send more.
const DATAGRAM_BYTES: usize = 4096;

/// A name server at one address (`--dns HOST:PORT`). Its answers for A and AAAA are joined, IPv6 last.
#[derive(Debug, Clone, Copy)]
pub struct Server {
    /// Where it listens.
    pub address: SocketAddr,
}

impl Resolve for Server {
    fn lookup(&self, name: &str) -> Lookup {
        let (server, name) = (*self, name.to_owned());
        Box::pin(async move {
            let four = pin!(server.ask(&name, Record::A));
            let six = pin!(server.ask(&name, Record::Aaaa));
            match select(four, six).await {
                Either::Left((four, six)) if matches!(&four, Ok(Answer::Addresses(found)) if !found.is_empty()) => {
                    let six = timeout(SECOND_FAMILY, six).await;
                    join(four, six.unwrap_or(Ok(Answer::NoSuchName)))
                }
                Either::Left((four, six)) => join(four, six.await),
                Either::Right((six, four)) => join(four.await, six),
            }
        })
    }
}

/// One family is enough; a failure counts only when nothing else is known.
fn join(four: Result<Answer, Resolution>, six: Result<Answer, Resolution>) -> Result<Vec<IpAddr>, Resolution> {
    let mut addresses = Vec::new();
    let mut failure = None;
    for answer in [four, six] {
        match answer {
            Ok(Answer::Addresses(found)) => addresses.extend(found),
            Ok(Answer::NoSuchName | Answer::Texts(_)) => {}
            Ok(Answer::Truncated) => failure = Some(Resolution::Failed("the answer is cut short".to_owned())),
            Ok(Answer::ServerFailed(code)) => {
                failure = Some(Resolution::Failed(format!("the name server answered with code {code}")));
            }
            Err(error) => failure = Some(error),
        }
    }
    match failure {
        Some(failure) if addresses.is_empty() => Err(failure),
        None if addresses.is_empty() => Err(Resolution::NotFound),
        _ => Ok(addresses),
    }
}

impl Server {
    /// The first name server of the system, as `/etc/resolv.conf` names it (resolv.conf(5)); `None` where it names none.
    #[must_use]
    pub fn of_system() -> Option<Self> {
        named(&std::fs::read_to_string("/etc/resolv.conf").ok()?)
    }

    /// The texts (TXT records) of a name; none where there is no such name.
    ///
    /// # Errors
    /// When the server does not answer, or answers with a failure.
    pub async fn texts(&self, name: &str) -> Result<Vec<String>, Resolution> {
        match self.ask(name, Record::Txt).await? {
            Answer::Texts(texts) => Ok(texts),
            Answer::NoSuchName | Answer::Addresses(_) => Ok(Vec::new()),
            Answer::Truncated => Err(Resolution::Failed("the answer is cut short".to_owned())),
            Answer::ServerFailed(code) => Err(Resolution::Failed(format!("the name server answered with code {code}"))),
        }
    }

    async fn ask(self, name: &str, record: Record) -> Result<Answer, Resolution> {
        let failed = |error: std::io::Error| Resolution::Failed(error.to_string());
        for _ in 0..2 {
            let question = message::question(random_id()?, name, record).ok_or(Resolution::NotFound)?;
            match timeout(ATTEMPT, self.by_datagram(&question)).await {
                Ok(Ok(Answer::Truncated)) => {
                    return match timeout(ATTEMPT, self.by_stream(&question)).await {
                        Ok(answer) => answer.map_err(failed),
                        Err(_) => Err(silence()),
                    };
                }
                Ok(answer) => return answer.map_err(failed),
                Err(_) => {}
            }
        }
        Err(silence())
    }

    async fn by_datagram(self, question: &[u8]) -> std::io::Result<Answer> {
        let any: IpAddr =
            if self.address.is_ipv4() { Ipv4Addr::UNSPECIFIED.into() } else { Ipv6Addr::UNSPECIFIED.into() };
        // A fresh socket per question: its random port is half of the protection against forged answers (RFC 5452).
        let socket = UdpSocket::bind(SocketAddr::new(any, 0)).await?;
        socket.connect(self.address).await?;
        socket.send(question).await?;
        let mut buffer = [0; DATAGRAM_BYTES];
        loop {
            let length = socket.recv(&mut buffer).await?;
            let received = buffer.get(..length).unwrap_or_default();
            if let Some(answer) = message::answer(received, question) {
                return Ok(answer);
            }
        }
    }

    async fn by_stream(self, question: &[u8]) -> std::io::Result<Answer> {
        let mut stream = TcpStream::connect(self.address).await?;
        let length = u16::try_from(question.len()).map_err(std::io::Error::other)?;
        let mut framed = length.to_be_bytes().to_vec();
        framed.extend(question);
        stream.write_all(&framed).await?;
        let mut received = vec![0; usize::from(stream.read_u16().await?)];
        stream.read_exact(&mut received).await?;
        message::answer(&received, question).ok_or_else(|| std::io::Error::other("the answer is malformed"))
    }
}

fn named(configuration: &str) -> Option<Server> {
    let address = configuration.lines().find_map(|line| line.trim().strip_prefix("nameserver")?.trim().parse().ok())?;
    Some(Server { address: SocketAddr::new(address, 53) })
}

fn silence() -> Resolution {
    Resolution::Failed("the name server does not answer".to_owned())
}

fn random_id() -> Result<u16, Resolution> {
    let mut bytes = [0; 2];
    getrandom::fill(&mut bytes).map_err(|error| Resolution::Failed(error.to_string()))?;
    Ok(u16::from_be_bytes(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Answers `questions` datagrams with what `addresses` says about each; a kind not named gets an empty answer.
    async fn server(addresses: Vec<IpAddr>, questions: usize) -> Server {
        let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
        let address = socket.local_addr().unwrap();
        tokio::spawn(async move {
            let mut buffer = [0; 512];
            for _ in 0..questions {
                let (length, from) = socket.recv_from(&mut buffer).await.unwrap();
                let question = &buffer[..length];
                let six = question[length - 3] == 28;
                let fitting: Vec<IpAddr> = addresses.iter().copied().filter(|a| a.is_ipv6() == six).collect();
                socket.send_to(b"noise", from).await.unwrap();
                socket.send_to(&message::reply(question, &fitting), from).await.unwrap();
            }
        });
        Server { address }
    }

    #[tokio::test]
    async fn both_families_are_asked_and_noise_is_ignored() {
        let addresses: Vec<IpAddr> = vec!["93.184.216.34".parse().unwrap(), "2606:4700::1".parse().unwrap()];
        let server = server(addresses.clone(), 2).await;
        assert_eq!(server.lookup("news.example").await, Ok(addresses));
    }

    #[tokio::test]
    async fn texts_are_asked_for_too() {
        let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
        let server = Server { address: socket.local_addr().unwrap() };
        tokio::spawn(async move {
            let mut buffer = [0; 512];
            let (length, from) = socket.recv_from(&mut buffer).await.unwrap();
            socket.send_to(&message::reply_texts(&buffer[..length], &[&["newsstand=0a1b"]]), from).await.unwrap();
        });
        assert_eq!(server.texts("_newsstand.news.example").await, Ok(vec!["newsstand=0a1b".to_owned()]));
    }

    #[test]
    fn the_systems_first_name_server_is_asked() {
        let file = "# made by hand\nsearch example.org\n nameserver\t192.0.2.53\nnameserver 192.0.2.54\n";
        assert_eq!(named(file).map(|server| server.address), Some("192.0.2.53:53".parse().unwrap()));
        assert!(named("options ndots:1").is_none());
    }

    #[tokio::test]
    async fn a_name_without_addresses_is_not_found() {
        let server = server(vec![], 2).await;
        assert_eq!(server.lookup("news.example").await, Err(Resolution::NotFound));
    }

    #[tokio::test]
    async fn an_answer_that_is_cut_short_is_asked_for_by_stream() {
        let (socket, listener, address) = loop {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
            let address = listener.local_addr().unwrap();
            if let Ok(socket) = UdpSocket::bind(address).await {
                break (socket, listener, address);
            }
        };
        tokio::spawn(async move {
            let mut buffer = [0; 512];
            loop {
                let (length, from) = socket.recv_from(&mut buffer).await.unwrap();
                let mut reply = message::reply(&buffer[..length], &[]);
                reply[2] |= 0x02;
                socket.send_to(&reply, from).await.unwrap();
            }
        });
        tokio::spawn(async move {
            loop {
                let (mut stream, _) = listener.accept().await.unwrap();
                let mut question = vec![0; usize::from(stream.read_u16().await.unwrap())];
                stream.read_exact(&mut question).await.unwrap();
                let four = question[question.len() - 3] == 1;
                let found: &[IpAddr] = if four { &[IpAddr::V4(Ipv4Addr::new(1, 1, 1, 1))] } else { &[] };
                let reply = message::reply(&question, found);
                stream.write_u16(u16::try_from(reply.len()).unwrap()).await.unwrap();
                stream.write_all(&reply).await.unwrap();
            }
        });
        let found = Server { address }.lookup("news.example").await;
        assert_eq!(found, Ok(vec!["1.1.1.1".parse().unwrap()]));
    }

    #[test]
    fn one_family_is_enough() {
        let one = vec![IpAddr::V4(Ipv4Addr::new(1, 1, 1, 1))];
        assert_eq!(join(Ok(Answer::Addresses(one.clone())), Err(silence())), Ok(one));
        assert_eq!(join(Ok(Answer::NoSuchName), Ok(Answer::NoSuchName)), Err(Resolution::NotFound));
        assert!(matches!(join(Ok(Answer::NoSuchName), Ok(Answer::ServerFailed(2))), Err(Resolution::Failed(_))));
    }
}
