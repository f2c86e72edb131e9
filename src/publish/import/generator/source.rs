//! A generator's site as a source: all files looked at first, so that links between them are found, then each as an item.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::publish::content::address::{encode_path, has_extension};
use crate::publish::content::{Plain, slugify};
use crate::publish::import::ImportError;
use crate::publish::import::dates::Manner;
use crate::publish::import::item::{
    Attachment, Files, Found, Known as Site, NOWHERE, Note, Skipped, Source, Take, Term,
};
use crate::publish::import::pages::encoding::decode;
use crate::publish::import::pages::walk::{Unread, read, walk};

use super::Generator;
use super::address::{Known, path};
use super::config::Config;
use super::entry::{aliases, body, date, item};
use super::files::{File, files};
use super::front::{list, split, words};
use super::references::References;
use super::tags::replace;
use super::tags_known::Context;

/// How a site is read.
#[derive(Clone, Debug)]
pub struct GeneratedOptions {
    /// The site's folder, with its configuration.
    pub dir: PathBuf,
    /// Whose it is.
    pub generator: Generator,
    /// Where it stood on the net; else its configuration says so.
    pub site: Option<String>,
    /// How dates are read.
    pub manner: Manner,
}

/// A site of Hugo, Jekyll or Zola.
#[derive(Debug)]
pub struct Generated {
    options: GeneratedOptions,
    config: Config,
    wrong: Vec<String>,
    base: String,
}

/// A file and what is known of it before it is turned.
struct Looked {
    file: File,
    front: Plain,
    text: String,
    language: String,
    address: String,
}

impl Generated {
    /// A site, its configuration read.
    #[must_use]
    pub fn new(options: GeneratedOptions) -> Self {
        let (mut config, wrong) = Config::read(&options.dir, options.generator);
        // A folder of content alone will do.
        if options.generator != Generator::Jekyll && !options.dir.join(&config.content).is_dir() {
            config.content = String::new();
        }
        let site = options.site.clone().map(|site| format!("{}/", site.trim_end_matches('/')));
        let base = site.or_else(|| Some(config.base.clone()).filter(|base| !base.is_empty()));
        Self { base: base.unwrap_or_else(|| NOWHERE.to_owned()), options, config, wrong }
    }

    fn is_known(&self) -> bool {
        self.base != NOWHERE
    }
}

impl Source for Generated {
    fn id(&self) -> String {
        let name = match self.options.generator {
            Generator::Hugo => "hugo",
            Generator::Jekyll => "jekyll",
            Generator::Zola => "zola",
        };
        let folder = || {
            let whole = std::path::absolute(&self.options.dir).unwrap_or_else(|_| self.options.dir.clone());
            whole.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
        };
        format!("{name}:{}", if self.is_known() { self.base.clone() } else { folder() })
    }

    fn read(&mut self, take: &mut Take<'_>) -> Result<(), ImportError> {
        let root = self.options.dir.clone();
        let walked = walk(&root)?;
        for why in &self.wrong {
            take(Found::Note(Note::lost("a configuration that cannot be read", why)))?;
        }
        let content = files(&walked.files, &self.config, self.options.generator);
        if content.is_empty() {
            return Err(ImportError::source(
                format!("{} holds no content", root.display()),
                "name the folder that has the site's configuration in it",
            ));
        }
        for skipped in walked.skipped {
            take(Found::Skipped(skipped))?;
        }
        take(Found::Known(Site {
            name: Some(self.config.title.clone()).filter(|name| !name.is_empty()),
            address: self.is_known().then(|| self.base.clone()),
            language: Some(self.config.language.clone()).filter(|code| (2..=3).contains(&code.len())),
        }))?;
        let statics: &[&str] = match self.options.generator {
            Generator::Hugo => &["static", "assets"],
            Generator::Zola => &["static"],
            Generator::Jekyll => &[""],
        };
        for folder in statics.iter().map(|name| root.join(name)).filter(|folder| folder.is_dir()) {
            take(Found::Files(Files { prefix: self.base.clone(), folder }))?;
        }
        let looked = self.look(&root, content, take)?;
        // Of two languages the main one has the plainer name.
        let mut looked = looked;
        looked.sort_by_key(|it| it.language != self.config.language);
        let mut references = References::default();
        for it in &looked {
            references.add(&it.file, &it.language, &it.address);
        }
        let mut terms = HashSet::new();
        for it in looked {
            self.hand_out(&root, it, &references, &mut terms, take)?;
        }
        Ok(())
    }
}

