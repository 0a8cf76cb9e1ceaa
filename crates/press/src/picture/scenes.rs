//! What pictures show: a painter for each scene.

use super::canvas::{Canvas, Colour, HEIGHT, WIDTH, blend, hex, line, noise};
use crate::random::Random;

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

/// The light of a picture.
#[derive(Clone, Copy)]
struct Light {
    high: Colour,
    low: Colour,
    sun: Colour,
    /// The land far away and close by.
    far: Colour,
    near: Colour,
    accent: Colour,
}

const DAWN: Light = Light {
    high: hex(0x7fa6c9),
    low: hex(0xf8d9b4),
    sun: hex(0xfff3d0),
    far: hex(0xb7b9c6),
    near: hex(0x2f4a52),
    accent: hex(0xe8875a),
};

const LIGHTS: [Light; 8] = [
    DAWN,
    // Clear noon.
    Light {
        high: hex(0x4f94c9),
        low: hex(0xd9ecf2),
        sun: hex(0xfffbe8),
        far: hex(0x9fc3cf),
        near: hex(0x2c5a45),
        accent: hex(0xe3b23c),
    },
    // Dusk.
    Light {
        high: hex(0x2e3a6b),
        low: hex(0xf2a07b),
        sun: hex(0xffd9a0),
        far: hex(0x9c6f87),
        near: hex(0x1d2440),
        accent: hex(0xffc46b),
    },
    // Overcast.
    Light {
        high: hex(0x93a4ae),
        low: hex(0xe2e6e2),
        sun: hex(0xf7f7ef),
        far: hex(0xb4c0c1),
        near: hex(0x3b4a4a),
        accent: hex(0xb5523b),
    },
    // Golden hour.
    Light {
        high: hex(0xd98a4e),
        low: hex(0xfbe3a8),
        sun: hex(0xfff6cf),
        far: hex(0xd5a56d),
        near: hex(0x5a3a24),
        accent: hex(0x8c2f1b),
    },
    // Northern morning.
    Light {
        high: hex(0x5f7fa8),
        low: hex(0xf1d7dd),
        sun: hex(0xfff0ec),
        far: hex(0xa9b4cf),
        near: hex(0x25324f),
        accent: hex(0xd4638a),
    },
    // Green spring.
    Light {
        high: hex(0x86bfc6),
        low: hex(0xf3f0d2),
        sun: hex(0xfffde0),
        far: hex(0xa8c7a0),
        near: hex(0x2d5238),
        accent: hex(0xd9863b),
    },
    // Blue hour.
    Light {
        high: hex(0x16264a),
        low: hex(0x7f9cc4),
        sun: hex(0xe8f0ff),
        far: hex(0x4f6793),
        near: hex(0x0e1830),
        accent: hex(0xffd27a),
    },
];

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

    fn sky(&mut self, horizon: f32) {
        let light = self.light;
        self.canvas.gradient(0, horizon as i32, light.high, light.low);
        self.canvas.gradient(horizon as i32, HEIGHT as i32, light.low, light.far);
    }

    fn sun(&mut self, low: f32, high: f32) -> (f32, f32) {
        let at = (self.range(W * 0.15, W * 0.85), self.range(low, high));
        let radius = self.range(30.0, 62.0);
        self.canvas.disc(at, radius * 1.2, 380.0, self.light.sun, 0.55);
        self.canvas.disc(at, radius, 2.0, self.light.sun, 0.95);
        at
    }

    fn clouds(&mut self, count: usize, low: f32, high: f32) {
        for _ in 0..count {
            let (x, y) = (self.range(0.0, W), self.range(low, high));
            let width = self.range(120.0, 380.0);
            let white = blend(self.light.sun, self.light.low, 0.25);
            for _ in 0..5 {
                let (dx, dy) = (self.range(-width, width), self.range(-9.0, 9.0));
                let (size, strength) = (self.range(18.0, 46.0), self.range(0.08, 0.22));
                // Flat clouds: a row of overlapping spots.
                for step in 0..7 {
                    self.canvas.disc((x + dx + step as f32 * size * 0.9, y + dy), size * 0.4, size, white, strength);
                }
            }
        }
    }

    /// Ranges of land one behind the other, from haze to shadow.
    fn ranges(&mut self, layers: usize, from: f32, until: f32, height: f32, rough: f32) {
        for layer in 0..layers {
            let depth = layer as f32 / (layers.max(2) - 1) as f32;
            let base = from + (until - from) * depth;
            let scale = self.range(1.6, 3.4) + (1.0 - depth) * 1.5;
            let shape = line(self.random.next(), base, height * (0.5 + 0.7 * depth), scale, rough);
            let colour = blend(self.light.far, self.light.near, depth.powf(1.15));
            let haze = blend(colour, self.light.low, 0.42 * (1.0 - depth * 0.6));
            self.canvas.ridge(&shape, colour, haze, base + height + 170.0);
        }
    }

    fn hills(&mut self) {
        self.sky(H * 0.6);
        self.sun(H * 0.14, H * 0.4);
        self.clouds(3, 60.0, 260.0);
        self.ranges(6, H * 0.48, H * 0.88, 74.0, 0.15);
        self.trees(H * 0.9, 46, 26.0);
    }

    fn mountains(&mut self) {
        self.sky(H * 0.62);
        self.sun(H * 0.1, H * 0.32);
        let peak = line(self.random.next(), H * 0.42, 170.0, 3.4, 0.85);
        let colour = blend(self.light.far, self.light.near, 0.25);
        self.canvas.ridge(&peak, blend(colour, hex(0xffffff), 0.55), colour, H * 0.62);
        self.ranges(4, H * 0.58, H * 0.9, 90.0, 0.6);
        self.trees(H * 0.93, 60, 38.0);
    }

    fn trees(&mut self, base: f32, count: usize, size: f32) {
        for _ in 0..count {
            let x = self.range(-20.0, W + 20.0);
            let tall = self.range(size * 0.7, size * 2.2);
            let y = base + self.range(-6.0, 40.0);
            let colour = blend(self.light.near, hex(0x06100c), 0.45);
            for tier in 0..3 {
                let t = tier as f32;
                let half = tall * (0.16 + 0.09 * t);
                let top = y - tall + tall * 0.24 * t;
                self.canvas.triangle(
                    (x, top),
                    (x - half, top + tall * 0.42),
                    (x + half, top + tall * 0.42),
                    colour,
                    1.0,
                );
            }
        }
    }

    fn water(&mut self, horizon: f32, until: f32, glitter: Option<f32>) {
        let light = self.light;
        let (upper, lower) = (blend(light.low, light.high, 0.35), blend(light.high, light.near, 0.62));
        self.canvas.gradient(horizon as i32, until as i32, upper, lower);
        let seed = self.random.next();
        self.canvas.paint(horizon as i32..until as i32, |x, y| {
            let depth = (y - horizon) / (until - horizon).max(1.0);
            let wave = noise(seed ^ (y / (1.5 + depth * 9.0)) as u64, x / (30.0 + depth * 130.0));
            let shine = glitter.map_or(0.0, |sun| (1.0 - (x - sun).abs() / (70.0 + 260.0 * depth)).max(0.0));
            (wave > 0.62).then_some((light.sun, 0.07 + 0.5 * shine * (wave - 0.5)))
        });
    }

    fn sea(&mut self) {
        let horizon = H * self.range(0.5, 0.62);
        self.sky(horizon);
        let sun = self.sun(horizon * 0.45, horizon * 0.92);
        self.clouds(4, 50.0, horizon * 0.6);
        let coast = line(self.random.next(), horizon + 4.0, 42.0, 2.0, 0.4);
        let colour = blend(self.light.far, self.light.near, 0.35);
        self.canvas.ridge(&coast, colour, colour, horizon);
        self.water(horizon, H, Some(sun.0));
        if self.random.chance(0.5) {
            self.lighthouse(horizon);
        }
        for _ in 0..2 {
            let (x, y) = (self.range(W * 0.1, W * 0.7), self.range(horizon + 30.0, H * 0.85));
            let size = 20.0 + (y - horizon) * 0.34;
            let sail = blend(hex(0xffffff), self.light.low, 0.25);
            self.canvas.triangle((x, y - size * 2.2), (x, y), (x + size, y), sail, 0.95);
            self.canvas.triangle((x - 4.0, y - size * 1.8), (x - 4.0, y), (x - size * 0.7, y), self.light.accent, 0.9);
            self.canvas.triangle(
                (x - size, y + 3.0),
                (x + size * 1.2, y + 3.0),
                (x, y + size * 0.5),
                self.light.near,
                1.0,
            );
        }
    }

    fn lighthouse(&mut self, horizon: f32) {
        let x = W * 0.84;
        let cliff: Vec<f32> = (0..WIDTH)
            .map(|column| {
                horizon + 150.0 - ((column as f32 - W * 0.62) / 5.0).clamp(-60.0, 120.0)
                    + noise(self.seed, column as f32 / 40.0) * 22.0
            })
            .collect();
        let dark = blend(self.light.near, hex(0x000000), 0.2);
        self.canvas.ridge(&cliff, blend(dark, self.light.far, 0.2), dark, H);
        let foot = cliff.get(x as usize).copied().unwrap_or(horizon) + 14.0;
        for stripe in 0..6 {
            let (top, half) = (foot - 40.0 * (stripe + 1) as f32, 24.0 - stripe as f32 * 2.2);
            let colour = if stripe % 2 == 0 { blend(hex(0xffffff), self.light.low, 0.3) } else { self.light.accent };
            self.canvas.block((x - half, top), (x + half, top + 40.0), colour, 1.0);
        }
        self.canvas.block((x - 20.0, foot - 270.0), (x + 20.0, foot - 240.0), self.light.near, 1.0);
        self.canvas.disc((x, foot - 256.0), 9.0, 130.0, self.light.sun, 0.75);
    }

    fn skyline(&mut self, base: f32, tallest: f32, colour: Colour, lit: f32) {
        let mut x = -20.0;
        while x < W {
            let width = self.range(34.0, 96.0);
            let centre = 1.0 - ((x - W * 0.5) / (W * 0.55)).powi(2);
            let tall = self.range(0.25, 1.0) * tallest * (0.45 + 0.55 * centre);
            let top = base - tall;
            self.canvas.block((x, top), (x + width, H), colour, 1.0);
            match self.random.below(5) {
                0 => self.canvas.block((x + width * 0.3, top - 18.0), (x + width * 0.7, top), colour, 1.0),
                1 => {
                    self.canvas.triangle((x, top), (x + width, top), (x + width * 0.5, top - width * 0.5), colour, 1.0)
                }
                2 => self.canvas.block((x + width * 0.48, top - 44.0), (x + width * 0.52, top), colour, 1.0),
                _ => {}
            }
            if lit > 0.0 {
                let accent = self.light.accent;
                let mut y = top + 12.0;
                while y < base + 40.0 {
                    let mut window = x + 7.0;
                    while window < x + width - 9.0 {
                        if self.random.chance(f64::from(lit)) {
                            let strength = self.range(0.35, 0.95);
                            self.canvas.block((window, y), (window + 5.0, y + 8.0), accent, strength);
                        }
                        window += 11.0;
                    }
                    y += 16.0;
                }
            }
            x += width + self.range(-6.0, 10.0);
        }
    }

    fn city(&mut self) {
        self.sky(H * 0.74);
        self.sun(H * 0.3, H * 0.6);
        self.clouds(3, 50.0, 240.0);
        let (far, near) = (self.light.far, self.light.near);
        self.skyline(H * 0.72, 300.0, blend(far, self.light.low, 0.3), 0.0);
        self.skyline(H * 0.78, 330.0, blend(far, near, 0.5), 0.12);
        self.skyline(H * 0.9, 300.0, blend(near, hex(0x000000), 0.15), 0.34);
        self.water(H * 0.9, H, Some(W * 0.5));
    }

    fn fields(&mut self) {
        let horizon = H * 0.46;
        self.sky(horizon);
        self.sun(H * 0.1, H * 0.38);
        self.clouds(4, 50.0, 250.0);
        self.ranges(2, horizon, horizon + 34.0, 30.0, 0.2);
        let (a, b) = (blend(self.light.accent, self.light.far, 0.35), blend(self.light.near, self.light.far, 0.4));
        let gone = self.range(W * 0.25, W * 0.75);
        let rows = self.range(26.0, 40.0);
        self.canvas.paint((horizon + 34.0) as i32..HEIGHT as i32, |x, y| {
            let depth = (y - horizon + 10.0) / (H - horizon);
            let angle = (x - gone) / (depth * 560.0);
            let stripe = ((angle * rows).sin() * 0.5 + 0.5).powf(1.4);
            Some((blend(blend(a, b, stripe), b, 0.35 * depth), 1.0))
        });
        let house = (self.range(W * 0.1, W * 0.8), horizon + 52.0);
        self.house(house, 46.0);
        self.trees(horizon + 46.0, 22, 22.0);
    }

    fn house(&mut self, (x, y): (f32, f32), size: f32) {
        let wall = blend(hex(0xfff8ea), self.light.low, 0.35);
        self.canvas.block((x, y - size * 0.6), (x + size, y), wall, 1.0);
        self.canvas.triangle(
            (x - size * 0.12, y - size * 0.6),
            (x + size * 1.12, y - size * 0.6),
            (x + size * 0.5, y - size * 1.15),
            self.light.accent,
            1.0,
        );
        self.canvas.block((x + size * 0.2, y - size * 0.4), (x + size * 0.38, y - size * 0.18), self.light.near, 0.9);
        self.canvas.block(
            (x + size * 0.6, y - size * 0.4),
            (x + size * 0.8, y),
            blend(self.light.near, self.light.accent, 0.3),
            0.9,
        );
    }

    fn village(&mut self) {
        self.sky(H * 0.6);
        self.sun(H * 0.12, H * 0.36);
        self.clouds(3, 50.0, 220.0);
        self.ranges(3, H * 0.48, H * 0.66, 60.0, 0.2);
        for row in 0..4 {
            let y = H * 0.68 + row as f32 * 62.0;
            let size = 54.0 + row as f32 * 22.0;
            let mut x = self.range(-60.0, 20.0);
            while x < W {
                let taller = self.range(0.85, 1.3);
                let drop = self.range(0.0, 18.0);
                self.house((x, y + drop), size * taller);
                x += size * self.range(1.1, 1.9);
            }
            if row == 1 {
                let x = self.range(W * 0.3, W * 0.7);
                let stone = blend(self.light.far, hex(0xffffff), 0.3);
                self.canvas.block((x, y - 190.0), (x + 44.0, y + 10.0), stone, 1.0);
                self.canvas.triangle(
                    (x - 6.0, y - 190.0),
                    (x + 50.0, y - 190.0),
                    (x + 22.0, y - 300.0),
                    self.light.near,
                    1.0,
                );
                self.canvas.disc((x + 22.0, y - 150.0), 10.0, 2.0, self.light.near, 0.9);
            }
        }
        self.canvas.gradient(
            (H * 0.95) as i32,
            HEIGHT as i32,
            self.light.near,
            blend(self.light.near, hex(0x000000), 0.3),
        );
    }

    fn river(&mut self) {
        self.sky(H * 0.5);
        self.sun(H * 0.1, H * 0.34);
        self.clouds(4, 50.0, 240.0);
        self.ranges(4, H * 0.44, H * 0.66, 58.0, 0.2);
        let (light, seed) = (self.light, self.random.next());
        let bend = self.range(-0.4, 0.4);
        self.canvas.paint((H * 0.56) as i32..HEIGHT as i32, |x, y| {
            let depth = (y - H * 0.56) / (H * 0.44);
            let middle = W * (0.5 + bend * (1.0 - depth) + 0.16 * (depth * 5.0).sin() * (1.0 - depth));
            let half = 8.0 + 420.0 * depth.powf(1.5) + (noise(seed, y / 60.0) - 0.5) * 60.0 * depth;
            let cover = (half - (x - middle).abs()).clamp(0.0, 1.5) / 1.5;
            let wave = noise(seed ^ (y / 5.0) as u64, x / 90.0);
            let water =
                blend(blend(light.low, light.high, depth * 0.8), light.sun, if wave > 0.66 { 0.35 } else { 0.0 });
            (cover > 0.0).then_some((water, cover))
        });
        self.trees(H * 0.72, 14, 40.0);
    }

    fn forest(&mut self) {
        self.sky(H * 0.7);
        self.sun(H * 0.16, H * 0.4);
        for layer in 0..6 {
            let depth = layer as f32 / 5.0;
            let base = H * (0.56 + 0.44 * depth);
            let colour =
                blend(blend(self.light.far, self.light.low, 0.3), blend(self.light.near, hex(0x04140d), 0.4), depth);
            let ground = line(self.random.next(), base - 30.0, 26.0, 2.4, 0.2);
            self.canvas.ridge(&ground, colour, blend(colour, self.light.low, 0.25 * (1.0 - depth)), base + 120.0);
            for _ in 0..(46 - layer * 5) {
                let x = self.range(-30.0, W + 30.0);
                let tall = self.range(80.0, 150.0) * (0.5 + depth);
                for tier in 0..4 {
                    let t = tier as f32;
                    let half = tall * (0.1 + 0.05 * t);
                    let top = base - tall + tall * 0.2 * t;
                    self.canvas.triangle(
                        (x, top),
                        (x - half, top + tall * 0.36),
                        (x + half, top + tall * 0.36),
                        colour,
                        1.0,
                    );
                }
            }
        }
    }

    fn storm(&mut self) {
        let dark = hex(0x3a4656);
        self.canvas.gradient(0, (H * 0.68) as i32, dark, blend(self.light.low, dark, 0.35));
        for _ in 0..46 {
            let (x, y) = (self.range(-100.0, W + 100.0), self.range(-30.0, H * 0.3));
            let (radius, shade) = (self.range(60.0, 150.0), self.range(0.0, 0.5));
            self.canvas.disc((x, y), radius * 0.4, radius, blend(hex(0x252e3b), hex(0x8a97a6), shade), 0.45);
        }
        self.ranges(4, H * 0.64, H * 0.88, 56.0, 0.25);
        let shade = self.light.low;
        for _ in 0..420 {
            let (x, y, length) = (self.range(0.0, W), self.range(H * 0.2, H), self.range(14.0, 46.0));
            self.canvas.stroke((x, y), (x - length * 0.28, y + length), 1.1, shade, 0.3);
        }
        if self.random.chance(0.6) {
            let (mut x, mut y) = (self.range(W * 0.2, W * 0.8), H * 0.2);
            while y < H * 0.66 {
                let next = (x + self.range(-44.0, 44.0), y + self.range(24.0, 60.0));
                self.canvas.stroke((x, y), next, 5.0, hex(0xfff7d6), 0.95);
                self.canvas.disc((x, y), 4.0, 90.0, hex(0xfff7d6), 0.13);
                (x, y) = next;
            }
        }
    }

    fn harbour(&mut self) {
        let horizon = H * 0.66;
        self.sky(horizon);
        let sun = self.sun(H * 0.2, H * 0.5);
        self.clouds(3, 50.0, 250.0);
        self.ranges(2, horizon - 40.0, horizon - 8.0, 40.0, 0.3);
        self.water(horizon, H, Some(sun.0));
        let steel = blend(self.light.near, self.light.accent, 0.25);
        for crane in 0..3 {
            let x = 150.0 + crane as f32 * 330.0 + self.range(-40.0, 40.0);
            let top = horizon - self.range(240.0, 330.0);
            for leg in [0.0, 74.0] {
                self.canvas.stroke((x + leg, horizon + 16.0), (x + leg * 0.8 + 8.0, top + 60.0), 8.0, steel, 1.0);
            }
            self.canvas.stroke((x - 70.0, top + 64.0), (x + 240.0, top + 64.0), 10.0, steel, 1.0);
            self.canvas.stroke((x + 40.0, top), (x + 240.0, top + 60.0), 3.0, steel, 1.0);
            self.canvas.stroke((x + 40.0, top), (x - 66.0, top + 60.0), 3.0, steel, 1.0);
            self.canvas.stroke((x + 40.0, top), (x + 40.0, top + 64.0), 8.0, steel, 1.0);
            self.canvas.stroke((x + 180.0, top + 64.0), (x + 180.0, horizon - 90.0), 2.0, steel, 1.0);
        }
        let (left, deck) = (self.range(120.0, 260.0), horizon + 70.0);
        let hull = blend(self.light.near, hex(0x000000), 0.2);
        self.canvas.block((left, deck), (left + 760.0, deck + 66.0), hull, 1.0);
        self.canvas.triangle((left + 760.0, deck), (left + 850.0, deck), (left + 760.0, deck + 66.0), hull, 1.0);
        self.canvas.block((left, deck + 52.0), (left + 774.0, deck + 66.0), self.light.accent, 1.0);
        let colours = [self.light.accent, self.light.far, hex(0x3f7d8c), hex(0xd9b44a), hex(0xa8473b)];
        for column in 0..13 {
            for level in 0..(1 + self.random.below(4)) {
                let (x, y) = (left + 90.0 + column as f32 * 50.0, deck - 26.0 * (level + 1) as f32);
                let colour = *self.random.pick(&colours).unwrap_or(&self.light.accent);
                self.canvas.block((x, y), (x + 47.0, y + 24.0), colour, 1.0);
            }
        }
        self.canvas.block((left + 14.0, deck - 96.0), (left + 70.0, deck), hex(0xf4f1e6), 1.0);
    }

    fn turbines(&mut self) {
        self.sky(H * 0.66);
        self.sun(H * 0.16, H * 0.44);
        self.clouds(4, 50.0, 280.0);
        self.ranges(5, H * 0.58, H * 0.9, 54.0, 0.12);
        let white = blend(hex(0xffffff), self.light.low, 0.15);
        for index in 0..6 {
            let size = [1.5_f32, 0.62, 1.0, 0.5, 0.8, 0.42].get(index).copied().unwrap_or(0.7);
            let (x, foot) = (110.0 + index as f32 * 190.0 + self.range(-50.0, 50.0), H * (0.62 + 0.15 * size));
            let hub = (x, foot - 250.0 * size);
            self.canvas.stroke((x, foot), hub, 9.0 * size, white, 1.0);
            let turn = self.range(0.0, 2.1);
            for blade in 0..3 {
                let angle = turn + blade as f32 * 2.094;
                let tip = (hub.0 + angle.sin() * 138.0 * size, hub.1 - angle.cos() * 138.0 * size);
                let side = (hub.0 + (angle + 0.1).sin() * 44.0 * size, hub.1 - (angle + 0.1).cos() * 44.0 * size);
                self.canvas.triangle(hub, side, tip, white, 1.0);
                self.canvas.stroke(hub, tip, 3.2 * size, white, 1.0);
            }
            self.canvas.disc(hub, 7.0 * size, 2.0, white, 1.0);
        }
    }

    fn stadium(&mut self) {
        self.sky(H * 0.4);
        let glow = hex(0xfff9e2);
        for mast in [0.12_f32, 0.38, 0.62, 0.88] {
            let x = W * mast;
            self.canvas.stroke((x, H * 0.5), (x, H * 0.13), 9.0, blend(self.light.near, self.light.far, 0.3), 1.0);
            self.canvas.disc((x, H * 0.12), 22.0, 250.0, glow, 0.5);
            for lamp in 0..8 {
                let (dx, dy) = ((lamp % 4) as f32 * 17.0 - 25.5, (lamp / 4) as f32 * 15.0 - 8.0);
                self.canvas.disc((x + dx, H * 0.12 + dy), 6.0, 2.0, glow, 1.0);
            }
        }
        let seed = self.random.next();
        let (near, accent, far) = (self.light.near, self.light.accent, self.light.far);
        self.canvas.paint((H * 0.34) as i32..(H * 0.62) as i32, |x, y| {
            let rim = H * 0.34 + 60.0 * ((x / W - 0.5) * 2.0).powi(2);
            if y < rim {
                return None;
            }
            let person = noise(seed ^ (y / 6.0) as u64, x / 5.0);
            let colour = if person > 0.78 {
                accent
            } else if person > 0.55 {
                far
            } else {
                near
            };
            Some((blend(colour, near, (y - rim) / 420.0), 1.0))
        });
        let (a, b) = (hex(0x3c8a4d), hex(0x347a45));
        self.canvas.paint((H * 0.6) as i32..HEIGHT as i32, |x, y| {
            let depth = (y - H * 0.5) / (H * 0.5);
            let band = ((x - W * 0.5) / (depth * 210.0)).floor() as i32 % 2 == 0;
            Some((if band { a } else { b }, 1.0))
        });
        let white = hex(0xf2f6ee);
        self.canvas.stroke((0.0, H * 0.605), (W, H * 0.605), 4.0, white, 0.9);
        self.canvas.stroke((W * 0.5, H * 0.6), (W * 0.5, H), 5.0, white, 0.85);
        self.canvas.paint((H * 0.66) as i32..(H * 0.96) as i32, |x, y| {
            let ring = (((x - W * 0.5) / 240.0).powi(2) + ((y - H * 0.81) / 104.0).powi(2)).sqrt();
            ((ring - 1.0).abs() < 0.018).then_some((white, 0.85))
        });
    }

    fn chart(&mut self) {
        let paper = blend(self.light.low, hex(0xffffff), 0.45);
        self.canvas.gradient(0, HEIGHT as i32, blend(paper, self.light.high, 0.12), paper);
        let ink = self.light.near;
        for row in 1..7 {
            let y = row as f32 * H / 7.5 + 20.0;
            self.canvas.block((90.0, y), (W - 90.0, y + 1.5), ink, 0.16);
        }
        let rising = self.random.chance(0.55);
        let path = line(self.random.next(), H * 0.48, 150.0, 5.0, 0.7);
        let tilt: Vec<f32> = path
            .iter()
            .enumerate()
            .map(|(x, y)| y + (x as f32 / W - 0.5) * if rising { -260.0 } else { 260.0 })
            .collect();
        let accent = self.light.accent;
        for bar in 0..16 {
            let x = 104.0 + bar as f32 * 62.0;
            let top = tilt.get(x as usize + 20).copied().unwrap_or(H * 0.5) + 130.0 + self.range(-20.0, 30.0);
            self.canvas.block(
                (x, top.min(H * 0.9)),
                (x + 38.0, H * 0.92),
                blend(self.light.far, self.light.high, 0.4),
                0.75,
            );
        }
        self.canvas.ridge_between(&tilt, 90.0, W - 90.0, H * 0.92, accent, 0.16);
        let mut last: Option<(f32, f32)> = None;
        for x in (90..WIDTH - 90).step_by(10) {
            let point = (x as f32, tilt.get(x).copied().unwrap_or_default());
            if let Some(from) = last {
                self.canvas.stroke(from, point, 6.0, accent, 1.0);
            }
            last = Some(point);
        }
        if let Some(end) = last {
            self.canvas.disc(end, 12.0, 2.0, accent, 1.0);
            self.canvas.disc(end, 5.0, 2.0, paper, 1.0);
        }
        self.canvas.block((90.0, H * 0.92), (W - 90.0, H * 0.92 + 4.0), ink, 0.8);
    }

    fn columns(&mut self) {
        self.sky(H * 0.75);
        self.sun(H * 0.12, H * 0.34);
        self.clouds(4, 40.0, 260.0);
        self.ranges(2, H * 0.62, H * 0.74, 30.0, 0.2);
        let stone = blend(hex(0xf3ead8), self.light.low, 0.4);
        let shade = blend(stone, self.light.near, 0.42);
        let (left, right, top, foot) = (210.0, W - 210.0, H * 0.4, H * 0.82);
        if self.random.chance(0.5) {
            self.canvas.disc((W * 0.5, top - 96.0), 124.0, 2.0, shade, 1.0);
            self.canvas.block((W * 0.5 - 130.0, top - 96.0), (W * 0.5 + 130.0, top), shade, 1.0);
            self.canvas.block((W * 0.5 - 5.0, top - 300.0), (W * 0.5 + 5.0, top - 210.0), shade, 1.0);
            self.canvas.triangle(
                (W * 0.5 + 5.0, top - 300.0),
                (W * 0.5 + 5.0, top - 262.0),
                (W * 0.5 + 66.0, top - 281.0),
                self.light.accent,
                1.0,
            );
        }
        self.canvas.triangle((left - 30.0, top), (right + 30.0, top), (W * 0.5, top - 104.0), stone, 1.0);
        self.canvas.triangle((left + 70.0, top - 12.0), (right - 70.0, top - 12.0), (W * 0.5, top - 78.0), shade, 0.6);
        self.canvas.block((left - 30.0, top), (right + 30.0, top + 34.0), stone, 1.0);
        self.canvas.block((left, top + 34.0), (right, foot), shade, 1.0);
        let count = 8 + self.random.below(3);
        for column in 0..count {
            let x = left + 16.0 + (right - left - 66.0) * column as f32 / (count - 1) as f32;
            for strip in 0..12 {
                let t = strip as f32 / 11.0;
                let tone = blend(stone, shade, (t - 0.3).abs() * 1.3);
                self.canvas.block((x + t * 31.0, top + 44.0), (x + t * 31.0 + 3.2, foot - 8.0), tone, 1.0);
            }
            self.canvas.block((x - 5.0, top + 34.0), (x + 40.0, top + 48.0), stone, 1.0);
            self.canvas.block((x - 5.0, foot - 12.0), (x + 40.0, foot), stone, 1.0);
        }
        for step in 0..5 {
            let grow = step as f32 * 26.0;
            let tone = blend(stone, shade, step as f32 * 0.13);
            self.canvas.block(
                (left - 30.0 - grow, foot + step as f32 * 15.0),
                (right + 30.0 + grow, foot + step as f32 * 15.0 + 15.0),
                tone,
                1.0,
            );
        }
        self.canvas.gradient(
            (foot + 75.0) as i32,
            HEIGHT as i32,
            blend(self.light.far, self.light.near, 0.35),
            self.light.near,
        );
    }

    fn lab(&mut self) {
        let deep = blend(self.light.near, hex(0x0b2433), 0.5);
        self.canvas.gradient(0, HEIGHT as i32, blend(deep, self.light.high, 0.45), deep);
        let points: Vec<(f32, f32, f32)> =
            (0..38).map(|_| (self.range(0.0, W), self.range(0.0, H), self.range(6.0, 46.0))).collect();
        for (index, a) in points.iter().enumerate() {
            for b in points.iter().skip(index + 1) {
                let distance = ((a.0 - b.0).powi(2) + (a.1 - b.1).powi(2)).sqrt();
                if distance < 210.0 {
                    self.canvas.stroke(
                        (a.0, a.1),
                        (b.0, b.1),
                        2.4,
                        self.light.low,
                        0.5 * (1.0 - distance / 210.0) + 0.1,
                    );
                }
            }
        }
        for (index, (x, y, radius)) in points.into_iter().enumerate() {
            let colour = if index % 5 == 0 {
                self.light.accent
            } else {
                blend(self.light.low, self.light.high, (index % 4) as f32 * 0.22)
            };
            self.canvas.disc((x, y), radius, radius * 1.8, colour, 0.22);
            self.canvas.disc((x, y), radius * 0.8, 2.0, colour, 0.92);
            self.canvas.disc((x - radius * 0.25, y - radius * 0.28), radius * 0.14, radius * 0.3, hex(0xffffff), 0.7);
        }
    }

    fn stars(&mut self, count: usize, until: f32) {
        for _ in 0..count {
            let (at, size, strength) =
                ((self.range(0.0, W), self.range(0.0, until)), self.range(0.4, 1.5), self.range(0.25, 1.0));
            self.canvas.disc(at, size, 1.6, hex(0xfdf8ec), strength);
        }
    }

    fn space(&mut self) {
        self.canvas.gradient(0, HEIGHT as i32, hex(0x070b1c), hex(0x1a2145));
        for _ in 0..14 {
            let (x, y, radius) = (self.range(0.0, W), self.range(0.0, H), self.range(80.0, 260.0));
            let colour = *self
                .random
                .pick(&[hex(0x5a3f8a), hex(0x2f5f8f), hex(0x8a3f6a), hex(0x1f6f7f)])
                .unwrap_or(&hex(0x5a3f8a));
            self.canvas.disc((x, y), radius * 0.1, radius, colour, 0.16);
        }
        self.stars(420, H);
        let (cx, cy, radius) = (self.range(W * 0.3, W * 0.7), self.range(H * 0.5, H * 0.75), self.range(170.0, 290.0));
        let base =
            *self.random.pick(&[hex(0xd98a5a), hex(0x6fa8c9), hex(0xc9b37a), hex(0x9a7fb8)]).unwrap_or(&hex(0xd98a5a));
        let seed = self.random.next();
        self.canvas.disc((cx, cy), radius, 46.0, blend(base, hex(0xffffff), 0.4), 0.35);
        self.canvas.paint((cy - radius) as i32..(cy + radius) as i32 + 1, |x, y| {
            let (dx, dy) = ((x - cx) / radius, (y - cy) / radius);
            let inside = 1.0 - dx * dx - dy * dy;
            if inside <= 0.0 {
                return None;
            }
            let band = noise(seed, dy * 9.0 + 20.0 + 0.5 * noise(seed ^ 9, dx * 4.0 + 9.0));
            let lit = (inside.sqrt() * 0.75 - dx * 0.55 - dy * 0.3).clamp(0.05, 1.0);
            Some((
                blend(hex(0x05070f), blend(base, blend(base, hex(0xffffff), 0.5), band), lit),
                (inside * 60.0).min(1.0),
            ))
        });
        if self.random.chance(0.55) {
            let pale = blend(base, hex(0xffffff), 0.6);
            self.canvas.paint(0..HEIGHT as i32, |x, y| {
                let (dx, dy) = (x - cx, y - cy);
                let (u, v) = (dx * 0.95 + dy * 0.3, (dy * 0.95 - dx * 0.3) * 4.2);
                let ring = (u * u + v * v).sqrt() / radius;
                let hidden = dx * dx + dy * dy < radius * radius && dy * 0.95 - dx * 0.3 < 0.0;
                let gap = (ring - 1.62).abs() < 0.03;
                ((1.32..1.95).contains(&ring) && !hidden && !gap).then_some((pale, 0.55))
            });
        } else {
            let moon = (cx + radius * 1.3, cy - radius * 0.9);
            self.canvas.disc(moon, radius * 0.16, 2.0, hex(0xd8d8d2), 1.0);
            self.canvas.disc((moon.0 + 12.0, moon.1 + 8.0), radius * 0.14, 8.0, hex(0x20243a), 0.7);
        }
    }

    fn night(&mut self) {
        self.canvas.gradient(0, HEIGHT as i32, hex(0x0a1230), hex(0x44608f));
        self.stars(520, H * 0.7);
        let seed = self.random.next();
        if self.random.chance(0.6) {
            self.canvas.paint(0..(H * 0.7) as i32, |x, y| {
                let fold = noise(seed, x / 210.0) * 220.0 + 110.0;
                let height = (1.0 - ((y - fold) / 170.0).abs()).max(0.0);
                let ray = noise(seed ^ 5, x / 13.0);
                (height > 0.0).then_some((
                    blend(hex(0x4fe3a0), hex(0x9a5fd0), (y / fold).min(1.4) - 0.7),
                    height * height * (0.14 + 0.36 * ray),
                ))
            });
        } else {
            let at = (self.range(W * 0.2, W * 0.8), self.range(90.0, 240.0));
            self.canvas.disc(at, 46.0, 240.0, hex(0xf3f0dc), 0.4);
            self.canvas.disc(at, 44.0, 2.0, hex(0xf6f2de), 1.0);
        }
        self.ranges(4, H * 0.68, H * 0.9, 60.0, 0.3);
        self.trees(H * 0.92, 40, 36.0);
    }

    fn stage(&mut self) {
        self.canvas.gradient(0, HEIGHT as i32, hex(0x1a1024), hex(0x3a1a2e));
        let beams = [hex(0xffd27a), hex(0xf27a9a), hex(0x7ab8ff), hex(0xfff2d0)];
        for beam in 0..6 {
            let x = 120.0 + beam as f32 * 192.0;
            let target = self.range(W * 0.25, W * 0.75);
            let colour = *self.random.pick(&beams).unwrap_or(&hex(0xffd27a));
            for width in [190.0, 130.0, 70.0] {
                self.canvas.triangle((x, 20.0), (target - width, H * 0.8), (target + width, H * 0.8), colour, 0.09);
            }
            self.canvas.disc((x, 24.0), 12.0, 60.0, colour, 0.85);
        }
        self.canvas.gradient((H * 0.78) as i32, HEIGHT as i32, hex(0x5a3424), hex(0x22120f));
        for fold in 0..11 {
            let tone = if fold % 2 == 0 { hex(0x8c1f2f) } else { hex(0x6a1424) };
            for side in [fold as f32 * 17.0, W - fold as f32 * 17.0 - 17.0] {
                self.canvas.block((side, 0.0), (side + 17.0, H * 0.82), tone, 1.0);
            }
        }
        self.canvas.block((0.0, 0.0), (W, 46.0), hex(0x6a1424), 1.0);
        let dark = hex(0x120a12);
        for figure in 0..(1 + self.random.below(3)) {
            let (x, tall) = (W * 0.5 + (figure as f32 - 0.6) * 150.0, self.range(170.0, 200.0));
            self.person((x, H * 0.84), tall, dark);
        }
        for head in 0..26 {
            let (x, y) = (head as f32 * 48.0 + self.range(-10.0, 10.0), H * 0.985 + self.range(-8.0, 14.0));
            self.canvas.disc((x, y - 30.0), 17.0, 2.0, dark, 1.0);
            self.canvas.disc((x, y + 20.0), 32.0, 2.0, dark, 1.0);
        }
    }

    fn person(&mut self, (x, foot): (f32, f32), tall: f32, colour: Colour) {
        self.canvas.disc((x, foot - tall * 0.9), tall * 0.085, 2.0, colour, 1.0);
        self.canvas.triangle(
            (x - tall * 0.15, foot - tall * 0.42),
            (x + tall * 0.15, foot - tall * 0.42),
            (x, foot - tall),
            colour,
            1.0,
        );
        self.canvas.disc((x, foot - tall * 0.66), tall * 0.115, 3.0, colour, 1.0);
        self.canvas.block((x - tall * 0.1, foot - tall * 0.66), (x + tall * 0.1, foot - tall * 0.36), colour, 1.0);
        for leg in [-0.055_f32, 0.055] {
            self.canvas.stroke(
                (x + tall * leg, foot - tall * 0.4),
                (x + tall * leg * 1.6, foot),
                tall * 0.075,
                colour,
                1.0,
            );
        }
    }

    fn crowd(&mut self) {
        self.sky(H * 0.62);
        self.sun(H * 0.14, H * 0.4);
        self.clouds(3, 50.0, 240.0);
        let back = blend(self.light.far, self.light.near, 0.3);
        self.skyline(H * 0.6, 210.0, back, 0.05);
        for row in 0..5 {
            let depth = row as f32 / 4.0;
            let tall = 96.0 + 120.0 * depth;
            let mut x = self.range(-40.0, 0.0);
            while x < W + 40.0 {
                let tones = [
                    blend(back, self.light.near, 0.4 + 0.6 * depth),
                    blend(self.light.accent, self.light.near, 0.3 + 0.4 * depth),
                    blend(self.light.high, self.light.near, 0.35 + 0.4 * depth),
                ];
                let tone = *self.random.pick(&tones).unwrap_or(&back);
                let (size, drop) = (tall * self.range(0.9, 1.1), self.range(-8.0, 8.0));
                self.person((x, H * (0.74 + 0.3 * depth) + drop), size, tone);
                x += tall * self.range(0.3, 0.52);
            }
        }
    }

    fn bridge(&mut self) {
        self.sky(H * 0.62);
        let sun = self.sun(H * 0.16, H * 0.44);
        self.clouds(3, 50.0, 240.0);
        self.ranges(4, H * 0.5, H * 0.74, 66.0, 0.25);
        self.water(H * 0.8, H, Some(sun.0));
        let stone = blend(blend(hex(0xd8c7a8), self.light.low, 0.3), self.light.near, 0.25);
        let deck = H * 0.46;
        self.canvas.paint(deck as i32..(H * 0.84) as i32, |x, y| {
            let bay = (x + 20.0) % 150.0 - 75.0;
            let arch = deck + 42.0 + 62.0 * (1.0 - (1.0 - (bay / 58.0).powi(2)).max(0.0).sqrt());
            let open = bay.abs() < 58.0 && y > arch;
            (!open).then_some((blend(stone, [60.0, 50.0, 45.0], (bay.abs() - 58.0).max(0.0) / 60.0), 1.0))
        });
        self.canvas.block((0.0, deck - 8.0), (W, deck + 8.0), blend(stone, hex(0xffffff), 0.2), 1.0);
        let start = self.range(60.0, 420.0);
        for coach in 0..5 {
            let x = start + coach as f32 * 126.0;
            self.canvas.block((x, deck - 50.0), (x + 120.0, deck - 10.0), self.light.accent, 1.0);
            self.canvas.block((x + 8.0, deck - 42.0), (x + 112.0, deck - 27.0), hex(0xf5edd8), 0.9);
        }
    }
}
