//! Compressed copies beside the files, for hosts that send them as they are.

use super::{OutputError, Staging};
use rayon::prelude::*;
use std::fs;
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
/// Up to here the slowest setting is affordable for a hot file.
const HOT_LIMIT: usize = 4 << 20;
/// Files whose kind is compressed inside.
const COMPRESSED: &[&str] = &[
    "7z", "avif", "bin", "br", "docx", "epub", "gif", "gz", "jpeg", "jpg", "m4a", "mp3", "mp4", "odt", "ogg",
    "pdf", "png", "pptx", "webm", "webp", "woff", "woff2", "xlsx", "zip",
];

impl Staging {
    /// Writes compressed copies of what was written so far, on all processors: of the files for which `is_hot` says
    /// so with the strongest brotli, of the rest (under [`Precompress::All`]) with a faster one. A copy that is not
    /// smaller than its file is left out.
    ///
    /// # Errors
    /// As [`Staging::write`].
    pub fn precompress(
        &self,
        mode: Precompress,
        is_hot: impl Fn(&str) -> bool + Sync,
    ) -> Result<PrecompressReport, OutputError> {
        if mode == Precompress::None {
            return Ok(PrecompressReport::default());
        }
        let mut chosen: Vec<_> = self
            .manifest
            .sorted()
            .into_iter()
            .filter(|(path, content)| content.size >= WORTHWHILE && gains(path))
            .map(|(path, content)| (is_hot(&path), path, content.size))
            .filter(|(hot, _, _)| *hot || mode == Precompress::All)
            .collect();
        // The longest first, so that no processor is left alone with the program at the end.
        chosen.sort_by_key(|(_, _, size)| std::cmp::Reverse(*size));
        chosen
            .into_par_iter()
            .with_max_len(1)
            .map(|(hot, path, _)| self.copies_of(&path, hot))
            .try_reduce(PrecompressReport::default, |a, b| {
                Ok(PrecompressReport { copies: a.copies + b.copies, bytes: a.bytes + b.bytes })
            })
    }

    fn copies_of(&self, path: &str, hot: bool) -> Result<PrecompressReport, OutputError> {
        let file = self.folder().join(path);
        let plain = fs::read(&file).map_err(OutputError::io("read", &file))?;
        let quality = if hot && plain.len() <= HOT_LIMIT { 11 } else { 9 };
        let mut report = PrecompressReport::default();
        for (ending, packed) in [("br", brotli(&plain, quality)), ("gz", gzip(&plain))] {
            let packed = packed.map_err(OutputError::io("compress", &file))?;
            if packed.len() < plain.len() {
                self.write(&format!("{path}.{ending}"), &packed)?;
                report.copies += 1;
                report.bytes += packed.len() as u64;
            }
        }
        Ok(report)
    }
}

fn gains(path: &str) -> bool {
    let extension = Path::new(path).extension().and_then(|it| it.to_str()).unwrap_or_default();
    !COMPRESSED.iter().any(|known| known.eq_ignore_ascii_case(extension))
}

fn brotli(plain: &[u8], quality: i32) -> std::io::Result<Vec<u8>> {
    // A window no larger than the file costs no ratio and saves clearing memory for thousands of small files.
    let window = i32::try_from(plain.len().next_power_of_two().ilog2()).unwrap_or(22).clamp(10, 22);
    let settings = brotli::enc::BrotliEncoderParams {
        quality,
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
        flate2::write::GzEncoder::new(Vec::with_capacity(plain.len() / 3), flate2::Compression::best());
    encoder.write_all(plain)?;
    encoder.finish()
}
