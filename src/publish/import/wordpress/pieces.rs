//! Cuts an export file into pieces, as it streams by: what stands before the first item, then every `<item>`.
//!
//! Only one piece is in memory, and none larger than [`LARGEST`]. A piece that is broken spoils no other. Sections of
//! `CDATA` may hold anything, `</item>` too; one that never ends is given up at the limit, and the next item looked for.

use std::io::{self, BufRead, BufReader, Read};

use encoding_rs::{Decoder, Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// No piece is larger.
pub(super) const LARGEST: usize = 24 << 20;

/// A piece of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// What stands before the first item.
    Head(String),
    /// An item, from `<item>` to `</item>`.
    Item(String),
    /// An item that is too large, or has no end although others follow: how it begins.
    Lost(String),
    /// An item that is cut off by the end of the file: how it begins.
    Cut(String),
}

/// The pieces of a file.
pub(super) struct Pieces<R> {
    from: BufReader<Utf8<R>>,
    buffer: Vec<u8>,
    encoding: &'static Encoding,
    begun: bool,
    over: bool,
    largest: usize,
}

impl<R: Read> Pieces<R> {
    pub(super) fn new(from: R) -> Self {
        let from = BufReader::with_capacity(
            1 << 16,
            Utf8 { from, decoder: None, ready: Vec::new(), begun: false, over: false },
        );
        Self {
            from,
            buffer: Vec::new(),
            encoding: encoding_rs::UTF_8,
            begun: false,
            over: false,
            largest: LARGEST,
        }
    }

    #[cfg(test)]
    fn at_most(mut self, largest: usize) -> Self {
        self.largest = largest;
        self
    }

    /// The next piece.
    pub(super) fn next(&mut self) -> io::Result<Option<Piece>> {
        if !self.begun {
            self.begun = true;
            let found = self.until(b"<item", true)? && self.buffer.len() < self.largest;
            self.encoding = declared(&self.buffer);
            let too_large = self.buffer.len() >= self.largest;
            if found {
                self.buffer.truncate(self.buffer.len() - 5);
            }
            let rest = self.buffer.split_off(self.buffer.len().min(self.largest));
            let head = decode(&self.buffer, self.encoding);
            self.give_back(&rest);
            self.over = if too_large { !self.until_item()? } else { !found };
            return Ok(Some(Piece::Head(head)));
        }
        if self.over {
            return Ok(None);
        }
        // The start tag has been read up to its name.
        self.buffer.clear();
        self.buffer.extend_from_slice(b"<item");
        let whole = self.until(b"</item>", false)?;
        let too_large = self.buffer.len() >= self.largest;
        let length = self.buffer.len().min(600).min(self.largest);
        let begins = || String::from_utf8_lossy(&self.buffer[..length]).into_owned();
        if !whole && !too_large {
            self.over = true;
            return Ok(Some(Piece::Cut(begins())));
        }
        let piece =
            if too_large { Piece::Lost(begins()) } else { Piece::Item(decode(&self.buffer, self.encoding)) };
        let rest = self.buffer.split_off(self.buffer.len().min(self.largest));
        self.give_back(&rest);
        self.over = !self.until_item()?;
        Ok(Some(piece))
    }

    /// Skips to the next item without keeping anything.
    fn until_item(&mut self) -> io::Result<bool> {
        loop {
            self.buffer.clear();
            if self.until(b"<item", true)? {
                return Ok(true);
            }
            if self.buffer.len() < self.largest {
                return Ok(false);
            }
            // The last bytes may be the beginning of what is looked for.
            let rest = self.buffer.split_off(self.buffer.len() - 16);
            self.give_back(&rest);
        }
    }

