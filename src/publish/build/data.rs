//! The documents below `data/v1/`: compact JSON, each parsed again and compared before it counts.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::model::File;
use crate::publish::output::{Staging, short_hash};

use super::BuildError;

/// A document's bytes.
pub(super) fn bytes_of<T: Serialize>(path: &str, value: &T) -> Result<Vec<u8>, BuildError> {
    serde_json::to_vec(value).map_err(|error| BuildError::Json(path.to_owned(), error))
}

/// Reads a document as a reader would, and compares it with what was to be written.
fn read_back<T>(path: &str, value: &T, bytes: &[u8]) -> Result<(), BuildError>
where
    T: DeserializeOwned + PartialEq,
{
    let back: T = serde_json::from_slice(bytes).map_err(|error| BuildError::Json(path.to_owned(), error))?;
    if back == *value { Ok(()) } else { Err(BuildError::NotReadBack(path.to_owned())) }
}

/// Writes a document named by its own bytes: `{stem}.{hash}.json`.
pub(super) fn hashed<T>(staging: &Staging, stem: &str, value: &T) -> Result<File, BuildError>
where
    T: Serialize + DeserializeOwned + PartialEq,
{
    let (file, bytes) = hashed_with_bytes(staging, stem, value)?;
    Ok(File { file, bytes: bytes.len() as u64 })
}

/// As [`hashed`]; gives the file's path and its bytes. What the last build of this program left was read back then.
pub(super) fn hashed_with_bytes<T>(
    staging: &Staging,
    stem: &str,
    value: &T,
) -> Result<(String, Vec<u8>), BuildError>
where
    T: Serialize + DeserializeOwned + PartialEq,
{
    let bytes = bytes_of(stem, value)?;
    let (file, is_new) = staging.write_hashed_anew(stem, "json", &bytes)?;
    if is_new {
        read_back(&file, value, &bytes)?;
    }
    Ok((file, bytes))
}

/// Writes a document with a stable name.
pub(super) fn stable<T>(staging: &Staging, path: &str, value: &T) -> Result<(), BuildError>
where
    T: Serialize + DeserializeOwned + PartialEq,
{
    let bytes = bytes_of(path, value)?;
    if staging.write_anew(path, &bytes)? {
        read_back(path, value, &bytes)?;
    }
    Ok(())
}

/// The stem of a file's name from an id or path: what is no plain name is made one, told apart by its hash.
pub(super) fn stem(folder: &str, name: &str) -> String {
    let name = name.trim_matches('/');
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/');
    if !name.is_empty() && name.chars().all(plain) && !name.contains("//") && name.len() <= 160 {
        return format!("data/v1/{folder}/{name}");
    }
    let kept: String = name.chars().filter(|c| plain(*c) && *c != '/').take(40).collect();
    format!("data/v1/{folder}/{kept}-{}", short_hash(name.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plain() {
        assert_eq!(stem("articles", "2019/letter-1"), "data/v1/articles/2019/letter-1");
        assert_eq!(stem("pages", "/key-issues/mining/"), "data/v1/pages/key-issues/mining");
        let odd = stem("articles", "../é x");
        assert!(odd.starts_with("data/v1/articles/x-") && odd.len() == 29, "{odd}");
        assert_ne!(odd, stem("articles", "../è x"));
    }

    #[test]
    fn what_does_not_come_back_is_refused() {
        #[derive(Serialize, serde::Deserialize, PartialEq)]
        struct Forgetful {
            #[serde(skip)]
            lost: u8,
        }
        let (lost, whole) = (Forgetful { lost: 1 }, Forgetful { lost: 0 });
        assert!(matches!(read_back("x", &lost, b"{}"), Err(BuildError::NotReadBack(_))));
        assert!(read_back("x", &whole, &bytes_of("x", &whole).unwrap()).is_ok());
        assert!(matches!(read_back("x", &whole, b"{"), Err(BuildError::Json(..))));
    }
}
