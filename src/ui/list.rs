//! A list with filters: all news, or what is on a topic, in a region, of a series.

use super::calendar::heat;
use super::content::{Listing, Searched, Trouble};
use super::cord::numbers_of;
use super::filters::filters;
use super::follow::follow;
use super::item::{Fullness, item_or_trouble, item_with_excerpt};
use super::markup::{Element, el};
use super::naming::link;
use super::search::meant;
use super::sentence::{chips, sentence};
use super::setting::Setting;
use super::states::small_trouble;
use super::words::{Words, capital, dates, numbers::number};
use crate::archive::date::Edtf;
use crate::archive::listing::{Dropped, Plan};
use crate::archive::query::{Facet, Query, Sort};
use crate::archive::route::{Route, Scope};
use crate::model::Card;

/// The page of a list.
pub(crate) fn list(setting: &Setting, listing: &Listing) -> Element {
    let plan = &listing.plan;
    el("div")
        .class("page list-page")
        .all(top(setting, &plan.scope))
        .maybe(numbers_of(setting, &plan.scope, &listing.numbers))
        .with(whole_list(setting))
        .with(waiting(setting))
        .with(body(setting, listing))
        .maybe(follow(setting, &plan.scope))
        .maybe(years(setting, plan))
}

/// What stands in a list's place until it is looked up.
pub(crate) fn waiting(setting: &Setting) -> Element {
    el("p").class("list-waiting waiting").with(setting.words().list_waiting)
}

/// What is found, with what it was asked by.
pub(crate) fn body(setting: &Setting, listing: &Listing) -> Element {
    let words = setting.words();
    let plan = &listing.plan;
    let trouble = listing.search.as_ref().and_then(|search| search.trouble);
    let results = el("div").class("results");
    let results = match (trouble, &listing.search) {
        // The filters go on working; the answer's place says why there is none.
        (Some(trouble), _) => results.with(small_trouble(setting, words.search_lost, trouble)),
        (None, Some(search)) => results
            .maybe(searched(setting, plan, search))
            .maybe(nothing(setting, plan))
            .with(found(setting, plan, &listing.items, search))
            .maybe(paging(setting, plan)),
        (None, None) => results
            .maybe(nothing(setting, plan))
            .with(rows(setting, &listing.items, Fullness::Row))
            .maybe(paging(setting, plan)),
    };
    el("div")
        .class("list-body")
        .with(status(setting, if trouble.is_some() { 0 } else { plan.total }))
        .with(
            el("div")
                .class("asked")
                .maybe(trouble.is_none().then(|| sentence(setting, plan)))
                .with(chips(setting, plan))
                .with(tools(setting, plan))
                .with(save_search(setting, plan))
                .with(take(setting, plan)),
        )
        .with(el("div").class("columns").with(filters(setting, plan)).with(results))
}

/// The number of results where assistive technology hears of it: in a prerendered page the sentence, in the browser
/// empty, to be filled a second after the last change.
fn status(setting: &Setting, total: u32) -> Element {
    let status =
        el("p").class("visually-hidden").attr("role", "status").attr("data-count", total.to_string());
    if setting.now.is_none() { status.with(setting.words().articles(total)) } else { status }
}

/// Kicker, heading and description of a list.
pub(crate) fn top(setting: &Setting, scope: &Scope) -> Vec<Element> {
    let words = setting.words();
    let site = &setting.site;
    let kicker =
        |route: Route, name: &'static str| el("p").class("kicker").with(link(setting.to(&route)).with(name));
    let (kicker, description) = match scope {
        Scope::News => (None, None),
        Scope::Topic(id) => {
            (Some(kicker(Route::Topics, words.topics)), site.topic(id).map(|topic| &topic.description))
        }
        Scope::Region(id) => {
            (Some(kicker(Route::Regions, words.regions)), site.region(id).map(|region| &region.description))
        }
        Scope::Series(id) => {
            (Some(kicker(Route::AllSeries, words.all_series)), site.one_series(id).map(|s| &s.description))
        }
        Scope::Number(id, _) => {
            let whole = link(setting.list_of(Facet::Series, id)).with(setting.name(Facet::Series, id));
            (Some(el("p").class("kicker").with(whole)), None)
        }
    };
    let description = description.filter(|text| !text.is_empty());
    let described = description.map(|text| el("p").class("standfirst").with(setting.text(text)));
    kicker.into_iter().chain([el("h1").with(heading(setting, scope))]).chain(described).collect()
}

