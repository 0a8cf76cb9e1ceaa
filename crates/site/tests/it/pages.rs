//! What readers find on the pages.

use http::StatusCode;
use news::{Article, Picture, Section};

use crate::browser::Browser;
use crate::newsroom::{MINUTE_US, arrival, now, visit};

#[tokio::test]
async fn the_front_page_has_a_lead_sections_and_the_latest() {
    let browser = Browser::new().await;
    let html = browser.get("/").await.text();
    assert!(html.contains("titles have a similar headline") && html.contains("Why is this here?"));
    assert!(html.contains("carry a similar headline"), "the ranking's own reasons");
    for section in ["s-world", "s-politics", "s-sport", "s-opinion"] {
        assert!(html.contains(&format!("id=\"{section}\"")), "{section}");
    }
    assert!(html.contains(r#"dir="rtl""#) || html.contains("dir=rtl"));
    assert!(html.contains("lang=ja") && html.contains("<span class=\"live\">Live</span>"));
    assert!(html.contains("min ago</time>"));
}

#[tokio::test]
async fn no_story_stands_twice_outside_the_latest() {
    let browser = Browser::new().await;
    let html = browser.get("/").await.text();
    let (before, rest) = html.split_once("<section class=\"rail\"").unwrap();
    let (_, after) = rest.split_once("</section>").unwrap();
    let mut seen: Vec<&str> = [before, after]
        .into_iter()
        .flat_map(|part| part.split("href=\"/article/").skip(1))
        .map(|part| part.split('"').next().unwrap())
        .collect();
    let all = seen.len();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), all);
}

#[tokio::test]
async fn a_section_shows_like_headlines_once_and_counts_them() {
    let browser = Browser::new().await;
    let html = browser.get("/section/world").await.text();
    assert!(html.contains("40,000 wait as Karlsund dam holds overnight</a></h3>"), "{html}");
    for like in ["as 40,000 wait to go home", "as 40,000 people wait to return", "Dam at Karlsund holds overnight"] {
        assert!(!html.contains(like), "{like} stands there too");
    }
    assert!(html.contains("4 titles have a similar headline"), "{html}");
}

#[tokio::test]
async fn the_list_of_one_title_is_by_the_day() {
    let browser = Browser::new().await;
    let html = browser.get("/title/northern-post").await.text();
    assert!(html.contains("<h2>Today</h2>") && !html.contains(":00</h2>"), "{html}");
}

