//! How a result lies over time: a bar for each year, or for each month of one year, as a picture and as a control.
//!
//! What is asked of the dates does not lower the bars, as a facet's own choices do not lower its counts: it says which
//! of them are marked, and how far the picture is opened. A span that lies within one bar opens that bar: centuries
//! into decades where an archive is so long, decades into years, a year into its months.

use super::calendar::{YearRow, tally};
use super::columns::{Columns, Day, day_number};
use super::query::{DateField, Query};
use super::rows::RowSet;
use chrono::{Datelike, NaiveDate};

/// More bars than this are drawn together by tens, or by hundreds.
pub const MOST: usize = 60;

/// A span of time that can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// From the first to the last of these years.
    Years(i32, i32),
    /// A month (1 to 12) of a year.
    Month(i32, u32),
}

/// A bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What it stands for, and what choosing it asks for.
    pub span: Span,
    /// How many works are dated within it, by the first day that their dates allow.
    pub count: u32,
    /// How it lies to the span that is asked for.
    pub mark: Mark,
}

/// How a bar lies to the span that is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// No span is asked for.
    #[default]
    Plain,
    /// It lies in the span, or the span in it.
    Within,
    /// It is the span.
    Chosen,
    /// It lies outside.
    Outside,
}

/// The bars, and what stands beside them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Histogram {
    /// The oldest first, with the empty ones between; none where no work has a year.
    pub bars: Vec<Bar>,
    /// The wider pictures that this one was opened from, the widest, which is of everything, first.
    pub above: Vec<Span>,
    /// What this picture is of.
    pub whole: Option<Span>,
    /// In a picture of months: works of the year whose month is not known.
    pub unknown: u32,
    /// Works whose dates say less than a year.
    pub vague: u32,
    /// Works without a date.
    pub undated: u32,
}

impl Span {
    /// The span as it stands in `from` and `to`.
    #[must_use]
    pub fn ends(self) -> (String, String) {
        match self {
            Self::Years(first, last) => (year_text(first), year_text(last)),
            Self::Month(year, month) => {
                let mut text = year_text(year);
                text.push_str(if month < 10 { "-0" } else { "-" });
                text.push_str(&month.to_string());
                (text.clone(), text)
            }
        }
    }

    /// The query with this span, from its first page.
    #[must_use]
    pub fn asked(self, query: &Query) -> Query {
        let (from, to) = self.ends();
        Query { from: DateField(from), to: DateField(to), undated: false, page: 0, ..query.clone() }
    }

    fn days(self) -> Option<(Day, Day)> {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).map(day_number);
        match self {
            Self::Years(first, last) => Some((day(first, 1, 1)?, day(last, 12, 31)?)),
            Self::Month(year, 12) => Some((day(year, 12, 1)?, day(year, 12, 31)?)),
            Self::Month(year, month) => Some((day(year, month, 1)?, day(year, month + 1, 1)? - 1)),
        }
    }
}

/// A year as EDTF writes it, in four digits.
fn year_text(year: i32) -> String {
    let digits = year.to_string();
    ["000".get(..4usize.saturating_sub(digits.len())).unwrap_or_default(), &digits].concat()
}

/// The query without what it asks of the dates.
#[must_use]
pub fn whenever(query: &Query) -> Query {
    Query { from: DateField::default(), to: DateField::default(), undated: false, page: 0, ..query.clone() }
}

/// Whether a query asks anything of the dates that restricts the answer.
#[must_use]
pub fn restricts(query: &Query) -> bool {
    query.undated || query.from.span().is_some() || query.to.span().is_some()
}

