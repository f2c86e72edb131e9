//! Columns, filter and calendar against a plain model that does the same the slow and obvious way.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::calendar;
use super::columns::{Columns, Row};
use super::date::Edtf;
use super::filter::{filter_among, works};
use super::histogram::{self, Span};
use super::listing::{plan, plan_among};
use super::matches::{Matches, Without};
use super::query::{Facet, Query};
use super::route::Scope;

#[derive(Clone, Debug)]
struct Item {
    id: String,
    date: Option<Edtf>,
    event: Option<(chrono::NaiveDate, chrono::NaiveDate)>,
    topics: Vec<String>,
    regions: Vec<String>,
    kind: String,
    series: Option<(String, Option<u32>)>,
    language: String,
    original: Option<String>,
}

impl Item {
    fn values(&self, facet: Facet) -> Vec<String> {
        match facet {
            Facet::Topic => self.topics.clone(),
            Facet::Region if self.regions.is_empty() => vec!["country".into()],
            Facet::Region => self.regions.clone(),
            Facet::Kind => vec![self.kind.clone()],
            Facet::Series => self.series.iter().map(|(id, _)| id.clone()).collect(),
            Facet::Language => vec![self.language.clone()],
        }
    }

    fn work(&self) -> &str {
        self.original.as_deref().unwrap_or(&self.id)
    }

    fn takes(&self, query: &Query, aside: Option<Facet>) -> bool {
        let facets = Facet::ALL.into_iter().filter(|facet| Some(*facet) != aside).all(|facet| {
            let has = |value: &String| self.values(facet).contains(value);
            let within: Vec<_> = query.of(facet).iter().filter(|c| !c.out).map(|c| &c.value).collect();
            let refused = query.of(facet).iter().any(|c| c.out && has(&c.value));
            let every = facet == Facet::Topic && query.all_topics;
            let met = within.is_empty()
                || if every { within.into_iter().all(has) } else { within.into_iter().any(has) };
            met && !refused
        });
        facets && self.in_time(query)
    }

    fn in_time(&self, query: &Query) -> bool {
        if query.undated {
            return self.date.is_none();
        }
        let (from, to) = (query.from.span(), query.to.span());
        if from.is_none() && to.is_none() {
            return true;
        }
        if let (Some(from), Some(to)) = (from, to)
            && from.0 > to.1
        {
            return false;
        }
        let meets = |first, last| from.is_none_or(|from| last >= from.0) && to.is_none_or(|to| first <= to.1);
        self.date.as_ref().is_some_and(|date| meets(date.first_day(), date.last_day()))
            || self.event.is_some_and(|(first, last)| meets(first, last))
    }
}

const TOPICS: [&str; 4] = ["mining", "water", "rights", "justice"];
const REGIONS: [&str; 4] = ["cusco", "puno", "lima", "country"];
const KINDS: [&str; 3] = ["news", "letter", "event"];
const SERIES: [&str; 2] = ["update", "letters"];
const LANGUAGES: [&str; 3] = ["en", "es", "qu"];

fn ids() -> [Vec<String>; 5] {
    [&TOPICS[..], &REGIONS, &KINDS, &SERIES, &LANGUAGES]
        .map(|ids| ids.iter().map(ToString::to_string).collect())
}

fn some_of(ids: &'static [&'static str], most: usize) -> impl Strategy<Value = Vec<String>> {
    proptest::sample::subsequence(ids, 0..=most).prop_map(|ids| ids.into_iter().map(str::to_owned).collect())
}

fn date() -> impl Strategy<Value = Option<Edtf>> {
    prop_oneof![
        Just(None),
        (2000..2006, 1..=12, 1..=28).prop_map(|(y, m, d)| Some(format!("{y}-{m:02}-{d:02}"))),
        (2000..2006, 1..=12).prop_map(|(y, m)| Some(format!("{y}-{m:02}"))),
        (2000..2006).prop_map(|y| Some(format!("{y}~"))),
        (2000..2004, 1..3).prop_map(|(y, n)| Some(format!("{y}-11/{}-02", y + n))),
        Just(Some("200X".to_owned())),
        Just(Some("2003/..".to_owned())),
    ]
    .prop_map(|text| text.map(|text| Edtf::parse(&text).unwrap()))
}

