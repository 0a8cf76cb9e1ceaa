//! Serving: pages of a running instance.

use press::Faults;

use crate::instance::{Instance, Press};

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_finds_the_front_page_an_article_and_its_title() {
    let press = Press::open(24, Faults::none()).await;
    let data = press.folder.path().join("data");
    let instance = Instance::start(&press, &data);
    instance.wait_until_collected();

    let front = instance.get("/");
    assert_eq!(front.status, 200);
    let policy = front.header("content-security-policy").unwrap();
    assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
    let article = front
        .body
        .split("href=\"")
        .filter_map(|rest| rest.split('"').next())
        .find(|link| link.starts_with("/article/"))
        .expect("a front page links articles");
    let page = instance.get(article);
    assert_eq!(page.status, 200);
    assert!(page.body.contains("<h1"), "an article has a headline");
    let title = page
        .body
        .split("href=\"")
        .filter_map(|rest| rest.split('"').next())
        .find(|link| link.starts_with("/title/"))
        .expect("an article names its title");
    assert_eq!(instance.get(title).status, 200);
    for path in
        ["/latest", "/titles", "/section/world", "/edition/world", "/how-we-rank", "/health", "/metrics", "/robots.txt"]
    {
        assert_eq!(instance.get(path).status, 200, "{path}");
    }
    assert_eq!(instance.get("/article/nothing-0").status, 404);
    assert_eq!(instance.stop(), Some(0), "a stop is graceful");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_console_needs_the_operator_whom_the_printed_link_makes() {
    let press = Press::open(10, Faults::none()).await;
    let data = press.folder.path().join("data");
    let key = crate::instance::success(press.command(&data, &["operator-key"]));
    let key = key.trim().rsplit_once("/set-up?key=").unwrap().1.to_owned();
    let instance = Instance::start(&press, &data);
    assert_ne!(instance.get("/console").status, 200);
    assert_eq!(instance.get("/set-up?key=wrong").status, 403);
    assert_eq!(instance.get(&format!("/set-up?key={key}")).status, 200);
    let headers = [("Content-Type", "application/x-www-form-urlencoded"), ("Sec-Fetch-Site", "same-origin")];
    let form = format!("key={key}&address=op%40example.org&password=three+herons+at+dawn");
    let welcome = instance.request("POST", "/set-up", &headers, &form).unwrap();
    let cookie = welcome.header("set-cookie").expect("the operator is signed in").split(';').next().unwrap().to_owned();
    let console = instance.request("GET", "/console", &[("Cookie", &cookie)], "").unwrap();
    assert_eq!(console.status, 200, "{console:?}");
    assert_eq!(instance.request("POST", "/set-up", &headers, &form).unwrap().status, 403, "the key is used up");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_page_says_what_is_being_collected() {
    let press = Press::open(10, Faults::none()).await;
    let data = press.folder.path().join("data");
    let instance = Instance::start(&press, &data);
    let front = instance.get("/");
    assert_eq!(front.status, 200);
    assert!(front.body.contains("Newsstand"));
}