/// What a list is called.
pub(crate) fn heading(setting: &Setting, scope: &Scope) -> String {
    match scope {
        Scope::News => setting.words().news.to_owned(),
        Scope::Topic(id) => setting.name(Facet::Topic, id),
        Scope::Region(id) => setting.name(Facet::Region, id),
        Scope::Series(id) => setting.name(Facet::Series, id),
        Scope::Number(id, number) => [&setting.name(Facet::Series, id), " ", &number.to_string()].concat(),
    }
}

/// Where nothing can be filtered, without scripts or in an old browser: the list is whole, and the ways to a part of it.
/// The mark that `public/mark.js` sets before anything is shown hides it.
fn whole_list(setting: &Setting) -> Element {
    let words = setting.words();
    let way = |route: Route, name: &'static str| link(setting.to(&route)).with(name);
    el("p")
        .class("ruled no-filters")
        .with(words.list_noscript)
        .with(" ")
        .with(way(Route::Topics, words.topics))
        .with(", ")
        .with(way(Route::Regions, words.regions))
        .with(", ")
        .with(way(Route::Archive, words.archive))
}

/// The order, and on a phone the opener of the filters.
fn tools(setting: &Setting, plan: &Plan) -> Element {
    let words = setting.words();
    let query = &plan.query;
    let in_force = count_filters(query);
    let mut name = String::from(words.filter);
    if in_force > 0 {
        name.push_str(" (");
        name.push_str(&in_force.to_string());
        name.push(')');
    }
    let order = |sort: Sort, name: &'static str| {
        let other = Query { sort, page: 0, ..query.clone() };
        link(setting.list(&plan.scope, &other))
            .maybe_attr("aria-current", (sort == query.sort).then(|| "true".to_owned()))
            .with(name)
    };
    el("div")
        .class("tools")
        .with(el("button").class("button").attr("type", "button").attr("data-open-filters", "").with(name))
        .with(
            el("p")
                .class("ways")
                .with(words.order)
                .with(" ")
                .maybe((!query.words.is_empty()).then(|| order(Sort::Relevance, words.relevance)))
                .with(" ")
                .with(order(Sort::Newest, words.newest))
                .with(" ")
                .with(order(Sort::Oldest, words.oldest)),
        )
}

/// Keeps what the list was asked, as `modules/saved/` reads it from `data-take`. Where nothing is asked its room is kept.
fn save_search(setting: &Setting, plan: &Plan) -> Element {
    let asks = plan.scope != Scope::News || count_filters(&plan.query) > 0;
    el("button")
        .class(if asks { "save" } else { "save unasked" })
        .attr("type", "button")
        .attr("data-save-search", "")
        .attr("aria-pressed", "false")
        .with(setting.words().save_search)
}

/// Where the whole of the list can be had as a file. What is in it when it is open is `modules/export/`'s; `data-take`
/// says which list it is of.
fn take(setting: &Setting, plan: &Plan) -> Element {
    let words = setting.words();
    let lost = [words.not_there, " ", words.unreadable_help].concat();
    el("details")
        .class("take")
        .attr("data-keep", "take")
        .attr("data-take", setting.list(&plan.scope, &Query { page: 0, ..plan.query.clone() }))
        .with(el("summary").with(words.take))
        .with(el("div").class("take-room").attr("data-take-room", "").attr("data-lost", lost))
}

fn count_filters(query: &Query) -> usize {
    let choices: usize = query.choices.iter().map(Vec::len).sum();
    let others = [!query.words.is_empty(), !query.from.is_empty(), !query.to.is_empty(), query.undated];
    choices + others.into_iter().filter(|on| *on).count()
}

