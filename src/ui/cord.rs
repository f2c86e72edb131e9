//! The numbers of a series above its list.

use super::content::NumberRow;
use super::markup::{Element, el};
use super::naming::link;
use super::setting::Setting;
use crate::archive::route::{Route, Scope};

/// The numbers of a series on their cord: a knot for each, a gap where one is missing.
pub(crate) fn numbers_of(setting: &Setting, scope: &Scope, rows: &[NumberRow]) -> Option<Element> {
    let words = setting.words();
    let Scope::Series(id) = scope else { return None };
    if rows.is_empty() {
        return None;
    }
    let knot = |row: &NumberRow| {
        let number = row.issue.number;
        if row.count == 0 {
            let said = el("span").class("visually-hidden").with(" ").with(words.number_missing);
            return el("li").class("gap").with(el("span").with(number.to_string()).with(said));
        }
        let route = Route::List(Scope::Number(id.clone(), number));
        el("li").class("knot").with(link(setting.to(&route)).with(number.to_string()))
    };
    Some(
        el("nav")
            .class("cord")
            .attr("aria-label", words.all_numbers)
            .with(el("ol").all(rows.iter().map(knot).collect())),
    )
}
