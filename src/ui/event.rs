//! When and where an event is, with its zone, and its calendar file.

use super::markup::{Element, el};
use super::naming::link;
use super::setting::Setting;
use super::words::dates;
use crate::model::Event;

/// The box on an event's page.
pub(crate) fn boxed(setting: &Setting, event: &Event) -> Element {
    let words = setting.words();
    let when = dates::event(&event.starts, event.ends.as_ref(), event.zone.as_deref(), words);
    let when = el("time")
        .attr("datetime", machine(event))
        .attr("data-event-over", event.over.to_string())
        .with(when);
    let mut list = el("dl").with(el("dt").with(words.when)).with(el("dd").with(when));
    let place: Vec<&str> =
        [event.venue.as_str(), event.place.as_str()].into_iter().filter(|p| !p.is_empty()).collect();
    if !place.is_empty() {
        list = list.with(el("dt").with(words.place)).with(el("dd").with(place.join(", ")));
    }
    let over = setting.now.map(|now| event.over <= now);
    // Both stand there, one in the other's place: the style shows the one that the class of the box says. A prerendered
    // page has no such class before the program, which knows the time, sets it; nothing moves when it does.
    let state = el("p")
        .class("event-state")
        .with(el("span").class("if-past").with(words.past))
        .with(el("span").class("if-coming").with(words.coming));
    let way = |href: &Option<String>, name: &'static str| {
        let href = href.as_ref().filter(|_| over != Some(true))?;
        Some(el("li").with(link(setting.href(href)).with(name)))
    };
    let calendar = (!event.file.is_empty()).then(|| {
        el("li").with(link(setting.inside(&event.file)).attr("download", "").with(words.calendar_file))
    });
    let ways = el("ul")
        .class("inline")
        .maybe(way(&event.register, words.register))
        .maybe(way(&event.online, words.online))
        .maybe(calendar);
    el("div")
        .class(match over {
            None => "ruled event",
            Some(true) => "ruled event past",
            Some(false) => "ruled event coming",
        })
        .with(list)
        .with(state)
        .maybe(ways.or_nothing())
}

/// The start as HTML's `datetime` takes it: with its offset where there is a time of day.
fn machine(event: &Event) -> String {
    let mut text = event.starts.local.clone();
    if let Some(offset) = event.starts.offset {
        let minutes = offset.unsigned_abs();
        text.push(if offset < 0 { '-' } else { '+' });
        for (value, after) in [(minutes / 60, ":"), (minutes % 60, "")] {
            if value < 10 {
                text.push('0');
            }
            text.push_str(&value.to_string());
            text.push_str(after);
        }
    }
    text
}
