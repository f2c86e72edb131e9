//! Where a generator put a page: its own forms of addresses, and what the front matter says instead.

use crate::archive::date::{Edtf, Precision};
use crate::publish::content::slugify;
use chrono::Datelike as _;

use super::Generator;
use super::config::Config;
use super::files::File;

/// What an address is made of.
pub(super) struct Known<'a> {
    pub(super) file: &'a File,
    pub(super) title: &'a str,
    pub(super) slug: &'a str,
    /// `url`, `permalink` or `path` of the front matter; may be empty.
    pub(super) written: &'a str,
    pub(super) date: Option<&'a Edtf>,
    pub(super) categories: &'a [String],
    /// The file's language, when the site is in several.
    pub(super) language: Option<&'a str>,
}

/// The path of a page from the site's root, with its first slash.
pub(super) fn path(known: &Known<'_>, config: &Config, generator: Generator) -> String {
    let raw = match generator {
        Generator::Jekyll => jekyll(known, config),
        Generator::Hugo | Generator::Zola => hugo(known, config, generator),
    };
    let mut path = String::with_capacity(raw.len() + 1);
    path.push('/');
    for part in raw.split('/').filter(|part| !part.is_empty() && *part != "." && *part != "..") {
        if path.len() > 1 {
            path.push('/');
        }
        path.push_str(part);
    }
    if raw.ends_with('/') && path.len() > 1 {
        path.push('/');
    }
    path
}

fn hugo(known: &Known<'_>, config: &Config, generator: Generator) -> String {
    let file = known.file;
    let below = known.language.filter(|code| *code != config.language || config.main_below);
    let language = below.map(|code| format!("/{code}")).unwrap_or_default();
    if !known.written.is_empty() {
        let written = known.written.trim_start_matches('/');
        let end = if generator == Generator::Zola && !written.ends_with('/') { "/" } else { "" };
        // Hugo's `url` of a language stands below it, unless it begins with a slash.
        let whole = generator == Generator::Hugo && known.written.starts_with('/');
        return format!("{}/{written}{end}", if whole { "" } else { &language });
    }
    let (folder, _) = file.logical.rsplit_once('/').unwrap_or(("", &file.logical));
    let section = file.logical.split('/').next().filter(|_| file.logical.contains('/')).unwrap_or_default();
    let name = if generator == Generator::Zola { without_day(&file.name) } else { &file.name };
    let last = if known.slug.is_empty() { urlized(name) } else { urlized(known.slug) };
    if file.is_section {
        return format!("{language}/{}/", urlized(&file.logical));
    }
    let form = config.permalinks.iter().find(|(of, _)| of == section && !section.is_empty());
    if let Some((_, form)) = form.filter(|_| generator == Generator::Hugo) {
        return format!("{language}/{}", filled(form, known, section));
    }
    let end = if config.ugly { ".html" } else { "/" };
    format!("{language}/{}/{last}{end}", urlized(folder))
}

fn jekyll(known: &Known<'_>, config: &Config) -> String {
    let file = known.file;
    let form_of =
        |name: &str| config.permalinks.iter().find(|(of, _)| of == name).map(|(_, form)| form.as_str());
    if !known.written.is_empty() {
        return filled(known.written, known, "");
    }
    match file.collection.as_deref() {
        Some("posts") => {
            let form = match form_of("posts").or_else(|| form_of("")).unwrap_or("date") {
                "date" => "/:categories/:year/:month/:day/:title:output_ext",
                "pretty" => "/:categories/:year/:month/:day/:title/",
                "ordinal" => "/:categories/:year/:y_day/:title:output_ext",
                "none" => "/:categories/:title:output_ext",
                other => other,
            };
            filled(form, known, "")
        }
        Some(collection) => {
            filled(form_of(collection).unwrap_or("/:collection/:path:output_ext"), known, collection)
        }
        None => {
            let inside = file.logical.strip_prefix(&config.content).unwrap_or(&file.logical);
            let is_index = file.name == "index";
            let folder = inside.rsplit_once('/').map_or("", |(folder, _)| folder);
            if is_index {
                return format!("/{folder}/");
            }
            let pretty = form_of("").is_some_and(|form| form == "pretty" || form.ends_with('/'));
            format!("/{inside}{}", if pretty { "/" } else { ".html" })
        }
    }
}

/// Fills the names of a form such as `/:year/:month/:slug/`.
fn filled(form: &str, known: &Known<'_>, section: &str) -> String {
    let mut out = String::new();
    let mut rest = form;
    while let Some(at) = rest.find(':') {
        out.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let end = after.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(after.len());
        let (name, following) = after.split_at(end);
        out.push_str(&token(name, known, section));
        // Hugo's `:sections[1:]` is not cut here.
        rest = if following.starts_with('[') {
            following.split_once(']').map_or("", |(_, rest)| rest)
        } else {
            following
        };
    }
    out.push_str(rest);
    out
}

