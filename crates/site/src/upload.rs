//! The file of a form (RFC 7578): one field, kept in memory.

use http::{HeaderMap, header};

/// The content of the first field that has a file's name; `None` where the form has none.
pub(crate) fn file<'a>(headers: &HeaderMap, body: &'a [u8]) -> Option<&'a [u8]> {
    let kind = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    let (_, boundary) = kind.strip_prefix("multipart/form-data")?.split_once("boundary=")?;
    let boundary = boundary.split(';').next()?.trim().trim_matches('"');
    if boundary.is_empty() {
        return None;
    }
    let mark = format!("--{boundary}");
    let end = format!("\r\n--{boundary}");
    let mut rest = body;
    loop {
        rest = after(rest, mark.as_bytes())?;
        let part = before(rest, end.as_bytes())?;
        let head = before(part, b"\r\n\r\n")?;
        let has_name = String::from_utf8_lossy(head).to_ascii_lowercase().contains("filename=");
        if has_name {
            return after(part, b"\r\n\r\n");
        }
    }
}

fn place(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len()).position(|window| window == wanted)
}

fn after<'a>(text: &'a [u8], wanted: &[u8]) -> Option<&'a [u8]> {
    text.get(place(text, wanted)? + wanted.len()..)
}

fn before<'a>(text: &'a [u8], wanted: &[u8]) -> Option<&'a [u8]> {
    text.get(..place(text, wanted)?)
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    #[test]
    fn the_file_is_what_stands_between_the_marks() {
        let mut headers = HeaderMap::new();
        let body = b"--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nnot this\r\n--X\r\nContent-Disposition: form-data; \
            name=\"file\"; filename=\"list.opml\"\r\nContent-Type: text/xml\r\n\r\n<opml>\r\n\r\n</opml>\r\n--X--\r\n";
        assert_eq!(file(&headers, body), None);
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("multipart/form-data; boundary=X"));
        assert_eq!(file(&headers, body), Some(b"<opml>\r\n\r\n</opml>".as_slice()));
        for cut in 0..body.len() - 6 {
            // A body that was cut off has no whole file.
            assert!(file(&headers, &body[..cut]).is_none_or(|file| file == b"<opml>\r\n\r\n</opml>"), "{cut}");
        }
        assert_eq!(file(&headers, b""), None);
    }
}
