//! The light in which scenes are painted: eight times of day and weather.

use crate::picture::canvas::{Colour, hex};

/// The light of a picture.
#[derive(Clone, Copy)]
pub(super) struct Light {
    pub(super) high: Colour,
    pub(super) low: Colour,
    pub(super) sun: Colour,
    /// The land far away and close by.
    pub(super) far: Colour,
    pub(super) near: Colour,
    pub(super) accent: Colour,
}

/// The light where no other is chosen.
pub(super) const DAWN: Light = Light {
    high: hex(0x7fa6c9),
    low: hex(0xf8d9b4),
    sun: hex(0xfff3d0),
    far: hex(0xb7b9c6),
    near: hex(0x2f4a52),
    accent: hex(0xe8875a),
};

/// All of them; the scenes choose by index.
pub(super) const LIGHTS: [Light; 8] = [
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
