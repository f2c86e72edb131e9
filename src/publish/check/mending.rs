//! `chasqui check --fix`: changes what can be mended for certain, and shows it first.
//!
//! 1. Each fault that carries a [`Fix`] changes its line, in memory alone.
//! 2. The folder is read again with the changed texts in place of the files; what can be mended only now (an id that
//!    others name) is mended in a further round.
//! 3. Where there are more faults in the end than before, the sorts of fault are tried one by one, and those that do
//!    harm are left alone.
//! 4. The change is a diff to look at, and is written file by file, each aside and then moved into its place; a file
//!    that somebody has changed meanwhile stops everything before the first is written.

mod clock_zero;
mod text;
mod write;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use similar::TextDiff;

use super::{LoadOptions, Seen, Wanted, look};
use crate::publish::content::Instead;
use crate::publish::fault::{Class, Code, Fault, Faults, Fix, Severity};

pub use write::{NotWritten, write};

/// So often the folder is read again.
const MOST_ROUNDS: usize = 4;
/// So many files are tried one by one.
const MOST_FILES: usize = 25;

/// What would become of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its path relative to `content/`.
    pub path: String,
    /// What it says now.
    pub before: String,
    /// What it would say.
    pub after: String,
}

/// What can be mended.
#[derive(Debug)]
pub struct Plan {
    /// The files that change, in order.
    pub changes: Vec<Change>,
    /// Sorts of fault whose mending would do harm, and which are left alone.
    pub harmful: Vec<Code>,
    /// What is seen as things stand.
    pub now: Seen,
    /// What will be seen once all is written.
    pub then: Seen,
}

/// Finds out what can be mended in the folder `content`. The zero of a clock is taken out only where it is named in
/// `wanted.only`, as an article may well be of that day.
#[must_use]
pub fn plan(content: &Path, options: &LoadOptions, wanted: &Wanted) -> Plan {
    let none = Instead::new();
    let mut now = look(content, options, wanted, &none);
    // Other sites are asked once: what they said holds, whatever changes here.
    let again = Wanted { outside: None, ..wanted.clone() };
    let here = Mender { content, options, wanted: &again };
    now.faults = here.with_fixes(&now, &none);
    let first = now.faults.list();
    let fixable = first.iter().filter(|fault| fault.fix.is_some() && here.is_wanted(fault));
    let sorts: BTreeSet<Code> = fixable.map(|fault| sort(fault.code)).collect();
    let mut best = Tried {
        weight: weight(first.iter().filter(|fault| !is_outside(fault))),
        instead: none.clone(),
        seen: None,
    };
    let mut harmful = Vec::new();
    if !here.tried(&mut best, first, &sorts, None) {
        for code in &sorts {
            let one = BTreeSet::from([*code]);
            if here.tried(&mut best, first, &one, None) {
                continue;
            }
            // One file may spoil it for all others; of very many it would take too long to find out which.
            let with_fix = first.iter().filter(|fault| sort(fault.code) == *code && fault.fix.is_some());
            let files: BTreeSet<&str> = with_fix.map(|fault| fault.file.as_str()).collect();
            let mended = files.len() <= MOST_FILES
                && files
                    .iter()
                    .map(|file| here.tried(&mut best, first, &one, Some(file)))
                    .fold(true, std::ops::BitAnd::bitand);
            if !mended {
                harmful.push(*code);
            }
        }
    }
    let Tried { instead, seen: then, .. } = best;
    let mut then = then.unwrap_or_else(|| here.look(&instead));
    // Of other sites what was said still holds, but for what is mended now.
    let outside = first.iter().filter(|fault| is_outside(fault));
    let is_mended = |fault: &&Fault| match (&fault.fix, instead.get(&fault.file)) {
        (Some(fix), Some(text)) => !text.lines().any(|line| fix.applied(line).is_some()),
        _ => false,
    };
    let left: Vec<Fault> = outside.filter(|fault| !is_mended(fault)).cloned().collect();
    then.faults = std::mem::take(&mut then.faults).and(left);
    let changes = instead
        .into_iter()
        .filter_map(|(path, after)| {
            let before = text::raw(content, &path)?;
            (before != after).then_some(Change { path, before, after })
        })
        .collect();
    Plan { changes, harmful, now, then }
}

/// The best that was found so far: the texts, what is seen with them, and how much of it.
struct Tried {
    weight: Weight,
    instead: Instead,
    seen: Option<Seen>,
}

/// How many there are, and how many errors of each sort.
#[derive(Default)]
struct Weight {
    all: usize,
    errors: BTreeMap<Code, usize>,
}

fn weight<'f>(faults: impl Iterator<Item = &'f Fault>) -> Weight {
    let mut weight = Weight::default();
    for fault in faults {
        weight.all += 1;
        if fault.severity == Severity::Error {
            *weight.errors.entry(fault.code).or_default() += 1;
        }
    }
    weight
}

