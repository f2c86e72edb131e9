//! The whole archive as one compressed file: a line of JSON about it, then the published JSON of an article a line, in
//! list order, with the notes of what was withdrawn in their places.
//!
//! Each year is a gzip member of its own that says what it was made from, so a build after a build packs only the years
//! that changed, and copies the others out of the file that it left. Any reader of gzip reads members one after another
//! as one text. No more than a few years are in memory at a time, and of those what is packed.

use std::collections::HashMap;
use std::fs;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use chrono::Datelike;
use rayon::prelude::*;

use crate::model::{ArchiveHead, FORMAT, Text};
use crate::publish::compile::gzip::{self, MEMBER_HEADER};
use crate::publish::compile::{about_data, order};
use crate::publish::content::Newsroom;
use crate::publish::content::newsroom::Article;
use crate::publish::output::{OutputError, Staging};

use super::{BuildError, data};

/// Where it stands.
pub const PATH: &str = about_data::WHOLE;

type From16 = [u8; 16];

/// Articles of one year, or undated ones: the files of their data.
struct Year<'f> {
    files: Vec<&'f str>,
    made_from: From16,
}

/// Writes the file; `published` are all articles, withdrawn ones too, with the files of their data. Gives its size and
/// how many articles are in it.
pub(super) fn write(
    newsroom: &Newsroom,
    name: &Text,
    published: Vec<(&Article, &str)>,
    staging: &Staging,
) -> Result<(u64, u32), BuildError> {
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let withdrawn = published.iter().filter(|(article, _)| article.withdrawn.is_some()).count();
    let head = ArchiveHead {
        format: FORMAT,
        name: name.clone(),
        licence: newsroom.site.licence.clone(),
        url: newsroom.site.url.clone(),
        articles: number(published.len()),
        withdrawn: number(withdrawn),
    };
    let line = line(data::bytes_of(PATH, &head)?);
    let years = years(published);
    let mut all = blake3::Hasher::new();
    all.update(&line);
    for year in &years {
        all.update(&year.made_from);
    }
    let made_from = *all.finalize().as_bytes();
    if staging.has(PATH, &made_from)? {
        return Ok((staging.size_of(PATH).unwrap_or_default(), head.articles));
    }
    let last = staging.last(PATH).and_then(Last::read).unwrap_or_default();
    let size = staging.write_pieces(PATH, made_from, |file| {
        let first = [Ok::<_, BuildError>(line.clone())].into_iter();
        file.put(&gzip::member(short(blake3::hash(&line)), first)?)?;
        // As many at a time as there are processors, so that few wait in memory for their turn.
        for some in years.chunks(rayon::current_num_threads().max(1)) {
            let packed: Vec<Vec<u8>> = some
                .par_iter()
                .map(|year| packed(year, &last, staging))
                .collect::<Result<_, BuildError>>()?;
            packed.iter().try_for_each(|member| file.put(member))?;
        }
        Ok::<_, BuildError>(())
    })?;
    Ok((size, head.articles))
}

fn line(mut json: Vec<u8>) -> Vec<u8> {
    json.push(b'\n');
    json
}

fn short(hash: blake3::Hash) -> From16 {
    let mut short = From16::default();
    short.copy_from_slice(&hash.as_bytes()[..16]);
    short
}

/// All in list order, cut where the year of the first day changes. The names of files tell what is in them.
fn years<'f>(mut published: Vec<(&Article, &'f str)>) -> Vec<Year<'f>> {
    published.sort_by(|(one, _), (other, _)| order::compare(one, other));
    let year = |article: &Article| article.date.as_ref().map(|date| date.first_day().year());
    let cut = published.chunk_by(|(one, _), (other, _)| year(one) == year(other));
    cut.map(|year| {
        let files: Vec<&str> = year.iter().map(|(_, file)| *file).collect();
        let made_from = short(blake3::hash(files.join("\n").as_bytes()));
        Year { files, made_from }
    })
    .collect()
}

/// A year's member: as it stands in the last file, else made of the articles' files.
fn packed(year: &Year<'_>, last: &Last, staging: &Staging) -> Result<Vec<u8>, BuildError> {
    if let Some(member) = last.member(&year.made_from) {
        return Ok(member);
    }
    let lines = year.files.iter().map(|file| Ok(line(staging.read(file)?)));
    gzip::member::<OutputError>(year.made_from, lines).map_err(BuildError::Output)
}

/// The file of the last build: where in it the members are, by what they were made from.
#[derive(Default)]
struct Last {
    path: PathBuf,
    members: HashMap<From16, (u64, u64)>,
}

impl Last {
    fn read(path: PathBuf) -> Option<Self> {
        let members = members(&path).ok()?;
        Some(Self { path, members })
    }

    /// Nothing where it cannot be read: then the year is packed again.
    fn member(&self, made_from: &From16) -> Option<Vec<u8>> {
        let (start, length) = *self.members.get(made_from)?;
        let mut file = fs::File::open(&self.path).ok()?;
        file.seek(SeekFrom::Start(start)).ok()?;
        let mut member = Vec::new();
        file.take(length).read_to_end(&mut member).ok()?;
        (member.len() as u64 == length).then_some(member)
    }
}

fn members(path: &Path) -> io::Result<HashMap<From16, (u64, u64)>> {
    let file = fs::File::open(path)?;
    let size = file.metadata()?.len();
    let mut file = BufReader::new(file);
    let (mut members, mut start) = (HashMap::new(), 0);
    while start < size {
        let mut header = [0; MEMBER_HEADER];
        file.seek(SeekFrom::Start(start))?;
        file.read_exact(&mut header)?;
        let member = gzip::member_of(&header).filter(|(length, _)| *length > 0 && *length <= size - start);
        let Some((length, made_from)) = member else { break };
        members.insert(made_from, (start, length));
        start += length;
    }
    Ok(members)
}
