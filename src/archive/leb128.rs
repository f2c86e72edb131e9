//! Numbers as unsigned LEB128: seven bits a byte, the least first, the top bit set on all but the last. The facet file
//! and the files of the search index hold theirs so.

/// Why there is no number.
pub(super) enum Fault {
    /// The bytes end within it.
    CutShort,
    /// It goes on after five bytes.
    TooLong,
}

/// Takes a number of at most five bytes, so of 35 bits.
pub(super) fn take(bytes: &mut &[u8]) -> Result<u64, Fault> {
    let mut number = 0u64;
    for shift in (0..35).step_by(7) {
        let (byte, rest) = bytes.split_first().ok_or(Fault::CutShort)?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Ok(number);
        }
    }
    Err(Fault::TooLong)
}

/// Adds a number.
pub(super) fn put(out: &mut Vec<u8>, mut number: usize) {
    loop {
        let low = u8::try_from(number & 0x7f).unwrap_or(0);
        number >>= 7;
        if number == 0 {
            out.push(low);
            return;
        }
        out.push(low | 0x80);
    }
}
