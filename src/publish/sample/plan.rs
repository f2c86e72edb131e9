//! What each article is: its day, language, topics, regions, series, authors, and what it translates.

use chrono::{Datelike, Days, NaiveDate};

use super::random::Random;
use super::{AUTHORS, REGIONS, SERIES, TOPICS};

/// The series that come in issues, and in parts; all others have no numbers.
pub(super) const ISSUES: std::ops::Range<usize> = 0..4;
/// See [`ISSUES`].
pub(super) const PARTS: std::ops::Range<usize> = 4..8;
const YEARS: u64 = 40;
const PER_ISSUE: u32 = 8;
/// After so many numbers of a series one is missing.
const GAP_AFTER: u32 = 5;

/// How a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    Day,
    Month,
    Year,
    About,
    Not,
}

/// An article to be.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// From the oldest.
    pub(super) number: u32,
    /// Its own numbers, for its text.
    pub(super) random: Random,
    pub(super) day: NaiveDate,
    pub(super) written: Written,
    pub(super) spanish: bool,
    pub(super) topics: Vec<usize>,
    pub(super) regions: Vec<usize>,
    pub(super) place: bool,
    pub(super) series: Option<(usize, Option<u32>)>,
    pub(super) authors: Vec<usize>,
    pub(super) is_event: bool,
    pub(super) translates: Option<u32>,
}

impl Plan {
    /// The folder below `news/`.
    pub(super) fn folder(&self) -> String {
        match self.written {
            Written::Not => "undated".to_owned(),
            _ => self.day.year().to_string(),
        }
    }

    /// The file's name without `.md`: unique.
    pub(super) fn name(&self) -> String {
        let language = if self.spanish { "nota" } else { "story" };
        match self.written {
            Written::Day => format!("{}-{language}-{:06x}", self.day, self.number),
            _ => format!("{language}-{:06x}", self.number),
        }
    }
}

/// Draws so many articles, the oldest first.
pub(super) fn plan(count: u32, seed: u64) -> Vec<Plan> {
    let start = NaiveDate::from_ymd_opt(1980, 1, 1).unwrap_or_default();
    let mut plans: Vec<Plan> = Vec::with_capacity(count as usize);
    let mut members = [0u32; SERIES];
    for number in 0..count {
        let mut random = Random::new(seed, u64::from(count - number));
        let days = u64::from(number) * YEARS * 365 / u64::from(count);
        let mut plan = Plan {
            number,
            day: start.checked_add_days(Days::new(days)).unwrap_or(start),
            written: written(&mut random),
            spanish: random.percent(20),
            topics: some(&mut random, TOPICS, 40),
            regions: if random.percent(15) { vec![] } else { some(&mut random, REGIONS, 20) },
            place: random.percent(30),
            series: None,
            authors: authors(seed, count - number),
            is_event: random.percent(1),
            translates: None,
            random: random.clone(),
        };
        let (in_series, which) = (random.percent(12), random.zipf(SERIES));
        if in_series {
            plan.series = Some((which, next_number(&mut members, which)));
        }
        if plan.spanish && random.percent(40) {
            translate(&mut plan, &plans);
        }
        plans.push(plan);
    }
    plans
}

fn written(random: &mut Random) -> Written {
    match random.below(100) {
        0..90 => Written::Day,
        90..94 => Written::Month,
        94..97 => Written::Year,
        97 => Written::About,
        _ => Written::Not,
    }
}

/// One, or two so many times in a hundred.
fn some(random: &mut Random, of: usize, two: usize) -> Vec<usize> {
    let first = random.zipf(of);
    let second = random.zipf(of);
    if random.percent(two) && second != first { vec![first, second] } else { vec![first] }
}

fn next_number(members: &mut [u32; SERIES], which: usize) -> Option<u32> {
    let member = members[which];
    members[which] += 1;
    let place = if ISSUES.contains(&which) {
        member / PER_ISSUE
    } else if PARTS.contains(&which) {
        member
    } else {
        return None;
    };
    Some(1 + place + place / GAP_AFTER)
}

/// Drawn from numbers of their own, so that titles and texts do not hang on them. Two in five are signed by nobody.
fn authors(seed: u64, from_newest: u32) -> Vec<usize> {
    let mut random = Random::new(!seed, u64::from(from_newest));
    if random.percent(60) { some(&mut random, AUTHORS, 10) } else { Vec::new() }
}

/// Makes it a translation of the English article before it, where there is one near that is none itself.
fn translate(plan: &mut Plan, before: &[Plan]) {
    let Some(original) = before.last().filter(|it| !it.spanish && it.translates.is_none()) else { return };
    plan.translates = Some(original.number);
    plan.topics.clone_from(&original.topics);
    plan.regions.clone_from(&original.regions);
    plan.series = original.series;
    plan.authors.clone_from(&original.authors);
    plan.is_event = original.is_event;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn series_have_gaps() {
        let mut members = [0; SERIES];
        let parts: Vec<u32> = (0..12).filter_map(|_| next_number(&mut members, PARTS.start)).collect();
        assert_eq!(parts, [1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 13, 14]);
        let issues: Vec<u32> = (0..48).filter_map(|_| next_number(&mut members, ISSUES.start)).collect();
        assert_eq!((issues[0], issues[39], issues[40]), (1, 5, 7));
        assert_eq!(next_number(&mut members, PARTS.end), None);
    }
}
