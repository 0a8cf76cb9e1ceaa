//! Asking a service that the operator named.

use http::HeaderMap;

use super::*;
use crate::Answer;

async fn asked(client: &Client, url: Url) -> Result<Answer, Error> {
    client.exchange(url, HeaderMap::new(), None).await
}

#[tokio::test]
async fn the_answer_comes_whatever_its_status_and_no_redirect_is_followed() {
    let site = Site::start(|asked| match asked.path.as_str() {
        "/bad" => Reply::whole("400 Bad Request", "", b"{\"error\":\"invalid_grant\"}"),
        _ => redirect(302, "/elsewhere"),
    })
    .await;
    let answer = asked(&client(), site.url("/bad")).await.unwrap();
    assert_eq!((answer.status, &answer.body[..]), (400, &b"{\"error\":\"invalid_grant\"}"[..]));
    assert_eq!(asked(&client(), site.url("/moved")).await.unwrap().status, 302);
    assert_eq!(site.asked().len(), 2, "a secret is not carried on");
}

#[tokio::test]
async fn an_answer_without_end_is_cut_off_and_a_private_address_is_not_asked() {
    let site = Site::start(|_| Reply::Endless(b"HTTP/1.1 200 OK\r\n\r\n".to_vec(), vec![b' '; 8192])).await;
    assert!(matches!(asked(&client(), site.url("/")).await, Err(Error::TooLarge { .. })));
    let outside = built(Settings { guard: Guard::default(), ..settings() });
    let before = site.asked().len();
    assert!(asked(&outside, site.url("/")).await.is_err());
    assert_eq!(site.asked().len(), before);
}
