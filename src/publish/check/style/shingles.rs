//! How alike two texts are, without comparing each with each: shingles (runs of words), a `MinHash` signature of each
//! set of them, and bands of the signature that near texts have in common (A. Broder, "On the resemblance and
//! containment of documents", 1997; bands: Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", chapter 3).

use std::collections::HashSet;

/// Words in a shingle.
const RUN: usize = 4;
/// Bands of a signature, and rows of a band: two texts with three quarters of their shingles in common share a band
/// with a chance of 0.99, two with a third of them with one of 0.14.
pub(super) const BANDS: usize = 12;
const ROWS: usize = 4;

/// The shingles of a text, as hashes; `words` are folded.
pub(super) fn shingles<'w>(words: impl Iterator<Item = &'w str>) -> HashSet<u64> {
    let words: Vec<u64> = words.map(hash).collect();
    words.windows(RUN).map(|run| run.iter().fold(0, |all, word| mixed(all ^ word))).collect()
}

/// What share of the shingles of both is common to them.
#[expect(clippy::cast_precision_loss, reason = "no text has that many words")]
pub(super) fn alike(one: &HashSet<u64>, other: &HashSet<u64>) -> f64 {
    let common = one.intersection(other).count();
    let all = one.len() + other.len() - common;
    if all == 0 { 0.0 } else { common as f64 / all as f64 }
}

/// A key for each band of the signature; two texts that share one may be alike.
///
/// One hash of a shingle says both into which row it falls and its value there, so that a text is gone through once and not
/// once for each row; a row that nothing falls into takes the value of the next that has one, turned by how far that is
/// (P. Li, A. Owen and C.-H. Zhang, "One Permutation Hashing", 2012; A. Shrivastava and P. Li, "Densifying One Permutation
/// Hashing", 2014).
pub(super) fn bands(shingles: &HashSet<u64>) -> [u64; BANDS] {
    const ALL: usize = BANDS * ROWS;
    let mut least = [u64::MAX; ALL];
    for shingle in shingles {
        let hash = mixed(*shingle);
        let row = usize::try_from(hash % ALL as u64).unwrap_or_default();
        least[row] = least[row].min(hash / ALL as u64);
    }
    let filled = |row: usize| {
        let ahead = (0..ALL).find(|ahead| least[(row + ahead) % ALL] != u64::MAX);
        ahead.map_or(0, |ahead| mixed(least[(row + ahead) % ALL] ^ (ahead as u64) << 56))
    };
    std::array::from_fn(|band| (0..ROWS).fold(0, |key, row| mixed(key ^ filled(band * ROWS + row))))
}

/// FNV-1a.
fn hash(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// The finalizer of `SplitMix64`: each bit of the input moves each of the output.
fn mixed(value: u64) -> u64 {
    let value = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbered(range: std::ops::Range<usize>) -> HashSet<u64> {
        let words: Vec<String> = range.map(|n| format!("word{n}")).collect();
        shingles(words.iter().map(String::as_str))
    }

    #[test]
    fn near_texts_share_a_band_and_far_ones_do_not() {
        let (one, near, far) = (numbered(0..200), numbered(8..208), numbered(500..700));
        assert!(alike(&one, &near) > 0.9 && alike(&one, &far) < 0.001);
        let common =
            |other: &HashSet<u64>| bands(&one).iter().zip(bands(other)).filter(|(a, b)| **a == *b).count();
        assert!(common(&near) > 0);
        assert_eq!(common(&far), 0);
        assert_eq!(common(&one), BANDS);
    }
}
