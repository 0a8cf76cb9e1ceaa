//! The sky and what is in it: sun, clouds, stars; storm, night, space.

use super::{H, Painter, W};
use crate::picture::canvas::{HEIGHT, blend, hex, noise};

impl Painter {
    pub(super) fn sky(&mut self, horizon: f32) {
        let light = self.light;
        self.canvas.gradient(0, horizon as i32, light.high, light.low);
        self.canvas.gradient(horizon as i32, HEIGHT as i32, light.low, light.far);
    }

    pub(super) fn sun(&mut self, low: f32, high: f32) -> (f32, f32) {
        let at = (self.range(W * 0.15, W * 0.85), self.range(low, high));
        let radius = self.range(30.0, 62.0);
        self.canvas.disc(at, radius * 1.2, 380.0, self.light.sun, 0.55);
        self.canvas.disc(at, radius, 2.0, self.light.sun, 0.95);
        at
    }

    pub(super) fn clouds(&mut self, count: usize, low: f32, high: f32) {
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

    fn stars(&mut self, count: usize, until: f32) {
        for _ in 0..count {
            let (at, size, strength) =
                ((self.range(0.0, W), self.range(0.0, until)), self.range(0.4, 1.5), self.range(0.25, 1.0));
            self.canvas.disc(at, size, 1.6, hex(0xfdf8ec), strength);
        }
    }

    pub(super) fn storm(&mut self) {
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

    pub(super) fn night(&mut self) {
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

    pub(super) fn space(&mut self) {
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
}
