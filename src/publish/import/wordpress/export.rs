//! An export file of WordPress, read twice: first for what texts name that may stand after them, then for all.

use std::fs::File;
use std::path::PathBuf;

use super::super::item::{Files, Found, Known, Skipped, Source, Take, Term};
use super::super::{ImportError, Note};
use super::body::Around;
use super::pieces::{Piece, Pieces};
use super::post::{self, Site};
use super::xml::{self, Element};

/// So much is kept of blocks that stand apart.
const BLOCKS_KEPT: usize = 8 << 20;

/// An export file.
#[derive(Debug)]
pub struct Export {
    file: PathBuf,
    uploads: Option<PathBuf>,
    site: Site,
}

impl Export {
    /// An export file, and the folder of `wp-content/uploads` where there is one.
    #[must_use]
    pub fn new(file: PathBuf, uploads: Option<PathBuf>) -> Self {
        Self { file, uploads, site: Site::default() }
    }

    fn pieces(&self) -> Result<Pieces<File>, ImportError> {
        File::open(&self.file).map(Pieces::new).map_err(ImportError::of(&self.file))
    }

    /// What stands before the items.
    fn head(&mut self, text: &str, take: &mut Take<'_>) -> Result<(), ImportError> {
        let wrong =
            |what: &str, mend: &str| ImportError::source(format!("{}: {what}", self.file.display()), mend);
        let lower = text.get(..text.len().min(4096)).unwrap_or(text).to_ascii_lowercase();
        if text.contains("<!ENTITY") {
            return Err(wrong(
                "it declares entities of its own, which no export of WordPress does and which may unfold without end",
                "export it again",
            ));
        }
        if !text.contains("<rss") && !text.contains("<channel") {
            let mend = match () {
                () if lower.starts_with("pk") => "it is a ZIP: unpack it, and import each file in it",
                () if lower.contains("<html") => {
                    "it is a page; choose Tools, Export, All content in WordPress and save what it sends"
                }
                () => "choose Tools, Export, All content in WordPress and save the file that it sends",
            };
            return Err(wrong("this is no export of WordPress", mend));
        }
        let (tree, _) = xml::read(text);
        let Some(channel) = channel(&tree) else { return Ok(()) };
        let version = channel.words("wp:wxr_version");
        if !matches!(version, "" | "1.0" | "1.1" | "1.2") {
            take(Found::Note(Note::changed(
                "an export of a newer form, read like those of WXR 1.2",
                version,
            )))?;
        }
        let address = ["wp:base_blog_url", "link", "wp:base_site_url"].iter().map(|name| channel.words(name));
        if let Some(address) = address.into_iter().find(|address| address.contains("://")) {
            address.trim_end_matches('/').clone_into(&mut self.site.address);
        }
        for author in channel.all("wp:author") {
            let whole =
                format!("{} {}", author.words("wp:author_first_name"), author.words("wp:author_last_name"));
            let name = [author.words("wp:author_display_name"), whole.trim()]
                .into_iter()
                .find(|name| !name.is_empty());
            if let Some(name) = name {
                self.site.people.insert(author.words("wp:author_login").to_owned(), name.to_owned());
            }
        }
        let known = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        take(Found::Known(Known {
            name: known(channel.words("title")),
            address: known(&self.site.address).map(|address| address + "/"),
            language: known(channel.words("language")),
        }))?;
        if let Some(folder) = &self.uploads {
            let prefix = format!("{}/wp-content/uploads/", self.site.address);
            take(Found::Files(Files { prefix, folder: folder.clone() }))?;
        }
        for term in terms(channel) {
            take(Found::Term(term))?;
        }
        Ok(())
    }

