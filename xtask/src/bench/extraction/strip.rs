//! Pages without what they say for machines: how well is read what is printed.

use clap::ValueEnum;
use regex::Regex;

/// What is taken out of every page before it is read.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// Blocks of linked data (JSON-LD).
    LinkedData,
    /// Meta tags that state headline or writers.
    Tags,
}

impl Part {
    fn pattern(self) -> &'static str {
        match self {
            Self::LinkedData => r"(?is)<script[^>]*ld\+json[^>]*>.*?</script>",
            Self::Tags => {
                r#"(?i)<meta[^>]*(og:title|twitter:title|dc\.title|parsely-title|sailthru\.title|name="title"|author|byl|creator|twitter:data1)[^>]*>"#
            }
        }
    }
}

/// `html` without `parts`.
pub fn without(html: &str, parts: &[Part]) -> Result<String, regex::Error> {
    let mut html = html.to_owned();
    for part in parts {
        html = Regex::new(part.pattern())?.replace_all(&html, "").into_owned();
    }
    Ok(html)
}

#[cfg(test)]
mod tests {
    use super::{Part, without};

    #[test]
    fn what_is_said_for_machines_goes_and_the_rest_stays() {
        let page = "<META name='Author' content='Ada'><meta name='robots' content='all'><script type='application/ld+json'>{}</script><script>1</script>é";
        assert_eq!(
            without(page, &[Part::LinkedData]).unwrap(),
            "<META name='Author' content='Ada'><meta name='robots' content='all'><script>1</script>é"
        );
        assert_eq!(
            without(page, &[Part::LinkedData, Part::Tags]).unwrap(),
            "<meta name='robots' content='all'><script>1</script>é"
        );
        assert_eq!(without("<script ld+json", &[Part::LinkedData]).unwrap(), "<script ld+json");
    }
}
