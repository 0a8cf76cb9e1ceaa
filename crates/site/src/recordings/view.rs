//! Sound and video as pages print them.

use fluent_bundle::FluentValue;
use news::{ArticleId, Recording, RecordingKind};
use store::CardRecording;

use super::recording_href;
use crate::language::Language;

/// A recording on the page of its article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RecordingView {
    pub href: String,
    pub is_video: bool,
    /// "Audio", "Video"
    pub kind: String,
    /// "42 min", "38 MB", "MP3": what is known.
    pub details: Vec<String>,
}

/// What lists say of an article's recording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PlayMark {
    /// "Audio", "Video"
    pub kind: String,
    /// "42 min"; empty where it is not known.
    pub length: String,
}

impl RecordingView {
    /// All recordings of an article.
    pub fn all(article: ArticleId, recordings: &[Recording], speaks: Language) -> Vec<Self> {
        recordings.iter().enumerate().map(|(place, recording)| Self::of(article, place, recording, speaks)).collect()
    }

    fn of(article: ArticleId, place: usize, recording: &Recording, speaks: Language) -> Self {
        let is_video = recording.kind() == RecordingKind::Video;
        let length = recording.seconds.map(|seconds| length(seconds, speaks));
        let size = recording.length_bytes.map(|bytes| size(bytes, speaks));
        let details = length.into_iter().chain(size).chain(format(&recording.media_type)).collect();
        Self { href: recording_href(article, place), is_video, kind: kind(is_video, speaks), details }
    }
}

impl PlayMark {
    /// The mark of a card.
    pub fn of(recording: &CardRecording, speaks: Language) -> Self {
        let is_video = recording.media_type.starts_with("video/");
        let length = recording.seconds.map(|seconds| length(seconds, speaks)).unwrap_or_default();
        Self { kind: kind(is_video, speaks), length }
    }
}

fn kind(is_video: bool, speaks: Language) -> String {
    speaks.say(if is_video { "video" } else { "audio" }).into_owned()
}

/// "45 s", "42 min", "1 h 5 min"
fn length(seconds: u32, speaks: Language) -> String {
    if seconds < 60 {
        return speaks.count("plays-seconds", seconds.into());
    }
    // Rounded, as a clock would be read.
    let minutes = (u64::from(seconds) + 30) / 60;
    let (hours, rest) = (minutes / 60, minutes % 60);
    let number = |number: u64| FluentValue::from(u32::try_from(number).unwrap_or(u32::MAX));
    match (hours, rest) {
        (0, _) => speaks.with("plays-minutes", [("n", number(minutes))]),
        (_, 0) => speaks.with("plays-whole-hours", [("n", number(hours))]),
        _ => speaks.with("plays-hours", [("hours", number(hours)), ("minutes", number(rest))]),
    }
}

/// "38 MB", "0.4 MB"
fn size(bytes: u64, speaks: Language) -> String {
    let tenths = bytes.div_ceil(100_000);
    let megabytes = if tenths < 100 {
        #[expect(clippy::cast_precision_loss, reason = "less than a hundred")]
        speaks.decimal(tenths as f64 / 10.0)
    } else {
        speaks.number(i64::try_from((tenths + 5) / 10).unwrap_or(i64::MAX))
    };
    speaks.name("megabytes", &megabytes)
}

/// What people call a file of this type; `None` for what few have heard of.
fn format(media_type: &str) -> Option<String> {
    let name = match media_type {
        "audio/mpeg" => "MP3",
        "audio/mp4" | "audio/aac" => "AAC",
        "video/mp4" => "MP4",
        "audio/ogg" | "video/ogg" => "Ogg",
        "audio/webm" | "video/webm" => "WebM",
        "audio/wav" | "audio/x-wav" => "WAV",
        "audio/flac" => "FLAC",
        _ => return None,
    };
    Some(name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_and_sizes_are_said_as_people_say_them() {
        for (seconds, expected) in
            [(45, "45 s"), (60, "1 min"), (2_530, "42 min"), (3_600, "1 h"), (3_910, "1 h 5 min"), (86_400, "24 h")]
        {
            assert_eq!(length(seconds, Language::English), expected);
        }
        for (bytes, expected) in [(1, "0.1 MB"), (430_000, "0.5 MB"), (9_900_000, "9.9 MB"), (38_200_000, "38 MB")] {
            assert_eq!(size(bytes, Language::English), expected);
        }
        assert_eq!(size(430_000, Language::German), "0,5 MB");
        assert_eq!(length(3_910, Language::French), "1 h 5 min");
    }

    #[test]
    fn a_page_says_what_is_known() {
        let recording = Recording::new("https://e.org/a.mp3", None, Some(38_200_000), Some(2_530)).unwrap();
        let [view] = &RecordingView::all(ArticleId(1), &[recording], Language::English)[..] else { panic!("one") };
        assert_eq!(view.details, ["42 min", "38 MB", "MP3"]);
        assert!(view.href.starts_with("/media/") && view.href.ends_with("/0") && !view.is_video);
    }
}
