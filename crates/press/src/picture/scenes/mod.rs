//! What pictures show: a painter for each scene.

mod emblem;
mod land;
mod light;
mod people;
mod sea;
mod sky;
mod town;

use super::canvas::{Canvas, HEIGHT, WIDTH};
use crate::random::Random;
use light::{DAWN, LIGHTS, Light};

macro_rules! scenes {
    ($($name:ident $word:literal),* $(,)?) => {
        /// A scene.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Scene { $($name),* }

        impl Scene {
            pub(crate) const ALL: [Self; [$($word),*].len()] = [$(Self::$name),*];

            pub(crate) fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word),* }
            }

            /// The scene that a word names; hills for any other.
            pub(crate) fn from_word(word: &str) -> Self {
                match word { $($word => Self::$name,)* _ => Self::Hills }
            }
        }
    };
}

scenes!(
    Hills "hills", River "river", Mountains "mountains", Sea "sea", City "city", Fields "fields", Stadium "stadium", Chart "chart",
    Columns "columns", Lab "lab", Space "space", Storm "storm", Forest "forest", Harbour "harbour", Village "village", Turbines "turbines",
    Stage "stage", Bridge "bridge", Crowd "crowd", Night "night",
);

const W: f32 = WIDTH as f32;
const H: f32 = HEIGHT as f32;

struct Painter {
    canvas: Canvas,
    random: Random,
    light: Light,
    seed: u64,
}

/// Paints a scene; rows of red, green, blue.
pub(crate) fn paint(scene: Scene, seed: u64) -> Vec<u8> {
    let mut random = Random::of(&[seed, scene as u64]);
    let index = match scene {
        Scene::Storm => *random.pick(&[3, 3, 7]).unwrap_or(&3),
        Scene::City => *random.pick(&[2, 2, 7, 0, 5]).unwrap_or(&2),
        Scene::Stage | Scene::Night | Scene::Space => 7,
        Scene::Stadium => *random.pick(&[7, 2, 7]).unwrap_or(&7),
        _ => random.below(7),
    };
    let light = LIGHTS.get(index).copied().unwrap_or(DAWN);
    let mut painter = Painter { canvas: Canvas::new(), random, light, seed };
    match scene {
        Scene::Hills => painter.hills(),
        Scene::River => painter.river(),
        Scene::Mountains => painter.mountains(),
        Scene::Sea => painter.sea(),
        Scene::City => painter.city(),
        Scene::Fields => painter.fields(),
        Scene::Stadium => painter.stadium(),
        Scene::Chart => painter.chart(),
        Scene::Columns => painter.columns(),
        Scene::Lab => painter.lab(),
        Scene::Space => painter.space(),
        Scene::Storm => painter.storm(),
        Scene::Forest => painter.forest(),
        Scene::Harbour => painter.harbour(),
        Scene::Village => painter.village(),
        Scene::Turbines => painter.turbines(),
        Scene::Stage => painter.stage(),
        Scene::Bridge => painter.bridge(),
        Scene::Crowd => painter.crowd(),
        Scene::Night => painter.night(),
    }
    painter.canvas.finish(seed)
}

impl Painter {
    fn range(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.random.unit() as f32
    }
}
