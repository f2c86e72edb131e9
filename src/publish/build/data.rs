//! The documents below `data/v1/`: compact JSON, each parsed again and compared before it counts.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::model::File;
use crate::publish::output::{Staging, short_hash};

use super::BuildError;

/// A document as it is written.
///
/// # Errors
/// When what a reader would get of it is not the value that was to be written.
pub(super) fn document<T>(path: &str, value: &T) -> Result<Vec<u8>, BuildError>
where
    T: Serialize + DeserializeOwned + PartialEq,
{
    let json = |error| BuildError::Json(path.to_owned(), error);
    let bytes = serde_json::to_vec(value).map_err(json)?;
    let back: T = serde_json::from_slice(&bytes).map_err(json)?;
    if back == *value { Ok(bytes) } else { Err(BuildError::NotReadBack(path.to_owned())) }
}

/// Writes a document named by its own bytes: `{stem}.{hash}.json`.
pub(super) fn hashed<T>(staging: &Staging, stem: &str, value: &T) -> Result<File, BuildError>
where
    T: Serialize + DeserializeOwned + PartialEq,
{
    let bytes = document(stem, value)?;
    let file = staging.write_hashed(stem, "json", &bytes)?;
    Ok(File { file, bytes: bytes.len() as u64 })
}

/// Writes a document with a stable name.
pub(super) fn stable<T>(staging: &Staging, path: &str, value: &T) -> Result<(), BuildError>
where
    T: Serialize + DeserializeOwned + PartialEq,
{
    Ok(staging.write(path, document(path, value)?)?)
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
        assert!(matches!(document("x", &Forgetful { lost: 1 }), Err(BuildError::NotReadBack(_))));
        assert_eq!(document("x", &Forgetful { lost: 0 }).unwrap(), b"{}");
    }
}
