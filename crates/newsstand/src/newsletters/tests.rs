//! Newsletters over a real socket: what a mail server says and hears, and what readers have then.

use identity::{Accounts, Hasher, Strength};
use news::Role;
use store::Stream;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

use super::*;

const DOMAIN: &str = "inbox.example";
const SECRET: &str = "0123456789abcdef01234567";

const HARBOUR: &str = "From: =?utf-8?Q?Die_Hafenzeitung_=E2=80=93_t=C3=A4glich?= <letter@harbour.example>\r\n\
    Subject: =?utf-8?B?RGVyIEtyYW4g?=\r\n =?utf-8?B?ZmllbA==?=\r\nMessage-ID: <1@harbour.example>\r\n\
    Date: Thu, 26 Nov 2026 06:00:00 +0100\r\nList-Id: The harbour letter <harbour.list.example>\r\n\
    List-Unsubscribe: <mailto:out@harbour.example>, <https://harbour.example/out>\r\nMIME-Version: 1.0\r\n\
    Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nPlain\r\n\
    --b\r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
    <table role=3Dpresentation><tr><td>Der Kran fiel =FCber Nacht.<script>x()</script></td></tr></table>=\r\n\
    <img src=3D\"https://t.example/open.gif\" width=3D1 height=3D1><img src=3D\"https://harbour.example/crane.jpg\" width=3D600>\r\n\
    --b--\r\n";
const CONFIRM: &str = "From: Pilots <pilots@e.example>\r\nSubject: Please confirm\r\nMessage-ID: <c@e.example>\r\n\r\n\
    Confirm here:\r\nhttps://e.example/confirm?token=1\r\n";
const PILOTS: &str = "From: The pilots' letter <pilots@e.example>\r\nSubject: Fog\r\nMessage-ID: <2@e.example>\r\n\
    List-Id: <pilots.e.example>\r\n\r\nFog until noon.\r\n";

/// A service that takes letters, with two readers, of whom one has an address.
struct Service {
    store: Store,
    accounts: Accounts,
    reader: AccountId,
    other: AccountId,
    address: SocketAddr,
    stop: CancellationToken,
    _folder: tempfile::TempDir,
}

impl Service {
    async fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path().join("news.sqlite").to_str().unwrap()).await.unwrap();
        let accounts = Accounts::new(store.clone(), Hasher::new(Strength::for_tests(), 1));
        let clock = Clock::system();
        let add = async |address| accounts.add(address, "R", Role::Reader, "three herons at dawn", 1).await.unwrap();
        accounts.add("operator@example.org", "O", Role::Operator, "three herons at dawn", 1).await.unwrap();
        let (reader, other) = (add("reader@example.org").await, add("other@example.org").await);
        store.open_inbox(reader, SECRET, 1).await.unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (address, stop) = (listener.local_addr().unwrap(), CancellationToken::new());
        tokio::spawn(run(store.clone(), clock, DOMAIN.to_owned(), listener, stop.clone()));
        Self { store, accounts, reader, other, address, stop, _folder: folder }
    }

    /// Brings letters for `name` in one conversation; gives the last answer.
    async fn bring(&self, name: &str, letter: &str) -> String {
        let mut stream = BufReader::new(TcpStream::connect(self.address).await.unwrap());
        let mut said = String::new();
        stream.read_line(&mut said).await.unwrap();
        let recipient = format!("RCPT TO:<{name}@{DOMAIN}>");
        let size = format!("MAIL FROM:<bounce@e.example> SIZE={}", letter.len());
        for words in ["HELO mx.e.example", &size, &recipient, "DATA", &format!("{letter}\r\n.")] {
            stream.get_mut().write_all(format!("{words}\r\n").as_bytes()).await.unwrap();
            said.clear();
            stream.read_line(&mut said).await.unwrap();
            if said.starts_with(['4', '5']) {
                break;
            }
        }
        said.trim().to_owned()
    }

    async fn letters(&self) -> Vec<store::ArticleText> {
        let stream = self.store.stream(self.reader, &Stream { oldest_first: true, ..Stream::default() }).await.unwrap();
        let ids: Vec<_> = stream.iter().map(|(id, _)| *id).collect();
        self.store.article_texts(&ids).await.unwrap()
    }
}

fn name() -> String {
    format!("reader-{SECRET}")
}

