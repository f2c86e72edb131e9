//! Dots made fewer, and written as WebP or JPEG.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{PixelType, Resizer};
use image::ExtendedColorType;
use image::codecs::jpeg::JpegEncoder;
use webp::{Encoder, PixelLayout, WebPConfig};

use super::pixels::Pixels;

/// Of a hundred; at this one sees no difference at arm's length.
const QUALITY: f32 = 75.0;
/// The same for JPEG.
const JPEG_QUALITY: u8 = 76;

/// A picture at another width; nothing where it cannot be.
pub(super) fn resized(pixels: &Pixels, width: u32) -> Option<Pixels> {
    let height =
        (u64::from(pixels.height) * u64::from(width) + u64::from(pixels.width) / 2) / u64::from(pixels.width);
    let height = u32::try_from(height.max(1)).ok()?;
    let kind = if pixels.is_clear { PixelType::U8x4 } else { PixelType::U8x3 };
    let from = ImageRef::new(pixels.width, pixels.height, &pixels.bytes, kind).ok()?;
    let mut to = Image::new(width, height, kind);
    Resizer::new().resize(&from, &mut to, None).ok()?;
    Some(Pixels { width, height, bytes: to.into_vec(), ..*pixels })
}

/// As WebP. `is_drawn`: letters and lines, of which nothing may be lost where that costs little.
pub(super) fn webp(pixels: &Pixels, is_drawn: bool) -> Option<Vec<u8>> {
    let photo = webp_of(pixels, false)?;
    let exact = if is_drawn { webp_of(pixels, true) } else { None };
    Some(match exact {
        Some(exact) if exact.len() <= photo.len() * 3 / 2 => exact,
        _ => photo,
    })
}

fn webp_of(pixels: &Pixels, is_exact: bool) -> Option<Vec<u8>> {
    let layout = if pixels.is_clear { PixelLayout::Rgba } else { PixelLayout::Rgb };
    let mut config = WebPConfig::new().ok()?;
    config.quality = QUALITY;
    config.lossless = i32::from(is_exact);
    let encoder = Encoder::new(&pixels.bytes, layout, pixels.width, pixels.height);
    Some(encoder.encode_advanced(&config).ok()?.to_vec())
}

/// As JPEG, which every browser knows; nothing where one can see through the picture.
pub(super) fn jpeg(pixels: &Pixels) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut out, JPEG_QUALITY);
    let colours = (!pixels.is_clear).then_some(ExtendedColorType::Rgb8)?;
    encoder.encode(&pixels.bytes, pixels.width, pixels.height, colours).ok()?;
    Some(out)
}
