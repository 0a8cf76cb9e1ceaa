//! Open country: hills, mountains, rivers, fields, woods, and the turbines on the ridge.

use super::{H, Painter, W};
use crate::picture::canvas::{HEIGHT, blend, hex, line, noise};

impl Painter {
    /// Ranges of land one behind the other, from haze to shadow.
    pub(super) fn ranges(&mut self, layers: usize, from: f32, until: f32, height: f32, rough: f32) {
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

    pub(super) fn trees(&mut self, base: f32, count: usize, size: f32) {
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

    pub(super) fn hills(&mut self) {
        self.sky(H * 0.6);
        self.sun(H * 0.14, H * 0.4);
        self.clouds(3, 60.0, 260.0);
        self.ranges(6, H * 0.48, H * 0.88, 74.0, 0.15);
        self.trees(H * 0.9, 46, 26.0);
    }

    pub(super) fn mountains(&mut self) {
        self.sky(H * 0.62);
        self.sun(H * 0.1, H * 0.32);
        let peak = line(self.random.next(), H * 0.42, 170.0, 3.4, 0.85);
        let colour = blend(self.light.far, self.light.near, 0.25);
        self.canvas.ridge(&peak, blend(colour, hex(0xffffff), 0.55), colour, H * 0.62);
        self.ranges(4, H * 0.58, H * 0.9, 90.0, 0.6);
        self.trees(H * 0.93, 60, 38.0);
    }

    pub(super) fn river(&mut self) {
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

    pub(super) fn fields(&mut self) {
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

    pub(super) fn forest(&mut self) {
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

    pub(super) fn turbines(&mut self) {
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
}
