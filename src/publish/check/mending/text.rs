//! A file's text with some of its lines changed, and everything else as it was: line ends, a mark at the beginning, a last
//! line without an end.

use std::collections::BTreeSet;
use std::path::Path;

use crate::publish::fault::Fix;

/// A file as it is; nothing when it is no UTF-8.
pub(super) fn raw(root: &Path, path: &str) -> Option<String> {
    String::from_utf8(std::fs::read(root.join(path)).ok()?).ok()
}

/// The text with fixes applied, each at its line. Several of one line are applied one after another where they still
/// fit; what fits no more waits for the next round.
pub(super) fn with(text: &str, fixes: BTreeSet<(usize, &Fix)>) -> String {
    let (mark, plain) = text.strip_prefix('\u{feff}').map_or(("", text), |plain| ("\u{feff}", plain));
    let mut lines: Vec<(Option<String>, &str)> =
        lines(plain).map(|(line, end)| (Some(line.to_owned()), end)).collect();
    let mut whole: BTreeSet<usize> = BTreeSet::new();
    for (number, fix) in fixes {
        let Some((line, _)) = number.checked_sub(1).and_then(|at| lines.get_mut(at)) else { continue };
        // A line that was changed as a whole is another than the one that the next fix knows.
        if whole.contains(&number) {
            continue;
        }
        if let Some(fixed) = line.as_deref().and_then(|line| fix.applied(line)) {
            if matches!(fix, Fix::Line(_)) {
                whole.insert(number);
            }
            *line = fixed;
        }
    }
    let kept = lines.iter().filter_map(|(line, end)| Some([line.as_deref()?, end].concat()));
    std::iter::once(mark.to_owned()).chain(kept).collect()
}

/// Lines and what ends each: `\n`, `\r\n`, `\r`, or nothing.
fn lines(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let length = match &rest.as_bytes()[end..] {
            [b'\r', b'\n', ..] => 2,
            [] => 0,
            _ => 1,
        };
        let (line, ending) = (&rest[..end], &rest[end..end + length]);
        rest = &rest[end + length..];
        Some((line, ending))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_else_stays_as_it_was() {
        let (one, other, out) = (Fix::words("a", "b"), Fix::words("c", "d"), Fix::Line(None));
        let three = Fix::Line(Some("three".to_owned()));
        for (text, after) in [
            ("a\nc\nx\ny", "b\nd\nthree\n"),
            ("\u{feff}a\r\nc\r\nx\r\ny\r\n", "\u{feff}b\r\nd\r\nthree\r\n"),
            ("a\rc\rx\ry\r", "b\rd\rthree\r"),
            ("no\n", "no\n"),
            ("", ""),
        ] {
            assert_eq!(with(text, BTreeSet::from([(1, &one), (2, &other), (3, &three), (4, &out)])), after);
        }
    }

    proptest::proptest! {
        #[test]
        fn without_fixes_nothing_changes(text in "(\u{feff})?([a-zé\\r\\n]{0,40})") {
            proptest::prop_assert_eq!(with(&text, BTreeSet::new()), text);
        }
    }
}
