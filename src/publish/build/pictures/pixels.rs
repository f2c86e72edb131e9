//! A picture's dots: read, upright, in the colours that browsers take for granted where nothing else is said.

use std::io::Cursor;

use image::codecs::gif::GifDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{
    AnimationDecoder, DynamicImage, ExtendedColorType, ImageDecoder, ImageError, ImageFormat, ImageReader,
};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// The dots of a picture, row by row.
pub(super) struct Pixels {
    pub(super) format: ImageFormat,
    pub(super) width: u32,
    pub(super) height: u32,
    /// Whether one can see through it: then each dot has four bytes, else three.
    pub(super) is_clear: bool,
    pub(super) bytes: Vec<u8>,
}

/// Reads a picture. Nothing where no copies can be made of it: it moves, it is made for print, it is too large to be
/// held, or its format has more than the decoders know.
///
/// # Errors
/// How it is damaged.
pub(super) fn read(bytes: &[u8]) -> Result<Option<Pixels>, &'static str> {
    match read_or_error(bytes) {
        Ok(pixels) => Ok(pixels),
        Err(ImageError::Unsupported(_) | ImageError::Limits(_)) => Ok(None),
        Err(_) => Err("its dots cannot be read"),
    }
}

fn read_or_error(bytes: &[u8]) -> Result<Option<Pixels>, ImageError> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    let Some(format) = reader.format() else { return Ok(None) };
    if moves(format, bytes)? {
        return Ok(None);
    }
    let mut decoder = reader.into_decoder()?;
    if matches!(decoder.original_color_type(), ExtendedColorType::Cmyk8 | ExtendedColorType::Cmyk16) {
        return Ok(None);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().unwrap_or_default();
    let mut image = DynamicImage::from_decoder(decoder)?;
    image.apply_orientation(orientation);
    let (width, height) = (image.width(), image.height());
    let four = image.color().has_alpha().then(|| image.to_rgba8());
    let four = four.filter(|image| image.pixels().any(|dot| dot.0[3] < u8::MAX));
    let is_clear = four.is_some();
    let mut bytes = four.map_or_else(|| image.into_rgb8().into_raw(), image::ImageBuffer::into_raw);
    if let Some(profile) = profile {
        bytes = in_common_colours(bytes, is_clear, &profile);
    }
    Ok(Some(Pixels { format, width, height, is_clear, bytes }))
}

fn moves(format: ImageFormat, bytes: &[u8]) -> Result<bool, ImageError> {
    let bytes = Cursor::new(bytes);
    Ok(match format {
        ImageFormat::Gif => GifDecoder::new(bytes)?.into_frames().take(2).count() > 1,
        ImageFormat::Png => PngDecoder::new(bytes)?.is_apng()?,
        ImageFormat::WebP => WebPDecoder::new(bytes)?.has_animation(),
        _ => false,
    })
}

/// From a colour profile to sRGB. A profile that cannot be read, or is of no such picture, is passed over, as browsers do.
fn in_common_colours(bytes: Vec<u8>, is_clear: bool, profile: &[u8]) -> Vec<u8> {
    let Ok(profile) = ColorProfile::new_from_slice(profile) else { return bytes };
    if profile.color_space != DataColorSpace::Rgb {
        return bytes;
    }
    let layout = if is_clear { Layout::Rgba } else { Layout::Rgb };
    let common = ColorProfile::new_srgb();
    let transform = profile.create_transform_8bit(layout, &common, layout, TransformOptions::default());
    let mut out = vec![0; bytes.len()];
    match transform.map(|transform| transform.transform(&bytes, &mut out)) {
        Ok(Ok(())) => out,
        _ => bytes,
    }
}
