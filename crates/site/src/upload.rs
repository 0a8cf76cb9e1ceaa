//! The fields and the file of a form (RFC 7578), kept in memory.

use http::{HeaderMap, header};

/// The content of the first field that has a file's name; `None` where the form has none.
pub(crate) fn file<'a>(headers: &HeaderMap, body: &'a [u8]) -> Option<&'a [u8]> {
    let boundary = boundary(headers)?;
    let named = |(head, _): &(String, &[u8])| head.to_ascii_lowercase().contains("filename=");
    Parts::new(body, &boundary).find(named).map(|(_, content)| content)
}

/// What a form sent: its fields, and the content of the file that was chosen with it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Sent<'a> {
    /// Names and values, in their order.
    pub fields: Vec<(String, String)>,
    /// The content of the first file that is not empty.
    pub file: Option<&'a [u8]>,
}

/// A form in either of the two ways in which browsers send it. Of one that is cut off, what came whole.
pub(crate) fn form<'a>(headers: &HeaderMap, body: &'a [u8]) -> Sent<'a> {
    let Some(boundary) = boundary(headers) else {
        let fields = url::form_urlencoded::parse(body).into_owned().collect();
        return Sent { fields, file: None };
    };
    let mut sent = Sent::default();
    for (head, content) in Parts::new(body, &boundary) {
        let name = quoted(&head, "name=").unwrap_or_default();
        if quoted(&head, "filename=").is_none() {
            sent.fields.push((name, String::from_utf8_lossy(content).into_owned()));
        } else if sent.file.is_none() && !content.is_empty() {
            sent.file = Some(content);
        }
    }
    sent
}

/// The parameter of a part's head, as browsers write it (HTML, 4.10.22.8: quotes are written as `%22`).
fn quoted(head: &str, parameter: &str) -> Option<String> {
    let line = head.lines().find(|line| line.to_ascii_lowercase().starts_with("content-disposition:"))?;
    line.split(';').map(str::trim).find_map(|part| {
        let value = part.strip_prefix(parameter)?.trim_matches('"');
        Some(value.replace("%22", "\""))
    })
}

fn boundary(headers: &HeaderMap) -> Option<String> {
    let kind = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    let (_, boundary) = kind.strip_prefix("multipart/form-data")?.split_once("boundary=")?;
    let boundary = boundary.split(';').next()?.trim().trim_matches('"');
    (!boundary.is_empty()).then(|| boundary.to_owned())
}

/// The parts of a body: head and content.
struct Parts<'a> {
    rest: &'a [u8],
    mark: String,
    end: String,
}

impl<'a> Parts<'a> {
    fn new(body: &'a [u8], boundary: &str) -> Self {
        Self { rest: body, mark: format!("--{boundary}"), end: format!("\r\n--{boundary}") }
    }
}

impl<'a> Iterator for Parts<'a> {
    type Item = (String, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        self.rest = after(self.rest, self.mark.as_bytes())?;
        let part = before(self.rest, self.end.as_bytes())?;
        let head = before(part, b"\r\n\r\n")?;
        let content = part.get(head.len() + 4..)?;
        self.rest = self.rest.get(part.len()..)?;
        Some((String::from_utf8_lossy(head).into_owned(), content))
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

    #[test]
    fn a_form_is_the_same_however_it_is_sent() {
        let fields = vec![("a".to_owned(), "one & two".to_owned()), ("b".to_owned(), "ü\r\n".to_owned())];
        let plain = form(&HeaderMap::new(), b"a=one+%26+two&b=%C3%BC%0D%0A");
        assert_eq!(plain, Sent { fields: fields.clone(), file: None });
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("multipart/form-data; boundary=\"X\""));
        let part =
            |name: &str, content: &str| format!("--X\r\nContent-Disposition: form-data; {name}\r\n\r\n{content}\r\n");
        let none_chosen = "name=\"picture\"; filename=\"\"\r\nContent-Type: application/octet-stream";
        let body =
            [part("name=\"a\"", "one & two"), part(none_chosen, ""), part("name=\"b\"", "ü\r\n"), "--X--\r\n".into()];
        assert_eq!(form(&headers, body.concat().as_bytes()), Sent { fields: fields.clone(), file: None });
        let chosen = body
            .concat()
            .replace("filename=\"\"", "filename=\"a name; b.png\"")
            .replace("octet-stream\r\n\r\n", "x\r\n\r\nPNG");
        assert_eq!(form(&headers, chosen.as_bytes()), Sent { fields, file: Some(b"PNG") });
    }
}
