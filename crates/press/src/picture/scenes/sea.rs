//! Water and what stands and floats on it: coast, lighthouse, harbour.

use super::{H, Painter, W};
use crate::picture::canvas::{WIDTH, blend, hex, line, noise};

impl Painter {
    pub(super) fn water(&mut self, horizon: f32, until: f32, glitter: Option<f32>) {
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

    pub(super) fn sea(&mut self) {
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

    pub(super) fn harbour(&mut self) {
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
}