impl Generated {
    /// Reads all files' front matter and says where each stood.
    fn look(&self, root: &Path, content: Vec<File>, take: &mut Take<'_>) -> Result<Vec<Looked>, ImportError> {
        let generator = self.options.generator;
        let mut looked = Vec::new();
        for file in content {
            let bytes = match read(root, &file.path) {
                Ok(bytes) => bytes,
                Err(Unread::Skipped(why)) => {
                    take(skipped(&file.path, why))?;
                    continue;
                }
            };
            let text = decode(&bytes).text.replace("\r\n", "\n");
            let parts = match split(&text) {
                Ok(parts) => parts,
                Err(why) => {
                    take(skipped(
                        &format!("{}: {why}", file.path),
                        "file whose front matter cannot be read",
                    ))?;
                    continue;
                }
            };
            // Jekyll copies files without front matter as they are; lists of sections without words are made anew.
            if generator == Generator::Jekyll && !parts.has_front {
                take(Found::Skipped(Skipped {
                    what: file.path,
                    why: "file without front matter".to_owned(),
                    counts: false,
                }))?;
                continue;
            }
            if parts.body.trim().is_empty() && (file.is_section || file.name == "index") {
                take(skipped(&file.path, "list of a section, without words of its own"))?;
                continue;
            }
            let front = parts.front;
            let body = parts.body.to_owned();
            let title = words(&front, &["title"]);
            let (slug, written) = (words(&front, &["slug"]), words(&front, &["url", "permalink", "path"]));
            let (dated, _) = date(&front, &file, generator, self.options.manner);
            let language = file.language.clone().unwrap_or_else(|| self.config.language.clone());
            let categories = Self::categories(&front, &file);
            let known = Known {
                file: &file,
                title: &title,
                slug: &slug,
                written: &written,
                date: dated.as_ref(),
                categories: &categories,
                language: self.config.is_many().then_some(language.as_str()).filter(|code| !code.is_empty()),
            };
            let path = path(&known, &self.config, generator);
            let address = format!("{}{}", self.base, encode_path(path.trim_start_matches('/')));
            looked.push(Looked { file, front, text: body, language, address });
        }
        Ok(looked)
    }

    /// Jekyll's categories: those of the folder above `_posts`, and the front matter's.
    fn categories(front: &Plain, file: &File) -> Vec<String> {
        let above = file.logical.split_once("_posts/").map_or("", |(above, _)| above.trim_end_matches('/'));
        let mut all: Vec<String> =
            above.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect();
        all.extend(list(front, "categories", true));
        all.extend(list(front, "category", false));
        all.dedup();
        all
    }

    fn hand_out(
        &self,
        root: &Path,
        looked: Looked,
        references: &References,
        terms: &mut HashSet<(String, String)>,
        take: &mut Take<'_>,
    ) -> Result<(), ImportError> {
        let Looked { file, front, text, language, address } = looked;
        let generator = self.options.generator;
        let mut item = item(&file, &front, &self.config, generator, self.options.manner);
        if generator == Generator::Jekyll && file.collection.as_deref() == Some("posts") {
            let above = Self::categories(&front, &file);
            for name in above {
                let term = ("categories".to_owned(), name);
                if !item.terms.contains(&term) {
                    item.terms.push(term);
                }
            }
        }
        if self.config.is_many() {
            item.language = Some(language.clone()).filter(|code| !code.is_empty());
            let key = words(&front, &["translationKey"]);
            item.translation = Some(if key.is_empty() { file.logical.clone() } else { key });
        }
        let resolve = |named: &str| references.find(&file, &language, named);
        let known_base = if self.is_known() { self.base.as_str() } else { "" };
        let (text, notes) =
            replace(&text, generator, &Context { base: known_base, title: &item.title, resolve: &resolve });
        item.notes.extend(notes);
        let text = references.rewrite(&text, &file, &language);
        if ["html", "htm"].iter().any(|ending| has_extension(&file.path, ending)) {
            item.body = crate::publish::import::item::Body::Html(text);
        } else {
            body(&text, &mut item);
        }
        item.redirects = aliases(&front).iter().map(|alias| self.alias(alias, &address)).collect();
        for (path, name) in &file.beside {
            let url = format!("{}{}", folder_of(&address), encode_path(name));
            take(Found::Attachment(Attachment {
                url,
                file: Some(root.join(path)),
                ..Attachment::default()
            }))?;
        }
        item.picture = item.picture.take().map(|name| self.whole(&name, &address));
        item.base.clone_from(&address);
        item.address = address;
        for (taxonomy, name) in &mut item.terms {
            let slug = slugify(name);
            if terms.insert((taxonomy.clone(), slug.clone())) && !slug.is_empty() {
                let (taxonomy, slug, name) = (taxonomy.clone(), slug.clone(), name.clone());
                take(Found::Term(Term { taxonomy, slug, name, parent: String::new() }))?;
            }
            *name = slug;
        }
        item.terms.retain(|(_, slug)| !slug.is_empty());
        take(Found::Item(Box::new(item)))
    }

    /// An alias as a whole address: from the root of the site, or, in Hugo without its first slash, beside the page.
    fn alias(&self, alias: &str, address: &str) -> String {
        if self.options.generator == Generator::Hugo {
            return self.whole(alias, folder_of(address.trim_end_matches('/')));
        }
        self.whole(&format!("/{}", alias.trim_start_matches('/')), address)
    }

    /// A path of the site as a whole address.
    fn whole(&self, name: &str, address: &str) -> String {
        if name.contains("://") {
            return name.to_owned();
        }
        match name.strip_prefix('/') {
            Some(path) => format!("{}{path}", self.base),
            None => crate::publish::web::resolved(folder_of(address), name),
        }
    }
}

/// An address up to its last slash.
fn folder_of(address: &str) -> &str {
    address.rfind('/').map_or(address, |at| &address[..=at])
}

fn skipped(what: &str, why: &str) -> Found {
    Found::Skipped(Skipped { what: what.to_owned(), why: why.to_owned(), counts: true })
}
