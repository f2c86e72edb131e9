//! The many ways in which pages write dates, and that none is read more exactly than it is written.

use super::*;
use crate::archive::date::Precision;
use proptest::prelude::*;

const MANNER: Manner = Manner { order: None, newest: 2026 };

/// What is read of a line: the date, and the number before it.
fn shown(text: &str, manner: Manner) -> String {
    let Some(found) = read_whole(text, manner) else { return "-".to_owned() };
    let date = found.date.map_or_else(|| "none".to_owned(), |date| date.to_string());
    let series = found.series.map(|name| format!("{name} ")).unwrap_or_default();
    match found.number {
        Some(number) => format!("{series}{number}: {date}"),
        None => date,
    }
}

/// What pages write, and what is read: the number and its series, the date.
const LINES: &[(&str, &str)] = &[
    // Numbers of a series.
    ("Update 103. 30 April 2004", "Update 103: 2004-04-30"),
    ("102. 29 February 2004", "102: 2004-02-29"),
    ("153. Aug - Sep 12", "153: 2012-08/2012-09"),
    ("UPDATE 133. May / April 2009", "UPDATE 133: 2009-04/2009-05"),
    ("Issue 86 in April/May 2001", "Issue 86: 2001-04/2001-05"),
    ("Newsletter No. 45, March 2004", "Newsletter 45: 2004-03"),
    ("Boletín N° 12 - marzo de 2004", "Boletín 12: 2004-03"),
    ("Valley Update #7 (June 1998)", "Valley Update 7: 1998-06"),
    ("No. 3: Spring 2008", "3: 2008"),
    ("14. Sep 12", "14: 2012-09"),
    ("Update 5. 1998", "Update 5: 1998"),
    // English.
    ("30 April 2004", "2004-04-30"),
    ("Friday, 30th of April, 2004", "2004-04-30"),
    ("April 30, 2004", "2004-04-30"),
    ("Apr. 30th 2004", "2004-04-30"),
    ("30-Apr-2004", "2004-04-30"),
    ("30 Apr 04", "2004-04-30"),
    ("30 April '04", "2004-04-30"),
    ("Posted on 3 May 2004 10:30", "2004-05-03"),
    ("Lima, 3 May 2004", "2004-05-03"),
    ("Fri, 30 Apr 2004 23:30:00 -0500", "2004-04-30"),
    ("Sept. 2004", "2004-09"),
    ("May 98", "1998-05"),
    ("May '04", "2004-05"),
    ("2004 April", "2004-04"),
    ("2004, 30 April", "-"),
    ("June 2004 issue", "2004-06"),
    // Intervals.
    ("3-5 May 2004", "2004-05-03/2004-05-05"),
    ("May 3-5, 2004", "2004-05-03/2004-05-05"),
    ("3, 4 and 5 May 2004", "2004-05-03/2004-05-05"),
    ("28 April - 3 May 2004", "2004-04-28/2004-05-03"),
    ("April 28 to May 3, 2004", "2004-04-28/2004-05-03"),
    ("28 December - 3 January 2004", "2003-12-28/2004-01-03"),
    ("Dec / Jan 2005", "2004-12/2005-01"),
    ("December 2004 - January 2005", "2004-12/2005-01"),
    ("January 2005 - December 2004", "2004-12/2005-01"),
    ("April, May & June 2009", "2009-04/2009-06"),
    ("July / January 2005", "2004/2005"),
    // Spanish.
    ("3 de junio de 2019", "2019-06-03"),
    ("Lunes 3 de junio del 2019", "2019-06-03"),
    ("1º de mayo de 2004", "2004-05-01"),
    ("Marzo de 2004", "2004-03"),
    ("setiembre 2004", "2004-09"),
    ("Publicado el 12 ene. 2011", "2011-01-12"),
    ("del 28 de abril al 3 de mayo de 2004", "2004-04-28/2004-05-03"),
    ("3 y 4 de mayo de 2004", "2004-05-03/2004-05-04"),
    ("Abril - mayo de 2004", "2004-04/2004-05"),
    ("MIÉRCOLES 3 DE MARZO DE 2004", "2004-03-03"),
    // Parts of a year.
    ("Spring 2008", "2008"),
    ("Winter 2008/09", "2008/2009"),
    ("Otoño de 2008", "2008"),
    ("2nd quarter 2008", "2008-04/2008-06"),
    ("Q2 2008", "2008-04/2008-06"),
    ("2008 Q4", "2008-10/2008-12"),
    ("segundo trimestre de 2008", "2008-04/2008-06"),
    ("primer semestre 2008", "2008-01/2008-06"),
    ("last quarter of 2008", "2008-10/2008-12"),
    ("5th quarter 2008", "-"),
    // Figures.
    ("2004-04-30", "2004-04-30"),
    ("2004-04-30T12:00:00Z", "2004-04-30"),
    ("2004/04/30", "2004-04-30"),
    ("2012-08", "2012-08"),
    ("2004-05", "2004/2005"),
    ("30/04/2004", "2004-04-30"),
    ("04/30/2004", "2004-04-30"),
    ("30.04.2004", "2004-04-30"),
    ("5/5/2004", "2004-05-05"),
    ("12/03/2004", "2004"),
    ("12/03/04", "none"),
    ("25/12/99", "1999-12-25"),
    ("05/2004", "2004-05"),
    ("5/2004", "2004"),
    ("No. 05/2004", "2004"),
    // No date, whatever it looks like.
    ("31 December 1969", "none"),
    ("1 January 1970", "none"),
    ("1 de enero de 1970", "none"),
    ("1969-12-31", "none"),
    ("0000-00-00", "none"),
    ("00/00/0000", "none"),
    ("2004-00-00", "2004"),
    ("2004-05-00", "2004-05"),
    ("31 February 2004", "2004"),
    ("30 April", "-"),
    ("Sep 12", "none"),
    ("tomorrow", "-"),
    ("020-7354-9825", "-"),
    ("12:30", "-"),
    ("© 1998", "-"),
    ("Report on the 2004 elections", "-"),
    ("", "-"),
    // Years alone.
    ("1983", "1983"),
    ("c. 1983", "1983~"),
    ("[1983?]", "1983?"),
    ("1998-2004", "1998/2004"),
    ("(1998)", "1998"),
];

