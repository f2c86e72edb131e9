//! Old pages' bytes as text, whatever they were written with, and what had to be mended.
//!
//! 1. A byte order mark says it.
//! 2. What is UTF-8 throughout is UTF-8, whatever it declares.
//! 3. The page's own word, where the bytes bear it out (`iso-8859-1` means windows-1252, as in browsers).
//! 4. UTF-8 with a few stray bytes, from pages put together of several files, is read as that.
//! 5. A guess by the letters.
//!
//! Then what was encoded twice is undone.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A page's declaration stands near its start.
const HEAD: usize = 4096;

/// A text and how it came to be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::publish::import) struct Decoded {
    /// The text, without a byte order mark.
    pub(in crate::publish::import) text: String,
    /// What was wrong with it, in words that are the same for all pages of a sort.
    pub(in crate::publish::import) mended: Vec<&'static str>,
}

/// Reads bytes as text.
pub(in crate::publish::import) fn decode(bytes: &[u8]) -> Decoded {
    let mut mended = Vec::new();
    let text = plain(bytes, &mut mended);
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    let text = if text.contains(|c| ('\u{80}'..='\u{9f}').contains(&c)) {
        mended.push("quotation marks of windows-1252 put right");
        text.chars().map(without_c1).collect()
    } else {
        text
    };
    let text = match undoubled(&text) {
        Some(better) => {
            mended.push("letters that were encoded twice put right");
            better
        }
        None => text,
    };
    Decoded { text, mended }
}

fn plain(bytes: &[u8], mended: &mut Vec<&'static str>) -> String {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0.into_owned();
    }
    if let Some(encoding) = bare_utf16(bytes) {
        mended.push("UTF-16 without its mark");
        return encoding.decode_without_bom_handling(bytes).0.into_owned();
    }
    let declared = declared(&bytes[..bytes.len().min(HEAD)]);
    if let Ok(text) = std::str::from_utf8(bytes) {
        if !text.is_ascii() && declared.is_some_and(|it| it != UTF_8) {
            mended.push("UTF-8 that was declared as something else");
        }
        return text.to_owned();
    }
    if let Some(encoding) = declared.filter(|it| *it != UTF_8) {
        let (text, broken) = encoding.decode_without_bom_handling(bytes);
        if !broken {
            return text.into_owned();
        }
    }
    if let Some(text) = mixed(bytes) {
        mended.push("bytes of windows-1252 within UTF-8");
        return text;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    mended.push("encoding found by its letters");
    detector.guess(None, Utf8Detection::Deny).decode_without_bom_handling(bytes).0.into_owned()
}

/// UTF-16 shows by the zeros that half of plain letters' bytes are.
fn bare_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = &bytes[..bytes.len().min(512) & !1];
    if start.len() < 16 {
        return None;
    }
    let zeros = |offset: usize| start.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), start.len() / 2);
    if odd * 10 > half * 8 && even == 0 {
        Some(UTF_16LE)
    } else if even * 10 > half * 8 && odd == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// What the page says of itself: `charset=` in a `meta`, or `encoding=` of XML.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let label = |key: &str| {
        let after = head.split_once(key)?.1.trim_start().strip_prefix('=')?;
        let after = after.trim_start().trim_start_matches(['"', '\'']);
        let end =
            after.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c))).unwrap_or(after.len());
        Encoding::for_label(&after.as_bytes()[..end])
    };
    let xml = head.trim_start().starts_with("<?xml").then(|| label("encoding")).flatten();
    // A page that could be read so far as to find this is not in UTF-16.
    xml.or_else(|| label("charset")).filter(|it| *it != UTF_16LE && *it != UTF_16BE)
}

/// UTF-8 with stray bytes of windows-1252: several letters of the one for each of the other.
fn mixed(bytes: &[u8]) -> Option<String> {
    let mut out = String::with_capacity(bytes.len());
    let (mut letters, mut strays) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        out.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            strays += 1;
            out.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
        }
    }
    (letters > strays).then_some(out)
}

/// The control characters that windows-1252 has letters for.
fn without_c1(c: char) -> char {
    let Ok(byte @ 0x80..=0x9f) = u8::try_from(u32::from(c)) else { return c };
    WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next().unwrap_or(c)
}

