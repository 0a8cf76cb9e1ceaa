use super::*;

/// Path and query as Google's parser cuts them out of a URL that need not be well-formed.
fn path_of(url: &str) -> String {
    let rest = url.split_once("//").map_or(url, |(_, rest)| rest);
    let rest = rest.split('#').next().unwrap();
    let path = rest.trim_start_matches(|c| !['/', '?', ';'].contains(&c));
    if path.starts_with('/') { path.to_owned() } else { format!("/{path}") }
}

#[test]
fn googles_own_tests() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../testdata/badinput/robots_google.jsonl");
    let mut wrong = Vec::new();
    for line in std::fs::read_to_string(path).unwrap().lines() {
        let case: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = |key: &str| case[key].as_str().unwrap();
        let rules = Rules::parse(text("robots_txt").as_bytes(), text("agent"));
        if rules.allows_path(&path_of(text("url"))) != case["allowed"].as_bool().unwrap() {
            wrong.push(line.to_owned());
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

fn allows(file: &str, product: &str, path: &str) -> bool {
    Rules::parse(file.as_bytes(), product).allows_path(path)
}

#[test]
fn the_sample_of_a_news_site() {
    let file =
        std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/../../testdata/standards/robots/own-robots.txt")).unwrap();
    let ours = Rules::parse(&file, "Newsstand");
    assert_eq!(ours.crawl_delay, Some(Duration::from_secs(10)));
    assert_eq!(
        ours.sitemaps,
        ["https://courier.example/sitemap-index.xml", "https://courier.example/sitemap-news.xml"]
    );
    for (path, allowed) in [
        ("/", true),
        ("/search?q=x", false),
        ("/search/about", true),
        ("/search/about/x", false),
        ("/a?print=1", false),
        ("/a?x=1", true),
    ] {
        assert_eq!(ours.allows_path(path), allowed, "{path}");
    }
    assert!(!Rules::parse(&file, "GPTBot").allows_path("/"));
    assert!(Rules::parse(&file, "otherbot").allows_path("/search"));
}

#[test]
fn groups_for_us_are_merged_and_replace_those_for_everyone() {
    let file = "User-agent: *\nDisallow: /\n\nuser-agent: NEWSSTAND\nDisallow: /a\n\nUser-agent: x\nDisallow: /\nUser-agent: newsstand/1.0\nDisallow: /b";
    for (path, allowed) in [("/a", false), ("/b", false), ("/c", true)] {
        assert_eq!(allows(file, "Newsstand", path), allowed, "{path}");
    }
    assert!(!allows(file, "Newsstand-Pictures", "/c"), "another product is not ours");
    assert!(allows("User-agent: Newsstand\n\nUser-agent: *\nDisallow: /", "Other", "/robots.txt"));
}

#[test]
fn odd_files_are_read_as_far_as_possible() {
    for file in [
        "\u{feff}User-agent: *\rDisallow: /x",
        "useragent: *\r\ndisalow: /x",
        "user-agent *\n\tdisallow /x # comment",
        "User-agent: * bot\nDisallow:/x",
        "<html>\nUser-agent: *\nDisallow: /x\n</html>",
    ] {
        assert!(!allows(file, "Newsstand", "/x") && allows(file, "Newsstand", "/y"), "{file}");
    }
    assert!(allows("", "Newsstand", "/x") && allows("Disallow: /x", "Newsstand", "/x"));
    let long = format!("User-agent: *\nDisallow: /x\nAllow: /{}\nDisallow: /z", "x".repeat(100_000));
    assert!(!allows(&long, "Newsstand", "/z"));
}

#[test]
fn patterns() {
    for (pattern, path, is_match) in [
        ("/", "/", true),
        ("/a", "/ab", true),
        ("/a$", "/a", true),
        ("/a$", "/ab", false),
        ("*", "/x", true),
        ("/*.php$", "/a.php.php", true),
        ("/*.php$", "/a.php?x", false),
        ("/a*b*c", "/a__c__b", false),
        ("/a*b*c", "/a__b__c", true),
        ("/*a*$", "/bab", true),
        ("/*a*$", "/bbb", false),
        ("/a$b", "/a$bc", true),
        ("$", "/", false),
        ("/**x", "/yx", true),
    ] {
        assert_eq!(matches(pattern, path), is_match, "{pattern} {path}");
    }
    let hostile = format!("User-agent: *\nDisallow: /{}x$", "*a".repeat(5000));
    assert!(allows(&hostile, "Newsstand", &format!("/{}", "a".repeat(8000))));
}

#[test]
fn escapes_compare_in_any_case_and_letters_beyond_ascii_as_escapes() {
    let file = "User-agent: *\nDisallow: /%e3%83%84\nDisallow: /münchen";
    let rules = Rules::parse(file.as_bytes(), "Newsstand");
    for path in [
        "http://x.example/ツ",
        "http://x.example/%e3%83%84",
        "http://x.example/%E3%83%84/a",
        "http://x.example/münchen",
    ] {
        assert!(!rules.allows(&Url::parse(path).unwrap()), "{path}");
    }
}
