//! The last steps of an article's body before it is printed: pictures go through the proxy, links leave politely.
//! The body was sanitised when it came in; nothing here makes it safe, and nothing here may make it unsafe.

use lol_html::html_content::Element;
use lol_html::{RewriteStrSettings, element, rewrite_str};

use crate::pictures::Signer;

/// Bodies larger than this are shown as plain text, bytes.
const MAX_BODY_BYTES: usize = 2_000_000;

/// The body of an article, ready to print.
///
/// `lead_picture` is the picture that the page already shows above the text: where the body repeats it, it is left out.
pub(crate) fn prepare(body_html: &str, body_text: &str, lead_picture: Option<&str>, signer: &Signer) -> String {
    if body_html.len() > MAX_BODY_BYTES {
        return plain(body_text);
    }
    let body = match lead_picture {
        Some(url) => without_picture(body_html, url),
        None => body_html.to_owned(),
    };
    rewrite(&body, signer).unwrap_or_else(|_| plain(body_text))
}

fn rewrite(body: &str, signer: &Signer) -> Result<String, lol_html::errors::RewritingError> {
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("img", |image| {
            show_through_proxy(image, signer);
            Ok(())
        }))
        // Nothing of these is expected after sanitising; each would ask a foreign server.
        .append_element_content_handler(element!(
            "source, video, audio, track, iframe, object, embed, link, style, script, base, meta, form, input, button",
            |element| {
                element.remove();
                Ok(())
            }
        ))
        .append_element_content_handler(element!("h1", |heading| {
            heading.set_tag_name("h2")?;
            Ok(())
        }))
        .append_element_content_handler(element!("a[href]", |link| {
            link.set_attribute("rel", "noopener noreferrer nofollow")?;
            link.remove_attribute("target");
            Ok(())
        }))
        .append_element_content_handler(element!("table", |table| {
            table.before("<div class=\"table\" tabindex=\"0\">", lol_html::html_content::ContentType::Html);
            table.after("</div>", lol_html::html_content::ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!("[style], [background], [srcset]", |element| {
            for name in ["style", "background"] {
                element.remove_attribute(name);
            }
            Ok(())
        }));
    rewrite_str(body, settings)
}

fn show_through_proxy(image: &mut Element<'_, '_>, signer: &Signer) {
    image.remove_attribute("srcset");
    let Some(signed) = image.get_attribute("src").and_then(|src| signer.sign(&unescape(&src))) else {
        image.remove();
        return;
    };
    for (name, value) in [
        ("src", signed.at(640)),
        ("srcset", signed.set(&[640, 960])),
        ("sizes", "(min-width:46em) 42rem,100vw".to_owned()),
        ("loading", "lazy".to_owned()),
        ("decoding", "async".to_owned()),
    ] {
        if image.set_attribute(name, &value).is_err() {
            image.remove();
            return;
        }
    }
    if !image.has_attribute("alt") && image.set_attribute("alt", "").is_err() {
        image.remove();
    }
}

/// Attribute values come as they were written.
fn unescape(value: &str) -> String {
    value.replace("&amp;", "&").replace("&#38;", "&").replace("&#x26;", "&")
}

/// `body` without the first figure (or bare picture) that shows `url`.
fn without_picture(body: &str, url: &str) -> String {
    let same_place = |address: &str| {
        let plain = |text: &str| unescape(text).split(['?', '#']).next().unwrap_or_default().to_owned();
        plain(address) == plain(url)
    };
    let Some((start, end)) = first_picture(body, same_place) else { return body.to_owned() };
    let before = body.get(..start).unwrap_or_default();
    let after = body.get(end..).unwrap_or_default();
    if let Some(figure) = before.rfind("<figure")
        && !before.get(figure..).unwrap_or_default().contains("</figure>")
        && let Some(close) = after.find("</figure>")
        && !after.get(..close).unwrap_or_default().contains("<img")
        && !before.get(figure..).unwrap_or_default().contains("<img")
    {
        let rest = after.get(close + "</figure>".len()..).unwrap_or_default();
        return format!("{}{rest}", before.get(..figure).unwrap_or_default());
    }
    format!("{before}{after}")
}

/// Where the first `<img ..>` begins and ends whose `src` is `wanted`.
fn first_picture(body: &str, wanted: impl Fn(&str) -> bool) -> Option<(usize, usize)> {
    let mut from = 0;
    loop {
        let start = from + body.get(from..)?.find("<img")?;
        let end = start + body.get(start..)?.find('>')? + 1;
        let tag = body.get(start..end)?;
        let source = tag.split_once("src=\"").and_then(|(_, rest)| rest.split_once('"')).map(|(source, _)| source);
        if source.is_some_and(&wanted) {
            return Some((start, end));
        }
        from = end;
    }
}

/// Paragraphs of a plain text.
pub(crate) fn plain(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 64);
    for paragraph in text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
        html.push_str("<p>");
        for c in paragraph.chars() {
            match c {
                '&' => html.push_str("&amp;"),
                '<' => html.push_str("&lt;"),
                '>' => html.push_str("&gt;"),
                other => html.push(other),
            }
        }
        html.push_str("</p>\n");
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prepared(html: &str) -> String {
        prepare(html, "plain <text>", None, &Signer::new([1; 32]))
    }

    #[test]
    fn pictures_come_from_here_only() {
        let html = prepared(
            r#"<p>a</p><figure><img src="https://img.example/a.jpg?x=1&amp;y=2" srcset="https://evil.example/b.jpg 2x" style="x"><figcaption>c</figcaption></figure>"#,
        );
        assert!(html.contains("src=\"/picture/640/"), "{html}");
        assert!(!html.contains("img.example") && !html.contains("evil.example") && !html.contains("style="), "{html}");
    }

    #[test]
    fn what_cannot_be_shown_is_left_out() {
        let html = prepared(
            r#"<p>a<img src="data:image/gif;base64,R0"><img><video src="https://v.example/v.mp4" poster="https://v.example/p.jpg"></video></p>"#,
        );
        assert_eq!(html, "<p>a</p>");
    }

    #[test]
    fn links_leave_politely_and_headings_keep_the_outline() {
        let html = prepared(r#"<h1>Part</h1><p><a href="https://a.example/" target="_blank">a</a></p>"#);
        assert!(html.starts_with("<h2>Part</h2>"), "{html}");
        assert!(html.contains(r#"rel="noopener noreferrer nofollow""#) && !html.contains("target"), "{html}");
    }

    #[test]
    fn the_lead_picture_is_not_shown_twice() {
        let signer = Signer::new([1; 32]);
        let body = r#"<figure><img src="https://i.example/a.jpg?w=800"><figcaption>Caption</figcaption></figure><p>Text</p><figure><img src="https://i.example/b.jpg"></figure>"#;
        let html = prepare(body, "", Some("https://i.example/a.jpg?w=1200"), &signer);
        assert!(html.starts_with("<p>Text</p><figure>"), "{html}");
        assert_eq!(html.matches("<img").count(), 1);
    }

    #[test]
    fn a_monstrous_body_becomes_plain_text() {
        let html = prepare(&"<b>".repeat(1_000_000), "plain <text>\n\nmore", None, &Signer::new([1; 32]));
        assert_eq!(html, "<p>plain &lt;text&gt;</p>\n<p>more</p>\n");
    }
}