#[test]
fn the_ways_of_pages() {
    let mut wrong = Vec::new();
    for (text, expected) in LINES {
        let read = shown(text, MANNER);
        if read != *expected {
            wrong.push(format!("{text}: {read}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_comes_first_may_be_known() {
    for (order, text, expected) in [
        (Order::DayFirst, "12/03/2004", "2004-03-12"),
        (Order::MonthFirst, "12/03/2004", "2004-12-03"),
        (Order::DayFirst, "12/03/04", "2004-03-12"),
        (Order::MonthFirst, "12/03/99", "1999-12-03"),
        (Order::DayFirst, "04/30/2004", "2004-04-30"),
    ] {
        let manner = Manner { order: Some(order), ..MANNER };
        assert_eq!(shown(text, manner), expected, "{text}");
    }
}

#[test]
fn doubts_are_told() {
    for (text, doubt) in [
        ("12/03/2004", Doubt::Ambiguous),
        ("2004-05", Doubt::Ambiguous),
        ("31 December 1969", Doubt::ZeroOfClock),
        ("31 February 2004", Doubt::Impossible),
        ("May / April 2009", Doubt::Reversed),
        ("Spring 2008", Doubt::Season),
    ] {
        assert_eq!(read_whole(text, MANNER).unwrap().doubt, Some(doubt), "{text}");
    }
}

#[test]
fn programs_write_otherwise() {
    for (text, expected) in [
        ("20040430", "2004-04-30"),
        ("20040430123000", "-"),
        ("2004-05", "2004-05"),
        ("2004", "2004"),
        ("2004-04-30T23:30:00-05:00", "2004-04-30"),
        ("20041350", "2004"),
        ("19700101", "none"),
    ] {
        let found = read_machine(text, MANNER);
        let date = found.map(|found| found.date.map_or_else(|| "none".to_owned(), |date| date.to_string()));
        assert_eq!(date.unwrap_or_else(|| "-".to_owned()), expected, "{text}");
    }
}

/// Ways to write a day, a month and a year, and how much they say.
const WAYS: [(&str, Precision); 12] = [
    ("{d} {M} {y}", Precision::Day),
    ("{M} {d}, {y}", Precision::Day),
    ("{d} de {E} de {y}", Precision::Day),
    ("{y}-{mm}-{dd}", Precision::Day),
    ("{dd}/{mm}/{y}", Precision::Day),
    ("Update 12. {d} {M} {y}", Precision::Day),
    ("{M} {y}", Precision::Month),
    ("{E} de {y}", Precision::Month),
    ("Update 12. {M} {y}", Precision::Month),
    ("{mm}/{y}", Precision::Month),
    ("Spring {y}", Precision::Year),
    ("{y}", Precision::Year),
];
const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const SPANISH: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "setiembre",
    "octubre",
    "noviembre",
    "diciembre",
];

proptest! {
    /// What is read holds the day that was meant, and is never more exact than its writing.
    #[test]
    fn never_more_exact_than_the_text(year in 1971i32..2026, month in 1u32..=12, day in 1u32..=28, way in 0usize..12) {
        let (form, precision) = WAYS[way];
        let text = form
            .replace("{y}", &year.to_string())
            .replace("{M}", ENGLISH[month as usize - 1])
            .replace("{E}", SPANISH[month as usize - 1])
            .replace("{mm}", &format!("{month:02}"))
            .replace("{dd}", &format!("{day:02}"))
            .replace("{d}", &day.to_string());
        let found = read_whole(&text, MANNER).unwrap();
        let date = found.date.unwrap();
        let meant = chrono::NaiveDate::from_ymd_opt(year, month, day).unwrap();
        prop_assert!(date.precision() >= precision, "{text}: {date}");
        prop_assert!(date.first_day() <= meant && meant <= date.last_day(), "{text}: {date}");
        // Only what is ambiguous says less than its writing.
        prop_assert!(date.precision() == precision || found.doubt.is_some(), "{text}: {date}");
    }

    /// A day is never made of fewer than two figures, a date never of none.
    #[test]
    fn nothing_is_made_up(text in "(([0-9]{1,4}|May|abril|de|to|/|-|,|\\.|Update|Spring|Q2|'|[a-z]{1,5})[ ]?){0,9}") {
        if let Some(Found { date: Some(date), .. }) = read_whole(&text, MANNER) {
            let figures = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).count();
            prop_assert!(figures >= 1);
            if date.precision() == Precision::Day {
                prop_assert!(figures >= 2, "{text}: {date}");
            }
        }
    }

    #[test]
    fn any_text_is_answered(text in "\\PC{0,60}") {
        for found in [read(&text, MANNER), read_whole(&text, MANNER), read_machine(&text, MANNER)].into_iter().flatten() {
            prop_assert!(text.get(found.span).is_some());
        }
    }
}
