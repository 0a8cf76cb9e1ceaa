//! How many of an article's fields are right: title, authors, times, picture, access and the rest.
//!
//! A field is scored on pages where the truth has it, and only if it was predicted for at least one page.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::values::{Time, agency, folded, names, picture_key, says_something, text};

/// A score between 0 and 1, and how many pages or items it stands on.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Score {
    /// Right ones; a part of one where a page can be partly right.
    pub right: f64,
    /// All.
    pub count: usize,
}

impl Score {
    /// The share of right ones.
    pub fn share(self) -> f64 {
        if self.count == 0 { 0.0 } else { self.right / self.count as f64 }
    }
}

/// Items found, invented and missed over all pages.
#[derive(Default)]
struct Micro {
    right: usize,
    extra: usize,
    missed: usize,
}

impl Micro {
    fn add(&mut self, truth: &BTreeSet<String>, prediction: &BTreeSet<String>) {
        self.right += truth.intersection(prediction).count();
        self.extra += prediction.difference(truth).count();
        self.missed += truth.difference(prediction).count();
    }

    fn score(&self) -> Score {
        let sum = (2 * self.right + self.extra + self.missed) as f64;
        let f1 = if self.right == 0 { 0.0 } else { 2.0 * self.right as f64 / sum };
        let count = self.right + self.missed;
        Score { right: f1 * count as f64, count }
    }
}

/// The scores by field, in the order in which they are printed.
#[derive(Default)]
pub struct Scores {
    rows: Vec<(String, Score)>,
}

impl Scores {
    /// The score of `field`, where there is one.
    pub fn of(&self, field: &str) -> Option<Score> {
        self.rows.iter().find(|(name, _)| name == field).map(|(_, score)| *score)
    }

    /// All rows.
    pub fn rows(&self) -> &[(String, Score)] {
        &self.rows
    }

    fn note(&mut self, field: &str, right: f64) {
        let position = self.rows.iter().position(|(name, _)| name == field).unwrap_or_else(|| {
            self.rows.push((field.to_owned(), Score::default()));
            self.rows.len() - 1
        });
        if let Some((_, score)) = self.rows.get_mut(position) {
            score.right += right;
            score.count += 1;
        }
    }

    fn hit(&mut self, field: &str, is_right: bool) {
        self.note(field, f64::from(u8::from(is_right)));
    }
}

/// Scores `predictions` against `truths`, page by page.
pub fn score(truths: &BTreeMap<String, Value>, predictions: &BTreeMap<String, Value>) -> Scores {
    let said: BTreeSet<&str> = predictions
        .values()
        .filter_map(Value::as_object)
        .flat_map(Map::iter)
        .filter(|(_, value)| says_something(value))
        .map(|(field, _)| field.as_str())
        .collect();
    let (mut scores, mut authors, mut agencies) = (Scores::default(), Micro::default(), Micro::default());
    for (id, truth) in truths {
        let page = Page { truth, prediction: predictions.get(id).unwrap_or(&Value::Null), said: &said };
        page.title(&mut scores);
        page.authors(&mut scores, &mut authors);
        page.times(&mut scores);
        page.picture(&mut scores);
        page.rest(&mut scores);
        page.agencies(&mut scores, &mut agencies);
    }
    for (name, micro) in [("author micro-F1", authors), ("agencies F1", agencies)] {
        if micro.right + micro.extra + micro.missed > 0 {
            scores.rows.push((name.to_owned(), micro.score()));
        }
    }
    scores
}

struct Page<'data> {
    truth: &'data Value,
    prediction: &'data Value,
    said: &'data BTreeSet<&'data str>,
}