fn token(name: &str, known: &Known<'_>, section: &str) -> String {
    let file = known.file;
    let day = known.date.map(Edtf::first_day);
    let month_known = known.date.is_some_and(Edtf::month_known);
    let day_known = known.date.is_some_and(|date| date.precision() == Precision::Day);
    let of = |known: bool, text: String| if known { text } else { String::new() };
    let date = |make: &dyn Fn(chrono::NaiveDate) -> String| day.map(make).unwrap_or_default();
    let bare = without_day(&file.name);
    match name {
        "year" => date(&|day| format!("{:04}", day.year())),
        "short_year" => date(&|day| format!("{:02}", day.year() % 100)),
        "month" => of(month_known, date(&|day| format!("{:02}", day.month()))),
        "i_month" => of(month_known, date(&|day| day.month().to_string())),
        "day" => of(day_known, date(&|day| format!("{:02}", day.day()))),
        "i_day" => of(day_known, date(&|day| day.day().to_string())),
        "y_day" | "yearday" => of(day_known, date(&|day| format!("{:03}", day.ordinal()))),
        // Jekyll's title is the file's name, Hugo's the title.
        "title" if file.collection.is_some() => {
            if known.slug.is_empty() {
                bare.to_owned()
            } else {
                known.slug.to_owned()
            }
        }
        "title" => slugify(known.title),
        "slug" | "slugorfilename" | "slugorcontentbasename" => {
            let slug = if known.slug.is_empty() {
                if name == "slug" && file.collection.is_none() { known.title } else { bare }
            } else {
                known.slug
            };
            slugify(slug)
        }
        "filename" | "contentbasename" | "name" => urlized(&file.name),
        "section" | "collection" => section.to_owned(),
        "sections" => file.logical.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned(),
        "path" => file.logical.split_once('/').map_or(file.logical.as_str(), |(_, path)| path).to_owned(),
        "categories" => known
            .categories
            .iter()
            .map(|name| name.to_lowercase().replace(' ', "-"))
            .collect::<Vec<_>>()
            .join("/"),
        "output_ext" => ".html".to_owned(),
        _ => String::new(),
    }
}

/// A file's name without the day in front that Jekyll and Zola write there.
pub(super) fn without_day(name: &str) -> &str {
    let is_day = name.len() > 11
        && name.is_char_boundary(11)
        && name.as_bytes()[..10]
            .iter()
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 7 { *byte == b'-' } else { byte.is_ascii_digit() })
        && matches!(name.as_bytes()[10], b'-' | b'_');
    if is_day { &name[11..] } else { name }
}

/// As Hugo writes file names in addresses.
fn urlized(text: &str) -> String {
    text.to_lowercase().replace(' ', "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(
        generator: Generator,
        logical: &str,
        collection: Option<&str>,
        form: (&str, &str),
        written: &str,
        slug: &str,
    ) -> String {
        let name = logical.rsplit('/').next().unwrap().to_owned();
        let file = File {
            logical: logical.to_owned(),
            name,
            collection: collection.map(str::to_owned),
            ..File::default()
        };
        let date = Edtf::parse("2019-06-02").unwrap();
        let categories = ["Rural News".to_owned()];
        let known = Known {
            file: &file,
            title: "Water: Rights",
            slug,
            written,
            date: Some(&date),
            categories: &categories,
            language: None,
        };
        let permalinks =
            if form.1.is_empty() { Vec::new() } else { vec![(form.0.to_owned(), form.1.to_owned())] };
        path(&known, &Config { permalinks, ..Config::default() }, generator)
    }

    #[test]
    fn where_pages_stood() {
        use Generator::{Hugo, Jekyll, Zola};
        let none = ("", "");
        for (found, expected) in [
            (of(Hugo, "posts/My Water", None, none, "", ""), "/posts/my-water/"),
            (of(Hugo, "posts/a", None, none, "", "Own"), "/posts/own/"),
            (of(Hugo, "posts/a", None, ("posts", "/:year/:month/:title/"), "", ""), "/2019/06/water-rights/"),
            (of(Hugo, "posts/a", None, none, "/x/y.html", ""), "/x/y.html"),
            (of(Hugo, "about", None, none, "", ""), "/about/"),
            (of(Zola, "blog/2019-06-02-water", None, none, "", ""), "/blog/water/"),
            (of(Zola, "blog/a", None, none, "own/path", ""), "/own/path/"),
            (
                of(Jekyll, "_posts/2019-06-02-water", Some("posts"), none, "", ""),
                "/rural-news/2019/06/02/water.html",
            ),
            (
                of(Jekyll, "_posts/2019-06-02-water", Some("posts"), ("", "pretty"), "", ""),
                "/rural-news/2019/06/02/water/",
            ),
            (
                of(Jekyll, "_posts/2019-06-02-water", Some("posts"), ("", "/:year/:title"), "", ""),
                "/2019/water",
            ),
            (of(Jekyll, "_posts/2019-06-02-water", Some("posts"), none, "/x/:title/", ""), "/x/water/"),
            (of(Jekyll, "_reports/one", Some("reports"), none, "", ""), "/reports/one.html"),
            (of(Jekyll, "about", None, none, "", ""), "/about.html"),
            (of(Jekyll, "es/index", None, none, "", ""), "/es/"),
            (of(Hugo, "posts/a", None, none, "/../../etc/", ""), "/etc/"),
        ] {
            assert_eq!(found, expected);
        }
    }
}
