//! The script that other sites load, `embed/`: the one that moves within its major version, `v1.js`; every version that was
//! ever released, `1.0.0.js`, as it was; and the style of the page for frames.
//!
//! They come with the app, in its folder `embed/`, and are written byte for byte: others hold them to their hashes.

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

use crate::publish::output::Staging;
use crate::publish::prerender::Release;

use super::BuildError;

/// Where they stand, in the app's folder and in the site.
pub(super) const FOLDER: &str = "embed/";
/// The one that moves.
pub(super) const MOVING: &str = "embed/v1.js";

/// Writes them.
pub(super) fn write(files: &[(String, Cow<'static, [u8]>)], staging: &Staging) -> Result<(), BuildError> {
    for (path, bytes) in files {
        staging.write(path, bytes)?;
    }
    Ok(())
}

/// The newest released version among them.
pub(super) fn newest(files: &[(String, Cow<'static, [u8]>)]) -> Option<Release> {
    let released = files.iter().filter_map(|(path, bytes)| {
        let version = path.strip_prefix(FOLDER)?.strip_suffix(".js")?;
        Some((numbers(version)?, version, bytes))
    });
    let (_, version, bytes) = released.max_by_key(|(numbers, ..)| *numbers)?;
    Some(Release { version: version.to_owned(), integrity: integrity(bytes) })
}

/// `1.2.3` as numbers.
fn numbers(version: &str) -> Option<[u32; 3]> {
    let numbers: Vec<u32> = version.split('.').map(|number| number.parse().ok()).collect::<Option<_>>()?;
    numbers.try_into().ok()
}

/// As `integrity` says it: <https://www.w3.org/TR/SRI/>.
fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_by_number() {
        let file = |name: &str| (format!("embed/{name}"), Cow::Owned(name.as_bytes().to_vec()));
        let files = ["v1.js", "1.9.0.js", "1.10.0.js", "frame.css", "1.10.js", "2.x.0.js"].map(file);
        let newest = newest(&files).unwrap();
        assert_eq!(newest.version, "1.10.0");
        assert_eq!(newest.integrity, integrity(b"1.10.0.js"));
        assert_eq!(super::newest(&files[..1]), None);
    }

    #[test]
    fn integrity_as_browsers_reckon_it() {
        // The example of the specification itself (SRI, 1.2.1 and 3.1): an alert, and its SHA-384.
        assert_eq!(
            integrity(b"alert('Hello, world.');"),
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
    }
}
