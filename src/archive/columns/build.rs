//! Rows in, columns out.

use std::collections::HashMap;

use super::{Coded, Columns, day_number, marks};
use crate::archive::date::Edtf;
use crate::archive::query::Facet;

/// One version of an article, as the columns take it in.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// Unique; what `original` refers to.
    pub id: &'a str,
    /// None is undated.
    pub date: Option<&'a Edtf>,
    /// First and last day of the event it tells of.
    pub event: Option<(chrono::NaiveDate, chrono::NaiveDate)>,
    /// Ids.
    pub topics: &'a [String],
    /// Ids; none is the whole country.
    pub regions: &'a [String],
    /// Id.
    pub kind: &'a str,
    /// Id, and number where it has one.
    pub series: Option<(&'a str, Option<u32>)>,
    /// Code.
    pub language: &'a str,
    /// The `id` of the row that it is a version of; that one is no version itself.
    pub original: Option<&'a str>,
}

/// The numbers that ids stand for.
type Numbers<'a> = HashMap<&'a str, u16>;

fn numbers(ids: &[String]) -> Numbers<'_> {
    (0..=u16::MAX).zip(ids).map(|(number, id)| (id.as_str(), number)).collect()
}

fn listed(ids: &[String], numbers: &Numbers<'_>) -> Vec<u16> {
    let mut list: Vec<u16> = ids.iter().filter_map(|id| numbers.get(id.as_str()).copied()).collect();
    list.sort_unstable();
    list.dedup();
    list
}

impl Columns {
    /// Makes columns of rows in list order (dated ones first). `ids` are the vocabularies, in the order of the
    /// interface, by [`Facet`]; `country` belongs to the regions. A value that its vocabulary lacks is left out.
    #[must_use]
    pub fn build(ids: [Vec<String>; 5], rows: &[Row<'_>]) -> Self {
        let [topics, regions, kinds, series, languages] =
            Facet::ALL.map(|facet| numbers(&ids[facet.index()]));
        let row_of: HashMap<&str, u32> = (0..).zip(rows).map(|(at, row)| (row.id, at)).collect();
        let country = ["country".to_owned()];
        let places =
            |row: &Row<'_>| listed(if row.regions.is_empty() { &country } else { row.regions }, &regions);
        let of_topics: Vec<Vec<u16>> = rows.iter().map(|row| listed(row.topics, &topics)).collect();
        let of_regions: Vec<Vec<u16>> = rows.iter().map(places).collect();
        let mut columns = Self::default();
        let mut forms = Vec::with_capacity(rows.len());
        for (at, row) in (0u32..).zip(rows) {
            let mut marks = 0;
            if let Some(date) = row.date {
                columns.days.push((day_number(date.first_day()), day_number(date.last_day())));
                columns.precision.push(date.precision());
            }
            if let Some((first, last)) = row.event {
                columns.events.push((at, day_number(first), day_number(last)));
                marks |= marks::EVENT;
            }
            let of_series = row.series.and_then(|(id, number)| Some((*series.get(id)?, number)));
            columns.series.push(of_series.map_or(0, |(id, _)| id + 1));
            if let Some((_, number)) = of_series {
                marks |= marks::IN_SERIES;
                if let Some(number) = number {
                    columns.numbers.push((at, number));
                    marks |= marks::NUMBERED;
                }
            }
            if let Some(original) = row.original.and_then(|id| row_of.get(id).copied()) {
                columns.versions.push((at, original));
                marks |= marks::VERSION;
                let same = |lists: &[Vec<u16>]| lists[at as usize] == lists[original as usize];
                marks |= if same(&of_topics) { marks::SAME_TOPICS } else { 0 };
                marks |= if same(&of_regions) { marks::SAME_REGIONS } else { 0 };
            }
            let kind = kinds.get(row.kind).copied().unwrap_or(0);
            let language = languages.get(row.language).copied().unwrap_or(0);
            forms.push(vec![kind, language, marks]);
        }
        columns.topics = Coded::build(&of_topics, |row| forms[row][2] & marks::SAME_TOPICS == 0);
        columns.regions = Coded::build(&of_regions, |row| forms[row][2] & marks::SAME_REGIONS == 0);
        columns.forms = Coded::build(&forms, |_| true);
        columns.ids = ids;
        columns.settle()
    }
}

impl Coded {
    /// A list for each row; the file tells those of the rows that are `told`, and the others have lists that are among
    /// these.
    fn build(rows: &[Vec<u16>], told: impl Fn(usize) -> bool) -> Self {
        let mut found: HashMap<&[u16], (usize, usize)> = HashMap::new();
        for (row, list) in rows.iter().enumerate().filter(|(row, _)| told(*row)) {
            found.entry(list).or_insert((0, row)).0 += 1;
        }
        let mut lists: Vec<(&[u16], usize, usize)> =
            found.into_iter().map(|(list, (count, row))| (list, count, row)).collect();
        // The commonest first; at one count, and so among those that occur once, in the order of rows.
        lists.sort_unstable_by_key(|(_, count, row)| (std::cmp::Reverse(*count), *row));
        let mut column =
            Self { common: lists.partition_point(|(_, count, _)| *count > 1), ..Self::default() };
        let mut places: HashMap<&[u16], u32> = HashMap::new();
        for (place, (list, ..)) in (0u32..).zip(&lists) {
            column.values.extend_from_slice(list);
            column.ends.push(u32::try_from(column.values.len()).unwrap_or(u32::MAX));
            places.insert(list, place);
        }
        column.rows = rows.iter().map(|list| places.get(list.as_slice()).copied().unwrap_or(0)).collect();
        column
    }
}
