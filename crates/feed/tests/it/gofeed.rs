//! The test suite of gofeed: XML and the model that another parser makes of it. Compared are the fields that both have.

use serde_json::Value;

use crate::corpus;

#[test]
fn feeds_are_read_as_gofeed_reads_them() {
    let (mut right, mut all) = (0, 0);
    let mut wrong = Vec::new();
    for case in corpus::cases("feeds_gofeed") {
        let id = case["id"].as_str().expect("id");
        let expected = &case["expected"];
        let Ok(feed) = corpus::parse(&corpus::bytes(&case), None, None) else {
            assert!(id.ends_with("unknown_feed.xml"), "{id} is refused");
            continue;
        };
        let mut check = |name: &str, expected: &Value, found: Vec<String>| {
            let wanted = texts(expected);
            if wanted.is_empty() {
                return;
            }
            all += 1;
            let equal = |a: &String, b: &String| a == b || *a == corpus::seen(b) || corpus::seen(a) == corpus::seen(b);
            // Several links or authors: ours is one of theirs, or all of theirs are ours.
            let is_right = wanted.iter().all(|wanted| found.iter().any(|found| equal(found, wanted)))
                || found.is_empty() && wanted.iter().all(|wanted| corpus::seen(wanted).is_empty());
            if is_right {
                right += 1;
            } else {
                wrong.push(format!("{id}: {name}: {wanted:?}, found {found:?}"));
            }
        };
        let one = |text: &Option<String>| text.iter().cloned().collect::<Vec<_>>();
        check("title", &expected["title"], one(&feed.title));
        check("link", &expected["link"], one(&feed.url));
        check("description", &expected["description"], one(&feed.description));
        check("subtitle", &expected["subtitle"], one(&feed.description));
        check("language", &expected["language"], one(&feed.language));
        check("copyright", &expected["copyright"], one(&feed.rights));
        check("rights", &expected["rights"], one(&feed.rights));
        check("updatedParsed", &expected["updatedParsed"], feed.updated.iter().map(ToString::to_string).collect());
        check("managingEditor", &expected["managingEditor"], feed.authors.clone());
        let items = expected["items"].as_array().or(expected["entries"].as_array());
        for (place, item) in items.into_iter().flatten().enumerate() {
            let Some(entry) = feed.entries.get(place) else {
                check("item", &Value::from("there"), vec!["missing".to_owned()]);
                continue;
            };
            check("item.title", &item["title"], one(&entry.title));
            check("item.link", &item["link"], one(&entry.url));
            check("item.guid", &item["guid"]["value"], vec![entry.id.clone()]);
            check("item.guid", &item["guid"], vec![entry.id.clone()]);
            check("item.id", &item["id"], vec![entry.id.clone()]);
            check("item.description", &item["description"], one(&entry.summary));
            check("item.summary", &item["summary"], one(&entry.summary));
            check("item.content", &item["content"]["value"], one(&entry.content_text));
            check("item.content", &item["content"], one(&entry.content_text));
            check("item.authors", &item["authors"], entry.authors.clone());
            check(
                "item.publishedParsed",
                &item["publishedParsed"],
                entry.published.iter().map(ToString::to_string).collect(),
            );
            check(
                "item.updatedParsed",
                &item["updatedParsed"],
                entry.updated.iter().map(ToString::to_string).collect(),
            );
            check("item.image", &item["image"]["url"], entry.image.iter().map(|picture| picture.url.clone()).collect());
            check(
                "item.enclosures",
                &item["enclosures"],
                entry.enclosures.iter().map(|file| file.url.clone()).collect(),
            );
            let categories = &item["categories"];
            check("item.categories", categories, entry.categories.clone());
        }
    }
    for line in &wrong {
        println!("{line}");
    }
    println!("gofeed: {right} of {all} fields right");
    assert!(all > 150 && right * 100 >= all * 93, "{right} of {all}: {wrong:#?}");
}

/// What a field of gofeed's model says: a text, a list of texts, or people by name, mail or value.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) if !text.is_empty() => vec![text.clone()],
        Value::Array(list) => list.iter().flat_map(texts).collect(),
        Value::Object(object) => ["name", "email", "url", "label", "term", "value"]
            .iter()
            .find_map(|name| object.get(*name)?.as_str().filter(|text| !text.is_empty()))
            .map(str::to_owned)
            .into_iter()
            .collect(),
        _ => Vec::new(),
    }
}
