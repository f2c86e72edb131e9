//! PNG: a signature, then chunks with a length, a name and a sum (<https://www.w3.org/TR/png-3/>, 5).

use super::{Damaged, be32};

/// Chunks that show the picture: the critical ones, colour, transparency, size, animation.
const KEPT: [&[u8; 4]; 20] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP",
    b"mDCV", b"cLLI", b"bKGD", b"pHYs", b"sPLT", b"hIST", b"acTL", b"fcTL", b"fdAT",
];

/// The chunks that are needed.
pub(super) fn strip(bytes: &[u8]) -> Result<Vec<u8>, Damaged> {
    const SHORT: Damaged = Damaged("it is cut short");
    let mut kept = bytes.get(..8).ok_or(SHORT)?.to_vec();
    let mut at = 8;
    loop {
        let length = be32(bytes, at).ok_or(SHORT)?;
        let named = bytes.get(at + 4..at + 8 + length).ok_or(SHORT)?;
        let sum = be32(bytes, at + 8 + length).ok_or(SHORT)?;
        let name: &[u8] = &named[..4];
        if KEPT.iter().any(|known| name == known.as_slice()) {
            let mut crc = flate2::Crc::new();
            crc.update(named);
            if u32::try_from(sum) != Ok(crc.sum()) {
                return Err(Damaged("the sum of one of its parts is wrong"));
            }
            kept.extend(&bytes[at..at + 12 + length]);
        } else if name[0].is_ascii_uppercase() {
            return Err(Damaged("it holds a part that no reader knows"));
        }
        if name == b"IEND" {
            return Ok(kept);
        }
        at += 12 + length;
    }
}
