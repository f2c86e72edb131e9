//! The filters of a list: each value with its count under the present choice, as a link to the list with it.

use super::histogram::{beside, over_time};
use super::map;
use super::markup::{Element, el};
use super::naming::link;
use super::setting::Setting;
use super::words::numbers::number;
use crate::archive::listing::{FacetCounts, Plan, ValueCount};
use crate::archive::query::{DateField, Facet, Query};
use crate::archive::route::{Route, Scope};

/// How many values of a facet stand open.
const OPEN: usize = 7;

/// The filters, in a dialog: in place beside the list on a desk, a sheet over it on a phone.
pub(crate) fn filters(setting: &Setting, plan: &Plan) -> Element {
    let words = setting.words();
    let shown = plan.facets.iter().filter(|facet| is_shown(plan, facet));
    let close = el("div").class("sheet-foot").with(
        el("button")
            .class("button")
            .attr("type", "button")
            .attr("data-close-filters", "")
            .with(words.show)
            .with(" ")
            .with(words.articles(plan.total)),
    );
    el("dialog")
        .attr("id", "filters")
        .attr("open", "")
        .attr("aria-label", words.filter)
        .class("filters")
        .with(el("div").class("facets").all(shown.map(|counts| facet(setting, plan, counts)).collect()))
        .with(dates(setting, plan))
        .with(close)
}

/// A list's own facet says nothing there, nor does one with fewer than two values, unless something is chosen of it.
fn is_shown(plan: &Plan, counts: &FacetCounts) -> bool {
    let own = matches!((&plan.scope, counts.facet), (Scope::Series(_) | Scope::Number(..), Facet::Series));
    !plan.query.of(counts.facet).is_empty() || (!own && counts.values.len() > 1)
}

fn facet(setting: &Setting, plan: &Plan, counts: &FacetCounts) -> Element {
    let words = setting.words();
    let name = match counts.facet {
        Facet::Topic => words.topics,
        Facet::Region => words.regions,
        Facet::Kind => words.kind,
        Facet::Series => words.series,
        Facet::Language => words.language,
    };
    let mut set = el("fieldset").attr("id", counts.facet.name()).with(el("legend").with(name));
    if counts.facet == Facet::Topic {
        set = set.maybe(any_or_all(setting, plan));
    }
    let control = |value: &ValueCount, short| choice(setting, plan, counts.facet, value, short);
    if counts.facet == Facet::Region
        && let Some(map) = map::of_filter(setting, &counts.values, &control)
    {
        return set.with(map);
    }
    let row = |value: &ValueCount| el("li").with(control(value, None));
    // One more than fits is shown rather than hidden behind words that take as much room.
    let open = if counts.values.len() <= OPEN + 1 { counts.values.len() } else { OPEN };
    let (first, rest) = counts.values.split_at(open);
    set.push(el("ul").class("values").all(first.iter().map(row).collect()).into());
    if !rest.is_empty() {
        let inside = rest.iter().any(|value| value.chosen.is_some());
        let all = number(counts.values.len() as u64);
        let keep = ["facet-", counts.facet.name()].concat();
        set.push(
            el("details")
                .flag("open", inside)
                .attr("data-keep", keep)
                .with(el("summary").with(words.all_before).with(" ").with(all))
                .with(el("ul").class("values").all(rest.iter().map(row).collect()))
                .into(),
        );
    }
    set
}

/// A value with its count: a link to the list with it, or without it where it is chosen.
/// `short` is what stands for its name on a map.
fn choice(
    setting: &Setting,
    plan: &Plan,
    facet: Facet,
    value: &ValueCount,
    short: Option<Element>,
) -> Element {
    let words = setting.words();
    let query = match value.chosen {
        None => plan.query.with(facet, &value.id, false),
        Some(_) => plan.query.without(facet, &value.id),
    };
    let mut name = el("span").class("name").with(setting.name(facet, &value.id));
    if facet == Facet::Language {
        name = name.attr("lang", value.id.clone());
    }
    let note = match (value.known, value.chosen) {
        (false, _) => Some(words.not_known),
        (true, Some(true)) => Some(words.left_out),
        _ => None,
    };
    let note = note.map(|note| el("span").class("note").with(" (").with(note).with(")"));
    link(setting.list(&plan.scope, &query))
        .class(match (value.chosen, value.count) {
            (Some(true), _) => "value out",
            (None, 0) => "value none",
            _ => "value",
        })
        .attr("data-facet", facet.name())
        .attr("data-value", value.id.clone())
        .attr("data-count", value.count.to_string())
        .maybe_attr("aria-current", value.chosen.map(|_| "true".to_owned()))
        .maybe(short)
        .with(name.maybe(note))
        .with(" ")
        .with(el("span").class("count").with(number(value.count.into())))
}