impl Page<'_> {
    fn predicted(&self, fields: &[&str]) -> bool {
        fields.iter().any(|field| self.said.contains(field))
    }

    /// The first of `fields` that the prediction fills.
    fn value(&self, fields: &[&str]) -> Option<&Value> {
        fields.iter().filter_map(|field| self.prediction.get(field)).find(|value| says_something(value))
    }

    /// The true value, where it is stated at all.
    fn wanted(&self, field: &str) -> Option<&Value> {
        self.truth.get(field).filter(|value| !value.is_null())
    }

    fn title(&self, scores: &mut Scores) {
        let wanted = folded(text(self.wanted("title")));
        if text(self.wanted("title")).is_empty() || !self.predicted(&["title"]) {
            return;
        }
        let found = folded(text(self.value(&["title"])));
        scores.hit("title exact", wanted == found);
        let count = |line: &str| {
            line.split_whitespace().fold(BTreeMap::new(), |mut counts: BTreeMap<String, usize>, word| {
                *counts.entry(word.to_owned()).or_default() += 1;
                counts
            })
        };
        let (x, y) = (count(&wanted), count(&found));
        let common: usize = x.iter().map(|(word, count)| (*count).min(y.get(word).copied().unwrap_or(0))).sum();
        let sum = x.values().sum::<usize>() + y.values().sum::<usize>();
        scores.note("title tokenF1", if sum == 0 { 1.0 } else { 2.0 * common as f64 / sum as f64 });
    }

    fn authors(&self, scores: &mut Scores, micro: &mut Micro) {
        let Some(wanted) = self.wanted("authors").filter(|_| self.predicted(&["authors", "author"])) else { return };
        let (wanted, found) = (names(Some(wanted)), names(self.value(&["authors", "author"])));
        micro.add(&wanted, &found);
        if !found.is_empty() {
            // Those that were found only: an agency that the truth counts among the authors is its own affair.
            scores.hit("agencies never authors", !found.iter().any(|name| self.is_agency(name)));
        }
        if wanted.is_empty() {
            scores.hit("author none kept empty", found.is_empty());
        } else {
            scores.hit("author set exact", wanted == found);
            // Some truths count agencies as authors; we never do.
            let persons: BTreeSet<String> = wanted.iter().filter(|name| !self.is_agency(name)).cloned().collect();
            if !persons.is_empty() {
                scores.hit("author set, persons only", persons == found);
            }
            scores.hit("author any", !wanted.is_disjoint(&found));
        }
    }

    /// Whether a name is one of the agencies that truth or prediction name.
    fn is_agency(&self, name: &str) -> bool {
        let lists = [self.truth.get("agencies"), self.prediction.get("agencies")];
        let known = lists.into_iter().flatten().filter_map(Value::as_array).flatten();
        known.into_iter().any(|known| agency(text(Some(known))) == agency(name))
    }

    fn times(&self, scores: &mut Scores) {
        for (field, fields) in [("published", &["published", "date"][..]), ("modified", &["modified"][..])] {
            let Some(wanted) = Time::read(text(self.wanted(field))).filter(|_| self.predicted(fields)) else {
                continue;
            };
            let found = Time::read(text(self.value(fields)));
            scores.hit(&format!("{field} day"), found.is_some_and(|found| wanted.is_same_day(&found)));
            if !wanted.is_midnight() {
                scores.hit(&format!("{field} instant"), found.is_some_and(|found| wanted.is_same_instant(&found)));
            }
        }
    }

    fn picture(&self, scores: &mut Scores) {
        let pictures = self.wanted("images").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let mut lead: Vec<&Value> =
            pictures.iter().filter(|picture| picture.get("lead") == Some(&Value::Bool(true))).collect();
        if lead.is_empty() {
            lead.extend(pictures.first());
        }
        let Some(first) = lead.first().filter(|_| self.predicted(&["image", "images"])) else { return };
        let list = self.prediction.get("images").and_then(Value::as_array).and_then(|list| list.first());
        let found = self
            .value(&["image"])
            .or(list)
            .map(|value| text(Some(value.get("url").unwrap_or(value))))
            .unwrap_or_default();
        let addresses = lead.iter().filter_map(|picture| picture.get("urls").and_then(Value::as_array)).flatten();
        let wanted: BTreeSet<String> = addresses.map(|address| picture_key(text(Some(address)))).collect();
        scores.hit("lead image", !found.is_empty() && wanted.contains(&picture_key(found)));
        for (field, name) in [("caption", "lead caption"), ("credit", "lead credit")] {
            let Some(wanted) =
                first.get(field).filter(|value| says_something(value) && self.predicted(&[field, "images"]))
            else {
                continue;
            };
            let found = self.value(&[field]).or_else(|| list.and_then(|picture| picture.get(field)));
            scores.hit(name, folded(&joined(wanted)) == found.map(|value| folded(&joined(value))).unwrap_or_default());
        }
    }

    fn rest(&self, scores: &mut Scores) {
        for field in ["language", "section", "dateline", "free", "canonical"] {
            let fields: &[&str] = if field == "canonical" { &["canonical", "url"] } else { &[field] };
            let Some(wanted) = self.wanted(field).filter(|_| self.predicted(fields)) else { continue };
            let found = text(self.value(fields));
            match field {
                "free" => {
                    let found = self.prediction.get("free");
                    scores.hit("free", found == Some(wanted));
                    if wanted == &Value::Bool(false) {
                        scores.hit("free: paywalled found", found == Some(wanted));
                    }
                }
                "language" => {
                    let main = |tag: &str| tag.chars().take(2).collect::<String>().to_lowercase();
                    scores.hit(field, main(found) == main(text(Some(wanted))));
                }
                "canonical" => {
                    let bare = |url: &str| url.trim_end_matches('/').split('#').next().unwrap_or_default().to_owned();
                    scores.hit(field, bare(found) == bare(text(Some(wanted))));
                }
                "dateline" => {
                    let line = text(Some(wanted));
                    let right = folded(found) == folded(line)
                        || folded(found) == folded(line.split(',').next().unwrap_or_default());
                    scores.hit(field, right);
                    if !line.is_empty() {
                        scores.hit("dateline present", right);
                    }
                }
                _ => scores.hit(field, folded(found) == folded(text(Some(wanted)))),
            }
        }
    }

    fn agencies(&self, scores: &mut Scores, micro: &mut Micro) {
        if !self.predicted(&["agencies"]) {
            return;
        }
        let set = |value: Option<&Value>| -> BTreeSet<String> {
            value.and_then(Value::as_array).into_iter().flatten().map(|name| agency(text(Some(name)))).collect()
        };
        let wanted = set(self.wanted("agencies"));
        let found = set(self.value(&["agencies"]));
        if !wanted.is_empty() {
            scores.hit("agencies", wanted == found);
            micro.add(&wanted, &found);
        }
    }
}

