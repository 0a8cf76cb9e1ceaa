//! A small painter: gradients, ridges, discs and boxes with soft edges on a grid of light.

use crate::random::{Random, mix};

/// Width of every picture in pixels.
pub(crate) const WIDTH: usize = 1_200;
/// Height of every picture in pixels.
pub(crate) const HEIGHT: usize = 800;

/// A colour as red, green and blue from 0 to 255.
pub(crate) type Colour = [f32; 3];

/// A colour out of its usual notation, 0xRRGGBB.
pub(crate) const fn hex(rgb: u32) -> Colour {
    [(rgb >> 16 & 255) as f32, (rgb >> 8 & 255) as f32, (rgb & 255) as f32]
}

/// `share` of `b` in `a`.
pub(crate) fn blend(a: Colour, b: Colour, share: f32) -> Colour {
    let share = share.clamp(0.0, 1.0);
    let [r, g, bl] = a;
    let [r2, g2, b2] = b;
    [r + (r2 - r) * share, g + (g2 - g) * share, bl + (b2 - bl) * share]
}

/// A picture while it is painted.
pub(crate) struct Canvas {
    pixels: Vec<Colour>,
}

impl Canvas {
    pub(crate) fn new() -> Self {
        Self { pixels: vec![[0.0; 3]; WIDTH * HEIGHT] }
    }

    /// Mixes a colour into pixels: `paint` is given x and y and answers with colour and share.
    pub(crate) fn paint(
        &mut self,
        rows: std::ops::Range<i32>,
        mut paint: impl FnMut(f32, f32) -> Option<(Colour, f32)>,
    ) {
        let first = rows.start.clamp(0, HEIGHT as i32) as usize;
        let count = (rows.end.clamp(0, HEIGHT as i32) as usize).saturating_sub(first);
        for (y, row) in self.pixels.chunks_exact_mut(WIDTH).enumerate().skip(first).take(count) {
            for (x, pixel) in row.iter_mut().enumerate() {
                if let Some((colour, share)) = paint(x as f32, y as f32) {
                    *pixel = blend(*pixel, colour, share);
                }
            }
        }
    }

    /// Fills the rows from `top` to `bottom` with a gradient.
    pub(crate) fn gradient(&mut self, top: i32, bottom: i32, upper: Colour, lower: Colour) {
        let span = (bottom - top).max(1) as f32;
        self.paint(top..bottom, |_, y| Some((blend(upper, lower, (y - top as f32) / span), 1.0)));
    }

    /// A round spot; `soft` is the width of its edge in pixels.
    pub(crate) fn disc(&mut self, (cx, cy): (f32, f32), radius: f32, soft: f32, colour: Colour, share: f32) {
        let reach = radius + soft;
        let (left, right) = (cx - reach, cx + reach);
        self.paint((cy - reach) as i32..(cy + reach) as i32 + 1, |x, y| {
            if x < left || x > right {
                return None;
            }
            let distance = ((x - cx).powi(2) + (y - cy).powi(2)).sqrt();
            let cover = ((reach - distance) / soft.max(1.0)).clamp(0.0, 1.0);
            (cover > 0.0).then_some((colour, share * cover * cover))
        });
    }

    /// Everything below a line, from one colour at its highest point to another at the foot.
    pub(crate) fn ridge(&mut self, line: &[f32], upper: Colour, lower: Colour, foot: f32) {
        let highest = line.iter().copied().fold(f32::MAX, f32::min);
        let span = (foot - highest).max(1.0);
        let first = highest.max(0.0) as usize;
        for (y, row) in self.pixels.chunks_exact_mut(WIDTH).enumerate().skip(first) {
            let y = y as f32;
            let colour = blend(upper, lower, (y - highest) / span);
            for (pixel, top) in row.iter_mut().zip(line) {
                let cover = y - top + 0.5;
                if cover > 0.0 {
                    *pixel = blend(*pixel, colour, cover);
                }
            }
        }
    }

    /// The area under a line, between two columns.
    pub(crate) fn ridge_between(&mut self, line: &[f32], left: f32, right: f32, foot: f32, colour: Colour, share: f32) {
        self.paint(0..foot as i32, |x, y| {
            let top = line.get(x as usize).copied().unwrap_or(foot);
            (x >= left && x <= right && y > top).then_some((colour, share))
        });
    }

