//! The copies of pictures drawn here: their widths, which way is up, what can be seen through, and what is left alone.

use std::io::Cursor;

use image::codecs::gif::GifEncoder;
use image::{DynamicImage, Frame, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

use super::*;

/// A landscape: sky over a hill, with enough in it to be worth a copy.
fn landscape(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let hill = height / 2 + (x * 7 % (height / 5 + 1)) / 3;
        let grain = u8::try_from((x * 31 + y * 17 + x * y % 13) % 32).unwrap();
        if y < hill { Rgb([110 + grain, 150 + grain, 220]) } else { Rgb([90 + grain, 110 + grain, 40]) }
    })
}

fn encoded(image: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.into().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// Width, height and bytes of a copy, which is what its width says.
fn opened(made: &Made) -> Vec<DynamicImage> {
    let open = |(width, bytes): &(u32, Vec<u8>)| {
        let image = image::load_from_memory_with_format(bytes, ImageFormat::WebP).unwrap();
        assert_eq!(image.width(), *width);
        image
    };
    made.sizes.iter().map(open).collect()
}

#[test]
fn widths_of_copies() {
    for (own, expected) in [
        (240, vec![240]),
        (420, vec![420]),
        (640, vec![400, 640]),
        (900, vec![400, 900]),
        (1000, vec![400, 800, 1000]),
        (1600, vec![400, 800, 1200, 1600]),
        (1700, vec![400, 800, 1200, 1600]),
        (6000, vec![400, 800, 1200, 1600]),
    ] {
        assert_eq!(widths(own), expected, "{own}");
    }
}

#[test]
fn copies_are_smaller_and_the_same_every_time() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png] {
        let bytes = encoded(landscape(1000, 600), format);
        let made = copies(&bytes).unwrap();
        let sizes: Vec<(u32, u32)> =
            opened(&made).iter().map(|image| (image.width(), image.height())).collect();
        // Of the drawing the whole one weighs less than one of 800 would: then it is the better of the two.
        assert!(sizes.starts_with(&[(400, 240)]) && sizes.ends_with(&[(1000, 600)]), "{format:?}: {sizes:?}");
        assert_eq!(sizes.contains(&(800, 480)), format == ImageFormat::Jpeg, "{sizes:?}");
        let weights: Vec<usize> = made.sizes.iter().map(|(_, bytes)| bytes.len()).collect();
        assert!(weights.is_sorted() && weights.iter().all(|weight| *weight < bytes.len()), "{weights:?}");
        assert_eq!(copies(&bytes).unwrap(), made);
        assert_eq!(made.fallback.is_some(), format == ImageFormat::Jpeg);
        if let Some((width, fallback)) = &made.fallback {
            let fallback = image::load_from_memory_with_format(fallback, ImageFormat::Jpeg).unwrap();
            assert_eq!((fallback.width(), fallback.height()), (*width, 480));
        }
        // Half blue sky, half green hill.
        assert_eq!(made.color.as_deref(), Some("#798"), "{format:?}");
    }
}

/// A JPEG whose camera lay on its side, as `content/picture` leaves it.
fn on_its_side(image: &RgbImage) -> Vec<u8> {
    let jpeg = encoded(image.clone(), ImageFormat::Jpeg);
    let tiff = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let length = u16::try_from(tiff.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, tiff, &jpeg[2..]].concat()
}

#[test]
fn copies_stand_upright() {
    // Its left half is red: turned a quarter to the right, red is above.
    let image = RgbImage::from_fn(900, 600, |x, y| {
        let grain = u8::try_from((x * 31 + y * 17) % 48).unwrap();
        if x < 450 { Rgb([200, grain, grain]) } else { Rgb([grain, grain, 200]) }
    });
    let made = copies(&on_its_side(&image)).unwrap();
    let first = opened(&made).remove(0).to_rgb8();
    assert_eq!((first.width(), first.height()), (400, 600));
    let (above, below) = (first.get_pixel(200, 100), first.get_pixel(200, 500));
    assert!(above[0] > 150 && below[2] > 150, "{above:?} over {below:?}");
}

