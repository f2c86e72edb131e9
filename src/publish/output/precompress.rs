//! Compressed copies beside the files, for hosts that send them as they are.

use super::manifest::{Copies, Entry};
use super::{OutputError, SitePath, Staging};
use rayon::prelude::*;
use std::io::Write;
use std::path::Path;

/// Which files get `.br` and `.gz` copies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Precompress {
    /// None: the host compresses by itself.
    None,
    /// What nearly every visit loads: program, roots, shards, lists.
    #[default]
    Hot,
    /// Everything that gains by it.
    All,
}

/// How many visits load a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Warmth {
    /// A few each.
    Cold,
    /// Many: a shard, a list.
    Warm,
    /// Nearly every one: the program, the roots, the front page.
    Hot,
}

/// What precompressing gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PrecompressReport {
    /// Copies written, `.br` and `.gz` counted apart.
    pub copies: usize,
    /// Their bytes together.
    pub bytes: u64,
}

/// Below this a header's own bytes outweigh what is won.
const WORTHWHILE: u64 = 200;
/// Brotli for what is hot: its slowest setting, up to a size where that is affordable.
const STRONGEST: u8 = 11;
/// See [`STRONGEST`].
const HOT_LIMIT: u64 = 4 << 20;
/// Brotli for all else. Of a list's page the strongest leaves 15.2 % and takes 70 times as long as this, which leaves
/// 17.1 %: see `docs/decisions/compressed-copies.md`.
const QUICK: u8 = 5;
/// Gzip's usual setting; its strongest saves another half a percent.
const GZIP: u32 = 6;
/// Files whose kind is compressed inside.
const COMPRESSED: &[&str] = &[
    "7z", "avif", "bin", "br", "docx", "epub", "gif", "gz", "jpeg", "jpg", "m4a", "mp3", "mp4", "odt", "ogg",
    "pdf", "png", "pptx", "webm", "webp", "woff", "woff2", "xlsx", "zip",
];

impl Staging {
    /// Writes compressed copies of what was written so far, on all processors: of hot files with the strongest brotli,
    /// of warm ones and (under [`Precompress::All`]) the rest with a quick one. A copy that is not smaller than its file
    /// is left out.
    ///
    /// # Errors
    /// As [`Staging::write`].
    pub fn precompress(
        &self,
        mode: Precompress,
        warmth: impl Fn(&str) -> Warmth + Sync,
    ) -> Result<PrecompressReport, OutputError> {
        if mode == Precompress::None {
            return Ok(PrecompressReport::default());
        }
        let mut chosen: Vec<_> = self
            .manifest
            .sorted()
            .into_iter()
            .filter(|(path, entry)| entry.content.size >= WORTHWHILE && gains(path))
            .map(|(path, entry)| (warmth(&path), path, entry))
            .filter(|(warmth, _, _)| *warmth > Warmth::Cold || mode == Precompress::All)
            .collect();
        // The longest first, so that no processor is left alone with the program at the end.
        chosen.sort_by_key(|(warmth, _, entry)| std::cmp::Reverse((*warmth, entry.content.size)));
        chosen
            .into_par_iter()
            .with_max_len(1)
            .map(|(warmth, path, entry)| self.copies_of(&path, entry, warmth))
            .try_reduce(PrecompressReport::default, |a, b| {
                Ok(PrecompressReport { copies: a.copies + b.copies, bytes: a.bytes + b.bytes })
            })
    }

    fn copies_of(&self, path: &str, entry: Entry, warmth: Warmth) -> Result<PrecompressReport, OutputError> {
        let strongest = warmth == Warmth::Hot && entry.content.size <= HOT_LIMIT;
        let quality = if strongest { STRONGEST } else { QUICK };
        if let Some(report) = self.copies_kept(path, entry, quality)? {
            return Ok(report);
        }
        let plain = self.bytes_of(path, entry.is_kept)?;
        let io = OutputError::io("compress", Path::new(path));
        let (br, gz) = brotli(&plain, quality).and_then(|br| Ok((br, gzip(&plain)?))).map_err(io)?;
        let pays = |packed: &[u8]| packed.len() < plain.len();
        let copies = Copies { quality, brotli: pays(&br), gzip: pays(&gz) };
        let mut report = PrecompressReport::default();
        for (ending, packed) in [("br", br), ("gz", gz)] {
            if pays(&packed) {
                self.write(&format!("{path}.{ending}"), &packed)?;
                report.copies += 1;
                report.bytes += packed.len() as u64;
            }
        }
        self.manifest.copied(path, copies);
        Ok(report)
    }

    /// The copies of a file that stays stay too, if they are there and were made as they would be now.
    fn copies_kept(
        &self,
        path: &str,
        entry: Entry,
        quality: u8,
    ) -> Result<Option<PrecompressReport>, OutputError> {
        let Some(known) = self.present(path).filter(|known| entry.is_kept && known.copies.quality == quality)
        else {
            return Ok(None);
        };
        let mut found = Vec::new();
        for (ending, had) in [("br", known.copies.brotli), ("gz", known.copies.gzip)] {
            let copy = format!("{path}.{ending}");
            match self.present(&copy) {
                _ if !had => {}
                Some(known) => found.push((copy, known.content)),
                None => return Ok(None),
            }
        }
        let mut report = PrecompressReport::default();
        for (copy, content) in found {
            self.manifest.claim(&SitePath::new(&copy)?, content, true, None)?;
            report.copies += 1;
            report.bytes += content.size;
        }
        self.manifest.copied(path, known.copies);
        Ok(Some(report))
    }
}

fn gains(path: &str) -> bool {
    let extension = Path::new(path).extension().and_then(|it| it.to_str()).unwrap_or_default();
    !COMPRESSED.iter().any(|known| known.eq_ignore_ascii_case(extension))
}

fn brotli(plain: &[u8], quality: u8) -> std::io::Result<Vec<u8>> {
    // A window no larger than the file costs no ratio and saves clearing memory for thousands of small files.
    let window = i32::try_from(plain.len().next_power_of_two().ilog2()).unwrap_or(22).clamp(10, 22);
    let settings = brotli::enc::BrotliEncoderParams {
        quality: quality.into(),
        lgwin: window,
        size_hint: plain.len(),
        ..Default::default()
    };
    let mut packed = Vec::with_capacity(plain.len() / 3);
    brotli::BrotliCompress(&mut &*plain, &mut packed, &settings)?;
    Ok(packed)
}

fn gzip(plain: &[u8]) -> std::io::Result<Vec<u8>> {
    // The header's time and name stay empty: the same input gives the same bytes.
    let mut encoder =
        flate2::write::GzEncoder::new(Vec::with_capacity(plain.len() / 3), flate2::Compression::new(GZIP));
    encoder.write_all(plain)?;
    encoder.finish()
}
