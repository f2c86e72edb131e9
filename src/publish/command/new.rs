//! `chasqui new`: begins a newsroom, or adds an article, a page, a topic, a region or a series to one.

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::NaiveDate;
use chrono_tz::Tz;
use clap::{Args, Subcommand, ValueEnum};

use super::questions::{self, Answers};
use crate::publish::check;
use crate::publish::content::zone_named;
use crate::publish::new::{
    self, ACCENT, ArticleOptions, Chosen, EntryOptions, LICENCE, List, Named, NewError, NewsroomOptions,
    PageOptions, Written,
};

/// What `new` takes: the folder of a newsroom to begin, or what is to be added to one.
#[derive(Clone, Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    arg_required_else_help = true
)]
pub struct NewArgs {
    /// What is added to the newsroom that is here
    #[command(subcommand)]
    what: Option<What>,
    /// The folder of the new newsroom; not there yet, or empty
    #[arg(value_name = "FOLDER", required = true)]
    folder: Option<PathBuf>,
    /// What the newsroom is called
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// Where the site will stand on the web, with https: in front
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// The languages you write in, the first first: en, es, or others
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    languages: Vec<String>,
    /// The time zone of the events, as America/Lima
    #[arg(long, value_name = "ZONE")]
    time_zone: Option<String>,
    /// The one colour, dark enough to be read
    #[arg(long, value_name = "#RRGGBB")]
    accent: Option<String>,
    /// The country that articles without a region are about: code=name
    #[arg(long, value_name = "XY=NAME")]
    country: Option<Named>,
    /// The licence of what you write, by its SPDX name
    #[arg(long, value_name = "SPDX", default_value = LICENCE)]
    licence: String,
    /// Ask nothing, also on a terminal
    #[arg(long, short)]
    yes: bool,
}

#[derive(Clone, Debug, Subcommand)]
enum What {
    /// Writes a new article, with its date and only ids that are there
    Article(ArticleArgs),
    /// Writes a new page; its place is its address
    Page(PageArgs),
    /// Adds a topic at the end of topics.yaml
    Topic(EntryArgs),
    /// Adds a region at the end of regions.yaml
    Region(RegionArgs),
    /// Adds a series at the end of series.yaml
    Series(SeriesArgs),
}

#[derive(Clone, Debug, Args)]
struct ArticleArgs {
    /// The headline
    title: String,
    /// The kind: news, analysis, editorial, letter, event, appeal, report, obituary, notice, or one of your own
    #[arg(long, value_name = "ID")]
    kind: Option<String>,
    /// A topic's id; several with commas, or said again
    #[arg(long = "topic", value_name = "ID", value_delimiter = ',')]
    topics: Vec<String>,
    /// A region's id; several with commas, or said again
    #[arg(long = "region", value_name = "ID", value_delimiter = ',')]
    regions: Vec<String>,
    /// The name of a place; said again for several
    #[arg(long = "place", value_name = "NAME")]
    places: Vec<String>,
    /// The id of the series that it belongs to
    #[arg(long, value_name = "ID")]
    series: Option<String>,
    /// Its number in the series; in a series of parts the next one by itself
    #[arg(long, value_name = "N", requires = "series")]
    number: Option<u32>,
    /// The language it is written in; the site's first when not given
    #[arg(long, value_name = "CODE")]
    language: Option<String>,
    /// The id of the article that it translates
    #[arg(long, value_name = "ID")]
    translates: Option<String>,
    /// The date as far as it is known: 2019-03-23, 2019-03, 2019, 1983~; today when not given
    #[arg(long, value_name = "DATE", conflicts_with = "undated")]
    date: Option<String>,
    /// Nothing is known of its date
    #[arg(long)]
    undated: bool,
    /// The last part of its address; made of the headline when not given
    #[arg(long, value_name = "SLUG")]
    slug: Option<String>,
    /// Keep it out of the site until you take `draft: true` away
    #[arg(long)]
    draft: bool,
    #[command(flatten)]
    place: Place,
}

