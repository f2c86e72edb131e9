//! What names other content files: `@/blog/a.md`, `../a.md`, `{{< ref "a" >}}`; found again by path or by name.

use std::collections::HashMap;

use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::publish::content::address::{decode, join};

use super::files::File;

/// The addresses of all content files by what they are called.
#[derive(Debug, Default)]
pub(super) struct References {
    /// By logical path and language.
    by_path: HashMap<(String, String), String>,
    /// By logical path in any language, the first one.
    any: HashMap<String, String>,
    /// By name alone; nothing when two are called so.
    by_name: HashMap<String, Option<String>>,
}

impl References {
    /// Takes a file and its whole address.
    pub(super) fn add(&mut self, file: &File, language: &str, address: &str) {
        let path = file.logical.to_lowercase();
        self.by_path.insert((path.clone(), language.to_owned()), address.to_owned());
        let known = self.any.entry(path).or_insert_with(|| address.to_owned());
        let is_other_language = *known != address;
        let name = self.by_name.entry(file.name.to_lowercase()).or_insert_with(|| Some(address.to_owned()));
        if name.as_deref() != Some(address) && !is_other_language {
            *name = None;
        }
    }

    /// The address of what a file names, with its part (`#x`).
    pub(super) fn find(&self, from: &File, language: &str, named: &str) -> Option<String> {
        let named = named.trim().trim_matches(['"', '\'']);
        let (path, part) = named.split_at(named.find('#').unwrap_or(named.len()));
        let path = decode(path).to_lowercase();
        let absolute = path.strip_prefix("@/").or_else(|| path.strip_prefix('/'));
        let plain = stripped(absolute.unwrap_or(&path));
        let beside = join(&from.logical.to_lowercase(), &plain);
        let in_bundle = join(&format!("{}/-", from.logical.to_lowercase()), &plain);
        let by_path = |path: &str| {
            self.by_path.get(&(path.to_owned(), language.to_owned())).or_else(|| self.any.get(path))
        };
        let found = match absolute {
            Some(_) => by_path(&plain),
            None => beside
                .as_deref()
                .and_then(by_path)
                .or_else(|| in_bundle.as_deref().and_then(by_path))
                .or_else(|| by_path(&plain)),
        };
        let posts = || by_path(&format!("_posts/{plain}"));
        let by_name = || self.by_name.get(plain.rsplit('/').next()?)?.as_ref();
        found.or_else(posts).or_else(by_name).map(|address| format!("{address}{part}"))
    }

    /// A text whose links to content files lead to addresses.
    pub(super) fn rewrite(&self, text: &str, from: &File, language: &str) -> String {
        let mut changes: Vec<(usize, usize, String)> = Vec::new();
        for (event, range) in
            Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES).into_offset_iter()
        {
            let Event::Start(Tag::Link { dest_url, .. }) = event else { continue };
            if !names_a_file(&dest_url) {
                continue;
            }
            let Some(address) = self.find(from, language, &dest_url) else { continue };
            if let Some(at) = text[range.clone()].rfind(&*dest_url) {
                let start = range.start + at;
                changes.push((start, start + dest_url.len(), address));
            }
        }
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for (start, end, address) in changes {
            if start >= at {
                out.push_str(&text[at..start]);
                out.push_str(&address);
                at = end;
            }
        }
        out.push_str(&text[at..]);
        self.definitions(&out, from, language)
    }

    /// `[a]: ../a.md` at a line's start.
    fn definitions(&self, text: &str, from: &File, language: &str) -> String {
        if !text.contains("]: ") {
            return text.to_owned();
        }
        let line = |line: &str| {
            let (name, rest) = line.strip_prefix('[')?.split_once("]: ")?;
            let target = rest.trim();
            let address = names_a_file(target).then(|| self.find(from, language, target)).flatten()?;
            Some(format!("[{name}]: {address}\n"))
        };
        text.split_inclusive('\n').map(|it| line(it).unwrap_or_else(|| it.to_owned())).collect()
    }
}

fn names_a_file(href: &str) -> bool {
    let path = href.split(['#', '?']).next().unwrap_or_default();
    !href.contains("://")
        && (path.starts_with("@/")
            || path.to_lowercase().ends_with(".md")
            || path.to_lowercase().ends_with(".markdown"))
}

/// Without ending, and without the name of a bundle's or section's file.
fn stripped(path: &str) -> String {
    let path = path.trim_end_matches('/');
    let path = path
        .strip_suffix(".md")
        .or_else(|| path.strip_suffix(".markdown"))
        .or_else(|| path.strip_suffix(".html"))
        .unwrap_or(path);
    let path = path.strip_suffix("/_index").or_else(|| path.strip_suffix("/index")).unwrap_or(path);
    path.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_by_what_they_are_called() {
        let file = |logical: &str| File {
            logical: logical.to_owned(),
            name: logical.rsplit('/').next().unwrap().to_owned(),
            ..File::default()
        };
        let mut all = References::default();
        for (logical, language, address) in [
            ("posts/a", "en", "https://x/posts/a/"),
            ("posts/a", "es", "https://x/es/posts/a/"),
            ("posts/b", "en", "https://x/posts/b/"),
            ("notes/b", "en", "https://x/notes/b/"),
            ("_posts/2019-06-02-water", "en", "https://x/w/"),
        ] {
            all.add(&file(logical), language, address);
        }
        let from = file("posts/b");
        for (named, language, address) in [
            ("@/posts/a.md#x", "en", Some("https://x/posts/a/#x")),
            ("a.md", "es", Some("https://x/es/posts/a/")),
            ("../notes/b.md", "en", Some("https://x/notes/b/")),
            ("/posts/a/index.md", "en", Some("https://x/posts/a/")),
            ("2019-06-02-water", "en", Some("https://x/w/")),
            ("gone.md", "en", None),
            ("../../../etc/passwd.md", "en", None),
        ] {
            assert_eq!(all.find(&from, language, named).as_deref(), address, "{named}");
        }
        assert_eq!(
            all.rewrite(
                "[x](@/posts/a.md) `[y](@/posts/a.md)` [z][r] [o](https://o/a.md)\n\n[r]: a.md\n",
                &from,
                "en"
            ),
            "[x](https://x/posts/a/) `[y](@/posts/a.md)` [z][r] [o](https://o/a.md)\n\n[r]: https://x/posts/a/\n"
        );
    }
}
