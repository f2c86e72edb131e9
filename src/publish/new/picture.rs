//! The example picture: rows of hills under a pale sky, drawn here, so that it belongs to nobody.

use image::{ImageFormat, Rgb, RgbImage};
use std::io::Cursor;

/// Wide enough for a card and for the copies that a build makes.
const WIDTH: u32 = 1200;
const HEIGHT: u32 = 675;

/// Rows of hills from the farthest: height of their mean line, how high they rise, how wide a hill is, where the first
/// begins, and their colour.
const ROWS: [(u32, u32, u32, u32, [u8; 3]); 3] = [
    (330, 120, 520, 140, [0xb9, 0xc4, 0xc9]),
    (440, 110, 390, 20, [0x7f, 0x93, 0x97]),
    (560, 90, 610, 330, [0x41, 0x55, 0x52]),
];

const SKY: [u8; 3] = [0xf3, 0xea, 0xd9];
const SUN: [u8; 3] = [0xd9, 0x8b, 0x4f];
/// Where the sun stands, and its radius.
const DISC: (u32, u32, u32) = (880, 250, 64);

/// The picture as a PNG; nothing in it depends on the machine.
pub(super) fn hills() -> Vec<u8> {
    let mut picture = RgbImage::from_pixel(WIDTH, HEIGHT, Rgb(SKY));
    for (x, y, dot) in picture.enumerate_pixels_mut() {
        let (across, down) = (x.abs_diff(DISC.0), y.abs_diff(DISC.1));
        if across * across + down * down <= DISC.2 * DISC.2 {
            *dot = Rgb(SUN);
        }
        for (mean, rise, wide, begin, colour) in ROWS {
            if y >= mean - ridge(x + begin, wide, rise) {
                *dot = Rgb(colour);
            }
        }
    }
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).expect("memory takes what is written");
    bytes.into_inner()
}

/// How high a row of hills is at a place: a parabola for each hill, every second one half as high.
fn ridge(x: u32, wide: u32, rise: u32) -> u32 {
    let (hill, at) = (x / wide, x % wide);
    let height = 4 * rise * at * (wide - at) / (wide * wide);
    if hill % 2 == 0 { height } else { height / 2 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_a_small_picture() {
        let bytes = hills();
        let picture = image::load_from_memory(&bytes).unwrap().to_rgb8();
        assert_eq!(picture.dimensions(), (WIDTH, HEIGHT));
        assert!(bytes.len() < 40_000, "{}", bytes.len());
        assert_eq!(picture.get_pixel(0, 0).0, SKY);
        assert_eq!(picture.get_pixel(DISC.0, DISC.1).0, SUN);
        assert_eq!(picture.get_pixel(600, HEIGHT - 1).0, ROWS[2].4);
    }
}
