//! The one thing of EXIF that a picture needs: which way is up.
//! Format: TIFF 6.0, tag 0x0112, <https://www.cipa.jp/std/documents/download_e.html?DC-008-Translation-2023-E>.

/// The orientation (1 to 8) that a TIFF block tells; 1 when it tells none.
pub(super) fn orientation(tiff: &[u8]) -> u8 {
    find(tiff).filter(|found| (1..=8).contains(found)).unwrap_or(1)
}

fn find(tiff: &[u8]) -> Option<u8> {
    let little = match tiff.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let short = |at: usize| -> Option<u16> {
        let two = tiff.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if little { u16::from_le_bytes(two) } else { u16::from_be_bytes(two) })
    };
    let four = tiff.get(4..8)?.try_into().ok()?;
    let start =
        usize::try_from(if little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) }).ok()?;
    let count = usize::from(short(start)?);
    (0..count)
        .map_while(|index| start.checked_add(2 + index * 12))
        .find(|entry| short(*entry) == Some(0x0112))
        .and_then(|entry| u8::try_from(short(entry.checked_add(8)?)?).ok())
}

/// A TIFF block that tells the orientation and nothing else.
pub(super) fn minimal(orientation: u8) -> Vec<u8> {
    let mut tiff = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    tiff.extend([orientation, 0, 0, 0, 0, 0, 0]);
    tiff
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for way in 1..=8 {
            assert_eq!(orientation(&minimal(way)), way);
        }
        for bytes in [b"".as_slice(), b"II*\0\xff\xff\xff\xff", b"MM\0*\0\0\0\x08\xff\xff", b"JPEG"] {
            assert_eq!(orientation(bytes), 1);
        }
    }
}
