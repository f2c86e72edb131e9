//! Pictures without what they should not tell: place, device, thumbnail, editing history.
//!
//! Each format is taken apart into its blocks; those that are needed to show the picture (colour profile, animation,
//! orientation among them) are kept byte for byte, all others are left out. Nothing is encoded again. The same walk
//! finds files that are cut short.

mod exif;
mod gif;
mod jpeg;
mod png;
mod webp;

use std::fmt;
use std::io::Cursor;

/// A picture's format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Jpeg,
    Png,
    Gif,
    WebP,
}

/// A picture, ready to be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clean {
    pub(super) format: Format,
    /// As it is shown, in pixels.
    pub(super) width: u32,
    /// As it is shown, in pixels.
    pub(super) height: u32,
    pub(super) bytes: Vec<u8>,
}

/// A picture that cannot be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Damaged(pub(super) &'static str);

impl fmt::Display for Damaged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl Format {
    /// Tells the format by the first bytes.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some(Self::Png),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(Self::Gif),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::WebP),
            _ => None,
        }
    }

    /// Its media type.
    pub(super) fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Gif => "image/gif",
            Self::WebP => "image/webp",
        }
    }
}

/// Takes everything out of a picture that is not needed to show it.
///
/// # Errors
/// When the picture is cut short or otherwise damaged.
pub(super) fn clean(format: Format, bytes: &[u8]) -> Result<Clean, Damaged> {
    let (kept, orientation) = match format {
        Format::Jpeg => jpeg::strip(bytes)?,
        Format::Png => (png::strip(bytes)?, 1),
        Format::Gif => (gif::strip(bytes)?, 1),
        Format::WebP => webp::strip(bytes)?,
    };
    let known = match format {
        Format::Jpeg => image::ImageFormat::Jpeg,
        Format::Png => image::ImageFormat::Png,
        Format::Gif => image::ImageFormat::Gif,
        Format::WebP => image::ImageFormat::WebP,
    };
    let (width, height) = image::ImageReader::with_format(Cursor::new(&kept), known)
        .into_dimensions()
        .map_err(|_| Damaged("its head cannot be read"))?;
    // Orientations 5 to 8 lie on their side.
    let (width, height) = if orientation >= 5 { (height, width) } else { (width, height) };
    if width == 0 || height == 0 {
        return Err(Damaged("it has no size"));
    }
    Ok(Clean { format, width, height, bytes: kept })
}

/// Big-endian and little-endian numbers at a place, where there are bytes enough.
fn be16(bytes: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?)))
}

fn be32(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?)).ok()
}