#[tokio::test]
async fn an_edition_shows_its_own_titles() {
    let browser = Browser::new().await;
    let html = browser.get("/edition/deutsch").await.text();
    assert!(html.contains("Hochwasserschutz") && !html.contains("rail wages"));
    assert_eq!(browser.get("/edition/atlantis").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_article_address_is_the_first_slug_and_the_id() {
    let browser = Browser::new().await;
    let right = browser.article("copper").await;
    let id = right.rsplit('-').next().unwrap().to_owned();
    assert_eq!(browser.get(&right).await.status, StatusCode::OK);
    for wrong in [format!("/article/another-slug-{id}"), format!("/article/{id}")] {
        let answer = browser.get(&wrong).await;
        assert_eq!((answer.status, answer.header("location")), (StatusCode::PERMANENT_REDIRECT, right.as_str()));
    }
    for unknown in ["/article/why-copper-zzzzz", "/article/nonsense!", "/article/-", "/article/a-hello"] {
        let answer = browser.get(unknown).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{unknown}");
        assert!(answer.text().contains("This article is not here"), "{unknown}");
    }
}

#[tokio::test]
async fn addresses_in_other_alphabets_work_and_redirect_in_ascii() {
    let browser = Browser::new().await;
    let right = browser.article("朝市").await;
    let answer = browser.get(&right).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.text().contains("lang=ja"));
    let id = right.rsplit('-').next().unwrap();
    let moved = browser.get(&format!("/article/x-{id}")).await;
    assert!(moved.header("location").starts_with("/article/%E6%B8%AF"), "{}", moved.header("location"));
}

#[tokio::test]
async fn an_article_page_reads_like_this() {
    let browser = Browser::new().await;
    let html = browser.get(&browser.article("holds through the night").await).await.text();
    let article = html.split("<main").nth(1).unwrap().split("</article>").next().unwrap();
    insta::with_settings!({filters => vec![(r"/picture/(\d+)/[^ \x22]+", "/picture/$1/…"), (r"-[0-9a-z]{12}\b", "-ID")]}, {
        insta::assert_snapshot!(article);
    });
}

#[tokio::test]
async fn a_locked_article_says_so_and_leads_to_its_title() {
    let browser = Browser::new().await;
    let html = browser.get(&browser.article("footnote").await).await.text();
    assert!(html.contains("keeps the rest of this article for its members"));
    assert!(html.contains("Go on at title4.example"));
}

#[tokio::test]
async fn what_changed_is_shown_word_by_word() {
    let browser = Browser::new().await;
    let article = browser.article("holds through the night").await;
    assert!(browser.get(&article).await.text().contains("Changed twice since"));
    let html = browser.get(&format!("{article}/changes")).await.text();
    assert!(html.contains("<del>40,000 </del><ins>38,000 </ins>"), "the headline");
    assert!(html.contains("<del>for eleven years </del><ins>since 2015 </ins>"), "the text");
    assert!(html.contains("unchanged paragraph"));
    let html = browser.get(&format!("{}/changes", browser.article("copper").await)).await.text();
    assert!(html.contains("has not changed this article"));
}

#[tokio::test]
async fn older_pages_go_on_where_the_last_one_ended() {
    let browser = Browser::new().await;
    let links = |html: &str| -> Vec<String> {
        html.split("href=\"/article/").skip(1).map(|part| part.split('"').next().unwrap().to_owned()).collect()
    };
    let first = browser.get("/latest").await.text();
    let older = first.split("href=\"/latest?before=").nth(1).unwrap().split('"').next().unwrap();
    let second = browser.get(&format!("/latest?before={older}")).await.text();
    let (first, second) = (links(&first), links(&second));
    assert_eq!(first.len(), 40);
    assert!(!second.is_empty() && second.iter().all(|link| !first.contains(link)));
    assert_eq!(browser.get("/latest?before=nonsense").await.status, StatusCode::OK);
}

#[tokio::test]
async fn hostile_text_stays_text() {
    let browser = Browser::new().await;
    let feed = browser.store.feeds().await.unwrap().into_iter().next().unwrap();
    let attack = r#"</title><script>alert(1)</script><img src=x onerror=alert(2)>" onmouseover="alert(3)"#;
    let article = Article {
        url: "https://title0.example/attack".to_owned(),
        title: Some(format!("Attack {attack}")),
        byline: Some(attack.to_owned()),
        dateline: Some(attack.to_owned()),
        agencies: vec![attack.to_owned()],
        section: Some(attack.to_owned()),
        language: Some("en\" onload=\"alert(4)".to_owned()),
        summary: Some(attack.to_owned()),
        picture: Some(Picture {
            url: "https://img.example/\"><script>alert(5)</script>.jpg".to_owned(),
            caption: Some(attack.to_owned()),
            credit: Some(attack.to_owned()),
        }),
        body_html: "<p>Fine.</p>".to_owned(),
        body_text: "Fine.".to_owned(),
        word_count: 1,
        ..Article::default()
    };
    let at_us = news::to_micros(now()) - MINUTE_US;
    browser.store.record(&[visit(&feed, at_us, vec![arrival(article, Some(Section::World), 0)])]).await.unwrap();
    let path = browser.article("Attack").await;
    for page in [path.as_str(), &format!("{path}/changes"), "/latest", "/", "/section/world", "/why/world"] {
        let answer = browser.get(page).await;
        assert_eq!(answer.status, StatusCode::OK, "{page}");
        let html = answer.text();
        assert!(html.contains("Attack"), "{page} shows it");
        let html = html
            .replace("<script type=\"module\" src=\"/assets/app-", "")
            .replace("<script type=\"module\" src=\"/assets/article-", "");
        for markup in ["<script", "<img src=x", "\" onmouseover", "\" onload", " onerror=alert(2)>"] {
            assert!(!html.contains(markup), "{page} contains {markup}");
        }
    }
}

#[tokio::test]
async fn readers_choices_are_kept_in_a_cookie() {
    let mut browser = Browser::new().await;
    let saved = browser.post("/settings", "theme=dark&size=large&typeface=sans&edition=uk").await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    let cookie = saved.header("set-cookie").to_owned();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    browser.cookie = Some(cookie.split(';').next().unwrap().to_owned());
    let front = browser.get("/").await;
    let html = front.text();
    assert!(html.contains(r#"data-theme="dark" data-size="large" data-face="sans""#));
    assert!(html.contains("United Kingdom: ") || html.contains(": United Kingdom"));
    assert_eq!(front.header("cache-control"), "private, no-cache");
    browser.cookie = None;
    assert!(browser.get("/").await.text().contains(r#"data-theme="auto""#), "other readers get their own");
}

#[tokio::test]
async fn pages_speak_the_language_that_the_browser_asks_for_or_the_reader_chose() {
    let mut browser = Browser::new().await;
    let german = browser.get_with("/", &[("accept-language", "de-CH,de;q=0.9,en;q=0.5")]).await;
    assert!(german.text().contains(r#"<html lang="de" data-theme"#) && german.text().contains("Zum Inhalt"));
    let varies: Vec<&str> = german.headers.get_all("vary").iter().filter_map(|value| value.to_str().ok()).collect();
    assert!(varies.join(", ").contains("accept-language"), "{varies:?}");
    // The same page from memory is not shown to others.
    let english = browser.get("/").await;
    assert!(english.text().contains(r#"<html lang="en" data-theme"#) && english.text().contains("To the content"));
    let arabic = browser.get_with("/latest", &[("accept-language", "ar")]).await;
    assert!(arabic.text().contains(r#"<html lang="ar" dir="rtl""#));
    assert!(arabic.text().contains(r#"lang=en dir=ltr"#), "headlines stay in their language and direction");

    let saved = browser.post("/settings", "language=ja").await;
    let cookie = saved.header("set-cookie").to_owned();
    browser.cookie = Some(cookie.split(';').next().unwrap().to_owned());
    let chosen = browser.get_with("/settings", &[("accept-language", "de")]).await;
    assert!(
        chosen.text().contains(r#"<html lang="ja""#) && chosen.text().contains("サイトの言語"),
        "a choice goes first"
    );
    let all = browser.get("/how-we-rank").await.text();
    assert!(all.contains(r#"<main id="main" tabindex="-1">"#), "the page speaks as its frame does");
    assert!(all.contains("<tbody lang=en dir=ltr>"), "English is called English");
}

#[tokio::test]
async fn what_stands_beside_an_article_is_near_it_and_no_copy() {
    let browser = Browser::new().await;
    let cards = browser.store.list(&store::List::Latest, None, 200).await.unwrap();
    let mut strips = 0;
    for card in cards.iter().filter(|card| card.language.starts_with("en")).take(12) {
        let html = browser.get(&format!("/article/{}-{}", card.slug, card.id)).await.text();
        let Some(strip) = html.split("aria-labelledby=\"related\"").nth(1) else { continue };
        let strip = strip.split("</section>").next().unwrap();
        strips += 1;
        let shown: Vec<&store::Card> =
            cards.iter().filter(|other| strip.contains(&format!("-{}\"", other.id))).collect();
        assert!(!shown.is_empty() && shown.len() <= 4);
        for other in &shown {
            assert!(other.id != card.id && other.headline.to_lowercase() != card.headline.to_lowercase());
            assert!(other.report.is_none() || other.report != card.report, "a copy: {}", other.headline);
        }
        let titles: std::collections::BTreeSet<_> = shown.iter().map(|other| other.title).collect();
        assert_eq!(titles.len(), shown.len(), "one piece of a house: {}", card.headline);
        assert_eq!(strip.matches("class=\"why\"").count(), shown.len());
    }
    assert!(strips > 2, "{strips} articles have something beside them");
}

#[tokio::test]
async fn reasons_provenance_and_places_speak_the_language_of_the_page() {
    let browser = Browser::new().await;
    let article = browser.article("holds through the night").await;
    let german = async |path: &str| browser.get_with(path, &[("accept-language", "de")]).await.text();
    let latest = german("/latest").await;
    assert!(latest.contains("Das Neueste steht oben: ") && !latest.contains("The newest stands first"), "{latest}");
    let why = german("/why/world").await;
    assert!(why.contains("Stand</label>") && !why.contains("Score") && !why.contains("titles of"), "{why}");
    let changes = german(&format!("{article}/changes")).await;
    assert!(changes.contains("Was sich geändert hat") && changes.contains("Hier zuerst gesehen am"), "{changes}");
    let topics = german("/topics").await;
    assert!(topics.contains("Wissenschaft, Technik, Forschung") && !topics.contains("Education"), "{topics}");
    let titles = german("/titles").await;
    assert!(titles.contains("Vereinigtes Königreich") && !titles.contains("United Kingdom</h2>"), "{titles}");
}
