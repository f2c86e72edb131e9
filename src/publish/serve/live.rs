//! Live reload: open pages are told when a new site was swapped in.
//!
//! Every page gets a small script that listens to an event stream. The stream names the site that stands there now, by
//! its marker file, and again whenever that changes; the script reloads when it hears a second name. So a server that
//! was started anew is noticed too, as the browser connects again by itself.

use crate::publish::output::MARKER;
use axum::body::{Body, Bytes};
use futures_util::stream;
use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The stream's name in the site's root.
pub(super) const STREAM: &str = "__live";
/// The script's name in the site's root.
pub(super) const SCRIPT: &str = "__live.js";

/// The script: its stream's address is its own without the ending.
pub(super) const SCRIPT_TEXT: &str = "\
\"use strict\";
{
  let seen = null;
  const source = new EventSource(document.currentScript.src.replace(/\\.js$/, \"\"));
  source.onmessage = ({ data }) => {
    if (seen !== null && seen !== data) {
      source.close();
      location.reload();
    }
    seen = data;
  };
  addEventListener(\"pagehide\", () => source.close());
}
";

/// How often the marker is looked at. Asking is cheaper, and surer on every system, than being told.
const EVERY: Duration = Duration::from_millis(300);
/// After so many looks without news a comment is sent, so that a connection whose page is gone is noticed.
const QUIET_LOOKS: u32 = 30;

struct Watch {
    dir: PathBuf,
    told: Option<String>,
}

/// The body of the event stream for the site in `dir`; it never ends by itself.
pub(super) fn stream(dir: PathBuf) -> Body {
    Body::from_stream(stream::unfold(Watch { dir, told: None }, |mut watch| async move {
        for look in 0..QUIET_LOOKS {
            if look > 0 || watch.told.is_some() {
                tokio::time::sleep(EVERY).await;
            }
            let now = version(&watch.dir).await;
            // Between two renames there is no site; the next look sees the new one.
            if now.is_some() && now != watch.told {
                watch.told = now;
                let event = format!("data: {}\n\n", watch.told.as_deref().unwrap_or_default());
                return Some((Ok::<_, Infallible>(Bytes::from(event)), watch));
            }
        }
        Some((Ok(Bytes::from_static(b":\n\n")), watch))
    }))
}

/// Names the site that stands in `dir`: when its marker was written, and where it lies on the disk.
async fn version(dir: &Path) -> Option<String> {
    let metadata = tokio::fs::metadata(dir.join(MARKER)).await.ok()?;
    let written = metadata.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?.as_nanos();
    Some(format!("{written:x}-{:x}", place(&metadata)))
}

#[cfg(unix)]
fn place(metadata: &std::fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(not(unix))]
fn place(metadata: &std::fs::Metadata) -> u64 {
    metadata.len()
}