#[derive(Clone, Debug, Args)]
struct PageArgs {
    /// The title
    title: String,
    /// Its place below pages/, as key-issues/water; made of the title when not given
    #[arg(long, value_name = "PATH")]
    path: Option<String>,
    /// The language it is written in; the site's first when not given
    #[arg(long, value_name = "CODE")]
    language: Option<String>,
    /// Keep it out of the site until you take `draft: true` away
    #[arg(long)]
    draft: bool,
    #[command(flatten)]
    place: Place,
}

#[derive(Clone, Debug, Args)]
struct EntryArgs {
    /// The name, in the site's first language
    name: String,
    /// The name in another language, as es=Minería
    #[arg(long = "also", value_name = "CODE=NAME")]
    also: Vec<Named>,
    /// The id; made of the name when not given
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    #[command(flatten)]
    place: Place,
}

#[derive(Clone, Debug, Args)]
struct RegionArgs {
    #[command(flatten)]
    entry: EntryArgs,
    /// Its code in ISO 3166-2, as PE-CUS
    #[arg(long, value_name = "CODE")]
    code: Option<String>,
    /// The name of a place that stands for it; said again for several
    #[arg(long = "place", value_name = "NAME")]
    places: Vec<String>,
}

#[derive(Clone, Debug, Args)]
struct SeriesArgs {
    #[command(flatten)]
    entry: EntryArgs,
    /// What its numbers mean
    #[arg(long, value_enum, value_name = "HOW")]
    numbered: Option<Numbered>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Numbered {
    /// One article a number
    Parts,
    /// Several articles a number, as in a newsletter
    Issues,
}

/// Where the newsroom is.
#[derive(Clone, Debug, Args)]
struct Place {
    /// The folder of what the publisher writes
    #[arg(long, value_name = "DIR", default_value = "content")]
    content: PathBuf,
}

/// Runs it.
pub(super) fn run(args: NewArgs) -> ExitCode {
    let Some(today) = check::today() else {
        eprintln!("error: this machine's clock tells no day; set it");
        return ExitCode::from(super::WRONG_USE);
    };
    let done = match (args.what.clone(), args.folder.clone()) {
        (Some(what), _) => add(what, today),
        (None, Some(folder)) => begin(args, &folder, today),
        // clap asks for one of the two.
        (None, None) => Ok(()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => super::wrong_use(&error),
    }
}

fn add(what: What, today: NaiveDate) -> Result<(), NewError> {
    let (content, written) = match what {
        What::Article(args) => {
            let content = args.place.content.clone();
            (content, new::article(&article(args, today))?)
        }
        What::Page(args) => {
            let PageArgs { title, path, language, draft, place: Place { content } } = args;
            (content.clone(), new::page(&PageOptions { content, title, path, language, draft, today })?)
        }
        What::Topic(args) => entry(args, List::Topics, Vec::new(), today)?,
        What::Region(RegionArgs { entry: args, code, places }) => {
            let more = vec![("code", code.into_iter().collect()), ("places", places)];
            entry(args, List::Regions, more, today)?
        }
        What::Series(SeriesArgs { entry: args, numbered }) => {
            let how = numbered.and_then(|how| Some(how.to_possible_value()?.get_name().to_owned()));
            entry(args, List::Series, vec![("numbered", how.into_iter().collect())], today)?
        }
    };
    eprint!("{}", written.warnings.render(&content.display().to_string()));
    println!("{}", written.path.display());
    Ok(())
}

fn article(args: ArticleArgs, today: NaiveDate) -> ArticleOptions {
    ArticleOptions {
        content: args.place.content,
        title: args.title,
        kind: args.kind,
        topics: args.topics,
        regions: args.regions,
        places: args.places,
        series: args.series,
        number: args.number,
        language: args.language,
        translates: args.translates,
        date: args.date,
        undated: args.undated,
        slug: args.slug,
        draft: args.draft,
        today,
    }
}

fn entry(
    args: EntryArgs,
    list: List,
    more: Vec<(&'static str, Vec<String>)>,
    today: NaiveDate,
) -> Result<(PathBuf, Written), NewError> {
    let EntryArgs { name, also: names, id, place: Place { content } } = args;
    let written = new::entry(&EntryOptions { content: content.clone(), list, name, names, id, more, today })?;
    eprintln!("id: {}", written.id);
    Ok((content, written))
}

fn begin(args: NewArgs, folder: &Path, today: NaiveDate) -> Result<(), NewError> {
    // Before anything is asked: answers are not to be given in vain.
    new::free(folder)?;
    let given = Answers {
        name: args.name,
        url: args.url,
        languages: (!args.languages.is_empty()).then(|| args.languages.join(",")),
        zone: args.time_zone,
        accent: args.accent,
    };
    let usual = Answers {
        name: Some(name_of(folder)),
        url: None,
        languages: Some("en".to_owned()),
        zone: Some(
            std::env::var("TZ")
                .ok()
                .filter(|zone| zone.parse::<Tz>().is_ok())
                .unwrap_or_else(|| "UTC".to_owned()),
        ),
        accent: Some(ACCENT.to_owned()),
    };
    // Prompts go where the person looks, and answers come from where the person types.
    let is_asked = !args.yes && std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    let answers = if is_asked { questions::ask(given, &usual)? } else { given };
    let take =
        |answer: Option<String>, usual: &Option<String>| answer.or_else(|| usual.clone()).unwrap_or_default();
    let codes: Vec<String> =
        take(answers.languages, &usual.languages).split([',', ' ']).map(str::to_owned).collect();
    let languages = Chosen::of(&codes)?;
    let zone =
        zone_named(&take(answers.zone, &usual.zone)).map_err(|(what, mend)| NewError::Wrong(what, mend))?;
    let note = languages.note();
    new::newsroom(&NewsroomOptions {
        folder: folder.to_owned(),
        name: take(answers.name, &usual.name),
        url: answers.url.filter(|url| !url.trim().is_empty()),
        languages,
        zone,
        country: args.country.map(|Named(code, name)| (code, name)),
        accent: take(answers.accent, &usual.accent),
        licence: args.licence,
        today,
    })?;
    if let Some(note) = note {
        eprintln!("{note}");
    }
    println!("{}", folder.display());
    eprintln!("A newsroom with one example of each thing. Next:");
    if folder != Path::new(".") {
        eprintln!("  cd {}", quoted(folder));
    }
    // One command where there is one that builds, serves and watches.
    if super::line().find_subcommand("dev").is_some() {
        eprintln!("  chasqui dev                          shows it in your browser while you write");
    } else {
        eprintln!("  chasqui build                        makes the site, dist/");
        eprintln!("  chasqui serve                        shows it at http://127.0.0.1:8080");
    }
    eprintln!("  chasqui new article \"What happened\"  begins your first article");
    Ok(())
}

/// A newsroom's name from its folder's: `harbour-watch` is "Harbour watch".
fn name_of(folder: &Path) -> String {
    let whole = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let name = whole.file_name().unwrap_or_default().to_string_lossy().replace(['-', '_'], " ");
    let name = crate::ui::words::capital(name.trim());
    if name.is_empty() { "Our newsroom".to_owned() } else { name }
}

/// A path as it is typed in a shell.
fn quoted(path: &Path) -> String {
    let text = path.display().to_string();
    let plain = text.chars().all(|c| c.is_alphanumeric() || "/\\:._-".contains(c));
    if plain { text } else { format!("\"{text}\"") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_from_folders() {
        for (folder, name) in [
            ("harbour-watch", "Harbour watch"),
            ("/a/b/Año_nuevo", "Año nuevo"),
            ("a/../../x", "X"),
            ("/", "Our newsroom"),
            ("--", "Our newsroom"),
        ] {
            assert_eq!(name_of(Path::new(folder)), name, "{folder}");
        }
        assert_eq!(quoted(Path::new("a b")), "\"a b\"");
    }
}
