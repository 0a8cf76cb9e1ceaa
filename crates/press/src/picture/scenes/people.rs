//! Where people gather: squares, stages, stadiums.

use super::{H, Painter, W};
use crate::picture::canvas::{Colour, HEIGHT, blend, hex, noise};

impl Painter {
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

    pub(super) fn crowd(&mut self) {
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

    pub(super) fn stage(&mut self) {
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

    pub(super) fn stadium(&mut self) {
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
}
