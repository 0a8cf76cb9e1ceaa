//! Rule files of FiveFilters' `ftr-site-config`: `directive: value` a line, XPath for places.

use super::{RuleTexts, xpath};

/// Reads a rule file. The second value says, line by line, what was left out and why.
#[must_use]
pub fn from_site_config(text: &str) -> (RuleTexts, Vec<String>) {
    let mut rules = RuleTexts::default();
    let mut left_out = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let mut leave_out = |reason: &str| left_out.push(format!("line {}: {line}: {reason}", index + 1));
        let Some((directive, value)) = line.split_once(':') else {
            leave_out("it is no directive");
            continue;
        };
        let value = value.trim();
        let field = match directive.trim() {
            "title" => &mut rules.title,
            "body" => &mut rules.body,
            "author" => &mut rules.authors,
            "date" => &mut rules.published,
            "strip" => &mut rules.remove,
            "strip_id_or_class" => {
                let word = value.trim_matches(['"', '\'']);
                if word.is_empty() || word.contains(['"', '\'', ']', '[', ',', ' ', '=']) {
                    leave_out("it is no single word");
                } else {
                    rules.remove.push(format!("[id*=\"{word}\"], [class*=\"{word}\"]"));
                }
                continue;
            }
            "strip_image_src" => {
                let word = value.trim_matches(['"', '\'']);
                if word.is_empty() || word.contains(['"', '\'', ']', '[', ',', '=']) {
                    leave_out("it is no part of an address");
                } else {
                    rules.remove.push(format!("img[src*=\"{word}\"]"));
                }
                continue;
            }
            // What the reader here does by itself, or what only tells a test of the rule file.
            "test_url"
            | "tidy"
            | "prune"
            | "autodetect_on_failure"
            | "parser"
            | "test_contains"
            | "convert_double_br_tags"
            | "insert_detected_image" => continue,
            "single_page_link" => &mut rules.single_page,
            "next_page_link" => {
                leave_out("further pages of an article are not fetched one by one");
                continue;
            }
            _ => {
                leave_out("this directive is not used here");
                continue;
            }
        };
        match xpath::to_css(value) {
            Ok(css) => field.push(css),
            Err(reason) => leave_out(&reason),
        }
    }
    (rules, left_out)
}

#[cfg(test)]
mod tests {
    use super::from_site_config;

    #[test]
    fn a_rule_file_becomes_rules_and_a_report() {
        let file = "# courier.example\ntitle: //h1[@class='headline']\nbody: //div[@id='story']\nauthor: //a[@rel='author']\ndate: //time/@datetime\n\
                    strip: //div[contains(@class,'promo')]\nstrip_id_or_class: newsletter\nsingle_page_link: //a[@class='all']\nstrip: //p[last()]\ntest_url: https://courier.example/1\n\
                    http_header(user-agent): x\n";
        let (rules, left_out) = from_site_config(file);
        assert_eq!(rules.title, ["h1[class=\"headline\"]"]);
        assert_eq!(rules.body, ["div[id=\"story\"]"]);
        assert_eq!(rules.published, ["time::attr(datetime)"]);
        assert_eq!(rules.remove, ["div[class*=\"promo\"]", "[id*=\"newsletter\"], [class*=\"newsletter\"]"]);
        assert_eq!(rules.single_page, ["a[class=\"all\"]"]);
        assert_eq!(left_out.len(), 2, "{left_out:?}");
        assert!(super::super::Rules::read(&rules).1.is_empty());
    }
}
