//! The picture of a result over time: bars that are links, equal to a list for those who hear it.
//!
//! Heights are classes, `h-0` to `h-20`, since a page may carry no style of its own (docs/decisions/histogram.md). Many
//! bars stand close together: each is named for the ear, and the eye reads every fifth year and whatever is pointed at.
//! A dozen or fewer carry their names and counts where everybody sees them.

use super::markup::{Element, Node, el};
use super::naming::link;
use super::setting::Setting;
use super::words::{Words, capital, dates, numbers::number};
use crate::archive::histogram::{Bar, Histogram, Mark, Span, whenever};
use crate::archive::listing::Plan;
use crate::archive::query::Query;

/// So many bars have room for their names and counts.
const ROOMY: usize = 12;

/// By twentieths of the fullest bar.
const HEIGHTS: [&str; 21] = [
    "h-0", "h-1", "h-2", "h-3", "h-4", "h-5", "h-6", "h-7", "h-8", "h-9", "h-10", "h-11", "h-12", "h-13",
    "h-14", "h-15", "h-16", "h-17", "h-18", "h-19", "h-20",
];

/// The picture in a list's filters, with the ways back out of it.
pub(crate) fn over_time(setting: &Setting, plan: &Plan) -> Option<Element> {
    let words = setting.words();
    let time = &plan.time;
    if time.bars.len() < 2 {
        return None;
    }
    let to = |span: Span, mark: Mark| {
        let query = match (mark, time.whole) {
            // What is chosen already leads back to what it was chosen in.
            (Mark::Chosen, Some(whole)) => whole.asked(&plan.query),
            _ => span.asked(&plan.query),
        };
        setting.list(&plan.scope, &query)
    };
    Some(el("div").class("time").maybe(ways_back(setting, plan)).with(bars(words, &time.bars, &to)))
}

/// The wider pictures that this one was opened from, and what this one is of.
fn ways_back(setting: &Setting, plan: &Plan) -> Option<Element> {
    let words = setting.words();
    let time = &plan.time;
    let way = |query: &Query, name: String| el("li").with(link(setting.list(&plan.scope, query)).with(name));
    let mut ways = el("ol").class("crumbs-of-time").attr("aria-label", words.wider);
    for (at, span) in time.above.iter().enumerate() {
        let all = at == 0;
        let query = if all { whenever(&plan.query) } else { span.asked(&plan.query) };
        let name = if all { words.all_years.to_owned() } else { name(*span, words) };
        ways.push(way(&query, name).into());
    }
    let here = time.whole?;
    // Years say themselves what they are; months do not say of which.
    if ways.is_empty() && !matches!(time.bars.first()?.span, Span::Month(..)) {
        return None;
    }
    let narrowed = time.bars.iter().any(|bar| bar.mark == Mark::Outside);
    ways.push(if narrowed {
        way(&here.asked(&plan.query), name(here, words)).into()
    } else {
        el("li").attr("aria-current", "true").with(name(here, words)).into()
    });
    Some(ways)
}

/// Bars as a list, the oldest first; `to` says where one leads.
pub(crate) fn bars(words: &Words, bars: &[Bar], to: &dyn Fn(Span, Mark) -> String) -> Element {
    let most = bars.iter().map(|bar| bar.count).max().unwrap_or_default();
    let roomy = bars.len() <= ROOMY;
    // Another picture is another list: no bar of the one becomes a bar of the other, with the focus on it.
    let id = bars.first().map_or_else(String::new, |bar| ["bars-", &bar.span.ends().0].concat());
    let mut list = el("ol")
        .attr("id", id)
        .attr("class", if roomy { "bars roomy" } else { "bars" })
        .attr("aria-label", words.over_time);
    for bar in bars {
        let is_marked = bar.mark == Mark::Chosen;
        let class = ["bar ", height(bar.count, most), mark(bar.mark)].concat();
        let mut inside = if bar.count == 0 {
            el("span").attr("class", class)
        } else {
            link(to(bar.span, bar.mark))
                .attr("class", class)
                .maybe_attr("aria-current", is_marked.then(|| "true".to_owned()))
        };
        if roomy {
            inside = named(inside, bar, words);
        } else if bar.count == 0 {
            inside =
                inside.maybe(tick(bar.span)).with(hidden([&name(bar.span, words), ": ", words.gap].concat()));
        } else {
            let said = [&name(bar.span, words), ", ", &words.articles(bar.count)].concat();
            inside = inside.attr("aria-label", said).maybe(tick(bar.span));
        }
        list.push(el("li").with(inside).into());
    }
    // It may be wider than its room, and then begins with the newest.
    el("div").class("bars-room").with(list)
}

/// Name and count for the eye, with what makes a sentence of them for the ear.
fn named(inside: Element, bar: &Bar, words: &Words) -> Element {
    let (short, rest) = match bar.span {
        Span::Years(first, last) if first == last => (first.to_string(), String::new()),
        Span::Years(first, last) => (first.to_string(), ["–", &last.to_string()].concat()),
        Span::Month(year, month) => {
            let short = words.months_short.get(month as usize - 1).copied().unwrap_or_default();
            (capital(short), [" ", &year.to_string()].concat())
        }
    };
    let inside = inside.with(el("span").class("tick").with(short));
    if bar.count == 0 {
        return inside.with(hidden([&rest, ": ", words.gap].concat()));
    }
    let count = number(bar.count.into());
    let after = words.articles(bar.count).split_off(count.len());
    inside.with(hidden(rest + ", ")).with(el("b").with(count)).with(hidden(after))
}