    /// A box.
    pub(crate) fn block(&mut self, (left, top): (f32, f32), (right, bottom): (f32, f32), colour: Colour, share: f32) {
        let (first, last) = (left.max(0.0) as usize, right.clamp(0.0, WIDTH as f32) as usize);
        let (upper, lower) = (top.max(0.0) as usize, bottom.clamp(0.0, HEIGHT as f32) as usize);
        for row in self.pixels.chunks_exact_mut(WIDTH).take(lower).skip(upper) {
            for pixel in row.iter_mut().take(last).skip(first) {
                *pixel = blend(*pixel, colour, share);
            }
        }
    }

    /// A triangle with the given corners.
    pub(crate) fn triangle(&mut self, a: (f32, f32), b: (f32, f32), c: (f32, f32), colour: Colour, share: f32) {
        let edge = |p: (f32, f32), q: (f32, f32), x: f32, y: f32| (q.0 - p.0) * (y - p.1) - (q.1 - p.1) * (x - p.0);
        let (top, bottom) = (a.1.min(b.1).min(c.1), a.1.max(b.1).max(c.1));
        let (left, right) = (a.0.min(b.0).min(c.0), a.0.max(b.0).max(c.0));
        self.paint(top as i32..bottom as i32 + 1, |x, y| {
            if x < left || x > right {
                return None;
            }
            let sides = [edge(a, b, x, y), edge(b, c, x, y), edge(c, a, x, y)];
            (sides.iter().all(|side| *side >= 0.0) || sides.iter().all(|side| *side <= 0.0)).then_some((colour, share))
        });
    }

    /// A straight stroke.
    pub(crate) fn stroke(&mut self, a: (f32, f32), b: (f32, f32), width: f32, colour: Colour, share: f32) {
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let length = (dx * dx + dy * dy).max(1.0);
        let (left, right) = (a.0.min(b.0) - width, a.0.max(b.0) + width);
        self.paint((a.1.min(b.1) - width) as i32..(a.1.max(b.1) + width) as i32 + 1, |x, y| {
            if x < left || x > right {
                return None;
            }
            let along = (((x - a.0) * dx + (y - a.1) * dy) / length).clamp(0.0, 1.0);
            let distance = ((x - a.0 - along * dx).powi(2) + (y - a.1 - along * dy).powi(2)).sqrt();
            let cover = (width / 2.0 - distance + 0.5).clamp(0.0, 1.0);
            (cover > 0.0).then_some((colour, share * cover))
        });
    }

    /// The finished picture as bytes, with a little grain and darker corners.
    pub(crate) fn finish(self, seed: u64) -> Vec<u8> {
        let mut random = Random::new(seed);
        let mut out = Vec::with_capacity(WIDTH * HEIGHT * 3);
        for (y, row) in self.pixels.chunks_exact(WIDTH).enumerate() {
            let dy = y as f32 / HEIGHT as f32 - 0.5;
            for (x, pixel) in row.iter().enumerate() {
                let dx = x as f32 / WIDTH as f32 - 0.5;
                let shade = 1.0 - 0.34 * (dx * dx + dy * dy);
                let grain = (random.next() >> 56) as f32 / 256.0 * 5.0 - 2.5;
                out.extend(pixel.map(|part| (part * shade + grain).clamp(0.0, 255.0) as u8));
            }
        }
        out
    }
}

/// A wavy line across the picture around `base`: `height` is its reach, `scale` how many waves, `rough` how jagged (0 to 1).
pub(crate) fn line(seed: u64, base: f32, height: f32, scale: f32, rough: f32) -> Vec<f32> {
    (0..WIDTH)
        .map(|x| {
            let mut sum = 0.0;
            let mut strength = 1.0;
            let mut waves = scale;
            let mut total = 0.0;
            for octave in 0..6_u64 {
                sum += strength * (noise(mix(&[seed, octave]), x as f32 / WIDTH as f32 * waves) - 0.5);
                total += strength;
                strength *= 0.28 + 0.3 * rough;
                waves *= 2.1;
            }
            base + sum / total * 2.0 * height
        })
        .collect()
}

/// Smooth noise along a line, 0 to 1.
pub(crate) fn noise(seed: u64, at: f32) -> f32 {
    let cell = at.floor();
    let value = |cell: f32| (mix(&[seed, u64::from((cell as i32).unsigned_abs())]) >> 40) as f32 / 16_777_216.0;
    let t = at - cell;
    let t = t * t * (3.0 - 2.0 * t);
    value(cell) + (value(cell + 1.0) - value(cell)) * t
}
