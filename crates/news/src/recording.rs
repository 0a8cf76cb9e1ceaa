//! Sound and video that belong to an article: an episode of a podcast, a report to watch.

use serde::{Deserialize, Serialize};

/// Bytes of an address at most.
const URL_BYTES: usize = 4_096;
/// Nothing is longer than a week; what says so is mistaken.
const LONGEST_S: u32 = 7 * 86_400;

/// Endings of files that browsers play, with their media types (RFC 9639, RFC 4337, RFC 5334, RFC 8794 among others).
const ENDINGS: [(&str, &str); 14] = [
    ("mp3", "audio/mpeg"),
    ("m4a", "audio/mp4"),
    ("m4b", "audio/mp4"),
    ("aac", "audio/aac"),
    ("oga", "audio/ogg"),
    ("ogg", "audio/ogg"),
    ("opus", "audio/ogg"),
    ("wav", "audio/wav"),
    ("flac", "audio/flac"),
    ("weba", "audio/webm"),
    ("mp4", "video/mp4"),
    ("m4v", "video/mp4"),
    ("webm", "video/webm"),
    ("ogv", "video/ogg"),
];

/// Whether something is heard or watched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordingKind {
    /// Heard.
    Audio,
    /// Watched.
    Video,
}

/// A file of sound or video.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recording {
    /// Absolute address at the publisher.
    pub url: String,
    /// Its media type in lower case, without parameters: always `audio/…` or `video/…`.
    pub media_type: String,
    /// Its size as its publisher says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub length_bytes: Option<u64>,
    /// How long it plays, seconds, as its publisher says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u32>,
}

impl Recording {
    /// The recording at `url`; `None` for what is neither sound nor video that a browser plays from a file.
    ///
    /// The type decides. Where it says nothing (none, `application/octet-stream`) the ending of the name does; lists of streams
    /// (`.m3u8`, `.mpd`) are no files.
    #[must_use]
    pub fn new(url: &str, media_type: Option<&str>, length_bytes: Option<u64>, seconds: Option<u32>) -> Option<Self> {
        let is_web = ["http://", "https://"].iter().any(|start| url.starts_with(start));
        if !is_web || url.len() > URL_BYTES {
            return None;
        }
        let media_type = media_type.and_then(playable).or_else(|| {
            let says_nothing = media_type.is_none_or(|given| {
                matches!(plain(given).as_str(), "" | "application/octet-stream" | "binary/octet-stream")
            });
            of_ending(url).filter(|_| says_nothing).map(str::to_owned)
        })?;
        let seconds = seconds.filter(|seconds| (1..=LONGEST_S).contains(seconds));
        let length_bytes = length_bytes.filter(|bytes| *bytes > 0);
        Some(Self { url: url.to_owned(), media_type, length_bytes, seconds })
    }

    /// Whether it is heard or watched.
    #[must_use]
    pub fn kind(&self) -> RecordingKind {
        if self.media_type.starts_with("video/") { RecordingKind::Video } else { RecordingKind::Audio }
    }
}

/// The first of each kind: what follows is most often the same again, larger or smaller.
#[must_use]
pub fn one_of_each_kind(recordings: impl IntoIterator<Item = Recording>) -> Vec<Recording> {
    let mut kept: Vec<Recording> = Vec::new();
    for recording in recordings {
        if !kept.iter().any(|other| other.kind() == recording.kind()) {
            kept.push(recording);
        }
    }
    kept
}

fn plain(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// The type as it is kept, if it is one of sound or video; `None` for lists of streams, and for what would not stand in a header.
#[must_use]
pub fn playable(media_type: &str) -> Option<String> {
    let plain = plain(media_type);
    let (kind, name) = plain.split_once('/')?;
    let is_token = |text: &str| {
        !text.is_empty()
            && text.len() <= 60
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".+-_".contains(&byte))
    };
    let is_list = ["mpegurl", "x-mpegurl", "x-scpls", "vnd.apple.mpegurl"].contains(&name);
    match (kind, name) {
        ("audio" | "video", _) if is_token(name) && !is_list => Some(match name {
            "mp3" | "x-mp3" | "mpeg3" | "x-mpeg" | "mpg" if kind == "audio" => "audio/mpeg".to_owned(),
            "x-m4a" | "m4a" => "audio/mp4".to_owned(),
            "x-m4v" | "m4v" => "video/mp4".to_owned(),
            _ => plain,
        }),
        ("application", "ogg") => Some("audio/ogg".to_owned()),
        _ => None,
    }
}

/// The media type that the ending of an address stands for.
fn of_ending(url: &str) -> Option<&'static str> {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    let name = path.rsplit('/').next().unwrap_or_default();
    let (_, ending) = name.rsplit_once('.')?;
    ENDINGS.iter().find(|(known, _)| ending.eq_ignore_ascii_case(known)).map(|(_, media_type)| *media_type)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_browser_plays_from_a_file_is_a_recording() {
        for (url, given, expected) in [
            ("https://e.org/1", Some("audio/mpeg"), Some("audio/mpeg")),
            ("https://e.org/1", Some(" Audio/MP3; codecs=x"), Some("audio/mpeg")),
            ("https://e.org/1.m4a", Some("audio/x-m4a"), Some("audio/mp4")),
            ("https://e.org/1.MP3?session=4#t=1", None, Some("audio/mpeg")),
            ("https://e.org/1.mp4", Some("application/octet-stream"), Some("video/mp4")),
            ("https://e.org/1.ogg", Some("application/ogg"), Some("audio/ogg")),
            ("https://e.org/1.webm", Some("video/webm"), Some("video/webm")),
            // Neither sound nor video, or no file.
            ("https://e.org/1.mp3", Some("text/html"), None),
            ("https://e.org/1.jpg", Some("image/jpeg"), None),
            ("https://e.org/1.pdf", None, None),
            ("https://e.org/1", None, None),
            ("https://e.org/live.m3u8", Some("audio/mpegurl"), None),
            ("https://e.org/live.m3u8", Some("application/vnd.apple.mpegurl"), None),
            ("https://e.org/1", Some("audio/x\r\nset-cookie: a=b"), None),
            ("rtmp://e.org/1.mp3", Some("audio/mpeg"), None),
            ("javascript:alert(1)//.mp3", Some("audio/mpeg"), None),
        ] {
            let found = Recording::new(url, given, None, None);
            assert_eq!(found.as_ref().map(|recording| recording.media_type.as_str()), expected, "{url} {given:?}");
        }
    }

    #[test]
    fn a_length_that_cannot_be_is_none() {
        let of = |bytes, seconds| Recording::new("https://e.org/1.mp3", None, Some(bytes), Some(seconds)).unwrap();
        assert_eq!((of(0, 0).length_bytes, of(0, 0).seconds), (None, None));
        assert_eq!((of(9, 90).length_bytes, of(9, 90).seconds), (Some(9), Some(90)));
        assert_eq!(of(9, u32::MAX).seconds, None);
    }

    #[test]
    fn of_one_kind_the_first_is_kept() {
        let found = one_of_each_kind(
            ["a.mp3", "small.mp4", "b.mp3", "large.mp4"]
                .iter()
                .filter_map(|name| Recording::new(&format!("https://e.org/{name}"), None, None, None)),
        );
        let urls: Vec<&str> = found.iter().map(|recording| recording.url.as_str()).collect();
        assert_eq!(urls, ["https://e.org/a.mp3", "https://e.org/small.mp4"]);
    }
}
