//! What the instance's own editors write is published, changed and taken back on the path of everything else; the welcome series.

use http::StatusCode;
use news::Role;

use crate::browser::Browser;

const FORM: &str = "edited_us=EDITED&headline=The+archive+is+open&standfirst=Sixty+years+of+letters.&byline=Mara+Lindqvist&section=culture&language=en&markdown=It+*opens*+today.%0D%0A%0D%0A%3Cscript%3Ealert(1)%3C%2Fscript%3E%0D%0A%0D%0A%23%23+Where%0D%0A%0D%0AIn+the+old+town.";

/// The number of the article that the desk lists first, and when it was written.
async fn newest(browser: &Browser) -> (i64, i64) {
    let own = browser.store.own_articles().await.unwrap();
    (own[0].id, own[0].edited_us)
}

#[tokio::test]
async fn an_editor_writes_looks_publishes_changes_and_takes_back() {
    let mut browser = Browser::new().await;
    browser.sign_in_as(Role::Editor).await;
    let kept = browser.post("/desk/own/0", &FORM.replace("EDITED", "0&act=keep")).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text());
    let (id, edited_us) = newest(&browser).await;
    let desk = format!("/desk/own/{id}");
    let page = browser.get(&desk).await.text();
    assert!(page.contains("<em>opens</em>") && !page.contains("<script>alert"), "the preview is what readers will get");
    assert_eq!(browser.get(&format!("/own/{id}")).await.status, StatusCode::NOT_FOUND, "a draft is nobody else's");

    let sent = browser.post(&desk, &FORM.replace("EDITED", &format!("{edited_us}&act=publish"))).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    let cards = browser.store.list(&store::List::Latest, None, 5).await.unwrap();
    let card = cards.iter().find(|card| card.headline == "The archive is open").unwrap();
    assert_eq!(card.section, Some(news::Section::Culture));
    let leads_to = browser.get(&format!("/own/{id}")).await;
    let address = leads_to.header("location").to_owned();
    browser.cookie = None;
    let article = browser.get(&address).await.text();
    assert!(article.contains("<em>opens</em>") && article.contains("Mara Lindqvist"), "{article}");
    assert!(!article.contains("Read the original") && !article.contains("in its feed"), "it is whole, and from here");
    for path in ["/latest", "/section/culture", "/title/our-own"] {
        assert!(browser.get(path).await.text().contains("The archive is open"), "{path}");
    }

    browser.sign_in_as(Role::Editor).await;
    let (_, edited_us) = newest(&browser).await;
    let changed = FORM.replace("EDITED", &format!("{edited_us}&act=keep")).replace("old+town", "new+town");
    assert_eq!(browser.post(&desk, &changed).await.status, StatusCode::SEE_OTHER);
    let changes = browser.get(&format!("{address}/changes")).await.text();
    assert!(changes.contains("<ins>new </ins>"), "{changes}");
    let stale = browser.post(&desk, &changed).await;
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(stale.text().contains("Somebody else has written this article anew"));

    assert_eq!(browser.post(&desk, "act=withdraw").await.status, StatusCode::SEE_OTHER);
    assert!(!browser.get("/latest").await.text().contains("The archive is open"));
    browser.sign_in().await;
    let log = browser.get("/console/log").await.text();
    assert!(
        log.contains("published an article of the site’s own")
            && log.contains("took an article of the site’s own back")
    );
}