fn items() -> impl Strategy<Value = Vec<Item>> {
    let series = proptest::option::of((proptest::sample::select(&SERIES[..]), proptest::option::of(1..6u32)));
    let event = proptest::option::weighted(0.2, (730_000..732_000, 0..5));
    let item = (
        (date(), event, some_of(&TOPICS, 3), some_of(&REGIONS[..3], 2)),
        (proptest::sample::select(&KINDS[..]), series, proptest::sample::select(&LANGUAGES[..])),
        proptest::option::weighted(0.3, 0..20usize),
    );
    proptest::collection::vec(item, 0..24).prop_map(|made| {
        let day = |number| chrono::NaiveDate::from_num_days_from_ce_opt(number).unwrap();
        let mut items: Vec<Item> = Vec::new();
        for (at, ((date, event, topics, regions), (kind, series, language), of)) in
            made.into_iter().enumerate()
        {
            let original =
                of.and_then(|of| items.get(of)).filter(|of| of.original.is_none()).map(|of| of.id.clone());
            items.push(Item {
                id: format!("item-{at:02}"),
                date,
                event: event.map(|(first, days)| (day(first), day(first + days))),
                topics,
                regions,
                kind: kind.into(),
                series: series.map(|(id, number)| (id.into(), number)),
                language: language.into(),
                original,
            });
        }
        items.sort_by_cached_key(|item| {
            let day = item.date.as_ref().map(|date| std::cmp::Reverse(date.first_day()));
            (day.is_none(), day, item.date.as_ref().map(Edtf::inexactness), item.id.clone())
        });
        items
    })
}

fn query() -> impl Strategy<Value = Query> {
    let choice = |ids: &'static [&'static str]| {
        proptest::collection::vec((proptest::sample::select(ids), any::<bool>()), 0..3).prop_map(|chosen| {
            chosen
                .iter()
                .map(|(id, out)| if *out { format!("-{id}") } else { (*id).into() })
                .collect::<Vec<_>>()
                .join(",")
        })
    };
    let when = || prop_oneof![4 => Just(String::new()), 1 => (1999..2007i32).prop_map(|y| y.to_string()), 1 => Just("2003-07".into()), 1 => Just("soon".into())];
    (
        (choice(&TOPICS), choice(&["cusco", "puno", "country", "atlantis"]), choice(&KINDS), choice(&SERIES)),
        (choice(&LANGUAGES), when(), when(), proptest::bool::weighted(0.1), any::<bool>(), any::<bool>()),
    )
        .prop_map(|((topic, region, kind, series), (language, from, to, undated, all, oldest))| {
            let flags = [(undated, "dated=no"), (all, "match=all"), (oldest, "sort=oldest")];
            let flags = flags.iter().filter(|(on, _)| *on).fold(String::new(), |all, (_, text)| all + "&" + text);
            Query::parse(&format!("topic={topic}&region={region}&kind={kind}&series={series}&language={language}&from={from}&to={to}{flags}"))
        })
}

fn rows<'a>(items: &'a [Item]) -> Vec<Row<'a>> {
    let row = |item: &'a Item| {
        let Item { id, date, event, topics, regions, kind, series, language, original } = item;
        Row {
            id,
            date: date.as_ref(),
            event: *event,
            topics,
            regions,
            kind,
            series: series.as_ref().map(|(id, number)| (id.as_str(), *number)),
            language,
            original: original.as_deref(),
        }
    };
    items.iter().map(row).collect()
}