/// The items with the years and months between them.
pub(crate) fn rows(setting: &Setting, items: &[Result<Card, Trouble>], fullness: Fullness) -> Element {
    rows_below(setting, items, &|_, item| item_or_trouble(setting, item, fullness), None)
}

/// The items that words were found in, each with them in their sentence; where they stand in the order of relevance, one
/// heading says so in place of the years.
fn found(setting: &Setting, plan: &Plan, items: &[Result<Card, Trouble>], search: &Searched) -> Element {
    let heading = (plan.query.sort == Sort::Relevance).then(|| capital(setting.words().relevance));
    let row = |at: usize, item: &Result<Card, Trouble>| {
        item_with_excerpt(setting, item, search.excerpts.get(at).and_then(Option::as_ref))
    };
    rows_below(setting, items, &row, heading.as_deref())
}

fn rows_below(
    setting: &Setting,
    items: &[Result<Card, Trouble>],
    row: &dyn Fn(usize, &Result<Card, Trouble>) -> Element,
    heading: Option<&str>,
) -> Element {
    let mut list = el("div").class("rows");
    let mut above = String::new();
    for (at, item) in items.iter().enumerate() {
        if let Ok(card) = item {
            let divider = heading.map_or_else(|| divider(card, setting.words()), str::to_owned);
            if divider != above {
                list.push(el("h2").class("divider").with(divider.clone()).into());
                above = divider;
            }
        }
        list.push(row(at, item).into());
    }
    list
}

/// What is to be said of the words: those not looked for, another spelling, what they name.
fn searched(setting: &Setting, plan: &Plan, search: &Searched) -> Option<Element> {
    let words = setting.words();
    let mut said = el("div").class("searched");
    if let Some((question, count)) = &search.instead {
        let there = setting.list(&plan.scope, &plan.query.with_words(question));
        let way = link(there).with(question.clone());
        let count = count.map(|count| el("span").class("count").with(words.articles(count)));
        let line =
            el("p").class("instead").with(words.did_you_mean).with(" ").with(way).with("? ").maybe(count);
        said.push(line.into());
    }
    said = said.maybe(meant(setting, &plan.scope, &plan.query, &search.named));
    if !search.common.is_empty() {
        let common = search.common.join(", ");
        said.push(el("p").class("hint").with(words.too_common).with(" ").with(common).into());
    }
    for (is, line) in [(search.too_many, words.too_many_words), (search.only_out, words.only_left_out)] {
        if is {
            said.push(el("p").class("hint").with(line).into());
        }
    }
    if let Some((looked, whole)) = search.kept {
        let (before, rest) = words.only_kept.split_once("{}").unwrap_or_default();
        let (between, after) = rest.split_once("{}").unwrap_or_default();
        let line = [before, &words.articles(looked), between, &number(whole.into()), after].concat();
        said.push(el("p").class("hint").attr("data-only-kept", "").with(line).into());
    }
    said.or_nothing()
}

/// The year and month that a card stands under.
fn divider(card: &Card, words: &Words) -> String {
    let Some(text) = &card.date else { return capital(words.undated) };
    match Edtf::parse(text) {
        Ok(date) => match (date.year(), date.month()) {
            (Some(year), Some(month)) => capital(&dates::month_of(year, month, words)),
            (Some(year), None) => year.to_string() + ", " + words.month_unknown,
            _ => capital(&dates::date(&date, words)),
        },
        Err(_) => text.clone(),
    }
}