#[tokio::test]
async fn an_article_waits_for_its_time_and_needs_a_headline() {
    let mut browser = Browser::new().await;
    browser.sign_in_as(Role::Editor).await;
    let nameless = browser.post("/desk/own/0", "act=keep&language=en&markdown=Text").await;
    assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
    let later = FORM.replace("EDITED", "0&act=publish&at=2199-01-01T08:00");
    assert_eq!(browser.post("/desk/own/0", &later).await.status, StatusCode::SEE_OTHER);
    let (id, _) = newest(&browser).await;
    assert!(browser.get("/desk/own").await.text().contains("To be published on 1 Jan 2199, 08:00"));
    assert!(!browser.get("/latest").await.text().contains("The archive is open"));
    assert_eq!(browser.post(&format!("/desk/own/{id}"), "act=drop").await.status, StatusCode::SEE_OTHER);
    assert!(browser.get("/desk/own").await.text().contains("Nothing is written yet."));
    browser.sign_in_as(Role::Reader).await;
    assert_eq!(browser.get("/desk/own").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_new_reader_is_welcomed_a_part_a_day() {
    let mut browser = Browser::new().await;
    let all = browser.get("/welcome/series").await.text();
    assert_eq!(all.matches("<article class=\"prose\"").count(), 6);
    assert_eq!(browser.get("/welcome/series/2").await.header("location"), "/welcome/series#part-2");
    assert_eq!(browser.get("/welcome/series/7").await.status, StatusCode::NOT_FOUND);
    browser.sign_in_as(Role::Reader).await;
    assert!(browser.get("/for-you").await.text().contains("Welcome, part 1 of 6"));

    browser.sign_in_as(Role::Editor).await;
    assert_eq!(browser.post("/desk/own/series", "").await.status, StatusCode::SEE_OTHER);
    let own = browser.store.own_articles().await.unwrap();
    assert_eq!(own.iter().filter(|own| own.part > 0 && own.article.is_some()).count(), 6);
    assert_eq!(browser.post("/desk/own/series", "").await.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.store.own_articles().await.unwrap().len(), 6, "a second time nothing is published twice");
    let second = own.iter().find(|own| own.part == 2).unwrap();
    assert_eq!(browser.get("/welcome/series/2").await.header("location"), format!("/own/{}", second.id));
    assert!(browser.get("/title/our-own").await.text().contains("Who decides what leads"));
}

/// A form with a file, as browsers send it.
async fn send(browser: &Browser, path: &str, fields: &[(&str, &str)], file: &[u8]) -> crate::browser::Answer {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(format!("--LINE\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
    }
    body.extend(b"--LINE\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n");
    body.extend(file);
    body.extend(b"\r\n--LINE--\r\n");
    let request = http::Request::post(path)
        .header("host", "localhost:8080")
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "multipart/form-data; boundary=LINE")
        .header("cookie", browser.cookie.as_deref().unwrap());
    browser.ask(request.body(axum::body::Body::from(body)).unwrap()).await
}

/// A picture with what a camera wrote into it: where it was taken.
fn from_a_camera(width: u32, height: u32) -> Vec<u8> {
    let picture = image::RgbImage::from_fn(width, height, |x, y| image::Rgb([(x % 256) as u8, (y % 256) as u8, 90]));
    let mut jpeg = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut jpeg, image::ImageFormat::Jpeg).unwrap();
    let (mut jpeg, inside) = (jpeg.into_inner(), b"Exif\0\0 59.91 N 10.75 E");
    let length = u16::try_from(inside.len() + 2).unwrap().to_be_bytes();
    jpeg.splice(2..2, [&[0xff, 0xe1], &length[..], inside].concat());
    jpeg
}

#[tokio::test]
async fn an_editor_brings_a_picture_which_is_kept_without_what_the_camera_wrote() {
    let mut browser = Browser::new().await;
    browser.sign_in_as(Role::Editor).await;
    let words = [("headline", "The archive is open"), ("language", "en"), ("markdown", "It opens today.")];
    let with = |more: &[(&'static str, &'static str)]| [&words[..], more].concat();
    let credited =
        [("picture_caption", "The reading room"), ("picture_credit", "Photo: Mara Lindqvist"), ("act", "keep")];
    let camera = from_a_camera(2_400, 1_600);
    assert!(camera.windows(7).any(|window| window == b"59.91 N"));

    let bare = send(&browser, "/desk/own/0", &with(&[("act", "keep")]), &camera).await;
    assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(bare.text().contains("A picture needs a caption and a credit."));
    for (file, words) in [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), "The file is no picture that can be read"),
        (camera[..120].to_vec(), "The file is no picture that can be read"),
        (vec![0; 13_000_000], "The picture is too large: at most 12 MB."),
        (from_a_camera(8_001, 2), "The picture has too many pixels: at most 40 million"),
    ] {
        let refused = send(&browser, "/desk/own/0", &with(&credited), &file).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains(words), "{words}");
    }
    assert_eq!(browser.store.own_articles().await.unwrap(), [], "nothing was kept");

    assert_eq!(send(&browser, "/desk/own/0", &with(&credited), &camera).await.status, StatusCode::SEE_OTHER);
    let (id, edited_us) = newest(&browser).await;
    let desk = format!("/desk/own/{id}");
    let kept = browser.store.own_article(id).await.unwrap().unwrap();
    let jpeg = browser.store.own_picture(&kept.picture_url).await.unwrap().unwrap();
    assert!(!jpeg.windows(7).any(|window| window == b"59.91 N"), "nobody learns where it was taken");
    let page = browser.get(&desk).await.text();
    assert!(page.contains("/picture/320/") && page.contains("Take the picture out"), "{page}");
    assert!(!page.contains("own-picture:"), "its address here is nobody’s");

    // A change without a file keeps the picture.
    let edited = edited_us.to_string();
    let publish = format!(
        "edited_us={edited}&act=publish&headline=The+archive+is+open&language=en&markdown=Now&picture_caption=The+reading+room&picture_credit=Mara"
    );
    assert_eq!(browser.post(&desk, &publish).await.status, StatusCode::SEE_OTHER);
    let address = browser.get(&format!("/own/{id}")).await.header("location").to_owned();
    browser.cookie = None;
    let article = browser.get(&address).await.text();
    assert!(article.contains("The reading room") && article.contains("Mara"), "{article}");
    let sources = crate::browser::attributes(&article, "src");
    let source = sources.iter().find(|found| found.contains("/picture/960/")).unwrap().trim_start_matches("img ");
    let answer = browser.get(source).await;
    assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "image/jpeg"));
    assert!(answer.header("cache-control").contains("immutable"));

    browser.sign_in_as(Role::Editor).await;
    let (_, edited_us) = newest(&browser).await;
    let out =
        format!("edited_us={edited_us}&act=keep&headline=The+archive+is+open&language=en&markdown=Now&drops_picture=1");
    assert_eq!(browser.post(&desk, &out).await.status, StatusCode::SEE_OTHER);
    assert!(!browser.get(&address).await.text().contains("/picture/960/"), "the picture is taken out");
}
