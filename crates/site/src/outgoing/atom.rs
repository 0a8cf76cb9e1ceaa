//! Atom (RFC 4287).

use std::fmt::Write as _;

use super::{Outgoing, element, xml};

pub(super) fn write(list: &Outgoing) -> String {
    let mut out =
        String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
    element(&mut out, "title", &list.title);
    if !list.note.is_empty() {
        element(&mut out, "subtitle", &list.note);
    }
    element(&mut out, "id", &list.page);
    let _ = writeln!(out, "<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>", xml(&list.address));
    let _ = writeln!(out, "<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>", xml(&list.page));
    let updated = list.entries.iter().map(|entry| entry.seen).max().unwrap_or_default();
    element(&mut out, "updated", &updated.to_string());
    for entry in &list.entries {
        let language =
            if entry.language.is_empty() { String::new() } else { format!(" xml:lang=\"{}\"", xml(&entry.language)) };
        let _ = writeln!(out, "<entry{language}>");
        element(&mut out, "title", &entry.headline);
        element(&mut out, "id", &entry.link);
        let _ = writeln!(out, "<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>", xml(&entry.link));
        element(&mut out, "published", &entry.published.to_string());
        element(&mut out, "updated", &entry.seen.to_string());
        // An entry needs an author (4.1.2); where none is printed, it is the title's.
        let author = match &entry.author {
            Some(author) => format!("{author}, {}", entry.source),
            None => entry.source.clone(),
        };
        let _ = writeln!(out, "<author><name>{}</name></author>", xml(&author));
        if let Some(section) = entry.section {
            let _ = writeln!(out, "<category term=\"{}\"/>", xml(section));
        }
        if !entry.summary.is_empty() {
            let _ = writeln!(out, "<summary type=\"text\">{}</summary>", xml(&entry.summary));
        }
        if let Some(file) = &entry.recording {
            let length = file.length_bytes.map(|bytes| format!(" length=\"{bytes}\"")).unwrap_or_default();
            let (address, media_type) = (xml(&file.address), xml(&file.media_type));
            let _ = writeln!(out, "<link rel=\"enclosure\" type=\"{media_type}\" href=\"{address}\"{length}/>");
        }
        out.push_str("</entry>\n");
    }
    out.push_str("</feed>\n");
    out
}
