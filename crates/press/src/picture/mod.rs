//! Pictures: landscapes and emblems painted from a seed, so that a demo has pictures that nobody owns.

mod canvas;
mod scenes;

use std::fmt;
use std::str::FromStr;

use image::codecs::jpeg::JpegEncoder;

use crate::facts::{Facts, Value};
use crate::random::Random;
pub(crate) use scenes::Scene;

/// Which picture: what it shows and from which seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct PictureKey {
    pub(crate) scene: Scene,
    pub(crate) seed: u32,
}

impl fmt::Display for PictureKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:08x}", self.scene.as_str(), self.seed)
    }
}

impl FromStr for PictureKey {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (scene, seed) = text.rsplit_once('-').ok_or(())?;
        let seed = u32::from_str_radix(seed, 16).map_err(|_| ())?;
        let scene = Scene::ALL.into_iter().find(|known| known.as_str() == scene).ok_or(())?;
        Ok(Self { scene, seed })
    }
}

/// The picture as a JPEG file of 1,200 x 800 pixels.
pub(crate) fn jpeg(key: PictureKey) -> Vec<u8> {
    let pixels = scenes::paint(key.scene, u64::from(key.seed));
    let mut file = Vec::new();
    let (width, height) = (canvas::WIDTH as u32, canvas::HEIGHT as u32);
    let written =
        JpegEncoder::new_with_quality(&mut file, 84).encode(&pixels, width, height, image::ExtendedColorType::Rgb8);
    if written.is_err() {
        // Cannot happen: the buffer has the stated size and memory takes all that is written.
        file.clear();
    }
    file
}

/// What stands under a picture of a scene.
pub(crate) fn caption(scene: &str, facts: &Facts, random: &mut Random) -> String {
    let text = |slot| match facts.get(slot) {
        Some(Value::Text(text)) => text.as_str(),
        _ => "",
    };
    let (town, river, day) = (text("town"), text("river"), text("day"));
    match facts.language.as_str() {
        "de" => return format!("{town} am {day}"),
        "fr" => return format!("{town}, {day}"),
        "es" => return format!("{town}, el {day}"),
        "ar" => return format!("{town}، يوم {day}"),
        "ja" => return format!("{town}、{day}"),
        _ => {}
    }
    let region = text("region");
    let parliament = text("parliament");
    let forms: [String; 2] = match scene {
        "river" => [
            format!("The river {river} near {town} on {day}."),
            format!("Water standing in fields along the {river}, outside {town}."),
        ],
        "mountains" => [format!("The peaks above {town}."), format!("First light over the mountains of {region}.")],
        "sea" => [format!("The coast off {town} on {day}."), format!("A sail off {town} at dusk.")],
        "city" => [format!("The centre of {town} at dusk."), format!("Lights in the office towers of {town}.")],
        "fields" => {
            [format!("Farmland outside {town}."), format!("Fields in {region}, where the harvest is under way.")]
        }
        "stadium" => [format!("The ground filled up early on {day}."), format!("Under the floodlights in {town}.")],
        "chart" => {
            ["Prices have moved faster than most forecasters expected.".to_owned(), "The figures in brief.".to_owned()]
        }
        "columns" => [format!("The seat of {parliament} in {town}."), format!("The old assembly hall in {town}.")],
        "lab" => [
            "Structures seen under the microscope, in an artist’s impression.".to_owned(),
            "Under the microscope, in an illustration.".to_owned(),
        ],
        "space" => [
            "An artist’s impression of the view from orbit.".to_owned(),
            "The planet and its companion, as they may appear from close by.".to_owned(),
        ],
        "storm" => [
            format!("Clouds gathering over {town} on {day}."),
            format!("Rain over {region} seen from the hills above {town}."),
        ],
        "forest" => [format!("Woodland on the edge of {town}."), format!("Morning mist in the forests of {region}.")],
        "harbour" => [format!("The port of {town}."), format!("Cranes at the container terminal serving {town}.")],
        "village" => [format!("The old quarter of {town}."), format!("Roofs and chimneys in {town} on {day}.")],
        "turbines" => [format!("Turbines on the ridge above {town}."), format!("Wind turbines in {region}.")],
        "stage" => [
            format!("The stage in {town} before the doors opened."),
            "The lights went down to a full house.".to_owned(),
        ],
        "bridge" => [format!("The viaduct near {town}."), format!("The line crosses the {river} outside {town}.")],
        "crowd" => [format!("People gathered in {town} on {day}."), format!("The square in {town} on {day}.")],
        "night" => [format!("The night sky over {town}."), format!("A clear night above {region}.")],
        _ => [format!("The hills around {town}."), format!("{town} and its surroundings on {day}.")],
    };
    let chosen = random.pick(&forms).cloned().unwrap_or_default();
    let mut chars = chosen.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_back_and_foreign_ones_do_not() {
        for scene in Scene::ALL {
            let key = PictureKey { scene, seed: 0xbeef };
            assert_eq!(key.to_string().parse(), Ok(key));
            assert_eq!(Scene::from_word(scene.as_str()), scene);
        }
        for foreign in ["", "river", "river-xyz", "../etc-00", "nowhere-00000001"] {
            assert!(foreign.parse::<PictureKey>().is_err(), "{foreign}");
        }
    }

    #[test]
    fn a_picture_is_a_jpeg_of_the_stated_size_and_always_the_same() {
        let key = PictureKey { scene: Scene::Hills, seed: 7 };
        let file = jpeg(key);
        let read = image::load_from_memory(&file).unwrap();
        assert_eq!((read.width(), read.height()), (1_200, 800));
        assert_eq!(file, jpeg(key));
    }
}
