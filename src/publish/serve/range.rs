//! Parts of a file (RFC 9110, section 14).

/// What a `Range` header asks of a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The whole file: no part, several, or one that cannot be read. A server may always answer so.
    Whole,
    /// `length` bytes (at least one) from `start`.
    Bytes { start: u64, length: u64 },
    /// A part past the end.
    Unsatisfiable,
}

/// Reads the value of a `Range` header for a file of `size` bytes.
pub(super) fn read(header: &str, size: u64) -> Part {
    part(header, size).unwrap_or(Part::Whole)
}

fn part(header: &str, size: u64) -> Option<Part> {
    let (unit, set) = header.split_once('=')?;
    if !unit.trim().eq_ignore_ascii_case("bytes") || set.contains(',') {
        return None;
    }
    let (first, last) = set.trim().split_once('-')?;
    let (start, end) = match (first, last) {
        ("", suffix) => (size.saturating_sub(number(suffix)?), size),
        (first, "") => (number(first)?, size),
        (first, last) => {
            let (first, last) = (number(first)?, number(last)?);
            if last < first {
                return None;
            }
            (first, size.min(last.saturating_add(1)))
        }
    };
    Some(if start < end { Part::Bytes { start, length: end - start } } else { Part::Unsatisfiable })
}

/// Digits alone: `parse` would also take a sign. More digits than fit mean "past any end".
fn number(text: &str) -> Option<u64> {
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_ten_bytes() {
        let bytes = |start, length| Part::Bytes { start, length };
        for (header, expected) in [
            ("bytes=0-0", bytes(0, 1)),
            ("bytes=0-4", bytes(0, 5)),
            ("bytes=5-", bytes(5, 5)),
            ("bytes=-3", bytes(7, 3)),
            ("bytes=-99", bytes(0, 10)),
            ("bytes=8-99", bytes(8, 2)),
            ("bytes=8-99999999999999999999999", bytes(8, 2)),
            ("Bytes=0-4", bytes(0, 5)),
            ("bytes=10-", Part::Unsatisfiable),
            ("bytes=10-12", Part::Unsatisfiable),
            ("bytes=-0", Part::Unsatisfiable),
            ("bytes=5-4", Part::Whole),
            ("bytes=0-1,4-5", Part::Whole),
            ("bytes=", Part::Whole),
            ("bytes=-", Part::Whole),
            ("bytes=+1-2", Part::Whole),
            ("bytes=a-b", Part::Whole),
            ("lines=0-4", Part::Whole),
            ("0-4", Part::Whole),
        ] {
            assert_eq!(read(header, 10), expected, "{header}");
        }
        assert_eq!(read("bytes=0-", 0), Part::Unsatisfiable);
        assert_eq!(read("bytes=-5", 0), Part::Unsatisfiable);
    }
}
