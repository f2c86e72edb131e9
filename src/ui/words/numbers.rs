//! Numbers and file sizes.
//!
//! Thousands are parted by a comma in both languages: so do English and the press of Peru, whose Spanish this is.

/// A whole number as `1,234`.
#[must_use]
pub fn number(value: u64) -> String {
    let digits = value.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A file's size in units of 1000, to two figures below ten: `950 B`, `1.2 kB`, `34 kB`, `5.6 MB`.
#[must_use]
pub fn size(bytes: u64) -> String {
    let (unit, name) = match bytes {
        0..1000 => return number(bytes) + " B",
        1000..999_500 => (1000, " kB"),
        _ => (1_000_000, " MB"),
    };
    let tenths = (bytes * 10 + unit / 2) / unit;
    let mut text = if tenths < 100 {
        let mut text = number(tenths / 10);
        text.push('.');
        text.push_str(&number(tenths % 10));
        text
    } else {
        number((bytes + unit / 2) / unit)
    };
    text.push_str(name);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_parted_by_thousands() {
        for (value, text) in [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(number(value), text);
        }
    }

    #[test]
    fn sizes_have_two_figures() {
        for (bytes, text) in [
            (0, "0 B"),
            (999, "999 B"),
            (1000, "1.0 kB"),
            (1250, "1.3 kB"),
            (9_960, "10 kB"),
            (999_499, "999 kB"),
            (999_500, "1.0 MB"),
            (34_000_000, "34 MB"),
        ] {
            assert_eq!(size(bytes), text, "{bytes}");
        }
    }
}