proptest! {
    #[test]
    fn columns_are_read_back(items in items()) {
        let columns = Columns::build(ids(), &rows(&items));
        let bytes = columns.encode().concat();
        // A newer writer may add columns at the end.
        prop_assert_eq!(Columns::decode(&[&bytes[..], b"more"].concat()), Ok(columns.clone()));
        prop_assert_eq!(Columns::decode(&bytes), Ok(columns));
    }

    #[test]
    fn any_bytes_are_survived(items in items(), at in any::<prop::sample::Index>(), flip in 1u8.., cut in any::<prop::sample::Index>(), noise in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = Columns::decode(&noise);
        let mut bytes = Columns::build(ids(), &rows(&items)).encode().concat();
        let cut = cut.index(bytes.len());
        prop_assert!(Columns::decode(&bytes[..cut]).is_err());
        let at = at.index(bytes.len());
        bytes[at] ^= flip;
        if let Ok(columns) = Columns::decode(&bytes) {
            // Whatever was read can be asked.
            let _ = plan(&columns, &Scope::News, &Query::parse("topic=mining&from=2001"), "en", 20);
            let _ = plan(&columns, &Scope::Region("puno".into()), &Query::parse("series=-update&sort=oldest"), "es", 20);
            let _ = calendar::dated_rows(&columns, &Scope::News, None, None, "en");
            let _ = calendar::numbers(&columns, "update", "en");
        }
    }

    #[test]
    fn the_filter_agrees_with_the_plain_model(items in items(), query in query(), searched in proptest::option::of(proptest::collection::btree_set(0u32..24, 0..24))) {
        let columns = Columns::build(ids(), &rows(&items));
        // What a search found, if there was one.
        let has_words = |item: &&Item| {
            let row = items.iter().position(|other| other.id == item.id).and_then(|row| u32::try_from(row).ok()).unwrap();
            searched.as_ref().is_none_or(|found| found.contains(&row))
        };
        let matches = searched.as_ref().map(|found| Matches {
            rows: found.iter().copied().collect(),
            scores: vec![7; found.len()],
            without: vec![Without { dropped: "x".into(), rest: String::new(), rows: vec![] }],
        });
        let found = plan_among(&columns, &Scope::News, &query, matches.as_ref(), "es", 1000);
        let matching: Vec<&Item> = items.iter().filter(has_words).filter(|item| item.takes(&query, None)).collect();
        let works: BTreeSet<&str> = matching.iter().map(|item| item.work()).collect();
        prop_assert_eq!(found.total as usize, works.len());
        prop_assert_eq!(found.rows.len(), works.len());
        for row in &found.rows {
            let item = &items[*row as usize];
            let versions: Vec<&&Item> = matching.iter().filter(|other| other.work() == item.work()).collect();
            let spanish = versions.iter().any(|item| item.language == "es");
            let original = versions.iter().any(|item| item.original.is_none());
            prop_assert!(versions.iter().any(|other| other.id == item.id));
            prop_assert!(item.language == "es" || (!spanish && (item.original.is_none() || !original)));
        }
        for facet in &found.facets {
            let aside = (facet.facet != Facet::Topic || !query.all_topics).then_some(facet.facet);
            for value in &facet.values {
                let works: BTreeSet<&str> = items.iter()
                    .filter(has_words)
                    .filter(|item| item.takes(&query, aside) && item.values(facet.facet).contains(&value.id))
                    .map(Item::work).collect();
                prop_assert_eq!(value.count as usize, works.len(), "{:?} {}", facet.facet, &value.id);
            }
        }
        if found.total == 0 {
            prop_assert!(found.relaxations.iter().all(|relaxation| relaxation.count > 0));
            // Without its one word, the query is answered by all rows.
            let all = plan(&columns, &Scope::News, &query, "es", 1000).total;
            let without = found.relaxations.iter().find(|one| matches!(one.dropped, super::listing::Dropped::Words(_)));
            prop_assert_eq!(without.map_or(0, |one| one.count), if matches.is_some() { all } else { 0 });
        }
    }

    #[test]
    fn the_histogram_agrees_with_a_plain_count(items in items(), query in query()) {
        let columns = Columns::build(ids(), &rows(&items));
        let found = plan(&columns, &Scope::News, &query, "es", 1000);
        let free = plan(&columns, &Scope::News, &histogram::whenever(&query), "es", 1000);
        let time = &found.time;
        let dates: Vec<Option<&Edtf>> = free.rows.iter().map(|row| items[*row as usize].date.as_ref()).collect();
        let count = |wanted: &dyn Fn(&Edtf) -> bool| {
            u32::try_from(dates.iter().flatten().filter(|date| wanted(date)).count()).unwrap()
        };
        prop_assert_eq!(time.undated as usize, dates.iter().filter(|date| date.is_none()).count());
        prop_assert_eq!(time.vague, count(&|date| date.year().is_none()));
        for bar in &time.bars {
            let own = match bar.span {
                Span::Years(first, last) => count(&|date| date.year().is_some_and(|year| (first..=last).contains(&year))),
                Span::Month(year, month) => count(&|date| date.year() == Some(year) && date.month() == Some(month)),
            };
            prop_assert_eq!(bar.count, own, "{:?}", bar.span);
            // Choosing it finds all that it counts.
            let chosen = plan(&columns, &Scope::News, &bar.span.asked(&query), "es", 1000);
            prop_assert!(chosen.total >= bar.count);
        }
        // Bars and what is counted beside them are all there is, in the picture of everything.
        if time.above.is_empty() && !time.bars.is_empty() {
            let bars: u32 = time.bars.iter().map(|bar| bar.count).sum();
            let months_of_one_asked = time.bars.len() == 12 && histogram::restricts(&query);
            prop_assert!(months_of_one_asked || bars + time.unknown + time.vague + time.undated == free.total);
        }
    }

    #[test]
    fn what_else_restricts_restricts_counts_too(items in items(), query in query(), found in proptest::collection::vec(any::<bool>(), 24)) {
        let columns = Columns::build(ids(), &rows(&items));
        let found: Vec<u32> = (0u32..).zip(&items).filter(|(row, _)| found[*row as usize]).map(|(row, _)| row).collect();
        let answer = filter_among(&columns, &Scope::News, &query, Some(&found), "en");
        let count = |aside: Option<Facet>, has: &dyn Fn(&Item) -> bool| {
            let here = found.iter().map(|row| &items[*row as usize]);
            let works: BTreeSet<&str> = here.filter(|item| item.takes(&query, aside) && has(item)).map(Item::work).collect();
            u32::try_from(works.len()).unwrap()
        };
        prop_assert_eq!(answer.rows.len(), count(None, &|_| true));
        prop_assert_eq!(&answer.rows, &works(&columns, &Scope::News, &query, Some(&found), "en"));
        prop_assert!(answer.rows.list().iter().all(|row| found.contains(row)));
        for facet in Facet::ALL {
            let aside = (facet != Facet::Topic || !query.all_topics).then_some(facet);
            for (id, got) in columns.ids(facet).iter().zip(&answer.counts[facet.index()]) {
                prop_assert_eq!(*got, count(aside, &|item| item.values(facet).contains(id)));
            }
        }
    }

    #[test]
    fn pages_are_parts_of_one_order(items in items(), query in query(), per_page in 1u32..9) {
        let columns = Columns::build(ids(), &rows(&items));
        let all = plan(&columns, &Scope::News, &query, "en", 1000);
        let mut paged = Vec::new();
        for page in 0..all.total.div_ceil(per_page) {
            paged.extend(plan(&columns, &Scope::News, &Query { page, ..query.clone() }, "en", per_page).rows);
        }
        prop_assert_eq!(paged, all.rows);
    }

    #[test]
    fn every_work_has_one_place_in_time(items in items()) {
        let columns = Columns::build(ids(), &rows(&items));
        let works: BTreeSet<&str> = items.iter().map(Item::work).collect();
        let (years, undated) = calendar::years(&columns, &Scope::News, "en");
        prop_assert_eq!(years.iter().map(calendar::YearRow::total).sum::<u32>() + undated, u32::try_from(works.len()).unwrap());
        for row in &years {
            for (month, count) in (1u32..).zip(row.months) {
                let rows = calendar::dated_rows(&columns, &Scope::News, Some(row.year), Some(month), "en");
                prop_assert_eq!(rows.len(), count as usize);
            }
            let rows = calendar::dated_rows(&columns, &Scope::News, Some(row.year), None, "en");
            prop_assert_eq!(rows.len(), row.total() as usize);
        }
        let page = calendar::archive(&columns, "en");
        for (parts, scope) in [(&page.topics, Scope::Topic as fn(String) -> Scope), (&page.regions, Scope::Region)] {
            for part in parts {
                let of = |year| calendar::dated_rows(&columns, &scope(part.id.clone()), year, None, "en").len();
                let years: Vec<usize> = page.years.iter().map(|row| of(Some(row.year))).collect();
                let counts: Vec<usize> = part.years.iter().map(|row| row.total() as usize).collect();
                prop_assert_eq!(years, counts);
                prop_assert!(page.years.iter().map(|row| row.year).eq(part.years.iter().map(|row| row.year)));
                prop_assert_eq!(of(None), part.undated as usize);
                prop_assert!(part.total() > 0);
            }
        }
    }
}

