//! Which copies a picture gets.

use image::ImageFormat;

use super::encode;
use super::pixels::{self, Pixels};

/// The widths in pixels. The widest fits the widest column on a screen of two dots a pixel, and a phone of three.
const WIDTHS: [u32; 4] = [400, 800, 1200, 1600];
/// A picture that is hardly wider than one of these, in hundredths, gets no copy of that width beside its own.
const NEARLY: u64 = 115;
/// Below this width there is nothing to win.
const TINY: u32 = 240;
/// The width for browsers that know no WebP: there are few, and they are old.
const FALLBACK: u32 = 800;

/// The copies of a picture.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Made {
    /// Width and bytes as WebP, the narrowest first.
    pub(super) sizes: Vec<(u32, Vec<u8>)>,
    /// Width and bytes as JPEG.
    pub(super) fallback: Option<(u32, Vec<u8>)>,
    /// `#rgb`; nothing where one can see through the picture.
    pub(super) color: Option<String>,
}

/// Makes them. None is wider than the picture, and none weighs as much: where it would, there is no such copy.
///
/// # Errors
/// How the picture is damaged.
pub(super) fn copies(bytes: &[u8]) -> Result<Made, &'static str> {
    let Some(pixels) = pixels::read(bytes)? else { return Ok(Made::default()) };
    let color = color(&pixels);
    if pixels.width < TINY {
        return Ok(Made { color, ..Made::default() });
    }
    let is_drawn = matches!(pixels.format, ImageFormat::Png | ImageFormat::Gif);
    let mut sizes = Vec::new();
    let mut fallback = None;
    for width in widths(pixels.width) {
        let resized = if width == pixels.width { None } else { encode::resized(&pixels, width) };
        let copy = resized.as_ref().unwrap_or(&pixels);
        if width == FALLBACK && copy.width == width && pixels.format == ImageFormat::Jpeg {
            fallback = encode::jpeg(copy).filter(|made| made.len() < bytes.len()).map(|made| (width, made));
        }
        // A wider copy that weighs no more is the better of the two.
        if let Some(made) = encode::webp(copy, is_drawn).filter(|made| made.len() < bytes.len()) {
            sizes.retain(|(_, narrower): &(u32, Vec<u8>)| narrower.len() < made.len());
            sizes.push((copy.width, made));
        }
    }
    Ok(Made { sizes, fallback, color })
}

/// The widths of the copies of a picture that is so wide.
fn widths(own: u32) -> Vec<u32> {
    let is_narrower = |width: &u32| u64::from(*width) * NEARLY < u64::from(own) * 100;
    let mut widths: Vec<u32> = WIDTHS.into_iter().filter(is_narrower).collect();
    if own <= WIDTHS[WIDTHS.len() - 1] {
        widths.push(own);
    } else if widths.last() != WIDTHS.last() {
        widths.extend(WIDTHS.last());
    }
    widths
}

/// What is seen of it from afar.
fn color(pixels: &Pixels) -> Option<String> {
    if pixels.is_clear {
        return None;
    }
    let mut sums = [0_u64; 3];
    for dot in pixels.bytes.chunks_exact(3) {
        sums.iter_mut().zip(dot).for_each(|(sum, part)| *sum += u64::from(*part));
    }
    let count = (pixels.bytes.len() as u64 / 3).max(1);
    // Sixteen shades of each: rounded to the nearest of 0, 17, … 255.
    let digit = |sum: u64| char::from_digit(u32::try_from((sum / count + 8) / 17).unwrap_or(15).min(15), 16);
    std::iter::once(Some('#')).chain(sums.map(digit)).collect()
}

#[cfg(test)]
mod tests;
