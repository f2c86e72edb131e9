//! Names made from bytes: a file named by its hash never changes and may be cached for ever. The hash is one that every
//! browser can reckon, so that what was kept can be held against its name (`worker/names.js`).

use sha2::{Digest, Sha256};

/// RFC 4648's alphabet in lower case: safe in any file name, also where case is not told apart.
const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
/// Letters in a name: 50 bits, ample beside the stem that stands before them.
const LETTERS: usize = 10;

/// The hash that stands in a file's name: the first 10 letters of the lower-case base32 of the SHA-256 of `bytes`.
#[must_use]
pub fn short_hash(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    let first = hash.iter().take(8).fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    let letter = |at: usize| char::from(ALPHABET[(first >> (59 - 5 * at) & 31) as usize]);
    (0..LETTERS).map(letter).collect()
}

/// Whether a path of the site (with `/`, relative) names its file by a hash of the bytes, so that it may be cached for
/// ever: below `data/v1/` or `app/`, with at least ten of `[a-z0-9]` between dots before the last extension. A
/// precompressed copy (`.br`, `.gz`) is as lasting as the file it stands beside.
#[must_use]
pub fn named_by_hash(path: &str) -> bool {
    stem_of_hashed(path).is_some()
}

/// The part before the hash, with its folders: `data/v1/cards/2019` of `data/v1/cards/2019.abcdefghij.json`.
pub(super) fn stem_of_hashed(path: &str) -> Option<&str> {
    if !(path.starts_with("data/v1/") || path.starts_with("app/")) {
        return None;
    }
    let plain = path.strip_suffix(".br").or_else(|| path.strip_suffix(".gz")).unwrap_or(path);
    let (before, extension) = plain.rsplit_once('.')?;
    let (stem, hash) = before.rsplit_once('.')?;
    let right = hash.len() >= LETTERS && hash.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    (right && !extension.contains('/') && !stem.ends_with('/')).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_base32_of_sha_256() {
        // SHA-256 of nothing begins e3 b0 c4 42 98 fc 1c, from the function's published test vectors (FIPS 180-4).
        assert_eq!(short_hash(b""), "4oymiquy7q");
        assert_ne!(short_hash(b"a"), short_hash(b"b"));
    }

    #[test]
    fn which_names_last() {
        for (path, stem) in [
            ("app/app.abcdefghij.wasm", Some("app/app")),
            ("app/app.abcdefghij.wasm.br", Some("app/app")),
            ("app/app.0123456789abcdef.js.gz", Some("app/app")),
            ("data/v1/cards/2019-03.v4jutopv7g.json", Some("data/v1/cards/2019-03")),
            ("data/v1/site.json", None),
            ("app/start.js", None),
            ("app/app.abcdefghi.js", None),
            ("app/app.ABCDEFGHIJ.js", None),
            ("app/.abcdefghij.js", None),
            ("app/a.abcdefghij/start", None),
            ("media/map.abcdefghij.png", None),
            ("data/v2/cards.abcdefghij.json", None),
        ] {
            assert_eq!(stem_of_hashed(path), stem, "{path}");
        }
    }
}