#[test]
fn what_is_seen_through_stays_so() {
    let image = RgbaImage::from_fn(800, 800, |x, y| {
        let grain = u8::try_from((x * 31 + y * 17 + x * y % 101) % 128).unwrap();
        Rgba([200, grain, 100, if x < 400 { 0 } else { 255 }])
    });
    let made = copies(&encoded(image, ImageFormat::Png)).unwrap();
    assert_eq!((made.color, made.fallback), (None, None));
    let (_, first) = &made.sizes[0];
    let first = image::load_from_memory(first).unwrap().to_rgba8();
    assert_eq!((first.get_pixel(20, 200)[3], first.get_pixel(380, 200)[3]), (0, 255));
}

#[test]
fn colours_of_a_profile_become_the_common_ones() {
    let plain = encoded(landscape(600, 400), ImageFormat::Jpeg);
    let with_profile = |profile: &moxcms::ColorProfile| {
        let icc = [b"ICC_PROFILE\0\x01\x01".as_slice(), &profile.encode().unwrap()].concat();
        let length = u16::try_from(icc.len() + 2).unwrap().to_be_bytes();
        [&plain[..2], &[0xff, 0xe2], &length, &icc, &plain[2..]].concat()
    };
    let dot = |bytes: &[u8]| opened(&copies(bytes).unwrap())[0].to_rgb8().get_pixel(200, 250).0;
    let near = |one: [u8; 3], other: [u8; 3]| one.iter().zip(other).all(|(a, b)| a.abs_diff(b) <= 4);
    let (bare, wide) = (dot(&plain), dot(&with_profile(&moxcms::ColorProfile::new_adobe_rgb())));
    assert!(near(bare, dot(&with_profile(&moxcms::ColorProfile::new_srgb()))));
    assert!(!near(bare, wide), "{bare:?} {wide:?}");
}

#[test]
fn what_moves_and_what_is_tiny_is_left_alone() {
    let mut moving = Vec::new();
    let frames = [landscape(600, 400), landscape(600, 300)].map(|image| {
        let whole = RgbaImage::from_fn(600, 400, |x, y| {
            let dot = image.get_pixel(x, y.min(image.height() - 1));
            Rgba([dot[0], dot[1], dot[2], 255])
        });
        Frame::new(whole)
    });
    GifEncoder::new(&mut moving).encode_frames(frames).unwrap();
    assert_eq!(copies(&moving).unwrap(), Made::default());
    let tiny = copies(&encoded(landscape(100, 80), ImageFormat::Png)).unwrap();
    assert!(tiny.sizes.is_empty() && tiny.color.is_some());
}

#[test]
fn a_copy_that_would_weigh_more_is_none() {
    // Of one colour: a few hundred bytes, which no smaller picture of it undercuts by much.
    let flat = encoded(RgbImage::from_pixel(250, 250, Rgb([9, 9, 9])), ImageFormat::WebP);
    assert!(copies(&flat).unwrap().sizes.iter().all(|(_, bytes)| bytes.len() < flat.len()));
    // Written with more loss than the copies have.
    let image = landscape(500, 300);
    let rough = webp::Encoder::from_rgb(&image, 500, 300).encode(0.0).to_vec();
    let made = copies(&rough).unwrap();
    assert!(made.sizes.iter().all(|(_, bytes)| bytes.len() < rough.len()));
    assert!(!made.sizes.iter().any(|(width, _)| *width == 500), "its own width cannot weigh less");
}

#[test]
fn a_broken_picture_is_told() {
    let mut bytes = encoded(landscape(600, 400), ImageFormat::Png);
    let half = bytes.len() / 2;
    bytes[half..half + 400].fill(0x55);
    assert_eq!(copies(&bytes), Err("its dots cannot be read"));
}