/// What to do when nothing answers.
fn nothing(setting: &Setting, plan: &Plan) -> Option<Element> {
    if plan.total > 0 {
        return None;
    }
    let words = setting.words();
    let block = el("div").class("nothing");
    if plan.whole == 0 || !plan.query.has_filters() {
        return Some(block.with(el("p").with(words.empty_list)));
    }
    let said = match (plan.reversed, plan.relaxations.is_empty()) {
        (true, _) => words.reversed,
        (false, false) => words.nothing_found,
        (false, true) => words.nothing_helps,
    };
    let ways = plan.relaxations.iter().map(|way| {
        let name = link(setting.list(&plan.scope, &way.query))
            .with(words.without_filter)
            .with(" “")
            .with(dropped(setting, &way.dropped, &plan.query))
            .with("”");
        el("li").with(name).with(" ").with(el("span").class("count").with(words.articles(way.count)))
    });
    let clear = setting.list(&plan.scope, &Query { sort: plan.query.sort, ..Query::default() });
    Some(
        block
            .with(el("p").with(said))
            .maybe(el("ul").class("plain").all(ways.collect()).or_nothing())
            .with(el("p").with(link(clear).with(words.clear_all))),
    )
}

fn dropped(setting: &Setting, dropped: &Dropped, query: &Query) -> String {
    let words = setting.words();
    match dropped {
        Dropped::Words(text) => text.clone(),
        Dropped::Choice(facet, id) => setting.name(*facet, id),
        Dropped::From => words.since.to_owned() + &dates::known(Some(&query.from.0), words),
        Dropped::To => words.until.to_owned() + &dates::known(Some(&query.to.0), words),
        Dropped::Undated => words.undated_only.to_owned(),
        Dropped::AllTopics => words.match_all.to_owned(),
    }
}

/// The links to the other pages of the list.
fn paging(setting: &Setting, plan: &Plan) -> Option<Element> {
    let words = setting.words();
    if plan.pages < 2 {
        return None;
    }
    let to = |page: u32| setting.list(&plan.scope, &Query { page, ..plan.query.clone() });
    Some(pager(words, plan.query.page + 1, plan.pages, &|page| to(page - 1)))
}

/// Previous, the number of this page (from 1), next.
pub(crate) fn pager(words: &Words, page: u32, pages: u32, to: &dyn Fn(u32) -> String) -> Element {
    let step = |on: bool, page: u32, rel: &'static str, name: &'static str| {
        on.then(|| link(to(page)).class(rel).attr("rel", rel).with(name))
    };
    let here =
        [words.page, " ", &number(page.into()), " ", words.page_of, " ", &number(pages.into())].concat();
    el("nav")
        .class("pager")
        .attr("aria-label", words.pages)
        .maybe(step(page > 1, page - 1, "prev", words.previous))
        .with(el("span").class("here").with(here))
        .maybe(step(page < pages, page + 1, "next", words.next))
}

/// The plain lists by year: the same work without scripts.
fn years(setting: &Setting, plan: &Plan) -> Option<Element> {
    let words = setting.words();
    if matches!(plan.scope, Scope::Number(..)) || plan.years.is_empty() && plan.undated == 0 {
        return None;
    }
    let most = plan.years.iter().map(|(_, count)| *count).max().unwrap_or_default().max(plan.undated);
    let row = |route: Route, name: String, count: u32| {
        let shade = heat(count, most);
        let count = el("span").class("count").with(number(count.into()));
        el("li").class(shade).with(link(setting.to(&route)).with(name).with(" ").with(count))
    };
    // A series with numbers has no pages of years: a year would stand where a number does.
    let by_year = !is_numbered(setting, &plan.scope);
    let mut list = el("ul").class("years");
    for (year, count) in plan.years.iter().filter(|_| by_year) {
        let route = Route::Year { scope: plan.scope.clone(), year: *year, part: 1 };
        list.push(row(route, year.to_string(), *count).into());
    }
    if plan.undated > 0 {
        let route = Route::Undated { scope: plan.scope.clone(), part: 1 };
        list.push(row(route, capital(words.undated), plan.undated).into());
    }
    let list = list.or_nothing()?;
    Some(
        el("nav")
            .class("by-year")
            .attr("aria-label", words.by_year)
            .with(el("h2").with(words.by_year))
            .with(list),
    )
}

fn is_numbered(setting: &Setting, scope: &Scope) -> bool {
    let Scope::Series(id) = scope else { return false };
    setting.site.one_series(id).is_some_and(|series| series.numbered != crate::model::Numbering::None)
}
