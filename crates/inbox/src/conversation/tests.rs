//! What is said and what is kept, line by line.

use std::sync::{Mutex, PoisonError};

use tokio::io::BufReader;

use super::*;

/// Anna and Ben live here; Ben wants nothing any more, and of Carla nobody knows now.
#[derive(Default)]
struct House(Mutex<Vec<(String, Letter)>>);

impl Household for House {
    async fn knows(&self, name: &str) -> Option<bool> {
        (name != "carla").then_some(matches!(name, "anna" | "ben" | "dora"))
    }

    async fn keep(&self, name: &str, letter: &Letter) -> Kept {
        match name {
            "ben" => Kept::Unwanted,
            "dora" => Kept::Later,
            _ => {
                let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
                kept.push((name.to_owned(), letter.clone()));
                Kept::Kept
            }
        }
    }
}

/// What is answered to `said`, each answer's first three digits, and what was kept.
async fn talk(said: &str, limits: Limits) -> (Vec<String>, Vec<(String, Letter)>) {
    let house = House::default();
    let mut answers = Vec::new();
    let conversation = converse(BufReader::new(said.as_bytes()), &mut answers, "inbox.example", limits, &house);
    conversation.await.unwrap();
    let answers = String::from_utf8(answers).unwrap();
    let codes =
        answers.lines().filter(|line| line.as_bytes().get(3) == Some(&b' ')).map(|line| line.chars().take(3).collect());
    (codes.collect(), house.0.into_inner().unwrap())
}

const HELLO: &str = "EHLO mx.example\r\nMAIL FROM:<a@e.example> SIZE=99 BODY=8BITMIME\r\n";
const LETTER: &str = "From: A <a@e.example>\r\nSubject: One\r\n\r\n..dot\r\nText\r\n.\r\n";

#[tokio::test]
async fn a_letter_is_kept_for_whom_it_is() {
    let said = format!("{HELLO}RCPT TO:<Anna@INBOX.example>\r\nDATA\r\n{LETTER}QUIT\r\n");
    let (codes, kept) = talk(&said, Limits::default()).await;
    assert_eq!(codes, ["220", "250", "250", "250", "354", "250", "221"]);
    let [(name, letter)] = &kept[..] else { panic!("{kept:?}") };
    assert_eq!((name.as_str(), letter.subject.as_str()), ("anna", "One"));
    assert!(letter.html.contains("<p>.dot<br>Text</p>"), "{}", letter.html);
}

#[tokio::test]
async fn nothing_is_handed_on_and_nobody_unknown_is_taken() {
    let said = format!(
        "{HELLO}RCPT TO:<anna@elsewhere.example>\r\nRCPT TO:<mallory@inbox.example>\r\nRCPT TO:<carla@inbox.example>\r\n\
         RCPT TO:<nonsense>\r\nDATA\r\nQUIT\r\n"
    );
    let (codes, kept) = talk(&said, Limits::default()).await;
    assert_eq!(codes[3..], ["550", "550", "451", "501", "503", "221"]);
    assert!(kept.is_empty());
}

#[tokio::test]
async fn the_answer_to_a_letter_is_what_became_of_it() {
    for (name, code) in [("anna", "250"), ("ben", "550"), ("dora", "451")] {
        let said = format!("{HELLO}RCPT TO:<{name}@inbox.example>\r\nDATA\r\n{LETTER}");
        assert_eq!(talk(&said, Limits::default()).await.0.last().unwrap(), code, "{name}");
    }
    let all = "RCPT TO:<anna@inbox.example>\r\nRCPT TO:<ben@inbox.example>\r\nRCPT TO:<dora@inbox.example>\r\n";
    let said = format!("{HELLO}{all}DATA\r\n{LETTER}");
    assert_eq!(talk(&said, Limits::default()).await.0.last().unwrap(), "451", "one is to come again");
    let (codes, _) = talk(&said.replace("EHLO", "LHLO"), Limits::default()).await;
    assert_eq!(codes[codes.len() - 3..], ["250", "550", "451"], "by LMTP to each their own");
}

#[tokio::test]
async fn what_is_too_large_is_refused_before_and_after_it_came() {
    let limits = Limits { letter_bytes: 200, ..Limits::default() };
    let (codes, _) = talk("EHLO x\r\nMAIL FROM:<> SIZE=201\r\nQUIT\r\n", limits).await;
    assert_eq!(codes, ["220", "250", "552", "221"]);
    let long = format!("From: a@e.example\r\n\r\n{}\r\n.\r\n", "text ".repeat(100));
    let said = format!("{HELLO}RCPT TO:<anna@inbox.example>\r\nDATA\r\n{long}NOOP\r\n");
    let (codes, kept) = talk(&said, limits).await;
    assert_eq!(codes[4..], ["354", "552", "250"], "and the conversation goes on");
    assert!(kept.is_empty());
    let endless = format!("{HELLO}RCPT TO:<anna@inbox.example>\r\nDATA\r\n{}NOOP\r\n", "text\r\n".repeat(1_000));
    assert_eq!(talk(&endless, limits).await.0.last().unwrap(), "552", "and ends where there is no end");
}

#[tokio::test]
async fn a_line_of_any_length_ends_where_it_ends() {
    // Its CR is the last byte of a piece, and its LF the first of the next one.
    for length in [PIECE_BYTES - 2, PIECE_BYTES - 1, PIECE_BYTES, 2 * PIECE_BYTES - 1] {
        let said = format!(
            "{HELLO}RCPT TO:<anna@inbox.example>\r\nDATA\r\nSubject: One\r\nFrom: a@e.example\r\n\r\n{}\r\n.\r\nQUIT\r\n",
            "x".repeat(length)
        );
        let (codes, kept) = talk(&said, Limits::default()).await;
        assert_eq!(codes[4..], ["354", "250", "221"], "{length}");
        assert_eq!(kept[0].1.html.len(), "<p></p>".len() + length);
    }
}

#[tokio::test]
async fn only_a_dot_between_two_line_ends_is_an_end() {
    // What other programs may take for the end of a letter and the beginning of another one's envelope.
    for end in ["\n.\n", "\n.\r\n", "\r.\r", "\r\n.\n", "\r\n.\r"] {
        let text = format!(
            "From: a@e.example\r\n\r\nOne{end}MAIL FROM:<b@e.example>\r\nRCPT TO:<dora@inbox.example>\r\n.\r\n"
        );
        let said = format!("{HELLO}RCPT TO:<anna@inbox.example>\r\nDATA\r\n{text}QUIT\r\n");
        let (codes, kept) = talk(&said, Limits::default()).await;
        assert_eq!(codes, ["220", "250", "250", "250", "354", "250", "221"], "{end:?}");
        assert!(kept.len() == 1 && kept[0].1.html.contains("RCPT TO"), "{end:?}: {kept:?}");
    }
}

#[tokio::test]
async fn whoever_makes_too_many_mistakes_is_sent_away() {
    let said = "WHAT\r\n".repeat(50);
    let (codes, _) = talk(&said, Limits::default()).await;
    assert_eq!((codes.len(), codes.last().map(String::as_str)), (13, Some("421")));
    let long = format!("NOOP {}\r\n", "x".repeat(5_000));
    assert_eq!(talk(&long, Limits::default()).await.0, ["220", "500"]);
    let said = format!("{HELLO}RCPT TO:<anna@inbox.example>\r\nDATA\r\nFrom: a@e.example\r\nSubject: half\r\n");
    assert!(talk(&said, Limits::default()).await.1.is_empty(), "half a letter is none");
}