fn hidden(text: String) -> Element {
    el("span").class("visually-hidden").with(Node::from(text))
}

/// What stands under every fifth of many bars.
fn tick(span: Span) -> Option<Element> {
    let Span::Years(first, last) = span else { return None };
    let step = last - first + 1;
    (first.rem_euclid(step * 5) == 0).then(|| el("span").class("tick").with(first.to_string()))
}

/// A span in words: `2019`, `1980–1989`, `June 2019`.
fn name(span: Span, words: &Words) -> String {
    match span {
        Span::Years(first, last) if first == last => first.to_string(),
        Span::Years(first, last) => [&first.to_string(), "–", &last.to_string()].concat(),
        Span::Month(year, month) => capital(&dates::month_of(year, month, words)),
    }
}

/// What has any stands out from what has none, however few they are.
pub(crate) fn height(count: u32, most: u32) -> &'static str {
    let twentieths = (u64::from(count) * 20).div_ceil(u64::from(most.max(1)));
    usize::try_from(twentieths).ok().and_then(|at| HEIGHTS.get(at)).copied().unwrap_or("h-20")
}

fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::Plain => "",
        Mark::Within => " in",
        Mark::Chosen => " in here",
        Mark::Outside => " out",
    }
}

/// What no bar can show: works whose month is not known, or not even the year.
pub(crate) fn beside(words: &Words, time: &Histogram) -> Option<Element> {
    let mut note = el("ul").class("beside-time");
    for (count, said) in [(time.unknown, words.month_unknown), (time.vague, words.vague_dates)] {
        if count > 0 {
            let count = el("span").class("count").with(number(count.into()));
            note.push(el("li").with(capital(said)).with(" ").with(count).into());
        }
    }
    note.or_nothing()
}

#[cfg(test)]
mod tests {
    use leptos::prelude::RenderHtml;

    use super::super::sample;
    use super::*;
    use crate::archive::route::Scope;

    fn html(query: &str, time: Option<Histogram>) -> String {
        let mut plan = sample::plan(Scope::News, query);
        plan.time = time.unwrap_or(plan.time);
        over_time(&sample::setting("en"), &plan).map_or_else(String::new, |it| Node::from(it).to_html())
    }

    /// The months of 2019, the fifth with 7 works.
    fn months(mark: Mark) -> Histogram {
        let bar = |month| Bar {
            span: Span::Month(2019, month),
            count: if month == 5 { 7 } else { 0 },
            mark: if month == 5 { mark } else { Mark::Outside },
        };
        Histogram {
            bars: (1..=12).map(bar).collect(),
            above: vec![Span::Years(2004, 2019)],
            whole: Some(Span::Years(2019, 2019)),
            ..Histogram::default()
        }
    }

    #[test]
    fn many_bars_are_named_for_the_ear() {
        let html = html("?topic=mining", None);
        for piece in [
            r#"<ol id="bars-2004" class="bars" aria-label="Articles over time">"#,
            r#"<a href="./news/?topic=mining&amp;from=2019&amp;to=2019" class="bar h-20" aria-label="2019, 20 articles">"#,
            r#"class="bar h-3" aria-label="2004, 3 articles">"#,
            r#"<li><span class="bar h-0"><span class="tick">2010</span><span class="visually-hidden">2010: none</span>"#,
        ] {
            assert!(html.contains(piece), "{piece}\n{html}");
        }
        assert_eq!((html.matches("<li>").count(), html.matches("<a ").count()), (16, 2));
    }

    #[test]
    fn months_carry_names_and_counts_and_lead_back() {
        let html = html("?from=2019&to=2019", Some(months(Mark::Within)));
        for piece in [
            r#"<a href="./news/?from=2019-05&amp;to=2019-05" class="bar h-20 in"><span class="tick">May</span><span class="visually-hidden"> 2019, </span><b>7</b><span class="visually-hidden"> articles</span></a>"#,
            r#"<li><a href="./news/">All years</a></li>"#,
        ] {
            assert!(html.contains(piece), "{piece}\n{html}");
        }
        // The chosen month leads back to its year.
        let html = super::tests::html("?from=2019-05&to=2019-05", Some(months(Mark::Chosen)));
        assert!(
            html.contains(
                r#"<a href="./news/?from=2019&amp;to=2019" class="bar h-20 in here" aria-current="true">"#
            ),
            "{html}"
        );
        assert!(html.contains(r#"<li><a href="./news/?from=2019&amp;to=2019">2019</a></li>"#), "{html}");
    }

    #[test]
    fn one_bar_is_no_picture() {
        let one = Histogram {
            bars: vec![Bar { span: Span::Years(2019, 2019), count: 1, mark: Mark::Plain }],
            ..Histogram::default()
        };
        assert_eq!(html("", Some(one)), "");
    }

    #[test]
    fn heights_are_in_proportion_and_never_nothing() {
        for (count, most, class) in [
            (0, 9, "h-0"),
            (1, 1000, "h-1"),
            (50, 1000, "h-1"),
            (51, 1000, "h-2"),
            (500, 1000, "h-10"),
            (1000, 1000, "h-20"),
            (0, 0, "h-0"),
            (u32::MAX, u32::MAX, "h-20"),
        ] {
            assert_eq!(height(count, most), class, "{count} of {most}");
        }
    }
}
