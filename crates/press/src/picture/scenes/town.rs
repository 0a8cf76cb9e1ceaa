//! What people build: houses, towers, columns, bridges.

use super::{H, Painter, W};
use crate::picture::canvas::{Colour, HEIGHT, blend, hex};

impl Painter {
    pub(super) fn skyline(&mut self, base: f32, tallest: f32, colour: Colour, lit: f32) {
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

    pub(super) fn house(&mut self, (x, y): (f32, f32), size: f32) {
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

    pub(super) fn city(&mut self) {
        self.sky(H * 0.74);
        self.sun(H * 0.3, H * 0.6);
        self.clouds(3, 50.0, 240.0);
        let (far, near) = (self.light.far, self.light.near);
        self.skyline(H * 0.72, 300.0, blend(far, self.light.low, 0.3), 0.0);
        self.skyline(H * 0.78, 330.0, blend(far, near, 0.5), 0.12);
        self.skyline(H * 0.9, 300.0, blend(near, hex(0x000000), 0.15), 0.34);
        self.water(H * 0.9, H, Some(W * 0.5));
    }

    pub(super) fn village(&mut self) {
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

    pub(super) fn columns(&mut self) {
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

    pub(super) fn bridge(&mut self) {
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
