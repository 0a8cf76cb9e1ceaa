//! What the simulated radio stations broadcast: a short tune for each piece, made from its number. Nobody speaks in it.

use news::TitleKind;

use crate::random::Random;
use crate::title::Title;
use crate::world::ArticleKey;

/// Samples in a second, of eight bits and one channel: a telephone's.
const RATE: u32 = 8_000;
/// How long a tune is.
pub(crate) const SECONDS: u32 = 24;
/// Of a WAV file before its samples.
const HEAD_BYTES: usize = 44;
/// The whole file.
pub(crate) const BYTES: u32 = SECONDS * RATE + 44;
/// Three notes a second.
const NOTE: usize = RATE as usize / 3;
/// Steps of a scale that has no wrong neighbours, as shares of the ground note.
const SCALE: [f64; 6] = [1.0, 1.125, 1.25, 1.5, 1.6667, 2.0];

/// Whether a title's piece can be heard: every third of a radio station's.
pub(crate) fn is_heard(title: &Title, key: ArticleKey) -> bool {
    title.kind == TitleKind::Broadcaster && title.slug.contains("radio") && key.number().is_multiple_of(3)
}

/// Where the sound of a piece stands on its title's host.
pub(crate) fn path(key: ArticleKey) -> String {
    format!("/sound/{}.wav", key.number())
}

/// The piece whose sound a path is.
pub(crate) fn at(path: &str) -> Option<ArticleKey> {
    path.strip_prefix("/sound/")?.strip_suffix(".wav")?.parse().ok().and_then(ArticleKey::from_number)
}

/// The file: RIFF WAVE, linear samples of eight bits (Microsoft's Multimedia Data Standards Update of 1994).
pub(crate) fn wav(key: ArticleKey) -> Vec<u8> {
    let mut file = Vec::with_capacity(BYTES as usize);
    file.extend(b"RIFF");
    file.extend((BYTES - 8).to_le_bytes());
    file.extend(b"WAVEfmt ");
    file.extend(16_u32.to_le_bytes());
    file.extend([1_u16, 1].iter().flat_map(|word| word.to_le_bytes()));
    file.extend([RATE, RATE].iter().flat_map(|word| word.to_le_bytes()));
    file.extend([1_u16, 8].iter().flat_map(|word| word.to_le_bytes()));
    file.extend(b"data");
    file.extend((SECONDS * RATE).to_le_bytes());
    debug_assert_eq!(file.len(), HEAD_BYTES);
    let mut random = Random::of(&[key.number(), 0x50_55_4e_44]);
    let ground_hz = 196.0 + 64.0 * random.unit();
    let mut step = 0;
    while file.len() < BYTES as usize {
        // Never far from the note before, and each bar comes home.
        let bar_ends = (file.len() - HEAD_BYTES) / NOTE % 8 == 7;
        step = if bar_ends { 0 } else { (step + random.below(3) + SCALE.len() - 1) % SCALE.len() };
        let pitch_hz = ground_hz * SCALE.get(step).copied().unwrap_or(1.0);
        let left = BYTES as usize - file.len();
        file.extend((0..NOTE.min(left)).map(|sample| level(pitch_hz, sample)));
    }
    file
}

/// A note like a struck bar: a tone and a little of its octave, which fade.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "samples of a third of a second, and levels between 28 and 228"
)]
fn level(pitch_hz: f64, sample: usize) -> u8 {
    let time_s = sample as f64 / f64::from(RATE);
    let turn = std::f64::consts::TAU * pitch_hz * time_s;
    let rise = (time_s * 120.0).min(1.0);
    let loud = 70.0 * rise * (-5.0 * time_s).exp();
    (128.0 + loud * (turn.sin() + 0.35 * (2.0 * turn).sin())).round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tune_is_a_whole_file_of_its_own_and_the_same_each_time() {
        let [one, other] = [1_000_003_u64, 1_000_006].map(|number| ArticleKey::from_number(number * 1_000).unwrap());
        let file = wav(one);
        assert_eq!(file.len(), BYTES as usize);
        assert_eq!((&file[..4], &file[8..16]), (&b"RIFF"[..], &b"WAVEfmt "[..]));
        assert_eq!(u32::from_le_bytes(file[40..44].try_into().unwrap()), SECONDS * RATE);
        assert!(file[HEAD_BYTES..].iter().any(|level| *level > 170), "it can be heard");
        assert_eq!(file, wav(one));
        assert_ne!(file, wav(other));
        assert_eq!(at(&path(one)), Some(one));
        assert_eq!(at("/sound/../1.wav"), None);
    }
}
