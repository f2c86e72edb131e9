//! GIF 89a: a head, then images and extensions in runs of blocks.

use super::Damaged;

/// The blocks that are needed: images, their timing, and how often to repeat. Comments, texts and XMP go.
pub(super) fn strip(bytes: &[u8]) -> Result<Vec<u8>, Damaged> {
    const SHORT: Damaged = Damaged("it is cut short");
    let flags = *bytes.get(10).ok_or(SHORT)?;
    let mut at = 13 + palette(flags);
    let mut kept = bytes.get(..at).ok_or(SHORT)?.to_vec();
    let mut images = 0;
    loop {
        let start = at;
        match *bytes.get(at).ok_or(SHORT)? {
            0x3b if images == 0 => return Err(Damaged("it holds no picture")),
            0x3b => {
                kept.push(0x3b);
                return Ok(kept);
            }
            0x2c => {
                let flags = *bytes.get(at + 9).ok_or(SHORT)?;
                at = blocks_end(bytes, at + 10 + palette(flags) + 1).ok_or(SHORT)?;
                kept.extend(&bytes[start..at]);
                images += 1;
            }
            0x21 => {
                let label = *bytes.get(at + 1).ok_or(SHORT)?;
                at = blocks_end(bytes, at + 2).ok_or(SHORT)?;
                let application = bytes.get(start + 3..start + 14).unwrap_or_default();
                if label == 0xf9 || label == 0xff && matches!(application, b"NETSCAPE2.0" | b"ANIMEXTS1.0") {
                    kept.extend(&bytes[start..at]);
                }
            }
            _ => return Err(Damaged("its parts do not follow one another")),
        }
    }
}

/// The size of the colour table that these flags announce.
fn palette(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// Where a run of blocks that begins at `at` ends, its closing zero included.
fn blocks_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
    }
}
