//! Mail to a real SMTP server on loopback.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::time::Duration;

use notify::{Error, Letter, Mailer, Security, Settings};
use press::{MailFault, PostOffice};

async fn mailer(post: &PostOffice) -> Mailer {
    let settings = Settings {
        port: Some(post.address().port()),
        security: Security::None,
        pauses: vec![Duration::ZERO; 2],
        ..Settings::new("127.0.0.1", "Town Library <news@example.org>")
    };
    Mailer::new(&settings).unwrap()
}

fn letter(subject: &str, link: &str) -> Letter {
    let text = format!("Öffnen Sie diesen Link:\n\n{link}\n\nThe link works once.\n");
    Letter { subject: subject.to_owned(), text, html: None, unsubscribe: None }
}

#[tokio::test]
async fn a_letter_arrives_as_it_was_written() {
    let post = PostOffice::open(Vec::new()).await.unwrap();
    let letter = letter("A new password for Bücherei", "https://news.example/reset?token=abc_def-123");
    mailer(&post).await.send("anna@example.org", &letter).await.unwrap();
    let mails = post.mails(1).await;
    assert_eq!(
        (mails[0].from.as_str(), mails[0].to.as_slice()),
        ("news@example.org", ["anna@example.org".to_owned()].as_slice())
    );
    assert!(mails[0].header("From").contains("Town Library"));
    assert_eq!(mails[0].header("Auto-Submitted"), "auto-generated");
    assert!(mails[0].header("Date").len() > 10 && mails[0].header("Subject").contains("=?utf-8?"), "{}", mails[0].text);
    assert!(mails[0].body().contains("https://news.example/reset?token=abc_def-123"), "{}", mails[0].text);
}

#[tokio::test]
async fn a_server_that_cannot_just_now_is_asked_again_and_one_that_refuses_is_not() {
    let post = PostOffice::open(vec![MailFault::Later, MailFault::HangUp]).await.unwrap();
    let letter = letter("Sign in to Newsstand", "https://news.example/sign-in/link?token=a");
    mailer(&post).await.send("anna@example.org", &letter).await.unwrap();
    assert_eq!(post.mails(1).await.len(), 1);

    let post = PostOffice::open(vec![MailFault::Never]).await.unwrap();
    let refused = mailer(&post).await.send("anna@example.org", &letter).await.unwrap_err();
    assert!(matches!(&refused, Error::Refused(said) if said.contains("no such mailbox")), "{refused}");
    assert_eq!(post.attempts(), 1);

    let post = PostOffice::open(vec![MailFault::Later; 9]).await.unwrap();
    let not_sent = mailer(&post).await.send("anna@example.org", &letter).await.unwrap_err();
    assert!(matches!(not_sent, Error::NotSent(_)), "{not_sent}");
    assert_eq!(post.attempts(), 3);
}

#[tokio::test]
async fn a_header_cannot_be_smuggled_in_by_an_address() {
    let post = PostOffice::open(Vec::new()).await.unwrap();
    let letter = letter("Sign in to Newsstand", "https://news.example/");
    let sent = mailer(&post).await.send("anna@example.org\r\nBcc: eve@example.org", &letter).await;
    assert!(matches!(sent, Err(Error::Address { .. })));
    assert_eq!(post.attempts(), 0);
}

#[tokio::test]
async fn a_letter_that_comes_regularly_has_both_forms_and_ends_with_one_click() {
    let post = PostOffice::open(Vec::new()).await.unwrap();
    let stop = "https://news.example/briefing/stop?account=1&seal=abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz";
    let letter = Letter {
        subject: "Morning briefing".to_owned(),
        text: "One story".to_owned(),
        html: Some("<p>One <b>story</b></p>".to_owned()),
        unsubscribe: Some(stop.to_owned()),
    };
    mailer(&post).await.send("anna@example.org", &letter).await.unwrap();
    let mails = post.mails(1).await;
    assert_eq!(mails[0].header("List-Unsubscribe").replace(char::is_whitespace, ""), format!("<{stop}>"));
    assert_eq!(mails[0].header("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
    assert!(mails[0].header("Content-Type").contains("multipart/alternative"));
    assert!(mails[0].text.contains("One story") && mails[0].text.contains("<b>story</b>"), "{}", mails[0].text);
}