    /// Reads up to the end of some bytes that stand outside of `CDATA`; `tag` ones are followed by a space or `>`.
    /// False at the end of the file, or at the limit.
    fn until(&mut self, wanted: &[u8], tag: bool) -> io::Result<bool> {
        let mut within = false;
        // From here on the buffer is to be looked at.
        let mut seen = if wanted == b"</item>" { self.buffer.len() } else { 0 };
        loop {
            loop {
                let end: &[u8] = if within { b"]]>" } else { b"<" };
                let Some(at) = find(&self.buffer[seen..], end).map(|at| seen + at) else {
                    seen = self.buffer.len().saturating_sub(end.len() - 1).max(seen);
                    break;
                };
                if within {
                    (within, seen) = (false, at + 3);
                    continue;
                }
                let rest = &self.buffer[at..];
                // The longest that is compared, and what follows a tag.
                if rest.len() < 10 && self.more()? {
                    seen = at;
                    continue;
                }
                let rest = &self.buffer[at..];
                if rest.starts_with(b"<![CDATA[") {
                    (within, seen) = (true, at + 9);
                } else if rest.starts_with(wanted)
                    && (!tag
                        || rest
                            .get(wanted.len())
                            .is_none_or(|next| next.is_ascii_whitespace() || *next == b'>'))
                {
                    let rest = self.buffer.split_off(at + wanted.len());
                    self.give_back(&rest);
                    return Ok(true);
                } else {
                    seen = at + 1;
                }
            }
            if self.buffer.len() >= self.largest || !self.more()? {
                return Ok(false);
            }
        }
    }

    /// Reads on; false at the end of the file.
    fn more(&mut self) -> io::Result<bool> {
        let read = self.from.fill_buf()?;
        let length = read.len();
        self.buffer.extend_from_slice(read);
        self.from.consume(length);
        Ok(length > 0)
    }

    /// Puts back what was read too far; nothing waits in the reader, as all of it is always taken.
    fn give_back(&mut self, rest: &[u8]) {
        let utf8 = self.from.get_mut();
        let mut ready = rest.to_vec();
        ready.append(&mut utf8.ready);
        utf8.ready = ready;
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = *wanted.first()?;
    let mut at = 0;
    while let Some(next) = bytes[at..].iter().position(|byte| *byte == first) {
        at += next;
        if bytes[at..].starts_with(wanted) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// The encoding that the file says it has.
fn declared(head: &[u8]) -> &'static Encoding {
    let first = String::from_utf8_lossy(&head[..head.len().min(200)]).into_owned();
    let named = first.split("encoding=").nth(1).and_then(|rest| {
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        rest[1..].split(quote).next()
    });
    let found = named.and_then(|name| Encoding::for_label(name.as_bytes()));
    // A file that could be cut here is not in UTF-16, whatever it says.
    found.filter(|encoding| *encoding != UTF_16LE && *encoding != UTF_16BE).unwrap_or(encoding_rs::UTF_8)
}

/// Bytes as words. Whatever the file says, what is UTF-8 is UTF-8; bytes that are not are mostly of old pages.
fn decode(bytes: &[u8], encoding: &'static Encoding) -> String {
    let other = if encoding == encoding_rs::UTF_8 { WINDOWS_1252 } else { encoding };
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) if encoding != encoding_rs::UTF_8 => {
            encoding.decode_without_bom_handling(bytes).0.into_owned()
        }
        Err(_) => {
            let mut text = String::with_capacity(bytes.len() + 16);
            for chunk in bytes.utf8_chunks() {
                text.push_str(chunk.valid());
                text.push_str(&other.decode_without_bom_handling(chunk.invalid()).0);
            }
            text
        }
    };
    // XML has no other control characters, and neither has Markdown.
    let bad = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\r' | '\t')) || matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    if text.contains(bad) { text.chars().filter(|c| !bad(*c)).collect() } else { text }
}

/// A file as UTF-8 where it begins as UTF-16, else as it is.
struct Utf8<R> {
    from: R,
    decoder: Option<Decoder>,
    /// Read, and not given out yet.
    ready: Vec<u8>,
    begun: bool,
    over: bool,
}