/// Draws the picture of `rows`, one a work, which answer the query but for its dates.
#[must_use]
pub fn histogram(columns: &Columns, rows: &RowSet, query: &Query) -> Histogram {
    let (years, vague, undated) = tally(columns, rows);
    let mut histogram = Histogram { vague, undated, ..Histogram::default() };
    let (Some(newest), Some(oldest)) = (years.first(), years.last()) else { return histogram };
    let asked = if query.undated { None } else { asked(query) };
    // What is opened is opened around the span that is asked for, or around all there is.
    let focus = asked.filter(|(from, to)| *from > Day::MIN && *to < Day::MAX && from <= to);
    let year = |day: Day| NaiveDate::from_num_days_from_ce_opt(day).map(|date| date.year());
    let focus = focus.and_then(|(from, to)| year(from).zip(year(to))).unwrap_or((oldest.year, newest.year));
    let (mut shown, mut step) = ((oldest.year, newest.year), 1);
    let few = i32::try_from(MOST).unwrap_or(i32::MAX);
    while shown.1.div_euclid(step) - shown.0.div_euclid(step) >= few {
        step *= 10;
    }
    loop {
        let start = focus.0.div_euclid(step) * step;
        if focus.1 >= start + step {
            break;
        }
        if shown.0 != shown.1 {
            histogram.above.push(Span::Years(shown.0, shown.1));
        }
        if step == 1 {
            months(&mut histogram, years.iter().find(|row| row.year == start), start);
            break;
        }
        shown = (start, start + step - 1);
        step /= 10;
    }
    if histogram.bars.is_empty() {
        decades(&mut histogram, &years, shown, step);
    }
    for bar in &mut histogram.bars {
        bar.mark = mark(bar.span, asked);
    }
    histogram
}

/// The days asked for, open where nothing is.
fn asked(query: &Query) -> Option<(Day, Day)> {
    let from = query.from.span().map(|(first, _)| day_number(first));
    let to = query.to.span().map(|(_, last)| day_number(last));
    (from.is_some() || to.is_some()).then(|| (from.unwrap_or(Day::MIN), to.unwrap_or(Day::MAX)))
}

fn mark(span: Span, asked: Option<(Day, Day)>) -> Mark {
    match (asked, span.days()) {
        (None, _) | (_, None) => Mark::Plain,
        (Some(asked), Some(own)) if asked == own => Mark::Chosen,
        (Some((from, to)), Some((first, last))) if from <= to && first <= to && last >= from => Mark::Within,
        _ => Mark::Outside,
    }
}

/// Bars of `step` years, over all of `shown`.
fn decades(histogram: &mut Histogram, years: &[YearRow], shown: (i32, i32), step: i32) {
    histogram.whole = Some(Span::Years(shown.0, shown.1));
    let bar = |start: i32| {
        let (first, last) = (start * step, start * step + step - 1);
        let within = years.iter().filter(|row| (first..=last).contains(&row.year));
        Bar { span: Span::Years(first, last), count: within.map(YearRow::total).sum(), mark: Mark::Plain }
    };
    histogram.bars = (shown.0.div_euclid(step)..=shown.1.div_euclid(step)).map(bar).collect();
}

/// Bars of the months of a year.
fn months(histogram: &mut Histogram, row: Option<&YearRow>, year: i32) {
    histogram.whole = Some(Span::Years(year, year));
    histogram.unknown = row.map_or(0, |row| row.unknown);
    let count = |month: u32| row.and_then(|row| row.months.get(month as usize - 1)).copied().unwrap_or(0);
    let bar = |month| Bar { span: Span::Month(year, month), count: count(month), mark: Mark::Plain };
    histogram.bars = (1..=12).map(bar).collect();
}

#[cfg(test)]
mod tests {
    use super::super::columns::Row;
    use super::*;
    use crate::archive::date::Edtf;

    /// Works of these dates, the newest first; the picture of them under a query.
    fn drawn(dates: &[&str], query: &str) -> Histogram {
        let dates: Vec<Option<Edtf>> = dates.iter().map(|date| Edtf::parse(date).ok()).collect();
        let row = |date| Row {
            id: "x",
            date: Option::as_ref(date),
            event: None,
            topics: &[],
            regions: &[],
            kind: "news",
            series: None,
            language: "en",
            original: None,
        };
        let rows: Vec<Row<'_>> = dates.iter().map(row).collect();
        let columns = Columns::build(
            [vec![], vec!["country".into()], vec!["news".into()], vec![], vec!["en".into()]],
            &rows,
        );
        let all = RowSet::span(columns.len(), 0, columns.len());
        histogram(&columns, &all, &Query::parse(query))
    }

    /// The bars as `2019:2`, with `*` for what is chosen, `+` for what lies within and `-` for what lies outside.
    fn said(histogram: &Histogram) -> String {
        let bar = |bar: &Bar| {
            let (from, to) = bar.span.ends();
            let name = if from == to { from } else { from + "/" + &to };
            let mark = match bar.mark {
                Mark::Plain => "",
                Mark::Within => "+",
                Mark::Chosen => "*",
                Mark::Outside => "-",
            };
            format!("{name}:{}{mark}", bar.count)
        };
        histogram.bars.iter().map(bar).collect::<Vec<_>>().join(" ")
    }