/// Any or all of the topics, once there are two of them.
fn any_or_all(setting: &Setting, plan: &Plan) -> Option<Element> {
    let words = setting.words();
    let query = &plan.query;
    let chosen = query.of(Facet::Topic).iter().filter(|choice| !choice.out).count();
    if chosen < 2 && !query.all_topics {
        return None;
    }
    let way = |all: bool, name: &'static str| {
        let other = Query { all_topics: all, page: 0, ..query.clone() };
        link(setting.list(&plan.scope, &other))
            .maybe_attr("aria-current", (all == query.all_topics).then(|| "true".to_owned()))
            .attr("data-match", if all { "all" } else { "any" })
            .with(name)
    };
    Some(
        el("p")
            .class("ways")
            .with(words.match_topics)
            .with(" ")
            .with(way(false, words.match_any))
            .with(" ")
            .with(way(true, words.match_all)),
    )
}

/// The span of time: the picture of it, and a plain form, so that it works without scripts wherever the host answers a
/// query.
fn dates(setting: &Setting, plan: &Plan) -> Element {
    let words = setting.words();
    let query = &plan.query;
    let field = |name: &'static str, label: &'static str, value: &DateField| {
        el("label").with(label).with(
            el("input")
                .attr("name", name)
                .attr("type", "text")
                .attr("inputmode", "numeric")
                .attr("autocomplete", "off")
                .attr("maxlength", "10")
                .attr("size", "10")
                .attr("aria-describedby", "date-hint")
                .maybe_attr("aria-invalid", value.is_unreadable().then(|| "true".to_owned()))
                .attr("value", value.0.clone()),
        )
    };
    let mut form = el("form")
        .attr("data-date-form", "")
        .attr("method", "get")
        .attr("action", setting.to(&Route::List(plan.scope.clone())))
        .with(field("from", words.from, &query.from))
        .with(field("to", words.to, &query.to));
    for (name, value) in others(query) {
        form.push(el("input").attr("type", "hidden").attr("name", name).attr("value", value).into());
    }
    form = form.with(el("button").attr("type", "submit").with(words.apply));
    let mut set = el("fieldset")
        .attr("id", "date")
        .with(el("legend").with(words.date))
        .maybe(over_time(setting, plan))
        .with(form)
        .with(el("p").class("hint").attr("id", "date-hint").with(words.date_hint))
        .maybe(beside(words, &plan.time));
    if plan.undated > 0 || query.undated {
        let other = Query { undated: !query.undated, page: 0, ..query.clone() };
        set.push(
            link(setting.list(&plan.scope, &other))
                .class("value")
                .attr("data-undated", "")
                .maybe_attr("aria-current", query.undated.then(|| "true".to_owned()))
                .with(el("span").class("name").with(words.undated_only))
                .with(" ")
                .with(el("span").class("count").with(number(plan.time.undated.into())))
                .into(),
        );
    }
    set
}

/// All that is asked but for the span and the page: what the form must carry along.
fn others(query: &Query) -> Vec<(&'static str, String)> {
    let mut rest = Vec::new();
    if !query.words.is_empty() {
        rest.push(("q", query.words.clone()));
    }
    for facet in Facet::ALL {
        let values = query.listed(facet);
        if !values.is_empty() {
            rest.push((facet.name(), values));
        }
    }
    if query.all_topics {
        rest.push(("match", "all".to_owned()));
    }
    let sort = query.sort.name(!query.words.is_empty());
    if !sort.is_empty() {
        rest.push(("sort", sort.to_owned()));
    }
    rest
}

#[cfg(test)]
mod tests {
    use leptos::prelude::RenderHtml;

    use super::super::markup::Node;
    use super::super::sample;
    use super::*;

    fn html(query: &str) -> String {
        Node::from(filters(&sample::setting("en"), &sample::plan(Scope::News, query))).to_html()
    }

    #[test]
    fn every_value_is_a_link_with_its_count() {
        let html = html("?topic=mining");
        assert!(html.contains("<fieldset id=\"topic\"><legend>Topics</legend>"));
        assert!(html.contains(
            r#"<a href="./news/" class="value" data-facet="topic" data-value="mining" data-count="12" aria-current="true">"#
        ));
        assert!(html.contains(
            r#"<a href="./news/?topic=mining,water" class="value" data-facet="topic" data-value="water" data-count="7">"#
        ));
        assert!(
            html.contains(r#"class="value none" data-facet="topic" data-value="justice" data-count="0""#)
        );
        assert!(
            html.contains(r#"<button class="button" type="button" data-close-filters>Show 1,234 articles"#)
        );
    }

    #[test]
    fn the_rest_opens_and_stays_open_where_something_is_chosen() {
        assert!(html("").contains(r#"<details data-keep="facet-region"><summary>All 10</summary>"#));
        assert!(html("?region=r9").contains(r#"<details open data-keep="facet-region">"#));
    }

    #[test]
    fn the_form_carries_the_other_choices() {
        let html = html("?topic=mining,-water&from=2004&sort=oldest&page=4");
        assert!(html.contains(r#"<input name="from" type="text""#) && html.contains(r#"value="2004""#));
        assert!(html.contains(r#"<input type="hidden" name="topic" value="mining,-water">"#));
        assert!(html.contains(r#"<input type="hidden" name="sort" value="oldest">"#));
        assert!(!html.contains("name=\"page\""));
    }

    #[test]
    fn hostile_values_are_text() {
        let html = html("?topic=%22%3E%3Cscript%3Ealert(1)%3C/script%3E");
        assert!(!html.contains("<script"));
        assert!(html.contains("&lt;script&gt;"));
    }
}
