//! RSS 2.0, with Dublin Core for who wrote it (its own `author` is a mail address).

use std::fmt::Write as _;

use super::{Outgoing, element, xml};

pub(super) fn write(list: &Outgoing) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\">\n<channel>\n",
    );
    element(&mut out, "title", &list.title);
    element(&mut out, "link", &list.page);
    element(&mut out, "description", if list.note.is_empty() { &list.title } else { &list.note });
    let _ = writeln!(out, "<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"{}\"/>", xml(&list.address));
    for entry in &list.entries {
        out.push_str("<item>\n");
        element(&mut out, "title", &entry.headline);
        element(&mut out, "link", &entry.link);
        let _ = writeln!(out, "<guid isPermaLink=\"true\">{}</guid>", xml(&entry.link));
        // RFC 822 dates with four digits of the year, as everybody writes and reads them.
        element(&mut out, "pubDate", &entry.published.strftime("%a, %d %b %Y %H:%M:%S +0000").to_string());
        let creator = match &entry.author {
            Some(author) => format!("{author}, {}", entry.source),
            None => entry.source.clone(),
        };
        element(&mut out, "dc:creator", &creator);
        if let Some(section) = entry.section {
            element(&mut out, "category", section);
        }
        if !entry.language.is_empty() {
            element(&mut out, "dc:language", &entry.language);
        }
        if !entry.summary.is_empty() {
            // A description is HTML: what is text is escaped once for that, and once for XML.
            element(&mut out, "description", &xml(&entry.summary));
        }
        if let Some(file) = &entry.recording {
            // The length must be there; 0 stands for one that is not known (RSS Advisory Board, Best Practices Profile).
            let bytes = file.length_bytes.unwrap_or(0);
            let (address, media_type) = (xml(&file.address), xml(&file.media_type));
            let _ = writeln!(out, "<enclosure url=\"{address}\" length=\"{bytes}\" type=\"{media_type}\"/>");
            if let Some(seconds) = file.seconds {
                element(&mut out, "itunes:duration", &seconds.to_string());
            }
        }
        out.push_str("</item>\n");
    }
    out.push_str("</channel>\n</rss>\n");
    out
}