    /// The first reading: what was uploaded with which text, and blocks that are kept apart.
    fn look_around(&mut self) -> Result<(), ImportError> {
        let mut around = Around::default();
        let mut kept = 0;
        let mut pieces = self.pieces()?;
        while let Some(piece) = pieces.next().map_err(ImportError::of(&self.file))? {
            let Piece::Item(text) = piece else { continue };
            if !(text.contains("attachment") || text.contains("wp_block")) {
                continue;
            }
            let (tree, _) = xml::read(&text);
            let Some(item) = tree.child("item") else { continue };
            let id = item.words("wp:post_id");
            match item.words("wp:post_type") {
                "attachment" if !matches!(item.words("wp:post_parent"), "" | "0") => {
                    let name = item.words("wp:attachment_url").to_ascii_lowercase();
                    if ["jpg", "jpeg", "png", "gif", "webp"].iter().any(|ending| name.ends_with(ending)) {
                        around
                            .uploaded
                            .entry(item.words("wp:post_parent").to_owned())
                            .or_default()
                            .push(id.to_owned());
                    }
                }
                "wp_block" => {
                    let text = item.words("content:encoded");
                    kept += text.len();
                    if let Some(id) = id.parse().ok().filter(|_| kept < BLOCKS_KEPT) {
                        around.reused.insert(id, text.to_owned());
                    }
                }
                _ => {}
            }
        }
        self.site.around = around;
        Ok(())
    }

    fn item(&self, text: &str, take: &mut Take<'_>) -> Result<(), ImportError> {
        let (tree, whole) = xml::read(text);
        let Some(item) = tree.child("item") else { return lost(text, "an item that cannot be read", take) };
        for found in post::found(item, &self.site, whole) {
            take(found)?;
        }
        Ok(())
    }
}

impl Source for Export {
    fn id(&self) -> String {
        super::id(&self.site.address)
    }

    fn read(&mut self, take: &mut Take<'_>) -> Result<(), ImportError> {
        let of = |file: &PathBuf| {
            let file = file.clone();
            move |error| ImportError::File(file, error)
        };
        let mut pieces = self.pieces()?;
        while let Some(piece) = pieces.next().map_err(of(&self.file))? {
            match piece {
                Piece::Head(text) => {
                    self.head(&text, take)?;
                    self.look_around()?;
                }
                Piece::Item(text) => self.item(&text, take)?,
                Piece::Lost(start) => lost(&start, "an item of more than 24 MB, or without an end", take)?,
                Piece::Cut(start) => {
                    lost(&start, "an item that the end of the file cuts off", take)?;
                    let note = Note::lost(
                        "the file is cut off; export it again if there should be more",
                        title(&start),
                    );
                    take(Found::Note(note))?;
                }
            }
        }
        Ok(())
    }
}

fn lost(start: &str, why: &str, take: &mut Take<'_>) -> Result<(), ImportError> {
    take(Found::Skipped(Skipped { what: title(start), why: why.to_owned(), counts: true }))
}

/// The title of an item of which only the beginning is there.
fn title(start: &str) -> String {
    xml::read(start)
        .0
        .child("item")
        .map(|item| item.words("title").chars().take(120).collect())
        .unwrap_or_default()
}

fn channel(tree: &Element) -> Option<&Element> {
    tree.child("rss").and_then(|rss| rss.child("channel")).or_else(|| tree.child("channel"))
}

/// The categories, tags and other terms that stand before the items.
fn terms(channel: &Element) -> Vec<Term> {
    let sorts = [
        ("wp:category", "category", "wp:category_nicename", "wp:cat_name", "wp:category_parent"),
        ("wp:tag", "post_tag", "wp:tag_slug", "wp:tag_name", ""),
        ("wp:term", "", "wp:term_slug", "wp:term_name", "wp:term_parent"),
    ];
    let mut all = Vec::new();
    for (element, taxonomy, slug, name, parent) in sorts {
        for term in channel.all(element) {
            let taxonomy = if taxonomy.is_empty() { term.words("wp:term_taxonomy") } else { taxonomy };
            all.push(Term {
                taxonomy: taxonomy.to_owned(),
                slug: term.words(slug).to_owned(),
                name: term.words(name).to_owned(),
                parent: term.words(parent).to_owned(),
            });
        }
    }
    all
}