/// Undoes UTF-8 that was taken for windows-1252 and encoded again, up to three times over; nothing when there is none.
fn undoubled(text: &str) -> Option<String> {
    let mut current = once(text)?;
    for _ in 0..2 {
        match once(&current) {
            Some(better) => current = better,
            None => break,
        }
    }
    Some(current)
}

fn once(text: &str) -> Option<String> {
    if !text.contains(['Ã', 'Â', 'â']) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut found = false;
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let tail = rest.clone();
        if let Some((meant, used)) = meant(c, tail) {
            out.push(meant);
            found = true;
            for _ in 0..used {
                rest.next();
            }
        } else {
            out.push(c);
        }
    }
    found.then_some(out)
}

/// The letter that two or three letters were meant to be, and how many follow the first: `Ã©` is é, `â€™` is ’.
fn meant(first: char, mut tail: impl Iterator<Item = char>) -> Option<(char, usize)> {
    let more = match first {
        'Ã' | 'Â' => 1,
        'â' => 2,
        _ => return None,
    };
    let mut bytes = vec![byte_of(first)?];
    for _ in 0..more {
        bytes.push(tail.next().and_then(byte_of).filter(|byte| (0x80..=0xbf).contains(byte))?);
    }
    let letter = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    let known = matches!(letter, '\u{a0}'..='\u{ff}' | '\u{2010}'..='\u{203a}' | '€' | '™' | '−' | '→');
    known.then_some((letter, more))
}

/// The byte that a letter is in windows-1252.
fn byte_of(c: char) -> Option<u8> {
    let mut buffer = [0; 4];
    match WINDOWS_1252.encode(c.encode_utf8(&mut buffer)) {
        (bytes, _, false) if bytes.len() == 1 => bytes.first().copied(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_it_was_written_with() {
        let utf16: Vec<u8> = "<p>Minería año</p>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let with_mark: Vec<u8> = [0xff, 0xfe].into_iter().chain(utf16.iter().copied()).collect();
        for (bytes, text) in [
            ("<p>Minería</p>".as_bytes().to_vec(), "<p>Minería</p>"),
            ("\u{feff}<p>Minería</p>".as_bytes().to_vec(), "<p>Minería</p>"),
            (utf16, "<p>Minería año</p>"),
            (with_mark, "<p>Minería año</p>"),
            (
                b"<meta charset=iso-8859-1><p>Miner\xeda \x93s\xed\x94 \x97 \x80</p>".to_vec(),
                "<meta charset=iso-8859-1><p>Minería “sí” — €</p>",
            ),
            (b"<meta charset='utf-8'><p>Miner\xeda</p>".to_vec(), "<meta charset='utf-8'><p>Minería</p>"),
            (b"<p>a\xc3\xb1o, Per\xc3\xba, Jun\xedn</p>".to_vec(), "<p>año, Perú, Junín</p>"),
            ("<p>AÃ±o: â€œpobladorâ€\u{9d} Â¿quÃ©?</p>".as_bytes().to_vec(), "<p>Año: “poblador” ¿qué?</p>"),
            ("<p>aÃƒÂ±o</p>".as_bytes().to_vec(), "<p>año</p>"),
            ("<p>it\u{92}s</p>".as_bytes().to_vec(), "<p>it’s</p>"),
        ] {
            assert_eq!(decode(&bytes).text, text);
        }
    }

    #[test]
    fn what_is_right_stays() {
        for text in ["«CAFÉ» NÃO Â Ã château", "日本", "Ã", "", "â€", "<meta charset=utf-16><p>é"]
        {
            assert_eq!(decode(text.as_bytes()).text, text, "{text}");
        }
        assert!(decode("año".as_bytes()).mended.is_empty());
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_a_text(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..300)) {
            decode(&bytes);
        }

        #[test]
        fn spanish_goes_through_everything(words in "[a-záéíóúñ ü¿¡]{1,60}") {
            let latin = WINDOWS_1252.encode(&words).0.into_owned();
            let page = [b"<meta charset=latin1>", latin.as_slice()].concat();
            proptest::prop_assert!(decode(&page).text.ends_with(&words) || std::str::from_utf8(&latin).is_ok());
        }
    }
}
