//! Patterns that cover some files of a site and none of some others, as few as can be: hosts count rules.

use std::collections::BTreeMap;

/// What lies in a folder, as far as it matters.
#[derive(Default)]
struct Folder<'p> {
    wanted: Vec<&'p str>,
    /// Whether one of the others lies here or below.
    spoilt: bool,
    /// How many of the wanted lie here and below.
    count: usize,
    below: BTreeMap<&'p str, Folder<'p>>,
}

/// Patterns from the site's root on: `/news/*` for a whole folder, `/app/app.v4jutopv7g.js` for one file; the `index.html`
/// of a folder is covered by its address, `/news/`.
#[must_use]
pub(super) fn cover<'p>(
    wanted: impl Iterator<Item = &'p str>,
    others: impl Iterator<Item = &'p str>,
) -> Vec<String> {
    let mut root = Folder::default();
    for path in wanted {
        root.put(path, true);
    }
    for path in others {
        root.put(path, false);
    }
    let mut patterns = Vec::new();
    root.patterns("/", &mut patterns);
    patterns
}

impl<'p> Folder<'p> {
    fn put(&mut self, path: &'p str, is_wanted: bool) {
        self.spoilt |= !is_wanted;
        self.count += usize::from(is_wanted);
        match path.split_once('/') {
            Some((folder, rest)) => self.below.entry(folder).or_default().put(rest, is_wanted),
            None if is_wanted => self.wanted.push(path),
            None => {}
        }
    }

    fn patterns(&self, place: &str, out: &mut Vec<String>) {
        if self.count == 0 {
            return;
        }
        if !self.spoilt {
            out.push(format!("{place}*"));
            return;
        }
        for name in &self.wanted {
            out.push(if *name == "index.html" { place.to_owned() } else { format!("{place}{name}") });
        }
        for (name, folder) in &self.below {
            folder.patterns(&format!("{place}{name}/"), out);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_few_as_can_be() {
        for (wanted, others, expected) in [
            ("index.html news/index.html", "", "/*"),
            ("index.html news/index.html", "embed/feed/index.html", "/ /news/*"),
            (
                "es/index.html es/news/a/index.html embed/index.html",
                "embed/feed/index.html es/embed/feed/index.html",
                "/embed/ /es/ /es/news/*",
            ),
            ("d/a/x d/a/y d/r", "d/s", "/d/r /d/a/*"),
            ("", "a", ""),
        ] {
            let (wanted, others) = (wanted.split_whitespace(), others.split_whitespace());
            assert_eq!(cover(wanted, others).join(" "), expected);
        }
    }
}
