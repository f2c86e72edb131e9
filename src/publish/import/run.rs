//! One import from its source to its report.

use std::fmt;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::publish::content::{LoadOptions, is_code, load};

use super::commit::{self, Stage};
use super::mapping::{self, Mapping};
use super::media::Media;
use super::place::Place;
use super::plan::Plan;
use super::spool::Spool;
use super::state::{self, State};
use super::terms::with_entries;
use super::write::Writing;
use super::yaml::{self, Yaml};
use super::{Fetch, ImportError, Note, Report, Source};

/// How an import is done.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The content folder; made when it is not there.
    pub content: PathBuf,
    /// The mapping file; `import.yaml` beside the content folder when not named.
    pub mapping: Option<PathBuf>,
    /// Whether files that are not on this machine are fetched.
    pub download: bool,
    /// Whether nothing is written.
    pub dry_run: bool,
    /// Whether the proposed mapping counts without a look at it.
    pub yes: bool,
    /// Today, for the check at the end.
    pub today: Option<NaiveDate>,
}

/// How it went.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// The mapping was proposed, and nothing imported.
    Proposed {
        /// Where the mapping file is.
        file: PathBuf,
        /// How many items there are to import.
        items: usize,
        /// How many terms become what.
        terms: Vec<(&'static str, usize)>,
    },
    /// It was done.
    Done {
        /// What came, changed and was lost.
        report: Box<Report>,
        /// The report as a file; nothing after a dry run.
        file: Option<PathBuf>,
        /// Errors and warnings of the content folder as it stands now.
        faults: (usize, usize),
        /// The content folder.
        content: PathBuf,
    },
}

impl Outcome {
    /// Whether the content folder has no errors.
    #[must_use]
    pub fn is_fine(&self) -> bool {
        !matches!(self, Self::Done { faults: (errors, _), .. } if *errors > 0)
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Proposed { file, items, terms } => {
                writeln!(
                    f,
                    "{items} items can be imported. What their categories and tags become is proposed in"
                )?;
                writeln!(f, "  {}", file.display())?;
                for (what, count) in terms {
                    writeln!(f, "{count:>8}  {what}")?;
                }
                writeln!(
                    f,
                    "Nothing is imported yet. Look at that file, correct it, and run the same command again;"
                )?;
                writeln!(f, "or add --yes to go on with it as it is.")
            }
            Self::Done { report, file, faults: (errors, warnings), content } => {
                write!(f, "{report}")?;
                match file {
                    Some(file) => writeln!(f, "All of it: {}", file.display())?,
                    None => writeln!(f, "Nothing was written: this was a dry run.")?,
                }
                if file.is_some() && *errors + *warnings > 0 {
                    let content = content.display();
                    writeln!(
                        f,
                        "{content}: {errors} errors, {warnings} warnings; see chasqui check --content {content}"
                    )?;
                }
                Ok(())
            }
        }
    }
}

/// Imports everything that a source has.
///
/// # Errors
/// When the source, the mapping or the content folder cannot be used: the content folder is then as it was.
pub fn run(source: &mut dyn Source, options: &Options) -> Result<Outcome, ImportError> {
    let root = &options.content;
    if !options.dry_run {
        commit::recover(root)?;
    }
    let mut spool = Spool::new(folder_of(root))?;
    source.read(&mut |found| spool.take(found))?;
    spool.done()?;
    let id = source.id();
    let language = spool.known.language.clone().map(|code| code.replace('_', "-"));
    let language =
        language.and_then(|code| code.split('-').next().map(str::to_lowercase)).filter(|code| is_code(code));
    let mut place = Place::read(root, language.as_deref().unwrap_or("en"), options.today)?;
    if place.is_new {
        further_languages(&spool, &mut place);
    }
    let mapping_file = options.mapping.clone().unwrap_or_else(|| mapping::beside(root));
    let known = Mapping::read(&mapping_file, &spool, &place)?;
    let is_new = known.is_none();
    let mapping = known.unwrap_or_else(|| Mapping::proposed(&spool, &place));
    if is_new && !options.dry_run {
        let text = mapping.to_yaml(&spool, &place, &id);
        std::fs::write(&mapping_file, text).map_err(ImportError::of(&mapping_file))?;
        if !options.yes {
            let terms = mapping.counts().into_iter().collect();
            return Ok(Outcome::Proposed { file: mapping_file, items: spool.entries.len(), terms });
        }
    }
    let report = first_report(&id, &spool, &mapping);
    let state = State::read(root)?;
    let plan = Plan::new(&spool, &place, &state, &id);
    if !options.dry_run {
        std::fs::create_dir_all(root).map_err(ImportError::of(root))?;
    }
    let aside = Stage::new(root, options.dry_run)?;
    let site = spool.known.address.clone().unwrap_or_default();
    let writing = Writing { source: &id, site: &site, place: &place, plan: &plan, mapping: &mapping };
    let mut media = Media::new(&spool, &place, aside, state, report, (options.download, options.dry_run));
    spool.items(|at, item| writing.item(at, &item, &mut media))?;
    let (mut aside, state, mut report) = vocabularies(media, &spool, &place, &mapping, &site)?;
    aside.write(state::NAME, state.to_json().as_bytes())?;
    aside.commit()?;
    if options.dry_run {
        report.added.clear();
        return Ok(Outcome::Done {
            report: Box::new(report),
            file: None,
            faults: (0, 0),
            content: root.clone(),
        });
    }
    Fetch::forget(root)?;
    let file = mapping_file.with_file_name("import-report.txt");
    report.save(&file)?;
    let (_, faults) = load(root, &LoadOptions { drafts: true, today: options.today });
    let faults = (faults.errors(), faults.warnings());
    Ok(Outcome::Done { report: Box::new(report), file: Some(file), faults, content: root.clone() })
}