#[tokio::test]
async fn letters_become_articles_of_titles_that_are_the_readers_own() {
    let service = Service::start().await;
    for letter in [HARBOUR, CONFIRM, PILOTS] {
        assert!(service.bring(&name(), letter).await.starts_with("250"), "{letter}");
    }
    // Mail servers send again what they are not sure of.
    assert!(service.bring(&name(), HARBOUR).await.starts_with("250"));
    let letters = service.letters().await;
    let headlines: Vec<&str> = letters.iter().map(|letter| letter.headline.as_str()).collect();
    assert_eq!(headlines, ["Der Kran fiel", "Please confirm", "Fog"], "each once");
    let html = &letters[0].article.body_html;
    assert!(html.contains("<p>Der Kran fiel über Nacht.</p>") && html.contains("crane.jpg"), "{html}");
    assert!(!html.contains("open.gif") && !html.contains("script") && !html.contains("table"), "{html}");
    assert!(letters[1].article.body_html.contains("href=\"https://e.example/confirm?token=1\""), "{:?}", letters[1]);
    let titles = service.store.titles().await.unwrap();
    let named: Vec<&str> = titles.iter().map(|title| title.listing.name.as_str()).collect();
    assert_eq!(named, ["Die Hafenzeitung – täglich", "Pilots"], "what confirms and what follows belong together");
    assert!(titles.iter().all(|title| title.comes_by_mail() && title.is_private()));
    let harbour = service.store.newsletters_of(service.reader).await.unwrap().remove(0);
    assert_eq!(harbour.unsubscribe, "https://harbour.example/out");
    assert_eq!(service.store.verify().await.unwrap(), Vec::<String>::new());
    service.stop.cancel();
}

#[tokio::test]
async fn nobody_else_has_them_and_nobody_can_take_them() {
    let service = Service::start().await;
    service.bring(&name(), HARBOUR).await;
    let title = service.store.titles().await.unwrap().remove(0);
    let letter = service.letters().await.remove(0).id;
    service.store.subscribe(service.other, title.id, "", 0).await.unwrap();
    assert!(service.store.subscriptions(service.other).await.unwrap().is_empty(), "by no number");
    assert_eq!(site::subscribing::title_at(&service.store, "").await.unwrap(), None, "by no address");
    assert_eq!(service.store.switch_titles(&[title.id], true, 2).await.unwrap(), 0, "nor by the operator");
    assert!(service.store.feeds().await.unwrap().is_empty(), "there is nothing to poll");
    let readable = async |account| site::subscribing::readable(&service.store, account, &[letter]).await.unwrap();
    assert_eq!((readable(service.reader).await.len(), readable(service.other).await.len()), (1, 0));
    assert!(service.store.list(&store::List::Latest, None, 50).await.unwrap().is_empty());
}

#[tokio::test]
async fn what_is_not_for_a_reader_is_refused() {
    let service = Service::start().await;
    for unknown in ["reader-0123456789abcdef01234568", "reader-", "postmaster", "READER"] {
        assert!(service.bring(unknown, PILOTS).await.starts_with("550 5.1.1"), "{unknown}");
    }
    let large = format!("{PILOTS}{}", "x".repeat(5 << 20));
    assert!(service.bring(&name(), &large).await.starts_with("552"));
    assert!(service.bring(&name(), "From: pilots@e.example\r\n\r\n").await.starts_with("554"));
    assert!(service.bring(&name(), PILOTS).await.starts_with("250"));
    let title = service.store.titles().await.unwrap().remove(0).id;
    service.store.unsubscribe(service.reader, title).await.unwrap();
    let again = PILOTS.replace("<2@", "<3@");
    assert!(service.bring(&name(), &again).await.starts_with("550 5.7.1"), "whoever ended it gets no more");
    service.store.subscribe(service.reader, title, "", 0).await.unwrap();
    assert!(service.bring(&name(), &again).await.starts_with("250"), "and gets it again by their own wish");
    service.store.open_inbox(service.reader, "fedcba9876543210fedcba98", 3).await.unwrap();
    assert!(service.bring(&name(), PILOTS).await.starts_with("550 5.1.1"), "an old address is nobody's");
}

#[tokio::test]
async fn all_of_it_goes_with_the_account() {
    let service = Service::start().await;
    service.bring(&name(), HARBOUR).await;
    service.bring(&name(), PILOTS).await;
    let letter = service.letters().await.remove(0).id;
    service.store.erase_account(service.reader, None, 5).await.unwrap();
    assert!(service.store.titles().await.unwrap().is_empty());
    assert!(service.store.article(letter).await.unwrap().is_none());
    assert_eq!(service.store.verify().await.unwrap(), Vec::<String>::new());
    assert!(service.bring(&name(), PILOTS).await.starts_with("550"));
    drop(service.accounts);
}

#[test]
fn settings_that_make_no_sense_are_said() {
    let check = |domain: &str, listen: &str| {
        Newsletters { domain: domain.to_owned(), listen: listen.to_owned() }.check().map_err(|error| error.to_string())
    };
    assert_eq!(check("", ""), Ok(()));
    assert_eq!(check("inbox.example.org", "127.0.0.1:2525"), Ok(()));
    assert!(check("inbox.example.org", "").unwrap_err().contains("both"));
    assert!(check("", "127.0.0.1:25").unwrap_err().contains("both"));
    assert!(check("inbox.example.org", "25").unwrap_err().contains("with a port"));
    assert!(check("reader@inbox.example.org", "127.0.0.1:25").unwrap_err().contains("is a domain"));
}
