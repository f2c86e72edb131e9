//! Names made from bytes: a file named by its hash never changes and may be cached for ever.

/// RFC 4648's alphabet in lower case: safe in any file name, also where case is not told apart.
const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
/// Letters in a name: 50 bits, ample beside the stem that stands before them.
const LETTERS: usize = 10;

/// The hash that stands in a file's name: the first 10 letters of the lower-case base32 of the BLAKE3 of `bytes`.
#[must_use]
pub fn short_hash(bytes: &[u8]) -> String {
    letters(&blake3::hash(bytes))
}

/// The letters of a hash that is known already.
pub(super) fn letters(hash: &blake3::Hash) -> String {
    let (mut bits, mut held) = (0_u32, 0);
    let mut source = hash.as_bytes().iter();
    let mut name = String::with_capacity(LETTERS);
    while name.len() < LETTERS {
        if held < 5 {
            let byte = source.next().expect("32 bytes hold 51 letters of 5 bits");
            bits = (bits << 8 | u32::from(*byte)) & 0xffff;
            held += 8;
        }
        held -= 5;
        name.push(char::from(ALPHABET[(bits >> held & 31) as usize]));
    }
    name
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
    fn letters_are_base32_of_blake3() {
        // BLAKE3 of nothing begins af 13 49 b9 f5 f9 a1, from the function's published test vectors.
        assert_eq!(short_hash(b""), "v4jutopv7g");
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
