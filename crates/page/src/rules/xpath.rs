//! XPath 1.0 as rule files use it, said in CSS where that can be said.

/// The CSS that means the same as `xpath`, or in plain words what stands in the way.
pub(super) fn to_css(xpath: &str) -> Result<String, String> {
    let ways: Result<Vec<String>, String> = split_outside(xpath, '|').into_iter().map(|way| one(way.trim())).collect();
    Ok(ways?.join(", "))
}

fn one(xpath: &str) -> Result<String, String> {
    let mut css = String::new();
    let mut rest = xpath.strip_prefix('.').unwrap_or(xpath);
    let mut attribute = None;
    if !rest.starts_with('/') {
        return Err("it does not begin at the page".to_owned());
    }
    while !rest.is_empty() {
        let is_child = !rest.starts_with("//");
        rest = rest.trim_start_matches('/');
        let end = end_of_step(rest);
        let (step, tail) = rest.split_at_checked(end).unwrap_or((rest, ""));
        rest = tail;
        if let Some(name) = step.strip_prefix('@') {
            attribute = Some(name.to_owned());
            break;
        }
        if step == "text()" || step == "node()" {
            continue;
        }
        if !css.is_empty() {
            css.push_str(if is_child { " > " } else { " " });
        }
        css.push_str(&step_to_css(step)?);
    }
    if css.is_empty() {
        return Err("it names no element".to_owned());
    }
    if let Some(name) = attribute {
        css.push_str(&format!("::attr({name})"));
    }
    Ok(css)
}

/// Where the step ends: the next slash outside brackets and quotes.
fn end_of_step(text: &str) -> usize {
    let (mut depth, mut quote) = (0_i32, None);
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '[' | '(') => depth += 1,
            (None, ']' | ')') => depth -= 1,
            (None, '/') if depth == 0 => return at,
            _ => {}
        }
    }
    text.len()
}

fn split_outside(text: &str, separator: char) -> Vec<&str> {
    let (mut depth, mut quote, mut from) = (0_i32, None, 0);
    let mut parts = Vec::new();
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '[' | '(') => depth += 1,
            (None, ']' | ')') => depth -= 1,
            (None, c) if c == separator && depth == 0 => {
                parts.push(text.get(from..at).unwrap_or_default());
                from = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(text.get(from..).unwrap_or_default());
    parts
}

fn step_to_css(step: &str) -> Result<String, String> {
    let (name, mut rest) = step.split_at_checked(step.find('[').unwrap_or(step.len())).unwrap_or((step, ""));
    let is_name = name == "*" || !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    if !is_name {
        return Err(format!("{name:?} is no name of an element"));
    }
    let mut css = name.to_owned();
    while let Some(tail) = rest.strip_prefix('[') {
        let end = split_outside(tail, ']').first().map_or(tail.len(), |inner| inner.len());
        // `split_outside` counts the closing bracket as depth; find it by hand.
        let end = closing(tail).unwrap_or(end);
        let (inner, after) = tail.split_at_checked(end).unwrap_or((tail, ""));
        for condition in inner.split(" and ") {
            css.push_str(&condition_to_css(condition.trim())?);
        }
        rest = after.strip_prefix(']').unwrap_or(after);
    }
    if rest.is_empty() { Ok(css) } else { Err(format!("{rest:?} is not known here")) }
}

fn closing(text: &str) -> Option<usize> {
    let (mut depth, mut quote) = (0_i32, None);
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '[') => depth += 1,
            (None, ']') if depth == 0 => return Some(at),
            (None, ']') => depth -= 1,
            _ => {}
        }
    }
    None
}

fn condition_to_css(condition: &str) -> Result<String, String> {
    if let Ok(place) = condition.parse::<usize>() {
        return Ok(format!(":nth-of-type({place})"));
    }
    for (function, operator) in [("contains(", "*="), ("starts-with(", "^="), ("ends-with(", "$=")] {
        if let Some(inner) = condition.strip_prefix(function).and_then(|inner| inner.strip_suffix(')')) {
            // contains(concat(' ', normalize-space(@class), ' '), ' x ') is how XPath says "the class x".
            if inner.trim_start().starts_with("concat(")
                && let Some(value) = quoted(inner.rsplit_once(',').map_or("", |(_, value)| value))
                && inner.contains("@class")
            {
                return Ok(format!("[class~=\"{}\"]", value.trim()));
            }
            let (name, value) = inner.split_once(',').ok_or("a function has too few arguments")?;
            let name = name.trim().strip_prefix('@').ok_or_else(|| format!("{} asks for text", condition.trim()))?;
            let value = quoted(value).ok_or("a value is not quoted")?;
            return Ok(format!("[{name}{operator}\"{value}\"]"));
        }
    }
    if let Some((name, value)) = condition.split_once('=').filter(|(name, _)| !name.ends_with(['!', '<', '>'])) {
        let name = name.trim().strip_prefix('@').ok_or_else(|| format!("{name:?} is no attribute"))?;
        let value = quoted(value).ok_or("a value is not quoted")?;
        return Ok(format!("[{name}=\"{value}\"]"));
    }
    match condition.strip_prefix('@') {
        Some(name) if name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') => Ok(format!("[{name}]")),
        _ => Err(format!("the condition {condition:?} is not known here")),
    }
}

fn quoted(text: &str) -> Option<&str> {
    let text = text.trim();
    let inner = text.strip_prefix('\'').and_then(|text| text.strip_suffix('\''));
    let inner = inner.or_else(|| text.strip_prefix('"').and_then(|text| text.strip_suffix('"')))?;
    // What CSS here would read otherwise.
    (!inner.contains(['"', '\'', ']', ',', '[', '=', '~', '^', '$', '*'])).then_some(inner)
}

#[cfg(test)]
mod tests {
    use super::to_css;
    use crate::selector::Selector;

    #[test]
    fn what_css_can_say_is_said() {
        let cases = [
            ("//h1", "h1"),
            ("//div[@id='main']//p", "div[id=\"main\"] p"),
            ("//div[contains(@class, 'story')]/p", "div[class*=\"story\"] > p"),
            ("//*[contains(concat(' ',normalize-space(@class),' '),' body ')]", "*[class~=\"body\"]"),
            ("//meta[@property='og:title']/@content", "meta[property=\"og:title\"]::attr(content)"),
            ("//div[@class='a' and @data-x]/span[2]", "div[class=\"a\"][data-x] > span:nth-of-type(2)"),
            ("//h1 | //h2", "h1, h2"),
            ("//h1/text()", "h1"),
        ];
        for (xpath, css) in cases {
            assert_eq!(to_css(xpath).as_deref(), Ok(css), "{xpath}");
            assert!(Selector::css(css).is_ok(), "{css}");
        }
    }

    #[test]
    fn the_rest_is_reported() {
        for xpath in [
            "//p[not(@class)]",
            "//p[contains(text(), 'x')]",
            "substring-after(//p, 'x')",
            "//p/following-sibling::p",
            "//p[last()]",
            "",
        ] {
            assert!(to_css(xpath).is_err(), "{xpath}");
        }
    }
}