/// A text, or the texts of a list with spaces between.
fn joined(value: &Value) -> String {
    match value {
        Value::Array(items) => items.iter().map(|item| text(Some(item))).collect::<Vec<_>>().join(" "),
        other => text(Some(other)).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn one(truth: Value, prediction: Value) -> Scores {
        score(&BTreeMap::from([(String::from("a"), truth)]), &BTreeMap::from([(String::from("a"), prediction)]))
    }

    fn share(scores: &Scores, field: &str) -> f64 {
        scores.of(field).unwrap().share()
    }

    #[test]
    fn fields_that_nobody_predicts_are_left_out() {
        assert!(one(json!({ "title": "A", "authors": ["B"] }), json!({ "title": "" })).rows().is_empty());
    }

    #[test]
    fn each_field_is_judged_by_its_own_rule() {
        let truth = json!({
            "title": "Fire at the harbour", "authors": ["Ana Díaz"], "published": "2026-11-23 08:00:00+01:00", "language": "en-GB", "free": false,
            "dateline": "OSLO, Norway", "agencies": ["AFP"], "canonical": "https://example.org/a/",
            "images": [{ "urls": ["https://example.org/harbour-fire.jpg"], "caption": "Smoke.", "credit": ["A", "B"], "lead": true }],
        });
        let prediction = json!({
            "title": "Fire at the harbour!", "authors": ["ana díaz", "Bo"], "published": "2026-11-23T07:00:10Z", "language": "en", "free": false,
            "dateline": "Oslo", "agencies": ["Agence France-Presse"], "canonical": "https://example.org/a#top",
            "image": "https://cdn.example.org/harbour-fire-800x600.webp", "caption": "smoke", "credit": "A/B",
        });
        let scores = one(truth, prediction);
        for field in [
            "title exact",
            "title tokenF1",
            "published day",
            "published instant",
            "lead image",
            "lead caption",
            "lead credit",
        ] {
            assert_eq!(share(&scores, field), 1.0, "{field}");
        }
        for field in [
            "language",
            "dateline",
            "dateline present",
            "free",
            "free: paywalled found",
            "agencies",
            "agencies F1",
            "agencies never authors",
            "author any",
        ] {
            assert_eq!(share(&scores, field), 1.0, "{field}");
        }
        assert_eq!(share(&scores, "author set exact"), 0.0);
        assert!((share(&scores, "author micro-F1") - 2.0 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn an_agency_among_the_authors_is_an_error_of_its_own() {
        let truth = json!({ "authors": ["Ana Díaz"], "agencies": ["AFP"] });
        let found = json!({ "authors": ["Ana Díaz", "Agence France-Presse"], "agencies": ["AFP"] });
        let scores = one(truth, found);
        assert_eq!(share(&scores, "agencies never authors"), 0.0);
        assert_eq!(share(&scores, "agencies F1"), 1.0);
    }

    #[test]
    fn a_missing_page_is_a_wrong_page() {
        let truths = BTreeMap::from([
            (String::from("a"), json!({ "title": "A" })),
            (String::from("b"), json!({ "title": "B" })),
        ]);
        let scores = score(&truths, &BTreeMap::from([(String::from("a"), json!({ "title": "A" }))]));
        assert_eq!(share(&scores, "title exact"), 0.5);
    }
}
