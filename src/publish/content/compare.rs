//! What is wrong only when files are seen side by side: one id or address twice, translations in a circle, numbers
//! and events that stand twice.

use std::collections::{BTreeMap, HashMap};

use crate::model::Text;
use crate::publish::fault::{Code, Fault, Fix};

use super::article::Lines;
use super::identity::Identity;
use super::nearest::{is_one_typo, nearest};
use super::newsroom::{Article, Event, Numbering};
use super::slug::folded;
use super::vocabularies::Vocabularies;

/// Two files with one id or one address. `called` names what they are ("article").
pub(super) fn twice(files: &[Identity], called: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    let (mut ids, mut addresses): (HashMap<&str, &Identity>, HashMap<&str, &Identity>) = Default::default();
    for file in files {
        let mut clash = false;
        if called == "article"
            && let Some(other) = ids.insert(&file.id, file)
        {
            clash = true;
            let what = format!("the id “{}” is that of {} too", file.id, other.source.path);
            let fault = Fault::error(Code::RepeatedId, &file.source.path, what);
            let fault = fault.mend("give one of the two another id; an id that is published stays for ever");
            faults.push(match line_of(file, "id") {
                Some(line) => fault.at(&file.source.text, line),
                None => fault,
            });
        }
        let Some(address) = &file.address else { continue };
        if let Some(other) = addresses.insert(address, file)
            && !clash
        {
            let what = format!("the address {address} is that of {} too", other.source.path);
            let mend = if called == "article" {
                "add a line slug: … to one of the two"
            } else {
                "give one of the two files another name"
            };
            let fault = Fault::error(Code::RepeatedAddress, &file.source.path, what).mend(mend);
            faults.push(match line_of(file, "slug") {
                Some(line) => fault.at(&file.source.text, line),
                None => fault,
            });
        }
    }
    faults
}

/// The line of a key that stands at the start of a line.
fn line_of(file: &Identity, key: &str) -> Option<usize> {
    let is_key = |line: &str| line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':'));
    file.source.text.lines().position(is_key).map(|line| line + 1)
}

/// What becomes of `translates` in each file.
#[derive(Default)]
pub(super) struct Works {
    /// The original of each work, by the id of each of its versions.
    pub(super) work: HashMap<String, String>,
    /// The translations that stand: id of the version, id of what it translates.
    pub(super) translates: HashMap<String, String>,
    pub(super) faults: Vec<Fault>,
}

/// Follows every `translates` to its original. `left_out` tells of a file whether it is a draft that is left out.
pub(super) fn works(files: &[Identity], called: &str, left_out: impl Fn(&Identity) -> bool) -> Works {
    let by_id: HashMap<&str, &Identity> = files.iter().map(|file| (file.id.as_str(), file)).collect();
    let mut works = Works::default();
    let fault = |file: &Identity, line: usize, what: String, mend: String| {
        Fault::error(Code::Translation, &file.source.path, what).at(&file.source.text, line).mend(mend)
    };
    let all_readable = files.iter().all(|file| file.readable);
    for file in files {
        let Some((id, line)) = &file.translates else { continue };
        let Some(other) = by_id.get(id.as_str()) else {
            // An unreadable file may well have this id.
            if all_readable || nearest(id, by_id.keys().copied()).is_some() {
                let mut ids: Vec<&str> = by_id.keys().copied().collect();
                ids.sort_unstable();
                let near = nearest(id, ids);
                let fix = near.filter(|near| is_one_typo(id, near)).map(|near| Fix::words(id, near));
                let mend = near.map_or_else(
                    || {
                        if called == "article" {
                            "write the other article's id".to_owned()
                        } else {
                            "write the other page's path below pages/, without .md".to_owned()
                        }
                    },
                    |near| format!("write translates: {near}"),
                );
                let what = format!("there is no {called} “{id}”");
                let mut fault = fault(file, *line, what, mend).fix(fix);
                fault.code = Code::UnknownId;
                works.faults.push(fault);
            }
            continue;
        };
        if left_out(other) && !left_out(file) {
            let what = format!("“{id}” is a draft; this version stands alone until it is published");
            let fault =
                Fault::warning(Code::Translation, &file.source.path, what).at(&file.source.text, *line);
            works.faults.push(fault.mend("take draft: true out of it"));
            continue;
        }
        works.translates.insert(file.id.clone(), id.clone());
    }
    for file in files {
        let mut at = file.id.as_str();
        let mut steps = 0;
        while let Some(next) = works.translates.get(at) {
            at = next;
            steps += 1;
            if at == file.id || steps > files.len() {
                break;
            }
        }
        if steps > 0 && at == file.id {
            let line = file.translates.as_ref().map_or(1, |(_, line)| *line);
            let what = format!(
                "translations in a circle: following “translates” from “{}” leads back to it",
                file.id
            );
            works.faults.push(fault(file, line, what, "take translates out of the original".to_owned()));
            at = &file.id;
        }
        works.work.insert(file.id.clone(), at.to_owned());
    }
    same_language(files, &mut works);
    works
}

