//! Text and attributes written so that nothing in them is taken for markup.

pub(super) fn push_attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    for c in value.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\u{a0}' => out.push_str("&nbsp;"),
            c => out.push(c),
        }
    }
    out.push('"');
}

/// Appends `text` with the characters escaped that markup gives a meaning.
pub(crate) fn push_escaped(out: &mut String, text: &str) {
    let mut lines = text.split('\u{a0}');
    push_marks_escaped(out, lines.next().unwrap_or_default());
    for line in lines {
        out.push_str("&nbsp;");
        push_marks_escaped(out, line);
    }
}

fn push_marks_escaped(out: &mut String, text: &str) {
    let mut written = 0;
    for place in memchr::memchr3_iter(b'&', b'<', b'>', text.as_bytes()) {
        out.push_str(text.get(written..place).unwrap_or_default());
        out.push_str(match text.as_bytes().get(place) {
            Some(b'&') => "&amp;",
            Some(b'<') => "&lt;",
            _ => "&gt;",
        });
        written = place + 1;
    }
    out.push_str(text.get(written..).unwrap_or_default());
}