/// Whether mending some sorts of fault did good: of no sort more errors, and fewer errors or fewer faults in all. Other sites' addresses are no
/// fault of this folder, so that mending them lowers no count here.
fn is_better(new: &Weight, old: &Weight, sorts: &BTreeSet<Code>) -> bool {
    let harm =
        new.errors.iter().any(|(code, count)| old.errors.get(code).is_none_or(|before| count > before));
    let (fewer, as_many) = {
        let count = |weight: &Weight| (weight.errors.values().sum::<usize>(), weight.all);
        (count(new) < count(old), count(new) == count(old))
    };
    !harm && (fewer || (as_many && sorts.contains(&Code::OutsideMoved)))
}

fn is_outside(fault: &Fault) -> bool {
    fault.code.about().class == Class::Outside
}

/// The form of an id and who names it are mended together.
fn sort(code: Code) -> Code {
    if code == Code::UnknownId { Code::IdForm } else { code }
}

struct Mender<'a> {
    content: &'a Path,
    options: &'a LoadOptions,
    /// Without other sites.
    wanted: &'a Wanted,
}

impl Mender<'_> {
    fn look(&self, instead: &Instead) -> Seen {
        look(self.content, self.options, self.wanted, instead)
    }

    /// What was seen, with the fixes that are made on request only.
    fn with_fixes(&self, seen: &Seen, instead: &Instead) -> Faults {
        if self.wanted.only.contains(&Code::ClockZero) {
            return clock_zero::with_fixes(self.content, seen, instead);
        }
        seen.faults.clone()
    }

    /// Mends some sorts of fault, in one file or in all, on top of the best so far; keeps that where it does good.
    /// Whether it did no harm.
    fn tried(&self, best: &mut Tried, first: &[Fault], sorts: &BTreeSet<Code>, file: Option<&str>) -> bool {
        let (instead, Some(seen)) = self.mended(&best.instead, first, sorts, file) else { return true };
        let weight = weight(seen.faults.list().iter());
        let is_good = is_better(&weight, &best.weight, sorts);
        if is_good {
            *best = Tried { weight, instead, seen: Some(seen) };
        }
        is_good
    }

    /// The texts once all faults of some sorts are mended, in as many rounds as it takes, and what is seen then; nothing
    /// where nothing changes.
    fn mended(
        &self,
        from: &Instead,
        first: &[Fault],
        sorts: &BTreeSet<Code>,
        file: Option<&str>,
    ) -> (Instead, Option<Seen>) {
        let (mut instead, mut then) = (from.clone(), None);
        // Those from before something else was mended stand at lines that may have moved.
        let mut faults = if from.is_empty() {
            first.to_vec()
        } else {
            let outside = first.iter().filter(|fault| is_outside(fault)).cloned();
            self.with_fixes(&self.look(from), from).list().iter().cloned().chain(outside).collect()
        };
        for _ in 0..MOST_ROUNDS {
            let fixable = faults.iter().filter(|fault| {
                let here = file.is_none_or(|file| fault.file == file);
                here && sorts.contains(&sort(fault.code)) && self.is_wanted(fault)
            });
            if !self.round(&mut instead, fixable) {
                break;
            }
            let seen = self.look(&instead);
            faults = self.with_fixes(&seen, &instead).list().to_vec();
            then = Some(seen);
        }
        (instead, then)
    }

    /// With `--only`, what is not named there is not mended either, though errors are told.
    fn is_wanted(&self, fault: &Fault) -> bool {
        self.wanted.wants(fault.code)
    }

    /// Applies the fixes of some faults; whether anything changed.
    fn round<'f>(&self, instead: &mut Instead, faults: impl Iterator<Item = &'f Fault>) -> bool {
        let mut by_file: BTreeMap<&str, BTreeSet<(usize, &Fix)>> = BTreeMap::new();
        for fault in faults {
            if let (Some(line), Some(fix)) = (fault.line, &fault.fix) {
                by_file.entry(&fault.file).or_default().insert((line, fix));
            }
        }
        let mut changed = false;
        for (path, fixes) in by_file {
            let now = instead.get(path).cloned().or_else(|| text::raw(self.content, path));
            let Some(now) = now else { continue };
            let after = text::with(&now, fixes);
            if after != now {
                instead.insert(path.to_owned(), after);
                changed = true;
            }
        }
        changed
    }
}

impl Plan {
    /// The changes as one unified diff; `root` is put before each file's name.
    #[must_use]
    pub fn diff(&self, root: &str) -> String {
        let mut out = String::new();
        for change in &self.changes {
            let name = format!("{}/{}", root.trim_end_matches('/'), change.path);
            let diff = TextDiff::from_lines(&change.before, &change.after);
            let mut unified = diff.unified_diff();
            out.push_str(&unified.context_radius(2).header(&name, &name).to_string());
        }
        // What stands in a file may be meant for the terminal.
        out.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
    }

    /// How many lines change.
    #[must_use]
    pub fn lines(&self) -> usize {
        let of = |change: &Change| {
            let diff = TextDiff::from_lines(&change.before, &change.after);
            diff.iter_all_changes().filter(|line| line.tag() == similar::ChangeTag::Delete).count()
        };
        self.changes.iter().map(of).sum()
    }
}
