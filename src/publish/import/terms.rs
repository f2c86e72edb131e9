//! New entries of vocabularies: added at the end of the publisher's own files, of which nothing else is changed.

use std::fmt::Write as _;

use std::path::Path;

use crate::publish::content::{Plain, yaml as read_yaml};

use super::ImportError;
use super::yaml::{Yaml, one_line, quoted};

/// A file of a list with entries added at its end: `None` when there is nothing to add.
///
/// # Errors
/// When the file is no list an item a line, so that nothing can be added without changing the rest.
pub(super) fn with_entries(
    root: &Path,
    name: &str,
    entries: &[Vec<(String, Yaml)>],
) -> Result<Option<String>, ImportError> {
    if entries.is_empty() {
        return Ok(None);
    }
    let path = root.join(name);
    let old = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(ImportError::File(path, error)),
    };
    let before = match read_yaml(&old) {
        Ok(Plain::Null) => Vec::new(),
        Ok(Plain::List(items)) => items,
        _ => return Err(by_hand(name, entries)),
    };
    let mut text = old;
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    for entry in entries {
        for (at, (key, value)) in entry.iter().enumerate() {
            text.push_str(if at == 0 { "- " } else { "  " });
            let _ = writeln!(text, "{}: {}", quoted(key), one_line(value));
        }
    }
    let mut wanted = before;
    wanted.extend(entries.iter().map(|entry| Yaml::Map(entry.clone()).plain()));
    if read_yaml(&text) != Ok(Plain::List(wanted)) {
        return Err(by_hand(name, entries));
    }
    Ok(Some(text))
}

fn by_hand(name: &str, entries: &[Vec<(String, Yaml)>]) -> ImportError {
    let lines: Vec<String> =
        entries.iter().take(20).map(|entry| one_line(&Yaml::Map(entry.clone()))).collect();
    ImportError::source(
        format!("{name} is not a list with a line - id: … for each entry, so nothing can be added to it"),
        format!("add these by hand and run the import again: {}", lines.join(", ")),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_added_and_nothing_else_changes() {
        let folder = tempfile::tempdir().unwrap();
        let entry = vec![("id".to_owned(), Yaml::words("a")), ("name".to_owned(), Yaml::words("A: b"))];
        let add = |old: &str| {
            std::fs::write(folder.path().join("topics.yaml"), old).unwrap();
            with_entries(folder.path(), "topics.yaml", std::slice::from_ref(&entry))
        };
        let added = "- id: a\n  name: \"A: b\"\n";
        assert_eq!(add("").unwrap().unwrap(), added);
        assert_eq!(add("# mine\n- id: x").unwrap().unwrap(), format!("# mine\n- id: x\n{added}"));
        assert!(add("[{id: x}]").unwrap_err().to_string().contains("by hand"));
        assert!(add("  - id: x\n").is_err());
        assert_eq!(with_entries(folder.path(), "topics.yaml", &[]).unwrap(), None);
    }
}