fn le32(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(format: image::ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        image::RgbImage::from_fn(7, 5, |x, y| {
            image::Rgb([u8::try_from(x * 30).unwrap(), u8::try_from(y).unwrap(), 9])
        })
        .write_to(&mut bytes, format)
        .unwrap();
        bytes.into_inner()
    }

    const ALL: [image::ImageFormat; 4] = [
        image::ImageFormat::Jpeg,
        image::ImageFormat::Png,
        image::ImageFormat::Gif,
        image::ImageFormat::WebP,
    ];

    #[test]
    fn the_picture_itself_stays() {
        for known in ALL {
            let bytes = encoded(known);
            let format = Format::of(&bytes).unwrap();
            let clean = clean(format, &bytes).unwrap();
            assert_eq!((clean.width, clean.height), (7, 5), "{known:?}");
            let pixels = |bytes: &[u8]| image::load_from_memory(bytes).unwrap().to_rgb8().into_raw();
            assert_eq!(pixels(&clean.bytes), pixels(&bytes), "{known:?}");
        }
    }

    #[test]
    fn a_picture_cut_short_is_damaged() {
        for known in ALL {
            let bytes = encoded(known);
            let format = Format::of(&bytes).unwrap();
            for length in [12, 20, bytes.len() / 2, bytes.len() - 3] {
                assert!(clean(format, &bytes[..length.min(bytes.len() - 1)]).is_err(), "{known:?} {length}");
            }
        }
    }

    /// Puts a block right behind the head of a JPEG.
    fn with_segment(jpeg: &[u8], marker: u8, payload: &[u8]) -> Vec<u8> {
        let length = u16::try_from(payload.len() + 2).unwrap().to_be_bytes();
        [&jpeg[..2], &[0xff, marker], &length, payload, &jpeg[2..]].concat()
    }

    fn holds(bytes: &[u8], words: &[u8]) -> bool {
        bytes.windows(words.len()).any(|window| window == words)
    }

    #[test]
    fn a_jpeg_forgets_its_place_and_stays_upright() {
        // A little-endian TIFF with orientation 6 and words that stand for a place.
        let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0".to_vec();
        exif.extend(b"13.1631S 72.5450W");
        let mut bytes = with_segment(&encoded(image::ImageFormat::Jpeg), 0xe1, &exif);
        bytes = with_segment(&bytes, 0xe1, b"http://ns.adobe.com/xap/1.0/\0<x>13.1631S</x>");
        bytes = with_segment(&bytes, 0xed, b"Photoshop 3.0\0 13.1631S");
        bytes = with_segment(&bytes, 0xfe, b"13.1631S");
        bytes = with_segment(&bytes, 0xe2, b"ICC_PROFILE\0\x01\x01colours");
        bytes.extend(b"a second picture behind the first, 13.1631S");
        let clean = clean(Format::Jpeg, &bytes).unwrap();
        assert!(!holds(&clean.bytes, b"13.1631S") && holds(&clean.bytes, b"colours"));
        assert_eq!((clean.width, clean.height), (5, 7));
        assert_eq!(
            exif::orientation(&clean.bytes[clean.bytes.windows(4).position(|w| w == b"MM\0*").unwrap()..]),
            6
        );
    }

    #[test]
    fn a_png_forgets_its_words() {
        let bytes = encoded(image::ImageFormat::Png);
        let mut chunk = b"tEXtplace\x0013.1631S".to_vec();
        let mut crc = flate2::Crc::new();
        crc.update(&chunk);
        let length = u32::try_from(chunk.len() - 4).unwrap().to_be_bytes();
        chunk.extend(crc.sum().to_be_bytes());
        let bytes = [&bytes[..33], &length, &chunk, &bytes[33..]].concat();
        assert!(!holds(&clean(Format::Png, &bytes).unwrap().bytes, b"13.1631S"));
    }

    #[test]
    fn a_webp_forgets_its_words() {
        let plain = encoded(image::ImageFormat::WebP);
        // The extended form: flags for EXIF and XMP, then width and height less one.
        let head = [0x0c, 0, 0, 0, 6, 0, 0, 4, 0, 0];
        let mut chunks = [b"VP8X".as_slice(), &10u32.to_le_bytes(), &head].concat();
        chunks.extend(&plain[12..]);
        chunks.extend([b"XMP ".as_slice(), &9u32.to_le_bytes(), b"13.1631S.\0"].concat());
        let size = u32::try_from(chunks.len() + 4).unwrap().to_le_bytes();
        let bytes = [b"RIFF".as_slice(), &size, b"WEBP", &chunks].concat();
        let clean = clean(Format::WebP, &bytes).unwrap();
        assert!(!holds(&clean.bytes, b"13.1631S"));
        assert_eq!((clean.width, clean.height), (7, 5));
        assert!(image::load_from_memory(&clean.bytes).is_ok());
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_make_it_panic(at in 0usize..600, byte: u8, which in 0usize..4) {
            let mut bytes = encoded(ALL[which]);
            let format = Format::of(&bytes).unwrap();
            let length = bytes.len();
            bytes[at % length] = byte;
            let _ = clean(format, &bytes);
            let _ = clean(format, &bytes[..at % length]);
        }
    }
}