impl<R: Read> Read for Utf8<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.ready.is_empty() && !self.over {
            let mut raw = vec![0; 1 << 16];
            let mut length = self.from.read(&mut raw)?;
            if !self.begun {
                self.begun = true;
                while length < 2 {
                    let more = self.from.read(&mut raw[length..])?;
                    if more == 0 {
                        break;
                    }
                    length += more;
                }
                self.decoder = match raw.get(..2) {
                    Some([0xff, 0xfe]) => Some(UTF_16LE.new_decoder()),
                    Some([0xfe, 0xff]) => Some(UTF_16BE.new_decoder()),
                    _ => None,
                };
            }
            raw.truncate(length);
            self.over = length == 0;
            match &mut self.decoder {
                None => self.ready = raw,
                Some(decoder) => {
                    let room = decoder.max_utf8_buffer_length(length).unwrap_or(4 * length + 16);
                    let mut text = String::with_capacity(room);
                    let _ = decoder.decode_to_string(&raw, &mut text, length == 0);
                    self.ready = text.into_bytes();
                    if self.ready.is_empty() && length > 0 {
                        return self.read(out);
                    }
                }
            }
        }
        let length = self.ready.len().min(out.len());
        out[..length].copy_from_slice(&self.ready[..length]);
        self.ready.drain(..length);
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(bytes: &[u8], largest: usize) -> Vec<Piece> {
        // A reader that gives three bytes at a time finds every place where a cut could go wrong.
        struct Slow<'b>(&'b [u8]);
        impl Read for Slow<'_> {
            fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
                let length = self.0.len().min(3).min(out.len());
                out[..length].copy_from_slice(&self.0[..length]);
                self.0 = &self.0[length..];
                Ok(length)
            }
        }
        let read = |from: &mut dyn Read| {
            let mut pieces = Pieces::new(from).at_most(largest);
            let mut all = Vec::new();
            while let Some(piece) = pieces.next().unwrap() {
                all.push(piece);
            }
            all
        };
        let all = read(&mut Slow(bytes));
        assert_eq!(all, read(&mut &*bytes));
        all
    }

    #[test]
    fn items_are_cut_out_whatever_stands_in_them() {
        let head = |text: &str| Piece::Head(text.to_owned());
        let item = |text: &str| Piece::Item(text.to_owned());
        for (text, pieces) in [
            (
                "<a><item>1</item>\n<item x='y'>2</item></a>",
                vec![head("<a>"), item("<item>1</item>"), item("<item x='y'>2</item>")],
            ),
            ("<a>no", vec![head("<a>no")]),
            (
                "<a><item><![CDATA[</item>]]]]><![CDATA[>]]></item><items/>",
                vec![head("<a>"), item("<item><![CDATA[</item>]]]]><![CDATA[>]]></item>")],
            ),
            (
                "<a><item>1</item><item>2",
                vec![head("<a>"), item("<item>1</item>"), Piece::Cut("<item>2".into())],
            ),
        ] {
            assert_eq!(cut(text.as_bytes(), LARGEST), pieces, "{text}");
        }
    }

    #[test]
    fn what_is_too_large_is_passed_over() {
        let text = format!("<a><item>{}</item><item>2</item>", "x".repeat(500_000));
        let pieces = cut(text.as_bytes(), 1000);
        assert!(matches!(&pieces[1], Piece::Lost(start) if start.starts_with("<item>xxx")));
        assert_eq!(pieces[2..], [Piece::Item("<item>2</item>".into())]);
    }

    #[test]
    fn encodings_are_mended() {
        let mixed = b"<a><item>caf\xe9 caf\xc3\xa9 \x00\x01\x92</item>";
        assert_eq!(cut(mixed, LARGEST)[1], Piece::Item("<item>café café ’</item>".into()));
        let declared = b"<?xml version='1.0' encoding='ISO-8859-2'?><a><item>\xb3</item>";
        assert_eq!(cut(declared, LARGEST)[1], Piece::Item("<item>ł</item>".into()));
        let mut wide = vec![0xff, 0xfe];
        wide.extend("<a><item>ñ</item>".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(cut(&wide, LARGEST)[1], Piece::Item("<item>ñ</item>".into()));
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..300)) {
            cut(&bytes, 64);
        }

        #[test]
        fn it_does_not_matter_how_the_bytes_come(
            words in proptest::collection::vec(
                proptest::sample::select(vec!["<item>", "</item>", "<![CDATA[", "]]>", "<item", "<", "x", "]]", "<a>"]),
                0..60,
            ),
        ) {
            cut(words.concat().as_bytes(), 64);
        }
    }
}
