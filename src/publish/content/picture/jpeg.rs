//! JPEG: segments that begin with 0xFF and a marker (ITU-T T.81, annex B).

use super::{Damaged, be16, exif};

/// The segments that are needed, and the orientation.
pub(super) fn strip(bytes: &[u8]) -> Result<(Vec<u8>, u8), Damaged> {
    const SHORT: Damaged = Damaged("it is cut short");
    let mut kept = vec![0xff, 0xd8];
    let mut orientation = 1;
    let mut at = 2;
    let mut seen_scan = false;
    loop {
        if bytes.get(at) != Some(&0xff) {
            return Err(if at >= bytes.len() {
                SHORT
            } else {
                Damaged("its parts do not follow one another")
            });
        }
        while bytes.get(at + 1) == Some(&0xff) {
            at += 1;
        }
        let marker = *bytes.get(at + 1).ok_or(SHORT)?;
        if marker == 0xd9 {
            if !seen_scan {
                return Err(Damaged("it holds no picture"));
            }
            kept.extend([0xff, 0xd9]);
            break;
        }
        let length = be16(bytes, at + 2).ok_or(SHORT)?;
        let payload = bytes.get(at + 4..at + 2 + length.max(2)).ok_or(SHORT)?;
        let next = at + 2 + length.max(2);
        if marker == 0xe1
            && let Some(tiff) = payload.strip_prefix(b"Exif\0\0")
        {
            orientation = exif::orientation(tiff);
        }
        if let Some(payload) = wanted(marker, payload) {
            kept.extend([0xff, marker]);
            kept.extend(u16::try_from(payload.len() + 2).map_err(|_| SHORT)?.to_be_bytes());
            kept.extend(payload.iter());
        }
        at = next;
        if marker == 0xda {
            seen_scan = true;
            let end = scan_end(bytes, at).ok_or(SHORT)?;
            kept.extend(&bytes[at..end]);
            at = end;
        }
    }
    if orientation != 1 {
        // Right behind the start, where every reader looks for it.
        let mut segment = b"Exif\0\0".to_vec();
        segment.extend(exif::minimal(orientation));
        let length = u16::try_from(segment.len() + 2).map_err(|_| SHORT)?.to_be_bytes();
        let head = [&[0xff, 0xe1], length.as_slice(), segment.as_slice()].concat();
        kept.splice(2..2, head);
    }
    Ok((kept, orientation))
}

/// What of a segment is kept: tables, frames and scans, the plain JFIF head, colour profile and colour transform.
fn wanted(marker: u8, payload: &[u8]) -> Option<Vec<u8>> {
    let keep = match marker {
        0xe0 => {
            // JFIF may carry a thumbnail behind its fourteen bytes, whose size the last two give.
            let mut head = payload.get(..14).filter(|head| head.starts_with(b"JFIF\0"))?.to_vec();
            head[12..].fill(0);
            return Some(head);
        }
        0xe2 => payload.starts_with(b"ICC_PROFILE\0"),
        0xee => payload.starts_with(b"Adobe"),
        0xe1..=0xef | 0xfe => false,
        _ => true,
    };
    keep.then(|| payload.to_vec())
}

/// Where the coded data of a scan that begins at `at` ends: before the next marker that is none of its own.
fn scan_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == 0xff)?;
        match bytes.get(at + 1)? {
            0x00 | 0xd0..=0xd7 => at += 2,
            0xff => at += 1,
            _ => return Some(at),
        }
    }
}