/// What is known before the first item is written.
fn first_report(id: &str, spool: &Spool, mapping: &Mapping) -> Report {
    let mut report = Report { source: id.to_owned(), read: spool.read, ..Report::default() };
    report.aside.clone_from(&spool.aside);
    for skipped in &spool.skipped {
        report.skip(&skipped.why);
        report.note(&skipped.what, [Note::lost(format!("not imported: {}", skipped.why), "")]);
    }
    report.note("the source", spool.notes.iter().cloned());
    for (term, target) in &mapping.guessed {
        let note = Note::changed("a term that it does not name was guessed", format!("{term}: {target}"));
        report.note("import.yaml", [note]);
    }
    report
}

/// The nearest folder that is there.
fn folder_of(root: &Path) -> &Path {
    root.ancestors().find(|folder| folder.is_dir()).unwrap_or(Path::new("."))
}

/// A new newsroom has the languages of what comes.
fn further_languages(spool: &Spool, place: &mut Place) {
    for entry in &spool.entries {
        let Some(code) = entry.language.as_deref() else { continue };
        let short = code.replace('_', "-").split('-').next().unwrap_or_default().to_lowercase();
        if is_code(&short) && place.language(&short).is_none() {
            if ["en", "es"].contains(&short.as_str()) && ["en", "es"].contains(&place.languages[0].as_str()) {
                place.languages.push(short);
            } else {
                place.content_languages.push(short);
            }
        }
    }
}

/// What is added beside the items: topics, descriptions of files, and the site itself where there is none.
fn vocabularies(
    media: Media<'_>,
    spool: &Spool,
    place: &Place,
    mapping: &Mapping,
    site: &str,
) -> Result<(Stage, State, Report), ImportError> {
    let root = &place.root;
    let Media { stage: mut aside, state, mut report, brought, .. } = media;
    let key = |key: &str, value: &str| (key.to_owned(), Yaml::words(value));
    let topics = mapping.new_topics(spool, place);
    let entries: Vec<_> = topics
        .iter()
        .map(|(id, name)| {
            vec![("id".to_owned(), Yaml::Bare(id.clone())), key("name", &super::markdown::words_of(name))]
        })
        .collect();
    if let Some(text) = with_entries(root, "topics.yaml", &entries)? {
        aside.write("topics.yaml", text.as_bytes())?;
        report.added.extend(topics.iter().map(|(id, _)| format!("topics.yaml: {id}")));
    }
    let series = mapping.new_series(spool, place);
    let entries: Vec<_> = series
        .iter()
        .map(|(id, name, numbered)| {
            let mut entry = vec![
                ("id".to_owned(), Yaml::Bare(id.clone())),
                key("name", &super::markdown::words_of(name)),
            ];
            entry.extend(numbered.then(|| ("numbered".to_owned(), Yaml::Bare("issues".to_owned()))));
            entry
        })
        .collect();
    if let Some(text) = with_entries(root, "series.yaml", &entries)? {
        aside.write("series.yaml", text.as_bytes())?;
        report.added.extend(series.iter().map(|(id, ..)| format!("series.yaml: {id}")));
    }
    let mut entries = Vec::new();
    for (file, url) in &brought {
        let rest = url.split_once("://").and_then(|(_, rest)| rest.split_once('/'));
        let own =
            !site.is_empty() && super::links::canonical(url).starts_with(&super::links::canonical(site));
        let path = rest.map(|(_, path)| format!("/{}", path.split(['?', '#']).next().unwrap_or_default()));
        let Some(path) = path.filter(|path| {
            let free = !place.redirects.contains_key(path.trim_end_matches('/'));
            own && free && super::names::redirectable(path)
        }) else {
            continue;
        };
        entries.push(vec![key("file", file), ("redirects".to_owned(), Yaml::list([path]))]);
    }
    if let Some(text) = with_entries(root, "media.yaml", &entries)? {
        aside.write("media.yaml", text.as_bytes())?;
    }
    if place.is_new {
        let name = spool.known.name.clone().filter(|name| !name.trim().is_empty());
        let mut entries = vec![
            key("name", &super::markdown::words_of(&name.unwrap_or_else(|| "Our news".to_owned()))),
            ("languages".to_owned(), Yaml::list(&place.languages)),
        ];
        if !place.content_languages.is_empty() {
            let names = place.content_languages.iter().map(|code| key(code, code)).collect();
            entries.push(("content_languages".to_owned(), Yaml::Map(names)));
        }
        aside.write("site.yaml", yaml::block(&entries).as_bytes())?;
        report.added.push("site.yaml: a new newsroom; say more of yourselves there".to_owned());
    }
    Ok((aside, state, report))
}