#[test]
fn oldest_first_keeps_undated_last() {
    let item = |id: &str, date: &str| Item {
        id: id.into(),
        date: Edtf::parse(date).ok(),
        event: None,
        topics: vec![],
        regions: vec![],
        kind: "news".into(),
        series: None,
        language: "en".into(),
        original: None,
    };
    let items = [item("c", "2019-03"), item("a", "1983-01-01"), item("b", "1983~"), item("d", "")];
    let columns = Columns::build(ids(), &rows(&items));
    let rows = |query: &str| plan(&columns, &Scope::News, &Query::parse(query), "en", 20).rows;
    assert_eq!(rows(""), [0, 1, 2, 3]);
    assert_eq!(rows("sort=oldest"), [1, 2, 0, 3]);
    assert_eq!(rows("sort=oldest&dated=no&from=2019"), [3]);
    assert_eq!(plan(&columns, &Scope::News, &Query::parse("page=99"), "en", 3).rows, [3]);
}

#[test]
fn when_nothing_answers_it_is_said_which_filter_to_drop() {
    let item = |id: &str, topic: &str| Item {
        id: id.into(),
        date: Edtf::parse("2019").ok(),
        event: None,
        topics: vec![topic.into()],
        regions: vec!["puno".into()],
        kind: "news".into(),
        series: None,
        language: "en".into(),
        original: None,
    };
    let items = [item("a", "mining"), item("b", "mining"), item("c", "water")];
    let columns = Columns::build(ids(), &rows(&items));
    let found = plan(&columns, &Scope::News, &Query::parse("topic=mining&region=cusco"), "en", 20);
    assert_eq!(found.total, 0);
    let counts: Vec<(String, u32)> = found.relaxations.iter().map(|r| (r.query.to_url(), r.count)).collect();
    assert_eq!(counts, [("?topic=mining".to_owned(), 2)]);
    let reversed = plan(&columns, &Scope::News, &Query::parse("from=2020&to=2019"), "en", 20);
    assert!(reversed.reversed && reversed.total == 0);
}
