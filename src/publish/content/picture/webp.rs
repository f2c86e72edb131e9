//! WebP: RIFF chunks (<https://developers.google.com/speed/webp/docs/riff_container>).

use super::{Damaged, exif, le32};

/// The chunks that are needed, and the orientation.
pub(super) fn strip(bytes: &[u8]) -> Result<(Vec<u8>, u8), Damaged> {
    const SHORT: Damaged = Damaged("it is cut short");
    let end = le32(bytes, 4).and_then(|size| size.checked_add(8)).ok_or(SHORT)?;
    let whole = bytes.get(..end).ok_or(SHORT)?;
    let mut kept = Vec::with_capacity(whole.len());
    let (mut orientation, mut extended, mut at) = (1, None, 12);
    let mut images = 0;
    while at < whole.len() {
        let name = whole.get(at..at + 4).ok_or(SHORT)?;
        let length = le32(whole, at + 4).ok_or(SHORT)?;
        let payload = whole.get(at + 8..(at + 8).checked_add(length).ok_or(SHORT)?).ok_or(SHORT)?;
        // Chunks of odd length are followed by one more byte.
        let next = at + 8 + length + length % 2;
        match name {
            b"EXIF" => orientation = exif::orientation(payload.strip_prefix(b"Exif\0\0").unwrap_or(payload)),
            b"VP8X" | b"VP8 " | b"VP8L" | b"ALPH" | b"ANIM" | b"ANMF" | b"ICCP" => {
                if name == b"VP8X" {
                    extended = Some(kept.len() + 8);
                }
                images += usize::from(matches!(name, b"VP8 " | b"VP8L" | b"ANMF"));
                put(&mut kept, name, payload)?;
            }
            _ => {}
        }
        at = next;
    }
    if images == 0 {
        return Err(Damaged("it holds no picture"));
    }
    // Only the extended form can say which way is up, or that it says anything at all.
    let orientation = if extended.is_some() { orientation } else { 1 };
    if let Some(flags) = extended.and_then(|at| kept.get_mut(at)) {
        *flags &= !(0x04 | 0x08);
        if orientation != 1 {
            *flags |= 0x08;
            put(&mut kept, b"EXIF", &exif::minimal(orientation))?;
        }
    }
    let size = u32::try_from(kept.len() + 4).map_err(|_| Damaged("it is too large"))?;
    Ok(([b"RIFF".as_slice(), &size.to_le_bytes(), b"WEBP", &kept].concat(), orientation))
}

fn put(kept: &mut Vec<u8>, name: &[u8], payload: &[u8]) -> Result<(), Damaged> {
    let length = u32::try_from(payload.len()).map_err(|_| Damaged("it is too large"))?;
    kept.extend(name);
    kept.extend(length.to_le_bytes());
    kept.extend(payload);
    if payload.len() % 2 == 1 {
        kept.push(0);
    }
    Ok(())
}
