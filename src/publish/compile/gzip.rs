//! One gzip member out of several parts, each compressed in the way that suits it.
//!
//! Columns of numbers without order (which topics a row has) hardly repeat themselves: looking for repetitions costs
//! more than it finds, and codes by how often each number occurs are all that is to be had. Columns in order (dates) are
//! repetition and little else. So each part is tried in every way DEFLATE knows, and the shortest is taken; a part ends
//! on a byte (RFC 1951, 3.2.4: an empty stored block), which also gives the next one codes of its own. Any reader of gzip
//! reads the result.

use std::io::{Read, Write};

use flate2::read::GzDecoder;
use miniz_oxide::deflate::core::{
    CompressionStrategy, CompressorOxide, TDEFLFlush, compress_to_output, create_comp_flags_from_zip_params,
};

/// RFC 1952: DEFLATE, no flags, no time, the slowest way, of no particular system: the same parts give the same bytes.
const HEADER: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255];
const WAYS: [CompressionStrategy; 4] = [
    CompressionStrategy::Default,
    CompressionStrategy::Filtered,
    CompressionStrategy::HuffmanOnly,
    CompressionStrategy::RLE,
];
/// Negative: without the frame of zlib.
const WINDOW: i32 = -15;

/// The parts, end to end, as one gzip member.
#[must_use]
pub fn gzip(parts: &[Vec<u8>]) -> Vec<u8> {
    let mut out = HEADER.to_vec();
    let mut crc = flate2::Crc::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        crc.update(part);
        let tries = WAYS.map(|way| deflate(part, way, TDEFLFlush::Sync));
        out.extend(tries.into_iter().min_by_key(Vec::len).unwrap_or_default());
    }
    out.extend(deflate(&[], CompressionStrategy::Default, TDEFLFlush::Finish));
    out.extend(crc.sum().to_le_bytes());
    out.extend(crc.amount().to_le_bytes());
    out
}

/// How long a member is and what it was made from, in its header's extra field (RFC 1952, 2.3.1.1), so that members
/// end to end can be told apart without unpacking them.
const SUBFIELD: [u8; 4] = [b'C', b'q', 24, 0];
/// Of such a member the header up to the end of that field.
pub const MEMBER_HEADER: usize = 10 + 2 + SUBFIELD.len() + 24;

/// Texts, end to end, as one member of several, which says how long it is and what it was `made_from`.
///
/// # Errors
/// Those of `texts`.
///
/// # Panics
/// Never: memory takes all that is written to it.
pub fn member<E>(made_from: [u8; 16], texts: impl Iterator<Item = Result<Vec<u8>, E>>) -> Result<Vec<u8>, E> {
    let extra = [&SUBFIELD[..], &[0; 8], &made_from].concat();
    let builder = flate2::GzBuilder::new().extra(extra);
    let mut writer = builder.write(Vec::new(), flate2::Compression::default());
    for text in texts {
        writer.write_all(&text?).expect("memory takes all that is written to it");
    }
    let mut bytes = writer.finish().expect("memory takes all that is written to it");
    let length = (bytes.len() as u64).to_le_bytes();
    bytes[MEMBER_HEADER - 24..MEMBER_HEADER - 16].copy_from_slice(&length);
    Ok(bytes)
}

/// What the header of a [`member`] says: its length, and what it was made from.
#[must_use]
pub fn member_of(header: &[u8; MEMBER_HEADER]) -> Option<(u64, [u8; 16])> {
    let (fixed, rest) = header.split_first_chunk::<12>()?;
    let rest = rest.strip_prefix(&SUBFIELD)?;
    let (length, made_from) = rest.split_first_chunk::<8>()?;
    let is_ours = fixed[..4] == [0x1f, 0x8b, 8, 4] && fixed[10..] == [28, 0];
    Some((u64::from_le_bytes(*length), made_from.try_into().ok()?)).filter(|_| is_ours)
}

/// What a file holds after its first bytes, unpacked as any reader would; nothing when it is none of these.
#[must_use]
pub fn payload(file: &[u8], magic: &[u8]) -> Option<Vec<u8>> {
    let mut payload = Vec::new();
    GzDecoder::new(file.strip_prefix(magic)?).read_to_end(&mut payload).ok()?;
    Some(payload)
}

fn deflate(part: &[u8], way: CompressionStrategy, end: TDEFLFlush) -> Vec<u8> {
    const SLOWEST: i32 = 9;
    let mut compressor = CompressorOxide::new(create_comp_flags_from_zip_params(SLOWEST, WINDOW, way as i32));
    let mut out = Vec::new();
    compress_to_output(&mut compressor, part, end, |bytes| {
        out.extend_from_slice(bytes);
        true
    });
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unpacked(bytes: &[u8]) -> Vec<u8> {
        payload(bytes, b"").unwrap()
    }

    #[test]
    fn every_reader_of_gzip_reads_it() {
        let noise = (0u32..100_000).map(|n| (n.wrapping_mul(2_654_435_761) >> 25) as u8);
        let parts = [vec![7; 90_000], vec![], noise.collect(), b"the end".to_vec()];
        assert_eq!(unpacked(&gzip(&parts)), parts.concat());
        assert_eq!(unpacked(&gzip(&[])), b"");
        assert_eq!(gzip(&parts), gzip(&parts));
    }

    #[test]
    fn members_stand_end_to_end() {
        let texts = |all: &[&str]| -> Vec<Result<Vec<u8>, ()>> {
            all.iter().map(|it| Ok(it.as_bytes().to_vec())).collect()
        };
        let one = member([7; 16], texts(&["a line\n", "another\n"]).into_iter()).unwrap();
        let two = member([8; 16], texts(&["the last\n"]).into_iter()).unwrap();
        let both = [&one[..], &two].concat();
        let mut text = String::new();
        flate2::read::MultiGzDecoder::new(&both[..]).read_to_string(&mut text).unwrap();
        assert_eq!(text, "a line\nanother\nthe last\n");
        assert_eq!(member_of(both.first_chunk().unwrap()), Some((one.len() as u64, [7; 16])));
        assert_eq!(member_of(both[one.len()..].first_chunk().unwrap()), Some((two.len() as u64, [8; 16])));
        assert_eq!(member_of(both[1..].first_chunk().unwrap()), None);
        assert_eq!(member([0; 16], [Err("no")].into_iter()), Err("no"));
    }

    #[test]
    fn each_part_gets_what_suits_it() {
        // 4 bits of noise a byte, then one long run: half a byte each, then next to nothing.
        let noise: Vec<u8> = (0u32..50_000).map(|n| (n.wrapping_mul(2_654_435_761) >> 28) as u8).collect();
        let packed = gzip(&[noise, vec![1; 50_000]]);
        assert!(packed.len() < 25_500, "{}", packed.len());
    }
}
