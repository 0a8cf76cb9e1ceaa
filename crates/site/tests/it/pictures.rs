//! The picture proxy.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::StatusCode;
use news::{Article, Picture, Section};

use crate::browser::{Browser, attributes};
use crate::newsroom::{MINUTE_US, arrival, now, visit};

async fn a_picture(browser: &Browser) -> String {
    let html = browser.get("/").await.text();
    let found = attributes(&html, "src").into_iter().find(|found| found.contains("/picture/640/")).unwrap();
    found.trim_start_matches("img ").to_owned()
}

#[tokio::test]
async fn a_picture_of_a_page_comes_resized_and_sealed() {
    let browser = Browser::new().await;
    let path = a_picture(&browser).await;
    for width in [160, 320] {
        let answer = browser.get(&path.replace("/640/", &format!("/{width}/"))).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.header("content-type"), "image/jpeg");
        assert_eq!(answer.header("content-security-policy"), "default-src 'none'; sandbox");
        assert!(answer.header("cache-control").contains("immutable"));
        let size = image::ImageReader::with_format(std::io::Cursor::new(answer.body), image::ImageFormat::Jpeg)
            .into_dimensions()
            .unwrap();
        assert_eq!(size.0, width);
    }
}

#[tokio::test]
async fn only_signed_addresses_in_the_listed_widths_are_served() {
    let browser = Browser::new().await;
    let path = a_picture(&browser).await;
    let parts: Vec<&str> = path.split('/').collect();
    let (signature, encoded) = (parts[3], parts[4]);
    let inside = URL_SAFE_NO_PAD.encode("http://127.0.0.1:8080/");
    for wrong in [
        format!("/picture/641/{signature}/{encoded}"),
        format!("/picture/999999999999/{signature}/{encoded}"),
        format!("/picture/640/{signature}/{inside}"),
        format!("/picture/640/AAAAAAAAAAAAAAAA/{encoded}"),
        format!("/picture/640/{}/{encoded}", &signature[1..]),
        format!("/picture/640/{signature}/{}", &encoded[..encoded.len() - 4]),
    ] {
        let answer = browser.get(&wrong).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{wrong}");
        assert_eq!(answer.header("content-type"), "image/png", "a neutral pixel");
    }
}

#[tokio::test]
async fn what_is_no_picture_becomes_a_neutral_pixel_for_a_while() {
    let browser = Browser::new().await;
    let feed = browser.store.feeds().await.unwrap().into_iter().next().unwrap();
    for (name, url) in [("svg", "https://img.example/svg-inside.jpg"), ("missing", "https://elsewhere.example/a.jpg")] {
        let article = Article {
            url: format!("https://title0.example/{name}"),
            title: Some(format!("Picture {name}")),
            picture: Some(Picture { url: url.to_owned(), caption: None, credit: None }),
            ..Article::default()
        };
        let at_us = news::to_micros(now()) - MINUTE_US;
        browser.store.record(&[visit(&feed, at_us, vec![arrival(article, Some(Section::World), 0)])]).await.unwrap();
        let html = browser.get(&browser.article(&format!("Picture {name}")).await).await.text();
        let path = attributes(&html, "src").into_iter().find(|found| found.contains("/picture/")).unwrap();
        let answer = browser.get(path.trim_start_matches("img ")).await;
        assert_eq!(answer.status, StatusCode::BAD_GATEWAY, "{name}");
        assert_eq!(answer.header("content-type"), "image/png");
        assert_eq!(answer.header("cache-control"), "public, max-age=60, stale-while-revalidate=0");
    }
}