    const DATES: [&str; 6] = ["2007-05-01", "2007-05", "2007", "2004-02-29", "200X", ""];

    #[test]
    fn years_with_their_gaps() {
        let time = drawn(&DATES, "");
        assert_eq!(said(&time), "2004:1 2005:0 2006:0 2007:3");
        assert_eq!((time.vague, time.undated, time.unknown), (1, 1, 0));
        assert_eq!(time.whole, Some(Span::Years(2004, 2007)));
        assert!(time.above.is_empty());
    }

    #[test]
    fn what_is_asked_is_marked() {
        for (query, bars) in [
            ("from=2006", "2004:1- 2005:0- 2006:0+ 2007:3+"),
            ("to=2004-02", "2004:1+ 2005:0- 2006:0- 2007:3-"),
            ("from=2005&to=2006", "2004:1- 2005:0+ 2006:0+ 2007:3-"),
            ("from=2007&to=2004", "2004:1- 2005:0- 2006:0- 2007:3-"),
            ("from=soon", "2004:1 2005:0 2006:0 2007:3"),
            ("from=2007&to=2007&dated=no", "2004:1 2005:0 2006:0 2007:3"),
        ] {
            assert_eq!(said(&drawn(&DATES, query)), bars, "{query}");
        }
    }

    #[test]
    fn a_year_opens_its_months() {
        let time = drawn(&DATES, "from=2007-05&to=2007-05");
        assert!(said(&time).starts_with("2007-01:0- 2007-02:0- 2007-03:0- 2007-04:0- 2007-05:2* 2007-06:0-"));
        assert_eq!((time.bars.len(), time.unknown), (12, 1));
        assert_eq!((time.above, time.whole), (vec![Span::Years(2004, 2007)], Some(Span::Years(2007, 2007))));
        // So does a year that has none, and the only year there is.
        assert_eq!(drawn(&DATES, "from=2005&to=2005").bars.len(), 12);
        let only = drawn(&["2007-05-01", "2007-01"], "");
        assert_eq!((only.bars.len(), only.above.len()), (12, 0));
    }

    #[test]
    fn long_archives_open_from_tens_and_hundreds() {
        let time = drawn(&["2007", "1931", "1890-04-02"], "");
        assert_eq!(time.bars.len(), 12);
        assert!(said(&time).starts_with("1890/1899:1 1900/1909:0"), "{}", said(&time));
        let decade = drawn(&["2007", "1931", "1890-04-02"], "from=1930&to=1939");
        assert!(said(&decade).starts_with("1930:0+ 1931:1+"), "{}", said(&decade));
        assert_eq!(decade.above, [Span::Years(1890, 2007)]);
        let year = drawn(&["2007", "1931", "1890-04-02"], "from=1931&to=1931-06");
        assert_eq!((year.bars.len(), year.unknown), (12, 1));
        assert_eq!(year.above, [Span::Years(1890, 2007), Span::Years(1930, 1939)]);
        // A slip of the pen draws no thousand bars.
        let slip = drawn(&["2019", "0219"], "");
        assert_eq!(slip.bars.len(), 19);
        assert_eq!(slip.bars[0].span.ends(), ("0200".to_owned(), "0299".to_owned()));
    }

    #[test]
    fn nothing_dated_nothing_drawn() {
        for dates in [&[][..], &[""], &["19XX", ""]] {
            assert!(drawn(dates, "").bars.is_empty(), "{dates:?}");
        }
    }

    #[test]
    fn spans_are_asked_for_as_they_are_written() {
        let asked = |span: Span| span.asked(&Query::parse("topic=mining&dated=no&page=3")).to_url();
        assert_eq!(asked(Span::Years(2004, 2004)), "?topic=mining&from=2004&to=2004");
        assert_eq!(asked(Span::Years(1980, 1989)), "?topic=mining&from=1980&to=1989");
        assert_eq!(asked(Span::Month(2004, 2)), "?topic=mining&from=2004-02&to=2004-02");
        assert_eq!(asked(Span::Month(987, 12)), "?topic=mining&from=0987-12&to=0987-12");
    }
}