/// Two versions of one work in one language.
fn same_language(files: &[Identity], works: &mut Works) {
    let mut versions: HashMap<(&str, &str), &Identity> = HashMap::new();
    let mut originals_first: Vec<&Identity> = files.iter().collect();
    originals_first.sort_by_key(|file| file.translates.is_some());
    for file in originals_first {
        let work = works.work.get(&file.id).map_or(file.id.as_str(), String::as_str);
        let Some(other) = versions.insert((work, &file.language), file) else { continue };
        let (Some((_, line)), false) = (&file.translates, other.id == file.id) else { continue };
        let what =
            format!("{} is a version of the same in the same language, {}", other.source.path, file.language);
        let fault = Fault::warning(Code::Translation, &file.source.path, what).at(&file.source.text, *line);
        works.faults.push(fault.mend("correct language, or translates, in one of the two"));
    }
}

/// A number that two works have in a series of parts.
pub(super) fn numbers<'t>(
    articles: &[(Article, Lines)],
    vocabularies: &Vocabularies,
    text: &dyn Fn(&str) -> &'t str,
) -> Vec<Fault> {
    let mut taken: BTreeMap<(&str, u32), &Article> = BTreeMap::new();
    let mut faults = Vec::new();
    for (article, lines) in by_file(articles) {
        let Some(series) = &article.series else { continue };
        let parts = vocabularies.numbering.get(&series.id) == Some(&Numbering::Parts);
        let Some(number) = series.number.filter(|_| parts && article.withdrawn.is_none()) else { continue };
        match taken.get(&(series.id.as_str(), number)) {
            Some(other) if other.work != article.work => {
                let what = format!("number {number} of {} is {} already", series.id, other.source);
                let fault = Fault::warning(Code::SeriesNumber, &article.source, what);
                let mend =
                    "correct one of the two, or write numbered: issues if several articles share a number";
                faults.push(fault.at(text(&article.source), lines.series).mend(mend));
            }
            Some(_) => {}
            None => {
                taken.insert((&series.id, number), article);
            }
        }
    }
    faults
}

/// The same event in two articles: it starts on one day, and has one title or one house; or at one time in one place.
pub(super) fn events<'t>(articles: &[(Article, Lines)], text: &dyn Fn(&str) -> &'t str) -> Vec<Fault> {
    let mut by_day: BTreeMap<chrono::NaiveDate, Vec<&Article>> = BTreeMap::new();
    let mut faults = Vec::new();
    for (article, lines) in by_file(articles) {
        let Some(event) = article.event.as_ref().filter(|_| article.withdrawn.is_none()) else { continue };
        let same_day = by_day.entry(event.starts.date).or_default();
        let same = same_day.iter().find(|other| {
            let Some(theirs) = &other.event else { return false };
            let times = (event.starts.utc, theirs.starts.utc);
            let same_time = !matches!(times, (Some(one), Some(other)) if one != other);
            let venue = |event: &Event| words(&event.venue);
            let there = |event: &Event| venue(event).or_else(|| words(&event.place));
            let both_times = times.0.is_some() && times.0 == times.1;
            let same_venue = venue(event).is_some() && venue(event) == venue(theirs)
                || both_times && there(event).is_some() && there(event) == there(theirs);
            let same_title = folded(&other.title) == folded(&article.title);
            other.work != article.work && same_time && (same_venue || same_title)
        });
        if let Some(other) = same {
            let what = format!("this seems to be the same event as {}", other.source);
            let fault = Fault::warning(Code::RepeatedEvent, &article.source, what);
            let mend = "keep one of the two, and give it the other's address by redirects";
            faults.push(fault.at(text(&article.source), lines.event).mend(mend));
        }
        same_day.push(article);
    }
    faults
}

/// A text to compare by, where there is one.
fn words(text: &Text) -> Option<String> {
    text.0.values().next().map(|words| folded(words)).filter(|words| !words.is_empty())
}

/// Articles in the order of their files, so that the later of two is told.
fn by_file(articles: &[(Article, Lines)]) -> Vec<(&Article, &Lines)> {
    let mut sorted: Vec<_> = articles.iter().map(|(article, lines)| (article, lines)).collect();
    sorted.sort_by(|one, other| one.0.source.cmp(&other.0.source));
    sorted
}
