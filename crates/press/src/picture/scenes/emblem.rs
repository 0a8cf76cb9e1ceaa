//! What stands for news that cannot be photographed: figures and research.

use super::{H, Painter, W};
use crate::picture::canvas::{HEIGHT, WIDTH, blend, hex, line};

impl Painter {
    pub(super) fn chart(&mut self) {
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

    pub(super) fn lab(&mut self) {
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
}
